"""A city on canals, Venice or Amsterdam: tall houses rising from the water, an arched bridge, boats, mooring posts, a stone quay."""

from __future__ import annotations

import random
from collections.abc import Callable

from core.generation.animatic import draw
from core.generation.animatic.sets import built, fittings, lakes
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Layer, Stage

CANAL_PLACES = frozenset({"venice", "amsterdam"})


def build(brief: Brief) -> Stage:
    """The canal of a brief; gabled brick houses in Amsterdam, palaces and gondolas anywhere else."""
    site = built.site_for(brief, (0.5, 0.53, 0.52), (1.0, 1.4, 1.2))
    line, wide, grow = site.line, site.wide, site.grow
    quay = site.feet - 46 * site.pick(1.0, 1.25, 1.15)
    dutch = brief.place == "amsterdam"

    def houses(ink: Ink) -> None:
        rng = site.random("houses")
        x = -wide * 0.88
        gap = (wide * site.pick(0.12, 0.02, 0.08), wide * site.pick(0.3, 0.3, 0.3))  # where the view opens
        while x < wide * 0.88:
            w = rng.uniform(58, 82) * grow * (0.78 if dutch else 1.0)
            if gap[0] < x + w / 2 < gap[1]:
                x += w
                continue
            tall = rng.uniform(120, 190) * grow * site.pick(1.0, 1.12, 1.05)
            (_gabled if dutch else _palace)(ink.by_lamp(0.12), x + w / 2, line + 14, w, tall, rng)
            x += w + 1

    def bridge(ink: Ink) -> None:
        _bridge(ink, wide * site.pick(0.2, 0.16, 0.19), line + 24 * grow, grow * site.pick(1.0, 1.05, 1.0), brick=dutch)

    def boats(ink: Ink) -> None:
        if brief.action in ("float", "row"):
            return  # the boat that the picture is about lies here
        boat = _barge if dutch else _gondola
        boat(ink, wide * site.pick(0.23, 0.16, 0.21), quay - 16 * grow, grow * site.pick(1.0, 0.82, 0.92))
        boat(ink, -wide * 0.5, line + 50 * grow, 0.62 * grow)

    def kerb(ink: Ink) -> None:
        ink.box(-wide, quay - 16 * grow, 2 * wide, 15 * grow, "#8a7f70", -0.3)
        ink.box(-wide, quay - 3, 2 * wide, 9 * grow, "#dcd0bc", 0.2)
        for share in (-0.44, -0.36, 0.02, 0.43, 0.7, -0.7):
            _post(ink, wide * share, quay - 2, grow * (0.9 if share > 0 else 1.05), striped=not dutch)
        fittings.lamp_post(
            ink, -wide * site.pick(0.3, 0.36, 0.33), quay + 16 * grow, grow * 1.1, globes=1 if dutch else 2
        )
        rng = site.random("flowers")
        for share in (-0.54, 0.36):
            for _ in range(16 if not ink.air.snow else 0):
                ink.disc(
                    wide * share + rng.gauss(0, 15) * grow,
                    quay + (2 - abs(rng.gauss(0, 9))) * grow,
                    5 * grow,
                    rng.choice(("#e8443c", "#ff8fb0", "#4f8f44", "#5fa04c")),
                    0.1,
                )
            ink.box(wide * share - 30 * grow, quay + 2 * grow, 60 * grow, 15 * grow, "#b8683f", -0.1)

    def near(ink: Ink) -> None:
        for side in (-1, 1):
            _post(ink, side * wide * 0.56, site.high + 60, 2.0, striped=not dutch)

    layers: list[Layer] = [
        site.together("water", 0.18, lakes.lake(brief, site.air, line, quay + 8, ice=site.air.snow, depth=0.18)),
        site.together(
            "houses",
            0.46,
            site.row("fronts", -60, line + 20, houses, distance=0.08, depth=0.46),
            site.row("bridge", line - 60 * grow, line + 40 * grow, bridge, depth=0.46),
        ),
        lakes.shimmer(brief, site.air, line + 22, quay - 8, 0.5, 24),
        site.together("boats", 0.84, site.row("hulls", line - 80 * grow, quay + 4, boats, depth=0.84)),
        site.together(
            "ground",
            0.93,
            built.paving(site, quay, "#c4b49c", "cobbles" if dutch else "slabs"),
            built.lamplight(
                site, [(-wide * 0.32, quay + 40 * grow, 160 * grow), (wide * 0.4, quay + 40 * grow, 120 * grow)]
            ),
            site.row("kerb", quay - 330 * grow, site.high, kerb),
            built.seat(site),
        ),
        built.near(site, "posts", site.high - 160, site.high + 60, near),
    ]
    anchors = {
        **site.underfoot("sidewalk", "street"),
        "bridge": site.spot(site.pick(0.2, 0.16, 0.19), line - 48 * grow, 0.42, depth=0.5),
        "water": site.spot(-0.04, (line + quay) / 2 + 26 * grow, 0.7, depth=0.9, supports="water"),
    }
    return site.stage(layers, anchors, mirror=quay + 8 * grow if site.wet else None)


