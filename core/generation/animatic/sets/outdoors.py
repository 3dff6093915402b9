"""Assembling an open-air set: the ground kept clear for its cast, what they sit on, and the stage that its layers become."""

from __future__ import annotations

import skia

from core.generation.animatic.sets import plants, sky
from core.generation.animatic.sets.marks import Marks
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Layer, Stage, Still

_FALLING = {"rain": "rain", "storm": "rain", "snow": "snow"}


def stage(brief: Brief, air: Air, place: Marks, layers: list[Layer]) -> Stage:
    """The layers in the light and grade of their air, under their weather; the camera follows whoever travels."""
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
