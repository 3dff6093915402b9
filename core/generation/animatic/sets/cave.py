"""A cave seen from inside: its mouth with the daylight beyond, stalactites, a shaft of light, druses that shine, still water."""

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
from core.generation.animatic.sets.marks import Marks, marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Grade, Layer, Light, Live, Stage, Still

HUES = ("#45e0ff", "#b06bff", "#45e0ff", "#ff6bd0")
_ROCK = {  # the light, the middle and the dark of the walls
    "day": ("#a892a0", "#5a4c62", "#1c1830"),
    "dawn": ("#c79a96", "#5e4660", "#1e1630"),
    "sunset": ("#d89872", "#5c3c54", "#1e1230"),
    "night": ("#5f78b4", "#2a3158", "#0b0e26"),
}


def build(brief: Brief) -> Stage:
    """The cave of a brief; the weather stays outside."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.62, 0.64, 0.62), seats=True)
    place.name(rock=(0.3, -22, 0.85), floor=(0.06, 4), wall=(-0.36, -30, 0.75, 0.97))
    line = place.horizon
    outside = sky.air_for(brief, line)
    light, middle, dark = _ROCK[brief.time_of_day]
    dim = 0.62 if not outside.night else 1.0
    gain = (outside.gain[0] * dim, outside.gain[1] * dim * 0.95, outside.gain[2] * dim * 1.08)
    air = replace(outside, gain=gain, haze=draw.mix(middle, dark, 0.3), snow=False, thick=0.0, side=1)
    aside = outdoors.clearing(brief, -0.27, 0.27)
    scatter = partial(land.scatter, brief)
    stone = draw.mix(light, middle, 0.7)
    floor = [
        land.ground(brief, air, line + 16, "#8a7888", swell=12, under="#3a3048"),
        _water(brief, outside, air, line),
        _glow_on_floor(brief, outside, place),
        scatter("rubble", (line + 30, place.feet - 8), 26, land.rock(air), (0.35, 0.9), room=60, clear=aside),
        scatter("pebbles", (line + 30, frame.height + 6), 120, _pebble(air), (0.3, 1.1), room=10),
        scatter(
            "stalagmites",
            (line + 24, line + 70),
            11,
            _stalagmite(light, stone, dark),
            (0.7, 1.3),
            room=170,
            clear=aside,
        ),
        scatter("druses", (line + 30, line + 84), 7, _druse(brief), (0.75, 1.25), room=120, clear=aside),
        *outdoors.seats(brief, air, place),
    ]
    layers: list[Layer] = [
        _outside(brief, outside, line),
        _wall(brief, line, (draw.mix(light, middle, 0.3), draw.mix(middle, outside.haze, 0.18), dark)),
        _vault(brief, line, (stone, middle, dark)),
        land.together(brief, "floor", 0.92, floor),
        _shaft(brief, outside, line),
        _drops(brief, outside, line),
        _shimmer(brief, line),
        *_jaws(brief, dark),
    ]
    rim = (draw.mix(outside.sun, "#ffffff", 0.2), 0.42 if not outside.night else 0.26)
    glare = Light((light, 0.14), ("#0a0820", 0.42), ("#5fd8ff", 0.2), rim, 0.5)
    grade = Grade(1.08, 1.1, (1.0, 1.0, 1.03), 0.46, 0.55)
    return Stage(frame, layers, place.anchors, glare, grade, "follow" if brief.travel else "push")


def _mouth(brief: Brief, line: float) -> list[Point]:
    """The outline of the cave's mouth, to the right of the lead."""
    frame = brief.frame
    rng = brief.random("mouth")
    x, half = frame.width * frame.pick(0.14, 0.1, 0.12), frame.width * frame.pick(0.23, 0.33, 0.27)
    top, low = frame.height * frame.pick(0.13, 0.17, 0.15), line + 34
    rim = []
    for index in range(17):
        angle = math.pi * (1 - index / 16)
        bump = rng.uniform(0.88, 1.08)
        rim.append((x + math.cos(angle) * half * bump, low - math.sin(angle) ** 0.75 * (low - top) * bump))
    return rockwork.ragged(rng, rim, 0.12, 2)


