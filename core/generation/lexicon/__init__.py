"""The words Riffreel knows, English and German: concepts and how they hang together, and every surface form of every word.

The words live in the tab-separated tables beside this file; docs/scene-language.md says how to add one. They are
read once, on first use (`lexicon()`). This package knows words, not sentences: `core.generation.prompt` reads sentences.
"""

from __future__ import annotations

from core.generation.lexicon.tables import Concept, Lexicon, Sense, Verb, fold, labels, lexicon

__all__ = ["Concept", "Lexicon", "Sense", "Verb", "ancestors", "colour", "emoji", "fold", "kind", "label", "lexicon"]


def ancestors(name: str, sort: str = "concept") -> tuple[str, ...]:
    """Its hypernyms, nearest first: ``ancestors("poodle") == ("dog", "animal")``; empty for a root or an unknown name.

    ``sort`` picks another family of names: "setting", "action", or a slot ("camera", "style", "mood", "weather",
    "time_of_day", "season"). There a hypernym is a simpler thing to fall back to: ``ancestors("aerial", "camera") == ("crane",)``.
    """
    return lexicon().ancestors.get(sort, {}).get(name, ())


def emoji(concept: str) -> str | None:
    """The sprite that shows the concept, as a file name without extension ("1f43b"), or None. Hypernyms aren't asked."""
    found = lexicon().concepts.get(concept)
    return found.emoji if found else None


def colour(name: str) -> str | None:
    """A colour name as "#rrggbb", or None if there is no such colour."""
    return lexicon().colours.get(name)


def kind(concept: str) -> str:
    """The broadest useful family: "person", "animal", "vehicle", "drink", "toy" ...; "thing" for anything unknown."""
    return lexicon().kinds.get(concept, "thing")


def label(name: str, language: str) -> str:
    """The word to show a person for a concept or any other name in the lexicon: "coffee" in "de" is "Kaffee".

    Falls back to the name itself with spaces for underscores.
    """
    return labels().get(language, {}).get(name) or name.replace("_", " ")
