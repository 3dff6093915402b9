"""What is under wheels out in the country: rails under a train, a worn track under a motorcycle or a car."""

from __future__ import annotations

from collections.abc import Iterable

import skia

from core.generation import lexicon
from core.generation.animatic import draw
from core.generation.animatic.catalogue import kinds_of
from core.generation.animatic.sets import land
from core.generation.animatic.stage import Brief, Cast, Painter, Still

# Where no road or railway is painted that a vehicle could stand on.
_TRACKLESS = frozenset(
    {"meadow", "field", "desert", "savanna", "mountain", "arctic", "forest", "valley", "canyon", "beach", "farm"}
    | {"railway", "jungle", "hills", "steppe", "wasteland", "oasis", "volcano", "moon", "mars", "countryside"}
)
_ON_WHEELS = frozenset({"motorcycle", "car", "truck", "bus", "bicycle", "scooter", "van", "jeep", "tractor", "vehicle"})
_NOT_ON_WHEELS = frozenset({"ship", "boat", "sleigh", "sled", "plane", "spaceship", "submarine", "tank", "snowmobile"})
_GAUGE = 15.0  # units between the two rails, seen from the side
_SLEEPER = 46.0  # units from one to the next


def ways_under(casts: Iterable[Cast], brief: Brief) -> list[Still]:
    """The rails or the track for the first train or vehicle that is on the bare ground; nothing where there is a road."""
    if brief.setting not in _TRACKLESS and not _TRACKLESS & {*lexicon.ancestors(brief.setting, "setting")}:
        return []
    for cast in casts:
        names = kinds_of(cast.entity.concept)
        if cast.anchor.supports not in ("stand", "ground") or cast.anchor.depth < 0.8:
            continue
        if "train" in names:
            return [_rails(cast, brief)]
        if _ON_WHEELS & names and not _NOT_ON_WHEELS & names:
            return [_track(cast, brief)]
    return []


def _strip(cast: Cast, brief: Brief, name: str, above: float, below: float, paint: Painter) -> Still:
    anchor = cast.anchor
    strip = land.strip(brief, name, anchor.depth - 0.0015, anchor.y - above, anchor.y + below, paint)
    strip.drift = brief.travel  # with the ground that passes under the feet
    return strip


def _rails(cast: Cast, brief: Brief) -> Still:
    y, size = cast.anchor.y, cast.anchor.scale
    wide = land.period_of(brief)
    gauge = _GAUGE * size

    def paint(canvas: skia.Canvas) -> None:
        bed = draw.rect(-wide / 2, y - 0.5 * gauge, wide, 2.3 * gauge)
        stones = draw.vertical(
            bed.top(),
            bed.bottom(),
            [("#6d655e", 0.0), ("#6d655e", 0.85), ("#4f4842", 0.85), ("#4f4842", 0.0)],
            [0, 0.3, 0.75, 1],
        )
        canvas.drawRect(bed, draw.fill(shader=stones))
        count = round(wide / (_SLEEPER * size))
        for k in range(count):
            x = -wide / 2 + wide * (k + 0.5) / count
            sleeper = draw.shape(
                (x - 8 * size, y - 2),
                (x + 8 * size, y - 2),
                (x + 11 * size, y + 1.45 * gauge),
                (x - 11 * size, y + 1.45 * gauge),
            )
            canvas.drawPath(sleeper, draw.fill("#5a4030"))
        for at, thick in ((y, 4.0 * size), (y + gauge, 5.5 * size)):
            canvas.drawRect(draw.rect(-wide / 2, at, wide, thick), draw.fill("#3c3f46"))
            canvas.drawRect(draw.rect(-wide / 2, at, wide, 0.35 * thick), draw.fill("#c9d2dc"))

    return _strip(cast, brief, "rails", gauge, 2.2 * gauge, paint)


def _track(cast: Cast, brief: Brief) -> Still:
    y, size = cast.anchor.y, max(0.8, cast.anchor.scale)
    wide = land.period_of(brief)
    above, below = 20 * size, 30 * size

    def paint(canvas: skia.Canvas) -> None:
        dice = brief.random("track")
        earth = "#4a3524"
        band = draw.vertical(
            y - above, y + below, [(earth, 0.0), (earth, 0.34), (earth, 0.34), (earth, 0.0)], [0, 0.22, 0.78, 1]
        )
        canvas.drawRect(draw.rect(-wide / 2, y - above, wide, above + below), draw.fill(shader=band))
        for at, thick in ((y - 8 * size, 4.5 * size), (y + 9 * size, 6.5 * size)):
            canvas.drawRect(draw.rect(-wide / 2, at, wide, thick), draw.fill(earth, alpha=0.38))
            canvas.drawRect(draw.rect(-wide / 2, at + thick, wide, 0.3 * thick), draw.fill("#fff4dc", alpha=0.28))
        for _ in range(90):
            x, at = dice.uniform(-wide / 2, wide / 2), y + dice.uniform(-0.7 * above, 0.8 * below)
            draw.oval(
                canvas,
                x,
                at,
                dice.uniform(2, 5) * size,
                dice.uniform(1, 2.4) * size,
                draw.fill(dice.choice((earth, "#e8d4b0")), alpha=0.5),
            )

    return _strip(cast, brief, "track", above, below, paint)
