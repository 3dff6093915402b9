"""Cuts of clothes by profession, painted inside the outline of a torso.

Units and axes are those of `rigs.clothes`: head units about the base of the neck, the waist at y = 116.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.rigs.traits import Traits

CutPainter = Callable[[skia.Canvas, Traits, float, float, float], None]
"""Canvas, traits, width of the shoulders, how far the chest has turned aside, and where the torso ends."""


# --- cuts -----------------------------------------------------------------------------------------------------------


def _middle(canvas: skia.Canvas, traits: Traits, turn: float, length: float, *, buttons: str = "#f3d77a") -> None:
    canvas.drawLine(turn * 0.6, 12, turn * 0.6, length, draw.stroke(draw.darken(traits.top, 0.45), 1.8, alpha=0.7))
    for y in range(26, int(length), 22):
        canvas.drawCircle(turn * 0.6 + 5, y, 3.2, draw.fill(buttons))


def _uniform(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    _middle(canvas, traits, turn, length)
    for side in (-1, 1):
        x = side * 32 * wide + turn * 0.4
        canvas.drawRoundRect(draw.rect(x - 12, 36, 24, 20), 3, 3, draw.stroke(draw.darken(traits.top, 0.4), 1.8))
        canvas.drawLine(x - 12, 42, x + 12, 42, draw.stroke(draw.darken(traits.top, 0.4), 1.8))


def _turnout(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    _middle(canvas, traits, turn, length, buttons="#8d93a0")


def _lab(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    x = turn * 0.5
    inner = draw.shape((-20, -18), (20, -18), (11 + x, 80), (9 + x, length), (-9 + x, length), (-11 + x, 80))
    canvas.drawPath(inner, draw.fill(traits.outfit.trim))
    canvas.drawPath(draw.shape((-6 + x, 4), (6 + x, 4), (8 + x, 60), (x, 72), (-8 + x, 60)), draw.fill("#3a4a68"))
    for side in (-1, 1):
        lapel = draw.shape((side * 20, -16), (side * 38, 24), (side * 22 + x, 34), (side * 12 + x, 70), (side * 12, 20))
        canvas.drawPath(lapel, draw.fill(draw.darken(traits.top, 0.1)))
    pocket = draw.rect(24 * wide, 50, 26, 24)
    canvas.drawRoundRect(pocket, 3, 3, draw.stroke("#9aa0b0", 1.8))


def _scrubs(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    canvas.drawPath(draw.shape((-17, -14), (17, -14), (turn * 0.6, 34)), draw.fill(traits.skin))
    canvas.drawPath(
        draw.path((-18, -14), (turn * 0.6, 36), (18, -14)), draw.stroke(draw.darken(traits.top, 0.25), 5)
    )  # fmt: skip
    canvas.drawRoundRect(draw.rect(-40 * wide, 46, 26, 24), 3, 3, draw.stroke(draw.darken(traits.top, 0.3), 2))


def _double(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    """A cook's double-breasted jacket."""
    canvas.drawPath(draw.path((20, 0), (26 + turn, 40, 24 + turn, length)), draw.stroke("#c9c6c0", 2))
    for y in (24, 46, 68, 90):
        for x in (-14, 14):
            canvas.drawCircle(x + turn * 0.6, y, 4, draw.fill("#d9d5cf"))
            canvas.drawCircle(x + turn * 0.6 - 1, y - 1, 2, draw.fill("#ffffff"))


