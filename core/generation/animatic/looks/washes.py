"""Watercolour on rough paper."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import skia

from core.generation.animatic.looks.lines import dark_lines
from core.generation.animatic.looks.raster import (
    Pixels,
    curve,
    enlarged,
    halved,
    less,
    packed,
    painterly,
    picture,
    put,
    soft,
    tinted,
    unpacked,
)
from core.generation.animatic.looks.texture import hills, noise, tooth, wobble
from core.generation.animatic.looks.tones import spread


class Watercolour:
    """Thin washes whose pigment gathers at their edges and in the tooth of the paper, and that leave a ragged white border.

    Edge darkening, granulation and paper after Bousseau et al., "Interactive watercolor rendering with temporal coherence and
    abstraction" (2006).
    """

    def __init__(self, study: Pixels) -> None:
        height, width = study.shape[:2]
        low, middle, high = spread(study)
        # pigment is never black, and the lightest tone is bare paper
        self._tones = curve((0, 44), (low, 62), (middle, 0.4 * middle + 112), (high, 250), (256, 255))
        self._bleed = wobble(width // 2, height // 2, 1.4, 20, "wash")
        self._granules, self._paper = _sheet(width, height)

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Paint the frame."""
        words = packed(pixels)
        height, width = words.shape
        pencil = dark_lines(words, 9, 44)
        flat = halved(painterly(words, 2)).ravel().take(self._bleed)
        toned = packed(self._tones.take(unpacked(flat))) | np.uint32(0xFF000000)
        broad = soft(toned, 1, 2)
        # what is darker than the wash around it, by a little, is where the pigment has dried last
        drop = less(unpacked(broad), unpacked(toned))
        edge = np.maximum(np.maximum(drop[..., 0], drop[..., 1]), drop[..., 2])
        darker = less(unpacked(toned), np.minimum(edge * np.uint8(2), np.uint8(90))[..., None])
        pooled = packed(darker) | np.uint32(0xFF000000)
        words[...] = enlarged(pooled, width, height)
        put(canvas, tinted(pencil, "#3a3040", 0.72))
        put(canvas, self._granules, skia.BlendMode.kScreen)
        put(canvas, self._paper)


@lru_cache(maxsize=4)
def _sheet(width: int, height: int) -> tuple[skia.Image, skia.Image]:
    """Where pigment lies thin (to lighten), and the paper: its shaded tooth and, around the painting, its bare border."""
    rough, blots = tooth(width, height), hills(width, height, 128, "blots")
    thin = np.clip(0.16 + 0.30 * blots + 0.09 * np.clip(rough, -0.4, 1), 0, 0.5)
    light = np.zeros((height, width, 4), np.uint8)
    light[...] = (255 * thin)[..., None]
    light[..., 3] = 255
    x, y = np.arange(width)[None, :], np.arange(height)[:, None]
    inside = np.minimum(np.minimum(x, width - 1 - x), np.minimum(y, height - 1 - y)) / (0.045 * min(width, height))
    ragged = inside + 0.75 * noise(width, height, 46, "border") + 0.28 * noise(width, height, 9, "border")
    bare = np.clip((0.55 - ragged) * 3.2, 0, 1)
    pool = np.clip(1 - np.abs(ragged - 0.95) * 2.6, 0, 1) * 0.22  # the darker rim that a drying wash leaves
    shade = np.clip(-rough, 0, 1) * 0.10
    sheet = np.zeros((height, width, 4), np.float32)
    cover = 1 - (1 - bare) * (1 - shade) * (1 - pool)
    for channel, (paper, ink) in enumerate(((238, 92), (246, 84), (250, 96))):
        sheet[..., channel] = bare * (paper - 14 * np.clip(-rough, 0, 1)) + (1 - bare) * (pool + shade) * ink * 0.6
    sheet[..., 3] = 255 * cover
    return picture(packed(light), opaque=True), skia.Image.fromarray(
        np.clip(sheet, 0, sheet[..., 3:]).astype(np.uint8), skia.kBGRA_8888_ColorType, skia.AlphaType.kPremul_AlphaType
    )
