"""A railway platform: a train stands behind the yellow line under a glass hall; canopy, clock, departure board, bench."""

from __future__ import annotations

from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, landmarks
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Stage


def build(brief: Brief) -> Stage:
    """The platform of a brief."""
    site = built.site_for(brief, (0.62, 0.62, 0.62), (1.0, 1.35, 1.2))
    line, wide, grow = site.line, site.wide, site.grow
    roof = site.high * site.pick(0.1, 0.13, 0.1)

    def hall(ink: Ink) -> None:
        _hall(ink, 0, line, wide * site.pick(0.64, 0.86, 0.74), line - roof * 0.9)

    def cars(ink: Ink) -> None:
        train(ink, wide * site.pick(0.3, 0.36, 0.33), line + 2, grow * site.pick(1.12, 1.2, 1.15), site)

    def edge(ink: Ink) -> None:
        ink.box(-wide, line - 2, 2 * wide, 7, "#e6e2da", 0.2)
        ink.box(-wide, line + 18, 2 * wide, 8 * grow, "#f2c230", 0.1)
        for index in range(-60, 60):
            ink.oval(index * 14.0, line + 34 * grow, 3.4, 1.5, "#d8d2c4", 0.2)

    def platform(ink: Ink) -> None:
        warm = ink.by_lamp(0.3)
        for share in (-0.44, site.pick(0.42, 0.46, 0.44), 0.9):
            _pillar(warm, wide * share, line + 62 * grow, roof, grow)
        board(warm, wide * site.pick(0.2, 0.17, 0.2), roof + 30, grow * site.pick(1.0, 0.92, 1.0))
        clock(warm, -wide * site.pick(0.26, 0.27, 0.27), roof + 62 * grow, 25 * grow)
        fittings.bench(ink, wide * site.pick(0.3, 0.3, 0.3), line + 72 * grow, grow)
        _canopy(ink, wide, roof, site)

    def luggage(ink: Ink) -> None:
        x, y = -wide * 0.52, site.high + 40
        ink.canvas.drawRoundRect(draw.rect(x - 50, y - 150, 110, 150), 14, 14, ink.sides(x - 50, x + 60, "#a8503c"))
        ink.box(x - 50, y - 110, 110, 10, "#7a3428")
        ink.line("#3a2a2a", 7, (x - 16, y - 150), (x - 16, y - 174), (x + 26, y - 174), (x + 26, y - 150))

    landmark = landmarks.beyond(brief, site.air, line, depth=0.12, x=0.3, tall=0.5)
    pools = [(wide * x, line + 110 * grow, 150 * grow) for x in (-0.55, -0.2, 0.15, 0.5)]
    layers: list[Layer] = [
        *([landmark] if landmark else []),
        site.together("hall", 0.3, site.row("arches", 0, line + 10, hall, distance=0.34, depth=0.3)),
        site.together("train", 0.8, site.row("train", line - 200 * grow, line + 16, cars, depth=0.8)),
        site.together(
            "ground",
            0.94,
            built.paving(site, line + 4, "#b7b2ac", "slabs"),
            site.row("edge", line - 4, line + 60 * grow, edge),
            built.lamplight(site, pools, "#ffe2a8"),
            site.row("platform", -30, site.high, platform),
            built.seat(site),
        ),
        built.near(site, "luggage", site.high - 160, site.high + 60, luggage),
    ]
    bench = site.spot(0.3, line + 72 * grow - 25 * grow, 0.8, depth=0.95, supports="surface")
    anchors = {**site.underfoot("platform"), "surface": bench}
    return site.stage(layers, anchors, mirror=line + 30 if site.wet else None, afar=False)


