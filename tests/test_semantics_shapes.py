"""Tall and square pictures are filled as wide ones are: the lead is large, wholly inside and not hidden, from start to end.

All is read off the masks of rendered moments.
"""

from __future__ import annotations

import numpy as np
import pytest
from seen import SECONDS, Box, box_of, look, stage

from core.generation.animatic.compositor import Compositor
from core.generation.animatic.draw import blank
from core.generation.animatic.stage import Still
from core.generation.scene import Shape

SHAPES = [Shape.PORTRAIT, Shape.SQUARE]
MOMENTS = (0.1, 2.1, 4.8)  # seconds of five
LEAST, HERO = 0.015, 0.06  # of the frame: the box of what is seen of anybody, and of a lead that is alone
SEEN = 0.6  # of a subject: how much of it is to be seen at least, behind others, a tap, a table's edge

LONE = """
a red fox runs through Tokyo at night, camera follows
a robot walking alone across desert dunes at sunset
Ein Junge mit einem blauen Hut am Hafen
a yellow rubber duck in a bathtub in a bathroom
a hot air balloon in the sky at dawn
a fairy in an enchanted forest at night
a rover driving across mars
a monk praying in a temple at dawn
a frog on a rock in a pond
Eine Hexe fliegt auf einem Besen über den Wald
a musician in the subway
a canoe on a river
"""
TOGETHER = """
two race cars on a racetrack
people around a fountain on a town square
three friends talking in a bar
a robot dog chasing a ball in a garden
Drei Enten links von einem Boot auf dem See
a cat chasing a mouse through a kitchen
two astronauts playing chess on the moon
grandparents eating soup in a dining room
"""


def boxes(compositor: Compositor, owner: str, at: float) -> list[tuple[Box, Box, float]]:
    """The boxes of the visible part and of all of every copy of an entity, and the share of it that is seen."""
    found = []
    for cutout in compositor.cutouts(at):
        if cutout.owner == owner and cutout.part is None:
            visible, whole = box_of(cutout.visible), box_of(cutout.whole)
            assert visible is not None, f"{owner} is hidden or off screen at {at} s"
            assert whole is not None
            found.append((visible, whole, float(np.mean(cutout.visible[cutout.whole > 0] > 0))))
    return found


def is_inside(box: Box, width: float, height: float) -> bool:
    return box.left > 0 and box.right < width and box.top > 0 and box.bottom < height


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("prompt", LONE.strip().splitlines())
def test_a_lone_lead_fills_a_good_part_of_a_tall_or_square_picture(prompt: str, shape: Shape) -> None:
    scene, made, compositor = stage(prompt, shape)
    width, height = made.stage.frame.width, made.stage.frame.height
    for at in MOMENTS:
        mine = boxes(compositor, scene.shots[0].entities[0].id, at)
        assert mine
        for visible, whole, share in mine:
            assert visible.area >= HERO * width * height, f"{visible} at {at} s"
            assert is_inside(whole, width, height), (whole, at)
            assert share > SEEN, at


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("prompt", TOGETHER.strip().splitlines())
def test_all_who_are_together_fit_into_a_tall_or_square_picture(prompt: str, shape: Shape) -> None:
    scene, made, compositor = stage(prompt, shape)
    width, height = made.stage.frame.width, made.stage.frame.height
    for entity in scene.shots[0].entities:
        if entity.concept == "soup":  # in their hands
            continue
        for at in MOMENTS:
            for visible, whole, share in boxes(compositor, entity.id, at):
                assert visible.area >= LEAST * width * height, f"{entity.id}: {visible} at {at} s"
                assert is_inside(whole, width, height), (entity.id, whole, at)
                assert share > 0.45, (entity.id, at)


@pytest.mark.parametrize("shape", list(Shape))
def test_boats_stay_on_the_water_however_many_swim_there(shape: Shape) -> None:
    _, made, _ = stage("three ducks left of a boat on a lake", shape)
    assert {cast.anchor.supports for cast in made.casts} == {"water"}


