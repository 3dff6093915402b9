"""Fields in rows that run to the horizon: ripe wheat with bales, sunflowers, lavender before a farm, tulips in stripes."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import crops, foreground, land, outdoors, plants, relief, sky, trees
from core.generation.animatic.sets.land import Item
from core.generation.animatic.sets.marks import Marks, marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Stage, Still

SOIL = {"wheat": "#cfa550", "sunflower": "#7d9a45", "lavender": "#a98a62", "tulip": "#7f9a4c", "vineyard": "#9a8452"}


def build(brief: Brief) -> Stage:
    """The field of a brief, of the crop that its setting or place names; wheat otherwise."""
    frame = brief.frame
    named = f"{brief.setting} {brief.place}"
    kind = next((crop for crop in SOIL if crop in named), "tulip" if "flower" in named else "wheat")
    place = marks(brief, horizon=frame.pick(0.5, 0.52, 0.5), seats=True)
    place.name(grass=(0.04, 2), field=(0.1, -8))
    air = sky.air_for(brief, place.horizon)
    line, grow, feet = place.horizon, frame.pick(1.0, 1.5, 1.25), place.feet
    scatter = partial(land.scatter, brief)
    far = [
        relief.mountains(
            brief, air, "hills-far", 0.12, line + 2, 66 * grow, "#7f93b4", 0.66, bottom=line + 20, peaks=6, snowline=2.0
        ),
        relief.ridge(brief, air, "far", 0.12, line - 12 * grow, 16, "#6f9a5c", 0.5, bottom=line + 30, trees=12),
        _patchwork(brief, air, line, kind),
        scatter(
            "far-trees",
            (line + 2, line + 12),
            26,
            _trees(air, kind),
            (0.22 * grow, 0.4 * grow),
            room=110 * grow,
            clumps=8,
        ),
        relief.mist(brief, air, "far", 0.12, line + 8, 34, 0.3),
    ]
    rows = [
        land.ground(brief, air, line + 16, SOIL[kind], swell=4, under="#8a6a44"),
        None if brief.travel else _farm(brief, air, line, grow, kind),
        _crop(brief, air, place, kind),
        land.pool_of_light(brief, air, place.lead + 40, feet, frame.width * 0.4, 0.3),
        *outdoors.seasonal(brief, air, line + 60, 110),
        scatter("tufts", (feet - 40, feet + 16), 46, plants.tuft(air, colour="#a8a850", tall=14), (0.7, 1.0), room=26),
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near",
            (frame.height - 4, frame.height + 22),
            46,
            crops.plant(air, kind),
            (1.15, 1.6),
            room=190,
            clear=outdoors.clearing(brief, -0.24, 0.1),
        ),
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "far", 0.12, far),
        land.together(brief, "rows", 0.92, rows),
        land.together(brief, "near", 1.05, near),
        foreground.blades(brief, air, colour="#e0b450" if kind == "wheat" else "#7fa048", tall=54, count=26),
        *outdoors.adrift(brief, air),
    ]
    if not air.night and not air.overcast:
        layers.append(sky.birds(brief, air, line * 0.4))
        if not air.snow:
            layers += [foreground.butterflies(brief, air, feet - 90), foreground.motes(brief, air, feet)]
    return outdoors.stage(brief, air, place, layers)


def _trees(air: Air, kind: str) -> Item:
    if kind in ("lavender", "vineyard"):
        return land.any_of(_cypress(air, 0.3), trees.broadleaf(air, 0.36))
    return land.any_of(trees.broadleaf(air, 0.36), trees.broadleaf(air, 0.36), plants.bush(air, 0.3))


def _cypress(air: Air, distance: float) -> Item:
    """A columnar cypress, 190 units tall."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        tall = 190 * scale * rng.uniform(0.8, 1.15)
        lobes = [
            (
                x + rng.uniform(-2, 2) * scale,
                y - tall * u,
                20 * scale * math.sin(math.pi * (0.12 + 0.8 * (1 - u) ** 0.7)),
            )
            for u in (0.08, 0.2, 0.32, 0.45, 0.58, 0.7, 0.82, 0.92)
        ]
        trees.crown(canvas, air, rng, lobes, "#37613c", distance, scale * 0.5)

    return item


