"""Limbs of people: tapered sleeves and legs without seams at the joints, hands that rest, hold, point and wave, and shoes."""

from __future__ import annotations

import itertools
import math

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.stickers import Stickers


def tapered(*joints: tuple[float, float, float]) -> skia.Path:
    """One outline about a chain of (x, y, radius), so that one fill covers the whole limb."""
    outline = skia.Path()
    for x, y, radius in joints:
        outline.addCircle(x, y, radius)
    for (x0, y0, r0), (x1, y1, r1) in itertools.pairwise(joints):
        length = math.hypot(x1 - x0, y1 - y0) or 1e-6
        nx, ny = -(y1 - y0) / length, (x1 - x0) / length
        # wound like skia's circles, so that the non-zero rule unites them
        outline.addPath(
            draw.shape(
                (x0 + nx * r0, y0 + ny * r0),
                (x0 - nx * r0, y0 - ny * r0),
                (x1 - nx * r1, y1 - ny * r1),
                (x1 + nx * r1, y1 + ny * r1),
            )
        )
    return outline


def sleeve(
    canvas: skia.Canvas, shoulder: draw.Point, elbow: draw.Point, wrist: draw.Point, radii: tuple[float, float, float], colour: str,
    *, cuff: bool = True, contour: float = 0.42,
) -> None:  # fmt: skip
    """An arm in its sleeve. ``contour`` is the strength of the shadow it throws on what lies behind it."""
    r0, r1, r2 = radii
    vx, vy = _unit(elbow, wrist)
    # with a cuff the sleeve ends flat, so its round end stays behind the wrist
    end = (wrist[0] - vx * r2 * 0.6, wrist[1] - vy * r2 * 0.6) if cuff else wrist
    limb = tapered((*shoulder, r0), (*elbow, r1), (*end, r2))
    dark = draw.darken(colour, 0.5)
    if contour:
        # a limb as much wider as it reaches out, which takes half the time of a stroke about the limb's own outline
        wider, left, low = r2 * 0.17, -r2 * 0.07, r2 * 0.14
        joints = ((*shoulder, r0), (*elbow, r1), (*end, r2))
        behind = tapered(*((x + left, y + low, radius + wider) for x, y, radius in joints))
        canvas.drawPath(behind, draw.fill(dark, alpha=contour))
    low = max(shoulder[1], elbow[1], wrist[1]) + r1
    high = min(shoulder[1], elbow[1], wrist[1]) - r0
    tones = [draw.lighten(colour, 0.15), colour, draw.darken(colour, 0.3)]
    gradients.fill_vertical(canvas, limb, high, low, tones, [0, 0.45, 1])
    # two folds where the elbow gathers the cloth
    ux, uy = _unit(elbow, shoulder)
    for share in (0.35, 0.75):
        fold = draw.path(
            (elbow[0] + ux * r1 * share - vx * r1 * 0.2, elbow[1] + uy * r1 * share - vy * r1 * 0.2),
            (elbow[0] + (ux + vx) * r1 * share * 0.8, elbow[1] + (uy + vy) * r1 * share * 0.8, elbow[0] + vx * r1 * (share + 0.25), elbow[1] + vy * r1 * (share + 0.25)),
        )  # fmt: skip
        canvas.drawPath(fold, draw.stroke(dark, max(0.7, r1 * 0.09), alpha=0.3))
    if cuff:
        nx, ny = -vy * r2, vx * r2
        bx, by = wrist[0] - vx * r2 * 0.75, wrist[1] - vy * r2 * 0.75
        tx, ty = wrist[0] - vx * r2 * 0.05, wrist[1] - vy * r2 * 0.05
        band = draw.shape(
            (bx - nx * 1.1, by - ny * 1.1),
            (bx + vx * r2 * 0.5, by + vy * r2 * 0.5, bx + nx * 1.1, by + ny * 1.1),
            (tx + nx * 1.06, ty + ny * 1.06),
            (tx + vx * r2 * 0.75, ty + vy * r2 * 0.75, tx - nx * 1.06, ty - ny * 1.06),
        )
        canvas.drawPath(band, draw.fill(draw.darken(colour, 0.18)))


def _unit(start: draw.Point, end: draw.Point) -> draw.Point:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1e-6
    return dx / length, dy / length


def hand(
    canvas: skia.Canvas,
    wrist: draw.Point,
    degrees: float,
    kind: str,
    size: float,
    skin: str,
    shade: str,
    *,
    side: int = 1,
    curl: float = 0.0,
) -> None:
    """A hand at the wrist that points to ``degrees``; ``size`` is half the palm's width.

    ``kind`` is "rest", "fist", "chin" (thumb and finger make a fork for the chin), "open", "point" or "grip". The thumb is on
    the side of -y for ``side`` 1, before rotation. ``curl`` bends the fingers of an open hand (radians).
    """
    canvas.save()
    canvas.translate(*wrist)
    canvas.rotate(degrees)
    canvas.scale(size / 10, size / 10 * side)
    curl = round(curl, 1)
    _HANDS.put(canvas, (kind, skin, shade, curl), _HAND, lambda canvas: _hand(canvas, kind, skin, shade, curl))
    canvas.restore()


_HANDS = Stickers(most=48)
_HAND = (-24.0, -36.0, 46.0, 36.0)


