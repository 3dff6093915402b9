"""Halls of stone: a throne room with banners and armour, a dungeon with torches and a barred gate."""

from __future__ import annotations

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import finishes, solids, torches
from core.generation.animatic.sets.chamber import Chamber, chamber, placed, rests, sleeps
from core.generation.animatic.stage import Anchor, Brief, Layer, Stage


def throne_room(brief: Brief) -> Stage:
    """A golden throne on steps beneath a crest, banners and suits of armour along pillars, torches, a long carpet."""
    room = chamber(brief, floor=(326, 584, 446))
    back = room.size(room.floor)
    flames = [
        (room.x(s) * side, room.pick(150.0, 300.0, 190.0))
        for s in room.pick((0.2, 0.4), (0.36,), (0.36,))
        for side in (-1, 1)
    ]
    room = room.lit(
        (0, room.floor - 90 * back, room.height * 0.5, "#ffe0a0", 0.6),
        *((x, y, room.height * 0.5, "#ffa04a", 0.6) for x, y in flames),
    )
    cloth = room.random("banner").choice((("#a8243a", "#e8b84a"), ("#2a4a9a", "#e8d08a"), ("#3a6a3a", "#e8c04a")))
    dais = room.floor + (room.stand - room.floor) * 0.3
    grand = room.size(dais) * 1.12  # the throne's scale

    def wall(canvas: skia.Canvas) -> None:
        finishes.tiles(
            canvas,
            (room.left, room.top, room.area[2], room.floor - room.top),
            (58, 30),
            "#7d7686",
            "#544e60",
            room.random("stones"),
            bond=True,
            vary=0.08,
        )
        sky = room.outside.sky
        for x in room.pick((-250.0, 250.0), (-96.0, 96.0), (-130.0, 130.0)):
            half, low, high = room.pick(28.0, 28.0, 30.0), room.floor - 120 * back, room.pick(36.0, 130.0, 70.0)
            window = draw.shape(
                (x - half, low),
                (x - half, high + half),
                (x - half, high, x, high - half * 0.6),
                (x + half, high, x + half, high + half),
                (x + half, low),
            )
            canvas.drawPath(window, draw.fill(shader=draw.vertical(high, low, [sky[0], sky[-1]])))
            canvas.drawPath(window, draw.stroke("#a49cae", 9))
            canvas.drawLine(x, high, x, low, draw.stroke("#544e60", 4))
            for step in range(1, 5):
                canvas.drawLine(
                    x - half,
                    low - (low - high) * step / 5,
                    x + half,
                    low - (low - high) * step / 5,
                    draw.stroke("#544e60", 2.4),
                )

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#8a8290", "#6c6474", 110)
        reach = (room.bottom - room.horizon) / (room.floor - room.horizon)
        half = 58 * back
        carpet = draw.shape(
            (-half, room.floor), (half, room.floor), (half * reach, room.bottom), (-half * reach, room.bottom)
        )
        canvas.drawPath(
            carpet, draw.fill(shader=draw.vertical(room.floor, room.height, [draw.darken(cloth[0], 0.3), cloth[0]]))
        )
        canvas.drawPath(carpet, draw.stroke(cloth[1], 6))

    def hall(canvas: skia.Canvas) -> None:
        with placed(canvas, 0, dais, grand):
            for step in range(3):
                solids.block(canvas, 0, -step * 15 + 12, 330 - step * 60, 16, "#a49cae", 8)
                canvas.drawRect(draw.rect(-40, -step * 15 - 4, 80, 16), draw.fill(draw.darken(cloth[0], 0.1)))
            _throne(canvas, cloth)
        for side in (-1, 1):
            for number in (0, 1):
                scale = (1.1, 1.75)[number] * back
                y = room.horizon + 185 * scale
                x = side * room.width * room.pick((0.3, 0.47), (0.36, 0.5), (0.33, 0.48))[number]
                solids.column(canvas, x, room.top, y, 48 * scale, "#938b9e", 5)
            x, high = side * room.width * room.pick(0.2, 0.22, 0.22), room.pick(20.0, 90.0, 40.0)
            _banner(canvas, x, high, 60 * room.unit * 0.8, room.pick(170.0, 300.0, 220.0), cloth)
            y = room.floor + 22
            with placed(canvas, side * room.width * room.pick(0.235, 0.27, 0.25), y, room.size(y) * 0.95):
                _armour(canvas)
        for x, y in flames:
            torches.bracket(canvas, x, y, room.unit * 0.8)

    def near(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            solids.column(
                canvas,
                side * room.width * 0.56,
                room.top,
                room.bottom,
                100 * room.unit * room.pick(1.0, 0.5, 0.8),
                "#5a5264",
                3,
            )

    seat = dais - 104 * grand
    royal = rests(brief) or sleeps(brief)
    anchors = room.people(room.pick((-0.07, 0.11, -0.22, 0.26), (-0.12, 0.18, -0.3, 0.02), (-0.09, 0.15, -0.25, 0.28)))
    if royal:
        anchors["lead"] = Anchor(0, seat, 0.83, grand * 1.12, 1, "sit")
        anchors["second"] = Anchor(room.x(room.pick(0.17, 0.24, 0.2)), room.stand, 0.96, room.unit, -1, "stand")
    anchors |= room.tops([(96 * grand, dais - 22 * grand), (-96 * grand, dais - 22 * grand)], 0.84, back * 0.7)
    anchors |= {
        "throne": Anchor(0, seat, 0.83, grand * 1.05, 1, "sit"),
        "chair": Anchor(0, seat, 0.83, grand * 1.05, 1, "sit"),
        "window": Anchor(room.pick(-250.0, -96.0, -130.0), room.floor - 120 * back, 0.56, back, 1, "surface"),
        **room.grounds(),
    }
    layers: list[Layer] = [
        *room.wall(wall),
        room.ground(floor),
        room.still("hall", 0.8, hall),
        torches.flames(flames, room.unit * 0.8, 0.81),
        room.still("foreground", 1.4, near, blur=6.0),
    ]
    return room.stage(layers, anchors)


def dungeon(brief: Brief) -> Stage:
    """A vault of dark stone under low arches, lit by torches: chains, a barred gate, barrels, bones, puddles."""
    room = chamber(brief, windowless=True)
    flames = [(room.x(s), room.pick(150.0, 330.0, 210.0)) for s in room.pick((-0.3, 0.3), (-0.34, 0.34), (-0.32, 0.32))]
    room = room.lit(*((x, y, room.height * 0.85, "#ffa850", 0.9) for x, y in flames))
    back = room.size(room.floor)

    def wall(canvas: skia.Canvas) -> None:
        finishes.tiles(
            canvas,
            (room.left, room.top, room.area[2], room.floor - room.top),
            (52, 30),
            "#565c58",
            "#2f3434",
            room.random("stones"),
            bond=True,
            vary=0.16,
        )
        half, top = 76 * back * room.pick(1.0, 1.2, 1.1), room.floor - 250 * back
        gate = draw.shape(
            (-half, room.floor),
            (-half, top + half),
            (-half, top, 0, top),
            (half, top, half, top + half),
            (half, room.floor),
        )
        canvas.drawPath(gate, draw.fill(shader=draw.vertical(top, room.floor, ["#0a0c0e", "#1c2426"])))
        canvas.save()
        canvas.clipPath(gate, True)
        for index in range(-3, 4):
            solids.rod(canvas, (index * half / 3, top), (index * half / 3, room.floor), 6, "#5a5248")
        for share in (0.3, 0.62):
            solids.rod(
                canvas,
                (-half, room.floor + (top - room.floor) * share),
                (half, room.floor + (top - room.floor) * share),
                6,
                "#5a5248",
            )
        canvas.restore()
        canvas.drawPath(gate, draw.stroke("#7a7e76", 15))
        for share in room.pick((-0.17, 0.17, 0.44), (-0.2, 0.2), (-0.2, 0.2)):
            for link in range(int(room.pick(9, 17, 12))):
                canvas.drawOval(
                    draw.rect(room.x(share) - 3.4, room.pick(60, 190, 90) + link * 9, 6.8, 11),
                    draw.stroke("#8a8a84", 2.2),
                )
            canvas.drawCircle(
                room.x(share), room.pick(60, 190, 90) + room.pick(9, 17, 12) * 9 + 12, 10, draw.stroke("#8a8a84", 4)
            )
        for number in (1, 0):
            x, y, thick = room.width * (0.42, 0.66)[number], room.pick(60.0, 170.0, 90.0), 44 + 24 * number
            canvas.drawPath(
                draw.path(
                    (-x, room.floor), (-x, y + 60), (-x, y - 60, 0, y - 70), (x, y - 60, x, y + 60), (x, room.floor)
                ),
                draw.stroke("#484e4c" if number else "#62685f", thick),
            )

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#4a4f4c", "#424744", 84)
        rnd = room.random("wet")
        for x, _ in flames:
            finishes.gloss(canvas, room, x, 60, "#ffb060", 0.3)
        for _ in range(6):
            draw.oval(
                canvas,
                rnd.uniform(-0.5, 0.5) * room.width,
                rnd.uniform(room.floor + 14, room.height),
                rnd.uniform(24, 60),
                rnd.uniform(3, 8),
                draw.fill("#1c2a30", alpha=0.6),
            )

    def things(canvas: skia.Canvas) -> None:
        for x, y in flames:
            torches.bracket(canvas, x, y, room.unit * 0.9)
        y = room.floor + 18
        for share in room.pick((-0.43, -0.35, 0.42), (-0.42, 0.42), (-0.43, 0.43)):
            with placed(canvas, room.x(share), y, room.size(y)):
                torches.barrel(canvas)
        with placed(canvas, room.x(room.pick(0.32, 0.22, 0.28)), y + 6, room.size(y)):
            torches.bones(canvas)

    anchors = (
        room.people()
        | room.tops(
            [(room.x(room.pick(-0.43, -0.42, -0.43)) + 10, room.floor + 18 - 92 * room.size(room.floor + 18))],
            0.83,
            back * 0.7,
        )
        | room.grounds()
    )
    layers: list[Layer] = [
        *room.wall(wall),
        room.ground(floor),
        room.still("things", 0.8, things),
        torches.flames(flames, room.unit * 0.9, 0.81),
        room.still("foreground", 1.4, lambda canvas: _arch(canvas, room), blur=6.0),
    ]
    return room.stage(layers, anchors)


def _arch(canvas: skia.Canvas, room: Chamber) -> None:
    """The vault we look out of."""
    x = room.width * room.pick(0.53, 0.54, 0.53)
    canvas.drawPath(
        draw.path(
            (-x, room.bottom),
            (-x, room.height * 0.3),
            (-x, -room.height * 0.06, 0, -room.height * 0.08),
            (x, -room.height * 0.06, x, room.height * 0.3),
            (x, room.bottom),
        ),
        draw.stroke("#1c2022", 60 * room.unit * 0.8),
    )


def _throne(canvas: skia.Canvas, cloth: tuple[str, str]) -> None:
    """A gilded seat 60 above its dais, in units of an adult."""
    gold = "#e0b040"
    back = draw.shape((-52, -30), (-56, -210, -30, -224), (0, -268, 30, -224), (56, -210, 52, -30))
    canvas.drawPath(
        back, draw.fill(shader=draw.horizontal(-56, 56, [draw.lighten(gold, 0.4), gold, draw.darken(gold, 0.5)]))
    )
    canvas.drawPath(
        draw.shape((-38, -40), (-40, -190, 0, -212), (40, -190, 38, -40)),
        draw.fill(shader=draw.vertical(-210, -40, [draw.lighten(cloth[0], 0.15), draw.darken(cloth[0], 0.3)])),
    )
    for x, y in ((0, -246), (-54, -214), (54, -214)):
        canvas.drawCircle(x, y, 9, draw.fill("#fff0b0"))
    solids.block(canvas, 0, -30, 112, 62, gold, 8)
    solids.panel(canvas, 0, -86, 92, 14, cloth[0], 6)
    for side in (-1, 1):
        solids.rod(canvas, (side * 58, -32), (side * 58, -124), 14, gold)
        canvas.drawCircle(side * 58, -128, 11, draw.fill("#fff0b0"))


def _banner(canvas: skia.Canvas, x: float, top: float, wide: float, tall: float, cloth: tuple[str, str]) -> None:
    half = wide / 2
    solids.rod(canvas, (x - half - 8, top), (x + half + 8, top), 6, "#c9963f")
    flag = draw.shape(
        (x - half, top), (x + half, top), (x + half, top + tall * 0.86), (x, top + tall), (x - half, top + tall * 0.86)
    )
    shade = draw.horizontal(
        x - half, x + half, [draw.lighten(cloth[0], 0.15), cloth[0], draw.darken(cloth[0], 0.35), cloth[0]]
    )
    canvas.drawPath(flag, draw.fill(shader=shade))
    canvas.drawPath(flag, draw.stroke(cloth[1], 3.4))
    y = top + tall * 0.42
    crown = draw.shape(
        (x - half * 0.56, y + 14),
        (x - half * 0.6, y - 16),
        (x - half * 0.26, y),
        (x, y - 24),
        (x + half * 0.26, y),
        (x + half * 0.6, y - 16),
        (x + half * 0.56, y + 14),
    )
    canvas.drawPath(crown, draw.fill(cloth[1]))


def _armour(canvas: skia.Canvas) -> None:
    """An empty suit of armour with a halberd."""
    steel = draw.fill(shader=draw.horizontal(-36, 36, ["#8a929c", "#eef2f6", "#6a727c"]))
    draw.soft_shadow(canvas, 0, 0, 46, 8, 0.5)
    for side in (-1, 1):
        draw.capsule(canvas, (side * 13, -98), 15, (side * 16, -10), 11, steel)
        draw.capsule(canvas, (side * 38, -164), 14, (side * 44, -96), 9, steel)
    canvas.drawPath(draw.shape((-36, -176), (36, -176), (32, -120, 24, -92), (-24, -92), (-32, -120, -36, -176)), steel)
    canvas.drawRoundRect(draw.rect(-20, -220, 40, 46), 16, 16, steel)
    canvas.drawRect(draw.rect(-15, -204, 30, 5), draw.fill("#1c2026"))
    canvas.drawPath(draw.shape((-3, -220), (-2, -246, 22, -244), (14, -226, 4, -219)), draw.fill("#c8323a"))
    solids.rod(canvas, (50, -2), (50, -262), 6, "#7a4a2a")
    canvas.drawPath(
        draw.shape((50, -300), (56, -258), (76, -250), (72, -222), (52, -232), (46, -258)), draw.fill("#dfe6ec")
    )


SETS = {"throne_room": throne_room, "dungeon": dungeon}
