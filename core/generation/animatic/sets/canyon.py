"""A great canyon seen from a ledge: banded cliffs on both sides, mesas in the haze, a green river far below."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.sets import foreground, land, outdoors, plants, relief, rockwork, sky, trees
from core.generation.animatic.sets.marks import marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Stage, Still

BANDS = ("#c4613a", "#dc8d58", "#b4523a", "#ecb880", "#a84b3a", "#d8794a", "#c96f4c")


def build(brief: Brief) -> Stage:
    """The canyon of a brief."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.5, 0.48, 0.48), seats=True)
    place.name(rock=(0.31, -14, 0.85), cliff=(0.06, -18, 0.88, 0.98))
    line, feet, grow = place.horizon, place.feet, frame.pick(1.0, 1.6, 1.25)
    air = sky.air_for(brief, line)
    ledge = feet - 58 * place.scale
    scatter = partial(land.scatter, brief)
    aside = outdoors.clearing(brief, -0.26, 0.24)
    far = [
        _mesas(brief, air, "far", line + 4, 74 * grow, 0.66, 7, line + 60),
        relief.mist(brief, air, "far", 0.08, line + 10, 60 * grow, 0.5),
    ]
    middle = [
        _mesas(brief, air, "middle", line + 50 * grow, 150 * grow, 0.42, 5, line + 120 * grow),
        relief.mist(brief, air, "middle", 0.18, line + 60 * grow, 70 * grow, 0.4),
    ]
    ground = [
        land.ground(brief, air, ledge, "#cc7f52", swell=10, under="#8a3f2c", patches=26),
        _brink(brief, air, ledge),
        *outdoors.seasonal(brief, air, ledge + 20, 60),
        land.pool_of_light(brief, air, place.lead + 60, feet, frame.width * 0.46, 0.3),
        scatter("stones", (ledge + 14, feet - 8), 16, _boulder(air), (0.4, 0.95), room=70, clear=aside),
        scatter("gravel", (ledge + 14, frame.height + 6), 130, _gravel(air), (0.35, 1.1), room=9),
        scatter(
            "sage",
            (ledge + 12, feet - 6),
            22,
            plants.tuft(air, colour="#a5a35c", tall=22, blades=9),
            (0.5, 1.0),
            room=34,
        ),
        None if brief.travel else _landmark(brief, air, ledge, grow),
        scatter("hoodoos", (ledge + 16, ledge + 30), 4, _hoodoo(air), (0.9 * grow, 1.2 * grow), room=220 * grow)
        if brief.travel
        else None,
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-stones", (frame.height - 2, frame.height + 16), 6, _boulder(air), (1.5, 2.2), room=130, clear=aside
        ),
        scatter(
            "near-sage",
            (feet + 26, frame.height + 10),
            26,
            plants.tuft(air, colour="#97944e", tall=32, blades=9),
            (0.9, 1.4),
            room=50,
        ),
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "far", 0.08, far),
        land.together(brief, "mesas", 0.18, middle),
        _gorge(brief, air, line, ledge),
        _walls(brief, air, line, ledge),
        land.together(brief, "ledge", 0.92, ground),
        land.together(brief, "near", 1.05, near),
        *foreground.framing(brief, air, "dry", strength=0.8),
    ]
    if not air.overcast and not air.night:
        layers.append(sky.birds(brief, air, line * 0.5, 3))
    return outdoors.stage(brief, air, place, layers)


def _bands(air: Air, distance: float) -> list[str]:
    return [air.far(draw.mix(land.SNOW, band, 0.55) if air.snow else band, distance) for band in BANDS]


def _mesa(rng: random.Random, x: float, y: float, wide: float, tall: float) -> skia.Path:
    """A table mountain: flat top, sheer upper wall, a slope of rubble at its foot."""
    top = wide * rng.uniform(0.42, 0.6)
    left: list[Point] = [
        (x - wide, y),
        (x - wide * 0.78, y - tall * 0.28),
        (x - top * 1.08, y - tall * 0.42),
        (x - top, y - tall),
    ]
    right: list[Point] = [
        (x + top * rng.uniform(0.8, 1.0), y - tall * rng.uniform(0.96, 1.03)),
        (x + top * 1.1, y - tall * 0.4),
        (x + wide * 0.8, y - tall * 0.25),
        (x + wide, y),
    ]
    return draw.shape(*rockwork.ragged(rng, left, 0.05, 3), *rockwork.ragged(rng, right, 0.05, 3))


