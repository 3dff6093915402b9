"""Who is called after what they do is seen to do it."""

from __future__ import annotations

import pytest

from core.generation.animatic.casting import produce, settled
from core.generation.prompt import parse
from core.generation.scene import Shot


def filmed(prompt: str) -> Shot:
    return settled(parse(prompt).shots[0])


@pytest.mark.parametrize(
    ("prompt", "mount", "action"),
    [
        ("a motorcyclist races along a desert highway", "motorcycle", "ride"),
        ("three cyclists in the mountains", "bicycle", "ride"),
        ("eine Reiterin auf einer Wiese", "horse", "ride"),
        ("a skateboarder in the city", "skateboard", "ride"),
        ("a girl skateboarding through the city", "skateboard", "ride"),
        ("a snowboarder", "snowboard", "ski"),
        ("a man skiing in the alps", "skis", "ski"),
    ],
)
def test_riders_have_something_to_ride(prompt: str, mount: str, action: str) -> None:
    shot = filmed(prompt)
    rider, ridden = (next(e for e in shot.entities if (e.concept == mount) == is_mount) for is_mount in (False, True))
    assert rider.action == action
    assert [(r.kind, r.target) for r in rider.relations if r.kind == "riding"] == [("riding", ridden.id)]
    assert ridden.count == rider.count
    scene = parse(prompt)
    mounts = produce(scene, 0, 5.0).casts
    assert [[on.entity.id for on in cast.attached] for cast in mounts] == [[rider.id]] * rider.count


@pytest.mark.parametrize(
    ("prompt", "action", "tool"),
    [
        ("a dancer", "dance", None),
        ("a pianist on stage", "play_piano", "piano"),
        ("two guitarists on stage", "play_guitar", "guitar"),
        ("a drummer in a garage", "play_drums", "drum"),
    ],
)
def test_performers_perform(prompt: str, action: str, tool: str | None) -> None:
    shot = filmed(prompt)
    assert next(e for e in shot.entities if e.concept != tool).action == action
    assert [e.concept for e in shot.entities if e.concept == tool] == [tool] * (tool is not None)


def test_what_a_prompt_says_comes_first() -> None:
    assert filmed("a cyclist drinking a coffee in a café").entities[0].action == "drink"
    assert filmed("a dancer reading a book").entities[0].action == "read"
    ridden = [entity.concept for entity in filmed("a cyclist riding a scooter").entities]
    assert ridden == ["cyclist", "scooter"]
    assert {entity.concept for entity in filmed("a skier sitting on a bench").entities} == {"skier", "bench"}


def test_skiing_takes_a_winter_and_settling_twice_changes_nothing() -> None:
    shot = filmed("two skiers in the alps")
    assert shot.season == "winter"
    assert settled(shot) == shot
    assert filmed("a hiker in the alps").season is None


def test_a_space_station_is_in_space() -> None:
    assert filmed("an astronaut floats outside a space station, earth below").setting == "space"
    assert filmed("an astronaut waves").setting == "moon"


def test_there_is_one_moon_at_night_and_everybody_stays_below_it() -> None:
    made = produce(parse("a wolf howls on a cliff under the full moon"), 0, 5.0)
    assert [cast.entity.concept for cast in made.casts] == ["wolf"]
    assert made.casts[0].anchor.depth > 0.9
    assert made.brief.time_of_day == "night"
    under = produce(parse("a cat under a rainbow in a meadow"), 0, 5.0)
    cat, rainbow = under.casts
    assert cat.anchor.depth > 0.9 > rainbow.anchor.depth
    assert under.extents is not None
    boxes = [under.extents.of(cast) for cast in (cat, rainbow)]
    assert boxes[1].left < boxes[0].x < boxes[1].right


def test_two_lovers_are_one_couple() -> None:
    assert [(entity.concept, entity.count) for entity in filmed("two lovers kissing").entities] == [("couple", 1)]
    assert [(entity.concept, entity.count) for entity in filmed("two couples dancing").entities] == [("couple", 2)]
