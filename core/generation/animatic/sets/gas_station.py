"""A filling station by the road: pumps under a lit canopy, a small shop, a tall sign, tyres and a phone box."""

from __future__ import annotations

from collections.abc import Callable

from core.generation.animatic import draw
from core.generation.animatic.sets import built, land, relief
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Stage

RED, WHITE = "#d8382f", "#f6f3ec"


def build(brief: Brief) -> Stage:
    """The filling station of a brief."""
    site = built.site_for(brief, (0.57, 0.59, 0.58), (1.0, 1.3, 1.18))
    line, wide, grow = site.line, site.wide, site.grow
    canopy = line - site.pick(132, 190, 160)
    left, right = -wide * site.pick(0.3, 0.44, 0.36), wide * site.pick(0.36, 0.46, 0.4)

    def shop(ink: Ink) -> None:
        _shop(ink.by_lamp(0.4), wide * site.pick(0.1, 0.06, 0.08), line + 8, grow * site.pick(1.0, 1.0, 1.0))

    def station(ink: Ink) -> None:
        warm = ink.by_lamp(0.45)
        for x in (left + 50 * grow, right - 50 * grow):
            warm.column(x, line + 40 * grow, 15 * grow, line + 40 * grow - canopy, "#c8ccd0")
        for x in (left + 50 * grow, right - 50 * grow):
            warm.box(x - 74 * grow, line + 34 * grow, 148 * grow, 13 * grow, "#d8d4cc", 0.1)
            _pump(warm, x + 36 * grow, line + 36 * grow, grow)
            _pump(warm, x - 36 * grow, line + 36 * grow, grow)
        ink.box(left - 24, canopy - 40 * grow, right - left + 48, 40 * grow, WHITE, 0.2)
        ink.box(left - 24, canopy - 27 * grow, right - left + 48, 14 * grow, RED, 0.1)
        ink.box(left - 24, canopy, right - left + 48, 6 * grow, "#7a7e88", -0.4)
        ink.snow(left - 24, canopy - 39 * grow, right - left + 48, 10 * grow)
        for k in range(6):
            x = left + (right - left) * (k + 0.5) / 6
            ink.canvas.drawRoundRect(
                draw.rect(x - 18 * grow, canopy + 4 * grow, 36 * grow, 5 * grow), 2, 2, ink.shine("#fffbe8")
            )
            ink.glow(x, canopy + 8 * grow, 90 * grow, "#fff4cf", 0.5)
        _sign(ink, -wide * site.pick(0.42, 0.42, 0.43), line + 56 * grow, grow * site.pick(1.0, 1.0, 1.0))
        for k in range(3):
            ink.oval(
                wide * site.pick(0.44, 0.45, 0.45),
                line + (62 - 11 * k) * grow,
                24 * grow,
                9 * grow,
                "#2f323a",
                0.2 - 0.1 * k,
            )

    def road(ink: Ink) -> None:
        for index in range(-7, 8):
            x = index * wide / 7
            ink.poly(
                "#f4c63c",
                (x, site.feet + 20),
                (x + 62, site.feet + 20),
                (x + 50, site.feet + 29),
                (x - 12, site.feet + 29),
                light=0.1,
            )
        ink.box(-wide, line + 96 * grow, 2 * wide, 4 * grow, WHITE, 0.1)

    def near(ink: Ink) -> None:
        for side in (-1, 1):
            ink.column(side * wide * 0.56, site.high + 60, 34, 150, "#e8a53c")
            ink.box(side * wide * 0.56 - 17, site.high - 60, 34, 24, "#2b2e38")

    pools = [(left + (right - left) * (k + 0.5) / 3, line + 70 * grow, 170 * grow) for k in range(3)]
    layers: list[Layer] = [
        site.together(
            "hills",
            0.16,
            relief.mountains(
                brief,
                site.air,
                "peaks",
                0.16,
                line,
                100 * grow,
                "#8a7f94",
                0.58,
                bottom=line + 20,
                peaks=6,
                snowline=0.7,
            ),
            relief.ridge(brief, site.air, "hills", 0.16, line - 12, 14, "#8fa06a", 0.48, bottom=line + 20, trees=12),
        ),
        site.together("shop", 0.6, site.row("house", 0, line + 14, shop, depth=0.6)),
        site.together(
            "ground",
            0.93,
            land.ground(brief, site.air, line + 6, "#a8a468", swell=2),
            built.paving(site, line + 12 * grow, "#8d9098", "plain"),
            built.lamplight(site, pools, "#fff0c4"),
            site.row("station", -40, line + 80 * grow, station),
            site.row("road", line, site.high + 40, road),
            built.seat(site, "crate"),
        ),
        built.near(site, "posts", site.high - 110, site.high + 60, near),
    ]
    return site.stage(layers, site.underfoot("road"), mirror=line + 50 * grow if site.wet else None)


