"""A castle: keep and round towers with banners behind a crenellated wall, gate and drawbridge over the moat, hills around."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, foreground, lakes, land, outdoors, plants, relief
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Stage

STONE, ROOF = "#b9b0a2", "#4f6a9a"
WHITE_STONE = "#f2efe8"


def build(brief: Brief) -> Stage:
    """The castle of a brief; of white stone and pointed where the place is Neuschwanstein."""
    site = built.site_for(brief, (0.57, 0.58, 0.57), (1.0, 1.42, 1.22))
    air, line, wide, grow = site.air, site.line, site.wide, site.grow
    stone = WHITE_STONE if brief.place == "neuschwanstein" else STONE
    gate = wide * site.pick(0.2, 0.14, 0.18)
    size = grow * site.pick(1.0, 1.12, 1.05)

    def fortress(ink: Ink) -> None:
        base = line + 14
        for dx, w, tall, roofed in (
            (-128, 44, 190, True),
            (128, 46, 206, True),
            (-58, 36, 250, True),
            (66, 34, 266, True),
            (0, 76, 214, False),
        ):
            round_tower(
                ink, gate + dx * size, base, w * size, tall * size * site.pick(0.74, 0.94, 0.84), stone, roofed=roofed
            )

    def walls(ink: Ink) -> None:
        warm = ink.by_lamp(0.2)
        base = line + 30
        rampart(warm, -wide, wide * 1.0, base, 84 * size, stone, size)
        for dx in (-1.0, 1.0):
            round_tower(warm, gate + dx * 66 * size, base + 4, 50 * size, 136 * size, stone, roofed=False)
        gatehouse(warm, gate, base + 4, size, stone)
        for share in (-0.36, 0.62, -0.64):
            round_tower(
                warm, wide * share, base + 2, 66 * size, 156 * size * site.pick(0.92, 1.0, 0.95), stone, roofed=True
            )

    def near(ink: Ink) -> None:
        rng = site.random("near")
        y = line + 78 * grow
        if not brief.travel:
            _drawbridge(ink, gate, line + 34, y + 12 * grow, size)
        for share in (-0.44, 0.48, -0.27):
            plants.bush(air, 0.02)(ink.canvas, wide * share, y + 18 * grow, 0.8 * grow, rng)
        for sign in (-1, 1):
            _torch(ink, gate + sign * 84 * size, y + 26 * grow, grow)

    layers: list[Layer] = [
        site.together(
            "mountains",
            0.16,
            relief.mountains(
                brief, air, "peaks", 0.16, line, 150 * grow, "#6f83a8", 0.56, bottom=line + 20, peaks=5, snowline=0.55
            ),
            relief.ridge(brief, air, "wood", 0.16, line - 16, 18, "#4f8062", 0.46, bottom=line + 30, trees=24 * grow),
        ),
        site.together("fortress", 0.55, site.row("keep", -60, line + 24, fortress, distance=0.12, depth=0.55)),
        site.together(
            "ground",
            0.92,
            site.row("walls", 0, line + 46, walls, distance=0.02),
            lakes.lake(brief, air, line + 32, line + 84 * grow, ice=air.snow, depth=0.92),
            land.ground(brief, air, line + 82 * grow, "#78ae4a", swell=5),
            None
            if brief.travel
            else land.path_to_horizon(brief, air, line + 86 * grow, "#cdb78f", x_far=gate, x_near=-wide * 0.02),
            land.pool_of_light(brief, air, site.place.lead + 60, site.feet, wide * 0.45, 0.3),
            land.scatter(brief, "tufts", (line + 92 * grow, site.feet), 110, plants.tuft(air), (0.5, 1.0), room=28),
            *outdoors.seasonal(brief, air, line + 90 * grow),
            site.row("near", line - 150, site.high, near),
            built.seat(site, "block"),
        ),
        *foreground.framing(brief, air, "leaves"),
    ]
    return site.stage(
        layers, {"wall": site.spot(-0.16, line + 30 - 84 * size, 0.42, depth=0.93), **site.underfoot("path")}
    )


def blocks(ink: Ink, left: float, top: float, wide: float, tall: float, stone: str, size: float) -> None:
    """Some stones of a wall, lighter and darker."""
    rows = max(1, round(tall / size))
    for row in range(rows):
        for index in range(round(wide / (size * 2.2)) + 1):
            if (row * 7 + index * 13 + row * index) % 5 == 0:
                x = left + index * size * 2.2 + (size if row % 2 else 0)
                if x + size * 1.7 < left + wide:
                    light = 0.3 if (row + index) % 2 else -0.3
                    ink.canvas.drawRoundRect(
                        draw.rect(x, top + row * size, size * 1.7, size * 0.72),
                        1.5,
                        1.5,
                        draw.fill(ink.tone(stone, light), alpha=0.6),
                    )


def battlements(ink: Ink, left: float, top: float, wide: float, tooth: float, stone: str) -> None:
    """Merlons on a wall's edge, snow on them where it lies."""
    count = max(2, round(wide / (tooth * 1.7)))
    step = wide / count
    for index in range(count):
        x = left + index * step
        ink.box(x, top - tooth, step * 0.6, tooth + 1, stone, 0.12)
        ink.box(x + step * 0.45, top - tooth, step * 0.15, tooth + 1, stone, -0.35)
        ink.snow(x, top - tooth + 1, step * 0.6, tooth * 0.4)


