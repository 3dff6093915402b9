"""Those who talk without words to say are seen to take turns, and people who stand together chat."""

from __future__ import annotations

import numpy as np
import pytest

from core.generation.animatic.acting import chatter
from core.generation.animatic.casting import produce, settled
from core.generation.animatic.rigs.quadruped import Quadruped
from core.generation.animatic.sound import effects
from core.generation.animatic.sound.mix import SAMPLE_RATE
from core.generation.animatic.stage import Cast
from core.generation.prompt import parse

_MOMENTS = np.arange(0, 5, 0.05)


def mouths(prompt: str) -> np.ndarray:
    """How far the mouth of each is open at each moment. Shape (people, moments)."""
    casts: list[Cast] = produce(parse(prompt), 0, 5.0).casts
    return np.array([[cast.pose(float(t)).talk for t in _MOMENTS] for cast in casts])


@pytest.mark.parametrize("prompt", ["a man and a woman talking in the park", "two friends talking"])
def test_two_who_talk_take_turns(prompt: str) -> None:
    one, other = mouths(prompt)
    assert one.max() > 0.5
    assert other.max() > 0.5
    assert np.minimum(one, other).max() < 0.15  # neither speaks while the other does


def test_people_who_stand_together_chat_and_one_alone_does_not() -> None:
    assert (mouths("five people on a market square").max(axis=1) > 0.5).all()
    assert not mouths("a man on a market square").any()
    assert not mouths("three foxes in a forest").any()


def test_nobody_moves_their_lips_while_words_are_said() -> None:
    assert not mouths('three people on a square, a voice says "welcome"').any()


def test_a_mouth_neither_snaps_open_nor_shut() -> None:
    fine = np.array([chatter(float(t), 0.3) for t in np.arange(0, 7, 1 / 24)])
    assert np.abs(np.diff(fine)).max() < 0.5
    assert 0 <= fine.min() < 0.01
    assert fine.max() <= 1


@pytest.mark.parametrize(
    "prompt", ["a wolf howls in the snow", "a dog barks in the park", "a lion roars in the savanna"]
)
def test_a_mouth_is_open_while_its_voice_is_heard(prompt: str) -> None:
    shot = settled(parse(prompt).shots[0])
    action = shot.entities[0].action
    assert action is not None
    open_at = mouths(prompt)[0] > 0.5
    voice = np.abs(effects.performed((action,), 5.0, 3)).max(axis=0)
    step = round(0.05 * SAMPLE_RATE)
    loud = np.array([voice[k * step : (k + 1) * step].max() for k in range(len(_MOMENTS))]) > 0.3 * voice.max()
    assert loud.any()
    assert np.mean(open_at == loud) > 0.9
    with_gaps = loud | np.roll(loud, 1) | np.roll(loud, -1)
    assert not (open_at & ~with_gaps).sum() > 3


def test_a_wolf_howls_with_its_muzzle_up() -> None:
    made = produce(parse("a wolf howls in the snow"), 0, 5.0)
    wolf = made.casts[0]
    assert isinstance(wolf.figure, Quadruped)
    quiet, loud = (wolf.figure.skeleton(t, wolf.pose(t)).head_degrees for t in (0.1, 1.8))
    assert loud < quiet - 20  # degrees; less is up
