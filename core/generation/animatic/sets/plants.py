"""Plants for outdoor sets: trees with a light and a shaded side, grass, flowers, ferns, mushrooms, cactus, logs.

Each maker takes the `Air` and returns an `Item`: paint(canvas, x, y, scale, random) with the foot at (x, y). Trees are
about 200 units tall at scale 1. They are dear to paint and belong into stills.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.land import SNOW, Item
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Live, Still

BARK, NEEDLES, LEAVES = "#6d4a34", "#2f6b45", "#5c9c3f"


def _tone(air: Air, colour: str, light: float, distance: float) -> str:
    """A colour turned ``light`` (-1 away .. 1 towards) to the sun, at a distance."""
    base = draw.mix(colour, air.sun, 0.46 * light) if light > 0 else draw.mix(colour, air.shade, -0.62 * light)
    return air.far(base, distance)


def _trunk(canvas: skia.Canvas, air: Air, x: float, y: float, wide: float, tall: float, bark: str, distance: float, lean: float = 0.0) -> None:
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
    sides = [_tone(air, bark, -0.9, distance), _tone(air, bark, -0.1, distance), _tone(air, bark, 0.8, distance)]
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
            sides = [_tone(air, hue, -0.95, distance), _tone(air, hue, -0.15, distance), _tone(air, hue, 0.85, distance)]
            if air.side < 0:
                sides.reverse()
            canvas.drawPath(bough, draw.fill(shader=draw.horizontal(x - half * 0.8, x + half * 0.8, sides)))
            canvas.save()
            canvas.clipPath(bough, skia.ClipOp.kIntersect, True)
            dark = _tone(air, hue, -1.0, distance)
            fade = draw.vertical(low - (low - high) * 0.5, low + 6 * scale, [(dark, 0), (dark, 0.55)])
            canvas.drawRect(draw.rect(x - half * 1.2, high, half * 2.4, low - high + 14 * scale), draw.fill(shader=fade))
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


def _snow_on_bough(canvas: skia.Canvas, air: Air, rng: random.Random, x: float, high: float, low: float, half: float, distance: float) -> None:
    bright, blue = air.far(draw.mix(SNOW, air.sun, 0.15), distance), air.far("#a9c2e6", distance)
    for sign in (-1, 1):
        tone = bright if sign == air.side else blue
        for index in range(3):
            u = 0.3 + 0.26 * index + rng.uniform(-0.06, 0.06)
            cx, cy = x + sign * half * u * 0.8, high + (low - high) * (0.5 + 0.42 * u * u)
            canvas.save()
            canvas.translate(cx, cy)
            canvas.rotate(sign * 34)
            draw.oval(canvas, 0, 0, half * 0.28, half * 0.105, draw.fill(tone, alpha=0.95))
            canvas.restore()
    draw.oval(canvas, x, high + (low - high) * 0.34, half * 0.2, (low - high) * 0.18, draw.fill(bright, alpha=0.95))


def broadleaf(air: Air, distance: float = 0.0, *, colour: str = LEAVES, autumn: bool = False, shadow: bool = True) -> Item:
    """An oak or maple: branches into a crown built of leaf dabs, lit from the sun's side."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        tall, reach = 200 * scale * rng.uniform(0.88, 1.12), 74 * scale * rng.uniform(0.9, 1.15)
        hue = draw.mix(colour, rng.choice(("#3f8a45", "#86a83c", "#4d9a52")), rng.uniform(0.0, 0.6))
        if autumn:
            hue = rng.choice(("#d9832f", "#c8552b", "#e0a83a", "#b7702e", "#8f9a3c"))
        if shadow:
            draw.soft_shadow(canvas, x - air.side * reach * 0.4, y, reach * 1.2, 9 * scale, 0.36, air.wash("#0c1420"))
        lean = rng.uniform(-8, 8) * scale
        _trunk(canvas, air, x, y, 12 * scale, tall * 0.62, BARK, distance, lean)
        bark = draw.stroke(_tone(air, BARK, -0.4, distance), 5 * scale)
        for sign in (-1, 1):
            fork = (x + lean * 0.6, y - tall * 0.38)
            canvas.drawPath(
                draw.path(fork, (fork[0] + sign * reach * 0.3, fork[1] - 6 * scale, fork[0] + sign * reach * 0.5, fork[1] - tall * 0.16)),
                bark,
            )
        centre = (x + lean, y - tall * 0.66)
        lobes = [(centre[0], centre[1] - reach * 0.12, reach * 0.72)]
        for index in range(7):
            angle = math.tau * index / 7 + rng.uniform(-0.25, 0.25)
            lobes.append((centre[0] + math.cos(angle) * reach * 0.58, centre[1] + math.sin(angle) * reach * 0.42, reach * rng.uniform(0.36, 0.5)))
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
    dark = draw.fill(_tone(air, hue, -0.9, distance))
    for x, y, radius in lobes:
        canvas.drawCircle(x, y, radius * 0.94, dark)
    light = (air.side * 0.62, -0.78)
    size = 8.5 * max(0.35, min(1.0, scale) + 0.25 * max(0.0, scale - 1.0))
    tones = [_tone(air, hue, shade / 4, distance) for shade in range(-4, 5)]
    paints = [draw.fill(tone) for tone in tones]
    for x, y, radius in sorted(lobes, key=lambda lobe: lobe[0] * light[0] + lobe[1] * light[1]):
        count = round(density * min(110, 14 + radius * radius / (size * size) * 1.5))
        dabs = []
        for _ in range(count):
            angle, out = rng.uniform(0, math.tau), math.sqrt(rng.random()) * 1.04
            nx, ny = math.cos(angle) * out, math.sin(angle) * out
            dabs.append((nx * light[0] + ny * light[1], nx, ny))
        for facing, nx, ny in sorted(dabs):
            level = max(0, min(8, round(4 + 4.2 * facing + rng.uniform(-0.9, 0.9))))
            px, py, wide = x + nx * radius, y + ny * radius, size * rng.uniform(0.55, 1.0)
            draw.oval(canvas, px, py, wide, wide * 0.72, paints[level])
        if air.snow:
            cap = draw.fill(air.far(SNOW, distance), alpha=0.95)
            for _ in range(round(count * 0.3)):
                u = rng.uniform(-0.8, 0.8)
                top = -math.sqrt(1 - u * u) * rng.uniform(0.62, 1.02)
                draw.oval(canvas, x + u * radius, y + top * radius, size * rng.uniform(0.5, 0.95), size * 0.42, cap)


