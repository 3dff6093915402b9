"""A cottage garden: a paved path to a gate under roses, flower beds, a clipped hedge, a bird bath; lanterns at night."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import foreground, land, outdoors, plants, relief, sky, trees
from core.generation.animatic.sets.land import Item
from core.generation.animatic.sets.marks import Marks, marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Stage, Still

BLOOMS = ("#ff5f8f", "#ffd34d", "#ffffff", "#b48cff", "#ff8a5c", "#e8453c")


def build(brief: Brief) -> Stage:
    """The garden of a brief."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.55, 0.58, 0.56), seats=True)
    air = sky.air_for(brief, place.horizon)
    line, grow, wide = place.horizon, frame.pick(1.0, 1.5, 1.25), frame.width
    feet, scatter = place.feet, partial(land.scatter, brief)
    aside = outdoors.clearing(brief, -0.24, 0.24)
    distance = [
        relief.ridge(brief, air, "hills", 0.24, line - 20 * grow, 18, "#6a9f6a", 0.58, bottom=line + 30, trees=14),
        scatter(
            "trees", (line - 2, line + 10), 20, trees.broadleaf(air, 0.34), (0.5 * grow, 0.85 * grow), room=200 * grow
        ),
        relief.mist(brief, air, "far", 0.24, line + 10, 40, 0.3),
    ]
    hedge = [_hedge(brief, air, line + 34, 58 * grow), *_trees(brief, air, line + 40, grow)]
    ground = [
        land.ground(brief, air, line + 34, "#74b24a", swell=3),
        None if brief.travel else _paving(brief, air, place),
        land.pool_of_light(brief, air, place.lead + 50, feet, wide * 0.46, 0.34),
        scatter(
            "bed-leaves",
            (line + 40, line + 62),
            46,
            plants.fern(air, colour="#5a9a48"),
            (0.4, 0.7),
            room=50,
            clear=[(wide * 0.0, wide * 0.16)] if not brief.travel else [],
        ),
        None
        if air.snow
        else scatter(
            "bed",
            (line + 44, line + 72),
            190,
            plants.flower(air, BLOOMS),
            (0.6, 1.0),
            room=34,
            clear=[(wide * 0.0, wide * 0.16)] if not brief.travel else [],
        ),
        _arch(brief, air, line + 44, grow) if not brief.travel else None,
        scatter(
            "roses",
            (line + 66, line + 84),
            8,
            plants.bush(air, 0.03, colour="#4f9444", berries="#ff5f8f"),
            (0.6, 0.9),
            clear=aside,
        ),
        _bird_bath(brief, air, place, grow) if not brief.travel else None,
        scatter("tufts", (line + 84, feet - 4), 90, plants.tuft(air, colour="#6fae45"), (0.4, 0.8), room=26),
        None
        if air.snow
        else scatter(
            "daisies", (line + 90, feet), 46, plants.flower(air, ("#ffffff", "#ffe9a8")), (0.3, 0.6), room=24, clumps=9
        ),
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-grass",
            (feet + 20, frame.height + 10),
            60,
            plants.tuft(air, colour="#6aa845", tall=24),
            (0.9, 1.4),
            room=46,
        ),
        None
        if air.snow
        else scatter(
            "near-flowers",
            (frame.height - 20, frame.height + 16),
            34,
            plants.flower(air, BLOOMS),
            (1.6, 2.5),
            room=70,
            clumps=5,
            clear=aside,
        ),
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "distance", 0.24, distance),
        land.together(brief, "hedge", 0.5, hedge),
        land.together(brief, "ground", 0.92, ground),
        land.together(brief, "near", 1.05, near),
        *foreground.framing(brief, air, "leaves"),
    ]
    if not air.snow and not air.overcast:
        layers.append(foreground.motes(brief, air, feet))
        if not air.night:
            layers.append(foreground.butterflies(brief, air, feet - 70, 4))
    if not air.snow:
        layers.append(foreground.falling_leaves(brief, air, ("#ffc4d6", "#ffe2ea"), 9))
    return outdoors.stage(brief, air, place, layers)


