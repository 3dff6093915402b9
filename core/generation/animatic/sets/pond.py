"""A garden of water: a round pond with lilies and reeds under a weeping willow, stepping stones, dragonflies."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import foreground, land, outdoors, plants, relief, sky, trees
from core.generation.animatic.sets.boughs import bare, turned
from core.generation.animatic.sets.marks import Marks, marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.sets.swamp import pad
from core.generation.animatic.sets.waterside import reed
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still

GRASS = "#6aa845"


def build(brief: Brief) -> Stage:
    """The pond of a brief; frozen when snow lies."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.48, 0.49, 0.47), seats=True)
    air = sky.air_for(brief, place.horizon)
    line, grow, feet = place.horizon, frame.pick(1.0, 1.5, 1.25), place.feet
    pool = _pool(brief, place)
    down = (pool[1] - feet) / place.scale
    place.name(
        shore=(0.02, -30, 0.85, 0.975), water=(0.2, down + 6, 0.7, 0.96), **{"water-2": (-0.06, down + 2, 0.62, 0.955)}
    )
    scatter = partial(land.scatter, brief)
    aside = outdoors.clearing(brief, -0.26, 0.24)
    far = [
        relief.ridge(brief, air, "far", 0.12, line - 20 * grow, 18, "#6f9a6c", 0.56, bottom=line + 30, trees=30 * grow),
        relief.ridge(brief, air, "wood", 0.12, line - 2, 10, "#5a8f50", 0.36, bottom=line + 40, trees=46 * grow),
        relief.mist(brief, air, "far", 0.12, line + 4, 40, 0.4),
    ]
    ground = [
        land.ground(brief, air, line + 12, GRASS, swell=7),
        scatter(
            "trees",
            (line + 12, line + 24),
            9,
            land.any_of(trees.broadleaf(air, 0.22), trees.birch(air, 0.22)),
            (0.6 * grow, 0.9 * grow),
            room=230 * grow,
            clear=outdoors.clearing(brief, -0.2, 0.2),
        ),
        scatter("bushes", (line + 20, line + 34), 20, plants.bush(air, 0.14), (0.5, 0.85), room=80),
        scatter(
            "far-tufts",
            (line + 26, pool[1] - pool[3]),
            120,
            plants.tuft(air, colour=GRASS, tall=14),
            (0.4, 0.6),
            room=22,
        ),
        _water(brief, air, pool),
        None if air.snow else _lilies(brief, air, pool),
        land.pool_of_light(brief, air, place.lead + 50, feet, frame.width * 0.44, 0.3),
        *outdoors.seasonal(brief, air, pool[1] + pool[3] + 8, 150),
        scatter("tufts", (pool[1] + pool[3] + 12, feet - 4), 100, plants.tuft(air, colour=GRASS), (0.6, 1.0), room=28),
        None
        if air.snow
        else scatter(
            "flowers",
            (pool[1] + pool[3] + 14, feet - 4),
            60,
            plants.flower(air, ("#ffffff", "#ffd34d", "#c8a0ff", "#ff9ac0")),
            (0.6, 1.0),
            room=28,
            clumps=10,
        ),
        _rim(brief, air, pool),
        *([] if brief.travel else [_willow(brief, air, pool, grow)]),
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-tufts",
            (feet + 20, frame.height + 8),
            70,
            plants.tuft(air, colour="#5c983c", tall=28),
            (0.9, 1.4),
            room=46,
        ),
        scatter("near-reeds", (frame.height, frame.height + 14), 9, reed(air), (1.3, 1.7), room=140, clear=aside),
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "far", 0.12, far),
        land.together(brief, "ground", 0.92, ground),
        *([] if brief.travel or air.snow else [_life(brief, air, pool)]),
        land.together(brief, "near", 1.05, near),
        foreground.blades(brief, air, colour="#5c983c"),
        *foreground.framing(brief, air, "grass", strength=0.8),
        *outdoors.adrift(brief, air),
    ]
    if not air.snow and not air.overcast:
        layers.append(foreground.motes(brief, air, feet))
        if not air.night:
            layers.append(foreground.butterflies(brief, air, feet - 60))
    return outdoors.stage(brief, air, place, layers)


def _pool(brief: Brief, place: Marks) -> tuple[float, float, float, float]:
    """The pond's middle (x, y) and its radii."""
    frame = brief.frame
    top = place.horizon + frame.pick(40, 70, 56)
    low = place.feet - frame.pick(34, 60, 50)
    return frame.width * 0.06, (top + low) / 2, frame.width * frame.pick(0.42, 0.47, 0.44), (low - top) / 2


