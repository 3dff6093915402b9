"""A beach: the sea with swell and a road of light, surf that runs up the sand and back, palms, shells, a far sail."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import land, outdoors, plants, relief, sky, trees
from core.generation.animatic.sets.marks import Marks, marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still

SEA, SHALLOW, SAND = "#1f86b8", "#6fd6d0", "#f3d9a2"
SWASH = 4.6  # seconds between waves that run up the sand


def build(brief: Brief) -> Stage:
    """The beach of a brief."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.45, 0.48, 0.46))
    place.name(
        sand=(0.05, 2),
        shore=(0.08, -30, 0.8, 0.97),
        water=(0.2, -104, 0.66, 0.91),
        **{"water-2": (-0.12, -116, 0.56, 0.9)},
    )
    air = sky.air_for(brief, place.horizon)
    line, grow = place.horizon, frame.pick(1.0, 1.55, 1.25)
    feet, scatter = place.feet, partial(land.scatter, brief)
    shore = feet - 82 * place.scale * frame.pick(1.0, 0.9, 0.9)
    aside = outdoors.clearing(brief, -0.26, 0.28)
    sea = [
        sea_sheet(brief, air, line, shore),
        relief.ridge(brief, air, "headland", 0.14, line - 2, 20, "#55806a", 0.55, bottom=line + 3, base=1, trees=8),
    ]
    strand = [
        scatter("shells", (shore + 40, feet + 4), 26, shell(air), (0.5, 1.0), room=16),
        scatter("stones", (shore + 36, feet - 20), 6, land.rock(air), (0.35, 0.8), room=50, clear=aside),
        *_palms(brief, air, place, shore, grow),
    ]
    near = [
        scatter(
            "marram",
            (frame.height - 6, frame.height + 14),
            12,
            plants.tuft(air, colour="#a9b25c", tall=46, blades=12),
            (0.9, 1.4),
            room=70,
            clear=aside,
        )
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "sea", 0.14, sea),
        sail(brief, air, line),
        swell(brief, air, line, shore),
        _sand(brief, air, shore, place),
        _swash(brief, air, shore),
        land.together(brief, "strand", 0.94, strand),
        land.together(brief, "near", 1.05, near),
        *fronds(brief, air),
    ]
    if not air.night and brief.weather not in ("storm", "rain", "snow"):
        layers.append(sky.birds(brief, air, line * 0.5, 4))
    return outdoors.stage(brief, air, place, layers)


def sea_sheet(brief: Brief, air: Air, line: float, shore: float) -> Still:
    period = land.period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("sea")
        deep = draw.mix(air.wash(SEA), air.middle, 0.3)
        far = draw.mix(deep, air.horizon, 0.5)
        shallow = draw.mix(air.lit(SHALLOW, 0.15), air.horizon, 0.25)
        shader = draw.vertical(line, shore + 30, [far, deep, draw.mix(deep, shallow, 0.5), shallow], [0, 0.3, 0.72, 1])
        canvas.drawRect(draw.rect(-period / 2, line, period, shore + 40 - line), draw.fill(shader=shader))
        for _ in range(190):
            u = rng.random() ** 1.4
            x, y = rng.uniform(-period / 2, period / 2), line + 2 + (shore - line) * u
            long = 6 + 60 * u * rng.random()
            tone = draw.lighten(air.horizon, 0.2) if rng.random() < 0.55 else air.shaded(SEA, 0.4)
            crest = draw.path((x, y), (x + long / 2, y - 1.2 - 2.2 * u, x + long, y))
            canvas.drawPath(crest, draw.stroke(tone, 0.6 + 1.4 * u, alpha=0.34))
        if not air.overcast:  # the road of light under the sun
            for index in range(44):
                u = (index + 0.5) / 44
                y = line + 1 + (shore + 10 - line) * u
                half = (7 + 42 * u) * rng.uniform(0.35, 1.0)
                x = air.sun_at[0] * (1 - 0.15 * u) + rng.uniform(-14, 14) * (0.3 + u)
                canvas.drawLine(
                    x - half,
                    y,
                    x + half,
                    y,
                    draw.stroke(draw.lighten(air.sun, 0.45), 1.0 + 1.3 * u, alpha=0.5 * (1 - 0.6 * u)),
                )
        canvas.drawLine(
            -period / 2, line, period / 2, line, draw.stroke(draw.lighten(air.horizon, 0.4), 1.2, alpha=0.5)
        )

    return land.strip(brief, "sea", 0.14, line - 1, shore + 40, paint)


