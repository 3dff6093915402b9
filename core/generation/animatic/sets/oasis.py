"""An oasis: a blue pool among date palms and green between the dunes, a striped tent, the mirror of the palms."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import desert, foreground, land, outdoors, plants, relief, sky, trees
from core.generation.animatic.sets.marks import Marks, marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.sets.waterside import reed
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still


def build(brief: Brief) -> Stage:
    """The oasis of a brief."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.5, 0.5, 0.49), seats=True)
    place.name(
        water=(0.17, -frame.pick(66, 84, 76), 0.66, 0.96),
        sand=(0.03, 2),
        dune=(-0.2, -34, 0.7, 0.968),
        rock=(-0.33, -12, 0.85),
    )
    air = sky.air_for(brief, place.horizon)
    line, grow, feet = place.horizon, frame.pick(1.0, 1.5, 1.25), place.feet
    scatter = partial(land.scatter, brief)
    sand = land.SNOW if air.snow else desert.SAND
    aside = outdoors.clearing(brief, -0.26, 0.24)
    pool = _pool(brief, place)
    far = [
        desert.dunes(brief, air, "far-dunes", line - 10 * grow, 34 * grow, sand, 0.56, line + 40, count=5),
        relief.mist(brief, air, "heat", 0.12, line + 4, 40, 0.35),
    ]
    near_dunes = [
        desert.dunes(
            brief, air, "dunes", line + 18 * grow, 60 * grow, sand, 0.3, line + 120 * grow, count=3, depth=0.4
        ),
        scatter(
            "far-palms",
            (line + 22 * grow, line + 34 * grow),
            7,
            trees.palm(air, 0.26, lean=0.4),
            (0.45 * grow, 0.65 * grow),
            room=200 * grow,
            clumps=3,
        ),
    ]
    ground = [
        land.ground(brief, air, line + 40 * grow, desert.SAND, swell=9, under="#b8803c"),
        _palms(brief, air, pool, grow, behind=True),
        _water(brief, air, pool),
        _palms(brief, air, pool, grow, behind=False),
        scatter(
            "grass",
            (pool[1] - pool[3] - 4, pool[1] - pool[3] + 8),
            60,
            plants.tuft(air, colour="#79a845", tall=22, blades=9),
            (0.6, 0.9),
            room=30,
            clear=[(-frame.width, pool[0] - pool[2] * 0.8), (pool[0] + pool[2] * 0.8, frame.width)],
        ),
        land.pool_of_light(brief, air, place.lead + 60, feet, frame.width * 0.46, 0.32),
        scatter("stones", (feet - 60, feet - 10), 10, land.rock(air), (0.35, 0.8), room=50, clear=aside),
        scatter(
            "dry", (feet - 60, feet - 4), 24, plants.tuft(air, colour="#b8ae58", tall=20, blades=8), (0.6, 1.0), room=34
        ),
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-dry",
            (frame.height - 8, frame.height + 12),
            12,
            plants.tuft(air, colour="#9aa850", tall=44, blades=12),
            (1.0, 1.5),
            room=70,
        ),
        scatter("near-reeds", (frame.height + 2, frame.height + 16), 6, reed(air), (1.2, 1.6), room=130, clear=aside),
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "far", 0.12, far),
        land.together(brief, "dunes", 0.4, near_dunes),
        land.together(brief, "ground", 0.92, ground),
        *([] if brief.travel else [_ripples(brief, air, pool)]),
        land.together(brief, "near", 1.05, near),
        *foreground.framing(brief, air, "grass", strength=0.75),
    ]
    if not air.night and not air.overcast:
        layers += [sky.birds(brief, air, line * 0.45, 4), foreground.butterflies(brief, air, feet - 70)]
    return outdoors.stage(brief, air, place, layers)


def _pool(brief: Brief, place: Marks) -> tuple[float, float, float, float]:
    """The pool's middle (x, y) and its radii."""
    frame = brief.frame
    y = place.feet - frame.pick(76, 118, 102)
    return (
        frame.width * frame.pick(0.17, 0.12, 0.15),
        y,
        frame.width * frame.pick(0.34, 0.42, 0.38),
        frame.pick(31.0, 46.0, 40.0),
    )


def _water(brief: Brief, air: Air, pool: tuple[float, float, float, float]) -> Still:
    x, y, rx, ry = pool
    wide = brief.frame.width

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("pool")
        rim = [
            (
                x + math.cos(k * math.tau / 22) * rx * rng.uniform(0.93, 1.05),
                y + math.sin(k * math.tau / 22) * ry * rng.uniform(0.9, 1.06),
            )
            for k in range(22)
        ]
        ends = [((ax + bx) / 2, (ay + by) / 2) for (ax, ay), (bx, by) in zip(rim, [*rim[1:], rim[0]], strict=True)]
        shore = draw.shape(ends[-1], *[(*corner, *end) for corner, end in zip(rim, ends, strict=True)])
        canvas.drawPath(shore, draw.stroke(air.lit("#7fa84a" if not air.snow else land.SNOW, 0.1), 15))
        canvas.drawPath(shore, draw.stroke(air.shaded("#9a7a48", 0.3), 5))
        tones = [
            draw.mix(air.horizon, air.wash("#48c0c8"), 0.35),
            draw.mix(air.middle, air.wash("#1f9ab0"), 0.6),
            air.wash("#14708e"),
        ]
        canvas.drawPath(shore, draw.fill(shader=draw.vertical(y - ry, y + ry, tones)))
        canvas.clipPath(shore, skia.ClipOp.kIntersect, True)
        for share in (-0.74, -0.46, 0.3, 0.66):  # the palms on their heads
            px, green = x + share * rx, air.shaded("#2f6a45", 0.3)
            canvas.drawLine(px, y - ry, px + 6, y + ry * 0.2, draw.stroke(air.shaded("#7a5c40", 0.4), 5, alpha=0.4))
            for _ in range(7):
                dx = rng.uniform(-34, 34)
                canvas.drawLine(
                    px + dx,
                    y + ry * rng.uniform(0.1, 0.55),
                    px + dx + rng.uniform(-14, 14),
                    y + ry * 0.5,
                    draw.stroke(green, 3.4, alpha=0.34),
                )
        for _ in range(30):
            px, py = x + rng.uniform(-0.95, 0.8) * rx, y + rng.uniform(-0.9, 0.9) * ry
            canvas.drawLine(
                px, py, px + rng.uniform(8, 46), py, draw.stroke(draw.lighten(air.horizon, 0.35), 1.1, alpha=0.5)
            )

    return (
        land.strip(brief, "pool", 0.92, y - ry - 14, y + ry + 16, paint)
        if brief.travel
        else Still("set:pool", 0.92, (-wide * 0.75, y - ry - 14, wide * 1.5, 2 * ry + 30), paint)
    )


