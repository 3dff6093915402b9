"""Keyboards: a piano seen over its keys from the front, for somebody who plays it standing or sitting behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Figure, Look, Pose


class Piano:
    """A stage piano on three legs; its keys ripple while nobody watches them closely."""

    bounds = skia.Rect.MakeLTRB(-112, -126, 112, 10)

    def __init__(self, look: Look) -> None:
        self._colour = look.colour or "#2b2530"

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint legs, body and keys."""
        dark = draw.darken(self._colour, 0.4)
        for x in (-84.0, 84.0):
            canvas.drawPath(draw.shape((x - 9, -74), (x + 9, -74), (x + 5, 0), (x - 5, 0)), draw.fill(dark))
        canvas.drawPath(draw.shape((-5, -74), (5, -74), (4, -10), (-4, -10)), draw.fill(dark))
        canvas.drawRoundRect(draw.rect(-16, -12, 32, 8), 3, 3, draw.fill("#c9a04e"))
        top = draw.shape((-92, -118), (92, -118), (104, -102), (-104, -102))
        canvas.drawPath(top, draw.fill("#f6f2ea"))
        for index in range(1, 22):
            share = index / 22.0
            canvas.drawLine(-92 + 184 * share, -118, -104 + 208 * share, -102, draw.stroke("#9a94a0", 1))
            if index % 7 not in (3, 0):
                x = -92.0 + 184 * share
                canvas.drawPath(draw.shape((x - 2.4, -118), (x + 2.4, -118), (x * 1.06 + 2.6, -109), (x * 1.06 - 2.6, -109)), draw.fill("#1c1a22"))  # fmt: skip
        body = draw.shape((-106, -102), (106, -102), (106, -76), (98, -68), (-98, -68), (-106, -76))
        gradients.fill_vertical(
            canvas, body, -102, -68, [draw.lighten(self._colour, 0.25), self._colour, dark], [0, 0.4, 1]
        )
        canvas.drawLine(-98, -97, 98, -97, draw.stroke("#ffffff", 2.4, alpha=0.28))
        canvas.drawRoundRect(draw.rect(-22, -90, 44, 8), 3, 3, draw.fill("#c9a04e", alpha=0.85))

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """Its top."""
        return 0.0, -112.0


CAST: dict[str, Callable[[Look], Figure]] = {"piano": Piano}
