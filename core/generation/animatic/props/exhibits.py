"""What stands in museums of natural history: the bones of a tyrannosaur on a plinth, those of a whale on wires."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.props.painted import Painted
from core.generation.animatic.stage import Figure, Look, Pose

BONE = "#ecdfc4"


def _bone(canvas: skia.Canvas, start: Point, end: Point, width: float, tone: str) -> None:
    """A long bone with a knob at each end."""
    canvas.drawLine(*start, *end, draw.stroke(draw.darken(tone, 0.4), width + 2.4))
    for x, y in (start, end):
        canvas.drawCircle(x, y, 0.86 * width + 1.2, draw.fill(draw.darken(tone, 0.4)))
    canvas.drawLine(*start, *end, draw.stroke(tone, width))
    for x, y in (start, end):
        canvas.drawCircle(x, y, 0.86 * width, draw.fill(tone))
    canvas.drawLine(
        start[0] - 1, start[1] - 1, end[0] - 1, end[1] - 1, draw.stroke(draw.lighten(tone, 0.5), 0.3 * width)
    )


def _spine(canvas: skia.Canvas, points: Sequence[Point], tone: str, first: float, last: float) -> None:
    """Vertebrae with their spines along a curve through the points."""
    curve = skia.Path()
    curve.moveTo(*points[0])
    for (ax, ay), (bx, by) in itertools.pairwise(points[1:]):
        curve.quadTo(ax, ay, (ax + bx) / 2, (ay + by) / 2)
    curve.lineTo(*points[-1])
    measure = skia.PathMeasure(curve, False)
    length, at = measure.getLength(), 0.0
    while at < length:
        share = at / length
        size = first + (last - first) * share
        point, way = measure.getPosTan(at)
        canvas.save()
        canvas.translate(point.x(), point.y())
        canvas.rotate(math.degrees(math.atan2(way.y(), way.x())))
        spike = draw.shape((-0.3 * size, 0), (0.1 * size, -1.9 * size), (0.4 * size, 0))
        canvas.drawPath(spike, draw.fill(draw.darken(tone, 0.12)))
        form = skia.Path.RRect(draw.rect(-0.62 * size, -0.62 * size, 1.2 * size, 1.24 * size), 0.4 * size, 0.4 * size)
        canvas.drawPath(form, draw.fill(tone))
        canvas.drawPath(form, draw.stroke(draw.darken(tone, 0.42), 1.4))
        canvas.restore()
        at += 1.35 * size


def _rib(canvas: skia.Canvas, top: Point, low: Point, bulge: float, tone: str, width: float) -> None:
    path = draw.path(top, (top[0] + bulge, (top[1] + low[1]) / 2, *low))
    canvas.drawPath(path, draw.stroke(draw.darken(tone, 0.42), width + 2))
    canvas.drawPath(path, draw.stroke(tone, width))


def _plinth(canvas: skia.Canvas, half: float, high: float) -> None:
    draw.soft_shadow(canvas, 0, 0, half * 1.04, 9, 0.36)
    top = draw.shape((-half + 12, -high - 9), (half - 12, -high - 9), (half, -high), (-half, -high))
    canvas.drawPath(top, draw.fill("#7a6a5c"))
    front = skia.Path.RRect(skia.Rect.MakeLTRB(-half, -high, half, 0), 3, 3)
    gradients.fill_vertical(canvas, front, -high, 0, ["#5f5148", "#3f342e"])
    canvas.drawRoundRect(draw.rect(-34, -high + 7, 68, high - 14), 3, 3, draw.fill("#d8b25a"))


class DinosaurSkeleton(Painted):
    """A tyrannosaur's bones in mid-step, 420 units long and half as high again as a person; base: its plinth."""

    bounds = skia.Rect.MakeLTRB(-236, -338, 226, 10)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._tone = look.colour or BONE

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """The far leg, tail and spine, ribs, the near leg, small arms, the skull."""
        tone, far = self._tone, draw.darken(self._tone, 0.28)
        _plinth(canvas, 150, 32)
        canvas.drawLine(-20, -40, -20, -178, draw.stroke("#4a4652", 4))
        canvas.drawLine(96, -40, 92, -226, draw.stroke("#4a4652", 4))
        hip, chest, neck = (-22.0, -190.0), (84.0, -226.0), (126.0, -262.0)
        self._leg(canvas, (hip[0] + 16, hip[1] + 4), (34, -124), (6, -82), (52, -42), far)
        _spine(
            canvas, ((-230, -128), (-160, -180), (-90, -196), hip, (30, -206), chest, (112, -236), neck), tone, 5, 13
        )
        for index in range(8):
            x = 6 + 11 * index
            low = -138 - 2.5 * index if index < 6 else -160 - 6 * (index - 5)
            _rib(canvas, (x, -200 - 2.6 * index), (x + 14, low), 26, tone, 5)
        pelvis = draw.shape((-52, -204), (-20, -222, 14, -204), (8, -178, -10, -168), (-30, -164, -52, -204))
        canvas.drawPath(pelvis, draw.fill(tone))
        canvas.drawPath(pelvis, draw.stroke(draw.darken(tone, 0.42), 2))
        _bone(canvas, (98, -200), (112, -172), 6, tone)
        _bone(canvas, (112, -172), (130, -182), 5, tone)
        for dy in (-4, 5):
            canvas.drawLine(130, -182, 142, -180 + dy, draw.stroke(tone, 3.4))
        self._leg(canvas, hip, (4, -122), (-44, -84), (-18, -42), tone)
        self._skull(canvas, tone)

    def _leg(self, canvas: skia.Canvas, hip: Point, knee: Point, heel: Point, toes: Point, tone: str) -> None:
        _bone(canvas, heel, toes, 8, tone)
        _bone(canvas, knee, heel, 10, tone)
        _bone(canvas, hip, knee, 14, tone)
        for dx in (-4, 10, 24):
            canvas.drawPath(
                draw.path(toes, (toes[0] + dx, toes[1] - 5), (toes[0] + dx + 9, toes[1] + 4)), draw.stroke(tone, 6)
            )

    def _skull(self, canvas: skia.Canvas, tone: str) -> None:
        dark = draw.darken(tone, 0.7)
        jaw = draw.shape((126, -256), (150, -232, 212, -226), (216, -238, 204, -242), (160, -248, 138, -268))
        canvas.drawPath(jaw, draw.fill(draw.darken(tone, 0.1)))
        canvas.drawPath(jaw, draw.stroke(draw.darken(tone, 0.42), 2))
        head = draw.shape(
            (112, -286), (118, -328, 150, -330), (178, -328, 214, -304), (224, -288, 220, -274), (190, -266, 160, -268), (138, -262, 120, -262)
        )  # fmt: skip
        canvas.drawPath(head, draw.fill(tone))
        canvas.drawPath(head, draw.stroke(draw.darken(tone, 0.42), 2))
        for x in range(150, 216, 11):
            up, low = -269 - 0.06 * (x - 150), -246 + 0.16 * (x - 150)
            canvas.drawPath(draw.shape((x, up), (x + 9, up), (x + 4.5, up + 15)), draw.fill("#fffaf0"))
            canvas.drawPath(draw.shape((x - 2, low), (x + 6, low), (x + 2, low - 11)), draw.fill("#fffaf0"))
        draw.oval(canvas, 148, -304, 12, 13, draw.fill(dark))
        draw.oval(canvas, 180, -296, 11, 8, draw.fill(dark))
        draw.oval(canvas, 209, -288, 4, 5, draw.fill(dark))
        draw.oval(canvas, 124, -290, 5, 11, draw.fill(dark))


