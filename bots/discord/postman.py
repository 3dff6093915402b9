"""Posting to Discord: a stable nonce, uploads that fit, and which errors mean what."""

from __future__ import annotations

import asyncio
from pathlib import Path

import aiohttp
import discord
import structlog

from bots import sentences
from bots.discord import render
from bots.discord.render import Message
from core import media
from core.app import App
from core.delivery import NotSent, Parcel, Unreachable
from core.events import ClipDeleted, ClipReady, JobProgressed, PostFailed
from core.people import Address, Platform
from core.wording import N_, speaker

log = structlog.get_logger()

NONCE_LENGTH = 25
SCAN_MESSAGES = 100
"""How far back a clip is looked for when it is not known whether it was posted."""
UNKNOWN_CHANNEL = 10003


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
            gone = isinstance(error, discord.NotFound) or error.code == UNKNOWN_CHANNEL
            raise Unreachable(_GONE if gone else _FORBIDDEN) from error
        except aiohttp.ClientConnectorError as error:
            raise NotSent from error

    async def reconcile(self, parcel: Parcel) -> str | None:
        """Look for the clip's buttons among the channel's latest messages; post it if it is not there.

        Posting is safe within minutes even when the look fails: Discord drops a second message with the same nonce.
        """
        if isinstance(parcel.event, ClipReady):
            try:
                async for message in self._channel(parcel.address).history(limit=SCAN_MESSAGES):
                    if _shows(message, parcel.event.clip_id):
                        await self._finish_status(parcel, message.jump_url)
                        return str(message.id)
            except discord.HTTPException as error:
                log.info("discord.unreadable", channel=parcel.address.channel, error=repr(error))
        return await self.deliver(parcel)

    async def show_progress(self, address: Address, status_message: str, event: JobProgressed) -> None:
        await self._edit(address, status_message, render.render(event))

    def _channel(self, address: Address) -> discord.PartialMessageable:
        guild = int(address.community) if address.community else None
        return self.client.get_partial_messageable(int(address.channel), guild_id=guild)

    async def _deliver(self, parcel: Parcel) -> str | None:
        event, message = parcel.event, render.render(parcel.event)
        nonce = parcel.id[-NONCE_LENGTH:]
        if isinstance(event, ClipReady):
            sent = await self._send_clip(self._channel(parcel.address), parcel.address, event.video, message, nonce)
            await self._finish_status(parcel, sent.jump_url)
            return str(sent.id)
        if isinstance(event, PostFailed):
            user = await self.client.fetch_user(int(event.author_user))
            sent = await self._send_clip(await user.create_dm(), None, event.video, message, nonce)
            return str(sent.id)
        if isinstance(event, ClipDeleted):
            if parcel.message is not None:
                await self._remove(parcel.address, parcel.message)
            return None
        if parcel.status_message is not None and await self._edit(parcel.address, parcel.status_message, message):
            return parcel.status_message
        sent = await self._channel(parcel.address).send(
            message.content, allowed_mentions=message.mentions(), nonce=nonce
        )
        return str(sent.id)

    async def _send_clip(
        self,
        channel: discord.PartialMessageable | discord.DMChannel,
        address: Address | None,
        video: str,
        message: Message,
        nonce: str,
    ) -> discord.Message:
        source = self.app.media.path(video)
        limit = self._upload_limit(address)
        small = source.with_name(f"upload-{limit}.mp4")
        file = await asyncio.to_thread(media.fit, source, limit, small)
        view = message.view() or discord.utils.MISSING
        if file is None:
            link = f"{self.app.settings.public_url}/clip/{Path(video).parent}" if self.app.settings.public_url else None
            content = f"{message.content}\n{sentences.too_big(link, speaker(message.language))}"
            return await channel.send(content, view=view, allowed_mentions=message.mentions(), nonce=nonce)
        try:
            return await channel.send(
                message.content,
                file=discord.File(file, filename="riffreel.mp4"),
                view=view,
                allowed_mentions=message.mentions(),
                nonce=nonce,
                suppress_embeds=True,
            )
        finally:
            if file != source:
                file.unlink(missing_ok=True)

    def _upload_limit(self, address: Address | None) -> int:
        channel = self.client.get_channel(int(address.channel)) if address else None
        guild = getattr(channel, "guild", None)
        return guild.filesize_limit if isinstance(guild, discord.Guild) else discord.utils.DEFAULT_FILE_SIZE_LIMIT_BYTES

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
                .edit(content=message.content, view=message.view(), allowed_mentions=message.mentions())
            )
        except (discord.HTTPException, aiohttp.ClientError) as error:
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


def _shows(message: discord.Message, clip_id: str) -> bool:
    return any(
        isinstance(item, discord.Button) and item.custom_id is not None and item.custom_id.endswith(clip_id)
        for row in message.components
        if isinstance(row, discord.ActionRow)
        for item in row.children
    )
