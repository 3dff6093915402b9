"""Things made by hand and filmed picture by picture: modelling clay, cut paper."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import skia

from core.generation.animatic.looks.palette import Palette, cells, extremes, taken_from, vivid
from core.generation.animatic.looks.raster import (
    Pixels,
    curve,
    doubled,
    halved,
    less,
    packed,
    painterly,
    put,
    soft,
    tinted,
    unpacked,
)
from core.generation.animatic.looks.texture import dice, fibres, hills, tooth, wobble

_RATE = 6.0  # how often hands touch the clay


class Clay:
    """Lumps with rounded edges, lit from the upper left, full of finger prints that change whenever somebody touched them."""

    def __init__(self, study: Pixels) -> None:
        height, width = study.shape[:2]
        self._prints = [_prints(width, height, take) for take in range(3)]
        self._bulge = [wobble(width, height, 2.2, 30, f"clay {take}") for take in range(3)]

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Model the frame."""
        words = packed(pixels)
        height, width = words.shape
        take = int(t * _RATE) % 3
        flat = painterly(words, 2).ravel().take(self._bulge[take])
        # height: every lump is highest in its middle, so edges of any kind fall away; lit by the slope towards the upper left
        half = halved(flat)
        lumps, around = unpacked(half), unpacked(soft(half, 1, 2))
        apart = np.maximum(lumps, around) - np.minimum(lumps, around)
        edge = np.maximum(np.maximum(apart[..., 0], apart[..., 1]), apart[..., 2])
        rise = soft(np.minimum(edge, np.uint8(36)), 1, 1)
        low, high, step = np.zeros_like(rise), np.zeros_like(rise), 2
        low[step:, step:] = less(rise[step:, step:], rise[:-step, :-step])
        high[step:, step:] = less(rise[:-step, :-step], rise[step:, step:])
        words[...] = flat
        put(canvas, tinted(_BODY.take(doubled(low, width, height)), "#1a0c16", 0.62))
        put(canvas, tinted(_BODY.take(doubled(high, width, height)), "#fff6ea", 0.5))
        put(canvas, self._prints[take])


_BODY = curve((0, 0), (2, 10), (18, 210), (30, 255))


@lru_cache(maxsize=8)
def _prints(width: int, height: int, take: int) -> skia.Image:
    """Finger prints and dents over the whole frame, as light and shade."""
    x, y = np.arange(width, dtype=np.float32)[None, :], np.arange(height, dtype=np.float32)[:, None]
    dents = hills(width, height, 48, f"dents {take}")
    relief = (np.roll(dents, 2, axis=(0, 1)) - dents) * 1.5
    rolls = dice("prints", str(take))
    for _ in range(round(width * height / 7000)):
        cx, cy, size, turn = (
            rolls.random() * width,
            rolls.random() * height,
            15 + 14 * rolls.random(),
            rolls.random() * 3,
        )
        left, top = int(max(0, cx - 2 * size)), int(max(0, cy - 2 * size))
        area = np.s_[top : int(cy + 2 * size), left : int(cx + 2 * size)]
        dx, dy = x[:, left : int(cx + 2 * size)] - cx, y[top : int(cy + 2 * size)] - cy
        u, v = dx * np.cos(turn) + dy * np.sin(turn), (-dx * np.sin(turn) + dy * np.cos(turn)) * 1.35
        distance = np.hypot(u, v + 0.4 * size)
        ridges = np.sin(distance * 1.9 + 1.5 * np.sin(u * 0.16))
        relief[area] += 0.34 * ridges * np.exp(-((np.hypot(u, v) / size) ** 4))
    light = np.clip(relief, -1, 1)
    made = np.zeros((height, width, 4), np.uint8)
    made[..., :3] = (255 * 0.28 * np.clip(light, 0, 1))[..., None]
    made[..., 3] = 255 * np.where(light > 0, 0.28, 0.34) * np.abs(light)
    return skia.Image.fromarray(made, skia.kBGRA_8888_ColorType, skia.AlphaType.kPremul_AlphaType)


class Papercut:
    """Sheets of coloured paper, one for each of a few colours, that throw shadows on the sheets beneath."""

    def __init__(self, study: Pixels) -> None:
        height, width = study.shape[:2]
        small = soft(halved(halved(halved(packed(study)))))
        colours = np.concatenate([taken_from(small, 15), extremes(halved(packed(study)))])
        self._palette = Palette(vivid(colours, 1.25, 1.05), 1.2)
        lightness = self._palette.colours @ np.array([0.299, 0.587, 0.114])
        # darker sheets lie nearer to the eye, as in a box of paper that is lit from behind
        self._rank = np.argsort(np.argsort(-lightness)).astype(np.uint8) * np.uint8(14)
        self._paper = _stock(width, height)

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Cut the frame."""
        words = packed(pixels)
        height, width = words.shape
        flat = painterly(words, 2)
        sheet = self._palette.nearest.take(cells(flat))
        rank = np.ascontiguousarray(self._rank.take(sheet)[::2, ::2])  # ranks cannot be averaged
        words[...] = self._palette.words.take(sheet)
        shadow = np.zeros_like(rank)
        for step in (1, 2, 3, 4, 5):
            beneath = rank[:-step, :-step] > rank[step:, step:]
            shadow[step:, step:] += beneath * np.uint8(42)
        edge = np.zeros_like(rank)
        edge[1:, 1:] = (rank[1:, 1:] > rank[:-1, :-1]) * np.uint8(110)
        put(canvas, tinted(doubled(soft(shadow, 1), width, height), "#120a1c", 0.9))
        put(canvas, tinted(doubled(edge, width, height), "#ffffff", 0.5))
        put(canvas, self._paper)


@lru_cache(maxsize=4)
def _stock(width: int, height: int) -> skia.Image:
    """The fibres of craft paper as light and shade."""
    rough = 0.75 * tooth(width, height, "stock") + 0.5 * fibres(width, height, "stock", 900) - 0.08
    made = np.zeros((height, width, 4), np.uint8)
    made[..., :3] = (255 * 0.09 * np.clip(rough, 0, 1))[..., None]
    made[..., 3] = 255 * 0.10 * np.clip(np.abs(rough), 0, 1)
    return skia.Image.fromarray(made, skia.kBGRA_8888_ColorType, skia.AlphaType.kPremul_AlphaType)
