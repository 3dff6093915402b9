"""Places at parts of the set: on, under, behind or beside a table, a roof, a wall that the set itself paints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.generation import lexicon
from core.generation.animatic.stage import Anchor, Frame
from core.generation.scene import Entity, Relation

TABLES = frozenset({"table", "counter", "desk", "bar", "shelf", "windowsill", "workbench", "stall"})
WORKED_AT = frozenset({"easel"})  # one stands beside it, so that both are seen
ROOFED = frozenset({"table", "desk", "bench", "chair", "counter"})  # what one can be under
BORNE_ON = frozenset({"table", "desk", "bench", "chair", "stool", "shelf"})
_WALLS = frozenset({"wall", "window", "screen", "board", "cliff", "rock"})
_ABOVE = frozenset({"roof", "ceiling", "sky", "cloud", "ledge"})


def place(kind: str, word: str, part: Anchor | None, lead: Anchor, frame: Frame) -> Anchor | None:
    """A place that stands in that relation to the part of the set called ``word``; None if anywhere will do.

    ``part`` is the set's own anchor there, if it has one.
    """
    if part is None:
        if kind == "on" and word in _WALLS:
            return Anchor(0.2 * frame.width, 0.42 * frame.height, lead.depth - 0.02, 0.7 * lead.scale, 1, "air")
        if kind in ("on", "in") and word in _ABOVE:
            return Anchor(0.12 * frame.width, 0.34 * frame.height, lead.depth - 0.02, 0.7 * lead.scale, 1, "air")
        return None
    floor = min(0.96 * frame.height, max(part.y, lead.y if lead.supports == "stand" else part.y + 0.16 * frame.height))
    step = 0.2 * frame.width
    size = lead.scale if part.supports == "surface" and lead.supports == "stand" else part.scale  # of who stands there
    if word in WORKED_AT and kind in ("in_front_of", "behind", "beside", "on"):
        return replace(part, x=part.x - 0.9 * step, y=floor, scale=size, supports="stand", depth=part.depth + 0.01)
    match kind:
        case "left_of" | "right_of" | "beside":
            side = {"left_of": -1, "right_of": 1}.get(kind, -1 if part.x > 0 else 1)
            if part.supports in ("surface", "bust"):
                return replace(part, x=part.x + side * 0.14 * frame.width)
            return replace(
                part, x=part.x + side * step, y=floor, scale=size, supports="stand", depth=max(part.depth, lead.depth)
            )
        case "behind":
            return replace(
                part, x=part.x + 0.3 * step, y=floor - 0.03 * frame.height, scale=size, depth=part.depth - 0.004
            )
        case "in_front_of":
            return replace(part, y=floor, scale=size, depth=max(part.depth, lead.depth) + 0.004, supports="stand")
        case "under" if part.supports in ("surface", "stand"):
            return replace(part, y=floor, depth=part.depth + 0.003, supports="ground", scale=0.7 * lead.scale)
        case "above":
            return replace(part, y=part.y - 0.2 * frame.height, supports="air")
        case _:
            return None


def must_be_brought(kind: str, word: str, anchors: Mapping[str, Anchor]) -> bool:
    """Whether a part that the set may paint has to come as a thing, so that somebody can be on or under it."""
    if kind == "under":
        return word in ROOFED
    at_table = word in TABLES - {"shelf"} and "surface" in anchors
    return kind == "on" and word in BORNE_ON and word not in anchors and not at_table


def borne(entities: Sequence[Entity], lead: Anchor) -> dict[str, set[str]]:
    """How others are on or under each entity, by its id; people at a table that the set has are at that."""
    found: dict[str, set[str]] = {}
    for entity in entities:
        at_table = lexicon.kind(entity.concept) == "person" and lead.supports != "stand"
        for relation in entity.relations:
            if relation.kind in ("on", "under") and not at_table:
                found.setdefault(relation.target, set()).add(relation.kind)
    return found


def furnished(entities: Sequence[Entity], anchors: Mapping[str, Anchor]) -> list[Entity]:
    """The entities with the furniture that somebody is said to be on or under, where the set has none to show that with."""
    result = list(entities)
    known = {entity.id for entity in entities}
    lead = anchors.get("lead")
    if lead is None or lead.supports not in ("stand", "sit"):
        return result
    if lead.supports == "stand":
        _set_up_a_board(result)
    for index, entity in enumerate(entities):
        for relation in entity.relations:
            word = relation.target
            if word in known or not must_be_brought(relation.kind, word, anchors):
                continue
            thing = next((each for each in result if each.id == f"{word}-brought"), None)
            if thing is None:
                thing = Entity(id=f"{word}-brought", concept=word)
                result.append(thing)
            kept = tuple(each for each in result[index].relations if each is not relation)
            tied = Relation(kind=relation.kind, target=thing.id)
            result[index] = result[index].model_copy(update={"relations": (*kept, tied)})
    return result


def _set_up_a_board(entities: list[Entity]) -> None:
    """Put a chess board onto a little table between those who play out in the open."""
    board = next((index for index, each in enumerate(entities) if each.concept == "chess" and not each.relations), None)
    players = [index for index, each in enumerate(entities) if each.action == "play_chess"]
    if board is None or not players or sum(entities[index].count for index in players) < 2:
        return
    table = Entity(id="game_table-brought", concept="game_table")
    entities.append(table)
    here = Relation(kind="on", target=table.id)
    entities[board] = entities[board].model_copy(update={"relations": (here,)})
    for index in players:
        kept = tuple(each for each in entities[index].relations if each.target != entities[board].id)
        beside = Relation(kind="beside", target=table.id)
        entities[index] = entities[index].model_copy(update={"relations": (*kept, beside)})
