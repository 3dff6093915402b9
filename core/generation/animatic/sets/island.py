"""A desert island: a mound of sand with leaning palms in a turquoise lagoon, surf on both sides, a message in a bottle."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import beach, lakes, land, outdoors, plants, sky, trees
from core.generation.animatic.sets.marks import Marks, marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still


def build(brief: Brief) -> Stage:
    """The island of a brief; for who walks far it is a beach."""
    if brief.travel:
        return beach.build(brief)
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.46, 0.48, 0.46), seats=True)
    place.name(
        sand=(0.05, -2), shore=(0.28, -4, 0.85), water=(0.36, 26, 0.75, 1.03), **{"water-2": (-0.36, 28, 0.75, 1.035)}
    )
    air = sky.air_for(brief, place.horizon)
    line, grow, feet = place.horizon, frame.pick(1.0, 1.5, 1.25), place.feet
    scatter = partial(land.scatter, brief)
    aside = outdoors.clearing(brief, -0.28, 0.24)
    mound = [
        _sand(brief, air, place),
        scatter(
            "shells",
            (feet - 20, feet + 16),
            16,
            beach.shell(air),
            (0.6, 1.0),
            room=16,
            clear=outdoors.clearing(brief, -0.6, -0.34),
        ),
        _palms(brief, air, place, grow),
        scatter(
            "tufts",
            (feet - 40 * grow, feet - 24),
            26,
            plants.tuft(air, colour="#86b050", tall=24, blades=9),
            (0.6, 1.0),
            room=34,
            clear=[*aside, (0.3 * frame.width, frame.width), (-frame.width, -0.36 * frame.width)],
        ),
        _bottle(brief, air, place),
        *outdoors.seats(brief, air, place),
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(
            brief, "sea", 0.14, [beach.sea_sheet(brief, air, line, frame.height + 40), _islets(brief, air, line, grow)]
        ),
        beach.sail(brief, air, line),
        beach.swell(brief, air, line, feet - 30),
        lakes.shimmer(brief, air, line + 10, feet, 0.6),
        _shallows(brief, air, place),
        land.together(brief, "island", 0.94, mound),
        _lapping(brief, air, place),
        *beach.fronds(brief, air),
    ]
    if not air.night and not air.overcast:
        layers.append(sky.birds(brief, air, line * 0.5, 4))
    return outdoors.stage(brief, air, place, layers)


def _rim(brief: Brief, place: Marks, grow: float = 1.0) -> tuple[float, float, float, float]:
    """The island's outline: its middle, half its width, the top of the sand and the edge of the water in front."""
    frame = brief.frame
    return (
        frame.width * 0.0,
        frame.width * frame.pick(0.47, 0.5, 0.48) * grow,
        place.feet - frame.pick(66, 96, 84),
        place.feet + frame.pick(30, 52, 44),
    )


def _outline(brief: Brief, place: Marks, grow: float = 1.0) -> skia.Path:
    x, half, top, low = _rim(brief, place, grow)
    shore = low - 14
    return draw.shape(
        (x - half, shore - 8),
        (x - half * 0.7, shore - 30, x - half * 0.46, top + 12),
        (x - half * 0.14, top - 12, x + half * 0.24, top + 4),
        (x + half * 0.62, top + 22, x + half, shore - 10),
        (x + half * 1.02, low * 0.5 + shore * 0.5, x + half * 0.6, low),
        (x, low + 18, x - half * 0.62, low - 1),
        (x - half * 1.03, low - 4, x - half, shore - 8),
    )


def _shallows(brief: Brief, air: Air, place: Marks) -> Still:
    """The bright water over the sand that runs out from the island."""
    frame = brief.frame
    x, half, top, low = _rim(brief, place)

    def paint(canvas: skia.Canvas) -> None:
        tone = draw.mix(air.lit(beach.SHALLOW, 0.2), air.horizon, 0.12)
        for grow, alpha in ((1.5, 0.25), (1.3, 0.4), (1.14, 0.6)):
            draw.soft_shadow(canvas, x, low - 12, half * grow * 1.15, (low - top) * grow * 0.85, alpha, tone)

    return Still(
        "set:shallows", 0.93, (-frame.width * 0.8, top - 120, frame.width * 1.6, frame.height - top + 220), paint
    )


def _sand(brief: Brief, air: Air, place: Marks) -> Still:
    frame = brief.frame
    x, half, top, low = _rim(brief, place)
    tone = land.SNOW if air.snow else beach.SAND

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("island")
        wet = draw.mix(air.wash("#c49a66"), air.horizon, 0.2)
        canvas.drawPath(_outline(brief, place, 1.03), draw.fill(wet))
        body = _outline(brief, place)
        canvas.drawPath(
            body,
            draw.fill(
                shader=draw.vertical(top - 10, low, [air.lit(tone, 0.35), air.wash(tone), air.shaded(tone, 0.2)])
            ),
        )
        canvas.clipPath(body, skia.ClipOp.kIntersect, True)
        for k in range(30):
            px, py, wide = x + rng.uniform(-1, 1) * half, rng.uniform(top, low), rng.uniform(20, 80)
            shade = air.lit(tone, 0.55) if k % 2 else air.shaded(tone, 0.22)
            canvas.drawPath(
                draw.path((px - wide, py), (px, py - 7, px + wide, py + 2)), draw.stroke(shade, 2.2, alpha=0.4)
            )
        for _ in range(260):
            canvas.drawCircle(
                x + rng.uniform(-1, 1) * half,
                rng.uniform(top, low),
                rng.uniform(0.5, 1.3),
                draw.fill(air.shaded("#b08850", 0.2), alpha=0.4),
            )

    return Still("set:sand", 0.92, (-frame.width * 0.75, top - 40, frame.width * 1.5, low - top + 80), paint)


