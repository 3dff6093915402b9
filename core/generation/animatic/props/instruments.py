"""Instruments: a guitar, a violin and a drum. Held, they lie the way they are played, with known places for the hands.

A guitar and a violin that are held (``pose.support`` is a grip) have their origin where the player's plucking hand rests;
on the ground they stand on their base. Lengths are figure units.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Figure, Look, Pose
from core.generation.animatic.stickers import Stickers

GRIPS = frozenset({"hand", "mouth", "head", "back"})
STRUM_RATE = 1.75  # strokes down per second: quavers at 105 beats a minute


@dataclass(frozen=True)
class Playing:
    """How an instrument lies against its player: turned by ``degrees`` about its origin, with the hands in its own axes."""

    degrees: float
    pluck: Point
    neck: Point

    def place(self, point: Point) -> Point:
        """A point of the instrument in the player's axes, relative to the instrument's origin."""
        angle = math.radians(self.degrees)
        x, y = point
        return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)

    def plucking(self, t: float) -> Point:
        """Where the strumming hand is: down across the strings, and back in an arc a little away from them."""
        beat = math.tau * STRUM_RATE * t
        return self.place((self.pluck[0] + 3 * math.cos(beat), self.pluck[1] + 9.5 * math.sin(beat)))

    def fretting(self, t: float) -> Point:
        """Where the other hand is: it changes its chord about every second."""
        position = (t * STRUM_RATE / 2) % 4
        frets = (0.0, -9.0, -16.0, -7.0, 0.0)
        first = int(position)
        share = draw.smooth((position - first - 0.78) / 0.22)
        return self.place((self.neck[0] + frets[first] + (frets[first + 1] - frets[first]) * share, self.neck[1]))


GUITAR = Playing(-24.0, (-6.0, 0.0), (76.0, 2.0))
VIOLIN = Playing(-30.0, (-4.0, 0.0), (46.0, 1.0))


class Guitar:
    """An acoustic guitar, 160 units long; any colour that was asked for becomes its top's."""

    bounds = skia.Rect.MakeLTRB(-64, -110, 106, 60)

    def __init__(self, look: Look) -> None:
        self._top = look.colour or "#d98f45"
        self._stickers = Stickers(most=4)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        canvas.save()
        if pose.support in GRIPS:
            canvas.rotate(GUITAR.degrees)
        else:
            canvas.translate(4, -46)
            canvas.rotate(-83)
        self._stickers.put(canvas, "wood", (-52.0, -40.0, 116.0, 40.0), self._wood)
        self._strings(canvas, t, ringing=pose.support in GRIPS)
        canvas.restore()

    def _wood(self, canvas: skia.Canvas) -> None:
        top, side = self._top, draw.darken(self._top, 0.52)
        outline = draw.shape(
            (-46, 0),
            (-48, -28, -20, -36, -4, -25),
            (4, -20, 12, -27, 24, -22),
            (38, -16, 38, 16, 24, 22),
            (12, 27, 4, 20, -4, 25),
            (-20, 36, -48, 28, -46, 0),
        )
        canvas.save()
        canvas.translate(1.5, 3.5)
        canvas.drawPath(outline, draw.fill(side))
        canvas.restore()
        gradients.fill_radial(
            canvas, outline, (-8, -12), 52, [draw.lighten(top, 0.3), top, draw.darken(top, 0.28)], [0, 0.6, 1]
        )
        canvas.drawPath(outline, draw.stroke(draw.lighten(top, 0.55), 1.4, alpha=0.8))
        canvas.drawCircle(2, 0, 10.5, draw.fill(draw.darken(top, 0.35)))
        canvas.drawCircle(2, 0, 8.6, draw.fill("#2a1610"))
        guard = draw.shape((3, 11), (14, 10, 12, 20), (4, 20, -6, 15), (-2, 14, 3, 11))
        canvas.drawPath(guard, draw.fill("#4a2416"))
        canvas.drawRoundRect(draw.rect(-31, -9, 5, 18), 2, 2, draw.fill("#4a2a1a"))
        gradients.fill_vertical(
            canvas, skia.Path.RRect(draw.rect(10, -4.6, 82, 9.2), 2, 2), -5, 5, ["#6a4026", "#3c2116"]
        )
        for fret in range(9):
            x = 30 + 62 * (1 - 0.88**fret) / (1 - 0.88**9)
            canvas.drawLine(x, -4.4, x, 4.4, draw.stroke("#d8c9a4", 0.8))
        head = draw.shape((91, -5), (109, -8), (112, 0), (109, 8), (91, 5))
        gradients.fill_vertical(canvas, head, -8, 8, ["#7a4a2c", "#432618"])
        for x in (96, 101, 106):
            for y in (-9.5, 9.5):
                canvas.drawCircle(x, y, 2.1, draw.fill("#f0e6cf"))

    def _strings(self, canvas: skia.Canvas, t: float, *, ringing: bool) -> None:
        for index in range(6):
            y = -3.2 + 1.28 * index
            swing = 0.9 * math.sin(t * 61 + index * 2) if ringing else 0.0
            line = draw.path((-28, y), (20, y + swing * 1.6, 92, y * 0.9))
            canvas.drawPath(line, draw.stroke("#fff6df", 0.55, alpha=0.85))

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {"notes": _notes}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return (0.0, 0.0)


