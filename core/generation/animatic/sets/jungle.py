"""The jungle: giant trees with buttress roots, lianas in loops, banana and monstera leaves in layers, shafts of light, steam."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import foreground, land, outdoors, plants, relief, sky, trees
from core.generation.animatic.sets.land import Item
from core.generation.animatic.sets.marks import marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still

LEAF, DEEP, BARK = "#3f9a3c", "#1f6a3c", "#6e5238"


def build(brief: Brief) -> Stage:
    """The jungle of a brief."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.6, 0.62, 0.6), seats=True)
    air = sky.air_for(brief, place.horizon)
    air = replace(air, haze=draw.mix(air.haze, air.wash("#8fce7c"), 0.45))  # the air under the leaves is green
    place.name(path=(0.06, -10))
    line, grow, feet = place.horizon, frame.pick(1.0, 1.5, 1.25), place.feet
    scatter = partial(land.scatter, brief)
    middle = outdoors.clearing(brief, -0.28, 0.24)
    aside = outdoors.clearing(brief, -0.25, 0.25)
    far = [
        _wall(brief, air, "far", line - 200 * grow, line + 40, "#4f9a5a", 0.52),
        relief.ridge(
            brief, air, "canopy-far", 0.15, line - 150 * grow, 34, "#4a9468", 0.6, bottom=line + 30, octaves=6
        ),
        scatter("giants", (line - 6, line + 10), 12, _giant(air, frame.height, 0.5), (0.5, 0.8), room=frame.height),
        scatter(
            "palms-far",
            (line, line + 12),
            16,
            trees.palm(air, 0.46, lean=0.5),
            (0.75 * grow, 1.1 * grow),
            room=330 * grow,
        ),
        relief.mist(brief, air, "far", 0.3, line, 90 * grow, 0.55),
    ]
    wood = [
        scatter(
            "palms",
            (line + 8, line + 20),
            11,
            _palms(air, 0.24),
            (0.95 * grow, 1.35 * grow),
            room=400 * grow,
            clear=middle,
        ),
        scatter("shrubs", (line + 12, line + 28), 26, plants.bush(air, 0.2, colour="#3a8a3c"), (0.8, 1.3), room=80),
        scatter(
            "bananas",
            (line + 14, line + 30),
            15,
            fan(air, 0.16),
            (0.7 * grow, 1.05 * grow),
            room=190 * grow,
            clear=middle,
        ),
        relief.mist(brief, air, "near", 0.58, line + 34, 46 * grow, 0.3),
    ]
    floor = [
        land.ground(brief, air, line + 14, "#4a7f38", under="#5a4028"),
        None
        if brief.travel
        else land.path_to_horizon(
            brief, air, line + 18, "#8a6a42", x_far=frame.width * 0.05, x_near=-frame.width * 0.02
        ),
        land.dapples(brief, air, line + 26),
        land.pool_of_light(brief, air, place.lead + 50, feet, frame.width * 0.38, 0.36),
        *outdoors.seasonal(brief, air, line + 34),
        scatter(
            "ferns", (line + 28, feet - 16), 44, plants.fern(air, colour="#3f9644"), (0.55, 1.25), room=80, clear=middle
        ),
        scatter("tufts", (line + 30, feet - 6), 90, plants.tuft(air, colour="#4c9440", tall=20), (0.4, 1.0), room=30),
        scatter("stones", (line + 44, feet - 10), 8, land.rock(air), (0.5, 1.1), room=60, clear=aside),
        None
        if air.snow
        else scatter(
            "orchids",
            (line + 40, feet - 8),
            34,
            plants.flower(air, ("#ff5fa2", "#ff9d3c", "#c86bff")),
            (0.6, 1.2),
            room=30,
            clumps=9,
            clear=middle,
        ),
        scatter("monsteras", (line + 50, feet - 20), 9, fan(air, 0.0, split=True), (0.55, 0.9), room=170, clear=aside),
    ]
    trunks = [
        scatter(
            "giants-near", (line + 46, line + 84), 6, _giant(air, frame.height, 0.02), (0.8, 1.15), room=frame.height
        )
        if brief.travel
        else _pair(brief, air, line),
        sky.god_rays(brief, air, frame.height * 0.92, 0.9),
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-ferns",
            (frame.height - 8, frame.height + 16),
            10,
            plants.fern(air, colour="#2f8440"),
            (1.5, 2.1),
            room=130,
            clear=aside,
        ),
        scatter(
            "near-leaves",
            (frame.height + 6, frame.height + 22),
            4 if brief.travel else 8,
            fan(air, 0.0, split=True),
            (0.6, 0.75) if brief.travel else (1.0, 1.3),
            room=240,
            clear=outdoors.clearing(brief, -0.36, 0.34),
        ),
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "far-wood", 0.3, far),
        land.together(brief, "wood", 0.58, wood),
        land.together(brief, "floor", 0.92, floor),
        land.together(brief, "giants", 0.94, trunks),
        *_lianas(brief, air),
        land.together(brief, "near", 1.05, near),
        _overhang(brief, air),
        *outdoors.adrift(brief, air),
    ]
    if not air.snow and not air.overcast:
        layers.append(foreground.motes(brief, air, feet, count=20))
        if not air.night:
            layers.append(foreground.butterflies(brief, air, feet - 80))
    return outdoors.stage(brief, air, place, layers)


