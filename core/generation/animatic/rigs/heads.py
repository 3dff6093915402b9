"""Sprites measured: where a picture is visible, and the colour that covers most of it. It draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import skia

from core.generation.animatic.sprites import dyed, sprite


@dataclass(frozen=True)
class Head:
    """A head sprite measured: where it is visible in its picture, and the colours that cover most of it."""

    image: skia.Image
    visible: skia.Rect
    main: str


@lru_cache(maxsize=128)
def head_of(code: str, colour: str | None = None) -> Head:
    """The head for a sprite, in another ``colour`` ("#rrggbb") if one is asked for. The main colour is the median of the fullest of 8×8×8 boxes of colour."""
    image = dyed(code, colour) if colour else sprite(code)
    pixels = image.toarray(colorType=skia.kRGBA_8888_ColorType)
    solid = pixels[..., 3] > 40
    rows, columns = np.flatnonzero(solid.any(axis=1)), np.flatnonzero(solid.any(axis=0))
    visible = skia.Rect.MakeLTRB(float(columns[0]), float(rows[0]), float(columns[-1] + 1), float(rows[-1] + 1))
    colours = pixels[pixels[..., 3] > 200][:, :3].astype(int)
    boxes = (colours // 32) @ np.array([64, 8, 1])
    fullest = np.bincount(boxes).argmax()
    red, green, blue = np.median(colours[boxes == fullest], axis=0)
    return Head(image, visible, f"#{round(red):02x}{round(green):02x}{round(blue):02x}")
