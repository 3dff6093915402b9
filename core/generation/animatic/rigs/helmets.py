"""Helmets and close caps for a trade or a fight, in the head's units (see `rigs.face`). Arguments as in `rigs.hatting`."""

from __future__ import annotations

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.rigs.hatting import HatPainter, band, body, brim, dome, gloss


def _fire_helmet(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    brim(canvas, -4, -68, 60, 8, draw.darken(colour, 0.2), 11)
    body(canvas, dome(-122, -70, 46), colour, -122, -64)
    ridge = draw.shape((-7, -122), (0, -132, 9, -122), (10, -96, 8, -70), (-6, -70))
    canvas.drawPath(ridge, draw.fill(draw.darken(colour, 0.18)))
    shield = draw.shape((turn - 15, -104), (turn, -112, turn + 15, -104), (turn + 16, -84, turn, -74), (turn - 16, -84, turn - 15, -104))  # fmt: skip
    canvas.drawPath(shield, draw.fill(trim))
    canvas.drawPath(draw.path((turn, -103), (turn + 11, -92, turn, -83), (turn - 11, -92, turn, -103)), draw.fill("#e2481f"))  # fmt: skip
    gloss(canvas, -106, 32)


def _hardhat(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    brim(canvas, turn, -68, 54, 3, draw.darken(colour, 0.12), 9)
    body(canvas, dome(-120, -70, 46), colour, -120, -64)
    for offset in (-14, 0, 14):
        canvas.drawPath(
            draw.path((offset, -112 - (6 if offset == 0 else 0)), (offset * 1.25, -94, offset * 1.3, -72)),
            draw.stroke(draw.darken(colour, 0.2), 3.5, alpha=0.7),
        )
    gloss(canvas, -104, 34)


def _helm(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    """A knight's helmet with the visor up, and a plume."""
    plume = draw.shape((0, -116), (-4, -160, -50, -156), (-84, -142, -78, -92), (-62, -120, -30, -112), (0, -116))
    body(canvas, plume, trim, -158, -96)
    bowl = draw.shape(
        (-46, 2), (-54, -128, 54, -128, 46, 2), (38, 4, 33, -8), (40, -40, 37, -62), (turn, -72, -37, -62), (-40, -40, -33, -8), (-38, 4, -46, 2),
    )  # fmt: skip
    metal = [draw.darken(colour, 0.45), draw.lighten(colour, 0.3), colour, draw.darken(colour, 0.45)]
    gradients.fill_horizontal(canvas, bowl, -48, 48, metal, [0, 0.32, 0.6, 1])
    canvas.drawPath(draw.path((-37, -62), (turn, -72, 37, -62)), draw.stroke(draw.darken(colour, 0.55), 2.5))
    visor = draw.shape((-46, -74), (turn, -92, 46, -74), (48, -92, 38, -104), (turn, -120, -38, -104), (-48, -92, -46, -74))  # fmt: skip
    gradients.fill_horizontal(canvas, visor, -48, 48, metal[::-1], [0, 0.35, 0.66, 1])
    for offset in (-22, -8, 6, 20):
        canvas.drawLine(offset, -97, offset + 8, -97, draw.stroke("#20242c", 3.4))
    canvas.drawCircle(-44, -78, 4, draw.fill(trim))
    canvas.drawCircle(44, -78, 4, draw.fill(trim))


def _horned(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    for side in (-1, 1):
        horn = draw.shape(
            (side * 40, -92), (side * 66, -94, side * 68, -136), (side * 84, -96, side * 44, -76), (side * 40, -92)
        )
        body(canvas, horn, "#efe4c8", -134, -78)
    body(canvas, dome(-120, -70, 46), colour, -120, -62)
    band(canvas, -66, 46, trim, 12)
    canvas.drawLine(0, -118, turn, -60, draw.stroke(trim, 8))
    gloss(canvas, -104, 32)


def _kabuto(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    for side in (-1, 1):
        flap = draw.shape((side * 40, -74), (side * 66, -66, side * 70, -30), (side * 52, -24, side * 42, -34))
        body(canvas, flap, draw.darken(colour, 0.2), -74, -26)
    body(canvas, dome(-120, -68, 47), colour, -120, -62)
    for side in (-1, 1):
        crest = draw.shape((turn, -84), (side * 30, -96, side * 38, -146), (side * 52, -96, turn, -74))
        canvas.drawPath(crest, draw.fill(trim))
    canvas.drawCircle(turn, -84, 9, draw.fill(trim))
    canvas.drawPath(draw.path((-46, -68), (turn, -60, 46, -68)), draw.stroke(draw.darken(colour, 0.5), 6))


def _soldier(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    bowl = draw.shape((-52, -62), (-54, -128, 54, -128, 52, -62), (0, -54, -52, -62))
    body(canvas, bowl, colour, -120, -58)
    canvas.save()
    canvas.clipPath(bowl, True)
    for x, y, size in ((-30, -96, 13), (4, -110, 12), (30, -88, 14), (-6, -78, 11)):
        draw.oval(canvas, x, y, size, size * 0.6, draw.fill(trim, alpha=0.6))
    canvas.restore()
    canvas.drawPath(draw.path((-40, -60), (-34, -10, 0, 2)), draw.stroke("#3a3426", 2.2, alpha=0.8))
    canvas.drawPath(draw.path((40, -60), (34, -10, 0, 2)), draw.stroke("#3a3426", 2.2, alpha=0.8))


def _wrap(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    """A ninja's: nothing but the eyes is seen."""
    for tail, drop in ((-88, -30), (-76, -12)):
        knot = draw.shape((-38, -70), (-60, -72, tail, drop), (-58, -40, -36, -58))
        canvas.drawPath(knot, draw.fill(trim))
    upper = draw.shape((-44, -60), (-50, -126, 50, -126, 44, -60), (turn, -56, -44, -60))
    body(canvas, upper, colour, -118, -56)
    lower = draw.shape((-43, -36), (turn, -26, 43, -36), (44, -4, 22, 5), (0, 9, -22, 5), (-44, -4, -43, -36))
    body(canvas, lower, colour, -36, 8)
    canvas.drawPath(draw.path((-45, -68), (turn, -62, 45, -68)), draw.stroke(trim, 12))
    canvas.drawRoundRect(draw.rect(turn - 15, -74, 30, 13), 3, 3, draw.fill("#c9ced8"))


def _bearskin(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    outline = draw.shape((-45, -66), (-62, -168, 0, -170), (62, -168, 45, -66), (0, -56, -45, -66))
    body(canvas, outline, colour, -168, -60)
    canvas.drawPath(draw.path((-38, -66), (-34, -14, 0, 2)), draw.stroke(trim, 3))
    canvas.drawPath(draw.path((38, -66), (34, -14, 0, 2)), draw.stroke(trim, 3))


def _bike_helmet(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    body(canvas, dome(-124, -70, 50), colour, -124, -64)
    for offset in (-24, 0, 24):
        vent = draw.shape((offset - 6, -108), (offset, -116, offset + 6, -108), (offset + 7, -80), (offset - 5, -80))
        canvas.drawPath(vent, draw.fill(draw.darken(colour, 0.6)))
    for side in (-1, 1):
        canvas.drawPath(draw.path((side * 40, -64), (side * 34, -10, 0, 4)), draw.stroke(trim, 2.6))
    gloss(canvas, -108, 34, 0.3)


def _swim_cap(canvas: skia.Canvas, colour: str, trim: str, turn: float) -> None:
    body(canvas, dome(-112, -66, 44), colour, -112, -60)
    gloss(canvas, -98, 30)
    canvas.drawPath(draw.path((-43, -88), (turn, -80, 43, -88)), draw.stroke("#1c2630", 4))
    for side in (-1, 1):
        draw.oval(canvas, side * 15 + turn, -84, 12, 8, draw.fill(trim))
        draw.oval(canvas, side * 15 + turn - 3, -87, 4, 2.4, draw.fill("#ffffff", alpha=0.6))


HELMETS: dict[str, HatPainter] = {
    "fire_helmet": _fire_helmet, "hardhat": _hardhat, "helm": _helm, "horned": _horned, "kabuto": _kabuto, "soldier": _soldier,
    "wrap": _wrap, "bearskin": _bearskin, "bike_helmet": _bike_helmet, "swim_cap": _swim_cap,
}  # fmt: skip
