"""More animals on four legs, as data, and what grows on their backs: humps, spines, manes, shells. Lengths as in `rigs.breeds`."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs.breeds import BREEDS, COW, ELEPHANT, FOX, HORSE, RABBIT, SHEEP, TIGER, Breed
from core.generation.animatic.rigs.outline import between, normals, polar
from core.generation.animatic.rigs.quadruped import Quadruped
from core.generation.animatic.stage import Figure, Look, Pose

BADGER = replace(
    FOX, coat="#7d8088", pale="#f4f2ee", sock="#2c2a30", tip="#e8e6e2", dark="#26242a", body=84, leg=36, girth=30, depth=0.94, tuck=0.9,
    limb=8.4, neck=24, carriage=24, neck_girth=0.8, head=22, muzzle=1.9, ears="round", ear=0.62, tail="plume", tail_length=40, tail_girth=0.34,
    tail_angle=160, blaze=True, cheek=0.2, tongue=False,
)  # fmt: skip
OTTER = replace(
    BADGER, coat="#7a5638", pale="#e0c8a4", sock="#6a482e", tip="#5a3c26", dark="#4a3220", body=92, leg=30, girth=24, head=22, muzzle=1.5,
    tail="whip", tail_length=84, tail_girth=0.42, tail_angle=168, neck=30, carriage=40, blaze=False,
)  # fmt: skip
RHINO = replace(
    ELEPHANT, coat="#8d8f96", pale="#a5a7ae", dark="#66686f", head_kind="bovine", muzzle=2.0, head=36, head_tilt=22, ears="leaf", ear=0.62,
    leg=84, body=136, girth=58, neck=44, carriage=12, tail_length=46, nose="#7d7f86",
)  # fmt: skip

WILD: dict[str, tuple[Breed, str | None]] = {
    "camel": (replace(HORSE, coat="#cf9f62", pale="#e0ba84", sock="#b98a50", mane=None, tip="#6a4a2a", dark="#8a6238", nose="#8a6238", neck=92, carriage=44, leg=128, body=112, girth=38, tail="tuft", tail_girth=0.08, tail_length=64, ear=0.6, head_tilt=22, muzzle=2.5, head=22), "hump"),
    "llama": (replace(SHEEP, coat="#efe4d0", pale="#fbf4e6", sock="#d8c4a4", dark="#8a6a48", neck=84, carriage=72, leg=78, body=76, girth=32, head=19, ears="leaf", ear=1.5, tail="puff", neck_girth=0.62), None),
    "alpaca": (replace(SHEEP, coat="#d8b48a", pale="#efd8b4", sock="#b8905f", dark="#8a6238", neck=72, carriage=72, leg=62, body=72, girth=34, head=20, ears="leaf", ear=1.3), None),
    "rhinoceros": (RHINO, "horn"),
    "triceratops": (replace(RHINO, coat="#7fa05a", pale="#c8d8a0", dark="#4f6a38", tail="whip", tail_length=110, tail_girth=0.4, tail_angle=160, nose="#6a8a4a"), "frill"),
    "stegosaurus": (replace(RHINO, coat="#6f9a62", pale="#c0d8a8", dark="#c2603a", head=22, tail="whip", tail_length=130, tail_girth=0.4, tail_angle=160, nose="#5a8050"), "plates"),
    "brachiosaurus": (replace(ELEPHANT, coat="#6f9ab0", pale="#c8dce4", dark="#5a8094", head_kind="cervine", head=24, muzzle=1.8, ears="round", ear=0.1, neck=158, carriage=62, neck_girth=0.42, tail="whip", tail_length=170, tail_girth=0.42, tail_angle=158, tail_run=176, leg=104, body=130, girth=54, nose="#5a8094", head_tilt=10), None),
    "hippopotamus": (replace(RHINO, coat="#9a8a9a", pale="#d0b4b8", dark="#7a6a7c", leg=58, girth=60, head=40, muzzle=1.7, nose="#b89aa0", ear=0.45, body=132), None),
    "bison": (replace(COW, coat="#5a3c2a", pale="#6f4c36", sock="#3f2a1e", dark="#3a261a", marking=None, nose="#2c1c16", girth=56, neck=40, carriage=10, mask=False), "mane"),
    "ram": (replace(SHEEP, horns=True), None),
    "mammoth": (replace(ELEPHANT, coat="#7a5236", pale="#8f6444", dark="#5a3a24", sock="#6a4630"), "mane"),
    "hedgehog": (replace(BADGER, coat="#c9a27a", pale="#efdcc0", sock="#b08a62", dark="#8a6a4a", body=56, leg=20, girth=27, head=20, muzzle=1.9, neck=16, carriage=16, tail="stub", tail_length=8, blaze=False, limb=6), "spines"),
    "porcupine": (replace(BADGER, coat="#5a4a3e", pale="#8a7460", body=66, leg=24, girth=30, head=20, neck=16, carriage=16, tail="stub", tail_length=12, blaze=False), "spines"),
    "badger": (BADGER, None),
    "platypus": (replace(OTTER, muzzle=2.4, tail_girth=0.7), None),
    "otter": (OTTER, None),
    "ferret": (replace(OTTER, coat="#d8c4a4", pale="#fbf4e6", dark="#5a4434", girth=19), None),
    "beaver": (replace(OTTER, body=72, girth=30, head=24, muzzle=1.3, tail_length=56, tail_girth=0.62, tip="#3a2a20"), None),
    "capybara": (replace(RABBIT, coat="#a5764a", pale="#c9a27a", sock="#8a6038", dark="#7a5432", body=94, leg=42, girth=38, ears="round", ear=0.5, tail="stub", tail_length=6, neck=26, carriage=30, head=26, muzzle=1.45, nose="#5a4030"), None),
    "skunk": (replace(FOX, coat="#26242c", pale="#fbfbf8", sock="#26242c", tip="#fbfbf8", dark="#1a1820", body=72, leg=36, girth=26, tail="plume", tail_length=92, tail_angle=240, tail_run=220, head=21, muzzle=1.7, blaze=True, ears="round", ear=0.6), "stripe"),
    "squirrel": (replace(FOX, coat="#c2682c", pale="#fbeed8", sock="#a8551f", tip="#d8823c", dark="#8a4a20", body=50, leg=34, girth=23, tuck=0.98, neck=22, carriage=48, head=21, muzzle=1.4, ear=1.05, tail_length=104, tail_girth=0.86, tail_angle=254, tail_run=220, tongue=False), None),
    "chipmunk": (replace(FOX, coat="#b5763c", pale="#fbeed8", sock="#9a6230", tip="#8a5a30", dark="#5a3418", body=44, leg=28, girth=20, neck=18, head=19, muzzle=1.3, ear=0.9, tail_length=62, tail_girth=0.5, tail_angle=246, marking="stripes", tongue=False), None),
    "meerkat": (replace(OTTER, coat="#d0a872", pale="#f2e2c4", dark="#4a3424", body=56, leg=38, girth=19, head=19, muzzle=1.6, carriage=70, neck=34, tail_girth=0.2), None),
    "sloth": (replace(BADGER, coat="#a08a6c", pale="#e0ceac", dark="#5a4634", blaze=False, leg=44, limb=9, tail="stub", tail_length=6, head=24, muzzle=1.2), None),
    "pegasus": (replace(HORSE, coat="#fbfbff", pale="#ffffff", sock="#f0f0fa", mane="#d8def2", tip="#d8def2", dark="#c2cae0", nose="#e8c8d4"), "wings"),
    "griffin": (replace(TIGER, coat="#d8a04a", marking=None, tail="tuft", tip="#6b3a1c"), "wings"),
    "possum": (replace(BADGER, coat="#a8a8ae", pale="#fbfbf8", tail="whip", tail_length=70, tail_girth=0.16, blaze=False), None),
    "chinchilla": (replace(RABBIT, coat="#a5a8b4", pale="#f0f0f4", sock="#c8cad4", tip="#8a8d9a", ears="round", ear=1.2, tail="plume", tail_length=30), None),
    "marmot": (replace(BADGER, coat="#a5764a", pale="#d8b88a", blaze=False, girth=32, body=66), None),
    "lemming": (replace(BADGER, coat="#b5834c", pale="#efdcc0", blaze=False, body=44, leg=18, girth=24, head=20, tail="stub", tail_length=6, neck=14), None),
    "shrew": (replace(BADGER, coat="#7a6a5c", pale="#c9bca8", blaze=False, body=44, leg=18, girth=20, head=17, muzzle=2.4, neck=14, tail="whip", tail_length=40, tail_girth=0.14), None),
    "wolverine": (replace(BADGER, coat="#4a3424", pale="#b5946a", blaze=False, leg=44), None),
    "tasmanian_devil": (replace(BADGER, coat="#2c2a30", pale="#e8b8b0", blaze=False), None),
    "pangolin": (replace(OTTER, coat="#9a7a4c", pale="#d8c08a", dark="#6a5230"), "spines"),
    "armadillo": (replace(OTTER, coat="#b09a86", pale="#e0ccb8", dark="#7a6654", muzzle=2.3, ear=1.0), "mane"),
    "anteater": (replace(BADGER, coat="#5a4a3c", muzzle=3.4, head=18, leg=48, body=96, tail="plume", tail_length=90, tail_girth=0.6), None),
    "tapir": (replace(BREEDS["boar"], coat="#4a4650", pale="#e8e6e4", leg=62, muzzle=2.0), None),
    "kitsune": (replace(FOX, coat="#fbf6f0", pale="#ffffff", sock="#e2403c", tip="#e2403c", dark="#c2303c", tail_girth=0.9), None),
    "spirit_animal": (replace(BREEDS["deer"], coat="#9fd8f0", pale="#e8faff", sock="#bfe8f8", dark="#7fc0e0", nose="#5fa8d0"), None),
    "cerberus": (replace(BREEDS["wolf"], coat="#33303c", pale="#5a4a50", sock="#2a2630", dark="#1c1a22", iris="#f2402c", girth=36), None),
    "sphinx": (replace(TIGER, coat="#d8b06a", pale="#f0d8a8", marking=None, mane="#2b55a8"), "wings"),
    "centaur": (HORSE, None),
    "minotaur": (replace(COW, coat="#5a3424", marking=None, nose="#2c1c16", girth=54), "mane"),
    "golden_retriever": (replace(BREEDS["dog"], coat="#e0ab5c", pale="#f5dca8", sock="#e8bf78", tip="#f5dca8", dark="#b5803c", tail_girth=0.5), None),
    "labrador": (replace(BREEDS["dog"], coat="#e8cf9a", pale="#f7ead0", sock="#e8cf9a", dark="#b59a64", tail="whip", tail_girth=0.3), None),
    "dachshund": (replace(BREEDS["dog"], coat="#7a4426", pale="#c98a52", sock="#c98a52", tip="#7a4426", dark="#4f2a16", leg=30, body=120, girth=23, muzzle=2.2, tail="whip", tail_girth=0.2), None),
    "german_shepherd": (replace(BREEDS["wolf"], coat="#b07a3c", pale="#d8a860", sock="#c08a48", dark="#26222a", tip="#26222a", iris="#5a3413"), None),
    "rottweiler": (replace(BREEDS["dog"], coat="#2b2730", pale="#b5703c", sock="#b5703c", tip="#2b2730", dark="#17151c", girth=33, head=26), None),
    "doberman": (replace(BREEDS["dog"], coat="#2b2730", pale="#b5703c", sock="#b5703c", tip="#2b2730", dark="#17151c", ears="pointed", leg=88), None),
    "pug": (replace(BREEDS["dog"], coat="#e0c494", pale="#efdcb8", sock="#e0c494", dark="#33292a", tip="#e0c494", body=66, leg=42, girth=30, head=27, muzzle=1.25, tail="curl", tail_length=40, tail_girth=0.2), None),
    "bulldog": (replace(BREEDS["dog"], coat="#d8a870", pale="#fbf4ea", sock="#fbf4ea", dark="#8a5f38", body=86, leg=46, girth=38, head=31, muzzle=1.35, tail="stub", tail_length=12), None),
    "chihuahua": (replace(BREEDS["dog"], coat="#d8aa70", pale="#f7e6cc", dark="#9a6c3c", body=56, leg=48, girth=19, head=23, muzzle=1.5, ears="pointed", ear=1.7, tail="whip", tail_length=48, tail_girth=0.2), None),
    "samoyed": (replace(BREEDS["husky"], coat="#fbfaf7", pale="#ffffff", sock="#f4f2ee", dark="#dcd8d2", tip="#ffffff", iris="#3a2a1c", marking=None, girth=34), None),
    "pomeranian": (replace(BREEDS["husky"], coat="#e8a252", pale="#fbe4c0", sock="#f0c080", dark="#c27f36", tip="#fbe4c0", iris="#3a2414", marking=None, body=52, leg=34, girth=30, head=23, muzzle=1.5, neck=26), None),
    "siamese_cat": (replace(BREEDS["cat"], coat="#efe4d0", pale="#f7f0e2", sock="#4a3830", tip="#4a3830", dark="#4a3830", iris="#5fb2e8", marking=None), None),
    "persian_cat": (replace(BREEDS["cat"], coat="#f0ece6", pale="#ffffff", sock="#f0ece6", dark="#c8c0b4", girth=29, cheek=1.4, muzzle=1.05, tail_girth=0.5, marking=None), None),
    "puma": (replace(BREEDS["lioness"], coat="#c99a66", pale="#f0dcc0", girth=31), None),
    "lynx": (replace(BREEDS["leopard"], coat="#b59a74", pale="#f7efe0", ear=1.1, ears="pointed", tail="stub", tail_length=16, leg=80), None),
    "snow_leopard": (replace(BREEDS["leopard"], coat="#e4e6ea", pale="#ffffff", sock="#e4e6ea", dark="#5a606c", tail_girth=0.36), None),
    "highland_cow": (replace(BREEDS["bull"], coat="#b5652c", pale="#c97a3c", sock="#a5581f", dark="#8a4820", nose="#e8a9a0"), "mane"),
    "red_panda": (replace(FOX, coat="#b8481f", pale="#fdf2e2", sock="#2c1c1c", tip="#7a2f18", dark="#5a2418", body=72, leg=40, girth=27, head=24, muzzle=1.4, ears="round", ear=0.95, tail_girth=0.8), None),
    "hyena": (replace(BREEDS["wolf"], coat="#b09a78", dark="#5a4632", marking="spots"), None),
}  # fmt: skip


class Grown(Quadruped):
    """An animal with something on its back."""

    def __init__(self, breed: Breed, look: Look, growth: str) -> None:
        self._growth = growth
        super().__init__(breed, look)
        up = {"wings": 150.0, "hump": 40.0, "plates": 60.0}.get(growth, 30.0)
        box = self.bounds
        self.bounds = skia.Rect.MakeLTRB(box.left() - 30, box.top() - up * 0.6, box.right() + 30, box.bottom())

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the animal with what grows behind and before it."""
        bones = self.skeleton(t, pose)
        spine = list(bones.spine)
        aloft = pose.action in ("fly", "float") or pose.support == "air"
        if self._growth == "wings":
            _wing(canvas, between(spine[3], spine[4], 0.5), t, aloft, far=True)
        if self._growth in _BEHIND:
            _BEHIND[self._growth](canvas, self, spine)
        super().draw(canvas, t, pose)
        if self._growth == "wings":
            _wing(canvas, between(spine[3], spine[4], 0.4), t, aloft, far=False)
        if self._growth in _BEFORE:
            _BEFORE[self._growth](canvas, self, spine)
        if self._growth in ("horn", "frill"):
            self._in_head(canvas, bones, _horns)


