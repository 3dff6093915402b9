"""Noun phrases: from "two small red foxes" or "steaming cup of coffee" to what is meant by them.

Knows the inside of one phrase; how phrases stand to each other is `relations`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.generation.language.units import SLOTS, Unit
from core.generation.lexicon import ancestors, kind, lexicon
from core.generation.scene import RelationKind

SOME = 3  # how many "foxes" are when nobody says
MOST = 200  # the Scene's own limit on a count
_INSIDE = frozenset(
    {"colour", "quality", "count", "number", "mood", "measure", "weather", "time_of_day", "season", "style"}
)
_WHEREABOUTS = frozenset({"underwater", "indoors", "outdoors", "outside", "inside"})
"""Settings that are said of a thing before them: "a chest underwater" is no kind of underwater."""
_HEADS = frozenset({"noun", "setting", "place", "part"})
AGENTS = frozenset({"person", "animal", "creature"})
_GROUPS = {"family": 4, "couple": 2, "crowd": 8, "band": 4, "soccer_team": 5}
_MALE = frozenset({"man", "boy", "grandfather", "king", "prince", "wizard"})
_FEMALE = frozenset({"woman", "girl", "grandmother", "queen", "princess", "witch", "mermaid"})


@dataclass(eq=False)
class Draft:
    """An entity while its shot is being read. ``target`` of a relation is another draft or a word for a part of the set."""

    concept: str
    words: str = ""
    count: int = 1
    colour: str | None = None
    attributes: list[str] = field(default_factory=list)
    action: str | None = None
    relations: list[tuple[RelationKind, Draft | str]] = field(default_factory=list)
    setting: str | None = None  # the setting that its word may name as well
    plain: bool = True  # nothing was said of it but its name
    origin: Draft | None = None  # the same entity in the shot that first named it
    before: Draft | None = None  # the same entity as it was last seen before this shot
    latest: Draft | None = None  # of the one first named: the same entity as it was last seen
    number: int = 0  # its place among the entities of its concept
    group: Draft | None = None  # of whom it was one; of those who are left: itself

    @property
    def is_agent(self) -> bool:
        """Whether it can do things of its own accord."""
        return kind(self.concept) in AGENTS

    def is_a(self, concept: str) -> bool:
        """Whether the concept is its own or one of its hypernyms."""
        return concept == self.concept or concept in ancestors(self.concept)

    def describe(self, attribute: str) -> None:
        """Add an adjective, once."""
        if attribute not in self.attributes:
            self.attributes.append(attribute)

    def relate(self, relation: RelationKind, target: Draft | str) -> None:
        """Add a relation, once and never to itself."""
        if target is not self and (relation, target) not in self.relations:
            self.relations.append((relation, target))

    def answers_to(self, pronoun: str) -> bool:
        """Whether "he", "she", "it" or "they" can mean it."""
        if pronoun == "they":
            return self.count > 1
        if pronoun == "it":
            return kind(self.concept) != "person"
        chain = {self.concept, *ancestors(self.concept)}
        return self.is_agent and not chain & (_FEMALE if pronoun == "he" else _MALE)


@dataclass
class Phrase:
    """A noun phrase: its head and all that stands before it. ``end`` is the index of the first unit after it."""

    head: Unit | None
    end: int
    determiner: str | None = None
    count: int | None = None
    colour: str | None = None
    qualities: list[Unit] = field(default_factory=list)
    moods: list[Unit] = field(default_factory=list)
    slots: list[Unit] = field(default_factory=list)
    participle: Unit | None = None
    sport: Unit | None = None  # the noun that goes with the participle: "an ice skating bear"
    unknown: list[Unit] = field(default_factory=list)
    nouns: list[Unit] = field(default_factory=list)
    places: list[Unit] = field(default_factory=list)
    start: int = 0
    single: bool = False  # a German article or possessive that no plural takes: "seinem Planeten"

    @property
    def counted(self) -> int:
        """How many, from the number or from the plural."""
        if self.count is not None:
            return max(1, min(MOST, self.count))
        assert self.head is not None
        if self.head.repeat > 1:
            return min(MOST, self.head.repeat)
        if not self.head.plural or (
            kind(self.head.value) in ("clothing", "food", "drink", "plant") and _mass(self.head)
        ):
            return 1
        return 1 if self.single or self.determiner == "indefinite" else SOME


def _mass(head: Unit) -> bool:
    return kind(head.value) == "clothing" or head.value in ("fries", "grapes")


def _is_container(concept: str) -> bool:
    return "container" in ancestors(concept) or concept in ("pot", "basket", "pan")


_SINGULAR = frozenset({"ein", "eine", "einen", "einem", "einer", "eines", "dem", "das", "des"})


def read_phrase(units: Sequence[Unit], start: int, language: str, *, nested: bool = False) -> Phrase | None:
    """The noun phrase that begins at ``start``, or None. "cup of coffee" is coffee; "a rainy day" has slots but no head.

    ``nested`` is for the content of a container, which is not looked into any further.
    """
    phrase = Phrase(None, start, start=start)
    position, size = start, len(units)
    while position < size:
        unit = units[position]
        sort = unit.sort
        if sort == "determiner":
            if position > start:
                break
            phrase.determiner = unit.value
            phrase.single = language == "de" and _takes_singular(unit, units[start - 1] if start else None)
        elif sort in ("count", "number"):
            phrase.count = _number(unit)
        elif sort == "colour":
            phrase.colour = phrase.colour or unit.value
        elif sort == "quality":
            phrase.qualities.append(unit)
        elif sort == "mood":
            phrase.moods.append(unit)
        elif sort in SLOTS and sort != "camera":
            phrase.slots.append(unit)
        elif sort == "unknown" or (sort == "position" and position > start and units[position - 1].sort != "noun"):
            if not _before_head(units, position):
                break
            phrase.unknown.append(unit)
        elif position > start and _does(units, position):
            phrase.sport, phrase.participle = unit, units[position + 1]
            position += 1
        elif sort == "measure" or unit.tag == "modifier":
            if sort == "setting":
                phrase.places.append(unit)
        elif (
            (sort == "stop" and unit.value == "" and position > start and unit.text.lower() in _ADVERBS)
            or (sort == "comma" and position > start and _between_adjectives(units, position))
            or (sort == "and" and position > start and _between_adjectives(units, position))
        ):
            pass
        elif sort == "verb" and unit.tag in ("ing", "past") and _participle(units, position, phrase, language):
            phrase.participle = unit
        elif sort == "relation" and unit.value == "of" and position > start and units[position - 1].sort == "measure":
            pass
        elif sort in _HEADS or unit.setting is not None:
            position = _read_head(units, position, phrase, language, nested)
            break
        else:
            break
        position += 1
    phrase.end = position
    if phrase.head is None and position == start:
        return None
    return phrase


_ADVERBS = frozenset(
    {"very", "really", "so", "sehr", "ganz", "quite", "super", "extremely", "ziemlich", "total", "just"}
)


def _takes_singular(article: Unit, before: Unit | None) -> bool:
    """Whether no plural follows this German article: "dem", "seinem", "den" (unless after a preposition: "mit den Hunden")."""
    word = article.text.lower()
    return word in _SINGULAR or word.endswith("em") or (word == "den" and (before is None or before.sort != "relation"))


def _number(unit: Unit) -> int | None:
    digits = unit.value.partition(",")[0].partition(".")[0]
    return int(digits[:6]) if digits.isascii() and digits.isdigit() else None


def _between_adjectives(units: Sequence[Unit], position: int) -> bool:
    """Whether a comma or "and" here only joins adjectives: "a small, red fox", "a big and scary dog"."""
    before = units[position - 1].sort
    after = position + 1
    while after < len(units) and units[after].sort in ("colour", "quality", "mood", "comma", "and"):
        after += 1
    joined = before in ("colour", "quality", "mood") and after > position + 1
    return joined and after < len(units) and units[after].sort in ("noun", "setting")


def _before_head(units: Sequence[Unit], position: int) -> bool:
    """Whether an unknown word here stands right before a noun or its adjectives, as "two zorgish robots" """
    after = position + 1
    while after < len(units) and units[after].sort in ("colour", "quality", "mood"):
        after += 1
    return after < len(units) and units[after].sort == "noun"


def _participle(units: Sequence[Unit], position: int, phrase: Phrase, language: str) -> bool:
    """Whether a participle here stands before its noun: "a running fox", "ein tanzender Bär", not "walking dogs is"."""
    after = position + 1
    while after < len(units) and units[after].sort in ("colour", "quality", "mood", "count"):
        after += 1
    if after >= len(units) or units[after].sort not in ("noun", "part"):
        return False
    opened = phrase.determiner is not None or phrase.count is not None or position > phrase.start
    bare = position == phrase.start and (
        position == 0 or units[position - 1].sort in ("period", "comma", "and", "relation")
    )
    if language == "de":
        return units[position].tag == "ing"
    return opened or (
        bare and units[position].tag == "ing" and after == position + 1 and not _object_follows(units, after)
    )


def _object_follows(units: Sequence[Unit], head: int) -> bool:
    """Whether "riding horses …" already has its verb, so that the participle is one: nothing verbal follows the noun."""
    return not (head + 1 < len(units) and units[head + 1].sort in ("verb", "relation", "copula"))


def _read_head(units: Sequence[Unit], position: int, phrase: Phrase, language: str, nested: bool) -> int:
    """Take the head and what belongs to it; returns the index after it."""
    size = len(units)
    while True:
        unit = units[position]
        (phrase.places if unit.sort in ("place", "setting") else phrase.nouns).append(unit)
        phrase.head = unit
        following = units[position + 1] if position + 1 < size else None
        if following is None or unit.possessive:
            return position + 1
        contains = not nested and unit.sort == "noun" and _is_container(unit.value)
        if contains and following.sort == "relation" and following.value == "of":
            inner = read_phrase(units, position + 2, language, nested=True)
            if inner is not None and inner.head is not None and inner.head.sort == "noun":
                return _content(phrase, inner)
            return position + 1
        if contains and language == "de":
            inner = read_phrase(units, position + 1, language, nested=True)
            if inner and inner.head and inner.determiner is None and kind(inner.head.value) in ("drink", "food"):
                return _content(phrase, inner)
            return position + 1
        if following.sort == "setting" and (" " in following.text or following.text.casefold() in _WHEREABOUTS):
            return position + 1  # "ship | under the sea"
        if is_sport(units, position + 1) and kind(unit.value) in AGENTS:
            return position + 1  # "a man | ice skating"
        joins = following.sort in _HEADS and following.tag != "modifier" and not unit.plural and unit.tag != "emoji"
        if not joins or (language == "de" and unit.sort == "noun") or following.tag == "emoji":
            return position + 1
        if language == "de" and unit.sort in ("setting", "part") and following.sort == "noun":
            return position + 1
        position += 1


def is_sport(units: Sequence[Unit], position: int) -> bool:
    """Whether a bare noun here only says what kind of doing follows: "ice skating", "rock climbing", "arm wrestling"."""
    if position + 1 >= len(units):
        return False
    noun, verb = units[position], units[position + 1]
    bare = noun.sort in ("noun", "part") and not noun.plural and not noun.possessive and kind(noun.value) not in AGENTS
    return bare and verb.sort == "verb" and verb.tag == "ing"


def _does(units: Sequence[Unit], position: int) -> bool:
    """Whether a noun and a participle here stand before somebody: "a guitar playing cat"."""
    doer = units[position + 2] if position + 2 < len(units) else None
    return doer is not None and doer.sort == "noun" and kind(doer.value) in AGENTS and is_sport(units, position)


def _content(phrase: Phrase, inner: Phrase) -> int:
    """The content stands for the container: "two steaming cups of coffee" is coffee, twice, steaming."""
    assert phrase.head is not None
    if phrase.count is None and phrase.head.plural:
        phrase.count = SOME
    phrase.count = phrase.count or (1 if inner.head is not None and kind(inner.head.value) == "drink" else inner.count)
    phrase.head, phrase.nouns = inner.head, list(inner.nouns)
    phrase.colour = inner.colour or phrase.colour
    phrase.qualities += inner.qualities
    phrase.moods += inner.moods
    phrase.slots += inner.slots
    return inner.end


def draft_of(phrase: Phrase, prompt: str, units: Sequence[Unit]) -> Draft:
    """The entity that a phrase with a noun for its head stands for, with its adjectives."""
    head = phrase.head
    assert head is not None
    concept = head.value
    drinks = [noun for noun in phrase.nouns[:-1] if kind(noun.value) in ("drink", "food")]
    if drinks and _is_container(concept):
        concept, drinks = drinks[-1].value, []
    persona = [noun for noun in phrase.nouns[:-1] if kind(noun.value) in ("creature", "animal")]
    if persona and lexicon().roles & {concept, *ancestors(concept)}:
        concept = persona[-1].value  # "robot chef" is a robot that cooks
    elif persona and concept in _GROUPS:
        concept = persona[-1].value  # a "penguin family" is some penguins
        phrase.count = phrase.count or _GROUPS[head.value]
    draft = Draft(concept, count=phrase.counted, colour=phrase.colour, setting=head.setting)
    if concept == "couple" and "couple" not in head.text.lower():
        draft.count = 1  # "two lovers" are one
    for noun in phrase.nouns:
        if noun.value != concept and (noun is not head or persona):
            draft.describe(noun.value)
    for unit in phrase.qualities + phrase.moods:
        draft.describe(unit.value)
    first = phrase.start + (1 if units[phrase.start].sort == "determiner" and phrase.end > phrase.start + 1 else 0)
    draft.words = " ".join(prompt[units[first].start : units[phrase.end - 1].end].split())
    draft.plain = not draft.attributes and draft.colour is None and phrase.count in (None, 1)
    return draft
