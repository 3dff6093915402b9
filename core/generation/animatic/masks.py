"""Writes where each entity is, for engines that change a clip: masks at four moments per second, boxes and depths.

What the files are is told in docs/masks.md.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import skia

from core.generation.animatic.compositor import Compositor
from core.generation.animatic.cutouts import Alpha, Cutout

SAMPLES_PER_SECOND = 4
WHOLE = "whole"


class MaskWriter:
    """Fills a folder with masks (8-bit PNGs of the frame's size, 255 where the thing is) and ``boxes.json``.

    ``<entity id>/<frame:05d>.png`` is the visible part of all copies of the entity, ``<entity id>/whole/<frame:05d>.png`` what it would
    be if nothing stood before it, and ``<entity id>/<part>/<frame:05d>.png`` a separable part: shadow, reflection, steam.

    ``boxes.json`` is a list, one item per sampled frame: ``{"t": seconds, "entities": {id: {...}}}``. An entity has "box" and
    "whole" ([x, y, width, height] in pixels of the visible part and of all of it, or null), "visible_share" (the visible part of
    what is in the frame, 0..1), "depth" (1 where the lead is, less is farther), "copies" (a list of the same four for each copy)
    and "parts" (the box of each part by its name, or null).
    """

    def __init__(self, folder: Path, fps: int) -> None:
        self._folder, self._fps = folder, fps
        self._boxes: list[dict[str, object]] = []
        folder.mkdir(parents=True, exist_ok=True)

    def sample(self, compositor: Compositor, frame: int, t: float) -> None:
        """Write the masks of that frame of the clip if it is one of the sampled ones; ``t`` counts from the shot's start."""
        if frame % (self._fps // SAMPLES_PER_SECOND):
            return
        cutouts = compositor.cutouts(t)
        entities: dict[str, object] = {}
        for owner in compositor.owners:
            mine = [cutout for cutout in cutouts if cutout.owner == owner]
            entities[owner] = self._write(owner, mine, frame, (compositor.height, compositor.width))
        self._boxes.append({"t": round(frame / self._fps, 4), "entities": entities})

    def close(self) -> None:
        """Write ``boxes.json``."""
        (self._folder / "boxes.json").write_text(json.dumps(self._boxes))

    def _write(self, owner: str, cutouts: list[Cutout], frame: int, size: tuple[int, int]) -> dict[str, object]:
        bodies = [cutout for cutout in cutouts if cutout.part is None]
        visible = _union([cutout.visible for cutout in bodies], size)
        whole = _union([cutout.whole for cutout in bodies], size)
        _save(self._folder / owner, frame, visible)
        _save(self._folder / owner / WHOLE, frame, whole)
        parts: dict[str, object] = {}
        for name in dict.fromkeys(cutout.part for cutout in cutouts if cutout.part):
            part = _union([cutout.visible for cutout in cutouts if cutout.part == name], size)
            _save(self._folder / owner / name, frame, part)
            parts[name] = box_of(part)
        copies = [_described(each.visible, each.whole, each.depth) for each in sorted(bodies, key=lambda c: c.copy)]
        depth = max((cutout.depth for cutout in bodies), default=0.0)
        return {**_described(visible, whole, depth), "copies": copies, "parts": parts}


def _union(masks: list[Alpha], size: tuple[int, int]) -> Alpha:
    joined: Alpha = np.max([np.zeros(size, np.uint8), *masks], axis=0)
    return joined


def _described(visible: Alpha, whole: Alpha, depth: float) -> dict[str, object]:
    area = np.count_nonzero(whole)
    share = np.count_nonzero(visible) / area if area else 0.0
    return {
        "box": box_of(visible),
        "whole": box_of(whole),
        "visible_share": round(share, 4),
        "depth": round(depth, 4),
    }


def _save(folder: Path, frame: int, mask: Alpha) -> None:
    folder.mkdir(exist_ok=True)
    image = skia.Image.fromarray(mask, colorType=skia.kGray_8_ColorType)
    (folder / f"{frame:05d}.png").write_bytes(bytes(image.encodeToData(skia.EncodedImageFormat.kPNG, 100)))


def box_of(mask: Alpha) -> list[int] | None:
    """The smallest [x, y, width, height] around what isn't 0, or None."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return None
    return [int(columns[0]), int(rows[0]), int(columns[-1] - columns[0] + 1), int(rows[-1] - rows[0] + 1)]