def rampart(ink: Ink, left: float, right: float, base: float, tall: float, stone: str, s: float) -> None:
    """A long wall with battlements and arrow slits."""
    top = base - tall
    shades = [ink.tone(stone, 0.25), ink.tone(stone, 0.0), ink.tone(stone, -0.35)]
    ink.canvas.drawRect(draw.rect(left, top, right - left, tall), draw.fill(shader=draw.vertical(top, base, shades)))
    blocks(ink, left, top + 12 * s, right - left, tall - 14 * s, stone, 9 * s)
    ink.box(left, top + 4 * s, right - left, 4 * s, stone, -0.4)
    battlements(ink, left, top, right - left, 14 * s, stone)
    x = left + 30 * s
    while x < right:
        ink.box(x, top + 26 * s, 4 * s, 22 * s, "#2e2a30", -0.3)
        x += 78 * s


def round_tower(ink: Ink, x: float, base: float, wide: float, tall: float, stone: str, *, roofed: bool) -> None:
    """A round tower, under a pointed roof with a banner or open with battlements."""
    top, s = base - tall, wide / 50
    ink.column(x, base, wide, tall, stone, 0.55)
    blocks(ink, x - wide * 0.42, top + 10 * s, wide * 0.84, tall - 12 * s, stone, 9 * s)
    ink.column(x, top + 6 * s, wide * 1.22, 22 * s, stone, 0.5)
    for index in range(5):
        ink.poly(
            stone,
            (x + (index - 2.4) * wide * 0.24, top + 6 * s),
            (x + (index - 1.6) * wide * 0.24, top + 6 * s),
            (x + (index - 2) * wide * 0.24, top + 15 * s),
            light=-0.3,
        )
    for share in (0.34, 0.66):
        ink.window(x - 5 * s, top + tall * share * 0.72, 10 * s, 20 * s, lit=True, frame="#8a8276", bars=False)
    if not roofed:
        battlements(ink, x - wide * 0.61, top - 15 * s, wide * 1.22, 12 * s, stone)
        return
    peak = top - 16 * s - wide * 1.35
    for light, left, right in (
        (0.3, -0.7, 0.7),
        (-0.35, -0.7 if ink.air.side > 0 else 0.1, -0.1 if ink.air.side > 0 else 0.7),
    ):
        ink.poly(ROOF, (x + left * wide, top - 13 * s), (x, peak), (x + right * wide, top - 13 * s), light=light)
    if ink.air.snow:
        ink.poly(
            "#f3f8ff",
            (x - wide * 0.34, top - wide * 0.72),
            (x, peak - 2),
            (x + wide * 0.34, top - wide * 0.72),
            (x, top - wide * 0.58, x - wide * 0.34, top - wide * 0.72),
            light=0.1,
        )
    pole = peak - 26 * s
    ink.line("#5a4a3a", 2.2 * s, (x, peak + 4), (x, pole))
    banner(ink, x, pole, s, ("#d8382f", "#f2c94a"))


