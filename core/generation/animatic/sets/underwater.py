"""Under water: a reef in the light from above, with weed that sways, a shoal and bubbles. Whoever is here swims."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import dataclass

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Anchor, Brief, Grade, Layer, Light, Live, Offset, Stage, Still


@dataclass(frozen=True)
class Depths:
    """The water's colours from the surface down, the light in it, the sand, and how much of its colours a reef keeps."""

    top: str
    middle: str
    low: str
    ray: str
    sand: str
    keeps: float
    rays: float


_DEPTHS = {
    "day": Depths("#8cecf0", "#1f9ac8", "#0b4a86", "#e6fff4", "#d9cfa0", 0.86, 0.3),
    "dawn": Depths("#f2c8c0", "#5a86b4", "#1c3a74", "#ffe6d0", "#c0ac98", 0.74, 0.28),
    "sunset": Depths("#ffc48a", "#5a6fa8", "#1c2c66", "#ffd9a0", "#bd9c86", 0.72, 0.3),
    "night": Depths("#2a5a9c", "#0c2a5c", "#040f30", "#a8ccff", "#4c5c80", 0.42, 0.16),
}
_CORALS = ("#ff6f61", "#ff9f43", "#f368a0", "#b76cfd", "#ffd166", "#ef476f")


def _seen(depths: Depths, colour: str, away: float) -> str:
    """A colour through water: the further ``away`` (0..1) the bluer."""
    return draw.mix(depths.middle, colour, depths.keeps * (1 - away))


def _water(brief: Brief, depths: Depths) -> Still:
    frame = brief.frame
    wide, low = frame.width * 1.5, frame.height * 1.15

    def paint(canvas: skia.Canvas) -> None:
        tones = (depths.top, depths.middle, depths.low)
        canvas.drawRect(
            draw.rect(-wide / 2, -60, wide, low + 60), draw.fill(shader=draw.vertical(-60, low, tones, (0, 0.42, 1)))
        )
        draw.glow(canvas, frame.width * 0.16, -10, frame.width * 0.6, depths.ray, 0.75)
        dice = brief.random("surface")
        for _ in range(90):  # the underside of the waves: flat lenses of light, closer together further off
            share = dice.random() ** 1.6
            y, half = -30 + 100 * share, (60 - 46 * share) * dice.uniform(0.4, 1.2)
            x = dice.uniform(-wide / 2, wide / 2)
            draw.oval(canvas, x, y, half, 2 + half * 0.07, draw.fill(depths.ray, alpha=0.26 * (1 - share * 0.7)))

    return Still("set:water", 0.0, (-wide / 2, -60, wide, low + 60), paint)


def _rays(brief: Brief, depths: Depths) -> Live:
    dice = brief.random("rays")
    frame = brief.frame
    beams = [(dice.uniform(-0.5, 0.55), dice.uniform(0.03, 0.09), dice.uniform(0, 6)) for _ in range(6)]
    shade = draw.vertical(0, frame.height * 0.92, [(depths.ray, depths.rays), (depths.ray, 0.0)])

    def paint(canvas: skia.Canvas, t: float) -> None:
        for u, half, phase in beams:
            sway = 0.03 * math.sin(t * 0.5 + phase)
            top, low = (u * 0.55 + 0.1) * frame.width, (u + sway) * 1.15 * frame.width
            wide = half * frame.width
            beam = draw.shape(
                (top - wide * 0.3, -30), (top + wide * 0.3, -30), (low + wide, frame.height), (low - wide, frame.height)
            )
            alpha = 0.55 + 0.45 * math.sin(t * 0.8 + phase * 2)
            canvas.drawPath(beam, draw.fill(shader=shade, alpha=alpha, blend=skia.BlendMode.kPlus))

    return Live("set:rays", 0.4, paint)


