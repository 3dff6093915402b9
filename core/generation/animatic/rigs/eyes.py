"""A cartoon eye that blinks and looks, for creatures without a face of their own."""

from __future__ import annotations

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs.postures import blink


def eye(canvas: skia.Canvas, x: float, y: float, size: float, t: float, phase: float, gaze: Point, *, shut: bool = False, iris: str = "#1a1620") -> None:  # fmt: skip
    """An eye about (x, y) with that radius; ``phase`` keeps creatures from blinking together."""
    if shut or blink(t, phase) < 0.3:
        canvas.drawPath(
            draw.path((x - size, y), (x, y + size * 0.7, x + size, y)), draw.stroke("#1c1820", max(2.0, size * 0.32))
        )
        return
    canvas.drawCircle(x, y, size, draw.fill("#ffffff"))
    px, py = x + size * (0.14 + 0.25 * gaze[0]), y + size * 0.25 * gaze[1]
    canvas.drawCircle(px, py, size * 0.64, draw.fill(iris))
    canvas.drawCircle(px - size * 0.2, py - size * 0.24, size * 0.24, draw.fill("#ffffff"))
