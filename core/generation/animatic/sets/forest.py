"""A clearing in the forest: great trunks in front of hazy rows of trees, shafts of light, a mossy floor."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import foreground, land, outdoors, plants, relief, sky, trees
from core.generation.animatic.sets.land import Item
from core.generation.animatic.sets.marks import Marks, marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Stage, Still

_LEAFY = ("autumn", "spring")  # the seasons that show in leaves


def build(brief: Brief) -> Stage:
    """The forest of a brief."""
    place = clearing_of(brief)
    return wood(brief, place, sky.air_for(brief, place.horizon))


def clearing_of(brief: Brief) -> Marks:
    """The marks of a clearing in the wood."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.58, 0.6, 0.58), seats=True)
    place.name(path=(0.06, -10), grass=(-0.04, 2), clearing=(0.04, 0))
    return place


def wood(brief: Brief, place: Marks, air: Air, stand: Sequence[Still] = ()) -> Stage:
    """The wood in that air; ``stand`` is what else stands in its clearing."""
    frame = brief.frame
    period = land.period_of(brief)
    middle = outdoors.clearing(brief, -0.3, 0.24)
    gap = outdoors.clearing(brief, -0.06, 0.2)
    growth = frame.pick(1.0, 1.45, 1.2)
    line = place.horizon
    feet, scatter = place.feet, partial(land.scatter, brief)
    rays = sky.god_rays(brief, air, frame.height * 0.92, 0.9)
    aside = outdoors.clearing(brief, -0.27, 0.31)
    far_wood = [
        relief.ridge(
            brief, air, "far", 0.12, line - 96 * growth, 26, "#4f7f62", 0.74, bottom=line + 30, trees=46 * growth
        ),
        relief.ridge(
            brief, air, "hills", 0.2, line - 40 * growth, 20, "#3f7350", 0.58, bottom=line + 30, trees=74 * growth
        ),
        relief.mist(brief, air, "far", 0.2, line - 4, 74 * growth, 0.5),
    ]
    back_wood = [
        scatter(
            "back",
            (line - 4, line + 8),
            32,
            _mixed(air, 0.46) if brief.season in _LEAFY else trees.conifer(air, 0.46),
            (0.85 * growth, 1.3 * growth),
            room=330 * growth,
            clear=gap,
        ),
        relief.mist(brief, air, "mid", 0.38, line + 12, 64 * growth, 0.4),
    ]
    trees_near = [
        scatter(
            "wood",
            (line + 10, line + 24),
            round(period / 62),
            _mixed(air, 0.2),
            (1.2 * growth, 1.6 * growth),
            room=400 * growth,
            clear=aside,
        ),
        scatter("hedge", (line + 12, line + 26), 26, plants.bush(air, 0.22), (0.55, 0.95)),
        relief.mist(brief, air, "near", 0.58, line + 30, 40 * growth, 0.2),
    ]
    mossy_floor = [
        land.ground(brief, air, line + 10, "#62923f"),
        _path(brief, air, place),
        land.dapples(brief, air, line + 24),
        land.pool_of_light(brief, air, place.lead + 50, feet, frame.width * 0.4, 0.34),
        scatter("undergrowth", (line + 20, line + 40), 22, plants.bush(air, 0.08), (0.6, 1.0), clear=gap),
        scatter("far-ferns", (line + 30, line + 60), 36, plants.fern(air), (0.5, 0.75), room=60, clear=gap),
        scatter("litter", (line + 34, frame.height + 10), 210, _litter(air), (0.3, 1.15), room=12),
        *outdoors.seasonal(brief, air, line + 34, 420),
        scatter("tufts", (line + 30, feet - 8), 150, plants.tuft(air, colour="#5c9440"), (0.4, 1.0), room=26),
        scatter("ferns", (line + 60, feet - 14), 18, plants.fern(air), (0.8, 1.25), room=70, clear=aside),
        scatter("stones", (line + 44, feet - 10), 12, land.rock(air), (0.45, 1.05), room=60, clear=aside),
        None
        if air.snow
        else scatter(
            "mushrooms", (line + 60, feet - 4), 16, plants.mushroom(air), (0.6, 1.15), room=34, clumps=6, clear=middle
        ),
    ]
    great_trunks = [
        scatter("great", (line + 44, line + 84), 7, _great_trunk(air, frame.height), (0.7, 1.1), room=frame.height)
        if brief.travel
        else _great_pair(brief, air, line),
        *stand,
        rays,
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-tufts",
            (feet + 20, frame.height + 6),
            60,
            plants.tuft(air, colour="#4f8a38", tall=26),
            (1.0, 1.5),
            room=44,
        ),
        scatter(
            "near-ferns", (frame.height - 14, frame.height + 14), 9, plants.fern(air), (1.4, 1.9), room=110, clear=aside
        ),
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "far-wood", 0.2, far_wood),
        land.together(brief, "back-wood", 0.38, back_wood),
        land.together(brief, "wood", 0.58, trees_near),
        land.together(brief, "floor", 0.92, mossy_floor),
        land.together(brief, "great-trunks", 0.94, great_trunks),
        land.together(brief, "near", 1.05, near),
        foreground.canopy(brief, air, colour="#2c6a3c"),
        *foreground.framing(brief, air, "leaves"),
    ]
    if not air.snow:
        leaves = ("#d9a441", "#c8702e", "#8fae48", "#e0bf58")
        layers += outdoors.adrift(brief, air) or [foreground.falling_leaves(brief, air, leaves)]
        if not air.overcast:
            layers.append(foreground.motes(brief, air, feet))
    return outdoors.stage(brief, air, place, layers)


