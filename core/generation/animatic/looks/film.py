"""Film stock: hard black and white through blinds, and an old reel with everything that time did to it."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import skia

from core.generation.animatic import draw
from core.generation.animatic.looks.raster import Pixels, curve, luma, packed, picture, put
from core.generation.animatic.looks.texture import dice, grain, noise
from core.generation.animatic.looks.tones import spread

_GRAIN_RATE = 12.0


def _grained(canvas: skia.Canvas, frames: tuple[skia.Image, ...], t: float) -> None:
    put(canvas, frames[int(t * _GRAIN_RATE) % len(frames)])


class Stock:
    """A modern film: fine grain, nothing else."""

    def __init__(self, study: Pixels) -> None:
        self._grain = grain(study.shape[1], study.shape[0], 0.035, "stock")

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Add the grain of this moment."""
        _grained(canvas, self._grain, t)


class Noir:
    """Black and white with deep shadows, the light of a street lamp through venetian blinds across it, and coarse grain."""

    def __init__(self, study: Pixels) -> None:
        height, width = study.shape[:2]
        low, middle, high = spread(study, 8, 98)
        shadows = curve((0, 0), (low, 4), (middle, 84), ((middle + high) / 2, 186), (high, 246), (256, 255))
        self._table = shadows.astype(np.uint32) * np.uint32(0x010101) | np.uint32(0xFF000000)
        self._blinds = _blinds(width, height)
        self._grain = grain(width, height, 0.12, "noir")

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Take the colour out and let the light in."""
        words = packed(pixels)
        words[...] = self._table.take(luma(words))
        put(canvas, self._blinds, skia.BlendMode.kMultiply)
        _grained(canvas, self._grain, t)


@lru_cache(maxsize=4)
def _blinds(width: int, height: int) -> skia.Image:
    """Bars of light that lie slanted over the picture, soft at their edges, strongest in the middle."""
    x, y = np.arange(width)[None, :] / width, np.arange(height)[:, None] / height
    bars = (y + 0.30 * x) * (height / 62.0)
    wave = np.clip((np.sin(bars * 2 * math.pi) + 0.30) * 2.4, 0, 1)
    window = np.clip(1.25 - np.abs(x - 0.5 + 0.25 * (y - 0.5)) * 2.1, 0, 1) * np.clip(1.5 - np.abs(y - 0.45) * 2, 0, 1)
    light = 1 - np.clip(window * 1.4, 0, 1) * (1 - wave) * 0.44 - (1 - np.clip(window * 1.8, 0, 1)) * 0.25
    shade = np.clip(255 * light, 0, 255).astype(np.uint32)
    return picture(shade * np.uint32(0x010101) | np.uint32(0xFF000000), opaque=True)


_SPECKS = 14


class Reel:
    """Sepia, scratches that stay for a few frames, dust, a frame that weaves, light that flickers, corners worn round."""

    def __init__(self, study: Pixels) -> None:
        self.height, self.width = study.shape[:2]
        tone = np.arange(256) / 255
        faded = 0.04 + 0.98 * np.clip(tone * 1.3, 0, 1) ** 0.95
        table = np.zeros((256, 4), np.uint8)
        for channel, (gain, lift) in enumerate(((0.70, 0.02), (0.88, 0.02), (1.04, 0.03))):
            table[:, channel] = np.clip(255 * (faded * gain + lift), 0, 255)
        table[:, 3] = 255
        self._sepia = packed(table[None])[0]
        self._grain = grain(self.width, self.height, 0.10, "reel")
        self._frame = _worn_gate(self.width, self.height)

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Age the frame; everything changes with each of its pictures."""
        words = packed(pixels)
        rolls = dice("reel", f"{t:.3f}")
        # the gate holds the film loosely: up and down by a pixel or two, now and then a jump
        down = round(1.3 * math.sin(t * 7.3) + rolls.normal(0, 0.7) + (5 if rolls.random() < 0.03 else 0))
        across = round(rolls.normal(0, 0.6))
        words[...] = np.roll(self._sepia.take(luma(words)), (down, across), (0, 1))
        flicker = 0.5 + 0.5 * math.sin(t * 41.0) * math.sin(t * 17.3) + rolls.normal(0, 0.25)
        canvas.drawColor(draw.argb(("#140a02", min(0.16, max(0.0, 0.07 + 0.07 * flicker)))))
        self._scratches(canvas, t)
        self._dust(canvas, rolls)
        _grained(canvas, self._grain, t)
        put(canvas, self._frame)

    def _scratches(self, canvas: skia.Canvas, t: float) -> None:
        for index in range(3):
            spell = math.floor(t * 1.7 + index * 0.37)
            rolls = dice("scratch", str(index), str(spell))
            if rolls.random() < 0.35:
                continue
            x = (rolls.random() + 0.01 * math.sin(t * 9 + index)) * self.width
            bright = rolls.random() < 0.6
            paint = draw.stroke("#fff4d8" if bright else "#1c1006", 0.8 + rolls.random(), alpha=0.5 if bright else 0.4)
            top, bottom = rolls.random() * 0.3 * self.height, (0.6 + 0.5 * rolls.random()) * self.height
            canvas.drawLine(x, top, x + rolls.normal(0, 4), bottom, paint)

    def _dust(self, canvas: skia.Canvas, rolls: np.random.Generator) -> None:
        for _ in range(int(rolls.integers(3, _SPECKS))):
            x, y, size = rolls.random() * self.width, rolls.random() * self.height, 0.6 + 2.2 * rolls.random() ** 3
            colour = "#fff6e0" if rolls.random() < 0.65 else "#140b04"
            draw.oval(canvas, x, y, size, size * (0.5 + rolls.random()), draw.fill(colour, alpha=0.75))
        if rolls.random() < 0.25:  # a hair in the gate
            x, y = rolls.random() * self.width, rolls.random() * self.height
            hair = draw.path((x, y), (x + 14, y - 10, x + 20 + 8 * rolls.random(), y + 12))
            canvas.drawPath(hair, draw.stroke("#120a04", 1.1, alpha=0.6))


@lru_cache(maxsize=4)
def _worn_gate(width: int, height: int) -> skia.Image:
    """The dark, rounded edge of a projected frame, with blotches where the emulsion has faded."""
    x, y = np.arange(width)[None, :], np.arange(height)[:, None]
    inset, corner = 2.0, 0.07 * min(width, height)
    dx = np.maximum(0, np.abs(x - width / 2) - (width / 2 - inset - corner))
    dy = np.maximum(0, np.abs(y - height / 2) - (height / 2 - inset - corner))
    edge = np.hypot(dx, dy) - corner + 1.5 * noise(width, height, 14, "gate")
    dark = np.clip(edge / 5 + 0.5, 0, 1)
    far = np.hypot((x - width / 2) / (0.62 * width), (y - height / 2) / (0.62 * height))
    dark = np.maximum(dark, np.clip((far - 0.55) * 0.95, 0, 0.7))
    made = np.zeros((height, width, 4), np.uint8)
    made[..., 3] = 255 * dark
    made[..., 2] = made[..., 3] * 0.07
    return picture(packed(made))
