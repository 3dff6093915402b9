"""Rock for natural sets: faceted faces, banded cliffs, stalactites, crystals. Colours are given as they are to be seen."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from itertools import pairwise

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point


def ragged(rng: random.Random, points: Sequence[Point], rough: float, depth: int = 3) -> list[Point]:
    """The line through ``points`` broken up by midpoint displacement; ``rough`` is the share of a piece's length."""
    line = list(points)
    for level in range(depth):
        broken = [line[0]]
        for (x0, y0), (x1, y1) in pairwise(line):
            long = math.hypot(x1 - x0, y1 - y0) * rough * 0.8**level
            broken.append(((x0 + x1) / 2 + rng.uniform(-long, long), (y0 + y1) / 2 + rng.uniform(-long, long)))
            broken.append((x1, y1))
        line = broken
    return line


def face(
    canvas: skia.Canvas,
    outline: skia.Path,
    tones: tuple[str, str, str],
    rng: random.Random,
    *,
    side: int = 1,
    size: float = 60.0,
    count: int = 70,
) -> None:
    """A face of rock: ``tones`` are the light, the middle and the dark one; planes about ``size`` units look here and there."""
    light, middle, dark = tones
    box = outline.getBounds()
    ends = ((box.right(), box.top()), (box.left(), box.bottom()))
    if side < 0:
        ends = ((box.left(), box.top()), (box.right(), box.bottom()))
    canvas.drawPath(
        outline,
        draw.fill(shader=draw.linear(*ends, [draw.mix(middle, light, 0.45), middle, draw.mix(middle, dark, 0.5)])),
    )
    canvas.save()
    canvas.clipPath(outline, skia.ClipOp.kIntersect, True)
    for _ in range(count):
        x, y = rng.uniform(box.left(), box.right()), rng.uniform(box.top(), box.bottom())
        wide, high = size * rng.uniform(0.4, 1.2), size * rng.uniform(0.5, 1.5)
        lean = rng.uniform(-0.3, 0.3) * wide
        crest = (x + lean, y - high * 0.5)
        foot = (x + rng.uniform(-0.2, 0.2) * wide, y + high * 0.6)
        bright = draw.shape(crest, (x + side * wide * 0.6, y), foot)
        shadow = draw.shape(crest, (x - side * wide * 0.5, y + high * 0.1), foot)
        canvas.drawPath(bright, draw.fill(light, alpha=rng.uniform(0.08, 0.26)))
        canvas.drawPath(shadow, draw.fill(dark, alpha=rng.uniform(0.12, 0.34)))
    canvas.restore()


def banded(
    canvas: skia.Canvas,
    outline: skia.Path,
    bands: Sequence[str],
    light: str,
    dark: str,
    rng: random.Random,
    *,
    side: int = 1,
    thick: float = 26.0,
) -> None:
    """A cliff of sedimentary rock: level ``bands`` of colour, ledges that cast shadows, clefts that run down."""
    box = outline.getBounds()
    canvas.drawPath(outline, draw.fill(bands[0]))
    canvas.save()
    canvas.clipPath(outline, skia.ClipOp.kIntersect, True)
    y, index = box.top() - 4, 0
    while y < box.bottom():
        high = thick * rng.uniform(0.45, 1.35)
        steps = max(4, round(box.width() / 60))
        wavy = [(box.left() + box.width() * k / steps, y + rng.uniform(-2.5, 2.5)) for k in range(steps + 1)]
        low = [(x, py + high + 6) for x, py in reversed(wavy)]
        canvas.drawPath(draw.shape(*wavy, *low), draw.fill(bands[index % len(bands)]))
        canvas.drawPath(draw.path(*wavy), draw.stroke(light, max(1.0, thick * 0.07), alpha=0.5))
        under = [(x, py + thick * 0.12) for x, py in wavy]
        canvas.drawPath(draw.path(*under), draw.stroke(dark, max(1.0, thick * 0.09), alpha=0.32))
        y += high
        index += 1
    for _ in range(max(5, round(box.width() / 34))):
        x, top = rng.uniform(box.left(), box.right()), box.top() + rng.random() ** 1.6 * box.height() * 0.6
        long, wide = box.height() * rng.uniform(0.2, 0.6), thick * rng.uniform(0.25, 0.8)
        cleft = draw.shape(
            (x, top),
            (x + wide * 0.5, top + long * 0.5),
            (x - side * wide * 0.3, top + long),
            (x - wide * 0.6, top + long * 0.6),
        )
        canvas.drawPath(cleft, draw.fill(dark, alpha=rng.uniform(0.16, 0.34)))
        bright = draw.shape(
            (x + side * wide * 0.5, top), (x + side * wide * 1.1, top + long * 0.5), (x + side * wide * 0.4, top + long)
        )
        canvas.drawPath(bright, draw.fill(light, alpha=rng.uniform(0.1, 0.25)))
    across = [(light, 0.34), (light, 0.0), (dark, 0.0), (dark, 0.5)]
    if side < 0:
        shade = draw.horizontal(box.left(), box.right(), across, [0, 0.3, 0.5, 1])
    else:
        shade = draw.horizontal(box.left(), box.right(), across[::-1], [0, 0.5, 0.7, 1])
    canvas.drawRect(box, draw.fill(shader=shade))
    canvas.restore()


