"""Still water for outdoor sets: a sheet that holds the sky, or its ice, and the glints on it."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.land import period_of, strip
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Live, Still


def lake(brief: Brief, air: Air, top: float, bottom: float, *, ice: bool = False, depth: float = 0.5) -> Still:
    """A sheet of water or ice that holds the sky's colours, from ``top`` to ``bottom``."""
    period = period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("lake")
        colours = [draw.mix(air.horizon, air.haze, 0.3), air.middle, draw.mix(air.zenith, air.wash("#2a6a8c"), 0.4)]
        if ice:
            colours = [draw.mix(c, air.wash("#dceefa"), 0.5) for c in colours]
        canvas.drawRect(
            draw.rect(-period / 2, top, period, bottom - top), draw.fill(shader=draw.vertical(top, bottom, colours))
        )
        for _ in range(60):
            u = rng.random()
            x, y, long = rng.uniform(-period / 2, period / 2), top + (bottom - top) * u, 10 + 70 * u * rng.random()
            tone = draw.lighten(air.horizon, 0.35) if rng.random() < 0.6 else draw.darken(air.middle, 0.15)
            canvas.drawLine(
                x, y, x + long, y + (rng.uniform(-5, 5) if ice else 0), draw.stroke(tone, 0.6 + u, alpha=0.35)
            )
        if not air.overcast:  # the sun's road
            for index in range(24):
                y = top + (bottom - top) * (index + 0.5) / 24
                wide = (10 + index * 2.0) * rng.uniform(0.4, 1.0)
                x = air.sun_at[0] + rng.uniform(-8, 8)
                canvas.drawLine(x - wide, y, x + wide, y, draw.stroke(draw.lighten(air.sun, 0.4), 1.6, alpha=0.45))

    return strip(brief, "lake", depth, top, bottom, paint)


def shimmer(brief: Brief, air: Air, top: float, bottom: float, depth: float, count: int = 26) -> Live:
    """Glints that wander over water."""
    rng = brief.random("shimmer")
    wide = brief.frame.width * 0.62
    glints = [
        (rng.uniform(-wide, wide), rng.random(), rng.uniform(0, 6.3), rng.uniform(1.2, 2.6)) for _ in range(count)
    ]
    tone = draw.lighten(air.sun, 0.5)

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, u, phase, rate in glints:
            shine = max(0.0, math.sin(t * rate + phase))
            y, long = top + (bottom - top) * u, (4 + 22 * u) * (0.4 + 0.6 * shine)
            canvas.drawLine(x - long, y, x + long, y, draw.stroke(tone, 0.7 + 1.1 * u, alpha=0.6 * shine))

    return Live("set:shimmer", depth, paint)
