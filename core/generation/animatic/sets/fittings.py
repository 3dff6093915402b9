"""What stands about in town and country: trees in their season, lamps, benches, fences, garlands, flags, crowds, little houses.

Each is painted with an `Ink` on the ground at (x, y), ``s`` times its usual size.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import trees
from core.generation.animatic.sets.built import arc
from core.generation.animatic.sets.ink import Ink

PARTY = ("#e8503c", "#f2b63c", "#4fae6a", "#3f8fd0", "#b268c8")


def tree(ink: Ink, x: float, y: float, s: float, rng: random.Random, *, colour: str = trees.LEAVES) -> None:
    """A broadleaf tree in its season, 200 units tall; bare in winter."""
    if ink.air.season == "winter":
        ink.shadow(x, y, 60 * s, 7 * s, 0.3)
        branch(ink, rng, (x, y), -90 + rng.uniform(-4, 4), 62 * s, 11 * s)
        return
    trees.broadleaf(ink.air, ink.distance, colour=colour)(ink.canvas, x, y, s, rng)


def branch(
    ink: Ink, rng: random.Random, root: draw.Point, degrees: float, length: float, thick: float, bark: str = "#5f4636"
) -> None:
    """A bare branch that forks until it is thin, snow on its upper side where snow lies."""
    angle = math.radians(degrees)
    tip = (root[0] + math.cos(angle) * length, root[1] + math.sin(angle) * length)
    ink.line(bark, thick, root, tip)
    if ink.air.snow and abs(math.cos(angle)) > 0.25:
        lift = thick * 0.5
        ink.line("#f3f8ff", max(0.8, thick * 0.45), (root[0], root[1] - lift), (tip[0], tip[1] - lift))
    if thick > 1.6:
        for turn in (-rng.uniform(18, 42), rng.uniform(18, 42)):
            branch(ink, rng, tip, degrees + turn, length * rng.uniform(0.66, 0.84), thick * 0.64, bark)


def lamp_post(
    ink: Ink, x: float, y: float, s: float, *, globes: int = 1, iron: str = "#2e3a44", colour: str = "#ffc978"
) -> None:
    """A lamp of cast iron with one or two lanterns, 165 units tall."""
    ink.shadow(x, y, 18 * s, 4 * s)
    ink.line(iron, 4.6 * s, (x, y), (x, y - 132 * s))
    ink.line(iron, 10 * s, (x, y - 2 * s), (x, y - 14 * s))
    ink.line(iron, 7 * s, (x, y - 14 * s), (x, y - 30 * s))
    heads = [(x, y - 140 * s)] if globes == 1 else [(x - 20 * s, y - 128 * s), (x + 20 * s, y - 128 * s)]
    if globes == 2:
        ink.line(iron, 3 * s, (x - 20 * s, y - 122 * s), (x, y - 108 * s, x + 20 * s, y - 122 * s))
    for hx, hy in heads:
        ink.glow(hx, hy - 8 * s, 105 * s, colour, 0.6)
        glass = draw.shape((hx - 7 * s, hy), (hx - 10 * s, hy - 22 * s), (hx + 10 * s, hy - 22 * s), (hx + 7 * s, hy))
        ink.canvas.drawPath(glass, draw.fill("#fff3cf") if ink.lamps else ink.fill("#eef0ea", 0.2))
        ink.line(
            iron, 1.6 * s, (hx - 10 * s, hy - 22 * s), (hx - 7 * s, hy), (hx + 7 * s, hy), (hx + 10 * s, hy - 22 * s)
        )
        ink.poly(iron, (hx - 13 * s, hy - 21 * s), (hx, hy - 36 * s), (hx + 13 * s, hy - 21 * s))
        ink.snow(hx - 10 * s, hy - 25 * s, 20 * s, 5 * s)


def bench(ink: Ink, x: float, y: float, s: float, wood: str = "#a8713f") -> None:
    """A park bench seen from the front, 130 units wide."""
    ink.shadow(x, y, 74 * s, 7 * s, 0.42)
    for dx in (-52, 52):
        ink.line("#30383f", 4.4 * s, (x + dx * s, y), (x + dx * s, y - 62 * s))
    for index, high in enumerate((60, 49, 38, 25)):
        deep = 8 if index < 3 else 10
        ink.canvas.drawRoundRect(
            draw.rect(x - 64 * s, y - high * s, 128 * s, deep * s), 2, 2, ink.fill(wood, 0.35 - 0.12 * (index % 2))
        )
    ink.snow(x - 62 * s, y - 59 * s, 124 * s, 5 * s)
    ink.snow(x - 62 * s, y - 24 * s, 124 * s, 5 * s)


def fence(
    ink: Ink, left: float, right: float, y: float, s: float, *, colour: str = "#f2efe6", kind: str = "picket"
) -> None:
    """A fence along the ground: "picket" boards, "rail" of two bars, "iron" spikes, "wire" mesh."""
    tall = {"picket": 46, "rail": 40, "iron": 70, "wire": 92}[kind] * s
    step = {"picket": 13, "rail": 58, "iron": 11, "wire": 70}[kind] * s
    for share in (0.3, 0.78) if kind != "wire" else (0.03, 0.97):
        ink.line(
            colour,
            {"iron": 2.6, "wire": 2.4}.get(kind, 5) * s,
            (left, y - tall * share),
            (right, y - tall * share),
            light=-0.15,
        )
        if kind == "rail":
            ink.snow(left, y - tall * share - 2 * s, right - left, 3.4 * s)
    if kind == "wire":
        mesh = skia.Path()
        for index in range(round((right - left + tall) / (9 * s))):
            x = left + index * 9 * s
            mesh.moveTo(min(x, right), y - max(0.0, x - right))
            mesh.lineTo(max(left, x - tall), y - min(tall, x - left))
            mesh.moveTo(min(x, right), y - tall + max(0.0, x - right))
            mesh.lineTo(max(left, x - tall), y - tall + min(tall, x - left))
        ink.canvas.drawPath(mesh, draw.stroke(ink.tone(colour), 0.8 * s, alpha=0.5))
    for index in range(round((right - left) / step) + 1):
        x = left + index * step
        if kind == "picket":
            ink.poly(
                colour,
                (x - 4 * s, y),
                (x - 4 * s, y - tall),
                (x, y - tall - 6 * s),
                (x + 4 * s, y - tall),
                (x + 4 * s, y),
                light=0.15,
            )
        elif kind == "iron":
            ink.line(colour, 2 * s, (x, y), (x, y - tall))
            ink.poly(colour, (x - 3 * s, y - tall), (x, y - tall - 9 * s), (x + 3 * s, y - tall))
        else:
            ink.column(x, y, 6 * s, tall * 1.1, colour)
            ink.snow(x - 3 * s, y - tall * 1.1, 6 * s, 4 * s)


def garland(
    ink: Ink,
    start: draw.Point,
    end: draw.Point,
    sag: float,
    *,
    colours: Sequence[str] = ("#ffd98a",),
    size: float = 2.6,
    count: int = 14,
) -> None:
    """Bulbs on a cord between two points."""
    points = arc(start, end, sag, count)
    ink.line("#2c2a33", 1.1, *points)
    for index, (x, y) in enumerate(points[1:-1]):
        ink.bulb(x, y + size, size, colours[index % len(colours)])


def bunting(ink: Ink, start: draw.Point, end: draw.Point, sag: float, *, size: float = 11.0, count: int = 16) -> None:
    """Little flags of all colours on a cord between two points."""
    points = arc(start, end, sag, count)
    ink.line("#e8e2d6", 1.2, *points)
    for index in range(count):
        (x0, y0), (x1, y1) = points[index], points[index + 1]
        x, y = x0 * 0.85 + x1 * 0.15, y0 * 0.85 + y1 * 0.15
        ink.poly(
            PARTY[index % 5],
            (x, y),
            (x0 * 0.15 + x1 * 0.85, y0 * 0.15 + y1 * 0.85),
            ((x0 + x1) / 2, (y0 + y1) / 2 + size),
            light=0.15,
        )


def flag(ink: Ink, x: float, y: float, tall: float, colours: Sequence[str], *, wide: float = 34.0) -> None:
    """A flag in stripes on a pole whose foot is at (x, y)."""
    ink.line("#d8d8d8", 2.2, (x, y), (x, y - tall))
    ink.disc(x, y - tall - 2, 2.6, "#f2c94a", 0.3)
    deep = wide * 0.6 / len(colours)
    for index, colour in enumerate(colours):
        top, low = y - tall + 2 + deep * index, y - tall + 2 + deep * (index + 1)
        ink.poly(
            colour,
            (x, top),
            (x + wide * 0.3, top - 4, x + wide * 0.6, top + 4, x + wide, top),
            (x + wide, low),
            (x + wide * 0.6, low + 4, x + wide * 0.3, low - 4, x, low),
            light=0.1 - 0.1 * index,
        )


def crowd(
    ink: Ink, rng: random.Random, left: float, right: float, rows: Sequence[float], size: float, *, share: float = 0.92
) -> None:
    """Heads and shoulders of spectators along rows of seats, given as the y of their feet; ``size`` is a head's radius."""
    coats = [
        ink.fill(colour, 0.1)
        for colour in ("#d8503f", "#f2efe6", "#3f6fc0", "#f0c04a", "#4f9a68", "#8a5ab0", "#39405c", "#e68aa8")
    ]
    skins = [ink.fill(colour, 0.1) for colour in ("#f2c6a0", "#d9a074", "#a8714a", "#f6d8bc")]
    for y in rows:
        x = left + size
        while x < right - size:
            if rng.random() < share:
                lift = rng.uniform(-0.3, 0.3) * size
                draw.oval(ink.canvas, x, y - size * 0.9 + lift, size * 1.15, size * 1.2, rng.choice(coats))
                ink.canvas.drawCircle(x, y - size * 2.5 + lift, size * 0.72, rng.choice(skins))
            x += size * rng.uniform(2.3, 2.9)


