"""When each shot begins and how long it lasts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from core.generation.scene import Scene


@dataclass(frozen=True)
class Slot:
    """One shot's place in the clip, in seconds and in frames."""

    index: int
    start: float
    seconds: float
    first_frame: int
    frames: int


def slots_of(scene: Scene, fps: int) -> tuple[Slot, ...]:
    """The clip shared equally among its shots, cut on whole frames."""
    total, count = scene.seconds * fps, len(scene.shots)
    edges = [round(total * index / count) for index in range(count + 1)]
    return tuple(
        Slot(index, first / fps, (last - first) / fps, first, last - first)
        for index, (first, last) in enumerate(pairwise(edges))
    )
