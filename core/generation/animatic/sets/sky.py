"""The air of an outdoor set: its light, its colours with distance, and the layers of sky. It knows no land and no plant.

`Air` is the one place where time of day and weather become colour: land and plants are painted in the colours they have
at noon, and pass them through `Air.lit`, `Air.shaded` and `Air.far`.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from functools import lru_cache

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Brief, Grade, Layer, Light, Live, Still

OVERCAST = frozenset({"rain", "storm", "snow", "fog"})


@dataclass(frozen=True)
class Air:
    """Light and colour at one time of day in one weather.

    ``zenith``, ``middle`` and ``horizon`` run down the sky; ``haze`` is what distance fades to; ``sun`` and ``shade`` are
    mixed into lit and unlit sides; ``gain`` multiplies every colour. ``sun_at`` is where the sun or the moon stands in
    world units and ``side`` the side that it lights, -1 left or +1 right. ``snow`` says that snow lies on everything.
    """

    zenith: str
    middle: str
    horizon: str
    haze: str
    sun: str
    shade: str
    gain: tuple[float, float, float]
    sun_at: Point
    side: int
    night: bool
    overcast: bool
    snow: bool
    thick: float  # 0 clear air .. 1 dense fog
    season: str | None = None

    def foliage(self, colour: str) -> str:
        """The colour of leaves and grass in this season: only what is green turns."""
        red, green, blue = draw.channels(colour)
        if green <= max(red, blue):
            return colour
        if self.season == "autumn":
            return draw.mix(colour, "#c9882f", 0.62)
        return draw.mix(colour, "#a4dc4c", 0.34) if self.season == "spring" else colour

    def wash(self, colour: str) -> str:
        """A noon colour as it is in this light."""
        return _washed(colour, self.gain)

    def lit(self, colour: str, share: float = 0.28) -> str:
        """The side that looks at the sun."""
        return self.wash(draw.mix(colour, self.sun, share))

    def shaded(self, colour: str, share: float = 0.42) -> str:
        """The side that looks away."""
        return self.wash(draw.mix(colour, self.shade, share))

    def far(self, colour: str, distance: float) -> str:
        """The colour after ``distance`` (0 near .. 1 at the horizon) of air."""
        return draw.mix(self.wash(colour), self.haze, min(0.97, distance + self.thick * (0.25 + 0.6 * distance)))


@lru_cache(maxsize=4096)
def _washed(colour: str, gain: tuple[float, float, float]) -> str:
    parts = zip(draw.channels(colour), gain, strict=True)
    return "#" + "".join(f"{min(255, round(value * share)):02x}" for value, share in parts)


_SKY = {  # zenith, middle, horizon, haze, sun, shade, gain
    "day": ("#2c7bd4", "#79bdf1", "#e3f3fa", "#c3dff0", "#fff0b8", "#20405e", (1.0, 1.0, 1.0)),
    "dawn": ("#5166ad", "#dd9ab4", "#ffdcb2", "#efc6bd", "#ffd7a6", "#4a3f74", (0.98, 0.86, 0.86)),
    "sunset": ("#38296e", "#d24f71", "#ffb562", "#f08f6c", "#ffc36b", "#48245c", (0.98, 0.74, 0.66)),
    "night": ("#050a24", "#122257", "#35548f", "#27447d", "#b9d0ff", "#050a2c", (0.27, 0.37, 0.60)),
}
_CLOUDED = {  # how an overcast sky looks at that time: zenith, middle, horizon, haze
    "day": ("#8ea3b8", "#b4c3d0", "#dbe4ea", "#c6d2dc"),
    "dawn": ("#8d90a8", "#bfb0b8", "#e6d2c8", "#cfc1c2"),
    "sunset": ("#5d5578", "#a27484", "#e3a486", "#b98a86"),
    "night": ("#0c1430", "#1a2a52", "#33497a", "#26395f"),
}


def snow_lies(brief: Brief) -> bool:
    """Whether snow covers the ground: when it falls, and in a winter without rain."""
    return brief.weather == "snow" or (brief.season == "winter" and brief.weather not in ("rain", "storm"))


def air_for(brief: Brief, horizon: float, *, snow: bool | None = None, side: int = 1) -> Air:
    """The air of a brief. ``horizon`` is in world units; ``snow`` lies as `snow_lies` says unless said otherwise."""
    frame, time, weather = brief.frame, brief.time_of_day, brief.weather
    zenith, middle, low, haze, sun, shade, gain = _SKY[time]
    overcast = weather in OVERCAST
    if overcast:
        weight = 0.9 if weather != "snow" or time == "day" else 0.6
        grey = _CLOUDED[time]
        zenith, middle, low, haze = (
            draw.mix(a, b, weight) for a, b in zip((zenith, middle, low, haze), grey, strict=True)
        )
        if weather == "snow" and time != "night":  # white flakes are lost before a white sky
            zenith, middle, low = (
                draw.mix(c, "#5f7898", share) for c, share in ((zenith, 0.3), (middle, 0.4), (low, 0.42))
            )
            haze = draw.mix(haze, "#7f97b4", 0.3)
        sun = draw.mix(sun, grey[2], 0.6)
        dim = {"rain": 0.84, "storm": 0.64, "snow": 0.98, "fog": 0.92}[weather]
        if time == "night":
            dim = max(dim, 0.88)  # darker, nothing would be seen
        gain = (gain[0] * dim * 0.96, gain[1] * dim, gain[2] * min(1.0, dim * 1.05))
        if weather == "storm":
            zenith, middle, low, haze = (draw.darken(c, 0.42) for c in (zenith, middle, low, haze))
    lies = snow_lies(brief) if snow is None else snow
    if lies and time == "night":  # snow throws back what light there is
        gain = (gain[0] * 1.35, gain[1] * 1.32, gain[2] * 1.22)
    elif lies and time in ("dawn", "sunset"):  # and its shadows hold the blue of the sky
        gain = (gain[0], gain[1] * 1.13, gain[2] * 1.3)
    low_sun = {"day": 0.34, "dawn": 0.82, "sunset": 0.86, "night": 0.36}[time]
    across = frame.pick(0.27, 0.2, 0.26) * frame.width
    return Air(
        zenith,
        middle,
        low,
        haze,
        sun,
        shade,
        gain,
        (side * across, horizon * low_sun),
        side,
        time == "night",
        overcast,
        lies,
        {"fog": 0.75, "rain": 0.25, "storm": 0.3, "snow": 0.3}.get(weather, 0.0),
        brief.season,
    )


def light_for(air: Air, brief: Brief) -> Light:
    """How figures are relit under that sky: a rim on the sun's side, the sky from above, bounce from below."""
    top = {"day": ("#ffffff", 0.16), "dawn": ("#ffd9c0", 0.18), "sunset": ("#ff9e6a", 0.2), "night": ("#8fb0ff", 0.18)}
    low = {"day": ("#16324a", 0.26), "dawn": ("#4a2f5c", 0.3), "sunset": ("#4b1550", 0.38), "night": ("#060c34", 0.56)}
    rim = {"day": 0.28, "dawn": 0.4, "sunset": 0.5, "night": 0.34}[brief.time_of_day] * (0.45 if air.overcast else 1.0)
    bottom = ("#cfe2f6", 0.22) if air.snow and not air.night else low[brief.time_of_day]
    side: tuple[str, float] = (air.sun, rim)
    away: tuple[str, float] = (air.shade, 0.3)
    left, right = (away, side) if air.side > 0 else (side, away)
    return Light(top[brief.time_of_day], bottom, left, right, 0.3 if air.overcast else 0.42)


