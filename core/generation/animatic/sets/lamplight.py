"""Light in rooms: pools on surfaces, hanging lamps and the air under them, shade in the corners, dust that glints."""

from __future__ import annotations

import math
from itertools import pairwise

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.outlook import Daylight, Opening
from core.generation.animatic.stage import Brief, Live, Still


def pool(canvas: skia.Canvas, x: float, y: float, rx: float, ry: float, colour: str, strength: float) -> None:
    """A pool of light on a surface: an ellipse that fades outwards."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(1, ry / rx)
    shader = draw.radial((0, 0), rx, [(colour, strength), (colour, strength * 0.42), (colour, 0)], [0, 0.42, 1])
    canvas.drawCircle(0, 0, rx, draw.fill(shader=shader))
    canvas.restore()


def shade_corners(canvas: skia.Canvas, area: tuple[float, float, float, float], strength: float) -> None:
    """Walls darken towards the ceiling and the sides."""
    x, y, width, height = area
    top = draw.vertical(
        y, y + height, [("#1a0a10", strength), ("#1a0a10", 0), ("#1a0a10", strength * 0.8)], [0, 0.5, 1]
    )
    canvas.drawRect(draw.rect(*area), draw.fill(shader=top))
    ends = [("#1a0a10", strength), ("#1a0a10", 0), ("#1a0a10", 0), ("#1a0a10", strength)]
    canvas.drawRect(draw.rect(*area), draw.fill(shader=draw.horizontal(x, x + width, ends, [0, 0.32, 0.68, 1])))


def pendant(canvas: skia.Canvas, x: float, top: float, y: float, size: float, colour: str, power: float) -> None:
    """A hanging lamp whose shade ends at y; ``size`` is half the shade's width; ``power`` 0..1 how strongly it burns."""
    canvas.drawLine(x, top, x, y - size * 1.0, draw.stroke("#1c100c", 2.0))
    shade = draw.shape(
        (x - size, y), (x - size * 0.96, y - size * 0.62, x - size * 0.34, y - size * 0.78, x - size * 0.2, y - size * 0.98),
        (x + size * 0.2, y - size * 0.98), (x + size * 0.34, y - size * 0.78, x + size * 0.96, y - size * 0.62, x + size, y),
    )  # fmt: skip
    pool(canvas, x, y + size * 0.3, size * 3.6, size * 3.2, "#ffb95e", 0.34 * power)
    draw.oval(
        canvas,
        x,
        y,
        size * 0.98,
        size * 0.2,
        draw.fill(shader=draw.radial((x, y), size, ["#fffbe6", "#ffdf98", "#c9853f"], [0, 0.5, 1])),
    )
    tones = [draw.darken(colour, 0.35), draw.lighten(colour, 0.16), colour, draw.darken(colour, 0.45)]
    canvas.drawPath(shade, draw.fill(shader=draw.horizontal(x - size, x + size, tones, [0, 0.3, 0.55, 1])))
    canvas.drawPath(
        draw.path(
            (x - size * 0.56, y - size * 0.28), (x - size * 0.5, y - size * 0.5, x - size * 0.24, y - size * 0.66)
        ),
        draw.stroke("#ffffff", size * 0.07, alpha=0.4),
    )
    canvas.drawPath(
        draw.path((x - size, y - 0.5), (x, y + size * 0.26, x + size, y - 0.5)),
        draw.stroke("#d9a554", max(1.4, size * 0.06)),
    )
    canvas.drawRoundRect(
        draw.rect(x - size * 0.2, y - size * 1.12, size * 0.4, size * 0.18), 2, 2, draw.fill("#d9a554")
    )
    bulb = draw.radial((x, y + size * 0.06), size * 0.3, ["#ffffff", "#fff3c4", ("#ffdf98", 0)], [0, 0.55, 1])
    canvas.drawCircle(x, y + size * 0.06, size * 0.3, draw.fill(shader=bulb))


def light_cone(
    canvas: skia.Canvas, x: float, y: float, bottom: float, top_half: float, bottom_half: float, strength: float
) -> None:
    """The visible air under a lamp, fading downwards."""
    cone = draw.shape((x - top_half, y), (x + top_half, y), (x + bottom_half, bottom), (x - bottom_half, bottom))
    shade = draw.vertical(y, bottom, [("#ffdf9e", strength), ("#ffcf85", strength * 0.3), ("#ffcf85", 0)], [0, 0.45, 1])
    canvas.drawPath(cone, draw.fill(shader=shade, blur=bottom_half * 0.16))


def sunbeams(brief: Brief, opening: Opening, outside: Daylight, depth: float, bottom: float) -> list[Still]:
    """Sunlight that slants from the panes of a window down to ``bottom``, one beam for each column of panes; none without sun."""
    if brief.dark or brief.weather not in ("clear", "wind"):
        return []
    fall = (bottom - opening.y) * 0.42
    edges = (0.0, *opening.columns, 1.0)

    def paint(canvas: skia.Canvas) -> None:
        tones = [(outside.wash, 0.15), (outside.wash, 0.3), (outside.wash, 0)]
        shade = draw.vertical(opening.y, bottom, tones, [0, 0.45, 1])
        for start, stop in pairwise(edges):
            left, right = opening.x + opening.width * start + 8, opening.x + opening.width * stop - 8
            beam = draw.shape((left, opening.y), (right, opening.y), (right - fall, bottom), (left - fall, bottom))
            canvas.drawPath(beam, draw.fill(shader=shade, blur=7))

    width = brief.frame.width
    return [Still("set:sunbeams", depth, (-width * 0.75, opening.y, width * 1.5, bottom - opening.y), paint)]


def dust(brief: Brief, area: tuple[float, float, float, float], depth: float, count: int = 22) -> Live:
    """Motes that drift and glint in warm light."""
    rnd = brief.random("dust")
    x, y, width, height = area
    motes = [
        (rnd.random() * width, rnd.random() * height, rnd.uniform(0.7, 1.7), rnd.uniform(3, 9), rnd.random() * math.tau)
        for _ in range(count)
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for mx, my, size, speed, phase in motes:
            px = x + (mx + math.sin(t * 0.5 + phase) * 14 + t * speed * 0.6) % width
            py = y + (my - t * speed) % height
            alpha = 0.16 + 0.22 * max(0.0, math.sin(t * 0.8 + phase))
            canvas.drawCircle(px, py, size, draw.fill("#ffe6b0", alpha=alpha))

    return Live("set:dust", depth, paint)
