"""A scale for drawing one building: points in hundredths of its height, to the right of its middle and up from its foot."""

from __future__ import annotations

import math
from collections.abc import Sequence

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.ink import Ink


class Sketch:
    """An `Ink` scaled so that what is drawn is 100 units tall, up being positive, its middle at x = 0."""

    def __init__(self, ink: Ink, x: float, base: float, tall: float) -> None:
        self.ink, self.x, self.base, self.u = ink, x, base, tall / 100

    def at(self, x: float, y: float) -> draw.Point:
        """A point of the sketch in world units."""
        return self.x + x * self.u, self.base - y * self.u

    def _placed(self, points: Sequence[Sequence[float]]) -> list[tuple[float, ...]]:
        return [
            tuple(value for k in range(0, len(point), 2) for value in self.at(point[k], point[k + 1]))
            for point in points
        ]

    def outline(self, *points: Sequence[float]) -> skia.Path:
        """A closed outline as `draw.shape` makes it."""
        return draw.shape(*self._placed(points))

    def poly(self, colour: str, *points: Sequence[float], light: float = 0.0) -> None:
        self.ink.canvas.drawPath(self.outline(*points), self.ink.fill(colour, light))

    def solid(self, colour: str, *points: Sequence[float], power: float = 0.55) -> None:
        """An outline with a lit and a shaded side."""
        self.ink.solid(self.outline(*points), colour, power)

    def box(self, x: float, y: float, wide: float, tall: float, colour: str, light: float = 0.0) -> None:
        """A rectangle about ``x`` that stands on ``y``."""
        left, top = self.at(x - wide / 2, y + tall)
        self.ink.box(left, top, wide * self.u, tall * self.u, colour, light)

    def wall(self, x: float, y: float, wide: float, tall: float, colour: str) -> None:
        middle, base = self.at(x, y)
        self.ink.wall(middle, base, wide * self.u, tall * self.u, colour)

    def column(self, x: float, y: float, wide: float, tall: float, colour: str) -> None:
        middle, base = self.at(x, y)
        self.ink.column(middle, base, wide * self.u, tall * self.u, colour)

    def line(self, colour: str, width: float, *points: Sequence[float], light: float = 0.0) -> None:
        self.ink.canvas.drawPath(
            draw.path(*self._placed(points)), self.ink.pen(colour, max(0.8, width * self.u), light)
        )

    def disc(self, x: float, y: float, radius: float, colour: str, light: float = 0.0) -> None:
        self.ink.disc(*self.at(x, y), radius * self.u, colour, light)

    def ball(self, x: float, y: float, radius: float, colour: str) -> None:
        self.ink.ball(*self.at(x, y), radius * self.u, colour)

    def dome(self, x: float, y: float, radius: float, tall: float, colour: str, *, onion: float = 0.0) -> None:
        """A dome on ``y``; ``onion`` swells its sides by that share and draws its top to a point."""
        swell = radius * (1 + onion)
        if onion:
            self.solid(
                colour,
                (x - radius * 0.8, y),
                (x - swell * 1.5, y + tall * 0.34, x - radius * 0.3, y + tall * 0.62, x, y + tall),
                (x + radius * 0.3, y + tall * 0.62, x + swell * 1.5, y + tall * 0.34, x + radius * 0.8, y),
            )
        else:
            k = tall * 1.33
            self.solid(colour, (x - radius, y), (x - radius, y + k, x + radius, y + k, x + radius, y))
        if self.ink.air.snow:
            left, top = self.at(x - radius * 0.5, y + tall * 0.72)
            self.ink.snow(left, top, radius * self.u, max(2.0, radius * self.u * 0.24))

    def arch(
        self, x: float, y: float, wide: float, tall: float, colour: str, light: float = -0.3, *, lit: bool = False
    ) -> None:
        """A round-headed opening, with lamplight in it if ``lit``."""
        half = wide / 2
        shape = self.outline(
            (x - half, y),
            (x - half, y + tall - half),
            (x - half, y + tall + half * 0.3, x + half, y + tall + half * 0.3, x + half, y + tall - half),
            (x + half, y),
        )
        warm = lit and self.ink.lamps
        self.ink.canvas.drawPath(shape, draw.fill("#ffd48a") if warm else self.ink.fill(colour, light))

    def windows(
        self, x: float, y: float, wide: float, tall: float, columns: int, rows: int, *, share: float = 0.6
    ) -> None:
        """A grid of small panes, that share of which is lit after dark."""
        step_x, step_y = wide / columns, tall / rows
        for row in range(rows):
            for column in range(columns):
                lit = (row * 7 + column * 13 + row * column * 3) % 10 < share * 10
                left, top = self.at(x - wide / 2 + step_x * (column + 0.22), y + step_y * (row + 0.8))
                pane = draw.rect(left, top, step_x * 0.56 * self.u, step_y * 0.6 * self.u)
                glass = draw.fill("#ffd98a") if lit and self.ink.lamps else self.ink.fill("#5f7f9a", 0.1, 0.75)
                self.ink.canvas.drawRect(pane, glass)

    def glow(self, x: float, y: float, radius: float, colour: str = "#ffc978", strength: float = 0.5) -> None:
        self.ink.glow(*self.at(x, y), radius * self.u, colour, strength)

    def lamp(self, x: float, y: float, radius: float = 1.0, colour: str = "#ff5a4a") -> None:
        self.ink.bulb(*self.at(x, y), max(1.6, radius * self.u), colour, 6)

    def snow(self, x: float, y: float, wide: float, thick: float = 2.0) -> None:
        left, top = self.at(x - wide / 2, y)
        self.ink.snow(left, top, wide * self.u, max(1.6, thick * self.u))

    def round(self, x: float, y: float, radius: float, degrees: float) -> draw.Point:
        """The point of the sketch at that angle (anticlockwise from the right) on a circle."""
        angle = math.radians(degrees)
        return x + math.cos(angle) * radius, y + math.sin(angle) * radius
