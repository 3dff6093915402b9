"""The worker's side of the job state machine: claim, run, finish, give up; and the reconciler that heals what was lost.

A run holds a lease on its row and renews it; ``fence`` numbers the runs, and a run whose fence is no longer the row's changes nothing.
So a job may run twice, but it is finished once.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from core import delivery
from core.database import hold, hold_one, is_outage
from core.errors import Refusal
from core.events import ClipReady, JobFailed, JobRefused
from core.generation.child import EngineFault, RenderChild
from core.generation.engine import RenderedClip, RenderRequest
from core.generation.scene import Scene
from core.jobqueue import OUTAGE, ticket
from core.people import account_on
from core.tables import ClipRow, JobRow, JobState, WorkerRow, new_id

if TYPE_CHECKING:
    from core.app import App

log = structlog.get_logger()

WATCH_SECONDS = 0.3
"""How often a run looks whether its row still wants it: a cancelled job's child is killed within twice this."""


@dataclass(frozen=True)
class Run:
    """One run of a job: what to render and the fence that says it is still this run's to finish."""

    job_id: str
    fence: int
    scene: Scene


class LeaseLost(Exception):
    """The row is no longer this run's: cancelled, or taken over by another worker."""


async def claim(app: App, worker: str, job_id: str, attempt: int) -> Run | float | None:
    """Take a job for this worker.

    None if the announcement is out of date (ended, or announced again since); a number of seconds to come back after if
    another worker seems to be alive on it.
    """
    async with app.database.begin() as session:
        job = await hold(session, JobRow, job_id)
        if job is None or job.attempt != attempt or job.state not in (JobState.QUEUED, JobState.RUNNING):
            return None
        now = app.clock()
        if job.state == JobState.RUNNING:
            if job.lease_until is not None and job.lease_until > now:
                return max(0.05, (job.lease_until - now).total_seconds())
            if _count_loss(app, session, job, now):
                return None
        job.state, job.worker = JobState.RUNNING, worker
        job.fence += 1
        job.lease_until = now + timedelta(seconds=app.settings.lease_seconds)
        job.started_at = now
        job.share, job.phase = 0.0, "starting"
        return Run(job.id, job.fence, Scene.model_validate(job.scene))


def _count_loss(app: App, session: AsyncSession, job: JobRow, now: datetime) -> bool:
    """A worker vanished under this job. True if that happened so often that the job itself must be the cause."""
    job.losses += 1
    log.warning("job.lost", job=job.id, worker=job.worker, losses=job.losses)
    if job.losses < app.settings.max_losses:
        return False
    _bury(app, session, job, f"{job.losses} workers died while rendering it")
    return True


def _bury(app: App, session: AsyncSession, job: JobRow, reason: str) -> None:
    job.state, job.reason, job.ended_at = JobState.DEAD, reason, app.clock()
    job.worker = job.lease_until = None
    revision = job.attempt  # a requeued job may die again, and says so again
    event = JobFailed(job_id=job.id, language=job.language, prompt=job.prompt, reference=job.id[-8:])
    delivery.put(app, session, job, event, revision=revision)
    log.error("job.dead", job=job.id, reason=reason)


async def execute(app: App, child: RenderChild, worker: str, job_id: str, attempt: int) -> float | None:
    """Run one announced job to its end. A number asks for the job to be offered again after so many seconds."""
    claimed: Run | float | None = None
    async for again in app.database.patiently():
        with again:
            claimed = await claim(app, worker, job_id, attempt)
    if not isinstance(claimed, Run):
        return claimed
    run = claimed
    with structlog.contextvars.bound_contextvars(job=run.job_id, fence=run.fence):
        log.info("job.started", worker=worker)
        scratch = Path(tempfile.mkdtemp(prefix="render-", dir=_scratch_root(app)))
        try:
            await _render_and_finish(app, child, run, scratch)
        except asyncio.CancelledError:
            # The worker is being stopped, not the job: give it back at once instead of letting the lease run out.
            with contextlib.suppress(Exception):
                await asyncio.shield(_release(app, run))
            raise
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    return None


def _scratch_root(app: App) -> Path:
    # On the same file system as the media, so that a finished clip moves in at once.
    root = app.settings.media_folder / ".scratch"
    root.mkdir(parents=True, exist_ok=True)
    return root


