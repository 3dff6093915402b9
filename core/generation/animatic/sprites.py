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
    image = sprite(code)
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


def recoloured(colour: str, strength: float = 0.75) -> skia.ColorFilter:
    """A filter that gives a sprite another colour: its light and shade stay, and what is transparent stays so.

    Mixes each pixel, by ``strength``, with the colour at the pixel's luminance (Rec. 709 weights), lifted by a third because
    sprites are mostly mid-toned.
    """
    weights = (0.2126, 0.7152, 0.0722)
    rows: list[float] = []
    for channel, value in enumerate(draw.channels(colour)):
        gain = strength * (0.12 + 1.2 * value / 255)
        rows += [gain * weight + (1 - strength) * (index == channel) for index, weight in enumerate(weights)]
        rows += [0.0, strength * 0.04]
    return skia.ColorFilters.Matrix([*rows, 0, 0, 0, 1, 0])
