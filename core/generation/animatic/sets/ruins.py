"""Ruins: broken columns, an arch and tumbled blocks overgrown with ivy; for Athens a temple on its hill behind them."""

from __future__ import annotations

import random
from collections.abc import Callable

from core.generation.animatic import draw
from core.generation.animatic.sets import boughs, built, fittings, foreground, land, landmarks, outdoors, plants, relief
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Stage, Still

MARBLE, IVY = "#d6cdb8", ("#3f7a3c", "#5a9a48", "#2f6338", "#7aa850")


def build(brief: Brief) -> Stage:
    """The ruins of a brief."""
    site = built.site_for(brief, (0.55, 0.57, 0.56), (1.0, 1.45, 1.22))
    air, line, wide, grow = site.air, site.line, site.wide, site.grow

    def far(ink: Ink) -> None:
        for index, share in enumerate((-0.5, -0.42, -0.34, -0.26, 0.05, 0.12)):
            column(
                ink, wide * share, line + 12, 0.66 * grow, broken=(0.96, 0.5, 0.96, 0.96, 0.62, 0.34)[index], seed=index
            )
        ink.box(wide * -0.36, line + 12 - 130 * grow, wide * 0.12, 13 * grow, MARBLE, 0.2)
        for share in (0.3, 0.55, -0.62):
            fittings.tree(ink, wide * share, line + 14, 0.6 * grow, site.random("tree", str(share)))

    def main(ink: Ink) -> None:
        warm = ink.by_lamp(0.12)
        _arch(warm, wide * site.pick(0.23, 0.18, 0.22), line + 44 * grow, grow * site.pick(1.08, 1.16, 1.1), site)
        column(warm, -wide * site.pick(0.37, 0.37, 0.38), line + 56 * grow, 1.15 * grow, broken=0.9, seed=11)
        column(warm, wide * site.pick(0.44, 0.45, 0.45), line + 70 * grow, 1.2 * grow, broken=0.5, seed=12)
        column(warm, -wide * 0.68, line + 60 * grow, 1.15 * grow, broken=0.7, seed=13)
        _fallen(warm, -wide * site.pick(0.3, 0.22, 0.28), line + 96 * grow, grow * site.pick(1.0, 0.85, 0.95))
        rng = site.random("blocks")
        for share, deep in ((0.12, 58), (0.34, 110), (0.48, 126), (-0.46, 120), (-0.06, 44), (0.3, 66)):
            _block(warm, wide * share, line + deep * grow, grow * rng.uniform(0.6, 1.1), rng)

    landmark = landmarks.beyond(brief, site.air, line - 14 * grow, x=0.02, tall=site.pick(0.3, 0.2, 0.25))
    layers: list[Layer] = [
        site.together(
            "hills",
            0.2,
            relief.ridge(brief, air, "far", 0.2, line - 50 * grow, 30, "#7f9a72", 0.6, bottom=line + 20),
            relief.ridge(
                brief,
                air,
                "hills",
                0.2,
                line - 14 * grow,
                26 * grow,
                "#7fa05a",
                0.42,
                bottom=line + 40,
                base=1,
                trees=14,
            ),
        ),
        *([landmark] if landmark else []),
        site.together("far", 0.5, site.row("columns", 0, line + 30, far, distance=0.16, depth=0.5)),
        site.together(
            "ground",
            0.92,
            land.ground(brief, air, line + 10, "#8fae58", swell=5),
            _flagstones(site),
            land.pool_of_light(brief, air, site.place.lead + 60, site.feet, wide * 0.5, 0.34),
            land.scatter(
                brief, "tufts", (line + 40, site.feet), 170, plants.tuft(air, colour="#7fa045"), (0.4, 1.0), room=28
            ),
            *outdoors.seasonal(brief, air, line + 40),
            site.row("main", -40, site.feet, main),
            land.scatter(
                brief,
                "ferns",
                (line + 80, site.feet),
                12,
                plants.fern(air),
                (0.5, 0.8),
                room=60,
                clear=[] if brief.travel else [(-0.24 * wide, 0.2 * wide)],
            ),
            built.seat(site, "block"),
        ),
        *foreground.framing(brief, air, "leaves"),
    ]
    if not air.snow:
        layers.append(foreground.motes(brief, air, site.feet))
    return site.stage(layers, {"wall": site.spot(site.pick(0.36, 0.34, 0.36), line + 62 * grow, 0.8, depth=0.93)})


