"""Between Telegram's updates and the use-cases: answers, acknowledgements, and this platform's one error boundary."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

import structlog
from telegram import CallbackQuery, ForceReply, Message, Update, User
from telegram.constants import ParseMode
from telegram.error import ChatMigrated, NetworkError, RetryAfter, TelegramError
from telegram.ext import ContextTypes

from bots import sentences
from bots.length import cut
from bots.telegram import render
from bots.telegram.render import Post
from core import delivery
from core.app import App
from core.errors import Refusal
from core.events import JobQueued
from core.wording import N_, Say, say_refusal, speaker

log = structlog.get_logger()

ALERT_LIMIT = 200
MOVED = N_("This message is from before the group was made larger, so its buttons no longer work.")
TOO_FAST = N_("Too much is going on in this chat for Telegram right now. Try again in a minute.")

Context = ContextTypes.DEFAULT_TYPE
Handler = Callable[[App, Update, Context], Coroutine[Any, Any, None]]


def user_of(update: Update) -> User:
    user = update.effective_user
    assert user is not None  # only updates that have one are handled
    return user


def message_of(update: Update) -> Message:
    message = update.effective_message
    assert message is not None
    return message


def say_to(update: Update) -> Say:
    """How to speak to whoever caused the update."""
    return speaker(user_of(update).language_code)


def guarded(app: App, handler: Handler) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """The handler with its errors told: a Refusal as its sentence, a bug as an apology with a reference for the log."""

    @wraps(handler)
    async def run(update: Update, context: Context) -> None:
        if update.effective_user is None:
            return
        say = say_to(update)
        if update.effective_message is None:  # Telegram does not show us messages of long ago
            if update.callback_query is not None:
                await acknowledge(update.callback_query, say(sentences.TOO_OLD), alert=True)
            return
        try:
            await handler(app, update, context)
        except Refusal as refusal:
            await tell(update, say_refusal(refusal, say))
        except ChatMigrated:
            await tell(update, say(MOVED))
        except RetryAfter as error:
            log.warning("telegram.too_fast", chat=update.effective_message.chat.id, error=repr(error))
            await tell(update, say(TOO_FAST))
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("telegram.fault", reference=reference)
            await tell(update, say(sentences.APOLOGY, reference=reference))

    return run


async def tell(update: Update, sentence: str) -> None:
    """To this person: as an alert if they pressed a button and that is not too long ago, else as a reply."""
    query = update.callback_query
    if query is None or not await acknowledge(query, cut(sentence, ALERT_LIMIT), alert=True):
        await answer(update, Post(render.plain(sentence, render.TEXT_LIMIT)))


async def acknowledge(query: CallbackQuery, sentence: str | None = None, alert: bool = False) -> bool:
    """Tell Telegram that the press is dealt with. False if it does not want to hear that any more, which harms nobody."""
    try:
        await query.answer(cut(sentence, ALERT_LIMIT) if sentence else None, show_alert=alert)
    except TelegramError as error:
        log.info("telegram.unanswered", query=query.id, error=repr(error))
        return False
    return True


async def done(update: Update, sentence: str | None = None) -> None:
    """Acknowledge a press whose work is done. Showing what came of it may have to wait for Telegram's limits, and a press goes stale."""
    if update.callback_query is not None:
        await acknowledge(update.callback_query, sentence)


async def answer(update: Update, post: Post, form: ForceReply | None = None) -> Message:
    """Reply in the same chat and topic to the message that was sent, or that has the pressed button."""
    try:
        return await _reply(message_of(update), post, form)
    except ChatMigrated as error:
        # Message ids are the old group's, so there is nothing to reply to in the new one.
        return (
            await message_of(update)
            .get_bot()
            .send_message(error.new_chat_id, post.text, parse_mode=ParseMode.HTML, reply_markup=form or post.keyboard())
        )


async def _reply(message: Message, post: Post, form: ForceReply | None) -> Message:
    return await message.reply_text(
        post.text,
        parse_mode=ParseMode.HTML,
        reply_markup=form or post.keyboard(),
        do_quote=True,
        allow_sending_without_reply=True,
    )


async def answer_with_job(app: App, update: Update, event: JobQueued) -> None:
    """Show a job's place in the queue in a message that will become the clip."""
    status = await answer(update, render.render(event))
    if not await delivery.remember_status(app, event.job_id, str(status.message_id)):
        # Over already: stopped meanwhile, or this update is handed over once more.
        await remove(status)


async def turn_into(message: Message, post: Post) -> None:
    """Show something else in one of our texts. What is no text (any more) stays as it is, and what is lost on the way the next edit mends."""
    try:
        await message.edit_text(post.text, parse_mode=ParseMode.HTML, reply_markup=post.keyboard())
    except NetworkError as error:
        log.info("telegram.unedited", message=message.message_id, error=repr(error))


async def show_keyboard(message: Message, post: Post) -> None:
    """Put the post's buttons under a message; a second press of the same button finds them there already."""
    try:
        await message.edit_reply_markup(post.keyboard())
    except NetworkError as error:
        log.info("telegram.unedited", message=message.message_id, error=repr(error))


async def remove(message: Message) -> None:
    """Take one of our messages away, if it is still there and young enough."""
    await remove_at(message, message.message_id)


async def remove_at(beside: Message, message_id: int) -> None:
    """Take away the message with that number in the chat of another."""
    try:
        await beside.get_bot().delete_message(beside.chat.id, message_id)
    except NetworkError as error:
        log.info("telegram.unremoved", message=message_id, error=repr(error))