def _hedge(brief: Brief, air: Air, y: float, tall: float) -> Still:
    """A clipped hedge, lit on top."""
    period = land.period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("hedge")
        hue = "#3f7f3c" if not air.snow else "#6a8f86"
        canvas.drawRect(
            draw.rect(-period / 2, y - tall, period, tall + 14),
            draw.fill(
                shader=draw.vertical(y - tall, y, [air.lit(hue, 0.25), air.shaded(hue, 0.35), air.shaded(hue, 0.75)])
            ),
        )
        for _ in range(900):
            u = rng.random()
            x, py = rng.uniform(-period / 2, period / 2), y - tall * (1.03 - u)
            tone = air.lit(hue, 0.5 * (1 - u) * rng.random()) if rng.random() < 0.6 else air.shaded(hue, 0.4 + 0.4 * u)
            draw.oval(canvas, x, py, rng.uniform(3, 6.5), rng.uniform(2, 4), draw.fill(tone))
        if air.snow:
            for _ in range(150):
                draw.oval(
                    canvas,
                    rng.uniform(-period / 2, period / 2),
                    y - tall + rng.uniform(-4, 3),
                    rng.uniform(9, 20),
                    rng.uniform(3, 6),
                    draw.fill(air.lit(land.SNOW, 0.1)),
                )

    return land.strip(brief, "hedge", 0.5, y - tall - 10, y + 14, paint)


def _trees(brief: Brief, air: Air, y: float, grow: float) -> list[Still]:
    frame = brief.frame
    blossom = trees.broadleaf(air, 0.08, colour="#f2a6c4") if not air.snow else trees.broadleaf(air, 0.08)
    if brief.travel:
        return [
            land.scatter(brief, "fruit-trees", (y - 4, y + 4), 5, blossom, (0.9 * grow, 1.1 * grow), room=280 * grow)
        ]

    def paint(canvas: skia.Canvas) -> None:
        blossom(canvas, -frame.width * 0.4, y, 1.15 * grow, brief.random("cherry"))
        trees.broadleaf(air, 0.1)(canvas, frame.width * 0.42, y - 4, 1.1 * grow, brief.random("apple"))

    return [Still("set:fruit-trees", 0.5, (-frame.width * 0.75, -60, frame.width * 1.5, y + 80), paint)]


def _paving(brief: Brief, air: Air, place: Marks) -> Still:
    """Stepping stones in perspective from the arch to the viewer."""
    frame = brief.frame
    top, bottom = place.horizon + 48, frame.height + 40

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("paving")
        tone = "#cfc4b2" if not air.snow else "#e6eef8"
        u = 0.0
        while u < 1.05:
            y = top + (bottom - top) * u**1.5
            x = frame.width * (0.08 - 0.1 * u) + math.sin(u * 5) * frame.width * 0.03
            wide, tall = (9 + 70 * u) * frame.pick(1.0, 0.8, 0.9), 2.2 + 13 * u
            draw.oval(
                canvas, x, y + tall * 0.3, wide * 1.05, tall * 1.05, draw.fill(air.shaded("#4f7a3a", 0.5), alpha=0.7)
            )
            shader = draw.vertical(y - tall, y + tall, [air.lit(tone, 0.3), air.shaded(tone, 0.25)])
            draw.oval(canvas, x + rng.uniform(-4, 4) * u, y, wide, tall, draw.fill(shader=shader))
            u += 0.055 + 0.075 * u

    return Still("set:paving", 0.9, (-frame.width * 0.75, top - 10, frame.width * 1.5, bottom - top + 30), paint)


