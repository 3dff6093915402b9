"""A clip finished while the next one is drawn: in the child, in its worker, and what becomes of both when something breaks."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from conftest import NewChild, Studio
from test_child import ignore, pid_of, requests

import worker
from core.app import App
from core.commands import Cancel
from core.errors import Refusal
from core.generation import child as children
from core.generation import execution, queueing, service
from core.generation.child import EngineFault, Outcome, RenderChild
from core.generation.engine import RenderedClip, RenderRequest, Stopped
from core.settings import Settings
from core.tables import JobState

PATIENCE = 20.0
"""Seconds; only a test that fails waits that long."""
LAST = 0.9
"""What the stub says it has done when it is in the last step of its drawing."""


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.01)


@dataclass
class Orders:
    """Orders given to one child, and what was heard of them, in that order."""

    child: RenderChild
    heard: list[str] = field(default_factory=list)

    def give(self, request: RenderRequest, limit: float = PATIENCE, **how: bool) -> asyncio.Task[Outcome]:
        name = request.folder.name

        async def on_progress(number: int, share: float, phase: str) -> None:
            for said in (f"{name} {phase}", *([f"{name} last step"] if share == LAST and phase == "drawing" else [])):
                if said not in self.heard:
                    self.heard.append(said)

        async def rendered() -> Outcome:
            try:
                given = await self.child.render(
                    [request], on_progress, limit, lambda: self.heard.append(f"{name} drawn"), **how
                )
            finally:
                self.heard.append(f"{name} over")
            return given[0]

        return asyncio.create_task(rendered())

    async def until(self, *said: str) -> None:
        await until(lambda: set(said) <= set(self.heard))


@pytest.fixture
def orders(new_child: NewChild) -> Orders:
    return Orders(new_child(overlaps=True))


def go(request: RenderRequest) -> None:
    """Let a clip be finished that is held."""
    (request.folder / "go").touch()


async def test_an_order_is_drawn_while_the_one_before_is_finished_and_no_third_beside_them(
    orders: Orders, tmp_path: Path
) -> None:
    three = requests(tmp_path, "a held fox", "a cat", "a dog")
    tasks = [orders.give(three[0])]
    await orders.until("0 drawn")
    tasks += [orders.give(request) for request in three[1:]]
    await orders.until("0 encoding", "1 last step")
    go(three[0])
    assert all([isinstance(await task, RenderedClip) for task in tasks])
    at = orders.heard.index
    assert at("0 drawn") < at("1 drawing") < at("0 over")
    assert at("0 over") <= at("1 drawn") + 1, "the second is handed over when the first is finished"
    assert at("1 drawn") < at("2 drawing")


async def test_answers_come_in_any_order_each_to_its_own(orders: Orders, tmp_path: Path) -> None:
    held, refused, broken, spoiled = requests(tmp_path, "a held fox", "refuse", "fault", "a spoiled cat")
    first = orders.give(held)
    await orders.until("0 drawn")
    assert isinstance(await orders.give(refused), Refusal)
    outcome = await orders.give(broken)
    assert isinstance(outcome, EngineFault)
    assert "the stub was told to fail" in str(outcome)
    last = orders.give(spoiled)
    await orders.until("3 drawing")
    go(held)
    clip, outcome = await first, await last
    assert isinstance(clip, RenderedClip)
    assert clip.video.parent == held.folder
    assert isinstance(outcome, EngineFault)
    assert "told to spoil it" in str(outcome)


async def test_what_is_being_finished_or_waits_for_it_can_be_stopped(orders: Orders, tmp_path: Path) -> None:
    first, second, third = requests(tmp_path, "a held fox", "a cat", "a dog")
    tasks = [orders.give(first)]
    await orders.until("0 drawn")
    before = pid_of(orders.child)
    tasks.append(orders.give(second))
    await orders.until("1 last step")
    orders.child.stop(second)
    assert isinstance(await tasks[1], Stopped), "from here on only who waits for the finishing hears of it"
    assert not tasks[0].done()
    orders.child.stop(first)
    assert isinstance(await tasks[0], Stopped)
    assert isinstance(await orders.give(third), RenderedClip)
    assert pid_of(orders.child) == before


async def test_what_is_stopped_before_its_turn_is_not_begun(orders: Orders, tmp_path: Path) -> None:
    first, second = requests(tmp_path, "a fox forever", "a cat")
    drawing = orders.give(first)
    await orders.until("0 drawing")
    waiting = orders.give(second)
    await asyncio.sleep(0)
    orders.child.stop(second)
    orders.child.stop(first)
    assert isinstance(await drawing, Stopped)
    assert isinstance(await waiting, Stopped)
    assert "1 drawing" not in orders.heard


async def test_a_child_that_dies_takes_what_it_finishes_and_what_it_draws_along(orders: Orders, tmp_path: Path) -> None:
    both = requests(tmp_path, "a held fox", "a cat forever")
    tasks = [orders.give(both[0])]
    await orders.until("0 drawn")
    tasks.append(orders.give(both[1]))
    await orders.until("0 encoding", "1 drawing")
    os.kill(pid_of(orders.child), signal.SIGKILL)
    for task in tasks:
        with pytest.raises(EngineFault, match="SIGKILL"):
            await task
    (after,) = requests(tmp_path, "a dog")
    assert isinstance(await orders.give(after), RenderedClip)


@pytest.mark.parametrize("cancelled", [0, 1])
async def test_cancelling_one_leaves_the_other_and_the_child(orders: Orders, tmp_path: Path, cancelled: int) -> None:
    both = requests(tmp_path, "a held fox", "a cat forever" if cancelled else "a cat")
    tasks = [orders.give(both[0])]
    await orders.until("0 drawn")
    before = pid_of(orders.child)
    tasks.append(orders.give(both[1]))
    await orders.until("0 encoding", "1 drawing")
    tasks[cancelled].cancel()
    with pytest.raises(asyncio.CancelledError):
        await tasks[cancelled]
    go(both[0])
    assert isinstance(await tasks[1 - cancelled], RenderedClip)
    assert pid_of(orders.child) == before


@pytest.mark.parametrize("why", ["cancelled", "late"])
async def test_where_a_kill_can_not_be_avoided_the_other_order_has_a_fault(
    orders: Orders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    monkeypatch.setattr(children, "LEAVE_SECONDS", 0.2)
    held, deaf, after = requests(tmp_path, "a held fox", "a deaf cat", "a dog")
    first = orders.give(held)
    await orders.until("0 drawn", "0 encoding")
    second = orders.give(deaf, limit=0.5 if why == "late" else PATIENCE)
    await until(lambda: [order.process is not None for order in orders.child._orders.values()] == [True, True])
    if why == "cancelled":
        second.cancel()
    with pytest.raises(TimeoutError if why == "late" else asyncio.CancelledError):
        await second
    with pytest.raises(EngineFault):
        await first
    assert isinstance(await orders.give(after), RenderedClip)


async def test_an_order_that_is_to_be_alone_waits_for_all_others_and_they_for_it(
    orders: Orders, tmp_path: Path
) -> None:
    three = requests(tmp_path, "a held fox", "a cat", "a dog")
    tasks = [orders.give(three[0])]
    await orders.until("0 drawn")
    tasks.append(orders.give(three[1], alone=True))
    await asyncio.sleep(0)
    tasks.append(orders.give(three[2]))
    go(three[0])
    await asyncio.gather(*tasks)
    at = orders.heard.index
    assert at("0 over") < at("1 drawing") < at("1 over") < at("2 drawing")
    assert "1 drawn" not in orders.heard


async def test_an_engine_in_one_stage_has_one_order_at_a_time(new_child: NewChild, tmp_path: Path) -> None:
    orders = Orders(new_child())
    await asyncio.gather(*(orders.give(request) for request in requests(tmp_path, "a fox", "a cat")))
    at = orders.heard.index
    assert at("0 over") < at("1 drawing")
    assert not {"0 drawn", "1 drawn"} & set(orders.heard)


async def test_a_child_that_finishes_something_does_not_idle(new_child: NewChild, tmp_path: Path) -> None:
    orders = Orders(new_child(overlaps=True, idle_seconds=0.05))
    held, refused = requests(tmp_path, "a held fox", "refuse")
    first = orders.give(held)
    await orders.until("0 drawn")
    await orders.give(refused)
    assert orders.child._rest is None
    go(held)
    assert isinstance(await first, RenderedClip)
    await until(lambda: orders.child._process is None)


async def test_who_is_cancelled_while_an_idle_child_ends_does_not_cancel_who_comes_next(
    orders: Orders, tmp_path: Path
) -> None:
    await orders.child.warm_up()
    process = orders.child._process
    assert process is not None
    orders.child._unload(process)
    first, second = requests(tmp_path, "a fox", "a cat")
    waiting = orders.give(first)
    while orders.child._process is not None:  # step by step: it is killed and gone within milliseconds
        await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert isinstance(await orders.give(second), RenderedClip)


async def test_requests_of_one_order_overlap_too(new_child: NewChild, tmp_path: Path) -> None:
    child = new_child(overlaps=True)
    both = requests(tmp_path, "a held fox", "a cat")
    heard: list[tuple[int, str]] = []

    async def on_progress(number: int, share: float, phase: str) -> None:
        heard.append((number, phase))
        if (number, phase) == (1, "drawing"):
            go(both[0])

    outcomes = await child.render(both, on_progress, PATIENCE)
    assert [isinstance(clip, RenderedClip) for clip in outcomes] == [True, True]
    assert heard.index((1, "drawing")) < heard.index((1, "encoding"))
    assert await child.render(requests(tmp_path, "a dog"), ignore, PATIENCE)


# --- the jobs behind ------------------------------------------------------------------------------------------------


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"lease_seconds": 3.0})


@pytest.fixture
def begun() -> list[tuple[str, bool]]:
    """What the worker has begun: prompts, and whether alone."""
    return []


@pytest.fixture
async def busy(
    app: App, new_child: NewChild, begun: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[RenderChild]:
    """The child of a worker that takes jobs until the test is over."""
    monkeypatch.setattr("core.generation.runs.RETRY_SECONDS", 0.0)
    child = new_child(overlaps=True)
    render = child.render

    async def watched(requests: Sequence[RenderRequest], *rest: Any, alone: bool) -> list[Outcome]:
        begun.append((requests[0].scene.prompt, alone))
        return await render(requests, *rest, alone=alone)

    monkeypatch.setattr(child, "render", watched)
    await child.warm_up()
    task = asyncio.create_task(worker.work(app, child, "w"))
    yield child
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def held(app: App) -> list[Path]:
    """The folders of clips that are being finished and held."""
    scratch = app.settings.media_folder / execution.SCRATCH
    return [mark.parent for mark in scratch.glob("render-*/finishing")]


async def reached(condition: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await condition():
            await asyncio.sleep(0.02)


async def gone(folder: Path) -> None:
    await until(lambda: not folder.exists())


async def in_state(studio: Studio, job: str, *states: JobState) -> None:
    async def there() -> bool:
        return (await studio.job(job)).state in states

    await reached(there)


async def drawing(studio: Studio, job: str) -> None:
    async def there() -> bool:
        row = await studio.job(job)
        return row.state == JobState.RUNNING and row.phase == "drawing"

    await reached(there)


async def renewed(studio: Studio, *jobs: str) -> None:
    """Until their leases have been renewed once more; meanwhile the worker looks at its queue several times."""
    before = [(await studio.job(job)).lease_until for job in jobs]

    async def later() -> bool:
        now = [(await studio.job(job)).lease_until for job in jobs]
        return all(a is not None and b is not None and a < b for a, b in zip(before, now, strict=True))

    await reached(later)


async def test_the_next_job_is_taken_when_the_one_before_is_drawn_and_no_sooner(
    app: App, studio: Studio, busy: RenderChild
) -> None:
    first = (await studio.generate("a held fox", "Ada")).job_id
    await until(lambda: len(held(app)) == 1)
    second = (await studio.generate("a cat forever", "Ben")).job_id
    await drawing(studio, second)
    third = (await studio.generate("a dog", "Cem")).job_id
    await renewed(studio, first, second)
    waiting = await studio.job(third)
    assert waiting.state == JobState.QUEUED, "it waits where another worker can take it"
    assert f"{third}.1" in await app.queue.announced(app.settings.queue)
    async with app.database.read() as session:
        assert (await queueing.place_of(app, session, waiting)).position == 1
    (held(app)[0] / "go").touch()
    await in_state(studio, first, JobState.RENDERED)
    await renewed(studio, second)
    assert (await studio.job(third)).state == JobState.QUEUED, "the GPU is still drawing"
    await service.cancel(app, Cancel(await studio.member("Ben"), second))
    await in_state(studio, third, JobState.RENDERED)


async def test_a_killed_child_loses_neither_job_and_each_is_tried_again_alone(
    app: App, studio: Studio, busy: RenderChild, begun: list[tuple[str, bool]]
) -> None:
    first = (await studio.generate("a held fox", "Ada")).job_id
    await until(lambda: len(held(app)) == 1)
    second = (await studio.generate("a held cat", "Ben")).job_id
    await drawing(studio, second)
    (folder,) = held(app)
    os.kill(pid_of(busy), signal.SIGKILL)
    await gone(folder)
    for job, other in ((first, second), (second, first)):
        await until(lambda: len(held(app)) == 1)
        rows = {name: await studio.job(name) for name in (job, other)}
        assert rows[job].state == JobState.RUNNING
        assert rows[other].state != JobState.RUNNING
        (folder,) = held(app)
        (folder / "go").touch()
        await in_state(studio, job, JobState.RENDERED)
        await gone(folder)
    assert [(await studio.job(job)).failures for job in (first, second)] == [1, 1]
    assert begun == [("a held fox", False), ("a held cat", False), ("a held fox", True), ("a held cat", True)]


async def test_a_job_that_breaks_the_engine_takes_another_along_but_once(
    app: App, studio: Studio, busy: RenderChild, begun: list[tuple[str, bool]]
) -> None:
    innocent = (await studio.generate("a held fox", "Ada")).job_id
    await until(lambda: len(held(app)) == 1)
    (folder,) = held(app)
    breaker = (await studio.generate("crash", "Ben")).job_id
    await gone(folder)
    await until(lambda: len(held(app)) == 1)
    (held(app)[0] / "go").touch()
    await in_state(studio, breaker, JobState.DEAD)
    row = await studio.job(innocent)
    assert (row.state, row.failures) == (JobState.RENDERED, 1)
    assert begun[:2] == [("a held fox", False), ("crash", False)]
    assert sorted(begun[2:]) == [("a held fox", True), ("crash", True), ("crash", True)]


async def test_the_pace_that_people_are_told_is_that_of_the_gpu(app: App, studio: Studio, busy: RenderChild) -> None:
    job = (await studio.generate("a held fox")).job_id
    await until(lambda: len(held(app)) == 1)
    await asyncio.sleep(0.5)
    (held(app)[0] / "go").touch()
    await in_state(studio, job, JobState.RENDERED)
    row = await studio.job(job)
    assert row.started_at is not None
    assert row.ended_at is not None
    assert row.render_seconds is not None
    assert row.render_seconds < (row.ended_at - row.started_at).total_seconds() - 0.45
