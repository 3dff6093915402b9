"""Rooms for shows: a theatre stage between red curtains, a cinema before its screen."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import finishes, lamplight, solids, spotlights
from core.generation.animatic.sets.chamber import chamber, placed, rests
from core.generation.animatic.stage import Anchor, Brief, Layer, Live, Stage


def theatre(brief: Brief) -> Stage:
    """A stage between red curtains under a gilded arch, three spotlights, footlights, heads of the audience in front."""
    room = chamber(brief, floor=(346, 600, 470), stand=(416, 690, 556), unit=(1.2, 1.75, 1.5), windowless=True)
    lip = room.pick(440.0, 724.0, 586.0)
    room = room.lit((0, room.stand - 60, room.height * 0.75, "#ffe0a8", 0.85))
    side = room.width * room.pick(0.33, 0.31, 0.33)
    arch = room.pick(46.0, 150.0, 76.0)

    def back(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#2a1a4a", "#4a3a8a")
        rnd = room.random("stars")
        for _ in range(70):
            canvas.drawCircle(
                rnd.uniform(room.left, room.right),
                rnd.uniform(room.top, room.floor * 0.7),
                rnd.uniform(0.8, 2),
                draw.fill("#fff3c8", alpha=0.7),
            )
        canvas.drawCircle(room.x(0.17), room.ceiling + room.pick(84, 120, 100), 34 * room.unit, draw.fill("#ffe9a8"))
        for index, tone in enumerate(("#3a3478", "#2a2a60", "#1f2450")):
            y = room.floor - (96 - 30 * index) * room.unit
            shift = room.width * 0.17 * (index - 1)
            canvas.drawPath(
                draw.shape(
                    (room.left, room.floor),
                    (room.left, y),
                    (-room.width * 0.3 + shift, y - 70, shift, y + 8),
                    (room.width * 0.3 + shift, y - 60, room.right, y),
                    (room.right, room.floor),
                ),
                draw.fill(tone),
            )

    def floor(canvas: skia.Canvas) -> None:
        finishes.boards(canvas, room, "#b9783f", room.random("floor"), 34)
        for share, tone in ((-0.12, "#fff3d0"), (0.12, "#ffe0b0"), (0, "#fff8e0")):
            lamplight.pool(canvas, room.x(share), room.stand, room.width * 0.3, (lip - room.floor) * 0.5, tone, 0.4)

    def curtains(canvas: skia.Canvas) -> None:
        for way in (-1, 1):
            canvas.save()
            canvas.scale(way, 1)
            folds, outer = 9, room.right
            step = (outer - side) / folds
            for index in range(folds):
                x = side + index * step
                canvas.drawPath(
                    draw.shape(
                        (x, room.top),
                        (x + step + 1, room.top),
                        (x + step + 1, room.stand - 4),
                        (x + step / 2, room.stand + 8, x, room.stand - 4),
                    ),
                    draw.fill(shader=draw.horizontal(x, x + step, ["#5a0f1c", "#d02f3f", "#7a1426"], [0, 0.4, 1])),
                )
            solids.rod(canvas, (side - 4, room.height * 0.56), (outer, room.height * 0.5), 8 * room.unit, "#e0b050")
            canvas.restore()
        swags = 5
        wide = room.width * 1.3 / swags
        for index in range(swags):
            x = -room.width * 0.65 + wide * index
            drop = arch + room.pick(58.0, 110.0, 76.0)
            canvas.drawPath(
                draw.shape((x, room.top), (x + wide, room.top), (x + wide, arch), (x + wide / 2, drop + 30, x, arch)),
                draw.fill(shader=draw.vertical(arch - 40, drop, ["#7a1426", "#c62a3a", "#7a1426"])),
            )
            canvas.drawPath(draw.path((x, arch), (x + wide / 2, drop + 30, x + wide, arch)), draw.stroke("#e8c060", 5))

    def front(canvas: skia.Canvas) -> None:
        canvas.drawRect(
            draw.rect(room.left, lip, room.area[2], 400),
            draw.fill(shader=draw.vertical(lip, lip + 80, ["#6a3f22", "#1c0f10"])),
        )
        canvas.drawRect(
            draw.rect(room.left, lip - 4, room.area[2], 9),
            draw.fill(shader=draw.vertical(lip - 4, lip + 5, ["#f4d080", "#8a5a24"])),
        )
        for index in range(-6, 7):
            x = index * room.width / 9
            draw.oval(canvas, x, lip + 4, 15 * room.unit * 0.7, 9 * room.unit * 0.7, draw.fill("#2a1a1a"))
            draw.glow(canvas, x, lip - 4, 40 * room.unit, "#ffd98a", 0.6)
            draw.oval(canvas, x, lip - 1, 9, 4, draw.fill("#fff6d8"))

    def audience(canvas: skia.Canvas) -> None:
        rnd = room.random("audience")
        step = room.pick(112.0, 132.0, 124.0)
        for row in range(2):
            for index in range(-6, 7):
                x = index * step + (step / 2 if row else 0) + rnd.uniform(-12, 12)
                y = room.height + row * 30 - room.pick(2.0, 22.0, 8.0)
                tone = ("#150c18", "#0c0710")[row]
                draw.oval(canvas, x, y - 18, 23, 27, draw.fill(tone))
                draw.oval(canvas, x, y + 46, 52, 46, draw.fill(tone))
                canvas.drawPath(
                    draw.path((x - 19, y - 30), (x, y - 54, x + 19, y - 30)), draw.stroke("#ffcf8a", 2.4, alpha=0.45)
                )

    anchors = room.people(room.pick((-0.05, 0.15, -0.23, 0.28), (-0.08, 0.2, -0.26, 0.05), (-0.06, 0.18, -0.26, 0.3)))
    anchors |= {
        "stage": Anchor(room.x(0.06), room.stand + 4, 0.97, room.unit),
        "seat": Anchor(room.x(-0.3), room.height - 8, 1.1, room.unit, 1, "surface"),
        **room.grounds(room.pick((0.25, -0.25, 0.05), (0.22, -0.24, 0.0), (0.26, -0.28, 0.04))),
    }
    anchors |= room.tops([(room.x(0.14), lip - 4), (room.x(-0.14), lip - 4)], 1.0, room.unit * 0.45)
    layers: list[Layer] = [
        *room.wall(back),
        room.ground(floor),
        room.still("curtain", 0.76, curtains),
        spotlights.beams(room, [(-0.42, -0.1), (0.42, 0.1), (0.0, 0.0)], ("#fff3c8", "#ffd8a0", "#fff8e0"), 0.0),
        room.still("footlights", 0.99, front, top=lip - 50),
        room.still("audience", 1.4, audience, top=room.height * 0.7, blur=3.2),
    ]
    return room.stage(layers, anchors)


def cinema(brief: Brief) -> Stage:
    """A great screen with a film on it, its beam through the dark, rows of red seats, who watches seen among them."""
    room = chamber(brief, floor=(290, 470, 380), windowless=True)
    wide, high = room.width * room.pick(0.78, 0.98, 0.9), room.pick(220.0, 270.0, 260.0)
    top = room.pick(34.0, 130.0, 62.0)
    room = room.lit((0, top + high * 0.6, room.height * 0.95, "#a8c8ff", 0.85))
    rows = room.pick((330.0, 392.0), (560.0, 660.0), (440.0, 520.0))
    edge = room.pick(448.0, 760.0, 594.0)

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#241a38", "#1a1428")
        for way in (-1, 1):
            for index in range(7):
                x = way * (wide / 2 + 20 + index * 34)
                canvas.drawRect(
                    draw.rect(x - 14, room.top, 28, room.floor - room.top),
                    draw.fill("#5a1c34" if index % 2 else "#3f1428"),
                )
        if room.brief.frame.is_tall:
            for index in range(-3, 4):
                canvas.drawCircle(index * 70, 60, 5, draw.fill("#ffe9b0"))
                draw.glow(canvas, index * 70, 60, 26, "#ffd98a", 0.7)
        canvas.drawRect(draw.rect(-wide / 2 - 8, top - 8, wide + 16, high + 16), draw.fill("#08060c"))

    def floor(canvas: skia.Canvas) -> None:
        finishes.level(canvas, room, "#3a1a2c")

    def film(canvas: skia.Canvas, t: float) -> None:
        left = -wide / 2
        canvas.save()
        canvas.clipRect(draw.rect(left, top, wide, high), True)
        canvas.drawRect(draw.rect(left, top, wide, high), sky)
        canvas.drawCircle(wide * 0.2, top + high * (0.46 - 0.012 * t), high * 0.17, sun)
        for hill, speed in ((far, 8.0), (near, 20.0)):
            canvas.save()
            canvas.translate(-speed * t, 0)
            canvas.drawPath(hill, far_paint if hill is far else near_paint)
            canvas.restore()
        x = left + wide * 0.3 + math.sin(t * 0.7) * 20
        y = top + high * 0.72 + math.sin(t * 5) * 2
        canvas.drawPath(
            draw.shape(
                (x - 34, y),
                (x - 30, y - 16, x - 12, y - 18),
                (x - 2, y - 32),
                (x + 20, y - 32),
                (x + 30, y - 16),
                (x + 46, y - 14, x + 48, y),
            ),
            rider,
        )
        for wheel in (-18, 32):
            canvas.drawCircle(x + wheel, y, 9, rider)
        canvas.restore()

    sky = draw.fill(shader=draw.vertical(top, top + high, ["#3a5ab8", "#f08a8a", "#ffd890"]))
    sun = draw.fill("#fff6d0")
    far_paint, near_paint, rider = draw.fill("#8a4a7a"), draw.fill("#4a2a5a"), draw.fill("#1c1024")
    far, near = (_hills(wide, top + high * base, high * swell) for base, swell in ((0.56, 0.26), (0.74, 0.12)))

    def seats(canvas: skia.Canvas) -> None:
        for y in rows:
            size = room.unit * (0.5 if y == rows[0] else 0.68)
            for index in range(-9, 10):
                with placed(canvas, index * 76 * size + (38 * size if y == rows[0] else 0), y, size):
                    _seat(canvas)

    def last(canvas: skia.Canvas) -> None:
        for index in range(-5, 6):
            with placed(canvas, (index + 0.5) * 104 * room.unit, edge + 114 * room.unit, room.unit * 1.36):
                _seat(canvas)

    def beam(canvas: skia.Canvas) -> None:
        cone = draw.shape(
            (-wide * 0.46, top + high * 0.1), (wide * 0.46, top + high * 0.1), (30, room.bottom), (-30, room.bottom)
        )
        canvas.drawPath(
            cone, draw.fill(shader=draw.vertical(top, room.height, [("#cfe0ff", 0.16), ("#cfe0ff", 0.0)]), blur=16)
        )

    # those who watch face us, as the camera sees them from the screen's side of the aisle
    shares = room.pick((-0.06, 0.12, -0.25), (-0.1, 0.24, -0.36), (-0.08, 0.16, -0.32))
    anchors = room.people(room.pick((-0.08, 0.13, -0.29, 0.33), (-0.12, 0.22, -0.31, 0.02), (-0.1, 0.18, -0.31, 0.34)))
    layers: list[Layer] = [
        *room.wall(wall),
        Live("set:film", 0.52, film),
        room.ground(floor),
        room.still("seats", 0.8, seats, top=rows[0] - 90 * room.unit),
        room.still("beam", 0.82, beam),
    ]
    if rests(brief) or brief.action in (None, "look", "laugh", "sleep", "hug", "cry"):
        anchors |= room.behind(edge, [room.x(share) for share in shares], room.unit * 0.82)
        layers.append(room.still("row", 1.0, last, top=edge - 40 * room.unit))
    size = room.unit * 0.68
    anchors |= {
        "seat": Anchor(room.x(0.2), rows[1] - 40 * size, 0.83, size, 1, "sit"),
        "screen": Anchor(0, top + high * 0.8, 0.56, room.unit * 0.4, 1, "surface"),
        **room.grounds(),
    }
    anchors |= room.tops([(room.x(0.06), edge - 2), (room.x(-0.22), edge - 2)], 1.03, room.unit * 0.45)
    return room.stage(layers, anchors)


def _hills(wide: float, y: float, swell: float) -> skia.Path:
    points: list[tuple[float, ...]] = [(-wide, y + 400), (-wide, y)]
    for index in range(8):
        x = -wide + index * wide * 0.4
        points.append((x + wide * 0.1, y - swell, x + wide * 0.2, y - swell * 0.3))
        points.append((x + wide * 0.3, y + swell * 0.5, x + wide * 0.4, y))
    points.append((wide * 2.2, y + 400))
    return draw.shape(*points)


def _seat(canvas: skia.Canvas) -> None:
    """A folding seat seen from behind, in units of an adult."""
    canvas.drawRoundRect(
        draw.rect(-34, -92, 68, 110),
        18,
        18,
        draw.fill(shader=draw.vertical(-92, 10, ["#e0404e", "#a81f34", "#5a0f20"])),
    )
    canvas.drawRoundRect(draw.rect(-34, -92, 68, 110), 18, 18, draw.stroke("#3a0812", 1.6, alpha=0.7))
    canvas.drawPath(draw.path((-26, -82), (0, -94, 26, -82)), draw.stroke("#ff9aa0", 2, alpha=0.6))
    canvas.drawLine(0, -80, 0, 0, draw.stroke("#5a0f20", 1.6, alpha=0.5))


SETS = {"theatre": theatre, "cinema": cinema}