def _mesas(
    brief: Brief, air: Air, name: str, y: float, height: float, distance: float, count: int, bottom: float
) -> Still:
    period = land.period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("mesas", name)
        light, dark = (
            air.far(draw.mix(BANDS[3], air.sun, 0.4), distance),
            air.far(draw.mix(BANDS[4], air.shade, 0.55), distance),
        )
        places = sorted(
            (height * rng.uniform(0.5, 1.0), (k + rng.uniform(0.2, 0.8)) * period / count - period / 2, rng.random())
            for k in range(count)
        )
        for tall, x, seed in places:
            for copy in (-period, 0.0, period):
                if abs(x + copy) < period / 2 + tall * 2:
                    own = random.Random(seed)
                    outline = _mesa(own, x + copy, y, tall * own.uniform(1.0, 1.6), tall)
                    rockwork.banded(
                        canvas, outline, _bands(air, distance), light, dark, own, side=air.side, thick=tall * 0.1
                    )
        foot = air.far("#c07a56", min(0.9, distance + 0.2))
        canvas.drawRect(
            draw.rect(-period / 2, y - 3, period, bottom - y + 3),
            draw.fill(shader=draw.vertical(y, bottom, [foot, air.far("#a85a40", distance)])),
        )

    return land.strip(brief, name, 0.1, y - height * 1.1, bottom, paint)


def _gorge(brief: Brief, air: Air, line: float, ledge: float) -> Still:
    """The bottom of the canyon with its river, between the walls."""
    frame, period = brief.frame, land.period_of(brief)
    low = ledge + 40

    def paint(canvas: skia.Canvas) -> None:
        top = line + 20
        canvas.drawRect(
            draw.rect(-period / 2, top + 46, period, low - top),
            draw.fill(shader=draw.vertical(top + 46, low, [air.far("#b06a4a", 0.4), air.far("#7a3c34", 0.14)])),
        )
        left, right = [], []
        for k in range(21):
            u = k / 20
            y = top + 40 + (low - top - 40) * u**1.2
            x = frame.width * 0.1 + math.sin(u * 5.2 + 0.6) * frame.width * 0.1 * (0.25 + u)
            half = 2.5 + frame.width * 0.05 * u**1.3
            left.append((x - half, y))
            right.append((x + half, y))
        river = draw.shape(*left, *reversed(right))
        canvas.drawPath(
            river, draw.stroke(air.far("#6f9a50" if not air.snow else land.SNOW, 0.25), 14, alpha=0.8, blur=2)
        )
        water = [draw.mix(air.horizon, air.far("#3fb0a8", 0.2), 0.45), air.far("#2f9a9c", 0.1)]
        canvas.drawPath(river, draw.fill(shader=draw.vertical(top, low, water)))
        rng = brief.random("gorge")
        canvas.clipPath(river, skia.ClipOp.kIntersect, True)
        for _ in range(40):
            x, y = rng.uniform(-0.1, 0.3) * frame.width, rng.uniform(top, low)
            canvas.drawLine(
                x, y, x + rng.uniform(4, 20), y, draw.stroke(draw.lighten(air.horizon, 0.4), 1.0, alpha=0.6)
            )

    return land.strip(brief, "gorge", 0.3, line, low, paint)


def _walls(brief: Brief, air: Air, line: float, ledge: float) -> Still:
    """The near walls of the canyon: a great cliff on each side that frames the view."""
    frame, period = brief.frame, land.period_of(brief)
    high = line - frame.height * frame.pick(0.38, 0.4, 0.37)
    low = ledge + 44

    def paint(canvas: skia.Canvas) -> None:
        for side, start, lift in ((1, 0.25, 0.0), (-1, 0.29, 0.07)):
            for step, (inner, top, away) in enumerate(
                ((start * 0.55, line - frame.height * 0.02, 0.3), (start, high + lift * frame.height, 0.14))
            ):
                rng = brief.random("wall", str(side), str(step))
                x0 = side * frame.width * inner
                points = [
                    (x0, low),
                    (x0 + side * frame.width * 0.05, line + 44),
                    (x0 + side * frame.width * 0.07, top + 60),
                    (x0 + side * frame.width * 0.1, top),
                    (x0 + side * frame.width * 0.22, top + 8),
                    (x0 + side * frame.width * 0.24, top - 26),
                    (side * period / 2, top - 40),
                ]
                outline = draw.shape(*rockwork.ragged(rng, points, 0.045, 3), (side * period / 2, low))
                light, dark = (
                    air.far(draw.mix(BANDS[3], air.sun, 0.4), away),
                    air.far(draw.mix(BANDS[4], air.shade, 0.6), away),
                )
                rockwork.banded(
                    canvas,
                    outline,
                    _bands(air, away),
                    light,
                    dark,
                    rng,
                    side=air.side if side < 0 else -1,
                    thick=26 * frame.pick(1.0, 1.3, 1.15),
                )
                if air.snow:
                    canvas.drawPath(draw.path(*points[3:]), draw.stroke(air.far(land.SNOW, away), 7))
                if step:
                    for k in range(5):
                        px = x0 + side * frame.width * (0.11 + 0.028 * k)
                        trees.conifer(air, 0.2, shadow=False)(
                            canvas, px, top + (8 if k < 4 else -20), 0.2 + 0.07 * (k % 3), rng
                        )

    return land.strip(brief, "walls", 0.45, high - 90, low, paint)


