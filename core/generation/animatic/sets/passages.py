"""The other rooms of a house: a corridor of doors, an attic under the roof, a cellar of barrels and bottles."""

from __future__ import annotations

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import decor, finishes, lamplight, solids, torches
from core.generation.animatic.sets.chamber import Chamber, chamber, placed
from core.generation.animatic.sets.outlook import Opening
from core.generation.animatic.stage import Anchor, Brief, Layer, Stage


def hallway(brief: Brief) -> Stage:
    """A corridor that runs away from us: doors on both sides, a carpet, lamps on the walls, a window at its end."""
    room = chamber(brief, floor=(300, 520, 402))
    end = room.width * room.pick(0.1, 0.14, 0.12)
    eye = room.horizon
    roof = eye - (room.floor - eye) * room.pick(1.35, 1.9, 1.5)
    room = room.lit(
        (0, eye, room.height * 0.5, "#ffe4b0", 0.6),
        *((side * room.width * 0.3, eye - 40, room.height * 0.5, "#ffd890", 0.6) for side in (-1, 1)),
    )

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#b8a080", "#a08868")
        canvas.drawRect(draw.rect(-end, roof, 2 * end, room.floor - roof), draw.fill("#cbb592"))
        sky = room.outside.sky
        glass = draw.rect(-end * 0.5, roof + (room.floor - roof) * 0.2, end, (room.floor - roof) * 0.5)
        canvas.drawRect(glass, draw.fill(shader=draw.vertical(glass.top(), glass.bottom(), [sky[0], sky[-1]])))
        canvas.drawLine(0, glass.top(), 0, glass.bottom(), draw.stroke("#f6efe0", 4))
        canvas.drawLine(glass.left(), glass.centerY(), glass.right(), glass.centerY(), draw.stroke("#f6efe0", 4))
        canvas.drawRect(glass, draw.stroke("#f6efe0", 7))
        reach = 7.0
        for side in (-1, 1):
            near, far = side * end * reach, side * end
            wall_of = draw.shape(
                (far, roof),
                (near, eye + (roof - eye) * reach),
                (near, eye + (room.floor - eye) * reach),
                (far, room.floor),
            )
            canvas.drawPath(
                wall_of, draw.fill(shader=draw.horizontal(far, side * room.width * 0.6, ["#8f7a5c", "#d9c6a0"]))
            )
            for start, stop in ((1.25, 1.6), (2.0, 2.7), (3.5, 5.0)):
                _side_door(canvas, side, end, eye, room.floor, start, stop)
            for at in (1.8, 3.1):
                x, y = side * end * at, eye - (eye - roof) * at * 0.36
                draw.glow(canvas, x, y, 52 * at, "#ffd890", 0.6)
                draw.oval(canvas, x, y, 5 * at, 9 * at, draw.fill("#fff3cc"))
            canvas.drawLine(far, room.floor, near, eye + (room.floor - eye) * reach, draw.stroke("#f6efe0", 5))
            canvas.drawLine(far, roof, near, eye + (roof - eye) * reach, draw.stroke("#8a7454", 4))
        cover = draw.shape(
            (-end, roof),
            (end, roof),
            (end * reach, eye + (roof - eye) * reach),
            (-end * reach, eye + (roof - eye) * reach),
        )
        canvas.drawPath(cover, draw.fill(shader=draw.vertical(0, roof, ["#efe6d2", "#b8a888"])))

    def floor(canvas: skia.Canvas) -> None:
        reach = (room.bottom - eye) / (room.floor - eye)
        ground = draw.shape(
            (-end, room.floor), (end, room.floor), (end * reach, room.bottom), (-end * reach, room.bottom)
        )
        canvas.drawPath(ground, draw.fill(shader=draw.vertical(room.floor, room.height, ["#5a3a28", "#8a5a38"])))
        strip = draw.shape(
            (-end * 0.55, room.floor),
            (end * 0.55, room.floor),
            (end * 0.55 * reach, room.bottom),
            (-end * 0.55 * reach, room.bottom),
        )
        canvas.drawPath(strip, draw.fill(shader=draw.vertical(room.floor, room.height, ["#5a1c2c", "#a83248"])))
        canvas.drawPath(strip, draw.stroke("#e0b860", 5))

    def near(canvas: skia.Canvas) -> None:
        with placed(canvas, room.x(0.49), room.height + 30, room.unit * room.pick(1.3, 0.9, 1.1)):
            decor.potted_plant(canvas, 0, 0, 170, room.random("plant"), pot="#e6d8c0", leaf="#4d8a5a")

    anchors = room.people(room.pick((-0.04, 0.12, -0.2, 0.24), (-0.1, 0.2, -0.3, 0.04), (-0.06, 0.16, -0.26, 0.3)))
    anchors |= (
        room.tops([(room.x(0.02), room.floor - (room.floor - roof) * 0.3)], 0.6, room.unit * 0.3)
        | {"door": Anchor(room.x(0.24), room.stand - 30, 0.94, room.unit * 0.9, -1, "stand")}
        | room.grounds(room.pick((0.2, -0.18, 0.03), (0.2, -0.24, 0.0), (0.22, -0.22, 0.03)))
    )
    layers: list[Layer] = [
        *room.wall(wall),
        room.still("floor", 0.6, floor, top=room.floor - 16),
        room.still("foreground", 1.45, near, top=room.height * 0.3, blur=5.0),
    ]
    return room.stage(layers, anchors)


