"""A building site: the frame of a house in scaffolding, a tower crane whose load swings, digger, sand heap, cones, hoarding."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, land, skyline
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.sets.town import town_for
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still

YELLOW, DARK = "#f2b92c", "#33363e"
_DEPTH = 0.6


def build(brief: Brief) -> Stage:
    """The building site of a brief."""
    site = built.site_for(brief, (0.57, 0.58, 0.57), (1.0, 1.35, 1.2))
    line, wide, grow = site.line, site.wide, site.grow
    mast = (wide * site.pick(0.1, 0.06, 0.08), site.pick(58.0, 96.0, 66.0))

    def crane(ink: Ink) -> None:
        _crane(ink, mast[0], line + 10, mast[1], wide * site.pick(0.4, 0.42, 0.4), grow)

    def frame(ink: Ink) -> None:
        warm = ink.by_lamp(0.2)
        _frame(
            warm,
            wide * site.pick(0.35, 0.33, 0.35),
            line + 20,
            wide * site.pick(0.36, 0.5, 0.42),
            line * site.pick(0.66, 0.6, 0.62),
        )
        _hoarding(warm, -wide * 0.9, wide * 0.14, line + 26, 58 * grow, grow)

    def yard(ink: Ink) -> None:
        _digger(
            ink.by_lamp(0.2), -wide * site.pick(0.31, 0.3, 0.31), line + 74 * grow, grow * site.pick(1.0, 0.86, 0.94)
        )
        _heap(ink, wide * site.pick(0.2, 0.16, 0.19), line + 70 * grow, grow)
        _pipes(ink, wide * site.pick(0.42, 0.42, 0.42), line + 92 * grow, grow * site.pick(1.0, 0.85, 0.92))
        for share, deep in ((0.14, 108), (0.24, 118), (-0.46, 126)):
            _cone(ink, wide * share, line + deep * grow, grow)
        _lamp(ink, -wide * 0.2, line + 36 * grow, grow)

    def barrier(ink: Ink) -> None:
        for share in (-0.62, 0.62):
            _barrier(ink, wide * share, site.high + 40, site.pick(1.9, 1.7, 1.8))

    town = town_for(brief)
    layers: list[Layer] = [
        *skyline.skyline_layers(town),
        site.together("crane", _DEPTH, site.row("mast", -40, line + 20, crane, distance=0.1, depth=_DEPTH)),
        _load(site, mast, wide * site.pick(0.12, 0.1, 0.11)),
        site.together(
            "ground",
            0.93,
            land.ground(brief, site.air, line + 6, "#b99a70", swell=4),
            land.scatter(brief, "clods", (line + 30, site.high), 90, land.rock(site.air), (0.1, 0.32), room=30),
            site.row("frame", -20, line + 40, frame),
            _tracks(site),
            built.lamplight(
                site,
                [(-wide * 0.2, line + 70 * grow, 190 * grow), (wide * 0.3, line + 90 * grow, 150 * grow)],
                "#f4f0d8",
            ),
            site.row("yard", 0, site.feet, yard),
            built.seat(site, "crate"),
        ),
        built.near(site, "barrier", site.high - 120, site.high + 60, barrier),
    ]
    return site.stage(
        layers,
        {
            "surface": site.spot(
                site.pick(0.42, 0.42, 0.42), line + (92 - 34) * grow, 0.7, depth=0.95, supports="surface"
            )
        },
    )


def _crane(ink: Ink, x: float, base: float, top: float, reach: float, s: float) -> None:
    """A tower crane: lattice mast, cab, jib to the right, counterweight to the left."""
    half = 9 * s
    steel = ink.pen(YELLOW, 3.2 * s)
    lattice = skia.Path()
    steps = round((base - top) / (19 * s))
    for sign in (-1, 1):
        lattice.moveTo(x + sign * half, base)
        lattice.lineTo(x + sign * half, top)
    for index in range(steps):
        y, y2 = base - (base - top) * index / steps, base - (base - top) * (index + 1) / steps
        a, b = (-half, half) if index % 2 else (half, -half)
        lattice.moveTo(x + a, y)
        lattice.lineTo(x + b, y2)
    jib, low = top + 8 * s, top + 24 * s
    for left, right in ((x - reach * 0.36, x), (x, x + reach)):
        count = round((right - left) / (17 * s))
        lattice.moveTo(left, low)
        lattice.lineTo(right, low)
        lattice.moveTo(left, jib)
        lattice.lineTo(right, jib)
        for index in range(count):
            px, px2 = left + (right - left) * index / count, left + (right - left) * (index + 1) / count
            lattice.moveTo(px, low)
            lattice.lineTo((px + px2) / 2, jib)
            lattice.lineTo(px2, low)
    ink.canvas.drawPath(lattice, steel)
    peak = (x, top - 34 * s)
    for end in (x + reach * 0.78, x - reach * 0.32):
        ink.line("#6a6e76", 1.6 * s, peak, (end, jib))
    ink.line(YELLOW, 4 * s, (x - half, top), peak, (x + half, top))
    ink.box(x - reach * 0.36, low, 40 * s, 34 * s, "#8d9096", -0.1)
    ink.canvas.drawRoundRect(draw.rect(x + 8 * s, low, 27 * s, 32 * s), 4, 4, ink.fill(YELLOW, 0.2))
    ink.window(x + 17 * s, low + 5 * s, 15 * s, 14 * s, lit=True, frame=YELLOW, bars=False)
    ink.bulb(*peak, 4 * s, "#ff5a4a", 7)
    ink.snow(x, jib, reach, 4 * s)


def _load(site: Site, mast: draw.Point, reach: float) -> Live:
    """The hook with its beam, swinging a little; it passes with the crane."""
    s, air = site.grow, site.air
    cable, beam, dark = (
        draw.stroke(air.wash("#3a3d45"), 1.6),
        draw.fill(air.lit("#c8583a", 0.2)),
        draw.fill(air.shaded("#c8583a", 0.4)),
    )
    long = (site.line - mast[1]) * 0.3
    period, drift = land.period_of(site.brief), site.brief.travel * _DEPTH

    def paint(canvas: skia.Canvas, t: float) -> None:
        x = (mast[0] + reach - drift * t + period / 2) % period - period / 2
        top, swing = mast[1] + 24 * s, math.sin(t * 1.1) * 9
        hook = (x + swing, top + long)
        canvas.drawLine(x, top, *hook, cable)
        for dx in (-34, 34):
            canvas.drawLine(*hook, hook[0] + dx * s, hook[1] + 22 * s, cable)
        canvas.drawRect(draw.rect(hook[0] - 44 * s, hook[1] + 22 * s, 88 * s, 12 * s), beam)
        canvas.drawRect(draw.rect(hook[0] - 44 * s, hook[1] + 29 * s, 88 * s, 5 * s), dark)

    return Live("set:load", _DEPTH + 0.001, paint)


def _frame(ink: Ink, x: float, base: float, wide: float, tall: float) -> None:
    """Concrete floors on columns, the lower ones walled with brick, scaffolding before them."""
    floors, left = 5, x - wide / 2
    step = tall / floors
    for floor in range(floors):
        y = base - step * floor
        if floor < 2:
            ink.wall(x, y, wide, step, "#b8654a")
            for row in range(round(step / 8)):
                ink.line("#8f4a36", 0.8, (left, y - 8 * row), (left + wide, y - 8 * row))
            for k in range(4):
                ink.box(left + wide * (0.08 + 0.24 * k), y - step * 0.78, wide * 0.12, step * 0.5, "#3a3438", -0.3)
        else:
            ink.box(left + 8, y - step, wide - 16, step, "#5a5a62", -0.5)
            if ink.lamps:
                ink.glow(x + wide * (0.2 if floor % 2 else -0.2), y - step * 0.5, step, "#ffd08a", 0.5)
            for k in range(5):
                ink.column(left + wide * (0.04 + 0.23 * k), y, 13, step, "#b4b2ac")
        ink.box(left - 8, y - step - 5, wide + 16, 10, "#cbc8c0", 0.15)
        ink.snow(left - 8, y - step - 4, wide + 16, 5)
    for k in range(9):
        px = left + wide * (0.04 + 0.115 * k)
        ink.line("#a8562f", 2, (px, base - tall), (px + (k % 3 - 1) * 2, base - tall - 26))
    for k in range(6):
        ink.line(
            "#d8dadc",
            2.6,
            (left + wide * (k / 5) - 6 + 2.4 * k, base),
            (left + wide * (k / 5) - 6 + 2.4 * k, base - tall * 0.86),
        )
    for floor in range(1, 5):
        y = base - step * floor * 0.98 + 12
        ink.box(left - 10, y, wide + 20, 4, "#c99a5c", 0.2)
        ink.line("#d8dadc", 1.6, (left - 10, y - 20), (left + wide + 10, y - 20))
    for k in range(4):
        ink.line(
            "#d8dadc",
            1.6,
            (left + wide * (0.2 * k), base - step * k),
            (left + wide * (0.2 * (k + 1)), base - step * (k + 1)),
        )


def _hoarding(ink: Ink, left: float, right: float, base: float, tall: float, s: float) -> None:
    """A hoarding of boards with warning stripes along its top."""
    step = 34 * s
    for index in range(round((right - left) / step)):
        x = left + index * step
        ink.wall(x + step / 2, base, step - 1.5, tall, ("#4a86b8", "#5592c2")[index % 2], 0.2)
    for index in range(round((right - left) / (14 * s))):
        x = left + index * 14 * s
        ink.poly(
            (YELLOW, DARK)[index % 2],
            (x, base - tall - 9 * s),
            (x + 14 * s, base - tall - 9 * s),
            (x + 8 * s, base - tall),
            (x - 6 * s, base - tall),
        )
    ink.snow(left, base - tall - 8 * s, right - left, 6 * s)
    x = left + (right - left) * 0.62
    ink.canvas.drawPath(
        draw.shape((x, base - tall * 0.86), (x + 30 * s, base - tall * 0.14), (x - 30 * s, base - tall * 0.14)),
        ink.fill(YELLOW, 0.2),
    )
    ink.line(
        DARK,
        3 * s,
        (x, base - tall * 0.86),
        (x + 30 * s, base - tall * 0.14),
        (x - 30 * s, base - tall * 0.14),
        (x, base - tall * 0.86),
    )
    ink.line(DARK, 5 * s, (x, base - tall * 0.6), (x, base - tall * 0.38))
    ink.disc(x, base - tall * 0.26, 3 * s, DARK)


def _digger(ink: Ink, x: float, y: float, s: float) -> None:
    """A tracked digger, arm to the left, 170 units tall."""
    ink.shadow(x, y, 104 * s, 10 * s, 0.45)
    ink.canvas.drawRoundRect(draw.rect(x - 60 * s, y - 34 * s, 128 * s, 34 * s), 17 * s, 17 * s, ink.fill(DARK))
    for index in range(5):
        ink.disc(x + (-42 + 23 * index) * s, y - 17 * s, 9.5 * s, "#6a6e76")
    ink.box(x - 48 * s, y - 46 * s, 100 * s, 13 * s, "#4a4d55")
    ink.canvas.drawRoundRect(
        draw.rect(x - 4 * s, y - 92 * s, 74 * s, 48 * s), 8 * s, 8 * s, ink.sides(x - 4 * s, x + 70 * s, YELLOW)
    )
    ink.poly(
        YELLOW,
        (x - 46 * s, y - 46 * s),
        (x - 40 * s, y - 112 * s),
        (x - 2 * s, y - 112 * s),
        (x + 6 * s, y - 46 * s),
        light=-0.1,
    )
    ink.poly(
        "#a8cce0",
        (x - 40 * s, y - 66 * s),
        (x - 35 * s, y - 106 * s),
        (x - 7 * s, y - 106 * s),
        (x - 4 * s, y - 66 * s),
        light=0.2,
    )
    ink.snow(x, y - 91 * s, 66 * s, 7 * s)
    elbow, wrist = (x - 92 * s, y - 168 * s), (x - 134 * s, y - 76 * s)
    ink.line(YELLOW, 17 * s, (x - 36 * s, y - 62 * s), elbow, light=0.1)
    ink.line(YELLOW, 13 * s, elbow, wrist, light=-0.15)
    ink.line("#c8ccd0", 5 * s, (x - 40 * s, y - 92 * s), (x - 80 * s, y - 140 * s))
    ink.disc(*elbow, 9 * s, DARK)
    ink.poly(
        "#5a5d66",
        (wrist[0] - 6 * s, wrist[1] - 6 * s),
        (wrist[0] + 24 * s, wrist[1] + 8 * s),
        (wrist[0] + 28 * s, wrist[1] + 44 * s),
        (wrist[0] - 10 * s, wrist[1] + 46 * s),
        (wrist[0] - 22 * s, wrist[1] + 24 * s),
        light=0.1,
    )


def _heap(ink: Ink, x: float, y: float, s: float) -> None:
    ink.shadow(x, y, 90 * s, 8 * s)
    ink.solid(
        draw.shape(
            (x - 86 * s, y + 2),
            (x - 40 * s, y - 44 * s, x - 8 * s, y - 58 * s),
            (x + 16 * s, y - 60 * s, x + 84 * s, y + 2),
        ),
        "#e0bd80" if not ink.air.snow else "#f0f5fc",
        0.7,
    )
    ink.line("#8a5c38", 5 * s, (x + 8 * s, y - 48 * s), (x + 32 * s, y - 112 * s))
    ink.line("#8a929a", 4 * s, (x + 24 * s, y - 115 * s), (x + 40 * s, y - 109 * s))


def _pipes(ink: Ink, x: float, y: float, s: float) -> None:
    """A stack of concrete pipes."""
    ink.shadow(x, y, 74 * s, 7 * s)
    for row, count in ((0, 3), (1, 2), (2, 1)):
        for index in range(count):
            px, py = x + (index - (count - 1) / 2) * 40 * s, y - (20 + 34 * row) * s
            ink.ball(px, py, 20 * s, "#b9bcc0")
            ink.disc(px, py, 13 * s, "#4a4d55", -0.3)
            ink.snow(px - 10 * s, py - 17 * s, 20 * s, 5 * s)


def _cone(ink: Ink, x: float, y: float, s: float) -> None:
    ink.shadow(x, y, 18 * s, 4 * s)
    ink.box(x - 15 * s, y - 4 * s, 30 * s, 5 * s, "#e8742c", -0.1)
    ink.solid(
        draw.shape(
            (x - 11 * s, y - 4 * s), (x - 2.4 * s, y - 42 * s), (x + 2.4 * s, y - 42 * s), (x + 11 * s, y - 4 * s)
        ),
        "#f0802f",
    )
    for low, high in ((12, 20), (27, 33)):
        ink.poly(
            "#fff6ea",
            (x - (12.2 - 0.22 * low) * s, y - low * s),
            (x - (12.2 - 0.22 * high) * s, y - high * s),
            (x + (12.2 - 0.22 * high) * s, y - high * s),
            (x + (12.2 - 0.22 * low) * s, y - low * s),
            light=0.2,
        )


def _lamp(ink: Ink, x: float, y: float, s: float) -> None:
    """Floodlights on a stand."""
    for dx in (-20, 0, 20):
        ink.line("#6a6e76", 3 * s, (x, y - 60 * s), (x + dx * s, y))
    ink.line("#6a6e76", 4 * s, (x, y), (x, y - 150 * s))
    for dx in (-17, 17):
        ink.canvas.drawRoundRect(draw.rect(x + (dx - 15) * s, y - 168 * s, 30 * s, 22 * s), 3, 3, ink.fill(DARK))
        ink.canvas.drawRoundRect(
            draw.rect(x + (dx - 12) * s, y - 165 * s, 24 * s, 16 * s),
            2,
            2,
            draw.fill("#fffbe4") if ink.lamps else ink.fill("#dfe4e0"),
        )
        ink.glow(x + dx * s, y - 157 * s, 90 * s, "#fff4cc", 0.6)


def _barrier(ink: Ink, x: float, y: float, s: float) -> None:
    for dx in (-40, 40):
        ink.line("#6a6e76", 6 * s, (x + dx * s, y), (x + dx * s, y - 62 * s))
    for index in range(8):
        left = x + (-60 + 15 * index) * s
        ink.poly(
            ("#e8443c", "#fff6ea")[index % 2],
            (left, y - 58 * s),
            (left + 15 * s, y - 58 * s),
            (left + 9 * s, y - 36 * s),
            (left - 6 * s, y - 36 * s),
            light=0.1,
        )


def _tracks(site: Site) -> Still:
    """Ruts that the machines have left."""

    def paint(ink: Ink) -> None:
        for y in (site.line + 92 * site.grow, site.feet + 18):
            for index in range(-40, 41):
                x = index * site.wide / 40
                ink.poly("#8f7350", (x, y), (x + 14, y), (x + 9, y + 5), (x - 5, y + 5), light=-0.1)

    return site.row("ruts", site.line + 60, site.high + 40, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"construction_site": build}
