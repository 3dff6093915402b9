"""Reads the units of one shot from left to right: who is there, what they do, and how they stand to each other.

Clauses are read without a grammar tree: a few facts are enough — the subjects, the last thing named, the verb that waits
for its object, the preposition that waits for its noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from core.generation.language.entities import Draft, Phrase, draft_of, read_phrase, refine
from core.generation.language.units import SLOTS, Unit
from core.generation.lexicon import kind, lexicon
from core.generation.scene import RelationKind

MAX_ENTITIES = 24  # more than any frame can show
_SPEECH = frozenset({"talk", "sing", "laugh", "cry", "roar"})
# What somebody goes on doing while doing something else: it gives way to a later action, and stays as a posture.
_BACKGROUND = {"stand": "standing", "sit": "sitting", "lie": "lying", "kneel": "kneeling", "lean": "leaning"}
_BACKGROUND |= {"hold": "", "wear": "", "look": "", "wait": ""}
_OBJECT_HOSTS = frozenset({"look", "photograph", "paint", "draw", "build", "search", "plant"})
_HOSTS = frozenset({"container", "furniture", "building", "vehicle"})
_HANDHELD = frozenset(
    {"thing", "tool", "weapon", "toy", "food", "drink", "instrument", "container", "device", "plant", "game"}
)
_SITUATING = frozenset({"on", "in"})
_AT = frozenset({"at", "am", "bei", "beim", "an", "around", "um", "from", "vom", "for", "past", "to", "zum", "zur"})
_WEAK_SETTINGS = frozenset({"sky", "street", "room", "meadow", "nature", "road", "fantasy_land"})
_NOT_PERSONAL = frozenset({"sign", "book", "letter", "newspaper", "screen", "t_shirt"})


@dataclass
class Mention:
    """A word for the place of the action, until the whole shot has been read and one of them is chosen."""

    setting: str
    word: str
    part: str | None = None
    source: tuple[Draft, RelationKind] | None = None
    described: list[Unit] = field(default_factory=list)


@dataclass
class ShotDraft:
    """A shot as read: slots, drafts, spoken words, and the words that found no use."""

    slots: dict[str, str] = field(default_factory=dict)
    setting: str | None = None
    place: str | None = None
    entities: list[Draft] = field(default_factory=list)
    dialogue: list[tuple[Draft | None, str]] = field(default_factory=list)
    sounds: list[str] = field(default_factory=list)
    unresolved: list[Unit] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


class Reader:
    """Reads one shot. ``known`` are the entities of the shots before it, for "the fox" and "it"."""

    def __init__(self, units: Sequence[Unit], prompt: str, language: str, known: Sequence[Draft]) -> None:
        self.units, self.prompt, self.language = units, prompt, language
        self.known = list(known)
        self.shot = ShotDraft()
        self.subjects: list[Draft] = []
        self.last: Draft | None = None
        self.objects: list[Draft] = []  # objects of the current verb, for "and" lists
        self.verb: Unit | None = None
        self.waiting = False  # the verb still wants an object
        self.preposition: Unit | None = None
        self.source: Draft | None = None  # whom the last preposition phrase described
        self.role = ""  # what the last phrase was: "subject", "object", "target"
        self.joined = False  # an "and" or a comma stands right before
        self.relative = False
        self.fronted: list[Draft] = []  # objects named before their verb
        self.quotes: list[str] = []  # words whose speaker is not known yet
        self.speaker: Draft | None = None
        self.speaking = False
        self.negated = False
        self.loose: list[Unit] = []  # verbs that nobody does
        self.orphans: list[Unit] = []  # verbs before any subject

    def read(self) -> ShotDraft:
        """Read all units and settle what only the whole shot can tell."""
        position = 0
        while position < len(self.units):
            position = self._step(position)
        self._flush_quotes(self._only_speaker())
        self._finish_verbs()
        self._choose_setting()
        return self.shot

    # --- one step ---------------------------------------------------------------------------------------------------

    def _step(self, at: int) -> int:
        unit = self.units[at]
        sort = unit.sort
        if sort in ("period", "comma"):
            return self._pause(at)
        if sort == "quote":
            self._quote(unit)
            return at + 1
        if sort == "sound":
            self._sound(unit.value)
            return at + 1
        if sort == "camera":
            self.shot.slots.setdefault("camera", unit.value)
            return at + 1
        if sort == "unknown" and not unit.options:
            self.shot.unresolved.append(unit)
            self.preposition = None
            return at + 1
        if sort == "determiner" and self._is_relative(at):
            self.relative = True
            self._start_relative()
            return at + 1
        if sort == "relative":
            self._start_relative()
            return at + 1
        phrase = read_phrase(self.units, at, self.language)
        if phrase is not None:
            self._phrase(phrase)
            return max(phrase.end, at + 1)
        if sort == "verb":
            self._verb(unit)
        elif sort == "relation":
            self._relation(unit)
        elif sort == "pronoun":
            self._pronoun(unit)
        elif sort in ("and", "but"):
            self.joined = sort == "and"
            if sort == "but":
                self._end_clause()
        elif sort == "copula":
            self.preposition = None
        return at + 1

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

    def _start_relative(self) -> None:
        if self.last is not None:
            self.subjects, self.role = [self.last], "subject"
        self.verb, self.waiting, self.preposition, self.relative = None, False, None, True

    def _pause(self, at: int) -> int:
        unit = self.units[at]
        colon = unit.sort == "period" and ":" in unit.text
        if colon and at + 1 < len(self.units) and self.units[at + 1].sort == "quote" and self.last is not None:
            self.speaker = self.last
            return at + 1
        full = unit.sort == "period" and not unit.text.isspace() and ":" not in unit.text
        self.preposition = None
        if full:
            self._end_clause()
            self.subjects, self.last = [], None
            self.joined = False
        else:
            self.joined = True
            self.waiting = False
            self.relative = False
            if not self.speaking:
                self.loose += self.orphans
                self.orphans = []
        return at + 1

    def _end_clause(self) -> None:
        if self.quotes and self.speaking and self.subjects:
            self._flush_quotes(self.subjects[0])
        self.verb, self.waiting, self.preposition, self.role = None, False, None, ""
        self.objects, self.fronted, self.relative, self.speaking = [], [], False, False
        self.source = None

    # --- phrases ----------------------------------------------------------------------------------------------------

    def _phrase(self, phrase: Phrase) -> None:
        for unit in phrase.slots:
            self._slot(unit)
        head = phrase.head
        if head is None:
            self._headless(phrase)
            return
        for unit in phrase.places:
            if unit.sort == "place":
                self.shot.place = self.shot.place or unit.value
        if self.negated:
            self.negated = False
            self.preposition = None
            return
        if head.sort != "noun" or (head.setting is not None and self._situates()):
            self._situate(phrase, head)
            return
        for unit in phrase.places:
            if unit.sort == "setting" and unit is not head:
                self.shot.mentions.append(Mention(unit.value, unit.text))
        if kind(head.value) == "body_part" and self._owned(phrase):
            return
        self._entity(phrase)

    def _situates(self) -> bool:
        preposition = self.preposition
        if preposition is None:
            return False
        return preposition.value in _SITUATING or preposition.text.lower() in _AT - {"to", "zum", "zur"}

    def _headless(self, phrase: Phrase) -> None:
        """Adjectives without a noun: they describe the subject ("the car is red"), else the mood of the shot."""
        owner = self.last if self.role != "subject" or not self.subjects else self.subjects[-1]
        if phrase.slots and not (phrase.colour or phrase.qualities):
            self.preposition = None
        if phrase.colour and owner is not None:
            owner.colour = owner.colour or phrase.colour
        elif phrase.colour:
            self.shot.unresolved += [u for u in self.units[phrase.start : phrase.end] if u.sort == "colour"]
        for unit in phrase.qualities:
            if owner is not None:
                owner.describe(unit.value)
            else:
                self.shot.unresolved.append(unit)
        for unit in phrase.moods:
            self.shot.slots.setdefault("mood", unit.value)
        if phrase.colour or phrase.qualities:
            self.preposition = None

    def _situate(self, phrase: Phrase, head: Unit) -> None:
        """A place of the action, or a part of the set: "in a cozy café", "on the beach", "in the sky"."""
        for unit in phrase.moods:
            self.shot.slots.setdefault("mood", unit.value)
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
        elif self.verb is None and self.preposition is None and head.part and not head.setting and head.sort == "part":
            source = None
        for unit in phrase.places:
            if unit.sort == "setting":
                mention = Mention(unit.value, unit.text, unit.part)
                if unit is head:
                    mention.source = source
                self.shot.mentions.append(mention)
        if head.sort == "part":
            self.shot.mentions.append(Mention(head.setting or "", head.text, head.value, source))
        elif head.sort == "noun" and head.setting is not None:
            self.shot.mentions.append(Mention(head.setting, head.text, None, source))
        if phrase.colour:
            self.shot.unresolved += [u for u in self.units[phrase.start : phrase.end] if u.sort == "colour"]
        sorts = lexicon().quality_sorts
        self.shot.unresolved += [u for u in phrase.qualities if sorts[u.value] in ("material", "state", "fill")]
        if phrase.participle is not None:
            self.shot.unresolved.append(phrase.participle)
        self.shot.unresolved += [noun for noun in phrase.nouns if noun is not head and noun.sort == "noun"]
        self.preposition, self.waiting = None, False
        if self.role == "object":
            self.role = "target"

    def _owned(self, phrase: Phrase) -> bool:
        """A part of a body belongs to somebody named: "on his head" is on him, "with its trunk" adds nothing."""
        owner = self.subjects[-1] if self.subjects else self.last
        before = self.units[phrase.start - 1] if phrase.start else None
        if before is not None and before.possessive and self.last is not None:
            owner = self.last
        elif self.preposition is not None and self.preposition.value == "with":
            if owner is None:
                return False
            owner.describe("_".join(filter(None, (phrase.colour, phrase.head.value if phrase.head else None))))
            self.preposition = None
            return True
        elif phrase.determiner != "possessive" or owner is None:
            return False
        if self.preposition is not None:
            source = self._source_of_preposition()
            if source is not None and source is not owner:
                self._tie(source, self.preposition, owner)
        self.preposition, self.waiting = None, False
        return True

    def _entity(self, phrase: Phrase) -> None:
        head = phrase.head
        assert head is not None
        draft = self._recall(phrase)
        if draft is None and len(self.shot.entities) >= MAX_ENTITIES:
            self.shot.unresolved.append(head)
            self.preposition = None
            return
        draft = draft or self._new(phrase)
        if phrase.participle is not None:
            self._act(draft, phrase.participle)
        for unit in phrase.moods:
            self.shot.slots.setdefault("mood", unit.value)
        self._place_in_clause(draft, head)

    def _new(self, phrase: Phrase) -> Draft:
        draft = draft_of(phrase, self.prompt, self.units)
        for unit in phrase.moods:
            self.shot.slots.setdefault("mood", unit.value)
        self.shot.entities.append(draft)
        return draft

    def _recall(self, phrase: Phrase) -> Draft | None:
        """The entity that "the fox" names again, if there is one; in a later shot a bare "fox" will do."""
        head = phrase.head
        assert head is not None
        if phrase.determiner in ("indefinite", "other") or phrase.count is not None:
            return None
        concept = head.value
        for draft in reversed(self.shot.entities):
            if draft.is_a(concept) and phrase.determiner is not None and not head.plural:
                if phrase.colour and draft.colour and phrase.colour != draft.colour:
                    continue
                return draft
        for draft in reversed(self.known):
            if draft.is_a(concept) and (phrase.determiner != "possessive" or draft.concept == concept):
                return self._carry(draft)
        return None

    def _carry(self, draft: Draft) -> Draft:
        """The same entity in this shot: it keeps its looks and starts a new action."""
        for present in self.shot.entities:
            if present.origin is draft:
                return present
        carried = Draft(draft.concept, draft.words, draft.count, draft.colour, list(draft.attributes), plain=False)
        carried.origin = draft
        self.shot.entities.append(carried)
        return carried

    def _pronoun(self, unit: Unit) -> None:
        found = next((draft for draft in reversed(self.shot.entities) if draft.answers_to(unit.value)), None)
        if found is None and unit.value == "they" and len(self.shot.entities) > 1:
            self.subjects = [draft for draft in self.shot.entities if draft.is_agent]
            self.role, self.joined = "subject", False
            return
        if found is None:
            earlier = next((draft for draft in reversed(self.known) if draft.answers_to(unit.value)), None)
            if earlier is None and unit.value == "they":
                agents = [draft for draft in self.known if draft.is_agent]
                self.subjects = [self._carry(draft) for draft in agents]
                self.role, self.joined = "subject", False
                return
            found = self._carry(earlier) if earlier is not None else None
        if found is not None:
            self._place_in_clause(found, unit)

    # --- the clause -------------------------------------------------------------------------------------------------

    def _place_in_clause(self, draft: Draft, head: Unit) -> None:
        """Give a thing just named its part: target of a preposition, object of the verb, or subject."""
        if self.preposition is not None:
            source = self._source_of_preposition()
            if source is not None:
                self._tie(source, self.preposition, draft)
                self.source = source
                self.role = "target"
                self.last = draft
            else:
                self._be_subject(draft)
            self.preposition = None
            self.joined = False
            return
        if self.waiting and self.verb is not None and self.subjects and draft not in self.subjects:
            self._be_object(draft)
        elif self.joined and self.role == "object" and not self._opens_clause(head):
            self._be_object(draft)
        elif (
            self.verb is None
            and self.subjects
            and not self.joined
            and self.role == "subject"
            and (self.relative or self.language == "de")
        ):
            self.fronted.append(draft)
            self.last = draft
        else:
            self._be_subject(draft)
        self.joined = False

    def _opens_clause(self, head: Unit) -> bool:
        """Whether what was just named is not one more object but has a verb or a place of its own."""
        following = next((unit for unit in self.units if unit.start >= head.end), None)
        return following is not None and following.sort in ("verb", "copula", "relation")

    def _be_subject(self, draft: Draft) -> None:
        together = self.joined and self.role == "subject" and self.verb is None
        self.subjects = [*self.subjects, draft] if together and draft not in self.subjects else [draft]
        self.role, self.last = "subject", draft
        if self.orphans:
            for verb in self.orphans:
                self._act(draft, verb)
            self.verb, self.waiting = self.orphans[-1], True
            self.orphans = []
            if self.speaking:
                self._flush_quotes(draft)
        elif not together:
            self.verb = None
            self.objects = []

    def _be_object(self, draft: Draft) -> None:
        assert self.verb is not None or self.objects
        self.waiting = False
        self.role, self.last = "object", draft
        self.objects.append(draft)
        if self.verb is None:
            return
        tie = cast("RelationKind", lexicon().verbs[self.verb.value].tie)
        refined = refine(self.verb.value, draft.concept)
        if tie == "holding" and draft.is_agent and self.verb.value != "hold":
            tie = "acting_on"
        if self.verb.value == "play" and kind(draft.concept) == "instrument" and draft.concept not in ("piano", "drum"):
            tie = "holding"
        if refined in ("ride", "skate", "ski", "surf", "sail", "fly") and kind(draft.concept) == "vehicle":
            tie = "riding"
        for subject in self.subjects:
            subject.relate(tie, draft)
            if subject.action == self.verb.value:
                subject.action = refined

    def _source_of_preposition(self) -> Draft | None:
        """Whom a preposition here describes: the subject, or the thing right before it."""
        subject = self.subjects[-1] if self.subjects else None
        if self.last is None or subject is None:
            return subject or self.last
        if self.role == "object" and self.verb is not None and self.verb.value in _OBJECT_HOSTS:
            return self.last
        if self.role == "target" and self.preposition is not None:
            hosted = self.preposition.value in ("on", "in", "under", "behind")
            if hosted and kind(self.last.concept) in _HOSTS and not self.joined:
                return self.last
            return self.source or subject
        return subject

    def _tie(self, source: Draft, preposition: Unit, target: Draft) -> None:
        value = preposition.value
        if value in ("with", "in") and kind(target.concept) == "clothing":
            relation: RelationKind = "wearing"
        elif value == "with":
            handheld = source.is_agent and kind(target.concept) in _HANDHELD
            relation = "holding" if handheld else "beside"
            if self.verb is not None and self.waiting and self.verb.value in ("play", "fight") and not handheld:
                relation = "acting_on"
        elif value == "of":
            source.describe(target.concept)
            if target.plain and target in self.shot.entities:
                self.shot.entities.remove(target)
            return
        elif value in ("without", "about"):
            return
        else:
            relation = cast("RelationKind", value)
        subjects = self.subjects if source in self.subjects else [source]
        for each in subjects:
            each.relate(relation, target)

    def _relation(self, unit: Unit) -> None:
        if unit.value == "without":
            self.negated = True
        self.preposition = unit
        if unit.value != "with":
            self.waiting = False

    # --- verbs ------------------------------------------------------------------------------------------------------

    def _verb(self, unit: Unit) -> None:
        self.preposition = None
        if unit.value in _SPEECH:
            self.speaking = True
        doers = self._doers(unit)
        sound = lexicon().verbs[unit.value].sound
        if sound:
            self._sound(sound)
        if not doers:
            if unit.tag in ("s", "past") or self.language == "de":
                self.orphans.append(unit)  # "says the robot", "Am Strand läuft ein Hund"
            else:
                self.loose.append(unit)
            return
        for draft in doers:
            self._act(draft, unit)
        self.subjects, self.verb, self.waiting = doers, unit, True
        self.role, self.objects, self.joined = "verb", [], False
        if self.fronted:
            for draft in self.fronted:
                self._be_object(draft)
            self.fronted = []
        if self.quotes and unit.value in _SPEECH:
            self._flush_quotes(doers[0])

    def _doers(self, unit: Unit) -> list[Draft]:
        """Who does it: the subjects, unless something else that moves by itself was named right before."""
        last = self.last
        if last is not None and not self.joined and last.is_agent and last not in self.subjects:
            busy = all(subject.action for subject in self.subjects)
            if busy or not any(subject.is_agent for subject in self.subjects):
                return [last]
        if self.joined and self.role == "target" and last is not None and not self.subjects:
            return [last]
        return self.subjects

    def _act(self, draft: Draft, unit: Unit) -> None:
        spoken = draft.action == "talk" and any(speaker is draft for speaker, _ in self.shot.dialogue)
        if draft.action is None or draft.action == unit.value or spoken:
            draft.action = unit.value  # who speaks while running, runs: the mouth moves for the spoken line anyway
        elif draft.action in _BACKGROUND and unit.value not in _BACKGROUND:
            if _BACKGROUND[draft.action]:
                draft.describe(_BACKGROUND[draft.action])
            draft.action = unit.value
        elif unit.value in _BACKGROUND:
            if _BACKGROUND[unit.value]:
                draft.describe(_BACKGROUND[unit.value])
        elif unit.value in _SPEECH and self.quotes:
            pass  # the spoken words are the action
        else:
            self.shot.unresolved.append(unit)
        draft.plain = False

    def _finish_verbs(self) -> None:
        moving_camera = "camera" in self.shot.slots
        for unit in self.orphans + self.loose:
            if not moving_camera:
                self.shot.unresolved.append(unit)

    # --- slots, sounds, words ---------------------------------------------------------------------------------------

    def _slot(self, unit: Unit) -> None:
        senses = unit.options if unit.tag == "modifier" else ()
        if unit.tag != "modifier":
            self.shot.slots.setdefault(unit.sort, unit.value)
            return
        for sense in senses:
            if sense.sort in SLOTS:
                self.shot.slots.setdefault(sense.sort, sense.value)
                return
        for sense in senses:
            if sense.sort == "setting":
                self.shot.mentions.append(Mention(sense.value, unit.text))
                return

    def _sound(self, sound: str) -> None:
        if sound not in self.shot.sounds:
            self.shot.sounds.append(sound)

    def _quote(self, unit: Unit) -> None:
        if not unit.value:
            return
        if self.speaker is not None:
            self._say(self.speaker, unit)
            self.speaker = None
        elif self.speaking and self.subjects and self.verb is not None:
            self._say(self.subjects[0], unit)
        else:
            self.quotes.append(unit.value)

    def _say(self, speaker: Draft, unit: Unit) -> None:
        if speaker.concept in _NOT_PERSONAL:
            self.shot.unresolved.append(unit)
        else:
            self._flush_quotes(speaker)
            self.shot.dialogue.append((speaker, unit.value))
            speaker.action = speaker.action or "talk"

    def _flush_quotes(self, speaker: Draft | None) -> None:
        for text in self.quotes:
            self.shot.dialogue.append((speaker, text))
            if speaker is not None:
                speaker.action = speaker.action or "talk"
        self.quotes = []

    def _only_speaker(self) -> Draft | None:
        agents = [draft for draft in self.shot.entities if draft.is_agent]
        return agents[0] if len(agents) == 1 and agents[0].count == 1 else None

    # --- the setting ------------------------------------------------------------------------------------------------

    def _choose_setting(self) -> None:
        """One setting for the shot: the first specific word for a place; the rest are its parts, or go unheard."""
        shot, book = self.shot, lexicon()
        named = [mention for mention in shot.mentions if mention.setting]
        strong = [mention for mention in named if mention.setting not in _WEAK_SETTINGS]
        chosen: Mention | None = (strong or named or [None])[0]
        if chosen is not None and shot.place and not strong:
            chosen = None
        if chosen is not None:
            shot.setting = chosen.setting
        elif shot.place:
            shot.setting = book.place_settings[shot.place]
        parts = book.parts.get(shot.setting or "", frozenset())
        for mention in shot.mentions:
            name = mention.part or (mention.setting if mention.setting in parts else None)
            if mention.source is not None and name is not None and (mention is not chosen or mention.part):
                source, relation = mention.source
                source.relate(relation, name)
        if parts:
            self._give_parts_to_the_set(parts)

    def _give_parts_to_the_set(self, parts: frozenset[str]) -> None:
        """ "on the table" in a café means the café's own table: a target of which nothing else is said."""
        for draft in list(self.shot.entities):
            if draft.concept not in parts or not draft.plain or draft.relations or draft.action:
                continue
            holders = [other for other in self.shot.entities if any(target is draft for _, target in other.relations)]
            if not holders or any(
                relation in ("holding", "wearing", "acting_on") and target is draft
                for other in holders
                for relation, target in other.relations
            ):
                continue
            for other in holders:
                other.relations = [
                    (relation, draft.concept if target is draft else target) for relation, target in other.relations
                ]
            self.shot.entities.remove(draft)
