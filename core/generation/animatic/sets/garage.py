"""A garage: a car on its lift, a wall of tools, tyres, drums, a roller door with light below it."""

from __future__ import annotations

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import finishes, lamplight, solids
from core.generation.animatic.sets.chamber import chamber, placed
from core.generation.animatic.stage import Brief, Layer, Stage


def garage(brief: Brief) -> Stage:
    """A car on a lift, a wall of tools, tyres, a red chest of drawers, oil drums, a roller door with light below it."""
    room = chamber(brief)
    lamps = room.pick((-0.26, 0.24), (-0.16, 0.22), (-0.24, 0.22))
    hang = room.pick(44.0, 170.0, 76.0)
    room = room.lit(*((room.x(s), hang + 60, room.height * 0.6, "#fff0c8", 0.7) for s in lamps))
    base = room.floor + 16
    size = room.size(base) * 1.06
    paint = room.random("car").choice(("#d0413a", "#2f7ac0", "#e0a52a", "#3f9a6a"))
    car_x = room.x(room.pick(0.2, 0.12, 0.18))
    lift = room.pick(64.0, 150.0, 90.0)

    def wall(canvas: skia.Canvas) -> None:
        finishes.tiles(
            canvas,
            (room.left, room.top, room.area[2], room.floor - room.top),
            (54, 25),
            "#8f9a9a",
            "#6a7474",
            room.random("blocks"),
            bond=True,
            vary=0.05,
        )
        canvas.drawRect(draw.rect(room.left, room.floor - 70, room.area[2], 70), draw.fill("#b8573a", alpha=0.75))
        door = room.pick((40.0, 300.0, 60.0), (-60.0, 220.0, 220.0), (10.0, 280.0, 100.0))
        left, wide, top = door[0], door[1], door[2]
        canvas.drawRect(draw.rect(left - 8, top - 8, wide + 16, room.floor - top + 8), draw.fill("#4a5456"))
        y = top
        while y < room.floor - 18:
            canvas.drawRect(
                draw.rect(left, y, wide, 15), draw.fill(shader=draw.vertical(y, y + 15, ["#d5dcdc", "#9aa6a6"]))
            )
            y += 16
        canvas.drawRect(draw.rect(left, y, wide, room.floor - y), draw.fill(room.outside.sky[-1]))
        with placed(canvas, room.x(room.pick(-0.27, -0.26, -0.28)), room.floor - room.pick(96, 170, 120), size):
            solids.panel(canvas, 0, 0, 250, 150, "#c9a06a", 4)
            _tools(canvas)

    def floor(canvas: skia.Canvas) -> None:
        finishes.level(canvas, room, "#8a8d8c")
        rnd = room.random("oil")
        for _ in range(7):
            draw.oval(
                canvas,
                rnd.uniform(room.left, room.right) * 0.7,
                rnd.uniform(room.floor + 14, room.height),
                rnd.uniform(20, 60),
                rnd.uniform(4, 10),
                draw.fill("#2a2a2e", alpha=0.3),
            )
        for way in (-1, 1):
            canvas.drawLine(
                way * room.width * 0.3,
                room.floor,
                way * room.width * 0.6,
                room.height + 30,
                draw.stroke("#f2c01e", 7, alpha=0.8),
            )

    def things(canvas: skia.Canvas) -> None:
        with placed(canvas, car_x, base, size):
            for x in (-104, 112):
                solids.block(canvas, x, 0, 22, lift + 150, "#3f6fb0", 4)
                solids.rod(canvas, (x, -lift), (x * 0.5, -lift), 10, "#f2c01e")
            canvas.save()
            canvas.translate(0, -lift)
            _car(canvas, paint)
            canvas.restore()
        with placed(canvas, room.x(room.pick(-0.34, -0.4, -0.37)), base + 10, size):
            solids.block(canvas, 0, 0, 108, 112, "#c8322e", 10, 4)
            for y in (-8, -32, -56, -80):
                solids.panel(canvas, 0, y, 96, 21, "#d8453e")
                solids.rod(canvas, (-22, y - 11), (22, y - 11), 4, "#e8ecee")
        for index, share in enumerate(room.pick((-0.47, -0.19, 0.46), (-0.2, 0.47), (-0.2, 0.47))):
            with placed(canvas, room.x(share), base + 8, size):
                if index == 1:
                    for y in range(3):
                        _tyre(canvas, 0, -y * 24)
                else:
                    solids.block(canvas, 0, 0, 58, 88, "#2f6fa0" if index else "#4a5a60", 8, 8)
                    for y in (-28, -58):
                        canvas.drawLine(-28, y, 28, y, draw.stroke("#1c2a34", 3, alpha=0.6))

    def lights(canvas: skia.Canvas) -> None:
        for share in lamps:
            lamplight.light_cone(canvas, room.x(share), hang, room.floor, 24, 120, 0.16 * room.power)
            lamplight.pendant(canvas, room.x(share), room.top, hang, 30 * room.unit, "#3a4648", max(0.6, room.power))

    def near(canvas: skia.Canvas) -> None:
        with placed(canvas, room.x(-0.48), room.height + 30 * room.unit, room.unit * room.pick(1.7, 0.95, 1.2)):
            _tyre(canvas, 0, 0)
            _tyre(canvas, 8, -24)

    anchors = room.people(room.pick((-0.08, 0.12, -0.24, 0.32), (-0.08, 0.2, -0.3, 0.04), (-0.08, 0.15, -0.27, 0.32)))
    chest = room.x(room.pick(-0.34, -0.4, -0.37))
    anchors |= (
        room.tops(
            [(chest, base + 10 - 117 * size), (room.x(room.pick(-0.19, 0.47, 0.47)) - 16, base + 8 - 90 * size)],
            0.83,
            size * 0.42,
        )
        | room.grounds()
    )
    layers: list[Layer] = [
        *room.wall(wall),
        room.ground(floor),
        room.still("things", 0.8, things),
        room.still("lamps", 0.81, lights, bottom=room.floor),
        room.still("foreground", 1.5, near, top=room.height * 0.4, blur=6.0),
    ]
    return room.stage(layers, anchors)