def _mixed(air: Air, distance: float) -> Item:
    spruce = trees.conifer(air, distance)
    if air.season in _LEAFY:
        return land.any_of(
            spruce, trees.broadleaf(air, distance), trees.broadleaf(air, distance), trees.birch(air, distance)
        )
    return land.any_of(spruce, spruce, trees.broadleaf(air, distance), trees.birch(air, distance))


def _great_trunk(air: Air, height: float) -> Item:
    """A trunk that leaves the frame at the top, with furrowed bark, roots and moss."""
    bark = "#5f4030"

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        wide = 36 * scale * rng.uniform(0.85, 1.2)
        lean = rng.uniform(-16, 16)
        draw.soft_shadow(canvas, x - air.side * wide * 1.2, y + 2, wide * 2.6, 11, 0.45, air.wash("#0a101c"))
        body = draw.shape(
            (x - wide * 1.5, y + 5),
            (x - wide * 0.75, y - 10, x - wide * 0.66, y - height * 0.16),
            (x - wide * 0.55 + lean, -40),
            (x + wide * 0.55 + lean, -40),
            (x + wide * 0.66, y - height * 0.16),
            (x + wide * 0.75, y - 10, x + wide * 1.5, y + 5),
            (x + wide * 0.7, y - 1, x + wide * 0.2, y + 9),
            (x - wide * 0.5, y + 3, x - wide * 1.5, y + 5),
        )
        sides = [air.shaded(bark, 0.85), air.shaded(bark, 0.45), air.wash(bark), air.lit(bark, 0.5)]
        if air.side < 0:
            sides.reverse()
        canvas.drawPath(body, draw.fill(shader=draw.horizontal(x - wide, x + wide, sides, [0, 0.35, 0.75, 1])))
        canvas.save()
        canvas.clipPath(body, skia.ClipOp.kIntersect, True)
        for _ in range(60):
            px, py, long = x + rng.uniform(-1, 1) * wide, rng.uniform(-20, y), rng.uniform(20, 70)
            tone = air.shaded(bark, 0.95) if rng.random() < 0.7 else air.lit(bark, 0.5)
            sway = rng.uniform(-4, 4)
            canvas.drawPath(
                draw.path((px, py), (px + sway, py + long / 2, px + sway * 0.3, py + long)),
                draw.stroke(tone, rng.uniform(1, 2.4), alpha=0.4),
            )
        for _ in range(26):
            px = x + rng.uniform(-1.4, 1.4) * wide
            tone = SNOWY if air.snow else "#6f9a3c"
            draw.oval(
                canvas,
                px,
                y + 3 - rng.random() ** 2 * 42,
                rng.uniform(5, 13),
                rng.uniform(2, 5),
                draw.fill(air.lit(tone, 0.15), alpha=0.75),
            )
        canvas.restore()

    return item


SNOWY = land.SNOW


def _litter(air: Air) -> Item:
    """A fallen leaf, a twig or a patch of moss."""
    hues = ("#a8803f", "#8a5a34", "#86963c", "#c29a4c")

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        hue = rng.choice(hues) if not air.snow else rng.choice(("#dfe9f6", "#c3d3ea"))
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(1, 0.42)
        canvas.rotate(rng.uniform(0, 180))
        if rng.random() < 0.2 and not air.snow:
            canvas.drawLine(-9 * scale, 0, 9 * scale, 0, draw.stroke(air.shaded("#6a4a34", 0.3), 1.8 * scale))
        else:
            draw.oval(canvas, 0, 0, 5.5 * scale, 2.8 * scale, draw.fill(air.lit(hue, rng.uniform(0, 0.4)), alpha=0.85))
        canvas.restore()

    return item


def _path(brief: Brief, air: Air, place: Marks) -> Still | None:
    """A path into the wood while the set stands still; a walker passes through the trees instead."""
    if brief.travel:
        return None
    width = brief.frame.width
    return land.path_to_horizon(brief, air, place.horizon + 14, "#94754c", x_far=width * 0.08, x_near=-width * 0.02)


def _great_pair(brief: Brief, air: Air, line: float) -> Still:
    """Great trunks left and right of the clearing, the nearer ones larger."""
    frame = brief.frame
    trunk = _great_trunk(air, frame.height)
    rows = ((-0.33, 36, 0.62), (0.35, 40, 0.7), (-0.45, 74, 1.05), (0.475, 88, 1.2))

    def paint(canvas: skia.Canvas) -> None:
        for share, down, scale in rows:
            rng = brief.random("great", str(share))
            trunk(
                canvas,
                share * frame.width * frame.pick(1.0, 1.04, 1.02),
                line + down,
                scale * frame.pick(1.0, 0.9, 1.0),
                rng,
            )

    return Still("set:great", 0.94, (-frame.width * 0.75, -40, frame.width * 1.5, frame.height + 60), paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"forest": build}
