"""Parts of a frame that are drawn finer than the rest: those with small faces."""

from __future__ import annotations

from collections.abc import Sequence

Face = tuple[float, float, float]
Patch = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""

_LARGE = 78.0  # pixels: a head of that radius is clear in any cells
_LEAST = 5.0  # and one below that has no face to keep


def patches(faces: Sequence[Face], width: int, height: int, cell: int = 1) -> list[Patch]:
    """The squares about faces (x, y, radius) that cells would swallow, on a grid of ``cell`` pixels and within the frame."""
    found: list[Patch] = []
    for x, y, radius in faces:
        if not _LEAST < radius < _LARGE:
            continue
        left, right = int((x - 0.92 * radius) // cell) * cell, -int(-(x + 0.92 * radius) // cell) * cell
        top, bottom = int((y - 0.86 * radius) // cell) * cell, -int(-(y + 0.92 * radius) // cell) * cell
        box = max(0, left), max(0, top), min(width, right), min(height, bottom)
        if box[2] - box[0] > cell and box[3] - box[1] > cell:
            found.append(box)
    return found
