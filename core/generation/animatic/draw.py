"""Drawing words on top of skia: colours, paints, paths and gradients. It knows no scene, set or figure.

Colours are "#rrggbb" strings or (string, alpha) pairs with alpha 0..1. Lengths are world units (see `stage.Frame`);
y grows downwards, angles are degrees clockwise.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import skia

Colour = str | tuple[str, float]
Point = tuple[float, float]

SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
FAST = skia.SamplingOptions(skia.FilterMode.kLinear)


@lru_cache(maxsize=4096)
def argb(colour: Colour) -> int:
    """The packed skia colour."""
    text, alpha = colour if isinstance(colour, tuple) else (colour, 1.0)
    red, green, blue = channels(text)
    return int(skia.ColorSetARGB(round(255 * min(1.0, max(0.0, alpha))), red, green, blue))


@lru_cache(maxsize=4096)
def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0..255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@lru_cache(maxsize=8192)
def mix(first: str, second: str, share: float) -> str:
    """``first`` with ``share`` (0..1) of ``second`` in it, linear in sRGB as painters' swatches are."""
    pairs = zip(channels(first), channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def lighten(colour: str, share: float) -> str:
    """Towards white by ``share``."""
    return mix(colour, "#ffffff", share)


def darken(colour: str, share: float) -> str:
    """Towards a warm near-black by ``share``; pure black makes shadows look dirty."""
    return mix(colour, "#120a14", share)


def fill(
    colour: Colour | None = None,
    *,
    alpha: float = 1.0,
    shader: skia.Shader | None = None,
    blur: float = 0.0,
    blend: skia.BlendMode | None = None,
) -> skia.Paint:
    """An anti-aliased fill. ``blur`` is a Gaussian sigma in world units: dear, so only for stills or small marks."""
    paint = skia.Paint()  # keywords would cost four times as much, and a frame asks for hundreds of paints
    paint.setAntiAlias(True)
    if colour is not None:
        paint.setColor(argb(colour))
    if alpha < 1.0:
        paint.setAlphaf(paint.getAlphaf() * max(0.0, alpha))
    if shader is not None:
        paint.setShader(shader)
    if blur:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
    if blend is not None:
        paint.setBlendMode(blend)
    return paint


def stroke(colour: Colour, width: float, *, alpha: float = 1.0, **rest: Any) -> skia.Paint:
    """A line with round caps and joins."""
    paint = fill(colour, alpha=alpha, **rest)
    paint.setStyle(skia.Paint.kStroke_Style)
    paint.setStrokeWidth(width)
    paint.setStrokeCap(skia.Paint.kRound_Cap)
    paint.setStrokeJoin(skia.Paint.kRound_Join)
    return paint


def linear(start: Point, end: Point, colours: Sequence[Colour], stops: Sequence[float] | None = None) -> skia.Shader:
    """A gradient from one point to another."""
    return skia.GradientShader.MakeLinear([start, end], [argb(c) for c in colours], list(stops) if stops else None)


def vertical(top: float, bottom: float, colours: Sequence[Colour], stops: Sequence[float] | None = None) -> skia.Shader:
    """A gradient downwards."""
    return linear((0, top), (0, bottom), colours, stops)


def horizontal(
    left: float, right: float, colours: Sequence[Colour], stops: Sequence[float] | None = None
) -> skia.Shader:
    """A gradient to the right."""
    return linear((left, 0), (right, 0), colours, stops)


def radial(
    centre: Point, radius: float, colours: Sequence[Colour], stops: Sequence[float] | None = None
) -> skia.Shader:
    """A gradient outwards."""
    return skia.GradientShader.MakeRadial(centre, radius, [argb(c) for c in colours], list(stops) if stops else None)


# --- gradients for every frame ------------------------------------------------------------------------------------------------
#
# skia shades a gradient at 14 to 23 ns a pixel, but fills with a picture that isn't turned at 2 ns. So a gradient that is drawn for
# each frame is a picture of its colours, one column, row or disc, made once and laid under the path on a canvas without rotation.

_STEPS = 512  # colours of a picture: no two neighbours differ by more than a level over any range in use
_DISC = 128  # pixels across a disc
_SLANT = 0.2  # a gradient that leans by less than this (tangent) may stand upright instead: nobody sees that of one this soft


def fill_radial(
    canvas: skia.Canvas,
    outline: skia.Path,
    centre: Point,
    radius: float,
    colours: Sequence[Colour],
    stops: Sequence[float] | None = None,
) -> None:
    """Fill a path with a gradient outwards: what `radial` shows, at a tenth of the cost, for colours that stay the same."""
    matrix = canvas.getTotalMatrix()
    a, b, c, d = matrix.getScaleX(), matrix.getSkewY(), matrix.getSkewX(), matrix.getScaleY()
    middle = matrix.mapXY(*centre)
    turned = bool(b or c)
    wide, high = (math.hypot(a, b) * radius,) * 2 if turned else (abs(a) * radius, abs(d) * radius)
    paint = _disc_paint(tuple(map(argb, colours)), tuple(stops) if stops else None)
    _lay(canvas, matrix, outline, paint, (wide, high, middle.x(), middle.y()))


def fill_linear(
    canvas: skia.Canvas,
    outline: skia.Path,
    start: Point,
    end: Point,
    colours: Sequence[Colour],
    stops: Sequence[float] | None = None,
) -> None:
    """Fill a path with a gradient from one point to another: what `linear` shows, at a tenth of the cost along an axis of the frame.

    Meant for colours that stay the same. On a canvas that is turned by a few degrees the gradient stays upright.
    """
    matrix = canvas.getTotalMatrix()
    first, last = matrix.mapXY(*start), matrix.mapXY(*end)
    dx, dy = last.x() - first.x(), last.y() - first.y()
    upright = abs(dx) <= _SLANT * abs(dy)
    if not (upright or abs(dy) <= _SLANT * abs(dx)) or not (dx or dy):
        canvas.drawPath(outline, fill(shader=linear(start, end, colours, stops)))
        return
    paint = _ramp_paint(tuple(map(argb, colours)), tuple(stops) if stops else None, upright)
    frame = (1.0, dy, 0.0, first.y()) if upright else (dx, 1.0, first.x(), 0.0)
    _lay(canvas, matrix, outline, paint, frame)


def fill_vertical(
    canvas: skia.Canvas,
    outline: skia.Path,
    top: float,
    bottom: float,
    colours: Sequence[Colour],
    stops: Sequence[float] | None = None,
) -> None:
    """`fill_linear` downwards, under the middle of the path."""
    bounds = outline.getBounds()
    x = (bounds.left() + bounds.right()) / 2
    fill_linear(canvas, outline, (x, top), (x, bottom), colours, stops)


def fill_horizontal(
    canvas: skia.Canvas,
    outline: skia.Path,
    left: float,
    right: float,
    colours: Sequence[Colour],
    stops: Sequence[float] | None = None,
) -> None:
    """`fill_linear` to the right, at the height of the path's middle."""
    bounds = outline.getBounds()
    y = (bounds.top() + bounds.bottom()) / 2
    fill_linear(canvas, outline, (left, y), (right, y), colours, stops)


def circle(x: float, y: float, radius: float) -> skia.Path:
    """A circle as a path, for the gradient fills."""
    return skia.Path.Circle(x, y, radius)


def ellipse(x: float, y: float, rx: float, ry: float) -> skia.Path:
    """An ellipse as a path, for the gradient fills."""
    return skia.Path.Oval(rect(x - rx, y - ry, 2 * rx, 2 * ry))


def _lay(
    canvas: skia.Canvas,
    matrix: skia.Matrix,
    outline: skia.Path,
    paint: skia.Paint,
    frame: tuple[float, float, float, float],
) -> None:
    """Draw the path where it is with a paint of unit size under the matrix (scale x, scale y, x, y)."""
    across, down, x, y = frame
    if not (across and down):
        return
    placed, unit = skia.Path(outline), skia.Matrix()
    unit.setScale(1 / across, 1 / down)
    unit.preTranslate(-x, -y)
    unit.preConcat(matrix)
    placed.transform(unit)
    unit.setScale(across, down)
    unit.postTranslate(x, y)
    canvas.save()
    canvas.setMatrix(unit)
    canvas.drawPath(placed, paint)
    canvas.restore()


@lru_cache(maxsize=512)
def _ramp_paint(colours: tuple[int, ...], stops: tuple[float, ...] | None, upright: bool) -> skia.Paint:
    """A gradient from 0 to 1, downwards or to the right."""
    matrix = skia.Matrix()
    matrix.setScale(1 if upright else 1 / _STEPS, 1 / _STEPS if upright else 1)
    return _tiled(_ramp(colours, stops, upright), matrix)


@lru_cache(maxsize=256)
def _disc_paint(colours: tuple[int, ...], stops: tuple[float, ...] | None) -> skia.Paint:
    """A gradient about (0, 0) outwards to 1. The picture ends a pixel later, for what lies beyond."""
    row = _ramp(colours, stops, upright=False).toarray(
        colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType
    )
    offset = np.arange(_DISC) + 0.5 - _DISC / 2
    distance = np.hypot(offset[:, None], offset[None, :]) / (_DISC / 2 - 1)
    rings = np.minimum(distance * _STEPS, _STEPS - 1).astype(np.intp)
    pixels = np.ascontiguousarray(row).reshape(_STEPS, 4)[rings]
    image = skia.Image.fromarray(pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
    matrix, step = skia.Matrix(), 1 / (_DISC / 2 - 1)
    matrix.setScale(step, step)
    matrix.preTranslate(-_DISC / 2, -_DISC / 2)
    return _tiled(image, matrix)


def _tiled(image: skia.Image, matrix: skia.Matrix) -> skia.Paint:
    clamp = skia.TileMode.kClamp
    return fill(shader=image.makeShader(clamp, clamp, skia.SamplingOptions(), matrix))


def _ramp(colours: tuple[int, ...], stops: tuple[float, ...] | None, upright: bool) -> skia.Image:
    """The colours of a gradient as one column or one row of pixels."""
    width, height = (1, _STEPS) if upright else (_STEPS, 1)
    surface = blank(width, height)
    end = (0, _STEPS) if upright else (_STEPS, 0)
    shader = skia.GradientShader.MakeLinear([(0, 0), end], list(colours), list(stops) if stops else None)
    surface.getCanvas().drawPaint(skia.Paint(Shader=shader, BlendMode=skia.BlendMode.kSrc))
    return surface.makeImageSnapshot().makeRasterImage()


def rect(x: float, y: float, width: float, height: float) -> skia.Rect:
    """A rectangle from its top left corner and size."""
    return skia.Rect.MakeXYWH(x, y, width, height)


def blank(width: int, height: int) -> skia.Surface:
    """A transparent surface of premultiplied BGRA: the one order of channels in which skia copies and scales pictures fast."""
    made = skia.Surface.MakeRaster(
        skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    )
    made.getCanvas().clear(0)
    return made


def oval(canvas: skia.Canvas, x: float, y: float, rx: float, ry: float, paint: skia.Paint) -> None:
    """An ellipse about (x, y) with radii rx, ry."""
    canvas.drawOval(rect(x - rx, y - ry, 2 * rx, 2 * ry), paint)


def path(*points: Sequence[float], close: bool = False) -> skia.Path:
    """A path: the first pair is where it starts; 2 numbers are a line, 4 a quadratic and 6 a cubic Bézier to the last pair."""
    result = skia.Path()
    result.moveTo(*points[0])
    for numbers in points[1:]:
        match len(numbers):
            case 2:
                result.lineTo(*numbers)
            case 4:
                result.quadTo(*numbers)
            case _:
                result.cubicTo(*numbers)
    if close:
        result.close()
    return result


def shape(*points: Sequence[float]) -> skia.Path:
    """A closed `path`."""
    return path(*points, close=True)


def capsule(canvas: skia.Canvas, start: Point, r0: float, end: Point, r1: float, paint: skia.Paint) -> None:
    """A limb: a rounded bar whose radius runs from r0 to r1."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1e-6
    nx, ny = -dy / length, dx / length
    side = shape(
        (start[0] + nx * r0, start[1] + ny * r0),
        (end[0] + nx * r1, end[1] + ny * r1),
        (end[0] - nx * r1, end[1] - ny * r1),
        (start[0] - nx * r0, start[1] - ny * r0),
    )
    canvas.drawPath(side, paint)
    canvas.drawCircle(*start, r0, paint)
    canvas.drawCircle(*end, r1, paint)


def glow(
    canvas: skia.Canvas,
    x: float,
    y: float,
    radius: float,
    colour: str,
    strength: float = 0.6,
    blend: skia.BlendMode = skia.BlendMode.kScreen,
) -> None:
    """Light in the air: a soft disc added to what is behind it."""
    if not _stamp(canvas, x, y, radius, radius, colour, strength, (0.35, 0.35), blend):
        shader = radial((x, y), radius, [(colour, strength), (colour, strength * 0.35), (colour, 0)], [0, 0.35, 1])
        canvas.drawCircle(x, y, radius, fill(shader=shader, blend=blend))


def soft_shadow(
    canvas: skia.Canvas,
    x: float,
    y: float,
    rx: float,
    ry: float,
    strength: float = 0.4,
    colour: str = "#000000",
) -> None:
    """A contact shadow: an ellipse that fades outwards, without the cost of a blur."""
    if _stamp(canvas, x, y, rx, ry, colour, strength, (0.6, 0.5), skia.BlendMode.kSrcOver):
        return
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(1, ry / rx)
    shader = radial((0, 0), rx, [(colour, strength), (colour, strength * 0.6), (colour, 0)], [0, 0.5, 1])
    canvas.drawCircle(0, 0, rx, fill(shader=shader))
    canvas.restore()


def _stamp(
    canvas: skia.Canvas,
    x: float,
    y: float,
    rx: float,
    ry: float,
    colour: str,
    strength: float,
    middle: tuple[float, float],
    blend: skia.BlendMode,
) -> bool:
    """Put down a soft ellipse as a picture, whole pixel on whole pixel; False where the canvas is turned or it is too large.

    Shading a gradient costs 25 ns a pixel, a picture that needs no sampling 0.5 to 3 ns. An ellipse this soft shows neither
    the rounding of its place nor that of its radii to steps of 2 %.
    """
    matrix = canvas.getTotalMatrix()
    if matrix.getSkewX() or matrix.getSkewY() or matrix.hasPerspective():
        return False
    wide, high = abs(matrix.getScaleX()) * rx, abs(matrix.getScaleY()) * ry
    if not (4 <= wide <= 700 and 1 <= high <= 700):
        return False
    picture = _ellipse(_stepped(wide), _stepped(high), colour, middle)
    centre = matrix.mapXY(x, y)
    paint = skia.Paint(Alphaf=min(1.0, max(0.0, strength)), BlendMode=blend)
    canvas.save()
    canvas.resetMatrix()
    canvas.drawImage(
        picture,
        round(centre.x()) - picture.width() // 2,
        round(centre.y()) - picture.height() // 2,
        skia.SamplingOptions(),
        paint,
    )
    canvas.restore()
    return True


def _stepped(radius: float) -> float:
    """The radius rounded to a power of 1.02."""
    return float(1.02 ** round(math.log(radius, 1.02)))


@lru_cache(maxsize=96)
def _ellipse(rx: float, ry: float, colour: str, middle: tuple[float, float]) -> skia.Image:
    """A disc that fades from the colour to nothing, ``middle`` giving its alpha and place on the way."""
    width, height = 2 * math.ceil(rx), 2 * math.ceil(ry)
    surface = blank(width, height)
    canvas = surface.getCanvas()
    canvas.translate(width / 2, height / 2)
    canvas.scale(rx, ry)
    alpha, place = middle
    shader = radial((0, 0), 1, [(colour, 1.0), (colour, alpha), (colour, 0)], [0, place, 1])
    canvas.drawCircle(0, 0, 1, fill(shader=shader))
    return surface.makeImageSnapshot().makeRasterImage()


def two_bone(root: Point, tip: Point, upper: float, lower: float, bend: float) -> Point:
    """The joint of a two-bone limb by the law of cosines; ``bend`` is +1 or -1, the side it bends to."""
    dx, dy = tip[0] - root[0], tip[1] - root[1]
    reach = max(abs(upper - lower) + 0.01, min(math.hypot(dx, dy), upper + lower - 0.01))
    cosine = (upper**2 + reach**2 - lower**2) / (2 * upper * reach)
    angle = math.atan2(dy, dx) + bend * math.acos(max(-1.0, min(1.0, cosine)))
    return root[0] + math.cos(angle) * upper, root[1] + math.sin(angle) * upper


def smooth(x: float) -> float:
    """Smoothstep of x clamped to 0..1: eases in and out (Hermite 3x² - 2x³)."""
    x = min(1.0, max(0.0, x))
    return x * x * (3 - 2 * x)
