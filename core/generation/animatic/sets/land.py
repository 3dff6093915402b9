"""Pieces of land for outdoor sets: strips that wrap, the ground with its light, paths and rocks, and what is scattered over it.

Everything is painted in noon colours passed through an `Air`. Strips that wrap are periodic, so that a walk never
reaches their end: what stands near one edge is painted again at the other.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Painter, Still

Height = Callable[[float], float]
Item = Callable[[skia.Canvas, float, float, float, random.Random], None]  # canvas, x, y, scale, its own random numbers

GRASS, SAND, EARTH, ROCK, SNOW = "#6fae4a", "#ecc078", "#9a7248", "#8d8f98", "#f3f8ff"


def period_of(brief: Brief) -> float:
    """How often land repeats, in world units: wide enough that a repeat is never in view twice."""
    return max(brief.frame.width * 1.7, 1150.0)


def wave(
    rng: random.Random, period: float, height: float, *, octaves: int = 5, rough: float = 0.55, base: int = 2
) -> Height:
    """A periodic skyline around 0, about ``height`` up and down: a sum of sines with whole numbers of waves."""
    terms = [(base * (k + 1) + rng.randrange(2), rng.uniform(0, math.tau), rough**k) for k in range(octaves)]
    total = sum(amount for _, _, amount in terms)

    def at(x: float) -> float:
        return height * sum(a * math.sin(math.tau * n * x / period + p) for n, p, a in terms) / total

    return at


def skyline(height: Height, left: float, right: float, bottom: float, step: float = 7.0) -> skia.Path:
    """The closed area under a skyline; ``height`` gives y in world units."""
    outline = skia.Path()
    outline.moveTo(left, bottom)
    x = left
    while x < right:
        outline.lineTo(x, height(x))
        x += step
    outline.lineTo(right, height(right))
    outline.lineTo(right, bottom)
    outline.close()
    return outline


def steps(start: float, end: float, step: float) -> list[float]:
    """Numbers from ``start`` to beyond ``end``."""
    return [start + step * index for index in range(math.ceil((end - start) / step) + 1)]


def strip(
    brief: Brief, name: str, depth: float, top: float, bottom: float, paint: Painter, *, blur: float = 0.0
) -> Still:
    """A layer of land as wide as `period_of`, that wraps and drifts with the walk."""
    period = period_of(brief)
    bounds = (-period / 2, top, period, bottom - top)
    if not brief.travel:
        return Still(f"set:{name}", depth, bounds, paint, blur)  # what doesn't wrap is painted only where it is seen
    return Still(f"set:{name}", depth, bounds, paint, blur, period, brief.travel * depth)


def together(brief: Brief, name: str, depth: float, layers: Sequence[Still | None]) -> Still:
    """Several strips as one, painted back to front: each layer costs time in every frame, what is in it does not.

    It drifts exactly with its depth; strips under the cast's feet have depth 0.9 and more and drift with the feet.
    """
    parts = [layer for layer in layers if layer is not None]
    top = min(layer.bounds[1] for layer in parts)
    bottom = max(layer.bounds[1] + layer.bounds[3] for layer in parts)

    def paint(canvas: skia.Canvas) -> None:
        for layer in parts:
            canvas.save()
            canvas.clipRect(draw.rect(*layer.bounds))
            layer.paint(canvas)
            canvas.restore()

    result = strip(brief, name, depth, top, bottom, paint)
    if depth >= 0.9:
        result.drift = brief.travel
    return result


def any_of(*kinds: Item) -> Item:
    """One of several kinds, drawn by lot for each place."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        rng.choice(kinds)(canvas, x, y, scale, rng)

    return item


def scatter(
    brief: Brief,
    name: str,
    rows: tuple[float, float],
    count: int,
    item: Item,
    size: tuple[float, float] = (0.6, 1.0),
    *,
    room: float = 60.0,
    clear: Sequence[tuple[float, float]] = (),
    clumps: int = 0,
) -> Still:
    """Many of one thing on the ground between two ``rows`` (y far, y near), growing from ``size[0]`` to ``size[1]``.

    ``room`` is how far an item may rise above its base or spread beside it; ``clear`` are x ranges left free;
    ``clumps`` gathers the items around so many centres. It is a part for `together`, which gives it its depth.
    """
    period = period_of(brief)
    far, near = rows

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("scatter", name)
        centres = [rng.uniform(-period / 2, period / 2) for _ in range(clumps)]
        places = []
        for _ in range(count):
            x = rng.gauss(rng.choice(centres), 42) if centres else rng.uniform(-period / 2, period / 2)
            x = (x + period / 2) % period - period / 2
            share = rng.random()
            if not any(low <= x <= high for low, high in clear):
                places.append((far + (near - far) * share, x, size[0] + (size[1] - size[0]) * share, rng.random()))
        for y, x, scale, seed in sorted(places):
            for copy in (-period, 0.0, period):
                if abs(x + copy) < period / 2 + room:
                    item(canvas, x + copy, y, scale, random.Random(seed))

    return strip(brief, name, 0.9, far - room, near + 14, paint)


