"""A farm: a red barn with its silo, a windmill pump, a tractor, rows of crops, hay bales, a rail fence."""

from __future__ import annotations

from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, foreground, land, outdoors, plants, relief, sky
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Stage


def build(brief: Brief) -> Stage:
    """The farm of a brief."""
    site = built.site_for(brief, (0.55, 0.57, 0.56), (1.0, 1.4, 1.22))
    air, line, wide, grow = site.air, site.line, site.wide, site.grow

    def yard(ink: Ink) -> None:
        warm = ink.by_lamp(0.2)
        _mill(ink, -wide * site.pick(0.4, 0.36, 0.39), line + 12, grow * site.pick(1.0, 1.15, 1.05))
        _silo(ink, wide * site.pick(0.4, 0.4, 0.4), line + 22, grow * site.pick(1.0, 1.1, 1.05))
        _barn(warm, wide * site.pick(0.21, 0.16, 0.19), line + 32, grow * site.pick(1.05, 1.1, 1.08))
        rng = site.random("trees")
        fittings.tree(ink, -wide * 0.24, line + 12, 0.6 * grow, rng)
        fittings.tree(ink, wide * 0.62, line + 20, 0.9 * grow, rng)

    def front(ink: Ink) -> None:
        fittings.fence(ink, -wide * 0.85, -wide * 0.06, line + 50 * grow, 1.1 * grow, colour="#b08a5e", kind="rail")
        fittings.fence(ink, wide * 0.5, wide * 0.9, line + 50 * grow, 1.1 * grow, colour="#b08a5e", kind="rail")
        _tractor(ink, wide * site.pick(0.33, 0.26, 0.31), line + 112 * grow, grow * site.pick(0.92, 0.8, 0.9))
        for share, deep in ((-0.38, 92), (-0.47, 108)):
            _round_bale(ink, wide * share, line + deep * grow, grow * 0.9)

    layers: list[Layer] = [
        site.together(
            "hills",
            0.2,
            relief.ridge(brief, air, "far", 0.2, line - 34 * grow, 20, "#6b9a6a", 0.6, bottom=line + 20, trees=12),
            relief.ridge(
                brief, air, "hills", 0.2, line - 8 * grow, 20 * grow, "#86b552", 0.4, bottom=line + 60, base=1
            ),
            site.row("crops", line - 30 * grow, line + 40, lambda ink: _crops(ink, site), distance=0.3, depth=0.2),
        ),
        site.together(
            "ground",
            0.92,
            land.ground(brief, air, line + 6, "#86b44e", swell=4),
            site.row("yard", -40, line + 60 * grow, yard, distance=0.02),
            None
            if brief.travel
            else land.path_to_horizon(
                brief, air, line + 32, "#cfab78", x_far=wide * site.pick(0.2, 0.16, 0.18), x_near=-wide * 0.02
            ),
            land.pool_of_light(brief, air, site.place.lead + 60, site.feet, wide * 0.5, 0.32),
            land.scatter(
                brief, "tufts", (line + 50, site.feet), 150, plants.tuft(air, colour="#86a845"), (0.4, 0.95), room=28
            ),
            *outdoors.seasonal(brief, air, line + 40),
            site.row("front", line, site.high, front),
            None
            if air.snow
            else land.scatter(
                brief,
                "flowers",
                (line + 80, site.feet),
                40,
                plants.flower(air, ("#ffffff", "#ffd34d")),
                (0.4, 0.8),
                room=24,
                clumps=9,
            ),
            built.seat(site, "bale"),
        ),
        *foreground.framing(brief, air, "dry" if not air.snow else "grass"),
    ]
    if not air.night:
        layers.append(sky.birds(brief, air, line * 0.4))
    return site.stage(
        layers, {"surface": site.spot(-0.38, line + (92 - 52) * grow, 0.8, depth=0.95, supports="surface")}
    )


