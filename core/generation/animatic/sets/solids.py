"""Plain bodies that furniture is made of: blocks, panels, rods, discs, lit panes, in the units of the canvas.

(x, y) is the middle of the lower edge. Each is lit from above and the left and has its own shade, so that a piece of
furniture is a list of bodies.
"""

from __future__ import annotations

import skia

from core.generation.animatic import draw


def block(
    canvas: skia.Canvas,
    x: float,
    y: float,
    wide: float,
    tall: float,
    colour: str,
    top: float = 0.0,
    radius: float = 2.0,
) -> None:
    """A box seen from the front; ``top`` is how much of its upper face shows above the front."""
    left, high = x - wide / 2, y - tall
    draw.soft_shadow(canvas, x, y, wide * 0.56, max(3.0, wide * 0.05), 0.45)
    if top:
        face = draw.shape(
            (left, high), (left + top * 0.7, high - top), (left + wide - top * 0.7, high - top), (left + wide, high)
        )
        tones = [draw.lighten(colour, 0.12), draw.lighten(colour, 0.32)]
        canvas.drawPath(face, draw.fill(shader=draw.vertical(high - top, high, tones)))
    tones = [draw.lighten(colour, 0.1), colour, draw.darken(colour, 0.32)]
    front = draw.rect(left, high, wide, tall)
    canvas.drawRoundRect(front, radius, radius, draw.fill(shader=draw.vertical(high, y, tones, [0, 0.3, 1])))
    ends = [("#ffffff", 0.1), ("#ffffff", 0), ("#000000", 0.16)]
    canvas.drawRoundRect(front, radius, radius, draw.fill(shader=draw.horizontal(left, left + wide, ends, [0, 0.4, 1])))
    canvas.drawLine(
        left + 1, high + 0.6, left + wide - 1, high + 0.6, draw.stroke(draw.lighten(colour, 0.55), 1.2, alpha=0.7)
    )


def panel(canvas: skia.Canvas, x: float, y: float, wide: float, tall: float, colour: str, radius: float = 2.0) -> None:
    """A flat plate on something: a door, a drawer, a poster, with a thin light edge above and a dark one below."""
    box = draw.rect(x - wide / 2, y - tall, wide, tall)
    tones = [draw.lighten(colour, 0.12), colour, draw.darken(colour, 0.16)]
    canvas.drawRoundRect(box, radius, radius, draw.fill(shader=draw.vertical(y - tall, y, tones, [0, 0.4, 1])))
    canvas.drawRoundRect(box, radius, radius, draw.stroke(draw.darken(colour, 0.5), 1.1, alpha=0.55))
    canvas.drawLine(box.left() + 2, y - tall + 1, box.right() - 2, y - tall + 1, draw.stroke("#ffffff", 1, alpha=0.35))


def rod(canvas: skia.Canvas, start: draw.Point, end: draw.Point, thick: float, colour: str) -> None:
    """A round bar with a light along it."""
    canvas.drawLine(*start, *end, draw.stroke(draw.darken(colour, 0.3), thick))
    shift = thick * 0.2
    canvas.drawLine(start[0] - shift, start[1] - shift, end[0] - shift, end[1] - shift,
                    draw.stroke(draw.lighten(colour, 0.35), thick * 0.4, alpha=0.9))  # fmt: skip


def column(canvas: skia.Canvas, x: float, top: float, bottom: float, wide: float, colour: str, flutes: int = 0) -> None:
    """A round pillar with a base and a capital."""
    half = wide / 2
    tones = [draw.darken(colour, 0.25), draw.lighten(colour, 0.25), colour, draw.darken(colour, 0.5)]
    shade = draw.fill(shader=draw.horizontal(x - half, x + half, tones, [0, 0.3, 0.6, 1]))
    draw.soft_shadow(canvas, x, bottom, wide * 0.95, wide * 0.2, 0.5)
    canvas.drawRect(draw.rect(x - half, top, wide, bottom - top), shade)
    for index in range(flutes):
        fx = x - half + wide * (index + 0.5) / flutes
        canvas.drawLine(fx, top, fx, bottom, draw.stroke(draw.darken(colour, 0.5), wide * 0.035, alpha=0.35))
    for y, high in ((bottom - wide * 0.34, wide * 0.34), (top, wide * 0.3)):
        broad = draw.fill(shader=draw.horizontal(x - half * 1.3, x + half * 1.3, tones, [0, 0.3, 0.6, 1]))
        canvas.drawRoundRect(draw.rect(x - half * 1.3, y, wide * 1.3, high), wide * 0.06, wide * 0.06, broad)


def pane(canvas: skia.Canvas, x: float, y: float, wide: float, tall: float, colour: str, shine: float = 0.0) -> None:
    """A lit sheet: a screen, a lamp behind glass. ``shine`` is how far its light reaches beyond it, as a share of its width."""
    if shine:
        draw.glow(canvas, x, y - tall / 2, wide * (0.5 + shine), colour, 0.5, skia.BlendMode.kSrcOver)
    box = draw.rect(x - wide / 2, y - tall, wide, tall)
    tones = [draw.lighten(colour, 0.5), colour]
    canvas.drawRoundRect(
        box, 2, 2, draw.fill(shader=draw.linear((box.left(), box.top()), (box.right(), box.bottom()), tones))
    )


