"""A painter's studio: a tall window, an easel, canvases, pots of brushes, splashes on the floor."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import finishes, solids
from core.generation.animatic.sets.chamber import chamber, placed
from core.generation.animatic.sets.outlook import Opening
from core.generation.animatic.stage import Anchor, Brief, Layer, Stage


def studio(brief: Brief) -> Stage:
    """A painter's studio under a tall slanted window: an easel with a picture, canvases, pots of brushes, splashes on the floor."""
    room = chamber(brief)
    opening = room.pick(
        Opening(-330, 26, 320, 250, (0.25, 0.5, 0.75), (0.33, 0.67)),
        Opening(-216, 96, 290, 380, (0.33, 0.67), (0.25, 0.5, 0.75)),
        Opening(-290, 50, 320, 320, (0.25, 0.5, 0.75), (0.33, 0.67)),
    )
    room = room.lit((room.x(0.28), room.floor * 0.4, room.height * 0.8, "#ffe2b0", 0.7))
    base = room.floor + (room.stand - room.floor) * 0.4
    size = room.size(base)
    easel, table = room.x(room.pick(0.2, 0.24, 0.22)), room.x(room.pick(-0.36, -0.28, -0.34))

    def wall(canvas: skia.Canvas) -> None:
        finishes.tiles(
            canvas,
            (room.left, room.top, room.area[2], room.floor - room.top),
            (48, 18),
            "#f0e8de",
            "#d5c9bc",
            room.random("bricks"),
            bond=True,
            vary=0.04,
        )
        rnd = room.random("art")
        for share, y, wide, tall in room.pick(
            ((0.12, 90, 80, 100), (0.28, 108, 110, 84), (0.42, 96, 70, 110)),
            ((0.32, 170, 110, 130), (0.3, 340, 120, 96)),
            ((0.17, 110, 80, 100), (0.36, 120, 120, 96), (0.36, 240, 90, 80)),
        ):
            _abstract(canvas, room.x(share), y, wide, tall, rnd.random() * 6)
        finishes.skirting(canvas, room, "#d9cdbf", 10)

    def floor(canvas: skia.Canvas) -> None:
        finishes.boards(canvas, room, "#b58a60", room.random("floor"))
        rnd = room.random("paint")
        for _ in range(80):
            x, y = rnd.gauss(easel, room.width * 0.2), rnd.uniform(room.floor + 20, room.height + 10)
            draw.oval(
                canvas,
                x,
                y,
                rnd.uniform(2, 9),
                rnd.uniform(1, 3.4),
                draw.fill(rnd.choice(("#e0484a", "#3a8ad0", "#f2c01e", "#4aa86a", "#f4f0e8", "#a05ac0"))),
            )

    def tools(canvas: skia.Canvas) -> None:
        with placed(canvas, easel, base, size):
            draw.soft_shadow(canvas, 0, 0, 86, 10, 0.4)
            solids.rod(canvas, (0, -300), (34, -30), 8, "#8a5a34")
            solids.rod(canvas, (-10, -310), (-62, 0), 9, "#b9804a")
            solids.rod(canvas, (10, -310), (62, 0), 9, "#b9804a")
            _abstract(canvas, 0, -188, 168, 190, 2.0)
            solids.panel(canvas, 0, -86, 190, 10, "#a8713f")
        with placed(canvas, table, base - 6, size):
            for x in (-58, 58):
                solids.rod(canvas, (x, -86), (x, 0), 8, "#6b4226")
            solids.block(canvas, 0, -84, 150, 9, "#b9804a", 14)
            for index, tone in enumerate(("#e0484a", "#3a8ad0", "#f2c01e")):
                x = -48 + index * 34
                for brush in (-6, 0, 7):
                    solids.rod(canvas, (x + brush * 0.5, -114), (x + brush * 1.6, -152), 3.4, "#c99a5f")
                    solids.rod(canvas, (x + brush * 1.6, -152), (x + brush * 1.8, -162), 5, tone)
                solids.panel(canvas, x, -92, 24, 32, "#dfe4e6", 3)
        for index, share in enumerate(room.pick((-0.16, 0.44), (-0.06, 0.46), (-0.12, 0.45))):
            with placed(canvas, room.x(share), room.floor + 12, room.size(room.floor + 12)):
                canvas.rotate(-7 + index * 12)
                _abstract(canvas, 0, -56, 100, 112, 3.0 + index)

    def near(canvas: skia.Canvas) -> None:
        with placed(canvas, room.x(0.48), room.height + 26, room.unit * room.pick(1.6, 0.85, 1.1)):
            for index, tone in enumerate(("#e0484a", "#3a8ad0", "#f2c01e", "#4aa86a")):
                solids.rod(canvas, (-18 + index * 12, -50), (-40 + index * 26, -128), 7, "#c99a5f")
                solids.rod(canvas, (-40 + index * 26, -128), (-44 + index * 29, -146), 11, tone)
            solids.panel(canvas, 0, 0, 62, 66, "#8fb0c0", 8)

    anchors = room.people(room.pick((-0.06, -0.22, 0.36, -0.38), (-0.1, 0.16, -0.32, 0.04), (-0.08, -0.28, 0.36, 0.1)))
    anchors |= room.tops(
        [(table + 56 * size, base - 96 * size), (table - 62 * size, base - 96 * size)], 0.83, size * 0.42
    )
    anchors |= {
        "easel": Anchor(easel, base - 96 * size, 0.83, size * 0.6, 1, "surface"),
        "table": anchors["surface"],
        "window": Anchor(opening.centre, opening.bottom + 8, 0.56, size * 0.6, 1, "surface"),
        **room.grounds(),
    }
    layers: list[Layer] = [
        *room.wall(wall, opening, "#3a4248"),
        room.ground(floor),
        room.still("tools", 0.82, tools),
        room.still("foreground", 1.5, near, top=room.height * 0.4, blur=6.0),
    ]
    return room.stage(layers, anchors, opening=opening)


def _abstract(canvas: skia.Canvas, x: float, y: float, wide: float, tall: float, mood: float) -> None:
    """A canvas with broad bright strokes, centred on (x, y)."""
    box = draw.rect(x - wide / 2, y - tall / 2, wide, tall)
    canvas.drawRect(draw.rect(box.left() + 4, box.top() + 5, wide, tall), draw.fill("#000000", alpha=0.25, blur=4))
    canvas.drawRect(box, draw.fill("#fbf6ec"))
    canvas.save()
    canvas.clipRect(box.makeInset(3, 3), True)
    tones = ("#e0484a", "#3a8ad0", "#f2c01e", "#4aa86a", "#a05ac0", "#f08a3a", "#2a3a6a")
    for index in range(6):
        angle = mood + index * 1.3
        cx, cy = x + math.cos(angle) * wide * 0.28, y + math.sin(angle * 1.7) * tall * 0.3
        tone = tones[int(mood * 3 + index) % len(tones)]
        if index % 2:
            draw.oval(canvas, cx, cy, wide * 0.17, tall * 0.15, draw.fill(tone, alpha=0.9))
        else:
            canvas.drawLine(
                cx - wide * 0.26,
                cy + tall * 0.1 * math.sin(mood),
                cx + wide * 0.26,
                cy - tall * 0.1,
                draw.stroke(tone, wide * 0.11, alpha=0.9),
            )
    canvas.restore()
    canvas.drawRect(box, draw.stroke("#b9a98c", 2))


SETS = {"studio": studio}