# --- the ground -----------------------------------------------------------------------------------------------------


def ground(
    brief: Brief,
    air: Air,
    top: float,
    colour: str,
    *,
    name: str = "ground",
    swell: float = 8.0,
    under: str = EARTH,
    patches: int = 34,
) -> Still:
    """The floor from ``top`` to below the frame: hazy far away, warm where the sun falls, darker towards the viewer."""
    frame = brief.frame
    period = period_of(brief)
    bottom = frame.height + 90
    covered = SNOW if air.snow else air.foliage(colour)
    line = wave(brief.random("ground", name), period, swell, octaves=3, base=1)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("patches", name)
        far, middle, near = (
            air.far(draw.mix(covered, air.sun, 0.2), 0.34),
            air.lit(covered, 0.16),
            air.shaded(covered, 0.3),
        )
        outline = skyline(lambda x: top + line(x), -period / 2, period / 2, bottom)
        shader = draw.vertical(top - swell, frame.height, [far, middle, near], [0, 0.34, 1])
        canvas.drawPath(outline, draw.fill(shader=shader))
        canvas.clipPath(outline, skia.ClipOp.kIntersect, True)
        hollow = "#b7cdea" if air.snow else draw.mix(covered, under, 0.4)
        for _ in range(patches):  # swells and hollows, flatter the farther away they lie
            share = rng.random() ** 1.6
            x, y = rng.uniform(-period / 2, period / 2), top + 8 + share * (frame.height - top)
            wide = 40 + 190 * share
            lit = rng.random() < 0.5
            tone = air.lit(covered, 0.5) if lit else air.shaded(hollow, 0.4)
            for copy in (-period, 0.0, period):
                if abs(x + copy) < period / 2 + wide:
                    canvas.save()
                    canvas.translate(x + copy, y)
                    canvas.scale(1, 0.1 + 0.07 * share)
                    fade = draw.radial((0, 0), wide, [(tone, 0.32), (tone, 0.2), (tone, 0)], [0, 0.5, 1])
                    canvas.drawCircle(0, 0, wide, draw.fill(shader=fade))
                    canvas.restore()
        rim = draw.path(*[(x, top + line(x) + 0.8) for x in steps(-period / 2, period / 2, 9)])
        canvas.drawPath(rim, draw.stroke(air.lit(covered, 0.6), 1.8, alpha=0.5))

    return strip(brief, name, 0.92, top - swell - 4, bottom, paint)


def pool_of_light(brief: Brief, air: Air, x: float, y: float, radius: float, strength: float = 0.3) -> Still:
    """Sunlight or moonlight lying on the ground where the lead stands."""
    tone = draw.lighten(air.sun, 0.1)

    def paint(canvas: skia.Canvas) -> None:
        canvas.translate(x, y)
        canvas.scale(1, 0.2)
        power = strength * (0.4 if air.overcast else 1.0)
        draw.glow(canvas, 0, 0, radius, tone, power, skia.BlendMode.kSrcOver)

    return Still("set:light", 0.93, (x - radius, y - radius * 0.2, 2 * radius, radius * 0.4), paint)


def dapples(brief: Brief, air: Air, top: float) -> Still:
    """Shadows of trees lying across the floor with spots of light between them."""
    frame = brief.frame
    period = period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("dapples")
        dark, bright = air.wash("#16301f") if not air.snow else air.wash("#5a78b0"), draw.lighten(air.sun, 0.2)
        for index in range(54):
            share = rng.random() ** 1.3
            x, y = rng.uniform(-period / 2, period / 2), top + share * (frame.height - top)
            wide = 26 + 130 * share
            lit = index % 3 == 0
            power = (
                (0.30 if not air.overcast else 0.12)
                if not lit
                else (0.0 if air.overcast else 0.08 if air.night else 0.26)
            )
            tone = bright if lit else dark
            for copy in (-period, 0.0, period):
                if abs(x + copy) < period / 2 + wide:
                    canvas.save()
                    canvas.translate(x + copy, y)
                    canvas.skew(-air.side * 1.2, 0)
                    canvas.scale(1.0 if not lit else 0.45, 0.1)
                    fade = draw.radial((0, 0), wide, [(tone, power), (tone, power * 0.7), (tone, 0)], [0, 0.6, 1])
                    canvas.drawCircle(0, 0, wide, draw.fill(shader=fade))
                    canvas.restore()

    return strip(brief, "dapples", 0.92, top - 10, frame.height + 60, paint)


