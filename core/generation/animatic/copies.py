"""Puts finished pictures down at the size at which they are shown.

skia scales a BGRA picture by a little in 4 ns a pixel; one in another order of channels, or with mipmaps, takes 35 ns. So every
picture is first brought to about the size it needs, once, and the copy is used until the camera has come 6 % closer.
"""

from __future__ import annotations

import math
from functools import lru_cache

import skia

from core.generation.animatic import draw

_STEP = 1.06  # one copy serves sizes that differ by this factor


def put(
    canvas: skia.Canvas,
    picture: skia.Image,
    place: skia.Rect,
    paint: skia.Paint | None = None,
    *,
    part: skia.Rect | None = None,
) -> None:
    """Draw the picture, or that ``part`` of it in its pixels, into ``place``. Keep the picture: its copies are found by it."""
    part = part or skia.Rect.MakeWH(picture.width(), picture.height())
    matrix = canvas.getTotalMatrix()
    across = math.hypot(matrix.getScaleX(), matrix.getSkewY()) * place.width() / part.width()
    down = math.hypot(matrix.getSkewX(), matrix.getScaleY()) * place.height() / part.height()
    needed = max(across, down, 1e-3)
    share = min(1.0, _STEP ** math.ceil(math.log(needed, _STEP)))
    width, height = max(1, round(picture.width() * share)), max(1, round(picture.height() * share))
    x, y = width / picture.width(), height / picture.height()
    source = skia.Rect.MakeLTRB(part.left() * x, part.top() * y, part.right() * x, part.bottom() * y)
    fast = skia.Canvas.SrcRectConstraint.kFast_SrcRectConstraint
    paint = skia.Paint(paint) if paint is not None else skia.Paint()
    if (matrix.getSkewX() or paint.getBlendMode() != skia.BlendMode.kSrcOver) and paint.getColorFilter() is None:
        paint.setColorFilter(draw.PRECISE)
    canvas.drawImageRect(_copy(picture, width, height), source, place, draw.FAST, paint, fast)


@lru_cache(maxsize=256)
def _copy(picture: skia.Image, width: int, height: int) -> skia.Image:
    surface = draw.blank(width, height)
    sampling = draw.SMOOTH if width < picture.width() else draw.FAST
    surface.getCanvas().drawImageRect(picture.withDefaultMipmaps(), draw.rect(0, 0, width, height), sampling, None)
    return surface.makeImageSnapshot().makeRasterImage()
