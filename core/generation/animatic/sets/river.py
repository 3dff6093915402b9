"""A river in the woods: a waterfall over a mossy cliff, its pool and spray, the stream that runs past stones to the viewer."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.sets import foreground, lakes, land, outdoors, plants, relief, rockwork, sky, trees
from core.generation.animatic.sets.marks import marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still

WATER, FOAM = "#3fa6c8", "#f4fdff"
AFLOAT = frozenset({"swim", "sail", "row", "float", "dive", "surf"})


def build(brief: Brief) -> Stage:
    """The river of a brief; who walks goes along it."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.5, 0.5, 0.49), seats=True)
    place.name(
        bank=(-0.02, 4),
        shore=(0.02, -10),
        water=(0.3, -8, 0.8, 0.985),
        rock=(-0.34, -12, 0.85),
        **{"water-2": (0.22, -50, 0.5, 0.96)},
    )
    afloat = brief.action in AFLOAT
    if afloat:
        place.name(water=(0.0 if brief.travel else 0.1, -8, 0.95, 0.985))
    if not brief.travel:
        place.move(
            **{
                "lead": -0.2,
                "second": 0.03,
                "fourth": -0.42,
                "fifth": -0.05,
                "ground": 0.0,
                "ground-2": -0.28,
                "ground-4": -0.3,
            }
        )
    line, feet, grow = place.horizon, place.feet, frame.pick(1.0, 1.55, 1.25)
    air = sky.air_for(brief, line)
    scatter = partial(land.scatter, brief)
    aside = outdoors.clearing(brief, -0.26, 0.2)
    bed = outdoors.clearing(brief, -0.3 if afloat else 0.0, 0.6 if afloat else 0.5)
    fall = outdoors.clearing(brief, 0.02, 0.26)
    green = "#6aa544"
    at_water = afloat and brief.travel > 0  # the water reaches to below whoever is on it
    dry = feet - 68 if brief.travel else 0.0  # whoever walks has the water behind the near bank
    far = [
        relief.mountains(
            brief, air, "peaks", 0.12, line + 4, 150 * grow, "#6f83a8", 0.6, bottom=line + 20, peaks=5, snowline=0.55
        ),
        relief.ridge(brief, air, "far", 0.12, line - 46 * grow, 22, "#4f8062", 0.52, bottom=line + 40, trees=34 * grow),
        relief.mist(brief, air, "far", 0.12, line - 10, 50, 0.4),
    ]
    wood = [
        relief.ridge(brief, air, "near-wood", 0.5, line - 8, 12, "#3f6f4a", 0.3, bottom=line + 60, trees=58 * grow)
        if brief.travel
        else None,
        scatter(
            "wood",
            (line + 18, line + 34),
            22,
            _mixed(air, 0.24),
            (0.7 * grow, 1.15 * grow),
            room=280 * grow,
            clear=fall,
        ),
        scatter("bushes", (line + 24, line + 40), 22, plants.bush(air, 0.2), (0.6, 1.0), room=80, clear=fall),
    ]
    grown = [
        *outdoors.seasonal(brief, air, max(line + 40, dry), 200),
        scatter(
            "tufts",
            (max(line + 44, dry), feet - 4),
            140,
            plants.tuft(air, colour=green),
            (0.45, 1.0),
            room=28,
            clear=bed,
        ),
        None
        if air.snow
        else scatter(
            "flowers",
            (max(line + 50, dry), feet - 4),
            60,
            plants.flower(air),
            (0.45, 0.95),
            room=26,
            clumps=9,
            clear=bed,
        ),
        scatter(
            "ferns", (max(line + 46, dry), feet - 20), 16, plants.fern(air), (0.6, 1.1), room=70, clear=[*aside, *bed]
        ),
        scatter(
            "stones", (max(line + 44, dry), feet - 8), 12, land.rock(air), (0.5, 1.2), room=70, clear=[*aside, *bed]
        ),
    ]
    ground = [
        land.ground(brief, air, line + 30, green, swell=8, under="#7a6a48"),
        _brook(brief, air, line, feet) if brief.travel else _stream(brief, air, line),
        land.pool_of_light(brief, air, place.lead + 50, feet, frame.width * 0.42, 0.32),
        *([] if at_water else grown),
        None if brief.travel else _banks(brief, air, line),
        *([] if brief.travel else [_flank_trees(brief, air, line, grow)]),
        *outdoors.seats(brief, air, place),
    ]
    near = [
        scatter(
            "near-tufts",
            (feet + 22, frame.height + 8),
            70,
            plants.tuft(air, colour="#5f953f", tall=28),
            (0.9, 1.4),
            room=46,
            clear=bed,
        ),
        scatter(
            "near-stones", (frame.height - 4, frame.height + 14), 7, land.rock(air), (1.5, 2.3), room=110, clear=aside
        ),
    ]
    moving = lakes.shimmer(brief, air, line + 44, feet - 84, 0.925) if brief.travel else _flow(brief, air, line)
    falls: list[Layer] = [] if brief.travel else [_cliff(brief, air, line), _waterfall(brief, air, line)]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "far", 0.12, far),
        *falls,
        land.together(brief, "wood", 0.5, wood),
        land.together(brief, "ground", 0.92, ground),
        moving,
        land.together(brief, "near", 1.05, near),
        *foreground.framing(brief, air, "leaves", strength=0.8),
        *outdoors.adrift(brief, air),
    ]
    if not air.night and not air.overcast:
        layers.append(sky.birds(brief, air, line * 0.4, 4))
    return outdoors.stage(brief, air, place, layers)


