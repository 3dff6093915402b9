"""What a prompt leaves open: where and when it plays, judged by who is there and what they do.

Tables only: one line per answer. The nearest word that is found decides: the thing itself before what it is a kind of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from core.generation import lexicon
from core.generation.scene import Entity


def _turned(table: Mapping[str, str]) -> dict[str, str]:
    """From lines of many words for one answer to the answer for each word."""
    return {word: answer for answer, words in table.items() for word in words.split()}


SETTING_BY_ACTION = _turned(
    {
        "sea": "surf swim sail row",
        "mountain": "climb",
        "ski_slope": "ski",
        "ice_rink": "skate",
        "street": "drive march",
        "bedroom": "sleep wake",
        "kitchen": "cook bake",
        "room": "type read iron knit",
        "office": "work interview",
        "cafe": "drink",
        "sky": "skydive",
        "garden": "dig groom",
        "lake": "fish",
        "church": "pray",
        "campsite": "camp",
        "gym": "exercise",
        "classroom": "teach",
        "laboratory": "measure",
    }
)

# Whole scenes that one thing brings with it, strongest first within a line.
SETTING_BY_CONCEPT = _turned(
    {
        "sea": "surfboard boat ship whale shark dolphin sailor lighthouse iceberg sailboat seagull",
        "underwater": "fish octopus jellyfish starfish seahorse mermaid coral submarine squid diving_suit stingray reef",
        "beach": "crab sandcastle beach_ball palm_tree flip_flops surfer",
        "harbour": "fisherman fishing_boat anchor",
        "ship_deck": "pirate captain",
        "lake": "duck swan canoe rowboat beaver otter fishing_rod",
        "pond": "frog goldfish koi lotus",
        "river": "crocodile hippopotamus raft salmon",
        "waterfall": "waterfall",
        "forest": "campfire deer fox bear wolf owl mushroom squirrel hedgehog badger log druid gnome",
        "enchanted_forest": "fairy unicorn elf witch satyr nymph tree_creature",
        "jungle": "monkey parrot tiger toucan sloth leopard panda snake chameleon gorilla",
        "savanna": "lion elephant giraffe zebra rhinoceros ostrich meerkat hyena baobab",
        "desert": "camel cactus scorpion pyramid sphinx mummy pharaoh vulture tumbleweed",
        "wild_west": "cowboy cowgirl",
        "moon": "astronaut moon_rover",
        "space": "rocket satellite planet galaxy comet black_hole supernova escape_pod",
        "alien_planet": "ufo alien",
        "mars": "rover mars",
        "arctic": "penguin polar_bear seal igloo walrus snowmobile",
        "mountain": "snowman sled snowball goat eagle yeti alphorn edelweiss hiker climber",
        "ski_slope": "skis snowboard skier snowboarder",
        "volcano": "volcano lava_flow phoenix",
        "cave": "bat caveman stalactite treasure_chest troll",
        "castle": "castle knight king queen prince princess dragon",
        "graveyard": "gravestone ghost zombie vampire coffin skeleton",
        "sky": "airplane hot_air_balloon airship parachute skydiver pegasus eagle cloud angel",
        "farm": "cow pig chicken tractor barn farmer scarecrow hay goose turkey",
        "field": "wheat windmill",
        "garden": "flower butterfly bee watering_can snail gnome ladybug",
        "street": "car taxi bus motorcycle skateboard robot police_officer scooter traffic_light street_lamp skyscraper",
        "road": "truck van convertible",
        "railway": "train train_track",
        "racetrack": "sports_car go_kart race_horse",
        "construction_site": "crane_machine cement_mixer hard_hat",
        "park": "bench dog pigeon stroller frisbee kite",
        "playground": "swing playground_slide seesaw sandbox_toy",
        "amusement_park": "ferris_wheel roller_coaster carousel",
        "circus": "clown juggler acrobat",
        "stadium": "football football_player",
        "court": "basketball basketball_player volleyball tennis_racket",
        "cafe": "coffee tea cake croissant cocoa barista",
        "bar": "beer wine cocktail bartender whiskey",
        "restaurant": "waiter pizza pasta sushi burger",
        "kitchen": "chef oven stove refrigerator pan pot frying_pan",
        "room": "computer laptop piano television sofa shelf chair table carpet lamp aquarium vase",
        "bedroom": "bed pillow blanket pajamas",
        "bathroom": "bathtub shower rubber_duck toothbrush toilet",
        "office": "businessman businesswoman desk printer secretary office_chair",
        "classroom": "teacher student blackboard",
        "alley": "trash_can dumpster",
        "library": "librarian bookshelf",
        "laboratory": "scientist mad_scientist test_tube microscope",
        "hospital": "doctor nurse patient",
        "theatre": "actor actress ballerina stage_curtain",
        "club": "disco_ball dj",
        "studio": "painter artist easel singer band",
        "gym": "barbell bodybuilder boxer",
        "workshop": "mechanic carpenter toolbox",
        "church": "priest nun bride",
        "museum": "dinosaur_skeleton whale_skeleton",
        "server_room": "server_rack",
        "zen_garden": "bonsai geisha samurai ninja",
    }
)
_DECIDES = {"fireplace": "living_room", "campfire": "forest", "hammock": "beach"}  # whatever is done there
_GROWN = frozenset({"tree", "branch", "house", "tent"})  # who sleeps under a tree is in no bedroom
_ROOMS = frozenset({"bedroom", "kitchen", "room", "office", "cafe", "gym", "classroom"})
_FURNISHES = frozenset({"furniture", "container", "thing"})  # a bear in a bathtub is in a bathroom
_AFLOAT = frozenset({"ship"})  # wherever those on board come from
_IN_ORBIT = frozenset({"space_station", "satellite"})  # astronauts there are not on the moon
_WEAK = frozenset(
    {"cat", "dog", "robot", "table", "chair", "lamp", "cloud", "flower", "carpet", "vase", "shelf", "bench"}
)

# What the set of that name shows as it is: a waterfall comes with its cliff and pool.
_SEEN_IN_ITS_SET = frozenset({"waterfall", "volcano"})

# What belongs out of doors by its kind, where nothing else says where it is.
_OUTDOORS = frozenset({"building", "vehicle", "tree", "plant", "nature", "animal", "statue", "rock"})

_TIME_BY_MOOD = {"romantic": "sunset", "dreamy": "dawn", "lonely": "sunset", "tense": "night", "scary": "night"}
_NIGHT = frozenset(
    {"campfire", "owl", "bat", "star", "fireworks", "ghost", "vampire", "aurora", "comet", "galaxy", "lantern"}
)
_NIGHT |= frozenset({"shooting_star", "disco_ball", "zombie", "werewolf", "firefly", "moon"})
_DARK_SETTINGS = frozenset({"moon", "space", "club", "haunted_mansion", "graveyard", "observatory", "orbit"})
_DARK_STYLES = frozenset({"cyberpunk", "noir", "vaporwave", "gothic"})


def _found(entities: Iterable[Entity], *, weak: bool) -> str | None:
    for entity in entities:
        for name in (entity.concept, *lexicon.ancestors(entity.concept)):
            if name in SETTING_BY_CONCEPT and (name in _WEAK) == weak:
                return SETTING_BY_CONCEPT[name]
    return None


_SEAFARERS = frozenset({"sailor", "captain", "pirate", "viking"})
_IN_WATER = frozenset({"swim", "surf", "dive", "float", "ride", "row"})


def guess_setting(entities: Iterable[Entity], style: str | None, place: str | None, *, moving: bool) -> str:
    """Where a shot plays that names no setting."""
    entities = tuple(entities)
    if style == "cyberpunk" or place:
        return "street"
    for entity in entities:
        if entity.concept in _DECIDES:
            return _DECIDES[entity.concept]
    outdoors = any(_GROWN & _kin(entity.concept) for entity in entities)
    for entity in entities:
        if entity.action:
            for name in (entity.action, *lexicon.ancestors(entity.action, "action")):
                if name in SETTING_BY_ACTION and not (outdoors and SETTING_BY_ACTION[name] in _ROOMS):
                    return _indoors_too(SETTING_BY_ACTION[name], entity)
    if any(_AFLOAT & _kin(entity.concept) for entity in entities):
        return "sea"
    if any(_IN_ORBIT & _kin(entity.concept) for entity in entities):
        return "space"
    held = {relation.target for entity in entities for relation in entity.relations if relation.kind in ("on", "in")}
    places = [entity for entity in entities if entity.id in held and lexicon.kind(entity.concept) in _FURNISHES]
    answer = _found(places, weak=False) or _found(entities, weak=False) or _found(entities, weak=True)
    if answer == "underwater" and any("rock" in _kin(each.concept) for each in entities):
        return "beach"  # a mermaid on a rock
    if answer == "underwater" and any(lexicon.kind(each.concept) in ("furniture", "thing") for each in entities):
        return "room"  # a goldfish in a bowl on a table
    if answer == "room" and any(
        lexicon.kind(each.concept) in ("building", "vehicle", "nature", "plant") for each in entities
    ):
        return "meadow"
    if answer in {entity.concept for entity in entities} - _SEEN_IN_ITS_SET:
        return "meadow"  # the thing itself is drawn: its own set would show it twice
    if answer:
        return answer
    kinds = {name for entity in entities for name in (entity.concept, *lexicon.ancestors(entity.concept))}
    if any(lexicon.kind(entity.concept) == "person" for entity in entities):
        outside = moving or bool(kinds & _OUTDOORS - {"animal"}) or len(entities) > 2
        return ("street" if moving else "park") if outside else "room"
    if kinds & {"furniture", "food", "drink", "device", "instrument", "game", "container"} and not kinds & _OUTDOORS:
        return "room"
    return "meadow"


def aboard(entities: Iterable[Entity], setting: str) -> str:
    """The setting, or a ship's deck for seafarers out at sea who have no vessel with them and are not in the water."""
    entities = tuple(entities)
    people = [entity for entity in entities if lexicon.kind(entity.concept) == "person"]
    crew = any(_SEAFARERS & {*_kin(each.concept), *each.attributes} for each in people)
    wet = any(each.action in _IN_WATER for each in people)
    afloat = any(lexicon.kind(each.concept) == "vehicle" or _AFLOAT & _kin(each.concept) for each in entities)
    return "ship_deck" if setting == "sea" and crew and not wet and not afloat else setting


def _kin(concept: str) -> frozenset[str]:
    return frozenset((concept, *lexicon.ancestors(concept)))


def _indoors_too(setting: str, entity: Entity) -> str:
    """An animal that sleeps or reads does so where animals are."""
    if "dragon" in _kin(entity.concept) and setting in ("bedroom", "room", "kitchen", "office"):
        return "cave"
    person = lexicon.kind(entity.concept) in ("person", "creature")
    if setting == "bedroom":
        return "bedroom" if person else "room"
    return setting


def guess_time(entities: Iterable[Entity], setting: str, style: str | None, mood: str | None) -> str:
    """When a shot plays that names no time of day."""
    named = {name for entity in entities for name in (entity.concept, *lexicon.ancestors(entity.concept))}
    if setting in _DARK_SETTINGS or named & _NIGHT or style in _DARK_STYLES:
        return "night"
    return _TIME_BY_MOOD.get(mood or "", "day")
