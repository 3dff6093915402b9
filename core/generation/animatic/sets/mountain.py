"""High mountains: faceted peaks in layers of air, a lake (frozen in the snow), pines, rocks; northern lights on clear nights."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import foreground, lakes, land, outdoors, plants, polar, relief, sky, trees
from core.generation.animatic.sets.marks import Marks, marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Stage, Still

_ALWAYS_SNOWY = frozenset({"snow", "ski_slope"})


def build(brief: Brief) -> Stage:
    """The mountains of a brief; under snow when it snows or the setting says so."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.6, 0.6, 0.58), seats=True)
    place.name(
        rock=(0.3, -16, 0.85),
        peak=(0.06, -34, 0.7, 0.97),
        slope=(0.1, -20, 0.85),
        cliff=(0.26, -20, 0.8),
        path=(0.05, 0),
    )
    air = sky.air_for(brief, place.horizon, snow=sky.snow_lies(brief) or brief.setting in _ALWAYS_SNOWY)
    line, grow, wide = place.horizon, frame.pick(1.0, 1.7, 1.35), frame.width
    feet, scatter = place.feet, partial(land.scatter, brief)
    meadow = "#7aa650"
    middle = outdoors.clearing(brief, -0.3, 0.27)
    aside = outdoors.clearing(brief, -0.24, 0.24)
    snowline = (0.4, 0.36) if air.snow else (0.46, 0.6)
    far_range = [
        relief.mountains(
            brief,
            air,
            "range",
            0.08,
            line - 4,
            215 * grow,
            "#67789f",
            0.5,
            bottom=line + 20,
            peaks=6,
            snowline=snowline[0],
        ),
        relief.mist(brief, air, "range", 0.08, line - 10, 60 * grow, 0.45),
    ]
    range = [
        relief.mountains(
            brief,
            air,
            "massif",
            0.18,
            line + 6,
            150 * grow,
            "#5f6c8c",
            0.26,
            bottom=line + 20,
            peaks=5,
            snowline=snowline[1],
        ),
        relief.ridge(
            brief, air, "foothills", 0.18, line - 8 * grow, 15 * grow, "#4c6f5c", 0.4, bottom=line + 24, trees=30 * grow
        ),
        relief.mist(brief, air, "foot", 0.18, line + 8, 46 * grow, 0.4),
    ]
    shore = [
        lakes.lake(brief, air, line + 4, line + 56, ice=air.snow, depth=0.4),
        scatter(
            "shore-pines",
            (line + 2, line + 10),
            34,
            trees.conifer(air, 0.34),
            (0.3 * grow, 0.52 * grow),
            room=150 * grow,
            clumps=9,
        ),
    ]
    ground = [
        land.ground(brief, air, line + 34, meadow, swell=15, under="#7d7a78"),
        scatter(
            "pines",
            (line + 34, line + 60),
            round(land.period_of(brief) / 120),
            trees.conifer(air, 0.08),
            (0.8 * grow, 1.15 * grow),
            room=300 * grow,
            clear=middle,
        ),
        land.pool_of_light(brief, air, place.lead + 60, feet, wide * 0.5, 0.3),
        _drifts(brief, air, place)
        if air.snow
        else scatter(
            "flowers",
            (line + 60, feet),
            60,
            plants.flower(air, ("#ffffff", "#b48cff", "#ffd34d")),
            (0.35, 0.85),
            room=26,
            clumps=9,
        ),
        scatter("rocks", (line + 52, feet - 14), 13, land.rock(air), (0.5, 1.25), room=70, clear=aside),
        scatter("tufts", (line + 46, feet - 4), 110, plants.tuft(air, colour="#7f9a4a"), (0.4, 0.95), room=26),
        *outdoors.seasonal(brief, air, line + 50, 120),
        _tracks(brief, air, place) if air.snow and (not brief.travel) else None,
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-rocks", (frame.height - 8, frame.height + 14), 4, land.rock(air), (1.5, 2.2), room=110, clear=aside
        ),
        scatter(
            "near-tufts",
            (feet + 22, frame.height + 8),
            40,
            plants.tuft(air, colour="#768f44", tall=28),
            (0.9, 1.4),
            room=46,
        ),
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        *([polar.northern_lights(brief, line)] if air.night and not air.overcast else []),
        land.together(brief, "far-range", 0.08, far_range),
        land.together(brief, "range", 0.18, range),
        land.together(brief, "shore", 0.4, shore),
        land.together(brief, "ground", 0.92, ground),
        land.together(brief, "near", 1.05, near),
        *_branches(brief, air),
    ]
    if not air.snow:
        layers.append(lakes.shimmer(brief, air, line + 8, line + 40, 0.45, 18))
        if not air.night and not air.overcast:
            layers.append(sky.birds(brief, air, line * 0.5))
    elif brief.weather != "snow":
        layers.append(polar.glitter(brief, place.horizon + 50))
    return outdoors.stage(brief, air, place, layers)


