"""Strange worlds without our weather: a violet planet under a ringed giant, with glass plants that shine."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.props import planets
from core.generation.animatic.sets import land, rockwork
from core.generation.animatic.sets.moon import globe_in_sky, world
from core.generation.animatic.sets.regolith import Ground
from core.generation.animatic.sets.starfield import twinkle
from core.generation.animatic.stage import Brief, Grade, Layer, Light, Live, Stage, Still

ALIEN = {
    "day": Ground(
        ("#1c5a78", "#4fb0a8", "#f4e2a8"), "#6aa89a", "#7a4a9a", "#e8c8ff", "#34184c", 0.12,
        Light(("#e8fff4", 0.16), ("#3a1850", 0.34), ("#ffe8c0", 0.32), ("#2a1850", 0.32), 0.42),
        Grade(1.06, 1.14, (1.0, 1.0, 1.02), 0.36, 0.42),
    ),
    "night": Ground(
        ("#060a28", "#14285a", "#2c6a78"), "#2c4a6a", "#3a2462", "#a890f0", "#120a2c", 0.9,
        Light(("#a0fff0", 0.16), ("#120834", 0.5), ("#a890ff", 0.32), ("#0c0a30", 0.4), 0.42),
        Grade(1.06, 1.16, (0.97, 1.0, 1.06), 0.5, 0.48),
    ),
    "sunset": Ground(
        ("#2a1858", "#b04a8a", "#ffb070"), "#a05a7a", "#6a3078", "#ffc0d8", "#2c1040", 0.3,
        Light(("#ffe0f0", 0.16), ("#3a1040", 0.4), ("#ffc090", 0.42), ("#341050", 0.36), 0.44),
        Grade(1.06, 1.14, (1.04, 0.98, 1.0), 0.44, 0.44),
    ),
}  # fmt: skip
ALIEN["dawn"] = ALIEN["sunset"]


def build(brief: Brief) -> Stage:
    """The strange planet of a brief."""
    frame, ground = brief.frame, ALIEN[brief.time_of_day]
    dark = brief.time_of_day == "night"
    sky: list[Layer] = [
        *([twinkle(brief, frame.height * 0.45)] if dark else []),
        _giant(brief, ground),
        _moonlet(brief),
    ]

    def plants(horizon: float, feet: float, scale: float) -> list[Layer]:
        grow = frame.pick(1.0, 1.3, 1.15)
        far = land.scatter(
            brief,
            "stalks-far",
            (horizon + 10, horizon + 26),
            16,
            _stalk(ground, 0.35),
            (0.4 * grow, 0.6 * grow),
            room=200 * grow,
        )
        aside = [] if brief.travel else [(-0.24 * frame.width, 0.22 * frame.width)]
        near = land.scatter(
            brief,
            "stalks",
            (horizon + 40, feet - 40),
            7,
            _stalk(ground, 0.0),
            (0.9 * grow, 1.3 * grow),
            room=320 * grow,
            clear=aside,
        )
        druses = land.scatter(
            brief, "druses", (horizon + 30, feet - 14), 9, _druse(), (0.5, 1.1), room=110, clear=aside
        )
        return [land.together(brief, "stalks-far", 0.8, [far]), land.together(brief, "stalks", 0.94, [druses, near])]

    stage = world(brief, ground, sky, plants)
    stage.layers.append(_spores(brief))
    return stage


def _giant(brief: Brief, ground: Ground) -> Still:
    """A giant planet with its rings, half sunk in the air of the horizon."""
    frame = brief.frame
    x, y, r = (
        frame.width * frame.pick(0.2, 0.12, 0.16),
        frame.height * frame.pick(0.27, 0.25, 0.26),
        frame.pick(96.0, 118.0, 108.0),
    )

    def paint(canvas: skia.Canvas) -> None:
        canvas.translate(x, y)
        canvas.rotate(-18)
        haze = ground.sky[1]
        bands = ("#f0a878", "#d8786a", "#f4c890", "#b85a78", "#f0b080", "#e89078", "#c06a80")
        ring = draw.stroke(draw.mix("#ffe8d0", haze, 0.2), r * 0.13, alpha=0.75)
        thin = draw.stroke(draw.mix("#ffc8a8", haze, 0.25), r * 0.06, alpha=0.6)

        def half(front: bool) -> None:
            start = 0 if front else 180
            for reach, ink in ((1.75, ring), (1.98, thin), (1.54, thin)):
                arc = skia.Path()
                arc.addArc(draw.rect(-r * reach, -r * reach * 0.26, 2 * r * reach, 2 * r * reach * 0.26), start, 180)
                ink.setStrokeCap(skia.Paint.kButt_Cap)
                canvas.drawPath(arc, ink)

        half(False)
        canvas.save()
        canvas.clipPath(draw.circle(0, 0, r), True)
        rng = brief.random("giant")
        top = -r
        for k in range(14):
            high = r * rng.uniform(0.1, 0.22)
            tone = draw.mix(bands[k % len(bands)], haze, 0.28)
            points = [(-r + 2 * r * j / 12, top + rng.uniform(-2, 2)) for j in range(13)]
            canvas.drawPath(draw.shape(*points, (r, r), (-r, r)), draw.fill(tone))
            top += high
        draw.oval(canvas, -r * 0.3, r * 0.24, r * 0.2, r * 0.11, draw.fill(draw.mix("#b8485a", haze, 0.25)))
        shade = draw.radial(
            (-r * 0.5, -r * 0.4),
            r * 1.7,
            [("#ffffff", 0.22), ("#ffffff", 0.0), (draw.darken(ground.sky[0], 0.3), 0.75)],
            [0, 0.35, 1],
        )
        canvas.drawCircle(0, 0, r, draw.fill(shader=shade))
        canvas.restore()
        half(True)

    return Still("set:giant", 0.02, (x - r * 2.3, y - r * 1.6, r * 4.6, r * 3.2), paint)


def _moonlet(brief: Brief) -> Live:
    frame = brief.frame
    globe = planets.barren(frame.pick(17, 22, 20), "#6a7a9a", "#e8f0ff", light=215)
    return globe_in_sky("set:moonlet", globe, -frame.width * 0.3, frame.height * 0.15, 0, 5)


def _stalk(ground: Ground, away: float) -> land.Item:
    """A plant of curled stalks with shining bulbs, 150 units tall."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        draw.soft_shadow(canvas, x, y, 40 * scale, 6 * scale, 0.4, ground.dark)
        stem = draw.mix(draw.mix("#2fa89a", ground.dark, 0.35), ground.sky[1], away)
        glow = rng.choice(("#5ff0e0", "#ff7fd0", "#b8ff6a"))
        for index in range(5):
            side = (index - 2) / 2
            high = 150 * scale * rng.uniform(0.55, 1.0) * (1 - 0.25 * abs(side))
            tip = (x + side * 62 * scale + rng.uniform(-8, 8) * scale, y - high)
            way = draw.path(
                (x + side * 7 * scale, y),
                (x + side * 8 * scale, y - high * 0.6, tip[0] - side * 18 * scale, y - high * 1.12, *tip),
            )
            canvas.drawPath(way, draw.stroke(stem, 6.5 * scale))
            canvas.drawPath(way, draw.stroke(draw.mix(stem, glow, 0.4), 2 * scale))
            r = 12 * scale * rng.uniform(0.7, 1.2)
            draw.glow(canvas, *tip, r * 3, glow, 0.5 * (1 - away), skia.BlendMode.kSrcOver)
            bulb = draw.radial(
                (tip[0] - r * 0.3, tip[1] - r * 0.3),
                r * 1.4,
                [
                    "#ffffff",
                    draw.mix(glow, ground.sky[1], away * 0.7),
                    draw.mix(draw.darken(glow, 0.4), ground.sky[1], away),
                ],
            )
            canvas.drawCircle(*tip, r, draw.fill(shader=bulb))

    return item


def _druse() -> land.Item:
    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        rockwork.crystals(canvas, x, y, 46 * scale, rng.choice(("#6ff0ff", "#ff8ae0", "#a0ff9a")), rng, glow=0.45)

    return item


def _spores(brief: Brief) -> Live:
    """Shining spores that float."""
    frame, rng = brief.frame, brief.random("spores")
    spores = [
        (
            rng.uniform(-0.55, 0.55) * frame.width,
            rng.uniform(0.35, 0.95) * frame.height,
            rng.uniform(1.0, 2.4),
            rng.uniform(0, 6.3),
        )
        for _ in range(22)
    ]

    def paint(canvas: skia.Canvas, t: float) -> None:
        for x, y, size, phase in spores:
            px, py = x + 16 * math.sin(t * 0.6 + phase), y + 12 * math.sin(t * 0.8 + 2 * phase)
            canvas.drawCircle(px, py, size, draw.fill("#b8fff0", alpha=0.45 + 0.35 * math.sin(t * 2 + phase)))

    return Live("set:spores", 1.08, paint)


SETS: dict[str, Callable[[Brief], Stage]] = {"alien_planet": build}
