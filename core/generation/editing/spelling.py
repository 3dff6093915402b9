"""Slips of the finger in the words that tell what to do: "remvoe the dog", "make it biger".

The reader of prompts mends nouns by itself; the words of the sentence patterns are mended here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from core.generation import lexicon
from core.generation.editing.patterns import QUOTED
from core.generation.lexicon.nearest import inflected, slip

_SHORTEST = {"missing": 5, "swapped": 5, "repeated": 5, "added": 7, "replaced": 8}
"""Letters of a word that is mended, by its slip; shorter ones have too many neighbours."""
_WORDS = {
    "en": "add another background bigger camera change closer darker delete exchange instead landscape larger longer move portrait"
    " recast remove replace restyle scene second seconds shorter smaller square static style substitute swap switch turn undo"
    " vertical watercolor watercolour weather without zoom",
    "de": "anstatt dunkler entferne entfernen ersetze ersetzen größer heller hinzufügen hintergrund hochformat kamera kleiner kürzer"
    " lösche länger quadratisch rückgängig sekunden statt stattdessen tausche verwandle wetter ändere",
}
"""What people type most to say what is to be done. Small words are left out: "weder" is no misspelt "wieder"."""


@cache
def _words(language: str) -> frozenset[str]:
    return frozenset(word for word in _WORDS[language].split() if len(word) >= min(_SHORTEST.values()))


@cache
def _known() -> frozenset[str]:
    """Every word of the lexicon's words and phrases, folded."""
    known = lexicon.lexicon().vocabularies
    return frozenset(word for language in ("en", "de") for form in known[language].forms for word in form.split())


def mended(text: str, language: str) -> str:
    """The text with such words put right, where one letter is missing, too many, swapped or wrong and only one word is that near.

    What somebody says stays as it is, and so do words with a capital.
    """

    def put_right(piece: str) -> str:
        return re.sub(r"\b[a-zäöüß]{5,}\b", lambda found: _meant(found[0], language), piece)

    said = [found.span() for found in QUOTED.finditer(text)]
    pieces, at = [], 0
    for start, end in said:
        pieces += [put_right(text[at:start]), text[start:end]]
        at = end
    return "".join((*pieces, put_right(text[at:])))


@lru_cache(maxsize=4096)
def _meant(word: str, language: str) -> str:
    words = _words(language)
    if word in words or lexicon.fold(word) in _known():
        return word
    near = {
        other
        for other in words
        if other[0] == word[0]
        and not inflected(word, other)
        and (made := slip(word, other))
        and len(word) >= _SHORTEST[made]
    }
    return near.pop() if len(near) == 1 else word
