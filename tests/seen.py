"""What a rendered prompt shows: frames and masks of a few moments of it, drawn without sound and encoding."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.generation.animatic.casting import Production, produce
from core.generation.animatic.compositor import Compositor, compositor_for
from core.generation.animatic.cutouts import Cutout
from core.generation.prompt import parse
from core.generation.scene import Entity, Scene, Shape

SECONDS = 5.0


@dataclass(frozen=True)
class Box:
    """Where something is, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def area(self) -> int:
        return self.width * self.height

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        return (self.top + self.bottom) / 2

    def overlap(self, other: Box) -> int:
        """The area that both have in common."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0, across) * max(0, down)


def box_of(mask: np.ndarray) -> Box | None:
    """The box around what isn't 0."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return None
    return Box(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)


@dataclass
class Seen:
    """One moment of a shot: the finished frame (height, width, 3, RGB) and the masks of every copy of every entity."""

    scene: Scene
    made: Production
    frame: np.ndarray
    cutouts: list[Cutout]

    @property
    def area(self) -> int:
        return int(self.frame.shape[0] * self.frame.shape[1])

    def copies(self, owner: str) -> list[Cutout]:
        """The bodies of an entity's copies."""
        return sorted((c for c in self.cutouts if c.owner == owner and c.part is None), key=lambda c: c.copy)

    def box(self, owner: str, *, whole: bool = False) -> Box | None:
        """The box around all copies of an entity, of what is seen of it or all of it."""
        masks = [cutout.whole if whole else cutout.visible for cutout in self.copies(owner)]
        return box_of(np.max(masks, axis=0)) if masks else None

    def entities(self) -> tuple[Entity, ...]:
        """The entities of the first shot that are drawn in layers of their own."""
        drawn = {cutout.owner for cutout in self.cutouts}
        return tuple(entity for entity in self.scene.shots[0].entities if entity.id in drawn)


def stage(prompt: str, shape: Shape = Shape.LANDSCAPE, **changes: object) -> tuple[Scene, Production, Compositor]:
    """The first shot of a prompt, produced; ``changes`` replace what the prompt says about the shot."""
    scene = parse(prompt, shape=shape)
    if changes:
        shot = scene.shots[0].model_copy(update=changes)
        scene = scene.model_copy(update={"shots": (shot, *scene.shots[1:])})
    made = produce(scene, 0, SECONDS)
    return scene, made, compositor_for(made, scene.seed)


@lru_cache(maxsize=8)
def look(prompt: str, shape: Shape = Shape.LANDSCAPE, at: float = 2.1) -> Seen:
    """The prompt at one moment (seconds), kept for the next test that asks for the same."""
    scene, made, compositor = stage(prompt, shape)
    frame = compositor.frame(at)[..., 2::-1].copy()
    return Seen(scene, made, frame, compositor.cutouts(at))
