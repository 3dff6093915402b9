"""VACE: film changed inside mattes, people from pictures, film that goes on; and mattes pasted back to the byte."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tiny_models import loaded, quiet, rgb, take

from core.generation.diffusion.paste import feathered, grown, held, pasted
from core.generation.engine import Stopped

pytest.importorskip("torch")
from core.generation.diffusion import vace, wan
from core.generation.diffusion.vace import GREY, conditions


@pytest.fixture(scope="module")
def model(tiny_home: Path) -> Any:
    return loaded(vace, tiny_home / "vace")


def spot(frames: int = 9, side: int = 64) -> np.ndarray:
    """Mattes with a square that moves to the right."""
    mattes = np.zeros((frames, side, side), np.uint8)
    for index, matte in enumerate(mattes):
        matte[20:44, 8 + index : 32 + index] = 255
    return mattes


def test_it_makes_film_from_words_alone(model: Any) -> None:
    (made,) = model.shoot([take()], quiet)
    assert made.frames.shape == (9, 64, 64, 3)


def test_what_lies_outside_the_mattes_is_the_same_to_the_byte_after_pasting(model: Any) -> None:
    source, mattes = rgb(), spot()
    (made,) = model.shoot([take(source=source, mattes=mattes)], quiet)
    result = pasted(source, made.frames, mattes, feather=4)
    outside = mattes == 0
    assert np.array_equal(result[outside], source[outside])
    assert not np.array_equal(result[~outside], source[~outside])


def test_the_middle_of_a_matte_is_what_was_made_and_its_edge_is_between() -> None:
    source, made, mattes = (np.full((1, 64, 64, 3), level, np.uint8) for level in (0, 200, 0))
    mattes = mattes[..., 0].copy()
    mattes[0, 16:48, 16:48] = 255
    result = pasted(source, made, mattes, feather=8)[0, 32, :, 0]
    assert result[32] == 200
    rising = result[15:25].astype(int)
    assert rising[0] == 0
    assert (np.diff(rising) >= 0).all()
    assert 0 < rising[3] < 200


def test_a_matte_over_the_whole_frame_has_no_edge() -> None:
    assert (feathered(np.full((2, 8, 8), 255, np.uint8), 5) == 1).all()


def test_mattes_grow_on_every_side_and_are_held_over_neighbouring_frames() -> None:
    mattes = np.zeros((5, 20, 20), np.uint8)
    mattes[2, 10, 10] = 255
    assert grown(mattes, 3)[2].sum() == 255 * 7 * 7
    kept = held(mattes, 1)
    assert [bool(frame.any()) for frame in kept] == [False, True, True, True, False]


def test_the_model_sees_grey_where_something_is_to_be_made_and_the_old_film_elsewhere() -> None:
    source, mattes = rgb(), spot()
    film, white = conditions(take(source=source, mattes=mattes))
    assert film is not None
    assert white is not None
    assert (film[mattes > 0] == GREY).all()
    assert np.array_equal(film[mattes == 0], source[mattes == 0])
    assert np.array_equal(white, mattes)


def test_a_faint_trace_of_the_old_film_shows_through_where_it_is_asked_to() -> None:
    source, mattes = rgb(), spot()
    film, _ = conditions(take(source=source, mattes=mattes, hold=0.5))
    assert film is not None
    expected = GREY + (source[mattes > 0].astype(float) - GREY) * 0.5
    assert np.abs(film[mattes > 0] - expected).max() <= 0.5


def test_frames_to_go_on_from_and_the_picture_to_end_on_are_kept() -> None:
    opening, closing = rgb(5), rgb(1, seed=1)[0]
    film, white = conditions(take(opening=opening, closing=closing))
    assert film is not None
    assert white is not None
    assert np.array_equal(film[:5], opening)
    assert np.array_equal(film[-1], closing)
    assert [bool(frame.any()) for frame in white] == [False] * 5 + [True] * 3 + [False]


def test_a_plain_take_keeps_nothing() -> None:
    assert conditions(take()) == (None, None)
    assert conditions(take(references=[rgb(1)[0]])) == (None, None)


def test_pictures_of_somebody_change_the_film(model: Any) -> None:
    plain = model.shoot([take()], quiet)[0].frames
    one, other = (model.shoot([take(references=[rgb(1, seed=seed)[0]])], quiet)[0].frames for seed in (1, 2))
    assert one.shape == plain.shape  # a picture takes a frame of its own before the film, which is cut off again
    assert not np.array_equal(one, plain)
    assert not np.array_equal(one, other)


def test_two_pictures_of_another_shape_than_the_film_fit_too(model: Any) -> None:
    pictures = [rgb(1, width=40, height=70)[0], rgb(1, width=120, height=30)[0]]
    assert model.shoot([take(references=pictures)], quiet)[0].frames.shape == (9, 64, 64, 3)


def test_film_goes_on_from_several_frames(model: Any) -> None:
    assert model.overlap == 5
    one, other = (model.shoot([take(opening=rgb(5, seed=seed))], quiet)[0].frames for seed in (1, 2))
    assert not np.array_equal(one, other)


def test_several_takes_are_made_one_after_the_other(model: Any) -> None:
    takes = [take(seed=1), take(seed=2)]
    together = model.shoot(takes, quiet)
    for one, made in zip(takes, together, strict=True):
        assert np.array_equal(made.frames, model.shoot([one], quiet)[0].frames)


def test_a_take_stops_at_the_step_at_which_it_is_no_longer_wanted(model: Any) -> None:
    told = []

    def stop(step: Any) -> None:
        told.append(step.number)
        raise Stopped

    with pytest.raises(Stopped):
        model.shoot([take(source=rgb(), mattes=spot(), steps=5)], stop)
    assert told == [1]


def test_beside_a_wan_it_lends_its_reader_and_decoder(tiny_home: Path) -> None:
    from core.generation.diffusion.profiles import profile_for
    from core.generation.diffusion.speed import Plan

    lender = loaded(wan, tiny_home / "wan")
    lender.shoot([take()], quiet)
    profile, folder = profile_for(str(tiny_home / "vace"), tiny_home)
    model = vace.load(folder, profile, Plan("cpu"), None, lender)
    assert model.pipe.vae is lender.pipe.vae
    encoded = lender.text.encoded
    assert model.shoot([take()], quiet)[0].frames.shape == (9, 64, 64, 3)
    assert lender.text.encoded == encoded  # the same prompt was read for the other model already


def test_beside_a_wan_with_another_decoder_it_brings_its_own(tiny_home: Path) -> None:
    from core.generation.diffusion.profiles import profile_for
    from core.generation.diffusion.speed import Plan

    lender = loaded(wan, tiny_home / "ti2v")
    profile, folder = profile_for(str(tiny_home / "vace"), tiny_home)
    model = vace.load(folder, profile, Plan("cpu"), None, lender)
    assert model.pipe.vae.config.z_dim == 16
    assert model.text is lender.text
    assert model.shoot([take()], quiet)[0].frames.shape == (9, 64, 64, 3)
