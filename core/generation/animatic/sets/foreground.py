"""What lies between the camera and the cast out of doors: plants out of focus, leaves that fall, fireflies, butterflies."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.land import SNOW
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Live, Still


def framing(brief: Brief, air: Air, kind: str, *, strength: float = 1.0) -> list[Layer]:
    """Plants out of focus at the frame's lower corners; passing by while the lead walks. ``kind``: "leaves", "grass", "dry"."""
    frame = brief.frame
    hue = {"leaves": "#3c7a3a", "grass": "#5c8f38", "dry": "#a88a4a"}[kind]
    hue = draw.mix(hue, "#9fb6c8", 0.5) if air.snow else air.foliage(hue)
    tones = [air.shaded(hue, 0.85), air.shaded(hue, 0.6), air.shaded(hue, 0.3)]
    reach = frame.pick(150.0, 130.0, 140.0) * strength

    def clump(canvas: skia.Canvas, x: float, side: int, rng: random.Random) -> None:
        for index in range(15):
            u = index / 14
            angle = math.radians(20 + 92 * u + rng.uniform(-8, 8))
            length = reach * rng.uniform(0.55, 1.05)
            root = (x - side * rng.uniform(0, 30), frame.height + 40)
            tip = (root[0] + side * math.cos(angle) * length, root[1] - math.sin(angle) * length)
            half = length * (0.1 if kind == "leaves" else 0.028)
            nx, ny = math.sin(angle) * half, math.cos(angle) * half * side
            middle = ((root[0] + tip[0]) / 2, (root[1] + tip[1]) / 2 - length * 0.06)
            leaf = draw.shape(root, (middle[0] - nx, middle[1] - ny, *tip), (middle[0] + nx, middle[1] + ny, *root))
            canvas.drawPath(leaf, draw.fill(rng.choice(tones)))

    top = frame.height - reach * 1.1
    if brief.travel:
        period = max(frame.width * 2.3, 1500.0)

        def passing(canvas: skia.Canvas) -> None:
            rng = brief.random("framing")
            for place in (-0.36, 0.14):
                clump(canvas, place * period, 1, rng)
                clump(canvas, place * period, -1, rng)

        return [
            Still(
                "set:framing",
                1.5,
                (-period / 2, top, period, frame.height + 60 - top),
                passing,
                4.0,
                period,
                brief.travel * 1.5,
            )
        ]

    def corners(canvas: skia.Canvas) -> None:
        rng = brief.random("framing")
        clump(canvas, -frame.width / 2 - 34, 1, rng)
        clump(canvas, frame.width / 2 + 34, -1, rng)

    wide = frame.width * 1.5
    return [Still("set:framing", 1.4, (-wide / 2, top, wide, frame.height + 60 - top), corners, 4.0)]


def canopy(brief: Brief, air: Air, *, colour: str = "#2f6a35", depth: float = 1.35) -> Still:
    """Branches hanging into the top corners, out of focus."""
    frame, colour = brief.frame, air.foliage(colour)
    drop = frame.pick(120.0, 190.0, 140.0)
    wide = frame.width * 1.5

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("canopy")
        for side in (-1, 1):
            for _ in range(34):
                out = rng.random() ** 1.5
                x = side * (frame.width * 0.66 - out * frame.width * 0.42)
                y = -20 + rng.random() * drop * (1 - out) ** 1.2
                size = rng.uniform(13, 27)
                canvas.save()
                canvas.translate(x, y)
                canvas.rotate(rng.uniform(-40, 40) + side * 50)
                tone = air.shaded(SNOW if air.snow and rng.random() < 0.3 else colour, rng.uniform(0.3, 0.95))
                draw.oval(canvas, 0, 0, size, size * 0.42, draw.fill(tone, alpha=0.95))
                canvas.restore()

    return Still("set:canopy", depth, (-wide / 2, -40, wide, drop + 80), paint, 3.5)


