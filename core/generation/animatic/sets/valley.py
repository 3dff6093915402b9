"""A green valley between mountain sides: wooded slopes that cross one another, a river in bends, hay, a far hut with smoke."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import foreground, land, outdoors, plants, relief, sky, trees
from core.generation.animatic.sets.marks import marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still


def build(brief: Brief) -> Stage:
    """The valley of a brief."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.5, 0.5, 0.49), seats=True)
    place.name(river=(0.2, -40, 0.7, 0.97), grass=(0.04, 2))
    line, feet, grow = place.horizon, place.feet, frame.pick(1.0, 1.6, 1.3)
    air = sky.air_for(brief, line)
    brow = feet - 62 * place.scale
    scatter = partial(land.scatter, brief)
    aside = outdoors.clearing(brief, -0.24, 0.22)
    far = [
        relief.mountains(
            brief, air, "peaks", 0.08, line + 10, 190 * grow, "#6a7ca6", 0.56, bottom=line + 30, peaks=6, snowline=0.42
        ),
        relief.mist(brief, air, "far", 0.08, line + 4, 60 * grow, 0.5),
    ]
    slopes = [
        _floor(brief, air, line, brow),
        *(_slope(brief, air, line, side, step) for step in (0, 1, 2) for side in (1, -1)),
        _river(brief, air, line, brow),
        _hut(brief, air, line, grow),
    ]
    meadow = [
        land.ground(brief, air, brow, "#72b048", swell=12, patches=24),
        land.pool_of_light(brief, air, place.lead + 60, feet, frame.width * 0.46, 0.34),
        *outdoors.seasonal(brief, air, brow + 14, 150),
        scatter("tufts", (brow + 8, feet - 4), 170, plants.tuft(air, colour="#72b048", tall=20), (0.45, 1.0), room=30),
        None
        if air.snow
        else scatter("flowers", (brow + 14, feet - 4), 90, plants.flower(air), (0.5, 1.05), room=28, clumps=11),
        scatter("stones", (brow + 16, feet - 10), 9, land.rock(air), (0.5, 1.0), room=60, clear=aside),
        scatter(
            "pines",
            (brow + 8, brow + 20),
            5,
            trees.conifer(air, 0.03),
            (0.95 * grow, 1.3 * grow),
            room=330 * grow,
            clear=outdoors.clearing(brief, -0.36, 0.36),
        ),
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-grass",
            (feet + 18, frame.height + 10),
            90,
            plants.tuft(air, colour="#68a642", tall=30),
            (0.9, 1.5),
            room=50,
        ),
        None
        if air.snow
        else scatter(
            "near-flowers", (feet + 18, frame.height + 14), 30, plants.flower(air), (1.0, 1.7), room=44, clumps=6
        ),
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "far", 0.08, far),
        land.together(brief, "slopes", 0.3, slopes),
        land.together(brief, "meadow", 0.92, meadow),
        land.together(brief, "near", 1.05, near),
        foreground.blades(brief, air, colour="#68a642"),
        *foreground.framing(brief, air, "grass"),
        *outdoors.adrift(brief, air),
    ]
    if not brief.travel:
        layers.insert(5, _smoke(brief, air, line, grow))
    if not air.night and not air.overcast:
        layers.append(sky.birds(brief, air, line * 0.55, 4))
    return outdoors.stage(brief, air, place, layers)


