"""What hats and helmets are made of: domes, brims and bands, in the head's units (see `rigs.face`)."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw, gradients

HatPainter = Callable[[skia.Canvas, str, str, float], None]
"""Canvas, main colour, colour of the trimmings, and how far the face has turned aside (head units)."""


def body(canvas: skia.Canvas, outline: skia.Path, colour: str, top: float, bottom: float) -> None:
    """Fill a piece with its colour, lit from above."""
    tones = [draw.lighten(colour, 0.2), colour, draw.darken(colour, 0.32)]
    gradients.fill_vertical(canvas, outline, top, bottom, tones, [0, 0.45, 1])


def gloss(canvas: skia.Canvas, y: float, reach: float = 26, alpha: float = 0.4) -> None:
    """A highlight on the left of a dome."""
    canvas.drawPath(
        draw.path((-reach, y + 16), (-reach * 0.8, y, -reach * 0.1, y - 3)), draw.stroke("#ffffff", 4.5, alpha=alpha)
    )


def dome(high: float, low: float, half: float) -> skia.Path:
    """The crown of a cap: from ``high`` down to ``low``, ``half`` wide on either side."""
    rise = low - (low - high) * 1.33
    return draw.shape((-half, low), (-half - 2, rise, half + 2, rise, half, low), (0, low + 9, -half, low))


def brim(canvas: skia.Canvas, x: float, y: float, half: float, drop: float, colour: str, tall: float = 11) -> None:
    """A round brim seen a little from above, curving down at its ends."""
    outline = draw.shape(
        (x - half, y + drop), (x - half * 0.5, y - tall, x + half * 0.5, y - tall, x + half, y + drop),
        (x + half * 0.5, y + tall, x - half * 0.5, y + tall, x - half, y + drop),
    )  # fmt: skip
    body(canvas, outline, colour, y - tall, y + tall)


def band(canvas: skia.Canvas, low: float, half: float, colour: str, tall: float = 10) -> None:
    """A band around the head that ends at ``low``."""
    band = draw.shape((-half, low - tall), (0, low - tall + 9, half, low - tall), (half, low), (0, low + 9, -half, low))
    canvas.drawPath(band, draw.fill(colour))


def star(canvas: skia.Canvas, x: float, y: float, radius: float, colour: str, points: int = 5) -> None:
    """A star about (x, y)."""
    path = skia.Path()
    for index in range(points * 2):
        far = radius if index % 2 == 0 else radius * 0.45
        angle = math.pi * index / points - math.pi / 2
        spot = (x + math.cos(angle) * far, y + math.sin(angle) * far)
        path.moveTo(*spot) if index == 0 else path.lineTo(*spot)
    path.close()
    canvas.drawPath(path, draw.fill(colour))