def falling_leaves(brief: Brief, air: Air, colours: Sequence[str], count: int = 13, depth: float = 1.1) -> Live:
    """Leaves or petals that sail down, faster and more slanted in wind."""
    frame = brief.frame
    rng = brief.random("leaves")
    wind = 3.2 if brief.weather in ("wind", "storm") else 1.0
    leaves = [
        (
            rng.uniform(0, 1),
            rng.uniform(0, 1),
            rng.uniform(2.4, 4.6),
            rng.uniform(0, 6.3),
            draw.fill(air.lit(rng.choice(colours), 0.2)),
        )
        for _ in range(count)
    ]
    wide, high = frame.width * 1.3, frame.height * 1.15

    def paint(canvas: skia.Canvas, t: float) -> None:
        for u, v, size, phase, colour in leaves:
            x = (u * wide - t * (13 * wind + brief.travel) + math.sin(t * 1.6 + phase) * 22) % wide - wide / 2
            y = (v * high + t * (24 + 6 * size)) % high - 20
            turn, flip = t * 2.1 + phase, math.cos(t * 3.1 + phase)
            dx, dy = math.cos(turn) * size, math.sin(turn) * size * 0.7
            nx, ny = -dy * 0.55 * flip, dx * 0.55 * flip
            canvas.drawPath(
                draw.shape((x - dx, y - dy), (x + nx, y + ny, x + dx, y + dy), (x - nx, y - ny, x - dx, y - dy)), colour
            )

    return Live("set:falling", depth, paint)


def blades(brief: Brief, air: Air, *, colour: str = "#5f9c3e", tall: float = 40.0, count: int = 20) -> Live:
    """Blades of grass before the camera that bow in the wind."""
    frame = brief.frame
    rng = brief.random("blades")
    hue = draw.mix(colour, "#c9c2a0", 0.6) if air.snow else air.foliage(colour)
    force = 2.6 if brief.weather in ("wind", "storm") else 1.0
    period = frame.width * 1.4
    grown = [
        (
            rng.uniform(0, period),
            tall * rng.uniform(0.6, 1.2),
            rng.uniform(0, 6.3),
            draw.fill(air.shaded(hue, rng.uniform(0.1, 0.6))),
        )
        for _ in range(count)
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        low = frame.height + 8
        for start, high, phase, colour in grown:
            x = (start - t * brief.travel * 1.12) % period - period / 2
            bow = high * 0.16 * force * (math.sin(t * 1.9 * force**0.5 + phase) - 0.5 * force)
            tip = (x + bow, low - high)
            canvas.drawPath(
                draw.shape(
                    (x - 2.4, low),
                    (x - 1 + bow * 0.2, low - high * 0.6, *tip),
                    (x + 1.6 + bow * 0.2, low - high * 0.5, x + 2.4, low),
                ),
                colour,
            )

    return Live("set:blades", 1.12, paint)


def motes(brief: Brief, air: Air, low: float, *, count: int = 16) -> Live:
    """Fireflies at night, pollen in the sun."""
    frame = brief.frame
    rng = brief.random("motes")
    flies = [
        (
            rng.uniform(-0.55, 0.55) * frame.width,
            low - rng.random() * frame.height * 0.42,
            rng.uniform(0, 6.3),
            rng.uniform(0.6, 1.3),
        )
        for _ in range(count)
    ]
    colour = "#d8ff7a" if air.night else "#fff6cf"

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, y, phase, rate in flies:
            px, py = x + math.sin(t * rate * 0.8 + phase) * 17, y + math.sin(t * rate * 1.1 + phase * 2) * 11
            shine = 0.5 + 0.5 * math.sin(t * 2.2 * rate + phase)
            if air.night:
                draw.glow(canvas, px, py, 11, colour, 0.65 * shine)
                canvas.drawCircle(px, py, 1.5, draw.fill("#fbffd8", alpha=shine))
            else:
                canvas.drawCircle(px, py, 1.0 + rate * 0.5, draw.fill(colour, alpha=0.55 * shine))

    return Live("set:motes", 1.08, paint)


def butterflies(brief: Brief, air: Air, y: float, count: int = 3) -> Live:
    """Butterflies that loop over flowers."""
    rng = brief.random("butterflies")
    wide = brief.frame.width
    flock = [
        (
            rng.uniform(-0.42, 0.42) * wide,
            y + rng.uniform(-60, 30),
            rng.uniform(0, 6.3),
            air.lit(rng.choice(("#ff9f3f", "#ffe066", "#7fb8ff", "#ff8fc0"))),
        )
        for _ in range(count)
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, height, phase, colour in flock:
            px, py = x + math.sin(t * 0.9 + phase) * 46, height + math.sin(t * 1.7 + phase) * 22
            spread = 0.25 + 0.75 * abs(math.sin(t * 11 + phase))
            for side in (-1, 1):
                draw.oval(canvas, px + side * 3.4 * spread, py - 2, 3.6 * spread, 4.2, draw.fill(colour))
                draw.oval(
                    canvas, px + side * 2.6 * spread, py + 3, 2.4 * spread, 2.8, draw.fill(draw.darken(colour, 0.2))
                )
            canvas.drawLine(px, py - 4, px, py + 4, draw.stroke(air.wash("#3a2a2a"), 1.1))

    return Live("set:butterflies", 1.06, paint)
