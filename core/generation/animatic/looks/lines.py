"""Drawn lines found in a frame, and what pencils and pens put on paper besides: hatching and wavering."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from core.generation.animatic.looks.raster import Grey, Packed, curve, doubled, halved, less, soft, unpacked
from core.generation.animatic.looks.texture import noise


def dark_lines(words: Packed, low: float, high: float, *, broad: bool = False, fine: bool = False) -> Grey:
    """Lines along the dark side of every edge, 0..255: where a pixel is darker than its surroundings in any channel.

    A difference of Gaussians, as in Winnemöller et al., "XDoG" (2012). Contrast below ``low`` (of 255) gives no line, above ``high``
    a full one. ``broad`` draws with a thick pen; ``fine`` looks at every pixel rather than at every other.
    """
    height, width = words.shape
    small = words if fine else halved(words)
    near = soft(small, 1) if fine or broad else small
    far = soft(near, 2, 4) if broad or fine else soft(near, 1, 2)
    drop = less(unpacked(far), unpacked(near))
    deepest = np.maximum(np.maximum(drop[..., 0], drop[..., 1]), drop[..., 2])
    table = curve((0, 0), (low, 0), (high, 255), (255, 255))
    if fine:
        found: Grey = table.take(deepest)
        return found
    return table.take(doubled(deepest, width, height))


@lru_cache(maxsize=24)
def hatching(width: int, height: int, degrees: float, gap: float, name: str) -> Grey:
    """Parallel pencil strokes at an angle, ``gap`` pixels apart: 255 in the middle of a stroke, 0 between them.

    The strokes waver, swell and break off, as a hand's do.
    """
    turn = np.deg2rad(degrees)
    x, y = np.arange(width, dtype=np.float32)[None, :], np.arange(height, dtype=np.float32)[:, None]
    along = x * np.float32(np.cos(turn)) + y * np.float32(np.sin(turn))
    across = -x * np.float32(np.sin(turn)) + y * np.float32(np.cos(turn)) + 2.2 * noise(width, height, 60, name)
    lane = np.floor(across / gap)
    place = across / gap - lane  # 0..1 over a lane
    length = 90.0
    breaks = np.abs((along / length + np.sin(lane * 12.9898) * 43.7) % 1.0 - 0.5) * 2  # 1 where a stroke ends
    press = 0.75 + 0.35 * noise(width, height, 24, f"{name} press") - 0.9 * np.clip(breaks - 0.8, 0, 1) * 5
    profile = np.clip(1.0 - np.abs(place - 0.5) * 2 * 1.25, 0, 1) ** 0.8
    strokes: Grey = np.clip(255 * profile * np.clip(press, 0, 1), 0, 255).astype(np.uint8)
    return strokes
