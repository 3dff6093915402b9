"""An airport: an airliner on the apron before the glass terminal and the control tower; runway lights, a jet that climbs away."""

from __future__ import annotations

from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, relief
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Live, Stage


def build(brief: Brief) -> Stage:
    """The apron of a brief."""
    site = built.site_for(brief, (0.6, 0.62, 0.6), (1.0, 1.3, 1.18))
    line, wide, grow = site.line, site.wide, site.grow

    def terminal(ink: Ink) -> None:
        _terminal(ink, -wide * 0.72, wide * site.pick(0.02, 0.1, 0.06), line + 4, grow * site.pick(1.0, 1.3, 1.1))
        _tower(ink, wide * site.pick(-0.34, -0.3, -0.34), line + 4, line * site.pick(0.86, 0.78, 0.82))

    def plane(ink: Ink) -> None:
        x, y = wide * site.pick(0.13, 0.1, 0.12), line + 44 * grow
        size = grow * site.pick(0.98, 0.62, 0.82)
        ink.shadow(x, y + 6, 280 * size, 12 * size, 0.4)
        _airliner(ink, x, y, size)

    def apron(ink: Ink) -> None:
        yellow, white = "#f0bd34", "#eceae4"
        y = line + 84 * grow
        ink.line(yellow, 5 * grow, (-wide, y), (wide, y))
        ink.line(yellow, 4 * grow, (wide * 0.1, y), (wide * 0.2, y + 30, wide * 0.42, site.high + 60))
        for index in range(-7, 8):
            x = index * wide / 7
            ink.poly(
                white,
                (x, y + 40 * grow),
                (x + 56, y + 40 * grow),
                (x + 44, y + 50 * grow),
                (x - 14, y + 50 * grow),
                light=0.1,
            )
        for index in range(-9, 10):
            x = index * wide / 9
            ink.bulb(x, line + 16 * grow, 3.0, ("#6fb8ff", "#8fffb0")[index % 2], 7)
        _cones(ink, site)

    def near(ink: Ink) -> None:
        for share in (-0.56, 0.56):
            ink.line("#4a5058", 9, (wide * share, site.high + 40), (wide * share, site.high - 78))
            ink.bulb(wide * share, site.high - 84, 13, "#6fb8ff", 6)

    layers: list[Layer] = [
        site.together(
            "hills",
            0.16,
            relief.ridge(brief, site.air, "hills", 0.16, line - 10, 12, "#6f9a76", 0.6, bottom=line + 20, trees=10),
        ),
        site.together("terminal", 0.5, site.row("buildings", -20, line + 12, terminal, distance=0.08, depth=0.5)),
        site.together(
            "ground",
            0.92,
            built.paving(site, line, "#a3a8ae", "slabs", joints=18),
            site.row("plane", line - 190 * grow, line + 70 * grow, plane),
            site.row("apron", line, site.high + 60, apron),
            built.seat(site, "crate"),
        ),
        built.near(site, "lights", site.high - 130, site.high + 50, near, blur=3.5),
        _climber(site),
    ]
    anchors = {**site.underfoot("runway"), "window": site.spot(-0.34, line + 30, 0.62, depth=0.93)}
    return site.stage(layers, anchors, mirror=line + 50 * grow if site.wet else None)


def _terminal(ink: Ink, left: float, right: float, base: float, s: float) -> None:
    """A hall of glass under a roof like a wing."""
    top = base - 96 * s
    wall = draw.rect(left, top, right - left, base - top)
    tones = (
        ["#fff0c8", "#ffd28a"] if ink.lamps and ink.air.night else [ink.tone("#bfe0f0", 0.3), ink.tone("#6f9cb8", -0.1)]
    )
    ink.canvas.drawRect(wall, draw.fill(shader=draw.vertical(top, base, tones)))
    count = round((right - left) / (24 * s))
    for index in range(count + 1):
        x = left + (right - left) * index / count
        ink.line("#e8ecef", 2.4 * s, (x, top), (x, base))
    for share in (0.36, 0.7):
        ink.line("#e8ecef", 3 * s, (left, top + (base - top) * share), (right, top + (base - top) * share))
    ink.poly(
        "#f2f4f5",
        (left, top - 34 * s),
        (left * 0.4 + right * 0.6, top - 40 * s, right + 40 * s, top - 2 * s),
        (right + 36 * s, top + 8 * s),
        (left, top + 4 * s),
        light=0.3,
    )
    ink.poly("#aeb8c0", (left, top + 4 * s), (right + 36 * s, top + 8 * s), (right, top + 14 * s), (left, top + 12 * s))
    ink.snow(left, top - 34 * s, (right - left) * 0.55, 8 * s)


