"""Torsos and necks in their clothes, in head units about the base of the neck (see `rigs.gestures`)."""

from __future__ import annotations

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.rigs import costumes, drapery, insignia
from core.generation.animatic.rigs.traits import Traits

WAIST = 116.0


def torso_outline(wide: float, length: float) -> skia.Path:
    """From the neck to ``length`` below it; ``wide`` scales the shoulders."""
    w = wide
    return draw.shape(
        (-60 * w, length), (-58 * w, length * 0.7, -64 * w, 60, -68 * w, 40), (-70 * w, 16, -60 * w, 6, -40 * w, 1), (-26 * w, -4, -19, -8, -16.5, -16),
        (16.5, -16), (19, -8, 26 * w, -4, 40 * w, 1), (60 * w, 6, 70 * w, 16, 68 * w, 40), (64 * w, 60, 58 * w, length * 0.7, 60 * w, length),
    )  # fmt: skip


def paint_torso(canvas: skia.Canvas, traits: Traits, wide: float, length: float, turn: float) -> None:
    """The body without arms and head. ``turn`` shifts what is on the chest (head units)."""
    colour = traits.top
    dark, light = draw.darken(colour, 0.42), draw.lighten(colour, 0.2)
    if traits.top_kind == "hoodie":
        hood = draw.shape(
            (-44 * wide, 10), (-50 * wide, -26, -20, -30, 0, -28), (20, -30, 50 * wide, -26, 44 * wide, 10)
        )
        canvas.drawPath(hood, draw.fill(draw.darken(colour, 0.28)))
    body = torso_outline(wide, length)
    gradients.fill_radial(
        canvas, body, (-14 + turn, 18), 128, [light, colour, draw.mix(colour, dark, 0.75)], [0, 0.45, 1]
    )
    canvas.save()
    canvas.clipPath(body, True)
    for x, bend in ((-52 * wide, 12), (52 * wide, -12)):
        canvas.drawPath(draw.path((x, 34), (x + bend, 60, x + bend * 0.4, 96)), draw.stroke(dark, 2.2, alpha=0.35))
    canvas.drawPath(draw.path((-24 * wide, 96), (-4, 88, 10, 97)), draw.stroke(dark, 1.8, alpha=0.25))
    _neck_shadow(canvas, traits, turn)
    _CUTS.get(traits.top_kind, _plain)(canvas, traits, wide, turn, length)
    insignia.paint_extras(canvas, traits, wide, turn)
    canvas.restore()
    drapery.paint_straps(canvas, traits, wide)


def _neck_shadow(canvas: skia.Canvas, traits: Traits, turn: float) -> None:
    gradients.fill_radial(canvas, draw.circle(turn, -8, 58), (turn, -8), 58, [("#1a0a14", 0.32), ("#1a0a14", 0)])


