"""A street in a town: by day, dusk or night, in Tokyo, Paris or nowhere in particular, or in the city to come.

Composes the layers of `skyline`, `houses`, `roadway`, `kerbside` and `traffic`; with ``travel`` every layer wraps and passes at its own pace.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from core.generation.animatic.sets import canal, houses, kerbside, nightlife, outdoors, roadway, skyline, traffic
from core.generation.animatic.sets.sky import sky_layers
from core.generation.animatic.sets.town import Town, town_for
from core.generation.animatic.stage import Anchor, Brief, Layer, Reflection, Stage


def build(brief: Brief) -> Stage:
    """The street of a brief. The lead stands on the road in the lower third, large enough to carry the picture."""
    town = town_for(brief)
    if brief.place in canal.CANAL_PLACES and not town.cyber:
        return canal.build(brief)
    layers: list[Layer] = []
    if town.cyber:
        layers += nightlife.cyber_sky(town)
    else:
        layers += sky_layers(brief, town.air, town.base)
    layers += skyline.skyline_layers(town)
    layers += nightlife.in_the_air(town)
    layers.append(houses.row_layer(town))
    layers += nightlife.on_the_houses(town)
    layers += roadway.ground_layers(town)
    layers.append(kerbside.furniture_layer(town))
    if town.dark or brief.weather in ("rain", "snow"):
        layers.append(roadway.steam_layer(town))
    layers.append(traffic.traffic_layer(town))
    if town.dark or not (town.snow or brief.season == "winter"):
        layers.append(roadway.foreground_layer(town))
    if not town.cyber:
        layers += outdoors.adrift(brief, town.air)
    falling = {"rain": "rain", "storm": "storm", "snow": "snow", "fog": "fog", "wind": "wind"}.get(brief.weather)
    if town.cyber and falling is None:
        falling = "rain"
    mirror = (
        Reflection(town.kerb + 6, "set:road", 0.46 if town.cyber else (0.4 if town.dark else 0.24), 1.0)
        if town.wet
        else None
    )
    return Stage(
        frame=brief.frame,
        layers=layers,
        anchors=_anchors(town),
        light=town.light,
        grade=town.grade,
        camera="follow" if brief.travel else "push",
        weather=falling,
        reflection=mirror,
    )


def _anchors(town: Town) -> dict[str, Anchor]:
    frame = town.brief.frame
    w, y = frame.width, town.feet
    size = frame.pick(1.0, 0.94, 1.0)
    lead = Anchor(frame.pick(-14.0, -6.0, -10.0), y, 1.0, size)
    side = frame.pick(0.27, 0.26, 0.27) * w
    return {
        "lead": lead,
        "second": Anchor(side, y - 8, 0.995, size * 0.94, -1 if not town.brief.travel else 1),
        "third": Anchor(-side, y - 10, 0.994, size * 0.94),
        "fourth": replace(lead, x=side * 0.55, y=y - 24, depth=0.99, scale=size * 0.82),
        "fifth": replace(lead, x=-side * 0.6, y=y - 24, depth=0.99, scale=size * 0.82),
        "ground": Anchor(side * 0.75, y + 10, 1.01, size * 0.9),
        "ground-2": Anchor(-side * 0.9, y + 12, 1.01, size * 0.9),
        "ground-3": Anchor(side * 0.2, y + 22, 1.015, size * 0.9),
        "sidewalk": Anchor(side * 0.9, town.kerb - 9, 0.975, size * 0.8, -1),
        "road": Anchor(side * 0.4, y + 4, 1.004, size),
        "street": Anchor(side * 0.2, y + 6, 1.005, size),
        "air": Anchor(-0.24 * w, town.base * 0.36, 0.7, size * 0.7, supports="air"),
        "air-2": Anchor(0.24 * w, town.base * 0.26, 0.7, size * 0.6, supports="air"),
    }


SETS: dict[str, Callable[[Brief], Stage]] = {"street": build, "city": build}
