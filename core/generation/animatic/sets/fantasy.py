"""A land out of a fairy tale: candy hills, mushrooms as tall as houses, lollipop trees, a castle under a rainbow, stars of dust."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import foreground, land, outdoors, plants, relief, sky, sweets
from core.generation.animatic.sets.land import Item
from core.generation.animatic.sets.marks import marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still


def build(brief: Brief) -> Stage:
    """The fairy-tale land of a brief."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.55, 0.56, 0.55), seats=True)
    place.name(path=(0.06, -8))
    line, feet, grow = place.horizon, place.feet, frame.pick(1.0, 1.5, 1.25)
    air = _enchanted(sky.air_for(brief, line))
    scatter = partial(land.scatter, brief)
    middle, aside = outdoors.clearing(brief, -0.3, 0.26), outdoors.clearing(brief, -0.26, 0.24)
    far = [
        _rainbow(brief, air, line),
        relief.ridge(
            brief, air, "far", 0.12, line - 30 * grow, 26 * grow, "#b79cf0", 0.5, bottom=line + 30, base=2, octaves=2
        ),
        None if brief.travel else castle(brief, air, line, grow),
        relief.ridge(
            brief, air, "rosy", 0.12, line - 8 * grow, 20 * grow, "#ff9fcf", 0.4, bottom=line + 40, base=3, octaves=2
        ),
        relief.mist(brief, air, "far", 0.12, line + 4, 40, 0.4),
    ]
    hills = [
        _striped_hills(brief, air, line, grow),
        scatter(
            "far-sweets",
            (line + 6, line + 20),
            22,
            _sweets(air, 0.3),
            (0.3 * grow, 0.5 * grow),
            room=120 * grow,
            clumps=9,
        ),
        relief.ridge(
            brief, air, "mint", 0.3, line + 22, 12 * grow, "#8be0a8", 0.2, bottom=line + 90, base=1, octaves=2
        ),
        scatter(
            "mushrooms-far",
            (line + 18, line + 30),
            9,
            sweets.toadstool(air, 0.2),
            (0.45 * grow, 0.7 * grow),
            room=200 * grow,
            clear=middle,
        ),
    ]
    ground = [
        land.ground(brief, air, line + 30, "#7fd89a", swell=10, under="#ffb0d0"),
        None if brief.travel else _path(brief, air, line),
        land.pool_of_light(brief, air, place.lead + 50, feet, frame.width * 0.42, 0.32),
        *outdoors.seasonal(brief, air, line + 50, 120),
        scatter("gumdrops", (line + 44, feet - 10), 26, sweets.gumdrop(air), (0.5, 1.1), room=50, clear=aside),
        scatter("tufts", (line + 44, feet - 4), 130, plants.tuft(air, colour="#5fc98c", tall=18), (0.45, 1.0), room=28),
        None
        if air.snow
        else scatter(
            "flowers", (line + 44, feet - 4), 80, plants.flower(air, sweets.HUES), (0.6, 1.2), room=34, clumps=11
        ),
        *_landmarks(brief, air, line, grow),
        scatter("canes", (line + 60, feet - 14), 8, sweets.cane(air), (0.7, 1.1), room=100, clear=middle),
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-gumdrops",
            (frame.height + 2, frame.height + 16),
            8,
            sweets.gumdrop(air),
            (1.8, 2.6),
            room=110,
            clear=aside,
        ),
        None
        if air.snow
        else scatter(
            "near-flowers",
            (feet + 22, frame.height + 12),
            26,
            plants.flower(air, sweets.HUES),
            (1.2, 1.9),
            room=50,
            clumps=7,
        ),
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "far", 0.12, far),
        land.together(brief, "hills", 0.3, hills),
        land.together(brief, "ground", 0.92, ground),
        land.together(brief, "near", 1.05, near),
        _stardust(brief),
        foreground.butterflies(brief, air, feet - 90, 4),
        *outdoors.adrift(brief, air),
    ]
    stage = outdoors.stage(brief, air, place, layers)
    stage.grade = replace(stage.grade, saturation=1.16, bloom=0.42)
    return stage


def _enchanted(air: Air) -> Air:
    """The air of a dream: violet above, rose and cream towards the horizon."""
    share = 0.5 if air.night else 0.66
    tones = ("#1c1250", "#4a2a86", "#a05ab8", "#6a4aa0") if air.night else ("#7d8cf2", "#f0a6e2", "#ffe6cc", "#f6c8ea")
    zenith, middle, horizon, haze = (
        draw.mix(a, b, share) for a, b in zip((air.zenith, air.middle, air.horizon, air.haze), tones, strict=True)
    )
    red, green, blue = air.gain
    gain = (red * 1.6, green * 1.2, blue * 1.12) if air.night else air.gain
    return replace(air, zenith=zenith, middle=middle, horizon=horizon, haze=haze, gain=gain)


