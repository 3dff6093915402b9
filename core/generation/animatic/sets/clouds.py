"""Above the clouds: a white sea with towers of cumulus in the sun, wisps that pass; whoever stands stands on a cloud."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import fantasy, land, outdoors, sky
from core.generation.animatic.sets.marks import marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Stage, Still


def build(brief: Brief) -> Stage:
    """The sky of a brief."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.74, 0.74, 0.74))
    place.name(cloud=(0.12, -18, 0.85, 0.975))
    line, feet = place.horizon, place.feet
    air = sky.air_for(brief, frame.height * 0.5, snow=False)
    grow = frame.pick(1.0, 1.5, 1.25)
    layers: list[Layer] = [
        *(layer for layer in sky.sky_layers(brief, air, line) if layer.name != "set:clouds"),
        _bank(brief, air, "towers-far", 0.12, line - 26, frame.pick(120.0, 250.0, 180.0), 0.5, 6),
        *(
            []
            if brief.setting != "cloud_city"
            else [land.together(brief, "city", 0.16, [fantasy.castle(brief, air, line - 6, grow * 1.7)])]
        ),
        _bank(brief, air, "sea-far", 0.2, line + 6, 40 * grow, 0.34, 17),
        _bank(brief, air, "towers", 0.34, line + 34, 150 * grow, 0.22, 3, clear=True),
        _bank(brief, air, "sea", 0.5, line + 40 * grow**0.5, 52 * grow, 0.14, 13),
        land.together(
            brief, "ground", 0.92, [_bank(brief, air, "floor", 0.92, feet - 22, 40 * grow, 0.0, 15, low=True)]
        ),
        _bank(brief, air, "near", 1.08, frame.height + 6, 46 * grow, 0.0, 12, low=True),
        *_wisps(brief, air),
    ]
    if not air.night and not air.overcast:
        layers.append(sky.birds(brief, air, line * 0.4, 6))
    return outdoors.stage(brief, air, place, layers)


_TONES = {  # the lit, the plain and the shaded colour of a cloud
    "day": ("#ffffff", "#e9f1fc", "#86a9dc"),
    "dawn": ("#fff0dc", "#f6c4c8", "#8f7fc0"),
    "sunset": ("#ffe6a8", "#ff9f86", "#7c4a9a"),
    "night": ("#c2d2ff", "#6c82c6", "#263470"),
}


def _tones(brief: Brief, air: Air, distance: float) -> tuple[str, str, str]:
    """The tones of a cloud at a distance, greyer when the sky is closed above it."""
    grey = draw.mix(air.horizon, air.middle, 0.5)
    lit, plain, shade = (
        draw.mix(draw.mix(tone, air.haze, distance * 0.5), grey, 0.45 if air.overcast else 0.0)
        for tone in _TONES[brief.time_of_day]
    )
    return lit, plain, shade


def _puffs(
    canvas: skia.Canvas,
    side: int,
    lobes: Sequence[tuple[float, float, float]],
    base: float,
    tones: tuple[str, str, str],
) -> None:
    """A cloud over round ``lobes`` (x, y, radius), flat at ``base``: shaded below, each lobe lit on the sun's side."""
    lit, plain, shade = tones
    top = min(y - r for _, y, r in lobes)
    outline = skia.Path()
    for x, y, r in lobes:
        outline.addCircle(x, y, r)
    outline.setFillType(skia.PathFillType.kWinding)
    left, right = min(x - r for x, _, r in lobes), max(x + r for x, _, r in lobes)
    canvas.save()
    canvas.clipRect(draw.rect(left - 4, top - 4, right - left + 8, base - top + 4))
    canvas.drawPath(outline, draw.fill(shader=draw.vertical(top, base, [lit, plain, shade], [0, 0.45, 1]), blur=0.9))
    canvas.clipPath(outline, skia.ClipOp.kIntersect, True)
    for x, y, r in sorted(lobes, key=lambda lobe: lobe[1]):
        low = (x - side * r * 0.25, y + r * 0.5)
        canvas.drawCircle(
            *low, r, draw.fill(shader=draw.radial(low, r, [(shade, 0.0), (shade, 0.0), (shade, 0.42)], [0, 0.7, 1]))
        )
        glow = (x + side * r * 0.28, y - r * 0.3)
        canvas.drawCircle(
            *glow,
            r * 0.92,
            draw.fill(shader=draw.radial(glow, r * 0.92, [(lit, 0.95), (lit, 0.5), (lit, 0.0)], [0, 0.5, 1])),
        )
    canvas.restore()


