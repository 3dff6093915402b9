"""What grows in fairy tales: giant mushrooms, lollipops, candy canes, gumdrops. Each maker takes the air and returns an `Item`."""

from __future__ import annotations

import math
import random

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import land
from core.generation.animatic.sets.land import Item
from core.generation.animatic.sets.sky import Air

HUES = ("#ff6fa8", "#ffb347", "#6fd3ff", "#b48cff", "#7ce0a0", "#ff7f6b")


def toadstool(air: Air, distance: float) -> Item:
    """A giant mushroom with dots, 190 units tall; its gills shine at night."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        hue, s, lean = rng.choice(("#ff5f7a", "#b06bff", "#ff8f3c", "#4fb8ff")), scale, rng.uniform(-12, 12) * scale
        draw.soft_shadow(canvas, x, y, 62 * s, 8 * s, 0.36, air.wash("#2a1440"))
        head = (x + lean, y - 118 * s)
        stem = draw.shape(
            (x - 25 * s, y + 3),
            (x - 10 * s, y - 50 * s, head[0] - 15 * s, head[1]),
            (head[0] + 15 * s, head[1]),
            (x + 12 * s, y - 50 * s, x + 27 * s, y + 3),
            (x, y + 9 * s, x - 25 * s, y + 3),
        )
        tones = [air.far(draw.mix("#fff2de", air.shade, 0.35), distance), air.far("#fff2de", distance)]
        canvas.drawPath(
            stem, draw.fill(shader=draw.horizontal(x - 22 * s, x + 22 * s, tones if air.side > 0 else tones[::-1]))
        )
        gills = draw.ellipse(*head, 78 * s, 17 * s)
        canvas.drawPath(gills, draw.fill("#ffe0a0" if air.night else air.far("#f0c8b0", distance)))
        if air.night:
            draw.glow(canvas, head[0], head[1] + 14 * s, 105 * s, draw.lighten(hue, 0.3), 0.5, skia.BlendMode.kSrcOver)
        for k in range(-6, 7):
            canvas.drawLine(
                head[0] + k * 3 * s,
                head[1] - 6 * s,
                head[0] + k * 12 * s,
                head[1] + 14 * s * (1 - (k / 7) ** 2),
                draw.stroke(air.far("#b87a70", distance), 1.3 * s, alpha=0.6),
            )
        cap = draw.shape(
            (head[0] - 84 * s, head[1] + 2 * s),
            (head[0] - 80 * s, head[1] - 92 * s, head[0] + 80 * s, head[1] - 92 * s, head[0] + 84 * s, head[1] + 2 * s),
            (head[0], head[1] - 22 * s, head[0] - 84 * s, head[1] + 2 * s),
        )
        lit = (head[0] + air.side * 26 * s, head[1] - 50 * s)
        canvas.drawPath(
            cap,
            draw.fill(
                shader=draw.radial(
                    lit,
                    120 * s,
                    [
                        air.far(draw.mix(draw.lighten(hue, 0.3), air.sun, 0.2), distance),
                        air.far(hue, distance),
                        air.far(draw.mix(hue, air.shade, 0.5), distance),
                    ],
                )
            ),
        )
        canvas.save()
        canvas.clipPath(cap, skia.ClipOp.kIntersect, True)
        for dx, dy, r in (
            (-46, -26, 11),
            (-10, -52, 14),
            (30, -40, 12),
            (58, -18, 9),
            (-66, -8, 8),
            (8, -26, 8),
            (-28, -12, 7),
        ):
            draw.oval(
                canvas, head[0] + dx * s, head[1] + dy * s, r * s, r * 0.8 * s, draw.fill(air.far("#fff6ea", distance))
            )
        if air.snow:
            draw.oval(canvas, head[0], head[1] - 64 * s, 62 * s, 22 * s, draw.fill(air.far(land.SNOW, distance)))
        canvas.restore()

    return item


def lollipop(air: Air, distance: float) -> Item:
    """A lollipop on its stick, 130 units tall."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        hue, r = rng.choice(HUES), 36 * scale
        head = (x + rng.uniform(-5, 5) * scale, y - 104 * scale)
        draw.soft_shadow(canvas, x, y, 26 * scale, 5 * scale, 0.32, air.wash("#2a1440"))
        canvas.drawLine(x, y, *head, draw.stroke(air.far("#fff4e8", distance), 7 * scale))
        canvas.drawCircle(*head, r, draw.fill(air.far("#fff6fb", distance)))
        swirl = skia.Path()
        for k in range(70):
            angle, out = k * 0.3, r * 0.95 * k / 69
            point = (head[0] + math.cos(angle) * out, head[1] + math.sin(angle) * out)
            if k == 0:
                swirl.moveTo(*point)
            else:
                swirl.lineTo(*point)
        canvas.save()
        canvas.clipPath(draw.circle(*head, r), True)
        canvas.drawPath(swirl, draw.stroke(air.far(hue, distance), 8.5 * scale))
        gloss = draw.radial(
            (head[0] + air.side * r * 0.4, head[1] - r * 0.4),
            r * 1.7,
            [("#ffffff", 0.4), ("#ffffff", 0.0), (air.shade, 0.34)],
            [0, 0.45, 1],
        )
        canvas.drawCircle(*head, r, draw.fill(shader=gloss))
        if air.snow:
            draw.oval(canvas, head[0], head[1] - r * 0.9, r * 0.8, r * 0.32, draw.fill(air.far(land.SNOW, distance)))
        canvas.restore()

    return item


