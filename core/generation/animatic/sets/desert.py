"""Dunes: lit and shaded flanks behind sharp crests, ripples that narrow with distance, drifting sand, footprints in a row."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.rigs.choreography import NATURAL_SPEED, cycles
from core.generation.animatic.sets import foreground, land, outdoors, plants, relief, sky, trees
from core.generation.animatic.sets.marks import Marks, marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still

SAND, ROCKFACE = "#eab765", "#b5673f"


def build(brief: Brief) -> Stage:
    """The desert of a brief."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.56, 0.58, 0.56))
    place.name(sand=(0.05, 2), dune=(0.12, -30, 0.75, 0.97), rock=(0.3, -14, 0.85))
    air = sky.air_for(brief, place.horizon)
    line, grow = place.horizon, frame.pick(1.0, 1.5, 1.25)
    feet, scatter = place.feet, partial(land.scatter, brief)
    sand = land.SNOW if air.snow else SAND
    wide = frame.width
    aside = outdoors.clearing(brief, -0.3, 0.26)
    distance = [
        _mesas(brief, air, line, grow),
        dunes(brief, air, "far-dunes", line - 12 * grow, 26 * grow, sand, 0.6, line + 40, count=5),
        relief.mist(brief, air, "heat", 0.12, line + 2, 40, 0.4),
    ]
    near_dunes = [
        dunes(brief, air, "dunes", line + 44 * grow, 46 * grow, sand, 0.16, frame.height, count=3, depth=0.55),
        scatter(
            "cacti",
            (line + 40 * grow, line + 62 * grow),
            4,
            trees.cactus(air, 0.14),
            (0.45 * grow, 0.7 * grow),
            room=180 * grow,
            clear=aside,
        ),
    ]
    ground = [
        _floor(brief, air, place, sand),
        land.pool_of_light(brief, air, place.lead + air.side * 60, feet, wide * 0.5, 0.36),
        scatter("stones", (feet - 60, feet - 12), 9, land.rock(air), (0.3, 0.7), room=50, clear=aside),
        scatter(
            "dry",
            (feet - 74, feet - 6),
            14,
            plants.tuft(air, colour="#c2a557", tall=20, blades=9),
            (0.6, 1.0),
            room=36,
            clumps=6,
        ),
        *_near_cactus(brief, air, place, grow),
        None if brief.travel else _trail(brief, air, place),
    ]
    near = [
        scatter(
            "near-dry",
            (frame.height - 16, frame.height + 12),
            7,
            plants.tuft(air, colour="#b8974c", tall=44, blades=13),
            (1.0, 1.5),
            room=70,
            clear=aside,
        )
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "distance", 0.12, distance),
        dunes(brief, air, "mid-dunes", line + 4, 52 * grow, sand, 0.36, line + 90 * grow, count=4, depth=0.3),
        land.together(brief, "near-dunes", 0.55, near_dunes),
        land.together(brief, "ground", 0.92, ground),
        *([_footprints(brief, air, place)] if brief.travel else []),
        land.together(brief, "near", 1.05, near),
        *foreground.framing(brief, air, "dry", strength=0.8),
    ]
    if not air.snow:
        layers.append(_drifting_sand(brief, air, place))
    return outdoors.stage(brief, air, place, layers)


