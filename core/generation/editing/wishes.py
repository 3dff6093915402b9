"""Readings of clauses that say what somebody has, how many there are, what is there instead, how it all looks and sounds."""

from __future__ import annotations

import re
from dataclasses import replace

from core.generation import lexicon
from core.generation.editing.exchanges import Exchanges
from core.generation.editing.fragments import Fragment
from core.generation.editing.operations import COUNT_LIMIT, Add, Change, Operation, Question, Remove, SetSlot, Sounds
from core.generation.editing.patterns import Found
from core.generation.editing.phrases import WHERE, WITH, is_plain, names_fully
from core.generation.editing.referents import acts
from core.generation.editing.statements import Reading, is_counted
from core.generation.editing.traits import worn
from core.generation.scene import Relation

_INSTEAD = re.compile(
    r"\b(instead|in (its|their|his|her) place|stattdessen|dafür|lieber|swap|replace|exchange|tausche?|ersetze?)\b|^(not|nicht)\b",
    re.IGNORECASE,
)
_BESIDES = frozenset({"weather", "time_of_day", "season"})
"""What may be said along with a camera move: "follow him at sunset"."""
_WITH_LEAD = re.compile(r"(with|mit)\b", re.IGNORECASE)
_THE = re.compile(r"^(the|der|die|das)\s+", re.IGNORECASE)
_AFTER = re.compile(r"(?<=\w)(?:szene|aufnahme|bild|stimmung|version)\b", re.IGNORECASE)
"""The end of "Nachtszene"."""
_THING = {"en": "thing", "de": "Ding"}
_A = {"en": "a", "de": "ein"}
_ARTEFACT = re.compile(
    r"\s+(window|picture|painting|drawing|poster|movie|film|game|video game|show|cartoon|book|illustration|animation|bild|film|spiel|fenster)$",
    re.IGNORECASE,
)
"""What a style makes: "a stained glass window", "an anime movie"."""
_STYLED = {"en": ("", " style", " painting"), "de": ("", "-Stil", "stil")}


MANY = 8  # how many "foxes everywhere" are


