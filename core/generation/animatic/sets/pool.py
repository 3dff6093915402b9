"""A swimming pool: turquoise water with its tiles and lane lines, loungers under parasols, palms, the hotel, a slide."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, land, trees
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still


def build(brief: Brief) -> Stage:
    """The pool of a brief."""
    site = built.site_for(brief, (0.52, 0.55, 0.53), (1.0, 1.4, 1.22))
    line, wide, grow = site.line, site.wide, site.grow
    rim = line + 38 * grow
    shore = site.feet - 24 * site.pick(1.0, 1.25, 1.15)

    def hotel(ink: Ink) -> None:
        _hotel(ink, site, -wide * 0.1, line + 4, wide * site.pick(0.62, 0.9, 0.74), line * site.pick(0.62, 0.6, 0.6))

    def garden(ink: Ink) -> None:
        rng = site.random("palms")
        for share, size in ((-0.46, 1.2), (0.34, 1.05), (0.49, 1.35), (-0.7, 1.1), (0.68, 1.0)):
            trees.palm(site.air, 0.03, lean=-0.7 if share > 0 else 0.7)(
                ink.canvas, wide * share, line + 22, size * grow * site.pick(0.95, 1.05, 1.0), rng
            )
        ink.box(-wide, line + 8, 2 * wide, 16 * grow, "#4f9a55", -0.1)
        for index in range(80):
            ink.oval(
                -wide + index * wide / 40,
                line + 10 + (index % 3) * 3,
                13,
                9,
                ("#4f9a55", "#62ad5c", "#3f8a4c")[index % 3],
            )
        for share, colour in ((-0.26, "#e8443c"), (0.08, "#f6c235"), (0.42, "#3f8fd0"), (-0.6, "#e86aa0")):
            _lounger(ink, wide * share, line + 38 * grow, grow * site.pick(0.9, 0.8, 0.86), colour)

    def edge(ink: Ink) -> None:
        _ladder(ink, wide * site.pick(0.28, 0.28, 0.28), shore + 6, grow * site.pick(1.0, 0.9, 0.95))
        ink.box(-wide, shore - 3, 2 * wide, 9 * grow, "#f2efe6", 0.25)
        for index in range(-26, 27):
            ink.box(index * wide / 26, shore + 9 * grow - 4, wide / 27, 7 * grow, ("#3f9fc0", "#e9f4f6")[index % 2])

    def near(ink: Ink) -> None:
        rng = site.random("near")
        for side in (-1, 1):
            for k in range(5):
                root = (side * wide * 0.6, site.high + 30)
                tip = (side * wide * (0.5 - 0.045 * k), site.high - 120 + 26 * abs(k - 2) + rng.uniform(-8, 8))
                ink.poly(
                    "#3f8a4c",
                    root,
                    ((root[0] + tip[0]) / 2 - 14, (root[1] + tip[1]) / 2 - 26, *tip),
                    ((root[0] + tip[0]) / 2 + 14, (root[1] + tip[1]) / 2 + 14, *root),
                    light=-0.3,
                )

    layers: list[Layer] = [
        site.together("hotel", 0.3, site.row("hotel", -40, line + 10, hotel, distance=0.12, depth=0.3)),
        site.together(
            "ground",
            0.92,
            land.ground(brief, site.air, line + 8, "#d8cbb4", swell=1),
            built.paving(site, line + 24 * grow, "#dccfba", "slabs"),
            site.row("garden", -80, rim, garden),
            _water(site, rim, shore),
            site.row("edge", shore - 90 * grow, shore + 20 * grow, edge),
            built.lamplight(site, [(wide * x, shore + 30 * grow, 130 * grow) for x in (-0.4, 0.1, 0.5)]),
            built.seat(site, "block"),
        ),
        _ripples(site, rim, shore),
        built.near(site, "fronds", site.high - 150, site.high + 50, near),
    ]
    middle = (rim + shore) / 2
    anchors = {
        "water": site.spot(0.1, middle + 20 * grow, 0.8, depth=0.95, supports="water"),
        "edge": site.spot(0.16, shore + 8 * grow, 0.95, depth=0.97),
    }
    return site.stage(layers, anchors)


def _water(site: Site, top: float, bottom: float) -> Still:
    """The basin: light turquoise over a grid of tiles, the nets of light that waves throw on its floor, lane lines."""
    air, period = site.air, land.period_of(site.brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = site.random("water")
        colours = [air.far("#8fe4ea", 0.1), air.wash("#3cc2d8"), air.wash("#1f9fc4")]
        if air.night:  # lamps in the basin
            colours = ["#7ff0f4", "#27b4d4", "#126a9c"]
        if air.snow:
            colours = [air.lit("#e6f2fa", 0.1), air.wash("#c0dcec"), air.wash("#a8cade")]
        canvas.drawRect(
            draw.rect(-period / 2, top, period, bottom - top), draw.fill(shader=draw.vertical(top, bottom, colours))
        )
        canvas.drawRect(draw.rect(-period / 2, top - 8, period, 8), draw.fill(air.lit("#f2efe6", 0.25)))
        canvas.drawRect(draw.rect(-period / 2, top, period, 5), draw.fill(air.wash("#2f8fb0")))
        tiles = skia.Path()
        for row in range(1, 9):
            y = top + (bottom - top) * (row / 9) ** 1.4
            tiles.moveTo(-period / 2, y)
            tiles.lineTo(period / 2, y)
        canvas.drawPath(tiles, draw.stroke("#ffffff", 0.8, alpha=0.2))
        for _ in range(170):
            u = rng.random() ** 0.8
            x, y = rng.uniform(-period / 2, period / 2), top + (bottom - top) * u
            wave = 9 + 30 * u
            net = draw.path(
                (x, y),
                (x + wave * 0.5, y - 4 * u - 1, x + wave, y),
                (x + wave * 1.4, y + 5 * u + 1, x + wave * 1.9, y + 1),
            )
            canvas.drawPath(net, draw.stroke("#eaffff", 0.8 + 1.2 * u, alpha=0.5))
        for share in (0.3, 0.62):
            y = top + (bottom - top) * share
            for index in range(round(period / 18)):
                x = -period / 2 + index * 18
                canvas.drawRoundRect(
                    draw.rect(x, y, 13, 4 + 3 * share),
                    2,
                    2,
                    draw.fill(air.lit(("#e8443c", "#f6f4ee")[index // 3 % 2], 0.1)),
                )
        ring = (site.wide * 0.02, top + (bottom - top) * 0.46)
        for index in range(8):
            canvas.drawArc(
                draw.rect(ring[0] - 34, ring[1] - 12, 68, 24),
                45 * index,
                45,
                False,
                draw.stroke(air.lit(("#ff7f9f", "#fff6ea")[index % 2], 0.1), 10),
            )

    return land.strip(site.brief, "water", 0.92, top - 10, bottom + 4, paint)


def _ripples(site: Site, top: float, bottom: float) -> Live:
    """Glints that drift over the water."""
    rng = site.random("ripples")
    wide = site.wide * 0.6
    glints = [(rng.uniform(-wide, wide), rng.random(), rng.uniform(0, 6.3)) for _ in range(18)]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, u, phase in glints:
            shine = max(0.0, math.sin(1.7 * t + phase))
            y, long = top + 8 + (bottom - top - 16) * u, (8 + 24 * u) * (0.4 + 0.6 * shine)
            px = x + 8 * math.sin(0.8 * t + phase)
            canvas.drawLine(px - long, y, px + long, y, draw.stroke("#ffffff", 1 + 1.4 * u, alpha=0.6 * shine))

    return Live("set:ripples", 0.93, paint)


def _hotel(ink: Ink, site: Site, x: float, base: float, wide: float, tall: float) -> None:
    rng = site.random("hotel")
    ink.wall(x, base, wide, tall, "#f4ead8")
    floors, rooms = round(tall / (38 * site.grow)), round(wide / (52 * site.grow))
    for floor in range(floors):
        y = base - tall + tall * floor / floors + 8
        deep = tall / floors
        for room in range(rooms):
            px = x - wide / 2 + wide * (room + 0.5) / rooms
            w = wide / rooms * 0.6
            ink.window(px - w / 2, y, w, deep * 0.56, lit=rng.random() < 0.6, frame="#d8cbb4")
            ink.box(px - w * 0.62, y + deep * 0.4, w * 1.24, deep * 0.26, "#8fc4d4", 0.25)
            ink.box(px - w * 0.66, y + deep * 0.66, w * 1.32, 4, "#ffffff", 0.2)
    ink.box(x - wide / 2 - 10, base - tall - 12, wide + 20, 14, "#e0a878", 0.2)
    ink.snow(x - wide / 2 - 10, base - tall - 10, wide + 20, 9)


def _lounger(ink: Ink, x: float, y: float, s: float, colour: str) -> None:
    """A lounger under a parasol, 160 units tall."""
    ink.shadow(x, y, 74 * s, 7 * s)
    ink.line("#f6f2ea", 4 * s, (x + 30 * s, y), (x + 30 * s, y - 146 * s))
    for index in range(6):
        u, v = index / 6 * 2 - 1, (index + 1) / 6 * 2 - 1
        ink.poly(
            (colour, "#fff6ea")[index % 2],
            (x + 30 * s, y - 158 * s),
            (x + (30 + 84 * u) * s, y - (112 + 8 * (1 - u * u)) * s),
            (x + (30 + 84 * v) * s, y - (112 + 8 * (1 - v * v)) * s),
            light=0.3 * ink.air.side * (u + v) / 2 + 0.1,
        )
    ink.snow(x - 4 * s, y - 146 * s, 68 * s, 8 * s)
    for dx in (-56, 16):
        ink.line("#f6f2ea", 4 * s, (x + dx * s, y), (x + dx * s, y - 20 * s))
    ink.line("#f6f2ea", 6 * s, (x - 70 * s, y - 21 * s), (x + 26 * s, y - 21 * s), (x + 56 * s, y - 52 * s), light=0.2)
    ink.line(colour, 9 * s, (x - 66 * s, y - 27 * s), (x + 24 * s, y - 27 * s), (x + 52 * s, y - 57 * s), light=0.2)


def _ladder(ink: Ink, x: float, y: float, s: float) -> None:
    for dx in (-16, 16):
        rail = draw.path(
            (x + dx * s, y),
            (x + dx * s, y - 62 * s),
            (x + dx * s, y - 84 * s, x + (dx - 22) * s, y - 84 * s, x + (dx - 22) * s, y - 56 * s),
            (x + (dx - 22) * s, y - 12 * s),
        )
        ink.canvas.drawPath(rail, ink.pen("#8f9aa2", 6 * s))
        ink.canvas.drawPath(rail, ink.pen("#f2f6f8", 2.4 * s, 0.4))


SETS: dict[str, Callable[[Brief], Stage]] = {"pool": build}
