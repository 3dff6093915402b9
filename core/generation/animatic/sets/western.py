"""A town of the Wild West: saloon and stores with false fronts along a boardwalk, water tower, hitching rails, mesas behind."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, glyphs, land, relief, trees
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Live, Stage

FRONTS = (
    ("SALOON", "#a8643c"),
    ("STORE", "#8a7a54"),
    ("BANK", "#b89468"),
    ("HOTEL", "#7f5a44"),
    ("SHERIFF", "#9a8468"),
)


def build(brief: Brief) -> Stage:
    """The street of a western town."""
    site = built.site_for(brief, (0.57, 0.59, 0.58), (1.0, 1.35, 1.2))
    air, line, wide, grow = site.air, site.line, site.wide, site.grow
    pitch = 196 * grow * site.pick(1.0, 0.94, 0.98)
    shift = pitch * site.pick(0.5, 0.34, 0.44)

    def mesas(ink: Ink) -> None:
        for share, w, tall in ((-0.62, 190, 120), (-0.2, 110, 90), (0.34, 170, 134), (0.7, 120, 96)):
            x, half, high = wide * share, w * grow / 2, tall * grow
            top = line - high
            ink.solid(
                draw.shape(
                    (x - half * 1.5, line + 8),
                    (x - half * 1.05, line - high * 0.4),
                    (x - half * 0.92, top + 6),
                    (x - half * 0.6, top),
                    (x + half * 0.8, top + 4),
                    (x + half, line - high * 0.42),
                    (x + half * 1.5, line + 8),
                ),
                "#c8744a",
                0.5,
            )
            for k in range(3):
                ink.line(
                    "#a85a3c",
                    3,
                    (x - half * 0.95, top + high * (0.16 + 0.1 * k)),
                    (x + half * 0.9, top + high * (0.18 + 0.1 * k)),
                )
            ink.snow(x - half * 0.8, top + 4, half * 1.5, 8)

    def town(ink: Ink) -> None:
        warm = ink.by_lamp(0.22)
        for index in range(-3, 4):
            name, colour = FRONTS[index % len(FRONTS)]
            _front(
                warm,
                index * pitch + shift,
                line + 26,
                grow * site.pick(1.0, 1.1, 1.04),
                name,
                colour,
                tall=index % 2 == 0,
            )
        _water_tower(ink, wide * site.pick(0.46, 0.45, 0.46), line + 30, grow * site.pick(1.0, 1.15, 1.05))

    def street(ink: Ink) -> None:
        for share in (-0.35, 0.36, 0.8):
            x, y = wide * share, line + 62 * grow
            ink.shadow(x, y, 54 * grow, 5 * grow)
            for dx in (-40, 40):
                ink.column(x + dx * grow, y, 8 * grow, 40 * grow, "#7a5638")
            ink.line("#8f6844", 7 * grow, (x - 50 * grow, y - 36 * grow), (x + 50 * grow, y - 36 * grow), light=0.2)
            ink.snow(x - 50 * grow, y - 39 * grow, 100 * grow, 5 * grow)
        _wheel(ink, wide * site.pick(0.45, 0.44, 0.45), line + 104 * grow, grow)
        trees.cactus(air, 0.0)(
            ink.canvas, -wide * site.pick(0.45, 0.45, 0.46), line + 96 * grow, 0.85 * grow, site.random("cactus")
        )
        for y in (line + 84 * grow, site.feet + 16):
            ink.canvas.drawPath(
                draw.path((-wide, y), (-wide * 0.3, y + 6, 0, y), (wide * 0.4, y - 6, wide, y + 3)),
                draw.stroke(ink.tone("#a87a48"), 4, alpha=0.4),
            )

    def near(ink: Ink) -> None:
        for side in (-1, 1):
            ink.column(side * wide * 0.56, site.high + 60, 74, 130, "#7a5638")
            for dy in (-52, -10):
                ink.box(side * wide * 0.56 - 39, site.high + dy, 78, 9, "#3a3438")

    layers: list[Layer] = [
        site.together(
            "mesas",
            0.2,
            relief.ridge(brief, air, "far", 0.2, line - 18, 16, "#d89a6c", 0.5, bottom=line + 20),
            site.row("buttes", 0, line + 12, mesas, distance=0.36, depth=0.2),
        ),
        site.together(
            "ground",
            0.93,
            land.ground(brief, air, line + 8, "#d9ac70", swell=3),
            land.scatter(brief, "stones", (line + 70, site.high), 40, land.rock(air), (0.1, 0.3), room=30),
            land.pool_of_light(brief, air, site.place.lead + 60, site.feet, wide * 0.46, 0.3),
            built.lamplight(site, [(index * pitch + shift, line + 54 * grow, 110 * grow) for index in range(-2, 3)]),
            site.row("town", -40, line + 40, town),
            site.row("street", line - 60 * grow, site.high, street),
            built.seat(site, "crate"),
        ),
        _tumbleweed(site),
        built.near(site, "barrels", site.high - 80, site.high + 60, near),
    ]
    return site.stage(layers, site.underfoot("road"))


def _front(ink: Ink, x: float, y: float, s: float, name: str, colour: str, *, tall: bool) -> None:
    """A wooden house behind its false front, its name over the porch; 190 or 150 units tall."""
    high, half = (186 if tall else 148) * s, 88 * s
    ink.wall(x, y, 2 * half, high, colour)
    for k in range(round(high / (9 * s))):
        ink.line("#4a3426", 0.9, (x - half, y - 9 * s * k), (x + half, y - 9 * s * k))
    ink.box(x - half - 5 * s, y - high - 8 * s, 2 * half + 10 * s, 12 * s, colour, 0.3)
    ink.snow(x - half - 5 * s, y - high - 7 * s, 2 * half + 10 * s, 8 * s)
    if tall:
        ink.poly(
            colour,
            (x - 40 * s, y - high - 8 * s),
            (x - 30 * s, y - high - 26 * s),
            (x + 30 * s, y - high - 26 * s),
            (x + 40 * s, y - high - 8 * s),
            light=0.2,
        )
        for dx in (-50, -11, 28):
            ink.window(x + dx * s, y - high + 12 * s, 22 * s, 30 * s, lit=dx != -11, frame="#e8dcc0")
    board = draw.rect(x - 66 * s, y - high + (52 if tall else 16) * s, 132 * s, 32 * s)
    ink.canvas.drawRect(board, ink.fill("#f0e2c0", 0.2))
    ink.canvas.drawRect(board, ink.pen("#5a3a24", 2.4 * s))
    size = 19 * s
    width = glyphs.length(name, size)
    ink.canvas.drawPath(glyphs.word(name, x - width / 2, board.centerY() - size / 2, size), ink.pen("#6a2a20", 3.2 * s))
    for dx in (-66, 36):
        ink.window(x + dx * s, y - 60 * s, 30 * s, 34 * s, lit=True, frame="#e8dcc0")
    ink.box(x - 22 * s, y - 74 * s, 44 * s, 74 * s, "#2a1e1a", -0.2)
    ink.glow(x, y - 40 * s, 60 * s, "#ffb45c", 0.6)
    for sign in (-1, 1):  # swinging doors
        ink.box(x + sign * 11 * s - 10 * s, y - 56 * s, 20 * s, 40 * s, "#a8743f", 0.15)
        for k in range(5):
            ink.line(
                "#6a4424",
                1.4 * s,
                (x + sign * 11 * s - 8 * s, y - (50 - 7 * k) * s),
                (x + sign * 11 * s + 8 * s, y - (50 - 7 * k) * s),
            )
    ink.poly(
        "#8a5f3c",
        (x - half - 4 * s, y - 84 * s),
        (x + half + 4 * s, y - 84 * s),
        (x + half + 12 * s, y - 70 * s),
        (x - half - 12 * s, y - 70 * s),
        light=0.25,
    )
    ink.snow(x - half - 4 * s, y - 82 * s, 2 * half + 8 * s, 7 * s)
    ink.box(x - half - 8 * s, y - 6 * s, 2 * half + 16 * s, 10 * s, "#9a7048", 0.1)
    for dx in (-84, -40, 40, 84):
        ink.column(x + dx * s, y - 4 * s, 6 * s, 68 * s, "#7a5638")
    ink.bulb(x - 40 * s, y - 62 * s, 4 * s, reach=10)


def _water_tower(ink: Ink, x: float, y: float, s: float) -> None:
    for dx in (-34, 34):
        ink.line("#6a4a34", 6 * s, (x + dx * 1.2 * s, y), (x + dx * s, y - 120 * s))
    ink.line("#6a4a34", 3 * s, (x - 40 * s, y - 6 * s), (x + 34 * s, y - 110 * s))
    ink.line("#6a4a34", 3 * s, (x + 40 * s, y - 6 * s), (x - 34 * s, y - 110 * s))
    ink.column(x, y - 118 * s, 92 * s, 74 * s, "#9a6c46")
    for high in (130, 158, 184):
        ink.line("#4a3a34", 2.4 * s, (x - 46 * s, y - high * s), (x + 46 * s, y - high * s))
    ink.poly("#7a4e36", (x - 54 * s, y - 190 * s), (x, y - 226 * s), (x + 54 * s, y - 190 * s), light=0.15)
    ink.snow(x - 34 * s, y - 204 * s, 68 * s, 8 * s)


def _wheel(ink: Ink, x: float, y: float, s: float) -> None:
    """A wagon wheel that leans against nothing but time."""
    ink.shadow(x, y, 40 * s, 5 * s)
    for r, wide in ((34, 6), (8, 8)):
        ink.canvas.drawCircle(x, y - 34 * s, r * s, ink.pen("#7a5638", wide * s, 0.1))
    for k in range(10):
        ink.line("#8f6844", 4 * s, (x, y - 34 * s), built.turned(x, y - 34 * s, 33 * s, 36 * k))


def _tumbleweed(site: Site) -> Live:
    """A tumbleweed that rolls through."""
    s, air = 22 * site.grow, site.air
    tangle = skia.Path()
    rng = site.random("weed")
    for _ in range(22):
        a, b = rng.uniform(0, 360), rng.uniform(60, 200)
        start, end = (
            built.turned(0, 0, s * rng.uniform(0.6, 1.0), a),
            built.turned(0, 0, s * rng.uniform(0.6, 1.0), a + b),
        )
        tangle.moveTo(*start)
        tangle.quadTo(rng.uniform(-8, 8), rng.uniform(-8, 8), *end)
    pen = draw.stroke(air.wash("#a8803f"), 1.7)
    span = site.wide * 1.5
    pace = 90.0 * (2.2 if site.brief.weather in ("wind", "storm") else 1.0)

    def paint(canvas: skia.Canvas, t: float) -> None:
        x = (0.15 * span + (pace - site.brief.travel) * t + span / 2) % span - span / 2
        y = site.line + 92 * site.grow
        hop = abs(math.sin(t * 3.1)) * 16
        draw.soft_shadow(canvas, x, y, s, 4, 0.3)
        canvas.save()
        canvas.translate(x, y - s - hop)
        canvas.rotate(math.degrees(pace * t / s) % 360)
        canvas.drawPath(tangle, pen)
        canvas.restore()

    return Live("set:tumbleweed", 0.955, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"wild_west": build}
