"""A volcano that erupts: a cone with a burning crater, lava down its flanks and past the cast, ash, embers, black basalt."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.sets import land, outdoors, relief, rockwork, sky
from core.generation.animatic.sets.marks import marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still

HOT, LAVA, RED = "#fff0a0", "#ff8a1e", "#d8300c"
BASALT = "#5a4c50"


def build(brief: Brief) -> Stage:
    """The volcano of a brief."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.64, 0.64, 0.63), seats=True)
    place.name(rock=(-0.32, -20, 0.85), lava=(0.3, 10, 0.9), crater=(0.2, -34, 0.7, 0.97))
    if not brief.travel:
        place.move(**{"lead": -0.2, "second": 0.02, "fourth": -0.43, "ground": 0.0, "ground-2": -0.3, "ground-4": -0.4})
    line, feet = place.horizon, place.feet
    air = _ashen(sky.air_for(brief, line, side=-1))
    scatter = partial(land.scatter, brief)
    aside = outdoors.clearing(brief, -0.26, 0.22)
    bed = outdoors.clearing(brief, 0.02, 0.5)
    far = [
        relief.mountains(
            brief,
            air,
            "far",
            0.1,
            line + 6,
            70 * frame.pick(1.0, 1.3, 1.1),
            "#5a4a58",
            0.6,
            bottom=line + 20,
            peaks=7,
            snowline=2.0,
        ),
        relief.mist(brief, air, "far", 0.1, line + 8, 60, 0.5),
    ]
    foot = [
        relief.mountains(
            brief, air, "foothills", 0.4, line + 26, 64, "#453a44", 0.22, bottom=line + 60, peaks=9, snowline=2.0
        ),
        relief.mist(brief, air, "foot", 0.4, line + 26, 44, 0.4),
    ]
    ground = [
        land.ground(brief, air, line + 22, BASALT, swell=12, under="#2a2026"),
        _cracks(brief, air, line),
        None if brief.travel else _river(brief, air, line),
        *outdoors.seasonal(brief, air, line + 40),
        scatter("far-rocks", (line + 26, line + 60), 30, _cinder(air), (0.35, 0.7), room=60, clear=bed),
        scatter("rocks", (line + 56, feet - 12), 15, _cinder(air), (0.7, 1.5), room=110, clear=[*aside, *bed]),
        scatter("gravel", (line + 40, frame.height + 8), 150, _gravel(air), (0.3, 1.1), room=10),
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-rocks",
            (frame.height + 2, frame.height + 20),
            7,
            _cinder(air),
            (0.9, 1.3) if brief.travel else (1.9, 2.8),
            room=170,
            clear=[*aside, *bed],
        )
    ]
    layers: list[Layer] = [
        *(layer for layer in sky.sky_layers(brief, air, line) if air.overcast or "clouds" not in layer.name),
        _plume(brief, air, line),
        land.together(brief, "far", 0.1, far),
        _cone(brief, air, line),
        _fountain(brief, line),
        land.together(brief, "foothills", 0.4, foot),
        land.together(brief, "ground", 0.92, ground),
        *([] if brief.travel else [_glimmer(brief, line)]),
        land.together(brief, "near", 1.05, near),
        _embers(brief),
    ]
    stage = outdoors.stage(brief, air, place, layers)
    power = 0.42 if air.night else 0.26
    stage.light = replace(stage.light, bottom=("#ff5a1a", power), right=("#ff8a3c", power + 0.06))
    stage.grade = replace(stage.grade, bloom=0.5, vignette=0.5)
    return stage


def _ashen(air: Air) -> Air:
    """The air under a cloud of ash, lit from below."""
    dusk = 0.62 if air.night else 0.5
    red, green, blue = air.gain
    return replace(
        air,
        gain=(red * 1.35, green * 0.92, blue * 0.66) if air.night else air.gain,
        zenith=draw.mix(air.zenith, "#2a1420", dusk),
        middle=draw.mix(air.middle, "#7a3430", dusk),
        horizon=draw.mix(air.horizon, "#ff7a3a" if not air.night else "#c0401c", 0.5),
        haze=draw.mix(air.haze, "#b85a40" if not air.night else "#5a1c1c", 0.55),
    )


