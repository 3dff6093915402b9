"""From a sentence to operations: it is split into clauses, each is held against the patterns, and the best reading is kept.

A clause may fit several patterns ("move it to the left", "move it to Mars"). All are tried, and the one that leaves the
fewest words unread wins; the order of the table settles ties.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from core.generation import lexicon
from core.generation.editing.chatter import is_chatter, without_chatter
from core.generation.editing.clauses import pieces
from core.generation.editing.crowds import Crowds
from core.generation.editing.fragments import body_parts, colour_of
from core.generation.editing.measures import without_tongue
from core.generation.editing.operations import (
    Add,
    Change,
    Operation,
    Question,
    Reframe,
    Remove,
    SetSlot,
    Silence,
    Sounds,
    Speak,
    Swap,
    apply,
)
from core.generation.editing.patterns import Found, matches
from core.generation.editing.phrases import COPULA, WHERE, doing, is_bare
from core.generation.editing.referents import Referents
from core.generation.editing.refusals import affirmed, says_no
from core.generation.editing.sequences import FIRM
from core.generation.editing.statements import Reading
from core.generation.editing.traits import comparative_spelled_out
from core.generation.editing.wishes import number_of
from core.generation.scene import MAX_SECONDS, MIN_SECONDS, Scene, Shape

_STEP = 2  # seconds by which "longer" is longer
_TOGETHER = frozenset({"contrast", "trade", "exchange", "except", "spare", "remake", "before", "turn"})
"""Kinds of patterns that may take two pieces: "no horse, a zebra"."""
_FEW = 3  # words of a mood that goes on from somebody's looks
_LONGEST = 4  # pieces between connectors that may belong to one clause
_BARE_DEED = re.compile(r"\b(?:should|shall|must) (?!be\b|have\b)\w+$", re.IGNORECASE)
_LEADING = re.compile(r"^\s*(but|and|aber|und)\s+", re.IGNORECASE)
_NOT_THAT = re.compile(r"(but )?(not|nicht)\b", re.IGNORECASE)
_AFAR = re.compile(r"\bin the (background|distance)\b|\bim hintergrund\b|\bin der ferne\b", re.IGNORECASE)
_BUT = re.compile(
    r"(.*?)\b(?:not|no longer|nicht mehr|nicht|keine?[nmrs]?)\s+(.+?),?\s+(?:but|sondern)\s+(.+)", re.IGNORECASE
)
_LEADS = {
    "en": {"add": "add", "remove": "remove", "swap": "replace", "keep": "keep"},
    "de": {"add": "dazu", "remove": "entferne", "swap": "ersetze", "keep": "behalte"},
}
"""How a clause begins that goes on with the wish of the one before: "add a dog and a cat"."""
_SAYING = re.compile(
    r"^(.*\b(?:says?|shouts?|whispers?|asks?|sagt|sagen|ruft|flüstert|fragt)): *([^\"“”„«»]+)$", re.IGNORECASE
)
_SAY = re.compile(
    r"^((?:make|have|let) .+? (?:say|shout|whisper|yell|scream)),? (?!(?:something|nothing|anything|that|it|what|a word)\b)([^\"“”„«»:'‘]+)$",
    re.IGNORECASE,
)
_SHOULD = re.compile(
    r"(?P<who>.+?) (?:should|shall|must|has to|needs to|ought to) (?:be (?=\w+ing\b))?(?P<deed>\w.*)", re.IGNORECASE
)
_URGES = re.compile(
    r"\b(should|shall|must|let|make|have|has to|needs to|soll|sollen|sollte|lass|muss)\b", re.IGNORECASE
)
_INTO = re.compile(
    r"(?:turn|change|transform|morph|make|verwand\w+|verwandel\w*|mach\w*) (?P<a>.+?) (?:into|in eine?n?|zu eine[mr]) (?P<b>.+)",
    re.IGNORECASE,
)
_AWAY_WITH_IT = re.compile(
    r"(remove|lose|drop|delete|get rid of|stop|end) (it|that|them)|take (it|that|them) (out|away|off)|weg damit|(nimm|mach|lass) (es|ihn|sie|das) weg"
    r"|entfern\w* (es|ihn|sie|das)",
    re.IGNORECASE,
)
_THEN_IT = re.compile(
    r"(please |so |bitte )?(make|turn|paint|change|remove|replace|swap|delete|drop|mach|färb|ersetz\w*|entfern\w*|tausch\w*|nimm) (it|him|her|them|that|es|ihn|sie|das)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;!\n]")
_COMPLAINT = re.compile(
    r"(it|that|this|he|she|they|es|das|er|sie) (is|are|was|looks?|ist|sind|sieht|nervt|stört|sucks)\b.*|(too|so|zu|so) \w+",
    re.IGNORECASE,
)
"""Why something shall go: said after that, it asks for nothing more."""
_UNKEPT = re.compile(r"(?:not|nicht) (?P<what>.+)", re.IGNORECASE)


class Reader(Crowds):
    """Reads the clauses of one sentence against one Scene. Each clause sees what the ones before it have changed."""

    def read(self, sentence: str) -> list[Reading]:
        """A reading of every clause, in order."""
        self.begun = self.coloured = False
        parts = [part for part in pieces(_quoted(_LEADING.sub("", sentence))) if not is_chatter(part[1])]
        readings: list[Reading] = []
        at = 0
        only: int | None = None
        while at < len(parts):
            if _STOP.search(parts[at][0]):
                only = None  # a shot is meant until the sentence ends
            aimed_at, rest = self._shot_named(parts[at][1])
            if aimed_at is not None:
                only = aimed_at
                parts[at] = parts[at][0], rest
                if not rest.strip():
                    at += 1
                    continue
            taken, reading = self._clause(parts[at:], readings[-1].kind if readings else None)
            self.urged = bool(_URGES.search(parts[at][1]))
            said = parts[at][1] + "".join(join + piece for join, piece in parts[at + 1 : at + taken])
            at += taken
            if only is not None:
                reading = replace(reading, operations=tuple(_in_shot(each, only) for each in reading.operations))
            reading = replace(reading, operations=_beside_whom(reading.operations, self.scene))
            if len(parts) > 1 and reading.rank[0] and not reading.unread and self._fragment(said).shot.entities:
                reading = replace(reading, unread=(said,))  # one of several wishes is not lost without a word
            readings.append(reading)
            self.begun = True
            self.coloured = any(isinstance(each, Change) and each.colour for each in reading.operations)
            self._carry_out(reading)
            if not reading.operations and (mentioned := self._one(said)[0]):
                self.referents.last = mentioned  # "the parrot looks odd, remove it"
        return readings

    def _clause(self, pieces: Sequence[tuple[str, str]], before: str | None) -> tuple[int, Reading]:
        if len(pieces) > 1 and (contrast := self._contrasted(pieces)) is not None:
            return 2, contrast
        if len(pieces) > 1 and _THEN_IT.match(pieces[1][1]) and _is_complaint(pieces[0][1], self.language):
            return 1, Reading("keep", settled=True)  # "the goat is boring, make it purple"
        best: tuple[int, Reading] | None = None
        for count in range(1, min(_LONGEST, len(pieces)) + 1):
            text = pieces[0][1] + "".join(join + piece for join, piece in pieces[1:count])
            reading = self._best(text, before)
            if best is None or reading.rank < best[1].rank:
                best = count, reading
            if best[1].rank == (False, 0, False) or (best[1].kind in FIRM and not best[1].rank[0]):
                break
        assert best is not None
        return best

    def _contrasted(self, pieces: Sequence[tuple[str, str]]) -> Reading | None:
        """Two pieces that only make sense together: "no horse, a zebra"."""
        text = without_chatter(f"{pieces[0][1]}{pieces[1][0]}{pieces[1][1]}")
        for found in matches(text, self.language):
            if found.kind in _TOGETHER:
                reading = self._interpret(found)
                if reading.operations and not reading.unread:
                    return reading
        if (but := _BUT.fullmatch(text)) is not None:
            reading = self._likely(f"{but[1]}{but[3]}".strip(), None)
            if reading.operations and not reading.unread:
                return reading
        return None

    def _best(self, text: str, before: str | None) -> Reading:
        text, tongue = without_tongue(without_chatter(text))
        reading = self._likely(text, before)
        if tongue:
            reading = replace(reading, unread=(*reading.unread, tongue))
        if reading.question is not None and self._all_asked(reading.question, text):
            reading = self._for_all(text, before, reading.question.options)
        return self._checked(text, reading)

    def _likely(self, text: str, before: str | None) -> Reading:
        if options := self.referents.unclear_other(text) or self.referents.unclear_pronoun(text):
            return Reading("ask", question=Question(text, options))
        if self.begun and self.coloured and colour_of(text):
            return Reading("paint", (), (text,))  # "red and white": one colour is all that a thing can have
        plain, parting, sided, whom = self._on_the_side(text)
        if sided or whom:
            return self._for_one(plain, before, parting, sided) if sided else Reading("ask", question=whom)
        if before in ("remove", "less", "dislike") and _AWAY_WITH_IT.fullmatch(text):
            return Reading("remove", settled=True)  # "(the rain is boring,) get rid of it"
        if (
            before in ("remove", "cease", "dislike")
            and _COMPLAINT.fullmatch(text)
            and self._fragment(text).slots.keys() <= {"mood"}
        ):
            return Reading("remove", settled=True)
        if before == "keep" and (but := _UNKEPT.fullmatch(text)) and (gone := self._remove(but["what"])).operations:
            return gone
        firm = [self._interpret(match) for match in matches(text, self.language) if match.kind in FIRM]
        firm = [reading for reading in firm if not reading.rank[0] or reading.question is not None]
        if firm:
            return min(firm, key=lambda reading: reading.rank)
        no = says_no(text)
        if not no and (both := self._each(text) or self._everyone(text, before)) is not None:
            return both
        found = [self._interpret(match) for match in matches(text, self.language) if not no or self._allows(match)]
        if before in ("give", "has") and not found:
            found += [each for each in (self._give(text), self._hand_on(text)) if each is not None and each.operations][
                :1
            ]
        if no:
            reading = min(found, key=lambda reading: reading.rank, default=Reading("refused"))
            if reading.rank[0] and (but := _BUT.fullmatch(text)):
                return self._likely(f"{but[1]} {but[3]}", before)
            if before and reading.rank[0] and _NOT_THAT.match(text) and (kept := self._keep(affirmed(text))).settled:
                return kept  # "(remove the coffee) but not the person"
            return self._deny(text) if reading.rank[0] else reading
        still_open = all(reading.rank[0] for reading in found)
        absent = any(reading.kind == "remove" and reading.settled for reading in found)
        if still_open and (before is not None or not found or text.isalpha()):
            found += self._going_on(text, before)
            still_open = all(reading.rank[0] for reading in found) and not _SHOULD.fullmatch(text)
        lead = _LEADS[self.language].get(before or "")
        doing_something = any(said.action for said in self._fragment(text).shot.entities)
        if lead and still_open and not (doing_something and before in ("remove", "keep")):
            found += [self._interpret(match) for match in matches(f"{lead} {text}", self.language)]
        if before in ("make", "paint") and still_open:
            found += [self._interpret(match) for match in matches(f"make {text}", self.language) if match.kind == "own"]
        if before in ("make", "paint", "put", "one_of", "swap") and still_open:
            found.append(self._make(text, before))
        moody = still_open and set(self._fragment(text).slots) == {"mood"} and len(text.split()) <= _FEW
        if before in ("make", "paint", "state") and moody and (last := self.referents.last):
            is_so = f"{self.referents.named(last)} {COPULA[self.language]} {text}"  # "make the dog big and happy"
            found.insert(0, self._state(is_so, "make", about=last))
        if before in ("make", "paint", "state", "swap", "less") and still_open and (last := self.referents.last):
            looks = self._looks_on(text, last)
            found += [looks] if looks else []
        if before is None and still_open and (only := self.referents.alone()):
            looks = self._looks_on(text, only)  # "rainbow coloured", where one is there to be so
            found += [looks] if looks else []
        if before in ("first", "final") and still_open:
            found.append(self._next(text))
        who = self.referents.last or self.referents.lead
        if who and WHERE.match(text) and not found and is_bare(self._fragment(text)):
            found.append(self._state(f"{self.referents.named(who)} {COPULA[self.language]} {text}", "put", about=who))
        if deed := _SHOULD.fullmatch(text):
            found.append(self._state(f"{deed['who']} {doing(deed['deed'], self.language)}", "state"))
        stated = self._state(text, "state")
        if not (absent and _brings(stated)):
            found.append(stated)  # what is to go and is not here is no wish for it
        return min(found, key=lambda reading: reading.rank)

    def _looks_on(self, text: str, who: str) -> Reading | None:
        """ "(make the robot pink and) tiny": more looks of who was spoken of last; None if the text is anything else."""
        reading = self._state(f"{self.referents.named(who)} {COPULA[self.language]} {text}", "make", about=who)
        plain = self._fragment(comparative_spelled_out(text, self.language))
        alone = not plain.shot.entities and not plain.slots and not reading.unread and reading.operations
        return reading if alone and all(_is_look(op, who) for op in reading.operations) else None

    def _checked(self, text: str, reading: Reading) -> Reading:
        """The reading without what can't be done for the thing that was named."""
        if _AFAR.search(text) and not self._fragment(text).shot.entities:
            moving = [op for op in reading.operations if isinstance(op, SetSlot) and op.slot in ("setting", "place")]
            if moving:  # a volcano far away is no move to the volcano
                left = tuple(op for op in reading.operations if op not in moving and not isinstance(op, Swap))
                return replace(reading, operations=left, unread=(*reading.unread, text))
        if _BARE_DEED.search(text) and any(
            isinstance(op, SetSlot) and op.slot == "setting" for op in reading.operations
        ):
            return Reading(reading.kind, (), (text,))  # "they should park" is no wish for a park
        if (into := _INTO.fullmatch(text)) and self._is_place(into["b"]) and self._named(into["a"]):
            return Reading(reading.kind, (), (into["b"],), settled=True)  # a coffee becomes no café
        if any(isinstance(op, Add) and lexicon.kind(op.entity.concept) == "body_part" for op in reading.operations):
            told = body_parts(text, self.language) or (text,)
            return Reading(reading.kind, (), told)  # a foot by itself, for "barfuß"
        parts = body_parts(text, self.language)
        if parts and not reading.settled and reading.question is None and _misses(reading, parts):
            return Reading(reading.kind, (), parts)
        return reading

    def _carry_out(self, reading: Reading) -> None:
        self.scene = apply(self.scene, reading.operations)
        last = self.referents.last
        for operation in reading.operations:
            target = getattr(operation, "target", None)
            last = target if target in {each.id for shot in self.scene.shots for each in shot.entities} else last
        come = {op.entity.id if isinstance(op, Add) else None for op in reading.operations}
        if len(come) == 1 and None not in come:
            last = come.pop()  # "add a dog and make it brown"
        self.referents = Referents(self.scene, self.language, self.meant)
        self.referents.last = last if last in self.referents.entities else None

    # --- patterns ---------------------------------------------------------------------------------------------------

    def _interpret(self, found: Found) -> Reading:
        kind, one, two = found.kind, found["a"], found["b"]
        if (wish := self._wish(found)) is not None:
            return wish
        match kind:
            case "swap":
                return self._swap(one, two)
            case "exchange":
                return self._exchange(one, two)
            case "remove":
                return self._remove(one)
            case "stop":
                return self._stop(one, two, found.clause)
            case "keep":
                return self._keep(one)
            case "except":
                return self._remove(one)
            case "all_become":
                return self._all_become(two)
            case "only_one":  # "(remove the boy,) just the robot", and by itself: all the others go
                return self._keep(one) if self.begun else self._spare(one)
            case "spare":
                return self._spare(one)
            case "turn":
                return self._turn(one)
            case "still":
                return Reading(kind, (SetSlot("camera", "static"),))
            case "put" | "paint":
                return self._make(one, kind)
            case "add":
                return self._state(f"{two}{found['rest']}", "add", adding=True)
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
                seconds = self._length(found)
                fits = MIN_SECONDS <= seconds <= MAX_SECONDS
                return Reading(kind, (Reframe(seconds=seconds),), () if fits else (found.clause,))
            case _:  # "undo" and "again" are of the whole sentence
                return Reading(kind, (), (found.clause,))

    def _length(self, found: Found) -> int:
        if found["most"] or found["least"]:
            return MAX_SECONDS if found["most"] else MIN_SECONDS
        if found["double"] or found["half"]:
            return self.scene.seconds * 2 if found["double"] else math.ceil(self.scene.seconds / 2)
        told = number_of(found["seconds"])
        if told is not None and not (found["longer"] or found["shorter"]):
            return told
        return self.scene.seconds + (told or _STEP) * (1 if found["longer"] else -1)

    def _stop(self, who: str, verb: str, clause: str) -> Reading:
        """ "the fox no longer runs", unless it does something else: who plays is not stopped by "shouldn't sleep"."""
        who = re.sub(r"^(lasse?|mache?|let|make|have) |(?<=\w) (is|are|ist|sind)$", "", who, flags=re.IGNORECASE)
        if who.casefold() in ("it", "es"):
            return self._deny(clause, verb)
        target, unread, question = self._one(who)
        if target is None:
            return Reading("stop", (), unread, question)
        name = self.referents.named(target)
        own = self.referents.entities[target].action
        colour = colour_of(verb.split()[-1])
        if colour:
            gone = (colour,) if colour == self.referents.entities[target].colour else ()
            return Reading("stop", (Change(target, gone=gone),) if gone else (), () if gone else (clause,))
        told = [
            self._fragment(f"{name} {verbal}").shot.entities for verbal in (doing(verb, self.language), affirmed(verb))
        ]
        deeds = {each[0].action for each in told if each and each[0].action}
        if own is None or (deeds and own not in deeds):
            return self._deny(clause, f"{name} {verb}")
        return Reading("stop", (Change(target, stops=True),))


