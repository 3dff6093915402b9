"""How English and German words change: from the form in the tables to every form that somebody may type.

All words here are folded (`core.generation.lexicon.fold`). Over-generation is harmless (nobody types "hopes" for "hop"), so the rules are short; true exceptions stand in the tables after a
slash: ``mouse/mice``, ``run/ran/run/running``, ``Fuchs/Füchse``, ``laufen/läuft/lief/gelaufen``.
"""

from __future__ import annotations

from collections.abc import Iterator

_VOWELS = "aeiou"
_ADJECTIVE_ENDINGS = ("e", "er", "es", "en", "em")
SEPARABLE = (
    *("hinterher", "zusammen", "herum", "zurueck", "davon", "fest", "hoch", "fern", "teil", "nach", "hin", "weg"),
    *("vor", "auf", "aus", "ein", "ab", "an", "um", "zu", "her", "bei", "los", "mit"),
)


def english_plural(noun: str) -> str:
    """The plural of the last word: "fire truck" → "fire trucks"; "shelf" stands in the table as "shelf/shelves"."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def english_verb(entry: str) -> Iterator[tuple[str, str]]:
    """(form, tag) for "run/ran/run/running" or "take a photo"; tags: "base", "s", "past", "ing".

    Only the first word changes. Doubling is offered both ways ("hoping", "hopping").
    """
    given = entry.split("/")
    word, _, rest = given[0].partition(" ")
    tail = f" {rest}" if rest else ""
    irregular = [part.partition(" ")[0] for part in given[1:]]
    yield word + tail, "base"
    stem = word[:-1] if word.endswith("e") and not word.endswith(("ee", "ye")) else word
    doubled = word + word[-1] if word[-1] not in "wxyaeiou" and word[-2:-1] in tuple(_VOWELS) else stem
    if word.endswith("ie"):
        stem = doubled = word[:-2] + "y"
    for start in {stem, doubled}:
        yield start + "ing" + tail, "ing"
    for form in irregular:
        yield form + tail, "ing" if form.endswith("ing") else "s" if form.endswith("es") else "past"
    if not irregular:
        ending = "d" if word.endswith("e") else "ed"
        yield (word[:-1] + "ied" if word.endswith("y") and word[-2] not in _VOWELS else word + ending) + tail, "past"
        if doubled != stem and not word.endswith("e"):
            yield doubled + "ed" + tail, "past"
    if word.endswith("y") and word[-2:-1] not in tuple(_VOWELS):
        yield word[:-1] + "ies" + tail, "s"
    else:
        yield word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s") + tail, "s"


def german_noun(singular: str, plural: str) -> Iterator[tuple[str, bool]]:
    """(form, is plural) beyond the two in the table: genitive, dative, and the plural that the ending gives away."""
    if plural:
        yield plural + "n", True
    elif singular.endswith("e") or singular.endswith(("er", "el")):
        yield singular + "n", True
    elif singular.endswith("in"):
        yield singular + "nen", True
    yield singular + "s", False
    yield singular + "es", False


def german_adjective(word: str) -> Iterator[str]:
    """The endings that agree with a noun: "rot" → "rote", "roten" ...; "dunkel" → "dunkle"."""
    stem = word[:-1] if word.endswith("e") else word
    if word.endswith("el"):
        stem = word[:-2] + "l"
    for ending in _ADJECTIVE_ENDINGS:
        yield stem + ending


def german_verb(entry: str) -> Iterator[tuple[str, str]]:
    """(form, tag) for "laufen/läuft/lief/gelaufen"; tags: "base", "s" (finite), "past", "ing" (participle).

    A separable verb also gives the finite forms of its second half, for "wacht … auf".
    """
    infinitive, third, past, participle = [*entry.split("/"), "", "", ""][:4]
    yield infinitive, "base"
    stem = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    prefix = next((p for p in SEPARABLE if stem.startswith(p) and len(stem) > len(p) + 2), "")
    core = stem[len(prefix) :]
    link = "e" if core.endswith(("t", "d", "fn", "chn", "gn")) else ""
    finite = [core + "e", core + link + "t", core + link + "st"]
    if not past:
        finite += [core + link + "te", core + link + "ten"]
    for form in finite:
        yield form, "s"
        if prefix:
            yield prefix + form, "s"
    if prefix:
        yield core + infinitive[len(stem) :], "s"
        yield f"{prefix}zu{core}en", "base"
        yield f"{prefix}ge{core}{link}t", "past"
    if third:
        yield third, "s"
    if past:
        yield past, "past"
        yield past + "en", "past"
        if past.endswith("e"):
            yield past + "n", "past"
    for part in (participle,) if participle else (f"ge{stem}{link}t",):
        yield part, "past"
    yield infinitive + "d", "ing"
    for adjective in german_adjective(infinitive + "d"):
        yield adjective, "ing"
