"""What nearer layers hide throughout a shot is not drawn, and that is seen nowhere."""

from __future__ import annotations

import numpy as np
import pytest
import skia

from core.generation.animatic import compositor as compositing
from core.generation.animatic import draw
from core.generation.animatic.camera import Camera
from core.generation.animatic.casting import produce
from core.generation.animatic.compositor import compositor_for
from core.generation.animatic.hidden import leave_out_hidden
from core.generation.animatic.pictures import Picture, picture_of
from core.generation.animatic.stage import FRAMES, Still
from core.generation.prompt import parse
from core.generation.scene import Shape

FRAME = FRAMES[Shape.LANDSCAPE]
EVERYWHERE = (-700.0, -200.0, 1400.0, 900.0)


def picture(camera: Camera, depth: float, box: tuple[float, float, float, float], colour: str, alpha: float) -> Picture:
    def paint(canvas: skia.Canvas) -> None:
        canvas.drawRect(draw.rect(*box), draw.fill(colour, alpha=alpha))

    made = picture_of(Still("set:layer", depth, EVERYWHERE, paint), camera)
    assert made is not None
    return made


def area(picture: Picture) -> int:
    return sum(width * height for _, _, width, height in picture.parts)


def left_of_it(move: str, box: tuple[float, float, float, float], alpha: float = 1.0) -> float:
    """The share of a far wall that is still drawn behind a near box."""
    camera = Camera(FRAME, move, 5.0, (0.0, 240.0))
    wall = picture(camera, 0.3, EVERYWHERE, "#aa3322", 1.0)
    whole = area(wall)
    leave_out_hidden([(0.3, wall), (1.0, picture(camera, 1.0, box, "#224466", alpha))], camera)
    return area(wall) / whole


def test_behind_a_box_that_fills_the_frame_nothing_is_drawn() -> None:
    assert left_of_it("static", EVERYWHERE) == 0


def test_what_stands_beside_the_box_is_drawn() -> None:
    assert 0.4 < left_of_it("static", (-700.0, -200.0, 700.0, 900.0)) < 0.6


def test_through_glass_everything_is_seen() -> None:
    assert left_of_it("static", EVERYWHERE, alpha=0.9) == 1


def test_a_camera_that_goes_past_the_box_looks_behind_it() -> None:
    box = (-200.0, 40.0, 400.0, 400.0)
    assert left_of_it("static", box) < left_of_it("truck", box) < 1


@pytest.mark.parametrize(
    "prompt",
    [
        "a bear in a forest",
        "a person thinking in a cozy café, handheld camera",
        "a fox runs through Tokyo at night in the rain",
        "a knight riding a horse in a castle, camera rises",
        "a cat in a kitchen, camera orbits",
        "a dog on a beach, watercolour",
    ],
)
def test_frames_look_as_if_everything_was_drawn(prompt: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = parse(prompt)

    def frames() -> list[np.ndarray]:
        made = compositor_for(produce(scene, 0, 5.0), scene.seed)
        return [made.frame(t).astype(np.int16) for t in (0.0, 0.6, 2.3, 4.9)]

    spared = frames()
    monkeypatch.setattr(compositing, "leave_out_hidden", lambda pictures, camera: None)
    for less, all_of_it in zip(spared, frames(), strict=True):
        difference = np.abs(less - all_of_it)
        assert difference.mean() < 0.05
        assert np.percentile(difference, 99.9) <= 6
