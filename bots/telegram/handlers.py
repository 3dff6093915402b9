"""Commands, replies and buttons, and who deals with each. A handler translates, awaits one use-case and shows what comes of it."""

from __future__ import annotations

import html
import secrets
from collections.abc import Callable
from functools import partial
from typing import Any

import structlog
from telegram import BotCommand, ForceReply, Message, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bots import sentences
from bots.options import wish_of
from bots.telegram import keyboard, managing, questions, remixing, render, translate
from bots.telegram.boundary import (
    Context,
    acknowledge,
    answer,
    answer_with_job,
    guarded,
    message_of,
    say_to,
    user_of,
)
from bots.telegram.keyboard import Key, OwnAction
from bots.telegram.render import Post
from core import delivery, moves
from core.actions import Action, Verb, parse_action
from core.app import App
from core.commands import Cancel, DeleteClip, Generate, Reroll, ShowQueue
from core.errors import Refusal
from core.generation import service
from core.people import Address
from core.wording import LANGUAGES, N_, Say, speaker

log = structlog.get_logger()

PREFIX = "/"
ASK = N_("What should the clip show? Answer this message with a sentence.")
MENU = {
    "generate": N_("Make a clip from a sentence"),
    "remix": N_("As a reply to a clip: change what you name"),
    "lineage": N_("As a reply to a clip: where it came from and what came of it"),
    "queue": N_("What is being made, and where your clips stand"),
    "cancel": N_("Stop your newest clip"),
    "settings": N_("Whether I ask before a remix, and tell you of remixes"),
    "help": N_("What I can do"),
}
DRAFT_VERBS = frozenset({Verb.GO, Verb.EDIT, Verb.DROP, Verb.PICK})


async def generate(app: App, update: Update, context: Context) -> None:
    message = message_of(update)
    text = _behind_command(message)
    if not text:
        say = speaker(user_of(update).language_code)
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


async def heard(app: App, update: Update, context: Context) -> None:
    """A reply to our question for a prompt, or something about a clip; any other message is not for us."""
    message = message_of(update)
    asked = translate.message_before(message)
    ours = asked is not None and asked.from_user is not None and asked.from_user.id == context.bot.id
    if asked is not None and ours and asked.text in {speaker(language)(ASK) for language in LANGUAGES}:
        await _submit(app, update, message.text or "")
    else:
        await remixing.heard(app, update, context)


async def _submit(app: App, update: Update, text: str) -> None:
    wish = wish_of(text)
    member = await translate.member_of(app, update)
    command = Generate(
        member,
        translate.address_of(message_of(update)),
        wish.prompt,
        wish.shape,
        wish.seconds,
        wish.seed,
        origin=translate.origin_of(update),
    )
    await answer_with_job(app, update, await service.submit(app, command))


async def queue(app: App, update: Update, context: Context) -> None:
    member = await translate.member_of(app, update)
    view = await service.show_queue(app, ShowQueue(member, within=translate.place_of(message_of(update))))
    text = sentences.queue(view, speaker(member.language))
    await answer(update, Post(render.plain(text, render.TEXT_LIMIT)))


async def cancel(app: App, update: Update, context: Context) -> None:
    member = await translate.member_of(app, update)
    await answer(
        update, render.render(await service.cancel(app, Cancel(member, within=translate.place_of(message_of(update)))))
    )


async def help_(app: App, update: Update, context: Context) -> None:
    await _say_text(update, partial(sentences.help_text, remix=True))


async def start(app: App, update: Update, context: Context) -> None:
    """/start, or the link in one of our questions: then that is asked here."""
    question = questions.parse(_behind_command(message_of(update)))
    if question is not None and question.kind != "edit":
        await remixing.ask(app, update, context, question)
        return
    await _say_text(update, sentences.start_text)


async def _say_text(update: Update, text: Callable[[str, Say], str]) -> None:
    say = say_to(update)
    lines = (
        text(PREFIX, say),
        say(N_("Options: --portrait or --square, --8s for the length, --seed 42.")),
        "",
        say(
            N_("Reply to a clip with “remix: make it snow”, “continue: she waves” or “recast: a panda in a red coat”.")
        ),
        say(N_("Reply with /lineage to see where a clip came from. /settings: whether I ask before I make a remix.")),
    )
    await answer(update, Post(html.escape("\n".join(lines), quote=False)))