def chair(canvas: skia.Canvas, colour: str, wood: str) -> None:
    """A chair seen from the front, its seat 55 above the floor."""
    draw.soft_shadow(canvas, 0, 0, 36, 7, 0.4)
    for x in (-20, 20):
        rod(canvas, (x, -118), (x * 0.96, -50), 5, wood)
        rod(canvas, (x, -50), (x * 1.1, 0), 5, wood)
    panel(canvas, 0, -74, 42, 42, colour, 8)
    panel(canvas, 0, -46, 52, 13, draw.lighten(colour, 0.1), 6)


def stool(canvas: skia.Canvas, colour: str, tall: float = 84) -> None:
    """A bar stool on one leg."""
    draw.soft_shadow(canvas, 0, 0, 26, 6, 0.45)
    rod(canvas, (0, -tall), (0, -2), 6, "#9aa0a8")
    draw.oval(canvas, 0, -2, 22, 5, draw.fill("#6f757e"))
    draw.oval(canvas, 0, -tall * 0.36, 17, 4, draw.stroke("#b9bec6", 2.5))
    panel(canvas, 0, -tall, 48, 13, colour, 6)


def desk(canvas: skia.Canvas, wide: float, colour: str, *, drawers: bool = True) -> None:
    """A writing desk with drawers on the right, its top 92 above the floor."""
    draw.soft_shadow(canvas, 0, 0, wide * 0.55, 10, 0.5)
    rod(canvas, (-wide * 0.45, -86), (-wide * 0.45, -2), 8, draw.darken(colour, 0.3))
    canvas.drawRect(draw.rect(-wide * 0.46, -84, wide * 0.92, 50), draw.fill(draw.darken(colour, 0.35), alpha=0.9))
    if drawers:
        block(canvas, wide * 0.32, 0, wide * 0.28, 84, draw.darken(colour, 0.12))
        for y in (-4, -30, -56):
            panel(canvas, wide * 0.32, y, wide * 0.25, 23, colour)
            rod(canvas, (wide * 0.28, y - 12), (wide * 0.36, y - 12), 3, "#c9ccd2")
    else:
        rod(canvas, (wide * 0.45, -86), (wide * 0.45, -2), 8, draw.darken(colour, 0.3))
    block(canvas, 0, -84, wide, 8, colour, 16)


UNDER_BED = 22.0  # units between a bed and the floor


def under_bed(canvas: skia.Canvas, wide: float) -> None:
    """The dark below a bed, which is painted before it."""
    left = -wide / 2 + 8
    dark = draw.vertical(-UNDER_BED - 6, 8, [("#140c14", 0.92), ("#140c14", 0.8), ("#140c14", 0.0)], [0, 0.72, 1])
    canvas.drawRect(draw.rect(left, -UNDER_BED - 6, wide - 16, UNDER_BED + 14), draw.fill(shader=dark))


def bed(canvas: skia.Canvas, wide: float, cloth: str, wood: str) -> None:
    """A bed from its long side, head to the left: (0, 0) is the floor below its middle, the mattress 58 above it."""
    left = -wide / 2
    draw.soft_shadow(canvas, 0, 2, wide * 0.55, 14, 0.55)
    panel(canvas, left + 5, 0, 16, 118, wood, 6)
    panel(canvas, wide / 2 - 4, 0, 12, 70, wood, 5)
    block(canvas, 0, -UNDER_BED, wide - 16, 12, draw.darken(wood, 0.1))
    block(canvas, 0, -30, wide - 22, 26, "#f3efe8", 26, 8)
    for shift in (0, 34):
        canvas.drawRoundRect(draw.rect(left + 16 + shift * 0.2, -88 + shift * 0.35, 62, 26), 12, 12,
                             draw.fill(shader=draw.vertical(-90, -56, ["#ffffff", "#cfc8d6"])))  # fmt: skip
    spread = draw.shape((left + 84, -80), (wide / 2 - 26, -82), (wide / 2 - 9, -54), (wide / 2 - 8, -26),
                        (wide * 0.2, -20, left + 74, -27), (left + 70, -54))  # fmt: skip
    tones = [draw.lighten(cloth, 0.25), cloth, draw.darken(cloth, 0.35)]
    canvas.drawPath(spread, draw.fill(shader=draw.vertical(-82, -8, tones, [0, 0.4, 1])))
    for index in range(5):
        fx = left + 96 + index * (wide - 120) / 5
        canvas.drawPath(
            draw.path((fx, -54), (fx + 6, -40, fx - 4, -27)), draw.stroke(draw.darken(cloth, 0.4), 1.6, alpha=0.5)
        )
    canvas.drawLine(left + 84, -79, left + 71, -54, draw.stroke("#ffffff", 6, alpha=0.8))
