"""Pictures put together from facets: polygons of a game world, panes of leaded glass."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import skia

from core.generation.animatic.looks.lines import dark_lines
from core.generation.animatic.looks.patches import Face, Patch, patches
from core.generation.animatic.looks.raster import (
    Grey,
    Packed,
    Pixels,
    enlarged,
    halved,
    luma,
    packed,
    painterly,
    put,
    soft,
    tinted,
    unpacked,
)
from core.generation.animatic.looks.texture import dice, hills
from core.generation.animatic.looks.tones import spread

_CELL, _FINE = 12, 4  # pixels, about the side of a facet, and of one in a face


class _Mesh:
    """A net of triangles over a frame, its corners ``cell`` pixels apart."""

    def __init__(self, width: int, height: int, cell: int) -> None:
        self._size, self._cell = (width, height), cell
        self._columns, self._rows = -(-width // cell) + 1, -(-height // cell) + 1
        rolls = dice(f"low poly {cell}")
        self._jitter = rolls.uniform(-0.30, 0.30, (self._rows, self._columns, 2)) * cell
        self._facing = rolls.uniform(-1, 1, (2, self._rows - 1, self._columns - 1))

    def fold(self, canvas: skia.Canvas, half: Packed, colours: Packed, place: Patch | None = None) -> None:
        """Draw it: the whole of it, or the part over ``place``."""
        cell = self._cell
        left, top, right, bottom = place or (0, 0, *self._size)
        rows = slice(top // cell, min(self._rows, -(-bottom // cell) + 1))
        columns = slice(left // cell, min(self._columns, -(-right // cell) + 1))
        x, y = self._corners(half, rows, columns, whole=place is None)
        # split each square along the diagonal whose ends are more alike
        grey = luma(colours).astype(np.int16)
        at = grey[np.clip(y // 2, 0, grey.shape[0] - 1).astype(int), np.clip(x // 2, 0, grey.shape[1] - 1).astype(int)]
        first = np.abs(at[:-1, :-1] - at[1:, 1:]) <= np.abs(at[:-1, 1:] - at[1:, :-1])
        corner = np.arange(x.size).reshape(x.shape)
        a, b, c, d = corner[:-1, :-1], corner[:-1, 1:], corner[1:, :-1], corner[1:, 1:]
        order = np.where(first[..., None], np.stack([a, b, d, a, d, c], -1), np.stack([a, b, c, b, d, c], -1))
        order = order.reshape(-1, 3)
        px, py = x.ravel()[order], y.ravel()[order]
        middle_x = np.clip(px.mean(axis=1) / 2, 0, half.shape[1] - 1).astype(int)
        middle_y = np.clip(py.mean(axis=1) / 2, 0, half.shape[0] - 1).astype(int)
        facing = self._facing[:, rows.start : rows.stop - 1, columns.start : columns.stop - 1]
        shade = 1 + (0.07 if place is None else 0.035) * facing.transpose(1, 2, 0).ravel()
        facet = unpacked(np.ascontiguousarray(colours[middle_y, middle_x])[None])[0].astype(np.float32) * shade[:, None]
        facet = np.clip(facet, 0, 255).astype(np.uint8)
        facet[:, 3] = 255
        points = list(map(skia.Point, px.ravel().tolist(), py.ravel().tolist()))
        tints = np.repeat(facet.view(np.uint32)[:, 0], 3).tolist()
        mesh = skia.Vertices(skia.Vertices.kTriangles_VertexMode, points, None, tints)
        canvas.drawVertices(mesh, skia.Paint(), skia.BlendMode.kDst)

    def _corners(self, half: Packed, rows: slice, columns: slice, *, whole: bool) -> tuple[np.ndarray, np.ndarray]:
        """Where the corners lie: in each cell on the strongest edge near its middle."""
        width, height = self._size
        grey = luma(soft(half, 1)).astype(np.int16)
        edge = np.zeros_like(grey)
        edge[1:-1, 1:-1] = np.abs(grey[1:-1, 2:] - grey[1:-1, :-2]) + np.abs(grey[2:, 1:-1] - grey[:-2, 1:-1])
        step = self._cell / 2
        jitter = self._jitter[rows, columns]
        base_y = np.arange(rows.start, rows.stop)[:, None] * step + jitter[..., 1] / 2
        base_x = np.arange(columns.start, columns.stop)[None, :] * step + jitter[..., 0] / 2
        best = np.full(base_x.shape, 14, np.int16)  # fainter edges than this leave a corner where it is
        dx, dy = np.zeros_like(base_x), np.zeros_like(base_y)
        reach = (-2, 0, 2) if self._cell == _CELL else (-1, 0, 1)
        for across in reach:
            for down in reach:
                sample = edge[
                    np.clip(base_y + down, 0, edge.shape[0] - 1).astype(int),
                    np.clip(base_x + across, 0, edge.shape[1] - 1).astype(int),
                ]
                better = sample > best
                best = np.where(better, sample, best)
                dx, dy = np.where(better, across, dx), np.where(better, down, dy)
        x, y = (base_x + dx) * 2, (base_y + dy) * 2
        if whole:
            x[:, 0], x[:, -1], y[0], y[-1] = 0, max(width, float(x[:, -1].max())), 0, max(height, float(y[-1].max()))
        return x, y


class LowPoly:
    """Triangles of one colour each, whose corners sit on the edges of things; each is lit by where it faces.

    Small faces have triangles a third as large, so that they look at us.
    """

    faces: Sequence[Face] = ()

    def __init__(self, study: Pixels) -> None:
        height, width = study.shape[:2]
        self._size = (width, height)
        self._mesh, self._fine = _Mesh(width, height, _CELL), _Mesh(width, height, _FINE)

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Fold the frame."""
        half = halved(packed(pixels))
        self._mesh.fold(canvas, half, soft(half, 1))
        for place in patches(self.faces, *self._size):
            self._fine.fold(canvas, half, half, place)


