"""What our buttons, lists and forms do. Each is known by its data alone (see `core.actions`), so all of them outlive a restart."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bots import sentences
from bots.discord import render, translate
from bots.discord.answering import Outcome, answer, answer_in_place, answer_with_job, answer_with_outcome, ask
from bots.discord.forms import Form, words_in
from bots.discord.render import Message
from bots.discord.reply import is_card
from core import feed
from core.actions import Action, Verb
from core.app import App
from core.commands import (
    AnswerDraft,
    Cancel,
    Continue,
    DeleteClip,
    DropDraft,
    LockClip,
    MakeDraft,
    MashUp,
    Recast,
    Remix,
    Reroll,
    SetTold,
)
from core.errors import Refusal
from core.events import JobQueued
from core.generation import lineage, preferences, remix, service
from core.generation.at_hand import at_hand, waiting
from core.people import Member
from core.wording import speaker

FORMS = frozenset({Verb.REMIX, Verb.CONTINUE, Verb.RECAST, Verb.EDIT})
OF_CARDS = frozenset({Verb.GO, Verb.PICK, Verb.DROP})


async def press(app: App, interaction: discord.Interaction, action: Action | None) -> None:
    """Do what a button says; None for one that says nothing we know."""
    if action is None:
        await answer(app, interaction, _too_old, private=True)
    elif action.verb in FORMS:
        await ask(app, interaction, lambda member: _form(app, interaction, member, action))
    elif action.verb in OF_CARDS:
        await answer_in_place(app, interaction, lambda member: _answer_draft(app, interaction, member, action))
    elif action.verb is Verb.REROLL:
        await answer_with_job(app, interaction, lambda member: _reroll(app, interaction, member, action))
    elif action.verb is Verb.MASH and _chosen(interaction):
        await answer_in_place(app, interaction, lambda member: _mash_up(app, interaction, member, action))
    elif is_card(interaction.message) and action.verb in IN_PLACE:
        told = IN_PLACE[action.verb]
        await answer_in_place(app, interaction, lambda member: told(app, interaction, member, action))
    else:
        told = TOLD.get(action.verb) or IN_PLACE.get(action.verb) or _nothing
        await answer(app, interaction, lambda member: told(app, interaction, member, action), private=True)


async def submitted(app: App, interaction: discord.Interaction, action: Action | None, data: Any) -> None:
    """Take what was written into a form."""
    if action is None or action.verb not in FORMS:
        await answer(app, interaction, _too_old, private=True)
        return
    words = words_in(data)
    respond = answer_in_place if is_card(interaction.message) else answer_with_outcome
    await respond(app, interaction, lambda member: _make(app, interaction, member, action, words))


async def _make(app: App, interaction: discord.Interaction, member: Member, action: Action, words: str) -> Outcome:
    """What comes of a form's words."""
    address, origin = translate.address_of(interaction), translate.origin_of(interaction)
    match action.verb:
        case Verb.CONTINUE:
            return await remix.carry_on(app, Continue(member, address, action.target, words, origin))
        case Verb.RECAST:
            return await remix.recast(app, Recast(member, address, action.target, words, origin))
        case Verb.EDIT:
            return await _again(app, interaction, member, action, words)
        case _:
            return await remix.remix(app, Remix(member, address, action.target, words, origin))


async def _again(app: App, interaction: discord.Interaction, member: Member, action: Action, words: str) -> Outcome:
    """Read a draft's sentence anew; the old one is forgotten once the new one is there."""
    old = await waiting(app, action.target, member)
    verb = VERBS.get(old.how, Verb.REMIX)
    outcome = await _make(app, interaction, member, Action(verb, old.clip_id), words)
    await remix.drop(app, DropDraft(member, action.target))
    return outcome


VERBS = {"continue": Verb.CONTINUE, "recast": Verb.RECAST}


async def _form(app: App, interaction: discord.Interaction, member: Member, action: Action) -> Form:
    """The form behind a button, if it may be sent at all."""
    if action.verb is Verb.EDIT:
        old = await waiting(app, action.target, member)
        return Form(action, VERBS.get(old.how, Verb.REMIX), member.language, old.sentence)
    clip = await at_hand(app, member, translate.address_of(interaction), action.target)
    clip.check_unlocked()
    return Form(action, action.verb, member.language)


async def _answer_draft(
    app: App, interaction: discord.Interaction, member: Member, action: Action
) -> Outcome | Message | None:
    """A button of a card. A draft is made once however often it is asked for, so no press has an origin of its own."""
    address = translate.address_of(interaction)
    match action.verb:
        case Verb.GO:
            return await remix.make(app, MakeDraft(member, address, action.target))
        case Verb.PICK:
            return await remix.pick(app, AnswerDraft(member, address, action.target, action.choice or 0))
        case _:
            await remix.drop(app, DropDraft(member, action.target))
            return None


