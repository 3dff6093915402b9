"""A church: pillars and arches, windows of coloured glass, pews, an altar with candles."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import finishes, lamplight, solids
from core.generation.animatic.sets.chamber import Chamber, chamber, placed, rests
from core.generation.animatic.stage import Anchor, Brief, Layer, Stage

_GLASS = ("#d0304a", "#2f6ad0", "#f0b02a", "#2fa06a", "#8a3ac0", "#f07a2a", "#3ac0d8")


def church(brief: Brief) -> Stage:
    """A nave: rows of pillars to an altar under a rose window and tall coloured windows, pews, candles, beams of colour."""
    room = chamber(brief, floor=(330, 590, 452))
    glass_light = {"night": 0.3, "sunset": 0.85, "dawn": 0.8}.get(brief.time_of_day, 1.0) * (
        0.7 if brief.weather in ("rain", "storm", "fog") else 1.0
    )
    rose = (0.0, room.pick(92.0, 180.0, 118.0), room.pick(56.0, 84.0, 66.0))
    room = room.lit(
        (0, room.floor - 20, room.height * 0.6, "#ffc070", 0.7), (0, rose[1], room.height * 0.4, "#ffe8d0", 0.5)
    )
    back = room.size(room.floor)

    def wall(canvas: skia.Canvas) -> None:
        finishes.tiles(
            canvas,
            (room.left, room.top, room.area[2], room.floor - room.top),
            (46, 24),
            "#b3a48c",
            "#8f8068",
            room.random("stones"),
            bond=True,
            vary=0.05,
        )
        canvas.drawRect(
            draw.rect(*room.area),
            draw.fill(shader=draw.radial((0, room.floor - 60), room.width * 0.7, [("#000000", 0), ("#1a1020", 0.6)])),
        )
        _rose(canvas, rose, glass_light)
        low, tall = room.floor - 64 * back, room.floor - 64 * back - rose[1] - rose[2] - 14
        for x in room.pick((-150.0, -76.0, 76.0, 150.0), (-96.0, 96.0), (-124.0, 124.0)):
            _lancet(canvas, x, low, room.pick(44.0, 52.0, 50.0), tall * 1.2, glass_light, room, str(x))
        _lancet(canvas, 0, low - 34 * back, room.pick(52.0, 70.0, 60.0), tall * 0.72, glass_light, room, "altar")
        with placed(canvas, 0, room.floor + 4, back * 1.1):
            solids.block(canvas, 0, 0, 330, 18, "#9a8a72", 10)
            solids.block(canvas, 0, -18, 160, 66, "#f2ece0", 12)
            canvas.drawRect(draw.rect(-80, -84, 160, 20), draw.fill("#a83a4a"))
            solids.rod(canvas, (0, -92), (0, -150), 8, "#e0b050")
            solids.rod(canvas, (-17, -132), (17, -132), 8, "#e0b050")
            for x in (-60, -42, 42, 60):
                solids.rod(canvas, (x, -92), (x, -122), 6, "#fbf2e0")
                draw.glow(canvas, x, -130, 34, "#ffc46a", 0.8)
                draw.oval(canvas, x, -129, 3, 6, draw.fill("#fff3c0"))

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#b0a290", "#8f8272", 100)
        reach = (room.bottom - room.horizon) / (room.floor - room.horizon)
        half = room.width * 0.075
        carpet = draw.shape(
            (-half, room.floor), (half, room.floor), (half * reach, room.bottom), (-half * reach, room.bottom)
        )
        canvas.drawPath(carpet, draw.fill(shader=draw.vertical(room.floor, room.height, ["#7a1c2c", "#b02a3c"])))
        canvas.drawPath(carpet, draw.stroke("#e0b050", 4))
        rnd = room.random("pools")
        if glass_light > 0.5:
            for index in range(12):
                lamplight.pool(
                    canvas,
                    rnd.uniform(-0.4, 0.4) * room.width,
                    rnd.uniform(room.floor + 14, room.height),
                    46,
                    11,
                    _GLASS[index % 7],
                    0.5,
                )

    def nave(canvas: skia.Canvas) -> None:
        for number in (0, 1, 2):
            scale = (1.0, 1.45, 2.3)[number] * back
            y = room.horizon + 185 * scale
            x = room.width * (0.26, 0.33, 0.46)[number]
            for side in (-1, 1):
                solids.column(canvas, side * x, room.top, y, 46 * scale, "#c4b498", 4)
            spring = y - 330 * scale
            canvas.drawPath(
                draw.path(
                    (-x, spring),
                    (-x * 0.8, spring - 180 * scale, 0, spring - 300 * scale),
                    (x * 0.8, spring - 180 * scale, x, spring),
                ),
                draw.stroke("#c4b498", 20 * scale),
            )
            canvas.drawPath(
                draw.path(
                    (-x, spring),
                    (-x * 0.8, spring - 180 * scale, 0, spring - 300 * scale),
                    (x * 0.8, spring - 180 * scale, x, spring),
                ),
                draw.stroke("#8f8068", 5 * scale),
            )
        for row in range(3):
            y = room.floor + (room.stand - room.floor) * (0.12, 0.38, 0.72)[row]
            size = room.size(y)
            for side in (-1, 1):
                inner = room.width * (0.12, 0.2, 0.3)[row]
                wide = room.right - inner
                solids.block(canvas, side * (inner + wide / 2), y, wide, 78 * size, "#7a4a2a", 6)
                solids.panel(canvas, side * (inner + 8 * size), y + 2, 16 * size, 94 * size, "#8f5a34", 5)

    def beams(canvas: skia.Canvas) -> None:
        for index, x in enumerate((-120.0, -40.0, 40.0, 120.0)):
            tone = _GLASS[(index * 2) % 7]
            beam = draw.shape(
                (x - 14, rose[1] + 30), (x + 14, rose[1] + 30), (x * 2.2 + 76, room.bottom), (x * 2.2 - 50, room.bottom)
            )
            canvas.drawPath(
                beam,
                draw.fill(
                    shader=draw.vertical(
                        rose[1], room.height, [(draw.mix(tone, "#fff0d0", 0.5), 0.26 * glass_light), (tone, 0.0)]
                    ),
                    blur=9,
                ),
            )

    def candles(canvas: skia.Canvas) -> None:
        for index in range(5):
            x, tall = room.x(-0.52) + index * room.pick(36.0, 26.0, 38.0), (70 + 26 * (index % 3)) * room.unit
            solids.rod(canvas, (x, room.height + 30), (x, room.height - tall * 0.5), 15 * room.unit, "#f6ead0")
            draw.glow(canvas, x, room.height - tall * 0.5 - 14 * room.unit, 46 * room.unit, "#ffb85a", 0.8)
            draw.oval(
                canvas,
                x,
                room.height - tall * 0.5 - 12 * room.unit,
                5 * room.unit,
                10 * room.unit,
                draw.fill("#fff3c0"),
            )

    anchors = room.people(room.pick((-0.06, 0.09, -0.2, 0.24), (-0.1, 0.16, -0.3, 0.02), (-0.08, 0.13, -0.25, 0.28)))
    size = room.size(room.floor + (room.stand - room.floor) * 0.72)
    if rests(brief) and brief.action not in ("talk", "think"):
        y = room.floor + (room.stand - room.floor) * 0.72
        anchors.update(
            room.seated(
                [
                    (room.x(s), y - 58 * size, room.unit * 0.92)
                    for s in room.pick((0.3, -0.31, 0.42), (0.28, -0.28, 0.38), (0.31, -0.31, 0.42))
                ]
            )
        )
    anchors |= room.tops(
        [(30 * back, room.floor + 4 - 92 * back), (-30 * back, room.floor + 4 - 92 * back)], 0.6, back * 0.7
    )
    anchors |= {
        "window": Anchor(0, rose[1] + rose[2], 0.55, back * 0.7, 1, "surface"),
        **room.grounds(room.pick((0.17, -0.16, 0.03), (0.18, -0.2, 0.0), (0.2, -0.2, 0.03))),
    }
    layers: list[Layer] = [
        *room.wall(wall),
        room.ground(floor),
        room.still("nave", 0.82, nave),
        room.still("beams", 0.9, beams),
        room.still("foreground", 1.5, candles, top=room.height * 0.5, blur=5.0),
    ]
    return room.stage(layers, anchors)


def _lancet(
    canvas: skia.Canvas, x: float, low: float, wide: float, tall: float, light: float, room: Chamber, name: str
) -> None:
    """A tall pointed window of coloured panes in lead."""
    half, top = wide / 2, low - tall
    outline = draw.shape(
        (x - half, low),
        (x - half, top + wide),
        (x - half, top + half * 0.5, x, top),
        (x + half, top + half * 0.5, x + half, top + wide),
        (x + half, low),
    )
    draw.glow(canvas, x, low - tall / 2, tall * 0.62, "#ffe0c0", 0.35 * light, skia.BlendMode.kSrcOver)
    canvas.save()
    canvas.clipPath(outline, True)
    rnd = room.random("glass", name)
    step = wide / 3
    for row in range(int(tall / step) + 1):
        for column in range(3):
            tone = draw.mix("#141030", rnd.choice(_GLASS), 0.25 + 0.75 * light)
            left, y = x - half + column * step, low - (row + 1) * step
            canvas.drawRect(draw.rect(left, y, step, step), draw.fill(tone))
            canvas.drawPath(
                draw.shape(
                    (left + step / 2, y + 2),
                    (left + step - 2, y + step / 2),
                    (left + step / 2, y + step - 2),
                    (left + 2, y + step / 2),
                ),
                draw.fill(draw.lighten(tone, 0.35 * light)),
            )
    for row in range(int(tall / step) + 1):
        canvas.drawLine(x - half, low - row * step, x + half, low - row * step, draw.stroke("#1c1420", 1.8))
    for column in range(4):
        canvas.drawLine(x - half + column * step, low, x - half + column * step, top, draw.stroke("#1c1420", 1.8))
    canvas.restore()
    canvas.drawPath(outline, draw.stroke("#d9cbb0", 6))
    canvas.drawPath(outline, draw.stroke("#3a2f2a", 2))


def _rose(canvas: skia.Canvas, rose: tuple[float, float, float], light: float) -> None:
    """A round window of petals."""
    x, y, radius = rose
    draw.glow(canvas, x, y, radius * 2.4, "#ffe6d0", 0.55 * light, skia.BlendMode.kSrcOver)
    canvas.drawCircle(x, y, radius, draw.fill("#1c1420"))
    for ring, (count, near, far) in enumerate(((12, 0.62, 0.95), (12, 0.3, 0.58))):
        for index in range(count):
            angle = (index + ring * 0.5) / count * math.tau
            spread = math.tau / count * 0.43
            tone = draw.mix("#141030", _GLASS[(index * (2 if ring else 3)) % 7], 0.25 + 0.75 * light)
            points = [
                (x + math.cos(angle + turn) * radius * reach, y + math.sin(angle + turn) * radius * reach)
                for turn, reach in ((-spread, near), (-spread, far), (spread, far), (spread, near))
            ]
            canvas.drawPath(
                draw.shape(*points),
                draw.fill(shader=draw.radial((x, y), radius, [draw.lighten(tone, 0.4 * light), tone])),
            )
    canvas.drawCircle(x, y, radius * 0.24, draw.fill(draw.mix("#2a2040", "#ffd84a", 0.2 + 0.8 * light)))
    canvas.drawCircle(x, y, radius, draw.stroke("#d9cbb0", 8))
    canvas.drawCircle(x, y, radius + 5, draw.stroke("#6a5c48", 3))


SETS = {"church": church}
