"""Pieces of land for outdoor sets: ridges, mountains, ground, rocks, water, and what is scattered over them.

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
from core.generation.animatic.stage import Brief, Live, Painter, Still

Height = Callable[[float], float]
Item = Callable[[skia.Canvas, float, float, float, random.Random], None]  # canvas, x, y, scale, its own random numbers

GRASS, SAND, EARTH, ROCK, SNOW = "#6fae4a", "#ecc078", "#9a7248", "#8d8f98", "#f3f8ff"


def period_of(brief: Brief) -> float:
    """How often land repeats, in world units: wide enough that a repeat is never in view twice."""
    return max(brief.frame.width * 1.7, 1150.0)


def wave(rng: random.Random, period: float, height: float, *, octaves: int = 5, rough: float = 0.55, base: int = 2) -> Height:
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


def strip(
    brief: Brief, name: str, depth: float, top: float, bottom: float, paint: Painter, *, blur: float = 0.0
) -> Still:
    """A layer of land as wide as `period_of`, that wraps and drifts with the walk."""
    period = period_of(brief)
    bounds = (-period / 2, top, period, bottom - top)
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


def scatter(
    brief: Brief,
    name: str,
    depth: float,
    rows: tuple[float, float],
    count: int,
    item: Item,
    *,
    size: tuple[float, float] = (0.6, 1.0),
    room: float = 60.0,
    clear: Sequence[tuple[float, float]] = (),
    blur: float = 0.0,
    clumps: int = 0,
) -> Still:
    """Many of one thing on the ground between two ``rows`` (y far, y near), growing from ``size[0]`` to ``size[1]``.

    ``room`` is how far an item may rise above its base or spread beside it; ``clear`` are x ranges left free;
    ``clumps`` gathers the items around so many centres.
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

    return strip(brief, name, depth, far - room, near + 14, paint, blur=blur)


# --- far land -------------------------------------------------------------------------------------------------------


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
    if air.snow:
        colour = draw.mix(colour, SNOW, 0.42 if trees else 0.8)

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
            crestline = draw.path(*[(x, y + line(x) + 1) for x in _steps(-period / 2, period / 2, 7)])
            canvas.drawPath(crestline, shine)

    return strip(brief, name, depth, y - height - trees - 6, bottom, paint)


def _steps(start: float, end: float, step: float) -> list[float]:
    return [start + step * index for index in range(math.ceil((end - start) / step) + 1)]


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


def _edge(rng: random.Random, start: tuple[float, float], end: tuple[float, float], rough: float, depth: int) -> list[tuple[float, float]]:
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

    layer = strip(brief, name, depth, y - height * 1.4, y + height * 0.8, paint)
    layer.drift += 4.0
    return layer


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
    covered = SNOW if air.snow else colour
    line = wave(brief.random("ground", name), period, swell, octaves=3, base=1)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("patches", name)
        far, middle, near = air.far(draw.mix(covered, air.sun, 0.2), 0.34), air.lit(covered, 0.16), air.shaded(covered, 0.3)
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
        rim = draw.path(*[(x, top + line(x) + 0.8) for x in _steps(-period / 2, period / 2, 9)])
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
            power = (0.30 if not air.overcast else 0.12) if not lit else (0.0 if air.overcast else 0.08 if air.night else 0.26)
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
        body = draw.shape(*rim, (x + wide * 0.6, y + 4 * scale, x, y + 4.5 * scale), (x - wide * 0.6, y + 4 * scale, *rim[0]))
        tone = rng.choice((ROCK, "#7f7a78", "#9a938b"))
        side = (x + air.side * wide, x - air.side * wide)
        shader = draw.linear((side[0], y - tall), (side[1], y), [air.lit(tone, 0.4), air.wash(tone), air.shaded(tone, 0.6)])
        canvas.drawPath(body, draw.fill(shader=shader))
        canvas.save()
        canvas.clipPath(body, skia.ClipOp.kIntersect, True)
        knee = (x - air.side * wide * rng.uniform(0.0, 0.3), y - tall * 0.45)
        plane = draw.shape(knee, (x - air.side * wide * 1.3, y - tall * 0.6), (x - air.side * wide * 1.2, y + 9), (x, y + 9))
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
            x = x_far + (x_near - x_far) * u**1.3 + rng.uniform(-0.2, 0.2) * frame.width * u + math.sin(u * 4.4) * frame.width * 0.06
            dab = air.shaded(tone, 0.45) if index % 2 else air.lit(tone, 0.5)
            draw.oval(canvas, x, y, 3 + 16 * u, 0.8 + 2.4 * u, draw.fill(dab, alpha=0.35))

    return Still("set:path", 0.925, (-frame.width * 0.8, top, frame.width * 1.6, bottom - top), paint)


# --- water ----------------------------------------------------------------------------------------------------------


def lake(brief: Brief, air: Air, top: float, bottom: float, *, ice: bool = False, depth: float = 0.5) -> Still:
    """A sheet of water or ice that holds the sky's colours, from ``top`` to ``bottom``."""
    period = period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("lake")
        colours = [draw.mix(air.horizon, air.haze, 0.3), air.middle, draw.mix(air.zenith, air.wash("#2a6a8c"), 0.4)]
        if ice:
            colours = [draw.mix(c, air.wash("#dceefa"), 0.5) for c in colours]
        canvas.drawRect(
            draw.rect(-period / 2, top, period, bottom - top), draw.fill(shader=draw.vertical(top, bottom, colours))
        )
        for _ in range(60):
            u = rng.random()
            x, y, long = rng.uniform(-period / 2, period / 2), top + (bottom - top) * u, 10 + 70 * u * rng.random()
            tone = draw.lighten(air.horizon, 0.35) if rng.random() < 0.6 else draw.darken(air.middle, 0.15)
            canvas.drawLine(x, y, x + long, y + (rng.uniform(-5, 5) if ice else 0), draw.stroke(tone, 0.6 + u, alpha=0.35))
        if not air.overcast:  # the sun's road
            for index in range(24):
                y = top + (bottom - top) * (index + 0.5) / 24
                wide = (10 + index * 2.0) * rng.uniform(0.4, 1.0)
                x = air.sun_at[0] + rng.uniform(-8, 8)
                canvas.drawLine(x - wide, y, x + wide, y, draw.stroke(draw.lighten(air.sun, 0.4), 1.6, alpha=0.45))

    return strip(brief, "lake", depth, top, bottom, paint)


def shimmer(brief: Brief, air: Air, top: float, bottom: float, depth: float, count: int = 26) -> Live:
    """Glints that wander over water."""
    rng = brief.random("shimmer")
    wide = brief.frame.width * 0.62
    glints = [(rng.uniform(-wide, wide), rng.random(), rng.uniform(0, 6.3), rng.uniform(1.2, 2.6)) for _ in range(count)]
    tone = draw.lighten(air.sun, 0.5)

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, u, phase, rate in glints:
            shine = max(0.0, math.sin(t * rate + phase))
            y, long = top + (bottom - top) * u, (4 + 22 * u) * (0.4 + 0.6 * shine)
            canvas.drawLine(x - long, y, x + long, y, draw.stroke(tone, 0.7 + 1.1 * u, alpha=0.6 * shine))

    return Live("set:shimmer", depth, paint)
