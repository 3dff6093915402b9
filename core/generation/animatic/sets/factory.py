"""A factory: girders and pipes, gears that turn, a belt with crates, a furnace."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import finishes, solids
from core.generation.animatic.sets.chamber import chamber, placed
from core.generation.animatic.stage import Brief, Layer, Live, Stage


def factory(brief: Brief) -> Stage:
    """A hall of girders and pipes: gears that turn, a belt with crates that run along, chimneys, warning stripes."""
    room = chamber(brief)
    room = room.lit(
        (room.x(-0.2), room.floor * 0.5, room.height * 0.95, "#ffd4a0", 0.8),
        (room.x(0.34), room.floor - 60, room.height * 0.6, "#ff9a4a", 0.8),
    )
    base = room.floor + 12
    size = room.size(base) * 1.1
    belt = base - 62 * size
    window_top = room.pick(24.0, 120.0, 60.0)

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#56616a", "#3a4248")
        sky = room.outside.sky
        for index in range(-4, 5):
            x = index * room.pick(120.0, 118.0, 122.0)
            box = draw.rect(x - 50, window_top, 100, room.pick(84.0, 200.0, 120.0))
            canvas.drawRect(box, draw.fill(shader=draw.vertical(box.top(), box.bottom(), [sky[0], sky[-1]])))
            for column in range(1, 4):
                canvas.drawLine(
                    box.left() + column * 25,
                    box.top(),
                    box.left() + column * 25,
                    box.bottom(),
                    draw.stroke("#2a3036", 3),
                )
            for row in range(1, 5):
                y = box.top() + row * box.height() / 5
                canvas.drawLine(box.left(), y, box.right(), y, draw.stroke("#2a3036", 2.4))
        y = window_top + room.pick(98.0, 226.0, 136.0)
        for index, tone in enumerate(("#c98a3a", "#8a969e", "#b0563a")):
            solids.rod(canvas, (room.left, y + index * 20), (room.right, y + index * 20), 13, tone)
            for joint in range(-5, 6):
                solids.panel(canvas, joint * 110 + index * 34, y + index * 20 + 9, 10, 18, draw.darken(tone, 0.2))
        for index in range(-3, 4):
            x = index * room.pick(230.0, 170.0, 200.0) + 40
            solids.panel(canvas, x, room.floor, 26, room.floor - room.top, "#3f4950")
            for step in range(int(room.floor / 34)):
                canvas.drawLine(x - 12, step * 34, x + 12, step * 34 + 30, draw.stroke("#2a3238", 3))
        with placed(canvas, room.x(0.34), room.floor, size):
            solids.block(canvas, 0, 0, 170, 190, "#5a4a44", 8)
            canvas.drawRoundRect(
                draw.rect(-46, -96, 92, 70),
                30,
                30,
                draw.fill(shader=draw.radial((0, -52), 60, ["#fff3b0", "#ff9a2a", "#b03a12"])),
            )
            draw.glow(canvas, 0, -58, 120, "#ff8a2a", 0.6)
            solids.column(canvas, -44, -520, -186, 50, "#6a5a52")

    def floor(canvas: skia.Canvas) -> None:
        finishes.level(canvas, room, "#6a6e6e")
        finishes.gloss(canvas, room, room.x(0.34), 120 * size, "#ff9a4a", 0.4)
        y = room.floor + (room.height - room.floor) * 0.24
        for index in range(-20, 21):
            x = index * 44.0
            canvas.drawPath(draw.shape((x, y), (x + 22, y), (x + 12, y + 12), (x - 10, y + 12)), draw.fill("#f2c01e"))

    def belts(canvas: skia.Canvas) -> None:
        canvas.drawRect(
            draw.rect(room.left, belt, room.area[2], 14 * size),
            draw.fill(shader=draw.vertical(belt, belt + 14 * size, ["#4a4e52", "#1c1e20"])),
        )
        for index in range(-12, 13):
            x = index * 70 * size
            canvas.drawCircle(x, belt + 14 * size, 10 * size, draw.fill("#8a949a"))
            canvas.drawCircle(x, belt + 14 * size, 4 * size, draw.fill("#3a4248"))
            if index % 3 == 0:
                solids.rod(canvas, (x, belt + 22 * size), (x, base), 10 * size, "#e0a52a")

    def crates(canvas: skia.Canvas, t: float) -> None:
        span = room.width * 1.4
        for index in range(5):
            x = (index * span / 5 + t * 38) % span - span / 2
            box = draw.rect(x - 26 * size, belt - 46 * size, 52 * size, 46 * size)
            canvas.drawRect(box, crate)
            canvas.drawRect(box, edge)
            canvas.drawLine(box.left(), box.top(), box.right(), box.bottom(), edge)
            canvas.drawLine(box.right(), box.top(), box.left(), box.bottom(), edge)

    tone = draw.mix("#c99a5f", "#2a2a4a", 0.55 if brief.dark else 0.1)
    crate, edge = draw.fill(tone), draw.stroke(draw.darken(tone, 0.45), 2.4)
    wheels = room.pick(
        ((-0.36, 0.32, 62.0), (-0.22, 0.44, 40.0)),
        ((-0.3, 0.32, 84.0), (-0.04, 0.41, 56.0)),
        ((-0.34, 0.32, 70.0), (-0.18, 0.42, 48.0)),
    )
    gears = [
        (room.x(x), room.height * y, radius, draw.fill(draw.mix(colour, "#1c1c3a", 0.4 if brief.dark else 0.0)))
        for (x, y, radius), colour in zip(wheels, ("#c98a3a", "#8a969e"), strict=True)
    ]
    outlines = [_gear(radius) for _, _, radius, _ in gears]
    hub = draw.fill("#2a3036")

    def turning(canvas: skia.Canvas, t: float) -> None:
        for index, ((x, y, radius, colour), outline) in enumerate(zip(gears, outlines, strict=True)):
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate((t * 24 if index == 0 else -t * 24 * gears[0][2] / radius) + 9 * index)
            canvas.drawPath(outline, colour)
            canvas.drawCircle(0, 0, radius * 0.2, hub)
            canvas.restore()

    def near(canvas: skia.Canvas) -> None:
        solids.rod(
            canvas, (room.x(-0.55), room.height * 0.86), (room.x(-0.2), room.height + 50), 44 * room.unit, "#c98a3a"
        )
        solids.rod(
            canvas, (room.x(0.54), room.height * 0.9), (room.x(0.3), room.height + 50), 30 * room.unit, "#8a969e"
        )

    anchors = room.people() | room.tops([(room.x(-0.2), belt), (room.x(0.16), belt)], 0.79, size * 0.5) | room.grounds()
    layers: list[Layer] = [
        *room.wall(wall),
        Live("set:gears", 0.55, turning),
        room.ground(floor),
        room.still("belt", 0.76, belts),
        Live("set:crates", 0.77, crates),
        room.still("foreground", 1.5, near, top=room.height * 0.5, blur=6.0),
    ]
    return room.stage(layers, anchors)


def _gear(radius: float) -> skia.Path:
    teeth = 12
    points: list[tuple[float, ...]] = []
    for index in range(teeth * 4):
        angle = index / (teeth * 4) * math.tau
        reach = radius if index % 4 in (0, 1) else radius * 0.82
        points.append((math.cos(angle) * reach, math.sin(angle) * reach))
    outline = draw.shape(*points)
    for index in range(5):
        angle = index / 5 * math.tau
        outline.addCircle(math.cos(angle) * radius * 0.48, math.sin(angle) * radius * 0.48, radius * 0.15)
    outline.setFillType(skia.PathFillType.kEvenOdd)
    return outline


SETS = {"factory": factory}
