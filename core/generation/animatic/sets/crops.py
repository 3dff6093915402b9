"""What grows in rows: wheat, sunflowers, lavender, tulips, vines. They are dear to paint and belong into stills."""

from __future__ import annotations

import math
import random

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import land, trees
from core.generation.animatic.sets.land import Item
from core.generation.animatic.sets.sky import Air


def plant(air: Air, kind: str) -> Item:
    """The plant of a crop: wheat, sunflower, lavender, tulip or vineyard."""
    return {"wheat": _wheat, "sunflower": _sunflower, "lavender": _lavender, "tulip": _tulip, "vineyard": _vine}[kind](
        air
    )


def _wheat(air: Air) -> Item:
    """Six stalks of ripe wheat with bearded ears; stubble under snow."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        for _ in range(2 if scale < 0.4 else 4):
            px = x + rng.uniform(-9, 9) * scale
            high, lean = 52 * scale * rng.uniform(0.75, 1.15), rng.uniform(-7, 7) * scale
            hue = rng.choice(("#e6b84c", "#d49c34", "#f0cc6c"))
            if air.snow:
                high, hue = high * 0.3, "#cdb98a"
            elif air.season == "spring":
                hue = rng.choice(("#86b84a", "#a0c85a", "#74a842"))
            head = (px + lean, y - high)
            canvas.drawPath(
                draw.path((px, y), (px, y - high * 0.6, *head)),
                draw.stroke(air.shaded(hue, 0.3), max(0.7, 1.5 * scale)),
            )
            if air.snow:
                continue
            tip = (head[0] + lean * 0.9, head[1] - 14 * scale)
            canvas.drawPath(
                draw.path(head, (head[0] + lean * 0.3, head[1] - 9 * scale, *tip)),
                draw.stroke(air.lit(hue, 0.3), max(1.2, 4.6 * scale)),
            )
            if scale > 0.7:
                for dx in (-3, 0, 3):
                    canvas.drawLine(
                        *tip,
                        tip[0] + (dx + lean * 0.3) * scale,
                        tip[1] - 10 * scale,
                        draw.stroke(air.lit(hue, 0.5), 0.8 * scale, alpha=0.8),
                    )

    return item


def _sunflower(air: Air) -> Item:
    """A sunflower that looks at the sun, 105 units tall; a bowed brown stalk under snow."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        high, lean = 96 * scale * rng.uniform(0.8, 1.1), rng.uniform(-6, 6) * scale
        green = "#8a7a58" if air.snow else air.foliage("#5c9438")
        head = (x + lean, y - high)
        canvas.drawPath(draw.path((x, y), (x, y - high * 0.5, *head)), draw.stroke(air.shaded(green, 0.2), 4.4 * scale))
        for side, up in ((-1, 0.3), (1, 0.46), (-1, 0.6)):
            root = (x + lean * up, y - high * up)
            tip = (root[0] + side * 27 * scale, root[1] - 3 * scale)
            leaf = draw.shape(
                root,
                (root[0] + side * 10 * scale, root[1] - 15 * scale, *tip),
                (root[0] + side * 11 * scale, root[1] + 6 * scale, *root),
            )
            canvas.drawPath(leaf, draw.fill(air.lit(green, 0.24) if side == air.side else air.shaded(green, 0.35)))
        r = 17 * scale * rng.uniform(0.85, 1.15)
        petal, shade = ("#ffcf2e", "#f09c12") if not air.snow else ("#a8885a", "#8a6c48")
        for ring, hue in ((1.0, shade), (0.86, petal)):
            for k in range(13):
                angle = math.tau * (k + (0.5 if ring < 1 else 0)) / 13
                tip = (head[0] + math.cos(angle) * r * ring * 1.05, head[1] + math.sin(angle) * r * ring)
                nx, ny = -math.sin(angle) * r * 0.2, math.cos(angle) * r * 0.2
                middle = (head[0] + math.cos(angle) * r * 0.6, head[1] + math.sin(angle) * r * 0.6)
                canvas.drawPath(
                    draw.shape(head, (middle[0] + nx, middle[1] + ny, *tip), (middle[0] - nx, middle[1] - ny, *head)),
                    draw.fill(air.lit(hue, 0.12)),
                )
        canvas.drawCircle(*head, r * 0.5, draw.fill(air.wash("#5a3418")))
        canvas.drawCircle(
            head[0] + air.side * r * 0.08, head[1] - r * 0.06, r * 0.34, draw.fill(air.lit("#7a4a22", 0.2))
        )
        if air.snow:
            draw.oval(canvas, head[0], head[1] - r * 0.8, r * 0.8, r * 0.3, draw.fill(air.lit(land.SNOW, 0.1)))

    return item


