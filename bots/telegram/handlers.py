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
from telegram import BotCommand, CallbackQuery, ForceReply, Message, Update, User
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bots import sentences
from bots.length import cut
from bots.options import wish_of
from bots.telegram import render, translate
from bots.telegram.render import Post
from core import delivery
from core.actions import Verb, parse_action
from core.app import App
from core.commands import Cancel, DeleteClip, Generate, Reroll, ShowQueue
from core.errors import Refusal
from core.events import JobQueued
from core.generation import service
from core.people import Address
from core.wording import LANGUAGES, N_, Say, say_refusal, speaker

log = structlog.get_logger()

PREFIX = "/"
ALERT_LIMIT = 200
ASK = N_("What should the clip show? Answer this message with a sentence.")
TOO_OLD = N_("This button is too old to work.")
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
        if update.effective_user is None:
            return
        say = speaker(update.effective_user.language_code)
        if update.effective_message is None:  # Telegram does not show us messages of long ago
            if update.callback_query is not None:
                await _acknowledge(update.callback_query, say(TOO_OLD), alert=True)
            return
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
    """To this person: as an alert if they pressed a button and that is not too long ago, else as a reply."""
    query = update.callback_query
    if query is None or not await _acknowledge(query, cut(sentence, ALERT_LIMIT), alert=True):
        await _message(update).reply_text(
            render.plain(sentence, render.TEXT_LIMIT), parse_mode=ParseMode.HTML, do_quote=True
        )


async def _acknowledge(query: CallbackQuery, sentence: str | None = None, alert: bool = False) -> bool:
    """Tell Telegram that the press is dealt with. False if it does not want to hear that any more, which harms nobody."""
    try:
        await query.answer(sentence, show_alert=alert)
    except TelegramError as error:
        log.info("telegram.unanswered", query=query.id, error=repr(error))
        return False
    return True


async def _reply(update: Update, post: Post) -> Message:
    return await _message(update).reply_text(
        post.text, parse_mode=ParseMode.HTML, reply_markup=post.keyboard(), do_quote=True
    )


async def _answer_with_job(app: App, update: Update, event: JobQueued) -> None:
    status = await _reply(update, render.render(event))
    if not await delivery.remember_status(app, event.job_id, str(status.message_id)):
        # Over already: stopped meanwhile, or this update is handed over once more.
        await status.delete()


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
    words = (message.text or "").split(maxsplit=1)
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
    wish = wish_of(text)
    member = await translate.member_of(app, update)
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
    member = await translate.member_of(app, update)
    view = await service.show_queue(app, ShowQueue(member, within=translate.place_of(_message(update))))
    text = sentences.queue(view, speaker(member.language))
    await _reply(update, Post(render.plain(text, render.TEXT_LIMIT)))


async def cancel(app: App, update: Update, context: Context) -> None:
    member = await translate.member_of(app, update)
    await _reply(
        update, render.render(await service.cancel(app, Cancel(member, within=translate.place_of(_message(update)))))
    )


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
    say = speaker(_user(update).language_code)
    action = parse_action(query.data or "")
    if action is None:
        raise Refusal(TOO_OLD)
    member = await translate.member_of(app, update)
    message = _message(update)
    match action.verb:
        case Verb.REROLL:
            command = Reroll(member, translate.address_of(message), action.target, translate.origin_of(update))
            event = await service.reroll(app, command)
            await _acknowledge(query)
            await _answer_with_job(app, update, event)
        case Verb.CANCEL:
            await service.cancel(app, Cancel(member, action.target, await _moderated(update)))
            await _acknowledge(query, sentences.cancelled(say))
        case Verb.DELETE:
            moderates = await _moderated(update)
            await service.delete_clip(app, DeleteClip(member, action.target, moderates, str(message.message_id)))
            await _acknowledge(query, sentences.deleted(say))
        case Verb.RESEND:
            if not await delivery.resend(app, action.target, member.id):
                raise Refusal(service.NO_SUCH_CLIP)
            await _acknowledge(query, say(N_("I am posting it again.")))


async def _moderated(update: Update) -> Address | None:
    return await translate.moderated_by(_message(update).chat, _user(update))


async def last_resort(update: object, context: Context) -> None:
    """What even the boundary could not tell anybody, such as that Telegram can't be reached."""
    log.error("telegram.fault", reference=secrets.token_hex(4), exc_info=context.error)


def add_handlers(app: App, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Put all handlers on the application."""
    application.add_error_handler(last_resort)
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
