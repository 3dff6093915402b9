"""Places at parts of the set: on, under, behind or beside a table, a roof, a wall that the set itself paints."""

from __future__ import annotations

from dataclasses import replace

from core.generation.animatic.stage import Anchor, Frame

TABLES = frozenset({"table", "counter", "desk", "bar", "shelf", "windowsill", "workbench", "stall"})
_WALLS = frozenset({"wall", "window", "screen", "board", "cliff", "rock"})
_ABOVE = frozenset({"roof", "ceiling", "sky", "cloud", "ledge"})


def place(kind: str, word: str, part: Anchor | None, lead: Anchor, frame: Frame) -> Anchor | None:
    """A place that stands in that relation to the part of the set called ``word``; None if anywhere will do.

    ``part`` is the set's own anchor there, if it has one.
    """
    if part is None:
        if kind == "on" and word in _WALLS:
            return Anchor(0.2 * frame.width, 0.42 * frame.height, lead.depth - 0.02, 0.7 * lead.scale, 1, "air")
        if kind in ("on", "in") and word in _ABOVE:
            return Anchor(0.12 * frame.width, 0.34 * frame.height, lead.depth - 0.02, 0.7 * lead.scale, 1, "air")
        return None
    floor = min(0.96 * frame.height, max(part.y, lead.y if lead.supports == "stand" else part.y + 0.16 * frame.height))
    step = 0.2 * frame.width
    match kind:
        case "left_of" | "right_of" | "beside":
            side = {"left_of": -1, "right_of": 1}.get(kind, -1 if part.x > 0 else 1)
            if part.supports in ("surface", "bust"):
                return replace(part, x=part.x + side * 0.14 * frame.width)
            return replace(part, x=part.x + side * step, y=floor, supports="stand", depth=max(part.depth, lead.depth))
        case "behind":
            return replace(part, x=part.x + 0.3 * step, y=floor - 0.03 * frame.height, depth=part.depth - 0.004)
        case "in_front_of":
            return replace(part, y=floor, depth=max(part.depth, lead.depth) + 0.004, supports="stand")
        case "under" if part.supports in ("surface", "stand"):
            return replace(part, y=floor, depth=part.depth + 0.003, supports="ground", scale=0.7 * lead.scale)
        case "above":
            return replace(part, y=part.y - 0.2 * frame.height, supports="air")
        case _:
            return None
