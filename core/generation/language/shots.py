"""Cuts a prompt into shots, reads each, and makes the frozen `Shot`s: ids in order of first mention, settings carried over."""

from __future__ import annotations

from collections.abc import Sequence

from core.generation.language.entities import Draft
from core.generation.language.relations import Reader
from core.generation.language.slots import ShotDraft
from core.generation.language.tokens import Token
from core.generation.language.units import Unit
from core.generation.scene import Entity, Line, Relation, Shot

MAX_SHOTS = 12  # one per second of the longest clip
_LASTING = ("time_of_day", "season", "weather", "style", "mood")


def cut(units: Sequence[Unit]) -> list[list[Unit]]:
    """The units of each shot: a new one begins at "then", "cut to", "Schnitt auf", "Shot 2:", or "2." at a line's start."""
    pieces: list[list[Unit]] = [[]]
    numbered = 0
    position, size = 0, len(units)
    while position < size:
        unit = units[position]
        skip = 0
        if unit.sort == "cut":
            skip = 1
        elif unit.sort == "heading" and position + 1 < size and units[position + 1].sort == "number":
            skip = 2
        elif unit.sort == "number" and _numbers_a_shot(units, position, numbered + 1):
            skip, numbered = 1, numbered + 1
        if skip:
            position += skip
            while position < size and units[position].sort in ("period", "comma"):
                position += 1
            if any(each.sort not in ("period", "comma", "and", "stop", "wish") for each in pieces[-1]):
                if len(pieces) < MAX_SHOTS:
                    pieces.append([])
            else:
                pieces[-1].clear()
            continue
        pieces[-1].append(unit)
        position += 1
    if len(pieces) > 1 and not any(each.sort not in ("period", "comma", "and", "stop", "wish") for each in pieces[-1]):
        pieces.pop()
    return pieces


def _numbers_a_shot(units: Sequence[Unit], position: int, due: int) -> bool:
    """Whether a number opens a shot: "2." at the start of a line or sentence; once there was a "1.", anywhere as "2."."""
    opens = position == 0 or units[position - 1].sort == "period" or (due > 1 and units[position].value == str(due))
    following = units[position + 1] if position + 1 < len(units) else None
    marked = following is not None and following.sort in ("period", "comma") and following.text.strip()[:1] in ".):/"
    return opens and marked and len(units[position].value) < 3


def read_shots(units: Sequence[Unit], prompt: str, language: str) -> tuple[list[Shot], list[str]]:
    """All shots of a prompt, at least one, and the words that nothing consumed, in order and once each."""
    drafts: list[ShotDraft] = []
    known: list[Draft] = []
    for piece in cut(units):
        draft = Reader(piece, prompt, language, known).read()
        if drafts:
            _inherit(drafts[-1], draft)
        draft.setting = draft.setting or draft.implied
        drafts.append(draft)
        for entity in draft.entities:
            _root(entity).latest = entity
        known += [entity for entity in draft.entities if entity.origin is None]
        if draft.entities:  # "it" means the one last seen: what this shot carried over is the most recent
            recent = [_root(entity) for entity in draft.entities]
            known = [entity for entity in known if entity not in recent] + recent
    ids = _ids(drafts)
    unresolved = dict.fromkeys(
        unit.text for draft in drafts for unit in sorted(draft.unresolved, key=lambda u: u.start)
    )
    return [_freeze(draft, ids) for draft in drafts], list(unresolved)


def _inherit(before: ShotDraft, shot: ShotDraft) -> None:
    """What a cut leaves standing: the place until another is named, time, weather, style and mood, and the cast of a mere
    change of camera."""
    if shot.setting is None:
        shot.setting, shot.place = before.setting, before.place
        if not shot.entities and not shot.dialogue:
            for entity in before.entities:
                copy = Draft(
                    entity.concept, entity.words, entity.count, entity.colour, list(entity.attributes), entity.action
                )
                copy.origin, copy.relations = _root(entity), list(entity.relations)
                shot.entities.append(copy)
    for slot in _LASTING:
        if slot == "weather" and shot.slots.get("season") not in (None, before.slots.get("season")):
            continue  # another season has another weather
        if slot in before.slots:
            shot.slots.setdefault(slot, before.slots[slot])


def _root(draft: Draft) -> Draft:
    while draft.origin is not None:
        draft = draft.origin
    return draft


def _ids(drafts: Sequence[ShotDraft]) -> dict[int, str]:
    numbers: dict[str, int] = {}
    ids: dict[int, str] = {}
    for shot in drafts:
        for entity in shot.entities:
            root = _root(entity)
            if id(root) not in ids:
                numbers[root.concept] = numbers.get(root.concept, 0) + 1
                ids[id(root)] = f"{root.concept}-{numbers[root.concept]}"
            ids[id(entity)] = ids[id(root)]
    return ids


def _freeze(draft: ShotDraft, ids: dict[int, str]) -> Shot:
    return Shot(
        setting=draft.setting,
        place=draft.place,
        time_of_day=draft.slots.get("time_of_day"),
        season=draft.slots.get("season"),
        weather=draft.slots.get("weather"),
        camera=draft.slots.get("camera"),
        style=draft.slots.get("style"),
        mood=draft.slots.get("mood"),
        entities=tuple(_entity(entity, ids) for entity in draft.entities),
        dialogue=tuple(Line(speaker=ids.get(id(who)) if who else None, text=text) for who, text in draft.dialogue),
        sounds=tuple(draft.sounds),
    )


def _entity(draft: Draft, ids: dict[int, str]) -> Entity:
    relations = tuple(
        Relation(kind=relation, target=target if isinstance(target, str) else ids[id(target)])
        for relation, target in draft.relations
        if isinstance(target, str) or id(target) in ids
    )
    return Entity(
        id=ids[id(draft)],
        concept=draft.concept,
        words=draft.words,
        count=draft.count,
        colour=draft.colour,
        attributes=tuple(draft.attributes),
        action=draft.action,
        relations=relations,
    )


def unread(tokens: Sequence[Token], prompt: str) -> list[str]:
    """What lies beyond the last token read, shortened to one piece; empty when all was read."""
    rest = prompt[tokens[-1].end :].strip() if tokens else ""
    if not any(character.isalnum() for character in rest):
        return []
    return [rest if len(rest) <= 60 else rest[:59].rstrip() + "…"]