def _hump(canvas: skia.Canvas, animal: Quadruped, spine: Sequence[Point]) -> None:
    g = animal.breed.girth
    for share in (0.15, 0.85):
        x, y = between(spine[2], spine[3], share)
        hump = draw.shape(
            (x - 26, y - g * 0.3),
            (x - 16, y - g * 1.9, x + 16, y - g * 1.9),
            (x + 20, y - g * 0.9, x + 26, y - g * 0.3),
        )
        gradients.fill_vertical(canvas, hump, y - g * 1.6, y, [animal.coat.light, animal.coat.coat])


def _spines(canvas: skia.Canvas, animal: Quadruped, spine: Sequence[Point]) -> None:
    sides = normals(spine)
    g = animal.breed.girth
    for row in (1.34, 1.06, 0.74, 0.36):
        for index in range(13):
            place = 0.05 + index / 13 * 5.4
            i = min(len(spine) - 2, int(place))
            x, y = between(spine[i], spine[i + 1], place - i)
            nx, ny = sides[i]
            root = (x + nx * g * (row - 0.34), y + ny * g * (row - 0.34))
            tip = polar((x + nx * g * row, y + ny * g * row), -150 + index * 3.0, 13)
            tone = "#5a4434" if (index + round(row * 10)) % 2 else "#8a6a4c"
            canvas.drawPath(draw.shape((root[0] - 4, root[1]), tip, (root[0] + 5, root[1] + 2)), draw.fill(tone))


