"""Places that sell what is baked and fried: a bakery with its loaves and cakes, a diner of chrome and neon."""

from __future__ import annotations

from random import Random

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import finishes, lamplight, solids
from core.generation.animatic.sets.chamber import chamber, placed
from core.generation.animatic.sets.outlook import Opening
from core.generation.animatic.stage import Anchor, Brief, Layer, Stage

_ON_FOOT = frozenset({"walk", "run", "dance", "jump", "fight", "chase", "stand"})


def bakery(brief: Brief) -> Stage:
    """Shelves of loaves and a glass case of cakes, a striped awning, a chalk board, warm lamps."""
    room = chamber(brief)
    on_foot = brief.action in _ON_FOOT
    edge = room.pick(322.0, 566.0, 430.0) if on_foot else room.height * room.pick(0.7, 0.72, 0.71)
    opening = room.pick(
        Opening(-400, 70, 190, 150, (0.5,), ()),
        Opening(-232, 210, 150, 200, (0.5,), ()),
        Opening(-312, 100, 170, 180, (0.5,), ()),
    )
    lamps = room.pick((-0.14, 0.14, 0.4), (-0.18, 0.24), (-0.14, 0.28))
    hang = room.pick(66.0, 160.0, 92.0)
    room = room.lit(*((room.x(s), hang + 90, room.height * 0.6, "#ffd898", 0.7) for s in lamps))
    rows, step = room.pick(3, 5, 4), room.pick(62.0, 74.0, 66.0)
    left = room.x(room.pick(-0.18, -0.14, -0.2))
    low = edge - room.pick(26.0, 60.0, 34.0)

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#fbe6cc", "#f0cfa8")
        finishes.tiles(
            canvas,
            (room.left, low - 8, room.area[2], 400),
            (36, 18),
            "#fdf8f0",
            "#d9c4ac",
            room.random("tiles"),
            bond=True,
            vary=0.03,
        )
        rnd = room.random("loaves")
        for row in range(rows):
            y = low - row * step
            solids.panel(canvas, (left + room.right) / 2, y + 8, room.right - left, 8, "#a8713f")
            x = left + 26
            while x < room.right:
                _loaf(canvas, x, y, step * 0.9, rnd)
                x += step * rnd.uniform(0.66, 0.9)
        for index in range(-9, 10):
            wide = room.width / 9
            x = index * wide
            canvas.drawPath(
                draw.shape(
                    (x, room.top),
                    (x + wide, room.top),
                    (x + wide, hang * 0.4),
                    (x + wide / 2, hang * 0.4 + 16, x, hang * 0.4),
                ),
                draw.fill("#e8788f" if index % 2 else "#fff6ee"),
            )

    def counter(canvas: skia.Canvas) -> None:
        bottom = (room.floor + 64) if on_foot else room.bottom
        canvas.drawRect(
            draw.rect(room.left, edge, room.area[2], 14 * room.unit),
            draw.fill(shader=draw.vertical(edge, edge + 14 * room.unit, ["#e0b078", "#a8713f"])),
        )
        glass = draw.rect(room.left, edge + 14 * room.unit, room.area[2], (bottom - edge) * (0.62 if on_foot else 0.3))
        canvas.drawRect(glass, draw.fill(shader=draw.vertical(glass.top(), glass.bottom(), ["#fff3d8", "#e8c89a"])))
        rnd = room.random("cakes")
        for index in range(-9, 10):
            _cake(canvas, index * 64 * room.unit * 0.8, glass.bottom() - 4, glass.height() * 0.7, rnd)
        canvas.drawRect(glass, draw.fill("#eaf8ff", alpha=0.18))
        canvas.drawRect(
            draw.rect(room.left, glass.bottom(), room.area[2], bottom - glass.bottom()),
            draw.fill(shader=draw.vertical(glass.bottom(), glass.bottom() + 120, ["#e8788f", "#b04a68"])),
        )
        canvas.drawLine(room.left, edge, room.right, edge, draw.stroke("#fff0d0", 2.6))

    def lights(canvas: skia.Canvas) -> None:
        for share in lamps:
            lamplight.pendant(canvas, room.x(share), room.top, hang, 24 * room.unit, "#fff0dc", max(0.6, room.power))

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#f6ead8", "#d9a890", 78)

    anchors = (
        room.people()
        if on_foot
        else room.behind(
            edge,
            [room.x(s) for s in room.pick((-0.06, 0.18, -0.3), (-0.08, 0.24, -0.36), (-0.07, 0.2, -0.32))],
            room.unit * 0.88,
        )
    )
    depth = 0.75 if on_foot else 1.03
    anchors |= (
        room.tops(
            [
                (room.x(s), edge + (6 if on_foot else 10))
                for s in room.pick((0.08, -0.2, 0.34), (0.1, -0.26, 0.4), (0.08, -0.22, 0.36))
            ],
            depth,
            room.unit * 0.46,
        )
        | room.grounds()
    )
    if not on_foot:
        for name in ("ground", "ground-2", "ground-3", "floor"):
            anchors[name] = Anchor(anchors[name].x, edge + 10, 1.02, room.unit * 0.6, 1, "surface")
    anchors |= {
        "counter": anchors["surface-2"],
        "shelf": Anchor(room.x(0.28), low, 0.56, room.unit * 0.5, 1, "surface"),
        "window": Anchor(
            max(opening.centre, -room.width * 0.4), opening.bottom + 8, 0.56, room.unit * 0.5, 1, "surface"
        ),
    }
    layers: list[Layer] = [
        *room.wall(wall, opening, "#fff6ee"),
        room.still("lamps", 0.66, lights, bottom=room.floor),
        room.still("floor", 0.68, floor, top=room.floor - 16),
    ]
    layers.append(room.still("counter", 0.72 if on_foot else 1.0, counter, top=edge - 10))
    return room.stage([*layers, room.leaves()], anchors, opening=opening)


