"""What stands on the pavement: lamps, poles, trees, a vending machine, bicycles, benches. Painted once, behind the lead."""

from __future__ import annotations

import math
import random

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.shopfronts import SNOW
from core.generation.animatic.sets.skyline import tiled
from core.generation.animatic.sets.town import PERIOD, Town
from core.generation.animatic.stage import Still


def furniture_layer(town: Town) -> Still:
    """What stands on the pavement behind the lead."""
    rng = town.brief.random("furniture")
    kinds = {
        "japanese": ("vending", "pole", "bicycle", "lamp", "planter", "pole"),
        "cyber": ("vending", "lamp", "bollards", "pole", "lamp"),
        "western": ("lamp", "tree", "bench", "tree", "lamp", "bicycle"),
    }
    count = 8
    names = [kinds[town.manner][k % len(kinds[town.manner])] for k in range(count)]
    places = [PERIOD * (k + rng.uniform(0.25, 0.75)) / count for k in range(count)]
    seeds = [rng.random() for _ in range(count)]
    painters = {
        "vending": _vending,
        "pole": _pole,
        "bicycle": _bicycle,
        "lamp": _lamp,
        "planter": _planter,
        "bollards": _bollards,
        "tree": _tree,
        "bench": _bench,
    }
    y = town.kerb - 8

    def paint(canvas: skia.Canvas) -> None:
        for name, x, seed in zip(names, places, seeds, strict=True):
            draw.soft_shadow(canvas, x, y, 34, 5, 0.35)
            painters[name](canvas, town, x, y, random.Random(seed))

    return tiled("set:furniture", 0.96, y - town.storey * 2.6, y + 12, town, paint, passes=1.0)


def _vending(canvas: skia.Canvas, town: Town, x: float, y: float, rng: random.Random) -> None:
    tall, wide = town.storey * 0.74, town.storey * 0.4
    body = rng.choice(("#e8eef8", "#d8404a", "#3a6ad0")) if not town.cyber else "#22184a"
    left, top = x - wide / 2, y - tall
    if town.dark:
        draw.glow(canvas, x, y - tall * 0.6, tall * 0.9, "#cfeaff", 0.4)
    canvas.drawRoundRect(draw.rect(left, top, wide, tall), 4, 4, draw.fill(body))
    canvas.drawRect(draw.rect(left + wide * 0.86, top + 3, wide * 0.11, tall - 6), draw.fill(draw.darken(body, 0.3)))
    glass = draw.rect(left + wide * 0.08, top + tall * 0.08, wide * 0.76, tall * 0.52)
    canvas.drawRect(glass, draw.fill("#f4fbff" if town.dark else "#d6e6f0"))
    for row in range(3):
        for k in range(5):
            colour = ("#e8503c", "#3a8ad8", "#f2b83c", "#4fae6a", "#8a5ad0", "#ff7fb0")[(row * 2 + k) % 6]
            canvas.drawRoundRect(
                draw.rect(
                    glass.left() + 2 + k * glass.width() / 5.2,
                    glass.top() + 3 + row * glass.height() / 3.1,
                    glass.width() / 8,
                    glass.height() / 4.6,
                ),
                1,
                1,
                draw.fill(colour),
            )
    canvas.drawRect(draw.rect(left + wide * 0.12, top + tall * 0.82, wide * 0.66, tall * 0.1), draw.fill("#20202c"))
    canvas.drawRect(
        draw.rect(left + wide * 0.12, top + tall * 0.66, wide * 0.3, tall * 0.06), draw.fill(rng.choice(town.neons))
    )
    if town.snow:
        draw.oval(canvas, x, top, wide * 0.52, 4, draw.fill(SNOW))