def _floor(brief: Brief, air: Air, line: float, brow: float) -> Still:
    period = land.period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("floor")
        hues = (
            [land.SNOW] * 4 if air.snow else [air.foliage(hue) for hue in ("#86b85a", "#a4c25c", "#74aa52", "#c4bc5e")]
        )
        canvas.drawRect(
            draw.rect(-period / 2, line, period, brow + 40 - line),
            draw.fill(shader=draw.vertical(line, brow, [air.far(hues[0], 0.56), air.far(hues[0], 0.14)])),
        )
        for _ in range(46):  # fields and hedges
            u = rng.random()
            x, y, wide = (
                rng.uniform(-period / 2, period / 2),
                line + 12 + (brow - line) * u,
                (30 + 130 * u) * rng.uniform(0.5, 1.2),
            )
            tone = air.far(rng.choice(hues), 0.5 - 0.36 * u)
            high = (3 + 12 * u) * rng.uniform(0.6, 1.2)
            canvas.drawPath(
                draw.shape(
                    (x - wide, y), (x - wide * 0.7, y - high), (x + wide, y - high * 0.9), (x + wide * 0.8, y + 1)
                ),
                draw.fill(tone, alpha=0.75),
            )
            hedge = air.far("#4f7f45" if not air.snow else "#8aa0a8", 0.5 - 0.36 * u)
            for k in range(9):
                canvas.drawCircle(
                    x - wide + 2 * wide * k / 8, y, (1.4 + 3.4 * u) * rng.uniform(0.6, 1.2), draw.fill(hedge)
                )

    return land.strip(brief, "floor", 0.3, line, brow + 40, paint)


def _slope(brief: Brief, air: Air, line: float, side: int, step: int) -> Still:
    """A wooded mountain side that runs down from one edge of the frame into the valley; higher ``step``s are nearer."""
    frame, period = brief.frame, land.period_of(brief)
    high = frame.height * frame.pick(0.16, 0.15, 0.15) * (1.0 + 0.55 * step)
    reach = frame.width * (0.62 - 0.13 * step) * (1.0 if side > 0 else 0.94)
    foot = line + frame.pick(14, 24, 18) + 16 * step * frame.pick(1.0, 1.8, 1.4)
    away = 0.5 - 0.15 * step

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("slope", str(side), str(step))
        outer = side * (frame.width * 0.5 + 30)
        crest = []
        for k in range(34):
            u = k / 33
            y = foot - (high + 26) * (1 - u) ** 1.35 + rng.uniform(-3, 3)
            crest.append((outer - side * reach * u, y))
        hue = "#4f8a4c" if not air.snow else "#c9d8e6"
        body = draw.shape(
            (side * period / 2, foot + 8),
            (side * period / 2, crest[0][1] - 20),
            *crest,
            (outer - side * reach, foot + 8),
        )
        canvas.drawPath(
            body,
            draw.fill(
                shader=draw.vertical(
                    foot - high,
                    foot,
                    [
                        air.far(air.foliage(hue), away),
                        air.far(air.foliage("#7fb055") if not air.snow else land.SNOW, away * 0.8),
                    ],
                )
            ),
        )
        canvas.save()
        canvas.clipPath(body, skia.ClipOp.kIntersect, True)
        shade = air.far(draw.mix(hue, air.shade, 0.5), away)
        for _ in range(12):
            x, y = outer - side * rng.random() * reach, foot - rng.random() * high
            draw.oval(canvas, x, y, 60, 22, draw.fill(shade, alpha=0.16))
        canvas.restore()
        wood = land.any_of(
            trees.conifer(air, away, shadow=False),
            trees.conifer(air, away, shadow=False),
            trees.broadleaf(air, away, shadow=False),
        )
        spots = []
        for _ in range(70):
            u = rng.random() ** 0.8
            top = foot - (high + 26) * (1 - u) ** 1.35
            y = top + rng.random() * (foot - top) * 0.7
            spots.append((y, outer - side * reach * u * rng.uniform(0.8, 1.0), rng.random()))
        size = frame.pick(0.2, 0.3, 0.24) * (1 + 0.4 * step)
        for y, x, seed in sorted(spots):
            wood(canvas, x, y, size, random.Random(seed))

    return land.strip(brief, f"slope-{side}-{step}", 0.3, foot - high - 120, foot + 10, paint)


def _course(brief: Brief, line: float, brow: float) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    frame = brief.frame
    left, right = [], []
    for k in range(31):
        u = k / 30
        y = line + 14 + (brow + 30 - line) * u**1.15
        x = frame.width * 0.06 + math.sin(u * 8.5 + 0.4) * frame.width * 0.12 * (0.2 + u) + frame.width * 0.1 * u
        half = 1.5 + frame.width * 0.045 * u**1.5
        left.append((x - half, y))
        right.append((x + half, y))
    return left, right


