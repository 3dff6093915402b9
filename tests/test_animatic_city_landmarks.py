"""The landmarks of the world's cities, and the sets that look towards them."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
import skia

from core.generation import lexicon
from core.generation.animatic.catalogue import builders
from core.generation.animatic.sets import sky
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.sets.landmarks import LANDMARKS
from core.generation.animatic.stage import FRAMES, Brief, Still
from core.generation.scene import Shape


def brief(place: str | None, setting: str = "street", shape: Shape = Shape.LANDSCAPE, **changes: object) -> Brief:
    values: dict[str, object] = {
        "time_of_day": "day",
        "weather": "clear",
        "style": None,
        "mood": None,
        "seed": 4,
        "seconds": 5.0,
        **changes,
    }
    return Brief(frame=FRAMES[shape], setting=setting, place=place, **values)  # type: ignore[arg-type]


def drawn(place: str, time: str = "day") -> np.ndarray:
    """The landmark 90 units tall on nothing: (140, 360, 4)."""
    surface = skia.Surface(360, 140)
    air = sky.air_for(brief(place, time_of_day=time), 120)
    LANDMARKS[place].draw(Ink(surface.getCanvas(), air, lamps=time == "night"), 180, 130, 90)
    return np.asarray(surface.toarray(colorType=skia.kRGBA_8888_ColorType))


@pytest.mark.parametrize("place", sorted(LANDMARKS))
def test_a_landmark_stands_on_its_line_as_tall_and_as_wide_as_it_says(place: str) -> None:
    solid = drawn(place)[..., 3] > 128
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    assert 122 <= rows[-1] <= 137
    assert 55 <= 130 - rows[0] <= 112
    assert (columns[-1] - columns[0]) <= 90 * LANDMARKS[place].wide * 1.35 + 12


def test_no_two_landmarks_look_alike() -> None:
    twins = ({"tokyo", "japan"}, {"cairo", "giza"}, {"san_francisco", "golden_gate"})
    pictures = {place: drawn(place).astype(float) for place in LANDMARKS}
    for first, second in itertools.combinations(pictures, 2):
        if {first, second} not in twins:
            covered = np.maximum(pictures[first][..., 3], pictures[second][..., 3]) > 128
            assert np.abs(pictures[first] - pictures[second])[covered].mean() > 40, (first, second)


@pytest.mark.parametrize("place", ["paris", "rome", "dubai", "agra"])
def test_a_landmark_is_darker_at_night_but_has_lights(place: str) -> None:
    day, night = (drawn(place, time).astype(float) for time in ("day", "night"))
    solid = day[..., 3] > 200
    assert night[solid][:, :3].mean() < day[solid][:, :3].mean()
    assert night[..., :3].max() > 150


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("place", ["paris", "rome", "sydney", "tokyo", "great_wall"])
@pytest.mark.parametrize("setting", ["street", "park", "harbour", "desert", "beach"])
def test_a_set_in_a_famous_place_shows_its_landmark_within_the_picture(setting: str, place: str, shape: Shape) -> None:
    stage = builders()[setting](brief(place, setting, shape))
    found = [layer for layer in stage.layers if layer.name == "set:landmark"]
    assert len(found) == 1
    assert isinstance(found[0], Still)
    frame = stage.frame
    surface = skia.Surface(round(frame.width), round(frame.height))
    canvas = surface.getCanvas()
    canvas.translate(frame.width / 2, 0)
    canvas.clipRect(skia.Rect.MakeXYWH(*found[0].bounds))
    found[0].paint(canvas)
    assert (surface.toarray()[..., 3] > 128).mean() > 0.006


def test_every_place_with_a_landmark_is_known_to_the_lexicon() -> None:
    known = {place for place, _ in _places()}
    assert set(LANDMARKS) <= known


def test_places_without_one_have_none() -> None:
    for place in (None, "zurich", "nowhere"):
        stage = builders()["park"](brief(place, "park"))
        assert not any(layer.name == "set:landmark" for layer in stage.layers)


def _places() -> list[tuple[str, str]]:
    lines = (Path(lexicon.__file__).parent / "places.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines]
