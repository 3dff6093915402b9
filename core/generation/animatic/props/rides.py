"""What children ride on playgrounds and at fairs: swing, slide, seesaw, carousel. Its seats move, and whoever sits there with them.

``seats`` are the grips at which riders sit; ``turn`` is how far a rider is turned with a seat at a moment, in degrees.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import copies, draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.sprites import trimmed
from core.generation.animatic.stage import Figure, Look, Pose

RED, YELLOW, BLUE = "#e8443c", "#f6c235", "#3f8fd0"


def _tube(canvas: skia.Canvas, start: Point, end: Point, width: float, tone: str) -> None:
    """A painted steel tube with a highlight along it."""
    canvas.drawLine(*start, *end, draw.stroke(draw.darken(tone, 0.28), width))
    canvas.drawLine(start[0] - 1, start[1], end[0] - 1, end[1], draw.stroke(tone, width * 0.72))
    canvas.drawLine(
        start[0] - width * 0.16,
        start[1],
        end[0] - width * 0.16,
        end[1],
        draw.stroke(draw.lighten(tone, 0.45), width * 0.2, alpha=0.8),
    )


class _Ride:
    """What the rides share: riders sit at ``seats`` at ``rider_scale`` of their size, and nothing else moves by itself."""

    seats: tuple[str, ...] = ("back",)
    facing: tuple[int, ...] = (1,)
    rider_scale = 1.0
    bounds: skia.Rect

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None."""
        return {}

    def turn(self, name: str, t: float) -> float:
        """How far who sits there leans with the seat, in degrees."""
        return 0.0


class Swing(_Ride):
    """A swing in a frame: the seat goes to and fro as a pendulum of its length does, a little slower than in life."""

    bounds = skia.Rect.MakeLTRB(-170, -306, 170, 10)
    _TOP, _LONG, _WIDE = -292.0, 214.0, 26.0

    def __init__(self, look: Look) -> None:
        self._frame, self._seat = look.colour or BLUE, RED

    def _angle(self, t: float) -> float:
        return 24.0 * math.sin(2.3 * t + 0.4)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """The far legs, the ropes and the seat, the near legs and the beam."""
        draw.soft_shadow(canvas, 0, 0, 150, 9, 0.3)
        top = self._TOP
        for sign in (-1, 1):
            _tube(canvas, (sign * 128, top), (sign * 112, -8), 10, draw.darken(self._frame, 0.25))
            _tube(canvas, (sign * 128, top), (sign * 158, 0), 12, self._frame)
        canvas.save()
        canvas.translate(0, top)
        canvas.rotate(-self._angle(t))
        for sign in (-1, 1):
            canvas.drawLine(sign * self._WIDE, 0, sign * self._WIDE, self._LONG, draw.stroke("#8a929a", 4))
        plank = skia.Path.RRect(draw.rect(-40, self._LONG - 2, 80, 11), 5, 5)
        gradients.fill_vertical(
            canvas, plank, self._LONG - 2, self._LONG + 9, [draw.lighten(RED, 0.25), RED, draw.darken(RED, 0.3)]
        )
        canvas.restore()
        _tube(canvas, (-140, top), (140, top), 13, self._frame)

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The seat."""
        angle = math.radians(self._angle(t))
        return self._LONG * math.sin(angle), self._TOP + self._LONG * math.cos(angle)

    def turn(self, name: str, t: float) -> float:
        """The ropes' own angle."""
        return -self._angle(t)


