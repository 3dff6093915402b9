"""From a Shot to a Stage with its cast: what the prompt left open is filled in, a set is built, figures are chosen and placed.

It decides *what* and *where*; how things look is the business of sets, rigs and props.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from core.generation import lexicon
from core.generation.animatic.acting import Talk, acts, travel_of
from core.generation.animatic.attention import attend
from core.generation.animatic.ballgames import keep_in_play, taken_up
from core.generation.animatic.blocking import Blocking, first_cast, kept
from core.generation.animatic.callings import at_work, needs_snow
from core.generation.animatic.catalogue import builder_for, figure_for, is_creature, kinds_of
from core.generation.animatic.dining import laid, serve
from core.generation.animatic.dyes import dyed_layer
from core.generation.animatic.extents import Extents
from core.generation.animatic.guesses import aboard, guess_setting, guess_time
from core.generation.animatic.mounts import OPEN, one_each
from core.generation.animatic.moves import ORDINARY, Tempo, distance_under, is_move, tempo_of
from core.generation.animatic.parts import furnished
from core.generation.animatic.picnics import laid_out, with_guests
from core.generation.animatic.placing import Placing
from core.generation.animatic.props.rides import RIDES
from core.generation.animatic.ruts import ways_under
from core.generation.animatic.spots import Leg
from core.generation.animatic.stage import FRAMES, Brief, Cast, Look, Stage, Worn
from core.generation.animatic.voicing import opened
from core.generation.scene import Entity, Relation, Scene, Shot, seed_for

_STAYS = frozenset({"cafe", "room", "sea"})  # sets through which nobody travels: walls, or water that moves by itself

_NATURAL = {"fox": "red", "bear": "brown", "wolf": "gray", "lion": "golden", "elephant": "gray"}

# What an action needs in the hands or at hand, if the prompt doesn't name it.
_TOOLS = {
    "play_guitar": "guitar",
    "play_chess": "chess",
    "read": "book",
    "type": "laptop",
    "surf": "surfboard",
    "drink": "coffee",
}
_OTHER_TOOLS = {
    "drink": ("drink",),
    "read": ("newspaper", "magazine", "letter", "map", "scroll", "menu", "note", "comic", "diary", "tablet", "phone"),
}


@dataclass
class Production:
    """One shot, ready for the compositor. ``shown`` are the ids of the entities that layers of the set show, by layer name.

    ``style`` is the shot's own, where the brief has the plainest one that sets know. ``seconds`` is how long the shot lasts, where
    the brief has how much time passes in it: ``tempo`` apart, the two are the same. ``extents`` are the measured sizes of the casts.
    ``leg`` is the part of the shot that is shown, by the set's clock. ``returning``: the camera goes back the way it came.
    ``framed`` are the casts that the camera was set up for, if an edit has changed them since.
    """

    brief: Brief
    stage: Stage
    casts: list[Cast]
    shown: Mapping[str, str]
    camera: str
    style: str | None = None
    seconds: float = 5.0
    tempo: Tempo = ORDINARY
    extents: Extents | None = None
    leg: Leg = field(default_factory=lambda: Leg(5.0))
    returning: bool = False
    framed: Sequence[Cast] = ()


def settled(shot: Shot) -> Shot:
    """The shot with its setting, time of day and weather decided, where the prompt left them open, and its cast at work."""
    shot = shot.model_copy(
        update={
            "entities": at_work(taken_up(with_guests(shot.entities)), shot.setting),
            "blocking": tuple(at_work(taken_up(with_guests(cast)), shot.setting) for cast in shot.blocking),
        }
    )
    cast = first_cast(shot)  # what was guessed from it stands, whoever plays now
    if shot.season is None and needs_snow(cast):
        shot = shot.model_copy(update={"season": "winter"})
    moving = any(travel_of(entity.action) > 0 for entity in cast)
    setting = shot.setting or guess_setting(cast, None if shot.blocking else shot.style, shot.place, moving=moving)
    setting = aboard(cast, setting)
    return shot.model_copy(
        update={
            "setting": setting,
            "time_of_day": shot.time_of_day or guess_time(cast, setting, shot.style, shot.mood),
            "weather": _simplest(shot.weather, "weather") or "clear",
        }
    )


def produce(scene: Scene, index: int, seconds: float, talk: Talk | None = None) -> Production:
    """Build the set and the cast of the scene's shot number ``index``, which lasts ``seconds``."""
    shot = settled(scene.shots[index])
    tempo = tempo_of(shot.camera)
    # the set is laid out for the first clip that showed it, and those that go on from there find it as it was
    passed = [part.seconds * tempo_of(part.camera).near for part in shot.earlier]
    first = shot.model_copy(update={"entities": first_cast(shot)})
    brief = brief_for(scene, first, passed[0] if passed else seconds * tempo.near)
    leg = Leg(seconds * tempo.near, sum(passed), len(passed))
    stage = builder_for(brief.setting)(brief)
    doing = {entity.id: entity.action for entity in shot.entities}

    def loud(speaker: str | None, t: float) -> float:
        return max(talk(speaker, t) if talk else 0.0, opened(doing.get(speaker or ""), t))

    def placed(entities: tuple[Entity, ...]) -> tuple[Placing, Blocking]:
        placing = Placing(
            brief,
            stage,
            lambda speaker, t: loud(speaker, (t - leg.since) / tempo.near),
            lambda entity: figure_for(look_of(scene, entity, entities)),
            crosses=shot.camera == "static" and brief.setting not in _STAYS,
            chats=talk is None and not shot.dialogue,
            distance=distance_under(shot.camera),
            leg=leg,
        )
        furnishings = furnished(_with_tools(entities), stage.anchors)
        casts = placing.place(laid(laid_out(furnishings, stage.anchors, brief.setting), stage))
        attend(casts, entities)
        keep_in_play(casts, placing.extents, brief.frame)
        serve(casts, entities)
        return placing, Blocking(entities, casts, placing.extents)

    first_placing, before = placing, now = placed(first.entities)
    framed = before.casts if shot.blocking else []
    for entities in (*shot.blocking[1:], shot.entities) if shot.blocking else ():
        placing, now = placed(entities)
        now = Blocking(entities, kept(before, now, brief.frame), placing.extents)
        before = now
    casts = now.casts
    _repaint(stage, first_placing.shown, placing.shown, shot)
    stage.layers += ways_under(casts, brief)
    camera = _camera(shot.camera) or ("follow" if brief.travel else stage.camera)
    return Production(
        brief,
        stage,
        casts,
        placing.shown,
        camera,
        shot.style,
        seconds,
        tempo,
        placing.extents,
        leg,
        _returns(shot),
        framed,
    )


