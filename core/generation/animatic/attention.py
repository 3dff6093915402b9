"""Whom actors look at, and who comes close: eyes go to whom they act on, talk to or are said to look at; lovers and friends meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from core.generation import lexicon
from core.generation.animatic.catalogue import is_creature, kinds_of
from core.generation.animatic.stage import Cast, Pose
from core.generation.scene import Entity

_SEEN = ("looking_at", "acting_on", "beside")
_MEETS = frozenset({"talk", "argue", "hug", "kiss", "fight", "dance", "play", "play_chess", "laugh", "meet", "listen"})
_CLOSE = {"hug": 74.0, "kiss": 66.0}  # how far apart they stand, in figure units
_STOUT = 1.75
_STANDS_AT = {"play_piano": "piano", "play_drums": "drum"}  # instruments that stand before their players
_INWARD = frozenset({"read", "sleep", "think", "type", "write", "pray", "meditate", "cry", "look"})


def attend(casts: Sequence[Cast], entities: Sequence[Entity]) -> None:
    """Turn the eyes of every cast that has somebody or something to look at, by changing its pose."""
    where = {cast.entity.id: cast for cast in reversed(casts)}
    actors = [cast for cast in casts if is_creature(cast.entity.concept)]
    for cast in actors:
        _take_place(cast, casts)
    embraced: set[int] = set()
    for cast in actors:
        target = _target(cast, where, actors, entities)
        if (
            target in actors
            and target is not None
            and cast.entity.action in _CLOSE
            and not embraced & {id(cast), id(target)}
        ):
            embraced |= {id(cast), id(target)}
            _embrace(cast, target)
        if target is not None and cast.entity.action not in _INWARD - {"look"}:
            cast.pose = _looking(cast.pose, _gaze(cast, target))


def _target(cast: Cast, where: dict[str, Cast], actors: Sequence[Cast], entities: Sequence[Entity]) -> Cast | None:
    entity = next((each for each in entities if each.id == cast.entity.id), cast.entity)
    for kind in _SEEN:
        for relation in entity.relations:
            seen = where.get(relation.target)
            if relation.kind == kind and seen is not None and seen is not cast:
                return seen
    others = [other for other in actors if other is not cast]
    if entity.action in _MEETS and others:
        return min(others, key=lambda other: abs(other.anchor.x - cast.anchor.x))
    by = [each for each in entities if any(r.target == entity.id and r.kind == "acting_on" for r in each.relations)]
    return where.get(by[0].id) if by else None


def _gaze(cast: Cast, target: Cast) -> tuple[float, float]:
    """-1..1 to the front and down, from eye to eye."""
    across = target.anchor.x - cast.anchor.x
    ahead = max(-1.0, min(1.0, across / 120)) * (-1 if cast.mirrored else 1)
    eyes = cast.anchor.y + cast.figure.bounds.top() * 0.8 * cast.anchor.scale
    theirs = target.anchor.y + target.figure.bounds.top() * 0.75 * target.anchor.scale
    return ahead, max(-0.9, min(0.9, (theirs - eyes) / max(60.0, abs(across))))


def _looking(pose: Callable[[float], Pose], gaze: tuple[float, float]) -> Callable[[float], Pose]:
    return lambda t: replace(pose(t), gaze=gaze)


def _embrace(one: Cast, other: Cast) -> None:
    """Bring two together, each turned to the other; who is only said to be embraced embraces back."""
    if one.anchor.supports not in ("stand", "ground") or other.anchor.supports not in ("stand", "ground"):
        return
    apart = _CLOSE[one.entity.action or "hug"] * (_girth(one) + _girth(other)) / 2
    left, right = sorted((one, other), key=lambda cast: cast.anchor.x)
    middle = (left.anchor.x + right.anchor.x) / 2
    left.anchor = replace(left.anchor, x=middle - apart / 2)
    right.anchor = replace(right.anchor, x=middle + apart / 2, y=left.anchor.y)
    thin, wide = sorted((left, right), key=_girth)
    thin.anchor = replace(thin.anchor, depth=wide.anchor.depth + 0.001)  # nobody is hidden behind a bear
    for cast, mirrored in ((left, False), (right, True)):
        cast.mirrored = mirrored
        cast.pose = _facing(cast.pose, mirrored, cast.entity.action or one.entity.action or "hug")


def _girth(cast: Cast) -> float:
    """How wide a body is for its arms to go round, 1 for a person's at full size; mascots are twice as stout."""
    return cast.anchor.scale * (1.0 if lexicon.kind(cast.entity.concept) == "person" else _STOUT)


def _facing(pose: Callable[[float], Pose], mirrored: bool, action: str) -> Callable[[float], Pose]:
    return lambda t: replace(pose(t), mirrored=mirrored, action=action)


def _take_place(player: Cast, casts: Sequence[Cast]) -> None:
    """Put a large instrument before the one who plays it."""
    wanted = _STANDS_AT.get(player.entity.action or "")
    if wanted is None or player.anchor.supports not in ("stand", "ground"):
        return
    for cast in casts:
        if wanted in kinds_of(cast.entity.concept) and not cast.attached:
            size = player.anchor.scale * (210.0 / 245.0 if wanted == "piano" else 0.8)
            here = player.anchor
            scale = size if wanted == "piano" else min(cast.anchor.scale, size)
            cast.anchor = replace(
                here, y=here.y + 7 * here.scale, depth=here.depth + 0.002, scale=scale, supports="ground"
            )
            return
