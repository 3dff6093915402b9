"""Groups tokens into units — the longest phrases the lexicon knows, each claimed once — and settles what each one means here.

Knows neighbours, not sentences: "orange" before a noun is a colour, "fly" after a noun is a verb.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.generation.language.tokens import Token
from core.generation.lexicon import Lexicon, Sense, ancestors, fold, kind, lexicon
from core.generation.lexicon.inflection import SEPARABLE
from core.generation.lexicon.nearest import SHORTEST_READ, misspelt

SLOTS = frozenset({"weather", "time_of_day", "season", "style", "mood", "camera"})
_THINGS = frozenset({"noun", "setting", "part", "place"})
_BEFORE_NOUN = frozenset({"colour", "quality", "count", "mood", "weather", "time_of_day", "season", "style", "measure"})
_STARTS_PHRASE = _THINGS | _BEFORE_NOUN | {"determiner", "pronoun", "sound"}
_CONTENT = _THINGS | SLOTS | {"verb", "colour", "quality", "sound"}
_MODIFIES = SLOTS | {"setting", "colour", "quality"}
_CAMERA_ADVERBS = frozenset(
    ("slowly", "smoothly", "gently", "quickly", "steadily", "then", "langsam", "sanft", "schnell", "ruhig", "slightly")
)
_PREFIXES = frozenset(SEPARABLE)
_GROUPS = frozenset(
    {"crowd", "family", "couple", "band", "parents", "grandparents", "siblings", "person", "fish", "sheep"}
)
_NEEDS_OBJECT = frozenset({"light"})  # "the detective lights a cigarette", but "candle lights"
_SMALL_WORDS = ("determiner", "relative", "pronoun", "copula", "and", "but", "wish", "stop")


_NOTHING: tuple[Sense, ...] = ()
_OWN = frozenset({"its", "his", "her", "their"})


@dataclass(slots=True, eq=False)
class Unit:
    """A word or phrase with its possible meanings and the one chosen.

    ``sort`` is a `Sense` sort, or "number", "quote", "period", "comma", "unknown". ``setting`` and ``part`` keep the second
    meaning of a noun that may also name the place of the action ("castle") or a part of it ("wave").
    """

    sort: str
    text: str
    start: int
    end: int
    value: str = ""
    options: tuple[Sense, ...] = ()
    tag: str = ""
    lemma: str = ""
    plural: bool = False
    possessive: bool = False
    capital: bool = False
    repeat: int = 1  # 🦊🦊🦊 is three
    setting: str | None = None
    part: str | None = None

    def settle(self, sense: Sense) -> None:
        """Take this meaning."""
        self.sort, self.value, self.plural = sense.sort, sense.value, sense.plural
        self.lemma = sense.lemma
        if self.tag != "modifier":
            self.tag = sense.tag

    def can_be(self, sorts: frozenset[str]) -> bool:
        """Whether one of its meanings is of these sorts."""
        return self.sort in sorts or any(option.sort in sorts for option in self.options)


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
                drinks = tuple(sense for sense in before if sense.sort == "noun" and kind(sense.value) == "drink")
                if drinks and any("container" in ancestors(sense.value) for sense in head):
                    return (drinks,)  # a "Kaffeetasse" is coffee
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


_CLOCK = re.compile(r"(\d{1,2})(?:\d\d)?(am|pm|uhr|h)")
_HOURS = ((5, "night"), (8, "dawn"), (17, "day"), (20, "sunset"), (25, "night"))


def _clock(tokens: Sequence[Token], position: int) -> tuple[Sense, ...]:
    """A time of day from "3am", "8pm", "7 uhr": night to 5, dawn to 8, day to 17, sunset to 20 o'clock."""
    text = tokens[position].key
    if text in ("am", "pm", "uhr") and position and tokens[position - 1].kind == "number":
        text = tokens[position - 1].key + text
    found = _CLOCK.fullmatch(text)
    if not found:
        return _NOTHING
    hour = int(found[1]) % 12 + 12 * (found[2] == "pm") if found[2] in ("am", "pm") else int(found[1])
    return next(((Sense("time_of_day", name),) for until, name in _HOURS if hour < until), _NOTHING)


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
        taken, senses = 1, _NOTHING
        words = main.longest.get(token.key.partition(" ")[0], 0)
        if words:
            taken, senses = _phrase(tokens, position, words, main.forms)
        if not senses:
            senses = _senses(token, language, book) or _clock(tokens, position)
        if language == "en" and token.key in ("back", "backs") and position and tokens[position - 1].key in _OWN:
            senses = main.forms.get("back body", senses)  # "on its back"; else "back" is a way to go
        if not senses and token.possessive and token.key + "s" in main.forms:
            senses = main.forms[token.key + "s"]
        parts: tuple[tuple[Sense, ...], ...] = ()
        if not senses and len(token.key) > 5:
            parts = _compound(token.key)
            senses = parts[0] if len(parts) > 1 or (parts and language == "de") else ()
        if not senses:
            senses = tuple(sense for sense in other.forms.get(token.key, ()) if sense.sort in _CONTENT)
        if not senses and len(token.key) >= SHORTEST_READ:
            senses = misspelt(token.key, language)
        last = tokens[position + taken - 1]
        text = token.text if taken == 1 else " ".join(piece.text for piece in tokens[position : position + taken])
        for before in parts[1:]:
            modifier = Unit("unknown", text, token.start, last.end)
            modifier.options = tuple(sense for sense in before if sense.sort in _MODIFIES)
            modifier.tag = "modifier"
            if modifier.options:
                units.append(modifier)
        unit = Unit("unknown", text, token.start, last.end)
        unit.options, unit.possessive, unit.capital = senses, last.possessive, token.capital
        units.append(unit)
        position += taken
    return units