def _palace(ink: Ink, x: float, base: float, wide: float, tall: float, rng: random.Random) -> None:
    """A palace with pointed arches, balconies and its landing."""
    wall = rng.choice(("#d98a62", "#e6b07a", "#c9705a", "#f0d2a4", "#e8c0a8"))
    ink.wall(x, base, wide, tall, wall)
    ink.box(x - wide / 2 - 2, base - tall - 5, wide + 4, 7, "#f4ead8", 0.2)
    ink.poly(
        "#a8583f",
        (x - wide / 2 - 4, base - tall - 4),
        (x - wide * 0.34, base - tall - 20),
        (x + wide * 0.34, base - tall - 20),
        (x + wide / 2 + 4, base - tall - 4),
        light=0.1,
    )
    ink.snow(x - wide * 0.36, base - tall - 19, wide * 0.72, 7)
    floors = 3
    for floor in range(floors):
        y = base - tall * (0.34 + 0.22 * floor)
        for k in range(3):
            px, w, h = x + (k - 1) * wide * 0.29, wide * 0.17, tall * 0.14
            arch = draw.shape(
                (px - w / 2, y),
                (px - w / 2, y - h * 0.6),
                (px - w / 2, y - h * 0.86, px, y - h * 1.1),
                (px + w / 2, y - h * 0.86, px + w / 2, y - h * 0.6),
                (px + w / 2, y),
            )
            ink.canvas.drawPath(arch, ink.pen("#f6eedd", 3, 0.1))
            lit = ink.lamps and rng.random() < 0.6
            ink.canvas.drawPath(arch, draw.fill("#ffd48a") if lit else ink.fill("#4f6a7c", 0.1))
        ink.box(x - wide * 0.42, y, wide * 0.84, 3, "#f6eedd", 0.2)
        if floor == 1:
            for k in range(11):
                ink.line(
                    "#f6eedd",
                    1.5,
                    (x - wide * 0.42 + wide * 0.084 * k, y),
                    (x - wide * 0.42 + wide * 0.084 * k, y + tall * 0.05),
                )
    door = draw.rect(x - wide * 0.11, base - tall * 0.2, wide * 0.22, tall * 0.2)
    ink.canvas.drawRect(door, draw.fill("#ffcf86") if ink.lamps else ink.fill("#5a3a2c"))
    ink.box(x - wide / 2, base - 6, wide, 7, "#6f7a6a", -0.3)