def _mane(canvas: skia.Canvas, animal: Quadruped, spine: Sequence[Point]) -> None:
    g = animal.breed.girth
    tone = draw.mix(animal.coat.coat, animal.coat.dark, 0.55)
    for row, (top, drop) in enumerate(((-0.2, 1.25), (-0.6, 0.7), (-0.95, 0.2))):
        for index in range(8):
            x, y = between(spine[3], spine[5], (index + 0.4 * (row % 2)) / 8)
            sway = (index % 3 - 1) * 4.0
            lock = draw.shape(
                (x - 11, y + g * top),
                (x - 10, y + g * drop * 0.7, x + sway, y + g * drop),
                (x + 12, y + g * drop * 0.6, x + 12, y + g * top),
            )
            canvas.drawPath(lock, draw.fill(draw.lighten(tone, 0.05 * row)))


def _plates(canvas: skia.Canvas, animal: Quadruped, spine: Sequence[Point]) -> None:
    g = animal.breed.girth
    for index in range(8):
        x, y = _along(spine, index / 7 * 5)
        size = g * (0.5 + 0.5 * math.sin(math.pi * (index + 0.5) / 8))
        plate = draw.shape((x - size * 0.42, y - g * 0.5), (x - size * 0.5, y - g * 0.6 - size * 0.7), (x, y - g * 0.6 - size * 1.2), (x + size * 0.5, y - g * 0.6 - size * 0.7), (x + size * 0.42, y - g * 0.5))  # fmt: skip
        gradients.fill_vertical(
            canvas, plate, y - g * 2, y - g * 0.5, [draw.lighten(animal.coat.dark, 0.2), animal.coat.dark]
        )