def _crater(brief: Brief, line: float) -> tuple[float, float, float, float]:
    """The crater's middle (x, y), half its width, and half the width of the cone's foot."""
    frame = brief.frame
    return (
        frame.width * frame.pick(0.16, 0.1, 0.13),
        frame.height * frame.pick(0.2, 0.25, 0.24),
        frame.pick(54.0, 52.0, 56.0),
        frame.width * frame.pick(0.46, 0.66, 0.52),
    )


def _flank(x: float, y: float, half: float, foot: float, low: float, u: float, side: int) -> Point:
    """A point on the cone's edge, ``u`` of the way down: steep above, flat at the foot."""
    return x + side * (half + (foot - half) * u**1.55), y + (low - y) * u


def _cone(brief: Brief, air: Air, line: float) -> Still:
    frame = brief.frame
    x, y, half, foot = _crater(brief, line)
    low = line + 40

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("cone")
        left = rockwork.ragged(rng, [_flank(x, y, half, foot, low, k / 7, -1) for k in range(8)], 0.05, 3)
        right = rockwork.ragged(rng, [_flank(x, y, half, foot, low, k / 7, 1) for k in range(8)], 0.05, 3)
        lip = [(x - half, y), (x - half * 0.6, y + 9), (x - half * 0.1, y + 5), (x + half * 0.4, y + 11), (x + half, y)]
        cone = draw.shape(*reversed(left), *lip[1:-1], *right)
        tones = (air.far("#a08088", 0.3), air.far("#5c4852", 0.3), air.far("#241a26", 0.26))
        draw.glow(canvas, x, y, half * 4.6, LAVA, 0.85, skia.BlendMode.kSrcOver)
        draw.oval(canvas, x, y + 4, half * 0.96, 13, draw.fill(shader=draw.radial((x, y + 4), half, [HOT, LAVA, RED])))
        rockwork.face(canvas, cone, tones, rng, size=frame.pick(58.0, 70.0, 64.0), count=130)
        canvas.save()
        canvas.clipPath(cone, skia.ClipOp.kIntersect, True)
        if air.snow:
            cap = draw.shape(
                (x - foot, y - 20),
                (x + foot, y - 20),
                (x + foot, y + 40),
                *[(x + foot * (0.5 - k / 9), y + (70 if k % 2 else 34)) for k in range(10)],
                (x - foot, y + 40),
            )
            canvas.drawPath(cap, draw.fill(air.far(land.SNOW, 0.25), alpha=0.75))
        for dx, long, thick in ((-0.55, 0.62, 9.0), (0.1, 0.95, 13.0), (0.62, 0.5, 8.0), (-0.15, 0.4, 6.0)):
            stream = [(x + dx * half, y + 4)]
            steps = 9
            for k in range(1, steps + 1):
                u = long * k / steps
                spread = (half + (foot - half) * u**1.55) * dx * 0.8
                stream.append((x + spread + rng.uniform(-7, 7), y + (low - y) * u))
            way = draw.path(*stream)
            canvas.drawPath(way, draw.stroke(RED, thick * 2.6, alpha=0.35, blur=6))
            canvas.drawPath(way, draw.stroke(RED, thick))
            canvas.drawPath(way, draw.stroke(LAVA, thick * 0.62))
            canvas.drawPath(way, draw.stroke(HOT, thick * 0.22))
        haze = air.far("#ff7a3a" if not air.night else "#701c14", 0.5)
        canvas.drawRect(
            draw.rect(x - foot, low - 90, foot * 2, 90),
            draw.fill(shader=draw.vertical(low - 90, low, [(haze, 0.0), (haze, 0.7)])),
        )
        canvas.restore()

    return Still("set:cone", 0.2, (x - foot - 20, y - half * 4.6, 2 * foot + 40, low - y + half * 4.6), paint)


def _plume(brief: Brief, air: Air, line: float) -> Still:
    """The column of ash, lit from below, that spreads where it meets the sky."""
    frame = brief.frame
    x, y, half, _ = _crater(brief, line)
    wide = frame.width * 1.5

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("plume")
        ash = air.far("#4a3c44", 0.1) if not air.night else "#1c1420"
        for index in range(64):
            u = index / 63
            spread = half * (0.5 + 2.3 * u**1.4)
            px = x - frame.width * 0.2 * u**1.6 + rng.uniform(-1, 1) * spread
            py = y - (y + 70) * u + rng.uniform(-12, 12)
            r = half * (0.5 + 1.3 * u) * rng.uniform(0.7, 1.15)
            tone = draw.mix(
                draw.lighten(ash, rng.uniform(0.0, 0.24)), LAVA, max(0.0, 0.55 - 0.8 * u) * rng.uniform(0.5, 1.0)
            )
            canvas.drawCircle(
                px,
                py,
                r,
                draw.fill(
                    shader=draw.radial(
                        (px + r * 0.2, py + r * 0.35),
                        r * 1.2,
                        [
                            (draw.mix(tone, "#ff6a2a", max(0.0, 0.5 - 0.5 * u)), 0.96),
                            (tone, 0.9),
                            (draw.darken(tone, 0.3), 0.75),
                        ],
                        [0, 0.6, 1],
                    ),
                    blur=2.0,
                ),
            )

    return Still("set:plume", 0.09, (-wide / 2, -80, wide, y + 120), paint)


