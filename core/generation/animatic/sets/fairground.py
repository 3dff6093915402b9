"""An amusement park: a Ferris wheel that turns, carousel, roller coaster, striped tents, balloons, bulbs everywhere."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, land
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.fittings import PARTY
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Live, Stage

_DEPTH = 0.5


def build(brief: Brief) -> Stage:
    """The fair of a brief."""
    site = built.site_for(brief, (0.6, 0.62, 0.6), (1.0, 1.3, 1.18))
    line, wide, grow = site.line, site.wide, site.grow
    radius = site.pick(121.0, 176.0, 160.0)
    hub = (wide * site.pick(0.23, 0.13, 0.2), line - radius - 26 * grow)

    def coaster(ink: Ink) -> None:
        _coaster(ink, site, line + 4)
        for index in range(-5, 6):
            fittings.tree(ink, index * wide * 0.16 + 20, line + 6, 0.36 * grow, site.random("tree", str(index)))

    def wheel(ink: Ink) -> None:
        _rim(ink, hub, radius, line + 10, grow)

    def booths(ink: Ink) -> None:
        warm = ink.by_lamp(0.55)
        _tent(
            warm,
            -wide * site.pick(0.36, 0.36, 0.37),
            line + 34 * grow,
            grow * site.pick(1.12, 1.12, 1.1),
            ("#e8443c", "#fff6ea"),
        )
        _tent(warm, wide * 0.66, line + 30 * grow, grow, ("#3f8fd0", "#fff6ea"))
        _carousel(warm, wide * site.pick(0.0, 0.3, 0.06), line + 40 * grow, grow * site.pick(0.95, 0.85, 0.9))
        _kiosk(warm, wide * site.pick(0.41, -0.06, 0.42), line + 50 * grow, grow * site.pick(1.0, 0.85, 0.95))

    def strings(ink: Ink) -> None:
        high = line - site.pick(96, 190, 140)
        ends = [(wide * x, high + d) for x, d in ((-0.72, 0), (-0.26, 18), (0.2, 6), (0.72, 16))]
        for x, y in ends:
            ink.line("#5a4a58", 5, (x, line + 60 * grow), (x, y - 8))
        for first, last in itertools.pairwise(ends):
            fittings.garland(ink, first, last, 34, colours=PARTY, size=3.8, count=17)
            fittings.bunting(ink, (first[0], first[1] + 34), (last[0], last[1] + 34), 28, size=12, count=18)

    def balloons(ink: Ink) -> None:
        for side in (-1, 1):
            for index in range(3):
                x, y = side * wide * (0.53 - 0.02 * index), site.high - 40 - 34 * index
                ink.line("#f2efe6", 1.5, (x, y + 20), (side * wide * 0.56, site.high + 40))
                ink.ball(x, y, 28, PARTY[(index + side) % 5])

    layers: list[Layer] = [
        site.together("coaster", 0.24, site.row("track", 0, line + 14, coaster, distance=0.34, depth=0.24)),
        site.together("wheel", _DEPTH, site.row("rim", -60, line + 20, wheel, distance=0.06, depth=_DEPTH)),
        _cabins(site, hub, radius),
        site.together(
            "ground",
            0.93,
            built.paving(site, line + 2, "#cdb79c", "slabs"),
            site.row("booths", 0, site.high, booths),
            built.lamplight(site, [(wide * x, line + 96 * grow, 170 * grow) for x in (-0.4, 0.0, 0.4)], "#ffc08a"),
            site.row("strings", 0, line + 70 * grow, strings),
            built.seat(site),
        ),
        built.near(site, "balloons", site.high - 180, site.high + 50, balloons, blur=4.5),
    ]
    return site.stage(layers, mirror=line + 44 * grow if site.wet else None)


def _rim(ink: Ink, hub: draw.Point, radius: float, base: float, s: float) -> None:
    x, y = hub
    for sign in (-1, 1):
        ink.line("#e9e4ee", 9 * s, (x, y), (x + sign * radius * 0.52, base), light=0.2)
        ink.line(
            "#c8443c", 3 * s, (x + sign * radius * 0.26, (y + base) / 2), (x - sign * radius * 0.26, (y + base) / 2)
        )
    for share, thick in ((1.0, 4.6), (0.9, 2.6), (0.34, 2.6)):
        ink.canvas.drawCircle(x, y, radius * share, ink.pen("#f0e8f4", thick * s, 0.2))
    for index in range(24):
        degrees = 15 * index
        inner, outer = built.turned(x, y, radius * 0.9, degrees), built.turned(x, y, radius, degrees)
        ink.line("#f0e8f4", 1.5 * s, hub, inner)
        ink.line("#c8443c", 1.6 * s, inner, built.turned(x, y, radius, degrees + 15))
        ink.bulb(*outer, 3.2 * s, PARTY[index % 5], 6)
        ink.bulb(*built.turned(x, y, radius * 0.62, degrees), 2.2 * s, "#ffd98a", 5)
    ink.glow(x, y, radius * 1.25, "#ff9ad0", 0.3)
    ink.disc(x, y, 19 * s, "#c8443c")
    ink.bulb(x, y, 11 * s, "#ffd34d", 4)


def _cabins(site: Site, hub: draw.Point, radius: float) -> Live:
    """The cabins, which stay upright while they go round; they pass with the wheel's layer."""
    s = site.pick(1.0, 1.25, 1.15)
    ink_of = [draw.fill(draw.mix(site.air.lit(c, 0.15), c, 0.4 if site.lamps else 0.0)) for c in PARTY]
    shade = [draw.fill(site.air.shaded(c, 0.4)) for c in PARTY]
    glass = draw.fill("#fff0c0" if site.lamps else site.air.lit("#d8ecf6", 0.2))
    period, drift = land.period_of(site.brief), site.brief.travel * _DEPTH

    def paint(canvas: skia.Canvas, t: float) -> None:
        shift = (hub[0] - drift * t + period / 2) % period - period / 2
        for index in range(12):
            angle = math.tau * index / 12 + 0.16 * t
            x, y = shift + math.cos(angle) * radius, hub[1] + math.sin(angle) * radius
            k = index % 5
            canvas.drawRoundRect(draw.rect(x - 13 * s, y + 3 * s, 26 * s, 11 * s), 3 * s, 3 * s, glass)
            canvas.drawRoundRect(draw.rect(x - 14 * s, y + 12 * s, 28 * s, 13 * s), 6 * s, 6 * s, ink_of[k])
            canvas.drawRect(draw.rect(x - 14 * s, y + 14 * s, 9 * s, 8 * s), shade[k])
            canvas.drawPath(draw.shape((x - 16 * s, y + 4 * s), (x, y - 8 * s), (x + 16 * s, y + 4 * s)), ink_of[k])

    return Live("set:wheel-cabins", _DEPTH + 0.001, paint)


