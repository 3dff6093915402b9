"""A street in the suburbs: detached houses behind lawns and hedges, garages, mailboxes, young trees, a quiet road."""

from __future__ import annotations

import random
from collections.abc import Callable

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, foreground, land, outdoors, plants, relief
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Stage

WALLS = ("#f2e4c8", "#cfe0e6", "#f0d2c0", "#dce6cc", "#e8dcec")
ROOFS = ("#8a5a4a", "#5f6a7c", "#a8604a", "#6f6a66")


def build(brief: Brief) -> Stage:
    """The suburban street of a brief."""
    site = built.site_for(brief, (0.56, 0.58, 0.57), (1.0, 1.3, 1.18))
    air, line, wide, grow = site.air, site.line, site.wide, site.grow
    kerb = line + 62 * grow
    pitch = 300 * grow * site.pick(1.0, 0.86, 0.94)

    def houses(ink: Ink) -> None:
        for index in range(-3, 4):
            rng = site.random("house", str(index))
            x = index * pitch + pitch * site.pick(0.46, 0.3, 0.4)
            _house(ink.by_lamp(0.15), x, line + 24, grow * site.pick(1.0, 1.12, 1.05), rng)
            fittings.tree(ink, x - pitch * 0.47, line + 30, 0.72 * grow * rng.uniform(0.85, 1.1), rng)

    def lawns(ink: Ink) -> None:
        for index in range(-3, 4):
            rng = site.random("lawn", str(index))
            x = index * pitch + pitch * site.pick(0.46, 0.3, 0.4)
            drive = "#c9c2b8" if not air.snow else "#dfe7f0"
            ink.poly(
                drive,
                (x + 46 * grow, line + 24),
                (x + 100 * grow, line + 24),
                (x + 116 * grow, kerb),
                (x + 44 * grow, kerb),
                light=0.1,
            )
            ink.poly(
                "#d8ccb8" if not air.snow else "#e6eef6",
                (x - 34 * grow, line + 24),
                (x - 18 * grow, line + 24),
                (x - 24 * grow, kerb),
                (x - 48 * grow, kerb),
                light=0.1,
            )
            fittings.fence(ink, x - pitch * 0.42, x - 62 * grow, line + 52 * grow, 0.72 * grow)
            for k in range(3):
                plants.bush(air, 0.02, berries=rng.choice(("#ff7fa8", "#ffd34d", "#d8404a")))(
                    ink.canvas, x + (-76 + 34 * k) * grow, line + 32, 0.4 * grow, rng
                )
            _mailbox(ink, x + 34 * grow, kerb - 4, grow * 0.95)
        for share in (-0.66, 0.06, 0.74):
            fittings.lamp_post(ink, wide * share, kerb - 2, grow * 1.05)

    def road(ink: Ink) -> None:
        low = kerb + 15 * grow
        ink.box(-wide, kerb - 6, 2 * wide, 14 * grow, "#cfc8be" if not air.snow else "#e4ebf4", 0.2)
        for index in range(-20, 21):
            ink.line("#a8a096", 1, (index * wide / 20, kerb - 6), (index * wide / 20 - 5, kerb + 6 * grow))
        ink.box(-wide, low - 7 * grow, 2 * wide, 5 * grow, "#e4ded4", 0.2)
        ink.box(-wide, low - 2 * grow, 2 * wide, 4 * grow, "#5f6068", -0.4)

    pools = [(wide * x, kerb + 10, 130 * grow) for x in (-0.66, 0.06, 0.74)]
    layers: list[Layer] = [
        site.together(
            "hills",
            0.2,
            relief.ridge(
                brief, air, "hills", 0.2, line - 26 * grow, 22 * grow, "#7fae72", 0.5, bottom=line + 40, trees=22 * grow
            ),
        ),
        site.together(
            "ground",
            0.92,
            land.ground(brief, air, line + 8, "#7cb852", swell=3),
            site.row("houses", -40, line + 40, houses, distance=0.03),
            site.row("lawns", line - 190 * grow, kerb + 6, lawns),
            *outdoors.seasonal(brief, air, line + 40),
            built.paving(site, kerb + 12 * grow, "#83858e", "plain"),
            site.row("road", kerb - 10, site.high, road),
            built.lamplight(site, pools),
            built.seat(site),
        ),
        *foreground.framing(brief, air, "leaves", strength=0.9),
    ]
    anchors = {**site.underfoot("road"), "house": site.spot(0.3, kerb - 12, 0.8, depth=0.95)}
    return site.stage(layers, anchors, mirror=kerb + 16 * grow if site.wet else None)


def _house(ink: Ink, x: float, y: float, s: float, rng: random.Random) -> None:
    """A detached house with its garage to the right, 190 units tall."""
    wall, roof = rng.choice(WALLS), rng.choice(ROOFS)
    ink.shadow(x + 20 * s, y, 130 * s, 8 * s, 0.36)
    ink.wall(x + 76 * s, y, 84 * s, 62 * s, wall)
    ink.poly(
        roof,
        (x + 26 * s, y - 60 * s),
        (x + 40 * s, y - 92 * s),
        (x + 112 * s, y - 92 * s),
        (x + 128 * s, y - 60 * s),
        light=0.1,
    )
    ink.snow(x + 40 * s, y - 91 * s, 72 * s, 8 * s)
    ink.wall(x + 78 * s, y, 58 * s, 46 * s, "#f6f4ee")
    for k in range(4):
        ink.line("#cfc8bc", 1.6 * s, (x + 50 * s, y - (8 + 11 * k) * s), (x + 106 * s, y - (8 + 11 * k) * s))
    fittings.gable(ink, x - 22 * s, y, 124 * s, 88 * s, rng, wall=wall, roof=roof, storeys=2, pitch=0.5)
    ink.poly(roof, (x - 48 * s, y - 46 * s), (x - 22 * s, y - 60 * s), (x + 4 * s, y - 46 * s), light=0.2)
    for dx in (-42, -2):
        ink.column(x + dx * s, y, 4 * s, 46 * s, "#fbf8f2")
    ink.bulb(x - 22 * s, y - 42 * s, 3 * s, reach=12)


def _mailbox(ink: Ink, x: float, y: float, s: float) -> None:
    ink.column(x, y, 5 * s, 30 * s, "#8a6242")
    ink.canvas.drawRoundRect(
        draw.rect(x - 12 * s, y - 44 * s, 26 * s, 16 * s), 7 * s, 7 * s, ink.sides(x - 12 * s, x + 14 * s, "#3f6fb0")
    )
    ink.box(x + 8 * s, y - 50 * s, 3 * s, 12 * s, "#d8382f", 0.2)
    ink.snow(x - 10 * s, y - 43 * s, 22 * s, 5 * s)


SETS: dict[str, Callable[[Brief], Stage]] = {"suburb": build}
