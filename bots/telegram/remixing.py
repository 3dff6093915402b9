"""Making clips out of clips: by a reply ("remix: make it snow"), by a command, by the buttons, and by answers to our questions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import Message, Update
from telegram.constants import ChatType

from bots import sentences
from bots.length import cut
from bots.telegram import keyboard, questions, render, translate
from bots.telegram.boundary import (
    Context,
    answer,
    answer_with_job,
    done,
    message_of,
    remove,
    remove_at,
    say_to,
    show_keyboard,
    turn_into,
    user_of,
)
from bots.telegram.keyboard import Button
from bots.telegram.questions import Question
from bots.telegram.render import Post
from core import delivery, feed
from core.actions import Action, Verb
from core.app import App
from core.commands import AnswerDraft, Continue, DropDraft, MakeDraft, MashUp, Recast, Remix
from core.errors import Refusal
from core.events import JobQueued
from core.generation import remix
from core.generation.at_hand import at_hand, waiting
from core.generation.remix import Draft
from core.people import Address, Member
from core.wording import N_

WORDS: dict[str, questions.Kind] = {
    "remix": "remix",
    "continue": "continue",
    "weiter": "continue",
    "recast": "recast",
    "umbesetzen": "recast",
}
TYPED = re.compile(rf"\s*({'|'.join(WORDS)})\b\s*(:?)\s*(.*)", re.IGNORECASE | re.DOTALL)
CALLED = re.compile(rf"^\s*({'|'.join(WORDS)})\s*:", re.IGNORECASE)
"""What is plainly meant for us, whomever it replies to."""

REWORDED: dict[str, questions.Kind] = {"continue": "continue", "recast": "recast"}
"""What is done with new words for a draft, where that is not a remix."""

NOT_YOUR_LIST = N_("Only the person who opened this list can choose from it.")
LISTED = 8
LISTED_LENGTH = 40
"""Clips to choose from, and characters of each."""


@dataclass(frozen=True)
class Request:
    """What somebody wants made out of a clip, and where to answer."""

    kind: questions.Kind
    clip_id: str
    sentence: str
    address: Address


def typed(text: str, to_us: bool) -> tuple[questions.Kind, str] | None:
    """What a message asks to be made out of the clip that it replies to, and its words; None if it is not meant for us.

    People's talk may begin with "continue": without a colon only the bare word counts, and that only ``to_us``, as "remix make it snow" does.
    """
    found = TYPED.fullmatch(text)
    if found is None:
        return None
    kind, marked, sentence = WORDS[found[1].lower()], bool(found[2]), found[3].strip()
    if marked or (to_us and (not sentence or kind == "remix")):
        return kind, sentence
    return None


async def heard(app: App, update: Update, context: Context) -> None:
    """A message that may be an answer to one of our questions, or ask for something to be made out of a clip."""
    message = message_of(update)
    before = translate.message_before(message)
    question = questions.asked_in(before, context.bot.bot)
    if before is not None and question is not None:
        await _answered(app, update, question, before)
        return
    ours = before is not None and before.from_user is not None and before.from_user.id == context.bot.id
    wanted = typed(message.text or "", to_us=ours or message.chat.type == ChatType.PRIVATE)
    if wanted is not None:
        await _start(app, update, context, *wanted)


async def remix_command(app: App, update: Update, context: Context) -> None:
    """/remix as a reply, with the words behind it or without."""
    words = (message_of(update).text or "").split(maxsplit=1)
    await _start(app, update, context, "remix", words[1].strip() if len(words) > 1 else "")


async def _start(app: App, update: Update, context: Context, kind: questions.Kind, sentence: str) -> None:
    message = message_of(update)
    member, before = await translate.member_of(app, update), translate.message_before(message)
    clip_id = await translate.clip_meant(app, member, message)
    if not sentence and kind != "continue":
        await ask(app, update, context, Question(kind, clip_id))
        return
    request = Request(kind, clip_id, sentence, translate.address_of(message))
    await _show(app, update, await _wanted(app, update, request))
    draft = translate.draft_shown(before) if before is not None else None
    if before is not None and draft is not None:  # the card that got other words
        await _withdraw(app, update, member, Question("edit", draft, before.message_id))


async def ask(app: App, update: Update, context: Context, question: Question) -> None:
    """Ask what to make out of a clip. Refusal first, if that may not be done."""
    member = await translate.member_of(app, update)
    seen = await at_hand(app, member, translate.address_of(message_of(update)), question.target)
    seen.check_unlocked()
    await _pose(update, context, question)


async def _pose(update: Update, context: Context, question: Question, old: str = "") -> None:
    say = say_to(update)
    # Naming whoever pressed makes the input field open for them: the question replies to a message of ours then.
    text = questions.text(question, context.bot.bot, say, _named(update), old)
    await done(update)
    await answer(update, Post(text), questions.form(question, say, old))


async def _answered(app: App, update: Update, question: Question, asked: Message) -> None:
    """Words that answer a question; the question has then done its work."""
    message = message_of(update)
    words, address = (message.text or "").strip(), translate.address_of(message)
    again = typed(words, to_us=False)
    words = again[1] if again is not None else words  # out of habit: "remix: make it snow"
    if question.kind != "edit":
        request = Request(question.kind, question.target, words, address)
        await _show(app, update, await _wanted(app, update, request))
    else:
        member = await translate.member_of(app, update)
        draft = await waiting(app, question.target, member)
        kind = REWORDED.get(draft.how, "remix")
        await _show(app, update, await _wanted(app, update, Request(kind, draft.clip_id, words, address)))
        await _withdraw(app, update, member, question)
    await remove(asked)


async def _withdraw(app: App, update: Update, member: Member, question: Question) -> None:
    """Take a draft and its card away, now that there is another. If it is being made, its card shows that."""
    try:
        await remix.drop(app, DropDraft(member, question.target))
    except Refusal:
        return
    if question.card is not None:
        await remove_at(message_of(update), question.card)


async def _wanted(app: App, update: Update, request: Request) -> Draft | JobQueued:
    member, origin = await translate.member_of(app, update), translate.origin_of(update)
    match request.kind:
        case "continue":
            return await remix.carry_on(
                app, Continue(member, request.address, request.clip_id, request.sentence, origin)
            )
        case "recast":
            return await remix.recast(app, Recast(member, request.address, request.clip_id, request.sentence, origin))
        case _:
            return await remix.remix(app, Remix(member, request.address, request.clip_id, request.sentence, origin))


async def _show(app: App, update: Update, outcome: Draft | JobQueued) -> None:
    """Answer with the card of a draft, or with the job if no question is wanted."""
    await done(update)
    if isinstance(outcome, JobQueued):
        await answer_with_job(app, update, outcome)
    else:
        await answer(update, render.draft(outcome, say_to(update), _named(update)))


def _named(update: Update) -> str:
    """Who pressed a button in a group, in HTML: our answer there replies to no message of theirs. Else nothing."""
    user = user_of(update)
    in_group = message_of(update).chat.type != ChatType.PRIVATE
    return render.mention(user.id, user.full_name) if in_group and update.callback_query is not None else ""


async def press_clip(app: App, update: Update, context: Context, action: Action) -> None:
    """A button of a clip that something is to be made out of."""
    match action.verb:
        case Verb.REMIX:
            await ask(app, update, context, Question("remix", action.target))
        case Verb.RECAST:
            await ask(app, update, context, Question("recast", action.target))
        case Verb.CONTINUE:
            request = Request("continue", action.target, "", translate.address_of(message_of(update)))
            await _show(app, update, await _wanted(app, update, request))
        case Verb.MASH if action.other is None:
            await _list_places(app, update, action.target)
        case _:
            await _mash_up(app, update, action)


async def _list_places(app: App, update: Update, clip_id: str) -> None:
    """Clips to choose the place from."""
    message, say = message_of(update), say_to(update)
    member, address = await translate.member_of(app, update), translate.address_of(message)
    seen = await at_hand(app, member, address, clip_id)
    seen.check_unlocked()
    recent = [clip for clip in await feed.recent_here(app, member, address, LISTED + 1) if clip.id != clip_id][:LISTED]
    if not recent:
        raise Refusal(sentences.ALONE)
    named = _named(update)
    head = f"<i>{render.plain(cut(seen.prompt, LISTED_LENGTH * 2))}</i>\n{render.plain(say(sentences.CHOOSE_PLACE))}"
    rows = [
        (
            Button(
                sentences.shortened(f"{clip.prompt} · {clip.author}", LISTED_LENGTH),
                Action(Verb.MASH, clip_id, other=clip.id).encode(),
            ),
        )
        for clip in recent
    ]
    await done(update)
    await answer(update, Post(f"{named}: {head}" if named else head, (*rows, keyboard.close(member.id, say))))


async def _mash_up(app: App, update: Update, action: Action) -> None:
    message, member = message_of(update), await translate.answerer_of(app, update)
    if translate.list_owner(message) not in (None, member.id):
        raise Refusal(NOT_YOUR_LIST)
    # One list gives one clip, however often it is pressed before it is gone.
    origin = f"telegram:{message.get_bot().id}:{message.chat.id}:{message.message_id}:mash"
    command = MashUp(member, translate.asked_at(message), action.target, action.other or "", origin)
    await _turn(app, update, await remix.mash_up(app, command))


async def close(app: App, update: Update, owner: str) -> None:
    """Take a list away."""
    if (await translate.answerer_of(app, update)).id != owner:
        raise Refusal(NOT_YOUR_LIST)
    await done(update)
    await remove(message_of(update))


async def press_draft(app: App, update: Update, context: Context, action: Action) -> None:
    """A button of a draft's card."""
    card = message_of(update)
    member, address = await translate.answerer_of(app, update), translate.asked_at(card)
    match action.verb:
        case Verb.GO:
            await _turn(app, update, await remix.make(app, MakeDraft(member, address, action.target)))
        case Verb.PICK:
            chosen = AnswerDraft(member, address, action.target, action.choice or 0, translate.origin_of(update))
            await _turn(app, update, await remix.pick(app, chosen))
        case Verb.EDIT:
            old = (await waiting(app, action.target, member)).sentence
            await _pose(update, context, Question("edit", action.target, card.message_id), old)
            if translate.offers(card, Verb.GO):  # what is not clear yet keeps its choices
                await show_keyboard(card, Post("", keyboard.while_edited(action.target, old, say_to(update))))
        case Verb.DROP:
            await remix.drop(app, DropDraft(member, action.target))
            await done(update, sentences.cancelled(say_to(update)))
            await remove(card)


async def _turn(app: App, update: Update, outcome: Draft | JobQueued) -> None:
    """Let the message with the pressed button show what came of it; a job's message will become the clip."""
    card = message_of(update)
    remembered = isinstance(outcome, Draft) or await delivery.remember_status(app, outcome.job_id, str(card.message_id))
    await done(update)
    if isinstance(outcome, Draft):
        before = translate.message_before(card)
        theirs = before is not None and before.from_user is not None and before.from_user.id == user_of(update).id
        await turn_into(card, render.draft(outcome, say_to(update), "" if theirs else _named(update)))
    elif remembered:
        await turn_into(card, render.render(outcome))
    else:
        # Its clip may be in this very message by now, which is no text and stays as it is.
        await turn_into(card, Post(render.plain(say_to(update)(sentences.MADE_ALREADY))))