def attic(brief: Brief) -> Stage:
    """Beams under a steep roof, a round window with a shaft of light, trunks, boxes, an old lamp, a rocking horse's shadow."""
    room = chamber(brief)
    radius = room.pick(58.0, 76.0, 66.0)
    window = (0.0, room.pick(132.0, 300.0, 190.0))
    room = room.lit(
        (room.x(0.3), room.floor - 50, room.height * 0.6, "#ffc878", 0.8),
        (0, window[1], room.height * 0.5, room.outside.wash, 0.5),
    )
    ridge = room.pick(-60.0, 20.0, -30.0)

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#8a6a4a", "#a8845c")
        for index in range(-16, 17):
            canvas.drawLine(index * 44, room.top, index * 44, room.floor, draw.stroke("#4a3220", 2, alpha=0.6))
        x, y = window
        sky = room.outside.sky
        draw.glow(canvas, x, y, radius * 2.4, room.outside.wash, 0.5)
        canvas.drawCircle(x, y, radius, draw.fill(shader=draw.vertical(y - radius, y + radius, [sky[0], sky[-1]])))
        if room.brief.dark:
            canvas.drawCircle(x + radius * 0.3, y - radius * 0.3, radius * 0.2, draw.fill("#f4f1de"))
        for dx, dy in ((radius, 0.0), (0.0, radius)):
            canvas.drawLine(x - dx, y - dy, x + dx, y + dy, draw.stroke("#5a3a24", 6))
        canvas.drawCircle(x, y, radius, draw.stroke("#5a3a24", 11))
        for side in (-1, 1):
            slope = draw.shape(
                (0, ridge),
                (side * room.width * 0.8, ridge),
                (side * room.width * 0.8, room.floor + 40),
                (side * room.width * room.pick(0.46, 0.6, 0.5), room.floor + 10),
            )
            canvas.drawPath(
                slope, draw.fill(shader=draw.horizontal(0, side * room.width * 0.6, ["#6a4a30", "#4a3220"]))
            )
            for index in range(1, 8):
                share = index / 8
                start = (side * room.width * 0.8 * share, ridge)
                stop = (side * room.width * (room.pick(0.46, 0.6, 0.5) + 0.34 * share), room.floor + 10)
                solids.rod(canvas, start, stop, 12, "#7a5638")
            solids.rod(
                canvas, (0, ridge), (side * room.width * room.pick(0.46, 0.6, 0.5), room.floor + 10), 22, "#8f6844"
            )
        beam = room.pick(52.0, 190.0, 96.0)
        solids.rod(canvas, (room.left * 0.5, beam), (room.right * 0.5, beam), 20, "#8f6844")

    def floor(canvas: skia.Canvas) -> None:
        finishes.boards(canvas, room, "#8a623e", room.random("floor"), 22)
        if not room.brief.dark:
            lamplight.pool(canvas, -30, room.stand - 16, room.width * 0.2, 34, room.outside.wash, 0.6)

    base = room.floor + 22
    size = room.size(base)

    def things(canvas: skia.Canvas) -> None:
        for index, share in enumerate(room.pick((-0.38, -0.24, 0.4), (-0.36, 0.4), (-0.38, 0.4))):
            with placed(canvas, room.x(share), base, size):
                if index == 0:
                    solids.block(canvas, 0, 0, 150, 62, "#8a4a2c", 20, 5)
                    for x in (-50, 50):
                        canvas.drawRect(draw.rect(x - 6, -62, 12, 62), draw.fill("#c9963f"))
                    solids.panel(canvas, 0, -30, 20, 22, "#e0b050")
                else:
                    solids.block(canvas, 0, 0, 92, 76, "#c99a64", 14)
                    canvas.drawRect(draw.rect(-9, -76, 18, 76), draw.fill("#e6d8b0", alpha=0.8))
                    solids.block(canvas, 6, -90, 66, 50, "#b8854e", 10)
        with placed(canvas, room.x(0.27), base - 4, size):
            solids.block(canvas, 0, 0, 60, 66, "#6b4226", 10)
            solids.rod(canvas, (0, -72), (0, -104), 7, "#c9963f")
            canvas.drawPath(
                draw.shape((-16, -144), (16, -144), (34, -100), (-34, -100)),
                draw.fill(draw.mix("#e0b880", "#fff3cc", room.power)),
            )
            draw.glow(canvas, 0, -116, 90, "#ffc878", 0.5 * room.power)

    def near(canvas: skia.Canvas) -> None:
        solids.block(
            canvas,
            room.x(-0.5),
            room.height + 70,
            170 * room.unit * room.pick(1.0, 0.7, 0.8),
            120 * room.unit,
            "#b8854e",
            22,
        )

    anchors = room.people(room.pick((-0.04, 0.14, -0.2, 0.3), (-0.08, 0.2, -0.28, 0.06), (-0.06, 0.18, -0.24, 0.32)))
    anchors |= room.tops(
        [(room.x(room.pick(-0.38, -0.36, -0.38)), base - 72 * size), (room.x(0.27) + 22 * size, base - 74 * size)],
        0.83,
        size * 0.55,
    )
    anchors |= {"window": Anchor(window[0] + 10, window[1] + radius, 0.56, size * 0.6, 1, "surface"), **room.grounds()}
    beams = room.still("shaft", 0.9, lambda canvas: _shaft(canvas, room, window, radius))
    layers: list[Layer] = [
        *room.wall(wall),
        room.ground(floor),
        room.still("things", 0.8, things),
        *([] if brief.dark else [beams]),
        room.still("foreground", 1.45, near, top=room.height * 0.5, blur=6.0),
    ]
    return room.stage(layers, anchors)


