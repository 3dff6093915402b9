"""Painted layers as pictures: rendered once at the size they will be shown, put down where they aren't empty.

Sampling a full frame takes about 3 ms, more than painting most figures, so nothing is sampled that can't be seen: each
picture knows its cells that hold anything, and from which line downwards it hides all that is behind it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import skia

from core.generation.animatic import draw
from core.generation.animatic.camera import Box, Camera
from core.generation.animatic.stage import Still

EXACT = skia.SamplingOptions()
CELL = 32  # pixels; small enough to leave out gaps between lamps, large enough for few calls
SOLID = 8  # pixels of a block that is opaque all over or not
_SOFT = 1.8  # a blur (sigma in pixels) from which on half a pixel's shift is seen nowhere
_VERY_SOFT = 3.0
_SHARPEST = 1.5  # a layer that is shown larger than this is never needed sharper


@dataclass
class Picture:
    """A layer's picture: its pixels, where they lie in world units and which parts are worth drawing.

    ``opening`` is the box in world units outside of which it hides all that is behind it: a wall hides what is not seen through
    its window, a table what is below its edge. None if it hides nothing for certain. ``solid`` counts its opaque blocks (see
    `_solid_blocks`), and is None if it has none.
    """

    image: skia.Image
    x: float
    y: float
    scale: tuple[float, float]
    parts: list[tuple[int, int, int, int]]
    opening: Box | None
    layer: Still
    sampling: skia.SamplingOptions
    solid: np.ndarray | None = None

    def paint(self, canvas: skia.Canvas, t: float) -> None:
        """Put it down, moved by the layer's drift and repeated by its wrap."""
        layer = self.layer
        if not layer.wrap:
            self._put(canvas, -layer.drift * t)
            return
        clip = canvas.getLocalClipBounds()
        left, width = layer.bounds[0], layer.bounds[2]
        shift = (layer.drift * t) % layer.wrap
        first = math.floor((clip.left() - (left + width) + shift) / layer.wrap)
        last = math.ceil((clip.right() - left + shift) / layer.wrap)
        for turn in range(first, last + 1):
            offset = turn * layer.wrap - shift
            if left + offset + width > clip.left() and left + offset < clip.right():
                self._put(canvas, offset)

    def _put(self, canvas: skia.Canvas, dx: float) -> None:
        canvas.save()
        canvas.translate(dx, 0)
        for part, place in self._places:
            canvas.drawImageRect(self.image, part, place, self.sampling, None, _FAST)
        canvas.restore()

    @cached_property
    def _places(self) -> list[tuple[skia.Rect, skia.Rect]]:
        """The parts and where they go, as from the first time that it is painted."""
        (across, down), left, top = self.scale, self.x, self.y
        return [
            (
                draw.rect(x, y, width, height),
                draw.rect(left + x / across, top + y / down, width / across, height / down),
            )
            for x, y, width, height in self.parts
        ]


_FAST = skia.Canvas.SrcRectConstraint.kFast_SrcRectConstraint


def picture_of(layer: Still, camera: Camera) -> Picture | None:
    """The layer's picture, no larger than what the camera sees of it; None if it sees nothing."""
    sees = camera.sees(layer.depth)
    x, y, width, height = layer.bounds
    left, right = x, x + width
    reach = 3 * layer.blur + 2  # a Gaussian is spent after three sigmas
    if not layer.wrap:
        travel = layer.drift * camera.seconds
        left = max(left, min(sees[0], sees[0] + travel) - reach)
        right = min(right, max(sees[2], sees[2] + travel) + reach)
    top, bottom = max(y, sees[1] - reach), min(y + height, sees[3] + reach)
    if right <= left or bottom <= top:
        return None
    scale = min(_SHARPEST, camera.greatest_zoom(layer.depth))
    still = camera.is_still() and not layer.drift
    if still:
        left, top = math.floor(left), math.floor(top)
    # a picture that is set beside itself must end on a whole pixel, or a seam would show
    across = math.ceil((right - left) * scale) / (right - left) if layer.wrap else scale
    box = (left, top, right, bottom)
    if layer.blur > _VERY_SOFT and not layer.wrap:
        # a blur that wide leaves nothing for most of the pixels to show, and is made in a quarter of the time at half the size
        half = _painted(layer, box, (scale / 2, scale / 2))
        image = _enlarged(half, math.ceil((right - left) * scale), math.ceil((bottom - top) * scale))
    else:
        image = _painted(layer, box, (across, scale))
    alpha = image.toarray(colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)[..., 3]
    parts = filled(alpha > 0, CELL)
    if not parts:
        return None
    covers = (
        bool(layer.wrap) or (left <= sees[0] + 1 and right >= sees[2] - 1 and not layer.drift),
        top <= sees[1],
        bottom >= sees[3],
    )
    opening = _opening(alpha, (left, top), (across, scale), covers, bool(layer.wrap))
    # between the pixels of a blurred picture there is nothing to see, and not asking costs a fifth
    sampling = EXACT if (still and scale == 1.0) or layer.blur * scale >= _SOFT else draw.FAST
    solid = None if layer.wrap or layer.drift else _solid_blocks(alpha == 255)
    return Picture(image, left, top, (across, scale), parts, opening, layer, sampling, solid)


