"""Pencil on paper."""

from __future__ import annotations

import numpy as np
import skia

from core.generation.animatic.looks.lines import dark_lines, hatching
from core.generation.animatic.looks.raster import (
    Pixels,
    doubled,
    halved,
    less,
    luma,
    packed,
    picture,
    put,
    soft,
    tinted,
)
from core.generation.animatic.looks.texture import tooth, wobble
from core.generation.animatic.looks.tones import drawn_on_paper

_TAKES = 3  # drawings of the same thing that take turns, eight a second: the boil of hand-drawn film
_RATE = 8.0
_HATCHES = ((-52.0, 5.0, 60), (-46.0, 4.0, 120), (38.0, 4.2, 168))  # degrees, gap in pixels, and from which darkness on


class Sketch:
    """Lines and three layers of hatching in graphite."""

    def __init__(self, study: Pixels) -> None:
        height, width = study.shape[:2]
        self._tones = drawn_on_paper(study, 14, 138, 252)
        self._hatches = [
            [hatching(width, height, degrees + take, gap, f"{gap} {take}") for degrees, gap, _ in _HATCHES]
            for take in range(_TAKES)
        ]
        self._wobbles = [wobble(width, height, 1.3, 22, f"pencil {take}") for take in range(_TAKES)]
        rough = tooth(width, height)
        self._grain = np.clip(40 + 60 * rough, 0, 130).astype(np.uint8)
        sheet = np.empty((height, width, 4), np.uint8)
        for channel, value in enumerate((226, 238, 243)):
            sheet[..., channel] = np.clip(value + 7 * rough, 0, 255)
        sheet[..., 3] = 255
        self._sheet = sheet
        self._paper = picture(packed(sheet), opaque=True)

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Draw the frame anew."""
        words = packed(pixels)
        height, width = words.shape
        take = int(t * _RATE) % _TAKES
        tone = self._tones.take(soft(luma(halved(words)), 1))
        depth = np.uint8(255) - doubled(tone, width, height)
        drawn = np.zeros_like(depth)
        for strokes, (_, _, start) in zip(self._hatches[take], _HATCHES, strict=True):
            press = np.minimum(less(depth, np.uint8(start)), np.uint8(127))
            np.maximum(drawn, np.minimum(strokes, press + press), out=drawn)
        drawn = less(drawn, self._grain)
        lines = dark_lines(words, 4, 22).ravel().take(self._wobbles[take])
        np.maximum(drawn, less(lines, self._grain >> np.uint8(1)), out=drawn)
        put(canvas, self._paper)
        put(canvas, tinted(drawn, "#2b2a30", 0.94))