def grade_for(air: Air, brief: Brief) -> Grade:
    """The finish that suits that sky."""
    gain = {
        "day": (1.0, 1.0, 1.0),
        "dawn": (1.03, 0.99, 0.99),
        "sunset": (1.05, 0.98, 0.95),
        "night": (0.97, 1.0, 1.06),
    }
    bloom = {"day": 0.26, "dawn": 0.36, "sunset": 0.4, "night": 0.42}[brief.time_of_day]
    return Grade(1.05, 0.9 if air.overcast else 1.08, gain[brief.time_of_day], bloom, 0.46 if air.night else 0.34)


# --- layers ---------------------------------------------------------------------------------------------------------


def sky_layers(brief: Brief, air: Air, horizon: float) -> list[Layer]:
    """Everything above the land: the dome with sun or moon, stars that twinkle, two depths of clouds."""
    frame = brief.frame
    wide = frame.width * 1.5
    dome = Still(
        "set:sky", 0.0, (-wide / 2, -40, wide, horizon + 140), lambda canvas: _dome(canvas, brief, air, horizon, wide)
    )
    layers: list[Layer] = [dome]
    if air.night and not air.overcast:
        layers.append(_twinkle(brief, horizon))
    wind = 3.0 if brief.weather in ("wind", "storm") else 1.0
    period = max(frame.width * 1.6, 1000.0)
    layers.append(
        Still(
            "set:clouds-far",
            0.03,
            (-period / 2, 0, period, horizon),
            lambda canvas: _clouds(canvas, air, brief.random("clouds", "far"), period, horizon, near=False),
            wrap=period,
            drift=2.5 * wind + brief.travel * 0.02,
        )
    )
    layers.append(
        Still(
            "set:clouds",
            0.06,
            (-period / 2, -30, period, horizon + 30),
            lambda canvas: _clouds(canvas, air, brief.random("clouds", "near"), period, horizon, near=True),
            wrap=period,
            drift=6.0 * wind + brief.travel * 0.05,
        )
    )
    return layers


