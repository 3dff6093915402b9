"""Small plants for outdoor sets: bushes, grass, flowers, ferns, mushrooms, fallen logs and stumps.

Each maker takes the `Air` and returns an `Item`: paint(canvas, x, y, scale, random) with the foot at (x, y). They belong
into stills.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.boughs import AUTUMN, BLOSSOM, turned
from core.generation.animatic.sets.land import SNOW, Item
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.sets.trees import crown, tone


def bush(air: Air, distance: float = 0.0, *, colour: str = "#4d8f3f", berries: str | None = None) -> Item:
    """A round shrub, 90 units wide at scale 1."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        draw.soft_shadow(canvas, x, y, 52 * scale, 6 * scale, 0.34, air.wash("#0c1420"))
        lobes = [
            (
                x + (index - 2) * 17 * scale,
                y - (15 + 9 * (2 - abs(index - 2))) * scale * rng.uniform(0.8, 1.1),
                19 * scale * rng.uniform(0.85, 1.15),
            )
            for index in range(5)
        ]
        hue = turned(air, draw.mix(colour, "#7da040", rng.uniform(0, 0.4)), rng)
        crown(canvas, air, rng, lobes, hue, distance, scale * 0.7)
        if berries:
            for _ in range(9):
                px, py = x + rng.uniform(-36, 36) * scale, y - rng.uniform(6, 36) * scale
                canvas.drawCircle(px, py, 3 * scale, draw.fill(tone(air, berries, 0.1, distance)))

    return item


