"""What figures do is seen: every action differs from standing, moves the body over time, and stays within the bounds."""

from __future__ import annotations

import numpy as np
import pytest
from test_animatic_figures_drawn import look, outside, painted

from core.generation import lexicon
from core.generation.animatic.acting import played
from core.generation.animatic.attention import attend
from core.generation.animatic.casting import produce
from core.generation.animatic.catalogue import figure_for
from core.generation.animatic.rigs.repertoire import BASIC, HUMAN, nearest
from core.generation.animatic.stage import Anchor, Cast, Pose
from core.generation.lexicon import lexicon as tables
from core.generation.scene import Entity, Relation, Scene, Shot

AT_REST = frozenset(
    {"stand", "stop", "hold", "wear", "listen", "ride", "drive", "sail", "row", "float", "play_chess", "play_games"}
)


def moved(first: np.ndarray, second: np.ndarray) -> float:
    """The share of the first picture's figure that differs in the second."""
    both = (first[..., 3] > 60) | (second[..., 3] > 60)
    return float((np.abs(first.astype(int) - second.astype(int)).max(axis=-1) > 24).sum() / max(1, both.sum()))


@pytest.mark.parametrize("action", sorted((BASIC | HUMAN) - AT_REST))
def test_a_person_who_does_something_does_not_just_stand(action: str) -> None:
    figure = figure_for(look("woman", action=action))
    standing = painted(figure_for(look("woman")), 1.13, Pose())
    doing = [painted(figure, t, Pose(action=action)) for t in (0.35, 1.13, 1.9)]
    assert moved(standing, doing[1]) > 0.02, moved(standing, doing[1])
    assert max(moved(doing[0], doing[1]), moved(doing[1], doing[2])) > 0.003
    for picture in doing:
        assert outside(picture, figure.bounds) < 60


def test_at_least_sixty_actions_of_the_lexicon_are_played_each_in_its_own_way() -> None:
    own = {name for name in tables().verbs if played(name) == name and name in BASIC | HUMAN}
    assert len(own) >= 60
    assert all(played(name) is not None for name in tables().verbs)


@pytest.mark.parametrize(
    "concept",
    ["fox", "cat", "horse", "bear", "owl", "duck", "penguin", "shark", "octopus", "dragon", "dinosaur", "kangaroo"],
)
def test_animals_walk_sleep_and_jump_in_their_own_ways(concept: str) -> None:
    standing = painted(figure_for(look(concept)), 0.8, Pose())
    for action in ("walk", "sleep", "jump", "eat"):
        if concept in ("shark",) and action in ("walk", "eat"):
            continue
        figure = figure_for(look(concept, action=action))
        pictures = [painted(figure, t, Pose(action=action)) for t in (0.2, 0.55, 0.8)]
        assert max(moved(standing, each) for each in pictures) > 0.015, action
        assert max(outside(each, figure.bounds) for each in pictures) < 60, action


def test_a_body_that_does_not_know_an_action_does_the_nearest() -> None:
    assert nearest("kiss") == "hug"
    assert nearest("play_football", BASIC) == "play"
    assert nearest("walk") == "walk"
    assert lexicon.ancestors("kiss", "action")


def test_flyers_beat_their_wings_and_lie_level() -> None:
    bird = figure_for(look("eagle", action="fly"))
    up, down = (
        painted(bird, 0.1, Pose(action="fly", support="air")),
        painted(bird, 0.4, Pose(action="fly", support="air")),
    )
    assert moved(up, down) > 0.1
    hero = figure_for(look("superhero", action="fly"))
    rows = np.flatnonzero((painted(hero, 0.5, Pose(action="fly"))[..., 3] > 60).any(axis=1))
    columns = np.flatnonzero((painted(hero, 0.5, Pose(action="fly"))[..., 3] > 60).any(axis=0))
    assert np.ptp(columns) > np.ptp(rows)


def test_a_rider_sits_astride_and_a_cyclist_pedals() -> None:
    rider = figure_for(look("woman", action="ride"))
    first = painted(rider, 0.1, Pose(action="ride", support="mount", rides="bicycle"))
    second = painted(rider, 0.5, Pose(action="ride", support="mount", rides="bicycle"))
    horse = painted(rider, 0.1, Pose(action="ride", support="mount", rides="horse"))
    assert moved(first, second) > 0.03
    assert moved(first, horse) > 0.1


def cast(name: str, x: float, **rest: object) -> Cast:
    """Somebody standing at x."""
    entity = Entity.model_validate({"id": f"{name}-1", "concept": name, **rest})
    return Cast(entity, figure_for(look(name)), Anchor(x, 400), lambda t: Pose())


def test_eyes_go_to_whom_one_looks_at() -> None:
    man = cast("man", -100, action="look", relations=(Relation(kind="looking_at", target="dog-1"),))
    dog = cast("dog", 120)
    attend([man, dog], [man.entity, dog.entity])
    ahead, down = man.pose(0.0).gaze
    assert ahead > 0.5
    assert down > 0.1


def test_those_who_hug_stand_close_and_face_each_other() -> None:
    scene = Scene(
        prompt="x",
        shots=(Shot(setting="park", entities=(Entity(id="man-1", concept="man", action="hug"), Entity(id="woman-1", concept="woman", action="hug"))),),
    )  # fmt: skip
    made = produce(scene, 0, 5.0)
    left, right = sorted(made.casts, key=lambda each: each.anchor.x)
    assert not left.mirrored
    assert right.mirrored
    assert right.anchor.x - left.anchor.x < 100 * left.anchor.scale