class Wishes(Exchanges):
    """Reads wishes against one Scene. ``begun`` says that a clause came before; ``receiver`` is who was given something last, ``given`` what that is called."""

    receiver: str | None = None
    begun = False
    given: str | None = None

    def _wish(self, found: Found) -> Reading | None:
        """The reading of a clause that fits one of these patterns; None for the other kinds."""
        kind, one, two = found.kind, found["a"], found["b"]
        if kind.startswith("set:"):
            slot, _, value = kind.removeprefix("set:").partition("=")
            about = self._fragment(one) if one else None
            lost = about is not None and not about.shot.entities
            more = [op for op in self._slots(about) if op.slot in _BESIDES] if about else []
            return Reading("set", (SetSlot(slot, value), *more), (one,) if lost else ())
        if kind.startswith("sound:"):
            return Reading("sound", (Sounds(added=(kind.removeprefix("sound:"),)),))
        if kind.startswith("is:"):
            target, unread, question = self._one(one)
            looks = Change(target or "", attributes=(kind.removeprefix("is:"),))
            return Reading("is", (looks,) if target else (), unread, question)
        match kind:
            case "become":
                return self._become(one, two)
            case "contrast" | "trade":
                return self._contrast(one, two, told=bool(_INSTEAD.search(found.clause)), clause=found.clause)
            case "cease":
                return self._cease(one)
            case "instead":
                return self._instead(two)
            case "has":
                return self._has(one, two)
            case "own":
                return self._own(found["who"], one, two)
            case "number":
                return self._number(found["number"])
            case "more":
                return self._more(found["number"], one)
            case "only":
                return self._number_of(one, 1)
            case "many":
                return self._many(one)
            case "fewer":
                return self._fewer(one)
            case "look":
                styled = self._look(two)
                moved = any(isinstance(each, SetSlot) and each.slot == "setting" for each in styled.operations)
                return Reading("look", (), (two,)) if moved and _WITH_LEAD.match(found.clause) else styled
            case "appear":
                return self._state(_THE.sub("", f"{two}{found['rest']}"), "add", adding=True)
            case "wake":
                return self._wake(one)
            case "give":
                return self._give(one)
            case "refuse":
                return Reading("refuse", (), (found.clause,), settled=True)
            case "cast":
                return self._cast(two, one)
            case "to":
                told = [self._fragment(words) for words in (one, two)]
                plain = all(
                    not each.shot.entities or (is_plain(each) and names_fully(each.text, each.shot.entities[0]))
                    for each in told
                )
                return self._contrast(one, two) if plain else Reading("to", (), (one, two))
            case "remake":
                known = is_plain(self._fragment(one)) and self._one(one)[0]
                return self._make(f"{one} {two}", "make") if known else Reading("remake", (), (one, two))
            case "material":
                return self._made_of(one, two)
            case "there":
                return self._state(two, "add")
            case "hear":
                return self._hear(one)
            case "for":
                owner = self._one(two)[0]
                acting = owner is not None and acts(self.referents.entities[owner])
                return self._give(f"{two} {one}") if acting else Reading("for", (), (one, two))
            case "joins":
                return self._state(_THE.sub("", two), "add", adding=True)
            case "away":
                gone = self._fragment(one)
                bare = is_plain(gone) and names_fully(one, gone.shot.entities[0])
                return self._remove(one) if bare else Reading("remove", (), (one,))
            case "colour":
                painted = self.referents.last or self.referents.alone() or self.referents.lead
                named = self._fragment(f"{_A[self.language]} {two} {_THING[self.language]}").shot.entities
                colour = named[0].colour if named else None
                return (
                    Reading("paint", (Change(painted, colour=colour),))
                    if painted and colour
                    else Reading("paint", (), (two,))
                )
            case "halt":
                target, unread, question = self._one(one)
                if target is None:
                    return Reading("stop", (), unread or (one,), question)
                own = self.referents.entities[target]
                still = Change(target, action="stand") if acts(own) else Change(target, stops=True)
                return Reading("stop", (still,) if own.action not in (None, "stand") else (), settled=True)
            case "unzoom":
                moved = any(shot.camera not in (None, "static") for shot in self.scene.shots)
                return Reading("set", (SetSlot("camera", "static"),) if moved else (), settled=True)
            case "fallen":  # the season, unless it goes on: "(the waiter should trip and) fall"
                return Reading("set", () if self.begun else (SetSlot("season", "autumn"),))
            case "worldly":
                return self._look(two)
            case "unhear":
                return self._unhear(one)
            case "add" if not self._fragment(two).shot.entities or _WITH_LEAD.match(found.clause) is None:
                return None
            case "add":
                return self._with_so_many(found, two)
            case "draus":
                star = self._fragment(one)
                target = self._rival(star.shot.entities[0]) if is_plain(star) else None
                here = self.referents.entities[target].concept if target else ""
                if here and star.shot.entities[0].concept in (here, *lexicon.ancestors(here)):
                    return self._state(one, "make")  # "mach zwei Hunde draus", where there is one
                return self._put_in(target, one) if target else Reading("draus", (), (one,))
            case "rather":
                counted = number_of(found["number"]) and number_of(found["than"])
                return (
                    self._number_of(one, number_of(found["number"]) or 1) if counted else Reading("rather", (), (one,))
                )
            case "times":
                return self._times(one, 2 if found["double"] else 3 if found["triple"] else 0.5)
            case _:
                return None

    def _with_so_many(self, found: Found, what: str) -> Reading:
        """ "(again but) with two turtles", where there is one: then there are two."""
        fragment = self._fragment(what)
        said = fragment.shot.entities[0]
        counted = is_counted(said.words) and said.count > 1 and self.referents.match(said).only
        return self._state(f"{what}{found['rest']}", "add", adding=not counted)

    def _unhear(self, what: str) -> Reading:
        """ "no rain sound": a sound that is asked for goes; what belongs to the weather or the place is named as not used."""
        told = {
            name for words in (what, f"sound of {what}", f"{what} sounds") for name in self._fragment(words).shot.sounds
        }
        gone = tuple(name for shot in self.scene.shots for name in shot.sounds if name in told)
        return Reading("unhear", (Sounds(gone=gone),) if gone else (), () if gone else (what,), settled=True)

    def _hear(self, what: str) -> Reading:
        """ "let's hear the waves": what is named as a sound."""
        sound = ("{}", "sound of {}", "{} music") if self.language == "en" else ("{}", "{}geräusche", "{}musik")
        bare = re.sub(r"^(some|the|a|an|den|die|das|etwas) ", "", what, flags=re.IGNORECASE)
        for words in (form.format(each) for form in sound for each in (bare, what)):
            if heard := tuple(name for name in self._fragment(words).shot.sounds if name != "music"):
                return Reading("hear", (Sounds(added=heard[:1]),))
        heard = self._fragment(what).shot.sounds
        return Reading("hear", (Sounds(added=heard),) if heard else (), () if heard else (what,))

    # --- having ------------------------------------------------------------------------------------------------------

    def _give(self, text: str) -> Reading:
        """ "the woman a red hat": the shortest beginning that names somebody here gets the rest."""
        spelled = self.referents.spelled_out(text, who_first=True)
        words = re.sub(r"\bone$", self.given or "one", spelled).split()  # "(a red scarf and the bear) a blue one"
        for cut in range(1, len(words)):
            who, thing = self._fragment(" ".join(words[:cut])), self._fragment(" ".join(words[cut:]))
            if len(who.shot.entities) != 1 or who.unread or not thing.shot.entities:
                continue
            if not names_fully(who.text, who.shot.entities[0]) or WHERE.match(thing.text):
                continue  # "(setz) den Hund auf das Sofa" gives nobody anything
            match = self.referents.match(who.shot.entities[0])
            if len(match.ids) > 1:
                return Reading("give", (), (), Question(who.text, match.ids))
            if match.only and (looks := self._with_hair(match.only, thing)):
                return looks
            if match.only:
                return self._hand(match.only, thing)
        return Reading("give", (), (text,))

    def _with_hair(self, target: str, things: Fragment) -> Reading | None:
        """ "give her red hair" is how she looks; None for what is given into a hand."""
        if any(lexicon.kind(said.concept) != "body_part" for said in things.shot.entities):
            return None
        text = f"{self.referents.named(target)} {WITH[self.language]} {things.text}"
        reading = self._state(text, "give", about=target)
        looks = tuple(each for each in reading.operations if isinstance(each, Change) and each.attributes)
        return Reading("give", looks, reading.unread) if looks else None

    def _hand(self, target: str, things: Fragment) -> Reading:
        """They are the entity's now: it wears what is worn, holds what is held; who acts stands beside it."""
        operations: list[Operation] = []
        ties: list[Relation] = []
        for ahead, said in enumerate(things.shot.entities):
            known = self.referents.match(said).only if things.is_known(said) else None
            new = said if known else self._fresh(said, ahead)
            if known is None and lexicon.kind(said.concept) in ("person", "animal", "creature"):
                beside = Relation(kind="beside", target=target)
                operations.append(Add(new.model_copy(update={"relations": (beside,)})))
                continue
            if known is None:
                operations.append(Add(new))
            ties.append(Relation(kind="wearing" if worn(said.concept) else "holding", target=known or new.id))
        if ties:
            operations.append(Change(target, relations=tuple(ties)))
        self.receiver = target
        if things.shot.entities:
            self.given = lexicon.label(things.shot.entities[-1].concept, self.language)
        return Reading("give", tuple(operations), things.unread)

    def _hand_on(self, text: str) -> Reading | None:
        """One more thing for who was given something just now: "give him a hat and a scarf"."""
        things = self._fragment(text)
        held = things.shot.entities and not any(said.action for said in things.shot.entities) and not things.slots
        return self._hand(self.receiver, things) if self.receiver and held and not things.unread else None

    def _has(self, who: str, what: str) -> Reading:
        target, unread, question = self._one(who)
        if target is None or self._fragment(who).slots:
            return Reading("has", (), unread or (who,), question)
        looks = self._state(f"{self.referents.named(target)} {WITH[self.language]} {what}", "has", about=target)
        if looks.operations and not looks.unread and all(isinstance(each, Change) for each in looks.operations):
            return looks
        things = self._fragment(what)
        if not things.shot.entities or things.slots or any(said.action for said in things.shot.entities):
            return Reading("has", (), (what,))
        return self._hand(target, things)

    def _own(self, who: str, what: str, looks: str) -> Reading:
        """ "her dress should be red", where nobody spoke of a dress yet: now there is one. "her hair" is part of her."""
        named = re.fullmatch(r"(the \w+?)(?:'s|s')?|[A-ZÄÖÜ]\w+", who)  # "the man's", "(des) Mannes", and not "her"
        role = _OWNER.get(who.casefold(), "she" if who[:1] in "iI" else "he")
        owner = self._one(named[1] or who)[0] if named and who[0] not in "SsIi" else self.referents.meant_by(role)
        part = self._fragment(f"{_A[self.language]} {what}").shot.entities
        article = re.match(r"(an?|the|ein\w*|der|die|das|den|dem)\b", looks, re.IGNORECASE)
        if owner is None or not part or part[0].action or article or self._one(what)[0] is not None:
            return Reading("own", (), (what,))
        if (
            lexicon.kind(part[0].concept) == "body_part"
            and named
            and "hair" not in (part[0].concept, *lexicon.ancestors(part[0].concept))
        ):
            return Reading("own", (), (what,), settled=True)  # what can't be drawn
        if lexicon.kind(part[0].concept) == "body_part":
            return self._state(
                f"{self.referents.named(owner)} {WITH[self.language]} {looks} {what}", "own", about=owner
            )
        things = self._fragment(f"{_A[self.language]} {looks} {what}")
        if len(things.shot.entities) != 1 or things.slots:
            return Reading("own", (), (what, looks))
        return self._hand(owner, things)

    # --- how many ----------------------------------------------------------------------------------------------------

    def _number(self, word: str) -> Reading:
        """ "only three": of those spoken of last, or of the only ones that are several."""
        count = number_of(word)
        several = [name for name, entity in self.referents.entities.items() if entity.count > 1]
        last = self.referents.last
        target = last if last in several or (last and not several) else next(iter(several), self.referents.alone())
        if count is None or target is None:
            return Reading("number", (), (word,))
        return Reading("number", (Change(target, count=count),))

    def _more(self, number: str, what: str) -> Reading:
        counted = number_of(number)
        if counted is None and number.casefold() not in ("some", "a", "few", "many", "noch", "einige", "viele"):
            return Reading("add", (), (number, what))
        return self._state(f"{number} {what}" if counted else what, "add", adding=True)

    def _times(self, what: str, factor: float) -> Reading:
        """ "twice as many foxes"."""
        target, unread, question = self._one(what)
        count = round(self.referents.entities[target].count * factor) if target else 0
        if target is None or count < 1:
            return Reading("times", (), unread or (what,), question)
        return Reading("times", (Change(target, count=min(COUNT_LIMIT, count)),))

    def _number_of(self, what: str, count: int) -> Reading:
        target, unread, question = self._one(what)
        if question is not None and len(question.options) > count:  # "only one dog", where there are two of them
            meant = sorted(question.options, key=lambda name: name not in self.meant)
            return Reading("number", tuple(Remove(name) for name in meant[count:]))
        if target is None:
            return Reading("number", (), unread, question)
        return Reading("number", (Change(target, count=count),))

    def _many(self, what: str) -> Reading:
        target, _, question = self._one(what)
        if question is None and target is None:
            reading = self._state(what, "add", adding=True)
            return replace(reading, operations=tuple(map(_multiplied, reading.operations)))
        return Reading("number", (Change(target, count=MANY),) if target else (), (), question)

    def _fewer(self, what: str) -> Reading:
        target, unread, question = self._one(what)
        if target is None:
            return Reading("fewer", (), unread, question)
        self.referents.last = target
        return Reading("fewer", (Change(target, count=max(1, self.referents.entities[target].count // 2)),))

    # --- all of them, all of it --------------------------------------------------------------------------------------

    def _look(self, what: str) -> Reading:
        plain = re.sub(r"(\w+)en (\w+?)e?s$", r"\1er \2", what)  # "eines alten Films" is an "alter Film"
        told = dict.fromkeys((what, plain, _ARTEFACT.sub("", what), _AFTER.sub("", what)))
        tried = [self._move(f"{words}{ending}") for words in told for ending in _STYLED[self.language]]
        return min(tried, key=lambda reading: reading.rank)

    def _wake(self, who: str) -> Reading:
        target, unread, question = self._one(who)
        if target is None:
            return Reading("wake", (), unread, question)
        return Reading("wake", (Change(target, action="wake"),))


def _multiplied(operation: Operation) -> Operation:
    if isinstance(operation, Add) and not operation.entity.colour and operation.entity.count < MANY:
        return Add(operation.entity.model_copy(update={"count": MANY}), operation.shot)
    return operation


_OWNER = {"his": "he", "her": "she", "its": "it", "their": "they"}


def number_of(word: str) -> int | None:
    """The number that a word means, at most 200: "three", "zwanzig", "dozen", "12". None for any other word."""
    if word.isascii() and word.isdigit():
        return max(1, min(COUNT_LIMIT, int(word[:4])))
    if re.fullmatch(r"ein(e[nmrs]?)?|single|an?", word.casefold()):
        return 1
    for language in ("en", "de"):
        for sense in lexicon.lexicon().vocabularies[language].forms.get(lexicon.fold(word), ()):
            if sense.sort == "count" and sense.value.isdigit():
                return min(COUNT_LIMIT, int(sense.value))
    return None
