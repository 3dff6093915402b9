"""Readings of clauses about the order of the shots: which comes first, which goes, which alone stays."""

from __future__ import annotations

from core.generation.editing import measures
from core.generation.editing.happenings import shot_of
from core.generation.editing.measures import Measures
from core.generation.editing.operations import Order
from core.generation.editing.patterns import Found
from core.generation.editing.statements import Reading
from core.generation.editing.wishes import number_of

FIRM = measures.FIRM | {"order", "first", "final", "before", "dropscene", "onlyscene"}
FIRM |= {"dropshot", "onlyshot", "startshot", "endshot"}


class Sequences(Measures):
    """Reads orders of shots against one Scene. ``following`` is the place for the shot that is named next."""

    following = 1

    def _wish(self, found: Found) -> Reading | None:
        match found.kind:
            case "order" | "dropshot" | "onlyshot" | "startshot" | "endshot":
                return self._shots(found)
            case "first" | "final":
                return self._sequence(found.kind, found["a"])
            case "before":
                return self._before(found["a"], found["b"])
            case "dropscene" | "onlyscene":
                return self._scene_of(found.kind, found["a"])
            case _:
                return super()._wish(found)

    def _shots(self, found: Found) -> Reading:
        count = len(self.scene.shots)
        every = list(range(count))
        if found.kind == "order":
            return Reading("order", (Order(tuple(every[::-1])),) if count > 1 else ())
        number = found.ordinal(count)
        if number is None and (told := number_of(found["number"])):
            number = told - 1
        if number is None or number >= count or count == 1:
            return Reading(found.kind, (), (found["ordinal"],))
        rest = [index for index in every if index != number]
        order = {"dropshot": rest, "onlyshot": [number], "startshot": [number, *rest], "endshot": [*rest, number]}[
            found.kind
        ]
        return Reading(found.kind, (Order(tuple(order)),))

    def _sequence(self, kind: str, what: str) -> Reading:
        """ "the dance first": the shot in which that happens goes to the front, or to the end."""
        count = len(self.scene.shots)
        index = shot_of(what, self.scene.shots, self.language) if count > 1 else None
        if index is None:
            return Reading(kind, (), (what,))
        rest = [other for other in range(count) if other != index]
        self.following = 1
        return self._ordered(kind, [index, *rest] if kind == "first" else [*rest, index])

    def _next(self, what: str) -> Reading:
        """ "(the dance first,) then the drinks"."""
        count = len(self.scene.shots)
        index = shot_of(what, self.scene.shots, self.language)
        if index is None or self.following >= count:
            return Reading("first", (), (what,))
        rest = [other for other in range(count) if other != index]
        order = [*rest[: self.following], index, *rest[self.following :]]
        self.following += 1
        return self._ordered("first", order)

    @staticmethod
    def _ordered(kind: str, order: list[int]) -> Reading:
        moved = order != sorted(order)
        return Reading(kind, (Order(tuple(order)),) if moved else (), settled=not moved)

    def _before(self, one: str, two: str) -> Reading:
        """ "the fox before the bear", where each has a shot of its own."""
        indices = [shot_of(words, self.scene.shots, self.language) for words in (one, two)]
        first, second = indices
        if first is None or second is None or first == second:
            return Reading("before", (), (one, two))
        order = [index for index in range(len(self.scene.shots)) if index != first]
        order.insert(order.index(second), first)
        return self._ordered("before", order)

    def _scene_of(self, kind: str, what: str) -> Reading:
        """ "cut the beach scene", "only the beach scene"."""
        count = len(self.scene.shots)
        index = shot_of(what, self.scene.shots, self.language) if count > 1 else None
        if index is None:
            return Reading(kind, (), (what,))
        rest = tuple(other for other in range(count) if other != index)
        return Reading(kind, (Order(rest if kind == "dropscene" else (index,)),))
