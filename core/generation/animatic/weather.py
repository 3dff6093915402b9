"""Weather in the air in front of a set: rain, snow, fog, leaves in the wind, dust, lightning.

Every effect is a list of `Live` layers at several depths, so that drops far away are small and slow and those near the
camera are large and fast. Where each drop is follows from the seed and the time alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import skia

from core.generation.animatic import draw
from core.generation.animatic.stage import Frame, Live
from core.generation.scene import seed_for

_MARGIN = 0.25  # share of the frame drawn beyond each edge, for the camera's moves


class _Field:
    """Scattered particles in a box that wraps around, so that none ever runs out."""

    def __init__(self, frame: Frame, count: int, seed: int, name: str) -> None:
        dice = np.random.default_rng(seed_for(seed, "weather", name))
        self.left, self.top = -frame.width * (0.5 + _MARGIN), -frame.height * _MARGIN
        self.width, self.height = frame.width * (1 + 2 * _MARGIN), frame.height * (1 + 2 * _MARGIN)
        # a taller frame of the same area holds the same number of drops
        self.x = dice.random(count) * self.width
        self.y = dice.random(count) * self.height
        self.speed = 0.8 + 0.4 * dice.random(count)
        self.phase = dice.random(count) * 2 * math.pi
        self.size = dice.random(count)

    def at(self, dx: np.ndarray, dy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Positions after a shift by (dx, dy), wrapped into the box."""
        return (self.x + dx) % self.width + self.left, (self.y + dy) % self.height + self.top


def _points(x: np.ndarray, y: np.ndarray) -> list[skia.Point]:
    return [skia.Point(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)]


def _rain(frame: Frame, seed: int, depth: float, count: int, alpha: float, slant: float) -> Live:
    drops = _Field(frame, count, seed, f"rain {depth}")
    fall = 620 * (0.5 + 0.5 * depth)  # units per second: a drop crosses the frame in about 0.7 s
    length = (14 + 14 * depth) * drops.speed
    paint = draw.stroke("#e2ecff", 0.7 + 0.5 * depth, alpha=alpha)
    paint.setStrokeCap(skia.Paint.kButt_Cap)

    def drawn(canvas: skia.Canvas, t: float) -> None:
        x, y = drops.at(-slant * fall * drops.speed * t, fall * drops.speed * t)
        both = np.empty((2 * len(x), 2))
        both[0::2, 0], both[0::2, 1] = x, y
        both[1::2, 0], both[1::2, 1] = x - slant * length, y + length
        canvas.drawPoints(skia.Canvas.kLines_PointMode, _points(both[:, 0], both[:, 1]), paint)

    return Live(f"set:rain-{depth}", depth, drawn)


def _splashes(frame: Frame, seed: int, ground: float) -> Live:
    count = 46
    marks = _Field(frame, count, seed, "splashes")
    low = np.clip(ground + (frame.height - ground) * (marks.size**1.2), ground, frame.height * 1.1)

    def drawn(canvas: skia.Canvas, t: float) -> None:
        for index in range(count):
            life = (t * 2.6 * marks.speed[index] + marks.phase[index]) % 1.0
            turn = int(t * 2.6 * marks.speed[index] + marks.phase[index])
            if life > 0.55:
                continue
            x = (marks.x[index] + turn * 217.0) % marks.width + marks.left
            y = float(low[index])
            near = (y - ground) / max(1.0, frame.height - ground)
            radius = (2 + 7 * life) * (0.5 + near)
            paint = draw.stroke("#e6f0ff", 1.0, alpha=0.45 * (1 - life / 0.55))
            canvas.drawOval(draw.rect(x - radius, y - radius * 0.3, 2 * radius, radius * 0.6), paint)

    return Live("set:splashes", 0.97, drawn)


def _snow(frame: Frame, seed: int, depth: float, count: int, alpha: float, wind: float) -> Live:
    flakes = _Field(frame, count, seed, f"snow {depth}")
    fall = 62 * (0.4 + 0.6 * depth)
    sizes = ((0.0, 0.6, 1.3), (0.6, 0.9, 2.1), (0.9, 1.01, 3.2))
    groups = [(np.flatnonzero((flakes.size >= a) & (flakes.size < b)), r) for a, b, r in sizes]
    paints = [draw.stroke("#ffffff", 2 * r * (0.55 + 0.5 * depth), alpha=alpha) for _, r in groups]

    def drawn(canvas: skia.Canvas, t: float) -> None:
        sway = np.sin(1.3 * flakes.speed * t + flakes.phase) * 14 * depth
        x, y = flakes.at(sway - wind * t * flakes.speed, fall * flakes.speed * t)
        for (chosen, _), paint in zip(groups, paints, strict=True):
            canvas.drawPoints(skia.Canvas.kPoints_PointMode, _points(x[chosen], y[chosen]), paint)

    return Live(f"set:snow-{depth}", depth, drawn)


def _dust(frame: Frame, seed: int, depth: float, count: int, colour: str, alpha: float, drift: float) -> Live:
    motes = _Field(frame, count, seed, f"dust {depth}")
    paint = draw.stroke(colour, 1.5 + depth, alpha=alpha)

    def drawn(canvas: skia.Canvas, t: float) -> None:
        x, y = motes.at(
            np.sin(0.5 * motes.speed * t + motes.phase) * 20 + drift * t * motes.speed,
            -9.0 * motes.speed * t + np.cos(0.7 * t + motes.phase) * 8,
        )
        canvas.drawPoints(skia.Canvas.kPoints_PointMode, _points(x, y), paint)

    return Live(f"set:dust-{depth}", depth, drawn)


