"""A roof terrace above the city: skyline all around, parapet, water tank, deck chairs, potted plants, garlands of light."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, nightlife, plants, skyline
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.sets.town import town_for
from core.generation.animatic.stage import Brief, Layer, Stage


def build(brief: Brief) -> Stage:
    """The roof of a brief."""
    site = built.site_for(brief, (0.63, 0.63, 0.63), (1.0, 1.3, 1.2))
    line, wide, grow = site.line, site.wide, site.grow
    town = replace(town_for(brief), base=line + 30, air=site.air)
    ledge = 44 * grow

    def parapet(ink: Ink) -> None:
        ink.box(-wide, line - ledge, 2 * wide, ledge + 8, "#b8735a", -0.2)
        rows = 4
        for row in range(rows):
            y = line - ledge + (ledge + 6) * row / rows
            ink.line("#8a4f3e", 1, (-wide, y), (wide, y))
            for index in range(-24, 25):
                x = (index + 0.5 * (row % 2)) * wide / 22
                ink.line("#8a4f3e", 1, (x, y), (x, y + ledge / rows))
        ink.box(-wide, line - ledge - 9, 2 * wide, 12, "#d8cfc2", 0.25)
        ink.box(-wide, line - ledge + 3, 2 * wide, 4, "#6a4034", -0.5)
        ink.snow(-wide, line - ledge - 8, 2 * wide, 9)

    def things(ink: Ink) -> None:
        _tank(ink, wide * site.pick(0.38, 0.34, 0.37), line + 16 * grow, grow * site.pick(1.0, 1.15, 1.05))
        _hut(ink, -wide * site.pick(0.45, 0.46, 0.46), line + 34 * grow, grow * site.pick(1.05, 1.1, 1.05))
        _fan(ink, wide * site.pick(0.15, 0.1, 0.13), line + 14 * grow, grow)
        rng = site.random("plants")
        for share in (-0.24, -0.18, 0.54):
            _pot(ink, wide * share, line + 30 * grow, grow, rng.choice(("#c8683f", "#7a8a94")), site)
        _table(ink, wide * site.pick(0.26, 0.3, 0.28), line + 96 * grow, grow)

    def lights(ink: Ink) -> None:
        mast = line - site.pick(128, 200, 160)
        posts = [(-wide * 0.62, mast + 20), (-wide * 0.16, mast), (wide * 0.29, mast - 6), (wide * 0.72, mast + 14)]
        for x, y in posts:
            ink.line("#3a3438", 4, (x, line + 20 * grow), (x, y - 6))
        for first, last in itertools.pairwise(posts):
            fittings.garland(ink, first, last, 34, size=3.4, count=15)
            fittings.garland(
                ink,
                (first[0], first[1] + 30),
                (last[0], last[1] + 26),
                22,
                size=2.8,
                count=13,
                colours=("#ffd98a", "#ffb4a0", "#fff0c8"),
            )

    def rail(ink: Ink) -> None:
        rng = site.random("near")
        for share in (-0.54, 0.55):
            for _ in range(3):
                plants.fern(site.air)(ink.canvas, wide * share + rng.uniform(-20, 20), site.high + 24, 1.7, rng)

    layers: list[Layer] = [
        *skyline.skyline_layers(town),
        *(nightlife.in_the_air(town) if town.cyber else []),
        site.together(
            "ground",
            0.93,
            built.paving(site, line, "#a9988a" if brief.travel else "#b08f70", "boards", joints=40),
            site.row("parapet", line - ledge - 30, line + 10, parapet),
            built.lamplight(site, [(wide * x, line + 110 * grow, 170 * grow) for x in (-0.4, 0.05, 0.5)]),
            site.row("things", 0, site.high, things),
            site.row("lights", 0, line + 40, lights),
            built.seat(site, "crate"),
        ),
        built.near(site, "leaves", site.high - 110, site.high + 40, rail),
    ]
    anchors = {
        "ledge": site.spot(0.04, line - ledge - 6, 0.8, depth=0.94),
        "surface": site.spot(site.pick(0.26, 0.3, 0.28), line + 30 * grow, 0.8, depth=0.95, supports="surface"),
        "surface-2": site.spot(0.04, line - ledge - 6, 0.8, depth=0.94, supports="surface"),
        **site.underfoot("roof"),
    }
    return site.stage(layers, anchors, mirror=line + 8 if site.wet else None)


def _tank(ink: Ink, x: float, y: float, s: float) -> None:
    """A wooden water tank on steel legs, 220 units tall."""
    ink.shadow(x, y, 60 * s, 8 * s)
    for dx in (-42, -14, 14, 42):
        ink.line("#4a4448", 5 * s, (x + dx * s * 1.1, y), (x + dx * s, y - 84 * s))
    ink.line("#4a4448", 3 * s, (x - 46 * s, y - 8 * s), (x + 42 * s, y - 80 * s))
    ink.line("#4a4448", 3 * s, (x + 46 * s, y - 8 * s), (x - 42 * s, y - 80 * s))
    ink.box(x - 56 * s, y - 90 * s, 112 * s, 8 * s, "#5a5054")
    ink.column(x, y - 90 * s, 100 * s, 96 * s, "#a5714a")
    for index in range(8):
        px = x + (-44 + 12.6 * index) * s
        ink.line("#7a4e32", 1.2 * s, (px, y - 90 * s), (px, y - 186 * s))
    for high in (106, 138, 170):
        ink.line("#4a3a34", 2.4 * s, (x - 50 * s, y - high * s), (x + 50 * s, y - high * s))
    ink.poly("#6f6468", (x - 58 * s, y - 184 * s), (x, y - 226 * s), (x + 58 * s, y - 184 * s), light=0.1)
    ink.poly("#6f6468", (x - ink.air.side * 58 * s, y - 184 * s), (x, y - 226 * s), (x, y - 184 * s), light=-0.4)
    ink.snow(x - 40 * s, y - 198 * s, 80 * s, 9 * s)


def _hut(ink: Ink, x: float, y: float, s: float) -> None:
    """The stairs' hut with its door and a lamp over it."""
    warm = ink.by_lamp(0.35)
    ink.shadow(x, y, 84 * s, 8 * s)
    warm.wall(x, y, 136 * s, 150 * s, "#d9c6ae")
    warm.box(x - 76 * s, y - 160 * s, 152 * s, 14 * s, "#8f8076", 0.1)
    warm.wall(x + 14 * s, y, 52 * s, 104 * s, "#3f6f78")
    warm.disc(x + 32 * s, y - 50 * s, 3 * s, "#f2d27a")
    ink.bulb(x + 14 * s, y - 120 * s, 6 * s, reach=14)
    ink.snow(x - 76 * s, y - 158 * s, 152 * s, 9 * s)


