"""Ground without weather: the dust, craters, boulders and old mountains of airless worlds, and their palettes.

The sun stands low at the left, so rims facing it are bright, hollows are dark on that side and shadows run to the right.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import skia

from core.generation.animatic import draw
from core.generation.animatic.stage import Brief, Grade, Light, Still


@dataclass(frozen=True)
class Ground:
    """A world's palette: sky from the zenith to the horizon, ground from the horizon to the camera, and its light."""

    sky: tuple[str, str, str]
    far: str
    near: str
    lit: str
    dark: str
    stars: float  # how many and how bright, 0..1
    light: Light
    grade: Grade


MOON = {
    "day": Ground(
        ("#02030c", "#080c22", "#141b3c"), "#a9aec2", "#7c819c", "#f2f2f4", "#20243e", 0.85,
        Light(("#ffffff", 0.12), ("#20264e", 0.34), ("#fff4dc", 0.34), ("#1a2250", 0.34), 0.5),
        Grade(1.08, 1.08, (1.0, 1.0, 1.03), 0.34, 0.42),
    ),
    "night": Ground(
        ("#01020a", "#070b26", "#14204c"), "#6d7aa8", "#434d7c", "#b9cdf6", "#0e1434", 1.0,
        Light(("#bcd6ff", 0.16), ("#0a1038", 0.5), ("#a8ccff", 0.3), ("#0a1034", 0.42), 0.45),
        Grade(1.08, 1.08, (0.95, 0.99, 1.1), 0.42, 0.48),
    ),
    "sunset": Ground(
        ("#04030e", "#120c28", "#2c1a3c"), "#b59c9a", "#776478", "#ffdcae", "#241a3c", 0.8,
        Light(("#ffe0c0", 0.14), ("#2a1848", 0.38), ("#ffb870", 0.44), ("#1e1446", 0.38), 0.5),
        Grade(1.08, 1.1, (1.05, 0.99, 0.96), 0.4, 0.44),
    ),
}  # fmt: skip
MOON["dawn"] = MOON["sunset"]
MARS = {
    "day": Ground(
        ("#b98a62", "#d9ab7a", "#f2d4a4"), "#d08a58", "#a4532c", "#ffcf9a", "#5a2418", 0.0,
        Light(("#ffe6c8", 0.16), ("#5a2010", 0.34), ("#ffdca8", 0.34), ("#5a2818", 0.3), 0.42),
        Grade(1.06, 1.08, (1.03, 1.0, 0.96), 0.3, 0.4),
    ),
    "night": Ground(
        ("#0a0814", "#241626", "#4c2c34"), "#6a4348", "#3c2030", "#c99a90", "#1c0c18", 0.9,
        Light(("#c9b0ff", 0.14), ("#1c0818", 0.5), ("#d8b0c0", 0.3), ("#1a0a20", 0.4), 0.4),
        Grade(1.06, 1.05, (1.0, 0.96, 1.06), 0.4, 0.48),
    ),
    # The dust scatters forwards what is blue: around the setting sun the sky of Mars is blue.
    "sunset": Ground(
        ("#5a4038", "#9a6e58", "#d8b8a0"), "#a8664a", "#6e3428", "#ffcaa0", "#3c1818", 0.0,
        Light(("#ffdcc0", 0.14), ("#3c1418", 0.4), ("#cfe0ff", 0.36), ("#48201c", 0.34), 0.45),
        Grade(1.06, 1.06, (1.03, 0.98, 0.98), 0.4, 0.42),
    ),
}  # fmt: skip
MARS["dawn"] = MARS["sunset"]


def _ridge(brief: Brief, name: str, period: float, rise: float) -> Callable[[float], float]:
    """The height of a chain of old, rounded mountains over x; it repeats after ``period``."""
    dice = brief.random("ridge", name)
    waves = [(dice.uniform(0.3, 1.0) / (n**0.8), n, dice.uniform(0, math.tau)) for n in (2, 3, 5, 8, 11)]
    total = sum(amplitude for amplitude, _, _ in waves)

    def height(x: float) -> float:
        raw = sum(a * abs(math.sin(math.pi * n * x / period + phase)) for a, n, phase in waves)
        return rise * (0.25 + raw / total)

    return height