class Slide(_Ride):
    """A slide with a ladder: who is on it sits at the top, slides down, and stays at the foot until the next turn."""

    bounds = skia.Rect.MakeLTRB(-160, -250, 214, 12)
    _ROUND = 5.0  # seconds from one start to the next
    _PATH = ((-34.0, -170.0), (20.0, -164.0), (92.0, -74.0), (128.0, -30.0), (192.0, -22.0))

    def __init__(self, look: Look) -> None:
        self._chute = look.colour or RED

    def _at(self, share: float) -> tuple[Point, float]:
        """A point of the chute at 0..1 along it, and its slope in degrees."""
        place = min(0.9999, max(0.0, share)) * (len(self._PATH) - 1)
        index = int(place)
        part = draw.smooth(place - index) * 0.5 + (place - index) * 0.5
        (ax, ay), (bx, by) = self._PATH[index], self._PATH[index + 1]
        return (ax + (bx - ax) * part, ay + (by - ay) * part), math.degrees(math.atan2(by - ay, bx - ax))

    def _share(self, t: float) -> float:
        return draw.smooth(((t % self._ROUND) - 0.5) / 3.2) * 0.94

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Ladder, deck, posts, chute."""
        draw.soft_shadow(canvas, 30, 0, 150, 9, 0.3)
        for dx in (-96, -60):
            _tube(canvas, (dx - 30, 0), (dx + 16, -196), 8, YELLOW)
        for rung in range(7):
            x, y = -122 + 6.2 * rung, -16 - 25 * rung
            canvas.drawLine(x, y, x + 34, y, draw.stroke("#f4ecd8", 6))
        for x in (-74, -8):
            _tube(canvas, (x, -168), (x, 0), 9, BLUE)
        canvas.drawRoundRect(draw.rect(-84, -172, 84, 10), 3, 3, draw.fill("#b9814e"))
        for x in (-80, -10):
            _tube(canvas, (x, -168), (x, -226), 7, BLUE)
        _tube(canvas, (-84, -226), (-6, -226), 7, BLUE)
        chute = draw.path((-18, -166), (34, -166, 70, -104), (110, -34, 146, -24), (176, -18, 208, -20))
        canvas.drawPath(chute, draw.stroke(draw.darken(self._chute, 0.35), 30))
        canvas.drawPath(chute, draw.stroke(self._chute, 22))
        canvas.drawPath(chute, draw.stroke(draw.lighten(self._chute, 0.4), 8))
        _tube(canvas, (128, -34), (128, 0), 9, YELLOW)

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """Where the rider is on the way down."""
        (x, y), _ = self._at(self._share(t))
        return x, y - 9.0

    def turn(self, name: str, t: float) -> float:
        """Back against the slope."""
        _, slope = self._at(self._share(t))
        ahead = self._at(self._share(t) + 0.06)[1]
        return 0.5 * (slope + ahead) * 0.5


class Seesaw(_Ride):
    """A plank on a pivot with a seat and a handle at each end; with one rider its end stays low."""

    seats = ("back", "back-2")
    facing = (1, -1)
    bounds = skia.Rect.MakeLTRB(-178, -140, 178, 12)
    _HALF, _HIGH = 136.0, 62.0

    def __init__(self, look: Look) -> None:
        self._plank = look.colour or YELLOW

    def _angle(self, t: float) -> float:
        return 13.0 * math.sin(1.9 * t + 0.3)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """The pivot before the plank."""
        draw.soft_shadow(canvas, 0, 0, 170, 9, 0.3)
        canvas.save()
        canvas.translate(0, -self._HIGH)
        canvas.rotate(self._angle(t))
        plank = skia.Path.RRect(draw.rect(-168, -7, 336, 14), 7, 7)
        gradients.fill_vertical(
            canvas, plank, -7, 7, [draw.lighten(self._plank, 0.35), self._plank, draw.darken(self._plank, 0.25)]
        )
        for sign in (-1, 1):
            canvas.drawRoundRect(draw.rect(sign * self._HALF - 26, -14, 52, 9), 4, 4, draw.fill(RED))
            _tube(canvas, (sign * 88, -6), (sign * 88, -44), 7, RED)
            _tube(canvas, (sign * 88 - 11, -44), (sign * 88 + 11, -44), 8, RED)
        canvas.restore()
        foot = draw.shape((-34, 0), (-9, -self._HIGH - 8), (9, -self._HIGH - 8), (34, 0))
        gradients.fill_horizontal(canvas, foot, -34, 34, [draw.lighten(BLUE, 0.25), BLUE, draw.darken(BLUE, 0.35)])
        canvas.drawCircle(0, -self._HIGH, 7, draw.fill("#f4ecd8"))

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The two seats."""
        angle, sign = math.radians(self._angle(t)), 1 if name == "back-2" else -1
        x, y = sign * self._HALF, -13.0
        return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle) - self._HIGH

    def turn(self, name: str, t: float) -> float:
        """The plank's angle."""
        return self._angle(t)