def basement(brief: Brief) -> Stage:
    """A cellar under brick vaults: barrels on their sides, racks of bottles, a bare bulb, a small window under the ceiling."""
    room = chamber(brief, windowless=True)
    opening = room.pick(
        Opening(-60, 36, 110, 44, (0.5,), ()),
        Opening(-60, 150, 120, 60, (0.5,), ()),
        Opening(-60, 66, 116, 52, (0.5,), ()),
    )
    bulb = (room.x(0.1), room.pick(96.0, 270.0, 142.0))
    room = room.lit((*bulb, room.height * 0.9, "#ffd08a", 0.95))
    base = room.floor + 16
    size = room.size(base)

    def wall(canvas: skia.Canvas) -> None:
        finishes.tiles(
            canvas,
            (room.left, room.top, room.area[2], room.floor - room.top),
            (40, 17),
            "#8a5f4a",
            "#54392e",
            room.random("bricks"),
            bond=True,
            vary=0.12,
        )
        for index in range(-2, 3):
            x, half, top = (
                index * room.pick(300.0, 250.0, 280.0),
                room.pick(120.0, 100.0, 112.0),
                room.pick(60.0, 210.0, 100.0),
            )
            arch = draw.path(
                (x - half, room.floor),
                (x - half, top + half),
                (x - half, top, x, top),
                (x + half, top, x + half, top + half),
                (x + half, room.floor),
            )
            canvas.drawPath(arch, draw.stroke("#a87a60", 20))
            canvas.drawPath(arch, draw.stroke("#54392e", 2.4))

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#6a5a50", "#60524a", 70)

    def stores(canvas: skia.Canvas) -> None:
        for share, rows in room.pick(((-0.4, 2), (-0.24, 1), (0.42, 2)), ((-0.38, 3), (0.4, 2)), ((-0.4, 3), (0.4, 2))):
            with placed(canvas, room.x(share), base, size * 1.1):
                for row in range(rows):
                    _cask(canvas, 0, -row * 88)
        with placed(canvas, room.x(room.pick(0.22, 0.14, 0.19)), base - 4, size):
            for row in range(5):
                for column in range(5):
                    x, y = -64 + column * 32, -20 - row * 34
                    canvas.drawCircle(x, y, 13, draw.fill("#1c1210"))
                    canvas.drawCircle(x, y, 8, draw.fill(("#2f6a4a", "#6a2a34", "#3a5a2a")[(row * 2 + column) % 3]))
                    canvas.drawCircle(x - 2, y - 2, 3, draw.fill("#e8f4e8", alpha=0.5))
            for row in range(6):
                solids.rod(canvas, (-84, -3 - row * 34), (84, -3 - row * 34), 6, "#8a5a34")
            for column in range(6):
                solids.rod(canvas, (-80 + column * 32, 0), (-80 + column * 32, -174), 5, "#8a5a34")
        canvas.drawLine(bulb[0], room.top, bulb[0], bulb[1] - 16, draw.stroke("#1c1412", 2.4))
        draw.glow(canvas, *bulb, 120, "#ffd890", 0.7)
        canvas.drawCircle(*bulb, 10, draw.fill("#fff6d8"))
        solids.panel(canvas, bulb[0], bulb[1] - 8, 9, 12, "#8a7a5a")

    def near(canvas: skia.Canvas) -> None:
        with placed(canvas, room.x(-0.48), room.height + 60, room.unit * room.pick(1.6, 1.0, 1.3)):
            torches.barrel(canvas)

    anchors = (
        room.people()
        | room.tops([(room.x(room.pick(0.22, 0.14, 0.19)), base - 180 * size)], 0.83, size * 0.5)
        | room.grounds()
    )
    layers: list[Layer] = [
        *room.wall(wall, opening, "#6a4a34"),
        room.ground(floor),
        room.still("stores", 0.8, stores),
        room.still("foreground", 1.45, near, top=room.height * 0.5, blur=6.0),
    ]
    return room.stage(layers, anchors)


