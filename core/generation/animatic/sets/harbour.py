"""A harbour: fishing boats and yachts at the quay, a lighthouse on its mole, cranes over containers, gulls, bollards, nets."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, lakes, land, landmarks, relief, sky
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Live, Stage

BOXES = ("#c8503c", "#3f7fb0", "#e0a83c", "#4f9a6a", "#8a5a8a")


def build(brief: Brief) -> Stage:
    """The harbour of a brief."""
    site = built.site_for(brief, (0.46, 0.5, 0.48), (1.0, 1.45, 1.22))
    air, line, wide, grow = site.air, site.line, site.wide, site.grow
    quay = site.feet - 52 * site.pick(1.0, 1.25, 1.15)
    landmark = landmarks.beyond(
        brief, air, line + 6, depth=0.25, x=site.pick(0.14, 0.08, 0.12), tall=0.44, lamps=site.lamps
    )

    def shore(ink: Ink) -> None:
        if landmark is None:
            for share in (0.02, 0.17):
                _crane(ink, wide * share, line + 4, grow * site.pick(1.0, 1.2, 1.1))
        rng = site.random("boxes")
        for index in range(-14, 16):
            for row in range(rng.randrange(1, 4)):
                x = index * 33 * grow
                if -0.1 * wide < x < 0.36 * wide or abs(x) > 0.5 * wide:
                    ink.wall(x, line + 4 - 12 * grow * row, 31 * grow, 12 * grow, rng.choice(BOXES), 0.2)
        _houses(ink, site)

    def light(ink: Ink) -> None:
        _lighthouse(ink, wide * site.pick(0.4, 0.36, 0.39), line + 30 * grow, grow * site.pick(1.0, 1.2, 1.08))

    def boats(ink: Ink) -> None:
        _yacht(ink, -wide * site.pick(0.4, 0.38, 0.4), line + 44 * grow, grow * site.pick(0.9, 0.95, 0.92), "#f6f4ee")
        _trawler(ink, wide * site.pick(0.19, 0.14, 0.17), quay - 14 * grow, grow * site.pick(1.0, 0.95, 1.0))
        _yacht(ink, wide * 0.66, quay - 30 * grow, grow, "#3f6fa0")

    def kerb(ink: Ink) -> None:
        ink.box(-wide, quay - 3, 2 * wide, 10 * grow, "#d0c6b4", 0.25)
        ink.box(-wide, quay - 3 - 14 * grow, 2 * wide, 15 * grow, "#6f675c", -0.3)
        for index in range(-20, 21):
            ink.line("#8f877a", 1.4, (index * wide / 14, quay - 2), (index * wide / 14 - 8, quay + 7 * grow))
        for share in (-0.42, 0.34, 0.72, -0.74):
            _bollard(ink, wide * share, quay + 16 * grow, grow)
        _traps(ink, wide * site.pick(0.44, 0.42, 0.44), quay + 40 * grow, grow * site.pick(0.9, 0.75, 0.85))
        fittings.lamp_post(ink, -wide * site.pick(0.31, 0.36, 0.33), quay + 12 * grow, grow * site.pick(1.1, 1.0, 1.05))

    def near(ink: Ink) -> None:
        for side in (-1, 1):
            for k in range(4):
                ink.canvas.drawOval(
                    draw.rect(side * wide * 0.57 - 70 + 6 * k, site.high - 16 - 13 * k, 140 - 12 * k, 44),
                    ink.pen("#c9a468", 13, -0.2 + 0.1 * k),
                )

    layers: list[Layer] = [
        site.together(
            "coast",
            0.16,
            relief.ridge(brief, air, "coast", 0.16, line - 22 * grow, 20 * grow, "#6f9a8a", 0.58, bottom=line + 4),
        ),
        *([landmark] if landmark else []),
        site.together(
            "shore",
            0.22,
            site.row("docks", -20, line + 8, shore, distance=0.22, depth=0.22),
            lakes.lake(brief, air, line + 2, quay + 10, depth=0.22),
        ),
        lakes.shimmer(brief, air, line + 8, quay - 10, 0.3, 26),
        site.together("light", 0.5, site.row("tower", -40, line + 60 * grow, light, distance=0.06, depth=0.5)),
        _boats(site, boats, quay),
        site.together(
            "ground",
            0.93,
            built.paving(site, quay, "#b3a894", "cobbles"),
            built.lamplight(
                site, [(-wide * 0.33, quay + 30 * grow, 160 * grow), (wide * 0.4, quay + 40 * grow, 120 * grow)]
            ),
            site.row("kerb", quay - 330 * grow, site.high, kerb),
            built.seat(site, "crate"),
        ),
        built.near(site, "ropes", site.high - 80, site.high + 50, near),
    ]
    if not air.night:
        layers.append(sky.birds(brief, air, line * 0.5, 7))
    if site.lamps:
        layers.append(_beam(site))
    anchors = {
        "dock": site.spot(0.06),
        "pier": site.spot(0.14),
        "railing": site.spot(0.34, quay + 16 * grow - 26 * grow, 0.7, depth=0.95),
        "water": site.spot(-0.06, (line + quay) / 2 + 26 * grow, 0.7, depth=0.9, supports="water"),
    }
    return site.stage(layers, anchors, mirror=quay + 8 * grow if site.wet else None)


def _boats(site: Site, paint: Callable[[Ink], None], quay: float) -> Layer:
    return site.together("boats", 0.82, site.row("hulls", -80, quay + 6, paint, depth=0.82))


def _houses(ink: Ink, site: Site) -> None:
    rng = site.random("houses")
    x = -site.wide * 0.5
    while x < -site.wide * 0.1:
        w = rng.uniform(24, 34) * site.grow
        fittings.gable(
            ink,
            x + w / 2,
            site.line + 4,
            w,
            rng.uniform(34, 60) * site.grow,
            rng,
            wall=rng.choice(("#e8a87a", "#f2d9a0", "#b8cfd8", "#e8c4b8", "#f4eee0")),
            roof="#a8584a",
            storeys=2,
            door=False,
            pitch=0.5,
        )
        x += w + 1


def _crane(ink: Ink, x: float, y: float, s: float) -> None:
    """A container crane, 150 units tall."""
    steel = "#d8503c"
    for dx in (-20, 20):
        ink.line(steel, 5 * s, (x + dx * s, y), (x + dx * s, y - 96 * s))
    ink.line(steel, 3 * s, (x - 20 * s, y - 30 * s), (x + 20 * s, y - 62 * s))
    ink.box(x - 34 * s, y - 104 * s, 68 * s, 10 * s, steel)
    ink.line(steel, 6 * s, (x - 58 * s, y - 104 * s), (x + 84 * s, y - 104 * s))
    ink.line(steel, 3.4 * s, (x, y - 104 * s), (x + 6 * s, y - 152 * s), (x + 78 * s, y - 106 * s))
    ink.line(steel, 2.4 * s, (x + 6 * s, y - 152 * s), (x - 52 * s, y - 106 * s))
    ink.line("#4a4d55", 1.4 * s, (x + 54 * s, y - 102 * s), (x + 54 * s, y - 66 * s))
    ink.wall(x + 54 * s, y - 54 * s, 26 * s, 12 * s, "#3f7fb0")
    ink.bulb(x + 6 * s, y - 154 * s, 3 * s, "#ff5a4a", 6)


def _lighthouse(ink: Ink, x: float, y: float, s: float) -> None:
    """A lighthouse in red and white on its mole, 250 units tall."""
    ink.poly(
        "#8a857c",
        (x - 74 * s, y + 10 * s),
        (x - 52 * s, y - 16 * s),
        (x + 60 * s, y - 18 * s),
        (x + 400 * s, y - 8 * s),
        (x + 400 * s, y + 12 * s),
        light=-0.1,
    )
    for k in range(9):
        ink.oval(x + (-62 + 15 * k) * s, y + 4 * s - (k % 3) * 7 * s, 13 * s, 9 * s, "#9f9a90", 0.2 - 0.2 * (k % 2))
    for k in range(6):
        u, v = k / 6, (k + 1) / 6
        w0, w1 = 27 - 10 * u, 27 - 10 * v
        outline = draw.shape(
            (x - w0 * s, y - (14 + 168 * u) * s),
            (x - w1 * s, y - (14 + 168 * v) * s),
            (x + w1 * s, y - (14 + 168 * v) * s),
            (x + w0 * s, y - (14 + 168 * u) * s),
        )
        ink.solid(outline, ("#f6f2ea", "#d8402f")[k % 2], 0.6)
    ink.window(x - 5 * s, y - 78 * s, 10 * s, 16 * s, lit=True, frame="#8a857c", bars=False)
    ink.box(x - 8 * s, y - 38 * s, 16 * s, 26 * s, "#4a5a6a")
    ink.box(x - 24 * s, y - 190 * s, 48 * s, 8 * s, "#3a3f48", 0.1)
    for k in range(7):
        ink.line("#3a3f48", 1.4 * s, (x + (-22 + 7.3 * k) * s, y - 190 * s), (x + (-22 + 7.3 * k) * s, y - 202 * s))
    ink.canvas.drawRect(
        draw.rect(x - 12 * s, y - 214 * s, 24 * s, 25 * s),
        draw.fill("#fff6c4") if ink.lamps else ink.fill("#a8cce0", 0.3),
    )
    ink.glow(x, y - 202 * s, 120 * s, "#fff0b0", 0.8)
    dome = draw.shape(
        (x - 16 * s, y - 213 * s),
        (x - 14 * s, y - 236 * s, x, y - 238 * s),
        (x + 14 * s, y - 236 * s, x + 16 * s, y - 213 * s),
    )
    ink.solid(dome, "#d8402f")
    ink.line("#3a3f48", 2 * s, (x, y - 236 * s), (x, y - 250 * s))
    ink.snow(x - 10 * s, y - 230 * s, 20 * s, 6 * s)


def _trawler(ink: Ink, x: float, y: float, s: float) -> None:
    """A fishing boat, 230 units long, bow to the right."""
    hull = draw.shape(
        (x - 112 * s, y - 46 * s),
        (x + 84 * s, y - 44 * s),
        (x + 104 * s, y - 48 * s, x + 128 * s, y - 66 * s),
        (x + 116 * s, y - 20 * s, x + 88 * s, y),
        (x - 96 * s, y),
        (x - 110 * s, y - 20 * s, x - 112 * s, y - 46 * s),
    )
    ink.wall(x - 26 * s, y - 44 * s, 84 * s, 58 * s, "#f6f2e8")
    ink.box(x - 72 * s, y - 108 * s, 92 * s, 9 * s, "#d8402f", 0.1)
    for k in range(3):
        ink.window(x + (-58 + 25 * k) * s, y - 92 * s, 16 * s, 18 * s, lit=True, frame="#c9b48a", bars=False)
    ink.snow(x - 72 * s, y - 107 * s, 92 * s, 7 * s)
    ink.column(x - 46 * s, y - 106 * s, 17 * s, 34 * s, "#3f4a58")
    ink.box(x - 55 * s, y - 132 * s, 18 * s, 7 * s, "#f2c230")
    ink.line("#8a6242", 5 * s, (x + 46 * s, y - 44 * s), (x + 46 * s, y - 176 * s))
    ink.line("#8a6242", 3.4 * s, (x + 46 * s, y - 84 * s), (x + 104 * s, y - 150 * s))
    for end in ((x + 122 * s, y - 64 * s), (x - 108 * s, y - 48 * s)):
        ink.line("#4a4d55", 1.3 * s, (x + 46 * s, y - 174 * s), end)
    ink.bulb(x + 46 * s, y - 180 * s, 4 * s, "#ffe9b0", 7)
    tones = [ink.tone("#2f6f9a", 0.3), ink.tone("#2f6f9a", 0.0), ink.tone("#23506f", -0.3)]
    ink.canvas.drawPath(hull, draw.fill(shader=draw.vertical(y - 60 * s, y, tones)))
    ink.canvas.save()
    ink.canvas.clipPath(hull, skia.ClipOp.kIntersect, True)
    ink.box(x - 120 * s, y - 12 * s, 250 * s, 14 * s, "#b8382f", -0.1)
    ink.line(
        "#f6f2e8",
        4.4 * s,
        (x - 114 * s, y - 40 * s),
        (x + 84 * s, y - 38 * s),
        (x + 106 * s, y - 42 * s, x + 130 * s, y - 60 * s),
        light=0.2,
    )
    ink.canvas.restore()
    for k in range(4):
        ink.canvas.drawCircle(x + (-86 + 46 * k) * s, y - 18 * s, 9 * s, ink.pen("#22252c", 5 * s))


def _yacht(ink: Ink, x: float, y: float, s: float, hull: str) -> None:
    """A sailing boat with its sails set, 210 units tall."""
    ink.line("#d8d4cc", 4 * s, (x, y - 20 * s), (x, y - 208 * s))
    ink.poly(
        "#fbf8f0",
        (x + 4 * s, y - 204 * s),
        (x + 30 * s, y - 120 * s, x + 78 * s, y - 40 * s),
        (x + 4 * s, y - 36 * s),
        light=0.25,
    )
    ink.poly(
        "#e8553c",
        (x - 5 * s, y - 190 * s),
        (x - 20 * s, y - 100 * s, x - 68 * s, y - 36 * s),
        (x - 5 * s, y - 34 * s),
        light=0.1,
    )
    ink.line("#d8d4cc", 3 * s, (x, y - 34 * s), (x + 82 * s, y - 37 * s))
    outline = draw.shape(
        (x - 84 * s, y - 28 * s),
        (x + 94 * s, y - 28 * s),
        (x + 70 * s, y, x + 50 * s, y),
        (x - 60 * s, y),
        (x - 78 * s, y - 6 * s, x - 84 * s, y - 28 * s),
    )
    ink.canvas.drawPath(
        outline, draw.fill(shader=draw.vertical(y - 28 * s, y, [ink.tone(hull, 0.4), ink.tone(hull, -0.4)]))
    )
    ink.line("#2f5f8a", 3.4 * s, (x - 80 * s, y - 20 * s), (x + 86 * s, y - 20 * s))


def _bollard(ink: Ink, x: float, y: float, s: float) -> None:
    ink.shadow(x, y, 24 * s, 5 * s)
    ink.column(x, y, 20 * s, 26 * s, "#3f434c")
    ink.canvas.drawRoundRect(
        draw.rect(x - 16 * s, y - 33 * s, 32 * s, 11 * s), 5 * s, 5 * s, ink.sides(x - 16 * s, x + 16 * s, "#4a4f5a")
    )
    for k in range(3):
        ink.line("#d8b87a", 3.6 * s, (x - 11 * s, y - (8 + 5 * k) * s), (x + 11 * s, y - (10 + 5 * k) * s))
    ink.snow(x - 14 * s, y - 32 * s, 28 * s, 6 * s)


def _traps(ink: Ink, x: float, y: float, s: float) -> None:
    """Lobster pots and a buoy."""
    ink.shadow(x, y, 70 * s, 7 * s)
    for dx, dy in ((-36, 0), (34, 0), (0, -40)):
        frame = draw.rect(x + (dx - 32) * s, y + (dy - 42) * s, 64 * s, 42 * s)
        ink.canvas.drawRoundRect(frame, 12 * s, 12 * s, ink.fill("#6a4a34", -0.2))
        ink.canvas.drawRoundRect(frame, 12 * s, 12 * s, ink.pen("#b88a58", 4 * s, 0.2))
        for k in range(1, 5):
            ink.line(
                "#c9a878",
                1.4 * s,
                (frame.left() + 12.8 * k * s, frame.top()),
                (frame.left() + 12.8 * k * s, frame.bottom()),
            )
        for k in range(1, 3):
            ink.line(
                "#c9a878", 1.4 * s, (frame.left(), frame.top() + 14 * k * s), (frame.right(), frame.top() + 14 * k * s)
            )
    ink.ball(x + 68 * s, y - 15 * s, 15 * s, "#f28f2c")
    ink.snow(x - 28 * s, y - 80 * s, 56 * s, 6 * s)


def _beam(site: Site) -> Live:
    """The beam of the lighthouse, which turns; it passes with the tower."""
    s = site.grow * site.pick(1.0, 1.2, 1.08)
    x, y = site.wide * site.pick(0.4, 0.36, 0.39), site.line + 30 * site.grow - 202 * s
    period, drift = land.period_of(site.brief), site.brief.travel * 0.5
    power = 0.34 if site.air.night else 0.16

    def paint(canvas: skia.Canvas, t: float) -> None:
        at = (x - drift * t + period / 2) % period - period / 2
        turn = math.cos(t * 1.15 + 0.5)
        reach, flare = 460 * turn, 26 + 34 * abs(turn)
        beam = draw.shape((at, y - 4), (at + reach, y - flare), (at + reach, y + flare * 0.6), (at, y + 4))
        shader = draw.horizontal(at, at + reach, [("#fff4c8", power), ("#fff4c8", 0.0)])
        canvas.drawPath(beam, draw.fill(shader=shader))

    return Live("set:beam", 0.51, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"harbour": build}
