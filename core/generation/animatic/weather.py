"""Weather in the air of a set: rain, snow, fog, what the wind carries, lightning.

Every effect is a list of `Live` layers at several depths, so that drops far away are small and slow and those near the
camera are large and fast. Where each drop is follows from the seed and the time alone. Drops and flakes have a dark side and
a light one, so that they are seen before a bright sky as well as before a dark wood.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache

import numpy as np
import skia

from core.generation import lexicon
from core.generation.animatic import draw
from core.generation.animatic.lightning import strikes
from core.generation.animatic.stage import Brief, Frame, Live
from core.generation.scene import seed_for

_MARGIN = 0.25  # share of the frame drawn beyond each edge, for the camera's moves


class _Field:
    """Scattered particles in a box that wraps around, so that none ever runs out."""

    def __init__(self, frame: Frame, count: int, seed: int, name: str) -> None:
        dice = np.random.default_rng(seed_for(seed, "weather", name))
        self.left, self.top = -frame.width * (0.5 + _MARGIN), -frame.height * _MARGIN
        self.width, self.height = frame.width * (1 + 2 * _MARGIN), frame.height * (1 + 2 * _MARGIN)
        # a taller frame of the same area holds the same number of drops
        self.x = dice.random(count) * self.width
        self.y = dice.random(count) * self.height
        self.speed = 0.8 + 0.4 * dice.random(count)
        self.phase = dice.random(count) * 2 * math.pi
        self.size = dice.random(count)

    def at(self, dx: np.ndarray, dy: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Positions after a shift by (dx, dy), wrapped into the box."""
        return (self.x + dx) % self.width + self.left, (self.y + dy) % self.height + self.top


def _points(x: np.ndarray, y: np.ndarray) -> list[skia.Point]:
    return [skia.Point(a, b) for a, b in zip(x.tolist(), y.tolist(), strict=True)]


def _rain(frame: Frame, seed: int, depth: float, count: int, alpha: float, slant: float) -> Live:
    drops = _Field(frame, count, seed, f"rain {depth}")
    fall = 620 * (0.5 + 0.5 * depth)  # units per second: a drop crosses the frame in about 0.7 s
    length = (14 + 14 * depth) * drops.speed
    width = 0.7 + 0.5 * depth
    light, dark = draw.stroke("#eaf2ff", width, alpha=alpha), draw.stroke("#26344c", width, alpha=0.42 * alpha)
    for paint in (light, dark):
        paint.setStrokeCap(skia.Paint.kButt_Cap)

    def drawn(canvas: skia.Canvas, t: float) -> None:
        x, y = drops.at(-slant * fall * drops.speed * t, fall * drops.speed * t)
        both = np.empty((2 * len(x), 2))
        both[0::2, 0], both[0::2, 1] = x, y
        both[1::2, 0], both[1::2, 1] = x - slant * length, y + length
        lines = _points(both[:, 0], both[:, 1])
        canvas.save()
        canvas.translate(width, 0)
        canvas.drawPoints(skia.Canvas.kLines_PointMode, lines, dark)
        canvas.translate(-width, 0)
        canvas.drawPoints(skia.Canvas.kLines_PointMode, lines, light)
        canvas.restore()

    return Live(f"set:rain-{depth}", depth, drawn)


def _splashes(frame: Frame, seed: int, ground: float) -> Live:
    count = 46
    marks = _Field(frame, count, seed, "splashes")
    low = np.clip(ground + (frame.height - ground) * (marks.size**1.2), ground, frame.height * 1.1)

    def drawn(canvas: skia.Canvas, t: float) -> None:
        for index in range(count):
            life = (t * 2.6 * marks.speed[index] + marks.phase[index]) % 1.0
            turn = int(t * 2.6 * marks.speed[index] + marks.phase[index])
            if life > 0.55:
                continue
            x = (marks.x[index] + turn * 217.0) % marks.width + marks.left
            y = float(low[index])
            near = (y - ground) / max(1.0, frame.height - ground)
            radius = (2 + 7 * life) * (0.5 + near)
            paint = draw.stroke("#e6f0ff", 1.0, alpha=0.45 * (1 - life / 0.55))
            canvas.drawOval(draw.rect(x - radius, y - radius * 0.3, 2 * radius, radius * 0.6), paint)

    return Live("set:splashes", 0.97, drawn)