def _outside(brief: Brief, air: Air, line: float) -> Still:
    """What is seen through the mouth: sky, sun or moon, mountains, a bright floor."""
    frame = brief.frame
    x = frame.width * frame.pick(0.17, 0.12, 0.15)
    ridges = [
        relief.mountains(
            brief,
            air,
            "beyond",
            0.06,
            line + 14,
            frame.height * 0.24,
            "#67789f",
            0.42,
            bottom=line + 60,
            peaks=7,
            snowline=0.5,
        ),
        relief.ridge(brief, air, "near-beyond", 0.06, line + 12, 14, "#4f8258", 0.3, bottom=line + 70, trees=26),
    ]

    def paint(canvas: skia.Canvas) -> None:
        wide = frame.width * 1.5
        shade = draw.vertical(0, line, [air.zenith, air.middle, air.horizon])
        canvas.drawRect(draw.rect(-wide / 2, -40, wide, line + 140), draw.fill(shader=shade))
        y = frame.height * 0.3
        if air.night:
            rng = brief.random("stars")
            for _ in range(70):
                canvas.drawCircle(
                    x + rng.uniform(-0.3, 0.3) * frame.width,
                    rng.uniform(0.1, 0.7) * line,
                    rng.uniform(0.5, 1.4),
                    draw.fill("#ffffff", alpha=0.8),
                )
            draw.glow(canvas, x, y, 150, "#9ab8ff", 0.5)
            canvas.drawCircle(x, y, 21, draw.fill("#f4f2e2"))
        elif not air.overcast:
            draw.glow(canvas, x, y, 260, draw.lighten(air.sun, 0.3), 0.85)
            canvas.drawCircle(x, y, 24, draw.fill("#fffdf0"))
        for part in ridges:
            part.paint(canvas)

    return land.strip(brief, "beyond", 0.06, -40, line + 100, paint)


def _wall(brief: Brief, line: float, tones: tuple[str, str, str]) -> Still:
    """The far wall with the hole in it, whose rim catches the light."""
    period = land.period_of(brief)
    low = line + 90

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("wall")
        mouth = draw.shape(*_mouth(brief, line))
        rock = skia.Path()
        rock.addRect(draw.rect(-period / 2, -60, period, low + 60))
        rock = skia.Op(rock, mouth, skia.PathOp.kDifference_PathOp) or rock
        rockwork.face(canvas, rock, tones, rng, size=74, count=170)
        canvas.save()
        canvas.clipPath(rock, skia.ClipOp.kIntersect, True)
        canvas.drawPath(mouth, draw.stroke(tones[0], 26, alpha=0.5, blur=9))
        canvas.drawPath(mouth, draw.stroke(draw.lighten(tones[0], 0.45), 5, alpha=0.8, blur=1.2))
        dusk = draw.vertical(-40, line, [(tones[2], 0.8), (tones[2], 0.0)])
        canvas.drawRect(draw.rect(-period / 2, -60, period, low), draw.fill(shader=dusk))
        canvas.restore()

    return land.strip(brief, "wall", 0.2, -60, low, paint)


def _vault(brief: Brief, line: float, tones: tuple[str, str, str]) -> Still:
    """Nearer walls left and right, and the roof with its stalactites."""
    frame, period = brief.frame, land.period_of(brief)
    low = line + 70

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("vault")
        roof = frame.height * frame.pick(0.1, 0.12, 0.1)
        long = frame.height * frame.pick(0.3, 0.24, 0.26)
        for index in range(round(period / 38)):
            x = -period / 2 + (index + rng.uniform(0.1, 0.9)) * 38
            reach = long * rng.random() ** 1.7 + 18
            rockwork.spike(canvas, x, roof * 0.6, 6 + reach * 0.12, reach, (tones[2], tones[1], tones[0]), rng)
        edge = rockwork.ragged(
            rng,
            [
                (-period / 2, roof),
                (-period * 0.2, roof * 0.6),
                (0, roof * 0.8),
                (period * 0.24, roof * 0.5),
                (period / 2, roof),
            ],
            0.06,
            4,
        )
        rockwork.face(canvas, draw.shape((-period / 2, -60), *edge, (period / 2, -60)), tones, rng, size=60, count=80)
        for side in (-1, 1):
            outer, inner = side * period / 2, side * frame.width * frame.pick(0.34, 0.36, 0.36)
            wall = rockwork.ragged(
                rng,
                [
                    (inner * 1.02, -60),
                    (inner * 1.2, frame.height * 0.25),
                    (inner * 1.08, frame.height * 0.5),
                    (inner * 0.86, low),
                ],
                0.09,
                4,
            )
            rockwork.face(
                canvas, draw.shape((outer, -60), *wall, (outer, low)), tones, rng, side=-side, size=66, count=90
            )

    return land.strip(brief, "vault", 0.5, -60, low, paint)


