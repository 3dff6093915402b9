"""Readings of clauses that put one in the place of another, or take one away: "replace {a} with {b}", "{b} instead of {a}"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from core.generation import lexicon
from core.generation.editing.fragments import Fragment, read
from core.generation.editing.operations import Change, Operation, Question, Remove, SetSlot, Sounds, Swap
from core.generation.editing.statements import Reading, Statements, is_counted
from core.generation.editing.traits import comparative_spelled_out, emptied
from core.generation.scene import Entity

_OVERHEAD = frozenset({"cloud", "storm_cloud", "rain_cloud", "puddle", "raindrop", "snowflake"})
_AND = re.compile(r"\b(and|und)\b", re.IGNORECASE)
_CLOUDS = re.compile(r"(the |any |die )?(clouds?|wolken?)", re.IGNORECASE)
_ACTORS = frozenset({"person", "animal", "creature"})
COPULA = {"en": "is", "de": "ist"}
_INSIDE = {"en": ("{} interior",), "de": ("im Inneren eines {}", "{} von innen")}
WHERE = re.compile(
    r"(on|in|under|behind|beside|next|near|to|at|above|over|before|into|with|auf|im|unter|hinter|neben|vor|über|an|bei|mit)\b",
    re.IGNORECASE,
)


class Exchanges(Statements):
    """Reads swaps and removals against one Scene."""

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
        return self._put_in(target, new)

    def _put_in(self, target: str, new: str) -> Reading:
        """What the words name plays the part of the entity; words that name nobody are said of it."""
        fragment = self._fragment(new)
        if not fragment.shot.entities:
            return self._state(f"{self.referents.named(target)} {COPULA[self.language]} {new}", "swap", about=target)
        star, *others = fragment.shot.entities
        counted = bool(re.match(r"\s*(an?|ein\w*)\b", new, re.IGNORECASE)) or is_counted(star.words)
        operations: list[Operation] = [Swap(target, star, keeps_count=not counted)]
        rest, unread, question = self._figures(fragment, {star.id: target}, tuple(others))
        return Reading("swap", (*operations, *rest, *self._slots(fragment)), (*fragment.unread, *unread), question)

    def _all_of(self, words: str) -> tuple[str, ...]:
        """The entities that words name together: "the boy and the girl", "both"; empty for fewer than two."""
        if re.fullmatch(r"(both|them|them both|both of them|beide|die beiden|sie)", words.strip(), re.IGNORECASE):
            return self.referents.pair()
        fragment = self._fragment(words)
        matched = [self.referents.match(said, fragment.shot.entities) for said in fragment.shot.entities]
        if len(matched) == 1 and self._all_meant(words, matched[0].ids):
            return matched[0].ids
        found = [match.only for match in matched]
        tied = any(said.relations for said in fragment.shot.entities)
        ids = tuple(dict.fromkeys(name for name in found if name))
        return ids if len(ids) > 1 and len(ids) == len(found) and not tied else ()

    def _all_meant(self, words: str, ids: Sequence[str]) -> bool:
        """Whether words that fit several mean all of them: "the dogs", "both dogs", "every dog"; not "the dog"."""
        said = self._fragment(words).shot.entities
        if len(ids) < 2 or not said:
            return False
        if re.match(r"(all|both|each|every|alle|beide|jede[rsnm]?)\b", words.strip(), re.IGNORECASE):
            return True
        number = max(each.count for each in said)
        return number == len(ids) if any(is_counted(each.words) for each in said) else number > 1

    def _swap_all(self, targets: tuple[str, ...], fragment: Fragment) -> Reading:
        """One for each of them if there are as many; else the first plays for all and the others go."""
        stars = fragment.shot.entities
        if not stars:
            return Reading("swap", (), (fragment.text,))
        counted = is_counted(stars[0].words) or bool(re.match(r"\s*(an?|ein\w*)\b", fragment.text, re.IGNORECASE))
        if len(stars) == 1 and (stars[0].count == len(targets) or not counted):
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

    def _become(self, old: str, new: str) -> Reading:
        """ "the owl is a raven now": a swap if nothing but somebody new is named, and nothing is said of where."""
        fragment = self._fragment(new)
        anew = fragment.shot.entities and (fragment.is_new(fragment.shot.entities[0]) or len(new.split()) == 1)
        if not (is_plain(fragment) and anew) or fragment.slots:
            said = [] if fragment.slots else list(self._predicates(old, new, "make"))  # "the white dog is blue"
            return min(said, key=lambda reading: reading.rank, default=Reading("swap", (), (old, new)))
        return self._swap(old, new)

    def _cease(self, what: str) -> Reading:
        """ "the rain should stop": only weather and sounds do; a dog that stops is still here."""
        fragment = self._fragment(what)
        target, _, question = self._one(what)
        fully = bool(fragment.shot.entities) and names_fully(what, fragment.shot.entities[-1])
        if fully and (question is not None or (target and self.referents.entities[target].action)):
            return Reading("cease", (Change(target, stops=True),) if target else (), (), question)
        if fragment.shot.entities or not (fragment.slots or fragment.shot.sounds):
            return Reading("cease", (), (what,))
        return replace(self._remove(what), kind="cease")

    def _contrast(self, old: str, new: str, *, told: bool = False) -> Reading:
        """ "lemons, not oranges", "no horse, a zebra": a swap if both are of one sort, or it is ``told`` by an "instead"."""
        before, after = self._fragment(old), self._fragment(new)
        if before.shot.entities and after.shot.entities:
            alike = told or _sort(before.shot.entities[0].concept) == _sort(after.shot.entities[0].concept)
            target, _, _ = self._one(old)
            if not alike or target is None or self._one(new)[0] is not None:
                return Reading("swap", (), (old, new))
        elif not (set(before.slots) & set(after.slots)):
            return Reading("swap", (), (old, new))
        return self._swap(old, new)

    def _instead(self, text: str) -> Reading:
        """ "a crow instead", "she bakes bread instead": what is named takes the place of what is most like it here."""
        fragment = self._fragment(text)
        *before, star = fragment.shot.entities or (None,)
        if star is None or fragment.slots or self.referents.match(star).ids:
            return self._make(text, "make")
        if not before and is_plain(fragment):
            target = self._rival(star)
            return self._put_in(target, text) if target else Reading("swap", (), (text,))
        doer = self.referents.match(before[0], fragment.shot.entities).only if before else None
        tied = [relation.target for relation in self.referents.entities[doer].relations] if doer else []
        held = [name for name in tied if name in self.referents.entities]
        target = self._rival(star, held)
        if doer is None or target is None:
            return Reading("swap", (), (text,))
        change = replace_action(before[0], self.referents.entities[doer])
        rest = self._put_in(target, star.words)
        return replace(rest, operations=(*change, *rest.operations))

    def _rival(self, said: Entity, among: Sequence[str] | None = None) -> str | None:
        """The entity here that is most like what is named: of its sort, then by how much of their families they share."""
        names = list(self.referents.entities) if among is None else list(among)
        own = {said.concept, *lexicon.ancestors(said.concept)}
        fit: list[tuple[int, bool, int, str]] = []
        for index, name in enumerate(names):
            concept = self.referents.entities[name].concept
            if _sort(concept) == _sort(said.concept) or among is not None:
                shared = len(own & {concept, *lexicon.ancestors(concept)})
                fit.append((-shared, name != self.referents.last, index, name))
        return min(fit)[3] if fit else None

    def _remove(self, what: str) -> Reading:
        fragment = self._fragment(what)
        operations: list[Operation] = []
        unread = list(fragment.unread)
        beside_the_point = {relation.target for said in fragment.shot.entities for relation in said.relations}
        for index, said in enumerate(fragment.shot.entities):
            own = self.referents.entities.get(self.referents.match(said).only or "")
            if index and said.action and (own is None or own.action != said.action):
                return Reading("remove", (), (what,), settled=True)  # "(without) the dog the cat sleeps"
            if said.id in beside_the_point:
                continue  # it only tells which one is meant: "the cat on the table"
            match = self.referents.match(said, fragment.shot.entities)
            if len(match.ids) > 1:
                return Reading("remove", (), (), Question(said.words, match.ids))
            if match.only:
                operations.append(Remove(match.only))
            elif said.concept in _OVERHEAD and any(shot.weather not in (None, "clear") for shot in self.scene.shots):
                operations.append(SetSlot("weather", emptied("weather")))
            elif music := [
                name for shot in self.scene.shots for name in shot.sounds if name.startswith(f"{said.concept}_")
            ]:
                operations.append(Sounds(gone=tuple(music)))  # "no piano"
            elif said.words:
                unread.append(said.words)
        held = {slot: {getattr(shot, slot) for shot in self.scene.shots} for slot in fragment.slots}
        for slot, value in fragment.slots.items():
            fair = slot == "weather" and held[slot] <= {None, "clear"}
            if value in held[slot] or (fair and value != "clear"):
                operations.append(SetSlot(slot, emptied(slot)))
            elif _CLOUDS.fullmatch(what):
                operations.append(SetSlot("weather", emptied("weather")))
            elif not fragment.shot.entities:
                unread.append(what)
        heard = tuple(name for shot in self.scene.shots for name in shot.sounds if name in fragment.shot.sounds)
        if heard:
            operations.append(Sounds(gone=heard))
        named = named_qualities(what, self.language)
        for entity in self.referents.entities.values():
            if gone := tuple(name for name in entity.attributes if name in named):
                operations.append(Change(entity.id, gone=gone))
                unread = []
        missing = tuple(unread) if operations or unread else (what,)
        return Reading(
            "remove", tuple(operations), missing, settled=not operations
        )  # what is not here is not to be read as a wish for it

    def _spare(self, what: str) -> Reading:
        """ "remove everything except the cat": all go but what is named, and what that wears and holds."""
        said = self._fragment(what).shot.entities
        kept = [name for each in said for name in self.referents.match(each, said).ids]
        if not kept:
            return Reading("remove", (), (what,), settled=True)
        tied = {tie.target for name in kept for tie in self.referents.entities[name].relations}
        gone = [name for name in self.referents.entities if name not in kept and name not in tied]
        return Reading("remove", tuple(Remove(name) for name in gone), settled=not gone)

    def _turn(self, text: str) -> Reading:
        """ "dem Kaffee einen Tee": what is named first becomes the rest."""
        words = text.replace(",", " ").split()
        found = [self._swap(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
        return min(found, key=lambda reading: reading.rank, default=Reading("swap", (), (text,)))

    def _move(self, where: str) -> Reading:
        """Another world around the same cast: a place, a time, a weather, a style."""
        plain = comparative_spelled_out(where, self.language)
        bare = re.sub(r"^(an?|the|ein\w*|der|die|das|dem|den)\s+", "", plain, flags=re.IGNORECASE)
        heads = ("", "in ", "on ", "at ") if self.language == "en" else ("", "in ", "auf ", "im ", "am ")
        tried = [self._fragment(head + text) for text in dict.fromkeys((plain, bare)) for head in heads]
        tried += [self._fragment(inside.format(bare)) for inside in _INSIDE[self.language]]
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
        if made := re.match(
            r"(it|that|this|daraus|draus|es|das)\s+(?=(?:an?|ein\w*|\d+|two|three|four|five|six|ten|zwei|drei|vier|fünf)\s)",
            text,
            re.IGNORECASE,
        ):
            what = self._fragment(text[made.end() :])
            if what.shot.entities and self.referents.match(what.shot.entities[0]).only and not what.slots:
                return self._state(text[made.end() :], kind)  # "make it three rats"
            star = what.shot.entities[0] if is_plain(what) and not what.slots else None
            target = self._rival(star) if star else None
            if target:
                found.insert(0, self._put_in(target, text[made.end() :]))
        return min(found, key=lambda reading: reading.rank)

    def _predicates(self, head: str, rest: str, kind: str) -> Iterator[Reading]:
        who, what = self._fragment(head), self._fragment(rest)
        if who.unread or what.shot.dialogue or _AND.match(rest):
            return
        if len(who.shot.entities) == 1 and _AND.search(head) and not names_fully(head, who.shot.entities[0]):
            return  # "the dog and the", which leaves somebody out
        several = self._all_of(head) if len(who.shot.entities) > 1 and not what.shot.entities and not who.slots else ()
        if several and not any(each.action for each in who.shot.entities):
            each = [
                self._state(f"{self.referents.named(name)} {COPULA[self.language]} {rest}", kind, about=name)
                for name in several
            ]
            told = tuple(dict.fromkeys(operation for reading in each for operation in reading.operations))
            yield Reading(kind, told, each[0].unread, settled=all(reading.settled for reading in each))
        if len(who.shot.entities) == 1 and not who.slots and who.shot.entities[0].action is None:
            match = self.referents.match(who.shot.entities[0])
            if match.only:
                verbal = doing(rest, self.language)
                if verbal != rest:  # "the owl fly" is no owl that becomes an insect
                    yield self._state(f"{self.referents.named(match.only)} {verbal}", kind, about=match.only)
                if (
                    verbal == rest
                    and is_plain(what)
                    and kind != "put"
                    and not WHERE.match(rest)
                    and names_fully(head, who.shot.entities[0])
                    and lexicon.colour(rest.split()[-1].casefold()) is None
                ):
                    yield self._swap(head, rest)
                said = f"{self.referents.named(match.only)} {COPULA[self.language]} {rest}"
                yield self._state(said, kind, about=match.only)
            elif match.ids:
                yield Reading(kind, (), (), Question(head, match.ids))
        elif who.slots and not who.shot.entities and not what.shot.entities and set(who.slots) & set(what.slots):
            yield Reading(kind, self._slots(what), what.unread)


def named_qualities(words: str, language: str) -> frozenset[str]:
    """Attributes that words such as "the steam" or "steaming" name."""
    noun = "thing" if language == "en" else "Ding"
    fragment = read(f"{words} {noun}", language)
    named = {name for entity in fragment.shot.entities for name in entity.attributes}
    return frozenset(
        named | ({"steaming"} if re.search(r"\b(steam|steamy|dampf|dampfen)\b", words, re.IGNORECASE) else set())
    )


def _sort(concept: str) -> str:
    """The broad sort within which things stand in for each other: whoever acts, what is eaten or drunk, what moves people."""
    family = lexicon.kind(concept)
    if family in _ACTORS:
        return "actor"
    return "meal" if family in ("food", "drink") else family


def replace_action(said: Entity, own: Entity) -> tuple[Operation, ...]:
    """What somebody is said to do now, unless that is so already."""
    return (Change(own.id, action=said.action),) if said.action and said.action != own.action else ()


@lru_cache(maxsize=1)
def _progressives() -> dict[str, str]:
    """By its infinitive, the "-ing" of every English verb that the lexicon knows."""
    found: dict[str, str] = {}
    for form, senses in lexicon.lexicon().vocabularies["en"].forms.items():
        for sense in senses:
            if sense.sort == "verb" and sense.tag == "ing" and " " not in form:
                found.setdefault(sense.lemma, form)
    return found


def doing(words: str, language: str) -> str:
    """ "fly away" as "is flying away", where the first word is a verb; the words themselves for anything else."""
    first, _, rest = words.partition(" ")
    form = _progressives().get(first.casefold()) if language == "en" else None
    return f"is {form} {rest}".strip() if form else words


def names_fully(text: str, said: Entity) -> bool:
    """Whether the text ends where the words for it end: "the cat", and not "the cat on"."""
    return not said.words or text.casefold().rstrip(" ,").endswith(said.words.casefold())


def begins_with_verb(words: str, language: str) -> bool:
    """Whether the first word is what somebody does: "(the dog barks and) runs after a ball"."""
    forms = lexicon.lexicon().vocabularies[language].forms.get(lexicon.fold(words.partition(" ")[0]), ())
    finite = ("s",) if language == "en" else ("s", "base", "past")
    return any(sense.sort == "verb" and sense.tag in finite for sense in forms)


def is_bare(fragment: Fragment) -> bool:
    """Whether it names one thing and nothing else at all: "on a sofa" without who is there."""
    entities = fragment.shot.entities
    alone = len(entities) == 1 and not fragment.slots and not fragment.unread
    return (
        alone
        and entities[0].action is None
        and not entities[0].relations
        and lexicon.kind(entities[0].concept)
        in (
            "furniture",
            "thing",
            "plant",
            "nature",
        )
    )


def is_plain(fragment: Fragment) -> bool:
    """Whether it names one thing and says nothing more of it than its looks."""
    entities = fragment.shot.entities
    if len(entities) != 1 or entities[0].action is not None or entities[0].relations:
        return False
    bare = re.sub(r"^(an?|the|ein\w*|der|die|das|den|dem)\s+", "", fragment.text.casefold())
    return bare.startswith(entities[0].words.casefold())
