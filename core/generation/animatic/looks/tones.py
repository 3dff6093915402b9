"""The tones of a shot, and tables that bring them to those of a style."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.generation.animatic import draw
from core.generation.animatic.looks.raster import Grey, Pixels, curve, halved, luma, packed

_APART = (
    8.0  # at least so many levels lie between dark, middle and light: a picture of one tone must not become a threshold
)


def spread(study: Pixels, dark: float = 5, light: float = 96) -> tuple[float, float, float]:
    """The brightness (1..254) below which ``dark`` and ``light`` percent of a frame lie, and its median between them."""
    grey: Grey = luma(halved(packed(study)))
    low, middle, high = (float(value) for value in np.percentile(grey, (dark, 50, light)))
    low = min(max(low, 1.0), 254.0 - 2 * _APART)
    high = min(max(high, low + 2 * _APART), 254.0)
    return low, min(max(middle, low + _APART), high - _APART), high


def drawn_on_paper(study: Pixels, dark: float, middle: float, light: float) -> np.ndarray:
    """A table that brings a frame's dark, median and light tones to those, 0..255.

    Drawing paper is bright whatever the hour: what is dark at night is drawn darker than its neighbours, not black.
    """
    low, centre, high = spread(study)
    return curve((0, dark * 0.6), (low, dark), (centre, middle), (high, light), (256, 255))


def inked(stops: Sequence[float], inks: Sequence[str], place: np.ndarray | None = None) -> np.ndarray:
    """256 words that give each brightness a colour between the inks at their stops (0..1), after ``place`` has moved it (0..1)."""
    share = np.arange(256) / 255 if place is None else place
    parts = np.array([draw.channels(ink) for ink in inks])
    table = np.full((256, 4), 255, np.uint8)
    for channel in range(3):
        table[:, channel] = np.interp(share, stops, parts[:, 2 - channel])
    words: np.ndarray = packed(table[None])[0]
    return words