async def _render_and_finish(app: App, child: RenderChild, run: Run, scratch: Path) -> None:
    started = asyncio.get_running_loop().time()
    latest = ("starting", 0.0)

    async def on_progress(share: float, phase: str) -> None:
        nonlocal latest
        latest = (phase, share)

    render = asyncio.create_task(
        child.render(RenderRequest(run.scene, scratch), on_progress, app.settings.render_seconds)
    )
    watch = asyncio.create_task(_keep_lease(app, run, lambda: latest))
    try:
        await asyncio.wait({render, watch}, return_when=asyncio.FIRST_COMPLETED)
        if watch.done():
            await watch  # raises LeaseLost
        clip = await render
        seconds = asyncio.get_running_loop().time() - started
        await _insist(app, lambda: complete(app, run, clip, seconds))
    except LeaseLost:
        log.info("job.dropped")
    except Refusal as refusal:
        told = refusal
        await _insist(app, lambda: refuse(app, run, told))
    except (EngineFault, TimeoutError, OSError) as error:
        fault = error
        await _insist(app, lambda: fail(app, run, fault))
    finally:
        for task in (render, watch):
            task.cancel()
        await asyncio.gather(render, watch, return_exceptions=True)


async def _insist(app: App, step: Callable[[], Awaitable[None]]) -> None:
    async for attempt in app.database.patiently(600):
        with attempt:
            await step()


async def _keep_lease(app: App, run: Run, latest: Callable[[], tuple[str, float]]) -> None:
    """Renew the lease and show progress; raises LeaseLost when the row is no longer this run's."""
    held = True
    while held:
        await asyncio.sleep(WATCH_SECONDS)
        try:
            held = await _renew(app, run, *latest())
        except Exception as error:
            if not is_outage(error):
                raise
            log.warning("database.away", error=repr(error))
    raise LeaseLost


async def _renew(app: App, run: Run, phase: str, share: float) -> bool:
    until = app.clock() + timedelta(seconds=app.settings.lease_seconds)
    still_mine = (
        col(JobRow.id) == run.job_id,
        col(JobRow.fence) == run.fence,
        col(JobRow.state) == JobState.RUNNING,
    )
    async with app.database.begin() as session:
        changed = await session.exec(
            update(JobRow).where(*still_mine).values(lease_until=until, share=share, phase=phase)
        )
        return changed.rowcount == 1


async def _own(session: AsyncSession, run: Run) -> JobRow:
    """The run's row, if it is still the run's to finish."""
    job = await hold_one(session, JobRow, run.job_id)
    if job.state != JobState.RUNNING or job.fence != run.fence:
        raise LeaseLost
    return job


async def complete(app: App, run: Run, clip: RenderedClip, seconds: float) -> None:
    """Keep the clip and queue its posting, in one transaction. Raises LeaseLost if another run or a cancel came first."""
    clip_id = new_id()
    video, poster = f"{clip_id}/clip.mp4", f"{clip_id}/poster.jpg"
    async with app.database.begin() as session:
        job = await _own(session, run)
        # The files are in place before the row says so; if the commit fails, the orphan is only disk space.
        app.media.keep(clip.video, video)
        app.media.keep(clip.poster, poster)
        session.add(
            ClipRow(
                id=clip_id,
                job_id=job.id,
                member_id=job.member_id,
                author=job.author,
                prompt=job.prompt,
                scene=job.scene,
                video=video,
                poster=poster,
                width=clip.width,
                height=clip.height,
                seconds=clip.seconds,
                seed=run.scene.seed,
                platform=job.platform,
                channel=job.address["channel"],
                created_at=app.clock(),
            )
        )
        await session.flush()
        event = ClipReady(
            job_id=job.id,
            language=job.language,
            clip_id=clip_id,
            prompt=job.prompt,
            author=job.author,
            author_user=await account_on(session, job.member_id, job.platform),
            video=video,
            poster=poster,
            width=clip.width,
            height=clip.height,
            seconds=clip.seconds,
            seed=run.scene.seed,
            unresolved=run.scene.unresolved,
        )
        delivery.put(app, session, job, event)
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
        delivery.put(app, session, job, event)
    log.info("job.refused", reason=str(refusal))


