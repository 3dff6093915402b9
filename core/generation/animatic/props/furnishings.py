"""Furniture that a prompt names where the set has none: tables, benches, shelves, open boxes and baskets, easels.

Seen from the front and a little from above. Base: between the feet. A table is 0.9 and a bench 0.85 of life high beside a person of 210.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.props.painted import Painted
from core.generation.animatic.stage import Figure, Look, Pose

WOOD = ("#b9814e", "#9c6a40", "#c99a62", "#8a5a3a")


def _wood(look: Look) -> str:
    return look.colour or look.random("wood").choice(WOOD)


def _slab(
    canvas: skia.Canvas, left: float, top: float, right: float, bottom: float, tone: str, corner: float = 3
) -> None:
    """A board seen from the front, lit from above."""
    form = skia.Path.RRect(skia.Rect.MakeLTRB(left, top, right, bottom), corner, corner)
    gradients.fill_vertical(canvas, form, top, bottom, [draw.lighten(tone, 0.22), tone, draw.darken(tone, 0.25)])


def _leg(canvas: skia.Canvas, x: float, top: float, width: float, tone: str, *, foot: float = 0.0) -> None:
    form = draw.shape((x - width / 2, top), (x + width / 2, top), (x + width * 0.36, foot), (x - width * 0.36, foot))
    gradients.fill_horizontal(
        canvas, form, x - width / 2, x + width / 2, [draw.lighten(tone, 0.2), tone, draw.darken(tone, 0.35)]
    )


@dataclass(frozen=True)
class _Make:
    """A table's length and height, how deep its top is seen, and whether drawers hang under it."""

    length: float = 250
    tall: float = 112
    deep: float = 17
    drawers: bool = False


