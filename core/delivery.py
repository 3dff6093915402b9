"""The outbox: each event goes once to its address, across crashes.

Use-cases `put` an event in the transaction that makes it true. A face runs one `Courier`, which marks a delivery as being sent
*before* it calls the platform and as sent afterwards. What was marked and not confirmed is uncertain: the face's `reconcile` looks or
repeats idempotently. Progress is not kept (see `core.progress`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

import structlog
from sqlmodel import col, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from core.database import hold, hold_one, is_outage
from core.events import ClipDeleted, ClipReady, ClipsInspired, Event, JobProgressed, PostFailed, event_from_json
from core.leases import Lease
from core.people import Address, Platform, account_on
from core.progress import ProgressBoard
from core.tables import ClipRow, DeliveryRow, DeliveryState, JobRow, JobState, MemberRow, new_id

if TYPE_CHECKING:
    from core.app import App

log = structlog.get_logger()

TICK_SECONDS = 0.1
OUTAGE_PAUSE = 2.0
AT_ONCE = 20
"""Deliveries taken up in one round: side by side between channels, one after the other within a channel."""
BACKOFF = (1, 2, 5, 15, 60, 300, 900, 1800) + (3600,) * 22
"""Seconds before the next try, by how many were made: together about a day, then it is given up. Waits that a platform asks for
don't count."""


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
    ``since`` is when the job was made: what was posted for it is younger.
    """

    id: str
    address: Address
    event: Event
    status_message: str | None
    message: str | None
    since: datetime


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


async def put(app: App, session: AsyncSession, job: JobRow, event: Event, not_before: datetime | None = None) -> None:
    """Add an event about a job to the outbox, in the caller's transaction, which must hold the job."""
    same = select(func.count()).where(DeliveryRow.job_id == job.id, DeliveryRow.kind == event.kind)
    session.add(
        DeliveryRow(
            id=new_id(),
            job_id=job.id,
            kind=event.kind,
            revision=(await session.exec(same)).one(),
            platform=job.platform,
            address=job.address,
            event=event.as_json(),
            not_before=not_before or app.clock(),
            created_at=app.clock(),
        )
    )


async def remember_status(app: App, job_id: str, message: str) -> bool:
    """Note which message answered the command: progress and the end are shown there.

    False if the job has ended already, or has an answer (platforms may hand over the same command twice): nothing will be shown
    in this one, so take it away again.
    """
    async with app.database.begin() as session:
        job = await hold(session, JobRow, job_id)
        if job is None or job.state not in (JobState.QUEUED, JobState.RUNNING, JobState.RENDERED):
            return False
        if job.status_message not in (None, message):
            return False
        job.status_message = message
        return True


async def resend(app: App, clip_id: str, member_id: str) -> bool:
    """Post a clip once more whose posting was uncertain, at its author's wish. False if there is nothing to resend."""
    async with app.database.begin() as session:
        clip = await session.get(ClipRow, clip_id)
        if clip is None or clip.deleted_at is not None or clip.member_id != member_id or clip.message is not None:
            return False
        await post_again(app, session, clip.job_id)
        return True


async def post_again(app: App, session: AsyncSession, job_id: str) -> None:
    """Make a finished clip's delivery due again."""
    query = select(DeliveryRow).where(DeliveryRow.job_id == job_id, DeliveryRow.kind == ClipReady.kind)
    row = (await session.exec(query.with_for_update())).one()
    row.state, row.attempts, row.not_before = DeliveryState.PENDING, 0, app.clock()


@dataclass(frozen=True)
class _Outcome:
    """How one try went: the delivery's next state.

    ``reason`` is for the log; ``told`` is a gettext message id for the author if it is given up; ``delay`` is the wait that the
    platform asked for.
    """

    state: DeliveryState
    message: str | None = None
    reason: str | None = None
    told: str = ""
    delay: float | None = None


