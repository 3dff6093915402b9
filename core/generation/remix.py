"""Remix: a sentence against a clip becomes a draft that says what would change; on its author's word it becomes a job.

A draft is a row, so its buttons work after a restart. Members who have switched the question off skip it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from sqlmodel import col, delete

from core.commands import AnswerDraft, DropDraft, LockClip, MakeDraft, Remix, SetConfirming
from core.database import hold, hold_one
from core.errors import Refusal
from core.events import JobQueued
from core.generation import lexicon, policy, service
from core.generation.edit import SceneEdit, apply_edit, difference, read_edit
from core.generation.editing.operations import Question
from core.generation.lineage import NO_SUCH_CLIP, child_of, parent_for
from core.generation.scene import MAX_SEED, Scene
from core.tables import ClipRow, DraftRow, MemberRow, new_id
from core.wording import N_

if TYPE_CHECKING:
    from core.app import App

log = structlog.get_logger()

KEPT_FOR = timedelta(days=2)
"""How long an unanswered draft is kept."""

NOTHING_SAID = N_("Say what to change, for example: remix: make it snow")
NOTHING_CHANGES = N_("That would change nothing. Say what to change, for example: make it snow")
NOT_UNDERSTOOD = N_("I don't know how to do that: {words}. Try “replace the coffee with tea” or “make it night”.")
NO_SUCH_DRAFT = N_("That remix is no longer waiting. Start it again from the clip.")
NOT_YOURS = N_("Only the person who started this remix can answer it.")


@dataclass(frozen=True)
class Choice:
    """One of several that a phrase may mean, in words for a button."""

    label: str


@dataclass(frozen=True)
class Draft:
    """A remix before it costs anything.

    ``change`` says what would change, a phrase each, in the member's language. ``unread`` are words that found no use. With
    ``choices`` the sentence is not clear yet: one of them has to be picked. ``prompt`` and ``author`` are the parent clip's.
    """

    id: str
    clip_id: str
    sentence: str
    prompt: str
    author: str
    change: tuple[str, ...]
    unread: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()


async def remix(app: App, command: Remix) -> Draft | JobQueued:
    """Read a sentence against a clip. Gives the draft to be confirmed, or the queued job for who wants no question.

    Refusal for a clip that is gone, elsewhere or locked, and for words that change nothing.
    """
    sentence = policy.clean_prompt(command.sentence) if command.sentence.strip() else ""
    if not sentence:
        raise Refusal(NOTHING_SAID)
    async with app.database.read() as session:
        clip = await parent_for(session, command.member, command.address, command.clip_id)
        member = await session.get(MemberRow, command.member.id)
        confirms = member is None or member.confirms
    before = Scene.model_validate(clip.scene)
    edit = read_edit(sentence, before)
    if edit.undo:
        return await _undo(app, command, clip)
    after = _carried_out(before, edit)
    change = difference(before, after, command.member.language)
    if edit.question is not None:
        return await _keep(app, command, clip, before, change, edit)
    if not change and not edit.again:
        if edit.unread:
            raise Refusal(NOT_UNDERSTOOD, words=", ".join(edit.unread)[:200])
        raise Refusal(NOTHING_CHANGES)
    draft = await _keep(app, command, clip, after, change, edit)
    if confirms or edit.unread:
        return draft
    return await make(app, MakeDraft(command.member, command.address, draft.id, command.origin))


def _carried_out(before: Scene, edit: SceneEdit) -> Scene:
    after = apply_edit(before, edit).model_copy(update={"unresolved": edit.unread})
    if edit.again:
        after = after.model_copy(update={"seed": random.SystemRandom().randint(0, MAX_SEED)})
    return after


async def _undo(app: App, command: Remix, clip: ClipRow) -> Draft:
    """Back to the parent's scene, as a remix of its own."""
    if clip.parent_id is None:
        raise Refusal(N_("There is nothing to undo: this clip is no remix."))
    async with app.database.read() as session:
        parent = await session.get(ClipRow, clip.parent_id)
    if parent is None:
        raise Refusal(NO_SUCH_CLIP)
    here, before = Scene.model_validate(clip.scene), Scene.model_validate(parent.scene)
    change = difference(here, before, command.member.language)
    return await _keep(app, command, clip, before, change, SceneEdit(undo=True))


