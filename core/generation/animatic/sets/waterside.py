"""The shore of a lake: wooded hills mirrored in the water, reeds, lily pads, a wooden jetty."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import foreground, lakes, land, outdoors, plants, relief, sky, trees
from core.generation.animatic.sets.land import Item
from core.generation.animatic.sets.marks import marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still


def build(brief: Brief) -> Stage:
    """The waterside of a brief; frozen when snow lies."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.44, 0.46, 0.44), seats=True)
    place.name(shore=(0.05, -6), water=(0.17, -88, 0.7, 0.9), **{"water-2": (-0.12, -98, 0.62, 0.89)})
    air = sky.air_for(brief, place.horizon)
    line, grow, wide = place.horizon, frame.pick(1.0, 1.5, 1.25), frame.width
    feet, scatter = place.feet, partial(land.scatter, brief)
    shore = feet - 66 * place.scale
    aside = outdoors.clearing(brief, -0.24, 0.22)
    hills = [
        relief.mountains(
            brief, air, "peaks", 0.16, line, 120 * grow, "#6f83a8", 0.6, bottom=line + 2, peaks=5, snowline=0.6
        ),
        relief.ridge(brief, air, "far", 0.16, line - 24 * grow, 16, "#4f8062", 0.5, bottom=line + 2, trees=26 * grow),
        relief.ridge(brief, air, "near-wood", 0.16, line - 6, 9, "#3f6f4a", 0.3, bottom=line + 2, trees=44 * grow),
    ]
    far_shore = [
        *hills,
        relief.mist(brief, air, "shore", 0.2, line + 2, 30, 0.35),
        lakes.lake(brief, air, line + 1, shore + 40, ice=air.snow, depth=0.2),
        _mirrored(brief, air, line, grow),
    ]
    bank = [
        land.ground(brief, air, shore, "#6fa648", swell=9, patches=20),
        land.pool_of_light(brief, air, place.lead + 50, feet, wide * 0.46, 0.32),
        *outdoors.seasonal(brief, air, shore + 8, 160),
        scatter("reeds", (shore + 2, shore + 16), 46, reed(air), (0.7, 1.05), room=90, clear=aside, clumps=6),
        scatter("stones", (shore + 6, shore + 30), 15, land.rock(air), (0.4, 0.9), room=50, clear=aside),
        scatter("tufts", (shore + 14, feet - 4), 150, plants.tuft(air, colour="#6fa045"), (0.45, 0.95), room=28),
        None
        if air.snow
        else scatter(
            "flowers",
            (shore + 22, feet - 4),
            50,
            plants.flower(air, ("#ffffff", "#ffd34d", "#b48cff")),
            (0.4, 0.85),
            room=26,
            clumps=9,
        ),
        *_willow(brief, air, shore, grow),
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-tufts",
            (feet + 20, frame.height + 8),
            60,
            plants.tuft(air, colour="#5f953f", tall=28),
            (0.9, 1.4),
            room=46,
        ),
        scatter("near-reeds", (frame.height - 4, frame.height + 14), 9, reed(air), (1.3, 1.7), room=130, clear=aside),
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "far-shore", 0.2, far_shore),
        *([] if brief.travel or air.snow else [_jetty(brief, air, shore)]),  # behind what floats
        land.together(brief, "bank", 0.92, bank),
        land.together(brief, "near", 1.05, near),
        *foreground.framing(brief, air, "grass", strength=0.8),
    ]
    if not air.snow:
        layers.append(lakes.shimmer(brief, air, line + 6, shore, 0.3, 34))
        layers.append(_rings(brief, air, line, shore))
        if not air.overcast:
            layers.append(foreground.motes(brief, air, feet))
        if not air.night:
            layers.append(sky.birds(brief, air, line * 0.5))
    return outdoors.stage(brief, air, place, layers)


def _mirrored(brief: Brief, air: Air, line: float, grow: float) -> Still:
    """The dark woods standing on their heads in the water, broken by ripples."""
    period = land.period_of(brief)
    deep = 54 * grow

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("mirror")
        tone = air.far("#2f5a44", 0.25)
        for _ in range(round(period / 9)):
            x, tall = rng.uniform(-period / 2, period / 2), deep * rng.uniform(0.35, 1.0)
            y, half = line + 1, rng.uniform(5, 10) * grow
            while y < line + tall:
                thin = half * (1 - (y - line) / tall) + 1
                shift = rng.uniform(-1.6, 1.6) * (1 + (y - line) / 20)
                canvas.drawLine(
                    x - thin + shift,
                    y,
                    x + thin + shift,
                    y,
                    draw.stroke(tone, 2.0, alpha=0.34 if not air.snow else 0.12),
                )
                y += 2.6

    return land.strip(brief, "mirror", 0.2, line, line + deep + 4, paint)