def _palms(brief: Brief, air: Air, pool: tuple[float, float, float, float], grow: float, *, behind: bool) -> Still:
    """Date palms and shrubs around the pool, and the tent behind it."""
    frame = brief.frame
    x, y, rx, ry = pool
    stands = (
        ((-0.86, -0.6, 1.1, -0.7), (-0.62, -0.9, 0.9, 0.5), (0.5, -0.95, 1.15, 0.5), (0.8, -0.7, 0.95, -0.5))
        if behind
        else ((0.92, 0.75, 1.35, 0.8), (-1.42, 0.3, 1.25, -0.7))
    )

    def paint(canvas: skia.Canvas) -> None:
        if behind:
            _tent(canvas, air, x - rx * 0.06, y - ry * 1.12, 0.72 * grow)
        for across, down, size, lean in stands:
            rng = brief.random("palm", str(across))
            px, py = x + across * rx, y + down * ry
            trees.palm(air, 0.1 if behind else 0.02, lean=lean)(canvas, px, py, size * grow * 0.86, rng)
            plants.bush(air, 0.08 if behind else 0.0, colour="#5c9a42")(
                canvas, px + 10, py + 3, 0.62 * size * grow**0.5, rng
            )

    return land.strip(brief, f"palms-{behind}", 0.92, -120, frame.height + 40, paint)


def _tent(canvas: skia.Canvas, air: Air, x: float, y: float, s: float) -> None:
    """A striped tent with its flap open, lit from inside at night."""
    draw.soft_shadow(canvas, x, y, 74 * s, 7 * s, 0.36, air.wash("#2a1408"))
    body = draw.shape(
        (x - 62 * s, y), (x - 46 * s, y - 44 * s), (x, y - 84 * s), (x + 46 * s, y - 44 * s), (x + 62 * s, y)
    )
    canvas.drawPath(body, draw.fill(air.lit("#f2e4c4", 0.15)))
    canvas.save()
    canvas.clipPath(body, skia.ClipOp.kIntersect, True)
    for k in (-3, -1, 1, 3):
        canvas.drawPath(
            draw.shape(
                (x + (k - 0.5) * 20 * s, y),
                (x + (k - 0.5) * 4 * s, y - 84 * s),
                (x + (k + 0.5) * 4 * s, y - 84 * s),
                (x + (k + 0.5) * 20 * s, y),
            ),
            draw.fill(air.wash("#c8483c")),
        )
    canvas.drawRect(
        draw.rect(x - 70 * s, y - 90 * s, 70 * s, 90 * s) if air.side > 0 else draw.rect(x, y - 90 * s, 70 * s, 90 * s),
        draw.fill(air.shade, alpha=0.22),
    )
    canvas.restore()
    door = draw.shape((x - 13 * s, y), (x - 2 * s, y - 46 * s), (x + 4 * s, y - 46 * s), (x + 17 * s, y))
    canvas.drawPath(door, draw.fill("#ffb85a" if air.night else air.shaded("#5a3a2c", 0.6)))
    if air.night:
        draw.glow(canvas, x, y - 20 * s, 70 * s, "#ffb050", 0.5, skia.BlendMode.kSrcOver)
    canvas.drawLine(x, y - 84 * s, x, y - 100 * s, draw.stroke(air.wash("#5a4030"), 2 * s))
    canvas.drawPath(
        draw.shape((x, y - 100 * s), (x + 18 * s, y - 95 * s), (x, y - 90 * s)), draw.fill(air.lit("#e8b83c", 0.2))
    )


def _ripples(brief: Brief, air: Air, pool: tuple[float, float, float, float]) -> Live:
    x, y, rx, ry = pool
    rng = brief.random("ripples")
    glints = [
        (rng.uniform(-0.8, 0.8), rng.uniform(-0.7, 0.7), rng.uniform(0, 6.3), rng.uniform(1.2, 2.4)) for _ in range(20)
    ]
    tone = draw.lighten(air.sun, 0.5)

    def paint(canvas: skia.Canvas, t: float) -> None:
        for u, v, phase, rate in glints:
            shine = max(0.0, math.sin(t * rate + phase))
            px, py, long = x + u * rx * math.sqrt(1 - v * v), y + v * ry, 4 + 16 * shine
            canvas.drawLine(px - long, py, px + long, py, draw.stroke(tone, 1.4, alpha=0.65 * shine))

    return Live("set:ripples", 0.93, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"oasis": build}
