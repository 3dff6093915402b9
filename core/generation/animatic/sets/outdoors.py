"""Assembling an open-air set: the ground kept clear for its cast, what they sit on, what season and rain leave on it."""

from __future__ import annotations

import random

import skia

from core.generation.animatic import draw
from core.generation.animatic.sets import boughs, foreground, land, landmarks, plants, sky
from core.generation.animatic.sets.marks import Marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Stage, Still

_FALLING = {"rain": "rain", "storm": "storm", "snow": "snow", "fog": "fog", "wind": "wind"}


def stage(brief: Brief, air: Air, place: Marks, layers: list[Layer], *, afar: bool = True) -> Stage:
    """The layers in the light and grade of their air, under their weather; the camera follows whoever travels.

    The landmark of the brief's place stands on the horizon, unless the layers show it already or ``afar`` is False.
    """
    if afar and not any(layer.name == "set:landmark" for layer in layers):
        landmark = landmarks.beyond(brief, air, place.horizon + 4)
        layers = [*layers, landmark] if landmark else layers
    return Stage(
        brief.frame,
        layers,
        place.anchors,
        sky.light_for(air, brief),
        sky.grade_for(air, brief),
        "follow" if brief.travel else "push",
        weather=_FALLING.get(brief.weather),
    )


def clearing(brief: Brief, left: float, right: float) -> list[tuple[float, float]]:
    """The x ranges to keep clear for a cast that stays, its ends as shares of the frame's width; a walk passes all places."""
    width = brief.frame.width
    return [] if brief.travel else [(left * width, right * width)]


def seasonal(brief: Brief, air: Air, top: float, count: int = 240) -> list[Still | None]:
    """What season and weather leave on the ground from ``top`` to the viewer: leaves, petals, puddles."""
    low = brief.frame.height + 10
    if brief.weather in ("rain", "storm"):
        return [land.scatter(brief, "puddles", (top + 20, low), 15, _puddle(air), (0.35, 1.2), room=150)]
    if air.snow or brief.season not in ("autumn", "spring"):
        return []
    share = 1.0 if brief.season == "autumn" else 0.45
    return [land.scatter(brief, "shed", (top, low), round(count * share), plants.fallen(air), (0.4, 1.35), room=14)]


def adrift(brief: Brief, air: Air) -> list[Layer]:
    """Leaves or petals in the air where trees shed them."""
    if air.snow or brief.season not in ("autumn", "spring"):
        return []
    return [foreground.falling_leaves(brief, air, boughs.AUTUMN if brief.season == "autumn" else boughs.BLOSSOM, 16)]


def _puddle(air: Air) -> land.Item:
    """Rainwater in a hollow that holds the sky, 110 units wide at scale 1."""

    def item(canvas: skia.Canvas, x: float, y: float, scale: float, rng: random.Random) -> None:
        wide, high = 56 * scale * rng.uniform(0.6, 1.2), 8.5 * scale
        rim = air.shaded("#5a4634", 0.5)
        draw.oval(canvas, x, y - 0.6 * scale, wide + 2.5, high + 1.6, draw.fill(rim, alpha=0.55))
        canvas.save()
        canvas.clipPath(draw.ellipse(x, y, wide, high), True)
        tones = [air.middle, draw.lighten(air.horizon, 0.2)]
        canvas.drawRect(
            draw.rect(x - wide, y - high, 2 * wide, 2 * high),
            draw.fill(shader=draw.vertical(y - high, y + high, tones)),
        )
        for _ in range(3):
            u = rng.uniform(-0.6, 0.4)
            canvas.drawLine(
                x + u * wide,
                y + rng.uniform(-0.4, 0.5) * high,
                x + (u + 0.3) * wide,
                y,
                draw.stroke("#ffffff", 0.9, alpha=0.4),
            )
        canvas.restore()

    return item


def seats(brief: Brief, air: Air, place: Marks) -> list[Still]:
    """A log under a lead that sits, and a stump across from it; nothing when nobody sits."""
    if place.seat is None:
        return []
    frame, thick = brief.frame, place.seat

    def paint(canvas: skia.Canvas) -> None:
        rng = brief.random("log")
        plants.log(air, 215, thick / place.scale)(canvas, place.lead - 12, place.feet + 6, place.scale, rng)
        stump = frame.width * frame.pick(0.33, 0.37, 0.36)
        plants.stump(air)(canvas, stump, place.feet - 14, place.scale, rng)

    return [Still("set:log", 0.968, (-frame.width * 0.7, place.feet - 130, frame.width * 1.4, 170), paint)]
