"""Where things are by nature: what swims, what keeps to the air, what hangs in the sky. Tables only."""

from __future__ import annotations

AFLOAT = frozenset({"boat", "ship", "duck", "swan", "whale", "dolphin", "fish", "shark", "lotus", "iceberg"})
AIRBORNE = frozenset(
    {
        "butterfly",
        "bee",
        "dragonfly",
        "bat",
        "plane",
        "helicopter",
        "hot_air_balloon",
        "balloon",
        "ufo",
        "kite",
        "drone",
    }
    | {"fairy", "satellite", "parachute", "airship", "seagull", "hummingbird", "bubble"}
)
# What hangs in the sky far behind everything, and what of it the sets paint themselves at which times of day.
IN_SKY = frozenset(
    {"planet", "earth", "mars", "star", "sun", "moon", "comet", "galaxy", "black_hole"}
    | {"rainbow", "aurora", "shooting_star", "cloud", "fireworks", "tornado", "lightning"}
)
