"""Gradients and copies made for speed look like what they stand for."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import skia

from core.generation.animatic import copies, draw, gradients

TONES: list[draw.Colour] = ["#ff2233", "#445566", ("#7788f9", 0.2)]
STOPS = [0.0, 0.4, 1.0]
OUTLINE = draw.ellipse(10, 20, 60, 90)


def painted(paint: Callable[[skia.Canvas], None], degrees: float = 0.0) -> np.ndarray:
    surface = draw.blank(400, 400)
    canvas = surface.getCanvas()
    canvas.clear(0xFF000000)
    canvas.translate(200, 180)
    canvas.scale(-1.2, 1.2)
    canvas.rotate(degrees)
    paint(canvas)
    pixels: np.ndarray = surface.toarray()[..., :3].astype(int)
    return pixels


@pytest.mark.parametrize("degrees", [0, 3, 35])
def test_a_radial_fill_looks_like_the_gradient_however_the_canvas_is_turned(degrees: float) -> None:
    fast = painted(lambda canvas: gradients.fill_radial(canvas, OUTLINE, (0, 0), 80, TONES, STOPS), degrees)
    shader = draw.radial((0, 0), 80, TONES, STOPS)
    exact = painted(lambda canvas: canvas.drawPath(OUTLINE, draw.fill(shader=shader)), degrees)
    assert exact.max() > 100
    assert np.abs(fast - exact).max() <= 8


@pytest.mark.parametrize(("degrees", "most"), [(0, 4), (4, 24), (35, 0)])
def test_a_vertical_fill_looks_like_the_gradient_and_stays_upright_on_a_canvas_turned_a_little(
    degrees: float, most: int
) -> None:
    fast = painted(lambda canvas: gradients.fill_vertical(canvas, OUTLINE, -40, 100, TONES, STOPS), degrees)
    x = OUTLINE.getBounds().centerX()
    shader = draw.linear((x, -40), (x, 100), TONES, STOPS)
    exact = painted(lambda canvas: canvas.drawPath(OUTLINE, draw.fill(shader=shader)), degrees)
    assert exact.max() > 100
    assert np.abs(fast - exact).max() <= most


def test_a_copy_covers_the_same_place_as_the_picture() -> None:
    large = draw.blank(300, 300)
    gradients.fill_radial(large.getCanvas(), draw.circle(150, 150, 140), (150, 150), 140, ["#ffffff", "#ff0000"])
    picture, place = large.makeImageSnapshot(), draw.rect(-50, -60, 120, 120)
    fast = painted(lambda canvas: copies.put(canvas, picture, place))
    exact = painted(lambda canvas: canvas.drawImageRect(picture.withDefaultMipmaps(), place, draw.SMOOTH))
    assert np.abs(fast - exact).mean() < 0.6
    assert (fast.sum(axis=2) > 60).sum() == pytest.approx((exact.sum(axis=2) > 60).sum(), rel=0.01)