def _branches(brief: Brief, air: Air) -> list[Layer]:
    """Out-of-focus grass below and, while nobody walks, a spruce at the frame's edge."""
    frame = brief.frame
    layers = foreground.framing(brief, air, "grass", strength=0.7)
    if brief.travel:
        return layers
    grow = frame.pick(1.9, 2.9, 2.4)

    def paint(canvas: skia.Canvas) -> None:
        trees.conifer(air, 0.0, shadow=False)(
            canvas, -frame.width * 0.53, frame.height + 30, grow, brief.random("near-spruce")
        )

    reach = 140 * grow
    bounds = (-frame.width * 0.53 - reach, 0.0, 2 * reach, frame.height + 60)
    return [*layers, Still("set:near-spruce", 1.3, bounds, paint, 2.4)]


def _drifts(brief: Brief, air: Air, place: Marks) -> Still:
    """Snow drifts with bright backs and blue hollows."""
    period = land.period_of(brief)
    top = place.horizon + 60

    def drift(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        wide, tall = 120 * scale * rng.uniform(0.7, 1.2), 15 * scale
        crown = x + air.side * wide * 0.15
        back = draw.shape(
            (x - wide, y),
            (x - wide * 0.4, y - tall * 0.3, crown - wide * 0.2, y - tall, crown, y - tall),
            (crown + wide * 0.2, y - tall, x + wide * 0.4, y - tall * 0.2, x + wide, y),
            (x, y + tall * 0.6, x - wide, y),
        )
        bright, blue = air.lit(land.SNOW, 0.12), air.wash("#a6c0e6")
        ends = (x + wide, x - wide) if air.side > 0 else (x - wide, x + wide)
        canvas.drawPath(
            back,
            draw.fill(
                shader=draw.linear(
                    (ends[0], y - tall), (ends[1], y), [bright, bright, (blue, 0.85), (blue, 0.0)], [0, 0.45, 0.85, 1]
                )
            ),
        )

    return land.scatter(brief, "drifts", (top, brief.frame.height), round(period / 75), drift, (0.4, 1.3), room=190)


def _tracks(brief: Brief, air: Air, place: Marks) -> Still:
    """Footprints in the snow that lead to the lead."""
    wide = brief.frame.width
    far = place.feet - 84 * place.scale

    def paint(canvas: skia.Canvas) -> None:
        blue, bright = draw.fill(air.wash("#7f9ccc"), alpha=0.6), draw.fill(air.lit(land.SNOW, 0.1))
        for index in range(15):
            u = index / 15
            x, y = (
                wide * 0.3 + (place.lead - wide * 0.3) * u + 14 * math.sin(u * 5),
                far + (place.feet - 6 - far) * u**1.3,
            )
            size = place.scale * (0.3 + 0.6 * u)
            y += (2.5 if index % 2 else -2.5) * size
            draw.oval(canvas, x, y + 1.4 * size, 9.5 * size, 3.6 * size, bright)
            draw.oval(canvas, x, y, 9 * size, 3.1 * size, blue)

    return Still("set:tracks", 0.9, (-wide * 0.7, far - 20, wide * 1.4, place.feet - far + 40), paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"mountain": build, "snow": build}
