"""What rooms are built of: walls, window frames and sills, benches and tables.

Painters of still parts, in world units. Knows materials and light, not how a particular room is arranged.
"""

from __future__ import annotations

import itertools
import math
import random
from dataclasses import dataclass

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.lamplight import pool
from core.generation.animatic.sets.outlook import Opening

WALNUT, WALNUT_DARK, WALNUT_LIGHT = "#5a3524", "#331b13", "#8a5a3c"


@dataclass(frozen=True)
class Palette:
    """The colours of a room, chosen by its seed."""

    wall: str
    wall_dark: str
    fabric: str
    lamp: str
    wood: str


def hole(area: tuple[float, float, float, float], opening: Opening) -> skia.Path:
    """A wall with the window cut out."""
    wall = skia.Path()
    wall.addRect(draw.rect(*area))
    wall.addRoundRect(draw.rect(opening.x, opening.y, opening.width, opening.height), 6, 6)
    wall.setFillType(skia.PathFillType.kEvenOdd)
    return wall


def bricks(
    canvas: skia.Canvas,
    area: tuple[float, float, float, float],
    palette: Palette,
    rnd: random.Random,
    size: float = 1.0,
) -> None:
    """A brick wall in running bond, every brick with its own colour, a lit upper edge and a shaded lower one."""
    x, y, width, height = area
    canvas.drawRect(draw.rect(*area), draw.fill(palette.wall_dark))
    high, wide = 17.0 * size, 46.0 * size
    row, top = 0, y
    while top < y + height:
        left = x - (wide / 2 if row % 2 else 0)
        while left < x + width:
            tone = rnd.random()
            colour = draw.mix(palette.wall, draw.mix(palette.wall_dark, "#c98a62", tone), 0.42)
            if rnd.random() < 0.06:
                colour = draw.darken(colour, 0.22)
            brick = draw.rect(left + 1.1, top + 1.1, wide - 2.2, high - 2.2)
            canvas.drawRoundRect(brick, 2.2, 2.2, draw.fill(colour))
            canvas.drawLine(
                brick.left() + 2,
                brick.top() + 0.8,
                brick.right() - 2,
                brick.top() + 0.8,
                draw.stroke("#ffd9b0", 0.9, alpha=0.16),
            )
            canvas.drawLine(
                brick.left() + 2,
                brick.bottom() - 0.4,
                brick.right() - 2,
                brick.bottom() - 0.4,
                draw.stroke("#1c0c0a", 1.0, alpha=0.25),
            )
            left += wide
        row, top = row + 1, top + high


def plaster(canvas: skia.Canvas, area: tuple[float, float, float, float], palette: Palette, rnd: random.Random) -> None:
    """A painted wall with the faint clouds a brush leaves."""
    x, y, width, height = area
    canvas.drawRect(
        draw.rect(*area),
        draw.fill(shader=draw.vertical(y, y + height, [draw.lighten(palette.wall, 0.06), palette.wall_dark])),
    )
    for _ in range(60):
        draw.oval(canvas, x + rnd.random() * width, y + rnd.random() * height, rnd.uniform(30, 90), rnd.uniform(8, 30),
                  draw.fill("#ffffff" if rnd.random() < 0.5 else "#000000", alpha=0.012))  # fmt: skip


