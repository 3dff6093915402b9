"""Landmarks of Europe, each painted as (ink, x, base, tall)."""

from __future__ import annotations

from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.sets.sketch import Sketch

SAND, STONE, SLATE, COPPER = "#d9bb86", "#cfc4b0", "#5c6678", "#6fae96"


def lattice_tower(
    ink: Ink, x: float, base: float, tall: float, colours: tuple[str, str], *, splay: float, foot: float
) -> None:
    """A tower of iron lattice: ``foot`` is half its width below, ``splay`` how fast it narrows."""
    s = Sketch(ink, x, base, tall)
    s.glow(0, 42, 62, "#ffb04c", 0.5)

    def half(u: float) -> float:
        return float(foot * (1 - u) ** splay + 1.2)

    edge = [(half(k / 16), 86 * k / 16) for k in range(16, -1, -1)]
    ink.canvas.drawPath(s.outline(*edge, *[(-w, y) for w, y in reversed(edge)]), ink.fill(colours[0], -0.1, 0.36))
    for k in range(16):
        low, high = k / 16, (k + 1) / 16
        colour = colours[(k // 3) % 2]
        thick = 1.7 * (1 - k / 24)
        for sign in (-1, 1):
            light = 0.3 * sign * ink.air.side
            s.line(colour, thick, (sign * half(low), 86 * low), (sign * half(high), 86 * high), light=light)
            s.line(colour, thick * 0.45, (sign * half(low), 86 * low), (-sign * half(high), 86 * high))
        s.line(colour, thick * 0.5, (-half(high), 86 * high), (half(high), 86 * high))
    s.line(colours[0], 1.1, (0, 85), (0, 100))
    s.lamp(0, 100)


def eiffel(ink: Ink, x: float, base: float, tall: float) -> None:
    lattice_tower(ink, x, base, tall, ("#b07a46", "#b07a46"), splay=2.5, foot=25)
    s = Sketch(ink, x, base, tall)
    for y, half in ((17, 17.5), (36, 9.6)):
        s.box(0, y, 2 * half, 3.6, "#b07a46", 0.2)
        if ink.lamps:
            s.line("#fff3c4", 0.9, (-half, y + 2), (half, y + 2), light=1)
    s.line("#b07a46", 1.4, (-18, 0), (0, 30, 18, 0))


def big_ben(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    s.wall(-34, 0, 56, 26, SAND)
    for k in range(9):
        s.column(-60 + 6.4 * k, 0, 1.4, 31, SAND)
        s.arch(-57 + 6.4 * k, 5, 2.6, 14, SLATE, lit=k % 2 == 0)
    s.snow(-34, 26, 56)
    s.wall(0, 0, 15, 66, SAND)
    for dx in (-6.8, 6.8):
        s.column(dx, 0, 2, 82, SAND)
    for k in range(9):
        s.windows(0, 4 + 6.4 * k, 9, 5, 3, 1, share=0.3)
    s.wall(0, 64, 17.4, 16, SAND)
    s.glow(0, 72, 17, "#ffe9a8", 0.7)
    ink.canvas.drawCircle(*s.at(0, 72), 6.4 * s.u, ink.fill("#3a3430"))
    ink.canvas.drawCircle(*s.at(0, 72), 5.6 * s.u, ink.shine("#fbf6e4"))
    s.line("#2a2626", 0.9, (0, 76), (0, 72), (2.6, 70.6))
    s.poly(SLATE, (-9, 80), (-6, 86), (6, 86), (9, 80), light=0.2)
    s.wall(0, 85, 10, 4, SAND)
    s.solid(SLATE, (-7, 88), (0, 100), (7, 88))
    s.line("#d9b24a", 0.8, (0, 99), (0, 104))
    s.snow(0, 90, 7)


def berlin(ink: Ink, x: float, base: float, tall: float) -> None:
    """The television tower above the Brandenburg Gate."""
    s = Sketch(ink, x + 0.3 * tall, base, tall)
    s.solid("#c8ccd0", (-2.8, 0), (-1.4, 64), (1.4, 64), (2.8, 0))
    s.ball(0, 68, 5.6, "#c2ccd6")
    s.windows(0, 66, 9, 3, 7, 1, share=0.9)
    s.solid("#e4e6e8", (-1, 73), (-0.6, 84), (0.6, 84), (1, 73))
    for k in range(4):
        s.box(0, 84 + 4 * k, 1.2, 4, ("#d8443a", "#f4f1ea")[k % 2])
    s.lamp(0, 100)
    g = Sketch(ink, x - 0.06 * tall, base, tall * 0.46)
    stone = "#dcc394"
    for dx in (-66, 66):
        g.wall(dx, 0, 22, 46, stone)
        g.poly(stone, (dx - 14, 46), (dx, 56), (dx + 14, 46), light=0.2)
    g.box(0, 0, 104, 52, "#8a7a5e", -0.3)
    g.glow(0, 24, 66, "#ffc978", 0.5)
    for k in range(6):
        g.column(-50 + 20 * k, 0, 8.6, 56, stone)
    g.box(0, 55, 116, 14, stone, 0.15)
    g.box(0, 68, 108, 8, stone, -0.1)
    g.snow(0, 76, 108, 3)
    g.box(0, 76, 40, 6, stone, 0.1)
    for dx in (-9, -3, 3, 9):
        g.solid(COPPER, (dx - 3, 82), (dx - 2, 92), (dx + 2, 94), (dx + 4, 90), (dx + 1, 82))
    g.solid(COPPER, (-4, 86), (-2, 100), (2, 100), (4, 86))
    g.line(COPPER, 1.6, (0, 96), (0, 108))


def frauenkirche(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    s.wall(22, 0, 60, 40, "#b8654a")
    s.poly("#a85040", (-8, 40), (4, 62), (46, 62), (54, 40), light=0.1)
    s.snow(25, 62, 40)
    for dx in (-15, 3):
        s.wall(dx, 0, 15, 78, "#b8654a")
        s.windows(dx, 8, 5, 62, 1, 5, share=0.5)
        s.dome(dx, 78, 8, 17, COPPER, onion=0.1)
        s.line("#d9b24a", 0.8, (dx, 94), (dx, 100))


def cologne(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    stone = "#8d8578"
    s.wall(28, 0, 50, 38, stone)
    s.poly(SLATE, (4, 38), (8, 58), (50, 58), (54, 38))
    s.snow(29, 58, 42)
    for k in range(6):
        s.column(10 + 8 * k, 0, 2, 46, stone)
        s.arch(14 + 8 * k, 6, 4, 24, SLATE, lit=k % 2 == 1)
    s.wall(0, 0, 20, 46, stone)
    s.arch(0, 0, 9, 24, "#3a3430", lit=True)
    for dx in (-12, 12):
        s.wall(dx, 0, 15, 58, stone)
        for k in range(3):
            s.arch(dx, 8 + 16 * k, 5, 12, SLATE, lit=k == 1)
        for e in (-6.6, 0, 6.6):
            s.solid(stone, (dx + e - 1.4, 58), (dx + e, 70), (dx + e + 1.4, 58))
        s.solid(stone, (dx - 6.4, 58), (dx, 99), (dx + 6.4, 58))
        for k in range(4):
            s.line("#b8b0a2", 0.7, (dx - 5 + 1.2 * k, 64 + 8 * k), (dx + 5 - 1.2 * k, 64 + 8 * k))
        s.snow(dx, 66, 8)


def stephansdom(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    s.wall(26, 0, 58, 26, STONE)
    s.poly("#e4d29a", (-4, 26), (4, 54), (50, 54), (58, 26), light=0.1)
    for row in range(4):
        for k in range(6):
            a = 4 + 8 * k + (4 if row % 2 else 0)
            s.poly(
                ("#3f7f6a", "#d8963c")[(row + k) % 2],
                (a - 3, 30 + 6 * row),
                (a, 33.4 + 6 * row),
                (a + 3, 30 + 6 * row),
                (a, 26.6 + 6 * row),
            )
    s.snow(27, 54, 44)
    s.wall(-10, 0, 15, 50, STONE)
    for k in range(3):
        s.arch(-10, 8 + 14 * k, 4.4, 10, SLATE, lit=k != 1)
    for e in (-6.6, -2.2, 2.2, 6.6):
        s.solid(STONE, (-10 + e - 1.3, 50), (-10 + e, 62), (-10 + e + 1.3, 50))
    s.solid(STONE, (-16.4, 50), (-10, 98), (-3.6, 50))
    s.line("#d9b24a", 0.8, (-10, 97), (-10, 102))


def colosseum(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    stone = "#d6b98a"
    s.glow(0, 40, 110, "#ffb86a", 0.4)
    s.solid(
        stone, (-104, 0), (-100, 72), (-60, 78, -30, 80), (-10, 96), (30, 100, 76, 92), (98, 84), (104, 0), (0, -8, -104, 0), power=0.5
    )  # fmt: skip
    s.poly(stone, (-96, 72), (-40, 66, 0, 74), (-10, 92), (-30, 79, -60, 78), light=-0.4)
    for row, (low, tall_) in enumerate(((4, 19), (31, 18), (56, 15))):
        for k in range(13):
            dx = -94 + 188 * k / 12
            squeeze = 1 - 0.5 * (abs(dx) / 100) ** 2
            s.arch(
                dx * (0.99 - 0.008 * row),
                low - 4 * (1 - (dx / 104) ** 2),
                9.6 * squeeze,
                tall_,
                "#5a4634",
                -0.3,
                lit=(k + row) % 2 == 0,
            )
    for y in (27, 52, 74):
        s.line("#efd9ac", 1.8, (-101, y), (0, y - 6, 101, y), light=0.3)
    for k in range(9):
        s.box(2 + 11 * k, 83 - 0.6 * k, 4, 6, "#5a4634", -0.3)
    s.snow(48, 95, 84, 4)


def venice(ink: Ink, x: float, base: float, tall: float) -> None:
    """The bell tower of Saint Mark's and domes by the water."""
    s = Sketch(ink, x, base, tall)
    for dx, r in ((30.0, 12), (48.0, 9), (64.0, 7)):
        s.wall(dx, 0, 2.2 * r, 26, "#efe2cc")
        s.dome(dx, 26, r, r * 1.1, "#aebcc4")
        s.line("#d9b24a", 0.9, (dx, 26 + r), (dx, 32 + r * 1.2))
    for k in range(9):
        s.arch(22 + 5.6 * k, 2, 4, 15, "#6a5a50", lit=k % 2 == 0)
    s.wall(0, 0, 16, 62, "#c07a58")
    for dx in (-5.4, -1.8, 1.8, 5.4):
        s.line("#9f5f44", 1, (dx, 2), (dx, 60))
    s.box(0, 62, 18, 4, "#f2e8d6", 0.2)
    s.wall(0, 66, 16, 10, "#f2e8d6")
    for dx in (-5, 0, 5):
        s.arch(dx, 66, 3, 8, "#5a4a40", lit=True)
    s.wall(0, 76, 15, 6, "#c07a58")
    s.solid("#7fae98", (-8, 82), (0, 99), (8, 82))
    s.snow(0, 86, 9)


def pisa(ink: Ink, x: float, base: float, tall: float) -> None:
    ink.canvas.save()
    ink.canvas.translate(x, base)
    ink.canvas.rotate(5.5)
    s = Sketch(ink, 0, 0, tall)
    s.column(0, 0, 27, 14, "#f2ead8")
    for k in range(6):
        y = 14 + 12 * k
        s.column(0, y, 22, 12, "#d8ccb6")
        for j in range(-4, 5):
            s.column(j * 2.9 * (1 - 0.02 * abs(j)), y, 1.2, 11, "#fbf6ea")
        s.box(0, y + 10.4, 27.5, 2, "#fbf6ea", 0.2)
    s.column(0, 86, 17, 11, "#f2ead8")
    for j in (-5, 0, 5):
        s.arch(j, 87, 3, 8, "#6a5a4c", lit=True)
    s.snow(0, 97, 17)
    for j in (-8, 0, 8):
        s.arch(j, 0, 4, 10, "#8a7a66", lit=j == 0)
    ink.canvas.restore()


def sagrada(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    stone = "#c9a878"
    s.wall(0, 0, 62, 30, stone)
    for dx in (-18.0, 0.0, 18.0):
        s.solid("#8a6a48", (dx - 6, 0), (dx - 5, 16, dx, 28), (dx + 5, 16, dx + 6, 0), power=0.2)
    for dx, high in ((-25.0, 78.0), (25.0, 78.0), (-9.0, 96.0), (9.0, 96.0)):
        s.solid(
            stone,
            (dx - 6.4, 20),
            (dx - 5.4, high * 0.7, dx - 1.2, high),
            (dx + 1.2, high),
            (dx + 5.4, high * 0.7, dx + 6.4, 20),
        )
        for k in range(9):
            y = 34 + (high - 42) * k / 9
            for e in (-1.9, 1.9):
                s.box(dx + e * (1 - k / 11), y, 1.2, 3.4, "#6a4e34", -0.3)
        s.ball(dx, high + 1.4, 2.2, "#e8c24a")
        s.snow(dx, high - 6, 3)


def alcala(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    s.wall(0, 0, 150, 62, STONE)
    s.wall(0, 0, 62, 74, STONE)
    for dx, wide, high in ((0, 20, 48), (-32, 14, 40), (32, 14, 40), (-62, 11, 28), (62, 11, 28)):
        s.arch(dx, 0, wide, high, "#6a6458", lit=True)
    for dx in (-76, -48, -17, 17, 48, 76):
        s.column(dx, 0, 5, 60, "#e4dccb")
    s.box(0, 60, 156, 6, "#e4dccb", 0.2)
    s.box(0, 72, 66, 7, "#e4dccb", 0.1)
    s.poly("#e4dccb", (-30, 78), (0, 96), (30, 78), light=0.1)
    s.snow(0, 66, 150, 3)


def belem(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    stone = "#e8dcc2"
    s.wall(10, 0, 70, 34, stone)
    s.wall(-10, 0, 34, 86, stone)
    for k in range(4):
        s.windows(-10, 14 + 18 * k, 22, 8, 3, 1)
        s.box(-10, 24 + 18 * k, 37, 2, "#fbf4e2", 0.2)
    for dx in (-26, 6):
        s.column(dx, 78, 7, 12, stone)
        s.dome(dx, 90, 4, 7, stone)
    for k in range(8):
        s.box(-24 + 4 * k, 86, 2.4, 4, stone, 0.1)
        s.box(12 + 4.6 * k, 34, 2.6, 4, stone, 0.1)
    for dx in (20, 44):
        s.column(dx, 34, 5, 6, stone)
        s.dome(dx, 40, 3.6, 6, stone)


def prague(ink: Ink, x: float, base: float, tall: float) -> None:
    """Two Gothic towers bristling with little spires."""
    s = Sketch(ink, x, base, tall)
    s.wall(0, 0, 30, 40, "#d8c6a4")
    s.poly(SLATE, (-15, 40), (0, 58), (15, 40), light=0.1)
    for dx in (-17, 17):
        s.wall(dx, 0, 17, 62, "#c8b490")
        s.windows(dx, 16, 8, 36, 2, 3, share=0.4)
        for e in (-8, 8):
            s.solid(SLATE, (dx + e - 2.2, 60), (dx + e, 78), (dx + e + 2.2, 60))
        s.solid(SLATE, (dx - 7, 62), (dx, 96), (dx + 7, 62))
        for e, y in ((-4, 70), (4, 70)):
            s.solid(SLATE, (dx + e - 1.6, y), (dx + e, y + 14), (dx + e + 1.6, y))
        s.ball(dx, 97, 1.4, "#e8c24a")
        s.snow(dx, 66, 8)


def parthenon(ink: Ink, x: float, base: float, tall: float) -> None:
    """The temple on its rock."""
    s = Sketch(ink, x, base, tall)
    s.solid("#b8a680", (-130, 0), (-112, 30, -96, 44), (-60, 50), (80, 48), (104, 36, 128, 0), power=0.4)
    marble = "#efe3c8"
    s.glow(0, 66, 70, "#ffc978", 0.5)
    for k in range(3):
        s.box(0, 46 + 2.4 * k, 108 - 4 * k, 2.4, marble, 0.2 - 0.2 * (k % 2))
    s.box(0, 53, 84, 26, "#8a7a5c", -0.3)
    for k in range(8):
        s.column(-45 + 90 * k / 7, 53, 5.6, 26, marble)
        s.box(-45 + 90 * k / 7, 78, 8, 2, marble, 0.2)
    s.box(0, 80, 102, 6, marble, 0.05)
    s.poly(marble, (-53, 86), (0, 100), (53, 86), light=0.25)
    s.poly("#c8b890", (-40, 87), (0, 96.4), (40, 87), light=-0.1)
    s.snow(0, 93, 40, 2)


def st_basil(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    brick = "#b8483a"
    s.wall(0, 0, 74, 22, brick)
    for k in range(9):
        s.arch(-32 + 8 * k, 2, 5, 13, "#f2e6d0", 0.0, lit=True)
    domes = (
        (-30, 46, 9, ("#3f8fd0", "#f2efe6")),
        (30, 44, 9, ("#e8b23c", "#3f8f5c")),
        (-16, 58, 8, ("#4fae6a", "#f2c94a")),
        (16, 60, 8, ("#d8443a", "#f2efe6")),
    )
    s.column(0, 20, 17, 40, brick)
    s.solid(brick, (-9, 58), (-2, 84), (2, 84), (9, 58))
    for k in range(5):
        s.line("#f2e6d0", 0.9, (-8 + 1.4 * k, 60 + 5 * k), (8 - 1.4 * k, 60 + 5 * k))
    s.dome(0, 84, 3.6, 9, "#e8b23c", onion=0.2)
    s.line("#e8b23c", 0.7, (0, 92), (0, 100))
    for dx, y, r, (first, second) in domes:
        s.column(dx, 16, r * 1.25, y - 18, brick)
        for k in range(3):
            s.arch(dx, 22 + 8 * k, 2.6, 5, "#f2e6d0", lit=k == 1)
        s.box(dx, y - 3, r * 1.7, 2.4, "#f2e6d0", 0.1)
        s.dome(dx, y - 1, r, r * 2.1, first, onion=0.15)
        for k in (-1, 0, 1):
            s.line(
                second, 1.5, (dx + k * r * 0.62, y + 1), (dx + k * r * 0.95, y + r * 0.8, dx, y + r * 1.9), light=0.2
            )
        s.line("#e8b23c", 0.7, (dx, y + r * 2), (dx, y + r * 2 + 6))


def elbphilharmonie(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    s.wall(0, 0, 130, 40, "#a8583f")
    s.windows(0, 4, 124, 32, 20, 4, share=0.2)
    s.solid(
        "#a9c8da", (-65, 43), (-65, 96), (-50, 74, -34, 74, -20, 88), (-4, 72, 14, 72, 30, 92), (44, 84, 56, 90, 65, 100), (65, 43), power=0.4
    )  # fmt: skip
    s.windows(0, 45, 126, 24, 22, 4, share=0.7)
    s.box(0, 40, 130, 3, "#2f3a48", -0.2)
