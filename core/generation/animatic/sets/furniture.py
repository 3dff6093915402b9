"""Furniture of living rooms: floors, rugs, curtains, sofas, lamps that stand, low tables, bookcases.

Painters of still parts, in world units, like those in `sets.interior`.
"""

from __future__ import annotations

import random

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import decor, lamplight, solids
from core.generation.animatic.sets.outlook import Opening


def floor(
    canvas: skia.Canvas, left: float, right: float, top: float, bottom: float, wood: str, rnd: random.Random
) -> None:
    """Floorboards that run towards us, a skirting board above them."""
    tones = [draw.darken(wood, 0.3), wood, draw.darken(wood, 0.35)]
    canvas.drawRect(
        draw.rect(left, top, right - left, bottom - top),
        draw.fill(shader=draw.vertical(top, bottom, tones, [0, 0.4, 1])),
    )
    middle, boards = (left + right) / 2, 26
    for index in range(boards + 1):
        far = left + (right - left) * index / boards
        near = middle + (far - middle) * 1.7
        step = (right - left) / boards
        plank = draw.shape((far, top), (far + step, top), (near + step * 1.7, bottom), (near, bottom))
        canvas.drawPath(plank, draw.fill(rnd.choice(("#ffcf9a", "#2a1008", "#8a4a22")), alpha=rnd.uniform(0.02, 0.09)))
        canvas.drawLine(far, top, near, bottom, draw.stroke("#1c0c06", 1.1, alpha=0.4))
        across = rnd.random()
        y = top + (bottom - top) * across
        x = far + (near - far) * across
        canvas.drawLine(x, y, x + step * (1 + 0.7 * across), y, draw.stroke("#1c0c06", 1.1, alpha=0.4))
    skirting = draw.vertical(top - 14, top, ["#f7efe2", "#d3c3ae"])
    canvas.drawRect(draw.rect(left, top - 14, right - left, 14), draw.fill(shader=skirting))
    canvas.drawRect(
        draw.rect(left, top, right - left, 9),
        draw.fill(shader=draw.vertical(top, top + 9, [("#000000", 0.35), ("#000000", 0)])),
    )


def rug(canvas: skia.Canvas, x: float, y: float, rx: float, ry: float, colour: str) -> None:
    """A round rug with rings and a soft edge."""
    draw.soft_shadow(canvas, x, y + 3, rx * 1.04, ry * 1.08, 0.35)
    for share, tone in (
        (1.0, draw.darken(colour, 0.15)),
        (0.94, draw.lighten(colour, 0.45)),
        (0.86, colour),
        (0.6, draw.lighten(colour, 0.2)),
        (0.56, colour),
    ):
        draw.oval(canvas, x, y, rx * share, ry * share, draw.fill(tone))
    shade = draw.vertical(y - ry, y + ry, [("#000000", 0.18), ("#ffffff", 0.06)])
    draw.oval(canvas, x, y, rx, ry, draw.fill(shader=shade))


def curtains(canvas: skia.Canvas, opening: Opening, colour: str, length: float, rnd: random.Random) -> None:
    """A rod with a curtain drawn aside at each end, lit through at the inner edge."""
    top = opening.y - 24
    rod = draw.rect(opening.x - 64, top - 4, opening.width + 128, 6)
    canvas.drawRoundRect(rod, 3, 3, draw.fill(shader=draw.vertical(top - 4, top + 2, ["#e6bb72", "#8a5f2c"])))
    for end in (rod.left(), rod.right()):
        canvas.drawCircle(end, top - 1, 6, draw.fill("#d9a554"))
    for side in (-1, 1):
        outer = opening.x - 52 if side < 0 else opening.right + 52
        wide = 62 + opening.width * 0.05
        folds = 6
        for index in range(folds):
            start = outer - side * wide * index / folds
            stop = outer - side * wide * (index + 1) / folds
            left, right = min(start, stop) - 1, max(start, stop) + 1
            pinch = rnd.uniform(-2, 2)
            cloth = draw.shape(
                (left, top),
                (right, top),
                (right + pinch, top + length * 0.6, right + side * 5, top + length),
                (left + side * 5, top + length),
                (left + pinch, top + length * 0.6, left, top),
            )
            tones = [draw.darken(colour, 0.28), draw.lighten(colour, 0.16), draw.darken(colour, 0.1)]
            canvas.drawPath(cloth, draw.fill(shader=draw.horizontal(left, right, tones, [0, 0.45, 1])))
        inner = outer - side * wide
        lit = (
            draw.horizontal(inner, inner + side * 26, [("#ffffff", 0.35), ("#ffffff", 0)])
            if side > 0
            else draw.horizontal(inner - 26, inner, [("#ffffff", 0), ("#ffffff", 0.35)])
        )
        canvas.drawRect(draw.rect(min(inner, inner + side * 26), top, 26, length), draw.fill(shader=lit))


