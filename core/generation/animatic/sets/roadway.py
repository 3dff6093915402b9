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

    def stones(canvas: skia.Canvas) -> None:
        far, near = draw.darken(town.pavement, 0.22), town.pavement
        canvas.drawRect(
            draw.rect(0, top, PERIOD + 1, low - top), draw.fill(shader=draw.vertical(top, low, [far, near]))
        )
        kerb = draw.lighten(town.pavement, 0.22)
        canvas.drawRect(draw.rect(0, low - 5, PERIOD + 1, 5), draw.fill(kerb))
        canvas.drawRect(draw.rect(0, low, PERIOD + 1, 7), draw.fill(draw.darken(town.pavement, 0.45)))

    def paint(canvas: skia.Canvas) -> None:
        line = draw.stroke(draw.darken(town.pavement, 0.35), 0.9, alpha=0.6)
        for x in joints:
            canvas.drawLine(x, top, x - 16, low - 5, line)
        canvas.drawLine(0, (top + low) / 2 - 2, PERIOD, (top + low) / 2 - 2, line)
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

    return tiled("set:pavement", 0.955, top - 2, low + 8, town, stones, paint, passes=1.0)


def _road(town: Town) -> Still:
    frame = town.brief.frame
    top, bottom = town.kerb + 5, frame.height * 1.12
    deep = bottom - top
    rng = town.brief.random("road")
    flecks = [(rng.uniform(0, PERIOD), rng.uniform(0.02, 1) ** 1.3, rng.uniform(6, 26)) for _ in range(150)]
    puddles = [
        (PERIOD * (k + rng.uniform(0.2, 0.8)) / 5, rng.uniform(0.25, 0.85), rng.uniform(60, 130)) for k in range(5)
    ]
    dash_y = town.feet + frame.pick(18, 44, 26)

    def tarmac(canvas: skia.Canvas) -> None:
        shade = [draw.lighten(town.road, 0.09), town.road, draw.darken(town.road, 0.3)]
        if town.snow:
            white, shadow, _ = _snow_tones(town)
            shade = [shadow, white, shadow]
        ground = draw.vertical(top, bottom, shade, [0, 0.45, 1])
        canvas.drawRect(draw.rect(0, top, PERIOD + 1, deep), draw.fill(shader=ground))

    def paint(canvas: skia.Canvas) -> None:
        if town.snow:
            _snowed(canvas, town, top, deep, flecks)
            return
        for x, share, size in flecks:
            tone = "#ffffff" if size > 15 else "#000000"
            draw.oval(canvas, x, top + deep * share, size * (0.5 + share), 0.8 + share, draw.fill(tone, alpha=0.035))
        dash = draw.mix(town.road, "#fff6e0", 0.55 if not town.dark else 0.32)
        for k in range(6):
            x = PERIOD * k / 6
            line = draw.shape((x, dash_y), (x + 118, dash_y), (x + 108, dash_y + 9), (x - 12, dash_y + 9))
            canvas.drawPath(line, draw.fill(dash, alpha=0.85))
        for k in range(7):  # a crossing, seen along its bars
            left = PERIOD * 0.78 + 26 * k
            bar = draw.shape((left, top + 8), (left + 15, top + 8), (left - 6, dash_y - 8), (left - 24, dash_y - 8))
            canvas.drawPath(bar, draw.fill(dash, alpha=0.7))
        if town.wet:
            sky = draw.mix(town.air.horizon, "#ffffff", 0.2)
            if town.dark:
                sky = "#8a7aff" if town.cyber else "#8aa4e8"
            for x, share, size in puddles:
                y = top + deep * share * 0.8
                draw.oval(canvas, x, y, size, size * 0.09, draw.fill(sky, alpha=0.16))
                draw.oval(canvas, x + size * 0.2, y + 1, size * 0.6, size * 0.05, draw.fill(sky, alpha=0.18))

    return tiled("set:road", 0.97, top, bottom, town, tarmac, paint, passes=1.0)


def _snow_tones(town: Town) -> tuple[str, str, str]:
    """Lit snow, shaded snow and slush."""
    if town.dark:
        return draw.mix(SNOW, "#2c3468", 0.6), draw.mix(SNOW, "#1c2250", 0.76), "#2a3058"
    return draw.mix(SNOW, town.air.haze, 0.12), draw.mix(SNOW, town.air.shade, 0.24), draw.mix(town.road, SNOW, 0.35)


def _snowed(canvas: skia.Canvas, town: Town, top: float, deep: float, flecks: list[tuple[float, float, float]]) -> None:
    """Drifts on a road under packed snow, and the slush that wheels have left in two lanes."""
    white, shadow, slush = _snow_tones(town)
    for lane in (0.1, 0.22):
        y = top + deep * lane
        canvas.drawRect(draw.rect(0, y, PERIOD, deep * 0.045), draw.fill(slush, alpha=0.55))
        for x, share, size in flecks[:70]:  # ragged edges
            draw.oval(canvas, x, y + deep * 0.045 * (share > 0.3), size * 1.2, 2.2, draw.fill(white))
    for x, share, size in flecks:
        y = top + deep * (0.3 + 0.7 * share)
        tone = draw.fill(shadow if size < 16 else "#ffffff", alpha=0.2 if town.dark else 0.34)
        draw.oval(canvas, x, y, size * (2 + 2 * share), 1.5 + 2.5 * share, tone)


def foreground_layer(town: Town) -> Still:
    """Things close to the lens, out of focus: a lamp post after dark, foliage overhead by day.

    They are thin or high, and so far apart that the lead is never behind one for longer than a blink.
    """
    frame = town.brief.frame
    depth = 1.55
    period = PERIOD * 1.7
    edge = frame.width * 0.45
    paint_one = _near_lamp if town.dark else _near_leaves

    wide = 260.0  # only as wide as it is: most of a period would be empty
    bounds = (edge - wide, -40.0, 2 * wide, frame.height * 1.2)
    return Still(
        "set:foreground",
        depth,
        bounds,
        lambda canvas: paint_one(canvas, town, edge),
        blur=5.0,
        wrap=period,
        drift=town.drift(depth),
    )


def _near_lamp(canvas: skia.Canvas, town: Town, x: float) -> None:
    high = town.brief.frame.height
    glow = "#ff4fc8" if town.cyber else "#ffcf8a"
    canvas.drawRect(draw.rect(x - 5, high * 0.08, 10, high * 1.1), draw.fill("#0d0a1e", alpha=0.75))
    draw.glow(canvas, x - 4, high * 0.09, 80, glow, 0.75)
    canvas.drawCircle(x - 4, high * 0.09, 20, draw.fill(draw.lighten(glow, 0.5), alpha=0.9))


def _near_leaves(canvas: skia.Canvas, town: Town, x: float) -> None:
    rng = town.brief.random("near-leaves")
    blossom, leaf = ("#f7b6cc", "#ffd3e0", "#e88fb0"), town.leaves()
    cherry = town.manner == "japanese" and town.brief.season in (None, "spring")
    tones = [town.air.wash(tone) for tone in blossom] if cherry else list(leaf)
    reach = town.brief.frame.pick(150.0, 130.0, 140.0)
    for _ in range(60):
        dx, dy = max(-200.0, min(200.0, rng.gauss(0, reach * 0.5))), abs(rng.gauss(0, reach * 0.2))
        canvas.drawCircle(x + dx, -30 + dy, rng.uniform(9, 22), draw.fill(rng.choice(tones), alpha=0.9))


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
