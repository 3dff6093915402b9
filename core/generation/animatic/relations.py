"""How entities stand to one another: moves those that were placed beside, behind or onto others."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.generation.animatic.stage import Anchor, Cast, Frame
from core.generation.scene import Entity


def relate(entities: Sequence[Entity], casts: Mapping[str, Sequence[Cast]], frame: Frame) -> None:
    """Move the casts of every entity that has a relation to another one of the shot."""
    for entity in entities:
        for relation in entity.relations:
            targets = casts.get(relation.target)
            if targets:
                for cast in casts.get(entity.id, ()):
                    cast.anchor = _related(cast, relation.kind, targets[0], frame)


def _related(cast: Cast, kind: str, target: Cast, frame: Frame) -> Anchor:
    edge = frame.width * 0.42
    here, there = cast.anchor, target.anchor
    gap = 0.36 * (cast.figure.bounds.width() * here.scale + target.figure.bounds.width() * there.scale)
    top = there.y + target.figure.bounds.top() * there.scale
    match kind:
        case "left_of":
            return replace(here, x=max(-edge, there.x - gap))
        case "right_of":
            return replace(here, x=min(edge, there.x + gap))
        case "beside":
            side = 1 if there.x <= 0 else -1
            return replace(here, x=max(-edge, min(edge, there.x + side * gap)))
        case "behind":
            depth = there.depth - 0.003
            return replace(here, x=there.x + 0.3 * gap, y=there.y - 16, depth=depth, scale=here.scale * 0.94)
        case "in_front_of":
            return replace(here, x=there.x + 0.2 * gap, y=there.y + 14, depth=there.depth + 0.003)
        case "on" if there.supports != "air":
            y, depth = top * 0.82 + there.y * 0.18, there.depth + 0.002
            return replace(here, x=there.x, y=y, depth=depth, motion=there.motion, supports="surface")
        case "above":
            own = -cast.figure.bounds.top() * here.scale
            # over a tower there may be no room left: then it is above and beside
            room = top - 30 >= own
            x, y = (
                (there.x, top - 30)
                if room
                else (there.x - math.copysign(0.6 * gap, there.x), own + 0.03 * frame.height)
            )
            return replace(here, x=max(-edge, min(edge, x)), y=y, supports="air")
        case "under" if there.supports == "air":
            return here  # under a rainbow or a bird is where everybody is
        case "under":
            return replace(here, x=there.x, y=there.y, depth=there.depth + 0.002)
        case _:
            return here
