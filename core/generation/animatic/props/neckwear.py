"""Ties, bow ties, scarves and the front of a suit, as things: what animals wear at the neck."""

from __future__ import annotations

from collections.abc import Callable

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.props.painted import Painted
from core.generation.animatic.stage import Figure, Look, Pose


class Neckwear(Painted):
    """One piece about 90 wide; its knot lies four fifths up from its foot."""

    bounds = skia.Rect.MakeLTRB(-52, -104, 52, 4)

    def __init__(self, look: Look, kind: str, usual: str) -> None:
        super().__init__()
        self._kind, self._colour = kind, look.colour or usual

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """By its kind."""
        canvas.save()
        canvas.translate(0, -80)
        {"bow": self._bow, "tie": self._tie, "scarf": self._scarf, "suit": self._suit}[self._kind](canvas)
        canvas.restore()

    def _bow(self, canvas: skia.Canvas) -> None:
        tone = self._colour
        for sign in (-1, 1):
            wing = draw.shape(
                (0, 0), (sign * 20, -26, sign * 48, -22), (sign * 52, 0, sign * 48, 22), (sign * 20, 26, 0, 0)
            )
            gradients.fill_vertical(canvas, wing, -24, 24, [draw.lighten(tone, 0.3), tone, draw.darken(tone, 0.3)])
            canvas.drawPath(
                draw.path((sign * 10, 0), (sign * 36, -8)), draw.stroke(draw.darken(tone, 0.4), 2, alpha=0.6)
            )
        knot = skia.Path.RRect(draw.rect(-11, -13, 22, 26), 6, 6)
        gradients.fill_vertical(canvas, knot, -13, 13, [draw.lighten(tone, 0.4), draw.darken(tone, 0.15)])

    def _tie(self, canvas: skia.Canvas) -> None:
        tone = self._colour
        blade = draw.shape((-9, 8), (9, 8), (19, 62), (0, 82), (-19, 62))
        gradients.fill_horizontal(canvas, blade, -19, 19, [draw.lighten(tone, 0.25), tone, draw.darken(tone, 0.25)])
        for y in (22, 40, 58):
            canvas.drawLine(-14, y + 8, 14, y - 4, draw.stroke(draw.lighten(tone, 0.5), 4, alpha=0.7))
        canvas.drawPath(draw.shape((-14, -12), (14, -12), (9, 10), (-9, 10)), draw.fill(draw.darken(tone, 0.15)))

    def _scarf(self, canvas: skia.Canvas) -> None:
        tone = self._colour
        end = draw.shape((10, 0), (36, -4), (44, 70), (16, 74))
        gradients.fill_vertical(canvas, end, -4, 74, [draw.darken(tone, 0.1), tone])
        for y in (24, 44, 64):
            canvas.drawLine(15, y + 2, 42, y - 2, draw.stroke("#fff6e4", 5, alpha=0.85))
        band = skia.Path.RRect(draw.rect(-50, -18, 100, 34), 17, 17)
        gradients.fill_vertical(canvas, band, -18, 16, [draw.lighten(tone, 0.3), tone, draw.darken(tone, 0.25)])
        for x in (-30, -8, 14, 34):
            canvas.drawPath(
                draw.path((x - 4, -16), (x + 4, 0, x - 2, 14)), draw.stroke(draw.darken(tone, 0.3), 2, alpha=0.5)
            )

    def _suit(self, canvas: skia.Canvas) -> None:
        tone = self._colour
        jacket = draw.shape((-46, -14), (46, -14), (50, 40, 34, 82), (-34, 82), (-50, 40, -46, -14))
        gradients.fill_vertical(canvas, jacket, -14, 82, [draw.lighten(tone, 0.15), draw.darken(tone, 0.25)])
        canvas.drawPath(draw.shape((-20, -15), (20, -15), (0, 56)), draw.fill("#fbfbf8"))
        for sign in (-1, 1):
            lapel = draw.shape((sign * 19, -16), (sign * 36, 4), (0, 60))
            canvas.drawPath(lapel, draw.fill(draw.darken(tone, 0.4)))
        canvas.translate(0, -4)
        canvas.scale(0.5, 0.5)
        self._colour, kept = "#c22f3c", self._colour
        self._bow(canvas)
        self._colour = kept


def _piece(kind: str, usual: str) -> Callable[[Look], Figure]:
    return lambda look: Neckwear(look, kind, usual)


CAST: dict[str, Callable[[Look], Figure]] = {
    "bow_tie": _piece("bow", "#c22f3c"),
    "tie": _piece("tie", "#2d4a8a"),
    "scarf": _piece("scarf", "#d8433c"),
    "suit": _piece("suit", "#2c3040"),
    "tuxedo": _piece("suit", "#1d1e26"),
}