def _tower(ink: Ink, x: float, base: float, tall: float) -> None:
    """The control tower: a shaft that widens into a cab of glass."""
    s = tall / 330
    shaft = draw.shape(
        (x - 24 * s, base),
        (x - 15 * s, base - tall * 0.6),
        (x - 15 * s, base - tall * 0.72),
        (x + 15 * s, base - tall * 0.72),
        (x + 15 * s, base - tall * 0.6),
        (x + 24 * s, base),
    )
    ink.solid(shaft, "#e4e2dc")
    for index in range(4):
        ink.box(x - 3 * s, base - tall * (0.2 + 0.12 * index), 6 * s, 16 * s, "#5a7a90")
    low, top = base - tall * 0.72, base - tall * 0.9
    ink.poly(
        "#cfd3d6",
        (x - 20 * s, low),
        (x - 46 * s, low - 18 * s),
        (x + 46 * s, low - 18 * s),
        (x + 20 * s, low),
        light=-0.1,
    )
    cab = draw.shape((x - 44 * s, low - 18 * s), (x - 54 * s, top), (x + 54 * s, top), (x + 44 * s, low - 18 * s))
    if ink.lamps and ink.air.night:
        ink.canvas.drawPath(cab, draw.fill("#ffe6a8"))
        ink.glow(x, (low + top) / 2, 120 * s, "#ffcf7a", 0.5)
    else:
        ink.solid(cab, "#5f93b4")
    for index in range(7):
        u = index / 6 * 2 - 1
        ink.line("#3c4852", 2 * s, (x + u * 44 * s, low - 18 * s), (x + u * 54 * s, top))
    ink.canvas.drawRoundRect(draw.rect(x - 58 * s, top - 12 * s, 116 * s, 13 * s), 4, 4, ink.fill("#d8443a", 0.15))
    ink.snow(x - 56 * s, top - 11 * s, 112 * s, 7 * s)
    ink.line("#8a929a", 3 * s, (x, top - 10 * s), (x, base - tall))
    ink.bulb(x, base - tall, 4 * s, "#ff5a4a", 6)


