"""What a figure's own words say that it feels, as a face shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable

Feeling = tuple[float, float, float]
"""How far the corners of the mouth and the brows go up (-1..1; brows that go down are angry ones), and the most that lids open."""

CALM: Feeling = (0.0, 0.0, 1.0)
_FEELINGS: dict[str, Feeling] = {
    "smiling": (0.6, 0.2, 1.0),
    "friendly": (0.4, 0.1, 1.0),
    "grumpy": (-0.8, -0.8, 0.85),
    "evil": (0.2, -1.0, 0.85),
    "sad": (-1.0, 0.6, 0.85),
    "happy": (0.6, 0.3, 1.0),
    "curious": (0.0, 0.8, 1.0),
    "sleepy": (-0.1, -0.1, 0.45),
    "shy": (-0.1, 0.5, 0.9),
}
_ANGRY, _AFRAID = (-0.9, -1.0, 0.9), (-0.5, 0.7, 1.0)
# One mood covers both of what makes a scene tense: the words tell them apart.
_ANGER = re.compile(
    r"\b(angry|furious|mad|raging|enraged|cross|wütend\w*|zornig\w*|böse\w*|verärgert\w*|rasend\w*)\b", re.I
)


def feeling_of(attributes: Iterable[str], words: str) -> Feeling | None:
    """What somebody with those attributes, who is called that in the prompt, feels; None if nothing is said about it."""
    said = set(attributes)
    for word, feeling in _FEELINGS.items():
        if word in said:
            return feeling
    if "tense" not in said:
        return None
    return _ANGRY if _ANGER.search(words) else _AFRAID