def _repaint(stage: Stage, before: Mapping[str, str], now: Mapping[str, str], shot: Shot) -> None:
    """Take away what the set showed of those who are gone, and give the colours that were asked for to what it shows."""
    used = {relation.target for cast in shot.blocking for entity in cast for relation in entity.relations}
    gone = {
        layer for layer, owner in before.items() if layer not in now and owner not in used
    }  # seats stay under sitters
    stage.layers[:] = [layer for layer in stage.layers if layer.name not in gone]
    colours = {entity.id: lexicon.colour(entity.colour) for entity in shot.entities if entity.colour}
    for layer in stage.layers:
        colour = colours.get(now.get(layer.name, ""))
        if colour:
            dyed_layer(layer, colour)


def _returns(shot: Shot) -> bool:
    """Whether the camera goes back the way it came: it does so in every other clip of a shot that goes on under the same camera."""
    same = takewhile(lambda part: part.camera == shot.camera, reversed(shot.earlier))
    return len(list(same)) % 2 == 1


def _simplest(name: str | None, slot: str) -> str | None:
    """What sets know of a value: the plainest that it is a kind of ("pixel_art" is played as "anime")."""
    return (name, *lexicon.ancestors(name, slot))[-1] if name else None


def _camera(name: str | None) -> str | None:
    """The move of that name, or the nearest simpler one."""
    if name is None:
        return None
    return next((move for move in (name, *lexicon.ancestors(name, "camera")) if is_move(move)), "push")


def brief_for(scene: Scene, shot: Shot, seconds: float) -> Brief:
    """The brief for the set of a settled shot."""
    setting = shot.setting or ""
    actors = [entity for entity in shot.entities if acts(entity)] or list(shot.entities)
    action = next((entity.action for entity in actors if entity.action), None)
    if action is None and shot.entities and "boat" in kinds_of(shot.entities[0].concept):
        action = "float"  # a boat that is named first has the water to itself
    stays = bool(_STAYS & {setting, *lexicon.ancestors(setting, "setting")}) or any(
        entity.action == "surf" for entity in shot.entities
    )
    stays = stays or shot.camera == "static" or _meets_another(shot) or _on_a_ride(shot)
    return Brief(
        frame=FRAMES[scene.shape],
        setting=setting,
        place=shot.place,
        time_of_day=shot.time_of_day or "day",
        weather=shot.weather or "clear",
        style=_simplest(shot.style, "style"),
        mood=shot.mood,
        seed=seed_for(scene.seed if shot.set_seed is None else shot.set_seed, "set", setting) % 2**31,
        seconds=seconds,
        travel=0.0 if stays else travel_of(action),
        action=action,
        season=shot.season,
    )


