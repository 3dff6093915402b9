"""The rooms: each its own, with places for people and things in every shape, by day and by night."""

from __future__ import annotations

from functools import lru_cache
from itertools import combinations

import numpy as np
import pytest

from core.generation import lexicon
from core.generation.animatic.catalogue import builders
from core.generation.animatic.compositor import Compositor
from core.generation.animatic.sets.chamber import chamber, rests, sleeps
from core.generation.animatic.stage import FRAMES, Brief, Live, Stage, Still
from core.generation.scene import Shape

ROOMS = (
    "airplane_cabin", "aquarium_hall", "arcade_hall", "bakery", "diner", "hotel", "server_room",
    "attic", "ballroom", "basement", "dining_room", "hallway", "haunted_mansion", "bar", "bathroom", "bedroom", "cafe", "church", "cinema", "classroom", "club", "dungeon", "factory", "garage", "gym",
    "hospital", "kitchen", "laboratory", "library", "living_room", "museum", "office", "prison", "restaurant", "room",
    "shop", "spaceship_interior", "studio", "theatre", "throne_room", "train_interior",
)  # fmt: skip
PAINTED = {
    "bathtub",
    "door",
    "fireplace",
    "bed",
    "chair",
    "counter",
    "desk",
    "seat",
    "shelf",
    "sink",
    "stage",
    "stove",
    "table",
    "window",
}


def brief(setting: str, shape: Shape = Shape.LANDSCAPE, time: str = "day", action: str | None = None) -> Brief:
    return Brief(FRAMES[shape], setting, None, time, "clear", None, None, 7, 5.0, action=action)


def stage(setting: str, shape: Shape = Shape.LANDSCAPE, time: str = "day", action: str | None = None) -> Stage:
    return builders()[setting](brief(setting, shape, time, action))


@lru_cache(maxsize=64)
def picture(setting: str, time: str = "day", shape: Shape = Shape.LANDSCAPE) -> np.ndarray:
    """The empty room halfway through the shot, (height, width, 3), 0..255."""
    compositor = Compositor(stage(setting, shape, time), [], 5.0, camera="static")
    return compositor.frame(2.5)[..., :3].astype(float).copy()


def test_every_room_has_a_set_of_its_own() -> None:
    assert set(ROOMS) <= set(builders())
    assert len({builders()[name] for name in ROOMS}) == len(ROOMS)


@pytest.mark.parametrize("setting", ROOMS)
@pytest.mark.parametrize("shape", list(Shape))
def test_everybody_has_a_place_within_the_frame(setting: str, shape: Shape) -> None:
    frame = FRAMES[shape]
    for action in (None, "walk", "read", "sleep"):
        anchors = stage(setting, shape, action=action).anchors
        assert {"lead", "second", "surface"} <= set(anchors)
        for name, anchor in anchors.items():
            assert abs(anchor.x) < frame.width / 2 - 8, (name, action)
            assert 0 < anchor.y <= frame.height, (name, action)
        lead, second = anchors["lead"], anchors["second"]
        assert abs(lead.x - second.x) > frame.width * 0.12, action


@pytest.mark.parametrize("setting", ROOMS)
@pytest.mark.parametrize("shape", list(Shape))
def test_who_stands_is_large_and_whole_in_the_picture(setting: str, shape: Shape) -> None:
    frame = FRAMES[shape]
    for action in ("walk",):
        anchors = stage(setting, shape, action=action).anchors
        lead = anchors["lead"]
        if lead.supports == "stand":
            assert 0.4 < 215 * lead.scale / frame.height < 0.68
            assert lead.y - 225 * lead.scale > 0
            assert lead.y < frame.height * 0.97


@pytest.mark.parametrize("setting", ROOMS)
def test_what_the_words_name_of_a_room_has_its_place(setting: str) -> None:
    named = lexicon.lexicon().parts[setting] & PAINTED
    if setting in ("cafe", "room"):
        named = named & {"table"}  # their chairs and sofas are the leads' own
    assert named <= {*stage(setting).anchors, *(("table",) if setting in ("cafe", "room") else ())}


