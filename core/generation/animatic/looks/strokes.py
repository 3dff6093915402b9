"""Paint put on with a brush: strokes that follow the forms, each of one colour, with the ridges its bristles left."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import skia

from core.generation.animatic.looks.lines import dark_lines
from core.generation.animatic.looks.raster import (
    Grey,
    Packed,
    Pixels,
    curve,
    halved,
    luma,
    packed,
    picture,
    put,
    soft,
    tinted,
    unpacked,
)
from core.generation.animatic.looks.texture import dice, noise

_TURNS = 8  # directions that a brush takes, over half a turn


class Brushwork:
    """A frame painted in strokes ``long`` by ``wide`` pixels. ``relief`` is how strongly the paint stands out, 0..1.

    ``swirl`` bends strokes around whirls where the picture itself has no direction; ``outline`` is the colour and the strength of the
    lines under the paint.
    """

    def __init__(
        self,
        study: Pixels,
        *,
        long: float,
        wide: float,
        relief: float,
        swirl: float,
        tones: np.ndarray,
        outline: tuple[str, float],
    ) -> None:
        height, width = study.shape[:2]
        self._source, self._ridge = _strokes(width, height, long, wide)
        self._flow = _whirls(width // 8, height // 8, swirl)
        self._relief, self._tones, self._outline = relief, tones, outline

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Paint the frame."""
        words = packed(pixels)
        height, width = words.shape
        drawn = dark_lines(words, 14, 48)
        calm = packed(self._tones.take(unpacked(soft(words, 1)))) | np.uint32(0xFF000000)
        index = self._directions(words)
        index *= width * height
        index += np.arange(width * height, dtype=np.int32).reshape(height, width)
        words[...] = calm.ravel().take(self._source.take(index))
        put(canvas, tinted(drawn, *self._outline))
        ridge = self._ridge.take(index)
        put(canvas, picture(_RELIEF.take(ridge)), alpha=self._relief)

    def _directions(self, words: Packed) -> np.ndarray:
        """Which of the turns a stroke at each pixel takes: along the edges of the picture, by its smoothed structure tensor."""
        height, width = words.shape
        small = luma(halved(halved(words))).astype(np.float32)
        gx, gy = np.gradient(small, axis=1), np.gradient(small, axis=0)
        rows, columns = height // 8, width // 8
        parts = []
        for product in (gx * gx - gy * gy, 2 * gx * gy):
            block = product[: rows * 2, : columns * 2].reshape(rows, 2, columns, 2).mean(axis=(1, 3))
            padded = np.pad(block, 2, mode="edge")
            parts.append(
                sum(
                    padded[2 + d : 2 + d + rows, 2 : 2 + columns] + padded[2 : 2 + rows, 2 + d : 2 + d + columns]
                    for d in (-2, -1, 0, 1, 2)
                )
            )
        # the direction with the least change is across the gradient; angles are doubled so that opposite ones are one
        cosine, sine = -parts[0] + self._flow[0] * 60, -parts[1] + self._flow[1] * 60
        angle = np.arctan2(sine, cosine) / 2  # -90..90 degrees
        turns = np.rint(angle / np.pi * _TURNS).astype(np.int32) % _TURNS
        return np.ascontiguousarray(turns.repeat(8, axis=0).repeat(8, axis=1)[:height, :width])


def _relief_table() -> np.ndarray:
    """A ridge's height 0..255 as light (above 128) or shade over the paint."""
    table = np.zeros((256, 4), np.uint8)
    for height in range(256):
        rise = (height - 128) / 128
        table[height, :3] = 255 * max(0.0, rise) * 0.9
        table[height, 3] = 255 * abs(rise) * 0.9
    words: np.ndarray = packed(table[None])[0]
    return words


_RELIEF = _relief_table()