def _coaster(ink: Ink, site: Site, base: float) -> None:
    """The hills of a roller coaster on their trestles."""
    tall = site.high * site.pick(0.3, 0.34, 0.32)
    points = []
    for index in range(90):
        u = index / 89
        x = site.wide * (-0.85 + 1.7 * u)
        points.append(
            (x, base - tall * (0.42 + 0.4 * math.sin(u * 15.2) * (1 - 0.45 * u) + 0.12 * math.sin(u * 7 + 1)))
        )
    struts = skia.Path()
    for index, (x, y) in enumerate(points[::2]):
        struts.moveTo(x, y)
        struts.lineTo(x, base)
        if index:
            struts.moveTo(x, min(y + 34, base))
            struts.lineTo(points[2 * index - 2][0], base)
    ink.canvas.drawPath(struts, ink.pen("#f2ecdf", 1.5, -0.1))
    ink.line("#d8443a", 5.5, *points)
    ink.line("#ffe0b0", 1.6, *[(x, y - 2) for x, y in points])
    for index in range(4):
        x, y = points[27 + index]
        ink.canvas.drawRoundRect(draw.rect(x - 9, y - 15, 18, 13), 4, 4, ink.fill("#3f8fd0", 0.2))


def _stripes(
    ink: Ink, x: float, top: float, half_top: float, low: float, half_low: float, colours: tuple[str, str], count: int
) -> None:
    for index in range(count):
        u, v = index / count * 2 - 1, (index + 1) / count * 2 - 1
        light = 0.35 * ink.air.side * (u + v) / 2
        ink.poly(
            colours[index % 2],
            (x + u * half_top, top),
            (x + v * half_top, top),
            (x + v * half_low, low),
            (x + u * half_low, low),
            light=light,
        )


def _tent(ink: Ink, x: float, y: float, s: float, colours: tuple[str, str]) -> None:
    """A big striped tent with its entrance, 230 units tall."""
    ink.shadow(x, y, 140 * s, 10 * s)
    _stripes(ink, x, y - 104 * s, 112 * s, y, 116 * s, colours, 11)
    _stripes(ink, x, y - 200 * s, 6 * s, y - 104 * s, 124 * s, colours, 11)
    for index in range(11):
        u = (index + 0.5) / 11 * 2 - 1
        ink.oval(x + u * 122 * s, y - 102 * s, 11.6 * s, 10 * s, "#ffd34d", 0.2)
        ink.bulb(x + u * 122 * s, y - 90 * s, 3 * s, "#ffd98a", 5)
    ink.poly(
        "#5a2430",
        (x - 24 * s, y),
        (x - 20 * s, y - 66 * s),
        (x, y - 92 * s),
        (x + 20 * s, y - 66 * s),
        (x + 24 * s, y),
        light=-0.3,
    )
    ink.glow(x, y - 30 * s, 60 * s, "#ffcf8a", 0.5)
    ink.poly(
        colours[1], (x - 40 * s, y), (x - 22 * s, y - 60 * s), (x, y - 92 * s), (x - 12 * s, y - 40 * s), light=0.1
    )
    fittings.flag(ink, x, y - 198 * s, 32 * s, ("#ffd34d",), wide=28 * s)
    ink.snow(x - 50 * s, y - 164 * s, 100 * s, 8 * s)


