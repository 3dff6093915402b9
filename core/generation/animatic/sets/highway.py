"""The open road: asphalt that runs straight to the horizon through fields or desert, poles with wires, a sign, mountains."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, land, landmarks, plants, relief, trees
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Stage, Still

DRY = frozenset({"los_angeles", "las_vegas", "dubai", "cairo", "giza", "mexico_city"})


def build(brief: Brief) -> Stage:
    """The road of a brief."""
    site = built.site_for(brief, (0.5, 0.52, 0.5), (1.0, 1.5, 1.25))
    air, line, wide, grow = site.air, site.line, site.wide, site.grow
    dry = (brief.place or "") in DRY
    soil = "#d9ac6c" if dry else "#7fb04e"
    aside = [] if brief.travel else [(-0.62 * wide, 0.62 * wide)]
    far = trees.cactus(air, 0.2) if dry else trees.broadleaf(air, 0.2)
    clump = plants.bush(air, 0.05, colour="#8a9a4e") if dry else plants.bush(air, 0.05)

    def poles(ink: Ink) -> None:
        spots = [
            (wide * 0.62, line + 120 * grow, 1.5),
            (wide * 0.3, line + 44 * grow, 0.78),
            (wide * 0.16, line + 18 * grow, 0.4),
            (wide * 0.1, line + 9 * grow, 0.22),
        ]
        if brief.travel:
            spots = [(wide * x, line + 22 * grow, 0.9) for x in (-0.7, -0.3, 0.1, 0.5)]
        heads = [_pole(ink, x, y, s * grow) for x, y, s in spots]
        for first, last in itertools.pairwise(heads):
            for (x0, y0), (x1, y1) in zip(first, last, strict=True):
                ink.line("#3a3a44", 1.1, *built.arc((x0, y0), (x1, y1), 12 * grow, 8))
        if brief.travel:
            for (x1, y1), (x0, y0) in zip(heads[0], heads[-1], strict=True):
                ink.line("#3a3a44", 1.1, *built.arc((x0, y0), (x1 + land.period_of(brief), y1), 12 * grow, 8))

    def beside(ink: Ink) -> None:
        _sign(ink, -wide * site.pick(0.38, 0.36, 0.38), line + 66 * grow, grow * site.pick(1.0, 0.9, 1.0), dry=dry)

    def near(ink: Ink) -> None:
        rng = site.random("near")
        for share in (-0.6, -0.52, 0.54, 0.62):
            plants.tuft(air, colour="#b89a52" if dry else "#6a9a42", tall=64, blades=12)(
                ink.canvas, wide * share, site.high + 16, 1.6, rng
            )

    landmark = landmarks.beyond(brief, site.air, line, x=0.16, tall=0.36)
    layers: list[Layer] = [
        site.together(
            "mountains",
            0.14,
            relief.mountains(
                brief,
                air,
                "peaks",
                0.14,
                line + 2,
                116 * grow,
                "#a8705a" if dry else "#6f83a8",
                0.5,
                bottom=line + 20,
                peaks=6,
                snowline=1.2 if dry else 0.6,
            ),
            relief.ridge(
                brief,
                air,
                "near",
                0.14,
                line - 4,
                8,
                "#c99a68" if dry else "#5f936a",
                0.45,
                bottom=line + 20,
                trees=0 if dry else 12,
            ),
        ),
        *([landmark] if landmark else []),
        site.together(
            "ground",
            0.92,
            land.ground(brief, air, line + 4, soil, swell=4),
            land.scatter(
                brief,
                "far-trees",
                (line + 4, line + 20),
                16,
                far,
                (0.2 * grow, 0.45 * grow),
                room=120 * grow,
                clear=[] if brief.travel else [(-0.14 * wide, 0.12 * wide)],
            ),
            land.scatter(
                brief,
                "bushes",
                (line + 20, site.high),
                30,
                clump,
                (0.3, 1.1),
                room=60,
                clear=aside if brief.travel else [(-0.36 * wide, 0.36 * wide)],
            ),
            site.row("poles", -40, site.high, poles),
            _across(site) if brief.travel else _away(site),
            site.row("beside", line - 120 * grow, site.high, beside),
            land.pool_of_light(brief, air, site.place.lead + 50, site.feet, wide * 0.4, 0.2),
            built.seat(site, "crate"),
        ),
        built.near(site, "tufts", site.high - 120, site.high + 40, near),
    ]
    return site.stage(layers, site.underfoot("road", "asphalt"))


def _away(site: Site) -> Still:
    """The road seen along itself."""
    air, top, bottom = site.air, site.line + 6, site.high + 70
    far, half, near = site.wide * 0.02, 5.0, site.wide * site.pick(0.5, 0.66, 0.56)
    tone = "#676b76" if not air.snow else "#c9d4e2"

    def edge(u: float, share: float) -> tuple[float, float]:
        y = top + (bottom - top) * u
        return far * (1 - u) - site.wide * 0.03 * u + share * (half + (near - half) * u), y

    def strip(ink: Ink, colour: str, share: float, width: float, start: float, end: float) -> None:
        ink.poly(
            colour,
            edge(start, share - width),
            edge(start, share + width),
            edge(end, share + width),
            edge(end, share - width),
            light=0.1,
        )

    def paint(ink: Ink) -> None:
        shoulder = draw.shape(edge(0, -1.12), edge(0, 1.12), edge(1, 1.12), edge(1, -1.12))
        ink.canvas.drawPath(shoulder, ink.fill("#b8a88c" if not air.snow else "#eef4fb"))
        way = draw.shape(edge(0, -1), edge(0, 1), edge(1, 1), edge(1, -1))
        shades = [air.far(tone, 0.3), air.lit(tone, 0.06), air.shaded(tone, 0.3)]
        ink.canvas.drawPath(way, draw.fill(shader=draw.vertical(top, bottom, shades, [0, 0.3, 1])))
        if air.snow:
            for share in (-0.5, 0.5):
                strip(ink, "#8f9cb0", share, 0.07, 0.02, 1)
        for share in (-0.93, 0.93):
            strip(ink, "#f2efe6", share, 0.014, 0.0, 1)
        u = 0.012
        while u < 1:
            v = u + 0.02 + u * 0.26
            strip(ink, "#f4c63c", 0.0, 0.018, u, min(1.0, v))
            u = v + 0.012 + u * 0.2
        if site.wet:
            for share, u in ((-0.5, 0.5), (0.4, 0.4), (0.55, 0.75)):
                x, y = edge(u, share)
                draw.oval(ink.canvas, x, y, 90 * u, 9 * u, draw.fill(draw.lighten(air.middle, 0.2), alpha=0.4))

    return site.row("away", top, bottom, paint)


def _across(site: Site) -> Still:
    """The road seen across, for those who travel along it."""
    air, top, bottom = site.air, site.line + 70 * site.grow, site.high + 70
    tone = "#676b76" if not air.snow else "#c9d4e2"
    period = land.period_of(site.brief)

    def paint(canvas: skia.Canvas) -> None:
        ink = Ink(canvas, air, lamps=site.lamps)
        canvas.drawRect(
            draw.rect(-period / 2, top, period, bottom - top),
            draw.fill(
                shader=draw.vertical(top, bottom, [air.far(tone, 0.14), air.lit(tone, 0.05), air.shaded(tone, 0.3)])
            ),
        )
        ink.box(-period / 2, top + 6, period, 5, "#f2efe6")
        ink.box(-period / 2, top - 9, period, 9, "#b8a88c" if not air.snow else "#eef4fb")
        step = period / 8
        y = site.feet + 14 * site.grow
        for index in range(-4, 4):
            x = index * step + 30
            ink.poly("#f4c63c", (x, y), (x + step * 0.55, y), (x + step * 0.55 - 12, y + 10), (x - 12, y + 10))

    return land.strip(site.brief, "across", 0.92, top - 10, bottom, paint)


def _pole(ink: Ink, x: float, y: float, s: float) -> list[tuple[float, float]]:
    """A wooden pole; gives the places of its wires."""
    top = y - 210 * s
    ink.shadow(x, y, 16 * s, 4 * s, 0.3)
    ink.column(x, y, 8 * s, 210 * s, "#7a5a44")
    ends = []
    for dy, half in ((10, 40), (32, 30)):
        ink.line("#6a4c38", 5 * s, (x - half * s, top + dy * s), (x + half * s, top + dy * s))
        for sign in (-1, 1):
            ink.disc(x + sign * half * s * 0.9, top + (dy - 6) * s, 3.4 * s, "#9ab8b0", 0.3)
            ends.append((x + sign * half * s * 0.9, top + (dy - 8) * s))
        ink.snow(x - half * s, top + (dy - 2) * s, 2 * half * s, 4 * s)
    return ends


def _sign(ink: Ink, x: float, y: float, s: float, *, dry: bool) -> None:
    """A sign with an arrow, as roads have them, 150 units tall."""
    ink.shadow(x, y, 40 * s, 5 * s)
    for dx in (-26, 26):
        ink.column(x + dx * s, y, 6 * s, 120 * s, "#9aa2aa")
    plate = draw.rect(x - 56 * s, y - 150 * s, 112 * s, 68 * s)
    colour = "#2f8f5c" if not dry else "#3f7f4a"
    ink.canvas.drawRoundRect(plate, 7 * s, 7 * s, ink.fill("#f6f4ee", 0.1))
    ink.canvas.drawRoundRect(plate.makeInset(4 * s, 4 * s), 5 * s, 5 * s, ink.fill(colour, 0.1))
    ink.line("#ffffff", 6 * s, (x - 28 * s, y - 96 * s), (x - 28 * s, y - 132 * s), light=0.1)
    ink.line(
        "#ffffff", 6 * s, (x - 40 * s, y - 122 * s), (x - 28 * s, y - 136 * s), (x - 16 * s, y - 122 * s), light=0.1
    )
    for row, long in ((0, 44), (1, 30), (2, 38)):
        ink.box(x, y - (138 - 15 * row) * s, long * s, 7 * s, "#ffffff", 0.1)
    ink.snow(plate.left(), plate.top() + 1, plate.width(), 7 * s)


SETS: dict[str, Callable[[Brief], Stage]] = {"road": build, "highway": build}
