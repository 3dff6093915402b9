"""Trees for outdoor sets, each with a light and a shaded side: spruce, broadleaf, birch, palm, and the saguaro.

Each maker takes the `Air` and returns an `Item`: paint(canvas, x, y, scale, random) with the foot at (x, y). Trees are
about 200 units tall at scale 1. They are dear to paint and belong into stills.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.boughs import bare, turned
from core.generation.animatic.sets.land import SNOW, Item
from core.generation.animatic.sets.sky import Air

BARK, NEEDLES, LEAVES = "#6d4a34", "#2f6b45", "#5c9c3f"


def tone(air: Air, colour: str, light: float, distance: float) -> str:
    """A colour turned ``light`` (-1 away .. 1 towards) to the sun, at a distance."""
    base = draw.mix(colour, air.sun, 0.46 * light) if light > 0 else draw.mix(colour, air.shade, -0.62 * light)
    return air.far(base, distance)


def _trunk(
    canvas: skia.Canvas,
    air: Air,
    x: float,
    y: float,
    wide: float,
    tall: float,
    bark: str,
    distance: float,
    lean: float = 0.0,
) -> None:
    top = (x + lean, y - tall)
    body = draw.shape(
        (x - wide * 0.95, y + 1),
        (x - wide * 0.5, y - wide * 0.9, x - wide * 0.45 + lean * 0.3, y - tall * 0.4),
        (top[0] - wide * 0.26, top[1]),
        (top[0] + wide * 0.26, top[1]),
        (x + wide * 0.45 + lean * 0.3, y - tall * 0.4),
        (x + wide * 0.5, y - wide * 0.9, x + wide * 0.95, y + 1),
        (x, y + wide * 0.22, x - wide * 0.95, y + 1),
    )
    sides = [tone(air, bark, -0.9, distance), tone(air, bark, -0.1, distance), tone(air, bark, 0.8, distance)]
    if air.side < 0:
        sides.reverse()
    canvas.drawPath(body, draw.fill(shader=draw.horizontal(x - wide * 0.6, x + wide * 0.6, sides)))


def conifer(air: Air, distance: float = 0.0, *, colour: str = NEEDLES, shadow: bool = True) -> Item:
    """A spruce: drooping tiers with a ragged hem, snow on the boughs when snow lies."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        tall, wide = 205 * scale * rng.uniform(0.85, 1.15), 50 * scale * rng.uniform(0.85, 1.15)
        hue = draw.mix(colour, rng.choice(("#1f5a4c", "#4a7a3c", "#2c6242")), rng.uniform(0.0, 0.5))
        if shadow:
            draw.soft_shadow(canvas, x - air.side * wide * 0.3, y, wide * 1.2, 7 * scale, 0.34, air.wash("#0c1420"))
        _trunk(canvas, air, x, y, 7 * scale, tall * 0.3, BARK, distance)
        tiers = 7
        for index in range(tiers):
            u = index / (tiers - 1)
            low = y - tall * (0.1 + 0.74 * u)
            half = wide * (1.0 - 0.8 * u) * rng.uniform(0.92, 1.06)
            high = low - tall * (0.3 - 0.1 * u)
            hem = _hem(rng, x, low, half, scale)
            bough = draw.shape((x, high), *hem, (x + half * 0.2, high + (low - high) * 0.4, x, high))
            sides = [
                tone(air, hue, -0.95, distance),
                tone(air, hue, -0.15, distance),
                tone(air, hue, 0.85, distance),
            ]
            if air.side < 0:
                sides.reverse()
            canvas.drawPath(bough, draw.fill(shader=draw.horizontal(x - half * 0.8, x + half * 0.8, sides)))
            canvas.save()
            canvas.clipPath(bough, skia.ClipOp.kIntersect, True)
            dark = tone(air, hue, -1.0, distance)
            fade = draw.vertical(low - (low - high) * 0.5, low + 6 * scale, [(dark, 0), (dark, 0.55)])
            canvas.drawRect(
                draw.rect(x - half * 1.2, high, half * 2.4, low - high + 14 * scale), draw.fill(shader=fade)
            )
            if air.snow:
                _snow_on_bough(canvas, air, rng, x, high, low, half, distance)
            canvas.restore()

    return item


