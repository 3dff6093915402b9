"""A giant breaking wave: its shape, the water that runs up it and over, its lip, foam and spray, and the rider's path.

The wave breaks at the left, where its lip curls over to the right; its shoulder falls to the right, where the sun stands. The
camera goes along with the rider, so the water of the face passes to the left. A place on the face is (x, v), v from 0 at the
foot to 1 at the crest.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import skia
from scipy.interpolate import PchipInterpolator

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Brief, Frame, Layer, Live, LivePainter, Offset, Still

HORIZON = 0.44  # shares of the frame's height, as everything that follows
# Crest and foot from left to right: x in frame widths, y in frame heights.
_CREST = ((-0.72, -0.12), (-0.5, 0.02), (-0.36, 0.085), (-0.22, 0.14), (-0.1, 0.185), (0.0, 0.248), (0.1, 0.31), (0.26, 0.385),
          (0.43, 0.43), (0.58, 0.447), (0.75, 0.455))  # fmt: skip
_FOOT = ((-0.72, 0.9), (-0.36, 0.93), (0.0, 0.925), (0.3, 0.875), (0.5, 0.8), (0.75, 0.69))
# The lip in the same shares: along its back to the tip, then the ceiling and the wall of the tube down to the foot.
_LIP_BACK = ((-0.75, -0.22), (-0.5, -0.07, -0.36, -0.005, -0.22, 0.022), (-0.1, 0.045, -0.015, 0.11, 0.0, 0.235))
_LIP_TIP = (0.004, 0.28, -0.004, 0.305, -0.022, 0.322)
_TUBE = (
    (-0.022, 0.27, -0.06, 0.21, -0.12, 0.217),
    (-0.2, 0.23, -0.262, 0.36, -0.284, 0.5),
    (-0.305, 0.66, -0.32, 0.8, -0.3, 0.95),
)
_EYE, _EYE_RX, _EYE_RY = (-0.085, 0.51), 0.2, 0.295  # the ellipse that the tube follows
_LEFT, _RIGHT = -0.7, 0.72
_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
_PASSING = 0.4  # frame widths per second at which the face passes under the rider


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
        self._unit = min(self.frame.width, self.frame.height) / 480

    # --- shape ---

    def crest(self, x: float) -> float:
        """The height (y) of the crest above x."""
        return self._looked_up(self._crest, x)

    def foot(self, x: float) -> float:
        """The y of the wave's foot below x."""
        return self._looked_up(self._foot, x)

    def _looked_up(self, table: Sequence[float], x: float) -> float:
        place = min(1.0, max(0.0, (x - self.left) / (self.right - self.left))) * (len(table) - 1)
        index = min(int(place), len(table) - 2)
        return table[index] + (table[index + 1] - table[index]) * (place - index)

    def at(self, x: float, v: float) -> Point:
        """A point of the face."""
        low = self.foot(x)
        return x, low + (self.crest(x) - low) * v

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

    def mount(self) -> tuple[Point, float]:
        """The anchor's place at rest, and its turn, from which `motion` departs."""
        x, v, _ = self.ride(0)
        return self.at(x, v), 0.0

    def motion(self, t: float) -> Offset:
        """How the rider's anchor moves."""
        (x0, y0), _ = self.mount()
        x, v, degrees = self.ride(t)
        at_x, at_y = self.at(x, v)
        return Offset(at_x - x0, at_y - y0, degrees)

    # --- layers ---

    def layers(self) -> list[Layer]:
        """Everything of the wave: behind the rider up to depth 1.0, and the spray in front of it."""
        frame = self.frame
        body = (self.left, -0.25 * frame.height, self.right - self.left, 1.5 * frame.height)
        return [
            Still("set:wave", 1.0, body, self._paint_body),
            Live("set:streaks", 1.0, self._streaks()),
            Still("set:lip", 1.0, body, self._paint_lip),
            Live("set:curl", 1.0, self._curl()),
            Live("set:wake", 1.0, self._wake()),
            Live("set:foam", 1.04, self._foam()),
            Live("set:trough", 1.06, self._trough()),
            Live("set:spray", 1.08, self._spray()),
        ]

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

    def _paint_body(self, canvas: skia.Canvas) -> None:
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
        canvas.drawPath(foot, draw.stroke(tones[0], 7 * self._unit, blur=2.2))
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
        parts = [self.scaled(numbers) for numbers in (*_LIP_BACK, _LIP_TIP, *_TUBE)]
        return draw.shape(*parts, self.scaled((-0.75, 0.95)))

    def _paint_lip(self, canvas: skia.Canvas) -> None:
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
        canvas.drawPath(wall, draw.stroke(water.hollow, 30 * self._unit, alpha=0.28, blur=9))
        canvas.restore()
        canvas.drawPath(wall, draw.stroke(water.crest, 2.2 * self._unit, alpha=0.7))
        mist = self.scaled((-0.38, 0.84))
        draw.glow(canvas, mist[0], mist[1], 0.34 * width * frame.pick(0.9, 1.3, 1.1), water.foam, 0.6)

    def _curl(self) -> LivePainter:
        """Lines of water that run up the wall of the tube and over to the tip, and the torn fringe of the lip."""
        dice = self.brief.random("curl")
        unit = self._unit
        lines = [
            (
                0.5 + 1.9 * index / 33 + dice.uniform(-0.03, 0.03),
                dice.random(),
                dice.uniform(40, 95),
                dice.uniform(0.8, 2.4),
            )
            for index in range(34)
        ]
        back = skia.PathMeasure(draw.path(*[self.scaled(n) for n in (*_LIP_BACK, _LIP_TIP)]), False)
        length = back.getLength()
        fringe = [(dice.uniform(0.3, 1.0), dice.random(), dice.uniform(3, 9), dice.uniform(-1, 1)) for _ in range(46)]

        def paint(canvas: skia.Canvas, t: float) -> None:
            for k, start, run, thick in lines:
                inside = k < 1.0
                end = 296 - 8 * abs(k - 1) if inside else 286 - 26 * (k - 1)
                head = 70 + ((start + t * (0.42 if inside else 0.3)) % 1.0) * (end - 70 + run)
                tail, head = max(76.0, head - run), min(end, head)
                if head - tail < 6:
                    continue
                points = [self.swirl(k, tail + (head - tail) * i / 6) for i in range(7)]
                tone, alpha = (self.water.upper, 0.5) if inside else (self.water.foam, 0.5)
                fade = math.sin(math.pi * min(1.0, max(0.0, (head + tail - 140) / 440)))
                canvas.drawPath(_through(points), draw.stroke(tone, thick * unit, alpha=alpha * (0.4 + 0.6 * fade)))
            shade, foam = skia.Path(), skia.Path()
            for place, phase, size, off in fringe:
                at, along = back.getPosTan(length * place)
                age = (t * 0.9 + phase) % 1
                radius = size * unit * (0.5 + 0.9 * place) * math.sin(math.pi * (0.12 + 0.88 * age))
                x = at.x() + along.y() * off * 5 * unit - 10 * unit * age
                y = at.y() + (abs(off) * 5 - 5 + 9 * age * place) * unit
                shade.addCircle(x + 1.5 * unit, y + 2.5 * unit, radius)
                foam.addCircle(x, y, radius)
            canvas.drawPath(shade, draw.fill(self.water.foam_shade))
            canvas.drawPath(foam, draw.fill(self.water.foam))

        return paint

    # --- moving water ---

    def _streaks(self) -> LivePainter:
        """Foam lines drawn up the face; they pass to the left, as the rider runs ahead of the break."""
        dice = self.brief.random("streaks")
        left = -0.2 * self.frame.width
        span = self.right - left + 0.1 * self.frame.width
        unit, sweep = self._unit, 0.2 * self.frame.width
        lines = [
            (dice.random() * span, dice.uniform(0.02, 0.72), dice.uniform(0.12, 0.4), index % 3) for index in range(30)
        ]
        flecks = [(dice.random() * span, dice.uniform(0.06, 0.92), dice.uniform(8, 34)) for _ in range(26)]
        paints = (
            draw.stroke(self.water.foam, 1.1 * unit, alpha=0.3),
            draw.stroke(self.water.crest, 2.6 * unit, alpha=0.2),
            draw.stroke(self.water.hollow, 3.6 * unit, alpha=0.13),
        )

        def paint(canvas: skia.Canvas, t: float) -> None:
            passed = t * _PASSING * self.frame.width
            for start, v, reach, kind in lines:
                x = left + (start - passed * (0.8 + 0.4 * v)) % span
                points = [self.at(x - sweep * u**1.5, min(0.96, v + reach * (1 - (1 - u) ** 1.4))) for u in _QUARTERS]
                canvas.drawPath(_through(points), paints[kind])
            for start, v, size in flecks:
                x = left + (start - passed * 1.15) % span
                canvas.drawLine(*self.at(x, v), *self.at(x + size * unit, v - 0.012), paints[0])
            self._shine(canvas, t)

        return paint

    def _shine(self, canvas: skia.Canvas, t: float) -> None:
        # The crest of the shoulder: a bright, feathering edge.
        start, end = -0.04 * self.frame.width, self.right
        upper, lower = [], []
        for index in range(31):
            x = start + (end - start) * index / 30
            wave = math.sin(x * 0.045 + t * 5.1) + 0.7 * math.sin(x * 0.11 + t * 7.3)
            thick = (2.2 + 1.3 * wave) * self._unit * (1.25 - index / 30)
            upper.append((x, self.crest(x) - max(0.4, thick)))
            lower.append((x, self.crest(x) + 2.4 * self._unit))
        canvas.drawPath(draw.shape(*upper, *reversed(lower)), draw.fill(self.water.foam, alpha=0.9))

    def _wake(self) -> LivePainter:
        """The white track that the board cuts into the face: it swells, tears and is carried up with the water."""
        dice = self.brief.random("wake")
        scale = self.frame.pick(1.12, 1.2, 1.25)
        unit = self._unit
        blobs = [(index / 34, dice.uniform(-1, 1), dice.uniform(0.55, 1.25)) for index in range(34)]

        def paint(canvas: skia.Canvas, t: float) -> None:
            x, v, degrees = self.ride(t)
            canvas.save()
            canvas.translate(*self.at(x, v))
            canvas.rotate(degrees)
            draw.soft_shadow(canvas, -6, 8, 150 * scale, 20 * scale, 0.5, self.water.hollow)
            rail = draw.shape((-122 * scale, -6), (-40 * scale, 12, 60 * scale, 6), (0, 26, -128 * scale, 10))
            canvas.drawPath(rail, draw.fill(self.water.foam, alpha=0.55))
            canvas.restore()
            shade, foam = skia.Path(), skia.Path()
            for start, side, size in blobs:
                age = (start + t * 1.5) % 1
                past = age * 0.42
                x, v, degrees = self.ride(t - past)
                tail = math.radians(degrees)
                px, py = self.at(x, v)
                px -= math.cos(tail) * 100 * scale + past * _PASSING * 0.9 * self.frame.width
                py -= math.sin(tail) * 100 * scale + (46 * past - side * (3 + 34 * past)) * unit
                radius = size * (3.2 + 10 * age) * (1 - age) ** 0.6 * unit
                shade.addCircle(px + unit, py + 2.4 * unit, radius)
                foam.addCircle(px, py, radius)
            canvas.drawPath(shade, draw.fill(self.water.foam_shade, alpha=0.9))
            canvas.drawPath(foam, draw.fill(self.water.foam))

        return paint

    def _foam(self) -> LivePainter:
        """Where the lip comes down: a cloud of white water that boils at the left."""
        dice = self.brief.random("foam")
        width, height = self.frame.width, self.frame.height
        puffs = []
        for _ in range(70):
            u = dice.random()
            x = -0.68 + 0.47 * u**0.85
            low = 0.975 - 0.27 * (1 - u) ** 1.1 * dice.random()
            puffs.append(
                (
                    x * width,
                    low * height,
                    dice.uniform(13, 34) * (1.15 - 0.6 * u),
                    dice.random(),
                    dice.uniform(0.5, 1.1),
                )
            )
        for index in range(16):  # a lasting bank along the bottom, so that the sheet never shows its end
            x = -0.76 + 0.5 * index / 15
            puffs.append((x * width, (0.985 - 0.02 * (index % 2)) * height, dice.uniform(28, 38), dice.random(), 0.35))
        unit = self._unit * self.frame.pick(1.0, 1.25, 1.15)

        def paint(canvas: skia.Canvas, t: float) -> None:
            shade, foam, light = skia.Path(), skia.Path(), skia.Path()
            for x, y, size, phase, speed in puffs:
                age = (t * speed + phase) % 1
                radius = size * unit * math.sin(math.pi * (0.15 + 0.8 * age)) ** 0.7
                px, py = x - 26 * unit * age, y - (46 * age - 40 * age * age) * unit
                shade.addCircle(px + 2.5 * unit, py + 5 * unit, radius)
                foam.addCircle(px, py, radius)
                light.addCircle(px - radius * 0.25, py - radius * 0.3, radius * 0.5)
            canvas.drawPath(shade, draw.fill(self.water.foam_shade))
            canvas.drawPath(foam, draw.fill(draw.mix(self.water.foam, self.water.foam_shade, 0.28)))
            canvas.drawPath(light, draw.fill(self.water.foam))

        return paint

    def _trough(self) -> LivePainter:
        """The foot of the wave and the water before it: lace of foam that streams by, nearer faster."""
        dice = self.brief.random("trough")
        width, height = self.frame.width, self.frame.height
        span = width * 1.5
        laces = [(dice.random() * span, dice.random(), dice.uniform(50, 170), dice.uniform(0, 6)) for _ in range(26)]

        def paint(canvas: skia.Canvas, t: float) -> None:
            edge = [self.left + (self.right - self.left) * i / 26 for i in range(27)]
            foot = [(x, self.foot(x) + 2.4 * self._unit * math.sin(x * 0.031 + t * 4)) for x in edge]
            canvas.drawPath(_through(foot), draw.stroke(self.water.foam, 2.6 * self._unit, alpha=0.5))
            for start, near, size, phase in laces:
                speed = (0.4 + 0.5 * near) * width
                x = self.left + (start - t * speed) % span
                y = self.foot(x) + (0.006 + 0.2 * near) * height + 3 * math.sin(t * 2 + phase)
                if y > height * 1.1:
                    continue
                run = size * self._unit * (0.6 + near)
                rise = self.foot(x + run) - self.foot(x)
                lace = draw.path(
                    (x, y),
                    (x + run * 0.3, y - 5 - 4 * math.sin(phase + t), x + run * 0.5, y + rise * 0.5 + 1),
                    (x + run * 0.7, y + rise * 0.7 + 7, x + run, y + rise),
                )
                canvas.drawPath(
                    lace, draw.stroke(self.water.foam, (1 + 2.4 * near) * self._unit, alpha=0.3 + 0.3 * near)
                )

        return paint

    def _spray(self) -> LivePainter:
        """Drops torn from the lip by the wind, thrown up where it lands, and fanned out by the board's tail."""
        dice = self.brief.random("spray")
        unit = self._unit
        width, height = self.frame.width, self.frame.height
        torn = [
            (dice.uniform(-0.45, 0.1), dice.random(), dice.uniform(0.6, 2.4), dice.uniform(0.4, 1)) for _ in range(44)
        ]
        thrown = [
            (dice.uniform(-0.5, -0.22), dice.random(), dice.uniform(1.0, 3.2), dice.uniform(0.5, 1)) for _ in range(34)
        ]
        fan = [(dice.random(), dice.uniform(0.2, 1), dice.uniform(1.2, 3.6), dice.uniform(-1, 1)) for _ in range(54)]

        def paint(canvas: skia.Canvas, t: float) -> None:
            drops = skia.Path()
            for u, phase, size, speed in torn:
                age = (t * speed * 0.8 + phase) % 1
                x = u * width
                top = self.crest(x) if u > 0 else (0.02 + 0.9 * max(0.0, u + 0.22) ** 1.6) * height
                drops.addCircle(x - 70 * unit * age, top - (44 * age - 30 * age * age) * unit, size * unit * (1 - age))
            for u, phase, size, speed in thrown:
                age = (t * speed + phase) % 1
                x = (u + 0.13 * age) * width
                drops.addCircle(
                    x, 0.82 * height - (190 * age - 200 * age * age) * unit * speed, size * unit * (1 - 0.6 * age)
                )
            for phase, speed, size, side in fan:
                age = (t * 1.6 + phase) % 1
                x, v, _ = self.ride(t - age * 0.3)
                px, py = self.at(x, v)
                reach = age * (70 + 90 * speed) * unit
                drops.addCircle(
                    px - 100 * unit - reach,
                    py - (58 * age * speed - 62 * age * age + side * 6 * age - 2) * unit,
                    size * unit * (1 - 0.8 * age),
                )
            canvas.drawPath(drops, draw.fill(self.water.foam, alpha=0.92))

        return paint


def _through(points: Sequence[Point]) -> skia.Path:
    """A smooth line: quadratic pieces between the middles of its legs."""
    line = skia.Path()
    line.moveTo(*points[0])
    for (x0, y0), (x1, y1) in itertools.pairwise(points[1:]):
        line.quadTo(x0, y0, (x0 + x1) / 2, (y0 + y1) / 2)
    line.lineTo(*points[-1])
    return line


def _table(knots: Sequence[Point], frame: Frame) -> list[float]:
    """Heights between `_LEFT` and `_RIGHT`, closely spaced: looking up is twenty times faster than evaluating the curve."""
    curve = PchipInterpolator([x for x, _ in knots], [y * frame.height for _, y in knots])
    return [float(y) for y in curve(np.linspace(_LEFT, _RIGHT, 300))]
