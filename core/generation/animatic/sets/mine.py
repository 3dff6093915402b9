"""A tunnel in the rock: timber frames one behind the other, rails that run to a far light, lamps, ore in the walls, a cart."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.sets import land, outdoors, rockwork, sky
from core.generation.animatic.sets.marks import Marks, marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Grade, Layer, Light, Live, Stage, Still

ROCK, TIMBER, LAMP = ("#a08c78", "#5c4a42", "#1c1418"), "#8a6238", "#ffc46a"


def build(brief: Brief) -> Stage:
    """The tunnel of a brief; hour and weather stay outside, but for the light at its end."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.5, 0.5, 0.5), seats=True)
    place.name(wall=(-0.36, -24, 0.78, 0.97), floor=(0.05, 4), rock=(0.33, -14, 0.85))
    outside = sky.air_for(brief, place.horizon)
    dim = 0.66 if not outside.night else 0.5
    air = replace(
        outside,
        sun="#ffd9a0",
        shade="#1c1020",
        gain=(dim, dim * 0.94, dim * 0.9),
        haze="#2a1f22",
        night=False,
        snow=False,
        thick=0.0,
        side=1,
    )
    eye = (frame.width * frame.pick(0.08, 0.05, 0.06), frame.height * frame.pick(0.5, 0.5, 0.5))
    layers: list[Layer] = [
        _bore(brief, outside, eye),
        land.together(brief, "ground", 0.92, [_floor(brief, air, place, eye)]),
    ]
    if brief.travel:
        layers += [*_passing(brief, air, eye), _dust(brief)]
    else:
        layers += [_frame(brief, air, eye, share, depth) for share, depth in ((0.2, 0.3), (0.34, 0.5), (0.56, 0.8))]
        layers += [_cart(brief, air, place), *outdoors.seats(brief, air, place), _lamps(brief, eye), _dust(brief)]
        layers.append(_frame(brief, air, eye, 1.12, 1.25))
    warm = Light((LAMP, 0.2), ("#120808", 0.46), (LAMP, 0.3), ("#ffe0b0", 0.34), 0.5)
    return Stage(
        frame,
        layers,
        place.anchors,
        warm,
        Grade(1.08, 1.06, (1.04, 1.0, 0.95), 0.46, 0.6),
        "follow" if brief.travel else "push",
    )


def _around(brief: Brief, eye: Point, share: float) -> list[Point]:
    """The outline of the tunnel where it is ``share`` of its nearest size: an arch from the left foot to the right one."""
    frame = brief.frame
    half, high, low = frame.width * 0.52 * share, frame.height * 0.54 * share, frame.height * 0.44 * share
    x, y = eye
    arch = [(x - half, y + low), (x - half * 1.02, y - high * 0.35)]
    for k in range(1, 8):
        angle = math.pi * (1 - k / 8)
        arch.append((x + math.cos(angle) * half, y - high * 0.35 - math.sin(angle) * high * 0.62))
    return [*arch, (x + half * 1.02, y - high * 0.35), (x + half, y + low)]


def _bore(brief: Brief, outside: Air, eye: Point) -> Still:
    """The rock all around, darker the deeper, and the light at the end."""
    frame = brief.frame
    wide, low = land.period_of(brief), frame.height * 1.15

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("bore")
        whole = skia.Path()
        whole.addRect(draw.rect(-wide / 2, -60, wide, low + 60))
        rockwork.face(canvas, whole, ROCK, rng, size=72, count=130)
        for k in range(150):  # ore that glitters in the walls
            x, y = rng.uniform(-wide / 2, wide / 2), rng.uniform(-40, frame.height * 0.8)
            hue = ("#ffd76a", "#ffe9a8", "#8ad8e8")[k % 3]
            r = rng.uniform(1.2, 4.0)
            canvas.drawPath(
                draw.shape((x - r, y), (x, y - r * 1.4), (x + r, y), (x, y + r)),
                draw.fill(hue, alpha=rng.uniform(0.4, 0.9)),
            )
        if brief.travel:
            return  # whoever walks sees the wall from the side
        for share in (0.9, 0.72, 0.56, 0.44, 0.34, 0.26, 0.2, 0.15):
            arch = draw.shape(*rockwork.ragged(rng, _around(brief, eye, share), 0.03, 2))
            canvas.drawPath(arch, draw.fill("#140c10", alpha=0.26))
            canvas.drawPath(arch, draw.stroke("#b89878", 2.4 * share + 0.6, alpha=0.16))
        glow = draw.mix(outside.horizon, "#ffffff", 0.2) if not outside.night else "#8fb0f0"
        gate = draw.shape(*_around(brief, eye, 0.11))
        draw.glow(canvas, *eye, frame.width * frame.pick(0.2, 0.34, 0.26), glow, 0.7)
        canvas.drawPath(
            gate, draw.fill(shader=draw.vertical(eye[1] - 30, eye[1] + 24, [draw.mix(outside.middle, glow, 0.4), glow]))
        )

    return land.strip(brief, "bore", 0.6 if brief.travel else 0.1, -60, low, paint)


