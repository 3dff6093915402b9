"""What a remix has to make anew and what it must leave alone, told by the difference between two Scenes.

Two kinds of change. Things that came, went or look different are made anew inside their mattes, and every other pixel stays. A change of place, weather,
time, season, style or mood makes the whole picture anew over a faint trace of the old one, so that everything stays where it was;
who isn't touched by such a change keeps the old picture, cut out by a matte of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.generation.diffusion.paste import GROWTH, grown, held, pixels_of
from core.generation.diffusion.takes import Film, Mattes
from core.generation.diffusion.wording import named
from core.generation.scene import Entity, Scene, Shot

HOLD = 0.35
"""How much of the old picture shows through where a place or weather changes: enough for the layout, too little for the colours."""
_RECOLOURING = ("time_of_day", "style", "mood")
"""Slots that change the look of everybody in the picture: nobody is kept out of those."""
_SURROUNDING = ("setting", "place", "weather", "season")
_NEARBY = 0.35
"""Where nothing tells the place of a new thing: the share of the frame's sides of the box that is given to it."""
_MASK_FPS = 24
"""Masks are numbered by the frames of the animatic engine."""

Find = Callable[[Film, Sequence[str]], Mapping[str, Mattes]]
"""Mattes by name for what is seen in a film."""


@dataclass(frozen=True, eq=False)
class Work:
    """What to do to a film. ``mattes`` are white where it is made anew; ``hold`` is how much of it shows through there.

    ``unseen`` are the names of things that should be changed but weren't found.
    """

    mattes: Mattes
    hold: float
    unseen: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        return not self.mattes.any()


@dataclass(frozen=True)
class Change:
    """How one Scene differs from another, for the eye. Words and sounds aren't seen."""

    gone: tuple[Entity, ...]
    come: tuple[Entity, ...]
    altered: tuple[Entity, ...]
    kept: tuple[Entity, ...]
    slots: tuple[str, ...]

    @property
    def is_nothing(self) -> bool:
        return not (self.gone or self.come or self.altered or self.slots)


def change_between(before: Scene, after: Scene) -> Change:
    """Who came, went, changed or stayed (as they were before), and the slots that changed in any shot."""
    old, new = _cast(before), _cast(after)
    slots = (*_SURROUNDING, *_RECOLOURING, "camera")
    shots = list(zip(before.shots, after.shots, strict=False))
    return Change(
        gone=tuple(entity for name, entity in old.items() if name not in new),
        come=tuple(entity for name, entity in new.items() if name not in old),
        altered=tuple(entity for name, entity in old.items() if name in new and not _looks_alike(entity, new[name])),
        kept=tuple(entity for name, entity in old.items() if name in new and _looks_alike(entity, new[name])),
        slots=tuple(slot for slot in slots if any(getattr(a, slot) != getattr(b, slot) for a, b in shots)),
    )


def filmed_anew(before: Scene, after: Scene) -> bool:
    """Whether the change is too deep for the old film: another cut, another length or shape, another camera."""
    return (
        len(before.shots) != len(after.shots)
        or before.seconds != after.seconds
        or before.shape != after.shape
        or "camera" in change_between(before, after).slots
    )


