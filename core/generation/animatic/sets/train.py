"""A train compartment with the country rushing by its window."""

from __future__ import annotations

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import finishes, solids
from core.generation.animatic.sets.chamber import Chamber, chamber, placed, rests, sleeps
from core.generation.animatic.sets.outlook import Area
from core.generation.animatic.stage import Anchor, Brief, Layer, Live, Painter, Stage, Still

_FIELDS = {
    "spring": ("#9ac86a", "#6fae5a", "#e8b0c8"),
    "summer": ("#8fb85a", "#5a9a4a", "#3f7a3a"),
    "autumn": ("#c9a04a", "#b0803a", "#d0602a"),
    "winter": ("#eef4fa", "#dfe8f2", "#a8bccc"),
}


def train_interior(brief: Brief) -> Stage:
    """Seats face to face at a table beneath a wide window; hills, poles and trees run past, bags lie on the rack above."""
    room = chamber(brief)
    glass = room.pick((-330.0, 62.0, 660.0, 186.0), (-196.0, 190.0, 392.0, 300.0), (-260.0, 100.0, 520.0, 244.0))
    room = room.lit((0, room.ceiling, room.height * 0.9, "#ffe8b8", 0.65))
    seat_y = room.pick(392.0, 664.0, 514.0)
    size = room.unit * 0.98
    seats = room.pick((-0.24, 0.24), (-0.27, 0.27), (-0.25, 0.25))
    edge = seat_y - 22 * size
    fabric = room.random("fabric").choice(("#2f5a9a", "#8a2f3f", "#2f7a6a"))

    def hole(canvas: skia.Canvas) -> None:
        box = skia.RRect.MakeRectXY(draw.rect(*glass), 22, 22)
        canvas.clipRRect(box, skia.ClipOp.kDifference, True)

    def wall(canvas: skia.Canvas) -> None:
        canvas.save()
        hole(canvas)
        finishes.coat(canvas, room.area, "#efe6d2", "#c9bda6")
        canvas.drawRect(draw.rect(room.left, glass[1] + glass[3] + 22, room.area[2], 500), draw.fill("#8a6a4a"))
        canvas.restore()
        canvas.drawRRect(
            skia.RRect.MakeRectXY(draw.rect(glass[0] - 6, glass[1] - 6, glass[2] + 12, glass[3] + 12), 26, 26),
            draw.stroke("#8a949c", 13),
        )
        canvas.drawRRect(skia.RRect.MakeRectXY(draw.rect(*glass), 22, 22), draw.stroke("#3a424a", 4))
        canvas.drawLine(
            glass[0] + 4,
            glass[1] + glass[3] * 0.26,
            glass[0] + glass[2] - 4,
            glass[1] + glass[3] * 0.26,
            draw.stroke("#8a949c", 6),
        )
        for side in (-1, 1):
            x = side * (glass[2] / 2 - 12)
            for fold in range(4):
                left = x - side * fold * 13
                canvas.drawRect(
                    draw.rect(min(left, left - side * 13), glass[1] - 8, 13, glass[3] * 0.82),
                    draw.fill(
                        shader=draw.horizontal(
                            left - 13, left + 13, [fabric, draw.lighten(fabric, 0.3), draw.darken(fabric, 0.3)]
                        )
                    ),
                )
        rack = glass[1] - room.pick(22.0, 46.0, 30.0)
        solids.rod(canvas, (room.left, rack), (room.right, rack), 7, "#c9d0d4")
        rnd = room.random("bags")
        for x in room.pick((-290, -120, 90, 260), (-120, 90), (-180, 40, 200)):
            tone = rnd.choice(("#a8563a", "#3a6a7a", "#c9963f", "#5a4a7a"))
            tall = room.pick(34, 62, 44)
            solids.panel(canvas, x, rack - 3, tall * 2.1, tall, tone, 7)
            canvas.drawPath(
                draw.path((x - 14, rack - tall - 3), (x, rack - tall - 17, x + 14, rack - tall - 3)),
                draw.stroke(draw.darken(tone, 0.4), 5),
            )
        if room.brief.frame.is_tall:
            solids.pane(canvas, 0, 74, 260, 20, "#fff0cc", 0.3)

    def floor(canvas: skia.Canvas) -> None:
        finishes.level(canvas, room, "#6a6460")
        canvas.drawRect(
            draw.rect(-room.width * 0.1, room.floor, room.width * 0.2, 600), draw.fill("#8a2f3a", alpha=0.5)
        )

    def benches(canvas: skia.Canvas) -> None:
        for index, share in enumerate(seats):
            side = -1 if index == 0 else 1
            with placed(canvas, room.x(share) + side * 30 * size, seat_y, size):
                _bench(canvas, fabric, side)
        for side in (-1, 1):
            with placed(canvas, side * room.width * room.pick(0.52, 0.6, 0.56), seat_y, size):
                canvas.drawRoundRect(draw.rect(-40, -150, 80, 230), 20, 20, draw.fill(draw.darken(fabric, 0.35)))

    def table(canvas: skia.Canvas) -> None:
        half = 60 * size * room.pick(1.0, 0.62, 0.85)
        canvas.drawRoundRect(
            draw.rect(-half, edge, 2 * half, 9 * size),
            4,
            4,
            draw.fill(shader=draw.vertical(edge, edge + 9 * size, ["#f2e8d4", "#a8946e"])),
        )
        solids.rod(canvas, (0, edge + 9 * size), (0, seat_y + 70 * size), 11 * size, "#8a949c")

    anchors = room.people(room.pick((0.0, 0.14, -0.14, 0.4), (0.0, 0.24, -0.24, 0.3), (0.0, 0.16, -0.16, 0.4)))
    if rests(brief) or sleeps(brief) or brief.action in (None, "look", "listen"):
        anchors.update(room.seated([(room.x(share), seat_y, size) for share in seats]))
        anchors.pop("third", None)
        anchors.pop("fourth", None)
    anchors |= room.tops([(-14 * size, edge + 2), (22 * size, edge + 2), (0, edge + 2)], 1.01, size * 0.4)
    anchors |= {
        "table": anchors["surface"],
        "seat": Anchor(room.x(seats[1]), seat_y, 0.92, size, -1, "sit"),
        "window": Anchor(room.x(0.1), glass[1] + glass[3] - 2, 0.56, room.unit * 0.5, 1, "surface"),
        **room.grounds(room.pick((0.05, -0.08, 0.14), (0.06, -0.1, 0.2), (0.05, -0.08, 0.16))),
    }
    layers: list[Layer] = [
        *_country(room, glass),
        room.still("wall", 0.5, wall),
        room.ground(floor),
        room.still("seats", 0.86, benches),
        room.still("table", 1.0, table, top=edge - 10),
    ]
    return room.stage(layers, anchors)


