"""An engine for tests of the machinery around engines: copies a ready clip after a while, or does as its prompt says.

Run as a child process: ``python tests/stub_engine.py CLIP.mp4 POSTER.jpg SECONDS``. Prompts containing "crash" kill the process, "fault" raise, "refuse"
refuse, "forever" never end.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

from core.errors import Refusal
from core.generation.child import serve
from core.generation.engine import Progress, RenderedClip, RenderRequest
from core.generation.engines import ANIMATIC

STEPS = 10


class StubEngine:
    name = "stub"
    capabilities = ANIMATIC

    def __init__(self, video: Path, poster: Path, seconds: float) -> None:
        self.video, self.poster, self.seconds = video, poster, seconds

    def render(self, request: RenderRequest, progress: Progress) -> RenderedClip:
        prompt = request.scene.prompt
        if "crash" in prompt:
            os._exit(3)
        if "fault" in prompt:
            raise RuntimeError("the stub was told to fail")
        if "refuse" in prompt:
            raise Refusal("The stub can't draw {what}.", what="that")
        steps = 1_000_000 if "forever" in prompt else STEPS
        for step in range(steps):
            progress(min(1.0, step / STEPS), "drawing")
            time.sleep(self.seconds / STEPS)
        video, poster = request.folder / "clip.mp4", request.folder / "poster.jpg"
        shutil.copy(self.video, video)
        shutil.copy(self.poster, poster)
        return RenderedClip(video, poster, 64, 48, 24, 1.0, {"total": self.seconds})


if __name__ == "__main__":
    serve(lambda: StubEngine(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3])))
