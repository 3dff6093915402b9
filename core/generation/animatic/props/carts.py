"""Things that are pushed, pulled or glide: strollers, carriages, sleds; and kites that fly over who holds them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.props.painted import Painted, in_hand
from core.generation.animatic.stage import Figure, Look, Pose


def _wheel(canvas: skia.Canvas, x: float, radius: float, spin: float, tone: str) -> None:
    canvas.drawCircle(x, -radius, radius - 2, draw.stroke("#2a2834", 5))
    for k in range(5):
        angle = spin + k * math.pi / 5
        dx, dy = math.cos(angle) * (radius - 4), math.sin(angle) * (radius - 4)
        canvas.drawLine(x - dx, -radius - dy, x + dx, -radius + dy, draw.stroke(tone, 2.4))
    canvas.drawCircle(x, -radius, 0.2 * radius, draw.fill(tone))


class _Rolling:
    """What has wheels that turn as the ground passes."""

    radius = 24.0
    bounds: skia.Rect

    def spin(self, t: float, pose: Pose) -> float:
        """How far the wheels have turned, in radians."""
        return t * pose.speed / self.radius

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None."""
        return {}


class Stroller(_Rolling):
    """A pram with a hood, its handle to the left, towards who pushes it; the rider's seat is under the hood."""

    bounds = skia.Rect.MakeLTRB(-118, -166, 96, 10)
    rider_scale = 0.42

    def __init__(self, look: Look) -> None:
        self._cloth = look.colour or "#4a8fc0"

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Frame, wheels, tub, hood."""
        draw.soft_shadow(canvas, 0, 0, 84, 7, 0.32)
        steel = draw.stroke("#7b8492", 6)
        canvas.drawPath(draw.path((-46, -26), (30, -70), (-70, -112), (-108, -132)), steel)
        canvas.drawLine(46, -26, -26, -74, steel)
        canvas.drawLine(-112, -134, -100, -126, draw.stroke("#23222c", 11))
        for x in (-46, 46):
            _wheel(canvas, x, 26, self.spin(t, pose), "#c3cad4")
        tub = draw.shape((-66, -98), (78, -98), (76, -44, 20, -46), (-50, -44, -66, -98))
        gradients.fill_vertical(canvas, tub, -98, -46, [draw.lighten(self._cloth, 0.2), draw.darken(self._cloth, 0.25)])
        hood = draw.shape((8, -98), (10, -160, 62, -158), (94, -150, 78, -98))
        gradients.fill_vertical(canvas, hood, -160, -98, [draw.lighten(self._cloth, 0.3), self._cloth])
        for x in (30, 52):
            canvas.drawPath(
                draw.path((8, -98), (x - 14, -140, x + 6, -158)), draw.stroke(draw.darken(self._cloth, 0.3), 2.4)
            )
        canvas.drawRoundRect(draw.rect(-70, -104, 152, 11), 5, 5, draw.fill("#fff6e4"))

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """Under the hood, or at the handle."""
        return (-8.0, -92.0) if name != "hand" else (-106.0, -130.0)


class Carriage(_Rolling):
    """An open coach on two pairs of large wheels, with lamps, its shaft to the right."""

    radius = 42.0
    bounds = skia.Rect.MakeLTRB(-172, -214, 196, 10)
    rider_scale = 0.72
    seats = ("back", "back-2")

    def __init__(self, look: Look) -> None:
        self._body = look.colour or "#7a2438"

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Shaft, wheels, body, hood, lamp."""
        tone, spin = self._body, self.spin(t, pose)
        draw.soft_shadow(canvas, -10, 0, 150, 9, 0.34)
        canvas.drawLine(90, -56, 190, -74, draw.stroke("#5a3a24", 7))
        canvas.drawLine(-110, -50, 100, -50, draw.stroke("#2a2834", 8))
        body = draw.shape((-140, -132), (-126, -62, -60, -60), (60, -60), (84, -66, 96, -112), (40, -104), (24, -84, -40, -86), (-66, -92, -74, -132))  # fmt: skip
        gradients.fill_vertical(canvas, body, -132, -60, [draw.lighten(tone, 0.28), tone, draw.darken(tone, 0.35)])
        canvas.drawPath(body, draw.stroke("#eab73c", 3))
        hood = draw.shape((-146, -128), (-168, -206, -96, -204), (-52, -200, -42, -156), (-84, -150, -86, -128))
        gradients.fill_vertical(canvas, hood, -206, -128, ["#4a4452", "#1d1a22"])
        canvas.drawLine(98, -112, 98, -148, draw.stroke("#2a2834", 4))
        canvas.drawRoundRect(draw.rect(90, -166, 16, 22), 4, 4, draw.fill("#ffd98a"))
        for x, radius in ((-88, 46.0), (84, 38.0)):
            _wheel(canvas, x, radius, spin, "#eab73c")

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The seat under the hood, and the box in front."""
        return (-84.0, -118.0) if name != "back-2" else (58.0, -112.0)


class Sled(Painted):
    """A long wooden sled on runners that curl up in front; riders sit along it."""

    bounds = skia.Rect.MakeLTRB(-142, -62, 162, 8)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._wood = look.colour or "#b9733e"

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """Far runner, slats, near runner."""
        tone = self._wood
        draw.soft_shadow(canvas, 6, 0, 130, 7, 0.3)
        for lift, shade in ((-8, 0.4), (0, 0.0)):
            runner = draw.path(
                (-132, -4 + lift),
                (40, -4 + lift),
                (120, -4 + lift, 146, -22 + lift),
                (160, -44 + lift, 136, -54 + lift),
            )
            if shade == 0.0:
                self._slats(canvas)
            canvas.drawPath(runner, draw.stroke(draw.darken("#c8383c", shade + 0.2), 9))
            canvas.drawPath(runner, draw.stroke(draw.darken("#e8484a", shade), 5))
            for x in (-96, 0, 84):
                canvas.drawLine(x, -6 + lift, x, -36 + lift, draw.stroke(draw.darken(tone, 0.3 + shade), 7))

    def _slats(self, canvas: skia.Canvas) -> None:
        for index in range(3):
            slat = skia.Path.RRect(draw.rect(-134 + 4 * index, -48 + 5 * index, 264, 7), 3, 3)
            gradients.fill_vertical(canvas, slat, -48, -30, [draw.lighten(self._wood, 0.3), self._wood])

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The middle of the slats."""
        return -8.0, -44.0


