"""The arctic: icebergs and floes on a cold sea before a shelf of snow, northern lights at night."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import lakes, land, outdoors, polar, relief, rockwork, sky
from core.generation.animatic.sets.marks import marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still

ICE, BLUE, SEA = "#f2faff", "#8fc8ee", "#2a7ea8"


def build(brief: Brief) -> Stage:
    """The arctic of a brief; there is always snow."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.46, 0.47, 0.45), seats=True)
    place.name(ice=(0.2, -30, 0.85, 0.97), snow=(-0.2, 2))
    line, feet, grow = place.horizon, place.feet, frame.pick(1.0, 1.5, 1.25)
    air = sky.air_for(brief, line, snow=True)
    shore = feet - 64 * place.scale
    scatter = partial(land.scatter, brief)
    aside = outdoors.clearing(brief, -0.24, 0.24)
    far = [
        relief.mountains(
            brief, air, "coast", 0.1, line + 2, 78 * grow, "#7f93b4", 0.55, bottom=line + 4, peaks=8, snowline=0.2
        ),
        relief.mist(brief, air, "coast", 0.1, line, 34, 0.45),
    ]
    sea = [
        lakes.lake(brief, air, line, shore + 40, depth=0.3),
        _deep(brief, air, line, shore),
        scatter("far-floes", (line + 6, line + 30), 26, _floe(air, 0.4), (0.25, 0.6), room=60),
        _bergs(brief, air, line, grow),
        scatter("floes", (line + 40, shore - 6), 17, _floe(air, 0.12), (0.8, 1.7), room=160),
    ]
    shelf = [
        _edge(brief, air, shore),
        land.ground(brief, air, shore + 16, land.SNOW, swell=9, patches=26),
        land.pool_of_light(brief, air, place.lead + 60, feet, frame.width * 0.46, 0.24),
        scatter("ridges", (shore + 22, frame.height), 17, _sastrugi(air), (0.5, 1.3), room=190),
        scatter("blocks", (shore + 18, feet - 10), 10, _block(air), (0.5, 1.15), room=90, clear=aside),
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-blocks",
            (frame.height + 4, frame.height + 18),
            6,
            _block(air),
            (0.9, 1.3) if brief.travel else (1.7, 2.5),
            room=150,
            clear=aside,
        )
    ]
    lights = air.night and not air.overcast
    layers: list[Layer] = [
        *(layer for layer in sky.sky_layers(brief, air, line) if not (lights and "clouds" in layer.name)),
        *([polar.northern_lights(brief, line * 1.15)] if lights else []),
        land.together(brief, "coast", 0.1, far),
        land.together(brief, "sea", 0.3, sea),
        _adrift(brief, air, line, shore),
        lakes.shimmer(brief, air, line + 8, shore - 6, 0.32, 20),
        land.together(brief, "shelf", 0.92, shelf),
        land.together(brief, "near", 1.05, near),
        *_bay(brief, air),
    ]
    if brief.weather != "snow":
        layers.append(polar.glitter(brief, shore + 30))
    return outdoors.stage(brief, air, place, layers)


def _deep(brief: Brief, air: Air, line: float, shore: float) -> Still:
    """The cold colour of the sea over the sky that lies in it."""
    period = land.period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        deep = air.wash(SEA)
        canvas.drawRect(
            draw.rect(-period / 2, line, period, shore + 40 - line),
            draw.fill(shader=draw.vertical(line, shore + 40, [(deep, 0.15), (deep, 0.72)])),
        )

    return land.strip(brief, "deep", 0.3, line, shore + 40, paint)


def _tones(air: Air, distance: float) -> tuple[str, str, str]:
    return (
        air.far(draw.mix(ICE, air.sun, 0.2), distance),
        air.far(draw.mix(BLUE, ICE, 0.5), distance),
        air.far(draw.mix("#4f8fc8", air.shade, 0.25), distance),
    )