def banner(ink: Ink, x: float, y: float, s: float, colours: Sequence[str]) -> None:
    """A swallow-tailed banner blowing to the right."""
    ink.poly(
        colours[0],
        (x, y),
        (x + 16 * s, y - 4 * s, x + 34 * s, y + 3 * s),
        (x + 26 * s, y + 9 * s),
        (x + 34 * s, y + 16 * s),
        (x + 16 * s, y + 10 * s, x, y + 15 * s),
        light=0.15,
    )
    ink.disc(x + 11 * s, y + 6 * s, 3.6 * s, colours[1], 0.2)


def gatehouse(ink: Ink, x: float, base: float, s: float, stone: str) -> None:
    """The gate between its towers: arch, portcullis, the arms above."""
    ink.wall(x, base, 86 * s, 118 * s, stone)
    blocks(ink, x - 42 * s, base - 112 * s, 84 * s, 108 * s, stone, 9 * s)
    battlements(ink, x - 43 * s, base - 118 * s, 86 * s, 12 * s, stone)
    arch = draw.shape(
        (x - 27 * s, base),
        (x - 27 * s, base - 50 * s),
        (x - 27 * s, base - 84 * s, x + 27 * s, base - 84 * s, x + 27 * s, base - 50 * s),
        (x + 27 * s, base),
    )
    ink.canvas.drawPath(arch, ink.pen(stone, 8 * s, -0.4))
    ink.canvas.drawPath(arch, ink.fill("#2a2228", -0.2))
    ink.glow(x, base - 30 * s, 44 * s, "#ffa04a", 0.5)
    ink.canvas.save()
    ink.canvas.clipPath(arch, skia.ClipOp.kIntersect, True)
    for index in range(7):
        ink.line(
            "#5a4a40", 2.4 * s, (x + (-24 + 8 * index) * s, base - 90 * s), (x + (-24 + 8 * index) * s, base - 40 * s)
        )
    for index in range(4):
        ink.line("#5a4a40", 2 * s, (x - 28 * s, base - (44 + 9 * index) * s), (x + 28 * s, base - (44 + 9 * index) * s))
    ink.canvas.restore()
    ink.poly(
        "#d8382f",
        (x - 10 * s, base - 108 * s),
        (x + 10 * s, base - 108 * s),
        (x + 10 * s, base - 94 * s),
        (x, base - 84 * s),
        (x - 10 * s, base - 94 * s),
        light=0.1,
    )
    ink.disc(x, base - 99 * s, 4.4 * s, "#f2c94a", 0.2)


def _drawbridge(ink: Ink, x: float, top: float, low: float, s: float) -> None:
    planks = 9
    for index in range(planks):
        u, v = index / planks, (index + 0.9) / planks
        w0, w1 = (27 + 15 * u) * s, (27 + 15 * v) * s
        y0, y1 = top + (low - top) * u, top + (low - top) * v
        ink.poly("#9a6f48", (x - w0, y0), (x + w0, y0), (x + w1, y1), (x - w1, y1), light=0.2 if index % 2 else 0.0)
    for sign in (-1, 1):
        ink.line("#4a4448", 2.4 * s, (x + sign * 30 * s, top - 84 * s), (x + sign * 40 * s, low - 6))


def _torch(ink: Ink, x: float, y: float, s: float) -> None:
    ink.line("#5a4232", 5 * s, (x, y), (x, y - 56 * s))
    ink.poly(
        "#3a3034", (x - 7 * s, y - 56 * s), (x + 7 * s, y - 56 * s), (x + 5 * s, y - 46 * s), (x - 5 * s, y - 46 * s)
    )
    if ink.lamps:
        ink.glow(x, y - 66 * s, 80 * s, "#ff9a3c", 0.7)
        ink.canvas.drawPath(
            draw.shape(
                (x - 6 * s, y - 56 * s),
                (x - 8 * s, y - 70 * s, x, y - 84 * s),
                (x + 8 * s, y - 70 * s, x + 6 * s, y - 56 * s),
            ),
            draw.fill("#ffb84a"),
        )
        ink.canvas.drawPath(
            draw.shape(
                (x - 3 * s, y - 56 * s),
                (x - 4 * s, y - 64 * s, x, y - 72 * s),
                (x + 4 * s, y - 64 * s, x + 3 * s, y - 56 * s),
            ),
            draw.fill("#fff0b0"),
        )


SETS: dict[str, Callable[[Brief], Stage]] = {"castle": build}