def tuft(air: Air, *, colour: str = "#5f9c3e", tall: float = 17.0, blades: int = 7) -> Item:
    """A tuft of grass; under snow only its tips are seen."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        hue = air.foliage(draw.mix(colour, rng.choice(("#8fb048", "#3f7d3c", "#b2b45a")), rng.uniform(0, 0.5)))
        if air.snow and rng.random() < 0.65:
            return  # the rest lies under the snow
        if air.snow:
            hue = draw.mix(hue, "#b8a878", 0.6)
        count = blades if not air.snow else 4
        for _ in range(count):
            lean, high = rng.uniform(-0.7, 0.7), tall * scale * rng.uniform(0.55, 1.1)
            root, half = x + rng.uniform(-5, 5) * scale, 1.35 * scale
            tip = (root + lean * high * 0.7, y - high)
            blade = draw.shape(
                (root - half, y + 1),
                (root - half * 0.4 + lean * high * 0.15, y - high * 0.6, *tip),
                (root + half * 0.8 + lean * high * 0.15, y - high * 0.5, root + half, y + 1),
            )
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
                canvas.drawCircle(
                    head[0] + math.cos(angle) * 3.5 * scale,
                    head[1] + math.sin(angle) * 2.9 * scale,
                    2.3 * scale,
                    petal if index % 2 else shade,
                )
            canvas.drawCircle(*head, 2.3 * scale, draw.fill(air.lit("#ffc02e", 0.1)))
        elif kind == 1:
            r = 4.2 * scale
            cup = draw.shape(
                (head[0] - r, head[1] - r * 1.2),
                (head[0] - r * 1.3, head[1] + r, head[0], head[1] + r * 0.8),
                (head[0] + r * 1.3, head[1] + r, head[0] + r, head[1] - r * 1.2),
                (head[0] + r * 0.45, head[1] - r * 0.4),
                (head[0], head[1] - r * 1.5),
                (head[0] - r * 0.45, head[1] - r * 0.4),
            )
            canvas.drawPath(cup, petal)
            draw.oval(canvas, head[0] - air.side * r * 0.5, head[1] - r * 0.1, r * 0.35, r * 0.7, shade)
        else:
            for index in range(4):
                px = head[0] + (-1) ** index * 2.2 * scale
                canvas.drawCircle(px, head[1] + index * 3 * scale, 2.4 * scale, petal if index % 2 else shade)

    return item


def fern(air: Air, *, colour: str = "#4a8a40") -> Item:
    """A fan of fronds, 60 units wide at scale 1."""
    colour = air.foliage(colour)

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        for index in range(7):
            angle = math.pi * (0.12 + 0.76 * index / 6) + rng.uniform(-0.08, 0.08)
            length = 42 * scale * rng.uniform(0.8, 1.1)
            dx, dy = math.cos(angle), -math.sin(angle)
            tip = (x + dx * length, y + dy * length * 0.75 + length * 0.2 * abs(dx))
            bend = (x + dx * length * 0.5, y + dy * length * 0.75)
            light = 0.6 * dx * air.side
            paint = draw.stroke(tone(air, SNOW if air.snow and index % 2 else colour, light, 0.0), 1.7 * scale)
            canvas.drawPath(draw.path((x, y), (*bend, *tip)), paint)
            for step in range(2, 11):
                u = step / 11
                px = (1 - u) ** 2 * x + 2 * u * (1 - u) * bend[0] + u * u * tip[0]
                py = (1 - u) ** 2 * y + 2 * u * (1 - u) * bend[1] + u * u * tip[1]
                leaf = (1 - u) * 11 * scale
                canvas.drawLine(px, py, px + leaf * (dx * 0.5 - dy * 0.7), py + leaf * (dy * 0.5 + dx * 0.7), paint)
                canvas.drawLine(px, py, px + leaf * (dx * 0.5 + dy * 0.7), py + leaf * (dy * 0.5 - dx * 0.7), paint)

    return item


def fallen(air: Air) -> Item:
    """What a tree has shed in its season: a leaf in autumn, a petal in spring."""
    hues = AUTUMN if air.season == "autumn" else BLOSSOM

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        hue, turn = rng.choice(hues), rng.uniform(0, math.pi)
        long = (6.5 if air.season == "autumn" else 3.6) * scale
        dx, dy = math.cos(turn) * long, math.sin(turn) * long * 0.5
        leaf = draw.shape(
            (x - dx, y - dy), (x + dy, y - dx * 0.4, x + dx, y + dy), (x - dy, y + dx * 0.4, x - dx, y - dy)
        )
        canvas.drawPath(leaf, draw.fill(air.lit(hue, rng.uniform(0.0, 0.4)), alpha=0.92))

    return item


def mushroom(air: Air) -> Item:
    """A fly agaric or a brown cap, 22 units tall at scale 1, often with a small sibling."""

    def one(canvas: skia.Canvas, x: float, y: float, s: float, hue: str, rng: random.Random) -> None:
        stem = draw.shape(
            (x - 3.4 * s, y),
            (x - 2.2 * s, y - 8 * s, x - 2.6 * s, y - 14 * s),
            (x + 2.6 * s, y - 14 * s),
            (x + 2.2 * s, y - 8 * s, x + 3.4 * s, y),
            (x, y + 1.6 * s, x - 3.4 * s, y),
        )
        canvas.drawPath(
            stem, draw.fill(shader=draw.horizontal(x - 4 * s, x + 4 * s, [air.lit("#f6ead2"), air.shaded("#d9c6a4")]))
        )
        cap = draw.shape(
            (x - 11 * s, y - 12 * s),
            (x - 10 * s, y - 25 * s, x + 10 * s, y - 25 * s, x + 11 * s, y - 12 * s),
            (x, y - 8.5 * s, x - 11 * s, y - 12 * s),
        )
        top = SNOW if air.snow else hue
        canvas.drawPath(
            cap,
            draw.fill(
                shader=draw.radial(
                    (x + air.side * 4 * s, y - 20 * s), 18 * s, [air.lit(top, 0.3), air.wash(hue), air.shaded(hue, 0.5)]
                )
            ),
        )
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
        body = draw.shape(
            (x - half, y - 2 * r),
            (x + half, y - 2 * r),
            (x + half + r * 0.55, y - r, x + half, y),
            (x - half, y),
            (x - half - r * 0.55, y - r, x - half, y - 2 * r),
        )
        bark = "#7a5238"
        canvas.drawPath(
            body,
            draw.fill(
                shader=draw.vertical(
                    y - 2 * r, y, [air.lit(bark, 0.35), air.wash(bark), air.shaded(bark, 0.75)], [0, 0.4, 1]
                )
            ),
        )
        canvas.save()
        canvas.clipPath(body, skia.ClipOp.kIntersect, True)
        for _ in range(26):
            px, py = x + rng.uniform(-half, half), y - rng.uniform(0.1, 1.9) * r
            canvas.drawLine(
                px,
                py,
                px + rng.uniform(12, 46) * scale,
                py + rng.uniform(-1, 1),
                draw.stroke(air.shaded(bark, 0.8), 1.2 * scale, alpha=0.45),
            )
        cover = SNOW if air.snow else "#6f9a45"
        for _ in range(24 if air.snow else 9):
            draw.oval(
                canvas,
                x + rng.uniform(-half, half),
                y - 2 * r + rng.uniform(-1, 3) * scale,
                rng.uniform(8, 20) * scale,
                rng.uniform(2, 5) * scale,
                draw.fill(air.lit(cover, 0.15), alpha=0.9),
            )
        canvas.restore()
        cut = x + half
        draw.oval(canvas, cut, y - r, r * 0.5, r, draw.fill(air.lit("#d9b384", 0.15)))
        for ring in (0.78, 0.56, 0.34, 0.14):
            canvas.drawOval(
                draw.rect(cut - r * 0.5 * ring, y - r - r * ring, r * ring, 2 * r * ring),
                draw.stroke(air.shaded("#a5794c", 0.2), 1.1 * scale, alpha=0.7),
            )

    return item


def stump(air: Air) -> Item:
    """A sawn stump with its rings on top, 44 units high at scale 1."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        r, tall, bark = 34 * scale, 36 * scale, "#70492f"
        draw.soft_shadow(canvas, x, y + 2, r * 1.6, 9 * scale, 0.5, air.wash("#080c18"))
        sides = [air.shaded(bark, 0.8), air.wash(bark), air.lit(bark, 0.4)]
        if air.side < 0:
            sides.reverse()
        body = draw.shape(
            (x - r, y - tall),
            (x - r * 0.9, y - 8, x - r * 1.4, y + 3),
            (x, y + 14 * scale, x + r * 1.4, y + 3),
            (x + r * 0.9, y - 8, x + r, y - tall),
        )
        canvas.drawPath(body, draw.fill(shader=draw.horizontal(x - r, x + r, sides)))
        for _ in range(12):
            px = x + rng.uniform(-0.85, 0.85) * r
            canvas.drawLine(
                px,
                y - tall * 0.9,
                px + (px - x) * 0.15,
                y - tall * rng.uniform(0.0, 0.5),
                draw.stroke(air.shaded(bark, 0.9), 1.3, alpha=0.5),
            )
        top = SNOW if air.snow else "#dcb888"
        draw.oval(canvas, x, y - tall, r, r * 0.3, draw.fill(air.lit(top, 0.15)))
        for ring in (0.78, 0.55, 0.32, 0.12):
            canvas.drawOval(
                draw.rect(x - r * ring, y - tall - r * 0.3 * ring, 2 * r * ring, r * 0.6 * ring),
                draw.stroke(air.shaded("#a5794c", 0.2), 1.1, alpha=0.65 if not air.snow else 0.15),
            )

    return item