def dunes(
    brief: Brief,
    air: Air,
    name: str,
    y: float,
    height: float,
    colour: str,
    distance: float,
    bottom: float,
    *,
    count: int,
    depth: float = 0.12,
) -> Still:
    """A row of dunes, each with a windward flank in the light and a slip face in the shade behind an S-shaped crest."""
    period = land.period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("dunes", name)
        lit = air.far(draw.mix(colour, air.sun, 0.38), distance)
        foot = air.far(draw.mix(colour, air.sun, 0.08), min(0.9, distance + 0.16))
        dark = air.far(draw.mix(colour, air.shade, 0.5), distance)
        deep = air.far(draw.mix(colour, air.shade, 0.24), min(0.9, distance + 0.1))
        # the ground between the dunes
        canvas.drawRect(
            draw.rect(-period / 2, y, period, bottom - y), draw.fill(shader=draw.vertical(y, bottom, [lit, foot]))
        )
        dunes = []
        for index in range(count):
            x = (index + rng.uniform(0.2, 0.8)) * period / count - period / 2
            dunes.append((rng.uniform(0.6, 1.0), x, rng.uniform(0.85, 1.25), rng.random()))
        for tall, x, spread, seed in sorted(dunes, reverse=True):
            for copy in (-period, 0.0, period):
                _dune(
                    canvas,
                    air.side,
                    x + copy,
                    y,
                    height * tall,
                    period / count * 0.72 * spread,
                    bottom,
                    (lit, foot, dark, deep),
                    random.Random(seed),
                )

    return land.strip(brief, name, depth, y - height * 1.2, bottom, paint)


def _dune(
    canvas: skia.Canvas,
    side: int,
    x: float,
    y: float,
    tall: float,
    half: float,
    bottom: float,
    tones: tuple[str, str, str, str],
    rng: random.Random,
) -> None:
    lit, foot, dark, deep = tones
    top = (x - side * half * rng.uniform(0.05, 0.25), y - tall)
    left, right = x - half, x + half
    bottom = max(bottom, y + tall)
    outline = draw.shape(
        (left, bottom),
        (left, y + 4),
        (left + half * 0.45, y + 2, top[0] - half * 0.3, top[1] + 1, *top),
        (top[0] + half * 0.3, top[1] + 2, right - half * 0.45, y + 4, right, y + 6),
        (right, bottom),
    )
    canvas.save()
    canvas.clipPath(outline, skia.ClipOp.kIntersect, True)
    canvas.drawPaint(draw.fill(shader=draw.vertical(top[1], bottom, [lit, lit, foot], [0, 0.3, 1])))
    away = -side  # the slip face looks away from the light: a crescent between the crest and its own foot
    tip = (x + away * half, y + 5)
    face = draw.shape(
        (top[0], top[1] - 6),
        (
            top[0] + side * half * 0.16,
            y - tall * 0.55,
            top[0] + away * half * 0.24,
            y - tall * 0.15,
            top[0] + away * half * 0.02,
            y + tall * 0.42,
        ),
        (top[0] + away * half * 0.3, y + tall * 0.62, top[0] + away * half * 0.7, y + tall * 0.12, *tip),
        (tip[0], top[1] - 6),
    )
    canvas.drawPath(face, draw.fill(shader=draw.vertical(top[1], y + tall * 0.5, [dark, dark, deep], [0, 0.5, 1])))
    for index in range(9):  # wind ripples that follow the windward flank
        v = index / 9
        yy = y - tall * 0.7 + (bottom - y + tall * 0.7) * v**1.3
        line = draw.path((x - half, yy + tall * 0.34), (x, yy - tall * 0.1, x + half, yy + tall * 0.4))
        canvas.drawPath(line, draw.stroke(foot, 0.8 + v, alpha=0.28))
    canvas.restore()
    crest = draw.path(
        (left, y + 4),
        (left + half * 0.45, y + 2, top[0] - half * 0.3, top[1] + 1, *top),
        (top[0] + half * 0.3, top[1] + 2, right - half * 0.45, y + 4, right, y + 6),
    )
    canvas.drawPath(crest, draw.stroke(draw.lighten(lit, 0.35), 1.1, alpha=0.55))


def _mesas(brief: Brief, air: Air, line: float, grow: float) -> Still:
    """Table mountains in the haze."""
    period = land.period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("mesas")
        for index in range(5):
            x = (index + rng.uniform(0.2, 0.8)) * period / 5 - period / 2
            tall, half = rng.uniform(26, 62) * grow, rng.uniform(34, 78) * grow
            for copy in (-period, 0.0, period):
                _mesa(canvas, air, x + copy, line, tall, half, rng.random())

    return land.strip(brief, "mesas", 0.12, line - 80 * grow, line + 10, paint)


