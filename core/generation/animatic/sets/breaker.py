"""A giant breaking wave: its shape, the water that runs up it and over, its lip, foam and spray, and the rider's path.

The wave breaks at the left, where its lip curls over to the right; its shoulder falls to the right, where the sun stands. The
camera goes along with the rider, so the water of the face passes to the left. A place on the face is (x, v), v from 0 at the
foot to 1 at the crest.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Brief, Frame, Offset

HORIZON = 0.44  # shares of the frame's height, as everything that follows
# Crest and foot from left to right: x in frame widths, y in frame heights.
_CREST = ((-0.72, -0.12), (-0.5, 0.02), (-0.36, 0.085), (-0.22, 0.14), (-0.1, 0.185), (0.0, 0.248), (0.1, 0.31), (0.26, 0.385),
          (0.43, 0.43), (0.58, 0.447), (0.75, 0.455))  # fmt: skip
_FOOT = ((-0.72, 0.9), (-0.36, 0.93), (0.0, 0.925), (0.3, 0.875), (0.5, 0.8), (0.75, 0.69))
# The lip in the same shares: along its back to the tip, then the ceiling and the wall of the tube down to the foot.
LIP_BACK = ((-0.75, -0.22), (-0.5, -0.07, -0.36, -0.005, -0.22, 0.022), (-0.1, 0.045, -0.015, 0.11, 0.0, 0.235))
LIP_TIP = (0.004, 0.28, -0.004, 0.305, -0.022, 0.322)
_TUBE = (
    (-0.022, 0.27, -0.06, 0.21, -0.12, 0.217),
    (-0.2, 0.23, -0.262, 0.36, -0.284, 0.5),
    (-0.305, 0.66, -0.32, 0.8, -0.3, 0.95),
)
_EYE, _EYE_RX, _EYE_RY = (-0.085, 0.51), 0.2, 0.295  # the ellipse that the tube follows
_LEFT, _RIGHT = -0.7, 0.72


@dataclass(frozen=True)
class Water:
    """The wave's colours: from the foot up to the thin, backlit crest, the hollow under the lip, and the foam."""

    foot: str
    face: str
    upper: str
    crest: str
    hollow: str
    foam: str
    foam_shade: str
    glint: str


WATERS = {
    "day": Water("#0f5f96", "#0f77ae", "#24aac6", "#a6f2e2", "#06375f", "#ffffff", "#a8d4ea", "#ffffff"),
    "dawn": Water("#2f4c86", "#3a6598", "#6f9fbe", "#ffd8c4", "#1c2c5c", "#fff3ee", "#c4a8c8", "#ffd9c0"),
    "sunset": Water("#0f4a72", "#0f6d86", "#1ea79c", "#ffe9a0", "#0a2452", "#fff4e4", "#e79aa0", "#ffc873"),
    "night": Water("#08183e", "#0b2858", "#174c80", "#7cc0dc", "#040a22", "#cfe2fa", "#5070a8", "#bcd6ff"),
}


def water_for(brief: Brief, overcast: bool) -> Water:
    """The water's colours in that light; under clouds it loses half of its colour."""
    water = WATERS[brief.time_of_day]
    if not overcast:
        return water
    grey = {"day": "#7d93a2", "dawn": "#6d7288", "sunset": "#64607a", "night": "#18243c"}[brief.time_of_day]
    dim = 0.3 if brief.weather == "storm" else 0.1

    def dull(colour: str, share: float = 0.5) -> str:
        return draw.darken(draw.mix(colour, grey, share), dim)

    return Water(
        dull(water.foot),
        dull(water.face),
        dull(water.upper),
        dull(water.crest, 0.4),
        dull(water.hollow),
        draw.mix(water.foam, grey, 0.15),
        draw.mix(water.foam_shade, grey, 0.4),
        dull(water.glint),
    )


