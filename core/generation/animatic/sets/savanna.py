"""The savanna: flat-crowned acacias, tall golden grass, rocky hills far off in the heat."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import foreground, land, outdoors, plants, relief, sky, trees
from core.generation.animatic.sets.land import Item
from core.generation.animatic.sets.marks import marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Stage, Still

GRASS = "#d6b25a"


def build(brief: Brief) -> Stage:
    """The savanna of a brief."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.57, 0.6, 0.57), seats=True)
    place.name(grass=(0.05, 0))
    air = sky.air_for(brief, place.horizon)
    line, grow, wide = place.horizon, frame.pick(1.0, 1.6, 1.3), frame.width
    feet, scatter = place.feet, partial(land.scatter, brief)
    aside = outdoors.clearing(brief, -0.24, 0.22)
    middle = outdoors.clearing(brief, -0.3, 0.12)
    distance = [
        relief.mountains(
            brief, air, "kopjes", 0.14, line, 62 * grow, "#9a7f86", 0.62, bottom=line + 16, peaks=4, snowline=2.0
        ),
        relief.ridge(brief, air, "plain", 0.14, line - 4, 7, "#b99f5c", 0.5, bottom=line + 40, base=1),
        scatter("far-acacias", (line - 2, line + 8), 20, _acacia(air, 0.44), (0.16, 0.3), room=90, clumps=7),
        relief.mist(brief, air, "heat", 0.14, line + 10, 34, 0.34),
    ]
    plain = [
        relief.ridge(brief, air, "near-plain", 0.4, line + 12, 8, GRASS, 0.28, bottom=line + 80, base=1),
        scatter(
            "acacias",
            (line + 10, line + 22),
            6,
            _acacia(air, 0.22),
            (0.5 * grow, 0.75 * grow),
            room=220 * grow,
            clear=middle,
        ),
    ]
    ground = [
        land.ground(brief, air, line + 28, GRASS, swell=8, under="#a8703c"),
        land.pool_of_light(brief, air, place.lead + 60, feet, wide * 0.5, 0.34),
        scatter(
            "far-grass",
            (line + 30, line + 90),
            460,
            plants.tuft(air, colour="#d9b65a", tall=22, blades=5),
            (0.35, 0.7),
            room=30,
        ),
        *_hero_tree(brief, air, line, grow),
        scatter("stones", (line + 66, feet - 12), 8, land.rock(air), (0.4, 1.0), room=60, clear=aside),
        scatter(
            "grass",
            (line + 80, feet - 4),
            190,
            plants.tuft(air, colour="#d2a94c", tall=30, blades=8),
            (0.5, 1.0),
            room=44,
        ),
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-grass",
            (feet + 20, frame.height + 12),
            90,
            plants.tuft(air, colour="#c79d44", tall=44, blades=9),
            (0.9, 1.5),
            room=70,
        )
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "distance", 0.14, distance),
        land.together(brief, "plain", 0.4, plain),
        land.together(brief, "ground", 0.92, ground),
        land.together(brief, "near", 1.05, near),
        *foreground.framing(brief, air, "dry"),
    ]
    layers.append(foreground.blades(brief, air, colour="#c79d44", tall=58, count=24))
    if not air.night and not air.overcast:
        layers += [sky.birds(brief, air, line * 0.42, 7), foreground.motes(brief, air, feet)]
    return outdoors.stage(brief, air, place, layers)


def _hero_tree(brief: Brief, air: Air, line: float, grow: float) -> list[Still]:
    frame = brief.frame
    if brief.travel:
        size = (1.0 * grow, 1.2 * grow)
        return [
            land.scatter(brief, "near-acacias", (line + 40, line + 56), 3, _acacia(air, 0.05), size, room=330 * grow)
        ]

    def paint(canvas: skia.Canvas) -> None:
        _acacia(air, 0.04)(
            canvas, frame.width * frame.pick(0.33, 0.3, 0.33), line + 54, 1.3 * grow, brief.random("acacia")
        )

    return [Still("set:acacia", 0.9, (-frame.width * 0.75, -60, frame.width * 1.5, frame.height), paint)]


def _acacia(air: Air, distance: float) -> Item:
    """An umbrella thorn: a forked stem under a wide, flat crown; 170 units tall."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        tall, reach = 165 * scale * rng.uniform(0.9, 1.1), 105 * scale * rng.uniform(0.85, 1.1)
        draw.soft_shadow(canvas, x - air.side * reach * 0.3, y, reach, 7 * scale, 0.36, air.wash("#1c1420"))
        bark = trees.tone(air, "#6a4a38", -0.35, distance)
        for sign, share in ((-1, 0.62), (1, 0.7), (-1, 0.24), (1, 0.3)):
            top = (x + sign * reach * share, y - tall * 0.86)
            limb = draw.path((x, y), (x + sign * 3 * scale, y - tall * 0.45, *top))
            canvas.drawPath(limb, draw.stroke(bark, (8 - 5 * share) * scale))
        canvas.drawPath(
            draw.path((x, y), (x - 2 * scale, y - tall * 0.12, x, y - tall * 0.26)), draw.stroke(bark, 9 * scale)
        )
        lobes = []
        for index in range(9):
            u = index / 8 * 2 - 1
            radius = reach * (0.13 + 0.1 * (1 - u * u)) * rng.uniform(0.9, 1.15)
            lobes.append((x + u * reach, y - tall * (0.9 + 0.05 * (1 - u * u)), radius))
        trees.crown(canvas, air, rng, lobes, rng.choice(("#7a9440", "#6f8a3c", "#8a9a48")), distance, scale * 0.72, 1.2)

    return item


SETS: dict[str, Callable[[Brief], Stage]] = {"savanna": build, "safari": build}