def _hand(canvas: skia.Canvas, kind: str, skin: str, shade: str, curl: float) -> None:
    base = draw.fill(
        shader=draw.radial((4, -5), 26, [draw.mix(skin, "#fff1dc", 0.3), skin, draw.mix(skin, shade, 0.6)], [0, 0.5, 1])
    )
    crease = draw.stroke(shade, 1.25, alpha=0.75)
    canvas.drawPath(tapered((-4, 0, 7.5), (4, 0, 8.2)), base)
    match kind:
        case "open":
            for index, (spread, reach) in enumerate(((-24, 15), (-8, 18), (8, 17), (23, 13))):
                angle = math.radians(spread) + curl
                root = (12 - abs(index - 1.5) * 0.8, -6.4 + index * 4.3)
                tip = (root[0] + math.cos(angle) * reach, root[1] + math.sin(angle) * reach)
                canvas.drawPath(tapered((*root, 3.5), (*tip, 3.0)), base)
            canvas.drawPath(tapered((3, -6, 4), (9, -17, 3.4)), base)
            canvas.drawPath(tapered((5, 0, 9.4), (9, 0, 9.2)), base)
            canvas.drawPath(draw.path((4, -7), (8, -2, 5, 6)), crease)
        case "rest":
            canvas.drawPath(tapered((6, 0, 9.4), (13, 0.5, 8.6)), base)
            for index in range(4):
                y = -5.6 + index * 4.1
                canvas.drawPath(tapered((15, y, 3.2), (24 - abs(index - 1.3) * 1.7, y + 0.6, 2.9)), base)
            for index in range(3):
                y = -3.5 + index * 4.1
                canvas.drawLine(16, y, 23.5, y + 0.4, crease)
            canvas.drawPath(tapered((4, -7, 4), (14, -10.5, 3.3)), base)
        case "chin":
            # curled fingers, the forefinger laid along the cheek, the thumb under the chin
            canvas.drawPath(tapered((8, 1, 9.6), (12, 2, 9.0)), base)
            canvas.drawPath(tapered((13, -6, 3.6), (27, -10, 3.2)), base)
            canvas.drawPath(tapered((6, -8, 4), (13, -15, 3.5)), base)
            for index in range(3):
                y = -2 + index * 4.6
                canvas.drawPath(tapered((12, y, 3.4), (19, y + 0.6, 3.6)), base)
                canvas.drawPath(draw.path((12.5, y + 2.3), (17, y + 3.2, 21, y + 2.6)), crease)
            canvas.drawPath(draw.path((13, -2.6), (20, -5.6, 26, -6.8)), crease)
        case "point":
            canvas.drawPath(tapered((8, 1, 9.4), (12, 2, 8.6)), base)
            canvas.drawPath(tapered((13, -5, 3.5), (30, -5.5, 3.0)), base)
            canvas.drawPath(tapered((6, -7, 4), (15, -1, 3.6)), base)
        case _:
            canvas.drawPath(tapered((8, 0, 10), (13, 0.5, 9.4)), base)
            for index in range(3):
                y = -4.2 + index * 4.6
                canvas.drawPath(draw.path((13, y), (18, y + 0.6, 22, y)), crease)
            canvas.drawPath(tapered((7, -7, 4.2), (16, -5.5, 3.8)), base)
            canvas.drawPath(draw.path((8, -3.4), (13, -1.4, 18.5, -2.6)), crease)


def shoe(canvas: skia.Canvas, ankle: draw.Point, degrees: float, size: float, colour: str) -> None:
    """A shoe whose ankle is at the given point, the toe to the right at 0 degrees; ``size`` 1 is an adult's (17 long)."""
    canvas.save()
    canvas.translate(*ankle)
    canvas.rotate(degrees)
    canvas.scale(size, size)
    upper = draw.shape((-6, -5), (-7.4, 1, -6.5, 6), (12, 6), (14, 3, 11, 0.5, 8, 0), (4.5, -1, 4.5, -3, 4.5, -5))
    gradients.fill_vertical(canvas, upper, -5, 6, [draw.lighten(colour, 0.15), draw.darken(colour, 0.2)])
    canvas.drawRoundRect(draw.rect(-7.2, 4.2, 20.4, 2.8), 1.4, 1.4, draw.fill(draw.mix(colour, "#ffffff", 0.55)))
    canvas.restore()


def boot(canvas: skia.Canvas, knee: draw.Point, ankle: draw.Point, colour: str) -> None:
    """The shaft of a boot over the lower half of a shin."""
    top = (ankle[0] + (knee[0] - ankle[0]) * 0.52, ankle[1] + (knee[1] - ankle[1]) * 0.52)
    shaft = tapered((*top, 18.5), (ankle[0], ankle[1] - 2, 15.0))
    gradients.fill_vertical(canvas, shaft, top[1] - 18, ankle[1] + 10, [draw.lighten(colour, 0.18), colour])
    dx, dy = _unit(ankle, top)
    cuff = ((top[0] - dy * 18, top[1] + dx * 18), (top[0] + dy * 18, top[1] - dx * 18))
    canvas.drawLine(*cuff[0], *cuff[1], draw.stroke(draw.darken(colour, 0.3), 6))


def boxing_glove(canvas: skia.Canvas, wrist: draw.Point, degrees: float) -> None:
    """A boxer's glove at the wrist."""
    canvas.save()
    canvas.translate(*wrist)
    canvas.rotate(degrees)
    canvas.drawRoundRect(draw.rect(-10, -13, 18, 26), 5, 5, draw.fill("#f4f0ea"))
    gradients.fill_radial(canvas, draw.circle(18, 0, 24), (10, -10), 42, ["#ff8a80", "#d42a34", "#8a1420"], [0, 0.5, 1])
    gradients.fill_radial(canvas, draw.circle(12, -17, 10), (9, -21), 18, ["#ff8a80", "#c4222e"])
    canvas.restore()
