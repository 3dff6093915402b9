"""Towers that do something: a lighthouse whose lamp sweeps round, a windmill whose sails turn."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Figure, Look, Pose


class Lighthouse:
    """A tower of 330 units with stripes, a gallery and a lantern, on a rock; it stands still in any sea."""

    bounds = skia.Rect.MakeLTRB(-150, -424, 150, 30)

    def __init__(self, look: Look) -> None:
        self._colour = look.colour or "#d8403c"

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """The rock, the tower, the gallery, the lantern and its roof."""
        colour = self._colour
        rock = draw.shape((-140, 14), (-128, -22), (-84, -46), (-30, -62), (46, -58), (96, -34), (134, -10), (142, 14))
        gradients.fill_vertical(canvas, rock, -62, 14, ["#8d8a88", "#5f5c60", "#3a383e"])
        canvas.drawPath(draw.shape((-84, -46), (-30, -62), (46, -58), (10, -36), (-50, -30)), draw.fill("#aaa6a2"))
        tower = draw.shape((-50, -48), (-30, -326), (30, -326), (50, -48))
        gradients.fill_horizontal(canvas, tower, -50, 50, ["#ffffff", "#f4efe6", "#b9b2a8"])
        canvas.save()
        canvas.clipPath(tower, True)
        for top in (-290, -182, -74):
            band = draw.rect(-60, top, 120, 54)
            tones = [draw.lighten(colour, 0.2), colour, draw.darken(colour, 0.35)]
            gradients.fill_horizontal(canvas, skia.Path.Rect(band), -50, 50, tones)
        canvas.restore()
        for y in (-252, -140):
            canvas.drawRoundRect(draw.rect(-8, y, 16, 24), 8, 8, draw.fill("#3a4a5c"))
        canvas.drawRoundRect(draw.rect(-14, -84, 28, 40), 13, 13, draw.fill("#5a3a24"))
        canvas.drawRoundRect(draw.rect(-46, -336, 92, 12), 4, 4, draw.fill("#3f3a44"))
        for x in range(-42, 43, 14):
            canvas.drawLine(x, -336, x, -354, draw.stroke("#3f3a44", 2.4))
        canvas.drawLine(-44, -355, 44, -355, draw.stroke("#3f3a44", 4))
        gradients.fill_horizontal(
            canvas, skia.Path.Rect(draw.rect(-24, -382, 48, 46)), -24, 24, ["#fff6c8", "#ffe27a", "#e8b84a"]
        )
        for x in (-24, -8, 8, 24):
            canvas.drawLine(x, -382, x, -336, draw.stroke("#3f3a44", 2.6))
        roof = draw.shape((-34, -380), (-22, -404, 0, -412), (22, -404, 34, -380))
        gradients.fill_vertical(canvas, roof, -412, -380, [draw.lighten(colour, 0.25), draw.darken(colour, 0.3)])
        canvas.drawLine(0, -410, 0, -424, draw.stroke("#3f3a44", 4))

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """The beam."""
        return {"beam": self._beam}

    def _beam(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        swing = math.cos(0.9 * t + 0.6)
        reach, wide = 420 * swing, 16 + 44 * abs(swing)
        beam = draw.shape((0, -364), (reach, -364 - wide), (reach, -364 + wide * 0.7), (0, -352))
        shader = draw.horizontal(0, reach or 1.0, [("#fff3c0", 0.5), ("#fff3c0", 0.0)])
        canvas.drawPath(beam, draw.fill(shader=shader, blend=skia.BlendMode.kScreen))
        draw.glow(canvas, 0, -358, 54, "#fff0b0", 0.55 + 0.25 * abs(swing))

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The gallery."""
        return 0.0, -336.0


class Windmill:
    """A mill of 290 units with a boarded cap and four sails of lattice that turn."""

    bounds = skia.Rect.MakeLTRB(-176, -380, 176, 12)
    _HUB = (0.0, -226.0)

    def __init__(self, look: Look) -> None:
        self._wall = look.colour or "#efe4d0"

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """The tower with door and windows, the cap, the sails."""
        wall = self._wall
        draw.soft_shadow(canvas, 0, 0, 96, 9, 0.34)
        tower = draw.shape((-82, 0), (-54, -204), (54, -204), (82, 0))
        tones = [draw.lighten(wall, 0.3), wall, draw.darken(wall, 0.3)]
        gradients.fill_horizontal(canvas, tower, -82, 82, tones)
        canvas.drawRoundRect(draw.rect(-19, -62, 38, 64), 18, 18, draw.fill("#6a4630"))
        for x, y in ((-30, -122), (28, -150)):
            canvas.drawRoundRect(draw.rect(x - 11, y, 22, 26), 4, 4, draw.fill("#4a6a8a"))
            canvas.drawRoundRect(draw.rect(x - 11, y, 22, 26), 4, 4, draw.stroke("#fff8ec", 3))
        cap = draw.shape((-66, -202), (-58, -256, 0, -268), (58, -256, 66, -202))
        gradients.fill_vertical(canvas, cap, -268, -202, ["#a8553c", "#7a3a2c"])
        canvas.save()
        canvas.translate(*self._HUB)
        canvas.rotate(26 * t + 18)
        for _ in range(4):
            canvas.drawLine(0, 0, 0, -150, draw.stroke("#6a4630", 7))
            canvas.drawRect(draw.rect(4, -148, 34, 112), draw.fill("#fdf8ec", alpha=0.94))
            for y in range(-148, -35, 28):
                canvas.drawLine(0, y, 38, y, draw.stroke("#8a6a4c", 2.4))
            canvas.drawLine(38, -148, 38, -36, draw.stroke("#8a6a4c", 2.4))
            canvas.rotate(90)
        canvas.restore()
        canvas.drawCircle(*self._HUB, 11, draw.fill("#5a3a28"))

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The top of the cap."""
        return 0.0, -266.0


CAST: dict[str, Callable[[Look], Figure]] = {"lighthouse": Lighthouse, "windmill": Windmill}
