"""Worlds without weather: the moon under the earth, Mars, and open space.

The sun stands low at the left, so rims facing it are bright, hollows are dark on that side and shadows run to the right.
Players of chess find two seats at a table whose board stands where the astronaut's arm expects it.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.props import planets, spacecraft
from core.generation.animatic.rigs.astronaut import BOARD, BOARD_SCALE, SEAT_HEIGHT
from core.generation.animatic.sets.regolith import MARS, MOON, Ground, boot_prints, boulder, mountains, plain
from core.generation.animatic.sets.starfield import nebula, star_painter, twinkle
from core.generation.animatic.stage import Anchor, Brief, Layer, Live, Offset, Stage, Still

_AT_TABLE = frozenset({"play_chess"})


def globe_in_sky(name: str, globe: planets.Globe, x: float, y: float, start: float, speed: float) -> Live:
    return Live(name, 0.02, lambda canvas, t: globe.draw(canvas, x, y, start + speed * t))


# --- things ---------------------------------------------------------------------------------------------------------


def _cast_shadow(canvas: skia.Canvas, x: float, y: float, half: float, length: float, ground: Ground) -> None:
    shape = draw.shape(
        (x - half, y),
        (x, y - half * 0.3, x + half, y - half * 0.16),
        (x + length, y + length * 0.05, x + length, y + length * 0.1),
        (x + half * 0.5, y + half * 0.46, x - half, y),
    )
    canvas.drawPath(
        shape,
        draw.fill(shader=draw.horizontal(x - half, x + length, [(ground.dark, 0.85), (ground.dark, 0.0)]), blur=2),
    )


def _parked(
    brief: Brief, ground: Ground, x: float, y: float, scale: float, paint: Callable[[skia.Canvas], None]
) -> Still:
    def painted(canvas: skia.Canvas) -> None:
        _cast_shadow(canvas, x, y, 74 * scale, 330 * scale, ground)
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(scale, scale)
        paint(canvas)
        canvas.restore()

    bounds = (x - 120 * scale, y - 170 * scale, 480 * scale, 240 * scale)
    layer = Still("set:craft", 0.95, bounds, painted)
    if brief.travel:
        layer.drift = brief.travel * 0.95
    return layer


def _flag(ground: Ground, x: float, y: float, scale: float, drift: float) -> Live:
    def paint(canvas: skia.Canvas, t: float) -> None:
        canvas.translate(x - drift * t, y)
        canvas.scale(scale, scale)
        canvas.drawLine(0, 0, 150, 11, draw.stroke(ground.dark, 4, alpha=0.4))
        spacecraft.wave_flag(canvas, t)

    return Live("set:flag", 0.955, paint)


def _drum(canvas: skia.Canvas, x: float, top: float, bottom: float, half: float, ground: Ground) -> None:
    """A supply drum in golden film with a padded lid: a seat."""
    body = draw.shape(
        (x - half, top), (x + half, top), (x + half * 0.92, bottom), (x, bottom + half * 0.28, x - half * 0.92, bottom)
    )
    spacecraft.foil(canvas, body, x - half, x + half)
    canvas.drawPath(body, draw.fill(shader=draw.vertical(top, bottom, [(ground.dark, 0.0), (ground.dark, 0.45)])))
    draw.oval(canvas, x, top + 1, half * 1.06, half * 0.3, draw.fill("#3a4060"))
    draw.oval(
        canvas,
        x,
        top - 1.5,
        half * 1.04,
        half * 0.28,
        draw.fill(shader=draw.horizontal(x - half, x + half, ("#f4f6fc", "#9aa1bf"))),
    )


def _furniture(ground: Ground, seat_y: float, scale: float) -> Still:
    """Two seats and the table for the board, drawn in the players' units; the table's foot is a crate."""
    reach = BOARD[0]

    def paint(canvas: skia.Canvas) -> None:
        floor = SEAT_HEIGHT
        canvas.translate(0, seat_y)
        canvas.scale(scale, scale)
        for x in (-reach, reach):
            _cast_shadow(canvas, x, floor, 40, 200, ground)
        _cast_shadow(canvas, 0, floor - 2, 34, 190, ground)
        for x in (-reach - 4, reach + 4):
            _drum(canvas, x, 4, floor - 2, 25, ground)
        foot = draw.shape((-20, -20), (20, -20), (27, floor - 6), (0, floor + 4, -27, floor - 6))
        spacecraft.foil(canvas, foot, -26, 26)
        canvas.drawPath(foot, draw.fill(shader=draw.vertical(-20, floor, [("#12142c", 0.6), ("#12142c", 0.1)])))
        base = BOARD[1]
        near, away = base + 6, base - 88 * BOARD_SCALE
        top = draw.shape((-70, near), (-57, away), (57, away), (70, near))
        edge = draw.shape((-70, near), (70, near), (68, near + 7), (-68, near + 7))
        canvas.drawPath(top, draw.stroke(spacecraft.LINE, 2.4))
        canvas.drawPath(edge, draw.stroke(spacecraft.LINE, 2.4))
        canvas.drawPath(top, draw.fill(shader=draw.linear((-70, away), (70, near), ("#f4f6fc", "#b4bad2", "#8088aa"))))
        canvas.drawPath(edge, draw.fill(shader=draw.horizontal(-70, 70, ("#c9cee2", "#5c6388"))))
        for x in (-62, 62):
            canvas.drawCircle(x, near + 3.4, 1.6, draw.fill("#3a4060"))
        draw.soft_shadow(canvas, 3, base + 1, 66, 6, 0.45)

    half = (reach + 250) * scale
    return Still("set:furniture", 0.97, (-half, seat_y - 110 * scale, 2 * half, 200 * scale), paint)


def _dust(brief: Brief, ground: Ground, y: float, scale: float) -> Live:
    """What boots throw up: every hop sends grains on low, slow arcs to the rear."""
    dice = brief.random("dust")
    grains = [(dice.random(), dice.uniform(14, 60), dice.uniform(8, 34), dice.uniform(0.8, 2.4)) for _ in range(36)]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for start, reach, height, size in grains:
            age = (t * 0.62 + start) % 1
            x = -30 * scale - reach * scale * age * 2
            canvas.drawCircle(
                x,
                y - height * scale * 4 * age * (1 - age),
                size * scale * (0.6 + age),
                draw.fill(ground.lit, alpha=0.5 * (1 - age)),
            )

    return Live("set:dust", 1.02, paint)


def _motes(brief: Brief, ground: Ground) -> Live:
    """Glittering dust that floats before the camera."""
    dice = brief.random("motes")
    frame = brief.frame
    motes = [
        (
            dice.uniform(-0.6, 0.6) * frame.width,
            dice.uniform(0.35, 1.0) * frame.height,
            dice.uniform(0.5, 1.5),
            dice.uniform(0, 6),
        )
        for _ in range(22)
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, y, size, phase in motes:
            alpha = 0.16 + 0.24 * math.sin(t * 1.4 + phase) ** 2
            canvas.drawCircle(
                x + 9 * math.sin(t * 0.5 + phase),
                y - 7 * t % 40 + 5 * math.cos(t * 0.6 + phase),
                size,
                draw.fill(ground.lit, alpha=alpha),
            )

    return Live("set:motes", 1.15, paint)


def _foreground(brief: Brief, ground: Ground) -> Still:
    frame = brief.frame
    half = frame.width * 0.66

    def paint(canvas: skia.Canvas) -> None:
        for x, size in ((-0.53, 0.115), (-0.44, 0.05), (0.5, 0.09), (0.56, 0.13)):
            dark = Ground(
                ground.sky,
                ground.far,
                draw.darken(ground.near, 0.35),
                draw.mix(ground.lit, ground.near, 0.5),
                ground.dark,
                0,
                ground.light,
                ground.grade,
            )
            boulder(canvas, x * frame.width, frame.height * 1.03, size * min(frame.width, 700), dark, x * 9)

    return Still("set:foreground", 1.35, (-half, frame.height * 0.84, 2 * half, frame.height * 0.3), paint, blur=2.4)


# --- stages ---------------------------------------------------------------------------------------------------------


def _places(brief: Brief, feet: float) -> dict[str, Anchor]:
    """Where the cast goes: at the table for chess, otherwise standing, the lead left of the middle."""
    frame = brief.frame
    if brief.action in _AT_TABLE:
        scale = frame.pick(1.58, 1.22, 1.5)
        seat = feet - SEAT_HEIGHT * scale
        apart = BOARD[0] * scale
        return {
            "lead": Anchor(-apart, seat, 1.0, scale, 1, "sit"),
            "second": Anchor(apart, seat, 1.0, scale, -1, "sit"),
            "third": Anchor(0, feet - 26 * scale, 0.93, scale * 0.72),
            "surface": Anchor(0, seat + BOARD[1] * scale, 0.98, scale * BOARD_SCALE, 1, "surface"),
            "ground": Anchor(0, feet + 14, 1.05, scale * 0.6, 1, "ground"),
            "air": Anchor(frame.pick(250, 120, 190), frame.height * 0.2, 0.5, 0.7, -1, "air"),
        }
    scale = frame.pick(1.3, 1.5, 1.5)
    side = frame.pick(-120, -40, -70)
    return {
        "lead": Anchor(0 if brief.travel else side, feet, 1.0, scale),
        "second": Anchor(frame.pick(110, 120, 140), feet - 8, 0.98, scale * 0.94, -1),
        "third": Anchor(frame.pick(-300, -150, -215), feet - 20, 0.96, scale * 0.8),
        "fourth": Anchor(frame.pick(270, 40, 30), feet - 32, 0.95, scale * 0.72, -1),
        "surface": Anchor(frame.pick(250, 130, 190), feet - 30 * scale, 1.04, scale * 0.55, 1, "surface"),
        "ground": Anchor(frame.pick(40, 70, 60), feet + 16, 1.05, scale * 0.7, 1, "ground"),
        "ground-2": Anchor(frame.pick(-250, -130, -210), feet + 12, 1.05, scale * 0.62, 1, "ground"),
        "air": Anchor(frame.pick(210, 100, 150), frame.height * 0.3, 0.7, 0.8, -1, "air"),
        "crater": Anchor(frame.pick(60, 60, 70), feet - 36, 0.94, scale * 0.7, -1),
        "rock": Anchor(frame.pick(250, 130, 190), feet - 30 * scale, 1.04, scale * 0.6, -1),
    }


def _flat_rock(anchor: Anchor, ground: Ground) -> Still:
    """The stone under the "surface" anchor, flat enough to put a thing on."""

    def paint(canvas: skia.Canvas) -> None:
        canvas.translate(anchor.x, anchor.y)
        canvas.scale(anchor.scale, anchor.scale)
        _cast_shadow(canvas, 0, 62, 96, 330, ground)
        rock = draw.shape((-92, 2), (-60, -8), (50, -8), (92, 4), (104, 44), (84, 66), (-84, 66), (-106, 40))
        canvas.drawPath(
            rock,
            draw.fill(
                shader=draw.linear(
                    (-100, 0),
                    (100, 60),
                    (draw.mix(ground.lit, ground.near, 0.3), ground.near, ground.dark),
                    (0, 0.45, 1),
                )
            ),
        )
        lid = draw.shape((-92, 2), (-60, -8), (50, -8), (92, 4), (30, 12, -92, 2))
        canvas.drawPath(lid, draw.fill(ground.lit, alpha=0.8))

    s = anchor.scale
    return Still("set:rock", 1.03, (anchor.x - 130 * s, anchor.y - 20 * s, 480 * s, 120 * s), paint)


def world(
    brief: Brief, ground: Ground, sky: list[Layer], crafts: Callable[[float, float, float], list[Layer]]
) -> Stage:
    frame = brief.frame
    horizon = frame.height * frame.pick(0.6, 0.575, 0.6)
    feet = frame.height * frame.pick(0.935, 0.855, 0.9)
    period = frame.width * 1.9
    far = draw.mix(ground.far, ground.sky[2], 0.45)
    places = _places(brief, feet)
    seated = brief.action in _AT_TABLE
    layers: list[Layer] = [
        Still(
            "set:sky",
            0.0,
            (-frame.width * 0.75, -60, frame.width * 1.5, horizon + 80),
            star_painter(brief, ground.sky, ground.stars, frame.width * 1.5, horizon + 20),
        ),
        *sky,
        mountains(
            brief,
            "far range",
            0.2,
            horizon + 4,
            frame.height * frame.pick(0.13, 0.1, 0.11),
            (draw.mix(ground.lit, far, 0.35), far, draw.mix(far, ground.far, 0.5)),
            period,
        ),
        mountains(
            brief,
            "near range",
            0.45,
            horizon + 12,
            frame.height * frame.pick(0.075, 0.05, 0.06),
            (ground.lit, draw.mix(ground.far, ground.near, 0.35), ground.far),
            period,
        ),
        plain(brief, ground, horizon, period),
        *crafts(horizon, feet, places["lead"].scale),
    ]
    if seated:
        layers.append(_furniture(ground, places["lead"].y, places["lead"].scale))
    elif not brief.travel:
        layers += [boot_prints(brief, ground, feet, places["lead"].scale), _flat_rock(places["surface"], ground)]
    if brief.action in ("walk", "run", "chase", "jump"):
        layers.append(_dust(brief, ground, feet, places["lead"].scale))
    layers.append(_motes(brief, ground))
    layers.append(_foreground(brief, ground))
    return Stage(frame, layers, places, ground.light, ground.grade, camera="push", focus=0.0)


def moon(brief: Brief) -> Stage:
    """The moon with the earth in its sky, a lander and a flag."""
    frame, ground = brief.frame, MOON[brief.time_of_day]
    seated = brief.action in _AT_TABLE
    x = frame.pick(6, 40, 20) if seated else frame.pick(150, 70, 110)
    globe = planets.earth(frame.pick(64, 104, 84), light=200)
    sky: list[Layer] = [
        twinkle(brief, frame.height * 0.45),
        globe_in_sky("set:earth", globe, x, frame.height * frame.pick(0.225, 0.225, 0.2), 8, 2.4),
    ]

    def crafts(horizon: float, feet: float, scale: float) -> list[Layer]:
        lander_x = frame.pick(-318, -165, -228) if seated else frame.pick(-300, -130, -220)
        lander_y = horizon + frame.height * 0.045
        return [
            _parked(brief, ground, lander_x, lander_y, frame.pick(0.9, 0.95, 0.95), spacecraft.lander),
            _flag(
                ground,
                frame.pick(318, 158, 236),
                horizon + frame.height * frame.pick(0.075, 0.05, 0.06),
                frame.pick(0.9, 0.85, 0.95),
                brief.travel * 0.955,
            ),
        ]

    return world(brief, ground, sky, crafts)


def mars(brief: Brief) -> Stage:
    """Mars: rust under a butterscotch sky, a small sun, two small moons at night, a rover."""
    frame, ground = brief.frame, MARS[brief.time_of_day]
    sky: list[Layer] = []
    x, y = frame.width * -0.26, frame.height * (0.16 if brief.time_of_day == "day" else 0.44)
    if brief.time_of_day == "night":
        sky.append(twinkle(brief, frame.height * 0.45))
        for name, size, across, down in (("phobos", 15, 0.16, 0.16), ("deimos", 8, -0.2, 0.26)):
            globe = planets.barren(size, "#8a7c78", "#f2e6dc", light=215)
            sky.append(globe_in_sky(f"set:{name}", globe, frame.width * across, frame.height * down, 0, 4))
    else:

        def sun(canvas: skia.Canvas) -> None:
            cool = brief.time_of_day != "day"
            draw.glow(canvas, x, y, 190, "#a8ccff" if cool else "#fff0d0", 0.6)
            canvas.drawCircle(x, y, 13, draw.fill("#f4faff" if cool else "#fffdf4"))

        sky.append(Still("set:sun", 0.01, (x - 200, y - 200, 400, 400), sun))

    def crafts(horizon: float, feet: float, scale: float) -> list[Layer]:
        return [
            _parked(brief, ground, frame.pick(270, 130, 200), horizon + frame.height * 0.08, 0.95, spacecraft.rover)
        ]

    return world(brief, ground, sky, crafts)


def space(brief: Brief) -> Stage:
    """Open space above the earth: whoever is here floats."""
    frame, ground = brief.frame, MOON["night"]
    radius = frame.pick(620.0, 560.0, 560.0)
    top = frame.height * frame.pick(0.66, 0.7, 0.68)
    globe = planets.earth(radius, light=222, sharpness=1.0, tilt=-0.62)
    reach = radius * 1.34

    def station(canvas: skia.Canvas, t: float) -> None:
        canvas.translate(frame.width * 0.27 - 5 * t, frame.height * 0.2 + 2 * math.sin(t * 0.4))
        canvas.scale(0.62, 0.62)
        canvas.rotate(-14)
        spacecraft.satellite(canvas)

    def float_by(phase: float) -> Callable[[float], Offset]:
        return lambda t: Offset(
            14 * math.sin(t * 0.5 + phase), 13 * math.sin(t * 0.8 + phase * 2), 6 * math.sin(t * 0.45 + phase)
        )

    low = frame.height * 1.1
    layers: list[Layer] = [
        Still(
            "set:sky",
            0.0,
            (-frame.width * 0.75, -60, frame.width * 1.5, low + 60),
            star_painter(brief, ground.sky, ground.stars, frame.width * 1.5, low),
        ),
        *([nebula(brief, low)] if brief.setting == "space" else []),
        twinkle(brief, frame.height * 0.6),
        Still(
            "set:earth",
            0.05,
            (-reach, top - radius * 0.4, 2 * reach, frame.height),
            lambda canvas: globe.draw(canvas, 0, top + radius, 20),
            blur=1.6,
        ),
        Live("set:station", 0.3, station),
        _motes(brief, ground),
    ]
    scale = frame.pick(1.25, 1.35, 1.35)
    middle = frame.height * frame.pick(0.78, 0.62, 0.7)
    anchors = {
        "lead": Anchor(frame.pick(-70, -20, -50), middle, 1.0, scale, 1, "air", float_by(0)),
        "second": Anchor(frame.pick(150, 110, 140), middle - 50, 0.95, scale * 0.85, -1, "air", float_by(2.1)),
        "third": Anchor(frame.pick(-270, -140, -200), middle - 90, 0.9, scale * 0.66, 1, "air", float_by(4.0)),
        "air": Anchor(frame.pick(250, 110, 190), frame.height * 0.42, 0.8, 0.8, -1, "air", float_by(1.0)),
        "nebula": Anchor(frame.pick(60, 30, 50), frame.height * 0.36, 0.5, scale * 0.5, -1, "air", float_by(0.6)),
        "ground": Anchor(frame.pick(215, 130, 170), middle + 10, 1.03, scale * 0.6, 1, "air", float_by(3.0)),
    }
    return Stage(frame, layers, anchors, ground.light, ground.grade, camera="float")


SETS: dict[str, Callable[[Brief], Stage]] = {"moon": moon, "mars": mars, "space": space}
