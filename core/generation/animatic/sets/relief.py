"""Far land for outdoor sets: rolling ridges, faceted mountains, and the mist between them."""

from __future__ import annotations

import math
import random

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.land import SNOW, period_of, skyline, steps, strip, wave
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Still


def ridge(
    brief: Brief,
    air: Air,
    name: str,
    depth: float,
    y: float,
    height: float,
    colour: str,
    distance: float,
    *,
    bottom: float,
    base: int = 2,
    octaves: int = 4,
    trees: float = 0.0,
) -> Still:
    """A rolling ridge that fades into haze at its foot; ``trees`` is the height of the forest along its edge."""
    period = period_of(brief)
    line = wave(brief.random("ridge", name), period, height, octaves=octaves, base=base)
    colour = draw.mix(colour, SNOW, 0.42 if trees else 0.8) if air.snow else air.foliage(colour)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("ridge trees", name)
        top = y - height - trees
        crest, foot = air.far(colour, distance), air.far(colour, min(0.95, distance + 0.28))
        paint = draw.fill(shader=draw.vertical(top, y + height + 60, [crest, foot]))
        outline = skyline(lambda x: y + line(x), -period / 2, period / 2, bottom)
        if trees:
            x = -period / 2
            while x < period / 2:
                size = trees * rng.uniform(0.45, 1.0)
                for copy in (0.0, -period if x > 0 else period):
                    ground = y + line(x + copy) + 3
                    spire = draw.shape(
                        (x + copy - size * 0.24, ground),
                        (x + copy - size * 0.06, ground - size * 0.5, x + copy, ground - size),
                        (x + copy + size * 0.06, ground - size * 0.5, x + copy + size * 0.24, ground),
                    )
                    outline.addPath(spire)
                x += size * rng.uniform(0.2, 0.42)
        canvas.drawPath(outline, paint)
        shine = draw.stroke(air.far(draw.mix(colour, air.sun, 0.6), distance), 1.6, alpha=0.35)
        if not trees:
            crestline = draw.path(*[(x, y + line(x) + 1) for x in steps(-period / 2, period / 2, 7)])
            canvas.drawPath(crestline, shine)

    return strip(brief, name, depth, y - height - trees - 6, bottom, paint)


def mountains(
    brief: Brief,
    air: Air,
    name: str,
    depth: float,
    y: float,
    height: float,
    colour: str,
    distance: float,
    *,
    bottom: float,
    peaks: int = 5,
    snowline: float = 0.5,
) -> Still:
    """A chain of faceted peaks standing on ``y``; snow covers what is above ``snowline`` (0 foot .. 1 top, >1 none)."""
    period = period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("mountains", name)
        places = []
        for index in range(peaks):
            x = (index + rng.uniform(0.3, 0.7)) * period / peaks - period / 2
            tall = height * rng.uniform(0.55, 1.0)
            places.append((tall, x, rng.random()))
        for tall, x, seed in sorted(places, reverse=True):
            for copy in (-period, 0.0, period):
                if abs(x + copy) < period / 2 + tall * 1.5:
                    _peak(canvas, air, x + copy, y, tall, colour, distance, snowline, random.Random(seed))
        foot = air.far(colour, min(0.95, distance + 0.35))
        haze = draw.vertical(y - height * 0.5, y + 4, [(foot, 0), (foot, 0.85)])
        canvas.drawRect(
            draw.rect(-period / 2, y - height * 0.5, period, bottom - y + height * 0.5),
            draw.fill(shader=haze, blend=skia.BlendMode.kSrcATop),
        )

    return strip(brief, name, depth, y - height - 10, bottom, paint)


def _edge(
    rng: random.Random, start: tuple[float, float], end: tuple[float, float], rough: float, depth: int
) -> list[tuple[float, float]]:
    """A rocky line by midpoint displacement, without its first point."""
    if depth == 0:
        return [end]
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    middle = (
        (start[0] + end[0]) / 2 + rng.uniform(-1, 1) * rough * length * 0.35,
        (start[1] + end[1]) / 2 + rng.uniform(-1, 1) * rough * length,
    )
    return _edge(rng, start, middle, rough, depth - 1) + _edge(rng, middle, end, rough, depth - 1)


