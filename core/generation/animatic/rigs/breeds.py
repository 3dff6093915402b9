"""The animals on four legs, as data: measures, colours and markings. It draws nothing.

Lengths are the figure's units (a standing adult person is 210 tall; animals are drawn at hero size, so a fox is closer to
the camera than life would have it). Girths are shares of ``girth``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

HeadKind = Literal["canine", "feline", "equine", "cervine", "bovine", "rabbit", "pig", "elephant"]
EarKind = Literal["pointed", "floppy", "round", "long", "leaf", "fan"]
TailKind = Literal["brush", "whip", "plume", "stub", "hair", "puff", "curl", "tuft"]
Marking = Literal["stripes", "spots", "patches", "saddle", "dapple", "wool", "blotches"]


@dataclass(frozen=True)
class Breed:
    """One kind of animal. The default is a lean wild dog.

    ``coat`` is the main colour, ``pale`` belly, chin and cheeks, ``sock`` the lower legs, ``tip`` the end of the tail,
    ``dark`` ears' backs and markings. ``neck`` is its length and ``carriage`` the degrees at which it rises. ``head`` is the
    skull's radius and ``muzzle`` the nose's distance from the skull's middle in radii. ``depth`` is how deep the chest and
    ``tuck`` how deep the loin is, in shares of ``girth``. ``socks`` is the share of the leg they cover.
    """

    coat: str
    pale: str
    sock: str
    tip: str
    dark: str
    iris: str = "#7a4a12"
    nose: str = "#241a20"
    body: float = 92
    leg: float = 70
    girth: float = 25
    depth: float = 1.1
    tuck: float = 0.62
    limb: float = 7.0
    neck: float = 40
    carriage: float = 50
    neck_girth: float = 0.68
    head: float = 20
    head_kind: HeadKind = "canine"
    muzzle: float = 2.15
    muzzle_depth: float = 1.0
    head_tilt: float = 4
    ears: EarKind = "pointed"
    ear: float = 1.5
    tail: TailKind = "brush"
    tail_length: float = 100
    tail_girth: float = 0.62
    tail_angle: float = 128  # degrees at rest: 180 is straight back, 90 straight down
    tail_run: float = 182
    socks: float = 0.62
    hooves: bool = False
    marking: Marking | None = None
    mask: bool = True  # pale muzzle, cheeks and belly
    mane: str | None = None
    antlers: bool = False
    horns: bool = False
    cheek: float = 1.0  # tufts at the cheek
    tongue: bool = True
    blaze: bool = False  # a pale stripe up the forehead


FOX = Breed(coat="#ec6a26", pale="#fff3e2", sock="#38222a", tip="#fff6ea", dark="#38222a", iris="#c27a16", ear=1.75)
WOLF = Breed(
    coat="#7d8796", pale="#e4e6ea", sock="#c9ced6", tip="#39414f", dark="#454e5d", iris="#e2a52a",
    body=108, leg=88, girth=31, limb=8.5, neck=44, carriage=34, neck_girth=0.8, head=23, muzzle=2.2, muzzle_depth=1.15,
    ear=1.2, tail_length=86, tail_girth=0.5, tail_angle=118, socks=0.5, marking="saddle", cheek=1.25,
)  # fmt: skip
DOG = Breed(
    coat="#c98a4b", pale="#f6e3c5", sock="#f2dcb8", tip="#f6e3c5", dark="#7d4b26", iris="#5a3413",
    body=96, leg=74, girth=28, limb=8.2, neck=38, carriage=52, neck_girth=0.74, head=23, muzzle=1.85, muzzle_depth=1.25,
    ears="floppy", ear=1.3, tail="plume", tail_length=74, tail_girth=0.34, tail_angle=212, tail_run=196, socks=0.25, cheek=0.2,
)  # fmt: skip
CORGI = Breed(
    coat="#e8943f", pale="#fffaf0", sock="#fffaf0", tip="#fffaf0", dark="#b9671f", iris="#4a2a12",
    body=100, leg=44, girth=30, depth=1.05, tuck=0.84, limb=8.4, neck=34, carriage=56, neck_girth=0.86, head=26, muzzle=1.6,
    muzzle_depth=1.15, blaze=True, ear=1.5, tail="stub", tail_length=13, tail_girth=0.36, tail_angle=200, tail_run=200, socks=0.6, cheek=0.8,
)  # fmt: skip
CAT = Breed(
    coat="#8d8f9c", pale="#f3f0ee", sock="#f3f0ee", tip="#f3f0ee", dark="#565968", iris="#7fc24a", nose="#d98a8f",
    body=80, leg=56, girth=22, depth=0.98, tuck=0.78, limb=6.2, neck=24, carriage=48, neck_girth=0.72, head=22,
    head_kind="feline", muzzle=1.15, ear=1.05, tail="whip", tail_length=92, tail_girth=0.24, tail_angle=232, tail_run=196,
    socks=0.3, marking="stripes", cheek=0.6, tongue=False,
)  # fmt: skip
TIGER = Breed(
    coat="#f0912f", pale="#fff4e0", sock="#f0912f", tip="#2a1b1c", dark="#2a1b1c", iris="#e9c02f", nose="#c8707a",
    body=122, leg=82, girth=37, depth=1.0, tuck=0.82, limb=12, neck=34, carriage=28, neck_girth=0.86, head=31,
    head_kind="feline", muzzle=1.3, ears="round", ear=0.75, tail="whip", tail_length=118, tail_girth=0.24, tail_angle=138,
    tail_run=186, socks=0.0, marking="stripes", cheek=1.0, tongue=False,
)  # fmt: skip
LION = replace(
    TIGER, coat="#e0a850", pale="#f6e2b8", sock="#e0a850", tip="#6b3a1c", dark="#6b3a1c", marking=None, tail="tuft",
    mane="#8a4a20", nose="#6d4038",
)  # fmt: skip
LEOPARD = replace(
    TIGER, coat="#efb95a", sock="#efb95a", tip="#3a2618", dark="#3a2618", marking="spots", body=112, girth=31, limb=10,
    head=26, leg=78,
)  # fmt: skip
HORSE = Breed(
    coat="#9c5a34", pale="#b97a4e", sock="#3a221c", tip="#2c1a18", dark="#2c1a18", iris="#2a160e", nose="#4a2f2a",
    body=128, leg=132, girth=42, depth=1.0, tuck=0.84, limb=9.0, neck=84, carriage=50, neck_girth=0.62, head=25,
    head_kind="equine", muzzle=2.9, head_tilt=40, ears="leaf", ear=0.9, tail="hair", tail_length=104, tail_girth=0.42,
    tail_angle=118, tail_run=170, socks=0.55, hooves=True, mask=False, mane="#2c1a18", cheek=0, tongue=False,
)  # fmt: skip
DEER = Breed(
    coat="#b9753f", pale="#f6e6cb", sock="#7d4b2a", tip="#fff6e6", dark="#6d3f22", iris="#24140c", nose="#2a1c1c",
    body=98, leg=108, girth=29, depth=1.0, tuck=0.74, limb=6.0, neck=66, carriage=62, neck_girth=0.5, head=20,
    head_kind="cervine", muzzle=2.2, head_tilt=16, ears="leaf", ear=1.5, tail="puff", tail_length=20, tail_girth=0.34,
    tail_angle=150, tail_run=215, socks=0.4, hooves=True, marking="dapple", antlers=True, cheek=0, tongue=False,
)  # fmt: skip
COW = Breed(
    coat="#f6f1ea", pale="#f2c3b8", sock="#f6f1ea", tip="#3a2c30", dark="#3a2c30", iris="#2a1a14", nose="#e8a9a0",
    body=140, leg=92, girth=50, depth=0.98, tuck=0.96, limb=11, neck=48, carriage=26, neck_girth=0.58, head=27,
    head_kind="bovine", muzzle=2.1, head_tilt=24, ears="leaf", ear=1.1, tail="tuft", tail_length=88, tail_girth=0.1,
    tail_angle=100, tail_run=160, socks=0.0, hooves=True, marking="patches", mask=False, horns=True, cheek=0, tongue=False,
)  # fmt: skip
SHEEP = Breed(
    coat="#f5efe4", pale="#f5efe4", sock="#4a3d42", tip="#f5efe4", dark="#4a3d42", iris="#c9a24a", nose="#2e2529",
    body=86, leg=62, girth=40, depth=0.9, tuck=0.92, limb=7.2, neck=32, carriage=38, neck_girth=0.62, head=20,
    head_kind="bovine", muzzle=1.9, head_tilt=24, ears="leaf", ear=1.0, tail="puff", tail_length=18, tail_girth=0.36,
    tail_angle=150, tail_run=165, socks=0.95, hooves=True, marking="wool", mask=False, cheek=0, tongue=False,
)  # fmt: skip
PIG = Breed(
    coat="#f2a9b0", pale="#f9c8ca", sock="#e2929c", tip="#e2929c", dark="#c9727f", iris="#3a1c22", nose="#e68a97",
    body=98, leg=52, girth=39, depth=0.98, tuck=0.98, limb=9.5, neck=24, carriage=18, neck_girth=0.78, head=28,
    head_kind="pig", muzzle=1.55, head_tilt=8, ears="leaf", ear=0.9, tail="curl", tail_length=44, tail_girth=0.1,
    tail_angle=200, tail_run=200, socks=0.25, hooves=True, mask=False, cheek=0, tongue=False,
)  # fmt: skip
RABBIT = Breed(
    coat="#b79a80", pale="#fbf4ea", sock="#fbf4ea", tip="#ffffff", dark="#8a6f58", iris="#2c1a18", nose="#e39a9c",
    body=54, leg=40, girth=24, depth=0.92, tuck=1.06, limb=6.4, neck=20, carriage=46, neck_girth=0.8, head=21,
    head_kind="rabbit", muzzle=1.15, ears="long", ear=2.5, tail="puff", tail_length=14, tail_girth=0.5, tail_angle=170,
    tail_run=175, socks=0.25, cheek=0.3, tongue=False,
)  # fmt: skip
MOUSE = Breed(
    coat="#a9a2ad", pale="#f4eef2", sock="#f0b8c0", tip="#eeb2bc", dark="#8a828f", iris="#241a20", nose="#e88a9a",
    body=55, leg=36, girth=27, depth=0.9, tuck=1.02, limb=5.4, neck=17, carriage=26, neck_girth=0.8, head=24,
    head_kind="canine", muzzle=1.75, muzzle_depth=0.8, ears="round", ear=1.15, tail="whip", tail_length=98, tail_girth=0.12, tail_angle=176,
    tail_run=184, socks=0.6, cheek=0.3, tongue=False,
)  # fmt: skip
ELEPHANT = Breed(
    coat="#8f95a3", pale="#a9aebb", sock="#868c9a", tip="#5a5f6d", dark="#666c7a", iris="#2c2420", nose="#666c7a",
    body=134, leg=112, girth=64, depth=0.94, tuck=0.96, limb=19, neck=48, carriage=24, neck_girth=0.56, head=42,
    head_kind="elephant", muzzle=1.2, head_tilt=8, ears="fan", ear=1.25, tail="tuft", tail_length=70, tail_girth=0.08,
    tail_angle=100, tail_run=140, socks=0.0, hooves=True, mask=False, cheek=0, tongue=False,
)  # fmt: skip

BREEDS: dict[str, Breed] = {
    "fox": FOX,
    "arctic_fox": replace(FOX, coat="#eef2f6", pale="#ffffff", sock="#d5dde6", tip="#ffffff", dark="#8b98a8"),
    "wolf": WOLF,
    "coyote": replace(WOLF, coat="#b08a5c", dark="#6d5238", pale="#eadbc0", sock="#d5bd96", head=21, girth=27, body=98),
    "dog": DOG,
    "puppy": replace(DOG, body=70, leg=48, girth=25, head=25, muzzle=1.6, neck=30, tail_length=46),
    "husky": replace(WOLF, coat="#4f5868", pale="#ffffff", sock="#ffffff", dark="#333b48", iris="#5fb2e8", tail="plume",
                     tail_angle=228, tail_run=205, tail_girth=0.42, carriage=46, leg=80),
    "dalmatian": replace(DOG, coat="#f7f4ef", pale="#ffffff", sock="#f7f4ef", dark="#26222a", tip="#f7f4ef", marking="spots",
                         tail="whip", tail_girth=0.2, leg=82),
    "shiba": replace(CORGI, leg=64, body=86, girth=26, head=23, ear=1.2, neck=36, tail="plume", tail_length=64,
                     tail_girth=0.4, tail_angle=240, tail_run=225),
    "poodle": replace(DOG, coat="#efe6da", pale="#efe6da", sock="#efe6da", dark="#c2b3a0", tip="#efe6da", marking="wool",
                      tail="puff", tail_length=26, tail_girth=0.5, leg=80, girth=25),
    "corgi": CORGI,
    "cat": CAT,
    "kitten": replace(CAT, body=58, leg=40, girth=19, head=22, tail_length=62, neck=20),
    "tiger": TIGER,
    "lion": LION,
    "lioness": replace(LION, mane=None),
    "leopard": LEOPARD,
    "cheetah": replace(LEOPARD, leg=90, girth=26, head=22, coat="#f0c878", sock="#f0c878", tuck=0.66),
    "panther": replace(LEOPARD, coat="#2c2a38", pale="#3c3a4a", sock="#2c2a38", dark="#1c1a26", tip="#2c2a38", marking=None,
                       iris="#e9d02f", nose="#4a4452"),
    "horse": HORSE,
    "pony": replace(HORSE, leg=92, body=108, girth=40, neck=60, head=24),
    "unicorn": replace(HORSE, coat="#fbf7ff", pale="#fff0fa", sock="#f3e6ff", mane="#f49ad6", tip="#b18cf2", dark="#c9a2e8",
                       nose="#e8b6d4", horns=True),
    "donkey": replace(HORSE, coat="#8d8580", pale="#dcd6cf", sock="#a49c96", mane="#4c4542", tip="#4c4542", dark="#4c4542",
                      leg=98, body=108, girth=37, neck=58, ear=1.7, tail="tuft", tail_girth=0.1, tail_length=76),
    "zebra": replace(HORSE, coat="#f7f3ee", pale="#ffffff", sock="#f7f3ee", mane="#26222a", tip="#26222a", dark="#26222a",
                     marking="stripes", leg=108, neck=66, tail="tuft", tail_girth=0.1, tail_length=80),
    "deer": DEER,
    "stag": DEER,
    "fawn": replace(DEER, leg=78, body=70, girth=22, neck=44, head=19, muzzle=1.9, antlers=False),
    "doe": replace(DEER, antlers=False),
    "reindeer": replace(DEER, coat="#8a6a52", pale="#efe4d4", marking=None, girth=33, neck_girth=0.62, limb=7.5),
    "moose": replace(DEER, coat="#5f4434", pale="#8b6a52", sock="#b29a84", marking=None, girth=42, limb=8.5, head=25, leg=124,
                     body=122, carriage=38, muzzle=2.6),
    "giraffe": replace(DEER, coat="#f2cf86", pale="#fbeccb", sock="#fbeccb", dark="#b4702c", tip="#5a3418", marking="blotches",
                       neck=128, neck_girth=0.42, carriage=66, leg=136, antlers=False, horns=True, tail="tuft", tail_length=70, tail_girth=0.08),
    "cow": COW,
    "bull": replace(COW, coat="#4a302a", pale="#6d4a3e", sock="#4a302a", dark="#2c1c1a", marking=None, nose="#2c1c1a"),
    "ox": replace(COW, coat="#8d6240", pale="#c9a27a", sock="#8d6240", marking=None),
    "goat": replace(SHEEP, coat="#ece4d8", marking=None, girth=29, horns=True, pale="#ffffff", sock="#cfc3b4", socks=0.3,
                    dark="#8f8172", leg=66),
    "sheep": SHEEP,
    "lamb": replace(SHEEP, body=62, leg=46, girth=28, head=19, neck=26),
    "pig": PIG,
    "boar": replace(PIG, coat="#5f4a40", pale="#7d6658", sock="#3f302a", dark="#3f302a", nose="#4a3832", tip="#3f302a"),
    "rabbit": RABBIT,
    "mouse": MOUSE,
    "rat": replace(MOUSE, coat="#7a6a62", pale="#c9bab0", dark="#5f5049", sock="#d8a0a0", tip="#d8a0a0", body=62, leg=34, girth=26, muzzle=2.0, ear=0.85, tail_length=104),
    "hare": replace(RABBIT, coat="#a8855e", leg=54, body=66, ear=2.9),
    "elephant": ELEPHANT,
}  # fmt: skip