def _brink(brief: Brief, air: Air, ledge: float) -> Still:
    """The edge of the ledge: broken slabs that catch the light before the drop."""

    def slab(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        wide, tall = 60 * scale * rng.uniform(0.6, 1.4), 11 * scale * rng.uniform(0.7, 1.5)
        top = [(x - wide, y), (x - wide * 0.8, y - tall), (x + wide * 0.7, y - tall * 1.1), (x + wide, y - tall * 0.2)]
        tone = land.SNOW if air.snow else rng.choice(("#d99062", "#c87a50"))
        canvas.drawPath(
            draw.shape(*top, (x + wide * 0.9, y + tall), (x - wide * 0.9, y + tall * 0.9)),
            draw.fill(air.shaded("#9a4a34", 0.35)),
        )
        canvas.drawPath(
            draw.shape(*top, (x + wide * 0.8, y + tall * 0.2), (x - wide, y + tall * 0.1)),
            draw.fill(shader=draw.vertical(y - tall, y + tall, [air.lit(tone, 0.35), air.wash(tone)])),
        )

    return land.scatter(brief, "slabs", (ledge - 2, ledge + 10), 34, slab, (0.5, 0.9), room=90)


def _boulder(air: Air) -> land.Item:
    """A block of red sandstone, 60 units wide at scale 1."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        wide, tall = 32 * scale * rng.uniform(0.8, 1.3), 34 * scale * rng.uniform(0.6, 1.1)
        draw.soft_shadow(canvas, x - air.side * wide * 0.4, y, wide * 1.6, 6 * scale, 0.4, air.wash("#2a0e14"))
        rim = [
            (x - wide, y + 2),
            (x - wide * 0.9, y - tall * 0.6),
            (x - wide * 0.4, y - tall),
            (x + wide * 0.6, y - tall * 0.9),
            (x + wide, y - tall * 0.3),
            (x + wide * 0.9, y + 3),
        ]
        outline = draw.shape(*rockwork.ragged(rng, rim, 0.06, 2))
        rockwork.banded(
            canvas,
            outline,
            [air.wash(band) for band in BANDS[:4]],
            air.lit(BANDS[3], 0.4),
            air.shaded(BANDS[4], 0.7),
            rng,
            side=air.side,
            thick=12 * scale,
        )
        if air.snow:
            canvas.drawPath(draw.path(*rim[1:5]), draw.stroke(air.lit(land.SNOW, 0.1), 6 * scale))

    return item


def _gravel(air: Air) -> land.Item:
    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        tone = rng.choice(("#b5603f", "#d99465", "#9a4c38"))
        draw.oval(canvas, x, y, 4.6 * scale, 2.2 * scale, draw.fill(air.shaded(tone, 0.55)))
        draw.oval(
            canvas, x + air.side * scale, y - 0.8 * scale, 3.4 * scale, 1.4 * scale, draw.fill(air.lit(tone, 0.3))
        )

    return item


def _hoodoo(air: Air) -> land.Item:
    """A balanced rock: a banded pillar under a broad cap, 150 units tall."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        draw.soft_shadow(canvas, x - air.side * 30 * scale, y, 74 * scale, 8 * scale, 0.42, air.wash("#2a0e14"))
        light, dark = air.lit(BANDS[3], 0.4), air.shaded(BANDS[4], 0.7)
        bands = [air.wash(band) for band in BANDS]
        pillar = [
            (x - 34 * scale, y + 3),
            (x - 19 * scale, y - 40 * scale),
            (x - 13 * scale, y - 96 * scale),
            (x + 13 * scale, y - 96 * scale),
            (x + 20 * scale, y - 42 * scale),
            (x + 36 * scale, y + 4),
        ]
        rockwork.banded(
            canvas,
            draw.shape(*rockwork.ragged(rng, pillar, 0.06, 2)),
            bands,
            light,
            dark,
            rng,
            side=air.side,
            thick=17 * scale,
        )
        cap = [
            (x - 40 * scale, y - 104 * scale),
            (x - 44 * scale, y - 124 * scale),
            (x - 20 * scale, y - 148 * scale),
            (x + 26 * scale, y - 144 * scale),
            (x + 46 * scale, y - 116 * scale),
            (x + 26 * scale, y - 94 * scale),
            (x - 16 * scale, y - 92 * scale),
        ]
        outline = draw.shape(*rockwork.ragged(rng, cap, 0.06, 2))
        rockwork.banded(canvas, outline, bands[2:], light, dark, rng, side=air.side, thick=15 * scale)
        if air.snow:
            canvas.drawPath(draw.path(*cap[1:5]), draw.stroke(air.lit(land.SNOW, 0.1), 9 * scale))

    return item


def _landmark(brief: Brief, air: Air, ledge: float, grow: float) -> Still:
    frame = brief.frame

    def paint(canvas: skia.Canvas) -> None:
        _hoodoo(air)(canvas, frame.width * 0.37, ledge + 22, 1.1 * grow, brief.random("hoodoo"))
        trees.cactus(air, 0.0)(canvas, -frame.width * 0.42, ledge + 26, 0.8 * grow, brief.random("cactus"))

    return Still("set:hoodoo", 0.9, (-frame.width * 0.75, -60, frame.width * 1.5, frame.height), paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"canyon": build}
