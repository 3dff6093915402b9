"""Steam: soft puffs that rise from a hot drink, curl, widen and fade. Translucent, and cheap enough for every frame."""

from __future__ import annotations

import math
from functools import lru_cache

import skia

from core.generation.animatic import draw

PUFF = 32  # half the side of the puff's picture, pixels


@lru_cache(maxsize=4)
def _puff(colour: str) -> skia.Image:
    surface = draw.blank(2 * PUFF, 2 * PUFF)
    fade = [(colour, 0.55), (colour, 0.26), (colour, 0.07), (colour, 0)]
    shader = draw.radial((PUFF, PUFF), PUFF, fade, [0, 0.35, 0.7, 1])
    surface.getCanvas().drawCircle(PUFF, PUFF, PUFF, draw.fill(shader=shader))
    return surface.makeImageSnapshot()


def rise(
    canvas: skia.Canvas,
    x: float,
    y: float,
    t: float,
    *,
    width: float,
    height: float,
    strength: float = 1.0,
    phase: float = 0.0,
) -> None:
    """Steam over (x, y), ``width`` wide at its foot and ``height`` tall; ``strength`` 0..1."""
    image = _puff("#fff8ec")
    paint, unsampled = skia.Paint(), skia.SamplingOptions()  # a puff this soft shows no pixels
    for wisp in range(3):
        foot = x + (wisp - 1) * width * 0.24
        reach = height * (1.0, 0.82, 0.68)[(wisp + int(phase * 10)) % 3]
        count = 15
        for index in range(count):
            age = (index / count + t * 0.20 * (1 + 0.14 * wisp) + phase) % 1.0
            curl = math.sin(age * 5.2 - t * 1.25 + wisp * 2.1 + phase * 6)
            cx = foot + curl * width * (0.03 + 0.2 * age) + (wisp - 1) * width * 0.10 * age
            cy = y - age * reach
            rx = width * (0.055 + 0.10 * age)
            ry = rx * (2.1 - 0.6 * age)
            paint.setAlphaf(strength * 0.5 * math.sin(math.pi * min(1.0, age * 1.02)) ** 0.8 * (1 - 0.6 * age))
            canvas.drawImageRect(image, draw.rect(cx - rx, cy - ry, 2 * rx, 2 * ry), unsampled, paint)
