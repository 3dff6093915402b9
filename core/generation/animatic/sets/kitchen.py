"""Rooms with water: a kitchen with its stove and island, a bathroom with its tub."""

from __future__ import annotations

from dataclasses import replace

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import decor, finishes, lamplight, solids
from core.generation.animatic.sets.chamber import chamber, placed, rests, sleeps
from core.generation.animatic.sets.outlook import Opening
from core.generation.animatic.stage import Anchor, Brief, Layer, Stage


def kitchen(brief: Brief) -> Stage:
    """Cabinets and tiles along the wall, a stove with a hood, a sink under the window, a wooden island in front."""
    room = chamber(brief)
    opening = room.pick(
        Opening(40, 60, 190, 126, (0.5,), ()),
        Opening(14, 240, 170, 170, (0.5,), ()),
        Opening(30, 110, 190, 160, (0.5,), ()),
    )
    base = room.floor + 18
    size = room.size(base) * 1.1
    work = base - 104 * size
    front = room.random("front").choice(("#7fa8a0", "#e0d3b8", "#6f8fae", "#d88a6a"))
    stove, lamps = room.x(room.pick(-0.2, -0.22, -0.22)), room.pick((-0.16, 0.2), (-0.18, 0.22), (-0.18, 0.22))
    hang = room.pick(74.0, 190.0, 104.0)
    room = room.lit(*((room.x(share), hang + 80, 260.0, "#ffd08a", 0.4) for share in lamps))
    behind = rests(brief) or brief.action in ("cook", "serve")
    edge = room.height * (0.87 if behind else 0.955)  # who stands or runs about shows their feet

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#f3ead8", "#e6d8bf")
        finishes.tiles(
            canvas,
            (room.left, work - 110 * size, room.area[2], 112 * size),
            (34 * size, 17 * size),
            "#fbf8f0",
            "#c9c0b0",
            room.random("tiles"),
            bond=True,
        )

    def cabinets(canvas: skia.Canvas) -> None:
        rnd = room.random("shelf")
        count = room.pick(14, 9, 11)
        for index in range(count):
            x = room.x(-0.62) + index * room.width * 1.3 / count
            with placed(canvas, x, base, size):
                solids.block(canvas, 0, 0, 0.97 * room.width * 1.3 / count / size, 96, front)
                solids.rod(canvas, (-14, -82), (14, -82), 4, "#e6e0d2")
        canvas.drawRect(
            draw.rect(room.left, work - 6 * size, room.area[2], 14 * size),
            draw.fill(shader=draw.vertical(work - 6 * size, work + 8 * size, ["#f4ece0", "#9a8a78"])),
        )
        with placed(canvas, stove, base, size):
            solids.block(canvas, 0, 0, 112, 104, "#c9ced4", 8)
            solids.panel(canvas, 0, -14, 92, 56, "#20242c", 5)
            solids.rod(canvas, (-40, -76), (40, -76), 5, "#eef1f4")
            draw.glow(canvas, 0, -40, 52, "#ff9a4a", 0.35)
            for x in (-36, -12, 12, 36):
                canvas.drawCircle(x, -90, 5, draw.fill("#3a3f48"))
            solids.block(canvas, -26, -110, 44, 34, "#b4473a", 5)
            solids.rod(canvas, (-2, -136), (26, -136), 5, "#2a2426")
            hood = draw.shape((-62, -226), (62, -226), (34, -276), (-34, -276))
            canvas.drawPath(hood, draw.fill(shader=draw.horizontal(-62, 62, ["#8f969e", "#eef1f4", "#8a9098"])))
            solids.block(canvas, 0, -270, 56, 400, "#c4cad0")
        with placed(canvas, opening.centre, work, size):
            solids.rod(canvas, (0, 0), (0, -34), 6, "#c9ced4")
            canvas.drawPath(draw.path((0, -34), (2, -52, 18, -50), (24, -48, 24, -34)), draw.stroke("#c9ced4", 6))
            solids.panel(canvas, 10, 9, 92, 10, "#aab2ba", 4)
        for index, share in enumerate(room.pick((-0.42, -0.34, 0.36, 0.44), (-0.4, 0.44), (-0.42, 0.38, 0.47))):
            x = room.x(share)
            for row in range(room.pick(1, 3, 2)):
                y = work - (96 + row * 92) * size
                decor.shelf(canvas, x - 44 * size, y, 88 * size, "#a8744a")
                for place in range(3):
                    decor.mug(
                        canvas, x + (place - 1) * 24 * size, y, 20 * size, rnd.choice(("#f4ead8", "#2f6f73", "#d98a5a"))
                    )
                if index % 2:
                    decor.potted_plant(canvas, x + 34 * size, y, 44 * size, rnd, pot="#c9694a", leaf="#5c8f52")
        with placed(canvas, room.x(room.pick(-0.49, -0.52, -0.54)), base + 4, size):
            solids.block(canvas, 0, 0, 110, 236, "#eef2f4", 8, 8)
            solids.rod(canvas, (38, -190), (38, -130), 6, "#b9c0c6")
            canvas.drawLine(-54, -112, 54, -112, draw.stroke("#9aa2aa", 2))

    def island(canvas: skia.Canvas) -> None:
        box = draw.rect(room.left, edge, room.area[2], room.bottom - edge)
        tones = ["#d9a468", "#b8793f", "#6f4424"]
        canvas.drawRect(box, draw.fill(shader=draw.vertical(edge, room.height, tones)))
        for index in range(9):
            y = edge + 4 + index * index * 1.4
            canvas.drawPath(
                draw.path((room.left, y), (0, y + 4, room.right, y - 2)), draw.stroke("#6b3f20", 1.2, alpha=0.3)
            )
        canvas.drawLine(room.left, edge, room.right, edge, draw.stroke("#ffe0ae", 3, alpha=0.8))

    def pendants(canvas: skia.Canvas) -> None:
        for share in lamps:
            lamplight.pendant(canvas, room.x(share), room.top, hang, 25 * room.unit, front, max(0.5, room.power))

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#efe6d6", "#b9574a", 74)

    anchors = (
        room.behind(
            edge,
            [room.x(s) for s in room.pick((-0.07, 0.2, -0.34), (-0.1, 0.26, -0.36), (-0.1, 0.23, -0.34))],
            room.unit * 0.82,
        )
        if behind
        else room.people()
    )
    things = room.pick(
        ((0.13, 0.95), (-0.26, 0.95), (0.33, 0.95)),
        ((0.17, 0.945), (-0.3, 0.95), (0.0, 0.97)),
        ((0.17, 0.95), (-0.3, 0.95), (0.34, 0.955)),
    )
    low = 0.0 if behind else 0.035
    anchors |= room.tops([(room.x(x), room.height * min(0.99, y + low)) for x, y in things], 1.03, room.unit * 0.6)
    anchors |= {
        "table": anchors["surface"],
        "counter": Anchor(room.x(-0.36), work, 0.83, size * 0.8, 1, "surface"),
        "stove": Anchor(stove + 22 * size, work - 8, 0.83, size * 0.7, 1, "surface"),
        "sink": Anchor(opening.centre - 30, work, 0.83, size * 0.7, 1, "surface"),
        "window": Anchor(opening.right - 40, opening.bottom + 8, 0.56, size * 0.7, -1, "surface"),
        **room.grounds(),
    }
    for name in ("ground", "ground-2", "ground-3", "floor"):
        anchors[name] = Anchor(anchors[name].x, edge + 4, 0.95, room.unit * 0.9)
    layers: list[Layer] = [
        *room.wall(wall, opening, "#fbf6ea"),
        room.ground(floor),
        room.still("cabinets", 0.78, cabinets),
        room.still("pendants", 0.8, pendants, bottom=room.floor),
        room.still("island", 1.0, island, top=edge - 6),
        room.leaves(),
    ]
    return room.stage(layers, anchors, opening=opening)


