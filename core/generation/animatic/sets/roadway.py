"""The ground of a street and what lies close to the lens: pavement, road, puddles, steam, things out of focus."""

from __future__ import annotations

import math
import random

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.shopfronts import SNOW
from core.generation.animatic.sets.skyline import tiled
from core.generation.animatic.sets.town import PERIOD, Town
from core.generation.animatic.stage import Layer, Live, Still


def ground_layers(town: Town) -> list[Layer]:
    """Pavement and road: they pass at depth 1, so that feet stand still on them, and lie behind whoever walks there."""
    return [_pavement(town), _road(town)]


def _pavement(town: Town) -> Still:
    rng = town.brief.random("pavement")
    top, low = town.base, town.kerb
    joints = [PERIOD * k / 40 for k in range(40)]
    patches = [(rng.uniform(0, PERIOD), rng.uniform(30, 90)) for _ in range(9)]

    def paint(canvas: skia.Canvas) -> None:
        far, near = draw.darken(town.pavement, 0.22), town.pavement
        canvas.drawRect(draw.rect(0, top, PERIOD, low - top), draw.fill(shader=draw.vertical(top, low, [far, near])))
        line = draw.stroke(draw.darken(town.pavement, 0.35), 0.9, alpha=0.6)
        for x in joints:
            canvas.drawLine(x, top, x - 16, low, line)
        canvas.drawLine(0, (top + low) / 2 - 2, PERIOD, (top + low) / 2 - 2, line)
        kerb = draw.lighten(town.pavement, 0.22)
        canvas.drawRect(draw.rect(0, low - 5, PERIOD, 5), draw.fill(kerb))
        canvas.drawRect(draw.rect(0, low, PERIOD, 7), draw.fill(draw.darken(town.pavement, 0.45)))
        if town.snow:
            canvas.drawRect(
                draw.rect(0, top, PERIOD, low - top - 3), draw.fill(SNOW, alpha=0.72 if not town.dark else 0.55)
            )
            heap = random.Random(3)
            for k in range(52):
                x = PERIOD * k / 52
                draw.oval(
                    canvas,
                    x,
                    low - 1,
                    heap.uniform(22, 40),
                    heap.uniform(3, 7),
                    draw.fill(SNOW, alpha=0.95 if not town.dark else 0.8),
                )
        elif town.dark:
            for x, reach in patches:  # light from the windows on the stones
                draw.oval(canvas, x, (top + low) / 2, reach, (low - top) * 0.5, draw.fill(town.lamps[0], alpha=0.1))

    return tiled("set:pavement", 0.955, top - 2, low + 8, town, paint, passes=1.0)


def _road(town: Town) -> Still:
    frame = town.brief.frame
    top, bottom = town.kerb + 5, frame.height * 1.12
    rng = town.brief.random("road")
    flecks = [(rng.uniform(0, PERIOD), rng.uniform(0.02, 1) ** 1.3, rng.uniform(6, 26)) for _ in range(150)]
    puddles = [
        (PERIOD * (k + rng.uniform(0.2, 0.8)) / 5, rng.uniform(0.25, 0.85), rng.uniform(60, 130)) for k in range(5)
    ]

    def paint(canvas: skia.Canvas) -> None:
        deep = bottom - top
        shade = [draw.lighten(town.road, 0.09), town.road, draw.darken(town.road, 0.3)]
        canvas.drawRect(
            draw.rect(0, top, PERIOD, deep), draw.fill(shader=draw.vertical(top, bottom, shade, [0, 0.45, 1]))
        )
        for x, share, size in flecks:
            y = top + deep * share
            tone = "#ffffff" if size > 15 else "#000000"
            draw.oval(canvas, x, y, size * (0.5 + share), 0.8 + share, draw.fill(tone, alpha=0.035))
        y = town.feet + frame.pick(18, 44, 26)
        dash = draw.mix(town.road, "#fff6e0", 0.55 if not town.dark else 0.32)
        for k in range(6):
            x = PERIOD * k / 6
            canvas.drawPath(
                draw.shape((x, y), (x + 118, y), (x + 108, y + 9), (x - 12, y + 9)), draw.fill(dash, alpha=0.85)
            )
        x = PERIOD * 0.78
        for k in range(7):  # a crossing, seen along its bars
            left = x + 26 * k
            bar = draw.shape((left, top + 8), (left + 15, top + 8), (left - 6, y - 8), (left - 24, y - 8))
            canvas.drawPath(bar, draw.fill(dash, alpha=0.7))
        if town.wet and not town.snow:
            for px, share, size in puddles:
                py = top + deep * share * 0.8
                sky = (
                    "#8a7aff"
                    if town.cyber
                    else ("#8aa4e8" if town.dark else draw.mix(town.air.horizon, "#ffffff", 0.2))
                )
                draw.oval(canvas, px, py, size, size * 0.09, draw.fill(sky, alpha=0.16))
                draw.oval(canvas, px + size * 0.2, py + 1, size * 0.6, size * 0.05, draw.fill(sky, alpha=0.18))
        if town.snow:
            for k in range(90):
                sx, share = rng.random() * 0 + PERIOD * ((k * 0.6180339) % 1.0), ((k * 0.7548777) % 1.0) ** 1.2
                draw.oval(
                    canvas,
                    sx,
                    top + deep * share,
                    40 + 50 * share,
                    3 + 7 * share,
                    draw.fill(SNOW, alpha=0.5 if not town.dark else 0.3),
                )
            for k in range(2):  # wheel tracks
                canvas.drawRect(
                    draw.rect(0, top + 12 + 15 * k, PERIOD, 5), draw.fill(draw.darken(town.road, 0.15), alpha=0.5)
                )

    return tiled("set:road", 0.97, top, bottom, town, paint, passes=1.0)


