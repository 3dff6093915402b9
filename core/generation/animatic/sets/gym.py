"""A gym: mirrors, a rack of dumbbells, a barbell, a punching bag, a treadmill."""

from __future__ import annotations

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import finishes, solids
from core.generation.animatic.sets.chamber import chamber, placed
from core.generation.animatic.sets.outlook import Opening
from core.generation.animatic.stage import Brief, Layer, Stage


def gym(brief: Brief) -> Stage:
    """Mirrors along the wall, a rack of dumbbells, a punching bag, a treadmill, a bench, rubber floor with lines."""
    room = chamber(brief)
    opening = room.pick(
        Opening(190, 46, 250, 120, (0.33, 0.67), ()),
        Opening(60, 170, 230, 170, (0.5,), ()),
        Opening(120, 80, 250, 150, (0.5,), ()),
    )
    room = room.lit((0, room.ceiling, room.height, "#e8f4ff", 0.65))
    base = room.floor + 14
    size = room.size(base)

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#4a5460", "#39424e")
        finishes.ceiling(canvas, room, "#2f3640", lit="#eaf6ff")
        canvas.drawRect(draw.rect(room.left, room.floor - 236 * size, room.area[2], 14 * size), draw.fill("#f2b01e"))
        for index in range(-5, 2):
            x = index * 96 * size + room.x(0.02)
            box = draw.rect(x, room.floor - 208 * size, 90 * size, 196 * size)
            canvas.drawRect(
                box,
                draw.fill(
                    shader=draw.linear(
                        (box.left(), box.top()), (box.right(), box.bottom()), ["#a9c2d4", "#dcebf4", "#8fa8ba"]
                    )
                ),
            )
            canvas.drawLine(
                box.left() + 14,
                box.bottom() - 30,
                box.left() + 62,
                box.top() + 30,
                draw.stroke("#ffffff", 9 * size, alpha=0.25),
            )
            canvas.drawRect(box, draw.stroke("#2a323c", 2))
        finishes.skirting(canvas, room, "#23282f", 8)

    def floor(canvas: skia.Canvas) -> None:
        finishes.level(canvas, room, "#2f353d")
        rnd = room.random("specks")
        for _ in range(420):
            x, y = rnd.uniform(room.left, room.right), rnd.uniform(room.floor, room.bottom)
            canvas.drawCircle(
                x, y, rnd.uniform(0.6, 1.6), draw.fill(rnd.choice(("#8fa0b0", "#f2b01e", "#5a6672")), alpha=0.5)
            )
        mat = draw.shape(
            (-room.width * 0.24, room.floor + 40),
            (room.width * 0.24, room.floor + 40),
            (room.width * 0.38, room.height - 6),
            (-room.width * 0.38, room.height - 6),
        )
        canvas.drawPath(mat, draw.fill("#2f6fa8"))
        canvas.drawPath(mat, draw.stroke("#e8f0f6", 4, alpha=0.8))

    def machines(canvas: skia.Canvas) -> None:
        with placed(canvas, room.x(room.pick(-0.27, -0.2, -0.24)), base, size * 1.1):
            for y in (-22.0, -66.0, -110.0):
                solids.panel(canvas, 0, y + 8, 210, 8, "#8a939c")
                for index in range(6):
                    x = -84 + index * 34
                    for dx in (-9, 9):
                        canvas.drawRoundRect(
                            draw.rect(x + dx - 5, y - 24, 10, 24),
                            3,
                            3,
                            draw.fill(shader=draw.vertical(y - 24, y, ["#5a626c", "#16191d"])),
                        )
                    solids.rod(canvas, (x - 6, y - 12), (x + 6, y - 12), 5, "#c9d0d6")
            for x in (-102, 102):
                solids.rod(canvas, (x, -120), (x, 0), 8, "#3a4048")
        y = room.floor + (room.stand - room.floor) * 0.4
        with placed(canvas, room.x(room.pick(0.37, 0.36, 0.37)), y, room.size(y)):
            solids.rod(canvas, (0, -520), (0, -236), 4, "#9aa3ac")
            bag = draw.rect(-34, -240, 68, 176)
            canvas.drawRoundRect(
                bag, 22, 22, draw.fill(shader=draw.horizontal(-34, 34, ["#e05048", "#b02a2a", "#4a0f12"]))
            )
            for by in (-206, -98):
                canvas.drawRect(draw.rect(-34, by, 68, 12), draw.fill("#1c1618"))
            draw.soft_shadow(canvas, 0, 2, 42, 8, 0.5)
        with placed(canvas, room.x(room.pick(-0.44, -0.46, -0.45)), y, room.size(y)):
            _treadmill(canvas)
        with placed(canvas, room.x(room.pick(0.17, 0.1, 0.14)), base + 6, size):
            _barbell_rack(canvas)

    def near(canvas: skia.Canvas) -> None:
        with placed(canvas, room.x(-0.44), room.height + 16 * room.unit, room.unit * room.pick(1.8, 1.0, 1.3)):
            _kettlebell(canvas, "#e0484a")

    anchors = room.people(room.pick((-0.08, 0.13, -0.25, 0.28), (-0.08, 0.2, -0.3, 0.04), (-0.1, 0.15, -0.29, 0.3)))
    anchors |= (
        room.tops([(room.x(room.pick(0.17, 0.1, 0.14)), base + 6 - 62 * size)], 0.83, size * 0.5) | room.grounds()
    )
    layers: list[Layer] = [
        *room.wall(wall, opening, "#2a323c"),
        room.ground(floor),
        room.still("machines", 0.8, machines),
        room.still("foreground", 1.5, near, top=room.height * 0.5, blur=6.0),
    ]
    return room.stage(layers, anchors, opening=opening)