def _arch(brief: Brief, air: Air, y: float, grow: float) -> Still:
    """A white arch overgrown with roses, a little gate in it."""
    frame = brief.frame
    x, half, tall = frame.width * 0.08, 42 * grow, 128 * grow

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("arch")
        white, shade = air.lit("#f6f3ea", 0.1), air.shaded("#c9c4ba", 0.3)
        gap = draw.shape(
            (x - half, y),
            (x - half, y - tall * 0.6),
            (x - half, y - tall, x, y - tall),
            (x + half, y - tall, x + half, y - tall * 0.6),
            (x + half, y),
        )
        canvas.drawPath(
            gap, draw.fill(shader=draw.vertical(y - tall, y, [air.far("#a9cf8a", 0.5), air.far("#8fbf5f", 0.3)]))
        )
        for dx in range(-3, 4):
            px = x + dx * half * 0.27
            canvas.drawLine(px, y, px, y - 34 * grow + abs(dx) * 2, draw.stroke(white, 4.4 * grow))
        for high in (10, 26):
            canvas.drawLine(x - half, y - high * grow, x + half, y - high * grow, draw.stroke(shade, 3 * grow))
        canvas.drawPath(gap, draw.stroke(shade, 9 * grow))
        canvas.drawPath(gap, draw.stroke(white, 6 * grow))
        for index in range(70):
            u = index / 69
            if u < 0.3 or u > 0.7:
                side = -1 if u < 0.3 else 1
                v = u / 0.3 if u < 0.3 else (1 - u) / 0.3
                px, py = x + side * half, y - tall * 0.6 * v
            else:
                angle = math.pi * (1 - (u - 0.3) / 0.4)
                px, py = x + math.cos(angle) * half, y - tall * 0.6 - math.sin(angle) * tall * 0.36
            for _ in range(3):
                leaf = (px + rng.gauss(0, 7) * grow, py + rng.gauss(0, 6) * grow)
                hue = (
                    rng.choice(("#3f8a3c", "#5aa04a", "#2f6f38"))
                    if not air.snow
                    else rng.choice(("#f3f8ff", "#7f9f8f"))
                )
                draw.oval(canvas, *leaf, 5 * grow, 3.6 * grow, draw.fill(air.lit(hue, rng.uniform(0, 0.3))))
            if not air.snow and rng.random() < 0.6:
                rose = (px + rng.gauss(0, 6) * grow, py + rng.gauss(0, 5) * grow)
                hue = rng.choice(("#ff5f8f", "#ff9ab8", "#ffffff"))
                canvas.drawCircle(
                    *rose,
                    4.6 * grow,
                    draw.fill(
                        shader=draw.radial(
                            (rose[0] - 1, rose[1] - 1), 6 * grow, [air.lit(hue, 0.3), air.shaded(hue, 0.3)]
                        )
                    ),
                )
        if air.night:
            for side in (-1, 1):
                lamp = (x + side * half, y - tall * 0.62)
                draw.glow(canvas, *lamp, 78 * grow, "#ffc978", 0.6, skia.BlendMode.kSrcOver)
                canvas.drawCircle(*lamp, 5 * grow, draw.fill("#fff0c4"))

    return Still("set:arch", 0.9, (x - half - 90 * grow, y - tall - 30, 2 * half + 180 * grow, tall + 60), paint)


def _bird_bath(brief: Brief, air: Air, place: Marks, grow: float) -> Still:
    frame = brief.frame
    x, y, s = frame.width * frame.pick(0.36, 0.35, 0.36), place.horizon + 104 * frame.pick(1.0, 1.2, 1.1), 0.95 * grow
    stone = "#b9b4ac"

    def paint(canvas: skia.Canvas) -> None:
        item = _stone_bath(air, stone)
        item(canvas, x, y, s, brief.random("bath"))

    return Still("set:bath", 0.9, (x - 70 * s, y - 100 * s, 140 * s, 120 * s), paint)


def _stone_bath(air: Air, stone: str) -> Item:
    """A stone basin on a foot, 74 units high."""

    def item(canvas: skia.Canvas, x: float, y: float, s: float, rng: random.Random) -> None:
        draw.soft_shadow(canvas, x, y, 40 * s, 6 * s, 0.42)
        sides = [air.shaded(stone, 0.6), air.wash(stone), air.lit(stone, 0.5)]
        if air.side < 0:
            sides.reverse()
        shader = draw.horizontal(x - 40 * s, x + 40 * s, sides)
        foot = draw.shape(
            (x - 22 * s, y),
            (x - 20 * s, y - 8 * s),
            (x - 7 * s, y - 14 * s, x - 7 * s, y - 50 * s),
            (x + 7 * s, y - 50 * s),
            (x + 7 * s, y - 14 * s, x + 20 * s, y - 8 * s),
            (x + 22 * s, y),
        )
        canvas.drawPath(foot, draw.fill(shader=shader))
        bowl = draw.shape(
            (x - 42 * s, y - 70 * s),
            (x - 32 * s, y - 46 * s, x, y - 46 * s),
            (x + 32 * s, y - 46 * s, x + 42 * s, y - 70 * s),
        )
        canvas.drawPath(bowl, draw.fill(shader=shader))
        draw.oval(canvas, x, y - 70 * s, 42 * s, 9 * s, draw.fill(air.lit(stone, 0.4)))
        water = land.SNOW if air.snow else draw.mix(air.middle, "#ffffff", 0.2)
        draw.oval(
            canvas,
            x,
            y - 69 * s,
            36 * s,
            6.6 * s,
            draw.fill(shader=draw.vertical(y - 76 * s, y - 62 * s, [air.shaded(stone, 0.4), water])),
        )

    return item


SETS: dict[str, Callable[[Brief], Stage]] = {"garden": build}
