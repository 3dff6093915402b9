"""Posting to Discord: a stable nonce, uploads that fit, and which errors mean what."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
import discord
import structlog

from bots import sentences
from bots.discord import render
from bots.discord.render import Message
from bots.discord.reply import TROUBLE
from core import media
from core.app import App
from core.delivery import NotSent, Parcel, Unreachable
from core.events import ClipDeleted, ClipReady, ClipsInspired, JobProgressed, PostFailed
from core.generation.at_hand import posted_at
from core.people import Address, Platform
from core.wording import N_, speaker

log = structlog.get_logger()

NONCE_LENGTH = 25
SCAN_MESSAGES = 1000
SCAN_MARGIN = timedelta(minutes=1)
"""How far Discord's clock may be behind ours: no clip is looked for in what was posted earlier before its job was made."""

NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    attach_files=True,
    read_message_history=True,
)
"""What the bot must be allowed where it posts; the history is for `reconcile`."""

PRIVATE_UPLOAD_LIMIT = discord.utils.DEFAULT_FILE_SIZE_LIMIT_BYTES
TOO_LARGE = 40005
CONTENT_TOO_LARGE = 413
ARCHIVED = 50083
BUSY = (408, 429)
UNAUTHORISED = 401
"""Says nothing about the place: the bot's token was withdrawn."""