def _hem(rng: random.Random, x: float, low: float, half: float, scale: float) -> list[Sequence[float]]:
    """The ragged lower edge of a bough from left to right, sagging at its tips."""
    count = 7
    points: list[Sequence[float]] = []
    for index in range(count + 1):
        u = index / count * 2 - 1
        sag = low + 5 * scale - 9 * scale * (1 - u * u)
        px = x + half * u
        if index:
            points.append((px - half / count, sag - rng.uniform(5, 9) * scale))
        points.append((px, sag + rng.uniform(0, 4) * scale))
    return points


def _snow_on_bough(
    canvas: skia.Canvas, air: Air, rng: random.Random, x: float, high: float, low: float, half: float, distance: float
) -> None:
    bright, blue = air.far(draw.mix(SNOW, air.sun, 0.15), distance), air.far("#a9c2e6", distance)
    for sign in (-1, 1):
        cover = bright if sign == air.side else blue
        for index in range(3):
            u = 0.3 + 0.26 * index + rng.uniform(-0.06, 0.06)
            cx, cy = x + sign * half * u * 0.8, high + (low - high) * (0.5 + 0.42 * u * u)
            canvas.save()
            canvas.translate(cx, cy)
            canvas.rotate(sign * 34)
            draw.oval(canvas, 0, 0, half * 0.28, half * 0.105, draw.fill(cover, alpha=0.95))
            canvas.restore()
    draw.oval(canvas, x, high + (low - high) * 0.34, half * 0.2, (low - high) * 0.18, draw.fill(bright, alpha=0.95))