def _pole(canvas: skia.Canvas, town: Town, x: float, y: float, rng: random.Random) -> None:
    colour = "#1d1a30" if town.dark else "#7a7680"
    top = y - town.storey * 2.45
    canvas.drawLine(x, y, x, top, draw.stroke(draw.darken(colour, 0.3), 7))
    canvas.drawLine(x - 1.6, y, x - 1.6, top, draw.stroke(draw.lighten(colour, 0.12), 2))
    for k in range(2):
        canvas.drawLine(x - 22, top + 10 + 16 * k, x + 22, top + 10 + 16 * k, draw.stroke(colour, 3.4))
    canvas.drawRoundRect(draw.rect(x + 5, top + 36, 17, 25), 4, 4, draw.fill(draw.lighten(colour, 0.06)))
    for k in range(3):
        canvas.drawRect(draw.rect(x - 4, y - 14 - 10 * k, 8, 5), draw.fill("#e8b83c" if k % 2 == 0 else "#1d1a24"))


def _lamp(canvas: skia.Canvas, town: Town, x: float, y: float, rng: random.Random) -> None:
    colour = "#191630" if town.dark else "#3c4652"
    tall = town.storey * 1.75
    top = y - tall
    canvas.drawLine(x, y, x, top + 10, draw.stroke(colour, 4.4))
    canvas.drawRect(draw.rect(x - 6, y - 14, 12, 14), draw.fill(colour))
    glow = "#ff7fe0" if town.cyber else "#ffdf9a"
    arm = draw.path((x, top + 14), (x, top - 4, x + 22, top - 2))
    canvas.drawPath(arm, draw.stroke(colour, 3.2))
    lit = town.dark or town.lit > 0.2
    if lit:
        draw.glow(canvas, x + 24, top + 6, tall * 0.46, glow, 0.55)
        cone = draw.shape((x + 16, top + 8), (x + 32, top + 8), (x + 74, y + 8), (x - 26, y + 8))
        canvas.drawPath(
            cone,
            draw.fill(shader=draw.vertical(top, y + 8, [(glow, 0.26), (glow, 0.02)]), blend=skia.BlendMode.kScreen),
        )
    canvas.drawPath(draw.shape((x + 12, top + 3), (x + 24, top - 7, x + 36, top + 3)), draw.fill(colour))
    draw.oval(canvas, x + 24, top + 5, 8, 4.6, draw.fill("#fff8de" if lit else "#cfd6dc"))
    if town.snow:
        draw.oval(canvas, x + 24, top - 3, 12, 3.4, draw.fill(SNOW))


def _bicycle(canvas: skia.Canvas, town: Town, x: float, y: float, rng: random.Random) -> None:
    colour = rng.choice(("#d84a4a", "#3f9a8a", "#e0a83c", "#6a7ad0"))
    if town.dark:
        colour = draw.darken(colour, 0.35)
    rim = draw.stroke("#14121f" if town.dark else "#2c2c38", 2)
    r = town.storey * 0.17
    a, b = (x - r * 1.35, y - r), (x + r * 1.35, y - r)
    for cx, cy in (a, b):
        canvas.drawCircle(cx, cy, r, rim)
        for k in range(6):
            angle = k * math.pi / 6
            canvas.drawLine(
                cx - r * math.cos(angle),
                cy - r * math.sin(angle),
                cx + r * math.cos(angle),
                cy + r * math.sin(angle),
                draw.stroke("#8a8f9c", 0.4, alpha=0.6),
            )
    tube = draw.stroke(colour, 2.6)
    canvas.drawPath(draw.path(a, (x - r * 0.1, y - r), (x + r * 0.9, y - r * 2.0), (x - r * 0.5, y - r * 2.0), a), tube)
    canvas.drawPath(draw.path((x - r * 0.1, y - r), (x - r * 0.6, y - r * 2.3)), tube)
    canvas.drawPath(draw.path(b, (x + r * 0.85, y - r * 2.4), (x + r * 1.2, y - r * 2.55)), tube)
    canvas.drawLine(x - r * 0.95, y - r * 2.35, x - r * 0.3, y - r * 2.35, draw.stroke("#2a1c1c", 3.4))