def _dome(canvas: skia.Canvas, brief: Brief, air: Air, horizon: float, wide: float) -> None:
    shader = draw.vertical(-20, horizon + 20, [air.zenith, air.middle, air.horizon], [0, 0.58, 1])
    canvas.drawRect(draw.rect(-wide / 2, -40, wide, horizon + 140), draw.fill(shader=shader))
    x, y = air.sun_at
    if air.night and not air.overcast:
        _star_field(canvas, brief.random("stars"), wide, horizon)
    if air.overcast:
        draw.glow(canvas, x, y, horizon * 0.9, draw.lighten(air.horizon, 0.3), 0.35)
        return
    reach = max(brief.frame.width, horizon * 1.6)
    if air.night:
        draw.glow(canvas, x, y, reach * 0.55, "#7fa2ff", 0.42)
        _moon(canvas, x, y, brief.frame.pick(27.0, 36.0, 32.0))
        return
    warm = {"day": "#fff2c4", "dawn": "#ffc987", "sunset": "#ffb14a"}[brief.time_of_day]
    draw.glow(canvas, x, y, reach * 0.75, warm, 0.62)
    draw.glow(canvas, x, y, reach * 0.24, "#fff6da", 0.8)
    radius = brief.frame.pick(27.0, 34.0, 30.0) * (1.0 if brief.time_of_day == "day" else 1.55)
    core = draw.mix("#fffdf0", warm, 0.12 if brief.time_of_day == "day" else 0.3)
    canvas.drawCircle(
        x, y, radius, draw.fill(shader=draw.vertical(y - radius, y + radius, ["#fffdf2", core]), blur=0.8)
    )


def _star_field(canvas: skia.Canvas, rng: random.Random, wide: float, horizon: float) -> None:
    canvas.save()
    canvas.rotate(-24)
    for _ in range(26):  # the Milky Way: soft clouds along a slanted band
        x, y = rng.uniform(-wide * 0.5, wide * 0.6), rng.gauss(horizon * 0.34, horizon * 0.06)
        draw.glow(canvas, x, y, rng.uniform(40, 110), rng.choice(("#4a63c8", "#7a5ec0", "#5a86d8")), 0.07)
    canvas.restore()
    for _ in range(round(wide * horizon / 1300)):
        x, y = rng.uniform(-wide / 2, wide / 2), horizon * rng.random() ** 1.25
        size = 0.45 + rng.random() ** 5 * 1.5
        tint = rng.choice(("#ffffff", "#dce6ff", "#fff0d8"))
        canvas.drawCircle(x, y, size, draw.fill(tint, alpha=rng.uniform(0.25, 0.95) * (1 - 0.6 * y / horizon)))