class Carousel(_Ride):
    """A merry-go-round: its canopy turns, and the horses in front go up and down; riders sit on these."""

    seats = ("back", "back-2", "back-3")
    facing = (1, 1, 1)
    rider_scale = 0.72
    bounds = skia.Rect.MakeLTRB(-226, -372, 226, 16)
    _X = (0.0, -122.0, 122.0)
    _SIZE = 118.0

    def __init__(self, look: Look) -> None:
        self._stripe = look.colour or RED
        self._horse = trimmed("1f3a0")

    def _rise(self, index: int, t: float) -> float:
        return 13.0 * math.sin(2.2 * t + 2.1 * index)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """The drum in the middle, poles, canopy, the horses in front, the platform."""
        draw.soft_shadow(canvas, 0, 4, 220, 12, 0.34)
        floor = skia.Path.RRect(draw.rect(-204, -26, 408, 30), 14, 14)
        gradients.fill_vertical(canvas, floor, -26, 4, ["#fff1d0", "#e8b04a", "#a8642c"])
        drum = draw.rect(-62, -250, 124, 226)
        gradients.fill_horizontal(canvas, skia.Path.Rect(drum), -62, 62, ["#fff7e4", "#f3d9a8", "#b98a58"])
        for index in range(4):
            x = -62 + (t * 22 + index * 31) % 124
            canvas.drawOval(draw.rect(x - 9, -178, 18, 60), draw.fill("#8fd0f0", alpha=0.85))
        for index, x in enumerate(self._X):
            canvas.drawLine(x, -262, x, -22, draw.stroke("#d8a83c", 7))
            canvas.drawLine(x - 1.5, -262, x - 1.5, -22, draw.stroke("#fff0b0", 2))
            self._mount(canvas, x, self._rise(index, t))
        self._canopy(canvas, t)

    def _mount(self, canvas: skia.Canvas, x: float, rise: float) -> None:
        wide = self._SIZE * self._horse.width() / self._horse.height()
        canvas.save()
        canvas.translate(x, -30 - rise)
        canvas.scale(-1, 1)
        copies.put(canvas, self._horse, draw.rect(-wide / 2, -self._SIZE, wide, self._SIZE))
        canvas.restore()

    def _canopy(self, canvas: skia.Canvas, t: float) -> None:
        roof = draw.shape((-212, -262), (-120, -310, 0, -366), (120, -310, 212, -262))
        canvas.save()
        canvas.clipPath(roof, True)
        canvas.drawPath(roof, draw.fill("#fff6e4"))
        for index in range(-2, 10):
            edge = -212 + index * 53 + (t * 22) % 106
            if index % 2 == 0:
                canvas.drawPath(draw.shape((edge, -258), (edge + 53, -258), (0, -370)), draw.fill(self._stripe))
        gradients.fill_horizontal(canvas, roof, -212, 212, [("#ffffff", 0.16), ("#ffffff", 0.0), ("#3a1020", 0.3)])
        canvas.restore()
        for index in range(9):
            x = -212 + index * 47.1
            tone = self._stripe if index % 2 else YELLOW
            canvas.drawPath(
                draw.shape((x, -264), (x + 47.1, -264), (x + 47.1, -236, x + 23.5, -236), (x, -236, x, -264)),
                draw.fill(tone),
            )
        canvas.drawRoundRect(draw.rect(-216, -270, 432, 10), 5, 5, draw.fill("#f6c235"))
        canvas.drawCircle(0, -366, 8, draw.fill("#f6c235"))

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The saddles."""
        index = self.seats.index(name) if name in self.seats else 0
        return self._X[index] - 4, -30 - self._rise(index, t) - 0.56 * self._SIZE


CAST: dict[str, Callable[[Look], Figure]] = {
    "swing": Swing,
    "playground_slide": Slide,
    "water_slide": Slide,
    "seesaw": Seesaw,
    "carousel": Carousel,
}
RIDES = frozenset(CAST)
