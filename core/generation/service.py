"""What members do with jobs and clips: submit, re-roll, cancel, delete, look at the queue.

Each use-case is one transaction and then, if need be, a word to the queue. If that word is lost, the reconciler
(`core.generation.recovery`) says it again from the row, so a person's command never depends on the queue's server.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from core import delivery
from core.commands import Cancel, DeleteClip, Generate, Reroll, ShowQueue
from core.database import hold, hold_one
from core.errors import Refusal
from core.events import ClipDeleted, JobCancelled, JobQueued
from core.generation import policy, queueing
from core.generation.lineage import FROM_A_PROMPT, Kin, child_of, parent_for
from core.generation.lineage import NO_SUCH_CLIP as NO_SUCH_CLIP
from core.generation.prompt import parse
from core.generation.scene import MAX_SEED, Scene, is_blank
from core.jobqueue import OUTAGE
from core.people import Address, Member
from core.tables import UNDER_WAY, ClipRow, JobRow, JobState, MemberRow, new_id
from core.wording import N_

if TYPE_CHECKING:
    from core.app import App

log = structlog.get_logger()

OWN_LINES = 10
"""How many of their own jobs a member is shown."""

NO_SUCH_JOB = N_("That clip is not in the queue any more.")


async def submit(app: App, command: Generate) -> JobQueued:
    """Accept a prompt: understand it, store the job and queue it. Refusal for what can't be made."""
    text = policy.clean_prompt(command.prompt)
    policy.check_size(app, command.shape, command.seconds, command.seed)
    scene = parse(text, shape=command.shape, seconds=command.seconds, seed=command.seed)
    return await enqueue(app, command.member, command.address, command.origin, scene)


async def reroll(app: App, command: Reroll) -> JobQueued:
    """Make a clip's scene again with a new seed. Refusal if the clip is gone, elsewhere or locked."""
    async with app.database.read() as session:
        clip = await parent_for(session, command.member, command.address, command.clip_id)
    scene = Scene.model_validate(clip.scene)
    scene = scene.model_copy(update={"seed": random.SystemRandom().randint(0, MAX_SEED)})
    kin = child_of(clip, "reroll")
    return await enqueue(app, command.member, command.address, command.origin, scene, prompt=clip.prompt, kin=kin)


async def enqueue(
    app: App,
    member: Member,
    address: Address,
    origin: str | None,
    scene: Scene,
    *,
    prompt: str = "",
    kin: Kin = FROM_A_PROMPT,
) -> JobQueued:
    """Store a job for a Scene and queue it. ``prompt`` are the person's words, if they aren't the Scene's own."""
    policy.check_disk(app)
    engine = app.settings.queue
    words = prompt or scene.prompt
    async with app.database.begin() as session:
        if not app.database.is_sqlite:  # which has one writer at a time anyway
            await hold_one(
                session, MemberRow, member.id
            )  # a member's commands take turns, for their quota and fair start
        known = await queueing.submission(session, member.id, engine, origin)
        job = await session.get(JobRow, known.same) if known.same else None
        if job is None:
            policy.check_quota(app, known.under_way)
            job = JobRow(
                id=new_id(),
                member_id=member.id,
                state=JobState.QUEUED,
                engine=engine,
                language=member.language,
                author=member.name,
                prompt=words,
                scene=scene.model_dump(mode="json"),
                seconds=scene.seconds,
                platform=address.platform,
                address=address.as_json(),
                origin=origin,
                fair_start=known.fair_start,
                cost=scene.seconds * queueing.COST_PER_SECOND,
                parent_id=kin.parent_id,
                other_parent_id=kin.other_parent_id,
                root_id=kin.root_id,
                depth=kin.depth,
                how=kin.how,
                change=list(kin.change),
                created_at=app.clock(),
            )
            session.add(job)
            await session.flush()
        place = await queueing.place_of(app, session, job)
    try:
        await app.queue.announce(engine, job.id, job.attempt, job.fair_start)
    except OUTAGE as error:
        log.warning("queue.unreachable", job=job.id, error=repr(error))
    log.info("job.queued", job=job.id, member=member.id, position=place.position)
    return JobQueued(
        job_id=job.id,
        language=member.language,
        prompt=words,
        author=member.name,
        position=place.position,
        wait_seconds=place.wait_seconds,
        unresolved=scene.unresolved,
        blank=is_blank(job.scene),
    )


