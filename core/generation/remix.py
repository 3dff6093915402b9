"""Remix: a sentence against a clip becomes a draft that says what would change; on its author's word it becomes a job.

A draft is a row, so its buttons work after a restart. Members who have switched the question off skip it.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from core.commands import (
    AnswerDraft,
    Continue,
    DropDraft,
    MakeDraft,
    MashUp,
    Recast,
    Remix,
)
from core.database import hold
from core.errors import Refusal
from core.events import JobQueued
from core.generation import lexicon, policy, queueing, service, variations
from core.generation.edit import SceneEdit, apply_edit, difference, read_edit
from core.generation.editing.fragments import language_of
from core.generation.editing.operations import Question
from core.generation.lineage import child_of, parent_for
from core.generation.queueing import Place
from core.generation.scene import MAX_SEED, Scene
from core.tables import ClipRow, DraftRow, MemberRow, new_id
from core.wording import N_

if TYPE_CHECKING:
    from core.app import App
    from core.people import Address, Member

log = structlog.get_logger()

THEN = re.compile(
    r"^\s*(?:(?:and|und|next|now|jetzt|,)\s+)*(?:then|dann|danach|next|afterwards|als nächstes)\b[\s,:]*", re.IGNORECASE
)
"""How a sentence about what comes next may begin."""
NUMBERED = re.compile(r"(?P<title>.*\S) \((?P<number>[0-9]{1,4})\)", re.DOTALL)
WORDED = frozenset({"remix", "continue", "recast"})
"""The ways of making a clip out of another that come of words."""
KEPT_FOR = timedelta(days=2)
"""How long an unanswered draft is kept."""

NOTHING_SAID = N_("Say what to change, for example: remix: make it snow")
NOTHING_CHANGES = N_("That would change nothing. Say what to change, for example: make it snow")
NOT_UNDERSTOOD = N_("I found nothing to change for: {words}. Try “replace the coffee with tea” or “make it night”.")
NOBODY_SAID = N_("Say who shall play the lead, for example: a panda in a red coat")
NO_WAY_BACK = N_("There is no way back: the clip that this one was made out of was deleted.")
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
    ``choices`` the sentence is not clear yet: one of them has to be picked. ``prompt`` and ``author`` are the parent clip's, ``other_prompt``
    is that of the clip whose place a mash-up plays in. ``position`` and ``wait_seconds`` are as in `core.events.JobQueued`, if it were made now.
    """

    id: str
    clip_id: str
    how: str
    sentence: str
    prompt: str
    author: str
    change: tuple[str, ...]
    position: int
    wait_seconds: int | None
    other_prompt: str = ""
    unread: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()

    @property
    def rewordable(self) -> bool:
        """Whether it comes of words that its maker can change."""
        return self.how in WORDED


async def remix(app: App, command: Remix) -> Draft | JobQueued:
    """Read a sentence against a clip. Gives the draft to be confirmed, or the queued job for who wants no question.

    Refusal for a clip that is gone, elsewhere or locked, and for words that change nothing.
    """
    sentence = _cleaned(command.sentence)
    if not sentence:
        raise Refusal(NOTHING_SAID)
    clip = await _parent(app, command)
    edit = read_edit(sentence, Scene.model_validate(clip.scene))
    if edit.undo:
        return await _undo(app, command, clip)
    return await _draft(app, command, clip, sentence, edit, "remix")


async def carry_on(app: App, command: Continue) -> Draft | JobQueued:
    """Make what comes next: from the last frame on, with the same cast where it was. Gives the same as `remix`.

    Refusal for a clip that is gone, elsewhere or locked, and for words of which none is understood.
    """
    sentence = _cleaned(command.sentence)
    clip = await _parent(app, command)
    words = THEN.sub("", sentence)
    edit = read_edit(words, _base(clip, "continue")) if words else SceneEdit()
    return await _draft(app, command, clip, words, edit, "continue")


async def recast(app: App, command: Recast) -> Draft | JobQueued:
    """Have somebody else play the lead. Gives the same as `remix`. Refusal as there, and for words that name nobody."""
    words = _cleaned(command.lead)
    if not words:
        raise Refusal(NOBODY_SAID)
    clip = await _parent(app, command)
    before = Scene.model_validate(clip.scene)
    try:
        found = variations.recast(before, words, language_of(words, before.language))
    except KeyError:
        raise Refusal(N_("There is nobody in this clip to be replaced.")) from None
    if found is None:
        raise Refusal(N_("I don't know who “{words}” is. Try “a panda in a red coat”."), words=words[:80])
    after, unread = found
    change = difference(before, after, command.member.language)
    if not change:
        raise Refusal(NOTHING_CHANGES)
    draft = await _keep(app, command, clip, words, after, change, "recast", unread=unread)
    return await _confirmed(app, command, draft)


