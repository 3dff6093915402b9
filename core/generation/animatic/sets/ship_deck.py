"""The deck of a sailing ship: planks, rail, mast and ratlines, the wheel, a lantern, and the sea that heaves beyond."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import land, outdoors, sky
from core.generation.animatic.sets.marks import Marks, marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still

WOOD, DARK, SAIL, ROPE, SEA = "#b07a48", "#6a4228", "#f4ead2", "#d8b27a", "#1f7fae"


def build(brief: Brief) -> Stage:
    """The deck of a brief. Ships carry their crew along: who walks here stays in the picture."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.44, 0.46, 0.44), seats=False)
    place.name(deck=(0.05, 2), mast=(0.2, -30, 0.85, 0.975), railing=(-0.28, -44, 0.8, 0.968))
    line, feet = place.horizon, place.feet
    air = sky.air_for(brief, line)
    rail = feet - frame.pick(62, 92, 80)
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        _sea(brief, air, line, rail),
        _swell(brief, air, line, rail),
        land.together(brief, "ground", 0.92, [_deck(brief, air, place, rail)]),
        _rigging(brief, air, place, rail),
        _sails(brief, air),
        _fittings(brief, air, place, rail),
        _lantern(brief, air, place),
        *_near(brief, air),
    ]
    if not air.night and not air.overcast:
        layers.append(sky.birds(brief, air, line * 0.55, 4))
    stage = outdoors.stage(brief, air, place, layers)
    stage.camera = "follow" if brief.travel else "float"
    return stage


def _sea(brief: Brief, air: Air, line: float, rail: float) -> Still:
    period = land.period_of(brief)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("sea")
        deep = draw.mix(air.wash(SEA), air.middle, 0.28)
        canvas.drawRect(
            draw.rect(-period / 2, line, period, rail - line + 40),
            draw.fill(
                shader=draw.vertical(line, rail, [draw.mix(deep, air.horizon, 0.5), deep, draw.darken(deep, 0.18)])
            ),
        )
        for _ in range(150):
            u = rng.random()
            x, y, long = rng.uniform(-period / 2, period / 2), line + 2 + (rail - line) * u, 8 + 60 * u * rng.random()
            tone = draw.lighten(air.horizon, 0.25) if rng.random() < 0.55 else draw.darken(deep, 0.25)
            canvas.drawPath(
                draw.path((x, y), (x + long / 2, y - 2 - 2 * u, x + long, y)),
                draw.stroke(tone, 0.8 + 1.5 * u, alpha=0.4),
            )
        if not air.overcast:
            for k in range(30):
                y, half = line + (rail - line) * (k + 0.5) / 30, (8 + k * 1.6) * rng.uniform(0.4, 1.0)
                canvas.drawLine(
                    air.sun_at[0] - half,
                    y,
                    air.sun_at[0] + half,
                    y,
                    draw.stroke(draw.lighten(air.sun, 0.4), 1.6, alpha=0.5),
                )

    return land.strip(brief, "sea", 0.14, line - 1, rail + 40, paint)


def _swell(brief: Brief, air: Air, line: float, rail: float) -> Live:
    """Rows of waves that rise and sink: from the ship it is the sea that moves."""
    half, rng = brief.frame.width * 0.64, brief.random("swell")
    force = 2.2 if brief.weather in ("storm", "wind") else 1.0
    deep = draw.mix(air.wash(SEA), air.middle, 0.2)
    rows = [
        (u, tall, rng.uniform(0, 6.3), draw.fill(draw.mix(draw.darken(deep, 0.1 * u), air.horizon, 0.34 * (1 - u))))
        for u, tall in ((0.25, 5.0), (0.55, 9.0), (0.9, 14.0))
    ]
    foam = air.lit("#ffffff", 0.05)

    def paint(canvas: skia.Canvas, t: float) -> None:
        for u, tall, phase, water in rows:
            y = line + (rail - line) * u + 4 * force * math.sin(t * 1.1 + phase)
            points = []
            for k in range(33):
                x = -half + 2 * half * k / 32
                points.append(
                    (
                        x,
                        y
                        - force
                        * tall
                        * (
                            0.5 * math.sin(x * 0.013 / (0.4 + u) + t * 0.8 + phase)
                            + 0.3 * math.sin(x * 0.031 / (0.4 + u) - t * 0.6)
                        ),
                    )
                )
            body = draw.path((-half, rail + 30), *points, (half, rail + 30), close=True)
            canvas.drawPath(body, water)
            for k in range(2, 31, 5):
                canvas.drawPath(
                    draw.path(points[k], points[k + 1], points[k + 2]), draw.stroke(foam, 1.2 + 1.6 * u, alpha=0.55)
                )

    return Live("set:swell", 0.3, paint)


