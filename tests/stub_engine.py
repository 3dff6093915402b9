"""An engine for tests of the machinery around engines: copies a ready clip after a while, or does as its prompt says.

Run as a child process: ``python tests/stub_engine.py CLIP.mp4 POSTER.jpg SECONDS [BATCH]``. Prompts containing "crash" kill the process, "fault"
raise, "refuse" refuse, "forever" never end, "preview" leave an early picture. With a BATCH of more than 1 it renders requests of one
shape side by side, and says in the timings how many there were. A BATCH of "none" refuses to start.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.errors import Refusal
from core.generation.engine import Engine, Progress, RenderedClip, RenderRequest, Stopped
from core.generation.engines import ANIMATIC
from core.generation.orders import serve

STEPS = 10


class StubEngine:
    name = "stub"

    def __init__(self, video: Path, poster: Path, seconds: float, batch: int) -> None:
        self.video, self.poster, self.seconds = video, poster, seconds
        self.capabilities = replace(ANIMATIC, batch=batch)

    def render(self, request: RenderRequest, progress: Progress) -> RenderedClip:
        (made,) = self.render_batch([request], [progress])
        if isinstance(made, Stopped):
            raise made
        return made

    def batch_key(self, request: RenderRequest) -> Any:
        return request.scene.shape

    def render_batch(
        self, requests: Sequence[RenderRequest], progresses: Sequence[Progress]
    ) -> list[RenderedClip | Stopped]:
        prompts = " ".join(request.scene.prompt for request in requests)
        if "crash" in prompts:
            os._exit(3)
        if "fault" in prompts:
            raise RuntimeError("the stub was told to fail")
        if "refuse" in prompts:
            raise Refusal("The stub can't draw {what}.", what="that")
        stopped: dict[int, Stopped] = {}
        for step in range(1_000_000 if "forever" in prompts else STEPS):
            for number, progress in enumerate(progresses):
                if number in stopped:
                    continue
                try:
                    progress(min(1.0, step / STEPS), "drawing")
                except Stopped as stop:
                    stopped[number] = stop
            if len(stopped) == len(requests):
                break
            if "preview" in prompts and step == 2:
                shutil.copy(self.poster, requests[0].folder / "preview.jpg")
            time.sleep(self.seconds / STEPS)
        return [stopped.get(number) or self._clip(request, len(requests)) for number, request in enumerate(requests)]

    def _clip(self, request: RenderRequest, along: int) -> RenderedClip:
        video, poster = request.folder / "clip.mp4", request.folder / "poster.jpg"
        shutil.copy(self.video, video)
        shutil.copy(self.poster, poster)
        return RenderedClip(video, poster, 64, 48, 24, 1.0, {"total": self.seconds, "along": float(along)})


def load(video: str, poster: str, seconds: str, batch: str = "1") -> Engine:
    if batch == "none":
        raise Refusal("The stub needs {what}.", what="a GPU")
    return StubEngine(Path(video), Path(poster), float(seconds), int(batch))


if __name__ == "__main__":
    serve(lambda: load(*sys.argv[1:]))
