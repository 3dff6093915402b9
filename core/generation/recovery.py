"""What keeps rows, queue and workers in agreement when something was lost: the reconciler, heartbeats, and another chance for
stranded jobs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from sqlmodel import col, or_, select

from core import delivery
from core.generation.runs import announce, count_loss, put_back
from core.jobqueue import ticket
from core.tables import JobRow, JobState, WorkerRow

if TYPE_CHECKING:
    from core.app import App

log = structlog.get_logger()

STRANDED = (JobState.DEAD, JobState.FAILED)


async def stranded(app: App) -> list[JobRow]:
    """The jobs that were set aside (dead) or whose clip could not be posted (failed), oldest first."""
    async with app.database.read() as session:
        query = select(JobRow).where(col(JobRow.state).in_(STRANDED)).order_by(col(JobRow.id))
        return list((await session.exec(query)).all())


async def requeue(app: App, job_ids: list[str] | None = None) -> list[str]:
    """Give stranded jobs another chance, all of them or those named; the ids of those that got one.

    Dead ones are rendered again with their counts at zero, failed ones are posted again.
    """
    async with app.database.begin() as session:
        query = select(JobRow).where(col(JobRow.state).in_(STRANDED)).with_for_update()
        if job_ids is not None:
            query = query.where(col(JobRow.id).in_(job_ids))
        jobs = list((await session.exec(query)).all())
        for job in jobs:
            job.reason = None
            if job.state == JobState.FAILED:
                job.state = JobState.RENDERED
                await delivery.post_again(app, session, job.id)
            else:
                job.failures = job.losses = 0
                job.ended_at = None
                put_back(job)
    for job in jobs:
        if job.state == JobState.QUEUED:
            await announce(app, job)
    return [job.id for job in jobs]


async def reconcile(app: App) -> int:
    """Make the queue agree with the rows: announce what is missing there; take jobs from workers that fell silent.

    Gives the number of jobs announced. Raises one of `core.jobqueue.OUTAGE` while the queue's server is away.
    """
    engine = app.settings.queue
    announced = await app.queue.announced(engine)
    async with app.database.read() as session:
        query = select(JobRow.id, JobRow.attempt, JobRow.fair_start).where(
            JobRow.engine == engine, JobRow.state == JobState.QUEUED
        )
        missing = [(i, a, start) for i, a, start in await session.exec(query) if ticket(i, a) not in announced]
    missing += await _take_back_silent(app, engine)
    for job_id, attempt, fair_start in missing:
        await app.queue.announce(engine, job_id, attempt, fair_start)
    if missing:
        log.info("queue.rebuilt", announced=len(missing))
    return len(missing)


async def _take_back_silent(app: App, engine: str) -> list[tuple[str, int, int]]:
    # A grace of one lease: a live queue hands a lost job over by itself, sooner.
    overdue = app.clock() - timedelta(seconds=app.settings.lease_seconds)
    silent = (
        JobRow.engine == engine,
        JobRow.state == JobState.RUNNING,
        or_(col(JobRow.lease_until).is_(None), col(JobRow.lease_until) < overdue),
    )
    async with app.database.read() as session:
        if (await session.exec(select(JobRow.id).where(*silent).limit(1))).first() is None:
            return []
    taken = []
    async with app.database.begin() as session:
        # What somebody is changing just now is in good hands.
        for job in await session.exec(select(JobRow).where(*silent).with_for_update(skip_locked=True)):
            if not await count_loss(app, session, job):
                put_back(job)
                taken.append((job.id, job.attempt, job.fair_start))
    return taken


async def report_alive(app: App, worker: str) -> None:
    """Note that this worker is there, and forget those not heard of for an hour."""
    async with app.database.begin() as session:
        row = await session.get(WorkerRow, worker)
        if row is None:
            session.add(WorkerRow(id=worker, engine=app.settings.queue, seen_at=app.clock()))
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