def _wall(brief: Brief, air: Air, name: str, top: float, bottom: float, colour: str, distance: float) -> Still:
    """The green depth of the wood behind everything, so that little sky is left between the trees."""
    period = land.period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("wall", name)
        canvas.drawRect(
            draw.rect(-period / 2, top, period, bottom - top),
            draw.fill(
                shader=draw.vertical(
                    top, bottom, [(air.far(colour, distance), 0.0), air.far(colour, distance)], [0, 0.35]
                )
            ),
        )
        for _ in range(90):
            x, y, r = rng.uniform(-period / 2, period / 2), rng.uniform(top, bottom), rng.uniform(18, 52)
            tone = air.far(draw.mix(colour, rng.choice(("#7fc06a", "#2f7a50")), rng.random() * 0.6), distance)
            draw.oval(canvas, x, y, r, r * 0.55, draw.fill(tone, alpha=0.55))

    return land.strip(brief, f"wall-{name}", 0.2, top, bottom, paint)


def _palms(air: Air, distance: float) -> Item:
    return land.any_of(
        trees.palm(air, distance, lean=0.6),
        trees.palm(air, distance, lean=-0.8),
        trees.broadleaf(air, distance, colour="#3c8f45"),
    )


def fan(air: Air, distance: float, *, split: bool = False) -> Item:
    """A plant of five to seven great leaves, 130 units tall: banana, or monstera with its ``split`` edge."""
    colour = LEAF

    def leaf(canvas: skia.Canvas, root: draw.Point, angle: float, long: float, rng: random.Random) -> None:
        facing = max(-0.9, min(0.9, 0.75 * math.cos(angle) * air.side + 0.25 + rng.uniform(-0.2, 0.2)))
        hue = draw.mix(colour, rng.choice((DEEP, "#6fbf4a", "#2f8a4c")), rng.uniform(0.1, 0.6))
        half = long * (0.3 if split else 0.17)
        canvas.save()
        canvas.translate(*root)
        canvas.rotate(-math.degrees(angle))
        stem = long * (0.42 if split else 0.2)
        canvas.drawPath(
            draw.path((0, 0), (stem * 0.6, -6, stem, 0)),
            draw.stroke(trees.tone(air, "#5f9a40", facing, distance), long * 0.028),
        )
        blade = draw.path(
            (stem, 0), (stem + (long - stem) * 0.1, -half * 1.25, stem + (long - stem) * 0.7, -half, long, 0)
        )
        blade.cubicTo(stem + (long - stem) * 0.7, half, stem + (long - stem) * 0.1, half * 1.25, stem, 0)
        tones = [trees.tone(air, hue, min(0.9, facing + 0.25), distance), trees.tone(air, hue, facing - 0.45, distance)]
        canvas.drawPath(blade, draw.fill(shader=draw.vertical(-half, half, tones)))
        rib = trees.tone(air, "#a4d870", facing, distance)
        vein = draw.stroke(rib, long * 0.008, alpha=0.5)
        canvas.save()
        canvas.clipPath(blade, True)
        for index in range(7):
            x = stem + (long - stem) * (0.08 + 0.13 * index)
            for side in (-1, 1):
                canvas.drawLine(x, 0, x + half * 0.55, side * half, vein)
        canvas.restore()
        if split:
            canvas.clipPath(blade, True)
            cut = draw.fill(trees.tone(air, DEEP, -0.85, distance))
            for index in range(4):
                x = stem + (long - stem) * (0.2 + 0.18 * index)
                for side in (-1, 1):
                    notch = draw.shape(
                        (x + half * 0.1, side * half * 0.42),
                        (x + half * 0.62, side * half * 1.1),
                        (x + half * 0.84, side * half * 1.05),
                    )
                    canvas.drawPath(notch, cut)
        canvas.drawLine(stem, 0, long * 0.98, 0, draw.stroke(rib, long * 0.016))
        if air.snow:
            canvas.drawPath(
                draw.path((stem, -half * 0.25), (long * 0.6, -half * 0.6, long * 0.9, -half * 0.2)),
                draw.stroke(air.far(land.SNOW, distance), half * 0.3),
            )
        canvas.restore()

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        draw.soft_shadow(canvas, x, y, 60 * scale, 7 * scale, 0.36, air.wash("#0a1c14"))
        count = rng.randrange(6, 9)
        order = sorted(range(count), key=lambda index: -abs(index - (count - 1) / 2))
        for index in order:
            angle = math.pi * (0.12 + 0.76 * (index + 0.5) / count) + rng.uniform(-0.1, 0.1)
            leaf(canvas, (x, y), angle, 132 * scale * rng.uniform(0.75, 1.1), rng)

    return item


