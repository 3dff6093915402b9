"""Boats in the water: a sailing boat, a rowing boat, a steamer, a raft. The base is the waterline; what lies below is the keel's."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Figure, Look, Pose

LINE = "#2c2438"
DRAUGHT = 14.0  # how deep a hull reaches under the waterline

Paint = Callable[[skia.Canvas, float, str], None]


def _hull(canvas: skia.Canvas, outline: skia.Path, top: float, colour: str, trim: str) -> None:
    canvas.drawPath(outline, draw.stroke(LINE, 2.8))
    tones = (draw.lighten(colour, 0.25), colour, draw.darken(colour, 0.4))
    gradients.fill_vertical(canvas, outline, top, DRAUGHT, tones, (0, 0.4, 1))
    canvas.save()
    canvas.clipPath(outline, True)
    canvas.drawRect(draw.rect(-160, -3, 320, 5), draw.fill(trim))
    canvas.restore()


def _sailboat(canvas: skia.Canvas, t: float, colour: str) -> None:
    belly = 7 * math.sin(t * 1.1)
    canvas.drawLine(6, -30, 6, -236, draw.stroke(LINE, 6.4))
    canvas.drawLine(5.4, -30, 5.4, -236, draw.stroke("#b98a58", 3.8))
    main = draw.shape((1, -228), (-46 - belly, -150, -96, -54), (-50, -46 + belly * 0.4, 1, -52))
    jib = draw.shape((12, -222), (44 + belly, -140, 102, -46), (56, -46 - belly * 0.4, 12, -60))
    for sail, left, right, tones in (
        (main, -100, 4, ("#fff8ea", "#f4e4c8", "#cdb59a")),
        (jib, 10, 104, (draw.lighten(colour, 0.35), colour, draw.darken(colour, 0.22))),
    ):
        canvas.drawPath(sail, draw.stroke(LINE, 2.4))
        gradients.fill_horizontal(canvas, sail, right, left, tones)
    for share in (0.35, 0.6, 0.82):
        y = -228 + 174 * share
        seam = draw.path((1, y), (-40 * share, y + 5, -92 * share - belly * 0.3, y + 4))
        canvas.drawPath(seam, draw.stroke("#b59a7c", 1.3, alpha=0.6))
    canvas.drawLine(4, -53, -100, -50, draw.stroke(LINE, 4))
    flutter = math.sin(t * 6)
    pennant = draw.shape(
        (6, -246), (-10, -244 + 2 * flutter, -30, -238 + 3 * flutter), (-12, -234 - 2 * flutter, 6, -234)
    )
    canvas.drawPath(pennant, draw.fill("#e0483e"))
    outline = draw.shape(
        (-112, -36),
        (-40, -28, 40, -28),
        (90, -30, 126, -46),
        (104, 4, 66, DRAUGHT),
        (-82, DRAUGHT),
        (-104, -4, -112, -36),
    )
    _hull(canvas, outline, -44, "#f2f4f8", colour)
    canvas.drawPath(draw.path((-111, -34), (-40, -26, 40, -26), (90, -28, 124, -44)), draw.stroke("#a86b3c", 5))
    for x in (-60, -36):
        canvas.drawCircle(x, -15, 4.4, draw.fill(LINE))
        canvas.drawCircle(x, -15, 2.8, draw.fill("#8fd0ff"))


def _rowboat(canvas: skia.Canvas, t: float, colour: str) -> None:
    outline = draw.shape(
        (-112, -44), (-60, -26, 0, -26), (62, -26, 116, -48), (100, 2, 62, DRAUGHT), (-60, DRAUGHT), (-98, 2, -112, -44)
    )
    inside = draw.shape((-104, -43), (-60, -34, 0, -34), (62, -34, 106, -46), (60, -24, 0, -23), (-60, -24, -104, -43))
    canvas.drawPath(inside, draw.fill("#5a3822"))
    for x in (-44, 14):
        canvas.drawRRect(skia.RRect.MakeRectXY(draw.rect(x, -33, 30, 5), 2, 2), draw.fill("#c99560"))
    _hull(canvas, outline, -46, colour, "#fff2d8")
    for share in (0.3, 0.62):
        y = -26 + 38 * share
        plank = draw.path((-104 + 26 * share, y - 12 + 8 * share), (0, y + 8, 104 - 22 * share, y - 14 + 8 * share))
        canvas.drawPath(plank, draw.stroke(LINE, 1.3, alpha=0.5))
    canvas.drawPath(draw.path((-112, -44), (-60, -26, 0, -26), (62, -26, 116, -48)), draw.stroke("#ffe0ae", 4.2))
    swing = math.sin(t * 1.8)
    oar = (10 + 0.0, -27.0)
    tip = (-34 - 30 * swing, 8 + 8 * math.cos(t * 1.8))
    canvas.drawLine(oar[0] + 22 + 10 * swing, -42, *tip, draw.stroke(LINE, 5.4))
    canvas.drawLine(oar[0] + 22 + 10 * swing, -42, *tip, draw.stroke("#c99560", 3.4))
    canvas.drawCircle(*oar, 3.4, draw.fill("#6c7395"))


def _steamer(canvas: skia.Canvas, t: float, colour: str) -> None:
    for index, x in enumerate((-22, 14, 50)):
        funnel = draw.shape((x - 2, -150), (x + 22, -150), (x + 19, -92), (x - 1, -92))
        canvas.drawPath(funnel, draw.stroke(LINE, 2.4))
        gradients.fill_horizontal(canvas, funnel, x, x + 20, (colour, draw.darken(colour, 0.35)))
        canvas.drawRect(draw.rect(x - 2, -150, 24, 11), draw.fill(LINE))
        if index == 1:
            continue
        for puff in range(4):
            age = (t * 0.35 + puff / 4 + index * 0.13) % 1
            size = 6 + 20 * age
            canvas.drawCircle(x + 10 - 70 * age, -156 - 54 * age, size, draw.fill("#f4f0ea", alpha=0.5 * (1 - age)))
    for y, left, right in ((-92, -72, 92), (-66, -100, 116)):
        canvas.drawRRect(skia.RRect.MakeRectXY(draw.rect(left, y, right - left, 28), 4, 4), draw.fill(LINE))
        deck = draw.rect(left + 1.5, y + 1.5, right - left - 3, 26)
        canvas.drawRRect(
            skia.RRect.MakeRectXY(deck, 3, 3), draw.fill(shader=draw.vertical(y, y + 28, ("#ffffff", "#cfd4e2")))
        )
        for x in range(left + 14, right - 8, 17):
            canvas.drawCircle(x, y + 13, 4.2, draw.fill("#2e4a78"))
            canvas.drawCircle(x - 1, y + 12, 1.5, draw.fill("#bfe4ff"))
    outline = draw.shape(
        (-142, -50),
        (-120, -40),
        (120, -40),
        (158, -58),
        (136, -6, 118, DRAUGHT),
        (-116, DRAUGHT),
        (-140, -10, -142, -50),
    )
    _hull(canvas, outline, -56, "#2c3a5c", "#e0483e")
    canvas.drawPath(draw.path((-141, -47), (-120, -37), (120, -37), (155, -55)), draw.stroke("#f4f6fc", 3.4))


def _raft(canvas: skia.Canvas, t: float, colour: str) -> None:
    for index in range(7):
        x = -90 + 30 * index
        canvas.drawCircle(x, -2, 16, draw.fill(LINE))
        gradients.fill_radial(canvas, draw.circle(x, -3, 14), (x - 4, -8), 18, ("#d8a86c", "#8a5a34"))
        canvas.drawCircle(x, -3, 6, draw.stroke("#6a4226", 1.6))
    canvas.drawRRect(
        skia.RRect.MakeRectXY(draw.rect(-108, -24, 216, 10), 4, 4),
        draw.fill(shader=draw.vertical(-24, -14, ("#d8a86c", "#a9753f"))),
    )
    for x in (-70, 66):
        canvas.drawLine(x, -25, x, 10, draw.stroke("#efe0bc", 4))


@dataclass
class Boat:
    """A boat that rolls a little by itself; the set's water lifts and tilts it. Passengers sit at the grip "back"."""

    paint: Paint
    colour: str
    bounds: skia.Rect
    seat: Point

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        canvas.save()
        canvas.rotate(1.4 * math.sin(t * 1.3))
        self.paint(canvas, t, self.colour)
        canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return self.seat


def _boat(paint: Paint, colour: str, half: float, height: float, seat: Point) -> Callable[[Look], Figure]:
    bounds = draw.rect(-half - 8, -height - 14, 2 * half + 16, height + 14 + DRAUGHT + 14)
    return lambda look: Boat(paint, look.colour or colour, bounds, seat)


CAST: dict[str, Callable[[Look], Figure]] = {
    "sailboat": _boat(_sailboat, "#f0583e", 128, 250, (-40, -32)),
    "boat": _boat(_rowboat, "#c2503a", 118, 50, (-4, -30)),
    "ship": _boat(_steamer, "#e0483e", 160, 220, (104, -66)),
    "raft": _boat(_raft, "#a9753f", 112, 30, (0, -24)),
}
