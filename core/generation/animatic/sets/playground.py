"""A playground: a slide from a little tower, swings, seesaw, sandbox with toys, spring riders, trees and a low fence."""

from __future__ import annotations

from collections.abc import Callable

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, foreground, land, outdoors, plants, relief
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Stage

RED, YELLOW, BLUE, GREEN = "#e8443c", "#f6c235", "#3f8fd0", "#4fae6a"


def build(brief: Brief) -> Stage:
    """The playground of a brief."""
    site = built.site_for(brief, (0.56, 0.58, 0.56), (1.0, 1.4, 1.22))
    air, line, wide, grow = site.air, site.line, site.wide, site.grow
    sand = (wide * site.pick(0.26, 0.22, 0.25), line + 118 * grow)

    def trees(ink: Ink) -> None:
        for index, share in enumerate((-0.62, -0.4, -0.1, 0.16, 0.44, 0.66)):
            fittings.tree(
                ink, wide * share, line + 10, grow * (0.86 + 0.16 * (index % 3)), site.random("tree", str(index))
            )
        fittings.fence(ink, -wide * 0.85, wide * 0.85, line + 24, 0.8 * grow)

    def toys(ink: Ink) -> None:
        fittings.lamp_post(ink, -wide * site.pick(0.19, 0.5, 0.5), line + 44 * grow, grow)
        ink = ink.by_lamp(0.34)
        size = grow * site.pick(1.0, 0.94, 0.98)
        _swings(ink, -wide * site.pick(0.34, 0.3, 0.33), line + 56 * grow, size)
        _tower(ink, wide * site.pick(0.21, 0.17, 0.2), line + 60 * grow, size * site.pick(1.06, 1.12, 1.06))
        _seesaw(ink, -wide * site.pick(0.0, -0.02, 0.0), line + 34 * grow, size * 0.8)
        fittings.lamp_post(ink, wide * site.pick(0.44, 0.42, 0.44), line + 40, grow)

    def sandbox(ink: Ink) -> None:
        _sandbox(ink, *sand, grow * site.pick(1.0, 0.86, 0.95))
        _rider(ink, -wide * site.pick(0.42, 0.42, 0.43), line + 126 * grow, grow * site.pick(0.9, 0.76, 0.85))

    layers: list[Layer] = [
        site.together(
            "hills",
            0.2,
            relief.ridge(
                brief, air, "hills", 0.2, line - 20, 24 * grow, "#6ba653", 0.48, bottom=line + 40, trees=18 * grow
            ),
        ),
        site.together("trees", 0.6, site.row("trees", -40, line + 34, trees, distance=0.1, depth=0.6)),
        site.together(
            "ground",
            0.93,
            land.ground(brief, air, line + 16, "#7fbb50", swell=3),
            land.scatter(brief, "tufts", (line + 40, site.feet), 70, plants.tuft(air), (0.4, 0.8), room=24),
            *outdoors.seasonal(brief, air, line + 30),
            land.pool_of_light(brief, air, site.place.lead + 50, site.feet, wide * 0.45, 0.3),
            site.row("toys", 0, site.feet, toys),
            site.row("sandbox", line, site.high + 20, sandbox),
            built.seat(site),
        ),
        *foreground.framing(brief, air, "leaves", strength=0.9),
    ]
    anchors = {"sandbox": site.spot(sand[0] / wide, sand[1] + 8 * grow, 0.85, depth=0.95)}
    return site.stage(layers, anchors)


def _swings(ink: Ink, x: float, y: float, s: float) -> None:
    """Two swings in a frame 190 units tall."""
    top = y - 188 * s
    for sign in (-1, 1):
        ink.shadow(x + sign * 96 * s, y, 40 * s, 5 * s)
        for foot in (-26, 26):
            ink.line(
                BLUE,
                7.5 * s,
                (x + sign * 84 * s, top),
                (x + (sign * 92 + foot) * s, y + 2),
                light=0.2 if foot > 0 else -0.2,
            )
    ink.line(BLUE, 8.5 * s, (x - 88 * s, top), (x + 88 * s, top), light=0.3)
    ink.snow(x - 88 * s, top - 3 * s, 176 * s, 6 * s)
    for dx, lean in ((-38, -20), (40, 14)):
        seat = (x + (dx + lean) * s, y - 44 * s)
        for side in (-13, 13):
            ink.line("#8a929a", 2 * s, (x + (dx + side) * s, top), (seat[0] + side * s, seat[1]))
        ink.canvas.drawRoundRect(draw.rect(seat[0] - 19 * s, seat[1], 38 * s, 8 * s), 3, 3, ink.fill(RED, 0.2))
        ink.snow(seat[0] - 18 * s, seat[1] + 1, 36 * s, 5 * s)


