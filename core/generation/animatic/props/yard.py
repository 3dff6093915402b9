"""What stands in yards and streets: fences, food stalls, heaps of gold."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.props.furnishings import Basket
from core.generation.animatic.props.painted import Painted
from core.generation.animatic.stage import Figure, Look, Pose


class Fence(Painted):
    """Three lengths of picket fence, hip-high."""

    bounds = skia.Rect.MakeLTRB(-166, -112, 166, 8)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._tone = look.colour or "#f4efe4"

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """Two rails behind the pickets."""
        tone = self._tone
        draw.soft_shadow(canvas, 0, 0, 158, 7, 0.3)
        for y in (-78, -34):
            rail = skia.Path.RRect(draw.rect(-162, y, 324, 11), 3, 3)
            gradients.fill_vertical(canvas, rail, y, y + 11, [tone, draw.darken(tone, 0.3)])
        for index in range(9):
            x = -148 + 37 * index
            picket = draw.shape((x - 11, 0), (x - 11, -90), (x, -106), (x + 11, -90), (x + 11, 0))
            gradients.fill_horizontal(
                canvas, picket, x - 11, x + 11, [draw.lighten(tone, 0.4), tone, draw.darken(tone, 0.22)]
            )


class Stall(Painted):
    """A stand with a striped awning over its counter, goods on it."""

    bounds = skia.Rect.MakeLTRB(-166, -276, 166, 10)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._stripe, self._rnd = look.colour or "#e2483e", look.random("goods")

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """Back, posts, counter, goods, awning."""
        draw.soft_shadow(canvas, 0, 0, 150, 9, 0.34)
        gradients.fill_vertical(
            canvas, skia.Path.Rect(draw.rect(-132, -214, 264, 130)), -214, -84, ["#3a2c28", "#5a463c"]
        )
        for x in (-138, 138):
            canvas.drawRect(draw.rect(x - 6, -216, 12, 216), draw.fill("#9c6a40"))
        front = skia.Path.RRect(draw.rect(-146, -96, 292, 96), 4, 4)
        gradients.fill_vertical(canvas, front, -96, 0, ["#d8a86a", "#b9814e", "#7a5230"])
        for x in range(-110, 147, 36):
            canvas.drawLine(x, -90, x, -4, draw.stroke("#6a4628", 2, alpha=0.5))
        for index in range(9):
            x, tone = -116 + 29 * index, self._rnd.choice(("#e8584a", "#f2c04a", "#6fae4c", "#d88a4a", "#b5485d"))
            gradients.fill_radial(
                canvas,
                draw.circle(x, -110, 14),
                (x - 4, -116),
                20,
                [draw.lighten(tone, 0.4), tone, draw.darken(tone, 0.3)],
            )
        canvas.drawRoundRect(draw.rect(-154, -104, 308, 12), 4, 4, draw.fill("#e8c08a"))
        for index in range(8):
            left = -160 + 40 * index
            tone = self._stripe if index % 2 == 0 else "#fff6e4"
            slope = draw.shape((left * 0.82, -270), ((left + 40) * 0.82, -270), (left + 40, -214), (left, -214))
            canvas.drawPath(slope, draw.fill(tone))
            scallop = draw.shape(
                (left, -215), (left + 40, -215), (left + 40, -190, left + 20, -190), (left, -190, left, -215)
            )
            canvas.drawPath(scallop, draw.fill(draw.darken(tone, 0.12)))


class GoldHeap(Painted):
    """A heap of coins with a few jewels, 280 wide."""

    bounds = skia.Rect.MakeLTRB(-166, -112, 166, 12)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._rnd = look.random("coins")

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """The heap, coins all over it, stones that gleam."""
        draw.soft_shadow(canvas, 0, 0, 150, 10, 0.36)
        heap = draw.shape((-158, 0), (-120, -40, -70, -84), (-20, -112, 40, -96), (100, -72, 158, 0))
        gradients.fill_vertical(canvas, heap, -104, 0, ["#ffe27a", "#f2b92c", "#b87a14"])
        canvas.save()
        canvas.clipPath(heap, True)
        for _ in range(130):
            x, y, turn = self._rnd.uniform(-150, 150), self._rnd.uniform(-104, 0), self._rnd.uniform(0, math.pi)
            wide = 6 + 5 * abs(math.cos(turn))
            draw.oval(canvas, x, y, 11, wide * 0.7, draw.fill("#9a6410", alpha=0.6))
            draw.oval(
                canvas, x, y - 1.5, 10, wide * 0.6, draw.fill(self._rnd.choice(("#ffe88a", "#f6c83a", "#ffd95e")))
            )
        canvas.restore()
        for x, y, tone in ((-70, -30, "#e0344a"), (24, -60, "#2f9fe0"), (86, -24, "#3fbf7a"), (-14, -18, "#b45ae0")):
            gem = draw.shape((x - 9, y), (x, y - 9), (x + 9, y), (x, y + 11))
            gradients.fill_vertical(canvas, gem, y - 9, y + 11, [draw.lighten(tone, 0.5), tone])
        for x, y in ((-40, -78), (50, -82), (100, -46)):
            canvas.drawLine(x - 8, y, x + 8, y, draw.stroke("#ffffff", 2.2, alpha=0.9))
            canvas.drawLine(x, y - 8, x, y + 8, draw.stroke("#ffffff", 2.2, alpha=0.9))


CAST: dict[str, Callable[[Look], Figure]] = {
    "fence": Fence,
    "shop_stall": Stall,
    "gold": GoldHeap,
    "laundry": Basket,
}
