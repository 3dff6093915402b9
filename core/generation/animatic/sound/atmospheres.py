"""What each setting sounds like: its layers by day and night, its floor, and how it answers a voice. Data; it makes no sound itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from core.generation.animatic.sound import grounds, interiors, places, weather
from core.generation.animatic.sound.synth import Samples

Layer = Callable[[int, np.random.Generator], Samples]
Layers = Sequence[tuple[Layer, float]]
"""Layers with their levels in dB."""


@dataclass(frozen=True)
class Atmosphere:
    """``always`` is heard at any time, ``day`` and ``night`` only while small animals are about: not in rain, storm or snow.

    ``within`` says that walls keep the weather out, ``airless`` that there is none. ``floor`` is what feet meet: "hard", "wood", "grass",
    "sand", "snow", "dust" or "water". ``room`` is how a voice is answered: seconds of reverberation, and its share of the dry voice.
    """

    always: Layers = ()
    day: Layers = ()
    night: Layers = ()
    floor: str = "grass"
    within: bool = False
    airless: bool = False
    room: tuple[float, float] = (0.5, 0.05)


def _inside(*layers: tuple[Layer, float], floor: str = "wood", room: tuple[float, float] = (0.45, 0.13)) -> Atmosphere:
    return Atmosphere(layers, floor=floor, within=True, room=room)


_p, _i, _g, _w = places, interiors, grounds, weather
_CRICKETS, _OWL = (_p.crickets, -34.0), (_p.owl, -30.0)
_BIRDS = (_p.birds, -32.0)

ATMOSPHERES: dict[str, Atmosphere] = {
    # rooms
    "room": _inside((_p.room_tone, -42), (_p.clock, -34)),
    "cafe": _inside(
        (_p.room_tone, -44), (_p.murmur, -33), (_p.cups, -27), (_p.espresso, -31), floor="hard", room=(0.6, 0.13)
    ),
    "restaurant": _inside((_p.room_tone, -44), (_p.murmur, -32), (_p.cups, -27), floor="hard", room=(0.6, 0.13)),
    "bar": _inside((_p.murmur, -30), (_p.cups, -28), room=(0.5, 0.12)),
    "kitchen": _inside((_i.fridge, -40), (_i.pans, -22), (_i.water_tap, -32), floor="hard"),
    "bathroom": _inside((_p.room_tone, -44), (_i.water_tap, -29), floor="hard", room=(1.0, 0.25)),
    "sauna": _inside((_p.room_tone, -42), (_i.glassware, -40), (_p.sand, -40)),
    "laundry_room": _inside((_i.drum_of_washing, -33), floor="hard"),
    "office": _inside((_i.fans, -42), (_i.far_keys, -19), (_i.telephone, -31), floor="hard"),
    "classroom": _inside((_p.room_tone, -43), (_i.far_page, -32), (_g.children, -38), floor="wood", room=(0.7, 0.15)),
    "library": _inside((_p.room_tone, -46), (_i.far_page, -23), (_p.clock, -36), room=(1.0, 0.16)),
    "museum": _inside((_p.room_tone, -45), (_i.nave, -26), (_i.far_page, -30), floor="hard", room=(1.6, 0.2)),
    "studio": _inside((_p.room_tone, -42), (_i.far_page, -36), (_i.creaks, -40)),
    "workshop": _inside((_i.fans, -44), (_i.pans, -24), (_i.creaks, -40)),
    "laboratory": _inside((_i.fans, -40), (_i.glassware, -34), (_i.screens, -38), floor="hard", room=(0.6, 0.14)),
    "observatory": _inside((_i.fans, -44), (_i.creaks, -38), (_p.clock, -38), floor="hard", room=(1.5, 0.2)),
    "server_room": _inside((_i.fans, -31), (_i.screens, -40), floor="hard"),
    "hospital": _inside((_i.fans, -43), (_i.monitor, -34), floor="hard", room=(0.8, 0.15)),
    "shop": _inside((_p.room_tone, -43), (_p.murmur, -38), (_i.till, -36), floor="hard"),
    "supermarket": _inside((_i.fridge, -38), (_p.murmur, -38), (_i.till, -33), floor="hard", room=(1.0, 0.14)),
    "bookshop": _inside((_p.room_tone, -45), (_i.far_page, -24), (_p.clock, -36)),
    "mall": _inside((_p.murmur, -32), (_i.chime, -34), (_g.spring, -42), floor="hard", room=(1.6, 0.2)),
    "theatre": _inside((_p.room_tone, -46), (_p.murmur, -38), (_i.creaks, -38), room=(1.3, 0.2)),
    "circus": _inside((_g.crowd, -36), (_g.children, -38), (_g.beasts, -36), floor="sand", room=(1.0, 0.14)),
    "cinema": _inside((_p.room_tone, -44), (_p.murmur, -42), floor="wood", room=(0.6, 0.1)),
    "club": _inside((_p.murmur, -29), (_g.crowd, -40), (_p.cups, -36), room=(0.9, 0.14)),
    "ballroom": _inside((_p.murmur, -34), (_p.cups, -34), room=(1.6, 0.2)),
    "arcade_hall": _inside((_i.games, -31), (_p.murmur, -38), floor="hard"),
    "gym": _inside((_p.room_tone, -43), (_i.weights, -22), floor="wood", room=(1.3, 0.2)),
    "garage": _inside((_p.room_tone, -41), (_i.weights, -38), (_i.water_tap, -40), floor="hard", room=(1.1, 0.2)),
    "factory": _inside((_i.machines, -29), floor="hard", room=(1.8, 0.2)),
    "prison": _inside((_p.room_tone, -43), (_i.chains, -27), (_i.water_tap, -36), floor="hard", room=(1.7, 0.25)),
    "church": _inside((_p.room_tone, -47), (_i.nave, -21), (_g.tower, -34), floor="hard", room=(3.4, 0.36)),
    "throne_room": _inside((_p.room_tone, -45), (_p.flames, -12), (_i.nave, -28), floor="hard", room=(2.2, 0.28)),
    "courtroom": _inside((_p.room_tone, -44), (_p.murmur, -42), (_i.far_page, -34), room=(1.0, 0.18)),
    "haunted_mansion": _inside((_w.draught, -36), (_i.creaks, -33), (_p.clock, -34), room=(1.4, 0.22)),
    "attic": _inside((_p.room_tone, -44), (_i.creaks, -36), (_w.draught, -44)),
    "basement": _inside((_p.room_tone, -42), (_i.water_tap, -34), (_i.fridge, -44), floor="hard", room=(0.9, 0.2)),
    "greenhouse": Atmosphere(((_i.water_tap, -28), (_p.leaves, -46)), day=(_BIRDS,), floor="hard", within=True),
    "barn": Atmosphere(((_i.creaks, -40), (_g.cattle, -25)), floor="sand", within=True, room=(0.8, 0.12)),
    "aquarium_hall": _inside((_p.depths, -40), (_p.bubbles, -34), (_p.murmur, -42), floor="hard", room=(1.4, 0.2)),
    "spaceship_interior": _inside((_g.engines, -36), (_i.fans, -42), (_i.screens, -34), floor="hard", room=(0.6, 0.15)),
    "submarine_interior": _inside((_g.engines, -37), (_i.sonar, -31), floor="hard", room=(0.7, 0.18)),
    "train_interior": _inside((_i.rails, -31), floor="hard", room=(0.3, 0.08)),
    "airplane_cabin": _inside((_i.cabin, -31), (_i.chime, -40), floor="wood", room=(0.3, 0.06)),
    "car_interior": _inside((_i.dashboard, -32), floor="wood", room=(0.2, 0.05)),
    "cave": _inside((_p.room_tone, -40), (_p.drips, -26), floor="hard", room=(2.6, 0.4)),
    "dungeon": _inside((_p.room_tone, -41), (_i.chains, -33), (_p.drips, -30), floor="hard", room=(2.2, 0.35)),
    "tunnel": _inside((_p.traffic, -42), (_p.drips, -29), floor="hard", room=(2.8, 0.4)),
    # streets
    "street": Atmosphere(((_p.traffic, -31),), floor="hard"),
    "neon street": Atmosphere(((_p.traffic, -33), (_p.neon, -42)), floor="hard"),
    "alley": Atmosphere(((_p.traffic, -40), (_i.water_tap, -36)), floor="hard", room=(0.9, 0.12)),
    "suburb": Atmosphere(((_p.traffic, -42),), day=(_BIRDS,), night=(_CRICKETS,), floor="hard"),
    "town_square": Atmosphere(
        ((_p.murmur, -38), (_g.spring, -40), (_g.tower, -36)), day=((_p.birds, -36),), floor="hard", room=(0.8, 0.08)
    ),
    "market": Atmosphere(((_p.murmur, -32), (_g.vendors, -31), (_p.cups, -38)), floor="hard"),
    "village": Atmosphere(
        ((_p.leaves, -46), (_g.tower, -34)), day=(_BIRDS, (_g.cock, -35)), night=(_CRICKETS, _OWL), floor="hard"
    ),
    "station": Atmosphere(((_g.platform, -34), (_p.murmur, -37), (_i.chime, -31)), floor="hard", room=(1.6, 0.16)),
    "airport": Atmosphere(((_g.jets, -31), (_i.chime, -36)), floor="hard", room=(1.2, 0.1)),
    "rooftop": Atmosphere(((_p.traffic, -38), (_w.wind, -42)), floor="hard"),
    "road": Atmosphere(((_p.traffic, -32),), day=((_p.birds, -40),), night=((_p.crickets, -40),), floor="hard"),
    "gas_station": Atmosphere(((_p.traffic, -34), (_p.neon, -46)), floor="hard"),
    "racetrack": Atmosphere(((_g.racing, -28), (_g.crowd, -37)), floor="hard"),
    "stadium": Atmosphere(((_g.crowd, -29), (_g.children, -42)), room=(1.4, 0.12)),
    "bridge": Atmosphere(((_p.traffic, -36), (_w.wind, -42), (_p.stream, -44)), floor="hard"),
    "construction_site": Atmosphere(((_g.building, -19),), floor="sand"),
    "junkyard": Atmosphere(((_w.wind, -40), (_g.scrap, -32)), day=((_g.crows, -36),), floor="sand"),
    "ice_rink": Atmosphere(((_g.blades, -31), (_p.murmur, -38)), floor="snow", room=(1.2, 0.14)),
    "skatepark": Atmosphere(((_g.children, -35), (_p.traffic, -42)), floor="hard"),
    "castle": Atmosphere(((_p.leaves, -44), (_w.wind, -42)), day=((_g.crows, -34),), night=(_OWL,), floor="hard"),
    "temple": Atmosphere(((_p.leaves, -44), (_g.gong, -24)), day=((_p.birds, -36),), night=(_CRICKETS,), floor="hard"),
    # greens
    "meadow": Atmosphere(((_p.leaves, -43),), day=(_BIRDS, (_p.insects, -42)), night=(_CRICKETS,)),
    "field": Atmosphere(((_p.leaves, -42),), day=((_p.birds, -35), (_p.insects, -38)), night=(_CRICKETS,)),
    "park": Atmosphere(((_p.leaves, -45), (_g.children, -37)), day=(_BIRDS,), night=(_CRICKETS,)),
    "playground": Atmosphere(((_g.children, -24),), day=((_p.birds, -34),), floor="sand"),
    "campus": Atmosphere(((_p.leaves, -45), (_p.murmur, -40)), day=(_BIRDS,), night=(_CRICKETS,), floor="hard"),
    "zoo": Atmosphere(((_g.menagerie, -22), (_g.children, -34)), day=((_p.birds, -36),), floor="hard"),
    "amusement_park": Atmosphere(((_g.children, -30), (_g.crowd, -38), (_i.games, -38)), floor="hard"),
    "garden": Atmosphere(((_p.leaves, -45),), day=(_BIRDS, (_p.insects, -38)), night=(_CRICKETS,)),
    "zen_garden": Atmosphere(
        ((_p.stream, -40), (_g.bamboo, -31)), day=((_p.birds, -37),), night=(_CRICKETS,), floor="sand"
    ),
    "courtyard": Atmosphere(((_g.spring, -36),), day=(_BIRDS,), night=(_CRICKETS,), floor="hard", room=(0.8, 0.1)),
    "farm": Atmosphere(((_p.leaves, -46), (_g.cattle, -25)), day=((_g.cock, -29), (_p.birds, -37)), night=(_CRICKETS,)),
    "savanna": Atmosphere(
        ((_p.leaves, -44),), day=((_p.insects, -38), (_g.beasts, -37)), night=(_CRICKETS, (_g.beasts, -34))
    ),
    # woods
    "forest": Atmosphere(((_p.leaves, -46),), day=((_p.birds, -31),), night=(_CRICKETS, _OWL), room=(0.9, 0.08)),
    "bamboo_forest": Atmosphere(((_p.leaves, -40), (_g.bamboo, -32)), day=((_p.birds, -35),), night=(_CRICKETS,)),
    "enchanted_forest": Atmosphere(((_p.leaves, -44), (_g.twinkle, -23)), day=((_p.birds, -34),), night=(_OWL,)),
    "fantasy_land": Atmosphere(((_g.twinkle, -22), (_p.leaves, -46)), day=(_BIRDS,), night=(_CRICKETS,)),
    "jungle": Atmosphere(((_g.chorus, -36),), day=((_g.exotic, -28), (_p.birds, -36)), night=((_g.frogs, -34),)),
    "swamp": Atmosphere(((_g.chorus, -40), (_p.bubbles, -38)), day=((_g.frogs, -33),), night=((_g.frogs, -30), _OWL)),
    "ruins": Atmosphere(((_w.wind, -38), (_p.leaves, -46)), day=((_g.crows, -31),), night=(_OWL,), floor="hard"),
    "graveyard": Atmosphere(((_w.wind, -37),), day=((_g.crows, -30),), night=(_OWL, (_p.crickets, -40))),
    "campsite": Atmosphere(((_p.leaves, -45),), day=(_BIRDS,), night=(_CRICKETS, _OWL)),
    # heights
    "mountain": Atmosphere(((_w.wind, -33),), day=((_g.hawks, -38),), floor="hard", room=(2.2, 0.14)),
    "ski_slope": Atmosphere(((_w.wind, -35), (_g.children, -44)), floor="snow", room=(1.4, 0.1)),
    "valley": Atmosphere(((_p.stream, -38), (_w.wind, -42)), day=(_BIRDS,), night=(_CRICKETS,), room=(1.6, 0.12)),
    "hill": Atmosphere(((_w.wind, -40), (_p.leaves, -45)), day=(_BIRDS,), night=(_CRICKETS,)),
    "cliff": Atmosphere(((_w.wind, -34), (_p.waves, -40)), day=((_p.gulls, -35),), floor="hard"),
    "volcano": Atmosphere(((_g.lava, -27), (_w.wind, -42)), floor="hard"),
    "arctic": Atmosphere(((_w.wind, -32), (_g.ice, -34)), floor="snow", room=(1.2, 0.08)),
    "sky": Atmosphere(((_w.wind, -32),), day=((_g.hawks, -42),)),
    # waters
    "sea": Atmosphere(((_p.waves, -30),), floor="water"),
    "beach": Atmosphere(((_p.lapping, -30),), day=((_p.gulls, -33),), floor="sand"),
    "harbour": Atmosphere(((_p.lapping, -34), (_g.ropes, -32)), day=((_p.gulls, -32),), floor="wood"),
    "ship_deck": Atmosphere(((_p.waves, -32), (_i.creaks, -32), (_w.wind, -42)), day=((_p.gulls, -38),), floor="wood"),
    "lake": Atmosphere(((_p.lapping, -38),), day=((_p.birds, -34), (_g.ducks, -38)), night=((_p.crickets, -36),)),
    "pond": Atmosphere(((_p.lapping, -42),), day=((_p.birds, -36), (_g.ducks, -34)), night=((_g.frogs, -33),)),
    "river": Atmosphere(((_p.stream, -32),), day=((_p.birds, -35),), night=((_p.crickets, -38),)),
    "pool": Atmosphere(((_p.lapping, -34), (_g.children, -35)), floor="hard", room=(0.9, 0.1)),
    "underwater": Atmosphere(
        ((_p.depths, -28), (_p.bubbles, -30), (_g.whales, -38)), floor="dust", within=True, airless=True
    ),
    # barren lands
    "desert": Atmosphere(((_w.wind, -34), (_p.sand, -44)), night=((_p.crickets, -46),), floor="sand"),
    "canyon": Atmosphere(
        ((_w.wind, -35),), day=((_g.hawks, -35),), night=((_g.wolves, -38),), floor="sand", room=(2.0, 0.14)
    ),
    "wild_west": Atmosphere(
        ((_w.wind, -36), (_i.creaks, -36)), day=((_g.hawks, -38),), night=((_g.wolves, -36),), floor="sand"
    ),
    "oasis": Atmosphere(
        ((_p.stream, -38), (_w.wind, -44)), day=((_p.birds, -36), (_p.insects, -42)), night=(_CRICKETS,), floor="sand"
    ),
    "wasteland": Atmosphere(((_w.wind, -32), (_g.scrap, -40)), floor="sand"),
    "battlefield": Atmosphere(((_g.guns, -27), (_w.wind, -38)), day=((_g.crows, -36),), floor="sand"),
    "mars": Atmosphere(((_w.wind, -36), (_p.hum, -40)), floor="sand"),
    "alien_planet": Atmosphere(((_g.otherworld, -33), (_w.wind, -42)), floor="sand"),
    "moon": Atmosphere(((_p.hum, -33),), floor="dust", airless=True),
    "space": Atmosphere(((_p.hum, -33),), floor="dust", airless=True),
}
"""By the name of the setting; one that is not here sounds like the nearest it is a kind of."""
