"""Commands, replies and buttons. Each handler translates, awaits one use-case and shows what comes of it.

`guarded` is this platform's one error boundary.
"""

from __future__ import annotations

import html
import secrets
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any

import structlog
from telegram import BotCommand, ForceReply, Message, Update, User
from telegram.constants import ParseMode
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bots import sentences
from bots.telegram import render, translate
from bots.telegram.render import Post
from core import delivery
from core.actions import Verb, parse_action
from core.app import App
from core.commands import Cancel, DeleteClip, Generate, Reroll, ShowQueue
from core.errors import Refusal
from core.events import JobQueued
from core.generation import service
from core.people import Address, Member
from core.wording import LANGUAGES, N_, Say, say_refusal, speaker

log = structlog.get_logger()

PREFIX = "/"
ALERT_LIMIT = 200
ASK = N_("What should the clip show? Answer this message with a sentence.")
MENU = {
    "generate": N_("Make a clip from a sentence"),
    "queue": N_("What is being made, and where your clips stand"),
    "cancel": N_("Stop your newest clip"),
    "help": N_("What I can do"),
}

Context = ContextTypes.DEFAULT_TYPE
Handler = Callable[[App, Update, Context], Coroutine[Any, Any, None]]


def _user(update: Update) -> User:
    user = update.effective_user
    assert user is not None  # only updates that have one are handled
    return user


def _message(update: Update) -> Message:
    message = update.effective_message
    assert message is not None
    return message


def guarded(app: App, handler: Handler) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """The handler with its errors told: a Refusal as its sentence, a bug as an apology with a reference for the log."""

    @wraps(handler)
    async def run(update: Update, context: Context) -> None:
        if update.effective_user is None or update.effective_message is None:
            return
        say = speaker(update.effective_user.language_code)
        try:
            await handler(app, update, context)
        except Refusal as refusal:
            await _tell(update, say_refusal(refusal, say))
        except Exception:
            reference = secrets.token_hex(4)
            log.exception("telegram.fault", reference=reference)
            await _tell(update, say(sentences.APOLOGY, reference=reference))

    return run


async def _tell(update: Update, sentence: str) -> None:
    """To this person: as an alert if they pressed a button, else as a reply."""
    if update.callback_query is not None:
        await update.callback_query.answer(sentence[:ALERT_LIMIT], show_alert=True)
    else:
        await _message(update).reply_text(html.escape(sentence, quote=False), parse_mode=ParseMode.HTML, do_quote=True)


async def _reply(update: Update, post: Post) -> Message:
    return await _message(update).reply_text(
        post.text, parse_mode=ParseMode.HTML, reply_markup=post.keyboard(), do_quote=True
    )


async def _answer_with_job(app: App, update: Update, event: JobQueued) -> None:
    status = await _reply(update, render.render(event))
    await delivery.remember_status(app, event.job_id, str(status.message_id))


async def generate(app: App, update: Update, context: Context) -> None:
    message = _message(update)
    text = _behind_command(message)
    if not text:
        say = speaker(_user(update).language_code)
        await message.reply_text(
            say(ASK),
            reply_markup=ForceReply(selective=True, input_field_placeholder=sentences.example(say)[:64]),
            do_quote=True,
        )
        return
    await _submit(app, update, text)


def _behind_command(message: Message) -> str:
    """The text after "/generate" or "/generate@bot"."""
    words = (message.text or message.caption or "").split(maxsplit=1)
    return words[1].strip() if len(words) > 1 else ""


async def answered(app: App, update: Update, context: Context) -> None:
    """A reply to our question for a prompt; any other reply is not for us."""
    message = _message(update)
    asked = message.reply_to_message
    if asked is None or asked.from_user is None or asked.from_user.id != context.bot.id:
        return
    if asked.text in {speaker(language)(ASK) for language in LANGUAGES}:
        await _submit(app, update, message.text or "")


async def _submit(app: App, update: Update, text: str) -> None:
    wish = translate.wish_of(text)
    member = await translate.member_of(app, _user(update))
    command = Generate(
        member,
        translate.address_of(_message(update)),
        wish.prompt,
        wish.shape,
        wish.seconds,
        wish.seed,
        origin=translate.origin_of(update),
    )
    await _answer_with_job(app, update, await service.submit(app, command))


async def queue(app: App, update: Update, context: Context) -> None:
    member = await translate.member_of(app, _user(update))
    view = await service.show_queue(app, ShowQueue(member))
    await _reply(update, Post(render.plain(sentences.queue(view, speaker(member.language)), 3500)))


async def cancel(app: App, update: Update, context: Context) -> None:
    member = await translate.member_of(app, _user(update))
    await _reply(update, render.render(await service.cancel(app, Cancel(member))))


async def help_(app: App, update: Update, context: Context) -> None:
    await _say_text(update, sentences.help_text)


async def start(app: App, update: Update, context: Context) -> None:
    await _say_text(update, sentences.start_text)


async def _say_text(update: Update, text: Callable[[str, Say], str]) -> None:
    say = speaker(_user(update).language_code)
    options = say(N_("Options: --portrait or --square, --8s for the length, --seed 42."))
    await _reply(update, Post(html.escape(f"{text(PREFIX, say)}\n{options}", quote=False)))


async def press(app: App, update: Update, context: Context) -> None:
    """Do what a button says."""
    query = update.callback_query
    assert query is not None
    user = _user(update)
    say = speaker(user.language_code)
    action = parse_action(query.data or "")
    if action is None:
        await query.answer(say(N_("This button is too old to work.")), show_alert=True)
        return
    member = await translate.member_of(app, user)
    match action.verb:
        case Verb.REROLL:
            address = translate.address_of(_message(update))
            event = await service.reroll(app, Reroll(member, address, action.target, translate.origin_of(update)))
            await query.answer()
            await _answer_with_job(app, update, event)
        case Verb.CANCEL:
            await service.cancel(app, Cancel(member, action.target, await _moderated(update)))
            await query.answer(sentences.cancelled(say))
        case Verb.DELETE:
            await service.delete_clip(app, DeleteClip(member, action.target, await _moderated(update)))
            await query.answer(sentences.deleted(say))
        case Verb.RESEND:
            await _resend(app, member, action.target, update, say)


async def _moderated(update: Update) -> Address | None:
    return await translate.moderated_by(_message(update).chat, _user(update))


async def _resend(app: App, member: Member, clip_id: str, update: Update, say: Say) -> None:
    if not await delivery.resend(app, clip_id, member.id):
        raise Refusal(service.NO_SUCH_CLIP)
    assert update.callback_query is not None
    await update.callback_query.answer(say(N_("I am posting it again.")))


def add_handlers(app: App, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Put all handlers on the application."""
    commands = {"generate": generate, "queue": queue, "cancel": cancel, "help": help_, "start": start}
    for name, handler in commands.items():
        application.add_handler(CommandHandler(name, guarded(app, handler), filters=filters.UpdateType.MESSAGE))
    application.add_handler(CallbackQueryHandler(guarded(app, press)))
    application.add_handler(
        MessageHandler(
            filters.UpdateType.MESSAGE & filters.REPLY & filters.TEXT & ~filters.COMMAND, guarded(app, answered)
        )
    )


def menu(language: str) -> list[BotCommand]:
    """The command menu in a language."""
    say = speaker(language)
    return [BotCommand(name, say(description)) for name, description in MENU.items()]