def _bank(width: int, height: int, colour: str, alpha: float, seed: int, name: str) -> skia.Image:
    """A wide, soft bank of fog that repeats seamlessly, painted once."""
    dice = np.random.default_rng(seed_for(seed, "weather", name))
    surface = draw.blank(width, height)
    canvas = surface.getCanvas()
    for _ in range(26):
        x, y = dice.random() * width, height * (0.3 + 0.4 * dice.random())
        radius = height * (0.22 + 0.2 * dice.random())
        strength = alpha * (0.25 + 0.35 * dice.random())
        for shift in (-width, 0, width):
            canvas.save()
            canvas.translate(x + shift, y)
            canvas.scale(2.4, 1)
            shader = draw.radial((0, 0), radius, [(colour, strength), (colour, strength * 0.4), (colour, 0)])
            canvas.drawCircle(0, 0, radius, draw.fill(shader=shader))
            canvas.restore()
    return surface.makeImageSnapshot().makeRasterImage()


def _fog(frame: Frame, seed: int, depth: float, y: float, colour: str, alpha: float, speed: float) -> Live:
    # a quarter of the size: fog has no detail to lose
    width, height = int(frame.width * 0.5), int(frame.height * 0.16)
    image = _bank(width, height, colour, alpha, seed, f"fog {depth}")
    span, tall = width * 4.0, height * 4.0

    def drawn(canvas: skia.Canvas, t: float) -> None:
        start = -frame.width * 0.75 - (speed * t) % span
        x = start
        while x < frame.width * 0.75:
            canvas.drawImageRect(image, draw.rect(x, y - tall / 2, span, tall), draw.FAST)
            x += span

    return Live(f"set:fog-{depth}", depth, drawn)


def _leaves(frame: Frame, seed: int, depth: float, count: int) -> Live:
    leaves = _Field(frame, count, seed, f"leaves {depth}")
    colours = ("#c8742e", "#d9a13b", "#8a9a3c", "#b5532a")
    leaf = draw.shape((-1, 0), (-0.3, -0.55, 1, 0), (-0.3, 0.55, -1, 0))

    def drawn(canvas: skia.Canvas, t: float) -> None:
        x, y = leaves.at(
            -260 * depth * leaves.speed * t,
            34 * leaves.speed * t + np.sin(2.1 * leaves.speed * t + leaves.phase) * 26,
        )
        for index in range(count):
            size = (4 + 4 * leaves.size[index]) * depth
            canvas.save()
            canvas.translate(float(x[index]), float(y[index]))
            canvas.rotate(float(t * 160 * leaves.speed[index] + leaves.phase[index] * 57))
            canvas.scale(size, size * (0.35 + 0.65 * abs(math.sin(t * 3 + leaves.phase[index]))))
            canvas.drawPath(leaf, draw.fill(colours[index % len(colours)], alpha=0.9))
            canvas.restore()

    return Live(f"set:leaves-{depth}", depth, drawn)


def _lightning(frame: Frame, seed: int) -> Live:
    dice = np.random.default_rng(seed_for(seed, "weather", "lightning"))
    starts = [1.1 + 2.6 * index + float(dice.random()) * 0.8 for index in range(5)]

    def drawn(canvas: skia.Canvas, t: float) -> None:
        for start in starts:
            since = t - start
            if 0 <= since < 0.45:
                # two strokes, the second weaker, as lightning flickers
                flash = math.exp(-since * 16) + 0.6 * math.exp(-((since - 0.16) ** 2) * 900)
                canvas.drawColor(draw.argb(("#dfe8ff", min(0.55, 0.5 * flash))), skia.BlendMode.kScreen)

    return Live("set:lightning", 0.9, drawn)


def falling(kind: str | None, frame: Frame, seed: int, *, ground: float | None = None) -> list[Live]:
    """The layers for a weather ("rain", "snow", "fog", "wind", "storm", "dust"); none for what has nothing in the air.

    ``ground`` is the y where the ground begins, if drops may splash on it.
    """
    makers: dict[str, Callable[[], list[Live]]] = {
        "rain": lambda: [
            _rain(frame, seed, 0.55, 110, 0.26, 0.12),
            _rain(frame, seed, 1.06, 70, 0.34, 0.12),
            _rain(frame, seed, 1.5, 26, 0.34, 0.12),
        ],
        "storm": lambda: [
            _rain(frame, seed, 0.55, 150, 0.28, 0.32),
            _rain(frame, seed, 1.06, 110, 0.36, 0.32),
            _rain(frame, seed, 1.5, 40, 0.36, 0.32),
            _lightning(frame, seed),
        ],
        "snow": lambda: [
            _snow(frame, seed, 0.5, 120, 0.75, 8),
            _snow(frame, seed, 1.04, 80, 0.85, 12),
            _snow(frame, seed, 1.5, 26, 0.85, 18),
        ],
        "fog": lambda: [
            _fog(frame, seed, 0.45, frame.height * 0.52, "#e6ecf2", 0.75, 9),
            _fog(frame, seed, 0.94, frame.height * 0.66, "#e9eef4", 0.6, 16),
            _fog(frame, seed, 1.3, frame.height * 0.95, "#eef2f6", 0.5, 30),
        ],
        "wind": lambda: [_leaves(frame, seed, 0.7, 9), _leaves(frame, seed, 1.3, 8)],
        "dust": lambda: [
            _dust(frame, seed, 0.7, 40, "#ffe2a8", 0.26, 14),
            _dust(frame, seed, 1.25, 26, "#ffe2a8", 0.3, 26),
        ],
    }
    layers = makers[kind]() if kind in makers else []
    if ground is not None and kind in ("rain", "storm"):
        layers.append(_splashes(frame, seed, ground))
    return layers
