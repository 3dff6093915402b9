"""A sky without air: black to deep blue, the milky way, and stars of which a few twinkle."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.stage import Brief, Live, Still


def star_painter(
    brief: Brief, colours: tuple[str, str, str], amount: float, wide: float, low: float
) -> Callable[[skia.Canvas], None]:
    """Paints a gradient of three colours, the milky way and stars, ``wide`` units across and down to ``low``; ``amount`` 0..1."""

    def paint(canvas: skia.Canvas) -> None:
        area = draw.rect(-wide / 2, -60, wide, low + 60)
        canvas.drawRect(area, draw.fill(shader=draw.vertical(0, low, colours, (0, 0.55, 1))))
        dice = brief.random("stars")
        if amount <= 0:
            return
        # The band: light and dust are fractal noise, faded towards its edges by a gradient across it.
        canvas.save()
        canvas.clipRect(area)
        canvas.translate(brief.frame.width * 0.16, low * 0.34)
        canvas.rotate(-31)
        reach = max(wide, low) * 1.2
        breadth = min(brief.frame.width, low) * 0.34
        band = draw.rect(-reach, -breadth, 2 * reach, 2 * breadth)
        haze = [("#8f9cff", 0.0), ("#8f8fe8", 0.2), ("#ffd9c8", 0.3), ("#8f8fe8", 0.2), ("#8f9cff", 0.0)]
        canvas.drawRect(band, draw.fill(shader=draw.vertical(-breadth, breadth, haze), alpha=amount))
        canvas.saveLayer(band)
        noise = skia.PerlinNoiseShader.MakeFractalNoise(0.008, 0.016, 5, brief.seed % 97)
        contrast = [0, 0, 0, 0, 0.62, 0, 0, 0, 0, 0.56, 0, 0, 0, 0, 0.95, 2.6, 0, 0, 0, -0.98]
        canvas.drawRect(band, skia.Paint(Shader=noise, ColorFilter=skia.ColorFilters.Matrix(contrast)))
        fade = draw.vertical(-breadth, breadth, [("#000000", 0.0), ("#000000", 0.5), ("#000000", 0.0)])
        canvas.drawRect(band, draw.fill(shader=fade, blend=skia.BlendMode.kDstIn))
        canvas.restore()
        for _ in range(420):
            x, y = dice.uniform(-reach, reach), dice.gauss(0, breadth * 0.36)
            canvas.drawCircle(x, y, dice.uniform(0.3, 0.75), draw.fill("#ffffff", alpha=dice.uniform(0.2, 0.7)))
        canvas.restore()
        for _ in range(round(wide * low / 900 * amount)):
            x, y, bright = dice.uniform(-wide / 2, wide / 2), dice.uniform(-40, low), dice.random() ** 5
            colour = dice.choice(("#ffffff", "#cfe0ff", "#ffe8c8", "#ffffff"))
            canvas.drawCircle(x, y, 0.4 + bright * 1.1, draw.fill(colour, alpha=0.3 + 0.65 * bright))
            if bright > 0.72:
                draw.glow(canvas, x, y, 7, colour, 0.4)

    return paint


def twinkle(brief: Brief, low: float) -> Live:
    """A few stars above ``low`` that flash."""
    dice = brief.random("twinkle")
    half = brief.frame.width * 0.62
    points = [(dice.uniform(-half, half), dice.uniform(0, low), dice.uniform(0, 6)) for _ in range(16)]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, y, phase in points:
            shine = max(0.0, math.sin(t * 2.1 + phase)) ** 3
            if shine > 0.04:
                arm = 1.5 + 3.5 * shine
                line = draw.stroke("#e8f0ff", 0.8, alpha=shine * 0.85)
                canvas.drawLine(x - arm, y, x + arm, y, line)
                canvas.drawLine(x, y - arm, x, y + arm, line)
                canvas.drawCircle(x, y, 1.1, draw.fill("#ffffff", alpha=shine))

    return Live("set:twinkle", 0.01, paint)


def nebula(brief: Brief, low: float) -> Still:
    """Clouds of glowing gas with dark lanes, from the upper left to the middle right, and the young stars in them."""
    frame = brief.frame
    wide = frame.width * 1.5

    def paint(canvas: skia.Canvas) -> None:
        dice = brief.random("nebula")
        arms = (("#ff5fb0", 0.0, 0.30), ("#7a5cff", 0.10, 0.34), ("#3fd0ff", -0.10, 0.28), ("#ffb070", 0.02, 0.18))
        for hue, shift, breadth in arms:
            for _ in range(46):
                u = dice.uniform(-0.62, 0.62)
                x = u * frame.width
                y = low * (0.36 + shift - 0.26 * u + 0.1 * math.sin(u * 7)) + dice.gauss(0, 0.3) * breadth * low * 0.6
                radius = min(frame.width, low) * dice.uniform(0.05, 0.2) * (1.2 - abs(u))
                draw.glow(canvas, x, y, radius, hue, dice.uniform(0.08, 0.22))
        for _ in range(34):  # dust before the light
            u = dice.uniform(-0.5, 0.5)
            x, y = u * frame.width, low * (0.4 - 0.26 * u + 0.1 * math.sin(u * 7)) + dice.gauss(0, 0.05) * low
            long = min(frame.width, low) * dice.uniform(0.03, 0.1)
            draw.soft_shadow(canvas, x, y, long * 1.5, long * 0.4, 0.2, "#0a0620")
        for _ in range(26):
            u = dice.uniform(-0.55, 0.55)
            x, y = u * frame.width, low * (0.36 - 0.26 * u) + dice.gauss(0, 0.1) * low
            draw.glow(canvas, x, y, dice.uniform(5, 16), "#ffffff", 0.7)
            canvas.drawCircle(x, y, dice.uniform(0.8, 1.8), draw.fill("#ffffff"))

    return Still("set:nebula", 0.012, (-wide / 2, -60, wide, low + 60), paint)
