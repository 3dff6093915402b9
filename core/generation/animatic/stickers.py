"""Parts of figures that keep their shape while they move: a head, a hand, a torso. Each is painted once and then put where it goes.

A face of thirty strokes takes 1 ms to paint and 0.05 ms to put down. What a part shows (its key) is told in steps too small to see, so
that a head that nods and blinks is painted a dozen times in a clip instead of at every frame, and always looks the same at the same moment.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Hashable

import numpy as np
import skia

from core.generation.animatic import draw

_FINER = 1.5  # a sticker has that many times the pixels that it is shown with, each way: turning it then blurs nothing
_STEP = 1.12  # one serves sizes that differ by this factor
_LARGEST = 640  # pixels; what is larger is rarely seen twice, and painted directly

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in the part's own units."""


class Stickers:
    """The parts of one figure, or of one kind; no more than ``most`` are kept, the latest used ones."""

    def __init__(self, most: int = 32) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[Hashable, float], tuple[skia.Image, skia.Rect] | None] = OrderedDict()

    def put(self, canvas: skia.Canvas, key: Hashable, box: Box, paint: Callable[[skia.Canvas], None]) -> None:
        """Show what ``paint`` paints within ``box``. The key must tell everything that it depends on."""
        matrix = canvas.getTotalMatrix()
        scale = math.hypot(matrix.getScaleX(), matrix.getSkewY())
        size = max(box[2] - box[0], box[3] - box[1])
        if not 0 < scale * size * _FINER < _LARGEST:
            paint(canvas)
            return
        sharp = _STEP ** math.ceil(math.log(scale * _FINER, _STEP))
        name = (key, sharp)
        if name in self._kept:
            self._kept.move_to_end(name)
        else:
            self._kept[name] = _painted(box, sharp, paint)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        sticker = self._kept[name]
        if sticker is not None:
            turned = matrix.getSkewX() or matrix.getSkewY()
            fast = skia.Canvas.SrcRectConstraint.kFast_SrcRectConstraint
            image, place = sticker
            area = draw.rect(0, 0, image.width(), image.height())
            canvas.drawImageRect(image, area, place, draw.FAST, _TURNED if turned else None, fast)


_TURNED = skia.Paint(ColorFilter=draw.PRECISE)


def _painted(box: Box, scale: float, paint: Callable[[skia.Canvas], None]) -> tuple[skia.Image, skia.Rect] | None:
    """The part at that scale without the empty space around it, and the place it takes; None if there is nothing."""
    left, top, right, bottom = box
    pixels = np.zeros((math.ceil((bottom - top) * scale), math.ceil((right - left) * scale), 4), np.uint8)
    surface = skia.Surface(pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
    canvas = surface.getCanvas()
    canvas.scale(scale, scale)
    canvas.translate(-left, -top)
    paint(canvas)
    seen = pixels[..., 3] > 0
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if not len(rows):
        return None
    # an empty pixel is left around it, so that its edges stay soft
    x, y = max(0, int(columns[0]) - 1), max(0, int(rows[0]) - 1)
    part = np.ascontiguousarray(pixels[y : int(rows[-1]) + 2, x : int(columns[-1]) + 2])
    image = skia.Image.fromarray(part, skia.kBGRA_8888_ColorType, skia.AlphaType.kPremul_AlphaType)
    place = draw.rect(left + x / scale, top + y / scale, image.width() / scale, image.height() / scale)
    return image, place
