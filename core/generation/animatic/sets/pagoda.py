"""Roofs with upturned eaves, and the pagoda of five storeys built of them."""

from __future__ import annotations

from core.generation.animatic import draw
from core.generation.animatic.sets.ink import Ink

RED, TILE = "#d8432c", "#4a5563"


def eaves(ink: Ink, x: float, y: float, half: float, thick: float, colour: str) -> None:
    """A tiled roof whose corners turn up, its lower edge at ``y``."""
    outline = draw.shape(
        (x - half, y - thick * 0.5),
        (x - half * 0.7, y + thick * 0.1, x - half * 0.5, y),
        (x + half * 0.5, y),
        (x + half * 0.7, y + thick * 0.1, x + half, y - thick * 0.5),
        (x + half * 0.62, y - thick * 0.6, x + half * 0.42, y - thick * 1.5),
        (x - half * 0.42, y - thick * 1.5),
        (x - half * 0.62, y - thick * 0.6, x - half, y - thick * 0.5),
    )
    ink.canvas.drawPath(
        outline, draw.fill(shader=draw.vertical(y - thick * 1.5, y, [ink.tone(colour, 0.35), ink.tone(colour, -0.15)]))
    )
    for k in range(-5, 6):
        ink.line(
            colour,
            max(0.8, thick * 0.06),
            (x + k * half * 0.078, y - thick * 1.4),
            (x + k * half * 0.1, y - 1),
            light=-0.5,
        )
    ink.line(
        RED,
        max(1.2, thick * 0.14),
        (x - half * 0.9, y - thick * 0.16),
        (x - half * 0.66, y + thick * 0.12, x - half * 0.5, y + thick * 0.1),
        (x + half * 0.5, y + thick * 0.1),
        (x + half * 0.66, y + thick * 0.12, x + half * 0.9, y - thick * 0.16),
    )
    if ink.air.snow:
        ink.poly(
            "#f3f8ff",
            (x - half * 0.86, y - thick * 0.56),
            (x - half * 0.58, y - thick * 0.8, x - half * 0.42, y - thick * 1.7),
            (x + half * 0.42, y - thick * 1.7),
            (x + half * 0.58, y - thick * 0.8, x + half * 0.86, y - thick * 0.56),
            (x + half * 0.5, y - thick * 0.5, x, y - thick * 0.8),
            (x - half * 0.5, y - thick * 0.5, x - half * 0.86, y - thick * 0.56),
            light=0.1,
        )


def pagoda(ink: Ink, x: float, base: float, tall: float) -> None:
    """A pagoda of five storeys with its spire, ``tall`` in all."""
    floors, body = 5, tall * 0.8
    for floor in range(floors):
        y = base - body * floor / floors
        shrink = 1 - 0.1 * floor
        half, high = tall * 0.1 * shrink, body / floors
        ink.wall(x, y, 2 * half, high, "#f0e2c8")
        for k in range(-2, 3):
            ink.column(x + k * half * 0.48, y, tall * 0.013, high, RED)
        for k in (-1, 1):
            ink.window(x + k * half * 0.48 - half * 0.13, y - high * 0.5, half * 0.26, high * 0.3, lit=True, frame=RED)
        ink.line(RED, tall * 0.008, (x - half * 1.15, y - high * 0.16), (x + half * 1.15, y - high * 0.16))
        eaves(ink, x, y - high * 0.62, half * 2.15, high * 0.27, TILE)
    top = base - body
    ink.line("#c9a24a", tall * 0.014, (x, top), (x, base - tall))
    for k in range(5):
        ink.line(
            "#c9a24a",
            tall * 0.009,
            (x - tall * (0.022 - 0.003 * k), top - tall * (0.04 + 0.024 * k)),
            (x + tall * (0.022 - 0.003 * k), top - tall * (0.04 + 0.024 * k)),
        )
