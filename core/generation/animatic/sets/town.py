"""What kind of street it is and in which light: palettes, ground lines, flags. Nothing is drawn here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.generation.animatic import draw
from core.generation.animatic.sets.landmarks import landmark_for
from core.generation.animatic.sets.sky import Air, air_for, snow_lies
from core.generation.animatic.stage import Brief, Grade, Light

PERIOD = 1560.0
"""Every wrapped layer of a street repeats after so many world units."""

Manner = Literal["japanese", "cyber", "western"]
JAPANESE_PLACES = frozenset({"tokyo", "kyoto", "japan", "seoul", "hong_kong"})


@dataclass(frozen=True)
class Town:
    """The street of one brief.

    ``base`` is the y where houses meet the pavement, ``kerb`` where the pavement meets the road, ``feet`` where the lead stands.
    ``hazes`` colour three ranks of skyline from far to near, ``walls`` the houses; ``lamp`` is the light in windows and
    ``lit`` the share of windows that have it. ``storey`` is the height of a ground floor, ``wet`` says that the road mirrors.
    """

    brief: Brief
    air: Air
    manner: Manner
    base: float
    kerb: float
    feet: float
    storey: float
    hazes: tuple[str, str, str]
    walls: tuple[str, ...]
    lamps: tuple[str, ...]
    neons: tuple[str, ...]
    lit: float
    road: str
    pavement: str
    dark: bool
    wet: bool
    snow: bool
    landmark: str | None  # the place whose landmark stands behind the houses, or "spire"
    light: Light
    grade: Grade

    @property
    def cyber(self) -> bool:
        return self.manner == "cyber"

    def leaves(self) -> tuple[str, str, str]:
        """What is green in town, from its shade to its lit side, in the colours of the season."""
        dark, middle, light = {
            "spring": ("#d77f9f", "#eba3bd", "#f9cbd9"),
            "autumn": ("#a84a24", "#d27a2c", "#eab048"),
        }.get(self.brief.season or "", ("#3f7f4a", "#5a9c54", "#86bd66"))
        if self.dark:
            night = ("#1e3a44", "#2a4c50", "#365f58")
            if self.brief.season not in ("spring", "autumn"):
                return night
            dark, middle, light = (draw.mix(b, a, 0.42) for a, b in zip((dark, middle, light), night, strict=True))
            return dark, middle, light
        return self.air.wash(dark), self.air.wash(middle), self.air.wash(light)

    def drift(self, depth: float) -> float:
        """How fast a layer of that depth passes, in world units per second."""
        return self.brief.travel * depth


_PASTELS = ("#f2c9a8", "#e9b3a6", "#cfdcc0", "#bcd3dc", "#f4e3bd", "#dcc7dc", "#efd0c4", "#c9d8e8")
_NIGHT_WALLS = ("#2a2440", "#33283c", "#232a44", "#3a2a36", "#27304a", "#2e2534")
_CYBER_WALLS = ("#170f34", "#1d1240", "#121738", "#23103e", "#0f1a3a")
_DUSK_WALLS = ("#7d5068", "#8d5a60", "#5f4f78", "#94665c", "#6d5a80", "#80506e")
_CYBER_NEONS = ("#ff2fa8", "#19e3ff", "#a45cff", "#ffd23f", "#ff5f6d", "#38ffb4")
_TOKYO_NEONS = ("#ff4f6d", "#37c8ff", "#ffb53d", "#6fe08a", "#c58bff", "#ff7fb8")


def _manner(brief: Brief) -> Manner:
    if brief.style == "cyberpunk" or brief.setting == "cyberpunk":
        return "cyber"
    if (brief.place or "").lower().replace(" ", "_") in JAPANESE_PLACES or (
        brief.setting == "alley" and brief.place is None
    ):
        return "japanese"
    return "western"


def town_for(brief: Brief) -> Town:
    """The palette and the lines of a brief's street."""
    frame = brief.frame
    manner = _manner(brief)
    base = frame.pick(340.0, 588.0, 462.0)
    kerb = base + frame.pick(26.0, 40.0, 32.0)
    feet = frame.pick(437.0, 716.0, 577.0)
    storey = frame.pick(98.0, 122.0, 112.0)
    snow = snow_lies(brief)
    air = air_for(brief, base - 40)
    place = (brief.place or "").lower().replace(" ", "_")
    landmark = place if landmark_for(brief) else None
    raining = brief.weather in ("rain", "storm")
    if manner == "cyber":
        light = Light(("#7d5cff", 0.2), ("#12062e", 0.42), ("#ff2fa8", 0.5), ("#19e3ff", 0.5), 0.5)
        return Town(
            brief, air, manner, base, kerb, feet, storey, ("#5a2a86", "#33196a", "#1d1149"), _CYBER_WALLS,
            ("#ffd27a", "#7fe9ff", "#ff9ad5"), _CYBER_NEONS, 0.34, "#100b26", "#211a40", True, not snow, snow, landmark or "spire", light,
            Grade(1.08, 1.14, (1.0, 0.98, 1.06), 0.55, 0.5),
        )  # fmt: skip
    time = brief.time_of_day
    if time == "night":
        japanese = manner == "japanese"
        light = Light(("#8aa0ff", 0.14), ("#0d0a2c", 0.36), ("#ff8a5c", 0.4), ("#6fb4ff", 0.36), 0.5)
        return Town(
            brief, air, manner, base, kerb, feet, storey, ("#3d4a86", "#28306a", "#171d47"), _NIGHT_WALLS,
            ("#ffd98a", "#ffc46a", "#ffe9b8", "#bfe0ff"), _TOKYO_NEONS, 0.46, "#161a30" if not snow else "#262c48",
            "#333652", True, (japanese or raining) and not snow, snow, landmark, light, Grade(1.05, 1.1, (1.0, 0.99, 1.05), 0.46, 0.46),
        )  # fmt: skip
    if time in ("sunset", "dawn"):
        light = Light(("#ffc49a", 0.2), ("#46205c", 0.32), ("#7a4a9a", 0.25), ("#ffb05c", 0.5), 0.4)
        hazes = tuple(draw.mix(air.haze, c, s) for c, s in (("#8d5a8a", 0.28), ("#6d4480", 0.5), ("#4c3168", 0.72)))
        walls = tuple(draw.mix(c, air.haze, 0.12) for c in _DUSK_WALLS)
        return Town(
            brief, air, manner, base, kerb, feet, storey, (hazes[0], hazes[1], hazes[2]), walls, ("#ffdf96", "#ffc878", "#ffe9c0"),
            _TOKYO_NEONS, 0.4, "#5a4468", "#94708a", False, raining, snow, landmark, light,
            Grade(1.05, 1.1, (1.04, 0.99, 0.96), 0.4, 0.36),
        )  # fmt: skip
    grey = brief.weather in ("rain", "storm", "fog", "snow")
    light = Light(
        ("#ffffff", 0.16), ("#3a4a7a", 0.22), None, ("#fff0c8", 0.12 if grey else 0.34), 0.3 if grey else 0.42
    )
    hazes = tuple(draw.mix(air.haze, c, s) for c, s in (("#9fb8d6", 0.35), ("#8aa4c8", 0.55), ("#7d90b4", 0.72)))
    walls = tuple(draw.mix(air.wash(c), air.haze, 0.3 if grey else 0.06) for c in _PASTELS)
    road = "#7d8496" if not grey else "#5f6a80"
    return Town(
        brief, air, manner, base, kerb, feet, storey, (hazes[0], hazes[1], hazes[2]), walls, ("#fff0c4", "#ffe3a8"), _TOKYO_NEONS,
        0.3 if grey else 0.0, road, "#c9c3c0" if not grey else "#a4a8b4", False, raining, snow, landmark, light,
        Grade(1.04, 0.94 if grey else 1.1, (1.0, 1.0, 1.0), 0.24, 0.3),
    )  # fmt: skip
