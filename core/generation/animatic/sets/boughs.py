"""What the seasons do to trees: leaves that turn or blossom, boughs that stand bare with snow along them."""

from __future__ import annotations

import math
import random

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.land import SNOW
from core.generation.animatic.sets.sky import Air

AUTUMN = ("#e07b26", "#cf4a22", "#eaa92e", "#b8562a", "#d9952c")
BLOSSOM = ("#ffd3e2", "#f7aac6", "#fff0f4")


def turned(air: Air, hue: str, rng: random.Random, *, blossoms: float = 0.0) -> str:
    """The hue of leaves in the air's season; ``blossoms`` is the share (0..1) of trees that flower in spring."""
    if air.season == "autumn":
        return draw.mix(hue, rng.choice(AUTUMN), 0.9)
    if air.season == "spring":
        return rng.choice(BLOSSOM[:2]) if rng.random() < blossoms else air.foliage(hue)
    return hue


def bare(
    canvas: skia.Canvas,
    air: Air,
    x: float,
    y: float,
    tall: float,
    wide: float,
    bark: str,
    distance: float,
    rng: random.Random,
) -> None:
    """A tree without leaves, its foot at (x, y), ``tall`` units high and ``wide`` at the foot; snow lies along its boughs."""
    wood, white = skia.Path(), air.far(SNOW, distance * 0.8)
    laid: list[tuple[draw.Point, draw.Point, float]] = []

    def grow(root: draw.Point, angle: float, long: float, half: float, level: int) -> None:
        tip = (root[0] + math.cos(angle) * long, root[1] - math.sin(angle) * long)
        nx, ny = math.sin(angle), math.cos(angle)
        thin = half * 0.66
        wood.addPath(
            draw.shape(
                (root[0] - nx * half, root[1] - ny * half),
                (tip[0] - nx * thin, tip[1] - ny * thin),
                (tip[0] + nx * thin, tip[1] + ny * thin),
                (root[0] + nx * half, root[1] + ny * half),
            )
        )
        laid.append((root, tip, half))
        if level == 0 or half < 0.35:
            return
        count = 3 if level > 3 and rng.random() < 0.6 else 2
        for index in range(count):
            spread = (index - (count - 1) / 2) * rng.uniform(0.6, 0.85) + rng.uniform(-0.14, 0.14)
            turn = angle + spread + 0.07 * (math.pi / 2 - angle)
            grow(tip, turn, long * rng.uniform(0.66, 0.84), thin * (0.8 if count == 2 else 0.68), level - 1)

    grow((x, y), math.pi / 2 + rng.uniform(-0.06, 0.06), tall * 0.27, wide * 0.5, 5 if tall > 90 else 4)
    canvas.drawPath(wood, draw.fill(draw.mix(bark, air.far("#2c2420", distance), 0.45)))
    if not air.snow:
        return
    for (x0, y0), (x1, y1), half in laid:
        if abs(x1 - x0) > 0.25 * abs(y1 - y0):  # snow does not stay on what stands upright
            lift = half * 0.7
            canvas.drawLine(x0, y0 - lift, x1, y1 - lift, draw.stroke(white, max(0.7, half * 0.9)))
