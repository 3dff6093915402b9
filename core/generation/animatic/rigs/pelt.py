"""What covers an animal's body: shading, belly, and the breed's markings, laid along the spine so that they move with it."""

from __future__ import annotations

import random
from collections.abc import Sequence

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs.breeds import Breed
from core.generation.animatic.rigs.coat import Coat
from core.generation.animatic.rigs.gaits import Foot
from core.generation.animatic.rigs.outline import between, blob, normals


class Pelt:
    """The coat of one animal; where its markings lie is drawn once from ``chance``."""

    def __init__(self, breed: Breed, coat: Coat, chance: random.Random) -> None:
        self.breed = breed
        self.coat = coat
        self.spots = [
            (chance.uniform(0.03, 0.97), chance.uniform(-0.7, 0.85), chance.uniform(0.7, 1.25)) for _ in range(34)
        ]

    def _at(self, spine: Sequence[Point], sides: Sequence[Point], u: float, v: float) -> Point:
        """The point at ``u`` (0 rump to 1 neck) along the spine and ``v`` girths to its upper (negative) or lower side."""
        place = u * (len(spine) - 2)
        i = min(len(spine) - 2, int(place))
        x, y = between(spine[i], spine[i + 1], place - i)
        nx, ny = between(sides[i], sides[i + 1], place - i)
        return x - nx * v * self.breed.girth, y - ny * v * self.breed.girth

    def paint(self, canvas: skia.Canvas, outline: skia.Path, spine: Sequence[Point]) -> None:
        """The body: coat from light above to shadow below, the belly, the markings."""
        b, coat = self.breed, self.coat
        sides = normals(spine)
        top, low = spine[3][1] - b.girth, spine[3][1] + b.girth * b.depth
        if b.marking == "wool":
            self._wool(canvas, outline, spine, sides)
            return
        gradients.fill_vertical(
            canvas, outline, top, low, [coat.light, coat.coat, coat.coat, coat.shade], [0, 0.3, 0.62, 1]
        )
        canvas.save()
        canvas.clipPath(outline, skia.ClipOp.kIntersect, True)
        if b.mask:
            self._belly(canvas, spine, sides)
        match b.marking:
            case "saddle":
                line = [
                    self._at(spine, sides, u, v)
                    for u, v in ((0.0, -0.1), (0.25, -0.15), (0.45, -0.22), (0.7, -0.1), (0.95, -0.4))
                ]
                roof = [self._at(spine, sides, u, -1.6) for u in (0.95, 0.6, 0.3, 0.0)]
                canvas.drawPath(blob([*line, *roof]), draw.fill(coat.dark, alpha=0.5))
            case "stripes":
                self._stripes(canvas, spine, sides)
            case "spots" | "patches" | "dapple" | "blotches":
                self._spots(canvas, spine, sides)
        canvas.restore()

    def _belly(self, canvas: skia.Canvas, spine: Sequence[Point], sides: Sequence[Point]) -> None:
        coat = self.coat
        edge = ((0.16, 0.72), (0.34, 0.5), (0.5, 0.62), (0.62, 0.66), (0.72, 0.42), (0.84, 0.3), (1.0, 0.42))
        line = [self._at(spine, sides, u, v) for u, v in edge]
        under = [self._at(spine, sides, u, 2.0) for u in (1.0, 0.75, 0.45, 0.16)]
        low = spine[4][1] + self.breed.girth * self.breed.depth
        gradients.fill_vertical(
            canvas,
            blob([*line, *under]),
            low - self.breed.girth * 1.2,
            low + 4,
            [coat.pale, coat.pale, coat.pale_shade],
            [0, 0.5, 1],
        )

    def _stripes(self, canvas: skia.Canvas, spine: Sequence[Point], sides: Sequence[Point]) -> None:
        path = skia.Path()
        count = 13
        for i in range(count):
            u = 0.04 + 0.86 * i / (count - 1)
            long = 0.25 if i % 2 else 0.02
            wide = 0.019 if self.breed.head > 28 or self.breed.hooves else 0.015
            if self.breed.hooves:
                long += 0.7
            a, b = self._at(spine, sides, u - wide, -1.2), self._at(spine, sides, u + wide, -1.2)
            mid_a, mid_b = self._at(spine, sides, u - wide * 0.4, -0.4), self._at(spine, sides, u + wide * 1.5, -0.35)
            tip = self._at(spine, sides, u + 0.012, long)
            path.addPath(draw.shape(a, (*mid_a, *tip), (*mid_b, *b)))
            if i % 3 == 1 and not self.breed.hooves:
                c, d = self._at(spine, sides, u + 0.02, 1.2), self._at(spine, sides, u + 0.045, 1.2)
                path.addPath(draw.shape(c, self._at(spine, sides, u + 0.025, 0.5), d))
        canvas.drawPath(path, draw.fill(self.coat.dark))

    def _spots(self, canvas: skia.Canvas, spine: Sequence[Point], sides: Sequence[Point]) -> None:
        b, coat = self.breed, self.coat
        kind = b.marking
        if kind == "patches":
            for u, v, size in ((0.2, -0.4, 0.62), (0.5, 0.2, 0.5), (0.72, -0.5, 0.44), (0.36, 0.75, 0.26)):
                x, y = self._at(spine, sides, u, v)
                r = size * b.girth
                points = [
                    (x - r, y),
                    (x - r * 0.4, y - r * 0.7),
                    (x + r * 0.5, y - r * 0.55),
                    (x + r * 1.1, y + r * 0.1),
                    (x + r * 0.2, y + r * 0.62),
                ]
                canvas.drawPath(blob(points), draw.fill(coat.dark))
            return
        dark, pale = draw.fill(coat.dark), draw.fill(coat.pale, alpha=0.75)
        for u, v, size in self.spots:
            x, y = self._at(spine, sides, u, min(v, -0.05) if kind == "dapple" else v)
            match kind:
                case "dapple":
                    draw.oval(canvas, x, y, 2.3 * size, 1.8 * size, pale)
                case "blotches":
                    r = b.girth * 0.19 * size
                    canvas.drawPath(
                        draw.shape(
                            (x - r, y - r * 0.6),
                            (x + r * 0.3, y - r),
                            (x + r, y),
                            (x + r * 0.2, y + r),
                            (x - r * 0.8, y + r * 0.7),
                        ),
                        dark,
                    )
                case _:
                    draw.oval(canvas, x, y, b.girth * 0.12 * size, b.girth * 0.1 * size, dark)

    def _wool(self, canvas: skia.Canvas, outline: skia.Path, spine: Sequence[Point], sides: Sequence[Point]) -> None:
        b, coat = self.breed, self.coat
        ring = [
            (0.0, 0.0),
            (0.06, -0.6),
            (0.2, -0.8),
            (0.34, -0.78),
            (0.48, -0.78),
            (0.6, -0.74),
            (0.7, -0.5),
            (0.72, 0.2),
            (0.62, 0.72),
            (0.48, 0.85),
            (0.33, 0.8),
            (0.18, 0.7),
            (0.05, 0.45),
        ]
        puffs = [self._at(spine, sides, u, v) for u, v in ring]
        r = b.girth * 0.38
        shade, wool = draw.fill(coat.shade), draw.fill(coat.coat)
        for x, y in puffs:
            canvas.drawCircle(x, y + 2, r, shade)
        canvas.drawPath(outline, wool)
        for i, (x, y) in enumerate(puffs):
            canvas.drawCircle(x, y, r * (0.9 + 0.12 * (i % 3)), wool)
        curl = draw.stroke(coat.shade, 1.6)
        for u, v in ((0.2, -0.3), (0.38, 0.1), (0.55, -0.3), (0.3, 0.45), (0.58, 0.4)):
            x, y = self._at(spine, sides, u, v)
            canvas.drawArc(draw.rect(x - r * 0.4, y - r * 0.4, r * 0.8, r * 0.8), 190, 160, False, curl)

    def paint_haunch(self, canvas: skia.Canvas, hip: Point, foot: Foot) -> None:
        """A soft line that sets the thigh off from the belly."""
        g = self.breed.girth
        lean = max(-0.3, min(0.3, (foot.x - hip[0]) / 160))
        line = draw.path(
            (hip[0] + g * 0.44, hip[1] - g * 0.42),
            (hip[0] + g * (0.78 + lean), hip[1] + g * 0.05, hip[0] + g * (0.52 + lean), hip[1] + g * 0.6),
        )
        canvas.drawPath(line, draw.stroke(self.coat.deep, max(1.2, g * 0.06), alpha=0.35))