def _flagstones(site: Site) -> Still:
    def paint(ink: Ink) -> None:
        rng = site.random("flags")
        for _ in range(60):
            u = rng.random()
            x, y = rng.uniform(-0.9, 0.9) * site.wide, site.line + 40 + (site.high - site.line - 30) * u
            w, h = (22 + 60 * u) * rng.uniform(0.6, 1.1), (4 + 11 * u) * rng.uniform(0.7, 1.0)
            ink.poly(
                MARBLE,
                (x - w, y - h * 0.6),
                (x + w * 0.8, y - h),
                (x + w, y + h * 0.6),
                (x - w * 0.7, y + h),
                light=rng.uniform(-0.3, 0.2),
            )

    return site.row("flagstones", site.line + 20, site.high + 60, paint)


def column(ink: Ink, x: float, y: float, s: float, *, broken: float = 1.0, seed: int = 0) -> None:
    """A fluted column 190 units tall of which ``broken`` stands; whole ones have their capital."""
    rng = random.Random(seed)
    tall = 176 * s * broken
    ink.shadow(x, y, 34 * s, 6 * s)
    ink.box(x - 27 * s, y - 10 * s, 54 * s, 11 * s, MARBLE, -0.1)
    ink.box(x - 23 * s, y - 18 * s, 46 * s, 9 * s, MARBLE, 0.2)
    top = y - tall
    ragged = [(x - 17 * s + 34 * s * k / 6, top + (rng.uniform(-9, 9) * s if broken < 0.95 else 0)) for k in range(7)]
    ink.solid(draw.shape((x - 19 * s, y - 17 * s), *ragged, (x + 19 * s, y - 17 * s)), MARBLE, 0.7)
    for k in range(1, 6):
        px = x + (k - 3) * 6 * s
        ink.line("#9f9682", 1.6 * s, (px, y - 20 * s), (px, top + 12 * s))
    for k in range(1, 4):
        ink.line("#a89e88", 1.2 * s, (x - 18 * s, y - 18 * s - tall * k / 4), (x + 18 * s, y - 18 * s - tall * k / 4))
    if broken >= 0.95:
        ink.poly(
            MARBLE,
            (x - 17 * s, top),
            (x - 26 * s, top - 14 * s),
            (x + 26 * s, top - 14 * s),
            (x + 17 * s, top),
            light=-0.1,
        )
        ink.box(x - 29 * s, top - 23 * s, 58 * s, 10 * s, MARBLE, 0.2)
        ink.snow(x - 29 * s, top - 22 * s, 58 * s, 7 * s)
    else:
        ink.snow(x - 14 * s, top + 2 * s, 28 * s, 7 * s)
    if rng.random() < 0.6:
        ivy(ink, rng, x - 15 * s, y - 8 * s, 26 * s, tall * 0.55, s)


def ivy(ink: Ink, rng: random.Random, x: float, y: float, wide: float, tall: float, s: float) -> None:
    """Ivy that climbs from (x, y); it reddens in autumn."""
    tones = boughs.AUTUMN if ink.air.season == "autumn" else IVY
    for _ in range(round(tall / (2.1 * s))):
        u = rng.random() ** 1.5
        px, py = x + wide * (rng.random() * (1 - 0.6 * u)), y - tall * u
        ink.oval(px, py, 4.6 * s, 3.6 * s, rng.choice(tones), rng.uniform(-0.4, 0.4))