def diner(brief: Brief) -> Stage:
    """Chrome and turquoise: red booths at tables by a wide window, a neon sign, a jukebox, a chequered floor."""
    room = chamber(brief)
    opening = room.pick(
        Opening(-300, 52, 470, 160, (0.33, 0.67), ()),
        Opening(-190, 200, 280, 230, (0.5,), ()),
        Opening(-260, 90, 390, 200, (0.5,), ()),
    )
    edge = room.height * 0.8
    sign = (room.x(room.pick(0.36, 0.0, 0.3)), room.pick(98.0, 130.0, 52.0))
    room = room.lit((*sign, room.height * 0.6, "#ff8ad0", 0.7), (0, room.ceiling, room.height * 0.8, "#fff0d8", 0.6))
    on_foot = brief.action in _ON_FOOT
    jukebox = room.x(room.pick(0.4, 0.38, 0.4))

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#8fd8d0", "#5fb8b0")
        for index in range(3):
            y = room.floor - 96 + index * 12
            canvas.drawRect(
                draw.rect(room.left, y, room.area[2], 7),
                draw.fill(shader=draw.vertical(y, y + 7, ["#ffffff", "#8a98a2"])),
            )
        canvas.drawRect(draw.rect(room.left, room.floor - 58, room.area[2], 58), draw.fill("#e8584e"))
        font = skia.Font(skia.Typeface("DejaVu Sans"), 40 * room.unit * 0.8)
        wide = font.measureText("DINER")
        draw.glow(canvas, *sign, 120 * room.unit, "#ff4aa8", 0.5)
        canvas.drawString(
            "DINER", sign[0] - wide / 2, sign[1] + 12, font, draw.stroke("#ff4aa8", 7, alpha=0.55, blur=3)
        )
        canvas.drawString("DINER", sign[0] - wide / 2, sign[1] + 12, font, draw.fill("#fff0fa"))
        canvas.drawRoundRect(
            draw.rect(sign[0] - wide * 0.62, sign[1] - 36, wide * 1.24, 66),
            22,
            22,
            draw.stroke("#4ae0ff", 8, alpha=0.5, blur=4),
        )
        canvas.drawRoundRect(
            draw.rect(sign[0] - wide * 0.62, sign[1] - 36, wide * 1.24, 66), 22, 22, draw.stroke("#dffaff", 3)
        )

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#f8f8f4", "#2a2a32", 70)

    def booths(canvas: skia.Canvas) -> None:
        y = room.floor + 24
        size = room.size(y)
        for share in room.pick((-0.46, -0.2, 0.06), (-0.42, 0.0), (-0.45, -0.1)):
            with placed(canvas, room.x(share), y, size):
                draw.soft_shadow(canvas, 0, 0, 64, 8, 0.4)
                canvas.drawRoundRect(
                    draw.rect(-46, -148, 92, 148),
                    16,
                    16,
                    draw.fill(shader=draw.horizontal(-46, 46, ["#f0625a", "#c8322e", "#8a1c20"])),
                )
                for x in (-20, 4, 28):
                    canvas.drawLine(x, -138, x, -20, draw.stroke("#fff4ee", 3, alpha=0.8))
                canvas.drawRoundRect(draw.rect(-48, -154, 96, 12), 5, 5, draw.fill("#e8f0f4"))
            with placed(canvas, room.x(share) + room.width * 0.13, y, size):
                solids.rod(canvas, (0, -84), (0, 0), 12, "#c9d0d6")
                solids.block(canvas, 0, -84, 112, 9, "#f4f4ee", 14)
        with placed(canvas, jukebox, y + 6, size * 1.1):
            _jukebox(canvas)

    def table(canvas: skia.Canvas) -> None:
        canvas.drawRect(
            draw.rect(room.left, edge, room.area[2], 20),
            draw.fill(shader=draw.vertical(edge, edge + 20, ["#fbfbf6", "#dfe4e2"])),
        )
        canvas.drawRect(
            draw.rect(room.left, edge + 20, room.area[2], 12),
            draw.fill(shader=draw.vertical(edge + 20, edge + 32, ["#ffffff", "#7a8892"])),
        )
        canvas.drawRect(
            draw.rect(room.left, edge + 32, room.area[2], 400),
            draw.fill(shader=draw.vertical(edge + 32, edge + 130, ["#e8584e", "#7a1c20"])),
        )
        with placed(canvas, room.x(room.pick(-0.3, -0.36, -0.34)), edge + 12, room.unit * 0.8):
            for x, tone in ((-16, "#d8322e"), (12, "#f2c01e")):
                solids.panel(canvas, x, 0, 20, 44, tone, 7)
                canvas.drawPath(draw.shape((x - 6, -43), (x + 6, -43), (x, -62)), draw.fill(tone))

    anchors = room.people(room.pick((-0.08, 0.13, -0.29, 0.26), (-0.12, 0.2, -0.31, 0.02), (-0.1, 0.18, -0.31, 0.3)))
    depth, spots, scale = (
        0.84,
        [
            (
                room.x(-0.2 if room.brief.frame.width > 500 else -0.42) + room.width * 0.13,
                room.floor + 24 - 100 * room.size(room.floor + 24),
            )
        ],
        0.4,
    )
    if not on_foot:
        anchors = room.behind(
            edge + 2,
            [room.x(s) for s in room.pick((-0.1, 0.16, -0.36), (-0.15, 0.22, -0.4), (-0.12, 0.19, -0.36))],
            room.unit * 0.9,
        )
        depth, spots, scale = (
            1.03,
            [(room.x(s), edge + 16) for s in room.pick((0.03, 0.3, -0.22), (0.02, 0.38, -0.3), (0.03, 0.34, -0.26))],
            0.52,
        )
    anchors |= room.tops(spots, depth, room.unit * scale)
    anchors |= {
        "table": anchors["surface"],
        "counter": anchors["surface"],
        "window": Anchor(opening.centre - 60, opening.bottom + 8, 0.56, room.unit * 0.5, 1, "surface"),
        **room.grounds(),
    }
    layers: list[Layer] = [*room.wall(wall, opening, "#e8f0f4"), room.ground(floor), room.still("booths", 0.8, booths)]
    if not on_foot:
        layers.append(room.still("table", 1.0, table, top=edge - 70 * room.unit))
    return room.stage([*layers, room.leaves()], anchors, opening=opening)