def gable(
    ink: Ink,
    x: float,
    base: float,
    wide: float,
    tall: float,
    rng: random.Random,
    *,
    wall: str = "#f0e2c8",
    roof: str = "#b5553c",
    pitch: float = 0.55,
    timber: bool = False,
    storeys: int = 1,
    door: bool = True,
    chimney: bool = True,
) -> None:
    """A house with its gable to the viewer: ``wide`` and ``tall`` are its wall's, the roof rises ``pitch`` times its width."""
    left, top, peak = x - wide / 2, base - tall, base - tall - wide * pitch
    if chimney:
        cx = x + wide * 0.24
        ink.wall(cx, top - wide * pitch * 0.3, wide * 0.11, wide * pitch * 0.62, "#a8624a")
        ink.snow(cx - wide * 0.06, top - wide * pitch * 0.92, wide * 0.12, wide * 0.04)
    ink.wall(x, base, wide, tall + 1, wall)
    ink.poly(wall, (left, top), (x, peak), (left + wide, top), light=0.12)
    if timber:
        _timber(ink, left, top, wide, tall, peak, storeys)
    for storey in range(storeys):
        y = base - tall * (storey + 0.78) / storeys
        count = 2 if door and storey == 0 else 3
        for index in range(count):
            px = left + wide * ((index + 0.5) / count if count == 3 else (0.12 + 0.58 * index))
            size = wide * 0.14
            ink.window(px - (size / 2 if count == 3 else 0), y, size, tall / storeys * 0.42, lit=rng.random() < 0.75)
            if not ink.air.snow and storey == 0 and rng.random() < 0.6:
                _window_box(ink, px - (size / 2 if count == 3 else 0), y + tall / storeys * 0.44, size, rng)
    if door:
        dw, dh = wide * 0.18, tall / storeys * 0.62
        ink.box(x - dw / 2 - 2, base - dh - 2, dw + 4, dh + 2, "#efe6d6")
        ink.wall(x, base, dw, dh, rng.choice(("#7a4a34", "#3f6f6a", "#8a3c3c", "#4a5a8a")))
        ink.disc(x + dw * 0.3, base - dh * 0.45, max(1.0, dw * 0.07), "#f2d27a", 0.4)
    ink.window(x - wide * 0.07, top - wide * pitch * 0.42, wide * 0.14, wide * 0.15, lit=rng.random() < 0.6)
    over = wide * 0.09
    thick = wide * 0.075
    for sign in (-1, 1):
        eave = (x + sign * (wide / 2 + over), top + over * pitch * 2)
        ink.poly(
            roof,
            (x, peak - thick),
            (eave[0], eave[1] - thick * 0.6),
            (eave[0], eave[1] + thick * 0.5),
            (x, peak + thick * 0.6),
            light=0.35 if sign == ink.air.side else -0.35,
        )
        if ink.air.snow:
            ink.line("#f3f8ff", thick * 0.8, (x, peak - thick), (eave[0], eave[1] - thick * 0.7), light=0.1)


def _timber(ink: Ink, left: float, top: float, wide: float, tall: float, peak: float, storeys: int) -> None:
    beam, thick = "#6a432c", max(1.6, wide * 0.032)
    right, x = left + wide, left + wide / 2
    for storey in range(storeys + 1):
        y = top + tall * storey / storeys
        ink.line(beam, thick, (left, y), (right, y))
    for share in (0.02, 0.33, 0.67, 0.98):
        ink.line(beam, thick, (left + wide * share, top), (left + wide * share, top + tall))
    for sign in (-1, 1):
        ink.line(beam, thick * 0.8, (x + sign * wide * 0.47, top + tall / storeys), (x + sign * wide * 0.18, top))
        ink.line(beam, thick * 0.8, (x + sign * wide * 0.3, top), (x, peak + wide * 0.1))


def _window_box(ink: Ink, x: float, y: float, wide: float, rng: random.Random) -> None:
    ink.box(x - 2, y, wide + 4, wide * 0.2, "#8a5a3a")
    for index in range(6):
        ink.disc(
            x + wide * index / 5,
            y - wide * 0.06,
            wide * 0.13,
            rng.choice(("#e8503c", "#ff8fb0", "#ffd34d", "#4f8f44")),
            0.2,
        )
