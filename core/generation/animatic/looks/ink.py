"""Ink on flat colour: animation drawn in cels, comics, screen prints of pop art."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import skia

from core.generation.animatic import draw
from core.generation.animatic.looks.lines import dark_lines
from core.generation.animatic.looks.palette import GRID, cells, fixed
from core.generation.animatic.looks.raster import (
    Grey,
    Pixels,
    curve,
    doubled,
    halved,
    less,
    luma,
    packed,
    painterly,
    picture,
    put,
    tinted,
)
from core.generation.animatic.looks.texture import fibres, hills
from core.generation.animatic.looks.tones import spread


@lru_cache(maxsize=8)
def _steps(levels: int, softness: float) -> tuple[np.ndarray, np.ndarray]:
    """How much to lighten and to darken each brightness, as alphas 0..255, so that it falls on one of so many levels."""
    tone = np.arange(256) / 255
    place = tone * levels
    floor = np.floor(place)
    share = np.clip((place - floor - 0.5) / softness + 0.5, 0, 1)
    wanted = np.clip((floor + share) / levels, 0, 1)
    up = np.where(wanted > tone, (wanted - tone) / np.maximum(1 - tone, 0.02), 0)
    down = np.where(wanted < tone, (tone - wanted) / np.maximum(tone, 0.02), 0)
    return (255 * np.clip(up, 0, 0.6)).astype(np.uint8), (255 * np.clip(down, 0, 0.6)).astype(np.uint8)


def cel(canvas: skia.Canvas, grey: Grey, levels: int, softness: float, strength: float) -> None:
    """Bring the light and shade of a frame, whose luma is ``grey``, to a few steps."""
    up, down = _steps(levels, softness)
    put(canvas, tinted(up.take(grey), "#ffffff", strength))
    put(canvas, tinted(down.take(grey), "#140a24", strength))


class Anime:
    """Thin, clean, coloured lines, two steps of shade, light that blooms and a sky that runs from deep to pale."""

    def __init__(self, study: Pixels) -> None:
        height, width = study.shape[:2]
        self._sky = _fall(width, height, "#2a5bd7", 0.34)
        self._rays = _rays(width, height)

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Draw the lines and settle the shades."""
        words = packed(pixels)
        height, width = words.shape
        lines = dark_lines(words, 9, 40)
        cel(canvas, doubled(luma(halved(words)), width, height), 5, 0.25, 0.7)
        put(canvas, self._sky, skia.BlendMode.kOverlay, 0.8)
        put(canvas, tinted(lines, "#2b1236", 0.82))
        put(canvas, self._rays, skia.BlendMode.kScreen)


@lru_cache(maxsize=8)
def _fall(width: int, height: int, colour: str, strength: float) -> skia.Image:
    """A colour that fades out from the top edge to the middle."""
    made = draw.blank(width, height)
    shade = draw.vertical(0, height * 0.62, [(colour, strength), (colour, 0.35 * strength), (colour, 0.0)], [0, 0.5, 1])
    made.getCanvas().drawPaint(draw.fill(shader=shade))
    return made.makeImageSnapshot().makeRasterImage()