def sofa(
    canvas: skia.Canvas, x: float, seat: float, width: float, size: float, colour: str, cushions: tuple[str, str]
) -> None:
    """A sofa centred on x whose seat is at ``seat``; ``size`` is a seated adult's scale (back 62, legs 50 units)."""
    half, back, low = width / 2, 66 * size, 46 * size
    dark, deep, light = draw.darken(colour, 0.28), draw.darken(colour, 0.55), draw.lighten(colour, 0.14)
    foot = seat + low
    draw.soft_shadow(canvas, x, foot + 3, half * 1.12, 17 * size, 0.5)
    for lx in (-half + 16 * size, half - 16 * size):
        leg = draw.shape(
            (x + lx - 5 * size, foot - 12 * size),
            (x + lx + 5 * size, foot - 12 * size),
            (x + lx + 3 * size, foot + 2),
            (x + lx - 3 * size, foot + 2),
        )
        canvas.drawPath(leg, draw.fill("#6b4226"))
    shell = draw.rect(x - half, seat - back, width, back + low - 10 * size)
    canvas.drawRoundRect(
        shell,
        16 * size,
        16 * size,
        draw.fill(shader=draw.vertical(seat - back, seat + low, [light, colour, deep], [0, 0.4, 1])),
    )
    third = (width - 40 * size) / 2
    for index in range(2):
        left = x - half + 20 * size + index * third
        pad = draw.rect(left + 2, seat - back + 9 * size, third - 4, back)
        tone = draw.radial((left + third / 2, seat - back + 20 * size), third * 0.8, [light, colour, dark], [0, 0.5, 1])
        canvas.drawRoundRect(pad, 13 * size, 13 * size, draw.fill(shader=tone))
        canvas.drawRoundRect(pad, 13 * size, 13 * size, draw.stroke(deep, 1.4, alpha=0.5))
        cushion = draw.rect(left + 1, seat - 6 * size, third - 2, 22 * size)
        canvas.drawRoundRect(
            cushion,
            9 * size,
            9 * size,
            draw.fill(
                shader=draw.vertical(seat - 6 * size, seat + 16 * size, [draw.lighten(colour, 0.24), colour, dark])
            ),
        )
        canvas.drawRoundRect(cushion, 9 * size, 9 * size, draw.stroke(deep, 1.4, alpha=0.5))
    front = draw.rect(x - half + 12 * size, seat + 15 * size, width - 24 * size, 20 * size)
    canvas.drawRect(front, draw.fill(shader=draw.vertical(seat + 15 * size, seat + 35 * size, [deep, dark])))
    for side in (-1, 1):
        arm = draw.rect(x + side * (half - 11 * size) - 14 * size, seat - 26 * size, 28 * size, low + 18 * size)
        canvas.drawRoundRect(
            arm, 13 * size, 13 * size, draw.fill(shader=draw.horizontal(arm.left(), arm.right(), [light, colour, dark]))
        )
        canvas.drawRoundRect(arm, 13 * size, 13 * size, draw.stroke(deep, 1.4, alpha=0.45))
        px, tone = x + side * (half - 48 * size), cushions[0 if side < 0 else 1]
        canvas.save()
        canvas.translate(px, seat - 22 * size)
        canvas.rotate(side * 9)
        pillow = draw.shape(
            (-22 * size, -22 * size),
            (0, -17 * size, 22 * size, -22 * size),
            (17 * size, 0, 22 * size, 22 * size),
            (0, 17 * size, -22 * size, 22 * size),
            (-17 * size, 0, -22 * size, -22 * size),
        )
        canvas.drawPath(
            pillow,
            draw.fill(
                shader=draw.radial(
                    (-6 * size, -8 * size), 40 * size, [draw.lighten(tone, 0.25), tone, draw.darken(tone, 0.3)]
                )
            ),
        )
        for line in (-8, 0, 8):
            canvas.drawLine(
                line * size,
                -16 * size,
                line * size,
                16 * size,
                draw.stroke(draw.lighten(tone, 0.4), 1.4 * size, alpha=0.4),
            )
        canvas.restore()


