"""A back alley seen along itself: brick walls with fire escapes that run towards the lit street, washing overhead, bins, steam.

Who travels does not walk into the picture but across it, along one of the walls.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, glyphs, land, street
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Anchor, Brief, Layer, Live, Stage

BRICK = {-1: "#a8604a", 1: "#8f5648"}
CLOTHES = ("#f6f2e8", "#d8604a", "#4f86b8", "#f2c25a", "#6fae7a", "#c88ab0")


def build(brief: Brief) -> Stage:
    """The alley of a brief; in the city to come and in famous cities it is a street of that kind."""
    if brief.style == "cyberpunk" or brief.place:
        return street.build(brief)
    if brief.travel:
        return _along(brief)
    site = built.site_for(brief, (0.52, 0.55, 0.54), (1.0, 1.4, 1.2))
    walls = {side: _Wall(site, side) for side in (-1, 1)}
    line, wide, grow = site.line, site.wide, site.grow
    gap = (walls[-1].far, walls[1].far)

    def beyond(ink: Ink) -> None:
        """The street at the far end."""
        rng = site.random("beyond")
        ink.wall(sum(gap) / 2, line + 2, (gap[1] - gap[0]) * 1.6, 120 * grow, "#d8c4a8")
        for row in range(3):
            for k in range(4):
                x = gap[0] + (gap[1] - gap[0]) * (k + 0.3) / 4
                ink.window(x, line - (112 - 30 * row) * grow, 14 * grow, 18 * grow, lit=rng.random() < 0.6)
        ink.box(gap[0] - 20, line - 30 * grow, gap[1] - gap[0] + 40, 32 * grow, "#8a6a54", -0.1)
        ink.canvas.drawRect(
            draw.rect(gap[0], line - 24 * grow, gap[1] - gap[0], 22 * grow),
            draw.fill("#ffd890") if ink.lamps else ink.fill("#c8b48c", 0.2),
        )
        ink.glow(sum(gap) / 2, line - 20 * grow, 130 * grow, "#ffc070", 0.6)

    def sides(ink: Ink) -> None:
        for wall in walls.values():
            wall.paint(ink)
        _escape(ink, walls[1])
        _signs(ink, walls)

    def yard(ink: Ink) -> None:
        warm = ink.by_lamp(0.25)
        _bins(warm, walls[-1].at(0.34, 0)[0] + 30 * grow, line + (site.high - line) * 0.36, 0.72 * grow)
        _dumpster(warm, wide * site.pick(0.29, 0.28, 0.29), site.feet - 40 * grow, grow * site.pick(1.0, 0.8, 0.9))
        _washing(ink, walls)
        rng = site.random("puddles")
        for _ in range(5):
            u, x = rng.uniform(0.3, 0.95), rng.uniform(-0.3, 0.3)
            y = line + (site.high - line) * u
            size = 74 * u * grow
            if not site.air.snow:
                draw.oval(
                    ink.canvas,
                    x * wide * u + 0.05 * wide,
                    y,
                    size,
                    size * 0.12,
                    draw.fill(draw.lighten(site.air.middle, 0.2), alpha=0.34),
                )

    def near(ink: Ink) -> None:
        for k in range(5):
            ink.canvas.drawRoundRect(
                draw.rect(-wide * 0.66 + 9 * k, site.high - 40 - 26 * k, 120 - 8 * k, 30),
                4,
                4,
                ink.fill(("#b98a54", "#a87a48")[k % 2], -0.2),
            )

    layers: list[Layer] = [
        site.together("beyond", 0.3, site.row("street", 0, line + 10, beyond, distance=0.2, depth=0.3)),
        site.together(
            "ground",
            0.92,
            built.paving(site, line - 2, "#8f8a88", "cobbles"),
            built.lamplight(
                site,
                [(0.05 * wide, line + 30 * grow, 150 * grow), (wide * 0.22, site.feet - 20, 170 * grow)],
                "#ffc078",
            ),
            site.row("sides", -80, site.high + 80, sides),
            site.row("yard", -60, site.high + 20, yard),
            built.seat(site, "crate"),
        ),
        _steam(site),
        built.near(site, "crates", site.high - 170, site.high + 60, near),
    ]
    anchors: dict[str, Anchor] = {
        "wall": site.spot(-0.33, line + (site.high - line) * 0.52, 0.8, depth=0.95),
        "surface": site.spot(
            site.pick(0.29, 0.28, 0.29),
            site.feet - 40 * grow - 82 * grow * site.pick(1.0, 0.8, 0.9),
            0.8,
            depth=0.95,
            supports="surface",
        ),
    }
    anchors["window"] = anchors["wall"]
    return site.stage(layers, anchors)


def _along(brief: Brief) -> Stage:
    """The alley for those who walk along it: one wall after the other passes by."""
    site = built.site_for(brief, (0.62, 0.62, 0.62), (1.0, 1.3, 1.15))
    line, grow, period = site.line, site.grow, land.period_of(brief)
    walls = [_Flat(site, 1, (k / 3 - 0.5) * period, period / 3) for k in range(3)]

    def fronts(ink: Ink) -> None:
        for wall in walls:
            wall.paint(ink)
        _escape(ink, walls[1])

    def yard(ink: Ink) -> None:
        warm = ink.by_lamp(0.25)
        for k, wall in enumerate(walls):
            x = wall.left + wall.long * 0.35
            ink.line("#2c3038", 3, (x, line - 118 * grow), (x + 16 * grow, line - 124 * grow))
            ink.bulb(x + 16 * grow, line - 118 * grow, 6 * grow, reach=16)
            if k == 1:
                _dumpster(warm, wall.left + wall.long * 0.7, line + 24 * grow, grow)
            else:
                _bins(warm, wall.left + wall.long * 0.66, line + 22 * grow, grow)

    pools = [(wall.left + wall.long * 0.38, line + 40 * grow, 150 * grow) for wall in walls]
    layers: list[Layer] = [
        site.together(
            "ground",
            0.93,
            built.paving(site, line, "#8f8a88", "cobbles"),
            built.lamplight(site, pools, "#ffc078"),
            site.row("fronts", -60, line + 4, fronts),
            site.row("yard", line - 330 * grow, line + 60 * grow, yard),
        ),
        _steam(site),
        built.near(site, "lamp", -60, 120, lambda ink: ink.bulb(0, 20, 24, reach=5)),
    ]
    return site.stage(layers, {"wall": site.spot(0.1), "window": site.spot(0.2)}, mirror=line + 8 if site.wet else None)


@dataclass(frozen=True)
class _Wall:
    """One side of the alley: ``at`` maps u (0 far .. 1 near) and v (0 foot .. 1 top) into the picture."""

    site: Site
    side: int

    @property
    def far(self) -> float:
        """Where the wall ends at the street, in world units."""
        return self.site.wide * (0.05 + self.side * self.site.pick(0.13, 0.17, 0.15))

    def at(self, u: float, v: float) -> draw.Point:
        site = self.site
        near = self.side * site.wide * 0.66
        low = site.line + (site.high + 70 - site.line) * u
        top = (site.line - site.pick(190, 300, 240)) * (1 - u) - site.high * 0.9 * u
        return self.far + (near - self.far) * u, low + (top - low) * v

    def quad(self, u0: float, u1: float, v0: float, v1: float) -> skia.Path:
        return draw.shape(self.at(u0, v0), self.at(u1, v0), self.at(u1, v1), self.at(u0, v1))

    def paint(self, ink: Ink) -> None:
        """Bricks, windows with their sills, a door, pipes."""
        site, colour = self.site, BRICK[self.side]
        face = self.quad(0, 1, 0, 1)
        lit = 0.2 if self.side != site.air.side else -0.2
        shades = [ink.tone(colour, lit), ink.tone(colour, lit - 0.35)]
        ink.canvas.drawPath(face, draw.fill(shader=draw.horizontal(self.at(0, 0)[0], self.at(1, 0)[0], shades)))
        ink.canvas.save()
        ink.canvas.clipPath(face, skia.ClipOp.kIntersect, True)
        courses, rows = skia.Path(), 58
        for row in range(1, rows):
            courses.moveTo(*self.at(0, row / rows))
            courses.lineTo(*self.at(1, row / rows))
        for row in range(rows):
            for k in range(24):
                u = ((k + 0.5 * (row % 2)) / 24) ** 1.5
                courses.moveTo(*self.at(u, row / rows))
                courses.lineTo(*self.at(u, (row + 1) / rows))
        ink.canvas.drawPath(courses, draw.stroke(ink.tone("#5a342c", -0.2), 0.9, alpha=0.5))
        ink.canvas.restore()
        rng = site.random("wall", str(self.side))
        for floor in range(3):
            for u0, u1 in ((0.07, 0.13), (0.22, 0.32), (0.44, 0.6)):
                v0 = 0.27 + 0.24 * floor
                pane = self.quad(u0, u1, v0, v0 + 0.12)
                ink.canvas.drawPath(pane, ink.pen("#e4d8c4", 5, 0.1))
                glass = draw.fill("#ffd48a") if ink.lamps and rng.random() < 0.45 else ink.fill("#5a7488", 0.1)
                ink.canvas.drawPath(pane, glass)
                ink.line("#e4d8c4", 2.4, self.at((u0 + u1) / 2, v0), self.at((u0 + u1) / 2, v0 + 0.12))
                left, right = self.at(u0 - 0.01, v0), self.at(u1 + 0.01, v0)
                ink.line("#f3f8ff" if ink.air.snow else "#cfc4b0", 6 if ink.air.snow else 4, left, right, light=0.2)
        ink.canvas.drawPath(self.quad(0.3, 0.4, 0.0, 0.17), ink.fill("#3f5f5a" if self.side < 0 else "#6a3a34", -0.1))
        ink.canvas.drawPath(self.quad(0.3, 0.4, 0.0, 0.17), ink.pen("#d8ccb8", 3))
        for u in (0.17, 0.66):
            ink.line("#5f6468", 5, self.at(u, 0), self.at(u, 1))


@dataclass(frozen=True)
class _Flat(_Wall):
    """A wall seen from the front, ``long`` units from ``left`` on."""

    left: float
    long: float

    def at(self, u: float, v: float) -> draw.Point:
        return self.left + self.long * u, self.site.line - (self.site.line + 70) * v


def _escape(ink: Ink, wall: _Wall) -> None:
    """A fire escape: platforms with railings, ladders between them."""
    iron = "#26282e"
    for floor in range(3):
        v = 0.25 + 0.24 * floor
        out = -wall.side * 26 * wall.site.grow
        a, b = wall.at(0.2, v), wall.at(0.36, v - 0.004)
        deck = [a, b, (b[0] + out, b[1] + 8), (a[0] + out * 0.7, a[1] + 5)]
        ink.poly(iron, *deck, light=0.1)
        for share in (0.0, 0.33, 0.66, 1.0):
            x, y = deck[3][0] + (deck[2][0] - deck[3][0]) * share, deck[3][1] + (deck[2][1] - deck[3][1]) * share
            ink.line(iron, 2, (x, y), (x, y - 30 * wall.site.grow))
        ink.line(
            iron, 3, (deck[3][0], deck[3][1] - 30 * wall.site.grow), (deck[2][0], deck[2][1] - 30 * wall.site.grow)
        )
        if floor < 2:
            top = wall.at(0.24, v + 0.24)
            foot = (deck[2][0], deck[2][1])
            for dx in (0, 9):
                ink.line(iron, 2.4, (foot[0] + dx, foot[1]), (top[0] + out * 0.5 + dx, top[1]))
            for k in range(9):
                u = k / 9
                x, y = foot[0] + (top[0] + out * 0.5 - foot[0]) * u, foot[1] + (top[1] - foot[1]) * u
                ink.line(iron, 1.8, (x, y), (x + 9, y))
        ink.snow(min(deck[3][0], deck[2][0]), deck[2][1], abs(deck[2][0] - deck[3][0]), 4)


def _signs(ink: Ink, walls: dict[int, _Wall]) -> None:
    """A lamp over the door on the left, a sign that sticks out on the right."""
    site = walls[1].site
    x, y = walls[-1].at(0.35, 0.2)
    ink.line("#2c3038", 3, (x, y), (x + 26 * site.grow, y - 8))
    ink.bulb(x + 26 * site.grow, y - 4, 6 * site.grow, reach=16)
    x, y = walls[1].at(0.13, 0.3)
    wide, tall = 36 * site.grow, 74 * site.grow
    board = draw.rect(x - wide, y - tall, wide, tall)
    ink.canvas.drawRoundRect(board, 5, 5, draw.fill("#2a1830") if ink.lamps else ink.fill("#7a3a4a"))
    colour = "#ff5fa8" if ink.lamps else ink.tone("#ffd0dc", 0.2)
    ink.glow(board.centerX(), board.centerY(), 80 * site.grow, "#ff5fa8", 0.6)
    ink.canvas.drawPath(glyphs.glyph("cup", board.left() + 7, board.top() + 10, wide - 14), draw.stroke(colour, 2.4))
    ink.canvas.drawPath(
        glyphs.glyph("note", board.left() + 9, board.centerY() + 4, wide - 18),
        draw.stroke("#7fe9ff" if ink.lamps else colour, 2.2),
    )


def _washing(ink: Ink, walls: dict[int, _Wall]) -> None:
    """Two lines of washing across the alley."""
    site = walls[1].site
    for index, (u, v) in enumerate(((0.12, 0.7), (0.26, 0.62))):
        points = built.arc(walls[-1].at(u, v), walls[1].at(u, v), 16 * site.grow, 12)
        ink.line("#d8d2c4", 1.3, *points)
        for k in range(1, 11):
            if (k + index) % 4 == 0:
                continue
            x, y = points[k]
            w, h = (9 + 8 * u) * site.grow, (20 + 26 * u) * site.grow
            colour = CLOTHES[(k + 3 * index) % 6]
            if k % 3 == 0:  # trousers
                for dx in (-0.3, 0.3):
                    ink.poly(
                        colour,
                        (x + (dx - 0.26) * w, y),
                        (x + (dx + 0.26) * w, y),
                        (x + (dx + 0.2) * w, y + h * 1.1),
                        (x + (dx - 0.2) * w, y + h * 1.1),
                        light=0.1,
                    )
            else:
                ink.poly(
                    colour,
                    (x - w * 0.9, y + h * 0.1),
                    (x - w * 0.5, y),
                    (x + w * 0.5, y),
                    (x + w * 0.9, y + h * 0.1),
                    (x + w * 0.72, y + h * 0.36),
                    (x + w * 0.5, y + h * 0.28),
                    (x + w * 0.5, y + h),
                    (x - w * 0.5, y + h),
                    (x - w * 0.5, y + h * 0.28),
                    (x - w * 0.72, y + h * 0.36),
                    light=0.15,
                )


def _bins(ink: Ink, x: float, y: float, s: float) -> None:
    for dx, tall in ((0, 66), (44, 56)):
        ink.shadow(x + dx * s, y, 28 * s, 5 * s)
        ink.column(x + dx * s, y, 38 * s, tall * s, "#8d949a")
        for k in range(1, 5):
            ink.line(
                "#6a7178", 1.4 * s, (x + (dx - 19) * s, y - tall * s * k / 5), (x + (dx + 19) * s, y - tall * s * k / 5)
            )
        ink.oval(x + dx * s, y - tall * s, 22 * s, 6 * s, "#a8afb4", 0.2)
        ink.snow(x + (dx - 18) * s, y - tall * s, 36 * s, 6 * s)


def _dumpster(ink: Ink, x: float, y: float, s: float) -> None:
    """A green dumpster with bags beside it, 84 units tall."""
    ink.shadow(x, y, 92 * s, 9 * s, 0.45)
    ink.ball(x - 92 * s, y - 20 * s, 24 * s, "#3a3d48")
    ink.ball(x - 70 * s, y - 14 * s, 17 * s, "#2f323c")
    ink.solid(
        draw.shape(
            (x - 66 * s, y - 6 * s), (x - 74 * s, y - 70 * s), (x + 74 * s, y - 70 * s), (x + 66 * s, y - 6 * s)
        ),
        "#3f7f5c",
        0.4,
    )
    for k in range(5):
        ink.line("#2c5f44", 4 * s, (x + (-54 + 27 * k) * s, y - 66 * s), (x + (-50 + 25 * k) * s, y - 10 * s))
    ink.poly(
        "#2f3a40",
        (x - 80 * s, y - 70 * s),
        (x - 68 * s, y - 84 * s),
        (x + 68 * s, y - 84 * s),
        (x + 80 * s, y - 70 * s),
        light=0.15,
    )
    ink.snow(x - 70 * s, y - 82 * s, 140 * s, 8 * s)
    for dx in (-52, 52):
        ink.disc(x + dx * s, y - 4 * s, 7 * s, "#22252c")


def _steam(site: Site) -> Live:
    """Steam from a grate in the ground."""
    x, y = site.wide * 0.13, site.line + (site.high - site.line) * 0.3
    period, drift = land.period_of(site.brief), site.brief.travel
    tint = site.air.lit("#e4e4ea", 0.2)

    def paint(canvas: skia.Canvas, t: float) -> None:
        at = (x - drift * t + period / 2) % period - period / 2
        for k in range(7):
            age = (t * 0.24 + k / 7) % 1.0
            sway = math.sin(t * 0.8 + k * 1.9 + age * 3) * 9 * age
            draw.glow(
                canvas,
                at + sway,
                y - 110 * site.grow * age,
                (10 + 24 * age) * site.grow,
                tint,
                0.26 * math.sin(math.pi * age),
                skia.BlendMode.kSrcOver,
            )

    return Live("set:steam", 0.96, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"alley": build}
