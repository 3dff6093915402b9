"""Pictures put together from equal squares: pixels of an old game, studs of toy bricks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import skia

from core.generation.animatic.looks.palette import Palette, fixed, taken_from, vivid
from core.generation.animatic.looks.patches import Face, Patch, patches
from core.generation.animatic.looks.raster import (
    Packed,
    Pixels,
    average,
    halved,
    luma,
    packed,
    put,
    soft,
    unpacked,
)

_BLOCK = 4  # pixels: 208 by 120 blocks in the landscape frame
_COLOURS = 28
# an ordered threshold of 4 by 4 (Bayer, 1973), in levels of brightness
_BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.int16) - 7


def _crisp(words: Packed) -> Packed:
    """Edges made steeper: twice the picture less its blur."""
    sharp = unpacked(words).astype(np.int16) * 2 - unpacked(soft(words, 1))
    return packed(np.clip(sharp, 0, 255).astype(np.uint8)) | np.uint32(0xFF000000)


class PixelArt:
    """Blocks of 4 by 4 pixels in 28 colours of the shot, dithered between neighbours, with a dark rim where things end."""

    def __init__(self, study: Pixels) -> None:
        small = halved(halved(packed(study)))
        self._palette = Palette(vivid(taken_from(soft(halved(small)), _COLOURS), 1.22, 1.12), 1.1)
        height, width = small.shape
        tile = np.tile(_BAYER, (-(-height // 4), -(-width // 4)))[:height, :width]
        self._dither = tile[..., None]

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Redraw the frame in blocks."""
        words = packed(pixels)
        height, width = words.shape
        small = _crisp(halved(halved(words)))
        grey = luma(small)
        around = luma(soft(small, 1, 1))
        rim = np.clip((around.astype(np.int16) - grey - 12) * 2, 0, 46)[..., None]
        shaded = unpacked(small)[..., :].astype(np.int16)
        lively = np.clip((shaded - 128) * 9 // 8 + 128 + self._dither - rim, 0, 255).astype(np.uint8)
        blocks = self._palette.map(packed(lively) | np.uint32(0xFF000000))
        words[...] = blocks.repeat(_BLOCK, axis=0).repeat(_BLOCK, axis=1)[:height, :width]


_STUD = 8  # pixels from stud to stud
_BRICKS = (
    "#f4f4f0", "#a3a2a4", "#4c4f58", "#14161d", "#c4281b", "#7b2e2f", "#da8540", "#f5cd2f", "#f7e7a0", "#4b974a",
    "#27462c", "#a4bd46", "#0d69ab", "#6e99c9", "#b4d2e3", "#203a56", "#6b327b", "#e4adc8", "#923978", "#d7c599",
    "#694027", "#e0955f", "#f6c9a0", "#2a2f8a", "#e07fb0", "#7fc4f0", "#ff6a3c", "#56c271",
    "#7a4a2a", "#a0704a", "#c89a6a", "#8c1c1c", "#ffe9d0",
)  # fmt: skip


class Bricks:
    """Everything built from round studs in the colours that bricks come in; faces are printed on smooth ones."""

    faces: Sequence[Face] = ()

    def __init__(self, study: Pixels) -> None:
        height, width = study.shape[:2]
        self._palette = fixed(_BRICKS, 1.15)
        self._light, self._shade = _studs(width, height)

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Build the frame."""
        words = packed(pixels)
        height, width = words.shape
        rows, columns = -(-height // _STUD), -(-width // _STUD)
        calm = soft(words, 1, 2)
        y = np.minimum(np.arange(rows) * _STUD + _STUD // 2, height - 2)
        x = np.minimum(np.arange(columns) * _STUD + _STUD // 2, width - 2)
        picked = average(calm[np.ix_(y - 1, x - 1)], calm[np.ix_(y + 1, x + 1)])
        lively = np.clip((unpacked(np.ascontiguousarray(picked)).astype(np.int16) - 118) * 11 // 8 + 126, 0, 255)
        studs = self._palette.map(packed(lively.astype(np.uint8)) | np.uint32(0xFF000000))
        kept = {
            place: words[place[1] : place[3], place[0] : place[2]].copy()
            for place in patches(self.faces, width, height, _STUD)
        }
        words[...] = studs.repeat(_STUD, axis=0).repeat(_STUD, axis=1)[:height, :width]
        canvas.save()
        for place, painted in kept.items():
            self._print(words, painted, place)
            left, top, right, bottom = place
            canvas.clipRect(skia.Rect.MakeLTRB(left, top, right, bottom), skia.ClipOp.kDifference)
        put(canvas, self._shade)
        put(canvas, self._light)
        canvas.restore()

    def _print(self, words: Packed, painted: Packed, place: Patch) -> None:
        """Put a face on as it is printed on a smooth brick: in the same colours, without studs."""
        left, top, right, bottom = place
        lively = np.clip((unpacked(painted).astype(np.int16) - 118) * 9 // 8 + 122, 0, 255)
        words[top:bottom, left:right] = self._palette.map(packed(lively.astype(np.uint8)) | np.uint32(0xFF000000))


@lru_cache(maxsize=4)
def _studs(width: int, height: int) -> tuple[skia.Image, skia.Image]:
    """The light on every stud and the shade beside it, for light from the upper left."""
    x, y = np.arange(width)[None, :] % _STUD + 0.5 - _STUD / 2, np.arange(height)[:, None] % _STUD + 0.5 - _STUD / 2
    radius = 0.34 * _STUD
    distance = np.hypot(x, y)
    towards = -(x + y) / np.maximum(distance, 0.5) / 2**0.5  # 1 on the side of the light
    rim = np.clip(1.2 - np.abs(distance - radius) / 1.1, 0, 1)
    light = 0.55 * rim * np.clip(towards, 0, 1) + 0.07 * (distance < radius)
    cast = np.clip(1.3 - np.abs(np.hypot(x - 1.1, y - 1.1) - radius), 0, 1) * (distance > radius - 0.5)
    seam = np.maximum(x > _STUD / 2 - 1, y > _STUD / 2 - 1) * 0.30
    shade = np.maximum(0.42 * rim * np.clip(-towards, 0, 1) + 0.30 * cast, seam)
    bright = np.zeros((height, width, 4), np.uint8)
    bright[...] = (255 * np.clip(light, 0, 1))[..., None]
    dark = np.zeros((height, width, 4), np.uint8)
    dark[..., 3] = 255 * np.clip(shade, 0, 1)
    return (
        skia.Image.fromarray(bright, skia.kBGRA_8888_ColorType, skia.AlphaType.kPremul_AlphaType),
        skia.Image.fromarray(dark, skia.kBGRA_8888_ColorType, skia.AlphaType.kPremul_AlphaType),
    )
