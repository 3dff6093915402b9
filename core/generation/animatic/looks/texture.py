"""Surfaces and noise: paper, canvas, grain, and the small shifts of a hand that never draws the same line twice.

Everything follows from its arguments, is made once and shared among shots.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import skia

from core.generation.animatic.looks.raster import Grey, enlarged_grey, shades
from core.generation.scene import seed_for


def dice(*names: str) -> np.random.Generator:
    """Random numbers for one named texture, the same in every clip."""
    return np.random.default_rng(seed_for(0, "texture", *names))


@lru_cache(maxsize=48)
def noise(width: int, height: int, cell: int, name: str) -> np.ndarray:
    """Smooth random hills of about ``cell`` pixels as (height, width) floats, -1..1. Read it only."""
    columns, rows = max(2, -(-width // cell) + 1), max(2, -(-height // cell) + 1)
    grid: Grey = dice(name, str(cell)).integers(0, 256, (rows, columns), np.uint8)
    hills: np.ndarray = enlarged_grey(grid, width, height).astype(np.float32) / 127.5 - 1
    return hills


@lru_cache(maxsize=16)
def hills(width: int, height: int, cell: int, name: str) -> np.ndarray:
    """Noise of ``cell`` pixels and its halves down to two pixels, each half as strong; about -1..1."""
    total, strength, size = np.zeros((height, width), np.float32), 0.5, cell
    while size >= 2:
        total += strength * noise(width, height, size, f"{name} {size}")
        size, strength = size // 2, strength / 2
    return total


@lru_cache(maxsize=24)
def wobble(width: int, height: int, amount: float, cell: int, name: str) -> np.ndarray:
    """Where each pixel is to be taken from, as an index into the flat frame, for lines that waver by ``amount`` pixels."""
    dx = noise(width, height, cell, f"{name} x") * amount
    dy = noise(width, height, cell, f"{name} y") * amount
    x = np.clip(np.rint(np.arange(width)[None, :] + dx), 0, width - 1)
    y = np.clip(np.rint(np.arange(height)[:, None] + dy), 0, height - 1)
    places: np.ndarray = (y * width + x).astype(np.intp)
    return places


@lru_cache(maxsize=8)
def grain(width: int, height: int, strength: float, name: str = "grain", frames: int = 4) -> tuple[skia.Image, ...]:
    """A few pictures of film grain that take turns."""
    rolls = dice(name)
    return tuple(shades(rolls.normal(0, 0.5, (height, width)), strength) for _ in range(frames))


@lru_cache(maxsize=8)
def tooth(width: int, height: int, name: str = "paper") -> np.ndarray:
    """The tooth of rough paper: fine bumps over broad ones, about -1..1."""
    bumps = dice(name).normal(0, 1, (height, width)).astype(np.float32)
    for axis in (0, 1):
        bumps = np.add.reduce([np.roll(bumps, shift, axis) for shift in range(3)]) / np.float32(3**0.5)
    return np.clip(0.42 * bumps + 0.5 * hills(width, height, 32, name), -1, 1)


@lru_cache(maxsize=8)
def fibres(width: int, height: int, name: str = "washi", count: int = 520) -> np.ndarray:
    """Long fibres of hand-made paper, 0..1, over a cloudy sheet."""
    rolls = dice(name)
    sheet = np.zeros((height, width), np.uint8)
    surface = skia.Surface(sheet, colorType=skia.kGray_8_ColorType, alphaType=skia.kOpaque_AlphaType)
    canvas = surface.getCanvas()
    paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=0.8, Color=skia.ColorWHITE)
    for _ in range(count):
        x, y, turn = rolls.random() * width, rolls.random() * height, rolls.random() * 6.28
        length, bend = 12 + 40 * rolls.random(), rolls.normal(0, 9)
        dx, dy = np.cos(turn) * length, np.sin(turn) * length
        paint.setAlphaf(float(0.25 + 0.5 * rolls.random()))
        line = skia.Path()
        line.moveTo(x, y)
        line.quadTo(x + dx / 2 - bend * np.sin(turn), y + dy / 2 + bend * np.cos(turn), x + dx, y + dy)
        canvas.drawPath(line, paint)
    return sheet.astype(np.float32) / 255