def spike(
    canvas: skia.Canvas, x: float, y: float, half: float, long: float, tones: Sequence[str], rng: random.Random
) -> None:
    """A stalactite (``long`` > 0, hanging from y) or a stalagmite (< 0, standing on it)."""
    bend = rng.uniform(-0.3, 0.3) * half
    body = draw.shape(
        (x - half, y),
        (x - half * 0.35, y + long * 0.25, x + bend, y + long),
        (x + half * 0.35, y + long * 0.25, x + half, y),
    )
    canvas.drawPath(body, draw.fill(shader=draw.horizontal(x - half, x + half, list(tones))))
    canvas.save()
    canvas.clipPath(body, skia.ClipOp.kIntersect, True)
    for index in range(6):
        level = y + long * (0.06 + 0.15 * index)
        ring = draw.path((x - half, level), (x, level + half * 0.3, x + half, level))
        canvas.drawPath(ring, draw.stroke(tones[0], 1.2, alpha=0.4))
    canvas.restore()


def crystals(
    canvas: skia.Canvas, x: float, y: float, tall: float, hue: str, rng: random.Random, *, glow: float = 0.6
) -> None:
    """A druse of five to seven prisms that shine of themselves, ``tall`` units high."""
    draw.glow(canvas, x, y - tall * 0.55, tall * 0.82, hue, glow, skia.BlendMode.kSrcOver)
    count = rng.randrange(5, 8)
    for index in sorted(range(count), key=lambda i: -abs(i - count / 2)):
        lean = math.radians(-52 + 104 * (index + 0.5) / count + rng.uniform(-6, 6))
        long = tall * rng.uniform(0.55, 1.0) * (1 - 0.35 * abs(lean))
        half = long * rng.uniform(0.1, 0.15)
        canvas.save()
        canvas.translate(x + (index - count / 2) * tall * 0.1, y)
        canvas.rotate(math.degrees(lean))
        tip = -long
        left = draw.shape((-half, 0), (-half, tip * 0.78), (0, tip), (half * 0.2, tip * 0.72), (half * 0.2, 0))
        right = draw.shape((half * 0.2, 0), (half * 0.2, tip * 0.72), (0, tip), (half, tip * 0.8), (half, 0))
        canvas.drawPath(
            left, draw.fill(shader=draw.vertical(tip, 0, [draw.lighten(hue, 0.75), hue, draw.darken(hue, 0.35)]))
        )
        canvas.drawPath(
            right,
            draw.fill(
                shader=draw.vertical(tip, 0, [draw.lighten(hue, 0.35), draw.darken(hue, 0.25), draw.darken(hue, 0.6)])
            ),
        )
        canvas.drawLine(
            half * 0.2, tip * 0.72, half * 0.2, 0, draw.stroke(draw.lighten(hue, 0.8), max(0.8, half * 0.12), alpha=0.7)
        )
        canvas.restore()