def birch(air: Air, distance: float = 0.0, *, autumn: bool = False) -> Item:
    """A slim white stem with dark marks under light, hanging leaves."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        tall = 225 * scale * rng.uniform(0.9, 1.1)
        lean = rng.uniform(-14, 14) * scale
        draw.soft_shadow(canvas, x - air.side * 20 * scale, y, 44 * scale, 5 * scale, 0.3, air.wash("#0c1420"))
        _trunk(canvas, air, x, y, 6.5 * scale, tall * 0.86, "#ece8dd", distance, lean)
        mark = draw.fill(_tone(air, "#3a3530", 0, distance), alpha=0.8)
        for _ in range(13):
            u = rng.uniform(0.03, 0.8)
            draw.oval(canvas, x + lean * u + rng.uniform(-2, 2) * scale, y - tall * u, rng.uniform(1.2, 3) * scale, rng.uniform(0.5, 1.3) * scale, mark)
        hue = rng.choice(("#e3b23c", "#d99a2e")) if autumn else rng.choice(("#9cc04a", "#86b548", "#a9c957"))
        lobes = []
        for index in range(8):
            u = 0.42 + 0.58 * index / 7
            spread = 34 * scale * math.sin(math.pi * (1.12 - u)) + 6 * scale
            lobes.append((x + lean * u + rng.uniform(-1, 1) * spread * 0.8, y - tall * u, spread * rng.uniform(0.45, 0.7)))
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
            sides = [_tone(air, "#a5835c", -0.8, distance), _tone(air, "#a5835c", 0.7, distance)]
            if air.side < 0:
                sides.reverse()
            ring = draw.rect(px - wide, py - tall / steps * 0.75, wide * 2, tall / steps * 1.4)
            canvas.drawRoundRect(ring, 3 * scale, 3 * scale, draw.fill(shader=draw.horizontal(px - wide, px + wide, sides)))
        for index in range(11):
            angle = math.pi * (0.06 + 0.88 * index / 10) + rng.uniform(-0.1, 0.1)
            _frond(canvas, air, head, angle, 92 * scale * rng.uniform(0.8, 1.1), scale, distance)
        for dx, dy in ((-6, 5), (5, 7), (0, 10)):
            nut = (head[0] + dx * scale, head[1] + dy * scale)
            shader = draw.radial((nut[0] + air.side * 2 * scale, nut[1] - 2 * scale), 9 * scale, [_tone(air, "#8a5c34", 0.5, distance), _tone(air, "#5d3b22", -0.5, distance)])
            canvas.drawCircle(*nut, 6 * scale, draw.fill(shader=shader))

    return item


def _frond(canvas: skia.Canvas, air: Air, root: draw.Point, angle: float, length: float, scale: float, distance: float) -> None:
    dx, dy = math.cos(angle), -math.sin(angle)
    bend = (root[0] + dx * length * 0.55, root[1] + dy * length * 0.5 - length * 0.1)
    tip = (root[0] + dx * length, root[1] + dy * length * 0.35 + length * 0.34)
    facing = 0.8 * dx * air.side + 0.5 * -dy
    leaf = draw.stroke(_tone(air, "#4f9a45", max(-0.9, min(0.9, facing - 0.2)), distance), 2.6 * scale)
    for index in range(2, 19):
        u = index / 18
        px = (1 - u) ** 2 * root[0] + 2 * u * (1 - u) * bend[0] + u * u * tip[0]
        py = (1 - u) ** 2 * root[1] + 2 * u * (1 - u) * bend[1] + u * u * tip[1]
        drop = length * 0.27 * math.sin(math.pi * min(1.0, u * 0.9 + 0.12))
        canvas.drawPath(draw.path((px, py), (px + dx * drop * 0.5, py + drop * 0.2, px + dx * drop * 0.62, py + drop)), leaf)
        canvas.drawLine(px, py, px + dx * drop * 0.7, py - drop * 0.16, leaf)
    canvas.drawPath(draw.path(root, (*bend, *tip)), draw.stroke(_tone(air, "#8fbf5a", facing * 0.6, distance), 2 * scale))


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
                arm = draw.path((x, elbow), (x + out * 0.8, elbow, x + out, elbow - 2 * scale, x + out, elbow - wide), (x + out, elbow - up))
                limbs.insert(0, (arm, wide * 0.7))
        for limb, half in limbs:
            for width, light, shift in ((2.0, -0.85, 0.0), (1.6, -0.3, 0.1), (1.0, 0.15, 0.3), (0.4, 0.75, 0.5)):
                canvas.save()
                canvas.translate(air.side * half * shift, 0)
                canvas.drawPath(limb, draw.stroke(_tone(air, "#4f8f52", light, distance), half * width))
                canvas.restore()
            for rib in (-0.6, -0.2, 0.2, 0.6):
                canvas.save()
                canvas.translate(half * rib, 0)
                canvas.drawPath(limb, draw.stroke(_tone(air, "#2f6a44", -0.5, distance), 0.9 * scale, alpha=0.5))
                canvas.restore()
        if rng.random() < 0.7:
            for dx in (-5, 2, 7):
                canvas.drawCircle(x + dx * scale, y - tall - 1 * scale, 3.6 * scale, draw.fill(_tone(air, "#f06a94", 0.3, distance)))

    return item


def bush(air: Air, distance: float = 0.0, *, colour: str = "#4d8f3f", berries: str | None = None) -> Item:
    """A round shrub, 90 units wide at scale 1."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        draw.soft_shadow(canvas, x, y, 52 * scale, 6 * scale, 0.34, air.wash("#0c1420"))
        lobes = [
            (x + (index - 2) * 17 * scale, y - (15 + 9 * (2 - abs(index - 2))) * scale * rng.uniform(0.8, 1.1), 19 * scale * rng.uniform(0.85, 1.15))
            for index in range(5)
        ]
        crown(canvas, air, rng, lobes, draw.mix(colour, "#7da040", rng.uniform(0, 0.4)), distance, scale * 0.7)
        if berries:
            for _ in range(9):
                px, py = x + rng.uniform(-36, 36) * scale, y - rng.uniform(6, 36) * scale
                canvas.drawCircle(px, py, 3 * scale, draw.fill(_tone(air, berries, 0.1, distance)))

    return item


