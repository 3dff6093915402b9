"""Posting to Telegram, which has no idempotency key.

A clip is delivered by editing it into the message that answered the command: doing so twice shows it once. Only where that
message is gone is the clip sent anew, and if such a sending is uncertain, its author is asked instead of sending it a second time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import skia
import structlog
from telegram import Bot, InputMediaPhoto, InputMediaVideo, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bots import sentences
from bots.telegram import render
from bots.telegram.render import Post
from bots.telegram.translate import chat_and_topic
from core import media
from core.app import App
from core.delivery import NotSent, Parcel, Unreachable
from core.events import ClipDeleted, ClipReady, JobProgressed, PostFailed
from core.people import Address, Platform
from core.wording import N_, speaker

log = structlog.get_logger()

UPLOAD_SECONDS = 180.0
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
GONE = N_("the chat is gone.")
FORBIDDEN = N_("I am not allowed to post there any more.")

CLOSED = (
    "chat not found",
    "not enough rights",
    "chat_write_forbidden",
    "need administrator rights",
    "topic_closed",
    "message thread not found",
)
UNEDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no media in the message",
)
UNCHANGED = "message is not modified"


class TelegramPostman:
    """Implements `core.delivery.Postman`."""

    platform: Platform = "telegram"
    edit_gap = 6.0

    def __init__(self, app: App, bot: Bot) -> None:
        self.app = app
        self.bot = bot

    async def deliver(self, parcel: Parcel) -> str | None:
        with _meaning():
            return await self._deliver(parcel)

    async def reconcile(self, parcel: Parcel) -> str | None:
        with _meaning():
            if isinstance(parcel.event, ClipReady):
                message = await self._edit_in(parcel, parcel.event)
                if message is None:
                    await self._send(parcel.address, render.uncertain(parcel.event))
                return message
            if isinstance(parcel.event, PostFailed):
                return None  # told or not: a second copy of the clip would be worse
            return await self._deliver(parcel)

    async def show_progress(self, address: Address, status_message: str, event: JobProgressed) -> None:
        try:
            await self._edit_text(address, status_message, render.render(event))
        except TelegramError as error:
            log.info("telegram.unedited", message=status_message, error=repr(error))

    async def _deliver(self, parcel: Parcel) -> str | None:
        event, post = parcel.event, render.render(parcel.event)
        if isinstance(event, ClipReady):
            return await self._edit_in(parcel, event) or await self._send_video(parcel.address, event.video, post)
        if isinstance(event, PostFailed):
            private = Address("telegram", event.author_user, private=True)
            return await self._send_video(private, event.video, post)
        if isinstance(event, ClipDeleted):
            if parcel.message is not None:
                await self._remove(parcel.address, parcel.message, post)
            return None
        if parcel.status_message is not None and await self._edit_text(parcel.address, parcel.status_message, post):
            return parcel.status_message
        return await self._send(parcel.address, post)

    async def _edit_in(self, parcel: Parcel, event: ClipReady) -> str | None:
        """Turn the answer to the command into the clip; None if there is no such message (any more)."""
        if parcel.status_message is None:
            return None
        post = render.render(event)
        chat, _ = chat_and_topic(parcel.address)
        async with self._fitted(event.video) as file:
            if file is None:
                await self._edit_text(parcel.address, parcel.status_message, self._with_link(post, event.video))
                return parcel.status_message
            poster = self.app.media.path(event.poster)
            # Bytes, because the library takes a path for one on the API server's own disk.
            clip = InputMediaVideo(
                file.read_bytes(),
                caption=post.text,
                parse_mode=ParseMode.HTML,
                width=event.width,
                height=event.height,
                duration=round(event.seconds),
                supports_streaming=True,
                thumbnail=poster.read_bytes() if poster.exists() else None,
            )
            try:
                await self.bot.edit_message_media(
                    clip,
                    chat_id=chat,
                    message_id=int(parcel.status_message),
                    reply_markup=post.keyboard(),
                    write_timeout=UPLOAD_SECONDS,
                    read_timeout=UPLOAD_SECONDS,
                )
            except BadRequest as error:
                if _says(error, UNCHANGED):
                    return parcel.status_message
                if _says(error, *UNEDITABLE):
                    return None
                raise
        return parcel.status_message

    async def _send_video(self, address: Address, video: str, post: Post) -> str:
        chat, topic = chat_and_topic(address)
        async with self._fitted(video) as file:
            if file is None:
                return await self._send(address, self._with_link(post, video))
            sent = await self.bot.send_video(
                chat,
                file,
                caption=post.text,
                parse_mode=ParseMode.HTML,
                supports_streaming=True,
                message_thread_id=topic,
                reply_markup=post.keyboard(),
                reply_parameters=_reply(address),
                write_timeout=UPLOAD_SECONDS,
                read_timeout=UPLOAD_SECONDS,
            )
        return str(sent.message_id)

    def _fitted(self, video: str) -> _Fitted:
        return _Fitted(self.app.media.path(video), self.app.settings.telegram_upload_limit)

    def _with_link(self, post: Post, video: str) -> Post:
        base = self.app.settings.public_url
        link = f"{base}/clip/{Path(video).parent}" if base else None
        text = f"{post.text}\n{render.plain(sentences.too_big(link, speaker(post.language)))}"
        return Post(text, post.actions, post.language)

    async def _send(self, address: Address, post: Post) -> str:
        chat, topic = chat_and_topic(address)
        sent = await self.bot.send_message(
            chat,
            post.text,
            parse_mode=ParseMode.HTML,
            message_thread_id=topic,
            reply_markup=post.keyboard(),
            reply_parameters=_reply(address),
            link_preview_options=NO_PREVIEW,
        )
        return str(sent.message_id)

    async def _edit_text(self, address: Address, message_id: str, post: Post) -> bool:
        """Edit one of our texts; False if it can't be edited (any more)."""
        chat, _ = chat_and_topic(address)
        try:
            await self.bot.edit_message_text(
                post.text,
                chat_id=chat,
                message_id=int(message_id),
                parse_mode=ParseMode.HTML,
                reply_markup=post.keyboard(),
                link_preview_options=NO_PREVIEW,
            )
        except BadRequest as error:
            if not _says(error, UNCHANGED, *UNEDITABLE):
                raise
            return _says(error, UNCHANGED)
        return True

    async def _remove(self, address: Address, message_id: str, post: Post) -> None:
        """Delete the clip's message; a message older than 48 hours can't be deleted, so its video is replaced."""
        chat, _ = chat_and_topic(address)
        try:
            await self.bot.delete_message(chat, int(message_id))
        except BadRequest as error:
            if _says(error, "message to delete not found"):
                return
            blank = InputMediaPhoto(_blank_picture(), caption=post.text, parse_mode=ParseMode.HTML)
            await self.bot.edit_message_media(blank, chat_id=chat, message_id=int(message_id))


