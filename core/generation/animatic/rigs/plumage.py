"""The birds, as data: measures, colours and beaks. It draws nothing. Lengths are figure units, angles degrees."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Plumage:
    """One kind of bird. The default is a small songbird.

    ``long`` and ``deep`` are the half axes of the body, ``tilt`` is how far its chest is raised, ``neck`` the length of a bent
    neck, ``leg`` the length of the legs. ``beak`` is "cone", "hook", "flat", "long", "bent", "pouch" or "toucan". ``face`` is
    "plain", "owl", "mask" or "ring". ``tail`` is its length, ``fan`` spreads it. ``span`` is the length of a wing.
    """

    body: str
    belly: str
    wing: str
    head: str | None = None
    beak_colour: str = "#f2a53a"
    leg_colour: str = "#e08a3a"
    tip: str | None = None  # the ends of the wings
    tail_colour: str | None = None
    long: float = 40
    deep: float = 28
    tilt: float = 24
    neck: float = 0
    skull: float = 21
    leg: float = 26
    beak: str = "cone"
    beak_length: float = 15
    face: str = "plain"
    tail: float = 34
    fan: bool = False
    span: float = 92
    crest: str | None = None
    comb: str | None = None
    webbed: bool = False
    upright: bool = False
    flightless: bool = False
    membrane: bool = False
    iris: str = "#2a1a14"


SONGBIRD = Plumage("#4a90d8", "#ffe2b0", "#2f6fb8")
RAPTOR = Plumage(
    "#6a4428", "#7d5434", "#54351f", beak_colour="#f2b93a", leg_colour="#f2b93a", long=52, deep=32, tilt=34, skull=24, leg=26,
    beak="hook", beak_length=19, tail=46, span=150, tip="#2f1e14", iris="#e8b92c",
)  # fmt: skip
DUCK = Plumage(
    "#a9b0b8", "#e8e4dc", "#8a8f98", head="#1f7a4c", beak_colour="#f2c12c", leg_colour="#f08a2c", long=50, deep=31, tilt=10, neck=26,
    skull=21, leg=18, beak="flat", beak_length=24, tail=24, span=96, webbed=True, face="ring",
)  # fmt: skip
SWAN = replace(
    DUCK, body="#fbfbfd", belly="#ffffff", wing="#eef0f6", head="#fbfbfd", beak_colour="#f08a2c", leg_colour="#3a3a44", long=64, deep=36,
    tilt=6, neck=86, skull=18, face="mask", span=140, leg=22, tail=28,
)  # fmt: skip
STORK = Plumage(
    "#fafafa", "#ffffff", "#f2f2f4", beak_colour="#e2502c", leg_colour="#e2502c", tip="#23222c", long=46, deep=27, tilt=22, neck=54,
    skull=17, leg=92, beak="long", beak_length=46, tail=26, span=140,
)  # fmt: skip
CHICKEN = Plumage(
    "#fbf6ec", "#ffffff", "#ece2d0", beak_colour="#f2a53a", leg_colour="#f2a53a", long=46, deep=36, tilt=26, neck=20, skull=20, leg=32,
    beak_length=14, tail=40, fan=True, span=74, comb="#e2303a",
)  # fmt: skip
PENGUIN = Plumage(
    "#26293a", "#fbfbf8", "#26293a", beak_colour="#f2a53a", leg_colour="#f2a53a", long=62, deep=40, tilt=86, skull=31, leg=10, beak_length=17,
    tail=16, span=58, face="penguin", webbed=True, upright=True, flightless=True,
)  # fmt: skip

BIRDS: dict[str, Plumage] = {
    "bird": SONGBIRD,
    "hummingbird": replace(SONGBIRD, body="#2fae7a", belly="#e8f5e0", wing="#3f8fb8", head="#8a3f9a", beak="long", beak_length=34, beak_colour="#2b2832", long=30, deep=19, skull=17, span=60, leg=10),
    "robin": replace(SONGBIRD, body="#8a6a4c", belly="#e2602c", wing="#6f543c"),
    "sparrow": replace(SONGBIRD, body="#9a744c", belly="#e8dcc4", wing="#6f4f30"),
    "woodpecker": replace(SONGBIRD, body="#26252e", belly="#f4f0e6", wing="#26252e", head="#e2303a", beak="long", beak_length=28, beak_colour="#5a5a64", tilt=46, crest="#e2303a"),
    "crow": replace(SONGBIRD, body="#26252e", belly="#33323e", wing="#1b1a22", beak_colour="#3a3944", leg_colour="#3a3944", long=48, deep=29, skull=23, leg=30, beak_length=24, span=120, tail=44, iris="#e8e4dc"),
    "pigeon": replace(SONGBIRD, body="#8a93a6", belly="#b8bdc9", wing="#707a90", head="#5f7a8a", beak_colour="#3a3944", leg_colour="#e2687a", long=46, deep=30, neck=10, skull=19, iris="#f0862c", tip="#3a3f50"),
    "dove": replace(SONGBIRD, body="#fbfbfd", belly="#ffffff", wing="#eceef5", beak_colour="#e8a08a", leg_colour="#e2808a", long=46, deep=29, neck=8, skull=19, span=110),
    "seagull": replace(SONGBIRD, body="#fbfbfd", belly="#ffffff", wing="#a9b2c0", beak_colour="#f2b92c", leg_colour="#f2b92c", tip="#26252e", long=50, deep=28, neck=10, skull=21, leg=26, beak="hook", beak_length=20, span=150, webbed=True, tilt=12),
    "eagle": replace(RAPTOR, head="#fbf8f0", tail_colour="#fbf8f0"),
    "osprey": replace(RAPTOR, belly="#fbf6ec", head="#fbf6ec", face="mask"),
    "hawk": replace(RAPTOR, body="#8a5f3c", belly="#e8d8bc", wing="#704a2c"),
    "falcon": replace(RAPTOR, body="#5f6b80", belly="#f0e8d8", wing="#48546a"),
    "vulture": replace(RAPTOR, body="#3a302c", belly="#4a3e38", wing="#2c2420", head="#e2a08a", neck=40, skull=18),
    "owl": Plumage("#8a6240", "#e8d2a8", "#6f4c30", beak_colour="#d9a43a", leg_colour="#d9a43a", long=52, deep=40, tilt=78, skull=36, leg=12, beak="hook", beak_length=11, face="owl", tail=22, span=118, upright=True, crest="#6f4c30", iris="#f5b52c"),
    "parrot": replace(SONGBIRD, body="#e2303a", belly="#f0503a", wing="#2f7fd8", head="#e2303a", tip="#f2c22c", beak_colour="#2f2a30", leg_colour="#5a5560", long=46, deep=28, tilt=48, skull=25, beak="hook", beak_length=24, tail=74, tail_colour="#2f7fd8", span=104, face="ring", iris="#f5e8c0"),
    "toucan": replace(SONGBIRD, body="#26252e", belly="#fbf2d8", wing="#1f1e28", head="#26252e", beak_colour="#f2902c", leg_colour="#4a6a8a", long=46, deep=30, tilt=44, skull=24, beak="toucan", beak_length=58, tail=48, face="ring", iris="#3f8fd8"),
    "kingfisher": replace(SONGBIRD, body="#1f8fc4", belly="#f2902c", wing="#1668a0", beak="long", beak_length=32, beak_colour="#2b2832"),
    "flamingo": replace(STORK, body="#f78fb0", belly="#fab0c6", wing="#f26a98", beak_colour="#f7d8dc", leg_colour="#f07aa0", tip="#33202c", beak="bent", beak_length=24, neck=80, leg=104, long=42),
    "stork": STORK,
    "heron": replace(STORK, body="#8a9ab0", belly="#e8ecf2", wing="#6f8098", beak_colour="#e8b93a", leg_colour="#8a7a4a", crest="#2b3040"),
    "crane": replace(STORK, head="#f5f5f5", comb=None, crest="#e2303a", beak_colour="#6a6a5a", leg_colour="#3a3a44"),
    "ostrich": replace(STORK, body="#2c2830", belly="#3a3540", wing="#23202a", head="#e8b8a0", tip="#fbfbfd", beak_colour="#d9a07a", leg_colour="#e0a88c", long=62, deep=44, neck=96, skull=20, leg=108, beak="flat", beak_length=20, span=74, tail=34, tail_colour="#fbfbfd", flightless=True),
    "peacock": replace(CHICKEN, body="#1f62c4", belly="#2f7fd8", wing="#7a8a5a", head="#1f62c4", beak_colour="#8a8f98", leg_colour="#8a7a5a", neck=44, skull=17, comb=None, crest="#2fae9a", fan=False, face="train", tail=60, tail_colour="#2f9a6a"),
    "swan": SWAN,
    "goose": replace(SWAN, neck=54, skull=20, beak_length=24, face="plain", leg_colour="#f08a2c", leg=26, long=60),
    "duck": DUCK,
    "duckling": Plumage("#fbdc5a", "#fff0a0", "#f2c83c", beak_colour="#f08a2c", leg_colour="#f08a2c", long=30, deep=25, tilt=16, skull=24, leg=12, beak="flat", beak_length=15, tail=10, span=34, webbed=True, flightless=True),
    "chicken": CHICKEN,
    "hen": replace(CHICKEN, body="#b5733c", belly="#d89a5a", wing="#8f5528"),
    "rooster": replace(CHICKEN, body="#c2502c", belly="#e2a03c", wing="#7a2f24", head="#f2b03c", tail_colour="#1f5a4a", tail=64),
    "chick": Plumage("#fbe06a", "#fff2a8", "#f5cf48", beak_colour="#f2902c", leg_colour="#f2902c", long=28, deep=26, tilt=30, skull=23, leg=14, beak_length=9, tail=8, span=26, flightless=True),
    "turkey": replace(CHICKEN, body="#5a3a28", belly="#7a5236", wing="#442a1c", head="#5f9ad0", comb="#d8303a", neck=34, long=56, deep=44, face="train", tail=52, tail_colour="#8a4f2c", fan=False),
    "pelican": replace(SWAN, beak="pouch", beak_length=62, neck=44, beak_colour="#f2b04a", wing="#e2e4ea", tip="#3a3a44", skull=20),
    "bird_of_prey": RAPTOR,
    "raven": replace(SONGBIRD, body="#1d1c26", belly="#2a2936", wing="#141320", beak_colour="#2f2e3a", leg_colour="#2f2e3a", long=52, deep=31, skull=24, leg=30, beak_length=28, span=126, tail=48, iris="#3a2a24"),
    "cardinal": replace(SONGBIRD, body="#d8203a", belly="#e8485a", wing="#a8182e", crest="#d8203a"),
    "blue_jay": replace(SONGBIRD, body="#3f7fd8", belly="#f0f4fa", wing="#2f62b8", crest="#3f7fd8"),
    "magpie": replace(SONGBIRD, body="#23242e", belly="#fbfbfb", wing="#2a4a7a", tail=66, tail_colour="#23344a"),
    "swallow_bird": replace(SONGBIRD, body="#2b3a6a", belly="#f7e8d8", wing="#23305a", head="#2b3a6a", tail=56, span=110),
    "puffin": replace(PENGUIN, beak="toucan", beak_length=20, beak_colour="#f0702c", flightless=False, long=48, span=80),
    "kiwi_bird": replace(SONGBIRD, body="#7a5a3c", belly="#8f6c48", wing="#6a4c30", beak="long", beak_length=40, beak_colour="#d8c09a", long=44, deep=36, tail=2, flightless=True, leg=30),
    "cockatoo": replace(SONGBIRD, body="#fbfbf6", belly="#ffffff", wing="#eeeee6", beak="hook", beak_colour="#3a3a44", crest="#f7d84a", long=46, tilt=48, skull=24, tail=50),
    "budgie": replace(SONGBIRD, body="#5fc84a", belly="#b0e85a", wing="#3f9a3a", head="#f7e04a", beak="hook", beak_length=10, tilt=48, tail=54),
    "macaw": replace(SONGBIRD, body="#1f7fe0", belly="#f7c22c", wing="#1668c0", head="#1f7fe0", beak_colour="#26222a", long=48, tilt=48, skull=25, beak="hook", beak_length=26, tail=84, span=112, face="ring"),
    "penguin": PENGUIN,
    "dodo": replace(CHICKEN, body="#8a93a0", belly="#b8bcc4", wing="#707884", beak="hook", beak_length=30, comb=None, flightless=True),
    "phoenix": replace(RAPTOR, body="#f0702c", belly="#f7c23a", wing="#e2402c", head="#f7b03a", tip="#f7e06a", tail=92, tail_colour="#f7b03a", crest="#f7e06a", iris="#fff2a0"),
    "bat": replace(SONGBIRD, body="#4a3f52", belly="#6f6078", wing="#3a3042", head="#4a3f52", beak_length=5, beak_colour="#2b2432", leg_colour="#3a3042", crest="#4a3f52", tail=4, span=120, membrane=False, face="bat", skull=23, long=30, deep=24, iris="#f2c22c"),
    "pterodactyl": replace(RAPTOR, body="#8a7a5c", belly="#d8c8a0", wing="#a5683c", head="#8a7a5c", beak="long", beak_length=52, beak_colour="#c9b48a", crest="#a5683c", tail=20, span=158, membrane=True, skull=19, neck=24),
}  # fmt: skip