def rock(air: Air) -> Item:
    """A boulder about 44 units wide at scale 1, with planes turned to and from the light, moss or snow on top."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        wide, tall = 24 * scale * rng.uniform(0.7, 1.2), 26 * scale * rng.uniform(0.6, 1.1)
        draw.soft_shadow(canvas, x - air.side * wide * 0.35, y, wide * 1.5, 5 * scale, 0.38, air.wash("#101425"))
        count = 8
        rim = []
        for index in range(count + 1):
            angle = math.pi * (1 - index / count)
            bump = rng.uniform(0.84, 1.1)
            rim.append((x + math.cos(angle) * wide * bump, y - max(0.0, math.sin(angle)) * tall * bump))
        body = draw.shape(
            *rim, (x + wide * 0.6, y + 4 * scale, x, y + 4.5 * scale), (x - wide * 0.6, y + 4 * scale, *rim[0])
        )
        tone = rng.choice((ROCK, "#7f7a78", "#9a938b"))
        side = (x + air.side * wide, x - air.side * wide)
        shader = draw.linear(
            (side[0], y - tall), (side[1], y), [air.lit(tone, 0.4), air.wash(tone), air.shaded(tone, 0.6)]
        )
        canvas.drawPath(body, draw.fill(shader=shader))
        canvas.save()
        canvas.clipPath(body, skia.ClipOp.kIntersect, True)
        knee = (x - air.side * wide * rng.uniform(0.0, 0.3), y - tall * 0.45)
        plane = draw.shape(
            knee, (x - air.side * wide * 1.3, y - tall * 0.6), (x - air.side * wide * 1.2, y + 9), (x, y + 9)
        )
        canvas.drawPath(plane, draw.fill(air.shaded(tone, 0.75), alpha=0.45))
        cover = air.lit(SNOW, 0.1) if air.snow else air.lit("#7c9a4e", 0.2)
        if air.snow or rng.random() < 0.5:
            drop = 0.82 if air.snow else 0.84
            points = [(x - wide * 1.3, y - tall * 1.3)]
            for index in range(9):
                u = index / 8 * 2 - 1
                points.append((x + u * wide * 1.3, y - tall * (drop - 0.35 * abs(u) + rng.uniform(-0.08, 0.06))))
            points.append((x + wide * 1.3, y - tall * 1.3))
            canvas.drawPath(draw.shape(*points), draw.fill(cover, alpha=0.95 if air.snow else 0.7))
        canvas.restore()

    return item


def path_to_horizon(brief: Brief, air: Air, top: float, colour: str, *, x_far: float, x_near: float) -> Still:
    """A trodden way that narrows in curves to the horizon. Only for sets that stand still."""
    frame = brief.frame
    bottom = frame.height + 60
    steps = 40

    def edge(sign: int) -> list[tuple[float, float]]:
        points = []
        for index in range(steps + 1):
            u = index / steps
            y = top + (bottom - top) * u**1.5
            centre = x_far + (x_near - x_far) * u**1.3 + math.sin(u * 4.4) * frame.width * 0.06 * (0.3 + u)
            points.append((centre + sign * (3 + frame.width * 0.17 * u**1.4), y))
        return points

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("path")
        left, right = edge(-1), edge(1)
        way = draw.shape(*left, *reversed(right))
        tone = "#dbe6f5" if air.snow else colour
        shader = draw.vertical(top, bottom, [air.far(tone, 0.3), air.lit(tone, 0.15), air.shaded(tone, 0.25)])
        canvas.drawPath(way, draw.fill(shader=shader, blur=5, alpha=0.7))
        canvas.drawPath(way, draw.fill(shader=shader, blur=1.2, alpha=0.6))
        canvas.clipPath(way, skia.ClipOp.kIntersect, True)
        for index in range(70):
            u = rng.random() ** 0.6
            y = top + (bottom - top) * u**1.5
            x = (
                x_far
                + (x_near - x_far) * u**1.3
                + rng.uniform(-0.2, 0.2) * frame.width * u
                + math.sin(u * 4.4) * frame.width * 0.06
            )
            dab = air.shaded(tone, 0.45) if index % 2 else air.lit(tone, 0.5)
            draw.oval(canvas, x, y, 3 + 16 * u, 0.8 + 2.4 * u, draw.fill(dab, alpha=0.35))

    return Still("set:path", 0.925, (-frame.width * 0.8, top, frame.width * 1.6, bottom - top), paint)
