"""A cliff above the sea: grass up to the edge, white rock that falls away in bays, surf far below, a lighthouse."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.sets import foreground, land, outdoors, plants, relief, rockwork, sky
from core.generation.animatic.sets.marks import Marks, marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still

SEA, CHALK, GRASS = "#2585b4", "#e6dccb", "#74ac48"


def build(brief: Brief) -> Stage:
    """The cliff of a brief; who walks goes along its edge."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.44, 0.44, 0.43), seats=True)
    place.name(
        rock=(-0.34, -12, 0.85),
        cliff=(0.06, -22, 0.85, 0.98),
        slope=(-0.26, -26, 0.78, 0.97),
        peak=(0.06, -22, 0.85, 0.978),
        path=(-0.05, 0),
    )
    if not brief.travel:
        place.move(
            **{"lead": -0.17, "second": 0.05, "fourth": -0.42, "ground": 0.02, "ground-2": -0.26, "ground-4": -0.36}
        )
    line, feet, grow = place.horizon, place.feet, frame.pick(1.0, 1.5, 1.25)
    air = sky.air_for(brief, line)
    brow = feet - frame.pick(64, 96, 82)
    scatter = partial(land.scatter, brief)
    edge = frame.width * 0.28
    beyond = [] if brief.travel else [(edge - 20, frame.width)]
    aside = [*outdoors.clearing(brief, -0.28, 0.14), *beyond]
    far = [
        _sea(brief, air, line),
        relief.ridge(
            brief, air, "headland", 0.14, line - 2, 20 * grow, "#6f9a7c", 0.56, bottom=line + 4, base=1, trees=6
        ),
    ]
    coast = [] if brief.travel else [_bays(brief, air, line, grow), _lighthouse(brief, air, line, grow)]
    top = [
        land.ground(brief, air, brow, GRASS, swell=9) if brief.travel else _head(brief, air, place, brow, edge),
        land.pool_of_light(brief, air, place.lead + 30, feet, frame.width * 0.36, 0.3),
        scatter("shed-stones", (brow + 12, feet - 8), 12, land.rock(air), (0.4, 0.9), room=60, clear=aside),
        scatter(
            "tufts",
            (brow + 10, feet - 4),
            190,
            plants.tuft(air, colour=GRASS, tall=20),
            (0.45, 1.0),
            room=30,
            clear=beyond,
        ),
        None
        if air.snow
        else scatter(
            "flowers",
            (brow + 14, feet - 4),
            100,
            plants.flower(air, ("#ffffff", "#ff9ac0", "#ffd34d")),
            (0.45, 0.95),
            room=28,
            clumps=10,
            clear=beyond,
        ),
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-grass",
            (feet + 20, frame.height + 10),
            90,
            plants.tuft(air, colour="#68a040", tall=32),
            (0.9, 1.5),
            room=54,
            clear=[] if brief.travel else [(edge - 60, frame.width)],
        )
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "far", 0.14, far),
        *([land.together(brief, "coast", 0.3, coast)] if coast else []),
        _surf(brief, air, line, grow),
        land.together(brief, "top", 0.92, top),
        land.together(brief, "near", 1.05, near),
        foreground.blades(brief, air, colour="#68a040"),
        *outdoors.adrift(brief, air),
    ]
    if not air.night and not air.overcast:
        layers.append(sky.birds(brief, air, line * 0.8, 6))
    return outdoors.stage(brief, air, place, layers)


def _sea(brief: Brief, air: Air, line: float) -> Still:
    period, low = land.period_of(brief), brief.frame.height + 60

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("sea")
        deep = draw.mix(air.wash(SEA), air.middle, 0.24)
        canvas.drawRect(
            draw.rect(-period / 2, line, period, low - line),
            draw.fill(
                shader=draw.vertical(
                    line, low, [draw.mix(deep, air.horizon, 0.55), deep, draw.mix(deep, air.wash("#48c0c0"), 0.35)]
                )
            ),
        )
        for _ in range(220):
            u = rng.random() ** 1.3
            x, y, long = rng.uniform(-period / 2, period / 2), line + 2 + (low - line) * u, 6 + 40 * u * rng.random()
            tone = draw.lighten(air.horizon, 0.25) if rng.random() < 0.6 else draw.darken(deep, 0.2)
            canvas.drawPath(
                draw.path((x, y), (x + long / 2, y - 1 - 2 * u, x + long, y)),
                draw.stroke(tone, 0.6 + 1.2 * u, alpha=0.4),
            )
        if not air.overcast:
            for k in range(40):
                y, half = line + (low - line) * (k + 0.5) / 60, (7 + k * 1.2) * rng.uniform(0.4, 1.0)
                canvas.drawLine(
                    air.sun_at[0] - half,
                    y,
                    air.sun_at[0] + half,
                    y,
                    draw.stroke(draw.lighten(air.sun, 0.4), 1.4, alpha=0.5),
                )

    return land.strip(brief, "sea", 0.14, line - 1, low, paint)


