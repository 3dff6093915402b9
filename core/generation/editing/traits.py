"""Small knowledge about traits: which exclude each other, what comparatives mean, what is worn, what an emptied slot becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from core.generation import lexicon
from core.generation.editing.fragments import read
from core.generation.lexicon.tables import rows

_EXCLUSIVE = frozenset({"age", "size", "posture", "fill", "pace", "material", "taste"})
_EXTREMES = (
    frozenset({"clean", "dirty"}),
    frozenset({"wet", "dry"}),
    frozenset({"open", "closed"}),
    frozenset({"steaming", "cold", "frozen"}),
)
_EMPTIED = {"weather": "clear", "camera": "static"}


@lru_cache(maxsize=1)
def _families() -> tuple[frozenset[str], ...]:
    sorts: dict[str, set[str]] = {}
    for row in rows("qualities"):
        sorts.setdefault(row["sort"], set()).add(row["quality"])
    exclusive = tuple(frozenset(sorts[name]) for name in _EXCLUSIVE if name in sorts)
    moods = frozenset(row["value"] for row in rows("slots") if row["slot"] == "mood")
    return (*exclusive, moods, *_EXTREMES)


def rivals(attributes: Iterable[str]) -> frozenset[str]:
    """The attributes that can't be true together with these: who is sad is not happy."""
    given = frozenset(attributes)
    return frozenset(name for family in _families() if family & given for name in family - given)


def emptied(slot: str) -> str | None:
    """What a slot is after its value was taken away: no rain is clear weather; no style is None."""
    return _EMPTIED.get(slot)


@lru_cache(maxsize=1)
def _materials() -> frozenset[str]:
    return frozenset(row["quality"] for row in rows("qualities") if row["sort"] == "material")


def is_material(attribute: str) -> bool:
    """Whether it says what something is made of: "wooden"."""
    return attribute in _materials()


def worn(concept: str) -> bool:
    """Whether one wears it rather than holds it."""
    return bool({"clothing", "hat", "jewellery", "glasses"} & {concept, *lexicon.ancestors(concept)})


@lru_cache(maxsize=1)
def _comparatives() -> dict[tuple[str, str], str]:
    lines = (Path(__file__).parent / "comparatives.tsv").read_text("utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {(language, word): meaning for language, word, meaning in rows}


def comparative_spelled_out(text: str, language: str) -> str:
    """ "bigger" as "huge", "happier" as "happy": a wish for more of something is a wish for it."""

    def plain(found: re.Match[str]) -> str:
        word = found.group()
        key = word.lower()  # to fold the case would turn the ß of "größer" into ss
        if meaning := _comparatives().get((language, key)):
            return meaning
        stems = (
            (key[:-3] + "y", key[:-2], key[:-1], key[:-3]) if key.endswith("ier") else (key[:-2], key[:-1], key[:-3])
        )
        if not key.endswith("ier") and not read(key, language).is_empty:
            return word
        for stem in stems:
            reading = read(stem, language)
            if len(stem) > 2 and reading.slots.get("mood") and not reading.unread:
                return stem
        return word

    inflected = {
        word: meaning
        for word in re.findall(r"\b\w{2,}er(?:e[nmrs]?)\b", text.lower())
        if language == "de" and (meaning := _comparatives().get((language, re.sub(r"e[nmrs]?$", "", word))))
    }
    for word, meaning in inflected.items():  # "ein größerer Hund"
        ending = word[len(re.sub(r"e[nmrs]?$", "", word)) :] if " " not in meaning else ""
        text = re.sub(rf"\b{word}\b", f"{meaning}{ending}", text, flags=re.IGNORECASE)
    return re.sub(r"\b\w{2,}er\b", plain, text)
