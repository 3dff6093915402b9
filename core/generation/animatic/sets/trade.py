"""Rooms full of things: a supermarket with its aisles, a museum with pictures, busts and a skeleton."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import decor, finishes, lamplight, solids
from core.generation.animatic.sets.chamber import Chamber, chamber, placed
from core.generation.animatic.stage import Anchor, Brief, Layer, Stage

_GOODS = ("#e0484a", "#f0a83a", "#4a9ad0", "#5ab06a", "#f2d14a", "#d06ab0", "#f4f0e4", "#7a5ac0", "#f07a3a")


def shop(brief: Brief) -> Stage:
    """Shelves of bright goods that run down an aisle, crates of fruit in front, signs and rows of lamps above."""
    room = chamber(brief, windowless=True)
    room = room.lit((0, room.ceiling, room.height, "#f4fbff", 0.65))
    aisle = room.width * 0.13
    depth = room.pick(6.2, 6.0, 6.0)  # how much nearer the shelves' near end is than their far one

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#f2f6f4", "#cfe2da")
        finishes.ceiling(canvas, room, "#e4ecec", lit="#ffffff")
        size = room.size(room.floor)
        for row in range(room.pick(3, 4, 3)):
            y = room.floor - 12 - row * 58 * size
            canvas.drawRect(draw.rect(-aisle, y - 52 * size, 2 * aisle, 52 * size), draw.fill("#3f6a8a"))
            _goods(canvas, -aisle + 4, y, 2 * aisle - 8, 46 * size, room.random("end", str(row)))
        with placed(canvas, 0, room.ceiling + room.pick(66, 110, 80), aisle * 1.8 / 190):
            solids.panel(canvas, 0, 0, 190, 46, "#2f9a5a", 6)
            font = skia.Font(skia.Typeface("DejaVu Sans"), 28)
            canvas.drawString("FRESH", -46, -13, font, draw.fill("#ffffff"))
            for x in (-80, 80):
                solids.rod(canvas, (x, -46), (x, -150), 3, "#8a9aa0")

    def shelves(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            canvas.save()
            canvas.scale(side, 1)
            _aisle(canvas, room, aisle, depth, room.random("aisle", str(side)))
            canvas.restore()

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#e6ebe6", "#d2dcd6", 96)
        finishes.gloss(canvas, room, 0, aisle * 2, "#ffffff", 0.6)

    edge = room.height * room.pick(0.9, 0.92, 0.91)
    crates = room.pick((-0.46, -0.3, 0.34, 0.48), (-0.42, 0.42), (-0.44, 0.4))

    def near(canvas: skia.Canvas) -> None:
        rnd = room.random("fruit")
        for index, share in enumerate(crates):
            _crate(
                canvas,
                room.x(share),
                room.height + 26 * room.unit,
                118 * room.unit * 0.8,
                room.unit * 0.8,
                ("#e0484a", "#f0a83a", "#6ab04a", "#f2d14a")[index],
                rnd,
            )

    anchors = room.people(room.pick((-0.04, 0.14, -0.2, 0.26), (-0.1, 0.22, -0.3, 0.05), (-0.06, 0.2, -0.26, 0.3)))
    anchors |= room.tops(
        [(room.x(room.pick(0.37, 0.36, 0.36)), edge - 14 * room.unit), (room.x(crates[0]) + 34, edge - 14 * room.unit)],
        1.03,
        room.unit * 0.3,
    )
    size = room.size(room.floor)
    anchors |= {
        "shelf": Anchor(room.x(0.02), room.floor - 12 - 58 * size, 0.56, size * 0.8, 1, "surface"),
        "counter": anchors["surface-2"],
        **room.grounds(room.pick((0.22, -0.2, 0.05), (0.2, -0.24, 0.0), (0.2, -0.24, 0.04))),
    }
    layers: list[Layer] = [
        *room.wall(wall),
        room.ground(floor),
        room.still("shelves", 0.76, shelves),
        room.still("crates", 1.0, near, top=room.height * 0.6),
        room.still("foreground", 1.5, lambda canvas: _basket(canvas, room), top=room.height * 0.5, blur=6.0),
    ]
    return room.stage(layers, anchors)


def museum(brief: Brief) -> Stage:
    """Great gilded pictures on a dark red wall, each under its lamp; a bust, a vase, a bench and a rope on a polished floor."""
    room = chamber(brief, windowless=True)
    shares = room.pick((-0.36, -0.02, 0.34), (-0.22, 0.25), (-0.28, 0.24))
    wide, high = room.pick((190.0, 150.0), (176.0, 220.0), (210.0, 190.0))
    middle = room.pick(150.0, 300.0, 200.0)
    room = room.lit(*((room.x(share), middle - high * 0.3, wide * 1.25, "#ffe8c0", 0.75) for share in shares))
    frame = "#c9963f"

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#7a2430", "#5f1a28")
        finishes.panelling(canvas, (room.left, room.floor - 56, room.area[2], 56), "#4a2a20", 90)
        canvas.drawRect(
            draw.rect(room.left, room.ceiling - 26, room.area[2], 26),
            draw.fill(shader=draw.vertical(room.ceiling - 26, room.ceiling, ["#fbf2dc", "#c9b48a"])),
        )
        finishes.coat(canvas, (room.left, room.top, room.area[2], room.ceiling - 26 - room.top), "#d9ccb0", "#f2e8d0")
        for index, share in enumerate(shares):
            x = room.x(share)
            tall = high * (1.0 if index % 2 else 0.86)
            canvas.drawRect(
                draw.rect(x - wide / 2 - 8, middle - tall / 2 - 2, wide + 26, tall + 26),
                draw.fill("#000000", alpha=0.4, blur=8),
            )
            for inset, tone in ((14, "#8a5f24"), (11, "#f0cf7a"), (5, frame), (1, "#7a4f1c")):
                canvas.drawRect(
                    draw.rect(x - wide / 2 - inset, middle - tall / 2 - inset, wide + 2 * inset, tall + 2 * inset),
                    draw.fill(tone),
                )
            _painting(canvas, x - wide / 2, middle - tall / 2, wide, tall, index, room.random("art", str(index)))
            canvas.drawPath(
                draw.shape(
                    (x - 22, middle - tall / 2 - 12),
                    (x + 22, middle - tall / 2 - 12),
                    (x + wide * 0.6, middle + tall / 2),
                    (x - wide * 0.6, middle + tall / 2),
                ),
                draw.fill("#fff3d0", alpha=0.13, blur=12),
            )
            solids.rod(canvas, (x - 26, middle - tall / 2 - 26), (x + 26, middle - tall / 2 - 26), 7, "#d9a554")
            solids.panel(canvas, x, middle + tall / 2 + 34, 34, 14, "#f4ead8")

    def floor(canvas: skia.Canvas) -> None:
        finishes.boards(canvas, room, "#a8713f", room.random("floor"), 36)
        for share in shares:
            finishes.gloss(canvas, room, room.x(share), wide * 0.8, "#ffe0b0", 0.28)

    def pieces(canvas: skia.Canvas) -> None:
        y = room.floor + 26
        size = room.size(y)
        left, right = room.pick((-0.2, 0.17), (-0.4, 0.42), (-0.44, 0.44))
        with placed(canvas, room.x(left), y, size):
            solids.block(canvas, 0, 0, 62, 122, "#e8e2d6", 8)
            _bust(canvas, 0, -128)
        with placed(canvas, room.x(right), y, size):
            solids.block(canvas, 0, 0, 62, 112, "#e8e2d6", 8)
            vase = draw.shape(
                (-14, -196),
                (14, -196),
                (12, -182),
                (36, -168, 30, -146),
                (24, -126, 14, -120),
                (-14, -120),
                (-24, -126, -30, -146),
                (-36, -168, -12, -182),
            )
            canvas.drawPath(vase, draw.fill(shader=draw.horizontal(-32, 32, ["#8a3f2a", "#e08a4a", "#6a2a1c"])))
            for line in (-160, -144):
                canvas.drawLine(-30, line, 30, line, draw.stroke("#1c1412", 4))
            canvas.drawRect(draw.rect(-40, -208, 80, 96), draw.fill("#eaf8ff", alpha=0.16))
            canvas.drawRect(draw.rect(-40, -208, 80, 96), draw.stroke("#eaf8ff", 1.6, alpha=0.6))
        posts = room.pick((-0.47, -0.33, 0.31, 0.46), (-0.26, 0.1, 0.47), (-0.34, -0.02, 0.3))
        y = room.floor + 44
        size = room.size(y)
        for first, second in pairwise(posts):
            if second - first < 0.4:
                a, b = room.x(first), room.x(second)
                canvas.drawPath(
                    draw.path((a, y - 84 * size), ((a + b) / 2, y - 40 * size, b, y - 84 * size)),
                    draw.stroke("#b0243a", 8 * size),
                )
        for share in posts:
            with placed(canvas, room.x(share), y, size):
                draw.soft_shadow(canvas, 0, 0, 22, 5, 0.45)
                draw.oval(canvas, 0, -2, 17, 4, draw.fill("#c9963f"))
                solids.rod(canvas, (0, -4), (0, -88), 7, "#e0b050")
                canvas.drawCircle(0, -92, 8, draw.fill("#f0cf7a"))

    def rope(canvas: skia.Canvas) -> None:
        solids.block(
            canvas, room.x(-0.52), room.height + 60 * room.unit, room.width * 0.3, 110 * room.unit, "#2a1c1a", 20
        )

    anchors = room.people(room.pick((-0.06, 0.11, -0.3, 0.3), (-0.12, 0.2, -0.32, 0.04), (-0.1, 0.15, -0.31, 0.34)))
    size = room.size(room.floor + 26)
    left = room.pick(-0.2, -0.4, -0.44)
    anchors |= room.tops(
        [
            (room.x(room.pick(0.17, 0.42, 0.44)), room.floor + 26 - 116 * size),
            (room.x(left) + 18, room.floor + 26 - 126 * size),
        ],
        0.83,
        size * 0.8,
    )
    anchors |= room.grounds()
    layers: list[Layer] = [
        *room.wall(wall),
        room.ground(floor),
        room.still("pieces", 0.8, pieces, bottom=room.stand + 30),
        room.still("foreground", 1.5, rope, top=room.height * 0.5, blur=6.0),
    ]
    return room.stage(layers, anchors)


def _goods(canvas: skia.Canvas, x: float, y: float, wide: float, tall: float, rnd: Random) -> None:
    """Boxes, tins and bottles side by side on a shelf."""
    left = x
    while left < x + wide - 8:
        colour, each, high = rnd.choice(_GOODS), tall * rnd.uniform(0.34, 0.6), tall * rnd.uniform(0.62, 0.98)
        for _ in range(rnd.randint(1, 3)):
            if left + each > x + wide:
                return
            round_ = rnd.random() < 0.4
            solids.panel(canvas, left + each / 2, y, each - 1.5, high, colour, each * 0.24 if round_ else 1.5)
            canvas.drawRect(
                draw.rect(left + 1, y - high * 0.62, each - 3.5, high * 0.26), draw.fill("#fffdf4", alpha=0.85)
            )
            left += each


def _aisle(canvas: skia.Canvas, room: Chamber, near_wall: float, depth: float, rnd: Random) -> None:
    """A shelf on the right that runs from the far wall past us: its levels and goods grow along lines from the horizon."""
    high = (room.floor - room.horizon) * 2.4
    far_x, far_top, far_low = near_wall, room.floor - high, room.floor
    cells, levels = 14, 5

    def at(share: float, level: float) -> tuple[float, float]:
        # equal steps along the shelf look shorter the further away they are
        scale = 1 / (1 / depth + (1 - 1 / depth) * (1 - share))
        y = room.horizon + (far_low + (far_top - far_low) * level - room.horizon) * scale
        return far_x * scale, y

    back = draw.shape(at(0, 0), at(1, 0), at(1, 1), at(0, 1))
    canvas.drawPath(back, draw.fill(shader=draw.horizontal(far_x, far_x * 3, ["#3a5060", "#24343f"])))
    for level in range(levels):
        for cell in range(cells):
            for part in range(2):
                first, last = (cell + part / 2 + 0.02) / cells, (cell + part / 2 + 0.42) / cells
                low, top = (level + 0.06) / levels, (level + rnd.uniform(0.5, 0.8)) / levels
                colour = rnd.choice(_GOODS)
                box = draw.shape(at(first, low), at(last, low), at(last, top), at(first, top))
                canvas.drawPath(box, draw.fill(colour))
                middle = (low + top) / 2
                label = draw.shape(
                    at(first, middle - 0.03), at(last, middle - 0.03), at(last, middle + 0.02), at(first, middle + 0.02)
                )
                canvas.drawPath(label, draw.fill("#fffdf4", alpha=0.8))
        board = draw.shape(
            at(0, level / levels), at(1, level / levels), at(1, (level + 0.06) / levels), at(0, (level + 0.06) / levels)
        )
        canvas.drawPath(board, draw.fill("#f2f5f4"))
        canvas.drawPath(board, draw.stroke("#d0484a", 1.4, alpha=0.6))
    canvas.drawPath(
        back, draw.fill(shader=draw.horizontal(far_x, room.width * 0.6, [("#0a1420", 0.3), ("#0a1420", 0.0)]))
    )


def _crate(canvas: skia.Canvas, x: float, y: float, wide: float, size: float, colour: str, rnd: Random) -> None:
    """A wooden crate heaped with fruit."""
    top = y - 84 * size
    for row in range(3):
        for index in range(7 - row):
            fx = x + (index - (6 - row) / 2) * wide * 0.14 + rnd.uniform(-2, 2)
            fy = top - row * 11 * size
            tone = draw.mix(colour, rnd.choice(("#ffe08a", "#8a2a1c")), rnd.uniform(0, 0.22))
            radius = 12 * size
            shade = draw.radial(
                (fx - radius * 0.3, fy - radius * 0.4),
                radius * 1.3,
                [draw.lighten(tone, 0.5), tone, draw.darken(tone, 0.35)],
            )
            canvas.drawCircle(fx, fy, radius, draw.fill(shader=shade))
    for index in range(4):
        solids.panel(canvas, x, top + (24 + index * 22) * size, wide, 20 * size, "#c99a5f")
    solids.panel(canvas, x, y - 30 * size, 44 * size, 30 * size, "#fbf6e4", 3)


def _basket(canvas: skia.Canvas, room: Chamber) -> None:
    """Oranges close to the lens."""
    for index, colour in enumerate(("#f08a2a", "#f0a03a", "#e8782a")):
        x, y = room.x(0.47) + (index - 1) * 34 * room.unit, room.height + 6 - (index % 2) * 26 * room.unit
        canvas.drawCircle(
            x,
            y,
            34 * room.unit,
            draw.fill(
                shader=draw.radial(
                    (x - 8, y - 12), 40 * room.unit, [draw.lighten(colour, 0.4), colour, draw.darken(colour, 0.3)]
                )
            ),
        )


def _bust(canvas: skia.Canvas, x: float, y: float) -> None:
    """A marble head on its shoulders."""
    with placed(canvas, x, y, 1.0):
        shade = draw.horizontal(-36, 36, ["#ffffff", "#ece7de", "#a49c90"])
        canvas.drawPath(
            draw.shape((-34, 0), (-34, -22, -10, -26), (-9, -42), (9, -42), (10, -26), (34, -22, 34, 0)),
            draw.fill(shader=shade),
        )
        draw.oval(canvas, 0, -58, 20, 25, draw.fill(shader=shade))
        for index in range(9):
            draw.oval(
                canvas,
                -19 + index * 4.8,
                -74 - 7 * (1 - abs(index - 4) / 4),
                6,
                6,
                draw.fill("#d8d0c4" if index % 2 else "#f4efe6"),
            )
        canvas.drawPath(draw.path((1, -62), (6, -52), (0, -51)), draw.stroke("#8f877c", 1.6))
        for ex in (-8, 8):
            draw.oval(canvas, ex, -62, 3.4, 2, draw.fill("#a49c90"))


def _painting(canvas: skia.Canvas, x: float, y: float, wide: float, tall: float, kind: int, rnd: Random) -> None:
    """A seascape, a still life, or a starry hill."""
    box = draw.rect(x, y, wide, tall)
    canvas.save()
    canvas.clipRect(box, True)
    if kind == 0:
        canvas.drawRect(
            box,
            draw.fill(
                shader=draw.vertical(y, y + tall, ["#e8a860", "#f4d8a0", "#3f7f9a", "#1f4f6a"], [0, 0.48, 0.52, 1])
            ),
        )
        canvas.drawCircle(x + wide * 0.66, y + tall * 0.42, tall * 0.1, draw.fill("#fff3d0"))
        canvas.drawPath(
            draw.shape(
                (x + wide * 0.3, y + tall * 0.66), (x + wide * 0.3, y + tall * 0.26), (x + wide * 0.5, y + tall * 0.62)
            ),
            draw.fill("#fbf2dc"),
        )
        canvas.drawPath(
            draw.shape(
                (x + wide * 0.2, y + tall * 0.66),
                (x + wide * 0.54, y + tall * 0.66),
                (x + wide * 0.46, y + tall * 0.76),
                (x + wide * 0.26, y + tall * 0.76),
            ),
            draw.fill("#4a2a1c"),
        )
    elif kind == 1:
        canvas.drawRect(box, draw.fill(shader=draw.vertical(y, y + tall, ["#1c2a5a", "#3f5fa8", "#8ab0c8"])))
        for _ in range(9):
            cx, cy, radius = x + wide * rnd.random(), y + tall * rnd.random() * 0.5, tall * rnd.uniform(0.04, 0.08)
            for ring in range(3):
                canvas.drawCircle(cx, cy, radius * (1 + ring * 0.5), draw.stroke("#f4d860", 3, alpha=0.7 - ring * 0.2))
            canvas.drawCircle(cx, cy, radius * 0.6, draw.fill("#fff0a0"))
        canvas.drawPath(
            draw.shape(
                (x, y + tall),
                (x, y + tall * 0.74),
                (x + wide * 0.5, y + tall * 0.5, x + wide, y + tall * 0.78),
                (x + wide, y + tall),
            ),
            draw.fill("#24402f"),
        )
        canvas.drawPath(
            draw.shape(
                (x + wide * 0.12, y + tall),
                (x + wide * 0.1, y + tall * 0.5, x + wide * 0.2, y + tall * 0.2),
                (x + wide * 0.28, y + tall * 0.6, x + wide * 0.28, y + tall),
            ),
            draw.fill("#12241c"),
        )
    else:
        canvas.drawRect(box, draw.fill(shader=draw.vertical(y, y + tall, ["#3a2a20", "#6a4a34", "#8a5a34"])))
        canvas.drawRect(draw.rect(x, y + tall * 0.68, wide, tall), draw.fill("#d9c8a8"))
        decor.potted_plant(canvas, x + wide * 0.5, y + tall * 0.78, tall * 0.66, rnd, pot="#3f6f9a", leaf="#c96a5a")
        for share, tone in ((0.24, "#c9403a"), (0.36, "#d9a03a"), (0.72, "#7a9a3a")):
            canvas.drawCircle(x + wide * share, y + tall * 0.74, tall * 0.08, draw.fill(tone))
    canvas.restore()
    lamplight.pool(canvas, x + wide * 0.5, y + tall * 0.1, wide * 0.5, tall * 0.4, "#fff3d0", 0.25)


SETS = {"shop": shop, "museum": museum}