def _phrase(
    tokens: Sequence[Token], position: int, words: int, forms: Mapping[str, tuple[Sense, ...]]
) -> tuple[int, tuple[Sense, ...]]:
    """The longest known phrase from here: (tokens taken, meanings). "camera slowly pans" is read without its adverb."""
    key, taken, found = "", 1, _NOTHING
    camera = tokens[position].key in ("camera", "kamera")
    for offset in range(position, min(position + words + camera, len(tokens))):
        token = tokens[offset]
        if token.kind not in ("word", "number"):
            break
        if camera and token.key in _CAMERA_ADVERBS:
            continue
        if not key:
            key = token.key
            continue
        key = f"{key} {token.key}"
        senses = forms.get(key)
        if senses:
            taken, found = offset - position + 1, senses
    return taken, found


def _symbol(token: Token, book: Lexicon) -> Unit:
    unit = Unit(token.kind, token.text, token.start, token.end, token.key)
    if token.kind == "emoji":
        sense = book.by_emoji.get(token.key) or book.by_emoji.get(token.key.partition("-")[0])
        unit.sort = "unknown"
        if sense is not None:
            unit.settle(sense)
            unit.tag = "emoji" if sense.sort == "noun" else ""
    return unit


# --- meaning in context ---------------------------------------------------------------------------------------------


def settle(units: Sequence[Unit], language: str) -> None:
    """Choose a meaning for every unit, left to right."""
    book = lexicon()
    keys: frozenset[str] | None = None
    previous: Unit | None = None
    several = False  # an "and" may have joined two subjects: "a boy and a girl fish"
    for index, unit in enumerate(units):
        following = units[index + 1] if index + 1 < len(units) else None
        if unit.options:
            if language == "de" and len(unit.options) > 1:
                unit.options = _separated(unit.options, fold(unit.text), units[index + 1 : index + 12])
            if len(unit.options) == 1:
                unit.settle(unit.options[0])
            elif unit.tag == "modifier":
                unit.settle(min(unit.options, key=lambda sense: sense.sort == "setting"))
            else:
                unit.settle(_choose(unit, previous, following, language, several=several))
                _remember_place(unit)
            if unit.sort == "noun":
                preference = book.preferences.get((language, fold(unit.text)))
                if preference:
                    if keys is None:
                        keys = _keys(units)
                    _prefer(unit, preference.other if keys & preference.cues else preference.concept)
        several = unit.sort == "and" or (several and unit.sort not in ("period", "verb", "comma"))
        previous = unit