def sail(brief: Brief, air: Air, line: float) -> Live:
    """A sailing boat on the horizon that nods."""
    start = -brief.frame.width * 0.2
    white, shade, hull = air.far("#ffffff", 0.25), air.far("#b9c9da", 0.3), air.far("#a8483a", 0.3)

    def paint(canvas: skia.Canvas, t: float) -> None:
        x, y = start + 3.2 * t, line + 5 + math.sin(t * 1.6) * 0.8
        tip = x + 1.5 * math.sin(t * 1.3)
        canvas.drawPath(draw.shape((x + 1, y - 4), (tip + 1, y - 34), (x + 17, y - 5)), draw.fill(white))
        canvas.drawPath(draw.shape((x - 1, y - 4), (tip - 0.5, y - 30), (x - 13, y - 5)), draw.fill(shade))
        canvas.drawPath(draw.shape((x - 15, y - 3), (x + 18, y - 3), (x + 11, y + 3), (x - 10, y + 3)), draw.fill(hull))

    return Live("set:sail", 0.15, paint)


def swell(brief: Brief, air: Air, line: float, shore: float) -> Live:
    """Rows of waves that roll in, grow and break into foam before the beach, and glints between them."""
    half = brief.frame.width * 0.62
    rng = brief.random("swell")
    glints = [(rng.uniform(-half, half), rng.random(), rng.uniform(0, 6.3)) for _ in range(18)]
    billows = [
        (index / 7, rng.uniform(-0.9, 0.4) * half, rng.uniform(0.55, 1.1) * half, rng.uniform(0, 6.3))
        for index in range(7)
    ]
    dark = draw.mix(air.wash("#167099"), air.middle, 0.2)
    pale, foam = draw.mix(air.lit(SHALLOW, 0.3), air.horizon, 0.3), air.lit("#ffffff", 0.05)
    shine = draw.lighten(air.sun, 0.5)

    def paint(canvas: skia.Canvas, t: float) -> None:
        for start, left, long, phase in billows:
            u = (t / (SWASH * 2.2) + start) % 1.0
            y = line + (shore - line) * u**1.6
            tall = (1 + 15 * u * u) * min(1.0, (1 - u) * 5)
            x0, wide = left - t * 4 * u, long * (0.6 + 0.5 * u)
            points = []
            for step in range(9):  # a billow is highest in its middle and runs out on both sides
                v = step / 8
                points.append(
                    (x0 + wide * v, y - tall * math.sin(math.pi * v) * (0.85 + 0.15 * math.sin(7 * v + phase + t)))
                )
            fade = min(1.0, u * 3) * min(1.0, (1 - u) * 5)
            back = draw.path((x0, y), *points, (x0 + wide, y), close=True)
            canvas.drawPath(
                back, draw.fill(shader=draw.vertical(y - tall, y + 1, [(pale, 0.85 * fade), (dark, 0.6 * fade)]))
            )
            if u > 0.4:
                crest = draw.path(*points[1:-1])
                canvas.drawPath(crest, draw.stroke(foam, 1 + 5 * (u - 0.4), alpha=0.92 * fade))
        for x, u, phase in glints:
            power = max(0.0, math.sin(t * 2.4 + phase))
            y, reach = line + (shore - line) * u, 3 + 12 * u
            canvas.drawLine(x - reach * power, y, x + reach * power, y, draw.stroke(shine, 0.8 + u, alpha=0.7 * power))

    return Live("set:swell", 0.5, paint)