class Courier:
    """Carries one platform's deliveries and shows its jobs' progress. A second one waits until the first has gone."""

    def __init__(self, app: App, postman: Postman) -> None:
        self.app = app
        self.postman = postman
        self.progress = ProgressBoard(app, postman)
        self._lease = Lease(app, f"courier:{postman.platform}")

    async def run(self) -> None:
        """Deliver until cancelled. Outlives an absent database and whatever a single delivery does."""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._forever(self._carry))
                group.create_task(self._forever(self.progress.show))
        finally:
            await self._lease.release()

    async def _forever(self, step: Callable[[], Awaitable[float]]) -> None:
        """Repeat a step with the pause that it asks for."""
        while True:
            try:
                pause = await step()
            except Exception as error:
                if not is_outage(error):
                    log.exception("courier.fault", platform=self.postman.platform)
                else:
                    log.warning("database.away", error=repr(error))
                pause = OUTAGE_PAUSE
            await asyncio.sleep(pause)

    async def _carry(self) -> float:
        held = await self._lease.keep()
        if not held:
            return self._lease.seconds / 4
        if held == "new":
            await self._recover()
        return 0 if await self.deliver_due() else TICK_SECONDS

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
        """Send what is due, oldest first within each channel. True if there was anything."""
        due = or_(DeliveryRow.state == DeliveryState.PENDING, DeliveryRow.state == DeliveryState.UNKNOWN)
        query = (
            select(DeliveryRow.id, DeliveryRow.address)
            .where(DeliveryRow.platform == self.postman.platform, due, DeliveryRow.not_before <= self.app.clock())
            .order_by(col(DeliveryRow.id))
            .limit(AT_ONCE)
        )
        channels: dict[str, list[str]] = {}
        async with self.app.database.read() as session:
            for delivery_id, address in await session.exec(query):
                channels.setdefault(address.get("channel", ""), []).append(delivery_id)
        await asyncio.gather(*(self._send_in_order(ids) for ids in channels.values()))
        return bool(channels)

    async def _send_in_order(self, ids: list[str]) -> None:
        for delivery_id in ids:
            await self._send(delivery_id)

    async def _send(self, delivery_id: str) -> None:
        async with self.app.database.begin() as session:
            row = await hold_one(session, DeliveryRow, delivery_id)
            if row.state not in (DeliveryState.PENDING, DeliveryState.UNKNOWN):
                return
            uncertain = row.state == DeliveryState.UNKNOWN
            try:
                parcel = await self._pack(session, row)
            except (KeyError, TypeError, ValueError) as error:
                # Written by another version of this program, or by hand: no later try can read it either.
                row.state, row.reason = DeliveryState.FAILED, repr(error)
                log.exception("delivery.unreadable", delivery=row.id, job=row.job_id, kind=row.kind)
                return
            if parcel is None:
                row.state, row.reason = DeliveryState.FAILED, "nobody wants it any more"
                return
            row.state = DeliveryState.SENDING
            row.attempts += 1
            attempts = row.attempts
        await self.progress.end(parcel.event.job_id)
        await self._settle(parcel, await self._try(parcel, uncertain), attempts)

    async def _pack(self, session: AsyncSession, row: DeliveryRow) -> Parcel | None:
        """The delivery as the postman takes it; None if it shows a clip that has been deleted meanwhile, or tells somebody of remixes who
        has stopped that meanwhile."""
        job = (await session.exec(select(JobRow).where(JobRow.id == row.job_id))).one()
        clip = (await session.exec(select(ClipRow).where(ClipRow.job_id == row.job_id))).first()
        event = event_from_json(row.event)
        if isinstance(event, (ClipReady, PostFailed)) and clip is not None and clip.deleted_at is not None:
            return None
        if isinstance(event, ClipsInspired):
            author = await session.get(MemberRow, job.member_id)
            if author is None or not author.told:
                return None
        return Parcel(
            id=row.id,
            address=Address.from_json(row.address),
            event=event,
            status_message=job.status_message,
            message=clip.message if clip else None,
            since=job.created_at,
        )

    async def _try(self, parcel: Parcel, uncertain: bool) -> _Outcome:
        try:
            message = await (self.postman.reconcile(parcel) if uncertain else self.postman.deliver(parcel))
        except Unreachable as error:
            return _Outcome(DeliveryState.FAILED, reason=error.reason, told=error.reason)
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
                    elif outcome.state == DeliveryState.FAILED or attempts > len(BACKOFF):
                        await self._give_up(session, row, outcome.told)
                    elif outcome.delay is not None:
                        row.not_before = self.app.clock() + timedelta(seconds=outcome.delay)
                        row.attempts -= 1
                    else:
                        row.not_before = self.app.clock() + timedelta(seconds=BACKOFF[attempts - 1])

    async def _sent(self, session: AsyncSession, row: DeliveryRow) -> None:
        if row.kind != ClipReady.kind:
            return
        job = await hold_one(session, JobRow, row.job_id)
        clip = (await session.exec(select(ClipRow).where(ClipRow.job_id == row.job_id).with_for_update())).one()
        clip.message, clip.posted_at = row.message, self.app.clock()
        if job.state in (JobState.RENDERED, JobState.FAILED):
            job.state = JobState.POSTED
        if clip.deleted_at is not None:
            # Deleted while it was on its way: its ClipDeleted may have gone out before there was a message to remove.
            await put(self.app, session, job, ClipDeleted(job.id, job.language, clip.id))
        log.info("clip.posted", job=row.job_id, clip=clip.id, message=row.message)

    async def _give_up(self, session: AsyncSession, row: DeliveryRow, told: str) -> None:
        row.state = DeliveryState.FAILED
        log.warning("delivery.failed", delivery=row.id, job=row.job_id, kind=row.kind, reason=row.reason)
        if row.kind != ClipReady.kind:
            return
        job = await hold_one(session, JobRow, row.job_id)
        clip = (await session.exec(select(ClipRow).where(ClipRow.job_id == row.job_id))).one()
        job.state, job.reason = JobState.FAILED, row.reason
        user = await account_on(session, job.member_id, row.platform)
        if user is None:
            return
        event = PostFailed(
            job_id=job.id,
            language=job.language,
            clip_id=clip.id,
            prompt=job.prompt,
            author_user=user,
            reason=told,
            video=clip.video,
        )
        await put(self.app, session, job, event)