def _peak(
    canvas: skia.Canvas,
    air: Air,
    x: float,
    y: float,
    tall: float,
    colour: str,
    distance: float,
    snowline: float,
    rng: random.Random,
) -> None:
    top = (x, y - tall)
    left, right = (x - tall * rng.uniform(0.85, 1.2), y + 6), (x + tall * rng.uniform(0.85, 1.2), y + 6)
    left_edge = _edge(rng, top, left, 0.09, 5)
    right_edge = _edge(rng, top, right, 0.09, 5)
    outline = draw.shape(top, *left_edge, *reversed(right_edge))
    spine = _edge(rng, top, (x + rng.uniform(-0.18, 0.18) * tall, y + 6), 0.13, 4)
    dark_side = draw.shape(top, *spine, *reversed(right_edge if air.side < 0 else left_edge))
    light = air.far(draw.mix(colour, air.sun, 0.32), distance)
    dark = air.far(draw.mix(colour, air.shade, 0.42), distance)
    canvas.drawPath(outline, draw.fill(shader=draw.vertical(top[1], y, [light, draw.mix(light, dark, 0.35)])))
    canvas.drawPath(dark_side, draw.fill(dark))
    canvas.save()
    canvas.clipPath(outline, skia.ClipOp.kIntersect, True)
    for _ in range(7):  # ribs of rock running down from the crest, lit on one side
        start = (x + rng.uniform(-0.5, 0.5) * tall, y - tall * rng.uniform(0.15, 0.62))
        lean = (start[0] - x) * 0.5
        end = (start[0] + lean + rng.uniform(-0.1, 0.1) * tall, start[1] + tall * rng.uniform(0.2, 0.4))
        back = (start[0] + lean - air.side * tall * 0.1, start[1] + tall * 0.34)
        rib = draw.shape(start, *_edge(rng, start, end, 0.1, 2), *_edge(rng, end, back, 0.1, 2))
        canvas.drawPath(rib, draw.fill(dark, alpha=0.4))
    if snowline < 1:
        line = y - tall * snowline
        reach = tall * 1.3
        lower = [(x - reach, line)]
        while lower[-1][0] < x + reach:
            fall = tall * rng.uniform(-0.04, 0.17) * (1 if len(lower) % 2 else -0.35)
            lower.append((lower[-1][0] + tall * rng.uniform(0.04, 0.1), line + fall))
        cap = draw.shape((x - reach, top[1] - 10), *lower, (x + reach, top[1] - 10))
        bright = air.far(draw.mix(SNOW, air.sun, 0.22), distance * 0.8)
        blue = air.far(draw.mix("#a9c0e4", air.shade, 0.2), distance * 0.8)
        canvas.drawPath(cap, draw.fill(bright))
        canvas.clipPath(cap, skia.ClipOp.kIntersect, True)
        canvas.drawPath(dark_side, draw.fill(blue))
    canvas.restore()


def mist(brief: Brief, air: Air, name: str, depth: float, y: float, height: float, strength: float) -> Still:
    """A bank of haze lying before what is farther away."""
    period = period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("mist", name)
        tone = draw.lighten(air.haze, 0.12)
        share = min(0.95, strength * (1 + 1.4 * air.thick))
        band = draw.vertical(y - height, y + height * 0.6, [(tone, 0), (tone, share), (tone, 0)], [0, 0.62, 1])
        canvas.drawRect(draw.rect(-period / 2, y - height, period, height * 1.6), draw.fill(shader=band))
        for _ in range(7):
            x, r = rng.uniform(-period / 2, period / 2), height * rng.uniform(0.8, 1.5)
            for copy in (-period, 0.0, period):
                canvas.save()
                canvas.translate(x + copy, y - height * rng.uniform(0.0, 0.2))
                canvas.scale(2.6, 0.4)
                draw.glow(canvas, 0, 0, r, tone, share * 0.5, skia.BlendMode.kSrcOver)
                canvas.restore()

    return strip(brief, name, depth, y - height * 1.4, y + height * 0.8, paint)