class DiscordPostman:
    """Implements `core.delivery.Postman`."""

    platform: Platform = "discord"
    edit_gap = 5.0

    def __init__(self, app: App, client: discord.Client) -> None:
        self.app = app
        self.client = client

    async def deliver(self, parcel: Parcel) -> str | None:
        try:
            return await self._deliver(parcel)
        except (discord.Forbidden, discord.NotFound) as error:
            raise Unreachable(_GONE if isinstance(error, discord.NotFound) else _FORBIDDEN) from error
        except discord.RateLimited as error:
            raise NotSent(error.retry_after) from error
        except discord.HTTPException as error:
            if error.status in BUSY:
                raise NotSent from error
            if error.code == ARCHIVED:
                raise Unreachable(_ARCHIVED) from error
            if 400 <= error.status < 500 and error.status != UNAUTHORISED:
                raise Unreachable(_REFUSED) from error
            raise
        except aiohttp.ClientConnectorError as error:
            raise NotSent from error

    async def reconcile(self, parcel: Parcel) -> str | None:
        """Look for the clip's buttons among the channel's messages since the job was made; post it if it is not there. What was told in
        private is looked for there, by its words.

        Posting is safe within minutes even when the look fails: Discord drops a second message with the same nonce.
        """
        since = parcel.since - SCAN_MARGIN
        if isinstance(parcel.event, ClipsInspired):
            return await self._told_already(parcel.event, since) or await self.deliver(parcel)
        if isinstance(parcel.event, ClipReady):
            try:
                channel = self._channel(parcel.address)
                async for message in channel.history(limit=SCAN_MESSAGES, after=since, oldest_first=False):
                    if _shows(message, parcel.event.clip_id):
                        await self._finish_status(parcel, message.jump_url)
                        return str(message.id)
            except discord.HTTPException as error:
                log.info("discord.unreadable", channel=parcel.address.channel, error=repr(error))
        return await self.deliver(parcel)

    async def _told_already(self, event: ClipsInspired, since: datetime) -> str | None:
        """The private message that says this, if it was sent since then."""
        try:
            private = await (await self.client.fetch_user(int(event.author_user))).create_dm()
            async for message in private.history(limit=SCAN_MESSAGES, after=since, oldest_first=False):
                if message.content.startswith(render.render(event).content):
                    return str(message.id)
        except discord.HTTPException as error:
            log.info("discord.unreadable", user=event.author_user, error=repr(error))
        return None

    async def show_progress(self, address: Address, status_message: str, event: JobProgressed) -> None:
        await self._edit(address, status_message, render.render(event))

    def _channel(self, address: Address) -> discord.PartialMessageable:
        guild = int(address.community) if address.community else None
        return self.client.get_partial_messageable(int(address.channel), guild_id=guild)

    async def _deliver(self, parcel: Parcel) -> str | None:
        event, message = parcel.event, render.render(parcel.event)
        nonce = parcel.id[-NONCE_LENGTH:]
        if isinstance(event, ClipReady):
            limit, parent = self._upload_limit(parcel.address), await self._parent_link(parcel.address, event)
            sent = await self._send_clip(self._channel(parcel.address), event, limit, nonce, parent)
            await self._finish_status(parcel, sent.jump_url)
            return str(sent.id)
        if isinstance(event, PostFailed):
            user = await self.client.fetch_user(int(event.author_user))
            sent = await self._send_clip(await user.create_dm(), event, PRIVATE_UPLOAD_LIMIT, nonce)
            return str(sent.id)
        if isinstance(event, ClipsInspired):
            user = await self.client.fetch_user(int(event.author_user))
            private, clip = await user.create_dm(), await posted_at(self.app, event.clips[-1])
            message = render.inspired(event, _link(*clip) if clip else None)
            view = message.view() or discord.utils.MISSING
            sent = await private.send(message.content, view=view, nonce=nonce, suppress_embeds=True)
            return str(sent.id)
        if isinstance(event, ClipDeleted):
            if parcel.message is not None:
                await self._remove(parcel.address, parcel.message)
            return None
        if parcel.status_message is not None and await self._edit(parcel.address, parcel.status_message, message):
            return parcel.status_message
        sent = await self._channel(parcel.address).send(
            message.content, allowed_mentions=message.mentions(), nonce=nonce, suppress_embeds=True
        )
        return str(sent.id)

    async def _send_clip(
        self,
        channel: discord.PartialMessageable | discord.DMChannel,
        event: ClipReady | PostFailed,
        limit: int,
        nonce: str,
        parent: str | None = None,
    ) -> discord.Message:
        """Post the clip, smaller if Discord finds it too large, and as a link if even that does not help."""
        for size in (limit, limit // 2):
            sent = await self._upload(channel, event, size, nonce, render.showing(event, parent=parent))
            if sent is not None:
                return sent
        link = self.app.settings.page(f"clip/{Path(event.video).parent}")
        message = render.showing(event, sentences.too_big(link, speaker(event.language)), parent)
        return await channel.send(
            message.content,
            view=message.view() or discord.utils.MISSING,
            allowed_mentions=message.mentions(),
            nonce=nonce,
            suppress_embeds=True,
        )

    async def _upload(
        self,
        channel: discord.PartialMessageable | discord.DMChannel,
        event: ClipReady | PostFailed,
        limit: int,
        nonce: str,
        message: Message,
    ) -> discord.Message | None:
        """None if the clip can't be made to fit, or Discord's limit is lower than we think."""
        source = self.app.media.path(event.video)
        file = await asyncio.to_thread(media.fit, source, limit, source.with_name(f"upload-{limit}.mp4"))
        if file is None:
            return None
        try:
            return await channel.send(
                message.content,
                file=discord.File(file, filename="riffreel.mp4"),
                view=message.view() or discord.utils.MISSING,
                allowed_mentions=message.mentions(),
                nonce=nonce,
                suppress_embeds=True,
            )
        except discord.HTTPException as error:
            if error.code != TOO_LARGE and error.status != CONTENT_TOO_LARGE:
                raise
            log.info("discord.too_large", size=file.stat().st_size, limit=limit)
            return None
        finally:
            if file != source:
                file.unlink(missing_ok=True)

    async def _parent_link(self, address: Address, event: ClipReady) -> str | None:
        """The address of the message that shows the parent, if it is one that readers of this place can open."""
        posted = await posted_at(self.app, event.parent) if event.parent else None
        if posted is None or not address.covers(posted[0]):
            return None
        return _link(*posted)

    def _upload_limit(self, address: Address) -> int:
        guild = self.client.get_guild(int(address.community)) if address.community else None
        return guild.filesize_limit if guild else PRIVATE_UPLOAD_LIMIT

    async def _finish_status(self, parcel: Parcel, link: str) -> None:
        """Point from the answer to the clip. The clip is posted, so whatever goes wrong here does not matter."""
        if parcel.status_message is not None:
            text = f"{sentences.ready(speaker(parcel.event.language))} {link}"
            await self._edit(parcel.address, parcel.status_message, Message(text))

    async def _edit(self, address: Address, message_id: str, message: Message) -> bool:
        """Edit one of our messages; False if that is not possible (any more)."""
        try:
            await (
                self._channel(address)
                .get_partial_message(int(message_id))
                .edit(content=message.content, view=message.view(), allowed_mentions=message.mentions(), embed=None)
            )
        except TROUBLE as error:
            log.info("discord.unedited", message=message_id, error=repr(error))
            return False
        return True

    async def _remove(self, address: Address, message_id: str) -> None:
        try:
            await self._channel(address).get_partial_message(int(message_id)).delete()
        except discord.NotFound:
            log.debug("discord.gone_already", message=message_id)


_GONE = N_("the channel is gone.")
_FORBIDDEN = N_("I am not allowed to post there any more.")
_ARCHIVED = N_("the thread is archived or locked.")
_REFUSED = N_("the platform did not accept it there.")


def _link(place: Address, message: str) -> str:
    """The address of a message."""
    return f"https://discord.com/channels/{place.community or '@me'}/{place.channel}/{message}"


def _shows(message: discord.Message, clip_id: str) -> bool:
    return any(
        isinstance(item, discord.Button) and item.custom_id is not None and item.custom_id.endswith(clip_id)
        for row in message.components
        if isinstance(row, discord.ActionRow)
        for item in row.children
    )