def _across(half: float, step: float) -> list[float]:
    return [-half + step * index for index in range(math.ceil(2 * half / step) + 1)]


def _sand(brief: Brief, air: Air, shore: float, place: Marks) -> Still:
    """Wet sand that mirrors the sky, then dry sand with ripples and grains."""
    frame, period = brief.frame, land.period_of(brief)
    bottom = frame.height + 90
    edge = land.wave(brief.random("shore"), period, 5, octaves=3, base=2)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("sand")
        tone = land.SNOW if air.snow else SAND
        wet = draw.mix(air.wash("#c29a68"), air.horizon, 0.3)
        outline = land.skyline(lambda x: shore + edge(x), -period / 2, period / 2, bottom)
        shades = [wet, air.wash("#d9b47c"), air.lit(tone, 0.2), air.wash(tone), air.shaded(tone, 0.25)]
        canvas.drawPath(outline, draw.fill(shader=draw.vertical(shore, frame.height, shades, [0, 0.14, 0.34, 0.65, 1])))
        canvas.clipPath(outline, skia.ClipOp.kIntersect, True)
        for index in range(46):
            u = rng.random() ** 1.2
            y, x = shore + 34 + (frame.height - shore) * u, rng.uniform(-period / 2, period / 2)
            wide = 20 + 90 * u
            shade = air.lit(tone, 0.55) if index % 2 else air.shaded("#cf9f63", 0.3)
            hump = draw.path((x - wide, y), (x - wide * 0.3, y - 4 - 5 * u, x + wide * 0.3, y + 3 + 4 * u, x + wide, y))
            canvas.drawPath(hump, draw.stroke(shade, 1.2 + 2.4 * u, alpha=0.28))
        for _ in range(420):
            u = rng.random()
            canvas.drawCircle(
                rng.uniform(-period / 2, period / 2),
                shore + 26 + (frame.height - shore) * u,
                0.5 + 0.8 * u,
                draw.fill(air.shaded("#a97f4e", 0.3), alpha=0.4),
            )

    return land.strip(brief, "sand", 0.92, shore - 8, bottom, paint)


def _swash(brief: Brief, air: Air, shore: float) -> Live:
    """The thin sheet of water that runs up the sand with a lace of foam, and drains back."""
    half = brief.frame.width * 0.62
    water, foam = air.lit(SHALLOW, 0.35), air.lit("#ffffff", 0.03)
    shift = brief.travel

    def paint(canvas: skia.Canvas, t: float) -> None:
        for index in range(2):
            share = (t / SWASH + index / 2) % 1.0
            reach = math.sin(math.pi * share**0.75) * (34 - 8 * index)
            if reach < 1:
                continue
            points = []
            for x in _across(half, 42):
                u = x + shift * t
                lobe = (
                    math.sin(u * 0.011 + index * 1.9) * 0.5
                    + math.sin(u * 0.027 + index) * 0.3
                    + math.sin(u * 0.061) * 0.14
                )
                points.append((x, shore - 2 + reach * (0.75 + 0.4 * lobe)))
            sheet = draw.path((-half, shore - 12), *points, (half, shore - 12), close=True)
            strength = 0.5 + 0.3 * (1 - share)
            canvas.drawPath(
                sheet, draw.fill(shader=draw.vertical(shore - 12, shore + reach, [(water, 0.25), (water, strength)]))
            )
            lace = draw.path(*points)
            canvas.drawPath(lace, draw.stroke(foam, 3.2, alpha=0.95 * (1 - share * 0.4)))
            for number, (x, y) in enumerate(points[::3]):
                r = 1.5 + 1.6 * (number % 3)
                canvas.drawCircle(x + 7, y - 5 - 3 * (number % 4), r, draw.fill(foam, alpha=0.5 * (1 - share)))

    return Live("set:swash", 0.93, paint)


