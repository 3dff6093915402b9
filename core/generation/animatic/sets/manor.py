"""Rooms of great houses: a dining room, a ballroom, a haunted mansion."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import decor, finishes, furniture, lamplight, solids
from core.generation.animatic.sets.chamber import Chamber, chamber, placed, rests
from core.generation.animatic.sets.outlook import Opening
from core.generation.animatic.stage import Anchor, Brief, Layer, Live, Stage


def dining_room(brief: Brief) -> Stage:
    """A long laid table across the room, high-backed chairs, a chandelier, a sideboard, tall curtained windows."""
    room = chamber(brief)
    opening = room.pick(
        Opening(-170, 40, 340, 176, (0.33, 0.67), (0.35,)),
        Opening(-130, 190, 260, 260, (0.5,), (0.3,)),
        Opening(-170, 80, 340, 220, (0.33, 0.67), (0.35,)),
    )
    edge = room.height * room.pick(0.79, 0.79, 0.79)
    lustre = room.pick(56.0, 140.0, 80.0)
    room = room.lit((0, lustre, room.height * 0.8, "#ffe0a8", 0.75), (0, edge - 40, room.height * 0.5, "#ffc070", 0.6))
    shares = room.pick((-0.4, -0.13, 0.14, 0.41), (-0.34, 0.34), (-0.38, 0.0, 0.38))

    def wall(canvas: skia.Canvas) -> None:
        finishes.wallpaper(canvas, room.area, "#a8503f", "#8a3a30", 40)
        finishes.panelling(canvas, (room.left, room.floor - 78, room.area[2], 78), "#f0e6d4", 80)
        furniture.curtains(canvas, opening, "#d9a441", room.floor - opening.y - 12, room.random("curtains"))
        for index, share in enumerate(room.pick((-0.4, 0.4), (-0.44, 0.44), (-0.43, 0.43))):
            decor.picture(
                canvas,
                room.x(share),
                room.pick(110.0, 280.0, 150.0),
                92,
                116,
                room.random("portrait", str(index)),
                wood="#c9963f",
            )

    def floor(canvas: skia.Canvas) -> None:
        finishes.boards(canvas, room, "#7a4a2c", room.random("floor"))

    def chairs(canvas: skia.Canvas) -> None:
        y = room.floor + (room.stand - room.floor) * 0.55
        for share in shares:
            with placed(canvas, room.x(share), y, room.size(y)):
                solids.panel(canvas, 0, -52, 66, 110, "#5a3020", 10)
                solids.panel(canvas, 0, -62, 50, 88, "#a8323f", 8)
                for x in (-22, 22):
                    solids.rod(canvas, (x, -50), (x, 0), 7, "#5a3020")

    def light(canvas: skia.Canvas) -> None:
        furniture.chandelier(canvas, 0.0, room.top, lustre, room.unit * 1.0)

    def table(canvas: skia.Canvas) -> None:
        canvas.drawRect(
            draw.rect(room.left, edge, room.area[2], 30),
            draw.fill(shader=draw.vertical(edge, edge + 30, ["#fffaf0", "#e6dacb"])),
        )
        canvas.drawRect(
            draw.rect(room.left, edge + 30, room.area[2], 400),
            draw.fill(shader=draw.vertical(edge + 30, edge + 120, ["#efe4d6", "#9a8678"])),
        )
        for index in range(-8, 9):
            x = index * room.width / 9
            canvas.drawPath(
                draw.shape((x, edge + 34), (x + 12, edge + 320), (x - 12, edge + 320)), draw.fill("#6a5048", alpha=0.14)
            )
        for index, share in enumerate(room.pick((-0.4, 0.02, 0.44), (-0.4, 0.02, 0.44), (-0.4, 0.02, 0.44))):
            with placed(canvas, room.x(share), edge + 16, room.unit * 0.8):
                if index == 1:
                    for x, tall in ((-26, 64), (0, 84), (26, 64)):
                        solids.rod(canvas, (0, -24), (x, -34), 5, "#d9d3c4")
                        solids.rod(canvas, (x, -34), (x, -tall), 7, "#fbf2e0")
                        draw.glow(canvas, x, -tall - 10, 40, "#ffc46a", 0.8)
                        canvas.drawPath(
                            draw.shape((x, -tall), (x - 5, -tall - 6, x, -tall - 19), (x + 5, -tall - 6, x, -tall)),
                            draw.fill("#fff3c0"),
                        )
                    solids.rod(canvas, (0, 0), (0, -30), 8, "#d9d3c4")
                else:
                    draw.oval(canvas, 0, 0, 50, 10, draw.fill("#ffffff"))
                    draw.oval(canvas, 0, 0, 34, 6.6, draw.stroke("#c9963f", 1.8))

    anchors = room.people()
    if rests(brief) or brief.action is None:
        anchors = room.behind(
            edge + 2,
            [room.x(s) for s in room.pick((-0.14, 0.18, -0.34), (-0.17, 0.23, -0.4), (-0.15, 0.2, -0.37))],
            room.unit * 0.88,
        )
    anchors |= room.tops(
        [(room.x(s), edge + 20) for s in room.pick((-0.07, 0.26, -0.25), (-0.1, 0.3, -0.28), (-0.08, 0.28, -0.26))],
        1.03,
        room.unit * 0.46,
    )
    anchors |= {
        "table": anchors["surface"],
        "chair": Anchor(room.x(shares[-1]) - 20, room.stand - 60 * room.unit, 0.86, room.unit * 0.85, -1, "sit"),
        "window": Anchor(opening.centre + 60, opening.bottom + 8, 0.56, room.unit * 0.5, 1, "surface"),
        **room.grounds(),
    }
    layers: list[Layer] = [
        *room.wall(wall, opening, "#f6efe2"),
        room.ground(floor),
        room.still("chairs", 0.8, chairs),
        room.still("chandelier", 0.82, light, bottom=room.floor),
        room.still("laid", 1.0, table, top=edge - 130 * room.unit),
        room.leaves(),
    ]
    return room.stage(layers, anchors, opening=opening)


def ballroom(brief: Brief) -> Stage:
    """A golden hall: tall mirrors between pillars, three chandeliers, a shining parquet, a balustrade of flowers."""
    room = chamber(brief)
    places = room.pick(
        ((-0.3, 70.0, 0.9), (0.0, 50.0, 1.2), (0.3, 70.0, 0.9)),
        ((-0.24, 190.0, 0.8), (0.2, 120.0, 1.0)),
        ((-0.26, 100.0, 0.9), (0.2, 72.0, 1.1)),
    )
    room = room.lit(*((room.x(x), y, room.height * 0.75, "#ffe6b0", 0.7) for x, y, _ in places))
    step = room.pick(138.0, 126.0, 134.0)
    top = room.pick(52.0, 170.0, 90.0)

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#f6ead0", "#e6d0a0")
        sky = room.outside.sky
        for index in range(-5, 6):
            x, half = index * step, step * 0.3
            arch = draw.shape(
                (x - half, room.floor - 12),
                (x - half, top + half),
                (x - half, top, x, top),
                (x + half, top, x + half, top + half),
                (x + half, room.floor - 12),
            )
            tones = [sky[0], sky[-1]] if index % 2 == 0 else ["#f4ecd8", "#cbb98f"]
            canvas.drawPath(arch, draw.fill(shader=draw.vertical(top, room.floor, tones)))
            for row in range(1, 6):
                y = top + (room.floor - top) * row / 6
                canvas.drawLine(x - half, y, x + half, y, draw.stroke("#c9a24a", 2.4))
            canvas.drawLine(x, top, x, room.floor, draw.stroke("#c9a24a", 2.4))
            canvas.drawPath(arch, draw.stroke("#d9b050", 7))
            canvas.drawPath(arch, draw.stroke("#fff3c8", 2))
            solids.column(canvas, x + step / 2, top - 30, room.floor, step * 0.15, "#f2e8d4", 4)
        canvas.drawRect(
            draw.rect(room.left, top - 46, room.area[2], 20),
            draw.fill(shader=draw.vertical(top - 46, top - 26, ["#fff3c8", "#c9963f"])),
        )
        finishes.coat(canvas, (room.left, room.top, room.area[2], top - 46 - room.top), "#d9c08a", "#f6ead0")

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#c98f4a", "#a8703a", 78)
        for x, _, _ in places:
            finishes.gloss(canvas, room, room.x(x), room.width * 0.2, "#fff0c0", 0.5)

    def lights(canvas: skia.Canvas) -> None:
        for x, y, size in places:
            furniture.chandelier(canvas, room.x(x), room.top, y, room.unit * size)

    def near(canvas: skia.Canvas) -> None:
        rnd = room.random("flowers")
        for side in (-1, 1):
            for _ in range(26):
                x, y = side * room.width * 0.5 - side * abs(rnd.gauss(0, 46)), room.height - abs(rnd.gauss(0, 34))
                canvas.drawCircle(
                    x, y, rnd.uniform(9, 19), draw.fill(rnd.choice(("#f2a8b8", "#fff0f0", "#e8788f", "#5c8f52")))
                )

    anchors = (
        room.people()
        | room.tops([(room.x(0.34), room.floor + 4), (room.x(-0.34), room.floor + 4)], 0.7, room.unit * 0.4)
        | room.grounds()
    )
    layers: list[Layer] = [
        *room.wall(wall),
        room.ground(floor),
        room.still("chandeliers", 0.8, lights, bottom=room.floor),
        room.still("foreground", 1.45, near, top=room.height * 0.6, blur=5.0),
    ]
    return room.stage(layers, anchors)


def haunted_mansion(brief: Brief) -> Stage:
    """A hall gone to ruin: a crooked staircase, cobwebs, torn curtains, portraits whose eyes glow, a grandfather clock, mist."""
    room = chamber(brief, windowless=True)
    opening = room.pick(
        Opening(150, 40, 120, 190, (0.5,), (0.3, 0.65)),
        Opening(70, 150, 124, 290, (0.5,), (0.3, 0.65)),
        Opening(110, 70, 130, 240, (0.5,), (0.3, 0.65)),
    )
    room = room.lit(
        (room.x(-0.36), room.floor * 0.62, room.height * 0.6, "#9affc0", 0.7),
        (opening.centre, opening.bottom, room.height * 0.8, "#c0d0ff", 0.75),
    )
    frames = room.pick(
        ((-0.12, 110.0), (0.06, 124.0)), ((-0.2, 250.0), (-0.02, 380.0)), ((-0.14, 150.0), (0.06, 170.0))
    )

    def wall(canvas: skia.Canvas) -> None:
        finishes.wallpaper(canvas, room.area, "#4a4660", "#3a3650", 52)
        finishes.panelling(canvas, (room.left, room.floor - 84, room.area[2], 84), "#3a2a30", 82)
        rnd = room.random("cracks")
        for _ in range(9):
            x, y = rnd.uniform(room.left, room.right) * 0.7, rnd.uniform(0, room.floor * 0.6)
            points: list[tuple[float, ...]] = [(x, y)]
            for _ in range(5):
                x, y = x + rnd.uniform(-16, 16), y + rnd.uniform(8, 26)
                points.append((x, y))
            canvas.drawPath(draw.path(*points), draw.stroke("#1c1826", 1.8, alpha=0.8))
        for share, y in frames:
            x = room.x(share)
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate(5 if share > 0 else -4)
            solids.panel(canvas, 0, 62, 92, 124, "#7a5a2a", 4)
            canvas.drawRect(draw.rect(-36, -52, 72, 104), draw.fill("#1f2a2a"))
            draw.oval(canvas, 0, -10, 19, 24, draw.fill("#8f9a8a"))
            draw.oval(canvas, 0, 46, 36, 36, draw.fill("#2a1c2c"))
            for eye in (-7, 7):
                draw.oval(canvas, eye, -14, 4.6, 3.4, draw.fill("#ffef6a"))
                draw.glow(canvas, eye, -14, 13, "#ffef6a", 0.8)
            canvas.restore()
        for side in (-1, 1):
            x = opening.x - 12 if side < 0 else opening.right + 12
            low = room.floor - 30
            tatter = draw.shape(
                (x - 26, opening.y - 16),
                (x + 26, opening.y - 16),
                (x + 20, low - 40),
                (x + 12, low),
                (x + 4, low - 46),
                (x - 6, low - 10),
                (x - 14, low - 60),
                (x - 22, low - 20),
            )
            canvas.drawPath(
                tatter, draw.fill(shader=draw.horizontal(x - 26, x + 26, ["#3a1028", "#6a2040", "#2a0c1e"]))
            )

    def floor(canvas: skia.Canvas) -> None:
        finishes.boards(canvas, room, "#4a3a3a", room.random("floor"))

    def things(canvas: skia.Canvas) -> None:
        base = room.floor + 26
        size = room.size(base)
        left, steps = room.x(-0.62), room.pick(11, 19, 14)
        run = room.width * room.pick(0.4, 0.5, 0.44) / steps
        for index in range(steps):
            x = left + run * (steps - index)
            y = base - index * 24 * size
            canvas.drawRect(
                draw.rect(left, y - 24 * size, x - left, 24 * size),
                draw.fill(shader=draw.vertical(y - 24 * size, y, ["#5a4450", "#33262e"])),
            )
            canvas.drawLine(left, y - 24 * size, x, y - 24 * size, draw.stroke("#8a7080", 2))
            solids.rod(canvas, (x - run / 2, y - 24 * size), (x - run / 2, y - 92 * size), 4, "#6a5060")
        solids.rod(
            canvas, (left + run * steps, base - 96 * size), (left, base - (96 + 24 * steps) * size), 9, "#7a5a62"
        )
        with placed(canvas, room.x(room.pick(0.41, 0.39, 0.41)), base, size):
            _clock(canvas)

    def webs(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            corner = (side * room.width * 0.53, -14.0)
            reach = min(room.width, room.height) * 0.34
            for ray in range(6):
                angle = math.radians(ray * 18)
                canvas.drawLine(
                    *corner,
                    corner[0] - side * math.cos(angle) * reach,
                    corner[1] + math.sin(angle) * reach,
                    draw.stroke("#d9dcec", 1.6, alpha=0.6),
                )
            for ring in range(1, 6):
                for ray in range(5):
                    a, b, far = math.radians(ray * 18), math.radians(ray * 18 + 18), reach * ring / 6
                    middle = far * 0.86
                    canvas.drawPath(
                        draw.path(
                            (corner[0] - side * math.cos(a) * far, corner[1] + math.sin(a) * far),
                            (
                                corner[0] - side * math.cos((a + b) / 2) * middle,
                                corner[1] + math.sin((a + b) / 2) * middle,
                                corner[0] - side * math.cos(b) * far,
                                corner[1] + math.sin(b) * far,
                            ),
                        ),
                        draw.stroke("#d9dcec", 1.3, alpha=0.55),
                    )

    def near(canvas: skia.Canvas) -> None:
        for index in range(9):
            lamplight.pool(
                canvas, room.x(-0.6 + index * 0.15), room.height + 6, room.width * 0.2, 60 * room.unit, "#b8c8d8", 0.32
            )

    anchors = room.people(room.pick((-0.04, 0.14, -0.22, 0.28), (-0.06, 0.22, -0.28, 0.06), (-0.05, 0.17, -0.25, 0.3)))
    anchors |= room.tops([(opening.centre - 20, opening.bottom + 8)], 0.56, room.unit * 0.45)
    anchors |= {"window": anchors["surface"], **room.grounds()}
    layers: list[Layer] = [
        *room.wall(wall, opening, "#3a2c34"),
        room.ground(floor),
        room.still("stairs", 0.8, things),
        room.still("webs", 1.1, webs, bottom=room.height * 0.6),
        _bats(room),
        room.still("foreground", 1.4, near, top=room.height * 0.6, blur=4.0),
    ]
    return room.stage(layers, anchors, opening=opening)


def _clock(canvas: skia.Canvas) -> None:
    """A grandfather clock 300 tall at midnight."""
    solids.block(canvas, 0, 0, 76, 60, "#4a2c24", 6)
    solids.panel(canvas, 0, -58, 56, 130, "#3f241e", 3)
    canvas.drawRect(draw.rect(-18, -178, 36, 108), draw.fill("#140c0e"))
    solids.rod(canvas, (0, -178), (6, -102), 3, "#c9963f")
    canvas.drawCircle(7, -96, 10, draw.fill("#d9a93f"))
    solids.block(canvas, 0, -186, 80, 86, "#4a2c24", 4)
    canvas.drawPath(draw.shape((-44, -272), (0, -312), (44, -272)), draw.fill("#3a2018"))
    canvas.drawCircle(0, -230, 30, draw.fill("#e8e0c0"))
    for index in range(12):
        angle = index * math.tau / 12
        canvas.drawCircle(math.sin(angle) * 25, -230 - math.cos(angle) * 25, 1.8, draw.fill("#2a1c14"))
    canvas.drawLine(0, -230, 1, -252, draw.stroke("#2a1c14", 3))
    canvas.drawLine(0, -230, -4, -246, draw.stroke("#2a1c14", 4))


def _bats(room: Chamber) -> Live:
    """Bats that cross under the ceiling."""
    rnd = room.random("bats")
    flock = [(rnd.random(), rnd.uniform(0.08, 0.34), rnd.uniform(0.5, 0.9), rnd.random() * 6.3) for _ in range(4)]
    tone = draw.fill("#15101c")

    def paint(canvas: skia.Canvas, t: float) -> None:
        for start, high, size, phase in flock:
            x = ((start + t * 0.09) % 1 - 0.5) * room.width * 1.2
            y = room.height * high + math.sin(t * 2.1 + phase) * 14
            flap = math.sin(t * 13 + phase) * 11 * size
            wing = 30 * size
            canvas.drawPath(
                draw.shape(
                    (x, y),
                    (x - wing * 0.5, y - flap - 8, x - wing, y - flap),
                    (x - wing * 0.7, y + 5),
                    (x - wing * 0.3, y + 4),
                    (x, y + 12 * size),
                    (x + wing * 0.3, y + 4),
                    (x + wing * 0.7, y + 5),
                    (x + wing, y - flap),
                    (x + wing * 0.5, y - flap - 8, x, y),
                ),
                tone,
            )

    return Live("set:bats", 0.83, paint)


SETS = {"dining_room": dining_room, "ballroom": ballroom, "haunted_mansion": haunted_mansion}