def _tones(air: Air, colour: str) -> list[str]:
    tones = [air.shaded(colour, 0.6), air.wash(colour), air.lit(colour, 0.35)]
    return tones if air.side > 0 else tones[::-1]


def _deck(brief: Brief, air: Air, place: Marks, rail: float) -> Still:
    """The planks, running away from the viewer, and the rail with its turned posts."""
    frame, period = brief.frame, land.period_of(brief)
    bottom, top = frame.height + 90, rail + 12
    high = frame.pick(44.0, 62.0, 54.0)

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("deck")
        canvas.drawRect(
            draw.rect(-period / 2, top, period, bottom - top),
            draw.fill(shader=draw.vertical(top, bottom, [air.lit(WOOD, 0.3), air.wash(WOOD), air.shaded(WOOD, 0.35)])),
        )
        eye = line = place.horizon - frame.height * 0.14
        for k in range(-34, 35):
            x = k * 30.0
            far_x = x * (top - eye) / (bottom - line)
            near_x = x
            if k % 3 == 0:
                next_far, next_near = (k + 1) * 30.0 * (top - eye) / (bottom - line), (k + 1) * 30.0
                plank = draw.shape(
                    (far_x * 2.2, top), (next_far * 2.2, top), (next_near * 2.2, bottom), (near_x * 2.2, bottom)
                )
                canvas.drawPath(plank, draw.fill(air.shaded(WOOD, 0.4) if k % 2 else air.lit(WOOD, 0.5), alpha=0.25))
            canvas.drawLine(far_x * 2.2, top, near_x * 2.2, bottom, draw.stroke(air.shaded(DARK, 0.5), 1.5, alpha=0.7))
        for _ in range(90):
            u = rng.random()
            x, y = rng.uniform(-0.7, 0.7) * frame.width, top + (bottom - top) * u
            canvas.drawLine(
                x, y, x + rng.uniform(6, 26) * (0.4 + u), y, draw.stroke(air.shaded(DARK, 0.3), 0.8 + u, alpha=0.35)
            )
        wet = brief.weather in ("rain", "storm")
        for _ in range(26 if wet else 0):  # water standing on the planks
            x, y = rng.uniform(-0.7, 0.7) * frame.width, rng.uniform(top + 10, frame.height)
            draw.oval(
                canvas,
                x,
                y,
                rng.uniform(30, 90),
                rng.uniform(3, 8),
                draw.fill(draw.lighten(air.middle, 0.25), alpha=0.3),
            )
        if air.snow:
            canvas.drawRect(
                draw.rect(-period / 2, top, period, bottom - top), draw.fill(air.lit(land.SNOW, 0.08), alpha=0.72)
            )
        canvas.drawRect(
            draw.rect(-period / 2, rail - 2, period, 22),
            draw.fill(shader=draw.vertical(rail - 2, rail + 20, [air.wash(DARK), air.shaded(DARK, 0.6)])),
        )
        step = frame.pick(46.0, 46.0, 46.0)
        x = -period / 2
        while x < period / 2:
            for width, y0, y1 in ((5.0, rail, rail - high), (8.5, rail - high * 0.3, rail - high * 0.52)):
                canvas.drawRoundRect(
                    draw.rect(x - width / 2, y1, width, y0 - y1),
                    3,
                    3,
                    draw.fill(shader=draw.horizontal(x - width / 2, x + width / 2, _tones(air, WOOD))),
                )
            x += step
        for y, thick in ((rail - high - 8, 10.0), (rail - 6, 8.0)):
            canvas.drawRoundRect(
                draw.rect(-period / 2, y, period, thick),
                4,
                4,
                draw.fill(shader=draw.vertical(y, y + thick, [air.lit("#c08a54", 0.4), air.shaded(DARK, 0.2)])),
            )
        if air.snow:
            canvas.drawRoundRect(
                draw.rect(-period / 2, rail - high - 12, period, 7), 3, 3, draw.fill(air.lit(land.SNOW, 0.1))
            )
        draw_shadow = draw.vertical(top, top + 30, [("#1a0c08", 0.35), ("#1a0c08", 0.0)])
        canvas.drawRect(draw.rect(-period / 2, top, period, 30), draw.fill(shader=draw_shadow))

    return land.strip(brief, "deck", 0.92, rail - high - 20, bottom, paint)


