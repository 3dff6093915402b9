"""The engine for GPUs in a child process, with a film whose folder has a file "held" not written before the next clip is drawn.

What went on meanwhile is told in a file of that name. Each film's frames are left beside it as they were before they were encoded. Run as ``python tests/overlapping_engine.py MODEL``, a folder of weights.
"""

import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from core.generation.diffusion import film as films
from core.generation.diffusion.engine import DiffusionEngine
from core.generation.diffusion.profiles import profile_for
from core.generation.engine import Finish, Progress, RenderRequest, Stopped
from core.generation.serving import serve

PATIENCE = 60.0
"""Seconds; then the film is written all the same, and the test sees that nothing was drawn meanwhile."""
AT_WORK = threading.Event()
"""Something is drawn that came after what waits for it."""


class Overlapping(DiffusionEngine):
    def draw(self, requests: Sequence[RenderRequest], progresses: Sequence[Progress]) -> list[Finish | Stopped]:
        try:
            return super().draw(requests, [self._seen(progress) for progress in progresses])
        finally:
            AT_WORK.clear()  # what is finished from now on waits for the next ones

    def _seen(self, progress: Progress) -> Progress:
        def told(share: float, phase: str) -> None:
            progress(share, phase)
            if phase == "drawing":
                AT_WORK.set()

        return told


def main(model: Path) -> None:
    torch.set_num_threads(1)
    profile, folder = profile_for(str(model), model.parent)
    write = films.write_film

    def write_later(file: Path, frames: films.Film, *rest: Any) -> str:
        if (file.parent / "held").exists():
            meanwhile = AT_WORK.wait(PATIENCE)
            (file.parent / "meanwhile").write_text("drawn" if meanwhile else "nothing")
        np.save(file.with_suffix(".npy"), frames)
        return write(file, frames, *rest)

    films.write_film = write_later
    serve(lambda: Overlapping("wan", profile, folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
