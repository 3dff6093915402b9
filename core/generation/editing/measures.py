"""Readings of clauses about more and less, of what is put on and taken off, and of one among several.

Less of something is never a wish for it: such a clause is read by these rules alone.
"""

from __future__ import annotations

import re

from core.generation.editing.operations import Add, Change, Operation, Question, Remove, SetSlot, Swap, apply
from core.generation.editing.patterns import Found
from core.generation.editing.phrases import COPULA, WITH, begins_with_verb, doing
from core.generation.editing.referents import Referents
from core.generation.editing.refusals import Refusals
from core.generation.editing.removals import named_qualities
from core.generation.editing.statements import Reading
from core.generation.editing.traits import comparative_spelled_out, worn
from core.generation.editing.wishes import number_of
from core.generation.scene import FRAME, Entity, Relation

FIRM = frozenset(
    {
        "less",
        "fewer",
        "dislike",
        "doff",
        "don",
        "compare",
        "minus",
        "one_of",
        "places",
        "refuse",
        "one_has",
        "one_swap",
        "one_does",
        "plus_one",
        "minus_one",
        "halt",
        "hear",
        "unhear",
    }
)
"""Kinds of patterns that leave no room for another reading, if they are understood at all."""
_JOINED = re.compile(r"[,;]|\b(and|und|but|aber|then|dann)\b", re.IGNORECASE)
_WORLD = re.compile(
    r"(it|this|that|everything|the (scene|clip|picture|whole thing|video)|es|das|alles|das ganze|die szene|der clip|das bild)?",
    re.IGNORECASE,
)
_DARK = re.compile(r"(dark|dim|gloomy|dunkel|dunkle?r?|finster|düster)", re.IGNORECASE)
_BRIGHT = re.compile(r"(bright|light|sunny|hell|grell|sonnig)", re.IGNORECASE)
_BIG = re.compile(r"(big|large|huge|tall|giant|groß|riesig|hoch)", re.IGNORECASE)
_SMALL = re.compile(r"(small|tiny|little|short|klein|winzig)", re.IGNORECASE)
_SIDE = re.compile(
    r"\b(?P<article>the|der|die|das|den|dem|zum|zur) (?:(?P<left>left(?:most|-hand)?|linke[nrs]?)|(?P<right>right(?:most|-hand)?|rechte[nrs]?)) "
    r"(?P<noun>\w+)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?P<who>.+?) (?:beside|next to|by|with|neben|bei|zu) (?P<whom>.+?)(?: dazu| hin)?", re.IGNORECASE
)
_TONGUE = re.compile(
    r"\s+(?:in|auf|into) (?:german|english|french|spanish|italian|japanese|latin|deutsch|englisch|französisch|spanisch|italienisch|japanisch)"
    r"(?=$|[\s,.!?])",
    re.IGNORECASE,
)
_DONE_TO = re.compile(r"(einem|dem|einen|den|ihm|ihn) .*\w+n", re.IGNORECASE)
_OUTER = {"weather", "time_of_day", "camera"}
_MORE = 2  # how many come when more are wished for


def without_tongue(text: str) -> tuple[str, str]:
    """The text without the language that somebody is to sing or speak in, which can't be chosen, and the words for that."""
    found = _TONGUE.search(text)
    return (text, "") if found is None else (f"{text[: found.start()]}{text[found.end() :]}", found.group().strip())


