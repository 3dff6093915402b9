"""The sea: an open swell for boats and swimmers, or one giant wave when the lead surfs."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets.breaker import HORIZON, Breaker, Water, water_for
from core.generation.animatic.sets.sky import Air, air_for, birds, grade_for, light_for, sky_layers
from core.generation.animatic.sets.whitewater import wave_layers
from core.generation.animatic.stage import Anchor, Brief, Layer, Live, LivePainter, Offset, Stage, Still

_FALLING = {"rain": "rain", "storm": "storm", "snow": "snow", "fog": "fog", "wind": "wind"}


@dataclass(frozen=True)
class Swell:
    """The open water of a calm set: its horizon and how high it goes at the camera, in world units."""

    brief: Brief
    horizon: float
    height: float

    def rise(self, x: float, near: float, t: float) -> float:
        """How far the surface stands above its mean at x; ``near`` is 0 at the horizon and 1 at the camera."""
        scale = 0.05 + math.pow(near, 1.3)
        length = 420 * scale + 30
        return (
            self.height
            * scale
            * (
                0.6 * math.sin(math.tau * x / length + t * 0.9 + near * 9)
                + 0.3 * math.sin(math.tau * x / (length * 0.43) - t * 1.5 + near * 23)
                + 0.14 * math.sin(math.tau * x / (length * 0.21) + t * 2.3 + near * 5)
            )
        )

    def level(self, near: float) -> float:
        """The mean y of the surface."""
        return self.horizon + (self.brief.frame.height * 1.04 - self.horizon) * near

    def bob(self, x: float, near: float, phase: float = 0.0) -> Callable[[float], Offset]:
        """How something afloat moves: up and down with the water under it and tilted along it."""

        def motion(t: float) -> Offset:
            here = self.rise(x, near, t + phase)
            slope = self.rise(x + 40, near, t + phase) - self.rise(x - 40, near, t + phase)
            drift = 5 * math.sin(t * 0.5 + x)
            return Offset(drift, -here, -math.degrees(math.atan2(slope, 80)) * 0.55)

        return motion


def _tones(water: Water, air: Air) -> tuple[str, str, str]:
    """Open water from the horizon to the camera: it mirrors the sky far away and shows its own colour nearby."""
    mirror = 0.34 if air.night else 0.42
    return (
        draw.mix(water.face, air.horizon, mirror + 0.2),
        draw.mix(water.face, air.middle, mirror),
        draw.mix(water.foot, air.zenith, mirror * 0.5),
    )


def _open_water(brief: Brief, air: Air, water: Water, horizon: float, bottom: float) -> Still:
    wide = brief.frame.width * 1.5
    far, middle, near = _tones(water, air)

    def paint(canvas: skia.Canvas) -> None:
        area = draw.rect(-wide / 2, horizon, wide, bottom - horizon)
        canvas.drawRect(area, draw.fill(shader=draw.vertical(horizon, bottom, (far, middle, near), (0, 0.3, 1))))
        if not air.overcast:
            x = air.sun_at[0]
            canvas.save()
            canvas.translate(x, horizon)
            canvas.scale(0.42, 1)
            reach = (bottom - horizon) * 0.95
            light = [(water.glint, 0.62), (water.glint, 0.26), (water.glint, 0.0)]
            canvas.clipRect(draw.rect(-wide * 2, 0, wide * 4, bottom - horizon))
            canvas.drawCircle(0, 0, reach, draw.fill(shader=draw.radial((0, 0), reach, light, [0, 0.4, 1])))
            canvas.restore()
        dice = brief.random("ripples")
        lit, deep = draw.mix(water.upper, air.horizon, 0.55), draw.darken(near, 0.25)
        for _ in range(round(wide * (bottom - horizon) / 420)):
            far_off = dice.random() ** 1.7
            y = horizon + 2 + far_off * (bottom - horizon)
            half = (3 + 34 * far_off) * dice.uniform(0.4, 1.3)
            x = dice.uniform(-wide / 2, wide / 2)
            tone, alpha = (lit, 0.28) if dice.random() < 0.55 else (deep, 0.24)
            ripple = draw.shape(
                (x - half, y),
                (x, y - 1 - 3.4 * far_off, x + half, y + far_off),
                (x, y + 1 + 2.4 * far_off, x - half, y),
            )
            canvas.drawPath(ripple, draw.fill(tone, alpha=alpha))
        haze = draw.vertical(horizon, horizon + 26, [(air.haze, 0.75), (air.haze, 0.0)])
        canvas.drawRect(draw.rect(-wide / 2, horizon, wide, 26), draw.fill(shader=haze))

    return Still("set:sea", 0.12, (-wide / 2, horizon, wide, bottom - horizon), paint)


def _islands(brief: Brief, air: Air, horizon: float) -> Still:
    """Land on the horizon: a far chain, and one nearer island with trees at the left."""
    frame = brief.frame
    wide = frame.width * 1.5

    def paint(canvas: skia.Canvas) -> None:
        dice = brief.random("islands")
        for rise, share, start, end in (
            (0.045, 0.62, -0.55, -0.1),
            (0.03, 0.72, 0.3, 0.75),
            (0.075, 0.4, -0.72, -0.26),
        ):
            left, right = start * frame.width, end * frame.width
            steps = 26
            ridge = []
            for index in range(steps + 1):
                u = index / steps
                bump = 0.55 + 0.3 * math.sin(u * 7 + rise * 90) + 0.12 * dice.uniform(-1, 1)
                ridge.append(
                    (left + (right - left) * u, horizon + 1 - frame.height * rise * bump * math.sin(math.pi * u) ** 0.8)
                )
            tone = air.far("#3f6a66", share)
            outline = draw.shape((left, horizon + 2), *ridge, (right, horizon + 2))
            top = horizon - frame.height * rise
            canvas.drawPath(
                outline, draw.fill(shader=draw.vertical(top, horizon, (tone, draw.mix(tone, air.haze, 0.5))))
            )

    top = horizon - frame.height * 0.1
    return Still("set:islands", 0.1, (-wide / 2, top, wide, frame.height * 0.1 + 4), paint)


def _glitter(brief: Brief, air: Air, water: Water, horizon: float, bottom: float) -> Live:
    """The path of light under sun or moon: short dashes that flash, wider apart towards the camera."""
    dice = brief.random("glitter")
    depth = bottom - horizon
    dashes = []
    for _ in range(150):
        near = dice.random() ** 1.5
        half = (0.035 + 0.17 * near) * brief.frame.width
        dashes.append((air.sun_at[0] + dice.gauss(0, 0.5) * half, horizon + 3 + near * depth, near, dice.uniform(0, 6)))
    strength = 0.25 if air.overcast else 0.95
    groups = [draw.stroke(water.glint, 1.2 + 0.9 * level, alpha=strength * (0.5 + 0.25 * level)) for level in range(3)]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, y, near, phase in dashes:
            shine = math.sin(t * (1.6 + 1.4 * near) + phase)
            if shine > 0:
                half = (3 + 26 * near) * shine
                shift = 8 * near * math.sin(t + phase)
                canvas.drawLine(x - half + shift, y, x + half + shift, y, groups[min(2, int(shine * 3))])

    return Live("set:glitter", 0.13, paint)


def _row(swell: Swell, water: Water, air: Air, near: float, foam: bool, hides: bool) -> LivePainter:
    """One ridge of the swell: lit on its crest, fading downwards into the next one; ``hides`` what swims behind it."""
    brief = swell.brief
    storm = brief.weather == "storm"
    wide = brief.frame.width * 0.66
    level = swell.level(near)
    far, middle, low = _tones(water, air)
    body = draw.mix(draw.mix(far, middle, min(1.0, near * 3)), low, min(1.0, near * 0.9))
    lit = draw.mix(draw.mix(water.upper, air.horizon, 0.3), water.glint, 0.15)
    deep = (18 + 150 * near) * (0.6 + swell.height / 40) * (1.35 if hides else 1.0)
    crest_tone, dense = draw.mix(body, lit, 0.5), 0.94 if hides else 0.75
    tones = [(crest_tone, 0.94), (body, dense), (body, dense), (body, 0.0)]
    stops = [0, 0.3, 0.88 if hides else 0.31, 1]
    shader = draw.vertical(level - swell.height * near, level + deep, tones, stops)
    step = (14 + 22 * near) * (0.6 if storm else 1.0)
    dice = brief.random("caps", f"{near:.2f}")
    caps = [
        (dice.uniform(-wide, wide), dice.uniform(14, 44) * (2.2 if storm else 1.0) * (0.3 + near), dice.uniform(0, 6))
        for _ in range(16 if storm else 5 if foam else 3)
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        count = int(2 * wide / step) + 1
        crest = [(-wide + step * i, level - swell.rise(-wide + step * i, near, t)) for i in range(count + 1)]
        surface = draw.path(*crest)
        band = skia.Path(surface)
        band.lineTo(wide + step, level + deep)
        band.lineTo(-wide, level + deep)
        band.close()
        canvas.drawPath(band, draw.fill(shader=shader))
        canvas.drawPath(surface, draw.stroke(lit, 0.8 + 1.4 * near, alpha=0.6))
        for x, size, phase in caps:
            shine = math.sin(t * 0.9 + phase)
            if shine > 0.1:
                at = level - swell.rise(x, near, t) + 3
                half = size * shine
                if storm:
                    canvas.drawPath(_torn(swell, x, half, near, t), draw.fill(water.foam, alpha=0.85 * shine))
                    continue
                cap = draw.shape(
                    (x - half, at + 3 * near),
                    (x, at - 5 * near - 1, x + half, at + 2 * near),
                    (x, at + 5 * near + 1, x - half, at + 3 * near),
                )
                canvas.drawPath(cap, draw.fill(water.foam, alpha=0.75 * shine))

    return paint


def _torn(swell: Swell, x: float, half: float, near: float, t: float) -> skia.Path:
    """Foam that the wind has torn off a crest: it lies along the ridge, thick in the middle, and runs out to both ends."""
    level, thick = swell.level(near), 3 + 15 * near
    upper, lower = [], []
    for step in range(9):
        u = step / 4 - 1
        y = level - swell.rise(x + u * half, near, t)
        upper.append((x + u * half, y - 2 - 3 * near))
        lower.append((x + u * half * 0.97, y - 2 + thick * (1 - u * u) * (0.7 + 0.3 * math.sin(7 * u + x))))
    return draw.path(*upper, *reversed(lower), close=True)


def _gulls(brief: Brief, air: Air, y: float) -> Live:
    """Two or three gulls that glide and flap, nearer than the flock."""
    dice = brief.random("gulls")
    flock = [
        (dice.uniform(-0.35, 0.4), dice.uniform(-0.06, 0.08), dice.uniform(9, 15), dice.uniform(0, 6)) for _ in range(3)
    ]
    width, height = brief.frame.width, brief.frame.height
    body, ink = air.wash("#f4f6fa"), air.wash("#59627a")

    def paint(canvas: skia.Canvas, t: float) -> None:
        for u, v, size, phase in flock:
            x = u * width + t * 11 + 5 * math.sin(t * 0.7 + phase)
            at = y + v * height + 6 * math.sin(t * 0.9 + phase)
            glide = max(0.0, math.sin(t * 0.8 + phase))
            flap = math.sin(t * 6.5 + phase) * (1 - 0.8 * glide) * size * 0.5
            for side in (-1, 1):
                wing = draw.shape(
                    (x, at),
                    (
                        x + side * size * 0.5,
                        at - size * 0.42 - flap * 0.6,
                        x + side * size * 1.25,
                        at - flap - size * 0.05,
                    ),
                    (x + side * size * 0.55, at - size * 0.14 - flap * 0.5, x, at + size * 0.14),
                )
                canvas.drawPath(wing, draw.fill(body))
                tip = (x + side * size * 1.25, at - flap - size * 0.05)
                canvas.drawLine(*tip, x + side * size * 0.95, at - size * 0.14 - flap * 0.7, draw.stroke(ink, 1.6))
            draw.oval(canvas, x, at + size * 0.04, size * 0.34, size * 0.13, draw.fill(body))

    return Live("set:gulls", 0.5, paint)


def _surf(brief: Brief) -> Stage:
    """One giant wave with its rider."""
    frame = brief.frame
    horizon = frame.height * HORIZON
    air = air_for(brief, horizon, snow=False)
    water = water_for(brief, air.overcast)
    wave = Breaker(brief, water, air.sun_at[0])
    x, y = wave.mount()
    scale = wave.rider_scale
    layers: list[Layer] = [
        *sky_layers(brief, air, horizon),
        _islands(brief, air, horizon),
        _open_water(brief, air, water, horizon, frame.height * 0.75),
        _glitter(brief, air, water, horizon, frame.height * 0.6),
        *wave_layers(wave),
    ]
    if not air.night and not air.overcast:
        layers += [_gulls(brief, air, frame.height * 0.17), birds(brief, air, frame.height * 0.12)]
    lead = Anchor(x, y, 1.0, scale, 1, "mount", wave.motion)
    behind, behind_v = 0.3 * frame.width, 0.62
    bx, by = wave.at(behind, behind_v)
    anchors = {
        "lead": lead,
        "second": Anchor(bx, by, 1.0, scale * 0.6, 1, "mount", lambda t: _later(wave, t)),
        "air": Anchor(frame.width * 0.2, frame.height * 0.16, 0.6, 0.7, -1, "air"),
        "water": Anchor(frame.width * 0.3, frame.height * 0.95, 1.05, scale * 0.6, 1, "water"),
        "ground": Anchor(frame.width * 0.22, frame.height * 0.97, 1.07, scale * 0.55, 1, "water"),
    }
    return Stage(
        frame, layers, anchors, light_for(air, brief), grade_for(air, brief), camera="follow",
        weather=_FALLING.get(brief.weather),
    )  # fmt: skip


def _later(wave: Breaker, t: float) -> Offset:
    """The way of a second rider further ahead and higher up."""
    ridden = wave.motion(t + 1.7)
    return Offset(ridden.dx * 0.8, ridden.dy * 0.4, ridden.degrees * 0.7)


def sea(brief: Brief) -> Stage:
    """The sea as the lead's action asks for it."""
    if brief.action == "surf":
        return _surf(brief)
    frame = brief.frame
    horizon = frame.height * frame.pick(0.47, 0.46, 0.47)
    rough = {"storm": 58.0, "wind": 22.0, "rain": 15.0}.get(brief.weather, 11.0) * frame.pick(1.0, 1.15, 1.1)
    air = air_for(brief, horizon, snow=False)
    water = water_for(brief, air.overcast)
    swell = Swell(brief, horizon, rough)
    bottom = frame.height * 1.2
    layers: list[Layer] = [
        *sky_layers(brief, air, horizon),
        _islands(brief, air, horizon),
        _open_water(brief, air, water, horizon, bottom),
    ]
    foam = brief.weather in ("storm", "wind")
    # Whoever swims is in the water up to the shoulders; boats ride on it.
    sunk = 58.0 if brief.action == "swim" else 0.0
    floating = 0.58
    for near, depth in ((0.05, 0.16), (0.14, 0.3), (0.27, 0.5), (0.43, 0.75), (floating + 0.035, 1.02), (0.82, 1.12)):
        hides = depth > 1.0
        layers.append(Live(f"set:swell-{depth}", depth, _row(swell, water, air, near, foam, hides)))
    layers.insert(-6, _glitter(brief, air, water, horizon, frame.height * 0.86))
    if not air.night and not air.overcast:
        layers += [_gulls(brief, air, frame.height * 0.2), birds(brief, air, frame.height * 0.16)]
    scale = frame.pick(1.25, 1.35, 1.35)

    def afloat(u: float, near: float, size: float, depth: float, faces: int = 1) -> Anchor:
        x = u * frame.width
        y = swell.level(near) + (sunk * scale * size if near == floating else 0)
        return Anchor(x, y, depth, scale * size, faces, "water", swell.bob(x, near))

    anchors = {
        "lead": afloat(-0.05, floating, 1.0, 1.0),
        "second": afloat(0.27, floating, 0.85, 1.0, -1),
        "third": afloat(-0.34, floating, 0.8, 1.0),
        "fourth": afloat(0.12, 0.34, 0.5, 0.6, -1),
        "ground": afloat(0.25, floating, 0.75, 1.0),
        "ground-2": afloat(-0.34, floating, 0.7, 1.0),
        "air": Anchor(frame.width * 0.24, frame.height * 0.26, 0.7, 0.8, -1, "air"),
    }
    return Stage(
        frame, layers, anchors, light_for(air, brief), grade_for(air, brief), camera="float",
        weather=_FALLING.get(brief.weather),
    )  # fmt: skip


SETS: dict[str, Callable[[Brief], Stage]] = {"sea": sea, "ocean": sea}
