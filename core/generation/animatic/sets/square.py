"""A gap in the row of houses that lets the skyline be seen: a shrine's gate, a little park, or a railing over the drop."""

from __future__ import annotations

import math
import random

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import glyphs
from core.generation.animatic.sets.shopfronts import SNOW, House, snow_line
from core.generation.animatic.sets.town import Town


def open_place(canvas: skia.Canvas, town: Town, house: House) -> None:
    """The open place in the stead of a house."""
    rng = random.Random(house.seed)
    match town.manner:
        case "japanese":
            _greenery(canvas, town, house, rng)
            _gate(canvas, town, house.x + house.wide / 2, min(house.wide * 0.3, town.storey * 0.62))
        case "cyber":
            _screen(canvas, town, house, rng)
        case _:
            _greenery(canvas, town, house, rng)
            _fence(canvas, town, house, rng)


def _greenery(canvas: skia.Canvas, town: Town, house: House, rng: random.Random) -> None:
    base, tall = town.base, town.storey
    tones = list(town.leaves())
    if town.snow:
        tones = [draw.mix(tone, SNOW, 0.35) for tone in tones]
    for rank, tone in enumerate(tones):
        for k in range(18):
            share = (k + rng.random()) / 18
            rise = 0.24 + 0.16 * math.sin(share * 9 + rank) + 0.42 * abs(share - 0.5) ** 1.4 * 2
            reach = tall * rng.uniform(0.09, 0.15)
            x = house.x + reach + (house.wide - 2 * reach) * share
            canvas.drawCircle(x, base - tall * rise * (1 - 0.24 * rank), reach, draw.fill(tone))
    hedge = tones[1]
    canvas.drawRect(draw.rect(house.x, base - tall * 0.26, house.wide, tall * 0.26), draw.fill(hedge))
    if town.snow:
        snow_line(canvas, house.x, base - tall * 0.24, house.wide, 7, rng)


def _gate(canvas: skia.Canvas, town: Town, x: float, half: float) -> None:
    """A torii with two stone lanterns."""
    base, tall = town.base, town.storey * 1.24
    red = "#d8432c" if not town.dark else "#b83a34"
    shade = draw.darken(red, 0.35)
    if town.dark:
        draw.glow(canvas, x, base - tall * 0.4, tall, "#ff9a5c", 0.4)
    canvas.drawRect(
        draw.rect(x - half * 1.3, base - 5, half * 2.6, 7), draw.fill("#6a6478" if town.dark else "#a8a29e")
    )
    for sign in (-1, 1):
        foot, top = x + sign * half, x + sign * half * 0.9
        canvas.drawPath(
            draw.shape(
                (foot - 6, base), (top - 5, base - tall * 0.92), (top + 5, base - tall * 0.92), (foot + 6, base)
            ),
            draw.fill(shader=draw.horizontal(foot - 6, foot + 6, [red, shade])),
        )
        canvas.drawRect(draw.rect(foot - 8, base - 12, 16, 12), draw.fill("#2a1c24"))
        lamp = x + sign * half * 1.62
        stone = "#5a5870" if town.dark else "#b4b0ac"
        canvas.drawRect(draw.rect(lamp - 4, base - 24, 8, 24), draw.fill(stone))
        canvas.drawRect(draw.rect(lamp - 8, base - 38, 16, 14), draw.fill(draw.lighten(stone, 0.1)))
        canvas.drawPath(draw.shape((lamp - 14, base - 37), (lamp, base - 50), (lamp + 14, base - 37)), draw.fill(stone))
        canvas.drawRect(draw.rect(lamp - 4, base - 36, 8, 9), draw.fill("#ffd98a" if town.dark else "#5a5048"))
        if town.dark:
            draw.glow(canvas, lamp, base - 31, 34, "#ffb85c", 0.7)
    canvas.drawRect(draw.rect(x - half * 1.08, base - tall * 0.72, half * 2.16, 8), draw.fill(red))
    canvas.drawRect(draw.rect(x - 7, base - tall * 0.86, 14, 19), draw.fill("#2a1c24"))
    beam = draw.shape(
        (x - half * 1.42, base - tall),
        (x, base - tall * 0.94, x + half * 1.42, base - tall),
        (x + half * 1.34, base - tall * 0.86),
        (x, base - tall * 0.83, x - half * 1.34, base - tall * 0.86),
    )
    canvas.drawPath(beam, draw.fill(red))
    ridge = draw.path((x - half * 1.46, base - tall - 2), (x, base - tall * 0.94 - 2, x + half * 1.46, base - tall - 2))
    canvas.drawPath(ridge, draw.stroke(SNOW if town.snow else "#2a1c24", 6))


