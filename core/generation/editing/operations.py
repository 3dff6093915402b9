"""What can be changed in a Scene: small frozen operations on entity ids and slots, and what they do to it.

Whatever an operation does not name stays as it is, ids included, so that an engine draws the rest as before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from core.generation.scene import MAX_SECONDS, MIN_SECONDS, Entity, Line, Relation, Scene, Shape, Shot

SLOTS = ("setting", "place", "time_of_day", "season", "weather", "camera", "style", "mood")
COUNT_LIMIT = 200


@dataclass(frozen=True)
class SetSlot:
    """Give a slot of every shot, or of shot number ``shot``, another value; None empties it."""

    slot: str
    value: str | None
    shot: int | None = None


@dataclass(frozen=True)
class Swap:
    """Let something else play the part of an entity: its id, its place and its relations stay.

    What ``new`` leaves open (count, action) stays the entity's own; its looks are those of ``new`` alone.
    """

    target: str
    new: Entity
    keeps_count: bool = True
    shot: int | None = None


@dataclass(frozen=True)
class Add:
    """Put an entity into every shot, or into shot number ``shot``. Its id must be new there."""

    entity: Entity
    shot: int | None = None


@dataclass(frozen=True)
class Remove:
    """Take an entity out of every shot, or out of shot number ``shot``, with its words and with what refers to it."""

    target: str
    shot: int | None = None


@dataclass(frozen=True)
class Change:
    """Give an entity other traits; None and empty leave a trait alone.

    It is so in every shot, or in shot number ``shot``. ``gone`` are attributes to take away, and the colour, if it is its own. ``relations`` are added; one of the same kind to the same target replaces it, and a
    place relation ("on", "beside", "left_of" ...) replaces the place it had.
    """

    target: str
    colour: str | None = None
    attributes: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    action: str | None = None
    stops: bool = False
    count: int | None = None
    relations: tuple[Relation, ...] = ()
    shot: int | None = None


@dataclass(frozen=True)
class Speak:
    """Let somebody say something in place of what they said, where they said it or else in the first shot that has them, or in shot number ``shot``.

    ``speaker`` None is a narrator, who speaks in the first shot.
    """

    speaker: str | None
    text: str
    shot: int | None = None


@dataclass(frozen=True)
class Silence:
    """Take away the words of one speaker, or of everybody if ``speaker`` is None, in every shot or in shot number ``shot``."""

    speaker: str | None = None
    shot: int | None = None


@dataclass(frozen=True)
class Sounds:
    """Add named sounds, or take them away, in every shot or in shot number ``shot``; ``gone`` may hold "*" for all of them."""

    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    shot: int | None = None


@dataclass(frozen=True)
class Reframe:
    """Another shape or length (3..12 seconds); None leaves it."""

    shape: Shape | None = None
    seconds: int | None = None


@dataclass(frozen=True)
class Order:
    """The shots in another order, or fewer of them: indices of the shots as they are now."""

    shots: tuple[int, ...]


Operation = SetSlot | Swap | Add | Remove | Change | Speak | Silence | Sounds | Reframe | Order


@dataclass(frozen=True)
class Question:
    """A phrase that could mean several entities: ``words`` as typed, and the ids it may mean."""

    words: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class SceneEdit:
    """All that a sentence asks for.

    ``unread`` are words that found no use. ``question`` is set when the sentence can't be carried out before somebody says
    which entity is meant. ``again`` asks for another take (a new seed), ``undo`` for the Scene before this one.
    """

    operations: tuple[Operation, ...] = ()
    unread: tuple[str, ...] = ()
    question: Question | None = None
    again: bool = False
    undo: bool = False


_PLACES = frozenset({"on", "under", "in", "beside", "left_of", "right_of", "behind", "in_front_of", "above"})


@dataclass
class _Working:
    """The Scene while operations are carried out one after the other."""

    scene: Scene
    shots: list[Shot] = field(default_factory=list)
    before: list[Shot] = field(default_factory=list)  # the same shots as they were, in the same order

    def each(self, change: Callable[[Shot], Shot], only: int | None = None) -> None:
        self.shots = [change(shot) if only in (None, index) else shot for index, shot in enumerate(self.shots)]

    def entities(self, change: Callable[[Entity], Entity | None], only: int | None = None) -> None:
        def apply(shot: Shot) -> Shot:
            kept = tuple(new for entity in shot.entities if (new := change(entity)) is not None)
            return shot.model_copy(update={"entities": kept})

        self.each(apply, only)


def apply(scene: Scene, operations: tuple[Operation, ...]) -> Scene:
    """The Scene after the operations, in their order. Operations on ids that it does not have do nothing."""
    work = _Working(scene, list(scene.shots), list(scene.shots))
    for operation in operations:
        _apply_one(work, operation)
    reshaped = work.scene.shape != scene.shape
    shots = tuple(blocked(old, new, anew=reshaped) for old, new in zip(work.before, work.shots, strict=True))
    return Scene.model_validate(work.scene.model_copy(update={"shots": shots}).model_dump())


def _apply_one(work: _Working, operation: Operation) -> None:
    match operation:
        case SetSlot(slot, value, only):
            work.each(lambda shot: shot.model_copy(update={slot: value}), only)
        case Swap():
            work.entities(
                lambda entity: _swapped(entity, operation) if entity.id == operation.target else entity, operation.shot
            )
        case Add(entity, only):
            work.each(lambda shot: shot.model_copy(update={"entities": (*shot.entities, entity)}), only)
        case Remove(target, only):
            gone = {target} | _worn_by(work.shots, target)
            work.entities(lambda entity: None if entity.id in gone else _without(entity, gone), only)
            work.each(lambda shot: _said(shot, tuple(line for line in shot.dialogue if line.speaker not in gone)), only)
        case Change():
            work.entities(
                lambda entity: _changed(entity, operation) if entity.id == operation.target else entity, operation.shot
            )
        case Speak(speaker, text, only):
            work.each(
                lambda shot: _speaking(shot, speaker, text), _stage(work.shots, speaker) if only is None else only
            )
        case Silence(None, only):
            work.each(lambda shot: _said(shot, ()), only)
        case Silence(speaker, only):
            work.each(lambda shot: _said(shot, tuple(line for line in shot.dialogue if line.speaker != speaker)), only)
        case Sounds(added, gone, only):
            work.each(lambda shot: _sounding(shot, added, gone), only)
        case Reframe(shape, seconds):
            length = work.scene.seconds if seconds is None else min(MAX_SECONDS, max(MIN_SECONDS, seconds))
            work.scene = work.scene.model_copy(update={"shape": shape or work.scene.shape, "seconds": length})
        case Order(order):
            kept = [index for index in order if 0 <= index < len(work.shots)] or list(range(len(work.shots)))
            work.shots, work.before = [work.shots[index] for index in kept], [work.before[index] for index in kept]


_MOST_BLOCKINGS = 4


def blocked(before: Shot, after: Shot, *, anew: bool = False) -> Shot:
    """The edited shot with the casts that places were given for; in another place, or ``anew``, it is blocked afresh."""
    if anew or (before.setting, before.place) != (after.setting, after.place):
        return after.model_copy(update={"blocking": ()})
    if before.entities == after.entities:
        # where no place was named, the style may have told it; another style is to move nobody
        guessed = before.setting is None and before.style != after.style and not before.blocking
        return after.model_copy(update={"blocking": (before.entities,)}) if guessed else after
    casts = before.blocking or (before.entities,)
    old = {entity.id: entity for entity in before.entities}
    placed = any(
        entity.id not in old or entity.count != old[entity.id].count or _places(entity) - _places(old[entity.id])
        for entity in after.entities
    )
    if placed:  # whoever came or moved stays there from now on
        casts = (casts[0], *casts[1:][-(_MOST_BLOCKINGS - 2) :], after.entities)
    return after.model_copy(update={"blocking": casts})


def _places(entity: Entity) -> set[Relation]:
    return {relation for relation in entity.relations if relation.kind in _PLACES or relation.kind == "riding"}


def _swapped(entity: Entity, swap: Swap) -> Entity:
    new = swap.new
    return entity.model_copy(
        update={
            "concept": new.concept,
            "words": new.words,
            "colour": new.colour,
            "attributes": new.attributes,
            "count": entity.count if swap.keeps_count else new.count,
            "action": new.action or entity.action,
        }
    )


def _worn_by(shots: list[Shot], target: str) -> set[str]:
    """What nobody else wears: it goes with its wearer."""
    wearers: dict[str, set[str]] = {}
    for shot in shots:
        for entity in shot.entities:
            for relation in entity.relations:
                if relation.kind == "wearing":
                    wearers.setdefault(relation.target, set()).add(entity.id)
    return {thing for thing, who in wearers.items() if who == {target}}


def _without(entity: Entity, gone: set[str]) -> Entity:
    kept = tuple(relation for relation in entity.relations if relation.target not in gone)
    return entity if kept == entity.relations else entity.model_copy(update={"relations": kept})


def _changed(entity: Entity, change: Change) -> Entity:
    attributes = [name for name in entity.attributes if name not in change.gone]
    attributes += [name for name in change.attributes if name not in attributes]
    moved = any(relation.kind in _PLACES for relation in change.relations)
    kept = [
        relation
        for relation in entity.relations
        if not (moved and relation.kind in _PLACES) and relation not in change.relations
    ]
    return entity.model_copy(
        update={
            "colour": change.colour or (None if entity.colour in change.gone else entity.colour),
            "attributes": tuple(attributes),
            "action": None if change.stops else change.action or entity.action,
            "count": min(COUNT_LIMIT, change.count or entity.count),
            "relations": (*kept, *change.relations),
        }
    )


def _said(shot: Shot, lines: tuple[Line, ...]) -> Shot:
    return shot.model_copy(update={"dialogue": lines})


def _stage(shots: list[Shot], speaker: str | None) -> int:
    """The index of the shot in which somebody speaks: where they spoke before, else where they are first, else the first."""
    spoke = [index for index, shot in enumerate(shots) if speaker in {line.speaker for line in shot.dialogue}]
    there = [index for index, shot in enumerate(shots) if speaker in {entity.id for entity in shot.entities}]
    return next(iter([*spoke, *there]), 0)


def _speaking(shot: Shot, speaker: str | None, text: str) -> Shot:
    kept = tuple(line for line in shot.dialogue if line.speaker != speaker)
    return _said(shot, (*kept, Line(speaker=speaker, text=text)))


def _sounding(shot: Shot, added: tuple[str, ...], gone: tuple[str, ...]) -> Shot:
    gone = (*gone, *(rival for name in added for rival in _rivals_in_sound(name, shot.sounds)))
    kept = tuple(name for name in shot.sounds if "*" not in gone and name not in gone)
    return shot.model_copy(update={"sounds": (*kept, *(name for name in added if name not in kept))})


def _rivals_in_sound(name: str, heard: tuple[str, ...]) -> tuple[str, ...]:
    """What ends where this begins: one music another, no music any, silence everything; and any sound the silence."""
    if name == "silence":
        return heard
    music = tuple(other for other in heard if other == "music" or other.endswith("_music"))
    return ("silence", *(music if name == "music" or name.endswith("_music") else ()))