def _tools(canvas: skia.Canvas) -> None:
    """Tools on a pegboard 250 wide and 150 tall above (0, 0)."""
    for column in range(16):
        for row in range(9):
            canvas.drawCircle(-112 + column * 15, -14 - row * 15, 1.4, draw.fill("#8a6a3c"))
    for index in range(6):
        x, long = -100 + index * 18, 74 - index * 8
        solids.rod(canvas, (x, -132), (x, -132 + long), 6, "#c9d0d6")
        canvas.drawCircle(x, -132, 8, draw.stroke("#c9d0d6", 5))
    for index, tone in enumerate(("#e0484a", "#f2b01e", "#3a8ad0")):
        x = 28 + index * 22
        solids.rod(canvas, (x, -132), (x, -104), 9, tone)
        solids.rod(canvas, (x, -104), (x, -64), 4, "#dfe6ea")
    solids.rod(canvas, (104, -130), (104, -60), 8, "#a8713f")
    solids.panel(canvas, 104, -112, 40, 20, "#5a626a", 3)
    blade = draw.shape((-104, -22), (-10, -22), (-6, -46), (-104, -34))
    canvas.drawPath(blade, draw.fill("#dfe6ea"))
    solids.panel(canvas, 10, -18, 34, 32, "#a8713f", 8)


def _car(canvas: skia.Canvas, colour: str) -> None:
    """A small car from the side, 260 long, its wheels at 0."""
    body = draw.shape(
        (-130, -22),
        (-134, -58, -112, -64),
        (-78, -68),
        (-52, -108, -22, -110),
        (34, -110),
        (62, -106, 84, -68),
        (118, -64, 130, -50),
        (134, -36, 130, -22),
    )
    canvas.drawPath(
        body, draw.fill(shader=draw.vertical(-110, -20, [draw.lighten(colour, 0.35), colour, draw.darken(colour, 0.4)]))
    )
    for glass in (
        ((-66, -70), (-46, -100, -22, -101), (-4, -101), (-4, -70)),
        ((4, -70), (4, -101), (32, -101), (52, -98, 68, -70)),
    ):
        canvas.drawPath(draw.shape(*glass), draw.fill(shader=draw.linear((0, -100), (20, -70), ["#dff2fa", "#6a92a8"])))
    canvas.drawLine(-124, -42, 126, -42, draw.stroke("#ffffff", 2, alpha=0.4))
    draw.oval(canvas, 122, -50, 7, 6, draw.fill("#fff6d0"))
    draw.oval(canvas, -128, -48, 5, 7, draw.fill("#ff5a4a"))
    for x in (-78, 80):
        canvas.drawCircle(x, -20, 24, draw.fill("#1c1c20"))
        canvas.drawCircle(x, -20, 13, draw.fill("#c9d0d6"))
        canvas.drawCircle(x, -20, 5, draw.fill("#5a626a"))


def _tyre(canvas: skia.Canvas, x: float, y: float) -> None:
    """A tyre lying on its side."""
    canvas.drawRoundRect(
        draw.rect(x - 42, y - 24, 84, 24), 11, 11, draw.fill(shader=draw.vertical(y - 24, y, ["#4a4a50", "#131316"]))
    )
    draw.oval(canvas, x, y - 23, 38, 8, draw.fill("#2a2a2e"))
    draw.oval(canvas, x, y - 23, 20, 4.4, draw.fill("#0c0c0e"))
    for index in range(8):
        canvas.drawLine(x - 36 + index * 10, y - 18, x - 34 + index * 10, y - 5, draw.stroke("#0c0c0e", 2.4))


SETS = {"garage": garage}
