"""The outbox: each event goes once to its address, across crashes.

Use-cases `put` an event in the transaction that makes it true. A face runs one `Courier`, which marks a delivery as being sent
*before* it calls the platform and as sent afterwards. What was marked and not confirmed is uncertain: the face's `reconcile` looks or
repeats idempotently. Progress is not kept: the courier shows the row's present state by editing the job's status message.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

import structlog
from sqlmodel import col, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from core.database import hold, hold_one, is_outage
from core.events import ClipDeleted, ClipReady, Event, JobProgressed, PostFailed, event_from_json
from core.generation import queueing
from core.people import Address, Platform, account_on
from core.tables import ClipRow, DeliveryRow, DeliveryState, JobRow, JobState, new_id

if TYPE_CHECKING:
    from core.app import App

log = structlog.get_logger()

TICK_SECONDS = 0.1
OUTAGE_PAUSE = 2.0
MAX_SENDS = 8
BACKOFF = (1, 2, 5, 15, 60, 300, 900, 1800)
"""Seconds before the next try, by how many were made: together about an hour."""


class Unreachable(Exception):
    """The place is gone or closed to us for good: a deleted channel, a withdrawn permission, a blocked bot.

    ``reason`` is a gettext message id, told to the author.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotSent(Exception):
    """The call certainly did not arrive (refused connection, rate limit), so it may be repeated after ``retry_after`` seconds."""

    def __init__(self, retry_after: float | None = None) -> None:
        super().__init__(f"not sent; again after {retry_after} s")
        self.retry_after = retry_after


@dataclass(frozen=True)
class Parcel:
    """One event on its way. ``id`` stays the same over all tries, so it serves as an idempotency key.

    ``status_message`` is the message that answered the command, ``message`` the clip's own once posted (for events about it).
    """

    id: str
    address: Address
    event: Event
    status_message: str | None
    message: str | None


class Postman(Protocol):
    """How a face posts. ``edit_gap`` is the least time between two edits of one message, in seconds."""

    platform: Platform
    edit_gap: float

    async def deliver(self, parcel: Parcel) -> str | None:
        """Post the event and return the new message's id, if it made one.

        Raises Unreachable and NotSent as they say; any other error leaves it uncertain whether the post arrived.
        """
        ...

    async def reconcile(self, parcel: Parcel) -> str | None:
        """Like `deliver`, for a parcel that may have arrived already: must not post it a second time."""
        ...

    async def show_progress(self, address: Address, status_message: str, event: JobProgressed) -> None:
        """Edit the status message. Errors are the face's to swallow: the next edit mends them."""
        ...


def put(
    app: App, session: AsyncSession, job: JobRow, event: Event, address: Address | None = None, revision: int = 0
) -> None:
    """Add an event to the outbox, in the caller's transaction. The same kind and ``revision`` for a job is kept once."""
    to = address.as_json() if address else job.address
    session.add(
        DeliveryRow(
            id=new_id(),
            job_id=job.id,
            kind=event.kind,
            revision=revision,
            platform=to["platform"],
            address=to,
            event=event.as_json(),
            not_before=app.clock(),
            created_at=app.clock(),
        )
    )


async def remember_status(app: App, job_id: str, message: str, address: Address | None = None) -> None:
    """Note which message answered the command: progress and the end are shown there. ``address`` replaces the job's."""
    async with app.database.begin() as session:
        job = await hold(session, JobRow, job_id)
        if job is None:
            return
        job.status_message = message
        if address is not None:
            job.address = address.as_json()


async def resend(app: App, clip_id: str, member_id: str) -> bool:
    """Post a clip once more whose posting was uncertain, at its author's wish. False if there is nothing to resend."""
    async with app.database.begin() as session:
        clip = await hold(session, ClipRow, clip_id)
        if clip is None or clip.deleted_at is not None or clip.member_id != member_id or clip.message is not None:
            return False
        row = (
            await session.exec(
                select(DeliveryRow)
                .where(DeliveryRow.job_id == clip.job_id, DeliveryRow.kind == ClipReady.kind)
                .with_for_update()
            )
        ).one()
        row.state, row.attempts, row.not_before = DeliveryState.PENDING, 0, app.clock()
        return True