def _giant(air: Air, height: float, distance: float) -> Item:
    """A rainforest giant that leaves the frame at the top: buttress roots, moss, plants that grow on it."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        wide = 34 * scale * rng.uniform(0.85, 1.2)
        draw.soft_shadow(canvas, x, y + 3, wide * 3.4, 12 * scale, 0.42, air.wash("#08140f"))
        tones = [
            trees.tone(air, BARK, -0.95, distance),
            trees.tone(air, BARK, -0.3, distance),
            trees.tone(air, BARK, 0.6, distance),
        ]
        if air.side < 0:
            tones.reverse()
        for dx in (-2.3, 2.2, -1.3, 1.1, 0.0):
            root = draw.shape(
                (x - wide * 0.55, -50),
                (x - wide * 0.5, y - height * 0.3),
                (x + dx * wide * 0.3 - wide * 0.4, y - wide * 2.2, x + dx * wide - wide * 0.3, y + 3),
                (x + dx * wide + wide * 0.25, y + 5),
                (x + dx * wide * 0.3 + wide * 0.4, y - wide * 2.0, x + wide * 0.5, y - height * 0.3),
                (x + wide * 0.55, -50),
            )
            canvas.drawPath(
                root,
                draw.fill(
                    shader=draw.horizontal(x - wide * (1 + abs(dx) * 0.5), x + wide * (1 + abs(dx) * 0.5), tones)
                ),
            )
        for _ in range(22):
            px, py = x + rng.uniform(-0.5, 0.5) * wide, rng.uniform(-20, y - wide)
            canvas.drawLine(
                px, py, px + rng.uniform(-3, 3), py + rng.uniform(20, 70), draw.stroke(tones[0], 1.5 * scale, alpha=0.4)
            )
        for _ in range(16):
            py = y - rng.random() ** 1.5 * height * 0.7
            moss = land.SNOW if air.snow else rng.choice(("#7fae42", "#5a9a44"))
            draw.oval(
                canvas,
                x + rng.uniform(-0.5, 0.5) * wide,
                py,
                rng.uniform(4, 11) * scale,
                rng.uniform(5, 14) * scale,
                draw.fill(trees.tone(air, moss, 0.2, distance), alpha=0.7),
            )
        for _ in range(3):  # what grows upon it
            side, py = rng.choice((-1, 1)), y - height * rng.uniform(0.25, 0.75)
            for index in range(6):
                angle = math.radians(-60 + 30 * index)
                tip = (x + side * (wide * 0.5 + 34 * scale * math.cos(angle)), py + 30 * scale * math.sin(angle))
                blade = draw.shape(
                    (x + side * wide * 0.45, py),
                    (tip[0] - 5 * scale, tip[1] - 8 * scale, *tip),
                    (tip[0] - 12 * scale * side, tip[1] + 6 * scale, x + side * wide * 0.45, py),
                )
                canvas.drawPath(blade, draw.fill(trees.tone(air, LEAF, rng.uniform(-0.5, 0.4), distance)))

    return item


def _pair(brief: Brief, air: Air, line: float) -> Still:
    frame = brief.frame

    def paint(canvas: skia.Canvas) -> None:
        for share, down, size in ((-0.38, 46, 0.95), (0.42, 58, 1.2)):
            _giant(air, frame.height, 0.02)(
                canvas,
                share * frame.width,
                line + down,
                size * frame.pick(1.0, 0.85, 0.95),
                brief.random("giant", str(share)),
            )
            fan(air, 0.02)(
                canvas,
                share * frame.width * 0.86,
                line + down + 12,
                frame.pick(0.8, 1.0, 0.9),
                brief.random("at its foot", str(share)),
            )

    return Still("set:giants", 0.94, (-frame.width * 0.75, -50, frame.width * 1.5, frame.height + 60), paint)


def _lianas(brief: Brief, air: Air) -> list[Layer]:
    """Lianas that hang in loops from the canopy and swing a little."""
    frame = brief.frame
    rng = brief.random("lianas")
    bark, leaf = draw.stroke(air.shaded("#5f7a34", 0.35), 4.2), draw.fill(air.lit(LEAF, 0.15))
    hang = [
        (
            rng.uniform(-0.5, 0.46) * frame.width,
            rng.uniform(0.1, 0.26) * frame.width,
            rng.uniform(0.2, 0.46) * frame.height,
            rng.uniform(0, 6.3),
        )
        for _ in range(4)
    ]
    period = frame.width * 1.3

    def paint(canvas: skia.Canvas, t: float) -> None:
        for start, span, drop, phase in hang:
            x = (start - t * brief.travel + period / 2) % period - period / 2
            sway = 7 * math.sin(t * 0.9 + phase)
            low = (x + span / 2 + sway, drop * 1.8)
            canvas.drawPath(draw.path((x, -30), (*low, x + span, -30)), bark)
            for index in range(1, 9):
                u = index / 9
                px = (1 - u) ** 2 * x + 2 * u * (1 - u) * low[0] + u * u * (x + span)
                py = (1 - u) ** 2 * -30 + 2 * u * (1 - u) * low[1] + u * u * -30
                side = -1 if index % 2 else 1
                draw.oval(canvas, px + side * 6, py + 5, 7, 4, leaf)

    return [Live("set:lianas", 0.95, paint)]


def _overhang(brief: Brief, air: Air) -> Still:
    """Great leaves out of focus that hang into the frame from above and both sides."""
    frame = brief.frame
    wide = frame.width * 1.5
    reach = frame.pick(190.0, 220.0, 210.0)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("overhang")
        for side in (-1, 1):
            for index in range(9):
                root = (side * frame.width * (0.62 - 0.045 * index), -40 - 6.0 * index)
                angle = math.radians(90 - side * (62 - 9 * index) + rng.uniform(-8, 8))
                long = reach * rng.uniform(0.6, 1.0) * (1 - 0.05 * index)
                tip = (root[0] + math.cos(angle) * long, root[1] + math.sin(angle) * long)
                nx, ny = -math.sin(angle) * long * 0.16, math.cos(angle) * long * 0.16
                middle = ((root[0] + tip[0]) / 2, (root[1] + tip[1]) / 2)
                blade = draw.shape(
                    root, (middle[0] + nx, middle[1] + ny, *tip), (middle[0] - nx, middle[1] - ny, *root)
                )
                canvas.drawPath(
                    blade, draw.fill(air.shaded(draw.mix(LEAF, DEEP, rng.random()), rng.uniform(0.35, 0.85)))
                )

    return Still("set:overhang", 1.35, (-wide / 2, -80, wide, reach + 120), paint, 2.6)


SETS: dict[str, Callable[[Brief], Stage]] = {"jungle": build}
