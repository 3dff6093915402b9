"""A model's clips finished while the next ones are drawn: in what order things happen, and that nobody sees it in the clips."""

from __future__ import annotations

import asyncio
import sys
import threading
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tiny_models import Told, engine_for, recoloured, scene, together, with_masks

from core.generation.child import RenderChild
from core.generation.diffusion import film as films
from core.generation.diffusion.engine import DiffusionEngine
from core.generation.diffusion.finishing import designed, laid_over, recorded
from core.generation.diffusion.profiles import profile_for
from core.generation.diffusion.takes import Footage
from core.generation.engine import Parent, RenderedClip, RenderRequest, StagedEngine, Stopped

pytest.importorskip("torch")

CHILD = Path(__file__).with_name("overlapping_engine.py")


@pytest.mark.timeout(180)
async def test_each_clip_is_written_while_the_next_is_drawn_and_to_the_byte_as_without_that(
    tiny_home: Path, dark_parent: Parent, request_for: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    masked = with_masks(dark_parent, tmp_path / "masks")
    goes_on = Parent(dark_parent.video, scene(), continues=True)

    def orders() -> list[list[RenderRequest]]:
        return [
            [request_for(scene('a red fox runs, "hello there" it says'))],
            [request_for(scene(seed=6)), request_for(scene("two dogs play", seed=7))],
            [request_for(recoloured(dark_parent.scene), parent=masked)],
            [request_for(scene("the fox sleeps"), parent=goes_on)],
        ]

    profile, folder = profile_for(str(tiny_home / "wan"), tiny_home)
    child = RenderChild([sys.executable, str(CHILD), str(folder)])
    heard: list[str] = []
    given = orders()
    for order in given[:-1]:
        (order[0].folder / "held").touch()

    async def order(number: int, drawn: asyncio.Event) -> list[Any]:
        async def on_progress(_: int, share: float, phase: str) -> None:
            heard.append(f"{number} {phase}")

        outcomes = await child.render(given[number], on_progress, 120, drawn.set)
        heard.append(f"{number} over")
        drawn.set()
        return outcomes

    tasks = []
    try:
        for number in range(len(given)):
            drawn = asyncio.Event()
            tasks.append(asyncio.create_task(order(number, drawn)))
            await drawn.wait()
        made = [clip for outcomes in await asyncio.gather(*tasks) for clip in outcomes]
    finally:
        await child.close()
    at = heard.index
    for number in range(len(given) - 1):
        assert at(f"{number} encoding") < at(f"{number} over"), "it was held before it was written"
        assert (given[number][0].folder / "meanwhile").read_text() == "drawn", "and the next one was drawn meanwhile"

    kept: list[np.ndarray] = []
    real = films.write_film
    monkeypatch.setattr(
        films, "write_film", lambda file, frames, *rest: kept.append(frames) or real(file, frames, *rest)
    )
    engine = engine_for(tiny_home / "wan")
    assert profile.batch > 1
    alone = [clip for order in orders() for clip in together(engine, order, [Told() for _ in order])]
    for with_it, without, frames in zip(made, alone, kept, strict=True):
        assert isinstance(with_it, RenderedClip)
        assert isinstance(without, RenderedClip)
        assert np.array_equal(np.load(with_it.video.with_suffix(".npy")), frames)
        assert np.array_equal(films.read_track(with_it.video), films.read_track(without.video))
        assert with_it.poster.read_bytes() == without.poster.read_bytes()
        assert with_it.notes == list(map(list, without.notes))


def test_a_profile_may_switch_it_off(tiny_home: Path) -> None:
    profile, folder = profile_for(str(tiny_home / "wan"), tiny_home)
    engine: Any = DiffusionEngine("wan", profile, folder)
    assert isinstance(engine, StagedEngine)
    assert engine.capabilities.overlaps
    other = DiffusionEngine("wan", profile.model_copy(update={"overlap": False}), folder)
    assert not other.capabilities.overlaps


def test_a_clip_can_be_given_up_between_frames_while_it_is_written(tiny_home: Path, request_for: Any) -> None:
    engine = engine_for(tiny_home / "wan")
    request = request_for(scene())
    told = Told(until=0.96)
    (finish,) = engine.draw([request], [told])
    assert not isinstance(finish, Stopped)
    assert "encoding" not in told.phases, "nothing is written before it is asked for"
    with pytest.raises(Stopped):
        finish()
    assert told.phases.count("encoding") > 1
    assert told.shares[-1] < 1.0
    assert not (request.folder / "poster.jpg").exists()


def test_a_clip_can_be_given_up_while_its_sound_is_still_made() -> None:
    sound: Future[Any] = Future()
    looked = threading.Event()

    def no_more() -> None:
        looked.set()
        raise Stopped

    with pytest.raises(Stopped):
        designed(sound)(no_more)
    assert looked.is_set()
    assert sound.cancelled()


def test_what_is_laid_over_a_film_can_be_given_up_between_frames_too() -> None:
    source, made = np.zeros((20, 8, 8, 3), np.uint8), np.full((18, 4, 4, 3), 200, np.uint8)
    mattes = np.full((20, 8, 8), 255, np.uint8)
    looks: list[int] = []
    laid = laid_over(source, [(2, made)], mattes)(lambda: looks.append(1))
    assert (laid[:2] == 0).all()
    assert (laid[2:] == 200).all()
    assert len(looks) == 3
    assert laid_over(source, [], mattes)(lambda: None) is source


def test_a_models_own_sound_is_cut_together() -> None:
    film = np.zeros((4, 8, 8, 3), np.uint8)
    parts = [Footage(film, np.full((400, 2), level, np.float32), 100) for level in (0.1, 0.2)]
    track, rate, notes = recorded(parts, 1)(lambda: None)
    assert (len(track), rate, list(notes)) == (800, 100, [])
    assert rate != films.SAMPLE_RATE