def _pump(ink: Ink, x: float, y: float, s: float) -> None:
    """A pump with its hose, 92 units tall."""
    ink.shadow(x, y, 30 * s, 5 * s)
    ink.canvas.drawRoundRect(
        draw.rect(x - 19 * s, y - 92 * s, 38 * s, 92 * s), 6 * s, 6 * s, ink.sides(x - 19 * s, x + 19 * s, RED)
    )
    ink.canvas.drawRect(draw.rect(x - 13 * s, y - 84 * s, 26 * s, 22 * s), ink.shine("#dff0e0"))
    for k in range(2):
        ink.box(x - 9 * s, y - (80 - 9 * k) * s, 18 * s, 4 * s, "#2f3a34")
    ink.box(x - 13 * s, y - 54 * s, 26 * s, 36 * s, WHITE, 0.1)
    ink.line(
        "#22242c",
        3.4 * s,
        (x + 19 * s, y - 66 * s),
        (x + 42 * s, y - 70 * s, x + 32 * s, y - 20 * s),
        (x + 24 * s, y - 8 * s, x + 22 * s, y - 46 * s),
    )
    ink.line("#4a4e58", 5 * s, (x + 20 * s, y - 60 * s), (x + 26 * s, y - 52 * s))
    ink.snow(x - 17 * s, y - 91 * s, 34 * s, 6 * s)


def _shop(ink: Ink, x: float, y: float, s: float) -> None:
    ink.wall(x, y, 250 * s, 92 * s, "#efe8da")
    ink.box(x - 132 * s, y - 102 * s, 264 * s, 14 * s, RED, 0.1)
    ink.snow(x - 132 * s, y - 101 * s, 264 * s, 8 * s)
    for k in range(3):
        pane = draw.rect(x + (-112 + 62 * k) * s, y - 74 * s, 54 * s, 56 * s)
        ink.canvas.drawRect(pane, draw.fill("#ffe6ac") if ink.lamps else ink.fill("#9cc4d8", 0.2))
        for row in range(3):
            for j in range(6):
                ink.box(
                    pane.left() + (4 + 8 * j) * s,
                    pane.top() + (10 + 16 * row) * s,
                    5 * s,
                    8 * s,
                    ("#e8443c", "#3f8fd0", "#f2b63c", "#4fae6a")[(row + j + k) % 4],
                    0.1,
                )
    door = draw.rect(x + 80 * s, y - 78 * s, 36 * s, 78 * s)
    ink.canvas.drawRect(door, draw.fill("#fff0c8") if ink.lamps else ink.fill("#b8d4e0", 0.2))
    ink.canvas.drawRect(door, ink.pen("#5a5e68", 3 * s))


def _sign(ink: Ink, x: float, y: float, s: float) -> None:
    """The tall sign with a star and its prices, 250 units tall."""
    ink.shadow(x, y, 34 * s, 6 * s)
    for dx in (-20, 20):
        ink.column(x + dx * s, y, 8 * s, 160 * s, "#b8bcc2")
    ink.glow(x, y - 196 * s, 120 * s, "#ffd0b0", 0.5)
    ink.canvas.drawRoundRect(draw.rect(x - 44 * s, y - 252 * s, 88 * s, 68 * s), 10 * s, 10 * s, ink.shine(RED))
    star = [built.turned(x, y - 217 * s, (25 if k % 2 == 0 else 10.4) * s, 36 * k - 90) for k in range(10)]
    ink.canvas.drawPath(draw.shape(*star), ink.shine("#fff6d8"))
    ink.box(x - 44 * s, y - 178 * s, 88 * s, 66 * s, "#1e222c")
    for row in range(3):
        ink.canvas.drawRect(
            draw.rect(x - 36 * s, y - (170 - 20 * row) * s, 22 * s, 11 * s),
            draw.fill(("#e8a53c", "#4fae6a", "#3f8fd0")[row]),
        )
        for j in range(3):
            ink.canvas.drawRect(
                draw.rect(x + (2 + 12 * j) * s, y - (170 - 20 * row) * s, 8 * s, 11 * s), draw.fill("#ffd98a")
            )
    ink.snow(x - 42 * s, y - 251 * s, 84 * s, 8 * s)


SETS: dict[str, Callable[[Brief], Stage]] = {"gas_station": build}
