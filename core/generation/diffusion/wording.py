"""A shot of a Scene as the prompt a video model wants, and the prompt against it.

The Scene is what counts, not the person's own words: a remix changes the Scene, and the prompt must say what is in it now. Prompts are
English, which every model here reads best, and go from what matters most to what matters least: who does what, where, in which light and
weather, how it is filmed, in which style.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from core.generation import lexicon
from core.generation.diffusion.profiles import Family
from core.generation.scene import FRAME, Entity, Relation, Scene, Shot

# The list that Wan 2.1 and 2.2 were published with; models do best on what they were tuned on. Those about art would fight a style that was asked for.
_WAN_AGAINST = (
    "色调艳丽,过曝,静态,细节模糊不清,字幕,整体发灰,最差质量,低质量,JPEG压缩残留,丑陋的,残缺的,多余的手指,画得不好的手部,画得不好的脸部,"
    "畸形的,毁容的,形态畸形的肢体,手指融合,静止不动的画面,杂乱的背景,三条腿,背景人很多,倒着走"
)
_WAN_AGAINST_ART = "风格,作品,画作,画面"
_LTX_AGAINST = (
    "worst quality, inconsistent motion, blurry, jittery, distorted, watermark, subtitles, muffled sound, robotic voice"
)

_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}
_UNCOUNTED = frozenset({"drink", "food", "weather", "material"})
_ONLY_ONE = frozenset({"earth", "moon", "sun", "sky", "sea"})


def prompt_for(scene: Scene, index: int, family: Family) -> str:
    """The prompt for one shot of the scene."""
    shot = scene.shots[index]
    parts = [_sentence(_subjects(shot), _where(shot), *_light(shot)), _phrase("camera", shot.camera)]
    if shot.mood:
        parts.append(f"The mood is {_phrase('mood', shot.mood)}.")
    parts += _speech(shot, family)
    parts.append(_phrase("style", shot.style) or "Cinematic, natural motion, fine detail.")
    if family == "ltx2":
        parts.append(_sounds(shot))
    return " ".join(part for part in parts if part)


def negative_for(scene: Scene, index: int, family: Family) -> str:
    """What the shot must not look like, in the words the family was tuned on."""
    if family == "ltx2":
        return _LTX_AGAINST
    return _WAN_AGAINST if scene.shots[index].style else f"{_WAN_AGAINST},{_WAN_AGAINST_ART}"


def named(entity: Entity) -> str:
    """An entity in a few words, as a detector wants to be told what to look for: "red fox"."""
    return " ".join([*_looks(entity), lexicon.label(entity.concept, "en").lower()])


def nouns(shot: Shot) -> tuple[str, ...]:
    """What a prompt for the shot must speak of, however it is told."""
    return tuple(dict.fromkeys(lexicon.label(entity.concept, "en").lower() for entity in shot.entities))


@cache
def _phrases() -> Mapping[str, Mapping[str, str]]:
    with (Path(__file__).parent / "phrases.toml").open("rb") as source:
        return tomllib.load(source)


def _phrase(sort: str, name: str | None) -> str:
    return _phrases()[sort].get(name, lexicon.label(name, "en")) if name else ""


def _sentence(*parts: str) -> str:
    text = ", ".join(part for part in parts if part)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _subjects(shot: Shot) -> str:
    """Everybody and everything, those who act first. What is named with another ("holding a cup") isn't named again by itself."""
    cast = {entity.id: entity for entity in shot.entities}
    named_already = {r.target for entity in shot.entities for r in entity.relations}
    alone = [e for e in shot.entities if e.id not in named_already or e.action or e.relations]
    alone.sort(key=lambda entity: entity.action is None)
    return ", and ".join(_described(entity, cast) for entity in alone)


def _described(entity: Entity, cast: Mapping[str, Entity]) -> str:
    worn = [r for r in entity.relations if r.kind == "wearing"]
    said = [_noun_phrase(entity), *(_related(r, cast) for r in worn)]
    rest = [r for r in entity.relations if r not in worn]
    if entity.action:
        doing = _doing(entity.action)
        said.append(doing)
        # "drinking tea": what is held is what it is done with, unless something else is named
        objects = [r for r in rest if r.kind == "acting_on"] or [r for r in rest if r.kind == "holding"]
        for relation in objects[:1]:
            rest.remove(relation)
            target = cast.get(relation.target)
            if target is None or not doing.endswith(lexicon.label(target.concept, "en").lower()):
                said.append(_target(relation, cast))
    said += [_related(r, cast) for r in rest]
    return " ".join(part for part in said if part)