async def fail(app: App, run: Run, error: Exception) -> None:
    """Count a fault: queue the job again, or set it aside when it failed too often."""
    log.error("job.fault", error=str(error) or repr(error))
    async with app.database.begin() as session:
        job = await _own(session, run)
        job.failures += 1
        if job.failures >= app.settings.max_attempts:
            _bury(app, session, job, str(error) or repr(error))
            return
        _requeue(job)
    await _announce(app, job)


async def _release(app: App, run: Run) -> None:
    async with app.database.begin() as session:
        job = await _own(session, run)
        _requeue(job)
    await _announce(app, job)


def _requeue(job: JobRow) -> None:
    """Back to waiting, under a fresh ticket, at its old place in the order."""
    job.state, job.attempt = JobState.QUEUED, job.attempt + 1
    job.worker = job.lease_until = None
    job.share, job.phase = 0.0, ""


async def _announce(app: App, job: JobRow) -> None:
    with contextlib.suppress(*OUTAGE):  # the reconciler announces it when the server is back
        await app.queue.announce(job.engine, job.id, job.attempt, job.fair_start)


async def dead_jobs(app: App) -> list[JobRow]:
    """The jobs that were set aside, oldest first."""
    async with app.database.read() as session:
        return list(
            (await session.exec(select(JobRow).where(JobRow.state == JobState.DEAD).order_by(col(JobRow.id)))).all()
        )


async def requeue_dead(app: App, job_ids: list[str] | None = None) -> list[str]:
    """Queue dead jobs again, all of them or those named; the ids of those that were. Their counts start anew."""
    async with app.database.begin() as session:
        query = select(JobRow).where(JobRow.state == JobState.DEAD).with_for_update()
        if job_ids is not None:
            query = query.where(col(JobRow.id).in_(job_ids))
        jobs = list((await session.exec(query)).all())
        for job in jobs:
            job.failures = job.losses = 0
            job.reason = job.ended_at = None
            _requeue(job)
    for job in jobs:
        await _announce(app, job)
    return [job.id for job in jobs]


async def reconcile(app: App) -> int:
    """Make the queue agree with the rows: announce what is missing there; take jobs from workers that fell silent.

    Gives the number of jobs announced. Raises one of `core.jobqueue.OUTAGE` while the queue's server is away.
    """
    engine = app.settings.engine
    announced = await app.queue.announced(engine)
    missing: list[JobRow] = []
    async with app.database.begin() as session:
        now = app.clock()
        # A grace of one lease: a live queue hands a lost job over by itself, sooner.
        overdue = now - timedelta(seconds=app.settings.lease_seconds)
        waiting = await session.exec(
            select(JobRow)
            .where(JobRow.engine == engine, col(JobRow.state).in_((JobState.QUEUED, JobState.RUNNING)))
            .with_for_update(skip_locked=True)  # what somebody is changing just now is in good hands
        )
        for job in waiting:
            if job.state == JobState.RUNNING:
                if job.lease_until is not None and job.lease_until > overdue:
                    continue
                if _count_loss(app, session, job, now):
                    continue
                _requeue(job)
                missing.append(job)
            elif ticket(job.id, job.attempt) not in announced:
                missing.append(job)
    for job in missing:
        await app.queue.announce(engine, job.id, job.attempt, job.fair_start)
    if missing:
        log.info("queue.rebuilt", announced=len(missing))
    return len(missing)


async def report_alive(app: App, worker: str) -> None:
    """Note that this worker is there, and forget those not heard of for an hour."""
    async with app.database.begin() as session:
        row = await session.get(WorkerRow, worker)
        if row is None:
            session.add(WorkerRow(id=worker, engine=app.settings.engine, seen_at=app.clock()))
        else:
            row.seen_at = app.clock()
        for old in await session.exec(select(WorkerRow).where(WorkerRow.seen_at < app.clock() - timedelta(hours=1))):
            await session.delete(old)


async def report_gone(app: App, worker: str) -> None:
    """Note that this worker has stopped."""
    async with app.database.begin() as session:
        row = await session.get(WorkerRow, worker)
        if row is not None:
            await session.delete(row)