def _arch(ink: Ink, x: float, y: float, s: float, site: Site) -> None:
    """A great arch of which one shoulder has fallen, 270 units tall."""
    ink.shadow(x, y, 130 * s, 10 * s)
    outline = draw.shape(
        (x - 104 * s, y), (x - 104 * s, y - 222 * s), (x - 78 * s, y - 240 * s), (x - 30 * s, y - 232 * s), (x + 20 * s, y - 246 * s), (x + 48 * s, y - 214 * s),
        (x + 82 * s, y - 196 * s), (x + 92 * s, y - 150 * s), (x + 104 * s, y - 126 * s), (x + 104 * s, y),
        (x + 58 * s, y), (x + 58 * s, y - 110 * s), (x + 58 * s, y - 186 * s, x - 58 * s, y - 186 * s, x - 58 * s, y - 110 * s), (x - 58 * s, y),
    )  # fmt: skip
    ink.solid(outline, MARBLE, 0.45)
    for index in range(13):  # the wedge stones of the arch
        degrees = 180 + 180 * index / 12
        a, b = built.turned(x, y - 112 * s, 58 * s, degrees), built.turned(x, y - 112 * s, 82 * s, degrees)
        ink.line("#9f9682", 1.8 * s, a, b)
    rng = random.Random(7)
    for sign in (-1, 1):
        for row in range(7):
            yy = y - (8 + 16 * row) * s
            ink.line("#9f9682", 1.4 * s, (x + sign * 60 * s, yy), (x + sign * 102 * s, yy))
            ink.line(
                "#9f9682",
                1.2 * s,
                (x + sign * (72 + 14 * (row % 2)) * s, yy),
                (x + sign * (72 + 14 * (row % 2)) * s, yy - 16 * s),
            )
        ink.box(x + (sign * 81 - 27) * s, y - 122 * s, 54 * s, 9 * s, MARBLE, 0.25)
    ivy(ink, rng, x - 108 * s, y, 50 * s, 210 * s, s)
    ivy(ink, rng, x + 66 * s, y, 40 * s, 110 * s, s)
    for _k in range(26):
        ink.oval(
            x + rng.uniform(-104, -10) * s,
            y - (222 + rng.uniform(-16, 14)) * s,
            5 * s,
            4 * s,
            rng.choice(IVY),
            rng.uniform(-0.4, 0.4),
        )
    ink.snow(x - 104 * s, y - 224 * s, 74 * s, 10 * s)


def _fallen(ink: Ink, x: float, y: float, s: float) -> None:
    """A column that fell and broke into drums."""
    ink.shadow(x, y, 100 * s, 8 * s)
    for dx, wide in ((-70, 52), (-8, 46), (48, 40)):
        left = x + dx * s
        body = draw.vertical(y - 36 * s, y, [ink.tone(MARBLE, 0.5), ink.tone(MARBLE, 0.0), ink.tone(MARBLE, -0.6)])
        ink.canvas.drawRect(draw.rect(left, y - 36 * s, wide * s, 36 * s), draw.fill(shader=body))
        for k in range(1, 5):
            ink.line("#9f9682", 1.3 * s, (left, y - 7 * k * s), (left + wide * s, y - 7 * k * s))
        ink.oval(left + wide * s, y - 18 * s, 8 * s, 18 * s, MARBLE, 0.2)
        ink.oval(left + wide * s, y - 18 * s, 4 * s, 9 * s, "#a89e88", 0.0)
        ink.snow(left, y - 35 * s, wide * s, 6 * s)


def _block(ink: Ink, x: float, y: float, s: float, rng: random.Random) -> None:
    ink.shadow(x, y, 30 * s, 5 * s)
    w, h = 25 * s * rng.uniform(0.8, 1.3), 25 * s * rng.uniform(0.7, 1.2)
    ink.poly(
        MARBLE,
        (x - w, y),
        (x - w * 0.95, y - h),
        (x + w * 0.7, y - h * 1.06),
        (x + w, y - h * 0.1),
        (x + w * 0.9, y + 1),
        light=-0.15,
    )
    ink.poly(
        MARBLE,
        (x - w * 0.95, y - h),
        (x - w * 0.6, y - h * 1.25),
        (x + w, y - h * 1.28),
        (x + w * 0.7, y - h * 1.06),
        light=0.35,
    )
    ink.snow(x - w * 0.7, y - h * 1.16, w * 1.5, 5 * s)


SETS: dict[str, Callable[[Brief], Stage]] = {"ruins": build}
