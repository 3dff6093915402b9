"""A living room in the evening of its own light: a sofa under a window, a lamp, a rug, books and a low table.

The first figures sit on the sofa when their action is one for sitting, and stand on the rug otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import decor, furniture, interior, lamplight, window
from core.generation.animatic.sets.interior import Palette
from core.generation.animatic.sets.outlook import Daylight, Opening, daylight
from core.generation.animatic.stage import Anchor, Brief, Grade, Layer, Light, Stage, Still

SEATED = frozenset(
    {
        None,
        "sit",
        "read",
        "think",
        "drink",
        "eat",
        "sleep",
        "talk",
        "look",
        "type",
        "work",
        "play_guitar",
        "hug",
        "listen",
        "watch",
    }
)

PALETTES = (
    Palette("#9db5a2", "#6d8576", "#c9743f", "#f3e3c3", "#a8744a"),
    Palette("#93a8c0", "#5f7390", "#d9a441", "#f3e0c8", "#a06a44"),
    Palette("#dcb8a0", "#ab8070", "#3f6f6b", "#f6e6c6", "#9a6038"),
    Palette("#d9c8ae", "#a08e7c", "#6b4f7f", "#f4e2c4", "#a8744a"),
)


@dataclass(frozen=True)
class Plan:
    """One shape's arrangement; ``floor`` is where the wall ends, ``stand`` where those who stand have their feet."""

    opening: Opening
    floor: float
    sofa: tuple[float, float, float]  # middle, seat, width
    size: float
    seats: tuple[float, ...]
    stand: float
    stands: tuple[float, ...]
    table: tuple[float, float, float]  # middle, top, half its width
    things: tuple[tuple[float, float], ...]
    thing_scale: float
    ground: tuple[tuple[float, float], ...]
    lamp: tuple[float, float]  # x, height
    bookcase: tuple[float, float, float]  # left, width, height
    pictures: tuple[tuple[float, float, float, float], ...]
    sill: tuple[float, float]  # places on the windowsill


PLANS = {
    "landscape": Plan(
        Opening(-186, 40, 282, 170, (0.5,), (0.34,)), 356, (-52, 340, 400), 1.5, (-128, 34, -206), 446, (-64, 128, -244),
        (214, 424, 118), ((196, 430), (266, 422), (142, 420)), 0.52,
        ((-300, 452), (340, 462), (40, 466)), (-308, 268), (250, 170, 286), ((186, 112, 66, 84),), (-44, -150),
    ),
    "portrait": Plan(
        Opening(-176, 104, 250, 290, (0.5,), (0.3,)), 640, (-4, 612, 400), 1.86, (-48, 122, -156), 752, (-52, 128, -168),
        (92, 744, 118), ((76, 752), (150, 742), (12, 744)), 0.62,
        ((-150, 786), (170, 800), (0, 806)), (-206, 356), (140, 140, 420), ((176, 138, 84, 104),), (-128, 10),
    ),
    "square": Plan(
        Opening(-220, 60, 280, 230, (0.5,), (0.32,)), 484, (-44, 462, 400), 1.66, (-104, 40, -186), 588, (-66, 128, -222),
        (160, 566, 124), ((140, 572), (218, 562), (84, 562)), 0.58,
        ((-230, 600), (280, 612), (0, 616)), (-276, 312), (176, 170, 330), ((118, 130, 74, 92),), (-32, -176),
    ),
}  # fmt: skip


def build(brief: Brief) -> Stage:
    """The room, with seats or standing places for its people and a low table for things."""
    plan = PLANS[brief.frame.shape.value]
    palette = brief.random("palette").choice(PALETTES)
    outside = daylight(brief)
    width, height = brief.frame.width, brief.frame.height
    wide = (-width * 0.75, -height * 0.2, width * 1.5, height * 1.4)
    near = (wide[0], height * 0.3, wide[2], height * 0.9)
    middle, top, half = plan.table
    layers: list[Layer] = [
        *window.view(brief, plan.opening),
        Still("set:wall", 0.5, wide, lambda canvas: _wall(canvas, brief, plan, palette, outside.lamps, wide)),
        Still(
            "set:floor",
            0.8,
            (wide[0], plan.floor - 20, wide[2], height * 1.2 - plan.floor + 20),
            lambda canvas: _floor(canvas, brief, plan, palette, outside, wide),
        ),
        Still(
            "set:sofa",
            0.85,
            (wide[0], wide[1], wide[2], plan.floor - wide[1] + 200),
            lambda canvas: _sofa(canvas, brief, plan, palette, outside.lamps),
        ),
        Still(
            "set:low-table",
            1.0,
            (middle - half - 20, top - 60, 2 * half + 40, 200),
            lambda canvas: furniture.low_table(canvas, middle, top, half, half * 0.42, palette.wood),
        ),
        *lamplight.sunbeams(brief, plan.opening, outside, 0.87, plan.floor + 70),
        lamplight.dust(brief, (-width * 0.5, height * 0.15, width, height * 0.7), 1.2, 16),
        Still("set:foreground", 1.45, near, lambda canvas: _foreground(canvas, brief), blur=6.5),
    ]
    return Stage(
        brief.frame,
        layers,
        _anchors(brief, plan),
        light=_light(brief, outside),
        grade=_grade(brief),
        camera="push",
        focus=plan.seats[0] * 0.4,
    )


