"""Rooms people live in: a living room with a fireplace, a bedroom."""

from __future__ import annotations

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import decor, finishes, furniture, lamplight, solids
from core.generation.animatic.sets.chamber import chamber, placed, rests, sleeps
from core.generation.animatic.sets.outlook import Opening
from core.generation.animatic.stage import Anchor, Brief, Layer, Stage


def bedroom(brief: Brief) -> Stage:
    """A bed along the wall under a window, a nightstand with a lamp, a wardrobe, a soft rug."""
    room = chamber(brief)
    opening = room.pick(
        Opening(-70, 40, 190, 158, (0.5,), (0.4,)),
        Opening(-40, 120, 200, 250, (0.5,), (0.35,)),
        Opening(-60, 70, 200, 200, (0.5,), (0.4,)),
    )
    cloth = room.random("cloth").choice(("#6a7fc0", "#c9708c", "#4f9a94", "#8f6fb8"))
    foot = room.floor + (room.stand - room.floor) * 0.45
    size = room.size(foot) * 1.2
    bed_x, wide = room.x(room.pick(0.14, 0.12, 0.13)), room.pick(330.0, 214.0, 270.0)
    lamp_x, lamp_y = bed_x - wide * size * 0.5 - 34 * size, foot - 10
    room = room.lit((lamp_x, lamp_y - 120 * size, 330 * size, "#ffc477", 0.85))

    def wall(canvas: skia.Canvas) -> None:
        finishes.wallpaper(canvas, room.area, "#c9c3dc", "#b3a9d0", 30)
        finishes.skirting(canvas, room, "#f2ecf4")
        for index, share in enumerate(room.pick((-0.27, 0.33), (-0.33,), (-0.29, 0.36))):
            high = room.pick(90.0, 270.0, 130.0)
            decor.picture(canvas, room.x(share), high, 58, 72, room.random("picture", str(index)), wood="#f4ece0")
        length = room.floor - opening.y - 30
        furniture.curtains(canvas, opening, draw.mix(cloth, "#ffffff", 0.5), length, room.random("curtains"))

    def floor(canvas: skia.Canvas) -> None:
        finishes.boards(canvas, room, "#c49a6c", room.random("floor"))
        furniture.rug(
            canvas,
            room.x(0),
            room.stand - 8,
            room.width * 0.4,
            (room.height - room.floor) * 0.3,
            draw.mix(cloth, "#f3e8e4", 0.55),
        )

    def sleeping(canvas: skia.Canvas) -> None:
        with placed(canvas, room.x(-0.43), room.floor + 14, room.size(room.floor + 14)):
            solids.block(canvas, 0, 0, 150, 268, "#efe3d2", 8)
            for x in (-36, 36):
                solids.panel(canvas, x, -12, 68, 244, "#f7eee0", 4)
                solids.rod(canvas, (x - x * 0.7, -138), (x - x * 0.7, -112), 5, "#b98a4a")
        with placed(canvas, lamp_x, lamp_y, size):
            solids.block(canvas, 0, 0, 58, 62, "#a87a52", 8)
            solids.panel(canvas, 0, -30, 46, 22, "#bd8d62")
            solids.rod(canvas, (0, -92), (0, -66), 6, "#d9a554")
            shade = draw.shape((-14, -130), (14, -130), (27, -90), (-27, -90))
            canvas.drawPath(shade, draw.fill(draw.mix("#f3dcc0", "#fff3cc", room.power)))
            lamplight.pool(canvas, 0, -96, 90, 80, "#ffc477", 0.5 * room.power)
        with placed(canvas, bed_x, foot, size):
            solids.bed(canvas, wide, cloth, "#9a6a44")

    def below(canvas: skia.Canvas) -> None:
        with placed(canvas, bed_x, foot, size):
            solids.under_bed(canvas, wide)

    lying = foot - 70 * size
    anchors = room.people(room.pick((-0.17, 0.04, -0.33, 0.3), (-0.14, 0.2, -0.32, 0.3), (-0.16, 0.12, -0.33, 0.34)))
    if sleeps(brief):
        # The head of who lies is to the left of the feet: on the pillow.
        anchors["second"] = anchors["lead"]
        anchors["lead"] = Anchor(bed_x + 0.04 * wide * size, lying + 18, 0.91, room.unit * 0.85, 1, "stand")
    elif rests(brief):
        seat = foot - 52 * size
        anchors.update(room.seated([(bed_x + d * wide * size, seat, room.unit * 0.95) for d in (-0.06, 0.34, -0.3)]))
    anchors |= room.tops([(lamp_x + 18, lamp_y - 64 * size), (bed_x + 0.2 * wide * size, lying)], 0.9, room.unit * 0.33)
    anchors |= {
        "bed": Anchor(bed_x + 0.04 * wide * size, lying + 18, 0.91, room.unit * 0.85, 1, "stand"),
        "below_bed": Anchor(bed_x + 0.08 * wide * size, foot + 26 * size, 0.815, 0.6 * size, 1, "below"),
        "pillow": Anchor(bed_x - 0.36 * wide * size, lying - 6, 0.9, room.unit * 0.6, 1, "surface"),
        "window": Anchor(opening.centre, opening.bottom + 8, 0.56, room.unit * 0.5, 1, "surface"),
        **room.grounds(),
    }
    layers: list[Layer] = [
        *room.wall(wall, opening, "#f6f0ea"),
        room.ground(floor),
        room.still("under-bed", 0.81, below, bottom=room.stand + 20),
        room.still("furniture", 0.82, sleeping, bottom=room.stand + 20),
        room.leaves(1),
    ]
    return room.stage(layers, anchors, opening=opening)