class Kite:
    """A kite with a tail. In a hand only its string is there, and the kite flies above on the wind."""

    bounds = skia.Rect.MakeLTRB(-40, -330, 210, 30)
    _UP = (128.0, -236.0)

    def __init__(self, look: Look) -> None:
        self._first = look.colour or "#e8484a"
        self._second = draw.lighten(self._first, 0.5) if look.colour else "#ffd24a"

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """The string, the sail, the tail that waves."""
        held = in_hand(pose)
        x, y = self._UP if held else (40.0, -90.0)
        x, y = x + 10 * math.sin(1.3 * t), y + 8 * math.sin(1.9 * t + 1)
        if held:
            canvas.drawPath(draw.path((0, 0), (0.4 * x, 0.35 * y, x, y + 8)), draw.stroke("#fbf8f1", 1.8, alpha=0.9))
        tail = draw.path((x - 10, y + 52), (x - 34, y + 84 + 6 * math.sin(4 * t), x - 20, y + 100), (x - 2, y + 116, x - 26, y + 134 + 6 * math.sin(4 * t + 1)))  # fmt: skip
        canvas.drawPath(tail, draw.stroke(self._second, 4))
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(18 + 5 * math.sin(1.6 * t))
        for points, tone in (
            (((0, -62), (40, -10), (0, -10)), self._first), (((0, -62), (-40, -10), (0, -10)), self._second),
            (((0, -10), (40, -10), (0, 58)), self._second), (((0, -10), (-40, -10), (0, 58)), self._first),
        ):  # fmt: skip
            canvas.drawPath(draw.shape(*points), draw.fill(tone))
        canvas.drawLine(0, -62, 0, 58, draw.stroke("#5a3a24", 2))
        canvas.drawLine(-40, -10, 40, -10, draw.stroke("#5a3a24", 2))
        canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The end of the string."""
        return 0.0, 0.0


CAST: dict[str, Callable[[Look], Figure]] = {
    "stroller": Stroller,
    "carriage": Carriage,
    "sled": Sled,
    "kite": Kite,
}
