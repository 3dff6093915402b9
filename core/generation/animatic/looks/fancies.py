"""Worlds that are not ours: clockwork, haunted, enchanted, dreamt, or reduced to their shapes."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import skia

from core.generation.animatic import draw
from core.generation.animatic.looks.palette import Palette, cells, extremes, taken_from, vivid
from core.generation.animatic.looks.raster import (
    Pixels,
    curve,
    enlarged,
    halved,
    luma,
    packed,
    painterly,
    picture,
    put,
    soft,
)
from core.generation.animatic.looks.texture import dice, grain, noise
from core.generation.animatic.looks.tones import inked, spread


@lru_cache(maxsize=16)
def _gear(radius: int, teeth: int) -> skia.Image:
    """A brass cog wheel with spokes, in the middle of a square picture."""
    size = 2 * radius + 4
    made = draw.blank(size, size)
    canvas = made.getCanvas()
    canvas.translate(size / 2, size / 2)
    outline = skia.Path()
    for tooth in range(teeth):
        for share, reach in ((0.0, 0.84), (0.2, 0.84), (0.3, 1.0), (0.6, 1.0), (0.7, 0.84)):
            angle = 2 * math.pi * (tooth + share) / teeth
            x, y = math.cos(angle) * radius * reach, math.sin(angle) * radius * reach
            outline.lineTo(x, y) if tooth or share else outline.moveTo(x, y)
    outline.close()
    outline.addCircle(0, 0, radius * 0.12)
    for spoke in range(5):
        angle = 2 * math.pi * spoke / 5
        outline.addCircle(math.cos(angle) * radius * 0.47, math.sin(angle) * radius * 0.47, radius * 0.20)
    outline.setFillType(skia.PathFillType.kEvenOdd)
    brass = draw.linear((-radius, -radius), (radius, radius), ["#e8bf6a", "#a8742c", "#5a3512", "#9a6a2a"])
    canvas.drawPath(outline, draw.fill(shader=brass))
    canvas.drawPath(outline, draw.stroke("#2a1606", max(1.0, radius * 0.03)))
    ring = draw.stroke("#f3d693", max(1.0, radius * 0.025), alpha=0.6)
    canvas.drawCircle(0, 0, radius * 0.76, ring)
    canvas.drawCircle(0, 0, radius * 0.18, ring)
    return made.makeImageSnapshot().makeRasterImage()


# corner (0 left or top, 1 right or bottom), shift inwards, radius, all in shares of the shorter side, teeth, turns a second
_GEARS = (
    (0, 0, 0.02, 0.03, 0.16, 14, 0.10),
    (0, 0, 0.23, -0.02, 0.085, 10, -0.16),
    (1, 1, 0.01, 0.02, 0.19, 16, -0.08),
    (1, 1, 0.25, -0.02, 0.10, 10, 0.15),
    (1, 0, -0.01, 0.01, 0.10, 12, 0.12),
    (0, 1, -0.01, 0.0, 0.11, 12, -0.12),
)


class Steampunk:
    """The brown light of gas lamps and brass, framed by cog wheels that turn, with steam drifting up."""

    def __init__(self, study: Pixels) -> None:
        self.height, self.width = study.shape[:2]
        self._brass = inked((0.0, 0.3, 0.62, 0.85, 1.0), ("#140a06", "#5a3214", "#c08a3e", "#f0cf8a", "#fff4d6"))
        self._grain = grain(self.width, self.height, 0.06, "plate")

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Set the frame in brass."""
        words = packed(pixels)
        put(canvas, picture(self._brass.take(luma(words)), opaque=True), alpha=0.68)
        short = min(self.width, self.height)
        for right, low, dx, dy, size, teeth, speed in _GEARS:
            x = self.width - dx * short if right else dx * short
            y = self.height - dy * short if low else dy * short
            gear = _gear(round(size * short), teeth)
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate(360 * speed * t)
            half = gear.width() / 2
            canvas.drawImage(gear, -half, -half, draw.FAST)
            canvas.restore()
        for index in range(7):
            life = (t * 0.32 + index / 7) % 1.0
            x = self.width * (0.06 + 0.88 * ((index * 0.381) % 1)) + 24 * math.sin(t + index * 2)
            y = self.height * (1.05 - 0.75 * life)
            radius = short * (0.05 + 0.12 * life)
            draw.glow(canvas, x, y, radius, "#fff0d8", 0.20 * math.sin(math.pi * life), skia.BlendMode.kSrcOver)
        put(canvas, self._grain[int(t * 12) % len(self._grain)])


