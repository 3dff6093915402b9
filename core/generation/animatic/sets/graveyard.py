"""A graveyard: leaning stones and crosses behind iron railings, a crypt, a chapel, bare trees, ground mist, lanterns at night."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, land, outdoors, plants, relief
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Live, Stage

STONE = "#9ba0a4"


def build(brief: Brief) -> Stage:
    """The graveyard of a brief."""
    site = built.site_for(brief, (0.55, 0.57, 0.56), (1.0, 1.42, 1.22))
    air, line, wide, grow = site.air, site.line, site.wide, site.grow

    def back(ink: Ink) -> None:
        _chapel(ink, -wide * site.pick(0.0, -0.08, 0.0), line + 6, grow * site.pick(0.95, 1.1, 1.0))
        for index, share in enumerate((-0.6, -0.36, 0.5, 0.66)):
            fittings.branch(
                ink,
                site.random("far", str(index)),
                (wide * share, line + 10),
                -90 + 8 * (index % 2),
                44 * grow,
                8 * grow,
                bark="#3f3836",
            )
        fittings.fence(ink, -wide * 0.9, wide * 0.9, line + 14, 0.8 * grow, colour="#2c3238", kind="iron")

    def graves(ink: Ink) -> None:
        rng = site.random("graves")
        for row, (deep, size, count) in enumerate(((34, 0.55, 11), (66, 0.8, 8))):
            for index in range(count):
                share = (index + rng.uniform(0.25, 0.75)) / count * 1.6 - 0.8
                if row == 1 and not brief.travel and -0.27 < share < 0.0:
                    continue
                _grave(ink, wide * share, line + deep * grow, size * grow, rng)

    def front(ink: Ink) -> None:
        rng = site.random("old tree")
        fittings.branch(
            ink, rng, (-wide * site.pick(0.4, 0.42, 0.41), line + 78 * grow), -86, 74 * grow, 16 * grow, bark="#3a302c"
        )
        _crypt(ink, wide * site.pick(0.38, 0.36, 0.38), line + 66 * grow, grow * site.pick(1.0, 1.0, 1.0))
        for share, deep, size in ((0.17, 112, 1.1), (-0.33, 118, 1.15), (0.45, 134, 1.3), (-0.5, 130, 1.2)):
            _grave(ink, wide * share, line + deep * grow, size * grow * site.pick(1.0, 0.85, 0.95), rng)
        for share, deep in ((0.25, 120), (-0.26, 124)):
            _candle(ink, wide * share, line + deep * grow, grow)

    def near(ink: Ink) -> None:
        rng = random.Random(5)
        for share, size in ((-0.56, 2.2), (0.56, 2.0)):
            _grave(ink, wide * share, site.high + 46, size, rng)

    layers: list[Layer] = [
        site.together(
            "hills",
            0.2,
            relief.ridge(
                brief, air, "wood", 0.2, line - 20, 22 * grow, "#4f6f5a", 0.5, bottom=line + 30, trees=34 * grow
            ),
        ),
        site.together(
            "back",
            0.55,
            site.row("chapel", -20, line + 20, back, distance=0.2, depth=0.55),
            relief.mist(brief, air, "far", 0.55, line + 20, 46, 0.4),
        ),
        site.together(
            "ground",
            0.92,
            land.ground(brief, air, line + 10, "#7d9a5a", swell=7),
            None
            if brief.travel
            else land.path_to_horizon(brief, air, line + 18, "#b4a890", x_far=wide * 0.02, x_near=-wide * 0.01),
            land.pool_of_light(brief, air, site.place.lead + 60, site.feet, wide * 0.42, 0.24),
            land.scatter(
                brief, "tufts", (line + 30, site.feet), 180, plants.tuft(air, colour="#74904e"), (0.4, 0.95), room=28
            ),
            *outdoors.seasonal(brief, air, line + 30),
            site.row("graves", line - 60, line + 80 * grow, graves),
            site.row("front", -60, site.feet, front),
            built.seat(site, "block"),
        ),
        _mist(site),
        built.near(site, "stones", site.high - 130, site.high + 60, near),
    ]
    return site.stage(layers, {"surface": site.spot(0.17, line + 52 * grow, 0.7, depth=0.95, supports="surface")})


def _grave(ink: Ink, x: float, y: float, s: float, rng: random.Random) -> None:
    """A stone, a cross or a slab, leaning a little, about 80 units tall."""
    ink.shadow(x, y, 36 * s, 6 * s, 0.45)
    ink.oval(x, y + 2 * s, 32 * s, 6 * s, "#6a5a44" if not ink.air.snow else "#e6eef8", -0.1)
    ink.canvas.save()
    ink.canvas.translate(x, y)
    ink.canvas.rotate(rng.uniform(-6, 6))
    kind, stone = rng.randrange(4), rng.choice((STONE, "#8a9094", "#aaa79e"))
    if kind == 0:
        ink.column(0, 0, 13 * s, 82 * s, stone)
        ink.box(-26 * s, -66 * s, 52 * s, 12 * s, stone, 0.2)
        ink.snow(-26 * s, -65 * s, 52 * s, 5 * s)
        ink.snow(-6 * s, -81 * s, 12 * s, 5 * s)
    else:
        tall = (66, 58, 74)[kind - 1] * s
        half = (24, 27, 20)[kind - 1] * s
        crown = tall * 0.66 if kind != 2 else tall * 0.92
        top = (0.0, -tall * 1.28) if kind != 2 else (0.0, -tall)
        outline = draw.shape(
            (-half, 0), (-half, -crown), (-half, top[1], 0, top[1]), (half, top[1], half, -crown), (half, 0)
        )
        ink.solid(outline, stone, 0.5)
        inner = draw.shape(
            (-half * 0.76, -4 * s),
            (-half * 0.76, -crown * 0.98),
            (-half * 0.76, top[1] * 0.92, 0, top[1] * 0.92),
            (half * 0.76, top[1] * 0.92, half * 0.76, -crown * 0.98),
            (half * 0.76, -4 * s),
        )
        ink.canvas.drawPath(inner, ink.pen(stone, 1.6 * s, -0.4))
        ink.line("#5c6064", 2.4 * s, (0, -crown * 1.02), (0, -crown * 0.68))
        ink.line("#5c6064", 2.4 * s, (-6 * s, -crown * 0.92), (6 * s, -crown * 0.92))
        for row in range(2):
            ink.line(
                "#5c6064",
                1.8 * s,
                (-half * 0.45, -crown * (0.5 - 0.16 * row)),
                (half * 0.45, -crown * (0.5 - 0.16 * row)),
            )
        ink.snow(-half * 0.62, -abs(top[1] + (-crown)) / 2 * 1.02, half * 1.24, 6 * s)
        if rng.random() < 0.5:
            for _ in range(7):
                ink.oval(rng.uniform(-half, half), -rng.uniform(0, 10) * s, 6 * s, 3.4 * s, "#5f8a48")
    ink.canvas.restore()


def _crypt(ink: Ink, x: float, y: float, s: float) -> None:
    """A family vault like a little temple, 190 units tall."""
    ink.shadow(x, y, 100 * s, 9 * s)
    ink.box(x - 88 * s, y - 12 * s, 176 * s, 13 * s, STONE, -0.1)
    ink.wall(x, y - 12 * s, 148 * s, 108 * s, STONE)
    for dx in (-62, -36, 36, 62):
        ink.column(x + dx * s, y - 12 * s, 15 * s, 104 * s, "#b6babc")
    ink.box(x - 82 * s, y - 128 * s, 164 * s, 14 * s, "#b6babc", 0.15)
    ink.poly("#a6abae", (x - 88 * s, y - 127 * s), (x, y - 176 * s), (x + 88 * s, y - 127 * s), light=0.1)
    ink.poly("#84898d", (x - 60 * s, y - 131 * s), (x, y - 164 * s), (x + 60 * s, y - 131 * s), light=-0.1)
    ink.line("#c4c8ca", 5 * s, (x, y - 176 * s), (x, y - 204 * s))
    ink.line("#c4c8ca", 5 * s, (x - 11 * s, y - 194 * s), (x + 11 * s, y - 194 * s))
    if ink.air.snow:
        for sign in (-1, 1):
            ink.line("#f3f8ff", 7 * s, (x, y - 178 * s), (x + sign * 86 * s, y - 130 * s))
    door = draw.shape(
        (x - 20 * s, y - 12 * s),
        (x - 20 * s, y - 72 * s),
        (x - 20 * s, y - 98 * s, x + 20 * s, y - 98 * s, x + 20 * s, y - 72 * s),
        (x + 20 * s, y - 12 * s),
    )
    ink.canvas.drawPath(door, ink.fill("#262b30", -0.2))
    ink.glow(x, y - 46 * s, 50 * s, "#8fd0a0", 0.4)
    for index in range(5):
        ink.line("#4a5258", 2.4 * s, (x + (-14 + 7 * index) * s, y - 12 * s), (x + (-14 + 7 * index) * s, y - 84 * s))


def _chapel(ink: Ink, x: float, y: float, s: float) -> None:
    ink.wall(x, y, 92 * s, 78 * s, "#8f9298")
    ink.poly("#4f5560", (x - 54 * s, y - 76 * s), (x, y - 138 * s), (x + 54 * s, y - 76 * s), light=0.1)
    ink.wall(x, y - 96 * s, 30 * s, 60 * s, "#8f9298")
    ink.poly("#4f5560", (x - 20 * s, y - 154 * s), (x, y - 224 * s), (x + 20 * s, y - 154 * s), light=-0.1)
    ink.line("#5c6268", 2.4 * s, (x, y - 222 * s), (x, y - 242 * s))
    ink.line("#5c6268", 2.4 * s, (x - 6 * s, y - 235 * s), (x + 6 * s, y - 235 * s))
    ink.snow(x - 26 * s, y - 112 * s, 52 * s, 8 * s)
    for dx in (-26, 0, 26):
        ink.window(x + (dx - 6) * s, y - 58 * s, 12 * s, 30 * s, lit=True, frame="#6a6e74")


def _candle(ink: Ink, x: float, y: float, s: float) -> None:
    ink.canvas.drawRoundRect(draw.rect(x - 6 * s, y - 20 * s, 12 * s, 20 * s), 3, 3, ink.fill("#c8382f", 0.1))
    if ink.lamps:
        ink.glow(x, y - 16 * s, 54 * s, "#ff9a4a", 0.7)
        ink.canvas.drawOval(draw.rect(x - 3 * s, y - 17 * s, 6 * s, 10 * s), draw.fill("#ffe9a8"))


def _mist(site: Site) -> Live:
    """Rags of mist that creep over the ground."""
    rng = site.random("mist")
    rags = [(rng.uniform(-0.8, 0.8), rng.uniform(30, 96), rng.uniform(70, 120), rng.uniform(6, 14)) for _ in range(6)]
    tone = draw.mix(site.air.haze, "#dfe8ee", 0.35)
    span = site.wide * 1.7
    strength = 0.3 if site.air.night or site.air.overcast else 0.18

    def paint(canvas: skia.Canvas, t: float) -> None:
        for share, deep, size, pace in rags:
            x = (share * site.wide + (pace - site.brief.travel) * t + span / 2) % span - span / 2
            y = site.line + deep * site.grow + 3 * math.sin(t * 0.7 + share * 9)
            draw.soft_shadow(canvas, x, y, size * 1.7 * site.grow, 15 * site.grow, strength, tone)

    return Live("set:mist", 0.96, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"graveyard": build}