def _snow(frame: Frame, seed: int, depth: float, count: int, alpha: float, wind: float) -> Live:
    flakes = _Field(frame, count, seed, f"snow {depth}")
    fall = 62 * (0.4 + 0.6 * depth)
    sizes = ((0.0, 0.6, 1.7), (0.6, 0.9, 2.7), (0.9, 1.01, 3.9))
    groups = [(np.flatnonzero((flakes.size >= a) & (flakes.size < b)), r) for a, b, r in sizes]
    wide = [2 * r * (0.55 + 0.5 * depth) for _, r in groups]
    white = [draw.stroke("#ffffff", width, alpha=alpha) for width in wide]
    # a flake before a bright sky is seen by its shaded side
    rim = [draw.stroke("#4d6488", width + 1.5, alpha=0.52 * alpha) for width in wide]

    def drawn(canvas: skia.Canvas, t: float) -> None:
        sway = np.sin(1.3 * flakes.speed * t + flakes.phase) * 14 * depth
        x, y = flakes.at(sway - wind * t * flakes.speed, fall * flakes.speed * t)
        for (chosen, _), dark, light in zip(groups, rim, white, strict=True):
            dots = _points(x[chosen], y[chosen])
            canvas.drawPoints(skia.Canvas.kPoints_PointMode, dots, dark)
            canvas.drawPoints(skia.Canvas.kPoints_PointMode, dots, light)

    return Live(f"set:snow-{depth}", depth, drawn)


def _blurred_flakes(frame: Frame, seed: int, count: int, wind: float) -> Live:
    """Flakes so near that the lens shows them as soft discs."""
    flakes, depth = _Field(frame, count, seed, "snow close"), 1.9

    def drawn(canvas: skia.Canvas, t: float) -> None:
        sway = np.sin(0.9 * flakes.speed * t + flakes.phase) * 30
        x, y = flakes.at(sway - wind * t * flakes.speed, 150 * flakes.speed * t)
        for px, py, size in zip(x.tolist(), y.tolist(), flakes.size.tolist(), strict=True):
            radius = 7 + 9 * size
            draw.soft_shadow(canvas, px + 1.5, py + 2, radius * 1.15, radius * 1.15, 0.20, "#3d5478")
            draw.soft_shadow(canvas, px, py, radius, radius, 0.62, "#ffffff")

    return Live("set:snow-close", depth, drawn)


def _dust(frame: Frame, seed: int, depth: float, count: int, colour: str, alpha: float, drift: float) -> Live:
    motes = _Field(frame, count, seed, f"dust {depth}")
    paint = draw.stroke(colour, 1.5 + depth, alpha=alpha)

    def drawn(canvas: skia.Canvas, t: float) -> None:
        x, y = motes.at(
            np.sin(0.5 * motes.speed * t + motes.phase) * 20 + drift * t * motes.speed,
            -9.0 * motes.speed * t + np.cos(0.7 * t + motes.phase) * 8,
        )
        canvas.drawPoints(skia.Canvas.kPoints_PointMode, _points(x, y), paint)

    return Live(f"set:dust-{depth}", depth, drawn)


def _bank(width: int, height: int, colour: str, alpha: float, seed: int, name: str) -> skia.Image:
    """A wide, soft bank of fog that repeats seamlessly, painted once."""
    dice = np.random.default_rng(seed_for(seed, "weather", name))
    surface = draw.blank(width, height)
    canvas = surface.getCanvas()
    for _ in range(26):
        x, y = dice.random() * width, height * (0.3 + 0.4 * dice.random())
        radius = height * (0.22 + 0.2 * dice.random())
        strength = alpha * (0.25 + 0.35 * dice.random())
        for shift in (-width, 0, width):
            canvas.save()
            canvas.translate(x + shift, y)
            canvas.scale(2.4, 1)
            shader = draw.radial((0, 0), radius, [(colour, strength), (colour, strength * 0.4), (colour, 0)])
            canvas.drawCircle(0, 0, radius, draw.fill(shader=shader))
            canvas.restore()
    return surface.makeImageSnapshot().makeRasterImage()