def _country(room: Chamber, glass: Area) -> list[Layer]:
    """What runs past a train: sky, hills, fields with trees, poles; with rain or snow that the wind of the ride slants."""
    brief, light = room.brief, room.outside
    x, y, wide, tall = glass
    period = 1500.0
    line = y + tall * 0.56
    snowy = brief.weather == "snow"
    colours = [
        draw.mix(tone, light.near, 0.62 if brief.dark else 0.16)
        for tone in _FIELDS["winter" if snowy else brief.season or "summer"]
    ]
    left, top, low = -period / 2, y - 40, y + tall + 50

    def sky(canvas: skia.Canvas) -> None:
        canvas.drawRect(
            draw.rect(room.left, top, room.area[2], low - top), draw.fill(shader=draw.vertical(y, line, light.sky))
        )
        if brief.weather in ("clear", "wind"):
            sun = (x + wide * 0.72, y + tall * (0.2 if brief.time_of_day in ("day", "night") else 0.46))
            draw.glow(canvas, *sun, tall * 0.5, "#cfd8ff" if brief.dark else "#ffe6b0", 0.8)
            canvas.drawCircle(*sun, 15, draw.fill("#fff6dc"))

    def hills(canvas: skia.Canvas) -> None:
        rnd = room.random("hills")
        for layer, tone in enumerate(
            (draw.mix(colours[1], light.sky[-1], 0.6), draw.mix(colours[1], light.sky[-1], 0.3))
        ):
            points: list[tuple[float, ...]] = [(left, low), (left, line + layer * 14)]
            for index in range(6):
                at = left + index * period / 6
                points.append(
                    (at + period / 12, line - rnd.uniform(30, 80) + layer * 30, at + period / 6, line + layer * 14)
                )
            canvas.drawPath(draw.shape(*points, (left + period, low)), draw.fill(tone))

    def fields(canvas: skia.Canvas) -> None:
        rnd = room.random("fields")
        canvas.drawRect(
            draw.rect(left, line + 26, period, low - line), draw.fill(shader=draw.vertical(line + 26, low, colours[:2]))
        )
        for index in range(15):
            at = left + 30 + (index + rnd.random() * 0.7) * (period - 100) / 15
            high = tall * rnd.uniform(0.26, 0.42)
            foot = line + rnd.uniform(34, 60)
            canvas.drawLine(at, foot, at, foot - high * 0.5, draw.stroke(draw.mix("#4a3426", light.near, 0.4), 6))
            for _ in range(6):
                canvas.drawCircle(
                    at + rnd.uniform(-18, 18),
                    foot - high * rnd.uniform(0.5, 0.95),
                    rnd.uniform(12, 20),
                    draw.fill(draw.mix(colours[2], "#ffffff", rnd.uniform(0, 0.2))),
                )

    def poles(canvas: skia.Canvas) -> None:
        for index in range(2):
            at = left + (index + 0.5) * period / 2
            canvas.drawLine(at, top, at, low, draw.stroke(draw.mix("#3a2a20", light.near, 0.5), 9))
            canvas.drawLine(
                at - 34, y + tall * 0.14, at + 34, y + tall * 0.14, draw.stroke(draw.mix("#3a2a20", light.near, 0.5), 7)
            )
        canvas.drawLine(left, y + tall * 0.13, left + period, y + tall * 0.13, draw.stroke("#2a2430", 1.6, alpha=0.6))
        for index in range(60):
            at = left + index * period / 60
            canvas.drawOval(draw.rect(at, low - 36, 34, 30), draw.fill(draw.darken(colours[1], 0.3), alpha=0.9))

    def box(name: str, depth: float, paint: Painter, drift: float, blur: float) -> Still:
        return Still(f"set:{name}", depth, (left, top, period, low - top), paint, blur, period, drift)

    layers: list[Layer] = [
        Still("set:sky", 0.1, (room.left, top, room.area[2], low - top), sky),
        box("hills", 0.2, hills, 46.0, 0.0),
        box("fields", 0.3, fields, 210.0, 0.0),
        box("poles", 0.4, poles, 900.0, 1.2),
    ]
    if brief.weather in ("rain", "storm", "snow"):
        layers.append(_driven(room, glass, snowy))
    return layers


