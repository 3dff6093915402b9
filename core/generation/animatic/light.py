"""The light of a scene on its figures: washes from above and below, a rim along the contour, and where shadows fall.

What a set does not say about its light is derived here, from where it is brighter, the hour and the weather.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import numpy as np
import skia

from core.generation.animatic import draw
from core.generation.animatic.looks.raster import less, packed, picture, soft, tints
from core.generation.animatic.stage import Brief, Cast, Emission, Light, Pose

# how far a unit of height throws its shadow, to the side and towards the viewer: low light makes long ones
_THROWS = {"day": (0.62, 0.24), "dawn": (1.25, 0.34), "sunset": (1.45, 0.36), "night": (0.72, 0.28)}
_LEVEL = 0.06  # light whose sides differ by less than this comes from above
_OVERCAST = frozenset({"rain", "storm", "snow", "fog", "cloudy"})
_CROWNS = {"snow": ("#ffffff", 0.96), "rain": ("#dbeaff", 0.5), "storm": ("#dbeaff", 0.5)}


def directed(light: Light, brief: Brief, falling: str | None) -> Light:
    """The light with its direction, and with what ``falling`` weather leaves on heads and shoulders, where the set left them open."""
    if light.throw is None:
        across, near = _THROWS[brief.time_of_day]
        balance = glare(light.right) - glare(light.left)
        if abs(balance) < _LEVEL:
            across, near = 0.16, 0.14  # a lamp above
        elif brief.weather in _OVERCAST:
            across, near = 0.4 * across, 0.6 * near
        light = replace(light, throw=(-math.copysign(across, balance), near))
    if light.crown is None and falling in _CROWNS:
        light = replace(light, crown=_CROWNS[falling])
    return light


def glare(side: tuple[str, float] | None) -> float:
    """How bright the light from one side is, 0..1: the luma of its colour times its strength."""
    if side is None:
        return 0.0
    red, green, blue = draw.channels(side[0])
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255 * side[1]


Lit = tuple[np.ndarray, int, int]
"""A lit figure on the frame: its pixels (height, width, 4), premultiplied BGRA, and the column and row of their corner."""


class Portrait:
    """A figure (or that ``paint`` of it) with the set's light on just its pixels.

    It is drawn once for each moment and place, however many layers show it: its body, its shadow, its mirror image. One of a crowd
    moves its limbs in fewer steps a second, which nobody sees of so many, and is only carried along in between.
    """

    def __init__(
        self, cast: Cast, light: Light, paint: Callable[[skia.Canvas, float, Pose], None] | None = None
    ) -> None:
        if isinstance(getattr(cast.figure, "emits", None), Emission):
            light = replace(light, left=None, right=None, crown=None)  # what shines is lit by nothing else
        self._cast, self._light, self._paint = cast, light, paint or cast.figure.draw
        self._last: tuple[tuple[float, ...], Lit | None] = ((), None)
        self._steps = next((steps for most, steps in _CROWDS if cast.entity.count > most), None)

    def show(self, canvas: skia.Canvas, t: float) -> None:
        """Put it down where the canvas, in the figure's coordinates, has it."""
        lit = self.at(canvas, t)
        if lit is not None:
            canvas.save()
            canvas.resetMatrix()
            canvas.drawImage(image_of(lit[0]), lit[1], lit[2], _NEAREST)
            canvas.restore()

    def at(self, canvas: skia.Canvas, t: float) -> Lit | None:
        """The figure as `show` puts it down; None if nothing of it is in the clip. Read it only."""
        matrix = canvas.getTotalMatrix()
        whole = matrix.mapRect(self._cast.figure.bounds)
        seen = skia.Rect.Make(canvas.getDeviceClipBounds())
        if not seen.intersect(whole.makeOutset(2, 2)):
            return None
        if self._steps is not None:
            return self._stepped(matrix, whole, t, self._steps)
        left, top = math.floor(seen.left()), math.floor(seen.top())
        width, height = math.ceil(seen.right()) - left, math.ceil(seen.bottom()) - top
        key = (t, left, top, width, height, *matrix.get9())
        if self._last[0] != key:
            self._last = key, self._drawn(matrix, whole, (left, top, width, height), t)
        return self._last[1]

    def _stepped(self, matrix: skia.Matrix, whole: skia.Rect, t: float, steps: float) -> Lit | None:
        """The figure of a crowd as it was at its last step, put where it is now; it is drawn whole, also beyond the clip."""
        moment = math.floor((t + self._cast.delay) * steps) / steps - self._cast.delay
        left, top = math.floor(whole.left()) - 2, math.floor(whole.top()) - 2
        turned = (matrix.getScaleX(), matrix.getSkewX(), matrix.getSkewY())
        key = (moment, *(round(value, 2) for value in turned))
        if self._last[0] != key:
            width, height = math.ceil(whole.right()) + 2 - left, math.ceil(whole.bottom()) + 2 - top
            lit = self._drawn(matrix, whole, (left, top, width, height), moment)
            # kept by its place about the corner, which moves on
            self._last = key, lit and (lit[0], lit[1] - left, lit[2] - top)
        kept = self._last[1]
        return kept and (kept[0], kept[1] + left, kept[2] + top)

    def _drawn(self, matrix: skia.Matrix, whole: skia.Rect, place: tuple[int, int, int, int], t: float) -> Lit | None:
        left, top, width, height = place
        pixels = np.zeros((height, width, 4), np.uint8)
        alone = skia.Surface(pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
        figure = alone.getCanvas()
        figure.translate(-left, -top)
        figure.concat(matrix)
        self._paint(figure, t + self._cast.delay, self._cast.pose(t))
        words = packed(pixels)
        rows, columns = np.flatnonzero(words.any(axis=1)), np.flatnonzero(words.any(axis=0))
        if not len(rows):
            return None
        # bounds allow for every pose: what is empty in this one need not be lit
        x, y, right, bottom = int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
        figure.resetMatrix()
        figure.clipRect(skia.Rect.MakeLTRB(x, y, right, bottom))
        wash = _wash(math.ceil(whole.width() / _STEP), math.ceil(whole.height() / _STEP), self._light)
        figure.drawImage(wash, round(whole.left()) - left, round(whole.top()) - top, _NEAREST, _ATOP)
        figure.translate(x, y)
        _edge(figure, np.ascontiguousarray(pixels[y:bottom, x:right, 3]), self._light, whole.height())
        return np.ascontiguousarray(pixels[y:bottom, x:right]), left + x, top + y


def image_of(pixels: np.ndarray) -> skia.Image:
    """Premultiplied BGRA pixels as a picture that shares their memory: keep them until it is drawn."""
    return skia.Image.fromarray(pixels, skia.kBGRA_8888_ColorType, skia.AlphaType.kPremul_AlphaType, copy=False)


_CROWDS = ((20, 5.0), (12, 8.0), (7, 12.0))
"""More than so many of a kind are a crowd, each of which moves in so many steps a second."""
_NEAREST = skia.SamplingOptions()
_ATOP = skia.Paint(BlendMode=skia.BlendMode.kSrcATop)
_STEP = 16  # a wash is made for sizes in steps of so many pixels: a slow zoom then needs few of them
_RIM = 0.30  # light from a side that is fainter than this makes no rim of its own


def _edge(canvas: skia.Canvas, cover: np.ndarray, light: Light, tall: float) -> None:
    """The rim where the light grazes the contour, and what lies on upward edges; ``cover`` is the figure's own alpha."""
    deep = max(2, min(9, round(0.016 * tall)))
    left, right = glare(light.left), glare(light.right)
    for side, shine, to_right in ((light.left, left, False), (light.right, right, True)):
        if side is None or shine < _RIM * 0.5 or shine + 0.02 < max(left, right) * 0.6:
            continue
        beyond = np.zeros_like(cover)
        if to_right:
            beyond[:, :-deep] = cover[:, deep:]
        else:
            beyond[:, deep:] = cover[:, :-deep]
        rim = np.minimum(soft(less(cover, beyond), 1, 1), cover)
        canvas.drawImage(picture(_shine(side[0], min(1.0, 1.5 * side[1])).take(rim)), 0, 0, _NEAREST)
    if light.crown is not None:
        thick = deep if light.crown[1] > _SOLID else max(1, deep // 3)
        above = np.zeros_like(cover)
        above[thick:] = cover[:-thick]
        lying = np.minimum(soft(less(cover, above), 1), cover)
        canvas.drawImage(picture(_shine(*light.crown).take(lying)), 0, 0, _NEAREST)


_SOLID = 0.8  # a crown that is stronger has a body, as snow has; a fainter one is a gleam


@lru_cache(maxsize=32)
def _shine(colour: str, strength: float) -> np.ndarray:
    return tints(colour, strength)


@lru_cache(maxsize=96)
def _wash(columns: int, rows: int, light: Light) -> skia.Image:
    """The light as a picture in steps of 16 pixels. Laying one picture over a figure costs a fifth of shading it with gradients."""
    width, height = columns * _STEP, rows * _STEP
    surface = draw.blank(width, height)
    canvas = surface.getCanvas()
    (top, above), (bottom, below) = light.top, light.bottom
    down = draw.vertical(0, height, [(top, above), (top, 0), (bottom, 0), (bottom, below)], [0, 0.45, 0.55, 1])
    canvas.drawPaint(draw.fill(shader=down))
    for side, edge in ((light.left, 0.0), (light.right, float(width))):
        if side is not None:
            colour, strength = side
            rim = draw.horizontal(edge, width / 2, [(colour, strength), (colour, strength * 0.45), (colour, 0)])
            canvas.drawRect(draw.rect(min(edge, width / 2), 0, width / 2, height), draw.fill(shader=rim))
    return surface.makeImageSnapshot().makeRasterImage()
