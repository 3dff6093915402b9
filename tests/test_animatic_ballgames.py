"""A ball that somebody plays with is in play: it flies, rolls or bounces, and is heard when it is struck."""

from __future__ import annotations

import numpy as np
import pytest
from seen import stage
from sound_scenes import scene, timed

from core.generation.animatic.ballgames import PASS
from core.generation.animatic.casting import settled
from core.generation.animatic.extents import Extents
from core.generation.animatic.sound import mix
from core.generation.animatic.sound.mix import SAMPLE_RATE
from core.generation.animatic.stage import Cast
from core.generation.prompt import parse
from core.generation.scene import Shape

_MOMENTS = np.arange(0, 5, 0.05)


def in_play(prompt: str, shape: Shape = Shape.LANDSCAPE) -> tuple[list[Cast], Cast, Extents, np.ndarray]:
    """The players, the ball, everyone's size, and where the ball's middle is over time, as an array of (x, y)."""
    _, made, _ = stage(prompt, shape)
    balls = [cast for cast in made.casts if "ball" in cast.entity.concept]
    assert len(balls) == 1
    ball = balls[0]
    assert made.extents is not None
    assert ball.anchor.motion is not None
    box, moved = made.extents.of(ball), [ball.anchor.motion(float(t)) for t in _MOMENTS]
    radius = box.width / 2
    path = []
    for offset in moved:  # a turn is about the point that the ball rests on
        angle = np.radians(offset.degrees)
        path.append((box.x + offset.dx + radius * np.sin(angle), box.bottom + offset.dy - radius * np.cos(angle)))
    players = [cast for cast in made.casts if cast is not ball]
    return players, ball, made.extents, np.array(path)


@pytest.mark.parametrize("shape", list(Shape))
def test_two_children_throw_one_ball_to_and_fro(shape: Shape) -> None:
    players, _, extents, path = in_play("Zwei Kinder spielen im Regen mit einem Ball im Park", shape)
    left, right = sorted((extents.of(player) for player in players), key=lambda box: box.x)
    assert left.x < path[:, 0].min() < path[:, 0].max() < right.x
    assert np.ptp(path[:, 0]) > 0.3 * (right.x - left.x)
    assert path[:, 1].min() > min(left.top, right.top) - left.height
    assert path[:, 1].max() < max(left.bottom, right.bottom)
    turned = [player.mirrored for player in sorted(players, key=lambda player: extents.of(player).x)]
    assert turned == [False, True]


def test_the_ball_leaves_the_hand_that_throws_it() -> None:
    players, ball, extents, _ = in_play("Zwei Kinder spielen im Regen mit einem Ball im Park", Shape.SQUARE)
    left = min(players, key=lambda player: extents.of(player).x)
    assert ball.anchor.motion is not None
    pose = left.pose(0.0)
    reach = [left.figure.grip("hand", t + left.delay, pose)[0] for t in np.arange(0, 2 * PASS, 0.05)]
    assert left.figure.grip("hand", left.delay, pose)[0] > 0.9 * max(reach)  # the arm is out when the ball goes


def test_a_football_stays_on_the_ground_and_rolls_as_far_as_it_turns() -> None:
    _, ball, extents, path = in_play("two kids playing football")
    assert np.ptp(path[:, 1]) < 0.5
    assert ball.anchor.motion is not None
    degrees = [ball.anchor.motion(float(t)).degrees for t in _MOMENTS]
    rolled = np.radians(np.ptp(degrees)) * extents.of(ball).width / 2
    assert rolled == pytest.approx(np.ptp(path[:, 0]), rel=0.05)


def test_who_plays_alone_bounces_the_ball() -> None:
    for prompt in ("a boy playing basketball in the park", "a dog plays with a ball in the garden"):
        path = in_play(prompt)[3]
        assert np.ptp(path[:, 1]) > 40
        assert np.ptp(path[:, 0]) < 1.0


def test_a_ball_jumps_nowhere() -> None:
    for prompt in ("two children throwing a ball", "two kids playing football", "a girl playing basketball"):
        steps = np.abs(np.diff(in_play(prompt)[3], axis=0)).max(axis=0)
        assert steps.max() < 40, prompt  # in a twentieth of a second


def test_the_ball_is_heard_when_it_is_struck() -> None:
    shot = settled(parse("two kids playing football").shots[0])
    of = scene(shot, seconds=5)
    loud = np.abs(mix.stems(of, timed(of))["foley"]).max(axis=0)
    at = [round(k * PASS * SAMPLE_RATE) for k in range(1, 5)]
    near = [loud[k : k + SAMPLE_RATE // 20].max() for k in at]
    between = [loud[k + SAMPLE_RATE // 3 : k + SAMPLE_RATE // 2].max() for k in at]
    assert min(near) > 3 * max(between)