def _water(brief: Brief, outside: Air, air: Air, line: float) -> Still:
    """A still pool before the mouth that holds its light."""
    frame = brief.frame
    x, y = frame.width * frame.pick(0.17, 0.12, 0.15), line + frame.pick(40, 62, 50)
    wide, high = frame.width * frame.pick(0.26, 0.36, 0.3), frame.pick(15.0, 22.0, 18.0)

    def paint(canvas: skia.Canvas) -> None:
        draw.oval(canvas, x, y, wide + 5, high + 3, draw.fill(air.shaded("#4a4052", 0.8)))
        canvas.clipPath(draw.ellipse(x, y, wide, high), True)
        tones = [draw.mix(outside.horizon, outside.middle, 0.4), draw.mix(outside.middle, "#1a6a86", 0.5), "#12304e"]
        canvas.drawRect(
            draw.rect(x - wide, y - high, 2 * wide, 2 * high),
            draw.fill(shader=draw.vertical(y - high, y + high, tones)),
        )
        rng = brief.random("pool")
        for _ in range(16):
            px, py = x + rng.uniform(-0.9, 0.7) * wide, y + rng.uniform(-0.8, 0.8) * high
            canvas.drawLine(px, py, px + rng.uniform(12, 60), py, draw.stroke("#e8fbff", 1.0, alpha=0.35))

    return Still("set:pool", 0.93, (x - wide - 8, y - high - 6, 2 * wide + 16, 2 * high + 12), paint)


def _glow_on_floor(brief: Brief, outside: Air, place: Marks) -> Still:
    return land.pool_of_light(
        brief,
        replace(outside, overcast=False),
        place.lead + 90,
        place.feet,
        brief.frame.width * 0.46,
        0.4 if not outside.night else 0.25,
    )


def _pebble(air: Air) -> land.Item:
    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        tone = rng.choice(("#8d7f92", "#6d6078", "#a89aa6"))
        draw.oval(canvas, x, y, 7 * scale, 3.4 * scale, draw.fill(air.shaded(tone, 0.6)))
        draw.oval(
            canvas, x + air.side * scale, y - 1.2 * scale, 5.5 * scale, 2.2 * scale, draw.fill(air.lit(tone, 0.25))
        )

    return item


def _stalagmite(light: str, middle: str, dark: str) -> land.Item:
    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        draw.soft_shadow(canvas, x, y, 34 * scale, 6 * scale, 0.5)
        for dx, size in ((14, 0.55), (0, 1.0), (-13, 0.4)):
            rockwork.spike(
                canvas,
                x + dx * scale,
                y + 3,
                14 * scale * size**0.5,
                -96 * scale * size * rng.uniform(0.7, 1.2),
                (dark, middle, light),
                rng,
            )

    return item


def _druse(brief: Brief) -> land.Item:
    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        rockwork.crystals(canvas, x, y, 62 * scale, rng.choice(HUES), rng, glow=0.75 if brief.dark else 0.5)

    return item


def _shaft(brief: Brief, outside: Air, line: float) -> Still:
    """Light that slants in through the mouth and lies in the dust."""
    frame = brief.frame
    tint = draw.lighten(outside.sun, 0.25)
    strength = (0.13 if outside.night else 0.26) * (0.6 if outside.overcast else 1.0)
    low = frame.height * 0.98

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("shaft")
        x, half = frame.width * frame.pick(0.15, 0.1, 0.13), frame.width * frame.pick(0.16, 0.22, 0.18)
        top = frame.height * 0.2
        for _ in range(6):
            u = rng.uniform(-0.9, 0.9)
            start, wide = x + u * half, half * rng.uniform(0.08, 0.26)
            end = start - frame.width * frame.pick(0.22, 0.2, 0.22) + u * half * 0.6
            beam = draw.shape(
                (start - wide * 0.5, top), (start + wide * 0.5, top), (end + wide * 1.6, low), (end - wide * 1.6, low)
            )
            power = strength * rng.uniform(0.4, 1.0)
            canvas.drawPath(
                beam,
                draw.fill(
                    shader=draw.vertical(top, low, [(tint, 0.0), (tint, power), (tint, 0.0)], [0, 0.3, 1]),
                    blur=6,
                    blend=skia.BlendMode.kPlus,
                ),
            )

    return Still("set:shaft", 0.94, (-frame.width * 0.7, 0, frame.width * 1.4, low), paint)