def _shore(brief: Brief, pool: tuple[float, float, float, float]) -> list[draw.Point]:
    x, y, rx, ry = pool
    rng = brief.random("shore")
    return [
        (
            x + math.cos(k * math.tau / 30) * rx * rng.uniform(0.95, 1.04),
            y + math.sin(k * math.tau / 30) * ry * rng.uniform(0.92, 1.05),
        )
        for k in range(30)
    ]


def _water(brief: Brief, air: Air, pool: tuple[float, float, float, float]) -> Still:
    x, y, rx, ry = pool

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("water")
        points = _shore(brief, pool)
        middles = [
            ((ax + bx) / 2, (ay + by) / 2) for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True)
        ]
        outline = draw.shape(middles[-1], *[(*corner, *middle) for corner, middle in zip(points, middles, strict=True)])
        canvas.drawPath(outline, draw.stroke(air.shaded("#6a5a3c" if not air.snow else "#b8c8dc", 0.35), 10))
        tones = [
            draw.mix(air.horizon, air.wash("#5a9a8c"), 0.3),
            draw.mix(air.middle, air.wash("#2f7f86"), 0.5),
            draw.mix(air.zenith, air.wash("#1c5a66"), 0.6),
        ]
        if air.snow:
            tones = [draw.mix(tone, air.wash("#e4f2fc"), 0.6) for tone in tones]
        canvas.drawPath(outline, draw.fill(shader=draw.vertical(y - ry, y + ry, tones)))
        canvas.save()
        canvas.clipPath(outline, skia.ClipOp.kIntersect, True)
        for _ in range(60):  # the wood behind, on its head
            px, tall = x + rng.uniform(-1, 1) * rx, ry * rng.uniform(0.3, 0.9)
            tone = air.far(air.foliage("#3f6f45"), 0.2)
            canvas.drawRect(
                draw.rect(px - 9, y - ry, 18, tall),
                draw.fill(shader=draw.vertical(y - ry, y - ry + tall, [(tone, 0.0 if air.snow else 0.4), (tone, 0.0)])),
            )
        for _ in range(46):
            px, py = x + rng.uniform(-1, 0.85) * rx, y + rng.uniform(-0.9, 0.95) * ry
            drift = rng.uniform(-9, 9) if air.snow else 0.0
            canvas.drawLine(
                px,
                py,
                px + rng.uniform(10, 60),
                py + drift,
                draw.stroke("#ffffff" if air.snow else draw.lighten(air.horizon, 0.3), 1.1, alpha=0.45),
            )
        canvas.restore()

    return land.strip(brief, "pond", 0.92, y - ry - 16, y + ry + 18, paint)


def _lilies(brief: Brief, air: Air, pool: tuple[float, float, float, float]) -> Still:
    x, y, rx, ry = pool

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("lilies")
        spots = []
        for cx, cy in ((-0.62, 0.2), (-0.3, -0.5), (0.55, -0.45), (0.7, 0.3), (0.25, 0.62), (-0.2, 0.6)):
            for _ in range(8):
                u, v = cx + rng.gauss(0, 0.09), cy + rng.gauss(0, 0.13)
                if u * u + v * v < 0.86:
                    spots.append((y + v * ry, x + u * rx, rng.random()))
        for py, px, seed in sorted(spots):
            pad(air)(canvas, px, py, 0.8 + 0.6 * (py - y + ry) / (2 * ry), random.Random(seed))

    return land.strip(brief, "lilies", 0.92, y - ry - 20, y + ry + 20, paint)


def _rim(brief: Brief, air: Air, pool: tuple[float, float, float, float]) -> Still:
    """Reeds and stones around the pond, thick at its sides and open towards the cast."""
    _, y, _, ry = pool

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("rim")
        for px, py in sorted(_shore(brief, pool), key=lambda point: point[1]):
            side = abs(px - pool[0]) / pool[2]
            front = py > y + ry * 0.4
            size = 0.5 + 0.5 * (py - y + ry) / (2 * ry)
            if rng.random() < 0.5:
                land.rock(air)(canvas, px, py + 5, size * rng.uniform(0.4, 0.8), rng)
            if side > 0.72 or (not front and rng.random() < 0.45):
                for _ in range(2):
                    reed(air)(canvas, px + rng.uniform(-14, 14), py + 4, size * rng.uniform(0.6, 0.95), rng)

    return land.strip(brief, "rim", 0.92, y - ry - 90, y + ry + 40, paint)


