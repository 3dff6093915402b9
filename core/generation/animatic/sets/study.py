"""Rooms to work and learn in: an open office, a classroom, a library of tall shelves."""

from __future__ import annotations

from random import Random

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import decor, finishes, lamplight, solids
from core.generation.animatic.sets.chamber import Chamber, chamber, placed, rests
from core.generation.animatic.sets.outlook import Opening
from core.generation.animatic.stage import Anchor, Brief, Layer, Stage


def office(brief: Brief) -> Stage:
    """A wall of glass over the city, rows of desks with screens, a grid of lamps above."""
    room = chamber(brief)
    top = room.ceiling + 12
    opening = Opening(
        -room.width * 0.47,
        top,
        room.width * 0.94,
        room.floor - top - room.pick(46.0, 90.0, 66.0),
        room.pick((0.25, 0.5, 0.75), (0.5,), (0.33, 0.67)),
    )
    room = room.lit((0, room.ceiling, room.height * 0.95, "#dfeaff", 0.75))
    row = room.floor + (room.stand - room.floor) * 0.22
    edge = room.height * room.pick(0.83, 0.83, 0.83)
    at_desk = rests(brief)

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#dfe4ea", "#b9c2cc")
        finishes.ceiling(canvas, room, "#e9edf0", lit="#f4faff")

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#5c6a7c", "#566476", 120)
        finishes.gloss(canvas, room, 0, room.width * 0.7, "#dbe9f6", 0.16)

    def desks(canvas: skia.Canvas) -> None:
        for index, share in enumerate(room.pick((-0.36, 0.0, 0.36), (-0.3, 0.3), (-0.33, 0.33))):
            with placed(canvas, room.x(share), row, room.size(row)):
                with placed(canvas, -30, 0, 0.95):
                    solids.chair(canvas, "#2f3a4c", "#23272e")
                solids.desk(canvas, 190, "#d9b78c")
                _screen(canvas, -30, -92, ("#5aa9e6", "#7ac7a8", "#e0a45a")[index % 3])
                decor.mug(canvas, 44, -94, 18, "#d9564a")
        with placed(canvas, room.x(room.pick(0.47, 0.46, 0.47)), row + 16, room.size(row + 16)):
            decor.potted_plant(canvas, 0, 0, 150, room.random("plant"), pot="#eef1f4", leaf="#3f7d55")
        with placed(canvas, room.x(-0.5), row + 6, room.size(row + 6)):
            solids.block(canvas, 0, 0, 84, 150, "#8794a4", 10)
            for y in (-6, -54, -102):
                solids.panel(canvas, 0, y, 74, 44, "#9aa7b6")
                solids.rod(canvas, (-12, y - 22), (12, y - 22), 4, "#e6eaee")

    desk_x = room.x(room.pick(0.02, 0.02, 0.02) if at_desk else room.pick(0.36, 0.3, 0.33))
    half = room.width * (0.42 if at_desk else 0.2)

    def near(canvas: skia.Canvas) -> None:
        tall = room.bottom - edge
        left, right = desk_x - half, desk_x + half
        canvas.drawPath(
            draw.shape((left, edge + 26), (left + 26, edge), (right - 26, edge), (right, edge + 26)),
            draw.fill(shader=draw.vertical(edge, edge + 26, ["#e8cda4", "#d2a878"])),
        )
        canvas.drawRect(draw.rect(left, edge + 26, right - left, 12), draw.fill("#a87d50"))
        canvas.drawRect(
            draw.rect(left + 14, edge + 38, right - left - 28, tall),
            draw.fill(shader=draw.vertical(edge + 38, edge + 38 + tall * 0.7, ["#8f99a6", "#5c6672"])),
        )
        with placed(canvas, right - 70 * room.unit * 0.8, edge + 14, room.unit * 0.62):
            _screen(canvas, 0, 0, "#5aa9e6")

    anchors = (
        room.behind(
            edge + 4,
            [desk_x + room.x(s) for s in (-0.1, 0.12 if not room.brief.frame.is_tall else 0.2, -0.3)],
            room.unit * 0.84,
        )
        if at_desk
        else room.people(room.pick((-0.12, 0.1, -0.32, 0.3), (-0.14, 0.14, -0.34, 0.3), (-0.14, 0.12, -0.34, 0.32)))
    )
    places = [(desk_x + half * s, edge + 22) for s in ((0.2, -0.72, -0.5) if at_desk else (-0.35, -0.7, 0.0))]
    anchors |= room.tops(places, 1.03, room.unit * 0.42)
    anchors |= {
        "desk": Anchor(desk_x - half * 0.5, edge + 16, 1.02, room.unit * 0.5, 1, "surface"),
        "chair": Anchor(room.x(-0.03), row - 52 * room.size(row), 0.83, room.size(row), 1, "sit"),
        "window": Anchor(
            opening.x + opening.width * 0.3, opening.bottom + 8, 0.56, room.size(room.floor) * 0.8, 1, "surface"
        ),
        **room.grounds(room.pick((-0.3, 0.04, -0.1), (-0.28, 0.0, 0.1), (-0.32, 0.0, -0.1))),
    }
    layers: list[Layer] = [
        *room.wall(wall, opening, "#5c6672"),
        room.ground(floor),
        room.still("desks", 0.8, desks),
        room.still("desk", 1.0, near, top=edge - 140 * room.unit),
        room.leaves(),
    ]
    return room.stage(layers, anchors, opening=opening)