def standing_lamp(canvas: skia.Canvas, x: float, foot: float, tall: float, shade: str, power: float) -> None:
    """A lamp on a slender stand with a cloth shade that glows."""
    top = foot - tall
    half = tall * 0.13
    lamplight.pool(canvas, x, top + half, tall * 0.62, tall * 0.62, "#ffbf6e", 0.5 * power)
    draw.soft_shadow(canvas, x, foot, half * 1.1, half * 0.25, 0.5)
    draw.oval(canvas, x, foot - 1, half * 0.8, half * 0.2, draw.fill("#3a2a20"))
    canvas.drawLine(x, foot - 2, x, top + half * 1.5, draw.stroke("#b98a4a", 3.4))
    canvas.drawLine(x - 1, foot - 2, x - 1, top + half * 1.5, draw.stroke("#ffe3ad", 1, alpha=0.8))
    cloth = draw.shape(
        (x - half * 0.62, top),
        (x + half * 0.62, top),
        (x + half, top + half * 1.6),
        (x, top + half * 1.76, x - half, top + half * 1.6),
    )
    lit = draw.mix(shade, "#fff0c2", 0.35 + 0.45 * power)
    canvas.drawPath(
        cloth,
        draw.fill(
            shader=draw.radial(
                (x, top + half * 1.1), half * 1.6, ["#fffbe8", lit, draw.mix(shade, lit, 0.4)], [0, 0.4, 1]
            )
        ),
    )
    canvas.drawPath(cloth, draw.stroke(draw.darken(shade, 0.3), 1.2, alpha=0.5))


def low_table(canvas: skia.Canvas, x: float, top: float, half: float, high: float, wood: str) -> None:
    """A round coffee table whose top is an ellipse about (x, top)."""
    flat = half * 0.24
    foot = top + high
    draw.soft_shadow(canvas, x, foot + 2, half * 1.05, flat * 0.9, 0.5)
    for lx in (-0.62, 0.62):
        canvas.drawPath(
            draw.shape(
                (x + half * lx - 5, top),
                (x + half * lx + 5, top),
                (x + half * lx * 1.14 + 3, foot + 4),
                (x + half * lx * 1.14 - 3, foot + 4),
            ),
            draw.fill(draw.darken(wood, 0.45)),
        )
    draw.oval(canvas, x, top + 7, half, flat, draw.fill(draw.darken(wood, 0.5)))
    tone = draw.linear(
        (x - half, top - flat), (x + half, top + flat), [draw.lighten(wood, 0.35), wood, draw.darken(wood, 0.2)]
    )
    draw.oval(canvas, x, top, half, flat, draw.fill(shader=tone))
    canvas.save()
    ring = skia.Path()
    ring.addOval(draw.rect(x - half, top - flat, 2 * half, 2 * flat))
    canvas.clipPath(ring, True)
    for index in range(9):
        y = top - flat + index * flat / 4.2
        canvas.drawPath(
            draw.path((x - half, y), (x, y + 3, x + half, y - 1)), draw.stroke(draw.darken(wood, 0.5), 0.9, alpha=0.22)
        )
    lamplight.pool(canvas, x - half * 0.3, top - flat * 0.2, half * 0.7, flat * 0.6, "#fff0cf", 0.35)
    canvas.restore()
    canvas.drawOval(
        draw.rect(x - half, top - flat, 2 * half, 2 * flat), draw.stroke(draw.lighten(wood, 0.5), 1.3, alpha=0.6)
    )


