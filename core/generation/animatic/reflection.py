"""What wet ground and water show: the picture above them, and figures, upside down, rippled and foreshortened."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
import skia

from core.generation.animatic.light import Lit, image_of
from core.generation.animatic.stage import Reflection

_FORESHORTENED = 1.2  # a wet street is seen at a shallow angle: each row of the mirror shows 1.2 rows of what is above


def mirror(reflection: Reflection) -> Callable[[skia.Canvas, float], None]:
    """A painter that adds the mirror image of what has been drawn so far, in a layer at depth 1.

    Rows are gathered with numpy and put down pixel on pixel, a quarter of the time that sampling them would take.
    """
    paint = skia.Paint(Alphaf=reflection.strength, BlendMode=skia.BlendMode.kScreen)

    def painted(canvas: skia.Canvas, t: float) -> None:
        line = round(canvas.getTotalMatrix().mapXY(0, reflection.y).y())
        pixels = canvas.getSurface().toarray(colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
        height, width = pixels.shape[:2]
        rows = line - 1 - (np.arange(max(0, height - line)) * _FORESHORTENED).astype(int)
        rows = rows[rows >= 0]
        if not 0 < line < height or not len(rows):
            return
        down = np.arange(len(rows))
        steps = _sway(down, t, reflection.ripple)
        columns = _columns(width, most := int(np.abs(steps).max()))[steps + most]
        turned = np.ascontiguousarray(pixels).view(np.uint32)[..., 0][rows[:, None], columns]
        image = skia.Image.fromarray(
            turned.view(np.uint8).reshape(len(rows), width, 4),
            colorType=skia.kBGRA_8888_ColorType,
            alphaType=skia.kPremul_AlphaType,
        )
        canvas.save()
        canvas.resetMatrix()
        canvas.drawImage(image, 0, line, skia.SamplingOptions(), paint)
        canvas.restore()

    return painted


def _sway(down: np.ndarray, t: float, ripple: float) -> np.ndarray:
    """By how many pixels each row is moved: ripples are wider and slower to the eye the nearer they are."""
    wave = np.sin(4.2 * t + 0.19 * down - 0.0004 * down**2) * (0.5 + 0.034 * down) * ripple
    steps: np.ndarray = np.rint(wave).astype(int)
    return steps


_SEEN = 0.6  # of a figure's height: above that its mirror image has faded away


def put_mirrored(canvas: skia.Canvas, lit: Lit, line: float, tall: float, reflection: Reflection, t: float) -> None:
    """Put down the mirror image of a lit figure below the row ``line``; ``tall`` is its height in pixels."""
    pixels, left, top = lit
    reach = min(_SEEN * tall, float(canvas.imageInfo().height()) - line)
    down = np.arange(max(0, int(reach / _FORESHORTENED)))
    rows = np.rint(line - 1 - top - down * _FORESHORTENED).astype(int)
    inside = (rows >= 0) & (rows < len(pixels))
    down, rows = down[inside], rows[inside]
    if not len(rows):
        return
    steps = _sway(down, t, reflection.ripple)
    most = int(np.abs(steps).max())
    padded = np.pad(pixels.view(np.uint32)[..., 0], ((0, 0), (most, most)))
    columns = np.arange(padded.shape[1])[None, :] - steps[:, None]
    turned = padded[rows[:, None], columns % padded.shape[1]]
    strength = 256 * 0.9 * reflection.strength * (1 - down * _FORESHORTENED / (_SEEN * tall))
    weights = np.clip(strength, 0, 256).astype(np.uint16)[:, None, None]
    faded = (turned.view(np.uint8).reshape(*turned.shape, 4) * weights >> np.uint16(8)).astype(np.uint8)
    canvas.save()
    canvas.resetMatrix()
    canvas.drawImage(image_of(faded), left - most, round(line) + int(down[0]), skia.SamplingOptions())
    canvas.restore()


@lru_cache(maxsize=32)
def _columns(width: int, most: int) -> np.ndarray:
    """For each sway from -``most`` to ``most`` pixels, which column each pixel of a row shows.

    A row is stretched to be wider than the frame by its sway, or it would leave a step at the edge from which it sways.
    """
    sway, middle = np.arange(-most, most + 1)[:, None], (width - 1) / 2
    stretched = (np.arange(width)[None, :] - middle) / (1 + 2 * np.abs(sway) / width) + middle - sway
    found: np.ndarray = np.clip(np.rint(stretched), 0, width - 1).astype(np.intp)
    return found
