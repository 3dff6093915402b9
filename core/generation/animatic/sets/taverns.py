"""Places to eat and drink: a bar with its wall of bottles, a restaurant with laid tables and candles."""

from __future__ import annotations

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import decor, finishes, lamplight, solids
from core.generation.animatic.sets.chamber import chamber, placed
from core.generation.animatic.sets.outlook import Opening
from core.generation.animatic.stage import Anchor, Brief, Layer, Stage

_SPIRITS = ("#c9782a", "#4a9a5a", "#e8d8a0", "#a83a3a", "#3a7ab0", "#e0a03a", "#7a3a6a")
_ON_FOOT = frozenset(
    {"walk", "run", "dance", "jump", "fight", "chase", "sing", "stand"}
    | {"play_guitar", "play_violin", "play_piano", "play_drums", "play_music"}
)


def bar(brief: Brief) -> Stage:
    """Lit shelves of bottles behind a polished counter, a beer tap, hanging glasses, lamps low over the bar, stools."""
    room = chamber(brief, windowless=True)
    edge = room.height * room.pick(0.74, 0.75, 0.74)
    on_foot = brief.action in _ON_FOOT
    edge = room.pick(318.0, 560.0, 424.0) if on_foot else edge
    lamps = room.pick((-0.34, 0.0, 0.34), (-0.3, 0.3), (-0.33, 0.33))
    hang = room.pick(78.0, 190.0, 110.0)
    room = room.lit(
        (0, edge - 150 * room.unit, room.height * 0.75, "#ffb25a", 0.7),
        *((room.x(s), hang + 40, 200.0, "#ffd28a", 0.5) for s in lamps),
    )
    rows = room.pick(4, 7, 5)
    step = room.pick(62.0, 74.0, 66.0)
    shelf = edge - room.pick(30.0, 70.0, 40.0)

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#3a1f18", "#241410")
        finishes.panelling(canvas, (room.left, room.top, room.area[2], room.area[3]), "#4a2a1c", 110)
        wide = room.width * room.pick(0.84, 0.94, 0.9)
        rnd = room.random("bottles")
        canvas.drawRect(
            draw.rect(-wide / 2, shelf - rows * step, wide, rows * step + 8),
            draw.fill(shader=draw.vertical(shelf - rows * step, shelf, ["#8a4a1c", "#f2a84a"])),
        )
        for row in range(rows):
            y = shelf - row * step
            lamplight.pool(canvas, 0, y - step * 0.3, wide * 0.5, step * 0.5, "#ffe0a0", 0.45)
            x = -wide / 2 + 14
            while x < wide / 2 - 14:
                _bottle(canvas, x, y, step * rnd.uniform(0.66, 0.9), rnd.choice(_SPIRITS))
                x += step * rnd.uniform(0.28, 0.38)
            solids.panel(canvas, 0, y + 7, wide, 7, "#7a4a2a")
        for side in (-1, 0, 1):
            solids.column(canvas, side * wide / 2, shelf - rows * step - 10, shelf + 12, 20, "#5a3320", 3)

    def glasses(canvas: skia.Canvas) -> None:
        for share in lamps:
            lamplight.pendant(canvas, room.x(share), room.top, hang, 24 * room.unit, "#2f6a52", max(0.7, room.power))

    def counter(canvas: skia.Canvas) -> None:
        canvas.drawRect(
            draw.rect(room.left, edge, room.area[2], 20 * room.unit),
            draw.fill(shader=draw.vertical(edge, edge + 20 * room.unit, ["#b8703a", "#7a4424"])),
        )
        low = edge + 20 * room.unit
        box = (room.left, low, room.area[2], (room.floor + 60 - low) if on_foot else room.bottom - low)
        finishes.panelling(canvas, box, "#5a3220", 96 * room.unit)
        canvas.drawRect(
            draw.rect(*box), draw.fill(shader=draw.vertical(low, low + 120, [("#000000", 0.45), ("#000000", 0.1)]))
        )
        canvas.drawLine(room.left, edge, room.right, edge, draw.stroke("#ffd9a0", 2.6, alpha=0.9))
        for share in lamps:
            lamplight.pool(canvas, room.x(share), edge + 8 * room.unit, 90 * room.unit, 12 * room.unit, "#ffe0a8", 0.5)
        with placed(canvas, room.x(room.pick(-0.31, -0.36, -0.34)), edge + 8, room.unit * 0.8):
            solids.column(canvas, 0, -84, 0, 20, "#d9a554")
            solids.rod(canvas, (-34, -78), (34, -78), 13, "#e8bc68")
            for x in (-26, 0, 26):
                solids.rod(canvas, (x, -70), (x, -54), 6, "#c9ced4")
                solids.rod(canvas, (x, -84), (x, -112), 8, ("#2a2426", "#a83a3a", "#f2ead8")[x // 26 + 1])

    def floor(canvas: skia.Canvas) -> None:
        finishes.boards(canvas, room, "#6a3f26", room.random("floor"))

    def stools(canvas: skia.Canvas) -> None:
        for share in room.pick((-0.42, -0.25, 0.24, 0.41), (-0.4, 0.4), (-0.42, 0.4)):
            y = room.floor + (room.stand - room.floor) * 0.6
            with placed(canvas, room.x(share), y, room.size(y)):
                solids.stool(canvas, "#a83a3a")

    if on_foot:
        anchors = room.people()
        tops = room.tops(
            [(room.x(s), edge + 8) for s in room.pick((0.16, -0.12, 0.4), (0.2, -0.2, 0.4), (0.2, -0.16, 0.4))],
            0.74,
            room.unit * 0.4,
        )
    else:
        anchors = room.behind(
            edge,
            [room.x(s) for s in room.pick((-0.08, 0.18, -0.42), (-0.08, 0.25, -0.4), (-0.08, 0.2, -0.42))],
            room.unit * 0.92,
        )
        tops = room.tops(
            [
                (room.x(s), edge + 14 * room.unit)
                for s in room.pick((0.05, -0.2, 0.33), (0.1, -0.22, 0.4), (0.06, -0.2, 0.36))
            ],
            1.03,
            room.unit * 0.56,
        )
    stool_y = room.floor + (room.stand - room.floor) * 0.6
    anchors |= tops
    anchors |= {
        "counter": tops["surface-2"],
        "table": tops["surface"],
        "stool": Anchor(room.x(0.24), stool_y - 92 * room.size(stool_y), 0.86, room.size(stool_y), -1, "sit"),
        "chair": Anchor(room.x(-0.25), stool_y - 92 * room.size(stool_y), 0.86, room.size(stool_y), 1, "sit"),
        **room.grounds(),
    }
    layers: list[Layer] = [*room.wall(wall), room.still("lamps", 0.66, glasses, bottom=room.floor)]
    if on_foot:
        layers += [
            room.still("floor", 0.68, floor, top=room.floor - 16),
            room.still("counter", 0.72, counter, bottom=room.floor + 62),
            room.still("stools", 0.84, stools),
        ]
    else:
        for name in ("ground", "ground-2", "ground-3", "floor"):
            anchors[name] = Anchor(anchors[name].x, edge + 16 * room.unit, 1.02, room.unit * 0.7, 1, "surface")
        layers.append(room.still("counter", 1.0, counter, top=edge - 110 * room.unit))
    layers.append(
        room.still(
            "foreground",
            1.5,
            lambda canvas: _close_bottle(canvas, room.x(0.48), room.height + 30, room.unit * 2.4),
            top=room.height * 0.3,
            blur=6.5,
        )
    )
    return room.stage(layers, anchors)


def restaurant(brief: Brief) -> Stage:
    """Tables with white cloths, candles and glasses before a wide window, wine racks, a chandelier."""
    room = chamber(brief)
    opening = room.pick(
        Opening(-190, 62, 380, 158, (0.25, 0.5, 0.75), ()),
        Opening(-150, 230, 300, 220, (0.5,), ()),
        Opening(-200, 110, 400, 200, (0.33, 0.67), ()),
    )
    edge = room.height * room.pick(0.8, 0.79, 0.79)
    candle = room.x(room.pick(0.06, 0.06, 0.05))
    chandelier = room.pick(60.0, 150.0, 84.0)
    room = room.lit(
        (candle, edge - 60, room.height * 0.55, "#ffbe6a", 0.7), (0, chandelier, room.width * 0.55, "#ffe0a8", 0.6)
    )
    row = room.floor + (room.stand - room.floor) * 0.3
    on_foot = brief.action in _ON_FOOT

    def wall(canvas: skia.Canvas) -> None:
        finishes.wallpaper(canvas, room.area, "#3a5a4c", "#2f4c40", 44)
        finishes.panelling(canvas, (room.left, room.floor - 70, room.area[2], 70), "#6a4228", 84)
        for share in room.pick((-0.36, 0.36), (-0.42, 0.42), (-0.42, 0.42)):
            x, y = room.x(share), room.pick(150.0, 330.0, 210.0)
            for line in range(4):
                for place in range(-2, 2):
                    canvas.drawCircle(x + place * 19 + 9 + (line % 2) * 9, y + line * 17, 8, draw.fill("#1c1412"))
                    canvas.drawCircle(
                        x + place * 19 + 9 + (line % 2) * 9, y + line * 17, 8, draw.stroke("#8a5a34", 2.2)
                    )
            solids.pane(canvas, x, y - 34, 16, 24, "#ffdf9a", 1.8)

    def floor(canvas: skia.Canvas) -> None:
        finishes.boards(canvas, room, "#8a5634", room.random("floor"))

    def tables(canvas: skia.Canvas) -> None:
        for index, share in enumerate(room.pick((-0.4, -0.14, 0.15, 0.41), (-0.36, 0.36), (-0.4, 0.0, 0.4))):
            with placed(canvas, room.x(share), row + index % 2 * 8, room.size(row)):
                for x in (-62, 62):
                    with placed(canvas, x, -6, 0.95):
                        solids.chair(canvas, "#8a2f3a", "#5a3524")
                _cloth_table(canvas, 110)
                decor.menu_and_candle(canvas, 0, -94, 0.4)
                draw.glow(canvas, 12, -104, 50, "#ffbe6a", 0.6)

    def lustre(canvas: skia.Canvas) -> None:
        solids.rod(canvas, (0, room.top), (0, chandelier - 20), 4, "#d9a554")
        size = room.unit
        for arm in range(-3, 4):
            x = arm * 26 * size
            y = chandelier + 10 - abs(arm) * 6
            canvas.drawPath(
                draw.path((0, chandelier - 20), (x * 0.5, chandelier + 34, x, y)), draw.stroke("#d9a554", 3.4)
            )
            solids.rod(canvas, (x, y), (x, y - 14), 5, "#f6efe0")
            draw.glow(canvas, x, y - 20, 34 * size, "#ffd890", 0.8)
            draw.oval(canvas, x, y - 20, 3, 6, draw.fill("#fff6d0"))

    half = room.width * (0.4 if not on_foot else 0.16)
    table_x = 0.0 if not on_foot else room.x(0.38)
    candle = candle if not on_foot else table_x

    def near(canvas: skia.Canvas) -> None:
        draw.soft_shadow(canvas, table_x, edge + 14, half * 1.1, 26, 0.4)
        canvas.drawPath(
            draw.shape(
                (table_x - half, edge + 22),
                (table_x - half * 0.9, edge),
                (table_x + half * 0.9, edge),
                (table_x + half, edge + 22),
                (table_x + half, edge + 30),
                (table_x - half, edge + 30),
            ),
            draw.fill(shader=draw.vertical(edge, edge + 30, ["#fffaf0", "#e8ddd0"])),
        )
        canvas.drawRect(
            draw.rect(table_x - half, edge + 26, 2 * half, 400),
            draw.fill(shader=draw.vertical(edge + 26, edge + 130, ["#f2e8dc", "#a8968c"])),
        )
        for index in range(11):
            x = table_x - half + 2 * half * (index + 0.5) / 11
            canvas.drawPath(
                draw.shape((x, edge + 32), (x + 9, edge + 300), (x - 9, edge + 300)), draw.fill("#6a5048", alpha=0.16)
            )
        with placed(canvas, candle, edge + 14, room.unit * 0.8):
            lamplight.pool(canvas, 0, 0, 110, 16, "#ffd89a", 0.6)
            draw.oval(canvas, 0, -1, 16, 4, draw.fill("#d9a554"))
            solids.rod(canvas, (0, -4), (0, -52), 8, "#fbf2e0")
            draw.glow(canvas, 0, -64, 60, "#ffc46a", 0.8)
            canvas.drawPath(draw.shape((0, -54), (-6, -60, 0, -76), (6, -60, 0, -54)), draw.fill("#fff3c0"))
        for side in (-1, 1) if not on_foot else ():
            x = side * half * 0.62
            draw.oval(canvas, x, edge + 15, 44 * room.unit * 0.8, 9 * room.unit * 0.8, draw.fill("#ffffff"))
            draw.oval(canvas, x, edge + 15, 30 * room.unit * 0.8, 6 * room.unit * 0.8, draw.stroke("#c9bdb0", 1.4))
            with placed(canvas, x - side * half * 0.3, edge + 13, room.unit * 0.7):
                _wine(canvas)

    if on_foot:
        anchors = room.people(
            room.pick((-0.12, 0.1, -0.32, 0.22), (-0.14, 0.14, -0.32, 0.3), (-0.14, 0.1, -0.32, 0.24))
        )
        spots = [(table_x + half * s, edge + 16) for s in (-0.45, 0.45)]
    else:
        anchors = room.behind(
            edge + 2,
            [room.x(s) for s in room.pick((-0.13, 0.19, -0.36), (-0.17, 0.22, -0.4), (-0.15, 0.2, -0.38))],
            room.unit * 0.88,
        )
        spots = [(half * s, edge + 20) for s in room.pick((-0.18, 0.38, 0.16), (-0.2, 0.4, 0.24), (-0.18, 0.4, 0.2))]
    anchors |= room.tops(spots, 1.03, room.unit * 0.46)
    size = room.size(row)
    anchors |= {
        "table": anchors["surface"],
        "counter": Anchor(room.x(room.pick(-0.14, -0.36, 0.0)), row - 94 * size, 0.82, size * 0.7, 1, "surface"),
        "chair": Anchor(room.x(0.15) - 62 * size, row - 62 * size, 0.8, size, 1, "sit"),
        "window": Anchor(opening.x + 60, opening.bottom + 8, 0.56, size * 0.8, 1, "surface"),
        **room.grounds(),
    }
    layers: list[Layer] = [
        *room.wall(wall, opening, "#5a3524"),
        room.ground(floor),
        room.still("tables", 0.8, tables),
        room.still("chandelier", 0.82, lustre, bottom=room.floor),
        room.still("table", 1.0, near, top=edge - 120 * room.unit),
        room.leaves(),
    ]
    return room.stage(layers, anchors, opening=opening)


def _bottle(canvas: skia.Canvas, x: float, y: float, tall: float, colour: str) -> None:
    half = tall * 0.14
    glass = draw.shape(
        (x - half, y),
        (x - half, y - tall * 0.5),
        (x - half, y - tall * 0.64, x - half * 0.36, y - tall * 0.68),
        (x - half * 0.36, y - tall),
        (x + half * 0.36, y - tall),
        (x + half * 0.36, y - tall * 0.68),
        (x + half, y - tall * 0.64, x + half, y - tall * 0.5),
        (x + half, y),
    )
    canvas.drawPath(
        glass,
        draw.fill(
            shader=draw.horizontal(
                x - half, x + half, [draw.lighten(colour, 0.4), colour, draw.darken(colour, 0.5)], [0, 0.4, 1]
            ),
            alpha=0.95,
        ),
    )
    canvas.drawRect(draw.rect(x - half, y - tall * 0.4, 2 * half, tall * 0.22), draw.fill("#f6ecd4"))


def _close_bottle(canvas: skia.Canvas, x: float, y: float, size: float) -> None:
    _bottle(canvas, x, y, 84 * size, "#2f6a4a")


def _cloth_table(canvas: skia.Canvas, wide: float) -> None:
    """A round table under a cloth that falls to the floor."""
    half = wide / 2
    draw.soft_shadow(canvas, 0, 0, half * 1.2, 9, 0.4)
    fall = draw.shape(
        (-half, -92), (half, -92), (half * 1.06, -10), (half * 0.5, -3, 0, -8), (-half * 0.5, -3, -half * 1.06, -10)
    )
    canvas.drawPath(fall, draw.fill(shader=draw.vertical(-92, 0, ["#fbf4ea", "#b8a89c"])))
    for share in (-0.5, 0, 0.5):
        canvas.drawLine(half * share, -84, half * share * 1.1, -10, draw.stroke("#8a7468", 1.6, alpha=0.35))
    draw.oval(canvas, 0, -92, half, 12, draw.fill("#fffaf0"))


def _wine(canvas: skia.Canvas) -> None:
    """A glass of red wine."""
    draw.oval(canvas, 0, -1, 15, 3.6, draw.fill("#eaf4f8", alpha=0.7))
    canvas.drawLine(0, -2, 0, -36, draw.stroke("#f4fbff", 3, alpha=0.85))
    canvas.drawPath(draw.shape((-15, -64), (15, -64), (17, -38, 0, -36), (-17, -38, -15, -64)), draw.fill("#8a1c34"))
    bowl = draw.shape((-14, -84), (14, -84), (22, -40, 0, -36), (-22, -40, -14, -84))
    canvas.drawPath(bowl, draw.fill("#f4fbff", alpha=0.22))
    canvas.drawPath(bowl, draw.stroke("#ffffff", 1.6, alpha=0.8))


SETS = {"bar": bar, "restaurant": restaurant}
