"""What flies with people in it: airliners, helicopters, hot-air balloons, airships. They look to the right and float over their base."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Figure, Look, Pose

_GLASS = ["#dff2ff", "#6fa8d8", "#3a6a9c"]


class Craft(ABC):
    """What all of them share: bounds, a colour, and a place to sit."""

    usual = "#e8ecf2"
    seat: Point = (0.0, -60.0)
    bounds = skia.Rect.MakeLTRB(-200, -170, 210, 30)

    def __init__(self, look: Look) -> None:
        self.colour = look.colour or self.usual
        self.phase = look.random("life").uniform(0, 3)

    @abstractmethod
    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the craft."""

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """ "back" is where somebody sits or stands."""
        return self.seat


class Airliner(Craft):
    """A passenger plane, its nose a little up in flight, lights blinking."""

    accent = "#2f6fc4"

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the plane, the far wing first."""
        canvas.save()
        canvas.translate(0, -84)
        canvas.rotate(
            (-5 if pose.support == "air" or pose.action == "fly" else 0) + 1.2 * math.sin(t * 1.3 + self.phase)
        )
        body, dark = self.colour, draw.darken(self.colour, 0.3)
        far = draw.shape((30, -12), (-20, -66), (-44, -66), (-22, -10))
        canvas.drawPath(far, draw.fill(dark))
        fin = draw.shape((-142, -14), (-184, -78), (-158, -80), (-104, -22))
        gradients.fill_vertical(canvas, fin, -80, -14, [draw.lighten(self.accent, 0.15), self.accent])
        hull = draw.shape(
            (-178, -12),
            (-120, -34, -60, -34),
            (90, -36),
            (150, -34, 176, -4),
            (178, 16, 130, 22),
            (-60, 26),
            (-130, 18, -178, -12),
        )
        gradients.fill_vertical(
            canvas, hull, -36, 26, [draw.lighten(body, 0.5), body, draw.darken(body, 0.3)], [0, 0.55, 1]
        )
        canvas.save()
        canvas.clipPath(hull, True)
        canvas.drawPath(draw.path((-190, 6), (0, 14, 190, 2)), draw.stroke(self.accent, 8))
        canvas.restore()
        for index in range(11):
            canvas.drawRoundRect(draw.rect(-92 + index * 18, -16, 9, 11), 4, 4, draw.fill("#3a6a9c"))
        glass = draw.shape((126, -26), (150, -24, 164, -8), (136, -8))
        gradients.fill_vertical(canvas, glass, -26, -8, _GLASS)
        tail = draw.shape((-128, -8), (-184, -2), (-190, 8), (-120, 4))
        canvas.drawPath(tail, draw.fill(dark))
        wing = draw.shape((44, 6), (-54, 74), (-84, 76), (-34, 4))
        gradients.fill_vertical(canvas, wing, 0, 76, [draw.lighten(body, 0.25), draw.darken(body, 0.2)])
        for x, y in ((2, 40), (-34, 62)):
            canvas.drawRoundRect(draw.rect(x - 8, y - 9, 40, 18), 9, 9, draw.fill("#aab2c0"))
            canvas.drawCircle(x + 30, y, 8, draw.fill("#3a4252"))
        if (t % 1.2) < 0.14:
            draw.glow(canvas, -80, 76, 24, "#ff5a4a", 0.9)
        canvas.restore()


class Fighter(Airliner):
    """A grey jet."""

    usual, accent = "#8a94a4", "#5a6474"


class Helicopter(Craft):
    """A glass nose, a thin tail, and two rotors."""

    usual = "#e2482c"
    seat = (30.0, -56.0)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the helicopter."""
        canvas.save()
        canvas.translate(0, -20 + 2 * math.sin(t * 2.4))
        canvas.rotate(3 + 1.5 * math.sin(t * 1.6 + self.phase))
        body = self.colour
        boom = draw.shape((-30, -80), (-176, -92), (-176, -82), (-30, -46))
        gradients.fill_vertical(canvas, boom, -92, -50, [body, draw.darken(body, 0.3)])
        canvas.drawPath(
            draw.shape((-164, -88), (-196, -124), (-182, -126), (-150, -88)), draw.fill(draw.darken(body, 0.15))
        )
        hull = draw.shape(
            (-62, -64),
            (-58, -112, 0, -114),
            (70, -114, 100, -70),
            (104, -34, 60, -28),
            (-20, -28),
            (-60, -34, -62, -64),
        )
        gradients.fill_vertical(
            canvas, hull, -114, -28, [draw.lighten(body, 0.3), body, draw.darken(body, 0.3)], [0, 0.5, 1]
        )
        glass = draw.shape((30, -104), (74, -100, 92, -70), (92, -58), (28, -58))
        gradients.fill_vertical(canvas, glass, -104, -58, _GLASS)
        canvas.drawRoundRect(draw.rect(-26, -98, 42, 38), 6, 6, draw.fill("#4f86b8"))
        canvas.drawPath(draw.path((40, -98), (36, -80), (42, -64)), draw.stroke("#ffffff", 4, alpha=0.5))
        for x in (-30, 46):
            canvas.drawLine(x, -30, x + 4, -6, draw.stroke("#4a505e", 5))
        canvas.drawPath(draw.path((-66, -6), (70, -6), (86, -12)), draw.stroke("#3a404e", 6))
        canvas.drawLine(4, -112, 4, -130, draw.stroke("#4a505e", 8))
        reach = 150 * abs(math.cos(t * 23))
        canvas.drawOval(draw.rect(4 - 150, -140, 300, 14), draw.fill("#dfe6ee", alpha=0.35))
        canvas.drawLine(4 - reach, -133, 4 + reach, -133, draw.stroke("#3a404e", 6))
        turn = t * 27
        for angle in (turn, turn + math.pi / 2):
            dx, dy = math.cos(angle) * 24, math.sin(angle) * 24
            canvas.drawLine(-182 - dx, -98 - dy, -182 + dx, -98 + dy, draw.stroke("#3a404e", 4))
        canvas.restore()