def _berg(air: Air, distance: float) -> land.Item:
    """An iceberg of about 130 units with its mirror image in the water."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        wide, tall = 105 * scale * rng.uniform(0.8, 1.3), 118 * scale * rng.uniform(0.7, 1.15)
        peak, second = rng.uniform(-0.45, 0.1), rng.uniform(0.35, 0.7)
        rim = [
            (x - wide, y), (x - wide * 0.86, y - tall * 0.3), (x + wide * (peak - 0.24), y - tall * 0.66),
            (x + wide * peak, y - tall), (x + wide * (peak + 0.22), y - tall * 0.74), (x + wide * second, y - tall * 0.58),
            (x + wide * 0.86, y - tall * 0.24), (x + wide, y),
        ]  # fmt: skip
        edge = rockwork.ragged(rng, rim, 0.07, 2)
        tones = _tones(air, distance)
        mirror = draw.shape(*[(px, y + (y - py) * 0.4) for px, py in edge])
        canvas.drawPath(mirror, draw.fill(shader=draw.vertical(y, y + tall * 0.4, [(tones[1], 0.6), (tones[1], 0.0)])))
        rockwork.face(canvas, draw.shape(*edge), tones, rng, side=air.side, size=46 * scale, count=44)
        glaze = draw.vertical(y - tall * 0.25, y, [("#5fd0f0", 0.0), (air.far("#4fc4ea", distance), 0.6)])
        canvas.save()
        canvas.clipPath(draw.shape(*edge), skia.ClipOp.kIntersect, True)
        canvas.drawRect(draw.rect(x - wide, y - tall * 0.25, 2 * wide, tall * 0.25), draw.fill(shader=glaze))
        canvas.restore()
        canvas.drawLine(
            x - wide * 1.05,
            y + 0.5,
            x + wide * 1.05,
            y + 0.5,
            draw.stroke(air.far("#ffffff", distance), 2.2 * scale, alpha=0.8),
        )

    return item


def _bergs(brief: Brief, air: Air, line: float, grow: float) -> Still:
    frame = brief.frame
    if brief.travel:
        return land.scatter(
            brief, "bergs", (line + 10, line + 40), 7, _berg(air, 0.25), (0.6 * grow, 1.2 * grow), room=200 * grow
        )

    def paint(canvas: skia.Canvas) -> None:
        for share, down, size, away in (
            (-0.1, 8, 0.42, 0.5),
            (-0.44, 20, 0.8, 0.34),
            (0.3, 34, 1.35, 0.16),
            (0.03, 14, 0.3, 0.45),
        ):
            _berg(air, away)(
                canvas, share * frame.width, line + down * grow, size * grow, brief.random("berg", str(share))
            )

    return land.strip(brief, "bergs", 0.3, line - 200 * grow, line + 110 * grow, paint)


def _slab(x: float, y: float, wide: float, rng: random.Random) -> list[tuple[float, float]]:
    """The outline of a floe, flat as it lies on the water."""
    return [
        (
            x + math.cos(k * math.tau / 9) * wide * rng.uniform(0.8, 1.05),
            y + math.sin(k * math.tau / 9) * wide * 0.2 * rng.uniform(0.8, 1.1),
        )
        for k in range(9)
    ]


def _floe(air: Air, distance: float) -> land.Item:
    """A floe, 120 units wide at scale 1."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        wide = 60 * scale * rng.uniform(0.5, 1.1)
        light, middle, dark = _tones(air, distance)
        rim = _slab(x, y, wide, rng)
        thick = 5 * scale
        canvas.drawPath(draw.shape(*[(px, py + thick * 1.9) for px, py in rim]), draw.fill(dark, alpha=0.35))
        canvas.drawPath(draw.shape(*[(px, py + thick) for px, py in rim]), draw.fill(middle))
        canvas.drawPath(
            draw.shape(*rim),
            draw.fill(shader=draw.vertical(y - wide * 0.2, y + wide * 0.2, [draw.mix(light, middle, 0.3), light])),
        )

    return item


