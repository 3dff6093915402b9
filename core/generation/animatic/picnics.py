"""Tea parties and picnics out in the open: a cloth is laid before those who have one, with cups that one can see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.generation import lexicon
from core.generation.animatic.catalogue import is_creature, kinds_of
from core.generation.animatic.props.picnics import NEAR, WIDE
from core.generation.animatic.stage import Anchor, Frame
from core.generation.scene import Entity, Relation

CLOTH = "picnic_blanket"
_GUESTS = 3
_BEFORE = 0.075  # of the frame's height: how much nearer than its guests the cloth lies
_LOWEST = 0.985


def _is_feast(entity: Entity) -> bool:
    return entity.concept == CLOTH or ("drink" in kinds_of(entity.concept) and "party" in entity.words.lower())


def with_guests(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The entities with those whose party it is said to be, if nobody is at it: pandas at a "panda tea party"."""
    result = list(entities)
    if any(is_creature(entity.concept) for entity in entities):
        return tuple(result)
    for feast in filter(_is_feast, entities):
        guests = next((name for name in feast.attributes if lexicon.kind(name) in ("animal", "creature")), None)
        if guests is not None:
            ties = (Relation(kind="holding", target=feast.id),)
            result.insert(0, Entity(id=f"{guests}-brought", concept=guests, count=_GUESTS, relations=ties))
    return tuple(result)


def laid_out(entities: Sequence[Entity], anchors: Mapping[str, Anchor], setting: str) -> list[Entity]:
    """The entities with a cloth in place of what those at a party or a picnic hold or are on, unless they are in a room."""
    lead = anchors.get("lead")
    if lead is None or lead.supports != "stand" or "room" in (setting, *lexicon.ancestors(setting, "setting")):
        return list(entities)
    feasts = {entity.id for entity in entities if _is_feast(entity)}
    result = []
    for entity in entities:
        if entity.id in feasts:
            entity = entity.model_copy(update={"concept": CLOTH, "count": 1, "relations": ()})
        elif any(relation.target in feasts for relation in entity.relations):
            kept = tuple(relation for relation in entity.relations if relation.target not in feasts)
            doing = None if entity.action in ("hold", "drink", "eat") else entity.action
            entity = entity.model_copy(update={"relations": kept, "action": doing})
        result.append(entity)
    return result


def place(lead: Anchor, frame: Frame) -> Anchor:
    """Where the cloth lies: in front of everybody, in the middle, and in nobody's way."""
    size = min(1.12 * lead.scale, 0.9 * frame.width / WIDE)
    y = min(_LOWEST * frame.height - NEAR * size, lead.y + _BEFORE * frame.height)
    return replace(lead, x=0.0, y=y, depth=lead.depth + 0.02, scale=size, supports="surface", motion=None)
