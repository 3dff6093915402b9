"""What some are called after: a cyclist rides a bicycle and a dancer dances, though the prompt says no more than who they are."""

from __future__ import annotations

from collections.abc import Iterator

from core.generation import lexicon
from core.generation.animatic.catalogue import is_creature, kinds_of
from core.generation.scene import Entity, Relation, RelationKind

_MOUNTS = {
    "motorcyclist": "motorcycle",
    "cyclist": "bicycle",
    "rider": "horse",
    "skater": "skateboard",
    "snowboarder": "snowboard",
    "skier": "skis",
}
_BOARDS = frozenset({"skis", "snowboard"})  # of which one says that one skis
_RIDES_IT = frozenset({None, "run", "ride", "drive", "ski", "skate"})
_SKATES = frozenset({"ice_rink", "arctic"})
_PAVED = frozenset({"street", "skate_park", "road", "park"})
_SEATED = frozenset({"riding", "on", "in", "holding", "acting_on"})

_DOINGS = {
    "dancer": "dance",
    "ballerina": "dance",
    "singer": "sing",
    "rapper": "sing",
    "guitarist": "play_guitar",
    "violinist": "play_violin",
    "pianist": "play_piano",
    "drummer": "play_drums",
    "runner": "run",
    "hiker": "walk",
}


_WITH: dict[str, tuple[str, RelationKind]] = {
    "play_guitar": ("guitar", "holding"),
    "play_violin": ("violin", "holding"),
    "play_piano": ("piano", "acting_on"),
    "play_drums": ("drum", "acting_on"),
}


def at_work(entities: tuple[Entity, ...], setting: str | None) -> tuple[Entity, ...]:
    """The entities doing what they are called after, if they do nothing else, and with what they ride on under them."""
    result: list[Entity] = []
    for entity in entities:
        mount = _mount(entity, entities, setting)
        doing = next((_DOINGS[name] for name in _names(entity) if name in _DOINGS), None)
        if mount is not None:
            action = "ski" if mount in _BOARDS else "ride"
            result.extend(_using(entity, action, mount, "riding", entities))
        elif doing is None or entity.action is not None or _busy(entity, entities):
            result.append(entity)
        elif doing in _WITH:
            result.extend(_using(entity, doing, *_WITH[doing], entities))
        else:
            result.append(entity.model_copy(update={"action": doing}))
    return tuple(result)


def _using(
    entity: Entity, action: str, concept: str, kind: RelationKind, entities: tuple[Entity, ...]
) -> Iterator[Entity]:
    """The entity doing that with a thing of that concept, which comes first if it is a new one."""
    thing = next((other for other in entities if concept in kinds_of(other.concept)), None)
    if thing is None:
        thing = Entity(id=f"{entity.id}-{concept}", concept=concept, count=entity.count)
        yield thing
    relations = (*entity.relations, Relation(kind=kind, target=thing.id))
    yield entity.model_copy(update={"action": action, "relations": relations})


def needs_snow(entities: tuple[Entity, ...]) -> bool:
    """Whether somebody skis, which takes a winter."""
    return any(_BOARDS & kinds_of(entity.concept) for entity in entities)


def _names(entity: Entity) -> tuple[str, ...]:
    return entity.concept, *lexicon.ancestors(entity.concept)


def _busy(entity: Entity, entities: tuple[Entity, ...]) -> bool:
    """Whether it sits on, rides or holds something of the cast; the parts of a set are not meant."""
    ids = {other.id for other in entities}
    return any(relation.kind in _SEATED and relation.target in ids for relation in entity.relations)


def _mount(entity: Entity, entities: tuple[Entity, ...], setting: str | None) -> str | None:
    """What it rides without the prompt saying so; None for who rides nothing, or something that is named."""
    if entity.action not in _RIDES_IT or not is_creature(entity.concept) or _busy(entity, entities):
        return None
    mount = next((_MOUNTS[name] for name in _names(entity) if name in _MOUNTS), None)
    if entity.action == "skate" and _PAVED & {setting, *lexicon.ancestors(setting or "", "setting")}:
        return "skateboard"
    if mount == "skateboard" and setting in _SKATES:
        return None  # skates are worn
    return "skis" if mount is None and entity.action == "ski" else mount
