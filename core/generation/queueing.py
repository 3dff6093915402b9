"""The order of jobs and how long they take to come up.

Order is start-time fair queueing (Goyal, Vin and Cheng, "Start-time Fair Queueing", SIGCOMM 1996): a job's virtual start
is the later of the virtual time and its member's last virtual finish, and the lowest start goes first. A member with a hundred
waiting jobs therefore delays a newcomer by no more than the job that is running. Virtual time is in milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy
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
BULKY = ("scene", "reason")
"""Columns that nobody needs in order to tell where jobs stand."""
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
    pace = await _pace(app, session, job.engine)
    if job.state == JobState.RUNNING:
        return pace.running(job.seconds, job.share)
    ahead = or_(
        JobRow.fair_start < job.fair_start,
        and_(JobRow.fair_start == job.fair_start, JobRow.id < job.id),
    )
    count, clip_seconds = (
        await session.exec(
            select(func.count(), func.coalesce(func.sum(JobRow.seconds), 0)).where(
                JobRow.state == JobState.QUEUED, JobRow.engine == job.engine, ahead
            )
        )
    ).one()
    return pace.waiting(count, clip_seconds, job.seconds)


@dataclass(frozen=True)
class Standing:
    """A job under way and where it stands, without its scene."""

    job_id: str
    member_id: str
    language: str
    author: str
    prompt: str
    address: dict[str, Any]
    status_message: str | None
    share: float
    phase: str
    place: Place


async def standings(app: App, session: AsyncSession, engine: str, platform: str) -> list[Standing]:
    """All jobs of a platform that run or wait, in the order of the queue: one look, however many there are."""
    pace = await _pace(app, session, engine)
    rows = await session.exec(  # type: ignore[call-overload]  # a list of columns is beyond sqlmodel's types
        sqlalchemy.select(
            *(column for column in JobRow.__table__.columns if column.name not in BULKY)  # type: ignore[attr-defined]
        )
        .where(col(JobRow.engine) == engine, col(JobRow.state).in_((JobState.RUNNING, JobState.QUEUED)))
        .order_by(col(JobRow.state).desc(), col(JobRow.fair_start), col(JobRow.id))
    )
    found: list[Standing] = []
    count = clip_seconds = 0
    for row in rows:
        if row.state == JobState.RUNNING:
            place = pace.running(row.seconds, row.share)
        else:
            place = pace.waiting(count, clip_seconds, row.seconds)
            count, clip_seconds = count + 1, clip_seconds + row.seconds
        if row.platform == platform:
            same = {name: getattr(row, name) for name in ("member_id", "language", "author", "prompt", "address")}
            found.append(
                Standing(
                    row.id, **same, status_message=row.status_message, share=row.share, phase=row.phase, place=place
                )
            )
    return found


@dataclass(frozen=True)
class _Pace:
    """How fast an engine's jobs go: seconds per second of clip (None before the first), clip seconds running, workers."""

    speed: float | None
    clip_running: float
    workers: int

    def running(self, seconds: int, share: float) -> Place:
        rest = None if self.speed is None else max(1, round(self.speed * seconds * (1 - share)))
        return Place(0, rest)

    def waiting(self, count: int, clip_ahead: int, seconds: int) -> Place:
        if self.speed is None:
            return Place(count + 1, None)
        backlog = clip_ahead + self.clip_running
        return Place(count + 1, max(1, round(self.speed * (backlog / max(1, self.workers) + seconds))))


async def _pace(app: App, session: AsyncSession, engine: str) -> _Pace:
    recent = (
        select(JobRow.render_seconds, JobRow.seconds)
        .where(JobRow.engine == engine, col(JobRow.render_seconds).is_not(None))
        .order_by(col(JobRow.id).desc())
        .limit(RECENT)
        .subquery()
    )
    running = select(func.sum(JobRow.seconds * (1 - JobRow.share))).where(
        JobRow.state == JobState.RUNNING, JobRow.engine == engine
    )
    speed, clip_running, workers = (
        await session.exec(
            select(
                select(func.sum(recent.c.render_seconds) / func.sum(recent.c.seconds)).scalar_subquery(),
                running.scalar_subquery(),
                _live_workers(app, engine).scalar_subquery(),
            )
        )
    ).one()
    return _Pace(speed, clip_running or 0.0, workers)


def _live_workers(app: App, engine: str) -> SelectOfScalar[int]:
    since = app.clock() - timedelta(seconds=3 * app.settings.lease_seconds)
    return select(func.count()).select_from(WorkerRow).where(WorkerRow.engine == engine, WorkerRow.seen_at > since)


async def live_workers(app: App, session: AsyncSession, engine: str) -> int:
    """How many workers have been heard of within three leases."""
    return (await session.exec(_live_workers(app, engine))).one()