_PANE = 30  # pixels, about the width of a pane


class StainedGlass:
    """Panes of glowing glass, each of one colour, in lead that also follows the outlines of things. Faces are painted on one pane."""

    faces: Sequence[Face] = ()

    def __init__(self, study: Pixels) -> None:
        height, width = study.shape[:2]
        self._label, self._centres, lead = _panes(width, height)
        self._lead = np.where(lead, 255, 0).astype(np.uint8)
        glass = 0.5 + 0.5 * hills(width, height, 64, "glass")
        made = np.zeros((height, width, 4), np.uint8)
        made[..., :3] = np.clip(150 + 150 * glass, 0, 255)[..., None]
        made[..., 3] = 255
        self._ripple = skia.Image.fromarray(made, skia.kBGRA_8888_ColorType, skia.AlphaType.kOpaque_AlphaType)
        low, _, high = spread(study)
        self._low, self._gain = low, 215 / max(24.0, high - low)
        self._shine = dice("shine").uniform(0.82, 1.18, len(self._centres))

    def __call__(self, pixels: Pixels, canvas: skia.Canvas, t: float) -> None:
        """Glaze the frame."""
        words = packed(pixels)
        height, width = words.shape
        outlines = dark_lines(words, 24, 44, broad=True)
        flat = painterly(halved(words), 2)
        y, x = (
            np.minimum(self._centres[:, 0] // 2, flat.shape[0] - 1),
            np.minimum(self._centres[:, 1] // 2, flat.shape[1] - 1),
        )
        pane = _glowing(unpacked(np.ascontiguousarray(flat[y, x])[None])[0], self._low, self._gain, self._shine)
        whole = pane.take(self._label)
        # things keep their own glass within a pane: where the picture differs much from its pane, it shows
        vivid_flat = _glowing(unpacked(flat).reshape(-1, 4), self._low, self._gain, None).reshape(flat.shape)
        near = enlarged(vivid_flat, width, height)
        a, b = near.view(np.uint8).reshape(height, width, 4), whole.view(np.uint8).reshape(height, width, 4)
        apart = np.maximum(a, b) - np.minimum(a, b)
        differs = np.maximum(np.maximum(apart[..., 0], apart[..., 1]), apart[..., 2]) > 40
        painted = {
            place: words[place[1] : place[3], place[0] : place[2]].copy()
            for place in patches(self.faces, width, height)
        }
        words[...] = np.where(differs, near, whole)
        lines = np.maximum(self._lead, outlines)
        for (left, top, right, bottom), face in painted.items():
            within = _disc(right - left, bottom - top)
            glass = _glowing(unpacked(face).reshape(-1, 4), self._low, 0.9 * self._gain, None).reshape(face.shape)
            words[top:bottom, left:right] = np.where(within, glass, words[top:bottom, left:right])
            lines[top:bottom, left:right] = np.where(within, 0, lines[top:bottom, left:right])
        put(canvas, self._ripple, skia.BlendMode.kMultiply)
        put(canvas, tinted(lines, "#0c0a10"))


def _disc(width: int, height: int) -> np.ndarray:
    """Where the oval lies that fills a box."""
    y, x = np.mgrid[0:height, 0:width]
    within: np.ndarray = ((x + 0.5) / width * 2 - 1) ** 2 + ((y + 0.5) / height * 2 - 1) ** 2 < 1
    return within


def _glowing(colours: np.ndarray, low: float, gain: float, shine: np.ndarray | None) -> Packed:
    """(n, 4) BGRA colours as light through glass: brighter, and far from grey."""
    value = (colours[:, :3].astype(np.float32) - low) * gain + 40
    if shine is not None:
        value *= shine[:, None].astype(np.float32)
    grey = value.mean(axis=1, keepdims=True)
    value = grey + (value - grey) * 1.9
    made = np.empty((len(colours), 4), np.uint8)
    made[:, :3] = np.clip(value, 6, 255)
    made[:, 3] = 255
    found: Packed = made.view(np.uint32)[:, 0]
    return found


def _panes(width: int, height: int) -> tuple[np.ndarray, np.ndarray, Grey]:
    """Which pane each pixel belongs to, the middle (y, x) of each, and where the lead between them runs."""
    rolls = dice("panes")
    rows, columns = -(-height // _PANE) + 2, -(-width // _PANE) + 2
    jitter = rolls.uniform(0.12, 0.88, (rows, columns, 2))
    cy = (np.arange(rows)[:, None] - 1 + jitter[..., 0]) * _PANE
    cx = (np.arange(columns)[None, :] - 1 + jitter[..., 1]) * _PANE
    y, x = np.arange(height)[:, None], np.arange(width)[None, :]
    row, column = y // _PANE + 1, x // _PANE + 1
    nearest = np.full((height, width), np.inf)
    second = np.full((height, width), np.inf)
    label = np.zeros((height, width), np.intp)
    for down in (-1, 0, 1):
        for across in (-1, 0, 1):
            r, c = np.clip(row + down, 0, rows - 1), np.clip(column + across, 0, columns - 1)
            distance = np.hypot(cy[r, c] - y, cx[r, c] - x)
            index = r * columns + c
            closer = distance < nearest
            second = np.where(closer, nearest, np.minimum(second, distance))
            nearest = np.where(closer, distance, nearest)
            label = np.where(closer, index, label)
    centres = np.stack([np.clip(cy, 0, height - 1).ravel(), np.clip(cx, 0, width - 1).ravel()], axis=1).astype(int)
    return label, centres, second - nearest < 2.8