def _mesa(canvas: skia.Canvas, air: Air, x: float, y: float, tall: float, half: float, seed: float) -> None:
    rng = random.Random(seed)
    lit, dark = air.far(draw.mix(ROCKFACE, air.sun, 0.3), 0.66), air.far(draw.mix(ROCKFACE, air.shade, 0.4), 0.66)
    body = draw.shape(
        (x - half * 1.4, y + 6),
        (x - half * 1.02, y - tall * 0.5),
        (x - half, y - tall),
        (x + half * 0.9, y - tall * 0.96),
        (x + half * 1.05, y - tall * 0.45),
        (x + half * 1.5, y + 6),
    )
    ends = (x + half, x - half) if air.side > 0 else (x - half, x + half)
    canvas.drawPath(body, draw.fill(shader=draw.linear((ends[0], y), (ends[1], y), [lit, dark])))
    canvas.save()
    canvas.clipPath(body, skia.ClipOp.kIntersect, True)
    for _ in range(8):
        cx = x + rng.uniform(-1, 1) * half
        canvas.drawLine(
            cx, y - tall, cx + rng.uniform(-3, 3), y - tall * 0.3, draw.stroke(dark, rng.uniform(1, 3), alpha=0.4)
        )
    canvas.drawLine(x - half * 1.2, y - tall * 0.72, x + half * 1.2, y - tall * 0.7, draw.stroke(dark, 1.6, alpha=0.35))
    canvas.restore()


def _floor(brief: Brief, air: Air, place: Marks, sand: str) -> Still:
    """The sand at the cast's feet: a broad back with ripples that widen towards the viewer."""
    frame = brief.frame
    period = land.period_of(brief)
    top = place.feet - 76 * place.scale
    base = land.ground(brief, air, top, sand, name="sand", swell=14, under="#b07a3c", patches=26)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("ripples")
        canvas.save()
        base.paint(canvas)
        canvas.restore()
        dark, bright = air.shaded("#c98f4a" if not air.snow else "#a9c0e4", 0.35), air.lit(sand, 0.55)
        y, index = top + 20, 0
        while y < frame.height + 40:
            share = (y - top) / (frame.height - top)
            waves, phase = 9 + index % 4, rng.uniform(0, 6.3)
            points = []
            for step in range(121):
                x = -period / 2 + period * step / 120
                sway = math.sin(math.tau * waves * step / 120 + phase) + 0.5 * math.sin(
                    math.tau * (waves * 2 + 1) * step / 120 + phase * 2
                )
                points.append((x, y + sway * (1.2 + 2.6 * share)))
            line = draw.path(*points)
            canvas.drawPath(line, draw.stroke(dark, 0.8 + 1.7 * share, alpha=0.30))
            canvas.translate(0, -1.2 - 1.4 * share)
            canvas.drawPath(line, draw.stroke(bright, 0.7 + 1.0 * share, alpha=0.38))
            canvas.translate(0, 1.2 + 1.4 * share)
            y += 4.5 + 10 * share
            index += 1

    return land.strip(brief, "sand", 0.92, top - 20, frame.height + 90, paint)


def _near_cactus(brief: Brief, air: Air, place: Marks, grow: float) -> list[Still]:
    if brief.travel:
        size = (0.9 * grow, 1.0 * grow)
        return [
            land.scatter(
                brief,
                "near-cacti",
                (place.feet - 70, place.feet - 60),
                2,
                trees.cactus(air, 0.02),
                size,
                room=220 * grow,
            )
        ]
    width = brief.frame.width

    def paint(canvas: skia.Canvas) -> None:
        trees.cactus(air, 0.02)(
            canvas, width * brief.frame.pick(0.37, 0.37, 0.38), place.feet - 40, 1.15 * grow, brief.random("cactus")
        )

    return [Still("set:cactus", 0.9, (-width * 0.75, 0, width * 1.5, brief.frame.height), paint)]