def tuft(air: Air, *, colour: str = "#5f9c3e", tall: float = 17.0, blades: int = 7) -> Item:
    """A tuft of grass; under snow only its tips are seen."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        hue = draw.mix(colour, rng.choice(("#8fb048", "#3f7d3c", "#b2b45a")), rng.uniform(0, 0.5))
        if air.snow and rng.random() < 0.65:
            return  # the rest lies under the snow
        if air.snow:
            hue = draw.mix(hue, "#b8a878", 0.6)
        count = blades if not air.snow else 4
        for _ in range(count):
            lean, high = rng.uniform(-0.7, 0.7), tall * scale * rng.uniform(0.55, 1.1)
            root, half = x + rng.uniform(-5, 5) * scale, 1.35 * scale
            tip = (root + lean * high * 0.7, y - high)
            blade = draw.shape((root - half, y + 1), (root - half * 0.4 + lean * high * 0.15, y - high * 0.6, *tip), (root + half * 0.8 + lean * high * 0.15, y - high * 0.5, root + half, y + 1))
            shader = draw.vertical(y, y - high, [air.shaded(hue, 0.4), air.lit(hue, 0.3)])
            canvas.drawPath(blade, draw.fill(shader=shader))
        if air.snow:
            draw.oval(canvas, x, y + 1, 9 * scale, 2.6 * scale, draw.fill(air.lit(SNOW, 0.05)))

    return item


def flower(air: Air, colours: Sequence[str] = ("#ffffff", "#ffd34d", "#ff7fa8", "#b48cff", "#ff6b5e")) -> Item:
    """A daisy, tulip or bluebell, 20 units tall at scale 1."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        hue, kind = rng.choice(colours), rng.randrange(3)
        high, lean = 19 * scale * rng.uniform(0.7, 1.2), rng.uniform(-3, 3) * scale
        head = (x + lean, y - high)
        canvas.drawPath(draw.path((x, y), (x, y - high * 0.5, *head)), draw.stroke(air.wash("#4c8a3a"), 1.4 * scale))
        draw.oval(canvas, x + 3 * scale, y - high * 0.35, 3.6 * scale, 1.3 * scale, draw.fill(air.wash("#5d9c42")))
        petal, shade = draw.fill(air.lit(hue, 0.1)), draw.fill(air.shaded(hue, 0.25))
        if kind == 0:
            for index in range(7):
                angle = math.tau * index / 7
                canvas.drawCircle(head[0] + math.cos(angle) * 3.5 * scale, head[1] + math.sin(angle) * 2.9 * scale, 2.3 * scale, petal if index % 2 else shade)
            canvas.drawCircle(*head, 2.3 * scale, draw.fill(air.lit("#ffc02e", 0.1)))
        elif kind == 1:
            r = 4.2 * scale
            cup = draw.shape((head[0] - r, head[1] - r * 1.2), (head[0] - r * 1.3, head[1] + r, head[0], head[1] + r * 0.8), (head[0] + r * 1.3, head[1] + r, head[0] + r, head[1] - r * 1.2), (head[0] + r * 0.45, head[1] - r * 0.4), (head[0], head[1] - r * 1.5), (head[0] - r * 0.45, head[1] - r * 0.4))
            canvas.drawPath(cup, petal)
            draw.oval(canvas, head[0] - air.side * r * 0.5, head[1] - r * 0.1, r * 0.35, r * 0.7, shade)
        else:
            for index in range(4):
                px = head[0] + (-1) ** index * 2.2 * scale
                canvas.drawCircle(px, head[1] + index * 3 * scale, 2.4 * scale, petal if index % 2 else shade)

    return item