def _patchwork(brief: Brief, air: Air, line: float, kind: str) -> Still:
    """Strips of other fields on the rise before the horizon."""
    period = land.period_of(brief)
    hues = {
        "wheat": ("#d9b252", "#a8b452", "#e6c66a"),
        "sunflower": ("#d8b83c", "#86a84a", "#e0c24c"),
        "lavender": ("#9a86c8", "#a8b060", "#8a74bc"),
        "tulip": ("#d86a6a", "#e0c24c", "#86a84a"),
        "vineyard": ("#86a04a", "#a8ac56", "#748f42"),
    }[kind]

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("patchwork")
        for k in range(26):
            u = rng.random()
            x, y, wide, high = rng.uniform(-period / 2, period / 2), line + 2 + 14 * u, rng.uniform(40, 150), 4 + 7 * u
            hue = land.SNOW if air.snow else air.foliage(hues[k % 3])
            patch = draw.shape((x - wide, y + high), (x - wide * 0.7, y), (x + wide * 0.9, y - 1), (x + wide, y + high))
            canvas.drawPath(patch, draw.fill(air.far(hue, 0.42), alpha=0.85))

    return land.strip(brief, "patchwork", 0.12, line - 4, line + 40, paint)


def _crop(brief: Brief, air: Air, place: Marks, kind: str) -> Still:
    """The crop in rows that meet at the horizon; they pass by as a hedge when the lead walks."""
    frame, line, feet = brief.frame, place.horizon, place.feet
    plant = crops.plant(air, kind)
    if brief.travel:
        return land.scatter(brief, "crop", (line + 24, feet - 26), 520, plant, (0.24, 0.95), room=190)
    low = feet - 10

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("crop")
        vanish = frame.width * 0.04
        gap = (
            frame.width * frame.pick(0.09, 0.15, 0.12)
            if kind != "wheat"
            else frame.width * frame.pick(0.05, 0.08, 0.06)
        )
        lines = 26 if kind != "wheat" else 30
        steps = 26 if kind != "wheat" else 40
        for step in range(steps):
            u = ((step + 0.5) / steps) ** 1.7
            y = line + 18 + (low - line - 18) * u
            size = 0.16 + 0.84 * u
            spots = []
            for row in range(-lines, lines + 1):
                x = vanish + (row + 0.5) * gap * (0.06 + 1.0 * u) * 1.25
                aisle = frame.width * (0.015 + 0.15 * u)
                if abs(x) > frame.width * 0.72 or abs(x - (vanish + (place.lead - vanish) * u)) < aisle:
                    continue
                spots.append(x)
            for x in spots:
                canvas.save()
                plant(
                    canvas,
                    x + rng.uniform(-2, 2) * size * (4 if kind == "wheat" else 1),
                    y + rng.uniform(-2, 2) * size,
                    size,
                    random.Random(rng.random()),
                )
                canvas.restore()

    return Still("set:crop", 0.92, (-frame.width * 0.75, line - 20, frame.width * 1.5, feet - line + 60), paint)