class Breaker:
    """The wave of one set."""

    def __init__(self, brief: Brief, water: Water, sun_x: float) -> None:
        self.brief, self.frame, self.water, self.sun_x = brief, brief.frame, water, sun_x
        self.left, self.right = _LEFT * self.frame.width, _RIGHT * self.frame.width
        self._crest = _table(_CREST, brief.frame)
        self._foot = _table(_FOOT, brief.frame)
        self._last = len(self._foot) - 2
        self._per_unit = (len(self._foot) - 1) / (self.right - self.left)
        self.rider_scale = brief.frame.pick(1.12, 1.2, 1.25)
        self.unit = min(self.frame.width, self.frame.height) / 480

    # --- shape ---

    def crest(self, x: float) -> float:
        """The height (y) of the crest above x."""
        index, share = self._place(x)
        return self._crest[index] + (self._crest[index + 1] - self._crest[index]) * share

    def foot(self, x: float) -> float:
        """The y of the wave's foot below x."""
        index, share = self._place(x)
        return self._foot[index] + (self._foot[index + 1] - self._foot[index]) * share

    def _place(self, x: float) -> tuple[int, float]:
        """Where in the tables x is: an index, and the share of the way to the next."""
        place = (x - self.left) * self._per_unit
        if place <= 0:
            return 0, 0.0
        index = int(place)
        return (index, place - index) if index <= self._last else (self._last, 1.0)

    def at(self, x: float, v: float) -> Point:
        """A point of the face; hundreds are asked for in a frame, so the tables are read here and only once."""
        index, share = self._place(x)
        foot, crest = self._foot, self._crest
        low = foot[index] + (foot[index + 1] - foot[index]) * share
        return x, low + (crest[index] + (crest[index + 1] - crest[index]) * share - low) * v

    def scaled(self, numbers: Sequence[float]) -> tuple[float, ...]:
        """Shares of the frame, x and y in turns, as world units."""
        return tuple(n * (self.frame.height if i % 2 else self.frame.width) for i, n in enumerate(numbers))

    def swirl(self, k: float, degrees: float) -> Point:
        """A point of the water that turns over: ``k`` is 1 on the wall of the tube, more behind it, less within."""
        angle = math.radians(degrees)
        return (
            (_EYE[0] + _EYE_RX * k * math.cos(angle)) * self.frame.width,
            (_EYE[1] + _EYE_RY * k * math.sin(angle)) * self.frame.height,
        )

    # --- the rider ---

    def ride(self, t: float) -> tuple[float, float, float]:
        """Where the rider is on the face, (x, v), and the degrees by which the board points down."""
        x = self.frame.width * (self.frame.pick(0.1, 0.03, 0.06) + 0.03 * math.sin(t * 0.8))
        v = 0.38 + 0.06 * math.sin(t * 1.25 + 0.6) + 0.012 * math.sin(t * 3.1)
        climb = 0.075 * math.cos(t * 1.25 + 0.6)
        (x0, y0), (x1, y1) = self.at(x - 60, v), self.at(x + 60, v)
        slope = math.degrees(math.atan2(y1 - y0, x1 - x0))
        return x, v, slope * 0.45 + 3 - climb * 110

    def mount(self) -> Point:
        """Where the rider's anchor is at rest, from which `motion` departs."""
        x, v, _ = self.ride(0)
        return self.at(x, v)

    def motion(self, t: float) -> Offset:
        """How the rider's anchor moves."""
        x0, y0 = self.mount()
        x, v, degrees = self.ride(t)
        at_x, at_y = self.at(x, v)
        return Offset(at_x - x0, at_y - y0, degrees)

    # --- what stands still ---

    def _colour(self, x: float, v: float) -> str:
        # Thin water near the crest lets the sun through, most where the sun stands behind it.
        water = self.water
        if v < 0.45:
            base = draw.mix(water.foot, water.face, v / 0.45)
        elif v < 0.8:
            base = draw.mix(water.face, water.upper, (v - 0.45) / 0.35)
        else:
            base = draw.mix(water.upper, water.crest, ((v - 0.8) / 0.2) ** 1.4 * 0.8)
        near_sun = math.exp(-(((x - self.sun_x) / (0.42 * self.frame.width)) ** 2))
        lit = near_sun * (0.1 + 0.52 * v**2.2)
        shade = 0.5 * draw.smooth((-0.02 * self.frame.width - x) / (0.5 * self.frame.width)) * (1 - v) ** 0.6
        return draw.mix(draw.mix(base, water.crest, lit), water.hollow, shade)

    def paint_body(self, canvas: skia.Canvas) -> None:
        """The face, the hollow of the tube and the flat water before them."""
        frame = self.frame
        columns, rows = 44, 20
        xs = [self.left + (self.right - self.left) * i / columns for i in range(columns + 1)]
        points = [skia.Point(*self.at(x, j / rows)) for j in range(rows + 1) for x in xs]
        colours = [draw.argb(self._colour(x, j / rows)) for j in range(rows + 1) for x in xs]
        indices = []
        for j in range(rows):
            for i in range(columns):
                a = j * (columns + 1) + i
                b = a + columns + 1
                indices += [a, a + 1, b, b, a + 1, b + 1]
        # The flat water before the foot takes on the sky again towards the camera.
        bottom = frame.height * 1.25
        edge = [self.at(x, 0.02) for x in xs]
        trough = draw.shape((self.left, bottom), *edge, (self.right, bottom))
        near = draw.mix(self.water.upper, self.water.glint, 0.12)
        tones = (self.water.foot, draw.mix(self.water.face, near, 0.55), near)
        canvas.drawPath(trough, draw.fill(shader=draw.vertical(frame.height * 0.72, frame.height * 1.06, tones)))
        mesh = skia.Vertices(skia.Vertices.kTriangles_VertexMode, points, colors=colours, indices=indices)
        canvas.drawVertices(mesh, skia.Paint(), skia.BlendMode.kDst)
        # A mesh has hard edges: a soft line of foam covers the one at the foot, and light falls on the flat water.
        foot = draw.path(*edge)
        canvas.drawPath(foot, draw.stroke(tones[0], 7 * self.unit, blur=2.2))
        reach = 0.42 * frame.width
        light = draw.radial(
            (self.sun_x, frame.height * 0.98), reach, [(self.water.glint, 0.42), (self.water.glint, 0.0)]
        )
        canvas.save()
        canvas.clipPath(trough, True)
        canvas.drawPaint(draw.fill(shader=light, blend=skia.BlendMode.kScreen))
        canvas.restore()
        self._paint_bands(canvas, xs)
        self._paint_hollow(canvas)

    def _paint_bands(self, canvas: skia.Canvas, xs: Sequence[float]) -> None:
        # Broad, soft folds that follow the face, so that it doesn't look like plastic.
        dice = self.brief.random("folds")
        for _ in range(26):
            v, thick = dice.uniform(0.06, 0.92), dice.uniform(0.008, 0.03)
            start = dice.randrange(0, len(xs) - 12)
            run = xs[start : start + dice.randrange(8, 20)]
            tilt = dice.uniform(-0.05, 0.16)
            upper, lower = [], []
            for index, x in enumerate(run):
                u = index / max(1, len(run) - 1)
                rise = v + tilt * (0.5 - u)
                half = thick * math.sin(math.pi * u)
                upper.append(self.at(x, min(0.98, rise + half)))
                lower.append(self.at(x, max(0.01, rise - half)))
            light = dice.random() < 0.55
            tone = self.water.crest if light else self.water.hollow
            canvas.drawPath(
                draw.shape(*upper, *reversed(lower)), draw.fill(tone, alpha=0.12 if light else 0.16, blur=2.5)
            )

    def _paint_hollow(self, canvas: skia.Canvas) -> None:
        width, height = self.frame.width, self.frame.height
        water = self.water
        # The hollow: the face deep in the tube lies in shadow.
        canvas.save()
        canvas.clipPath(
            draw.shape(
                *[self.at(x, 1.0) for x in (self.left, -0.3 * width, -0.1 * width, 0.1 * width, 0.3 * width)],
                *[self.at(x, 0.01) for x in (0.3 * width, 0.1 * width, -0.1 * width, self.left)],
            ),
            True,
        )
        canvas.translate(*self.scaled(_EYE))
        canvas.scale(_EYE_RX * width, _EYE_RY * height)
        dark = draw.radial(
            (-0.55, -0.1), 1.55, [(water.hollow, 0.97), (water.hollow, 0.8), (water.hollow, 0.0)], [0, 0.4, 1]
        )
        canvas.drawPaint(draw.fill(shader=dark))
        canvas.restore()

    # --- the lip ---

    def _lip_outline(self) -> skia.Path:
        parts = [self.scaled(numbers) for numbers in (*LIP_BACK, LIP_TIP, *_TUBE)]
        return draw.shape(*parts, self.scaled((-0.75, 0.95)))

    def paint_lip(self, canvas: skia.Canvas) -> None:
        """The sheet of water that curls over, and the mist where it lands."""
        frame, water = self.frame, self.water
        width, height = frame.width, frame.height
        # The sheet of the lip: thin and bright towards its tip, thick behind, milky where it falls.
        outline = self._lip_outline()
        thick = draw.mix(water.face, water.upper, 0.6)
        tones = [thick, draw.mix(water.upper, water.crest, 0.2), draw.mix(water.upper, water.foam, 0.45), water.foam]
        canvas.drawPath(
            outline, draw.fill(shader=draw.vertical(-0.1 * height, 0.9 * height, tones, [0, 0.34, 0.66, 1]))
        )
        canvas.save()
        canvas.clipPath(outline, True)
        tip = self.scaled((-0.01, 0.27))
        light = [(water.crest, 0.95), (water.crest, 0.6), (water.crest, 0.0)]
        canvas.drawPaint(
            draw.fill(shader=draw.radial((tip[0], tip[1]), 0.3 * max(width, height * 0.7), light, [0, 0.35, 1]))
        )
        wall = draw.path(self.scaled((-0.022, 0.322)), *[self.scaled(numbers) for numbers in _TUBE])
        canvas.drawPath(wall, draw.stroke(water.hollow, 30 * self.unit, alpha=0.28, blur=9))
        canvas.restore()
        canvas.drawPath(wall, draw.stroke(water.crest, 2.2 * self.unit, alpha=0.7))
        mist = self.scaled((-0.38, 0.84))
        draw.glow(canvas, mist[0], mist[1], 0.34 * width * frame.pick(0.9, 1.3, 1.1), water.foam, 0.6)


