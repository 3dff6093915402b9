"""Tells in words how one Scene differs from another: "coffee → tea · rain → snow · + dog"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from core.generation import lexicon
from core.generation.editing.operations import SLOTS
from core.generation.lexicon.tables import rows
from core.generation.scene import FRAME, Entity, Line, Relation, Scene, Shot

NOTHING = "—"
_CARRIED = frozenset({"holding", "wearing"})
_QUIET = frozenset({"no_music", "silence"})


def difference(before: Scene, after: Scene, language: str = "en") -> tuple[str, ...]:
    """One short phrase for each thing that changed, in the reader's language; empty for equal Scenes.

    "old → new" for a change, or "new" alone where nothing was said before; "+ new" and "− old" for what came and went. Ids are not shown.
    """
    if len(before.shots) != len(after.shots):
        told = _counted(_cast_lines(_cast(before), _cast(after), before, after, language))
        told.insert(0, _arrow(str(len(before.shots)), str(len(after.shots)), "🎬 "))
    elif order := _reordered(before, after):
        return (_arrow(_numbers(range(len(order))), _numbers(order), "🎬 "),)
    else:
        told = _by_shot(before, after, language)
    return tuple(dict.fromkeys([*told, *_frame_lines(before, after, language)]))


def _by_shot(before: Scene, after: Scene, language: str) -> list[str]:
    """The lines of all shots, once each. What changed in one shot only, though it could have in others, is told with its number."""
    of_cast: dict[str, set[int]] = {}
    of_world: dict[str, set[int]] = {}
    could: dict[str, set[int]] = {}
    for index, (one, two) in enumerate(zip(before.shots, after.shots, strict=True)):
        old, new = ({entity.id: entity for entity in shot.entities} for shot in (one, two))
        pairs = [*_cast_lines(old, new, before, after, language)]
        for name, line in zip([name for name, _ in pairs], _counted_each(pairs), strict=True):
            of_cast.setdefault(line, set()).add(index)
            whose = {name} if name in old or name not in new else _tied(new[name], two)
            here = {at for at, shot in enumerate(before.shots) if whose & {entity.id for entity in shot.entities}}
            could.setdefault(line, set()).update(here or range(len(before.shots)))
        for line in _world(one, two, language):
            of_world.setdefault(line, set()).add(index)
            spoken = line not in _settable(one, two, language)
            could.setdefault(line, set()).update({index} if spoken else range(len(before.shots)))
    told = {**of_cast, **of_world}
    return [line if could[line] <= shots else f"🎬 {_numbers(sorted(shots))}: {line}" for line, shots in told.items()]


def _tied(entity: Entity, shot: Shot) -> set[str]:
    """Those in whose company somebody comes: who wears it, whom it stands beside."""
    return {tie.target for tie in entity.relations} | {
        other.id for other in shot.entities if any(tie.target == entity.id for tie in other.relations)
    }


def _settable(old: Shot, new: Shot, language: str) -> frozenset[str]:
    """The lines about slots, which all shots have, and about sounds that come."""
    return frozenset((*_slot_lines(old, new, language), *_sounds_come(old, new, language)))


def _counted(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The lines, each once, with how often it came: "dog: sleep (2 ×)"."""
    return list(dict.fromkeys(_counted_each(list(pairs))))


def _counted_each(pairs: Sequence[tuple[str, str]]) -> list[str]:
    often = Counter(line for _, line in pairs)
    return [line if often[line] == 1 else f"{line} ({often[line]} ×)" for _, line in pairs]


def _cast_lines(
    old: dict[str, Entity], new: dict[str, Entity], before: Scene, after: Scene, language: str
) -> Iterator[tuple[str, str]]:
    """What changed in a cast, with the id of whom it is about. Names are told apart within the whole Scenes."""
    was, now = _cast(before), _cast(after)
    for name, entity in old.items():
        if name not in new:
            yield name, f"− {_called(entity, was, language)}"
        elif new[name] != entity:
            yield from ((name, line) for line in _traits(entity, new[name], was, now, language))
    for name, entity in new.items():
        if name not in old:
            yield name, _arrival(entity, now | new, language)
            if entity.action not in (None, "stand"):
                yield name, f"{_called(entity, now, language)}: {_deed(entity.action, language)}"


def _frame_lines(before: Scene, after: Scene, language: str) -> Iterator[str]:
    if before.seconds != after.seconds:
        yield _arrow(f"{before.seconds} s", f"{after.seconds} s")
    if before.shape != after.shape:
        yield _arrow(_said(before.shape.value, language), _said(after.shape.value, language))


def _reordered(before: Scene, after: Scene) -> list[int]:
    """Where each shot was before, if the same shots now come in another order; else empty."""
    if before.shots == after.shots or any(shot not in before.shots for shot in after.shots):
        return []
    return [before.shots.index(shot) for shot in after.shots]


def _numbers(order: Iterable[int]) -> str:
    return ", ".join(str(index + 1) for index in order)


def _arrival(entity: Entity, cast: dict[str, Entity], language: str) -> str:
    """ "+ red hat", with whose it is or where: "woman: + red hat", "+ cat on table"."""
    described = _described(entity, language)
    owner = next((other for other in cast.values() if _carries(other, entity)), None)
    if owner is not None:
        return f"{_called(owner, cast, language)}: + {described}"
    where = next((tie for tie in entity.relations if tie.kind not in _CARRIED), None)
    return f"+ {described}" if where is None else f"+ {described} {_where(where, cast, language)}"


def _carries(owner: Entity, thing: Entity) -> bool:
    return any(tie.kind in _CARRIED and tie.target == thing.id for tie in owner.relations)


