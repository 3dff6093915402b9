"""The outbox: each event once to each address, whatever the platform and the process do."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from conftest import FinishJob, Studio
from sqlmodel import select

from core import delivery
from core.app import App, open_app
from core.commands import Cancel, DeleteClip
from core.delivery import Courier, NotSent, Parcel, Unreachable
from core.events import EVENTS, ClipDeleted, ClipReady, JobProgressed, PostFailed, event_from_json
from core.generation import recovery, runs, service
from core.people import Address
from core.settings import Settings
from core.tables import ClipRow, DeliveryRow, DeliveryState, JobState
from core.wording import N_


class Clock:
    """A clock that tests turn."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class FakePlatform:
    """A chat that keeps what was posted and fails as it is told."""

    platform: str = "web"
    edit_gap: float = 0.0
    posts: list[Parcel] = field(default_factory=list)
    edits: list[JobProgressed] = field(default_factory=list)
    before: list[Exception] = field(default_factory=list)
    after: list[Exception] = field(default_factory=list)

    async def deliver(self, parcel: Parcel) -> str | None:
        if self.before:
            raise self.before.pop(0)
        self.posts.append(parcel)
        if self.after:
            raise self.after.pop(0)
        return f"message-{len(self.posts)}"

    async def reconcile(self, parcel: Parcel) -> str | None:
        for number, posted in enumerate(self.posts, 1):
            if posted.id == parcel.id:
                return f"message-{number}"
        return await self.deliver(parcel)

    async def show_progress(self, address: Address, status_message: str, event: JobProgressed) -> None:
        self.edits.append(event)

    def clips(self) -> list[str]:
        return [parcel.event.clip_id for parcel in self.posts if isinstance(parcel.event, ClipReady)]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def app(settings: Settings, clock: Clock):  # type: ignore[no-untyped-def]
    async with open_app(settings, clock) as opened:
        yield opened


async def ready_clip(studio: Studio, finish_job: FinishJob) -> tuple[str, str]:
    queued = await studio.generate()
    return queued.job_id, await finish_job(studio.app, queued.job_id)


async def clip_row(app: App, clip_id: str) -> ClipRow:
    async with app.database.read() as session:
        return (await session.exec(select(ClipRow).where(ClipRow.id == clip_id))).one()


async def test_a_ready_clip_is_posted_once_and_its_message_remembered(studio: Studio, finish_job: FinishJob) -> None:
    platform = FakePlatform()
    courier = Courier(studio.app, platform)
    job_id, clip_id = await ready_clip(studio, finish_job)
    assert await courier.deliver_due()
    assert not await courier.deliver_due()
    assert platform.clips() == [clip_id]
    assert (await clip_row(studio.app, clip_id)).message == "message-1"
    assert (await studio.job(job_id)).state == JobState.POSTED


async def test_a_post_that_surely_did_not_arrive_is_tried_again_when_the_platform_says(
    studio: Studio, finish_job: FinishJob, clock: Clock
) -> None:
    platform = FakePlatform(before=[NotSent(7), NotSent()])
    courier = Courier(studio.app, platform)
    _, clip_id = await ready_clip(studio, finish_job)
    await courier.deliver_due()
    clock.advance(6)
    assert not await courier.deliver_due()
    clock.advance(1)
    await courier.deliver_due()
    assert platform.clips() == []
    clock.advance(2)
    await courier.deliver_due()
    assert platform.clips() == [clip_id]


async def test_a_post_that_may_have_arrived_is_looked_for_and_not_repeated(
    studio: Studio, finish_job: FinishJob, clock: Clock
) -> None:
    platform = FakePlatform(after=[TimeoutError()])
    courier = Courier(studio.app, platform)
    job_id, clip_id = await ready_clip(studio, finish_job)
    await courier.deliver_due()
    assert (await studio.job(job_id)).state == JobState.RENDERED
    clock.advance(1)
    await courier.deliver_due()
    assert platform.clips() == [clip_id]
    assert (await clip_row(studio.app, clip_id)).message == "message-1"


