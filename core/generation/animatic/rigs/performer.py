"""What two-legged figures that move by `choreography` share, whatever they are made of: arms in front, holds, a place at a table."""

from __future__ import annotations

from abc import ABC, abstractmethod

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs import choreography
from core.generation.animatic.rigs.choreography import Bones, instrument_at
from core.generation.animatic.rigs.tread import Tread
from core.generation.animatic.stage import Pose

BUST = 1.25  # behind a table's edge only the upper half is seen: it is drawn that much larger


class Performer(ABC):
    """A body drawn around `Bones`; ``thinnest`` is the share of its width that is left when it is seen edge on."""

    bust_scale = BUST
    thinnest: float
    bounds: skia.Rect
    _behind_table = False

    @abstractmethod
    def bones(self, t: float, pose: Pose) -> Bones:
        """The skeleton at a moment, leaned and lifted, as it is drawn."""

    @abstractmethod
    def _arm(self, canvas: skia.Canvas, frame: Bones, index: int, *, far: bool = False) -> None:
        """The left (0) or right (1) arm; a ``far`` one lies in the body's shade."""

    @abstractmethod
    def _point(self, name: str, frame: Bones) -> Point:
        """Where its mouth, its head or, for any other name, its chest is."""

    def clasp(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """The arms, in front of what they hold."""
        frame = self.bones(t, pose)
        canvas.save()
        self._enter(canvas, frame, pose)
        self._arm(canvas, frame, 0)
        self._arm(canvas, frame, 1)
        canvas.restore()

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        frame = self.bones(t, pose)
        if name != "hand":
            x, y = self._point(name, frame)
        elif pose.holds in ("guitar", "ukulele", "violin"):
            x, y = instrument_at(frame)
        elif pose.holds == "book":
            x, y = frame.chest[0], frame.chest[1] + 54
        else:
            x, y = frame.hands[1]
        size = BUST if pose.support == "bust" else 1.0
        return x * size, (y - frame.raised) * size

    def tread(self, pose: Pose) -> Tread | None:
        """When its feet land."""
        return choreography.tread(pose.action, pose.speed)

    def _enter(self, canvas: skia.Canvas, frame: Bones, pose: Pose) -> None:
        """From the figure's ground to its body: enlarged and cut off behind a table, raised, turned about its hips."""
        if pose.support == "bust":
            if not self._behind_table:
                self._behind_table = True
                box = self.bounds
                self.bounds = skia.Rect.MakeLTRB(box.left() * BUST, box.top() * BUST * 0.9, box.right() * BUST, 12)
            canvas.scale(BUST, BUST)
            canvas.clipRect(draw.rect(-200, -400, 400, 408))
        canvas.translate(frame.hip[0], -frame.raised)
        if frame.turn != 1.0:
            canvas.scale(max(self.thinnest, abs(frame.turn)), 1)
        canvas.translate(-frame.hip[0], 0)

    def _arm_behind(self, canvas: skia.Canvas, frame: Bones, pose: Pose) -> None:
        """The far arm of one that walks with empty hands."""
        if frame.toes > 0 and pose.holds is None:
            self._arm(canvas, frame, 1, far=True)

    def _arms_before(self, canvas: skia.Canvas, frame: Bones, pose: Pose) -> None:
        """Empty arms in front of the body; full ones are drawn by `clasp`, over what they hold."""
        if pose.holds is None:
            self._arm(canvas, frame, 0)
            if frame.toes <= 0:
                self._arm(canvas, frame, 1)