def _gabled(ink: Ink, x: float, base: float, wide: float, tall: float, rng: random.Random) -> None:
    """A narrow brick house with a stepped or a bell gable."""
    wall = rng.choice(("#8a4436", "#6a3f38", "#a8583f", "#4f4a52", "#b87a54", "#7a5a48"))
    ink.wall(x, base, wide, tall, wall)
    top = base - tall
    if rng.random() < 0.5:
        for k in range(4):
            half = wide * (0.5 - 0.11 * k)
            ink.box(x - half, top - 9 * (k + 1), 2 * half, 10, wall, 0.1)
            for sign in (-1, 1):
                ink.box(x + sign * half - (0 if sign < 0 else 6), top - 9 * (k + 1) - 2, 6, 3, "#f4ead8", 0.2)
        ink.snow(x - wide * 0.17, top - 36, wide * 0.34, 6)
    else:
        ink.poly(
            wall,
            (x - wide * 0.5, top),
            (x - wide * 0.24, top - 4, x - wide * 0.2, top - 30),
            (x, top - 46, x + wide * 0.2, top - 30),
            (x + wide * 0.24, top - 4, x + wide * 0.5, top),
            light=0.1,
        )
        ink.line(
            "#f4ead8",
            3,
            (x - wide * 0.5, top),
            (x - wide * 0.24, top - 4, x - wide * 0.2, top - 30),
            (x, top - 46, x + wide * 0.2, top - 30),
            (x + wide * 0.24, top - 4, x + wide * 0.5, top),
            light=0.2,
        )
    ink.line("#3a3034", 2, (x, top - 20), (x, top - 30))
    for floor in range(4):
        y = top + tall * (0.05 + 0.2 * floor)
        for k in range(3):
            ink.window(
                x + (k - 1) * wide * 0.3 - wide * 0.1,
                y,
                wide * 0.2,
                tall * 0.13,
                lit=rng.random() < 0.6,
                frame="#fbf6ea",
            )
    ink.wall(x - wide * 0.2, base - 6, wide * 0.24, tall * 0.16, rng.choice(("#2f5f4a", "#a83a34", "#2f4a7a")))
    ink.box(x - wide / 2, base - 6, wide, 7, "#6f6a60", -0.3)


def _bridge(ink: Ink, x: float, y: float, s: float, *, brick: bool) -> None:
    """A bridge in one arch, with its image under it closed to an oval by the water."""
    stone = "#a8604a" if brick else "#e8dcc6"
    outline = draw.shape(
        (x - 150 * s, y),
        (x - 150 * s, y - 34 * s),
        (x - 60 * s, y - 70 * s, x, y - 72 * s),
        (x + 60 * s, y - 70 * s, x + 150 * s, y - 34 * s),
        (x + 150 * s, y),
        (x + 84 * s, y),
        (x + 66 * s, y - 50 * s, x, y - 52 * s),
        (x - 66 * s, y - 50 * s, x - 84 * s, y),
    )
    ink.solid(outline, stone, 0.35)
    for k in range(11):
        a, b = built.turned(x, y, 84 * s, 180 + 18 * k), built.turned(x, y, 96 * s, 180 + 18 * k)
        squeeze = 0.62
        ink.line("#8f8474", 1.2 * s, (a[0], y + (a[1] - y) * squeeze), (b[0], y + (b[1] - y) * squeeze))
    rail = [(x + u * 150 * s, y - (34 + 40 * (1 - u * u)) * s) for u in (k / 10 - 1 for k in range(21))]
    for px, py in rail:
        ink.line("#f6f0e2" if not brick else "#2f3a34", 2 * s, (px, py + 2 * s), (px, py - 18 * s))
    ink.line("#f6f0e2" if not brick else "#2f3a34", 4 * s, *[(px, py - 18 * s) for px, py in rail], light=0.2)
    if ink.air.snow:
        ink.line("#f3f8ff", 4 * s, *[(px, py - 21 * s) for px, py in rail])
    for px, py in rail[2::8]:
        ink.bulb(px, py - 24 * s, 3 * s, reach=8)


