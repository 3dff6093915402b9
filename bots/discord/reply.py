"""The way back to whoever used a command, pressed a button or sent a form: in time, to the right eyes, and if need be by the channel.

Knows Discord's rules for interactions: an answer within 3 seconds; what was deferred for all to see can't become private.
"""

from __future__ import annotations

import aiohttp
import discord
import structlog

from bots.discord.render import Message
from bots.length import ELLIPSIS

log = structlog.get_logger()

TROUBLE = (discord.DiscordException, aiohttp.ClientError, OSError)
"""A call that Discord refused or that did not reach it (TimeoutError is an OSError)."""

ALREADY_ACKNOWLEDGED = 40060


def is_card(message: discord.Message | None) -> bool:
    """Whether a message of ours is for one person's choice, and gives way to what comes of it: one that only they see, or that
    answers theirs. A clip's own message is neither."""
    return message is not None and (message.flags.ephemeral or message.reference is not None)


async def _post(interaction: discord.Interaction, message: Message) -> discord.Message | None:
    """Say it in the channel, without regard to the interaction; None if that is not possible."""
    channel = interaction.channel_id
    if channel is None:
        return None
    place = interaction.client.get_partial_messageable(channel, guild_id=interaction.guild_id)
    try:
        return await place.send(
            message.content,
            view=message.view() or discord.utils.MISSING,
            allowed_mentions=message.mentions(),
            suppress_embeds=True,
        )
    except TROUBLE as error:
        log.warning("discord.unmentioned", interaction=interaction.id, error=repr(error))
        return None


class Reply:
    """The answer to one interaction. ``private`` is for whom it is meant to be, until it is known."""

    def __init__(self, interaction: discord.Interaction, private: bool) -> None:
        self._interaction = interaction
        self._private = private
        self._deferred = False
        self._said = False
        self._posted: discord.Message | None = None

    @property
    def promised(self) -> bool:
        return self._deferred

    async def defer(self) -> None:
        """Promise an answer. If Discord does not take the promise, the answer finds another way."""
        try:
            await self._interaction.response.defer(ephemeral=self._private, thinking=True)
        except TROUBLE as error:
            log.info("discord.undeferred", interaction=self._interaction.id, error=repr(error))
        else:
            self._deferred = True

    async def say(self, message: Message, private: bool, insist: bool = False) -> str | None:
        """Answer, and return the message's id; None if that was not possible.

        With ``insist``, a message to the channel takes the place of an answer that Discord does not accept any more.
        """
        if self._said:
            return None  # a fault behind the answer is the log's
        try:
            message_id: str | None = await self._answer(message, private)
        except TROUBLE as error:
            log.info("discord.unanswered", interaction=self._interaction.id, error=repr(error))
            message_id = await self._post(message) if insist else None
        self._said = message_id is not None
        return message_id

    async def _answer(self, message: Message, private: bool) -> str:
        interaction, view = self._interaction, message.view() or discord.utils.MISSING
        if not self._deferred:
            try:
                response = await interaction.response.send_message(
                    message.content,
                    view=view,
                    allowed_mentions=message.mentions(),
                    ephemeral=private,
                    suppress_embeds=True,
                )
                return str(response.message_id or (await interaction.original_response()).id)
            except discord.HTTPException as error:
                if error.code != ALREADY_ACKNOWLEDGED:
                    raise  # else the promise did arrive
        if private == self._private:
            edited = await interaction.edit_original_response(
                content=message.content, embed=None, view=view, allowed_mentions=message.mentions()
            )
            return str(edited.id)
        # The first message after a promise takes its place and its publicity, so the promise is kept before it is removed.
        await interaction.edit_original_response(content=ELLIPSIS)
        await self.take_back()
        sent = await interaction.followup.send(
            message.content,
            view=view,
            allowed_mentions=message.mentions(),
            ephemeral=private,
            suppress_embeds=True,
            wait=True,
        )
        return str(sent.id)

    async def _post(self, message: Message) -> str | None:
        self._posted = await _post(self._interaction, message)
        return str(self._posted.id) if self._posted else None

    async def take_back(self) -> None:
        """Remove the answer, or the promise of one."""
        try:
            if self._posted is not None:
                await self._posted.delete()
            else:
                await self._interaction.delete_original_response()
        except TROUBLE as error:
            log.info("discord.not_taken_back", interaction=self._interaction.id, error=repr(error))


class Turn:
    """The answer to a button or form on a card (see `is_card`): what comes next takes the card's place."""

    def __init__(self, interaction: discord.Interaction) -> None:
        assert interaction.message is not None
        self._interaction = interaction
        self._card = interaction.message
        self._sent: discord.Message | None = None

    async def defer(self) -> None:
        """Tell Discord that the press arrived: the card stays as it is until something takes its place."""
        try:
            await self._interaction.response.defer()
        except TROUBLE as error:
            log.info("discord.undeferred", interaction=self._interaction.id, error=repr(error))

    async def put(self, message: Message) -> bool:
        """Show this instead of the card; False if Discord doesn't accept it (any more)."""
        try:
            await self._interaction.edit_original_response(
                content=message.content, embed=None, view=message.view(), allowed_mentions=message.mentions()
            )
        except TROUBLE as error:
            log.info("discord.unanswered", interaction=self._interaction.id, error=repr(error))
            return False
        return True

    async def remove(self) -> None:
        try:
            await self._interaction.delete_original_response()
        except TROUBLE as error:
            log.info("discord.not_taken_back", interaction=self._interaction.id, error=repr(error))

    async def announce(self, message: Message) -> str | None:
        """Show it to everybody, and return the id of the message that does: the card's, unless only one person sees that."""
        if not self._card.flags.ephemeral and await self.put(message):
            return str(self._card.id)
        if self._card.flags.ephemeral:
            await self.remove()
        self._sent = await self._follow_up(message, private=False) or await _post(self._interaction, message)
        return str(self._sent.id) if self._sent else None

    async def take_back(self) -> None:
        """Remove what was announced."""
        if self._sent is None:
            await self.remove()
            return
        try:
            await self._sent.delete()
        except TROUBLE as error:
            log.info("discord.not_taken_back", interaction=self._interaction.id, error=repr(error))

    async def whisper(self, message: Message) -> None:
        """Tell the person who pressed, and nobody else."""
        await self._follow_up(message, private=True)

    async def _follow_up(self, message: Message, private: bool) -> discord.Message | None:
        try:
            return await self._interaction.followup.send(
                message.content,
                view=message.view() or discord.utils.MISSING,
                allowed_mentions=message.mentions(),
                ephemeral=private,
                suppress_embeds=True,
                wait=True,
            )
        except TROUBLE as error:
            log.info("discord.unanswered", interaction=self._interaction.id, error=repr(error))
            return None
