"""A cell: rough blocks, a small barred window, a bunk, tallies on the wall, bars in front."""

from __future__ import annotations

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import finishes, solids
from core.generation.animatic.sets.chamber import chamber, placed, rests, sleeps
from core.generation.animatic.sets.outlook import Opening
from core.generation.animatic.stage import Anchor, Brief, Layer, Stage


def prison(brief: Brief) -> Stage:
    """A cell: rough blocks, a small barred window with a shaft of light, a bunk on chains, tallies on the wall, bars in front."""
    room = chamber(brief)
    opening = room.pick(
        Opening(36, 54, 104, 84, (), ()), Opening(-30, 170, 120, 120, (), ()), Opening(10, 84, 116, 100, (), ())
    )
    room = room.lit((room.x(-0.2), room.ceiling, room.height * 0.7, "#ffd890", 0.6))
    bunk = room.floor + (room.stand - room.floor) * 0.4
    size = room.size(bunk)
    bunk_x, wide = room.x(room.pick(-0.26, -0.2, -0.24)), room.pick(250.0, 170.0, 210.0)

    def wall(canvas: skia.Canvas) -> None:
        finishes.tiles(
            canvas,
            (room.left, room.top, room.area[2], room.floor - room.top),
            (76, 36),
            "#76807c",
            "#505a58",
            room.random("blocks"),
            bond=True,
            vary=0.1,
        )
        canvas.drawRect(
            draw.rect(*room.area),
            draw.fill(
                shader=draw.radial(
                    (opening.centre, opening.bottom), room.width * 0.7, [("#000000", 0), ("#0a1014", 0.6)]
                )
            ),
        )
        left, y = room.x(room.pick(0.2, 0.18, 0.2)), room.pick(200.0, 400.0, 260.0)
        for group in range(6):
            gx, gy = left + (group % 3) * 44, y + (group // 3) * 40
            for index in range(4):
                canvas.drawLine(
                    gx + index * 8, gy, gx + index * 8 + 2, gy + 24, draw.stroke("#e8e8de", 2.2, alpha=0.75)
                )
            if group < 5:
                canvas.drawLine(gx - 5, gy + 20, gx + 30, gy + 4, draw.stroke("#e8e8de", 2.2, alpha=0.75))

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#5f6866", "#59625f", 130)
        if not brief.dark:
            patch = draw.shape(
                (opening.x - 60, room.floor + 30),
                (opening.right - 60, room.floor + 30),
                (opening.right - 100, room.stand + 6),
                (opening.x - 120, room.stand + 6),
            )
            canvas.drawPath(patch, draw.fill(room.outside.wash, alpha=0.3, blur=5))

    def furniture(canvas: skia.Canvas) -> None:
        for index in range(1, 5):
            x = opening.x + opening.width * index / 5
            solids.rod(canvas, (x, opening.y), (x, opening.bottom), 6, "#2a3034")
        with placed(canvas, bunk_x, bunk, size):
            half = wide / 2
            draw.soft_shadow(canvas, 0, 0, half * 1.1, 10, 0.5)
            for x in (-half + 5, half - 5):
                solids.rod(canvas, (x, room.pick(-92, -250, -92)), (x, 0), 8, "#3f484c")
            for y, tone in ((-44, "#5a6a7a"), *(((-190, "#6a5a52"),) if room.pick(1, 2, 1) == 2 else ())):
                solids.block(canvas, 0, y + 10, wide, 12, "#3f484c", 4)
                solids.block(canvas, 0, y, wide - 8, 20, "#d9d4c4", 16, 6)
                canvas.drawRoundRect(draw.rect(-half + 8, y - 38, 58, 22), 9, 9, draw.fill("#f0ece0"))
                canvas.drawRect(draw.rect(-half + 84, y - 30, wide - 98, 28), draw.fill(tone))
        with placed(canvas, room.x(room.pick(0.4, 0.38, 0.4)), room.floor + 14, room.size(room.floor + 14)):
            solids.block(canvas, 0, 0, 46, 44, "#c9d0d2", 6, 8)
            draw.oval(canvas, 0, -48, 27, 8, draw.fill("#eef2f2"))
            solids.panel(canvas, 0, -52, 50, 40, "#dfe4e4", 5)
            canvas.drawLine(0, -230, 0, -106, draw.stroke("#9aa2a6", 5))

    def bars(canvas: skia.Canvas) -> None:
        gap = room.pick(50.0, 52.0, 54.0)
        for index in range(-14, 14):
            x = index * gap + gap / 2
            # the cell door stands open before whoever is in it
            if abs(x) > room.width * room.pick(0.29, 0.32, 0.3):
                solids.rod(canvas, (x, room.top), (x, room.bottom), 13 * room.unit * 0.8, "#4a5256")
        for y in (room.height * 0.1, room.height * 0.62):
            for side in (-1, 1):
                edge = side * room.width * room.pick(0.29, 0.32, 0.3)
                solids.rod(canvas, (edge, y), (side * room.right, y), 12 * room.unit * 0.8, "#3f474b")

    seat = bunk - 60 * size
    anchors = room.people(room.pick((0.02, 0.18, -0.12, 0.28), (0.06, 0.28, -0.22, 0.1), (0.03, 0.2, -0.14, 0.3)))
    if rests(brief) or sleeps(brief):
        anchors.update(
            room.seated([(bunk_x + d * wide * size, seat, room.unit * 0.94) for d in (0.28, -0.24, 0.44)], 0.92)
        )
    anchors |= room.tops([(bunk_x + 0.36 * wide * size, seat + 4), (bunk_x, seat + 4)], 0.83, size * 0.6)
    anchors |= {
        "bed": Anchor(bunk_x + 0.1 * wide * size, seat + 2, 0.83, size, 1, "stand"),
        "window": Anchor(opening.centre, opening.bottom + 8, 0.56, size * 0.5, 1, "surface"),
        **room.grounds(room.pick((0.22, -0.18, 0.08), (0.22, -0.2, 0.1), (0.22, -0.2, 0.08))),
    }
    layers: list[Layer] = [
        *room.wall(wall, opening, "#5a6462"),
        room.ground(floor),
        room.still("bunk", 0.8, furniture),
        room.still("foreground", 1.35, bars, blur=1.6),
    ]
    return room.stage(layers, anchors, opening=opening)


SETS = {"prison": prison}
