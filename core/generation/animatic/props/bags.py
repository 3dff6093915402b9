"""Bags to carry: of paper or cloth, with handles. In a hand they hang from it."""

from __future__ import annotations

from collections.abc import Callable

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.props.painted import Painted, in_hand
from core.generation.animatic.stage import Figure, Look, Pose


class Bag(Painted):
    """A bag 84 wide and 100 tall under its handles; ``pair`` shows a second one behind it."""

    bounds = skia.Rect.MakeLTRB(-74, -146, 74, 146)

    def __init__(self, look: Look, colours: tuple[str, ...], *, print_: bool) -> None:
        super().__init__()
        rnd = look.random("bag")
        first = rnd.choice(colours)
        self._colours = (look.colour or first, rnd.choice(tuple(each for each in colours if each != first)))
        words = look.entity.words.lower()
        self._pair = look.entity.count > 1 or words.endswith(("bags", "taschen", "tüten"))
        self._print = print_

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """Hung from (0, 0) in a hand, else standing on it."""
        hung = in_hand(pose)
        if self._pair:
            canvas.save()
            canvas.translate(-24, 8 if hung else 0)
            self._bag(canvas, self._colours[1], hung)
            canvas.restore()
        if not hung:
            draw.soft_shadow(canvas, 0, 0, 50, 6, 0.3)
        self._bag(canvas, self._colours[0], hung)

    def _bag(self, canvas: skia.Canvas, colour: str, hung: bool) -> None:
        canvas.save()
        if hung:
            canvas.translate(0, 140)
        handle = draw.stroke(draw.darken(colour, 0.45), 4.5)
        canvas.drawPath(draw.path((-20, -98), (-18, -136, 0, -140), (18, -136, 20, -98)), handle)
        body = draw.shape((-42, -102), (42, -102), (46, 0), (-46, 0))
        gradients.fill_horizontal(
            canvas, body, -46, 46, [draw.lighten(colour, 0.22), colour, draw.darken(colour, 0.24)]
        )
        side = draw.shape((26, -102), (42, -102), (46, 0), (30, 0))
        canvas.drawPath(side, draw.fill(draw.darken(colour, 0.35), alpha=0.5))
        canvas.drawRect(draw.rect(-42, -103, 84, 7), draw.fill(draw.lighten(colour, 0.4)))
        if self._print:
            canvas.drawCircle(-8, -50, 17, draw.fill("#ffffff", alpha=0.85))
            heart = draw.shape(
                (-8, -42), (-20, -52, -14, -60), (-10, -61, -8, -55), (-6, -61, -2, -60), (4, -52, -8, -42)
            )
            canvas.drawPath(heart, draw.fill(colour))
        canvas.restore()


_SHOPPING = ("#ef6a8a", "#4aa3e0", "#f4b53c", "#58b98a", "#a77bdc")
_LEATHER = ("#8a5a3a", "#b3473f", "#3f4a6a", "#c99a62")

CAST: dict[str, Callable[[Look], Figure]] = {
    "shopping_bag": lambda look: Bag(look, _SHOPPING, print_=True),
    "handbag": lambda look: Bag(look, _LEATHER, print_=False),
}
LOW = frozenset({"shopping_bag", "handbag", "suitcase", "bucket", "briefcase", "toolbox", "watering_can"})
"""What is carried with the arm down."""
