"""Scenes in a video model's words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tiny_models import save_writer, tokenizer

from core.errors import Refusal
from core.generation import lexicon
from core.generation.diffusion.wording import negative_for, nouns, prompt_for
from core.generation.lexicon.tables import rows
from core.generation.prompt import parse
from core.generation.scene import Entity, Line, Relation, Scene, Shot


def of(*entities: Entity, **slots: object) -> str:
    return prompt_for(Scene(prompt="", shots=(Shot(entities=entities, **slots),)), 0, "wan")  # type: ignore[arg-type]


def test_what_matters_most_comes_first() -> None:
    said = prompt_for(parse("a red fox runs through Tokyo at night in the rain, camera follows, watercolour"), 0, "wan")
    marks = ["red fox", "running", "street in Tokyo", "at night", "rain falls", "tracking shot", "Watercolour"]
    assert [said.index(mark) for mark in marks] == sorted(said.index(mark) for mark in marks)


def test_a_german_scene_is_said_in_english() -> None:
    said = prompt_for(parse("Ein Bär spielt Gitarre am Lagerfeuer im Wald bei Nacht"), 0, "wan")
    assert said.startswith("A bear playing guitar beside a campfire, in a forest, at night")


def test_a_remix_says_what_is_in_the_scene_now_and_not_what_was_typed() -> None:
    scene = parse("a woman drinks coffee in a café")
    shot = scene.shots[0]
    cast = tuple(
        e.model_copy(update={"concept": "tea", "colour": "green"}) if e.concept == "coffee" else e
        for e in shot.entities
    )
    said = prompt_for(scene.model_copy(update={"shots": (shot.model_copy(update={"entities": cast}),)}), 0, "wan")
    assert "drinking green tea" in said
    assert "coffee" not in said


@pytest.mark.parametrize(
    ("entity", "said"),
    [
        (Entity(id="f", concept="fox"), "A fox."),
        (Entity(id="e", concept="elephant", attributes=("tiny",)), "A tiny elephant."),
        (Entity(id="w", concept="woman", count=2, action="dance"), "Two women dancing."),
        (Entity(id="w", concept="wolf", count=12, action="run"), "12 wolves running."),
        (Entity(id="m", concept="man", action="lie"), "A man lying."),
        (Entity(id="m", concept="man", action="brush_teeth"), "A man brushing teeth."),
        (
            Entity(id="m", concept="man", relations=(Relation(kind="left_of", target="frame"),)),
            "A man on the left side of the picture.",
        ),
        (
            Entity(id="m", concept="man", action="sit", relations=(Relation(kind="on", target="chair"),)),
            "A man sitting on the chair.",
        ),
    ],
)
def test_somebody_in_words(entity: Entity, said: str) -> None:
    assert of(entity).startswith(said)


def test_who_wears_holds_or_rides_something_is_said_together_with_it_once() -> None:
    hat = Entity(id="hat", concept="hat", colour="blue")
    fox = Entity(id="fox", concept="fox", action="run", relations=(Relation(kind="wearing", target="hat"),))
    said = of(hat, fox)
    assert said.startswith("A fox wearing a blue hat running.")
    assert said.count("hat") == 1


def test_every_name_of_every_slot_has_words_of_its_own() -> None:
    for row in rows("slots"):
        said = of(Entity(id="f", concept="fox"), **{row["slot"].rstrip("?"): row["value"]})
        assert "_" not in said
        assert said != of(Entity(id="f", concept="fox")), row["value"]


def test_every_action_and_setting_can_be_said() -> None:
    for action in lexicon.lexicon().verbs:
        assert "ing" in of(Entity(id="f", concept="fox", action=action)), action
    for row in rows("settings"):
        said = of(Entity(id="f", concept="fox"), setting=row["setting"])
        assert "_" not in said
        assert len(said) > len(of(Entity(id="f", concept="fox"))), row["setting"]


def spoken() -> Scene:
    shot = Shot(
        entities=(Entity(id="fox", concept="fox"),), dialogue=(Line(speaker="fox", text="Hello there"),), weather="rain"
    )
    return Scene(prompt="", shots=(shot,))


def test_a_model_with_a_voice_gets_the_words_in_quotes_and_what_is_heard() -> None:
    said = prompt_for(spoken(), 0, "ltx2")
    assert 'The fox says clearly: "Hello there"' in said
    assert "Sound: rain pattering." in said


def test_a_silent_model_is_not_tempted_to_write_the_words_into_the_picture() -> None:
    said = prompt_for(spoken(), 0, "wan")
    assert "Hello" not in said
    assert "The fox speaks" in said
    assert "Sound:" not in said


def test_what_is_against_art_is_left_out_where_a_style_is_asked_for() -> None:
    plain, painted = parse("a fox"), parse("a fox, watercolour")
    assert "画作" in negative_for(plain, 0, "wan")
    assert "画作" not in negative_for(painted, 0, "vace")
    assert "最差质量" in negative_for(painted, 0, "vace")
    assert "worst quality" in negative_for(plain, 0, "ltx2")


def test_each_shot_has_a_prompt_of_its_own() -> None:
    scene = parse("a fox runs through the forest; then a woman drinks tea in a café")
    assert "fox" in prompt_for(scene, 0, "wan")
    assert "fox" not in prompt_for(scene, 1, "wan")
    assert "café" in prompt_for(scene, 1, "wan")


# Told at more length by a language model


PLAIN = "A fox running, in a forest."
KEPT = ("fox", "forest")


class Writer:
    """A language model that always says the same."""

    def __init__(self, text: str) -> None:
        self.text, self.asked = text, 0

    def to(self, device: str) -> None:
        """It is as quick everywhere."""

    def generate(self, input_ids: Any, **_: Any) -> Any:
        import torch

        self.asked += 1
        return torch.cat([input_ids, tokenizer()(self.text, return_tensors="pt")["input_ids"]], dim=1)


@pytest.mark.parametrize(
    ("said", "used"),
    [
        (
            "A sleek fox runs through an old forest,\nleaves flying.",
            "A sleek fox runs through an old forest, leaves flying.",
        ),
        ("A sleek dog runs through an old forest.", PLAIN),
        ("", PLAIN),
    ],
)
def test_a_longer_telling_is_used_only_if_nothing_of_the_scene_got_lost(said: str, used: str) -> None:
    pytest.importorskip("torch")
    from core.generation.diffusion.rewrite import Rewriter

    writer = Writer(said)
    rewriter = Rewriter(tokenizer(), writer, "cpu")
    assert rewriter.rewritten(PLAIN, KEPT) == used
    assert rewriter.rewritten(PLAIN, KEPT) == used
    assert writer.asked == 1  # the same prompt is told once


def test_a_language_model_that_writes_nonsense_does_no_harm(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    from core.generation.diffusion import rewrite

    assert rewrite.load(save_writer(tmp_path / "writer"), "cpu").rewritten(PLAIN, KEPT) == PLAIN
    with pytest.raises(Refusal, match=r"config\.json is missing"):
        rewrite.load(tmp_path, "cpu")


def test_what_must_stay_is_everybody_and_everything_in_the_shot() -> None:
    assert nouns(parse("a woman drinks coffee in a café").shots[0]) == ("woman", "coffee")