def _planter(canvas: skia.Canvas, town: Town, x: float, y: float, rng: random.Random) -> None:
    green = ("#2a5a4c", "#23483f") if town.dark else (town.air.wash("#5d9a4c"), town.air.wash("#3f7a40"))
    for _ in range(26):
        canvas.drawCircle(
            x + rng.gauss(0, 13), y - 24 - abs(rng.gauss(0, 11)), rng.uniform(4, 8), draw.fill(rng.choice(green))
        )
    canvas.drawPath(
        draw.shape((x - 19, y - 24), (x + 19, y - 24), (x + 14, y), (x - 14, y)),
        draw.fill("#4a3440" if town.dark else "#b06a4c"),
    )


def _bollards(canvas: skia.Canvas, town: Town, x: float, y: float, rng: random.Random) -> None:
    neon = rng.choice(town.neons)
    for k in range(4):
        px = x - 48 + 32 * k
        canvas.drawRoundRect(draw.rect(px - 5, y - 34, 10, 34), 4, 4, draw.fill("#1c1538"))
        canvas.drawRect(draw.rect(px - 5, y - 28, 10, 3), draw.fill(draw.lighten(neon, 0.4)))
        draw.glow(canvas, px, y - 27, 14, neon, 0.7)


def _tree(canvas: skia.Canvas, town: Town, x: float, y: float, rng: random.Random) -> None:
    tall = town.storey * rng.uniform(1.5, 1.8)
    bark = "#2a2034" if town.dark else town.air.wash("#7a5a48")
    trunk = draw.shape((x - 5, y), (x - 3, y - tall * 0.5), (x + 3, y - tall * 0.5), (x + 6, y))
    canvas.drawPath(trunk, draw.fill(bark))
    greens = town.leaves()
    if town.snow or town.brief.season == "winter":
        _bare(canvas, rng, (x, y - tall * 0.42), -90.0, tall * 0.22, 5.0, bark, snow=town.snow)
        return
    for rank, colour in enumerate(greens):
        for _ in range(15 - 3 * rank):
            angle, reach = rng.uniform(0, 6.3), rng.uniform(0.1, 1) ** 0.6 * tall * (0.27 - 0.04 * rank)
            canvas.drawCircle(
                x + math.cos(angle) * reach + 5 * rank,
                y - tall * 0.72 + math.sin(angle) * reach * 0.85 - 6 * rank,
                tall * rng.uniform(0.06, 0.1),
                draw.fill(colour),
            )


def _bare(
    canvas: skia.Canvas,
    rng: random.Random,
    root: draw.Point,
    degrees: float,
    length: float,
    thick: float,
    bark: str,
    *,
    snow: bool,
) -> None:
    """A branch without leaves, forking until it is thin; ``snow`` lies on its upper side."""
    angle = math.radians(degrees)
    tip = (root[0] + math.cos(angle) * length, root[1] + math.sin(angle) * length)
    canvas.drawLine(*root, *tip, draw.stroke(bark, thick))
    if snow:
        lift = thick * 0.42
        canvas.drawLine(root[0], root[1] - lift, tip[0], tip[1] - lift, draw.stroke(SNOW, thick * 0.5))
    if thick > 1.3:
        for turn in (-rng.uniform(16, 40), rng.uniform(16, 40)):
            _bare(canvas, rng, tip, degrees + turn, length * rng.uniform(0.62, 0.86), thick * 0.68, bark, snow=snow)


def _bench(canvas: skia.Canvas, town: Town, x: float, y: float, rng: random.Random) -> None:
    wood = "#4a3340" if town.dark else town.air.wash("#b07a4c")
    for k in range(2):
        canvas.drawRoundRect(draw.rect(x - 34, y - 36 + 9 * k, 68, 6), 2, 2, draw.fill(wood))
    canvas.drawRoundRect(draw.rect(x - 36, y - 17, 72, 6), 2, 2, draw.fill(draw.lighten(wood, 0.12)))
    for dx in (-28, 28):
        canvas.drawLine(x + dx, y - 36, x + dx, y, draw.stroke("#26222e", 3))
    if town.snow:
        draw.oval(canvas, x, y - 19, 36, 4, draw.fill(SNOW))
