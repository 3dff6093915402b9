"""Things that don't move: painted once, at twice the size, and copied afterwards, which takes a tenth of the time."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import copies, draw
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Pose

DETAIL = 2.0  # pixels per unit of the painted picture: sharp up to a close-up at twice the hero size
GRIPS = frozenset({"hand", "mouth", "head", "back"})


def in_hand(pose: Pose) -> bool:
    """Whether somebody holds or wears the thing, so that it stands on nothing."""
    return pose.support in GRIPS


class Painted(ABC):
    """A figure with one picture for each support. Subclasses set ``bounds`` and write `paint`."""

    bounds: skia.Rect

    def __init__(self) -> None:
        self._pictures: dict[str, skia.Image] = {}

    @abstractmethod
    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """Paint the thing, base at (0, 0)."""

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Copy the picture for the pose's support."""
        picture = self._pictures.get(pose.support)
        if picture is None:
            box = self.bounds
            surface = draw.blank(int(box.width() * DETAIL), int(box.height() * DETAIL))
            large = surface.getCanvas()
            large.scale(DETAIL, DETAIL)
            large.translate(-box.left(), -box.top())
            self.paint(large, pose)
            picture = self._pictures[pose.support] = surface.makeImageSnapshot()
        copies.put(canvas, picture, self.bounds)

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """Nothing that moves by itself."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """Half-way up."""
        return 0.0, self.bounds.top() * 0.5


def mirror(canvas: skia.Canvas, pose: Pose, half: float, tone: str, depth: float = 34.0) -> None:
    """The thing's image in a varnished table and its contact shadow, if it stands on one; ``half`` its foot's half width."""
    if pose.support != "surface":
        return
    draw.soft_shadow(canvas, 6, 3, half * 1.25, max(6.0, half * 0.19), 0.3, "#1c0a06")
    body = draw.shape(
        (-half * 0.9, 4), (-half * 0.62, depth * 0.9, 0, depth), (half * 0.62, depth * 0.9, half * 0.9, 4)
    )
    canvas.drawPath(body, draw.fill(shader=draw.vertical(4, depth, [(tone, 0.30), (tone, 0)])))
