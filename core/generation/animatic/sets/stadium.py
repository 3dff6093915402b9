"""A stadium: a mown pitch with its lines and goal, stands full of people under a roof, floodlights, a scoreboard."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, land
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Stage, Still


def build(brief: Brief) -> Stage:
    """The stadium of a brief."""
    site = built.site_for(brief, (0.53, 0.55, 0.54), (1.0, 1.5, 1.25))
    line, wide, grow = site.line, site.wide, site.grow
    rise = site.high * site.pick(0.23, 0.25, 0.25)
    masts = (-wide * 0.47, -wide * 0.12, wide * 0.2, wide * 0.5)

    def stands(ink: Ink) -> None:
        _stand(ink.by_lamp(0.35), site, line, rise)

    def lights(ink: Ink) -> None:
        for x in masts:
            _floodlight(ink, x, line - rise * 0.6, line - rise - site.high * site.pick(0.17, 0.2, 0.18), grow)
        size = grow * site.pick(0.86, 0.9, 0.92)
        _scoreboard(ink, wide * 0.06, max(line - rise - 12 * grow, 0.09 * site.high + 124 * size), size)

    def boards(ink: Ink) -> None:
        warm = ink.by_lamp(0.5)
        colours = ("#2f6fc0", "#d8443a", "#f2b63c", "#2f8f6f", "#f2efe6")
        step = wide / 4.6
        warm.box(-wide, line - 2, 2 * wide, 24 * grow, "#3a4456")
        for index in range(-6, 7):
            colour = colours[index % 5]
            warm.box(index * step, line - 2, step - 2, 24 * grow, colour, 0.1)
            for k in range(4):
                warm.box(
                    index * step + step * (0.16 + 0.17 * k),
                    line + 8 * grow,
                    step * 0.11,
                    7 * grow,
                    "#ffffff" if colour != "#f2efe6" else "#2f3a50",
                )
        ink.snow(-wide, line - 1, 2 * wide, 6)

    def goal(ink: Ink) -> None:
        _goal(ink.by_lamp(0.6), wide * site.pick(0.3, 0.27, 0.29), line + 62 * grow, grow * site.pick(1.0, 0.92, 1.0))
        for share in (-0.45, 0.5):
            x, y = wide * share, line + 46 * grow
            ink.line("#f2efe6", 2.4, (x, y), (x, y - 52 * grow))
            ink.poly("#f2b63c", (x, y - 52 * grow), (x + 24 * grow, y - 44 * grow), (x, y - 36 * grow), light=0.2)

    def ball(ink: Ink) -> None:
        rng = site.random("confetti")
        for _ in range(30):
            x = rng.choice((-1, 1)) * wide * rng.uniform(0.4, 0.6)
            ink.oval(x, site.high - rng.uniform(-20, 26), 9, 4, rng.choice(fittings.PARTY), 0.2)

    layers: list[Layer] = [
        site.together("lights", 0.22, site.row("masts", 0, line, lights, distance=0.12, depth=0.22)),
        site.together(
            "stands", 0.4, site.row("rows", line - rise - 60 * grow, line + 10, stands, distance=0.06, depth=0.4)
        ),
        site.together(
            "ground",
            0.92,
            _pitch(site),
            site.row("boards", line - 10, line + 30 * grow, boards),
            built.lamplight(site, [(wide * x, site.feet, wide * 0.36) for x in (-0.3, 0.3)], "#f4fbff"),
            site.row("goal", line - 120 * grow, site.feet, goal),
            built.seat(site),
        ),
        *([_beams(site, masts, line - rise - site.high * site.pick(0.17, 0.2, 0.18))] if site.lamps else []),
        built.near(site, "confetti", site.high - 40, site.high + 50, ball, blur=3.0),
    ]
    anchors = {
        **site.underfoot("field"),
        "goal": site.spot(site.pick(0.3, 0.27, 0.29), line + 64 * grow, 0.7, depth=0.95),
        "stand": site.spot(-0.3, line - rise * 0.3, 0.4, depth=0.5),
    }
    return site.stage(layers, anchors)


def _stand(ink: Ink, site: Site, line: float, rise: float) -> None:
    wide, rng = site.wide, site.random("crowd")
    top = line - rise
    ink.box(-wide, top, 2 * wide, rise + 10, "#5f6a80", -0.1)
    rows = round(rise / (14.0 * site.pick(1.0, 1.2, 1.1)))
    step = (rise - 12) / rows
    for row in range(rows):
        y = top + step * (row + 1)
        ink.box(-wide, y, 2 * wide, step * 0.22, "#8f9ab0", 0.2)
    for share in (-0.62, -0.22, 0.22, 0.62):
        x = wide * share
        ink.poly("#aab2c2", (x - 6, top), (x + 6, top), (x + 16, line), (x - 8, line), light=0.2)
    gaps = (-0.86, -0.62, -0.22, 0.22, 0.62, 0.86)
    for left, right in itertools.pairwise(gaps):
        fittings.crowd(
            ink,
            rng,
            wide * left + 14,
            wide * right - 12,
            [top + step * (row + 1) for row in range(rows)],
            4.3 * site.pick(1.0, 1.25, 1.1),
        )
    ink.box(-wide, line - 20 * site.grow, 2 * wide, 22 * site.grow, "#3f4a60", -0.1)
    roof = 34 * site.grow
    ink.poly(
        "#e8ecf0",
        (-wide, top - roof),
        (wide, top - roof),
        (wide, top - roof * 0.35),
        (-wide, top - roof * 0.35),
        light=0.2,
    )
    ink.poly(
        "#4a5568", (-wide, top - roof * 0.35), (wide, top - roof * 0.35), (wide, top + 2), (-wide, top + 2), light=-0.3
    )
    for index in range(-9, 10):
        x = index * wide / 9
        ink.line("#c8d0d8", 2.4, (x, top - roof * 0.3), (x, top + rise * 0.1))
        ink.bulb(x + 20, top - roof * 0.2, 2.4, "#f4fbff", 7)
    for index in range(-5, 6):
        fittings.flag(
            ink,
            index * wide / 5.2,
            top - roof,
            34 * site.grow,
            (fittings.PARTY[index % 5], "#f6f3ea"),
            wide=24 * site.grow,
        )
    ink.snow(-wide, top - roof, 2 * wide, 8)


def _floodlight(ink: Ink, x: float, base: float, top: float, s: float) -> None:
    ink.line("#7f8a98", 6 * s, (x, base), (x, top))
    ink.line("#98a3b0", 2 * s, (x - 9 * s, base), (x, top + 30 * s))
    ink.line("#98a3b0", 2 * s, (x + 9 * s, base), (x, top + 30 * s))
    frame = draw.rect(x - 34 * s, top - 24 * s, 68 * s, 44 * s)
    ink.glow(x, top, 130 * s, "#eaf6ff", 0.65)
    ink.canvas.drawRoundRect(frame, 4, 4, ink.fill("#4a5462"))
    for row in range(3):
        for index in range(5):
            lamp = (frame.left() + (8 + 13 * index) * s, frame.top() + (8 + 14 * row) * s)
            ink.canvas.drawCircle(*lamp, 5 * s, draw.fill("#fbfeff") if ink.lamps else ink.fill("#dfe8ee", 0.3))


def _scoreboard(ink: Ink, x: float, base: float, s: float) -> None:
    for dx in (-50, 50):
        ink.line("#6a7482", 6 * s, (x + dx * s, base + 30 * s), (x + dx * s, base - 60 * s))
    frame = draw.rect(x - 86 * s, base - 122 * s, 172 * s, 78 * s)
    ink.canvas.drawRoundRect(frame, 6, 6, draw.fill("#121a2e"))
    ink.canvas.drawRoundRect(frame, 6, 6, ink.pen("#98a3b0", 4 * s))
    digits = {"2": (1, 1, 0, 1, 1, 0, 1), "1": (0, 0, 0, 1, 0, 1, 0)}
    for name, dx in (("2", -52), ("1", 30)):
        left, top, w, h = x + dx * s, base - 110 * s, 22 * s, 22 * s
        bars = (
            (0, 0, w, 0),
            (0, h, w, h),
            (0, 0, 0, h),
            (w, 0, w, h),
            (0, h, 0, 2 * h),
            (w, h, w, 2 * h),
            (0, 2 * h, w, 2 * h),
        )
        for lit, (x0, y0, x1, y1) in zip(digits[name], bars, strict=True):
            if lit:
                ink.canvas.drawLine(left + x0, top + y0, left + x1, top + y1, draw.stroke("#ffc23c", 5 * s))
    for dy in (-96, -76):
        ink.canvas.drawCircle(x, base + dy * s, 3 * s, draw.fill("#ffc23c"))


def _pitch(site: Site) -> Still:
    """Grass mown in stripes that run to the stand, and the white lines."""
    brief, air, line = site.brief, site.air, site.line
    period = land.period_of(brief)
    bottom = site.high + 80
    top = line + 18 * site.grow
    narrow = 1.0 if brief.travel else 0.42

    def at(x: float, y: float) -> float:
        return x * (narrow + (1 - narrow) * (y - top) / (bottom - top))

    def paint(canvas: skia.Canvas) -> None:
        light, dark = ("#7fc455", "#68b048") if not air.snow else ("#f3f8ff", "#e2ebf6")
        step = period / 14
        reach = round(7 / narrow) + 1
        flood = 0.5 if air.night else 0.0
        canvas.drawRect(draw.rect(-period / 2, top, period, bottom - top), draw.fill(air.lit(light, 0.06)))
        for index in range(-reach, reach):
            tone = light if index % 2 else dark
            stripe = draw.shape(
                (at(index * step, top), top),
                (at((index + 1) * step, top), top),
                (at((index + 1) * step, bottom), bottom),
                (at(index * step, bottom), bottom),
            )
            shades = [
                draw.mix(shade, tone, flood)
                for shade in (air.far(tone, 0.16), air.lit(tone, 0.06), air.shaded(tone, 0.3))
            ]
            canvas.drawPath(stripe, draw.fill(shader=draw.vertical(top, bottom, shades)))
        white = draw.mix(air.lit("#ffffff", 0.1), "#ffffff", flood)
        for y, thick in ((top + 30 * site.grow, 3.0), (top + (site.high - top) * 0.84, 8.0)):
            canvas.drawLine(-period / 2, y, period / 2, y, draw.stroke(white, thick, alpha=0.85))
        if not brief.travel:
            y0, y1 = top + 30 * site.grow, top + (site.high - top) * 0.84
            for x in (-0.12, 0.55):
                px = site.wide * x
                canvas.drawLine(at(px / narrow, y0), y0, at(px / narrow, y1), y1, draw.stroke(white, 4.4, alpha=0.85))
            arc = draw.rect(site.wide * 0.06, y1 - 44 * site.grow, site.wide * 0.36, 88 * site.grow)
            canvas.drawArc(arc, 180, 180, False, draw.stroke(white, 5, alpha=0.85))

    return land.strip(brief, "pitch", 0.92, top - 26 * site.grow, bottom, paint)


def _goal(ink: Ink, x: float, y: float, s: float) -> None:
    """A goal with its net, 190 units wide."""
    half, tall = 96 * s, 92 * s
    ink.shadow(x, y, half * 1.1, 6 * s, 0.3)
    net = skia.Path()
    for index in range(20):
        px = x - half + 2 * half * index / 19
        net.moveTo(px, y - tall)
        net.lineTo(x + (px - x) * 0.86, y - 8 * s)
    for index in range(9):
        u = index / 8
        net.moveTo(x - half * (1 - 0.14 * u), y - tall + (tall - 8 * s) * u)
        net.lineTo(x + half * (1 - 0.14 * u), y - tall + (tall - 8 * s) * u)
    ink.canvas.drawPath(net, draw.stroke(ink.tone("#f4f6f8", 0.2), 1.1 * s, alpha=0.65))
    ink.line("#ffffff", 6 * s, (x - half, y), (x - half, y - tall), (x + half, y - tall), (x + half, y), light=0.2)
    ink.snow(x - half, y - tall - 2 * s, 2 * half, 5 * s)


def _beams(site: Site, masts: tuple[float, ...], top: float) -> Still:
    """Light falling from the masts over the pitch."""

    def paint(ink: Ink) -> None:
        for x in masts:
            beam = draw.shape(
                (x - 22, top),
                (x + 22, top),
                (x + site.wide * 0.2 - x * 0.4, site.high),
                (x - site.wide * 0.2 - x * 0.4, site.high),
            )
            shader = draw.vertical(top, site.high, [("#eaf6ff", 0.0), ("#eaf6ff", 0.12), ("#eaf6ff", 0.0)], [0, 0.2, 1])
            ink.canvas.drawPath(beam, draw.fill(shader=shader, blend=skia.BlendMode.kScreen))

    return site.together("beams", 0.45, site.row("beams", top, site.high, paint))


SETS: dict[str, Callable[[Brief], Stage]] = {"stadium": build}
