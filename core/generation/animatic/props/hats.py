"""Headgear as things: on the ground, on a hook, or on the head of somebody who isn't drawn in clothes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs import headwear, measure
from core.generation.animatic.rigs.wardrobe import HAT_COLOURS, HAT_OF, hat_for
from core.generation.animatic.stage import Figure, Look, Pose, Worn

_BROW = 66.0  # how far over the chin the brim of a hat lies, in head units
_UNIT = 0.5  # figure units per head unit


class Hat:
    """One hat, its brim on the base."""

    def __init__(self, look: Look) -> None:
        entity = look.entity
        self._name = hat_for(Worn(entity.concept, entity.words)) or "fedora"
        self._colour = look.colour or HAT_COLOURS[self._name]
        self.bounds = measure.extent(lambda canvas, t: self._paint(canvas), moments=1)

    def _paint(self, canvas: skia.Canvas) -> None:
        canvas.save()
        canvas.scale(_UNIT, _UNIT)
        canvas.translate(0, _BROW)
        trim = draw.darken(self._colour, 0.55) if self._name not in ("crown", "santa", "witch") else "#f4f1ea"
        headwear.paint_back(canvas, self._name, self._colour, trim, 0.0)
        headwear.paint(canvas, self._name, self._colour, trim, 0.0)
        canvas.restore()

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the hat."""
        self._paint(canvas)

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """Its top."""
        return 0.0, self.bounds.top() * 0.8


CAST: dict[str, Callable[[Look], Figure]] = dict.fromkeys(HAT_OF, Hat)