def _mast(brief: Brief) -> tuple[float, float]:
    """The mast's x and its half width."""
    frame = brief.frame
    return frame.width * frame.pick(0.24, 0.27, 0.26), frame.pick(15.0, 17.0, 16.0)


def _aboard(brief: Brief, layer: Still) -> Still:
    """What is fixed to the deck: it passes by, again and again, when the lead walks."""
    if brief.travel:
        layer.wrap, layer.drift = layer.bounds[2], brief.travel
    return layer


def _passed(brief: Brief, t: float) -> float:
    """How far what hangs in the rigging has been passed, so that it stays with its mast."""
    wide = brief.frame.width * 1.7
    return (-brief.travel * t + wide / 2) % wide - wide / 2


def _rigging(brief: Brief, air: Air, place: Marks, rail: float) -> Still:
    """The mast with its yards, and the ratlines that climb from the rail."""
    frame = brief.frame
    x, half = _mast(brief)
    foot = place.feet - frame.pick(34, 54, 46)
    wide = frame.width * 1.7

    def paint(canvas: skia.Canvas) -> None:
        rope, thin = draw.stroke(air.shaded("#5a4632", 0.3), 2.4), draw.stroke(air.shaded("#5a4632", 0.2), 1.3)
        for base, tip, low in ((-0.56, x, rail - 20), (0.66, x, rail - 20)):
            left, right = base * frame.width - 46, base * frame.width + 46
            for start in (left, (left + right) / 2, right):
                canvas.drawLine(start, low, tip, -50, rope)
            for k in range(1, 19):
                u = k / 20
                y = low + (-50 - low) * u
                canvas.drawLine(left + (tip - left) * u, y, right + (tip - right) * u, y, thin)
        draw.soft_shadow(canvas, x, foot + 3, 46, 8, 0.45)
        canvas.drawRect(
            draw.rect(x - half, -60, 2 * half, foot + 60),
            draw.fill(shader=draw.horizontal(x - half, x + half, _tones(air, "#96653a"))),
        )
        for y in range(20, round(foot), 64):
            canvas.drawRect(
                draw.rect(x - half - 2, y, 2 * half + 4, 9),
                draw.fill(shader=draw.horizontal(x - half, x + half, _tones(air, ROPE))),
            )
        canvas.drawRoundRect(
            draw.rect(x - half - 9, foot - 22, 2 * half + 18, 26),
            5,
            5,
            draw.fill(shader=draw.horizontal(x - half - 9, x + half + 9, _tones(air, DARK))),
        )
        for k in range(3):
            canvas.drawOval(
                draw.rect(x - half - 12, foot - 62 + 9 * k, 2 * half + 24, 11), draw.stroke(air.lit(ROPE, 0.2), 4.5)
            )

    return _aboard(brief, Still("set:mast", 0.95, (-wide / 2, -60, wide, frame.height + 60), paint))


