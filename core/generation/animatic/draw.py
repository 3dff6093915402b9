"""Drawing words on top of skia: colours, paints, paths and gradients. It knows no scene, set or figure.

Colours are "#rrggbb" strings or (string, alpha) pairs with alpha 0..1. Lengths are world units (see `stage.Frame`);
y grows downwards, angles are degrees clockwise.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import skia

Colour = str | tuple[str, float]
Point = tuple[float, float]

SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
FAST = skia.SamplingOptions(skia.FilterMode.kLinear)
PRECISE = skia.ColorFilters.Matrix([1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0])
"""Changes nothing, but has skia reckon in floats. On a processor its 16-bit path takes 2 to 2.5 times as long for gradients, and for
pictures that are turned or blended while they are scaled (5.4 against 2.5 ms for a disc that fills the frame); what is drawn plainly
has quicker ways of its own, which this filter would bar."""


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
        paint.setColorFilter(PRECISE)
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


def rect(x: float, y: float, width: float, height: float) -> skia.Rect:
    """A rectangle from its top left corner and size."""
    return skia.Rect.MakeXYWH(x, y, width, height)


def circle(x: float, y: float, radius: float) -> skia.Path:
    """A circle as a path, for the gradient fills."""
    return skia.Path.Circle(x, y, radius)


def ellipse(x: float, y: float, rx: float, ry: float) -> skia.Path:
    """An ellipse as a path, for the gradient fills."""
    return skia.Path.Oval(rect(x - rx, y - ry, 2 * rx, 2 * ry))


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
