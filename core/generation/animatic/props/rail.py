"""Trains and machines on many wheels: steam and electric trains, trams, tractors. Wheels and rods turn as the ground passes."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.props.vehicles import wheel
from core.generation.animatic.stage import Figure, Look, Pose

_CRUISE = 150.0  # units per second at which wheels turn on the spot


class Machine(ABC):
    """What all of them share."""

    usual = "#c9303a"
    seat: Point = (0.0, -90.0)
    bounds = skia.Rect.MakeLTRB(-300, -240, 270, 14)

    def __init__(self, look: Look) -> None:
        self.colour = look.colour or self.usual
        self.still = look.entity.action in ("stand", "stop")

    def spin(self, t: float, pose: Pose, radius: float) -> float:
        """How far a wheel of that radius has turned, in radians."""
        return 0.0 if self.still else t * (pose.speed or _CRUISE) / radius

    @abstractmethod
    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the machine."""

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """ "back" is the driver's place."""
        return self.seat


def _spoked(canvas: skia.Canvas, x: float, radius: float, spin: float, colour: str) -> None:
    canvas.drawCircle(x, -radius, radius, draw.fill("#23242c"))
    canvas.drawCircle(x, -radius, radius * 0.82, draw.fill(draw.darken(colour, 0.1)))
    for index in range(5):
        angle = spin + index * math.pi / 5
        dx, dy = math.cos(angle) * radius * 0.8, math.sin(angle) * radius * 0.8
        canvas.drawLine(x - dx, -radius - dy, x + dx, -radius + dy, draw.stroke("#23242c", 3))
    canvas.drawCircle(x, -radius, radius * 0.22, draw.fill("#d8b24a"))


class Steam(Machine):
    """A locomotive with its tender; rods go round and smoke comes in puffs."""

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the train, smoke first."""
        turn = self.spin(t, pose, 30)
        for index in range(7):
            share = (t * 0.8 + index / 7) % 1.0
            x, y = 128 - 190 * share * (0 if self.still else 1), -158 - 66 * share
            canvas.drawCircle(
                x + 5 * math.sin(index * 2), y, 11 + 22 * share, draw.fill("#f2f2f6", alpha=0.75 * (1 - share))
            )
        dark, gold = draw.darken(self.colour, 0.35), "#e2b84a"
        canvas.drawRoundRect(draw.rect(-280, -34, 180, 14), 4, 4, draw.fill("#2b2c36"))
        tender = draw.rect(-276, -100, 160, 72)
        canvas.drawRoundRect(tender, 8, 8, draw.fill(dark))
        canvas.drawRoundRect(draw.rect(-270, -94, 148, 54), 6, 6, draw.fill(self.colour))
        coal = draw.shape((-266, -98), (-240, -122, -190, -118), (-150, -124, -126, -98))
        canvas.drawPath(coal, draw.fill("#23222a"))
        for x in (-246, -200, -150):
            _spoked(canvas, x, 20, self.spin(t, pose, 20), self.colour)
        canvas.drawRoundRect(draw.rect(-104, -40, 330, 18), 4, 4, draw.fill("#2b2c36"))
        boiler = skia.Path().addRoundRect(draw.rect(-20, -112, 206, 72), 24, 24)
        gradients.fill_vertical(
            canvas,
            boiler,
            -112,
            -40,
            [draw.lighten(self.colour, 0.35), self.colour, draw.darken(self.colour, 0.45)],
            [0, 0.4, 1],
        )
        for x in (30, 82, 134):
            canvas.drawLine(x, -112, x, -40, draw.stroke(gold, 5))
        canvas.drawRoundRect(draw.rect(176, -106, 22, 62), 8, 8, draw.fill("#2b2c36"))
        chimney = draw.shape((116, -108), (120, -148), (108, -160), (150, -160), (138, -148), (142, -108))
        canvas.drawPath(chimney, draw.fill("#2b2c36"))
        canvas.drawPath(draw.shape((44, -110), (44, -132, 70, -132, 70, -110)), draw.fill(gold))
        canvas.drawCircle(200, -96, 11, draw.fill("#fff2b8"))
        draw.glow(canvas, 204, -96, 30, "#fff2b8", 0.5)
        cab = draw.shape((-100, -36), (-100, -150), (-14, -150), (-14, -36))
        gradients.fill_vertical(
            canvas, cab, -150, -36, [draw.lighten(self.colour, 0.15), draw.darken(self.colour, 0.2)]
        )
        canvas.drawRoundRect(draw.rect(-84, -134, 52, 40), 5, 5, draw.fill("#ffe9b0"))
        canvas.drawRoundRect(draw.rect(-112, -160, 112, 14), 6, 6, draw.fill(dark))
        canvas.drawPath(draw.shape((196, -34), (246, -4), (196, -4)), draw.fill("#d8b24a"))
        for x in (-56, 12, 80):
            _spoked(canvas, x, 30, turn, self.colour)
        for x in (140, 180):
            _spoked(canvas, x, 18, self.spin(t, pose, 18), self.colour)
        dx, dy = math.cos(turn) * 17, math.sin(turn) * 17
        canvas.drawLine(-56 + dx, -30 + dy, 80 + dx, -30 + dy, draw.stroke("#c8ccd4", 7))
        canvas.drawLine(80 + dx, -30 + dy, 158, -32, draw.stroke("#aab0bc", 6))


class Railcar(Machine):
    """A modern train: a streamlined nose and a row of windows."""

    usual, stripe, long = "#eef1f5", "#2f6fc4", True

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the train."""
        for x in (-240, -190, -60, -10, 110, 160):
            canvas.drawCircle(x, -15, 15, draw.fill("#23242c"))
            angle = self.spin(t, pose, 15)
            canvas.drawLine(x - math.cos(angle) * 11, -15 - math.sin(angle) * 11, x + math.cos(angle) * 11, -15 + math.sin(angle) * 11, draw.stroke("#6a7080", 4))  # fmt: skip
        nose = (258, -40, 240, -20) if self.long else (206, -70, 206, -20)
        hull = draw.shape((-290, -20), (-290, -128), (150, -130), (200, -126, *nose[:2]), nose[2:])
        gradients.fill_vertical(
            canvas,
            hull,
            -130,
            -20,
            [draw.lighten(self.colour, 0.4), self.colour, draw.darken(self.colour, 0.25)],
            [0, 0.5, 1],
        )
        canvas.save()
        canvas.clipPath(hull, True)
        canvas.drawRect(draw.rect(-300, -52, 600, 14), draw.fill(self.stripe))
        canvas.restore()
        for index in range(9):
            canvas.drawRoundRect(draw.rect(-274 + index * 44, -112, 34, 34), 6, 6, draw.fill("#3f6a94"))
            canvas.drawLine(-268 + index * 44, -84, -254 + index * 44, -108, draw.stroke("#ffffff", 4, alpha=0.35))
        for x in (-150, 26):
            canvas.drawLine(x, -124, x, -24, draw.stroke(draw.darken(self.colour, 0.3), 3))
        glass = draw.shape((146, -118), (190, -114, 222, -80), (150, -78))
        gradients.fill_vertical(canvas, glass, -118, -78, ["#8fc0e8", "#2f5a84"])
        draw.glow(canvas, nose[0] - 14, -46, 32, "#fff6c8", 0.6)
        canvas.drawCircle(nose[0] - 18, -46, 7, draw.fill("#fffbe0"))
        if not self.long:
            canvas.drawPath(draw.path((-40, -130), (-10, -160), (20, -130)), draw.stroke("#4a505e", 5))
            canvas.drawLine(-40, -162, 20, -162, draw.stroke("#4a505e", 5))


