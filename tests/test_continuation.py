"""A clip that goes on from another begins where that one ended: the same cast in the same places, and the same view of them."""

from __future__ import annotations

import numpy as np
import pytest

from core.generation.animatic.casting import produce, settled
from core.generation.animatic.compositor import Compositor, compositor_for
from core.generation.animatic.footfalls import footfalls
from core.generation.prompt import parse
from core.generation.scene import Part, Scene, Shape

FPS = 24
SECONDS = 5.0


def scene_of(prompt: str, *earlier: float) -> Scene:
    scene = parse(prompt, shape=Shape.LANDSCAPE)
    shot = settled(scene.shots[0])
    shot = shot.model_copy(update={"earlier": tuple(Part(seconds=each, camera=shot.camera) for each in earlier)})
    return scene.model_copy(update={"shots": (shot,)})


def compositor(prompt: str, *earlier: float) -> Compositor:
    scene = scene_of(prompt, *earlier)
    return compositor_for(produce(scene, 0, SECONDS), scene.seed)


def picture(made: Compositor, frame: int) -> np.ndarray:
    return made.frame(frame / FPS)[..., :3].astype(np.int16)


@pytest.mark.parametrize(
    "prompt",
    [
        "a person thinking in a cozy café on a rainy day, steaming cup of coffee on the table",
        "a red fox runs through Tokyo at night, camera follows",
        "a man walks in a park",
        "a dog running on the beach, static camera",
        "children dancing, handheld camera",
        "timelapse of a city at night",
        "slow motion of a horse galloping in a meadow",
    ],
)
def test_the_first_frame_follows_the_last_like_any_frame_another(prompt: str) -> None:
    first, second = compositor(prompt), compositor(prompt, SECONDS)
    third = compositor(prompt, SECONDS, SECONDS)
    last = round(SECONDS * FPS) - 1
    for made, following in ((first, second), (second, third)):
        ordinary = max(
            np.abs(picture(made, frame) - picture(made, frame - 1)).mean() for frame in range(last - 8, last + 1)
        )
        joint = np.abs(picture(following, 0) - picture(made, last)).mean()
        anew = np.abs(picture(first, 0) - picture(made, last)).mean()
        assert joint <= 1.6 * ordinary + 0.3, f"{joint:.2f} at the joint, {ordinary:.2f} between other frames"
        assert anew > 1.5 * joint or anew < 1.0, "the shot began anew, and nobody could have told"


def test_feet_are_heard_on_through_a_joint() -> None:
    prompt = "a man walks in a park"
    before, after = (footfalls(produce(scene_of(prompt, *earlier), 0, SECONDS)) for earlier in ((), (SECONDS,)))
    (steps,), (further,) = before.values(), after.values()
    gaps = np.diff([*steps, *(SECONDS + at for at in further)])
    assert gaps.max() <= 1.1 * gaps.min()
    assert all(0 <= at <= SECONDS for at in further)


def test_who_crossed_the_picture_comes_back() -> None:
    going, returning = (
        produce(scene_of("a dog running on the beach, static camera", *earlier), 0, SECONDS).casts[0]
        for earlier in ((), (SECONDS,))
    )
    assert going.anchor.motion is not None
    assert returning.anchor.motion is not None
    assert going.anchor.motion(SECONDS).dx == pytest.approx(returning.anchor.motion(SECONDS).dx)
    assert returning.anchor.motion(2 * SECONDS).dx == pytest.approx(going.anchor.motion(0).dx)
    assert returning.mirrored
    assert not going.mirrored
