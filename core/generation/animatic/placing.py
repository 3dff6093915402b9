"""Where each entity of a shot goes: on the set's anchors, beside one another, into hands, onto backs.

It reads anchors and relations and makes `Cast`s; it chooses no figures and draws nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from core.generation import lexicon
from core.generation.animatic import habitats, indoors, mounts, parts, picnics, spots, tank
from core.generation.animatic.acting import Acting, Talk, acts, travel_of
from core.generation.animatic.catalogue import is_creature, kinds_of
from core.generation.animatic.extents import Extents
from core.generation.animatic.moves import NEAR, Distance
from core.generation.animatic.relations import relate
from core.generation.animatic.rigs.wardrobe import worn_at
from core.generation.animatic.spread import CROWD, enlarge, least_scale, spread
from core.generation.animatic.stage import Anchor, Brief, Cast, Figure, Frame, Pose, Stage, Wears
from core.generation.animatic.stature import held_length, natural_size, said_size
from core.generation.scene import Entity, Shape

_LEADS = ("lead", "second", "third", "fourth", "fifth", "sixth")
_FLIES = frozenset({"fly", "abduct"})
_FLYING_MOUNTS = frozenset({"broom", "broomstick", "magic_carpet", "pegasus", "dragon", "eagle"})
_DAYLIGHT = ("day", "dawn", "sunset")
_PAINTED = {"sun": _DAYLIGHT, "moon": ("night",), "full_moon": ("night",), "star": ("night",), "cloud": _DAYLIGHT}
_PAINTED_WEATHER = {"drop": "rain", "puddle": "rain", "snowflake": "snow", "lightning": "storm"}
_SCENIC = frozenset({"furniture", "nature", "building", "plant"})  # of what kinds sets paint things
_SCENERY = frozenset({"wave", "path", "hilltop", "shadow"})  # always part of the set that has it
_GROUND = frozenset(
    {"ice", "ice_cube", "grass", "sand", "floor", "ground", "mud", "lawn", "road", "path", "snow", "water", "street"}
)

_ON_TABLES = frozenset(
    {"drink", "food", "container", "book", "laptop", "candle", "flower", "chess", "newspaper", "letter", "phone"}
)
_TALL = frozenset({"building", "tree", "ship", "train"})
_WORN_WIDTH = {"eyes": 1.1, "neck": 1.1, "back": 2.2}  # how long what is worn there is, in widths of the wearer's head


class Placing:
    """Fills one stage. ``make`` gives the figure for an entity, ``talk`` how loud a speaker is at a moment.

    ``crosses`` says that who moves does so right through the picture, under a camera that stays; ``chats``, that nobody is heard to
    speak. ``distance`` is how much
    farther off the cast is than the set was composed for, ``leg`` which part of the shot is shown.
    """

    def __init__(
        self,
        brief: Brief,
        stage: Stage,
        talk: Talk,
        make: Callable[[Entity], Figure],
        *,
        crosses: bool = False,
        chats: bool = False,
        distance: Distance = NEAR,
        leg: spots.Leg | None = None,
    ) -> None:
        self._leg = leg or spots.Leg(brief.seconds)
        self._distance = distance
        self.extents = Extents()
        self._brief, self._stage, self._make, self._crosses = brief, stage, make, crosses
        self._acting = Acting(brief, talk, chats=chats)
        self._casts: dict[str, list[Cast]] = {}
        self._used: set[str] = set()
        self._mounts: set[str] = set()
        self._by_layer: dict[str, str] = {}
        self._concepts: dict[str, str] = {}
        self._bases: set[str] = set()  # what others are on or in
        self._borne: Mapping[str, set[str]] = {}  # and how, or that they are under it
        self._chased: set[str] = set()  # whom or what those who get somewhere are after
        self._peopled = self._mixed = False
        self._at_parts = False  # somebody's place is at a part of the set, whose size is given

    @property
    def shown(self) -> Mapping[str, str]:
        """Entities that the set itself shows: their ids by the name of the layer."""
        return self._by_layer

    def place(self, entities: Sequence[Entity]) -> list[Cast]:
        """A cast for every copy of every entity, those that are held or ridden attached to others."""
        self._concepts = {entity.id: entity.concept for entity in entities}
        self._bases = {r.target for entity in entities for r in entity.relations if r.kind in ("on", "in")}
        self._borne = parts.borne(entities, self._lead())
        self._peopled = any(lexicon.kind(entity.concept) == "person" for entity in entities)
        self._mixed = len({e.concept for e in entities if lexicon.kind(e.concept) == "animal"}) > 1
        by_id = {entity.id: entity for entity in entities if not self._is_shown(entity)}
        carried = {
            relation.target: (entity.id, relation.kind)
            for entity in by_id.values()
            for relation in entity.relations
            if relation.kind in ("holding", "wearing") and relation.target in by_id
        }
        riding = {id_: mount for id_, entity in by_id.items() if (mount := self._mount_of(entity)) in by_id}
        self._mounts = {mount for mount in riding.values() if mount}
        placed = [entity for id_, entity in by_id.items() if id_ not in carried and id_ not in riding]
        actors = [entity for entity in placed if acts(entity) or entity.id in self._mounts]
        if placed and lexicon.kind(placed[0].concept) == "vehicle" and placed[0] not in actors:
            actors.insert(0, placed[0])  # a vehicle that is named first is the subject, whatever it does
        self._chased = {
            relation.target
            for entity in actors
            for relation in entity.relations
            if relation.kind == "acting_on" and travel_of(entity.action)
        }
        for entity in actors:
            if self._flies(entity):
                first = entities[0].id
                self._place_in_air(entity, leads=entity is actors[0] or riding.get(first) == entity.id)
            else:
                self._place_actor(entity)
        for entity in placed:
            if entity not in actors:
                self._place_thing(entity, alone=not actors)
        waiting = dict(riding)
        while waiting:  # who carries somebody is seated first
            ready = [rider for rider, mount in waiting.items() if mount not in waiting] or list(waiting)
            for rider in ready:
                self._seat(by_id[rider], waiting.pop(rider) or "")
        for thing, (holder, kind) in carried.items():
            self._attach(by_id[thing], holder, worn_at(by_id[thing].concept) if kind == "wearing" else "hand")
        self._rows()
        indoors.seat_the_low(
            [cast for group in self._casts.values() for cast in group], self.extents, self._stage.anchors.get("surface")
        )
        enlarge([cast for group in self._casts.values() for cast in group], self.extents, self._brief.frame)
        ties = relate(list(by_id.values()), self._casts, self.extents, self._brief.frame)
        for group in self._casts.values():
            if len(group) > spots.LINE:  # many of a kind are moved as one
                ties.bound += [(cast, group[0]) for cast in group[1:]]
        casts = [cast for group in self._casts.values() for cast in group]
        closer = 0.0 if self._at_parts else self._distance.size
        spread(casts, ties, self.extents, self._kept_in_view(), closer, self._distance.top)
        if not self._brief.travel:
            for cast, target in ties.faces:
                _turn(cast, left=target.anchor.x < cast.anchor.x)
        return casts

    def _kept_in_view(self) -> Frame:
        """The frame without what a move takes out of view at its sides; a wide one has room enough for most."""
        frame, wide = self._brief.frame, self._distance.wide
        if frame.shape is Shape.LANDSCAPE and self._distance.size == 1:
            return frame
        return replace(frame, width=frame.width * wide)

    def _rows(self) -> None:
        """Draw up in rows those of whom there are many, now that their size is known."""
        for group in self._casts.values():
            if len(group) > spots.LINE and group[0].anchor.supports not in ("surface", "bust"):
                self.extents.share(group[0], group[1:])
                unit = self.extents.unit(group[0])
                first = group[0].anchor
                if len(group) <= CROWD:
                    first = replace(first, scale=max(first.scale, least_scale(unit, self._brief.frame)))
                places = spots.rows(len(group), first, self._brief.frame, unit.width, unit.height)
                for cast, place in zip(group, places, strict=True):
                    cast.anchor = place

    def _is_shown(self, entity: Entity) -> bool:
        """Whether the set paints the entity: in a layer of its own, as one of its parts, or in its sky."""
        brief, concept = self._brief, entity.concept
        layer, scenic = f"set:{concept}", lexicon.kind(concept) in _SCENIC or concept in parts.WORKED_AT
        if any(parts.must_be_brought(kind, concept, self._stage.anchors) for kind in self._borne.get(entity.id, ())):
            return False
        waits = lexicon.kind(concept) == "vehicle" and not entity.colour and not travel_of(entity.action)
        if (scenic or waits) and any(each.name == layer for each in self._stage.layers):
            self._by_layer[layer] = entity.id
            return True
        if scenic and concept in self._stage.anchors and entity.count == 1 and not entity.colour:
            return True  # the set has a place named after it: it is there
        painted = lexicon.lexicon().parts.get(brief.setting, frozenset())
        by_weather = _PAINTED_WEATHER.get(concept)
        return (
            concept in _SCENERY
            or (concept in _GROUND and entity.id in self._bases)
            or (concept in painted and lexicon.kind(concept) in ("furniture", "nature") and not entity.colour)
            or brief.time_of_day in _PAINTED.get(concept, ())
            or (by_weather is not None and by_weather in (brief.weather, {"storm": "rain"}.get(brief.weather)))
        )

    def _mount_of(self, entity: Entity) -> str | None:
        """The id of what the entity rides, drives or sits on, if it is somebody or something that carries."""
        for relation in entity.relations:
            concept = self._concepts.get(relation.target)
            if concept is None or not is_creature(entity.concept):
                continue
            carries = (
                is_creature(concept) or lexicon.kind(concept) == "vehicle" or bool(mounts.OPEN & kinds_of(concept))
            )
            if relation.kind == "riding" or (relation.kind in ("on", "in") and carries):
                return relation.target
        return None

    # --- where ------------------------------------------------------------------------------------------------------

    def _flies(self, entity: Entity) -> bool:
        ridden_through_air = entity.id in self._mounts and bool(_FLYING_MOUNTS & kinds_of(entity.concept))
        return entity.action in _FLIES or ridden_through_air or bool(habitats.AIRBORNE & kinds_of(entity.concept))

    def _free(self, *names: str) -> list[str]:
        """The set's anchors of those names ("surface", "surface-2" for "surface") that are still free, in its order."""
        return [name for name in self._stage.anchors if name not in self._used and name.split("-")[0] in names]

    def _take(self, names: Sequence[str]) -> list[Anchor]:
        self._used.update(names)
        return [self._stage.anchors[name] for name in names]

    def _lead(self) -> Anchor:
        return self._stage.anchors.get("lead", Anchor(0, self._brief.frame.height * 0.86))

    def _gap(self) -> float:
        return spots.gap((cast.anchor.x for group in self._casts.values() for cast in group), self._brief.frame)

    def _asked(self, entity: Entity) -> list[Anchor]:
        """The places that the entity's own words ask for: on, under or beside a named part of the set."""
        for relation in entity.relations:
            word = self._concepts.get(relation.target, relation.target)
            if relation.target in self._casts:
                continue
            names = self._free(word) or (self._free("surface") if word in parts.TABLES else [])
            names = self._free(f"below_{word}") if relation.kind == "under" else names
            own = relation.target not in self._concepts and relation.kind in ("on", "in", "under")
            if names and relation.kind in ("on", "in", "under"):
                self._at_parts |= own
                return self._take(names[: entity.count])
            base = self._stage.anchors.get(word) or (
                self._stage.anchors.get("surface") if word in parts.TABLES else None
            )
            place = parts.place(relation.kind, word, base, self._lead(), self._brief.frame)
            if place is not None:
                self._at_parts |= own
                return [place]
        return []

    def _outside(self, entity: Entity) -> list[Anchor]:
        """Places behind the window for who is seen through it; who goes somewhere passes it."""
        free = self._free("outside")[: entity.count]
        if not free or not indoors.is_outside(entity, self._concepts, self._lead(), first=not self._casts):
            return []
        if not travel_of(entity.action):
            return self._take(free)
        way = spots.crossing(0.7 * self._brief.frame.width, self._leg)
        return [replace(anchor, x=0.0, motion=way, faces=-1 if self._leg.back else 1) for anchor in self._take(free)]

    def _place_actor(self, entity: Entity) -> None:
        person = lexicon.kind(entity.concept) == "person"
        glass = self._free("tank") if tank.swims(entity.concept) else []
        anchors = self._take(glass[: entity.count]) or self._outside(entity) or self._asked(entity)
        if anchors and person and anchors[0].supports == "surface" and entity.action != "sleep":
            anchors = []  # whoever is at a table sits at it, and does not stand on it
        if anchors:
            anchors += [anchors[-1]] * (entity.count - len(anchors))
            self._cast(entity, anchors)
            if glass:
                tank.settle(self._casts[entity.id], self.extents, self._brief.frame)
            return
        afloat = bool(habitats.AFLOAT & kinds_of(entity.concept)) or entity.action in ("swim", "sail", "row")
        # where the lead floats or rides, so do the others
        afloat = afloat and self._lead().supports in ("stand", "sit")
        free = self._free("water") if afloat else []
        free = free or ([] if afloat and "water" in self._stage.anchors else self._free(*_LEADS))
        if entity.count <= len(free):
            anchors = self._take(free[: entity.count])
        else:
            more = self._stage.anchors["water"] if afloat and "water" in self._stage.anchors else self._lead()
            first = self._take(free)[0] if free else replace(more, x=self._gap(), depth=more.depth - 0.004)
            anchors = spots.line(entity.count, first, self._brief.frame) if entity.count > 1 else [first]
        self._cast(entity, anchors)

    def _place_in_air(self, entity: Entity, *, leads: bool) -> None:
        frame, lead = self._brief.frame, self._lead()
        anchors: list[Anchor] = []
        if leads and entity.count == 1:
            anchors = [replace(lead, y=frame.height * 0.58, supports="air", motion=None)]
            self._used.add("lead")
        anchors += self._take(self._free("air")[: entity.count - len(anchors)])
        anchors += spots.in_air(entity.count - len(anchors), lead, frame)
        self._cast(
            entity, [a if a.motion else replace(a, motion=spots.hover(index)) for index, a in enumerate(anchors)]
        )

    def _place_thing(self, entity: Entity, *, alone: bool) -> None:
        names = kinds_of(entity.concept)
        if habitats.IN_SKY & names:
            self._cast(entity, spots.in_sky(entity.count, self._brief.frame))
            return
        if self._flies(entity):
            self._place_in_air(entity, leads=alone)
            return
        anchors = self._take(self._free(entity.concept)[: entity.count]) or self._asked(entity)
        if not anchors and entity.concept == picnics.CLOTH and self._lead().supports == "stand":
            anchors = [picnics.place(self._lead(), self._brief.frame)]
        if not anchors:
            free = self._free("surface") if _ON_TABLES & names else []
            if not free and habitats.AFLOAT & names:
                free = self._free("water")
            if not free and alone and self._lead().supports == "sit" and self._free("ground"):
                ground = self._take(self._free("ground")[:1])[
                    0
                ]  # no thing sits on the sofa: it stands on the floor before it
                free, anchors = [], [replace(ground, x=0.25 * ground.x)]
            elif not free and alone and self._free(*_LEADS):
                self._place_actor(entity)
                return
            if not free and not _TALL & names and not (habitats.AFLOAT & names and "water" in self._stage.anchors):
                free = self._free("ground") or self._free("surface")
            anchors += self._take(free[: entity.count - len(anchors)])
        if not anchors and habitats.AFLOAT & names and "water" in self._stage.anchors:
            anchors.append(self._stage.anchors["water"])
        while len(anchors) < entity.count:
            anchors.append(self._beside(anchors[-1] if anchors else None, tall=bool(_TALL & names)))
        self._cast(entity, anchors)

    def _beside(self, near: Anchor | None, *, tall: bool) -> Anchor:
        """A place for a thing the set has no anchor for: in front of the actors, or behind them if it is tall."""
        height, lead = self._brief.frame.height, self._lead()
        if near is not None:
            return replace(near, x=self._gap())
        if tall:
            return Anchor(self._gap(), lead.y - 0.03 * height, lead.depth - 0.006, lead.scale, 1, "ground")
        y = min(height * 0.95, lead.y + height * 0.04)
        return Anchor(self._gap(), y, lead.depth + 0.02, lead.scale, 1, "ground")

    # --- attached ---------------------------------------------------------------------------------------------------

    def _seat(self, rider: Entity, mount: str) -> None:
        """Seat the riders on the copies of what they ride. Who drives looks out over the body; who rides sits on it."""
        places = mounts.seats(self._everywhere(mount), rider.count)
        for number, (beast, seat, along) in enumerate(places):
            names = kinds_of(beast.entity.concept)
            inside = "vehicle" in names and not mounts.OPEN & names
            scale = 0.8 if is_creature(beast.entity.concept) or inside else 1.0
            scale = float(getattr(beast.figure, "rider_scale", scale))
            if inside and hasattr(beast.figure, "driven"):
                beast.figure.driven = True
            shift = 0.28 * along * beast.figure.bounds.width()
            way, motion = mounts.facing(beast, seat), mounts.turning(beast, seat)
            anchor = Anchor(shift, 0, -1.0 if inside else 0.0, scale, way, seat, motion)
            if lexicon.kind(beast.entity.concept) == "person":
                anchor = Anchor(0, mounts.ON_SHOULDERS, -1.0, 0.8, 1, "neck")
            pose = self._acting.poses(rider, "mount", beast.anchor.scale * scale, number, mirrored=beast.mirrored)
            pose = mounts.riding(pose, beast.entity.concept)
            copy = self._make(_copy(rider, number))
            beast.attached.append(Cast(rider, copy, anchor, pose, way < 0, [], beast.delay))

    def _attach(self, thing: Entity, holder: str, grip: str) -> None:
        """Put a thing into the hands or on the head of each copy of its holder."""
        for number, cast in enumerate(self._everywhere(holder)):
            garment = cast.figure.garment(thing.concept) if grip != "hand" and isinstance(cast.figure, Wears) else None
            if garment is not None:
                cast.attached.append(
                    Cast(thing, garment, Anchor(0, 0, 0.0, 1.0, 1, "worn"), cast.pose, delay=cast.delay)
                )
                continue
            figure = self._make(_copy(thing, number))
            longest = held_length(thing.concept)
            if cast.anchor.supports == "bust":
                longest *= float(
                    getattr(cast.figure, "bust_scale", 1.0)
                )  # a bust may be drawn larger than a whole figure
            scale = min(1.0, longest / max(figure.bounds.width(), figure.bounds.height()))
            down = 0.0
            if grip != "hand":
                longest = float(getattr(cast.figure, "head_width", 62.0)) * _WORN_WIDTH.get(grip, 1.8)
                scale = longest / max(figure.bounds.width(), figure.bounds.height())
                down = {"eyes": 0.5, "neck": 0.8}.get(grip, 0.0) * figure.bounds.height() * scale
            held = Cast(thing, figure, Anchor(0, down, 0.0, scale, 1, grip), lambda t: Pose(support=grip))
            cast.attached.append(held)
            if grip == "hand":
                _let_hold(cast, thing.concept)

    def _everywhere(self, entity_id: str) -> list[Cast]:
        """All casts of an entity, those that ride on others included."""
        found: list[Cast] = []
        waiting = [cast for group in self._casts.values() for cast in group]
        while waiting:
            cast = waiting.pop()
            if cast.entity.id == entity_id:
                found.append(cast)
            waiting.extend(cast.attached)
        return found

    # --- casts ------------------------------------------------------------------------------------------------------

    def _cast(self, entity: Entity, anchors: Sequence[Anchor]) -> None:
        self._casts[entity.id] = [self._one(entity, anchor, index) for index, anchor in enumerate(anchors)]

    def _one(self, entity: Entity, anchor: Anchor, number: int) -> Cast:
        brief, ridden = self._brief, entity.id in self._mounts
        along = ridden or entity.id in self._chased or self._acting.goes_along(entity)
        if brief.travel and not along and anchor.depth > 0.5 and anchor.supports not in ("air", "mount"):
            anchor = replace(anchor, motion=spots.passing(brief.travel, brief.seconds))
        pace = self._pace(entity, anchor)
        if pace:
            anchor = replace(anchor, motion=spots.crossing(pace * self._leg.seconds, self._leg))
            along = True
        size = natural_size(entity, peopled=self._peopled, mixed=self._mixed) * said_size(entity)
        if anchor.supports in ("stand", "ground", "air") and anchor.depth > 0.5:
            size *= self._distance.size
            up = self._distance.up * self._brief.frame.height if anchor.supports != "air" else 0.0
            anchor = replace(anchor, y=anchor.y - up)
        anchor = replace(anchor, scale=anchor.scale * size)
        if lexicon.kind(entity.concept) == "building" and anchor.supports in ("mount", "water"):
            anchor = replace(anchor, motion=None)  # no wave moves a lighthouse
        figure = self._make(_copy(entity, number))
        if anchor.supports == "air" and not 0.3 < anchor.depth < 0.5:  # behind glass there is a place for everything
            # nothing that flies or hangs in the sky is cut off at the top
            top = 0.03 * brief.frame.height - figure.bounds.top() * anchor.scale
            anchor = replace(anchor, y=max(anchor.y, top))
        goes = along and brief.travel + pace > 0
        mirrored = self._leg.back and pace > 0 if goes else anchor.faces < 0
        if entity.count > 1 and lexicon.kind(entity.concept) == "vehicle":
            mirrored = False  # in traffic all go the same way
        pose = self._acting.poses(
            entity, anchor.supports, anchor.scale, number, mirrored=mirrored, ridden=ridden, pace=pace
        )
        # players keep to one clock, and so do dancers; others would look like one film shown twice
        in_step = entity.action in ("play_chess", "dance")
        return Cast(entity, figure, anchor, pose, mirrored, [], 0.0 if in_step else 0.37 * number)

    def _pace(self, entity: Entity, anchor: Anchor) -> float:
        """How fast it walks, drives or flies through a set that stays, in world units per second: right across, if the camera stays."""
        moves = travel_of(entity.action) or (entity.id in self._mounts and travel_of(self._brief.action))
        if self._brief.travel or not moves or not acts(entity) or anchor.supports not in ("stand", "air"):
            return 0.0
        alone = len(self._concepts) == 1 and entity.count == 1
        way = (1.0 if self._crosses else 0.26) if alone else 0.12
        # who walks does not hurry from edge to edge: legs could not keep up with it
        return min(self._brief.frame.width * way / self._leg.seconds, 1.6 * moves)


def _turn(cast: Cast, *, left: bool) -> None:
    """Have a cast face that way."""
    before = cast.pose
    cast.mirrored = left
    cast.pose = lambda t: replace(before(t), mirrored=left)


def _let_hold(cast: Cast, what: str) -> None:
    before = cast.pose
    cast.pose = lambda t: replace(before(t), holds=what)


def _copy(entity: Entity, number: int) -> Entity:
    """The same entity under a name of its own, so that several of a kind don't look alike."""
    return entity if number == 0 else entity.model_copy(update={"id": f"{entity.id}~{number + 1}"})