def _mixed(air: Air, distance: float) -> land.Item:
    leafy = trees.broadleaf(air, distance)
    return land.any_of(trees.conifer(air, distance), leafy, leafy, trees.birch(air, distance))


def _fall(brief: Brief, line: float) -> tuple[float, float, float, float]:
    """The waterfall: its middle, its top and its foot, and half its width."""
    frame = brief.frame
    return (
        frame.width * frame.pick(0.15, 0.12, 0.14),
        frame.height * frame.pick(0.15, 0.2, 0.18),
        line + 34,
        frame.width * frame.pick(0.05, 0.085, 0.065),
    )


def _cliff(brief: Brief, air: Air, line: float) -> Still:
    """The cliff that the river falls from, grown with moss and small trees."""
    frame = brief.frame
    x, top, foot, half = _fall(brief, line)
    reach = frame.width * frame.pick(0.27, 0.36, 0.3)
    low = foot + 30

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("cliff")
        tones = (air.far("#b0aaa4", 0.24), air.far("#77736f", 0.24), air.far("#3c3c46", 0.22))
        rim = [
            (x - reach * 1.25, low), (x - reach, foot - 60), (x - reach * 0.8, top + 84), (x - reach * 0.46, top + 20),
            (x - half * 1.3, top - 6), (x + half * 1.2, top - 8), (x + reach * 0.5, top - 30), (x + reach * 0.86, top + 40),
            (x + reach * 1.1, foot - 80), (x + reach * 1.4, low),
        ]  # fmt: skip
        edge = rockwork.ragged(rng, rim, 0.07, 3)
        outline = draw.shape(*edge)
        rockwork.face(canvas, outline, tones, rng, side=air.side, size=48, count=130)
        canvas.save()
        canvas.clipPath(outline, skia.ClipOp.kIntersect, True)
        moss = land.SNOW if air.snow else air.foliage("#6f9f45")
        for _ in range(90):
            px, py = x + rng.uniform(-1.2, 1.2) * reach, rng.uniform(top - 20, foot)
            draw.oval(
                canvas,
                px,
                py,
                rng.uniform(8, 30),
                rng.uniform(2.5, 7),
                draw.fill(air.far(moss, 0.2), alpha=rng.uniform(0.3, 0.75)),
            )
        shade = draw.horizontal(
            x - half * 2.4,
            x + half * 2.4,
            [(tones[2], 0.0), (tones[2], 0.85), (tones[2], 0.85), (tones[2], 0.0)],
            [0, 0.3, 0.7, 1],
        )
        canvas.drawRect(draw.rect(x - half * 2.4, top, half * 4.8, foot - top), draw.fill(shader=shade))
        canvas.restore()
        for k, (px, py) in enumerate(rim[2:8]):
            if abs(px - x) > half * 1.6:
                maker = (trees.conifer(air, 0.28, shadow=False), trees.broadleaf(air, 0.28, shadow=False))[k % 2]
                maker(canvas, px, py + 10, frame.pick(0.36, 0.5, 0.42), rng)
                plants.bush(air, 0.26)(canvas, px + 16, py + 10, 0.5, rng)

    return Still("set:cliff", 0.3, (x - reach * 1.6, top - 190, reach * 3.4, low - top + 190), paint)


