"""Writes where each entity is, for engines that change a clip: masks at four moments per second, and boxes."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import skia

from core.generation.animatic.compositor import Compositor

SAMPLES_PER_SECOND = 4


class MaskWriter:
    """Fills a folder with ``<entity id>/<frame:05d>.png`` (8 bits, 255 where visible) and ``boxes.json``.

    ``boxes.json`` is a list, one item per sampled frame: ``{"t": seconds, "entities": {id: {"box": [x, y, width, height] in
    pixels of the visible part, or null, "visible_share": the visible part of what is in the frame, 0..1}}}``.
    """

    def __init__(self, folder: Path, fps: int) -> None:
        self._folder, self._fps = folder, fps
        self._boxes: list[dict[str, object]] = []
        folder.mkdir(parents=True, exist_ok=True)

    def sample(self, compositor: Compositor, frame: int, t: float) -> None:
        """Write the masks of that frame of the clip if it is one of the sampled ones; ``t`` counts from the shot's start."""
        if frame % (self._fps // SAMPLES_PER_SECOND):
            return
        entities: dict[str, object] = {}
        for owner in compositor.owners:
            visible, whole = compositor.masks(owner, t)
            folder = self._folder / owner
            folder.mkdir(exist_ok=True)
            image = skia.Image.fromarray(visible, colorType=skia.kGray_8_ColorType)
            (folder / f"{frame:05d}.png").write_bytes(bytes(image.encodeToData(skia.EncodedImageFormat.kPNG, 100)))
            area = np.count_nonzero(whole)
            share = np.count_nonzero(visible) / area if area else 0.0
            entities[owner] = {"box": box_of(visible), "visible_share": round(share, 4)}
        self._boxes.append({"t": round(frame / self._fps, 4), "entities": entities})

    def close(self) -> None:
        """Write ``boxes.json``."""
        (self._folder / "boxes.json").write_text(json.dumps(self._boxes))


def box_of(mask: np.ndarray) -> list[int] | None:
    """The smallest [x, y, width, height] around what isn't 0, or None."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return None
    return [int(columns[0]), int(rows[0]), int(columns[-1] - columns[0] + 1), int(rows[-1] - rows[0] + 1)]
