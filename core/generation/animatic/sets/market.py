"""A market: stalls under striped awnings with fruit, bread and flowers, garlands over a cobbled square, old houses behind."""

from __future__ import annotations

import random
from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Stage

GOODS = {
    "fruit": ("#e8503c", "#f29a38", "#f4cf48", "#8fbf4a"),
    "greens": ("#5f9f45", "#8fbf4a", "#d8503f", "#f0e6c8"),
    "bread": ("#d9a05a", "#c98744", "#e8bd7c", "#b87434"),
    "flowers": ("#ff6f9a", "#ffd34d", "#f2f0ff", "#b48cff"),
    "oranges": ("#f28f2c", "#f4a83c", "#f6c24e", "#e8742c"),
}
AWNINGS = (("#d8503f", "#fff6ea"), ("#3f8f7c", "#fff6ea"), ("#e8a53c", "#fff6ea"), ("#4a74b8", "#fff6ea"))


def build(brief: Brief) -> Stage:
    """The market of a brief."""
    site = built.site_for(brief, (0.6, 0.6, 0.6))
    line, wide, grow = site.line, site.wide, site.pick(1.0, 1.25, 1.15)
    counter = line + 46 * grow
    pitch = 236 * grow

    def houses(ink: Ink) -> None:
        rng = site.random("houses")
        x, index = -wide * 0.85, 0
        while x < wide * 0.85:
            w = rng.uniform(92, 132) * site.grow
            tall = rng.uniform(110, 165) * site.grow * site.pick(1.0, 1.2, 1.1)
            fittings.gable(
                ink, x + w / 2, line + 6, w, tall, rng, wall=rng.choice(("#f2d9b0", "#e9b9a0", "#d6dcc0", "#c9d8e4", "#f0e4cc")),
                roof=rng.choice(("#a8553f", "#8a5a4a", "#6f7488")), timber=index % 2 == 0, storeys=3 if tall > 150 * site.grow else 2, pitch=0.5,
            )  # fmt: skip
            x, index = x + w + 2, index + 1

    def stalls(ink: Ink) -> None:
        kinds = list(GOODS)
        for index in range(-3, 4):
            x = index * pitch + pitch * 0.42
            _stall(
                ink,
                x,
                counter,
                grow,
                kinds[index % len(kinds)],
                AWNINGS[index % len(AWNINGS)],
                site.random("stall", str(index)),
            )

    def overhead(ink: Ink) -> None:
        poles = [(index * pitch * 1.5, line - site.pick(150, 250, 190)) for index in range(-2, 4)]
        for index in range(5):
            first, last = poles[index], poles[index + 1]
            fittings.bunting(ink, (first[0], first[1] + 24), (last[0], last[1] + 24), 30, size=13)
            fittings.garland(ink, first, last, 40, size=3.0, count=18)

    def crates(ink: Ink) -> None:
        for index, share in enumerate((-0.5, 0.52)):
            _crate(
                ink,
                wide * share,
                site.high + 26,
                site.pick(1.5, 1.4, 1.5),
                tuple(GOODS.values())[index * 3],
                site.random("near", str(index)),
            )

    light = [(index * pitch + pitch * 0.42, counter + 20, 130 * grow) for index in range(-3, 4)]
    layers: list[Layer] = [
        site.together("houses", 0.5, site.row("backs", -20, line + 12, houses, distance=0.12, depth=0.5)),
        site.together(
            "ground",
            0.94,
            built.paving(site, line + 4, "#b9a88f", "cobbles"),
            built.lamplight(site, light),
            site.row("stalls", line - 170 * grow, counter + 20, stalls),
            site.row("overhead", 0, line, overhead),
            built.seat(site, "crate"),
        ),
        built.near(site, "crates", site.high - 120, site.high + 60, crates),
    ]
    top = counter - 44 * grow
    places = [x / wide for x in (pitch * 0.42, -pitch * 0.58, pitch * 0.7) if abs(x) < wide * 0.44]
    anchors = {
        f"surface{'' if k == 0 else f'-{k + 1}'}": site.spot(x, top, 0.8, depth=0.95, supports="surface")
        for k, x in enumerate(places)
    }
    anchors["table"] = site.spot(places[0] + 0.12, top, 0.8, depth=0.951, supports="surface")
    return site.stage(layers, anchors, mirror=counter + 4 if site.wet else None)


