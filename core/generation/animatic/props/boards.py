"""Boards to ride: surfboard, snowboard, skateboard, a pair of skis, seen from the side and a little from above. Base: where they touch down."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Figure, Look, Pose

LINE = "#2a2340"
DECKS = (("#fff6e2", "#ff6b4a", "#2bb3b0"), ("#ffe9b8", "#e8437a", "#3a6fd8"), ("#f2fbff", "#2f8fe0", "#ffb92e"))


class Surfboard:
    """A longboard with an upturned nose, two stripes and a fin, 244 long; a rider stands at the grip "back"."""

    bounds = draw.rect(-132, -44, 268, 74)

    def __init__(self, look: Look) -> None:
        deck, first, second = look.random("deck").choice(DECKS)
        self.deck = draw.mix(look.colour, "#ffffff", 0.25) if look.colour else deck
        self.stripes = (draw.darken(look.colour, 0.3), "#fff6e2") if look.colour else (first, second)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        # The rail below, the deck above it: nose to the right and lifted.
        fin = draw.shape((-84, 0), (-84, 18, -102, 22), (-106, 8, -108, -6))
        canvas.drawPath(fin, draw.fill(draw.darken(self.stripes[0], 0.45)))
        rail = draw.shape((-122, -12), (-90, 6, 0, 5), (90, 4, 128, -27), (70, -8, 0, -12), (-70, -16, -122, -12))
        deck = draw.shape((-122, -12), (-74, -27, 0, -26), (82, -27, 128, -27), (90, -4, 0, -3), (-80, -2, -122, -12))
        canvas.drawPath(rail, draw.stroke(LINE, 2.6))
        canvas.drawPath(deck, draw.stroke(LINE, 2.6))
        canvas.drawPath(rail, draw.fill(draw.darken(self.deck, 0.4)))
        tones = (draw.lighten(self.deck, 0.5), self.deck, draw.darken(self.deck, 0.14))
        gradients.fill_linear(canvas, deck, (-40, -28), (30, 0), tones)
        upper = draw.path((-112, -14), (-60, -22, 0, -21), (70, -21, 118, -25.5))
        lower = draw.path((-104, -10.5), (-60, -8, 0, -8), (66, -9, 106, -18))
        canvas.drawPath(upper, draw.stroke(self.stripes[0], 3.6))
        canvas.drawPath(lower, draw.stroke(self.stripes[1], 3.6))
        canvas.drawPath(draw.path((-116, -12.5), (0, -16, 122, -26)), draw.stroke(LINE, 0.9, alpha=0.45))
        canvas.drawPath(draw.path((-50, -24), (10, -24.6, 60, -24.4)), draw.stroke("#ffffff", 1.6, alpha=0.8))

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return (-4.0, -13.0)


class Snowboard:
    """A snowboard with both ends turned up, 170 long."""

    bounds = draw.rect(-94, -36, 188, 44)

    def __init__(self, look: Look) -> None:
        self.colour = look.colour or look.random("deck").choice(("#e8437a", "#2f8fe0", "#ffb92e"))

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        board = draw.shape(
            (-88, -24), (-66, 0, -44, 0), (44, 0), (66, 0, 88, -24), (66, -9, 44, -9), (-44, -9), (-66, -9, -88, -24)
        )
        canvas.drawPath(board, draw.stroke(LINE, 2.4))
        gradients.fill_horizontal(canvas, board, -88, 88, (self.colour, draw.lighten(self.colour, 0.4)))
        for x in (-30, 30):
            canvas.drawRRect(skia.RRect.MakeRectXY(draw.rect(x - 11, -16, 22, 8), 3, 3), draw.fill(LINE))

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return (0.0, -10.0)


class Skateboard:
    """A skateboard on four wheels that turn as the ground passes, 120 long."""

    bounds = draw.rect(-68, -40, 136, 46)

    def __init__(self, look: Look) -> None:
        self.colour = look.colour or look.random("deck").choice(("#e8437a", "#2aa876", "#ffb92e"))

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        for x in (-36, 36):
            canvas.drawRect(draw.rect(x - 8, -20, 16, 7), draw.fill("#6c7395"))
            canvas.drawCircle(x, -9, 9, draw.fill(LINE))
            canvas.drawCircle(x, -9, 7, draw.fill("#fff6e2"))
            angle = t * pose.speed / 9
            spoke = (math.cos(angle) * 5, math.sin(angle) * 5)
            canvas.drawLine(x - spoke[0], -9 - spoke[1], x + spoke[0], -9 + spoke[1], draw.stroke("#6c7395", 2))
        deck = draw.shape(
            (-64, -33),
            (-52, -26, -44, -27),
            (44, -27),
            (54, -26, 64, -33),
            (52, -17, 44, -18),
            (-44, -18),
            (-52, -17, -64, -33),
        )
        canvas.drawPath(deck, draw.stroke(LINE, 2.4))
        gradients.fill_vertical(canvas, deck, -30, -18, ("#4a4460", self.colour))

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return (0.0, -27.0)


class Skis:
    """A pair of skis with turned-up tips, 190 long, one a little before the other."""

    bounds = draw.rect(-112, -26, 232, 36)

    def __init__(self, look: Look) -> None:
        self.colour = look.colour or look.random("deck").choice(("#e8437a", "#2f8fe0", "#ffb92e", "#2aa876"))

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        for x, y, colour in ((16, -9, draw.darken(self.colour, 0.25)), (-8, 0, self.colour)):
            canvas.save()
            canvas.translate(x, y)
            ski = draw.shape((-96, -2), (62, -1), (80, -1, 100, -18), (86, -8, 62, -6), (-96, -6))
            canvas.drawPath(ski, draw.stroke(LINE, 2.2))
            gradients.fill_horizontal(canvas, ski, -96, 100, (draw.lighten(colour, 0.35), colour))
            canvas.drawRRect(skia.RRect.MakeRectXY(draw.rect(-14, -11, 30, 6), 2, 2), draw.fill(LINE))
            canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return (0.0, -11.0)


CAST: dict[str, Callable[[Look], Figure]] = {
    "surfboard": Surfboard,
    "snowboard": Snowboard,
    "skis": Skis,
    "skateboard": Skateboard,
}