def _loaf(canvas: skia.Canvas, x: float, y: float, size: float, rnd: Random) -> None:
    """A loaf, a stick of bread in a basket or a roll."""
    tone = rnd.choice(("#c9853f", "#b8702f", "#d99a50", "#a8602a"))
    kind = rnd.random()
    if kind < 0.35:
        for index in range(3):
            canvas.save()
            canvas.translate(x - size * 0.12 + index * size * 0.12, y)
            canvas.rotate(-8 + index * 8)
            canvas.drawRoundRect(
                draw.rect(-size * 0.06, -size * 0.78, size * 0.12, size * 0.76),
                size * 0.06,
                size * 0.06,
                draw.fill(draw.lighten(tone, 0.1 * index)),
            )
            canvas.restore()
        solids.panel(canvas, x, y, size * 0.44, size * 0.34, "#8a5a34", 4)
        return
    high = size * (0.42 if kind < 0.75 else 0.3)
    shape = draw.shape(
        (x - size * 0.34, y), (x - size * 0.38, y - high, x, y - high), (x + size * 0.38, y - high, x + size * 0.34, y)
    )
    canvas.drawPath(
        shape, draw.fill(shader=draw.vertical(y - high, y, [draw.lighten(tone, 0.4), tone, draw.darken(tone, 0.25)]))
    )
    for index in (-1, 0, 1):
        canvas.drawLine(
            x + index * size * 0.14 - 4,
            y - high * 0.8,
            x + index * size * 0.14 + 4,
            y - high * 0.5,
            draw.stroke("#fbe0b0", 2.6),
        )


