"""Stickers look like what they stand for, and spare painting it again."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.rigs import limbs
from core.generation.animatic.rigs.face import Mien, stepped
from core.generation.animatic.stickers import Stickers

BOX = (-60.0, -80.0, 60.0, 80.0)


def part(canvas: skia.Canvas) -> None:
    gradients.fill_radial(canvas, draw.ellipse(0, 0, 40, 60), (0, 0), 60, ["#ffe0c0", "#c06040"])
    canvas.drawPath(draw.path((-20, 10), (0, 30, 20, 10)), draw.stroke("#203050", 5))


def shown(paint: Callable[[skia.Canvas], None], degrees: float, scale: float) -> np.ndarray:
    surface = draw.blank(300, 300)
    canvas = surface.getCanvas()
    canvas.clear(0xFF405060)
    canvas.translate(150.3, 140.6)
    canvas.rotate(degrees)
    canvas.scale(-scale, scale)
    paint(canvas)
    pixels: np.ndarray = surface.toarray(colorType=skia.kBGRA_8888_ColorType)[..., :3].astype(int)
    return pixels


@pytest.mark.parametrize("degrees", [0, 4, 33])
@pytest.mark.parametrize("scale", [0.4, 1.0, 1.7])
def test_a_sticker_looks_like_the_part_however_it_is_turned_and_scaled(degrees: float, scale: float) -> None:
    stickers = Stickers()
    exact = shown(part, degrees, scale)
    put = shown(lambda canvas: stickers.put(canvas, "part", BOX, part), degrees, scale)
    assert np.ptp(exact) > 100
    assert np.abs(put - exact).mean() < 0.7
    assert np.percentile(np.abs(put - exact), 99.5) < 40


def test_a_part_is_painted_once_for_sizes_that_are_almost_the_same() -> None:
    stickers, painted = Stickers(), []

    def paint(canvas: skia.Canvas) -> None:
        painted.append(1)
        part(canvas)

    for degrees in range(10):
        shown(lambda canvas: stickers.put(canvas, "part", BOX, paint), degrees, 1.0 + 0.001 * degrees)
    assert len(painted) == 1
    shown(lambda canvas: stickers.put(canvas, "other", BOX, paint), 0, 1.0)
    assert len(painted) == 2


def test_only_the_latest_stickers_are_kept() -> None:
    stickers, painted = Stickers(most=2), []

    def put(key: int) -> None:
        shown(lambda canvas: stickers.put(canvas, key, BOX, lambda canvas: painted.append(key)), 0, 1.0)

    for key in (1, 2, 1, 3, 1, 2):
        put(key)
    assert painted == [1, 2, 3, 2]


def test_a_part_that_is_larger_than_the_frame_is_painted_where_it_is() -> None:
    stickers, painted = Stickers(), []
    for _ in range(2):
        shown(lambda canvas: stickers.put(canvas, "part", BOX, lambda canvas: painted.append(canvas)), 0, 9.0)
    assert len(painted) == 2


def test_a_face_in_steps_moves_by_less_than_a_unit() -> None:
    mien = Mien(0.433, 0.21, 0.07, 0.68, 0.3, 0.281, (0.51, -0.33))
    steps = stepped(mien)
    assert steps == stepped(stepped(mien))
    assert steps.talk == mien.talk
    assert abs(steps.yaw - mien.yaw) * 8 < 0.3  # units that the nose moves
    assert abs(steps.gaze[0] - mien.gaze[0]) * 3.4 < 0.3
    assert abs(steps.lids - mien.lids) * 8 < 0.5


def test_both_hands_of_a_pair_are_the_same_hand_mirrored() -> None:
    def hand(side: int) -> np.ndarray:
        surface = draw.blank(120, 120)
        canvas = surface.getCanvas()
        canvas.translate(60, 60)
        limbs.hand(canvas, (0, 0), 0, "point", 12.0, "#e0b090", "#a06040", side=side)
        alpha: np.ndarray = surface.toarray(colorType=skia.kBGRA_8888_ColorType)[..., 3].astype(int)
        return alpha

    near, far = hand(1), hand(-1)
    assert near.any()
    assert np.abs(near - far[::-1]).mean() < 1.0
    assert np.abs(near - far).mean() > 2.0