def _opening(
    alpha: np.ndarray,
    corner: tuple[float, float],
    scale: tuple[float, float],
    covers: tuple[bool, bool, bool],
    repeats: bool,
) -> Box | None:
    """The box around everything that isn't opaque. ``covers`` says whether the picture spans the frame, its top, its bottom."""
    spans, reaches_top, reaches_bottom = covers
    if not spans or not (reaches_top or reaches_bottom) or min(alpha.shape) < 4:
        return None
    # the outermost pixels are only partly covered by the layer, wherever its edge falls between two
    gaps: np.ndarray = alpha[1:-1, 1:-1] < 255
    rows, columns = np.flatnonzero(gaps.max(axis=1)), np.flatnonzero(gaps.max(axis=0))
    if not len(rows):
        first_row, last_row, first_column, last_column = 0, -1, 0, -1
    else:
        first_row, last_row = int(rows[0]), int(rows[-1])
        first_column, last_column = int(columns[0]), int(columns[-1])
    (x, y), (across, down) = corner, scale
    whole_width = repeats or not (reaches_top and reaches_bottom)
    return (
        -math.inf if whole_width else x + first_column / across - 1,
        y + first_row / down - 1 if reaches_top else -math.inf,
        math.inf if whole_width else x + (last_column + 3) / across + 1,
        y + (last_row + 3) / down + 1 if reaches_bottom else math.inf,
    )


def filled(marked: np.ndarray, cell: int) -> list[tuple[int, int, int, int]]:
    """Rectangles (x, y, width, height), in steps of ``cell`` pixels, that together hold everything marked true."""
    height, width = marked.shape
    rows, columns = -(-height // cell), -(-width // cell)
    padded = np.zeros((rows * cell, columns * cell), bool)
    padded[:height, :width] = marked
    return joined(padded.reshape(rows, cell, columns, cell).max(axis=(1, 3)), cell, width, height)


def joined(cells: np.ndarray, cell: int, width: int, height: int) -> list[tuple[int, int, int, int]]:
    """Rectangles (x, y, width, height) that hold the true cells of a picture of that size in pixels."""
    rows = len(cells)
    open_runs: dict[tuple[int, int], int] = {}
    found: list[tuple[int, int, int, int]] = []

    def close(run: tuple[int, int], start: int, end: int) -> None:
        x, y = run[0] * cell, start * cell
        found.append((x, y, min(width, run[1] * cell) - x, min(height, end * cell) - y))

    for row in range(rows + 1):
        runs = set(_runs(cells[row])) if row < rows else set()
        for run in [run for run in open_runs if run not in runs]:
            close(run, open_runs.pop(run), row)
        for run in runs:
            open_runs.setdefault(run, row)
    return found


def _runs(cells: np.ndarray) -> list[tuple[int, int]]:
    """Stretches (first, end) of true cells; a gap of a single cell is not worth a call of its own."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], cells.astype(np.int8), [0]))))
    runs: list[tuple[int, int]] = []
    for first, end in zip(edges[0::2].tolist(), edges[1::2].tolist(), strict=True):
        if runs and first - runs[-1][1] <= 1:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((first, end))
    return runs


def cells_of(picture: Picture) -> np.ndarray:
    """Which cells of the picture are drawn."""
    rows, columns = -(-picture.image.height() // CELL), -(-picture.image.width() // CELL)
    cells = np.zeros((rows, columns), bool)
    for x, y, width, height in picture.parts:
        cells[y // CELL : -(-(y + height) // CELL), x // CELL : -(-(x + width) // CELL)] = True
    return cells


def _solid_blocks(opaque: np.ndarray) -> np.ndarray | None:
    """For each corner between blocks, how many blocks above and to the left of it are opaque all over; None if none is."""
    height, width = opaque.shape
    rows, columns = -(-height // SOLID), -(-width // SOLID)
    padded = np.ones((rows * SOLID, columns * SOLID), bool)
    padded[:height, :width] = opaque
    blocks = padded.reshape(rows, SOLID, columns, SOLID).all(axis=(1, 3))
    if not blocks.any():
        return None
    found = np.zeros((rows + 1, columns + 1), np.int32)
    found[1:, 1:] = blocks.cumsum(axis=0, dtype=np.int32).cumsum(axis=1)
    return found


def _enlarged(image: skia.Image, width: int, height: int) -> skia.Image:
    """The image at twice its size, cut to that width and height."""
    target = draw.blank(width, height)
    target.getCanvas().drawImageRect(image, draw.rect(0, 0, 2 * image.width(), 2 * image.height()), draw.FAST)
    return target.makeImageSnapshot().makeRasterImage()


def _painted(layer: Still, box: Box, scale: tuple[float, float]) -> skia.Image:
    width = max(1, math.ceil((box[2] - box[0]) * scale[0] - 1e-6))
    height = max(1, math.ceil((box[3] - box[1]) * scale[1]))
    sharp = draw.blank(width, height)
    canvas = sharp.getCanvas()
    canvas.scale(*scale)
    canvas.translate(-box[0], -box[1])
    layer.paint(canvas)
    image = sharp.makeImageSnapshot()
    if layer.blur:
        # what repeats is blurred with its neighbours on both sides, so that the blur has no edges there
        period = round(layer.wrap * scale[0]) if layer.wrap else 0
        pad = math.ceil(3 * layer.blur * scale[0]) if period else 0
        padded = draw.blank(width + 2 * pad, height)
        for turn in (-1, 0, 1) if period else (0,):
            padded.getCanvas().drawImage(image, pad + turn * period, 0)
        soft = draw.blank(width, height)
        blur = skia.ImageFilters.Blur(layer.blur * scale[0], layer.blur * scale[1], skia.TileMode.kClamp)
        soft.getCanvas().drawImage(padded.makeImageSnapshot(), -pad, 0, EXACT, skia.Paint(ImageFilter=blur))
        image = soft.makeImageSnapshot()
    return image.makeRasterImage()