def plan(film: Film, fps: int, before: Scene, after: Scene, masks: Path | None, find: Find) -> Work:
    """What to make anew in a film to turn the one Scene into the other. ``masks`` is the film's folder of masks, if it has one."""
    change = change_between(before, after)
    whole = np.full(film.shape[:3], 255, np.uint8)
    none = np.zeros_like(whole)
    ties = {name for e in change.come for name in (*(r.target for r in e.relations), *_tied_to(e.id, after))}
    watched = change.kept if change.slots else tuple(e for e in change.kept if e.id in ties)
    wanted = (*change.gone, *change.altered, *watched)
    seen = _mattes(film, fps, wanted, masks, find)
    margin = pixels_of(GROWTH, film)
    touched = [seen[e.id] for e in (*change.gone, *change.altered) if e.id in seen]
    touched += [_beside(e, after, seen, film) for e in change.come]
    anew = held(grown(np.maximum.reduce(touched), margin), fps // 8) if touched else none
    unseen = tuple(named(e) for e in (*change.gone, *change.altered) if e.id not in seen)
    if any(slot in _RECOLOURING for slot in change.slots):
        return Work(whole, HOLD, unseen)
    if change.slots:
        kept = [seen[e.id] for e in change.kept if e.id in seen]
        protected = np.maximum.reduce(kept) if kept else none
        return Work(np.where(protected > 0, anew, whole), HOLD, unseen)
    if unseen and not touched:
        # what should change isn't found anywhere: then it may be anywhere
        return Work(whole, HOLD, unseen)
    return Work(anew, 0.0, unseen)


def _cast(scene: Scene) -> dict[str, Entity]:
    return {entity.id: entity for shot in scene.shots for entity in shot.entities}


def _tied_to(name: str, scene: Scene) -> set[str]:
    return {e.id for shot in scene.shots for e in shot.entities if any(r.target == name for r in e.relations)}


def _looks_alike(old: Entity, new: Entity) -> bool:
    same = ("concept", "colour", "attributes", "count", "action", "relations")
    return all(getattr(old, name) == getattr(new, name) for name in same)


def _mattes(film: Film, fps: int, entities: Sequence[Entity], masks: Path | None, find: Find) -> dict[str, Mattes]:
    """Mattes by entity id: from the film's own masks where there are some, and found by name where not."""
    known = {e.id: read_masks(masks, e.id, film, fps) for e in entities} if masks is not None else {}
    seen = {name: mattes for name, mattes in known.items() if mattes is not None}
    names = {e.id: named(e) for e in entities if e.id not in seen}
    if names:
        found = find(film, tuple(dict.fromkeys(names.values())))
        seen |= {entity: found[name] for entity, name in names.items() if name in found and found[name].any()}
    return seen


def read_masks(folder: Path, entity: str, film: Film, fps: int) -> Mattes | None:
    """An entity's masks as docs/masks.md tells, for every frame of the film; None if there are none of it.

    Masks are samples: a frame between two takes both, since what moves lies somewhere between. Shadows, reflections and steam go with their entity.
    """
    from PIL import Image

    home = folder / entity
    parts = [home, *(child for child in home.glob("*") if child.is_dir() and child.name != "whole")]
    samples: dict[int, np.ndarray] = {}
    height, width = film.shape[1:3]
    for file in (file for part in parts for file in sorted(part.glob("*.png"))):
        with Image.open(file) as opened:
            mask = np.asarray(opened.convert("L").resize((width, height), Image.Resampling.NEAREST))
        number = int(file.stem)
        samples[number] = np.maximum(samples[number], mask) if number in samples else mask
    if not samples:
        return None
    numbers = sorted(samples)
    mattes = np.zeros(film.shape[:3], np.uint8)
    for index in range(len(film)):
        at = index * _MASK_FPS / fps
        before = max((n for n in numbers if n <= at), default=numbers[0])
        after = min((n for n in numbers if n >= at), default=numbers[-1])
        mattes[index] = np.maximum(samples[before], samples[after])
    return mattes


def _beside(entity: Entity, scene: Scene, seen: Mapping[str, Mattes], film: Film) -> Mattes:
    """Room for a thing that wasn't there: next to what it belongs to, on the side that is said, or in front in the middle."""
    frames, height, width = film.shape[:3]
    room = np.zeros((frames, height, width), np.uint8)
    tall, broad = round(height * _NEARBY), round(width * _NEARBY)
    shot = next(shot for shot in scene.shots if entity in shot.entities)
    for index in range(frames):
        anchor = _anchor(entity, shot, seen, index)
        x, y = (width - broad) // 2, height - tall - height // 10
        if anchor is not None:
            (left, top, right, bottom), kind = anchor
            middle = ((left + right) // 2, (top + bottom) // 2)
            x, y = {
                "left_of": (left - broad, middle[1] - tall // 2),
                "right_of": (right, middle[1] - tall // 2),
                "beside": (right, middle[1] - tall // 2),
                "on": (middle[0] - broad // 2, top - tall),
                "above": (middle[0] - broad // 2, top - tall),
                "under": (middle[0] - broad // 2, bottom),
            }.get(kind, (middle[0] - broad // 2, middle[1] - tall // 2))
        x, y = min(max(x, 0), width - broad), min(max(y, 0), height - tall)
        room[index, y : y + tall, x : x + broad] = 255
    return room


def _anchor(
    entity: Entity, shot: Shot, seen: Mapping[str, Mattes], index: int
) -> tuple[tuple[int, int, int, int], str] | None:
    """The box (left, top, right, bottom) of what the entity is tied to, either way round, and how."""
    ties = [(r.target, r.kind) for r in entity.relations]
    ties += [(e.id, r.kind) for e in shot.entities for r in e.relations if r.target == entity.id]
    for target, kind in ties:
        if target in seen and seen[target][index].any():
            rows, columns = (np.flatnonzero(seen[target][index].any(axis=axis)) for axis in (1, 0))
            return (int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1), kind
    return None
