"""Scenes to listen to, their tracks and stems."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from core.generation.animatic.sound import (
    mix,
    speech,
)
from core.generation.animatic.sound.mix import SAMPLE_RATE, Timed
from core.generation.scene import Entity, Scene, Shot

Track = npt.NDArray[np.float32]


def entity(concept: str, action: str | None = None, **more: object) -> Entity:
    return Entity.model_validate({"id": f"{concept}-1", "concept": concept, "action": action, **more})


CAFE = Shot(setting="cafe", weather="rain", mood="cozy", entities=(entity("person", "think"), entity("coffee")))


FOX = Shot(setting="street", place="tokyo", time_of_day="night", entities=(entity("fox", "run"),))


SHOTS = {
    "cafe": CAFE,
    "fox": FOX,
    "moon": Shot(setting="moon", entities=(entity("astronaut", "play_chess", count=2), entity("chess"))),
    "surf": Shot(setting="sea", time_of_day="sunset", entities=(entity("corgi", "surf"),)),
    "campfire": Shot(
        setting="forest",
        time_of_day="night",
        entities=(entity("bear", "play_guitar"), entity("guitar"), entity("campfire")),
    ),
    "dunes": Shot(setting="desert", time_of_day="sunset", entities=(entity("robot", "walk", attributes=("alone",)),)),
    "storm": Shot(
        setting="street", weather="storm", mood="tense", entities=(entity("man", "walk"), entity("umbrella"))
    ),
    "dance": Shot(setting="mountain", weather="snow", entities=(entity("lion", "dance"),)),
    "silence": Shot(setting="room", sounds=("silence",), entities=(entity("cat", "sleep"),)),
    "asked": Shot(setting="meadow", sounds=("bark", "thunder", "music"), entities=(entity("dog", "jump"),)),
}


def scene(*shots: Shot, seconds: int = 5, seed: int = 3, language: str = "en") -> Scene:
    return Scene(prompt="a scene", seconds=seconds, seed=seed, shots=shots, language=language)


def timed(of: Scene) -> list[Timed]:
    each = of.seconds / len(of.shots)
    return [(shot, k * each, (k + 1) * each) for k, shot in enumerate(of.shots)]


def track(of: Scene) -> Track:
    return mix.soundtrack(of, timed(of), speech.plan(of, timed(of)).utterances)


@lru_cache(maxsize=8)
def stems_of(shot: Shot) -> dict[str, Track]:
    of = scene(shot, seconds=3)
    return mix.stems(of, timed(of))


def level(sound: Track, low: float, high: float) -> float:
    """The power between two frequencies in dB; sound of shape (2, samples)."""
    power = np.square(np.abs(np.fft.rfft(sound))).sum(axis=0)
    f = np.fft.rfftfreq(sound.shape[1], 1 / SAMPLE_RATE)
    return float(10 * np.log10(power[(f >= low) & (f < high)].sum() / sound.shape[1] ** 2 + 1e-20))