def _crops(ink: Ink, site: Site) -> None:
    """Rows of a field on the hillside."""
    for index in range(-34, 35):
        x = index * site.wide / 34
        tone = ("#d9b24a", "#7fa83f")[(index // 12) % 2]
        ink.line(tone, 3.4, (x * 0.9, site.line - 14 * site.grow), (x * 1.08, site.line + 30))


def _barn(ink: Ink, x: float, y: float, s: float) -> None:
    """A red barn with a gambrel roof and white trim, 210 units tall."""
    red, white, half = "#b8382e", "#f6f0e4", 92 * s
    ink.shadow(x, y, 120 * s, 10 * s)
    front = draw.shape(
        (x - half, y),
        (x - half, y - 104 * s),
        (x - 62 * s, y - 160 * s),
        (x, y - 188 * s),
        (x + 62 * s, y - 160 * s),
        (x + half, y - 104 * s),
        (x + half, y),
    )
    ink.solid(front, red, 0.4)
    ink.canvas.save()
    ink.canvas.clipPath(front, skia.ClipOp.kIntersect, True)
    for index in range(16):
        px = x - half + 2 * half * index / 15
        ink.line("#8a2620", 1.4 * s, (px, y), (px, y - 190 * s))
    ink.canvas.restore()
    door = draw.rect(x - 42 * s, y - 84 * s, 84 * s, 84 * s)
    ink.box(door.left(), door.top(), door.width(), door.height(), "#a02f28", -0.1)
    ink.canvas.drawRect(door, ink.pen(white, 5 * s))
    for left in (x - 42 * s, x):
        ink.line(white, 4 * s, (left, y), (left + 42 * s, y - 84 * s))
        ink.line(white, 4 * s, (left + 42 * s, y), (left, y - 84 * s))
    ink.line(white, 5 * s, (x, y), (x, y - 84 * s))
    ink.window(x - 17 * s, y - 146 * s, 34 * s, 32 * s, lit=True, frame=white)
    for dx in (-74, 56):
        ink.window(x + dx * s, y - 72 * s, 18 * s, 24 * s, lit=True, frame=white)
    edge = [
        (x - half - 12 * s, y - 98 * s),
        (x - 66 * s, y - 166 * s),
        (x, y - 196 * s),
        (x + 66 * s, y - 166 * s),
        (x + half + 12 * s, y - 98 * s),
    ]
    ink.line("#5a4a4c", 13 * s, *edge)
    ink.line(white, 4 * s, *[(px, py + 8 * s) for px, py in edge])
    if ink.air.snow:
        ink.line("#f3f8ff", 11 * s, *[(px, py - 6 * s) for px, py in edge], light=0.1)
    ink.bulb(x, y - 98 * s, 5 * s, reach=16)


def _silo(ink: Ink, x: float, y: float, s: float) -> None:
    ink.shadow(x, y, 50 * s, 7 * s)
    ink.column(x, y, 66 * s, 190 * s, "#c8ced2")
    for index in range(7):
        ink.line("#8f989e", 1.6 * s, (x - 33 * s, y - (24 + 26 * index) * s), (x + 33 * s, y - (24 + 26 * index) * s))
    dome = draw.shape(
        (x - 36 * s, y - 188 * s), (x - 34 * s, y - 234 * s, x + 34 * s, y - 234 * s, x + 36 * s, y - 188 * s)
    )
    ink.solid(dome, "#b8442f")
    ink.snow(x - 24 * s, y - 214 * s, 48 * s, 10 * s)
    for index in range(12):
        ink.line("#6a737a", 2 * s, (x + 14 * s, y - (10 + 15 * index) * s), (x + 24 * s, y - (10 + 15 * index) * s))


def _mill(ink: Ink, x: float, y: float, s: float) -> None:
    """A wind pump on its lattice tower, 250 units tall."""
    top = y - 216 * s
    for sign in (-1, 1):
        ink.line("#7a828a", 4 * s, (x + sign * 34 * s, y), (x + sign * 5 * s, top))
    for index in range(6):
        u, v = index / 6, (index + 1) / 6
        w0, w1 = 34 - 29 * u, 34 - 29 * v
        ink.line("#7a828a", 1.8 * s, (x - w0 * s, y - 216 * s * u), (x + w1 * s, y - 216 * s * v))
        ink.line("#7a828a", 1.8 * s, (x + w0 * s, y - 216 * s * u), (x - w1 * s, y - 216 * s * v))
    ink.poly("#c8443c", (x + 6 * s, top - 4 * s), (x + 58 * s, top - 20 * s), (x + 58 * s, top + 14 * s), light=0.1)
    for index in range(14):
        degrees = index * 360 / 14 + 8
        a, b = built.turned(x, top, 8 * s, degrees), built.turned(x, top, 40 * s, degrees - 5)
        c = built.turned(x, top, 40 * s, degrees + 9)
        ink.poly("#e4e8ea", a, b, c, light=0.3 if index % 2 else -0.1)
    ink.canvas.drawCircle(x, top, 34 * s, ink.pen("#8a929a", 1.6 * s))
    ink.disc(x, top, 6 * s, "#5a626a")


def _tractor(ink: Ink, x: float, y: float, s: float) -> None:
    """A green tractor, 150 units long, facing left."""
    green = "#3f8f46"
    ink.shadow(x, y, 92 * s, 9 * s, 0.45)
    ink.canvas.drawRoundRect(
        draw.rect(x - 78 * s, y - 82 * s, 82 * s, 44 * s), 8 * s, 8 * s, ink.sides(x - 78 * s, x + 4 * s, green)
    )
    for index in range(3):
        ink.line("#23562a", 2.4 * s, (x - 70 * s, y - (72 - 9 * index) * s), (x - 40 * s, y - (72 - 9 * index) * s))
    ink.box(x - 6 * s, y - 96 * s, 64 * s, 54 * s, green, -0.1)
    ink.poly(
        "#bfdcec",
        (x - 2 * s, y - 84 * s),
        (x + 4 * s, y - 132 * s),
        (x + 48 * s, y - 132 * s),
        (x + 52 * s, y - 84 * s),
        light=0.2,
    )
    ink.line(
        green,
        5 * s,
        (x - 2 * s, y - 84 * s),
        (x + 4 * s, y - 132 * s),
        (x + 48 * s, y - 132 * s),
        (x + 52 * s, y - 84 * s),
    )
    ink.canvas.drawRoundRect(draw.rect(x - 4 * s, y - 140 * s, 62 * s, 11 * s), 4, 4, ink.fill(green, 0.3))
    ink.snow(x - 4 * s, y - 139 * s, 62 * s, 6 * s)
    ink.line("#4a5058", 5 * s, (x - 40 * s, y - 82 * s), (x - 40 * s, y - 112 * s))
    ink.bulb(x - 78 * s, y - 66 * s, 5 * s, "#fff2c0", 7)
    for dx, r in ((38, 44), (-56, 25)):
        ink.disc(x + dx * s, y - r * s, r * s, "#26282e")
        for index in range(14):
            a = built.turned(x + dx * s, y - r * s, r * 0.84 * s, index * 360 / 14)
            b = built.turned(x + dx * s, y - r * s, r * 1.03 * s, index * 360 / 14 + 8)
            ink.line("#3a3d45", 4 * s, a, b)
        ink.disc(x + dx * s, y - r * s, r * 0.56 * s, "#f2c230", 0.1)
        ink.disc(x + dx * s, y - r * s, r * 0.2 * s, "#8a6a1c")


def _round_bale(ink: Ink, x: float, y: float, s: float) -> None:
    ink.shadow(x, y, 44 * s, 7 * s)
    ink.ball(x, y - 32 * s, 34 * s, "#dcb65c")
    for share in (0.82, 0.6, 0.38, 0.16):
        ink.canvas.drawCircle(x, y - 32 * s, 34 * s * share, ink.pen("#a8822f", 1.6 * s, -0.1))
    ink.snow(x - 20 * s, y - 60 * s, 40 * s, 8 * s)


SETS: dict[str, Callable[[Brief], Stage]] = {"farm": build}