# --- footprints -----------------------------------------------------------------------------------------------------


def _print(canvas: skia.Canvas, x: float, y: float, scale: float, dark: skia.Paint, bright: skia.Paint) -> None:
    draw.oval(canvas, x + 1.5 * scale, y + 1.6 * scale, 13 * scale, 3.6 * scale, bright)
    draw.oval(canvas, x, y, 12.5 * scale, 3.0 * scale, dark)


def _tones(air: Air) -> tuple[skia.Paint, skia.Paint]:
    sand = land.SNOW if air.snow else SAND
    return draw.fill(air.shaded("#a8703a" if not air.snow else "#7d9ac8", 0.5), alpha=0.62), draw.fill(
        air.lit(sand, 0.7), alpha=0.55
    )


def _footprints(brief: Brief, air: Air, place: Marks) -> Live:
    """Prints that appear under the walker's feet and drift away behind it with the ground."""
    dark, bright = _tones(air)
    running = brief.action in ("run", "chase")
    _, stride = cycles(1.0, brief.travel / place.scale or NATURAL_SPEED["walk"], running=running)
    gap = stride * place.scale / 2
    left = -brief.frame.width * 0.75

    def paint(canvas: skia.Canvas, t: float) -> None:
        gone = brief.travel * t
        newest = math.floor(gone / gap)
        # the trail was there before the shot began: it reaches out of the frame
        for index in range(newest, newest - math.ceil((place.lead - left) / gap), -1):
            x = place.lead + index * gap - gone + (10 if index % 2 else 2)
            if x < place.lead + 6:
                _print(canvas, x, place.feet + (3 if index % 2 else -3), place.scale, dark, bright)

    return Live("set:footprints", 0.93, paint)


def _trail(brief: Brief, air: Air, place: Marks) -> Still:
    """A row of prints that leads from the dunes to where the lead stands."""
    width = brief.frame.width
    far = place.feet - 60 * place.scale

    def paint(canvas: skia.Canvas) -> None:
        dark, bright = _tones(air)
        for index in range(16):
            u = index / 15
            x = -width * 0.5 + (place.lead + width * 0.5) * u
            y = far + (place.feet - far) * u**1.4
            _print(canvas, x, y + (2 if index % 2 else -2) * u, place.scale * (0.3 + 0.6 * u), dark, bright)

    return Still("set:trail", 0.9, (-width * 0.75, far - 20, width * 1.5, place.feet - far + 40), paint)


def _drifting_sand(brief: Brief, air: Air, place: Marks) -> Live:
    """Veils of sand blown low over the ground."""
    rng = brief.random("sand")
    wide = brief.frame.width * 1.4
    force = 2.4 if brief.weather in ("wind", "storm") else 1.0
    veils = [
        (rng.uniform(0, wide), rng.random(), rng.uniform(0.7, 1.4), rng.uniform(40, 130))
        for _ in range(round(26 * force))
    ]
    tone = air.lit("#f3d193", 0.5)
    top = place.horizon + 20

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, u, rate, long in veils:
            px = (x - t * (70 * force + brief.travel) * rate * (0.4 + 0.8 * u)) % wide - wide / 2
            py = top + (brief.frame.height - top) * u + 4 * math.sin(t * 1.3 + x)
            line = draw.path((px, py), (px + long * 0.5, py - 5 * u, px + long * (0.5 + u), py + 1))
            canvas.drawPath(line, draw.stroke(tone, 0.8 + 1.6 * u, alpha=0.26 * (0.5 + 0.5 * math.sin(t * 2 + x))))

    return Live("set:sand-drift", 1.02, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"desert": build}
