"""Things for the hand: book, umbrella, balloon, flowers, sword, lantern, camera, phone; and any other thing as its sprite.

Held (``pose.support`` is a grip) their origin is where the hand closes; on the ground they stand on their base.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise

import skia

from core.generation.animatic import copies, draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.props import stationery
from core.generation.animatic.props.instruments import GRIPS
from core.generation.animatic.rigs.heads import Head, head_of
from core.generation.animatic.stage import Emission, Figure, Look, Pose

Parts = Mapping[str, Callable[[skia.Canvas, float, Pose], None]]
PAGE_EVERY = 2.8  # seconds


class Prop:
    """What small props share: no extras, and a grip at their origin."""

    bounds = skia.Rect.MakeLTRB(-40, -80, 40, 20)

    def parts(self) -> Parts:
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return (0.0, self.bounds.top() * (0.9 if name in ("head", "back") else 0.5))


class Book(Prop):
    """A book. In the hand it is open, its covers towards us, and a page turns now and then; put down it lies closed."""

    bounds = skia.Rect.MakeLTRB(-46, -72, 46, 20)

    def __init__(self, look: Look) -> None:
        rng = look.random("cover")
        self._cover = look.colour or rng.choice(("#c8423c", "#2f6fb0", "#3a8a5a", "#8a4aa0"))
        self._closed = stationery.Book(replace(look, colour=self._cover))

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        if pose.support in GRIPS:
            self._held(canvas, t)
        else:
            self._closed.draw(canvas, t, pose)

    def _held(self, canvas: skia.Canvas, t: float) -> None:
        cover, dark = self._cover, draw.darken(self._cover, 0.4)
        # the pages, seen over the upper edge of the covers because the book leans back
        for inset, tone in ((0.0, "#d8cbb0"), (1.5, "#efe5cf"), (3.0, "#fffaf0")):
            block = draw.shape(
                (-33 + inset, -40),
                (-18, -56 + inset, -2, -50 + inset, 0, -44),
                (2, -50 + inset, 18, -56 + inset, 33 - inset, -40),
                (18, -46, 4, -42, 0, -37),
                (-4, -42, -18, -46, -33 + inset, -40),
            )
            canvas.drawPath(block, draw.fill(tone))
        turning = ((t % PAGE_EVERY) - (PAGE_EVERY - 0.7)) / 0.7
        if turning > 0:
            angle = math.pi * draw.smooth(turning)
            tip = (31 * math.cos(angle), -43 - 25 * math.sin(angle))
            page = draw.shape(
                (0, -40),
                (tip[0] * 0.4, tip[1] - 7 * math.sin(angle), *tip),
                (tip[0] * 1.0, tip[1] + 13),
                (tip[0] * 0.4, -34 - 6 * math.sin(angle), 0, -34),
            )
            gradients.fill_horizontal(canvas, page, -30, 30, ["#fffdf6", "#e6dcc6"])
            canvas.drawPath(page, draw.stroke("#b9ab90", 0.8))
        for side in (-1, 1):
            board = draw.shape((0, -37), (side * 14, -45, side * 34, -41), (side * 32, 3), (side * 14, -1, 0, 6))
            near, far = (side * 34, 0), (0, 0)
            gradients.fill_linear(canvas, board, near, far, [draw.lighten(cover, 0.16), cover, dark], [0, 0.72, 1])
            canvas.drawPath(board, draw.stroke(draw.darken(cover, 0.5), 1.0))
            frame = draw.path(
                (side * 7, -35), (side * 16, -38, side * 28, -36), (side * 27, -4), (side * 14, -6, side * 7, -3)
            )
            canvas.drawPath(frame, draw.stroke("#f6dc9a", 1.2, alpha=0.75))
        star = [
            (
                17 + math.cos(math.tau * i / 10 - math.pi / 2) * (6 if i % 2 == 0 else 2.6),
                -20 + math.sin(math.tau * i / 10 - math.pi / 2) * (6.4 if i % 2 == 0 else 2.8),
            )
            for i in range(10)
        ]
        canvas.drawPath(draw.shape(*star), draw.fill("#f6dc9a"))
        canvas.drawLine(0, -37, 0, 6, draw.stroke(draw.darken(cover, 0.55), 2.6))


class Umbrella(Prop):
    """An umbrella over its bearer; standing alone, folded open on the ground."""

    bounds = skia.Rect.MakeLTRB(-92, -162, 80, 30)

    def __init__(self, look: Look) -> None:
        self._colour = look.colour or look.random("silk").choice(("#e0483e", "#2f7ac0", "#f2b134", "#8a56b8"))

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        if pose.support not in GRIPS:
            canvas.translate(0, -24)
        canvas.save()
        canvas.rotate(-6 + 1.6 * math.sin(t * 1.7))
        canvas.drawLine(0, -118, 0, 12, draw.stroke("#3a3038", 3.4))
        canvas.drawPath(draw.path((0, 12), (0, 26, 11, 26, 11, 14)), draw.stroke("#7a4a2c", 5))
        ribs = [-78.0, -42.0, 0.0, 42.0, 78.0]
        dark = draw.darken(self._colour, 0.35)
        under = draw.shape((-78, -76), (0, -66, 78, -76), (0, -90, -78, -76))
        canvas.drawPath(under, draw.fill(draw.darken(self._colour, 0.6)))
        for left, right in pairwise(ribs):
            middle = (left + right) / 2
            gore = draw.shape(
                (0, -126), (left * 0.72, -118, left, -76), (middle, -86, right, -76), (right * 0.72, -118, 0, -126)
            )
            lit = draw.lighten(self._colour, 0.26 if middle < 0 else 0.04)
            gradients.fill_vertical(canvas, gore, -126, -72, [lit, self._colour if abs(middle) < 40 else dark])
            canvas.drawPath(gore, draw.stroke(dark, 0.9, alpha=0.7))
        canvas.drawLine(0, -134, 0, -124, draw.stroke("#3a3038", 3))
        canvas.restore()


class Balloon(Prop):
    """A balloon on a string, pulling upwards and swaying."""

    bounds = skia.Rect.MakeLTRB(-42, -152, 48, 6)

    def __init__(self, look: Look) -> None:
        self._colour = look.colour or look.random("rubber").choice(("#f0433e", "#3f8ff0", "#ffc531", "#f06ab0"))
        self._phase = look.random("sway").uniform(0, 6)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        x, y = 9 * math.sin(t * 1.4 + self._phase), -112 + 3 * math.sin(t * 2.3)
        canvas.drawPath(draw.path((0, 0), (-6, -34, x * 0.4, -50, x, y + 34)), draw.stroke("#f4f0ea", 1.3, alpha=0.9))
        shades = [draw.lighten(self._colour, 0.55), self._colour, draw.darken(self._colour, 0.34)]
        shell = draw.shape(
            (x, y + 34), (x - 36, y + 12, x - 34, y - 36, x, y - 36), (x + 34, y - 36, x + 36, y + 12, x, y + 34)
        )
        gradients.fill_radial(canvas, shell, (x - 10, y - 14), 54, shades)
        canvas.drawPath(draw.shape((x, y + 32), (x - 5, y + 40), (x + 5, y + 40)), draw.fill(shades[2]))
        draw.oval(canvas, x - 13, y - 18, 5, 9, draw.fill("#ffffff", alpha=0.6))


class Bouquet(Prop):
    """Flowers tied with a ribbon."""

    bounds = skia.Rect.MakeLTRB(-36, -86, 36, 28)

    def __init__(self, look: Look) -> None:
        rng = look.random("flowers")
        hues = (look.colour,) if look.colour else ("#ff6b8f", "#ffd34d", "#ffffff", "#b48cff", "#ff8a5c")
        self._heads = [
            (rng.uniform(-24, 24), rng.uniform(-50, -24), rng.uniform(7, 10.5), rng.choice(hues)) for _ in range(10)
        ]

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        if pose.support not in GRIPS:
            canvas.translate(0, -26)
        for x, y, _, _ in self._heads:
            canvas.drawPath(draw.path((x * 0.12, 24), (x * 0.1, -4, x, y)), draw.stroke("#4f8f3f", 2))
        for x, y, size, hue in sorted(self._heads, key=lambda head: head[1]):
            sway = math.sin(t * 2 + x) * 0.8
            for index in range(6):
                angle = math.tau * index / 6
                tone = hue if index % 2 else draw.darken(hue, 0.14)
                canvas.drawCircle(
                    x + sway + math.cos(angle) * size * 0.52,
                    y + math.sin(angle) * size * 0.48,
                    size * 0.46,
                    draw.fill(tone),
                )
            canvas.drawCircle(x + sway, y, size * 0.34, draw.fill("#ffb52e"))
        paper = draw.shape((-17, -20), (-4, 18), (4, 18), (17, -20), (0, -8, -17, -20))
        gradients.fill_horizontal(canvas, paper, -16, 16, ["#fff4e4", "#e6cfae"])
        canvas.drawPath(draw.path((-6, 4), (0, 8, 6, 4)), draw.stroke("#e0486a", 4))


class Sword(Prop):
    """A straight sword, point up."""

    bounds = skia.Rect.MakeLTRB(-22, -136, 54, 28)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        canvas.save()
        canvas.rotate(24 if pose.support in GRIPS else 8)
        if pose.support not in GRIPS:
            canvas.translate(0, -18)
        blade = draw.shape((-6, -8), (-5, -100), (0, -116), (5, -100), (6, -8))
        gradients.fill_horizontal(canvas, blade, -6, 6, ["#f8fbff", "#dfe8f2", "#8b9ab0"], [0, 0.5, 0.52])
        shine = (t * 0.7) % 1.6
        if shine < 1:
            y = -8 - 100 * shine
            canvas.drawLine(-4, y, 4, y - 8, draw.stroke("#ffffff", 3, alpha=0.9 * math.sin(math.pi * shine)))
        canvas.drawRoundRect(draw.rect(-19, -11, 38, 7), 3, 3, draw.fill("#d9a53a"))
        canvas.drawRoundRect(draw.rect(-4, -5, 8, 22), 3, 3, draw.fill("#5a3226"))
        canvas.drawCircle(0, 20, 5.5, draw.fill("#d9a53a"))
        canvas.restore()


class Lantern(Prop):
    """A lantern with a living flame, that lights its bearer."""

    bounds = skia.Rect.MakeLTRB(-24, -63, 24, 62)
    emits = Emission("#ffb45a", 0.34, 240.0)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        if pose.support not in GRIPS:
            canvas.translate(0, -58)
        canvas.drawPath(draw.path((-9, 10), (-9, -4, 9, -4, 9, 10)), draw.stroke("#4a3a34", 2.4))
        canvas.drawRoundRect(draw.rect(-16, 9, 32, 7), 3, 3, draw.fill("#4a3a34"))
        gradients.fill_radial(
            canvas, skia.Path.RRect(draw.rect(-14, 16, 28, 32), 4, 4), (0, 34), 24, ["#fff2b8", "#ffb84a", "#c8702a"]
        )
        canvas.drawRoundRect(draw.rect(-17, 48, 34, 9), 3, 3, draw.fill("#3a2d2a"))
        for x in (-14, 0, 14):
            canvas.drawLine(x, 16, x, 48, draw.stroke("#4a3a34", 1.8))

    def parts(self) -> Parts:
        return {"glow": self._glow}

    def _glow(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        y = 32 if pose.support in GRIPS else -26
        draw.glow(canvas, 0, y, 92, "#ffb45a", 0.4 + 0.07 * math.sin(t * 9))


class SpriteThing(Prop):
    """Any other thing as its sprite, ``height`` units tall on the ground; in a hand it is held by its middle."""

    def __init__(self, head: Head, height: float) -> None:
        self._head, self._height = head, height
        box = head.visible
        self._width = height * box.width() / box.height()
        reach = max(self._width, height) * 0.58
        self.bounds = skia.Rect.MakeLTRB(-reach, -height * 1.06, reach, height * 0.52)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        held = pose.support in GRIPS
        paint = skia.Paint(AntiAlias=True)
        canvas.save()
        if held:
            canvas.rotate(4 * math.sin(t * 2.0))
        top = -self._height * (0.52 if held else 1.0)
        place = draw.rect(-self._width / 2, top, self._width, self._height)
        copies.put(canvas, self._head.image, place, paint, part=self._head.visible)
        canvas.restore()

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return (0.0, -self._height * (0.9 if name in ("head", "back") else 0.5))


def sprite_prop(code: str, look: Look, height: float = 80.0) -> Figure:
    """The prop for a sprite's code point name; Refusal when the sprite is not installed."""
    return SpriteThing(head_of(code, look.colour), height)


def _sprite(code: str, height: float) -> Callable[[Look], Figure]:
    return lambda look: sprite_prop(code, look, height)


CAST: dict[str, Callable[[Look], Figure]] = {
    "book": Book,
    "notebook": Book,
    "umbrella": Umbrella,
    "balloon": Balloon,
    "flowers": Bouquet,
    "bouquet": Bouquet,
    "sword": lambda look: Sword(),
    "lantern": lambda look: Lantern(),
    "camera": _sprite("1f4f7", 52.0),
    "phone": _sprite("1f4f1", 56.0),
    "smartphone": _sprite("1f4f1", 56.0),
    "microphone": _sprite("1f3a4", 58.0),
}
