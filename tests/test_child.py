"""Rendering in a child process: several requests at once, one given up within a step, deaths, idling, and the jobs behind them."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import NewChild, Studio

from core.app import App
from core.commands import Cancel
from core.errors import Refusal
from core.generation import execution, service
from core.generation.child import EngineFault, RenderChild
from core.generation.engine import Likeness, Parent, RenderedClip, RenderRequest, Stopped
from core.generation.orders import order_as_json, request_from_json
from core.generation.prompt import parse
from core.generation.scene import Shape
from core.tables import JobState


def requests(tmp_path: Path, *prompts: str) -> list[RenderRequest]:
    made = []
    for number, prompt in enumerate(prompts):
        folder = tmp_path / str(number)
        folder.mkdir(exist_ok=True)
        made.append(RenderRequest(parse(prompt), folder))
    return made


async def ignore(number: int, share: float, phase: str) -> None:
    """Progress that nobody looks at."""


def pid_of(child: RenderChild) -> int:
    assert child._process is not None
    return child._process.pid


def test_a_request_crosses_the_line_whole(tmp_path: Path) -> None:
    parent = Parent(tmp_path / "clip.mp4", parse("a cat"), tmp_path / "masks", continues=True)
    request = RenderRequest(
        parse('a dog says "hello"', shape=Shape.PORTRAIT),
        tmp_path,
        masks=True,
        parent=parent,
        likenesses={"dog-1": Likeness((tmp_path / "a.png", tmp_path / "b.png"), tmp_path / "voice.wav")},
    )
    order = json.loads(order_as_json(7, [request, RenderRequest(parse("a cat"), tmp_path)]))
    assert order["order"] == 7
    assert [request_from_json(value) for value in order["render"]] == [request, RenderRequest(parse("a cat"), tmp_path)]


async def test_requests_that_fit_are_rendered_side_by_side(new_child: NewChild, tmp_path: Path) -> None:
    child = new_child(batch=4)
    tall = requests(tmp_path, "a fox", "a cat", "a dog")
    tall[1] = replace(tall[1], scene=parse("a cat", shape=Shape.PORTRAIT))
    outcomes = await child.render(tall, ignore, 20)
    assert child.batch == 4
    along = [clip.timings["along"] for clip in outcomes if isinstance(clip, RenderedClip)]
    assert along == [2.0, 1.0, 2.0], "the portrait went alone"
    assert all(clip.video.parent == request.folder for clip, request in zip(outcomes, tall, strict=True))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("prompt", "kind", "text"),
    [("refuse", Refusal, "The stub can't draw that."), ("fault", EngineFault, "RuntimeError: the stub was told")],
)
async def test_what_the_engine_says_comes_back(
    new_child: NewChild, tmp_path: Path, prompt: str, kind: type[Exception], text: str
) -> None:
    child = new_child()
    outcome, after = await child.render(requests(tmp_path, prompt, "a fox"), ignore, 20)
    assert isinstance(outcome, kind)
    assert text in str(outcome)
    assert isinstance(after, RenderedClip)


async def test_one_of_several_is_given_up_and_the_engine_stays(new_child: NewChild, tmp_path: Path) -> None:
    child = new_child(seconds=1.0, batch=2)
    seen: list[int] = []
    both = requests(tmp_path, "a fox", "a cat")

    async def stop_the_second(number: int, share: float, phase: str) -> None:
        seen.append(number)
        if number == 1 and seen.count(1) == 2:
            child.stop(both[1])

    outcomes = await child.render(both, stop_the_second, 20)
    assert isinstance(outcomes[0], RenderedClip)
    assert isinstance(outcomes[1], Stopped)
    assert seen.count(1) <= 4, "it stopped within a step or two"
    before = pid_of(child)
    assert isinstance((await child.render(requests(tmp_path, "a dog"), ignore, 20))[0], RenderedClip)
    assert pid_of(child) == before, "a stale word of stopping stops nothing else, and nothing was loaded again"


async def test_a_killed_child_is_a_fault_that_says_how_it_died_and_is_replaced(
    new_child: NewChild, tmp_path: Path
) -> None:
    child = new_child()

    async def kill(number: int, share: float, phase: str) -> None:
        if share > 0.2:
            os.kill(pid_of(child), signal.SIGKILL)

    with pytest.raises(EngineFault, match="SIGKILL"):
        await child.render(requests(tmp_path, "a fox"), kill, 20)
    assert isinstance((await child.render(requests(tmp_path, "a fox"), ignore, 20))[0], RenderedClip)


async def test_a_child_with_nothing_to_do_ends_and_comes_back_when_needed(new_child: NewChild, tmp_path: Path) -> None:
    child = new_child(seconds=0.05, idle_seconds=0.3)
    await child.render(requests(tmp_path, "a fox"), ignore, 20)
    first = pid_of(child)
    async with asyncio.timeout(5):
        while Path(f"/proc/{first}").exists():
            await asyncio.sleep(0.02)
    assert child._process is None
    assert isinstance((await child.render(requests(tmp_path, "a fox"), ignore, 20))[0], RenderedClip)
    assert pid_of(child) != first


async def test_a_child_at_work_does_not_idle(new_child: NewChild, tmp_path: Path) -> None:
    child = new_child(seconds=1.0, idle_seconds=0.2)
    await child.warm_up()
    before = pid_of(child)
    assert isinstance((await child.render(requests(tmp_path, "a fox"), ignore, 20))[0], RenderedClip)
    assert pid_of(child) == before


async def test_an_engine_that_can_not_be_loaded_says_why(new_child: NewChild) -> None:
    with pytest.raises(Refusal, match=r"^The stub needs a GPU\.$"):
        await new_child(batch="none").warm_up()


async def test_a_render_that_takes_too_long_ends_with_its_child(new_child: NewChild, tmp_path: Path) -> None:
    child = new_child()
    with pytest.raises(TimeoutError):
        await child.render(requests(tmp_path, "forever"), ignore, 0.5)
    assert child._process is None


# --- the jobs behind ------------------------------------------------------------------------------------------------


async def queued(studio: Studio, *prompts: str) -> list[str]:
    return [
        (await studio.generate(prompt, name)).job_id
        for prompt, name in zip(prompts, ("Ada", "Ben", "Cem", "Dana"), strict=False)
    ]


async def states(studio: Studio, jobs: list[str]) -> list[str]:
    return [(await studio.job(job)).state for job in jobs]


async def test_waiting_jobs_that_fit_are_made_along(app: App, studio: Studio, new_child: NewChild) -> None:
    child = new_child(batch=3)
    await child.warm_up()
    jobs = await queued(studio, "a fox", "a cat", "a dog", "a cow")
    odd = (await studio.generate("a bird", "Ada", shape=Shape.PORTRAIT)).job_id
    await execution.execute(app, child, "w", jobs[0], 1)
    assert await states(studio, jobs) == [JobState.RENDERED] * 3 + [JobState.QUEUED]
    assert await states(studio, [odd]) == [JobState.QUEUED]
    announced = await app.queue.announced(app.settings.queue)
    assert not {f"{job}.1" for job in jobs[1:3]} & announced, "their announcements are taken back"
    assert f"{jobs[3]}.1" in announced


async def test_an_engine_that_makes_one_at_a_time_takes_no_others_along(
    app: App, studio: Studio, new_child: NewChild
) -> None:
    child = new_child()
    await child.warm_up()
    jobs = await queued(studio, "a fox", "a cat")
    await execution.execute(app, child, "w", jobs[0], 1)
    assert await states(studio, jobs) == [JobState.RENDERED, JobState.QUEUED]


async def test_one_cancelled_on_the_way_leaves_the_others_alone(app: App, studio: Studio, new_child: NewChild) -> None:
    child = new_child(seconds=2.0, batch=2)
    await child.warm_up()
    before = pid_of(child)
    jobs = await queued(studio, "a fox", "a cat")
    work = asyncio.create_task(execution.execute(app, child, "w", jobs[0], 1))
    async with asyncio.timeout(5):
        while (await studio.job(jobs[1])).share == 0:
            await asyncio.sleep(0.05)
    await service.cancel(app, Cancel(await studio.member("Ben"), jobs[1]))
    await work
    assert await states(studio, jobs) == [JobState.RENDERED, JobState.CANCELLED]
    assert pid_of(child) == before


async def test_a_cancelled_job_frees_its_engine_without_loading_it_again(
    app: App, studio: Studio, new_child: NewChild
) -> None:
    child = new_child()
    await child.warm_up()
    before = pid_of(child)
    (job,) = await queued(studio, "forever")
    work = asyncio.create_task(execution.execute(app, child, "w", job, 1))
    async with asyncio.timeout(5):
        while (await studio.job(job)).share == 0:
            await asyncio.sleep(0.05)
    await service.cancel(app, Cancel(await studio.member(), job))
    began = time.monotonic()
    await work
    assert time.monotonic() - began < 5
    assert (await states(studio, [job]), pid_of(child)) == ([JobState.CANCELLED], before)


async def test_a_job_that_breaks_the_engine_is_tried_again_alone(
    app: App, studio: Studio, new_child: NewChild, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.generation.runs.RETRY_SECONDS", 0.0)
    child = new_child(batch=2)
    await child.warm_up()
    jobs = await queued(studio, "crash", "a cat")
    await execution.execute(app, child, "w", jobs[0], 1)
    assert await states(studio, jobs) == [JobState.QUEUED] * 2
    await execution.execute(app, child, "w", jobs[1], 2)
    assert await states(studio, jobs) == [JobState.QUEUED, JobState.RENDERED]
    for attempt in (2, 3):
        await execution.execute(app, child, "w", jobs[0], attempt)
    assert await states(studio, jobs) == [JobState.DEAD, JobState.RENDERED]


async def test_an_early_picture_is_there_while_the_job_runs_and_gone_afterwards(
    app: App, studio: Studio, new_child: NewChild
) -> None:
    child = new_child(seconds=2.0)
    (job,) = await queued(studio, "a fox preview")
    work = asyncio.create_task(execution.execute(app, child, "w", job, 1))
    async with asyncio.timeout(10):
        while (await studio.job(job)).preview is None:
            await asyncio.sleep(0.05)
    key = (await studio.job(job)).preview
    assert key is not None
    assert app.media.path(key).stat().st_size > 0
    await work
    assert not app.media.path(key).exists()