async def test_a_courier_killed_between_posting_and_recording_posts_once(
    studio: Studio, finish_job: FinishJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform = FakePlatform()
    courier = Courier(studio.app, platform)
    _, clip_id = await ready_clip(studio, finish_job)

    async def die(*_: object) -> None:
        raise asyncio.CancelledError

    monkeypatch.setattr(courier, "_settle", die)
    with pytest.raises(asyncio.CancelledError):
        await courier.deliver_due()
    assert platform.clips() == [clip_id]

    heir = asyncio.create_task(Courier(studio.app, platform).run())
    try:
        async with asyncio.timeout(5):
            while (await clip_row(studio.app, clip_id)).message is None:
                await asyncio.sleep(0.02)
    finally:
        heir.cancel()
    assert platform.clips() == [clip_id]


async def test_when_the_place_is_gone_the_author_is_told_in_private(studio: Studio, finish_job: FinishJob) -> None:
    reason = N_("the channel was deleted")
    platform = FakePlatform(before=[Unreachable(reason)])
    courier = Courier(studio.app, platform)
    job_id, _ = await ready_clip(studio, finish_job)
    await courier.deliver_due()
    await courier.deliver_due()
    (parcel,) = platform.posts
    assert isinstance(parcel.event, PostFailed)
    assert (parcel.event.reason, parcel.event.author_user) == (reason, "ada")
    assert (await studio.job(job_id)).state == JobState.FAILED


async def test_an_author_who_can_not_be_reached_either_ends_the_matter(studio: Studio, finish_job: FinishJob) -> None:
    platform = FakePlatform(before=[Unreachable("gone"), Unreachable("blocked")])
    courier = Courier(studio.app, platform)
    await ready_clip(studio, finish_job)
    for _ in range(4):
        await courier.deliver_due()
    assert platform.posts == []


async def test_a_platform_that_never_answers_is_given_up_after_a_day_and_the_clip_can_still_be_posted(
    studio: Studio, finish_job: FinishJob, clock: Clock
) -> None:
    platform = FakePlatform(before=[NotSent() for _ in range(len(delivery.BACKOFF) + 1)])
    courier = Courier(studio.app, platform)
    job_id, clip_id = await ready_clip(studio, finish_job)
    began = clock.now
    while (await studio.job(job_id)).state == JobState.RENDERED:
        await courier.deliver_due()
        clock.advance(600)
    assert timedelta(hours=20) < clock.now - began < timedelta(hours=32)
    assert (await studio.job(job_id)).state == JobState.FAILED
    platform.posts.clear()
    assert await recovery.requeue(studio.app) == [job_id]
    await courier.deliver_due()
    assert clip_id in platform.clips()


async def test_a_platform_that_asks_to_wait_is_never_given_up_for_it(
    studio: Studio, finish_job: FinishJob, clock: Clock
) -> None:
    platform = FakePlatform(before=[NotSent(30) for _ in range(60)])
    courier = Courier(studio.app, platform)
    _, clip_id = await ready_clip(studio, finish_job)
    for _ in range(61):
        await courier.deliver_due()
        clock.advance(30)
    assert platform.clips() == [clip_id]


async def test_an_author_never_reads_a_raw_error(studio: Studio, finish_job: FinishJob, clock: Clock) -> None:
    platform = FakePlatform(before=[NotSent() for _ in range(len(delivery.BACKOFF) + 1)])
    courier = Courier(studio.app, platform)
    await ready_clip(studio, finish_job)
    for _ in range(300):
        await courier.deliver_due()
        clock.advance(600)
    (failed,) = [parcel.event for parcel in platform.posts if isinstance(parcel.event, PostFailed)]
    assert failed.reason == ""


async def test_a_second_refusal_after_posting_again_is_told_as_well(studio: Studio, finish_job: FinishJob) -> None:
    platform = FakePlatform(before=[Unreachable("gone")])
    courier = Courier(studio.app, platform)
    job_id, _ = await ready_clip(studio, finish_job)
    await courier.deliver_due()
    await courier.deliver_due()
    await recovery.requeue(studio.app, [job_id])
    platform.before.append(Unreachable("gone again"))
    await courier.deliver_due()
    await courier.deliver_due()
    assert [p.event.reason for p in platform.posts if isinstance(p.event, PostFailed)] == ["gone", "gone again"]


async def test_a_delivery_that_can_not_be_read_does_not_hold_up_the_others(
    studio: Studio, finish_job: FinishJob
) -> None:
    platform = FakePlatform()
    courier = Courier(studio.app, platform)
    bad_job, _ = await ready_clip(studio, finish_job)
    async with studio.app.database.begin() as session:
        row = (await session.exec(select(DeliveryRow).where(DeliveryRow.job_id == bad_job))).one()
        row.event = {"kind": "from_the_future"}
    _, clip_id = await ready_clip(studio, finish_job)
    await courier.deliver_due()
    assert platform.clips() == [clip_id]
    assert not await courier.deliver_due()


async def test_a_second_courier_waits_until_the_first_has_gone(studio: Studio, finish_job: FinishJob) -> None:
    first, second = FakePlatform(), FakePlatform()
    running = asyncio.create_task(Courier(studio.app, first).run())
    await asyncio.sleep(0.2)
    waiting = asyncio.create_task(Courier(studio.app, second).run())
    await ready_clip(studio, finish_job)
    await asyncio.sleep(0.5)
    assert (len(first.posts), len(second.posts)) == (1, 0)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await ready_clip(studio, finish_job)
    try:
        async with asyncio.timeout(5):
            while not second.posts:
                await asyncio.sleep(0.05)
    finally:
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
    assert len(first.posts) == 1


async def test_a_failing_edit_of_progress_stops_nothing(studio: Studio) -> None:
    class Broken(FakePlatform):
        async def show_progress(self, address: Address, status_message: str, event: JobProgressed) -> None:
            raise TimeoutError

    courier = Courier(studio.app, Broken())
    queued = await studio.generate()
    await delivery.remember_status(studio.app, queued.job_id, "status-1")
    assert await courier.progress.show() > 0
    assert await courier.progress.show() > 0


async def test_the_end_of_a_job_is_never_overwritten_by_its_progress(studio: Studio) -> None:
    order: list[str] = []

    class Slow(FakePlatform):
        async def show_progress(self, address: Address, status_message: str, event: JobProgressed) -> None:
            await asyncio.sleep(0.3)
            order.append("progress")

        async def deliver(self, parcel: Parcel) -> str | None:
            order.append(parcel.event.kind)
            return None

    courier = Courier(studio.app, Slow())
    queued = await studio.generate()
    await delivery.remember_status(studio.app, queued.job_id, "status-1")
    await courier.progress.show()
    editing = asyncio.create_task(courier.progress.show())
    await asyncio.sleep(0.1)
    await service.cancel(studio.app, Cancel(await studio.member()))
    await courier.deliver_due()
    await editing
    assert order == ["progress", "job_cancelled"]


async def test_an_answer_that_comes_after_the_end_is_known_as_such(studio: Studio, finish_job: FinishJob) -> None:
    job_id, _ = await ready_clip(studio, finish_job)
    assert await delivery.remember_status(studio.app, job_id, "status-1")
    await Courier(studio.app, FakePlatform()).deliver_due()
    assert not await delivery.remember_status(studio.app, job_id, "status-2")


async def test_a_clip_deleted_before_it_was_posted_is_never_posted(studio: Studio, finish_job: FinishJob) -> None:
    platform = FakePlatform()
    _, clip_id = await ready_clip(studio, finish_job)
    await service.delete_clip(studio.app, DeleteClip(await studio.member(), clip_id))
    await Courier(studio.app, platform).deliver_due()
    assert [type(parcel.event) for parcel in platform.posts] == [ClipDeleted]


async def test_an_uncertain_clip_can_be_posted_again_by_its_author_only(
    studio: Studio, finish_job: FinishJob, clock: Clock
) -> None:
    platform = FakePlatform(before=[Unreachable("x")])
    courier = Courier(studio.app, platform)
    _, clip_id = await ready_clip(studio, finish_job)
    await courier.deliver_due()
    ada, ben = await studio.member("Ada"), await studio.member("Ben")
    assert not await delivery.resend(studio.app, clip_id, ben.id)
    assert await delivery.resend(studio.app, clip_id, ada.id)
    await courier.deliver_due()
    assert clip_id in platform.clips()
    assert not await delivery.resend(studio.app, clip_id, ada.id)


async def test_progress_edits_the_status_message_no_more_often_than_the_face_allows(studio: Studio) -> None:
    platform = FakePlatform(edit_gap=0.2)
    courier = Courier(studio.app, platform)
    queued = await studio.generate()
    await delivery.remember_status(studio.app, queued.job_id, "status-1")
    run = await runs.claim(studio.app, "w", queued.job_id, 1)
    assert isinstance(run, runs.Run)
    loop = asyncio.get_running_loop()
    started = loop.time()
    while (elapsed := loop.time() - started) < 0.7:
        await runs.renew(studio.app, run, "drawing", round(elapsed, 2))
        await courier.progress.show()
        await asyncio.sleep(0.01)
    assert 2 <= len(platform.edits) <= 4
    assert platform.edits[-1].phase == "drawing"


async def test_a_job_that_does_not_move_is_not_edited_again(studio: Studio) -> None:
    platform = FakePlatform()
    courier = Courier(studio.app, platform)
    queued = await studio.generate()
    await delivery.remember_status(studio.app, queued.job_id, "status-1")
    for _ in range(5):
        await courier.progress.show()
    assert len(platform.edits) == 1


async def test_cancelling_is_told_at_the_status_message(studio: Studio) -> None:
    platform = FakePlatform()
    queued = await studio.generate()
    await delivery.remember_status(studio.app, queued.job_id, "status-1")
    await service.cancel(studio.app, Cancel(await studio.member()))
    await Courier(studio.app, platform).deliver_due()
    (parcel,) = platform.posts
    assert (parcel.status_message, parcel.event.kind) == ("status-1", "job_cancelled")


async def test_events_survive_the_outbox(studio: Studio, finish_job: FinishJob) -> None:
    queued = await studio.generate("a red fox and a flurble")
    assert event_from_json(queued.as_json()) == queued
    await finish_job(studio.app, queued.job_id)
    async with studio.app.database.read() as session:
        row = (await session.exec(select(DeliveryRow).where(DeliveryRow.state == DeliveryState.PENDING))).one()
    event = event_from_json(row.event)
    assert isinstance(event, ClipReady)
    assert json.loads(json.dumps(event.as_json())) == row.event
    assert set(EVENTS) >= {"clip_ready", "job_failed"}


async def test_a_second_answer_to_the_same_command_is_known_as_such(studio: Studio) -> None:
    queued = await studio.generate()
    assert await delivery.remember_status(studio.app, queued.job_id, "status-1")
    assert await delivery.remember_status(studio.app, queued.job_id, "status-1")
    assert not await delivery.remember_status(studio.app, queued.job_id, "status-2")
    assert (await studio.job(queued.job_id)).status_message == "status-1"