def _ridge(brief: Brief, depths: Depths, name: str, depth: float, base: float, rise: float, away: float) -> Still:
    """A far reef as a silhouette of humps and branches."""
    frame = brief.frame
    wide = frame.width * 1.5

    def paint(canvas: skia.Canvas) -> None:
        dice = brief.random("ridge", name)
        outline = skia.Path()
        outline.addRect(draw.rect(-wide / 2, base - rise * 0.15, wide, frame.height))
        for _ in range(16):
            x = dice.uniform(-wide / 2, wide / 2)
            edge = min(1.0, 0.25 + abs(x) / frame.width * 1.5)  # lower in the middle, where the cast is
            outline.addOval(draw.rect(x - 70, base - rise * edge * dice.uniform(0.4, 1), 140, frame.height))
        tone = _seen(depths, "#3a4a6a", away)
        canvas.drawPath(
            outline, draw.fill(shader=draw.vertical(base - rise, base + 60, (tone, draw.mix(tone, depths.low, 0.5))))
        )

    return Still(f"set:{name}", depth, (-wide / 2, base - rise * 1.2, wide, frame.height), paint)


def _branch(
    canvas: skia.Canvas, dice: random.Random, root: Point, angle: float, length: float, width: float, paint: skia.Paint
) -> None:
    tip = (root[0] + math.cos(angle) * length, root[1] + math.sin(angle) * length)
    paint.setStrokeWidth(width)
    canvas.drawLine(*root, *tip, paint)
    if length > 9:
        for turn in (-0.5, 0.45):
            _branch(
                canvas,
                dice,
                tip,
                angle + turn * dice.uniform(0.6, 1.3),
                length * dice.uniform(0.66, 0.8),
                width * 0.72,
                paint,
            )


def _coral(canvas: skia.Canvas, dice: random.Random, depths: Depths, x: float, y: float, size: float) -> None:
    tone = _seen(depths, dice.choice(_CORALS), 0.08)
    light, dark = draw.lighten(tone, 0.3), draw.mix(tone, depths.low, 0.5)
    match dice.randrange(4):
        case 0:
            _branch(canvas, dice, (x + 2, y + 2), -math.pi / 2, size * 0.4, size * 0.15, draw.stroke(dark, 1))
            _branch(canvas, dice, (x, y), -math.pi / 2, size * 0.4, size * 0.13, draw.stroke(tone, 1))
        case 1:
            shader = draw.radial((x - size * 0.2, y - size * 0.5), size * 0.9, (light, tone, dark))
            dome = draw.shape(
                (x - size * 0.6, y),
                (x - size * 0.62, y - size * 0.72, x, y - size * 0.72),
                (x + size * 0.62, y - size * 0.72, x + size * 0.6, y),
            )
            canvas.drawPath(dome, draw.fill(shader=shader))
            for index in range(5):
                half = size * (0.52 - 0.09 * index)
                arc = draw.path(
                    (x - half, y - 3 - index * size * 0.12),
                    (x, y - size * (0.3 + 0.1 * index), x + half, y - 3 - index * size * 0.12),
                )
                canvas.drawPath(arc, draw.stroke(dark, 1.6, alpha=0.6))
        case 2:
            for dx, high in ((-0.3, 0.7), (0.02, 1.0), (0.32, 0.8)):
                tube = draw.rect(x + dx * size - size * 0.13, y - high * size, size * 0.26, high * size + 4)
                canvas.drawRRect(
                    skia.RRect.MakeRectXY(tube, size * 0.1, size * 0.1),
                    draw.fill(shader=draw.horizontal(tube.left(), tube.right(), (light, tone, dark))),
                )
                draw.oval(
                    canvas, x + dx * size, y - high * size + size * 0.05, size * 0.1, size * 0.045, draw.fill(dark)
                )
        case _:
            fan = draw.shape(
                (x, y),
                (x - size * 0.9, y - size * 0.5, x - size * 0.5, y - size),
                (x, y - size * 1.25, x + size * 0.5, y - size),
                (x + size * 0.9, y - size * 0.5, x, y),
            )
            canvas.drawPath(fan, draw.fill(shader=draw.vertical(y - size, y, (light, tone, dark)), alpha=0.9))
            for angle in range(-60, 61, 15):
                a = math.radians(angle - 90)
                canvas.drawLine(
                    x,
                    y,
                    x + math.cos(a) * size * 0.95,
                    y + math.sin(a) * size * 0.95,
                    draw.stroke(dark, 1.3, alpha=0.55),
                )


