"""What an edit changes in the picture: frames before and after through the engine's own compositor, and where the named one is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from core.generation.animatic.casting import produce, settled
from core.generation.animatic.compositor import Compositor, compositor_for
from core.generation.animatic.stage import Cast
from core.generation.animatic.timeline import slots_of
from core.generation.scene import Scene

FPS = 24
NEAR = 12  # pixels around the named entity in which anything may change: its glow, its blur
SAME = 2  # of 255: what is allowed to differ elsewhere
SAMPLES = 4


@dataclass(frozen=True)
class Effect:
    """``kept`` is the share of the pixels away from the named entity that are as before, in the worst frame; ``changed`` that of the
    pixels on it that are not, in the best frame."""

    kept: float
    changed: float


@dataclass(frozen=True)
class Filmed:
    """One shot as the engine draws it, and a few moments of it, in seconds from its start."""

    compositor: Compositor
    casts: Sequence[Cast]
    moments: Sequence[float]

    @cached_property
    def pictures(self) -> list[np.ndarray]:
        """The frames at those moments, as (height, width, 3) arrays of BGR."""
        return [self.compositor.frame(t)[..., :3].copy() for t in self.moments]


@lru_cache(maxsize=2)
def filmed(scene: Scene, samples: int = SAMPLES) -> tuple[Filmed, ...]:
    """The scene's shots, with so many moments among them, spread over the clip."""
    scene = scene.model_copy(update={"shots": tuple(map(settled, scene.shots))})
    found: list[Filmed] = []
    for slot in slots_of(scene, FPS):
        made = produce(scene, slot.index, slot.seconds)
        compositor = compositor_for(made, scene.seed)
        count = max(2, samples // len(scene.shots))
        moments = [round((slot.frames - 1) * (index + 0.5) / count) / FPS for index in range(count)]
        found.append(Filmed(compositor, made.casts, moments))
    return tuple(found)


def effect(before: Scene, after: Scene, named: Iterable[str]) -> Effect:
    """How much of the picture stays away from the named entities, and how much changes on them."""
    kept, changed = 1.0, 0.0
    names = set(named)
    for old, new in zip(filmed(before), filmed(after), strict=True):
        for t, one, other in zip(old.moments, old.pictures, new.pictures, strict=True):
            differs = np.abs(one.astype(np.int16) - other).max(axis=2) > SAME
            where = area_of(old.compositor, names, t) | area_of(new.compositor, names, t)
            outside = ~dilated(where, NEAR)
            if outside.any():
                kept = min(kept, 1.0 - float(differs[outside].mean()))
            if where.any():
                changed = max(changed, float(differs[where].mean()))
    return Effect(kept, changed)


def area_of(compositor: Compositor, names: set[str], t: float) -> np.ndarray:
    """Where the named ones are, with what they hide, their shadow, reflection and steam: (height, width) of booleans."""
    area = np.zeros((compositor.height, compositor.width), bool)
    for cutout in compositor.cutouts(t, sorted(names & set(compositor.owners))):
        area |= cutout.whole > 0
    return area


def dilated(area: np.ndarray, by: int) -> np.ndarray:
    """The area grown by so many pixels in every direction, as a disc."""
    rows, _ = np.nonzero(area)
    if not len(rows):
        return area
    grown = area.copy()
    for dy in range(-by, by + 1):
        across = int((by * by - dy * dy) ** 0.5)
        row = _wider(area, across)
        top, bottom = max(0, dy), min(area.shape[0], area.shape[0] + dy)
        grown[top:bottom] |= row[top - dy : bottom - dy]
    return grown


def _wider(area: np.ndarray, by: int) -> np.ndarray:
    """The area grown to both sides only."""
    counts = np.cumsum(np.pad(area, ((0, 0), (by + 1, by))), axis=1)
    wide: np.ndarray = counts[:, 2 * by + 1 :] > counts[:, : -2 * by - 1]
    return wide