def fern(air: Air, *, colour: str = "#4a8a40") -> Item:
    """A fan of fronds, 60 units wide at scale 1."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        for index in range(7):
            angle = math.pi * (0.12 + 0.76 * index / 6) + rng.uniform(-0.08, 0.08)
            length = 42 * scale * rng.uniform(0.8, 1.1)
            dx, dy = math.cos(angle), -math.sin(angle)
            tip = (x + dx * length, y + dy * length * 0.75 + length * 0.2 * abs(dx))
            bend = (x + dx * length * 0.5, y + dy * length * 0.75)
            light = 0.6 * dx * air.side
            paint = draw.stroke(_tone(air, SNOW if air.snow and index % 2 else colour, light, 0.0), 1.7 * scale)
            canvas.drawPath(draw.path((x, y), (*bend, *tip)), paint)
            for step in range(2, 11):
                u = step / 11
                px = (1 - u) ** 2 * x + 2 * u * (1 - u) * bend[0] + u * u * tip[0]
                py = (1 - u) ** 2 * y + 2 * u * (1 - u) * bend[1] + u * u * tip[1]
                leaf = (1 - u) * 11 * scale
                canvas.drawLine(px, py, px + leaf * (dx * 0.5 - dy * 0.7), py + leaf * (dy * 0.5 + dx * 0.7), paint)
                canvas.drawLine(px, py, px + leaf * (dx * 0.5 + dy * 0.7), py + leaf * (dy * 0.5 - dx * 0.7), paint)

    return item


def mushroom(air: Air) -> Item:
    """A fly agaric or a brown cap, 22 units tall at scale 1, often with a small sibling."""

    def one(canvas: skia.Canvas, x: float, y: float, s: float, hue: str, rng: random.Random) -> None:
        stem = draw.shape((x - 3.4 * s, y), (x - 2.2 * s, y - 8 * s, x - 2.6 * s, y - 14 * s), (x + 2.6 * s, y - 14 * s), (x + 2.2 * s, y - 8 * s, x + 3.4 * s, y), (x, y + 1.6 * s, x - 3.4 * s, y))
        canvas.drawPath(stem, draw.fill(shader=draw.horizontal(x - 4 * s, x + 4 * s, [air.lit("#f6ead2"), air.shaded("#d9c6a4")])))
        cap = draw.shape((x - 11 * s, y - 12 * s), (x - 10 * s, y - 25 * s, x + 10 * s, y - 25 * s, x + 11 * s, y - 12 * s), (x, y - 8.5 * s, x - 11 * s, y - 12 * s))
        top = SNOW if air.snow else hue
        canvas.drawPath(cap, draw.fill(shader=draw.radial((x + air.side * 4 * s, y - 20 * s), 18 * s, [air.lit(top, 0.3), air.wash(hue), air.shaded(hue, 0.5)])))
        if hue == "#d8402f":
            for dx, dy, r in ((-5, -15, 1.6), (0, -18.5, 2.0), (5.5, -15.5, 1.5), (1.5, -13, 1.1)):
                canvas.drawCircle(x + dx * s, y + dy * s, r * s, draw.fill(air.lit("#fff6ea")))

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        hue = rng.choice(("#d8402f", "#d8402f", "#b98352"))
        draw.soft_shadow(canvas, x, y, 15 * scale, 3 * scale, 0.35, air.wash("#0c1420"))
        one(canvas, x + 10 * scale, y - 1, scale * 0.6, hue, rng)
        one(canvas, x, y, scale, hue, rng)

    return item


def log(air: Air, length: float, thick: float) -> Item:
    """A fallen trunk lying across, its foot on the ground: ``thick`` units high, cut face to the right."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        half, r = length * scale / 2, thick * scale / 2
        draw.soft_shadow(canvas, x, y, half * 1.15, 11 * scale, 0.5, air.wash("#080c18"))
        body = draw.shape((x - half, y - 2 * r), (x + half, y - 2 * r), (x + half + r * 0.55, y - r, x + half, y), (x - half, y), (x - half - r * 0.55, y - r, x - half, y - 2 * r))
        bark = "#7a5238"
        canvas.drawPath(body, draw.fill(shader=draw.vertical(y - 2 * r, y, [air.lit(bark, 0.35), air.wash(bark), air.shaded(bark, 0.75)], [0, 0.4, 1])))
        canvas.save()
        canvas.clipPath(body, skia.ClipOp.kIntersect, True)
        for _ in range(26):
            px, py = x + rng.uniform(-half, half), y - rng.uniform(0.1, 1.9) * r
            canvas.drawLine(px, py, px + rng.uniform(12, 46) * scale, py + rng.uniform(-1, 1), draw.stroke(air.shaded(bark, 0.8), 1.2 * scale, alpha=0.45))
        cover = SNOW if air.snow else "#6f9a45"
        for _ in range(24 if air.snow else 9):
            draw.oval(canvas, x + rng.uniform(-half, half), y - 2 * r + rng.uniform(-1, 3) * scale, rng.uniform(8, 20) * scale, rng.uniform(2, 5) * scale, draw.fill(air.lit(cover, 0.15), alpha=0.9))
        canvas.restore()
        cut = x + half
        draw.oval(canvas, cut, y - r, r * 0.5, r, draw.fill(air.lit("#d9b384", 0.15)))
        for ring in (0.78, 0.56, 0.34, 0.14):
            canvas.drawOval(draw.rect(cut - r * 0.5 * ring, y - r - r * ring, r * ring, 2 * r * ring), draw.stroke(air.shaded("#a5794c", 0.2), 1.1 * scale, alpha=0.7))

    return item