def _face(
    canvas: skia.Canvas, air: Air, top: list[Point], low: float, away: float, rng: random.Random, size: float
) -> None:
    """A cliff below its grassy edge ``top``: chalk in facets, stained where water runs."""
    edge = rockwork.ragged(rng, top, 0.035, 3)
    body = draw.shape((top[0][0], low), *edge, (top[-1][0], low))
    tones = (
        air.far(draw.mix(CHALK, air.sun, 0.3), away),
        air.far("#c2b5a4", away),
        air.far(draw.mix("#7a6c68", air.shade, 0.2), away),
    )
    rockwork.face(canvas, body, tones, rng, side=air.side, size=size, count=80)
    canvas.save()
    canvas.clipPath(body, True)
    for _ in range(16):
        x, y = rng.uniform(body.getBounds().left(), body.getBounds().right()), rng.uniform(body.getBounds().top(), low)
        canvas.drawLine(
            x,
            y,
            x + rng.uniform(-5, 5),
            y + rng.uniform(20, 70),
            draw.stroke(air.far("#8a7a6c", away), 2.4, alpha=0.35),
        )
    canvas.restore()
    turf = air.far(land.SNOW if air.snow else air.foliage(GRASS), away * 0.8)
    canvas.drawPath(draw.path(*edge), draw.stroke(turf, size * 0.17))


def _bays(brief: Brief, air: Air, line: float, grow: float) -> Still:
    """The cliffs of the coast beyond, one behind the other, with foam at their feet."""
    frame = brief.frame

    def paint(canvas: skia.Canvas) -> None:
        for step, (start, rise, foot, away) in enumerate(
            ((0.02, 38, 12, 0.5), (0.14, 66, 34, 0.34), (0.3, 104, 76, 0.18))
        ):
            rng = brief.random("bay", str(step))
            y, high = line + foot * grow, rise * grow
            left, right = start * frame.width, frame.width * 0.8
            top = [
                (left, y),
                (left + 10 * grow, y - high * 0.82),
                (left + frame.width * 0.1, y - high),
                (left + frame.width * 0.24, y - high * 1.12),
                (right, y - high * 1.3),
            ]
            turf = air.far(land.SNOW if air.snow else air.foliage(GRASS), away)
            canvas.drawPath(
                draw.shape(*[(px, py - 7 * grow) for px, py in top[1:]], (right, y), (left + 12 * grow, y)),
                draw.fill(turf),
            )
            _face(canvas, air, top, y + 2, away, rng, 34 * grow)
            for _ in range(14):
                x = rng.uniform(left - 10, frame.width * 0.6)
                draw.oval(
                    canvas,
                    x,
                    y + rng.uniform(0, 4),
                    rng.uniform(8, 26),
                    rng.uniform(1.4, 3.2),
                    draw.fill(air.far("#ffffff", away * 0.6), alpha=0.8),
                )

    return land.strip(brief, "bays", 0.3, line - 190 * grow, line + 100 * grow, paint)


def _lighthouse(brief: Brief, air: Air, line: float, grow: float) -> Still:
    frame = brief.frame
    x, y, s = frame.width * frame.pick(0.38, 0.36, 0.37), line - 46 * grow, 0.72 * grow

    def paint(canvas: skia.Canvas) -> None:
        lit = air.night or air.overcast or brief.time_of_day in ("dawn", "sunset")
        if lit:
            for side in (-1, 1):
                beam = draw.shape(
                    (x, y - 122 * s),
                    (x + side * frame.width * 0.6, y - 170 * s),
                    (x + side * frame.width * 0.6, y - 84 * s),
                )
                canvas.drawPath(
                    beam,
                    draw.fill(
                        shader=draw.horizontal(
                            x, x + side * frame.width * 0.5, [("#fff2c0", 0.5 if air.night else 0.24), ("#fff2c0", 0.0)]
                        )
                    ),
                )
        tower = draw.shape((x - 18 * s, y), (x - 11 * s, y - 108 * s), (x + 11 * s, y - 108 * s), (x + 18 * s, y))
        white = [air.far("#cfd6e0", 0.16), air.far("#ffffff", 0.12)]
        canvas.drawPath(
            tower, draw.fill(shader=draw.horizontal(x - 16 * s, x + 16 * s, white if air.side > 0 else white[::-1]))
        )
        canvas.save()
        canvas.clipPath(tower, skia.ClipOp.kIntersect, True)
        for k in range(3):
            canvas.drawRect(
                draw.rect(x - 20 * s, y - (26 + 36 * k) * s, 40 * s, 16 * s), draw.fill(air.far("#d0413a", 0.14))
            )
        canvas.restore()
        canvas.drawRect(draw.rect(x - 14 * s, y - 112 * s, 28 * s, 5 * s), draw.fill(air.far("#3a3e48", 0.12)))
        canvas.drawRect(
            draw.rect(x - 8 * s, y - 129 * s, 16 * s, 18 * s), draw.fill("#fff0b0" if lit else air.far("#a8c0cc", 0.12))
        )
        canvas.drawPath(
            draw.shape((x - 11 * s, y - 128 * s), (x, y - 146 * s), (x + 11 * s, y - 128 * s)),
            draw.fill(air.far("#b8362f", 0.12)),
        )
        if lit:
            draw.glow(canvas, x, y - 120 * s, 60 * s, "#fff0b0", 0.8, skia.BlendMode.kSrcOver)

    return land.strip(brief, "lighthouse", 0.3, y - 220 * s, y + 10, paint)


