"""The bridge of a spaceship before the stars."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import finishes, solids
from core.generation.animatic.sets.chamber import Chamber, chamber, placed, rests, sleeps
from core.generation.animatic.stage import Anchor, Brief, Layer, Live, Stage, Still


def spaceship_interior(brief: Brief) -> Stage:
    """A bridge: a vast window on stars and a planet, consoles with screens that blink, ribs of metal, lit lines on the floor."""
    room = chamber(brief, windowless=True)
    room = room.lit((0, room.floor * 0.5, room.height, "#8ac8ff", 0.7))
    top, low = room.pick(24.0, 120.0, 56.0), room.floor - room.pick(62.0, 120.0, 84.0)
    half = room.width * room.pick(0.4, 0.44, 0.42)
    view = draw.shape(
        (-half * 0.78, top),
        (half * 0.78, top),
        (half * 1.06, (top + low) / 2),
        (half * 0.86, low),
        (-half * 0.86, low),
        (-half * 1.06, (top + low) / 2),
    )

    def space(canvas: skia.Canvas) -> None:
        finishes.coat(canvas, room.area, "#0a0c24", "#241a4a")
        rnd = room.random("nebula")
        for _ in range(16):
            x, y, radius = rnd.uniform(-0.5, 0.5) * room.width, rnd.uniform(top, low), rnd.uniform(60, 170)
            draw.glow(canvas, x, y, radius, rnd.choice(("#6a3ac0", "#2a6ad0", "#c03a8a", "#2ab0b0")), 0.28)
        for _ in range(260):
            canvas.drawCircle(
                rnd.uniform(room.left, room.right),
                rnd.uniform(room.top, room.floor),
                rnd.uniform(0.5, 1.7),
                draw.fill(rnd.choice(("#ffffff", "#cfe0ff", "#fff0d0")), alpha=rnd.uniform(0.5, 1)),
            )
        x, y, radius = room.x(room.pick(0.2, 0.14, 0.18)), (top + low) * 0.5, room.pick(78.0, 116.0, 92.0)
        draw.glow(canvas, x, y, radius * 1.6, "#5ab0ff", 0.5)
        canvas.drawCircle(
            x,
            y,
            radius,
            draw.fill(
                shader=draw.linear(
                    (x - radius, y - radius), (x + radius, y + radius), ["#ffd8a0", "#d0704a", "#3a1a3a"]
                )
            ),
        )
        canvas.save()
        canvas.clipPath(draw.circle(x, y, radius), True)
        for band in range(7):
            draw.oval(
                canvas,
                x - 10,
                y - radius + band * radius * 0.3,
                radius * 1.2,
                radius * 0.07,
                draw.fill("#fff0d0" if band % 2 else "#8a3a3a", alpha=0.3),
            )
        canvas.restore()
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(-18)
        canvas.drawArc(
            draw.rect(-radius * 1.7, -radius * 0.34, radius * 3.4, radius * 0.68),
            -14,
            208,
            False,
            draw.stroke("#f4dcb0", 9, alpha=0.75),
        )
        canvas.restore()

    def wall(canvas: skia.Canvas) -> None:
        canvas.save()
        canvas.clipPath(view, skia.ClipOp.kDifference, True)
        finishes.coat(canvas, room.area, "#aab6c4", "#7a8898")
        finishes.tiles(
            canvas,
            (room.left, room.top, room.area[2], room.floor - room.top),
            (86, 48),
            "#a4b0be",
            "#5a6674",
            room.random("plates"),
            vary=0.05,
        )
        canvas.restore()
        canvas.drawPath(view, draw.stroke("#39434f", 18))
        canvas.drawPath(view, draw.stroke("#d5dfe8", 4))
        for share in (-0.3, 0.3):
            solids.rod(canvas, (half * share * 1.9, top), (half * share * 2.2, low), 9, "#5a6674")
        canvas.drawLine(-half * 1.2, low + 14, half * 1.2, low + 14, draw.stroke("#4ae0ff", 8, alpha=0.4, blur=5))
        canvas.drawLine(-half * 1.2, low + 14, half * 1.2, low + 14, draw.stroke("#c8f8ff", 3))
        for side in (-1, 1):
            for index in range(3):
                x = side * (half * 1.16 + index * room.pick(30, 22, 26))
                canvas.drawLine(x, room.top, x + side * 40, room.floor, draw.stroke("#4a5664", 11))
                canvas.drawLine(x - 3, room.top, x + side * 40 - 3, room.floor, draw.stroke("#d5dfe8", 2, alpha=0.7))
        if room.brief.frame.is_tall:
            for index in range(-2, 3):
                solids.pane(canvas, index * 92, 74, 66, 14, "#bff0ff", 0.3)

    def floor(canvas: skia.Canvas) -> None:
        finishes.squares(canvas, room, "#4a5664", "#444f5c", 110)
        reach = (room.bottom - room.horizon) / (room.floor - room.horizon)
        for share in (-0.3, -0.12, 0.12, 0.3):
            x = room.x(share)
            canvas.drawLine(x, room.floor, x * reach, room.bottom, draw.stroke("#4ae0ff", 12, alpha=0.35, blur=6))
            canvas.drawLine(x, room.floor, x * reach, room.bottom, draw.stroke("#bff6ff", 3, alpha=0.9))
        finishes.gloss(canvas, room, 0, room.width * 0.5, "#8ac8ff", 0.3)

    base = room.floor + 12
    size = room.size(base)
    consoles = room.pick((-0.36, -0.14, 0.14, 0.36), (-0.32, 0.0, 0.32), (-0.34, 0.0, 0.34))

    def desks(canvas: skia.Canvas) -> None:
        for index, share in enumerate(consoles):
            with placed(canvas, room.x(share), base, size):
                _console(canvas, index)

    def chair(canvas: skia.Canvas) -> None:
        with placed(canvas, room.x(room.pick(0.25, 0.22, 0.24)), room.stand - 6, room.unit * 0.96):
            _captains_chair(canvas)

    def near(canvas: skia.Canvas) -> None:
        for side in (-1, 1):
            panel = draw.shape(
                (side * room.width * 0.62, room.height * 0.72),
                (side * room.width * 0.34, room.height + 40),
                (side * room.width * 0.7, room.height + 80),
            )
            canvas.drawPath(panel, draw.fill("#2a333e"))
            for index in range(7):
                draw.glow(
                    canvas,
                    side * room.width * (0.43 + 0.03 * index),
                    room.height - 6 - index * 14,
                    13,
                    ("#ff5a5a", "#4ae0ff", "#f2c01e", "#5aff9a")[index % 4],
                    0.9,
                )

    blink = _blinking(room, [(room.x(share), base - 104 * size) for share in consoles], size)
    anchors = room.people(room.pick((-0.1, 0.08, -0.27, 0.38), (-0.14, 0.12, -0.3, 0.3), (-0.12, 0.1, -0.29, 0.38)))
    seat = Anchor(
        room.x(room.pick(0.25, 0.22, 0.24)), room.stand - 6 - 62 * room.unit * 0.96, 0.93, room.unit * 0.94, -1, "sit"
    )
    if rests(brief) or sleeps(brief):
        anchors["lead"] = seat
        anchors["second"] = Anchor(room.x(room.pick(0.02, -0.1, -0.02)), room.stand, 0.96, room.unit, 1, "stand")
    anchors |= room.tops(
        [(room.x(consoles[1]), base - 100 * size), (room.x(consoles[0]), base - 100 * size)], 0.83, size * 0.5
    )
    anchors |= {
        "chair": seat,
        "table": anchors["surface"],
        "counter": anchors["surface-2"],
        "window": Anchor(room.x(-0.1), low, 0.56, size * 0.8, 1, "surface"),
        **room.grounds(room.pick((0.24, -0.32, 0.03), (0.14, -0.28, 0.0), (0.2, -0.3, 0.03))),
    }
    layers: list[Layer] = [
        Still("set:space", 0.14, room.area, space),
        room.still("wall", 0.5, wall),
        room.ground(floor),
        room.still("consoles", 0.8, desks),
        blink,
        room.still("captain", 0.9, chair),
        room.still("foreground", 1.5, near, top=room.height * 0.6, blur=5.0),
    ]
    return room.stage(layers, anchors)


def _console(canvas: skia.Canvas, index: int) -> None:
    """A sloped console with a screen above."""
    draw.soft_shadow(canvas, 0, 0, 78, 9, 0.5)
    canvas.drawPath(
        draw.shape((-62, 0), (62, 0), (78, -84), (-78, -84)),
        draw.fill(shader=draw.vertical(-84, 0, ["#5a6876", "#2a333e"])),
    )
    canvas.drawPath(
        draw.shape((-78, -84), (78, -84), (64, -108), (-64, -108)),
        draw.fill(shader=draw.vertical(-108, -84, ["#dfe8f0", "#8a98a8"])),
    )
    solids.rod(canvas, (0, -108), (0, -124), 9, "#5a6876")
    solids.panel(canvas, 0, -122, 116, 70, "#1c242e", 6)
    tone = ("#3ad0ff", "#5aff9a", "#ffb03a", "#c86aff")[index]
    solids.pane(canvas, 0, -128, 104, 58, draw.mix(tone, "#0a1a2a", 0.55), 0.25)
    points = [(-46.0 + step * 8, -150.0 - 14 * math.sin(step * 1.3 + index)) for step in range(12)]
    canvas.drawPath(draw.path(*points), draw.stroke(draw.lighten(tone, 0.4), 2.6))
    canvas.drawLine(-46, -136, 40, -136, draw.stroke(tone, 2, alpha=0.7))


def _blinking(room: Chamber, places: list[tuple[float, float]], size: float) -> Live:
    """The keys of the consoles, some of which blink."""
    rnd = room.random("keys")
    tones = [draw.fill(tone) for tone in ("#ff5a5a", "#4ae0ff", "#f2c01e", "#5aff9a")]
    keys = [
        (x + (column - 5.5) * 10 * size, y + row * 8 * size, rnd.random() * 6.3, rnd.randrange(4))
        for x, y in places
        for column in range(12)
        for row in range(2)
    ]
    width, height = 6 * size, 4.4 * size

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, y, phase, tone in keys:
            if math.sin(t * 2.4 + phase * 2) > -0.35:
                canvas.drawRect(draw.rect(x, y, width, height), tones[tone])

    return Live("set:keys", 0.81, paint)


def _captains_chair(canvas: skia.Canvas) -> None:
    """A command chair on a pillar, its seat 62 above the deck."""
    draw.soft_shadow(canvas, 0, 0, 64, 11, 0.5)
    draw.oval(canvas, 0, -3, 46, 9, draw.fill("#39434f"))
    solids.rod(canvas, (0, -4), (0, -46), 20, "#6a7888")
    canvas.drawRoundRect(
        draw.rect(-46, -176, 92, 140),
        22,
        22,
        draw.fill(shader=draw.vertical(-176, -40, ["#d5dfe8", "#7a8898", "#39434f"])),
    )
    canvas.drawRoundRect(draw.rect(-34, -162, 68, 104), 15, 15, draw.fill("#2a3a5a"))
    canvas.drawRoundRect(
        draw.rect(-46, -66, 92, 24), 10, 10, draw.fill(shader=draw.vertical(-66, -42, ["#3f5688", "#1c2844"]))
    )
    for side in (-1, 1):
        canvas.drawRoundRect(
            draw.rect(side * 54 - 12, -96, 24, 54),
            9,
            9,
            draw.fill(shader=draw.vertical(-96, -42, ["#d5dfe8", "#5a6876"])),
        )
        for index in range(3):
            canvas.drawCircle(side * 54 - 6 + index * 6, -90, 2, draw.fill(("#ff5a5a", "#4ae0ff", "#f2c01e")[index]))


SETS = {"spaceship_interior": spaceship_interior}