async def mash_up(app: App, command: MashUp) -> Draft | JobQueued:
    """Put the cast of one clip into the place of another. Gives the same as `remix`. Refusal as there, for either clip."""
    if command.clip_id == command.place_id:
        raise Refusal(N_("A mash-up takes two clips: choose another one for the place."))
    clip = await _parent(app, command)
    async with app.database.read() as session:
        place = await parent_for(session, command.member, command.address, command.place_id)
    before = Scene.model_validate(clip.scene)
    after = variations.mashed_up(before, Scene.model_validate(place.scene))
    change = difference(before, after, command.member.language)
    if not change:
        raise Refusal(N_("These two play in the same place, so that would change nothing. Choose another one."))
    title = f"{clip.prompt} × {place.prompt}"  # of mash-ups of mash-ups it would double every time
    title = title if len(title) <= policy.MAX_PROMPT else title[: policy.MAX_PROMPT - 1] + "…"
    draft = await _keep(app, command, clip, title, after, change, "mash_up", other=place)
    return await _confirmed(app, command, draft)


def _cleaned(words: str) -> str:
    """What somebody typed, on one line; empty if it says nothing. Refusal for too much."""
    return policy.clean_prompt(words) if policy.says_something(words) else ""


async def _parent(app: App, command: Remix | Continue | Recast | MashUp) -> ClipRow:
    async with app.database.read() as session:
        return await parent_for(session, command.member, command.address, command.clip_id)


def _base(clip: ClipRow, how: str) -> Scene:
    """The scene that a sentence is read against."""
    scene = Scene.model_validate(clip.scene)
    return variations.continued(scene) if how == "continue" else scene


async def _draft(
    app: App,
    command: Remix | Continue,
    clip: ClipRow,
    sentence: str,
    edit: SceneEdit,
    how: str,
    settled: tuple[str, ...] = (),
) -> Draft | JobQueued:
    """Carry out what was read, and keep it. ``settled`` are the entities that were picked so far."""
    before = _base(clip, how)
    after = _carried_out(before, edit)
    change = difference(before, after, command.member.language)
    if edit.question is not None:
        return await _keep(app, command, clip, sentence, before, change, how, edit=edit, settled=settled)
    if not change and not edit.again and (how == "remix" or edit.unread):
        if edit.unread:
            raise Refusal(NOT_UNDERSTOOD, words=", ".join(edit.unread)[:200])
        raise Refusal(NOTHING_CHANGES)
    draft = await _keep(app, command, clip, sentence, after, change, how, edit=edit, settled=settled)
    return await _confirmed(app, command, draft)


async def _confirmed(app: App, command: Remix | Continue | Recast | MashUp, draft: Draft) -> Draft | JobQueued:
    """The draft, or what it gives for a member who wants no question; words that found no use are always shown."""
    async with app.database.read() as session:
        member = await session.get(MemberRow, command.member.id)
    if member is None or member.confirms or draft.unread:
        return draft
    return await make(app, MakeDraft(command.member, command.address, draft.id, command.origin))


def _carried_out(before: Scene, edit: SceneEdit) -> Scene:
    after = apply_edit(before, edit)
    if variations.somewhere_else(before, after):
        after = variations.begun_anew(after)
    if edit.again:
        after = after.model_copy(update={"seed": random.SystemRandom().randint(0, MAX_SEED)})
    return after


async def _undo(app: App, command: Remix, clip: ClipRow) -> Draft | JobQueued:
    """Back to the parent's scene, as a remix of its own."""
    async with app.database.read() as session:
        parent = await _before(session, command, clip)
    here, before = Scene.model_validate(clip.scene), Scene.model_validate(parent.scene)
    change = difference(here, before, command.member.language)
    draft = await _keep(app, command, clip, command.sentence, before, change, "undo")
    return await _confirmed(app, command, draft)


async def _before(session: AsyncSession, command: Remix | MakeDraft, clip: ClipRow) -> ClipRow:
    """The clip that this one was made out of, to be made again: that takes what any remix of it takes."""
    if clip.parent_id is None:
        raise Refusal(N_("There is nothing to undo: this clip is no remix."))
    parent = await session.get(ClipRow, clip.parent_id)
    if parent is None or parent.deleted_at is not None:
        raise Refusal(NO_WAY_BACK)
    return await parent_for(session, command.member, command.address, parent.id)


async def _keep(
    app: App,
    command: Remix | Continue | Recast | MashUp,
    clip: ClipRow,
    sentence: str,
    scene: Scene,
    change: tuple[str, ...],
    how: str,
    *,
    edit: SceneEdit | None = None,
    unread: tuple[str, ...] = (),
    other: ClipRow | None = None,
    settled: tuple[str, ...] = (),
) -> Draft:
    now = app.clock()
    question = edit.question if edit else None
    if how in WORDED:
        scene = scene.model_copy(update={"unresolved": edit.unread if edit else unread})
    async with app.database.begin() as session:
        # What nobody answered is swept out by those who come after.
        await session.exec(delete(DraftRow).where(col(DraftRow.created_at) < now - KEPT_FOR))
        row = DraftRow(
            id=new_id(),
            member_id=command.member.id,
            clip_id=clip.id,
            other_id=other.id if other else None,
            sentence=sentence.strip(),
            scene=scene.model_dump(mode="json"),
            change=list(change),
            choices=list(settled),
            how=how,
            created_at=now,
        )
        session.add(row)
        place = await queueing.prospect(app, session, command.member.id, scene.seconds)
    return _shown(row, clip, other, place, _choices(question, scene, command.member.language))