def _sails(brief: Brief, air: Air) -> Live:
    """The foot of a great sail that fills and slackens above the deck, and the pennant."""
    frame = brief.frame
    x, _ = _mast(brief)
    reach, low = frame.width * frame.pick(0.36, 0.5, 0.42), frame.height * frame.pick(0.15, 0.2, 0.18)
    shade = [air.lit(SAIL, 0.2), air.wash(SAIL), air.shaded(SAIL, 0.3)]
    seam = draw.stroke(air.shaded("#b8a480", 0.2), 1.2, alpha=0.6)
    force = 1.6 if brief.weather in ("wind", "storm") else 1.0
    body = draw.fill(shader=draw.vertical(-60, low + 20, shade))

    def paint(canvas: skia.Canvas, t: float) -> None:
        canvas.translate(_passed(brief, t), 0)
        swell = force * (10 + 5 * math.sin(t * 1.3) + 2 * math.sin(t * 3.1))
        left, right = x - reach, x + reach * 0.8
        sail = draw.shape(
            (left - 10, -60),
            (left - 4, low * 0.4, left, low),
            (x - reach * 0.4, low + 10 + swell, x, low + 6 + swell * 0.7),
            (x + reach * 0.4, low + 4 + swell * 0.5, right, low - 4),
            (right + 6, low * 0.4, right + 12, -60),
        )
        canvas.drawPath(sail, body)
        for k in range(1, 7):
            px = left + (right - left) * k / 7
            canvas.drawPath(
                draw.path((px, -60), (px + swell * 0.3, low * 0.5, px, low + swell * 0.5 * math.sin(math.pi * k / 7))),
                seam,
            )
        for px in (left + 6, right - 6):
            canvas.drawLine(
                px, low - 2, px * 0.9 + x * 0.1, frame.height * 0.62, draw.stroke(air.shaded("#5a4632", 0.3), 1.8)
            )

    return Live("set:sail", 0.945, paint)


def _fittings(brief: Brief, air: Air, place: Marks, rail: float) -> Still:
    """The wheel on its stand, barrels and a coil of rope."""
    frame = brief.frame
    feet, s = place.feet, frame.pick(1.0, 1.25, 1.12)
    wheel = -frame.width * frame.pick(0.4, 0.39, 0.4)

    def barrel(canvas: skia.Canvas, x: float, y: float, size: float) -> None:
        draw.soft_shadow(canvas, x, y, 46 * size, 9 * size, 0.45)
        body = draw.shape(
            (x - 27 * size, y),
            (x - 40 * size, y - 38 * size, x - 27 * size, y - 76 * size),
            (x + 27 * size, y - 76 * size),
            (x + 40 * size, y - 38 * size, x + 27 * size, y),
            (x, y + 9 * size, x - 27 * size, y),
        )
        canvas.drawPath(body, draw.fill(shader=draw.horizontal(x - 33 * size, x + 33 * size, _tones(air, "#9c6a3c"))))
        for up in (14, 62):
            canvas.drawPath(
                draw.path((x - 32 * size, y - up * size), (x, y - (up - 8) * size, x + 32 * size, y - up * size)),
                draw.stroke(air.wash("#4a4650"), 5 * size),
            )
        for dx in (-16, 0, 16):
            canvas.drawLine(
                x + dx * size,
                y - 74 * size,
                x + dx * 1.2 * size,
                y - 4,
                draw.stroke(air.shaded(DARK, 0.5), 1.2, alpha=0.6),
            )
        draw.oval(
            canvas, x, y - 76 * size, 27 * size, 8 * size, draw.fill(air.lit(land.SNOW if air.snow else "#c08c58", 0.2))
        )

    def paint(canvas: skia.Canvas) -> None:
        for share, down, size in ((frame.pick(0.41, 0.42, 0.42), -26, 0.86), (frame.pick(0.36, 0.34, 0.35), -10, 0.7)):
            barrel(canvas, share * frame.width, feet + down, size * s)
        x, y = wheel, feet - 30
        draw.soft_shadow(canvas, x, y, 48 * s, 8 * s, 0.45)
        canvas.drawPath(
            draw.shape((x - 24 * s, y), (x - 13 * s, y - 84 * s), (x + 13 * s, y - 84 * s), (x + 24 * s, y)),
            draw.fill(shader=draw.horizontal(x - 24 * s, x + 24 * s, _tones(air, DARK))),
        )
        hub = (x, y - 92 * s)
        for k in range(8):
            angle = math.radians(k * 45 + 14)
            tip = (hub[0] + math.cos(angle) * 66 * s, hub[1] + math.sin(angle) * 66 * s)
            canvas.drawLine(*hub, *tip, draw.stroke(air.lit("#b87c44", 0.2), 6 * s))
            canvas.drawCircle(*tip, 4.4 * s, draw.fill(air.lit("#d09a5c", 0.2)))
        for r, ink in (
            (48, draw.stroke(air.shaded(DARK, 0.2), 10 * s)),
            (48, draw.stroke(air.lit("#c08448", 0.25), 6 * s)),
            (44, draw.stroke(air.lit("#e8c060", 0.2), 1.6 * s)),
        ):
            canvas.drawCircle(*hub, r * s, ink)
        canvas.drawCircle(
            *hub,
            13 * s,
            draw.fill(
                shader=draw.radial(
                    (hub[0] + air.side * 4, hub[1] - 4), 15 * s, [air.lit("#ffe08a", 0.2), air.wash("#b8862c")]
                )
            ),
        )

    return _aboard(
        brief, Still("set:fittings", 0.955, (-frame.width * 0.85, -40, frame.width * 1.7, frame.height + 60), paint)
    )