class Tram(Railcar):
    """A short nose and a bow on the roof."""

    usual, stripe, long = "#d8343c", "#f7ecd0", False


class Tractor(Machine):
    """A large wheel behind, a small one before, an exhaust that puffs."""

    usual = "#3f9a3f"
    seat = (-44.0, -104.0)
    bounds = skia.Rect.MakeLTRB(-150, -230, 150, 14)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the tractor, shaking a little."""
        canvas.save()
        canvas.translate(0, math.sin(t * 22) * 0.8)
        for index in range(4):
            share = (t * 1.2 + index / 4) % 1.0
            canvas.drawCircle(
                76 - 30 * share, -168 - 46 * share, 6 + 11 * share, draw.fill("#8a8f9c", alpha=0.5 * (1 - share))
            )
        canvas.drawLine(76, -110, 76, -164, draw.stroke("#3a404e", 8))
        hood = draw.shape((-4, -46), (-4, -112), (96, -108), (122, -100, 122, -46))
        gradients.fill_vertical(
            canvas,
            hood,
            -112,
            -46,
            [draw.lighten(self.colour, 0.3), self.colour, draw.darken(self.colour, 0.3)],
            [0, 0.45, 1],
        )
        for y in (-92, -80, -68):
            canvas.drawLine(104, y, 120, y, draw.stroke("#23242c", 4))
        for x in (-88, 0):
            canvas.drawLine(x, -100, x + (4 if x else 8), -188, draw.stroke("#2b2c36", 7))
        canvas.drawPath(draw.shape((-82, -184), (2, -184), (-2, -108), (-76, -108)), draw.fill("#bfe0f2", alpha=0.22))
        canvas.drawRoundRect(draw.rect(-98, -200, 116, 16), 8, 8, draw.fill(self.colour))
        canvas.drawPath(
            draw.shape((-100, -104), (-104, -60), (4, -50), (4, -108)), draw.fill(draw.darken(self.colour, 0.15))
        )
        fender = draw.path((-122, -70), (-112, -122, -62, -120), (-16, -118, -8, -70))
        canvas.drawPath(fender, draw.stroke(self.colour, 12))
        canvas.restore()
        wheel(canvas, -64, -52, 52, self.spin(t, pose, 52), rim="#f2c22c")
        wheel(canvas, 86, -30, 30, self.spin(t, pose, 30), rim="#f2c22c")


CAST: dict[str, Callable[[Look], Figure]] = {
    "train": Steam, "steam_train": Steam, "locomotive": Steam, "freight_train": Steam, "bullet_train": Railcar, "subway_train": Railcar,
    "monorail": Railcar, "tram": Tram, "tractor": Tractor, "combine_harvester": Tractor,
}  # fmt: skip