# --- near things ----------------------------------------------------------------------------------------------------


def foreground_layer(town: Town) -> Still:
    """Thin things close to the lens, out of focus and see-through, far enough apart to pass the lead in a blink."""
    frame = town.brief.frame
    depth = 1.55
    period = PERIOD * 1.7
    half = frame.width / 2
    still_place = half * 0.86  # when nothing moves it frames the picture from the right
    glow = "#ff4fc8" if town.cyber else "#ffcf8a"

    def paint(canvas: skia.Canvas) -> None:
        colour = "#0d0a1e" if town.dark else draw.mix(town.hazes[2], "#2c3048", 0.5)
        for turn in (-1, 0, 1):
            x = still_place + turn * period
            canvas.drawRect(draw.rect(x - 6, 0, 12, frame.height * 1.15), draw.fill(colour, alpha=0.8))
            if town.dark:
                draw.glow(canvas, x - 4, frame.height * 0.1, 80, glow, 0.75)
                canvas.drawCircle(x - 4, frame.height * 0.1, 20, draw.fill(draw.lighten(glow, 0.5), alpha=0.9))
            for k, dx in enumerate((0.3, 0.62)):
                bx = x + period * dx
                tone = town.neons[k % len(town.neons)]
                for j in range(3):
                    canvas.drawCircle(
                        bx + 34 * j,
                        frame.height * (0.93 + 0.03 * (j % 2)),
                        22 + 6 * j,
                        draw.fill(tone, alpha=0.12 if town.dark else 0.05),
                    )

    return Still(
        "set:foreground",
        depth,
        (-period / 2, -20, period + 2, frame.height * 1.16),
        paint,
        blur=5.0,
        wrap=period,
        drift=town.drift(depth),
    )


def steam_layer(town: Town) -> Live:
    """Steam rising from grates in the pavement; it passes with the ground."""
    drift = town.drift(1.0)
    places = (PERIOD * 0.22, PERIOD * 0.71)
    tint = "#ff8ad8" if town.cyber else "#dfe6ff"
    reach = town.storey * 0.95

    def paint(canvas: skia.Canvas, t: float) -> None:
        half = town.brief.frame.width * 0.75
        for place in places:
            x = (place - drift * t) % PERIOD - PERIOD / 2
            if abs(x) > half:
                continue
            for k in range(7):
                age = (t * 0.3 + k / 7) % 1.0
                y = town.kerb - 6 - reach * age
                sway = math.sin(t * 0.9 + k * 1.9 + age * 3.0) * 9 * age + 14 * age
                draw.glow(canvas, x + sway, y, 12 + 26 * age, tint, 0.16 * math.sin(math.pi * age))

    return Live("set:steam", 0.975, paint)
