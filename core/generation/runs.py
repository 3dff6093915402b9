"""The worker's side of the job state machine: claim, run, finish, give up.

A run holds a lease on its row and renews it; ``fence`` numbers the runs, and a run whose fence is no longer the row's changes nothing.
So a job may run twice, but it is finished once.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import structlog
from sqlmodel import col, update
from sqlmodel.ext.asyncio.session import AsyncSession

from core import clips, delivery
from core.database import hold, hold_one, is_outage
from core.errors import Refusal
from core.events import JobFailed, JobRefused
from core.generation import inspiration, policy
from core.generation.child import EngineFault, RenderChild
from core.generation.engine import RenderedClip, RenderRequest
from core.generation.scene import Scene
from core.jobqueue import OUTAGE
from core.people import account_on
from core.tables import ClipRow, JobRow, JobState, new_id

if TYPE_CHECKING:
    from core.app import App

log = structlog.get_logger()

SCRATCH = ".scratch"
RETRY_SECONDS = 1.0
AGAIN_SHARE = 0.2
"""Until that much is done, a run that had to start over says so instead of its phase: people saw the job further on before."""
WATCH_SECONDS = 0.3
"""How often a run looks whether its row still wants it: a cancelled job's child is killed within twice this."""


@dataclass(frozen=True)
class Run:
    """One run of a job: what to render, the fence that says it is still this run's to finish, and the id of the clip it makes.

    ``again`` tells that an earlier run got nowhere.
    """

    job_id: str
    fence: int
    scene: dict[str, Any]
    again: bool = False
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
        job.state, job.worker = JobState.RUNNING, worker
        job.fence += 1
        job.lease_until = now + timedelta(seconds=app.settings.lease_seconds)
        job.started_at = now
        again = job.losses + job.failures > 0
        job.share, job.phase = 0.0, "again" if again else "starting"
        return Run(job.id, job.fence, job.scene, again)


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


async def execute(app: App, child: RenderChild, worker: str, job_id: str, attempt: int) -> None:
    """Run one announced job to its end, whatever that is; only a stop of the worker gets through."""
    run = await _claim_patiently(app, worker, job_id, attempt)
    if run is None:
        return
    with structlog.contextvars.bound_contextvars(job=run.job_id, fence=run.fence):
        log.info("job.started", worker=worker)
        try:
            await _run(app, child, run)
        except asyncio.CancelledError:
            # The worker is being stopped, not the job: give it back at once instead of letting the lease run out.
            with contextlib.suppress(Exception):
                await asyncio.shield(_release(app, run))
            raise


async def _claim_patiently(app: App, worker: str, job_id: str, attempt: int) -> Run | None:
    """Claim a job. One that another worker holds is waited for as long as a dead worker's lease can last; if it is still held then,
    its worker is alive, and should it die later the reconciler sees to the job."""
    for _ in range(2):
        claimed: Run | float | None = None
        async for again in app.database.patiently():
            with again:
                claimed = await claim(app, worker, job_id, attempt)
        if not isinstance(claimed, float):
            return claimed
        await asyncio.sleep(claimed)
    return None


async def _run(app: App, child: RenderChild, run: Run) -> None:
    """Render and finish; every way in which that can end is written to the row."""
    try:
        async with _scratch(app) as folder:
            started = asyncio.get_running_loop().time()
            clip = await _render(app, child, run, folder)
            seconds = asyncio.get_running_loop().time() - started
            await _insist(app, lambda: complete(app, run, clip, seconds))
    except LeaseLost:
        log.info("job.dropped")
    except Refusal as refusal:
        told = refusal
        await _insist(app, lambda: refuse(app, run, told))
    except Exception as error:  # the boundary of a job: it is counted, logged and tried again
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            await _insist(app, lambda: refuse(app, run, Refusal(policy.DISK_FULL)))
            return
        fault = error
        await _insist(app, lambda: fail(app, run, fault))


@contextlib.asynccontextmanager
async def _scratch(app: App) -> AsyncIterator[Path]:
    """A folder for one render, on the file system of the media, so that a finished clip moves in at once."""
    root = app.settings.media_folder / SCRATCH
    root.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="render-", dir=root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(app: App) -> None:
    """Remove what killed workers left behind: scratch folders older than the longest render."""
    oldest = time.time() - app.settings.render_seconds - 60
    for folder in (app.settings.media_folder / SCRATCH).glob("render-*"):
        with contextlib.suppress(FileNotFoundError):  # another worker sweeps as well
            if folder.stat().st_mtime < oldest:
                shutil.rmtree(folder, ignore_errors=True)


async def _render(app: App, child: RenderChild, run: Run, folder: Path) -> RenderedClip:
    """Render while the lease is kept. Raises LeaseLost, and what `RenderChild.render` raises."""
    latest = ("again" if run.again else "starting", 0.0)

    async def on_progress(share: float, phase: str) -> None:
        nonlocal latest
        latest = ("again" if run.again and share < AGAIN_SHARE else phase, share)

    request = RenderRequest(Scene.model_validate(run.scene), folder)
    render = asyncio.create_task(child.render(request, on_progress, app.settings.render_seconds))
    watch = asyncio.create_task(_keep_lease(app, run, lambda: latest))
    try:
        await asyncio.wait({render, watch}, return_when=asyncio.FIRST_COMPLETED)
        if not render.done():
            await watch  # raises LeaseLost
        return await render
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


async def _release(app: App, run: Run) -> None:
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
