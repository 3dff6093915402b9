"""What stands behind the street: city glow, ranks of towers fading into haze, a landmark. Painted once, moved by drift."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import landmarks
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.sets.town import PERIOD, Town
from core.generation.animatic.stage import Layer, Still

Paint = Callable[[skia.Canvas], None]

_TALL = frozenset(
    {
        "spire",
        "tokyo",
        "japan",
        "new_york",
        "dubai",
        "shanghai",
        "hong_kong",
        "singapore",
        "seoul",
        "chicago",
        "bangkok",
    }
)
"""Landmarks among towers; in other cities the houses are low and theirs stands free."""


def tiled(
    name: str,
    depth: float,
    top: float,
    bottom: float,
    town: Town,
    *paints: Paint,
    passes: float | None = None,
    behind: Paint | None = None,
) -> Still:
    """A layer that repeats every `PERIOD`: each of ``paints`` draws one period from x = 0, and what sticks out wraps around.

    The second is drawn over the whole of the first, so that nothing covers what overhangs from the period before.

    ``behind`` is drawn once under all of it and has to look the same everywhere along x.

    It passes as a layer of its depth does, or of the depth ``passes``: the ground has to pass at 1 whatever lies on it.

    The picture is two units wider than its period, so that neighbours overlap and no seam shows between them.
    """

    def painted(canvas: skia.Canvas) -> None:
        if behind is not None:
            behind(canvas)
        for paint in paints:
            for turn in (-1, 0, 1):
                canvas.save()
                canvas.translate(-PERIOD / 2 + turn * PERIOD, 0)
                paint(canvas)
                canvas.restore()

    bounds = (-PERIOD / 2, top, PERIOD + 2, bottom - top)
    drift = town.drift(depth if passes is None else passes)
    return Still(name, depth, bounds, painted, wrap=PERIOD, drift=drift)


def skyline_layers(town: Town) -> list[Layer]:
    """Three ranks of towers, the landmark before them, and the glow that the city puts into the air."""
    frame = town.brief.frame
    reach = frame.pick(0.95, 0.9, 0.92) * town.base
    heights = ((0.6, 1.04), (0.46, 0.84), (0.34, 0.66)) if town.cyber else ((0.56, 0.92), (0.4, 0.7), (0.3, 0.56))
    old = town.landmark is not None and town.landmark not in _TALL
    if old:  # such towns are low, and their landmark stands free
        heights = ((0.3, 0.46), (0.24, 0.42), (0.2, 0.38))
    depths = (0.1, 0.2, 0.36)
    layers: list[Layer] = []
    for rank, (depth, (low, high)) in enumerate(zip(depths, heights, strict=True)):
        layers.append(_rank(town, rank, depth, low * reach, high * reach))
        if town.landmark and rank == 2:
            layers.append(_landmark(town, depth + 0.05))
    return layers


def _city_glow(town: Town, canvas: skia.Canvas) -> None:
    """What the lights of the city put into the air behind it."""
    colours = [("#7a5ab8", 0.0), ("#8a62b0", 0.36), ("#ffb27a", 0.42)]
    if town.cyber:
        colours = [("#ff3fb0", 0.0), ("#b33fd0", 0.4), ("#ff8a7a", 0.5)]
    shader = draw.vertical(town.base * 0.12, town.base, colours, [0, 0.62, 1])
    canvas.drawRect(draw.rect(-PERIOD, town.base * 0.12, 2 * PERIOD, town.base), draw.fill(shader=shader))


def _rank(town: Town, rank: int, depth: float, low: float, high: float) -> Still:
    rng = town.brief.random("skyline", str(rank))
    colour = town.hazes[rank]
    towers: list[tuple[float, float, float, int]] = []
    x = 0.0
    while x < PERIOD - 30:
        wide = min(rng.uniform(38, 92) * (0.8 + 0.25 * rank), PERIOD - x)
        tall, kind = rng.uniform(low, high), rng.randrange(6)
        if rank == 2 and town.landmark and abs(x + wide / 2 - landmark_x(town, depth)) < 90:
            tall, kind = tall * 0.42, 4  # nothing tall right behind the landmark
        towers.append((x, wide, tall, kind))
        x += wide + rng.choice((0, 0, 3, 10))
    seed = rng.random()

    def paint(canvas: skia.Canvas) -> None:
        for index, (left, wide, tall, kind) in enumerate(towers):
            _tower(canvas, town, random.Random(seed + index), left, wide, tall, kind, colour, rank)
        mist = draw.mix(town.air.haze, colour, 0.4) if not town.cyber else "#7a2f9a"
        shade = draw.vertical(town.base - high * 0.55, town.base, [(mist, 0.0), (mist, 0.5)])
        canvas.drawRect(
            draw.rect(0, town.base - high * 0.55, PERIOD, high), draw.fill(shader=shade, blend=skia.BlendMode.kSrcATop)
        )

    glow = partial(_city_glow, town) if town.dark and rank == 0 else None
    top = min(town.base - high * 1.3 - 30, town.base * 0.12) if glow else town.base - high * 1.3 - 30
    return tiled(f"set:skyline-{rank + 1}", depth, top, town.base + 4, town, paint, behind=glow)


def _tower(
    canvas: skia.Canvas,
    town: Town,
    rng: random.Random,
    x: float,
    wide: float,
    tall: float,
    kind: int,
    colour: str,
    rank: int,
) -> None:
    top, base = town.base - tall, town.base
    face = draw.vertical(top, base, [draw.mix(colour, "#ffffff", 0.05), draw.mix(colour, town.air.haze, 0.2)])
    paint = draw.fill(shader=face)
    canvas.drawRect(draw.rect(x, top, wide, tall), paint)
    side = draw.fill(draw.mix(colour, "#0c0820", 0.22), alpha=0.55)
    canvas.drawRect(draw.rect(x, top, wide * 0.24, tall), side)
    if kind == 0:
        canvas.drawRect(draw.rect(x + wide * 0.2, top - 16, wide * 0.6, 18), paint)
        canvas.drawLine(x + wide * 0.5, top - 16, x + wide * 0.5, top - 44, draw.stroke(colour, 1.6))
    elif kind == 1:
        canvas.drawPath(draw.shape((x, top), (x + wide, top), (x + wide, top - wide * 0.3)), paint)
    elif kind == 2 and rank:
        canvas.drawRect(draw.rect(x + wide * 0.16, top - 9, wide * 0.22, 10), paint)
        canvas.drawRect(draw.rect(x + wide * 0.56, top - 6, wide * 0.26, 8), paint)
    elif kind == 3:
        canvas.drawPath(draw.shape((x + wide * 0.1, top), (x + wide * 0.5, top - 30), (x + wide * 0.9, top)), paint)
    if town.snow:
        canvas.drawRect(draw.rect(x - 1, top - 2.4, wide + 2, 4), draw.fill("#eef3ff", alpha=0.75))
    _windows(canvas, town, rng, x, top, wide, tall, rank)
    if town.dark and kind == 0:
        draw.glow(canvas, x + wide * 0.5, top - 44, 9, "#ff4f4f", 0.9)
    if town.cyber and rank and rng.random() < 0.55:
        neon = rng.choice(town.neons)
        edge = x + (wide - 2 if rng.random() < 0.5 else 1)
        canvas.drawLine(edge, top, edge, base, draw.stroke(neon, 4, alpha=0.18 + 0.1 * rank))
        canvas.drawLine(edge, top, edge, base, draw.stroke(draw.lighten(neon, 0.3), 1.2, alpha=0.6 + 0.2 * rank))
        if rng.random() < 0.5:
            y = top + rng.uniform(6, 26)
            canvas.drawLine(x, y, x + wide, y, draw.stroke(neon, 1.3, alpha=0.7))


def _windows(
    canvas: skia.Canvas, town: Town, rng: random.Random, x: float, top: float, wide: float, tall: float, rank: int
) -> None:
    size = 2.6 + 1.5 * rank
    step_x, step_y = size * 2.2, size * 2.7
    lit = draw.fill(rng.choice(town.lamps), alpha=0.34 + 0.2 * rank)
    other = draw.fill(rng.choice(town.neons if town.cyber else town.lamps), alpha=0.3 + 0.18 * rank)
    pane = draw.fill(draw.mix(town.hazes[rank], "#ffffff", 0.22), alpha=0.5)
    share = town.lit * (0.8 if town.dark else 0.5)
    bands = rng.random() < 0.25
    y = top + step_y
    while y < town.base - 20:
        across = x + step_x * 0.8
        band_lit = rng.random() < share * 0.8
        while across < x + wide - size * 1.3:
            glows = band_lit if bands else rng.random() < share
            if glows:
                canvas.drawRect(draw.rect(across, y, size, size * 1.3), lit if rng.random() < 0.75 else other)
            elif not town.dark:
                canvas.drawRect(draw.rect(across, y, size, size * 1.3), pane)
            across += step_x
        y += step_y


def landmark_x(town: Town, depth: float) -> float:
    """Where in the period the landmark stands: in the right third of the picture halfway through the shot."""
    frame = town.brief.frame
    aside = min(
        frame.pick(206.0, 118.0, 168.0), max(0.04 * frame.width, 0.47 * frame.width - landmark_size(town)[0] / 2)
    )
    return (PERIOD / 2 + aside + town.drift(depth) * town.brief.seconds / 2) % PERIOD


# --- landmarks ------------------------------------------------------------------------------------------------------


def landmark_size(town: Town) -> tuple[float, float]:
    """Width and height of the town's landmark in world units; (0, 0) where there is none."""
    reach = town.brief.frame.pick(0.95, 0.9, 0.92) * town.base
    if town.landmark is None:
        return 0.0, 0.0
    if town.landmark == "spire":
        return reach * 0.2, reach * 0.97
    landmark = landmarks.LANDMARKS[town.landmark]
    tall = min(reach * 0.97 * landmark.high, town.brief.frame.width * 0.8 / landmark.wide)
    return tall * landmark.wide, tall


