"""A café by a window: people sit on a bench behind a long wooden table, with the street behind the glass.

Each shape has its own arrangement (see `Plan`). Weather falls outside the window only, so `Stage.weather` is None.
"""

from __future__ import annotations

from dataclasses import dataclass

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import decor, interior, lamplight, window
from core.generation.animatic.sets.interior import Palette
from core.generation.animatic.sets.outlook import Daylight, Opening, daylight
from core.generation.animatic.stage import Anchor, Brief, Grade, Layer, Light, Stage, Still

WALL_DEPTH, LAMP_DEPTH, BENCH_DEPTH, BUST_DEPTH, TABLE_DEPTH, THING_DEPTH = 0.5, 0.62, 0.82, 0.9, 1.0, 1.03

PALETTES = (
    Palette("#a05a3c", "#6a3524", "#20473f", "#b4472f", "#a8683c"),
    Palette("#96583f", "#5e3226", "#7c2f2c", "#2c5c58", "#9c6038"),
    Palette("#a4664a", "#6b3d2e", "#24405e", "#c9922f", "#a66a40"),
    Palette("#8f5a48", "#57332b", "#8a5a24", "#35563f", "#94603e"),
)


@dataclass(frozen=True)
class Plan:
    """One shape's arrangement: where the window, the table, the people, the cups and the lamps go."""

    opening: Opening
    edge: float
    bench: float
    scale: float
    people: tuple[float, ...]
    things: tuple[tuple[float, float], ...]
    thing_scale: float
    lamps: tuple[tuple[float, float, float], ...]
    shelves: tuple[tuple[float, float, float], ...]
    company: float  # how large the others are beside the lead
    sill: tuple[float, float]  # places on the windowsill between its plants
    setting: tuple[float, float]  # what the house puts on the table: a menu and a candle


PLANS = {
    "landscape": Plan(
        Opening(-318, 20, 536, 204, (0.333, 0.667), (0.26,)), 344, 246, 1.12,
        (-124, 196, -318), ((64, 428), (318, 434), (-304, 438)), 1.0,
        ((-270, 66, 30), (132, 84, 33), (318, 50, 30)), ((246, 208, 190), (246, 122, 190)), 0.97, (64, -226), (206, 378),
    ),
    "portrait": Plan(
        Opening(-206, 62, 316, 388, (0.5,), (0.3,)), 612, 474, 1.38,
        (-60, 140, -190), ((88, 748), (-150, 762), (-28, 790)), 1.16,
        ((150, 168, 40), (-150, 112, 32)), ((134, 436, 150), (134, 330, 150)), 0.86, (78, -156), (-196, 664),
    ),
    "square": Plan(
        Opening(-268, 36, 412, 284, (0.5,), (0.28,)), 458, 342, 1.24,
        (-84, 172, -236), ((86, 576), (238, 588), (-212, 594)), 1.12,
        ((-214, 96, 32), (176, 118, 35), (290, 70, 30)), ((176, 306, 200), (176, 204, 200)), 0.96, (64, -196), (208, 506),
    ),
}  # fmt: skip