async def cancel(app: App, command: Cancel) -> JobCancelled:
    """Stop a job that has not finished. A worker that is rendering it notices within half a second.

    Refusal if there is nothing to cancel or it is somebody else's.
    """
    async with app.database.begin() as session:
        job = await _job_to_cancel(session, command)
        job.state = JobState.CANCELLED
        job.ended_at = app.clock()
        by = "" if job.member_id == command.member.id else command.member.name
        event = JobCancelled(job_id=job.id, language=job.language, prompt=job.prompt, by=by)
        await delivery.put(app, session, job, event)
    try:
        await app.queue.withdraw(job.engine, job.id, job.attempt)
    except OUTAGE as error:
        log.warning("queue.unreachable", job=job.id, error=repr(error))
    log.info("job.cancelled", job=job.id, member=command.member.id)
    return event


async def _job_to_cancel(session: AsyncSession, command: Cancel) -> JobRow:
    if command.job_id is None:
        newest = (
            select(JobRow)
            .where(JobRow.member_id == command.member.id, col(JobRow.state).in_(UNDER_WAY))
            .order_by(col(JobRow.id).desc())
        )
        for own in await session.exec(newest.with_for_update()):
            if _within(own, command.within):
                return own
        raise Refusal(N_("None of your clips is being made, so there is nothing to cancel."))
    job = await hold(session, JobRow, command.job_id)
    if job is None:
        raise Refusal(NO_SUCH_JOB)
    if not _may_stop(command, job):
        raise Refusal(N_("Only {author} or a moderator can cancel this."), author=job.author)
    if job.state not in UNDER_WAY:
        raise Refusal(N_("Too late: this clip is no longer being made."))
    return job


def _within(job: JobRow, place: Address | None) -> bool:
    return place is None or place.covers(Address.from_json(job.address))


def _may_stop(command: Cancel | DeleteClip, job: JobRow) -> bool:
    """Its author may, and whoever moderates where it goes: a moderator's power ends there, whatever button they forge."""
    if job.member_id == command.member.id:
        return True
    return command.moderates is not None and command.moderates.covers(Address.from_json(job.address))


async def delete_clip(app: App, command: DeleteClip) -> ClipDeleted:
    """Take a clip down everywhere and erase its files. The row stays, so that its lineage can still be told.

    Refusal if it is gone already or somebody else's.
    """
    async with app.database.begin() as session:
        clip = await hold(session, ClipRow, command.clip_id)
        if clip is None or clip.deleted_at is not None:
            raise Refusal(NO_SUCH_CLIP)
        job = await hold_one(session, JobRow, clip.job_id)
        if not _may_stop(command, job):
            raise Refusal(N_("Only {author} or a moderator can delete this."), author=clip.author)
        clip.deleted_at = app.clock()
        clip.message = clip.message or command.message
        event = ClipDeleted(job_id=clip.job_id, language=job.language, clip_id=clip.id)
        await delivery.put(app, session, job, event)
    app.media.discard(command.clip_id)
    log.info("clip.deleted", clip=command.clip_id, member=command.member.id)
    return event


@dataclass(frozen=True)
class QueueLine:
    """One of the member's own jobs: position 0 is rendering now, with its share done."""

    job_id: str
    prompt: str
    position: int
    share: float
    wait_seconds: int | None


@dataclass(frozen=True)
class QueueView:
    """What is going on: jobs rendering, jobs waiting, live workers, and the member's own jobs, first to come first.

    ``more`` of the member's own are not among them.
    """

    running: int
    waiting: int
    workers: int
    mine: tuple[QueueLine, ...]
    more: int = 0


async def show_queue(app: App, command: ShowQueue) -> QueueView:
    """The queue as one member sees it: other people's prompts are not in it."""
    engine = app.settings.queue
    async with app.database.read() as session:
        states = (
            await session.exec(
                select(JobRow.state).where(
                    JobRow.engine == engine, col(JobRow.state).in_((JobState.QUEUED, JobState.RUNNING))
                )
            )
        ).all()
        own = (
            await session.exec(
                select(JobRow)
                .where(JobRow.member_id == command.member.id, col(JobRow.state).in_(UNDER_WAY))
                .order_by(col(JobRow.fair_start), col(JobRow.id))
            )
        ).all()
        here = [job for job in own if _within(job, command.within)]
        mine = []
        for job in here[:OWN_LINES]:
            place = await queueing.place_of(app, session, job)
            mine.append(QueueLine(job.id, job.prompt, place.position, job.share, place.wait_seconds))
        return QueueView(
            running=states.count(JobState.RUNNING),
            waiting=states.count(JobState.QUEUED),
            workers=await queueing.live_workers(app, session, engine),
            mine=tuple(mine),
            more=len(here) - len(mine),
        )
