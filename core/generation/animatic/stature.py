"""How large things are beside one another: animals beside people, things in hands, and words like "tiny" and "huge"."""

from __future__ import annotations

from core.generation import lexicon
from core.generation.scene import Entity

# Animals are drawn as large as people, since most clips show one alone; beside people they take their own size.
_BESIDE_PEOPLE = {
    "mouse": 0.32,
    "hamster": 0.32,
    "frog": 0.34,
    "snail": 0.3,
    "butterfly": 0.3,
    "insect": 0.3,
    "crab": 0.36,
    "turtle": 0.42,
    "sea_turtle": 0.85,
    "fish": 0.4,
    "shark": 1.3,
    "dolphin": 1.1,
    "bird": 0.42,
    "rabbit": 0.45,
    "hedgehog": 0.38,
    "squirrel": 0.38,
    "cat": 0.52,
    "corgi": 0.55,
    "penguin": 0.6,
    "fox": 0.62,
    "dog": 0.66,
    "sheep": 0.75,
    "pig": 0.7,
    "wolf": 0.78,
    "elephant": 1.4,
    "giraffe": 1.5,
    "dinosaur": 1.5,
    "dragon": 1.45,
    "whale": 1.5,
    "horse": 1.0,
    "bear": 1.0,
    "lion": 0.95,
    "tiger": 0.95,
}
_ANIMAL = 0.75
_CLOSER = 0.5  # how far animals among themselves keep to these sizes: a mouse beside an elephant must still be seen

_WORDS = {
    "tiny": 0.5,
    "small": 0.75,
    "little": 0.75,
    "baby": 0.75,
    "big": 1.25,
    "large": 1.25,
    "huge": 1.6,
    "giant": 1.6,
}
_YOUNG = frozenset({"small", "little", "baby"})  # drawn as a young one by the figure itself, which is smaller already

# The longest side of a held thing in units of an adult of 210, larger than life where life would be too small to see.
_IN_HAND = {
    "guitar": 170.0,
    "instrument": 130.0,
    "umbrella": 190.0,
    "weapon": 150.0,
    "broom": 190.0,
    "broomstick": 190.0,
    "book": 74.0,
    "newspaper": 80.0,
    "drink": 44.0,
    "food": 50.0,
    "bouquet": 70.0,
    "flower": 92.0,
    "kite": 330.0,
    "balloon": 120.0,
    "phone": 40.0,
    "shopping_bag": 150.0,
    "handbag": 130.0,
    "animal": 90.0,
}
_HELD = 66.0


def _first(concept: str, table: dict[str, float], other: float) -> float:
    return next((table[name] for name in (concept, *lexicon.ancestors(concept)) if name in table), other)


def said_size(entity: Entity) -> float:
    """The factor that the entity's own words ask for ("tiny": 0.5, "huge": 1.6), 1 without any."""
    asked = [_WORDS[word] for word in entity.attributes if word in _WORDS]
    if not asked or (lexicon.kind(entity.concept) == "animal" and _YOUNG & set(entity.attributes)):
        return 1.0
    return min(asked) if min(asked) < 1 else max(asked)


def natural_size(entity: Entity, *, peopled: bool, mixed: bool) -> float:
    """The share of its drawn size that an animal has beside people, or (``mixed``) beside animals of other kinds."""
    if lexicon.kind(entity.concept) != "animal" or not (peopled or mixed):
        return 1.0
    size = _first(entity.concept, _BESIDE_PEOPLE, _ANIMAL)
    return size if peopled else (size / _ANIMAL) ** _CLOSER


def held_length(concept: str) -> float:
    """How long a thing is in the hand of an adult of 210 units, at its longest."""
    return _first(concept, _IN_HAND, _HELD)