async def _keep(
    app: App, command: Remix, clip: ClipRow, scene: Scene, change: tuple[str, ...], edit: SceneEdit
) -> Draft:
    now = app.clock()
    async with app.database.begin() as session:
        # What nobody answered is swept out by those who come after.
        await session.exec(delete(DraftRow).where(col(DraftRow.created_at) < now - KEPT_FOR))
        row = DraftRow(
            id=new_id(),
            member_id=command.member.id,
            clip_id=clip.id,
            sentence=command.sentence.strip(),
            scene=scene.model_dump(mode="json"),
            change=list(change),
            how="undo" if edit.undo else "remix",
            created_at=now,
        )
        session.add(row)
    choices = _choices(edit.question, Scene.model_validate(clip.scene), command.member.language)
    return Draft(row.id, clip.id, row.sentence, clip.prompt, clip.author, change, edit.unread, choices)


def _choices(question: Question | None, scene: Scene, language: str) -> tuple[Choice, ...]:
    if question is None:
        return ()
    cast = {entity.id: entity for shot in scene.shots for entity in shot.entities}
    found = []
    for number, name in enumerate(question.options, 1):
        entity = cast[name]
        looks = [lexicon.label(entity.colour, language)] if entity.colour else []
        looks += [lexicon.label(entity.concept, language)]
        found.append(Choice(f"{number}. {' '.join(looks)}"))
    return tuple(found)


async def pick(app: App, command: AnswerDraft) -> Draft | JobQueued:
    """Say which entity was meant: the sentence is read again with that one in mind."""
    async with app.database.read() as session:
        row = await session.get(DraftRow, command.draft_id)
        if row is None or row.job_id is not None:
            raise Refusal(NO_SUCH_DRAFT)
        _check_owner(row, command.member.id)
        clip = await parent_for(session, command.member, command.address, row.clip_id)
    before = Scene.model_validate(clip.scene)
    question = read_edit(row.sentence, before).question
    if question is None or not 0 <= command.choice < len(question.options):
        raise Refusal(NO_SUCH_DRAFT)
    edit = read_edit(row.sentence, before, meant=question.options[command.choice])
    after = _carried_out(before, edit)
    change = difference(before, after, command.member.language)
    if not change:
        raise Refusal(NOTHING_CHANGES)
    again = Remix(command.member, command.address, clip.id, row.sentence, command.origin)
    return await _keep(app, again, clip, after, change, edit)


async def make(app: App, command: MakeDraft) -> JobQueued:
    """Queue a draft. Pressing the button twice makes one job. Refusal if it is gone, answered or somebody else's."""
    async with app.database.read() as session:
        row = await session.get(DraftRow, command.draft_id)
        if row is None:
            raise Refusal(NO_SUCH_DRAFT)
        _check_owner(row, command.member.id)
        clip = await parent_for(session, command.member, command.address, row.clip_id)
    scene = Scene.model_validate(row.scene)
    kin = child_of(clip, row.how, row.change)
    origin = command.origin or f"draft:{row.id}"
    queued = await service.enqueue(app, command.member, command.address, origin, scene, prompt=row.sentence, kin=kin)
    async with app.database.begin() as session:
        kept = await hold(session, DraftRow, row.id)
        if kept is not None:
            kept.job_id = queued.job_id
    log.info("remix.made", draft=row.id, clip=clip.id, job=queued.job_id)
    return queued


async def drop(app: App, command: DropDraft) -> None:
    """Forget a draft. Dropping one that is gone is no fault; one that has been made can't be dropped any more."""
    async with app.database.begin() as session:
        row = await hold(session, DraftRow, command.draft_id)
        if row is None:
            return
        _check_owner(row, command.member.id)
        if row.job_id is not None:
            raise Refusal(NO_SUCH_DRAFT)
        await session.delete(row)


async def sentence_of(app: App, draft_id: str, member_id: str) -> tuple[str, str]:
    """The clip and the sentence of a draft, for a form in which it is edited."""
    async with app.database.read() as session:
        row = await session.get(DraftRow, draft_id)
    if row is None:
        raise Refusal(NO_SUCH_DRAFT)
    _check_owner(row, member_id)
    return row.clip_id, row.sentence


async def lock(app: App, command: LockClip) -> None:
    """Let a clip be remixed or not. Only its author may say so."""
    async with app.database.begin() as session:
        clip = await hold(session, ClipRow, command.clip_id)
        if clip is None or clip.deleted_at is not None:
            raise Refusal(NO_SUCH_CLIP)
        if clip.member_id != command.member.id:
            raise Refusal(N_("Only {author} can change that."), author=clip.author)
        clip.remixable = command.remixable


async def set_confirming(app: App, command: SetConfirming) -> None:
    """Whether the member is asked before a remix is made."""
    async with app.database.begin() as session:
        member = await hold_one(session, MemberRow, command.member.id)
        member.confirms = command.confirms


def _check_owner(row: DraftRow, member_id: str) -> None:
    if row.member_id != member_id:
        raise Refusal(NOT_YOURS)