def build(brief: Brief) -> Stage:
    """The café, ready for its guests: bust anchors behind the table, surfaces on it."""
    plan = PLANS[brief.frame.shape.value]
    palette = brief.random("palette").choice(PALETTES)
    outside = daylight(brief)
    width, height = brief.frame.width, brief.frame.height
    wide = (-width * 0.75, -height * 0.2, width * 1.5, height * 1.4)
    near = (wide[0], height * 0.45, wide[2], height * 0.75)
    top = (wide[0], plan.edge - 12, wide[2], height * 1.2 - plan.edge + 12)
    layers: list[Layer] = [
        *window.view(brief, plan.opening),
        Still("set:wall", WALL_DEPTH, wide, lambda canvas: _wall(canvas, brief, plan, palette, outside.lamps, wide)),
        Still(
            "set:lamps",
            LAMP_DEPTH,
            (wide[0], wide[1], wide[2], plan.edge + height * 0.2),
            lambda canvas: _lamps(canvas, plan, palette, outside.lamps, wide[1]),
        ),
        Still(
            "set:bench",
            BENCH_DEPTH,
            (wide[0], plan.bench - 30, wide[2], height - plan.bench + 40),
            lambda canvas: _bench(canvas, plan, palette, wide),
        ),
        Still("set:table", TABLE_DEPTH, top, lambda canvas: _table(canvas, brief, plan, palette, outside, wide)),
        *lamplight.sunbeams(brief, plan.opening, outside, BENCH_DEPTH + 0.01, plan.edge + 60),
        lamplight.dust(brief, (-width * 0.5, plan.edge * 0.25, width, plan.edge * 0.8), 1.2),
        Still("set:foreground", 1.5, near, lambda canvas: _foreground(canvas, brief), blur=6.0),
    ]
    return Stage(
        brief.frame,
        layers,
        _anchors(plan),
        light=_light(brief, outside),
        grade=_grade(brief),
        camera="push",
        focus=plan.people[0] * 0.4,
    )


def _anchors(plan: Plan) -> dict[str, Anchor]:
    anchors = {}
    for name, x, faces in zip(("lead", "second", "third"), plan.people, (1, -1, 1), strict=True):
        # a tall frame has no room for two at full size: company sits a little further back
        scale, back = (plan.scale, 0.0) if name == "lead" else (plan.scale * plan.company, 0.004)
        anchors[name] = Anchor(x, plan.edge, BUST_DEPTH - back, scale, faces, "bust")
    for index, (x, y) in enumerate(plan.things):
        name = "surface" if index == 0 else f"surface-{index + 1}"
        anchors[name] = Anchor(x, y, THING_DEPTH + 0.002 * index, plan.thing_scale, supports="surface")
    return {**anchors, **window.places(plan.opening, plan.sill, PLANS["landscape"].scale)}


def _light(brief: Brief, outside: Daylight) -> Light:
    rim = outside.wash
    if brief.dark:
        return Light(("#ffc884", 0.26), ("#1c0c1c", 0.46), (rim, 0.16), ("#ffb060", 0.14), 0.5)
    warm = 0.14 + 0.12 * outside.lamps
    return Light(("#ffd9a0", warm), ("#3a1810", 0.32), (rim, 0.2), ("#ffb870", 0.12), 0.45)


def _grade(brief: Brief) -> Grade:
    if brief.weather == "snow":
        return Grade(1.04, 1.05, (1.01, 1.0, 1.02), 0.3, 0.36)
    return Grade(1.06, 1.08, (1.04, 1.0, 0.95), 0.34, 0.42)


def _wall(
    canvas: skia.Canvas,
    brief: Brief,
    plan: Plan,
    palette: Palette,
    lamps: float,
    area: tuple[float, float, float, float],
) -> None:
    opening = plan.opening
    rnd = brief.random("wall")
    canvas.save()
    canvas.clipPath(interior.hole(area, opening), True)
    interior.bricks(canvas, area, palette, rnd, 1.0 if brief.frame.width > 700 else 1.15)
    lamplight.shade_corners(canvas, area, 0.42 if not brief.dark else 0.6)
    for x, y, size in plan.lamps:
        lamplight.pool(canvas, x, y + size * 2, size * 6.4, size * 6.4, "#ffb458", 0.5 * lamps)
    canvas.restore()
    interior.frame_window(canvas, opening, interior.WALNUT)
    interior.sill(canvas, opening, interior.WALNUT)
    top = opening.bottom + 8
    decor.potted_plant(canvas, opening.x + 34, top, 62, brief.random("sill"), pot="#d8c7ae", leaf="#4d8a5a")
    decor.jar(canvas, opening.x + 76, top, 30, "#8a5a34")
    decor.potted_plant(canvas, opening.right - 30, top, 46, brief.random("sill-2"), pot="#c9694a", leaf="#6a9a5a")
    for index, (x, y, wide) in enumerate(plan.shelves):
        _shelf(canvas, brief, index, x, y, wide)