def _along(spine: Sequence[Point], place: float) -> Point:
    i = min(len(spine) - 2, int(place))
    return between(spine[i], spine[i + 1], place - i)


def _stripe(canvas: skia.Canvas, animal: Quadruped, spine: Sequence[Point]) -> None:
    g = animal.breed.girth
    points = [(x, y - g * 0.62) for x, y in spine]
    path = skia.Path()
    path.moveTo(*points[0])
    for point in points[1:6]:
        path.lineTo(*point)
    canvas.drawPath(path, draw.stroke("#fbfbf8", g * 0.3))


def _horns(canvas: skia.Canvas) -> None:
    """A large and a small horn on the nose, in the head's units."""
    for x, tall in ((1.75, 1.1), (1.15, 0.6)):
        horn = draw.shape(
            (x - 0.2, -0.36), (x + 0.05, -0.5 - tall * 0.6, x + 0.3, -0.4 - tall), (x + 0.32, -0.7, x + 0.24, -0.34)
        )
        gradients.fill_vertical(canvas, horn, -0.4 - tall, -0.34, ["#fbf4e0", "#c9b690"])


def _wing(canvas: skia.Canvas, root: Point, t: float, aloft: bool, *, far: bool) -> None:
    flap = math.sin(t * (5.0 if aloft else 1.4)) * (34 if aloft else 7)
    canvas.save()
    canvas.translate(root[0] + (14 if far else 0), root[1] - 22)
    canvas.rotate(-26 - flap + (12 if far else 0))
    tone = "#dfe4f2" if far else "#ffffff"
    for reach, drop in ((148, 0), (120, 22), (88, 42)):
        wing = draw.shape(
            (10, 6),
            (-reach * 0.4, -62 + drop, -reach, -54 + drop),
            (-reach - 12, -30 + drop, -reach + 18, -14 + drop),
            (-reach * 0.4, 34, 14, 26),
        )
        gradients.fill_vertical(canvas, wing, -60 + drop, 34, [tone, draw.darken(tone, 0.06), draw.darken(tone, 0.2)])
        canvas.drawPath(wing, draw.stroke("#aab4cc", 1.6, alpha=0.5))
    canvas.restore()


Growth = Callable[[skia.Canvas, Quadruped, Sequence[Point]], None]
_BEHIND: dict[str, Growth] = {"hump": _hump, "plates": _plates}
_BEFORE: dict[str, Growth] = {"spines": _spines, "mane": _mane, "stripe": _stripe}


def _maker(breed: Breed, growth: str | None) -> Callable[[Look], Figure]:
    if growth is None:
        return lambda look: Quadruped(breed, look)
    return lambda look: Grown(breed, look, growth)


CAST: dict[str, Callable[[Look], Figure]] = {name: _maker(breed, growth) for name, (breed, growth) in WILD.items()}