def _anchors(brief: Brief, plan: Plan) -> dict[str, Anchor]:
    anchors = {}
    seat = plan.sofa[1] + 2
    for index, (name, x) in enumerate(zip(("lead", "second", "third"), plan.seats, strict=True)):
        faces = -1 if index == 1 else 1
        if brief.action in SEATED:
            anchors[name] = Anchor(x, seat, 0.92 + 0.002 * index, plan.size, faces, "sit")
        else:
            anchors[name] = Anchor(
                plan.stands[index], plan.stand - 10 * index, 0.96 - 0.004 * index, plan.size * 0.97, faces, "stand"
            )
    for index, (x, y) in enumerate(plan.things):
        name = "surface" if index == 0 else f"surface-{index + 1}"
        anchors[name] = Anchor(x, y, 1.03 + (0.004 if index == 0 else 0.001), plan.thing_scale, supports="surface")
    for index, (x, y) in enumerate(plan.ground):
        name = "ground" if index == 0 else f"ground-{index + 1}"
        anchors[name] = Anchor(x, y, 1.06 + 0.004 * index, plan.size * 0.95, supports="ground")
    return {**anchors, **window.places(plan.opening, plan.sill, 0.8 * plan.size)}


def _light(brief: Brief, outside: Daylight) -> Light:
    if brief.dark:
        return Light(("#ffca8c", 0.22), ("#1a1028", 0.44), ("#ffb869", 0.26), (outside.wash, 0.12), 0.5)
    return Light(
        ("#fff0d8", 0.14), ("#3a2430", 0.26), ("#ffc98a", 0.12 + 0.12 * outside.lamps), (outside.wash, 0.18), 0.42
    )


def _grade(brief: Brief) -> Grade:
    if brief.dark:
        return Grade(1.06, 1.05, (1.03, 0.99, 1.0), 0.36, 0.48)
    return Grade(1.04, 1.06, (1.02, 1.0, 0.98), 0.3, 0.32)


def _wall(
    canvas: skia.Canvas,
    brief: Brief,
    plan: Plan,
    palette: Palette,
    lamps: float,
    area: tuple[float, float, float, float],
) -> None:
    opening = plan.opening
    canvas.save()
    canvas.clipPath(interior.hole(area, opening), True)
    interior.plaster(canvas, area, palette, brief.random("wall"))
    for index in range(60):
        x = area[0] + index * 44.0
        canvas.drawLine(x, plan.floor - 92, x, plan.floor, draw.stroke(draw.darken(palette.wall, 0.35), 1.6, alpha=0.4))
    canvas.drawRect(
        draw.rect(area[0], plan.floor - 98, area[2], 7),
        draw.fill(
            shader=draw.vertical(
                plan.floor - 98, plan.floor - 91, [draw.lighten(palette.wall, 0.3), draw.darken(palette.wall, 0.15)]
            )
        ),
    )
    lamplight.shade_corners(canvas, area, 0.26 if not brief.dark else 0.55)
    canvas.restore()
    interior.frame_window(canvas, opening, "#efe6d8" if not brief.dark else "#c9bda9", 10)
    interior.sill(canvas, opening, "#e9dfcf", 12)
    decor.potted_plant(
        canvas, opening.right - 40, opening.bottom + 8, 50, brief.random("sill"), pot="#c9694a", leaf="#5c8f52"
    )
    length = plan.floor - opening.y - 20
    furniture.curtains(canvas, opening, draw.mix(palette.fabric, "#f3e6d2", 0.6), length, brief.random("curtains"))
    for index, (x, y, wide, tall) in enumerate(plan.pictures):
        decor.picture(canvas, x, y, wide, tall, brief.random("picture", str(index)), wood="#8a5a3c")


def _floor(
    canvas: skia.Canvas,
    brief: Brief,
    plan: Plan,
    palette: Palette,
    outside: Daylight,
    area: tuple[float, float, float, float],
) -> None:
    furniture.floor(
        canvas, area[0], area[0] + area[2], plan.floor, area[1] + area[3], palette.wood, brief.random("floor")
    )
    middle = plan.sofa[0] + 36
    ry = (brief.frame.height - plan.floor) * 0.34
    furniture.rug(
        canvas, middle, plan.floor + ry * 1.75, brief.frame.width * 0.42, ry, draw.mix(palette.fabric, "#e9dcc6", 0.45)
    )
    lamplight.pool(canvas, plan.lamp[0], plan.floor + ry, 260, ry * 1.4, "#ffca85", 0.3 * outside.lamps)


def _sofa(canvas: skia.Canvas, brief: Brief, plan: Plan, palette: Palette, lamps: float) -> None:
    left, wide, tall = plan.bookcase
    furniture.bookcase(canvas, left, plan.floor + 8, wide, tall, palette.wood, brief.random("bookcase"))
    lamp_x, lamp_tall = plan.lamp
    furniture.standing_lamp(canvas, lamp_x, plan.floor + 40, lamp_tall, palette.lamp, max(0.35, lamps))
    middle, seat, width = plan.sofa
    cushions = brief.random("cushions").choice((("#f3e3c3", "#2f6f73"), ("#d9a441", "#f3e3c3"), ("#e9dcc6", "#b5485d")))
    furniture.sofa(canvas, middle, seat, width, plan.size * 0.9, palette.fabric, cushions)
    lamplight.pool(canvas, lamp_x + 40, seat - 30, 210, 150, "#ffcf8e", 0.3 * lamps)


def _foreground(canvas: skia.Canvas, brief: Brief) -> None:
    """A tall plant close to the lens in the right corner."""
    rnd = brief.random("foreground")
    width, height = brief.frame.width, brief.frame.height
    base = (width * 0.5 + 14, height + 50)
    size = min(width, height) * 0.6
    for index in range(8):
        reach = size * rnd.uniform(0.6, 0.95)
        tip = (base[0] - reach * 0.7 * (0.05 + index * 0.1), base[1] - reach * (1.1 - index * 0.09))
        decor.leaf_blade(canvas, base, tip, size * 0.07, draw.mix("#24513c", "#7fae62", rnd.random() * 0.5))


SETS = {"room": build}