def _willow(brief: Brief, air: Air, pool: tuple[float, float, float, float], grow: float) -> Still:
    """A weeping willow that leans over the water."""
    frame = brief.frame
    x, y, s = frame.width * frame.pick(0.4, 0.42, 0.41), pool[1] + pool[3] * 0.35, 1.2 * grow

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("willow")
        draw.soft_shadow(canvas, x, y, 120 * s, 12 * s, 0.36, air.wash("#0c1c14"))
        bark = [air.shaded("#6a5844", 0.7), air.wash("#6a5844"), air.lit("#8a7458", 0.3)]
        trunk = draw.shape(
            (x - 22 * s, y + 4),
            (x - 8 * s, y - 60 * s, x - 26 * s, y - 130 * s),
            (x - 8 * s, y - 140 * s),
            (x + 10 * s, y - 60 * s, x + 24 * s, y + 4),
        )
        canvas.drawPath(
            trunk, draw.fill(shader=draw.horizontal(x - 26 * s, x + 22 * s, bark if air.side > 0 else bark[::-1]))
        )
        if air.snow:
            bare(canvas, air, x - 16 * s, y - 110 * s, 130 * s, 20 * s, air.wash("#6a5844"), 0.0, rng)
        green = turned(air, "#86b04a", rng)
        crown = (x - 20 * s, y - 170 * s)
        if not air.snow:
            trees.crown(
                canvas,
                air,
                rng,
                [
                    (crown[0] + dx * s, crown[1] + dy * s, r * s)
                    for dx, dy, r in ((0, -10, 52), (-58, 8, 40), (54, 10, 42), (-100, 34, 26), (92, 36, 26))
                ],
                green,
                0.0,
                s * 0.7,
                0.8,
            )
        for k in range(0 if air.snow else 64):  # the whips that hang to the water
            u = rng.uniform(-1, 1)
            start = (crown[0] + u * 118 * s, crown[1] + (14 + 34 * abs(u)) * s - rng.uniform(0, 26) * s)
            long = (150 - 46 * abs(u)) * s * rng.uniform(0.55, 1.1)
            whip = draw.path(
                start, (start[0] + u * 16 * s, start[1] + long * 0.5, start[0] + u * 9 * s, start[1] + long)
            )
            hue = draw.mix(green, rng.choice(("#b8d060", "#5f9440")), rng.uniform(0.0, 0.5))
            canvas.drawPath(
                whip,
                draw.stroke(
                    trees.tone(air, hue, rng.uniform(-0.5, 0.5), 0.0), (2.0 if k % 3 else 3.4) * s**0.5, alpha=0.9
                ),
            )

    return Still("set:willow", 0.92, (-frame.width * 0.8, -120, frame.width * 1.6, frame.height + 120), paint)


def _life(brief: Brief, air: Air, pool: tuple[float, float, float, float]) -> Live:
    """Rings where fish rise, and two dragonflies over the lilies."""
    x, y, rx, ry = pool
    rng = brief.random("life")
    rings = [(rng.uniform(-0.6, 0.6), rng.uniform(-0.6, 0.6), rng.random()) for _ in range(4)]
    flies = [(rng.uniform(-0.5, 0.5), rng.uniform(0, 6.3), hue) for hue in ("#3fb8e0", "#e0604a")]
    tone = draw.lighten(air.horizon, 0.4)

    def paint(canvas: skia.Canvas, t: float) -> None:
        for u, v, start in rings:
            life = (t * 0.32 + start) % 1.0
            reach = 54 * life
            canvas.drawOval(
                draw.rect(x + u * rx - reach, y + v * ry - reach * 0.24, 2 * reach, reach * 0.48),
                draw.stroke(tone, 1.3, alpha=0.6 * (1 - life)),
            )
        for u, phase, hue in flies:
            px, py = x + (u + 0.16 * math.sin(t * 0.8 + phase)) * rx, y - ry * 0.5 + 20 * math.sin(t * 1.7 + phase)
            flap = 0.4 + 0.6 * abs(math.sin(t * 21))
            for side in (-1, 1):
                canvas.drawLine(px - 2, py, px - 6, py + side * 11 * flap, draw.stroke("#e8f8ff", 2.6, alpha=0.7))
                canvas.drawLine(px + 2, py, px + 5, py + side * 10 * flap, draw.stroke("#e8f8ff", 2.4, alpha=0.7))
            canvas.drawLine(px - 12, py + 1, px + 6, py - 1, draw.stroke(air.lit(hue, 0.1), 2.6))

    return Live("set:life", 0.93, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"pond": build}
