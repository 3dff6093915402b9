"""A motorcycle: two large wheels in a raked fork, a tank, an engine of bright metal, an exhaust along its side."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw, gradients

SADDLE = (-34.0, -96.0)
_BACK, _FRONT, _RADIUS = (-84.0, -44.0), (88.0, -44.0), 44.0
_STEEL = ("#f1f4f8", "#aab2be", "#5b6472")


def paint(canvas: skia.Canvas, colour: str, spin: float, *, lights: bool) -> None:
    """The machine on y = 0, facing right, its wheels turned by ``spin`` radians."""
    for x, y in (_BACK, _FRONT):
        _wheel(canvas, x, y, spin)
    steel = draw.stroke("#c3cad4", 7)
    canvas.drawLine(*_FRONT, 60, -128, steel)
    canvas.drawLine(_FRONT[0] - 6, _FRONT[1] - 2, 54, -126, draw.stroke("#7b8492", 4))
    canvas.drawPath(draw.path(_BACK, (-20, -52), (6, -34)), draw.stroke("#3a3f4c", 9))
    _engine(canvas)
    guard = draw.path((-130, -58), (-122, -104, -78, -100), (-60, -98, -48, -82))
    canvas.drawPath(guard, draw.stroke(draw.darken(colour, 0.2), 12))
    canvas.drawPath(draw.path((56, -86), (84, -108, 118, -82)), draw.stroke(colour, 9))
    seat = draw.shape((-104, -100), (-98, -118, -76, -108), (-50, -94, -16, -98), (-6, -86, -16, -82), (-90, -84))
    gradients.fill_vertical(canvas, seat, -116, -82, ["#4a4450", "#17151c"])
    tank = draw.shape((-22, -92), (-14, -122, 22, -124), (52, -124, 58, -104), (40, -84, -8, -80), (-20, -82, -22, -92))
    gradients.fill_vertical(canvas, tank, -124, -80, [draw.lighten(colour, 0.4), colour, draw.darken(colour, 0.35)])
    canvas.drawPath(draw.path((-6, -106), (14, -118, 40, -114)), draw.stroke("#ffffff", 4, alpha=0.55))
    canvas.drawLine(60, -128, 34, -140, draw.stroke("#3a3a48", 6))
    canvas.drawLine(36, -140, 22, -137, draw.stroke("#17151c", 9))
    canvas.drawCircle(74, -116, 13, draw.fill("#5b6472"))
    canvas.drawCircle(78, -116, 10, draw.fill("#fff6d8"))
    draw.oval(canvas, -128, -92, 5, 7, draw.fill("#ff4a42"))
    if lights:
        draw.glow(canvas, 82, -116, 34, "#fff6d8", 0.7)
    pipe = draw.path((30, -40), (10, -20, -30, -24), (-132, -32))
    canvas.drawPath(pipe, draw.stroke("#5b6472", 13))
    canvas.drawPath(pipe, draw.stroke("#e6ebf2", 6))


def _wheel(canvas: skia.Canvas, x: float, y: float, spin: float) -> None:
    canvas.drawCircle(x, y, _RADIUS - 7, draw.stroke("#1c1a24", 15))
    canvas.drawCircle(x, y, _RADIUS - 15, draw.stroke("#b0b6c4", 4))
    for k in range(8):
        angle = spin + k * math.pi / 8
        dx, dy = math.cos(angle) * (_RADIUS - 15), math.sin(angle) * (_RADIUS - 15)
        canvas.drawLine(x - dx, y - dy, x + dx, y + dy, draw.stroke("#c9ced8", 1.6, alpha=0.85))
    canvas.drawCircle(x, y, 8, draw.fill("#7b8492"))


def _engine(canvas: skia.Canvas) -> None:
    case = draw.shape((-32, -62), (34, -66), (46, -40), (28, -22), (-22, -22), (-40, -38))
    gradients.fill_vertical(canvas, case, -66, -22, _STEEL)
    for lean, x in ((-8, -10), (10, 18)):
        cylinder = draw.shape((x - 15 + lean, -88), (x + 13 + lean, -88), (x + 14, -54), (x - 14, -54))
        gradients.fill_vertical(canvas, cylinder, -88, -54, _STEEL)
        for fin in range(4):
            y = -84 + 8 * fin
            canvas.drawLine(
                x - 17 + lean * (1 - fin / 4), y, x + 15 + lean * (1 - fin / 4), y, draw.stroke("#3a3f4c", 2)
            )
    canvas.drawCircle(0, -40, 12, draw.stroke("#39404d", 3))
