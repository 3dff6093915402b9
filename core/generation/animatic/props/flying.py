"""What people ride through the air in tales: a broomstick and a magic carpet."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Figure, Look, Pose


class Broomstick:
    """Level, bristles behind, with sparks in its wake; upright in a hand."""

    def __init__(self, look: Look) -> None:
        self._wood = look.colour or "#8a5a34"
        self.bounds = skia.Rect.MakeLTRB(-152, -146, 124, 124)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the broom."""
        canvas.save()
        if pose.support in ("hand", "ground", "surface"):
            canvas.translate(0, -20)
            canvas.rotate(-84)
        else:
            canvas.translate(0, -18)
            canvas.rotate(-4 + 2 * math.sin(t * 2.1))
            for index in range(6):
                share = (t * 1.3 + index / 6) % 1.0
                spot = (-104 - 42 * share, 14 * math.sin(index * 2.4) * (0.4 + share))
                canvas.drawCircle(*spot, 4.5 * (1 - share), draw.fill("#ffe58a", alpha=1 - share))
        canvas.drawPath(draw.path((-64, 0), (20, -5, 112, 0)), draw.stroke(draw.darken(self._wood, 0.3), 10))
        canvas.drawPath(draw.path((-64, -1), (20, -6, 112, -1)), draw.stroke(self._wood, 7.5))
        straw = draw.shape(
            (-52, -9), (-84, -26, -122, -20), (-112, -6), (-126, 2), (-112, 8), (-122, 22), (-84, 26, -52, 9)
        )
        gradients.fill_horizontal(canvas, straw, -124, -52, ["#c9963c", "#f0cf7a", "#b98430"])
        for y in (-12, -4, 4, 12):
            canvas.drawLine(-58, y * 0.5, -112, y * 1.3, draw.stroke("#8f6424", 2))
        canvas.drawLine(-58, -11, -58, 11, draw.stroke("#b3242e", 7))
        canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """ "back" is where one sits."""
        return (-6.0, -22.0) if name == "back" else (80.0, -20.0)


class Carpet:
    """A patterned carpet with fringes, over which waves run."""

    def __init__(self, look: Look) -> None:
        self._colour = look.colour or "#a8283c"
        self.bounds = skia.Rect.MakeLTRB(-150, -60, 150, 40)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the carpet, seen a little from above."""
        upper, lower = [], []
        for index in range(13):
            share = index / 12
            wave = math.sin(t * 3.4 - share * 6.5) * (4 + 5 * share)
            upper.append((-112 + 224 * share, -30 + wave))
            lower.append((-134 + 264 * share, -2 + wave))
        cloth = skia.Path()
        cloth.addPoly([skia.Point(*p) for p in (*upper, *reversed(lower))], True)
        edge = skia.Path()
        edge.addPoly([skia.Point(*p) for p in (*lower, *[(x, y + 7) for x, y in reversed(lower)])], True)
        for side, top, low in ((-1, upper[0], lower[0]), (1, upper[-1], lower[-1])):
            for index in range(8):
                x, y = top[0] + (low[0] - top[0]) * index / 7, top[1] + (low[1] - top[1]) * index / 7
                canvas.drawLine(x, y, x + side * 15, y + 4 + 3 * math.sin(t * 5 + index), draw.stroke("#f2cf6a", 3))
        canvas.drawPath(edge, draw.fill(draw.darken(self._colour, 0.45)))
        gradients.fill_vertical(canvas, cloth, -36, 4, [draw.lighten(self._colour, 0.12), self._colour])
        canvas.save()
        canvas.clipPath(cloth, True)
        for shift, tone in ((0.16, "#f2cf6a"), (0.84, "#f2cf6a"), (0.5, "#2b55a8")):
            line = [
                (a[0] + (b[0] - a[0]) * shift, a[1] + (b[1] - a[1]) * shift) for a, b in zip(upper, lower, strict=True)
            ]
            band = skia.Path()
            band.addPoly([skia.Point(*p) for p in line], False)
            canvas.drawPath(band, draw.stroke(tone, 3.4 if tone != "#2b55a8" else 7))
        for index in (3, 6, 9):
            x, y = (upper[index][0] + lower[index][0]) / 2, (upper[index][1] + lower[index][1]) / 2
            canvas.drawPath(draw.shape((x - 15, y), (x, y - 8), (x + 15, y), (x, y + 8)), draw.fill("#f2cf6a"))
        canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """ "back" is its middle."""
        return (0.0, -14.0 + 6 * math.sin(t * 3.4 - 3.2)) if name == "back" else (100.0, -16.0)


CAST: dict[str, Callable[[Look], Figure]] = {"broom": Broomstick, "broomstick": Broomstick, "magic_carpet": Carpet}
