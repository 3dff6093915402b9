"""A racing circuit: asphalt with red and white kerbs, the start under its gantry, grandstand, tyre walls, flags."""

from __future__ import annotations

from collections.abc import Callable

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, land, relief
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Stage


def build(brief: Brief) -> Stage:
    """The circuit of a brief."""
    site = built.site_for(brief, (0.58, 0.6, 0.58), (1.0, 1.45, 1.22))
    line, wide, grow = site.line, site.wide, site.grow
    kerb = line + 30 * grow

    def stand(ink: Ink) -> None:
        _grandstand(ink.by_lamp(0.3), site, -wide * 0.72, wide * site.pick(0.1, 0.2, 0.14), line + 6)
        for share in (0.3, 0.44, 0.58):
            fittings.tree(ink, wide * share, line + 4, 0.5 * grow, site.random("tree", str(share)))

    def barrier(ink: Ink) -> None:
        ink = ink.by_lamp(0.4)
        ink.box(-wide, line, 2 * wide, 16 * grow, "#e9e6de", 0.1)
        step = wide / 4
        for index in range(-5, 6):
            for k, dx in enumerate((0.08, 0.26, 0.44)):
                ink.box(
                    index * step + step * dx,
                    line + 4 * grow,
                    step * 0.13,
                    7 * grow,
                    ("#2f6fc0", "#d8443a", "#2f3a50")[(index + k) % 3],
                )
        fittings.fence(ink, -wide, wide, line + 1, 0.55 * grow, colour="#98a2ac", kind="wire")
        rng = site.random("tyres")
        for index in range(-1, 2):
            left = wide * (0.34 + 0.62 * index)
            for k in range(7):
                for row in range(3):
                    colour = ("#d8443a", "#f4f1ea", "#30343c")[row]
                    ink.oval(
                        left + k * 17 * grow,
                        kerb - (3 + 10 * row) * grow,
                        9.5 * grow,
                        6 * grow,
                        colour,
                        rng.uniform(-0.2, 0.2),
                    )

    def gantry(ink: Ink) -> None:
        _gantry(
            ink,
            wide * site.pick(0.25, 0.2, 0.24),
            kerb + 4,
            grow * site.pick(1.0, 1.02, 1.0),
            wide * site.pick(0.36, 0.52, 0.42),
        )

    def track(ink: Ink) -> None:
        ink = ink.by_lamp(0.35)
        _kerb(ink, wide, kerb, 12 * grow)
        x, top, low = wide * 0.1, kerb + 14 * grow, site.high + 40
        cell = 15 * grow
        for row in range(3):  # the line of the start, in squares
            for k in range(16):
                u, v = k / 16, (k + 1) / 16
                y0, y1 = top + (low - top) * u**1.4, top + (low - top) * v**1.4
                dx0, dx1 = x + row * cell * (1 + 1.2 * u) - 60 * u, x + row * cell * (1 + 1.2 * v) - 60 * v
                tone = "#f6f4ee" if (k + row) % 2 else "#23262e"
                if not ink.air.snow or (k + row) % 2 == 0:
                    ink.poly(
                        tone, (dx0, y0), (dx0 + cell * (1 + 1.2 * u), y0), (dx1 + cell * (1 + 1.2 * v), y1), (dx1, y1)
                    )
        for y, thick in ((kerb + 52 * grow, 3.0), (site.feet + 26, 6.0)):
            ink.line("#e8e6de", thick, (-wide, y), (wide, y))
        for index in range(6):
            x0 = wide * (-0.7 + 0.23 * index)
            ink.canvas.drawPath(
                draw.path((x0, site.feet - 16), (x0 + wide * 0.1, site.feet - 22, x0 + wide * 0.3, site.feet - 14)),
                draw.stroke("#16181e", 6, alpha=0.14),
            )

    def near(ink: Ink) -> None:
        _kerb(ink, wide, site.high - 8, 26 * grow)

    layers: list[Layer] = [
        site.together(
            "hills",
            0.2,
            relief.ridge(
                brief, site.air, "hills", 0.2, line - 26 * grow, 22, "#5f9a5a", 0.5, bottom=line + 20, trees=20
            ),
        ),
        site.together("stand", 0.5, site.row("stand", -20, line + 12, stand, distance=0.08, depth=0.5)),
        site.together(
            "ground",
            0.93,
            land.ground(brief, site.air, line + 8, "#74b04c", swell=2),
            built.paving(site, kerb, "#6c7078", "plain"),
            site.row("barrier", line - 70 * grow, kerb + 10, barrier),
            site.row("gantry", 0, kerb + 20, gantry),
            built.lamplight(site, [(wide * x, site.feet, wide * 0.3) for x in (-0.3, 0.25)], "#eaf4ff"),
            site.row("track", kerb - 4, site.high + 60, track),
            built.seat(site, "crate"),
        ),
        built.near(site, "kerb", site.high - 14, site.high + 60, near, depth=1.2, blur=2.0),
    ]
    anchors = {**site.underfoot("track"), "stand": site.spot(-0.3, line - 30 * grow, 0.4, depth=0.6)}
    return site.stage(layers, anchors, mirror=kerb + 6 if site.wet else None)


