"""What a set hands to the compositor: a Stage of layers, anchors, light and finish. Also what a figure is.

World units: x runs from -width/2 to width/2 with 0 in the middle, y from 0 at the top to height at the bottom of the
`Frame`, so one unit is one pixel at the base resolution. Layers should overdraw the frame by 20 % on each side, because
the camera moves. Times ``t`` are seconds from the start of the shot.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeVar, runtime_checkable

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.scene import Entity, Shape, seed_for

T = TypeVar("T")
Painter = Callable[[skia.Canvas], None]
LivePainter = Callable[[skia.Canvas, float], None]


@dataclass(frozen=True)
class Frame:
    """The visible part of the world, in world units."""

    shape: Shape
    width: float
    height: float

    @property
    def is_tall(self) -> bool:
        return self.height > self.width * 1.2

    def pick(self, landscape: T, portrait: T, square: T) -> T:
        """The value meant for this frame's shape: sets compose each shape on its own, they never crop."""
        return {Shape.LANDSCAPE: landscape, Shape.PORTRAIT: portrait, Shape.SQUARE: square}[self.shape]


FRAMES = {
    Shape.LANDSCAPE: Frame(Shape.LANDSCAPE, 832, 480),
    Shape.PORTRAIT: Frame(Shape.PORTRAIT, 480, 832),
    Shape.SQUARE: Frame(Shape.SQUARE, 640, 640),
}


@dataclass(frozen=True)
class Brief:
    """What a set needs to know in order to build itself; the defaults for what the prompt left open are filled in.

    ``travel`` is how fast the lead moves to the right, in world units per second at depth 1; the camera goes along, so the
    set drifts to the left under it (0: the lead stays put). ``action`` is the lead's, for sets that stage one (surf).
    """

    frame: Frame
    setting: str
    place: str | None
    time_of_day: str  # "day", "dawn", "sunset", "night"
    weather: str  # "clear", "rain", "snow", "fog", "wind", "storm"
    style: str | None
    mood: str | None
    seed: int
    seconds: float
    travel: float = 0.0
    action: str | None = None
    season: str | None = None  # "spring", "summer", "autumn", "winter"; None shows the set as it is in summer

    def random(self, *names: str) -> random.Random:
        """Random numbers for one named part of the set, the same whatever else is drawn."""
        return random.Random(seed_for(self.seed, "set", *names))

    @property
    def dark(self) -> bool:
        return self.time_of_day == "night"


# --- layers ---------------------------------------------------------------------------------------------------------


@dataclass
class Still:
    """A layer painted once and shifted by the camera.

    ``bounds`` is (x, y, width, height) in world units. ``blur`` is a sigma in world units for depth of field.
    ``wrap`` repeats the picture every so many units and ``drift`` moves it left at so many units per second.
    """

    name: str
    depth: float
    bounds: tuple[float, float, float, float]
    paint: Painter
    blur: float = 0.0
    wrap: float | None = None
    drift: float = 0.0


@dataclass
class Live:
    """A layer painted anew for every frame. Keep it cheap: no blurs, no big `saveLayer`, no rotation of large areas.

    ``name`` is "set:..." for parts of the set, an entity's id for its body and "<id>/<part>" for its separable
    parts ("coffee-1/steam", "fox-1/shadow").
    """

    name: str
    depth: float
    paint: LivePainter


Layer = Still | Live


# --- light and finish -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Light:
    """How figures are relit: three washes drawn only on the figure's own pixels.

    ``top`` and ``bottom`` fade towards the middle of the figure; ``left`` and ``right`` are rim light from the sides.
    ``shadow`` is the strength of shadows, 0..1. ``throw`` is where a unit of height casts its shadow, in units to the right and
    towards the viewer; ``crown`` is what lies along upward edges, snow or a wet gleam. Both are derived where they are None.
    """

    top: tuple[str, float] = ("#ffffff", 0.22)
    bottom: tuple[str, float] = ("#1a1040", 0.35)
    left: tuple[str, float] | None = None
    right: tuple[str, float] | None = None
    shadow: float = 0.4
    throw: tuple[float, float] | None = None
    crown: tuple[str, float] | None = None


@dataclass(frozen=True)
class Grade:
    """The finish of the whole picture. Gains are per channel; 1 is neutral. ``bloom`` and ``vignette`` are 0..1."""

    contrast: float = 1.04
    saturation: float = 1.06
    gain: tuple[float, float, float] = (1.0, 1.0, 1.0)
    bloom: float = 0.3
    vignette: float = 0.4


@dataclass(frozen=True)
class Reflection:
    """A mirror in the ground: what is above ``y`` (at depth 1) is repeated below it, rippled, after the layer ``after``."""

    y: float
    after: str
    strength: float = 0.4
    ripple: float = 1.0


# --- where figures go -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Offset:
    """How an anchor moves: a shift in world units and a rotation in degrees."""

    dx: float = 0.0
    dy: float = 0.0
    degrees: float = 0.0


