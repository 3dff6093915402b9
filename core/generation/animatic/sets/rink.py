"""An ice rink: a sheet of ice with its boards under garlands of light, snowy firs, wooden huts, the town behind; always winter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, land, sky, trees
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.fittings import PARTY
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Reflection, Stage, Still


def build(brief: Brief) -> Stage:
    """The rink of a brief."""
    winter = replace(brief, season="winter")
    site = built.site_for(winter, (0.57, 0.58, 0.57), (1.0, 1.35, 1.2))
    site = replace(site, air=sky.air_for(winter, site.line, snow=True))
    line, wide, grow = site.line, site.wide, site.grow
    rim = line + 40 * grow

    def town(ink: Ink) -> None:
        rng = site.random("town")
        x = -wide * 0.85
        while x < wide * 0.85:
            w = rng.uniform(64, 96) * grow
            fittings.gable(
                ink,
                x + w / 2,
                line + 8,
                w,
                rng.uniform(84, 128) * grow * site.pick(1.0, 1.25, 1.1),
                rng,
                wall=rng.choice(("#e8c8a0", "#d8a890", "#c9d0c0", "#e4d8c4")),
                roof="#7a5a5a",
                storeys=2,
                timber=rng.random() < 0.4,
            )
            x += w + 3

    def firs(ink: Ink) -> None:
        rng = site.random("firs")
        for share, size in ((-0.6, 0.9), (-0.46, 1.05), (0.47, 1.1), (0.62, 0.9), (-0.2, 0.62)):
            trees.conifer(site.air, 0.04)(ink.canvas, wide * share, line + 24, size * grow, rng)
        _great_fir(ink, wide * site.pick(0.22, 0.17, 0.2), line + 28, grow * site.pick(1.1, 1.3, 1.2), site)
        _hut(ink.by_lamp(0.55), -wide * site.pick(0.33, 0.33, 0.34), line + 32, grow)

    def boards(ink: Ink) -> None:
        warm = ink.by_lamp(0.25)
        tall = 42 * grow
        warm.box(-wide, rim - tall, 2 * wide, tall, "#f4f6f8", 0.1)
        warm.box(-wide, rim - tall, 2 * wide, 7 * grow, "#d8382f", 0.1)
        warm.box(-wide, rim - 9 * grow, 2 * wide, 9 * grow, "#f2c230", 0.1)
        for index in range(-12, 13):
            x = index * wide / 9
            warm.line("#c4ccd4", 2, (x, rim - tall), (x, rim))
            if index % 2:
                warm.box(x + wide * 0.018, rim - tall * 0.68, wide * 0.075, tall * 0.34, PARTY[index % 5], 0.1)
        ink.snow(-wide, rim - tall + 1, 2 * wide, 6 * grow)

    def lights(ink: Ink) -> None:
        high = line - site.pick(130, 210, 160)
        ends = [(wide * x, high + d) for x, d in ((-0.72, 10), (-0.22, -6), (0.34, 4), (0.76, 0))]
        for x, y in ends:
            ink.line("#4a4a58", 5 * grow, (x, rim), (x, y - 8))
            ink.snow(x - 4, y - 7, 8, 5)
        for index in range(3):
            fittings.garland(
                ink,
                ends[index],
                ends[index + 1],
                40,
                colours=("#ffd98a", "#ff9a8a", "#9ae0ff", "#b8ff9a"),
                size=4.0,
                count=17,
            )

    def drift(ink: Ink) -> None:
        for side in (-1, 1):
            for k in range(7):
                ink.oval(
                    side * wide * (0.64 - 0.035 * k),
                    site.high + 14 + 4 * k,
                    66 - 5 * k,
                    40 - 3 * k,
                    "#f3f8ff",
                    0.1 - 0.08 * (k % 2),
                )

    layers: list[Layer] = [
        site.together("town", 0.4, site.row("houses", -20, line + 12, town, distance=0.2, depth=0.4)),
        site.together(
            "ground",
            0.92,
            land.ground(winter, site.air, line + 10, "#f3f8ff", swell=3),
            site.row("firs", -60, line + 40, firs),
            _ice(site, rim),
            site.row("boards", rim - 50 * grow, rim + 2, boards),
            site.row("lights", 0, rim + 4, lights),
            built.lamplight(site, [(wide * x, rim + 70 * grow, 160 * grow) for x in (-0.45, 0.05, 0.5)], "#ffd9a8"),
            built.seat(site, "crate"),
        ),
        built.near(site, "drift", site.high - 40, site.high + 70, drift, blur=3.0),
    ]
    stage = site.stage(layers, {"ice": site.spot(0.08)})
    stage.reflection = Reflection(rim + 2, "set:ground", 0.2, 0.35)
    return stage


def _ice(site: Site, top: float) -> Still:
    """The ice: pale blue with the marks of blades, a line and a circle under it."""
    air, period, bottom = site.air, land.period_of(site.brief), site.high + 70

    def paint(canvas: skia.Canvas) -> None:
        rng = site.random("ice")
        colours = [air.far("#e8f4fb", 0.1), air.lit("#c9e4f4", 0.1), air.shaded("#a9d0ea", 0.12)]
        canvas.drawRect(
            draw.rect(-period / 2, top, period, bottom - top), draw.fill(shader=draw.vertical(top, bottom, colours))
        )
        red, blue = air.wash("#d8584c"), air.wash("#4a86c8")
        y = top + (bottom - top) * 0.42
        canvas.drawRect(draw.rect(-period / 2, top + 20, period, 5), draw.fill(blue, alpha=0.5))
        if not site.brief.travel:
            x = site.wide * 0.14
            canvas.drawOval(
                draw.rect(x - 150 * site.grow, y - 34 * site.grow, 300 * site.grow, 68 * site.grow),
                draw.stroke(red, 5, alpha=0.5),
            )
            draw.oval(canvas, x, y, 12, 3.4, draw.fill(red, alpha=0.6))
        scratches = skia.Path()
        for _ in range(150):
            u = rng.random()
            px, py = rng.uniform(-period / 2, period / 2), top + 10 + (bottom - top) * u
            long = rng.uniform(14, 70) * (0.4 + u)
            scratches.moveTo(px, py)
            scratches.quadTo(px + long * 0.5, py + rng.uniform(-9, 9) * u, px + long, py + rng.uniform(-5, 5) * u)
        canvas.drawPath(scratches, draw.stroke("#ffffff", 1.1, alpha=0.6 if not air.night else 0.3))
        for _ in range(12):
            u, px = rng.random(), rng.uniform(-period / 2, period / 2)
            draw.soft_shadow(
                canvas, px, top + (bottom - top) * u, 60 + 110 * u, 6 + 9 * u, 0.4, air.lit("#ffffff", 0.1)
            )

    return land.strip(site.brief, "ice", 0.92, top, bottom, paint)


def _great_fir(ink: Ink, x: float, y: float, s: float, site: Site) -> None:
    """The town's tree, hung with lights."""
    trees.conifer(ink.air, 0.0)(ink.canvas, x, y, s, site.random("great fir"))
    rng = site.random("baubles")
    for _ in range(34):
        u = rng.random() ** 0.7
        half = 44 * s * u
        ink.bulb(
            x + rng.uniform(-half, half),
            y - 190 * s + 158 * s * u,
            3.0 * s,
            rng.choice(("#ffd34d", "#ff6a5a", "#6fc8ff", "#ff9ad0")),
            5,
        )
    star = [built.turned(x, y - 200 * s, (13 if k % 2 == 0 else 5.4) * s, 36 * k - 90) for k in range(10)]
    ink.glow(x, y - 200 * s, 50 * s, "#ffe08a", 0.8)
    ink.canvas.drawPath(draw.shape(*star), ink.shine("#ffd34d"))


