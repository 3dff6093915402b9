"""What shines on a street: signs, lanterns, holograms. Each is painted at a place given in world units."""

from __future__ import annotations

import math
import random

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import glyphs


def upright_sign(
    canvas: skia.Canvas, text: str, x: float, y: float, size: float, colour: str, *, lit: bool, plain: bool
) -> float:
    """A vertical board with a word running down it, its top centre at (x, y). Returns its height.

    ``lit`` makes it glow; ``plain`` is a light box with dark writing instead of neon tubes.
    """
    tall = glyphs.length(text, size, down=True) + size * 0.9
    wide = size * 1.75
    board = draw.rect(x - wide / 2, y, wide, tall)
    corner = size * 0.3
    if lit:
        draw.glow(canvas, x, y + tall / 2, tall * 0.75, colour, 0.3)
    canvas.drawRect(draw.rect(x - wide / 2 - size * 0.5, y + size * 0.5, size * 0.6, size * 0.16), draw.fill("#20202c"))
    canvas.drawRect(
        draw.rect(x - wide / 2 - size * 0.5, y + tall - size * 0.7, size * 0.6, size * 0.16), draw.fill("#20202c")
    )
    strokes = glyphs.word(text, x - size / 2, y + size * 0.45, size, down=True)
    if plain:
        face = draw.mix(colour, "#fff6e6", 0.78) if lit else draw.mix(colour, "#fff6e6", 0.55)
        canvas.drawRoundRect(
            board, corner, corner, draw.fill(shader=draw.vertical(y, y + tall, [draw.lighten(face, 0.3), face]))
        )
        canvas.drawRoundRect(board, corner, corner, draw.stroke(draw.darken(colour, 0.2), size * 0.14))
        canvas.drawPath(strokes, draw.stroke(draw.darken(colour, 0.35), size * 0.14))
    else:
        canvas.drawRoundRect(board, corner, corner, draw.fill(draw.mix("#0c0a18", colour, 0.14)))
        edge = skia.Path()
        edge.addRoundRect(board.makeInset(size * 0.12, size * 0.12), corner, corner)
        glyphs.glowing(canvas, edge, colour, size * 0.11)
        glyphs.glowing(canvas, strokes, draw.lighten(colour, 0.15), size * 0.15)
    return tall


def fascia(
    canvas: skia.Canvas, text: str, x: float, y: float, wide: float, tall: float, colour: str, *, lit: bool, neon: bool
) -> None:
    """The name over a shop: a board from (x, y) with the word in its middle."""
    board = draw.rect(x, y, wide, tall)
    size = tall * 0.56
    run = glyphs.length(text, size)
    if run > wide * 0.84:
        size *= wide * 0.84 / run
        run = wide * 0.84
    strokes = glyphs.word(text, x + (wide - run) / 2, y + (tall - size) / 2, size)
    if neon:
        canvas.drawRect(board, draw.fill(draw.mix("#0d0b1a", colour, 0.16)))
        edge = skia.Path()
        edge.addRoundRect(board.makeInset(2.4, 2.4), 4, 4)
        glyphs.glowing(canvas, edge, colour, 1.5)
        glyphs.glowing(canvas, strokes, draw.lighten(colour, 0.2), size * 0.14)
        return
    canvas.drawRect(
        board, draw.fill(shader=draw.vertical(y, y + tall, [draw.lighten(colour, 0.12), draw.darken(colour, 0.12)]))
    )
    canvas.drawRect(draw.rect(x, y + tall - 2, wide, 2), draw.fill(draw.darken(colour, 0.4)))
    canvas.drawPath(strokes, draw.stroke("#fff4dc" if lit else draw.lighten(colour, 0.78), size * 0.15))


def pictogram_sign(canvas: skia.Canvas, name: str, x: float, y: float, size: float, colour: str, *, lit: bool) -> None:
    """A round sign on a bracket with a picture in it, centred on (x, y)."""
    if lit:
        draw.glow(canvas, x, y, size * 1.6, colour, 0.34)
    canvas.drawLine(x, y - size * 0.9, x, y - size * 0.5, draw.stroke("#23222e", size * 0.08))
    face = draw.mix("#100d1c", colour, 0.2) if lit else draw.lighten(colour, 0.75)
    canvas.drawCircle(x, y, size * 0.6, draw.fill(face))
    ring = skia.Path()
    ring.addCircle(x, y, size * 0.54)
    picture = glyphs.glyph(name, x - size * 0.32, y - size * 0.32, size * 0.64)
    if lit:
        glyphs.glowing(canvas, ring, colour, size * 0.06)
        glyphs.glowing(canvas, picture, draw.lighten(colour, 0.2), size * 0.075)
    else:
        canvas.drawPath(ring, draw.stroke(colour, size * 0.07))
        canvas.drawPath(picture, draw.stroke(draw.darken(colour, 0.3), size * 0.075))