def _hall(ink: Ink, x: float, base: float, half: float, tall: float) -> None:
    """The glass roof of a train shed in three arches, one within the other."""
    for share, light in ((1.0, 0.3), (0.8, 0.1), (0.6, -0.05)):
        w, h = half * share, tall * (0.4 + 0.6 * share)
        arch = draw.shape(
            (x - w, base),
            (x - w, base - h * 0.3),
            (x - w, base - h * 1.05, x + w, base - h * 1.05, x + w, base - h * 0.3),
            (x + w, base),
        )
        glass = draw.vertical(base - h, base, [ink.tone("#cfe2ee", light), ink.tone("#a9c4d4", light - 0.2)])
        ink.canvas.drawPath(arch, draw.fill(shader=glass, alpha=0.7))
        ink.canvas.drawPath(arch, ink.pen("#5c6b78", 6 * share, -0.1))
        ink.canvas.save()
        ink.canvas.clipPath(arch, skia.ClipOp.kIntersect, True)
        ribs = skia.Path()
        for index in range(1, 16):
            px = x - w + 2 * w * index / 16
            ribs.moveTo(px, base)
            ribs.lineTo(x + (px - x) * 0.6, base - h)
        for index in range(1, 6):
            ribs.moveTo(x - w, base - h * index / 6)
            ribs.quadTo(x, base - h * (index / 6 + 0.12), x + w, base - h * index / 6)
        ink.canvas.drawPath(ribs, draw.stroke(ink.tone("#70808c"), 1.3, alpha=0.6))
        ink.canvas.restore()
    ink.glow(x, base - tall * 0.3, half * 0.7, "#ffd79a", 0.4)


def train(ink: Ink, nose: float, base: float, s: float, site: Site) -> None:
    """A regional train whose nose points to the right, three cars long."""
    top, low = base - 128 * s, base - 8 * s
    rng = site.random("train")
    paint = rng.choice((("#d8443a", "#f4f1ea"), ("#2f6fb8", "#f4f1ea"), ("#2f8f6f", "#f2efe4")))
    left = nose - 900 * s
    body = draw.shape(
        (left, top),
        (nose - 66 * s, top),
        (nose - 18 * s, top + 4 * s, nose + 6 * s, low - 34 * s),
        (nose + 10 * s, low - 12 * s, nose - 4 * s, low),
        (left, low),
    )
    ink.box(left, low, nose - left - 10 * s, 16 * s, "#2b2e38", -0.3)
    for index in range(14):
        ink.disc(nose - 60 * s - index * 64 * s, base + 2 * s, 11 * s, "#3d414c")
    faces = [ink.tone(paint[1], 0.5), ink.tone(paint[1], 0.1), ink.tone(paint[1], -0.25)]
    ink.canvas.drawPath(body, draw.fill(shader=draw.vertical(top, low, faces)))
    ink.canvas.save()
    ink.canvas.clipPath(body, skia.ClipOp.kIntersect, True)
    ink.box(left, low - 38 * s, nose - left + 20 * s, 40 * s, paint[0])
    ink.box(left, top, nose - left, 11 * s, "#9aa2ac", -0.1)
    ink.box(left, top + 24 * s, nose - left - 74 * s, 42 * s, "#2a3140", -0.2)
    ink.canvas.restore()
    screen = draw.shape(
        (nose - 62 * s, top + 16 * s),
        (nose - 34 * s, top + 18 * s, nose - 12 * s, low - 52 * s),
        (nose - 58 * s, low - 52 * s),
    )
    ink.canvas.drawPath(screen, ink.fill("#2a3648", 0.1))
    ink.line("#8fb0c8", 3 * s, (nose - 50 * s, top + 30 * s), (nose - 34 * s, low - 62 * s), light=0.4)
    for index in range(13):
        x = nose - (120 + 64 * index) * s
        if index % 5 == 2:
            ink.canvas.drawRoundRect(draw.rect(x - 2 * s, top + 18 * s, 46 * s, 96 * s), 3, 3, ink.fill(paint[0], 0.2))
            for dx in (3, 24):
                ink.window(x + dx * s, top + 28 * s, 15 * s, 46 * s, lit=True, frame=paint[0], bars=False)
            continue
        ink.window(x, top + 28 * s, 46 * s, 34 * s, lit=True, frame="#2a3140", bars=False)
        if rng.random() < 0.6:
            head = x + rng.uniform(14, 32) * s
            ink.disc(head, top + 46 * s, 6 * s, "#4a3844")
            ink.oval(head, top + 60 * s, 9 * s, 8 * s, "#4a3844")
    for index in range(2):
        x = nose - (300 + 330 * index) * s
        ink.box(x, top + 2 * s, 5 * s, 118 * s, "#3a3f4a", -0.2)
    ink.bulb(nose - 8 * s, low - 22 * s, 5 * s, "#fff4cf", 7)
    ink.snow(left, top, nose - left - 60 * s, 9 * s)


