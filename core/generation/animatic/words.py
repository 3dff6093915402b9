"""Temporary stand-in for the lexicon."""

from __future__ import annotations

try:
    from core.generation.lexicon import ancestors, colour, emoji, kind
except ImportError:
    _ANIMALS = {"fox", "dog", "corgi", "cat", "bear", "panda", "lion", "wolf", "tiger", "penguin", "rabbit"}
    _EMOJI = {"bear": "1f43b", "panda": "1f43c", "lion": "1f981", "fox": "1f98a", "dog": "1f436", "corgi": "1f436",
              "coffee": "2615", "tea": "1f375", "book": "1f4d6", "guitar": "1f3b8", "chess": "265f-fe0f",
              "campfire": "1f525", "robot": "1f916", "person": "1f9d1", "astronaut": "1f9d1-200d-1f680", "cat": "1f431"}

    def ancestors(concept: str) -> tuple[str, ...]:
        if concept == "corgi":
            return ("dog", "animal")
        if concept in ("man", "woman", "child"):
            return ("person",)
        if concept in ("coffee", "tea", "cocoa"):
            return ("hot_drink", "drink", "thing")
        return ("animal",) if concept in _ANIMALS else ()

    def emoji(concept: str) -> str | None:
        return _EMOJI.get(concept)

    def colour(name: str) -> str | None:
        return {"red": "#d8402f"}.get(name)

    def kind(concept: str) -> str:
        if concept in _ANIMALS:
            return "animal"
        return "person" if concept in ("person", "man", "woman", "child", "astronaut", "robot") else "thing"