def _carousel(ink: Ink, x: float, y: float, s: float) -> None:
    """A merry-go-round with its horses, 190 units tall."""
    ink.shadow(x, y, 122 * s, 11 * s)
    ink.box(x - 104 * s, y - 130 * s, 208 * s, 118 * s, "#7a4a6a", -0.25)
    ink.glow(x, y - 70 * s, 130 * s, "#ffc98a", 0.6)
    for index in range(5):
        px = x + (index - 2) * 26 * s
        ink.poly(
            ("#f6d27a", "#f2a0b8")[index % 2],
            (px - 13 * s, y - 126 * s),
            (px + 13 * s, y - 126 * s),
            (px + 13 * s, y - 20 * s),
            (px - 13 * s, y - 20 * s),
            light=-0.1,
        )
    ink.oval(x, y - 9 * s, 118 * s, 13 * s, "#c8443c", -0.2)
    ink.oval(x, y - 15 * s, 116 * s, 11 * s, "#f2d9a0", 0.2)
    for index in range(4):
        px, lift = x + (-84 + 56 * index) * s, (10 if index % 2 else 0) * s
        ink.line("#ffd34d", 3.4 * s, (px, y - 14 * s), (px, y - 132 * s), light=0.3)
        _horse(ink, px, y - 44 * s - lift, s, ("#f6f1e6", "#a86a44", "#3f4a60", "#f2c0cc")[index])
    _stripes(ink, x, y - 182 * s, 10 * s, y - 132 * s, 128 * s, ("#e8508a", "#fff6ea"), 11)
    for index in range(11):
        u = (index + 0.5) / 11 * 2 - 1
        ink.oval(x + u * 124 * s, y - 129 * s, 12 * s, 9 * s, "#ffd34d", 0.2)
        ink.bulb(x + u * 124 * s, y - 117 * s, 3 * s, "#fff0c4", 6)
    ink.line("#ffd34d", 4 * s, (x, y - 180 * s), (x, y - 200 * s))
    ink.ball(x, y - 204 * s, 7 * s, "#ffd34d")
    ink.snow(x - 46 * s, y - 164 * s, 92 * s, 8 * s)


def _horse(ink: Ink, x: float, y: float, s: float, coat: str) -> None:
    ink.oval(x, y, 21 * s, 10 * s, coat, 0.1)
    for dx, kick in ((-14, -7), (-9, 3), (10, -3), (15, 8)):
        ink.line(coat, 4.4 * s, (x + dx * s, y + 5 * s), (x + (dx + kick) * s, y + 20 * s))
    ink.line(coat, 9 * s, (x + 15 * s, y - 3 * s), (x + 25 * s, y - 18 * s))
    ink.line(coat, 8 * s, (x + 25 * s, y - 18 * s), (x + 34 * s, y - 13 * s))
    ink.line("#5a3a34", 4 * s, (x + 12 * s, y - 10 * s), (x + 23 * s, y - 25 * s))
    ink.line("#5a3a34", 4 * s, (x - 20 * s, y - 2 * s), (x - 28 * s, y + 8 * s))
    ink.oval(x - 1 * s, y - 8 * s, 10 * s, 5 * s, "#e8443c", 0.2)


def _kiosk(ink: Ink, x: float, y: float, s: float) -> None:
    """A booth that sells candy floss."""
    ink.shadow(x, y, 66 * s, 7 * s)
    ink.box(x - 52 * s, y - 104 * s, 104 * s, 60 * s, "#5a3048", -0.2)
    ink.glow(x, y - 72 * s, 80 * s, "#ffcf9a", 0.6)
    for index in range(4):
        px = x + (-36 + 24 * index) * s
        ink.line("#f6efe0", 2.4 * s, (px, y - 46 * s), (px, y - 70 * s))
        for dx, dy in ((0, -76), (-6, -70), (6, -70)):
            ink.ball(px + dx * s, y + dy * s, 9 * s, ("#ff9ac8", "#a8d8ff")[index % 2])
    ink.wall(x, y, 116 * s, 46 * s, "#f2f0e8")
    for index in range(6):
        ink.box(x + (-58 + 19.4 * index) * s, y - 38 * s, 9.6 * s, 38 * s, "#ff7fb0", 0.1)
    ink.box(x - 64 * s, y - 50 * s, 128 * s, 7 * s, "#e8c07a", 0.2)
    for sign in (-1, 1):
        ink.column(x + sign * 54 * s, y, 6 * s, 110 * s, "#f2f0e8")
    _stripes(ink, x, y - 142 * s, 50 * s, y - 104 * s, 72 * s, ("#ff7fb0", "#fff6ea"), 9)
    ink.snow(x - 50 * s, y - 140 * s, 100 * s, 8 * s)


SETS: dict[str, Callable[[Brief], Stage]] = {"amusement_park": build}