def living_room(brief: Brief) -> Stage:
    """A fireplace with a fire, armchairs on either side, a big window, tall bookshelves, a round rug."""
    room = chamber(brief)
    opening = room.pick(
        Opening(110, 46, 190, 176, (0.5,), (0.36,)),
        Opening(100, 118, 124, 300, (0.5,), (0.3,)),
        Opening(90, 62, 190, 240, (0.5,), (0.34,)),
    )
    hearth = room.x(room.pick(-0.17, -0.1, -0.17))
    base = room.floor + 10
    size = room.size(base) * 1.15
    lamp = room.x(room.pick(0.43, 0.43, 0.44))
    room = room.lit(
        (hearth, base - 40 * size, 380 * size, "#ff9a4a", 0.75),
        (lamp, room.floor - 190 * size, 420 * size, "#ffd394", 0.7),
    )
    chair_y = room.floor + (room.stand - room.floor) * 0.8
    chairs = room.pick((-0.3, 0.26), (-0.31, 0.3), (-0.3, 0.28))
    cloth = room.random("cloth").choice(("#2f6f73", "#b4573c", "#7a5a9a", "#5a7a4a"))

    def wall(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#8a5f52", "#6f483f")
        finishes.panelling(canvas, (room.left, room.floor - 84, room.area[2], 84), "#f0e4d2", 74)
        with placed(canvas, hearth, base, size):
            high = room.pick(330.0, 430.0, 360.0)
            finishes.tiles(
                canvas, (-104, -high, 208, high), (34, 15), "#a9604a", "#5c352b", room.random("bricks"), bond=True
            )
            canvas.drawPath(
                draw.shape((-58, 0), (-58, -74), (-58, -112, 0, -112), (58, -112, 58, -74), (58, 0)),
                draw.fill("#1a0d0a"),
            )
            solids.block(canvas, 0, -146, 244, 15, "#6b4226", 10)
            for index, x in enumerate((-16, 10)):
                canvas.save()
                canvas.translate(x, -14 - 7 * index)
                canvas.rotate(-14 + 28 * index)
                canvas.drawRoundRect(draw.rect(-36, -8, 72, 15), 7, 7, draw.fill("#4a2a18"))
                canvas.restore()
            for x, tall, colour in (
                (-22, 52, "#ff7a2a"),
                (18, 60, "#ff7a2a"),
                (0, 78, "#ffa53a"),
                (-8, 48, "#ffd36a"),
                (9, 38, "#fff0b0"),
            ):
                canvas.drawPath(
                    draw.shape((x, -14), (x - 19, -30, x - 2, -14 - tall), (x + 20, -32, x, -14)), draw.fill(colour)
                )
            draw.glow(canvas, 0, -44, 130, "#ff9a3a", 0.75)
            decor.picture(canvas, 0, -226, 108, 84, room.random("picture"), wood="#c9963f")
            for x in (-88, 88):
                decor.jar(canvas, x, -162, 34, "#2f6f73")

    def floor(canvas: skia.Canvas) -> None:
        finishes.boards(canvas, room, "#8f5a36", room.random("floor"))
        furniture.rug(canvas, 0, room.stand - 10, room.width * 0.42, (room.height - room.floor) * 0.33, "#b5483d")
        lamplight.pool(canvas, hearth, room.floor + 40, 240 * size, 60, "#ffb060", 0.5)

    def seats(canvas: skia.Canvas) -> None:
        standing = room.size(room.floor + 8)
        if not room.brief.frame.is_tall:
            left = room.x(room.pick(-0.53, 0.0, -0.55))
            furniture.bookcase(canvas, left, room.floor + 8, 112, 310 * standing, "#7a4c2e", room.random("books"))
        furniture.standing_lamp(canvas, lamp, room.floor + 26, 250 * standing, "#f3e3c3", max(0.35, room.power))
        for index, share in enumerate(chairs):
            with placed(canvas, room.x(share), chair_y, room.size(chair_y)):
                furniture.armchair(canvas, cloth if index == 0 else draw.mix(cloth, "#d9a441", 0.6))

    def table(canvas: skia.Canvas) -> None:
        furniture.low_table(
            canvas, room.x(0.09), room.height * room.pick(0.9, 0.91, 0.9), 76 * room.unit, 34 * room.unit, "#7a4a2c"
        )

    top = room.height * room.pick(0.9, 0.91, 0.9)
    seat = chair_y - 56 * room.size(chair_y)
    anchors = room.people(room.pick((-0.08, 0.17, -0.24, 0.34), (-0.16, 0.2, -0.3, 0.02), (-0.1, 0.18, -0.3, 0.34)))
    if rests(brief) or sleeps(brief):
        anchors.update(room.seated([(room.x(share), seat, room.unit * 0.95) for share in chairs]))
    anchors |= room.tops(
        [(room.x(0.07), top + 2), (room.x(0.15), top - 4), (room.x(0.02), top - 5)], 1.03, room.unit * 0.36
    )
    anchors |= {
        "table": anchors["surface"],
        "sofa": Anchor(room.x(chairs[1]), seat, 0.92, room.unit * 0.8, -1, "sit"),
        "chair": Anchor(room.x(chairs[0]), seat, 0.92, room.unit * 0.8, 1, "sit"),
        "window": Anchor(opening.centre, opening.bottom + 8, 0.56, room.unit * 0.5, -1, "surface"),
        "windowsill": Anchor(opening.centre + 30, opening.bottom + 8, 0.56, room.unit * 0.5, -1, "surface"),
        "carpet": Anchor(room.x(-0.2), room.stand + 6, 0.97, room.unit),
        "fireplace": Anchor(hearth + 30, room.floor + (room.stand - room.floor) * 0.55, 0.9, room.unit * 0.9),
        **room.grounds(),
    }
    layers: list[Layer] = [
        *room.wall(wall, opening, "#e9dcc4"),
        room.ground(floor),
        room.still("furniture", 0.84, seats),
        room.still("table", 1.0, table, top=top - 80),
        room.leaves(),
    ]
    return room.stage(layers, anchors, opening=opening)


SETS = {"bedroom": bedroom, "living_room": living_room}
