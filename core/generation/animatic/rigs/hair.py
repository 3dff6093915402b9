"""Hair styles, in the head's units (see `rigs.face`): what falls behind the shoulders, what frames the face, what lies on it."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.rigs.traits import Traits

FULL = ("bob", "long", "waves", "curls", "ponytail", "bun", "pigtails")


def _shade(canvas: skia.Canvas, lock: skia.Path, traits: Traits, top: float = -112, bottom: float = 10) -> None:
    tones = [draw.lighten(traits.hair, 0.10), traits.hair, draw.darken(traits.hair, 0.4)]
    gradients.fill_vertical(canvas, lock, top, bottom, tones, [0, 0.4, 1])


def _dark(canvas: skia.Canvas, lock: skia.Path, traits: Traits) -> None:
    gradients.fill_vertical(canvas, lock, -110, 60, [draw.darken(traits.hair, 0.12), draw.darken(traits.hair, 0.5)])


def paint_back(canvas: skia.Canvas, traits: Traits, turn: float, sway: float) -> None:
    """Hair that hangs behind the body; painted before it. ``sway`` is how far the tips have swung, in head units."""
    match traits.style:
        case "long":
            falls = draw.shape(
                (-44, -66),
                (-62, -20, -56 + sway, 30, -48 + sway, 78),
                (-20 + sway, 90, 20 + sway, 90, 48 + sway, 78),
                (56 + sway, 30, 62, -20, 44, -66),
            )
            _dark(canvas, falls, traits)
        case "waves":
            left = [
                (-46.0, -66.0),
                (-64, -40, -54 + sway * 0.4, -20),
                (-68, 6, -52 + sway * 0.7, 24),
                (-62 + sway, 46, -40 + sway, 58),
            ]
            right = [
                (0 + sway, 66, 40 + sway, 58),
                (62 + sway, 46, 52 + sway * 0.7, 24),
                (68, 6, 54 + sway * 0.4, -20),
                (64, -40, 46, -66),
            ]
            _dark(canvas, draw.shape(*left, *right), traits)
        case "ponytail":
            tail = draw.shape(
                (-24, -92), (-62, -100, -76 + sway, -50, -70 + sway * 1.6, 4), (-66 + sway * 1.8, 18, -56 + sway * 1.8, 26, -52 + sway * 2, 34),
                (-46 + sway * 1.4, 6, -44, -40, -20, -64),
            )  # fmt: skip
            _dark(canvas, tail, traits)
        case "pigtails":
            for side in (-1, 1):
                tail = draw.shape(
                    (side * 36, -64),
                    (side * 66, -74, side * 72 + sway, -30, side * 62 + sway * 1.6, 8),
                    (side * 50 + sway, 2, side * 42, -24, side * 34, -46),
                )
                _dark(canvas, tail, traits)
                canvas.drawCircle(side * 41, -60, 6, draw.fill("#e8586a"))
        case _:
            return


def paint_behind_face(canvas: skia.Canvas, traits: Traits, turn: float) -> None:
    """Hair around the skull, behind ears and face."""
    if traits.style == "none":
        return
    x = -turn * 0.4
    match traits.style:
        case "bob":
            mass = draw.shape(
                (x - 40, -84), (x - 60, -70, x - 58, -20, x - 55, -2), (x - 50, 12, x - 34, 10, x - 26, 2), (x + 26, 2), (x + 34, 10, x + 50, 12, x + 55, -2),
                (x + 58, -20, x + 60, -70, x + 40, -84), (x + 20, -116, x - 20, -116, x - 40, -84),
            )  # fmt: skip
            _dark(canvas, mass, traits)
        case "long" | "waves":
            _dark(canvas, draw.shape((x - 52, 2), (x - 58, -124, x + 58, -124, x + 52, 2)), traits)
        case "curls":
            for index in range(17):
                angle = math.radians(158 + index * 14)
                radius = 44 if 4 < index < 13 else 47
                _dark(canvas, draw.circle(x + math.cos(angle) * radius, -54 + math.sin(angle) * 48, 17), traits)
            for side in (-1, 1):
                for y in (-34, -14, 2):
                    _dark(canvas, draw.circle(x + side * 47, y, 14), traits)
        case "bun":
            _shade(canvas, draw.circle(x - 12, -112, 21), traits, -134, -84)
            canvas.drawPath(
                draw.path((x - 24, -118), (x - 12, -126, x, -116)),
                draw.stroke(draw.lighten(traits.hair, 0.28), 2.6, alpha=0.6),
            )
            canvas.drawPath(
                draw.path((x - 26, -106), (x - 12, -98, x + 4, -106)),
                draw.stroke(draw.darken(traits.hair, 0.4), 2.2, alpha=0.6),
            )
            _dark(canvas, draw.ellipse(x, -58, 46, 46), traits)
        case "ponytail" | "pigtails":
            _dark(canvas, draw.ellipse(x, -58, 45.5, 47), traits)
        case "balding":
            for side in (-1, 1):
                _dark(canvas, draw.ellipse(x + side * 38, -46, 10, 20), traits)
        case _:
            _dark(canvas, draw.ellipse(x, -58, 44, 42), traits)


def paint_shadow(canvas: skia.Canvas, traits: Traits, turn: float) -> None:
    """The shade that the fringe throws on the forehead; the canvas is clipped to the face."""
    if traits.style in ("balding", "none"):
        return
    canvas.save()
    canvas.translate(0, 5.5)
    canvas.drawPath(_fringe(traits, turn), draw.fill(traits.skin_shade, alpha=0.4))
    canvas.restore()


def _fringe(traits: Traits, turn: float) -> skia.Path:
    """The hair on the forehead and over the top of the skull."""
    x = turn
    match traits.style:
        case "bob":
            return draw.shape(
                (-44, -34), (-52, -74, -46, -112, 0, -112), (46, -112, 52, -74, 44, -34), (42, -50, 40, -58, 37, -66),
                (24 + x, -62, 8 + x, -72, -2 + x, -84), (-12 + x, -66, -30, -60, -38, -58), (-42, -50, -43, -42, -44, -34),
            )  # fmt: skip
        case "long" | "waves":
            return draw.shape(
                (-45, -14), (-54, -70, -46, -113, 0, -113), (46, -113, 54, -70, 45, -14), (43, -44, 38, -62, 22 + x, -74), (10 + x, -82, 2 + x, -88, -2 + x, -94),
                (-10 + x, -80, -36, -72, -45, -14),
            )  # fmt: skip
        case "bun" | "ponytail":
            return draw.shape(
                (-43, -44),
                (-50, -76, -44, -109, 0, -109),
                (44, -109, 50, -76, 43, -44),
                (41, -60, 34, -72, 18 + x, -78),
                (0 + x, -84, -10 + x, -80, -22, -74),
                (-36, -66, -41, -56, -43, -44),
            )
        case "pigtails":
            return draw.shape(
                (-43, -46),
                (-50, -78, -44, -110, 0, -110),
                (44, -110, 50, -78, 43, -46),
                (38, -58, 30, -64, 20, -65),
                (6 + x, -60, -6 + x, -60, -20, -65),
                (-30, -64, -38, -58, -43, -46),
            )
        case "curls":
            return draw.shape(
                (-44, -46),
                (-52, -82, -42, -112, 0, -112),
                (42, -112, 52, -82, 44, -46),
                (40, -62, 36, -70, 27, -72),
                (18 + x, -80, 6 + x, -72, -4 + x, -80),
                (-16, -72, -28, -76, -34, -66),
                (-40, -60, -43, -54, -44, -46),
            )
        case "parted":
            return draw.shape(
                (-42, -48),
                (-50, -82, -44, -110, -10, -111),
                (6, -120, 48, -112, 46, -74),
                (45, -60, 44, -54, 42, -46),
                (40, -62, 36, -70, 30, -76),
                (8 + x, -74, -14 + x, -82, -22 + x, -94),
                (-26, -78, -40, -68, -42, -48),
            )
        case "slick":
            return draw.shape(
                (-42, -44),
                (-50, -80, -44, -108, 0, -108),
                (44, -108, 50, -80, 42, -44),
                (40, -66, 34, -82, 20 + x, -84),
                (6 + x, -80, x, -68),
                (-6 + x, -80, -20 + x, -84),
                (-36, -80, -40, -60, -42, -44),
            )
        case "crop" | "mohawk":
            return draw.shape(
                (-41, -50),
                (-48, -84, -40, -107, 0, -107),
                (40, -107, 48, -84, 41, -50),
                (39, -66, 36, -76, 28, -80),
                (10, -84, -10, -84, -28, -80),
                (-36, -76, -39, -66, -41, -50),
            )
        case "tuft":
            return draw.shape(
                (-42, -48), (-50, -86, -40, -110, -8, -109), (-4, -120, 12, -126, 20, -118), (18, -114, 20, -112, 26, -106), (46, -98, 48, -76, 42, -48), (40, -62, 36, -72, 28, -74),
                (22 + x, -70, 14 + x, -74, 10 + x, -80), (2 + x, -70, -10 + x, -70, -14 + x, -80), (-22, -72, -38, -70, -42, -48),
            )  # fmt: skip
        case "curly_top":
            bumps: list[tuple[float, ...]] = [
                (-42, -48),
                (-54, -66, -44, -78),
                (-54, -96, -34, -98),
                (-30, -116, -10, -108),
                (4, -122, 18, -108),
                (38, -112, 38, -94),
                (54, -86, 44, -74),
                (52, -62, 42, -48),
            ]
            bumps += [
                (38, -60, 34, -70),
                (24 + x, -66, 16 + x, -74),
                (4 + x, -66, -6 + x, -76),
                (-16, -68, -26, -74),
                (-38, -66, -42, -48),
            ]
            return draw.shape(*bumps)
        case _:
            return draw.shape(
                (-42, -46),
                (-50, -82, -44, -110, -2, -110),
                (30, -114, 50, -96, 44, -62),
                (43, -56, 43, -52, 42, -46),
                (40, -60, 38, -68, 34, -74),
                (22 + x, -70, -4 + x, -72, -20, -82),
                (-34, -74, -40, -64, -42, -46),
            )


def paint_front(canvas: skia.Canvas, traits: Traits, turn: float, sway: float) -> None:
    """The fringe with its highlights, locks before the ears, a moustache."""
    if traits.beard in ("moustache", "beard"):
        x = turn * 1.15
        lip = draw.shape(
            (x, -20.5),
            (x + 8, -23, x + 15, -17, x + 16, -13),
            (x + 8, -15.5, x + 4, -15, x, -17),
            (x - 4, -15, x - 8, -15.5, x - 16, -13),
            (x - 15, -17, x - 8, -23, x, -20.5),
        )
        canvas.drawPath(lip, draw.fill(draw.darken(traits.hair, 0.18)))
    if traits.style == "none":
        return
    if traits.style == "mohawk":
        for index in range(7):
            x = -24 + index * 8.0
            spike = draw.shape((x - 8, -92), (x - 4 + index, -146 + abs(index - 3) * 4), (x + 9, -92))
            _shade(canvas, spike, traits, -146, -90)
    if traits.style == "balding":
        canvas.drawPath(draw.path((-20, -88), (-8, -96, 8, -96)), draw.stroke("#ffffff", 4, alpha=0.3))
        return
    fringe = _fringe(traits, turn)
    _shade(canvas, fringe, traits, -114, -40)
    canvas.save()
    canvas.clipPath(fringe, True)
    light = draw.lighten(traits.hair, 0.34)
    canvas.drawPath(draw.path((-38, -84), (-22, -104, 8, -105)), draw.stroke(light, 5.5, alpha=0.35))
    canvas.drawPath(draw.path((-30, -78), (-14, -94, 6, -97)), draw.stroke(light, 2.2, alpha=0.4))
    canvas.drawPath(draw.path((40, -58), (46, -82, 28, -98)), draw.stroke(draw.darken(traits.hair, 0.5), 4, alpha=0.3))
    dark = draw.darken(traits.hair, 0.45)
    for start, bend in ((-26, -46), (-6, -12), (16, 30), (30, 46)):
        canvas.drawPath(
            draw.path((start * 0.3 + turn * 0.4, -110), (bend, -96, bend * 1.02, -62)),
            draw.stroke(dark, 1.3, alpha=0.28),
        )
    canvas.restore()
    if traits.style in ("long", "waves"):
        for side in (-1, 1):
            lock = draw.shape(
                (side * 45, -60),
                (side * 52, -30, side * 55 + sway * 0.5, 0, side * 50 + sway, 30),
                (side * 42 + sway, 20, side * 38 + sway * 0.4, -10, side * 41, -40),
            )
            _shade(canvas, lock, traits, -60, 40)
