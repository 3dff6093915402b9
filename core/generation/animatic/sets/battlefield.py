"""A battlefield after the din: churned mud with craters, splintered trees, wire and sandbags, banners, smoke and far fires."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import foreground, land, outdoors, plants, relief, sky
from core.generation.animatic.sets.boughs import bare
from core.generation.animatic.sets.marks import marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still

MUD = "#7d6a50"


def build(brief: Brief) -> Stage:
    """The battlefield of a brief."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.56, 0.57, 0.56), seats=True)
    line, feet, grow = place.horizon, place.feet, frame.pick(1.0, 1.5, 1.25)
    air = _smoky(sky.air_for(brief, line))
    scatter = partial(land.scatter, brief)
    aside, middle = outdoors.clearing(brief, -0.26, 0.24), outdoors.clearing(brief, -0.3, 0.26)
    far = [
        relief.ridge(brief, air, "far", 0.12, line - 16 * grow, 20, "#6f6a64", 0.62, bottom=line + 30),
        scatter("ruins", (line - 8, line + 4), 9, _ruin(air, 0.55), (0.5 * grow, 0.9 * grow), room=140 * grow),
        scatter(
            "far-trees", (line - 4, line + 10), 20, _splintered(air, 0.46), (0.4 * grow, 0.6 * grow), room=150 * grow
        ),
        relief.mist(brief, air, "far", 0.12, line + 6, 70 * grow, 0.5),
    ]
    field = [
        relief.ridge(brief, air, "rise", 0.4, line + 12, 12, "#75654e", 0.28, bottom=line + 70, base=2),
        scatter(
            "trees",
            (line + 14, line + 26),
            8,
            _splintered(air, 0.2),
            (0.8 * grow, 1.15 * grow),
            room=260 * grow,
            clear=middle,
        ),
        scatter("spikes", (line + 16, line + 28), 9, _hedgehog(air), (0.5, 0.7), room=60, clear=middle),
        relief.mist(brief, air, "near", 0.4, line + 26, 40, 0.3),
    ]
    ground = [
        land.ground(brief, air, line + 26, MUD, swell=12, under="#3c3026", patches=46),
        scatter(
            "craters",
            (line + 40, frame.height),
            13,
            _crater(air),
            (0.4, 1.3),
            room=140,
            clear=outdoors.clearing(brief, -0.2, 0.0),
        ),
        *outdoors.seasonal(brief, air, line + 40, 90),
        scatter("clods", (line + 34, frame.height + 6), 150, _clod(air), (0.35, 1.2), room=12),
        scatter("tufts", (line + 34, feet - 4), 60, plants.tuft(air, colour="#8c8450", tall=18), (0.4, 1.0), room=28),
        _wire(brief, air, line + 56 * grow**0.5),
        scatter(
            "stumps",
            (line + 44, line + 70),
            4,
            _splintered(air, 0.04),
            (0.9 * grow, 1.3 * grow),
            room=320 * grow,
            clear=middle,
        ),
        land.pool_of_light(brief, air, place.lead + 50, feet, frame.width * 0.42, 0.24),
        scatter("stones", (line + 50, feet - 10), 9, land.rock(air), (0.4, 0.9), room=60, clear=aside),
        None if brief.travel else _bags(brief, air, line),
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-clods", (frame.height - 4, frame.height + 14), 12, land.rock(air), (1.2, 2.0), room=100, clear=aside
        ),
        scatter(
            "near-tufts",
            (feet + 24, frame.height + 8),
            26,
            plants.tuft(air, colour="#7c7446", tall=30),
            (0.9, 1.4),
            room=46,
        ),
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        _smoke(brief, air, line),
        land.together(brief, "far", 0.12, far),
        _fires(brief, air, line),
        land.together(brief, "field", 0.4, field),
        land.together(brief, "ground", 0.92, ground),
        *([] if brief.travel else [_banner(brief, air, line, grow)]),
        land.together(brief, "near", 1.05, near),
        _ash(brief),
        *foreground.framing(brief, air, "dry", strength=0.6),
    ]
    return outdoors.stage(brief, air, place, layers)


