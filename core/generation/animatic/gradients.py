"""Gradients that are drawn for every frame.

skia shades a gradient at 14 to 23 ns a pixel, but fills with a picture that isn't turned at 2 ns. So a gradient whose colours stay
the same is a picture of them, one column, row or disc, made once and laid under the path on a canvas without rotation.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import skia

from core.generation.animatic import draw

_STEPS = 512  # colours of a picture: no two neighbours differ by more than a level over any range in use
_DISC = 128  # pixels across a disc
_SLANT = 0.2  # a gradient that leans by less than this (tangent) may stand upright instead: nobody sees that of one this soft


def fill_radial(
    canvas: skia.Canvas,
    outline: skia.Path,
    centre: draw.Point,
    radius: float,
    colours: Sequence[draw.Colour],
    stops: Sequence[float] | None = None,
) -> None:
    """Fill a path with a gradient outwards: what `radial` shows, at a tenth of the cost, for colours that stay the same."""
    matrix = canvas.getTotalMatrix()
    a, b, c, d = matrix.getScaleX(), matrix.getSkewY(), matrix.getSkewX(), matrix.getScaleY()
    middle = matrix.mapXY(*centre)
    turned = bool(b or c)
    wide, high = (math.hypot(a, b) * radius,) * 2 if turned else (abs(a) * radius, abs(d) * radius)
    paint = _disc_paint(tuple(map(draw.argb, colours)), tuple(stops) if stops else None)
    _lay(canvas, matrix, outline, paint, (wide, high, middle.x(), middle.y()))


def fill_linear(
    canvas: skia.Canvas,
    outline: skia.Path,
    start: draw.Point,
    end: draw.Point,
    colours: Sequence[draw.Colour],
    stops: Sequence[float] | None = None,
) -> None:
    """Fill a path with a gradient from one point to another: what `linear` shows, at a tenth of the cost along an axis of the frame.

    Meant for colours that stay the same. On a canvas that is turned by a few degrees the gradient stays upright.
    """
    matrix = canvas.getTotalMatrix()
    first, last = matrix.mapXY(*start), matrix.mapXY(*end)
    dx, dy = last.x() - first.x(), last.y() - first.y()
    upright = abs(dx) <= _SLANT * abs(dy)
    if not (upright or abs(dy) <= _SLANT * abs(dx)) or not (dx or dy):
        canvas.drawPath(outline, draw.fill(shader=draw.linear(start, end, colours, stops)))
        return
    paint = _ramp_paint(tuple(map(draw.argb, colours)), tuple(stops) if stops else None, upright)
    frame = (1.0, dy, 0.0, first.y()) if upright else (dx, 1.0, first.x(), 0.0)
    _lay(canvas, matrix, outline, paint, frame)


def fill_vertical(
    canvas: skia.Canvas,
    outline: skia.Path,
    top: float,
    bottom: float,
    colours: Sequence[draw.Colour],
    stops: Sequence[float] | None = None,
) -> None:
    """`fill_linear` downwards, under the middle of the path."""
    bounds = outline.getBounds()
    x = (bounds.left() + bounds.right()) / 2
    fill_linear(canvas, outline, (x, top), (x, bottom), colours, stops)


def fill_horizontal(
    canvas: skia.Canvas,
    outline: skia.Path,
    left: float,
    right: float,
    colours: Sequence[draw.Colour],
    stops: Sequence[float] | None = None,
) -> None:
    """`fill_linear` to the right, at the height of the path's middle."""
    bounds = outline.getBounds()
    y = (bounds.top() + bounds.bottom()) / 2
    fill_linear(canvas, outline, (left, y), (right, y), colours, stops)


def _lay(
    canvas: skia.Canvas,
    matrix: skia.Matrix,
    outline: skia.Path,
    paint: skia.Paint,
    frame: tuple[float, float, float, float],
) -> None:
    """Draw the path where it is with a paint of unit size under the matrix (scale x, scale y, x, y)."""
    across, down, x, y = frame
    if not (across and down):
        return
    placed, unit = skia.Path(outline), skia.Matrix()
    unit.setScale(1 / across, 1 / down)
    unit.preTranslate(-x, -y)
    unit.preConcat(matrix)
    placed.transform(unit)
    unit.setScale(across, down)
    unit.postTranslate(x, y)
    canvas.save()
    canvas.setMatrix(unit)
    canvas.drawPath(placed, paint)
    canvas.restore()


@lru_cache(maxsize=512)
def _ramp_paint(colours: tuple[int, ...], stops: tuple[float, ...] | None, upright: bool) -> skia.Paint:
    """A gradient from 0 to 1, downwards or to the right."""
    matrix = skia.Matrix()
    matrix.setScale(1 if upright else 1 / _STEPS, 1 / _STEPS if upright else 1)
    return _tiled(_ramp(colours, stops, upright), matrix)


@lru_cache(maxsize=256)
def _disc_paint(colours: tuple[int, ...], stops: tuple[float, ...] | None) -> skia.Paint:
    """A gradient about (0, 0) outwards to 1. The picture ends a pixel later, for what lies beyond."""
    row = _ramp(colours, stops, upright=False).toarray(
        colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType
    )
    offset = np.arange(_DISC) + 0.5 - _DISC / 2
    distance = np.hypot(offset[:, None], offset[None, :]) / (_DISC / 2 - 1)
    rings = np.minimum(distance * _STEPS, _STEPS - 1).astype(np.intp)
    pixels = np.ascontiguousarray(row).reshape(_STEPS, 4)[rings]
    image = skia.Image.fromarray(pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
    matrix, step = skia.Matrix(), 1 / (_DISC / 2 - 1)
    matrix.setScale(step, step)
    matrix.preTranslate(-_DISC / 2, -_DISC / 2)
    return _tiled(image, matrix)


def _tiled(image: skia.Image, matrix: skia.Matrix) -> skia.Paint:
    clamp = skia.TileMode.kClamp
    # no `draw.fill`: pictures that are only stretched have a way of their own, quicker than any filter leaves them
    return skia.Paint(AntiAlias=True, Shader=image.makeShader(clamp, clamp, skia.SamplingOptions(), matrix))


def _ramp(colours: tuple[int, ...], stops: tuple[float, ...] | None, upright: bool) -> skia.Image:
    """The colours of a gradient as one column or one row of pixels."""
    width, height = (1, _STEPS) if upright else (_STEPS, 1)
    surface = draw.blank(width, height)
    end = (0, _STEPS) if upright else (_STEPS, 0)
    shader = skia.GradientShader.MakeLinear([(0, 0), end], list(colours), list(stops) if stops else None)
    surface.getCanvas().drawPaint(skia.Paint(Shader=shader, BlendMode=skia.BlendMode.kSrc))
    return surface.makeImageSnapshot().makeRasterImage()