def bathroom(brief: Brief) -> Stage:
    """Turquoise tiles, a tub with feet and foam, a basin under a mirror, towels, a small window."""
    room = chamber(brief)
    opening = room.pick(
        Opening(-60, 44, 106, 116, (0.5,), ()),
        Opening(-60, 150, 130, 170, (0.5,), ()),
        Opening(-60, 76, 120, 140, (0.5,), ()),
    )
    foot = room.floor + (room.stand - room.floor) * 0.5
    size = room.size(foot) * 1.15
    tub, basin = room.x(room.pick(0.24, 0.2, 0.22)), room.x(room.pick(-0.33, -0.36, -0.34))
    back = room.size(room.floor + 8)
    room = room.lit((basin, room.floor - 260 * back, 420 * back, "#fff0cc", 0.7))
    wide = room.pick(270.0, 200.0, 230.0)

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#e4f1ee", "#cfe4e0")
        line = room.floor - 190 * back
        finishes.tiles(
            canvas,
            (room.left, line, room.area[2], room.floor - line),
            (26 * back, 26 * back),
            "#5fb3b0",
            "#e8f4f2",
            room.random("tiles"),
            vary=0.14,
        )
        canvas.drawRect(draw.rect(room.left, line - 6, room.area[2], 7), draw.fill("#23666a"))
        with placed(canvas, basin, room.floor, back * 1.1):
            draw.glow(canvas, 0, -214, 96, "#ffffff", 0.5)
            canvas.drawOval(draw.rect(-50, -272, 100, 128), draw.fill("#c9a35a"))
            canvas.drawOval(
                draw.rect(-44, -266, 88, 116),
                draw.fill(shader=draw.linear((-44, -266), (44, -150), ["#f4fbff", "#9cc4d2", "#dfeff4"])),
            )
            for x in (-66, 66):
                solids.pane(canvas, x, -196, 14, 40, "#ffe9b8", 1.6)
        for share in room.pick((0.12, 0.2), (0.12,), (0.14,)):
            with placed(canvas, room.x(share), room.floor, back):
                solids.rod(canvas, (-34, -176), (34, -176), 5, "#d9dde2")
                solids.panel(canvas, -14, -84, 34, 92, "#f28c6a", 4)
                solids.panel(canvas, 20, -104, 28, 72, "#fbf3e4", 4)

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#f4f6f4", "#28464e", 62)
        draw.oval(
            canvas,
            room.x(-0.05),
            room.stand + 4,
            room.width * 0.2,
            (room.height - room.stand) * 0.5,
            draw.fill("#f6efe4"),
        )

    def fittings(canvas: skia.Canvas) -> None:
        with placed(canvas, basin, room.floor + 20, back * 1.15):
            solids.column(canvas, 0, -88, 0, 26, "#f2f5f6")
            bowl = draw.shape((-56, -108), (56, -108), (50, -76, 0, -74), (-50, -76, -56, -108))
            canvas.drawPath(bowl, draw.fill(shader=draw.vertical(-108, -74, ["#ffffff", "#b9c8ce"])))
            draw.oval(canvas, 0, -108, 56, 8, draw.fill("#dde8ec"))
            solids.rod(canvas, (0, -110), (0, -132), 6, "#c9ced4")
            solids.rod(canvas, (0, -132), (14, -128), 6, "#c9ced4")
        with placed(canvas, tub, foot, size):
            draw.soft_shadow(canvas, 0, 2, wide * 0.52, 12, 0.5)
            half = wide / 2
            for x in (-half * 0.7, half * 0.7):
                solids.rod(canvas, (x, -14), (x * 1.04, -1), 9, "#c9a35a")
            body = draw.shape(
                (-half, -92),
                (half, -92),
                (half - 4, -14, half * 0.7, -12),
                (-half * 0.7, -12),
                (-half + 4, -14, -half, -92),
            )
            canvas.drawPath(body, draw.fill(shader=draw.vertical(-92, -10, ["#ffffff", "#eef2f4", "#a9b9c2"])))
            canvas.drawRoundRect(
                draw.rect(-half - 8, -100, wide + 16, 13),
                6,
                6,
                draw.fill(shader=draw.vertical(-100, -87, ["#ffffff", "#c3d0d6"])),
            )
            rnd = room.random("foam")
            for _ in range(36):
                draw.oval(
                    canvas,
                    rnd.uniform(-half * 0.88, half * 0.88),
                    -100 - rnd.uniform(-2, 12),
                    rnd.uniform(8, 17),
                    rnd.uniform(7, 13),
                    draw.fill("#f2fbff" if rnd.random() < 0.7 else "#cfe6f2"),
                )
            solids.rod(canvas, (half - 18, -98), (half - 18, -262), 6, "#d9dde2")
            canvas.drawPath(draw.path((half - 18, -262), (half - 18, -282, half - 52, -280)), draw.stroke("#d9dde2", 6))
            canvas.drawPath(
                draw.shape((half - 68, -262), (half - 38, -262), (half - 46, -282), (half - 58, -282)),
                draw.fill("#c3c9d0"),
            )

    bath = Anchor(tub, foot - 96 * size, 0.79, room.unit * 0.62, -1, "bust")
    anchors = room.people(room.pick((-0.14, 0.06, -0.3, 0.32), (-0.14, 0.16, -0.32, 0.3), (-0.14, 0.1, -0.32, 0.32)))
    if rests(brief) or sleeps(brief) or brief.action in ("shower", "swim"):
        anchors["lead"] = bath
        anchors["second"] = replace(anchors["second"], x=room.x(-0.13), faces=1)
    anchors |= room.tops(
        [(basin - 34 * back, room.floor + 20 - 122 * back), (tub, foot - 108 * size)], 0.84, room.unit * 0.34
    )
    anchors |= {
        "bathtub": bath,
        "sink": anchors["surface"],
        "window": Anchor(opening.centre, opening.bottom + 8, 0.56, back * 0.7, 1, "surface"),
        **room.grounds(),
    }
    layers: list[Layer] = [
        *room.wall(wall, opening, "#f6f6f2"),
        room.ground(floor),
        room.still("fittings", 0.82, fittings),
        room.leaves(),
    ]
    return room.stage(layers, anchors, opening=opening)


SETS = {"kitchen": kitchen, "bathroom": bathroom}
