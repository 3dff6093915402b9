"""From an announced job to its end: claim it, render it in the child, finish it, whatever happens in between.

Jobs that fit together are rendered in one go, where the engine can do that; each keeps its own lease and comes to its own end.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from core.database import is_outage
from core.errors import Refusal
from core.generation import policy, runs
from core.generation.child import Outcome, RenderChild
from core.generation.engine import Parent, RenderRequest, Stopped
from core.generation.runs import LeaseLost, Run
from core.generation.scene import Scene
from core.tables import ClipRow, JobRow

if TYPE_CHECKING:
    from core.app import App

log = structlog.get_logger()

SCRATCH = ".scratch"
PREVIEW = "preview.jpg"
AGAIN_SHARE = 0.2
"""Until that much is done, a run that had to start over says so instead of its phase: people saw the job further on before."""
WATCH_SECONDS = 0.3
"""How often a run looks whether its row still wants it."""
STOP_SECONDS = 30.0
"""How long a child may take to give up what nobody wants any more, one step of its model, before it is killed."""


async def execute(
    app: App, child: RenderChild, worker: str, job_id: str, attempt: int, free: Callable[[], None] = lambda: None
) -> None:
    """Run one announced job to its end, whatever that is; only a stop of the worker gets through.

    ``free`` is called when the engine can begin the next one, if that is before this one's end.
    """
    first = await _claim_patiently(app, worker, job_id, attempt)
    if first is None:
        return
    claimed = [first]
    with structlog.contextvars.bound_contextvars(job=first.job_id, fence=first.fence):
        try:
            claimed += await runs.claim_mates(app, worker, first, child.batch - 1)
            log.info("job.started", worker=worker, along=[run.job_id for run in claimed[1:]])
            await _run(app, child, claimed, free)
        except asyncio.CancelledError:
            # The worker is being stopped, not the jobs: give them back at once instead of letting their leases run out.
            for run in claimed:
                with contextlib.suppress(Exception):
                    await asyncio.shield(runs.release(app, run))
            raise


async def _claim_patiently(app: App, worker: str, job_id: str, attempt: int) -> Run | None:
    """Claim a job. One that another worker holds is waited for as long as a dead worker's lease can last; if it is still held then,
    its worker is alive, and should it die later the reconciler sees to the job."""
    for _ in range(2):
        claimed: Run | float | None = None
        async for again in app.database.patiently():
            with again:
                claimed = await runs.claim(app, worker, job_id, attempt)
        if not isinstance(claimed, float):
            return claimed
        await asyncio.sleep(claimed)
    return None


@dataclass
class Take:
    """A run while it is rendered: its folder, and how far it is."""

    run: Run
    folder: Path
    phase: str = "starting"
    share: float = 0.0
    preview: str | None = None
    lost: LeaseLost | None = None

    def moved(self, share: float, phase: str) -> None:
        self.phase, self.share = ("again" if self.run.again and share < AGAIN_SHARE else phase), share


async def _run(app: App, child: RenderChild, claimed: Sequence[Run], free: Callable[[], None]) -> None:
    """Render and finish; every way in which that can end is written to the rows."""
    async with contextlib.AsyncExitStack() as folders:
        takes: list[Take] = []
        outcomes: Sequence[Outcome | Exception]
        clock = asyncio.get_running_loop().time
        started = clock()
        held: list[float] = []

        def drawn() -> None:
            held.append(clock() - started)
            free()

        try:
            for run in claimed:
                folder = await folders.enter_async_context(_scratch(app))
                takes.append(Take(run, folder, "again" if run.again else "starting"))
            outcomes = await render(app, child, takes, drawn)
        except Exception as error:  # the boundary of a job: it is counted, logged and tried again
            outcomes = [error] * len(claimed)
        seconds = held[0] if held else clock() - started  # what those behind it had to wait for it
        for run, outcome in zip(claimed, outcomes, strict=True):
            try:
                await _finish(app, run, outcome, seconds / len(claimed))
            except LeaseLost:
                log.info("job.dropped", job=run.job_id)
    for run in claimed:
        app.media.discard_preview(run.job_id)


async def _finish(app: App, run: Run, outcome: Outcome | Exception, seconds: float) -> None:
    """Write down what came of a run. Raises LeaseLost if the row is no longer its own."""
    match outcome:
        case LeaseLost() | Stopped():
            raise LeaseLost
        case OSError(errno=errno.ENOSPC):
            await _insist(app, lambda: runs.refuse(app, run, Refusal(policy.DISK_FULL)))
        case Refusal() as refusal:
            await _insist(app, lambda: runs.refuse(app, run, refusal))
        case Exception() as fault:
            await _insist(app, lambda: runs.fail(app, run, fault))
        case clip:
            try:
                await _insist(app, lambda: runs.complete(app, run, clip, seconds))
            except OSError as error:
                await _finish(app, run, error, seconds)


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


# --- rendering ------------------------------------------------------------------------------------------------------


async def render(
    app: App, child: RenderChild, takes: Sequence[Take], on_drawn: Callable[[], None]
) -> list[Outcome | LeaseLost]:
    """Render while the leases are kept; a take whose lease is lost is stopped, and the others go on.

    One that failed before has the engine to itself, so that if it breaks it, it takes no other with it.
    Raises what `RenderChild.render` raises.
    """

    async def on_progress(number: int, share: float, phase: str) -> None:
        take = takes[number]
        take.moved(share, phase)
        if take.preview is None and (take.folder / PREVIEW).exists():
            take.preview = app.media.keep_preview(take.folder / PREVIEW, take.run.job_id)

    requests = [await _request(app, child, take) for take in takes]
    alone = any(take.run.again for take in takes)
    limit = app.settings.render_seconds
    work = asyncio.create_task(child.render(requests, on_progress, limit, on_drawn, alone=alone))
    watches = {asyncio.create_task(_keep_lease(app, take)): number for number, take in enumerate(takes)}
    held = set(watches)
    try:
        while held and not work.done():
            await asyncio.wait({work, *held}, return_when=asyncio.FIRST_COMPLETED)
            for watch in [watch for watch in held if watch.done()]:
                held.discard(watch)
                takes[watches[watch]].lost = watch.result()
                child.stop(requests[watches[watch]])
        if not work.done():
            await asyncio.wait({work}, timeout=STOP_SECONDS)
        if not work.done():
            log.warning("child.stubborn", seconds=STOP_SECONDS)
            return [LeaseLost() for _ in takes]
        outcomes = await work
        return [take.lost or outcome for take, outcome in zip(takes, outcomes, strict=True)]
    finally:
        for task in (work, *watches):
            task.cancel()
        await asyncio.gather(work, *watches, return_exceptions=True)


async def _request(app: App, child: RenderChild, take: Take) -> RenderRequest:
    run = take.run
    scene = Scene.model_validate(run.scene)
    parent: Parent | None = None
    if child.films and run.parent_id is not None and run.how != "reroll":
        async with app.database.read() as session:
            clip = await session.get(ClipRow, run.parent_id)
            made = await session.get(JobRow, clip.job_id) if clip is not None else None
        if clip is not None and clip.deleted_at is None:
            video = app.media.path(clip.video)
            drawn = made is not None and made.engine == "animatic"
            goes_on = run.how == "continue"
            parent = Parent(video, Scene.model_validate(clip.scene), continues=goes_on, drawn=drawn)
    return RenderRequest(scene, take.folder, parent=parent)


async def _keep_lease(app: App, take: Take) -> LeaseLost:
    """Renew the lease and show progress until the row is no longer this run's."""
    while True:
        await asyncio.sleep(WATCH_SECONDS)
        try:
            if not await runs.renew(app, take.run, take.phase, take.share, take.preview):
                return LeaseLost()
        except Exception as error:
            if not is_outage(error):
                raise
            log.warning("database.away", error=repr(error))


async def _insist(app: App, step: Callable[[], Awaitable[None]]) -> None:
    async for attempt in app.database.patiently(600):
        with attempt:
            await step()
