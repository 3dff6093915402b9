"""The site of a built outdoor set: its lines, its air, its seasons, and how its layers become a stage.

Everything on a site is painted through `Site.row`, which repeats it where the camera travels; paving and seats are here too.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import land, outdoors, sky
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.sets.marks import Marks, marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Anchor, Brief, Layer, Reflection, Stage, Still

Paint = Callable[[Ink], None]


@dataclass(frozen=True)
class Site:
    """The lines and the light that all parts of one built set share.

    ``line`` is where the ground begins, ``feet`` where the lead stands, ``grow`` what far things are enlarged by so that they
    fill a tall frame, ``wide`` and ``high`` the frame, all in world units.
    """

    brief: Brief
    air: Air
    place: Marks
    grow: float

    @property
    def line(self) -> float:
        return self.place.horizon

    @property
    def feet(self) -> float:
        return self.place.feet

    @property
    def wide(self) -> float:
        return self.brief.frame.width

    @property
    def high(self) -> float:
        return self.brief.frame.height

    @property
    def lamps(self) -> bool:
        """Whether lights are on: after dark, at dusk, in a storm."""
        return self.air.night or self.brief.time_of_day == "sunset" or self.brief.weather in ("storm", "fog")

    @property
    def wet(self) -> bool:
        return self.brief.weather in ("rain", "storm") and not self.air.snow

    def pick(self, landscape: float, portrait: float, square: float) -> float:
        return self.brief.frame.pick(landscape, portrait, square)

    def random(self, *names: str) -> random.Random:
        return self.brief.random(*names)

    def row(
        self, name: str, top: float, bottom: float, paint: Paint, *, distance: float = 0.0, depth: float = 0.9
    ) -> Still:
        """A part of the set between two heights, painted about the middle of the picture.

        Under a travelling camera it comes by once in every `land.period_of`, what sticks out of that width wrapping around.
        """
        period = land.period_of(self.brief)
        turns = (-period, 0.0, period) if self.brief.travel else (0.0,)

        def painted(canvas: skia.Canvas) -> None:
            for turn in turns:
                canvas.save()
                canvas.translate(turn, 0)
                paint(Ink(canvas, self.air, distance, lamps=self.lamps))
                canvas.restore()

        return land.strip(self.brief, name, depth, top, bottom, painted)

    def together(self, name: str, depth: float, *parts: Still | None) -> Still:
        """Several rows as one layer, painted back to front."""
        return land.together(self.brief, name, depth, parts)

    def stage(
        self,
        layers: Sequence[Layer],
        anchors: Mapping[str, Anchor] | None = None,
        *,
        mirror: float | None = None,
        strength: float = 0.26,
        afar: bool = True,
    ) -> Stage:
        """The layers under this sky as a stage, the landmark of its place behind them unless ``afar`` is False.

        Wet ground mirrors what stands above ``mirror``; the layer that mirrors is "set:ground".
        """
        heavens = sky.sky_layers(self.brief, self.air, self.line)
        shed = outdoors.adrift(self.brief, self.air)
        result = outdoors.stage(self.brief, self.air, self.place, [*heavens, *layers, *shed], afar=afar)
        result.anchors = {**self.place.anchors, **(anchors or {})}
        if mirror is not None:
            result.reflection = Reflection(mirror, "set:ground", strength)
        return result

    def spot(self, x: float, y: float | None = None, size: float = 1.0, **rest: object) -> Anchor:
        """An anchor at a share of the frame's width, on the ground unless ``y`` (world units) says otherwise."""
        anchor = Anchor(x * self.wide, self.feet + 3 if y is None else y, 1.002, self.place.scale * size)
        return replace(anchor, **rest)  # type: ignore[arg-type]

    def underfoot(self, *names: str) -> dict[str, Anchor]:
        """Anchors for parts of the set that are the ground itself."""
        return {name: self.spot(0.05 + 0.07 * index) for index, name in enumerate(names)}


def site_for(
    brief: Brief, horizon: tuple[float, float, float], grow: tuple[float, float, float] = (1.0, 1.5, 1.25)
) -> Site:
    """The site of a brief; ``horizon`` are shares of the height and ``grow`` factors for landscape, portrait and square."""
    place = marks(brief, horizon=brief.frame.pick(*horizon), seats=True)
    return Site(brief, sky.air_for(brief, place.horizon), place, brief.frame.pick(*grow))


# --- the ground -----------------------------------------------------------------------------------------------------


