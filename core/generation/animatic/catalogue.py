"""What can be drawn: every set, rig and prop there is, found by name and then by what it is a kind of.

Rigs and props announce themselves in ``CAST``, sets in ``SETS``; anything else is looked up among the emoji sprites:
creatures become a sprite head on a mascot's body, things a sprite prop.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType, ModuleType

import skia

from core.errors import Refusal
from core.generation import lexicon
from core.generation.animatic import copies, props, rigs, sets
from core.generation.animatic.draw import Point
from core.generation.animatic.dyes import UNDYED, Dyed
from core.generation.animatic.rigs.breeds import BREEDS
from core.generation.animatic.rigs.creatures import BUILDS, UPRIGHT
from core.generation.animatic.rigs.dressed import dressed
from core.generation.animatic.rigs.machines import MACHINE, machine_of
from core.generation.animatic.rigs.mascot import mascot
from core.generation.animatic.rigs.matter import finished
from core.generation.animatic.sprites import dyed_and_trimmed
from core.generation.animatic.stage import Brief, Figure, Look, Pose, Stage

Builder = Callable[[Brief], Stage]
Maker = Callable[[Look], Figure]


def _registry(package: ModuleType, name: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for module in pkgutil.iter_modules(package.__path__):
        found.update(getattr(import_module(f"{package.__name__}.{module.name}"), name, {}))
    return found


@lru_cache(maxsize=1)
def builders() -> Mapping[str, Builder]:
    """Every set's builder by setting name."""
    return MappingProxyType(_registry(sets, "SETS"))  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def makers() -> Mapping[str, Maker]:
    """Every rig's and prop's constructor by concept."""
    return MappingProxyType({**_registry(props, "CAST"), **_registry(rigs, "CAST")})  # type: ignore[dict-item]


def builder_for(setting: str) -> Builder:
    """The set for a setting: its own, else that of its nearest relative, else a meadow."""
    return builders()[set_name(setting)]


def set_name(setting: str) -> str:
    """The setting whose set is used for this one: itself if it has a set of its own."""
    known = builders()
    for name in (setting, *lexicon.ancestors(setting, "setting"), "meadow"):
        if name in known:
            return name
    from core.wording import N_  # with the machinery of translation, which no render needs that can be drawn

    raise Refusal(N_("There is no set for {setting} yet."), setting=setting)


def has_figure(concept: str) -> bool:
    """Whether anything at all can be drawn for the concept."""
    return any(name in makers() for name in (concept, *lexicon.ancestors(concept))) or bool(lexicon.emoji(concept))


def figure_for(look: Look) -> Figure:
    """The figure for a look's entity, in the matter and size that it is said to have."""
    if MACHINE & look.attributes and (
        breed := next((name for name in _kin(look.entity.concept) if name in BREEDS), None)
    ):
        return machine_of(look, breed)
    if MACHINE & look.attributes and lexicon.kind(look.entity.concept) == "person":
        return makers()["robot"](look)  # "his robot friend"
    if is_creature(look.entity.concept):
        return finished(_plain_figure(look), look)
    plain = _plain_figure(look)
    return Dyed(plain, look.colour) if look.colour and look.entity.concept in UNDYED else plain


def _kin(concept: str) -> tuple[str, ...]:
    """The concept and what it is a kind of, nearest first."""
    return (concept, *lexicon.ancestors(concept))


def _plain_figure(look: Look) -> Figure:
    """A rig or prop of the entity's own, its sprite, or that of what it is a kind of."""
    concept = look.entity.concept
    known = makers()
    if look.wears and lexicon.kind(concept) == "animal" and (figure := dressed(look, _kin(concept))) is not None:
        return figure
    if look.entity.action in UPRIGHT and concept in BUILDS:
        return mascot(look)
    if concept in known:
        return known[concept](look)
    code = lexicon.emoji(concept)
    for name in lexicon.ancestors(concept):
        # a kind as wide as "animal" says less than the sprite of the very thing
        if name in known and not (code and name in _WIDE):
            return known[name](look)
    if code is None:
        from core.wording import N_

        raise Refusal(N_("I can't draw {thing} yet."), thing=look.entity.words or concept)
    if is_creature(concept):
        return mascot(look)
    # vehicles are pictured driving to the left
    flip = lexicon.kind(concept) == "vehicle" and concept not in _UPRIGHT
    return SpriteProp(code, _natural_height(concept), flip=flip, colour=look.colour)


_WIDE = frozenset({"animal", "creature", "thing", "object", "entity", "mammal", "plant", "food", "vehicle"})


def is_creature(concept: str) -> bool:
    """Whether it can act: people, animals, robots, monsters."""
    return lexicon.kind(concept) in ("person", "animal", "creature")


def kinds_of(concept: str) -> frozenset[str]:
    """The concept and everything it is a kind of."""
    return frozenset((concept, *lexicon.ancestors(concept)))


# Heights in world units next to a standing adult of 210 (1.7 m); small things are drawn larger than life, to be seen.
_HEIGHTS = {
    "skyscraper": 420.0,
    "sandcastle": 90.0,
    "doghouse": 110.0,
    "mailbox": 120.0,
    "fire_hydrant": 90.0,
    "gravestone": 110.0,
    "tent": 190.0,
    "building": 320.0,
    "tree": 270.0,
    "cactus": 170.0,
    "flower": 70.0,
    "plant": 100.0,
    "bicycle": 140.0,
    "skateboard": 60.0,
    "train": 230.0,
    "bus": 230.0,
    "ship": 260.0,
    "vehicle": 160.0,
    "furniture": 130.0,
    "piano": 160.0,
    "instrument": 110.0,
    "planet": 120.0,
    "rainbow": 190.0,
    "tornado": 200.0,
    "nature": 110.0,
    "game": 90.0,
    "clothing": 70.0,
    "food": 62.0,
    "drink": 66.0,
    "toy": 72.0,
}
_UPRIGHT = frozenset({"plane", "rocket", "helicopter", "hot_air_balloon", "ufo", "spaceship", "satellite", "parachute"})


def _natural_height(concept: str) -> float:
    return next((_HEIGHTS[name] for name in (concept, *lexicon.ancestors(concept)) if name in _HEIGHTS), 80.0)


class SpriteProp:
    """A thing drawn as its emoji sprite, ``height`` units tall, standing on its base."""

    def __init__(self, code: str, height: float, *, flip: bool = False, colour: str | None = None) -> None:
        self._image, self._height, self._flip = dyed_and_trimmed(code, colour), height, flip
        self._half = 0.5 * height * self._image.width() / self._image.height()
        self.bounds = skia.Rect.MakeLTRB(-self._half - 2, -height - 2, self._half + 2, 2)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        place = skia.Rect.MakeLTRB(-self._half, -self._height, self._half, 0)
        if self._flip:
            canvas.scale(-1, 1)
        copies.put(canvas, self._image, place, skia.Paint(AntiAlias=True))

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return (0.0, -self._height * (0.9 if name in ("head", "back") else 0.5))
