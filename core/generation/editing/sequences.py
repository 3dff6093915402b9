"""Readings of clauses about the order of the shots: which comes first, which goes, which alone stays."""

from __future__ import annotations

import re

from core.generation.editing import measures
from core.generation.editing.happenings import shot_of
from core.generation.editing.measures import Measures
from core.generation.editing.operations import Order
from core.generation.editing.patterns import Found, matches
from core.generation.editing.statements import Reading
from core.generation.editing.wishes import number_of

_SHOT = r"(?:shot|scene|part|szene|einstellung|teil|abschnitt)"
_ORDINAL = r"(?P<ordinal>first|second|third|last|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|letzte[nrs]?)"
_IN_SHOT = re.compile(
    rf"^(?:in der|im|in dem|in|for|bei der|beim) (?:the )?(?:{_ORDINAL} {_SHOT}|{_SHOT} (?P<number>\w+))\b,?\s*",
    re.IGNORECASE,
)
_OF_SHOT = re.compile(
    rf"^(?:(?:make|set|let|have|mach|lass|put) )?(?:the |die |der |den )?(?:{_ORDINAL} {_SHOT}|{_SHOT} (?P<number>\w+))"
    r"(?: (?:should|shall|must|has to)(?: be| take place| play| happen)?| (?:is|be)| takes? place| plays?| (?:soll|sollte|muss|ist|spielt))?[,:]? (?P<rest>.+?)"
    r"(?: (?:spielen|sein|stattfinden|werden))?$",
    re.IGNORECASE,
)
_AMID_SHOT = re.compile(rf"(?<=\w) (?:in der|im|in dem|in|during) (?:the )?{_ORDINAL} {_SHOT}\b", re.IGNORECASE)
_BOUNDS = (
    (
        re.compile(
            r"^(?:at the end|in the end|finally|lastly|am ende|zum schluss|am schluss|zuletzt|danach|afterwards|after that|dann|then),?\s+",
            re.IGNORECASE,
        ),
        -1,
    ),
    (
        re.compile(r"^(?:at the (?:beginning|start)|in the beginning|am anfang|zu beginn|anfangs),?\s+", re.IGNORECASE),
        0,
    ),
)
_OF_ORDER = frozenset(
    {"order", "first", "final", "before", "dropscene", "onlyscene", "dropshot", "onlyshot", "startshot", "endshot"}
)
FIRM = measures.FIRM | _OF_ORDER


class Sequences(Measures):
    """Reads orders of shots against one Scene. ``following`` is the place for the shot that is named next."""

    following = 1

    def _shot_named(self, text: str) -> tuple[int | None, str]:
        """The index of the shot that a clause says it is about, and the rest of the clause: "in the second shot he dances"."""
        count = len(self.scene.shots)
        if count < 2 or any(self._settles(found) for found in matches(text, self.language)):
            return None, text
        for pattern in (_IN_SHOT, _OF_SHOT):
            if found := pattern.match(text):
                told = Found("", {"ordinal": found["ordinal"] or ""}).ordinal(count)
                number = number_of(found["number"] or "")
                index = told if told is not None else number - 1 if number else None
                if index is not None and index < count:
                    return index, found["rest"] if pattern is _OF_SHOT else text[found.end() :]
        if found := _AMID_SHOT.search(text):
            told = Found("", {"ordinal": found["ordinal"]}).ordinal(count)
            if told is not None and told < count:
                return told, f"{text[: found.start()]} {text[found.end() :]}".strip()
        for bound, index in _BOUNDS:
            if found := bound.match(text):
                return index % count, text[found.end() :]
        return None, text

    def _settles(self, found: Found) -> bool:
        """Whether the clause is about the order of the shots: "the second shot first", "am Ende der Fuchs"."""
        reading = self._wish(found) if found.kind in _OF_ORDER else None
        return reading is not None and not reading.rank[0]

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