def classroom(brief: Brief) -> Stage:
    """A blackboard with sums and drawings, rows of school desks, a globe, letters above the board, windows on the left."""
    room = chamber(brief)
    opening = room.pick(
        Opening(-400, 70, 130, 190, (0.5,), (0.4,)),
        Opening(-232, 236, 84, 240, (), (0.4,)),
        Opening(-312, 116, 100, 220, (), (0.4,)),
    )
    room = room.lit((0, room.ceiling + 20, room.width * 0.6, "#fff0cc", 0.5))
    board_x, board_w = room.x(room.pick(0.06, 0.07, 0.06)), room.width * room.pick(0.56, 0.68, 0.62)
    high = room.pick(150.0, 210.0, 176.0)
    low = room.floor - room.pick(76.0, 136.0, 106.0)
    rows = [room.floor + (room.stand - room.floor) * share for share in (0.1, 0.42)]
    edge = room.height * 0.86

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#f2e2b8", "#e0c88e")
        canvas.drawRect(draw.rect(room.left, room.floor - 60, room.area[2], 60), draw.fill("#7f9f86"))
        canvas.drawRect(draw.rect(room.left, room.floor - 64, room.area[2], 5), draw.fill("#5c7a64"))
        finishes.ceiling(canvas, room, "#f6efe0", lit="#fffbe8")
        solids.panel(canvas, board_x, low + 9, board_w + 18, high + 18, "#a8713f", 4)
        canvas.drawRect(
            draw.rect(board_x - board_w / 2, low - high, board_w, high),
            draw.fill(shader=draw.linear((board_x, low - high), (board_x + 80, low), ["#35624f", "#234638"])),
        )
        _chalk(canvas, board_x, low, board_w, high)
        solids.block(canvas, board_x, low + 15, board_w * 0.9, 6, "#c98f58", 5)
        colours = ("#e0564a", "#f0a83a", "#4f9a6a", "#4a86c9", "#8f5fb0")
        count = 9
        for index in range(count):
            x = board_x + board_w * ((index + 0.5) / count - 0.5)
            y = low - high - room.pick(14.0, 26.0, 18.0)
            solids.panel(canvas, x, y, board_w * 0.075, board_w * 0.075, colours[index % 5], 3)
            canvas.drawString(
                "ABCDEFGHI"[index],
                x - board_w * 0.018,
                y - board_w * 0.016,
                skia.Font(skia.Typeface("DejaVu Sans"), board_w * 0.055),
                draw.fill("#fffdf4"),
            )

    def desks(canvas: skia.Canvas) -> None:
        for line, y in enumerate(rows):
            for share in (
                room.pick((-0.42, -0.14, 0.14, 0.42), (-0.36, 0.0, 0.36), (-0.4, 0.0, 0.4))
                if line == 0
                else room.pick((-0.47, 0.47), (-0.5, 0.5), (-0.48, 0.48))
            ):
                with placed(canvas, room.x(share), y, room.size(y)):
                    with placed(canvas, 0, 10, 0.92):
                        solids.chair(canvas, "#d9713f", "#8a9098")
                    solids.desk(canvas, 118, "#e0b070", drawers=False)
        with placed(canvas, room.x(room.pick(0.42, 0.38, 0.42)), rows[0], room.size(rows[0])):
            solids.rod(canvas, (0, -92), (0, -106), 6, "#8a5a34")
            canvas.drawCircle(
                0, -130, 26, draw.fill(shader=draw.radial((-8, -138), 34, ["#9ad4f0", "#3f86c4", "#245a94"]))
            )
            for x, y, rx, ry in ((-8, -138, 10, 8), (8, -122, 8, 9), (-4, -116, 6, 4)):
                draw.oval(canvas, x, y, rx, ry, draw.fill("#6fae5a"))

    def floor(canvas: skia.Canvas) -> None:
        finishes.boards(canvas, room, "#b98a5a", room.random("floor"))

    def near(canvas: skia.Canvas) -> None:
        canvas.drawPath(
            draw.shape((room.left, edge + 24), (room.left, edge), (room.right, edge), (room.right, edge + 24)),
            draw.fill(shader=draw.vertical(edge, edge + 24, ["#f0c88c", "#d9a460"])),
        )
        canvas.drawRect(
            draw.rect(room.left, edge + 24, room.area[2], 400),
            draw.fill(shader=draw.vertical(edge + 24, edge + 110, ["#a87440", "#5f3f22"])),
        )
        canvas.drawLine(room.left, edge, room.right, edge, draw.stroke("#ffe8b8", 2.5, alpha=0.8))

    at_desk = rests(brief) and brief.action not in ("teach",)
    anchors = (
        room.behind(
            edge,
            [room.x(s) for s in room.pick((-0.07, 0.2, -0.34), (-0.1, 0.26, -0.36), (-0.1, 0.23, -0.34))],
            room.unit * 0.84,
        )
        if at_desk
        else room.people()
    )
    layers: list[Layer] = [*room.wall(wall, opening, "#fbf3e2"), room.ground(floor), room.still("desks", 0.8, desks)]
    size = room.size(rows[0])
    if at_desk:
        layers.append(room.still("desk", 1.0, near, top=edge - 4))
        anchors |= room.tops(
            [
                (room.x(x), edge + 20 + 0.04 * room.height)
                for x in room.pick((0.08, -0.22, 0.34), (0.12, -0.28, 0.4), (0.07, -0.24, 0.34))
            ],
            1.03,
            room.unit * 0.6,
        )
    else:
        shares = room.pick((0.14, -0.14, 0.42), (0.0, -0.36, 0.36), (0.0, -0.4, 0.4))
        anchors |= room.tops([(room.x(s), rows[0] - 96 * size) for s in shares], 0.82, size * 0.7)
    anchors |= {
        "desk": Anchor(
            room.x(-0.14 if not room.brief.frame.is_tall else -0.3), rows[0] - 96 * size, 0.82, size * 0.8, 1, "surface"
        ),
        "chair": Anchor(room.x(0.14), rows[0] - 60 * size, 0.81, size, -1, "sit"),
        "window": Anchor(max(opening.centre, -room.width * 0.42), opening.bottom + 8, 0.56, size * 0.8, 1, "surface"),
        **room.grounds(),
    }
    layers.append(room.still("foreground", 1.5, lambda canvas: _pencils(canvas, room), top=room.height * 0.5, blur=6.0))
    return room.stage(layers, anchors, opening=opening)


