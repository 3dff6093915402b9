"""Keeps everybody where they were when an edit changes a shot: what was not named keeps its place, its pose and its figure.

A shot remembers the casts that places were given for. Each is placed anew, which gives the same places as then, and the next one is
held against it: who is the same is taken over as they were, who is another in the same part takes the part's place, who came
finds room among them, and nobody else moves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from core.generation import lexicon
from core.generation.animatic.extents import Extent, Extents
from core.generation.animatic.relations import BINDING
from core.generation.animatic.spread import CROWD, WALL
from core.generation.animatic.stage import Cast, Frame
from core.generation.animatic.stature import natural_size, said_size
from core.generation.scene import Entity, Relation, Shot

_CARRIED = frozenset({"holding", "wearing"})
_PLACED = frozenset({*BINDING, "beside", "left_of", "right_of", "riding"})
_EDGE = 0.46  # of the frame's width, from its middle: how far aside room is looked for
_STEPS = 24
_COVERED = 0.12  # how much of a newcomer's width others may share before it moves aside
_TOP = 0.03
_LET_GO = 1.5  # how much larger than in the hand a thing may be that nobody holds any more
_HIDDEN, _SHRUNK, _SHRINKS = 0.35, 0.9, 7  # of another; how much smaller at a time; how often at most


@dataclass(frozen=True)
class Blocking:
    """One cast on its places. ``entities`` are those of the shot, ``casts`` those in front of the camera."""

    entities: tuple[Entity, ...]
    casts: list[Cast]
    extents: Extents


def first_cast(shot: Shot) -> tuple[Entity, ...]:
    """The cast that the shot was laid out for, doing what those of it who are still there do now."""
    if not shot.blocking:
        return shot.entities
    now = {entity.id: entity for entity in shot.entities}
    return tuple(
        entity.model_copy(update={"action": now[entity.id].action}) if entity.id in now else entity
        for entity in shot.blocking[0]
    )


def kept(before: Blocking, after: Blocking, frame: Frame) -> list[Cast]:
    """The casts of the second blocking on the places of the first."""
    old, new = _grouped(before.casts), _grouped(after.casts)
    was = {entity.id: entity for entity in before.entities}
    now = {entity.id: entity for entity in after.entities}
    sizes = _sizes(before.entities)
    result: dict[str, list[Cast]] = {}
    moved: dict[str, tuple[float, float]] = {}
    for name, group in new.items():
        there = old.get(name)
        same_place = name in was and _places(was[name], now) == _places(now[name], was) if name in now else True
        if there is None or len(there) != len(group) or not same_place:
            continue
        if name in was and _has_lost_its_seat(was[name], now):
            result[name] = [_come_down(mine, own) for mine, own in zip(there, group, strict=True)]
            continue
        moved[name] = there[0].anchor.x - group[0].anchor.x, there[0].anchor.y - group[0].anchor.y
        result[name] = [
            _taken_over(mine, own, was, now)
            if _is_same(name, was, now)
            else _stood_in(mine, own, after.extents, frame, sizes)
            for mine, own in zip(there, group, strict=True)
        ]
    for name, group in result.items():
        if not _is_same(name, was, now):
            others = [cast for other, casts in result.items() if other != name for cast in casts]
            _give_way(old[name], group, others, after.extents)
    taken = [cast for group in result.values() for cast in group]
    holders = {held.entity.id: (cast.anchor, held.anchor) for cast in before.casts for held in cast.attached}
    for name, group in new.items():
        if name not in result and name in holders:  # what was held is where its holder was
            holder, grip = holders[name]
            for cast in group:
                scale = min(cast.anchor.scale, _LET_GO * holder.scale * grip.scale)
                cast.anchor = replace(cast.anchor, x=holder.x, scale=scale)
            result[name] = group
            taken += group
        elif name not in result:
            _follow(group, now.get(name), moved)
            if not _is_bound(now.get(name), result):
                _make_room(group, taken, after.extents, frame)
            result[name] = group
            taken += group
    return [cast for name in new for cast in result[name]]


def _grouped(casts: Sequence[Cast]) -> dict[str, list[Cast]]:
    groups: dict[str, list[Cast]] = {}
    for cast in casts:
        groups.setdefault(cast.entity.id.partition("~")[0], []).append(cast)
    return groups


def _places(entity: Entity, others: dict[str, Entity]) -> set[Relation]:
    """What its place hangs on, apart from what is no longer, or was not yet, there."""
    return {
        relation
        for relation in entity.relations
        if relation.kind in _PLACED and (relation.target in others or "-" not in relation.target)
    }


def _is_same(name: str, was: dict[str, Entity], now: dict[str, Entity]) -> bool:
    """Whether it is the same figure doing the same; what it holds, wears or looks at may have changed or gone."""
    if name not in was or name not in now:
        return name not in was and name not in now  # what the engine itself has added
    bare = {"relations": (), "words": ""}
    return was[name].model_copy(update=bare) == now[name].model_copy(update=bare) and _clothes(was, name) == _clothes(
        now, name
    )


def _clothes(entities: dict[str, Entity], name: str) -> list[Entity | None]:
    return [entities.get(tie.target) for tie in entities[name].relations if tie.kind == "wearing"]


def _taken_over(before: Cast, after: Cast, was: dict[str, Entity], now: dict[str, Entity]) -> Cast:
    """The cast as it was, with what it holds now; it holds nothing of what is gone, though its hand may stay up."""
    fresh = {cast.entity.id: cast for cast in after.attached}
    held = {cast.entity.id for cast in before.attached}
    attached = [
        cast if _is_same(cast.entity.id.partition("~")[0], was, now) else fresh[cast.entity.id]
        for cast in before.attached
        if cast.entity.id in fresh
    ]
    attached += [cast for name, cast in fresh.items() if name not in held]
    pose = after.pose if fresh.keys() - held else before.pose
    return replace(before, entity=after.entity, attached=attached, pose=pose)


def _stood_in(before: Cast, after: Cast, extents: Extents, frame: Frame, sizes: Callable[[Entity], float]) -> Cast:
    """Another one in the same part: on its place, at its own size there, facing as before."""
    there, here = before.anchor, after.anchor
    if {there.supports, here.supports} & {"air", "water"} and there.supports != here.supports:
        return replace(after, anchor=replace(here, x=there.x))
    if there.supports != here.supports and "surface" in (there.supports, here.supports):
        return replace(after, anchor=replace(here, x=there.x))
    grown = sizes(after.entity) / sizes(before.entity)
    scale = there.scale * grown
    cast = replace(after, anchor=replace(there, scale=scale), mirrored=before.mirrored)
    box = extents.of(after)
    tall = (box.bottom - box.top) / here.scale
    room = max(there.y - _TOP * frame.height, 0.2 * frame.height)
    if tall * scale > room:
        cast.anchor = replace(cast.anchor, scale=room / tall)
    return cast


def _has_lost_its_seat(entity: Entity, now: dict[str, Entity]) -> bool:
    """Whether what it was on or in, or rode on, is gone."""
    carried = [tie.target for tie in entity.relations if tie.kind in ("on", "in", "riding")]
    return any("-" in target and target not in now for target in carried)


def _come_down(before: Cast, after: Cast) -> Cast:
    """Who has lost what carried it is down on the ground, where it was."""
    return replace(after, anchor=replace(after.anchor, x=before.anchor.x), mirrored=before.mirrored)


def _give_way(before: Sequence[Cast], after: Sequence[Cast], others: Sequence[Cast], extents: Extents) -> None:
    """Who is larger than the one whose part it plays is made smaller, down to half, until it hides nobody who wasn't hidden."""
    for one, cast in zip(before, after, strict=True):
        boxes = [extents.of(other) for other in others if _in_the_way(other, cast)]
        there = extents.of(one)
        for _ in range(_SHRINKS):
            here = extents.of(cast)
            if all(here.shared(box) <= max(_HIDDEN * box.area, there.shared(box)) for box in boxes):
                break
            cast.anchor = replace(cast.anchor, scale=cast.anchor.scale * _SHRUNK)


