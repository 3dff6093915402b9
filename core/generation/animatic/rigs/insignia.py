"""What is pinned, hung and buckled on clothes, and what stands out over them. Units as in `rigs.costumes`."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.rigs.costumes import CutPainter
from core.generation.animatic.rigs.hatting import star
from core.generation.animatic.rigs.traits import Traits


def paint_extras(canvas: skia.Canvas, traits: Traits, wide: float, turn: float) -> None:
    """Badges, belts, ties, chains: what is worn on top of the cut; the canvas is clipped to the torso."""
    for name in traits.outfit.extras:
        if name in _EXTRAS:
            _EXTRAS[name](canvas, traits, wide, turn, 116.0)


def paint_collars(canvas: skia.Canvas, traits: Traits, wide: float, turn: float) -> None:
    """What stands out over the torso's outline: epaulettes, an ermine collar, a scarf, pauldrons."""
    for name in traits.outfit.extras:
        if name in _COLLARS:
            _COLLARS[name](canvas, traits, wide, turn, 116.0)
    if traits.top_kind in ("armor", "lamellar"):
        _pauldrons(canvas, traits, wide)


# --- pinned on --------------------------------------------------------------------------------------------------------


def _badge(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    star(canvas, 32 * wide + turn * 0.5, 36, 12, traits.outfit.trim)


def _star(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    star(canvas, 34 * wide + turn * 0.5, 42, 14, "#f0c850")


def _belt(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    dark = "#2c2420" if draw.mix(traits.top, "#000000", 0.0) != "#2c2420" else "#5a4632"
    canvas.drawRect(draw.rect(-80, waist - 16, 160, 14), draw.fill(dark))
    canvas.drawRoundRect(draw.rect(turn - 11, waist - 18, 22, 18), 3, 3, draw.fill(traits.outfit.trim))
    canvas.drawRoundRect(draw.rect(turn - 6, waist - 13, 12, 8), 2, 2, draw.fill(dark))


def _tie(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    x = turn * 0.4
    colour = (
        "#20253a" if "badge" in traits.outfit.extras or "epaulettes" in traits.outfit.extras else traits.outfit.trim
    )
    tie = draw.shape((-6, 4), (6, 4), (5, 12), (9 + x, 62), (x, 76), (-9 + x, 62), (-5, 12))
    canvas.drawPath(tie, draw.fill(colour))
    canvas.drawPath(draw.path((-5, 13), (5, 13)), draw.stroke(draw.darken(colour, 0.4), 2))


def _reflective(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    for y in (58, 96):
        canvas.drawRect(draw.rect(-80, y - 8, 160, 16), draw.fill(traits.outfit.trim))
        canvas.drawRect(draw.rect(-80, y - 3, 160, 6), draw.fill("#e8ebf0"))


def _stethoscope(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    tube = draw.path((-22, -14), (-30, 30, -14 + turn, 52), (0 + turn, 66, 14 + turn, 52), (30, 30, 22, -14))
    canvas.drawPath(tube, draw.stroke("#2f3a4a", 4.5))
    canvas.drawLine(turn, 59, turn + 6, 84, draw.stroke("#2f3a4a", 4.5))
    canvas.drawCircle(turn + 7, 88, 8, draw.fill("#c8ccd6"))
    canvas.drawCircle(turn + 7, 88, 4.5, draw.fill("#8a90a0"))


def _apron(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    colour = traits.outfit.trim if traits.top_kind != "double" else "#ffffff"
    bib = draw.shape((-30, 34), (30, 34), (44, 90), (48, 200), (-48, 200), (-44, 90))
    canvas.drawPath(bib, draw.fill(colour))
    canvas.drawPath(bib, draw.stroke(draw.darken(colour, 0.25), 2))
    for side in (-1, 1):
        canvas.drawLine(side * 28, 36, side * 22, -8, draw.stroke(colour, 6))


def _half_apron(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    canvas.drawRect(draw.rect(-56, waist - 12, 112, 60), draw.fill("#f4f1ea"))


def _emblem(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    x = turn
    shield = draw.shape((x - 24, 22), (x, 14), (x + 24, 22), (x + 20, 48), (x, 64), (x - 20, 48))
    canvas.drawPath(shield, draw.fill(traits.outfit.trim))
    canvas.drawPath(shield, draw.stroke("#c9252b", 4))
    star(canvas, x, 38, 14, "#c9252b")


def _necklace(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    for index in range(11):
        angle = math.pi * (0.12 + 0.76 * index / 10)
        canvas.drawCircle(math.cos(angle) * 26 + turn * 0.4, -6 + math.sin(angle) * 26, 3.6, draw.fill("#fff6d8" if index != 5 else traits.outfit.trim))  # fmt: skip


def _sash(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    canvas.drawLine(-62, 0, 58, waist, draw.stroke("#c9252b", 17))
    canvas.drawLine(-62, -6, 62, waist - 6, draw.stroke(traits.outfit.trim, 2))


def _tabard(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    x = turn
    cloth = draw.shape((x - 30, 30), (x + 30, 30), (x + 34, 200), (x - 34, 200))
    canvas.drawPath(cloth, draw.fill(traits.outfit.trim))
    canvas.drawLine(x, 40, x, 100, draw.stroke("#f7f0dc", 9))
    canvas.drawLine(x - 20, 60, x + 20, 60, draw.stroke("#f7f0dc", 9))


def _pompoms(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    for y in (44, 76, 108):
        canvas.drawCircle(turn * 0.6, y, 9, draw.fill("#e8453c"))
        canvas.drawCircle(turn * 0.6 - 3, y - 3, 3.4, draw.fill("#ffffff", alpha=0.5))


def _suspenders(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    for side in (-1, 1):
        canvas.drawLine(side * 36, -8, side * 30 + turn * 0.3, waist, draw.stroke("#26262e", 8))


def _number(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    # An 8 reads the same on a figure that is turned to the left, which is drawn in a mirror.
    pen = draw.stroke(traits.outfit.trim, 7)
    canvas.drawOval(draw.rect(turn - 10, 42, 20, 18), pen)
    canvas.drawOval(draw.rect(turn - 12, 60, 24, 24), pen)


def _pectoral(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    for index, tone in enumerate((traits.outfit.trim, "#e8b93a", "#c9403a", "#e8b93a")):
        canvas.drawPath(
            draw.path((-50 + index * 6, -8), (0, 74 - index * 15, 50 - index * 6, -8)), draw.stroke(tone, 8)
        )  # fmt: skip


def _cross(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    canvas.drawPath(draw.path((-20, -6), (turn, 60, 20, -6)), draw.stroke("#d9b24a", 2))
    canvas.drawLine(turn, 44, turn, 74, draw.stroke("#e2bd52", 6))
    canvas.drawLine(turn - 10, 54, turn + 10, 54, draw.stroke("#e2bd52", 6))


def _clerical(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    canvas.drawRoundRect(draw.rect(turn * 0.4 - 8, -4, 16, 13), 2, 2, draw.fill("#ffffff"))


def _camera(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    canvas.drawPath(draw.path((-26, -10), (turn, 70, 26, -10)), draw.stroke("#23222c", 4))
    canvas.drawRoundRect(draw.rect(turn - 22, 58, 44, 30), 5, 5, draw.fill("#2b2a34"))
    canvas.drawCircle(turn, 73, 11, draw.fill("#5a6478"))
    canvas.drawCircle(turn, 73, 6, draw.fill("#1b2433"))


def _boutonniere(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    canvas.drawCircle(28, 26, 6, draw.fill("#e2405a"))
    canvas.drawLine(28, 32, 30, 42, draw.stroke("#4a8a4a", 3))


def _studs(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    for side in (-1, 1):
        for index in range(4):
            canvas.drawCircle(side * (26 + index * 8), 10 + index * 9, 3, draw.fill("#d8dce4"))


def _straw(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    for x in range(-30, 36, 10):
        canvas.drawLine(x, -14, x * 1.3, 14, draw.stroke("#e6c36a", 4))


def _jabot(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    for side in (-1, 1):
        canvas.drawPath(
            draw.shape((turn * 0.4, 2), (side * 12 + turn * 0.4, 44), (turn * 0.4, 40)), draw.fill("#ffffff")
        )  # fmt: skip


_EXTRAS: dict[str, CutPainter] = {
    "badge": _badge,
    "star": _star,
    "belt": _belt,
    "tie": _tie,
    "reflective": _reflective,
    "stethoscope": _stethoscope,
    "apron": _apron,
    "half_apron": _half_apron,
    "emblem": _emblem,
    "necklace": _necklace,
    "sash": _sash,
    "tabard": _tabard,
    "pompoms": _pompoms,
    "suspenders": _suspenders,
    "number": _number,
    "pectoral": _pectoral,
    "cross": _cross,
    "clerical": _clerical,
    "camera": _camera,
    "boutonniere": _boutonniere,
    "studs": _studs,
    "straw": _straw,
    "jabot": _jabot,
    "satchel": _sash,
}


# --- standing out -----------------------------------------------------------------------------------------------------


def _pauldrons(canvas: skia.Canvas, traits: Traits, wide: float) -> None:
    metal = traits.top
    for side in (-1, 1):
        x = side * 60 * wide
        plate = draw.shape((x - side * 24, 0), (x - side * 6, -16, x + side * 20, 2), (x + side * 24, 26, x + side * 14, 40), (x - side * 6, 34, x - side * 24, 0))  # fmt: skip
        gradients.fill_vertical(canvas, plate, -12, 38, [draw.lighten(metal, 0.45), metal, draw.darken(metal, 0.4)])
        canvas.drawPath(plate, draw.stroke(draw.darken(metal, 0.5), 1.6, alpha=0.7))


def _epaulettes(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    for side in (-1, 1):
        board = draw.shape((side * 34, 0), (side * 62 * wide, 6), (side * 64 * wide, 16), (side * 34, 9))
        canvas.drawPath(board, draw.fill("#1c2338"))
        for index in range(3):
            x = side * (42 + index * 8)
            canvas.drawLine(x, 2 + index * 1.6, x, 11 + index * 1.6, draw.stroke(traits.outfit.trim, 3))


def _ermine(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    fur = draw.shape((-20, -20), (-80 * wide, 0), (-78 * wide, 34), (-40, 46, turn, 64), (40, 46, 78 * wide, 34), (80 * wide, 0), (20, -20), (turn, 16, -20, -20))  # fmt: skip
    gradients.fill_vertical(canvas, fur, -16, 60, ["#ffffff", "#e8e2dc"])
    for x, y in ((-56, 14), (-34, 28), (-10, 44), (14, 40), (36, 26), (58, 12)):
        canvas.drawLine(x, y, x + 1, y + 7, draw.stroke("#2a2430", 4))


def _ruff(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    for index in range(11):
        angle = math.pi * (index / 10)
        canvas.drawCircle(math.cos(angle) * 46, -4 + math.sin(angle) * 16, 12, draw.fill("#ffffff" if index % 2 else "#ffe1e1"))  # fmt: skip


def _neckerchief(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    colour = "#c9303a" if traits.top_kind == "vest" else traits.outfit.trim
    cloth = draw.shape((-28, -14), (0, -2, 28, -14), (24, 8), (turn * 0.5, 36), (-24, 8))
    gradients.fill_vertical(canvas, cloth, -12, 34, [colour, draw.darken(colour, 0.25)])


def _bow_tie(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    x = turn * 0.4
    for side in (-1, 1):
        canvas.drawPath(draw.shape((x, 5), (x + side * 20, -5), (x + side * 20, 17)), draw.fill(traits.outfit.trim))
    canvas.drawRoundRect(draw.rect(x - 4, 0, 8, 11), 3, 3, draw.fill(draw.darken(traits.outfit.trim, 0.3)))


def _scarf(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    colour = traits.outfit.trim
    tail = draw.shape((14, 4), (38, 2), (42, 84), (18, 86))
    gradients.fill_vertical(canvas, tail, 0, 86, [draw.darken(colour, 0.15), colour])
    for y in (60, 72):
        canvas.drawLine(17, y, 42, y, draw.stroke(draw.lighten(colour, 0.4), 4))
    roll = draw.shape((-32, -18), (0, -6, 32, -18), (38, 2, 28, 12), (0, 22, -28, 12), (-38, 2, -32, -18))
    gradients.fill_vertical(canvas, roll, -18, 18, [draw.lighten(colour, 0.2), colour, draw.darken(colour, 0.25)])


def _collar(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, waist: float) -> None:
    for side in (-1, 1):
        wing = draw.shape((side * 12, 6), (side * 24, -22), (side * 66, -50), (side * 62, 0), (side * 34, 20))
        canvas.drawPath(wing, draw.fill(traits.outfit.back_colour))
        canvas.drawPath(
            draw.shape((side * 16, 4), (side * 28, -16), (side * 56, -36), (side * 52, -4)), draw.fill(traits.outfit.trim)
        )  # fmt: skip


_COLLARS: dict[str, CutPainter] = {
    "epaulettes": _epaulettes,
    "ermine": _ermine,
    "ruff": _ruff,
    "neckerchief": _neckerchief,
    "bow_tie": _bow_tie,
    "scarf": _scarf,
    "collar": _collar,
}
