"""Gives a colour to what was drawn without one in mind: a newspaper, a glass of wine, a fire, a planet that a set paints."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import skia

from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Figure, Layer, Live, Pose, Still

UNDYED = frozenset(
    [
        "beer",
        "bonfire",
        "campfire",
        "champagne",
        "cocktail",
        "cola",
        "cookie",
        "croissant",
        "earth",
        "fire",
        "glass",
        "juice",
        "lander",
        "lantern",
        "lemonade",
        "magazine",
        "mars",
        "milk",
        "newspaper",
        "planet",
        "plate",
        "raft",
        "rover",
        "satellite",
        "soda",
        "sword",
        "violin",
        "water",
        "whiskey",
        "wine",
    ]
)
"""Concepts whose figures have colours of their own and don't ask for another."""
_PLAIN = frozenset({"steam", "bubble", "breath", "smoke"})
_LUMA = (0.30, 0.59, 0.11)


def dye(colour: str) -> skia.Paint:
    """For a layer: whatever is painted on it takes the colour ("#rrggbb"), darker and lighter as it was."""
    tint = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    rows: list[float] = []
    for value in tint:
        rows += [(0.8 * value + 0.14) * weight for weight in _LUMA] + [0.0, 0.28 * value]
    return skia.Paint(ColorFilter=skia.ColorFilters.Matrix([*rows, 0.0, 0.0, 0.0, 1.0, 0.0]))


class Dyed:
    """A figure in another colour; all else is the figure's own."""

    def __init__(self, figure: Figure, colour: str) -> None:
        self._figure, self._dye = figure, dye(colour)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._figure, name)

    @property
    def bounds(self) -> skia.Rect:
        """As the figure's."""
        return self._figure.bounds

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint it dyed."""
        canvas.saveLayer(self._figure.bounds, self._dye)
        self._figure.draw(canvas, t, pose)
        canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """The figure's, its flames dyed too, but no steam."""
        return {name: part if name in _PLAIN else self._dyed(part) for name, part in self._figure.parts().items()}

    def _dyed(self, part: Callable[[skia.Canvas, float, Pose], None]) -> Callable[[skia.Canvas, float, Pose], None]:
        def painted(canvas: skia.Canvas, t: float, pose: Pose) -> None:
            canvas.saveLayer(None, self._dye)
            part(canvas, t, pose)
            canvas.restore()

        return painted

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """As the figure's."""
        return self._figure.grip(name, t, pose)


def dyed_layer(layer: Layer, colour: str) -> None:
    """Let a layer of a set be painted in that colour from now on."""
    paint = dye(colour)
    if isinstance(layer, Still):
        plain = layer.paint

        def still(canvas: skia.Canvas) -> None:
            canvas.saveLayer(None, paint)
            plain(canvas)
            canvas.restore()

        layer.paint = still
    elif isinstance(layer, Live):
        moving = layer.paint

        def live(canvas: skia.Canvas, t: float) -> None:
            canvas.saveLayer(None, paint)
            moving(canvas, t)
            canvas.restore()

        layer.paint = live
