"""Shops in ground floors: what hangs over the door, what is behind the glass, and snow on a ledge."""

from __future__ import annotations

import random
from dataclasses import dataclass

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import glyphs, neon
from core.generation.animatic.sets.town import Town

SNOW = "#f2f6ff"


@dataclass(frozen=True)
class House:
    """One house of the row: its left edge and size in the period's units, and what is in its ground floor."""

    x: float
    wide: float
    tall: float
    wall: str
    shop: str
    seed: float


def snow_line(canvas: skia.Canvas, x: float, y: float, wide: float, thick: float, rng: random.Random) -> None:
    """Snow lying on a ledge: flat below, lumpy above."""
    count = max(2, int(wide / 16))
    points: list[tuple[float, ...]] = [(x, y + 1.5)]
    for i in range(count):
        left, right = x + wide * i / count, x + wide * (i + 1) / count
        points.append(((left + right) / 2, y - thick * rng.uniform(0.7, 1.6), right, y - thick * 0.3))
    points.append((x + wide, y + 1.5))
    canvas.drawPath(draw.shape(*points), draw.fill(SNOW))


def shop(canvas: skia.Canvas, town: Town, house: House, rng: random.Random) -> None:
    """The ground floor of a house."""
    tall = town.storey
    x, y, wide = house.x + 6, town.base - tall, house.wide - 12
    colour = rng.choice(town.neons)
    board = tall * 0.2
    lit = town.dark or town.lit > 0
    frame = draw.darken(house.wall, 0.45) if town.dark else draw.mix(house.wall, "#5a4038", 0.5)
    canvas.drawRect(draw.rect(x - 4, y - 2, wide + 8, tall + 2), draw.fill(frame))
    inside_top = y + board + 3
    inside = draw.rect(x, inside_top, wide, town.base - inside_top)
    glow = {"konbini": "#f0fbff", "arcade": colour, "shutter": "#8a86a0"}.get(house.shop, "#ffc670")
    if house.shop == "shutter":
        _shutter(canvas, town, inside, rng)
    else:
        _interior(canvas, town, inside, glow, house.shop, rng, lit=lit)
    words = (
        glyphs.JAPANESE_WORDS
        if town.manner != "western"
        else (glyphs.FRENCH_WORDS if town.landmark == "paris" else glyphs.LATIN_WORDS)
    )
    named = {
        "ramen": "ラーメン",
        "books": "BOOKS",
        "bakery": "BAKERY",
        "flowers": "FLOWERS",
        "teahouse": "カフェ",
        "lanterns": "ビール",
    }.get(house.shop)
    if town.landmark == "paris":
        named = {"books": "LIVRES", "bakery": "BOULANGERIE", "flowers": "FLEURS"}.get(house.shop)
    text = named or rng.choice(words)
    sign = colour if town.dark else rng.choice(("#b8503c", "#3f6f6a", "#4a5a8c", "#8c5a3c", "#6a4a78"))
    neon.fascia(
        canvas,
        text,
        x,
        y + 2,
        wide,
        board,
        sign,
        lit=lit,
        neon=town.dark and rng.random() < (1.0 if town.cyber else 0.6),
    )
    match house.shop:
        case "ramen" | "teahouse":
            _noren(
                canvas,
                x + wide * 0.3,
                inside_top,
                wide * 0.4,
                tall * 0.24,
                "#b8323c" if house.shop == "ramen" else "#2f4a86",
                rng,
            )
            for k in (0.12, 0.88):
                neon.lantern(canvas, x + wide * k, inside_top + 2, tall * 0.17, lit=lit)
        case "lanterns":
            for k in range(max(4, int(wide / 26))):
                count = max(4, int(wide / 26))
                neon.lantern(
                    canvas,
                    x + wide * (k + 0.5) / count,
                    inside_top,
                    tall * 0.13,
                    lit=lit,
                    colour=("#e8402c", "#fff0d8")[k % 3 == 2],
                )
        case "awning" | "bakery" | "flowers":
            _awning(canvas, town, x - 5, inside_top - 3, wide + 10, tall * 0.22, rng)
        case "konbini":
            stripes = ("#ff7a3c", "#3fae6a", "#e8443c")
            for k, stripe in enumerate(stripes):
                canvas.drawRect(draw.rect(x, inside_top + 2.6 * k, wide, 2.6), draw.fill(stripe))
        case _:
            pass
    if town.snow:
        snow_line(canvas, x - 4, y + 1, wide + 8, 5, rng)
    if town.dark:
        spill = draw.vertical(town.base - tall * 0.4, town.base + 6, [(glow, 0.0), (glow, 0.28)])
        canvas.drawRect(
            draw.rect(x - 4, town.base - tall * 0.4, wide + 8, tall * 0.4 + 6),
            draw.fill(shader=spill, blend=skia.BlendMode.kScreen),
        )