@dataclass(frozen=True)
class _Outcome:
    """How one try went: the delivery's next state, and the delay until the next try if the platform named one."""

    state: DeliveryState
    message: str | None = None
    reason: str | None = None
    delay: float | None = None


class Courier:
    """Carries one platform's deliveries. Run one per platform; a second one would only wait for the first."""

    def __init__(self, app: App, postman: Postman) -> None:
        self.app = app
        self.postman = postman
        self._shown: dict[str, tuple[JobProgressed, float]] = {}

    async def run(self) -> None:
        """Deliver until cancelled. Outlives an absent database."""
        recovered = False
        while True:
            try:
                if not recovered:
                    await self._recover()
                    recovered = True
                busy = await self.deliver_due()
                await self.show_progress()
            except Exception as error:
                if not is_outage(error):
                    raise
                log.warning("database.away", error=repr(error))
                recovered = False  # a delivery may have been left half told
                await asyncio.sleep(OUTAGE_PAUSE)
                continue
            await asyncio.sleep(0 if busy else TICK_SECONDS)

    async def _recover(self) -> None:
        """What was being sent when the last courier died is uncertain."""
        async with self.app.database.begin() as session:
            for row in await session.exec(
                select(DeliveryRow).where(
                    DeliveryRow.platform == self.postman.platform, DeliveryRow.state == DeliveryState.SENDING
                )
            ):
                log.info("delivery.uncertain", delivery=row.id, job=row.job_id, kind=row.kind)
                row.state = DeliveryState.UNKNOWN

    async def deliver_due(self) -> bool:
        """Send what is due, oldest first. True if there was anything."""
        due = or_(DeliveryRow.state == DeliveryState.PENDING, DeliveryRow.state == DeliveryState.UNKNOWN)
        query = (
            select(DeliveryRow.id)
            .where(DeliveryRow.platform == self.postman.platform, due, DeliveryRow.not_before <= self.app.clock())
            .order_by(col(DeliveryRow.id))
            .limit(20)
        )
        async with self.app.database.read() as session:
            ids = (await session.exec(query)).all()
        for delivery_id in ids:
            await self._send(delivery_id)
        return bool(ids)

    async def _send(self, delivery_id: str) -> None:
        async with self.app.database.begin() as session:
            row = await hold_one(session, DeliveryRow, delivery_id)
            if row.state not in (DeliveryState.PENDING, DeliveryState.UNKNOWN):
                return
            uncertain = row.state == DeliveryState.UNKNOWN
            job = (await session.exec(select(JobRow).where(JobRow.id == row.job_id))).one()
            clip = (await session.exec(select(ClipRow).where(ClipRow.job_id == row.job_id))).first()
            if row.kind == ClipReady.kind and clip is not None and clip.deleted_at is not None:
                row.state, row.reason = DeliveryState.FAILED, "deleted before it was posted"
                return
            row.state, row.sending_since = DeliveryState.SENDING, self.app.clock()
            row.attempts += 1
            attempts = row.attempts
            parcel = Parcel(
                id=row.id,
                address=Address.from_json(row.address),
                event=event_from_json(row.event),
                status_message=job.status_message,
                message=clip.message if clip else None,
            )
        self._shown.pop(parcel.event.job_id, None)
        await self._settle(parcel, await self._try(parcel, uncertain), attempts)

    async def _try(self, parcel: Parcel, uncertain: bool) -> _Outcome:
        try:
            message = await (self.postman.reconcile(parcel) if uncertain else self.postman.deliver(parcel))
        except Unreachable as error:
            return _Outcome(DeliveryState.FAILED, reason=error.reason)
        except NotSent as error:
            state = DeliveryState.UNKNOWN if uncertain else DeliveryState.PENDING
            return _Outcome(state, reason=repr(error), delay=error.retry_after)
        except Exception as error:  # uncertain, so it is looked into before it is repeated
            log.warning("delivery.fault", delivery=parcel.id, job=parcel.event.job_id, exc_info=True)
            return _Outcome(DeliveryState.UNKNOWN, reason=repr(error))
        return _Outcome(DeliveryState.SENT, message=message)

    async def _settle(self, parcel: Parcel, outcome: _Outcome, attempts: int) -> None:
        """Write down how it went. An outage of the database must not turn a post into a doubt, so it is waited for."""
        async for attempt in self.app.database.patiently():
            with attempt:
                async with self.app.database.begin() as session:
                    row = await hold_one(session, DeliveryRow, parcel.id)
                    row.state, row.message, row.reason = outcome.state, outcome.message, outcome.reason
                    if outcome.state == DeliveryState.SENT:
                        await self._sent(session, row)
                    elif outcome.state == DeliveryState.FAILED or attempts >= MAX_SENDS:
                        await self._give_up(session, row)
                    else:
                        delay = outcome.delay if outcome.delay is not None else _backoff(attempts)
                        row.not_before = self.app.clock() + timedelta(seconds=delay)

    async def _sent(self, session: AsyncSession, row: DeliveryRow) -> None:
        if row.kind != ClipReady.kind:
            return
        clip = (await session.exec(select(ClipRow).where(ClipRow.job_id == row.job_id).with_for_update())).one()
        clip.message, clip.posted_at = row.message, self.app.clock()
        job = await hold_one(session, JobRow, row.job_id)
        if job.state in (JobState.RENDERED, JobState.FAILED):
            job.state = JobState.POSTED
        if clip.deleted_at is not None and job.state == JobState.POSTED:
            # Deleted while it was on its way: its ClipDeleted may have gone out before there was a message to remove.
            put(self.app, session, job, ClipDeleted(job.id, job.language, clip.id), revision=1)
        log.info("clip.posted", job=row.job_id, clip=clip.id, message=row.message)

    async def _give_up(self, session: AsyncSession, row: DeliveryRow) -> None:
        row.state = DeliveryState.FAILED
        reason = row.reason or ""
        log.warning("delivery.failed", delivery=row.id, job=row.job_id, kind=row.kind, reason=reason)
        if row.kind != ClipReady.kind:
            return
        job = await hold_one(session, JobRow, row.job_id)
        clip = (await session.exec(select(ClipRow).where(ClipRow.job_id == row.job_id))).one()
        job.state, job.reason = JobState.FAILED, reason
        user = await account_on(session, job.member_id, row.platform)
        if user is None:
            return
        event = PostFailed(
            job_id=job.id,
            language=job.language,
            clip_id=clip.id,
            prompt=job.prompt,
            author_user=user,
            reason=reason,
            video=clip.video,
        )
        put(self.app, session, job, event)

    async def show_progress(self) -> None:
        """Edit the status messages of jobs that moved, each no more often than the face allows."""
        now = asyncio.get_running_loop().time()
        query = select(JobRow).where(
            JobRow.platform == self.postman.platform,
            col(JobRow.state).in_((JobState.QUEUED, JobState.RUNNING)),
            col(JobRow.status_message).is_not(None),
        )
        updates: list[tuple[Address, str, JobProgressed]] = []
        async with self.app.database.read() as session:
            jobs = (await session.exec(query)).all()
            for job in jobs:
                shown = self._shown.get(job.id)
                if shown is None:
                    # The answer to the command is fresh: leave it alone for one gap.
                    self._shown[job.id] = (_progress(job, queueing.Place(-1, None)), now)
                    continue
                if now - shown[1] < self.postman.edit_gap:
                    continue
                event = _progress(job, await queueing.place_of(self.app, session, job))
                if _differs(event, shown[0]):
                    self._shown[job.id] = (event, now)
                    updates.append((Address.from_json(job.address), job.status_message or "", event))
        for job_id in self._shown.keys() - {job.id for job in jobs}:
            del self._shown[job_id]
        for address, message, event in updates:
            await self.postman.show_progress(address, message, event)


def _backoff(attempts: int) -> float:
    return float(BACKOFF[min(attempts, len(BACKOFF)) - 1])


def _progress(job: JobRow, place: queueing.Place) -> JobProgressed:
    return JobProgressed(
        job_id=job.id,
        language=job.language,
        prompt=job.prompt,
        author=job.author,
        share=round(job.share, 2),
        phase=job.phase,
        position=place.position,
        wait_seconds=place.wait_seconds,
    )


def _differs(new: JobProgressed, old: JobProgressed) -> bool:
    """Whether a reader would see a difference; a changed guess of the time alone is not worth an edit."""
    return replace(new, wait_seconds=None) != replace(old, wait_seconds=None)