def mountains(
    brief: Brief, name: str, depth: float, base: float, rise: float, colours: Sequence[str], period: float
) -> Still:
    """``colours`` are the lit side, the face and the foot."""
    height = _ridge(brief, name, period, rise)
    lit, face, foot = colours

    def paint(canvas: skia.Canvas) -> None:
        steps = [(x, base - height(x)) for x in _steps(-period / 2, period / 2, 5)]
        outline = draw.shape((-period / 2, base + 60), *steps, (period / 2, base + 60))
        canvas.drawPath(outline, draw.fill(shader=draw.vertical(base - rise * 1.1, base + 20, (face, foot))))
        canvas.save()
        canvas.clipPath(outline, True)
        # What rises to the right looks at the sun, what falls turns away from it.
        for (x0, y0), (x1, y1) in itertools.pairwise(steps):
            slope = (y0 - y1) / (x1 - x0)
            tone, strength = (lit, min(0.62, slope * 0.9)) if slope > 0 else ("#05060f", min(0.5, -slope * 0.75))
            if strength > 0.02:
                drop = rise * 0.55
                face_ = draw.shape(
                    (x0 - 0.4, y0 - 1), (x1 + 0.4, y1 - 1), (x1 + drop * 0.5, y1 + drop), (x0 + drop * 0.5, y0 + drop)
                )
                canvas.drawPath(face_, draw.fill(shader=draw.vertical(y1, y1 + drop, [(tone, strength), (tone, 0.0)])))
        canvas.restore()
        canvas.drawPath(draw.path(*steps), draw.stroke(lit, 1.1, alpha=0.5))

    bounds = (-period / 2, base - rise * 1.4, period, rise * 1.4 + 60)
    return _land(brief, Still(f"set:{name}", depth, bounds, paint), period)


def _land(brief: Brief, layer: Still, period: float) -> Still:
    """The layer, passing by when the lead travels."""
    if brief.travel:
        layer.wrap, layer.drift = period, brief.travel * layer.depth
    return layer


def _steps(start: float, end: float, size: float) -> list[float]:
    count = round((end - start) / size)
    return [start + (end - start) * index / count for index in range(count + 1)]


def crater(canvas: skia.Canvas, x: float, y: float, rx: float, ry: float, ground: Ground) -> None:
    """A bowl seen at a slant: a raised rim bright towards the sun, the wall under it in shadow, the far wall lit."""
    draw.oval(canvas, x + rx * 0.06, y + ry * 0.16, rx * 1.2, ry * 1.28, draw.fill(ground.dark, alpha=0.16))
    draw.oval(canvas, x, y, rx * 1.1, ry * 1.14, draw.fill(ground.lit, alpha=0.3))
    bowl = [(ground.dark, 0.88), (draw.mix(ground.dark, ground.near, 0.55), 0.85), (ground.lit, 0.72)]
    draw.oval(
        canvas,
        x,
        y,
        rx,
        ry,
        draw.fill(shader=draw.linear((x - rx, y - ry), (x + rx, y + ry * 0.7), bowl, (0.12, 0.55, 1))),
    )
    box = draw.rect(x - rx, y - ry, 2 * rx, 2 * ry)
    canvas.drawArc(box.makeOutset(1.2, 1), 150, 120, False, draw.stroke(ground.lit, max(1.0, ry * 0.13), alpha=0.85))
    canvas.drawArc(box, -20, 130, False, draw.stroke(ground.lit, max(0.8, ry * 0.09), alpha=0.7))


def boulder(canvas: skia.Canvas, x: float, y: float, size: float, ground: Ground, turn: float) -> None:
    """A rock with a lit left face, and its shadow."""
    shadow = draw.shape(
        (x - size * 0.7, y), (x + size * 2.6, y + size * 0.34, x + size * 3, y + size * 0.1), (x + size, y - size * 0.2)
    )
    canvas.drawPath(shadow, draw.fill(ground.dark, alpha=0.5))
    count = 8
    outline = [
        (
            x + math.cos(angle) * size * (0.92 + 0.2 * math.sin(angle * 2 + turn)),
            y - size * 0.36 + math.sin(angle) * size * 0.62 * (0.9 + 0.2 * math.cos(angle * 3 + turn)),
        )
        for angle in (math.tau * index / count for index in range(count))
    ]
    rock = draw.shape(*outline)
    tones = (ground.lit, draw.mix(ground.near, ground.lit, 0.35), ground.dark)
    canvas.drawPath(
        rock,
        draw.fill(shader=draw.linear((x - size, y - size), (x + size * 0.9, y + size * 0.2), tones, (0.05, 0.4, 1))),
    )
    canvas.drawPath(
        draw.path(outline[5], (x - size * 0.1, y - size * 0.5), outline[3]), draw.stroke(ground.lit, 1.1, alpha=0.6)
    )


