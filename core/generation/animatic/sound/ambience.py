"""What a shot's place and weather sound like when nothing in particular happens. It knows no actions and no music.

Ambience is made for the whole clip, so that two shots in the same air share one unbroken sound across the cut.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from core.generation.animatic.sound import places, synth, weather
from core.generation.animatic.sound.kinds import nearest
from core.generation.animatic.sound.synth import Samples
from core.generation.scene import Shot

Layer = Callable[[int, np.random.Generator], Samples]
Layers = Sequence[tuple[Layer, float]]

INDOORS = frozenset({"cafe", "room", "cave", "underwater"})
AIRLESS = frozenset({"moon", "space", "underwater"})

SETTINGS = (
    INDOORS
    | AIRLESS
    | frozenset(["street", "sea", "beach", "lake", "forest", "meadow", "desert", "mountain", "castle", "temple", "sky"])
)
"""Settings with an ambience of their own; others sound like what they are a kind of."""
_WEATHERS = frozenset({"clear", "rain", "snow", "fog", "wind", "storm"})


@dataclass(frozen=True)
class Air:
    """What decides the ambience of a shot; equal values sound the same.

    ``crew`` is whether somebody wears a space suit, whose breath and radio are then heard.
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
        setting = nearest(shot.setting, SETTINGS, "setting") or ("meadow" if shot.setting else "room")
        sky = nearest(shot.weather, _WEATHERS, "weather") or "clear"
        return cls("neon street" if setting == "street" and neon else setting, shot.time_of_day or "day", sky, crew)

    @property
    def indoors(self) -> bool:
        return self.setting in INDOORS

    @property
    def lively(self) -> bool:
        """Whether small animals are about."""
        return self.weather in ("clear", "fog", "wind")


def _decibels(level: float) -> np.float32:
    return np.float32(10 ** (level / 20))


def _place_layers(air: Air) -> Layers:
    """The layers of a place with their levels in dB."""
    dark, animals = air.time_of_day == "night", air.lively
    fauna: Layers = []
    match air.setting:
        case "cafe":
            return [(places.room_tone, -44), (places.murmur, -33), (places.cups, -27), (places.espresso, -31)]
        case "room":
            return [(places.room_tone, -42), (places.clock, -34)]
        case "street":
            return [(places.traffic, -34 if dark else -31)]
        case "neon street":
            return [(places.traffic, -33), (places.neon, -42)]
        case "moon" | "space":
            return [(places.hum, -33)] + ([(places.breath, -30)] if air.crew else [])
        case "sea":
            return [(places.waves, -30)]
        case "beach":
            return [(places.lapping, -30)] + ([(places.gulls, -33)] if animals and not dark else [])
        case "forest":
            if animals:
                fauna = [(places.crickets, -34), (places.owl, -30)] if dark else [(places.birds, -31)]
            return [(places.leaves, -46 if dark else -41), *fauna]
        case "meadow":
            if animals:
                fauna = [(places.crickets, -34)] if dark else [(places.birds, -32), (places.insects, -42)]
            return [(places.leaves, -43), *fauna]
        case "desert":
            return [(weather.wind, -34), (places.sand, -44)] + ([(places.crickets, -46)] if dark and animals else [])
        case "lake":
            fauna = [(places.crickets, -36) if dark else (places.birds, -34)] if animals else []
            return [(places.lapping, -38), *fauna]
        case "castle" | "temple":
            return [(places.leaves, -44), (weather.wind, -44)] + ([(places.birds, -35)] if animals and not dark else [])
        case "cave":
            return [(places.room_tone, -40), (places.drips, -26)]
        case "underwater":
            return [(places.depths, -28), (places.bubbles, -30)]
        case "sky":
            return [(weather.wind, -32)]
        case "mountain":
            return [(weather.wind, -33)]
        case _:
            return [(places.leaves, -42)] + ([(places.birds, -36)] if animals and not dark else [])


def _weather_layers(air: Air) -> Layers:
    """The layers of the weather with their levels in dB; behind the walls, when the place has any."""
    if air.setting in AIRLESS:
        return []
    match air.weather, air.indoors:
        case "rain", False:
            return [(weather.rain, -28.5)]
        case "rain", True:
            return [(weather.window_rain, -34)]
        case "storm", False:
            return [(weather.rain, -30), (weather.wind, -32), (weather.thunder, -19)]
        case "storm", True:
            return [(weather.window_rain, -32), (weather.far_thunder, -22)]
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


def falling(air: Air, n: int, seed: int) -> Samples:
    """The weather's sound where the shot is: muffled indoors, none where there is no air. Shape (2, n)."""
    return _mixed(_weather_layers(air), n, seed)
