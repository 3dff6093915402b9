"""What of a painted layer is never seen, because nearer ones stand before it throughout the shot. That need not be drawn.

A wood is five walls of trees, one before the other: a fifth of what they cost is behind leaves at every moment.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.generation.animatic.camera import Camera
from core.generation.animatic.pictures import CELL, SOLID, Picture, cells_of, joined

_MARGIN = 2.0  # pixels: what scaling lets a pixel see of its neighbours

Spans = tuple[np.ndarray, np.ndarray]
"""The least starts and the greatest ends of a row of cells."""


def leave_out_hidden(pictures: Sequence[tuple[float, Picture]], camera: Camera) -> None:
    """Take from those pictures (back to front, each with its depth) the cells that one before them hides at every moment."""
    steady = [(depth, picture) for depth, picture in pictures if not (picture.layer.wrap or picture.layer.drift)]
    hiders = [picture.solid is not None for _, picture in steady]
    for index, (depth, picture) in enumerate(steady):
        nearer = [pair for pair, hides in zip(steady[index + 1 :], hiders[index + 1 :], strict=True) if hides]
        if not nearer:
            return
        shown = cells_of(picture)
        kept = shown.copy()
        for before in nearer:
            kept &= ~_behind((depth, picture), before, kept.shape, camera)
        if (kept != shown).any():
            width, height = picture.image.width(), picture.image.height()
            picture.parts = joined(kept, CELL, width, height)


def _behind(
    picture: tuple[float, Picture], before: tuple[float, Picture], cells: tuple[int, int], camera: Camera
) -> np.ndarray:
    """Which cells of the one lie behind pixels of the other that are all opaque, at every moment."""
    solid = before[1].solid
    assert solid is not None
    rows, columns = cells
    tops, bottoms = _reach(picture, before, rows, camera, across=False)
    lefts, rights = _reach(picture, before, columns, camera, across=True)
    width, height = before[1].image.width(), before[1].image.height()
    within = ((tops >= 0) & (bottoms <= height))[:, None] & ((lefts >= 0) & (rights <= width))[None, :]
    high, wide = solid.shape[0] - 1, solid.shape[1] - 1
    top, bottom = (edge[:, None] for edge in _blocks(tops, bottoms, high))
    left, right = (edge[None, :] for edge in _blocks(lefts, rights, wide))
    count = solid[bottom, right] - solid[top, right] - solid[bottom, left] + solid[top, left]
    hidden: np.ndarray = within & (count == (bottom - top) * (right - left))
    return hidden


def _blocks(starts: np.ndarray, ends: np.ndarray, most: int) -> Spans:
    """The blocks that those stretches of pixels lie in: the first of each, and the one after the last."""
    first, last = np.floor(starts / SOLID).astype(int), np.ceil(ends / SOLID).astype(int)
    return np.clip(first, 0, most), np.clip(last, 0, most)


def _reach(
    picture: tuple[float, Picture], before: tuple[float, Picture], count: int, camera: Camera, *, across: bool
) -> Spans:
    """Over which pixels of the nearer picture the farther one's columns (or rows) of cells pass during the shot."""
    (depth, far), (near_depth, near) = picture, before
    axis = 0 if across else 1
    size = camera.frame.width if across else camera.frame.height
    corner = (far.x, near.x) if across else (far.y, near.y)
    step = far.scale[axis], near.scale[axis]
    edges = np.arange(count + 1) * CELL / step[0] + corner[0]
    views = camera.views()
    places = np.array([camera.place(view, depth) for view in views])
    nearer = np.array([camera.place(view, near_depth) for view in views])
    # out of the frame nothing needs to be hidden
    shown = np.clip(places[:, :1] * edges + places[:, 1 + axis, None], 0, size)
    over = ((shown - nearer[:, 1 + axis, None]) / nearer[:, :1] - corner[1]) * step[1]
    # between two of the moments looked at, it goes no farther than from one to the other
    margin = _MARGIN + float(np.abs(np.diff(over, axis=0)).max(initial=0.0))
    least = ((0 - nearer[:, 1 + axis]) / nearer[:, 0]).min()
    most = ((size - nearer[:, 1 + axis]) / nearer[:, 0]).max()
    starts = np.maximum(over[:, :-1].min(axis=0) - margin, (least - corner[1]) * step[1])
    ends = np.minimum(over[:, 1:].max(axis=0) + margin, (most - corner[1]) * step[1])
    return starts, ends
