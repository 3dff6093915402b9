"""The order of jobs and how long they take to come up.

Order is start-time fair queueing (Goyal, Vin and Cheng, "Start-time Fair Queueing", SIGCOMM 1996): a job's virtual start
is the later of the virtual time and its member's last virtual finish, and the lowest start goes first. A member with a hundred
waiting jobs therefore delays a newcomer by no more than the job that is running. Virtual time is in milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlmodel import col, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from core.tables import JobRow, JobState, WorkerRow

if TYPE_CHECKING:
    from core.app import App

EPOCH = 1_000_000
"""Virtual time of the first job. The queue takes scores for times and refuses zero."""
COST_PER_SECOND = 1000
"""A job costs as much virtual time as its clip is long."""
RECENT = 20
"""How many finished jobs the expected speed is learned from."""


@dataclass(frozen=True)
class Place:
    """Where a job stands: ``position`` 1 is the next to start, 0 is running. ``wait_seconds`` until its clip, None if unknown."""

    position: int
    wait_seconds: int | None


async def fair_start(session: AsyncSession, member_id: str, engine: str) -> int:
    """The virtual start of the member's next job."""
    now = (
        await session.exec(
            select(func.max(JobRow.fair_start)).where(JobRow.engine == engine, col(JobRow.started_at).is_not(None))
        )
    ).one()
    own = (
        await session.exec(
            select(func.max(JobRow.fair_start + JobRow.cost)).where(
                JobRow.member_id == member_id,
                JobRow.engine == engine,
                # A job cancelled before it began has used nothing.
                or_(col(JobRow.started_at).is_not(None), JobRow.state == JobState.QUEUED),
            )
        )
    ).one()
    return max(EPOCH, now or 0, own or 0)


async def seconds_per_clip_second(session: AsyncSession, engine: str) -> float | None:
    """How long one second of clip takes to render, from the latest finished jobs; None before the first."""
    rows = (
        await session.exec(
            select(JobRow.render_seconds, JobRow.seconds)
            .where(JobRow.engine == engine, col(JobRow.render_seconds).is_not(None))
            .order_by(col(JobRow.id).desc())
            .limit(RECENT)
        )
    ).all()
    clip = sum(seconds for _, seconds in rows)
    return sum(render or 0.0 for render, _ in rows) / clip if clip else None


async def place_of(app: App, session: AsyncSession, job: JobRow) -> Place:
    """Where a queued or running job stands now."""
    speed = await seconds_per_clip_second(session, job.engine)
    if job.state == JobState.RUNNING:
        rest = None if speed is None else max(1, round(speed * job.seconds * (1 - job.share)))
        return Place(0, rest)
    ahead = or_(
        JobRow.fair_start < job.fair_start,
        (JobRow.fair_start == job.fair_start) & (JobRow.id < job.id),
    )
    count, clip_ahead = (
        await session.exec(
            select(func.count(), func.coalesce(func.sum(JobRow.seconds), 0)).where(
                JobRow.state == JobState.QUEUED, JobRow.engine == job.engine, ahead
            )
        )
    ).one()
    if speed is None:
        return Place(count + 1, None)
    running = (
        await session.exec(
            select(func.coalesce(func.sum(JobRow.seconds * (1 - JobRow.share)), 0)).where(
                JobRow.state == JobState.RUNNING, JobRow.engine == job.engine
            )
        )
    ).one()
    workers = max(1, await live_workers(app, session, job.engine))
    wait = speed * ((clip_ahead + float(running)) / workers + job.seconds)
    return Place(count + 1, max(1, round(wait)))


async def live_workers(app: App, session: AsyncSession, engine: str) -> int:
    """How many workers have been heard of within three leases."""
    since = app.clock() - timedelta(seconds=3 * app.settings.lease_seconds)
    found = await session.exec(select(func.count()).where(WorkerRow.engine == engine, WorkerRow.seen_at > since))
    return found.one()
