"""What stands and hangs about in rooms: shelves, books, cups, jars, plants, pictures, a menu with a candle.

Painters of still parts, in world units; the point given is where the thing stands.
"""

from __future__ import annotations

import math
import random

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.lamplight import pool

BRASS = "#d9a554"
BOOKS = ("#c65f4a", "#2f6f73", "#e0b05a", "#6b4f86", "#4d7a4a", "#e6d6b8", "#2f4a73", "#a83f4f")


def shelf(canvas: skia.Canvas, x: float, y: float, width: float, wood: str) -> None:
    """A board on two brass brackets, with its shadow on the wall."""
    canvas.drawRect(draw.rect(x + 4, y + 7, width, 12), draw.fill("#140806", alpha=0.4, blur=5))
    for bx in (x + 16, x + width - 16):
        canvas.drawPath(draw.path((bx, y + 22), (bx, y + 6), (bx + 0.1, y + 6)), draw.stroke(BRASS, 2.4))
        canvas.drawPath(
            draw.path((bx, y + 22), (bx + 4, y + 12, bx + 10, y + 7)), draw.stroke(draw.darken(BRASS, 0.35), 1.6)
        )
    face = draw.vertical(y, y + 8, [draw.lighten(wood, 0.25), wood, draw.darken(wood, 0.35)], [0, 0.35, 1])
    canvas.drawRoundRect(draw.rect(x, y, width, 8), 2, 2, draw.fill(shader=face))


def books(canvas: skia.Canvas, x: float, y: float, width: float, tall: float, rnd: random.Random) -> None:
    """Books standing on (x, y); the last one leans on the others."""
    left = x
    while left < x + width:
        wide, high = rnd.uniform(7, 13), tall * rnd.uniform(0.68, 1)
        leaning = left + wide * 2.4 > x + width
        colour = rnd.choice(BOOKS)
        canvas.save()
        canvas.translate(left + (5 if leaning else 0), y)
        if leaning:
            canvas.rotate(-11)
        shade = draw.horizontal(0, wide, [draw.lighten(colour, 0.18), colour, draw.darken(colour, 0.3)], [0, 0.4, 1])
        canvas.drawRoundRect(draw.rect(0, -high, wide, high), 1.4, 1.4, draw.fill(shader=shade))
        band = rnd.choice((0.2, 0.72))
        canvas.drawRect(draw.rect(0, -high * (1 - band), wide, 2), draw.fill("#f6e3b6", alpha=0.75))
        canvas.drawRect(draw.rect(0, -high * (1 - band) + 4, wide, 1), draw.fill("#f6e3b6", alpha=0.6))
        canvas.restore()
        left += wide + 0.8


def mug(canvas: skia.Canvas, x: float, y: float, size: float, colour: str) -> None:
    """A small cup on a shelf, ``size`` tall."""
    canvas.drawOval(
        draw.rect(x + size * 0.34, y - size * 0.78, size * 0.5, size * 0.5),
        draw.stroke(draw.darken(colour, 0.15), size * 0.13),
    )
    body = draw.shape((x - size * 0.5, y - size), (x - size * 0.5, y - size * 0.2, x - size * 0.35, y, x, y), (x + size * 0.35, y, x + size * 0.5, y - size * 0.2, x + size * 0.5, y - size))  # fmt: skip
    shade = draw.horizontal(
        x - size / 2, x + size / 2, [draw.lighten(colour, 0.3), colour, draw.darken(colour, 0.3)], [0, 0.5, 1]
    )
    canvas.drawPath(body, draw.fill(shader=shade))
    draw.oval(canvas, x, y - size, size * 0.5, size * 0.12, draw.fill(draw.darken(colour, 0.4)))


