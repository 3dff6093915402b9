"""Landmarks of the world's cities, each drawn as a small illustration in the light of its set, and the registry by place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import skia

from core.generation.animatic.sets import land
from core.generation.animatic.sets import monuments_america as west
from core.generation.animatic.sets import monuments_east as east
from core.generation.animatic.sets import monuments_europe as europe
from core.generation.animatic.sets.ink import Ink
from core.generation.animatic.sets.sky import Air
from core.generation.animatic.stage import Brief, Still


@dataclass(frozen=True)
class Landmark:
    """How a landmark is painted: ``paint(ink, x, base, tall)`` draws it about x on a base line.

    ``wide`` is its width over its height, ``high`` how tall it is drawn next to a slender tower, 1 being the tallest, and
    ``flood`` how brightly it is lit from below after dark.
    """

    paint: Callable[[Ink, float, float, float], None]
    wide: float = 0.5
    high: float = 1.0
    flood: float = 0.4

    def draw(self, ink: Ink, x: float, base: float, tall: float) -> None:
        """Paint it ``tall`` units tall about ``x`` on the line ``base``."""
        self.paint(ink.by_lamp(self.flood), x, base, tall)


_BY_PLACE = {
    "tokyo": Landmark(east.tokyo_tower, flood=0.8),
    "japan": Landmark(east.tokyo_tower, flood=0.8),
    "kyoto": Landmark(east.kyoto),
    "paris": Landmark(europe.eiffel, flood=0.8),
    "new_york": Landmark(west.empire_state, 0.9),
    "london": Landmark(europe.big_ben, 0.7),
    "berlin": Landmark(europe.berlin, 0.9),
    "munich": Landmark(europe.frauenkirche, 0.8, 0.85),
    "hamburg": Landmark(europe.elbphilharmonie, 1.3, 0.6),
    "cologne": Landmark(europe.cologne, 0.8, 0.95),
    "vienna": Landmark(europe.stephansdom, 0.9, 0.95),
    "rome": Landmark(europe.colosseum, 2.1, 0.52),
    "venice": Landmark(europe.venice, 0.9, 0.9),
    "pisa": Landmark(europe.pisa, 0.4, 0.85),
    "barcelona": Landmark(europe.sagrada, 0.7, 0.92),
    "madrid": Landmark(europe.alcala, 1.5, 0.5),
    "lisbon": Landmark(europe.belem, 0.8, 0.7),
    "prague": Landmark(europe.prague, 0.6, 0.92),
    "athens": Landmark(europe.parthenon, 2.3, 0.55),
    "istanbul": Landmark(east.hagia_sophia, 1.3, 0.72),
    "moscow": Landmark(europe.st_basil, 0.8, 0.85),
    "dubai": Landmark(east.burj_khalifa, 0.8),
    "cairo": Landmark(east.pyramids, 2.6, 0.5),
    "giza": Landmark(east.pyramids, 2.6, 0.62),
    "mumbai": Landmark(east.gateway, 1.1, 0.62),
    "agra": Landmark(east.taj_mahal, 1.8, 0.86),
    "beijing": Landmark(east.forbidden_city, 1.7, 0.58),
    "great_wall": Landmark(east.great_wall, 5.0, 0.5, 0.1),
    "shanghai": Landmark(east.pearl_tower, 0.5),
    "hong_kong": Landmark(east.hong_kong, 0.9),
    "singapore": Landmark(east.marina_bay, 1.7, 0.72),
    "seoul": Landmark(east.seoul, 1.2),
    "bangkok": Landmark(east.wat_arun, 1.1, 0.82),
    "sydney": Landmark(east.opera_house, 3.4, 0.7),
    "san_francisco": Landmark(west.golden_gate, 3.6, 0.66),
    "golden_gate": Landmark(west.golden_gate, 3.6, 0.66),
    "los_angeles": Landmark(west.hollywood, 3.6, 0.56),
    "las_vegas": Landmark(west.vegas, 1.0, 0.66),
    "chicago": Landmark(west.willis, 0.8),
    "rio": Landmark(west.cristo, 2.4, 0.9),
    "mexico_city": Landmark(west.angel, 0.4, 0.9),
    "mount_fuji": Landmark(east.fuji, 3.8, 1.3, 0.0),
    "matterhorn": Landmark(west.matterhorn, 3.0, 1.35, 0.0),
    "stonehenge": Landmark(east.stonehenge, 2.7, 0.48, 0.15),
    "santorini": Landmark(west.santorini, 3.0, 0.5),
}

LANDMARKS: Mapping[str, Landmark] = MappingProxyType(_BY_PLACE)


def landmark_for(brief: Brief) -> Landmark | None:
    """The landmark of the brief's place, if it has one."""
    return LANDMARKS.get((brief.place or "").lower().replace(" ", "_"))


def beyond(
    brief: Brief,
    air: Air,
    base: float,
    *,
    depth: float = 0.32,
    x: float = 0.22,
    tall: float = 0.42,
    lamps: bool | None = None,
) -> Still | None:
    """The landmark of a brief's place far behind its set; None where there is none.

    ``x`` and ``tall`` are shares of the frame's width and height, ``tall`` that of the tallest; ``base`` is in world units.
    """
    landmark = landmark_for(brief)
    if landmark is None:
        return None
    wide = brief.frame.width
    # a tall picture shows the middle of a wide one large, rather than all of it small
    broad = 2.6 if brief.frame.is_tall else 1.7
    high = min(
        brief.frame.height * tall * landmark.high, (1.25 if landmark.wide < 2.2 else broad) * wide / landmark.wide
    )
    half = high * landmark.wide / 2
    # as far to the side as it can be without being cut, the wide ones about the middle
    at = min(wide * x, max(0.06 * wide, 0.47 * wide - half))
    period, lit = land.period_of(brief), air.night if lamps is None else lamps

    def paint(canvas: skia.Canvas) -> None:
        for turn in (-period, 0.0, period) if brief.travel else (0.0,):
            canvas.save()
            canvas.translate(turn, 0)
            landmark.draw(Ink(canvas, air, 0.16, lamps=lit), at, base, high)
            canvas.restore()

    return land.strip(brief, "landmark", depth, base - high * 1.3 - 10, base + 14, paint)