def lantern(canvas: skia.Canvas, x: float, y: float, size: float, *, lit: bool, colour: str = "#e8402c") -> None:
    """A paper lantern hanging from (x, y), ``size`` wide."""
    tall = size * 1.25
    middle = y + tall * 0.62
    if lit:
        draw.glow(canvas, x, middle, size * 2.1, "#ff9a4a", 0.4)
    canvas.drawLine(x, y - 3, x, y + 3, draw.stroke("#2a2028", 1.2))
    core = (
        ["#fff0b4", draw.mix(colour, "#ffb057", 0.45), colour]
        if lit
        else [draw.lighten(colour, 0.25), colour, draw.darken(colour, 0.2)]
    )
    draw.oval(canvas, x, middle, size * 0.5, tall * 0.5, draw.fill(shader=draw.radial((x, middle), size * 0.72, core)))
    for k in (-0.5, -0.18, 0.18, 0.5):
        half = size * 0.5 * math.sqrt(1 - (k * 0.9) ** 2)
        line = draw.path(
            (x - half, middle + k * tall * 0.44), (x, middle + k * tall * 0.44 + 2, x + half, middle + k * tall * 0.44)
        )
        canvas.drawPath(line, draw.stroke(draw.darken(colour, 0.35), 0.7, alpha=0.55))
    for dy in (-0.5, 0.5):
        canvas.drawRect(draw.rect(x - size * 0.22, middle + dy * tall - 2, size * 0.44, 4), draw.fill("#241a22"))


def paint_hologram(canvas: skia.Canvas, kind: str, x: float, y: float, size: float, colour: str, t: float) -> None:
    """A figure of light over a projector at (x, y): "fish", "ring" or "word", about ``size`` tall, flickering."""
    flicker = 0.82 + 0.12 * math.sin(t * 9.0) + 0.06 * math.sin(t * 23.0)
    beam = draw.shape((x - 5, y), (x + 5, y), (x + size * 0.42, y - size * 0.8), (x - size * 0.42, y - size * 0.8))
    canvas.drawPath(beam, draw.fill(shader=draw.vertical(y - size * 0.8, y, [(colour, 0.02), (colour, 0.3 * flicker)])))
    top = y - size * 0.62
    line = draw.stroke(draw.lighten(colour, 0.35), size * 0.02, alpha=flicker)
    halo = draw.stroke(colour, size * 0.07, alpha=0.28 * flicker)
    if kind == "ring":
        path = skia.Path()
        for k in range(3):
            wide = size * (0.34 - 0.07 * k) * (0.55 + 0.45 * abs(math.cos(t * 0.9 + k * 0.8)))
            path.addOval(draw.rect(x - wide, top - size * 0.3 + k * size * 0.16, wide * 2, size * 0.28))
    elif kind == "fish":
        path = skia.Path()
        swim = math.sin(t * 1.4) * size * 0.1
        wag = math.sin(t * 5.0) * size * 0.08
        cx = x + swim
        body = draw.shape(
            (cx + size * 0.36, top),
            (cx + size * 0.1, top - size * 0.24, cx - size * 0.24, top),
            (cx + size * 0.1, top + size * 0.24, cx + size * 0.36, top),
        )
        fin = draw.path(
            (cx - size * 0.22, top),
            (cx - size * 0.42, top - size * 0.17 + wag),
            (cx - size * 0.36, top + wag * 0.5),
            (cx - size * 0.42, top + size * 0.17 + wag),
            (cx - size * 0.22, top),
        )
        path.addPath(body)
        path.addPath(fin)
        for k in range(3):
            gx = cx + size * (0.16 - 0.12 * k)
            path.addPath(draw.path((gx, top - size * 0.09), (gx - size * 0.05, top, gx, top + size * 0.09)))
    else:
        path = glyphs.word("東京", x - size * 0.46, top - size * 0.2, size * 0.4)
    canvas.drawPath(path, halo)
    canvas.drawPath(path, line)


def wires(
    canvas: skia.Canvas, left: float, right: float, y: float, rng: random.Random, colour: str, *, snow: bool
) -> None:
    """Slack cables between poles at both ends."""
    for _ in range(4):
        top, sag = y + rng.uniform(-18, 18), rng.uniform(16, 42)
        line = draw.path((left, top), ((left + right) / 2, top + sag, right, top))
        canvas.drawPath(line, draw.stroke(colour, 1.1))
        if snow:
            line.offset(0, -1.4)
            canvas.drawPath(line, draw.stroke("#eef4ff", 1.3, alpha=0.8))
