"""Walls, floors and ceilings: paint, tiles, panelling, boards that run to the horizon, tiled floors, lit ceilings."""

from __future__ import annotations

import random

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.chamber import Chamber
from core.generation.animatic.sets.outlook import Area


def coat(canvas: skia.Canvas, box: Area, above: str, below: str) -> None:
    """A painted wall, from one tone to another."""
    canvas.drawRect(draw.rect(*box), draw.fill(shader=draw.vertical(box[1], box[1] + box[3], [above, below])))


def tiles(
    canvas: skia.Canvas,
    box: Area,
    size: tuple[float, float],
    colour: str,
    joint: str,
    rnd: random.Random,
    *,
    bond: bool = False,
    vary: float = 0.08,
) -> None:
    """Tiles, stones or plates of that size; with ``bond`` every other row is shifted by half."""
    x, y, width, height = box
    wide, high = size
    canvas.save()
    canvas.clipRect(draw.rect(*box), True)
    canvas.drawRect(draw.rect(*box), draw.fill(joint))
    gap = max(0.7, high * 0.03)
    light, shade = draw.stroke("#ffffff", 1, alpha=0.2), draw.stroke("#000000", 1, alpha=0.18)
    for row in range(int(height / high) + 1):
        left = x - (wide / 2 if bond and row % 2 else 0)
        while left < x + width:
            tone = rnd.uniform(-vary, vary)
            mine = draw.lighten(colour, round(tone, 2)) if tone > 0 else draw.darken(colour, round(-tone, 2))
            box_of = draw.rect(left + gap, y + row * high + gap, wide - 2 * gap, high - 2 * gap)
            canvas.drawRoundRect(box_of, gap, gap, draw.fill(mine))
            canvas.drawLine(box_of.left() + 1, box_of.top() + 0.5, box_of.right() - 1, box_of.top() + 0.5, light)
            canvas.drawLine(box_of.left() + 1, box_of.bottom() - 0.5, box_of.right() - 1, box_of.bottom() - 0.5, shade)
            left += wide
    canvas.restore()


def panelling(canvas: skia.Canvas, box: Area, colour: str, wide: float) -> None:
    """Wooden panels in frames."""
    x, y, width, height = box
    coat(canvas, box, draw.lighten(colour, 0.06), draw.darken(colour, 0.15))
    left = x
    while left < x + width:
        inner = draw.rect(left + wide * 0.12, y + wide * 0.14, wide * 0.76, height - wide * 0.28)
        tones = [draw.darken(colour, 0.2), draw.lighten(colour, 0.1)]
        canvas.drawRect(inner, draw.fill(shader=draw.vertical(inner.top(), inner.bottom(), tones)))
        canvas.drawRect(inner, draw.stroke(draw.darken(colour, 0.45), 2, alpha=0.7))
        canvas.drawLine(
            inner.left(), inner.bottom(), inner.right(), inner.bottom(), draw.stroke(draw.lighten(colour, 0.35), 1.6)
        )
        left += wide
    canvas.drawRect(
        draw.rect(x, y - 4, width, 7),
        draw.fill(shader=draw.vertical(y - 4, y + 3, [draw.lighten(colour, 0.4), colour])),
    )


def wallpaper(canvas: skia.Canvas, box: Area, colour: str, stripe: str, wide: float) -> None:
    """Striped paper."""
    coat(canvas, box, draw.lighten(colour, 0.05), draw.darken(colour, 0.1))
    left = box[0]
    while left < box[0] + box[2]:
        canvas.drawRect(draw.rect(left, box[1], wide / 2, box[3]), draw.fill(stripe, alpha=0.35))
        left += wide


def skirting(canvas: skia.Canvas, room: Chamber, colour: str, tall: float = 12) -> None:
    """The board between wall and floor, and the shadow of the corner."""
    tones = [draw.lighten(colour, 0.2), draw.darken(colour, 0.15)]
    canvas.drawRect(
        draw.rect(room.left, room.floor - tall, room.right - room.left, tall),
        draw.fill(shader=draw.vertical(room.floor - tall, room.floor, tones)),
    )
    corner = draw.vertical(room.floor, room.floor + 26, [("#000000", 0.4), ("#000000", 0)])
    canvas.drawRect(draw.rect(room.left, room.floor, room.right - room.left, 26), draw.fill(shader=corner))


