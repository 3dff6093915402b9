"""Where each entity of a shot goes: on the set's anchors, beside one another, into hands, onto backs.

It reads anchors and relations and makes `Cast`s; it chooses no figures and draws nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from core.generation.animatic import words as lexicon
from core.generation.animatic.catalogue import is_creature
from core.generation.animatic.stage import Anchor, Brief, Cast, Figure, Offset, Pose, Stage
from core.generation.scene import Entity

# World units per second at which the ground passes under a lead that gets somewhere.
TRAVEL = {
    "run": 270.0,
    "chase": 290.0,
    "ride": 250.0,
    "drive": 320.0,
    "skate": 220.0,
    "cycle": 230.0,
    "fly": 180.0,
    "walk": 82.0,
    "sneak": 50.0,
    "march": 90.0,
}

_FLIES = frozenset({"fly", "float"})
_AIRBORNE = frozenset(
    {"bird", "butterfly", "bee", "plane", "airplane", "balloon", "ufo", "kite", "drone", "helicopter"}
)
_TABLETOP = frozenset({"drink", "food", "fruit", "cup", "book", "laptop", "candle", "flower", "dish", "chess"})
# The longest side of a held thing in units of an adult of 210, larger than life where life would be too small to see.
_IN_HAND = {
    "guitar": 170.0,
    "umbrella": 190.0,
    "sword": 150.0,
    "book": 74.0,
    "drink": 44.0,
    "flower": 70.0,
    "balloon": 120.0,
}
_HELD = 66.0
# What can be done while walking along; with any other action one stays where one is, and a travelling lead passes by.
_ALONG = frozenset({None, "talk", "look", "hold", "carry", "sing", "think", "laugh", "float"})
_SKY = {
    "sun": ("day", "dawn", "sunset"),
    "moon": ("night",),
    "star": ("night",),
    "sky": (),
    "horizon": (),
    "cloud": ("day",),
}
_FACING = frozenset({"talk", "play_chess", "fight", "hug", "play", "argue"})


class Placing:
    """Fills one stage. ``make`` gives the figure for an entity, ``talk`` how loud a speaker is at a moment."""

    def __init__(
        self,
        brief: Brief,
        stage: Stage,
        talk: Callable[[str | None, float], float],
        make: Callable[[Entity], Figure],
    ) -> None:
        self._brief, self._stage, self._talk, self._make = brief, stage, talk, make
        self._casts: dict[str, list[Cast]] = {}
        self._used: set[str] = set()
        self._by_layer: dict[str, str] = {}

    def place(self, entities: Sequence[Entity]) -> list[Cast]:
        """A cast for every copy of every entity, those that are held or ridden attached to others."""
        by_id = {entity.id: entity for entity in entities}
        carried = {
            relation.target: (entity.id, relation.kind)
            for entity in entities
            for relation in entity.relations
            if relation.kind in ("holding", "wearing") and relation.target in by_id
        }
        riding = {
            entity.id: relation.target
            for entity in entities
            for relation in entity.relations
            if relation.kind == "riding" and relation.target in by_id
        }
        entities = [entity for entity in entities if not self._shown(entity)]
        actors = [e for e in entities if is_creature(e.concept) and e.id not in carried and e.id not in riding]
        things = [e for e in entities if not is_creature(e.concept) and e.id not in carried]
        ridden = [e for e in things if e.id in riding.values()]
        flyers = [e for e in actors if self._flies(e)]
        for entity in [*ridden, *(e for e in actors if e not in flyers)]:
            self._place_on_ground(entity)
        for entity in flyers:
            self._place_in_air(entity)
        for entity in things:
            if entity not in ridden:
                self._place_thing(entity, alone=not actors)
        for rider, mount in riding.items():
            self._mount(by_id[rider], mount)
        for thing, (holder, kind) in carried.items():
            self._attach(by_id[thing], holder, "head" if kind == "wearing" else "hand")
        self._relate(entities)
        return [cast for group in self._casts.values() for cast in group]

    @property
    def shown(self) -> Mapping[str, str]:
        """Entities that the set itself shows: their ids by the name of the layer."""
        return self._by_layer

    def _shown(self, entity: Entity) -> bool:
        """Whether the set paints the entity: in a layer of its own, as one of its parts, or in its sky."""
        layer = f"set:{entity.concept}"
        if any(each.name == layer for each in self._stage.layers):
            self._by_layer[layer] = entity.id
            return True
        times = _SKY.get(entity.concept)
        return times is not None and (not times or self._brief.time_of_day in times)

    # --- where ------------------------------------------------------------------------------------------------------

    def _flies(self, entity: Entity) -> bool:
        return entity.action in _FLIES or bool(_AIRBORNE & _names(entity))

    def _free(self, *prefixes: str) -> list[tuple[str, Anchor]]:
        return [
            (name, anchor)
            for name, anchor in self._stage.anchors.items()
            if name not in self._used and name.split("-")[0] in prefixes
        ]

    def _places(self) -> list[tuple[str, Anchor]]:
        """Anchors for actors that are still free, in the order in which they should be filled."""
        return self._free("lead", "second", "third", "fourth", "fifth", "sixth")

    def _place_on_ground(self, entity: Entity) -> None:
        free = self._places()
        if entity.count <= len(free):
            chosen = []
            for name, anchor in free[: entity.count]:
                self._used.add(name)
                chosen.append(anchor)
        else:
            self._used.update(name for name, _ in free)
            chosen = self._row(entity.count, free[0][1] if free else self._default())
        self._cast(entity, chosen)

    def _default(self) -> Anchor:
        lead = self._stage.anchors.get("lead")
        frame = self._brief.frame
        if lead is None:
            return Anchor(0, frame.height * 0.86)
        return replace(lead, x=self._gap(), depth=lead.depth - 0.004, motion=None)

    def _gap(self) -> float:
        """The middle of the widest gap between those who are there already."""
        edge = self._brief.frame.width * 0.45
        taken = [cast.anchor.x for group in self._casts.values() for cast in group]
        pairs = pairwise(sorted([-edge, *taken, edge]))
        return max((right - left, (left + right) / 2) for left, right in pairs)[1]

    def _row(self, count: int, around: Anchor) -> list[Anchor]:
        """``count`` copies side by side, all within the frame, in as many rows as their number asks for."""
        frame = self._brief.frame
        rows = 1 if count <= 5 else 2 if count <= 14 else 3
        per_row = -(-count // rows)
        room = frame.width * 0.84
        step = room / per_row
        scale = min(around.scale, around.scale * max(0.22, step / (120 * around.scale)))
        result = []
        for index in range(count):
            row, column = divmod(index, per_row)
            here = min(per_row, count - row * per_row)
            shift = (column - (here - 1) / 2) * step + (step / 2 if row % 2 else 0) * (0.5 if here == per_row else 0)
            back = 1 - 0.14 * row
            result.append(
                replace(
                    around,
                    x=shift,
                    y=around.y - 26 * row,
                    depth=around.depth - 0.003 * row,
                    scale=scale * back,
                    motion=around.motion if count == 1 else None,
                )
            )
        return result

    def _place_in_air(self, entity: Entity) -> None:
        free = self._free("air")
        chosen = []
        frame = self._brief.frame
        for index in range(entity.count):
            if index < len(free):
                self._used.add(free[index][0])
                chosen.append(free[index][1])
            else:
                across = (index + 1) / (entity.count + 1) - 0.5
                lead = self._stage.anchors.get("lead")
                scale = (lead.scale if lead else 1.0) * (0.8 if entity.count < 4 else 0.45)
                y = frame.height * (0.42 + 0.08 * (index % 3))
                chosen.append(Anchor(across * frame.width * 0.9, y, lead.depth if lead else 1.0, scale, 1, "air"))
        self._cast(
            entity, [anchor if anchor.motion else replace(anchor, motion=_hover(i)) for i, anchor in enumerate(chosen)]
        )

    def _place_thing(self, entity: Entity, *, alone: bool) -> None:
        if self._flies(entity):
            self._place_in_air(entity)
            return
        named = self._stage.anchors.get(entity.concept)
        if named is not None and entity.concept not in self._used:
            self._used.add(entity.concept)
            self._cast(entity, [named])
            return
        wants_table = any(
            r.kind in ("on", "in") and r.target in ("table", "counter", "desk", "bar") for r in entity.relations
        )
        surfaces, ground = self._free("surface"), self._free("ground")
        small = bool(_TABLETOP & _names(entity))
        if surfaces and (wants_table or small or not ground):
            free = surfaces
        elif alone and self._places():
            self._place_on_ground(entity)
            return
        else:
            free = ground
        chosen = []
        for name, anchor in free[: entity.count]:
            self._used.add(name)
            chosen.append(anchor)
        while len(chosen) < entity.count:
            chosen.append(self._beside_ground(len(chosen), free[0][1] if free else None))
        self._cast(entity, chosen)

    def _beside_ground(self, index: int, near: Anchor | None) -> Anchor:
        """A place on the ground in front of the actors, for a thing the set has no anchor for."""
        frame = self._brief.frame
        lead = self._stage.anchors.get("lead", Anchor(0, frame.height * 0.86))
        base = near or replace(
            lead, y=min(frame.height * 0.95, lead.y + frame.height * 0.04), depth=lead.depth + 0.02, motion=None
        )
        return replace(base, x=self._gap(), supports="surface" if base.supports == "surface" else "ground")

    # --- attached ---------------------------------------------------------------------------------------------------

    def _mount(self, rider: Entity, mount: str) -> None:
        for beast in self._casts.get(mount, []):
            cast = self._one(rider, replace(beast.anchor, x=0, y=0, scale=1.0, motion=None, supports="mount"), 0)
            grip = "back"
            cast.anchor = Anchor(0, 0, 0.0, 0.8 if is_creature(beast.entity.concept) else 1.0, 1, grip)
            cast.pose = self._poses(rider, "mount", beast.anchor.scale, None, mirrored=beast.mirrored)
            cast.mirrored = False
            beast.attached.append(cast)
            self._casts.setdefault(rider.id, [])

    def _attach(self, thing: Entity, holder: str, grip: str) -> None:
        for number, cast in enumerate(self._everywhere(holder)):
            figure = self._make(_copy(thing, number))
            bounds = figure.bounds
            natural = next(
                (_IN_HAND[n] for n in (thing.concept, *lexicon.ancestors(thing.concept)) if n in _IN_HAND), _HELD
            )
            scale = min(1.0, natural / max(bounds.width(), bounds.height()))
            anchor = Anchor(0, 0, 0.0, scale, 1, grip)
            held = Cast(thing, figure, anchor, lambda t: Pose(support=grip), False, [])
            cast.attached.append(held)
            if grip == "hand":
                self._let_hold(cast, thing.concept)

    def _everywhere(self, entity_id: str) -> list[Cast]:
        found: list[Cast] = []
        queue = [cast for group in self._casts.values() for cast in group]
        while queue:
            cast = queue.pop()
            if cast.entity.id == entity_id:
                found.append(cast)
            queue.extend(cast.attached)
        return found

    def _let_hold(self, cast: Cast, what: str) -> None:
        before = cast.pose
        cast.pose = lambda t: replace(before(t), holds=what)

    # --- relations --------------------------------------------------------------------------------------------------

    def _relate(self, entities: Sequence[Entity]) -> None:
        for entity in entities:
            for relation in entity.relations:
                targets, own = self._casts.get(relation.target), self._casts.get(entity.id)
                if not targets or not own:
                    continue
                target = targets[0]
                for cast in own:
                    cast.anchor = self._related(cast, relation.kind, target)

    def _related(self, cast: Cast, kind: str, target: Cast) -> Anchor:
        here, there = cast.anchor, target.anchor
        gap = 0.36 * (cast.figure.bounds.width() * here.scale + target.figure.bounds.width() * there.scale)
        edge = self._brief.frame.width * 0.42
        match kind:
            case "left_of":
                return replace(here, x=max(-edge, there.x - gap))
            case "right_of":
                return replace(here, x=min(edge, there.x + gap))
            case "beside":
                side = 1 if there.x <= 0 else -1
                return replace(here, x=max(-edge, min(edge, there.x + side * gap)))
            case "behind":
                return replace(
                    here, x=there.x + 0.3 * gap, y=there.y - 16, depth=there.depth - 0.003, scale=here.scale * 0.94
                )
            case "in_front_of":
                return replace(here, x=there.x + 0.2 * gap, y=there.y + 14, depth=there.depth + 0.003)
            case "on":
                top = there.y + target.figure.bounds.top() * there.scale * 0.82
                return replace(
                    here, x=there.x, y=top, depth=there.depth + 0.002, motion=there.motion, supports="surface"
                )
            case "above":
                return replace(
                    here, x=there.x, y=there.y + target.figure.bounds.top() * there.scale - 30, supports="air"
                )
            case "under":
                return replace(here, x=there.x, y=there.y, depth=there.depth + 0.002)
            case _:
                return here

    # --- casts ------------------------------------------------------------------------------------------------------

    def _cast(self, entity: Entity, anchors: Sequence[Anchor]) -> None:
        self._casts[entity.id] = [self._one(entity, anchor, index) for index, anchor in enumerate(anchors)]

    def _one(self, entity: Entity, anchor: Anchor, number: int) -> Cast:
        travelling = self._travels(entity)
        if self._brief.travel and not travelling and anchor.supports not in ("air", "mount"):
            anchor = replace(anchor, motion=_passing(self._brief.travel, self._brief.seconds))
        mirrored = anchor.faces < 0 and not travelling
        pose = self._poses(entity, anchor.supports, anchor.scale, number, mirrored=mirrored)
        in_step = entity.action in ("play_chess", "dance", "march")
        delay = 0.0 if in_step else 0.37 * number
        return Cast(entity, self._make(_copy(entity, number)), anchor, pose, mirrored, [], delay)

    def _travels(self, entity: Entity) -> bool:
        moves = entity.action in _ALONG or entity.action in TRAVEL
        return self._brief.travel > 0 and is_creature(entity.concept) and moves

    def _poses(
        self, entity: Entity, support: str, scale: float, number: int | None, *, mirrored: bool
    ) -> Callable[[float], Pose]:
        action = entity.action or ("sit" if support == "sit" else "stand")
        speed = 0.0
        if self._travels(entity):
            speed = self._brief.travel / scale
            action = self._brief.action or "walk" if entity.action in _ALONG else action
        gaze = (0.35, 0.0) if action in _FACING else (0.0, 0.0)
        talk = self._talk

        def pose(t: float) -> Pose:
            loud = talk(entity.id, t) if not number else 0.0
            return Pose(action, support, loud, gaze, None, speed, mirrored)

        return pose


def _names(entity: Entity) -> set[str]:
    return {entity.concept, *lexicon.ancestors(entity.concept)}


def _copy(entity: Entity, number: int) -> Entity:
    """The same entity under a name of its own, so that several of a kind don't look alike."""
    return entity if number == 0 else entity.model_copy(update={"id": f"{entity.id}~{number + 1}"})


def _passing(travel: float, seconds: float) -> Callable[[float], Offset]:
    """How one who stays behind slides out of the picture of a travelling camera, passing its place a bit before half-time."""
    return lambda t: Offset(travel * (0.42 * seconds - t), 0.0)


def _hover(index: int) -> Callable[[float], Offset]:
    return lambda t: Offset(math.sin(t * 0.9 + index) * 14, math.sin(t * 1.7 + index * 1.3) * 9, 0.0)
