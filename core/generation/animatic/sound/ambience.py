"""What a shot's place and weather sound like when nothing in particular happens. It knows no actions and no music.

Ambience is made for the whole clip, so that two shots in the same air share one unbroken sound across the cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.generation.animatic.sound import places, synth, weather
from core.generation.animatic.sound.atmospheres import ATMOSPHERES, Atmosphere, Layers
from core.generation.animatic.sound.kinds import nearest
from core.generation.animatic.sound.synth import Samples
from core.generation.scene import Shot

_THUNDER, _THUNDER_WITHIN = -14.0, -20.0  # dB
_WEATHERS = frozenset({"clear", "rain", "snow", "fog", "wind", "storm"})


@dataclass(frozen=True)
class Air:
    """What decides the ambience of a shot; equal values sound the same.

    ``setting`` is a name in `ATMOSPHERES`. ``crew`` is whether somebody wears a space suit, whose breath and radio are then heard.
    """

    setting: str
    time_of_day: str
    weather: str
    crew: bool = False

    @classmethod
    def of(cls, shot: Shot) -> Air:
        """The air of a shot, with what it leaves open filled in."""
        crew = any(entity.concept == "astronaut" for entity in shot.entities)
        neon = shot.style == "cyberpunk" or shot.place == "tokyo"
        setting = nearest(shot.setting, ATMOSPHERES, "setting") or ("meadow" if shot.setting else "room")
        sky = nearest(shot.weather, _WEATHERS, "weather") or "clear"
        return cls("neon street" if setting == "street" and neon else setting, shot.time_of_day or "day", sky, crew)

    @property
    def atmosphere(self) -> Atmosphere:
        return ATMOSPHERES[self.setting]

    @property
    def indoors(self) -> bool:
        return self.atmosphere.within

    @property
    def lively(self) -> bool:
        """Whether small animals are about."""
        return self.weather in ("clear", "fog", "wind")

    @property
    def floor(self) -> str:
        """What feet meet, as in `Atmosphere`; snow where it has fallen."""
        return "snow" if self.weather == "snow" and not self.indoors else self.atmosphere.floor


def _decibels(level: float) -> np.float32:
    return np.float32(10 ** (level / 20))


def _place_layers(air: Air) -> Layers:
    """The layers of a place with their levels in dB."""
    own = air.atmosphere
    layers = list(own.always)
    if air.lively or own.within:
        layers += own.night if air.time_of_day == "night" else own.day
    if own.airless and air.crew:
        layers.append((places.breath, -30))
    return layers


def _weather_layers(air: Air) -> Layers:
    """The layers of the weather with their levels in dB; behind the walls, when the place has any."""
    if air.atmosphere.airless:
        return []
    match air.weather, air.indoors:
        case "rain", False:
            return [(weather.rain, -28.5)]
        case "rain", True:
            return [(weather.window_rain, -34)]
        case "storm", False:
            return [(weather.rain, -30), (weather.wind, -32)]
        case "storm", True:
            return [(weather.window_rain, -32)]
        case "snow", False:
            return [(weather.hush, -41)]
        case "snow", True:
            return [(weather.hush, -48)]
        case "wind", False:
            return [(weather.wind, -30)]
        case "wind", True:
            return [(weather.draught, -36)]
        case "fog", False:
            return [(weather.hush, -43)]
        case _:
            return []


def _mixed(layers: Layers, n: int, seed: int) -> Samples:
    bus = synth.silence(n)
    for layer, level in layers:
        bus += layer(n, synth.generator(seed, layer.__name__)) * _decibels(level)
    return bus


def bed(air: Air, n: int, seed: int) -> Samples:
    """The place's own sound. Shape (2, n)."""
    return _mixed(_place_layers(air), n, seed)


def falling(air: Air, n: int, seed: int, strikes: Sequence[float] = ()) -> Samples:
    """The weather's sound where the shot is: muffled indoors, none where there is no air. Shape (2, n).

    ``strikes`` are the seconds at which lightning is seen, which thunder follows.
    """
    bus = _mixed(_weather_layers(air), n, seed)
    if strikes and not air.atmosphere.airless:
        rolls = weather.thunder_after(strikes, n, synth.generator(seed, "thunder"))
        if air.indoors:
            rolls = weather.through_walls(rolls)
        bus += rolls * _decibels(_THUNDER_WITHIN if air.indoors else _THUNDER)
    return bus
