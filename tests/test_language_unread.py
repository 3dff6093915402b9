"""What was not understood: slips of the finger are read or answered with the word that was probably meant."""

from __future__ import annotations

import pytest

from bots import sentences
from core.generation.lexicon import lexicon
from core.generation.lexicon.nearest import misspelt, suggestion
from core.generation.prompt import parse
from core.wording import speaker


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("girafe", "en", "giraffe"),  # a letter missing
        ("umbrellla", "en", "umbrella"),  # one twice
        ("dinosuar", "en", "dinosaur"),  # two swapped
        ("skatebaord", "en", "skateboard"),
        ("astromaut", "en", "astronaut"),  # a wrong one
        ("regenshirm", "de", "umbrella"),
        ("danicng", "en", "dance"),
    ],
)
def test_a_long_word_with_one_slip_is_read_as_what_it_must_be(typed: str, language: str, meant: str) -> None:
    assert misspelt(typed, language)[0].value == meant


@pytest.mark.parametrize("word", ["casket", "mother", "cat", "stalker", "xylem", "qwertz", "", "狐"])
def test_a_short_or_doubtful_word_is_not_bent_into_another(word: str) -> None:
    assert misspelt(word, "en") == ()


def test_no_known_word_is_offered_something_else() -> None:
    forms = lexicon().vocabularies["en"].forms
    assert [form for form in list(forms)[::40] if suggestion(form) is not None] == []


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("hamper", "hammer"), ("Schneman", "Schneemann"), ("moonfish", "fish"), ("kakktus", "Kaktus"), ("zorgish", None)],
)
def test_a_near_word_is_offered(typed: str, offered: str | None) -> None:
    assert suggestion(typed) == offered


def test_a_misspelt_prompt_is_drawn_and_nothing_is_reported() -> None:
    scene = parse("a girafe and a pengiun under an umbrela")
    assert [entity.concept for entity in scene.shots[0].entities] == ["giraffe", "penguin", "umbrella"]
    assert scene.unresolved == ()


def test_the_answer_offers_what_was_probably_meant_in_the_readers_language() -> None:
    unread = parse("a cat with a hamper").unresolved
    assert unread == ("hamper",)
    assert sentences.unresolved(unread, speaker("en")) == "Couldn't draw: hamper (did you mean “hammer”?)"
    assert sentences.unresolved(unread, speaker("de")) == "Konnte ich nicht zeichnen: hamper (meintest du „hammer“?)"