def _fog(frame: Frame, seed: int, depth: float, y: float, colour: str, alpha: float, speed: float) -> Live:
    # a quarter of the size: fog has no detail to lose
    width, height = int(frame.width * 0.5), int(frame.height * 0.16)
    image = _bank(width, height, colour, alpha, seed, f"fog {depth}")
    span, tall = width * 4.0, height * 4.0

    def drawn(canvas: skia.Canvas, t: float) -> None:
        start = -frame.width * 0.75 - (speed * t) % span
        x = start
        while x < frame.width * 0.75:
            canvas.drawImageRect(image, draw.rect(x, y - tall / 2, span, tall), draw.FAST)
            x += span

    return Live(f"set:fog-{depth}", depth, drawn)


# what the wind carries: the outline of one piece about 2 units long, colours, size, fall and drift in units per second
_LEAF = draw.shape((-1, 0), (-0.3, -0.55, 1, 0), (-0.3, 0.55, -1, 0))
_PETAL = draw.shape(
    (-0.9, 0), (-0.5, -0.75, 0.6, -0.55, 0.75, -0.05), (0.5, 0.15), (0.7, 0.4), (0.2, 0.8, -0.6, 0.6, -0.9, 0)
)
_CARRIED: dict[str, tuple[skia.Path, tuple[str, ...], float, float, float]] = {
    "leaves": (_LEAF, ("#c8742e", "#d9a13b", "#8a9a3c", "#b5532a"), 6.0, 34.0, 260.0),
    "green": (_LEAF, ("#5f9a3a", "#86b84a", "#3f7d3a", "#a8c85a"), 6.0, 30.0, 280.0),
    "petals": (_PETAL, ("#ffd3e2", "#ffb3cd", "#fff0f5", "#f79ab8"), 4.6, 40.0, 110.0),
}


def _carried(frame: Frame, seed: int, depth: float, count: int, what: str) -> Live:
    pieces = _Field(frame, count, seed, f"{what} {depth}")
    outline, colours, size, fall, drift = _CARRIED[what]
    paints = [draw.fill(colour, alpha=0.92) for colour in colours]

    def drawn(canvas: skia.Canvas, t: float) -> None:
        x, y = pieces.at(
            -drift * depth * pieces.speed * t,
            fall * pieces.speed * t + np.sin(2.1 * pieces.speed * t + pieces.phase) * 26,
        )
        for index in range(count):
            length = size * (1 + pieces.size[index]) * depth
            canvas.save()
            canvas.translate(float(x[index]), float(y[index]))
            canvas.rotate(float(t * 160 * pieces.speed[index] + pieces.phase[index] * 57))
            canvas.scale(length, length * (0.35 + 0.65 * abs(math.sin(t * 3 + pieces.phase[index]))))
            canvas.drawPath(outline, paints[index % len(paints)])
            canvas.restore()

    return Live(f"set:{what}-{depth}", depth, drawn)


def _gusts(
    frame: Frame, seed: int, depth: float, count: int, colour: str, alpha: float, band: tuple[float, float]
) -> Live:
    """Long strokes of moving air, or of the sand it carries, in a band of the frame's height."""
    gusts = _Field(frame, count, seed, f"gusts {depth}")
    top, bottom = band[0] * frame.height, band[1] * frame.height
    stroke = draw.path((0, 0), (50, -9, 100, 2), (150, 10, 200, -4))
    curl = draw.path((0, 0), (60, -8, 120, 0), (150, 4, 168, -10, 160, -22), (150, -30, 140, -16, 148, -12))

    def drawn(canvas: skia.Canvas, t: float) -> None:
        for index in range(count):
            life = (t * 0.55 * gusts.speed[index] + gusts.phase[index]) % 1.0
            turn = math.floor(t * 0.55 * gusts.speed[index] + gusts.phase[index])
            x = (gusts.x[index] + turn * 331.0) % gusts.width + gusts.left + 260 - 520 * life
            y = top + (bottom - top) * ((gusts.size[index] + 0.37 * turn) % 1.0)
            paint = draw.stroke(colour, 2.2 * depth, alpha=alpha * math.sin(math.pi * life))
            canvas.save()
            canvas.translate(x, y)
            canvas.scale(-depth, depth)
            canvas.drawPath(curl if index % 3 == 0 else stroke, paint)
            canvas.restore()

    return Live(f"set:gusts-{depth}", depth, drawn)


