"""A club: a floor of lit squares, a mirror ball, beams that swing, a crowd in the dark."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import finishes, lamplight, solids, spotlights
from core.generation.animatic.sets.chamber import Chamber, chamber, placed
from core.generation.animatic.stage import Anchor, Brief, Layer, Live, Stage

_NEON = ("#ff3aa8", "#3ad0ff", "#a05aff", "#4affb0", "#ffb03a")


def club(brief: Brief) -> Stage:
    """A floor of lit squares, a mirror ball, beams that swing, a DJ's desk between loudspeakers, dancers as shadows."""
    room = chamber(brief, windowless=True)
    ball = room.pick(70.0, 190.0, 104.0)
    room = room.lit(
        (room.x(-0.3), ball, room.height * 0.8, "#ff5ac0", 0.55),
        (room.x(0.3), ball, room.height * 0.8, "#4ac8ff", 0.55),
    )
    stage = room.floor - 6

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#2a1650", "#5a2a8a")
        rnd = room.random("panels")
        step = room.pick(52.0, 48.0, 50.0)
        for column in range(-14, 15):
            for row in range(int(room.floor / step) + 1):
                if rnd.random() < 0.32:
                    tone = rnd.choice(_NEON)
                    canvas.drawRoundRect(
                        draw.rect(column * step + 3, row * step - 10, step - 6, step - 6),
                        5,
                        5,
                        draw.fill(tone, alpha=rnd.uniform(0.16, 0.5)),
                    )
        for index, tone in enumerate(_NEON[:3]):
            y = room.ceiling + 10 + index * room.pick(18.0, 30.0, 22.0)
            canvas.drawLine(room.left, y, room.right, y, draw.stroke(tone, 9, alpha=0.3, blur=6))
            canvas.drawLine(room.left, y, room.right, y, draw.stroke(draw.lighten(tone, 0.5), 3))

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#2a1a4a", "#6a2aa8", 84)
        for share, tone in (
            (-0.3, "#ff3aa8"),
            (0.02, "#ffb03a"),
            (0.32, "#3ad0ff"),
            (-0.5, "#4affb0"),
            (0.52, "#a05aff"),
        ):
            lamplight.pool(
                canvas,
                room.x(share),
                room.floor + (room.height - room.floor) * 0.5,
                room.width * 0.2,
                (room.height - room.floor) * 0.4,
                tone,
                0.5,
            )

    def desk(canvas: skia.Canvas) -> None:
        size = room.size(stage)
        for share in room.pick((-0.36, 0.36), (-0.4, 0.4), (-0.38, 0.38)):
            with placed(canvas, room.x(share), stage + 16, size):
                for level in range(room.pick(2, 4, 3)):
                    y = -level * 104
                    solids.block(canvas, 0, y, 116, 102, "#26222e", 6, 4)
                    for cy, radius in ((y - 36, 30), (y - 82, 13)):
                        canvas.drawCircle(0, cy, radius, draw.fill("#0c0a10"))
                        canvas.drawCircle(
                            0,
                            cy,
                            radius * 0.72,
                            draw.fill(shader=draw.radial((-4, cy - 6), radius, ["#6a6478", "#1c1a22"])),
                        )
                        canvas.drawCircle(0, cy, radius, draw.stroke("#8a5aff", 2, alpha=0.8))
        with placed(canvas, 0, stage + 10, size):
            solids.block(canvas, 0, 0, 250, 92, "#1c1826", 12, 4)
            for index in range(9):
                tall = (30, 52, 40, 66, 58, 34, 60, 44, 26)[index]
                canvas.drawRect(
                    draw.rect(-104 + index * 24, -12 - tall, 16, tall),
                    draw.fill(shader=draw.vertical(-80, -12, ["#ff3aa8", "#3ad0ff"])),
                )
            for x in (-80, 80):
                draw.oval(canvas, x, -99, 34, 7, draw.fill("#3a3448"))
                draw.oval(canvas, x, -100, 12, 3, draw.fill("#ff8ad0"))

    def crowd(canvas: skia.Canvas) -> None:
        rnd = room.random("crowd")
        y = room.floor + 30
        for index in range(-7, 8):
            if abs(index) < 2:
                continue
            with placed(
                canvas,
                index * room.width / 13 + rnd.uniform(-14, 14),
                y + rnd.uniform(-8, 10),
                room.size(y) * rnd.uniform(0.86, 1.0),
            ):
                _dancer(canvas, rnd.random() < 0.6, rnd.uniform(-12, 12), rnd.choice(("#2a1844", "#34205a", "#241438")))

    def mirror(canvas: skia.Canvas) -> None:
        radius = 40 * room.unit
        solids.rod(canvas, (0, room.top), (0, ball - radius), 3, "#aab0c0")
        draw.glow(canvas, 0, ball, radius * 2.6, "#e8d8ff", 0.5)
        rnd = room.random("ball")
        canvas.save()
        canvas.clipPath(draw.circle(0, ball, radius), True)
        for row in range(11):
            latitude = (row + 0.5) / 11 * math.pi
            half, y = math.sin(latitude) * radius, ball - math.cos(latitude) * radius
            for cell in range(12):
                a, b = -math.cos(cell / 12 * math.pi) * half, -math.cos((cell + 1) / 12 * math.pi) * half
                tone = draw.mix(
                    rnd.choice(("#8a90b0", "#e8ecff", "#5a5a80", *_NEON[:3])), "#ffffff", rnd.uniform(0, 0.4)
                )
                canvas.drawRect(draw.rect(a + 0.5, y - radius * 0.14, b - a - 1, radius * 0.25), draw.fill(tone))
        canvas.restore()

    def heads(canvas: skia.Canvas) -> None:
        for share, high in room.pick(
            ((-0.44, 86.0), (0.46, 74.0)), ((-0.42, 110.0), (0.44, 90.0)), ((-0.44, 100.0), (0.46, 80.0))
        ):
            x, y = room.x(share), room.height - high * 0.3
            draw.oval(canvas, x, y, 34, 40, draw.fill("#120a20"))
            draw.oval(canvas, x, y + 92, 78, 60, draw.fill("#120a20"))
            canvas.drawLine(x + 46, y + 60, x + 64, y - 70, draw.stroke("#120a20", 24))

    flecks = _flecks(room, ball)
    anchors = room.people(room.pick((-0.06, 0.13, -0.24, 0.3), (-0.1, 0.22, -0.3, 0.04), (-0.08, 0.18, -0.28, 0.32)))
    size = room.size(stage)
    anchors |= room.tops(
        [(80 * size, stage - 92 * size), (-80 * size, stage - 92 * size), (0, stage - 90 * size)], 0.72, size * 0.8
    )
    anchors |= {
        "stage": Anchor(room.x(0.0), stage + 26, 0.79, size, 1, "stand"),
        "table": anchors["surface"],
        "counter": anchors["surface-2"],
        **room.grounds(),
    }
    layers: list[Layer] = [
        *room.wall(wall),
        room.ground(floor),
        room.still("desk", 0.7, desk),
        room.still("crowd", 0.78, crowd, blur=0.8),
        room.still("ball", 0.8, mirror, bottom=ball + 150 * room.unit),
        spotlights.beams(room, [(-0.3, -0.12), (0.3, 0.12), (-0.12, 0.2), (0.14, -0.24)], _NEON, 0.22),
        flecks,
        room.still("foreground", 1.5, heads, top=room.height * 0.5, blur=6.0),
    ]
    return room.stage(layers, anchors)


