"""The worker's side of the job state machine: claim, renew, finish, give up. `core.generation.execution` renders in between.

A run holds a lease on its row and renews it; ``fence`` numbers the runs, and a run whose fence is no longer the row's changes nothing.
So a job may run twice, but it is finished once.
"""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import structlog
from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from core import clips, delivery
from core.database import hold, hold_one
from core.errors import Refusal
from core.events import JobFailed, JobRefused
from core.generation import inspiration
from core.generation.child import EngineFault
from core.generation.engine import RenderedClip
from core.jobqueue import OUTAGE
from core.people import account_on
from core.tables import ClipRow, JobRow, JobState, new_id

if TYPE_CHECKING:
    from core.app import App

log = structlog.get_logger()

RETRY_SECONDS = 1.0
MATES_LOOKED_AT = 50
"""Waiting jobs among which those are looked for that can be rendered along."""


@dataclass(frozen=True)
class Run:
    """One run of a job: what to render, the fence that says it is still this run's to finish, and the id of the clip it makes.

    ``again`` tells that an earlier run got nowhere. ``parent_id`` is the clip that it is made out of, by ``how``.
    """

    job_id: str
    fence: int
    scene: dict[str, Any]
    again: bool = False
    parent_id: str | None = None
    how: str = ""
    clip_id: str = field(default_factory=new_id)


class LeaseLost(Exception):
    """The row is no longer this run's: cancelled, or taken over by another worker."""


async def claim(app: App, worker: str, job_id: str, attempt: int) -> Run | float | None:
    """Take a job for this worker.

    None if the announcement is out of date (ended, or announced again since); the seconds for which another worker still holds it
    if that one seems to be alive.
    """
    async with app.database.begin() as session:
        job = await hold(session, JobRow, job_id)
        if job is None or job.attempt != attempt or job.state not in (JobState.QUEUED, JobState.RUNNING):
            return None
        now = app.clock()
        if job.state == JobState.RUNNING:
            if job.lease_until is not None and job.lease_until > now:
                return max(0.05, (job.lease_until - now).total_seconds())
            if await count_loss(app, session, job):
                return None
        return _taken(app, job, worker)


def _taken(app: App, job: JobRow, worker: str) -> Run:
    now = app.clock()
    job.state, job.worker = JobState.RUNNING, worker
    job.fence += 1
    job.lease_until = now + timedelta(seconds=app.settings.lease_seconds)
    job.started_at = now
    again = job.losses + job.failures > 0
    job.share, job.phase, job.preview = 0.0, "again" if again else "starting", None
    return Run(job.id, job.fence, job.scene, again, job.parent_id, job.how)


async def claim_mates(app: App, worker: str, run: Run, most: int) -> list[Run]:
    """Take further waiting jobs that may be rendered along with one: of the same shape and length, next in the order, ``most`` of them.

    Jobs that have failed before are left to be rendered alone, so that one which breaks the engine takes no others with it.
    """
    if most < 1 or run.again:
        return []
    waiting = (
        select(JobRow)
        .where(
            JobRow.engine == app.settings.queue,
            JobRow.state == JobState.QUEUED,
            JobRow.seconds == run.scene["seconds"],
            JobRow.failures == 0,
            JobRow.losses == 0,
        )
        .order_by(col(JobRow.fair_start), col(JobRow.id))
        .limit(MATES_LOOKED_AT)
        .with_for_update(skip_locked=True)
    )
    async with app.database.begin() as session:
        fit = [job for job in await session.exec(waiting) if job.scene["shape"] == run.scene["shape"]][:most]
        mates = [_taken(app, job, worker) for job in fit]
    for job in fit:
        with contextlib.suppress(*OUTAGE):  # whoever finds its announcement sees that it is held
            await app.queue.withdraw(job.engine, job.id, job.attempt)
    return mates


async def count_loss(app: App, session: AsyncSession, job: JobRow) -> bool:
    """A worker vanished under this job. True if that happened so often that the job itself must be the cause."""
    job.losses += 1
    log.warning("job.lost", job=job.id, worker=job.worker, losses=job.losses)
    if job.losses < app.settings.max_losses:
        return False
    await _bury(app, session, job, f"{job.losses} workers died while rendering it")
    return True


async def _bury(app: App, session: AsyncSession, job: JobRow, reason: str) -> None:
    job.state, job.reason, job.ended_at = JobState.DEAD, reason, app.clock()
    job.worker = job.lease_until = None
    event = JobFailed(job_id=job.id, language=job.language, prompt=job.prompt, reference=job.id[-8:])
    await delivery.put(app, session, job, event)
    log.error("job.dead", job=job.id, reason=reason)