def _fence(canvas: skia.Canvas, town: Town, house: House, rng: random.Random) -> None:
    """Iron railings before the hedge, and an advertising column as Paris has them."""
    iron = "#141228" if town.dark else "#33473f"
    tall = town.storey * 0.36
    base = town.base
    for k in range(int(house.wide / 9) + 1):
        x = house.x + 9 * k
        canvas.drawLine(x, base, x, base - tall, draw.stroke(iron, 1.6))
        canvas.drawCircle(x, base - tall - 1.5, 1.9, draw.fill(iron))
    for share in (0.2, 0.85):
        canvas.drawLine(house.x, base - tall * share, house.x + house.wide, base - tall * share, draw.stroke(iron, 2))
    x, wide, high = house.x + house.wide * 0.16, town.storey * 0.28, town.storey * 0.82
    green = "#1c3a3c" if town.dark else "#2f5f52"
    canvas.drawRect(
        draw.rect(x - wide / 2, base - high, wide, high),
        draw.fill(
            shader=draw.horizontal(
                x - wide / 2, x + wide / 2, [draw.lighten(green, 0.2), green, draw.darken(green, 0.35)]
            )
        ),
    )
    poster = draw.rect(x - wide * 0.4, base - high * 0.86, wide * 0.8, high * 0.6)
    canvas.drawRect(poster, draw.fill("#f4e2c0" if not town.dark else "#ffdf9a"))
    picture = glyphs.glyph(
        rng.choice(("note", "star", "heart", "moon")), poster.left() + 3, poster.top() + 8, poster.width() - 6
    )
    canvas.drawPath(picture, draw.stroke("#b8402c", 2.2))
    dome = draw.shape(
        (x - wide * 0.64, base - high),
        (x - wide * 0.3, base - high * 1.16, x, base - high * 1.28),
        (x + wide * 0.3, base - high * 1.16, x + wide * 0.64, base - high),
    )
    canvas.drawPath(dome, draw.fill(green))
    if town.snow:
        snow_line(canvas, x - wide * 0.5, base - high * 1.06, wide, 5, rng)


def _screen(canvas: skia.Canvas, town: Town, house: House, rng: random.Random) -> None:
    """A railing with neon along it and a tall screen showing a picture in light."""
    base, tall = town.base, town.storey
    neon = rng.choice(town.neons)
    canvas.drawRect(draw.rect(house.x, base - tall * 0.3, house.wide, tall * 0.3), draw.fill("#140c30"))
    rail = draw.path((house.x, base - tall * 0.3), (house.x + house.wide, base - tall * 0.3))
    glyphs.glowing(canvas, rail, neon, 2)
    x, wide, high = house.x + house.wide * 0.62, tall * 0.74, tall * 1.3
    frame = draw.rect(x - wide / 2, base - high - tall * 0.22, wide, high)
    canvas.drawLine(x, base, x, frame.bottom(), draw.stroke("#0c0820", 9))
    draw.glow(canvas, x, frame.centerY(), high, "#ff2fa8", 0.35)
    canvas.drawRoundRect(
        frame,
        5,
        5,
        draw.fill(
            shader=draw.linear(
                (frame.left(), frame.top()), (frame.right(), frame.bottom()), ["#3a0f6a", "#c8287e", "#ff8a4a"]
            )
        ),
    )
    canvas.drawCircle(x, frame.top() + high * 0.36, wide * 0.3, draw.fill("#ffe27a"))
    picture = glyphs.glyph("fish", x - wide * 0.36, frame.top() + high * 0.5, wide * 0.66)
    glyphs.glowing(canvas, picture, "#8ff2ff", 2)
    for k in range(int(high / 4)):
        y = frame.top() + 4 * k
        canvas.drawLine(frame.left(), y, frame.right(), y, draw.stroke("#0a0420", 0.9, alpha=0.25))
    edge = skia.Path()
    edge.addRoundRect(frame, 5, 5)
    glyphs.glowing(canvas, edge, "#19e3ff", 1.7)
