"""Open country: a flowering meadow under hills, a lone oak and a fence; a round hill. Also the set of last resort."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import foreground, land, outdoors, plants, relief, sky, trees
from core.generation.animatic.sets.land import Item
from core.generation.animatic.sets.marks import Marks, marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Stage, Still


def build(brief: Brief) -> Stage:
    """The meadow or the hill of a brief."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.56, 0.58, 0.56), seats=True)
    place.name(path=(0.04, -6), grass=(-0.02, 2), hill=(0.1, -34, 0.7, 0.97))
    air = sky.air_for(brief, place.horizon)
    line, grow = place.horizon, frame.pick(1.0, 1.4, 1.2)
    feet, scatter = place.feet, partial(land.scatter, brief)
    grass = "#6fae45"
    wide = frame.width
    middle = outdoors.clearing(brief, -0.3, 0.24)
    aside = outdoors.clearing(brief, -0.22, 0.2)
    distance = [
        relief.mountains(
            brief, air, "peaks", 0.1, line - 6, 120 * grow, "#6f83a8", 0.7, bottom=line + 20, peaks=6, snowline=0.62
        ),
        relief.ridge(brief, air, "far", 0.14, line - 30 * grow, 18, "#5f936a", 0.62, bottom=line + 40, trees=15),
    ]
    hills = [
        relief.ridge(brief, air, "hills", 0.3, line - 14 * grow, 26 * grow, "#6ba653", 0.42, bottom=line + 60, base=1),
        scatter("hill-trees", (line - 6, line + 12), 30, _grove(air, 0.42), (0.2, 0.4), room=100, clumps=8),
        relief.ridge(brief, air, "near-hills", 0.3, line + 14, 16 * grow, "#74ad4c", 0.24, bottom=line + 90, base=1),
        scatter(
            "near-trees",
            (line + 12, line + 22),
            12,
            _grove(air, 0.26),
            (0.45 * grow, 0.7 * grow),
            room=200 * grow,
            clumps=5,
            clear=middle,
        ),
        relief.mist(brief, air, "valley", 0.3, line + 20, 46, 0.34),
        _knoll(brief, air, line) if brief.setting == "hill" and not brief.travel else None,
    ]
    ground = [
        land.ground(brief, air, line + 20, grass, swell=12),
        land.pool_of_light(brief, air, place.lead + 60, feet, wide * 0.5, 0.34),
        scatter(
            "far-tufts",
            (line + 26, line + 80),
            240,
            plants.tuft(air, colour=grass, tall=13, blades=5),
            (0.3, 0.6),
            room=20,
        ),
        None
        if air.snow
        else scatter("far-flowers", (line + 34, line + 90), 130, plants.flower(air), (0.25, 0.45), room=16, clumps=14),
        *outdoors.seasonal(brief, air, line + 40),
        *_landmarks(brief, air, place),
        scatter(
            "bushes", (line + 34, line + 60), 9, plants.bush(air, 0.06, berries="#d8404a"), (0.6, 0.95), clear=aside
        ),
        scatter("stones", (line + 60, feet - 12), 9, land.rock(air), (0.4, 0.9), room=50, clear=aside),
        scatter(
            "tufts",
            (line + 70, feet - 4),
            190,
            plants.tuft(air, colour=grass, tall=20),
            (0.5, 1.0),
            room=30,
        ),
        _meadow_flowers(brief, air, place),
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-grass",
            (feet + 18, frame.height + 10),
            110,
            plants.tuft(air, colour=grass, tall=30),
            (0.9, 1.5),
            room=50,
        ),
        None
        if air.snow
        else scatter(
            "near-flowers", (feet + 18, frame.height + 14), 38, plants.flower(air), (1.0, 1.7), room=44, clumps=7
        ),
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "distance", 0.14, distance),
        land.together(brief, "hills", 0.3, hills),
        land.together(brief, "ground", 0.92, ground),
        land.together(brief, "near", 1.05, near),
        *foreground.framing(brief, air, "grass"),
    ]
    layers += _alive(brief, air, place)
    return outdoors.stage(brief, air, place, layers)


def _alive(brief: Brief, air: Air, place: Marks) -> list[Layer]:
    """What moves of itself: birds, butterflies, fireflies, petals in the wind."""
    found: list[Layer] = []
    if not air.night and brief.weather not in ("storm", "rain"):
        found.append(sky.birds(brief, air, place.horizon * 0.42))
    if not air.snow and not air.overcast:
        found.append(foreground.motes(brief, air, place.feet))
        if not air.night:
            found.append(foreground.butterflies(brief, air, place.feet - 60))
    found.append(foreground.blades(brief, air, colour="#6fae45"))
    if outdoors.adrift(brief, air):
        found += outdoors.adrift(brief, air)
    elif brief.weather in ("wind", "storm"):
        found.append(foreground.falling_leaves(brief, air, ("#f2c4d4", "#ffe9a8", "#b9d67a"), 12))
    return found


def _grove(air: Air, distance: float) -> Item:
    leafy = trees.broadleaf(air, distance)
    return land.any_of(leafy, leafy, trees.conifer(air, distance), plants.bush(air, distance))