def _sizes(entities: Sequence[Entity]) -> Callable[[Entity], float]:
    """How large somebody is in that company."""
    peopled = any(lexicon.kind(entity.concept) == "person" for entity in entities)
    mixed = len({entity.concept for entity in entities if lexicon.kind(entity.concept) == "animal"}) > 1
    return lambda entity: natural_size(entity, peopled=peopled, mixed=mixed) * said_size(entity)


def _follow(group: Sequence[Cast], entity: Entity | None, moved: dict[str, tuple[float, float]]) -> None:
    """Go where those went whom the newcomers belong to."""
    by = [moved[tie.target] for tie in (entity.relations if entity else ()) if tie.target in moved]
    if by:
        dx, dy = by[0]
        for cast in group:
            cast.anchor = replace(cast.anchor, x=cast.anchor.x + dx, y=cast.anchor.y + dy)


def _is_bound(entity: Entity | None, placed: dict[str, list[Cast]]) -> bool:
    return entity is not None and any(tie.kind in BINDING and tie.target in placed for tie in entity.relations)


def _make_room(group: Sequence[Cast], taken: Sequence[Cast], extents: Extents, frame: Frame) -> None:
    """Move newcomers aside, together, to the nearest place where nobody stands in their way; nobody else moves."""
    if len(group) > CROWD or not group:
        return
    others = [extents.of(cast) for cast in taken if _in_the_way(cast, group[0])]
    own = [extents.of(cast) for cast in group]
    left, right = min(box.left for box in own), max(box.right for box in own)
    edge = _EDGE * frame.width
    reach = max(0.0, edge - (right - left) / 2)
    middle = (left + right) / 2
    ways = [0.0, *(reach * (2 * step / _STEPS - 1) - middle for step in range(_STEPS + 1))]

    def cost(way: float) -> tuple[float, float]:
        shared = sum(_shared(box, other, way) for box in own for other in others)
        return (0.0 if shared <= _COVERED * (right - left) else shared), abs(way)

    way = min(ways, key=cost)
    for cast in group:
        cast.anchor = replace(cast.anchor, x=cast.anchor.x + way)


def _in_the_way(cast: Cast, of: Cast) -> bool:
    flies, back = cast.anchor.supports == "air", cast.anchor.depth < WALL
    return cast.anchor.depth > 0.5 and flies == (of.anchor.supports == "air") and back == (of.anchor.depth < WALL)


def _shared(box: Extent, other: Extent, way: float) -> float:
    return max(0.0, min(box.right + way, other.right) - max(box.left + way, other.left))