def _table(knots: Sequence[Point], frame: Frame) -> list[float]:
    """Heights between `_LEFT` and `_RIGHT`, closely spaced: looking up is twenty times faster than evaluating the curve."""
    x, y = np.array(knots).T
    heights = y * frame.height
    slopes = _slopes(np.diff(x), np.diff(heights) / np.diff(x))
    at = np.linspace(_LEFT, _RIGHT, 300)
    index = np.clip(np.searchsorted(x, at, side="right") - 1, 0, len(x) - 2)
    step = np.diff(x)[index]
    u = (at - x[index]) / step
    curve = (
        heights[index] * (1 + 2 * u) * (1 - u) ** 2
        + slopes[index] * step * u * (1 - u) ** 2
        + heights[index + 1] * u**2 * (3 - 2 * u)
        - slopes[index + 1] * step * u**2 * (1 - u)
    )
    return [float(value) for value in curve]


def _slopes(steps: np.ndarray, rises: np.ndarray) -> np.ndarray:
    """The slopes at the knots of a cubic curve that never overshoots them (Fritsch and Butland, SIAM J. Sci. Stat. Comput. 5, 1984)."""
    before, after = steps[:-1] + 2 * steps[1:], 2 * steps[:-1] + steps[1:]
    found = np.zeros(len(steps) + 1)
    rising = rises[:-1] * rises[1:] > 0
    weights = (before + after)[rising]
    found[1:-1][rising] = weights / (before[rising] / rises[:-1][rising] + after[rising] / rises[1:][rising])
    for end, (near, far), (first, second) in (
        (0, steps[:2], rises[:2]),
        (-1, steps[:-3:-1], rises[:-3:-1]),
    ):
        slope = ((2 * near + far) * first - near * second) / (near + far)
        if slope * first <= 0:
            slope = 0.0
        elif first * second <= 0 and abs(slope) > 3 * abs(first):
            slope = 3 * first
        found[end] = slope
    return found