def library(brief: Brief) -> Stage:
    """Shelves up to a dark ceiling on all sides, a ladder, green reading lamps on a long table, an aisle in the middle."""
    room = chamber(brief)
    glow = (room.x(0.02), room.floor - 60 * room.unit, room.height * 0.75, "#ffc87a", 0.75)
    edge = room.height * 0.87
    lamps = room.pick((-0.3, 0.34), (-0.32, 0.36), (-0.32, 0.35))
    room = room.lit(glow, *((room.x(share), edge - 60 * room.unit, 190 * room.unit, "#ffd890", 0.5) for share in lamps))
    wood = "#6b4026"
    reads = rests(brief)

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#2a1710", "#3a2116")
        # the aisle: an arched window of warm dusk at its far end
        arch, high = room.width * 0.11, room.floor * 0.62
        top = room.floor - high
        path = draw.shape(
            (-arch, room.floor),
            (-arch, top + arch),
            (-arch, top, 0, top - arch * 0.35),
            (arch, top, arch, top + arch),
            (arch, room.floor),
        )
        sky = room.outside.sky
        canvas.drawPath(path, draw.fill(shader=draw.vertical(top, room.floor, [sky[0], sky[-1]])))
        for index in range(-1, 2):
            canvas.drawLine(index * arch / 2, top - 20, index * arch / 2, room.floor, draw.stroke("#3a2116", 4))
        for index in range(1, 6):
            y = room.floor - high * index / 6
            canvas.drawLine(-arch, y, arch, y, draw.stroke("#3a2116", 3))
        canvas.drawPath(path, draw.stroke("#8a5a34", 8))

    def shelves(canvas: skia.Canvas) -> None:
        rnd = room.random("books")
        tall = room.floor - room.top
        pitch = room.pick(150.0, 128.0, 144.0)
        for side in (-1, 1):
            for index in range(5):
                x = side * (room.width * 0.15 + index * pitch) - (pitch if side < 0 else 0)
                _bookwall(canvas, x, room.floor + 6, pitch - 6, tall + 6, wood, rnd, 62 * room.size(room.floor))
        x = room.x(room.pick(0.3, 0.33, 0.31))
        foot, high = room.floor + 40, room.floor * 0.82
        for step in (0, 34):
            solids.rod(canvas, (x + step, foot), (x + step + 26, foot - high), 6, "#c9924a")
        for index in range(1, int(high / 30)):
            share = index * 30 / high
            solids.rod(
                canvas, (x + 26 * share, foot - index * 30), (x + 34 + 26 * share, foot - index * 30), 4.5, "#c9924a"
            )

    def floor(canvas: skia.Canvas) -> None:
        finishes.boards(canvas, room, "#7a4a2c", room.random("floor"))
        middle = draw.shape(
            (-room.width * 0.1, room.floor),
            (room.width * 0.1, room.floor),
            (room.width * 0.42, room.bottom),
            (-room.width * 0.42, room.bottom),
        )
        canvas.drawPath(middle, draw.fill("#8c2f32"))
        canvas.drawPath(middle, draw.stroke("#d9a454", 4))
        lamplight.pool(canvas, 0, room.floor + 50, room.width * 0.4, 60, "#ffcf8a", 0.35)

    def table(canvas: skia.Canvas) -> None:
        left, right = (room.left, room.right) if reads else (room.x(0.2), room.right)
        canvas.drawRect(
            draw.rect(left, edge, right - left, 28),
            draw.fill(shader=draw.vertical(edge, edge + 28, ["#a8693c", "#8a5230"])),
        )
        canvas.drawRect(
            draw.rect(left, edge + 28, right - left, 400),
            draw.fill(shader=draw.vertical(edge + 28, edge + 120, ["#5a3320", "#2a1610"])),
        )
        canvas.drawLine(left, edge, right, edge, draw.stroke("#f0b878", 2.4, alpha=0.8))
        for share in lamps if reads else lamps[1:]:
            with placed(canvas, room.x(share), edge + 16, room.unit * 0.8):
                _banker(canvas, room.power)
        if not reads:
            return  # the short table has room for a lamp alone
        rnd = room.random("pile")
        for index, x in enumerate((room.x(lamps[1]) - 58 * room.unit,)):
            for layer in range(4):
                tone = rnd.choice(decor.BOOKS)
                solids.panel(
                    canvas,
                    x + rnd.uniform(-4, 4),
                    edge + 20 - layer * 9 * room.unit - index,
                    60 * room.unit * 0.8,
                    9 * room.unit,
                    tone,
                    2,
                )

    anchors = (
        room.behind(
            edge,
            [room.x(s) for s in room.pick((-0.08, 0.16, -0.4), (-0.08, 0.2, -0.4), (-0.08, 0.17, -0.4))],
            room.unit * 0.86,
        )
        if reads
        else room.people(room.pick((-0.08, 0.13, -0.27, 0.36), (-0.14, 0.18, -0.34, 0.3), (-0.12, 0.14, -0.3, 0.34)))
    )
    spots = (
        room.pick((0.05, -0.2, 0.45), (0.1, -0.2, 0.44), (0.06, -0.2, 0.44))
        if reads
        else room.pick((0.3, 0.42, 0.24), (0.28, 0.44, 0.24), (0.3, 0.43, 0.24))
    )
    anchors |= room.tops([(room.x(x), edge + 24) for x in spots], 1.03, room.unit * 0.5)
    shelf_y = room.floor + 6 - 62 * room.size(room.floor) * 2
    anchors |= {
        "table": anchors["surface"],
        "shelf": Anchor(room.x(-0.26), shelf_y, 0.62, room.size(room.floor) * 0.7, 1, "surface"),
        "chair": Anchor(room.x(-0.25), room.stand - 60 * room.unit, 0.93, room.unit * 0.9, 1, "sit"),
        **room.grounds(room.pick((-0.32, 0.06, -0.2), (-0.3, 0.0, -0.16), (-0.32, 0.04, -0.2))),
    }
    layers: list[Layer] = [
        *room.wall(wall),
        room.still("shelves", 0.6, shelves, bottom=room.floor + 60),
        room.ground(floor),
        room.still("table", 1.0, table, top=edge - 110 * room.unit),
        room.still("foreground", 1.5, lambda canvas: _pile(canvas, room), top=room.height * 0.5, blur=6.0),
    ]
    return room.stage(layers, anchors)