def _related(relation: Relation, cast: Mapping[str, Entity]) -> str:
    if relation.target == FRAME:
        return _phrases()["frame"].get(relation.kind, "")
    return f"{_phrases()['relation'].get(relation.kind, 'with')} {_target(relation, cast)}"


def _target(relation: Relation, cast: Mapping[str, Entity]) -> str:
    entity = cast.get(relation.target)
    return _noun_phrase(entity) if entity is not None else f"the {lexicon.label(relation.target, 'en').lower()}"


def _looks(entity: Entity) -> Iterator[str]:
    yield from (lexicon.label(attribute, "en").lower() for attribute in entity.attributes)
    if entity.colour:
        yield lexicon.label(entity.colour, "en").lower()


def _noun_phrase(entity: Entity) -> str:
    noun = lexicon.label(entity.concept, "en")
    if entity.count > 1:
        from core.generation.lexicon.inflection import english_plural

        number = _NUMBERS.get(entity.count, str(entity.count))
        return " ".join([number, *_looks(entity), _PLURALS.get(noun) or english_plural(noun)])
    words = " ".join([*_looks(entity), noun])
    if lexicon.kind(entity.concept) in _UNCOUNTED or noun[:1].isupper():
        return words
    if noun in _ONLY_ONE:
        return f"the {words}"
    return f"{'an' if words[:1].lower() in 'aeiou' else 'a'} {words}"


_PLURALS = {
    **{"man": "men", "woman": "women", "child": "children", "person": "people", "mouse": "mice", "fish": "fish"},
    **{"wolf": "wolves", "goose": "geese", "sheep": "sheep", "deer": "deer", "leaf": "leaves", "knife": "knives"},
    **{"policeman": "policemen", "fireman": "firemen", "snowman": "snowmen", "elf": "elves", "calf": "calves"},
}


def _doing(action: str) -> str:
    """The present participle: "run" → "running", "play_guitar" → "playing guitar"."""
    if action in _phrases()["action"]:
        return _phrases()["action"][action]
    verb, _, rest = action.partition("_")
    return f"{_ing(verb)} {rest.replace('_', ' ')}".strip()


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    one_beat = sum(letter in "aeiou" for letter in verb) == 1
    if one_beat and len(verb) > 2 and verb[-1] not in "wxyaeiou" and verb[-2] in "aeiou":
        return verb + verb[-1] + "ing"
    return verb + "ing"


def _where(shot: Shot) -> str:
    setting = ""
    if shot.setting:
        name = lexicon.label(shot.setting, "en").lower()
        setting = _phrases()["where"].get(shot.setting, f"in {'an' if name[:1] in 'aeiou' else 'a'} {name}")
    place = f"in {lexicon.label(shot.place, 'en')}" if shot.place else ""
    return " ".join(part for part in (setting, place) if part)


def _light(shot: Shot) -> Iterator[str]:
    for sort, name in (("time_of_day", shot.time_of_day), ("season", shot.season), ("weather", shot.weather)):
        yield _phrase(sort, name)


def _speech(shot: Shot, family: Family) -> Iterator[str]:
    """Words that are said. A silent model is told only that somebody speaks: it would write quoted words into the picture."""
    cast = {entity.id: entity for entity in shot.entities}
    for line in shot.dialogue:
        speaker = cast.get(line.speaker or "")
        if family == "ltx2":
            who = (
                f"The {lexicon.label(speaker.concept, 'en').lower()} says"
                if speaker
                else "A calm voice off screen says"
            )
            yield f'{who} clearly: "{line.text}"'
        elif speaker is not None:
            yield f"The {lexicon.label(speaker.concept, 'en').lower()} speaks, the mouth moving."


def _sounds(shot: Shot) -> str:
    """What is heard, for a model that makes its own sound."""
    heard = [_phrase("sound", name) for name in dict.fromkeys(shot.sounds)]
    heard += [_phrase("sound", name) for name in (shot.weather, shot.setting) if name in _phrases()["sound"]]
    return f"Sound: {', '.join(dict.fromkeys(heard))}." if heard else ""