def _gondola(ink: Ink, x: float, y: float, s: float) -> None:
    """A black gondola with its iron prow and red seats, 260 units long."""
    hull = draw.shape(
        (x - 128 * s, y - 40 * s),
        (x - 110 * s, y - 16 * s, x - 70 * s, y - 18 * s),
        (x + 70 * s, y - 18 * s),
        (x + 108 * s, y - 18 * s, x + 124 * s, y - 54 * s),
        (x + 132 * s, y - 54 * s),
        (x + 124 * s, y - 2 * s, x + 70 * s, y),
        (x - 70 * s, y),
        (x - 116 * s, y - 2 * s, x - 134 * s, y - 38 * s),
    )
    for dx in (-34, 14):
        ink.canvas.drawRoundRect(
            draw.rect(x + dx * s, y - 42 * s, 34 * s, 28 * s), 8 * s, 8 * s, ink.fill("#c8382f", 0.1)
        )
        ink.line("#e8b83c", 2 * s, (x + dx * s, y - 41 * s), (x + (dx + 34) * s, y - 41 * s), light=0.2)
    ink.canvas.drawPath(
        hull, draw.fill(shader=draw.vertical(y - 50 * s, y, [ink.tone("#3a3a46", 0.3), ink.tone("#17171f", 0.0)]))
    )
    ink.line("#e8b83c", 1.8 * s, (x - 112 * s, y - 18 * s), (x + 104 * s, y - 18 * s), light=0.2)
    for k in range(5):
        ink.line(
            "#cfd4da", 2.4 * s, (x + 126 * s, y - (26 + 6 * k) * s), (x + 136 * s, y - (26 + 6 * k) * s), light=0.3
        )
    ink.line("#8a5c38", 3 * s, (x - 92 * s, y - 20 * s), (x - 126 * s, y - 96 * s))


def _barge(ink: Ink, x: float, y: float, s: float) -> None:
    """A flat canal boat under its awning, 230 units long."""
    ink.poly(
        "#f4efe4",
        (x - 66 * s, y - 50 * s),
        (x + 60 * s, y - 50 * s),
        (x + 70 * s, y - 20 * s),
        (x - 72 * s, y - 20 * s),
        light=0.1,
    )
    for k in range(5):
        ink.window(x + (-58 + 25 * k) * s, y - 44 * s, 18 * s, 16 * s, lit=True, frame="#f4efe4", bars=False)
    ink.box(x - 72 * s, y - 57 * s, 138 * s, 8 * s, "#3f8f7c", 0.2)
    ink.snow(x - 72 * s, y - 56 * s, 138 * s, 6 * s)
    hull = draw.shape(
        (x - 118 * s, y - 28 * s),
        (x + 112 * s, y - 28 * s),
        (x + 104 * s, y - 4 * s, x + 88 * s, y),
        (x - 96 * s, y),
        (x - 112 * s, y - 6 * s, x - 118 * s, y - 28 * s),
    )
    ink.canvas.drawPath(
        hull, draw.fill(shader=draw.vertical(y - 28 * s, y, [ink.tone("#2f5f8a", 0.3), ink.tone("#1f3f5c", -0.2)]))
    )
    ink.line("#f4efe4", 3 * s, (x - 114 * s, y - 24 * s), (x + 108 * s, y - 24 * s), light=0.2)


def _post(ink: Ink, x: float, y: float, s: float, *, striped: bool) -> None:
    """A mooring post out of the water, in stripes as in Venice."""
    tall = 92 * s
    post = draw.rect(x - 5 * s, y - tall, 10 * s, tall)
    ink.canvas.drawRect(post, ink.sides(post.left(), post.right(), "#8a6242" if not striped else "#f4efe4"))
    if striped:
        ink.canvas.save()
        ink.canvas.clipRect(post)
        colour = "#c8382f" if round(x) % 2 else "#2f5fa0"
        for k in range(7):
            ink.line(colour, 6 * s, (x - 9 * s, y - (4 + 16 * k) * s), (x + 9 * s, y - (13 + 16 * k) * s))
        ink.canvas.restore()
        ink.ball(x, y - tall - 3 * s, 6.4 * s, "#e8b83c")
    ink.snow(x - 5 * s, y - tall - (8 * s if striped else 0), 10 * s, 5 * s)


SETS: dict[str, Callable[[Brief], Stage]] = {"canal": build}
