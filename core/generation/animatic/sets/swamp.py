"""A swamp: cypresses on flared roots with hanging moss in green water, duckweed, mist, will-o'-the-wisps at night."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import foreground, lakes, land, outdoors, plants, relief, sky, trees
from core.generation.animatic.sets.boughs import bare, turned
from core.generation.animatic.sets.marks import marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.sets.waterside import reed
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still

BARK, MOSS, WEED = "#6a5c48", "#9aa86a", "#7d9a3a"


def build(brief: Brief) -> Stage:
    """The swamp of a brief."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.5, 0.5, 0.49), seats=True)
    place.name(water=(0.14, -62, 0.72, 0.9), **{"water-2": (-0.18, -72, 0.66, 0.89)})
    line, feet, grow = place.horizon, place.feet, frame.pick(1.0, 1.5, 1.25)
    air = _dank(sky.air_for(brief, line))
    shore = feet - 46 * place.scale
    scatter = partial(land.scatter, brief)
    aside = outdoors.clearing(brief, -0.26, 0.24)
    middle = outdoors.clearing(brief, -0.2, 0.22)
    far = [
        relief.ridge(brief, air, "far", 0.15, line - 20 * grow, 16, "#4c6a4a", 0.7, bottom=line + 6, trees=90 * grow),
        scatter("far-cypress", (line - 4, line + 4), 26, cypress(air, 0.56), (0.6 * grow, 0.9 * grow), room=260 * grow),
        relief.mist(brief, air, "far", 0.15, line + 2, 110 * grow, 0.7),
    ]
    water = [
        lakes.lake(brief, air, line, shore + 60, depth=0.5),
        _murk(brief, air, line, shore),
        scatter(
            "cypress",
            (line + 12, line + 30),
            11,
            cypress(air, 0.26),
            (0.95 * grow, 1.3 * grow),
            room=380 * grow,
            clear=middle,
        ),
        relief.mist(brief, air, "mid", 0.4, line + 34, 56 * grow, 0.42),
        scatter("duckweed", (line + 26, shore + 6), 60, _duckweed(air), (0.4, 1.2), room=90),
        None if air.snow else scatter("pads", (line + 34, shore + 6), 44, pad(air), (0.5, 1.3), room=50, clumps=9),
        scatter("snags", (line + 40, shore - 12), 5, _snag(air), (0.6, 1.1), room=150, clear=middle),
        scatter("sedge", (line + 36, shore + 4), 26, reed(air), (0.6, 1.0), room=90, clear=middle, clumps=8),
    ]
    bank = [
        land.ground(brief, air, shore + 10, "#6c7040", swell=8, under="#3a3424"),
        land.pool_of_light(brief, air, place.lead + 50, feet, frame.width * 0.4, 0.26),
        scatter("pools", (shore + 24, frame.height), 9, _puddle(air), (0.5, 1.3), room=120),
        *outdoors.seasonal(brief, air, shore + 16, 130),
        scatter(
            "tufts", (shore + 14, feet - 4), 130, plants.tuft(air, colour="#7d8c3e", tall=24), (0.45, 1.0), room=34
        ),
        scatter("reeds", (shore + 8, shore + 22), 22, reed(air), (0.8, 1.15), room=100, clear=aside, clumps=6),
        scatter(
            "ferns", (shore + 18, feet - 18), 12, plants.fern(air, colour="#56803a"), (0.6, 1.0), room=70, clear=aside
        ),
        None
        if air.snow
        else scatter("mushrooms", (shore + 18, feet - 4), 10, plants.mushroom(air), (0.5, 0.9), room=34, clear=aside),
        None if brief.travel else _great(brief, air, shore, grow),
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-tufts",
            (feet + 22, frame.height + 8),
            60,
            plants.tuft(air, colour="#66782f", tall=34),
            (0.9, 1.5),
            room=56,
        ),
        scatter("near-reeds", (frame.height + 4, frame.height + 16), 10, reed(air), (1.5, 1.9), room=150, clear=aside),
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "far", 0.15, far),
        land.together(brief, "water", 0.5, water),
        _bubbles(brief, air, line, shore),
        land.together(brief, "bank", 0.92, bank),
        land.together(brief, "near", 1.05, near),
        _curtain(brief, air),
        *foreground.framing(brief, air, "grass", strength=0.9),
        *outdoors.adrift(brief, air),
    ]
    if not air.snow:
        layers.append(_wisps(brief, line, shore) if air.night else foreground.motes(brief, air, feet))
    return outdoors.stage(brief, air, place, layers)


