"""Posting to Telegram, which has no idempotency key.

A clip is delivered by editing it into the message that answered the command: doing so twice shows it once. Only where that
message is gone is the clip sent anew, and if such a sending is uncertain, its author is asked instead of sending it a second time.
Nobody is notified of an edit, so after a long wait a line of its own says that the clip is there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import skia
import structlog
from telegram import Bot, InputMediaPhoto, InputMediaVideo, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bots import sentences
from bots.telegram import render
from bots.telegram.links import message_link
from bots.telegram.render import Post
from bots.telegram.translate import chat_and_topic
from core import media, moves
from core.app import App
from core.delivery import NotSent, Parcel, Unreachable
from core.events import ClipDeleted, ClipReady, ClipsInspired, JobProgressed, PostFailed
from core.generation.at_hand import posted_at
from core.people import Address, Platform
from core.wording import N_, speaker

log = structlog.get_logger()

UPLOAD_SECONDS = 180.0
UNNOTICED = timedelta(seconds=60)
"""Who has waited for longer than this looks elsewhere by now."""
GONE = N_("the chat is gone.")
FORBIDDEN = N_("I am not allowed to post there any more.")
REFUSED = N_("the platform did not accept it there.")
NOBODY = N_("its author can't be written to in private.")

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
    "there is no text in the message",
)
UNCHANGED = "message is not modified"
UNACCEPTABLE = ("caption is too long", "can't parse entities", "caption_too_long")
"""Complaints about a caption; the video itself may be welcome."""
TOO_LARGE = ("entity too large", "(413)", "file is too big")
"""How it is said, by Telegram, by a proxy before it, and by the API server, that an upload was too large."""


class TelegramPostman:
    """Implements `core.delivery.Postman`."""

    platform: Platform = "telegram"
    edit_gap = 6.0

    def __init__(self, app: App, bot: Bot) -> None:
        self.app = app
        self.bot = bot

    async def deliver(self, parcel: Parcel) -> str | None:
        return await self._meaningfully(self._deliver, parcel)

    async def reconcile(self, parcel: Parcel) -> str | None:
        return await self._meaningfully(self._reconcile, parcel)

    async def _meaningfully(self, work: Callable[[Parcel], Awaitable[str | None]], parcel: Parcel) -> str | None:
        """Do it with Telegram's errors as the courier understands them, in the supergroup if the group has become one."""
        with _meaning():
            try:
                return await work(parcel)
            except ChatMigrated as error:
                log.info("telegram.migrated", chat=parcel.address.channel, to=error.new_chat_id)
                new = str(error.new_chat_id)
                await moves.follow(self.app, "telegram", parcel.address.channel, new)
                # Message ids are the old group's.
                place = replace(parcel.address, channel=new, community=new, reply_to=None)
                return await work(replace(parcel, address=place, status_message=None))

    async def _reconcile(self, parcel: Parcel) -> str | None:
        if isinstance(parcel.event, ClipReady):
            message = await self._edit_in(parcel, parcel.event)
            if message is None:
                await self._send(parcel.address, render.uncertain(parcel.event))
            return message
        if isinstance(parcel.event, (PostFailed, ClipsInspired)):
            return None  # told or not: telling it a second time would be worse
        return await self._deliver(parcel)

    async def show_progress(self, address: Address, status_message: str, event: JobProgressed) -> None:
        try:
            await self._edit_text(address, status_message, render.render(event))
        except TelegramError as error:
            log.info("telegram.unedited", message=status_message, error=repr(error))

    async def _deliver(self, parcel: Parcel) -> str | None:
        event = parcel.event
        if isinstance(event, ClipReady):
            message = await self._edit_in(parcel, event)
            if message is None:
                return await self._send_video(parcel.address, event)
            if self.app.clock() - parcel.since > UNNOTICED:
                await self._ring(parcel.address, message, event)
            return message
        if isinstance(event, PostFailed):
            if not event.author_user.isdecimal():
                raise Unreachable(NOBODY)
            return await self._send_video(Address("telegram", event.author_user, private=True), event)
        if isinstance(event, ClipsInspired):
            if not event.author_user.isdecimal():
                raise Unreachable(NOBODY)
            return await self._send(Address("telegram", event.author_user, private=True), render.inspired(event))
        post = render.render(event)
        if isinstance(event, ClipDeleted):
            if parcel.message is not None:
                await self._remove(parcel.address, parcel.message, post)
            return None
        if parcel.status_message is not None and await self._edit_text(parcel.address, parcel.status_message, post):
            return parcel.status_message
        return await self._send(parcel.address, post)

    async def _ring(self, address: Address, message: str, event: ClipReady) -> None:
        """Tell the author of a clip that took long: Telegram notifies nobody of an edit. Said once or not at all, never twice."""
        try:
            await self._send(replace(address, reply_to=message), render.ring(event))
        except TelegramError as error:
            log.info("telegram.unrung", message=message, error=repr(error))

    async def _edit_in(self, parcel: Parcel, event: ClipReady) -> str | None:
        """Turn the answer to the command into the clip; None if there is no such message (any more)."""
        status = parcel.status_message
        if status is None:
            return None
        chat, _ = chat_and_topic(parcel.address)
        parent = await self._parent(event, parcel.address)

        async def edit(file: Path, post: Post) -> None:
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
            await self.bot.edit_message_media(
                clip,
                chat_id=chat,
                message_id=int(status),
                reply_markup=post.keyboard(),
                write_timeout=UPLOAD_SECONDS,
                read_timeout=UPLOAD_SECONDS,
            )

        try:
            if await self._upload(event, edit, parent):
                return status
            return status if await self._edit_text(parcel.address, status, self._linked(event, parent)) else None
        except BadRequest as error:
            if _says(error, UNCHANGED):
                return status
            if _says(error, *CLOSED):
                raise
            log.info("telegram.unedited", message=status, error=repr(error))
            return None

    async def _send_video(self, address: Address, event: ClipReady | PostFailed) -> str:
        chat, topic = chat_and_topic(address)
        sent: list[Message] = []
        parent = await self._parent(event, address) if isinstance(event, ClipReady) else None

        async def send(file: Path, post: Post) -> None:
            message = await self.bot.send_video(
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
            sent.append(message)

        if await self._upload(event, send, parent):
            return str(sent[0].message_id)
        return await self._send(address, self._linked(event, parent))

    async def _parent(self, event: ClipReady, address: Address) -> str | None:
        """The address of the message that shows what the clip was made out of, for those who have it in this chat too."""
        shown = await posted_at(self.app, event.parent) if event.parent is not None else None
        if shown is None or not shown[0].covers(address):
            return None
        home, message = shown
        chat, _ = chat_and_topic(home)
        name = None if home.private else await self._public_name(chat)
        return message_link(home, message, name) or self.app.settings.page(f"clip/{event.parent}")

    async def _public_name(self, chat: int) -> str | None:
        """What a chat is called in its public address, if it has one."""
        try:
            return (await self.bot.get_chat(chat)).username
        except TelegramError as error:
            log.info("telegram.unknown_chat", chat=chat, error=repr(error))
            return None

    async def _upload(
        self,
        event: ClipReady | PostFailed,
        call: Callable[[Path, Post], Coroutine[Any, Any, None]],
        parent: str | None = None,
    ) -> bool:
        """Upload the clip with ``call``, with a bare caption if its own is not accepted. False if it is too big."""
        async with self._fitted(event.video) as file:
            if file is None:
                return False
            try:
                try:
                    await call(
                        file,
                        render.ready(event, parent=parent) if isinstance(event, ClipReady) else render.render(event),
                    )
                except BadRequest as error:
                    if not _says(error, *UNACCEPTABLE):
                        raise
                    log.warning("telegram.caption_refused", job=event.job_id, error=repr(error))
                    await call(file, render.bare(event))
            except NetworkError as error:
                if not _says(error, *TOO_LARGE):
                    raise
                log.info("telegram.too_large", size=file.stat().st_size)
                return False
        return True

    def _fitted(self, video: str) -> _Fitted:
        return _Fitted(self.app.media.path(video), self.app.settings.telegram_upload_limit)

    def _linked(self, event: ClipReady | PostFailed, parent: str | None) -> Post:
        link = self.app.settings.page(f"clip/{Path(event.video).parent}")
        return render.linked(event, sentences.too_big(link, speaker(event.language)), parent)

    async def _send(self, address: Address, post: Post) -> str:
        chat, topic = chat_and_topic(address)
        sent = await self.bot.send_message(
            chat,
            post.text,
            parse_mode=ParseMode.HTML,
            message_thread_id=topic,
            reply_markup=post.keyboard(),
            reply_parameters=_reply(address),
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
    except Forbidden as error:
        raise Unreachable(FORBIDDEN) from error
    except ChatMigrated as error:  # even after we had followed it
        raise Unreachable(GONE) from error
    except BadRequest as error:
        if _says(error, *CLOSED):
            raise Unreachable(GONE if _says(error, "not found") else FORBIDDEN) from error
        raise Unreachable(REFUSED) from error  # it would be refused again
    except NetworkError as error:
        if isinstance(error.__cause__, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)):
            raise NotSent from error
        raise


def _blank_picture() -> bytes:
    surface = skia.Surface(64, 64)
    surface.getCanvas().clear(skia.ColorSetRGB(24, 24, 28))
    return bytes(surface.makeImageSnapshot().encodeToData())
