"""A bus stop in the street: a glass shelter with its bench, poster and sign on the pavement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import street
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.sets.skyline import tiled
from core.generation.animatic.sets.town import PERIOD, Town, town_for
from core.generation.animatic.stage import Anchor, Brief, Stage


def build(brief: Brief) -> Stage:
    """The street of a brief with a shelter right of its lead."""
    stage, town = street.build(brief), town_for(brief)
    frame = brief.frame
    x, y, s = frame.width * frame.pick(0.2, 0.16, 0.19), town.kerb - 6, town.storey / 98

    def paint(canvas: skia.Canvas) -> None:
        _shelter(Ink(canvas, town.air, lamps=town.dark or town.lit > 0.2, warm=0.3), town, PERIOD / 2 + x, y, s)

    layer = tiled("set:shelter", 0.965, y - 190 * s, y + 14, town, paint, passes=1.0)
    bench = Anchor(x, y - 34 * s, 0.972, 0.9, supports="surface")
    return replace(stage, layers=[*stage.layers, layer], anchors={**stage.anchors, "surface": bench, "bench": bench})


def _shelter(ink: Ink, town: Town, x: float, y: float, s: float) -> None:
    """A shelter 220 units wide and 160 tall, its sign beside it."""
    ink.shadow(x, y, 130 * s, 8 * s)
    glass = draw.rect(x - 104 * s, y - 142 * s, 208 * s, 124 * s)
    ink.canvas.drawRect(glass, draw.fill(ink.tone("#bfe0ea", 0.2), alpha=0.42))
    for share in (0.0, 0.34, 0.68, 1.0):
        px = glass.left() + glass.width() * share
        ink.line("#3f4a56", 4 * s, (px, y), (px, y - 150 * s))
    sheen = draw.shape(
        (x - 90 * s, y - 24 * s), (x - 54 * s, y - 140 * s), (x - 30 * s, y - 140 * s), (x - 66 * s, y - 24 * s)
    )
    ink.canvas.drawPath(sheen, draw.fill("#ffffff", alpha=0.22))
    poster = draw.rect(x + 40 * s, y - 132 * s, 58 * s, 104 * s)
    ink.canvas.drawRect(poster, ink.shine("#f2b63c"))
    ink.disc(poster.centerX(), poster.top() + 36 * s, 20 * s, "#e8553c", 0.2)
    for k in range(3):
        ink.box(poster.left() + 9 * s, poster.bottom() - (36 - 11 * k) * s, (40 - 8 * k) * s, 5 * s, "#5a3a2c")
    ink.canvas.drawRect(poster, ink.pen("#3f4a56", 3 * s))
    ink.box(x - 84 * s, y - 40 * s, 108 * s, 8 * s, "#c98f58", 0.2)
    for dx in (-72, 12):
        ink.line("#3f4a56", 4 * s, (x + dx * s, y), (x + dx * s, y - 34 * s))
    ink.canvas.drawRoundRect(draw.rect(x - 118 * s, y - 160 * s, 236 * s, 14 * s), 6, 6, ink.fill("#2f6f9a", 0.2))
    ink.glow(x, y - 140 * s, 130 * s, "#eaf4ff", 0.5)
    if ink.lamps:
        ink.canvas.drawRect(draw.rect(x - 100 * s, y - 146 * s, 200 * s, 3 * s), draw.fill("#fffbe8"))
    ink.snow(x - 118 * s, y - 159 * s, 236 * s, 9 * s)
    pole = x - 138 * s
    ink.line("#5a646e", 5 * s, (pole, y), (pole, y - 176 * s))
    ink.canvas.drawRoundRect(draw.rect(pole - 22 * s, y - 196 * s, 44 * s, 40 * s), 6, 6, ink.shine("#f2c230"))
    ink.canvas.drawRoundRect(draw.rect(pole - 14 * s, y - 188 * s, 28 * s, 20 * s), 4, 4, draw.fill("#23303c"))
    for k in range(3):
        ink.canvas.drawRect(draw.rect(pole + (-11 + 8 * k) * s, y - 185 * s, 6 * s, 8 * s), draw.fill("#f6f4ee"))
    for dx in (-8, 8):
        ink.canvas.drawCircle(pole + dx * s, y - 166 * s, 3.4 * s, draw.fill("#23303c"))


SETS: dict[str, Callable[[Brief], Stage]] = {"bus_stop": build}
