"""LTX-2: film and sound in one go, and frames it begins with or ends on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tiny_models import loaded, quiet, rgb, take

from core.generation.engine import Stopped

pytest.importorskip("torch")
from core.generation.diffusion import ltx2


@pytest.fixture(scope="module")
def model(tiny_home: Path) -> Any:
    return loaded(ltx2, tiny_home / "ltx2")


def test_words_become_film_with_sound_as_long_as_the_film(model: Any) -> None:
    (made,) = model.shoot([take()], quiet)
    assert made.frames.shape == (9, 64, 64, 3)
    assert made.frames.std() > 1
    assert made.rate == 16_000
    assert made.sound is not None
    assert made.sound.shape[1] == 2
    assert made.sound.std() > 0
    assert abs(len(made.sound) / made.rate - 9 / 4) < 0.2


def test_a_batch_makes_what_each_would_be_alone_sound_included(model: Any) -> None:
    takes = [take(seed=7), take(prompt="two dogs play", seed=8)]
    for one, made in zip(takes, model.shoot(takes, quiet), strict=True):
        (alone,) = model.shoot([one], quiet)
        assert np.abs(made.frames.astype(int) - alone.frames).max() <= 1
        assert np.abs(made.sound - alone.sound).max() < 1e-3


@pytest.mark.parametrize("given", ["opening", "several", "both"])
def test_frames_it_is_given_change_the_film_but_not_its_length(model: Any, given: str) -> None:
    plain = model.shoot([take()], quiet)[0].frames
    said = {
        "opening": {"opening": rgb(1)},
        "several": {"opening": rgb(9), "frames": 17},
        "both": {"opening": rgb(1), "closing": rgb(1, seed=2)[0]},
    }[given]
    looked = []
    (made,) = model.shoot([take(**said)], lambda step: looked.append(step.preview().shape))
    assert made.frames.shape[0] == said.get("frames", 9)
    assert not np.array_equal(made.frames[:9], plain)
    assert looked == [(64, 64, 3)] * 2


def test_every_step_is_told_and_any_of_them_may_be_the_last(model: Any) -> None:
    told = []

    def stop(step: Any) -> None:
        told.append((step.number, step.of))
        if step.number == 2:
            raise Stopped

    with pytest.raises(Stopped):
        model.shoot([take(steps=6)], stop)
    assert told == [(1, 6), (2, 6)]
    model.shoot([take()], quiet)


def test_without_guidance_a_step_asks_the_transformer_once(model: Any) -> None:
    calls: list[int] = []
    plain = model.pipe.transformer.forward
    model.pipe.transformer.forward = lambda **said: calls.append(1) or plain(**said)
    try:
        model.shoot([take(guidance=1.0, steps=3)], quiet)
    finally:
        model.pipe.transformer.forward = plain
    assert len(calls) == 3


def test_no_cache_is_said_to_work_on_it(tiny_home: Path) -> None:
    from core.generation.diffusion.speed import Switches

    cached = loaded(ltx2, tiny_home / "ltx2", switches=Switches(compile=False, cache="first_block"))
    assert cached.report["cache"] == "off: no cache works on LTX-2"