def _hut(ink: Ink, x: float, y: float, s: float) -> None:
    """A wooden hut that sells punch and lends skates."""
    ink.shadow(x, y, 80 * s, 6 * s)
    ink.wall(x, y, 128 * s, 84 * s, "#a8744a")
    for k in range(9):
        ink.line("#7f5432", 1.2 * s, (x - 64 * s, y - 9 * k * s), (x + 64 * s, y - 9 * k * s))
    hatch = draw.rect(x - 46 * s, y - 70 * s, 92 * s, 36 * s)
    ink.canvas.drawRect(hatch, draw.fill("#ffdf9a") if ink.lamps else ink.fill("#4a3a34"))
    ink.glow(x, y - 52 * s, 90 * s, "#ffc070", 0.5)
    for k in range(4):
        ink.box(x + (-38 + 22 * k) * s, y - 46 * s, 9 * s, 12 * s, ("#d8382f", "#f6f2e6", "#3f8fd0", "#d8382f")[k], 0.1)
    ink.box(x - 54 * s, y - 35 * s, 108 * s, 7 * s, "#d8b07a", 0.2)
    for sign in (-1, 1):
        ink.poly(
            "#7a4a34",
            (x, y - 130 * s),
            (x + sign * 82 * s, y - 76 * s),
            (x + sign * 76 * s, y - 68 * s),
            (x, y - 116 * s),
            light=0.3 * sign * ink.air.side,
        )
    ink.poly("#a8744a", (x, y - 117 * s), (x + 64 * s, y - 83 * s), (x - 64 * s, y - 83 * s))
    for sign in (-1, 1):
        ink.line("#f3f8ff", 11 * s, (x, y - 132 * s), (x + sign * 80 * s, y - 80 * s), light=0.1)


SETS: dict[str, Callable[[Brief], Stage]] = {"ice_rink": build}
