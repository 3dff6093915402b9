"""What a render tells while it works: progress, an early picture, and how long each phase took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog

from core.generation.diffusion.film import write_picture
from core.generation.diffusion.takes import Step
from core.generation.engine import Progress

log = structlog.get_logger()

DRAWN = 0.92
"""The share of the work that is done when the last step is."""
_PREVIEW_AT = 1 / 3  # of the first take's steps: the layout stands by then, and most of the waiting is still ahead


class Clock:
    """Seconds by phase."""

    def __init__(self) -> None:
        self._began = time.perf_counter()
        self._seconds: dict[str, float] = {}

    @contextmanager
    def time(self, phase: str) -> Iterator[None]:
        """Count what happens within this towards a phase."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self._seconds[phase] = self._seconds.get(phase, 0.0) + time.perf_counter() - began

    def split(self) -> Clock:
        """Another one that goes on from here."""
        other = Clock()
        other._began, other._seconds = self._began, dict(self._seconds)
        return other

    @property
    def timings(self) -> dict[str, float]:
        """Seconds by phase so far, and in total."""
        return self._seconds | {"total": time.perf_counter() - self._began}


class Teller:
    """Turns steps into progress, and one early step into a picture for who waits."""

    def __init__(self, progress: Progress, folder: Path, of: int) -> None:
        self.of = of
        self._progress, self._folder = progress, folder
        self._before = self._latest = 0
        self._shown = False

    def step(self, step: Step) -> None:
        self._latest = step.number
        if not self._shown and step.preview is not None and step.number >= step.of * _PREVIEW_AT:
            self._shown = True
            try:
                write_picture(step.preview(), self._folder / "preview.jpg")
            except Exception as error:
                if not out_of_memory(error):
                    raise
                log.info("preview.skipped")  # the clip itself may still fit
        self._progress(DRAWN * (self._before + step.number) / self.of, "drawing")

    def next(self) -> None:
        """The steps that follow are those of another take."""
        self._before += self._latest


def out_of_memory(error: BaseException) -> bool:
    """Whether an error says that the GPU's memory ran out."""
    import torch

    return bool(isinstance(error, torch.OutOfMemoryError))
