"""White rooms: a laboratory with its glassware, a hospital ward with its bed and monitor."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import finishes, lamplight, solids
from core.generation.animatic.sets.chamber import Chamber, chamber, placed, rests, sleeps
from core.generation.animatic.sets.outlook import Opening
from core.generation.animatic.stage import Anchor, Brief, Layer, Live, Stage

_LIQUIDS = ("#4fd08a", "#5aa9f0", "#f0a03a", "#c86af0", "#f05a7a")


def laboratory(brief: Brief) -> Stage:
    """A bench with flasks that bubble in front, cupboards of reagents, a fume hood, a microscope, a board of formulas."""
    room = chamber(brief, windowless=True)
    edge = room.height * 0.84
    room = room.lit((0, room.ceiling, room.height * 0.95, "#d8f4ff", 0.6))
    back = room.size(room.floor)
    places = room.pick((-0.42, -0.27, 0.2, 0.32, 0.43), (-0.4, 0.2, 0.4), (-0.4, 0.22, 0.33, 0.43))

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#d5e8ea", "#a9c8cc")
        finishes.tiles(
            canvas,
            (room.left, room.floor - 120 * back, room.area[2], 120 * back),
            (40 * back, 40 * back),
            "#e8f4f4",
            "#b5cfd2",
            room.random("tiles"),
            vary=0.03,
        )
        finishes.ceiling(canvas, room, "#eef4f4", lit="#eaffff")
        # the cupboards of reagents and the hood with its lit chamber
        rnd = room.random("reagents")
        for share in room.pick((-0.38, 0.36), (-0.32, 0.36), (-0.36, 0.37)):
            rows = room.pick(2, 4, 3)
            with placed(canvas, room.x(share), room.floor - 128 * back, back):
                solids.panel(canvas, 0, 0, 200, rows * 66, "#8fb0b6", 4)
                for row in range(rows):
                    canvas.drawRect(draw.rect(-92, -8 - row * 64 - 52, 184, 52), draw.fill("#22404a"))
                    for place in range(7):
                        _bottle(canvas, -78 + place * 26, -9 - row * 64, rnd.uniform(26, 44), rnd.choice(_LIQUIDS))
                    canvas.drawRect(draw.rect(-92, -8 - row * 64 - 52, 184, 52), draw.fill("#dff6ff", alpha=0.13))
        with placed(canvas, room.x(0.02), room.floor - 118 * back, back):
            solids.panel(canvas, 0, 0, 190, 190, "#eef6f6", 5)
            canvas.drawRect(
                draw.rect(-78, -160, 156, 120), draw.fill(shader=draw.vertical(-160, -40, ["#2a6f78", "#123a44"]))
            )
            draw.glow(canvas, 0, -90, 80, "#7affe0", 0.6)
            _flask(canvas, 0, -42, 1.0, "#8affc8")
            canvas.drawRect(draw.rect(-78, -160, 156, 60), draw.fill("#e8ffff", alpha=0.2))

    def benches(canvas: skia.Canvas) -> None:
        with placed(canvas, 0, room.floor + 16, room.size(room.floor + 16)):
            wide = room.area[2] / room.size(room.floor + 16)
            solids.block(canvas, 0, 0, wide, 96, "#f4f8f8", 12)
            for index in range(-9, 10):
                solids.panel(canvas, index * 72, -10, 62, 72, "#dde9ea")
                solids.rod(canvas, (index * 72 - 14, -70), (index * 72 + 14, -70), 4, "#8aa4a8")
            _microscope(canvas, -150, -106)
            _flask(canvas, 160, -104, 0.8, "#5aa9f0")
            _flask(canvas, 210, -104, 0.6, "#f0a03a")

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#c9dadb", "#b6cacc", 90)
        finishes.gloss(canvas, room, 0, room.width * 0.5, "#f4ffff", 0.35)

    def near(canvas: skia.Canvas) -> None:
        canvas.drawRect(
            draw.rect(room.left, edge, room.area[2], 26),
            draw.fill(shader=draw.vertical(edge, edge + 26, ["#4a5a66", "#33404a"])),
        )
        canvas.drawRect(
            draw.rect(room.left, edge + 26, room.area[2], 400),
            draw.fill(shader=draw.vertical(edge + 26, edge + 110, ["#e8f0f0", "#9ab4b8"])),
        )
        canvas.drawLine(room.left, edge, room.right, edge, draw.stroke("#9ad8e8", 2.4, alpha=0.8))
        for index, share in enumerate(places):
            with placed(canvas, room.x(share), edge + 14, room.unit * 0.8):
                if index % 3 == 1:
                    _rack(canvas)
                else:
                    _flask(canvas, 0, 0, 1.15 if index % 2 else 0.9, _LIQUIDS[index])

    bubbles = _bubbles(room, [(room.x(share), edge - 6) for index, share in enumerate(places) if index % 3 != 1])
    anchors = (
        room.behind(
            edge,
            [room.x(s) for s in room.pick((-0.08, 0.12, -0.2), (-0.16, 0.22, -0.3), (-0.1, 0.15, -0.26))],
            room.unit * 0.86,
        )
        if rests(brief) or brief.action not in ("walk", "run", "dance", "fight", "chase", "jump", None, "stand")
        else room.people(room.pick((-0.08, 0.1, -0.2, 0.3), (-0.12, 0.2, -0.3, 0.3), (-0.1, 0.14, -0.24, 0.3)))
    )
    shares = room.pick((0.02, -0.17, 0.09), (0.04, -0.2, 0.1), (0.03, -0.22, 0.1))
    anchors |= room.tops([(room.x(x), edge + 18) for x in shares], 1.03, room.unit * 0.5)
    anchors |= {"table": anchors["surface"], **room.grounds()}
    for name in ("ground", "ground-2", "ground-3", "floor"):
        anchors[name] = Anchor(anchors[name].x, edge + 4, 0.95, room.unit * 0.9)
    layers: list[Layer] = [
        *room.wall(wall),
        room.ground(floor),
        room.still("benches", 0.78, benches),
        room.still("bench", 1.0, near, top=edge - 120 * room.unit),
        bubbles,
        room.still("foreground", 1.5, lambda canvas: _close_flask(canvas, room), top=room.height * 0.5, blur=6.0),
    ]
    return room.stage(layers, anchors)


def hospital(brief: Brief) -> Stage:
    """A ward: a bed with rails, a drip, a monitor with its pulse, a curtain on a rail, a window, a cross."""
    room = chamber(brief)
    opening = room.pick(
        Opening(80, 60, 210, 150, (0.5,), ()),
        Opening(40, 210, 170, 210, (0.5,), ()),
        Opening(60, 110, 210, 180, (0.5,), ()),
    )
    foot = room.floor + (room.stand - room.floor) * 0.5
    size = room.size(foot) * 1.15
    bed_x, wide = room.x(room.pick(0.16, 0.1, 0.14)), room.pick(300.0, 220.0, 260.0)
    back = room.size(room.floor)
    room = room.lit((0, room.ceiling, room.height * 0.95, "#eafcff", 0.6))
    monitor = (bed_x - wide * size * 0.5 - 34 * size, foot - 176 * size)

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#eaf5f3", "#d3e8e4")
        canvas.drawRect(draw.rect(room.left, room.floor - 92 * back, room.area[2], 92 * back), draw.fill("#7fc4bc"))
        canvas.drawRect(draw.rect(room.left, room.floor - 100 * back, room.area[2], 9 * back), draw.fill("#fdfdfb"))
        finishes.ceiling(canvas, room, "#f4f8f8", lit="#f6ffff")
        with placed(canvas, room.x(room.pick(-0.08, -0.16, -0.1)), room.floor - 300 * back, back):
            solids.panel(canvas, 0, 0, 66, 66, "#ffffff", 8)
            canvas.drawRect(draw.rect(-8, -55, 16, 44), draw.fill("#e0484a"))
            canvas.drawRect(draw.rect(-22, -41, 44, 16), draw.fill("#e0484a"))
        finishes.skirting(canvas, room, "#f4f8f6", 8)

    def floor(canvas: skia.Canvas) -> None:
        finishes.level(canvas, room, "#cfe0dc")
        finishes.gloss(canvas, room, 0, room.width * 0.7, "#ffffff", 0.4)

    def ward(canvas: skia.Canvas) -> None:
        _curtain(canvas, room)
        with placed(canvas, bed_x, foot, size):
            half = wide / 2
            draw.soft_shadow(canvas, 0, 2, half * 1.05, 12, 0.45)
            for x in (-half + 30, half - 30):
                solids.rod(canvas, (x, -40), (x, -12), 6, "#aab6bc")
                canvas.drawCircle(x, -9, 9, draw.fill("#3a444c"))
            solids.block(canvas, 0, -28, wide, 12, "#b9c6cc")
            # the head part is raised
            canvas.drawPath(
                draw.shape((-half, -40), (-half + 90, -40), (-half + 90, -66), (-half + 6, -108), (-half - 8, -96)),
                draw.fill(shader=draw.vertical(-108, -40, ["#ffffff", "#c9d8de"])),
            )
            solids.block(canvas, 40, -40, wide - 90, 26, "#ffffff", 14, 6)
            canvas.drawRoundRect(draw.rect(-half + 8, -122, 62, 34), 14, 14, draw.fill("#f6fbff"))
            cover = draw.shape((-half + 96, -82), (half - 12, -80), (half, -40), (half - 2, -22), (-half + 90, -24))
            canvas.drawPath(cover, draw.fill(shader=draw.vertical(-82, -22, ["#bfe6ee", "#6fb4c8"])))
            for x in (-half - 8, half):
                solids.rod(canvas, (x, -30), (x, -112 if x < 0 else -92), 8, "#dfe6ea")
            for y in (-92, -74):
                solids.rod(canvas, (-10, y), (half - 40, y), 4.5, "#dfe6ea")
            for x in (-10, half * 0.35, half - 40):
                solids.rod(canvas, (x, -92), (x, -36), 4.5, "#dfe6ea")
            x = half + 26
            solids.rod(canvas, (x, -2), (x, -262), 5, "#c3ccd2")
            solids.rod(canvas, (x - 22, -2), (x + 22, -2), 5, "#8a969e")
            solids.rod(canvas, (x - 16, -258), (x + 16, -258), 4, "#c3ccd2")
            canvas.drawRoundRect(draw.rect(x - 30, -254, 27, 52), 7, 7, draw.fill("#d8f2ff", alpha=0.9))
            canvas.drawRect(draw.rect(x - 28, -232, 23, 28), draw.fill("#9adcf4", alpha=0.9))
            canvas.drawPath(draw.path((x - 16, -202), (x - 20, -130, x - 50, -88)), draw.stroke("#bfe0ec", 2.4))
        with placed(canvas, monitor[0], foot, size):
            solids.rod(canvas, (0, -2), (0, -150), 6, "#aab6bc")
            solids.rod(canvas, (-22, -2), (22, -2), 6, "#8a969e")
            solids.panel(canvas, 0, -146, 84, 62, "#e8eef0", 5)
            canvas.drawRect(draw.rect(-36, -202, 72, 48), draw.fill("#0c2428"))
            solids.panel(canvas, 0, -84, 60, 8, "#dfe6ea")

    def pulse(canvas: skia.Canvas, t: float) -> None:
        with placed(canvas, monitor[0], foot, size):
            points = []
            for index in range(37):
                phase = (index / 36 * 2.0 - t * 1.1) % 1.0
                beat = math.exp(-(((phase - 0.5) / 0.035) ** 2)) * 17 - math.exp(-(((phase - 0.58) / 0.04) ** 2)) * 7
                points.append((-35 + index * 70 / 36, -176 - beat))
            canvas.drawPath(draw.path(*points), draw.stroke("#5affa0", 2.2))

    lying = foot - 66 * size
    anchors = room.people(room.pick((-0.16, 0.03, -0.33, 0.34), (-0.16, 0.16, -0.34, 0.3), (-0.16, 0.1, -0.34, 0.34)))
    if rests(brief) or sleeps(brief):
        anchors["lead"] = Anchor(bed_x + 10 * size, lying + 2, 0.92, room.unit * 0.92, -1, "sit")
        anchors["second"] = Anchor(room.x(room.pick(-0.22, -0.3, -0.26)), room.stand, 0.96, room.unit, 1, "stand")
    anchors |= room.tops(
        [(monitor[0], foot - 91 * size), (bed_x + wide * size * 0.32, lying - 14 * size)], 0.9, room.unit * 0.4
    )
    anchors |= {
        "bed": Anchor(bed_x, lying - 12 * size, 0.91, room.unit * 0.8, -1, "stand"),
        "window": Anchor(opening.centre, opening.bottom + 8, 0.56, back * 0.8, 1, "surface"),
        **room.grounds(),
    }
    layers: list[Layer] = [
        *room.wall(wall, opening, "#f6f8f8"),
        room.ground(floor),
        room.still("ward", 0.82, ward),
        Live("set:pulse", 0.821, pulse),
        room.leaves(),
    ]
    return room.stage(layers, anchors, opening=opening)


def _curtain(canvas: skia.Canvas, room: Chamber) -> None:
    """The curtain between two beds, on a rail."""
    top, low = room.ceiling + room.pick(20.0, 50.0, 30.0), room.floor + 26
    right = room.x(room.pick(-0.28, -0.3, -0.29))
    solids.rod(canvas, (room.left, top), (room.x(0.06), top), 4, "#c3ccd2")
    folds = 12
    step = (right - room.left) / folds
    for index in range(folds):
        left = room.left + index * step
        tones = ["#8fd0c8", "#d8f2ee", "#7fc0b8"]
        canvas.drawPath(
            draw.shape(
                (left, top + 4), (left + step, top + 4), (left + step + 3, low), (left + step / 2, low + 7, left, low)
            ),
            draw.fill(shader=draw.horizontal(left, left + step, tones)),
        )


def _bottle(canvas: skia.Canvas, x: float, y: float, tall: float, colour: str) -> None:
    canvas.drawRoundRect(draw.rect(x - 8, y - tall * 0.75, 16, tall * 0.75), 3, 3, draw.fill(colour, alpha=0.9))
    canvas.drawRect(draw.rect(x - 4, y - tall, 8, tall * 0.3), draw.fill("#e8f0f0"))
    canvas.drawRect(draw.rect(x - 7, y - tall * 0.5, 14, tall * 0.25), draw.fill("#fdfdf6"))


def _flask(canvas: skia.Canvas, x: float, y: float, size: float, colour: str) -> None:
    """An Erlenmeyer flask, half full, its liquid aglow."""
    with placed(canvas, x, y, size):
        draw.soft_shadow(canvas, 0, 0, 34, 6, 0.35)
        lamplight.pool(canvas, 0, -16, 60, 46, colour, 0.35)
        glass = draw.shape(
            (-9, -76), (9, -76), (9, -50), (32, -6), (32, 0, 26, 0), (-26, 0), (-32, 0, -32, -6), (-9, -50)
        )
        liquid = draw.shape((-21, -28), (21, -28), (32, -6), (32, 0, 26, 0), (-26, 0), (-32, 0, -32, -6))
        canvas.drawPath(liquid, draw.fill(shader=draw.vertical(-28, 0, [draw.lighten(colour, 0.45), colour])))
        canvas.drawPath(glass, draw.fill("#eaffff", alpha=0.2))
        canvas.drawPath(glass, draw.stroke("#f4ffff", 2, alpha=0.85))
        canvas.drawLine(-11, -76, 11, -76, draw.stroke("#ffffff", 3.4))
        canvas.drawLine(-16, -32, -24, -12, draw.stroke("#ffffff", 3, alpha=0.7))


def _rack(canvas: skia.Canvas) -> None:
    """Test tubes in a wooden rack."""
    draw.soft_shadow(canvas, 0, 0, 56, 6, 0.35)
    for index, colour in enumerate(_LIQUIDS):
        x = -36 + index * 18
        canvas.drawRoundRect(draw.rect(x - 6, -60, 12, 54), 6, 6, draw.fill("#eaffff", alpha=0.4))
        canvas.drawRoundRect(draw.rect(x - 5, -36 + index % 2 * 8, 10, 30 - index % 2 * 8), 5, 5, draw.fill(colour))
        canvas.drawRoundRect(draw.rect(x - 6, -60, 12, 54), 6, 6, draw.stroke("#ffffff", 1.2, alpha=0.8))
    for y in (-40, 0):
        solids.panel(canvas, 0, y, 98, 8, "#c98f58")


def _microscope(canvas: skia.Canvas, x: float, y: float) -> None:
    with placed(canvas, x, y, 1.0):
        solids.panel(canvas, 0, 0, 58, 9, "#3a424c", 4)
        canvas.drawPath(draw.path((18, -8), (34, -40, 12, -66)), draw.stroke("#e8eef0", 10))
        solids.rod(canvas, (-14, -30), (10, -82), 13, "#dfe6ea")
        solids.rod(canvas, (10, -82), (16, -96), 9, "#3a424c")
        solids.panel(canvas, -8, -20, 38, 5, "#3a424c")


def _bubbles(room: Chamber, mouths: list[tuple[float, float]]) -> Live:
    """Bubbles and vapour that rise from flasks."""
    paints = [draw.fill(tone, alpha=0.5) for tone in _LIQUIDS]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for index, (x, y) in enumerate(mouths):
            for number in range(4):
                share = (t * 0.5 + number / 4 + index * 0.37) % 1
                sway = math.sin(share * 7 + number + index) * 6
                canvas.drawCircle(
                    x + sway, y - (50 + 90 * share) * room.unit, (2.5 + 3 * share) * (1 - share) * 2, paints[index % 5]
                )

    return Live("set:bubbles", 1.01, paint)


def _close_flask(canvas: skia.Canvas, room: Chamber) -> None:
    _flask(canvas, room.x(-0.49), room.height + 24, room.unit * 1.9, "#5aa9f0")


SETS = {"laboratory": laboratory, "hospital": hospital}