def _screen(canvas: skia.Canvas, x: float, y: float, colour: str) -> None:
    """A monitor on its foot, in units of an adult, with lines of work on it."""
    solids.panel(canvas, x, y, 34, 5, "#2a2e36")
    solids.rod(canvas, (x, y - 4), (x, y - 18), 7, "#3a3f48")
    solids.panel(canvas, x, y - 14, 92, 62, "#20242c", 4)
    solids.pane(canvas, x, y - 18, 84, 54, colour, 0.2)
    for index in range(5):
        canvas.drawLine(
            x - 34,
            y - 62 + index * 9,
            x - 34 + (44, 60, 30, 52, 22)[index],
            y - 62 + index * 9,
            draw.stroke("#ffffff", 3, alpha=0.7),
        )


def _chalk(canvas: skia.Canvas, x: float, low: float, wide: float, high: float) -> None:
    """What the last lesson left on the board: a sum, a triangle, a sun, a little house."""
    line = draw.stroke("#f4f8f0", 2.4, alpha=0.85)
    left, top = x - wide / 2, low - high
    font = skia.Font(skia.Typeface("DejaVu Sans"), high * 0.2)
    canvas.drawString("2 + 3 = 5", left + wide * 0.05, top + high * 0.28, font, draw.fill("#f4f8f0", alpha=0.85))
    canvas.drawString(
        "a² + b² = c²",
        left + wide * 0.05,
        top + high * 0.56,
        skia.Font(skia.Typeface("DejaVu Sans"), high * 0.14),
        draw.fill("#ffe08a", alpha=0.85),
    )
    tx, ty, size = left + wide * 0.7, top + high * 0.72, high * 0.4
    canvas.drawPath(draw.shape((tx, ty), (tx + size, ty), (tx, ty - size)), line)
    canvas.drawCircle(left + wide * 0.9, top + high * 0.22, high * 0.09, draw.stroke("#ffe08a", 2.4, alpha=0.9))
    hx, hy = left + wide * 0.52, top + high * 0.84
    canvas.drawPath(
        draw.shape((hx, hy), (hx + 34, hy), (hx + 34, hy - 24), (hx + 17, hy - 44), (hx, hy - 24)),
        draw.stroke("#f29a8a", 2.2, alpha=0.85),
    )
    canvas.drawLine(
        left + wide * 0.05,
        top + high * 0.76,
        left + wide * 0.36,
        top + high * 0.75,
        draw.stroke("#9ad0f0", 2.4, alpha=0.7),
    )