def _bank(
    brief: Brief,
    air: Air,
    name: str,
    depth: float,
    base: float,
    height: float,
    distance: float,
    count: int,
    *,
    clear: bool = False,
    low: bool = False,
) -> Still:
    """A row of cumulus along ``base``, ``height`` units high; ``low`` rows are the firm cloud that the cast stands on."""
    period = land.period_of(brief)
    bottom = brief.frame.height + 80

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("bank", name)
        tones = _tones(brief, air, distance)
        _, plain, shade = tones
        heaps = []
        for k in range(count):
            x = (k + rng.uniform(0.15, 0.85)) * period / count - period / 2
            if clear and not brief.travel and abs(x) < brief.frame.width * 0.2:
                x += math.copysign(brief.frame.width * 0.26, x)
            heaps.append((rng.uniform(0.55, 1.0), x, rng.random()))
        canvas.drawRect(
            draw.rect(-period / 2, base - 6, period, bottom - base + 6),
            draw.fill(shader=draw.vertical(base - 6, min(bottom, base + 120), [plain, draw.mix(plain, shade, 0.55)])),
        )
        for size, x, seed in sorted(heaps):
            for copy in (-period, 0.0, period):
                own = random.Random(seed)
                tall = height * size
                wide = tall * own.uniform(0.9, 1.4) * (1.7 if low else 1.0)
                if abs(x + copy) < period / 2 + wide * 2:
                    lobes = []
                    for k in range(15):
                        u = (k + 0.5) / 15 * 2 - 1
                        swell = (1 - u * u) ** 0.8
                        r = tall * (0.2 + 0.2 * swell) * own.uniform(0.75, 1.2)
                        lobes.append((x + copy + u * wide, base - own.uniform(0.1, 0.72) * tall * swell, r))
                    _puffs(canvas, air.side, lobes, base + 4, tones)
        mist = draw.vertical(base - 16, base + 30, [(plain, 0.0), (plain, 0.9), (plain, 0.35)])
        canvas.drawRect(draw.rect(-period / 2, base - 16, period, 46), draw.fill(shader=mist))
        if low:
            for _ in range(40):
                x, y = rng.uniform(-period / 2, period / 2), rng.uniform(base + 8, bottom)
                draw.oval(
                    canvas,
                    x,
                    y,
                    rng.uniform(30, 90),
                    rng.uniform(5, 12),
                    draw.fill(shade if rng.random() < 0.5 else "#ffffff" if not air.night else "#b9c8f0", alpha=0.14),
                )

    return land.strip(brief, name, depth, base - height * 1.5, bottom, paint)


def _wisps(brief: Brief, air: Air) -> list[Layer]:
    """Veils of cloud that pass close to the lens."""
    frame = brief.frame
    period = frame.width * 2.2
    plain = _tones(brief, air, 0.0)[1]

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("wisps")
        for x, y, wide in ((-0.36 * period, 0.94, 0.4), (0.1 * period, 1.0, 0.5), (0.4 * period, 0.1, 0.3)):
            for _ in range(7):
                draw.soft_shadow(
                    canvas,
                    x + rng.uniform(-0.2, 0.2) * frame.width,
                    y * frame.height + rng.uniform(-14, 14),
                    wide * frame.width * rng.uniform(0.4, 0.8),
                    frame.height * 0.05,
                    0.3,
                    plain,
                )

    return [
        Still(
            "set:wisps",
            1.35,
            (-period / 2, -60, period, frame.height + 160),
            paint,
            3.0,
            period,
            9.0 + brief.travel * 1.35,
        )
    ]


SETS: dict[str, Callable[[Brief], Stage]] = {"sky": build, "cloud_city": build}
