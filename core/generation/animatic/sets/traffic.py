"""Cars that pass on the far side of the road, and people far off on the pavement."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw
from core.generation.animatic.props.vehicles import paint_car
from core.generation.animatic.sets.town import Town
from core.generation.animatic.stage import Live


def traffic_layer(town: Town) -> Live:
    """Two lanes behind the lead: one overtaking, one oncoming; walkers on the pavement between cars and shops."""
    frame = town.brief.frame
    size = frame.pick(0.62, 0.68, 0.64)
    span = frame.width * 3.4
    y = town.kerb + frame.pick(20.0, 34.0, 26.0)
    rng = town.brief.random("traffic")
    bodies = rng.sample(("#d8484a", "#f2c14a", "#4a8ad0", "#e8ecf2", "#3f9a7a"), 4)
    cars = [
        (0.3, -230.0, -1, bodies[0]),
        (0.82, -210.0, -1, bodies[1]),
        (0.05, 150.0, 1, bodies[2]),
        (0.55, 190.0, 1, bodies[3]),
    ]
    walkers = [
        (rng.random(), rng.choice((-26.0, -20.0, 18.0, 24.0)), rng.uniform(0.9, 1.1), rng.random()) for _ in range(5)
    ]
    coats = ("#2a2444", "#3a2a44", "#24304a") if town.dark else ("#7d6f8c", "#8c7468", "#5f7488")
    drift = town.drift(1.0)

    def paint(canvas: skia.Canvas, t: float) -> None:
        reach = frame.width * 0.72
        for start, pace, tall, seed in walkers:
            x = (start * span + (pace - drift) * t) % span - span / 2
            if abs(x) < reach:
                _walker(
                    canvas, town, x, town.kerb - 9, town.storey * 0.74 * tall, pace, t + seed * 5, coats[int(seed * 3)]
                )
        for start, pace, way, colour in cars:
            x = (start * span + (pace - (drift if way > 0 else drift * 0.4)) * t) % span - span / 2
            if abs(x) < reach + 90:
                lane = y - (14 if way < 0 else 0)
                spin = (start * span + pace * t) / (15 * size)
                if town.wet:
                    _streaks(canvas, x, lane, size, way)
                paint_car(
                    canvas,
                    x,
                    lane,
                    size,
                    way,
                    colour,
                    spin,
                    lights=town.dark or town.brief.weather != "clear",
                    sleek=town.cyber,
                )

    return Live("set:traffic", 0.985, paint)


def _streaks(canvas: skia.Canvas, x: float, y: float, size: float, way: int) -> None:
    """The lamps of a car as long smears in the wet road."""
    for dx, colour in ((150, "#fff0c4"), (-152, "#ff4438")):
        canvas.save()
        canvas.translate(x + way * dx * size, y + 34 * size)
        canvas.scale(0.3, 1.0)
        draw.glow(canvas, 0, 0, 62 * size, colour, 0.55)
        canvas.restore()


def _walker(
    canvas: skia.Canvas, town: Town, x: float, y: float, tall: float, pace: float, t: float, colour: str
) -> None:
    way = 1 if pace > 0 else -1
    swing = math.sin(t * 5.2) * tall * 0.13
    paint = draw.stroke(colour, tall * 0.1)
    hip = y - tall * 0.45
    canvas.drawLine(x, hip, x + swing, y, paint)
    canvas.drawLine(x, hip, x - swing, y, paint)
    canvas.drawPath(
        draw.shape(
            (x - tall * 0.12, hip + tall * 0.06),
            (x - tall * 0.12, y - tall * 0.8, x + way * tall * 0.02, y - tall * 0.8),
            (x + tall * 0.14, y - tall * 0.8, x + tall * 0.12, hip + tall * 0.06),
        ),
        draw.fill(colour),
    )
    head = (x + way * tall * 0.03, y - tall * 0.88)
    canvas.drawCircle(*head, tall * 0.09, draw.fill(draw.mix(colour, "#e8b090", 0.5)))
    if town.brief.weather in ("rain", "storm") or (town.cyber and town.dark):
        top = y - tall * 1.16
        canvas.drawLine(head[0], y - tall * 0.6, head[0], top, draw.stroke("#2a2430", 1.3))
        dome = draw.shape(
            (head[0] - tall * 0.34, top + tall * 0.14),
            (
                head[0] - tall * 0.24,
                top - tall * 0.14,
                head[0] + tall * 0.24,
                top - tall * 0.14,
                head[0] + tall * 0.34,
                top + tall * 0.14,
            ),
            (head[0], top + tall * 0.06, head[0] - tall * 0.34, top + tall * 0.14),
        )
        canvas.drawPath(dome, draw.fill(town.neons[int(abs(pace)) % len(town.neons)], alpha=0.85))