def _bed(brief: Brief, depths: Depths, top: float) -> Still:
    """Sand with ripples, light caught in nets upon it, and corals to both sides."""
    frame = brief.frame
    wide, low = frame.width * 1.5, frame.height * 1.2

    def paint(canvas: skia.Canvas) -> None:
        dice = brief.random("bed")
        sand = _seen(depths, depths.sand, 0.12)
        edge = [(-wide / 2 + wide * i / 30, top + 7 * math.sin(i * 0.8) + 4 * math.sin(i * 2.1)) for i in range(31)]
        bed = draw.shape((-wide / 2, low), *edge, (wide / 2, low))
        canvas.drawPath(
            bed,
            draw.fill(
                shader=draw.vertical(
                    top - 8, low, (draw.mix(sand, depths.middle, 0.45), sand, draw.mix(sand, depths.low, 0.55))
                )
            ),
        )
        canvas.save()
        canvas.clipPath(bed, True)
        for _ in range(110):
            share = dice.random()
            y, half = top + 8 + share * (low - top), 10 + 60 * share
            x = dice.uniform(-wide / 2, wide / 2)
            line = draw.path(
                (x - half, y),
                (x - half * 0.3, y - 3 - 4 * share, x, y),
                (x + half * 0.4, y + 3 + 3 * share, x + half, y - 1),
            )
            light = dice.random() < 0.5
            tone = depths.ray if light else depths.low
            canvas.drawPath(line, draw.stroke(tone, 1 + 2 * share, alpha=0.3 if light else 0.14))
        canvas.restore()
        places = []
        for side in (-1, 1):
            for index in range(8):
                u = side * (0.2 + 0.055 * index + dice.uniform(-0.02, 0.02))
                places.append((top + 6 + dice.random() * (frame.height - top) * 0.5, u * frame.width * 1.15, abs(u)))
        for y, x, u in sorted(places):
            _coral(canvas, dice, depths, x, y, (30 + 84 * u) * dice.uniform(0.75, 1.25) * frame.pick(1.0, 1.1, 1.05))

    return Still("set:bed", 0.92, (-wide / 2, top - 160, wide, low - top + 160), paint)