def _on_a_ride(shot: Shot) -> bool:
    """Whether somebody rides what stays where it is: a swing, a carousel."""
    rides = {entity.id for entity in shot.entities if RIDES & kinds_of(entity.concept)}
    return any(relation.target in rides for entity in shot.entities for relation in entity.relations)


_SPATIAL = frozenset({"left_of", "right_of", "under", "beside", "behind", "in_front_of", "above", "on", "in"})


def _meets_another(shot: Shot) -> bool:
    """Whether somebody who gets somewhere is said to be near something that stays: the two must be seen together."""
    by_id = {entity.id: entity for entity in shot.entities}
    for entity in shot.entities:
        for relation in entity.relations:
            other = by_id.get(relation.target)
            if other is None or relation.kind not in _SPATIAL:
                continue
            one_moves, other_moves = travel_of(entity.action) > 0, travel_of(other.action) > 0
            carried = relation.kind in ("on", "in") and acts(other)
            if one_moves != other_moves and not carried and not (acts(entity) and acts(other)):
                return True
    return False


def look_of(scene: Scene, entity: Entity, others: tuple[Entity, ...] = ()) -> Look:
    """What the entity's figure is made from; the clothes it wears are among the ``others``."""
    # what people call a red fox is the orange that foxes have anyway
    named = entity.colour if _NATURAL.get(entity.concept) != entity.colour else None
    colour = lexicon.colour(named) if named else None
    by_id = {other.id: other for other in others}
    pieces = (by_id.get(relation.target) for relation in entity.relations if relation.kind == "wearing")
    wears = tuple(Worn(piece.concept, piece.words, _dye(piece)) for piece in pieces if piece)
    return Look(entity, scene.seed, colour, frozenset(entity.attributes), wears)


def _dye(piece: Entity) -> str | None:
    return lexicon.colour(piece.colour) if piece.colour else None


def _with_tools(entities: tuple[Entity, ...]) -> list[Entity]:
    """The shot's entities, with what their actions need added and put into their hands."""
    beings = any(is_creature(entity.concept) for entity in entities)
    # of somebody who is there no part is drawn by itself: a dog's nose, a bird's wing
    result = [each for each in entities if not (beings and lexicon.kind(each.concept) == "body_part")]
    entities = tuple(result)
    taken = {relation.target for entity in entities for relation in entity.relations if relation.kind == "holding"}
    _multiply_mounts(result)
    for index, entity in enumerate(entities):
        tool = _TOOLS.get(entity.action or "")
        if tool is None or not is_creature(entity.concept):
            continue
        kinds = {tool, *_OTHER_TOOLS.get(entity.action or "", ())}
        owned = next((other for other in result if kinds & {other.concept, *lexicon.ancestors(other.concept)}), None)
        if owned is None:
            owned = Entity(id=f"{entity.id}-{tool}", concept=tool)
            result.append(owned)
        placed_elsewhere = any(relation.kind in ("on", "beside", "under") for relation in owned.relations)
        if tool in ("guitar", "book", "coffee", "laptop") and owned.id not in taken and not placed_elsewhere:
            relation = Relation(kind="holding", target=owned.id)
            result[index] = _related(result[index], (*result[index].relations, relation))
            taken.add(owned.id)
        if tool == "surfboard":
            relation = Relation(kind="riding", target=owned.id)
            result[index] = _related(result[index], (*result[index].relations, relation))
    return result


def _multiply_mounts(entities: list[Entity]) -> None:
    """Give each of several riders a mount where one carries one of them only."""
    places = {entity.id: index for index, entity in enumerate(entities)}
    for rider in list(entities):
        for relation in rider.relations:
            at = places.get(relation.target)
            if at is not None and relation.kind in ("riding", "on") and is_creature(rider.concept):
                count = one_each(rider, entities[at]) if _carries(entities[at]) else entities[at].count
                if count != entities[at].count:
                    entities[at] = entities[at].model_copy(update={"count": count})


def _carries(mount: Entity) -> bool:
    return is_creature(mount.concept) or bool(OPEN & kinds_of(mount.concept))


def _related(entity: Entity, relations: tuple[Relation, ...]) -> Entity:
    """The entity with other relations."""
    return entity.model_copy(update={"relations": relations})