def _drops(brief: Brief, outside: Air, line: float) -> Live:
    """Drops that fall from the roof into the pool, and dust in the light."""
    frame, rng = brief.frame, brief.random("drops")
    x0, wide = frame.width * frame.pick(0.17, 0.12, 0.15), frame.width * 0.2
    pool = line + frame.pick(40, 62, 50)
    drops = [(x0 + rng.uniform(-1, 1) * wide, rng.random(), rng.uniform(0.35, 0.6)) for _ in range(4)]
    dust = [
        (
            rng.uniform(-0.45, 0.4) * frame.width,
            rng.uniform(0.25, 0.9) * frame.height,
            rng.uniform(0.8, 1.8),
            rng.uniform(0, 6.3),
        )
        for _ in range(26)
    ]
    tint = draw.lighten(outside.sun, 0.4)

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, start, rate in drops:
            life = (t * rate + start) % 1.0
            if life < 0.35:
                y = frame.height * 0.16 + (pool - frame.height * 0.16) * (life / 0.35) ** 2
                canvas.drawLine(x, y - 7, x, y, draw.stroke("#d8f6ff", 1.6, alpha=0.8))
            else:
                grown = (life - 0.35) / 0.65
                canvas.drawOval(
                    draw.rect(x - 30 * grown, pool - 5 * grown, 60 * grown, 10 * grown),
                    draw.stroke("#d8f6ff", 1.2, alpha=0.6 * (1 - grown)),
                )
        for x, y, size, phase in dust:
            shine = 0.3 + 0.3 * math.sin(t * 1.3 + phase)
            canvas.drawCircle(
                x + 12 * math.sin(t * 0.4 + phase),
                y + 9 * math.sin(t * 0.5 + 2 * phase),
                size,
                draw.fill(tint, alpha=shine),
            )

    return Live("set:drops", 0.945, paint)


def _shimmer(brief: Brief, line: float) -> Live:
    """The breathing light of the druses in the foreground."""
    frame = brief.frame
    spots = [(-0.42, 0.93, HUES[0], 0.0), (0.43, 0.95, HUES[1], 2.0)]

    def paint(canvas: skia.Canvas, t: float) -> None:
        if brief.travel:
            return
        for across, down, hue, phase in spots:
            draw.glow(
                canvas, across * frame.width, down * frame.height - 30, 120, hue, 0.3 + 0.14 * math.sin(t * 1.6 + phase)
            )

    return Live("set:shine", 1.06, paint)


def _jaws(brief: Brief, dark: str) -> list[Layer]:
    """Foreground: druses in the lower corners, and black rock with stalactites out of focus above."""
    frame = brief.frame
    wide = frame.width * 1.6
    black = draw.mix(dark, "#05040c", 0.45)

    def low(canvas: skia.Canvas) -> None:
        for across, down, size, hue in (
            (-0.43, 1.0, 110, HUES[0]),
            (-0.5, 1.02, 80, HUES[3]),
            (0.45, 1.02, 104, HUES[1]),
        ):
            rng = brief.random("near druse", str(across))
            rockwork.crystals(
                canvas, across * frame.width, down * frame.height + 8, size * frame.pick(1.0, 1.0, 1.05), hue, rng
            )

    def high(canvas: skia.Canvas) -> None:
        rng = brief.random("jaws")
        for _ in range(15):
            x = rng.uniform(-0.7, 0.7) * frame.width
            edge = abs(x) / frame.width
            reach = frame.height * (0.05 + 0.34 * max(0.0, edge - 0.18)) * rng.uniform(0.6, 1.3)
            rockwork.spike(
                canvas, x, -20, 12 + reach * 0.16, reach + 30, (black, black, draw.lighten(black, 0.08)), rng
            )
        for side in (-1, 1):
            flank = rockwork.ragged(
                rng,
                [
                    (side * frame.width * 0.52, -40),
                    (side * frame.width * 0.49, frame.height * 0.4),
                    (side * frame.width * 0.55, frame.height * 0.75),
                ],
                0.06,
                3,
            )
            canvas.drawPath(
                draw.shape((side * wide / 2, -40), *flank, (side * wide / 2, frame.height * 0.8)), draw.fill(black)
            )

    layers: list[Layer] = [Still("set:jaws", 1.3, (-wide / 2, -60, wide, frame.height), high, 2.2)]
    if not brief.travel:
        layers.insert(0, Still("set:druses", 1.05, (-wide / 2, frame.height * 0.6, wide, frame.height * 0.5), low))
    return layers


SETS: dict[str, Callable[[Brief], Stage]] = {"cave": build}