def _interior(
    canvas: skia.Canvas, town: Town, inside: skia.Rect, glow: str, shop: str, rng: random.Random, *, lit: bool
) -> None:
    """A lit shop behind glass: shelves or a counter, and people as silhouettes; a door to one side."""
    x, y, wide, tall = inside.left(), inside.top(), inside.width(), inside.height()
    strength = 1.0 if town.dark else (0.62 if lit else 0.45)
    back = draw.mix(draw.mix("#8a8a94", town.air.haze, 0.3), glow, strength)
    canvas.drawRect(
        inside,
        draw.fill(
            shader=draw.vertical(
                y, y + tall, [draw.lighten(back, 0.25), back, draw.mix(back, "#7a3a3c", 0.4)], [0, 0.5, 1]
            )
        ),
    )
    dim = draw.mix(back, "#3a1c34", 0.55)
    if shop in ("konbini", "books", "arcade", "flowers", "bakery"):
        for row in range(3):
            level = y + tall * (0.4 + 0.22 * row)
            canvas.drawRect(draw.rect(x, level, wide, 1.8), draw.fill(dim, alpha=0.7))
            across = x + 3
            while across < x + wide - 6:
                w, h = rng.uniform(3, 7), rng.uniform(tall * 0.08, tall * 0.16)
                item = draw.mix(
                    rng.choice(("#e8584a", "#4a9ad8", "#f2c14a", "#6abf7a", "#b07ad8", "#ffffff")), back, 0.3
                )
                canvas.drawRect(draw.rect(across, level - h, w, h), draw.fill(item, alpha=0.85))
                across += w + rng.uniform(1, 4)
    else:
        canvas.drawRect(draw.rect(x + wide * 0.05, y + tall * 0.62, wide * 0.6, tall * 0.38), draw.fill(dim, alpha=0.7))
        for k in range(3):
            lamp = x + wide * (0.18 + 0.22 * k)
            canvas.drawLine(lamp, y, lamp, y + tall * 0.16, draw.stroke(dim, 1))
            draw.glow(canvas, lamp, y + tall * 0.2, tall * 0.2, "#fff6d0", 0.7 * strength)
    for _ in range(rng.randrange(1, 4)):
        _silhouette(
            canvas,
            x + rng.uniform(0.1, 0.62) * wide,
            y + tall,
            tall * rng.uniform(0.62, 0.76),
            draw.mix(back, "#241030", 0.75),
        )
    door = x + wide * 0.72
    pane = draw.darken(back, 0.12)
    canvas.drawRect(draw.rect(door, y + tall * 0.06, wide * 0.22, tall * 0.94), draw.fill(pane, alpha=0.6))
    canvas.drawRect(draw.rect(door, y + tall * 0.06, wide * 0.22, tall * 0.94), draw.stroke(dim, 2))
    canvas.drawLine(door + 5, y + tall * 0.5, door + 5, y + tall * 0.64, draw.stroke("#fff0d0", 1.6))
    for share in (0.0, 0.34, 0.68):
        canvas.drawLine(x + wide * share, y, x + wide * share, y + tall, draw.stroke(dim, 1.8))
    sheen = draw.shape(
        (x + wide * 0.06, y + tall), (x + wide * 0.26, y), (x + wide * 0.34, y), (x + wide * 0.14, y + tall)
    )
    canvas.drawPath(sheen, draw.fill("#ffffff", alpha=0.14))
    canvas.drawRect(draw.rect(x, y + tall * 0.88, wide * 0.7, tall * 0.12), draw.fill(dim))


