"""What a part of a body says about its owner: "with long blonde hair", "with a beard", "with blue eyes"."""

from __future__ import annotations

from core.generation.language.entities import Draft, Phrase
from core.generation.lexicon import lexicon

_BEARDS = frozenset({"beard", "mustache"})


def describe_body(owner: Draft, phrase: Phrase) -> None:
    """Add the attributes: "bearded", "long_hair", "blonde", "blue_eye"; the part itself for anything else."""
    assert phrase.head is not None
    part = phrase.head.value
    if part in _BEARDS:
        owner.describe("bearded")
    for unit in phrase.qualities:
        if unit.value == "long" or lexicon().quality_sorts[unit.value] == "size":
            owner.describe(f"{unit.value}_{part}")
        elif part == "hair":
            owner.describe(unit.value)
    owner.describe("_".join(filter(None, (phrase.colour, part))))
