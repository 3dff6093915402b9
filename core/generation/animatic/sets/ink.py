"""Drawing what people build, in one light: shapes in noon colours that turn a lit and a shaded side, lamps that come on after dark.

An `Ink` is a canvas with the `Air` it is painted in; it knows no set.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.land import SNOW
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.sets.trees import tone

LAMP = "#ffd98a"


class Ink:
    """A canvas in one light. ``distance`` is 0 near .. 1 at the horizon, ``lamps`` says that lights are on.

    Every colour given is the one at noon; ``light`` turns a face away from (-1) or towards (1) the sun. ``warm`` is how
    much lamplight falls on what is painted, 0..1, which only shows when lamps are on.
    """

    def __init__(
        self, canvas: skia.Canvas, air: Air, distance: float = 0.0, *, lamps: bool = False, warm: float = 0.0
    ) -> None:
        self.canvas, self.air, self.distance, self.lamps = canvas, air, distance, lamps
        self._warm = warm * (1.0 if air.night else 0.35) if lamps else 0.0

    def by_lamp(self, warm: float) -> Ink:
        """The same canvas under a lamp."""
        return Ink(self.canvas, self.air, self.distance, lamps=self.lamps, warm=warm)

    def tone(self, colour: str, light: float = 0.0) -> str:
        """The colour in this light at this distance."""
        seen = tone(self.air, colour, light, self.distance)
        if not self._warm:
            return seen
        lamp = draw.mix(draw.darken(colour, 0.12 - 0.2 * min(0.0, light)), "#ffae56", 0.3)
        return draw.mix(seen, lamp, self._warm)

    def fill(self, colour: str, light: float = 0.0, alpha: float = 1.0) -> skia.Paint:
        return draw.fill(self.tone(colour, light), alpha=alpha)

    def pen(self, colour: str, width: float, light: float = 0.0) -> skia.Paint:
        return draw.stroke(self.tone(colour, light), width)

    # --- flat shapes ------------------------------------------------------------------------------------------------

    def box(self, x: float, y: float, wide: float, tall: float, colour: str, light: float = 0.0) -> None:
        """A rectangle from its top left corner."""
        self.canvas.drawRect(draw.rect(x, y, wide, tall), self.fill(colour, light))

    def poly(self, colour: str, *points: Sequence[float], light: float = 0.0) -> None:
        """A closed outline of lines and curves, as `draw.shape` takes them."""
        self.canvas.drawPath(draw.shape(*points), self.fill(colour, light))

    def line(self, colour: str, width: float, *points: Sequence[float], light: float = 0.0) -> None:
        """An open line of straights and curves, as `draw.path` takes them."""
        self.canvas.drawPath(draw.path(*points), self.pen(colour, width, light))

    def disc(self, x: float, y: float, radius: float, colour: str, light: float = 0.0) -> None:
        self.canvas.drawCircle(x, y, radius, self.fill(colour, light))

    def oval(self, x: float, y: float, rx: float, ry: float, colour: str, light: float = 0.0) -> None:
        draw.oval(self.canvas, x, y, rx, ry, self.fill(colour, light))

    # --- shapes with a lit and a shaded side --------------------------------------------------------------------------

    def sides(self, left: float, right: float, colour: str, power: float = 0.5) -> skia.Paint:
        """A fill across from the side that looks at the sun to the one that looks away."""
        tones = [self.tone(colour, power * self.air.side * sign) for sign in (-1, 0, 1)]
        return draw.fill(shader=draw.horizontal(left, right, tones))

    def wall(self, x: float, base: float, wide: float, tall: float, colour: str, power: float = 0.3) -> None:
        """An upright face about ``x`` on ``base``: darker at its foot, its far edge away from the sun in shade."""
        left, top = x - wide / 2, base - tall
        face = draw.vertical(
            top, base, [self.tone(colour, power), self.tone(colour, 0.05), self.tone(colour, -power)], [0, 0.5, 1]
        )
        self.canvas.drawRect(draw.rect(left, top, wide, tall), draw.fill(shader=face))
        edge = left if self.air.side > 0 else left + wide * 0.88
        self.canvas.drawRect(draw.rect(edge, top, wide * 0.12, tall), self.fill(colour, -0.6, 0.35))

    def column(self, x: float, base: float, wide: float, tall: float, colour: str, power: float = 0.7) -> None:
        """A round upright about ``x`` on ``base``."""
        left = x - wide / 2
        self.canvas.drawRect(draw.rect(left, base - tall, wide, tall), self.sides(left, left + wide, colour, power))

    def solid(self, outline: skia.Path, colour: str, power: float = 0.6) -> None:
        """An outline shaded across its own width."""
        box = outline.getBounds()
        self.canvas.drawPath(outline, self.sides(box.left(), box.right(), colour, power))

    def ball(self, x: float, y: float, radius: float, colour: str) -> None:
        side = self.air.side
        shader = draw.radial(
            (x + side * radius * 0.35, y - radius * 0.4),
            radius * 1.5,
            [self.tone(colour, 0.6), self.tone(colour), self.tone(colour, -0.7)],
        )
        self.canvas.drawCircle(x, y, radius, draw.fill(shader=shader))

    # --- light, shadow, snow ------------------------------------------------------------------------------------------

    def shadow(self, x: float, y: float, rx: float, ry: float, strength: float = 0.38) -> None:
        draw.soft_shadow(self.canvas, x, y, rx, ry, strength, self.air.wash("#0c1420"))

    def glow(self, x: float, y: float, radius: float, colour: str = LAMP, strength: float = 0.55) -> None:
        """Light in the air, if lamps are on."""
        if self.lamps:
            power = strength if self.air.night else strength * 0.5
            draw.glow(self.canvas, x, y, radius, colour, power, skia.BlendMode.kScreen)

    def bulb(self, x: float, y: float, radius: float, colour: str = LAMP, reach: float = 5.0) -> None:
        """A bulb of its own colour, which shines after dark."""
        if self.lamps:
            self.glow(x, y, radius * reach, colour, 0.6)
            self.canvas.drawCircle(x, y, radius, draw.fill(draw.lighten(colour, 0.55)))
        else:
            self.canvas.drawCircle(x, y, radius, self.fill(colour, 0.3))

    def shine(self, colour: str) -> skia.Paint:
        """The fill of something that gives light after dark and has its own colour by day."""
        return draw.fill(draw.mix(colour, "#ffffff", 0.12)) if self.lamps else self.fill(colour)

    def window(
        self, x: float, y: float, wide: float, tall: float, *, lit: bool, frame: str = "#f3ecdf", bars: bool = True
    ) -> None:
        """A pane from its top left corner, with lamplight in it if ``lit`` and lamps are on."""
        pane = draw.rect(x, y, wide, tall)
        trim = max(0.8, wide * 0.1)
        self.canvas.drawRect(pane.makeOutset(trim, trim), self.fill(frame, 0.1))
        if lit and self.lamps:
            self.canvas.drawRect(pane, draw.fill(shader=draw.vertical(y, y + tall, ["#fff0c0", "#ffbe62"])))
            self.glow(x + wide / 2, y + tall / 2, 1.9 * max(wide, tall), "#ffae56", 0.3)
        else:
            glass = [self.tone("#5f86a8", -0.1), self.tone("#a9cbe0", 0.2)]
            self.canvas.drawRect(pane, draw.fill(shader=draw.linear((x, y + tall), (x + wide, y), glass)))
        if bars:
            bar = self.pen(frame, max(0.7, wide * 0.07))
            self.canvas.drawLine(x + wide / 2, y, x + wide / 2, y + tall, bar)
            self.canvas.drawLine(x, y + tall * 0.46, x + wide, y + tall * 0.46, bar)
        self.snow(x - trim, y + tall + trim, wide + 2 * trim, max(1.5, wide * 0.12))

    def snow(self, x: float, y: float, wide: float, thick: float = 6.0) -> None:
        """A cap of snow on an edge that runs from ``x`` to the right at ``y``, where snow lies."""
        if not self.air.snow:
            return
        rng = random.Random(round(x * 7 + y * 3))
        cap = skia.Path()
        cap.addRoundRect(
            draw.rect(x - thick * 0.2, y - thick, wide + thick * 0.4, thick * 1.15), thick * 0.5, thick * 0.5
        )
        across = x + thick * 0.4
        while across < x + wide - thick * 0.4:
            size = thick * rng.uniform(0.35, 0.75)
            cap.addOval(draw.rect(across - size * 1.3, y - size * 0.6, size * 2.6, size * 1.5))
            across += size * rng.uniform(1.5, 3.2)
        self.canvas.drawPath(cap, draw.fill(self.air.far(draw.mix(SNOW, self.air.sun, 0.1), self.distance)))
