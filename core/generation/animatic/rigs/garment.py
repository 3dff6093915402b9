"""A piece of clothing that somebody wears, as an entity of its own: where it lies on its wearer, who draws it as part of the body."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import skia

from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Pose


class Garment:
    """Draws only what of the wearer is this piece. It is seen as part of the wearer, and counts for masks."""

    worn = True

    bounds: skia.Rect

    def __init__(self, bounds: skia.Rect, paint: Callable[[skia.Canvas, float, Pose], None]) -> None:
        self.bounds, self._paint = bounds, paint

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the piece where the wearer has it in that pose."""
        self._paint(canvas, t, pose)

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """Nothing is held by a garment."""
        return 0.0, 0.0