def _jetty(brief: Brief, air: Air, shore: float) -> Still:
    """A jetty that runs out over the water towards the far shore, with a lantern at its end."""
    frame = brief.frame
    near = frame.width * frame.pick(0.3, 0.45, 0.45), shore + 16
    far = frame.width * frame.pick(0.2, 0.4, 0.4), shore - 62 * frame.pick(1.0, 1.5, 1.2)
    half_near, half_far = 46.0, 17.0

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("jetty")
        wood = "#9c7550"
        planks = 17
        for index in range(planks):
            u, v = index / planks, (index + 0.86) / planks
            y0, y1 = far[1] + (near[1] - far[1]) * u**1.25, far[1] + (near[1] - far[1]) * v**1.25
            x0, x1 = far[0] + (near[0] - far[0]) * u**1.25, far[0] + (near[0] - far[0]) * v**1.25
            w0, w1 = half_far + (half_near - half_far) * u**1.25, half_far + (half_near - half_far) * v**1.25
            plank = draw.shape((x0 - w0, y0), (x0 + w0, y0), (x1 + w1, y1), (x1 - w1, y1))
            canvas.drawPath(plank, draw.fill(air.lit(draw.darken(wood, rng.uniform(0, 0.18)), 0.25)))
            front = draw.rect(x1 - w1, y1, 2 * w1, 0.8 + 1.4 * v)
            canvas.drawRect(front, draw.fill(air.shaded(wood, 0.7)))
            if index % 4 == 0:
                for side in (-1, 1):
                    px = x1 + side * w1 * 0.94
                    tall = 4 + 11 * v
                    post = draw.rect(px - 1.5 - 2.5 * v, y1 - tall, 3 + 5 * v, tall * 1.5)
                    canvas.drawRect(
                        post,
                        draw.fill(
                            shader=draw.horizontal(
                                post.left(),
                                post.right(),
                                [air.shaded(wood, 0.6), air.lit(wood, 0.2)]
                                if air.side > 0
                                else [air.lit(wood, 0.2), air.shaded(wood, 0.6)],
                            )
                        ),
                    )
        lamp = (far[0] - half_far, far[1] - 20)
        canvas.drawLine(lamp[0], far[1], *lamp, draw.stroke(air.wash("#3a302c"), 2.2))
        if air.night:
            draw.glow(canvas, *lamp, 70, "#ffc978", 0.7, skia.BlendMode.kSrcOver)
        canvas.drawCircle(*lamp, 4, draw.fill("#fff0c4" if air.night else air.lit("#d8c9a0")))

    return Still("set:jetty", 0.884, (far[0] - 160, far[1] - 100, 360, near[1] - far[1] + 130), paint)


def _willow(brief: Brief, air: Air, shore: float, grow: float) -> list[Still]:
    frame = brief.frame
    if brief.travel:
        size = (1.1 * grow, 1.3 * grow)
        return [
            land.scatter(
                brief, "shore-trees", (shore + 10, shore + 20), 4, trees.birch(air, 0.04), size, room=320 * grow
            )
        ]

    def paint(canvas: skia.Canvas) -> None:
        trees.birch(air, 0.03)(canvas, -frame.width * 0.4, shore + 22, 1.35 * grow, brief.random("birch", "1"))
        trees.birch(air, 0.03)(canvas, -frame.width * 0.47, shore + 34, 1.5 * grow, brief.random("birch", "2"))
        trees.conifer(air, 0.04)(canvas, frame.width * 0.46, shore + 24, 1.35 * grow, brief.random("spruce"))

    return [Still("set:shore-trees", 0.9, (-frame.width * 0.75, -80, frame.width * 1.5, frame.height + 80), paint)]


def reed(air: Air) -> Item:
    """A bulrush with its long leaves, about 70 units tall."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        for _ in range(5):
            tall, lean = 62 * scale * rng.uniform(0.6, 1.1), rng.uniform(-14, 14) * scale
            hue = rng.choice(("#7fa04a", "#94aa55", "#5f8a40")) if not air.snow else "#b9b084"
            root = x + rng.uniform(-7, 7) * scale
            leaf = draw.shape(
                (root - 1.6 * scale, y),
                (root + lean * 0.2, y - tall * 0.6, root + lean, y - tall),
                (root + lean * 0.3 + 2 * scale, y - tall * 0.5, root + 1.6 * scale, y),
            )
            canvas.drawPath(
                leaf, draw.fill(shader=draw.vertical(y, y - tall, [air.shaded(hue, 0.45), air.lit(hue, 0.3)]))
            )
        if rng.random() < 0.7:
            tall, lean = 68 * scale, rng.uniform(-5, 5) * scale
            head = (x + lean, y - tall)
            canvas.drawPath(
                draw.path((x, y), (x, y - tall * 0.5, *head)), draw.stroke(air.wash("#8a9a50"), 1.6 * scale)
            )
            canvas.drawLine(*head, head[0], head[1] + 15 * scale, draw.stroke(air.lit("#7a4a2c", 0.15), 5 * scale))

    return item


def _rings(brief: Brief, air: Air, line: float, shore: float) -> Live:
    """Rings on the water where fish rise."""
    rng = brief.random("rings")
    spots = [(rng.uniform(-0.45, 0.45) * brief.frame.width, rng.uniform(0.35, 0.9), rng.random()) for _ in range(4)]
    tone = draw.lighten(air.horizon, 0.4)

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, u, start in spots:
            life = (t * 0.3 + start) % 1.0
            y = line + (shore - line) * u
            for lag in (0.0, 0.16):
                grown = life - lag
                if 0 < grown < 0.7:
                    reach = 46 * grown * (0.5 + u)
                    fade = math.sin(math.pi * grown / 0.7)
                    ring = draw.rect(x - reach, y - reach * 0.22, 2 * reach, reach * 0.44)
                    canvas.drawOval(ring, draw.stroke(tone, 1.2, alpha=0.55 * fade))

    return Live("set:rings", 0.31, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"lake": build}
