"""The sentence patterns of instructions, read from patterns.tsv: "replace {a} with {b}", "ersetze {a} durch {b}" ...

A pattern is a regular expression for a whole clause, with ``{a}``, ``{b}`` for phrases and ``{ordinal}`` for "first" or "zweite".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).parent / "patterns.tsv"
QUOTED = re.compile(r"[“„\"«»][^”“\"«»„]*[”“\"«»]|(?<!\w)'[^']+'(?!\w)|‘[^’]+’")
"""What somebody says."""
_HIDDEN = "\x01"
_ORDINALS = {
    **{"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1},
    **{"erste": 0, "zweite": 1, "dritte": 2, "vierte": 3, "letzte": -1},
}


@dataclass(frozen=True)
class Found:
    """A clause that fits a pattern: the pattern's kind, the pieces it cut out, and the clause itself."""

    kind: str
    pieces: dict[str, str]
    clause: str = ""

    def __getitem__(self, name: str) -> str:
        return self.pieces.get(name, "")

    def ordinal(self, count: int) -> int | None:
        """The index that "second" or "last" means among so many."""
        word = self["ordinal"].casefold()
        index = _ORDINALS.get(word, _ORDINALS.get(word[:-1]))
        return None if index is None else index % count if index < 0 else index


@lru_cache(maxsize=1)
def _patterns() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    found: dict[str, list[tuple[str, re.Pattern[str]]]] = {"en": [], "de": []}
    for line in _TABLE.read_text("utf-8").splitlines()[1:]:
        kind, language, pattern = line.split("\t")
        for name in ("a", "b"):
            pattern = pattern.replace(f"{{{name}}}", f"(?P<{name}>.+?)")
        pattern = pattern.replace("{ordinal}", r"(?P<ordinal>\w+)")
        found[language].append((kind, re.compile(pattern, re.IGNORECASE)))
    return found


def matches(clause: str, language: str) -> Iterator[Found]:
    """Every pattern that the whole clause fits, those of its own language first, in the table's order.

    What somebody says is never taken for words of a pattern. The other language's patterns come after: a word or two ("nochmal", "Hochformat") don't tell which language it is.
    """
    speech = QUOTED.findall(clause)
    hidden = QUOTED.sub(_HIDDEN, clause)
    for each in dict.fromkeys((language, "en", "de")):
        for kind, pattern in _patterns()[each]:
            if found := pattern.fullmatch(hidden):
                yield Found(kind, _shown(found, speech), clause)


def _shown(found: re.Match[str], speech: list[str]) -> dict[str, str]:
    """The pieces that a pattern cut out, with what is said in them."""
    pieces: dict[str, str] = {}
    for name, value in found.groupdict().items():
        if value:
            at = found.string[: found.start(name)].count(_HIDDEN)
            plain = value.split(_HIDDEN)
            said = [*speech[at : at + len(plain) - 1], ""]
            # a pattern with several ways of saying a thing calls what they say "a", "a2", "a3"
            pieces[name.rstrip("234")] = "".join(part + quote for part, quote in zip(plain, said, strict=False))
    return pieces