def paving(site: Site, top: float, colour: str, kind: str = "slabs", *, joints: int = 34) -> Still:
    """Paved ground from ``top`` to below the frame: "slabs", "cobbles", "planks" (across), "boards" (away) or "plain".

    Its joints run to a vanishing point, or straight down where the camera travels along it.
    """
    brief, air = site.brief, site.air
    period, bottom = land.period_of(brief), site.high + 80
    deep = bottom - top
    base = land.SNOW if air.snow else draw.mix(colour, "#2a3040", 0.28 if site.wet else 0.0)
    narrow = 1.0 if brief.travel else 0.34

    def y_at(u: float) -> float:
        return float(top + deep * u**1.6)

    def paint(canvas: skia.Canvas) -> None:
        rng = site.random("paving")
        shades = [air.far(draw.mix(base, air.sun, 0.1), 0.24), air.lit(base, 0.1), air.shaded(base, 0.34)]
        area = draw.rect(-period / 2, top, period, deep)
        canvas.drawRect(area, draw.fill(shader=draw.vertical(top, site.high, shades, [0, 0.35, 1])))
        rows = {"cobbles": 26, "slabs": 11, "planks": 17, "boards": 0, "plain": 0}[kind]
        count = joints if kind != "cobbles" else joints * 2
        step = period / count
        thin = draw.stroke(air.shaded(base, 0.75), 1.0, alpha=0.16 if air.snow else 0.34)
        seams = skia.Path()
        for row in range(rows):
            y, y2 = y_at(row / rows), y_at((row + 1) / rows)
            seams.moveTo(-period / 2, y)
            seams.lineTo(period / 2, y)
            if kind == "planks":
                continue
            f, f2 = (narrow + (1 - narrow) * (v - top) / deep for v in (y, y2))
            shift = step / 2 if row % 2 else 0.0
            for index in range(-round(count / narrow / 2), round(count / narrow / 2)):
                x = index * step + shift
                if abs(x * f) < period / 2:
                    seams.moveTo(x * f, y)
                    seams.lineTo(x * f2, y2)
                    if rng.random() < 0.14:
                        face = draw.shape((x * f, y), ((x + step) * f, y), ((x + step) * f2, y2), (x * f2, y2))
                        canvas.drawPath(
                            face,
                            draw.fill(air.lit(base, 0.6) if rng.random() < 0.5 else air.shaded(base, 0.6), alpha=0.2),
                        )
        if kind == "boards":
            for index in range(-count, count):
                x = index * step
                seams.moveTo(x * narrow, top)
                seams.lineTo(x, bottom)
        canvas.drawPath(seams, thin)
        for _ in range(26):  # worn and lit places
            u, x = rng.random(), rng.uniform(-period / 2, period / 2)
            tint = air.lit(base, 0.6) if rng.random() < 0.5 else air.shaded(base, 0.5)
            for copy in (-period, 0.0, period):
                draw.soft_shadow(canvas, x + copy, y_at(u), 40 + 150 * u, 5 + 16 * u, 0.16, tint)
        if site.wet:
            for _ in range(9):
                u, x = rng.uniform(0.25, 0.9), rng.uniform(-period / 2, period / 2)
                for copy in (-period, 0.0, period):
                    for share, alpha in ((1.0, 0.2), (0.7, 0.26)):
                        size = (40 + 90 * u) * share
                        draw.oval(
                            canvas,
                            x + copy,
                            y_at(u),
                            size,
                            size * 0.11,
                            draw.fill(draw.lighten(air.middle, 0.2), alpha=alpha),
                        )

    return land.strip(brief, "paving", 0.92, top, bottom, paint)


def lamplight(site: Site, spots: Sequence[tuple[float, float, float]], colour: str = "#ffc978") -> Still:
    """Pools of light on the ground at night: (x, y, radius) in world units."""

    def paint(ink: Ink) -> None:
        if not ink.lamps:
            return
        for x, y, radius in spots:
            ink.canvas.save()
            ink.canvas.translate(x, y)
            ink.canvas.scale(1, 0.24)
            ink.glow(0, 0, radius, colour, 0.42)
            ink.canvas.restore()

    return site.row("lamplight", site.line - 10, site.high + 60, paint)


# --- seats ----------------------------------------------------------------------------------------------------------


def seat(site: Site, kind: str = "bench") -> Still | None:
    """What a lead that sits is sitting on: a "bench", a "block" of stone, a "bale" of straw or a "crate"; None when nobody sits."""
    place = site.place
    if place.seat is None:
        return None
    x, y, s, tall = place.lead, place.feet + 5, place.scale, place.seat + 5

    def paint(ink: Ink) -> None:
        ink.shadow(x, y, 110 * s, 10 * s, 0.42)
        {"bench": _bench, "block": _block, "bale": _bale, "crate": _crate}[kind](ink, x, y, s, tall)

    return Still(
        "set:seat",
        0.968,
        (x - 150 * s, y - 110 * s, 300 * s, 130 * s),
        lambda canvas: paint(Ink(canvas, site.air, lamps=site.lamps)),
    )