_LONGEST = 120.0  # seconds of a storm's clock: more than clips that go on from one another ever show


def _lightning(seed: int, depth: float, strength: float) -> Live:
    """The flash on everything that is farther than ``depth``: it brightens what is there, as light does, and veils nothing."""
    moments = [start for start, _ in strikes(seed, _LONGEST)]

    def drawn(canvas: skia.Canvas, t: float) -> None:
        for start in moments:
            since = t - start
            if 0 <= since < 0.45:
                # two strokes, the second weaker, as lightning flickers
                flash = min(1.0, math.exp(-since * 16) + 0.6 * math.exp(-((since - 0.16) ** 2) * 900))
                # dodging divides by what the colour leaves of 1: a bluish light, 1 / (1 - strength) times as bright
                light = draw.mix("#000000", "#dfe8ff", strength * flash)
                canvas.drawColor(draw.argb(light), skia.BlendMode.kColorDodge)
                canvas.drawColor(draw.argb(("#dfe8ff", 0.16 * strength * flash)), skia.BlendMode.kScreen)

    return Live(f"set:lightning-{depth}", depth, drawn)


def _bolt(frame: Frame, seed: int) -> Live:
    """The stroke itself, behind the land."""
    struck = strikes(seed, _LONGEST)

    @cache
    def path(number: int, across: float) -> skia.Path:
        dice = np.random.default_rng(seed_for(seed, "weather", "bolt", str(number)))
        line, x, y = skia.Path(), across * frame.width * 0.45, -0.05 * frame.height
        line.moveTo(x, y)
        while y < 0.5 * frame.height:
            x, y = x + float(dice.normal(0, 17)), y + float(dice.uniform(10, 30))
            line.lineTo(x, y)
            if dice.random() < 0.22:  # a fork that soon ends
                bx, by = x, y
                for _ in range(3):
                    bx, by = bx + float(dice.normal(12 * math.copysign(1, across), 10)), by + float(dice.uniform(8, 20))
                    line.lineTo(bx, by)
                line.moveTo(x, y)
        return line

    def drawn(canvas: skia.Canvas, t: float) -> None:
        for number, (start, across) in enumerate(struck):
            since = t - start
            if 0 <= since < 0.26:
                shine = max(0.0, 1 - since / 0.26) if since < 0.07 or since > 0.12 else 0.25
                for width, alpha in ((9.0, 0.16), (4.5, 0.34), (1.9, 1.0)):
                    canvas.drawPath(path(number, across), draw.stroke("#eef2ff", width, alpha=alpha * shine))

    return Live("set:bolt", 0.07, drawn)


_SANDY = frozenset({"desert", "beach", "canyon", "oasis", "wild_west", "wasteland"})
_BARE = frozenset({"sea", "mountain", "arctic", "ship_deck", "cloud_city", "sky", "harbour", "rooftop", "ice_rink"})


def is_fine(name: str, depth: float) -> bool:
    """Whether a layer of that name holds drops or flakes, and no farther off than about the cast."""
    return depth > 0.7 and name.startswith(("set:rain", "set:snow"))


def kind_in(brief: Brief, falling: str | None) -> str | None:
    """What is in the air of a set that lets ``falling`` weather in: wind carries what its place and season have to give."""
    if falling == "rain" and brief.weather == "storm":
        return "storm"
    if falling != "wind":
        return falling
    places = {brief.setting, *lexicon.ancestors(brief.setting, "setting")}
    if _SANDY & places:
        return "sand"
    if _BARE & places:
        return "spray"
    return {"spring": "petals", "autumn": "leaves", "winter": "flurry"}.get(brief.season or "", "wind")