def _landmarks(brief: Brief, air: Air, place: Marks) -> list[Still]:
    """What gives the country its face: a lone oak, birches and a fence; oaks that come by on a walk."""
    frame, line = brief.frame, place.horizon
    grow = frame.pick(1.0, 1.6, 1.25)
    if brief.travel:
        size = (1.0 * grow, 1.2 * grow)
        oaks = land.scatter(brief, "oaks", (line + 40, line + 60), 4, trees.broadleaf(air, 0.06), size, room=300 * grow)
        return [oaks]

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("landmark")
        if brief.setting == "hill":
            return  # its tree stands on the hill
        trees.broadleaf(air, 0.05, blossoms=1.0)(
            canvas, frame.width * frame.pick(0.36, 0.36, 0.38), line + 52, 1.3 * grow, rng
        )
        if not air.night or frame.is_tall:
            trees.birch(air, 0.12)(canvas, -frame.width * 0.46, line + 44, 0.95 * grow, rng)
            trees.birch(air, 0.12)(canvas, -frame.width * 0.39, line + 36, 0.8 * grow, rng)
        _fence(canvas, air, -frame.width * 0.72, frame.width * 0.72, line + 42)

    return [Still("set:landmarks", 0.9, (-frame.width * 0.75, -60, frame.width * 1.5, frame.height), paint)]


def _fence(canvas: skia.Canvas, air: Air, left: float, right: float, y: float) -> None:
    wood, dark = air.lit("#a58560", 0.25), air.shaded("#8a6a48", 0.5)
    for rail in (-22, -11):
        line = draw.path(
            *[
                (left + index * 46, y + rail + 3 * math.sin(index * 1.3))
                for index in range(round((right - left) / 46) + 1)
            ]
        )
        canvas.drawPath(line, draw.stroke(dark, 4.6))
        canvas.drawPath(line, draw.stroke(wood, 2.8))
    x = left
    while x < right:
        post = draw.rect(x - 3, y - 31, 6, 33)
        canvas.drawRoundRect(
            post, 2, 2, draw.fill(shader=draw.horizontal(x - 3, x + 3, [dark, wood] if air.side > 0 else [wood, dark]))
        )
        if air.snow:
            draw.oval(canvas, x, y - 31, 5, 2.6, draw.fill(air.lit(land.SNOW, 0.1)))
        x += 46


def _meadow_flowers(brief: Brief, air: Air, place: Marks) -> Still | None:
    if air.snow:
        return None
    return land.scatter(
        brief,
        "flowers",
        (place.horizon + 84, place.feet - 6),
        90,
        plants.flower(air),
        (0.55, 1.05),
        room=30,
        clumps=12,
    )


def _knoll(brief: Brief, air: Air, line: float) -> Still:
    """A round green hill with a way that winds up to a lone tree."""
    frame = brief.frame
    x, half, tall = (
        frame.width * frame.pick(0.17, 0.1, 0.14),
        frame.width * frame.pick(0.42, 0.62, 0.5),
        frame.height * frame.pick(0.27, 0.22, 0.24),
    )
    low = line + 60
    green = land.SNOW if air.snow else air.foliage("#7cba4a")

    def up(u: float) -> float:
        """The height of the hill at ``u`` halves of its width from its middle."""
        return low - (tall + low - line) * float(math.cos(min(1.0, abs(u)) * math.pi / 2) ** 1.5)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("knoll")
        dome = draw.shape((x - half, low), *[(x + half * k / 30, up(k / 30)) for k in range(-30, 31)], (x + half, low))
        ends = (x + air.side * half * 0.5, line - tall), (x - air.side * half * 0.7, low)
        canvas.drawPath(
            dome,
            draw.fill(
                shader=draw.linear(
                    *ends,
                    [
                        air.far(draw.mix(green, air.sun, 0.35), 0.1),
                        air.far(green, 0.14),
                        air.far(draw.mix(green, air.shade, 0.3), 0.16),
                    ],
                )
            ),
        )
        canvas.save()
        canvas.clipPath(dome, skia.ClipOp.kIntersect, True)
        for _ in range(40):
            px, py = x + rng.uniform(-1, 1) * half, rng.uniform(line - tall, low)
            draw.soft_shadow(
                canvas,
                px,
                py,
                70,
                9,
                0.22,
                air.far(draw.mix(green, air.sun if rng.random() < 0.5 else air.shade, 0.35), 0.12),
            )
        left, right = [], []
        for k in range(26):
            v = k / 25
            wide, y = 2 + 16 * v, line - tall + 8 + (low - line + tall) * v
            middle = x - half * 0.05 + math.sin(v * 7.0) * half * 0.14 * (0.3 + v)
            left.append((middle - wide, y))
            right.append((middle + wide, y))
        canvas.drawPath(
            draw.shape(*left, *reversed(right)),
            draw.fill(air.far("#e4cfa0" if not air.snow else "#dbe6f5", 0.12), alpha=0.85),
        )
        canvas.restore()
        trees.broadleaf(air, 0.12, blossoms=1.0)(canvas, x - half * 0.02, up(0) + 5, frame.pick(0.72, 1.0, 0.85), rng)

    return land.strip(brief, "knoll", 0.3, line - tall - 260, low, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"meadow": build, "hill": build}
