"""A window in a wall: the layers seen through it, the weather that falls outside and the wet or frosted glass.

All its layers lie behind the wall, whose hole cuts them off, so nothing here is clipped.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.outlook import (
    Area,
    Daylight,
    Opening,
    daylight,
    drift,
    paint_sky,
    paint_street,
    passing,
)
from core.generation.animatic.stage import Anchor, Brief, Layer, Live, Still

SKY_DEPTH, STREET_DEPTH, PASSING_DEPTH, FALL_DEPTH, GLASS_DEPTH, SILL_DEPTH = 0.14, 0.3, 0.36, 0.38, 0.49, 0.56


def view(brief: Brief, opening: Opening) -> list[Layer]:
    """The layers behind the wall, from the sky to the drops on the glass."""
    light = daylight(brief)
    reach = 150.0
    area = (opening.x - reach, opening.y - 60, opening.width + 2 * reach, opening.height + 130)
    layers: list[Layer] = [
        Still("set:sky", SKY_DEPTH, area, lambda canvas: paint_sky(canvas, brief, opening, light, area), blur=3.2),
        Still(
            "set:street", STREET_DEPTH, area, lambda canvas: paint_street(canvas, brief, opening, light, area), blur=1.9
        ),
        passing(brief, opening, light, area, STREET_DEPTH + 0.01),
    ]
    if brief.weather in ("rain", "storm"):
        layers.append(_rain(brief, opening, area))
    elif brief.weather == "snow":
        layers.append(_snow(brief, opening, area))
    layers.append(Still("set:glass", GLASS_DEPTH, area, lambda canvas: _glass(canvas, brief, opening, light)))
    if brief.weather in ("rain", "storm"):
        layers.append(_running_drops(brief, opening))
    return layers


def places(opening: Opening, sill: Sequence[float], size: float) -> dict[str, Anchor]:
    """The places on the sill at those x, which are also in the window, and those outside behind the glass.

    ``size`` is the scale of people who sit before it in a wide picture.
    """
    anchors = {}
    for number, x in enumerate(sill):
        after = f"-{number + 1}" if number else ""
        anchors[f"windowsill{after}"] = Anchor(x, opening.bottom + 10, SILL_DEPTH, 0.8 * size, -1, "surface")
        # whoever is outside has the sill before their feet
        anchors[f"outside{after}"] = Anchor(x, opening.bottom + 8, PASSING_DEPTH, 1.2 * size, -1, "ground")
    return {**anchors, "window": anchors["windowsill"]}


def _rain(brief: Brief, opening: Opening, area: Area) -> Live:
    rnd = brief.random("rain")
    heavy = brief.weather == "storm"
    slant = 0.26 if heavy else 0.12
    left, top, width, height = area[0] + 90, area[1], area[2] - 180, area[3]
    count = int(min(190, width * height / 900) * (1.6 if heavy else 1))
    batches = []
    for length, speed, alpha, thick, part in ((15, 620, 0.30, 1.0, 0.65), (26, 820, 0.42, 1.5, 0.35)):
        drops = [(rnd.random() * width, rnd.random() * height, rnd.uniform(0.8, 1.2)) for _ in range(int(count * part))]
        batches.append((np.array(drops).T, length, speed, draw.stroke("#dfeaf8", thick, alpha=alpha)))

    def paint(canvas: skia.Canvas, t: float) -> None:
        for (x, y, pace), length, speed, paint_of in batches:
            fall = (y + t * speed * pace) % height
            px, py = left + (x - fall * slant) % width, top + fall
            ends = np.stack([px, py, px - length * slant, py + length], axis=1).reshape(-1, 2)
            canvas.drawPoints(skia.Canvas.kLines_PointMode, [skia.Point(*end) for end in ends.tolist()], paint_of)

    return Live("set:rain", FALL_DEPTH, paint)


def _snow(brief: Brief, opening: Opening, area: Area) -> Live:
    rnd = brief.random("snow")
    left, top, width, height = area[0] + 90, area[1], area[2] - 180, area[3]
    count = min(210, int(width * height / 800))
    batches = []
    for size, speed, alpha, part in (
        (1.6, 26, 0.75, 0.5),
        (2.6, 38, 0.85, 0.3),
        (4.2, 54, 0.9, 0.14),
        (6.5, 74, 0.55, 0.06),
    ):
        flakes = [
            (
                rnd.random() * width,
                rnd.random() * height,
                rnd.uniform(0.8, 1.2),
                rnd.random() * math.tau,
                rnd.uniform(5, 16),
            )
            for _ in range(int(count * part))
        ]
        batches.append((flakes, speed, draw.stroke("#ffffff", size * 1.35, alpha=alpha)))

    def paint(canvas: skia.Canvas, t: float) -> None:
        for flakes, speed, paint_of in batches:
            points = [
                skia.Point(
                    left + (x + math.sin(t * 0.9 + phase) * sway - t * 7) % width, top + (y + t * speed * pace) % height
                )
                for x, y, pace, phase, sway in flakes
            ]
            canvas.drawPoints(skia.Canvas.kPoints_PointMode, points, paint_of)

    return Live("set:snow", FALL_DEPTH, paint)


def _glass(canvas: skia.Canvas, brief: Brief, opening: Opening, light: Daylight) -> None:
    """What stays on the pane: a sheen, standing drops, frost and the snow on its bars."""
    x, y, width, height = opening.x, opening.y, opening.width, opening.height
    rnd = brief.random("glass")
    for start, wide, alpha in ((0.08, 0.1, 0.10), (0.2, 0.03, 0.08), (0.62, 0.14, 0.08)):
        left = x + width * start
        sheen = draw.shape(
            (left + height * 0.35, y),
            (left + height * 0.35 + width * wide, y),
            (left + width * wide, y + height),
            (left, y + height),
        )
        canvas.drawPath(sheen, draw.fill("#ffffff", alpha=alpha))
    if light.lamps > 0.6:
        for share in (0.3, 0.74):
            draw.glow(canvas, x + width * share, y + height * 0.2, 46, "#ffcf8a", 0.3, skia.BlendMode.kSrcOver)
    if brief.weather in ("rain", "storm"):
        for _ in range(int(width * height / 420)):
            px, py, size = x + rnd.random() * width, y + rnd.random() * height, rnd.uniform(0.6, 1.0) ** 2 * 2.3
            _drop(canvas, px, py, size)
        mist = draw.vertical(y + height * 0.6, y + height, [(light.sky[-1], 0), (light.sky[-1], 0.35)])
        canvas.drawRect(draw.rect(x, y, width, height), draw.fill(shader=mist))
    if brief.weather == "snow":
        for cx, cy in ((x, y + height), (x + width, y + height), (x, y), (x + width, y)):
            frost = draw.radial(
                (cx, cy), height * 0.42, [("#ffffff", 0.75), ("#f2f7ff", 0.3), ("#ffffff", 0)], [0, 0.45, 1]
            )
            canvas.drawCircle(cx, cy, height * 0.42, draw.fill(shader=frost))
        for share in opening.rows:
            for start, stop in zip((0.0, *opening.columns), (*opening.columns, 1.0), strict=True):
                drift(canvas, x + width * start + 5, y + height * share + 1, width * (stop - start) - 10, 5, rnd)
        drift(canvas, x - 6, y + height + 2, width + 12, 13, rnd)


def _drop(canvas: skia.Canvas, x: float, y: float, size: float) -> None:
    """A drop of water: dark above and light below, because it turns the view upside down."""
    for oval, (tone, alpha) in zip(_drop_ovals(x, y, size), _DROP, strict=True):
        canvas.drawOval(oval, draw.fill(tone, alpha=alpha))


_DROP = (("#24384e", 0.35), ("#e6f1fb", 0.6), ("#ffffff", 0.9))


def _drop_ovals(x: float, y: float, size: float) -> tuple[skia.Rect, skia.Rect, skia.Rect]:
    """A drop's body, the light in its lower part and the glint on it."""
    glint = size * 0.28
    return (
        draw.rect(x - size, y - size * 1.25, 2 * size, 2.5 * size),
        draw.rect(x - size * 0.75, y - size * 0.45, size * 1.5, size * 1.6),
        draw.rect(x - size * 0.3 - glint, y - size * 0.5 - glint, 2 * glint, 2 * glint),
    )