def bookcase(
    canvas: skia.Canvas, x: float, foot: float, width: float, tall: float, wood: str, rnd: random.Random
) -> None:
    """An open bookcase with books, plants and boxes; (x, foot) is its lower left corner."""
    shelves = max(3, round(tall / 78))
    step = tall / shelves
    canvas.drawRect(draw.rect(x + 8, foot - tall + 8, width, tall), draw.fill("#140806", alpha=0.4, blur=7))
    canvas.drawRect(draw.rect(x, foot - tall, width, tall), draw.fill(draw.darken(wood, 0.55)))
    for index in range(shelves):
        base = foot - step * index - 7
        cell = draw.vertical(base - step, base, [("#000000", 0.4), ("#000000", 0.05)])
        canvas.drawRect(draw.rect(x, base - step, width, step), draw.fill(shader=cell))
        full = rnd.uniform(0.45, 0.7)
        decor.books(canvas, x + 9, base, width * full - 14, step * 0.68, rnd)
        spare = x + width * (full + 0.16)
        if index % 2:
            decor.potted_plant(canvas, spare, base, step * 0.66, rnd, pot="#e6d8c0", leaf="#4d8a5a")
        else:
            decor.jar(canvas, spare, base, step * 0.42, rnd.choice(("#c9924a", "#8aa6a3", "#b4573c")))
        canvas.drawRect(
            draw.rect(x, base, width, 7),
            draw.fill(shader=draw.vertical(base, base + 7, [draw.lighten(wood, 0.3), wood])),
        )
    for side in (x, x + width - 6):
        canvas.drawRect(
            draw.rect(side, foot - tall - 4, 6, tall + 4),
            draw.fill(shader=draw.horizontal(side, side + 6, [draw.lighten(wood, 0.2), draw.darken(wood, 0.2)])),
        )
    canvas.drawRect(draw.rect(x - 3, foot - tall - 6, width + 6, 8), draw.fill(draw.lighten(wood, 0.15)))


def armchair(canvas: skia.Canvas, colour: str) -> None:
    """An upholstered chair in units of an adult, its seat 56 above the floor."""
    light, deep = draw.lighten(colour, 0.2), draw.darken(colour, 0.45)
    draw.soft_shadow(canvas, 0, 0, 66, 11, 0.5)
    for x in (-42, 42):
        canvas.drawLine(x, -12, x * 1.06, -1, draw.stroke("#5a3524", 7))
    back = draw.rect(-50, -142, 100, 120)
    canvas.drawRoundRect(back, 26, 26, draw.fill(shader=draw.vertical(-142, -30, [light, colour, deep])))
    canvas.drawRoundRect(draw.rect(-38, -128, 76, 84), 18, 18, draw.fill("#ffffff", alpha=0.07))
    for x in (-18, 18):
        canvas.drawCircle(x, -96, 3, draw.fill(deep))
    canvas.drawRoundRect(
        draw.rect(-48, -60, 96, 26), 10, 10, draw.fill(shader=draw.vertical(-60, -34, [light, colour, deep]))
    )
    canvas.drawRect(
        draw.rect(-46, -38, 92, 28), draw.fill(shader=draw.vertical(-38, -10, [deep, draw.darken(colour, 0.3)]))
    )
    for side in (-1, 1):
        arm = draw.rect(side * 52 - 14, -88, 28, 78)
        canvas.drawRoundRect(arm, 13, 13, draw.fill(shader=draw.vertical(-88, -10, [light, colour, deep])))
        canvas.drawRoundRect(arm, 13, 13, draw.stroke(deep, 1.4, alpha=0.5))


def chandelier(canvas: skia.Canvas, x: float, top: float, y: float, size: float) -> None:
    """A chandelier hung from ``top`` with two rings of candles and drops of glass; ``size`` 1 is 170 wide."""
    solids.rod(canvas, (x, top), (x, y - 30), 4, "#d9a554")
    draw.glow(canvas, x, y, 130 * size, "#ffe2a0", 0.5)
    for ring, (reach, low, count) in enumerate(((84, 18, 4), (46, -12, 3))):
        for arm in range(-count, count + 1):
            ax = x + reach * size * arm / count
            ay = y + (low - abs(arm) / count * 8) * size
            canvas.drawPath(
                draw.path((x, y - 34 * size), ((x + ax) / 2, ay + 20 * size, ax, ay)), draw.stroke("#d9a554", 2.6)
            )
            solids.rod(canvas, (ax, ay), (ax, ay - 12 * size), 4 * size, "#f6efe0")
            draw.glow(canvas, ax, ay - 18 * size, 26 * size, "#ffd890", 0.8)
            draw.oval(canvas, ax, ay - 17 * size, 2.6 * size, 5.4 * size, draw.fill("#fff6d0"))
            for drop in range(2 - ring):
                draw.oval(
                    canvas, ax, ay + (10 + drop * 9) * size, 2.4 * size, 4 * size, draw.fill("#eaf6ff", alpha=0.85)
                )
