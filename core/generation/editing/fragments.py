"""Reads a piece of an instruction ("a steaming cup of tea", "the fox dances", "at night") as a little scene of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.generation import lexicon
from core.generation.editing.operations import SLOTS
from core.generation.language.shots import read_shots, unread
from core.generation.language.tokens import tokenize
from core.generation.language.units import Unit, detect_language, settle, units_of
from core.generation.scene import Entity, Shot

_NEW = (
    r"an?|another|one|some|two|three|four|five|six|\d+|ein(?:e[rnms]?)?|noch|zwei|drei|vier|fünf|sechs|weitere[rnms]?"
)
_HERE = r"the|this|that|these|those|d(?:er|ie|as|en|em|es)"
_DETERMINER = re.compile(rf"\b(?:{_NEW}|{_HERE})\b", re.IGNORECASE)
_INTO = frozenset(
    [
        "in",
        "on",
        "at",
        "to",
        "into",
        "through",
        "inside",
        "across",
        "along",
        "under",
        "onto",
        "around",
        "over",
        "within",
        "im",
        "in",
        "auf",
        "am",
        "an",
        "ins",
        "aufs",
        "durch",
        "unter",
        "über",
        "zum",
        "zur",
        "ans",
        "nach",
        "beim",
        "bei",
        "von",
        "becomes",
    ]
)
_OF = re.compile(r"\b(of|from|von|aus|about|like)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_SPOKEN = re.compile(r"[\"“„][^\"”“]*[\"”“]")
_NAMES = frozenset({"mars", "tokyo", "paris", "london", "berlin"})
_INDEFINITE, _DEFINITE = re.compile(_NEW, re.IGNORECASE), re.compile(_HERE, re.IGNORECASE)


@dataclass(frozen=True)
class Fragment:
    """What was read: a shot with what the words name and nothing else, and the words that found no use."""

    text: str
    shot: Shot
    unread: tuple[str, ...]
    implies_setting: bool = False
    """Whether its setting is only the usual one of the place that it names: "in Paris"."""
    bare: bool = True
    """Whether it names a place, a time or a weather and nothing else."""
    detail: bool = False
    """Whether its setting is told of as a detail: "the river is frozen", "a painting of a forest"."""
    implies_mood: bool = False
    """Whether its mood is only what goes with a doing: "they kiss"."""

    @property
    def slots(self) -> dict[str, str]:
        """The slots that the words fill."""
        return {slot: value for slot in SLOTS if (value := getattr(self.shot, slot)) is not None}

    @property
    def is_empty(self) -> bool:
        return not (self.slots or self.shot.entities or self.shot.sounds or self.shot.dialogue)

    def is_new(self, entity: Entity) -> bool:
        """Whether the words speak of it as of something not met before ("a dog", "another dog")."""
        return bool(_INDEFINITE.fullmatch(self._determiner(entity)))

    def is_known(self, entity: Entity) -> bool:
        """Whether the words speak of it as of something met before ("the dog")."""
        return bool(_DEFINITE.fullmatch(self._determiner(entity)))

    def _determiner(self, entity: Entity) -> str:
        """The article or number right before the entity's words, or their first word if that is one."""
        found = self.text.casefold().find(entity.words.casefold()) if entity.words else -1
        if found < 0:
            return ""
        first = entity.words.split()[0]
        before = self.text[:found].split()
        near = [first, *before[-1:]]
        return next((word for word in near if _DETERMINER.fullmatch(word)), "")


def language_of(sentence: str, usual: str = "en") -> str:
    """The language that an instruction is written in, "en" or "de"; ``usual`` where one or two words don't tell.

    A capital inside of a sentence is a German noun, or a name.
    """
    found = detect_language(tokenize(sentence))
    words = sentence.split()
    if found == "de" or len(words) > 3:
        return found
    german = read(sentence, "de")
    english = read(sentence, "en")
    if not (english.is_empty or english.unread or capital_inside(words)):
        return "en"
    return "de" if (usual == "de" or capital_inside(words)) and not german.is_empty and not german.unread else found


def capital_inside(words: Sequence[str]) -> bool:
    """Whether a word after the first has a capital, as German nouns have."""
    return any(word[:1].isupper() and word.casefold() not in _NAMES for word in words[1:])


@lru_cache(maxsize=2048)
def read(text: str, language: str) -> Fragment:
    """The fragment as a shot. Several shots ("then") become the first; never raises for its words."""
    tokens = tokenize(text)
    units = units_of(tokens, language)
    settle(units, language)
    shots, unresolved = read_shots(units, text, language)
    left = (*unresolved, *unread(tokens, text))
    felt = shots[0].mood is not None and not any(unit.sort == "mood" for unit in units)
    implied = shots[0].place is not None and not any(unit.sort == "setting" or unit.setting for unit in units)
    return Fragment(
        text,
        shots[0],
        (*left, *_overwritten(text, shots[0], left)),
        implied,
        _is_bare(units),
        _is_detail(text, units),
        felt,
    )


_WITH = re.compile(r"(with|mit|add|show)\b", re.IGNORECASE)
_CONTENT = frozenset({"noun", "verb", "quality", "colour", "part", "sound"})


def _is_bare(units: Sequence[Unit]) -> bool:
    named = next((unit for unit in units if unit.sort == "setting" or unit.setting), None)
    return not any(unit.sort in _CONTENT for unit in units if unit is not named)


def _is_detail(text: str, units: Sequence[Unit]) -> bool:
    """Whether the word for a place stands where it says no place: as what something is said of, after "of", or after no preposition."""
    named = next((unit for unit in units if unit.sort == "setting" or unit.setting), None)
    if named is None:
        return False
    if named.sort != "setting" and _WITH.match(text):
        return True  # "with a bus" is no ride in one
    if _is_bare(units):
        return False
    others = [unit for unit in units if unit is not named and unit.sort in _CONTENT]
    if all(unit.sort in ("quality", "colour") and unit.start < named.start for unit in others):
        return False  # "a dark forest"
    before = text[: named.start].casefold().split()
    return not _INTO.intersection(before[-4:]) or bool(_OF.search(text[: named.start]))


def _overwritten(text: str, shot: Shot, left: Sequence[str]) -> tuple[str, ...]:
    """Colours that the words give to what they have given another one: "the white dog blue" is no statement."""
    used = {entity.colour for entity in shot.entities}
    named = " ".join([*(name for entity in shot.entities for name in (*entity.attributes, entity.words)), *left])
    if used <= {None} or shot.style:
        return ()
    words = re.findall(r"[^\W\d_]+", _SPOKEN.sub("", text))
    return tuple(word for word in words if word not in named and (colour := colour_of(word)) and colour not in used)


def colour_of(word: str) -> str | None:
    """The colour that a word names, in whichever language; None for any other word."""
    key = lexicon.fold(word)
    known = [lexicon.lexicon().vocabularies[language].forms.get(key, ()) for language in ("en", "de")]
    return next((sense.value for senses in known for sense in senses if sense.sort == "colour"), None)


def body_parts(text: str, language: str) -> tuple[str, ...]:
    """The words of a text that name a part of a body: "tail", "Ohren"."""
    forms = lexicon.lexicon().vocabularies[language].forms
    found = []
    for word in re.findall(r"[^\W\d_]+", _SPOKEN.sub("", text)):
        senses = forms.get(lexicon.fold(word), ())
        if any(sense.sort == "noun" and lexicon.kind(sense.value) == "body_part" for sense in senses):
            found.append(word)
    return tuple(found)