def cane(air: Air) -> Item:
    """A candy cane, 90 units tall."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        side = rng.choice((-1, 1))
        draw.soft_shadow(canvas, x, y, 20 * scale, 4 * scale, 0.34, air.wash("#2a1440"))
        way = draw.path(
            (x, y),
            (x, y - 62 * scale),
            (x, y - 92 * scale, x + side * 34 * scale, y - 92 * scale, x + side * 32 * scale, y - 62 * scale),
        )
        canvas.drawPath(way, draw.stroke(air.lit("#fff8f4", 0.1), 11 * scale))
        dashes = draw.stroke(air.wash("#f0405a"), 11 * scale)
        dashes.setStrokeCap(skia.Paint.kButt_Cap)
        dashes.setPathEffect(skia.DashPathEffect.Make([8 * scale, 11 * scale], 0))
        canvas.drawPath(way, dashes)
        canvas.save()
        canvas.translate(-air.side * 3 * scale, 0)
        canvas.drawPath(way, draw.stroke(air.shade, 4 * scale, alpha=0.22))
        canvas.restore()

    return item


def gumdrop(air: Air) -> Item:
    """A sugared gumdrop, 46 units wide."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        hue, half, high = rng.choice(HUES), 24 * scale * rng.uniform(0.7, 1.1), 38 * scale * rng.uniform(0.7, 1.1)
        draw.soft_shadow(canvas, x, y, half * 1.5, 5 * scale, 0.36, air.wash("#2a1440"))
        drop = draw.shape(
            (x - half, y - 2),
            (x - half * 0.9, y - high, x - half * 0.4, y - high * 1.1, x, y - high * 1.1),
            (x + half * 0.4, y - high * 1.1, x + half * 0.9, y - high, x + half, y - 2),
            (x, y + 5 * scale, x - half, y - 2),
        )
        centre = (x + air.side * half * 0.4, y - high * 0.7)
        canvas.drawPath(
            drop,
            draw.fill(
                shader=draw.radial(
                    centre, high * 1.2, [air.lit(draw.lighten(hue, 0.4), 0.1), air.wash(hue), air.shaded(hue, 0.5)]
                )
            ),
        )
        for _ in range(12):
            px, py = x + rng.uniform(-0.75, 0.75) * half, y - rng.uniform(0.1, 0.95) * high
            canvas.drawCircle(px, py, 1.3 * scale, draw.fill("#ffffff", alpha=0.75 if not air.night else 0.4))

    return item
