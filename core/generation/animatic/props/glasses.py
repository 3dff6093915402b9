"""Glasses with cold drinks in them, base at (0, 0): tumbler, pint and wine glass."""

from __future__ import annotations

import skia

from core.generation.animatic import draw
from core.generation.animatic.props.painted import mirror
from core.generation.animatic.props.recipes import Recipe
from core.generation.animatic.stage import Pose


def paint_tumbler(canvas: skia.Canvas, recipe: Recipe, pose: Pose) -> None:
    """A straight glass, with ice or a straw if the recipe says so."""
    top, foot, rim = 36.0, 28.0, -98.0
    mirror(canvas, pose, 34, recipe.liquid)
    glass = draw.shape((-top, rim), (-foot, -3), (0, 6, foot, -3), (top, rim))
    if recipe.garnish == "straw":
        canvas.drawLine(4, -16, 26, -136, draw.stroke("#f4ead8", 5))
        for step in range(9):
            share = step / 9
            canvas.drawLine(
                4 + 22 * share, -16 - 120 * share, 5 + 22 * share, -21 - 120 * share, draw.stroke("#d8574a", 5)
            )
    canvas.drawPath(
        glass, draw.fill(shader=draw.horizontal(-top, top, [("#ffffff", 0.5), ("#eef7fa", 0.18), ("#cfdfe4", 0.5)]))
    )
    level = rim + 14
    inner = draw.shape((-top + 4.5, level), (-foot + 3.5, -8), (0, 0, foot - 3.5, -8), (top - 4.5, level))
    tones: list[draw.Colour] = [
        (draw.lighten(recipe.liquid, 0.35), 0.92),
        (recipe.liquid, 0.88),
        (draw.darken(recipe.liquid, 0.25), 0.95),
    ]
    canvas.drawPath(inner, draw.fill(shader=draw.horizontal(-top, top, tones)))
    if recipe.garnish in ("ice", "straw"):
        for x, y, turn in ((-14, -70, 12.0), (9, -62, -18.0), (-4, -48, 30.0)):
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate(turn)
            canvas.drawRoundRect(draw.rect(-9, -9, 18, 18), 4, 4, draw.fill("#ffffff", alpha=0.38))
            canvas.drawRoundRect(draw.rect(-9, -9, 18, 18), 4, 4, draw.stroke("#ffffff", 1.4, alpha=0.7))
            canvas.restore()
    draw.oval(canvas, 0, level, top - 4.5, 7, draw.fill(recipe.top, alpha=0.9))
    canvas.drawOval(draw.rect(-top, rim - 8, 2 * top, 16), draw.stroke("#ffffff", 2.4, alpha=0.75))
    canvas.drawLine(-top + 9, rim + 14, -foot + 6, -14, draw.stroke("#ffffff", 3.4, alpha=0.6))


def paint_pint(canvas: skia.Canvas, recipe: Recipe, pose: Pose) -> None:
    """A glass with a handle and a head of foam."""
    mirror(canvas, pose, 44, recipe.liquid)
    canvas.drawPath(draw.path((38, -92), (78, -92, 78, -30, 36, -28)), draw.stroke("#eaf4f6", 11, alpha=0.7))
    body = draw.shape((-42, -112), (-38, -4), (0, 7, 38, -4), (42, -112))
    canvas.drawPath(
        body,
        draw.fill(
            shader=draw.horizontal(
                -42, 42, [draw.lighten(recipe.liquid, 0.4), recipe.liquid, draw.darken(recipe.liquid, 0.3)]
            )
        ),
    )
    for x in (-22, 0, 22):
        canvas.drawRoundRect(draw.rect(x - 7, -88, 14, 72), 7, 7, draw.fill("#fff2c8", alpha=0.22))
    for x, y, r in (
        (-30, -116, 14),
        (-10, -122, 17),
        (12, -120, 16),
        (31, -115, 13),
        (0, -110, 16),
        (-22, -108, 14),
        (22, -108, 14),
    ):
        canvas.drawCircle(x, y, r, draw.fill(shader=draw.radial((x - 3, y - 5), r, ["#ffffff", "#f6ead0"])))
    canvas.drawLine(-31, -96, -29, -18, draw.stroke("#ffffff", 4, alpha=0.55))


def paint_wine(canvas: skia.Canvas, recipe: Recipe, pose: Pose) -> None:
    """A bowl on a stem."""
    mirror(canvas, pose, 34, recipe.liquid, 28)
    draw.oval(canvas, 0, -2, 30, 7, draw.fill("#f4fafc", alpha=0.55))
    canvas.drawLine(0, -4, 0, -58, draw.stroke("#f4fafc", 4, alpha=0.75))
    bowl = draw.shape((-27, -134), (-42, -92, -24, -60, 0, -56), (24, -60, 42, -92, 27, -134))
    canvas.drawPath(bowl, draw.fill("#f4fafc", alpha=0.25))
    wine = draw.shape((-34.5, -98), (-32, -72, -18, -60, 0, -59), (18, -60, 32, -72, 34.5, -98))
    canvas.drawPath(
        wine,
        draw.fill(
            shader=draw.horizontal(
                -34, 34, [draw.lighten(recipe.liquid, 0.25), recipe.liquid, draw.darken(recipe.liquid, 0.4)]
            )
        ),
    )
    draw.oval(canvas, 0, -98, 34.5, 7, draw.fill(recipe.top))
    canvas.drawPath(bowl, draw.stroke("#ffffff", 1.8, alpha=0.6))
    canvas.drawOval(draw.rect(-27, -139, 54, 10), draw.stroke("#ffffff", 1.8, alpha=0.8))
    canvas.drawPath(draw.path((-26, -122), (-34, -96, -25, -76)), draw.stroke("#ffffff", 3, alpha=0.6))
