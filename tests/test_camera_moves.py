"""Camera moves on rendered clips: what is far and what is near shift and grow as geometry says, and no edge is ever seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pytest
from seen import SECONDS, Box, box_of, stage

from core.generation.animatic import catalogue
from core.generation.animatic.casting import brief_for, settled
from core.generation.animatic.compositor import Compositor, compositor_for
from core.generation.animatic.moves import MOVES
from core.generation.animatic.stage import Grade
from core.generation.prompt import parse
from core.generation.scene import Scene, Shape, Shot, seed_for

MOON = "an astronaut on the moon, earth in the sky"
BACKDROPS = (0xFFFF00FF, 0xFF00FF00)
SPOKEN = {
    "static": "static camera",
    "push": "camera moves closer",
    "pull": "camera pulls back",
    "zoom": "camera zooms in",
    "zoom_out": "camera zooms out",
    "dolly_zoom": "dolly zoom",
    "pan_left": "camera pans left",
    "pan_right": "camera pans slowly to the right",
    "tilt_up": "camera tilts up",
    "tilt_down": "Kamera schwenkt nach unten",
    "truck_left": "camera moves left",
    "truck_right": "truck right",
    "crane": "camera rises",
    "crane_down": "camera descends",
    "orbit": "camera orbits",
    "handheld": "handheld camera",
    "follow": "camera follows",
    "float": "floating camera",
    "aerial": "drone shot",
    "top_down": "top-down view",
    "low_angle": "low-angle shot",
    "close_up": "close-up",
    "wide": "wide shot",
    "pov": "first person view",
    "slow_motion": "in slow motion",
    "timelapse": "timelapse",
}


@dataclass(frozen=True)
class Pair:
    """The boxes of the astronaut (near) and of the earth (far) at one moment."""

    near: Box
    far: Box


@lru_cache(maxsize=64)
def pair(camera: str, at: float) -> Pair:
    _, _, compositor = stage(MOON, camera=camera)
    near, far = (box_of(compositor.masks(owner, at)[1]) for owner in ("astronaut-1", "earth-1"))
    assert near is not None
    assert far is not None
    return Pair(near, far)


def change(camera: str) -> tuple[Pair, Pair]:
    return pair(camera, 0.0), pair(camera, SECONDS)


@pytest.mark.parametrize(("camera", "words"), SPOKEN.items())
def test_a_camera_that_is_asked_for_is_the_one_that_films(camera: str, words: str) -> None:
    _, made, _ = stage(f"an astronaut on the moon, {words}")
    assert made.camera == camera


@pytest.mark.parametrize(("right", "left"), [("pan_right", "pan_left"), ("truck_right", "truck_left")])
def test_right_and_left_go_opposite_ways(right: str, left: str) -> None:
    (before, after), (back, forth) = change(right), change(left)
    assert after.near.x < before.near.x - 20
    assert forth.near.x > back.near.x + 20


@pytest.mark.parametrize(("up", "down"), [("tilt_up", "tilt_down"), ("crane", "crane_down")])
def test_up_and_down_go_opposite_ways(up: str, down: str) -> None:
    (before, after), (back, forth) = change(up), change(down)
    assert after.near.top > before.near.top + 10
    assert forth.near.top < back.near.top - 10


@pytest.mark.parametrize("camera", ["pan_right", "pan_left"])
def test_a_camera_that_turns_shifts_far_and_near_alike(camera: str) -> None:
    before, after = change(camera)
    assert after.near.x - before.near.x == pytest.approx(after.far.x - before.far.x, abs=6)


@pytest.mark.parametrize("camera", ["truck_right", "truck_left"])
def test_a_camera_that_goes_sideways_shifts_the_near_more_than_the_far(camera: str) -> None:
    before, after = change(camera)
    near, far = abs(after.near.x - before.near.x), abs(after.far.x - before.far.x)
    assert far < 0.4 * near


def test_a_crane_shifts_the_near_more_than_the_far_and_a_tilt_both_alike() -> None:
    before, after = change("crane")
    assert abs(after.far.top - before.far.top) < 0.5 * abs(after.near.top - before.near.top)
    before, after = change("tilt_up")
    assert after.near.top - before.near.top == pytest.approx(after.far.top - before.far.top, abs=8)


def grown(camera: str) -> tuple[float, float]:
    before, after = change(camera)
    # the earth's width, as it may go over the frame's top
    return after.near.height / before.near.height, after.far.width / before.far.width


def test_coming_closer_enlarges_the_near_more_than_the_far_and_a_zoom_all_alike() -> None:
    near, far = grown("push")
    assert near > 1.06
    assert far < 1 + 0.5 * (near - 1)
    near, far = grown("zoom")
    assert near > 1.15
    assert near == pytest.approx(far, abs=0.05)


def test_going_back_is_coming_closer_backwards() -> None:
    near, far = grown("pull")
    assert near < 0.94
    assert far > near
    assert grown("zoom_out")[0] == pytest.approx(1 / grown("zoom")[0], abs=0.06)


def test_a_dolly_zoom_keeps_the_subject_and_swells_what_is_behind() -> None:
    near, far = grown("dolly_zoom")
    assert near == pytest.approx(1.0, abs=0.04)
    assert far > 1.12


def test_an_orbit_keeps_the_subject_in_place_while_the_background_goes_by() -> None:
    before, after = change("orbit")
    assert abs(after.near.x - before.near.x) < 0.35 * abs(after.far.x - before.far.x)
    assert abs(after.far.x - before.far.x) > 40


def test_a_static_camera_moves_nothing_and_a_handheld_one_trembles() -> None:
    spots = {pair("static", at).far for at in (0.0, 1.3, 2.9, 5.0)}
    assert len(spots) == 1
    assert len({pair("handheld", at).far for at in (0.0, 1.3, 2.9, 5.0)}) == 4


def test_distances_and_angles_compose_the_picture_differently() -> None:
    plain = pair("static", 2.5).near
    assert pair("close_up", 2.5).near.width > 1.35 * plain.width
    assert pair("wide", 2.5).near.height < 0.88 * plain.height
    assert pair("aerial", 2.5).near.bottom < plain.bottom - 15
    assert pair("top_down", 2.5).near.bottom < plain.bottom - 25
    assert pair("low_angle", 2.5).near.height > 1.02 * plain.height


def test_there_are_at_least_twelve_moves_that_film_differently() -> None:
    tracks = {camera: tuple(pair(camera, at) for at in (0.0, 2.5, 5.0)) for camera in SPOKEN}
    assert len(set(tracks.values())) >= 22


def test_slow_motion_shows_half_of_what_happens() -> None:
    def masks(camera: str, *moments: float) -> list[np.ndarray]:
        scene, made, _ = stage("a woman dancing in a meadow", camera=camera)
        compositor = compositor_for(replace(made, camera="static"), scene.seed)
        return [compositor.masks("woman-1", at)[1] for at in moments]

    slow, plain = masks("slow_motion", 2.0, 4.6), masks("static", 1.0, 2.3)
    for one, other in zip(slow, plain, strict=True):
        assert np.mean(one != other) < 0.002
    assert np.mean(plain[0] != plain[1]) > 0.005


def test_in_a_timelapse_the_sky_rushes() -> None:
    def drift(camera: str) -> float:
        scene, made, _ = stage("a house in a meadow", camera=camera)
        compositor = compositor_for(replace(made, camera="static"), scene.seed)
        sky = slice(0, 150)
        first = compositor.frame(1.0)[sky, :, :3].astype(int)
        return float(np.abs(compositor.frame(2.0)[sky, :, :3].astype(int) - first).mean())

    assert drift("timelapse") > 1.8 * drift("static")


SETTINGS = sorted(catalogue.builders())


@pytest.mark.parametrize("setting", SETTINGS)
def test_no_move_shows_an_edge_of_any_set(setting: str) -> None:
    index = seed_for(0, setting)
    shape = list(Shape)[index % 3]
    moves = sorted(set(MOVES))
    for camera in {moves[(7 * index + step) % len(moves)] for step in (0, 5)}:
        scene = Scene(prompt="x", shape=shape, shots=(Shot(setting=setting, camera=camera),))
        built = catalogue.builder_for(setting)(brief_for(scene, settled(scene.shots[0]), SECONDS))
        plain = replace(built, grade=Grade(contrast=1.0, saturation=1.0, bloom=0.0, vignette=0.0))
        compositors = [Compositor(plain, [], SECONDS, camera=camera, backdrop=backdrop) for backdrop in BACKDROPS]
        for at in (0.0, SECONDS):
            one, other = (compositor.frame(at)[..., :3].astype(int) for compositor in compositors)
            uncovered = np.abs(one - other).max(axis=2) > 60
            # a hair between two layers may show: a thousandth of the frame
            assert uncovered.mean() < 0.001, (camera, shape, at, uncovered.sum(), np.argwhere(uncovered)[:3])


def test_a_direction_outweighs_the_plain_word() -> None:
    assert parse("the camera pans to the left over the sea").shots[0].camera == "pan_left"
    assert parse("Kamera fährt nach rechts, ein Hund").shots[0].camera == "truck_right"
