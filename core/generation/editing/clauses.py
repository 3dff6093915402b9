"""Splits an instruction into pieces at its connectors; which of them belong to one clause is for the reader to try."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CONNECTOR = re.compile(
    r"\s*(?:[;,.!\n]+(?:\s*(?:and then|and|but|then|und dann|und|aber|dann)(?=\s))?|\s(?:and also|and then|and|then|but|plus|also|und dann|und auch|und|dann|aber|sowie|außerdem)(?=\s))\s*",
    re.IGNORECASE,
)
_QUOTE = re.compile(
    r"\bblack (?:and|&) white\b|\bschwarz(?:-| und )weiß\b|" r"[“„\"«»][^”“\"«»„]*[”“\"«»]|(?<!\w)'[^']+'(?!\w)|‘[^’]+’"
)


_RELATIVE = re.compile(
    r",(?=\s*(?:who|which|(?:der|die|das)\s+(?:hinter|neben|vor|auf|unter|über|mit|in|im|an|am|sich|gerade|dabei|ihm|ihr))\b)",
    re.IGNORECASE,
)


def pieces(sentence: str) -> Iterator[tuple[str, str]]:
    """The parts between connectors, each with the connector before it. Quoted words stay whole."""
    quotes: list[str] = []

    def put_by(found: re.Match[str]) -> str:
        quotes.append(found.group())
        return f"\x00{len(quotes) - 1}\x00"

    hidden = _RELATIVE.sub(put_by, _QUOTE.sub(put_by, sentence))
    start, join = 0, ""
    for found in [*_CONNECTOR.finditer(hidden), None]:
        piece = hidden[start : found.start() if found else len(hidden)]
        if piece.strip():
            yield join, re.sub("\x00(\\d+)\x00", lambda number: quotes[int(number[1])], piece.strip())
            join = ""
        if found:
            start, join = found.end(), join or f" {found.group().strip()} ".replace(" , ", ", ")
