"""How far a figure reaches in what it does, found by drawing it small: relighting costs by the pixel, and arms are flung wide."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import skia

from core.generation.animatic import draw

_REACH = 420.0  # no figure reaches further than this from its base, in figure units
_SCALE = 0.2
_MARGIN = 14.0


def extent(paint: Callable[[skia.Canvas, float], None], seconds: float = 3.0, moments: int = 9) -> skia.Rect:
    """The box of everything ``paint`` draws at some moments spread over the seconds, with a margin, in figure units."""
    size = round(2 * _REACH * _SCALE)
    surface = draw.blank(size, size)
    canvas = surface.getCanvas()
    canvas.scale(_SCALE, _SCALE)
    canvas.translate(_REACH, _REACH * 1.4)
    for index in range(moments):
        canvas.save()
        paint(canvas, seconds * (index + 0.37) / moments)
        canvas.restore()
    seen = surface.toarray(colorType=skia.kBGRA_8888_ColorType)[..., 3] > 8
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if not len(rows):
        return draw.rect(-20, -20, 40, 40)
    return skia.Rect.MakeLTRB(
        float(columns[0]) / _SCALE - _REACH - _MARGIN,
        float(rows[0]) / _SCALE - _REACH * 1.4 - _MARGIN,
        float(columns[-1] + 1) / _SCALE - _REACH + _MARGIN,
        float(rows[-1] + 1) / _SCALE - _REACH * 1.4 + _MARGIN,
    )