def _where(tie: Relation, cast: dict[str, Entity], language: str) -> str:
    if tie.target == FRAME:
        return _said(f"{tie.kind} {FRAME}", language)
    there = _called(cast[tie.target], cast, language) if tie.target in cast else _label(tie.target, language)
    return f"{_said(tie.kind, language)} {there}"


def _cast(scene: Scene) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    for shot in scene.shots:
        for entity in shot.entities:
            found.setdefault(entity.id, entity)
    return found


def _traits(
    old: Entity, new: Entity, before: dict[str, Entity], cast: dict[str, Entity], language: str
) -> Iterator[str]:
    if old.concept != new.concept:
        yield _arrow(_called(old, before, language), _described(new, language))
        return
    name = _called(old, before, language) if old.colour == new.colour else _name(old, language)
    if old.colour != new.colour:
        yield _arrow(_label(old.colour, language), _label(new.colour, language), f"{name}: ")
    if old.count != new.count:
        yield _arrow(str(old.count), str(new.count), f"{name}: ")
    if old.action and not new.action:
        yield f"{name}: − {_deed(old.action, language)}"
    elif old.action != new.action:
        yield _arrow(_deed(old.action, language), _deed(new.action, language), f"{name}: ")
    come = [_label(each, language) for each in new.attributes if each not in old.attributes and not _is_bare_part(each)]
    gone = [_label(each, language) for each in old.attributes if each not in new.attributes]
    if len(come) == len(gone) == 1:
        yield _arrow(gone[0], come[0], f"{name}: ")
    else:
        yield from (f"{name}: + {each}" for each in come)
        yield from (f"{name}: − {each}" for each in gone)
    for relation in new.relations:
        told = relation.kind in _CARRIED and relation.target in cast and relation.target not in before
        if relation not in old.relations and not told:
            yield f"{name}: {_where(relation, cast, language)}"


def _slot_lines(old: Shot, new: Shot, language: str) -> Iterator[str]:
    for slot in SLOTS:
        was, now = getattr(old, slot), getattr(new, slot)
        if was != now:
            yield _arrow(_value(was, language), _value(now, language))


def _sounds_come(old: Shot, new: Shot, language: str) -> Iterator[str]:
    for name in new.sounds:
        if name not in old.sounds:
            yield f"{'' if name in _QUIET else '+ '}♪ {_label(name, language)}"


def _world(old: Shot, new: Shot, language: str) -> Iterator[str]:
    yield from _slot_lines(old, new, language)
    for line in new.dialogue:
        if line not in old.dialogue:
            yield _spoken(line, new, language)
    if old.dialogue and not new.dialogue:
        yield f"− {_spoken(old.dialogue[0], old, language)}"
    yield from _sounds_come(old, new, language)
    for name in old.sounds:
        if name not in new.sounds and name not in _QUIET and not _QUIET & set(new.sounds):
            yield f"− ♪ {_label(name, language)}"


def _value(name: str | None, language: str) -> str:
    return _said(name, language) if name in _words() else _label(name, language)


def _spoken(line: Line, shot: Shot, language: str) -> str:
    speaker = next((_name(entity, language) for entity in shot.entities if entity.id == line.speaker), None)
    quote = f"„{line.text}“" if language == "de" else f"“{line.text}”"
    return f"{speaker}: {quote}" if speaker else quote


def _arrow(old: str, new: str, head: str = "") -> str:
    if new == NOTHING:
        return f"{head}− {old}"
    return f"{head}{new}" if old == NOTHING else f"{head}{old} → {new}"


def _name(entity: Entity, language: str) -> str:
    return lexicon.label(entity.concept, language)


def _called(entity: Entity, cast: dict[str, Entity], language: str) -> str:
    """Its name; with its colour where another one of that name has another colour: "black dog", "Hund (schwarz)"."""
    alike = {other.colour for other in cast.values() if other.concept == entity.concept}
    if len(alike) < 2 or not entity.colour:
        return _name(entity, language)
    return _described(entity.model_copy(update={"attributes": (), "count": 1}), language)


def _described(entity: Entity, language: str) -> str:
    """The entity with its looks: "2 × red fox", and without having to decline them "2 × Fuchs (rot)"."""
    named = ((entity.colour,) if entity.colour else ()) + tuple(x for x in entity.attributes if not _is_bare_part(x))
    looks = [_label(name, language) for name in named]
    if language == "de":
        name = f"{_name(entity, language)} ({', '.join(looks)})" if looks else _name(entity, language)
    else:
        name = " ".join([*looks, _name(entity, language)])
    return f"{entity.count} × {name}" if entity.count > 1 else name


def _label(name: str | None, language: str) -> str:
    return lexicon.label(name, language) if name else NOTHING


def _is_bare_part(attribute: str) -> bool:
    """Whether it only names a part of a body ("hair"), of which another attribute says what it is like."""
    return attribute in lexicon.lexicon().concepts and lexicon.kind(attribute) == "body_part"


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, str]]:
    lines = (Path(__file__).parent / "said.tsv").read_text("utf-8").splitlines()[1:]
    return {name: (english, german) for name, english, german in (line.split("\t") for line in lines)}


def _said(name: str | None, language: str) -> str:
    """The word for a relation or a shape."""
    found = _words().get(name or "")
    return (name or NOTHING).replace("_", " ") if found is None else found[language == "de"]


@lru_cache(maxsize=1)
def _deeds() -> dict[str, dict[str, str]]:
    """The infinitives of actions by language: what something does may have the name of a thing ("drink")."""
    columns = {"en": "english", "de": "german"}
    return {
        language: {row["action"]: row[column].split(",")[0].split("/")[0].strip() for row in rows("actions")}
        for language, column in columns.items()
    }


def _deed(name: str | None, language: str) -> str:
    return NOTHING if name is None else _deeds()[language].get(name) or _label(name, language)
