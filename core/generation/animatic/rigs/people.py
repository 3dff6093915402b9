"""Everybody there is: who is drawn as a person of which age and build, and couples, families and crowds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import skia

from core.generation.animatic import copies, draw
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs.outfits import OUTFITS
from core.generation.animatic.rigs.person import Person
from core.generation.animatic.stage import Figure, Look, Pose

_BEHIND = -10.0  # units by which those stand back who are shown by a few pictures
_PICTURES, _PICTURES_PER_SECOND, _FINE = 8, 6, 1.5


class Group:
    """Several people as one figure: who they are, how far aside and behind they stand, and their ages."""

    def __init__(self, look: Look, members: tuple[tuple[float, float, str, bool | None], ...]) -> None:
        self._members: list[tuple[float, float, Person]] = []
        self._pictures: dict[tuple[int, int, str, str], tuple[skia.Image, skia.Rect]] = {}
        for index, (x, y, age, feminine) in enumerate(members):
            entity = look.entity.model_copy(update={"id": f"{look.entity.id}~{index}", "concept": "person"})
            own = replace(look, entity=entity, colour=look.colour if index == 0 else None)
            self._members.append((x, y, Person(own, age=age, feminine=feminine)))

    @property
    def places(self) -> tuple[float, ...]:
        """How far aside each of them is, for what stands before them."""
        return tuple(x for x, _, _ in self._members)

    @property
    def bounds(self) -> skia.Rect:
        """All of them."""
        whole = skia.Rect.MakeEmpty()
        for x, y, person in self._members:
            whole.join(person.bounds.makeOffset(x, y))
        return whole

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint them, those behind first: of these a few pictures are kept, as they are many and small."""
        for number, (x, y, person) in enumerate(self._members):
            canvas.save()
            canvas.translate(x, y)
            if y < _BEHIND:
                step = int(t * _PICTURES_PER_SECOND + number * 5) % _PICTURES
                picture, box = self._picture(number, person, step, pose)
                copies.put(canvas, picture, box)
            else:
                person.draw(canvas, t, replace(pose, talk=pose.talk if person is self._members[-1][2] else 0.0))
            canvas.restore()

    def _picture(self, number: int, person: Person, step: int, pose: Pose) -> tuple[skia.Image, skia.Rect]:
        key = number, step, pose.action, pose.support
        if key not in self._pictures:
            resting = replace(pose, talk=0.0, speed=0.0)
            person.draw(draw.blank(1, 1).getCanvas(), 0.0, resting)
            box = person.bounds
            surface = draw.blank(round(box.width() * _FINE), round(box.height() * _FINE))
            canvas = surface.getCanvas()
            canvas.scale(_FINE, _FINE)
            canvas.translate(-box.left(), -box.top())
            person.draw(canvas, step / _PICTURES_PER_SECOND, resting)
            self._pictures[key] = surface.makeImageSnapshot().makeRasterImage(), box
        return self._pictures[key]

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """Where the one in front holds and wears things."""
        x, y, person = self._members[-1]
        grip = person.grip(name, t, pose)
        return grip[0] + x, grip[1] + y


_COUPLE = ((-46.0, 0.0, "adult", False), (46.0, 0.0, "adult", True))
_GRANDPARENTS = ((-46.0, 0.0, "old", False), (46.0, 0.0, "old", True))
_FAMILY = (
    (-66.0, 0.0, "adult", False),
    (60.0, 0.0, "adult", True),
    (-8.0, 6.0, "child", None),
    (104.0, 8.0, "child", None),
)
_CROWD = (
    (-130.0, -20.0, "adult", None), (-44.0, -22.0, "adult", None), (44.0, -20.0, "old", None), (128.0, -22.0, "adult", None),
    (-88.0, 0.0, "adult", True), (84.0, 0.0, "adult", False), (0.0, 0.0, "adult", None),
)  # fmt: skip


def _maker(age: str, feminine: bool | None) -> Callable[[Look], Person]:
    return lambda look: Person(look, age=age, feminine=feminine)


CAST: dict[str, Callable[[Look], Figure]] = {
    **{trade: _maker("adult", None) for trade in OUTFITS},
    "person": _maker("adult", None),
    "woman": _maker("adult", True),
    "man": _maker("adult", False),
    "child": _maker("child", None),
    "girl": _maker("child", True),
    "boy": _maker("child", False),
    "baby": _maker("baby", None),
    "teenager": _maker("teen", None),
    "grandmother": _maker("old", True),
    "grandfather": _maker("old", False),
    "old_woman": _maker("old", True),
    "old_man": _maker("old", False),
    "couple": lambda look: Group(look, _COUPLE),
    "parents": lambda look: Group(look, _COUPLE),
    "grandparents": lambda look: Group(look, _GRANDPARENTS),
    "family": lambda look: Group(look, _FAMILY),
    "crowd": lambda look: Group(look, _CROWD),
}