def _dancer(canvas: skia.Canvas, raised: bool, lean: float, tone: str) -> None:
    """Somebody dancing in the dark."""
    canvas.drawCircle(lean, -186, 19, draw.fill(tone))
    draw.capsule(canvas, (lean, -150), 22, (0, -92), 17, draw.fill(tone))
    for side in (-1, 1):
        draw.capsule(canvas, (side * 9, -90), 12, (side * 17, -2), 8, draw.fill(tone))
        hand = (side * 42 + lean, -226.0) if raised else (side * 48.0, -110.0)
        draw.capsule(canvas, (side * 18 + lean, -156), 8, hand, 6, draw.fill(tone))
    canvas.drawPath(draw.path((lean - 17, -194), (lean, -212, lean + 17, -194)), draw.stroke("#ff8ad8", 2.4, alpha=0.6))


def _flecks(room: Chamber, ball: float) -> Live:
    """Spots of light that the mirror ball throws over walls and floor."""
    rnd = room.random("flecks")
    spots = [
        (rnd.random() * math.tau, rnd.uniform(0.15, 0.75), rnd.uniform(2.2, 4.6), index % 4) for index in range(44)
    ]
    paints = [draw.fill(tone, alpha=0.6) for tone in ("#ffffff", *_NEON[:3])]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for angle, far, size, tone in spots:
            turn = angle + t * 0.35
            x, y = math.cos(turn) * far * room.width * 0.9, ball + math.sin(turn * 1.3) * far * room.height
            canvas.drawOval(draw.rect(x - size * 1.4, y - size, size * 2.8, size * 2), paints[tone])

    return Live("set:flecks", 0.79, paint)


SETS = {"club": club}