def _treadmill(canvas: skia.Canvas) -> None:
    draw.soft_shadow(canvas, 0, 0, 84, 9, 0.5)
    solids.block(canvas, 0, -4, 156, 16, "#23272d", 10, 5)
    solids.rod(canvas, (62, -18), (74, -148), 9, "#c9d0d6")
    solids.rod(canvas, (74, -140), (26, -124), 8, "#8a939c")
    canvas.save()
    canvas.translate(72, -150)
    canvas.rotate(-16)
    solids.panel(canvas, 0, 8, 56, 34, "#1c2026", 5)
    solids.pane(canvas, 0, 2, 44, 22, "#4ad0ff", 0.3)
    canvas.restore()


def _barbell_rack(canvas: skia.Canvas) -> None:
    for x in (-62, 62):
        solids.rod(canvas, (x, -168), (x, 0), 9, "#d0a01e")
    solids.block(canvas, 0, -38, 74, 20, "#2a2e34", 12, 6)
    for x in (-28, 28):
        solids.rod(canvas, (x, -38), (x, 0), 8, "#8a939c")
    solids.rod(canvas, (-112, -142), (112, -142), 6, "#dfe6ea")
    for side in (-1, 1):
        for index, tall in enumerate((74, 60, 44)):
            x = side * (78 + index * 12)
            canvas.drawRoundRect(
                draw.rect(x - 5, -142 - tall / 2, 10, tall), 4, 4, draw.fill(("#e0484a", "#2f7ac0", "#f2b01e")[index])
            )


def _kettlebell(canvas: skia.Canvas, colour: str) -> None:
    canvas.drawPath(draw.path((-20, -46), (-30, -96, 0, -96), (30, -96, 20, -46)), draw.stroke("#23272d", 12))
    canvas.drawCircle(
        0,
        -34,
        36,
        draw.fill(shader=draw.radial((-12, -48), 48, [draw.lighten(colour, 0.4), colour, draw.darken(colour, 0.5)])),
    )


SETS = {"gym": gym}