@dataclass(frozen=True)
class Anchor:
    """A place in a set where a figure can be put, with its base (feet, bottom of a cup) at (x, y).

    ``scale`` multiplies the figure's own size; ``faces`` is +1 to the right, -1 to the left. ``supports`` says what it is
    for: "stand", "sit" (a seat; ``y`` is where the seat meets the figure), "bust" (behind a table edge; ``y`` is the edge),
    "surface" (a table top), "mount" (a board or a back to ride), "air", "water". ``motion`` moves it over time.
    ``depth`` must lie between those of the layers before and behind it.
    """

    x: float
    y: float
    depth: float = 1.0
    scale: float = 1.0
    faces: int = 1
    supports: str = "stand"
    motion: Callable[[float], Offset] | None = None


@dataclass
class Stage:
    """A set, built and ready for its cast.

    ``anchors`` by name, in the order in which they should be filled: "lead" is where the first subject goes, "second",
    "third", ... the next ones; "surface", "surface-2", ... take things on a table; "ground", "ground-2", ... things on the ground;
    "air" what flies. ``camera`` is the move used when the prompt names none. ``weather`` says which falling weather
    the compositor adds in front of the set ("rain", "snow", None); a set that has its weather behind a window leaves it None.
    """

    frame: Frame
    layers: list[Layer]
    anchors: Mapping[str, Anchor]
    light: Light = Light()
    grade: Grade = Grade()
    camera: str = "push"
    focus: float = 0.0
    weather: str | None = None
    reflection: Reflection | None = None


# --- figures --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Pose:
    """What a figure does at this moment.

    ``action`` is a lexicon action ("run", "think", "stand"); ``support`` the anchor's ("stand", "sit", "bust", "mount").
    ``talk`` is how far the mouth is open, 0..1. ``gaze`` is where it looks, -1..1 to its front and down. ``holds`` is
    the grip width of what is in its hands, or None. ``speed`` is how fast the ground passes under it in the figure's own
    units per second (the brief's ``travel`` over the anchor's scale): a gait fits its stride to it so that feet do not
    slide; 0 leaves a walk or a run at its natural pace, on the spot. ``mirrored`` is the cast's: the picture is turned to
    the left, from which a chess player knows that it has the black pieces.
    """

    action: str = "stand"
    support: str = "stand"
    talk: float = 0.0
    gaze: draw.Point = (0.0, 0.0)
    holds: str | None = None
    speed: float = 0.0
    mirrored: bool = False
    rides: str | None = None  # the concept of what carries it, under the support "mount"


@dataclass(frozen=True)
class Worn:
    """A piece of clothing somebody wears: its concept, the prompt's words for it, and "#rrggbb" if a colour was named."""

    concept: str
    words: str = ""
    colour: str | None = None


@dataclass(frozen=True)
class Look:
    """What a figure is made from: the entity it plays and the colours and seed that follow from it."""

    entity: Entity
    seed: int
    colour: str | None = None  # "#rrggbb" when the prompt names a colour
    attributes: frozenset[str] = frozenset()
    wears: tuple[Worn, ...] = ()  # the clothes that the prompt puts on it

    def random(self, *names: str) -> random.Random:
        """Random numbers for one named trait."""
        return random.Random(seed_for(self.seed, self.entity.id, *names))


class Figure(Protocol):
    """Somebody or something that can be drawn on an anchor, in its own coordinates.

    The base (between the feet, or the bottom of a cup) is at (0, 0), up is -y, it faces right (+x). A standing adult is
    about 210 units tall, a cup on a café table in the foreground 95: figures are drawn at "hero" size and the anchor's scale
    makes them fit. ``bounds`` must enclose everything ``draw`` paints in any pose: it limits the layer used for relighting.
    """

    @property
    def bounds(self) -> skia.Rect: ...

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the body. Called for every frame."""
        ...

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """Separable extras painted over the body and not relit ("steam", "bubble"); empty for most."""
        ...

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """Where a thing is held or worn: "hand", "mouth", "head", "back", in the figure's coordinates."""
        ...


@dataclass(frozen=True)
class Emission:
    """Light that a figure throws on the others, as its attribute ``emits``: a campfire, a lantern.

    ``strength`` is that of the rim on a figure close by, 0..1; it falls to nothing at ``reach`` world units.
    """

    colour: str
    strength: float
    reach: float


@runtime_checkable
class Clasps(Protocol):
    """A figure whose arms close around what it holds: they are left out of ``draw`` while ``pose.holds`` is set."""

    def clasp(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the arms and hands that lie in front of the thing held. Called after the thing was drawn."""
        ...


@runtime_checkable
class Wears(Protocol):
    """A figure that is drawn in its clothes: a piece of them is a figure too, seen as part of the wearer's body."""

    def garment(self, concept: str) -> Figure | None:
        """The figure for the piece of that concept, in the wearer's coordinates; None if it must be put on as a thing."""
        ...


@dataclass
class Cast:
    """A figure on its anchor, playing an entity.

    ``attached`` casts are held or worn: their anchor's ``supports`` names the grip ("hand", "head", "back"), its x and y are an
    offset from there, its scale is relative to the holder's, and a negative depth puts them behind the holder's body.
    ``delay`` shifts the figure's own clock, so that several of a kind don't move in step.
    """

    entity: Entity
    figure: Figure
    anchor: Anchor
    pose: Callable[[float], Pose]
    mirrored: bool = False
    attached: list[Cast] = field(default_factory=list)
    delay: float = 0.0