def _lavender(air: Air) -> Item:
    """A cushion of lavender, 44 units high."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        draw.soft_shadow(canvas, x, y, 30 * scale, 5 * scale, 0.3, air.wash("#2a1c30"))
        green = "#a8b8b0" if air.snow else "#7d9468"
        draw.oval(canvas, x, y - 9 * scale, 24 * scale, 11 * scale, draw.fill(air.shaded(green, 0.3)))
        count = 9 if scale < 0.45 else 19
        for k in range(count):
            angle = math.pi * (0.14 + 0.72 * (k + 0.5) / count)
            long = 40 * scale * rng.uniform(0.75, 1.1)
            root = (x + math.cos(angle) * 12 * scale, y - 8 * scale)
            tip = (x + math.cos(angle) * long * 0.85, y - math.sin(angle) * long)
            middle = (root[0] + (tip[0] - root[0]) * 0.45, root[1] + (tip[1] - root[1]) * 0.45)
            canvas.drawLine(*root, *middle, draw.stroke(air.wash(green), 1.1 * scale))
            hue = rng.choice(("#8a5fd0", "#a97fe6", "#7448b8", "#b894ee"))
            if air.snow:
                hue = draw.mix(hue, "#d8dcec", 0.75)
            light = 0.3 if math.cos(angle) * air.side > 0 else 0.02
            canvas.drawLine(*middle, *tip, draw.stroke(air.lit(hue, light), 4.4 * scale))

    return item


def _tulip(air: Air) -> Item:
    """Three tulips, coloured by the row they stand in."""
    hues = ("#e8453c", "#ffc52e", "#ff7fb0", "#f4f0ff", "#b45fd8", "#ff8a3c")

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        hue = hues[int(abs(x * 7.3 / max(0.2, scale)) / 620) % len(hues)] if not air.snow else "#dfe8f2"
        for dx in (-8, 0, 8):
            px, high = x + dx * scale, 40 * scale * rng.uniform(0.85, 1.15)
            canvas.drawLine(px, y, px, y - high, draw.stroke(air.shaded("#5c9a44", 0.2), 2 * scale))
            leaf = draw.shape(
                (px, y),
                (px + 10 * scale, y - high * 0.4, px + 5 * scale, y - high * 0.75),
                (px + 1 * scale, y - high * 0.3, px, y),
            )
            canvas.drawPath(leaf, draw.fill(air.lit("#6fae50", 0.15)))
            r = 6.4 * scale
            cup = draw.shape(
                (px - r, y - high - r),
                (px - r * 1.2, y - high + r, px, y - high + r),
                (px + r * 1.2, y - high + r, px + r, y - high - r),
                (px + r * 0.4, y - high - r * 0.3),
                (px, y - high - r * 1.3),
                (px - r * 0.4, y - high - r * 0.3),
            )
            canvas.drawPath(
                cup,
                draw.fill(
                    shader=draw.horizontal(
                        px - r,
                        px + r,
                        [air.shaded(hue, 0.25), air.lit(hue, 0.25)]
                        if air.side > 0
                        else [air.lit(hue, 0.25), air.shaded(hue, 0.25)],
                    )
                ),
            )

    return item


def _vine(air: Air) -> Item:
    """A vine on its stake with grapes, 74 units high; bare and tied under snow."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        draw.soft_shadow(canvas, x, y, 30 * scale, 5 * scale, 0.34, air.wash("#1c1410"))
        canvas.drawLine(x, y, x, y - 72 * scale, draw.stroke(air.shaded("#8a6c4a", 0.2), 3 * scale))
        stem = draw.path((x + 3 * scale, y), (x + 8 * scale, y - 18 * scale, x, y - 36 * scale))
        canvas.drawPath(stem, draw.stroke(air.shaded("#5a4030", 0.2), 5 * scale))
        if air.snow:
            canvas.drawLine(
                x - 22 * scale,
                y - 40 * scale,
                x + 22 * scale,
                y - 40 * scale,
                draw.stroke(air.lit(land.SNOW, 0.1), 3 * scale),
            )
            return
        lobes = [
            (x + dx * scale, y - high * scale, r * scale) for dx, high, r in ((-15, 44, 16), (14, 46, 16), (0, 58, 17))
        ]
        hue = draw.mix("#5f9a3c", "#c8641e", 0.8) if air.season == "autumn" else air.foliage("#5f9a3c")
        trees.crown(canvas, air, rng, lobes, hue, 0.0, scale * 0.75, 0.6)
        for dx, high in ((-14, 28), (8, 32), (17, 26)):
            for row, many in enumerate((3, 2, 1)):
                for k in range(many):
                    grape = (x + (dx + (k - (many - 1) / 2) * 5) * scale, y - (high - row * 4.4) * scale)
                    canvas.drawCircle(
                        *grape,
                        2.8 * scale,
                        draw.fill(air.lit("#6a3a8c", 0.14) if (k + row) % 2 else air.wash("#54286e")),
                    )

    return item
