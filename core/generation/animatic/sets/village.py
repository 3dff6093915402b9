"""A village: half-timbered cottages around a church on rolling hills, a well, a picket fence, smoke from the chimneys."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, foreground, land, plants, relief
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Live, Stage

WALLS = ("#f4ead2", "#f0dcc0", "#efe4d8", "#f2e0b8")
ROOFS = ("#a8503a", "#b8653f", "#8f4a3c", "#9a6a48")
COTTAGES = ((-0.47, 8, 104, 74), (-0.2, -6, 84, 62), (0.2, 2, 96, 70), (0.45, 14, 118, 84))
"""Cottages by share of the width, y below the line, width and height of their walls in units."""


def build(brief: Brief) -> Stage:
    """The village of a brief."""
    site = built.site_for(brief, (0.57, 0.58, 0.57), (1.0, 1.3, 1.2))
    air, line, wide, grow = site.air, site.line, site.wide, site.grow
    aegean = brief.place == "santorini"  # white cubes under blue
    walls, roofs = (("#fbfaf6", "#f6f4ee"), ("#2f74c8", "#3a80d0")) if aegean else (WALLS, ROOFS)

    def church(ink: Ink) -> None:
        _church(
            ink,
            wide * site.pick(0.07, 0.13, 0.1),
            line - 8 * grow,
            grow * site.pick(1.0, 1.25, 1.1),
            roofs[0] if aegean else "#7a4a52",
        )

    def cottages(ink: Ink) -> None:
        rng = site.random("cottages")
        for share, down, w, tall in COTTAGES:
            size = grow * site.pick(1.3, 1.05, 1.15)
            x, y = wide * share, line + down * grow + 22
            ink.shadow(x, y, w * size * 0.7, 8 * size, 0.36)
            fittings.gable(
                ink,
                x,
                y,
                w * size,
                tall * size,
                rng,
                wall=rng.choice(walls),
                roof=rng.choice(roofs),
                timber=not aegean,
                pitch=0.6,
            )
            for sign in (-1, 1):
                plants.bush(air, 0.04, berries="#ff7fa8")(
                    ink.canvas, x + sign * w * size * 0.52, y + 3, 0.42 * size, rng
                )

    def lane(ink: Ink) -> None:
        rng = site.random("lane")
        fittings.tree(ink, -wide * 0.335, line + 40, 0.8 * grow, rng)
        fittings.tree(ink, wide * 0.62, line + 46, 0.9 * grow, rng)
        fittings.fence(ink, wide * 0.22, wide * 0.72, line + 66 * grow, 0.8 * grow)
        fittings.fence(ink, -wide * 0.72, -wide * 0.3, line + 70 * grow, 0.8 * grow)
        _well(ink, wide * site.pick(0.31, 0.32, 0.32), line + 98 * grow * site.pick(1.0, 1.2, 1.1), 0.95 * grow)

    way = (
        None
        if brief.travel
        else land.path_to_horizon(brief, air, line + 26, "#d6c2a0", x_far=wide * 0.02, x_near=-wide * 0.02)
    )
    layers: list[Layer] = [
        site.together(
            "hills",
            0.24,
            relief.ridge(brief, air, "far", 0.24, line - 54 * grow, 22, "#5f936a", 0.55, bottom=line + 30, trees=16),
            relief.ridge(
                brief, air, "hills", 0.24, line - 20 * grow, 22 * grow, "#74ad4c", 0.36, bottom=line + 60, base=1
            ),
        ),
        site.together("church", 0.42, site.row("church", 0, line + 30, church, distance=0.16, depth=0.42)),
        site.together(
            "ground",
            0.92,
            land.ground(brief, air, line + 8, "#78b34e", swell=6),
            site.row("cottages", line - 240 * grow, line + 60 * grow, cottages, distance=0.03),
            way,
            land.pool_of_light(brief, air, site.place.lead + 60, site.feet, wide * 0.5, 0.3),
            site.row("lane", 0, site.high, lane),
            land.scatter(
                brief, "tufts", (line + 70, site.feet - 4), 120, plants.tuft(air, colour="#6fae45"), (0.4, 0.9), room=28
            ),
            None
            if air.snow
            else land.scatter(
                brief, "flowers", (line + 72, site.feet), 60, plants.flower(air), (0.4, 0.9), room=26, clumps=12
            ),
            built.seat(site),
        ),
        _smoke(site),
        *foreground.framing(brief, air, "leaves"),
    ]
    return site.stage(layers, site.underfoot("path"))


def _church(ink: Ink, x: float, base: float, s: float, roof: str) -> None:
    wall = "#f1e8d8"
    ink.wall(x + 52 * s, base, 96 * s, 54 * s, wall)
    ink.poly(
        roof,
        (x - 2 * s, base - 52 * s),
        (x + 12 * s, base - 92 * s),
        (x + 92 * s, base - 92 * s),
        (x + 106 * s, base - 52 * s),
    )
    ink.snow(x + 12 * s, base - 91 * s, 80 * s, 7 * s)
    for index in range(3):
        ink.window(x + (24 + 26 * index) * s, base - 42 * s, 9 * s, 24 * s, lit=True)
    ink.wall(x, base, 46 * s, 122 * s, wall)
    ink.poly(roof, (x - 27 * s, base - 120 * s), (x, base - 206 * s), (x + 27 * s, base - 120 * s), light=0.15)
    ink.poly(roof, (x - ink.air.side * 27 * s, base - 120 * s), (x, base - 206 * s), (x, base - 120 * s), light=-0.4)
    if ink.air.snow:
        ink.poly(
            "#f3f8ff",
            (x - 11 * s, base - 172 * s),
            (x, base - 208 * s),
            (x + 11 * s, base - 172 * s),
            (x, base - 178 * s),
        )
    ink.line("#d9b24a", 2.4 * s, (x, base - 204 * s), (x, base - 226 * s))
    ink.line("#d9b24a", 2.4 * s, (x - 6 * s, base - 218 * s), (x + 6 * s, base - 218 * s))
    ink.canvas.drawCircle(x, base - 100 * s, 11 * s, ink.shine("#fbf4e0"))
    ink.line("#4a3a34", 1.6 * s, (x, base - 108 * s), (x, base - 100 * s), (x + 5 * s, base - 97 * s))
    ink.window(x - 6 * s, base - 70 * s, 12 * s, 22 * s, lit=True)
    ink.box(x - 8 * s, base - 26 * s, 16 * s, 26 * s, "#6a4434")


def _well(ink: Ink, x: float, y: float, s: float) -> None:
    """A stone well under a little roof, 110 units tall."""
    ink.shadow(x, y, 50 * s, 8 * s)
    body = draw.shape(
        (x - 38 * s, y - 34 * s),
        (x - 38 * s, y - 4 * s),
        (x, y + 12 * s, x + 38 * s, y - 4 * s),
        (x + 38 * s, y - 34 * s),
    )
    ink.solid(body, "#a59c8e")
    for row in range(3):
        for index in range(5):
            px = x + (index - 2 + 0.5 * (row % 2)) * 15 * s
            ink.oval(px, y - (26 - 11 * row) * s, 6 * s, 4 * s, "#c4bbab" if (row + index) % 2 else "#8d8478")
    ink.oval(x, y - 34 * s, 39 * s, 8 * s, "#bdb4a4", 0.3)
    ink.oval(x, y - 33 * s, 31 * s, 5.5 * s, "#1e2a36", -0.4)
    for sign in (-1, 1):
        ink.column(x + sign * 33 * s, y - 30 * s, 6 * s, 54 * s, "#8a5c38")
    ink.line("#7a4e2e", 4 * s, (x - 34 * s, y - 64 * s), (x + 34 * s, y - 64 * s))
    ink.line("#d8c8a0", 1.4 * s, (x, y - 62 * s), (x, y - 46 * s))
    ink.poly(
        "#9a7048", (x - 6 * s, y - 46 * s), (x + 6 * s, y - 46 * s), (x + 5 * s, y - 34 * s), (x - 5 * s, y - 34 * s)
    )
    for sign in (-1, 1):
        ink.poly(
            "#a8553c",
            (x, y - 112 * s),
            (x + sign * 50 * s, y - 80 * s),
            (x + sign * 44 * s, y - 74 * s),
            (x, y - 100 * s),
            light=0.3 * sign * ink.air.side,
        )
    ink.snow(x - 20 * s, y - 104 * s, 40 * s, 8 * s)


def _smoke(site: Site) -> Live:
    """Smoke that curls from two chimneys; it passes with the cottages."""
    size = site.grow * site.pick(1.3, 1.05, 1.15)
    sources = []
    for share, down, w, tall in (COTTAGES[0], COTTAGES[3]):
        sources.append(
            (site.wide * share + w * size * 0.24, site.line + down * site.grow + 22 - (tall + w * 0.9) * size)
        )
    period = land.period_of(site.brief)
    tint = site.air.lit("#e6e4e2", 0.3)

    def paint(canvas: skia.Canvas, t: float) -> None:
        for index, (x, y) in enumerate(sources):
            at = (x - site.brief.travel * t + period / 2) % period - period / 2
            for k in range(6):
                age = (t * 0.16 + k / 6 + index * 0.4) % 1.0
                sway = math.sin(age * 5 + index) * 8 + 26 * age
                draw.glow(
                    canvas,
                    at + sway,
                    y - 62 * site.grow * age,
                    (6 + 15 * age) * site.grow,
                    tint,
                    0.5 * (1 - age),
                    skia.BlendMode.kSrcOver,
                )

    return Live("set:smoke", 0.93, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"village": build}