def _stall(ink: Ink, x: float, y: float, s: float, kind: str, awning: tuple[str, str], rng: random.Random) -> None:
    """A stall 200 units wide whose counter stands on ``y``, heaped with one kind of goods."""
    half, top = 96 * s, y - 138 * s
    ink = ink.by_lamp(0.62)
    ink.shadow(x, y + 2, 120 * s, 9 * s, 0.4)
    ink.box(x - half, top + 20 * s, 2 * half, 100 * s, "#5a4034", -0.3)
    ink.glow(x, y - 90 * s, 120 * s, "#ffcf8a", 0.6)
    for index in range(7):  # what hangs and stands at the back
        bx = x - half + (index + 0.6) * half / 3.6
        ink.box(bx - 7 * s, y - 84 * s, 14 * s, 20 * s, rng.choice(GOODS[kind]), -0.1)
    for sign in (-1, 1):
        ink.column(x + sign * half, y, 7 * s, 136 * s, "#8a6242")
    front = draw.rect(x - half - 4 * s, y - 34 * s, 2 * half + 8 * s, 34 * s)
    ink.wall(x, y, front.width(), front.height(), "#a87a4e")
    for index in range(9):
        px = front.left() + front.width() * (index + 1) / 10
        ink.line("#7f5836", 1.2 * s, (px, y - 32 * s), (px, y))
    for index in range(4):
        _crate(
            ink,
            x - half + (index + 0.5) * half / 2,
            y - 32 * s,
            s * 0.4,
            (GOODS[kind][index], GOODS[kind][(index + 1) % 4]),
            rng,
        )
    ink.bulb(x, y - 112 * s, 4.5 * s, reach=9)
    _awning(ink, x, top, half + 16 * s, 44 * s, s, awning)


def _awning(ink: Ink, x: float, top: float, half: float, tall: float, s: float, colours: tuple[str, str]) -> None:
    count = 9
    for index in range(count):
        u, v = index / count * 2 - 1, (index + 1) / count * 2 - 1
        body = draw.shape(
            (x + u * half * 0.86, top),
            (x + v * half * 0.86, top),
            (x + v * half, top + tall),
            (x + (u + v) / 2 * half, top + tall * 1.42, x + u * half, top + tall),
        )
        tone = colours[index % 2]
        shader = draw.vertical(top, top + tall * 1.3, [ink.tone(tone, 0.4), ink.tone(tone, 0.0), ink.tone(tone, -0.3)])
        ink.canvas.drawPath(body, draw.fill(shader=shader))
    ink.snow(x - half * 0.86, top + 3 * s, half * 1.72, 9 * s)


def _crate(ink: Ink, x: float, y: float, s: float, colours: tuple[str, ...], rng: random.Random) -> None:
    """A crate of round goods, 100 units wide, heaped above its rim."""
    for row in range(3):
        for index in range(7 - row):
            px = x + (index - (6 - row) / 2) * 15 * s
            ink.ball(px, y - (34 + 11 * row) * s + rng.uniform(-2, 2) * s, 9.5 * s, rng.choice(colours))
    outline = skia.Path()
    outline.addRect(draw.rect(x - 56 * s, y - 34 * s, 112 * s, 34 * s))
    ink.solid(outline, "#c39a66", 0.3)
    for share in (0.33, 0.66):
        ink.line("#8a6238", 1.6 * s, (x - 56 * s, y - 34 * s * share), (x + 56 * s, y - 34 * s * share))
    for sign in (-1, 1):
        ink.box(x + sign * 52 * s - 4 * s, y - 36 * s, 8 * s, 36 * s, "#a87a48")


SETS: dict[str, Callable[[Brief], Stage]] = {"market": build}
