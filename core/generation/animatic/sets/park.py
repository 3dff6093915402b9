"""A city park: a path with lamps and benches, old trees, a pond with ducks, a bandstand, the towers of the city behind."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, foreground, land, outdoors, plants, sky, skyline
from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.sets.town import town_for
from core.generation.animatic.stage import Brief, Layer, Live, Stage


def build(brief: Brief) -> Stage:
    """The park of a brief."""
    site = built.site_for(brief, (0.55, 0.58, 0.56), (1.0, 1.5, 1.25))
    air, line, wide, grow = site.air, site.line, site.wide, site.grow
    town = replace(town_for(brief), base=line + 4, air=air)
    pond = (wide * site.pick(0.27, 0.22, 0.26), line + 66 * grow, wide * site.pick(0.22, 0.3, 0.25), 17 * grow)

    def woods(ink: Ink) -> None:
        for index in range(-6, 7):
            rng = site.random("wood", str(index))
            fittings.tree(
                ink, wide * 0.13 * index + rng.uniform(-16, 16), line + 14, grow * rng.uniform(0.5, 0.74), rng
            )
        _bandstand(ink, wide * site.pick(0.12, 0.1, 0.12), line + 20, grow * site.pick(0.92, 0.8, 0.88))

    def water(ink: Ink) -> None:
        x, y, rx, ry = pond
        ink.oval(x, y, rx * 1.06, ry * 1.25, "#8a9a5a", -0.2)
        tones = [draw.lighten(air.horizon, 0.1), air.middle, draw.mix(air.zenith, air.wash("#2a6a8c"), 0.4)]
        if air.snow:
            tones = [air.lit("#e2eef8", 0.1), air.wash("#c4d8ea")]
        draw.oval(ink.canvas, x, y, rx, ry, draw.fill(shader=draw.vertical(y - ry, y + ry, tones)))
        if not air.snow:
            for index in range(5):
                ink.oval(
                    x + rx * (-0.66 + 0.1 * index),
                    y + ry * (0.36 + 0.1 * (index % 2)),
                    11 * grow,
                    3.4 * grow,
                    "#5f9f4a",
                    0.1,
                )
            ink.ball(x - rx * 0.56, y + ry * 0.3, 4 * grow, "#ff9ac8")
        rng = site.random("reeds")
        for k in range(16):
            u = math.pi * (1.08 + 0.84 * k / 15)
            plants.tuft(air, tall=26, blades=6)(
                ink.canvas, x + math.cos(u) * rx * 1.04, y + math.sin(u) * ry * 1.1 + 4, 0.9 * grow, rng
            )

    def beside(ink: Ink) -> None:
        big = grow * site.pick(1.25, 1.2, 1.25)
        fittings.tree(ink, -wide * site.pick(0.41, 0.4, 0.42), line + 60 * grow, big, site.random("old"))
        fittings.tree(ink, wide * 0.6, line + 50 * grow, big, site.random("older"))
        for share, deep in ((-0.24, 58), (0.47, 104), (-0.62, 104)):
            fittings.lamp_post(ink, wide * share, line + deep * grow, grow * (0.86 + deep / 420), globes=2)
        fittings.bench(ink, -wide * site.pick(0.37, 0.33, 0.37), line + 98 * grow, grow * site.pick(0.95, 0.8, 0.9))
        for index in range(9):
            x = wide * (0.18 + 0.045 * index)
            if not air.snow:
                for k in range(3):
                    plants.flower(air, ("#ff5f8f", "#ffd34d", "#ffffff", "#b48cff"))(
                        ink.canvas,
                        x + 9 * k,
                        line + (112 + 5 * k) * grow,
                        0.9 * grow,
                        site.random("bed", str(index * 3 + k)),
                    )

    way = (
        None
        if brief.travel
        else land.path_to_horizon(brief, air, line + 24, "#dcc8a4", x_far=-wide * 0.05, x_near=wide * 0.04)
    )
    pools = [(wide * x, line + d * grow, 130 * grow) for x, d in ((-0.24, 64), (0.47, 110))]
    layers: list[Layer] = [
        *skyline.skyline_layers(town),
        site.together("woods", 0.5, site.row("woods", 0, line + 30, woods, distance=0.14, depth=0.5)),
        site.together(
            "ground",
            0.93,
            land.ground(brief, air, line + 16, "#72b24a", swell=4),
            way,
            land.pool_of_light(brief, air, site.place.lead + 60, site.feet, wide * 0.48, 0.32),
            land.scatter(brief, "tufts", (line + 40, site.feet), 110, plants.tuft(air), (0.4, 0.9), room=26),
            *outdoors.seasonal(brief, air, line + 30),
            site.row("water", line + 30, line + 120 * grow, water),
            site.row("beside", -60, site.high, beside),
            built.lamplight(site, pools),
            built.seat(site),
        ),
        *foreground.framing(brief, air, "leaves"),
    ]
    if not air.snow:
        layers.append(_ducks(site, pond))
    if not air.night and not air.overcast:
        layers.append(sky.birds(brief, air, line * 0.45))
    anchors = {
        **site.underfoot("path"),
        "grass": site.spot(-0.2, site.feet + 4),
        "water": site.spot(pond[0] / wide, pond[1] + 4, 0.5, depth=0.95, supports="water"),
        "surface": site.spot(
            -site.pick(0.37, 0.33, 0.37), line + (98 - 24) * grow, 0.75, depth=0.951, supports="surface"
        ),
    }
    return site.stage(layers, anchors)


def _bandstand(ink: Ink, x: float, y: float, s: float) -> None:
    """An open pavilion under a tented roof, 170 units tall."""
    ink.shadow(x, y, 90 * s, 6 * s)
    ink.box(x - 76 * s, y - 18 * s, 152 * s, 18 * s, "#e4ded2", -0.1)
    ink.glow(x, y - 60 * s, 80 * s, "#ffcf8a", 0.5)
    for index in range(5):
        px = x + (index - 2) * 34 * s
        ink.column(px, y - 18 * s, 6 * s, 82 * s, "#f6f2ea")
    for index in range(16):
        ink.line("#f6f2ea", 2 * s, (x + (-68 + 9 * index) * s, y - 18 * s), (x + (-68 + 9 * index) * s, y - 42 * s))
    ink.line("#f6f2ea", 3 * s, (x - 70 * s, y - 43 * s), (x + 70 * s, y - 43 * s))
    ink.poly(
        "#4f8f8a",
        (x - 88 * s, y - 98 * s),
        (x - 40 * s, y - 116 * s, x, y - 152 * s),
        (x + 40 * s, y - 116 * s, x + 88 * s, y - 98 * s),
        light=0.1,
    )
    ink.poly(
        "#4f8f8a",
        (x - ink.air.side * 88 * s, y - 98 * s),
        (x - ink.air.side * 40 * s, y - 116 * s, x, y - 152 * s),
        (x, y - 98 * s),
        light=-0.3,
    )
    ink.box(x - 88 * s, y - 101 * s, 176 * s, 7 * s, "#f6f2ea", 0.1)
    ink.snow(x - 44 * s, y - 124 * s, 88 * s, 9 * s)
    ink.ball(x, y - 156 * s, 5 * s, "#f2c94a")


def _ducks(site: Site, pond: tuple[float, float, float, float]) -> Live:
    """Three ducks that swim to and fro; they pass with the pond."""
    x, y, rx, ry = pond
    period, s, air = land.period_of(site.brief), 0.8 * site.grow, site.air
    body, head, bill = (
        draw.fill(air.lit("#a8825c", 0.1)),
        draw.fill(air.wash("#2f7a55")),
        draw.fill(air.lit("#f2b63c", 0.1)),
    )
    ring = draw.stroke(draw.lighten(air.horizon, 0.3), 1.0, alpha=0.5)

    def paint(canvas: skia.Canvas, t: float) -> None:
        at = (x - site.brief.travel * t + period / 2) % period - period / 2
        for index in range(3):
            phase = 0.22 * t + index * 2.2
            way = 1 if math.cos(phase) > 0 else -1
            px, py = at + math.sin(phase) * rx * 0.6, y + ry * (-0.3 + 0.34 * index) + math.sin(t * 3 + index)
            draw.oval(canvas, px, py, 12 * s, 5.6 * s, body)
            canvas.drawPath(
                draw.shape(
                    (px - way * 8 * s, py - 2 * s), (px - way * 17 * s, py - 7 * s), (px - way * 12 * s, py + 2 * s)
                ),
                body,
            )
            canvas.drawCircle(px + way * 10 * s, py - 9 * s, 4.8 * s, head)
            canvas.drawPath(
                draw.shape(
                    (px + way * 13 * s, py - 10 * s), (px + way * 20 * s, py - 8 * s), (px + way * 13 * s, py - 6 * s)
                ),
                bill,
            )
            canvas.drawOval(draw.rect(px - 20 * s, py + 1 * s, 40 * s, 7 * s), ring)

    return Live("set:ducks", 0.94, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"park": build}
