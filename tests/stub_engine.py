"""An engine for tests of the machinery around engines: copies a ready clip after a while, or does as its prompt says.

Run as a child process: ``python tests/stub_engine.py CLIP.mp4 POSTER.jpg SECONDS [BATCH [OVERLAPS]]``. Prompts containing "crash" kill the process, "fault"
raise, "refuse" refuse, "forever" never end, "deaf" don't even listen, "preview" leave an early picture. With a BATCH of more than 1 it renders requests of one
shape side by side, and says in the timings how many there were. A BATCH of "none" refuses to start.

With OVERLAPS a clip is finished while the next one is drawn: one whose prompt contains "held" not before there is a file "go" in its folder, and the folder has a file
"finishing" by then; "spoiled" raises while it is finished.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from core.errors import Refusal
from core.generation.engine import Engine, Finish, Progress, RenderedClip, RenderRequest, Stopped
from core.generation.engines import ANIMATIC
from core.generation.serving import serve

STEPS = 10


class StubEngine:
    name = "stub"

    def __init__(self, video: Path, poster: Path, seconds: float, batch: int, overlaps: bool) -> None:
        self.video, self.poster, self.seconds = video, poster, seconds
        self.capabilities = replace(ANIMATIC, batch=batch, overlaps=overlaps)

    def render(self, request: RenderRequest, progress: Progress) -> RenderedClip:
        (drawn,) = self.draw([request], [progress])
        assert not isinstance(drawn, Stopped)
        return drawn()

    def batch_key(self, request: RenderRequest) -> Any:
        return request.scene.shape

    def draw(self, requests: Sequence[RenderRequest], progresses: Sequence[Progress]) -> list[Finish | Stopped]:
        prompts = " ".join(request.scene.prompt for request in requests)
        if "crash" in prompts:
            os._exit(3)
        if "fault" in prompts:
            raise RuntimeError("the stub was told to fail")
        if "deaf" in prompts:
            time.sleep(60)
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
                raise stopped[0]
            if "preview" in prompts and step == 2:
                shutil.copy(self.poster, requests[0].folder / "preview.jpg")
            time.sleep(self.seconds / STEPS)
        return [
            stopped.get(number) or partial(self._finish, request, progresses[number], len(requests))
            for number, request in enumerate(requests)
        ]

    def _finish(self, request: RenderRequest, progress: Progress, along: int) -> RenderedClip:
        progress(0.9, "encoding")
        if "spoiled" in request.scene.prompt:
            raise RuntimeError("the stub was told to spoil it")
        if "held" in request.scene.prompt:
            (request.folder / "finishing").touch()
            for _ in range(6000):
                if (request.folder / "go").exists():
                    break
                progress(0.95, "encoding")
                time.sleep(0.01)
        video, poster = request.folder / "clip.mp4", request.folder / "poster.jpg"
        shutil.copy(self.video, video)
        shutil.copy(self.poster, poster)
        return RenderedClip(video, poster, 64, 48, 24, 1.0, {"total": self.seconds, "along": float(along)})


def load(video: str, poster: str, seconds: str, batch: str = "1", overlaps: str = "") -> Engine:
    if batch == "none":
        raise Refusal("The stub needs {what}.", what="a GPU")
    return StubEngine(Path(video), Path(poster), float(seconds), int(batch), bool(overlaps))


if __name__ == "__main__":
    serve(lambda: load(*sys.argv[1:]))