def _cake(canvas: skia.Canvas, x: float, y: float, size: float, rnd: Random) -> None:
    """A small cake with icing and a cherry on a stand."""
    tone = rnd.choice(("#f2a8b8", "#8a5434", "#fff3dc", "#b8d88a", "#f2c86a"))
    half = size * 0.4
    draw.oval(canvas, x, y, half * 1.2, size * 0.08, draw.fill("#ffffff"))
    solids.panel(canvas, x, y - 2, half * 1.8, size * 0.5, tone, 5)
    for index in range(4):
        draw.oval(
            canvas,
            x - half * 0.66 + index * half * 0.44,
            y - size * 0.5,
            half * 0.28,
            size * 0.12,
            draw.fill("#fffaf4"),
        )
    canvas.drawCircle(x, y - size * 0.66, size * 0.09, draw.fill("#d8323f"))


def _jukebox(canvas: skia.Canvas) -> None:
    """A jukebox 190 tall with lit tubes."""
    draw.soft_shadow(canvas, 0, 0, 62, 9, 0.5)
    body = draw.shape((-52, 0), (-52, -130), (-52, -190, 0, -190), (52, -190, 52, -130), (52, 0))
    canvas.drawPath(body, draw.fill(shader=draw.horizontal(-52, 52, ["#a83a2a", "#e8743a", "#7a241c"])))
    for index, tone in enumerate(("#ffd84a", "#ff4aa8", "#4ae0ff")):
        inset = 6 + index * 8
        tube = draw.path(
            (-52 + inset, -8),
            (-52 + inset, -130),
            (-52 + inset, -190 + inset, 0, -190 + inset),
            (52 - inset, -190 + inset, 52 - inset, -130),
            (52 - inset, -8),
        )
        canvas.drawPath(tube, draw.stroke(tone, 6, alpha=0.4, blur=3))
        canvas.drawPath(tube, draw.stroke(draw.lighten(tone, 0.55), 2.6))
    canvas.drawRoundRect(draw.rect(-26, -150, 52, 60), 12, 12, draw.fill("#fff3cc"))
    canvas.drawCircle(0, -118, 22, draw.fill("#1c1820"))
    canvas.drawCircle(0, -118, 8, draw.fill("#e8484a"))
    for y in (-70, -56, -42, -28):
        canvas.drawLine(-24, y, 24, y, draw.stroke("#f0cf7a", 4))


SETS = {"bakery": bakery, "diner": diner}