def _landmark(town: Town, depth: float) -> Still:
    """One landmark per period, right of the lead at the middle of the shot."""
    x = landmark_x(town, depth)
    wide, tall = landmark_size(town)
    base = town.base - 0.16 * town.storey  # its foot is seen over the hedge in the gap between the houses

    def paint(canvas: skia.Canvas) -> None:
        canvas.translate(-PERIOD / 2, 0)
        if town.landmark == "spire":
            _spire(canvas, town, x, tall)
        else:
            ink = Ink(canvas, town.air, 0.08, lamps=town.dark or town.lit > 0.2)
            landmarks.LANDMARKS[town.landmark or ""].draw(ink, x, base, tall)

    # only as wide as it is: most of a period would be empty
    half = max(wide, tall * 1.3) * 0.55 + 20
    bounds = (x - PERIOD / 2 - half, base - tall * 1.25 - 20, 2 * half, tall * 1.25 + 0.16 * town.storey + 24)
    return Still("set:landmark", depth, bounds, paint, wrap=PERIOD, drift=town.drift(depth))


def _spire(canvas: skia.Canvas, town: Town, x: float, tall: float) -> None:
    """The tower of a city to come: tapering, ringed with light."""
    base = town.base
    body = draw.shape(
        (x - tall * 0.09, base),
        (x - tall * 0.05, base - tall * 0.5, x - 4, base - tall * 0.86),
        (x, base - tall),
        (x + 4, base - tall * 0.86),
        (x + tall * 0.05, base - tall * 0.5, x + tall * 0.09, base),
    )
    draw.glow(canvas, x, base - tall * 0.6, tall * 0.55, "#ff3fb0", 0.35)
    canvas.drawPath(
        body, draw.fill(shader=draw.horizontal(x - tall * 0.09, x + tall * 0.09, ["#2a1460", "#5a2a9a", "#22104c"]))
    )
    for share, wide in ((0.45, 0.1), (0.6, 0.075), (0.74, 0.05)):
        y = base - tall * share
        ring = skia.Path()
        ring.addOval(draw.rect(x - tall * wide, y - tall * 0.012, tall * wide * 2, tall * 0.026))
        canvas.drawPath(ring, draw.stroke("#19e3ff", 4, alpha=0.35))
        canvas.drawPath(ring, draw.stroke("#b8f6ff", 1.4))
    canvas.drawLine(x, base - tall * 0.98, x, base - tall * 0.3, draw.stroke("#ff7fd0", 1.4, alpha=0.8))
    draw.glow(canvas, x, base - tall, 16, "#ffffff", 0.9)
