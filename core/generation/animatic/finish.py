"""The last steps over a whole frame: roll, grade, bloom, vignette, look. One pass each, the costly ones at a quarter of the size."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import skia

from core.generation.animatic import draw
from core.generation.animatic.faces import Face
from core.generation.animatic.pictures import EXACT, filled
from core.generation.animatic.stage import Grade
from core.generation.animatic.styles import PLAIN, Look, Style

# BT.709 luma weights, as in ITU-R BT.709-6 section 3
_LUMA = (0.2126, 0.7152, 0.0722)
_FAINT = 2  # of 255: bloom that weak shows nowhere


class Finish:
    """Turns a drawn frame into a finished one, in buffers of its own."""

    def __init__(self, width: int, height: int, grade: Grade, style: Style = PLAIN) -> None:
        self.width, self.height = width, height
        grade = style.over(grade)
        self._grade = grade
        self._style = style
        self._look: Look | None = None
        self.faces: Sequence[Face] = ()  # in pixels, of the frame that `apply` is called with next
        self._pixels = np.zeros((height, width, 4), np.uint8)
        # told to be opaque: skia takes an array for unpremultiplied by default, which is four times as slow to draw on
        self._out = skia.Surface(self._pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kOpaque_AlphaType)
        self._graded = skia.Paint(ColorFilter=skia.ColorFilters.Matrix(grade_matrix(grade)))
        # bloom: a quarter of the size to find the highlights, an eighth to blur them
        self._small, self._quarter = draw.blank(width // 4, height // 4), draw.blank(width // 4, height // 4)
        self._eighth = draw.blank(width // 8, height // 8)
        self._halves = np.zeros((height // 2, width // 2, 4), np.uint8)
        self._half = skia.Surface(self._halves, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
        self._bright = skia.Paint(ColorFilter=skia.ColorFilters.Matrix(_highlights(grade.bloom)))
        sigma = 0.028 * (width + height) / 2 / 8  # about 18 pixels of the frame
        reach = math.ceil(2.6 * sigma)
        weights = np.exp(-0.5 * (np.arange(reach + 1, dtype=np.float32) / np.float32(sigma)) ** 2)
        self._weights = weights / (weights[0] + 2 * weights[1:].sum())
        self._vignette = _vignette(width, height, grade.vignette)

    @property
    def canvas(self) -> skia.Canvas:
        """Draws on the finished frame, until the next one is made."""
        return self._out.getCanvas()

    def study(self, image: skia.Image) -> None:
        """Make the style's look from a frame that stands for its shot; without it, `apply` makes it from the first one."""
        if self._style.look is not None:
            self._grade_frame(image, 0.0, 1.0)
            self._look = self._style.look(self._pixels.copy())

    def apply(self, image: skia.Image, t: float, degrees: float, cover: float, steep: float = 0.0) -> np.ndarray:
        """The finished frame as a (height, width, 4) BGRA array; valid until the next call."""
        if self._style.look is not None and self._look is None:
            self.study(image)
        self._grade_frame(image, degrees, cover, steep)
        if self._look is not None:
            if self._style.minds_faces:
                self._look.faces = self.faces  # type: ignore[attr-defined]
            self._look(self._pixels, self._out.getCanvas(), t)
        return self._pixels

    def _grade_frame(self, image: skia.Image, degrees: float, cover: float, steep: float = 0.0) -> None:
        canvas = self._out.getCanvas()
        canvas.save()
        if degrees or steep:
            _roll(canvas, self.width, self.height, degrees, cover, steep)
        canvas.drawImage(image, 0, 0, draw.FAST if degrees or steep else EXACT, self._graded)
        canvas.restore()
        if self._grade.bloom > 0:
            self._add_bloom(canvas)
        if self._grade.vignette > 0:
            canvas.drawImage(self._vignette, 0, 0)

    def roll(self, image: skia.Image, degrees: float, cover: float, steep: float = 0.0) -> skia.Image:
        """The image rolled and tilted as `apply` does it, and nothing else."""
        if not (degrees or steep):
            return image
        rolled = draw.blank(self.width, self.height)
        canvas = rolled.getCanvas()
        _roll(canvas, self.width, self.height, degrees, cover, steep)
        canvas.drawImage(image, 0, 0, draw.FAST)
        return rolled.makeImageSnapshot()

    def _add_bloom(self, canvas: skia.Canvas) -> None:
        # a view of the pixels where they lie: a snapshot would be copied by the next stroke
        opaque = skia.AlphaType.kOpaque_AlphaType
        graded = skia.Image.fromarray(self._pixels, skia.kBGRA_8888_ColorType, opaque, copy=False)
        _shrunk(graded, self._small, 1 / 4, None)
        _shrunk(self._small.makeImageSnapshot(), self._quarter, 1.0, self._bright)
        _shrunk(self._quarter.makeImageSnapshot(), self._eighth, 1 / 2, None)
        sharp = self._eighth.toarray(colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
        if not sharp[..., 3].any():
            return
        soft = _blurred(sharp, self._weights)
        parts = filled(soft[..., 3] > _FAINT, 8)
        if not parts:
            return
        glow = skia.Image.fromarray(soft, skia.kBGRA_8888_ColorType, skia.AlphaType.kPremul_AlphaType, copy=False)
        # twice the size without asking between the pixels, which nobody sees of light this soft, costs a sixth of all eight times
        half = self._half.getCanvas()
        for x, y, width, height in parts:
            half.save()
            half.clipRect(draw.rect(4 * x, 4 * y, 4 * width, 4 * height))
            half.clear(0)
            half.scale(4, 4)
            half.drawImage(glow, 0, 0, draw.FAST)
            half.restore()
        halves = skia.Image.fromarray(
            self._halves, skia.kBGRA_8888_ColorType, skia.AlphaType.kPremul_AlphaType, copy=False
        )
        fast = skia.Canvas.SrcRectConstraint.kFast_SrcRectConstraint
        for x, y, width, height in parts:
            part, place = (draw.rect(k * x, k * y, k * width, k * height) for k in (4, 8))
            canvas.drawImageRect(halves, part, place, EXACT, None, fast)


def _blurred(pixels: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The pixels blurred both ways, the edges repeated beyond the frame; ``weights`` are those of a pixel and of its neighbours on
    one side, nearest first. For a picture this small it takes a third of the time of skia's filter.
    """
    reach, found = len(weights) - 1, pixels.astype(np.float32)
    for axis in (0, 1):
        size = found.shape[axis]
        margin = [(reach, reach) if other == axis else (0, 0) for other in range(3)]
        padded = np.pad(found, margin, mode="edge").swapaxes(0, axis)
        total = padded[reach : reach + size] * weights[0]
        for step in range(1, reach + 1):
            pair = padded[reach - step : reach - step + size] + padded[reach + step : reach + step + size]
            pair *= weights[step]
            total += pair
        found = total.swapaxes(0, axis)
    return np.ascontiguousarray(np.rint(found).astype(np.uint8))


def _shrunk(image: skia.Image, target: skia.Surface, scale: float, paint: skia.Paint | None) -> None:
    """Draw the image into the target at that scale, in place of what was there."""
    canvas = target.getCanvas()
    canvas.clear(0)
    canvas.save()
    canvas.scale(scale, scale)
    canvas.drawImage(image, 0, 0, EXACT if scale == 1.0 else draw.FAST, paint)
    canvas.restore()


def _roll(canvas: skia.Canvas, width: int, height: int, degrees: float, cover: float, steep: float) -> None:
    if steep:  # the projection that `camera.tilted` describes
        far = 1 / (1 + steep)
        slope = (1 - far) / height
        trans = (0.5 * width * (far - 1), -(1 - far) * height)
        canvas.concat(skia.Matrix.MakeAll(1, 0.5 * width * slope, trans[0], 0, 2 - far, trans[1], 0, slope, far))
    canvas.translate(width / 2, height / 2)
    canvas.rotate(degrees)
    canvas.scale(cover, cover)
    canvas.translate(-width / 2, -height / 2)


def grade_matrix(grade: Grade) -> list[float]:
    """The 4 by 5 colour matrix of a grade: saturation about the luma, contrast about mid-grey, then the gains."""
    rows: list[float] = []
    for channel in range(3):
        gain = grade.gain[channel] * grade.contrast
        row = [
            _LUMA[other] * (1 - grade.saturation) + (grade.saturation if other == channel else 0) for other in range(3)
        ]
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
    dark = draw.blank(width, height)
    canvas = dark.getCanvas()
    canvas.translate(width / 2, height / 2)
    canvas.scale(width * 0.74, height * 0.78)
    colour = "#05030c"
    shader = draw.radial(
        (0, 0), 1, [(colour, 0.0), (colour, 0.0), (colour, 0.35 * strength), (colour, strength)], [0, 0.5, 0.78, 1]
    )
    canvas.drawRect(draw.rect(-1, -1, 2, 2), draw.fill(shader=shader))
    return dark.makeImageSnapshot().makeRasterImage()
