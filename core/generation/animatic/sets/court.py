"""A basketball court in the city: a hoop on its post, painted lines, wire fence, benches, floodlights, trees and towers behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, land, skyline
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.sets.town import town_for
from core.generation.animatic.stage import Brief, Layer, Stage, Still


def build(brief: Brief) -> Stage:
    """The court of a brief."""
    site = built.site_for(brief, (0.56, 0.58, 0.57), (1.0, 1.35, 1.2))
    line, wide, grow = site.line, site.wide, site.grow
    town = replace(town_for(brief), base=line + 6, air=site.air)

    def back(ink: Ink) -> None:
        for index in range(-5, 6):
            rng = site.random("tree", str(index))
            fittings.tree(
                ink, index * wide * 0.17 + rng.uniform(-16, 16), line + 10, grow * rng.uniform(0.55, 0.75), rng
            )

    def fence(ink: Ink) -> None:
        fittings.fence(ink, -wide * 0.9, wide * 0.9, line + 22 * grow, 1.35 * grow, colour="#8f9aa4", kind="wire")

    def hoop(ink: Ink) -> None:
        warm = ink.by_lamp(0.4)
        _hoop(warm, wide * site.pick(0.3, 0.26, 0.29), line + 62 * grow, grow * site.pick(1.0, 1.12, 1.05))
        fittings.bench(warm, -wide * site.pick(0.36, 0.34, 0.36), line + 50 * grow, grow * 0.95)
        for share in (-0.24, 0.56):
            _floodlight(ink, wide * share, line + 26 * grow, grow * site.pick(1.0, 1.3, 1.15))

    def near(ink: Ink) -> None:
        for side in (-1, 1):
            ink.ball(side * wide * 0.56, site.high + 8, 52, "#e8803a")
            ink.line("#5a2f1c", 4, (side * wide * 0.56 - 52, site.high + 8), (side * wide * 0.56 + 52, site.high + 8))

    layers: list[Layer] = [
        *skyline.skyline_layers(town),
        site.together("trees", 0.5, site.row("trees", 0, line + 20, back, distance=0.12, depth=0.5)),
        site.together(
            "ground",
            0.93,
            _floor(site),
            site.row("fence", line - 130 * grow, line + 30 * grow, fence),
            built.lamplight(site, [(wide * x, site.feet - 20, wide * 0.34) for x in (-0.3, 0.3)], "#f4f8ff"),
            site.row("hoop", -60, site.feet, hoop),
            built.seat(site),
        ),
        built.near(site, "balls", site.high - 60, site.high + 70, near),
    ]
    anchors = {
        **site.underfoot("floor"),
        "surface": site.spot(-0.35, line + 26 * grow, 0.75, depth=0.95, supports="surface"),
    }
    return site.stage(layers, anchors, mirror=line + 30 if site.wet else None)


def _floor(site: Site) -> Still:
    """Red and green asphalt with its white lines: the key, the arc, the side lines."""
    air, line, period = site.air, site.line, land.period_of(site.brief)
    bottom, grow = site.high + 80, site.grow
    top = line + 12 * grow
    flood = 0.3 if air.night else 0.0
    narrow = 1.0 if site.brief.travel else 0.5

    def at(x: float, u: float) -> draw.Point:
        return x * (narrow + (1 - narrow) * u), top + (bottom - top) * u

    def paint(canvas: skia.Canvas) -> None:
        def tones(colour: str) -> list[str]:
            colour = land.SNOW if air.snow else colour
            return [
                draw.mix(c, colour, flood)
                for c in (air.far(colour, 0.16), air.lit(colour, 0.06), air.shaded(colour, 0.3))
            ]

        def area(colour: str, *points: draw.Point) -> None:
            canvas.drawPath(draw.shape(*points), draw.fill(shader=draw.vertical(top, site.high, tones(colour))))

        canvas.drawRect(
            draw.rect(-period / 2, top - 4, period, bottom - top + 4),
            draw.fill(shader=draw.vertical(top, site.high, tones("#4f8f78"))),
        )
        field = 0.12
        area(
            "#c4684a",
            (-period / 2, at(0, field)[1]),
            (period / 2, at(0, field)[1]),
            (period / 2, bottom),
            (-period / 2, bottom),
        )
        white = draw.stroke(draw.mix(air.lit("#ffffff", 0.1), "#ffffff", flood), 4.5, alpha=0.35 if air.snow else 0.9)
        canvas.drawLine(-period / 2, at(0, field)[1], period / 2, at(0, field)[1], white)
        if site.brief.travel:
            return
        left, right = site.wide * 0.3, site.wide * 0.86
        key = draw.path(at(left, field), at(left, 0.5), at(right, 0.5), at(right, field))
        area("#3f7f9a", at(left, field), at(left, 0.5), at(right, 0.5), at(right, field))
        canvas.drawPath(key, white)
        x0, y0 = at(left, 0.5)
        x1, _ = at(right, 0.5)
        canvas.drawArc(draw.rect(x0, y0 - 30 * grow, x1 - x0, 60 * grow), 0, 180, False, white)
        canvas.drawPath(
            draw.path(at(-site.wide * 0.16, field), (*at(-site.wide * 0.3, 0.95), *at(site.wide * 0.6, 0.95))), white
        )

    return land.strip(site.brief, "floor", 0.92, top - 6, bottom, paint)


def _hoop(ink: Ink, x: float, y: float, s: float) -> None:
    """A hoop with its board on a bent post, 270 units tall, turned a little to the left."""
    ink.shadow(x + 40 * s, y, 46 * s, 6 * s)
    ink.line(
        "#3f5f8a",
        13 * s,
        (x + 52 * s, y),
        (x + 52 * s, y - 170 * s),
        (x + 52 * s, y - 214 * s, x + 8 * s, y - 214 * s),
        light=0.1,
    )
    ink.box(x + 40 * s, y - 60 * s, 24 * s, 60 * s, "#e8a53c", 0.1)
    board = draw.rect(x - 64 * s, y - 270 * s, 122 * s, 84 * s)
    ink.canvas.drawRoundRect(board, 4, 4, ink.fill("#f6f4ee", 0.2))
    ink.canvas.drawRoundRect(board, 4, 4, ink.pen("#d8382f", 5 * s))
    ink.canvas.drawRect(draw.rect(x - 28 * s, y - 238 * s, 50 * s, 38 * s), ink.pen("#d8382f", 4 * s))
    ink.snow(board.left(), board.top() + 1, board.width(), 7 * s)
    ring = draw.rect(x - 32 * s, y - 199 * s, 58 * s, 15 * s)
    net = skia.Path()
    for k in range(8):
        u = k / 7
        px = ring.left() + ring.width() * u
        for bend in (-8, 8):
            net.moveTo(px, ring.centerY())
            net.lineTo(x - 3 * s + (u - 0.5) * 32 * s + bend * s, y - 142 * s)
    ink.canvas.drawPath(net, draw.stroke(ink.tone("#ffffff", 0.2), 1.5 * s, alpha=0.85))
    ink.canvas.drawOval(ring, ink.pen("#e8602c", 5.5 * s, 0.1))


def _floodlight(ink: Ink, x: float, y: float, s: float) -> None:
    ink.line("#6f7a86", 6 * s, (x, y), (x, y - 236 * s))
    ink.glow(x, y - 244 * s, 150 * s, "#f0f6ff", 0.6)
    for dx in (-20, 4):
        ink.canvas.drawRoundRect(draw.rect(x + dx * s, y - 254 * s, 18 * s, 22 * s), 3, 3, ink.fill("#4a5462"))
        ink.canvas.drawRoundRect(
            draw.rect(x + (dx + 2) * s, y - 250 * s, 14 * s, 14 * s),
            2,
            2,
            draw.fill("#fdfeff") if ink.lamps else ink.fill("#dfe8ee", 0.2),
        )


SETS: dict[str, Callable[[Brief], Stage]] = {"court": build}
