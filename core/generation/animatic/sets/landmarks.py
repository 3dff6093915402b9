"""Landmarks of the world's cities, each drawn as a small illustration in the light of its set, and the registry by place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from core.generation.animatic.sets.built import Site
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.stage import Brief, Still

Landmark = Callable[[Ink, float, float, float], None]
"""Paints a landmark about x on a base line, as tall as told: (ink, x, base, tall)."""

LANDMARKS: Mapping[str, Landmark] = {}


def landmark_for(brief: Brief) -> Landmark | None:
    """The landmark of the brief's place, if it has one."""
    return LANDMARKS.get((brief.place or "").lower().replace(" ", "_"))


def far_layer(site: Site, depth: float, base: float, *, x: float = 0.24, tall: float = 0.4) -> Still | None:
    """The landmark of a site's place far behind it, at shares of the frame's width and height; None where there is none."""
    paint = landmark_for(site.brief)
    if paint is None:
        return None
    high = site.high * tall
    at = site.wide * x
    return site.together(
        "landmark",
        depth,
        site.row("landmark", base - high * 1.15, base + 12, lambda ink: paint(ink, at, base, high), distance=0.2),
    )