def _palms(brief: Brief, air: Air, place: Marks, grow: float) -> Still:
    frame = brief.frame
    _, half, top, _ = _rim(brief, place)

    def paint(canvas: skia.Canvas) -> None:
        for share, down, size, lean in ((0.5, 12, 1.28, -1.25), (0.6, 18, 0.98, 0.7), (-0.62, 26, 0.8, -0.8)):
            trees.palm(air, 0.02, lean=lean)(
                canvas, share * half, top + down, size * grow, brief.random("palm", str(share))
            )
        for share, down, size in ((0.55, 22, 0.8), (0.42, 16, 0.6), (-0.58, 32, 0.6)):
            plants.bush(air, 0.0, colour="#5f9f45")(
                canvas, share * half, top + down, size * grow**0.5, brief.random("scrub", str(share))
            )

    return Still("set:palms", 0.92, (-frame.width * 0.8, -140, frame.width * 1.6, frame.height + 140), paint)


def _bottle(brief: Brief, air: Air, place: Marks) -> Still:
    """A bottle with a letter in it, washed ashore."""
    frame = brief.frame
    x, y, s = -frame.width * 0.3, place.feet + 12, frame.pick(1.0, 1.2, 1.1)

    def paint(canvas: skia.Canvas) -> None:
        draw.soft_shadow(canvas, x, y + 5 * s, 26 * s, 5 * s, 0.35)
        canvas.translate(x, y)
        canvas.rotate(-16)
        canvas.scale(s, s)
        canvas.drawRoundRect(
            draw.rect(-20, -8, 32, 15),
            5,
            5,
            draw.fill(
                shader=draw.vertical(-8, 8, [(air.lit("#a8e8c8", 0.2), 0.9), (air.shaded("#3f9a78", 0.2), 0.85)])
            ),
        )
        canvas.drawRect(draw.rect(-14, -4, 20, 8), draw.fill(air.lit("#f6e8c0", 0.1)))
        canvas.drawRoundRect(draw.rect(11, -4, 11, 7), 2, 2, draw.fill(air.wash("#6fc0a0"), alpha=0.9))
        canvas.drawRect(draw.rect(21, -3.4, 5, 6), draw.fill(air.wash("#a87848")))
        canvas.drawLine(-16, -5, 8, -5, draw.stroke("#ffffff", 1.2, alpha=0.7))

    return Still("set:bottle", 0.92, (x - 60, y - 60, 120, 110), paint)


def _islets(brief: Brief, air: Air, line: float, grow: float) -> Still:
    """Another island far off, with its own palms."""
    frame = brief.frame

    def paint(canvas: skia.Canvas) -> None:
        x = -frame.width * 0.36
        rise = draw.shape(
            (x - 70 * grow, line + 2),
            (x - 30 * grow, line - 26 * grow, x + 6 * grow, line - 20 * grow),
            (x + 46 * grow, line - 12 * grow, x + 80 * grow, line + 2),
        )
        canvas.drawPath(rise, draw.fill(air.far("#4f8a5c", 0.46)))
        for dx, lean in ((-24, -0.6), (8, 0.5), (30, -0.4)):
            trees.palm(air, 0.46, lean=lean)(canvas, x + dx * grow, line - 12 * grow, 0.2 * grow, random.Random(dx))

    return land.strip(brief, "islets", 0.14, line - 100 * grow, line + 4, paint)


def _lapping(brief: Brief, air: Air, place: Marks) -> Live:
    """The foam that runs up the sand and back all along the shore."""
    x, half, _, low = _rim(brief, place)
    foam, water = air.lit("#ffffff", 0.03), draw.mix(air.lit(beach.SHALLOW, 0.3), air.horizon, 0.15)
    frame = brief.frame

    def paint(canvas: skia.Canvas, t: float) -> None:
        for index in range(2):
            share = (t / beach.SWASH + index / 2) % 1.0
            reach = math.sin(math.pi * share**0.8) * 18
            points = []
            for k in range(27):
                u = k / 26 * 2 - 1
                edge = low + 16 - 34 * abs(u) ** 3.2
                points.append(
                    (
                        x + u * half * 1.12,
                        edge + 8 - reach * (0.8 + 0.3 * math.sin(u * 9 + index * 2)) * (1 - 0.4 * abs(u)),
                    )
                )
            sheet = draw.path(
                (x - half * 1.3, frame.height + 60), *points, (x + half * 1.3, frame.height + 60), close=True
            )
            if index == 0:
                canvas.drawPath(sheet, draw.fill(water, alpha=0.42))
            canvas.drawPath(draw.path(*points), draw.stroke(foam, 3.4, alpha=0.9 * (1 - 0.5 * share)))

    return Live("set:lapping", 1.02, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"island": build}