def _shaft(canvas: skia.Canvas, room: Chamber, window: tuple[float, float], radius: float) -> None:
    x, y = window
    beam = draw.shape(
        (x - radius * 0.9, y),
        (x + radius * 0.9, y),
        (x + radius * 0.9 - 20, room.height),
        (x - radius * 2.4, room.height),
    )
    canvas.drawPath(
        beam,
        draw.fill(shader=draw.vertical(y, room.height, [(room.outside.wash, 0.34), (room.outside.wash, 0.0)]), blur=12),
    )


def _side_door(canvas: skia.Canvas, side: int, end: float, eye: float, floor: float, start: float, stop: float) -> None:
    """A door in the side wall between two distances (shares of the far end's scale)."""
    top = eye - (floor - eye) * 0.82
    corners = [
        (side * end * at, eye + (y - eye) * at) for at, y in ((start, floor), (start, top), (stop, top), (stop, floor))
    ]
    door = draw.shape(*corners)
    canvas.drawPath(door, draw.fill(shader=draw.horizontal(corners[0][0], corners[2][0], ["#5a3420", "#8a5634"])))
    canvas.drawPath(door, draw.stroke("#f0e4cc", 4 + start))
    inner = start + (stop - start) * 0.16
    for low, high in ((0.1, 0.46), (0.54, 0.9)):
        points = [
            (side * end * at, eye + (floor + (top - floor) * share - eye) * at)
            for at, share in (
                (inner, low),
                (inner, high),
                (stop - (stop - start) * 0.2, high),
                (stop - (stop - start) * 0.2, low),
            )
        ]
        canvas.drawPath(draw.shape(*points), draw.stroke("#3a2014", 1.5 + start * 0.6, alpha=0.8))
    at = start + (stop - start) * 0.1
    canvas.drawCircle(side * end * at, eye + (floor - eye) * at * 0.3, 3 * start, draw.fill("#e0b050"))


def _cask(canvas: skia.Canvas, x: float, y: float) -> None:
    """A cask on its side, its lid towards us."""
    canvas.drawCircle(x, y - 44, 44, draw.fill("#5a3a24"))
    canvas.drawCircle(
        x, y - 44, 39, draw.fill(shader=draw.radial((x - 10, y - 58), 56, ["#c99460", "#8a5a34", "#54341e"]))
    )
    for dx in (-22, -8, 8, 22):
        canvas.drawLine(
            x + dx,
            y - 44 - (39 - abs(dx) * 0.5),
            x + dx,
            y - 44 + (39 - abs(dx) * 0.5),
            draw.stroke("#3a2214", 1.6, alpha=0.6),
        )
    canvas.drawCircle(x, y - 44, 42, draw.stroke("#8a8a84", 4))
    solids.rod(canvas, (x, y - 22), (x, y - 8), 6, "#d9a554")


SETS = {"hallway": hallway, "attic": attic, "basement": basement}
