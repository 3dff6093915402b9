"""Some of a group: "three friends, one plays guitar", "two friends … the woman says …", "the other one sleeps"."""

from __future__ import annotations

from collections.abc import Sequence

from core.generation.language.entities import Draft
from core.generation.language.units import Unit
from core.generation.lexicon import kind

_ONE = frozenset({"one", "einer", "eine", "eines", "eins", "ein"})
_OTHERS = frozenset({"others", "rest"})
_OF_THEM = frozenset({"them", "ihnen", "denen"})
_BEFORE = frozenset({"comma", "period", "and", "but", "stop", "cut"})
_ANYBODY = frozenset({"person", "friend", "couple", "adult", "child", "people"})
"""Of whom "the woman" may be one; an astronaut would stop being one."""
_YOUNG = frozenset({"boy", "girl"})
_SEXES = {"woman": "man", "man": "woman", "girl": "boy", "boy": "girl"}
_FULL = frozenset({"full", "filled", "packed", "crowded", "voll", "voller"})
_AMIDST = frozenset({"among", "amongst", "amid", "in the midst of", "surrounded by", "inmitten", "umgeben von"})
_CROWD, _AROUND = 8, 5  # how many "full of people" and "among fish" are at least
_LENT = frozenset({"holding", "wearing", "riding", "acting_on"})


def _does(units: Sequence[Unit], at: int) -> bool:
    """Whether a verb comes next, or what says how somebody is: "with a hat"."""
    if at >= len(units):
        return False
    return units[at].sort in ("verb", "copula") or (units[at].sort == "relation" and units[at].value in ("with", "in"))


def named(units: Sequence[Unit], at: int) -> tuple[str, int] | None:
    """Whether "one", "one of them" or "the other one" begins here and does something: which ("one", "other"), and the index after it."""
    before = units[at - 1].sort if at else "period"
    if before not in _BEFORE:
        return None
    position, which = at, ""
    if units[position].sort == "determiner" and units[position].value == "definite":
        position += 1
    unit = units[position] if position < len(units) else None
    if unit is None:
        return None
    word = unit.text.lower()
    if unit.value == "other" or (word in _OTHERS and position > at):
        which, position = "other", position + 1
        if position < len(units) and units[position].text.lower() in _ONE:
            position += 1
    elif word in _ONE and position == at:
        which, position = "one", position + 1
        if position + 1 < len(units) and units[position + 1].text.lower() in _OF_THEM:
            position += 2
    return (which, position) if which and _does(units, position) else None


def one_of(group: Draft, entities: list[Draft], concept: str | None = None, words: str = "") -> Draft:
    """Take one out of a group of several, or be told who the last of it is. What all of them are, it is too."""
    if group.count == 1 and group.concept != "couple":
        if concept is not None:
            group.concept, group.words = concept, words
        return group
    relations = [(relation, target) for relation, target in group.relations if relation not in _LENT]
    member = Draft(concept or group.concept, words or group.words, 1, group.colour, list(group.attributes), None)
    member.relations, member.plain = relations, False
    member.group, group.group = group, group
    if group.concept == "couple":
        group.concept, group.count = _SEXES.get(member.concept, "person"), 1
        member.concept = "person" if member.concept == "couple" else member.concept
    else:
        group.count -= 1
    entities.insert(entities.index(group) + 1, member)
    return member


def split_by(concept: str, entities: Sequence[Draft]) -> Draft | None:
    """The group of which "the woman" is one, when no woman was named; None if there is no such group."""
    if concept not in _SEXES:
        return None
    for draft in reversed(entities):
        several = draft.count > 1 or draft.concept == "couple" or draft.group is draft
        anybody = draft.concept in _ANYBODY and (draft.concept == "child") == (concept in _YOUNG)
        if several and anybody:
            return draft
    return None


def latest(entities: Sequence[Draft], which: str) -> Draft | None:
    """The group that "one" or "the other" is about; None if none was named."""
    for draft in reversed(entities):
        if which == "other" and draft.group is draft:
            return draft
        if which == "one" and (draft.count > 1 or draft.concept == "couple") and kind(draft.concept) != "food":
            return draft if draft.is_agent else None
    return None


def is_amidst(preposition: Unit | None) -> bool:
    """Whether it says that what follows is all around: "among fish", "surrounded by wolves"."""
    return preposition is not None and preposition.text.lower() in _AMIDST


def at_least(units: Sequence[Unit], start: int, preposition: Unit | None) -> int:
    """How many those without a number are at least whose phrase begins at ``start``: "a street full of people" is a crowd."""
    if any(unit.text.lower() in _FULL for unit in units[max(0, start - 2) : start]):
        return _CROWD
    return _AROUND if is_amidst(preposition) else 1