async def renew(app: App, run: Run, phase: str, share: float, preview: str | None = None) -> bool:
    """Keep the lease and show how far the run is; False when the row is no longer this run's."""
    until = app.clock() + timedelta(seconds=app.settings.lease_seconds)
    still_mine = (
        col(JobRow.id) == run.job_id,
        col(JobRow.fence) == run.fence,
        col(JobRow.state) == JobState.RUNNING,
    )
    async with app.database.begin() as session:
        changed = await session.exec(
            update(JobRow).where(*still_mine).values(lease_until=until, share=share, phase=phase, preview=preview)
        )
        return changed.rowcount == 1


async def _own(session: AsyncSession, run: Run) -> JobRow:
    """The run's row, if it is still the run's to finish."""
    job = await hold_one(session, JobRow, run.job_id)
    if job.state != JobState.RUNNING or job.fence != run.fence:
        raise LeaseLost
    return job


async def complete(app: App, run: Run, clip: RenderedClip, seconds: float) -> None:
    """Keep the clip and queue its posting, in one transaction; safe to repeat after an outage.

    Raises LeaseLost, and keeps nothing, if another run or a cancel came first.
    """
    clip_id = run.clip_id
    video, poster = f"{clip_id}/clip.mp4", f"{clip_id}/poster.jpg"
    # The files are in place before the row says so. A first try may have moved them already.
    for file, key in ((clip.video, video), (clip.poster, poster)):
        if file.exists():
            app.media.keep(file, key)
    async with app.database.begin() as session:
        try:
            job = await _own(session, run)
        except LeaseLost:
            app.media.discard(clip_id)
            raise
        notes = [(sentence, dict(values)) for sentence, values in clip.notes]
        row = ClipRow(
            id=clip_id,
            job_id=job.id,
            member_id=job.member_id,
            author=job.author,
            prompt=job.prompt,
            scene=dict(clip.filmed or job.scene),
            parent_id=job.parent_id,
            other_parent_id=job.other_parent_id,
            root_id=job.root_id or clip_id,
            depth=job.depth,
            how=job.how,
            change=job.change,
            notes=notes,
            video=video,
            poster=poster,
            width=clip.width,
            height=clip.height,
            seconds=clip.seconds,
            seed=run.scene["seed"],
            platform=job.platform,
            channel=job.address["channel"],
            created_at=app.clock(),
        )
        session.add(row)
        await session.flush()
        parent = await session.get(ClipRow, job.parent_id) if job.parent_id else None
        other = await session.get(ClipRow, job.other_parent_id) if job.other_parent_id else None
        user = await account_on(session, job.member_id, job.platform)
        await delivery.put(app, session, job, clips.ready(row, job, parent, other, author_user=user))
        await inspiration.tell(app, session, job, parent, other)
        job.state, job.share, job.phase = JobState.RENDERED, 1.0, "rendered"
        job.ended_at, job.render_seconds = app.clock(), seconds
        job.worker = job.lease_until = None
    log.info("job.rendered", clip=clip_id, seconds=round(seconds, 2), timings=dict(clip.timings))


async def refuse(app: App, run: Run, refusal: Refusal) -> None:
    """End a job with a refusal from its engine."""
    async with app.database.begin() as session:
        job = await _own(session, run)
        job.state, job.reason, job.ended_at = JobState.REFUSED, str(refusal), app.clock()
        job.worker = job.lease_until = None
        event = JobRefused(
            job_id=job.id,
            language=job.language,
            prompt=job.prompt,
            sentence=refusal.sentence,
            values={name: str(value) for name, value in refusal.values.items()},
        )
        await delivery.put(app, session, job, event)
    log.info("job.refused", reason=str(refusal))


async def fail(app: App, run: Run, error: Exception) -> None:
    """Count a fault: queue the job again, or set it aside when it failed too often."""
    log.error("job.fault", error=str(error) or repr(error), exc_info=not isinstance(error, EngineFault))
    async with app.database.begin() as session:
        job = await _own(session, run)
        job.failures += 1
        if job.failures >= app.settings.max_attempts:
            await _bury(app, session, job, str(error) or repr(error))
            return
        put_back(job)
    await asyncio.sleep(RETRY_SECONDS * job.failures)  # what broke it may pass
    await announce(app, job)


async def release(app: App, run: Run) -> None:
    """Give a job back to the queue, because its worker is being stopped."""
    async with app.database.begin() as session:
        job = await _own(session, run)
        put_back(job)
    await announce(app, job)


def put_back(job: JobRow) -> None:
    """Back to waiting, under a fresh ticket, at its old place in the order."""
    job.state, job.attempt = JobState.QUEUED, job.attempt + 1
    job.worker = job.lease_until = None
    job.share, job.phase = 0.0, ""


async def announce(app: App, job: JobRow) -> None:
    """Tell the queue of a waiting job; if that fails, the reconciler does it later."""
    with contextlib.suppress(*OUTAGE):  # the reconciler announces it when the server is back
        await app.queue.announce(job.engine, job.id, job.attempt, job.fair_start)
