"""The order of jobs and how long they take to come up.

Order is start-time fair queueing (Goyal, Vin and Cheng, "Start-time Fair Queueing", SIGCOMM 1996): a job's virtual start
is the later of the virtual time and its member's last virtual finish, and the lowest start goes first. A member with a hundred
waiting jobs therefore delays a newcomer by no more than the job that is running. Virtual time is in milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlmodel import and_, col, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

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
    started = col(JobRow.started_at).is_not(None)
    now = select(func.max(JobRow.fair_start)).where(JobRow.engine == engine, started)
    own = select(func.max(JobRow.fair_start + JobRow.cost)).where(
        JobRow.member_id == member_id,
        JobRow.engine == engine,
        or_(started, JobRow.state == JobState.QUEUED),  # a job cancelled before it began has used nothing
    )
    times = (await session.exec(select(now.scalar_subquery(), own.scalar_subquery()))).one()
    return max(EPOCH, *(time or 0 for time in times))


async def place_of(app: App, session: AsyncSession, job: JobRow) -> Place:
    """Where a queued or running job stands now."""
    engine = job.engine
    recent = (
        select(JobRow.render_seconds, JobRow.seconds)
        .where(JobRow.engine == engine, col(JobRow.render_seconds).is_not(None))
        .order_by(col(JobRow.id).desc())
        .limit(RECENT)
        .subquery()
    )
    ahead = select(JobRow).where(
        JobRow.state == JobState.QUEUED,
        JobRow.engine == engine,
        or_(
            JobRow.fair_start < job.fair_start,
            and_(JobRow.fair_start == job.fair_start, JobRow.id < job.id),
        ),
    )
    running = select(func.sum(JobRow.seconds * (1 - JobRow.share))).where(
        JobRow.state == JobState.RUNNING, JobRow.engine == engine
    )
    # One statement, because a person waits for the answer: each costs a trip to the database's thread or server.
    speed, count, clip_ahead, clip_running, workers = (
        await session.exec(
            select(  # type: ignore[call-overload]  # sqlmodel types up to four columns
                select(func.sum(recent.c.render_seconds) / func.sum(recent.c.seconds)).scalar_subquery(),
                ahead.with_only_columns(func.count()).scalar_subquery(),
                ahead.with_only_columns(func.sum(JobRow.seconds)).scalar_subquery(),
                running.scalar_subquery(),
                _live_workers(app, engine).scalar_subquery(),
            )
        )
    ).one()
    position = 0 if job.state == JobState.RUNNING else count + 1
    if speed is None:
        return Place(position, None)
    if position == 0:
        return Place(0, max(1, round(speed * job.seconds * (1 - job.share))))
    backlog = (clip_ahead or 0) + (clip_running or 0.0)
    return Place(position, max(1, round(speed * (backlog / max(1, workers) + job.seconds))))


def _live_workers(app: App, engine: str) -> SelectOfScalar[int]:
    since = app.clock() - timedelta(seconds=3 * app.settings.lease_seconds)
    return select(func.count()).select_from(WorkerRow).where(WorkerRow.engine == engine, WorkerRow.seen_at > since)


async def live_workers(app: App, session: AsyncSession, engine: str) -> int:
    """How many workers have been heard of within three leases."""
    return (await session.exec(_live_workers(app, engine))).one()
