"""What shines over snow: crystals that flash and the northern lights."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import land
from core.generation.animatic.stage import Brief, Live, Still


def glitter(brief: Brief, top: float) -> Live:
    """Snow crystals on the ground below ``top`` that flash."""
    rng = brief.random("glitter")
    frame = brief.frame
    grains = [
        (
            rng.uniform(-0.6, 0.6) * frame.width,
            rng.uniform(top, frame.height),
            rng.uniform(0, 6.3),
            rng.uniform(1.5, 3.5),
        )
        for _ in range(30)
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, y, phase, rate in grains:
            shine = max(0.0, math.sin(t * rate + phase)) ** 6
            if shine > 0.05:
                ray = draw.stroke("#ffffff", 0.9, alpha=shine)
                canvas.drawLine(x - 4 * shine, y, x + 4 * shine, y, ray)
                canvas.drawLine(x, y - 4 * shine, x, y + 4 * shine, ray)

    return Live("set:glitter", 1.01, paint)


def northern_lights(brief: Brief, horizon: float) -> Still:
    """Curtains of green and violet light; they drift slowly."""
    period = max(brief.frame.width * 1.6, 1000.0)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("aurora")
        for band, (low, high) in enumerate((("#4dffb0", "#6a7dff"), ("#58f0c8", "#b06aff"))):
            base = horizon * (0.5 - 0.16 * band)
            line = land.wave(rng, period, horizon * 0.09, octaves=4, base=1)
            ripple = land.wave(rng, period, 1.0, octaves=6, base=7, rough=0.8)
            step = 7.0
            x = -period / 2
            while x < period / 2:
                y = base + line(x)
                power = 0.26 + 0.2 * ripple(x)
                tall = horizon * (0.3 + 0.1 * ripple(x + 60))
                ray = draw.vertical(
                    y - tall, y + 8, [(high, 0.0), (high, power * 0.5), (low, power), (low, 0.0)], [0, 0.4, 0.9, 1]
                )
                canvas.drawRect(draw.rect(x, y - tall, step + 0.5, tall + 8), draw.fill(shader=ray))
                x += step

    return Still("set:aurora", 0.02, (-period / 2, 0, period, horizon), paint, 3.2, period, 3.0)