@pytest.mark.parametrize("shape", list(Shape))
def test_who_runs_through_a_kitchen_shows_their_feet(shape: Shape) -> None:
    seen = look("a cat chasing a mouse through a kitchen", shape)
    for entity in seen.entities():
        for copy in seen.copies(entity.id):
            assert np.count_nonzero(copy.visible) > 0.97 * np.count_nonzero(copy.whole)


@pytest.mark.parametrize("shape", SHAPES)
def test_vehicles_for_which_a_picture_is_too_narrow_drive_one_behind_another(shape: Shape) -> None:
    _, made, compositor = stage("two race cars on a racetrack", shape)
    one, other = (whole for _, whole, _ in boxes(compositor, made.casts[0].entity.id, 2.1))
    across = min(one.right, other.right) - max(one.left, other.left)
    assert (across > 0.2 * one.width) == (shape is Shape.PORTRAIT)
    if shape is Shape.PORTRAIT:
        assert abs(one.bottom - other.bottom) > 0.4 * min(one.height, other.height)


@pytest.mark.parametrize("shape", list(Shape))
def test_a_close_up_brings_the_face_into_the_middle(shape: Shape) -> None:
    near, far = look("close-up of a woman in a forest", shape), look("a woman in a forest, static camera", shape)
    a, b = near.box("woman-1"), far.box("woman-1")
    assert a is not None
    assert b is not None
    height, width = near.frame.shape[:2]
    assert a.width > 1.2 * b.width
    assert abs(a.x / width - 0.5) < 0.12
    assert 0.05 < a.top / height < 0.5


def test_who_sleeps_in_a_bed_does_not_outgrow_it() -> None:
    for shape in SHAPES:
        _, made, compositor = stage("a girl sleeping in a bedroom at night", shape)
        ((_, whole, _),) = boxes(compositor, "girl-1", 2.1)
        assert whole.width < 0.66 * made.stage.frame.width


@pytest.mark.parametrize("shape", list(Shape))
def test_the_ground_of_mars_goes_on_without_a_seam(shape: Shape) -> None:
    _, made, _ = stage("a rover driving across mars", shape)
    (ground,) = (layer for layer in made.stage.layers if isinstance(layer, Still) and layer.name == "set:ground")
    x, y, width, height = ground.bounds
    surface = blank(round(width), round(height))
    canvas = surface.getCanvas()
    canvas.translate(-x, -y)
    ground.paint(canvas)
    pixels = surface.toarray().astype(int)[60:, :, :3]
    seam = np.abs(pixels[:, 0] - pixels[:, -1]).mean()
    elsewhere = np.mean([np.abs(pixels[:, k] - pixels[:, k + 1]).mean() for k in range(50, 500, 50)])
    assert seam < 1.8 * elsewhere


def test_two_seconds_apart_a_chased_ball_is_still_before_the_dog() -> None:
    for shape in SHAPES:
        _, _, compositor = stage("a robot dog chasing a ball in a garden", shape)
        for at in np.linspace(0.1, SECONDS - 0.1, 4):
            ((dog, _, _),), ((ball, _, _),) = (boxes(compositor, name, at) for name in ("robot_dog-1", "ball-1"))
            assert dog.x < ball.x


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "prompt",
    [
        "a goat on a cliff, camera pans",
        "two camels in an oasis at sunset, trucking shot",
        "a crab to the left of a sandcastle on the beach, camera zooms in",
        "two race cars on a racetrack, camera pulls back",
        "an eagle flying above a canyon, aerial view",
    ],
)
def test_leads_leave_the_room_that_the_camera_needs_for_its_move(prompt: str, shape: Shape) -> None:
    scene, made, compositor = stage(prompt, shape)
    assert compositor.camera.amount >= 0.6
    width, height = made.stage.frame.width, made.stage.frame.height
    for at in MOMENTS:
        for entity in scene.shots[0].entities:
            assert all(is_inside(whole, width, height) for _, whole, _ in boxes(compositor, entity.id, at)), entity.id