def _pencils(canvas: skia.Canvas, room: Chamber) -> None:
    """A mug of coloured pencils close to the lens."""
    with placed(canvas, room.x(-0.46), room.height + 20, room.unit):
        for index, colour in enumerate(("#e0564a", "#f0a83a", "#4a86c9", "#4f9a6a")):
            solids.rod(canvas, (-24 + index * 16, -40), (-34 + index * 24, -124 + index % 2 * 14), 10, colour)
        solids.panel(canvas, 0, 0, 76, 72, "#d9d3c4", 8)


def _pile(canvas: skia.Canvas, room: Chamber) -> None:
    """Books stacked close to the lens."""
    for index, colour in enumerate(("#7a2f32", "#2f4a73", "#c9963f")):
        wide = room.width * (0.3 - 0.04 * index)
        solids.panel(
            canvas, -room.width * 0.5, room.height + 6 - index * 26 * room.unit, wide, 25 * room.unit, colour, 4
        )


def _bookwall(
    canvas: skia.Canvas, x: float, foot: float, wide: float, tall: float, wood: str, rnd: Random, step: float
) -> None:
    """A bay of shelves from floor to ceiling."""
    canvas.drawRect(draw.rect(x, foot - tall, wide, tall), draw.fill(draw.darken(wood, 0.62)))
    y = foot - 12
    while y > foot - tall:
        decor.books(canvas, x + 10, y, wide - 30, step * 0.84, rnd)
        canvas.drawRect(
            draw.rect(x, y, wide, 6), draw.fill(shader=draw.vertical(y, y + 6, [draw.lighten(wood, 0.3), wood]))
        )
        y -= step
    for side in (x, x + wide - 8):
        canvas.drawRect(
            draw.rect(side, foot - tall, 8, tall),
            draw.fill(shader=draw.horizontal(side, side + 8, [draw.lighten(wood, 0.25), draw.darken(wood, 0.3)])),
        )


def _banker(canvas: skia.Canvas, power: float) -> None:
    """A brass lamp with a green glass shade, in units of an adult."""
    lamplight.pool(canvas, 0, 0, 90, 22, "#ffe0a0", 0.5 * power)
    draw.oval(canvas, 0, -2, 22, 6, draw.fill("#b98a3f"))
    solids.rod(canvas, (0, -4), (0, -56), 5, "#d9a454")
    lamplight.pool(canvas, 0, -44, 70, 60, "#ffe6a8", 0.35 * power)
    shade = draw.shape((-40, -46), (-38, -70, 0, -72), (38, -70, 40, -46))
    canvas.drawPath(shade, draw.fill(shader=draw.vertical(-72, -46, ["#1f6a4a", "#3fae78"])))
    canvas.drawLine(-38, -46, 38, -46, draw.stroke("#fff3c8", 3))


SETS = {"office": office, "classroom": classroom, "library": library}