def _airliner(ink: Ink, x: float, y: float, s: float) -> None:
    """A jet 540 units long on its wheels, facing right."""
    mid, r = y - 78 * s, 36 * s
    blue = "#2f6fc0"
    fin = draw.shape(
        (x - 232 * s, mid - r * 0.7),
        (x - 276 * s, mid - 124 * s),
        (x - 236 * s, mid - 124 * s),
        (x - 168 * s, mid - r * 0.85),
    )
    ink.solid(fin, blue)
    ink.poly(
        "#f2b63c",
        (x - 262 * s, mid - 88 * s),
        (x - 271 * s, mid - 112 * s),
        (x - 230 * s, mid - 112 * s),
        (x - 214 * s, mid - 88 * s),
        light=0.2,
    )
    ink.poly(
        "#c4ccd4",
        (x + 10 * s, mid - 4 * s),
        (x - 96 * s, mid - 44 * s),
        (x - 122 * s, mid - 44 * s),
        (x - 70 * s, mid - 2 * s),
        light=-0.2,
    )
    for gx in (-60, -84, 188):
        ink.line("#6a727c", 5 * s, (x + gx * s, mid + r * 0.6), (x + gx * s, y - 11 * s))
        ink.disc(x + gx * s, y - 11 * s, 11 * s, "#2a2d34")
        ink.disc(x + gx * s, y - 11 * s, 4.5 * s, "#a8aeb6")
    body = draw.shape(
        (x - 262 * s, mid - r * 0.86),
        (x + 190 * s, mid - r),
        (x + 244 * s, mid - r * 0.96, x + 272 * s, mid + r * 0.1),
        (x + 262 * s, mid + r * 0.72, x + 196 * s, mid + r),
        (x - 90 * s, mid + r),
        (x - 190 * s, mid + r * 0.7, x - 262 * s, mid - r * 0.5),
    )
    tones = [ink.tone("#ffffff", 0.4), ink.tone("#eef1f4", 0.1), ink.tone("#9fb0c0", -0.3)]
    ink.canvas.drawPath(body, draw.fill(shader=draw.vertical(mid - r, mid + r, tones, [0, 0.5, 1])))
    ink.canvas.save()
    ink.canvas.clipPath(body, skia.ClipOp.kIntersect, True)
    ink.poly(
        blue,
        (x - 270 * s, mid + r * 0.2),
        (x + 290 * s, mid + r * 0.2),
        (x + 290 * s, mid + r * 0.42),
        (x - 270 * s, mid + r * 0.42),
    )
    ink.poly(blue, (x - 270 * s, mid - r), (x - 150 * s, mid - r), (x - 220 * s, mid + r), (x - 270 * s, mid + r))
    ink.canvas.restore()
    for index in range(22):
        px = x + (-166 + 15.4 * index) * s
        pane = draw.rect(px, mid - 13 * s, 8 * s, 11 * s)
        ink.canvas.drawRoundRect(pane, 3 * s, 3 * s, draw.fill("#ffe2a0") if ink.lamps else ink.fill("#43627c"))
    ink.poly(
        "#33485c",
        (x + 206 * s, mid - r * 0.66),
        (x + 236 * s, mid - r * 0.56, x + 250 * s, mid - r * 0.2),
        (x + 212 * s, mid - r * 0.2),
        light=0.2,
    )
    for px in (-186, 182):
        ink.canvas.drawRoundRect(draw.rect(x + px * s, mid - 24 * s, 16 * s, 42 * s), 4, 4, ink.pen("#8a96a2", 1.6 * s))
    wing = draw.shape(
        (x + 34 * s, mid + 12 * s), (x - 128 * s, mid + 40 * s), (x - 164 * s, mid + 40 * s), (x - 76 * s, mid + 10 * s)
    )
    ink.solid(wing, "#d2d9e0", 0.3)
    ink.canvas.drawRoundRect(
        draw.rect(x - 66 * s, mid + 30 * s, 74 * s, 32 * s), 15 * s, 15 * s, ink.sides(x - 66 * s, x + 8 * s, "#e6eaee")
    )
    ink.oval(x + 6 * s, mid + 46 * s, 6 * s, 15 * s, "#3a4450")
    tail = draw.shape(
        (x - 204 * s, mid - 8 * s), (x - 286 * s, mid - 22 * s), (x - 300 * s, mid - 22 * s), (x - 262 * s, mid - 4 * s)
    )
    ink.solid(tail, "#d2d9e0", 0.3)
    ink.bulb(x - 150 * s, mid + 40 * s, 3 * s, "#ff5a4a", 6)


def _cones(ink: Ink, site: Site) -> None:
    for share in (0.37, 0.45):
        x, y, s = site.wide * share, site.line + 118 * site.grow, site.grow
        ink.shadow(x, y, 18 * s, 4 * s)
        ink.box(x - 14 * s, y - 4 * s, 28 * s, 5 * s, "#e8742c")
        ink.poly(
            "#f0802f",
            (x - 10 * s, y - 4 * s),
            (x - 2 * s, y - 38 * s),
            (x + 2 * s, y - 38 * s),
            (x + 10 * s, y - 4 * s),
        )
        ink.poly(
            "#fff6ea",
            (x - 7 * s, y - 15 * s),
            (x - 5 * s, y - 25 * s),
            (x + 5 * s, y - 25 * s),
            (x + 7 * s, y - 15 * s),
            light=0.2,
        )


def _climber(site: Site) -> Live:
    """A jet that takes off in the distance."""
    tone, s = site.air.far("#f4f6f8", 0.2), site.pick(1.0, 1.1, 1.05)
    body = draw.fill(tone)
    lamp = site.air.night

    def paint(canvas: skia.Canvas, t: float) -> None:
        x, y = site.wide * (-0.08 + 0.09 * t), site.line * (0.46 - 0.052 * t)
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(-14)
        canvas.scale(s, s)
        canvas.drawRoundRect(draw.rect(-34, -5, 66, 10), 5, 5, body)
        canvas.drawPath(draw.shape((-34, -2), (-44, -19), (-34, -19), (-20, -3)), body)
        canvas.drawPath(draw.shape((8, 2), (-14, 13), (-22, 13), (-8, 1)), body)
        canvas.restore()
        if lamp:
            draw.glow(canvas, x - 6, y + 6, 16, "#ff6a5a", 0.5 + 0.5 * (int(t * 3) % 2))

    return Live("set:climber", 0.13, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"airport": build}