async def _reroll(app: App, interaction: discord.Interaction, member: Member, action: Action) -> JobQueued:
    address, origin = translate.address_of(interaction), translate.origin_of(interaction)
    return await service.reroll(app, Reroll(member, address, action.target, origin=origin))


def _chosen(interaction: discord.Interaction) -> str | None:
    """What was chosen from a list, None for a button."""
    data: Any = interaction.data or {}
    return next(iter(data.get("values", ())), None)


async def _mash_up(app: App, interaction: discord.Interaction, member: Member, action: Action) -> Outcome:
    address, origin = translate.address_of(interaction), translate.origin_of(interaction)
    place = _chosen(interaction)
    assert place is not None
    return await remix.mash_up(app, MashUp(member, address, action.target, place, origin))


async def _too_old(_: Member) -> Message:
    raise Refusal(sentences.TOO_OLD)


async def _nothing(_app: App, _interaction: discord.Interaction, member: Member, _action: Action) -> Message:
    return await _too_old(member)


async def _cancel(app: App, interaction: discord.Interaction, member: Member, action: Action) -> Message:
    return render.render(await service.cancel(app, Cancel(member, action.target, translate.moderated_by(interaction))))


async def _delete(app: App, interaction: discord.Interaction, member: Member, action: Action) -> Message:
    assert interaction.message is not None
    message = action.other or (None if is_card(interaction.message) else str(interaction.message.id))
    command = DeleteClip(member, action.target, translate.moderated_by(interaction), message=message)
    return render.render(await service.delete_clip(app, command))


async def more(
    app: App,
    interaction: discord.Interaction,
    member: Member,
    clip_id: str,
    message: discord.Message | None = None,
    note: str = "",
) -> Message:
    """What else can be done with a clip. ``message`` is the one that shows it: it is known even if its posting could not be confirmed."""
    clip = await at_hand(app, member, translate.address_of(interaction), clip_id)
    shown = str(message.id) if message else clip.posted_at[1] if clip.posted_at else None
    may_delete = clip.mine or translate.moderated_by(interaction) is not None
    return render.more(clip, member.language, may_delete, shown, note)


async def _more(app: App, interaction: discord.Interaction, member: Member, action: Action) -> Message:
    return await more(app, interaction, member, action.target, interaction.message)


async def _lock(app: App, interaction: discord.Interaction, member: Member, action: Action) -> Message:
    opened = action.verb is Verb.UNLOCK
    await preferences.lock(app, LockClip(member, action.target, opened))
    note = sentences.UNLOCKED if opened else sentences.LOCKED
    return await more(app, interaction, member, action.target, note=note)


async def _choose_place(app: App, interaction: discord.Interaction, member: Member, action: Action) -> Message:
    (await at_hand(app, member, translate.address_of(interaction), action.target)).check_unlocked()
    recent = await feed.recent_here(app, member, translate.here(interaction), render.OPTIONS + 1)
    others = [clip for clip in recent if clip.id != action.target]
    if not others:
        raise Refusal(sentences.ALONE)
    return render.places(action.target, others, member.language)


async def tell_family(app: App, interaction: discord.Interaction, member: Member, clip_id: str) -> Message:
    """A clip's family tree, with the page that shows all of it where there is one."""
    seen = translate.seen_by(interaction)
    link = app.settings.page(f"lineage/{clip_id}")
    return render.family(await lineage.family(app, clip_id, sees=seen), member.language, link)


async def _family(app: App, interaction: discord.Interaction, member: Member, action: Action) -> Message:
    return await tell_family(app, interaction, member, action.target)


async def _mute(app: App, _: discord.Interaction, member: Member, action: Action) -> Message:
    await preferences.set_told(app, SetTold(member, False))
    return Message(speaker(member.language)(sentences.NOT_TOLD))


Told = Callable[[App, discord.Interaction, Member, Action], Awaitable[Message]]

TOLD: dict[Verb, Told] = {
    Verb.CANCEL: _cancel,
    Verb.DELETE: _delete,
    Verb.MORE: _more,
    Verb.LINEAGE: _family,
    Verb.MUTE: _mute,
}
"""What is answered to one person."""

IN_PLACE: dict[Verb, Told] = {
    Verb.LOCK: _lock,
    Verb.UNLOCK: _lock,
    Verb.MASH: _choose_place,
}
"""The same, but on a card the answer takes its place."""