def _adrift(brief: Brief, air: Air, line: float, shore: float) -> Live:
    """Three floes before the shelf that rise and sink with the swell."""
    rng, frame = brief.random("adrift"), brief.frame
    light, middle, dark = _tones(air, 0.04)
    pieces = []
    for share in (-0.36, 0.05, 0.42):
        wide = frame.width * frame.pick(0.07, 0.11, 0.09) * rng.uniform(0.8, 1.2)
        pieces.append(
            (
                share * frame.width,
                shore - 16 - rng.uniform(0, 0.25) * (shore - line),
                draw.shape(*_slab(0, 0, wide, rng)),
                rng.uniform(0, 6.3),
            )
        )
    top, flank, shade = draw.fill(light), draw.fill(middle), draw.fill(dark, alpha=0.4)

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, y, slab, phase in pieces:
            canvas.save()
            canvas.translate(x + 3 * t - brief.travel * 0.33 * t, y + 2.6 * math.sin(t * 1.3 + phase))
            for drop, paint in ((12, shade), (6.5, flank), (0, top)):
                canvas.save()
                canvas.translate(0, drop)
                canvas.drawPath(slab, paint)
                canvas.restore()
            canvas.restore()

    return Live("set:adrift", 0.33, paint)


def _edge(brief: Brief, air: Air, shore: float) -> Still:
    """The broken front of the shelf, blue where the ice is cut."""
    period = land.period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("edge")
        light, middle, dark = _tones(air, 0.0)
        wave = land.wave(rng, period, 7, octaves=5, base=3)
        crest = [(x, shore + wave(x) + rng.uniform(-3, 3)) for x in land.steps(-period / 2, period / 2, 26)]
        body = draw.shape((-period / 2, shore + 60), *crest, (period / 2, shore + 60))
        canvas.drawPath(
            body, draw.fill(shader=draw.vertical(shore - 8, shore + 34, [draw.mix(middle, "#5fd0f0", 0.3), dark]))
        )
        canvas.drawPath(draw.path(*crest), draw.stroke(light, 5))

    return land.strip(brief, "edge", 0.92, shore - 16, shore + 60, paint)


def _sastrugi(air: Air) -> land.Item:
    """A ridge that the wind has left in the snow."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        wide, tall = 120 * scale * rng.uniform(0.6, 1.2), 12 * scale
        back = draw.shape(
            (x - wide, y), (x - wide * 0.2, y - tall * 1.6, x + wide, y), (x + wide * 0.2, y + tall * 0.5, x - wide, y)
        )
        bright, blue = air.lit(land.SNOW, 0.12), air.wash("#a4c4ea")
        canvas.drawPath(back, draw.fill(shader=draw.vertical(y - tall, y + tall * 0.5, [bright, (blue, 0.5)])))

    return item


def _block(air: Air) -> land.Item:
    """A block of pack ice, blue inside, 60 units high at scale 1."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        wide, tall = 34 * scale * rng.uniform(0.8, 1.3), 54 * scale * rng.uniform(0.5, 1.1)
        draw.soft_shadow(canvas, x - air.side * wide * 0.5, y, wide * 1.6, 7 * scale, 0.3, air.wash("#1c3c70"))
        tilt = rng.uniform(-0.3, 0.3) * wide
        rim = [
            (x - wide, y + 3),
            (x - wide * 0.8 + tilt, y - tall * 0.8),
            (x + tilt, y - tall),
            (x + wide * 0.8 + tilt, y - tall * 0.7),
            (x + wide, y + 3),
        ]
        outline = draw.shape(*rockwork.ragged(rng, rim, 0.06, 1))
        rockwork.face(
            canvas,
            outline,
            (air.lit("#ffffff", 0.1), air.wash("#b4def6"), air.shaded("#5fa4dc", 0.3)),
            rng,
            side=air.side,
            size=32 * scale,
            count=14,
        )
        canvas.drawPath(draw.path(*rim[1:4]), draw.stroke(air.lit("#ffffff", 0.05), 5 * scale))

    return item


def _bay(brief: Brief, air: Air) -> list[Layer]:
    """Ice close to the lens at the lower corners, out of focus."""
    frame = brief.frame
    wide = frame.width * 1.5

    def paint(canvas: skia.Canvas) -> None:
        for share in (-0.54, 0.55):
            _block(air)(
                canvas,
                share * frame.width,
                frame.height + 26,
                frame.pick(2.6, 2.4, 2.6),
                brief.random("bay", str(share)),
            )

    if brief.travel:
        return []
    return [Still("set:bay", 1.35, (-wide / 2, frame.height - 190, wide, 260), paint, 2.6)]


SETS: dict[str, Callable[[Brief], Stage]] = {"arctic": build}
