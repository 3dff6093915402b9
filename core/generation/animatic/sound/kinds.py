"""Finding the sound for a name: its own, or that of the nearest thing it is a kind of."""

from __future__ import annotations

from collections.abc import Container

from core.generation import lexicon


def nearest(name: str | None, known: Container[str], sort: str = "concept") -> str | None:
    """The first of the name and its hypernyms that is in ``known``; None when none is. ``sort`` as in `lexicon.ancestors`."""
    if name is None:
        return None
    return next((kind for kind in (name, *lexicon.ancestors(name, sort)) if kind in known), None)
