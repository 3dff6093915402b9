"""Groups tokens into units — the longest phrases the lexicon knows, each claimed once — and settles what each one means here.

Knows neighbours, not sentences: "orange" before a noun is a colour, "fly" after a noun is a verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from core.generation.language.tokens import Token
from core.generation.lexicon import Lexicon, Sense, fold, lexicon

SLOTS = frozenset({"weather", "time_of_day", "style", "mood", "camera"})
_THINGS = frozenset({"noun", "setting", "part", "place"})
_BEFORE_NOUN = frozenset({"colour", "quality", "count", "mood", "weather", "time_of_day", "style", "measure"})
_STARTS_PHRASE = _THINGS | _BEFORE_NOUN | {"determiner", "pronoun", "sound"}
_CONTENT = _THINGS | SLOTS | {"verb", "colour", "quality", "sound"}
_SMALL_WORDS = ("determiner", "relative", "pronoun", "copula", "and", "but", "wish", "stop")


class Unit:
    """A word or phrase with its possible meanings and the one chosen.

    ``sort`` is a `Sense` sort, or "number", "quote", "period", "comma", "unknown". ``setting`` and ``part`` keep the second
    meaning of a noun that may also name the place of the action ("castle") or a part of it ("wave").
    """

    __slots__ = (
        "capital",
        "end",
        "lemma",
        "options",
        "part",
        "plural",
        "possessive",
        "repeat",
        "setting",
        "sort",
        "start",
    )
    __slots__ += ("tag", "text", "value")

    def __init__(self, sort: str, text: str, start: int, end: int, value: str = "") -> None:
        self.sort, self.text, self.start, self.end, self.value = sort, text, start, end, value
        self.options: tuple[Sense, ...] = ()
        self.tag = self.lemma = ""
        self.plural = self.possessive = self.capital = False
        self.repeat = 1  # 🦊🦊🦊 is three
        self.setting: str | None = None
        self.part: str | None = None

    def settle(self, sense: Sense) -> None:
        """Take this meaning."""
        self.sort, self.value, self.plural = sense.sort, sense.value, sense.plural
        self.tag, self.lemma = sense.tag, sense.lemma

    def can_be(self, sorts: frozenset[str]) -> bool:
        """Whether one of its meanings is of these sorts."""
        return self.sort in sorts or any(option.sort in sorts for option in self.options)

    def __repr__(self) -> str:
        return f"<{self.text!r} {self.sort}={self.value}>"


def detect_language(tokens: Sequence[Token]) -> str:
    """ "de" or "en", by which language knows more of the words; its small words count most."""
    known = lexicon().vocabularies
    scores = {"en": 0.1, "de": 0.0}
    for token in tokens[:120]:
        if token.kind != "word":
            continue
        for language in scores:
            senses = known[language].forms.get(token.key)
            if senses:
                scores[language] += 2.0 if senses[0].sort in _SMALL_WORDS or senses[0].sort == "relation" else 1.0
        if not token.text.isascii() and any(letter in "äöüßÄÖÜ" for letter in token.text):
            scores["de"] += 1.0
    return max(scores, key=lambda language: scores[language])


@lru_cache(maxsize=4096)
def _compound(key: str) -> tuple[tuple[Sense, ...], ...]:
    """A German compound as the meanings of its parts, last part first: "regentag" → (day, rain). Empty if it is none."""
    forms = lexicon().vocabularies["de"].forms
    for cut in range(3, len(key) - 2):  # the longest known head wins: "Kaffee|tasse"
        head = tuple(sense for sense in forms.get(key[cut:], ()) if sense.sort in _THINGS or sense.sort in SLOTS)
        if not head:
            continue
        for first in (key[:cut], key[:cut].removesuffix("s"), key[:cut].removesuffix("n"), key[:cut] + "e"):
            before = tuple(sense for sense in forms.get(first, ()) if sense.sort in _CONTENT)
            if before:
                return head, before
        if cut > 4 and len(key) - cut > 3:
            return (head,)
    return ()


def _senses(token: Token, language: str, book: Lexicon) -> tuple[Sense, ...]:
    found = book.vocabularies[language].forms.get(token.key)
    if found:
        return found
    if token.possessive is False and language == "en" and token.key.endswith("'"):
        return book.vocabularies["en"].forms.get(token.key[:-1], ())
    return ()


def units_of(tokens: Sequence[Token], language: str) -> list[Unit]:
    """The units of a prompt in order, not yet settled. Longest match first; each token belongs to exactly one unit."""
    book = lexicon()
    main = book.vocabularies[language]
    other = book.vocabularies["de" if language == "en" else "en"]
    units: list[Unit] = []
    position, count = 0, len(tokens)
    while position < count:
        token = tokens[position]
        if token.kind != "word":
            symbol = _symbol(token, book)
            if symbol.tag == "emoji" and units and units[-1].tag == "emoji" and units[-1].value == symbol.value:
                units[-1].repeat += 1
            else:
                units.append(symbol)
            position += 1
            continue
        taken, senses = 1, ()
        words = main.longest.get(token.key.partition(" ")[0], 0)
        if words:
            taken, senses = _phrase(tokens, position, words, main.forms)
        if not senses:
            senses = _senses(token, language, book)
        if not senses and token.possessive and token.key + "s" in main.forms:
            senses = main.forms[token.key + "s"]
        parts: tuple[tuple[Sense, ...], ...] = ()
        if not senses and language == "de" and len(token.key) > 5:
            parts = _compound(token.key)
            senses = parts[0] if parts else ()
        if not senses:
            senses = tuple(sense for sense in other.forms.get(token.key, ()) if sense.sort in _CONTENT)
        last = tokens[position + taken - 1]
        text = token.text if taken == 1 else " ".join(piece.text for piece in tokens[position : position + taken])
        for before in parts[1:]:
            modifier = Unit("unknown", text, token.start, last.end)
            modifier.options = tuple(s for s in before if s.sort in SLOTS or s.sort in _THINGS or s.sort == "colour")
            modifier.tag = "modifier"
            if modifier.options:
                units.append(modifier)
        unit = Unit("unknown", text, token.start, last.end)
        unit.options, unit.possessive, unit.capital = senses, last.possessive, token.capital
        units.append(unit)
        position += taken
    return units


def _phrase(tokens: Sequence[Token], position: int, words: int, forms: object) -> tuple[int, tuple[Sense, ...]]:
    assert isinstance(forms, dict)
    pieces: list[str] = []
    used: list[int] = []
    for offset in range(position, min(position + words, len(tokens))):
        if tokens[offset].kind not in ("word", "number"):
            break
        pieces.append(tokens[offset].key)
        used.append(offset)
        if tokens[offset].possessive and offset + 1 < len(tokens):
            continue
    for length in range(len(pieces), 1, -1):
        senses = forms.get(" ".join(pieces[:length]))
        if senses:
            return length, senses
    return 1, ()


def _symbol(token: Token, book: Lexicon) -> Unit:
    unit = Unit(token.kind, token.text, token.start, token.end, token.key)
    if token.kind == "emoji":
        concept = book.by_emoji.get(token.key) or book.by_emoji.get(token.key.partition("-")[0])
        unit.sort = "unknown"
        if concept:
            unit.settle(Sense("noun", concept))
            unit.tag = "emoji"
    return unit


# --- meaning in context ---------------------------------------------------------------------------------------------


def settle(units: Sequence[Unit], language: str) -> None:
    """Choose a meaning for every unit, left to right."""
    book = lexicon()
    keys: frozenset[str] | None = None
    previous: Unit | None = None
    for index, unit in enumerate(units):
        following = units[index + 1] if index + 1 < len(units) else None
        if unit.options:
            if len(unit.options) == 1:
                unit.settle(unit.options[0])
            else:
                unit.settle(_choose(unit, previous, following, language))
                _remember_place(unit)
            if unit.sort == "noun":
                preference = book.preferences.get((language, fold(unit.text)))
                if preference:
                    if keys is None:
                        keys = frozenset(fold(each.text) for each in units)
                    unit.value = preference.other if keys & preference.cues else preference.concept
        previous = unit


def _remember_place(unit: Unit) -> None:
    for option in unit.options:
        if option.sort == "setting":
            unit.setting = option.value
        elif option.sort == "part":
            unit.part = option.value


def _choose(unit: Unit, previous: Unit | None, following: Unit | None, language: str) -> Sense:
    by_sort: dict[str, Sense] = {}
    for option in unit.options:
        by_sort.setdefault(option.sort, option)
    nominal = previous is not None and (
        previous.sort in _BEFORE_NOUN or previous.sort == "determiner" or previous.possessive
    )
    next_is_thing = following is not None and following.can_be(_THINGS | {"quality", "colour"})
    noun = by_sort.get("noun") or by_sort.get("setting") or by_sort.get("part") or by_sort.get("sound")
    verb = by_sort.get("verb")

    if "cut" in by_sort:
        return by_sort["cut"]
    if "relation" in by_sort:
        if following is not None and following.can_be(_STARTS_PHRASE):
            return by_sort["relation"]
        return by_sort.get("stop") or by_sort["relation"]
    if "determiner" in by_sort and (
        not (others := by_sort.keys() - {"determiner", "stop"})
        or (following is not None and following.can_be(_THINGS | _BEFORE_NOUN))
        or not others
    ):
        return by_sort["determiner"]
    if "heading" in by_sort and following is not None and following.sort == "number":
        return by_sort["heading"]
    if "place" in by_sort:
        return by_sort["place"]
    adjective = by_sort.get("colour") or by_sort.get("quality")
    if adjective and (noun or verb or by_sort.keys() & SLOTS):
        if next_is_thing and not (verb and previous is not None and previous.sort == "noun" and verb.tag != "ing"):
            return adjective
        if not noun and not verb:
            return next(option for option in unit.options if option.sort in SLOTS)
        if not noun and verb is not None:
            return adjective if nominal or (previous is not None and previous.sort == "copula") else verb
        if noun and adjective.sort == "colour" and previous is not None and previous.sort in ("copula", "relation"):
            return adjective
    if verb and noun:
        return verb if _is_verb(unit, verb, previous, following, nominal, language) else noun
    if verb and "wish" in by_sort:
        return by_sort["wish"]
    if noun and "wish" in by_sort:
        return noun if nominal and not (previous is not None and previous.value == "definite") else by_sort["wish"]
    if noun and "sound" in by_sort and noun.sort != "sound":
        return (
            noun if nominal or (following is not None and following.can_be(frozenset({"verb"}))) else by_sort["sound"]
        )
    if noun and "measure" in by_sort:
        return by_sort["measure"]
    for sort in ("pronoun", "relative", "count", "copula", "and", "but", "measure", "wish", "front"):
        if sort in by_sort:
            return by_sort[sort]
    return noun or next((option for option in unit.options if option.sort in SLOTS), unit.options[0])


def _is_verb(
    unit: Unit, verb: Sense, previous: Unit | None, following: Unit | None, nominal: bool, language: str
) -> bool:
    if language == "de" and previous is not None and previous.sort != "period":
        return not unit.capital
    if verb.tag == "ing":
        return not nominal or (following is not None and following.can_be(_THINGS))
    if nominal or (previous is not None and previous.sort == "relation"):
        return previous is not None and previous.value == "looking_at" and previous.text.lower() == "to"
    if previous is None or previous.sort in ("period", "comma", "verb", "cut", "but"):
        return following is not None and following.sort == "determiner" and verb.tag != "base"
    if previous.sort == "and":
        return following is not None and following.can_be(frozenset({"determiner", "relation"}))
    return previous.sort in ("noun", "pronoun", "relative", "quality", "mood", "setting", "stop")
