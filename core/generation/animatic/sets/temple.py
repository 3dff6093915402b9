"""A temple garden: red torii over a stone path, a five-storeyed pagoda, maples or cherries, stone lanterns, a pond with its bridge."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from core.generation.animatic import draw
from core.generation.animatic.sets import built, foreground, land, outdoors, plants, relief, trees
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.sets.pagoda import RED, TILE, eaves, pagoda
from core.generation.animatic.stage import Brief, Layer, Stage, Still

STONE = "#a9aaa6"


def build(brief: Brief) -> Stage:
    """The temple garden of a brief; maples stand in for other trees, cherries in spring."""
    site = built.site_for(brief, (0.56, 0.58, 0.57), (1.0, 1.42, 1.22))
    air, line, wide, grow = site.air, site.line, site.wide, site.grow
    hall_x, pond = (
        -wide * site.pick(0.34, 0.3, 0.33),
        (-wide * site.pick(0.34, 0.34, 0.35), line + 100 * grow, wide * 0.2, 17 * grow),
    )

    def pagoda_row(ink: Ink) -> None:
        pagoda(ink, wide * site.pick(0.32, 0.12, 0.33), line + 12, (line - site.pick(18, 120, 60)) * 0.98)
        for share in (-0.64, 0.0, 0.58):
            maple(ink, wide * share, line + 12, 0.7 * grow, site.random("far", str(share)))

    def court(ink: Ink) -> None:
        warm = ink.by_lamp(0.3)
        _hall(warm, hall_x, line + 30, grow * site.pick(1.0, 0.9, 0.98))
        _torii(warm, wide * site.pick(0.1, 0.12, 0.11), line + 52 * grow, grow * site.pick(1.0, 1.05, 1.02))
        for share, deep in ((-0.14, 54), (0.29, 54), (0.4, 96)):
            stone_lantern(warm, wide * share, line + deep * grow, grow * (0.75 + deep / 300))
        maple(ink, wide * site.pick(0.5, 0.58, 0.56), line + 76 * grow, 1.3 * grow, site.random("maple"))

    def water(ink: Ink) -> None:
        x, y, rx, ry = pond
        ink.oval(x, y, rx * 1.05, ry * 1.25, "#8f8d80", -0.2)
        tones = (
            [air.horizon, air.middle, draw.mix(air.zenith, air.wash("#2a6a6c"), 0.5)]
            if not air.snow
            else [air.lit("#e2eef8"), air.wash("#c4d8ea")]
        )
        draw.oval(ink.canvas, x, y, rx, ry, draw.fill(shader=draw.vertical(y - ry, y + ry, tones)))
        for index in range(3):
            if not air.snow:
                ink.oval(
                    x + rx * (-0.1 + 0.3 * index),
                    y + ry * (0.3 - 0.25 * (index % 2)),
                    9 * grow,
                    3 * grow,
                    ("#f28f4a", "#fff6ea", "#e8502c")[index],
                    0.2,
                )
        _arched_bridge(ink, x + rx * 0.1, y + ry * 0.3, grow * site.pick(0.95, 0.75, 0.85))
        rng = site.random("stones")
        for k in range(18):
            a = math.tau * k / 18
            land.rock(air)(ink.canvas, x + math.cos(a) * rx * 1.05, y + math.sin(a) * ry * 1.2 + 4, 0.34 * grow, rng)

    layers: list[Layer] = [
        site.together(
            "mountains",
            0.16,
            relief.mountains(
                brief, air, "peaks", 0.16, line, 130 * grow, "#6f83a8", 0.62, bottom=line + 20, peaks=4, snowline=0.6
            ),
            relief.ridge(
                brief, air, "wood", 0.16, line - 20 * grow, 24 * grow, "#5a8a62", 0.5, bottom=line + 30, trees=22 * grow
            ),
            relief.mist(brief, air, "valley", 0.16, line + 6, 50, 0.5),
        ),
        site.together("pagoda", 0.5, site.row("pagoda", -40, line + 24, pagoda_row, distance=0.12, depth=0.5)),
        site.together(
            "ground",
            0.92,
            land.ground(brief, air, line + 10, "#8aa85c", swell=4),
            _way(site),
            land.pool_of_light(brief, air, site.place.lead + 60, site.feet, wide * 0.45, 0.3),
            built.lamplight(
                site,
                [(wide * x, line + d * grow, 90 * grow) for x, d in ((-0.14, 58), (0.29, 58), (0.4, 100))],
                "#ffb46a",
            ),
            land.scatter(
                brief,
                "moss",
                (line + 40, site.feet),
                110,
                plants.tuft(air, colour="#7a9a4a", tall=11),
                (0.4, 0.9),
                room=22,
            ),
            *outdoors.seasonal(brief, air, line + 30),
            site.row("court", -60, site.feet, court),
            site.row("water", line + 50 * grow, site.high, water),
            built.seat(site, "block"),
        ),
        built.near(site, "bough", -50, site.high * 0.34, lambda ink: _bough(ink, site), blur=3.5),
    ]
    if brief.season in (None, "summer") and not air.snow:
        layers.append(foreground.falling_leaves(brief, air, ("#e8553c", "#f28f3c", "#d83a3a"), 9))
    anchors = {
        "door": site.spot(hall_x / wide, line + 34, 0.55, depth=0.93),
        "roof": site.spot(hall_x / wide, line + 30 - 128 * grow * site.pick(1.0, 0.9, 0.98), 0.5, depth=0.93),
        "water": site.spot(pond[0] / wide, pond[1] + 2, 0.5, depth=0.95, supports="water"),
    }
    return site.stage(layers, anchors)


def maple(ink: Ink, x: float, y: float, s: float, rng: random.Random) -> None:
    """A Japanese maple, red but for spring, when it is a cherry in blossom."""
    hue = {"spring": "#f4b2ca", "winter": "#a8553c"}.get(ink.air.season or "", "#cf4a34")
    trees.broadleaf(ink.air, ink.distance, colour=hue)(ink.canvas, x, y, s, rng)


def _hall(ink: Ink, x: float, y: float, s: float) -> None:
    """The main hall on its steps, 170 units tall."""
    ink.shadow(x, y, 150 * s, 9 * s)
    for k in range(3):
        ink.box(x - (128 - 12 * k) * s, y - 7 * (k + 1) * s, (256 - 24 * k) * s, 7 * s, STONE, 0.1 - 0.12 * (k % 2))
    ink.wall(x, y - 21 * s, 190 * s, 76 * s, "#eadbbd")
    for k in range(7):
        ink.column(x + (-93 + 31 * k) * s, y - 21 * s, 8 * s, 78 * s, RED)
    for k in range(6):
        px = x + (-88 + 31 * k) * s
        glow = ink.lamps
        pane = draw.rect(px, y - 84 * s, 21 * s, 50 * s)
        ink.canvas.drawRect(pane, draw.fill("#ffe2a0") if glow else ink.fill("#fbf4e2", 0.2))
        for row in range(4):
            ink.line("#7a4a34", 1 * s, (px, y - (84 - 12.5 * row) * s), (px + 21 * s, y - (84 - 12.5 * row) * s))
        for column in range(3):
            ink.line("#7a4a34", 1 * s, (px + 7 * column * s, y - 84 * s), (px + 7 * column * s, y - 34 * s))
    ink.glow(x, y - 60 * s, 110 * s, "#ffb86a", 0.4)
    eaves(ink, x, y - 94 * s, 158 * s, 36 * s, TILE)
    ink.box(x - 62 * s, y - 160 * s, 124 * s, 9 * s, TILE, -0.3)
    for sign in (-1, 1):
        ink.poly(
            "#c9a24a",
            (x + sign * 58 * s, y - 158 * s),
            (x + sign * 70 * s, y - 174 * s),
            (x + sign * 64 * s, y - 154 * s),
            light=0.2,
        )


def _torii(ink: Ink, x: float, y: float, s: float) -> None:
    """A great torii, 240 units tall."""
    half, top = 92 * s, y - 206 * s
    for sign in (-1, 1):
        ink.shadow(x + sign * half, y, 26 * s, 5 * s)
        ink.solid(
            draw.shape(
                (x + sign * half - 12 * s, y),
                (x + sign * half * 0.9 - 9 * s, top),
                (x + sign * half * 0.9 + 9 * s, top),
                (x + sign * half + 12 * s, y),
            ),
            RED,
            0.7,
        )
        ink.box(x + sign * half - 14 * s, y - 22 * s, 28 * s, 22 * s, "#2a2024")
    ink.box(x - half * 1.12, y - 164 * s, half * 2.24, 14 * s, RED, -0.1)
    ink.box(x - 15 * s, y - 200 * s, 30 * s, 38 * s, "#2a2024")
    ink.box(x - 11 * s, y - 196 * s, 22 * s, 30 * s, "#e8c264", 0.1)
    for dy, wide, colour, light in ((0, 1.42, RED, 0.15), (-17, 1.52, "#2a2024", 0.1)):
        ink.poly(
            colour,
            (x - half * wide, top - 12 * s + dy * s),
            (x, top + 2 * s + dy * s, x + half * wide, top - 12 * s + dy * s),
            (x + half * (wide - 0.05), top + 8 * s + dy * s),
            (x, top + 18 * s + dy * s, x - half * (wide - 0.05), top + 8 * s + dy * s),
            light=light,
        )
    if ink.air.snow:
        ink.line(
            "#f3f8ff", 8 * s, (x - half * 1.5, top - 30 * s), (x, top - 16 * s, x + half * 1.5, top - 30 * s), light=0.1
        )


def stone_lantern(ink: Ink, x: float, y: float, s: float) -> None:
    """A stone lantern, 86 units tall, lit after dark."""
    ink.shadow(x, y, 24 * s, 4 * s)
    ink.box(x - 18 * s, y - 8 * s, 36 * s, 9 * s, STONE, -0.1)
    ink.column(x, y - 8 * s, 12 * s, 34 * s, STONE)
    ink.box(x - 17 * s, y - 47 * s, 34 * s, 7 * s, STONE, 0.1)
    ink.wall(x, y - 46 * s, 26 * s, 20 * s, STONE)
    ink.canvas.drawRect(
        draw.rect(x - 7 * s, y - 63 * s, 14 * s, 14 * s), draw.fill("#ffe0a0") if ink.lamps else ink.fill("#4a4640")
    )
    ink.glow(x, y - 56 * s, 62 * s, "#ffae5c", 0.65)
    ink.poly(
        STONE,
        (x - 26 * s, y - 62 * s),
        (x - 12 * s, y - 70 * s, x, y - 80 * s),
        (x + 12 * s, y - 70 * s, x + 26 * s, y - 62 * s),
        (x, y - 68 * s, x - 26 * s, y - 62 * s),
        light=0.1,
    )
    ink.disc(x, y - 82 * s, 4 * s, STONE, 0.2)
    ink.snow(x - 17 * s, y - 71 * s, 34 * s, 7 * s)


def _arched_bridge(ink: Ink, x: float, y: float, s: float) -> None:
    """A red bridge with posts over the pond."""
    deck = draw.shape(
        (x - 92 * s, y + 12 * s),
        (x, y - 58 * s, x + 92 * s, y + 12 * s),
        (x + 92 * s, y + 22 * s),
        (x, y - 44 * s, x - 92 * s, y + 22 * s),
    )
    ink.solid(deck, RED, 0.4)
    rail = []
    for k in range(9):
        u = k / 8 * 2 - 1
        px, py = x + u * 90 * s, y + 12 * s - 35 * s * (1 - u * u)
        ink.line(RED, 4 * s, (px, py), (px, py - 27 * s), light=0.15)
        ink.disc(px, py - 29 * s, 3.4 * s, "#2a2024")
        rail.append((px, py - 19 * s))
    ink.line(RED, 4 * s, *rail, light=0.35)
    if ink.air.snow:
        ink.line("#f3f8ff", 3.4 * s, *[(px, py - 3 * s) for px, py in rail])


def _way(site: Site) -> Still:
    """Slabs of stone that lead through the gate; they lie across the walk where the camera travels."""

    def paint(ink: Ink) -> None:
        rng = site.random("slabs")
        if site.brief.travel:
            for index in range(-12, 13):
                ink.poly(
                    STONE,
                    (index * 80, site.feet - 26),
                    (index * 80 + 70, site.feet - 26),
                    (index * 80 + 64, site.feet + 26),
                    (index * 80 - 6, site.feet + 26),
                    light=rng.uniform(0, 0.3),
                )
            return
        top, bottom, far = site.line + 18, site.high + 50, site.wide * site.pick(0.1, 0.12, 0.11)
        u = 0.0
        while u < 1.0:
            v = u + 0.05 + 0.07 * u
            y0, y1 = top + (bottom - top) * u**1.2, top + (bottom - top) * (v - 0.012) ** 1.2
            w0, w1 = (24 + 130 * u) * site.pick(1.0, 0.85, 0.95), (24 + 130 * v) * site.pick(1.0, 0.85, 0.95)
            x0, x1 = far * (1 - u), far * (1 - v)
            split = rng.uniform(-0.3, 0.3)
            for a, b in ((-1.0, split - 0.02), (split + 0.02, 1.0)):
                ink.poly(
                    STONE if not ink.air.snow else "#e4ecf6",
                    (x0 + a * w0, y0),
                    (x0 + b * w0, y0),
                    (x1 + b * w1, y1),
                    (x1 + a * w1, y1),
                    light=rng.uniform(0.05, 0.4),
                )
            u = v

    return site.row("way", site.line + 10, site.high + 60, paint)


def _bough(ink: Ink, site: Site) -> None:
    rng = site.random("bough")
    tones = ("#f4b2ca", "#fad0de") if ink.air.season == "spring" else ("#cf4a34", "#e0703c", "#b83a3a")
    if ink.air.snow:
        tones = ("#f3f8ff", "#8a5a4c")
    for side in (-1, 1):
        for _ in range(44):
            out = rng.random()
            x, y = side * site.wide * (0.62 - 0.34 * out), -30 + rng.random() * site.high * 0.24 * (1 - out)
            ink.oval(x, y, rng.uniform(8, 17), rng.uniform(6, 11), rng.choice(tones), rng.uniform(-0.4, 0.3))


SETS: dict[str, Callable[[Brief], Stage]] = {"temple": build}
