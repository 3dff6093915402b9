"""Tools for chores and pastimes, drawn about the grip: up is -y, in head units. `rigs.tools` says who has which."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.rigs.hatting import star

WOOD, STEEL, DARK, GOLD = "#8a5a34", "#c3c9d4", "#2b2832", "#eab73c"


def rod(canvas: skia.Canvas, top: float, bottom: float, width: float = 8.0, colour: str = WOOD) -> None:
    """A stick along the y axis."""
    canvas.drawLine(0, top, 0, bottom, draw.stroke(draw.darken(colour, 0.35), width + 2))
    canvas.drawLine(-width * 0.1, top, -width * 0.1, bottom, draw.stroke(colour, width))
    canvas.drawLine(-width * 0.25, top, -width * 0.25, bottom, draw.stroke(draw.lighten(colour, 0.35), width * 0.25))


def shovel(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -70, 84, 8)
    canvas.drawRoundRect(draw.rect(-16, -78, 32, 10), 5, 5, draw.fill("#6a4528"))
    blade = draw.shape((-22, 80), (22, 80), (24, 120, 0, 150), (-24, 120, -22, 80))
    gradients.fill_horizontal(canvas, blade, -22, 22, ["#7d8592", STEEL, "#8d95a2"])


def watering_can(canvas: skia.Canvas, t: float) -> None:
    body = draw.shape((-30, 10), (30, 10), (34, 66), (-34, 66))
    gradients.fill_horizontal(canvas, body, -34, 34, ["#3f9a6a", "#6ac894", "#2f7a52"])
    canvas.drawPath(draw.path((-20, 12), (-16, -16, 0, -14), (16, -16, 20, 12)), draw.stroke("#2f7a52", 7))
    canvas.drawLine(30, 56, 78, 14, draw.stroke("#3f9a6a", 12))
    canvas.drawPath(draw.shape((66, 6), (90, 20), (82, 30), (62, 18)), draw.fill("#2f7a52"))
    for index in range(9):
        share = (t * 1.6 + index / 9) % 1.0
        x = 84 + 30 * share + (index % 3) * 7
        y = 20 + 130 * share * share
        canvas.drawLine(x, y, x + 3, y + 9, draw.stroke("#9fd8f5", 3, alpha=0.9 - 0.5 * share))


def barbell(canvas: skia.Canvas, t: float) -> None:
    canvas.drawLine(-150, 0, 150, 0, draw.stroke("#b6becb", 7))
    for side in (-1, 1):
        for at, tall in ((112, 62), (132, 48)):
            canvas.drawRoundRect(draw.rect(side * at - 9, -tall / 2, 18, tall), 5, 5, draw.fill(DARK))
            canvas.drawRoundRect(draw.rect(side * at - 7, -tall / 2 + 2, 5, tall - 4), 3, 3, draw.fill("#5a5666"))


def camera(canvas: skia.Canvas, t: float) -> None:
    canvas.drawRoundRect(draw.rect(-36, -26, 72, 48), 8, 8, draw.fill("#2b2a34"))
    canvas.drawRoundRect(draw.rect(-14, -36, 28, 14), 4, 4, draw.fill("#3a3946"))
    for radius, tone in ((19, "#6a7286"), (14, "#1b2433"), (8, "#34506e")):
        canvas.drawCircle(0, -2, radius, draw.fill(tone))
    canvas.drawCircle(-4, -6, 3, draw.fill("#ffffff", alpha=0.8))
    if (t % 2.2) < 0.1:
        draw.glow(canvas, 0, -20, 120, "#ffffff", 0.9)


def phone(canvas: skia.Canvas, t: float) -> None:
    canvas.drawRoundRect(draw.rect(-12, -42, 24, 54), 5, 5, draw.fill(DARK))
    canvas.drawRoundRect(draw.rect(-9, -38, 18, 44), 3, 3, draw.fill("#7fb8e8"))


def pan(canvas: skia.Canvas, t: float) -> None:
    toss = max(0.0, math.sin(t * 4.4)) * 34
    canvas.drawLine(0, 0, 40, -6, draw.stroke(DARK, 9))
    draw.oval(canvas, 82, -8, 46, 10, draw.fill("#23222c"))
    draw.oval(canvas, 82, -11, 42, 7, draw.fill("#3c3a48"))
    draw.oval(canvas, 82, -14 - toss, 28, 6 + toss * 0.05, draw.fill("#f2c86a"))
    for index in range(3):
        share = (t * 0.7 + index / 3) % 1.0
        canvas.drawCircle(72 + index * 11, -20 - 60 * share, 8 + 8 * share, draw.fill("#ffffff", alpha=0.28 * (1 - share)))  # fmt: skip


def hammer(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -56, 24, 8)
    canvas.drawRoundRect(draw.rect(-26, -76, 50, 22), 4, 4, draw.fill("#6f7785"))
    canvas.drawRect(draw.rect(14, -76, 12, 22), draw.fill("#9aa2b0"))


def ball(canvas: skia.Canvas, t: float) -> None:
    gradients.fill_radial(canvas, draw.circle(8, -14, 22), (0, -22), 36, ["#ffb07a", "#e2602c", "#a83c18"])


def racket(canvas: skia.Canvas, t: float) -> None:
    rod(canvas, -40, 22, 8, "#23222c")
    for x in range(-20, 24, 8):
        canvas.drawLine(x, -110, x, -48, draw.stroke("#f4f4f4", 1.4, alpha=0.8))
    for y in range(-106, -44, 9):
        canvas.drawLine(-24, y, 24, y, draw.stroke("#f4f4f4", 1.4, alpha=0.8))
    draw.oval(canvas, 0, -80, 28, 36, draw.stroke("#c9303a", 6))


def sticks(canvas: skia.Canvas, t: float) -> None:
    canvas.drawLine(0, 4, 42, -26, draw.stroke("#e0b878", 5))
    canvas.drawCircle(44, -27, 4.5, draw.fill("#f2d8a8"))


def trumpet(canvas: skia.Canvas, t: float) -> None:
    canvas.drawLine(-60, -6, 60, -6, draw.stroke("#b8862c", 9))
    canvas.drawLine(-60, -8, 60, -8, draw.stroke("#ffdf80", 4))
    bell = draw.shape((52, -12), (76, -16, 92, -36), (92, 24), (76, 4, 52, 0))
    gradients.fill_horizontal(canvas, bell, 52, 92, ["#d9a32c", "#ffe9a8"])
    canvas.drawRoundRect(draw.rect(-24, -4, 46, 22), 10, 10, draw.stroke("#d9a32c", 6))
    for x in (-12, 0, 12):
        canvas.drawLine(x, -6, x, -24, draw.stroke("#ffe9a8", 6))


def snack(canvas: skia.Canvas, t: float) -> None:
    gradients.fill_radial(canvas, draw.circle(6, -14, 20), (0, -22), 34, ["#ff8a70", "#d8303c", "#8a1a24"])
    canvas.drawLine(6, -32, 9, -42, draw.stroke("#5a3a20", 4))
    canvas.drawPath(draw.shape((9, -36), (20, -46, 28, -38), (18, -32, 9, -36)), draw.fill("#5aa84a"))


def table_spoon(canvas: skia.Canvas, t: float) -> None:
    canvas.drawLine(0, 18, 0, -40, draw.stroke("#8d95a2", 6))
    canvas.drawLine(-1, 18, -1, -40, draw.stroke("#eef1f6", 3))
    draw.oval(canvas, 0, -52, 10, 14, draw.fill("#aab2be"))
    draw.oval(canvas, -1, -53, 7, 10, draw.fill("#eef1f6"))


def needles(canvas: skia.Canvas, t: float) -> None:
    canvas.drawLine(-8, 10, 32, -40, draw.stroke("#d8dce4", 4))
    cloth = draw.shape((-52, -8), (12, -12), (8, 62), (-48, 66))
    canvas.drawPath(cloth, draw.fill("#e2688a"))
    for y in range(2, 60, 10):
        canvas.drawLine(-48, y, 8, y - 3, draw.stroke("#f7a8c0", 3))


def juggled(canvas: skia.Canvas, t: float) -> None:
    """Three balls thrown from hand to hand, about the near hand."""
    for index, tone in enumerate(("#e2403c", "#f2c22c", "#3f8fe0")):
        share = (t * 0.75 + index / 3) % 1.0
        there = share * 2 if share < 0.5 else 2 - share * 2
        x, y = -132 * there, -225 * 4 * (there * (1 - there)) * (1.0 if share < 0.5 else 0.72) - 14
        gradients.fill_radial(canvas, draw.circle(x, y, 15), (x - 5, y - 6), 24, [draw.lighten(tone, 0.5), tone, draw.darken(tone, 0.3)], [0, 0.5, 1])  # fmt: skip


def spark(canvas: skia.Canvas, t: float) -> None:
    """Magic between the fingers."""
    draw.glow(canvas, 14, -24, 60 + 10 * math.sin(t * 5), "#9a7cff", 0.7)
    for index in range(7):
        share = (t * 1.1 + index / 7) % 1.0
        angle = index * 2.4 + t
        spot = (14 + math.cos(angle) * 70 * share, -24 + math.sin(angle) * 60 * share - 20 * share)
        star(canvas, *spot, 10 * (1 - share), "#fff0b0" if index % 2 else "#c8b0ff", 4)
