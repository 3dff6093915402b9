"""A bamboo grove: green culms in ranks that close above a path, slanting light, leaves that sail down, a stone lantern."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import foreground, land, outdoors, plants, relief, sky, trees
from core.generation.animatic.sets.marks import marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Live, Stage, Still

CULM = "#6fae4a"


def build(brief: Brief) -> Stage:
    """The bamboo grove of a brief."""
    frame = brief.frame
    place = marks(brief, horizon=frame.pick(0.6, 0.62, 0.6), seats=True)
    place.name(path=(0.05, -6), grass=(-0.03, 2), clearing=(0.03, 0))
    line, feet = place.horizon, place.feet
    air = sky.air_for(brief, line)
    air = replace(air, haze=draw.mix(air.haze, air.wash("#bfe08c"), 0.5))
    scatter, high = partial(land.scatter, brief), frame.height
    gap, middle = outdoors.clearing(brief, -0.05, 0.1), outdoors.clearing(brief, -0.26, 0.22)
    far = [
        scatter("far", (line - 8, line + 4), 60, _culm(air, high, 0.66), (0.3, 0.42), room=high),
        relief.mist(brief, air, "far", 0.2, line - 40, 190 * frame.pick(1.0, 1.6, 1.3), 0.6),
        scatter("back", (line, line + 12), 46, _culm(air, high, 0.44), (0.5, 0.68), room=high, clear=gap),
        relief.mist(brief, air, "back", 0.2, line, 90, 0.4),
    ]
    grove = [
        scatter(
            "grove",
            (line + 12, line + 26),
            30,
            _culm(air, high, 0.22),
            (0.85, 1.05),
            room=high,
            clear=outdoors.clearing(brief, -0.1, 0.15),
        ),
        scatter(
            "shrubs",
            (line + 16, line + 30),
            26,
            plants.bush(air, 0.16, colour="#5a9a40"),
            (0.4, 0.7),
            room=80,
            clear=gap,
        ),
        relief.mist(brief, air, "near", 0.58, line + 34, 40, 0.24),
    ]
    floor = [
        land.ground(brief, air, line + 14, "#7fa04a", under="#8a7040"),
        None
        if brief.travel
        else land.path_to_horizon(
            brief, air, line + 18, "#c4ac7c", x_far=frame.width * 0.03, x_near=-frame.width * 0.02
        ),
        land.dapples(brief, air, line + 24),
        land.pool_of_light(brief, air, place.lead + 50, feet, frame.width * 0.4, 0.34),
        scatter("litter", (line + 30, frame.height + 8), 300, _blade(air), (0.35, 1.2), room=14),
        *outdoors.seasonal(brief, air, line + 30, 160),
        scatter(
            "ferns", (line + 30, feet - 14), 18, plants.fern(air, colour="#5f9a40"), (0.5, 1.0), room=70, clear=middle
        ),
        scatter("shoots", (line + 34, feet - 8), 9, _shoot(air), (0.6, 1.1), room=60, clear=middle),
        scatter("stones", (line + 40, feet - 8), 9, land.rock(air), (0.4, 0.9), room=60, clear=middle),
        None if brief.travel else _lantern(brief, air, line),
        *outdoors.seats(brief, air, place),
    ]
    great = [
        scatter("great", (line + 46, line + 84), 15, _culm(air, high, 0.0), (1.4, 1.8), room=high, clear=middle),
        sky.god_rays(brief, air, frame.height * 0.92, 0.9),
    ]
    near = [
        scatter(
            "near-ferns",
            (frame.height - 8, frame.height + 14),
            9,
            plants.fern(air, colour="#4f8f3a"),
            (1.4, 1.9),
            room=120,
            clear=middle,
        )
    ]
    layers: list[Layer] = [
        *sky.sky_layers(brief, air, line),
        land.together(brief, "far-grove", 0.2, far),
        land.together(brief, "grove", 0.58, grove),
        land.together(brief, "floor", 0.92, floor),
        land.together(brief, "great", 0.94, great),
        _sway(brief, air),
        land.together(brief, "near", 1.05, near),
        *_close(brief, air),
    ]
    if not air.snow:
        layers.append(foreground.falling_leaves(brief, air, ("#c8d86a", "#a8c84e", "#e0d878"), 14))
        if not air.overcast:
            layers.append(foreground.motes(brief, air, feet))
    return outdoors.stage(brief, air, place, layers)


def _leaves(
    canvas: skia.Canvas, air: Air, x: float, y: float, long: float, distance: float, rng: random.Random, count: int = 6
) -> None:
    """A spray of pointed leaves that hang from a twig."""
    for _ in range(count):
        angle = math.radians(rng.uniform(15, 165))
        tip = (x + math.cos(angle) * long, y + math.sin(angle) * long * 0.8)
        nx, ny = -math.sin(angle) * long * 0.13, math.cos(angle) * long * 0.13
        middle = ((x + tip[0]) / 2, (y + tip[1]) / 2)
        leaf = draw.shape((x, y), (middle[0] + nx, middle[1] + ny, *tip), (middle[0] - nx, middle[1] - ny, x, y))
        hue = (
            land.SNOW if air.snow and rng.random() < 0.4 else air.foliage(rng.choice(("#7fb848", "#5f9a3c", "#98c858")))
        )
        canvas.drawPath(leaf, draw.fill(trees.tone(air, hue, rng.uniform(-0.5, 0.5), distance)))


def _culm(air: Air, height: float, distance: float) -> land.Item:
    """A culm with its rings that leaves the frame at the top, 15 units thick."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        half, lean = 8.5 * scale * rng.uniform(0.75, 1.2), rng.uniform(-0.045, 0.045) * height
        hue = draw.mix(CULM, rng.choice(("#8fbf52", "#4f9444", "#a8b850")), rng.uniform(0.1, 0.6))
        if distance < 0.1:
            draw.soft_shadow(canvas, x, y, 24 * scale, 5 * scale, 0.4, air.wash("#0c1810"))
        body = draw.shape(
            (x - half, y + 2), (x - half * 0.8 + lean, -50), (x + half * 0.8 + lean, -50), (x + half, y + 2)
        )
        tones = [trees.tone(air, hue, shade, distance) for shade in (-0.85, -0.1, 0.75, 0.2)]
        if air.side < 0:
            tones.reverse()
        canvas.drawPath(body, draw.fill(shader=draw.horizontal(x - half + lean * 0.5, x + half + lean * 0.5, tones)))
        step, py = 62 * scale * rng.uniform(0.9, 1.1), y - 22 * scale
        ring, pale = trees.tone(air, "#3f6a34", -0.4, distance), trees.tone(air, "#d4e6a0", 0.4, distance)
        while py > -40:
            px = x + lean * (y - py) / (y + 50)
            canvas.drawLine(px - half * 1.08, py, px + half * 1.08, py, draw.stroke(ring, max(1.0, 2.4 * scale)))
            canvas.drawLine(
                px - half,
                py - 2.4 * scale,
                px + half,
                py - 2.4 * scale,
                draw.stroke(pale, max(0.7, 1.3 * scale), alpha=0.8),
            )
            if rng.random() < (0.5 if py < y - height * 0.25 else 0.12):
                side = rng.choice((-1, 1))
                twig = (px + side * 34 * scale, py - 22 * scale)
                canvas.drawLine(
                    px, py, *twig, draw.stroke(trees.tone(air, "#5f8f40", 0, distance), max(0.8, 1.6 * scale))
                )
                _leaves(canvas, air, *twig, 26 * scale, distance, rng)
                _leaves(canvas, air, (px + twig[0]) / 2, (py + twig[1]) / 2, 20 * scale, distance, rng, 3)
            py -= step

    return item