def _farm(brief: Brief, air: Air, line: float, grow: float, kind: str) -> Still:
    """What stands beyond the rows: a stone farm among cypresses, a windmill for tulips, a barn and bales for corn."""
    frame = brief.frame
    x, y, s = frame.width * frame.pick(0.24, 0.2, 0.22), line + 22, 0.95 * grow

    def house(canvas: skia.Canvas, wall: str, roof: str) -> None:
        canvas.drawRect(
            draw.rect(x - 42 * s, y - 34 * s, 84 * s, 35 * s),
            draw.fill(
                shader=draw.horizontal(
                    x - 42 * s,
                    x + 42 * s,
                    [air.far(draw.mix(wall, air.shade, 0.25), 0.22), air.far(draw.mix(wall, air.sun, 0.25), 0.22)],
                )
            ),
        )
        top = land.SNOW if air.snow else roof
        canvas.drawPath(
            draw.shape(
                (x - 48 * s, y - 32 * s), (x - 34 * s, y - 58 * s), (x + 34 * s, y - 58 * s), (x + 48 * s, y - 32 * s)
            ),
            draw.fill(air.far(top, 0.2)),
        )
        for dx in (-26, -4, 18):
            pane = "#ffd27a" if air.night else air.far("#5a6a78", 0.2)
            canvas.drawRect(draw.rect(x + dx * s, y - 24 * s, 9 * s, 12 * s), draw.fill(pane))

    def mill(canvas: skia.Canvas) -> None:
        body = draw.shape((x - 22 * s, y), (x - 14 * s, y - 84 * s), (x + 14 * s, y - 84 * s), (x + 22 * s, y))
        canvas.drawPath(
            body,
            draw.fill(
                shader=draw.horizontal(x - 22 * s, x + 22 * s, [air.far("#8a5a44", 0.2), air.far("#c8805c", 0.2)])
            ),
        )
        canvas.drawPath(
            draw.shape((x - 17 * s, y - 82 * s), (x, y - 106 * s), (x + 17 * s, y - 82 * s)),
            draw.fill(air.far("#4a3a3c", 0.2)),
        )
        for k in range(4):
            angle = math.radians(28 + 90 * k)
            tip = (x + math.cos(angle) * 62 * s, y - 88 * s + math.sin(angle) * 62 * s)
            nx, ny = -math.sin(angle) * 10 * s, math.cos(angle) * 10 * s
            canvas.drawLine(x, y - 88 * s, *tip, draw.stroke(air.far("#4a3a34", 0.15), 2.4 * s))
            canvas.drawPath(
                draw.shape(
                    (x + nx * 0.2 + (tip[0] - x) * 0.15, y - 88 * s + (tip[1] - y + 88 * s) * 0.15),
                    tip,
                    (tip[0] + nx, tip[1] + ny),
                    (x + nx + (tip[0] - x) * 0.15, y - 88 * s + ny + (tip[1] - y + 88 * s) * 0.15),
                ),
                draw.fill(air.far("#f2ead8", 0.18), alpha=0.9),
            )

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("farm")
        draw.soft_shadow(canvas, x, y, 70 * s, 6 * s, 0.3, air.wash("#101420"))
        if kind == "tulip":
            mill(canvas)
        elif kind in ("lavender", "vineyard"):
            for dx in (-66, -54, 58):
                _cypress(air, 0.2)(canvas, x + dx * s, y, 0.62 * s, rng)
            house(canvas, "#d8c4a0", "#c87a54")
        else:
            house(canvas, "#b04a3c", "#6a5a58")
            trees.broadleaf(air, 0.2)(canvas, x + 66 * s, y + 2, 0.5 * s, rng)
        if kind == "wheat" and not air.snow:
            for share, down, size in ((-0.36, 50, 0.8), (-0.26, 36, 0.55), (0.42, 56, 0.95)):
                _bale(canvas, air, share * frame.width, line + down * grow, 34 * size * grow)

    return land.strip(brief, "farm", 0.9, y - 130 * s, line + 110 * grow, paint)


def _bale(canvas: skia.Canvas, air: Air, x: float, y: float, r: float) -> None:
    """A round bale of straw."""
    draw.soft_shadow(canvas, x, y, r * 1.8, r * 0.22, 0.4, air.wash("#2a1c10"))
    canvas.drawRoundRect(
        draw.rect(x - r * 0.3, y - 2 * r, r * 1.8, 2 * r),
        r * 0.7,
        r,
        draw.fill(shader=draw.vertical(y - 2 * r, y, [air.lit("#e8c468", 0.3), air.shaded("#b8863c", 0.4)])),
    )
    draw.oval(canvas, x, y - r, r * 0.62, r, draw.fill(air.lit("#d8ac50", 0.1)))
    for ring in (0.78, 0.55, 0.32, 0.12):
        canvas.drawOval(
            draw.rect(x - r * 0.62 * ring, y - r - r * ring, r * 1.24 * ring, 2 * r * ring),
            draw.stroke(air.shaded("#9a6c2c", 0.2), max(0.8, r * 0.04), alpha=0.7),
        )


SETS: dict[str, Callable[[Brief], Stage]] = {
    "field": build,
    "wheat_field": build,
    "sunflower_field": build,
    "lavender_field": build,
    "flower_field": build,
    "vineyard": build,
}
