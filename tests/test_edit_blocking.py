"""A shot remembers where everybody was placed: edits one after the other move nobody who wasn't named."""

from __future__ import annotations

import pytest

from core.generation.animatic.casting import produce, settled
from core.generation.edit import apply_edit, difference, read_edit
from core.generation.prompt import parse
from core.generation.scene import Scene

SECONDS = 5.0


def edited(scene: Scene, *sentences: str) -> Scene:
    for sentence in sentences:
        edit = read_edit(sentence, scene)
        assert edit.operations, sentence
        scene = apply_edit(scene, edit)
    return scene


def places(scene: Scene) -> dict[str, tuple[float, float, float]]:
    """Where each cast stands, and at what scale."""
    casts = produce(scene, 0, SECONDS).casts
    return {cast.entity.id: (cast.anchor.x, cast.anchor.y, cast.anchor.scale) for cast in casts}


def test_who_came_later_stays_when_somebody_goes() -> None:
    parent = parse("a cat and a fox sitting in a park")
    with_dog = edited(parent, "add a dog")
    alone = edited(with_dog, "remove the cat", "remove the fox")
    assert places(with_dog)["dog-1"] == pytest.approx(places(alone)["dog-1"])
    assert places(parent)["cat-1"] == pytest.approx(places(with_dog)["cat-1"])


def test_the_place_that_was_guessed_stands_whoever_plays() -> None:
    parent = parse("a fox and a rabbit")
    after = edited(parent, "replace the fox with a penguin", "cyberpunk")
    assert settled(after.shots[0]).setting == settled(parent.shots[0]).setting


def test_newcomers_stand_in_nobodys_way() -> None:
    scene = edited(parse("a woman and a man dancing in a garden"), "add a robot")
    across = {name: place[0] for name, place in places(scene).items()}
    assert min(abs(across["robot-1"] - across[name]) for name in ("woman-1", "man-1")) > 60


def test_another_place_or_shape_is_laid_out_anew() -> None:
    parent = edited(parse("a cat and a dog sitting in a park"), "remove the dog")
    assert parent.shots[0].blocking
    assert not edited(parent, "on the beach").shots[0].blocking
    assert not edited(parent, "vertical").shots[0].blocking


def test_many_edits_keep_few_casts() -> None:
    scene = parse("a cat in a park")
    for animal in ("dog", "fox", "rabbit", "horse", "cow", "duck", "pig"):
        scene = edited(scene, f"add a {animal}")
    assert len(scene.shots[0].blocking) <= 4
    assert len(places(scene)) == 8


def test_clothes_go_with_their_wearer() -> None:
    scene = edited(parse("a man with a red hat and a woman in a park"), "remove the man")
    assert [entity.id for entity in scene.shots[0].entities] == ["woman-1"]


@pytest.mark.parametrize(
    ("sentence", "language", "said"),
    [
        ("give her a red hat", "en", "woman: + red hat"),
        ("give her a red hat", "de", "Frau: + Hut (rot)"),
        ("three dogs", "en", "dog: 1 → 3"),
        ("add a cat behind the dog", "de", "+ Katze hinter Hund"),
        ("let her sleep", "de", "Frau: stehen → schlafen"),
        ("no music", "en", "♪ no music"),
        ('she says "Hello"', "de", "Frau: „Hello“"),
        ("vertical", "de", "Querformat → Hochformat"),
    ],
)
def test_differences_are_said_as_people_do(sentence: str, language: str, said: str) -> None:
    before = parse("a woman standing with a dog in a park")
    assert said in difference(before, edited(before, sentence), language)


def test_one_shot_of_several_is_meant_by_its_number() -> None:
    before = parse('a robot says "hello" in a kitchen, then cut to a cat sleeping on a sofa')
    after = edited(before, "in the second shot make it night")
    assert [shot.time_of_day for shot in after.shots] == [before.shots[0].time_of_day, "night"]


def test_quoted_words_are_left_as_they_are() -> None:
    after = edited(parse("a wizard reads a book"), 'the wizard says "It is hers, please"')
    assert after.shots[0].dialogue[0].text == "It is hers, please"