def _shown(row: DraftRow, clip: ClipRow, other: ClipRow | None, place: Place, choices: tuple[Choice, ...]) -> Draft:
    return Draft(
        id=row.id,
        clip_id=clip.id,
        how=row.how,
        sentence=row.sentence,
        prompt=clip.prompt,
        author=clip.author,
        change=tuple(row.change),
        other_prompt=other.prompt if other else "",
        unread=tuple(row.scene["unresolved"]) if row.how in WORDED else (),
        choices=choices,
        position=place.position,
        wait_seconds=place.wait_seconds,
    )


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


async def unanswered(app: App, member: Member, address: Address) -> Draft | None:
    """The member's newest draft, if it still waits for a word and its clip is before them at that address; else None."""
    newest = (
        select(DraftRow)
        .where(DraftRow.member_id == member.id, col(DraftRow.created_at) >= app.clock() - KEPT_FOR)
        .order_by(col(DraftRow.created_at).desc(), col(DraftRow.id).desc())
        .limit(1)
    )
    async with app.database.read() as session:
        row = (await session.exec(newest)).first()
        if row is None or row.job_id is not None:
            return None
        try:
            clip = await parent_for(session, member, address, row.clip_id)
            other = await parent_for(session, member, address, row.other_id) if row.other_id else None
        except Refusal:
            return None  # the clip is gone, elsewhere or locked by now
        scene = Scene.model_validate(row.scene)
        place = await queueing.prospect(app, session, member.id, scene.seconds)
    asks = row.how in ("remix", "continue") and bool(row.sentence)
    question = read_edit(row.sentence, _base(clip, row.how), tuple(row.choices)).question if asks else None
    return _shown(row, clip, other, place, _choices(question, scene, member.language))


async def pick(app: App, command: AnswerDraft) -> Draft | JobQueued:
    """Say which entity was meant: the sentence is read again with that one and those picked before in mind."""
    async with app.database.read() as session:
        row = await session.get(DraftRow, command.draft_id)
        if row is None or row.job_id is not None:
            raise Refusal(NO_SUCH_DRAFT)
        _check_owner(row, command.member.id)
        clip = await parent_for(session, command.member, command.address, row.clip_id)
    before = _base(clip, row.how)
    settled = tuple(row.choices)
    question = read_edit(row.sentence, before, settled).question
    if question is None or not 0 <= command.choice < len(question.options):
        raise Refusal(NO_SUCH_DRAFT)
    settled = (*settled, question.options[command.choice])
    edit = read_edit(row.sentence, before, settled)
    again = Remix(command.member, command.address, clip.id, row.sentence, command.origin)
    return await _draft(app, again, clip, row.sentence, edit, row.how, settled)


async def make(app: App, command: MakeDraft) -> JobQueued:
    """Queue a draft. Pressing the button twice makes one job. Refusal if it is gone, answered or somebody else's."""
    async with app.database.read() as session:
        row = await session.get(DraftRow, command.draft_id)
        if row is None:
            raise Refusal(NO_SUCH_DRAFT)
        _check_owner(row, command.member.id)
        clip = await parent_for(session, command.member, command.address, row.clip_id)
        other = await parent_for(session, command.member, command.address, row.other_id) if row.other_id else None
        again = await _before(session, command, clip) if row.how == "undo" else None
    scene = Scene.model_validate(row.scene)
    kin = child_of(clip, row.how, row.change, other)
    origin = command.origin or f"draft:{row.id}"
    # what goes back to how it was is called so again, and what goes on as it was by its number
    prompt = again.prompt if again else row.sentence or _next_part(clip.prompt)
    queued = await service.enqueue(app, command.member, command.address, origin, scene, prompt=prompt, kin=kin)
    async with app.database.begin() as session:
        kept = await hold(session, DraftRow, row.id)
        if kept is not None:
            kept.job_id = queued.job_id
    log.info("remix.made", draft=row.id, clip=clip.id, how=row.how, job=queued.job_id)
    return queued


def _next_part(prompt: str) -> str:
    """What the clip that goes on from one is called: "a red fox" is followed by "a red fox (2)"."""
    found = NUMBERED.fullmatch(prompt)
    return f"{found['title']} ({int(found['number']) + 1})" if found else f"{prompt} (2)"


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


def _check_owner(row: DraftRow, member_id: str) -> None:
    if row.member_id != member_id:
        raise Refusal(NOT_YOURS)
