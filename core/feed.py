"""What a channel shows: its clips, what is being made for it, and what came to nothing. Reading only, no platform.

Everything is told as the events that the faces render anyway, so that a page drawn from the rows and a page that was open all along say
the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from core import clips
from core.events import (
    ClipReady,
    ClipsInspired,
    Event,
    JobCancelled,
    JobFailed,
    JobProgressed,
    JobQueued,
    JobRefused,
    PostFailed,
    event_from_json,
)
from core.generation import queueing
from core.generation.lineage import inspired
from core.generation.scene import Shape, is_blank
from core.people import Address, Member
from core.tables import UNDER_WAY, ClipRow, DeliveryRow, DeliveryState, JobRow, JobState

if TYPE_CHECKING:
    from core.app import App

PAGE = 20
"""Entries on one page."""
LONGEST_PAGE = 300
"""Entries that a reader who comes back after an interruption gets at most."""
UNDER_WAY_SHOWN = 50
"""Jobs under way on a page: those that are next. Each costs a look at the queue, and nobody reads more."""
NEWS_FOR = timedelta(days=3)
"""How long a page still tells what was made out of somebody's clips."""
ENDS = {
    JobState.REFUSED: JobRefused.kind,
    JobState.DEAD: JobFailed.kind,
    JobState.FAILED: PostFailed.kind,
    JobState.CANCELLED: JobCancelled.kind,
}
"""The ends without a clip that their author should still find after a while, and the event that tells of each. Of the cancelled jobs
these are the ones that somebody else cancelled."""


@dataclass(frozen=True)
class Entry:
    """One message of a channel's stream: an event, with what a reader wants to know besides.

    ``key`` sorts the stream by time: a clip's id, else its job's. ``under_way`` is true for a job that may still give a clip, ``idle``
    for one that waits while no worker runs. ``blank`` is as in `core.events.JobQueued`.
    """

    key: str
    at: datetime
    author_id: str
    author: str
    shape: Shape
    seconds: int
    unresolved: tuple[str, ...]
    blank: bool
    under_way: bool
    idle: bool
    event: Event


@dataclass(frozen=True)
class Page:
    """Part of a stream, oldest first; ``more`` tells whether there is anything older."""

    entries: tuple[Entry, ...]
    more: bool


async def page(
    app: App,
    address: Address,
    member_id: str,
    before: str | None = None,
    since: str | None = None,
    limit: int = PAGE,
) -> Page:
    """The newest entries of a channel as one member sees them, those older than ``before`` if given.

    ``since`` asks for everything from that key on instead of one page, though for no more than `LONGEST_PAGE`. What came to
    nothing is told to its author only. Jobs that are under way come last; an older page has none.
    """
    wanted = LONGEST_PAGE if since else min(limit, LONGEST_PAGE)
    async with app.database.read() as session:
        past = [
            *await _clips(session, address, before, since, wanted + 1),
            *await _ends(session, address, member_id, before, since, wanted + 1),
        ]
        past.sort(key=lambda entry: entry.key, reverse=True)
        more = len(past) > wanted or (since is not None and await _anything_before(session, address, since))
        now = [] if before else await _under_way(app, session, address)
        told = [] if before else await _notices(app, session, address, member_id)
    return Page(entries=(*reversed(past[:wanted]), *told, *now), more=more)


async def about(app: App, event: Event) -> Entry | None:
    """The entry for an event that just happened; None if its job is unknown."""
    async with app.database.read() as session:
        job = await session.get(JobRow, event.job_id)
        if job is None:
            return None
        if isinstance(event, ClipReady):
            clip = await session.get(ClipRow, event.clip_id)
            return _entry(job, event, at=clip.created_at if clip else None, key=event.clip_id)
        if isinstance(event, JobQueued):
            return _entry(job, event, idle=await queueing.live_workers(app, session, job.engine) == 0)
        return _entry(job, event)


@dataclass(frozen=True)
class OpenClip:
    """A clip that anybody with its address may see. ``video`` and ``poster`` are keys in the media store."""

    id: str
    author: str
    prompt: str
    video: str
    poster: str
    width: int
    height: int
    seconds: float
    seed: int
    created_at: datetime


async def open_clip(app: App, clip_id: str) -> OpenClip | None:
    """The clip with that id, wherever it was made: who has its id was given it. None if there is none or it was deleted."""
    async with app.database.read() as session:
        clip = await session.get(ClipRow, clip_id)
        if clip is None or clip.deleted_at is not None:
            return None
    return OpenClip(
        id=clip.id,
        author=clip.author,
        prompt=clip.prompt,
        video=clip.video,
        poster=clip.poster,
        width=clip.width,
        height=clip.height,
        seconds=clip.seconds,
        seed=clip.seed,
        created_at=clip.created_at,
    )


@dataclass(frozen=True)
class Recent:
    """A clip to choose from a list."""

    id: str
    prompt: str
    author: str


async def recent_here(app: App, member: Member, address: Address, limit: int = 10) -> tuple[Recent, ...]:
    """The clips of that place that a member can choose, newest first: not those that were locked by somebody else.

    Those of the community's other channels are left out: not everybody may see every channel.
    """
    query = (
        select(ClipRow.id, ClipRow.prompt, ClipRow.author)
        .where(
            ClipRow.platform == address.platform,
            ClipRow.channel == address.channel,
            col(ClipRow.deleted_at).is_(None),
            or_(col(ClipRow.remixable), ClipRow.member_id == member.id),
        )
        .order_by(col(ClipRow.id).desc())
        .limit(limit)
    )
    async with app.database.read() as session:
        return tuple(Recent(*row) for row in await session.exec(query))