def _fountain(brief: Brief, line: float) -> Live:
    """Clots of lava thrown out of the crater, and the light that beats in it."""
    x, y, half, _ = _crater(brief, line)
    rng = brief.random("fountain")
    clots = [(rng.random(), rng.uniform(-1.0, 1.0), rng.uniform(0.6, 1.25), rng.uniform(1.4, 3.4)) for _ in range(26)]

    def paint(canvas: skia.Canvas, t: float) -> None:
        draw.glow(canvas, x, y, half * 2.2, "#ffb040", 0.5 + 0.16 * math.sin(t * 3.1) + 0.08 * math.sin(t * 7.7))
        for start, across, power, size in clots:
            life = (t * 0.55 + start) % 1.0
            px = x + across * half * 2.1 * life
            py = y + 6 - half * 2.6 * power * 4 * life * (1 - life) * 0.55 + half * 0.9 * life
            tone = HOT if life < 0.3 else LAVA if life < 0.65 else RED
            canvas.drawCircle(px, py, size * (1.15 - 0.5 * life), draw.fill(tone))

    return Live("set:fountain", 0.21, paint)


def _course(brief: Brief, line: float) -> tuple[list[Point], list[Point]]:
    """The banks of the lava river, from the foot of the cone to the lower right corner."""
    frame = brief.frame
    left, right = [], []
    top, low = line + 26, frame.height + 50
    for k in range(25):
        u = k / 24
        y = top + (low - top) * u**1.4
        x = frame.width * (frame.pick(0.12, 0.06, 0.1) + 0.3 * u**1.2) + math.sin(u * 5.5) * frame.width * 0.07 * (
            0.3 + u
        )
        half = 4 + frame.width * 0.13 * u**1.5
        left.append((x - half, y))
        right.append((x + half, y))
    return left, right


def _river(brief: Brief, air: Air, line: float) -> Still:
    frame = brief.frame
    left, right = _course(brief, line)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("river")
        stream = draw.shape(*left, *reversed(right))
        canvas.drawPath(stream, draw.stroke(RED, 46, alpha=0.3, blur=13))
        canvas.drawPath(stream, draw.stroke(draw.darken(BASALT, 0.72), 9))
        shade = draw.vertical(line + 26, frame.height, [LAVA, "#ff7a18", "#f05010"])
        canvas.drawPath(stream, draw.fill(shader=shade))
        canvas.clipPath(stream, skia.ClipOp.kIntersect, True)
        for (x0, y0), (x1, _) in zip(left, right, strict=True):
            for _ in range(2):
                u = rng.random()
                canvas.drawLine(
                    x0 + (x1 - x0) * u,
                    y0,
                    x0 + (x1 - x0) * u + rng.uniform(-4, 10),
                    y0 + (x1 - x0) * 0.16 + 3,
                    draw.stroke(HOT, 0.8 + (x1 - x0) * 0.03, alpha=0.85),
                )
        for _ in range(60):  # the crust that swims on it
            k = rng.randrange(2, len(left))
            (x0, y), (x1, _) = left[k], right[k]
            wide = (x1 - x0) * rng.uniform(0.06, 0.24)
            x = x0 + (x1 - x0) * rng.random()
            crust = rockwork.ragged(
                rng, [(x - wide, y), (x, y - wide * 0.3), (x + wide, y), (x, y + wide * 0.34), (x - wide, y)], 0.14, 1
            )
            canvas.drawPath(draw.shape(*crust), draw.fill("#4a1a14", alpha=0.8))

    return Still("set:lava", 0.925, (-frame.width * 0.75, line, frame.width * 1.5, frame.height - line + 60), paint)