def stump(air: Air) -> Item:
    """A sawn stump with its rings on top, 44 units high at scale 1."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        r, tall, bark = 34 * scale, 36 * scale, "#70492f"
        draw.soft_shadow(canvas, x, y + 2, r * 1.6, 9 * scale, 0.5, air.wash("#080c18"))
        sides = [air.shaded(bark, 0.8), air.wash(bark), air.lit(bark, 0.4)]
        if air.side < 0:
            sides.reverse()
        body = draw.shape((x - r, y - tall), (x - r * 0.9, y - 8, x - r * 1.4, y + 3), (x, y + 14 * scale, x + r * 1.4, y + 3), (x + r * 0.9, y - 8, x + r, y - tall))
        canvas.drawPath(body, draw.fill(shader=draw.horizontal(x - r, x + r, sides)))
        for _ in range(12):
            px = x + rng.uniform(-0.85, 0.85) * r
            canvas.drawLine(px, y - tall * 0.9, px + (px - x) * 0.15, y - tall * rng.uniform(0.0, 0.5), draw.stroke(air.shaded(bark, 0.9), 1.3, alpha=0.5))
        top = SNOW if air.snow else "#dcb888"
        draw.oval(canvas, x, y - tall, r, r * 0.3, draw.fill(air.lit(top, 0.15)))
        for ring in (0.78, 0.55, 0.32, 0.12):
            canvas.drawOval(draw.rect(x - r * ring, y - tall - r * 0.3 * ring, 2 * r * ring, r * 0.6 * ring), draw.stroke(air.shaded("#a5794c", 0.2), 1.1, alpha=0.65 if not air.snow else 0.15))

    return item


# --- in front of the camera and in the air --------------------------------------------------------------------------


def framing(brief: Brief, air: Air, kind: str, *, strength: float = 1.0) -> list[Layer]:
    """Plants out of focus at the frame's lower corners; passing by while the lead walks. ``kind``: "leaves", "grass", "dry"."""
    frame = brief.frame
    hue = {"leaves": "#3c7a3a", "grass": "#5c8f38", "dry": "#a88a4a"}[kind]
    if air.snow:
        hue = draw.mix(hue, "#9fb6c8", 0.5)
    tones = [air.shaded(hue, 0.85), air.shaded(hue, 0.6), air.shaded(hue, 0.3)]
    reach = frame.pick(150.0, 130.0, 140.0) * strength

    def clump(canvas: skia.Canvas, x: float, side: int, rng: random.Random) -> None:
        for index in range(15):
            u = index / 14
            angle = math.radians(20 + 92 * u + rng.uniform(-8, 8))
            length = reach * rng.uniform(0.55, 1.05)
            root = (x - side * rng.uniform(0, 30), frame.height + 40)
            tip = (root[0] + side * math.cos(angle) * length, root[1] - math.sin(angle) * length)
            half = length * (0.1 if kind == "leaves" else 0.028)
            nx, ny = math.sin(angle) * half, math.cos(angle) * half * side
            middle = ((root[0] + tip[0]) / 2, (root[1] + tip[1]) / 2 - length * 0.06)
            leaf = draw.shape(root, (middle[0] - nx, middle[1] - ny, *tip), (middle[0] + nx, middle[1] + ny, *root))
            canvas.drawPath(leaf, draw.fill(rng.choice(tones)))

    top = frame.height - reach * 1.1
    if brief.travel:
        period = max(frame.width * 2.3, 1500.0)

        def passing(canvas: skia.Canvas) -> None:
            rng = brief.random("framing")
            for place in (-0.36, 0.14):
                clump(canvas, place * period, 1, rng)
                clump(canvas, place * period, -1, rng)

        return [Still("set:framing", 1.5, (-period / 2, top, period, frame.height + 60 - top), passing, 4.0, period, brief.travel * 1.5)]

    def corners(canvas: skia.Canvas) -> None:
        rng = brief.random("framing")
        clump(canvas, -frame.width / 2 - 34, 1, rng)
        clump(canvas, frame.width / 2 + 34, -1, rng)

    wide = frame.width * 1.5
    return [Still("set:framing", 1.4, (-wide / 2, top, wide, frame.height + 60 - top), corners, 4.0)]