def _shelf(canvas: skia.Canvas, brief: Brief, index: int, x: float, y: float, wide: float) -> None:
    rnd = brief.random("shelf", str(index))
    decor.shelf(canvas, x, y, wide, interior.WALNUT)
    if index == 0:
        decor.books(canvas, x + 8, y, wide * 0.36, 46, rnd)
        decor.potted_plant(canvas, x + wide * 0.58, y, 58, rnd, pot="#e6d8c0", leaf="#3f7d55")
        decor.jar(canvas, x + wide * 0.78, y, 38, "#4a2a18")
        decor.jar(canvas, x + wide * 0.92, y, 32, "#c9924a")
    else:
        tints = ("#f4ead8", "#2f6f73", "#d98a5a", "#e0b05a", "#f4ead8")
        for place in range(3):
            decor.mug(canvas, x + 20 + place * 24, y, 18, rnd.choice(tints))
        decor.trailing_plant(canvas, x + wide * 0.62, y, 74, rnd, pot="#b4573c", leaf="#5c8f52")
        decor.books(canvas, x + wide * 0.74, y, wide * 0.2, 40, rnd)


def _lamps(canvas: skia.Canvas, plan: Plan, palette: Palette, power: float, top: float) -> None:
    for x, y, size in plan.lamps:
        lamplight.light_cone(canvas, x, y, plan.edge, size * 0.9, size * 3.4, 0.17 * power)
        lamplight.pendant(canvas, x, top, y, size, palette.lamp, max(0.6, power))


def _bench(canvas: skia.Canvas, plan: Plan, palette: Palette, area: tuple[float, float, float, float]) -> None:
    left, right = area[0], area[0] + area[2]
    interior.banquette(canvas, left, right, plan.bench, plan.edge, palette.fabric, interior.WALNUT)
    for x, _, size in plan.lamps:
        lamplight.pool(canvas, x, plan.bench + 20, size * 5, size * 2.4, "#ffc27a", 0.2)


def _table(
    canvas: skia.Canvas, brief: Brief, plan: Plan, palette: Palette, outside: Daylight,
    area: tuple[float, float, float, float],
) -> None:  # fmt: skip
    bottom = area[1] + area[3]
    interior.table(
        canvas, area[0], area[0] + area[2], plan.edge, bottom, palette.wood, brief.random("table"),
        daylight=outside.wash, window=(plan.opening.x, plan.opening.right),
        lamps=tuple(x for x, _, _ in plan.lamps), warmth=outside.lamps,
    )  # fmt: skip
    lead = plan.people[0]
    decor.menu_and_candle(canvas, *plan.setting, 0.8 * plan.thing_scale)
    draw.soft_shadow(canvas, lead, plan.edge + 3, 105 * plan.scale, 13 * plan.scale, 0.42, "#1c0a06")


def _foreground(canvas: skia.Canvas, brief: Brief) -> None:
    """Leaves close to the lens, and a candle's glow in the other corner."""
    rnd = brief.random("foreground")
    width, height = brief.frame.width, brief.frame.height
    base = (-width * 0.5 - 10, height + 40)
    size = min(width, height) * 0.5
    for index in range(9):
        reach = size * rnd.uniform(0.55, 0.95)
        tip = (base[0] + reach * 0.75 * (0.15 + index * 0.085), base[1] - reach * (1.05 - index * 0.085))
        decor.leaf_blade(canvas, base, tip, size * 0.075, draw.mix("#2f6a48", "#9cc46a", rnd.random() * 0.5))
    draw.glow(canvas, width * 0.5 + 6, height - 6, size * 0.42, "#ffb45c", 0.5, skia.BlendMode.kSrcOver)


SETS = {"cafe": build}