class Gothic:
    """Cold, nearly colourless dread: crooked branches, bats, mist along the ground."""

    def __init__(self, study: Pixels) -> None:
        self.height, self.width = study.shape[:2]
        low, middle, high = spread(study)
        place = curve((0, 0), (low, 8), (middle, 72), (high, 216), (256, 240)) / 255.0
        self._cold = inked((0.0, 0.3, 0.6, 1.0), ("#05060c", "#232a3e", "#74818f", "#dfe6df"), place)
        self._branches = _branches(self.width, self.height)
        self._mist = _mist(self.width * 2, self.height // 3)
        self._grain = grain(self.width, self.height, 0.06, "gothic")

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Haunt the frame."""
        words = packed(pixels)
        put(canvas, picture(self._cold.take(luma(words)), opaque=True), alpha=0.82)
        for speed in (13.0, -21.0):
            x = -(speed * t) % (self.width * 2)
            for start in (x - 2 * self.width, x):
                put(canvas, self._mist, at=(round(start), self.height - self._mist.height() + 6))
        put(canvas, self._branches)
        self._bats(canvas, t)
        put(canvas, self._grain[int(t * 12) % len(self._grain)])

    def _bats(self, canvas: skia.Canvas, t: float) -> None:
        short = min(self.width, self.height)
        for index in range(4):
            way = t * (0.11 + 0.03 * index) + index * 0.31
            x = self.width * ((way % 1.3) - 0.15)
            y = short * (0.16 + 0.05 * index + 0.05 * math.sin(t * 2.2 + index * 1.9))
            size, flap = short * (0.024 + 0.010 * (index % 3)), math.sin(t * 17 + index)
            wing = -0.75 * flap
            bat = draw.shape(
                (0, -0.25),
                (0.5, -0.5 + wing, 1.9, -0.35 + wing),
                (1.45, 0.0 + wing * 0.7, 1.25, 0.42 + wing * 0.5),
                (0.85, 0.05, 0.6, 0.42),
                (0.3, 0.2, 0, 0.62),
                (-0.3, 0.2, -0.6, 0.42),
                (-0.85, 0.05, -1.25, 0.42 + wing * 0.5),
                (-1.45, 0.0 + wing * 0.7, -1.9, -0.35 + wing),
                (-0.5, -0.5 + wing, 0, -0.25),
            )
            canvas.save()
            canvas.translate(x, y)
            canvas.scale(size, size)
            canvas.drawPath(bat, draw.fill("#04040a"))
            canvas.restore()


@lru_cache(maxsize=4)
def _branches(width: int, height: int) -> skia.Image:
    """Bare, crooked branches that reach in from the upper corners, and the dark around them."""
    made = draw.blank(width, height)
    canvas = made.getCanvas()
    rolls = dice("branches")
    short = min(width, height)

    def grow(x: float, y: float, turn: float, length: float, thick: float) -> None:
        if thick < 0.7:
            return
        for _ in range(3):
            end = (x + math.cos(turn) * length / 3, y + math.sin(turn) * length / 3)
            canvas.drawLine(x, y, *end, draw.stroke("#05050a", thick))
            (x, y), turn, thick = end, turn + rolls.normal(0, 0.28), thick * 0.93
        for side in (-1, 1):
            grow(
                x, y, turn + side * (0.35 + 0.4 * rolls.random()), length * (0.62 + 0.2 * rolls.random()), thick * 0.62
            )

    for x, y, turn, length in (
        (-8, 0.16 * height, 0.15, 0.24),
        (-8, 0.02 * height, 0.45, 0.20),
        (width + 8, 0.08 * height, math.pi - 0.30, 0.26),
        (width + 8, 0.30 * height, math.pi - 0.05, 0.17),
    ):
        grow(x, y, turn, length * short, 0.028 * short)
    canvas.save()
    canvas.translate(width / 2, height / 2)
    canvas.scale(width * 0.66, height * 0.70)
    dark = draw.radial((0, 0), 1, [("#000000", 0.0), ("#000004", 0.0), ("#000006", 0.75)], [0, 0.55, 1])
    canvas.drawRect(draw.rect(-1, -1, 2, 2), draw.fill(shader=dark))
    canvas.restore()
    return made.makeImageSnapshot().makeRasterImage()


@lru_cache(maxsize=4)
def _mist(width: int, height: int) -> skia.Image:
    """A band of mist that repeats to its side, thickest below."""
    hills = noise(width // 2, height, 70, "mist") + 0.5 * noise(width // 2, height, 30, "mist")
    both = np.concatenate([hills, hills[:, ::-1]], axis=1)
    rise = np.linspace(0, 1, height)[:, None] ** 1.4
    cover = np.clip((0.42 + 0.45 * both) * rise, 0, 0.62)
    made = np.zeros((height, both.shape[1], 4), np.uint8)
    for channel, value in enumerate((205, 200, 190, 255)):
        made[..., channel] = value * cover
    return skia.Image.fromarray(made, skia.kBGRA_8888_ColorType, skia.AlphaType.kPremul_AlphaType)


class Fantasy:
    """The glow of a fairy tale: soft light around everything, violet shadows, beams from above, sparks that wink."""

    def __init__(self, study: Pixels) -> None:
        self.height, self.width = study.shape[:2]
        self._beams = _beams(self.width, self.height)
        rolls = dice("sparks")
        self._sparks = rolls.random((46, 5))

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Enchant the frame."""
        words = packed(pixels)
        glow = soft(halved(halved(halved(words))), 1, 2, 3)
        put(canvas, picture(enlarged(glow, self.width, self.height), opaque=True), skia.BlendMode.kScreen, 0.34)
        put(canvas, self._beams, skia.BlendMode.kScreen, 0.85 + 0.15 * math.sin(t * 0.9))
        short = min(self.width, self.height)
        for x, y, size, phase, speed in self._sparks.tolist():
            wink = max(0.0, math.sin(t * (1.6 + 2 * speed) + phase * 6.28)) ** 2
            if wink < 0.05:
                continue
            px = (x + 0.02 * math.sin(t + phase * 6.28)) * self.width
            py = ((y - t * (0.02 + 0.03 * speed)) % 1.0) * self.height
            radius = short * (0.006 + 0.016 * size**2)
            tint = ("#fff6c8", "#ffd0f4", "#c8f0ff")[int(phase * 3)]
            draw.glow(canvas, px, py, radius * 1.6, tint, 0.55 * wink)
            pen = draw.stroke("#ffffff", max(0.8, radius * 0.16), alpha=0.95 * wink)
            reach = radius * (0.7 + 0.6 * wink)
            canvas.drawLine(px - reach, py, px + reach, py, pen)
            canvas.drawLine(px, py - reach * 1.3, px, py + reach * 1.3, pen)


@lru_cache(maxsize=4)
def _beams(width: int, height: int) -> skia.Image:
    """Soft shafts of golden and violet light from the upper left."""
    x, y = np.arange(width // 4)[None, :] / (width // 4), np.arange(height // 4)[:, None] / (height // 4)
    angle = np.arctan2(y + 0.35, x - 0.12)
    shafts = np.clip(np.sin(angle * 19) * 0.5 + np.sin(angle * 31 + 1) * 0.4 + 0.1, 0, 1)
    fade = np.clip(1.1 - np.hypot(x - 0.12, y + 0.1) * 0.95, 0, 1)
    light = np.zeros((*shafts.shape, 4), np.uint8)
    for channel, (gold, rest) in enumerate(((120, 90), (200, 30), (255, 60))):
        light[..., channel] = np.clip(0.36 * shafts * fade * gold + 0.22 * rest, 0, 255)
    light[..., 3] = 255
    return picture(enlarged(soft(packed(light), 1, 1), width, height), opaque=True)


class Surreal:
    """A dream that melts: the picture sways and drips, and its colours wander through the wheel."""

    def __init__(self, study: Pixels) -> None:
        height, width = study.shape[:2]
        self._x = np.arange(width, dtype=np.float32)[None, :]
        self._y = np.arange(height, dtype=np.float32)[:, None]
        self._field = noise(width, height, 130, "dream"), noise(width, height, 90, "dream drips")
        self._hue = ((self._x / width) * 0.7 + (self._y / height) * 0.5 + 0.35 * noise(width, height, 160, "hue")) % 1.0

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Dream the frame."""
        words = packed(pixels)
        height, width = words.shape
        wave = np.sin(self._y * 0.021 + t * 1.3) * 7 + self._field[0] * 9 * np.float32(math.sin(t * 0.7))
        drip = (
            np.clip(self._field[1], 0, 1) * (14 + 6 * np.float32(math.sin(t * 0.9))) + np.sin(self._x * 0.018 - t) * 5
        )
        x = np.clip(self._x + wave, 0, width - 1).astype(np.int32)
        y = np.clip(self._y - drip, 0, height - 1).astype(np.int32)
        words[...] = words.ravel().take(y * np.int32(width) + x)
        turn = ((self._hue + t * 0.06) * 255).astype(np.uint8)
        put(canvas, picture(_WHEEL.take(turn), opaque=True), skia.BlendMode.kOverlay, 0.55)


def _wheel() -> np.ndarray:
    """256 colours around the wheel and back to the first."""
    place = np.arange(256) / 256 * 2 * np.pi
    table = np.zeros((256, 4), np.uint8)
    for channel, phase in enumerate((4.19, 2.09, 0.0)):
        table[:, channel] = 128 + 120 * np.cos(place - phase)
    table[:, 3] = 255
    words: np.ndarray = packed(table[None])[0]
    return words


_WHEEL = _wheel()


_QUIET = 16


class Minimalist:
    """Shapes in a few quiet colours, and nothing else."""

    def __init__(self, study: Pixels) -> None:
        small = soft(halved(halved(halved(packed(study)))), 1)
        colours = np.concatenate([taken_from(small, _QUIET - 2), extremes(halved(packed(study)))])
        calm = vivid(colours, 1.4, 1.05) * 0.88 + 30
        self._palette = Palette(colours, 1.3)
        order = np.zeros((_QUIET, 4), np.uint8)
        order[:, :3], order[:, 3] = np.clip(calm, 0, 255)[:, ::-1], 255
        self._quiet = order.view(np.uint32)[:, 0][self._palette.nearest]

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Reduce the frame."""
        words = packed(pixels)
        words[...] = self._quiet.take(cells(painterly(words, 2)))
