"""An old town square: a fountain that plays on the cobbles, gabled houses and a town hall with its clock, café tables, pigeons."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, land
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Live, Stage


def build(brief: Brief) -> Stage:
    """The square of a brief."""
    site = built.site_for(brief, (0.58, 0.59, 0.58), (1.0, 1.35, 1.2))
    line, wide, grow = site.line, site.wide, site.grow
    fountain = (wide * site.pick(0.23, 0.17, 0.21), line + 70 * grow, grow * site.pick(1.0, 0.92, 0.96))

    def houses(ink: Ink) -> None:
        rng = site.random("houses")
        x = -wide * 0.88
        while x < wide * 0.88:
            w = rng.uniform(74, 104) * grow
            tall = rng.uniform(104, 150) * grow * site.pick(1.0, 1.3, 1.12)
            fittings.gable(
                ink,
                x + w / 2,
                line + 8,
                w,
                tall,
                rng,
                wall=rng.choice(("#f0c9a0", "#e8a88a", "#cdd8b8", "#b8d0de", "#f2e2b8", "#dcc0d4")),
                roof=rng.choice(("#a8553f", "#8a4f44", "#6a6f80")),
                storeys=3,
                pitch=0.46,
            )
            x += w + 2
        _town_hall(ink, -wide * site.pick(0.02, 0.0, 0.02), line + 10, grow * site.pick(1.0, 1.2, 1.08))

    def square(ink: Ink) -> None:
        warm = ink.by_lamp(0.3)
        for share in (-0.4, 0.47, -0.68):
            fittings.lamp_post(ink, wide * share, line + 46 * grow, grow * 1.05, globes=2)
        _cafe(warm, -wide * site.pick(0.32, 0.32, 0.33), line + 56 * grow, grow * site.pick(0.95, 0.82, 0.9))
        _fountain(warm, *fountain)

    def near(ink: Ink) -> None:
        rng = site.random("near")
        for side in (-1, 1):
            for _ in range(26):
                x, y = side * wide * 0.56 + rng.gauss(0, 34), site.high - 10 - abs(rng.gauss(0, 30))
                ink.disc(
                    x,
                    y,
                    rng.uniform(9, 18),
                    rng.choice(
                        ("#4f8f44", "#5fa04c", "#ff7fa8", "#ff9ab8") if not ink.air.snow else ("#f3f8ff", "#8fa8a0")
                    ),
                    rng.uniform(-0.3, 0.2),
                )

    layers: list[Layer] = [
        site.together("houses", 0.5, site.row("fronts", -80, line + 14, houses, distance=0.08, depth=0.5)),
        site.together(
            "ground",
            0.93,
            built.paving(site, line + 4, "#bcae98", "cobbles"),
            built.lamplight(site, [(wide * x, line + 60 * grow, 150 * grow) for x in (-0.4, 0.2, 0.47)]),
            site.row("square", -20, site.feet, square),
            built.seat(site),
        ),
        _jets(site, fountain),
        _pigeons(site),
        built.near(site, "flowers", site.high - 120, site.high + 40, near),
    ]
    x, y, s = fountain
    anchors = {
        "fountain": site.spot(x / wide, y - 30 * s, 0.6, depth=0.95),
        "surface": site.spot(-site.pick(0.32, 0.32, 0.33), line + 14 * grow, 0.7, depth=0.95, supports="surface"),
        **site.underfoot("square"),
    }
    return site.stage(layers, anchors, mirror=line + 30 if site.wet else None)


def _town_hall(ink: Ink, x: float, y: float, s: float) -> None:
    """A stepped gable with a clock and a slender tower, 280 units tall."""
    stone = "#d8b48a"
    ink.wall(x, y - 120 * s, 34 * s, 104 * s, stone)
    ink.poly("#6fa896", (x - 21 * s, y - 222 * s), (x, y - 282 * s), (x + 21 * s, y - 222 * s), light=0.1)
    ink.poly("#6fa896", (x - ink.air.side * 21 * s, y - 222 * s), (x, y - 282 * s), (x, y - 222 * s), light=-0.35)
    ink.snow(x - 12 * s, y - 244 * s, 24 * s, 7 * s)
    ink.canvas.drawCircle(x, y - 196 * s, 13 * s, ink.fill("#4a3a30"))
    ink.canvas.drawCircle(x, y - 196 * s, 11.4 * s, ink.shine("#fbf4e0"))
    ink.line("#3a2a24", 1.8 * s, (x, y - 204 * s), (x, y - 196 * s), (x + 5 * s, y - 193 * s))
    ink.wall(x, y, 150 * s, 118 * s, stone)
    for k in range(5):
        half = (75 - 14 * k) * s
        ink.box(x - half, y - (118 + 12 * (k + 1)) * s, 2 * half, 13 * s, stone, 0.12 - 0.06 * k)
        ink.snow(x - half, y - (117 + 12 * (k + 1)) * s, 2 * half if k == 4 else 14 * s, 5 * s)
        if k < 4:
            ink.snow(x + half - 14 * s, y - (117 + 12 * (k + 1)) * s, 14 * s, 5 * s)
    for k in range(5):
        ink.window(x + (-58 + 25 * k) * s, y - 104 * s, 15 * s, 30 * s, lit=k % 2 == 0, frame="#f6eedd")
        px = x + (-60 + 30 * k) * s
        arch = draw.shape(
            (px - 11 * s, y),
            (px - 11 * s, y - 34 * s),
            (px - 11 * s, y - 54 * s, px + 11 * s, y - 54 * s, px + 11 * s, y - 34 * s),
            (px + 11 * s, y),
        )
        ink.canvas.drawPath(arch, draw.fill("#ffcf86") if ink.lamps else ink.fill("#6a5240", -0.2))


def _fountain(ink: Ink, x: float, y: float, s: float) -> None:
    """A fountain of two basins, 150 units tall."""
    stone, air = "#c8c0b2", ink.air
    water = draw.mix(air.middle, "#ffffff", 0.2) if not air.snow else air.lit("#e6f0f8", 0.1)
    ink.shadow(x, y + 6 * s, 124 * s, 12 * s, 0.42)
    ink.canvas.drawPath(
        draw.shape(
            (x - 108 * s, y - 30 * s),
            (x - 102 * s, y - 2 * s),
            (x, y + 22 * s, x + 102 * s, y - 2 * s),
            (x + 108 * s, y - 30 * s),
        ),
        ink.sides(x - 108 * s, x + 108 * s, stone),
    )
    ink.oval(x, y - 30 * s, 112 * s, 16 * s, stone, 0.35)
    draw.oval(ink.canvas, x, y - 29 * s, 99 * s, 11.5 * s, draw.fill(water))
    ink.solid(
        draw.shape(
            (x - 19 * s, y - 26 * s),
            (x - 9 * s, y - 46 * s),
            (x - 9 * s, y - 84 * s),
            (x + 9 * s, y - 84 * s),
            (x + 9 * s, y - 46 * s),
            (x + 19 * s, y - 26 * s),
        ),
        stone,
    )
    ink.solid(
        draw.shape(
            (x - 54 * s, y - 94 * s),
            (x - 40 * s, y - 76 * s, x, y - 74 * s),
            (x + 40 * s, y - 76 * s, x + 54 * s, y - 94 * s),
        ),
        stone,
    )
    ink.oval(x, y - 94 * s, 54 * s, 7.6 * s, stone, 0.35)
    draw.oval(ink.canvas, x, y - 94 * s, 47 * s, 5 * s, draw.fill(water))
    ink.column(x, y - 92 * s, 10 * s, 30 * s, stone)
    ink.ball(x, y - 128 * s, 9 * s, stone)
    ink.glow(x, y - 60 * s, 120 * s, "#bfe8ff", 0.45)
    ink.snow(x - 44 * s, y - 96 * s, 30 * s, 5 * s)


def _jets(site: Site, fountain: tuple[float, float, float]) -> Live:
    """The water that leaps from the top and falls from the upper basin; it passes with the ground. It stands still in frost."""
    x, y, s = fountain
    period, drift = land.period_of(site.brief), site.brief.travel
    tone = draw.lighten(site.air.wash("#dff2fb"), 0.4 if site.lamps else 0.2)
    frozen = site.air.snow
    thick, thin = draw.stroke(tone, 2.6 * s, alpha=0.75), draw.stroke(tone, 1.5 * s, alpha=0.55)
    drops = draw.fill(tone, alpha=0.85)

    def paint(canvas: skia.Canvas, t: float) -> None:
        if frozen:
            return
        canvas.save()
        canvas.translate((x - drift * t + period / 2) % period - period / 2, y)
        for index in range(6):
            way = (index - 2.5) / 2.5
            lift = 26 + 3 * math.sin(t * 5 + index)
            canvas.drawPath(
                draw.path((0, -134 * s), (way * 22 * s, -(134 + lift) * s, way * 42 * s, -96 * s)),
                thick if index % 2 else thin,
            )
            canvas.drawPath(draw.path((way * 50 * s, -90 * s), (way * 72 * s, -84 * s, way * 80 * s, -32 * s)), thick)
            for k in range(2):
                u = (t * 1.5 + k / 2 + index * 0.17) % 1.0
                canvas.drawCircle(way * (50 + 32 * u) * s, (-90 + 58 * u * u) * s, 2 * s, drops)
        canvas.restore()

    return Live("set:jets", 0.94, paint)


def _pigeons(site: Site) -> Live:
    """Pigeons that peck about; they stay behind on a walk."""
    rng = site.random("pigeons")
    flock = [
        (
            rng.uniform(-0.1, 0.46) * site.wide,
            site.line + rng.uniform(96, 124) * site.grow,
            rng.uniform(0, 6.3),
            rng.choice((-1, 1)),
        )
        for _ in range(5)
    ]
    air, s = site.air, 0.9 * site.grow
    body, wing, neck = (draw.fill(air.wash(colour)) for colour in ("#8f98a8", "#6f7888", "#5a8a80"))
    period = land.period_of(site.brief)

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, y, phase, way in flock:
            at = (x - site.brief.travel * t + 6 * math.sin(0.5 * t + phase) + period / 2) % period - period / 2
            nod = max(0.0, math.sin(2.4 * t + phase)) ** 3
            draw.oval(canvas, at, y - 9 * s, 11 * s, 6.4 * s, body)
            draw.oval(canvas, at - way * 3 * s, y - 9 * s, 8 * s, 4 * s, wing)
            canvas.drawCircle(at + way * (10 + 3 * nod) * s, y - (17 - 11 * nod) * s, 4 * s, neck)
            canvas.drawPath(
                draw.shape(
                    (at - way * 9 * s, y - 10 * s), (at - way * 19 * s, y - 6 * s), (at - way * 9 * s, y - 5 * s)
                ),
                wing,
            )

    return Live("set:pigeons", 0.955, paint)


def _cafe(ink: Ink, x: float, y: float, s: float) -> None:
    """A table under a parasol with two chairs."""
    ink.shadow(x, y, 76 * s, 8 * s)
    for dx in (-54, 54):
        ink.line("#5a3a2a", 3.4 * s, (x + dx * s, y), (x + dx * s, y - 34 * s))
        ink.line("#5a3a2a", 3.4 * s, (x + dx * 1.2 * s, y), (x + dx * 1.28 * s, y - 66 * s))
        ink.box(x + (dx - 16) * s, y - 38 * s, 32 * s, 6 * s, "#c8683f", 0.2)
    ink.line("#5a3a2a", 5 * s, (x, y), (x, y - 150 * s))
    ink.oval(x, y - 54 * s, 40 * s, 7 * s, "#f4efe4", 0.2)
    for k in range(8):
        u, v = k / 8 * 2 - 1, (k + 1) / 8 * 2 - 1
        ink.poly(
            ("#d8503f", "#fff6ea")[k % 2],
            (x, y - 168 * s),
            (x + u * 92 * s, y - (122 + 6 * (1 - u * u)) * s),
            (x + v * 92 * s, y - (122 + 6 * (1 - v * v)) * s),
            light=0.25 * ink.air.side * (u + v) / 2 + 0.1,
        )
    ink.snow(x - 40 * s, y - 152 * s, 80 * s, 8 * s)


SETS: dict[str, Callable[[Brief], Stage]] = {"town_square": build}