def _moon(canvas: skia.Canvas, x: float, y: float, radius: float) -> None:
    shader = draw.radial((x - radius * 0.3, y - radius * 0.3), radius * 1.7, ["#fffdf0", "#f0edda", "#b4bbd2"])
    canvas.drawCircle(x, y, radius, draw.fill(shader=shader))
    for dx, dy, r in (
        (-0.3, -0.25, 0.24),
        (0.25, 0.1, 0.3),
        (-0.18, 0.42, 0.16),
        (0.42, -0.38, 0.13),
        (-0.55, 0.2, 0.1),
    ):
        canvas.drawCircle(x + dx * radius, y + dy * radius, r * radius, draw.fill("#a9b2cc", alpha=0.38, blur=1.2))


def _twinkle(brief: Brief, horizon: float) -> Live:
    rng = brief.random("twinkle")
    width = brief.frame.width * 1.2
    stars = [
        (rng.uniform(-width / 2, width / 2), horizon * 0.75 * rng.random(), rng.uniform(0.9, 1.9), rng.uniform(0, 6.3))
        for _ in range(16)
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, y, size, phase in stars:
            shine = 0.5 + 0.5 * math.sin(t * (1.4 + size) + phase)
            ray = draw.stroke("#e8f0ff", 0.7, alpha=0.7 * shine)
            reach = size * (1.4 + 2.2 * shine)
            canvas.drawLine(x - reach, y, x + reach, y, ray)
            canvas.drawLine(x, y - reach, x, y + reach, ray)

    return Live("set:twinkle", 0.01, paint)


def _clouds(canvas: skia.Canvas, air: Air, rng: random.Random, period: float, horizon: float, *, near: bool) -> None:
    """Cumulus in clear air, flat streaks near a low sun, a closed blanket when overcast."""
    low_sun = not air.night and not air.overcast and air.sun_at[1] > horizon * 0.6
    count = (9 if near else 8) if air.overcast else (4 if near else 7)
    for index in range(count):
        x = (index + rng.uniform(0.1, 0.9)) * period / count - period / 2
        if near:
            y, size = horizon * rng.uniform(0.06, 0.36), rng.uniform(60, 105)
        else:
            y, size = horizon * rng.uniform(0.5, 0.86), rng.uniform(26, 52)
        shift_seed = rng.random()
        if not air.overcast and abs(x - air.sun_at[0]) < size * 2.2 and abs(y - air.sun_at[1]) < size * 1.2:
            continue  # the sun is not to be hidden
        for copy in (-period, 0.0, period):
            own = random.Random(shift_seed)
            if abs(x + copy) > period / 2 + size * 3.2:
                continue
            if air.overcast:
                _blanket(canvas, air, own, x + copy, y * (0.7 if near else 1.0), size * 1.7)
            elif low_sun:
                _streak(canvas, air, own, x + copy, y + 10, size * 1.5)
            else:
                _cumulus(canvas, air, own, x + copy, y + 18, size)


def _cumulus(canvas: skia.Canvas, air: Air, rng: random.Random, x: float, y: float, size: float) -> None:
    puffs = []
    for index in range(9):
        u = (index + 0.5) / 9 * 2 - 1
        radius = size * (0.2 + 0.26 * (1 - u * u)) * rng.uniform(0.75, 1.15)
        puffs.append((x + u * size * 1.1, y - radius * rng.uniform(0.5, 1.0) * (1 - 0.3 * abs(u)), radius))
    top, low = min(py - r for _, py, r in puffs), y + size * 0.08
    white = "#ffffff" if not air.night else "#5a70ac"
    body = draw.mix(white, air.horizon, 0.1)
    under = draw.mix(air.middle, air.haze, 0.55) if not air.night else "#1b2c5e"
    strength = 0.94 if not air.night else 0.5
    canvas.saveLayerAlpha(draw.rect(x - size * 1.9, top - 8, size * 3.8, low - top + 16), round(255 * strength))
    outline = skia.Path()
    for px, py, radius in puffs:
        outline.addCircle(px, py, radius)
    outline.addRRect(skia.RRect.MakeRectXY(draw.rect(x - size * 1.15, y - size * 0.22, size * 2.3, size * 0.3), 20, 20))
    canvas.drawPath(outline, draw.fill(shader=draw.vertical(top, low, [body, body, under], [0, 0.45, 1]), blur=1.4))
    canvas.clipPath(outline, skia.ClipOp.kIntersect, True)
    for px, py, radius in puffs:  # each puff catches the light on the sun's side
        centre = (px + air.side * radius * 0.3, py - radius * 0.35)
        shader = draw.radial(centre, radius, [(white, 0.9), (white, 0.25), (white, 0)], [0, 0.6, 1])
        canvas.drawCircle(*centre, radius, draw.fill(shader=shader))
    canvas.restore()


def _streak(canvas: skia.Canvas, air: Air, rng: random.Random, x: float, y: float, size: float) -> None:
    glow, shadow = draw.mix(air.sun, "#ffffff", 0.25), draw.mix(air.zenith, air.middle, 0.55)
    for _ in range(7):
        dx, dy = rng.uniform(-0.9, 0.9) * size, rng.uniform(-0.16, 0.16) * size
        rx, ry = size * rng.uniform(0.5, 1.1), size * rng.uniform(0.03, 0.085)
        draw.oval(canvas, x + dx, y + dy, rx, ry, draw.fill(shadow, alpha=0.42, blur=3))
        draw.oval(canvas, x + dx * 0.96, y + dy + ry * 0.75, rx * 0.86, ry * 0.45, draw.fill(glow, alpha=0.62, blur=2))


def _blanket(canvas: skia.Canvas, air: Air, rng: random.Random, x: float, y: float, size: float) -> None:
    for _ in range(6):
        dx, dy, r = rng.uniform(-0.9, 0.9) * size, rng.uniform(-0.2, 0.2) * size, size * rng.uniform(0.3, 0.6)
        shade = draw.mix(draw.darken(air.zenith, 0.16), draw.lighten(air.horizon, 0.1), rng.random())
        shader = draw.radial((0, 0), r, [(shade, 0.5), (shade, 0.3), (shade, 0)], [0, 0.55, 1])
        canvas.save()
        canvas.translate(x + dx, y + dy)
        canvas.scale(1.7, 0.62)
        canvas.drawCircle(0, 0, r, draw.fill(shader=shader))
        canvas.restore()


# --- light in the air -----------------------------------------------------------------------------------------------


def god_rays(brief: Brief, air: Air, bottom: float, depth: float) -> Still | None:
    """Shafts of light slanting down from the sun's side; None when no sun or moon shines."""
    if air.overcast:
        return None
    frame = brief.frame
    tint = draw.mix(air.sun, "#ffffff", 0.2)
    strength = 0.10 if air.night else 0.2
    wide = frame.width * 1.5

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("rays")
        source = (air.side * frame.width * 0.5, -frame.height * 0.42)
        for index in range(8):
            aim = air.side * frame.width * (0.48 - 0.15 * index + rng.uniform(-0.04, 0.04))
            half = frame.width * rng.uniform(0.012, 0.05)
            edge = [(tint, strength * rng.uniform(0.5, 1.0)), (tint, strength * 0.3), (tint, 0.0)]
            beam = draw.shape(source, (aim - half, bottom), (aim + half * 1.6, bottom))
            canvas.drawPath(
                beam, draw.fill(shader=draw.vertical(0, bottom, edge, [0, 0.6, 1]), blur=7, blend=skia.BlendMode.kPlus)
            )

    return Still("set:rays", depth, (-wide / 2, -20, wide, bottom + 20), paint)


def birds(brief: Brief, air: Air, y: float, count: int = 5) -> Live:
    """A few birds that flap across the far sky."""
    rng = brief.random("birds")
    flock = [
        (rng.uniform(-90, 90), rng.uniform(-26, 26), rng.uniform(3.2, 5.4), rng.uniform(0, 6)) for _ in range(count)
    ]
    start = -brief.frame.width * 0.3
    ink = draw.mix(air.wash("#2a3448"), air.haze, 0.2)

    def paint(canvas: skia.Canvas, t: float) -> None:
        for dx, dy, size, phase in flock:
            x, height = start + dx + t * 17, y + dy - t * 2.5
            flap = math.sin(t * 7 + phase) * size * 0.7
            wing = draw.path(
                (x - size, height - flap),
                (x - size * 0.4, height - size * 0.5 - flap * 0.2, x, height),
                (x + size * 0.4, height - size * 0.5 - flap * 0.2, x + size, height - flap),
            )
            canvas.drawPath(wing, draw.stroke(ink, 1.3))

    return Live("set:birds", 0.09, paint)