def _palms(brief: Brief, air: Air, place: Marks, shore: float, grow: float) -> list[Still]:
    frame = brief.frame
    if brief.travel:
        size = (0.95 * grow, 1.15 * grow)
        return [land.scatter(brief, "palms", (shore + 46, shore + 70), 4, trees.palm(air, 0.05), size, room=320 * grow)]

    def paint(canvas: skia.Canvas) -> None:
        for share, down, size, lean in ((0.41, 66, 1.28, -1.0), (0.47, 44, 1.0, -0.5), (-0.47, 52, 1.05, 0.9)):
            trees.palm(air, 0.04, lean=lean)(
                canvas, frame.width * share, shore + down, size * grow, brief.random("palm", str(share))
            )
            plants.bush(air, 0.02, colour="#5f9a45")(
                canvas, frame.width * share + 14, shore + down + 4, 0.7, brief.random("scrub", str(share))
            )

    return [Still("set:palms", 0.9, (-frame.width * 0.75, -60, frame.width * 1.5, frame.height + 60), paint)]


def shell(air: Air) -> land.Item:
    """A scallop, a starfish or a pebble."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        hue = rng.choice(("#ffe3d3", "#ffc2a8", "#f6f0e4", "#d9b8c8"))
        draw.soft_shadow(canvas, x, y + 1, 11 * scale, 3 * scale, 0.3)
        match rng.randrange(3):
            case 0:
                fan = draw.shape(
                    (x - 8 * scale, y - 3 * scale),
                    (x - 7 * scale, y - 12 * scale, x + 7 * scale, y - 12 * scale, x + 8 * scale, y - 3 * scale),
                    (x, y + 3 * scale, x - 8 * scale, y - 3 * scale),
                )
                canvas.drawPath(
                    fan, draw.fill(shader=draw.vertical(y - 11 * scale, y, [air.lit(hue, 0.2), air.shaded(hue, 0.3)]))
                )
                for dx in (-4, -1.3, 1.3, 4):
                    canvas.drawLine(
                        x, y, x + dx * 1.4 * scale, y - 9 * scale, draw.stroke(air.shaded(hue, 0.5), 0.8, alpha=0.6)
                    )
            case 1:
                points = []
                for index in range(10):
                    angle, r = math.tau * index / 10 + 0.4, (10 if index % 2 == 0 else 4) * scale
                    points.append((x + math.cos(angle) * r, y - 3 * scale + math.sin(angle) * r * 0.55))
                canvas.drawPath(draw.shape(*points), draw.fill(air.lit("#f0724f", 0.1)))
            case _:
                draw.oval(
                    canvas,
                    x,
                    y - 2 * scale,
                    6 * scale,
                    3.4 * scale,
                    draw.fill(shader=draw.vertical(y - 6, y + 2, [air.lit("#b9b0a6"), air.shaded("#8b8580")])),
                )

    return item


def fronds(brief: Brief, air: Air) -> list[Layer]:
    """A palm leaf hanging into an upper corner, out of focus."""
    if brief.travel:
        return []
    frame = brief.frame
    tone = air.shaded("#2f7a45", 0.7)
    long = frame.pick(190.0, 210.0, 200.0)

    def paint(canvas: skia.Canvas) -> None:
        for angle in (22, 48, 76):
            way = math.radians(angle)
            root = (-frame.width * 0.56, -30.0)
            tip = (root[0] + math.cos(way) * long, root[1] + math.sin(way) * long)
            for index in range(3, 15):
                u = index / 15
                x, y = root[0] + (tip[0] - root[0]) * u, root[1] + (tip[1] - root[1]) * u
                leaf = 48 * math.sin(math.pi * u)
                canvas.drawLine(x, y, x + leaf * 0.5, y + leaf, draw.stroke(tone, 6))
                canvas.drawLine(x, y, x + leaf, y - leaf * 0.1, draw.stroke(tone, 6))

    return [Still("set:fronds", 1.35, (-frame.width * 0.75, -60, frame.width * 0.75, long + 120), paint, 3.5)]


SETS: dict[str, Callable[[Brief], Stage]] = {"beach": build}