def _dank(air: Air) -> Air:
    """The air over warm, standing water: hazy and green."""
    return replace(
        air,
        zenith=draw.mix(air.zenith, air.wash("#6f8f7c"), 0.42),
        middle=draw.mix(air.middle, air.wash("#a9bf94"), 0.5),
        horizon=draw.mix(air.horizon, air.wash("#d8dcae"), 0.5),
        haze=draw.mix(air.haze, air.wash("#b4c496"), 0.62),
        gain=tuple(g * k for g, k in zip(air.gain, (0.9, 0.94, 0.84), strict=True)),  # type: ignore[arg-type]
    )


def cypress(air: Air, distance: float, *, wet: bool = True) -> land.Item:
    """A swamp cypress: a stem flared into the water (``wet``: mirrored in it), a ragged crown, beards of moss; 230 units tall."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        tall, wide = 225 * scale * rng.uniform(0.85, 1.15), 13 * scale
        tones = [trees.tone(air, BARK, shade, distance) for shade in (-0.95, -0.2, 0.6)]
        if air.side < 0:
            tones.reverse()
        mirror = trees.tone(air, BARK, -0.8, distance)
        if wet:
            canvas.drawRect(
                draw.rect(x - wide * 1.4, y, wide * 2.8, tall * 0.3),
                draw.fill(shader=draw.vertical(y, y + tall * 0.3, [(mirror, 0.5), (mirror, 0.0)])),
            )
        for dx, high in ((-3.4, 9), (3.1, 12), (-2.4, 15), (2.2, 8)):  # knees that stand out of the water
            knee = (x + dx * wide, y + rng.uniform(0, 4) * scale)
            canvas.drawPath(
                draw.shape(
                    (knee[0] - 4 * scale, knee[1]), (knee[0], knee[1] - 2 * high * scale, knee[0] + 4 * scale, knee[1])
                ),
                draw.fill(tones[0]),
            )
        trunk = draw.shape(
            (x - wide * 2.3, y + 2), (x - wide * 0.8, y - tall * 0.06, x - wide * 0.6, y - tall * 0.3),
            (x - wide * 0.25, y - tall), (x + wide * 0.25, y - tall), (x + wide * 0.6, y - tall * 0.3),
            (x + wide * 0.8, y - tall * 0.06, x + wide * 2.3, y + 2),
        )  # fmt: skip
        canvas.drawPath(trunk, draw.fill(shader=draw.horizontal(x - wide * 1.4, x + wide * 1.4, tones)))
        if air.snow:
            bare(canvas, air, x, y - tall * 0.5, tall * 0.6, wide, air.far(BARK, distance), distance, rng)
        hue = turned(air, draw.mix("#6f8f45", "#4f7a44", rng.random()), rng)
        for index in range(6):
            side = -1 if index % 2 else 1
            root = (x, y - tall * (0.52 + 0.08 * index))
            tip = (x + side * tall * (0.36 - 0.045 * index) * rng.uniform(0.8, 1.1), root[1] - tall * 0.07)
            canvas.drawPath(
                draw.path(root, (x + side * 14 * scale, root[1] - 2, *tip)),
                draw.stroke(tones[0], (4.6 - 0.5 * index) * scale),
            )
            if not air.snow:
                lobes = [
                    (
                        root[0] + (tip[0] - root[0]) * u,
                        root[1] + (tip[1] - root[1]) * u - 8 * scale,
                        (20 - 2 * abs(u - 0.7)) * scale,
                    )
                    for u in (0.4, 0.72, 1.0)
                ]
                trees.crown(canvas, air, rng, lobes, hue, distance, scale * 0.62, 0.75)
            for k in range(5):
                u = 0.25 + 0.18 * k
                _beard(
                    canvas,
                    air,
                    root[0] + (tip[0] - root[0]) * u,
                    root[1] + (tip[1] - root[1]) * u,
                    scale * rng.uniform(0.5, 1.2),
                    distance,
                    rng,
                )

    return item


def _beard(
    canvas: skia.Canvas, air: Air, x: float, y: float, scale: float, distance: float, rng: random.Random
) -> None:
    """A beard of moss that hangs from a bough."""
    hue = "#c8d4c8" if air.snow else MOSS
    for _ in range(5):
        px, long = x + rng.uniform(-6, 6) * scale, 40 * scale * rng.uniform(0.5, 1.2)
        strand = draw.path(
            (px, y), (px + rng.uniform(-4, 4) * scale, y + long * 0.5, px + rng.uniform(-3, 3) * scale, y + long)
        )
        canvas.drawPath(
            strand, draw.stroke(trees.tone(air, hue, rng.uniform(-0.6, 0.2), distance), 1.8 * scale, alpha=0.85)
        )


def _murk(brief: Brief, air: Air, line: float, shore: float) -> Still:
    """The brown-green of the water over the sky that lies in it."""
    period = land.period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        deep = air.wash("#46582e" if not air.snow else "#7f96a0")
        canvas.drawRect(
            draw.rect(-period / 2, line, period, shore + 60 - line),
            draw.fill(shader=draw.vertical(line, shore + 50, [(deep, 0.25), (deep, 0.9)])),
        )

    return land.strip(brief, "murk", 0.5, line, shore + 60, paint)


def _duckweed(air: Air) -> land.Item:
    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        tone = "#e4eef6" if air.snow else rng.choice((WEED, "#93ac48", "#6a8a3a"))
        for _ in range(9):
            dx, dy = rng.gauss(0, 22) * scale, rng.gauss(0, 2.4) * scale
            draw.oval(
                canvas,
                x + dx,
                y + dy,
                rng.uniform(6, 20) * scale,
                rng.uniform(1.2, 2.8) * scale,
                draw.fill(air.lit(tone, rng.uniform(0, 0.2)), alpha=0.8),
            )

    return item


def pad(air: Air) -> land.Item:
    """A water lily's leaf, now and then with its flower."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        r = 15 * scale * rng.uniform(0.7, 1.2)
        hue = air.foliage(rng.choice(("#5f9a40", "#4a8440", "#78a848")))
        draw.oval(canvas, x, y + 1.2 * scale, r, r * 0.3, draw.fill(air.shaded("#2a3a1c", 0.5), alpha=0.6))
        pad = draw.ellipse(x, y, r, r * 0.3)
        canvas.drawPath(pad, draw.fill(shader=draw.horizontal(x - r, x + r, [air.shaded(hue, 0.3), air.lit(hue, 0.3)])))
        canvas.drawLine(x, y, x + r * 0.9, y - r * 0.1, draw.stroke(air.shaded("#2a3a1c", 0.4), max(0.8, r * 0.07)))
        if rng.random() < 0.22:
            for k in range(7):
                angle = math.pi * (k + 0.5) / 7
                draw.oval(
                    canvas,
                    x + math.cos(angle) * r * 0.34,
                    y - 2 * scale - math.sin(angle) * r * 0.34,
                    r * 0.16,
                    r * 0.26,
                    draw.fill(air.lit("#ffc4dc", 0.15)),
                )
            canvas.drawCircle(x, y - 3 * scale, r * 0.15, draw.fill(air.lit("#ffd860", 0.1)))

    return item


