"""Where each entity of a shot goes: on the set's anchors, beside one another, into hands, onto backs.

It reads anchors and relations and makes `Cast`s; it chooses no figures and draws nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from core.generation import lexicon
from core.generation.animatic.catalogue import is_creature, kinds_of
from core.generation.animatic.relations import relate
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

_FLIES = frozenset({"fly", "abduct"})
_AIRBORNE = frozenset(
    {
        "butterfly",
        "bee",
        "dragonfly",
        "bat",
        "plane",
        "helicopter",
        "hot_air_balloon",
        "balloon",
        "ufo",
        "kite",
        "drone",
    }
    | {"fairy", "satellite", "parachute", "airship", "seagull", "hummingbird", "bubble"}
)
# What hangs in the sky far behind everything, and what of it the sets paint themselves at which times of day.
_HEAVENLY = frozenset({"planet", "earth", "mars", "star", "sun", "moon", "comet", "galaxy", "black_hole"})
_IN_SKY = _HEAVENLY | {"rainbow", "aurora", "shooting_star", "cloud", "fireworks", "tornado", "lightning"}
_DAYLIGHT = ("day", "dawn", "sunset")
_PAINTED = {"sun": _DAYLIGHT, "moon": ("night",), "star": ("night",), "cloud": _DAYLIGHT}
_SCENERY = frozenset({"wave", "path", "hilltop", "shadow"})  # always part of the set that has it
_PAINTED_WEATHER = {"drop": "rain", "puddle": "rain", "snowflake": "snow", "lightning": "storm"}
_ON_TABLES = frozenset(
    {"drink", "food", "container", "book", "laptop", "candle", "flower", "chess", "newspaper", "letter", "phone"}
)
# The longest side of a held thing in units of an adult of 210, larger than life where life would be too small to see.
_IN_HAND = {
    "guitar": 170.0,
    "instrument": 130.0,
    "umbrella": 190.0,
    "weapon": 150.0,
    "book": 74.0,
    "newspaper": 80.0,
    "drink": 44.0,
    "flower": 70.0,
    "balloon": 120.0,
    "phone": 40.0,
    "animal": 90.0,
}
_HELD = 66.0
_OPEN = frozenset(
    {"bicycle", "motorcycle", "scooter", "skateboard", "surfboard", "sled", "skis", "wheelchair", "horse", "broom"}
)
# What figures know how to play; other actions are played as the nearest of these that they are a kind of.
_PLAYED = frozenset(
    [
        "stand",
        "sit",
        "walk",
        "run",
        "think",
        "read",
        "drink",
        "eat",
        "dance",
        "play",
        "play_guitar",
        "play_chess",
        "surf",
        "ride",
        "sleep",
        "talk",
        "look",
        "wave",
        "jump",
        "swim",
        "fly",
        "cook",
        "type",
        "hold",
        "hug",
        "fight",
        "chase",
        "sing",
        "cheer",
        "laugh",
        "listen",
        "point",
        "float",
    ]
)
# What can be done while walking along; with any other action one stays where one is, and a travelling lead passes by.
_ALONG = frozenset({None, "talk", "look", "hold", "carry", "sing", "think", "laugh", "float"})
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
        actors = [e for e in entities if acts(e) and e.id not in carried and e.id not in riding]
        things = [e for e in entities if not acts(e) and e.id not in carried]
        ridden = [e for e in things if e.id in riding.values()]
        flyers = [e for e in actors if self._flies(e)]
        for entity in [*ridden, *(e for e in actors if e not in flyers)]:
            self._place_on_ground(entity)
        for entity in flyers:
            self._place_in_air(entity, leads=entity is actors[0])
        for entity in things:
            if entity not in ridden:
                self._place_thing(entity, alone=not actors)
        for rider, mount in riding.items():
            self._mount(by_id[rider], mount)
        for thing, (holder, kind) in carried.items():
            self._attach(by_id[thing], holder, "head" if kind == "wearing" else "hand")
        relate(entities, self._casts, self._brief.frame.width)
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
        brief, concept = self._brief, entity.concept
        by_weather = _PAINTED_WEATHER.get(concept)
        return (
            concept in _SCENERY
            or brief.time_of_day in _PAINTED.get(concept, ())
            or (by_weather is not None and by_weather in (brief.weather, {"storm": "rain"}.get(brief.weather)))
        )

    # --- where ------------------------------------------------------------------------------------------------------

    def _flies(self, entity: Entity) -> bool:
        return entity.action in _FLIES or bool(_AIRBORNE & kinds_of(entity.concept))

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

    def _place_in_air(self, entity: Entity, *, leads: bool = False) -> None:
        frame = self._brief.frame
        lead = self._stage.anchors.get("lead", Anchor(0, frame.height * 0.86))
        chosen: list[Anchor] = []
        if leads and entity.count == 1:
            chosen = [replace(lead, y=frame.height * 0.58, supports="air", motion=None)]
        for name, anchor in self._free("air")[: entity.count - len(chosen)]:
            self._used.add(name)
            chosen.append(anchor)
        size = lead.scale * (0.75 if entity.count < 4 else 0.42)
        missing = entity.count - len(chosen)
        for index in range(missing):
            across = (index + 1) / (missing + 1) - 0.5
            y = frame.height * (0.40 + 0.09 * (index % 3))
            chosen.append(Anchor(across * frame.width * 0.9, y, lead.depth, size, 1, "air"))
        self._cast(entity, [a if a.motion else replace(a, motion=_hover(index)) for index, a in enumerate(chosen)])

    def _place_in_sky(self, entity: Entity) -> None:
        frame = self._brief.frame
        small = min(frame.width, frame.height) / 480
        step = frame.width * 0.8 / entity.count
        places = [
            (-frame.width * 0.4 + (index + 0.5) * step, 0.34 - 0.06 * (index % 2)) for index in range(entity.count)
        ]
        if entity.count == 1:
            places = [(frame.width * 0.22, 0.33)]
        self._cast(entity, [Anchor(x, frame.height * y, 0.14, 1.3 * small, 1, "air") for x, y in places])

    def _place_thing(self, entity: Entity, *, alone: bool) -> None:
        names = kinds_of(entity.concept)
        if _IN_SKY & names:
            self._place_in_sky(entity)
            return
        if self._flies(entity):
            self._place_in_air(entity, leads=alone)
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
        small = bool(_ON_TABLES & names)
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
        for number, beast in enumerate(self._casts.get(mount, [])):
            names = kinds_of(beast.entity.concept)
            inside = "vehicle" in names and not _OPEN & names
            scale = 0.8 if is_creature(beast.entity.concept) or inside else 1.0
            # who drives looks out over the body; who rides sits on it
            anchor = Anchor(0, 0, -1.0 if inside else 0.0, scale, 1, "back")
            pose = self._poses(rider, "mount", beast.anchor.scale * scale, number, mirrored=beast.mirrored)
            beast.attached.append(Cast(rider, self._make(_copy(rider, number)), anchor, pose, False, [], beast.delay))

    def _attach(self, thing: Entity, holder: str, grip: str) -> None:
        for number, cast in enumerate(self._everywhere(holder)):
            figure = self._make(_copy(thing, number))
            bounds = figure.bounds
            natural = next(
                (_IN_HAND[n] for n in (thing.concept, *lexicon.ancestors(thing.concept)) if n in _IN_HAND), _HELD
            )
            if cast.anchor.supports == "bust":
                natural *= float(
                    getattr(cast.figure, "bust_scale", 1.0)
                )  # a bust may be drawn larger than a whole figure
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
        moves = entity.action in _ALONG or travel_of(entity.action) > 0
        return self._brief.travel > 0 and acts(entity) and moves

    def _poses(
        self, entity: Entity, support: str, scale: float, number: int | None, *, mirrored: bool
    ) -> Callable[[float], Pose]:
        action = played(entity.action) or ("sit" if support == "sit" else "stand")
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


def played(action: str | None) -> str | None:
    """The action as figures play it: itself, or the nearest they know that it is a kind of."""
    if action is None or action in _PLAYED:
        return action
    return next((name for name in lexicon.ancestors(action, "action") if name in _PLAYED), action)


def travel_of(action: str | None) -> float:
    """How fast the ground passes under who does that, in world units per second; 0 for what is done on the spot."""
    if action is None:
        return 0.0
    return next((TRAVEL[name] for name in (action, *lexicon.ancestors(action, "action")) if name in TRAVEL), 0.0)


def acts(entity: Entity) -> bool:
    """Whether it is an actor: a creature, or a vehicle that does something."""
    return is_creature(entity.concept) or (lexicon.kind(entity.concept) == "vehicle" and entity.action is not None)


def _copy(entity: Entity, number: int) -> Entity:
    """The same entity under a name of its own, so that several of a kind don't look alike."""
    return entity if number == 0 else entity.model_copy(update={"id": f"{entity.id}~{number + 1}"})


def _passing(travel: float, seconds: float) -> Callable[[float], Offset]:
    """How one who stays behind slides out of the picture of a travelling camera, passing its place a bit before half-time."""
    return lambda t: Offset(travel * (0.42 * seconds - t), 0.0)


def _hover(index: int) -> Callable[[float], Offset]:
    return lambda t: Offset(math.sin(t * 0.9 + index) * 14, math.sin(t * 1.7 + index * 1.3) * 9, 0.0)
