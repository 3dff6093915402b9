"""Scenes made out of whole scenes: what comes next, the same with another lead, the cast of one in the place of another."""

from __future__ import annotations

import re
from collections.abc import Collection

from core.generation.editing.fragments import read
from core.generation.editing.operations import Add, Change, Operation, Swap, apply
from core.generation.editing.referents import Referents
from core.generation.lexicon import kind
from core.generation.scene import Entity, Part, Relation, Scene, Shot

ACTORS = frozenset({"person", "animal", "creature"})
CARRIED = frozenset({"holding", "wearing", "riding", "acting_on"})
WORLD = ("setting", "place", "time_of_day", "season", "weather", "camera", "style", "mood", "sounds")


def continued(scene: Scene) -> Scene:
    """The last shot of a settled scene, from the moment at which its clip ended. What was said in it is not said again."""
    last = scene.shots[-1]
    shown = Part(seconds=scene.seconds / len(scene.shots), camera=last.camera)
    shot = last.model_copy(update={"earlier": (*last.earlier, shown), "dialogue": ()})
    return scene.model_copy(update={"shots": (shot,), "unresolved": ()})


def somewhere_else(before: Scene, after: Scene) -> bool:
    """Whether an edit has moved a continued shot to another place, where it begins anew."""
    return any(
        (old.setting, old.place) != (new.setting, new.place)
        for old, new in zip(before.shots, after.shots, strict=False)
    )


def begun_anew(scene: Scene) -> Scene:
    """The scene with shots that no earlier clip has shown anything of."""
    return scene.model_copy(update={"shots": tuple(shot.model_copy(update={"earlier": ()}) for shot in scene.shots)})


def recast(scene: Scene, words: str, language: str) -> tuple[Scene, tuple[str, ...]] | None:
    """The scene with somebody else as its lead, and the words that found no use. None if the words name nobody and nothing.

    ``words`` may bring clothes and things along: "a panda in a red coat". KeyError if the scene has no lead.
    """
    fragment = read(words, language)
    cast = fragment.shot.entities
    if not cast:
        return None
    lead = Referents(scene, language).lead
    if lead is None:
        raise KeyError("lead")
    star = next((entity for entity in cast if kind(entity.concept) in ACTORS), cast[0])
    taken = {entity.id for shot in scene.shots for entity in shot.entities}
    ids = {star.id: lead} | {entity.id: _free(entity.concept, taken) for entity in cast if entity.id != star.id}
    brought: list[Operation] = [
        Add(entity.model_copy(update={"id": ids[entity.id], "relations": ()}))
        for entity in cast
        if entity.id != star.id
    ]
    ties = tuple(
        Relation(kind=relation.kind, target=ids.get(relation.target, relation.target)) for relation in star.relations
    )
    swap = Swap(lead, star, keeps_count=False)
    return apply(scene, (swap, *brought, Change(lead, relations=ties))), fragment.unread


def mashed_up(cast: Scene, place: Scene) -> Scene:
    """The cast of one scene, with all it does and says, in the place, light and weather of another, and with the things that stand there.

    Whoever acts in that place is gone, with what they carry, wear or ride.
    """
    shots = []
    for index, shot in enumerate(cast.shots):
        there = place.shots[min(index, len(place.shots) - 1)]
        going = _cast(shot)
        members = tuple(_parted(entity, going) for entity in shot.entities if entity.id in going)
        taken = set(going)
        concepts = {entity.concept for entity in members}
        things = [
            thing.model_copy(update={"id": _free(thing.concept, taken) if thing.id in taken else thing.id})
            for thing in _standing_there(there)
            if thing.concept not in concepts
        ]
        world = {slot: getattr(there, slot) for slot in WORLD}
        seed = place.seed if there.set_seed is None else there.set_seed
        shots.append(
            shot.model_copy(
                update=world | {"entities": (*members, *things), "earlier": (), "blocking": (), "set_seed": seed}
            )
        )
    return cast.model_copy(update={"shots": tuple(shots), "unresolved": ()})


def _cast(shot: Shot) -> frozenset[str]:
    """The ids of who acts in a shot and of what is with them; of everything, if nobody acts."""
    return _acting(shot) or frozenset(entity.id for entity in shot.entities)


def _acting(shot: Shot) -> frozenset[str]:
    """The ids of who acts in a shot, and of what they carry, wear, ride or act on."""
    acting = {entity.id for entity in shot.entities if kind(entity.concept) in ACTORS or entity.action}
    carried = {
        relation.target
        for entity in shot.entities
        if entity.id in acting
        for relation in entity.relations
        if relation.kind in CARRIED
    }
    return frozenset(acting | carried)


def _standing_there(shot: Shot) -> list[Entity]:
    """The things of a shot that stay where they are when everybody goes; in a shot without anybody, all of them."""
    staying = {entity.id for entity in shot.entities} - _acting(shot)
    return [_parted(entity, staying) for entity in shot.entities if entity.id in staying]


def _parted(entity: Entity, staying: Collection[str]) -> Entity:
    """The entity without its relations to other entities, except those to the ones who stay with it."""
    kept = tuple(
        relation
        for relation in entity.relations
        if relation.target in staying or not re.search(r"-\d+$", relation.target)
    )
    return entity.model_copy(update={"relations": kept})


def _free(concept: str, taken: set[str]) -> str:
    """An id for another one of that concept; it is taken from then on."""
    number = next(number for number in range(1, len(taken) + 2) if f"{concept}-{number}" not in taken)
    taken.add(f"{concept}-{number}")
    return f"{concept}-{number}"