def _driven(room: Chamber, glass: Area, snowy: bool) -> Live:
    """Rain or snow blown along the window."""
    rnd = room.random("driven")
    x, y, wide, tall = glass
    drops = [(rnd.random() * wide, rnd.random() * tall, rnd.uniform(0.7, 1.3)) for _ in range(70)]
    paint_of = draw.stroke("#ffffff", 3.4 if snowy else 1.6, alpha=0.8 if snowy else 0.5)
    mode = skia.Canvas.kPoints_PointMode if snowy else skia.Canvas.kLines_PointMode

    def paint(canvas: skia.Canvas, t: float) -> None:
        points = []
        for dx, dy, pace in drops:
            px, py = x + (dx - t * 420 * pace) % wide, y + (dy + t * 120 * pace) % tall
            points.append(skia.Point(px, py))
            if not snowy:
                points.append(skia.Point(px + 22 * pace, py - 6 * pace))
        canvas.drawPoints(mode, points, paint_of)

    return Live("set:driven", 0.45, paint)


def _bench(canvas: skia.Canvas, fabric: str, side: int) -> None:
    """An upholstered seat with its back to the outside, seen from the aisle; (0, 0) is the middle of the seat's edge."""
    back = draw.rect(-64, -150, 128, 190)
    draw.soft_shadow(canvas, 0, 66, 84, 10, 0.5)
    canvas.drawRoundRect(
        back,
        24,
        24,
        draw.fill(shader=draw.vertical(-150, 30, [draw.lighten(fabric, 0.22), fabric, draw.darken(fabric, 0.45)])),
    )
    canvas.drawRoundRect(draw.rect(-40, -146, 80, 42), 14, 14, draw.fill("#f6f0e0"))
    for x in (-30, 0, 30):
        canvas.drawLine(x, -96, x, -6, draw.stroke(draw.darken(fabric, 0.4), 2, alpha=0.5))
    canvas.drawRoundRect(
        draw.rect(-72, -6, 144, 34),
        13,
        13,
        draw.fill(shader=draw.vertical(-6, 28, [draw.lighten(fabric, 0.3), fabric, draw.darken(fabric, 0.3)])),
    )
    canvas.drawRect(draw.rect(-60, 26, 120, 40), draw.fill("#3a3a40"))
    canvas.drawRoundRect(draw.rect(side * 66 - 9, -50, 18, 66), 8, 8, draw.fill("#8a949c"))


SETS = {"train_interior": train_interior}
