"""Emoji sprites from the npm package @lobehub/fluent-emoji-3d (MIT): 256-pixel WebP pictures named by code point.

The only module that knows where the package lies. Sprites are used for small things and as heads of mascots.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import skia

from core.errors import Refusal
from core.generation.animatic import copies, draw

FOLDER = Path(__file__).resolve().parents[3] / "node_modules/@lobehub/fluent-emoji-3d/assets"


@lru_cache(maxsize=256)
def sprite(code: str) -> skia.Image:
    """The picture for a code point name ("1f43b", "1f56f-fe0f"), 256 pixels square. Refusal when it isn't installed."""
    file = FOLDER / f"{code}.webp"
    if not file.exists():
        from core.wording import N_  # brings the translations' machinery along, which no render needs

        raise Refusal(N_("The sprite {code} is missing. Run `make setup` to install the sprite package."), code=code)
    return skia.Image.open(str(file)).makeRasterImage()


@lru_cache(maxsize=256)
def trimmed(code: str) -> skia.Image:
    """The picture without its empty margins, so that its lower edge is where the thing stands."""
    return _trimmed(sprite(code))


def _trimmed(image: skia.Image) -> skia.Image:
    alpha = image.toarray(colorType=skia.kBGRA_8888_ColorType)[..., 3] > 24
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    area = skia.IRect.MakeLTRB(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
    return image.makeSubset(area).makeRasterImage().withDefaultMipmaps()


def draw_sprite(
    canvas: skia.Canvas, code: str, x: float, y: float, height: float, *, flip: bool = False, degrees: float = 0.0
) -> None:
    """Draw a sprite standing on (x, y), bottom centre."""
    image = sprite(code)
    width = height * image.width() / image.height()
    canvas.save()
    canvas.translate(x, y)
    if degrees:
        canvas.rotate(degrees)
    if flip:
        canvas.scale(-1, 1)
    copies.put(canvas, image, draw.rect(-width / 2, -height, width, height), skia.Paint(AntiAlias=True))
    canvas.restore()


_LUMA = (0.2126, 0.7152, 0.0722)  # Rec. 709
_PALE = 0.12  # of full saturation: what has less has no colour of its own


@lru_cache(maxsize=64)
def dyed(code: str, colour: str) -> skia.Image:
    """The sprite (uncut) in another colour: what has the colour that covers most of it takes that one, light and shade stay.

    Small parts of other colours, like eyes and wheels, keep theirs. A sprite that is mostly grey is dyed all over.
    """
    image = sprite(code)
    pixels = image.toarray(colorType=skia.kRGBA_8888_ColorType).astype(np.float32) / 255
    rgb, solid = pixels[..., :3], pixels[..., 3] > 0.15
    bright, spread = rgb.max(axis=2), np.ptp(rgb, axis=2)
    hue = np.arctan2(1.7320508 * (rgb[..., 1] - rgb[..., 2]), 2 * rgb[..., 0] - rgb[..., 1] - rgb[..., 2])
    vivid = solid & (spread > _PALE)
    weights, _ = np.histogram(hue[vivid], bins=24, range=(-np.pi, np.pi), weights=spread[vivid])
    grey = np.count_nonzero(vivid) < 0.3 * np.count_nonzero(solid)
    if grey:
        share = np.where(bright > 0.12, 1.0, 0.0)
    else:
        smooth = weights + np.roll(weights, 1) + np.roll(weights, -1)
        main = -np.pi + (int(smooth.argmax()) + 0.5) * np.pi / 12
        apart = np.abs((hue - main + np.pi) % (2 * np.pi) - np.pi)
        near = np.clip((1.15 - apart) / 0.35, 0, 1)
        # whiter parts of the main colour, like highlights, are dyed as far as they have it
        share = near * np.clip((spread - 0.03) / _PALE, 0, 1)
    light = rgb @ np.array(_LUMA, np.float32)
    chosen = light[solid & (share > 0.5)]
    middle = float(np.median(chosen)) if chosen.size else 0.5
    target = np.array(draw.channels(colour), np.float32) / 255
    ratio = (light / max(0.05, middle))[..., None]
    shaded = np.where(
        ratio < 1, target * (0.35 + 0.65 * ratio), target + (1 - target) * np.clip(0.55 * (ratio - 1), 0, 0.7)
    )
    mixed = rgb + (shaded - rgb) * share[..., None].astype(np.float32)
    result = np.dstack([np.clip(mixed, 0, 1), pixels[..., 3]])
    return skia.Image.fromarray(np.ascontiguousarray((result * 255 + 0.5).astype(np.uint8)), skia.kRGBA_8888_ColorType)


def dyed_and_trimmed(code: str, colour: str | None) -> skia.Image:
    """The sprite without its empty margins, in another colour if one is asked for."""
    return _trimmed(dyed(code, colour)) if colour else trimmed(code)


def recoloured(colour: str, strength: float = 0.75) -> skia.ColorFilter:
    """A filter that gives a sprite another colour: its light and shade stay, and what is transparent stays so.

    Mixes each pixel, by ``strength``, with the colour at the pixel's luminance (Rec. 709 weights), lifted by a third because
    sprites are mostly mid-toned.
    """
    rows: list[float] = []
    for channel, value in enumerate(draw.channels(colour)):
        gain = strength * (0.12 + 1.2 * value / 255)
        rows += [gain * weight + (1 - strength) * (index == channel) for index, weight in enumerate(_LUMA)]
        rows += [0.0, strength * 0.04]
    return skia.ColorFilters.Matrix([*rows, 0, 0, 0, 1, 0])
