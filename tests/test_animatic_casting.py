"""From a shot to its cast: what is decided for the prompt, who stands where, who holds, rides and passes by."""

from __future__ import annotations

import numpy as np
import pytest

from core.generation.animatic import draw
from core.generation.animatic.casting import Production, look_of, produce, settled
from core.generation.animatic.catalogue import figure_for
from core.generation.animatic.stage import FRAMES, Look, Pose
from core.generation.scene import Entity, Relation, Scene, Shape, Shot

SCENE = Scene(prompt="x", shots=(Shot(setting="cafe"),))


def shot_of(*entities: Entity, shape: Shape = Shape.LANDSCAPE, **rest: object) -> Production:
    """A produced shot of five seconds."""
    shot = Shot.model_validate({"entities": entities, **rest})
    return produce(Scene(prompt="x", shape=shape, shots=(shot,)), 0, 5.0)


def test_what_the_prompt_left_open_is_decided_by_who_is_there() -> None:
    def guessed(*entities: Entity, **rest: object) -> Shot:
        return settled(Shot.model_validate({"entities": entities, **rest}))

    assert guessed(Entity(id="a-1", concept="astronaut")).setting == "moon"
    assert guessed(Entity(id="a-1", concept="astronaut")).time_of_day == "night"
    assert guessed(Entity(id="d-1", concept="corgi", action="surf")).setting == "sea"
    assert guessed(Entity(id="c-1", concept="campfire")).time_of_day == "night"
    assert guessed(Entity(id="p-1", concept="woman", action="run")).setting == "street"
    assert guessed(Entity(id="p-1", concept="woman"), setting="desert", time_of_day="dawn").setting == "desert"
    assert guessed(weather="cloudy").weather == "fog"


def test_a_runner_travels_and_the_camera_follows_unless_told_otherwise() -> None:
    running = shot_of(Entity(id="fox-1", concept="fox", action="run"), setting="street")
    assert running.brief.travel > 0
    assert running.camera == "follow"
    assert running.casts[0].pose(1.0).speed > 0
    assert not running.casts[0].mirrored
    assert (
        shot_of(Entity(id="fox-1", concept="fox", action="run"), setting="street", camera="aerial").camera == "aerial"
    )
    assert shot_of(Entity(id="fox-1", concept="fox", action="run"), setting="cafe").brief.travel == 0


def test_a_cup_on_the_table_stands_on_a_surface_of_the_set() -> None:
    cup = Entity(id="coffee-1", concept="coffee", relations=(Relation(kind="on", target="table"),))
    made = shot_of(Entity(id="person-1", concept="person"), cup, setting="cafe")
    casts = {cast.entity.id: cast for cast in made.casts}
    assert casts["coffee-1"].anchor == made.stage.anchors["surface"]
    assert casts["person-1"].anchor == made.stage.anchors["lead"]


def test_what_somebody_holds_is_in_their_hand_and_they_know_it() -> None:
    holder = Entity(id="bear-1", concept="bear", action="play_guitar")
    made = shot_of(holder, setting="forest")
    (bear,) = made.casts
    assert [held.entity.concept for held in bear.attached] == ["guitar"]
    assert bear.attached[0].anchor.supports == "hand"
    assert bear.pose(0.0).holds == "guitar"


def test_a_rider_is_carried_by_a_running_horse() -> None:
    rider = Entity(id="girl-1", concept="girl", action="ride", relations=(Relation(kind="on", target="horse-1"),))
    made = shot_of(rider, Entity(id="horse-1", concept="horse"), setting="meadow")
    (horse,) = made.casts
    assert horse.entity.id == "horse-1"
    assert horse.pose(0.0).action == "run"
    assert [cast.entity.id for cast in horse.attached] == ["girl-1"]
    assert horse.attached[0].pose(0.0).support == "mount"


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("count", [2, 7, 20])
def test_however_many_there_are_they_all_stand_in_the_frame(count: int, shape: Shape) -> None:
    made = shot_of(Entity(id="cat-1", concept="cat", count=count), setting="street", shape=shape)
    assert len(made.casts) == count
    half = FRAMES[shape].width / 2
    assert all(abs(cast.anchor.x) < half for cast in made.casts)
    assert len({(cast.anchor.x, cast.anchor.y) for cast in made.casts}) == count


def test_who_waves_stays_behind_when_another_runs_past() -> None:
    fox, friend = Entity(id="fox-1", concept="fox", action="run"), Entity(id="man-1", concept="man", action="wave")
    casts = {cast.entity.id: cast for cast in shot_of(fox, friend, setting="meadow").casts}
    motion = casts["man-1"].anchor.motion
    assert motion is not None
    assert motion(0.0).dx > 0 > motion(5.0).dx
    assert casts["man-1"].pose(0.0).speed == 0


def test_the_earth_over_the_moon_is_the_one_that_the_set_shows() -> None:
    made = shot_of(Entity(id="earth-1", concept="earth"), setting="moon")
    assert made.shown == {"set:earth": "earth-1"}
    assert made.casts == []


def test_a_speaker_opens_the_mouth_when_the_words_are_loud() -> None:
    talker = Entity(id="woman-1", concept="woman", action="talk")
    scene = Scene(prompt="x", shots=(Shot(setting="cafe", entities=(talker,)),))
    made = produce(scene, 0, 5.0, lambda speaker, t: 0.8 if speaker == "woman-1" and t > 1 else 0.0)
    assert made.casts[0].pose(0.5).talk == 0.0
    assert made.casts[0].pose(1.5).talk == 0.8


def test_people_whom_their_clothes_make_what_they_are_wear_them() -> None:
    def painted(concept: str) -> np.ndarray:
        figure = figure_for(Look(Entity(id="who-1", concept=concept), 3))
        surface = draw.blank(300, 300)
        surface.getCanvas().translate(150, 280)
        figure.draw(surface.getCanvas(), 0.4, Pose())
        return np.array(surface.toarray())

    man = painted("man")
    for concept in ("wizard", "firefighter", "knight", "chef", "pirate"):
        changed = (painted(concept) != man).any(axis=-1).mean()
        assert changed > 0.06, concept


def test_a_red_fox_is_the_colour_of_foxes_and_a_blue_one_is_blue() -> None:
    scene = SCENE
    assert look_of(scene, Entity(id="fox-1", concept="fox", colour="red")).colour is None
    assert look_of(scene, Entity(id="fox-1", concept="fox", colour="blue")).colour is not None


def test_a_look_draws_its_random_numbers_from_names() -> None:
    look = Look(Entity(id="fox-1", concept="fox"), seed=5)
    assert look.random("ears").random() == look.random("ears").random()
    assert look.random("ears").random() != look.random("tail").random()
