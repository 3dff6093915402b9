"""Landmarks of the Americas and of lands by the sea, each painted as (ink, x, base, tall)."""

from __future__ import annotations

from core.generation.animatic.sets import glyphs
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.sets.sketch import Sketch

GREEN, RED, WHITE = "#7fb8a0", "#c8452c", "#f6f3ec"


def empire_state(ink: Ink, x: float, base: float, tall: float) -> None:
    """The stepped tower, Liberty with her torch beside it."""
    s = Sketch(ink, x, base, tall)
    stone = "#c9b8ae"
    s.glow(0, 88, 24, "#9ab8ff", 0.6)
    for wide, high in ((26, 44), (20, 64), (15, 76), (10, 84), (5, 89)):
        s.wall(0, 0, wide, high, stone)
    for dx in (-6, -3, 0, 3, 6):
        s.line("#e8dcd2", 0.6, (dx, 2), (dx, 74), light=0.2)
    s.windows(0, 2, 24, 40, 9, 12, share=0.5)
    s.windows(0, 46, 13, 28, 5, 8, share=0.5)
    s.snow(0, 76, 14)
    s.line(stone, 1.4, (0, 88), (0, 100), light=0.2)
    s.lamp(0, 100)
    statue(ink, x - 0.36 * tall, base, tall * 0.56)


def statue(ink: Ink, x: float, base: float, tall: float) -> None:
    """Liberty on her pedestal."""
    s = Sketch(ink, x, base, tall)
    s.wall(0, 0, 34, 8, "#c2b49c")
    s.solid("#d0c2a8", (-13, 8), (-10, 36), (10, 36), (13, 8))
    s.box(0, 36, 24, 3, "#d8ccb4", 0.2)
    s.solid(GREEN, (-10, 39), (-6, 60, -7, 70), (-4, 75), (5, 75), (8, 66, 9, 39))
    s.solid(GREEN, (-4, 72), (-9, 80), (-8, 94), (-5, 94), (-5, 82), (1, 74))
    s.solid("#e8b23c", (-8.6, 94), (-9, 98, -6.5, 102), (-4, 98, -4.4, 94))
    s.glow(-6.5, 97, 14, "#ffc95a", 0.8)
    s.ball(2, 79, 4.2, GREEN)
    for degrees in (30, 60, 90, 120, 150):
        s.line(GREEN, 1.2, s.round(2, 81, 3, degrees), s.round(2, 81, 8, degrees), light=0.3)
    s.poly(GREEN, (4, 62), (11, 60), (12, 70), (6, 72), light=0.3)
    for dx in (-4, 0, 4):
        s.line("#5f9884", 0.8, (dx, 41), (dx * 0.6, 68))


def golden_gate(ink: Ink, x: float, base: float, tall: float) -> None:
    """Two red towers, cables and the deck over the strait."""
    s = Sketch(ink, x, base, tall)
    towers = (-64, 64)
    s.line(RED, 2.6, (-230, 30), (230, 30))
    for left, right, low in ((-64, 64, 36), (64, 190, 32), (-190, -64, 32)):
        first, last = (96 if left in towers else 32), (96 if right in towers else 32)
        points = []
        for k in range(17):
            u = k / 16
            if first == last:
                y = low + (first - low) * (2 * u - 1) ** 2
            else:
                y = low + (96 - low) * ((1 - u) if first > last else u) ** 2
            points.append((left + (right - left) * u, y))
            s.line(RED, 0.5, points[-1], (points[-1][0], 30))
        s.line(RED, 1.5, *points, light=0.2)
    for dx in towers:
        for sign in (-1, 1):
            s.solid(
                RED,
                (dx + sign * 5 - 2.4, 0),
                (dx + sign * 5 - 1.8, 98),
                (dx + sign * 5 + 1.8, 98),
                (dx + sign * 5 + 2.4, 0),
            )
        for y in (42, 58, 74, 90):
            s.box(dx, y, 10, 4, RED, -0.2)
        s.lamp(dx, 100)


def hollywood(ink: Ink, x: float, base: float, tall: float) -> None:
    """White letters on a dry hill."""
    s = Sketch(ink, x, base, tall)
    s.solid(
        "#9a8f5c", (-230, 0), (-150, 40, -90, 52), (-40, 60, 20, 92), (70, 100, 110, 62), (160, 40, 230, 0), power=0.3
    )
    size = 25 * s.u
    text = "HOLLYWOOD"
    width = glyphs.length(text, size)
    path = glyphs.word(text, x - width / 2, base - 62 * s.u, size)
    ink.canvas.drawPath(path, ink.pen("#5a543c", 6.5 * s.u, -0.3))
    ink.canvas.drawPath(path, ink.pen("#ffffff", 4.6 * s.u, 0.2))


def vegas(ink: Ink, x: float, base: float, tall: float) -> None:
    """A roadside sign in lights."""
    s = Sketch(ink, x, base, tall)
    for dx in (-22, 22):
        s.column(dx, 0, 3, 92, "#d8dce0")
    s.glow(0, 56, 70, "#ff9ad0", 0.6)
    board = s.outline((-50, 56), (-34, 84), (0, 90, 34, 84), (50, 56), (34, 30), (0, 24, -34, 30))
    ink.canvas.drawPath(board, ink.shine("#fdf3dc"))
    ink.canvas.drawPath(board, ink.pen("#d8382f", 3 * s.u))
    for k in range(28):
        px, py = s.round(0, 57, 1, k * 360 / 28)
        s.lamp(px * 46, 57 + (py - 57) * 29, 1.2, "#ffd34d")
    for text, y, size, colour in (("LAS", 70, 11, "#2f5fb0"), ("VEGAS", 54, 17, "#d8382f")):
        high = size * s.u
        width = glyphs.length(text, high)
        ink.canvas.drawPath(glyphs.word(text, x - width / 2, base - (y + 4) * s.u, high), ink.pen(colour, 2.4 * s.u))
    star = [s.round(0, 98, 9 if k % 2 == 0 else 3.6, 36 * k + 90) for k in range(10)]
    s.poly("#e8443c", *star, light=0.2)


