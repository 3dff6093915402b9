"""Prompts in a dozen other languages: their nouns are drawn, by the names of emoji."""

from __future__ import annotations

import pytest

from core.generation.prompt import parse


@pytest.mark.parametrize(
    ("prompt", "concepts"),
    [
        ("un zorro y un gato", ["fox", "cat"]),
        ("um cachorro e um gato", ["dog", "cat"]),
        ("un gatto e un cane", ["cat", "dog"]),
        ("un renard et un chat dans la forêt", ["fox", "cat"]),
        ("bir kedi ve köpek", ["cat", "dog"]),
        ("кошка и собака", ["cat", "dog"]),
        ("قطة و كلب", ["cat", "dog"]),
        ("一只猫和一只狗", ["cat", "dog"]),
        ("고양이와 개", ["cat", "dog"]),
    ],
)
def test_the_nouns_of_another_language_are_drawn(prompt: str, concepts: list[str]) -> None:
    assert [entity.concept for entity in parse(prompt).shots[0].entities] == concepts


def test_number_and_place_are_understood_and_what_is_not_is_reported() -> None:
    scene = parse("dos perros bailan en la playa")
    assert (scene.shots[0].setting, scene.shots[0].entities[0].count) == ("beach", 2)
    assert scene.unresolved == ("bailan",)


@pytest.mark.parametrize(
    "prompt", ["a fox in a café in Paris", "zwei Hunde im Schnee", "qwertz asdf", "a fox blorpf blorpg blorph", "12 3"]
)
def test_english_and_german_and_no_language_at_all_stay_what_they_are(prompt: str) -> None:
    assert parse(prompt).language in ("en", "de")
