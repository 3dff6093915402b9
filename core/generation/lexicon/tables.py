"""Reads the tables into one immutable `Lexicon`: names, hypernyms, and for each language what every typed form can mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from core.generation.lexicon import inflection

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "de")
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


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing a form can mean.

    ``sort`` is "noun", "verb", "setting", "place", "colour", "quality", "count", "relation", "sound", "part", a slot of the
    shot ("weather") or a grammatical word ("determiner", "pronoun" ...). ``value`` is the name in the table. ``tag`` is the form
    of a verb ("base", "s", "past", "ing") or the role of a relation; ``lemma`` the verb's infinitive.
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
    quality_sorts: Mapping[str, str]
    refinements: Mapping[tuple[str, str], str]
    preferences: Mapping[tuple[str, str], Preference]
    ancestors: Mapping[str, Mapping[str, tuple[str, ...]]]
    labels: Mapping[str, Mapping[str, str]]
    by_emoji: Mapping[str, str]
    vocabularies: Mapping[str, Vocabulary]


def rows(table: str) -> list[dict[str, str]]:
    """The rows of one table, by column name."""
    lines = (FOLDER / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:] if line]


def words(cell: str) -> list[str]:
    """The words of a cell: "Fuchs/Füchse, Rotfuchs" → ["Fuchs/Füchse", "Rotfuchs"]."""
    return cell.split(", ") if cell else []


@dataclass
class _Forms:
    """Collects forms: what the tables say comes first, what inflection makes only fills the gaps."""

    forms: dict[str, list[Sense]] = field(default_factory=dict)
    made: list[tuple[str, Sense]] = field(default_factory=list)

    def add(self, form: str, sense: Sense) -> None:
        senses = self.forms.setdefault(form if form.isascii() and form.islower() else fold(form), [])
        if not any(known.sort == sense.sort and known.value == sense.value for known in senses):
            senses.append(sense)

    def make(self, form: str, sense: Sense) -> None:
        self.made.append((form, sense))

    def finish(self) -> Vocabulary:
        given = set(self.forms)
        for form, sense in self.made:
            key = form if form.isascii() and form.islower() else fold(form)
            if key not in given or (sense.sort == "verb" and all(known.sort != "verb" for known in self.forms[key])):
                self.add(key, sense)
        longest: dict[str, int] = {}
        for key in self.forms:
            first, space, rest = key.partition(" ")
            if space:
                longest[first] = max(longest.get(first, 0), rest.count(" ") + 2)
        return Vocabulary({key: tuple(senses) for key, senses in self.forms.items()}, longest)


def _english_word(forms: _Forms, word: str, sort: str, value: str, *, inflect: bool) -> None:
    singular, _, plural = word.partition("/")
    forms.add(singular, Sense(sort, value))
    many = Sense(sort, value, plural=True)
    if plural and plural != singular:
        forms.add(plural, many)
    elif inflect and not plural:
        for form in inflection.english_plurals(singular):
            forms.make(form, many)


def _german_word(forms: _Forms, word: str, sort: str, value: str, *, inflect: bool) -> None:
    singular, _, plural = word.partition("/")
    one = Sense(sort, value)
    forms.add(singular, one)
    many = Sense(sort, value, plural=True)
    if plural and plural != singular:
        forms.add(plural, many)
    if not inflect:
        return
    last = singular.rsplit(" ", 1)[-1]
    if last[:1].isupper():
        for form, is_plural in inflection.german_noun(singular, plural):
            forms.make(form, many if is_plural else one)
    else:
        for form in inflection.german_adjective(singular):
            forms.make(form, one)


def _fill(forms: Mapping[str, _Forms], row: Mapping[str, str], sort: str, value: str, *, inflect: bool = True) -> None:
    for word in words(row["english"]):
        _english_word(
            forms["en"], word, sort, value, inflect=inflect and sort in ("noun", "setting", "measure", "part")
        )
    for word in words(row["german"]):
        _german_word(forms["de"], word, sort, value, inflect=inflect)


def _fill_verbs(forms: Mapping[str, _Forms], row: Mapping[str, str]) -> None:
    for language, column, inflected in (
        ("en", "english", inflection.english_verb),
        ("de", "german", inflection.german_verb),
    ):
        for entry in words(row[column]):
            lemma = entry.partition("/")[0]
            for number, (form, tag) in enumerate(inflected(entry)):
                sense = Sense("verb", row["action"], tag=tag, lemma=lemma)
                if number == 0:
                    forms[language].add(form, sense)
                else:
                    forms[language].make(form, sense)


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


def _preferences() -> Iterator[tuple[tuple[str, str], Preference]]:
    for row in rows("ambiguous"):
        cues = frozenset(fold(cue) for cue in words(row["cues"]))
        yield (row["language"], fold(row["word"])), Preference(row["concept"], cues, row["other"])


def _labels(tables: Iterable[tuple[str, str]]) -> dict[str, dict[str, str]]:
    labels: dict[str, dict[str, str]] = {"en": {}, "de": {}}
    for table, column in tables:
        for row in rows(table):
            for language, cell in (("en", row["english"]), ("de", row["german"])):
                if cell:
                    labels[language].setdefault(row[column], words(cell)[0].partition("/")[0])
    return labels


_NAMED = (
    ("concepts", "concept"),
    ("settings", "setting"),
    ("places", "place"),
    ("slots", "value"),
    ("colours", "colour"),
)
_NAMED_TOO = (("qualities", "quality"), ("actions", "action"), ("sounds", "sound"), ("parts", "part"))


@cache
def lexicon() -> Lexicon:
    """The lexicon, read on first use (about 60 ms) and kept."""
    forms = {language: _Forms() for language in LANGUAGES}
    for row in rows("words"):
        _fill(forms, row, row["sort"], row["value"], inflect=row["sort"] == "measure")
    for row in rows("relations"):
        for language, column in (("en", "english"), ("de", "german")):
            for word in words(row[column]):
                forms[language].add(word, Sense("relation", row["relation"], tag=row["role"]))
    for row in rows("counts"):
        _fill(forms, row, "count", row["count"], inflect=False)
    for row in rows("slots"):
        _fill(forms, row, row["slot"], row["value"])
    for table, column, sort in (
        ("sounds", "sound", "sound"),
        ("places", "place", "place"),
        ("settings", "setting", "setting"),
        ("colours", "colour", "colour"),
        ("qualities", "quality", "quality"),
        ("concepts", "concept", "noun"),
        ("parts", "part", "part"),
    ):
        for row in rows(table):
            _fill(forms, row, sort, row[column])
    actions = rows("actions")
    for row in actions:
        _fill_verbs(forms, row)

    concept_rows, setting_rows = rows("concepts"), rows("settings")
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
    slot_rows = rows("slots")
    for slot in ("camera", "style", "mood", "weather", "time_of_day"):
        ancestors[slot] = _chains({row["value"]: row["parent"] for row in slot_rows if row["slot"] == slot})
    return Lexicon(
        concepts=concepts,
        verbs={row["action"]: Verb(row["action"], row["tie"], row["sound"] or None) for row in actions},
        colours={row["colour"]: row["hex"] for row in rows("colours")},
        parts={row["setting"]: frozenset(words(row["parts"])) for row in setting_rows},
        place_settings={row["place"]: row["setting"] for row in rows("places")},
        quality_sorts={row["quality"]: row["sort"] for row in rows("qualities")},
        refinements={(row["action"], row["object"]): row["becomes"] for row in rows("refinements")},
        preferences=dict(_preferences()),
        ancestors=ancestors,
        labels=_labels(_NAMED + _NAMED_TOO),
        by_emoji={
            concept.emoji.replace("-fe0f", ""): name
            for name, concept in concepts.items()
            if concept.emoji and concept.owns_emoji
        },
        vocabularies={language: collected.finish() for language, collected in forms.items()},
    )