def _smoky(air: Air) -> Air:
    """The air full of smoke."""
    share = 0.4 if air.night else 0.46
    return replace(
        air,
        zenith=draw.mix(air.zenith, "#4a4a50" if not air.night else "#1a1418", share),
        middle=draw.mix(air.middle, "#9c8f84" if not air.night else "#3c2428", share),
        horizon=draw.mix(air.horizon, "#f0b07a" if not air.night else "#a8482c", share),
        haze=draw.mix(air.haze, "#b89c80" if not air.night else "#5a2c24", 0.5),
    )


def _smoke(brief: Brief, air: Air, line: float) -> Still:
    """Columns of smoke that lean with the wind."""
    frame = brief.frame

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("smoke")
        for share, size in ((-0.34, 1.0), (0.08, 0.7), (0.34, 1.3)):
            x, high = share * frame.width, frame.height * 0.5 * size
            for k in range(46):
                u = k / 45
                r = (9 + 62 * u) * size * rng.uniform(0.7, 1.15)
                tone = draw.mix(air.far("#3c3638", 0.2), air.haze, 0.15 + 0.35 * u)
                if u < 0.14:
                    tone = draw.mix(tone, "#ff8a3c", 0.6 - 4 * u)
                draw.soft_shadow(
                    canvas,
                    x + frame.width * 0.16 * u**1.6 + rng.uniform(-1, 1) * r * 0.5,
                    line - high * u,
                    r,
                    r * 0.8,
                    0.55 * (1 - 0.7 * u),
                    tone,
                )

    return land.strip(brief, "smoke", 0.1, -60, line + 20, paint)


