"""The last steps over a whole frame: roll, grade, bloom, vignette. One pass each, the costly ones at a quarter of the size."""

from __future__ import annotations

import numpy as np
import skia

from core.generation.animatic import draw
from core.generation.animatic.stage import Grade

_QUARTER = 4
_EXACT = skia.SamplingOptions()
# BT.709 luma weights, as in ITU-R BT.709-6 section 3
_LUMA = (0.2126, 0.7152, 0.0722)


class Finish:
    """Turns a drawn frame into a finished one, in buffers of its own."""

    def __init__(self, width: int, height: int, grade: Grade) -> None:
        self.width, self.height = width, height
        self._grade = grade
        self._pixels = np.zeros((height, width, 4), np.uint8)
        self._out = skia.Surface(self._pixels, colorType=skia.kBGRA_8888_ColorType)
        self._graded = skia.Paint(ColorFilter=skia.ColorFilters.Matrix(grade_matrix(grade)))
        self._small = skia.Surface(width // _QUARTER, height // _QUARTER)
        self._soft = skia.Surface(width // _QUARTER, height // _QUARTER)
        self._bright = skia.Paint(ColorFilter=skia.ColorFilters.Matrix(_highlights(grade.bloom)))
        sigma = 0.011 * (width + height) / 2  # about 7 pixels: the halo of a lens, not fog
        self._blur = skia.Paint(ImageFilter=skia.ImageFilters.Blur(sigma, sigma, skia.TileMode.kClamp))
        self._vignette = _vignette(width, height, grade.vignette)

    def apply(self, image: skia.Image, degrees: float, cover: float) -> np.ndarray:
        """The finished frame as a (height, width, 4) BGRA array; valid until the next call."""
        canvas = self._out.getCanvas()
        canvas.save()
        if degrees:
            _roll(canvas, self.width, self.height, degrees, cover)
        canvas.drawImage(image, 0, 0, draw.FAST if degrees else _EXACT, self._graded)
        canvas.restore()
        if self._grade.bloom > 0:
            self._add_bloom(canvas)
        if self._grade.vignette > 0:
            canvas.drawImage(self._vignette, 0, 0)
        return self._pixels

    def roll(self, image: skia.Image, degrees: float, cover: float) -> skia.Image:
        """The image rolled as `apply` rolls it, and nothing else."""
        if not degrees:
            return image
        surface = skia.Surface(self.width, self.height)
        canvas = surface.getCanvas()
        canvas.clear(0)
        _roll(canvas, self.width, self.height, degrees, cover)
        canvas.drawImage(image, 0, 0, draw.FAST)
        return surface.makeImageSnapshot()

    def _add_bloom(self, canvas: skia.Canvas) -> None:
        small = self._small.getCanvas()
        small.clear(0)
        small.save()
        small.scale(1 / _QUARTER, 1 / _QUARTER)
        small.drawImage(self._out.makeImageSnapshot(), 0, 0, draw.FAST, self._bright)
        small.restore()
        soft = self._soft.getCanvas()
        soft.clear(0)
        soft.drawImage(self._small.makeImageSnapshot(), 0, 0, _EXACT, self._blur)
        canvas.drawImageRect(self._soft.makeImageSnapshot(), draw.rect(0, 0, self.width, self.height), draw.FAST)


def _roll(canvas: skia.Canvas, width: int, height: int, degrees: float, cover: float) -> None:
    canvas.translate(width / 2, height / 2)
    canvas.rotate(degrees)
    canvas.scale(cover, cover)
    canvas.translate(-width / 2, -height / 2)


def grade_matrix(grade: Grade) -> list[float]:
    """The 4 by 5 colour matrix of a grade: saturation about the luma, contrast about mid-grey, then the gains."""
    rows: list[float] = []
    for channel in range(3):
        gain = grade.gain[channel] * grade.contrast
        row = [_LUMA[other] * (1 - grade.saturation) + (grade.saturation if other == channel else 0) for other in range(3)]
        rows += [value * gain for value in row] + [0.0, (1 - grade.contrast) * 0.5 * grade.gain[channel]]
    return [*rows, 0.0, 0.0, 0.0, 1.0, 0.0]


def _highlights(bloom: float) -> list[float]:
    """Bright pixels keep their colour and become opaque with their brightness; the rest vanishes.

    Drawn over the frame as it is, that lightens like a screen blend at the price of a plain one.
    """
    threshold, slope = 0.62, 1.5 * bloom
    alpha = [weight * slope for weight in (0.40, 0.40, 0.20)]
    return [
        *(1.08, 0.0, 0.0, 0.0, 0.04),
        *(0.0, 1.08, 0.0, 0.0, 0.04),
        *(0.0, 0.0, 1.08, 0.0, 0.04),
        *(*alpha, 0.0, -threshold * slope),
    ]


def _vignette(width: int, height: int, strength: float) -> skia.Image:
    """Darkness that grows towards the corners, as a black picture with alpha."""
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    canvas.clear(0)
    canvas.translate(width / 2, height / 2)
    canvas.scale(width * 0.74, height * 0.78)
    colour = "#05030c"
    shader = draw.radial(
        (0, 0), 1, [(colour, 0.0), (colour, 0.0), (colour, 0.35 * strength), (colour, strength)], [0, 0.5, 0.78, 1]
    )
    canvas.drawRect(draw.rect(-1, -1, 2, 2), draw.fill(shader=shader))
    return surface.makeImageSnapshot().makeRasterImage()