def willis(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    dark = "#4a5464"
    for dx, w, h in ((-26, 14, 48), (28, 16, 54)):
        s.wall(dx, 0, w, h, "#8fa4b8")
        s.windows(dx, 2, w * 0.84, h - 4, 4, 10, share=0.5)
    for dx, w, h in ((0, 26, 44), (-3, 20, 58), (2, 15, 72), (0, 10, 84)):
        s.wall(dx, 0, w, h, dark)
        s.windows(dx, 2, w * 0.86, h - 4, max(3, w // 4), round(h / 4), share=0.5)
    for dx in (-3, 3):
        s.line(WHITE, 1, (dx, 84), (dx, 100))
        s.lamp(dx, 100)


def cristo(ink: Ink, x: float, base: float, tall: float) -> None:
    """The statue with open arms on its steep mountain, the sugar loaf beside it."""
    s = Sketch(ink, x, base, tall)
    s.solid("#5f8a6a", (-150, 0), (-90, 10, -70, 42), (-56, 60, -44, 46), (-24, 24, -4, 0), power=0.4)
    s.solid("#4f7f5a", (-40, 0), (-14, 20, -6, 62), (0, 72), (6, 72), (14, 58, 30, 26), (60, 12, 120, 0), power=0.4)
    s.box(1, 71, 5, 4, "#c8c4bc")
    s.solid(WHITE, (-2, 74), (-1.4, 88), (-1.2, 92), (3.2, 92), (3.4, 88), (4, 74))
    s.solid(WHITE, (-12, 89.4), (-12, 91.6), (14, 91.6), (14, 89.4), (4, 87), (-2, 87))
    s.ball(1, 94.6, 2, WHITE)
    s.glow(1, 86, 22, "#fff0c8", 0.6)


def angel(ink: Ink, x: float, base: float, tall: float) -> None:
    """A column with a golden angel."""
    s = Sketch(ink, x, base, tall)
    s.wall(0, 0, 40, 8, "#d8d0c0")
    s.wall(0, 8, 24, 12, "#d8d0c0")
    s.column(0, 20, 7, 58, "#e4dccc")
    s.box(0, 77, 12, 4, "#d8d0c0", 0.2)
    s.solid("#e8b83c", (-3, 81), (-2, 92), (2, 92), (3, 81))
    for sign in (-1, 1):
        s.poly("#f2cc5a", (sign * 1, 90), (sign * 12, 99), (sign * 10, 86), (sign * 3, 84), light=0.2)
    s.ball(0, 94, 2, "#f2cc5a")
    s.glow(0, 90, 20, "#ffd87a", 0.6)


def matterhorn(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    s.poly(
        "#7f8ca4",
        (-150, 0),
        (-60, 38),
        (-30, 62),
        (-12, 92),
        (4, 100),
        (14, 88),
        (30, 58),
        (66, 30),
        (150, 0),
        light=0.2,
    )
    s.poly("#5f6c86", (4, 100), (-6, 70), (4, 40), (-10, 0), (150, 0), (66, 30), (30, 58), (14, 88), light=-0.2)
    s.poly(
        "#f4f8ff",
        (-44, 50),
        (-30, 62),
        (-12, 92),
        (4, 100),
        (0, 84),
        (-6, 70),
        (-14, 62),
        (-20, 44),
        (-32, 48),
        light=0.1,
    )
    s.poly("#c4d4ea", (4, 100), (14, 88), (24, 70), (12, 74), (6, 62), (-2, 78))
    s.poly("#f4f8ff", (-120, 12), (-84, 28), (-60, 38), (-50, 22), (-70, 24), (-90, 10), light=0.1)


def santorini(ink: Ink, x: float, base: float, tall: float) -> None:
    """White houses on a cliff, blue domes among them."""
    s = Sketch(ink, x, base, tall)
    s.solid("#a87f62", (-150, 0), (-120, 20, -90, 30), (80, 40), (120, 20, 150, 0), power=0.4)
    for k, (dx, y, w, h) in enumerate(
        (
            (-100, 22, 30, 24),
            (-70, 28, 26, 34),
            (-38, 30, 34, 26),
            (-6, 34, 26, 38),
            (26, 34, 34, 28),
            (60, 34, 28, 32),
            (92, 24, 30, 22),
            (-84, 20, 22, 14),
            (10, 24, 40, 14),
            (70, 22, 34, 14),
        )
    ):
        s.wall(dx, y, w, h, "#fbfaf6")
        s.windows(dx, y + 4, w * 0.7, h * 0.5, 3, 1, share=0.7)
        if k in (1, 3, 5):
            s.dome(dx, y + h, w * 0.42, w * 0.4, "#2f74c8")
            s.line(WHITE, 1, (dx, y + h + w * 0.4), (dx, y + h + w * 0.4 + 6))
    for dx in (-54, 44):
        s.wall(dx, 30, 9, 40, "#fbfaf6")
        s.arch(dx, 58, 4, 8, "#4f86c0", 0.1)
        s.dome(dx, 70, 4.6, 6, "#2f74c8")
