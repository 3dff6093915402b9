"""From a sentence to operations: it is split into clauses, each is held against the patterns, and the best reading is kept.

A clause may fit several patterns ("move it to the left", "move it to Mars"). All are tried, and the one that leaves the
fewest words unread wins; the order of the table settles ties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.generation import lexicon
from core.generation.editing.clauses import pieces
from core.generation.editing.fragments import Fragment, read
from core.generation.editing.operations import (
    Add,
    Change,
    Operation,
    Order,
    Question,
    Reframe,
    Remove,
    SetSlot,
    Silence,
    Sounds,
    Swap,
    apply,
)
from core.generation.editing.patterns import Found, matches
from core.generation.editing.referents import Referents
from core.generation.editing.statements import Reading, Statements
from core.generation.editing.traits import comparative_spelled_out, emptied, worn
from core.generation.scene import Relation, Shape

_STEP = 2  # seconds by which "longer" is longer
_COPULA = {"en": "is", "de": "ist"}
_WHERE = re.compile(
    r"(on|in|under|behind|beside|next|near|to|at|above|over|before|into|with|auf|im|unter|hinter|neben|vor|über|an|bei|mit)\b",
    re.IGNORECASE,
)
_LONGEST = 4  # pieces between connectors that may belong to one clause
_FILLER = re.compile(r"^(please|bitte|now|jetzt|ok(ay)?|hey|remix:?)\s+|\s+(please|bitte|now|jetzt)$", re.IGNORECASE)


class Reader(Statements):
    """Reads the clauses of one sentence against one Scene. Each clause sees what the ones before it have changed."""

    def read(self, sentence: str) -> list[Reading]:
        """A reading of every clause, in order."""
        parts = list(pieces(sentence))
        readings: list[Reading] = []
        at = 0
        while at < len(parts):
            taken, reading = self._clause(parts[at:], readings[-1].kind if readings else None)
            at += taken
            readings.append(reading)
            self._carry_out(reading)
        return readings

    def _clause(self, pieces: Sequence[tuple[str, str]], before: str | None) -> tuple[int, Reading]:
        best: tuple[int, Reading] | None = None
        for count in range(1, min(_LONGEST, len(pieces)) + 1):
            text = pieces[0][1] + "".join(join + piece for join, piece in pieces[1:count])
            reading = self._best(text, before)
            if best is None or reading.rank < best[1].rank:
                best = count, reading
            if best[1].rank == (False, 0, False):
                break
        assert best is not None
        return best

    def _best(self, text: str, before: str | None) -> Reading:
        text = _FILLER.sub("", text.strip()).strip()
        if options := self.referents.unclear_other(text):
            return Reading("ask", question=Question(text, options))
        found = [self._interpret(match) for match in matches(text, self.language)]
        if before in ("add", "remove", "swap") and not found:
            lead = {"add": "add", "remove": "remove", "swap": "replace"}[before]
            found += [self._interpret(match) for match in matches(f"{lead} {text}", "en")]
        found.append(self._state(text, "state"))
        return min(found, key=lambda reading: reading.rank)

    def _carry_out(self, reading: Reading) -> None:
        self.scene = apply(self.scene, reading.operations)
        last = self.referents.last
        for operation in reading.operations:
            last = getattr(operation, "target", None) or last
            if isinstance(operation, Add) and self.referents.last is None:
                last = last or None
        self.referents = Referents(self.scene, self.language, self.meant)
        self.referents.last = last if last in self.referents.entities else None

    # --- patterns ---------------------------------------------------------------------------------------------------

    def _interpret(self, found: Found) -> Reading:
        kind, one, two = found.kind, found["a"], found["b"]
        match kind:
            case "swap":
                return self._swap(one, two)
            case "exchange":
                return self._exchange(one, two)
            case "remove":
                return self._remove(one)
            case "stop":
                return self._stop(one, two)
            case "turn":
                return self._turn(one)
            case "give":
                return self._give(one)
            case "still":
                return Reading(kind, (SetSlot("camera", "static"),))
            case "put" | "paint":
                return self._make(one, kind)
            case "add":
                return self._state(two, "add", adding=True)
            case "scene":
                return self._move(two)
            case "make":
                return self._make(two, kind)
            case "silence":
                return Reading(kind, (Silence(),))
            case "quiet":
                who, unread, question = self._one(one)
                return Reading(kind, (Silence(who),) if who else (), unread, question)
            case "shape":
                shape = next(Shape(name) for name in ("portrait", "landscape", "square") if found[name])
                return Reading(kind, (Reframe(shape=shape),))
            case "length":
                return Reading(kind, (Reframe(seconds=self._length(found)),))
            case _:
                return self._shots(found)

    def _length(self, found: Found) -> int:
        if found["seconds"]:
            return int(found["seconds"][:4])
        return self.scene.seconds + (_STEP if found["longer"] else -_STEP)

    def _shots(self, found: Found) -> Reading:
        count = len(self.scene.shots)
        every = list(range(count))
        if found.kind == "order":
            return Reading("order", (Order(tuple(every[::-1])),) if count > 1 else ())
        number = found.ordinal(count)
        if number is None or number >= count or count == 1:
            return Reading(found.kind, (), (found["ordinal"],))
        rest = [index for index in every if index != number]
        order = {"dropshot": rest, "onlyshot": [number], "startshot": [number, *rest]}[found.kind]
        return Reading(found.kind, (Order(tuple(order)),))

    def _swap(self, old: str, new: str) -> Reading:
        target, missing, question = self._one(old)
        fragment = self._fragment(new)
        if several := self._all_of(old):
            return self._swap_all(several, fragment)
        if target is None and question is None:
            # what is to be replaced is no entity: weather, place, style ...
            moved = self._move(new)
            known = {
                value for shot in self.scene.shots for value in shot.model_dump().values() if isinstance(value, str)
            }
            before = self._fragment(old)
            spoken_of = before.slots or not before.shot.entities
            if (
                moved.operations
                and spoken_of
                and (not before.slots or set(before.slots.values()) & known or before.shot.setting)
            ):
                return replace(moved, kind="swap")
            return Reading("swap", (), missing or (old,))
        if question is not None:
            return Reading("swap", (), (), question)
        assert target is not None
        if not fragment.shot.entities:
            return self._state(f"{self.referents.named(target)} {_COPULA[self.language]} {new}", "swap", about=target)
        star, *others = fragment.shot.entities
        counted = bool(
            re.match(r"\s*(an?|one|two|three|four|five|six|\d+|ein\w*|zwei|drei|vier|fünf)\b", new, re.IGNORECASE)
        )
        operations: list[Operation] = [Swap(target, star, keeps_count=not counted)]
        rest, unread, question = self._figures(fragment, {star.id: target}, tuple(others))
        return Reading("swap", (*operations, *rest, *self._slots(fragment)), (*fragment.unread, *unread), question)

    def _all_of(self, words: str) -> tuple[str, ...]:
        """The entities that words name together: "the boy and the girl"; empty for fewer than two."""
        fragment = self._fragment(words)
        found = [self.referents.match(said).only for said in fragment.shot.entities]
        tied = any(said.relations for said in fragment.shot.entities)
        ids = tuple(dict.fromkeys(name for name in found if name))
        return ids if len(ids) > 1 and len(ids) == len(found) and not tied else ()

    def _swap_all(self, targets: tuple[str, ...], fragment: Fragment) -> Reading:
        """One for each of them if there are as many; else the first plays for all and the others go."""
        stars = fragment.shot.entities
        if not stars:
            return Reading("swap", (), (fragment.text,))
        if len(stars) == 1 and stars[0].count in (len(targets), 1) and stars[0].count > 1:
            stars = (stars[0].model_copy(update={"count": 1}),) * len(targets)
        swaps = [Swap(target, star, keeps_count=False) for target, star in zip(targets, stars, strict=False)]
        return Reading("swap", (*swaps, *(Remove(target) for target in targets[len(swaps) :])), fragment.unread)

    def _exchange(self, one: str, two: str) -> Reading:
        first, missing, question = self._one(one)
        second, lacking, doubt = self._one(two)
        if first is None or second is None or first == second:
            return Reading("exchange", (), (*missing, *lacking) or (one,), question or doubt)
        here, there = self.referents.entities[first], self.referents.entities[second]
        return Reading("exchange", (Swap(first, there, keeps_count=False), Swap(second, here, keeps_count=False)))

    def _remove(self, what: str) -> Reading:
        fragment = self._fragment(what)
        operations: list[Operation] = []
        unread = list(fragment.unread)
        for said in fragment.shot.entities:
            match = self.referents.match(said)
            if len(match.ids) > 1:
                return Reading("remove", (), (), Question(said.words, match.ids))
            if match.only:
                operations.append(Remove(match.only))
            elif said.words:
                unread.append(said.words)
        held = {slot: {getattr(shot, slot) for shot in self.scene.shots} for slot in fragment.slots}
        for slot, value in fragment.slots.items():
            if value in held[slot]:
                operations.append(SetSlot(slot, emptied(slot)))
            elif not fragment.shot.entities:
                unread.append(what)
        heard = tuple(name for shot in self.scene.shots for name in shot.sounds if name in fragment.shot.sounds)
        if heard:
            operations.append(Sounds(gone=heard))
        for entity in self.referents.entities.values():
            if gone := tuple(name for name in entity.attributes if name in _named_qualities(what, self.language)):
                operations.append(Change(entity.id, gone=gone))
                unread = []
        return Reading("remove", tuple(operations), tuple(unread) if operations or unread else (what,))

    def _stop(self, who: str, verb: str) -> Reading:
        target, unread, question = self._one(who)
        if target is None:
            return Reading("stop", (), unread, question)
        return Reading("stop", (Change(target, stops=True),))

    def _give(self, text: str) -> Reading:
        """ "the woman a red hat": the shortest beginning that names somebody here gets the rest."""
        words = self.referents.spelled_out(text, who_first=True).split()
        for cut in range(1, len(words)):
            who, thing = self._fragment(" ".join(words[:cut])), self._fragment(" ".join(words[cut:]))
            if len(who.shot.entities) != 1 or who.unread or not thing.shot.entities:
                continue
            match = self.referents.match(who.shot.entities[0])
            if len(match.ids) > 1:
                return Reading("give", (), (), Question(who.text, match.ids))
            if match.only:
                new = self._fresh(thing.shot.entities[0])
                tie = Relation(kind="wearing" if worn(new.concept) else "holding", target=new.id)
                return Reading("give", (Add(new), Change(match.only, relations=(tie,))), thing.unread)
        return Reading("give", (), (text,))

    def _move(self, where: str) -> Reading:
        """Another world around the same cast: a place, a time, a weather, a style."""
        plain = comparative_spelled_out(where, self.language)
        bare = re.sub(r"^(an?|the|ein\w*|der|die|das|dem|den)\s+", "", plain, flags=re.IGNORECASE)
        heads = ("", "in ", "on ", "at ") if self.language == "en" else ("", "in ", "auf ", "im ", "am ")
        tried = [self._fragment(head + text) for text in dict.fromkeys((plain, bare)) for head in heads]
        fit = [fragment for fragment in tried if fragment.slots and not fragment.shot.entities]
        if not fit:
            return Reading("scene", (), (where,))
        best = min(fit, key=lambda fragment: sum(len(words.split()) for words in fragment.unread))
        return Reading("scene", self._slots(best), best.unread)

    def _make(self, text: str, kind: str) -> Reading:
        """ "the fox blue", "the coffee a tea", "her dance": split where a known one ends, or read as it is."""
        spelled = self.referents.spelled_out(text, who_first=True)
        words = spelled.split()
        found: list[Reading] = []
        for cut in range(1, len(words)):
            head, rest = " ".join(words[:cut]), " ".join(words[cut:])
            found += self._predicates(head, rest, kind)
        found.append(self._state(spelled, kind))
        return min(found, key=lambda reading: reading.rank)

    def _turn(self, text: str) -> Reading:
        """ "dem Kaffee einen Tee": what is named first becomes the rest."""
        words = text.split()
        found = [self._swap(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
        return min(found, key=lambda reading: reading.rank, default=Reading("swap", (), (text,)))

    def _predicates(self, head: str, rest: str, kind: str) -> Iterator[Reading]:
        who, what = self._fragment(head), self._fragment(rest)
        if who.unread or what.shot.dialogue:
            return
        if len(who.shot.entities) == 1 and not who.slots:
            match = self.referents.match(who.shot.entities[0])
            if match.only:
                if _is_plain(what) and not _WHERE.match(rest) and lexicon.colour(rest.split()[-1].casefold()) is None:
                    yield self._swap(head, rest)
                said = f"{self.referents.named(match.only)} {_COPULA[self.language]} {rest}"
                yield self._state(said, kind, about=match.only)
            elif match.ids:
                yield Reading(kind, (), (), Question(head, match.ids))
        elif who.slots and not who.shot.entities and not what.shot.entities and set(who.slots) & set(what.slots):
            yield Reading(kind, self._slots(what), what.unread)


def _named_qualities(words: str, language: str) -> frozenset[str]:
    """Attributes that words such as "the steam" or "steaming" name."""
    noun = "thing" if language == "en" else "Ding"
    fragment = read(f"{words} {noun}", language)
    named = {name for entity in fragment.shot.entities for name in entity.attributes}
    return frozenset(named | ({"steaming"} if re.search(r"\b(steam|dampf)\b", words, re.IGNORECASE) else set()))


def _is_plain(fragment: Fragment) -> bool:
    """Whether it names one thing and says nothing more of it than its looks."""
    entities = fragment.shot.entities
    if len(entities) != 1 or entities[0].action is not None or entities[0].relations:
        return False
    bare = re.sub(r"^(an?|the|ein\w*|der|die|das|den|dem)\s+", "", fragment.text.casefold())
    return bare.startswith(entities[0].words.casefold())