def _in_shot(operation: Operation, shot: int) -> Operation:
    return (
        replace(operation, shot=shot)
        if isinstance(operation, SetSlot | Add | Change | Swap | Remove | Speak | Silence | Sounds)
        else operation
    )


def _beside_whom(operations: Sequence[Operation], scene: Scene) -> tuple[Operation, ...]:
    """The operations, with who comes to somebody put into the shots that have them: her hat, a dog beside her."""
    at = {index: {entity.id for entity in shot.entities} for index, shot in enumerate(scene.shots)}
    come = [op.entity for op in operations if isinstance(op, Add) and op.shot is None]
    for _ in come:  # who comes may bring something
        for new in come:
            tied = {tie.target for tie in new.relations}
            tied |= {op.target for op in operations if isinstance(op, Change) and _ties(op, new.id)}
            shots = [index for index, here in at.items() if tied & here]
            for index in shots:
                at[index].add(new.id)
    placed: list[Operation] = []
    for op in operations:
        shots = [index for index, here in at.items() if isinstance(op, Add) and op.entity.id in here]
        some = isinstance(op, Add) and op.shot is None and 0 < len(shots) < len(at)
        placed += [_in_shot(op, index) for index in shots] if some else [op]
    return tuple(placed)


def _ties(change: Change, thing: str) -> bool:
    return any(tie.target == thing for tie in change.relations)