def _fires(brief: Brief, air: Air, line: float) -> Live:
    """Fires on the horizon that flicker."""
    rng, frame = brief.random("fires"), brief.frame
    spots = [
        (share * frame.width + rng.uniform(-9, 9), rng.uniform(0.7, 1.4), rng.uniform(0, 6.3))
        for share in (-0.34, -0.3, 0.08, 0.33, 0.37)
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, size, phase in spots:
            px = x - brief.travel * 0.12 * t
            beat = 0.75 + 0.25 * math.sin(t * 7 + phase) * math.sin(t * 3.1 + 2 * phase)
            draw.glow(canvas, px, line - 2, 62 * size, "#ff8a3c", (0.62 if air.night else 0.45) * beat)
            for dx, high in ((-5, 15), (0, 24), (6, 13)):
                lick = 5 * math.sin(t * 6 + phase + dx)
                flame = draw.shape(
                    (px + (dx - 5) * size, line + 3),
                    (px + dx * size, line - high * 0.6 * size, px + dx * size + lick, line - high * size * beat),
                    (px + (dx + 6) * size, line - high * 0.4 * size, px + (dx + 5) * size, line + 3),
                )
                canvas.drawPath(flame, draw.fill("#ffb84a" if dx else "#fff0a8", alpha=0.9))

    return Live("set:fires", 0.13, paint)


def _ruin(air: Air, distance: float) -> land.Item:
    """The broken wall of a house."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        wide, tall = 44 * scale * rng.uniform(0.7, 1.3), 62 * scale * rng.uniform(0.6, 1.1)
        top = [(x - wide + 2 * wide * k / 7, y - tall * rng.uniform(0.35, 1.0)) for k in range(8)]
        canvas.drawPath(draw.shape((x - wide, y + 4), *top, (x + wide, y + 4)), draw.fill(air.far("#6a625e", distance)))
        for k in (-0.5, 0.1, 0.6):
            canvas.drawRect(
                draw.rect(x + k * wide, y - tall * 0.36, wide * 0.16, tall * 0.2),
                draw.fill(air.far("#c8b49c", distance)),
            )

    return item


def _splintered(air: Air, distance: float) -> land.Item:
    """A tree that was broken: bare boughs or a torn stump."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        if rng.random() < 0.45:
            bare(canvas, air, x, y, 150 * scale, 12 * scale, air.far("#4c4038", distance), distance, rng)
            return
        half, tall = 9 * scale, 74 * scale * rng.uniform(0.6, 1.2)
        teeth = [
            (x - half * 0.7, y - tall),
            (x - half * 0.3, y - tall * 0.82),
            (x + half * 0.1, y - tall * 1.12),
            (x + half * 0.4, y - tall * 0.8),
            (x + half * 0.7, y - tall * 0.94),
        ]
        body = draw.shape(
            (x - half * 1.5, y + 2),
            (x - half * 0.9, y - 14 * scale),
            *teeth,
            (x + half * 0.9, y - 14 * scale),
            (x + half * 1.5, y + 2),
        )
        tones = [
            air.far(draw.mix("#5a4a3e", air.shade, 0.5), distance),
            air.far(draw.mix("#7c6854", air.sun, 0.2), distance),
        ]
        canvas.drawPath(
            body, draw.fill(shader=draw.horizontal(x - half, x + half, tones if air.side > 0 else tones[::-1]))
        )
        if air.snow:
            draw.oval(canvas, x, y - tall * 0.86, half * 0.8, 3 * scale, draw.fill(air.far(land.SNOW, distance)))

    return item


def _hedgehog(air: Air) -> land.Item:
    """Crossed stakes that bar the way."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        wood = draw.stroke(air.far("#4a3c34", 0.2), 6 * scale)
        for dx in (-26, 26):
            canvas.drawLine(x + (dx - 24) * scale, y, x + (dx + 24) * scale, y - 56 * scale, wood)
            canvas.drawLine(x + (dx + 24) * scale, y, x + (dx - 24) * scale, y - 56 * scale, wood)
        canvas.drawLine(x - 60 * scale, y - 28 * scale, x + 60 * scale, y - 28 * scale, wood)

    return item


def _crater(air: Air) -> land.Item:
    """A crater with its rim of thrown earth and water in it."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        wide, high = 74 * scale * rng.uniform(0.6, 1.15), 15 * scale
        rim = land.SNOW if air.snow else "#94805f"
        draw.oval(canvas, x, y - 2 * scale, wide * 1.16, high * 1.3, draw.fill(air.lit(rim, 0.15)))
        draw.oval(
            canvas,
            x,
            y,
            wide,
            high,
            draw.fill(
                shader=draw.vertical(y - high, y + high, [air.shaded("#2c2018", 0.6), air.shaded("#6a563e", 0.3)])
            ),
        )
        tones = [draw.mix(air.middle, air.wash("#5a5040"), 0.4), draw.lighten(air.horizon, 0.1)]
        draw.oval(
            canvas,
            x,
            y + high * 0.3,
            wide * 0.66,
            high * 0.5,
            draw.fill(shader=draw.vertical(y - high * 0.2, y + high * 0.8, tones)),
        )

    return item


def _clod(air: Air) -> land.Item:
    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        hue = "#e4ecf6" if air.snow and rng.random() < 0.6 else rng.choice(("#6a5842", "#8a7456", "#574836"))
        draw.oval(canvas, x, y, 6.5 * scale, 3.2 * scale, draw.fill(air.shaded(hue, 0.5)))
        draw.oval(canvas, x + air.side * scale, y - scale, 4.8 * scale, 2 * scale, draw.fill(air.lit(hue, 0.2)))

    return item


def _wire(brief: Brief, air: Air, y: float) -> Still:
    """Barbed wire between posts across the field."""
    period = land.period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("wire")
        post, wire = draw.stroke(air.shaded("#54443a", 0.3), 5), draw.stroke(air.shaded("#3c3638", 0.2), 1.4)
        count = round(period / 96)
        posts = [(-period / 2 + k * period / count, y + rng.uniform(-4, 4), rng.uniform(-7, 7)) for k in range(count)]
        posts.append((period / 2, posts[0][1], posts[0][2]))
        for (x0, y0, lean0), (x1, y1, lean1) in pairwise(posts):
            canvas.drawLine(x0, y0 + 3, x0 + lean0, y0 - 40, post)
            for up in (14, 26, 37):
                start, end = (x0 + lean0 * up / 40, y0 - up), (x1 + lean1 * up / 40, y1 - up)
                sag = (start[1] + end[1]) / 2 + 9
                canvas.drawPath(draw.path(start, ((start[0] + end[0]) / 2, sag, *end)), wire)
                for k in range(1, 6):
                    u = k / 6
                    px, py = (
                        start[0] + (end[0] - start[0]) * u,
                        (1 - u) ** 2 * start[1] + 2 * u * (1 - u) * sag + u * u * end[1],
                    )
                    canvas.drawLine(px - 3, py - 3, px + 3, py + 3, wire)
                    canvas.drawLine(px + 3, py - 3, px - 3, py + 3, wire)

    return land.strip(brief, "wire", 0.92, y - 60, y + 16, paint)


def _bags(brief: Brief, air: Air, line: float) -> Still:
    """A low wall of sandbags at the side."""
    frame = brief.frame
    x, y, s = frame.width * frame.pick(0.36, 0.34, 0.35), line + frame.pick(96, 150, 126), frame.pick(1.0, 1.15, 1.08)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("bags")
        draw.soft_shadow(canvas, x, y + 4, 150 * s, 12 * s, 0.45, air.wash("#140c08"))
        for row, count in enumerate((7, 6, 4)):
            for k in range(count):
                px = x + ((k - (count - 1) / 2) * 40 + rng.uniform(-2, 2)) * s
                py = y - row * 17 * s
                hue = rng.choice(("#a8946a", "#b8a47a", "#968260"))
                bag = draw.rect(px - 22 * s, py - 19 * s, 44 * s, 20 * s)
                canvas.drawRoundRect(
                    bag,
                    10 * s,
                    9 * s,
                    draw.fill(shader=draw.vertical(py - 19 * s, py + 2, [air.lit(hue, 0.28), air.shaded(hue, 0.5)])),
                )
                canvas.drawLine(
                    px - 14 * s, py - 9 * s, px + 14 * s, py - 9 * s, draw.stroke(air.shaded(hue, 0.5), 1, alpha=0.5)
                )
                if air.snow and row == (2 if k < 4 else 1):
                    canvas.drawRoundRect(
                        draw.rect(px - 20 * s, py - 21 * s, 40 * s, 8 * s), 5, 4, draw.fill(air.lit(land.SNOW, 0.1))
                    )

    return Still("set:sandbags", 0.95, (x - 170 * s, y - 70 * s, 340 * s, 100 * s), paint)


def _banner(brief: Brief, air: Air, line: float, grow: float) -> Live:
    """A torn banner on a leaning pole, flapping."""
    frame = brief.frame
    x, y, s = -frame.width * frame.pick(0.38, 0.4, 0.39), line + 74 * grow**0.5, 1.15 * grow
    pole, cloth, dark = (
        draw.stroke(air.shaded("#5a4636", 0.3), 6 * s),
        draw.fill(air.lit("#b8382f", 0.1)),
        draw.fill(air.shaded("#7a201e", 0.3)),
    )
    gold = draw.stroke(air.lit("#e0b050", 0.2), 3 * s)

    def paint(canvas: skia.Canvas, t: float) -> None:
        top = (x + 16 * s, y - 190 * s)
        canvas.drawLine(x, y, *top, pole)
        upper, lower = [], []
        for k in range(8):
            u = k / 7
            wave = 7 * s * u * math.sin(t * 4.2 - 5 * u)
            upper.append((top[0] + 92 * s * u, top[1] + 6 * s + wave + 8 * s * u))
            lower.append(
                (
                    top[0] - 5 * s + (92 - (16 if k == 7 else 0) - 9 * (k % 2)) * s * u,
                    top[1] + (62 - 10 * u + (9 if k % 2 else 0)) * s + wave,
                )
            )
        canvas.drawPath(draw.path(*upper, *reversed(lower), close=True), cloth)
        canvas.drawPath(draw.path(*upper[2:5], *reversed(lower[2:5]), close=True), dark)
        canvas.drawPath(draw.path(*upper), gold)

    return Live("set:banner", 0.95, paint)


def _ash(brief: Brief) -> Live:
    """Ash and sparks in the air."""
    frame, rng = brief.frame, brief.random("ash")
    flakes = [
        (rng.random(), rng.random(), rng.uniform(0.9, 2.2), rng.uniform(0, 6.3), rng.random() < 0.3) for _ in range(28)
    ]
    wide, high = frame.width * 1.3, frame.height * 1.1
    glow, grey = draw.fill("#ff9a4a", alpha=0.9), draw.fill("#d8d0c8", alpha=0.5)

    def paint(canvas: skia.Canvas, t: float) -> None:
        for u, v, size, phase, hot in flakes:
            x = (u * wide + 34 * t + 14 * math.sin(t + phase) - brief.travel * t) % wide - wide / 2
            y = high - (v * high + t * (26 if hot else 9)) % high
            canvas.drawCircle(x, y, size, glow if hot else grey)

    return Live("set:ash", 1.09, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"battlefield": build}
