"""The lobby of a hotel and a hall of arcade machines."""

from __future__ import annotations

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import decor, finishes, furniture, solids
from core.generation.animatic.sets.chamber import chamber, placed
from core.generation.animatic.stage import Anchor, Brief, Layer, Stage

_NEON = ("#ff3aa8", "#3ad0ff", "#ffb03a", "#5aff9a")


def hotel(brief: Brief) -> Stage:
    """A lobby: a marble desk with a bell and keys behind it, a chandelier, palms, a trolley of suitcases, a great carpet."""
    room = chamber(brief, windowless=True)
    base = room.floor + 18
    size = room.size(base) * 1.1
    desk = room.x(room.pick(0.12, 0.06, 0.1))
    lustre = room.pick(54.0, 150.0, 80.0)
    room = room.lit((0, lustre, room.height * 0.95, "#ffe4b0", 0.8))

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#efe0c4", "#d9c098")
        for index in range(-5, 6):
            solids.column(canvas, index * room.pick(210.0, 180.0, 200.0) + 96, room.top, room.floor, 34, "#f6ecd8", 4)
        with placed(canvas, desk, base - 118 * size, size):
            solids.panel(canvas, 0, 0, 300, 130, "#6b4226", 4)
            for row in range(4):
                for column in range(9):
                    x, y = -128 + column * 32, -6 - row * 31
                    canvas.drawRect(draw.rect(x - 13, y - 25, 26, 25), draw.fill("#3a2214"))
                    canvas.drawCircle(x, y - 18, 2.6, draw.fill("#f0cf7a"))
                    canvas.drawLine(x, y - 16, x, y - 6, draw.stroke("#e0b050", 2.6))
            for x, hand in ((-90, 0.4), (0, 1.9), (90, 3.4)):
                canvas.drawCircle(x, -160, 22, draw.fill("#c9963f"))
                canvas.drawCircle(x, -160, 18, draw.fill("#fffaf0"))
                canvas.save()
                canvas.translate(x, -160)
                canvas.rotate(hand * 57)
                canvas.drawLine(0, 0, 0, -13, draw.stroke("#2a1c14", 2.4))
                canvas.drawLine(0, 0, 8, 3, draw.stroke("#2a1c14", 2.4))
                canvas.restore()

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#f2e6d0", "#c9a27a", 110)
        finishes.gloss(canvas, room, 0, room.width * 0.5, "#fff6dc", 0.5)
        furniture.rug(canvas, 0, room.stand - 6, room.width * 0.4, (room.height - room.floor) * 0.28, "#8a2436")

    def things(canvas: skia.Canvas) -> None:
        with placed(canvas, desk, base, size):
            solids.block(canvas, 0, 0, 360, 112, "#7a4a2c", 4, 4)
            for x in (-130, -44, 44, 130):
                solids.panel(canvas, x, -12, 74, 82, "#8f5a36", 3)
            solids.block(canvas, 0, -110, 384, 11, "#f4efe6", 10)
            draw.oval(canvas, 90, -128, 15, 4, draw.fill("#8a6a2a"))
            canvas.drawPath(draw.shape((76, -128), (76, -146, 90, -146), (104, -146, 104, -128)), draw.fill("#f0cf7a"))
            canvas.drawCircle(90, -146, 3, draw.fill("#c9963f"))
        for share in room.pick((-0.44, 0.47), (-0.44, 0.46), (-0.45, 0.46)):
            with placed(canvas, room.x(share), base + 12, size):
                decor.potted_plant(canvas, 0, 0, 230, room.random("palm", str(share)), pot="#c9963f", leaf="#3f8a55")
        with placed(canvas, room.x(room.pick(-0.27, -0.24, -0.26)), base + 14, size):
            for x in (-48, 48):
                solids.rod(canvas, (x, -14), (x, -150), 6, "#e0b050")
                canvas.drawCircle(x, -7, 8, draw.fill("#3a2a20"))
            canvas.drawPath(
                draw.path((-48, -150), (-48, -196, 0, -196), (48, -196, 48, -150)), draw.stroke("#e0b050", 6)
            )
            solids.block(canvas, 0, -14, 124, 9, "#8a2436", 8)
            for x, y, wide, tall, tone in (
                (-14, -24, 78, 50, "#8a5a34"),
                (26, -24, 34, 70, "#3a6a7a"),
                (-16, -76, 64, 36, "#a83a4a"),
            ):
                solids.panel(canvas, x, y, wide, tall, tone, 6)
                canvas.drawLine(x - wide * 0.3, y - tall, x - wide * 0.3, y, draw.stroke("#e0c080", 3))

    def light(canvas: skia.Canvas) -> None:
        furniture.chandelier(canvas, 0, room.top, lustre, room.unit * 1.2)

    anchors = room.people(room.pick((-0.07, 0.14, -0.2, 0.33), (-0.1, 0.22, -0.3, 0.04), (-0.08, 0.17, -0.28, 0.34)))
    anchors |= room.tops(
        [(desk + 40 * size, base - 124 * size), (desk - 60 * size, base - 124 * size)], 0.83, size * 0.5
    )
    anchors |= {
        "counter": anchors["surface-2"],
        "door": Anchor(room.x(-0.3), room.stand - 30, 0.94, room.unit * 0.9, 1, "stand"),
        **room.grounds(),
    }
    layers: list[Layer] = [
        *room.wall(wall),
        room.ground(floor),
        room.still("lobby", 0.8, things),
        room.still("chandelier", 0.82, light, bottom=room.floor),
        room.leaves(1),
    ]
    return room.stage(layers, anchors)