def _waterfall(brief: Brief, air: Air, line: float) -> Live:
    """The falling water: a sheet with streaks that run down it, and the spray at its foot."""
    x, top, foot, half = _fall(brief, line)
    rng = brief.random("waterfall")
    white, blue = draw.mix(air.far(FOAM, 0.1), air.horizon, 0.35), air.far("#8fd0e6", 0.16)
    if air.night:
        white = draw.mix(white, "#c4d8ff", 0.4)
    sheet = draw.shape(
        (x - half * 0.8, top - 4), (x, top + 5, x + half * 0.8, top - 4), (x + half * 0.86, top + 30, x + half * 1.15, foot), (x - half * 1.15, foot), (x - half * 0.86, top + 30, x - half * 0.8, top - 4)
    )  # fmt: skip
    body = draw.fill(shader=draw.vertical(top, foot, [draw.mix(blue, white, 0.4), blue, white], [0, 0.5, 1]))
    streaks = [
        (
            rng.uniform(-0.9, 0.9),
            rng.random(),
            rng.uniform(24, 70),
            draw.stroke(
                white if rng.random() < 0.7 else draw.mix(blue, WATER, 0.5),
                rng.uniform(1.2, 3.4),
                alpha=rng.uniform(0.4, 0.9),
            ),
        )
        for _ in range(34)
    ]
    puffs = [(rng.uniform(-1.5, 1.5), rng.uniform(0.8, 1.6), rng.uniform(0, 6.3)) for _ in range(6)]
    high = foot - top

    def paint(canvas: skia.Canvas, t: float) -> None:
        canvas.drawPath(sheet, body)
        for across, start, long, ink in streaks:
            u = (t * 0.75 + start) % 1.0
            y = top + high * u**1.3
            px = x + across * half * (0.82 + 0.3 * u)
            canvas.drawLine(px, y, px + across * 1.5, min(foot, y + long), ink)
        for across, size, phase in puffs:
            beat = 0.5 + 0.5 * math.sin(t * 1.7 + phase)
            draw.glow(
                canvas,
                x + across * half,
                foot - 6 - 7 * beat,
                half * size * (0.9 + 0.2 * beat),
                white,
                0.5,
                skia.BlendMode.kSrcOver,
            )

    return Live("set:waterfall", 0.31, paint)


def _is_broad(brief: Brief) -> bool:
    """Whether the stream is wide enough for one who is in it."""
    return brief.action in AFLOAT


def _course(brief: Brief, line: float) -> tuple[list[Point], list[Point]]:
    """The banks of the stream, from the pool to the lower right of the frame."""
    frame = brief.frame
    x, _, _, half = _fall(brief, line)
    left, right = [], []
    top, low = line + 32, frame.height + 60
    aside, swell = (-0.02, 0.34) if _is_broad(brief) else (0.19, 0.13)
    for k in range(27):
        u = k / 26
        y = top + (low - top) * u**1.25
        pool = math.exp(-((u / 0.12) ** 2))
        middle = x + frame.width * aside * u**1.1 + math.sin(u * 5.0) * frame.width * 0.05
        wide = half * 1.2 + pool * half * 1.6 + frame.width * swell * u
        left.append((middle - wide, y))
        right.append((middle + wide * 1.25, y))
    return left, right


def _stream(brief: Brief, air: Air, line: float) -> Still:
    frame = brief.frame
    left, right = _course(brief, line)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("stream")
        water = draw.shape(*left, *reversed(right))
        earth = air.shaded("#8a7350" if not air.snow else "#c9d8ea", 0.25)
        for bank in (left, right):
            canvas.drawPath(draw.path(*bank[1:]), draw.stroke(earth, 15))
            canvas.drawPath(draw.path(*bank[1:]), draw.stroke(air.shaded("#5a4a38", 0.5), 5))
        low = draw.mix(air.wash(WATER), air.middle, 0.3)
        tones = [draw.mix(air.horizon, low, 0.35), low, draw.mix(air.wash("#1f7a9c"), air.zenith, 0.2)]
        if air.snow:
            tones = [draw.mix(tone, air.wash("#dceefa"), 0.35) for tone in tones]
        canvas.drawPath(water, draw.fill(shader=draw.vertical(line + 34, frame.height, tones)))
        canvas.clipPath(water, skia.ClipOp.kIntersect, True)
        for bank, sign in ((left, 1), (right, -1)):
            canvas.drawPath(
                draw.path(*bank),
                draw.stroke(
                    air.lit("#bfeaf0", 0.1) if not air.snow else air.lit("#ffffff", 0.0),
                    10 if air.snow else 6,
                    alpha=0.8 if air.snow else 0.4,
                ),
            )
            for _ in range(20):  # light that lies on the bed near the banks
                k = rng.randrange(3, len(bank))
                canvas.drawLine(
                    bank[k][0] + sign * 6,
                    bank[k][1],
                    bank[k][0] + sign * rng.uniform(14, 60),
                    bank[k][1] + rng.uniform(-3, 3),
                    draw.stroke(draw.lighten(air.horizon, 0.3), 1.2, alpha=0.35),
                )

        foam = draw.fill(draw.mix(air.far(FOAM, 0.1), air.horizon, 0.3))
        for _ in range(26):  # where the fall strikes the pool
            x = rng.uniform(left[0][0], right[0][0])
            draw.oval(canvas, x, left[0][1] + rng.uniform(0, 7), rng.uniform(8, 26), rng.uniform(2, 4.5), foam)

    return Still(
        "set:stream", 0.92, (-frame.width * 0.75, line + 10, frame.width * 1.5, frame.height - line + 60), paint
    )