class WhaleSkeleton(Painted):
    """A whale's bones on two stands, 470 units long."""

    bounds = skia.Rect.MakeLTRB(-246, -226, 246, 10)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._tone = look.colour or BONE

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """Stands, spine, ribs, fin and the long jaw."""
        tone = self._tone
        draw.soft_shadow(canvas, 0, 0, 200, 8, 0.3)
        for x in (-70, 120):
            canvas.drawLine(x, 0, x, -150, draw.stroke("#4a4652", 5))
            canvas.drawRoundRect(draw.rect(x - 26, -8, 52, 8), 3, 3, draw.fill("#4a4652"))
        _spine(canvas, ((-240, -132), (-170, -140), (-80, -158), (20, -170), (110, -166)), tone, 6, 14)
        for index in range(10):
            x = -66 + 17 * index
            _rib(canvas, (x, -158), (x - 10, -78 - 4 * abs(index - 5)), 20, tone, 5)
        for sign in (-1, 1):
            canvas.drawPath(
                draw.shape((-232, -134), (-250, -134 + sign * 26), (-214, -134 + sign * 8)), draw.fill(tone)
            )
        for dx in (0, 12, 24):
            _bone(canvas, (104, -128), (70 + dx, -66), 5, tone)
        skull = draw.shape((104, -152), (116, -206, 158, -196), (204, -176, 242, -140), (190, -146, 130, -132))
        canvas.drawPath(skull, draw.fill(tone))
        canvas.drawPath(skull, draw.stroke(draw.darken(tone, 0.42), 2))
        canvas.drawPath(draw.path((118, -130), (180, -86, 242, -134)), draw.stroke(draw.darken(tone, 0.42), 12))
        canvas.drawPath(draw.path((118, -130), (180, -86, 242, -134)), draw.stroke(tone, 9))
        draw.oval(canvas, 134, -160, 9, 10, draw.fill(draw.darken(tone, 0.7)))


CAST: dict[str, Callable[[Look], Figure]] = {"dinosaur_skeleton": DinosaurSkeleton, "whale_skeleton": WhaleSkeleton}
