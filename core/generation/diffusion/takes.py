"""What a model family is asked for and what it gives: takes and footage. Plain numbers and arrays, no torch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from core.generation.diffusion.profiles import Profile

Picture = np.ndarray
"""(height, width, 3) bytes, RGB."""
Film = np.ndarray
"""(frames, height, width, 3) bytes, RGB."""
Mattes = np.ndarray
"""(frames, height, width) bytes: 255 where something is, 0 where it isn't, and between the two at soft edges."""
Track = np.ndarray
"""(samples, 2) floats in -1..1."""


@dataclass(frozen=True, eq=False)
class Take:
    """One piece of film to be made without a cut.

    ``frames`` is one more than a multiple of the profile's stride. ``opening`` are frames that the take begins with and ``closing`` the picture
    it ends on, both of its size. ``source`` is footage to be changed where ``mattes`` are white, and kept elsewhere; ``hold`` (0 to 1) is
    how much of the source shows through where it is changed: 0 makes everything there anew. ``references`` are pictures of who or what is to appear.
    """

    prompt: str
    negative: str
    width: int
    height: int
    frames: int
    fps: int
    steps: int
    guidance: float
    seed: int
    opening: Film | None = None
    closing: Picture | None = None
    source: Film | None = None
    mattes: Mattes | None = None
    hold: float = 0.0
    references: Sequence[Picture] = ()

    @property
    def is_plain(self) -> bool:
        """Made from words alone, so it may share a batch."""
        return self.opening is None and self.closing is None and self.source is None and not self.references


@dataclass(frozen=True, eq=False)
class Footage:
    """A finished take. ``sound`` is None from a silent model; else it has ``rate`` samples per second."""

    frames: Film
    sound: Track | None = None
    rate: int = 0


@dataclass(frozen=True, eq=False)
class Step:
    """Told after each step, counted from 1. ``preview``, called at once or never, decodes one frame of what the first take is becoming."""

    number: int
    of: int
    preview: Callable[[], Picture] | None = field(repr=False)


OnStep = Callable[[Step], None]
"""It may raise: the take is given up there, and the model stays usable."""


class Model(Protocol):
    """One loaded model. A model family is one file with a class like this and a function ``load(profile, folder, plan)``."""

    profile: Profile
    overlap: int
    """How many frames of what came before it wants to go on from."""
    report: dict[str, str]
    """Which means of speed are on."""

    @property
    def multiple(self) -> int:
        """What both sides of a picture are divisible by."""
        ...

    def shoot(self, takes: Sequence[Take], on_step: OnStep) -> list[Footage]:
        """Make the takes, in one batch where there are several: those are plain, and alike but for words and seed."""
        ...

    def leave(self) -> None:
        """Off the GPU, to make room for another; the next `shoot` brings it back."""
        ...


def whole_frames(seconds: float, fps: int, stride: int, most: int) -> int:
    """The frames of a take that lasts at least that long: one more than a multiple of ``stride``, at most ``most``."""
    needed = max(1, round(seconds * fps))
    return min(most, -(-(needed - 1) // stride) * stride + 1)