def broadleaf(
    air: Air, distance: float = 0.0, *, colour: str = LEAVES, shadow: bool = True, blossoms: float = 0.5
) -> Item:
    """An oak or maple: a crown of leaf dabs lit from the sun's side; red in autumn, in blossom in spring, bare under snow."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        tall, reach = 200 * scale * rng.uniform(0.88, 1.12), 74 * scale * rng.uniform(0.9, 1.15)
        variety = 0.6 if colour == LEAVES else 0.12
        hue = draw.mix(colour, rng.choice(("#3f8a45", "#86a83c", "#4d9a52")), rng.uniform(0.0, variety))
        hue = turned(air, hue, rng, blossoms=blossoms)
        if shadow:
            draw.soft_shadow(canvas, x - air.side * reach * 0.4, y, reach * 1.2, 9 * scale, 0.36, air.wash("#0c1420"))
        if air.snow:
            bare(canvas, air, x, y, tall, 15 * scale, air.far(BARK, distance), distance, rng)
            return
        lean = rng.uniform(-8, 8) * scale
        _trunk(canvas, air, x, y, 12 * scale, tall * 0.62, BARK, distance, lean)
        bark = draw.stroke(tone(air, BARK, -0.4, distance), 5 * scale)
        for sign in (-1, 1):
            fork = (x + lean * 0.6, y - tall * 0.38)
            canvas.drawPath(
                draw.path(
                    fork,
                    (
                        fork[0] + sign * reach * 0.3,
                        fork[1] - 6 * scale,
                        fork[0] + sign * reach * 0.5,
                        fork[1] - tall * 0.16,
                    ),
                ),
                bark,
            )
        centre = (x + lean, y - tall * 0.66)
        lobes = [(centre[0], centre[1] - reach * 0.12, reach * 0.72)]
        for index in range(7):
            angle = math.tau * index / 7 + rng.uniform(-0.25, 0.25)
            lobes.append(
                (
                    centre[0] + math.cos(angle) * reach * 0.58,
                    centre[1] + math.sin(angle) * reach * 0.42,
                    reach * rng.uniform(0.36, 0.5),
                )
            )
        crown(canvas, air, rng, lobes, hue, distance, scale)

    return item


def crown(
    canvas: skia.Canvas,
    air: Air,
    rng: random.Random,
    lobes: Sequence[tuple[float, float, float]],
    hue: str,
    distance: float,
    scale: float,
    density: float = 1.0,
) -> None:
    """Foliage over some round ``lobes`` (x, y, radius): dark inside, then dabs of leaves turned to the light."""
    if air.snow:
        hue = draw.mix(hue, "#7d98a8", 0.5)
    dark = draw.fill(tone(air, hue, -0.9, distance))
    for x, y, radius in lobes:
        canvas.drawCircle(x, y, radius * 0.94, dark)
    light = (air.side * 0.62, -0.78)
    size = 8.5 * max(0.35, min(1.0, scale) + 0.25 * max(0.0, scale - 1.0))
    tones = [tone(air, hue, shade / 4, distance) for shade in range(-4, 5)]
    paints = [draw.fill(shade) for shade in tones]
    chance, box = rng.random, skia.Rect.MakeXYWH  # a wood has ten thousand dabs
    for x, y, radius in sorted(lobes, key=lambda lobe: lobe[0] * light[0] + lobe[1] * light[1]):
        count = round(density * min(110, 14 + radius * radius / (size * size) * 1.5))
        dabs = []
        for _ in range(count):
            angle, out = math.tau * chance(), math.sqrt(chance()) * 1.04
            nx, ny = math.cos(angle) * out, math.sin(angle) * out
            dabs.append((nx * light[0] + ny * light[1], nx, ny))
        for facing, nx, ny in sorted(dabs):
            level = max(0, min(8, round(3.1 + 4.2 * facing + 1.8 * chance())))
            wide = size * (0.55 + 0.45 * chance())
            tall = 0.72 * wide
            canvas.drawOval(box(x + nx * radius - wide, y + ny * radius - tall, 2 * wide, 2 * tall), paints[level])
        if air.snow:
            cap = draw.fill(air.far(SNOW, distance), alpha=0.95)
            for _ in range(round(count * 0.3)):
                u = rng.uniform(-0.8, 0.8)
                top = -math.sqrt(1 - u * u) * rng.uniform(0.62, 1.02)
                draw.oval(canvas, x + u * radius, y + top * radius, size * rng.uniform(0.5, 0.95), size * 0.42, cap)


def birch(air: Air, distance: float = 0.0) -> Item:
    """A slim white stem with dark marks under light, hanging leaves."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        tall = 225 * scale * rng.uniform(0.9, 1.1)
        lean = rng.uniform(-14, 14) * scale
        draw.soft_shadow(canvas, x - air.side * 20 * scale, y, 44 * scale, 5 * scale, 0.3, air.wash("#0c1420"))
        _trunk(canvas, air, x, y, 6.5 * scale, tall * 0.86, "#ece8dd", distance, lean)
        mark = draw.fill(tone(air, "#3a3530", 0, distance), alpha=0.8)
        for _ in range(13):
            u = rng.uniform(0.03, 0.8)
            draw.oval(
                canvas,
                x + lean * u + rng.uniform(-2, 2) * scale,
                y - tall * u,
                rng.uniform(1.2, 3) * scale,
                rng.uniform(0.5, 1.3) * scale,
                mark,
            )
        if air.snow:
            bare(
                canvas,
                air,
                x + lean * 0.5,
                y - tall * 0.3,
                tall * 0.66,
                5.5 * scale,
                air.far("#cfcac0", distance),
                distance,
                rng,
            )
            return
        hue = (
            rng.choice(("#f2bf36", "#e8a92c"))
            if air.season == "autumn"
            else rng.choice(("#9cc04a", "#86b548", "#a9c957"))
        )
        lobes = []
        for index in range(8):
            u = 0.42 + 0.58 * index / 7
            spread = 34 * scale * math.sin(math.pi * (1.12 - u)) + 6 * scale
            lobes.append(
                (x + lean * u + rng.uniform(-1, 1) * spread * 0.8, y - tall * u, spread * rng.uniform(0.45, 0.7))
            )
        crown(canvas, air, rng, lobes, hue, distance, scale * 0.66, 0.8)

    return item