def _snag(air: Air) -> land.Item:
    """A dead tree that stands in the water."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        bare(canvas, air, x, y, 130 * scale, 13 * scale, air.far("#6f6656", 0.12), 0.12, rng)

    return item


def _puddle(air: Air) -> land.Item:
    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        wide = 60 * scale * rng.uniform(0.6, 1.2)
        if air.snow:
            return
        draw.oval(canvas, x, y, wide + 3, 9 * scale + 2, draw.fill(air.shaded("#3a3420", 0.5), alpha=0.7))
        tones = [draw.mix(air.middle, air.wash("#56683a"), 0.5), draw.mix(air.horizon, air.wash("#6a7a44"), 0.4)]
        draw.oval(canvas, x, y, wide, 9 * scale, draw.fill(shader=draw.vertical(y - 9 * scale, y + 9 * scale, tones)))

    return item


def _great(brief: Brief, air: Air, shore: float, grow: float) -> Still:
    """Two great cypresses that frame the picture."""
    frame = brief.frame

    def paint(canvas: skia.Canvas) -> None:
        for share, down, size in ((-0.42, 4, 1.75), (0.43, 12, 2.0)):
            cypress(air, 0.03, wet=False)(
                canvas, share * frame.width, shore + down, size * grow, brief.random("great", str(share))
            )

    return Still("set:cypresses", 0.9, (-frame.width * 0.8, -120, frame.width * 1.6, frame.height + 160), paint)


def _bubbles(brief: Brief, air: Air, line: float, shore: float) -> Live:
    """Gas that rises through the water in rings."""
    rng, frame = brief.random("bubbles"), brief.frame
    spots = [
        (rng.uniform(-0.45, 0.45) * frame.width, rng.uniform(0.45, 0.95), rng.random(), rng.uniform(0.4, 0.8))
        for _ in range(9)
    ]
    tone = draw.lighten(air.horizon, 0.3)

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, u, start, rate in spots:
            life, y = (t * rate + start) % 1.0, line + (shore - line) * u
            if life < 0.4:
                canvas.drawCircle(x, y - 2, 2.5 + 4 * life, draw.stroke(tone, 1.1, alpha=0.7))
            else:
                reach = 26 * (life - 0.4) * (0.6 + u)
                canvas.drawOval(
                    draw.rect(x - reach, y - reach * 0.25, 2 * reach, reach * 0.5),
                    draw.stroke(tone, 1.1, alpha=1.0 - life),
                )

    return Live("set:bubbles", 0.55, paint)


def _wisps(brief: Brief, line: float, shore: float) -> Live:
    """Lights that wander over the water at night."""
    rng, frame = brief.random("wisps"), brief.frame
    lights = [
        (
            rng.uniform(-0.48, 0.48) * frame.width,
            rng.uniform(line - 30, shore),
            rng.uniform(0, 6.3),
            rng.uniform(0.6, 1.2),
        )
        for _ in range(9)
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, y, phase, size in lights:
            px, py = x + 26 * math.sin(t * 0.6 + phase), y - 14 + 12 * math.sin(t * 0.9 + 2 * phase)
            shine = 0.6 + 0.3 * math.sin(t * 2.3 + phase)
            draw.glow(canvas, px, py, 34 * size, "#7dffb0", 0.7 * shine)
            canvas.drawCircle(px, py, 2.6 * size, draw.fill("#eafff2", alpha=shine))

    return Live("set:wisps", 0.6, paint)


def _curtain(brief: Brief, air: Air) -> Still:
    """Moss that hangs into the picture from above, out of focus."""
    frame = brief.frame
    wide, drop = frame.width * 1.5, frame.pick(150.0, 220.0, 190.0)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("curtain")
        for _ in range(130):
            x = rng.uniform(-0.68, 0.68) * frame.width
            long = drop * (0.16 + 1.3 * max(0.0, abs(x) / frame.width - 0.22)) * rng.uniform(0.5, 1.3)
            tone = air.shaded("#c8d4c8" if air.snow else MOSS, rng.uniform(0.5, 0.9))
            canvas.drawPath(
                draw.path((x, -30), (x + rng.uniform(-10, 10), long * 0.5, x + rng.uniform(-8, 8), long)),
                draw.stroke(tone, rng.uniform(3, 6)),
            )

    return Still("set:curtain", 1.3, (-wide / 2, -40, wide, drop * 1.4), paint, 2.0)


SETS: dict[str, Callable[[Brief], Stage]] = {"swamp": build}
