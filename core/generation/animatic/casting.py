"""From a Shot to a Stage with its cast: what the prompt left open is filled in, a set is built, figures are chosen and placed.

It decides *what* and *where*; how things look is the business of sets, rigs and props.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.generation import lexicon
from core.generation.animatic.acting import Talk, acts, travel_of
from core.generation.animatic.camera import is_move
from core.generation.animatic.catalogue import builder_for, figure_for, is_creature
from core.generation.animatic.placing import Placing
from core.generation.animatic.stage import FRAMES, Brief, Cast, Look, Stage
from core.generation.scene import Entity, Relation, Scene, Shot, seed_for

_STAYS = frozenset({"cafe", "room", "sea"})  # sets through which nobody travels: walls, or water that moves by itself

# What the setting must be when only the cast or its actions tell; the first word found decides.
_SETTING_BY_CONCEPT = {
    "surfboard": "sea",
    "boat": "sea",
    "ship": "sea",
    "whale": "sea",
    "fish": "sea",
    "shark": "sea",
    "dolphin": "sea",
    "campfire": "forest",
    "deer": "forest",
    "fox": "forest",
    "bear": "forest",
    "wolf": "forest",
    "owl": "forest",
    "astronaut": "moon",
    "rocket": "moon",
    "ufo": "moon",
    "alien": "moon",
    "camel": "desert",
    "cactus": "desert",
    "crab": "beach",
    "sandcastle": "beach",
    "penguin": "mountain",
    "skis": "mountain",
    "snowman": "mountain",
    "goat": "mountain",
    "car": "street",
    "taxi": "street",
    "bus": "street",
    "skateboard": "street",
    "robot": "street",
    "coffee": "cafe",
    "tea": "cafe",
    "cake": "cafe",
    "croissant": "cafe",
    "computer": "room",
    "laptop": "room",
    "bed": "room",
    "piano": "room",
}
_SETTING_BY_ACTION = {
    "surf": "sea",
    "swim": "sea",
    "sail": "sea",
    "ski": "mountain",
    "climb": "mountain",
    "drive": "street",
    "sleep": "room",
    "cook": "room",
    "type": "room",
    "read": "room",
    "work": "room",
    "drink": "cafe",
}
_TIME_BY_MOOD = {"romantic": "sunset", "dreamy": "dawn", "lonely": "sunset", "tense": "night", "scary": "night"}

_NATURAL = {"fox": "red", "bear": "brown", "cat": "orange", "wolf": "gray", "lion": "golden", "elephant": "gray"}

# What an action needs in the hands or at hand, if the prompt doesn't name it.
_TOOLS = {
    "play_guitar": "guitar",
    "play_chess": "chess",
    "read": "book",
    "type": "laptop",
    "surf": "surfboard",
    "drink": "coffee",
}


@dataclass
class Production:
    """One shot, ready for the compositor. ``shown`` are the ids of the entities that layers of the set show, by layer name.

    ``style`` is the shot's own, where the brief has the plainest one that sets know.
    """

    brief: Brief
    stage: Stage
    casts: list[Cast]
    shown: Mapping[str, str]
    camera: str
    style: str | None = None


def settled(shot: Shot) -> Shot:
    """The shot with its setting, time of day and weather decided, where the prompt left them open."""
    setting = shot.setting or _guess_setting(shot)
    return shot.model_copy(
        update={
            "setting": setting,
            "time_of_day": shot.time_of_day or _guess_time(shot, setting),
            "weather": _simplest(shot.weather, "weather") or "clear",
        }
    )


def produce(scene: Scene, index: int, seconds: float, talk: Talk | None = None) -> Production:
    """Build the set and the cast of the scene's shot number ``index``, which lasts ``seconds``."""
    shot = settled(scene.shots[index])
    brief = brief_for(scene, shot, seconds)
    stage = builder_for(brief.setting)(brief)
    placing = Placing(
        brief,
        stage,
        talk or (lambda speaker, t: 0.0),
        lambda entity: figure_for(look_of(scene, entity)),
        crosses=shot.camera == "static" and brief.setting not in _STAYS,
    )
    casts = placing.place(_with_tools(shot.entities))
    camera = _camera(shot.camera) or ("follow" if brief.travel else stage.camera)
    return Production(brief, stage, casts, placing.shown, camera, shot.style)


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
    stays = bool(_STAYS & {setting, *lexicon.ancestors(setting, "setting")}) or any(
        entity.action == "surf" for entity in shot.entities
    )
    stays = stays or shot.camera == "static"
    return Brief(
        frame=FRAMES[scene.shape],
        setting=setting,
        place=shot.place,
        time_of_day=shot.time_of_day or "day",
        weather=shot.weather or "clear",
        style=_simplest(shot.style, "style"),
        mood=shot.mood,
        seed=seed_for(scene.seed, "set", setting) % 2**31,
        seconds=seconds,
        travel=0.0 if stays else travel_of(action),
        action=action,
        season=shot.season,
    )


def _guess_setting(shot: Shot) -> str:
    if shot.style == "cyberpunk" or shot.place:
        return "street"
    for entity in shot.entities:
        if entity.action in _SETTING_BY_ACTION:
            return _SETTING_BY_ACTION[entity.action]
    for entity in shot.entities:
        for name in (entity.concept, *lexicon.ancestors(entity.concept)):
            if name in _SETTING_BY_CONCEPT:
                return _SETTING_BY_CONCEPT[name]
    if any(lexicon.kind(entity.concept) == "person" for entity in shot.entities):
        moving = any(travel_of(entity.action) > 0 for entity in shot.entities)
        return "street" if moving else "room"
    return "meadow"


def _guess_time(shot: Shot, setting: str) -> str:
    named = {name for entity in shot.entities for name in (entity.concept, *lexicon.ancestors(entity.concept))}
    if setting == "moon" or "campfire" in named or shot.style in ("cyberpunk", "noir"):
        return "night"
    return _TIME_BY_MOOD.get(shot.mood or "", "day")


def look_of(scene: Scene, entity: Entity) -> Look:
    """What the entity's figure is made from."""
    # what people call a red fox is the orange that foxes have anyway
    named = entity.colour if _NATURAL.get(entity.concept) != entity.colour else None
    colour = lexicon.colour(named) if named else None
    return Look(entity, scene.seed, colour, frozenset(entity.attributes))


def _with_tools(entities: tuple[Entity, ...]) -> list[Entity]:
    """The shot's entities, with what their actions need added and put into their hands."""
    result = list(entities)
    taken = {relation.target for entity in entities for relation in entity.relations if relation.kind == "holding"}
    for index, entity in enumerate(entities):
        tool = _TOOLS.get(entity.action or "")
        if tool is None or not is_creature(entity.concept):
            continue
        kinds = {tool, *(("drink",) if entity.action == "drink" else ())}
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


def _related(entity: Entity, relations: tuple[Relation, ...]) -> Entity:
    """The entity with other relations."""
    return entity.model_copy(update={"relations": relations})