def _surf(brief: Brief, air: Air, line: float, grow: float) -> Live:
    """Breakers that run towards the foot of the cliffs far below."""
    frame, rng = brief.frame, brief.random("surf")
    waves = [(rng.uniform(-0.5, 0.5) * frame.width, rng.random(), rng.uniform(20, 70) * grow) for _ in range(14)]
    foam = air.lit("#ffffff", 0.05)

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, start, long in waves:
            u = (t * 0.12 + start) % 1.0
            y = line + 10 + (frame.height * 0.36) * u
            swell = math.sin(math.pi * u)
            canvas.drawPath(
                draw.path((x - long * (0.5 + u), y), (x, y - 4 - 5 * u, x + long * (0.5 + u), y)),
                draw.stroke(foam, 0.8 + 2.2 * u, alpha=0.6 * swell),
            )

    return Live("set:surf", 0.31, paint)


def _head(brief: Brief, air: Air, place: Marks, brow: float, edge: float) -> Still:
    """The head of the cliff that the cast stands on: its grass, and its face that falls away on the right."""
    frame = brief.frame
    low = frame.height + 80
    wide = frame.width * 0.75

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("head")
        rim = [
            (-wide, brow + 6),
            (-frame.width * 0.3, brow - 8),
            (0.0, brow - 2),
            (edge * 0.7, brow + 4),
            (edge, brow + 20),
            (edge + frame.width * 0.03, brow + 58 * place.scale),
            (edge - frame.width * 0.02, low),
        ]
        outer = [
            (edge, brow + 16),
            (edge + frame.width * 0.06, brow + 46),
            (edge + frame.width * 0.075, brow + 110),
            (edge + frame.width * 0.11, brow + 170),
            (edge + frame.width * 0.1, low),
        ]
        face = draw.shape(*rockwork.ragged(rng, outer, 0.05, 3), (edge - 90, low), (edge - 90, brow + 30))
        tones = (air.lit(CHALK, 0.3), air.wash("#c2b5a4"), air.shaded("#7a6c68", 0.4))
        rockwork.face(canvas, face, tones, rng, side=air.side, size=52, count=60)
        turf = draw.shape(*rockwork.ragged(rng, rim, 0.02, 3), (-wide, low))
        tone = land.SNOW if air.snow else air.foliage(GRASS)
        canvas.drawPath(
            turf,
            draw.fill(
                shader=draw.vertical(
                    brow - 8, frame.height, [air.lit(tone, 0.3), air.lit(tone, 0.12), air.shaded(tone, 0.3)]
                )
            ),
        )
        canvas.save()
        canvas.clipPath(turf, skia.ClipOp.kIntersect, True)
        for k in range(30):
            x, y, r = rng.uniform(-wide, edge), rng.uniform(brow, frame.height), rng.uniform(40, 150)
            shade = (
                air.lit(tone, 0.5)
                if k % 2
                else air.shaded("#b7cdea" if air.snow else draw.mix(tone, land.EARTH, 0.3), 0.35)
            )
            draw.soft_shadow(canvas, x, y, r, r * 0.13, 0.3, shade)
        canvas.restore()
        canvas.drawPath(draw.path(*rim[:5]), draw.stroke(air.lit(tone, 0.55), 2.4, alpha=0.7))
        hang = draw.stroke(air.shaded(tone, 0.3), 3)
        for _ in range(26):  # turf that hangs over the edge
            u = rng.random()
            x, y = edge + frame.width * 0.03 * u, brow + 20 + (58 * place.scale - 20) * u
            canvas.drawLine(x - 4, y, x + rng.uniform(2, 9), y + rng.uniform(5, 14), hang)

    return Still("set:head", 0.92, (-wide, brow - 30, 2 * wide, low - brow + 30), paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"cliff": build}
