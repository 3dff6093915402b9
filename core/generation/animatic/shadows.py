"""The shadows of figures on the ground: a soft one where they touch it, and their outline, thrown away from the light."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from operator import is_

import numpy as np
import skia

from core.generation.animatic import draw
from core.generation.animatic.light import Lit, image_of
from core.generation.animatic.looks.raster import soft, tinted
from core.generation.animatic.stage import Cast, Light, Offset

Body = Callable[[skia.Canvas, float], Lit | None]

_SHARE = 0.34  # pixels of an outline per world unit
_PAD = 3  # pixels for the blur
_SMALLEST = 42.0  # units: the outline of what is smaller is lost in its contact shadow
_FLAT = 0.45  # on a table top, seen at a shallow angle, shadows are that much shorter


class Shadow:
    """The shadow of one cast. ``bodies`` give it, and what it holds, as they are shown on a canvas in world units."""

    def __init__(self, cast: Cast, light: Light, bodies: Sequence[Body]) -> None:
        self._cast, self._light, self._bodies = cast, light, bodies
        high = -cast.figure.bounds.top() * cast.anchor.scale
        grounded = cast.anchor.supports in ("stand", "surface", "ground")
        self._throws = grounded and light.throw is not None and high >= _SMALLEST
        # dark as the light from below, which is all that reaches a shadow
        self._colour = draw.mix(draw.darken(light.bottom[0], 0.45), "#0a0614", 0.4)
        self._kept: tuple[list[np.ndarray], tuple[skia.Image, skia.Rect]] | None = None

    def __call__(self, canvas: skia.Canvas, t: float) -> None:
        """Paint it, in world units."""
        anchor = self._cast.anchor
        offset = anchor.motion(t) if anchor.motion else Offset()
        # the shadow stays on the ground while the figure leaves it, and pales the higher it is
        pale = 1 / (1 + max(0.0, -offset.dy) / 60)
        if self._throws:
            self._throw(canvas, t, offset, pale)
        bounds = self._cast.figure.bounds
        width = 0.30 * bounds.width() * anchor.scale * (1 + max(0.0, -offset.dy) / 300)
        centre = (bounds.left() + bounds.right()) / 2 * anchor.scale * (-1 if self._cast.mirrored else 1)
        x, y = anchor.x + offset.dx + centre * 0.5, anchor.y + 1
        draw.soft_shadow(canvas, x, y, width, width * 0.15, self._light.shadow * pale, "#0a0614")

    def _throw(self, canvas: skia.Canvas, t: float, offset: Offset, pale: float) -> None:
        across, near = self._light.throw or (0.0, 0.0)
        if self._cast.anchor.supports == "surface":
            across, near = across * _FLAT, near * _FLAT
        outlined = self._outlined(canvas, t, offset)
        if outlined is None:
            return
        outline, box = outlined
        lean = skia.Matrix()
        lean.setAll(1, -across, self._cast.anchor.x + offset.dx, 0, -near, self._cast.anchor.y, 0, 0, 1)
        canvas.save()
        canvas.concat(lean)
        canvas.translate(0, min(0.0, offset.dy))
        strength = min(1.0, 1.15 * self._light.shadow * (0.5 + 0.5 * pale))
        canvas.drawImageRect(outline, box, draw.FAST, skia.Paint(Alphaf=strength, ColorFilter=draw.PRECISE))
        canvas.restore()

    def _outlined(self, shown: skia.Canvas, t: float, offset: Offset) -> tuple[skia.Image, skia.Rect] | None:
        """The outline, small and soft, and the box that it fills in world units about the point on the ground."""
        lits = [lit for body in self._bodies if (lit := body(shown, t)) is not None]
        if not lits:
            return None
        pixels = [lit[0] for lit in lits]
        # while a figure is shown by the same pixels, as those of a crowd are for a few frames, it throws the same shadow
        kept = self._kept
        if kept is None or len(pixels) != len(kept[0]) or not all(map(is_, pixels, kept[0])):
            self._kept = kept = pixels, self._softened(shown, lits, offset)
        return kept[1]

    def _softened(self, shown: skia.Canvas, lits: Sequence[Lit], offset: Offset) -> tuple[skia.Image, skia.Rect]:
        """`_outlined` of a figure that is shown by ``lits``."""
        matrix = shown.getTotalMatrix()
        zoom = matrix.getScaleX()
        x = matrix.getTranslateX() + zoom * (self._cast.anchor.x + offset.dx)
        y = matrix.getTranslateY() + zoom * (self._cast.anchor.y + offset.dy)
        left, top = min(lit[1] for lit in lits) - x, min(lit[2] for lit in lits) - y
        right = max(lit[1] + lit[0].shape[1] for lit in lits) - x
        bottom = max(lit[2] + lit[0].shape[0] for lit in lits) - y
        share = _SHARE / zoom
        width, height = math.ceil((right - left) * share) + 2 * _PAD, math.ceil((bottom - top) * share) + 2 * _PAD
        small = np.zeros((height, width, 4), np.uint8)
        surface = skia.Surface(small, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
        canvas = surface.getCanvas()
        canvas.translate(_PAD, _PAD)
        canvas.scale(share, share)
        canvas.translate(-left - x, -top - y)
        for pixels, column, row in lits:
            canvas.drawImage(image_of(pixels), column, row, draw.FAST)
        # blurred by one pixel's sigma; the farther from its foot, the more of the sky looks into a shadow
        cover = soft(np.ascontiguousarray(small[..., 3]), 1, 1)
        fade = np.linspace(0.25 * 256, 0.95 * 256, height).astype(np.uint16)
        faded = (cover * fade[:, None] >> np.uint16(8)).astype(np.uint8)
        pad = _PAD / _SHARE
        box = draw.rect(left / zoom - pad, top / zoom - pad, width / _SHARE, height / _SHARE)
        return tinted(faded, self._colour), box