def _rainbow(brief: Brief, air: Air, line: float) -> Still:
    frame = brief.frame
    x, y = -frame.width * 0.1, line + 40
    radius = frame.pick(300.0, 330.0, 320.0)

    def paint(canvas: skia.Canvas) -> None:
        for k, hue in enumerate(("#ff5f6e", "#ffa24a", "#ffe25c", "#6fe08a", "#5fb8ff", "#9a7cff")):
            canvas.drawCircle(x, y, radius - 9 * k, draw.stroke(hue, 10, alpha=0.34 if not air.overcast else 0.2))

    return land.strip(brief, "rainbow", 0.12, y - radius - 12, line, paint)


def castle(brief: Brief, air: Air, line: float, grow: float) -> Still:
    """A castle of many spires on its hill."""
    frame = brief.frame
    x, y, s = frame.width * frame.pick(0.22, 0.16, 0.2), line - 18 * grow, 1.15 * grow
    wall, roof = air.far("#fff0f8", 0.3), air.far("#8a5fd8", 0.24)
    shade = air.far(draw.mix("#e8c8f0", air.shade, 0.2), 0.3)

    def tower(canvas: skia.Canvas, dx: float, wide: float, high: float, cap: float) -> None:
        left, top = x + (dx - wide / 2) * s, y - high * s
        canvas.drawRect(
            draw.rect(left, top, wide * s, high * s + 20),
            draw.fill(shader=draw.horizontal(left, left + wide * s, [shade, wall] if air.side > 0 else [wall, shade])),
        )
        canvas.drawPath(
            draw.shape(
                (left - 3 * s, top + 1), (left + wide * s / 2, top - cap * s), (left + wide * s + 3 * s, top + 1)
            ),
            draw.fill(roof),
        )
        flag = (left + wide * s / 2, top - cap * s)
        canvas.drawLine(*flag, flag[0], flag[1] - 9 * s, draw.stroke(air.far("#5a4a6a", 0.3), 1))
        canvas.drawPath(
            draw.shape((flag[0], flag[1] - 9 * s), (flag[0] + 9 * s, flag[1] - 6 * s), (flag[0], flag[1] - 3 * s)),
            draw.fill(air.far("#ff6f8a", 0.2)),
        )
        pane = "#ffe08a" if air.night else air.far("#8a78b0", 0.3)
        canvas.drawRoundRect(
            draw.rect(left + wide * s / 2 - 2 * s, top + 7 * s, 4 * s, 7 * s), 2 * s, 2 * s, draw.fill(pane)
        )

    def paint(canvas: skia.Canvas) -> None:
        hill = draw.shape(
            (x - 130 * s, y + 40), (x - 60 * s, y - 10 * s, x, y - 8 * s), (x + 60 * s, y - 10 * s, x + 130 * s, y + 40)
        )
        canvas.drawPath(hill, draw.fill(air.far("#a890e8", 0.4)))
        if air.night:
            draw.glow(canvas, x, y - 40 * s, 120 * s, "#ffd0f0", 0.3, skia.BlendMode.kSrcOver)
        for dx, wide, high, cap in (
            (-46, 15, 42, 26),
            (46, 15, 46, 28),
            (-28, 17, 66, 34),
            (29, 17, 60, 32),
            (0, 22, 88, 46),
            (-13, 12, 48, 22),
            (14, 12, 44, 22),
        ):
            tower(canvas, dx, wide, high, cap)
        canvas.drawRect(draw.rect(x - 46 * s, y - 26 * s, 92 * s, 46 * s), draw.fill(wall))
        for k in range(-4, 5):
            canvas.drawRect(draw.rect(x + (k * 10.4 - 3.2) * s, y - 31 * s, 6.4 * s, 6 * s), draw.fill(wall))
        canvas.drawRoundRect(
            draw.rect(x - 8 * s, y - 16 * s, 16 * s, 30 * s), 8 * s, 8 * s, draw.fill(air.far("#8a5a70", 0.25))
        )

    return land.strip(brief, "castle", 0.12, y - 190 * s, y + 60, paint)


