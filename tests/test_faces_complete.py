"""Every face says every event, and every sentence is there in every language."""

from __future__ import annotations

import importlib
import string

import pytest

from bots import messages
from core.events import EVENTS
from core.wording import LANGUAGES, LOCALES


@pytest.mark.parametrize("face", ["discord", "telegram", "web"])
def test_a_face_renders_every_event(face: str) -> None:
    renderings = importlib.import_module(f"bots.{face}.render").RENDERINGS
    assert set(renderings) == set(EVENTS)


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_sentence_is_translated_with_the_same_fields(language: str) -> None:
    wanted = messages.extract()
    catalogue = messages.load(LOCALES / language / "LC_MESSAGES" / "riffreel.po")
    assert sorted(set(wanted) - set(catalogue)) == [], "run `make messages` and translate"
    assert sorted(set(catalogue) - set(wanted)) == [], "run `make messages`: these are not said any more"

    def fields(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    wrong = {sentence: said for sentence, said in catalogue.items() if not said or fields(said) != fields(sentence)}
    assert wrong == {}
