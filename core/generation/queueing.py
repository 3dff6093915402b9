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
from sqlalchemy import and_, bindparam, func, or_
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from core.tables import UNDER_WAY, JobRow, JobState, WorkerRow, new_id

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
    """Where a job stands: ``position`` 1 is the next to start, 0 is running. ``wait_seconds`` until its clip, None if unknown.

    ``idle`` is true for a waiting job while no worker runs that could start it.
    """

    position: int
    wait_seconds: int | None
    idle: bool = False


# A person waits for an answer that needs these two statements, so they are built once and each asks for everything in one trip.

_STARTED = col(JobRow.started_at).is_not(None)
_SUBMISSION = sqlalchemy.select(
    sqlalchemy.select(func.max(JobRow.fair_start))
    .where(col(JobRow.engine) == bindparam("engine"), _STARTED)
    .scalar_subquery(),
    sqlalchemy.select(func.max(JobRow.fair_start + JobRow.cost))
    .where(
        col(JobRow.member_id) == bindparam("member"),
        col(JobRow.engine) == bindparam("engine"),
        or_(_STARTED, col(JobRow.state) == JobState.QUEUED),  # a job cancelled before it began has used nothing
    )
    .scalar_subquery(),
    sqlalchemy.select(func.count())
    .select_from(JobRow)
    .where(col(JobRow.member_id) == bindparam("member"), col(JobRow.state).in_(UNDER_WAY))
    .scalar_subquery(),
    sqlalchemy.select(col(JobRow.id)).where(col(JobRow.origin) == bindparam("origin")).scalar_subquery(),
)


@dataclass(frozen=True)
class Submission:
    """What must be known in order to accept a member's job: its virtual start, how many of theirs are under way, and the job that
    the same message or click has made already, if any."""

    fair_start: int
    under_way: int
    same: str | None


async def submission(session: AsyncSession, member_id: str, engine: str, origin: str | None) -> Submission:
    """Look before accepting a job."""
    given = {"member": member_id, "engine": engine, "origin": origin}
    now, own, under_way, same = (await session.exec(_SUBMISSION, params=given)).one()  # type: ignore[call-overload]
    return Submission(max(EPOCH, now or 0, own or 0), under_way, same)


_RECENT = (
    sqlalchemy.select(col(JobRow.render_seconds), col(JobRow.seconds))
    .where(col(JobRow.engine) == bindparam("engine"), col(JobRow.render_seconds).is_not(None))
    .order_by(col(JobRow.id).desc())
    .limit(RECENT)
    .subquery()
)
_PACE = (
    sqlalchemy.select(func.sum(_RECENT.c.render_seconds) / func.sum(_RECENT.c.seconds)).scalar_subquery(),
    sqlalchemy.select(func.sum(JobRow.seconds * (1 - JobRow.share)))
    .where(col(JobRow.state) == JobState.RUNNING, col(JobRow.engine) == bindparam("engine"))
    .scalar_subquery(),
    sqlalchemy.select(func.count())
    .select_from(WorkerRow)
    .where(col(WorkerRow.engine) == bindparam("engine"), col(WorkerRow.seen_at) > bindparam("alive"))
    .scalar_subquery(),
)
_AHEAD = sqlalchemy.select(func.count(), func.coalesce(func.sum(JobRow.seconds), 0)).where(
    col(JobRow.state) == JobState.QUEUED,
    col(JobRow.engine) == bindparam("engine"),
    or_(
        col(JobRow.fair_start) < bindparam("start"),
        and_(col(JobRow.fair_start) == bindparam("start"), col(JobRow.id) < bindparam("job")),
    ),
)
_PLACE = _AHEAD.add_columns(*_PACE)
_PACE_ALONE = sqlalchemy.select(*_PACE)


async def place_of(app: App, session: AsyncSession, job: JobRow) -> Place:
    """Where a queued or running job stands now."""
    given = _asked(app, job.engine) | {"start": job.fair_start, "job": job.id}
    count, clip_seconds, *rest = (await session.exec(_PLACE, params=given)).one()  # type: ignore[call-overload]
    pace = _Pace.of(*rest)
    if job.state == JobState.RUNNING:
        return pace.running(job.seconds, job.share)
    return pace.waiting(count, clip_seconds, job.seconds)


async def prospect(app: App, session: AsyncSession, member_id: str, seconds: int) -> Place:
    """Where a clip of that length would stand if the member asked for it now."""
    engine = app.settings.queue
    known = await submission(session, member_id, engine, None)
    given = _asked(app, engine) | {"start": known.fair_start, "job": new_id()}
    count, clip_seconds, *rest = (await session.exec(_PLACE, params=given)).one()  # type: ignore[call-overload]
    return _Pace.of(*rest).waiting(count, clip_seconds, seconds)


def _asked(app: App, engine: str) -> dict[str, Any]:
    return {"engine": engine, "alive": app.clock() - timedelta(seconds=3 * app.settings.lease_seconds)}


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
    preview: str | None
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
                    row.id,
                    **same,
                    status_message=row.status_message,
                    share=row.share,
                    phase=row.phase,
                    preview=row.preview,
                    place=place,
                )
            )
    return found


@dataclass(frozen=True)
class _Pace:
    """How fast an engine's jobs go: seconds per second of clip (None before the first), clip seconds running, workers."""

    speed: float | None
    clip_running: float
    workers: int

    @classmethod
    def of(cls, speed: float | None, clip_running: float | None, workers: int) -> _Pace:
        return cls(speed, clip_running or 0.0, workers)

    def running(self, seconds: int, share: float) -> Place:
        rest = None if self.speed is None else max(1, round(self.speed * seconds * (1 - share)))
        return Place(0, rest)

    def waiting(self, count: int, clip_ahead: int, seconds: int) -> Place:
        if self.speed is None:
            return Place(count + 1, None, self.workers == 0)
        backlog = clip_ahead + self.clip_running
        return Place(
            count + 1, max(1, round(self.speed * (backlog / max(1, self.workers) + seconds))), self.workers == 0
        )


async def live_workers(app: App, session: AsyncSession, engine: str) -> int:
    """How many workers have been heard of within three leases."""
    return (await _pace(app, session, engine)).workers


async def _pace(app: App, session: AsyncSession, engine: str) -> _Pace:
    return _Pace.of(*(await session.exec(_PACE_ALONE, params=_asked(app, engine))).one())  # type: ignore[call-overload]
