"""Reads the units of one shot from left to right: who is there, what they do, and how they stand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from core.generation.language import groups
from core.generation.language.actions import CARRIED, refine
from core.generation.language.bodies import describe_body
from core.generation.language.dialogue import SPEECH
from core.generation.language.entities import AGENTS, Draft, Phrase, draft_of, is_sport, read_phrase
from core.generation.language.positions import Positions
from core.generation.language.slots import IMPLIED, Mention, ShotDraft
from core.generation.language.units import Unit
from core.generation.lexicon import kind, lexicon
from core.generation.scene import RelationKind

MAX_ENTITIES = 24  # more than any frame can show
_WEATHER_DOES = frozenset({"fall", "blow", "play", "shine", "vanish", "roll", "shake", "flow", "dance"})
_STARED_AT = frozenset({"look", "howl", "bark", "roar", "laugh", "point", "wave", "shoot", "photograph", "shine"})
_SKIES = frozenset({"weather", "sound", "time_of_day"})
_CROSSES = frozenset({"walk", "run", "ride", "drive", "crawl"})
_OF_LIGHT = frozenset({"falling", "rolling", "fluffy", "light_weight", "bright", "dark"})
_HEADS = frozenset({"noun", "setting", "part", "place"})
_FILLED = frozenset({"full", "filled"})
_SUFFERS = frozenset({"wird", "werden", "wurde", "wurden"})
_AT = frozenset({"at", "am", "bei", "beim", "an", "around", "um", "from", "vom", "for", "past", "to", "zum", "zur"})


class Reader(Positions):
    """Reads one shot. ``known`` are the entities of the shots before it, for "the fox" and "it"."""

    def read(self) -> ShotDraft:
        """Read all units and settle what only the whole shot can tell."""
        position = 0
        while position < len(self.units):
            position = self._step(position)
        self.dialogue.finish()
        self._finish_verbs()
        self._drop_spots()
        self.shot.settle()
        self.cast.keep_up()
        return self.shot

    def _step(self, at: int) -> int:
        unit = self.units[at]
        sort = unit.sort
        if sort in ("period", "comma"):
            return self._pause(at)
        if sort == "quote":
            speaks = self.speaking and self.verb is not None and bool(self.subjects)
            self.dialogue.quote(unit, self.subjects[0] if speaks else None)
            self.waiting = False
            return at + 1
        if sort == "position":
            return self._position(at)
        if sort == "sound":
            self.shot.hear(unit.value)
            return at + 1
        if sort == "camera":
            self.shot.fill(unit)
            return at + 1
        if sort == "unknown" and not unit.options:
            self.shot.unresolved.append(unit)
            following = self.units[at + 1] if at + 1 < len(self.units) else None
            if self.preposition is None or following is None or following.sort not in _HEADS:
                self.preposition, self.role = (
                    None,
                    "unknown",
                )  # it may have been a verb; in "in zorgish water" it is none
            return at + 1
        if (after := self._one_of_a_group(at)) is not None:
            return after
        if sort == "determiner" and self._is_relative(at):
            self.relative = True
            self._start_relative()
            return at + 1
        if sort == "relative":
            self._start_relative()
            return at + 1
        if at and self.units[at - 1].sort in ("noun", "copula", "pronoun") and self._does_sport(at):
            return at + 1
        phrase = read_phrase(self.units, at, self.language)
        if phrase is not None:
            self._phrase(phrase)
            return max(phrase.end, at + 1)
        if sort == "verb":
            if not self._of_the_weather(at):
                self._verb(unit, inverted=self._is_inverted(at))
        elif sort == "relation":
            self._relation(at)
        elif sort == "pronoun":
            self._pronoun(at)
        elif sort in ("and", "but"):
            self.joined = self.by_and = sort == "and"
            if sort == "but":
                self._end_clause()
        elif sort == "copula":
            self.preposition = None
            self.suffers = unit.text.lower() in _SUFFERS and bool(self.subjects)
        return at + 1

    def _one_of_a_group(self, at: int) -> int | None:
        """Let "one" and "the other" do what follows; returns the index after them, None if it isn't about a group."""
        found = groups.named(self.units, at)
        group = groups.latest(self.shot.entities, found[0]) if found else None
        if found is None or group is None:
            return None
        after = found[1]
        left = group.count > 1 and self.units[after - 1].text.lower() in ("others", "anderen", "rest")
        member = group if left else groups.one_of(group, self.shot.entities)
        self.preposition, self.joined, self.waiting = None, False, False
        self._be_subject(member)
        return after

    def _does_sport(self, at: int) -> bool:
        """Whether the noun here belongs to the verb behind it, and somebody is there to do it."""
        doer = self.subjects[-1] if self.subjects else None
        return self.language == "en" and doer is not None and doer.is_agent and is_sport(self.units, at)

    def _of_the_weather(self, at: int) -> bool:
        """Whether the verb only says what weather, light or sound does anyway: "snow falls", "draußen tobt ein Sturm"."""
        if self.units[at].value not in _WEATHER_DOES:
            return False
        before = self.units[at - 1].sort if at else "period"
        if before in _SKIES:
            return True
        after = self.units[at + 1 : at + 3]
        return before in ("period", "comma", "but", "stop") and any(unit.sort in _SKIES for unit in after)

    def _is_inverted(self, at: int) -> bool:
        """Whether a verb of speech has its speaker behind it: a ship, "hold on" shouts the sailor."""
        if self.units[at].value not in SPEECH or not at:
            return False
        before = at - 2 if self.units[at - 1].sort == "comma" else at - 1
        if before < 0 or self.units[before].sort != "quote":
            return False
        following = self.units[at + 1 : at + 5]
        head = next((unit for unit in following if unit.sort in ("noun", "verb", "quote", "comma", "period")), None)
        return head is not None and head.sort == "noun" and kind(head.value) in AGENTS

    def _is_relative(self, at: int) -> bool:
        """Whether a German "der" or an English "that" opens a relative clause here."""
        if self.last is None or at + 1 >= len(self.units):
            return False
        before, after = self.units[at - 1] if at else None, self.units[at + 1]
        if self.language == "de":
            if before is None or before.sort != "comma" or self.units[at].value != "definite":
                return False
            return after.sort in ("determiner", "relation", "verb", "pronoun") or (
                after.sort == "noun" and at + 2 < len(self.units) and self.units[at + 2].sort == "verb"
            )
        return before is not None and before.sort == "noun" and after.sort in ("verb", "copula")

    def _pause(self, at: int) -> int:
        unit = self.units[at]
        colon = unit.sort == "period" and ":" in unit.text
        if colon and at + 1 < len(self.units) and self.units[at + 1].sort == "quote" and self.last is not None:
            self.dialogue.announced = self.last
            return at + 1
        full = unit.sort == "period" and not unit.text.isspace() and ":" not in unit.text
        self.preposition = None
        if full:
            self._end_clause()
            self._drop_spots()
            self.subjects, self.last, self.floating = [], None, []
            self.joined = False
        else:
            self.joined, self.by_and = True, False
            self.waiting = False
            self.relative = False
            if not self.speaking:
                self.loose += self.orphans
                self.orphans = []
        return at + 1

    def _phrase(self, phrase: Phrase) -> None:
        self.after = self.units[phrase.end] if phrase.end < len(self.units) else None
        if self.negated is not None:
            self._leave_out(phrase, self.negated)
            return
        for unit in phrase.slots:
            self.shot.fill(unit)
        self.shot.unresolved += phrase.unknown
        head = phrase.head
        if head is None:
            self._headless(phrase)
            return
        for unit in phrase.places:
            if unit.sort == "place":
                self.shot.place = self.shot.place or unit.value
        if head.sort != "noun" or self._is_place(head):
            self._situate(phrase, head)
            return
        for unit in phrase.places:
            if unit.sort == "setting" and unit is not head:
                self.shot.mentions.append(Mention(unit.value, unit))
        if kind(head.value) == "body_part" and self._owned(phrase):
            return
        self._entity(phrase)

    def _leave_out(self, phrase: Phrase, negation: Unit) -> None:
        """What is ruled out is not there. A hat that nobody names, nobody wears; but clouds or people a set may still show."""
        self.negated = self.preposition = None
        head = phrase.head
        if head is not None and head.sort == "noun" and kind(head.value) in CARRIED:
            return
        span = slice(negation.start, self.units[phrase.end - 1].end)
        self.shot.unresolved.append(
            replace(negation, sort="unknown", text=" ".join(self.prompt[span].split()), end=span.stop)
        )

    def _is_place(self, head: Unit) -> bool:
        """Whether a noun names where it happens: "in the castle", "out of the water"; but a boat is drawn, and so is a wall."""
        if head.part in IMPLIED and self.preposition is not None and self.preposition.tag == "place":
            return True
        return head.setting is not None and self._situates()

    def _situates(self) -> bool:
        preposition = self.preposition
        if preposition is None:
            return False
        if preposition.text.lower() == "über" and self.verb is not None and self.verb.value in _CROSSES:
            return True
        return preposition.value in ("on", "in") or preposition.text.lower() in _AT - {"to", "zum", "zur"}

    def _headless(self, phrase: Phrase) -> None:
        """Adjectives without a noun: they describe the subject ("the car is red"), else the mood of the shot."""
        for unit in phrase.moods:
            self.shot.fill(unit)
        following = self.units[phrase.end] if phrase.end < len(self.units) else None
        if following is not None and following.sort in ("sound", "camera"):
            return  # "soft jazz", "slow zoom"
        if phrase.slots or phrase.moods:  # "snow falling on a village", "soft warm light"
            phrase.qualities = [unit for unit in phrase.qualities if unit.value not in _OF_LIGHT]
        if (
            following is not None
            and following.sort == "unknown"
            and (phrase.determiner or self.preposition is not None)
        ):
            described = self.units[phrase.start : phrase.end]  # "with a blue collar": nothing else is blue
            self.shot.unresolved += [unit for unit in described if unit.sort in ("colour", "quality")]
            return
        owner = self.last if self.role != "subject" or not self.subjects else self.subjects[-1]
        if phrase.slots and not (phrase.colour or phrase.qualities):
            self.preposition = None
        if phrase.colour and owner is not None:
            owner.colour = owner.colour or phrase.colour
        elif phrase.colour:
            self.shot.unresolved += [u for u in self.units[phrase.start : phrase.end] if u.sort == "colour"]
        for unit in phrase.qualities:
            if self.subjects and lexicon().quality_sorts[unit.value] == "pace":
                self.subjects[-1].describe(unit.value)  # an adverb belongs to who does it
            elif owner is not None:
                owner.describe(unit.value)
            else:
                self.shot.unresolved.append(unit)
        if phrase.colour or phrase.qualities:
            self.preposition = None

    def _situate(self, phrase: Phrase, head: Unit) -> None:
        """A place of the action, or a part of the set: "in a cozy café", "on the beach", "in the sky"."""
        self._drop_spots(scenery=True)
        self.scenery = self.preposition is None or self.preposition.value == "with"
        for unit in phrase.moods:
            self.shot.fill(unit)
        source: tuple[Draft, RelationKind] | None = None
        owner = self._source_of_preposition()
        if self.preposition is not None and owner is not None and self.preposition.tag == "place":
            source = owner, cast("RelationKind", self.preposition.value)
        elif self.waiting and self.verb is not None and self.subjects:
            tie = lexicon().verbs[self.verb.value].tie
            source = self.subjects[-1], cast("RelationKind", tie)
            refined = refine(self.verb.value, head.part or head.value)
            for subject in self.subjects:
                if subject.action == self.verb.value:
                    subject.action = refined
        for unit in phrase.places:
            if unit.sort == "setting":
                mention = Mention(unit.value, unit, unit.part)
                if unit is head:
                    mention.source = source
                self.shot.mentions.append(mention)
        if head.sort == "part":
            self.shot.mentions.append(Mention(head.setting or "", head, head.value, source))
        elif head.sort == "noun" and head.setting is not None:
            self.shot.mentions.append(Mention(head.setting, head, None, source))
        elif head.sort == "noun":
            self.shot.mentions.append(Mention("", head, head.part, source))  # "out of the water"
        if phrase.colour and head.value != "light":
            self.shot.unresolved += [u for u in self.units[phrase.start : phrase.end] if u.sort == "colour"]
        sorts, is_part = lexicon().quality_sorts, head.part is not None or head.sort == "part"
        # "an empty diner" isn't shown as empty; but the wave that somebody surfs is giant
        self.shot.unresolved += [unit for unit in phrase.qualities if not (is_part and sorts[unit.value] == "size")]
        if phrase.participle is not None:
            self.shot.unresolved.append(phrase.participle)
        self.shot.unresolved += [noun for noun in phrase.nouns if noun is not head and noun.sort == "noun"]
        self.preposition, self.waiting = None, False
        if self.role == "object":
            self.role = "target"

    def _owned(self, phrase: Phrase) -> bool:
        """A part of a body belongs to somebody named: "on his head" is on him, "with its trunk" adds nothing."""
        owner = self.subjects[-1] if self.subjects else self.last
        following = self.units[phrase.end] if phrase.end < len(self.units) else None
        if self.preposition is not None and following is not None and following.value == "of":
            self.of_part = True  # "on the shoulder of a pirate" is on the pirate
            return True
        if owner is not None and kind(owner.concept) == "person" and self.units[phrase.start].text.lower() == "its":
            owner = next(iter(self.cast.meant_by("it", [owner])), owner)
        before = self.units[phrase.start - 1] if phrase.start else None
        if before is not None and before.possessive and self.last is not None:
            owner = self.last
        elif self.preposition is not None and self.preposition.value == "with":
            if owner is None:
                return False
            describe_body(owner, phrase)
            self.preposition = None
            self.source, self.role, self.tied, self.tied_by = owner, "target", "wearing", "with"
            return True
        elif self.joined and self.role == "target" and self.tied_by == "with" and self.source is not None:
            describe_body(self.source, phrase)  # "with glasses and a beard"
            return True
        elif owner is None or not (phrase.determiner == "possessive" or self._articled(phrase, owner)):
            return False
        if self.preposition is not None:
            source = self._source_of_preposition()
            if (
                self.role == "object"
                and self.preposition.value == "on"
                and self.last is not None
                and self.last.is_agent
            ):
                owner.relations = [each for each in owner.relations if each != ("holding", self.last)]
                source = self.last  # "a horse carrying a girl on its back"
            if source is not None and source is not owner:
                self._tie(source, self.preposition, owner)
        self.preposition, self.waiting = None, False
        return True

    def _articled(self, phrase: Phrase, owner: Draft) -> bool:
        """Whether a German article stands for "his": "ein Hut auf dem Kopf"."""
        article = self.language == "de" and phrase.determiner == "definite"
        return article and self.preposition is not None and owner.is_agent

    def _entity(self, phrase: Phrase) -> None:
        head = phrase.head
        assert head is not None
        self.scenery = False
        draft = self.cast.recall(phrase, speaks=self._speaks_next())
        if draft is None and len(self.shot.entities) >= MAX_ENTITIES:
            self.shot.unresolved.append(head)
            self.preposition = None
            return
        draft = draft or self._new(phrase)
        if phrase.participle is not None and phrase.participle.tag == "ing":
            self._act(draft, phrase.participle)
            if phrase.sport is not None and draft.action == phrase.participle.value:
                draft.action = refine(draft.action, phrase.sport.value)
        elif phrase.participle is not None:
            draft.describe(phrase.participle.text.lower())  # a "lost astronaut" loses nothing
        for unit in phrase.moods:
            self.shot.fill(unit, used=True)
        self._place_in_clause(draft)

    def _speaks_next(self) -> bool:
        after = self.after
        if after is None:
            return False
        return (after.sort == "verb" and after.value in SPEECH) or (after.sort == "period" and ":" in after.text)

    def _new(self, phrase: Phrase) -> Draft:
        draft = draft_of(phrase, self.prompt, self.units)
        if draft.is_agent and self.fills is None and phrase.count is None and phrase.determiner is None:
            draft.count = max(draft.count, groups.at_least(self.units, phrase.start, self.preposition))
        self.shot.entities.append(draft)
        return draft

    def _pronoun(self, at: int) -> None:
        unit = self.units[at]
        self.after = self.units[at + 1] if at + 1 < len(self.units) else None
        following = self.after.sort if self.after is not None else ""
        if following in ("verb", "copula") and self.preposition is not None and self.preposition.tag != "place":
            self.preposition = None
        if following in ("verb", "copula") and self.preposition is None:
            self.waiting = False  # "… says the cat as they run": a subject
        others = self.preposition is not None or self.waiting
        seen = self.waiting and self.verb is not None and self.verb.value in _STARED_AT  # one looks at somebody, rather
        acts = seen or (following == "verb" and not others)
        besides: Sequence[Draft] = self.subjects if others else ()
        if self.preposition is not None and self.tied_by == "with" and self.last is not None:
            besides = [self.last]  # "a turtle with a frog on top of it"
        found = self.cast.meant_by(unit.value, besides, acts=acts)
        if len(found) == 1:
            self._place_in_clause(found[0])
        elif found and self.preposition is not None:
            source = self._source_of_preposition()
            if source is not None and source not in found:
                for each in found:
                    self._tie(source, self.preposition, each)  # "a bird sings above them"
            self.preposition = None
        elif found:
            self.subjects, self.role, self.joined = found, "subject", False

    def _relation(self, at: int) -> None:
        unit = self.units[at]
        if unit.value == "of" and self.of_part:
            self.of_part = False
            return
        if unit.value == "without":
            self.negated = unit
        if unit.value == "of" and at and self.units[at - 1].text.lower() in _FILLED and self.last is not None:
            self.fills = self.last
            return
        if self._is_passive(at):
            self.passive = self.verb
        if (
            unit.text.lower() == "at"
            and self.role == "verb"
            and self.verb is not None
            and self.verb.value in _STARED_AT
        ):
            self.waiting = True  # "howling at the moon" takes an object
            return
        self.preposition = unit
        self.opens = at == 0 or self.units[at - 1].sort in ("comma", "but", "and")
        if unit.value != "with":
            self.waiting = False