def _blade(air: Air) -> land.Item:
    """A fallen leaf of bamboo."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        hue = rng.choice(("#d8c47c", "#c0a85c", "#b8b860")) if not air.snow else "#dfe8f4"
        angle = rng.uniform(-0.5, 0.5)
        dx, dy = math.cos(angle) * 9 * scale, math.sin(angle) * 4 * scale
        canvas.drawPath(
            draw.shape((x - dx, y - dy), (x, y - 2.2 * scale, x + dx, y + dy), (x, y + 1.6 * scale, x - dx, y - dy)),
            draw.fill(air.lit(hue, rng.uniform(0, 0.3)), alpha=0.85),
        )

    return item


def _shoot(air: Air) -> land.Item:
    """A young shoot in its sheaths, 46 units tall."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        draw.soft_shadow(canvas, x, y, 14 * scale, 3 * scale, 0.4)
        high = 44 * scale * rng.uniform(0.6, 1.1)
        for k in range(4):
            u = k / 4
            half = 9 * scale * (1 - 0.62 * u)
            low, top = y - high * u * 0.8, y - high * (u * 0.8 + 0.42)
            sheath = draw.shape(
                (x - half, low),
                (x - half * 0.8, top + 6 * scale, x, top),
                (x + half * 0.8, top + 6 * scale, x + half, low),
            )
            canvas.drawPath(
                sheath,
                draw.fill(
                    shader=draw.horizontal(x - half, x + half, [air.shaded("#8a7a4a", 0.3), air.lit("#c0b068", 0.2)])
                ),
            )

    return item


