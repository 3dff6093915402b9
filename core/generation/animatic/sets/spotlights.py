"""Cones of light from lamps above a stage or a dance floor."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.chamber import Chamber
from core.generation.animatic.stage import Live


def beams(room: Chamber, lamps: list[tuple[float, float]], colours: tuple[str, ...], swing: float) -> Live:
    """Cones of light from lamps (share of the width) to the floor; ``swing`` radians of motion."""
    reach = room.stand + 10
    top = room.pick(-10.0, 30.0, -6.0)
    cones = []
    for index, (_, _) in enumerate(lamps):
        length = reach - top
        half = room.width * (0.13 if not swing else 0.07)
        shade = draw.vertical(0, length, [(colours[index], 0.5), (colours[index], 0.06)])
        cones.append((draw.shape((-7, 0), (7, 0), (half, length), (-half, length)), draw.fill(shader=shade)))

    def paint(canvas: skia.Canvas, t: float) -> None:
        for index, ((x, aim), (cone, tone)) in enumerate(zip(lamps, cones, strict=True)):
            lean = math.degrees(math.atan2(room.x(x - aim), reach - top))
            canvas.save()
            canvas.translate(room.x(x), top)
            canvas.rotate(lean + math.degrees(swing) * math.sin(t * 1.6 + index * 1.9))
            canvas.drawPath(cone, tone)
            canvas.restore()

    return Live("set:beams", 0.9, paint)