@lru_cache(maxsize=4)
def _strokes(width: int, height: int, long: float, wide: float) -> tuple[np.ndarray, Grey]:
    """For each direction and pixel: the pixel whose colour its stroke has, and how high the paint lies there."""
    x, y = np.arange(width, dtype=np.float32)[None, :], np.arange(height, dtype=np.float32)[:, None]
    source = np.empty((_TURNS, height, width), np.int32)
    ridge = np.empty((_TURNS, height, width), np.uint8)
    wave = noise(width, height, 40, "strokes") * wide * 0.8
    rolls = dice("strokes")
    lengths, heights, shifts = rolls.random(4096).astype(np.float32), rolls.random(4096), rolls.random((2, 4096))
    for turn in range(_TURNS):
        angle = np.pi * turn / _TURNS
        cosine, sine = np.float32(np.cos(angle)), np.float32(np.sin(angle))
        along, across = x * cosine + y * sine, -x * sine + y * cosine + wave
        lane = np.floor(across / wide)
        lane_key = lane.astype(np.int32) & 4095
        # each lane begins its strokes elsewhere, so that their ends never line up
        place = along / long + lengths[lane_key] * 7
        cell = np.floor(place)
        key = (lane.astype(np.int32) * 71 + cell.astype(np.int32) * 193) & 4095
        u, v = place - cell, across / wide - lane  # 0..1 within the stroke
        middle_along = (cell + 0.35 + 0.3 * shifts[0][key] - lengths[lane_key] * 7) * long
        middle_across = (lane + 0.5) * wide - wave
        mx = np.clip(middle_along * cosine - middle_across * sine, 0, width - 1).astype(np.int32)
        my = np.clip(middle_along * sine + middle_across * cosine, 0, height - 1).astype(np.int32)
        source[turn] = my * width + mx
        bristles = 0.5 * np.sin(v * 17 + 9 * shifts[1][key]) + 0.35 * np.sin(v * 31 + 5 * lengths[key])
        body = 1 - np.abs(v - 0.42) * 2.3
        # light comes from above: the upper edge of a stroke shines, its lower edge and its end lie in shade
        shine = np.clip(0.30 - np.abs(v - 0.2), 0, 1) * 1.6 - np.clip(v - 0.78, 0, 1) * 3.2 - np.clip(u - 0.9, 0, 1) * 4
        value = 128 + 60 * shine + 26 * bristles * np.clip(body + 0.4, 0, 1) + 26 * (heights[key] - 0.5)
        ridge[turn] = np.clip(value, 20, 235)
    return source, ridge


@lru_cache(maxsize=8)
def _whirls(width: int, height: int, strength: float) -> tuple[np.ndarray, np.ndarray]:
    """Cosine and sine of twice the angle at which strokes run where nothing else leads them: level, or around whirls."""
    x, y = np.arange(width)[None, :] / width, np.arange(height)[:, None] / height
    if strength <= 0:
        angle = 0.5 * np.sin(3.1 * x + 2.0 * y) + 0.35 * np.sin(5.3 * y - 2.2 * x)
        return 0.3 * np.cos(2 * angle), 0.3 * np.sin(2 * angle)
    cosine, sine = np.full((height, width), 0.25), np.zeros((height, width))
    aspect = width / height
    for cx, cy, radius in (
        (0.30, 0.22, 0.22),
        (0.62, 0.30, 0.26),
        (0.86, 0.12, 0.18),
        (0.10, 0.45, 0.16),
        (0.5, 0.85, 0.5),
    ):
        dx, dy = (x - cx) * aspect, y - cy
        distance = np.hypot(dx, dy)
        pull = np.exp(-((distance / radius) ** 2)) * 1.6
        around = np.arctan2(dy, dx) + np.pi / 2
        cosine, sine = cosine + pull * np.cos(2 * around), sine + pull * np.sin(2 * around)
    return strength * cosine, strength * sine


def oil(study: Pixels) -> Brushwork:
    """Short, broad strokes, in the deep tones of an old master."""
    return Brushwork(
        study,
        long=19,
        wide=5.5,
        relief=0.55,
        swirl=0.0,
        tones=curve((0, 6), (60, 52), (190, 196), (255, 246)),
        outline=("#2a140c", 0.6),
    )


def van_gogh(study: Pixels) -> Brushwork:
    """Long, thick strokes that whirl through the sky."""
    return Brushwork(
        study,
        long=30,
        wide=6.5,
        relief=0.9,
        swirl=1.0,
        tones=curve((0, 14), (70, 74), (180, 196), (255, 250)),
        outline=("#0e1a4a", 0.8),
    )
