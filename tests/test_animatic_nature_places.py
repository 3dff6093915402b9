"""Natural places, looked at as pictures: each is a place of its own in every shape of frame, by day and by night."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import combinations

import numpy as np
import pytest
import skia

from core.generation.animatic import catalogue
from core.generation.animatic.stage import FRAMES, Brief, Live, Stage, Still
from core.generation.lexicon import lexicon
from core.generation.scene import Shape

PLACES = (
    "alien_planet",
    "arctic",
    "bamboo_forest",
    "battlefield",
    "beach",
    "canyon",
    "cave",
    "cliff",
    "desert",
    "enchanted_forest",
    "fantasy_land",
    "field",
    "forest",
    "island",
    "jungle",
    "lake",
    "lavender_field",
    "mars",
    "meadow",
    "moon",
    "mountain",
    "oasis",
    "pond",
    "river",
    "savanna",
    "sea",
    "ship_deck",
    "sky",
    "space",
    "sunflower_field",
    "swamp",
    "tunnel",
    "underwater",
    "vineyard",
    "valley",
    "volcano",
)
AIRLESS = frozenset({"alien_planet", "mars", "moon", "space", "underwater"})
CROPS = frozenset({"sunflower_field", "lavender_field", "vineyard"})  # in rows of one set
# The names that mean a table top or all there is to see, for which no one spot stands.
ANYWHERE = frozenset({"surface", "horizon", "sky", "ground"})


def brief_of(setting: str, time: str = "day", shape: Shape = Shape.LANDSCAPE, **more: object) -> Brief:
    plain = Brief(FRAMES[shape], setting, None, time, "clear", None, None, seed=7, seconds=5.0)
    return replace(plain, **more)  # type: ignore[arg-type]


def built(setting: str, *args: object, **more: object) -> Stage:
    return catalogue.builder_for(setting)(brief_of(setting, *args, **more))  # type: ignore[arg-type]


def painted(stage: Stage, t: float = 0.0, scale: float = 0.16) -> np.ndarray:
    """All of a set's layers, back to front and without a camera, as (height, width, 3) numbers 0..255."""
    frame = stage.frame
    surface = skia.Surface(round(frame.width * scale), round(frame.height * scale))
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorMAGENTA)
    canvas.scale(scale, scale)
    canvas.translate(frame.width / 2, 0)
    for layer in sorted(stage.layers, key=lambda layer: layer.depth):
        canvas.save()
        if isinstance(layer, Live):
            layer.paint(canvas, t)
        else:
            canvas.clipRect(skia.Rect.MakeXYWH(*layer.bounds))
            layer.paint(canvas)
        canvas.restore()
    return np.asarray(surface.toarray(colorType=skia.kRGBA_8888_ColorType)[..., :3], dtype=float)


@lru_cache(maxsize=128)
def picture(setting: str, time: str = "day", shape: Shape = Shape.LANDSCAPE) -> np.ndarray:
    """The place as it is first seen, painted once for all tests."""
    return painted(built(setting, time, shape))


def is_magenta(picture: np.ndarray) -> np.ndarray:
    return (picture[..., 0] > 250) & (picture[..., 1] < 5) & (picture[..., 2] > 250)


def test_every_natural_place_has_a_set_of_its_own() -> None:
    builders = catalogue.builders()
    assert set(PLACES) <= set(builders)
    own = {
        setting: builders[setting] for setting in PLACES if not setting.endswith("field") or setting == "battlefield"
    }
    shared = [(a, b) for a, b in combinations(own, 2) if own[a] is own[b]]
    assert shared == []


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("setting", PLACES)
def test_all_anchors_of_a_natural_place_lie_in_the_frame(setting: str, shape: Shape) -> None:
    for action, travel in ((None, 0.0), ("read", 0.0), ("walk", 82.0)):
        stage = built(setting, "day", shape, action=action, travel=travel)
        assert {"lead", "second", "third", "ground", "air"} <= set(stage.anchors)
        for name, anchor in stage.anchors.items():
            assert abs(anchor.x) <= stage.frame.width * 0.48, name
            assert 0 < anchor.y <= stage.frame.height * 1.02, name


