"""A band as one figure: a singer in front, guitars at both sides, and drums behind; a choir only sings."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import skia

from core.generation.animatic.props.instruments import Drum, Guitar
from core.generation.animatic.rigs.people import Group
from core.generation.animatic.rigs.person import Person
from core.generation.animatic.stage import Figure, Look, Pose

_LENGTH = 170.0  # of a guitar, in units of an adult of 210
_GOES = frozenset({"walk", "run", "sleep", "sit"})  # then nobody plays


@dataclass(frozen=True)
class _Part:
    """What one of them does, and with what in the hands or before the feet."""

    action: str
    held: str | None = None
    before: str | None = None


_PLACES = (
    (4.0, -9.0, "adult", None),
    (-106.0, -4.0, "adult", False),
    (112.0, -4.0, "adult", True),
    (-18.0, 8.0, "adult", None),
)
_PARTS = (
    _Part("play_drums", before="drum"),
    _Part("play_guitar", held="guitar"),
    _Part("play_guitar", held="guitar"),
    _Part("sing"),
)
_CHOIR = (_Part("sing"), _Part("sing"), _Part("sing"), _Part("sing"))
_SINGS = re.compile(r"choir|chor\b|chöre", re.IGNORECASE)
_RAISED = 34.0  # units by which the drummer stands higher, to be seen over the singer


class Band(Group):
    """Four who play whenever they stand."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _PLACES)
        self._parts = _CHOIR if _SINGS.search(look.entity.words) else _PARTS
        self._guitar, self._drum = Guitar(look), Drum(look)

    @property
    def bounds(self) -> skia.Rect:
        """All of them and their instruments."""
        return super().bounds.makeOutset(50, _RAISED)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint them, those behind first; each keeps time in an own way."""
        for number, ((x, y, person), part) in enumerate(zip(self._members, self._parts, strict=True)):
            canvas.save()
            canvas.translate(x, y - (_RAISED if number == 0 else 0.0))
            if pose.action in _GOES:
                person.draw(canvas, t, pose)
            else:
                self._play(canvas, t + 0.31 * number, person, part, pose)
            canvas.restore()

    def _play(self, canvas: skia.Canvas, t: float, person: Person, part: _Part, pose: Pose) -> None:
        mine = replace(pose, action=part.action, holds=part.held, talk=pose.talk if part.action == "sing" else 0.0)
        person.draw(canvas, t, mine)
        if part.held:
            box = self._guitar.bounds
            size = min(1.0, _LENGTH / max(box.width(), box.height()))
            canvas.save()
            canvas.translate(*person.grip("hand", t, mine))
            canvas.scale(size, size)
            self._guitar.draw(canvas, t, Pose(support="hand"))
            canvas.restore()
            person.clasp(canvas, t, mine)
        if part.before:
            canvas.save()
            canvas.translate(30, 10)
            self._drum.draw(canvas, t, Pose(support="ground"))
            canvas.restore()


CAST: dict[str, Callable[[Look], Figure]] = {"band": Band}
