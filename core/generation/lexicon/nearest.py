"""The known word that somebody probably meant: typing errors, and compounds of which only the last part is known.

Two uses: reading a long word with one slip of the finger as what it must be (`misspelt`), and offering something for a word
that could not be read (`suggestion`).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from core.generation.lexicon.tables import Sense, fold, labels, lexicon

SHORTEST_READ = 6  # letters of a word that is read in spite of a slip; shorter ones have too many neighbours
_SHORTEST_OF = {"missing": 6, "swapped": 6, "repeated": 6, "added": 7, "replaced": 8}  # a "casket" is no "basket"
_SHORTEST_SUGGESTED = 4
_SHORTEST_TWICE = 8  # letters of a word that may be two slips away from what is offered
_LONGEST = 24
_SHORTEST_TAIL = 4
_WORTH = frozenset({"noun", "setting", "colour", "place", "weather", "time_of_day", "season", "style", "camera"})
_READ = _WORTH | {"verb"}
_ENDINGS = frozenset({"s", "es", "ed", "er", "ers", "ing", "y", "ly", "n", "en", "e", "in", "d", "r"})


@cache
def _by_ends(language: str) -> Mapping[str, list[str]]:
    """The single words of a language by their first three letters ("gir") and by their last three ("*ffe").

    One slip leaves one of the two ends of a word as it was.
    """
    ends: dict[str, list[str]] = {}
    for form, senses in lexicon().vocabularies[language].forms.items():
        if len(form) >= SHORTEST_READ - 1 and " " not in form and senses[0].sort in _READ:
            ends.setdefault(form[:3], []).append(form)
            ends.setdefault("*" + form[-3:], []).append(form)
    return ends


def slip(typed: str, meant: str) -> str:
    """The one slip that makes a word another: "missing", "added", "repeated", "swapped", "replaced"; empty if it takes more."""
    longer = len(typed) - len(meant)
    at, size = 0, min(len(typed), len(meant))
    while at < size and typed[at] == meant[at]:
        at += 1
    if longer:
        rest = typed[at + (longer > 0) :] == meant[at + (longer < 0) :]
        if not rest or abs(longer) != 1:
            return ""
        return "missing" if longer < 0 else "repeated" if typed[at] == typed[at - 1] else "added"
    if typed[at + 1 :] == meant[at + 1 :]:
        return "replaced" if at < size else ""
    swapped = typed[at : at + 2] == meant[at : at + 2][::-1]
    return "swapped" if swapped and typed[at + 2 :] == meant[at + 2 :] else ""


def inflected(one: str, two: str) -> bool:
    """Whether one may just be a form of the other that nobody listed: a "stalker" is no misspelt "stalk"."""
    short, long = sorted((one, two), key=len)
    ending = long[len(short) :]
    return long.startswith(short) and ending in _ENDINGS and ending != short[-1]


@lru_cache(maxsize=4096)
def misspelt(key: str, language: str) -> tuple[Sense, ...]:
    """What a folded word of at least six letters must mean if one letter is missing, too many, swapped or wrong.

    Empty if no word of the language is that near, or if those that are mean different things.
    """
    if not SHORTEST_READ <= len(key) <= _LONGEST or not key.isalpha() or not key.isascii():
        return ()
    forms = lexicon().vocabularies[language].forms
    ends, found = _by_ends(language), {}
    for form in (*ends.get(key[:3], ()), *ends.get("*" + key[-3:], ())):
        if form[0] != key[0] or abs(len(form) - len(key)) > 1 or inflected(key, form):
            continue
        made = slip(key, form)
        sense = forms[form][0]
        if not made or len(key) < _SHORTEST_OF[made] or (made == "replaced" and form[-1] != key[-1]):
            continue
        if sense.sort == "verb" and (sense.tag != "ing" or made not in ("missing", "swapped")):
            continue  # forms of verbs stand too close together
        found[sense.sort, sense.value] = forms[form]
        if len(found) > 1:
            return ()
    return next(iter(found.values()), ())


@cache
def _offered() -> Mapping[str, Mapping[str, tuple[int, str]]]:
    """By first letter: each single word worth offering, what to offer for it (the first word of the tables) and how gladly."""
    offered: dict[str, dict[str, tuple[int, str]]] = {}
    for rank, (language, vocabulary) in enumerate(lexicon().vocabularies.items()):
        named = labels()[language]
        for form, senses in vocabulary.forms.items():
            if " " not in form and len(form) >= _SHORTEST_SUGGESTED and senses[0].sort in _WORTH:
                shown = named.get(senses[0].value)
                if shown:
                    offered.setdefault(form[0], {}).setdefault(form, (rank + 2 * (form != fold(shown)), shown))
    return offered


def _distance(one: str, two: str, most: int) -> int:
    """Letters to insert, delete, replace or swap between two words; ``most`` + 1 for anything above ``most``."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(two, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


@lru_cache(maxsize=4096)
def suggestion(word: str) -> str | None:
    """The nearest word there is, to show to a person, or None: "girfe" → "giraffe"; of an unknown compound its last part.

    Known words, phrases, and words of fewer than four letters get none.
    """
    key = fold(word)
    known = lexicon().vocabularies.values()
    if not _SHORTEST_SUGGESTED <= len(key) <= _LONGEST or not (key.isascii() and key.isalpha()):
        return None
    if any(key in each.forms for each in known):
        return None
    most = 1 if len(key) < _SHORTEST_TWICE else 2
    letters, offered = set(key), _offered()
    near = [
        (distance, rank, abs(len(form) - len(key)), shown)
        for form, (rank, shown) in offered.get(key[0], {}).items()
        if abs(len(form) - len(key)) <= most
        and len(letters ^ set(form)) <= 2 * most
        and (distance := _distance(key, form, most)) <= most
        and not inflected(key, form)
    ]
    if near:
        return min(near)[3]
    tails = (key[cut:] for cut in range(2, len(key) - _SHORTEST_TAIL + 1))
    return next((offered[tail[0]][tail][1] for tail in tails if tail in offered.get(tail[0], ())), None)
