"""Reads the tables into one immutable `Lexicon`: names, hypernyms, and for each language what every typed form can mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from core.generation.lexicon import inflection

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "de")
_FAMILIES = frozenset({"container", "toy", "nature", "body_part", "game", "device", "symbol", "weapon"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "-": " ", "‐": " ", "‑": " ", "’": "'"})
_MARKS = re.compile(r"[\u0300-\u036f]")


def fold(text: str) -> str:
    """The key a word is looked up by: lower case, umlauts written out, accents dropped, hyphens as spaces ("Café" → "cafe")."""
    text = text.lower()
    if text.isascii():
        return text.replace("-", " ")
    text = unicodedata.normalize("NFC", text).translate(_UMLAUTS)
    return text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFD", text))


@dataclass(frozen=True)
class Concept:
    """A noun. ``emoji`` is its sprite; ``owns_emoji`` is false when the sprite merely stands in for it."""

    name: str
    emoji: str | None
    owns_emoji: bool


@dataclass(frozen=True)
class Verb:
    """An action. ``tie`` is the relation it makes to its object; ``sound`` is what it sounds like, if anything."""

    name: str
    tie: str
    sound: str | None


class Sense(NamedTuple):
    """One thing a form can mean.

    ``sort`` is "noun", "verb", "setting", "place", "colour", "quality", "count", "relation", "sound", "part", a slot of the
    shot ("weather") or a grammatical word ("determiner", "pronoun" ...). ``value`` is the name in the table. ``tag`` is the form
    of a verb ("base", "s", "past", "ing"), the role of a relation, or
    "hint" for a slot that anything said outright outweighs; ``lemma`` the verb's infinitive.
    """

    sort: str
    value: str
    plural: bool = False
    tag: str = ""
    lemma: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """The forms of one language. ``longest`` gives, for the first word of a phrase, how many words to try."""

    forms: Mapping[str, tuple[Sense, ...]]
    longest: Mapping[str, int]


@dataclass(frozen=True)
class Preference:
    """Which concept an ambiguous word means, unless one of the cue words stands in the same prompt."""

    concept: str
    cues: frozenset[str]
    other: str


@dataclass(frozen=True)
class Lexicon:
    """Everything in the tables. Names of concepts, actions, settings ... are English, snake_case and unique within their sort."""

    concepts: Mapping[str, Concept]
    verbs: Mapping[str, Verb]
    colours: Mapping[str, str]
    parts: Mapping[str, frozenset[str]]
    place_settings: Mapping[str, str]
    kinds: Mapping[str, str]
    roles: frozenset[str]
    quality_sorts: Mapping[str, str]
    refinements: Mapping[tuple[str, str], str]
    preferences: Mapping[tuple[str, str], Preference]
    ancestors: Mapping[str, Mapping[str, tuple[str, ...]]]
    by_emoji: Mapping[str, Sense]
    vocabularies: Mapping[str, Vocabulary]


def rows(table: str) -> list[dict[str, str]]:
    """The rows of one table, by column name."""
    lines = (FOLDER / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:] if line]


def words(cell: str) -> list[str]:
    """The words of a cell: "Fuchs/Füchse, Rotfuchs" → ["Fuchs/Füchse", "Rotfuchs"]."""
    return cell.split(", ") if cell else []


class _Forms:
    """Collects forms: what the tables say comes first, what inflection makes only fills the gaps. Keys are folded."""

    def __init__(self) -> None:
        self.given: dict[str, tuple[Sense, ...]] = {}
        self.made: dict[str, tuple[Sense, ...]] = {}

    def add(self, key: str, sense: Sense) -> None:
        _append(self.given, key, sense)

    def make(self, forms: Iterable[str], sense: Sense) -> None:
        """Note inflected forms of one sense. Thousands are made and few met twice, so the common case comes first."""
        made, alone = self.made, (sense,)
        for key in forms:
            if made.setdefault(key, alone) is not alone:
                _append(made, key, sense)

    def finish(self) -> Vocabulary:
        forms = self.given
        for key in self.made.keys() & forms.keys():
            known = forms[key]
            verb = next((sense for sense in self.made[key] if sense.sort == "verb"), None)
            if verb is not None and all(each.sort != "verb" for each in known):
                forms[key] = (*known, verb)
            noun = next((sense for sense in self.made[key] if sense.sort == "noun"), None)
            if noun is not None and all(each.sort == "verb" for each in known):
                forms[key] = (*known, noun)  # "fischen" is also the dative of "Fische"
        forms = self.made | forms
        for key in [key for key in forms if "'s " in key]:  # a token's key is without its 's: "doctor's office"
            forms.setdefault(key.replace("'s ", " "), forms[key])
        longest: dict[str, int] = {}
        for key in forms:
            if " " in key:
                first, _, rest = key.partition(" ")
                longest[first] = max(longest.get(first, 0), rest.count(" ") + 2)
        return Vocabulary(forms, longest)


def _append(forms: dict[str, tuple[Sense, ...]], key: str, sense: Sense) -> None:
    known = forms.get(key)
    if known is None:
        forms[key] = (sense,)
    elif not any(each.sort == sense.sort and each.value == sense.value for each in known):
        forms[key] = (*known, sense)


def _english_word(forms: _Forms, word: str, one: Sense, many: Sense, *, inflect: bool) -> None:
    singular, _, plural = word.partition("/")
    forms.add(singular, one)
    if plural and plural != singular:
        forms.add(plural, many)
    elif inflect and not plural:
        forms.make((inflection.english_plural(singular),), many)


def _german_word(forms: _Forms, word: str, one: Sense, many: Sense, *, is_noun: bool) -> None:
    singular, _, plural = word.partition("/")
    forms.add(singular, one)
    if plural and plural != singular:
        forms.add(plural, many)
    if is_noun:
        for form, is_plural in inflection.german_noun(singular, plural):
            forms.make((form,), many if is_plural else one)
    elif " " not in singular:
        forms.make(inflection.german_adjective(singular), one)


_QUALIFIED = re.compile(r"[a-zäöüß]+e [A-ZÄÖÜ]\w+")


def _fill(
    forms: Mapping[str, _Forms], row: Mapping[str, str], sort: str, value: str, *, inflect: bool = True, tag: str = ""
) -> None:
    one, many = Sense(sort, value, tag=tag), Sense(sort, value, plural=True)
    plurals = inflect and sort in ("noun", "setting", "measure", "part")
    for word in words(fold(row["english"])):
        _english_word(forms["en"], word, one, many, inflect=plurals)
    german = row["german"]
    for word, key in zip(words(german), words(fold(german)), strict=True):
        if inflect:
            is_noun = word.partition("/")[0].rpartition(" ")[2][:1].isupper()
            _german_word(forms["de"], key, one, many, is_noun=is_noun)
        else:
            forms["de"].add(key, one)
        if _QUALIFIED.fullmatch(word):  # "leise Musik", "mit leiser Musik"
            first, _, rest = key.partition(" ")
            forms["de"].make((f"{first}{ending} {rest}" for ending in "rnsm"), one)


def _fill_verbs(forms: Mapping[str, _Forms], row: Mapping[str, str]) -> None:
    for language, column, inflected in (
        ("en", "english", inflection.english_verb),
        ("de", "german", inflection.german_verb),
    ):
        for entry in words(row[column]):
            key = fold(entry).removeprefix("sich ")
            senses = {
                tag: Sense("verb", row["action"], tag=tag, lemma=key.partition("/")[0])
                for tag in ("base", "s", "past", "ing")
            }
            base, *others = inflected(key)
            forms[language].add(base[0], senses[base[1]])
            for form, tag in others:
                forms[language].make((form,), senses[tag])


def _chains(parents: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    chains: dict[str, tuple[str, ...]] = {}
    for name in parents:
        chain: list[str] = []
        above = parents[name]
        while above:
            chain.append(above)
            above = parents.get(above, "")
        chains[name] = tuple(chain)
    return chains


def _kind(name: str, above: tuple[str, ...]) -> str:
    """The broadest useful family: the root of the chain, or what says more than "thing"."""
    return next((each for each in (name, *above) if each in _FAMILIES), (name, *above)[-1])


def _preferences() -> Iterator[tuple[tuple[str, str], Preference]]:
    for row in rows("ambiguous"):
        cues = frozenset(fold(cue) for cue in words(row["cues"]))
        word = fold(row["word"])
        preference = Preference(row["concept"], cues, row["other"])
        yield (row["language"], word), preference
        if row["language"] == "en":
            yield ("en", inflection.english_plural(word)), preference


def _emoji(concepts: Mapping[str, Concept]) -> dict[str, Sense]:
    """What an emoji in a prompt means, by its code points without the variation selector."""
    meant = {
        concept.emoji.replace("-fe0f", ""): Sense("noun", name)
        for name, concept in concepts.items()
        if concept.emoji and concept.owns_emoji
    }
    return meant | {row["emoji"]: Sense(row["sort"], row["value"]) for row in rows("emoji")}


@cache
def lexicon() -> Lexicon:
    """The lexicon, read on first use (50 to 90 ms on a 2-core machine) and kept."""
    forms = {language: _Forms() for language in LANGUAGES}
    concept_rows, setting_rows, slot_rows = rows("concepts"), rows("settings"), rows("slots")
    place_rows, colour_rows, quality_rows = rows("places"), rows("colours"), rows("qualities")
    for row in rows("words"):
        _fill(forms, row, row["sort"], row["value"], inflect=row["sort"] == "measure")
    for row in rows("relations"):
        for language, column in (("en", "english"), ("de", "german")):
            for word in words(row[column]):
                forms[language].add(fold(word), Sense("relation", row["relation"], tag=row["role"]))
    for row in rows("counts"):
        _fill(forms, row, "count", row["count"], inflect=False)
    for row in slot_rows:
        slot = row["slot"].removesuffix("?")
        _fill(forms, row, slot, row["value"], tag="hint" if slot != row["slot"] else "")
    for table, column, sort in (
        (rows("sounds"), "sound", "sound"),
        (place_rows, "place", "place"),
        (setting_rows, "setting", "setting"),
        (colour_rows, "colour", "colour"),
        (quality_rows, "quality", "quality"),
        (concept_rows, "concept", "noun"),
        (rows("parts"), "part", "part"),
    ):
        for row in table:
            _fill(forms, row, sort, row[column])
    actions = rows("actions")
    for row in actions:
        _fill_verbs(forms, row)

    concepts = {
        row["concept"]: Concept(
            row["concept"], row["emoji"].removeprefix("~") or None, bool(row["emoji"]) and row["emoji"][0] != "~"
        )
        for row in concept_rows
    }
    ancestors = {
        "concept": _chains({row["concept"]: row["parent"] for row in concept_rows}),
        "setting": _chains({row["setting"]: row["parent"] for row in setting_rows}),
        "action": _chains({row["action"]: row["parent"] for row in actions}),
    }
    for slot in ("camera", "style", "mood", "weather", "time_of_day", "season"):
        ancestors[slot] = _chains(
            {row["value"]: row["parent"] for row in slot_rows if row["slot"].removesuffix("?") == slot}
        )
    return Lexicon(
        concepts=concepts,
        verbs={row["action"]: Verb(row["action"], row["tie"], row["sound"] or None) for row in actions},
        colours={row["colour"]: row["hex"] for row in colour_rows},
        parts={row["setting"]: frozenset(words(row["parts"])) for row in setting_rows},
        kinds={name: _kind(name, above) for name, above in ancestors["concept"].items()},
        place_settings={row["place"]: row["setting"] for row in place_rows},
        roles=frozenset(row["role"] for row in rows("roles")),
        quality_sorts={row["quality"]: row["sort"] for row in quality_rows},
        refinements={(row["action"], row["object"]): row["becomes"] for row in rows("refinements")},
        preferences=dict(_preferences()),
        ancestors=ancestors,
        by_emoji=_emoji(concepts),
        vocabularies={language: collected.finish() for language, collected in forms.items()},
    )


_NAMED = (
    *(("concepts", "concept"), ("settings", "setting"), ("places", "place"), ("slots", "value"), ("colours", "colour")),
    *(("qualities", "quality"), ("actions", "action"), ("sounds", "sound"), ("parts", "part")),
)


@cache
def labels() -> dict[str, dict[str, str]]:
    """For each language, the first word in the tables for each name; read on first use."""
    found: dict[str, dict[str, str]] = {"en": {}, "de": {}}
    for table, column in _NAMED:
        for row in rows(table):
            for language, cell in (("en", row["english"]), ("de", row["german"])):
                if cell:
                    found[language].setdefault(row[column], words(cell)[0].partition("/")[0])
    return found
