"""What else can be done with a clip (its second keyboard), its family, and a member's settings."""

from __future__ import annotations

from telegram import Update

from bots import sentences
from bots.telegram import keyboard, render, translate
from bots.telegram.boundary import (
    Context,
    answer,
    done,
    message_of,
    say_to,
    show_keyboard,
)
from bots.telegram.keyboard import Key, OwnAction
from bots.telegram.render import Post
from core.actions import Action, Verb
from core.app import App
from core.commands import LockClip, SetConfirming, SetTold
from core.errors import Refusal
from core.generation import lineage, preferences
from core.generation.at_hand import at_hand
from core.people import Member
from core.wording import N_

SETTINGS = N_("Your settings. Press one to change it.")
NOT_YOUR_SETTINGS = N_("These are somebody else's settings. Send /settings to see yours.")


async def press_more(app: App, update: Update, clip_id: str) -> None:
    """Show the second keyboard."""
    message = message_of(update)
    seen = await at_hand(app, await translate.member_of(app, update), translate.address_of(message), clip_id)
    await show_keyboard(message, Post("", keyboard.more(clip_id, seen.remixable, say_to(update))))
    await done(update)


async def press_back(update: Update, clip_id: str) -> None:
    """Show the first keyboard again."""
    await show_keyboard(message_of(update), Post("", keyboard.clip(clip_id, say_to(update))))
    await done(update)


async def press_lock(app: App, update: Update, action: Action) -> None:
    """Let a clip be remixed or not."""
    say = say_to(update)
    remixable = action.verb is Verb.UNLOCK
    await preferences.lock(app, LockClip(await translate.member_of(app, update), action.target, remixable))
    await done(update, say(sentences.UNLOCKED if remixable else sentences.LOCKED))
    await show_keyboard(message_of(update), Post("", keyboard.more(action.target, remixable, say)))


async def lineage_command(app: App, update: Update, context: Context) -> None:
    """/lineage as a reply to a clip."""
    member = await translate.member_of(app, update)
    await show_family(app, update, await translate.clip_meant(app, member, message_of(update)))


async def show_family(app: App, update: Update, clip_id: str) -> None:
    """A clip's family as a tree of a few lines."""
    page = app.settings.page(f"lineage/{clip_id}")
    here = str(message_of(update).chat.id)
    # the topics of a group are channels of their own, and who sees one of them sees them all
    kin = await lineage.family(
        app, clip_id, sees=lambda platform, channel: platform == "telegram" and channel.partition("/")[0] == here
    )
    await done(update)
    await answer(update, render.tree(kin, say_to(update), page))


async def mute(app: App, update: Update) -> None:
    """No more messages about remixes of one's clips."""
    message, say = message_of(update), say_to(update)
    await preferences.set_told(app, SetTold(await translate.member_of(app, update), told=False))
    await done(update, say(sentences.NOT_TOLD))
    clip_id = translate.clip_shown(message)
    rows = keyboard.buttons(say, Action(Verb.LINEAGE, clip_id)) if clip_id is not None else ()
    await show_keyboard(message, Post("", rows))


async def settings_command(app: App, update: Update, context: Context) -> None:
    """A member's settings as switches."""
    member = await translate.member_of(app, update)
    await answer(update, _settings(update, member, await preferences.wishes_of(app, member.id)))


async def press_setting(app: App, update: Update, action: OwnAction) -> None:
    """Turn a switch over. Pressing twice what was shown once sets it once."""
    member, say = await translate.answerer_of(app, update), say_to(update)
    if member.id != action.target:
        raise Refusal(NOT_YOUR_SETTINGS)
    if action.key is Key.CONFIRM:
        await preferences.set_confirming(app, SetConfirming(member, action.on))
        said = sentences.ASKING if action.on else sentences.NOT_ASKING
    else:
        await preferences.set_told(app, SetTold(member, action.on))
        said = sentences.TOLD if action.on else sentences.NOT_TOLD
    await done(update, say(said))
    await show_keyboard(message_of(update), _settings(update, member, await preferences.wishes_of(app, member.id)))


def _settings(update: Update, member: Member, wanted: preferences.Wishes) -> Post:
    say = say_to(update)
    text = render.plain(say(SETTINGS), render.TEXT_LIMIT)
    return Post(text, keyboard.settings(member.id, wanted.confirms, wanted.told, say))