@pytest.mark.parametrize("setting", [place for place in PLACES if place not in {"underwater", "sea", "space"}])
def test_what_a_natural_place_is_said_to_have_can_be_stood_at(setting: str) -> None:
    parts = lexicon().parts.get(setting, frozenset()) - ANYWHERE
    assert parts - set(built(setting).anchors) == set()


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("setting", PLACES)
def test_a_natural_place_fills_its_frame_in_depth(setting: str, shape: Shape) -> None:
    stage = built(setting, "day", shape)
    assert len({layer.depth for layer in stage.layers}) >= 4
    assert max(layer.depth for layer in stage.layers) > 1.0


@pytest.mark.parametrize("setting", PLACES)
def test_a_natural_place_leaves_no_part_of_its_frame_unpainted(setting: str) -> None:
    for shape in (Shape.LANDSCAPE, Shape.PORTRAIT):
        assert not is_magenta(picture(setting, "day", shape)).any(), shape


@pytest.mark.parametrize("setting", [place for place in PLACES if place not in AIRLESS | {"tunnel"}])
def test_a_night_outdoors_is_darker_than_the_day(setting: str) -> None:
    day, night = picture(setting).mean(), picture(setting, "night").mean()
    assert night < 0.68 * day


@pytest.mark.parametrize(
    "setting", ["beach", "canyon", "cliff", "field", "forest", "jungle", "meadow", "oasis", "river"]
)
def test_a_sunset_is_warmer_than_noon(setting: str) -> None:
    noon, evening = picture(setting), painted(built(setting, "sunset"))
    warmth = [(seen[..., 0] - seen[..., 2]).mean() for seen in (noon, evening)]
    assert warmth[1] > warmth[0] + 8


def test_no_two_natural_places_look_alike() -> None:
    pictures = {}
    for setting in PLACES:
        whole = picture(setting)
        rows, columns = whole.shape[0] // 8, whole.shape[1] // 12
        blocks = whole[: rows * 8, : columns * 12].reshape(8, rows, 12, columns, 3).mean(axis=(1, 3))
        pictures[setting] = blocks
    alike = [
        (first, second, round(float(np.abs(pictures[first] - pictures[second]).mean()), 1))
        for first, second in combinations(PLACES, 2)
        if np.abs(pictures[first] - pictures[second]).mean() < 9
    ]
    assert alike == []


@pytest.mark.parametrize(
    "setting", ["cave", "volcano", "river", "field", "swamp", "canyon", "valley", "jungle", "tunnel"]
)
def test_a_natural_place_passes_whoever_walks(setting: str) -> None:
    stage = built(setting, action="walk", travel=82.0)
    ground = [layer for layer in stage.layers if isinstance(layer, Still) and 0.9 <= layer.depth <= 1.0 and layer.wrap]
    assert ground
    assert all(layer.drift == pytest.approx(82.0) for layer in ground)
    behind = [layer for layer in stage.layers if isinstance(layer, Still) and 0.1 <= layer.depth < 0.9 and layer.wrap]
    assert all(layer.drift <= 82.0 * 0.9 for layer in behind)


@pytest.mark.parametrize("setting", ["volcano", "river", "cave", "arctic", "ship_deck", "fantasy_land"])
def test_a_natural_place_is_painted_the_same_twice_and_moves(setting: str) -> None:
    stage = built(setting)
    assert np.array_equal(painted(stage, 1.3), painted(stage, 1.3))
    assert np.abs(painted(stage, 0.2) - painted(stage, 1.7)).max() > 8


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("setting", ["beach", "island", "lake", "oasis", "pond", "river", "swamp"])
def test_what_is_put_on_water_floats_apart_from_who_stands_ashore(setting: str, shape: Shape) -> None:
    anchors = built(setting, "day", shape).anchors
    water, lead = anchors["water"], anchors["lead"]
    assert water.supports == "water"
    assert water.motion is not None
    assert water.motion(0.4) != water.motion(1.0)
    assert np.hypot(water.x - lead.x, water.y - lead.y) > 60


def test_the_night_over_the_ice_has_northern_lights() -> None:
    names = [{layer.name for layer in built("arctic", time).layers} for time in ("day", "night")]
    assert "set:aurora" not in names[0]
    assert "set:aurora" in names[1]


def test_lava_glows_in_the_dark() -> None:
    night = painted(built("volcano", "night"), scale=0.3)
    hot = (night[..., 0] > 200) & (night[..., 2] < 110)
    assert hot.mean() > 0.01
