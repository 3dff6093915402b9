"""Prompts in other languages than English and German: their nouns, by the names that Unicode gives the emoji in each language.

Only what a word or two name is understood ("un zorro en la nieve": a fox), not what stands between; every other word is
reported. A language's names are read when the first prompt in it arrives, which then takes some 50 ms once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from core.generation.language.tokens import Token
from core.generation.language.units import Unit
from core.generation.lexicon import Sense, fold, lexicon
from core.generation.lexicon.tables import rows, words

_LONGEST = 4  # words of a name
_MEANINGS = 2  # of names that begin with a word, if the word alone is to mean the first of them
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7a3"),
    ("zh", "\u4e00", "\u9fff"),
    ("ru", "\u0400", "\u04ff"),
    ("ar", "\u0600", "\u06ff"),
)
_PERSIAN = frozenset("پچژگکی")
_UNSPACED = frozenset({"ja", "zh", "ko"})
_PLURALS = ("s", "es", "x", "lar", "ler")


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    return {row["language"]: frozenset(fold(word) for word in words(row["small"])) for row in rows("languages")}


@cache
def _counts(language: str) -> Mapping[str, str]:
    row = next(row for row in rows("languages") if row["language"] == language)
    return {fold(word): number for number in ("2", "3") for word in words(row[number])}


@cache
def _names(language: str) -> Mapping[str, Sense]:
    """What each emoji name of a language means to the lexicon, folded; names of emoji without a meaning are left out."""
    import emoji  # two megabytes of names, which no English or German prompt needs

    emoji.config.load_language(language)
    meant = lexicon().by_emoji
    found: dict[str, Sense] = {}
    heads: dict[str, dict[str, Sense]] = {}
    for symbol, names in emoji.EMOJI_DATA.items():
        name = names.get(language)
        code = "-".join(f"{ord(char):04x}" for char in symbol if char != "\ufe0f")
        sense = meant.get(code)
        if name and sense is not None:
            key = fold(name.strip(":").replace("_", " "))
            found.setdefault(key, sense)
            heads.setdefault(key.partition(" ")[0], {}).setdefault(sense.value, sense)
    for (
        head,
        senses,
    ) in heads.items():  # "playa con sombrilla" tells what "playa" is, but "cara de ..." says nothing of "cara"
        if len(senses) <= _MEANINGS and len(head) > 1:
            found.setdefault(head, next(iter(senses.values())))
    return found


def language_among_others(tokens: Sequence[Token]) -> str | None:
    """The language of a prompt that is neither English nor German, or None: by its script, else by its small words."""
    text = "".join(token.text for token in tokens if token.kind == "word")
    for language, first, last in _SCRIPTS:
        count = sum(first <= char <= last for char in text)
        if 2 * count > len(text) or (language == "ja" and count):
            return "fa" if language == "ar" and _PERSIAN & set(text) else language
    known = lexicon().vocabularies.values()
    keys = [token.key for token in tokens if token.kind == "word"]
    keys = [
        key for key in keys if not any(key in each.forms for each in known)
    ]  # "a" and "in" are small words everywhere
    hits = {language: sum(key in small for key in keys) for language, small in _small_words().items()}
    best = max(hits, key=lambda language: hits[language])
    return best if hits[best] else None


def foreign_units(tokens: Sequence[Token]) -> list[Unit] | None:
    """The units of a prompt in another language; None if English or German knows half of its words, or it is none we know."""
    known = lexicon().vocabularies.values()
    keys = [token.key for token in tokens if token.kind == "word"]
    if not keys or 2 * sum(any(key in each.forms for each in known) for key in keys) >= len(keys):
        return None
    language = language_among_others(tokens)
    if language is None:
        return None
    names, small = _names(language), _small_words()[language]
    units: list[Unit] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.kind == "number":
            units.append(Unit("number", token.text, token.start, token.end, token.key))
            position += 1
        elif token.kind != "word":
            units.append(Unit("period" if token.kind == "period" else "comma", token.text, token.start, token.end))
            position += 1
        elif language in _UNSPACED:
            units += _unspaced(token, names, small)
            position += 1
        else:
            unit, taken = _named(tokens, position, names, small, _counts(language))
            units.append(unit)
            position += taken
    return units


def _named(
    tokens: Sequence[Token], position: int, names: Mapping[str, Sense], small: frozenset[str], counts: Mapping[str, str]
) -> tuple[Unit, int]:
    """The longest name from here, and how many words it takes."""
    token = tokens[position]
    if token.key in counts:
        return Unit("number", token.text, token.start, token.end, counts[token.key]), 1
    if token.key in small:
        return Unit("stop", token.text, token.start, token.end), 1
    for taken in range(min(_LONGEST, len(tokens) - position), 0, -1):
        piece = tokens[position : position + taken]
        key = " ".join(token.key for token in piece)
        for ending in ("", *_PLURALS):
            sense = names.get(key.removesuffix(ending)) if key.endswith(ending) else None
            if sense is not None:
                return _unit(sense, piece[0], piece[-1].end, plural=bool(ending)), taken
    return Unit("unknown", token.text, token.start, token.end), 1


def _unspaced(token: Token, names: Mapping[str, Sense], small: frozenset[str]) -> list[Unit]:
    """The names within a run of letters that knows no spaces; what lies between them is one unknown piece each."""
    units: list[Unit] = []
    at, size, text = 0, len(token.text), token.text
    while at < size:
        taken = next((n for n in range(min(6, size - at), 0, -1) if fold(text[at : at + n]) in names), 0)
        start = token.start + at
        if taken:
            units.append(_unit(names[fold(text[at : at + taken])], token, start + taken))
            units[-1].start, units[-1].text = start, text[at : at + taken]
        elif any(text[at : at + n] in small for n in (2, 1)):
            units.append(Unit("stop", text[at], start, start + 1))
        else:
            if units and units[-1].sort == "unknown" and units[-1].end == start:
                units[-1].text += text[at]
                units[-1].end = start + 1
            else:
                units.append(Unit("unknown", text[at], start, start + 1))
        at += taken or 1
    return units


def _unit(sense: Sense, token: Token, end: int, *, plural: bool = False) -> Unit:
    unit = Unit(sense.sort, token.text, token.start, end, sense.value)
    unit.plural = plural
    return unit
