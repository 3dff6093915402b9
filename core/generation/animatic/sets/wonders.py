"""Halls of glass and light: an aquarium one walks through, a room of servers, the cabin of an airliner."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import finishes, lamplight, solids
from core.generation.animatic.sets.chamber import Chamber, chamber, placed, rests, sleeps
from core.generation.animatic.spots import swimming
from core.generation.animatic.stage import Anchor, Brief, Layer, Live, Stage, Still


def aquarium_hall(brief: Brief) -> Stage:
    """A dark hall before a wall of water: corals, weed, shoals that pass, rays of light, rippling blue on the floor."""
    room = chamber(brief, windowless=True)
    top, low = room.pick(34.0, 130.0, 60.0), room.floor - room.pick(34.0, 70.0, 46.0)
    half = room.width * room.pick(0.44, 0.5, 0.46)
    room = room.lit((0, (top + low) / 2, room.height, "#8ae0ff", 0.75))

    def water(canvas: skia.Canvas) -> None:
        canvas.drawRect(
            draw.rect(*room.area), draw.fill(shader=draw.vertical(top, low, ["#7af0ff", "#1f9ad8", "#0c3f86"]))
        )
        for index in range(8):
            x = (index - 3.5) * room.width * 0.15
            ray = draw.shape((x - 14, top), (x + 18, top), (x + 70, low), (x - 30, low))
            canvas.drawPath(
                ray, draw.fill(shader=draw.vertical(top, low, [("#ffffff", 0.3), ("#ffffff", 0.0)]), blur=6)
            )
        rnd = room.random("reef")
        canvas.drawRect(draw.rect(room.left, low - 16, room.area[2], 80), draw.fill("#e6d09a"))
        for _ in range(26):
            x, tone = (
                rnd.uniform(-half * 1.2, half * 1.2),
                rnd.choice(("#ff7a8a", "#ffb04a", "#c86af0", "#4fd0a0", "#f25a5a")),
            )
            tall = rnd.uniform(26, 80) * room.unit * 0.8
            if rnd.random() < 0.5:
                for branch in range(-2, 3):
                    canvas.drawPath(
                        draw.path((x, low), (x + branch * 6, low - tall * 0.5, x + branch * 13, low - tall)),
                        draw.stroke(tone, 6),
                    )
            else:
                draw.oval(
                    canvas,
                    x,
                    low - tall * 0.2,
                    tall * 0.4,
                    tall * 0.34,
                    draw.fill(shader=draw.radial((x, low - tall * 0.3), tall * 0.5, [draw.lighten(tone, 0.35), tone])),
                )
        for _ in range(14):
            x, tall = rnd.uniform(-half, half), rnd.uniform(60, 150) * room.unit * 0.8
            canvas.drawPath(
                draw.path(
                    (x, low),
                    (x + 18, low - tall * 0.35, x, low - tall * 0.6),
                    (x - 16, low - tall * 0.8, x + 4, low - tall),
                ),
                draw.stroke(rnd.choice(("#2f9a6a", "#1f7a5a", "#5ab84a")), 7),
            )

    def wall(canvas: skia.Canvas) -> None:
        canvas.save()
        canvas.clipRRect(
            skia.RRect.MakeRectXY(draw.rect(-half, top, 2 * half, low - top), 26, 26), skia.ClipOp.kDifference, True
        )
        finishes.coat(canvas, room.area, "#0e1c34", "#16294a")
        canvas.restore()
        canvas.drawRRect(
            skia.RRect.MakeRectXY(draw.rect(-half - 6, top - 6, 2 * half + 12, low - top + 12), 30, 30),
            draw.stroke("#0a1424", 14),
        )
        canvas.drawRRect(
            skia.RRect.MakeRectXY(draw.rect(-half, top, 2 * half, low - top), 26, 26),
            draw.stroke("#bff4ff", 2.4, alpha=0.7),
        )
        for share in (-0.33, 0.33):
            canvas.drawLine(half * share, top, half * share, low, draw.stroke("#0a1424", 7))
            canvas.drawLine(half * share - 3, top, half * share - 3, low, draw.stroke("#dffaff", 1.4, alpha=0.6))
        canvas.drawPath(
            draw.shape((-half * 0.8, top), (-half * 0.6, top), (-half * 0.78, low), (-half * 0.98, low)),
            draw.fill("#ffffff", alpha=0.08),
        )

    def floor(canvas: skia.Canvas) -> None:
        finishes.level(canvas, room, "#1c3a5c")
        finishes.gloss(canvas, room, 0, half * 1.8, "#5ad0ff", 0.5)
        rnd = room.random("ripples")
        for _ in range(40):
            x, y = rnd.uniform(-half, half), rnd.uniform(room.floor + 8, room.height)
            canvas.drawPath(
                draw.path((x - 26, y), (x - 8, y - 6, x + 4, y), (x + 16, y + 6, x + 30, y)),
                draw.stroke("#a8f0ff", 2, alpha=0.3),
            )

    def near(canvas: skia.Canvas) -> None:
        solids.rod(canvas, (room.left, room.height - 12), (room.right, room.height - 12), 11 * room.unit, "#24364f")
        for index in range(-2, 3):
            solids.rod(
                canvas,
                (index * room.width * 0.3 + 60, room.height - 12),
                (index * room.width * 0.3 + 60, room.bottom),
                10 * room.unit,
                "#24364f",
            )

    anchors = room.people() | room.tops([(room.x(0.3), room.floor - 4)], 0.7, room.unit * 0.4) | room.grounds()
    swims = room.pick(0.8, 1.15, 0.95) * room.unit
    for number, (share, high) in enumerate(((0.3, 0.52), (-0.42, 0.46), (0.62, 0.78), (-0.2, 0.86), (0.0, 0.36))):
        name = "tank" if number == 0 else f"tank-{number + 1}"
        y = top + (low - top) * high
        anchors[name] = Anchor(
            share * half, y, 0.45, swims, -1 if share > 0 else 1, "air", swimming(number, half * 0.16)
        )
    layers: list[Layer] = [
        Still("set:water", 0.2, room.area, water),
        _shoal(room, top, low, half),
        room.still("wall", 0.5, wall),
        room.ground(floor),
        room.still("foreground", 1.4, near, top=room.height * 0.8, blur=4.0),
    ]
    return room.stage(layers, anchors)


def server_room(brief: Brief) -> Stage:
    """Racks of machines that blink on both sides of a lit aisle, cables overhead, a floor of plates, a control screen at its end."""
    room = chamber(brief, windowless=True)
    end = room.width * room.pick(0.13, 0.16, 0.14)
    eye = room.horizon
    roof = eye - (room.floor - eye) * room.pick(1.3, 1.9, 1.5)
    room = room.lit((0, eye, room.height * 0.9, "#9adcff", 0.7))

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#0c1624", "#14243a")
        solids.pane(
            canvas, 0, room.floor - (room.floor - roof) * 0.28, end * 1.5, (room.floor - roof) * 0.42, "#2a8ad8", 0.5
        )
        for index in range(6):
            y = room.floor - (room.floor - roof) * (0.35 + 0.05 * index)
            canvas.drawLine(
                -end * 0.6,
                y,
                -end * 0.6 + end * (0.5, 0.9, 0.7, 1.1, 0.4, 0.8)[index],
                y,
                draw.stroke("#e8faff", 2.4, alpha=0.8),
            )
        for side in (-1, 1):
            for start, stop in ((1.0, 1.35), (1.42, 1.9), (2.0, 2.8), (2.95, 4.4), (4.6, 7.5)):
                corners = [
                    (side * end * at, eye + (y - eye) * at)
                    for at, y in ((start, room.floor), (start, roof), (stop, roof), (stop, room.floor))
                ]
                canvas.drawPath(
                    draw.shape(*corners),
                    draw.fill(shader=draw.horizontal(corners[0][0], corners[2][0], ["#1c2c40", "#33475e"])),
                )
                for unit in range(12):
                    low, high = ((unit + 0.14) / 12, (unit + 0.86) / 12)
                    inner, outer = start + (stop - start) * 0.1, stop - (stop - start) * 0.1
                    points = [
                        (side * end * at, eye + (room.floor + (roof - room.floor) * share - eye) * at)
                        for at, share in ((inner, low), (inner, high), (outer, high), (outer, low))
                    ]
                    canvas.drawPath(draw.shape(*points), draw.fill("#0c1522" if unit % 3 else "#16314a"))
                canvas.drawPath(draw.shape(*corners), draw.stroke("#4ab8ff", 1.6, alpha=0.7))
        for index, tone in enumerate(("#3a8ad8", "#d8a03a", "#4ab87a", "#d85a5a")):
            for side in (-1, 1):
                x = side * (0.25 + 0.2 * index)
                canvas.drawLine(x * end, roof, x * end * 7, eye + (roof - eye) * 7, draw.stroke(tone, 7))

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#2c3e52", "#35495f", 90)
        reach = (room.bottom - eye) / (room.floor - eye)
        for side in (-1, 1):
            canvas.drawLine(
                side * end * 0.94,
                room.floor,
                side * end * 0.94 * reach,
                room.bottom,
                draw.stroke("#4ae0ff", 12, alpha=0.4, blur=6),
            )
            canvas.drawLine(
                side * end * 0.94, room.floor, side * end * 0.94 * reach, room.bottom, draw.stroke("#dffaff", 3)
            )
        finishes.gloss(canvas, room, 0, end * 1.6, "#8ad8ff", 0.5)

    def near(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            x = side * room.width * 0.56
            solids.block(canvas, x, room.bottom, room.width * 0.2, room.area[3], "#1c2a3c", 0, 4)
            for row in range(16):
                draw.glow(
                    canvas,
                    x - side * room.width * 0.07,
                    room.height * row / 15,
                    10,
                    ("#4ae0ff", "#5aff9a", "#ffb03a")[row % 3],
                    0.9,
                )

    anchors = room.people(room.pick((-0.05, 0.12, -0.2, 0.24), (-0.1, 0.2, -0.3, 0.04), (-0.06, 0.16, -0.26, 0.3)))
    anchors |= room.tops([(0, room.floor - (room.floor - roof) * 0.2)], 0.6, room.unit * 0.3) | room.grounds(
        room.pick((0.2, -0.18, 0.03), (0.2, -0.24, 0.0), (0.22, -0.22, 0.03))
    )
    layers: list[Layer] = [
        *room.wall(wall),
        _lamps(room, end, eye, roof),
        room.ground(floor),
        room.still("foreground", 1.4, near, blur=5.0),
    ]
    return room.stage(layers, anchors)


def airplane_cabin(brief: Brief) -> Stage:
    """Seats in a row under oval windows over a sea of clouds, the wing outside, lockers and lamps above."""
    room = chamber(brief)
    seat_y = room.pick(388.0, 664.0, 512.0)
    size = room.unit * 0.98
    seats = room.pick((-0.12, 0.13, -0.37, 0.38), (-0.18, 0.22), (-0.15, 0.17, -0.45, 0.46))
    glass_y, tall = room.pick(88.0, 250.0, 140.0), room.pick(104.0, 150.0, 124.0)
    pitch, wide = room.pick(170.0, 190.0, 180.0), room.pick(76.0, 96.0, 84.0)
    room = room.lit((0, room.ceiling, room.height * 0.9, "#fff0d0", 0.6))
    fabric = room.random("fabric").choice(("#2f4f8a", "#7a2f4a", "#2f6a72"))
    sky = room.outside.sky

    def ovals() -> skia.Path:
        holes = skia.Path()
        for index in range(-5, 6):
            box = draw.rect(index * pitch - wide / 2 + pitch * 0.06, glass_y, wide, tall)
            holes.addRRect(skia.RRect.MakeRectXY(box, wide * 0.48, wide * 0.48))
        return holes

    def above(canvas: skia.Canvas) -> None:
        canvas.drawRect(draw.rect(*room.area), draw.fill(shader=draw.vertical(glass_y, glass_y + tall, sky)))
        if room.brief.dark:
            rnd = room.random("stars")
            for _ in range(90):
                canvas.drawCircle(
                    rnd.uniform(room.left, room.right),
                    glass_y + rnd.random() * tall * 0.6,
                    rnd.uniform(0.6, 1.4),
                    draw.fill("#ffffff", alpha=0.8),
                )

    def clouds(canvas: skia.Canvas) -> None:
        rnd = room.random("clouds")
        tone = draw.mix("#ffffff", sky[0], 0.6 if room.brief.dark else 0.08)
        for _ in range(70):
            x, y = rnd.uniform(-740, 700), glass_y + tall * rnd.uniform(0.7, 1.06)
            draw.oval(
                canvas,
                x,
                y,
                rnd.uniform(26, 60),
                rnd.uniform(9, 20),
                draw.fill(draw.mix(tone, sky[-1], rnd.uniform(0, 0.5)), alpha=0.9),
            )

    def wing(canvas: skia.Canvas) -> None:
        y = glass_y + tall * 0.74
        blade = draw.shape(
            (room.left, y + 30),
            (room.x(0.16), y - 8),
            (room.x(0.22), y - 34),
            (room.x(0.24), y - 8),
            (room.x(0.1), y + 16),
            (room.left, y + 60),
        )
        canvas.drawPath(blade, draw.fill(shader=draw.vertical(y - 30, y + 50, ["#f4f8fa", "#8a98a6"])))

    def wall(canvas: skia.Canvas) -> None:
        holes = ovals()
        canvas.save()
        canvas.clipPath(holes, skia.ClipOp.kDifference, True)
        finishes.coat(canvas, room.area, "#f4f2ee", "#cfccc6")
        rack = glass_y - room.pick(24.0, 60.0, 34.0)
        canvas.drawRect(
            draw.rect(room.left, room.top, room.area[2], rack - room.top),
            draw.fill(shader=draw.vertical(room.top, rack, ["#d9d6d0", "#fbfaf6"])),
        )
        for index in range(-5, 6):
            solids.panel(
                canvas, index * pitch + pitch * 0.5, rack - 4, pitch * 0.94, room.pick(60.0, 110.0, 76.0), "#f0eeea", 12
            )
            solids.rod(
                canvas,
                (index * pitch + pitch * 0.42, rack - 16),
                (index * pitch + pitch * 0.58, rack - 16),
                5,
                "#a8aeb4",
            )
            solids.pane(canvas, index * pitch + pitch * 0.05, rack + 8, 26, 6, "#fff3cc", 0.6)
        canvas.restore()
        canvas.drawPath(holes, draw.stroke("#b9bcc0", 9))
        canvas.drawPath(holes, draw.stroke("#ffffff", 3))

    def rows(canvas: skia.Canvas) -> None:
        for share in seats:
            with placed(canvas, room.x(share), seat_y, size):
                draw.soft_shadow(canvas, 0, 66, 60, 9, 0.5)
                canvas.drawRoundRect(
                    draw.rect(-50, -160, 100, 190),
                    22,
                    22,
                    draw.fill(
                        shader=draw.vertical(-160, 20, [draw.lighten(fabric, 0.25), fabric, draw.darken(fabric, 0.4)])
                    ),
                )
                canvas.drawRoundRect(draw.rect(-34, -156, 68, 40), 13, 13, draw.fill("#f6f2e8"))
                canvas.drawRoundRect(
                    draw.rect(-54, -6, 108, 32),
                    12,
                    12,
                    draw.fill(shader=draw.vertical(-6, 26, [draw.lighten(fabric, 0.3), draw.darken(fabric, 0.2)])),
                )
                canvas.drawRect(draw.rect(-44, 24, 88, 40), draw.fill("#3a3d44"))
                for side in (-1, 1):
                    canvas.drawRoundRect(
                        draw.rect(side * 58 - 8, -48, 16, 78),
                        7,
                        7,
                        draw.fill(shader=draw.vertical(-48, 30, ["#8a9098", "#4a4f58"])),
                    )

    def floor(canvas: skia.Canvas) -> None:
        finishes.level(canvas, room, "#3a4560")
        canvas.drawRect(draw.rect(room.left, room.height * 0.955, room.area[2], 5), draw.fill("#9af0ff", alpha=0.8))

    anchors = room.people(room.pick((0.0, 0.25, -0.25, 0.4), (0.02, 0.3, -0.3, 0.3), (0.0, 0.3, -0.3, 0.4)))
    if rests(brief) or sleeps(brief) or brief.action in (None, "look", "listen"):
        anchors = room.seated([(room.x(share), seat_y, size) for share in seats if abs(share) < 0.4])
    anchors |= room.tops(
        [(room.x(seats[0]) + 62 * size, seat_y - 48 * size), (room.x(seats[1]) + 60 * size, seat_y - 48 * size)],
        0.95,
        size * 0.32,
    )
    anchors |= {
        "seat": Anchor(room.x(seats[1]), seat_y, 0.92, size, -1, "sit"),
        "window": Anchor(room.x(0.02), glass_y + tall - 4, 0.56, size * 0.4, 1, "surface"),
        **room.grounds(),
    }
    layers: list[Layer] = [
        Still("set:sky", 0.1, room.area, above),
        Still("set:clouds", 0.2, (-800, glass_y - 30, 1600, tall + 80), clouds, 1.0, 1500.0, 26.0),
        Still("set:wing", 0.35, room.area, wing),
        room.still("wall", 0.5, wall),
        room.ground(floor),
        room.still("seats", 0.86, rows),
        room.still("foreground", 1.4, lambda canvas: _headrests(canvas, room, fabric), top=room.height * 0.6, blur=5.0),
    ]
    return room.stage(layers, anchors)


def _headrests(canvas: skia.Canvas, room: Chamber, fabric: str) -> None:
    """The tops of the seats in front."""
    for share in room.pick((-0.5, 0.5), (-0.52, 0.52), (-0.5, 0.5)):
        canvas.drawRoundRect(
            draw.rect(room.x(share) - 74 * room.unit, room.height - 46 * room.unit, 148 * room.unit, 200),
            30,
            30,
            draw.fill(draw.darken(fabric, 0.25)),
        )
    lamplight.pool(canvas, 0, room.height, room.width * 0.3, 20, "#9af0ff", 0.2)


def _shoal(room: Chamber, top: float, low: float, half: float) -> Live:
    """Fish that pass behind the glass, and one great shadow."""
    rnd = room.random("shoal")
    tones = [draw.fill(tone) for tone in ("#ffd84a", "#ff8a4a", "#e8f4ff", "#ff6a9a")]
    fish = [
        (
            rnd.random(),
            rnd.uniform(0.14, 0.8),
            rnd.uniform(0.6, 1.3),
            rnd.choice((-1, 1)),
            rnd.randrange(4),
            rnd.random() * 6.3,
        )
        for _ in range(16)
    ]
    body = draw.shape((22, 0), (8, -15, -14, -2), (-28, -12), (-24, 0), (-28, 12), (-14, 2), (8, 15, 22, 0))
    shark = draw.shape(
        (120, 6),
        (70, -26, 10, -20),
        (-6, -52),
        (-22, -16),
        (-96, -4),
        (-132, -34),
        (-120, 4),
        (-132, 26),
        (-92, 10),
        (20, 34, 120, 6),
    )
    shade = draw.fill("#0c3a6a", alpha=0.75)
    eye = draw.fill("#14202c")

    def paint(canvas: skia.Canvas, t: float) -> None:
        canvas.save()
        canvas.translate(((0.2 + t * 0.05) % 1.2 - 0.6) * half * 2.4, top + (low - top) * 0.3 + math.sin(t * 0.8) * 8)
        canvas.scale(room.unit * 0.8, room.unit * 0.8)
        canvas.drawPath(shark, shade)
        canvas.restore()
        for start, high, size, way, tone, phase in fish:
            x = way * ((start + t * 0.06 * size) % 1 - 0.5) * half * 2.3
            canvas.save()
            canvas.translate(x, top + (low - top) * high + math.sin(t * 1.7 + phase) * 6)
            canvas.scale(way * size * room.unit * 0.8, size * room.unit * 0.8 * (1 + 0.06 * math.sin(t * 9 + phase)))
            canvas.drawPath(body, tones[tone])
            canvas.drawCircle(13, -3, 2.4, eye)
            canvas.restore()

    return Live("set:shoal", 0.3, paint)


def _lamps(room: Chamber, end: float, eye: float, roof: float) -> Live:
    """The lamps of the machines, of which some blink."""
    rnd = room.random("lamps")
    tones = [draw.fill(tone) for tone in ("#4ae0ff", "#5aff9a", "#ffb03a", "#ff5a5a")]
    lamps = []
    for _ in range(150):
        at, share = rnd.uniform(1.08, 4.2), rnd.random()
        x = rnd.choice((-1, 1)) * end * at
        y = eye + (room.floor + (roof - room.floor) * share - eye) * at
        lamps.append((x, y, 1.1 * at, rnd.random() * 6.3, rnd.choice((0, 0, 1, 1, 2, 3))))

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, y, size, phase, tone in lamps:
            if math.sin(t * 3.1 + phase * 3) > -0.2:
                canvas.drawRect(draw.rect(x, y, size * 1.5, size), tones[tone])

    return Live("set:lamps", 0.52, paint)


SETS = {"aquarium_hall": aquarium_hall, "server_room": server_room, "airplane_cabin": airplane_cabin}
