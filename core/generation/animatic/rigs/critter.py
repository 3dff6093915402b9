"""What small creatures of one piece share: bounds that are measured, and places where things are worn."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import replace

import skia

from core.generation.animatic.draw import Point
from core.generation.animatic.rigs import measure
from core.generation.animatic.rigs.feelings import CALM, feeling_of
from core.generation.animatic.rigs.repertoire import nearest
from core.generation.animatic.stage import Look, Pose


class Critter(ABC):
    """A creature that paints itself for an action at a moment. ``head`` is the middle of its head, ``crown`` how far above its top is."""

    head: Point = (0.0, -60.0)
    crown: float = 20.0
    resting = "stand"  # what it does when nothing is said

    @property
    def head_width(self) -> float:
        """The width of its head, for what is worn on it."""
        return 2.0 * self.crown

    def __init__(self, look: Look) -> None:
        self._dye = look.colour
        self.feeling = feeling_of(look.attributes, look.entity.words) or CALM
        self._phase = look.random("life").uniform(0, 3)
        self._pose = Pose(action=nearest(look.entity.action or self.resting))
        self._measured: dict[tuple[str, str], skia.Rect] = {}

    @property
    def bounds(self) -> skia.Rect:
        """What it can cover in what it does."""
        key = (self._pose.action, self._pose.support)
        if key not in self._measured:
            pose = replace(self._pose, speed=0.0)
            self._measured[key] = measure.extent(lambda canvas, t: self.paint(canvas, t, pose))
        return self._measured[key]

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the creature."""
        self._pose = replace(pose, action=nearest(pose.action))
        canvas.save()
        self.paint(canvas, t, self._pose)
        canvas.restore()

    @abstractmethod
    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint it; the pose's action is a basic one."""

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None: it is all of one piece."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """Places about the head and before it."""
        x, y = self.head
        offsets = {"head": (0.0, -self.crown), "eyes": (4.0, -4.0), "neck": (-4.0, self.crown), "back": (-40.0, 0.0)}
        dx, dy = offsets.get(name, (self.crown + 8.0, 8.0))
        return x + dx, y + dy

    def colour(self, usual: str) -> str:
        """The colour that was asked for, else the usual one."""
        return self._dye or usual


def moves(pose: Pose) -> bool:
    """Whether it goes somewhere."""
    return pose.action in ("walk", "run", "chase", "dance", "play", "fight") or pose.speed > 5
