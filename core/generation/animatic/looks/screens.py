"""Pictures from tubes and wires: neon in the rain, tapes from a mall that never was."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import skia

from core.generation.animatic import draw
from core.generation.animatic.looks.raster import Packed, Pixels, curve, luma, packed, picture, put
from core.generation.animatic.looks.texture import dice, grain
from core.generation.animatic.looks.tones import inked, spread


@lru_cache(maxsize=8)
def _scan_lines(width: int, height: int, gap: int, strength: float) -> skia.Image:
    made = np.zeros((height, width, 4), np.uint8)
    made[::gap, :, 3] = round(255 * strength)
    return picture(packed(made))


@lru_cache(maxsize=8)
def _gradient(width: int, height: int, top: str, bottom: str, strength: float) -> skia.Image:
    made = draw.blank(width, height)
    shade = draw.vertical(
        0, height, [(top, strength), (top, 0.0), (bottom, 0.0), (bottom, strength)], [0, 0.45, 0.6, 1]
    )
    made.getCanvas().drawPaint(draw.fill(shader=shade))
    return made.makeImageSnapshot().makeRasterImage()


def split_colours(words: Packed, shift: int) -> None:
    """Move red to the right and blue to the left by that many pixels, as a poor lens does."""
    before = words.copy()
    words &= _GREEN
    words[:, shift:] |= before[:, :-shift] & _RED
    words[:, :shift] |= before[:, :shift] & _RED
    words[:, :-shift] |= before[:, shift:] & _BLUE
    words[:, -shift:] |= before[:, -shift:] & _BLUE


_RED, _GREEN, _BLUE = np.uint32(0x00FF0000), np.uint32(0xFF00FF00), np.uint32(0x000000FF)


class Cyberpunk:
    """Shadows of teal, lights of magenta, colours that come apart, scan lines, and a glitch now and then."""

    def __init__(self, study: Pixels) -> None:
        height, width = study.shape[:2]
        self._lines = _scan_lines(width, height, 3, 0.16)
        self._wash = _gradient(width, height, "#ff1fa8", "#00e5ff", 0.34)
        tone = np.arange(256) / 255
        table = np.zeros((256, 4), np.uint8)
        for channel, (dark, light) in enumerate(((0.34, 0.30), (0.16, 0.0), (0.02, 0.34))):
            table[:, channel] = np.clip(255 * (dark * (1 - tone) ** 2 * 0.7 + light * tone**1.6), 0, 255)
        table[:, 3] = 255
        self._duotone = packed(table[None])[0]

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Light the frame with neon."""
        words = packed(pixels)
        height = words.shape[0]
        split_colours(words, 2)
        put(canvas, picture(self._duotone.take(luma(words)), opaque=True), skia.BlendMode.kScreen, 0.5)
        put(canvas, self._wash, skia.BlendMode.kOverlay)
        put(canvas, self._lines)
        spell = math.floor(t * 12)
        rolls = dice("glitch", str(spell))
        if spell % 19 in (4, 5, 6):
            for _ in range(5):
                top, tall = int(rolls.random() * height * 0.92), int(3 + rolls.random() * 20)
                words[top : top + tall] = np.roll(words[top : top + tall], int(rolls.normal(0, 16)), axis=1)


class Vaporwave:
    """Pink, violet and cyan instead of light and dark, in the soft smear of a worn tape."""

    def __init__(self, study: Pixels) -> None:
        height, width = study.shape[:2]
        low, middle, high = spread(study)
        place = curve((0, 0), (low, 14), (middle, 112), (high, 246), (256, 255)) / 255.0
        stops = (0.0, 0.2, 0.42, 0.62, 0.8, 1.0)
        inks = ("#150a3c", "#4a1a8c", "#c22fb0", "#ff6fb8", "#7fe8f2", "#f4fbff")
        self._inks = inked(stops, inks, place)
        self._lines = _scan_lines(width, height, 3, 0.14)
        self._wash = _gradient(width, height, "#ff4fd0", "#20e0ff", 0.30)
        self._grain = grain(width, height, 0.05, "tape")

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Play the frame from tape."""
        words = packed(pixels)
        height, _ = words.shape
        put(canvas, picture(self._inks.take(luma(words)), opaque=True), alpha=0.80)
        put(canvas, self._wash, skia.BlendMode.kOverlay, 0.8)
        split_colours(words, 3)
        # the head switches at the bottom of the picture, and a crease wanders up through it
        words[-9:] = np.roll(words[-9:], 26 + round(8 * math.sin(t * 9)), axis=1)
        crease = int(height * (1.0 - (t * 0.23) % 1.2))
        if 0 <= crease < height - 4:
            words[crease : crease + 4] = np.roll(words[crease : crease + 4], -10, axis=1)
            canvas.drawRect(draw.rect(0, crease, pixels.shape[1], 1.5), draw.fill("#ffffff", alpha=0.4))
        put(canvas, self._lines)
        put(canvas, self._grain[int(t * 12) % len(self._grain)])