def _passing(brief: Brief, air: Air, eye: Point) -> list[Layer]:
    """Frames with a lamp each that pass behind who walks."""
    step = brief.frame.width * 1.1
    made = []
    for share, depth in ((0.62, 0.7), (0.9, 0.9)):
        layer = _frame(brief, air, eye, share, depth, lamp=True)
        left, top, wide, high = layer.bounds
        layer.bounds = (left - (step - wide) / 2, top, step, high) if wide < step else layer.bounds
        layer.wrap, layer.drift = max(step, wide), brief.travel * depth if depth < 0.9 else brief.travel
        made.append(layer)
    return list(made)


def _floor(brief: Brief, air: Air, place: Marks, eye: Point) -> Still:
    """Trodden earth with rails on their sleepers, meeting at the far light; across the picture when the lead walks."""
    frame, period = brief.frame, land.period_of(brief)
    top, low = eye[1] + frame.height * 0.44 * 0.11, frame.height + 90

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("floor")
        shade = draw.vertical(
            top, frame.height, [air.shaded("#5a4a40", 0.5), air.wash("#8a7260"), air.lit("#8a7260", 0.1)]
        )
        edge = frame.width * 0.52
        if brief.travel:
            ground = draw.shape(
                (-period / 2, place.feet - 70), (period / 2, place.feet - 70), (period / 2, low), (-period / 2, low)
            )
        else:
            near = (low - eye[1]) / (frame.height * 0.44)
            ground = draw.shape(
                (eye[0] - edge * 0.11, top),
                (eye[0] + edge * 0.11, top),
                (eye[0] + edge * near * 1.3, low),
                (eye[0] - edge * near * 1.3, low),
            )
        canvas.drawPath(ground, draw.fill(shader=shade))
        canvas.clipPath(ground, skia.ClipOp.kIntersect, True)
        for _ in range(200):
            u = rng.random()
            y = top + (low - top) * u**0.8
            draw.oval(
                canvas,
                rng.uniform(-period / 2, period / 2),
                y,
                2 + 7 * u,
                1 + 3 * u,
                draw.fill(air.lit("#a08a74", 0.2) if rng.random() < 0.5 else air.shaded("#3c302a", 0.4), alpha=0.6),
            )
        wood, iron = air.shaded("#6a4a30", 0.2), air.lit("#aab0b8", 0.3)
        if brief.travel:
            y = place.feet - 34
            for k in range(round(period / 46)):
                canvas.drawRoundRect(draw.rect(-period / 2 + k * 46, y - 6, 18, 24), 2, 2, draw.fill(wood))
            for dy in (-2, 12):
                canvas.drawRect(draw.rect(-period / 2, y + dy, period, 3.4), draw.fill(iron))
            return
        for k in range(22):
            u = (k / 22) ** 1.9
            y, size = top + 4 + (low - top) * u, 0.11 + 1.1 * u
            half = frame.width * 0.2 * size
            canvas.drawRoundRect(draw.rect(eye[0] - half, y, 2 * half, 3 + 13 * u), 2, 2, draw.fill(wood))
        near = 0.11 + 1.1
        for side in (-1, 1):
            x0, x1 = eye[0] + side * frame.width * 0.13 * 0.11, eye[0] + side * frame.width * 0.13 * near
            rail = draw.shape((x0 - 0.6, top), (x0 + 0.6, top), (x1 + 6, low), (x1 - 6, low))
            canvas.drawPath(rail, draw.fill(shader=draw.vertical(top, low, [air.shaded("#787c84", 0.3), iron])))

    return land.strip(brief, "floor", 0.92, top - 4, low, paint)


