"""An underground station: tiled vault, a train at the platform with its windows lit, the mouth of the tunnel, lamps, a map of lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, outdoors, sky, station
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Stage

_TILE = "#e9e4d8"


def build(brief: Brief) -> Stage:
    """The platform of a brief; no weather comes down here, and the light is that of its lamps, dimmer by night."""
    below = replace(brief, weather="clear", season=None, time_of_day="day")
    site = built.site_for(below, (0.6, 0.61, 0.6), (1.0, 1.35, 1.2))
    late = brief.time_of_day == "night"
    gain = (0.62, 0.62, 0.74) if late else (0.9, 0.88, 0.84)
    site = replace(site, air=replace(sky.air_for(below, site.line), gain=gain, haze="#5a5a66", sun="#fff0cf"))
    line, wide, grow = site.line, site.wide, site.grow
    roof = site.high * site.pick(0.14, 0.2, 0.16)

    def vault(plain: Ink) -> None:
        _vault(Ink(plain.canvas, plain.air, 0.1, lamps=True), site, roof)

    def cars(plain: Ink) -> None:
        station.train(
            Ink(plain.canvas, plain.air, lamps=True),
            wide * site.pick(0.3, 0.34, 0.32),
            line + 2,
            grow * site.pick(1.08, 1.14, 1.1),
            site,
        )

    def platform(plain: Ink) -> None:
        ink = Ink(plain.canvas, plain.air, lamps=True)
        ink.box(-wide, line - 2, 2 * wide, 7, "#d8d4cc", 0.2)
        ink.box(-wide, line + 16, 2 * wide, 10 * grow, "#f2c230", 0.1)
        for share in (-0.43, site.pick(0.41, 0.45, 0.43), 0.92):
            _pillar(ink, wide * share, line + 58 * grow, roof, grow)
        fittings.bench(ink, wide * site.pick(0.27, 0.26, 0.27), line + 70 * grow, grow * 0.95)
        station.board(ink, wide * site.pick(0.13, 0.12, 0.13), roof + 22, grow * site.pick(0.86, 0.84, 0.86))
        _roundel(ink, -wide * site.pick(0.25, 0.24, 0.25), roof + 54 * grow, 30 * grow)
        _lamps(ink, site, roof)

    def near(plain: Ink) -> None:
        ink = Ink(plain.canvas, plain.air, lamps=True)
        for side in (-1, 1):
            ink.canvas.drawRoundRect(
                draw.rect(side * wide * 0.57 - 40, site.high - 92, 80, 180), 16, 16, ink.fill("#3f4654", -0.2)
            )
            ink.box(side * wide * 0.57 - 26, site.high - 78, 52, 9, "#1e222c")

    pools = [(wide * x, line + 110 * grow, 170 * grow) for x in (-0.5, -0.1, 0.3, 0.7)]
    layers: list[Layer] = [
        site.together("vault", 0.5, site.row("tiles", -60, site.high * 0.8, vault, depth=0.5)),
        site.together("track", 0.82, site.row("train", line - 200 * grow, line + 16, cars, depth=0.82)),
        site.together(
            "ground",
            0.94,
            built.paving(site, line + 4, "#a8a5a4", "slabs"),
            site.row("platform", -40, site.high, platform),
            built.lamplight(replace(site, air=replace(site.air, night=True)), pools, "#fff2cf"),
            built.seat(site),
        ),
        built.near(site, "bins", site.high - 100, site.high + 60, near),
    ]
    result = outdoors.stage(below, site.air, site.place, layers, afar=False)
    wall = site.spot(-0.2, line + 60 * grow, 0.8, depth=0.95)
    return replace(result, anchors={**site.place.anchors, **site.underfoot("platform"), "wall": wall}, weather=None)


def _vault(ink: Ink, site: Site, roof: float) -> None:
    """The far wall in tiles under a coffered vault, posters between the ribs, the tunnel at its end."""
    wide, line, grow = site.wide, site.line, site.grow
    face = draw.vertical(roof, line, [ink.tone(_TILE, 0.1), ink.tone(_TILE, -0.35)])
    ink.canvas.drawRect(draw.rect(-wide, roof - 40, 2 * wide, site.high), draw.fill(shader=face))
    tiles, step = skia.Path(), 15 * grow
    for index in range(round((line - roof) / step) + 2):
        tiles.moveTo(-wide, roof + index * step)
        tiles.lineTo(wide, roof + index * step)
        for k in range(round(2 * wide / (step * 2)) + 1):
            x = -wide + (k + 0.5 * (index % 2)) * step * 2
            tiles.moveTo(x, roof + index * step)
            tiles.lineTo(x, roof + (index + 1) * step)
    ink.canvas.drawPath(tiles, draw.stroke(ink.tone(_TILE, -0.6), 1, alpha=0.5))
    band = roof + (line - roof) * 0.2
    ink.box(-wide, band, 2 * wide, 15 * grow, "#2f6f9a")
    for index in range(-4, 5):
        x = index * wide * 0.26 + wide * 0.06
        frame = draw.rect(x - 34 * grow, band + 26 * grow, 68 * grow, 58 * grow)
        ink.canvas.drawRect(frame.makeOutset(3, 3), ink.fill("#5a5a62", -0.2))
        ink.canvas.drawRect(frame, ink.fill(("#e8a53c", "#4f9ac0", "#d8604a", "#6fae6a")[index % 4], 0.1))
        ink.disc(x, frame.centerY() - 5 * grow, 15 * grow, ("#fff0c8", "#f6d0d0")[index % 2], 0.1)
        ink.box(x - 24 * grow, frame.bottom() - 14 * grow, 48 * grow, 5 * grow, "#fffaf0")
    ink.box(-wide, -80, 2 * wide, roof + 60, "#4a4c58", -0.3)
    for index in range(-12, 13):
        x = index * wide / 11
        ink.poly(
            "#5c5f6c",
            (x * 0.92, roof - 20),
            (x * 0.92 + 10, roof - 20),
            (x * 1.1 + 14, -80),
            (x * 1.1, -80),
            light=-0.1,
        )
    ink.box(-wide, roof - 24, 2 * wide, 10, "#70737f", 0.1)
    x, r = wide * site.pick(0.46, 0.5, 0.48), (line - roof) * 0.62
    mouth = draw.shape(
        (x - r * 0.62, line + 20),
        (x - r * 0.62, line - r * 0.6),
        (x - r * 0.62, line - r * 1.2, x + r * 0.62, line - r * 1.2, x + r * 0.62, line - r * 0.6),
        (x + r * 0.62, line + 20),
    )
    ink.canvas.drawPath(mouth, ink.pen("#8a8478", 13 * grow, -0.1))
    ink.canvas.drawPath(mouth, draw.fill("#101018"))
    ink.bulb(x, line - r * 0.7, 4 * grow, "#ff5a4a", 7)


def _pillar(ink: Ink, x: float, y: float, roof: float, s: float) -> None:
    ink.shadow(x, y, 36 * s, 6 * s)
    ink.column(x, y, 40 * s, y - roof + 30, "#d8d2c4")
    for k in range(round((y - roof) / (17 * s))):
        ink.line("#a8a292", 1.2, (x - 20 * s, y - 17 * s * k), (x + 20 * s, y - 17 * s * k))
    ink.column(x, y, 46 * s, 15 * s, "#5a5a62")
    ink.box(x - 21 * s, roof + (y - roof) * 0.36, 42 * s, 13 * s, "#2f6f9a", 0.1)


def _roundel(ink: Ink, x: float, y: float, r: float) -> None:
    """A sign: a white letter M in a disc."""
    for dx in (-r * 0.7, r * 0.7):
        ink.line("#3a3c46", 3, (x + dx, y - r * 2), (x + dx, y - r * 0.6))
    ink.glow(x, y, r * 2.4, "#9ac8ff", 0.5)
    ink.canvas.drawCircle(x, y, r, draw.fill("#2f6fc8"))
    ink.canvas.drawCircle(x, y, r, draw.stroke("#f4f6fa", r * 0.12))
    letter = draw.path(
        (x - r * 0.46, y + r * 0.4),
        (x - r * 0.46, y - r * 0.4),
        (x, y + r * 0.16),
        (x + r * 0.46, y - r * 0.4),
        (x + r * 0.46, y + r * 0.4),
    )
    ink.canvas.drawPath(letter, draw.stroke("#ffffff", r * 0.2))


def _lamps(ink: Ink, site: Site, roof: float) -> None:
    for share in (-0.74, -0.37, 0.0, 0.37, 0.74):
        x = site.wide * share
        ink.canvas.drawRoundRect(draw.rect(x - 46, roof - 12, 92, 9), 4, 4, draw.fill("#fffbe8"))
        draw.glow(ink.canvas, x, roof - 6, 150 * site.grow, "#fff0c4", 0.34)


SETS: dict[str, Callable[[Brief], Stage]] = {"subway": build}
