"""A campfire: a ring of stones, crossed logs, flames that lick, sparks that rise, and the light it throws."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import copies, draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Emission, Figure, Look, Pose

GLOW = "#ff9a3c"
HEIGHT = 112.0  # of the flames at rest, in figure units
SPARKS = 22


class Campfire:
    """Logs and stones are relit by the set; the flames, the sparks and the light on the ground are not."""

    bounds = skia.Rect.MakeLTRB(-92, -150, 92, 26)
    emits = Emission("#ffae5a", 1.0, 1100.0)

    def __init__(self, look: Look) -> None:
        rng = look.random("fire")
        self._painted: skia.Image | None = None
        self._phase = rng.uniform(0, 9)
        self._sparks = [
            (rng.uniform(-22, 22), rng.random(), rng.uniform(0.32, 0.62), rng.uniform(0, 6.3), rng.uniform(1.0, 2.1))
            for _ in range(SPARKS)
        ]
        self._stones = [
            (
                math.tau * (index + rng.uniform(-0.2, 0.2)) / 13,
                rng.uniform(9, 13.5),
                rng.choice(("#7b7680", "#8b837e", "#6a6670")),
            )
            for index in range(13)
        ]

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        copies.put(canvas, self._bed(), draw.rect(-92, -44, 184, 74))

    def _bed(self) -> skia.Image:
        """Stones, ashes and logs do not move: they are painted once, at twice their size."""
        if self._painted is None:
            surface = draw.blank(368, 148)
            canvas = surface.getCanvas()
            canvas.scale(2, 2)
            canvas.translate(92, 44)
            self._paint_bed(canvas)
            self._painted = surface.makeImageSnapshot().makeRasterImage()
        return self._painted

    def _paint_bed(self, canvas: skia.Canvas) -> None:
        self._ring(canvas, back=True)
        draw.oval(canvas, 0, -1, 50, 12, draw.fill("#2a1a18"))
        for x0, y0, x1, y1 in ((-52, -2, 34, -26), (52, -2, -34, -26), (-30, 6, 22, -34), (28, 7, -16, -36)):
            _log(canvas, x0, y0, x1, y1)
        self._ring(canvas, back=False)

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {"light": self._light, "flames": self._flames, "sparks": self._rise}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return (0.0, -HEIGHT * (0.9 if name in ("head", "back") else 0.4))

    def _ring(self, canvas: skia.Canvas, *, back: bool) -> None:
        for angle, size, tone in self._stones:
            y = math.sin(angle) * 17
            if (y < 0) != back:
                continue
            x = math.cos(angle) * 66
            inner = 1 if x < 0 else -1  # the side that looks at the fire glows
            colours = [draw.mix(tone, GLOW, 0.55), tone, draw.darken(tone, 0.6)]
            shader = draw.radial((x + inner * size * 0.6, y - size * 0.5), size * 1.9, colours)
            draw.oval(canvas, x, y, size * 1.1, size * 0.82, draw.fill(shader=shader))

    def _flicker(self, t: float) -> float:
        t += self._phase
        return 0.5 + 0.22 * math.sin(t * 9.1) + 0.16 * math.sin(t * 14.3 + 1) + 0.12 * math.sin(t * 5.2 + 2)

    def _light(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        power = 0.56 + 0.22 * self._flicker(t)
        canvas.save()
        canvas.scale(1, 0.26)
        draw.glow(canvas, 0, 12, 370, GLOW, min(1.0, power * 1.25))
        canvas.restore()
        draw.glow(canvas, 0, -54, 225, "#ff8a34", power)

    def _flames(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        t += self._phase
        tongues = ((-25, 0.62, 1.7), (24, 0.68, 3.1), (-11, 0.9, 0.2), (12, 0.84, 4.4), (0, 1.12, 2.3))
        for size, low, high in (
            (1.0, "#ff5a1c", "#e0321a"),
            (0.74, "#ffa02a", "#ff7a1e"),
            (0.45, "#fff0a0", "#ffc43a"),
        ):
            for x, tall, phase in tongues:
                wave = 0.84 + 0.18 * math.sin(t * 7.3 + phase) + 0.1 * math.sin(t * 12.7 + phase * 2)
                high_y = HEIGHT * tall * size * wave
                wide = 19 * (0.4 + 0.6 * size) * (1.12 - 0.14 * wave)
                _tongue(canvas, x * (0.45 + 0.55 * size), -2, wide, high_y, t, phase, (low, high))
        draw.oval(canvas, 0, -8, 17, 9, draw.fill("#fff8d8", alpha=0.85))

    def _rise(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        for x, start, rate, phase, size in self._sparks:
            life = (start + t * rate) % 1.0
            px = x * (1 - 0.3 * life) + math.sin(t * 3 + phase + life * 5) * 16 * life
            py = -34 - life * 190
            shine = math.sin(math.pi * min(1.0, life * 1.1 + 0.05)) * (0.6 + 0.4 * math.sin(t * 17 + phase))
            if shine > 0.05:
                canvas.drawCircle(px, py, size * 2.2, draw.fill("#ff8a2a", alpha=0.28 * shine))
                canvas.drawCircle(px, py, size * (1 - 0.4 * life), draw.fill("#ffd98a", alpha=shine))


def _log(canvas: skia.Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    body = draw.linear((x0, y0), (x1, y1), ["#5a3826", "#7a4a2c", "#e0702a"], [0, 0.55, 1])
    draw.capsule(canvas, (x0, y0), 8.4, (x1, y1), 6.0, draw.fill("#2c1a14"))
    draw.capsule(canvas, (x0, y0 - 1), 7.2, (x1, y1 - 1), 4.8, draw.fill(shader=body))
    canvas.drawCircle(x0, y0 - 1, 7.2, draw.fill("#c99a68"))
    canvas.drawCircle(x0, y0 - 1, 4.6, draw.stroke("#9a6c42", 1.2))
    canvas.drawCircle(x0, y0 - 1, 1.8, draw.stroke("#9a6c42", 1.0))


def _tongue(
    canvas: skia.Canvas, x: float, y: float, wide: float, tall: float, t: float, phase: float, colours: tuple[str, str]
) -> None:
    """One flame: a teardrop whose tip sways more than its root."""
    lick = math.sin(t * 5.6 + phase) * wide * 0.5 + math.sin(t * 9.9 + phase * 1.7) * wide * 0.24
    bend = math.sin(t * 5.6 + phase - 0.9) * wide * 0.3
    shape = draw.shape(
        (x + lick, y - tall),
        (
            x + bend + wide * 0.3,
            y - tall * 0.72,
            x + bend + wide * 1.15,
            y - tall * 0.42,
            x + wide * 0.72,
            y - tall * 0.1,
        ),
        (x + wide * 0.4, y + wide * 0.32, x - wide * 0.4, y + wide * 0.32, x - wide * 0.72, y - tall * 0.1),
        (x + bend - wide * 1.1, y - tall * 0.38, x + bend - wide * 0.2, y - tall * 0.66, x + lick, y - tall),
    )
    gradients.fill_vertical(canvas, shape, y - tall, y, [(colours[1], 0.75), colours[0]])


def campfire(look: Look) -> Figure:
    """A campfire burning on the ground."""
    return Campfire(look)


CAST: dict[str, Callable[[Look], Figure]] = {"campfire": campfire, "fire": campfire, "bonfire": campfire}