@lru_cache(maxsize=8)
def _rays(width: int, height: int) -> skia.Image:
    """Broad beams from the upper right, as painted backgrounds love them."""
    made = draw.blank(width, height)
    canvas = made.getCanvas()
    for start, wide, strength in ((0.98, 0.10, 0.16), (0.80, 0.05, 0.11), (0.66, 0.09, 0.08)):
        x = start * width
        beam = draw.shape(
            (x, -5), (x + wide * width, -5), (x - 0.30 * width, height * 0.8), (x - (0.34 + wide) * width, height * 0.8)
        )
        shade = draw.vertical(0, height * 0.8, [("#fff3d6", strength), ("#fff3d6", 0.0)])
        canvas.drawPath(beam, draw.fill(shader=shade, blur=0))
    small = made.makeImageSnapshot().resize(width // 8, height // 8, draw.FAST)
    return small.resize(width, height, draw.FAST)


class Cartoon:
    """Thick black outlines, flat bright colour in few steps, dots where the shade is."""

    def __init__(self, study: Pixels) -> None:
        height, width = study.shape[:2]
        self._dots = dots(width, height, 6.0, 45.0)

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Ink the frame."""
        words = packed(pixels)
        lines = dark_lines(words, 12, 34, broad=True)
        words[...] = painterly(words, 2)
        grey = luma(words)
        cel(canvas, grey, 4, 0.14, 0.8)
        shade = less(np.uint8(132) - np.minimum(grey, np.uint8(132)), self._dots)
        put(canvas, tinted(_HARD.take(shade), "#1a1030", 0.34))
        put(canvas, tinted(lines, "#0a0610", 1.0))


_HARD = curve((0, 0), (14, 255), (255, 255))


@lru_cache(maxsize=8)
def dots(width: int, height: int, gap: float, degrees: float) -> Grey:
    """A halftone screen: 0 in the middle of each dot, 255 between them, in a grid turned by an angle."""
    turn = np.deg2rad(degrees)
    x, y = np.arange(width)[None, :], np.arange(height)[:, None]
    u, v = (x * np.cos(turn) + y * np.sin(turn)) / gap, (-x * np.sin(turn) + y * np.cos(turn)) / gap
    distance = np.hypot(u - np.floor(u) - 0.5, v - np.floor(v) - 0.5)
    screen: Grey = np.clip(255 * distance / 0.7072, 0, 255).astype(np.uint8)
    return screen


_POP = ("#ffffff", "#ffe600", "#ff2d3b", "#ff7fb0", "#00a6e8", "#14108c", "#0a0a12", "#ffc78f", "#3ac14a", "#ff8a00")


class PopArt:
    """A few loud inks, big dots of a second ink in the half-tones, black lines."""

    def __init__(self, study: Pixels) -> None:
        height, width = study.shape[:2]
        self._screen = dots(width, height, 8.0, 30.0)
        low, _, high = spread(study)
        tones = curve((0, 0), (low, 26), (0.5 * (low + high), 150), (high, 245), (256, 255))

        def loud(rgb: np.ndarray) -> np.ndarray:
            toned = tones[np.rint(rgb).astype(int)].astype(float)
            most = toned.max(axis=1, keepdims=True)
            strong: np.ndarray = most + (toned - most) * 1.45
            return strong

        self._inks = fixed(_POP, 1.5).after(loud)
        self._light = np.clip(loud(GRID) @ np.array([0.299, 0.587, 0.114]), 0, 255).astype(np.uint8)

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Print the frame."""
        words = packed(pixels)
        lines = dark_lines(words, 12, 34, broad=True)
        place = cells(painterly(words, 2))
        words[...] = self._inks.take(place)
        # an ink is printed in dots on its own tint, and the dots grow together where it is dark
        light = less(self._screen, np.uint8(255) - self._light.take(place))
        put(canvas, tinted(_HARD.take(light), "#fff8ee", 0.66))
        put(canvas, tinted(lines, "#08060c"))


_INKS = (
    "#f3e6c8", "#e9d3a1", "#f7efdc", "#d9b77a", "#c7593b", "#9e2f2a", "#e8a98a", "#1f3a5f", "#2f5f8a", "#6f9bb3",
    "#b6cdc8", "#11233f", "#5d7a4a", "#8fa06a", "#3a4a3a", "#7a5a3c", "#4a3328", "#1c1a1e", "#a9a08a", "#e6c23e",
    "#6b5876", "#c98f9a",
)  # fmt: skip


class WoodBlock:
    """Flat inks of old Edo, indigo key lines, a sky wiped darker towards the top, the grain of the block and hand-made paper."""

    def __init__(self, study: Pixels) -> None:
        height, width = study.shape[:2]
        low, middle, high = spread(study)
        tones = curve((0, 10), (low, 34), (middle, 0.4 * middle + 102), (high, 246), (256, 248))
        self._inks = fixed(_INKS, 1.2).after(lambda rgb: tones[np.rint(rgb).astype(int)])
        wood = np.sin((np.arange(height)[:, None] * 0.55 + 9 * hills(width, height, 128, "block")) * 1.4)
        paper = 0.985 + 0.022 * wood * (0.5 + 0.5 * hills(width, height, 64, "baren")) - 0.10 * fibres(width, height)
        sheet = np.zeros((height, width, 4), np.uint8)
        for channel, value in enumerate((226, 243, 252)):
            sheet[..., channel] = np.clip(value * paper, 0, 255)
        sheet[..., 3] = 255
        self._sheet = picture(packed(sheet), opaque=True)
        self._sky = _fall(width, height, "#12397a", 0.5)
        self._seal = _seal(round(0.085 * min(width, height)))
        self._place = (round(width * 0.94 - 0.05 * min(width, height)), round(height * 0.06))

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Print the frame from its blocks."""
        words = packed(pixels)
        lines = dark_lines(words, 8, 30)
        words[...] = self._inks.take(cells(painterly(words, 2)))
        put(canvas, self._sky, skia.BlendMode.kMultiply)
        put(canvas, tinted(lines, "#14203c", 0.95))
        put(canvas, self._sheet, skia.BlendMode.kMultiply)
        put(canvas, self._seal, at=self._place)


@lru_cache(maxsize=4)
def _seal(size: int) -> skia.Image:
    """A red stamp with strokes in it that spell nothing."""
    made = draw.blank(size, round(size * 1.5))
    canvas = made.getCanvas()
    canvas.scale(size / 40, size / 40)
    canvas.drawRoundRect(draw.rect(2, 2, 36, 56), 4, 4, draw.fill("#b5281e", alpha=0.92))
    pen = draw.stroke("#f6e8cf", 2.6)
    for y in (14, 24, 40, 50):
        canvas.drawLine(9, y, 31, y, pen)
    for x, top, bottom in ((20, 8, 30), (12, 34, 54), (28, 34, 54), (20, 36, 46)):
        canvas.drawLine(x, top, x, bottom, pen)
    return made.makeImageSnapshot().makeRasterImage()
