"""How long a text is for the chat platforms, which count in UTF-16 units: an emoji is two."""

from __future__ import annotations

ELLIPSIS = "…"
JOINERS = "\u200b\u200d\ufe0f"
"""Must not be left at a cut: they belong to the character behind or before it."""


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut(text: str, limit: int) -> str:
    """The text if it has at most ``limit`` units, else its beginning with an ellipsis, together within the limit."""
    if units(text) <= limit:
        return text
    left, end = limit - len(ELLIPSIS), 0
    for character in text:
        left -= units(character)
        if left < 0:
            break
        end += 1
    return text[:end].rstrip(JOINERS).rstrip() + ELLIPSIS if limit > 0 else ""