@pytest.mark.parametrize("setting", ROOMS)
def test_layers_lie_at_several_depths_and_reach_past_the_frame(setting: str) -> None:
    layers = stage(setting).layers
    assert len({round(layer.depth, 1) for layer in layers}) >= 4
    assert any(layer.depth > 1.1 for layer in layers)
    wall = next(layer for layer in layers if layer.name == "set:wall")
    assert isinstance(wall, Still)
    assert wall.bounds[0] < -416 * 1.15
    assert wall.bounds[2] > 832 * 1.3


@pytest.mark.parametrize("setting", ROOMS)
def test_little_of_a_room_is_painted_anew_for_every_frame(setting: str) -> None:
    assert sum(isinstance(layer, Live) for layer in stage(setting).layers) <= 4


@pytest.mark.parametrize("setting", ROOMS)
def test_night_is_darker_than_day(setting: str) -> None:
    assert picture(setting, "night").mean() < 0.96 * picture(setting, "day").mean()


def test_no_two_rooms_look_alike() -> None:
    # what a glance takes in: a thumbnail of 24 by 14 blocks
    small = {}
    for name in ROOMS:
        image = picture(name)[:476, :816]
        small[name] = image.reshape(14, 34, 24, 34, 3).mean(axis=(1, 3))
    distances = {pair: float(np.abs(small[pair[0]] - small[pair[1]]).mean()) for pair in combinations(ROOMS, 2)}
    closest = min(distances, key=distances.__getitem__)
    assert distances[closest] > 14, closest


@pytest.mark.parametrize("setting", ["library", "church", "spaceship_interior", "train_interior", "bedroom"])
def test_a_tall_frame_is_composed_and_not_cropped(setting: str) -> None:
    tall = picture(setting, shape=Shape.PORTRAIT)
    assert tall.shape == (832, 480, 3)
    # something is to be seen in each of its quarters
    for band in np.split(tall, 4):
        assert band.std() > 9
    assert stage(setting, Shape.PORTRAIT).anchors["lead"].scale > stage(setting).anchors["lead"].scale


def test_the_same_room_is_built_from_the_same_seed() -> None:
    frames = [Compositor(stage("library"), [], 5.0, camera="static").frame(1.0).copy() for _ in range(2)]
    assert np.array_equal(*frames)


@pytest.mark.parametrize(
    ("action", "at_rest", "lying"),
    [
        ("read", True, False),
        ("type", True, False),
        ("sleep", False, True),
        ("walk", False, False),
        (None, False, False),
    ],
)
def test_rooms_know_who_sits_and_who_lies(action: str | None, at_rest: bool, lying: bool) -> None:
    given = brief("bedroom", action=action)
    assert rests(given) is at_rest
    assert sleeps(given) is lying


@pytest.mark.parametrize("shape", list(Shape))
def test_things_grow_towards_us_along_the_floor(shape: Shape) -> None:
    room = chamber(brief("office", shape))
    assert room.size(room.stand) == pytest.approx(room.unit)
    assert 0.4 * room.unit < room.size(room.floor) < 0.75 * room.unit
    assert room.horizon < room.floor < room.stand < room.height


def test_lamps_light_what_is_near_them_at_night() -> None:
    night = picture("garage", "night")
    assert night[40:200, 150:250].mean() > 1.3 * night[40:200, 0:60].mean()


def test_a_train_moves_and_a_church_does_not() -> None:
    for setting, moving in (("train_interior", True), ("church", False)):
        built = Compositor(stage(setting), [], 5.0, camera="static")
        window = (slice(90, 230), slice(120, 700))
        first, later = (built.frame(t)[window][..., :3].astype(int).copy() for t in (1.0, 1.5))
        assert bool((np.abs(first - later).max(axis=-1) > 20).mean() > 0.05) is moving