def falling(kind: str | None, frame: Frame, seed: int, *, ground: float | None = None) -> list[Live]:
    """The layers for what is in the air; none for what has nothing there.

    Known are "rain", "storm", "snow", "fog", "dust", and for wind what it carries: "wind" (green leaves), "leaves", "petals",
    "sand", "spray", "flurry". ``ground`` is the y where the ground begins, if drops may splash on it.
    """
    low = frame.height
    makers: dict[str, Callable[[], list[Live]]] = {
        "rain": lambda: [
            _rain(frame, seed, 0.42, 140, 0.44, 0.12),
            _rain(frame, seed, 0.8, 110, 0.52, 0.12),
            _rain(frame, seed, 1.06, 80, 0.6, 0.12),
            _rain(frame, seed, 1.5, 26, 0.52, 0.12),
        ],
        "storm": lambda: [
            _bolt(frame, seed),
            _rain(frame, seed, 0.42, 150, 0.36, 0.34),
            _rain(frame, seed, 0.8, 120, 0.44, 0.34),
            _lightning(seed, 0.3, 0.3),
            _rain(frame, seed, 1.06, 90, 0.5, 0.34),
            _rain(frame, seed, 1.5, 36, 0.46, 0.34),
            _lightning(seed, 1.6, 0.38),
        ],
        "snow": lambda: [
            _snow(frame, seed, 0.4, 200, 0.9, 6),
            _snow(frame, seed, 0.75, 150, 0.95, 9),
            _snow(frame, seed, 1.04, 90, 0.97, 12),
            _snow(frame, seed, 1.5, 30, 0.95, 18),
            _blurred_flakes(frame, seed, 8, 26),
        ],
        "fog": lambda: [
            _fog(frame, seed, 0.45, low * 0.52, "#e6ecf2", 0.75, 9),
            _fog(frame, seed, 0.94, low * 0.66, "#e9eef4", 0.6, 16),
            _fog(frame, seed, 1.3, low * 0.95, "#eef2f6", 0.5, 30),
        ],
        "wind": lambda: [
            _gusts(frame, seed, 0.8, 7, "#ffffff", 0.8, (0.08, 0.66)),
            _carried(frame, seed, 0.7, 18, "green"),
            _carried(frame, seed, 1.3, 13, "green"),
        ],
        "spray": lambda: [
            _gusts(frame, seed, 0.8, 8, "#ffffff", 0.8, (0.08, 0.8)),
            _dust(frame, seed, 1.1, 60, "#ffffff", 0.7, -330),
        ],
        "leaves": lambda: [_carried(frame, seed, 0.7, 16, "leaves"), _carried(frame, seed, 1.3, 12, "leaves")],
        "petals": lambda: [_carried(frame, seed, 0.7, 24, "petals"), _carried(frame, seed, 1.3, 16, "petals")],
        "flurry": lambda: [
            _gusts(frame, seed, 0.8, 5, "#ffffff", 0.55, (0.15, 0.7)),
            _snow(frame, seed, 0.75, 80, 0.8, 230),
            _snow(frame, seed, 1.2, 50, 0.85, 330),
        ],
        "sand": lambda: [
            _gusts(frame, seed, 0.8, 12, "#fbe9c0", 0.7, (0.5, 0.85)),
            _dust(frame, seed, 0.9, 120, "#fff0cc", 0.75, -240),
            _gusts(frame, seed, 1.3, 9, "#fff2d2", 0.7, (0.7, 1.0)),
            _dust(frame, seed, 1.35, 80, "#fff4d8", 0.8, -380),
        ],
        "dust": lambda: [
            _dust(frame, seed, 0.7, 40, "#ffe2a8", 0.26, 14),
            _dust(frame, seed, 1.25, 26, "#ffe2a8", 0.3, 26),
        ],
    }
    layers = makers[kind]() if kind in makers else []
    if ground is not None and kind in ("rain", "storm"):
        layers.append(_splashes(frame, seed, ground))
    return layers
