"""Meals at a table: what is eaten with a spoon stands before whoever eats it, and is not held up in one hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from core.generation import lexicon
from core.generation.animatic.catalogue import kinds_of
from core.generation.animatic.stage import Cast, Pose, Stage
from core.generation.scene import Entity

DISHES = frozenset({"soup", "ramen", "pasta", "salad", "rice", "curry", "cereal", "steak", "pudding", "stew", "fondue"})
_COVERS = {"couple": 2, "parents": 2, "family": 4}


def laid(entities: Sequence[Entity], stage: Stage) -> list[Entity]:
    """The entities with dishes put down for those who sit at the set's table, one for each."""
    lead = stage.anchors.get("lead")
    if lead is None or lead.supports != "bust" or "surface" not in stage.anchors:
        return list(entities)
    result = {entity.id: entity for entity in entities}
    for eater in entities:
        dish = _dish_of(eater, result)
        if dish is None:
            continue
        kept = tuple(relation for relation in eater.relations if relation.target != dish.id)
        result[eater.id] = eater.model_copy(update={"relations": kept})
        covers = eater.count * next((_COVERS[name] for name in kinds_of(eater.concept) if name in _COVERS), 1)
        result[dish.id] = dish.model_copy(update={"count": max(dish.count, covers)})
    return list(result.values())


def serve(casts: Sequence[Cast], entities: Sequence[Entity]) -> None:
    """Move each dish before its eater, who takes a spoon."""
    by_id = {entity.id: entity for entity in entities}
    for eater in entities:
        dish = _dish_of(eater, by_id)
        plates = [cast for cast in casts if dish is not None and cast.entity.id == dish.id]
        if not plates or any(plate.anchor.supports != "surface" for plate in plates):
            continue
        free = list(plates)
        for cast in casts:
            if cast.entity.id != eater.id or cast.anchor.supports != "bust":
                continue
            cast.pose = _dining(cast.pose)
            for x in getattr(cast.figure, "places", (0.0,)):
                if free:
                    plate = free.pop(0)
                    at = cast.anchor.x + x * cast.anchor.scale * (-1 if cast.mirrored else 1)
                    plate.anchor = replace(plate.anchor, x=at)


def _dish_of(eater: Entity, by_id: dict[str, Entity]) -> Entity | None:
    if eater.action != "eat" or lexicon.kind(eater.concept) != "person":
        return None
    held = (by_id.get(relation.target) for relation in eater.relations if relation.kind in ("holding", "acting_on"))
    return next((thing for thing in held if thing is not None and DISHES & kinds_of(thing.concept)), None)


def _dining(pose: Callable[[float], Pose]) -> Callable[[float], Pose]:
    return lambda t: replace(pose(t), action="dine", holds=None)
