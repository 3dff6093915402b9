"""On a suspension bridge: towers and cables rising over the deck, railing and lamps, the bay and a skyline beyond."""

from __future__ import annotations

from collections.abc import Callable

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, lakes, relief
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Stage

STEEL = {"san_francisco": "#c8452c", "sydney": "#7a828c", "new_york": "#a8845c"}


def build(brief: Brief) -> Stage:
    """The bridge of a brief."""
    site = built.site_for(brief, (0.5, 0.53, 0.52), (1.0, 1.5, 1.25))
    line, wide, grow = site.line, site.wide, site.grow
    deck = line + 64 * grow * site.pick(1.0, 0.9, 0.95)
    steel = STEEL.get(brief.place or "", "#c2543c")
    rail = deck - 66 * grow * site.pick(1.0, 0.86, 0.95)
    towers = (-wide * site.pick(0.4, 0.46, 0.42), wide * site.pick(0.4, 0.46, 0.42))
    top = site.high * site.pick(0.03, 0.07, 0.05)

    def city(ink: Ink) -> None:
        rng = site.random("city")
        x = -wide * 0.85
        while x < wide * 0.85:
            w, tall = rng.uniform(16, 40) * grow, rng.uniform(16, 90) * grow * (1.0 - 0.5 * abs(x) / wide)
            ink.wall(x + w / 2, line + 2, w, tall, rng.choice(("#8f9fc0", "#7f90b4", "#a3aecb")))
            for k in range(round(tall / 7)):
                for j in range(round(w / 7)):
                    if rng.random() < 0.3:
                        pane = draw.rect(x + 3 + 6.4 * j, line - tall + 4 + 7 * k, 2.6, 3.2)
                        ink.canvas.drawRect(pane, draw.fill("#ffd98a") if ink.lamps else ink.fill("#c9d8ea", 0.3))
            x += w + rng.choice((0, 2, 12)) * grow

    def frame(ink: Ink) -> None:
        for x in towers:
            _tower(ink, x, deck, top, grow, steel)
        half = (towers[1] - towers[0]) / 2
        sag = (rail - 20 * grow) - (top + 26 * grow)
        points = built.arc((towers[0], top + 26 * grow), (towers[1], top + 26 * grow), sag * 0.86, 40)
        sides = [
            [
                (towers[0] - half * 0.9 * u, top + 26 * grow + sag * 0.9 * (1 - (1 - u) ** 2))
                for u in (k / 12 for k in range(13))
            ],
            [
                (towers[1] + half * 0.9 * u, top + 26 * grow + sag * 0.9 * (1 - (1 - u) ** 2))
                for u in (k / 12 for k in range(13))
            ],
        ]
        for x, y in [*points[1::2], *sides[0][1:], *sides[1][1:]]:
            ink.line(steel, 1.5, (x, y), (x, rail), light=-0.2)
        for cord in (points, *sides):
            ink.line(steel, 6 * grow, *cord, light=-0.3)
            ink.line(steel, 2.4 * grow, *[(x, y - 1.5 * grow) for x, y in cord], light=0.5)
            for x, y in cord[1::4]:
                ink.bulb(x, y, 2.2, "#fff0c4", 6)

    def railing(ink: Ink) -> None:
        tall = deck - rail
        ink.box(-wide, deck - 6 * grow, 2 * wide, 12 * grow, steel, -0.3)
        for index in range(-40, 41):
            ink.line(steel, 2.6 * grow, (index * wide / 40, deck), (index * wide / 40, rail))
        for share, thick in ((1.0, 7.0), (0.55, 3.0), (0.2, 3.0)):
            ink.line(
                steel,
                thick * grow,
                (-wide, deck - tall * share),
                (wide, deck - tall * share),
                light=0.25 if share == 1 else -0.1,
            )
        ink.snow(-wide, rail - 2 * grow, 2 * wide, 6 * grow)
        for share in (-0.62, -0.2, 0.2, 0.62):
            fittings.lamp_post(ink, wide * share, deck + 6 * grow, grow * site.pick(1.05, 1.0, 1.0))

    def road(ink: Ink) -> None:
        y = deck + 36 * grow
        ink.box(-wide, deck + 5 * grow, 2 * wide, 4 * grow, "#d8d2c6", 0.2)
        ink.box(-wide, y, 2 * wide, 6 * grow, "#e8e4da", 0.2)
        ink.box(-wide, y + 6 * grow, 2 * wide, 5 * grow, "#5a5a62", -0.4)
        for index in range(-7, 8):
            x = index * wide / 7
            ink.poly(
                "#f2efe6",
                (x, site.feet + 22),
                (x + 62, site.feet + 22),
                (x + 50, site.feet + 31),
                (x - 12, site.feet + 31),
            )

    def near(ink: Ink) -> None:
        ink.line(steel, 15, (wide * 0.56, site.high + 60), (wide * 0.53, -40), light=-0.4)
        ink.line(steel, 15, (-wide * 0.6, site.high + 60), (-wide * 0.62, -40), light=-0.4)

    pools = [(wide * x, deck + 40 * grow, 130 * grow) for x in (-0.62, -0.2, 0.2, 0.62)]
    layers: list[Layer] = [
        site.together(
            "shore",
            0.18,
            relief.ridge(brief, site.air, "hills", 0.18, line - 20 * grow, 20, "#5f8a78", 0.6, bottom=line + 4),
            site.row("city", line - 110 * grow, line + 6, city, distance=0.42),
            lakes.lake(brief, site.air, line, deck + 10, depth=0.18),
        ),
        lakes.shimmer(brief, site.air, line + 6, deck, 0.3, 20),
        site.together("frame", 0.86, site.row("cables", top - 60, deck + 8, frame, depth=0.86)),
        site.together(
            "ground",
            0.94,
            built.paving(site, deck + 4, "#8d8f98", "plain"),
            site.row("railing", rail - 190 * grow, deck + 14 * grow, railing),
            built.lamplight(site, pools),
            site.row("road", deck, site.high + 40, road),
            built.seat(site),
        ),
        built.near(site, "cable", -60, site.high + 60, near),
    ]
    anchors = {"railing": site.spot(0.1, rail - 3 * grow, 0.7, depth=0.95)}
    return site.stage(
        layers, anchors, mirror=deck + 12 * grow if site.wet else None, afar=brief.place != "san_francisco"
    )


def _tower(ink: Ink, x: float, base: float, top: float, s: float, steel: str) -> None:
    """A tower of two legs and three cross-beams, seen from the deck."""
    for sign in (-1, 1):
        ink.column(x + sign * 27 * s, base, 20 * s, base - top, steel)
        ink.column(x + sign * 27 * s, base, 26 * s, (base - top) * 0.4, steel)
        ink.box(x + sign * 27 * s - 14 * s, top - 6 * s, 28 * s, 12 * s, steel, 0.3)
        ink.snow(x + sign * 27 * s - 14 * s, top - 5 * s, 28 * s, 7 * s)
    for share in (0.06, 0.3, 0.56):
        y = top + (base - top) * share
        ink.box(x - 27 * s, y, 54 * s, 22 * s, steel, -0.25)
        for k in range(3):
            ink.line(steel, 2 * s, (x - 16 * s, y + (4 + 7 * k) * s), (x + 16 * s, y + (4 + 7 * k) * s), light=0.3)
    ink.bulb(x, top - 10 * s, 4 * s, "#ff5a4a", 7)


SETS: dict[str, Callable[[Brief], Stage]] = {"bridge": build}
