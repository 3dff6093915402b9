"""A picture in few colours: fixed palettes and ones taken from the shot, mapped through one table.

Nearness is measured in Oklab (Björn Ottosson, "A perceptual color space for image processing", 2020), in which equal steps
look equal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from core.generation.animatic import draw
from core.generation.animatic.looks.raster import Packed, unpacked

_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def oklab(rgb: np.ndarray) -> np.ndarray:
    """(n, 3) sRGB values 0..255 as (n, 3) Oklab values: lightness 0..1 and two axes of about -0.4..0.4."""
    share = np.asarray(rgb, float) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    lab: np.ndarray = np.cbrt(linear @ _LMS.T) @ _LAB.T
    return lab


def _grid() -> np.ndarray:
    """The middle colours (32768, 3) of the cells that 5 bits per channel tell apart, red the highest bits."""
    index = np.arange(32768)
    parts = np.stack([(index >> 10) & 31, (index >> 5) & 31, index & 31], axis=1)
    found: np.ndarray = parts * (255 / 31)
    return found


def cells(words: Packed) -> np.ndarray:
    """Which of the 32768 cells each pixel lies in."""
    found: np.ndarray = (
        ((words >> np.uint32(9)) & np.uint32(0x7C00))
        | ((words >> np.uint32(6)) & np.uint32(0x03E0))
        | ((words >> np.uint32(3)) & np.uint32(0x001F))
    )
    return found


GRID = _grid()


@lru_cache(maxsize=1)
def _grid_lab() -> np.ndarray:
    return oklab(GRID).astype(np.float32)


class Palette:
    """A fixed choice of colours, (n, 3) sRGB 0..255. ``chroma`` weighs hue against lightness."""

    def __init__(self, colours: np.ndarray, chroma: float = 1.0) -> None:
        self.colours = np.clip(np.rint(colours), 0, 255).astype(np.uint8)
        weights = np.array([1, chroma, chroma], np.float32)
        mine = (oklab(self.colours) * weights).astype(np.float32)
        grid = _grid_lab() * weights
        # |a - b|² = |a|² - 2ab + |b|²; the first term is the same for all
        self.nearest = np.argmin(-2 * grid @ mine.T + (mine**2).sum(axis=1), axis=1).astype(np.uint8)
        order = np.zeros((len(self.colours), 4), np.uint8)
        order[:, :3], order[:, 3] = self.colours[:, ::-1], 255
        self.words: np.ndarray = order.view(np.uint32)[:, 0]
        self._table = self.words[self.nearest]

    def map(self, words: Packed) -> Packed:
        """Each pixel's nearest colour."""
        found: Packed = self._table.take(cells(words))
        return found

    def after(self, change: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
        """The nearest colour (as a word) of each of the 32768 cells once ``change`` has been made to its (n, 3) RGB values."""
        colours = np.clip(np.rint(change(GRID)), 0, 255).astype(np.uint8)
        order = np.full((len(colours), 4), 255, np.uint8)
        order[:, :3] = colours[:, ::-1]
        found: np.ndarray = self.map(order.view(np.uint32)[:, 0])
        return found


@lru_cache(maxsize=16)
def fixed(colours: tuple[str, ...], chroma: float = 1.0) -> Palette:
    """A palette of "#rrggbb" colours."""
    return Palette(np.array([draw.channels(colour) for colour in colours]), chroma)


def taken_from(words: Packed, count: int, rounds: int = 8) -> np.ndarray:
    """The ``count`` colours (RGB) that stand best for a picture: k-means in Oklab, begun from the colours farthest apart.

    A picture of some thousand pixels is enough.
    """
    rgb = unpacked(np.ascontiguousarray(words)).reshape(-1, 4)[:, 2::-1].astype(float)
    lab = oklab(rgb)
    chosen = [int(np.argmin(np.abs(lab[:, 0] - np.median(lab[:, 0]))))]
    distance = np.full(len(lab), np.inf)
    for _ in range(count - 1):
        distance = np.minimum(distance, ((lab - lab[chosen[-1]]) ** 2).sum(axis=1))
        chosen.append(int(np.argmax(distance)))
    centres = lab[chosen]
    labels = np.zeros(len(lab), int)
    for _ in range(rounds):
        labels = np.argmin(-2 * lab @ centres.T + (centres**2).sum(axis=1), axis=1)
        weights = np.bincount(labels, minlength=count)
        sums = np.stack([np.bincount(labels, lab[:, axis], count) for axis in range(3)], axis=1)
        centres = np.where(weights[:, None] > 0, sums / np.maximum(1, weights)[:, None], centres)
    weights = np.maximum(1, np.bincount(labels, minlength=count))
    found: np.ndarray = (
        np.stack([np.bincount(labels, rgb[:, axis], count) for axis in range(3)], axis=1) / weights[:, None]
    )
    empty = np.bincount(labels, minlength=count) == 0
    found[empty] = rgb[np.array(chosen)[empty]]
    return found


def extremes(words: Packed) -> np.ndarray:
    """The dark and the light of a picture (RGB), for the eyes and teeth that are too small to earn a colour of their own."""
    rgb = unpacked(np.ascontiguousarray(words)).reshape(-1, 4)[:, 2::-1].astype(float)
    order = np.argsort(rgb.sum(axis=1))
    share = max(1, len(order) // 100)
    return np.stack([rgb[order[:share]].mean(axis=0), rgb[order[-share:]].mean(axis=0)])


def vivid(colours: Sequence[Sequence[float]] | np.ndarray, saturation: float, contrast: float = 1.0) -> np.ndarray:
    """RGB colours with more or less of both, about their luma and mid-grey."""
    rgb = np.asarray(colours, float)
    grey = rgb @ np.array([0.299, 0.587, 0.114])
    found: np.ndarray = np.clip(((grey[:, None] + (rgb - grey[:, None]) * saturation) - 128) * contrast + 128, 0, 255)
    return found