class _Fitted:
    """The clip's file, or a re-encoding within the limit that lives as long as the context; None if it can't be made to fit."""

    def __init__(self, source: Path, limit: int) -> None:
        self.source, self.limit = source, limit
        self.small = source.with_name(f"upload-{limit}.mp4")

    async def __aenter__(self) -> Path | None:
        return await asyncio.to_thread(media.fit, self.source, self.limit, self.small)

    async def __aexit__(self, *_: Any) -> None:
        self.small.unlink(missing_ok=True)


def _reply(address: Address) -> ReplyParameters | None:
    if address.reply_to is None:
        return None
    return ReplyParameters(int(address.reply_to), allow_sending_without_reply=True)


def _says(error: TelegramError, *fragments: str) -> bool:
    text = error.message.lower()
    return any(fragment in text for fragment in fragments)


@contextmanager
def _meaning() -> Iterator[None]:
    """Telegram's errors as the courier understands them."""
    try:
        yield
    except RetryAfter as error:
        raise NotSent(float(error._retry_after.total_seconds())) from error
    except (Forbidden, ChatMigrated) as error:
        raise Unreachable(FORBIDDEN if isinstance(error, Forbidden) else GONE) from error
    except BadRequest as error:
        if _says(error, *CLOSED):
            raise Unreachable(GONE if _says(error, "not found") else FORBIDDEN) from error
        raise NotSent from error  # refused, so certainly not posted
    except NetworkError as error:
        if isinstance(error.__cause__, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)):
            raise NotSent from error
        raise


def _blank_picture() -> bytes:
    surface = skia.Surface(64, 64)
    surface.getCanvas().clear(skia.ColorSetRGB(24, 24, 28))
    return bytes(surface.makeImageSnapshot().encodeToData())