def plain(brief: Brief, ground: Ground, top: float, period: float) -> Still:
    """The ground from the horizon to the camera: dust, craters that grow towards the camera, stones and tracks."""
    frame = brief.frame
    bottom = frame.height * 1.14

    def paint(canvas: skia.Canvas) -> None:
        area = draw.rect(-period / 2, top - 24, period, bottom - top + 24)
        edge = [
            (x, top + 5 * math.sin(math.tau * 3 * x / period) + 3 * math.sin(math.tau * 7 * x / period + 1))
            for x in _steps(-period / 2, period / 2, 8)
        ]
        land = draw.shape((-period / 2, bottom), *edge, (period / 2, bottom))
        canvas.drawPath(
            land,
            draw.fill(
                shader=draw.vertical(
                    top, bottom, (ground.far, draw.mix(ground.far, ground.near, 0.7), ground.near), (0, 0.45, 1)
                )
            ),
        )
        canvas.save()
        canvas.clipPath(land, True)
        tile = skia.ISize.Make(round(period), round(bottom))
        canvas.save()
        canvas.translate(-period / 2, 0)  # the noise fits itself together again only to the right of its origin
        dust = area.makeOffset(period / 2, 0)
        for frequency, squeeze, octaves, strength in ((0.006, 3.6, 3, 0.6), (0.05, 2.6, 2, 0.34), (0.4, 1.5, 1, 0.3)):
            noise = skia.PerlinNoiseShader.MakeFractalNoise(
                frequency, frequency * squeeze, octaves, brief.seed % 89, tile
            )
            # The noise's red about its middle becomes alpha: darker dust in the hollows, brighter on the humps.
            for grey, sign in ((0.09, 1.0), (1.0, -0.5)):
                rows = [0, 0, 0, 0, grey, 0, 0, 0, 0, grey, 0, 0, 0, 0, min(1.0, grey + 0.06)]
                alpha = [2.4 * strength * sign, 0, 0, 0, -1.1 * strength * sign]
                canvas.drawRect(dust, skia.Paint(Shader=noise, ColorFilter=skia.ColorFilters.Matrix(rows + alpha)))
        canvas.restore()
        _scatter(canvas, brief, ground, top, bottom, period)
        canvas.restore()
        canvas.drawPath(draw.path(*edge), draw.stroke(ground.lit, 1.2, alpha=0.5))

    return _land(brief, Still("set:ground", 0.94, (-period / 2, top - 24, period, bottom - top + 24), paint), period)


def _scatter(canvas: skia.Canvas, brief: Brief, ground: Ground, top: float, bottom: float, period: float) -> None:
    dice = brief.random("craters")
    marks: list[tuple[float, float, float, bool]] = []
    for index in range(70):
        near = dice.random() ** 1.5
        y = top + 8 + near * (bottom - top - 30)
        size = (3 + 34 * near) * dice.uniform(0.3, 1.2)
        marks.append((y, dice.uniform(-period / 2, period / 2), size, index % 5 < 3))
    for near, u in ((0.1, -0.2), (0.16, 0.31), (0.3, -0.38), (0.36, 0.42), (0.62, -0.46), (0.66, 0.36), (0.9, 0.08)):
        # A few large ones, evenly spread, that every view of the plain shows.
        y = top + 8 + near * (bottom - top - 30)
        marks.append((y, (u + dice.uniform(-0.04, 0.04)) * brief.frame.width, 26 + 62 * near, True))
    for y, x, size, hollow in sorted(marks):
        turn = dice.uniform(0, 6)
        for at in (x - period, x, x + period):  # once more beyond each edge, where the picture repeats
            if abs(at) > period / 2 + size * 3:
                continue
            if hollow:
                crater(canvas, at, y, size, size * 0.25, ground)
            else:
                boulder(canvas, at, y, size * 0.16 + 1, ground, turn)


def boot_prints(brief: Brief, ground: Ground, y: float, scale: float) -> Still:
    """A trail from where the lead stands back to the lander."""
    half = brief.frame.width * 0.62

    def paint(canvas: skia.Canvas) -> None:
        for index in range(26):
            x = -half + index * 40 * scale + (10 if index % 2 else 0)
            at = y + 12 * scale + (7 if index % 2 else -3) * scale + 5 * math.sin(index * 0.5)
            draw.oval(canvas, x, at, 12 * scale, 3.6 * scale, draw.fill(ground.dark, alpha=0.42))
            draw.oval(canvas, x + 1.5, at + 1.6, 11 * scale, 2.6 * scale, draw.fill(ground.lit, alpha=0.2))

    return Still("set:prints", 0.96, (-half - 20, y - 30 * scale, 2 * half + 40, 70 * scale), paint)
