"""Landmarks of Asia, Africa and Oceania, each painted as (ink, x, base, tall)."""

from __future__ import annotations

import itertools

from core.generation.animatic.sets import pagoda
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.sets.monuments_europe import lattice_tower
from core.generation.animatic.sets.sketch import Sketch

WHITE, GOLD, RED, SAND = "#f6f2ea", "#e0b03c", "#c8382c", "#dcb478"


def tokyo_tower(ink: Ink, x: float, base: float, tall: float) -> None:
    lattice_tower(ink, x, base, tall, ("#f2592a", "#fff0de"), splay=1.85, foot=20)
    s = Sketch(ink, x, base, tall)
    for y, half in ((31, 14), (57, 7)):
        s.box(0, y, 2 * half, 4, "#fff0de", 0.1)
        if ink.lamps:
            s.line("#fff3c4", 1.1, (-half, y + 2), (half, y + 2), light=1)


def kyoto(ink: Ink, x: float, base: float, tall: float) -> None:
    pagoda.pagoda(ink, x, base, tall)


def fuji(ink: Ink, x: float, base: float, tall: float) -> None:
    """A broad cone under snow."""
    s = Sketch(ink, x, base, tall)
    s.solid(
        "#6f83a8",
        (-190, 0),
        (-80, 20, -50, 66, -22, 100),
        (-10, 97),
        (4, 101),
        (20, 98),
        (50, 66, 80, 20, 190, 0),
        power=0.4,
    )
    s.poly(
        "#f6f9ff",
        (-22, 100),
        (-10, 97),
        (4, 101),
        (20, 98),
        (30, 88, 42, 72),
        (30, 70),
        (24, 60),
        (14, 72),
        (4, 56),
        (-6, 70),
        (-18, 58),
        (-26, 70),
        (-44, 66),
        (-34, 82, -22, 100),
        light=0.1,
    )


