"""What grows or is hung to be sat on: a branch that reaches out from its tree, a hammock between posts; and puddles to jump into."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.props.painted import Painted
from core.generation.animatic.stage import Figure, Look, Pose

BARK = "#7a5236"


class Branch(Painted):
    """A trunk with one long limb to the right, on which somebody can sit; its top is level."""

    bounds = skia.Rect.MakeLTRB(-150, -196, 176, 10)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._leaf = look.colour or "#5f9a48"

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """Trunk, limb, bark, twigs with leaves that hang."""
        draw.soft_shadow(canvas, -96, 0, 54, 8, 0.32)
        trunk = draw.shape((-142, 0), (-122, -60, -126, -186), (-64, -190), (-70, -70, -52, 0))
        gradients.fill_horizontal(canvas, trunk, -142, -52, [draw.lighten(BARK, 0.18), BARK, draw.darken(BARK, 0.4)])
        limb = draw.shape((-100, -190), (20, -184, 172, -186), (174, -176), (60, -160, -40, -156), (-66, -150, -74, -120), (-110, -130))  # fmt: skip
        gradients.fill_vertical(canvas, limb, -190, -130, [draw.lighten(BARK, 0.28), BARK, draw.darken(BARK, 0.35)])
        for x, y, long in ((-104, -40, 30), (-92, -92, 36), (0, -174, 46), (84, -178, 40)):
            canvas.drawLine(
                x,
                y,
                x + (long if y < -150 else 4),
                y - (2 if y < -150 else long),
                draw.stroke(draw.darken(BARK, 0.45), 2, alpha=0.6),
            )
        for x, y, turn in (
            (60, -164, 62),
            (104, -170, 48),
            (140, -178, 70),
            (168, -182, 20),
            (16, -160, 80),
            (-128, -178, 150),
        ):
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate(turn)
            for along, side in ((16, -1), (30, 1), (44, 0)):
                leaf = draw.shape(
                    (along - 12, 0), (along, side * 14 - 6, along + 18, side * 9), (along, side * 14 + 8, along - 12, 0)
                )
                gradients.fill_vertical(
                    canvas, leaf, -16, 20, [draw.lighten(self._leaf, 0.3), draw.darken(self._leaf, 0.15)]
                )
            canvas.restore()


class Hammock:
    """A hammock between two posts that swings a little; who lies in it hangs at its middle."""

    bounds = skia.Rect.MakeLTRB(-196, -196, 196, 10)

    def __init__(self, look: Look) -> None:
        self._cloth = look.colour or "#e8a23c"

    def _sway(self, t: float) -> float:
        return 5.0 * math.sin(1.2 * t)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Posts, ropes, the cloth with its stripes and fringe."""
        dx = self._sway(t)
        for sign in (-1, 1):
            draw.soft_shadow(canvas, sign * 176, 0, 22, 5, 0.32)
            post = draw.rect(sign * 176 - 8, -190, 16, 190)
            gradients.fill_horizontal(canvas, skia.Path.Rect(post), post.left(), post.right(), ["#b9814e", "#7a5230"])
            for spread in (-10, 0, 10):
                canvas.drawLine(sign * 176, -150, sign * 118 + dx, -118 + spread, draw.stroke("#f4ecd8", 2.4))
        cloth = draw.shape((-122 + dx, -126), (-60 + dx, -64, 60 + dx, -64), (122 + dx, -126), (118 + dx, -100), (60 + dx, -20, -60 + dx, -20), (-118 + dx, -100))  # fmt: skip
        gradients.fill_vertical(
            canvas, cloth, -126, -36, [draw.lighten(self._cloth, 0.3), draw.darken(self._cloth, 0.2)]
        )
        canvas.save()
        canvas.clipPath(cloth, True)
        for x in range(-110, 111, 44):
            canvas.drawRect(draw.rect(x + dx - 7, -130, 14, 110), draw.fill("#fff6e4", alpha=0.75))
        canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The middle of the cloth."""
        return self._sway(t), -78.0


class Puddle(Painted):
    """A puddle that mirrors the sky, 220 wide."""

    bounds = skia.Rect.MakeLTRB(-122, -30, 122, 34)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._water = look.colour or "#7fb8dc"

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """The rim, the water, gleams and rings."""
        rim = draw.shape(
            (-118, 4),
            (-96, -22, -20, -20),
            (50, -28, 112, -10),
            (132, 10, 64, 22),
            (0, 34, -70, 24),
            (-124, 20, -118, 4),
        )
        canvas.drawPath(rim, draw.fill("#3a3a44", alpha=0.35))
        canvas.save()
        canvas.scale(0.95, 0.9)
        gradients.fill_vertical(
            canvas, rim, -26, 28, [draw.lighten(self._water, 0.45), self._water, draw.darken(self._water, 0.2)]
        )
        canvas.restore()
        for x, y, wide in ((-44, -6, 34), (36, 4, 46), (-10, 14, 26)):
            canvas.drawOval(draw.rect(x - wide / 2, y - 4, wide, 8), draw.stroke("#ffffff", 1.8, alpha=0.6))
        canvas.drawPath(draw.path((-80, -10), (-40, -18, 10, -16)), draw.stroke("#ffffff", 4, alpha=0.7))


CAST: dict[str, Callable[[Look], Figure]] = {"branch": Branch, "hammock": Hammock, "puddle": Puddle}
