"""The moving water of a breaking wave: streaks, the torn lip, the rider's wake, foam, the trough and spray.

Everything that happens over and over is a function of an age that runs from 0 to 1 with time, so any moment can be drawn alone.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.sets.breaker import LIP_BACK, LIP_TIP, Breaker
from core.generation.animatic.stage import Layer, Live, LivePainter, Still

_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
_PASSING = 0.4  # frame widths per second at which the face passes under the rider


def wave_layers(wave: Breaker) -> list[Layer]:
    """Everything of the wave: what is behind the rider up to depth 1.0, and foam and spray in front of it."""
    frame = wave.frame
    body = (wave.left, -0.25 * frame.height, wave.right - wave.left, 1.5 * frame.height)
    return [
        Still("set:wave", 1.0, body, wave.paint_body),
        Live("set:streaks", 1.0, streaks(wave)),
        Still("set:lip", 1.0, body, wave.paint_lip),
        Live("set:curl", 1.0, curl(wave)),
        Live("set:wake", 1.0, wake(wave)),
        Live("set:foam", 1.04, foam(wave)),
        Live("set:trough", 1.06, trough(wave)),
        Live("set:spray", 1.08, spray(wave)),
    ]


def curl(wave: Breaker) -> LivePainter:
    """Lines of water that run up the wall of the tube and over to the tip, and the torn fringe of the lip."""
    dice = wave.brief.random("curl")
    unit = wave.unit
    lines = [
        (
            0.5 + 1.9 * index / 33 + dice.uniform(-0.03, 0.03),
            dice.random(),
            dice.uniform(40, 95),
            dice.uniform(0.8, 2.4),
        )
        for index in range(34)
    ]
    back = skia.PathMeasure(draw.path(*[wave.scaled(n) for n in (*LIP_BACK, LIP_TIP)]), False)
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
            points = [wave.swirl(k, tail + (head - tail) * i / 6) for i in range(7)]
            tone, alpha = (wave.water.upper, 0.5) if inside else (wave.water.foam, 0.5)
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
        canvas.drawPath(shade, draw.fill(wave.water.foam_shade))
        canvas.drawPath(foam, draw.fill(wave.water.foam))

    return paint


def streaks(wave: Breaker) -> LivePainter:
    """Foam lines drawn up the face; they pass to the left, as the rider runs ahead of the break."""
    dice = wave.brief.random("streaks")
    left = -0.2 * wave.frame.width
    span = wave.right - left + 0.1 * wave.frame.width
    unit, sweep = wave.unit, 0.2 * wave.frame.width
    lines = [
        (dice.random() * span, dice.uniform(0.02, 0.72), dice.uniform(0.12, 0.4), index % 3) for index in range(30)
    ]
    flecks = [(dice.random() * span, dice.uniform(0.06, 0.92), dice.uniform(8, 34)) for _ in range(26)]
    paints = (
        draw.stroke(wave.water.foam, 1.1 * unit, alpha=0.3),
        draw.stroke(wave.water.crest, 2.6 * unit, alpha=0.2),
        draw.stroke(wave.water.hollow, 3.6 * unit, alpha=0.13),
    )

    def paint(canvas: skia.Canvas, t: float) -> None:
        passed = t * _PASSING * wave.frame.width
        for start, v, reach, kind in lines:
            x = left + (start - passed * (0.8 + 0.4 * v)) % span
            points = [wave.at(x - sweep * u**1.5, min(0.96, v + reach * (1 - (1 - u) ** 1.4))) for u in _QUARTERS]
            canvas.drawPath(_through(points), paints[kind])
        for start, v, size in flecks:
            x = left + (start - passed * 1.15) % span
            canvas.drawLine(*wave.at(x, v), *wave.at(x + size * unit, v - 0.012), paints[0])
        _shine(wave, canvas, t)

    return paint


def _shine(wave: Breaker, canvas: skia.Canvas, t: float) -> None:
    # The crest of the shoulder: a bright, feathering edge.
    start, end = -0.04 * wave.frame.width, wave.right
    upper, lower = [], []
    for index in range(31):
        x = start + (end - start) * index / 30
        rise = math.sin(x * 0.045 + t * 5.1) + 0.7 * math.sin(x * 0.11 + t * 7.3)
        thick = (2.2 + 1.3 * rise) * wave.unit * (1.25 - index / 30)
        upper.append((x, wave.crest(x) - max(0.4, thick)))
        lower.append((x, wave.crest(x) + 2.4 * wave.unit))
    canvas.drawPath(draw.shape(*upper, *reversed(lower)), draw.fill(wave.water.foam, alpha=0.9))


def wake(wave: Breaker) -> LivePainter:
    """The white track that the board cuts into the face: it swells, tears and is carried up with the water."""
    dice = wave.brief.random("wake")
    scale = wave.rider_scale
    unit = wave.unit
    blobs = [(index / 34, dice.uniform(-1, 1), dice.uniform(0.55, 1.25)) for index in range(34)]

    def paint(canvas: skia.Canvas, t: float) -> None:
        x, v, degrees = wave.ride(t)
        canvas.save()
        canvas.translate(*wave.at(x, v))
        canvas.rotate(degrees)
        draw.soft_shadow(canvas, -6, 8, 150 * scale, 20 * scale, 0.5, wave.water.hollow)
        rail = draw.shape((-122 * scale, -6), (-40 * scale, 12, 60 * scale, 6), (0, 26, -128 * scale, 10))
        canvas.drawPath(rail, draw.fill(wave.water.foam, alpha=0.55))
        canvas.restore()
        shade, foam = skia.Path(), skia.Path()
        for start, side, size in blobs:
            age = (start + t * 1.5) % 1
            past = age * 0.42
            x, v, degrees = wave.ride(t - past)
            tail = math.radians(degrees)
            px, py = wave.at(x, v)
            px -= math.cos(tail) * 100 * scale + past * _PASSING * 0.9 * wave.frame.width
            py -= math.sin(tail) * 100 * scale + (46 * past - side * (3 + 34 * past)) * unit
            radius = size * (3.2 + 10 * age) * (1 - age) ** 0.6 * unit
            shade.addCircle(px + unit, py + 2.4 * unit, radius)
            foam.addCircle(px, py, radius)
        canvas.drawPath(shade, draw.fill(wave.water.foam_shade, alpha=0.9))
        canvas.drawPath(foam, draw.fill(wave.water.foam))

    return paint


def foam(wave: Breaker) -> LivePainter:
    """Where the lip comes down: a cloud of white water that boils at the left."""
    dice = wave.brief.random("foam")
    width, height = wave.frame.width, wave.frame.height
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
    unit = wave.unit * wave.frame.pick(1.0, 1.25, 1.15)

    def paint(canvas: skia.Canvas, t: float) -> None:
        shade, foam, light = skia.Path(), skia.Path(), skia.Path()
        for x, y, size, phase, speed in puffs:
            age = (t * speed + phase) % 1
            radius = size * unit * math.sin(math.pi * (0.15 + 0.8 * age)) ** 0.7
            px, py = x - 26 * unit * age, y - (46 * age - 40 * age * age) * unit
            shade.addCircle(px + 2.5 * unit, py + 5 * unit, radius)
            foam.addCircle(px, py, radius)
            light.addCircle(px - radius * 0.25, py - radius * 0.3, radius * 0.5)
        canvas.drawPath(shade, draw.fill(wave.water.foam_shade))
        canvas.drawPath(foam, draw.fill(draw.mix(wave.water.foam, wave.water.foam_shade, 0.28)))
        canvas.drawPath(light, draw.fill(wave.water.foam))

    return paint


def trough(wave: Breaker) -> LivePainter:
    """The foot of the wave and the water before it: lace of foam that streams by, nearer faster."""
    dice = wave.brief.random("trough")
    width, height = wave.frame.width, wave.frame.height
    span = width * 1.5
    laces = [(dice.random() * span, dice.random(), dice.uniform(50, 170), dice.uniform(0, 6)) for _ in range(26)]

    def paint(canvas: skia.Canvas, t: float) -> None:
        edge = [wave.left + (wave.right - wave.left) * i / 26 for i in range(27)]
        foot = [(x, wave.foot(x) + 2.4 * wave.unit * math.sin(x * 0.031 + t * 4)) for x in edge]
        canvas.drawPath(_through(foot), draw.stroke(wave.water.foam, 2.6 * wave.unit, alpha=0.5))
        for start, near, size, phase in laces:
            speed = (0.4 + 0.5 * near) * width
            x = wave.left + (start - t * speed) % span
            y = wave.foot(x) + (0.006 + 0.2 * near) * height + 3 * math.sin(t * 2 + phase)
            if y > height * 1.1:
                continue
            run = size * wave.unit * (0.6 + near)
            rise = wave.foot(x + run) - wave.foot(x)
            lace = draw.path(
                (x, y),
                (x + run * 0.3, y - 5 - 4 * math.sin(phase + t), x + run * 0.5, y + rise * 0.5 + 1),
                (x + run * 0.7, y + rise * 0.7 + 7, x + run, y + rise),
            )
            canvas.drawPath(lace, draw.stroke(wave.water.foam, (1 + 2.4 * near) * wave.unit, alpha=0.3 + 0.3 * near))

    return paint


def spray(wave: Breaker) -> LivePainter:
    """Drops torn from the lip by the wind, thrown up where it lands, and fanned out by the board's tail."""
    dice = wave.brief.random("spray")
    unit = wave.unit
    width, height = wave.frame.width, wave.frame.height
    torn = [(dice.uniform(-0.45, 0.1), dice.random(), dice.uniform(0.6, 2.4), dice.uniform(0.4, 1)) for _ in range(44)]
    thrown = [
        (dice.uniform(-0.5, -0.22), dice.random(), dice.uniform(1.0, 3.2), dice.uniform(0.5, 1)) for _ in range(34)
    ]
    fan = [(dice.random(), dice.uniform(0.2, 1), dice.uniform(1.2, 3.6), dice.uniform(-1, 1)) for _ in range(54)]

    def paint(canvas: skia.Canvas, t: float) -> None:
        drops = skia.Path()
        for u, phase, size, speed in torn:
            age = (t * speed * 0.8 + phase) % 1
            x = u * width
            top = wave.crest(x) if u > 0 else (0.02 + 0.9 * max(0.0, u + 0.22) ** 1.6) * height
            drops.addCircle(x - 70 * unit * age, top - (44 * age - 30 * age * age) * unit, size * unit * (1 - age))
        for u, phase, size, speed in thrown:
            age = (t * speed + phase) % 1
            x = (u + 0.13 * age) * width
            drops.addCircle(
                x, 0.82 * height - (190 * age - 200 * age * age) * unit * speed, size * unit * (1 - 0.6 * age)
            )
        for phase, speed, size, side in fan:
            age = (t * 1.6 + phase) % 1
            x, v, _ = wave.ride(t - age * 0.3)
            px, py = wave.at(x, v)
            reach = age * (70 + 90 * speed) * unit
            drops.addCircle(
                px - 100 * unit - reach,
                py - (58 * age * speed - 62 * age * age + side * 6 * age - 2) * unit,
                size * unit * (1 - 0.8 * age),
            )
        canvas.drawPath(drops, draw.fill(wave.water.foam, alpha=0.92))

    return paint


def _through(points: Sequence[Point]) -> skia.Path:
    """A smooth line: quadratic pieces between the middles of its legs."""
    line = skia.Path()
    line.moveTo(*points[0])
    for (x0, y0), (x1, y1) in itertools.pairwise(points[1:]):
        line.quadTo(x0, y0, (x0 + x1) / 2, (y0 + y1) / 2)
    line.lineTo(*points[-1])
    return line