def _lantern(brief: Brief, air: Air, line: float) -> Still:
    """A stone lantern beside the path, lit in the dark."""
    frame = brief.frame
    x, y, s = frame.width * frame.pick(0.2, 0.27, 0.24), line + frame.pick(58, 84, 72), frame.pick(0.95, 1.25, 1.1)

    def paint(canvas: skia.Canvas) -> None:
        canvas.translate(x, y)
        canvas.scale(s, s)
        draw.soft_shadow(canvas, 0, 0, 44, 7, 0.42, air.wash("#0c1810"))
        tones = [air.shaded("#8f9488", 0.5), air.wash("#8f9488"), air.lit("#b4b8a8", 0.3)]
        if air.side < 0:
            tones.reverse()
        stone = draw.fill(shader=draw.horizontal(-26, 26, tones))
        glowing = air.night or brief.time_of_day in ("dawn", "sunset")
        for part in (
            draw.shape((-24, 0), (-20, -9), (20, -9), (24, 0)),
            draw.shape((-9, -8), (-7, -46), (7, -46), (9, -8)),
            draw.shape((-20, -46), (-16, -54), (16, -54), (20, -46)),
            draw.shape((-14, -54), (-13, -78), (13, -78), (14, -54)),
            draw.shape((-34, -76), (-20, -84, -10, -98), (10, -98), (20, -84, 34, -76)),
            draw.shape((-5, -97), (0, -112), (5, -97)),
        ):
            canvas.drawPath(part, stone)
        canvas.drawRoundRect(
            draw.rect(-8, -74, 16, 16), 3, 3, draw.fill("#ffdf90" if glowing else air.shaded("#3c4038", 0.4))
        )
        if glowing:
            draw.glow(canvas, 0, -66, 80, "#ffc060", 0.6, skia.BlendMode.kSrcOver)
        moss = land.SNOW if air.snow else "#7fa048"
        for dx in (-24, -10, 6, 22):
            draw.oval(
                canvas,
                dx,
                -80 - (22 - abs(dx)) * 0.6,
                10,
                3.4,
                draw.fill(air.lit(moss, 0.1), alpha=0.9 if air.snow else 0.6),
            )

    return Still("set:lantern", 0.92, (x - 120 * s, y - 160 * s, 240 * s, 200 * s), paint)


def _sway(brief: Brief, air: Air) -> Live:
    """Sprays of leaves that nod in front of the culms at the top of the frame."""
    frame, rng = brief.frame, brief.random("sway")
    sprays = []
    for _ in range(4):
        picture = skia.PictureRecorder()
        canvas = picture.beginRecording(draw.rect(-70, -30, 140, 130))
        _leaves(canvas, air, 0, 0, frame.pick(46.0, 60.0, 54.0), 0.0, rng, 5)
        sprays.append(
            (
                rng.uniform(-0.5, 0.5) * frame.width,
                rng.uniform(-8, 0.16 * frame.height),
                rng.uniform(0, 6.3),
                picture.finishRecordingAsPicture(),
            )
        )
    force = 12.0 if brief.weather in ("wind", "storm") else 5.0
    period = frame.width * 1.3

    def paint(canvas: skia.Canvas, t: float) -> None:
        for start, y, phase, spray in sprays:
            canvas.save()
            canvas.translate((start - t * brief.travel + period / 2) % period - period / 2, y)
            canvas.rotate(force * math.sin(t * 1.3 + phase))
            canvas.drawPicture(spray)
            canvas.restore()

    return Live("set:sway", 0.96, paint)


def _close(brief: Brief, air: Air) -> list[Layer]:
    """Culms close to the lens at both edges, out of focus."""
    frame = brief.frame
    wide = frame.width * 1.5
    if brief.travel:
        return foreground.framing(brief, air, "leaves", strength=0.8)

    def paint(canvas: skia.Canvas) -> None:
        for share in (-0.53, -0.47, 0.5, 0.57):
            _culm(air, frame.height, 0.0)(
                canvas, share * frame.width, frame.height + 60, 3.2, brief.random("close", str(share))
            )

    return [Still("set:close", 1.35, (-wide / 2, -50, wide, frame.height + 120), paint, 3.2)]


SETS: dict[str, Callable[[Brief], Stage]] = {"bamboo_forest": build}
