"""Mattes and what is done with them: grown, softened inside, and used to lay what was made over what was there.

What lies outside a matte is copied byte by byte: a remix leaves it exactly as it was.
"""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from core.generation.diffusion.takes import Film, Mattes

FEATHER = 0.012
"""Width of the soft edge, as a share of the frame's longer side: 10 pixels of 832."""
GROWTH = 0.02
"""How far a matte is grown before something is made in it: a new thing is rarely smaller than the old one, and its shadow lies beside it."""


def grown(mattes: Mattes, pixels: int) -> Mattes:
    """The mattes made larger by that many pixels on every side."""
    if pixels < 1:
        return mattes
    size = 2 * pixels + 1
    return np.stack([ndimage.maximum_filter(matte, size=size) for matte in mattes])


def held(mattes: Mattes, frames: int) -> Mattes:
    """The mattes with each frame covering what its neighbours within that many frames cover, so that nothing flickers in or out."""
    if frames < 1:
        return mattes
    covered: Mattes = ndimage.maximum_filter1d(mattes, size=2 * frames + 1, axis=0, mode="nearest")
    return covered


def feathered(mattes: Mattes, pixels: int) -> np.ndarray:
    """Weights from 0 to 1: 0 outside the mattes and at their edge, 1 that many pixels inside. The frame's own edge is no edge."""
    weights = np.zeros(mattes.shape, np.float32)
    for weight, matte in zip(weights, mattes, strict=True):
        inside = matte > 127
        if pixels < 1 or inside.all():
            weight[inside] = 1.0
        elif inside.any():
            near = _around(inside)
            weight[near] = np.clip(ndimage.distance_transform_edt(inside[near]) / pixels, 0.0, 1.0)
    return weights


def _around(inside: np.ndarray) -> tuple[slice, slice]:
    """The part of a frame that holds all of what is inside, and a pixel more on every side that has one."""
    rows, columns = (np.flatnonzero(inside.any(axis=axis)) for axis in (1, 0))
    return slice(max(rows[0] - 1, 0), rows[-1] + 2), slice(max(columns[0] - 1, 0), columns[-1] + 2)


def pasted(source: Film, made: Film, mattes: Mattes, feather: int) -> Film:
    """``made`` over ``source`` where the mattes are white, softly from their edge inwards; the rest of ``source`` to the byte."""
    weights = feathered(mattes, feather)
    result = source.copy()
    for frame, new, weight in zip(result, made, weights, strict=True):
        where = weight > 0
        share = weight[where][:, None]
        frame[where] = np.round(frame[where] * (1 - share) + new[where] * share).astype(np.uint8)
    return result


def pixels_of(share: float, film: Film) -> int:
    """A share of the longer side of the frames, in whole pixels, at least 1."""
    return max(1, round(share * int(max(film.shape[1:3]))))