def _lantern(brief: Brief, air: Air, place: Marks) -> Live:
    """A lantern on the mast that swings with the ship."""
    frame = brief.frame
    x, half = _mast(brief)
    y = frame.height * frame.pick(0.34, 0.4, 0.38)
    lit = air.night or brief.time_of_day in ("dawn", "sunset") or brief.weather in ("storm", "fog")

    def paint(canvas: skia.Canvas, t: float) -> None:
        canvas.translate(_passed(brief, t), 0)
        canvas.drawLine(x, y - 12, x - half - 22, y - 12, draw.stroke(air.wash("#3a3438"), 4))
        canvas.save()
        canvas.translate(x - half - 22, y - 12)
        canvas.rotate(9 * math.sin(t * 1.2))
        if lit:
            draw.glow(canvas, 0, 30, 96, "#ffb850", 0.6 + 0.06 * math.sin(t * 9))
        canvas.drawLine(0, 0, 0, 12, draw.stroke(air.wash("#3a3438"), 2))
        canvas.drawRoundRect(draw.rect(-10, 14, 20, 28), 4, 4, draw.fill("#ffe6a0" if lit else air.lit("#cfe0e8", 0.1)))
        frame_ink = draw.stroke(air.wash("#3a3438"), 2.6)
        canvas.drawRoundRect(draw.rect(-10, 14, 20, 28), 4, 4, frame_ink)
        canvas.drawLine(0, 14, 0, 42, frame_ink)
        canvas.drawPath(draw.shape((-13, 15), (0, 4), (13, 15)), draw.fill(air.wash("#3a3438")))
        canvas.restore()

    return Live("set:lantern", 0.952, paint)


def _near(brief: Brief, air: Air) -> list[Layer]:
    """Rope and a block close to the lens at the edges, out of focus."""
    frame = brief.frame
    wide = frame.width * 1.5

    def paint(canvas: skia.Canvas) -> None:
        for base, tip in ((-0.57, -0.44), (-0.5, -0.47), (0.56, 0.47)):
            canvas.drawLine(
                base * frame.width,
                frame.height + 40,
                tip * frame.width,
                -40,
                draw.stroke(air.shaded("#7a5a38", 0.5), 9),
            )
        canvas.drawCircle(-frame.width * 0.5, frame.height * 0.36, 22, draw.fill(air.shaded(DARK, 0.4)))
        canvas.drawCircle(-frame.width * 0.5, frame.height * 0.36, 8, draw.fill(air.shaded(DARK, 0.85)))
        for k in range(5):
            canvas.drawOval(
                draw.rect(frame.width * 0.34, frame.height - 34 + 13 * k, frame.width * 0.3, 26),
                draw.stroke(air.shaded(ROPE, 0.2 + 0.08 * k), 12),
            )

    return [] if brief.travel else [Still("set:tackle", 1.35, (-wide / 2, -50, wide, frame.height + 140), paint, 2.6)]


SETS: dict[str, Callable[[Brief], Stage]] = {"ship_deck": build}
