"""The bubble over the head of somebody who thinks, about the base of the neck, in head units."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw, gradients


def paint_bubble(canvas: skia.Canvas, t: float) -> None:
    """Two puffs that rise and grow into a cloud with three dots; it appears in the first second."""
    for index, (x, y, radius) in enumerate(((56, -112, 5.0), (70, -127, 7.5))):
        grown = draw.smooth((t - 0.25 - 0.16 * index) / 0.3)
        _puff(canvas, x, y + math.sin(t * 2 + index) * 1.6, radius * grown)
    grown = draw.smooth((t - 0.55) / 0.4)
    if grown > 0:
        overshoot = 1 + 0.08 * math.sin(min(1.0, max(0.0, (t - 0.6) / 0.6)) * math.pi)
        canvas.translate(122, -158 + math.sin(t * 1.4) * 2.5)
        canvas.scale(grown * overshoot, grown * overshoot)
        _cloud(canvas, t)


def _puff(canvas: skia.Canvas, x: float, y: float, radius: float) -> None:
    if radius > 0.2:
        canvas.drawCircle(x + 1, y + 2, radius, draw.fill("#2a1a3a", alpha=0.18))
        gradients.fill_radial(canvas, draw.circle(x, y, radius), (x - 2, y - 3), radius * 1.6, ["#ffffff", "#e6e2f2"])


def _cloud(canvas: skia.Canvas, t: float) -> None:
    """A cloud about (0, 0), 110 wide, with three dots that hop one after another."""
    breath = math.sin(t * 1.8) * 0.8
    outline = skia.Path()
    for x, y, radius in ((-34, 5, 22), (-16, -13, 25), (14, -12, 26), (36, 4, 21), (8, 12, 24), (-16, 13, 21)):
        outline.addCircle(x, y, radius + breath)
    canvas.save()
    canvas.translate(2, 5)
    canvas.drawPath(outline, draw.fill("#20142e", alpha=0.2))
    canvas.restore()
    gradients.fill_vertical(canvas, outline, -38, 38, ["#ffffff", "#fbfaff", "#dcd8ee"], [0, 0.55, 1])
    for index, colour in enumerate(("#e2856b", "#d9a441", "#4f8f8a")):
        hop = max(0.0, math.sin(t * 4.2 - index * 0.75))
        canvas.drawCircle(-20 + index * 20, 1 - hop * 7, 5.6 + 0.8 * hop, draw.fill(colour))