def jar(canvas: skia.Canvas, x: float, y: float, size: float, filling: str) -> None:
    """A storage jar with a cork, standing on (x, y)."""
    half = size * 0.3
    canvas.drawRoundRect(
        draw.rect(x - half, y - size * 0.66, 2 * half, size * 0.64),
        4,
        4,
        draw.fill(shader=draw.horizontal(x - half, x + half, [draw.lighten(filling, 0.15), draw.darken(filling, 0.3)])),
    )
    canvas.drawRoundRect(
        draw.rect(x - half, y - size * 0.84, 2 * half, size * 0.84), 5, 5, draw.fill("#e8f4f4", alpha=0.22)
    )
    canvas.drawLine(
        x - half + 3, y - size * 0.74, x - half + 3, y - size * 0.16, draw.stroke("#ffffff", 1.6, alpha=0.6)
    )
    canvas.drawRoundRect(draw.rect(x - half * 0.8, y - size, half * 1.6, size * 0.2), 2, 2, draw.fill("#b98a5a"))


def potted_plant(
    canvas: skia.Canvas, x: float, y: float, tall: float, rnd: random.Random, *, pot: str, leaf: str
) -> None:
    """A leafy plant in a pot on (x, y); ``tall`` is the height of pot and leaves."""
    ph = tall * 0.34
    half = ph * 0.55
    top = y - ph
    for index in range(13):
        angle = math.radians(-168 + index * 13 + rnd.uniform(-6, 6))
        reach = tall * rnd.uniform(0.42, 0.66) * (1 - 0.25 * abs(math.cos(angle)))
        tip = (x + math.cos(angle) * reach, top + math.sin(angle) * reach)
        leaf_blade(
            canvas,
            (x, top),
            tip,
            tall * 0.075,
            draw.mix(leaf, rnd.choice(("#a7c76a", "#173a2c")), rnd.uniform(0.1, 0.4)),
        )
    body = draw.shape((x - half, top), (x + half, top), (x + half * 0.72, y), (x - half * 0.72, y))
    shade = draw.horizontal(x - half, x + half, [draw.lighten(pot, 0.25), pot, draw.darken(pot, 0.35)], [0, 0.4, 1])
    canvas.drawPath(body, draw.fill(shader=shade))
    canvas.drawRoundRect(
        draw.rect(x - half * 1.12, top - ph * 0.1, half * 2.24, ph * 0.26), 2, 2, draw.fill(shader=shade)
    )


def leaf_blade(canvas: skia.Canvas, base: draw.Point, tip: draw.Point, half: float, colour: str) -> None:
    dx, dy = tip[0] - base[0], tip[1] - base[1]
    length = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / length * half, dx / length * half
    middle = (base[0] + dx * 0.6, base[1] + dy * 0.6 - half * 0.5)
    blade = draw.shape(
        base, (middle[0] + nx * 1.6, middle[1] + ny * 1.6, *tip), (middle[0] - nx * 1.6, middle[1] - ny * 1.6, *base)
    )
    canvas.drawPath(
        blade, draw.fill(shader=draw.linear(base, tip, [draw.darken(colour, 0.35), colour, draw.lighten(colour, 0.15)]))
    )
    canvas.drawPath(
        draw.path(base, (*middle, *tip)), draw.stroke(draw.lighten(colour, 0.3), max(0.5, half * 0.12), alpha=0.6)
    )


def trailing_plant(
    canvas: skia.Canvas, x: float, y: float, length: float, rnd: random.Random, *, pot: str, leaf: str
) -> None:
    """A pot with tendrils that hang down over its edge; (x, y) is the pot's base."""
    for index in range(7):
        sx = x + (index - 3) * 4.0
        reach = length * rnd.uniform(0.45, 1)
        bend = rnd.uniform(-12, 12)
        for step in range(int(reach / 6)):
            share = step * 6 / reach
            px, py = sx + (index - 3) * 4 * share + math.sin(share * 5 + bend) * 4, y - 14 + share * reach
            colour = draw.mix(leaf, rnd.choice(("#b4cf73", "#173a2c")), rnd.uniform(0, 0.4))
            draw.oval(
                canvas, px + rnd.uniform(-3, 3), py, rnd.uniform(2.6, 4.6), rnd.uniform(3.2, 5.2), draw.fill(colour)
            )
    shade = draw.horizontal(x - 15, x + 15, [draw.lighten(pot, 0.3), pot, draw.darken(pot, 0.3)], [0, 0.4, 1])
    canvas.drawPath(draw.shape((x - 15, y - 24), (x + 15, y - 24), (x + 11, y), (x - 11, y)), draw.fill(shader=shade))
    for _ in range(16):
        draw.oval(
            canvas,
            x + rnd.uniform(-17, 17),
            y - 25 + rnd.uniform(-9, 4),
            4.5,
            5,
            draw.fill(draw.mix(leaf, "#b4cf73", rnd.random() * 0.4)),
        )