class Measures(Refusals):
    """Reads degrees, garments and sides against one Scene. ``side_meant`` is the side of who was picked when it was asked who is on it; ``urged`` says that the clause
    before told somebody what to do.
    """

    side_meant: str | None = None
    urged = False

    def _wish(self, found: Found) -> Reading | None:
        kind, one, two = found.kind, found["a"], found["b"]
        match kind:
            case "less":
                return self._less(found["who"], one)
            case "fewer":
                return self._less("", one)
            case "dislike":
                return Reading("dislike", (), (one,)) if _JOINED.search(one) else self._remove(one)
            case "minus":
                return self._minus(found["number"], one)
            case "more_of":
                return self._more_of(one)
            case "doff":
                return self._doff(one, two)
            case "don":
                return self._don(one, two)
            case "compare":
                return self._compare(one, two, found["c"])
            case "another":
                return self._another(one)
            case "places":
                return self._places()
            case "one_swap":
                return self._one_becomes(one, two)
            case "one_does":
                return self._one_of(one, two)
            case "plus_one" | "minus_one":
                return self._one_more(kind)
            case "one_of":
                return self._one_of(one, f"{COPULA[self.language]} {two}")
            case "one_has":
                return self._one_of(one, f"{WITH[self.language]} {two or found['c']}")
            case _:
                return super()._wish(found)

    # --- more and less -----------------------------------------------------------------------------------------------

    def _less(self, who: str, what: str) -> Reading:
        """ "less steam", "make it less cozy", "the dog is too big": it goes, turns to its opposite, or is left unread."""
        plain = comparative_spelled_out(what, self.language) if len(what.split()) == 1 else what
        if _JOINED.search(what) or _JOINED.search(who):
            return Reading("less", (), (what,))
        if _WORLD.fullmatch(who.strip()):
            for looks, hour in ((_DARK, "day"), (_BRIGHT, "night")):
                if looks.fullmatch(plain):
                    return Reading("less", (SetSlot("time_of_day", hour),))
            return self._fewer_or_none(what)
        target, unread, question = self._one(who)
        if target is None:
            return Reading("less", (), unread, question, settled=question is None)
        for looks, opposite in ((_BIG, "tiny"), (_SMALL, "huge")):
            if looks.fullmatch(plain):
                contrary = "huge" if opposite == "tiny" else "tiny"
                held = tuple(name for name in (contrary,) if name in self.referents.entities[target].attributes)
                wish = Change(target, gone=held) if held else Change(target, attributes=(opposite,))
                return Reading("less", (wish,))
        named = self._fragment(f"{self.referents.named(target)} is {what}").shot.entities
        said = {name for each in named for name in each.attributes} | set(self._fragment(what).slots.values())
        said |= named_qualities(what, self.language)
        own = self.referents.entities[target]
        verbal = self._fragment(f"{self.referents.named(target)} {doing(what, self.language)}").shot.entities
        if own.action and own.action in {each.action for each in verbal}:
            return Reading("less", (Change(target, stops=True),))
        gone = tuple(name for name in own.attributes if name in said)
        return Reading("less", (Change(target, gone=gone),) if gone else (), () if gone else (what,), settled=True)

    def _fewer_or_none(self, what: str) -> Reading:
        """Half of them where they are many; the only one goes if it is no matter of number; what is not so is left unread."""
        fragment = self._fragment(what)
        said = next(iter(fragment.shot.entities), None)
        match = self.referents.match(said).ids if said else ()
        if said is None or not match:
            reading = self._remove(what)
            return reading if reading.operations else Reading("less", (), (what,), settled=True)
        if len(match) > 1:
            return Reading("less", (), (), Question(what, match))
        own = self.referents.entities[match[0]]
        self.referents.last = own.id
        if own.count > 1:
            return Reading("fewer", (Change(own.id, count=max(1, own.count // 2)),))
        return Reading(
            "less", () if said.count > 1 else (Remove(own.id),), (what,) if said.count > 1 else (), settled=True
        )

    def _minus(self, number: str, what: str) -> Reading:
        """ "one fox less": so many of them go."""
        less = number_of(number)
        target, unread, question = self._one(what)
        if less is None or target is None:
            return Reading("minus", (), unread or (what,), question if less else None)
        count = self.referents.entities[target].count - less
        return Reading("minus", (Change(target, count=count),) if count > 0 else (Remove(target),))

    def _more_of(self, what: str) -> Reading:
        """ "more foxes", where there is a fox; more of anything else is a wish for it."""
        said = self._fragment(what).shot.entities
        match = self.referents.match(said[0]).ids if len(said) == 1 and said[0].count > 1 else ()
        if len(match) > 1:
            return Reading("more_of", (), (), Question(what, match))
        if not match:
            return Reading("more_of", (), (what,))
        return Reading("more_of", (Change(match[0], count=self.referents.entities[match[0]].count + _MORE),))

    def _another(self, text: str) -> Reading:
        """ "a second person sits down beside her": somebody new, beside who is here."""
        spelled = self.referents.spelled_out(text)
        beside = _BESIDE.fullmatch(spelled)
        near = self._one(beside["whom"])[0] if beside else None
        reading = self._state(beside["who"] if beside and near else spelled, "add", adding=True)
        if near is None:
            return reading
        tie = Relation(kind="beside", target=near)
        come = tuple(
            Add(each.entity.model_copy(update={"relations": (*each.entity.relations, tie)}))
            if isinstance(each, Add)
            else each
            for each in reading.operations
        )
        return Reading("add", come, reading.unread, reading.question)

    def _compare(self, who: str, how: str, than: str) -> Reading:
        """ "the dog is bigger than the cat": it is said of the dog."""
        target, unread, question = self._one(who)
        if (
            _JOINED.search(f"{who} {than}")
            or target is None
            or self._one(than)[0] is None
            or not re.fullmatch(r"(more |mehr )?\w+|\w+er", how)
        ):
            return Reading("compare", (), unread or (than,), question)
        return self._state(f"{self.referents.named(target)} {COPULA[self.language]} {how}", "compare", about=target)

    # --- garments ----------------------------------------------------------------------------------------------------

    def _doff(self, who: str, what: str) -> Reading:
        """ "she takes off her glasses": what she wears is gone; what nobody wears is left unread."""
        said = self._fragment(what).shot.entities
        wearer = self._one(who)[0]
        if _JOINED.search(f"{who} {what}") or wearer is None or len(said) != 1 or not worn(said[0].concept):
            return Reading("doff", (), (what,))
        self.referents.last = wearer
        tied = {relation.target for relation in self.referents.entities[wearer].relations}
        match = self.referents.match(said[0]).ids
        own = next((name for name in match if name in tied), next(iter(match), None))
        return Reading("doff", (Remove(own),) if own else (), () if own else (what,), settled=True)

    def _don(self, who: str, what: str) -> Reading:
        """ "she puts on a hat": then she wears it."""
        things = self._fragment(what)
        wearer = self._one(who)[0]
        garments = [worn(said.concept) for said in things.shot.entities]
        if _JOINED.search(f"{who} {what}") or wearer is None or not garments or not all(garments):
            return Reading("don", (), (what,))
        return self._hand(wearer, things)

    # --- one among several -------------------------------------------------------------------------------------------

    def _one_of(self, what: str, looks: str) -> Reading:
        """ "only one should be blue": one of several becomes somebody by itself."""
        named = self._one(what)[0] if what else None
        several = [name for name, entity in self.referents.entities.items() if entity.count > 1]
        target = named if named in several else next(iter(several), None)
        if what and target is None:
            return self._the_one_left(what, looks)
        if what and named is None:
            return Reading("one_of", (), (what,))
        pair = self.referents.pair()
        if target is None and self.meant:
            return self._state(f"{self.referents.named(self.meant[0])} {looks}", "one_of", about=self.meant[0])
        if target is None:
            return Reading("one_of", (), () if pair else (looks,), Question(looks, pair) if pair else None)
        operations, new = self._parted(target)
        return self._then(operations, new, f"{self.referents.named(target)} {looks}")

    def _one_becomes(self, what: str, new: str) -> Reading:
        """ "turn one of the ducks into a swan": one of several goes, and somebody new is beside the others."""
        said = self._fragment(what).shot.entities
        fit = [name for name, own in self.referents.entities.items() if own.count > 1]
        match = self.referents.match(said[0].model_copy(update={"count": 1})).ids if said else ()
        target = next((name for name in match if name in fit), None)
        if target is None:
            one = f"the {what}" if self.language == "en" else what
            return Reading("one_of", (), (), Question(what, match)) if len(match) > 1 else self._swap(one, new)
        star = self._fragment(new).shot.entities
        if not star or self._fragment(new).slots:
            return Reading("one_of", (), (new,))
        parted, other = self._parted(target)
        return Reading("one_of", (*parted, Swap(other, star[0], keeps_count=False)))

    def _one_more(self, kind: str) -> Reading:
        """ "one more", "one less": of the only ones who are counted, or of the only one there is."""
        several = [name for name, own in self.referents.entities.items() if own.count > 1]
        target = self.referents.last or (several[0] if len(several) == 1 else self.referents.alone())
        if target is None:
            return Reading("number", (), ("one",))
        count = self.referents.entities[target].count + (1 if kind == "plus_one" else -1)
        return Reading("number", (Change(target, count=count),) if count else (Remove(target),))

    def _the_one_left(self, what: str, looks: str) -> Reading:
        """ "(one cat black and) one cat white": of those that are here one by one, the one that was not spoken of."""
        said = self._fragment(what).shot.entities
        alike = [name for name, own in self.referents.entities.items() if said and own.concept == said[0].concept]
        if len(alike) < 2 or self.referents.last not in alike:
            return Reading("one_of", (), (what,))
        other = next(name for name in alike if name != self.referents.last)
        return self._then((), other, f"{self.referents.named(other)} {looks}")

    def _places(self) -> Reading:
        """ "they swap places", where two act."""
        actors = self.referents.pair()
        if len(actors) != 2:
            return Reading("places", (), ("swap places" if self.language == "en" else "Plätze",))
        here, there = (self.referents.entities[name] for name in actors)
        return Reading("places", (Swap(actors[0], there, keeps_count=False), Swap(actors[1], here, keeps_count=False)))

    def _parted(self, target: str) -> tuple[tuple[Operation, ...], str]:
        """What makes one of several an entity by itself, on the right of the others; and its id."""
        own = self.referents.entities[target]
        new: Entity = self._fresh(own).model_copy(update={"count": 1})
        beside = Relation(kind="right_of", target=target)
        kept = tuple(tie for tie in own.relations if tie.kind != "beside")
        return (
            Change(target, count=own.count - 1),
            Add(new.model_copy(update={"relations": (*kept, beside)})),
        ), new.id

    def _then(self, operations: tuple[Operation, ...], about: str, text: str) -> Reading:
        """The operations, and what the text says of that one after them."""
        scene, referents = self.scene, self.referents
        self.scene = apply(scene, operations)
        self.referents = Referents(self.scene, self.language, self.meant)
        self.referents.focus = about
        reading = self._state(text, "one_of", about=about)
        self.scene, self.referents = scene, referents
        if (
            reading.unread
            or not reading.operations
            or any(not isinstance(each, Change | Add) for each in reading.operations)
        ):
            return Reading("one_of", (), (text,))
        return Reading("one_of", (*operations, *reading.operations))

    def _on_the_side(self, text: str) -> tuple[str, tuple[Operation, ...], str | None, Question | None]:
        """For "the left cat": the text without the side, what parts two of one sort, who is meant, or the question who is."""
        found = _SIDE.search(text)
        said = self._fragment(f"{found['article']} {found['noun']}").shot.entities if found else ()
        if found is None or not said:
            return text, (), None, None
        plain = f"{text[: found.start()]}{found['article']} {found['noun']}{text[found.end() :]}"
        ids = self.referents.match(said[0].model_copy(update={"colour": None})).ids
        ids = tuple(name for name in self.referents.entities if self._alike(name, said[0].concept)) or ids
        side = "left" if found["left"] else "right"
        if len(ids) == 1 and self.referents.entities[ids[0]].count == 2:
            operations, new = self._parted(ids[0])
            return plain, operations, ids[0] if side == "left" else new, None
        if len(ids) < 2:
            return text, (), None, None
        if placed := self._from_left(ids):
            return plain, (), placed[0 if side == "left" else -1], None
        if picked := next((name for name in self.meant if name in ids), None):
            self.side_meant = self.side_meant or side
            others = [name for name in ids if name != picked]
            return plain, (), picked if side == self.side_meant else others[0], None
        return plain, (), None, Question(found.group(), ids)

    def _alike(self, name: str, concept: str) -> bool:
        own = self.referents.entities[name]
        return own.concept == concept

    def _from_left(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Them from left to right, as far as the Scene says where they are; empty where it does not."""
        sides: dict[str, int] = {}
        for name in ids:
            for tie in self.referents.entities[name].relations:
                step = {"left_of": -1, "right_of": 1}.get(tie.kind, 0)
                if step and tie.target == FRAME:
                    sides[name] = 2 * step
                elif step and tie.target in ids:
                    sides[name] = sides.get(name, step)
        if not sides:
            return ()
        placed = sorted(ids, key=lambda name: sides.get(name, 0))
        return tuple(placed) if len({sides.get(name, 0) for name in ids}) == len(ids) else ()

    # --- what goes on -------------------------------------------------------------------------------------------------

    def _going_on(self, text: str, before: str | None) -> list[Reading]:
        """What somebody does, where the words begin with that: "(a cat comes in and) eats the cake", "sing a song"."""
        name = self.referents.last if before is not None else self.referents.alone()
        verbal = doing(text, self.language)
        if name and self.urged and self.language == "de" and _DONE_TO.fullmatch(text):
            return [self._state(f"{self.referents.named(name)} soll {text}", "state")]
        finite = before is not None and begins_with_verb(text, self.language)
        urged = verbal != text and (self.urged or before is None)
        if name is None or not (finite or urged) or self._fragment(text).slots.keys() & _OUTER:
            return []
        who = self.referents.named(name)
        told = (verbal, text) if finite else (verbal,)
        return [self._state(f"{who} {words}", "state") for words in dict.fromkeys(told)]

    def _named(self, text: str) -> bool:
        """Whether the words name an entity, and are no "it" that may be all of it."""
        return not _WORLD.fullmatch(text) and self._one(text)[0] is not None

    def _is_place(self, text: str) -> bool:
        fragment = self._fragment(text)
        return bool(fragment.slots) and fragment.slots.keys() <= {"setting", "place"} and not fragment.shot.entities