def _running_drops(brief: Brief, opening: Opening) -> Live:
    """Drops that hang, let go, run down in jerks and leave a trail."""
    rnd = brief.random("drops")
    x, y, width, height = opening.x, opening.y, opening.width, opening.height
    drops = [
        (
            x + 6 + rnd.random() * (width - 12),
            rnd.random(),
            rnd.uniform(0.05, 0.16),
            rnd.uniform(1.7, 3.1),
            rnd.random() * math.tau,
        )
        for _ in range(int(width / 15))
    ]

    # three widths of trail, so that each is one stroke
    trail_of = [draw.stroke("#eaf4ff", 1.05 * size, alpha=0.2) for size in (1.93, 2.4, 2.87)]
    tones = [draw.fill(tone, alpha=alpha) for tone, alpha in _DROP]

    def paint(canvas: skia.Canvas, t: float) -> None:
        trails, balls = [skia.Path() for _ in trail_of], [skia.Path() for _ in tones]
        for px, start, pace, size, phase in drops:
            turn = start + t * pace
            along = turn % 1
            # a drop sticks and slips: its way is the integral of a pulsing speed
            way = along + 0.035 * math.sin(along * 38 + phase)
            py = y - 20 + way * (height + 50)
            column = px + (int(turn) * 37.7) % 23 - 11
            wobble = [column + math.sin((py - back) * 0.06 + phase) * 2.2 for back in (0, 16, 34, 54)]
            trail = trails[min(2, int((size - 1.7) / 1.4 * 3))]
            trail.moveTo(wobble[3], py - 54)
            for x_back, back in zip(wobble[2::-1], (34, 16, 0), strict=True):
                trail.lineTo(x_back, py - back)
            for outline, oval in zip(balls, _drop_ovals(wobble[0], py, size), strict=True):
                outline.addOval(oval)
        for outline, paint_of in zip((*trails, *balls), (*trail_of, *tones), strict=True):
            canvas.drawPath(outline, paint_of)

    return Live("set:drops", GLASS_DEPTH + 0.002, paint)