def _stripes(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    for y in range(8, int(length) + 10, 22):
        canvas.drawPath(
            draw.path((-75 * wide, y), (turn, y + 9, 75 * wide, y)), draw.stroke(traits.outfit.trim, 10)
        )  # fmt: skip


def _sailor(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    trim = traits.outfit.trim
    collar = draw.shape((-34, -14), (-58, 12), (-48, 44), (turn * 0.6, 74), (48, 44), (58, 12), (34, -14), (turn * 0.6, 46))  # fmt: skip
    canvas.drawPath(collar, draw.fill(trim))
    canvas.drawPath(draw.path((-47, 38), (turn * 0.6, 66), (47, 38)), draw.stroke("#ffffff", 2.4))
    knot = draw.shape((turn * 0.6 - 7, 66), (turn * 0.6 + 7, 66), (turn * 0.6 + 12, 98), (turn * 0.6 - 12, 98))
    canvas.drawPath(knot, draw.fill("#c9303a"))


def _overalls(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    for y in range(0, int(length), 16):  # a checked shirt
        canvas.drawLine(-75, y, 75, y, draw.stroke("#ffffff", 3, alpha=0.16))
    for x in range(-72, 80, 16):
        canvas.drawLine(x, 0, x, length, draw.stroke(draw.darken(traits.top, 0.5), 3, alpha=0.22))
    cloth = traits.trousers
    bib = draw.shape((-34 * wide, 46), (34 * wide, 46), (40 * wide, 84), (62 * wide, length), (-62 * wide, length), (-40 * wide, 84))  # fmt: skip
    canvas.drawPath(bib, draw.fill(cloth))
    canvas.drawPath(bib, draw.stroke(draw.darken(cloth, 0.35), 2))
    for side in (-1, 1):
        canvas.drawLine(side * 28 * wide, 50, side * 36 * wide, -6, draw.stroke(cloth, 11))
        canvas.drawCircle(side * 28 * wide, 53, 5, draw.fill("#f0c850"))
    canvas.drawRoundRect(draw.rect(-16, 64, 32, 26), 4, 4, draw.stroke(draw.darken(cloth, 0.4), 2))


def _vest(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    cloth = "#4a3423" if traits.outfit.trim == "#4a2c18" else draw.darken(traits.outfit.trim, 0.1)
    for side in (-1, 1):
        half = draw.shape(
            (side * 24, -10), (side * 58 * wide, 4), (side * 52 * wide, 60), (side * 66 * wide, length), (side * 4 + turn * 0.5, length), (side * 4 + turn * 0.5, 74)
        )  # fmt: skip
        canvas.drawPath(half, draw.fill(cloth))
        canvas.drawPath(half, draw.stroke(draw.darken(cloth, 0.4), 1.6))
    for y in (84, 102):
        canvas.drawCircle(turn * 0.5 + 8, y, 3, draw.fill("#e8d8b0"))


def _trench(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    canvas.drawPath(draw.shape((-18, -16), (18, -16), (turn * 0.5, 62)), draw.fill("#eee8da"))
    canvas.drawPath(draw.shape((-5, 4), (5, 4), (7 + turn * 0.3, 50), (-7 + turn * 0.3, 50)), draw.fill("#7a2c34"))
    for side in (-1, 1):
        lapel = draw.shape(
            (side * 18, -18), (side * 46, 6), (side * 40, 40), (turn * 0.5, 70), (side * 12, 20)
        )  # fmt: skip
        canvas.drawPath(lapel, draw.fill(draw.darken(traits.top, 0.14)))
        canvas.drawPath(lapel, draw.stroke(draw.darken(traits.top, 0.4), 1.5))
    for y in (74, 96):
        for x in (-16, 16):
            canvas.drawCircle(x + turn * 0.5, y, 3.8, draw.fill(draw.darken(traits.top, 0.55)))


def _raincoat(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    canvas.drawLine(turn * 0.5, 2, turn * 0.5, length, draw.stroke(draw.darken(traits.top, 0.28), 9, alpha=0.5))
    for y in (22, 54, 86):
        canvas.drawRoundRect(draw.rect(turn * 0.5 - 8, y, 16, 6), 3, 3, draw.fill("#f4efe0"))
    canvas.drawPath(draw.path((-46, 20), (-52, 60, -48, 100)), draw.stroke("#ffffff", 6, alpha=0.35))


def _jacket(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    x = turn * 0.5
    canvas.drawPath(draw.shape((-16, -16), (16, -16), (9 + x, length), (-9 + x, length)), draw.fill("#e8e4dc"))
    for side in (-1, 1):
        lapel = draw.shape((side * 15, -16), (side * 36, 4), (side * 30, 30), (side * 10 + x, 48))
        canvas.drawPath(lapel, draw.fill(draw.darken(traits.top, 0.22)))
        canvas.drawLine(side * 10 + x, 44, side * 9 + x, length, draw.stroke("#c8ccd4", 2))


def _puffer(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    for y in (26, 52, 78, 104):
        canvas.drawPath(
            draw.path((-70 * wide, y), (turn, y + 10, 70 * wide, y)), draw.stroke(draw.darken(traits.top, 0.35), 2.6, alpha=0.7)
        )  # fmt: skip
        canvas.drawPath(
            draw.path((-66 * wide, y + 6), (turn, y + 16, 66 * wide, y + 6)), draw.stroke("#ffffff", 3, alpha=0.2)
        )
    canvas.drawLine(turn * 0.5, 6, turn * 0.5, length, draw.stroke(draw.darken(traits.top, 0.5), 2.6))


def _armor(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    metal = traits.top
    sheet = draw.shape((-75, -20), (75, -20), (75, length), (-75, length))
    tones = [draw.darken(metal, 0.42), draw.lighten(metal, 0.42), metal, draw.darken(metal, 0.45)]
    gradients.fill_horizontal(canvas, sheet, -66 * wide, 66 * wide, tones, [0, 0.34, 0.62, 1])
    canvas.drawPath(
        draw.path((turn, 6), (turn + 4, 50, turn, 92)), draw.stroke(draw.darken(metal, 0.35), 2.4, alpha=0.8)
    )  # fmt: skip
    canvas.drawPath(draw.path((turn - 3, 8), (turn + 1, 50, turn - 3, 90)), draw.stroke("#ffffff", 2, alpha=0.5))
    for y in (76, 92, 108):
        canvas.drawPath(
            draw.path((-66 * wide, y - 6), (turn, y + 9, 66 * wide, y - 6)), draw.stroke(draw.darken(metal, 0.5), 2.2, alpha=0.8)
        )  # fmt: skip
    canvas.drawPath(draw.path((-36, 2), (turn, 22, 36, 2)), draw.stroke(traits.outfit.trim, 4))


def _lamellar(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    for row, y in enumerate(range(20, int(length) + 8, 16)):
        canvas.drawLine(-75, y, 75, y, draw.stroke(draw.darken(traits.top, 0.55), 3))
        for x in range(-66 + 8 * (row % 2), 74, 16):
            canvas.drawLine(x, y - 11, x, y - 5, draw.stroke(traits.outfit.trim, 3.4))
    canvas.drawPath(draw.shape((-24, -16), (24, -16), (turn * 0.5, 30)), draw.fill("#26232c"))


def _robe(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    trim = traits.outfit.trim
    x = turn * 0.5
    canvas.drawPath(draw.path((-18, -18), (-6 + x, 30, x, 60), (x, length)), draw.stroke(trim, 6))
    canvas.drawPath(draw.path((18, -18), (6 + x, 30, x, 60)), draw.stroke(trim, 6))
    canvas.drawPath(draw.shape((-13, -16), (13, -16), (x, 44)), draw.fill(draw.darken(traits.top, 0.5)))


def _gi(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    x = turn * 0.5
    dark = draw.darken(traits.top, 0.45)
    canvas.drawPath(draw.shape((-15, -16), (15, -16), (x + 6, 50)), draw.fill(draw.lighten(traits.top, 0.12)))
    canvas.drawPath(draw.path((-19, -18), (x, 30, 34, 100)), draw.stroke(dark, 7))
    canvas.drawPath(draw.path((19, -18), (x, 30, -8, 62)), draw.stroke(dark, 7))


def _kimono(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    x = turn * 0.5
    for bx, by in ((-42, 40), (38, 30), (-30, 86), (44, 78), (-54, 66)):
        for petal in range(5):
            angle = math.tau * petal / 5
            canvas.drawCircle(bx + math.cos(angle) * 5, by + math.sin(angle) * 5, 4, draw.fill("#ffe3ec", alpha=0.9))
        canvas.drawCircle(bx, by, 3, draw.fill("#f2c14a"))
    canvas.drawPath(draw.shape((-14, -16), (14, -16), (x, 36)), draw.fill("#fff6f0"))
    canvas.drawPath(draw.path((-18, -18), (x, 30, 30, 80)), draw.stroke(draw.lighten(traits.top, 0.35), 8))
    canvas.drawPath(draw.path((18, -18), (x, 30, -6, 50)), draw.stroke(draw.lighten(traits.top, 0.35), 8))
    canvas.drawRect(draw.rect(-75, 74, 150, 30), draw.fill(traits.outfit.trim))
    canvas.drawRect(draw.rect(-75, 86, 150, 6), draw.fill("#c23a3a"))


def _royal(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    trim = traits.outfit.trim
    x = turn * 0.5
    for offset in (-9, 9):
        canvas.drawLine(x + offset, 8, x + offset, length, draw.stroke(trim, 2.6))
    for y in (22, 42, 62, 82):
        canvas.drawLine(x - 22, y, x + 22, y, draw.stroke(trim, 2.6))
        canvas.drawCircle(x, y, 4, draw.fill(draw.lighten(trim, 0.3)))


def _gown(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    """A sleeveless bodice: skin above a heart-shaped neckline."""
    x = turn * 0.6
    skin = draw.shape((-75, -22), (75, -22), (75, 6), (54 * wide, 20), (26 * wide, 12, x, 36), (-26 * wide, 12, -54 * wide, 20), (-75, 6))  # fmt: skip
    gradients.fill_vertical(canvas, skin, -20, 40, [traits.skin_light, traits.skin])
    edge = draw.path((-62 * wide, 16), (-54 * wide, 20), (-26 * wide, 12, x, 36), (26 * wide, 12, 54 * wide, 20), (62 * wide, 16))  # fmt: skip
    canvas.drawPath(edge, draw.stroke(draw.lighten(traits.top, 0.4), 4))
    for side in (-1, 1):
        canvas.drawLine(side * 40 * wide, 18, side * 33, -8, draw.stroke(traits.top, 7))
        canvas.drawPath(
            draw.path((side * 30, 60), (side * 24, 90, side * 27, length)), draw.stroke(draw.darken(traits.top, 0.4), 1.8, alpha=0.4)
        )  # fmt: skip


def _tank(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    x = turn * 0.6
    for side in (-1, 1):
        bare = draw.shape((side * 80, -20), (side * 36 * wide, -10), (side * 34 * wide, 30, side * 62 * wide, 56), (side * 80, 60))  # fmt: skip
        canvas.drawPath(bare, draw.fill(traits.skin))
    canvas.drawPath(draw.shape((-20, -18), (20, -18), (16, 14, x, 24), (-16, 14, -20, -18)), draw.fill(traits.skin))
    canvas.drawPath(draw.path((-19, -12), (-14, 18, x, 25), (14, 18, 19, -12)), draw.stroke(traits.outfit.trim, 3.5))


def _jersey(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    trim = traits.outfit.trim
    for side in (-1, 1):
        canvas.drawLine(side * 60 * wide, -4, side * 56 * wide, length, draw.stroke(trim, 8))
    canvas.drawPath(draw.path((-17, -12), (0, 16, 17, -12)), draw.stroke(trim, 5))


def _racing(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    _jersey(canvas, traits, wide, turn, length)
    canvas.drawRect(draw.rect(-75, 52, 150, 12), draw.fill(traits.outfit.trim))


def _bare(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    x = turn * 0.7
    sheet = draw.shape((-80, -20), (80, -20), (80, length), (-80, length))
    gradients.fill_radial(canvas, sheet, (-14 + x, 20), 130, [traits.skin_light, traits.skin, draw.mix(traits.skin, traits.skin_shade, 0.7)], [0, 0.5, 1])  # fmt: skip
    line = draw.stroke(traits.skin_shade, 2.2, alpha=0.6)
    for side in (-1, 1):
        canvas.drawPath(draw.path((x + side * 6, 46), (x + side * 26, 56, x + side * 44 * wide, 38)), line)
        canvas.drawCircle(x + side * 25, 42, 2.8, draw.fill(traits.skin_shade, alpha=0.7))
    canvas.drawLine(x, 56, x, 100, line)
    canvas.drawCircle(x, 103, 2.4, draw.fill(traits.skin_shade))


def _shells(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    _bare(canvas, traits, wide, turn, length)
    for side in (-1, 1):
        x = turn * 0.6 + side * 24
        shell = draw.shape((x, 62), (x - 26, 50, x - 18, 28), (x, 18, x + 18, 28), (x + 26, 50, x, 62))
        gradients.fill_vertical(canvas, shell, 20, 62, [draw.lighten(traits.top, 0.35), traits.top])
        for dx in (-9, 0, 9):
            canvas.drawLine(x, 60, x + dx, 28, draw.stroke(draw.darken(traits.top, 0.35), 1.5))


def _hero(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    dark = draw.stroke(draw.darken(traits.top, 0.35), 2.2, alpha=0.6)
    x = turn
    for side in (-1, 1):
        canvas.drawPath(draw.path((x + side * 6, 50), (x + side * 28, 62, x + side * 48 * wide, 40)), dark)
    for y in (74, 90):
        canvas.drawPath(draw.path((x - 20, y), (x, y + 5, x + 20, y)), dark)
    canvas.drawLine(x, 58, x, 104, dark)


def _fur(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    for row, y in enumerate((4, 24, 46)):
        for index in range(-5, 6):
            x = index * 15 + 6 * (row % 2)
            canvas.drawPath(draw.path((x - 6, y), (x, y + 13), (x + 6, y)), draw.stroke(draw.lighten(traits.top, 0.28), 3, alpha=0.7))  # fmt: skip
    canvas.drawLine(-56 * wide, 0, 30, length, draw.stroke("#4a3322", 9))


def _pelt(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    """An animal's skin over one shoulder."""
    bare = draw.shape((-10, -20), (80, -20), (80, 60), (30, 40))
    canvas.drawPath(bare, draw.fill(traits.skin))
    for x, y in ((-40, 30), (-12, 62), (-46, 80), (24, 92), (46, 74), (-20, 100)):
        draw.oval(canvas, x, y, 7, 5, draw.fill(traits.outfit.trim, alpha=0.8))


def _toga(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    bare = draw.shape((4, -20), (80, -20), (80, 66), (46, 44))
    canvas.drawPath(bare, draw.fill(traits.skin))
    for offset in (0, 16, 32):
        canvas.drawPath(
            draw.path((-40 + offset, -8), (-4 + offset, 50, 66, 88 + offset * 0.4)), draw.stroke(draw.darken(traits.top, 0.3), 2, alpha=0.5)
        )  # fmt: skip
    canvas.drawPath(draw.path((6, -16), (40, 40, 72, 68)), draw.stroke(traits.outfit.trim, 5))


def _camo(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    for index, (x, y, r) in enumerate(((-46, 30, 20), (6, 14, 16), (44, 44, 20), (-16, 70, 22), (32, 92, 18), (-52, 96, 16))):  # fmt: skip
        tone = traits.outfit.trim if index % 2 else "#8a8358"
        draw.oval(canvas, x, y, r, r * 0.55, draw.fill(tone, alpha=0.75))
    _middle(canvas, traits, turn, length, buttons=draw.darken(traits.top, 0.5))


def _santa(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    canvas.drawLine(turn * 0.6, 0, turn * 0.6, length, draw.stroke("#fbf8f4", 18))


def _clown(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    half = draw.shape((turn * 0.6, -20), (80, -20), (80, length), (turn * 0.6, length))
    canvas.drawPath(half, draw.fill("#3f8fd8"))
    for x, y in ((-44, 30), (-28, 84), (-56, 64)):
        canvas.drawCircle(x, y, 8, draw.fill("#e8453c"))
    for x, y in ((40, 40), (30, 92), (54, 74)):
        canvas.drawCircle(x, y, 8, draw.fill("#f7e06a"))


def _smock(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    for x, y, tone in ((-30, 40, "#e2483c"), (24, 60, "#3f8fd8"), (-14, 84, "#f2c230"), (40, 92, "#5aa84a"), (10, 30, "#9a52c8")):  # fmt: skip
        draw.oval(canvas, x, y, 7, 5, draw.fill(tone))
    canvas.drawLine(turn * 0.6, 10, turn * 0.6, 50, draw.stroke("#b8b2a4", 2))


def _sequins(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    for row, y in enumerate(range(6, int(length), 12)):
        for x in range(-66 + 7 * (row % 2), 70, 14):
            tone = draw.lighten(traits.top, 0.55 if (row * 7 + x) % 3 else 0.85)
            canvas.drawCircle(x, y, 2, draw.fill(tone, alpha=0.85))


def _ragged(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    for hole in (((-40, 40), (-22, 46), (-30, 64)), ((20, 70), (44, 64), (34, 90)), ((-10, 96), (10, 92), (2, 116))):
        canvas.drawPath(draw.shape(*hole), draw.fill(draw.mix(traits.skin, "#20141c", 0.25)))
    canvas.drawLine(-48, 74, -30, 80, draw.stroke(draw.darken(traits.top, 0.6), 3))


def _bones(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    sheet = draw.rect(-80, -20, 160, length + 30)
    canvas.drawRect(sheet, draw.fill("#2b2733"))
    bone = draw.stroke("#f1ede2", 9)
    canvas.drawLine(turn, -10, turn, length, bone)
    for index, y in enumerate((12, 32, 52, 72)):
        half = (46 - index * 5) * wide
        canvas.drawPath(
            draw.path((turn - half, y + 10), (turn - half * 0.6, y - 6, turn, y)), draw.stroke("#f1ede2", 7)
        )
        canvas.drawPath(
            draw.path((turn + half, y + 10), (turn + half * 0.6, y - 6, turn, y)), draw.stroke("#f1ede2", 7)
        )
    canvas.drawPath(draw.path((-38, length), (0, length - 20, 38, length)), draw.stroke("#f1ede2", 14))


def _bandage(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    for index, y in enumerate(range(-6, int(length) + 10, 13)):
        tilt = 8 if index % 2 else -6
        canvas.drawLine(-75, y + tilt, 75, y - tilt, draw.stroke(draw.darken(traits.top, 0.35), 2, alpha=0.7))


def _wetsuit(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    for side in (-1, 1):
        canvas.drawPath(
            draw.path((side * 62 * wide, 10), (side * 40 * wide, 60, side * 56 * wide, length)), draw.stroke(traits.outfit.trim, 7)
        )  # fmt: skip
    canvas.drawLine(turn * 0.6, -6, turn * 0.6, 60, draw.stroke("#8d93a0", 2.4))


def _tunic(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    x = turn * 0.6
    canvas.drawPath(draw.shape((-15, -16), (15, -16), (x, 40)), draw.fill(draw.lighten(traits.top, 0.5)))
    for y in (2, 14, 26):
        canvas.drawLine(x - 9 + y * 0.2, y, x + 9 - y * 0.2, y + 7, draw.stroke("#4a3322", 2.2))


def _hivis(canvas: skia.Canvas, traits: Traits, wide: float, turn: float, length: float) -> None:
    canvas.drawLine(turn * 0.6, -6, turn * 0.6, length, draw.stroke(draw.darken(traits.top, 0.4), 2.4))


CUTS: dict[str, CutPainter] = {
    "uniform": _uniform,
    "turnout": _turnout,
    "lab": _lab,
    "scrubs": _scrubs,
    "double": _double,
    "stripes": _stripes,
    "sailor": _sailor,
    "overalls": _overalls,
    "vest": _vest,
    "trench": _trench,
    "raincoat": _raincoat,
    "jacket": _jacket,
    "puffer": _puffer,
    "armor": _armor,
    "lamellar": _lamellar,
    "robe": _robe,
    "gi": _gi,
    "kimono": _kimono,
    "royal": _royal,
    "gown": _gown,
    "tank": _tank,
    "jersey": _jersey,
    "racing": _racing,
    "bare": _bare,
    "shells": _shells,
    "hero": _hero,
    "fur": _fur,
    "pelt": _pelt,
    "toga": _toga,
    "camo": _camo,
    "santa": _santa,
    "clown": _clown,
    "smock": _smock,
    "sequins": _sequins,
    "ragged": _ragged,
    "bones": _bones,
    "bandage": _bandage,
    "wetsuit": _wetsuit,
    "tunic": _tunic,
    "hivis": _hivis,
    "pirate": _jacket,
    "pyjamas": _stripes,
}
SLEEVELESS = frozenset({"gown", "tank", "bare", "shells", "pelt", "toga"})
SHORT_SLEEVED = frozenset({"tee", "jersey", "scrubs"})
