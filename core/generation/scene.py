"""The Scene: what a clip shows and sounds like, in words a renderer and a person both understand.

A Scene is a frozen value with a versioned JSON form. It names *what* is there, never how it is drawn: every engine gets the
same Scene, and a remix is a new Scene. `None` means "the prompt did not say", which leaves the choice to the engine, so that
an edit can tell what was asked for from what was merely chosen. It knows no engine, no chat and no database.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

MIN_SECONDS, MAX_SECONDS, DEFAULT_SECONDS = 3, 12, 5
MAX_SEED = 2**31 - 1


class Shape(StrEnum):
    """The proportions of the frame."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"
    SQUARE = "square"


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


RelationKind = Literal[
    "on",
    "under",
    "in",
    "beside",
    "left_of",
    "right_of",
    "behind",
    "in_front_of",
    "above",
    "holding",
    "riding",
    "wearing",
    "looking_at",
    "acting_on",
]


FRAME = "frame"


class Relation(_Value):
    """How one entity stands to another: ``target`` is an entity id, or a word for a part of the set ("table").

    The target `FRAME` is the picture itself: "on the left" is left_of it, "in the background" behind it, "in the foreground"
    in_front_of it.
    """

    kind: RelationKind
    target: str


class Entity(_Value):
    """Somebody or something in a shot.

    ``id`` is stable across edits and unique in the Scene ("person-1"); everything random about the entity is seeded from it.
    ``concept`` is a name in the lexicon ("person", "fox", "coffee"); ``words`` are the prompt's own words for it.
    ``count`` is at least 1. ``colour`` is a colour name in the lexicon; ``attributes`` are its other adjectives as concepts
    ("steaming", "old"); ``action`` is a lexicon action ("think", "run").
    """

    id: str
    concept: str
    words: str = ""
    count: int = Field(default=1, ge=1, le=200)
    colour: str | None = None
    attributes: tuple[str, ...] = ()
    action: str | None = None
    relations: tuple[Relation, ...] = ()


class Line(_Value):
    """Words spoken aloud. ``speaker`` is an entity id, or None for a narrator off screen."""

    speaker: str | None
    text: str


class Part(_Value):
    """What an earlier clip showed of a shot: so many seconds, under that camera."""

    seconds: float = Field(gt=0)
    camera: str | None = None


class Shot(_Value):
    """One camera set-up, without a cut.

    ``setting`` is a lexicon setting ("cafe", "street", "moon"); ``place`` a named city or landmark in it ("tokyo").
    ``earlier`` is what earlier clips have shown of it, clip by clip: it goes on from there. ``set_seed`` is the
    seed of its set, where that isn't the scene's because the set is another clip's. ``blocking`` are the casts for which places were
    given before an edit changed them, the first cast first: whoever is still there stays where it was. Empty for a shot as prompted.
    """

    setting: str | None = None
    place: str | None = None
    time_of_day: str | None = None
    season: str | None = None
    weather: str | None = None
    camera: str | None = None
    style: str | None = None
    mood: str | None = None
    entities: tuple[Entity, ...] = ()
    dialogue: tuple[Line, ...] = ()
    sounds: tuple[str, ...] = ()
    earlier: tuple[Part, ...] = ()
    set_seed: int | None = Field(default=None, ge=0, le=MAX_SEED)
    blocking: tuple[tuple[Entity, ...], ...] = ()

    def entity(self, entity_id: str) -> Entity:
        """The entity with that id; KeyError if the shot has none."""
        for entity in self.entities:
            if entity.id == entity_id:
                return entity
        raise KeyError(entity_id)


class Scene(_Value):
    """Everything an engine needs in order to make a clip. ``seconds`` is the whole length, shared among the shots."""

    version: Literal[1] = 1
    prompt: str
    language: str = "en"
    shape: Shape = Shape.LANDSCAPE
    seconds: int = Field(default=DEFAULT_SECONDS, ge=MIN_SECONDS, le=MAX_SECONDS)
    seed: int = Field(default=0, ge=0, le=MAX_SEED)
    shots: tuple[Shot, ...] = Field(min_length=1)
    unresolved: tuple[str, ...] = ()


def is_blank(scene: dict[str, Any]) -> bool:
    """Whether a Scene in its JSON form holds nothing of its prompt: there were content words, and none of them found a use."""
    return bool(scene["unresolved"]) and not any(value for shot in scene["shots"] for value in shot.values())


def seed_for(scene_seed: int, *names: str) -> int:
    """A 64-bit seed for one named thing in a scene, the same whatever else the scene holds.

    Seeds come from names and never from the order of drawing: then an edit changes only what it names.
    """
    text = "\x1f".join((str(scene_seed), *names)).encode()
    return int.from_bytes(hashlib.blake2b(text, digest_size=8).digest())