async def press(app: App, update: Update, context: Context) -> None:
    """Do what a button says."""
    query = update.callback_query
    assert query is not None
    data = query.data or ""
    action, own = parse_action(data), keyboard.parse_own(data)
    if own is not None:
        await _press_own(app, update, own)
    elif action is None:
        raise Refusal(sentences.TOO_OLD)
    elif action.verb in DRAFT_VERBS:
        await remixing.press_draft(app, update, context, action)
    else:
        await _press(app, update, context, action)


async def _press_own(app: App, update: Update, own: OwnAction) -> None:
    match own.key:
        case Key.BACK:
            await managing.press_back(update, own.target)
        case Key.CLOSE:
            await remixing.close(app, update, own.target)
        case Key.CONFIRM | Key.TOLD:
            await managing.press_setting(app, update, own)


async def _press(app: App, update: Update, context: Context, action: Action) -> None:
    """A button of a clip, of a job on its way to one, or of what is said about clips."""
    query, message, say = update.callback_query, message_of(update), say_to(update)
    assert query is not None
    member = await translate.member_of(app, update)
    match action.verb:
        case Verb.REMIX | Verb.RECAST | Verb.CONTINUE | Verb.MASH:
            await remixing.press_clip(app, update, context, action)
        case Verb.MORE:
            await managing.press_more(app, update, action.target)
        case Verb.LOCK | Verb.UNLOCK:
            await managing.press_lock(app, update, action)
        case Verb.LINEAGE:
            await managing.show_family(app, update, action.target)
        case Verb.MUTE:
            await managing.mute(app, update)
        case Verb.REROLL:
            command = Reroll(member, translate.address_of(message), action.target, translate.origin_of(update))
            event = await service.reroll(app, command)
            await acknowledge(query)
            await answer_with_job(app, update, event)
        case Verb.CANCEL:
            await service.cancel(app, Cancel(member, action.target, await _moderated(update)))
            await acknowledge(query, sentences.cancelled(say))
        case Verb.DELETE:
            moderates = await _moderated(update)
            await service.delete_clip(app, DeleteClip(member, action.target, moderates, str(message.message_id)))
            await acknowledge(query, sentences.deleted(say))
        case Verb.RESEND:
            if not await delivery.resend(app, action.target, member.id):
                raise Refusal(service.NO_SUCH_CLIP)
            await acknowledge(query, say(N_("I am posting it again.")))
        case _:
            raise Refusal(sentences.TOO_OLD)


async def _moderated(update: Update) -> Address | None:
    return await translate.moderated_by(message_of(update).chat, user_of(update))


async def moved(app: App, update: Update) -> None:
    """The group has become a supergroup, which has another id. Telegram says so in both."""
    message = message_of(update)
    old, new = message.chat.id, message.migrate_to_chat_id
    if message.migrate_from_chat_id is not None:
        old, new = message.migrate_from_chat_id, message.chat.id
    await moves.follow(app, "telegram", str(old), str(new))


async def last_resort(update: object, context: Context) -> None:
    """What even the boundary could not tell anybody, such as that Telegram can't be reached."""
    log.error("telegram.fault", reference=secrets.token_hex(4), exc_info=context.error)


def add_handlers(app: App, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Put all handlers on the application."""
    application.add_error_handler(last_resort)
    commands = {
        "generate": generate,
        "remix": remixing.remix_command,
        "lineage": managing.lineage_command,
        "queue": queue,
        "cancel": cancel,
        "settings": managing.settings_command,
        "help": help_,
        "start": start,
    }
    for name, handler in commands.items():
        application.add_handler(CommandHandler(name, guarded(app, handler), filters=filters.UpdateType.MESSAGE))
    application.add_handler(CallbackQueryHandler(guarded(app, press)))
    new = filters.UpdateType.MESSAGE

    async def follow(update: Update, _: Context) -> None:
        await moved(app, update)

    application.add_handler(MessageHandler(new & filters.StatusUpdate.MIGRATE, follow))
    for_us = filters.REPLY | filters.ChatType.PRIVATE | filters.Regex(remixing.CALLED)
    application.add_handler(MessageHandler(new & filters.TEXT & ~filters.COMMAND & for_us, guarded(app, heard)))


def menu(language: str) -> list[BotCommand]:
    """The command menu in a language."""
    say = speaker(language)
    return [BotCommand(name, say(description)) for name, description in MENU.items()]
