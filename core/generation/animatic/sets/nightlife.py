"""What moves above a street: flickering signs, holograms, flying cars, far people; and the sky of the city to come."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import neon
from core.generation.animatic.sets.houses import DEPTH, houses_of
from core.generation.animatic.sets.town import PERIOD, Town
from core.generation.animatic.stage import Layer, Live, Still


def cyber_sky(town: Town) -> list[Layer]:
    """Violet smog with a huge striped sun behind the towers."""
    frame = town.brief.frame
    wide = frame.width * 1.5
    x, y = frame.pick(-150.0, -70.0, -110.0), town.base * 0.42
    radius = frame.pick(92.0, 118.0, 108.0)

    def paint(canvas: skia.Canvas) -> None:
        colours = ["#0b0524", "#260a52", "#6a1a86", "#d8408f"]
        canvas.drawRect(
            draw.rect(-wide / 2, -40, wide, town.base + 60),
            draw.fill(shader=draw.vertical(-20, town.base, colours, [0, 0.4, 0.74, 1])),
        )
        rng = town.brief.random("cyber-stars")
        for _ in range(70):
            canvas.drawCircle(
                rng.uniform(-wide / 2, wide / 2),
                rng.uniform(0, town.base * 0.4),
                rng.uniform(0.4, 1.2),
                draw.fill("#d8c8ff", alpha=rng.uniform(0.15, 0.6)),
            )
        draw.glow(canvas, x, y, radius * 2.6, "#ff4f9a", 0.5)
        canvas.save()
        for k in range(7):
            gap = draw.rect(x - radius, y + radius * (0.06 + 0.14 * k), radius * 2, radius * (0.02 + 0.011 * k))
            canvas.clipRect(gap, skia.ClipOp.kDifference)
        canvas.drawCircle(
            x,
            y,
            radius,
            draw.fill(shader=draw.vertical(y - radius, y + radius, ["#ffe27a", "#ff8a5c", "#ff3f9a", "#b02fd0"])),
        )
        canvas.restore()

    return [Still("set:sky", 0.0, (-wide / 2, -40, wide, town.base + 60), paint)]


def in_the_air(town: Town) -> list[Layer]:
    """Flying cars and searchlights between the towers; nothing over an ordinary street."""
    if not town.cyber:
        return []
    frame = town.brief.frame
    span = frame.width * 1.7
    lanes = [
        (0.16, 62.0, 0.9, 1, "#ff5f8a"),
        (0.25, 88.0, 1.25, -1, "#5fe9ff"),
        (0.37, 120.0, 1.0, 1, "#ffd23f"),
        (0.1, 46.0, 0.6, -1, "#c58bff"),
        (0.3, 74.0, 0.7, 1, "#ff5fd0"),
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for index, (share, speed, size, way, colour) in enumerate(lanes):
            shift = (index * 0.37 * span + speed * t - way * town.drift(0.3) * t) % span
            x = way * (shift - span / 2)
            y = town.base * share + math.sin(t * 1.2 + index) * 3
            _flyer(canvas, x, y, size, way, colour)

    return [Live("set:flyers", 0.3, paint)]


def _flyer(canvas: skia.Canvas, x: float, y: float, size: float, way: int, colour: str) -> None:
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(way * size, size)
    trail = draw.horizontal(-74, -14, [(colour, 0.0), (colour, 0.75)])
    canvas.drawPath(draw.shape((-14, -1.6), (-74, 0), (-14, 2.2)), draw.fill(shader=trail))
    draw.glow(canvas, 2, 7, 20, colour, 0.55)
    canvas.drawPath(
        draw.shape((-18, 2), (-17, -4, -8, -5), (-2, -12, 6, -10), (13, -8, 17, -3), (23, -2, 22, 2), (10, 6, -16, 5)),
        draw.fill("#1a1238"),
    )
    canvas.drawPath(draw.shape((-5, -5), (0, -10, 6, -8.6), (11, -7, 13, -4)), draw.fill("#8fe9ff"))
    canvas.drawLine(-15, 3, 20, 2, draw.stroke(draw.lighten(colour, 0.3), 1.6))
    draw.oval(canvas, 22, 0, 2.2, 1.6, draw.fill("#ffffff"))
    canvas.restore()


def on_the_houses(town: Town) -> list[Layer]:
    """Signs that flicker and, in the city to come, holograms over the shops."""
    if not town.dark or town.manner == "western":
        return []
    houses = houses_of(town)
    drift = town.drift(DEPTH)
    half = town.brief.frame.width * 0.75
    rng = town.brief.random("flicker")
    lights = [
        (
            house.x + house.wide * rng.uniform(0.2, 0.8),
            town.base - town.storey * rng.uniform(0.8, 1.7),
            rng.choice(town.neons),
            rng.uniform(0, 9),
        )
        for house in houses[::2]
    ]
    shows = [
        (houses[k].x + houses[k].wide / 2, town.base - houses[k].tall - 4, kind, colour)
        for k, kind, colour in ((1, "fish", "#19e3ff"), (4, "ring", "#ff4fc8"), (7, "word", "#ff7ae0"))
    ]
    size = town.brief.frame.pick(120.0, 170.0, 140.0)

    def paint(canvas: skia.Canvas, t: float) -> None:
        def seen(x: float) -> float | None:
            place = (x - drift * t) % PERIOD - PERIOD / 2
            return place if abs(place) < half else None

        for x, y, colour, phase in lights:
            place = seen(x)
            beat = math.sin(t * 7.3 + phase) + math.sin(t * 17.1 + phase * 2)
            if place is not None:
                draw.glow(canvas, place, y, 58, colour, 0.16 + 0.1 * (beat > 0.4))
        if town.cyber:
            for x, y, kind, colour in shows:
                place = seen(x)
                if place is not None:
                    neon.paint_hologram(canvas, kind, place, y, size, colour, t)

    return [Live("set:signs", DEPTH, paint)]