def _pillar(ink: Ink, x: float, y: float, roof: float, s: float) -> None:
    iron = "#3f5f5c"
    ink.shadow(x, y, 26 * s, 5 * s)
    ink.column(x, y, 13 * s, y - roof, iron)
    ink.column(x, y, 22 * s, 26 * s, iron)
    for sign in (-1, 1):
        ink.line(iron, 6 * s, (x, roof + 76 * s), (x + sign * 16 * s, roof + 18 * s, x + sign * 66 * s, roof + 10 * s))
        ink.canvas.drawCircle(x + sign * 26 * s, roof + 32 * s, 9 * s, ink.pen(iron, 3 * s))


def _canopy(ink: Ink, wide: float, roof: float, site: Site) -> None:
    ink.box(-wide, -60, 2 * wide, roof + 56, "#58666c", -0.45)
    for index in range(-14, 15):
        x = index * wide / 14
        ink.line("#46545a", 3, (x, -40), (x * 1.06, roof - 4))
    ink.box(-wide, roof - 6, 2 * wide, 18, "#3f5f5c", 0.1)
    for index in range(-30, 31):  # a fretted valance
        x = index * wide / 30
        ink.poly("#3f5f5c", (x - wide / 60, roof + 11), (x + wide / 60, roof + 11), (x, roof + 11 + wide / 42))
    for share in (-0.7, -0.35, 0.0, 0.35, 0.7):
        ink.canvas.drawRoundRect(draw.rect(wide * share - 34, roof - 13, 68, 7), 3, 3, ink.shine("#fff2cf"))
        ink.glow(wide * share, roof, 110, "#ffe2a8", 0.4)
    ink.snow(-wide, roof - 4, 2 * wide, 10)


def clock(ink: Ink, x: float, y: float, r: float) -> None:
    ink.line("#2c3238", 4, (x, y - r * 2.4), (x, y))
    ink.glow(x, y, r * 3, "#fff0c4", 0.4)
    ink.disc(x, y, r * 1.14, "#2c3238")
    ink.canvas.drawCircle(x, y, r, ink.shine("#fbf8ee"))
    for index in range(12):
        a, b = built.turned(x, y, r * 0.78, 30 * index), built.turned(x, y, r * 0.92, 30 * index)
        ink.canvas.drawLine(*a, *b, draw.stroke("#23262c", 2.2 if index % 3 == 0 else 1.2))
    ink.canvas.drawLine(x, y, *built.turned(x, y, r * 0.5, -60), draw.stroke("#23262c", 3))
    ink.canvas.drawLine(x, y, *built.turned(x, y, r * 0.76, 60), draw.stroke("#23262c", 2.2))
    ink.canvas.drawLine(x, y, *built.turned(x, y, r * 0.7, 205), draw.stroke("#d8402f", 1.6))


def board(ink: Ink, x: float, y: float, s: float) -> None:
    """The board of departures: rows of lights in place of names."""
    for dx in (-60, 60):
        ink.line("#2c3238", 3, (x + dx * s, y - 40), (x + dx * s, y))
    frame = draw.rect(x - 90 * s, y, 180 * s, 66 * s)
    ink.canvas.drawRoundRect(frame, 4, 4, draw.fill("#141a2c"))
    lengths = (58, 76, 44, 66)
    for row in range(4):
        top = y + (9 + 14 * row) * s
        tint = draw.fill("#ffc23c" if row else "#8fe0ff")
        ink.canvas.drawRect(draw.rect(x - 80 * s, top, 22 * s, 6 * s), tint)
        ink.canvas.drawRect(draw.rect(x - 48 * s, top, lengths[row] * s, 6 * s), tint)
        ink.canvas.drawRect(draw.rect(x + 58 * s, top, 14 * s, 6 * s), draw.fill("#ffffff"))


SETS: dict[str, Callable[[Brief], Stage]] = {"station": build}