def _weed(brief: Brief, depths: Depths, top: float) -> Live:
    dice = brief.random("weed")
    frame = brief.frame
    blades = []
    for index in range(14):
        side = -1 if index % 2 else 1
        x = side * frame.width * dice.uniform(0.3, 0.56)
        blades.append(
            (
                x,
                top + dice.uniform(10, 60),
                dice.uniform(70, 190) * frame.pick(1.0, 1.3, 1.15),
                dice.uniform(0, 6),
                dice.choice(("#2fa56a", "#5abf5a", "#1f8a7a")),
            )
        )
    paints = [
        draw.fill(shader=draw.vertical(y - tall, y, (_seen(depths, c, 0.0), _seen(depths, draw.darken(c, 0.5), 0.1))))
        for _, y, tall, _, c in blades
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for (x, y, tall, phase, _), tone in zip(blades, paints, strict=True):
            left, right = [], []
            for step in range(7):
                u = step / 6
                bend = 20 * u * math.sin(t * 1.2 + phase - 2.4 * u)
                half = 6.5 * (1 - u) ** 0.6 + 0.4
                left.append((x + bend - half, y - tall * u))
                right.append((x + bend + half, y - tall * u))
            canvas.drawPath(draw.shape(*left, *reversed(right)), tone)

    return Live("set:weed", 0.96, paint)


def _shoal(brief: Brief, depths: Depths) -> Live:
    dice = brief.random("shoal")
    frame = brief.frame
    fish = [(dice.uniform(-90, 90), dice.gauss(0, 24), dice.uniform(7, 12), dice.uniform(0, 6)) for _ in range(15)]
    tone, back = _seen(depths, "#ffd166", 0.2), _seen(depths, "#ef8a3c", 0.2)
    span = frame.width * 1.7

    def paint(canvas: skia.Canvas, t: float) -> None:
        lead = (t * 34 + frame.width * 0.55) % span - span / 2
        for dx, dy, size, phase in fish:
            x = lead + dx + 6 * math.sin(t * 0.9 + phase)
            y = frame.height * 0.27 + dy + 9 * math.sin(t * 0.7 + phase * 0.4)
            wag = math.sin(t * 9 + phase) * size * 0.35
            tail = draw.shape(
                (x - size * 0.8, y), (x - size * 1.7, y - size * 0.6 + wag), (x - size * 1.7, y + size * 0.6 + wag)
            )
            canvas.drawPath(tail, draw.fill(back))
            body = draw.shape((x - size, y), (x, y - size * 0.95, x + size * 1.1, y), (x, y + size * 0.85, x - size, y))
            canvas.drawPath(body, draw.fill(tone))
            canvas.drawCircle(x + size * 0.6, y - size * 0.1, size * 0.14, draw.fill("#10233f"))

    return Live("set:shoal", 0.7, paint)


def _bubbles(brief: Brief, depths: Depths) -> Live:
    dice = brief.random("bubbles")
    frame = brief.frame
    beads = [
        (
            dice.uniform(-0.5, 0.5) * frame.width,
            dice.random(),
            dice.uniform(2, 7),
            dice.uniform(0.06, 0.16),
            dice.uniform(0, 6),
        )
        for _ in range(26)
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, start, size, speed, phase in beads:
            up = (start + t * speed) % 1
            at = (x + 9 * math.sin(t * 1.6 + phase), frame.height * (1.05 - 1.15 * up))
            radius = size * (0.6 + 0.6 * up)
            canvas.drawCircle(*at, radius, draw.fill(depths.ray, alpha=0.16))
            canvas.drawCircle(*at, radius, draw.stroke(depths.ray, 1.1, alpha=0.7))
            canvas.drawCircle(
                at[0] - radius * 0.35, at[1] - radius * 0.35, radius * 0.22, draw.fill("#ffffff", alpha=0.9)
            )

    return Live("set:bubbles", 1.1, paint)


def _drift(phase: float, reach: float) -> Callable[[float], Offset]:
    return lambda t: Offset(
        reach * 1.3 * math.sin(t * 0.6 + phase), reach * math.sin(t * 1.1 + phase * 2), 4 * math.sin(t * 0.8 + phase)
    )


def underwater(brief: Brief) -> Stage:
    """A reef under the waves."""
    frame, depths = brief.frame, _DEPTHS[brief.time_of_day]
    bed = frame.height * frame.pick(0.765, 0.8, 0.78)
    layers: list[Layer] = [
        _water(brief, depths),
        _ridge(brief, depths, "far reef", 0.15, bed - 4, frame.height * 0.34, 0.82),
        _ridge(brief, depths, "near reef", 0.35, bed + 4, frame.height * 0.22, 0.55),
        _rays(brief, depths),
        _shoal(brief, depths),
        _bed(brief, depths, bed),
        _weed(brief, depths, bed),
        _bubbles(brief, depths),
    ]
    scale = frame.pick(1.25, 1.4, 1.4)
    middle = frame.height * frame.pick(0.66, 0.6, 0.62)
    anchors = {
        "lead": Anchor(frame.pick(-20, 0, 0), middle, 1.0, scale, 1, "air", _drift(0, 10)),
        "second": Anchor(frame.pick(190, 110, 160), middle - 60, 0.95, scale * 0.8, -1, "air", _drift(2, 9)),
        "third": Anchor(frame.pick(-260, -130, -190), middle - 80, 0.9, scale * 0.66, 1, "air", _drift(4, 8)),
        "ground": Anchor(frame.pick(120, 70, 100), bed + 40, 1.0, scale * 0.7, 1, "ground"),
        "ground-2": Anchor(frame.pick(-150, -80, -120), bed + 46, 1.02, scale * 0.66, 1, "ground"),
        "air": Anchor(frame.pick(230, 110, 170), frame.height * 0.36, 0.85, 0.7, -1, "air", _drift(1, 9)),
    }
    light = Light((depths.top, 0.2), (depths.low, 0.42), (depths.middle, 0.2), (depths.ray, 0.24), 0.25)
    return Stage(frame, layers, anchors, light, Grade(1.04, 1.08, (0.97, 1.0, 1.03), 0.36, 0.44), camera="float")


SETS: dict[str, Callable[[Brief], Stage]] = {"underwater": underwater}
