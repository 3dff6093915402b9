"""Where in the picture somebody is when no partner is named: "on the left", "im Hintergrund". The partner is the frame."""

from __future__ import annotations

from typing import cast

from core.generation.language.clause import Clause
from core.generation.language.entities import Draft
from core.generation.language.units import Unit
from core.generation.scene import FRAME, RelationKind

_PAUSES = frozenset({"comma", "period", "and", "but"})
_THINGS = frozenset({"noun", "setting", "part", "place"})
_NAMED = _PAUSES | _THINGS | {"quote"}
_ADVERB_OF = frozenset({"stop", "relation", "position", "unknown"})  # "right behind him", "right now"
_IT = frozenset({"davon", "daneben"})
_OPPOSITE = {"left_of": "right_of", "right_of": "left_of", "behind": "in_front_of", "in_front_of": "behind"}


class Positions(Clause):
    """Gives positions to those they are said of: the next one named where a position opens its clause, else the subject."""

    def _position(self, at: int) -> int:
        """Read the position at this index; returns the index after it."""
        unit = self.units[at]
        before = self.units[at - 1] if at else None
        following = self.units[at + 1] if at + 1 < len(self.units) else None
        if unit.text.lower() in ("left", "right"):
            if unit.text.lower() == "right" and following is not None and following.sort in _ADVERB_OF:
                return at + 1
            apart = before is None or before.sort in _NAMED
            if not apart or not (following is None or following.sort in _PAUSES):
                self.shot.unresolved.append(unit)  # "turns left", "left to right": a direction, which nothing shows
                return at + 1
        if (
            following is not None
            and following.sort == "stop"
            and following.text.lower() in _IT
            and self.last is not None
        ):
            if self._opens(before, following):
                self.floating.append((unit, self.last))  # "links davon ein Eisberg"
            elif self.subjects:
                self._tie(self.subjects[-1], unit, self.last)
            return at + 2
        if self._opens(before, following):
            self._end_clause()
            self.subjects, self.last, self.joined = [], None, False
            self.spots.append(unit)
        else:
            self._stand(unit)
        return at + 1

    def _opens(self, before: Unit | None, following: Unit | None) -> bool:
        """Whether a position stands before whom it is said of: "on the left a tree", "left: a cat"."""
        if following is None:
            return False
        if following.sort == "period":
            return ":" in following.text
        if before is not None and before.sort == "quote" and following.sort in _PAUSES:
            return False
        if before is not None and before.sort in _THINGS:
            return False
        if before is None or before.sort == "period" or not (self.subjects or self.last):
            self.fronts = True
            return True
        if before.sort not in _PAUSES:
            return False
        if following.sort in _PAUSES:
            return self.fronts and following.sort == "comma"  # as the first one did: "on the left, a cat, …"
        return following.sort != "relation"

    def _stand(self, unit: Unit) -> None:
        """Say the position of the subject, or of what "with" just brought in: "with a castle in the background"."""
        where = cast("RelationKind", unit.value)
        if self.scenery and where in ("behind", "in_front_of"):
            return  # "with mountains in the background": where a set has its mountains anyway
        standing = self._standing()
        if not standing:
            self.shot.unresolved.append(unit)
        for draft in standing:
            if (_OPPOSITE[where], FRAME) not in draft.relations:
                draft.relate(where, FRAME)
            elif self.last is not None and self.last not in standing:
                self.last.relate(where, FRAME)  # "a fox on the left looks at a bear on the right"
            else:
                self.shot.unresolved.append(unit)  # "from the left to the right": only where it starts is shown
        self.preposition, self.waiting, self.joined, self.role = None, False, False, "target"

    def _standing(self) -> list[Draft]:
        brought = self.role == "target" and self.tied_by == "with" and self.tied == "beside"
        if brought and self.last is not None:
            return [self.last]
        if not self.subjects:
            return [self.last] if self.last is not None else []
        alike = len({draft.is_agent for draft in self.subjects}) == 1
        return self.subjects if alike else self.subjects[-1:]  # of "a knight and a castle in the background" the castle

    def _drop_spots(self, *, scenery: bool = False) -> None:
        """Nobody took the positions: those in depth suit a place ("in the background a mountain"), the others are left over."""
        self.shot.unresolved += [unit for unit in self.spots if not scenery or unit.value in ("left_of", "right_of")]
        self.spots = []
