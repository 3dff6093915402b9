"""Tells people what others made out of their clips: gathered into one message, never one for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from core import delivery
from core.database import hold_one
from core.events import ClipsInspired
from core.people import account_on
from core.tables import ClipRow, DeliveryRow, DeliveryState, JobRow, MemberRow

if TYPE_CHECKING:
    from core.app import App

GATHER = timedelta(minutes=10)
"""From the first clip to the message: what is made meanwhile goes into it."""
QUIET = timedelta(hours=6)
"""The least time between two messages to one person."""


async def tell(app: App, session: AsyncSession, job: JobRow, *parents: ClipRow | None) -> None:
    """Have the authors of a new clip's parents told of it, in the transaction that makes it.

    Not told are those who made it themselves, who don't want to hear of it, and whose clip is gone.
    """
    of_others: dict[str, list[ClipRow]] = {}
    for parent in parents:
        if parent is not None and parent.deleted_at is None and parent.member_id != job.member_id:
            of_others.setdefault(parent.member_id, []).append(parent)
    for _, clips in sorted(of_others.items()):  # in an order that all keep to: none waits for one that waits for it
        await _tell(app, session, job, clips)


async def _tell(app: App, session: AsyncSession, job: JobRow, clips: Sequence[ClipRow]) -> None:
    """Tell one author of a clip that was made out of one or two of theirs."""
    parent = clips[-1]
    user = await account_on(session, parent.member_id, parent.platform)
    author = await hold_one(session, MemberRow, parent.member_id)  # workers that finish at once take turns
    if not author.told or user is None:
        return
    first = await hold_one(session, JobRow, parent.job_id)
    last = await _last_told(session, author.id, parent.platform)
    now = app.clock()
    if last is not None and last.state == DeliveryState.PENDING and last.attempts == 0 and last.not_before > now:
        told = ClipsInspired.from_json(last.event)
        last.event = _gathered(told, job, clips).as_json()
        return
    event = ClipsInspired(
        job_id=first.id,
        language=author.language,
        prompt=parent.prompt,
        author_user=user,
        count=1,
        names=(job.author,),
        clips=tuple(clip.id for clip in clips),
    )
    due = now + GATHER if last is None else max(now + GATHER, last.not_before + QUIET)
    await delivery.put(app, session, first, event, due)


async def _last_told(session: AsyncSession, member_id: str, platform: str) -> DeliveryRow | None:
    """The newest message of this kind to a member on a platform, sent or not."""
    # By the member's jobs, of which there are few. To ask for the platform or for the newest here would have the database go through
    # everything that was ever delivered: 0.4 s of 300,000, in the transaction that makes a clip.
    query = (
        select(DeliveryRow)
        .join(JobRow, col(JobRow.id) == col(DeliveryRow.job_id))
        .where(JobRow.member_id == member_id, DeliveryRow.kind == ClipsInspired.kind)
    )
    told = [row for row in await session.exec(query) if row.platform == platform]
    return max(told, key=lambda row: row.id, default=None)


def _gathered(told: ClipsInspired, job: JobRow, clips: Sequence[ClipRow]) -> ClipsInspired:
    latest = tuple(clip.id for clip in clips)
    return ClipsInspired(
        job_id=told.job_id,
        language=told.language,
        prompt=clips[-1].prompt,
        author_user=told.author_user,
        count=told.count + 1,
        names=tuple(dict.fromkeys((*told.names, job.author))),
        clips=(*(name for name in told.clips if name not in latest), *latest),
    )