class Table(Painted):
    """A table on four legs, open beneath; ``top`` is the share of its height at which things stand on it."""

    def __init__(self, look: Look, make: _Make) -> None:
        super().__init__()
        self._make, self._tone = make, _wood(look)
        self.bounds = skia.Rect.MakeLTRB(-make.length / 2 - 8, -make.tall - 4, make.length / 2 + 8, 8)

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """Back legs, front legs, the apron, the top."""
        make, tone = self._make, self._tone
        half, top = make.length / 2, -make.tall
        draw.soft_shadow(canvas, 0, 0, half * 0.96, 8, 0.3)
        edge = top + make.deep
        for x in (-half + 34, half - 34):
            _leg(canvas, x, edge, 12, draw.darken(tone, 0.4), foot=-7)
        for x in (-half + 16, half - 16):
            _leg(canvas, x, edge, 16, draw.darken(tone, 0.08))
        _slab(canvas, -half + 14, edge + 6, half - 14, edge + 21, draw.darken(tone, 0.24))
        if make.drawers:
            for left in (-half + 26, half - 98):
                _slab(canvas, left, edge + 8, left + 72, edge + 34, draw.darken(tone, 0.1))
                canvas.drawCircle(left + 36, edge + 21, 4, draw.fill("#e8c66a"))
        board = draw.shape((-half + 18, top), (half - 18, top), (half, edge), (-half, edge))
        gradients.fill_vertical(canvas, board, top, edge, [draw.lighten(tone, 0.18), draw.lighten(tone, 0.38)])
        grain = draw.stroke(draw.darken(tone, 0.3), 1.1, alpha=0.3)
        for share in (0.3, 0.62):
            y = top + make.deep * share
            canvas.drawLine(-half + 30, y, half - 34, y, grain)
        _slab(canvas, -half, edge - 1, half, edge + 9, tone)

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The middle of the top."""
        return 0.0, -self._make.tall + 0.6 * self._make.deep


class Seat(Painted):
    """A bench with a back of slats, a stool or a chair: ``length`` wide, its seat at ``seat`` and, with a back, twice as high."""

    def __init__(self, look: Look, length: float, seat: float, *, back: bool) -> None:
        super().__init__()
        self._length, self._seat, self._back, self._tone = length, seat, back, _wood(look)
        top = -2.02 * seat if back else -seat - 8
        self.bounds = skia.Rect.MakeLTRB(-length / 2 - 8, top - 6, length / 2 + 8, 8)

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """The back, the legs, the seat."""
        half, seat, tone = self._length / 2, -self._seat, self._tone
        draw.soft_shadow(canvas, 0, 0, half, 7, 0.3)
        iron = "#4a4652" if self._length > 120 else draw.darken(tone, 0.2)
        if self._back:
            for x in (-half + 14, half - 14):
                _leg(canvas, x, 2 * seat, 9, iron, foot=seat)
            count = 3 if self._length > 120 else 2
            for index in range(count):
                y = 2 * seat + 4 + index * 0.78 * self._seat / count
                _slab(canvas, -half, y, half, y + 0.56 * self._seat / count, draw.darken(tone, 0.08))
        for x in (-half + 26, half - 26):
            _leg(canvas, x, seat, 9, draw.darken(iron, 0.35), foot=-6)
        for x in (-half + 13, half - 13):
            _leg(canvas, x, seat, 11, iron)
        board = draw.shape((-half + 8, seat - 9), (half - 8, seat - 9), (half, seat + 2), (-half, seat + 2))
        gradients.fill_vertical(canvas, board, seat - 9, seat + 2, [draw.lighten(tone, 0.1), draw.lighten(tone, 0.36)])
        _slab(canvas, -half, seat, half, seat + 9, tone)


class Shelf(Painted):
    """A bookcase of three boards, breast-high, with a free top."""

    bounds = skia.Rect.MakeLTRB(-92, -176, 92, 8)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._tone, self._rnd = _wood(look), look.random("books")

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """The case, and what stands in it."""
        tone = self._tone
        draw.soft_shadow(canvas, 0, 0, 92, 8, 0.3)
        _slab(canvas, -84, -166, 84, 0, draw.darken(tone, 0.1))
        gradients.fill_vertical(
            canvas,
            skia.Path.Rect(draw.rect(-75, -158, 150, 150)),
            -158,
            -8,
            [draw.darken(tone, 0.62), draw.darken(tone, 0.45)],
        )
        for floor in (-112, -60, -10):
            x = -72.0
            while x < 52:
                wide, tall = self._rnd.uniform(9, 17), self._rnd.uniform(28, 41)
                colour = self._rnd.choice(("#c9573c", "#3a7a9c", "#e0b04a", "#4f8a5a", "#7a5a9c", "#e9e2d2", "#b5485d"))
                if self._rnd.random() < 0.84:
                    _slab(canvas, x, floor - tall, x + wide, floor, colour, 1.5)
                    canvas.drawRect(draw.rect(x + 2, floor - tall + 6, wide - 4, 3), draw.fill("#fff6e4", alpha=0.6))
                x += wide + 1
            _slab(canvas, -80, floor, 80, floor + 8, tone, 1)
        top = draw.shape((-82, -174), (82, -174), (90, -164), (-90, -164))
        gradients.fill_vertical(canvas, top, -174, -164, [draw.lighten(tone, 0.15), draw.lighten(tone, 0.36)])
        _slab(canvas, -90, -165, 90, -156, tone)


class Box(Painted):
    """An open box of cardboard, flaps out: who is in it looks over its edge."""

    bounds = skia.Rect.MakeLTRB(-122, -118, 122, 8)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._tone = look.colour or ("#b07f4c" if look.attributes & {"wooden"} else "#cf9a62")

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """The front, its tape, and the flaps that hang from it."""
        tone = self._tone
        draw.soft_shadow(canvas, 0, 0, 88, 8, 0.34)
        for sign in (-1, 1):
            side = draw.shape((sign * 80, -104), (sign * 116, -84), (sign * 108, -58), (sign * 80, -76))
            gradients.fill_vertical(canvas, side, -104, -60, [draw.lighten(tone, 0.18), draw.darken(tone, 0.22)])
        front = skia.Path.RRect(skia.Rect.MakeLTRB(-80, -104, 80, 0), 3, 3)
        gradients.fill_vertical(canvas, front, -104, 0, [draw.lighten(tone, 0.12), tone, draw.darken(tone, 0.2)])
        flap = draw.shape((-79, -104), (79, -104), (88, -66), (-88, -66))
        gradients.fill_vertical(canvas, flap, -104, -66, [draw.lighten(tone, 0.32), draw.lighten(tone, 0.08)])
        canvas.drawLine(-88, -66, 88, -66, draw.stroke(draw.darken(tone, 0.4), 2, alpha=0.5))
        canvas.drawRect(draw.rect(-11, -66, 22, 66), draw.fill("#f4dcae", alpha=0.45))
        mark = draw.stroke(draw.darken(tone, 0.45), 3, alpha=0.7)
        for x in (44, 60):
            canvas.drawLine(x, -16, x, -38, mark)
            canvas.drawPath(draw.path((x - 5, -33), (x, -40), (x + 5, -33)), mark)


class Basket(Painted):
    """A woven basket with a rim and a handle behind."""

    bounds = skia.Rect.MakeLTRB(-104, -122, 104, 8)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._tone = look.colour or "#c08a4a"

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """Rows of plaiting below a thick rim."""
        tone = self._tone
        draw.soft_shadow(canvas, 0, 0, 78, 8, 0.34)
        body = draw.shape((-92, -86), (92, -86), (74, 0), (-74, 0))
        gradients.fill_vertical(canvas, body, -86, 0, [draw.lighten(tone, 0.15), draw.darken(tone, 0.3)])
        canvas.save()
        canvas.clipPath(body, True)
        for row in range(6):
            for column in range(-7, 8):
                x, y = column * 27 + 13 * (row % 2), -78 + row * 15
                tint = draw.lighten(tone, 0.26) if (row + column) % 2 else draw.darken(tone, 0.16)
                canvas.drawRoundRect(draw.rect(x - 12, y - 6, 24, 12), 6, 6, draw.fill(tint, alpha=0.8))
        canvas.restore()
        rim = skia.Path.RRect(skia.Rect.MakeLTRB(-98, -96, 98, -78), 9, 9)
        gradients.fill_vertical(canvas, rim, -96, -78, [draw.lighten(tone, 0.4), draw.darken(tone, 0.2)])


class Boulder(Painted):
    """A grey rock with a flat top, lit facets and moss at its foot."""

    bounds = skia.Rect.MakeLTRB(-124, -104, 124, 10)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._tone = look.colour or "#8d8f96"

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """The body, the lit top, cracks, moss."""
        tone = self._tone
        draw.soft_shadow(canvas, 4, 0, 112, 10, 0.36)
        body = draw.shape((-112, 0), (-118, -40), (-84, -84), (-38, -100), (44, -98), (92, -74), (116, -30), (110, 0))
        gradients.fill_vertical(canvas, body, -100, 0, [draw.lighten(tone, 0.25), tone, draw.darken(tone, 0.4)])
        top = draw.shape((-84, -84), (-38, -100), (44, -98), (92, -74), (30, -70), (-40, -72))
        canvas.drawPath(top, draw.fill(draw.lighten(tone, 0.4)))
        side = draw.shape((30, -70), (92, -74), (116, -30), (110, 0), (46, 0))
        canvas.drawPath(side, draw.fill(draw.darken(tone, 0.25), alpha=0.7))
        crack = draw.stroke(draw.darken(tone, 0.5), 2, alpha=0.6)
        canvas.drawPath(draw.path((-40, -72), (-52, -46), (-34, -24)), crack)
        canvas.drawPath(draw.path((66, -50), (58, -30), (74, -14)), crack)
        for x, wide in ((-86, 30), (-20, 22), (70, 34)):
            draw.oval(canvas, x, -3, wide, 7, draw.fill("#6f9a4c", alpha=0.85))


class Easel(Painted):
    """A painter's easel with a canvas that has been begun: hills under a sun. The grip "hand" is the middle of the picture."""

    bounds = skia.Rect.MakeLTRB(-84, -232, 84, 8)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._sky = look.colour or look.random("sky").choice(("#8fd0f0", "#f7c98a", "#c8b4ea"))

    def paint(self, canvas: skia.Canvas, pose: Pose) -> None:
        """Three legs, the ledge, the picture."""
        tone = "#a5764a"
        draw.soft_shadow(canvas, 0, 0, 66, 6, 0.3)
        canvas.drawLine(4, -206, 30, -8, draw.stroke(draw.darken(tone, 0.45), 7))
        canvas.drawLine(-6, -226, -62, 0, draw.stroke(tone, 9))
        canvas.drawLine(6, -226, 62, 0, draw.stroke(draw.darken(tone, 0.12), 9))
        sheet = draw.rect(-66, -196, 132, 112)
        canvas.drawRect(sheet.makeOutset(3, 3), draw.fill("#d8cdb8"))
        canvas.drawRect(sheet, draw.fill("#fdfaf2"))
        canvas.save()
        canvas.clipRect(sheet.makeInset(6, 6))
        canvas.drawRect(draw.rect(-60, -190, 120, 66), draw.fill(self._sky))
        canvas.drawCircle(28, -160, 13, draw.fill("#fff0b0"))
        canvas.drawPath(
            draw.shape((-62, -116), (-30, -152, 6, -122), (34, -142, 62, -120), (62, -90), (-62, -90)),
            draw.fill("#5f9a58"),
        )
        canvas.drawPath(draw.shape((-62, -104), (-10, -118, 62, -98), (62, -88), (-62, -88)), draw.fill("#8fc05a"))
        canvas.restore()
        _slab(canvas, -72, -84, 72, -74, draw.lighten(tone, 0.1))
        canvas.drawLine(0, -232, 0, -196, draw.stroke(tone, 8))

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The middle of the picture."""
        return 0.0, -140.0


def _table(**rest: float | bool) -> Callable[[Look], Figure]:
    return lambda look: Table(look, _Make(**rest))  # type: ignore[arg-type]


CAST: dict[str, Callable[[Look], Figure]] = {
    "table": _table(),
    "desk": _table(length=270, tall=118, drawers=True),
    "counter": _table(length=290, tall=126),
    "game_table": _table(length=150, tall=98),
    "bench": lambda look: Seat(look, 210, 60, back=True),
    "chair": lambda look: Seat(look, 84, 66, back=True),
    "stool": lambda look: Seat(look, 70, 74, back=False),
    "shelf": Shelf,
    "box": Box,
    "basket": Basket,
    "easel": Easel,
    "rock": Boulder,
}