def palm(air: Air, distance: float = 0.0, *, lean: float = 1.0) -> Item:
    """A coconut palm with a curved, ringed stem and feathered fronds."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        tall = 230 * scale * rng.uniform(0.9, 1.1)
        tilt = lean * rng.uniform(34, 62) * scale
        head = (x + tilt, y - tall)
        draw.soft_shadow(canvas, x - air.side * 22 * scale, y, 54 * scale, 6 * scale, 0.32, air.wash("#0c1420"))
        steps = 22
        for index in range(steps):
            u = index / (steps - 1)
            px, py = x + tilt * u * u, y - tall * u
            wide = (8.5 - 3.8 * u) * scale * (1.15 if index % 2 else 1.0)
            sides = [tone(air, "#a5835c", -0.8, distance), tone(air, "#a5835c", 0.7, distance)]
            if air.side < 0:
                sides.reverse()
            ring = draw.rect(px - wide, py - tall / steps * 0.75, wide * 2, tall / steps * 1.4)
            canvas.drawRoundRect(
                ring, 3 * scale, 3 * scale, draw.fill(shader=draw.horizontal(px - wide, px + wide, sides))
            )
        for index in range(11):
            angle = math.pi * (0.06 + 0.88 * index / 10) + rng.uniform(-0.1, 0.1)
            _frond(canvas, air, head, angle, 92 * scale * rng.uniform(0.8, 1.1), scale, distance)
        for dx, dy in ((-6, 5), (5, 7), (0, 10)):
            nut = (head[0] + dx * scale, head[1] + dy * scale)
            shader = draw.radial(
                (nut[0] + air.side * 2 * scale, nut[1] - 2 * scale),
                9 * scale,
                [tone(air, "#8a5c34", 0.5, distance), tone(air, "#5d3b22", -0.5, distance)],
            )
            canvas.drawCircle(*nut, 6 * scale, draw.fill(shader=shader))

    return item


def _frond(
    canvas: skia.Canvas, air: Air, root: draw.Point, angle: float, length: float, scale: float, distance: float
) -> None:
    dx, dy = math.cos(angle), -math.sin(angle)
    bend = (root[0] + dx * length * 0.55, root[1] + dy * length * 0.5 - length * 0.1)
    tip = (root[0] + dx * length, root[1] + dy * length * 0.35 + length * 0.34)
    facing = 0.8 * dx * air.side + 0.5 * -dy
    leaf = draw.stroke(tone(air, "#4f9a45", max(-0.9, min(0.9, facing - 0.2)), distance), 2.6 * scale)
    for index in range(2, 19):
        u = index / 18
        px = (1 - u) ** 2 * root[0] + 2 * u * (1 - u) * bend[0] + u * u * tip[0]
        py = (1 - u) ** 2 * root[1] + 2 * u * (1 - u) * bend[1] + u * u * tip[1]
        drop = length * 0.27 * math.sin(math.pi * min(1.0, u * 0.9 + 0.12))
        canvas.drawPath(
            draw.path((px, py), (px + dx * drop * 0.5, py + drop * 0.2, px + dx * drop * 0.62, py + drop)), leaf
        )
        canvas.drawLine(px, py, px + dx * drop * 0.7, py - drop * 0.16, leaf)
    canvas.drawPath(
        draw.path(root, (*bend, *tip)), draw.stroke(tone(air, "#8fbf5a", facing * 0.6, distance), 2 * scale)
    )


def cactus(air: Air, distance: float = 0.0) -> Item:
    """A saguaro with ribs and one to three arms, about 150 units tall at scale 1."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        tall, wide = 150 * scale * rng.uniform(0.8, 1.15), 15 * scale
        draw.soft_shadow(canvas, x - air.side * 26 * scale, y, 52 * scale, 5.5 * scale, 0.4, air.wash("#2a1020"))
        limbs = [(draw.path((x, y), (x, y - tall + wide)), wide)]
        for sign in (-1, 1):
            if rng.random() < 0.85:
                elbow = y - tall * rng.uniform(0.3, 0.55)
                out, up = sign * wide * rng.uniform(2.3, 2.9), tall * rng.uniform(0.2, 0.4)
                arm = draw.path(
                    (x, elbow),
                    (x + out * 0.8, elbow, x + out, elbow - 2 * scale, x + out, elbow - wide),
                    (x + out, elbow - up),
                )
                limbs.insert(0, (arm, wide * 0.7))
        for limb, half in limbs:
            for width, light, shift in ((2.0, -0.85, 0.0), (1.6, -0.3, 0.1), (1.0, 0.15, 0.3), (0.4, 0.75, 0.5)):
                canvas.save()
                canvas.translate(air.side * half * shift, 0)
                canvas.drawPath(limb, draw.stroke(tone(air, "#4f8f52", light, distance), half * width))
                canvas.restore()
            for rib in (-0.6, -0.2, 0.2, 0.6):
                canvas.save()
                canvas.translate(half * rib, 0)
                canvas.drawPath(limb, draw.stroke(tone(air, "#2f6a44", -0.5, distance), 0.9 * scale, alpha=0.5))
                canvas.restore()
        if rng.random() < 0.7:
            for dx in (-5, 2, 7):
                canvas.drawCircle(
                    x + dx * scale, y - tall - 1 * scale, 3.6 * scale, draw.fill(tone(air, "#f06a94", 0.3, distance))
                )

    return item
