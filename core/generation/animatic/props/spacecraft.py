"""Craft that fly or drive off the earth: lander, rover, rocket, saucer, satellite, station, and the flag. Base at (0, 0).

Painters take a canvas whose light comes from the upper left, as everywhere on the moon set.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Figure, Look, Pose

LINE = "#2a2e48"
FOIL = ("#fff0b0", "#e0a63a", "#8a5618")
SILVER = ("#fbfcff", "#b9bfd6", "#6c7395")


def _box(canvas: skia.Canvas, x: float, y: float, w: float, h: float, r: float, paint: skia.Paint) -> None:
    canvas.drawRRect(skia.RRect.MakeRectXY(draw.rect(x, y, w, h), r, r), paint)


def foil(canvas: skia.Canvas, outline: skia.Path, left: float, right: float) -> None:
    """Golden film: a gradient across and a few bright creases inside the outline."""
    canvas.drawPath(outline, draw.stroke(LINE, 2))
    canvas.drawPath(outline, draw.fill(shader=draw.horizontal(left, right, FOIL, (0, 0.45, 1))))
    canvas.save()
    canvas.clipPath(outline, True)
    box = outline.getBounds()
    for index in range(9):
        x = box.left() + (index + 0.5) / 9 * box.width()
        y = box.top() + (index * 0.37 % 1) * box.height()
        crease = draw.path((x - 9, y + 8), (x, y - 4), (x + 8, y + 9))
        canvas.drawPath(crease, draw.stroke("#fff6cc" if index % 2 else "#8a5618", 1, alpha=0.45))
    canvas.restore()


def lander(canvas: skia.Canvas) -> None:
    """A two-stage lunar lander, 150 tall and 170 wide."""
    for x, foot in ((34, 74), (-34, -74)):
        canvas.drawLine(x, -58, foot, -5, draw.stroke(LINE, 6))
        canvas.drawLine(x, -58, foot, -5, draw.stroke("#c9b27a", 3.4))
        canvas.drawLine(x * 0.6, -28, foot, -5, draw.stroke("#a08a58", 2.4))
        draw.oval(canvas, foot, -3, 13, 4, draw.fill(LINE))
        draw.oval(canvas, foot, -4.4, 12, 3.2, draw.fill("#c9cee2"))
    canvas.drawPath(draw.shape((-12, -30), (12, -30), (19, -10), (-19, -10)), draw.fill("#3a3f58"))
    foil(canvas, draw.shape((-44, -66), (44, -66), (50, -48), (44, -28), (-44, -28), (-50, -48)), -50, 50)
    cabin = draw.shape((-30, -66), (-38, -84), (-34, -112), (-16, -126), (20, -126), (37, -110), (39, -84), (32, -66))
    canvas.drawPath(cabin, draw.stroke(LINE, 2.4))
    canvas.drawPath(cabin, draw.fill(shader=draw.linear((-38, -126), (40, -66), SILVER, (0, 0.5, 1))))
    canvas.drawPath(draw.shape((-22, -112), (-4, -112), (-7, -96), (-24, -98)), draw.fill("#1b2444"))
    canvas.drawPath(draw.shape((8, -112), (25, -110), (27, -97), (10, -96)), draw.fill("#1b2444"))
    canvas.drawLine(-20, -110, -12, -99, draw.stroke("#8fd0ff", 2, alpha=0.8))
    _box(canvas, -11, -88, 20, 22, 4, draw.fill("#6c7395"))
    _box(canvas, -9, -86, 16, 20, 3, draw.fill("#434a6c"))
    for y in range(-62, -8, 9):
        canvas.drawLine(-6, y, 6, y, draw.stroke("#dfe3f0", 1.6))
    canvas.drawPath(draw.path((-6, -64), (-6, -6)), draw.stroke("#dfe3f0", 1.6))
    canvas.drawPath(draw.path((6, -64), (6, -6)), draw.stroke("#dfe3f0", 1.6))
    canvas.drawLine(22, -126, 30, -146, draw.stroke("#c9cee2", 2))
    dish = draw.shape((20, -150), (26, -138, 42, -140), (38, -152, 20, -150))
    canvas.drawPath(dish, draw.fill(shader=draw.linear((20, -150), (40, -138), SILVER)))
    canvas.drawLine(-14, -126, -16, -150, draw.stroke("#c9cee2", 1.4))


def rover(canvas: skia.Canvas) -> None:
    """A six-wheeled explorer with a mast, 110 wide and 92 tall."""
    canvas.drawLine(22, -40, 24, -76, draw.stroke(LINE, 6))
    canvas.drawLine(22, -40, 24, -76, draw.stroke("#dfe3f0", 3.6))
    _box(canvas, 12, -92, 28, 17, 4, draw.fill(LINE))
    _box(canvas, 13.5, -90.5, 25, 14, 3, draw.fill(shader=draw.vertical(-91, -76, SILVER)))
    for x in (31, 20):
        canvas.drawCircle(x, -83, 4.2, draw.fill("#1b2444"))
        canvas.drawCircle(x + 1.2, -84.4, 1.4, draw.fill("#9fe0ff"))
    canvas.drawPath(draw.path((-38, -26), (-20, -34), (0, -22), (30, -32), (42, -18)), draw.stroke(LINE, 6))
    body = draw.shape((-44, -48), (38, -48), (44, -32), (-40, -30))
    canvas.drawPath(body, draw.stroke(LINE, 2.4))
    canvas.drawPath(body, draw.fill(shader=draw.vertical(-48, -30, SILVER)))
    panel = draw.shape((-56, -58), (14, -58), (26, -49), (-50, -49))
    canvas.drawPath(panel, draw.fill(shader=draw.horizontal(-56, 26, ("#5f8ae8", "#22366e"))))
    for x in (-44, -30, -16, -2):
        canvas.drawLine(x, -58, x + 8, -49, draw.stroke("#a9c4ff", 1, alpha=0.7))
    for x in (-38, 2, 42):
        canvas.drawCircle(x, -14, 15, draw.fill("#23263c"))
        canvas.drawCircle(x, -14, 11.5, draw.fill("#4a5072"))
        canvas.drawCircle(x, -14, 4.5, draw.fill("#c9cee2"))
        for spoke in range(6):
            angle = spoke * math.pi / 3
            canvas.drawLine(x, -14, x + math.cos(angle) * 11, -14 + math.sin(angle) * 11, draw.stroke("#8d93b4", 1.6))


def satellite(canvas: skia.Canvas) -> None:
    """A body between two wings of solar cells, 200 wide; its base is the lowest point of the dish."""
    for side in (-1, 1):
        wing = draw.shape((side * 24, -64), (side * 100, -72), (side * 100, -38), (side * 24, -34))
        canvas.drawPath(wing, draw.stroke(LINE, 2.4))
        canvas.drawPath(wing, draw.fill(shader=draw.vertical(-72, -34, ("#7ea6ff", "#27408c", "#16265c"))))
        for step in range(1, 5):
            x = side * (24 + step * 15.2)
            canvas.drawLine(x, -69, x, -36, draw.stroke("#b6ccff", 1, alpha=0.6))
        canvas.drawLine(side * 24, -49, side * 100, -55, draw.stroke("#b6ccff", 1, alpha=0.6))
    foil(canvas, draw.shape((-22, -78), (22, -78), (22, -22), (-22, -22)), -22, 22)
    canvas.drawLine(0, -22, 0, -10, draw.stroke("#c9cee2", 3))
    canvas.drawPath(draw.shape((-22, -14), (0, 10, 22, -14)), draw.fill(shader=draw.vertical(-14, 0, SILVER)))
    canvas.drawLine(0, -78, 0, -98, draw.stroke("#c9cee2", 2))
    canvas.drawCircle(0, -99, 3, draw.fill("#ff5a4a"))


def rocket(canvas: skia.Canvas, accent: str) -> None:
    """A rocket of the picture-book kind, 210 tall, standing on its fins."""
    for side in (-1, 1):
        fin = draw.shape((side * 24, -70), (side * 58, -44, side * 52, 0), (side * 38, -18), (side * 20, -22))
        canvas.drawPath(fin, draw.stroke(LINE, 2.4))
        canvas.drawPath(fin, draw.fill(draw.darken(accent, 0.25 if side > 0 else 0.05)))
    canvas.drawPath(draw.shape((-15, -24), (15, -24), (19, -10), (-19, -10)), draw.fill("#434a6c"))
    hull = draw.shape(
        (0, -210), (36, -170, 34, -96), (33, -52, 22, -22), (-22, -22), (-33, -52, -34, -96), (-36, -170, 0, -210)
    )
    canvas.drawPath(hull, draw.stroke(LINE, 2.6))
    canvas.drawPath(hull, draw.fill(shader=draw.horizontal(-34, 36, SILVER, (0.1, 0.5, 1))))
    canvas.save()
    canvas.clipPath(hull, True)
    canvas.drawRect(
        draw.rect(-40, -215, 80, 54), draw.fill(shader=draw.horizontal(-34, 36, (accent, draw.darken(accent, 0.45))))
    )
    canvas.drawRect(draw.rect(-40, -52, 80, 12), draw.fill(accent))
    canvas.restore()
    canvas.drawCircle(0, -122, 16, draw.fill(LINE))
    canvas.drawCircle(
        0, -122, 13, draw.fill(shader=draw.linear((-9, -132), (10, -112), ("#d8f6ff", "#4aa0e0", "#1c3a78")))
    )
    canvas.drawPath(draw.shape((-3, -66), (3, -66), (4, 2), (-4, 2)), draw.fill(draw.darken(accent, 0.15)))


def saucer(canvas: skia.Canvas, accent: str) -> None:
    """A flying saucer, 180 wide; its base is its belly."""
    dome = draw.shape((-44, -40), (-40, -86, 0, -86), (40, -86, 44, -40))
    canvas.drawPath(dome, draw.fill(shader=draw.linear((-30, -84), (34, -40), (("#e6fcff", 0.9), ("#58b8d8", 0.7)))))
    canvas.drawPath(draw.path((-30, -50), (-28, -74, -8, -78)), draw.stroke("#ffffff", 4, alpha=0.7))
    draw.oval(canvas, 0, -26, 91, 25, draw.fill(LINE))
    draw.oval(canvas, 0, -27, 89, 23, draw.fill(shader=draw.vertical(-50, -3, SILVER)))
    draw.oval(canvas, 0, -37, 58, 12, draw.fill(draw.mix(accent, "#6c7395", 0.45)))
    for x in (-66, -34, 0, 34, 66):
        canvas.drawCircle(x, -20 + (abs(x) / 66) ** 2 * -7, 5.4, draw.fill("#fff3a8"))


def wave_flag(canvas: skia.Canvas, t: float, colour: str = "#f0932b") -> None:
    """A flag on a pole with a crossbar, 108 tall, hardly moving: on the moon only its stiff cloth stirs."""
    canvas.drawLine(0, 0, 0, -106, draw.stroke("#4a5072", 4.2))
    canvas.drawLine(-0.6, 0, -0.6, -106, draw.stroke("#f4f6fc", 2))
    sway = math.sin(t * 1.6) * 2.4
    cloth = draw.shape(
        (1, -104), (20, -108 + sway, 38, -103), (54, -99 - sway, 64, -103), (66 + sway, -84, 63, -62),
        (50, -58 + sway, 36, -63), (18, -68 - sway, 1, -62),
    )  # fmt: skip
    canvas.drawPath(
        cloth,
        draw.fill(
            shader=draw.horizontal(
                0, 66, (draw.lighten(colour, 0.3), colour, draw.darken(colour, 0.25), colour), (0, 0.35, 0.7, 1)
            )
        ),
    )
    canvas.drawCircle(31, -83 + sway * 0.3, 11.5, draw.fill("#fff7e6"))
    canvas.drawPath(
        draw.shape((31, -91), (33.5, -85.5), (39, -85), (35, -81), (36, -75.5), (31, -78.5), (26, -75.5), (27, -81),
                   (23, -85), (28.5, -85.5)),
        draw.fill(draw.darken(colour, 0.2)),
    )  # fmt: skip


def flame(canvas: skia.Canvas, t: float, y: float, size: float) -> None:
    """Burning exhaust downwards from (0, y)."""
    flicker = 1 + 0.12 * math.sin(t * 31) + 0.08 * math.sin(t * 47 + 1)
    for colour, share in (("#ff7a2a", 1.0), ("#ffc23a", 0.68), ("#fff6c8", 0.36)):
        length, half = size * share * flicker, size * 0.24 * share**0.6
        tongue = draw.shape(
            (-half, y), (-half * 1.1, y + length * 0.5, 0, y + length), (half * 1.1, y + length * 0.5, half, y)
        )
        canvas.drawPath(tongue, draw.fill(colour, alpha=0.9))


Painter = Callable[[skia.Canvas, str], None]


@dataclass
class Craft:
    """A craft as a figure. It hovers by ``hover`` units when it is in the air, and burns when it flies."""

    look: Look
    paint: Painter
    bounds: skia.Rect
    top: float
    accent: str
    flame_at: float | None = None

    def _burns(self, pose: Pose) -> bool:
        return self.flame_at is not None and (pose.support == "air" or pose.action in ("fly", "jump"))

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        canvas.save()
        if pose.support == "air":
            canvas.translate(0, math.sin(t * 1.3) * 5)
        if self.flame_at is not None and self._burns(pose):
            flame(canvas, t, self.flame_at, 78)
        self.paint(canvas, self.accent)
        canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return (0.0, self.top if name in ("head", "back") else self.top / 2)


def _craft(
    paint: Painter, half: float, height: float, accent: str, flame_at: float | None = None
) -> Callable[[Look], Figure]:
    below = 110.0 if flame_at is not None else 14.0
    bounds = draw.rect(-half - 6, -height - 12, 2 * half + 12, height + 12 + below)
    return lambda look: Craft(look, paint, bounds, -height, look.colour or accent, flame_at)


class Flag:
    """The flag as a thing on the ground."""

    bounds = draw.rect(-8, -114, 84, 120)

    def __init__(self, look: Look) -> None:
        self.colour = look.colour or "#f0932b"

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        wave_flag(canvas, t, self.colour)

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return (0.0, -60.0)


CAST: dict[str, Callable[[Look], Figure]] = {
    "rocket": _craft(rocket, 58, 210, "#e0483e", -14),
    "spaceship": _craft(rocket, 58, 210, "#3f7de0", -14),
    "ufo": _craft(saucer, 92, 90, "#7ae0a0"),
    "satellite": _craft(lambda canvas, accent: satellite(canvas), 102, 104, "#e0a63a"),
    "rover": _craft(lambda canvas, accent: rover(canvas), 62, 94, "#e0a63a"),
    "lander": _craft(lambda canvas, accent: lander(canvas), 90, 154, "#e0a63a"),
    "flag": Flag,
}
