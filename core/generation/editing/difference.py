"""Tells in words how one Scene differs from another: "coffee → tea · rain → snow · + dog"."""

from __future__ import annotations

from collections.abc import Iterator

from core.generation import lexicon
from core.generation.editing.operations import SLOTS
from core.generation.scene import Entity, Scene, Shot

NOTHING = "—"


def difference(before: Scene, after: Scene, language: str = "en") -> tuple[str, ...]:
    """One short phrase for each thing that changed, in the reader's language; empty for equal Scenes.

    "old → new" for a change, or "new" alone where nothing was said before; "+ new" and "− old" for what came and went. Ids are not shown.
    """
    found: list[str] = []
    for line in _lines(before, after, language):
        if line not in found:
            found.append(line)
    return tuple(found)


def _lines(before: Scene, after: Scene, language: str) -> Iterator[str]:
    if len(before.shots) != len(after.shots):
        yield _arrow(str(len(before.shots)), str(len(after.shots)), "🎬 ")
    old, new = _cast(before), _cast(after)
    for name, entity in old.items():
        if name not in new:
            yield f"− {_name(entity, language)}"
        elif new[name] != entity:
            yield from _traits(entity, new[name], new, language)
    for name, entity in new.items():
        if name not in old:
            yield f"+ {_described(entity, language)}"
    if len(before.shots) == len(after.shots):
        for one, two in zip(before.shots, after.shots, strict=True):
            yield from _world(one, two, language)
    if before.seconds != after.seconds:
        yield _arrow(f"{before.seconds} s", f"{after.seconds} s")
    if before.shape != after.shape:
        yield _arrow(_label(before.shape.value, language), _label(after.shape.value, language))


def _cast(scene: Scene) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    for shot in scene.shots:
        for entity in shot.entities:
            found.setdefault(entity.id, entity)
    return found


def _traits(old: Entity, new: Entity, cast: dict[str, Entity], language: str) -> Iterator[str]:
    if old.concept != new.concept:
        yield _arrow(_name(old, language), _described(new, language))
        return
    name = _name(old, language)
    if old.colour != new.colour:
        yield _arrow(_label(old.colour, language), _label(new.colour, language), f"{name}: ")
    if old.count != new.count:
        yield _arrow(f"{old.count} {name}", f"{new.count} {name}")
    if old.action != new.action:
        yield _arrow(_label(old.action, language), _label(new.action, language), f"{name}: ")
    for attribute in new.attributes:
        if attribute not in old.attributes:
            yield f"{name}: + {_label(attribute, language)}"
    for attribute in old.attributes:
        if attribute not in new.attributes:
            yield f"{name}: − {_label(attribute, language)}"
    for relation in new.relations:
        if relation not in old.relations:
            target = (
                _name(cast[relation.target], language) if relation.target in cast else _label(relation.target, language)
            )
            yield f"{name}: {_label(relation.kind, language)} {target}"


def _world(old: Shot, new: Shot, language: str) -> Iterator[str]:
    for slot in SLOTS:
        was, now = getattr(old, slot), getattr(new, slot)
        if was != now:
            yield _arrow(_label(was, language), _label(now, language))
    for line in new.dialogue:
        if line not in old.dialogue:
            yield f"“{line.text}”"
    if old.dialogue and not new.dialogue:
        yield f"− “{old.dialogue[0].text}”"
    for name in new.sounds:
        if name not in old.sounds:
            yield f"+ ♪ {_label(name, language)}"
    for name in old.sounds:
        if name not in new.sounds:
            yield f"− ♪ {_label(name, language)}"


def _arrow(old: str, new: str, head: str = "") -> str:
    return f"{head}{new}" if old == NOTHING else f"{head}{old} → {new}"


def _name(entity: Entity, language: str) -> str:
    return lexicon.label(entity.concept, language)


def _described(entity: Entity, language: str) -> str:
    """The entity with its looks: "2 × red fox"."""
    looks = [_label(name, language) for name in ((entity.colour,) if entity.colour else ()) + entity.attributes]
    name = " ".join([*looks, _name(entity, language)])
    return f"{entity.count} × {name}" if entity.count > 1 else name


def _label(name: str | None, language: str) -> str:
    return lexicon.label(name, language) if name else NOTHING