def _bench(ink: Ink, x: float, y: float, s: float, tall: float) -> None:
    iron, wood = "#30383f", "#a8713f"
    for dx in (-72, 72):
        ink.line(iron, 5 * s, (x + dx * s, y), (x + dx * s, y - tall - 34 * s))
        ink.line(iron, 4 * s, (x + dx * s * 1.12, y + 3), (x + dx * s * 1.06, y - tall))
    for index in range(3):
        ink.canvas.drawRoundRect(
            draw.rect(x - 88 * s, y - tall - (16 + 12 * index) * s, 176 * s, 9 * s),
            2,
            2,
            ink.fill(wood, 0.1 + 0.1 * index),
        )
    ink.canvas.drawRoundRect(draw.rect(x - 92 * s, y - tall, 184 * s, 9 * s), 2, 2, ink.fill(wood, 0.35))
    ink.snow(x - 88 * s, y - tall - 40 * s, 176 * s, 5 * s)


def _block(ink: Ink, x: float, y: float, s: float, tall: float) -> None:
    outline = draw.shape(
        (x - 92 * s, y),
        (x - 86 * s, y - tall),
        (x + 82 * s, y - tall - 2),
        (x + 90 * s, y - 3 * s),
        (x + 60 * s, y + 2 * s),
    )
    ink.solid(outline, "#a7a196")
    ink.oval(x - 2 * s, y - tall + 2, 80 * s, 3.5 * s, "#c4beb2", 0.4)
    ink.line("#77716a", 1.4 * s, (x - 30 * s, y - tall), (x - 18 * s, y - tall * 0.5), (x - 26 * s, y - 4))


def _bale(ink: Ink, x: float, y: float, s: float, tall: float) -> None:
    rng = random.Random(4)
    ink.canvas.drawRoundRect(
        draw.rect(x - 80 * s, y - tall, 160 * s, tall), 6 * s, 6 * s, ink.sides(x - 80 * s, x + 80 * s, "#d9b45a")
    )
    for _ in range(70):
        px, py = x + rng.uniform(-74, 66) * s, y - rng.uniform(0.06, 0.95) * tall
        ink.line(
            "#f0d488" if rng.random() < 0.6 else "#a8822f",
            1.2 * s,
            (px, py),
            (px + rng.uniform(6, 16) * s, py + rng.uniform(-2, 2) * s),
        )
    for dx in (-40, 40):
        ink.line("#8a5a34", 2 * s, (x + dx * s, y - tall), (x + dx * s, y))


def _crate(ink: Ink, x: float, y: float, s: float, tall: float) -> None:
    ink.box(x - 64 * s, y - tall, 128 * s, tall, "#b98a54")
    for index in range(3):
        ink.box(x - 64 * s, y - tall * (1 - index / 3), 128 * s, tall / 3 - 3 * s, "#cf9f66", 0.15)
    for dx in (-60, 52):
        ink.box(x + dx * s, y - tall, 9 * s, tall, "#a87a48")


# --- close to the lens ----------------------------------------------------------------------------------------------


def near(
    site: Site, name: str, top: float, bottom: float, paint: Paint, *, depth: float = 1.4, blur: float = 4.0
) -> Still:
    """Something out of focus close to the lens; while the camera travels it passes by now and then."""
    brief = site.brief

    def painted(canvas: skia.Canvas) -> None:
        paint(Ink(canvas, site.air, lamps=site.lamps))

    if not brief.travel:
        wide = site.wide * 1.6
        return Still(f"set:{name}", depth, (-wide / 2, top, wide, bottom - top), painted, blur)
    period = max(site.wide * 2.4, 1700.0)
    wide = site.wide * 1.6
    return Still(
        f"set:{name}", depth, (-wide / 2, top, wide, bottom - top), painted, blur, period, brief.travel * depth
    )


def arc(start: draw.Point, end: draw.Point, sag: float, count: int) -> list[draw.Point]:
    """``count`` + 1 points along a cord that hangs ``sag`` below the straight line between its ends (a parabola)."""
    points = []
    for index in range(count + 1):
        u = index / count
        x, y = start[0] + (end[0] - start[0]) * u, start[1] + (end[1] - start[1]) * u
        points.append((x, y + 4 * sag * u * (1 - u)))
    return points


def turned(x: float, y: float, radius: float, degrees: float) -> draw.Point:
    """The point at that angle (clockwise from the right) on a circle."""
    angle = math.radians(degrees)
    return x + math.cos(angle) * radius, y + math.sin(angle) * radius