def arcade_hall(brief: Brief) -> Stage:
    """Rows of game machines with lit screens, neon on a dark wall, a carpet of stars."""
    room = chamber(brief, windowless=True)
    base = room.floor + 14
    size = room.size(base) * 1.15
    room = room.lit(
        (room.x(-0.3), base - 120, room.height * 0.8, "#5ac8ff", 0.6),
        (room.x(0.3), base - 120, room.height * 0.8, "#ff6ac0", 0.6),
    )
    places = [index * 112 * size for index in range(-5, 6)]
    tones = ("#e0484a", "#3a6ad0", "#f0a02a", "#3aa06a", "#8a4ac0")

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#1c1238", "#3a2068")
        top = room.pick(50.0, 130.0, 70.0)
        for index, tone in enumerate(_NEON):
            y = top + index * room.pick(15.0, 34.0, 20.0)
            points: list[tuple[float, ...]] = [(room.left, y)]
            for step in range(24):
                points.append((room.left + (step + 1) * room.area[2] / 24, y + (18 if step % 2 else -18)))
            canvas.drawPath(draw.path(*points), draw.stroke(tone, 9, alpha=0.35, blur=5))
            canvas.drawPath(draw.path(*points), draw.stroke(draw.lighten(tone, 0.5), 3))

    def floor(canvas: skia.Canvas) -> None:
        finishes.level(canvas, room, "#34206a")
        rnd = room.random("stars")
        for _ in range(140):
            x, y = rnd.uniform(room.left, room.right), rnd.uniform(room.floor, room.bottom)
            near = room.size(y) / room.unit
            draw.oval(canvas, x, y, 8 * near, 3 * near, draw.fill(rnd.choice(_NEON), alpha=0.7))
        for index, x in enumerate(places):
            finishes.gloss(canvas, room, x, 60 * size, _NEON[index % 4], 0.3)

    def machines(canvas: skia.Canvas) -> None:
        for index, x in enumerate(places):
            with placed(canvas, x, base, size):
                _machine(canvas, tones[index % 5], _NEON[index % 4], index)

    def near(canvas: skia.Canvas) -> None:
        with placed(canvas, room.x(-0.5), room.height + 70, room.unit * room.pick(1.5, 0.9, 1.2)):
            _machine(canvas, "#3a6ad0", "#ff3aa8", 2)

    anchors = (
        room.people()
        | room.tops([(places[6], base - 98 * size), (places[4], base - 98 * size)], 0.83, size * 0.4)
        | room.grounds()
    )
    layers: list[Layer] = [
        *room.wall(wall),
        room.ground(floor),
        room.still("machines", 0.8, machines),
        room.still("foreground", 1.45, near, top=room.height * 0.2, blur=6.0),
    ]
    return room.stage(layers, anchors)


def _machine(canvas: skia.Canvas, body: str, glow: str, index: int) -> None:
    """An arcade machine 230 tall: a lit sign, a screen with a game, a stick and buttons."""
    draw.soft_shadow(canvas, 0, 0, 56, 8, 0.5)
    solids.block(canvas, 0, 0, 96, 230, body, 4, 6)
    solids.pane(canvas, 0, -194, 84, 28, glow, 0.4)
    canvas.drawRect(draw.rect(-40, -184, 80, 74), draw.fill("#0a0c18"))
    draw.glow(canvas, 0, -146, 56, glow, 0.4)
    for row in range(3):
        for column in range(5):
            if (row * 5 + column + index) % 3:
                canvas.drawRect(
                    draw.rect(-31 + column * 13, -176 + row * 12, 8, 7), draw.fill(_NEON[(row + index) % 4])
                )
    canvas.drawRect(draw.rect(-7 + index % 3 * 8 - 8, -122, 15, 6), draw.fill("#ffffff"))
    canvas.drawPath(draw.shape((-48, -104), (48, -104), (56, -84), (-56, -84)), draw.fill(draw.darken(body, 0.4)))
    solids.rod(canvas, (-24, -94), (-24, -114), 4, "#c9d0d6")
    canvas.drawCircle(-24, -116, 7, draw.fill("#ff4a4a"))
    for x, tone in ((4, "#f2d14a"), (20, "#4ae0ff"), (36, "#5aff9a")):
        draw.oval(canvas, x, -94, 6, 4, draw.fill(tone))
    solids.panel(canvas, 0, -14, 60, 50, draw.darken(body, 0.3), 4)


SETS = {"hotel": hotel, "arcade_hall": arcade_hall}
