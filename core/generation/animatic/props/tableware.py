"""What stands on café tables besides drinks: pastry and cake on plates, and candles."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.props.painted import Painted, in_hand, mirror
from core.generation.animatic.stage import Look, Pose


def plate(canvas: skia.Canvas, half: float, colour: str = "#fbf6ee") -> None:
    """A plate about (0, 0), ``half`` its half width."""
    flat = half * 0.22
    draw.oval(canvas, 0, 3, half, flat, draw.fill(draw.darken(colour, 0.35)))
    draw.oval(
        canvas,
        0,
        0,
        half,
        flat,
        draw.fill(shader=draw.horizontal(-half, half, ["#ffffff", colour, draw.darken(colour, 0.16)])),
    )
    draw.oval(
        canvas,
        0,
        0.8,
        half * 0.76,
        flat * 0.7,
        draw.fill(shader=draw.vertical(-flat, flat, [draw.darken(colour, 0.14), colour])),
    )
    canvas.drawPath(
        draw.path((-half * 0.95, 2), (-half * 0.5, flat * 0.98, 0, flat)), draw.stroke("#ffffff", 1.5, alpha=0.8)
    )


class Dish(Painted):
    """Something to eat on a plate; in a hand it comes without."""

    def __init__(self, look: Look, serve: Callable[[skia.Canvas, Look], None], tall: float) -> None:
        super().__init__()
        self._look, self._serve = look, serve
        self.bounds = draw.rect(-72, -tall - 12, 144, tall + 40)

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """Plate and food."""
        if not in_hand(pose):
            mirror(canvas, pose, 58, "#fbf6ee", 24)
            plate(canvas, 68)
            draw.soft_shadow(canvas, 4, 0, 42, 8, 0.35, "#3a1a0a")
        self._serve(canvas, self._look)


def _cake(canvas: skia.Canvas, look: Look) -> None:
    """A slice of layer cake with a strawberry."""
    icing = look.colour or look.random("icing").choice(("#f6a8b8", "#fff3e0", "#7a4a30"))
    sponge = "#f0c988" if icing != "#7a4a30" else "#5a3420"
    for index in range(3):
        top = -16 - index * 15
        canvas.drawPath(
            draw.shape((-36, top), (34, top + 5), (34, top + 18), (-36, top + 13)),
            draw.fill(shader=draw.horizontal(-36, 34, [draw.lighten(sponge, 0.15), draw.darken(sponge, 0.12)])),
        )
        canvas.drawPath(
            draw.shape((-36, top - 3), (34, top + 2), (34, top + 5), (-36, top)), draw.fill(draw.lighten(icing, 0.35))
        )
    canvas.drawPath(draw.shape((-36, -49), (6, -62), (34, -44)), draw.fill(draw.lighten(icing, 0.18)))
    drip = draw.shape(
        (-36, -49),
        (34, -44),
        (34, -36),
        (30, -29, 26, -37),
        (20, -28, 14, -39),
        (6, -30, 0, -41),
        (-8, -33, -14, -43),
        (-24, -34, -28, -44),
        (-33, -38, -36, -44),
    )
    canvas.drawPath(
        drip, draw.fill(shader=draw.vertical(-50, -30, [draw.lighten(icing, 0.12), draw.darken(icing, 0.08)]))
    )
    berry = draw.shape((-8, -62), (-12, -74, 2, -76), (16, -74, 12, -62), (8, -54, 2, -52), (-4, -54, -8, -62))
    canvas.drawPath(berry, draw.fill(shader=draw.radial((-2, -68), 18, ["#ff7a6a", "#d8342f", "#9a1f26"])))
    for x, y in ((-3, -66), (4, -68), (1, -60), (8, -63)):
        canvas.drawCircle(x, y, 0.9, draw.fill("#ffe08a"))
    canvas.drawPath(draw.shape((2, -74), (-8, -78), (-2, -80), (2, -86), (6, -80), (12, -78)), draw.fill("#4d8a4a"))


def _croissant(canvas: skia.Canvas, look: Look) -> None:
    """Five rolls of laminated dough, darker towards the tips."""
    for index in (-2, 2, -1, 1, 0):
        wide = 19 - 3.2 * abs(index)
        x = index * 18.0
        y = -17 + 4.0 * index * index * 0.8
        tall = 19 - 3.6 * abs(index)
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(index * 13)
        tone = draw.vertical(-tall, tall, ["#f7c877", "#d98f3a", "#8a4a1a"])
        draw.oval(canvas, 0, 0, wide, tall, draw.fill(shader=tone))
        canvas.drawPath(
            draw.path((-wide * 0.5, -tall * 0.5), (0, -tall * 0.85, wide * 0.5, -tall * 0.5)),
            draw.stroke("#fff0c4", 2.4, alpha=0.6),
        )
        canvas.drawPath(
            draw.path((-wide * 0.8, tall * 0.4), (0, tall * 0.1, wide * 0.8, tall * 0.4)),
            draw.stroke("#7a3d14", 1.5, alpha=0.5),
        )
        canvas.restore()


def _cupcake(canvas: skia.Canvas, look: Look) -> None:
    icing = look.colour or look.random("icing").choice(("#f6a8b8", "#a8d8c8", "#fff3e0", "#b8a0e0"))
    canvas.drawPath(
        draw.shape((-25, -30), (25, -30), (18, 1), (-18, 1)),
        draw.fill(shader=draw.horizontal(-25, 25, ["#e0b07a", "#b07a4a"])),
    )
    for index in range(-3, 4):
        canvas.drawLine(index * 7, -29, index * 5.2, 0, draw.stroke("#8a5a34", 1.4, alpha=0.6))
    for y, wide in ((-34, 30), (-46, 23), (-57, 14)):
        tone = draw.radial((-wide * 0.4, y - 6), wide * 1.6, [draw.lighten(icing, 0.5), icing, draw.darken(icing, 0.2)])
        draw.oval(canvas, 0, y, wide, 11, draw.fill(shader=tone))
    canvas.drawCircle(0, -68, 6.5, draw.fill(shader=draw.radial((-2, -70), 9, ["#ff8a7a", "#c42a30"])))


def _cookie(canvas: skia.Canvas, look: Look) -> None:
    for y in (-5, -14, -23):
        draw.oval(canvas, y * 0.2, y, 34, 10, draw.fill("#8a5426"))
        draw.oval(
            canvas, y * 0.2, y - 3, 34, 9.5, draw.fill(shader=draw.radial((-8, y - 6), 40, ["#f0c27a", "#c98a45"]))
        )
    for x, y in ((-16, -27), (4, -30), (16, -25), (-4, -23)):
        draw.oval(canvas, x, y, 4.4, 2, draw.fill("#4a2616"))


def _donut(canvas: skia.Canvas, look: Look) -> None:
    icing = look.colour or look.random("icing").choice(("#f28aa8", "#7a4326", "#fff3e0"))
    draw.oval(canvas, 0, -12, 42, 16, draw.fill(shader=draw.vertical(-28, 4, ["#f0bf78", "#b87734"])))
    draw.oval(
        canvas,
        0,
        -17,
        39,
        13,
        draw.fill(shader=draw.radial((-10, -24), 46, [draw.lighten(icing, 0.3), icing, draw.darken(icing, 0.15)])),
    )
    draw.oval(canvas, 0, -18, 12, 3.8, draw.fill("#8a5426"))
    rnd = look.random("sprinkles")
    for _ in range(16):
        angle, away = rnd.random() * math.tau, rnd.uniform(0.5, 0.86)
        x, y = math.cos(angle) * 38 * away, -17 + math.sin(angle) * 12 * away
        canvas.drawLine(
            x,
            y,
            x + rnd.uniform(-3, 3),
            y + rnd.uniform(-1.5, 1.5),
            draw.stroke(rnd.choice(("#ffe08a", "#7ad0c0", "#ffffff", "#f06a5a")), 1.8),
        )


class Candle:
    """A candle in a glass; the flame dances."""

    bounds = draw.rect(-34, -96, 68, 116)

    def __init__(self, look: Look) -> None:
        self.wax = look.colour or "#f6ead2"
        self.phase = look.random("flame").random() * math.tau

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Glass and wax."""
        if not in_hand(pose):
            mirror(canvas, pose, 24, "#ffcf7a", 30)
        canvas.drawRoundRect(
            draw.rect(-20, -36, 40, 36),
            7,
            7,
            draw.fill(shader=draw.vertical(-36, 0, ["#ffe3a4", self.wax, draw.darken(self.wax, 0.25)])),
        )
        draw.oval(canvas, 0, -36, 20, 5, draw.fill("#fff4d4"))
        canvas.drawRoundRect(draw.rect(-24, -58, 48, 60), 8, 8, draw.fill("#f2fafc", alpha=0.2))
        canvas.drawLine(-18, -50, -18, -8, draw.stroke("#ffffff", 3, alpha=0.5))
        canvas.drawOval(draw.rect(-24, -63, 48, 10), draw.stroke("#ffffff", 1.6, alpha=0.7))
        canvas.drawLine(0, -36, 0, -43, draw.stroke("#4a3024", 2))

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """The flame and its light."""
        return {"flame": self._flame}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """Half-way up the glass."""
        return 0.0, -30.0

    def _flame(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        flicker = math.sin(t * 9 + self.phase) * 0.6 + math.sin(t * 14.3 + 2 * self.phase) * 0.4
        tip = (flicker * 3.5, -66 - 3 * flicker)
        draw.glow(canvas, 0, -50, 74 + 5 * flicker, "#ffb24a", 0.5)
        for share, colour in ((1.0, "#ff9a3a"), (0.7, "#ffd25a"), (0.4, "#fffbe0")):
            half = 6.6 * share
            top = (tip[0] * share, -41 + (tip[1] + 41) * (0.35 + 0.65 * share))
            flame = draw.shape(
                (0, -40), (-half * 1.5, -46, -half * 0.6, -54, *top), (half * 0.7, -54, half * 1.5, -46, 0, -40)
            )
            canvas.drawPath(flame, draw.fill(colour))


def _dish(serve: Callable[[skia.Canvas, Look], None], tall: float) -> Callable[[Look], Dish]:
    return lambda look: Dish(look, serve, tall)


CAST: dict[str, Callable[[Look], Dish | Candle]] = {
    "cake": _dish(_cake, 88),
    "pie": _dish(_cake, 88),
    "croissant": _dish(_croissant, 44),
    "cupcake": _dish(_cupcake, 80),
    "cookie": _dish(_cookie, 40),
    "donut": _dish(_donut, 40),
    "plate": _dish(lambda canvas, look: plate(canvas, 66), 30),
    "candle": Candle,
}