def _silhouette(canvas: skia.Canvas, x: float, base: float, tall: float, colour: str) -> None:
    paint = draw.fill(colour, alpha=0.8)
    canvas.drawCircle(x, base - tall * 0.87, tall * 0.12, paint)
    canvas.drawPath(
        draw.shape(
            (x - tall * 0.2, base),
            (x - tall * 0.22, base - tall * 0.72, x, base - tall * 0.74),
            (x + tall * 0.22, base - tall * 0.72, x + tall * 0.2, base),
        ),
        paint,
    )


def _shutter(canvas: skia.Canvas, town: Town, inside: skia.Rect, rng: random.Random) -> None:
    steel = "#3a3a58" if town.dark else "#a4a9b4"
    canvas.drawRect(
        inside,
        draw.fill(
            shader=draw.vertical(inside.top(), inside.bottom(), [draw.lighten(steel, 0.12), draw.darken(steel, 0.2)])
        ),
    )
    y = inside.top() + 4
    while y < inside.bottom():
        canvas.drawLine(inside.left(), y, inside.right(), y, draw.stroke(draw.darken(steel, 0.3), 0.9))
        y += 5
    mural = glyphs.glyph(
        rng.choice(("bowl", "cup", "fish", "star", "heart", "moon")),
        inside.centerX() - inside.height() * 0.3,
        inside.top() + inside.height() * 0.2,
        inside.height() * 0.6,
    )
    canvas.drawPath(mural, draw.stroke(rng.choice(town.neons), 3.2, alpha=0.75))


def _noren(canvas: skia.Canvas, x: float, y: float, wide: float, tall: float, colour: str, rng: random.Random) -> None:
    """Split door curtains with a mark on each."""
    canvas.drawLine(x - 4, y + 1, x + wide + 4, y + 1, draw.stroke("#5a3a28", 2.6))
    count = 4
    each = wide / count
    mark = rng.choice(("ラ", "本", "山", "大"))
    for k in range(count):
        left = x + each * k
        flap = draw.shape(
            (left + 0.8, y),
            (left + each - 0.8, y),
            (left + each - 0.4, y + tall * 0.96),
            (left + each / 2, y + tall * 1.06, left + 0.4, y + tall),
        )
        canvas.drawPath(
            flap, draw.fill(shader=draw.vertical(y, y + tall, [draw.lighten(colour, 0.1), draw.darken(colour, 0.18)]))
        )
        size = min(each * 0.6, tall * 0.6)
        canvas.drawPath(
            glyphs.glyph(mark, left + (each - size) / 2, y + tall * 0.24, size),
            draw.stroke("#fff4e4", max(1.0, size * 0.13)),
        )


def _awning(canvas: skia.Canvas, town: Town, x: float, y: float, wide: float, tall: float, rng: random.Random) -> None:
    colour = (
        town.air.wash(rng.choice(("#d8584c", "#4f8f7c", "#e0a03c", "#5a7ab8", "#b8607a")))
        if not town.dark
        else rng.choice(("#8a3440", "#2f5a62", "#8a5c2a", "#3c4a86"))
    )
    white = town.air.wash("#fff8ee") if not town.dark else "#cbbfd0"
    count = max(6, int(wide / 15))
    each = wide / count
    for k in range(count):
        left = x + each * k
        stripe = colour if k % 2 == 0 else white
        body = draw.shape(
            (left + each * 0.12, y),
            (left + each * 1.02, y),
            (left + each, y + tall),
            (left + each / 2, y + tall * 1.28, left, y + tall),
        )
        canvas.drawPath(
            body,
            draw.fill(shader=draw.vertical(y, y + tall * 1.2, [draw.lighten(stripe, 0.1), draw.darken(stripe, 0.14)])),
        )
    canvas.drawRect(draw.rect(x, y + tall * 1.2, wide, tall * 0.28), draw.fill("#000000", alpha=0.1))
    if town.snow:
        snow_line(canvas, x, y + 2, wide, 6, rng)
