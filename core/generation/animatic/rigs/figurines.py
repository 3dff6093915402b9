"""Creatures drawn from sprites without a body of ours: heads that become mascots, whole ones that waddle."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import skia

from core.errors import Refusal
from core.generation import lexicon
from core.generation.animatic import copies, draw
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs import choreography
from core.generation.animatic.rigs.choreography import NATURAL_SPEED, cycles
from core.generation.animatic.rigs.creatures import Build
from core.generation.animatic.rigs.heads import head_of
from core.generation.animatic.rigs.mascot import Mascot
from core.generation.animatic.rigs.tread import Tread
from core.generation.animatic.stage import Figure, Look, Pose

# Sprites that are nothing but a head; round faces of smileys are 1f600 to 1f64f and 1f910 to 1f97a.
_HEADS = frozenset(
    {
        "1f428",
        "1f42d",
        "1f42e",
        "1f42f",
        "1f430",
        "1f431",
        "1f432",
        "1f434",
        "1f435",
        "1f436",
        "1f437",
        "1f438",
        "1f439",
        "1f43a",
        "1f43b",
        "1f43c",
        "1f47a",
        "1f479",
        "1f47d",
        "1f480",
        "1f383",
        "1f385",
        "1f414",
        "1f916",
        "1f921",
        "1f981",
        "1f984",
        "1f98a",
        "1f99d",
        "1f417",
        "1f9d1",
        "1f468",
        "1f469",
        "1f466",
        "1f467",
        "1f474",
        "1f475",
        "1f476",
    }
)
_LOOK_LEFT = frozenset(
    {
        "1f434",
        "1f984",
        "1f432",
        "1f414",
        "1f417",
        "1face",
        "1f993",
        "1f98c",
        "1f426",
        "1f986",
        "1f409",
        "1f996",
        "1f995",
        "1f994",
        "1f43f-fe0f",
        "1f998",
        "1f418",
        "1f992",
        "1f42a",
        "1f42b",
        "1f400",
        "1f401",
        "1f402",
        "1f403",
        "1f404",
        "1f405",
        "1f406",
        "1f407",
        "1f408",
        "1f40e",
        "1f40f",
        "1f410",
        "1f411",
        "1f412",
        "1f413",
        "1f415",
        "1f416",
        "1f421",
        "1f420",
        "1f41f",
        "1f98d",
        "1f98f",
        "1f999",
        "1f9a9",
        "1f9a7",
        "1f9a5",
        "1f9a6",
        "1f9a8",
        "1f9a1",
        "1f40a",
        "1f40d",
        "1f40b",
        "1f433",
        "1f42c",
        "1f988",
        "1f40c",
        "1f422",
        "1f985",
        "1f424",
        "1f99b",
    }
)
_BIG = {
    "elephant": 250.0,
    "giraffe": 290.0,
    "dinosaur": 270.0,
    "whale": 260.0,
    "camel": 230.0,
    "gorilla": 210.0,
    "hippo": 200.0,
}
_SMALL = {
    "penguin": 150.0,
    "owl": 140.0,
    "duck": 120.0,
    "snail": 90.0,
    "hedgehog": 110.0,
    "turtle": 110.0,
    "bird": 105.0,
    "squirrel": 130.0,
}


def figurine(look: Look) -> Figure:
    """The figure for a creature without a build of its own. Refusal when it has no sprite."""
    concept = look.entity.concept
    code = lexicon.emoji(concept)
    if code is None:
        raise Refusal("I can't draw {thing} yet.", thing=look.entity.words or concept)
    if code in _HEADS or code.startswith(("1f600", "1f61", "1f62", "1f63", "1f64")):
        return Mascot(look, Build(code, tail=None, flip=code in _LOOK_LEFT))
    names = (concept, *lexicon.ancestors(concept))
    height = next((table[name] for table in (_BIG, _SMALL) for name in names if name in table), 165.0)
    return Figurine(look, code, height)


class Figurine:
    """A whole creature's sprite that waddles, hops and breathes, ``height`` units tall."""

    def __init__(self, look: Look, code: str, height: float) -> None:
        self._head, self._height = head_of(code, look.colour), height
        self._flip = code in _LOOK_LEFT
        box = self._head.visible
        self._width = height * box.width() / box.height()
        half = self._width / 2 + 22
        self.bounds = skia.Rect.MakeLTRB(-half, -height * 1.16 - 70, half, 12)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        lift, rock, squash = self._move(t, pose)
        box = self._head.visible
        canvas.save()
        canvas.translate(0, -lift)
        canvas.rotate(rock)
        wide = (-1 if self._flip else 1) / math.sqrt(squash)
        canvas.scale(wide, squash * (1 + 0.04 * pose.talk))
        paint = skia.Paint(AntiAlias=True)
        place = draw.rect(-self._width / 2, -self._height, self._width, self._height)
        copies.put(canvas, self._head.image, place, paint, part=box)
        canvas.restore()

    def tread(self, pose: Pose) -> Tread | None:
        """When it comes down from its hops."""
        if pose.action == "dance":
            return Tread(1.0, (0.0, 0.5))
        return choreography.tread(pose.action, pose.speed) if pose.action in ("walk", "run", "chase") else None

    def _move(self, t: float, pose: Pose) -> tuple[float, float, float]:
        """How far it is off the ground, its rocking in degrees, and its squash."""
        if pose.support in ("air", "water"):
            return 0.0, 5 * math.sin(t * 2.1), 1 + 0.02 * math.sin(t * 3.3)
        match pose.action:
            case "walk" | "run" | "chase":
                running = pose.action != "walk"
                turn, _ = cycles(t, pose.speed or NATURAL_SPEED["run" if running else "walk"], running=running)
                hop = abs(math.sin(math.tau * turn))
                return (
                    hop * (20 if running else 7),
                    (5 if running else 0) + (6 if running else 5) * math.sin(math.tau * turn),
                    0.95 + 0.08 * hop,
                )
            case "dance":
                hop = abs(math.sin(math.tau * t))
                return 20 * hop, 12 * math.sin(math.tau * t), 0.9 + 0.16 * hop
            case "jump":
                share = (t / 1.1) % 1.0
                air = 4 * share * (1 - share)
                return 62 * air, 4 * math.sin(t * 5), 0.86 + 0.2 * air
            case "fly" | "float" | "swim":
                return 14 + 9 * math.sin(t * 3), 6 * math.sin(t * 2.1), 1 + 0.04 * math.sin(t * 6)
            case "sleep":
                return 0.0, 5.0, 0.94 + 0.03 * math.sin(t * 1.5)
            case _:
                return 0.0, 2.2 * math.sin(t * 1.2), 1 + 0.015 * math.sin(t * 2.3)

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        lift = self._move(t, pose)[0]
        side = self._width * 0.5
        if name == "hand" and pose.holds == "book":
            return side + 24.0, -6.0 - lift  # on the ground before it
        return {
            "head": (0.0, -self._height * 0.97 - lift),
            "mouth": (side * 0.8, -self._height * 0.66 - lift),
            "back": (-side * 0.2, -self._height * 0.72 - lift),
        }.get(name, (side * 0.86, -self._height * 0.4 - lift))
