"""Fish, sharks and whales, as data: measures, colours and markings. It draws nothing. Lengths are figure units."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Finned:
    """One kind of swimmer. ``long`` is from nose to the root of the tail, ``deep`` half the height of the body.

    ``fluke`` lies flat as a whale's does; ``marking`` is "bands", "spots", "scales", "orca" or None; ``dorsal`` the height of
    the fin on the back; ``snout`` is "blunt", "pointed", "beak", "tusk", "saw" or "round"; ``flex`` how far the body bends.
    """

    body: str
    belly: str
    fin: str
    long: float = 130
    deep: float = 40
    tail: float = 52
    dorsal: float = 30
    pectoral: float = 30
    snout: str = "round"
    marking: str | None = None
    mark: str = "#ffffff"
    fluke: bool = False
    flex: float = 1.0
    teeth: bool = False
    spikes: bool = False
    spout: bool = False
    gills: bool = False
    eye: float = 9.0


FISH = Finned("#f28a3c", "#ffe0b0", "#f2b04a", marking="scales")
SHARK = Finned(
    "#6f8296", "#f2f5f8", "#5f7186", long=220, deep=40, tail=70, dorsal=54, pectoral=58, snout="pointed", teeth=True, gills=True, eye=7, flex=0.8,
)  # fmt: skip
WHALE = Finned(
    "#3f6f9f", "#dfe8f2", "#35608c", long=240, deep=72, tail=84, dorsal=12, pectoral=60, snout="blunt", fluke=True, spout=True, eye=7, flex=0.5,
)  # fmt: skip
DOLPHIN = Finned(
    "#6f93b5", "#eef4f8", "#5f82a4", long=180, deep=36, tail=60, dorsal=40, pectoral=44, snout="beak", fluke=True, eye=7.5, flex=0.8,
)  # fmt: skip

FINNED: dict[str, Finned] = {
    "fish": FISH,
    "goldfish": replace(FISH, body="#f5802c", belly="#ffd08a", fin="#ffb05a", long=100, deep=38, tail=70, dorsal=36),
    "clownfish": replace(FISH, body="#f2702c", belly="#f58a44", fin="#f2702c", long=104, deep=38, marking="bands"),
    "tropical_fish": replace(FISH, body="#2f8fe0", belly="#ffe06a", fin="#f2c22c", long=104, deep=48, marking="bands", mark="#ffe06a"),
    "pufferfish": replace(FISH, body="#e8b84a", belly="#fdf4dc", fin="#d89a34", long=86, deep=52, tail=26, dorsal=16, marking="spots", mark="#8a6224", spikes=True),
    "salmon": replace(FISH, body="#8f9fae", belly="#f7c4b4", fin="#7d8d9c", long=150, deep=32),
    "tuna": replace(FISH, body="#3f5f86", belly="#dfe8ee", fin="#34506e", long=160, deep=40),
    "koi": replace(FISH, body="#fbf6f0", belly="#ffffff", fin="#f7d0c0", marking="spots", mark="#e8502c", long=140, deep=34),
    "piranha": replace(FISH, body="#5a6a78", belly="#d8482c", fin="#48566a", teeth=True, long=104, deep=44),
    "shark": SHARK,
    "hammerhead": SHARK,
    "swordfish": replace(SHARK, body="#3f5f86", snout="saw", teeth=False, deep=32),
    "whale": WHALE,
    "orca": replace(WHALE, body="#22242e", belly="#fbfbfb", fin="#22242e", long=200, deep=50, dorsal=60, marking="orca", snout="round", spout=False),
    "narwhal": replace(WHALE, body="#8f9fae", belly="#eef2f6", fin="#7d8d9c", long=180, deep=48, snout="tusk", spout=False, marking="spots", mark="#5f6f80"),
    "dolphin": DOLPHIN,
    "porpoise": replace(DOLPHIN, body="#4f5f72", snout="round"),
    "eel": replace(FISH, body="#5a6a4a", belly="#c9c890", fin="#4c5a3e", long=230, deep=16, tail=20, dorsal=12, pectoral=12, flex=2.6, marking=None),
    "blue_whale": WHALE,
    "humpback_whale": replace(WHALE, body="#4a5566", belly="#e8ecf2", fin="#3c4656", pectoral=92),
    "beluga": replace(WHALE, body="#eef2f6", belly="#ffffff", fin="#dfe6ee", long=170, deep=46, spout=False, snout="round"),
    "manatee": replace(WHALE, body="#8f949c", belly="#b0b4ba", fin="#7d828a", long=170, deep=52, spout=False, dorsal=0),
    "seal": replace(DOLPHIN, body="#7d8894", belly="#c9d0d6", fin="#6a7480", snout="round", dorsal=0, long=150, deep=40, tail=46),
}  # fmt: skip