async def preview_of(app: App, address: Address, job_id: str) -> str | None:
    """The key of the early picture of a job of that channel, if it has one."""
    async with app.database.read() as session:
        job = await session.get(JobRow, job_id)
    if job is None or (job.platform, job.address["channel"]) != (address.platform, address.channel):
        return None
    return job.preview


async def belongs(app: App, address: Address, target: str) -> bool:
    """Whether a clip's or a job's id is one of this channel's: a moderator's power ends there."""
    async with app.database.read() as session:
        clip = await session.get(ClipRow, target)
        if clip is not None:
            return (clip.platform, clip.channel) == (address.platform, address.channel)
        job = await session.get(JobRow, target)
        return job is not None and (job.platform, job.address["channel"]) == (address.platform, address.channel)


async def _clips(
    session: AsyncSession, address: Address, before: str | None, since: str | None, limit: int
) -> list[Entry]:
    query = (
        select(ClipRow, JobRow)
        .join(JobRow, col(JobRow.id) == col(ClipRow.job_id))
        .where(
            ClipRow.platform == address.platform,
            ClipRow.channel == address.channel,
            col(ClipRow.deleted_at).is_(None),
        )
        .order_by(col(ClipRow.id).desc())
        .limit(limit)
    )
    if before:
        query = query.where(ClipRow.id < before)
    if since:
        query = query.where(ClipRow.id >= since)
    found = (await session.exec(query)).all()
    wanted = {name for clip, _ in found for name in (clip.parent_id, clip.other_parent_id) if name}
    parents = await session.exec(select(ClipRow).where(col(ClipRow.id).in_(wanted))) if wanted else ()
    by_id = {parent.id: parent for parent in parents}
    counts = await inspired(session, [clip.id for clip, _ in found])
    return [
        _entry(
            job,
            clips.ready(
                clip,
                job,
                by_id.get(clip.parent_id or ""),
                by_id.get(clip.other_parent_id or ""),
                inspired=counts.get(clip.id, 0),
            ),
            at=clip.created_at,
            key=clip.id,
        )
        for clip, job in found
    ]


async def _ends(
    session: AsyncSession, address: Address, member_id: str, before: str | None, since: str | None, limit: int
) -> list[Entry]:
    query = (
        select(JobRow, DeliveryRow)
        .join(DeliveryRow, col(DeliveryRow.job_id) == col(JobRow.id))
        .where(
            JobRow.member_id == member_id,
            col(JobRow.state).in_(ENDS),
            *_in_channel(address),
            col(DeliveryRow.kind).in_(ENDS.values()),
            or_(DeliveryRow.kind != JobCancelled.kind, col(DeliveryRow.event)["by"].as_string() != ""),
        )
        .order_by(col(JobRow.id).desc(), col(DeliveryRow.id))
        .limit(limit)
    )
    if before:
        query = query.where(JobRow.id < before)
    if since:
        query = query.where(JobRow.id >= since)
    # A job that was queued again may have failed twice: its last word counts.
    latest = {
        job.id: _entry(job, event_from_json(told.event))
        for job, told in (await session.exec(query)).all()
        if told.kind == ENDS[JobState(job.state)]
    }
    return list(latest.values())


async def _notices(app: App, session: AsyncSession, address: Address, member_id: str) -> list[Entry]:
    """What the member was told of late that no other entry shows: who was not looking then finds it here."""
    query = (
        select(JobRow, DeliveryRow)
        .join(DeliveryRow, col(DeliveryRow.job_id) == col(JobRow.id))
        .where(
            JobRow.member_id == member_id,
            *_in_channel(address),
            DeliveryRow.kind == ClipsInspired.kind,
            DeliveryRow.state == DeliveryState.SENT,
            DeliveryRow.created_at > app.clock() - NEWS_FOR,
        )
        .order_by(col(DeliveryRow.id))
    )
    return [
        _entry(job, event_from_json(told.event), at=told.created_at) for job, told in (await session.exec(query)).all()
    ]


async def _under_way(app: App, session: AsyncSession, address: Address) -> list[Entry]:
    query = (
        select(JobRow)
        .where(col(JobRow.state).in_(UNDER_WAY), *_in_channel(address))
        .order_by(col(JobRow.fair_start), col(JobRow.id))
        .limit(UNDER_WAY_SHOWN)
    )
    entries = []
    for job in sorted((await session.exec(query)).all(), key=lambda job: job.id):
        place = await queueing.place_of(app, session, job)
        event = JobProgressed(
            job_id=job.id,
            language=job.language,
            prompt=job.prompt,
            author=job.author,
            share=round(job.share, 2),
            phase=job.phase,
            position=place.position,
            wait_seconds=place.wait_seconds,
            idle=place.idle,
            preview=job.preview,
        )
        entries.append(_entry(job, event))
    return entries


async def _anything_before(session: AsyncSession, address: Address, key: str) -> bool:
    query = (
        select(ClipRow.id)
        .where(
            ClipRow.platform == address.platform,
            ClipRow.channel == address.channel,
            col(ClipRow.deleted_at).is_(None),
            ClipRow.id < key,
        )
        .limit(1)
    )
    return (await session.exec(query)).first() is not None


def _in_channel(address: Address) -> tuple[Any, ...]:
    return (JobRow.platform == address.platform, col(JobRow.address)["channel"].as_string() == address.channel)


def _entry(job: JobRow, event: Event, at: datetime | None = None, key: str | None = None, idle: bool = False) -> Entry:
    return Entry(
        key=key or job.id,
        at=at or job.created_at,
        author_id=job.member_id,
        author=job.author,
        shape=Shape(job.scene["shape"]),
        seconds=job.seconds,
        unresolved=tuple(job.scene["unresolved"]),
        blank=is_blank(job.scene),
        under_way=job.state in UNDER_WAY,
        idle=event.idle if isinstance(event, JobProgressed) else idle,
        event=event,
    )
