"""The lexicon: every word leads to something that can be drawn, and each form of a word is known."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core.generation import lexicon
from core.generation.animatic.catalogue import has_figure
from core.generation.lexicon.tables import fold, rows, words

ROOT = Path(__file__).parents[1]
SPRITES = ROOT / "node_modules/@lobehub/fluent-emoji-3d/assets"


def test_every_hypernym_is_a_concept_and_no_chain_is_a_ring() -> None:
    concepts = {row["concept"]: row["parent"] for row in rows("concepts")}
    assert len(concepts) >= 1500
    assert len(concepts) == len(rows("concepts"))
    for name, parent in concepts.items():
        assert not parent or parent in concepts, name
        assert name not in lexicon.ancestors(name)


@pytest.mark.skipif(not SPRITES.is_dir(), reason="the sprite package is not installed")
def test_every_emoji_is_in_the_sprite_package() -> None:
    codes = {row["emoji"].removeprefix("~") for row in rows("concepts")} - {""}
    assert [code for code in sorted(codes) if not (SPRITES / f"{code}.webp").exists()] == []


def test_every_noun_leads_to_a_figure_or_a_sprite() -> None:
    assert [row["concept"] for row in rows("concepts") if not has_figure(row["concept"])] == []


def test_every_noun_has_an_english_and_a_german_word() -> None:
    nameless = {"old_man", "old_woman"}  # what "old" makes of a man and a woman: no word means them alone
    assert {row["concept"] for row in rows("concepts") if not row["english"] or not row["german"]} == nameless


def test_no_word_means_two_concepts_without_a_stated_preference() -> None:
    preferred = lexicon.lexicon().preferences
    unclear = []
    for language, column in (("en", "english"), ("de", "german")):
        claims: dict[str, set[str]] = {}
        for row in rows("concepts"):
            for word in words(row[column]):
                claims.setdefault(fold(word.partition("/")[0]), set()).add(row["concept"])
        unclear += [
            (word, names) for word, names in claims.items() if len(names) > 1 and (language, word) not in preferred
        ]
    assert unclear == []


def test_every_preference_names_real_concepts() -> None:
    known = lexicon.lexicon().concepts
    for (_, word), preference in lexicon.lexicon().preferences.items():
        assert preference.concept in known, word
        assert not preference.other or preference.other in {**known, **lexicon.lexicon().ancestors["setting"]}, word


def test_every_action_refines_into_an_action_and_every_parent_exists() -> None:
    book = lexicon.lexicon()
    assert len(book.verbs) >= 50
    for (action, concept), becomes in book.refinements.items():
        assert action in book.verbs
        assert becomes in book.verbs
        assert concept in book.concepts or concept == "wave"
    for sort in ("action", "setting", "camera", "style", "weather", "mood", "time_of_day"):
        names = book.ancestors[sort]
        assert all(parent in names for chain in names.values() for parent in chain), sort


def test_every_role_is_somebody() -> None:
    assert [role for role in lexicon.lexicon().roles if lexicon.kind(role) != "person"] == []


def test_every_setting_falls_back_to_one_that_every_engine_draws() -> None:
    assert lexicon.ancestors("playground", "setting") == ("park", "meadow")
    basic = {"cafe", "room", "street", "moon", "sea", "forest", "meadow", "mountain", "beach", "desert"}
    chains = lexicon.lexicon().ancestors["setting"]
    assert len(chains) >= 100
    assert [name for name, chain in chains.items() if not basic & {name, *chain}] == []
    assert all(setting in chains for setting in lexicon.lexicon().place_settings.values())


def test_every_colour_is_a_hex_code() -> None:
    assert len(rows("colours")) >= 20
    assert all(re.fullmatch("#[0-9a-f]{6}", row["hex"]) for row in rows("colours"))


def test_a_poodle_is_a_dog_and_a_dog_an_animal() -> None:
    assert lexicon.ancestors("poodle") == ("dog", "animal")
    assert lexicon.kind("poodle") == "animal"
    assert (lexicon.kind("coffee"), lexicon.kind("phone"), lexicon.kind("flurb")) == ("drink", "device", "thing")
    assert lexicon.emoji("bear") == "1f43b"
    assert lexicon.colour("red") == "#d8342c"
    assert (lexicon.label("coffee", "de"), lexicon.label("play_chess", "en")) == ("Kaffee", "play chess")


@pytest.mark.parametrize("form", ["rot", "rote", "roter", "rotes", "roten", "rotem"])
def test_a_german_adjective_is_known_in_every_ending(form: str) -> None:
    assert lexicon.lexicon().vocabularies["de"].forms[form][0].value == "red"


@pytest.mark.parametrize("form", ["laufen", "läuft", "lief", "gelaufen", "laufend", "laufender"])
def test_a_german_verb_is_known_in_every_form(form: str) -> None:
    assert any(sense.value == "walk" for sense in lexicon.lexicon().vocabularies["de"].forms[fold(form)])


@pytest.mark.parametrize("form", ["run", "runs", "running", "ran"])
def test_an_english_verb_is_known_in_every_form(form: str) -> None:
    assert any(sense.value == "run" for sense in lexicon.lexicon().vocabularies["en"].forms[form])