def _river(brief: Brief, air: Air, line: float, brow: float) -> Still:
    """The river in its bends, bright with the sky."""
    frame = brief.frame
    left, right = _course(brief, line, brow)

    def paint(canvas: skia.Canvas) -> None:
        water = draw.shape(*left, *reversed(right))
        canvas.drawPath(water, draw.stroke(air.far("#c8b888" if not air.snow else "#dfe9f4", 0.3), 6, alpha=0.8))
        tones = [draw.lighten(air.horizon, 0.2), draw.mix(air.middle, air.wash("#3f9cc0"), 0.4)]
        canvas.drawPath(water, draw.fill(shader=draw.vertical(line, brow, tones)))
        rng = brief.random("glints")
        canvas.clipPath(water, skia.ClipOp.kIntersect, True)
        for _ in range(60):
            x, y = rng.uniform(-0.2, 0.4) * frame.width, rng.uniform(line, brow)
            canvas.drawLine(x, y, x + rng.uniform(5, 24), y, draw.stroke("#ffffff", 1.0, alpha=0.4))

    return land.strip(brief, "river", 0.3, line, brow + 50, paint)


def _hut(brief: Brief, air: Air, line: float, grow: float) -> Still:
    """A log hut on the far bank, lit at night."""
    frame = brief.frame
    x, y, s = frame.width * 0.27, line + 46 * grow, 0.8 * grow

    def paint(canvas: skia.Canvas) -> None:
        wood, roof = air.far("#96663f", 0.2), air.far(land.SNOW if air.snow else "#6a4038", 0.2)
        canvas.drawRect(draw.rect(x - 20 * s, y - 20 * s, 40 * s, 20 * s), draw.fill(wood))
        for k in range(4):
            canvas.drawLine(
                x - 20 * s, y - 5 * s * k, x + 20 * s, y - 5 * s * k, draw.stroke(air.far("#5e3c2a", 0.2), 0.9)
            )
        canvas.drawRect(draw.rect(x + 8 * s, y - 40 * s, 6 * s, 16 * s), draw.fill(air.far("#8a7a74", 0.2)))
        canvas.drawPath(
            draw.shape(
                (x - 26 * s, y - 18 * s), (x - 14 * s, y - 36 * s), (x + 14 * s, y - 36 * s), (x + 26 * s, y - 18 * s)
            ),
            draw.fill(roof),
        )
        pane = "#ffd27a" if air.night or brief.time_of_day in ("dawn", "sunset") else air.far("#a8c8dc", 0.2)
        if air.night:
            draw.glow(canvas, x, y - 10 * s, 46 * s, "#ffb050", 0.7, skia.BlendMode.kSrcOver)
        for dx in (-13, 5):
            canvas.drawRect(draw.rect(x + dx * s, y - 14 * s, 8 * s, 7 * s), draw.fill(pane))

    return land.strip(brief, "hut", 0.3, y - 80 * s, y + 40 * s, paint)


def _smoke(brief: Brief, air: Air, line: float, grow: float) -> Live:
    """Smoke from the hut's chimney."""
    x, y, s = brief.frame.width * 0.27 + 11 * 0.8 * grow, line + 46 * grow - 40 * 0.8 * grow, 0.8 * grow
    tone = draw.mix(air.haze, "#ffffff", 0.4)

    def paint(canvas: skia.Canvas, t: float) -> None:
        for k in range(7):
            u = (t * 0.16 + k / 7) % 1.0
            draw.soft_shadow(
                canvas,
                x + 26 * s * u**1.5 + 4 * math.sin(t + k),
                y - 60 * s * u,
                (5 + 13 * u) * s,
                (4 + 9 * u) * s,
                0.55 * (1 - u),
                tone,
            )

    return Live("set:smoke", 0.31, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"valley": build}
