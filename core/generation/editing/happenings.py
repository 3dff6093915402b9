"""Which shot words mean by what happens in it: "the dance first, then the drinks"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.generation import lexicon
from core.generation.scene import Shot


def shot_of(words: str, shots: Sequence[Shot], language: str) -> int | None:
    """The index of the only shot that has most of what the words name; None if none or several have."""
    named = set(_names(words, language))
    scores = [len(named & _shown(shot)) for shot in shots]
    best = max(scores, default=0)
    return scores.index(best) if best and scores.count(best) == 1 else None


def _names(words: str, language: str) -> Iterator[str]:
    """All that the words may name, whichever sort: "drinks" is what somebody does and what there is to drink."""
    for word in words.split():
        key = lexicon.fold(word.strip(",.!?"))
        for sense in lexicon.lexicon().vocabularies[language].forms.get(key, ()):
            if sense.sort in ("noun", "verb", "setting", "place", "weather", "time_of_day", "sound"):
                yield sense.value


def _shown(shot: Shot) -> frozenset[str]:
    found = {shot.setting, shot.place, shot.weather, shot.time_of_day, *shot.sounds}
    verbs = lexicon.lexicon().verbs
    found |= {verbs[name].sound for entity in shot.entities if (name := entity.action or "") in verbs}
    for entity in shot.entities:
        found |= {entity.concept, *lexicon.ancestors(entity.concept), entity.action}
    return frozenset(name for name in found if name)