def frame_window(canvas: skia.Canvas, opening: Opening, wood: str, thick: float = 11.0) -> None:
    """The frame and the bars of a window, lit from outside on their inner edges."""
    x, y, width, height = opening.x, opening.y, opening.width, opening.height
    dark, light = draw.darken(wood, 0.35), draw.lighten(wood, 0.22)
    for share in opening.columns:
        bar = x + width * share
        canvas.drawRect(draw.rect(bar - 3.5, y, 7, height), draw.fill(dark))
        canvas.drawRect(draw.rect(bar - 3.5, y, 1.6, height), draw.fill(light, alpha=0.7))
    for share in opening.rows:
        bar = y + height * share
        canvas.drawRect(draw.rect(x, bar - 3, width, 6), draw.fill(dark))
        canvas.drawRect(draw.rect(x, bar - 3, width, 1.4), draw.fill(light, alpha=0.7))
    outer = draw.rect(x - thick / 2, y - thick / 2, width + thick, height + thick)
    shadow = draw.rect(x - thick, y - thick + 5, width + 2 * thick, height + 2 * thick)
    canvas.drawRoundRect(shadow, 9, 9, draw.stroke("#1a0a06", 9, alpha=0.35, blur=5))
    canvas.drawRoundRect(outer, 7, 7, draw.stroke(wood, thick))
    canvas.drawRoundRect(
        draw.rect(x - thick, y - thick, width + 2 * thick, height + 2 * thick), 10, 10, draw.stroke(dark, 2.4)
    )
    canvas.drawRoundRect(
        draw.rect(x - 0.6, y - 0.6, width + 1.2, height + 1.2), 5, 5, draw.stroke(light, 1.5, alpha=0.8)
    )


def sill(canvas: skia.Canvas, opening: Opening, wood: str, thick: float = 15.0) -> None:
    """The board under a window, with daylight on its upper face."""
    left, top, width = opening.x - 24, opening.bottom + 7, opening.width + 48
    canvas.drawRoundRect(
        draw.rect(left + 4, top + 6, width - 8, thick + 8), 4, 4, draw.fill("#1a0a06", alpha=0.35, blur=4)
    )
    face = draw.vertical(top, top + thick, [draw.lighten(wood, 0.32), wood, draw.darken(wood, 0.4)], [0, 0.3, 1])
    canvas.drawRoundRect(draw.rect(left, top, width, thick), 4, 4, draw.fill(shader=face))


def banquette(
    canvas: skia.Canvas, left: float, right: float, top: float, bottom: float, fabric: str, wood: str
) -> None:
    """An upholstered bench back with vertical channels and a wooden rail."""
    canvas.drawRect(draw.rect(left, top - 4, right - left, 20), draw.fill("#120806", alpha=0.45, blur=7))
    shade = draw.vertical(top, bottom, [draw.lighten(fabric, 0.10), fabric, draw.darken(fabric, 0.55)], [0, 0.3, 1])
    canvas.drawRoundRect(draw.rect(left, top, right - left, bottom - top + 30), 12, 12, draw.fill(shader=shade))
    pitch = 38.0
    x = left + pitch / 2
    while x < right:
        roll = draw.horizontal(
            x - pitch / 2,
            x + pitch / 2,
            [("#000000", 0.38), ("#ffffff", 0.10), ("#ffffff", 0.03), ("#000000", 0.38)],
            [0, 0.36, 0.6, 1],
        )
        canvas.drawRoundRect(
            draw.rect(x - pitch / 2, top + 8, pitch, bottom - top + 20), 12, 12, draw.fill(shader=roll)
        )
        x += pitch
    rail = draw.vertical(top - 7, top + 4, [draw.lighten(wood, 0.35), wood, draw.darken(wood, 0.35)], [0, 0.4, 1])
    canvas.drawRoundRect(draw.rect(left, top - 7, right - left, 12), 5, 5, draw.fill(shader=rail))