def seoul(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    s.solid("#5f8a62", (-60, 0), (-30, 14, 0, 20), (30, 14, 60, 0), power=0.3)
    s.solid("#d8dce2", (-3.4, 16), (-2, 66), (2, 66), (3.4, 16))
    s.solid("#b8c2cc", (-4, 64), (-9, 69), (-9, 75), (-6, 80), (6, 80), (9, 75), (9, 69), (4, 64))
    s.windows(0, 69, 16, 5, 8, 1, share=0.9)
    s.line("#d8dce2", 1.4, (0, 80), (0, 100))
    s.lamp(0, 100)


def forbidden_city(ink: Ink, x: float, base: float, tall: float) -> None:
    """A hall under two golden roofs on white terraces."""
    s = Sketch(ink, x, base, tall)
    for k in range(3):
        s.box(0, 7 * k, 170 - 16 * k, 7, WHITE, 0.1 - 0.15 * (k % 2))
        for j in range(-9, 10):
            s.box(j * (8.6 - 0.8 * k), 7 * k + 7, 1.6, 3.4, WHITE, 0.2)
    s.wall(0, 21, 104, 24, "#b03a2c")
    for k in range(8):
        s.column(-49 + 14 * k, 21, 4, 24, RED)
        s.arch(-42 + 14 * k, 21, 7, 15, "#6a2a22", lit=True)
    for y, half, high in ((45, 70, 14), (66, 56, 20)):
        s.solid(GOLD, (-half, y + 4), (-half * 0.7, y + 1, -half * 0.6, y), (half * 0.6, y), (half * 0.7, y + 1, half, y + 4), (half * 0.66, y + high * 0.5, half * 0.6, y + high), (-half * 0.6, y + high), (-half * 0.66, y + high * 0.5, -half, y + 4), power=0.3)  # fmt: skip
        s.snow(0, y + high, half * 1.1, 3)
    s.wall(0, 58, 84, 9, "#b03a2c")
    s.line("#c8922c", 2, (-34, 87), (34, 87))
    for sign in (-1, 1):
        s.line(GOLD, 3, (sign * 33, 86), (sign * 37, 94))


def great_wall(ink: Ink, x: float, base: float, tall: float) -> None:
    """The wall running up and down a ridge with its watchtowers."""
    s = Sketch(ink, x, base, tall)
    stone = "#c2b398"
    points = [(-230, 6), (-170, 40), (-110, 22), (-50, 58), (10, 40), (70, 84), (130, 50), (190, 70), (250, 30)]
    s.poly("#6f9460", (-300, 0), *[(px, py - 1) for px, py in points], (300, 0), light=-0.1)
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        s.poly(stone, (x0, y0 - 3), (x0, y0 + 13), (x1, y1 + 13), (x1, y1 - 3), light=0.15)
        for k in range(9):
            u = k / 9
            s.box(x0 + (x1 - x0) * u + 2, y0 + (y1 - y0) * u + 12.4, 3.6, 4, stone, 0.2)
        s.line("#8f8168", 0.8, (x0, y0 + 3), (x1, y1 + 3))
    for px, py in points[1::2]:
        s.wall(px, py - 5, 23, 31, stone)
        for dx in (-6, 6):
            s.arch(px + dx, py + 6, 5, 9, "#5a4e40", lit=True)
        for k in range(4):
            s.box(px - 9 + 6 * k, py + 26, 3.6, 4, stone, 0.2)
        s.snow(px, py + 30, 22, 3)


def pearl_tower(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    for dx in (-8, 0, 8):
        s.line("#c8b8c8", 2, (dx * 1.5, 0), (dx * 0.5, 62))
    for dx in (-15, 15):
        s.line("#c8b8c8", 2, (dx * 1.2, 0), (dx * 0.4, 26))
    s.glow(0, 30, 30, "#ff6ad0", 0.5)
    s.glow(0, 64, 22, "#ff6ad0", 0.5)
    s.ball(0, 28, 10.5, "#c86a9a")
    s.ball(0, 64, 7.4, "#c86a9a")
    s.windows(0, 26, 18, 4, 9, 1, share=0.9)
    s.windows(0, 62.6, 13, 3, 7, 1, share=0.9)
    s.ball(0, 77, 2.6, "#c86a9a")
    s.solid("#d8d0dc", (-1.4, 70), (0, 100), (1.4, 70))
    s.lamp(0, 100)


def hong_kong(ink: Ink, x: float, base: float, tall: float) -> None:
    """Towers with a tower of triangles among them."""
    s = Sketch(ink, x, base, tall)
    for dx, w, h in ((-34, 16, 62), (28, 18, 72), (46, 14, 52)):
        s.wall(dx, 0, w, h, "#8fb0c8")
        s.windows(dx, 3, w * 0.86, h - 6, 4, 12, share=0.6)
    s.solid("#9fc4d8", (-11, 0), (-11, 70), (-2, 92), (11, 78), (11, 0))
    for y in (0, 26, 52):
        s.line(WHITE, 1.1, (-11, y), (11, y + 26))
        s.line(WHITE, 1.1, (11, y), (-11, y + 26 if y < 52 else 70))
    for dx in (-4, 0):
        s.line(WHITE, 0.9, (dx, 86), (dx, 100))
    s.lamp(-4, 100)


def marina_bay(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    for dx in (-50, 0, 50):
        s.solid("#a9c4d4", (dx - 15, 0), (dx - 9, 84), (dx + 9, 84), (dx + 17, 0))
        s.windows(dx, 4, 20, 78, 5, 14, share=0.6)
        s.line(WHITE, 1.6, (dx + 1, 0), (dx + 2, 84))
    s.solid("#e4e8ea", (-84, 92), (-40, 84, 40, 84), (88, 90), (60, 98, -60, 98), power=0.4)
    for k in range(11):
        s.disc(-62 + 12 * k, 98.5, 3.4, "#4f9a55", 0.1)


def wat_arun(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    for dx, k in ((-38, 0.5), (38, 0.5), (0, 1.0)):
        h = 100 * k
        s.solid("#e8dcc4", (dx - 26 * k, 0), (dx - 22 * k, h * 0.2), (dx - 13 * k, h * 0.32), (dx - 11 * k, h * 0.44), (dx - 5 * k, h * 0.56), (dx - 4 * k, h * 0.8), (dx, h), (dx + 4 * k, h * 0.8), (dx + 5 * k, h * 0.56), (dx + 11 * k, h * 0.44), (dx + 13 * k, h * 0.32), (dx + 22 * k, h * 0.2), (dx + 26 * k, 0))  # fmt: skip
        for j in range(7):
            w = (24, 21, 14, 11.6, 7, 4.6, 4.2)[j] * k
            s.line(
                GOLD if j % 2 else "#7fa8a0",
                1.4 * k + 0.4,
                (dx - w, h * (0.06 + 0.12 * j)),
                (dx + w, h * (0.06 + 0.12 * j)),
                light=0.2,
            )
        s.arch(dx, h * 0.32, 6 * k, h * 0.1, "#6a5a4a", lit=True)


def gateway(ink: Ink, x: float, base: float, tall: float) -> None:
    """A great gate of yellow basalt with four turrets."""
    s = Sketch(ink, x, base, tall)
    stone = "#d8a868"
    s.wall(0, 0, 110, 66, stone)
    s.wall(0, 0, 54, 78, stone)
    for dx, w, h in ((0, 26, 56), (-40, 13, 34), (40, 13, 34)):
        s.arch(dx, 0, w, h, "#5a4232", lit=True)
    for dx in (-24, 24):
        s.column(dx, 0, 7, 86, stone)
        s.dome(dx, 86, 5, 10, stone, onion=0.1)
    for y in (60, 70):
        s.line("#b88448", 1.2, (-54 if y < 66 else -27, y), (54 if y < 66 else 27, y))
    for k in range(11):
        s.box(-50 + 10 * k, 66, 4, 4, stone, 0.1)


def taj_mahal(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    s.glow(0, 46, 90, "#ffe0b0", 0.35)
    s.box(0, 0, 176, 9, "#e4dccf", 0.1)
    for dx in (-78, 78):
        s.column(dx, 9, 7, 66, WHITE)
        for y in (28, 48, 68):
            s.box(dx, y, 10, 2, "#d8cfc0", 0.1)
        s.dome(dx, 75, 4.4, 9, WHITE, onion=0.1)
    s.wall(0, 9, 92, 38, WHITE)
    for dx in (-36, -24, 24, 36):
        for y in (11, 28):
            s.arch(dx, y, 8, 14, "#b8b4b0", -0.1, lit=True)
    for dx in (-29, 29):
        s.column(dx, 46, 13, 7, WHITE)
        s.dome(dx, 53, 7, 14, WHITE, onion=0.12)
    s.wall(0, 9, 30, 44, "#fffdf8")
    s.arch(0, 9, 19, 36, "#a8a4a4", -0.15, lit=True)
    s.column(0, 52, 28, 8, WHITE)
    s.dome(0, 59, 16, 34, WHITE, onion=0.16)
    s.line(GOLD, 1, (0, 92), (0, 100))


def hagia_sophia(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    wall, lead = "#d8a888", "#8f9cac"
    for dx in (-62, -46, 46, 62):
        s.column(dx, 0, 4.4, 82, WHITE)
        s.box(dx, 56, 7, 2, WHITE, 0.1)
        s.solid(lead, (dx - 2.6, 82), (dx, 100), (dx + 2.6, 82))
    s.wall(0, 0, 96, 30, wall)
    for dx in (-32, 32):
        s.dome(dx, 30, 15, 13, lead)
    s.wall(0, 26, 52, 22, wall)
    s.dome(0, 47, 24, 22, lead)
    s.windows(0, 46, 46, 4, 12, 1, share=0.9)
    for k in range(7):
        s.arch(-36 + 12 * k, 3, 6, 16, "#6a5048", lit=k % 2 == 0)
    s.line(GOLD, 1, (0, 68), (0, 77))
    s.snow(0, 66, 22)


def burj_khalifa(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    glass = "#a9c4d6"
    for dx, w, h in ((-20, 10, 40), (24, 12, 34), (-34, 9, 26), (38, 9, 24)):
        s.wall(dx, 0, w, h, "#8fb0c8")
        s.windows(dx, 2, w * 0.8, h - 4, 3, 9, share=0.5)
    for half, top in ((9, 32), (7.4, 46), (6, 58), (4.6, 70), (3.2, 80), (1.8, 89)):
        s.solid(glass, (-half, 0), (-half, top - 3), (-half * 0.5, top), (half * 0.9, top - 5), (half, 0))
    s.windows(0, 2, 13, 26, 5, 10, share=0.6)
    s.windows(0, 28, 8, 38, 4, 14, share=0.6)
    s.solid("#dfe6ec", (-1, 86), (0, 100), (1, 86))
    for dx in (-4, 0, 4):
        s.line(WHITE, 0.5, (dx, 0), (dx * 0.3, 78))
    s.lamp(0, 100)


def pyramids(ink: Ink, x: float, base: float, tall: float) -> None:
    """Three pyramids, a sphinx before them."""
    s = Sketch(ink, x, base, tall)
    for dx, h in ((96, 58), (-66, 84), (16, 100)):
        half = h * 0.8
        for sign in (1, -1):
            s.poly(
                SAND, (dx, h), (dx + sign * half, 0), (dx + half * 0.2, 0), light=0.35 if sign == ink.air.side else -0.4
            )
        for k in range(1, 13):
            w = half * (1 - k / 13)
            s.line("#a8824c", 0.5, (dx - w, h * k / 13), (dx + w, h * k / 13))
        if dx == -66:
            s.poly("#f2e0b8", (dx, h), (dx - half * 0.16, h * 0.84), (dx + half * 0.16, h * 0.84), light=0.2)
    s.solid(
        "#cf9f62",
        (-40, 0),
        (-38, 11),
        (-12, 13, 2, 10),
        (4, 16),
        (2, 26),
        (7, 31, 14, 31),
        (20, 27),
        (20, 14),
        (26, 8),
        (44, 6),
        (44, 0),
        power=0.4,
    )
    s.poly("#b8864c", (3, 27), (7, 33, 18, 31), (23, 14), (17, 14), (16, 26), light=-0.1)


def opera_house(ink: Ink, x: float, base: float, tall: float) -> None:
    """Shells of white tiles by the water, the great arch of the bridge behind."""
    s = Sketch(ink, x, base, tall)
    steel = "#8a94a2"
    s.line(steel, 2.6, (-190, 24), (-95, 118, 0, 24))
    s.line(steel, 1.6, (-180, 24), (-95, 92, -10, 24))
    s.line(steel, 2.4, (-230, 24), (40, 24))
    for index in range(15):
        u = index / 14
        y = 24 + 4 * 47 * u * (1 - u)
        s.line(steel, 0.9, (-190 + 190 * u, 24), (-190 + 190 * u, y))
    for dx in (-190.0, 0.0):
        s.wall(dx, 0, 13, 38, "#c8b89c")
    s.box(40, 0, 176, 14, "#b89a80", 0.0)
    s.box(40, 11, 184, 4, "#d8bca0", 0.2)
    for dx, k, way in ((-4.0, 0.72, 1), (22.0, 0.92, 1), (52.0, 1.15, 1), (84.0, 0.86, -1), (112.0, 0.62, 1)):
        h, w = 74.0 * k, 40.0 * k
        s.solid(
            "#fbf8f0",
            (dx - way * w * 0.5, 14),
            (dx - way * w * 0.5, 14 + h * 0.6, dx + way * w * 0.1, 14 + h * 0.9, dx + way * w * 0.62, 14 + h),
            (dx + way * w * 0.3, 14 + h * 0.5, dx + way * w * 0.55, 14 + h * 0.2, dx + way * w * 0.6, 14),
            power=0.4,
        )
        s.poly(
            "#c9b8a4" if not ink.lamps else "#ffd898",
            (dx + way * w * 0.62, 14 + h),
            (dx + way * w * 0.42, 14 + h * 0.5, dx + way * w * 0.6, 14),
            (dx + way * w * 0.34, 14),
            (dx + way * w * 0.2, 14 + h * 0.6, dx + way * w * 0.62, 14 + h),
            light=-0.1,
        )


def stonehenge(ink: Ink, x: float, base: float, tall: float) -> None:
    s = Sketch(ink, x, base, tall)
    grey = "#9a9a96"
    for dx, w, h, light in (
        (-120, 20, 62, 0),
        (-88, 18, 66, 0),
        (88, 20, 64, 0),
        (122, 18, 60, 0),
        (-52, 22, 84, 1),
        (-14, 22, 88, 1),
        (30, 22, 86, 1),
        (62, 20, 82, 1),
    ):
        s.solid(grey, (dx - w * 0.5, 0), (dx - w * 0.44, h), (dx + w * 0.4, h + 2), (dx + w * 0.5, 0))
        s.line("#7c7c78", 1, (dx - w * 0.2, h * 0.2), (dx - w * 0.1, h * 0.7))
        if light:
            s.line("#b8b8b2", 1, (dx + w * 0.2, h * 0.3), (dx + w * 0.1, h * 0.6))
    for left, right, y in ((-132, -76, 62), (-66, 0, 86), (18, 74, 85), (76, 134, 62)):
        s.solid(grey, (left, y), (left + 3, y + 14), (right - 2, y + 13), (right, y))
        s.snow((left + right) / 2, y + 14, right - left - 4, 4)