def _striped_hills(brief: Brief, air: Air, line: float, grow: float) -> Still:
    """Round hills in stripes of icing."""
    period = land.period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("hills")
        for k in range(9):
            x, wide = (k + rng.uniform(0.2, 0.8)) * period / 9 - period / 2, rng.uniform(80, 150) * grow**0.5
            tall, hue = rng.uniform(46, 92) * grow, sweets.HUES[k % len(sweets.HUES)]
            for copy in (-period, 0.0, period):
                if abs(x + copy) > period / 2 + wide:
                    continue
                dome = draw.shape(
                    (x + copy - wide, line + 40),
                    (x + copy - wide * 0.8, line - tall, x + copy, line - tall),
                    (x + copy + wide * 0.8, line - tall, x + copy + wide, line + 40),
                )
                base = draw.mix(hue, land.SNOW, 0.6) if air.snow else hue
                canvas.drawPath(dome, draw.fill(air.far(base, 0.32)))
                canvas.save()
                canvas.clipPath(dome, skia.ClipOp.kIntersect, True)
                for j in range(7):
                    y = line - tall + 12 + j * 17 * grow
                    band = draw.path((x + copy - wide, y + 12), (x + copy, y - 12, x + copy + wide, y + 12))
                    canvas.drawPath(band, draw.stroke(air.far(draw.lighten(base, 0.55), 0.3), 6.5 * grow, alpha=0.85))
                light = draw.radial(
                    (x + copy + air.side * wide * 0.4, line - tall),
                    wide * 1.5,
                    [(air.far("#ffffff", 0.1), 0.4), ("#ffffff", 0.0), (air.far("#5a3a8a", 0.2), 0.35)],
                    [0, 0.5, 1],
                )
                canvas.drawPath(dome, draw.fill(shader=light))
                canvas.restore()

    return land.strip(brief, "stripes", 0.3, line - 110 * grow, line + 60, paint)


def _sweets(air: Air, distance: float) -> Item:
    pop = sweets.lollipop(air, distance)
    return land.any_of(pop, pop, sweets.toadstool(air, distance))


def _path(brief: Brief, air: Air, line: float) -> Still:
    """A path of golden biscuit edged with sugar pearls."""
    frame = brief.frame
    way = land.path_to_horizon(brief, air, line + 34, "#ffcf86", x_far=frame.width * 0.14, x_near=-frame.width * 0.02)

    def paint(canvas: skia.Canvas) -> None:
        way.paint(canvas)
        top, bottom = line + 34, frame.height + 60
        for k in range(36):
            u = (k / 36) ** 0.8
            y = top + (bottom - top) * u**1.5
            centre = frame.width * (0.14 - 0.16 * u**1.3) + math.sin(u * 4.4) * frame.width * 0.06 * (0.3 + u)
            for side in (-1, 1):
                x, r = centre + side * (5 + frame.width * 0.17 * u**1.4), 1.5 + 6 * u
                canvas.drawCircle(
                    x,
                    y,
                    r,
                    draw.fill(
                        shader=draw.radial(
                            (x + air.side * r * 0.3, y - r * 0.3),
                            r * 1.4,
                            [air.lit("#ffffff", 0.0), air.wash(sweets.HUES[k % 6])],
                        )
                    ),
                )

    return Still("set:path", 0.925, way.bounds, paint)


def _landmarks(brief: Brief, air: Air, line: float, grow: float) -> list[Still]:
    frame = brief.frame
    if brief.travel:
        items = land.any_of(sweets.toadstool(air, 0.03), sweets.lollipop(air, 0.03))
        return [
            land.scatter(
                brief, "landmarks", (line + 46, line + 70), 7, items, (1.1 * grow, 1.4 * grow), room=320 * grow
            )
        ]

    def paint(canvas: skia.Canvas) -> None:
        sweets.toadstool(air, 0.03)(
            canvas, -frame.width * 0.41, line + 66, 1.5 * grow, brief.random("toadstool", "left")
        )
        sweets.toadstool(air, 0.03)(
            canvas, frame.width * 0.45, line + 84, 1.75 * grow, brief.random("toadstool", "right")
        )
        sweets.toadstool(air, 0.06)(
            canvas, frame.width * 0.33, line + 62, 0.8 * grow, brief.random("toadstool", "small")
        )
        for share, down, size in ((-0.28, 48, 0.9), (-0.5, 96, 1.2), (0.27, 50, 1.0)):
            sweets.lollipop(air, 0.05)(
                canvas, share * frame.width, line + down, size * grow, brief.random("lollipop", str(share))
            )

    return [Still("set:landmarks", 0.92, (-frame.width * 0.8, -60, frame.width * 1.6, frame.height + 60), paint)]


def _stardust(brief: Brief) -> Live:
    """Small stars that float and twinkle."""
    frame, rng = brief.frame, brief.random("stardust")
    stars = [
        (
            rng.uniform(-0.55, 0.55) * frame.width,
            rng.uniform(0.1, 0.95) * frame.height,
            rng.uniform(2.0, 4.6),
            rng.uniform(0, 6.3),
            rng.choice(("#fff6c8", "#ffd6f2", "#d6f2ff")),
        )
        for _ in range(26)
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, y, size, phase, hue in stars:
            shine = max(0.0, math.sin(t * 2.2 + phase))
            px, py, r = x + 9 * math.sin(t * 0.5 + phase), y - (t * 9 + phase * 20) % 40 + 20, size * (0.5 + shine)
            ray = draw.stroke(hue, 1.3, alpha=shine)
            canvas.drawLine(px - r, py, px + r, py, ray)
            canvas.drawLine(px, py - r, px, py + r, ray)

    return Live("set:stardust", 1.07, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"fantasy_land": build}