def table(
    canvas: skia.Canvas, left: float, right: float, edge: float, bottom: float, wood: str, rnd: random.Random,
    *, daylight: str, window: tuple[float, float], lamps: tuple[float, ...], warmth: float,
) -> None:  # fmt: skip
    """A varnished table seen from just above it: boards with grain, and soft mirror images of the window and the lamps.

    ``edge`` is its far edge; ``window`` the x range whose daylight it reflects; ``lamps`` the xs of the lamps.
    """
    deep = bottom - edge
    tones = [draw.lighten(wood, 0.20), wood, draw.darken(wood, 0.28), draw.darken(wood, 0.55)]
    canvas.drawRect(
        draw.rect(left, edge, right - left, deep),
        draw.fill(shader=draw.vertical(edge, bottom, tones, [0, 0.25, 0.68, 1])),
    )
    canvas.save()
    canvas.clipRect(draw.rect(left, edge, right - left, deep))
    seams = [0.0, 0.13, 0.33, 0.62, 1.0]
    for above, below in itertools.pairwise(seams):
        top, high = edge + deep * above, deep * (below - above)
        tint = rnd.choice(("#ffb37a", "#3a1608", "#8a4a22"))
        canvas.drawRect(draw.rect(left, top, right - left, high), draw.fill(tint, alpha=rnd.uniform(0.03, 0.09)))
        _grain(canvas, left, right, top, high, rnd, wood)
        if above:
            canvas.drawLine(left, top, right, top, draw.stroke("#200d06", 1.0 + above * 1.6, alpha=0.55))
            canvas.drawLine(
                left, top + 1.4 + above, right, top + 1.4 + above, draw.stroke("#ffd9a8", 0.8 + above, alpha=0.22)
            )
    sheen = draw.vertical(edge, edge + deep * 0.75, [(daylight, 0.30), (daylight, 0.10), (daylight, 0)], [0, 0.35, 1])
    for start, stop in (
        (window[0], window[0] + (window[1] - window[0]) * 0.48),
        (window[0] + (window[1] - window[0]) * 0.52, window[1]),
    ):
        mirror = draw.shape(
            (start, edge),
            (stop, edge),
            (stop + (stop * 0.1), edge + deep * 0.75),
            (start + start * 0.1, edge + deep * 0.75),
        )
        canvas.drawPath(mirror, draw.fill(shader=sheen, blur=13))
    for x in lamps:
        pool(canvas, x, edge + deep * 0.34, 190, deep * 0.5, "#ffc274", 0.34 * warmth)
        pool(canvas, x * 1.06, edge + deep * 0.26, 24, deep * 0.3, "#fff0cc", 0.3 * warmth)
    canvas.restore()
    canvas.drawRect(
        draw.rect(left, edge - 5, right - left, 6),
        draw.fill(shader=draw.vertical(edge - 5, edge + 1, [draw.lighten(wood, 0.55), draw.lighten(wood, 0.2)])),
    )
    canvas.drawRect(draw.rect(left, edge - 5, right - left, 1.3), draw.fill("#fff0d0", alpha=0.75))


def _grain(
    canvas: skia.Canvas, left: float, right: float, top: float, high: float, rnd: random.Random, wood: str
) -> None:
    """Long wavering lines, closer at the edges of a board, and now and then a knot."""
    dark = draw.darken(wood, 0.65)
    lines = max(5, int(high / 2.6))
    knot = (rnd.uniform(left * 0.8, right * 0.8), top + high * rnd.uniform(0.35, 0.65), high * 0.24)
    for index in range(lines):
        y = top + high * (index + rnd.uniform(0.1, 0.9)) / lines
        points: list[tuple[float, ...]] = [(left, y)]
        x, offset = left, 0.0
        while x < right:
            step = rnd.uniform(70, 150)
            offset += rnd.uniform(-0.8, 0.8) * min(1.0, high / 50)
            away = y + offset - knot[1]
            near = math.exp(-(((x + step - knot[0]) / (knot[2] * 5)) ** 2))
            bend = math.copysign(knot[2] * near * 0.8, away) if abs(away) < knot[2] * 3 else 0.0
            points.append((x + step / 2, y + offset * 0.8 + bend * 0.4, x + step, y + offset + bend))
            x += step
        canvas.drawPath(
            draw.path(*points), draw.stroke(dark, rnd.uniform(0.4, 1.0) + high / 90, alpha=rnd.uniform(0.07, 0.24))
        )
    if high > 22:
        for share, alpha in ((1.0, 0.12), (0.66, 0.2), (0.34, 0.4)):
            draw.oval(
                canvas, knot[0], knot[1], knot[2] * 1.7 * share, knot[2] * 0.5 * share, draw.fill(dark, alpha=alpha)
            )
