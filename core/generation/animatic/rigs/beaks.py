"""The heads of birds: skull, crest, face, eyes and beaks, about the middle of the skull. Lengths are figure units."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs.plumage import Plumage


def head(canvas: skia.Canvas, p: Plumage, at: Point, gape: float, eyes: float, gaze: Point, t: float) -> None:
    """Paint the head at its place; ``gape`` 0..1 opens the beak, ``eyes`` 0..1 the lids."""
    canvas.save()
    canvas.translate(*at)
    r = p.skull
    colour = p.head or p.body
    if p.crest and p.face != "bat":
        _crest(canvas, p, r)
    if p.comb:
        for index, (x, y) in enumerate(((-0.3, -1.0), (0.05, -1.16), (0.4, -0.98))):
            canvas.drawCircle(x * r, y * r, r * (0.34 - 0.03 * abs(index - 1)), draw.fill(p.comb))
        draw.oval(canvas, r * 0.72, r * 0.86, r * 0.22, r * 0.4, draw.fill(p.comb))
    if p.face == "bat":
        for x in (-0.5, 0.3):
            ear = draw.shape((x * r - r * 0.3, -r * 0.6), (x * r - r * 0.1, -r * 1.7), (x * r + r * 0.45, -r * 0.6))
            canvas.drawPath(ear, draw.fill(draw.darken(colour, 0.12)))
    elif p.face != "owl":
        _beak(canvas, p, r, gape)
    skull = draw.circle(0, 0, r)
    gradients.fill_radial(canvas, skull, (-r * 0.2, -r * 0.4), r * 1.5, [draw.lighten(colour, 0.2), colour, draw.darken(colour, 0.24)], [0, 0.55, 1])  # fmt: skip
    match p.face:
        case "owl":
            _owl(canvas, p, r, gape, eyes, gaze)
        case "bat":
            _eye(canvas, p, r * 0.4, -r * 0.1, r * 0.26, eyes, gaze)
            canvas.drawCircle(r * 0.92, r * 0.12, r * 0.16, draw.fill("#2b2432"))
            canvas.drawPath(
                draw.path((r * 0.3, r * 0.46), (r * 0.62, r * (0.6 + 0.3 * gape), r * 0.9, r * 0.4)),
                draw.stroke("#2b2432", 2.2),
            )
            canvas.drawPath(
                draw.shape((r * 0.56, r * 0.5), (r * 0.7, r * 0.5), (r * 0.63, r * 0.76)), draw.fill("#ffffff")
            )
        case "penguin":
            patch = draw.ellipse(r * 0.42, r * 0.14, r * 0.62, r * 0.66)
            canvas.save()
            canvas.clipPath(skull, True)
            canvas.drawPath(patch, draw.fill("#fbfbf8"))
            draw.oval(canvas, -r * 0.5, r * 0.5, r * 0.34, r * 0.5, draw.fill("#f2c23a", alpha=0.9))
            canvas.restore()
            _beak(canvas, p, r, gape)
            _eye(canvas, p, r * 0.42, -r * 0.16, r * 0.21, eyes, gaze)
        case _:
            if p.face == "mask":
                canvas.drawPath(draw.shape((r * 1.02, -r * 0.1), (r * 0.5, -r * 0.34, r * 0.2, -r * 0.2), (r * 0.6, r * 0.2, r * 0.98, r * 0.22)), draw.fill("#23222c"))  # fmt: skip
            if p.face == "ring" and p.beak in ("hook", "toucan"):
                canvas.drawCircle(r * 0.36, -r * 0.16, r * 0.42, draw.fill("#fbf6ec"))
            _eye(canvas, p, r * 0.38, -r * 0.18, r * (0.27 if r > 18 else 0.3), eyes, gaze)
    canvas.restore()


def _eye(canvas: skia.Canvas, p: Plumage, x: float, y: float, size: float, eyes: float, gaze: Point) -> None:
    if eyes < 0.25:
        canvas.drawPath(draw.path((x - size, y), (x, y + size * 0.8, x + size, y)), draw.stroke("#2a1a1c", size * 0.42))
        return
    canvas.drawCircle(x, y, size, draw.fill("#ffffff"))
    gx, gy = x + gaze[0] * size * 0.25 + size * 0.12, y + gaze[1] * size * 0.25
    canvas.drawCircle(gx, gy, size * 0.8, draw.fill(p.iris))
    canvas.drawCircle(gx, gy, size * 0.5, draw.fill("#120c10"))
    canvas.drawCircle(gx - size * 0.22, gy - size * 0.3, size * 0.24, draw.fill("#ffffff"))
    if p.beak == "hook" and p.face not in ("owl", "ring"):  # a bird of prey frowns
        canvas.drawLine(x - size, y - size * 1.15, x + size * 1.1, y - size * 0.45, draw.stroke(draw.darken(p.head or p.body, 0.35), size * 0.5))  # fmt: skip


def _owl(canvas: skia.Canvas, p: Plumage, r: float, gape: float, eyes: float, gaze: Point) -> None:
    for side in (-1, 1):
        x = side * r * 0.44 + r * 0.06
        canvas.drawCircle(x, -r * 0.04, r * 0.52, draw.fill(p.belly))
        for index in range(12):
            angle = index * math.tau / 12
            canvas.drawLine(x + math.cos(angle) * r * 0.36, -r * 0.04 + math.sin(angle) * r * 0.36, x + math.cos(angle) * r * 0.48, -r * 0.04 + math.sin(angle) * r * 0.48, draw.stroke(p.body, 1.5, alpha=0.5))  # fmt: skip
        if eyes < 0.25:
            canvas.drawPath(draw.path((x - r * 0.28, 0), (x, r * 0.22, x + r * 0.28, 0)), draw.stroke("#3a2418", 3.4))
            continue
        canvas.drawCircle(x, -r * 0.04, r * 0.34, draw.fill(p.iris))
        gx, gy = x + gaze[0] * 4, -r * 0.04 + gaze[1] * 4
        canvas.drawCircle(gx, gy, r * 0.2, draw.fill("#15100e"))
        canvas.drawCircle(gx - r * 0.07, gy - r * 0.09, r * 0.08, draw.fill("#ffffff"))
    x = r * 0.06
    canvas.drawPath(draw.shape((x - r * 0.15, r * 0.12), (x, r * 0.0, x + r * 0.15, r * 0.12), (x, r * (0.5 + 0.12 * gape))), draw.fill(p.beak_colour))  # fmt: skip


def _crest(canvas: skia.Canvas, p: Plumage, r: float) -> None:
    colour = p.crest or p.body
    if p.face == "owl":
        for side in (-1, 1):
            tuft = draw.shape((side * r * 0.36, -r * 0.7), (side * r * 0.92, -r * 1.42), (side * r * 0.96, -r * 0.3))
            canvas.drawPath(tuft, draw.fill(colour))
        return
    if p.membrane:
        canvas.drawPath(draw.shape((r * 0.3, -r * 0.8), (-r * 2.2, -r * 1.5), (-r * 0.6, r * 0.2)), draw.fill(colour))
        return
    for angle in (-128, -112, -96):
        tip = (math.cos(math.radians(angle)) * r * 1.75, math.sin(math.radians(angle)) * r * 1.75)
        canvas.drawPath(draw.shape((-r * 0.4, -r * 0.7), tip, (r * 0.2, -r * 0.8)), draw.fill(colour))


def _beak(canvas: skia.Canvas, p: Plumage, r: float, gape: float) -> None:
    n, colour = p.beak_length, p.beak_colour
    dark = draw.darken(colour, 0.25)
    x = r * 0.72
    drop = 16 * gape
    canvas.save()
    canvas.translate(x, r * 0.16)
    canvas.rotate(drop)
    lower = draw.shape((0, -r * 0.05), (n * 0.8 + r * 0.2, r * 0.02), (n * 0.5, r * 0.3, 0, r * 0.3))
    if p.beak == "pouch":
        lower = draw.shape((0, 0), (n + r * 0.2, r * 0.1), (n * 0.6, r * 1.5, 0, r * 0.8))
    canvas.drawPath(lower, draw.fill(dark))
    canvas.restore()
    match p.beak:
        case "hook":
            upper = draw.shape((x, -r * 0.34), (x + n * 0.7, -r * 0.4, x + n * 1.25, -r * 0.1, x + n * 1.05, r * 0.62), (x + n * 0.8, r * 0.2, x + n * 0.5, r * 0.16, x, r * 0.24))  # fmt: skip
        case "flat":
            upper = draw.shape((x, -r * 0.3), (x + n * 0.4, -r * 0.04, x + n * 1.1, -r * 0.12, x + n + r * 0.28, r * 0.16), (x + n * 0.9, r * 0.34, x + n * 0.3, r * 0.28, x, r * 0.26))  # fmt: skip
        case "bent":
            upper = draw.shape((x, -r * 0.3), (x + n * 0.9, -r * 0.34, x + n * 1.2, r * 0.5, x + n * 0.95, r * 1.25), (x + n * 0.7, r * 0.6, x + n * 0.4, r * 0.34, x, r * 0.26))  # fmt: skip
        case "toucan":
            upper = draw.shape((x, -r * 0.6), (x + n * 0.7, -r * 0.85, x + n * 1.15, -r * 0.2, x + n * 1.02, r * 0.66), (x + n * 0.7, r * 0.2, x + n * 0.3, r * 0.26, x, r * 0.3))  # fmt: skip
        case _:
            upper = draw.shape(
                (x, -r * 0.3),
                (x + n * 0.5, -r * 0.22, x + n + r * 0.25, r * 0.14),
                (x + n * 0.4, r * 0.26, x, r * 0.26),
            )
    gradients.fill_vertical(canvas, upper, -r * 0.6, r * 0.6, [draw.lighten(colour, 0.25), colour, dark])
    if p.beak in ("bent", "toucan"):
        canvas.save()
        canvas.clipPath(upper, True)
        canvas.drawCircle(x + n * 1.05, r * (1.0 if p.beak == "bent" else 0.5), r * 0.5, draw.fill("#26222a"))
        canvas.restore()