class Balloon(Craft):
    """A striped envelope over a basket; the burner flares now and then."""

    usual = "#e2403c"
    seat = (0.0, -22.0)
    rider_scale = 0.42  # who rides stands in the basket
    bounds = skia.Rect.MakeLTRB(-112, -330, 112, 16)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the balloon."""
        canvas.save()
        canvas.rotate(1.6 * math.sin(t * 0.9 + self.phase))
        envelope = draw.shape(
            (-26, -92),
            (-60, -130, -98, -168, -100, -218),
            (-98, -300, 98, -300, 100, -218),
            (98, -168, 60, -130, 26, -92),
        )
        gradients.fill_horizontal(canvas, envelope, -100, 100, [draw.darken(self.colour, 0.3), self.colour, draw.lighten(self.colour, 0.25), self.colour, draw.darken(self.colour, 0.35)])  # fmt: skip
        canvas.save()
        canvas.clipPath(envelope, True)
        for inner, outer, tone in ((0.32, 0.66, "#fbe6a8"), (-0.66, -0.32, "#fbe6a8")):
            gore = draw.shape((26 * inner, -92), (100 * inner * 1.3, -180, 100 * inner * 1.3, -250, 0, -292), (100 * outer * 1.3, -250, 100 * outer * 1.3, -180, 26 * outer, -92))  # fmt: skip
            canvas.drawPath(gore, draw.fill(tone, alpha=0.92))
        canvas.drawPath(draw.path((-110, -196), (0, -172, 110, -196)), draw.stroke("#2b55a8", 15))
        canvas.drawPath(draw.path((-62, -240), (-40, -272, -10, -280)), draw.stroke("#ffffff", 11, alpha=0.3))
        canvas.restore()
        for x in (-22, -9, 9, 22):
            canvas.drawLine(x, -93, x * 0.9, -40, draw.stroke("#5a4630", 2))
        flare = max(0.0, math.sin(t * 1.9 + self.phase)) ** 3
        if flare > 0.05:
            draw.glow(canvas, 0, -84, 46, "#ffb84a", 0.7 * flare)
            canvas.drawPath(
                draw.shape((-7, -66), (-9, -84, 0, -66 - 34 * flare), (9, -84, 7, -66)), draw.fill("#ffd24a")
            )
        basket = draw.shape((-28, -42), (28, -42), (23, -2), (-23, -2))
        gradients.fill_horizontal(canvas, basket, -28, 28, ["#8a5a30", "#c28a50", "#7a4c26"])
        for y in (-32, -22, -12):
            canvas.drawLine(-26, y, 26, y, draw.stroke("#6a4020", 2.4, alpha=0.7))
        canvas.drawRoundRect(draw.rect(-32, -47, 64, 8), 4, 4, draw.fill("#6a4020"))
        canvas.restore()


class Airship(Craft):
    """A long cigar of gas with a gondola and a propeller."""

    usual = "#c9ced8"

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the airship."""
        canvas.save()
        canvas.translate(0, -96 + 3 * math.sin(t * 1.1 + self.phase))
        for y in (-46, 46):
            canvas.drawPath(
                draw.shape((-120, y * 0.4), (-190, y), (-176, y * 0.2)), draw.fill(draw.darken(self.colour, 0.25))
            )
        hull = draw.ellipse(0, 0, 180, 56)
        gradients.fill_vertical(
            canvas,
            hull,
            -56,
            56,
            [draw.lighten(self.colour, 0.45), self.colour, draw.darken(self.colour, 0.35)],
            [0, 0.5, 1],
        )
        canvas.save()
        canvas.clipPath(hull, True)
        for y in (-30, -6, 20):
            canvas.drawPath(
                draw.path((-190, y * 0.3), (0, y * 1.6, 190, y * 0.3)),
                draw.stroke(draw.darken(self.colour, 0.3), 2, alpha=0.5),
            )
        canvas.restore()
        canvas.drawRoundRect(draw.rect(-44, 50, 96, 24), 10, 10, draw.fill("#5a4a3c"))
        for x in (-32, -14, 4, 22):
            canvas.drawRoundRect(draw.rect(x, 56, 12, 9), 3, 3, draw.fill("#ffe2a0"))
        reach = 16 * abs(math.cos(t * 21))
        canvas.drawLine(-52, 62 - reach, -52, 62 + reach, draw.stroke("#3a404e", 5))
        canvas.restore()


CAST: dict[str, Callable[[Look], Figure]] = {
    "airplane": Airliner,
    "plane": Airliner,
    "jet": Fighter,
    "fighter_jet": Fighter,
    "glider": Airliner,
    "biplane": Airliner,
    "helicopter": Helicopter,
    "hot_air_balloon": Balloon,
    "airship": Airship,
    "zeppelin": Airship,
}
