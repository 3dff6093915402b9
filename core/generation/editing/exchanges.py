"""Readings of clauses that put one in the place of another: "replace {a} with {b}", "{b} instead of {a}"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.generation import lexicon
from core.generation.editing.fragments import Fragment, colour_of, read
from core.generation.editing.operations import SLOTS, Add, Change, Operation, Question, Remove, SetSlot, Sounds, Swap
from core.generation.editing.phrases import COPULA, WHERE, doing, is_plain, names_fully
from core.generation.editing.removals import CLOUDS, Removals
from core.generation.editing.statements import Reading, is_counted
from core.generation.editing.traits import comparative_spelled_out, is_material
from core.generation.scene import Entity

_ARTICLE = re.compile(r"an?|the|some|eine?[nmrs]?", re.IGNORECASE)
_ONLY = re.compile(r"\b(just|only|nur|bloß)\b", re.IGNORECASE)
_MUSIC = re.compile(r"(the |die )?(background )?(music|soundtrack|song|score|musik)", re.IGNORECASE)
_AND = re.compile(r"\b(and|und)\b", re.IGNORECASE)
_ACTORS = frozenset({"person", "animal", "creature"})


class Exchanges(Removals):
    """Reads swaps against one Scene."""

    def _swap(self, old: str, new: str) -> Reading:
        target, missing, question = self._one(old)
        fragment = self._fragment(new)
        if several := self._all_of(old):
            return self._swap_all(several, fragment)
        if target is None and question is None:
            # what is to be replaced is no entity: weather, place, style ...
            moved = self._move(new)
            if self._names_the_world(old) and moved.operations and not moved.unread:
                return replace(moved, kind="swap")
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
            if _MUSIC.fullmatch(old) and fragment.shot.sounds and not fragment.shot.entities:
                quiet = () if any("music" in name for name in fragment.shot.sounds) else ("no_music",)
                return Reading("swap", (Sounds(added=(*fragment.shot.sounds, *quiet)),))
            if not fragment.shot.sounds and any("music" in name for name in self._heard(before)):
                fragment = self._fragment(f"{new} music" if self.language == "en" else f"{new}musik")
            heard = tuple(name for name in self._heard(before) if name not in fragment.shot.sounds)
            if heard and fragment.shot.sounds and not fragment.shot.entities:
                return Reading("swap", (Sounds(added=fragment.shot.sounds, gone=heard),))
            return Reading("swap", (), missing or (old,))
        if question is not None:
            return Reading("swap", (), (), question)
        assert target is not None
        if not is_plain(fragment) and (told := self._does_with(new, target)):
            return told  # "she bakes cupcakes instead of cookies"
        return self._put_in(target, new)

    def _put_in(self, target: str, new: str) -> Reading:
        """What the words name plays the part of the entity; words that name nobody are said of it."""
        fragment = self._fragment(new)
        if not fragment.shot.entities or lexicon.colour(new.casefold()) is not None:
            return self._state(f"{self.referents.named(target)} {COPULA[self.language]} {new}", "swap", about=target)
        star, *others = fragment.shot.entities
        played = self._played(target, star)
        counted = bool(re.match(r"\s*(an?|ein(e[nmrs]?)?)\b", new, re.IGNORECASE)) or is_counted(star.words)
        operations: list[Operation] = [Swap(target, star, keeps_count=not counted)]
        rest, unread, question = self._figures(fragment, {star.id: target}, tuple(others))
        operations += [*played, *rest, *self._slots(fragment)]
        return Reading("swap", tuple(operations), (*fragment.unread, *unread), question)

    def _played(self, target: str, star: Entity) -> Iterator[Operation]:
        """Who plays the guitar plays the piano when that takes its place."""
        for entity in self.referents.entities.values():
            if (entity.action or "").startswith("play_") and target in {tie.target for tie in entity.relations}:
                plays = {"en": "plays the", "de": "spielt"}[self.language]
                told = self._fragment(
                    f"{self.referents.named(entity.id)} {plays} {lexicon.label(star.concept, self.language)}"
                )
                action = told.shot.entities[0].action if told.shot.entities else None
                if action and action.startswith("play_") and action != entity.action:
                    yield Change(entity.id, action=action)

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
        counted = is_counted(stars[0].words) or bool(
            re.match(r"\s*(an?|ein(e[nmrs]?)?)\b", fragment.text, re.IGNORECASE)
        )
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
        if WHERE.match(old):  # "neben der Burg soll ein Baum sein"
            return self._state(f"{new} {old}", "add", adding=True)
        fragment = self._fragment(new)
        if colour_of(new.split()[-1]):  # an orange is a fruit, but not where a cat is orange
            return min(
                self._predicates(old, new, "make"),
                key=lambda reading: reading.rank,
                default=Reading("swap", (), (old, new)),
            )
        if (made := self._made_of(old, new)).operations:
            return made  # "the chest should be glass"
        if fragment.slots and not fragment.shot.entities and set(fragment.slots) & set(self._fragment(old).slots):
            return self._swap(old, new)  # "the classroom should be a jungle"
        anew = fragment.shot.entities and (fragment.is_new(fragment.shot.entities[0]) or len(new.split()) == 1)
        if not (is_plain(fragment) and anew) or fragment.slots:
            said = [] if fragment.slots else list(self._predicates(old, new, "make"))  # "the white dog is blue"
            return min(said, key=lambda reading: reading.rank, default=Reading("swap", (), (old, new)))
        return self._swap(old, new)

    def _cast(self, star: str, part: str) -> Reading:
        """ "get a robot to play her": a new one plays the part of who is here."""
        target, actors = self._one(part)[0], self._fragment(star).shot.entities
        known = self._one(star)[0] is not None
        if (
            target is None
            or not actors
            or known
            or lexicon.kind(self.referents.entities[target].concept) not in _ACTORS
        ):
            return Reading("swap", (), (star, part))
        return self._put_in(target, star)

    def _made_of(self, what: str, material: str) -> Reading:
        """ "turn the fox to gold": a swap for what has an article, else its material, where there is such a one."""
        target, unread, question = self._one(what)
        if target is None or re.match(r"(an?|the|ein\w*|der|die|das)\b", material, re.IGNORECASE):
            return Reading("material", (), unread or (material,), question)
        made = {"en": "is made of", "de": "ist aus"}[self.language]
        reading = self._state(f"{self.referents.named(target)} {made} {material}", "material", about=target)
        looks = all(
            isinstance(each, Change)
            and each == Change(target, attributes=each.attributes, gone=each.gone)
            and all(map(is_material, each.attributes))
            for each in reading.operations
        )
        return reading if looks else Reading("material", (), (material,))

    def _contrast(self, old: str, new: str, *, told: bool = False, clause: str = "") -> Reading:
        """ "lemons, not oranges", "no horse, a zebra": a swap if both are of one sort, or it is ``told`` by an "instead"."""
        before, after = self._fragment(old), self._fragment(new)
        if self._names_the_world(old) and (moved := self._move(new)).operations and not moved.unread:
            return moved
        if before.shot.entities and after.shot.entities:
            alike = told or _sort(before.shot.entities[0].concept) == _sort(after.shot.entities[-1].concept)
            target, _, _ = self._one(old)
            if target and self._one(new)[0] and _ONLY.search(clause):
                return self._remove(old)  # "no pianist, just the violinist"
            if target and not is_plain(after) and (instead := self._does_with(new, target)):
                return instead  # "she drinks tea, not coffee"
            if (
                target
                and alike
                and len(after.shot.entities) == 2
                and not self.referents.match(after.shot.entities[1]).ids
            ):
                return self._put_in(target, after.shot.entities[1].words)  # "she has a cat, not a dog"
            if not alike or target is None or self._one(new)[0] is not None:
                return Reading("swap", (), (old, new))
        elif colour := colour_of(old.split()[-1]):
            return self._of_another_colour(colour, new)
        elif not (set(before.slots) & set(after.slots)):
            return Reading("swap", (), (old, new))
        return self._swap(old, new)

    def _instead(self, text: str) -> Reading:
        """ "a crow instead", "she bakes bread instead": what is named takes the place of what is most like it here."""
        fragment = self._fragment(text)
        *before, star = fragment.shot.entities or (None,)
        if not is_plain(fragment) and (told := self._does_with(text)):
            return told
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

    def _names_the_world(self, words: str) -> bool:
        """Whether words such as "the moon" name where, when or how all of it is now."""
        now = {getattr(shot, slot) for shot in self.scene.shots for slot in SLOTS} - {None}
        now |= {lexicon.fold(lexicon.label(name, self.language)) for name in now}
        return bool(now & {lexicon.fold(word).replace(" ", "_") for word in (words, *words.split())})

    def _of_another_colour(self, old: str, new: str) -> Reading:
        """ "blue, not red", "the sofa should be green, not red"."""
        has = [name for name, entity in self.referents.entities.items() if entity.colour == old]
        if lexicon.colour(new.split()[-1].casefold()) is None:
            return Reading("swap", (), (new,))
        if len(new.split()) > 1:
            return self._make(new, "make")
        if len(has) != 1:
            return Reading("swap", (), (new,))
        return self._state(f"{self.referents.named(has[0])} {COPULA[self.language]} {new}", "swap", about=has[0])

    def _does_with(self, text: str, target: str | None = None) -> Reading | None:
        """What somebody does with something new, where that takes the place of the target or of what is most like it here; None if
        the text tells no such thing."""
        plain = re.sub(r"^(have|let|make|lass) ", "", text, flags=re.IGNORECASE)
        told = min(self._state(text, "state"), self._make(plain, "make"), key=lambda reading: reading.rank)
        new = [each.entity for each in told.operations if isinstance(each, Add)]
        given = target is not None
        doers = {each.target for each in told.operations if isinstance(each, Change)}
        acts_anew = any(isinstance(each, Change) and each.action for each in told.operations)
        if len(new) == 1 and not told.unread and acts_anew and not given and _sort(new[0].concept) != "meal":
            return told  # who reads a book instead leaves the sandcastle where it is
        if len(new) == 1 and target is None:
            held = [tie.target for name in doers for tie in self.referents.entities[name].relations]
            free = [name for name in self.referents.entities if name not in doers]
            target = self._rival(new[0], [name for name in held if name in free]) or self._rival_of_sort(new[0], free)
        if target is None or len(new) != 1 or told.unread:
            return None
        tied = any(target == tie.target for name in doers for tie in self.referents.entities[name].relations)
        if not tied and _sort(new[0].concept) != _sort(self.referents.entities[target].concept):
            return None
        rest: list[Operation] = [Swap(target, new[0].model_copy(update={"relations": ()}))]
        for each in told.operations:
            if isinstance(each, Change):
                each = replace(each, relations=tuple(tie for tie in each.relations if tie.target != new[0].id))
            if not isinstance(each, Add) and each != Change(getattr(each, "target", "")):
                rest.append(each)
        return Reading("swap", tuple(rest))

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

    def _rival_of_sort(self, said: Entity, among: Sequence[str]) -> str | None:
        alike = [name for name in among if _sort(self.referents.entities[name].concept) == _sort(said.concept)]
        return self._rival(said, alike)

    def _turn(self, text: str) -> Reading:
        """ "dem Kaffee einen Tee": what is named first becomes the rest."""
        words = text.replace(",", " ").split()
        cuts = sorted(range(1, len(words)), key=lambda cut: not _ARTICLE.fullmatch(words[cut]))
        cuts = [cut for cut in cuts if len(self._fragment(" ".join(words[:cut])).shot.entities) < 2]  # no "kite she"
        found = [self._swap(" ".join(words[:cut]), " ".join(words[cut:])) for cut in cuts]
        return min(found, key=lambda reading: reading.rank, default=Reading("swap", (), (text,)))

    def _move(self, where: str) -> Reading:
        """Another world around the same cast: a place, a time, a weather, a style."""
        if CLOUDS.fullmatch(where):
            return Reading("scene", (SetSlot("weather", "cloudy"),))
        plain = comparative_spelled_out(where, self.language)
        bare = re.sub(r"^(an?|the|ein\w*|der|die|das|dem|den)\s+", "", plain, flags=re.IGNORECASE)
        heads = ("", "in ", "on ", "at ") if self.language == "en" else ("", "in ", "auf ", "im ", "am ")
        tried = [self._fragment(head + text) for text in dict.fromkeys((plain, bare)) for head in heads]
        inside = [each for each in self._fragment(bare).shot.entities if each.words.casefold() == bare.casefold()]
        names = [lexicon.label(entity.concept, "en") for entity in inside]
        tried += [read(text, "en") for name in names for text in (f"{name} interior", f"inside the {name}")]
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
                    and (self.language == "en" or (names_fully(rest, what.shot.entities[0]) and not rest.islower()))
                    and lexicon.colour(rest.split()[-1].casefold()) is None
                ):
                    yield self._swap(head, rest)
                said = f"{self.referents.named(match.only)} {COPULA[self.language]} {rest}"
                yield self._state(said, kind, about=match.only)
            elif match.ids:
                yield Reading(kind, (), (), Question(head, match.ids))
        elif who.slots and not who.shot.entities and not what.shot.entities and set(who.slots) & set(what.slots):
            yield Reading(kind, self._slots(what), what.unread)


def _sort(concept: str) -> str:
    """The broad sort within which things stand in for each other: whoever acts, what is eaten or drunk, what moves people."""
    family = lexicon.kind(concept)
    if family in _ACTORS:
        return "actor"
    return "meal" if family in ("food", "drink") else family


def replace_action(said: Entity, own: Entity) -> tuple[Operation, ...]:
    """What somebody is said to do now, unless that is so already."""
    return (Change(own.id, action=said.action),) if said.action and said.action != own.action else ()