def _fan(ink: Ink, x: float, y: float, s: float) -> None:
    ink.shadow(x, y, 46 * s, 6 * s)
    ink.wall(x, y, 78 * s, 50 * s, "#c4c8ca")
    ink.disc(x - 15 * s, y - 25 * s, 19 * s, "#5a646c")
    for index in range(4):
        ink.line(
            "#a9b2b8", 5 * s, (x - 15 * s, y - 25 * s), built.turned(x - 15 * s, y - 25 * s, 15 * s, 90 * index + 20)
        )
    for index in range(4):
        ink.line("#8a949a", 1.6 * s, (x + 12 * s, y - (12 + 9 * index) * s), (x + 34 * s, y - (12 + 9 * index) * s))
    ink.snow(x - 38 * s, y - 49 * s, 76 * s, 7 * s)


def _pot(ink: Ink, x: float, y: float, s: float, colour: str, site: Site) -> None:
    rng = site.random("pot", str(round(x)))
    ink.shadow(x, y, 26 * s, 5 * s)
    plants.bush(site.air, 0.0, berries="#ff7fa8")(ink.canvas, x, y - 26 * s, 0.62 * s, rng)
    ink.solid(draw.shape((x - 20 * s, y - 32 * s), (x + 20 * s, y - 32 * s), (x + 14 * s, y), (x - 14 * s, y)), colour)
    ink.box(x - 22 * s, y - 35 * s, 44 * s, 7 * s, colour, 0.25)


def _table(ink: Ink, x: float, y: float, s: float) -> None:
    """A round bistro table with two stools, 66 units high."""
    ink.shadow(x, y, 64 * s, 8 * s)
    for dx in (-56, 56):
        ink.line(
            "#3a3438", 3.4 * s, (x + (dx - 12) * s, y - 2 * s), (x + dx * s, y - 36 * s), (x + (dx + 12) * s, y - 2 * s)
        )
        ink.oval(x + dx * s, y - 38 * s, 19 * s, 5 * s, "#c8683f", 0.2)
    ink.line("#3a3438", 5 * s, (x, y), (x, y - 62 * s))
    ink.oval(x, y - 1 * s, 20 * s, 4 * s, "#3a3438")
    ink.oval(x, y - 62 * s, 46 * s, 9 * s, "#b98a5c", -0.2)
    ink.oval(x, y - 66 * s, 46 * s, 9 * s, "#e0b483", 0.2)
    ink.snow(x - 40 * s, y - 67 * s, 80 * s, 6 * s)


SETS: dict[str, Callable[[Brief], Stage]] = {"rooftop": build}