def picture(
    canvas: skia.Canvas, x: float, y: float, width: float, height: float, rnd: random.Random, *, wood: str
) -> None:
    """A framed abstract landscape, centred on (x, y)."""
    box = draw.rect(x - width / 2, y - height / 2, width, height)
    canvas.drawRect(draw.rect(box.left() + 4, box.top() + 6, width, height), draw.fill("#140806", alpha=0.4, blur=5))
    canvas.drawRect(
        box,
        draw.fill(shader=draw.vertical(box.top(), box.bottom(), [draw.lighten(wood, 0.25), draw.darken(wood, 0.2)])),
    )
    mat = box.makeInset(4, 4)
    canvas.drawRect(mat, draw.fill("#f4ead8"))
    art = mat.makeInset(width * 0.1, width * 0.1)
    canvas.save()
    canvas.clipRect(art, True)
    sky, hills = rnd.choice((("#f2c9a0", "#c65f4a"), ("#cfe0dc", "#2f6f73"), ("#f0d9b0", "#5a6b8a")))
    canvas.drawRect(art, draw.fill(sky))
    canvas.drawCircle(
        art.centerX() + art.width() * 0.16, art.top() + art.height() * 0.36, art.width() * 0.17, draw.fill("#fff0cf")
    )
    for index in range(3):
        top = art.top() + art.height() * (0.5 + index * 0.15)
        swell = rnd.uniform(-0.12, 0.12) * art.height()
        hill = draw.shape((art.left(), art.bottom()), (art.left(), top), (art.centerX() - 10, top - art.height() * 0.16 + swell, art.right(), top + swell * 0.6), (art.right(), art.bottom()))  # fmt: skip
        canvas.drawPath(hill, draw.fill(draw.darken(hills, 0.18 * index)))
    canvas.restore()


def menu_and_candle(canvas: skia.Canvas, x: float, y: float, size: float) -> None:
    """A folded card with a sprig on it and a tea light in a glass, standing on (x, y)."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(size, size)
    draw.soft_shadow(canvas, 6, 2, 52, 9, 0.4, "#1c0a06")
    canvas.drawPath(draw.shape((14, 0), (24, -4), (20, -58), (10, -56)), draw.fill("#b9a98c"))
    canvas.drawPath(
        draw.shape((-26, 1), (14, 0), (10, -56), (-22, -55)),
        draw.fill(shader=draw.linear((-26, -56), (14, 0), ["#fbf4e4", "#e2d5bc"])),
    )
    canvas.drawPath(draw.path((-6, -14), (-8, -30, -5, -44)), draw.stroke("#4d7a5a", 1.6))
    for side, ly in ((-1, -22), (1, -27), (-1, -33), (1, -38)):
        leaf_blade(canvas, (-6, ly), (-6 + side * 10, ly - 6), 2.6, "#5c8f62")
    canvas.drawLine(-17, -8, 6, -8.5, draw.stroke("#8a7a60", 1.4, alpha=0.7))
    pool(canvas, 42, -8, 52, 40, "#ffb95e", 0.42)
    canvas.drawRoundRect(
        draw.rect(30, -22, 24, 24), 5, 5, draw.fill(shader=draw.vertical(-22, 2, [("#fff0cc", 0.75), ("#e08a3a", 0.8)]))
    )
    canvas.drawOval(draw.rect(30, -25, 24, 6), draw.stroke("#fff6e0", 1.2, alpha=0.8))
    canvas.drawPath(draw.shape((42, -12), (37, -17, 42, -27), (47, -17, 42, -12)), draw.fill("#fff3c0"))
    canvas.drawLine(33, -18, 33, -4, draw.stroke("#ffffff", 1.4, alpha=0.6))
    mirror = draw.vertical(2, 26, [("#ffcf8a", 0.35), ("#ffcf8a", 0)])
    canvas.drawRect(draw.rect(32, 2, 20, 24), draw.fill(shader=mirror))
    canvas.restore()
