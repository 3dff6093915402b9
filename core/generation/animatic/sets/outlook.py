"""What is seen from a room: the light of the hour, the sky, the street across and what passes in it.

Knows the `Brief` and where the glass is, not which room it belongs to nor what the weather does to the pane (`sets.window`).
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

import skia

from core.generation.animatic import draw
from core.generation.animatic.stage import Brief, Live

WARM_WINDOWS = ("#ffd98a", "#ffc56a", "#ffe6b4", "#ffb35c")
FACADES = ("#b3654a", "#c9a27a", "#6f7f8c", "#8d6a5a", "#5f7a70", "#a98467", "#7a6a86")
AWNINGS = ("#c8463c", "#2f7a6b", "#d9982f", "#35588c", "#8a3f63")
_LEAVES = {"autumn": "#d9702a", "spring": "#f0a8c4"}
Area = tuple[float, float, float, float]


@dataclass(frozen=True)
class Opening:
    """The glass, in world units; ``columns`` and ``rows`` say where bars cross it, as shares of its width and height."""

    x: float
    y: float
    width: float
    height: float
    columns: tuple[float, ...] = ()
    rows: tuple[float, ...] = ()

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True)
class Daylight:
    """The light outside. ``lit`` is the share of lit windows, ``lamps`` how much the room lives from its own lamps (0..1)."""

    sky: tuple[str, ...]
    far: str
    near: str
    road: str
    lit: float
    lamps: float
    wash: str


_CLEAR = {
    "day": Daylight(("#6fb6e8", "#bfe1f2", "#f3f3e4"), "#a8c6d6", "#dcc7ae", "#b9b4ac", 0.08, 0.45, "#fff3d6"),
    "dawn": Daylight(("#6d84c4", "#eab7b4", "#ffe2b8"), "#b79ab4", "#b98e8f", "#8f7c86", 0.35, 0.65, "#ffd9b8"),
    "sunset": Daylight(
        ("#3d3f82", "#d9708a", "#ffb06a", "#ffdc9a"), "#8a5a86", "#7b4a62", "#6a4658", 0.5, 0.8, "#ff9d5c"
    ),
    "night": Daylight(("#0a1030", "#1d2a5c", "#3c4680"), "#1c2550", "#1d2144", "#1a1d38", 0.62, 1.0, "#5b74c8"),
}
_RAIN = Daylight(("#2f4763", "#56708a", "#8ea3b0"), "#566d84", "#3f4f62", "#3c4856", 0.55, 0.85, "#9db8d4")
_SNOW = Daylight(("#7288b4", "#a9b9d8", "#dfe6f0"), "#93a4c4", "#76849f", "#eef3fa", 0.5, 0.8, "#d8e6ff")


def daylight(brief: Brief) -> Daylight:
    """The light outside for the time and weather asked for."""
    base = _CLEAR.get(brief.time_of_day, _CLEAR["day"])
    over = {"rain": _RAIN, "storm": _RAIN, "snow": _SNOW}.get(brief.weather)
    if over is None:
        if brief.weather != "fog":
            return base
        over = Daylight(("#aab6bf", "#c3cbd0", "#d9dcda"), "#b4bec5", "#98a3ab", "#a5abae", 0.4, 0.7, "#dfe6ea")
    if brief.time_of_day == "day":
        return over
    share = 0.78 if brief.dark else 0.22 if brief.weather == "storm" else 0.5
    tops = [base.sky[0], base.sky[len(base.sky) // 2], base.sky[-1]]
    snowy = brief.weather == "snow"
    return Daylight(
        tuple(draw.mix(mine, other, share) for mine, other in zip(over.sky, tops, strict=True)),
        draw.mix(over.far, base.far, share),
        draw.mix(over.near, base.near, share),
        draw.mix(over.road, base.road, 0.45 if snowy else share),
        max(over.lit, base.lit),
        max(over.lamps, base.lamps),
        draw.mix(over.wash, base.wash, share),
    )


def _ground(opening: Opening) -> float:
    """Where the houses across the street stand."""
    return opening.bottom - min(30.0, opening.height * 0.12)


def paint_sky(canvas: skia.Canvas, brief: Brief, opening: Opening, light: Daylight, area: Area) -> None:
    """Sky, sun or moon, clouds and the far houses in their haze."""
    x, y, width, height = area
    ground = _ground(opening)
    canvas.drawRect(draw.rect(*area), draw.fill(shader=draw.vertical(opening.y - 10, ground, light.sky)))
    rnd = brief.random("sky")
    if brief.weather == "clear":
        if brief.dark:
            for _ in range(60):
                canvas.drawCircle(
                    x + rnd.random() * width,
                    y + rnd.random() * height * 0.5,
                    0.5 + rnd.random(),
                    draw.fill("#ffffff", alpha=0.7),
                )
            moon = (opening.x + opening.width * 0.78, opening.y + opening.height * 0.24)
            draw.glow(canvas, *moon, 70, "#cfd8ff", 0.5)
            canvas.drawCircle(*moon, 13, draw.fill("#f4f1de"))
        else:
            low = brief.time_of_day in ("sunset", "dawn")
            sun = (opening.x + opening.width * 0.7, opening.y + opening.height * (0.62 if low else 0.16))
            draw.glow(canvas, *sun, opening.height * 0.9, "#ffd9a0" if low else "#fff6d8", 0.85)
            canvas.drawCircle(*sun, 17, draw.fill("#fff4d0"))
    clouds = draw.mix(light.sky[-1], "#ffffff", 0.0 if brief.dark else 0.5)
    for _ in range(7):
        cx, cy = x + rnd.random() * width, opening.y + rnd.random() * opening.height * 0.4
        for _ in range(5):
            draw.oval(
                canvas, cx + rnd.uniform(-46, 46), cy + rnd.uniform(-5, 5), rnd.uniform(26, 54), rnd.uniform(7, 13),
                draw.fill(clouds, alpha=0.28),
            )  # fmt: skip
    step = 0.0
    while step < width:
        wide = rnd.uniform(36, 74)
        tall = opening.height * rnd.uniform(0.42, 0.78)
        colour = draw.mix(light.far, light.sky[-1], rnd.uniform(0.1, 0.5))
        _block(canvas, x + step, ground, wide, tall, colour, light.lit * 0.7, rnd, snow=brief.weather == "snow")
        step += wide + rnd.uniform(-4, 10)
    haze = draw.vertical(ground - opening.height * 0.5, ground, [(light.sky[-1], 0), (light.sky[-1], 0.6)])
    canvas.drawRect(draw.rect(x, ground - opening.height * 0.5, width, opening.height * 0.5), draw.fill(shader=haze))


def _block(
    canvas: skia.Canvas, x: float, ground: float, wide: float, tall: float, colour: str, lit: float, rnd: random.Random,
    *, snow: bool,
) -> None:  # fmt: skip
    """A far house: a box with a grid of windows."""
    top = ground - tall
    canvas.drawRect(draw.rect(x, top, wide, tall), draw.fill(colour))
    if snow:
        canvas.drawRoundRect(draw.rect(x - 2, top - 4, wide + 4, 7), 3, 3, draw.fill("#f6f9ff"))
    columns, rows = int(wide // 13), int(tall // 17)
    for column in range(columns):
        for row in range(rows):
            box = draw.rect(x + 6 + column * 13, top + 9 + row * 17, 6.5, 9)
            if rnd.random() < lit:
                canvas.drawRect(box, draw.fill(rnd.choice(WARM_WINDOWS), alpha=0.85))
            else:
                canvas.drawRect(box, draw.fill(draw.darken(colour, 0.3), alpha=0.5))


def paint_street(canvas: skia.Canvas, brief: Brief, opening: Opening, light: Daylight, area: Area) -> None:
    """The row of shops across the street, its pavement and lamps."""
    rnd = brief.random("street")
    ground = _ground(opening)
    snow = brief.weather == "snow"
    wet = brief.weather in ("rain", "storm")
    x, end = area[0], area[0] + area[2]
    tallest = min(opening.height * 0.62, 190.0)
    while x < end:
        wide = rnd.uniform(70, 112)
        _shop(canvas, rnd, x, ground, wide, tallest * rnd.uniform(0.62, 1.0), light, snow=snow)
        x += wide + (rnd.uniform(16, 34) if rnd.random() < 0.3 else 0)
    bottom = area[1] + area[3]
    road = [draw.lighten(light.road, 0.1), draw.darken(light.road, 0.0 if snow else 0.35)]
    canvas.drawRect(
        draw.rect(area[0], ground, area[2], bottom - ground), draw.fill(shader=draw.vertical(ground, bottom, road))
    )
    canvas.drawRect(draw.rect(area[0], ground, area[2], 4), draw.fill(draw.lighten(light.road, 0.35)))
    if wet:
        for _ in range(26):
            px = rnd.uniform(area[0], end)
            shade = draw.vertical(ground, ground + 40, [(rnd.choice(WARM_WINDOWS), 0.5), (WARM_WINDOWS[0], 0)])
            canvas.drawRect(draw.rect(px, ground + 3, rnd.uniform(4, 16), 38), draw.fill(shader=shade))
    for share in (0.16, 0.86):
        _tree(
            canvas,
            rnd,
            opening.x + opening.width * share + rnd.uniform(-16, 16),
            ground + 6,
            tallest * 0.72,
            light,
            snow=snow,
            season=brief.season,
        )
    for share in (0.02, 0.52, 1.02):
        px = opening.x + opening.width * share
        top = ground - tallest * 0.6
        canvas.drawLine(px, ground + 6, px, top, draw.stroke(draw.darken(light.near, 0.7), 3))
        if light.lit > 0.3:
            draw.glow(canvas, px, top, 46, "#ffd28a", 0.9)
        canvas.drawCircle(px, top, 5.5, draw.fill("#fff0c8" if light.lit > 0.3 else "#d9d4c8"))
        if snow:
            draw.oval(canvas, px, top - 6, 6, 2.6, draw.fill("#ffffff"))


def _shop(
    canvas: skia.Canvas,
    rnd: random.Random,
    x: float,
    ground: float,
    wide: float,
    tall: float,
    light: Daylight,
    *,
    snow: bool,
) -> None:
    wall = draw.mix(rnd.choice(FACADES), light.near, 0.62)
    top = ground - tall
    canvas.drawRect(
        draw.rect(x, top, wide, tall), draw.fill(shader=draw.vertical(top, ground, [wall, draw.darken(wall, 0.25)]))
    )
    canvas.drawRect(draw.rect(x - 2, top, wide + 4, 6), draw.fill(draw.lighten(wall, 0.15)))
    shop = min(52.0, tall * 0.42)
    columns = max(2, int(wide // 30))
    pitch = wide / columns
    rows = max(1, int((tall - shop - 20) // 32))
    for column in range(columns):
        for row in range(rows):
            box = draw.rect(x + pitch * (column + 0.5) - 7.5, top + 15 + row * 32, 15, 20)
            lit = rnd.random() < light.lit
            pane = rnd.choice(WARM_WINDOWS) if lit else draw.mix(light.sky[-1], draw.darken(wall, 0.5), 0.65)
            canvas.drawRect(box, draw.fill(pane))
            canvas.drawLine(
                box.centerX(), box.top(), box.centerX(), box.bottom(), draw.stroke(draw.darken(wall, 0.3), 1.4)
            )
            canvas.drawRect(box, draw.stroke(draw.lighten(wall, 0.3), 1.6))
            if snow:
                canvas.drawRoundRect(draw.rect(box.left() - 3, box.bottom() - 1, 21, 4.5), 2, 2, draw.fill("#ffffff"))
    glass = draw.rect(x + 7, ground - shop + 14, wide - 14, shop - 18)
    inside = ["#ffe4a6", "#f2a654"] if light.lit > 0.2 else [draw.mix(light.sky[0], "#334050", 0.5), "#46505c"]
    canvas.drawRect(glass, draw.fill(shader=draw.vertical(glass.top(), glass.bottom(), inside)))
    for _ in range(4):
        gx = rnd.uniform(glass.left() + 4, glass.right() - 8)
        canvas.drawRect(
            draw.rect(gx, glass.bottom() - rnd.uniform(8, 20), rnd.uniform(4, 9), 22), draw.fill("#5a2f22", alpha=0.35)
        )
    awning, stripe = rnd.choice(AWNINGS), wide / 8
    high = ground - shop + 4
    for index in range(8):
        colour = draw.mix(awning if index % 2 else "#f2e6d4", light.near, 0.3)
        left = x + index * stripe
        canvas.drawPath(draw.shape((left, high), (left + stripe, high), (left + stripe, high + 12), (left + stripe / 2, high + 17, left, high + 12)), draw.fill(colour))  # fmt: skip
    if snow:
        for sx, sy, sw in ((x - 3, top - 5, wide + 6), (x - 1, high - 5, wide + 2)):
            drift(canvas, sx, sy + 7, sw, 9, rnd)


def drift(canvas: skia.Canvas, x: float, y: float, wide: float, tall: float, rnd: random.Random) -> None:
    """Snow lying on a ledge ``wide`` long whose top is at y, about ``tall`` deep."""
    points: list[tuple[float, ...]] = [(x, y)]
    steps = max(3, int(wide / 34))
    for index in range(steps):
        end = x + wide * (index + 1) / steps
        middle = x + wide * (index + 0.5) / steps
        peak = y - tall * rnd.uniform(1.0, 1.9)
        points.append((middle, peak, end, y - (tall * rnd.uniform(0.25, 0.5) if index < steps - 1 else 0)))
    shade = draw.vertical(y - tall * 1.4, y, ["#ffffff", "#d3e0f3"])
    canvas.drawPath(draw.shape(*points), draw.fill(shader=shade))


def _tree(
    canvas: skia.Canvas,
    rnd: random.Random,
    x: float,
    ground: float,
    tall: float,
    light: Daylight,
    *,
    snow: bool,
    season: str | None,
) -> None:
    bark = draw.mix("#4a3428", light.near, 0.35)
    leaf = draw.mix(_LEAVES.get(season or "", "#4f7d4a"), light.near, 0.25 if season in _LEAVES else 0.45)
    canvas.drawLine(x, ground, x, ground - tall * 0.6, draw.stroke(bark, 5))
    for index in range(9):
        angle = math.radians(-160 + index * 17.5)
        length = tall * rnd.uniform(0.3, 0.5)
        tip = (x + math.cos(angle) * length * 0.9, ground - tall * 0.5 + math.sin(angle) * length)
        canvas.drawPath(
            draw.path((x, ground - tall * 0.42), (x, tip[1] * 0.4 + (ground - tall * 0.5) * 0.6, *tip)),
            draw.stroke(bark, 2.2),
        )
        if snow:
            canvas.drawCircle(*tip, rnd.uniform(6, 11), draw.fill("#ffffff", alpha=0.75))
        elif season != "winter":
            canvas.drawCircle(
                *tip, rnd.uniform(14, 21), draw.fill(draw.mix(leaf, "#dbe08a", rnd.random() * 0.3), alpha=0.9)
            )


def _soft_disc(radius: float, colour: str, strength: float) -> skia.Image:
    """A light out of focus, painted once."""
    side = int(radius * 2) + 2
    surface = draw.blank(side, side)
    draw.glow(surface.getCanvas(), side / 2, side / 2, radius, colour, strength, skia.BlendMode.kSrcOver)
    return surface.makeImageSnapshot()


def passing(brief: Brief, opening: Opening, light: Daylight, area: Area, depth: float) -> Live:
    """Lights out of focus and cars that pass behind them."""
    rnd = brief.random("passing")
    ground = _ground(opening)
    share = 0.35 + 0.65 * light.lit if light.lit > 0.2 else 0.12
    colours = ("#ffcf7a", "#ff9a5c", "#ffe6b0", "#8fd0ff", "#ff7a6a")
    bokeh = [
        (
            rnd.uniform(area[0] + 100, area[0] + area[2] - 100), ground - rnd.uniform(4, opening.height * 0.42),
            rnd.uniform(6, 15), rnd.choice(colours), rnd.random() * math.tau,
        )
        for _ in range(15)
    ]  # fmt: skip
    white, red = _soft_disc(30, "#fff0c4", 0.95), _soft_disc(24, "#ff4a3a", 0.9)
    span = area[2] + 160
    cars = [(rnd.random() * span, rnd.uniform(62, 96), index % 2 == 0, rnd.choice(AWNINGS)) for index in range(3)]
    body_shade = draw.mix(light.near, "#10121c", 0.55)
    lights = light.lit > 0.2

    def paint(canvas: skia.Canvas, t: float) -> None:
        for start, speed, rightwards, tint in cars:
            along = (start + t * speed) % span - 80
            x = area[0] + (along if rightwards else area[2] - along)
            y = ground + (15 if rightwards else 8)
            way = 1 if rightwards else -1
            body = draw.shape(
                (x - 34, y), (x - 35, y - 9, x - 26, y - 10), (x - 16, y - 21, x - 4, y - 21),
                (x + 10, y - 21, x + 18, y - 10), (x + 34, y - 9, x + 34, y),
            )  # fmt: skip
            canvas.drawPath(body, draw.fill(draw.mix(tint, body_shade, 0.6), alpha=0.85))
            canvas.drawRoundRect(draw.rect(x - 13, y - 18, 24, 7), 3, 3, draw.fill(light.sky[-1], alpha=0.5))
            if lights:
                canvas.drawImage(white, x + way * 32 - 31, y - 37)
                canvas.drawImage(red, x - way * 32 - 25, y - 30)
        for x, y, radius, colour, phase in bokeh:
            alpha = share * (0.30 + 0.13 * math.sin(t * 1.1 + phase))
            cx = x + math.sin(t * 0.3 + phase) * 4
            canvas.drawCircle(cx, y, radius, draw.fill(colour, alpha=alpha))
            canvas.drawCircle(cx, y, radius - 0.8, draw.stroke(colour, 1.3, alpha=alpha * 0.8))

    return Live("set:passing", depth, paint)