def _quoted(sentence: str) -> str:
    """The sentence with quotes about what somebody is to say, where it has none: "make the dog say woof"."""
    return _SAY.sub(r'\1 "\2"', _SAYING.sub(r'\1 "\2"', sentence))


def _is_complaint(text: str, language: str) -> bool:
    return any(found.kind == "dislike" for found in matches(without_chatter(text), language))


def _brings(reading: Reading) -> bool:
    """Whether it adds somebody, or a sound."""
    return any(isinstance(op, Add) or (isinstance(op, Sounds) and op.added) for op in reading.operations)


def _is_look(operation: Operation, who: str) -> bool:
    """Whether it only changes the looks of that one."""
    return isinstance(operation, Change) and operation == Change(
        who, colour=operation.colour, attributes=operation.attributes, gone=operation.gone
    )


def _misses(reading: Reading, parts: Sequence[str]) -> bool:
    """Whether a clause about a part of a body is read as one about all of it, or as nothing: "the dog's ears should be red"."""
    looks = [op for op in reading.operations if isinstance(op, Change) and (op.colour or op.attributes)]
    if not looks:
        return not reading.operations and not reading.unread
    named = {name for op in looks for name in op.attributes}
    return not any(
        lexicon.fold(part)[:3] in lexicon.label(name, "de").casefold() + name for part in parts for name in named
    )