def _separated(options: tuple[Sense, ...], key: str, rest: Sequence[Unit]) -> tuple[Sense, ...]:
    """Of verbs that share a form, those that can be meant: "hebt" is "abheben" only where an "ab" follows."""
    words = {fold(unit.text) for unit in rest}
    apart = [option for option in options if option.sort == "verb" and option.lemma[:2] != key[:2]]
    ruled_out = [option for option in apart if not any(option.lemma.startswith(prefix) for prefix in words & _PREFIXES)]
    left = tuple(option for option in options if option not in ruled_out)
    joined = [option for option in apart if option not in ruled_out]
    if joined:
        return tuple(option for option in left if option.sort != "verb" or option in joined)
    return left if any(option.sort == "verb" for option in left) else options


def _keys(units: Sequence[Unit]) -> frozenset[str]:
    """What may be a cue: the words as typed, and what they can mean, so that one cue serves all its forms."""
    typed = {key for each in units for key in fold(each.text).split()}
    return frozenset(typed.union(option.value for each in units for option in each.options))


def _prefer(unit: Unit, name: str) -> None:
    """Let the word mean this concept, or this place."""
    if name in lexicon().concepts:
        if name != unit.value:
            unit.setting = unit.part = None
        unit.value = name
    else:
        unit.sort, unit.value, unit.setting = "setting", name, name


def _remember_place(unit: Unit) -> None:
    for option in unit.options:
        if option.sort == "setting":
            unit.setting = option.value
        elif option.sort == "part":
            unit.part = option.value


def _choose(unit: Unit, previous: Unit | None, following: Unit | None, language: str, *, several: bool) -> Sense:
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
    if "pronoun" in by_sort and "count" in by_sort:
        return by_sort["count" if next_is_thing else "pronoun"]  # "both dogs", "both play"
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
    if verb and verb.tag == "ing" and previous is not None and previous.sort == "copula":
        return verb  # "is flying kites"
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
        if verb.tag == "base" and not several and language == "en" and _is_single(previous):
            return noun  # a "flower shop": one flower would shop with an s
        return verb if _is_verb(unit, verb, previous, following, nominal, language) else noun
    if verb and "wish" in by_sort:
        does = previous is not None and previous.sort in ("noun", "pronoun", "relative", "copula", "and")
        return verb if does else by_sort["wish"]
    if noun and "wish" in by_sort:
        return noun if nominal and not (previous is not None and previous.value == "definite") else by_sort["wish"]
    if noun and "sound" in by_sort and noun.sort != "sound":
        return (
            noun if nominal or (following is not None and following.can_be(frozenset({"verb"}))) else by_sort["sound"]
        )
    if noun and "measure" in by_sort:
        return by_sort["measure"]
    for sort in ("pronoun", "relative", "count", "copula", "and", "but", "measure", "wish"):
        if sort in by_sort:
            return by_sort[sort]
    return noun or next((option for option in unit.options if option.sort in SLOTS), unit.options[0])


def _is_single(unit: Unit | None) -> bool:
    return unit is not None and unit.sort == "noun" and not unit.plural and unit.value not in _GROUPS


def _is_verb(
    unit: Unit, verb: Sense, previous: Unit | None, following: Unit | None, nominal: bool, language: str
) -> bool:
    if verb.tag == "base" and following is not None and any(option.tag == "ing" for option in following.options):
        return False  # "kids water skiing"
    if verb.value in _NEEDS_OBJECT and (following is None or not following.can_be(_STARTS_PHRASE)):
        return False
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