def _frame(brief: Brief, air: Air, eye: Point, share: float, depth: float, *, lamp: bool = False) -> Still:
    """A frame of timber that holds the roof up: two posts, a beam and braces; a ``lamp`` may hang from it."""
    frame = brief.frame
    half, high, low = frame.width * 0.47 * share, frame.height * 0.44 * share, frame.height * 0.44 * share
    thick = frame.pick(46.0, 42.0, 44.0) * share
    x, y = eye
    away = max(0.0, 0.75 - share)

    def beam(canvas: skia.Canvas, start: Point, end: Point, wide: float) -> None:
        dx, dy = end[0] - start[0], end[1] - start[1]
        long = math.hypot(dx, dy)
        canvas.save()
        canvas.translate(*start)
        canvas.rotate(math.degrees(math.atan2(dy, dx)))
        tones = [
            draw.mix(tone, "#1c1418", away)
            for tone in (air.lit(TIMBER, 0.3), air.wash(TIMBER), air.shaded(TIMBER, 0.6))
        ]
        canvas.drawRoundRect(
            draw.rect(0, -wide / 2, long, wide),
            wide * 0.14,
            wide * 0.14,
            draw.fill(shader=draw.vertical(-wide / 2, wide / 2, tones)),
        )
        rng = brief.random("grain", str(share), str(round(dx)))
        for _ in range(5):
            v = rng.uniform(-0.4, 0.4) * wide
            canvas.drawLine(
                rng.uniform(0, long * 0.4),
                v,
                rng.uniform(long * 0.5, long),
                v,
                draw.stroke(tones[2], max(0.8, wide * 0.04), alpha=0.5),
            )
        canvas.restore()

    def paint(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            beam(canvas, (x + side * half, y + low), (x + side * half * 0.9, y - high), thick)
            beam(canvas, (x + side * half * 0.92, y - high * 0.5), (x + side * half * 0.55, y - high), thick * 0.6)
        beam(canvas, (x - half * 1.12, y - high), (x + half * 1.12, y - high), thick * 1.1)
        if lamp:
            draw.glow(canvas, x, y - high + 60, 150, LAMP, 0.55, skia.BlendMode.kSrcOver)
            canvas.drawLine(x, y - high, x, y - high + 44, draw.stroke("#241a18", 2))
            canvas.drawRoundRect(draw.rect(x - 8, y - high + 44, 16, 24), 4, 4, draw.fill("#fff0c0"))

    bounds = (x - half * 1.3, y - high - thick, half * 2.6, high + low + 2 * thick)
    return Still(f"set:frame-{share}", depth, bounds, paint, 2.2 if depth > 1 else 0.0)


def _cart(brief: Brief, air: Air, place: Marks) -> Still:
    """A cart heaped with ore beside the rails."""
    frame = brief.frame
    x, y, s = frame.width * frame.pick(0.36, 0.29, 0.33), place.feet - 10, frame.pick(1.1, 0.95, 1.05)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("cart")
        canvas.translate(x, y)
        canvas.scale(s, s)
        draw.soft_shadow(canvas, 0, 0, 92, 11, 0.5)
        for _ in range(30):
            px, py, r = rng.gauss(0, 28), -86 - rng.random() * 22, rng.uniform(7, 13)
            if abs(px) < 62:
                rock = draw.shape(
                    *rockwork.ragged(rng, [(px - r, py), (px, py - r), (px + r, py), (px, py + r * 0.8)], 0.12, 1)
                )
                canvas.drawPath(rock, draw.fill(air.lit(rng.choice(("#ffc94a", "#a8927c", "#ffdf80", "#8a7868")), 0.1)))
        body = draw.shape((-74, -84), (74, -84), (56, -24), (-56, -24))
        canvas.drawPath(
            body,
            draw.fill(
                shader=draw.horizontal(
                    -74, 74, [air.shaded("#6a7078", 0.5), air.wash("#868c94"), air.lit("#a8aeb6", 0.3)]
                )
            ),
        )
        for dy in (-78, -34):
            canvas.drawLine(-70, dy, 70, dy, draw.stroke(air.shaded("#3c4048", 0.4), 5))
        for dx in (-36, 36):
            canvas.drawCircle(dx, -14, 16, draw.fill(air.shaded("#2c2e34", 0.3)))
            canvas.drawCircle(dx, -14, 6, draw.fill(air.lit("#9aa0a8", 0.2)))

    return Still("set:cart", 0.95, (x - 110 * s, y - 140 * s, 220 * s, 160 * s), paint)


def _lamps(brief: Brief, eye: Point) -> Live:
    """Oil lamps that hang from the beams and flicker."""
    frame = brief.frame
    spots = [
        (share, eye[0] + across * frame.width * 0.47 * share, eye[1] - frame.height * 0.44 * share)
        for share, across in ((0.2, -0.3), (0.34, 0.5), (0.56, -0.55), (0.56, 0.62))
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for number, (share, x, y) in enumerate(spots):
            drop = 62 * share
            beat = 0.75 + 0.1 * math.sin(t * 9 + number) + 0.06 * math.sin(t * 23 + 2 * number)
            lamp = (x + 2 * math.sin(t * 1.3 + number) * share, y + drop)
            canvas.drawLine(x, y, *lamp, draw.stroke("#241a18", 2 * share + 0.6))
            draw.glow(canvas, lamp[0], lamp[1] + 8 * share, 210 * share + 26, LAMP, 0.62 * beat)
            canvas.drawRoundRect(
                draw.rect(lamp[0] - 9 * share, lamp[1], 18 * share, 26 * share), 3, 3, draw.fill("#fff0c0")
            )
            canvas.drawRoundRect(
                draw.rect(lamp[0] - 9 * share, lamp[1], 18 * share, 26 * share),
                3,
                3,
                draw.stroke("#2c2220", 2.4 * share),
            )

    return Live("set:lamps", 0.85, paint)


def _dust(brief: Brief) -> Live:
    """Dust in the lamplight."""
    frame, rng = brief.frame, brief.random("dust")
    grains = [
        (
            rng.uniform(-0.5, 0.5) * frame.width,
            rng.uniform(0.15, 0.95) * frame.height,
            rng.uniform(0.7, 1.7),
            rng.uniform(0, 6.3),
        )
        for _ in range(28)
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, y, size, phase in grains:
            shine = 0.25 + 0.25 * math.sin(t * 1.1 + phase)
            canvas.drawCircle(
                x + 14 * math.sin(t * 0.4 + phase),
                y + 8 * math.sin(t * 0.6 + 2 * phase),
                size,
                draw.fill("#ffe4b8", alpha=shine),
            )

    return Live("set:dust", 1.06, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"tunnel": build}