def canopy(brief: Brief, air: Air, *, colour: str = "#2f6a35", depth: float = 1.35) -> Still:
    """Branches hanging into the top corners, out of focus."""
    frame = brief.frame
    drop = frame.pick(120.0, 190.0, 140.0)
    wide = frame.width * 1.5

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("canopy")
        for side in (-1, 1):
            for _ in range(34):
                out = rng.random() ** 1.5
                x = side * (frame.width * 0.66 - out * frame.width * 0.42)
                y = -20 + rng.random() * drop * (1 - out) ** 1.2
                size = rng.uniform(13, 27)
                canvas.save()
                canvas.translate(x, y)
                canvas.rotate(rng.uniform(-40, 40) + side * 50)
                tone = air.shaded(SNOW if air.snow and rng.random() < 0.3 else colour, rng.uniform(0.3, 0.95))
                draw.oval(canvas, 0, 0, size, size * 0.42, draw.fill(tone, alpha=0.95))
                canvas.restore()

    return Still("set:canopy", depth, (-wide / 2, -40, wide, drop + 80), paint, 3.5)


def falling_leaves(brief: Brief, air: Air, colours: Sequence[str], count: int = 13, depth: float = 1.1) -> Live:
    """Leaves or petals that sail down, faster and more slanted in wind."""
    frame = brief.frame
    rng = brief.random("leaves")
    wind = 3.2 if brief.weather in ("wind", "storm") else 1.0
    leaves = [
        (rng.uniform(0, 1), rng.uniform(0, 1), rng.uniform(2.4, 4.6), rng.uniform(0, 6.3), draw.fill(air.lit(rng.choice(colours), 0.2)))
        for _ in range(count)
    ]
    wide, high = frame.width * 1.3, frame.height * 1.15

    def paint(canvas: skia.Canvas, t: float) -> None:
        for u, v, size, phase, colour in leaves:
            x = (u * wide - t * (13 * wind + brief.travel) + math.sin(t * 1.6 + phase) * 22) % wide - wide / 2
            y = (v * high + t * (24 + 6 * size)) % high - 20
            turn, flip = t * 2.1 + phase, math.cos(t * 3.1 + phase)
            dx, dy = math.cos(turn) * size, math.sin(turn) * size * 0.7
            nx, ny = -dy * 0.55 * flip, dx * 0.55 * flip
            canvas.drawPath(draw.shape((x - dx, y - dy), (x + nx, y + ny, x + dx, y + dy), (x - nx, y - ny, x - dx, y - dy)), colour)

    return Live("set:falling", depth, paint)