def paint_neck(canvas: skia.Canvas, traits: Traits, lean: float) -> None:
    """The neck up to the head's joint at about (lean, -20), shaded under the chin, and what closes round it."""
    wide = 15.0 if traits.feminine or traits.age == "child" else 19.0
    neck = draw.shape(
        (-wide + lean, -30),
        (wide + lean, -30),
        (wide, -12, wide + 2.5, -6),
        (wide * 0.6, 9, 0, 9),
        (-wide * 0.6, 9, -wide - 2.5, -6),
        (-wide, -12, -wide + lean, -30),
    )
    gradients.fill_vertical(
        canvas,
        neck,
        -26,
        4,
        [draw.mix(traits.skin, traits.skin_shade, 0.85), draw.mix(traits.skin, traits.skin_shade, 0.25)],
    )
    colour = traits.top
    match traits.top_kind:
        case "turtleneck":
            roll = draw.shape(
                (-wide - 6, -17),
                (0, -10, wide + 6, -17),
                (wide + 10, -4, wide + 7, 5),
                (0, 14, -wide - 7, 5),
                (-wide - 10, -4, -wide - 6, -17),
            )
            gradients.fill_horizontal(
                canvas, roll, -24, 24, [draw.lighten(colour, 0.12), colour, draw.darken(colour, 0.3)]
            )
            for index in range(-3, 4):
                x = index * 6.0
                canvas.drawLine(
                    x * 0.95,
                    -12.5 + abs(index) * -0.8,
                    x * 1.08,
                    8 - abs(index) * 0.9,
                    draw.stroke(draw.darken(colour, 0.35), 1.1, alpha=0.4),
                )
        case "sweater" | "tee":
            band = draw.path((-wide - 5, -8), (-wide * 0.7, 12, 0, 12.5), (wide * 0.7, 12, wide + 5, -8))
            canvas.drawPath(band, draw.stroke(draw.darken(colour, 0.16), 6.5))
            canvas.drawPath(band, draw.stroke(draw.lighten(colour, 0.15), 1.2, alpha=0.5))
        case "shirt" | "suit":
            cloth = "#f6f1ea" if traits.top_kind == "suit" else draw.lighten(colour, 0.22)
            for side in (-1, 1):
                flap = draw.shape((side * (wide + 1), -15), (side * 3, 10), (side * 15, 21), (side * (wide + 12), 1))
                canvas.drawPath(flap, draw.fill(cloth))
                canvas.drawPath(flap, draw.stroke(draw.darken(cloth, 0.35), 1.2, alpha=0.5))
        case "hoodie":
            for side in (-1, 1):
                edge = draw.path((side * (wide + 9), -16), (side * (wide + 4), 6, side * 3, 18))
                canvas.drawPath(edge, draw.stroke(draw.darken(colour, 0.18), 9))
                canvas.drawLine(side * 8, 17, side * 9, 48, draw.stroke("#f6efe4", 2.2))
        case _:
            return


def _plain(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    dark = draw.darken(traits.top, 0.4)
    if traits.top_kind == "tee":
        return
    for index in range(9):
        y = 34 + index * 11.0
        canvas.drawPath(draw.path((-60 * wide, y), (turn, y + 7, 60 * wide, y)), draw.stroke(dark, 1.1, alpha=0.10))


def _shirt(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    dark = draw.darken(traits.top, 0.4)
    canvas.drawLine(turn * 0.6, 10, turn * 0.6, length, draw.stroke(dark, 1.6, alpha=0.5))
    for y in range(28, int(length), 24):
        canvas.drawCircle(turn * 0.6 - 4, y, 2.2, draw.fill("#fff6e8"))


def _cardigan(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    inner = draw.shape(
        (-18, -18),
        (18, -18),
        (12 + turn * 0.5, 70),
        (10 + turn * 0.5, length),
        (-10 + turn * 0.5, length),
        (-12 + turn * 0.5, 70),
    )
    gradients.fill_vertical(canvas, inner, -10, length, ["#f7efe2", "#d8cbb8"])
    canvas.drawPath(draw.path((-17, -6), (0, 14, 17, -6)), draw.stroke("#cbbba6", 2.4))
    for side in (-1, 1):
        edge = draw.path((side * 20, -14), (side * 17 + turn * 0.5, 40, side * 12 + turn * 0.5, length))
        canvas.drawPath(edge, draw.stroke(draw.darken(traits.top, 0.2), 8))


def _suit(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    canvas.drawPath(draw.shape((-20, -14), (20, -14), (turn * 0.5, 84)), draw.fill("#f6f1ea"))
    canvas.drawPath(
        draw.shape((-5, 8), (5, 8), (7 + turn * 0.3, 60), (turn * 0.4, 74), (-7 + turn * 0.3, 60)),
        draw.fill(traits.outfit.trim if traits.outfit.kind == "suit" else "#8a2f3a"),
    )
    for side in (-1, 1):
        lapel = draw.shape((side * 20, -14), (side * 34, 30), (side * 24, 36), (turn * 0.5, 86), (side * 14, 20))
        canvas.drawPath(lapel, draw.fill(draw.darken(traits.top, 0.18)))


def _hoodie(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    pocket = draw.path((-34 * wide, 100), (-26 * wide, 74), (26 * wide, 74), (34 * wide, 100))
    canvas.drawPath(pocket, draw.stroke(draw.darken(traits.top, 0.35), 2, alpha=0.6))


_CUTS: dict[str, costumes.CutPainter] = {
    **costumes.CUTS,
    "shirt": _shirt,
    "cardigan": _cardigan,
    "suit": _suit,
    "hoodie": _hoodie,
}
