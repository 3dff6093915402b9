"""Kinds of forest: an enchanted one where mushrooms shine and dust glitters, and a camp with a tent and lanterns."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import forest, land, outdoors, sky, sweets
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Live, Stage, Still


def enchanted(brief: Brief) -> Stage:
    """A forest under a spell: teal and violet air, giant mushrooms that shine, lights that wander."""
    frame = brief.frame
    place = forest.clearing_of(brief)
    plain = sky.air_for(brief, place.horizon)
    tones = (
        ("#1a1450", "#3a3a98", "#6a7ad8", "#5a6ac8") if plain.night else ("#4a5ac8", "#8a9af0", "#d8f0ff", "#a8c8f8")
    )
    zenith, middle, horizon, haze = (
        draw.mix(before, after, 0.6)
        for before, after in zip((plain.zenith, plain.middle, plain.horizon, plain.haze), tones, strict=True)
    )
    red, green, blue = plain.gain
    dusk = 1.0 if plain.night else 0.78
    air = replace(
        plain,
        zenith=zenith,
        middle=middle,
        horizon=horizon,
        haze=haze,
        gain=(red * dusk, green * dusk, blue * max(dusk, 0.95)),
    )
    shining = replace(air, night=True, gain=(0.86, 0.8, 0.94))  # under the spell they shine by day too
    line, grow = place.horizon, frame.pick(1.0, 1.4, 1.2)
    stand = [
        land.scatter(
            brief,
            "shining-far",
            (line + 18, line + 40),
            13,
            sweets.toadstool(shining, 0.2),
            (0.2 * grow, 0.42 * grow),
            room=110 * grow,
            clear=outdoors.clearing(brief, -0.26, 0.2),
        ),
        land.scatter(
            brief,
            "shining",
            (line + 44, place.feet - 24),
            9,
            sweets.toadstool(shining, 0.02),
            (0.34 * grow, 0.62 * grow),
            room=150 * grow,
            clear=outdoors.clearing(brief, -0.27, 0.25),
        ),
    ]
    stage = forest.wood(brief, place, air, stand)
    stage.layers.append(_lights(brief, place.feet))
    stage.grade = replace(stage.grade, saturation=1.18, bloom=0.5)
    return stage


def _lights(brief: Brief, low: float) -> Live:
    """Lights in three colours that rise and circle among the trees."""
    frame, rng = brief.frame, brief.random("lights")
    lights = [
        (
            rng.uniform(-0.5, 0.5) * frame.width,
            low - rng.random() * frame.height * 0.55,
            rng.uniform(0, 6.3),
            rng.uniform(0.6, 1.3),
            rng.choice(("#8affd8", "#b8a0ff", "#fff0a0")),
        )
        for _ in range(18)
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, y, phase, rate, hue in lights:
            px, py = x + 24 * math.sin(t * rate * 0.7 + phase), y + 18 * math.cos(t * rate * 0.9 + phase)
            shine = 0.6 + 0.4 * math.sin(t * 2 * rate + phase)
            draw.glow(canvas, px, py, 17 * rate, hue, 0.75 * shine)
            canvas.drawCircle(px, py, 1.7 * rate, draw.fill("#ffffff", alpha=shine))

    return Live("set:lights", 1.07, paint)


def campsite(brief: Brief) -> Stage:
    """A camp in a clearing: a tent, a lantern on its pole, a line of bulbs between the trees."""
    place = forest.clearing_of(brief)
    air = sky.air_for(brief, place.horizon)
    stage = forest.wood(brief, place, air)
    if not brief.travel:
        stage.layers += [_tent(brief, air, place.horizon), _bulbs(brief, air)]
    return stage


def _tent(brief: Brief, air: Air, line: float) -> Still:
    frame = brief.frame
    x, y, s = frame.width * frame.pick(0.24, 0.25, 0.25), line + frame.pick(66, 100, 84), frame.pick(1.15, 1.25, 1.2)
    lit = air.night or brief.time_of_day in ("dawn", "sunset")

    def paint(canvas: skia.Canvas) -> None:
        canvas.translate(x, y)
        canvas.scale(s, s)
        draw.soft_shadow(canvas, 6, 2, 130, 12, 0.45, air.wash("#0a1410"))
        cloth = "#e8823c"
        canvas.drawPath(
            draw.shape((-20, -112), (52, -100), (112, 0), (40, 4)),
            draw.fill(shader=draw.vertical(-112, 0, [air.shaded(cloth, 0.25), air.shaded(cloth, 0.55)])),
        )
        front = draw.shape((-20, -112), (-88, 2), (40, 4))
        canvas.drawPath(front, draw.fill(shader=draw.vertical(-112, 4, [air.lit(cloth, 0.35), air.wash(cloth)])))
        door = draw.shape((-20, -96), (-46, 3), (4, 4))
        canvas.drawPath(
            door,
            draw.fill(
                shader=draw.vertical(-96, 4, ["#ffd890", "#ff9c48"])
                if lit
                else draw.vertical(-96, 4, [air.shaded("#5a3424", 0.3), air.shaded("#2c1c18", 0.6)])
            ),
        )
        if lit:
            draw.glow(canvas, -20, -30, 110, "#ffb050", 0.45, skia.BlendMode.kSrcOver)
        flap = draw.shape((-20, -96), (-34, -40, -62, 3), (-46, 3), (-30, -40, -20, -96))
        canvas.drawPath(flap, draw.fill(air.lit("#f4a868", 0.25)))
        canvas.drawLine(-20, -112, -120, 8, draw.stroke(air.wash("#d8ccb8"), 1.6))
        canvas.drawLine(52, -100, 146, 6, draw.stroke(air.wash("#d8ccb8"), 1.6))
        canvas.drawPath(draw.path((-88, 2), (-20, -112), (40, 4)), draw.stroke(air.lit("#ffd8a8", 0.3), 2.2))
        if air.snow:
            canvas.drawPath(
                draw.path((-30, -94), (-20, -113), (52, -101), (64, -80)), draw.stroke(air.lit(land.SNOW, 0.1), 9)
            )

    return Still("set:tent", 0.942, (x - 190 * s, y - 160 * s, 400 * s, 190 * s), paint)


def _bulbs(brief: Brief, air: Air) -> Live:
    """A line of bulbs that swings a little."""
    frame = brief.frame
    lit = air.night or brief.time_of_day in ("dawn", "sunset")
    left, right = -frame.width * 0.36, frame.width * 0.37
    high, sag = frame.height * frame.pick(0.2, 0.26, 0.22), frame.height * 0.1

    def paint(canvas: skia.Canvas, t: float) -> None:
        sway = 5 * math.sin(t * 0.9)
        canvas.drawPath(
            draw.path((left, high), (sway, high + 2 * sag, right, high - 12)), draw.stroke(air.wash("#2c2a30"), 1.6)
        )
        for k in range(1, 12):
            u = k / 12
            x = (1 - u) ** 2 * left + 2 * u * (1 - u) * sway + u * u * right
            y = (1 - u) ** 2 * high + 2 * u * (1 - u) * (high + 2 * sag) + u * u * (high - 12) + 5
            if lit:
                draw.glow(canvas, x, y, 26, "#ffc860", 0.6 + 0.1 * math.sin(t * 3 + k))
            canvas.drawCircle(x, y, 4, draw.fill("#fff0c0" if lit else air.lit("#f0e0b0", 0.1)))

    return Live("set:bulbs", 0.945, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"enchanted_forest": enchanted, "campsite": campsite}
