"""When lightning strikes in a storm, for the flash that is seen and the thunder that is heard. It draws nothing and makes no sound."""

from __future__ import annotations

import numpy as np

from core.generation.scene import seed_for

_FIRST, _EVERY, _SPREAD = 1.1, 2.6, 0.8  # seconds: two strikes in a clip of five


def strikes(seed: int, last: float) -> list[tuple[float, float]]:
    """The seconds of a storm's clock, up to ``last``, at which it strikes, and where: -1..1 across the frame."""
    dice = np.random.default_rng(seed_for(seed, "weather", "lightning"))
    found: list[tuple[float, float]] = []
    while (start := _FIRST + _EVERY * len(found)) < last:
        found.append((start + float(dice.random()) * _SPREAD, float(dice.uniform(-0.8, 0.8))))
    return [(at, across) for at, across in found if at < last]