def _notes(canvas: skia.Canvas, t: float, pose: Pose) -> None:
    """Notes that float up from an instrument being played."""
    if pose.support not in GRIPS:
        return
    for index in range(3):
        life = (t * 0.42 + index / 3) % 1.0
        x = 84 + 13 * index + math.sin(t * 2.1 + index * 2.2) * 9
        y = -44 - life * 96
        alpha = math.sin(math.pi * life) * 0.9
        ink = draw.fill("#ffe9b8", alpha=alpha)
        size = 0.85 + 0.3 * life
        draw.oval(canvas, x, y, 4.4 * size, 3.3 * size, ink)
        canvas.drawLine(x + 4 * size, y, x + 4 * size, y - 15 * size, draw.stroke("#ffe9b8", 1.7 * size, alpha=alpha))
        if index % 2:
            draw.oval(canvas, x + 12 * size, y - 2 * size, 4.4 * size, 3.3 * size, ink)
            canvas.drawLine(
                x + 16 * size,
                y - 2 * size,
                x + 16 * size,
                y - 17 * size,
                draw.stroke("#ffe9b8", 1.7 * size, alpha=alpha),
            )
            canvas.drawLine(
                x + 4 * size, y - 15 * size, x + 16 * size, y - 17 * size, draw.stroke("#ffe9b8", 3 * size, alpha=alpha)
            )
        else:
            flag = draw.path((x + 4 * size, y - 15 * size), (x + 10 * size, y - 12 * size, x + 9 * size, y - 6 * size))
            canvas.drawPath(flag, draw.stroke("#ffe9b8", 2 * size, alpha=alpha))


class Violin:
    """A violin with its bow, 100 units long."""

    bounds = skia.Rect.MakeLTRB(-46, -110, 92, 44)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        held = pose.support in GRIPS
        canvas.save()
        if held:
            canvas.rotate(VIOLIN.degrees)
        else:
            canvas.translate(0, -32)
            canvas.rotate(-84)
        body = draw.shape(
            (-32, 0),
            (-33, -19, -14, -21, -8, -14),
            (-4, -9, 4, -9, 8, -14),
            (16, -18, 26, -10, 26, 0),
            (26, 10, 16, 18, 8, 14),
            (4, 9, -4, 9, -8, 14),
            (-14, 21, -33, 19, -32, 0),
        )
        gradients.fill_radial(canvas, body, (-6, -7), 38, ["#e08a42", "#b3561f", "#6e2c12"])
        for y in (-6.5, 6.5):
            canvas.drawPath(draw.path((-7, y * 1.15), (-2, y * 0.7, 3, y * 1.15)), draw.stroke("#3a160a", 1.3))
        canvas.drawRoundRect(draw.rect(2, -3, 54, 6), 2, 2, draw.fill("#241410"))
        canvas.drawCircle(60, 0, 5, draw.fill("#7a3a1a"))
        for y in (-1.6, -0.5, 0.5, 1.6):
            canvas.drawLine(-22, y, 58, y, draw.stroke("#f6ecd8", 0.5))
        if held:
            slide = 18 * math.sin(math.tau * STRUM_RATE / 2 * t)
            canvas.drawLine(-6, -44 + slide, -2, 40 + slide, draw.stroke("#5a3018", 2.2))
            canvas.drawLine(-3, -44 + slide, 1, 40 + slide, draw.stroke("#f3ead2", 1.0))
        canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {"notes": _notes}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return (0.0, 0.0)


class Drum:
    """A barrel drum with ropes, 78 units tall; its skin is at (0, -74)."""

    bounds = skia.Rect.MakeLTRB(-52, -92, 52, 10)

    def __init__(self, look: Look) -> None:
        self._colour = look.colour or "#c8403a"

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        if pose.support in GRIPS:
            canvas.translate(0, 36)
        colour = self._colour
        shell = draw.shape((-44, -70), (-50, -35, -40, -4), (0, 10, 40, -4), (50, -35, 44, -70))
        shades = [draw.darken(colour, 0.4), draw.lighten(colour, 0.25), colour, draw.darken(colour, 0.5)]
        gradients.fill_horizontal(canvas, shell, -46, 46, shades, [0, 0.3, 0.6, 1])
        rope = draw.stroke("#f4e2b4", 2.2)
        zigzag = [(-44 + 11 * index, -66 if index % 2 == 0 else -8 + 3 * math.sin(index * 0.39)) for index in range(9)]
        canvas.drawPath(draw.path(*zigzag), rope)
        shake = 1.2 * math.sin(t * 47) * max(0.0, math.cos(math.tau * STRUM_RATE * t)) ** 8
        draw.oval(canvas, 0, -70 + shake, 45, 13.5, draw.fill("#d9b36a"))
        gradients.fill_radial(canvas, draw.ellipse(0, -71.5 + shake, 41, 11.6), (-10, -74), 46, ["#fffaf0", "#e9dcc0"])

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return (0.0, -74.0)


CAST: dict[str, Callable[[Look], Figure]] = {
    "guitar": Guitar,
    "ukulele": Guitar,
    "violin": lambda look: Violin(),
    "drum": Drum,
    "drums": Drum,
}
