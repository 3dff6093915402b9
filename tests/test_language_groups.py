"""One of a group does something of its own."""

from __future__ import annotations

import pytest

from core.generation.prompt import parse


def cast(prompt: str) -> list[str]:
    """Who is there: "concept*count:action" in order of concept and number."""
    return sorted(f"{e.concept}*{e.count}:{e.action}" for e in parse(prompt).shots[0].entities)


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("three friends in the forest, one plays guitar", ["friend*1:play_guitar", "friend*2:None", "guitar*1:None"]),
        ("two dogs, one sleeps and the other eats", ["dog*1:eat", "dog*1:sleep"]),
        ("two astronauts, one of them waves, the other one dances", ["astronaut*1:dance", "astronaut*1:wave"]),
        ("five penguins, one is dancing, the others sleep", ["penguin*1:dance", "penguin*4:sleep"]),
        ("three cats, one with a red hat", ["cat*1:None", "cat*2:None", "hat*1:None"]),
        ("zwei Hunde, einer schläft, der andere frisst", ["dog*1:eat", "dog*1:sleep"]),
        ("drei Kinder, eins von ihnen lacht, die anderen weinen", ["child*1:laugh", "child*2:cry"]),
        ("a couple in a park; the woman reads, the man sleeps", ["man*1:sleep", "woman*1:read"]),
        ("one dog", ["dog*1:None"]),
        ("two women in a bar, the man behind them laughs", ["man*1:laugh", "woman*2:None"]),
        ("two astronauts on the moon, the man next to them waves", ["astronaut*2:None", "man*1:wave"]),
    ],
)
def test_one_of_several_may_do_something_else(prompt: str, expected: list[str]) -> None:
    assert cast(prompt) == expected


def test_two_friends_who_talk_are_the_woman_and_the_man() -> None:
    shot = parse('Two friends in a café; the woman says "Any news?" and the man replies "None."').shots[0]
    assert [(line.speaker, line.text) for line in shot.dialogue] == [("woman-1", "Any news?"), ("man-1", "None.")]
    assert {entity.concept for entity in shot.entities} == {"woman", "man"}


def test_each_of_two_has_words_of_its_own() -> None:
    shot = parse('two robots, one says "hello" and the other says "goodbye"').shots[0]
    assert len({line.speaker for line in shot.dialogue}) == 2


def test_what_all_of_a_group_have_each_of_them_has() -> None:
    shot = parse("three red foxes beside a tree, one sleeps").shots[0]
    foxes = [entity for entity in shot.entities if entity.concept == "fox"]
    assert [(fox.colour, [relation.kind for relation in fox.relations]) for fox in foxes] == [("red", ["beside"])] * 2


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("a sea turtle swimming among fish", ["fish*5:None", "sea_turtle*1:swim"]),
        ("ein Mann umgeben von Wölfen", ["man*1:None", "wolf*5:None"]),
        ("a market square full of people", ["person*8:None"]),
        ("eine Straße voller Menschen", ["person*8:None"]),
        ("a box full of kittens", ["box*1:None", "kitten*3:None"]),
        ("a man among two dogs", ["dog*2:None", "man*1:None"]),
        ("a street with people", ["person*3:None"]),
    ],
)
def test_what_is_all_around_is_many(prompt: str, expected: list[str]) -> None:
    assert cast(prompt) == expected
    kinds = {relation.kind for entity in parse(prompt).shots[0].entities for relation in entity.relations}
    assert kinds <= {"beside", "in"}
