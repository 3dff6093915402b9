"""What old cellars and halls hold: torches in brackets with their flames, barrels, bones."""

from __future__ import annotations

import math
from collections.abc import Sequence

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import solids
from core.generation.animatic.stage import Live


def bracket(canvas: skia.Canvas, x: float, y: float, size: float) -> None:
    """An iron bracket with a torch whose flame starts at (x, y)."""
    draw.glow(canvas, x, y - 16 * size, 120 * size, "#ff9a3a", 0.55)
    solids.rod(canvas, (x, y + 2 * size), (x, y + 52 * size), 10 * size, "#7a4a2a")
    solids.rod(canvas, (x - 9 * size, y + 4 * size), (x + 9 * size, y + 4 * size), 8 * size, "#3a3a3c")
    solids.rod(canvas, (x - 7 * size, y + 34 * size), (x + 7 * size, y + 34 * size), 6 * size, "#3a3a3c")


def flames(places: Sequence[tuple[float, float]], size: float, depth: float) -> Live:
    """Flames that flicker above each of the places."""
    paints = [draw.fill(tone, alpha=0.95) for tone in ("#ff7a2a", "#ffb03a", "#fff0a8")]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for index, (x, y) in enumerate(places):
            for layer, tone in enumerate(paints):
                high = (46 - layer * 13 + 6 * math.sin(t * (9 + 2 * layer) + index * 2.1)) * size
                half = (12 - layer * 3.2) * size
                lean = 5 * math.sin(t * 5.3 + index + layer) * size
                flame = draw.shape(
                    (x, y + 2),
                    (x - half * 1.7, y - high * 0.3, x + lean, y - high),
                    (x + half * 1.7, y - high * 0.3, x, y + 2),
                )
                canvas.drawPath(flame, tone)

    return Live("set:flames", depth, paint)


def barrel(canvas: skia.Canvas) -> None:
    """A wooden barrel 92 tall."""
    draw.soft_shadow(canvas, 0, 0, 42, 8, 0.5)
    body = draw.shape((-28, -92), (28, -92), (44, -46, 28, 0), (-28, 0), (-44, -46, -28, -92))
    canvas.drawPath(body, draw.fill(shader=draw.horizontal(-38, 38, ["#6a4226", "#b07a48", "#4a2a18"])))
    for x in (-16, 0, 16):
        canvas.drawPath(draw.path((x * 0.9, -92), (x * 1.4, -46, x * 0.9, 0)), draw.stroke("#2a160c", 1.6, alpha=0.6))
    for y, half in ((-76, 33), (-16, 33)):
        canvas.drawRect(draw.rect(-half, y, 2 * half, 7), draw.fill("#5a5e62"))
    draw.oval(canvas, 0, -92, 28, 6, draw.fill("#8a5a34"))


def bones(canvas: skia.Canvas) -> None:
    """A skull on a few bones."""
    draw.soft_shadow(canvas, 0, 0, 44, 7, 0.4)
    for start, end in (((-36, -4), (30, -12)), ((-28, -14), (36, -4))):
        canvas.drawLine(*start, *end, draw.stroke("#d9d0b8", 7))
        for x, y in (start, end):
            canvas.drawCircle(x, y - 3, 5, draw.fill("#d9d0b8"))
            canvas.drawCircle(x, y + 3, 5, draw.fill("#d9d0b8"))
    draw.oval(canvas, 0, -34, 22, 20, draw.fill("#e8e0ca"))
    canvas.drawRoundRect(draw.rect(-12, -24, 24, 16), 4, 4, draw.fill("#e8e0ca"))
    for x in (-9, 9):
        draw.oval(canvas, x, -33, 6, 7, draw.fill("#1c1814"))
    canvas.drawPath(draw.shape((0, -26), (-3, -20), (3, -20)), draw.fill("#1c1814"))
    for x in (-7, -2, 3, 8):
        canvas.drawLine(x, -15, x, -9, draw.stroke("#5a5040", 1.4))