def motes(brief: Brief, air: Air, low: float, *, count: int = 16) -> Live:
    """Fireflies at night, pollen in the sun."""
    frame = brief.frame
    rng = brief.random("motes")
    flies = [(rng.uniform(-0.55, 0.55) * frame.width, low - rng.random() * frame.height * 0.42, rng.uniform(0, 6.3), rng.uniform(0.6, 1.3)) for _ in range(count)]
    colour = "#d8ff7a" if air.night else "#fff6cf"

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, y, phase, rate in flies:
            px, py = x + math.sin(t * rate * 0.8 + phase) * 17, y + math.sin(t * rate * 1.1 + phase * 2) * 11
            shine = 0.5 + 0.5 * math.sin(t * 2.2 * rate + phase)
            if air.night:
                draw.glow(canvas, px, py, 11, colour, 0.65 * shine)
                canvas.drawCircle(px, py, 1.5, draw.fill("#fbffd8", alpha=shine))
            else:
                canvas.drawCircle(px, py, 1.0 + rate * 0.5, draw.fill(colour, alpha=0.55 * shine))

    return Live("set:motes", 1.08, paint)


def butterflies(brief: Brief, air: Air, y: float, count: int = 3) -> Live:
    """Butterflies that loop over flowers."""
    rng = brief.random("butterflies")
    wide = brief.frame.width
    flock = [(rng.uniform(-0.42, 0.42) * wide, y + rng.uniform(-60, 30), rng.uniform(0, 6.3), air.lit(rng.choice(("#ff9f3f", "#ffe066", "#7fb8ff", "#ff8fc0")))) for _ in range(count)]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, height, phase, colour in flock:
            px, py = x + math.sin(t * 0.9 + phase) * 46, height + math.sin(t * 1.7 + phase) * 22
            spread = 0.25 + 0.75 * abs(math.sin(t * 11 + phase))
            for side in (-1, 1):
                draw.oval(canvas, px + side * 3.4 * spread, py - 2, 3.6 * spread, 4.2, draw.fill(colour))
                draw.oval(canvas, px + side * 2.6 * spread, py + 3, 2.4 * spread, 2.8, draw.fill(draw.darken(colour, 0.2)))
            canvas.drawLine(px, py - 4, px, py + 4, draw.stroke(air.wash("#3a2a2a"), 1.1))

    return Live("set:butterflies", 1.06, paint)
