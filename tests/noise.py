"""A video that compresses badly, for tests of upload limits."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np


def noisy_video(file: Path) -> Path:
    """Two seconds of grey noise, 160×120 at 24 frames a second, near 1 MB."""
    chance = np.random.default_rng(7)
    with av.open(str(file), "w") as out:
        picture = out.add_stream("libx264", rate=24)
        picture.width, picture.height, picture.pix_fmt = 160, 120, "yuv420p"
        picture.options = {"crf": "12", "preset": "ultrafast"}
        for _ in range(48):
            grey = chance.integers(0, 256, (120, 160, 1), np.uint8)
            out.mux(picture.encode(av.VideoFrame.from_ndarray(grey.repeat(3, axis=2), format="rgb24")))
        out.mux(picture.encode(None))
    return file