def level(canvas: skia.Canvas, room: Chamber, colour: str) -> None:
    """A floor of one colour, darker towards the wall and at our feet."""
    tones = [draw.darken(colour, 0.3), colour, draw.darken(colour, 0.35)]
    box = draw.rect(room.left, room.floor, room.right - room.left, room.bottom - room.floor)
    canvas.drawRect(box, draw.fill(shader=draw.vertical(room.floor, room.height, tones, [0, 0.4, 1])))


def squares(canvas: skia.Canvas, room: Chamber, first: str, second: str, wide: float = 92.0) -> None:
    """A chequered floor; ``wide`` is the side of a tile where people stand, in units of an adult."""
    level(canvas, room, first)
    reach = room.stand - room.horizon
    step = wide * room.unit
    paint = draw.fill(second)
    for row in range(26):
        # a tile's line lies at reach / (1 + distance): rows grow nearer to one another as they recede
        near = room.horizon + reach * 2.2 / (1 + row * 0.24)
        far = room.horizon + reach * 2.2 / (1 + (row + 1) * 0.24)
        if near < room.floor:
            break
        wide_near, wide_far = step * (near - room.horizon) / reach, step * (far - room.horizon) / reach
        for column in range(-16, 16):
            if (column + row) % 2 == 0:
                canvas.drawPath(
                    draw.shape((column * wide_far, far), ((column + 1) * wide_far, far),
                               ((column + 1) * wide_near, near), (column * wide_near, near)), paint)  # fmt: skip
    shade = draw.vertical(room.floor, room.height, [("#000000", 0.3), ("#000000", 0), ("#000000", 0.25)], [0, 0.45, 1])
    canvas.drawRect(
        draw.rect(room.left, room.floor, room.right - room.left, room.bottom - room.floor), draw.fill(shader=shade)
    )


def boards(canvas: skia.Canvas, room: Chamber, colour: str, rnd: random.Random, count: int = 30) -> None:
    """Floorboards that run to the horizon."""
    level(canvas, room, colour)
    reach = (room.bottom - room.horizon) / (room.floor - room.horizon)
    step = (room.right - room.left) / count
    for index in range(count + 1):
        far = room.left + step * index
        tone = rnd.choice(("#ffd9a8", "#1c0c06", "#6a3a1c"))
        plank = draw.shape(
            (far, room.floor), (far + step, room.floor), ((far + step) * reach, room.bottom), (far * reach, room.bottom)
        )
        canvas.drawPath(plank, draw.fill(tone, alpha=rnd.uniform(0.02, 0.1)))
        canvas.drawLine(far, room.floor, far * reach, room.bottom, draw.stroke("#1c0c06", 1.0, alpha=0.35))


def gloss(canvas: skia.Canvas, room: Chamber, x: float, wide: float, colour: str, strength: float = 0.3) -> None:
    """The mirror image of a light on a polished floor."""
    tall = (room.height - room.floor) * 0.9
    shade = draw.vertical(room.floor, room.floor + tall, [(colour, strength), (colour, 0)])
    canvas.drawRect(draw.rect(x - wide / 2, room.floor, wide, tall), draw.fill(shader=shade, blur=wide * 0.16))


def ceiling(canvas: skia.Canvas, room: Chamber, colour: str, *, lit: str | None = None, rows: int = 3) -> None:
    """The ceiling down to `Chamber.ceiling`, with tiles and, if ``lit``, lamps of that colour that run away from us."""
    low = room.ceiling
    coat(canvas, (room.left, room.top, room.right - room.left, low - room.top), draw.darken(colour, 0.2), colour)
    canvas.drawRect(
        draw.rect(room.left, low - 3, room.right - room.left, 4), draw.fill(draw.darken(colour, 0.35), alpha=0.6)
    )
    reach = (room.top - room.horizon) / (low - room.horizon)
    step = room.width / 6
    for index in range(-8, 9):
        x = index * step
        canvas.drawLine(x, low, x * reach, room.top, draw.stroke(draw.darken(colour, 0.4), 1, alpha=0.3))
    if lit is None:
        return
    tall = low - room.top
    for row in range(rows):
        back, front = low - tall * (0.1 + row * 0.3) ** 1.1, low - tall * (0.24 + row * 0.34) ** 1.1
        near, far = 1 + (reach - 1) * (low - front) / tall, 1 + (reach - 1) * (low - back) / tall
        for share in (-2.5, -0.5, 1.5):
            left, right = share * step, (share + 1) * step
            box = draw.shape((left * far, back), (right * far, back), (right * near, front), (left * near, front))
            canvas.drawPath(box, draw.fill(lit, alpha=0.35, blur=9))
            canvas.drawPath(box, draw.fill(draw.lighten(lit, 0.6)))