def _brook(brief: Brief, air: Air, line: float, feet: float) -> Still:
    """The river for who walks along it: a band of water behind the near bank."""
    period = land.period_of(brief)
    top, low = line + 42, feet + (24 if _is_broad(brief) else -80)
    edge = land.wave(brief.random("brook"), period, 6, octaves=4, base=3)

    def paint(canvas: skia.Canvas) -> None:
        outline = draw.path((-period / 2, top), (period / 2, top))
        for px in reversed(land.steps(-period / 2, period / 2, 12)):
            outline.lineTo(px, low + edge(px))
        outline.close()
        canvas.drawPath(outline, draw.stroke(air.shaded("#7a6648", 0.3), 9))
        tones = [draw.mix(air.horizon, air.wash(WATER), 0.4), draw.mix(air.wash(WATER), air.middle, 0.3)]
        canvas.drawPath(outline, draw.fill(shader=draw.vertical(top, low, tones)))
        rng = brief.random("ripples")
        for _ in range(120):
            x, y = rng.uniform(-period / 2, period / 2), rng.uniform(top + 4, low - 4)
            canvas.drawLine(
                x, y, x + rng.uniform(8, 46), y, draw.stroke(draw.lighten(air.horizon, 0.35), 1.2, alpha=0.45)
            )

    return land.strip(brief, "brook", 0.92, top - 8, low + 16, paint)


def _banks(brief: Brief, air: Air, line: float) -> Still:
    """Stones along the stream and in it, with foam at their feet."""
    frame = brief.frame
    left, right = _course(brief, line)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("banks")
        for k in range(2, 25):
            u = k / 26
            size = 0.3 + 1.0 * u
            for px, py in (left[k], right[k]):
                if rng.random() < 0.62:
                    land.rock(air)(canvas, px + rng.uniform(-8, 8), py + 3, size * rng.uniform(0.5, 1.0), rng)
            if k in (9, 14, 19):
                x = left[k][0] + (right[k][0] - left[k][0]) * rng.uniform(0.3, 0.7)
                draw.oval(
                    canvas, x, left[k][1] + 3 * size, 34 * size, 6 * size, draw.fill(air.lit(FOAM, 0.0), alpha=0.75)
                )
                land.rock(air)(canvas, x, left[k][1] + 2, size * 0.9, rng)

    return Still("set:stones", 0.92, (-frame.width * 0.75, line, frame.width * 1.5, frame.height - line + 60), paint)


def _flank_trees(brief: Brief, air: Air, line: float, grow: float) -> Still:
    frame = brief.frame

    def paint(canvas: skia.Canvas) -> None:
        for share, down, size, kind in (
            (-0.47, 46, 1.4, "birch"),
            (-0.39, 38, 1.15, "leaf"),
            (0.49, 44, 1.35, "spruce"),
        ):
            maker = {
                "birch": trees.birch(air, 0.04),
                "leaf": trees.broadleaf(air, 0.08),
                "spruce": trees.conifer(air, 0.05),
            }[kind]
            maker(canvas, share * frame.width, line + down, size * grow, brief.random("flank", kind))

    return Still("set:flank-trees", 0.9, (-frame.width * 0.75, -80, frame.width * 1.5, frame.height + 80), paint)


def _flow(brief: Brief, air: Air, line: float) -> Live:
    """Glints and foam that run down the stream."""
    left, right = _course(brief, line)
    rng = brief.random("flow")
    runs = [(rng.uniform(0.08, 0.92), rng.random(), rng.uniform(0.10, 0.2)) for _ in range(36)]
    tone = draw.lighten(air.horizon, 0.5)
    last = len(left) - 1

    def at(across: float, u: float) -> Point:
        k = min(last - 1, int(u * last))
        f = u * last - k
        lx, ly = left[k][0] + (left[k + 1][0] - left[k][0]) * f, left[k][1] + (left[k + 1][1] - left[k][1]) * f
        rx = right[k][0] + (right[k + 1][0] - right[k][0]) * f
        return lx + (rx - lx) * across, ly

    def paint(canvas: skia.Canvas, t: float) -> None:
        for across, start, rate in runs:
            u = (t * rate + start) % 0.96
            (x0, y0), (x1, y1) = at(across, u), at(across, u + 0.03)
            canvas.drawLine(x0, y0, x1, y1, draw.stroke(tone, 0.9 + 2.0 * u, alpha=0.7 * min(1.0, 6 * u)))

    return Live("set:flow", 0.93, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"river": build, "waterfall": build}
