"""A submarine: a stout hull with portholes, a tower with a periscope, fins, and a screw that turns."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Figure, Look, Pose


class Submarine:
    """310 units long, facing right; base: the keel. Bubbles rise from its screw."""

    bounds = skia.Rect.MakeLTRB(-196, -206, 176, 12)

    def __init__(self, look: Look) -> None:
        self._colour = look.colour or "#f4b92c"

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """The screw, fins, hull, tower, portholes."""
        colour = self._colour
        dark, light = draw.darken(colour, 0.35), draw.lighten(colour, 0.4)
        canvas.save()
        canvas.translate(0, 3 * math.sin(1.3 * t))
        canvas.rotate(1.2 * math.sin(0.9 * t))
        wide = 26 * abs(math.cos(7 * t)) + 5
        for sign in (-1, 1):
            draw.oval(canvas, -166, -62 + sign * 17, 7, wide * 0.62, draw.fill("#8d95a2"))
        canvas.drawRoundRect(draw.rect(-172, -68, 22, 12), 5, 5, draw.fill("#5b6472"))
        for sign in (-1, 1):
            fin = draw.shape(
                (-120, -62 + sign * 24), (-158, -62 + sign * 62), (-128, -62 + sign * 62), (-84, -62 + sign * 40)
            )
            canvas.drawPath(fin, draw.fill(dark))
        tower = draw.shape((-30, -110), (-22, -154), (42, -154), (54, -110))
        gradients.fill_vertical(canvas, tower, -154, -108, [light, colour, dark])
        canvas.drawPath(draw.path((10, -154), (10, -194), (36, -194)), draw.stroke("#8d95a2", 8))
        canvas.drawCircle(38, -194, 6, draw.fill("#bfeaff"))
        hull = draw.shape((-152, -62), (-150, -112, -40, -120), (60, -124, 120, -104), (164, -86, 164, -62), (164, -30, 110, -14), (-20, 6, -110, -18), (-150, -34, -152, -62))  # fmt: skip
        gradients.fill_vertical(canvas, hull, -122, 0, [light, colour, colour, dark])
        canvas.drawPath(draw.path((-146, -44), (0, -22, 158, -46)), draw.stroke(dark, 3, alpha=0.6))
        canvas.drawPath(draw.path((-110, -98), (0, -116, 100, -98)), draw.stroke("#ffffff", 7, alpha=0.4))
        for x in (-86, -30, 26):
            canvas.drawCircle(x, -68, 21, draw.fill(dark))
            gradients.fill_radial(canvas, draw.circle(x, -68, 15), (x - 4, -73), 20, ["#e8fbff", "#7fd0ee", "#2f7fae"])
        gradients.fill_radial(canvas, draw.circle(98, -66, 33), (88, -78), 44, ["#f2fdff", "#8fdcf4", "#2f86b6"])
        canvas.drawCircle(98, -66, 33, draw.stroke(dark, 7))
        canvas.drawPath(draw.path((80, -76), (86, -90, 98, -92)), draw.stroke("#ffffff", 5, alpha=0.8))
        canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """Bubbles behind it."""
        return {"bubbles": self._bubbles}

    def _bubbles(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        if pose.support not in ("air", "stand"):
            return
        for index in range(5):
            age = (0.45 * t + index / 5) % 1.0
            x, y = -178 - 14 * math.sin(index * 2.3 + 3 * age), -66 - 96 * age
            canvas.drawCircle(x, y, 3 + 5 * age, draw.stroke("#e8fbff", 2, alpha=0.8 * (1 - age)))

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The deck, and behind the large window at the bow."""
        return (4.0, -150.0) if name != "hand" else (98.0, -66.0)


CAST: dict[str, Callable[[Look], Figure]] = {"submarine": Submarine}