def _kerb(ink: Ink, wide: float, y: float, tall: float) -> None:
    step = tall * 3
    for index in range(-round(wide / step) - 1, round(wide / step) + 1):
        ink.poly(
            ("#d8382f", "#f8f5ee")[index % 2],
            (index * step, y),
            ((index + 1) * step, y),
            ((index + 0.8) * step, y + tall),
            ((index - 0.2) * step, y + tall),
            light=0.15,
        )


def _grandstand(ink: Ink, site: Site, left: float, right: float, base: float) -> None:
    grow, rng = site.grow, site.random("crowd")
    tall, rows = 150 * grow, 9
    ink.poly("#7d8696", (left, base), (left, base - tall), (right - 40 * grow, base - tall), (right, base))
    for row in range(rows):
        y = base - tall + (tall - 14 * grow) * (row + 1) / rows
        edge = right - 40 * grow * (1 - (row + 1) / rows)
        ink.box(left, y, edge - left, 3 * grow, "#a8b0bc", 0.2)
        fittings.crowd(ink, rng, left, edge - 8, [y], 4.6 * grow)
    roof = base - tall - 44 * grow
    for index in range(9):
        x = left + (right - left - 60 * grow) * index / 8
        ink.line("#59626e", 3 * grow, (x, base - tall), (x, roof))
    ink.poly(
        "#e9ecef",
        (left, roof - 12 * grow),
        (right + 24 * grow, roof - 26 * grow),
        (right + 24 * grow, roof - 16 * grow),
        (left, roof + 4 * grow),
        light=0.3,
    )
    ink.poly(
        "#d8382f",
        (left, roof + 4 * grow),
        (right + 24 * grow, roof - 16 * grow),
        (right + 24 * grow, roof - 8 * grow),
        (left, roof + 14 * grow),
    )
    ink.snow(left, roof - 16 * grow, right - left, 8 * grow)
    for index in range(5):
        fittings.flag(
            ink,
            left + (right - left) * (index + 0.6) / 5,
            roof - 14 * grow,
            40 * grow,
            (fittings.PARTY[index], "#f6f3ea"),
            wide=28 * grow,
        )


def _gantry(ink: Ink, x: float, y: float, s: float, span: float) -> None:
    """The bridge over the start with its five lamps and a chequered banner."""
    top = y - 208 * s
    for sign in (-1, 1):
        px = x + sign * span / 2
        for dx in (-8, 8):
            ink.line("#98a2ac", 4 * s, (px + dx * s, y), (px + dx * s, top))
        for index in range(8):
            ink.line("#98a2ac", 1.8 * s, (px - 8 * s, y - 26 * s * index), (px + 8 * s, y - 26 * s * (index + 1)))
    frame = draw.rect(x - span / 2 - 16 * s, top - 6 * s, span + 32 * s, 50 * s)
    ink.canvas.drawRect(frame, ink.fill("#1f2430", 0.1))
    cell = 12.5 * s
    for row in range(2):
        for index in range(round(frame.width() / cell)):
            if (row + index) % 2:
                ink.box(frame.left() + index * cell, frame.top() + row * cell, cell, cell, "#f6f4ee", 0.1)
    for index in range(5):
        lamp = (x + (index - 2) * 27 * s, frame.bottom() - 11 * s)
        ink.canvas.drawCircle(*lamp, 9.5 * s, draw.fill("#0d1016"))
        ink.glow(*lamp, 34 * s, "#ff4a3a", 0.6)
        ink.canvas.drawCircle(*lamp, 7.5 * s, draw.fill("#ff3a2e" if index < 3 else "#5a1a1c"))
    ink.snow(frame.left(), frame.top() + 1, frame.width(), 8 * s)


SETS: dict[str, Callable[[Brief], Stage]] = {"racetrack": build}
