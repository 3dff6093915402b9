"""Flowers that grow: a stem with leaves and a blossom of the kind that is named; a lily pad with its bloom. In a hand: cut, one stem."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.props.painted import Painted, in_hand
from core.generation.animatic.stage import Figure, Look, Pose

LEAF = "#4f9a48"
_MANY = ("flowers", "roses", "tulips", "daisies", "blumen", "rosen", "tulpen")  # held together they are a bunch


class Blossom(Painted):
    """One flower, 150 units tall, its head 60 wide. ``kind`` is the blossom's cut, ``colour`` that of its petals."""

    bounds = skia.Rect.MakeLTRB(-104, -180, 104, 60)

    def __init__(self, look: Look, kind: str, colour: str, heart: str) -> None:
        super().__init__()
        self._kind, self._colour, self._heart = kind, look.colour or colour, heart
        self._many = look.entity.words.lower().endswith(_MANY)

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """One, or in a hand as many as are named; there the stem goes on below the hand."""
        held = in_hand(pose)
        if not held:
            draw.soft_shadow(canvas, 0, 0, 30, 5, 0.28)
        for lean, size in ((-24, 0.84), (22, 0.88), (0, 1.0)) if held and self._many else ((0, 1.0),):
            canvas.save()
            canvas.rotate(lean)
            canvas.scale(size, size)
            self._stalk(canvas, 46.0 if held else 0.0)
            canvas.restore()

    def _stalk(self, canvas: skia.Canvas, foot: float) -> None:
        stem = draw.path((0, foot), (-10, -46, 0, -116))
        canvas.drawPath(stem, draw.stroke(draw.darken(LEAF, 0.3), 8))
        canvas.drawPath(stem, draw.stroke(LEAF, 5))
        for sign, y in ((-1, -26), (1, -50)):
            leaf = draw.shape((-4, y), (sign * 20, y - 34, sign * 46, y - 26), (sign * 30, y + 2, -4, y))
            gradients.fill_vertical(canvas, leaf, y - 34, y + 2, [draw.lighten(LEAF, 0.25), draw.darken(LEAF, 0.2)])
        canvas.save()
        canvas.translate(0, -130)
        {"tulip": self._tulip, "rose": self._rose}.get(self._kind, self._rays)(canvas)
        canvas.restore()

    def _rays(self, canvas: skia.Canvas) -> None:
        """A ring of petals about a heart: many narrow ones for a sunflower or daisy, five broad ones else."""
        count, wide, long = {"sunflower": (16, 9.0, 36.0), "daisy": (13, 7.5, 31.0)}.get(self._kind, (6, 15.0, 30.0))
        heart = 21.0 if self._kind == "sunflower" else 12.0
        for layer, shade in ((0.5, 0.18), (0.0, 0.0)):
            for index in range(count):
                canvas.save()
                canvas.rotate(360 * (index + layer) / count)
                petal = draw.ellipse(0, -long * 0.72, wide, long * 0.5)
                canvas.drawPath(petal, draw.fill(draw.darken(self._colour, shade)))
                canvas.drawLine(0, -heart, 0, -long, draw.stroke(draw.darken(self._colour, 0.25), 1.4, alpha=0.5))
                canvas.restore()
        gradients.fill_radial(
            canvas, draw.circle(0, 0, heart), (-4, -5), heart * 1.4, [draw.lighten(self._heart, 0.35), self._heart, draw.darken(self._heart, 0.3)]
        )  # fmt: skip
        for index in range(14 if heart > 15 else 5):
            angle, far = index * 2.4, heart * 0.24 * math.sqrt(index)
            canvas.drawCircle(
                far * math.cos(angle), far * math.sin(angle), 1.8, draw.fill(draw.darken(self._heart, 0.5))
            )

    def _tulip(self, canvas: skia.Canvas) -> None:
        tone = self._colour
        for sign in (-1, 1):
            side = draw.shape((0, 26), (sign * 42, 20, sign * 32, -32), (sign * 14, -22, 0, 26))
            canvas.drawPath(side, draw.fill(draw.darken(tone, 0.14)))
        front = draw.shape((0, 27), (-30, 8, -16, -24), (-6, -36, 0, -38), (6, -36, 16, -24), (30, 8, 0, 27))
        gradients.fill_vertical(canvas, front, -38, 27, [draw.lighten(tone, 0.35), tone])

    def _rose(self, canvas: skia.Canvas) -> None:
        tone = self._colour
        for radius, shade in ((31, 0.3), (24, 0.14), (17, 0.0)):
            for index in range(5):
                angle = index * math.tau / 5 + radius
                x, y = 0.34 * radius * math.cos(angle), 0.34 * radius * math.sin(angle)
                canvas.drawCircle(x, y, radius * 0.72, draw.fill(draw.darken(tone, shade)))
                canvas.drawCircle(x, y, radius * 0.72, draw.stroke(draw.darken(tone, shade + 0.2), 1.2, alpha=0.5))
        canvas.drawPath(draw.path((-8, 2), (0, -10, 8, -2), (2, 10, -6, 4)), draw.stroke(draw.darken(tone, 0.4), 3))

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The middle of the head."""
        return 0.0, -130.0


class LilyPad(Painted):
    """A round leaf on the water, wide enough to sit on, with a bloom at its edge."""

    bounds = skia.Rect.MakeLTRB(-126, -58, 126, 26)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._bloom = look.colour or "#f48fb8"

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """The pad with its notch, its rim, the bloom."""
        draw.oval(canvas, 0, 4, 118, 20, draw.fill("#12402c", alpha=0.35))
        pad = draw.ellipse(0, -4, 116, 22)
        gradients.fill_vertical(canvas, pad, -26, 18, ["#8fd06a", "#3f8f48"])
        canvas.drawPath(draw.shape((10, -4), (96, 16), (70, 24)), draw.fill("#2a6a4a"))
        for dx in (-96, -52, 0, 52):
            canvas.drawLine(4, -4, dx, -21 if dx else -25, draw.stroke("#cdf0a0", 1.8, alpha=0.6))
        canvas.drawPath(pad, draw.stroke("#2f7a40", 2.4))
        canvas.save()
        canvas.translate(-84, -8)
        for index, turn in enumerate((-64, 64, -36, 36, 0)):
            canvas.save()
            canvas.rotate(turn)
            petal = draw.shape((-9, 0), (-13, -26, 0, -44), (13, -26, 9, 0))
            gradients.fill_vertical(canvas, petal, -44, 0, [draw.lighten(self._bloom, 0.1 * index), "#fff2f8"])
            canvas.restore()
        canvas.drawCircle(0, -10, 6, draw.fill("#ffd84a"))
        canvas.restore()


def _blossom(kind: str, colour: str, heart: str = "#f4b92c") -> Callable[[Look], Figure]:
    return lambda look: Blossom(look, kind, colour, heart)


CAST: dict[str, Callable[[Look], Figure]] = {
    "flower": _blossom("plain", "#ef6a9a"),
    "sunflower": _blossom("sunflower", "#f8c22c", "#6a4424"),
    "daisy": _blossom("daisy", "#ffffff"),
    "tulip": _blossom("tulip", "#e8434a"),
    "rose": _blossom("rose", "#d8283c"),
    "lotus": LilyPad,
}