def _tower(ink: Ink, x: float, y: float, s: float) -> None:
    """A climbing tower with a roof, a ladder and a slide to the right, 240 units tall."""
    ink.shadow(x + 30 * s, y, 130 * s, 9 * s)
    deck = y - 96 * s
    for dx in (-40, 40):
        ink.column(x + dx * s, y, 9 * s, 170 * s, YELLOW)
    ink.box(x - 46 * s, deck, 92 * s, 9 * s, "#c98a4c", 0.1)
    for index in range(5):
        ink.box(x + (-38 + 17 * index) * s, deck - 34 * s, 8 * s, 34 * s, (GREEN, BLUE)[index % 2], 0.1)
    ink.box(x - 42 * s, deck - 40 * s, 84 * s, 7 * s, RED, 0.2)
    for sign in (-1, 1):
        ink.poly(
            RED, (x, y - 228 * s), (x + sign * 62 * s, y - 164 * s), (x, y - 164 * s), light=0.3 * sign * ink.air.side
        )
    ink.snow(x - 24 * s, y - 204 * s, 48 * s, 10 * s)
    fittings.flag(ink, x, y - 226 * s, 26 * s, (YELLOW,), wide=24 * s)
    for rung in range(6):
        ink.line(
            "#e9e2d2",
            4 * s,
            (x - (60 - 3 * rung) * s, y - (10 + 16 * rung) * s),
            (x - (40 - 2 * rung) * s, y - (10 + 16 * rung) * s),
            light=0.2,
        )
    for dx in (-62, -42):
        ink.line(YELLOW, 5 * s, (x + dx * s, y), (x + (dx + 17) * s, deck - 20 * s))
    chute = draw.path(
        (x + 42 * s, deck + 4 * s), (x + 78 * s, deck + 8 * s, x + 92 * s, y - 22 * s, x + 156 * s, y - 16 * s)
    )
    ink.canvas.drawPath(chute, ink.pen("#b8303a", 21 * s, -0.2))
    ink.canvas.drawPath(chute, ink.pen("#ff6a50", 14 * s, 0.3))
    ink.canvas.drawPath(chute, draw.stroke(ink.tone("#ffd0b8", 0.3), 3 * s, alpha=0.6))
    ink.line(YELLOW, 6 * s, (x + 104 * s, y - 34 * s), (x + 104 * s, y))


def _seesaw(ink: Ink, x: float, y: float, s: float) -> None:
    ink.shadow(x, y, 100 * s, 6 * s)
    ink.poly(BLUE, (x - 20 * s, y), (x, y - 38 * s), (x + 20 * s, y), light=0.1)
    ink.line(YELLOW, 9 * s, (x - 98 * s, y - 14 * s), (x + 98 * s, y - 60 * s), light=0.2)
    for sign, dy in ((-1, -16), (1, -58)):
        ink.line(RED, 5 * s, (x + sign * 76 * s, y + (dy - 5 * sign) * s), (x + sign * 76 * s, y + (dy - 28) * s))
        ink.line(
            RED, 5 * s, (x + sign * 76 * s - 9 * s, y + (dy - 28) * s), (x + sign * 76 * s + 9 * s, y + (dy - 28) * s)
        )
    ink.snow(x - 20 * s, y - 42 * s, 40 * s, 5 * s)


def _sandbox(ink: Ink, x: float, y: float, s: float) -> None:
    """A box of sand with a castle, bucket and spade, 210 units wide."""
    ink.poly(
        "#a87444",
        (x - 92 * s, y - 24 * s),
        (x + 92 * s, y - 24 * s),
        (x + 116 * s, y + 26 * s),
        (x - 116 * s, y + 26 * s),
        light=-0.2,
    )
    ink.poly(
        "#efd49a" if not ink.air.snow else "#eef4fb",
        (x - 86 * s, y - 20 * s),
        (x + 86 * s, y - 20 * s),
        (x + 104 * s, y + 16 * s),
        (x - 104 * s, y + 16 * s),
        light=0.15,
    )
    ink.box(x - 118 * s, y + 16 * s, 236 * s, 17 * s, "#c98f58", 0.15)
    ink.snow(x - 118 * s, y + 18 * s, 236 * s, 5 * s)
    for dx, high in ((-52, 24), (-34, 36), (-16, 24)):
        ink.column(x + dx * s, y + 4 * s, 18 * s, high * s, "#e0bd78")
        for k in (-1, 0, 1):
            ink.box(x + (dx + 6.4 * k - 2.4) * s, y + (3 - high - 4) * s, 4.8 * s, 5 * s, "#e0bd78", 0.2)
    ink.poly(
        RED,
        (x + 30 * s, y - 22 * s),
        (x + 58 * s, y - 22 * s),
        (x + 54 * s, y + 6 * s),
        (x + 34 * s, y + 6 * s),
        light=0.1,
    )
    ink.canvas.drawArc(draw.rect(x + 31 * s, y - 40 * s, 26 * s, 34 * s), 180, 180, False, ink.pen("#f6f2e6", 2.4 * s))
    ink.line(BLUE, 4 * s, (x + 74 * s, y + 4 * s), (x + 84 * s, y - 30 * s))
    ink.ball(x + 8 * s, y + 2 * s, 13 * s, YELLOW)


def _rider(ink: Ink, x: float, y: float, s: float) -> None:
    """A duck on a spring."""
    ink.shadow(x, y, 34 * s, 6 * s)
    for index in range(5):
        ink.oval(x, y - (4 + 7 * index) * s, 13 * s, 4 * s, "#6a727a", 0.2 * (index % 2))
    ink.oval(x, y - 62 * s, 44 * s, 24 * s, YELLOW, 0.1)
    ink.ball(x + 30 * s, y - 96 * s, 19 * s, YELLOW)
    ink.poly("#f28f2c", (x + 46 * s, y - 100 * s), (x + 66 * s, y - 94 * s), (x + 46 * s, y - 86 * s))
    ink.disc(x + 35 * s, y - 101 * s, 3.2 * s, "#23262e")
    ink.line(RED, 6 * s, (x + 8 * s, y - 98 * s), (x + 8 * s, y - 78 * s))
    ink.snow(x - 30 * s, y - 82 * s, 44 * s, 6 * s)


SETS: dict[str, Callable[[Brief], Stage]] = {"playground": build}
