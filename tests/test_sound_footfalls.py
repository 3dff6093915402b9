"""Steps are heard when feet are seen to land."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from sound_scenes import entity, scene, timed

from core.generation.animatic.casting import Production, produce
from core.generation.animatic.engine import AnimaticEngine
from core.generation.animatic.footfalls import HEARD, footfalls
from core.generation.animatic.rigs.mascot import Mascot
from core.generation.animatic.rigs.person import Person
from core.generation.animatic.rigs.quadruped import Quadruped
from core.generation.animatic.sound import mix
from core.generation.animatic.sound.mix import SAMPLE_RATE
from core.generation.animatic.stage import Cast
from core.generation.engine import RenderRequest
from core.generation.scene import Scene, Shot

SECONDS = 3
NEAR = 0.04  # seconds between what is seen and heard that nobody notices
_STEP = 1 / 480  # of looking at the picture


def walking(concept: str, action: str, camera: str | None = None, count: int = 1) -> Shot:
    return Shot(setting="street", camera=camera, entities=(entity(concept, action, count=count),))


def produced(shot: Shot) -> tuple[Scene, Production]:
    of = scene(shot, seconds=SECONDS)
    return of, produce(of, 0, SECONDS)


def heights(cast: Cast) -> Callable[[float], list[float]]:
    """How far each foot is off the ground at a moment of the figure's clock."""
    figure, pose = cast.figure, cast.pose(0.0)
    if isinstance(figure, Quadruped):
        return lambda t: [-foot.y for foot in figure.skeleton(t, pose).motion.feet]
    if isinstance(figure, Mascot):
        return lambda t: [figure.bones(t, pose).raised - y for _, y in figure.bones(t, pose).feet]
    assert isinstance(figure, Person)
    person = figure

    def ankles(t: float) -> list[float]:
        body = person.posture(t, pose)
        return [-leg.ankle[1] for leg in (body.near_leg, body.far_leg)]

    return ankles


def seen(cast: Cast, tempo: float = 1.0) -> list[float]:
    """When feet come to their lowest, by looking at the skeleton 480 times a second."""
    feet = heights(cast)
    moments = np.arange(0, SECONDS, _STEP)
    high = np.array([feet(t * tempo + cast.delay) for t in moments])
    low = high < high.min(axis=0) + 0.02 * np.ptp(high, axis=0)
    down = low[1:] & ~low[:-1]
    return sorted(float(moments[k + 1]) for k in np.flatnonzero(down.any(axis=1)))


def steps_of(of: Scene, made: Production) -> np.ndarray:
    """The sound of the steps alone: the foley less what is heard of somebody whose feet never land."""
    landed = footfalls(made)
    with_steps, without = (
        mix.stems(of, timed(of), footfalls=[feet])["foley"] for feet in (landed, dict.fromkeys(landed, ()))
    )
    return np.asarray(with_steps - without)


def onsets(sound: np.ndarray) -> list[float]:
    """When the sound rises to more than it was just before, in windows of 5 ms."""
    hop = SAMPLE_RATE // 200
    power = np.square(sound).sum(axis=0)
    loud = np.sqrt(power[: len(power) // hop * hop].reshape(-1, hop).mean(axis=1))
    found: list[int] = []
    for k in range(1, len(loud)):
        before = loud[max(0, k - 4) : k].mean()
        if loud[k] > max(0.1 * loud.max(), 1.6 * before) and (not found or k - found[-1] > 8):
            found.append(k)
    return [k * hop / SAMPLE_RATE for k in found]


def agree(heard: list[float], landed: list[float]) -> bool:
    """Whether every landing is heard and nothing else, but at the very edges of the shot, where sound fades."""
    inner = [at for at in landed if 0.05 < at < SECONDS - 0.45]
    alone = [at for at in heard if 0.05 < at < SECONDS - 0.45]
    return all(min(abs(at - other) for other in heard) < NEAR for at in inner) and all(
        min(abs(at - other) for other in landed) < NEAR for at in alone
    )


@pytest.mark.parametrize(
    ("concept", "action", "per_second"),
    [
        ("person", "walk", 2.2),
        ("person", "run", 3.5),
        ("horse", "run", 8.0),
        ("horse", "walk", 4.0),
        ("person", "dance", 2.0),
        ("bear", "walk", 2.5),
    ],
)
def test_steps_are_heard_when_feet_are_seen_to_land(concept: str, action: str, per_second: float) -> None:
    of, made = produced(walking(concept, action))
    landed, heard = seen(made.casts[0]), onsets(steps_of(of, made))
    assert len(landed) / SECONDS == pytest.approx(per_second, rel=0.4)
    assert agree(heard, landed), (heard, landed)


def test_steps_slow_down_with_the_picture() -> None:
    of, made = produced(walking("person", "walk", camera="slow_motion"))
    landed = seen(made.casts[0], made.tempo.near)
    assert 2 <= len(landed) <= 5
    assert agree(onsets(steps_of(of, made)), landed)


def test_a_crowd_is_heard_as_three_each_in_its_own_step() -> None:
    _, one = produced(walking("dog", "run"))
    _, many = produced(walking("dog", "run", count=7))
    alone, crowd = footfalls(one)["dog-1"], footfalls(many)["dog-1"]
    assert len(many.casts) == 7 > HEARD
    assert len(crowd) == pytest.approx(HEARD * len(alone), abs=HEARD * 4)
    assert crowd == sorted(crowd)
    assert set(np.round(seen(many.casts[1]), 2)) <= {round(at + off, 2) for at in crowd for off in (-0.01, 0, 0.01)}


@pytest.mark.parametrize(
    ("concept", "action"), [("cat", "sleep"), ("car", "drive"), ("eagle", "fly"), ("snake", "run")]
)
def test_what_sets_no_foot_on_the_ground_has_no_footfalls(concept: str, action: str) -> None:
    assert footfalls(produced(walking(concept, action))[1]) == {}


def test_a_rendered_clip_sounds_in_step(tmp_path: Path) -> None:
    of, made = produced(walking("horse", "run"))
    clip = AnimaticEngine().render(RenderRequest(scene=of, folder=tmp_path), lambda share, stage: None)
    with av.open(str(clip.video)) as file:
        heard = np.concatenate([frame.to_ndarray() for frame in file.decode(audio=0)], axis=1).mean(axis=0)
    in_step, at_ease = (
        mix.soundtrack(of, timed(of), footfalls=feet).mean(axis=1) for feet in ([footfalls(made)], None)
    )
    n = min(len(heard), len(in_step))
    unlike = [float(np.std(heard[:n] - other[:n])) for other in (in_step, at_ease)]
    assert unlike[0] < 0.3 * unlike[1]
