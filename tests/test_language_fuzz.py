"""Any text at all is read, without an exception, in five milliseconds: 20,000 prompts that nobody would type."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.generation.lexicon import lexicon
from core.generation.lexicon.nearest import misspelt
from core.generation.prompt import parse
from core.generation.scene import Scene

MILLISECONDS = 5.0
_SYMBOLS = (
    *",.;:!?\n",
    " - ",
    '"',
    "“",
    "”",
    "„",
    "(",
    ")",
    "1.",
    "2.",
    "3",
    "007",
    "10,000",
    "½",
    "&",
    "'s",
    "`",
    "\\",
    "\u0000",
)
_SCRIPTS = (
    "قطة تجلس على سجادة",
    "חתול רץ",
    "狐が走る",
    "一只猫在桌子上",
    "кошка спит",
    "ねこ",
    "고양이",
    "แมว",
    "\u202egnirts",
    "\u200d",
    "é\u0301",
    "ﬁ",
)
_EMOJI = ("🦊", "🐻‍❄️", "👩🏽‍🚀", "🇯🇵", "❤️", "1️⃣", "🫥", "🏴‍☠️", "👨‍👩‍👧‍👦", "☔")


def _milliseconds(prompt: str) -> tuple[float, Scene]:
    started = time.thread_time()
    scene = parse(prompt)
    return (time.thread_time() - started) * 1000, scene


def _reads(prompt: str) -> None:
    """Read a prompt and hold its Scene to what every engine relies on. A slow reading may be the machine's: best of five counts."""
    took, scene = _milliseconds(prompt)
    if took > MILLISECONDS:
        took = min(_milliseconds(prompt)[0] for _ in range(5))
    assert took <= MILLISECONDS, f"{took:.1f} ms"
    for shot in scene.shots:
        present = [entity.id for entity in shot.entities]
        assert len(present) == len(set(present))
        assert all(relation.target not in ("", entity.id) for entity in shot.entities for relation in entity.relations)
    named = {entity.id for shot in scene.shots for entity in shot.entities}
    assert all(line.speaker is None or line.speaker in named for shot in scene.shots for line in shot.dialogue)


@pytest.fixture(scope="module", autouse=True)
def _warm() -> Iterator[None]:
    """Everything that is read once has been read; and no garbage is collected on anybody's time."""
    parse("a fox")
    misspelt("elephnat", "en")
    misspelt("elephnat", "de")
    gc.freeze()
    yield
    gc.unfreeze()


_BUDGET = settings(
    deadline=None, database=None, suppress_health_check=list(HealthCheck), max_examples=4000, derandomize=True
)


@pytest.mark.slow
@_BUDGET
@given(st.text(max_size=300))
def test_any_unicode_is_read(prompt: str) -> None:
    _reads(prompt)


def _shuffled(seed: int, language: str) -> str:
    """Up to sixty words of the lexicon in any order, with symbols, emoji, other scripts and slips of the finger between them."""
    rng = random.Random(seed)
    words = _words(language)
    picked = []
    for _ in range(rng.randint(0, 60)):
        dice = rng.random()
        word = rng.choice(words)
        if dice < 0.08:
            cut = rng.randint(0, len(word))
            word = word[:cut] + rng.choice("abcdeä ") + word[cut + 1 :]
        elif dice < 0.2:
            word = rng.choice((_SYMBOLS, _SCRIPTS, _EMOJI)[rng.randrange(3)])
        elif dice < 0.25:
            word = word.title()
        picked.append(word)
    return rng.choice((" ", " ", " ", "", ", ")).join(picked)


def _words(language: str) -> list[str]:
    if language not in _KNOWN:
        _KNOWN[language] = sorted(lexicon().vocabularies[language].forms)
    return _KNOWN[language]


_KNOWN: dict[str, list[str]] = {}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "de"])
@settings(_BUDGET, max_examples=8000)
@given(seed=st.integers(0, 2**62))
def test_words_of_the_lexicon_in_any_order_are_read(language: str, seed: int) -> None:
    _reads(_shuffled(seed, language))


@pytest.mark.parametrize("language", ["en", "de"])
def test_five_thousand_characters_are_read_in_five_milliseconds(language: str) -> None:
    rng = random.Random(7)
    for text in (
        " ".join(rng.choices(_words(language), k=700)),
        "a fox on a hat, " * 320,
        "x" * 5000,
        "🦊" * 5000,
        '"' * 5000,
    ):
        _reads(text[:5000])