def _cracks(brief: Brief, air: Air, line: float) -> Still:
    """Fissures in the basalt with the glow in them."""

    def crack(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        points = [(x, y)]
        for _ in range(5):
            points.append((points[-1][0] + rng.uniform(14, 34) * scale, points[-1][1] + rng.uniform(-6, 6) * scale))
        way = draw.path(*rockwork.ragged(rng, points, 0.12, 1))
        canvas.drawPath(way, draw.stroke(RED, 11 * scale, alpha=0.3, blur=4))
        canvas.drawPath(way, draw.stroke("#2a1014", 5 * scale))
        canvas.drawPath(way, draw.stroke(LAVA, 2.6 * scale))
        canvas.drawPath(way, draw.stroke(HOT, 0.9 * scale))

    return land.scatter(brief, "cracks", (line + 40, brief.frame.height), 20, crack, (0.4, 1.3), room=240)


def _cinder(air: Air) -> land.Item:
    """A jagged block of basalt, 60 units high at scale 1, lit red from below."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        wide, tall = 30 * scale * rng.uniform(0.8, 1.3), 56 * scale * rng.uniform(0.6, 1.2)
        draw.soft_shadow(canvas, x, y, wide * 1.5, 7 * scale, 0.5, "#100408")
        rim = rockwork.ragged(
            rng,
            [
                (x - wide, y + 3),
                (x - wide * 0.7, y - tall * 0.6),
                (x - wide * 0.1, y - tall),
                (x + wide * 0.6, y - tall * 0.7),
                (x + wide, y + 3),
            ],
            0.12,
            2,
        )
        block = draw.shape(*rim)
        tones = (air.lit("#7c6a70", 0.2), air.wash("#4a3e46"), air.shaded("#2a2028", 0.7))
        rockwork.face(canvas, block, tones, rng, side=air.side, size=26 * scale, count=16)
        canvas.save()
        canvas.clipPath(block, skia.ClipOp.kIntersect, True)
        canvas.drawRect(
            draw.rect(x - wide * 1.2, y - tall * 0.5, wide * 2.4, tall * 0.6),
            draw.fill(shader=draw.vertical(y - tall * 0.5, y + 4, [("#ff5a1a", 0.0), ("#ff5a1a", 0.42)])),
        )
        if air.snow:
            canvas.drawPath(draw.path(*rim[2:-2]), draw.stroke(air.lit(land.SNOW, 0.1), 9 * scale))
        canvas.restore()

    return item


def _gravel(air: Air) -> land.Item:
    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        draw.oval(canvas, x, y, 6 * scale, 3 * scale, draw.fill(air.shaded("#2a2026", 0.5)))
        draw.oval(
            canvas, x, y - scale, 4.6 * scale, 1.8 * scale, draw.fill(air.lit(rng.choice(("#6a5a60", "#7c6a6c")), 0.2))
        )

    return item


def _glimmer(brief: Brief, line: float) -> Live:
    """The heat that wanders over the lava river."""
    left, right = _course(brief, line)
    rng = brief.random("glimmer")
    spots = [(rng.randrange(5, 22), rng.random(), rng.uniform(0, 6.3)) for _ in range(9)]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for k, u, phase in spots:
            (x0, y), (x1, _) = left[k], right[k]
            draw.glow(
                canvas, x0 + (x1 - x0) * u, y, 12 + (x1 - x0) * 0.26, "#ffd060", 0.36 + 0.3 * math.sin(t * 1.9 + phase)
            )

    return Live("set:glimmer", 0.93, paint)


def _embers(brief: Brief) -> Live:
    """Sparks that rise and turn before the cast."""
    frame, rng = brief.frame, brief.random("embers")
    sparks = [
        (rng.uniform(0, 1.3), rng.random(), rng.uniform(0.8, 2.2), rng.uniform(0, 6.3), rng.uniform(0.10, 0.22))
        for _ in range(34)
    ]
    wide, high = frame.width * 1.3, frame.height * 1.1

    def paint(canvas: skia.Canvas, t: float) -> None:
        for u, v, size, phase, rate in sparks:
            x = (u * wide + 26 * math.sin(t * 1.1 + phase) - t * brief.travel) % wide - wide / 2
            y = high - (v * high + t * rate * high) % high
            shine = 0.55 + 0.45 * math.sin(t * 6 + phase)
            canvas.drawCircle(x, y, size, draw.fill(LAVA if size > 1.2 else HOT, alpha=shine))

    return Live("set:embers", 1.09, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"volcano": build}
