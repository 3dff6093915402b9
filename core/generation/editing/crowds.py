"""Readings of clauses about several at once: "they hug", "alle sollen Hüte tragen", "the dogs sleep", and about one of two of a sort."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace

from core.generation.editing.operations import Add, Change, Operation, Question, SetSlot, Swap, apply
from core.generation.editing.phrases import COPULA, doing, is_plain
from core.generation.editing.referents import Referents, acts
from core.generation.editing.sequences import Sequences
from core.generation.editing.statements import Reading

_THEY = re.compile(
    r"^((?:make|let|have)\s+)?(?:they|them|both(?: of them)?)\b|^(?:(?:lass|mach)\s+(?=beide|die))?(?:beide|die beiden|sie(?=\s+\w+en\b))\b",
    re.IGNORECASE,
)
_ARE = re.compile(
    r"(are|become|turn into|should be|sind|werden)\s+((now|both|all|jetzt|beide|alle|zu)\s+)*", re.IGNORECASE
)
_EACH_OTHER = re.compile(r"\s+(each other|one another|einander|sich)\b", re.IGNORECASE)


_CROWD = 6  # who act, of whom each may be spoken of by "all"
_EVERYONE = (
    re.compile(
        r"^(?:sie alle|alle|jeder|jede|beide|die beiden|sie beide|sie sollen (?=beide|alle)|alle (?:drei|vier|beide))(?= (?:sollen|soll|haben|tragen|bekommen|sind|müssen)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:everyone|everybody|all of them|both of them|they all|they both|each of them|both|all)(?= (?:should|shall|must|has|have|wears?|holds?|gets?|needs?|is|are)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<=^give )(?:them both|them all|both of them|all of them|each of them|everyone|everybody|both|each|them)(?= \w)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<=^put )(?:them both|them all|both of them|all of them|each of them|everyone|everybody|both|each)(?= in \w)",
        re.IGNORECASE,
    ),
    re.compile(r"(?<=^gib )(?:ihnen beiden|ihnen allen|allen|beiden|jedem|ihnen)(?= \w)", re.IGNORECASE),
)
"""Where a text speaks of all who act."""


class Crowds(Sequences):
    """Reads what is said of several against one Scene."""

    @abstractmethod
    def _likely(self, text: str, before: str | None) -> Reading:
        """The reading of one clause that leaves the fewest words; ``before`` is the kind of the clause before it."""

    def _for_one(self, text: str, before: str | None, parting: Sequence[Operation], who: str) -> Reading:
        """What is said of one of two of a sort: they are parted if need be."""
        scene, referents = self.scene, self.referents
        self.scene = apply(scene, tuple(parting))
        self.referents = Referents(self.scene, self.language, self.meant)
        self.referents.focus = self.referents.last = who
        reading = self._likely(text, before)
        self.scene, self.referents = scene, referents
        return replace(reading, operations=(*parting, *reading.operations) if reading.operations else ())

    def _all_asked(self, question: Question, text: str) -> bool:
        every = rf"\b(every|each|all|both|alle|beide|jede[rsnm]?)( of)?( the| der)? {re.escape(question.words)}"
        return self._all_meant(question.words, question.options) or bool(re.search(every, text, re.IGNORECASE))

    def _for_all(self, text: str, before: str | None, each: Sequence[str]) -> Reading:
        """What is said of several at once ("make the dogs sleep") is said of each of them."""
        scene, referents = self.scene, self.referents
        merged: list[Operation] = []
        unread: tuple[str, ...] = ()
        kind = ""
        for name in each:
            self.referents = Referents(self.scene, self.language, self.meant)
            self.referents.focus = self.referents.last = name
            reading = self._likely(text, before)
            if reading.question is not None:
                merged, kind, unread = [], reading.kind, (text,)
                break
            kind, unread = reading.kind, reading.unread
            new = [replace(op, count=None) if isinstance(op, Change) else op for op in reading.operations]
            merged += [op for op in new if op not in merged and op != Change(getattr(op, "target", ""))]
            self.scene = apply(self.scene, tuple(new))  # so that each gets a hat of its own
        self.scene, self.referents = scene, referents
        return Reading(kind, tuple(merged), unread, settled=not merged and not unread)

    def _everyone(self, text: str, before: str | None) -> Reading | None:
        """What is said of all who act, said of each: "alle sollen Hüte tragen", "give them both scarves". None where one or none does."""
        actors = [name for name, entity in self.referents.entities.items() if acts(entity)]
        found = next((match for pattern in _EVERYONE if (match := pattern.search(text))), None)
        if found is None or not actors or len(actors) > _CROWD:
            return None
        scene, referents = self.scene, self.referents
        merged: list[Operation] = []
        done = True
        for name in actors:
            self.referents = Referents(self.scene, self.language, self.meant)
            self.referents.focus = self.referents.last = name
            self.referents.hidden = frozenset(op.entity.id for op in merged if isinstance(op, Add))
            who = self.referents.named(name)
            plain = f"{text[: found.start()]}{who}{text[found.end() :]}"
            plain = re.sub(r"\bsollen\b", "soll", plain)
            reading = self._likely(plain, before)
            done = done and bool(reading.operations) and not reading.unread
            merged += reading.operations
            self.scene = apply(self.scene, reading.operations)
        self.scene, self.referents = scene, referents
        return Reading("each", tuple(merged)) if done else None

    def _all_become(self, what: str) -> Reading:
        """ "make them all robots": everybody who acts becomes one, or several if they are."""
        fragment = self._fragment(what)
        actors = [name for name, entity in self.referents.entities.items() if acts(entity)]
        if not actors or not is_plain(fragment):
            return Reading("swap", (), (what,))
        star = fragment.shot.entities[0].model_copy(update={"count": 1})
        return Reading("swap", tuple(Swap(name, star) for name in actors))

    def _each(self, text: str) -> Reading | None:
        """ "they hug each other", where those are two: what is said of both is said of each."""
        actors = self.referents.pair()
        if not actors or not (found := _THEY.search(text)):
            return None
        rest = _EACH_OTHER.sub("", text[found.end() :]).strip()
        if self._fragment(rest.partition(" ")[0]).shot.entities:
            return None  # "both dogs sleep" tells who they are
        if (become := _ARE.match(rest)) is not None:
            stars = self._fragment(rest[become.end() :]).shot.entities
            if is_plain(self._fragment(rest[become.end() :])):
                one = stars[0].model_copy(update={"count": 1})
                return Reading("each", tuple(Swap(name, one, keeps_count=False) for name in actors))
        merged: list[Operation] = []
        for name in actors:
            tried = [
                self._state(f"{self.referents.named(name)} {each}", "each", about=name)
                for each in dict.fromkeys((doing(rest, self.language), rest, f"{COPULA[self.language]} {rest}"))
            ]
            reading = min(tried, key=lambda reading: reading.rank)
            if reading.unread or not all(isinstance(each, Change | SetSlot) for each in reading.operations):
                return None
            merged += [each for each in reading.operations if each not in merged]
        return Reading("each", tuple(merged)) if merged else None
