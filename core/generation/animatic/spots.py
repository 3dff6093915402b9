"""Places for those that a set has no anchors for: rows of many, the air, the sky, the gaps on the ground."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import pairwise

from core.generation.animatic.stage import Anchor, Frame, Offset

_ROOM = 0.84  # of the frame's width, so that those at the ends stay in the picture when the camera moves


def row(count: int, around: Anchor, frame: Frame) -> list[Anchor]:
    """``count`` copies side by side, all within the frame, in as many rows as their number asks for; the nearest row first."""
    rows = 1 if count <= 5 else 2 if count <= 14 else 3
    per_row = -(-count // rows)
    step = frame.width * _ROOM / (per_row + (0.5 if rows > 1 else 0))
    scale = around.scale * min(1.0, max(0.22, step / (130 * around.scale)))
    # rows behind are seen over the heads of those in front
    lift = min(0.09 * frame.height, 95 * scale)
    result = []
    for index in range(count):
        line, column = divmod(index, per_row)
        here = min(per_row, count - line * per_row)
        aside = 0.25 * step * (1 if line % 2 else -1) if rows > 1 else 0.0
        result.append(
            replace(
                around,
                x=(column - (here - 1) / 2) * step + aside,
                y=around.y - lift * line + (0.3 * lift if rows > 1 else 0),
                depth=around.depth - 0.003 * line,
                scale=scale * (1 - 0.1 * line),
                motion=None,
            )
        )
    return result


def gap(taken: Iterable[float], frame: Frame) -> float:
    """The x in the middle of the widest gap between those who are there already."""
    edge = frame.width * 0.45
    pairs = pairwise(sorted([-edge, *taken, edge]))
    return max((right - left, (left + right) / 2) for left, right in pairs)[1]


def in_air(count: int, lead: Anchor, frame: Frame) -> list[Anchor]:
    """Places in the air for ``count`` that fly, spread over the picture."""
    scale = lead.scale * (0.75 if count < 4 else 0.42)
    across = [(index + 1) / (count + 1) - 0.5 for index in range(count)]
    heights = [frame.height * (0.40 + 0.09 * (index % 3)) for index in range(count)]
    return [
        Anchor(share * frame.width * 0.9, y, lead.depth, scale, 1, "air")
        for share, y in zip(across, heights, strict=True)
    ]


def in_sky(count: int, frame: Frame) -> list[Anchor]:
    """Places far behind everything for what hangs in the sky."""
    scale = 1.3 * min(frame.width, frame.height) / 480
    if count == 1:
        return [Anchor(frame.width * 0.22, frame.height * 0.33, 0.14, scale, 1, "air")]
    step = frame.width * 0.8 / count
    return [
        Anchor(
            (index + 0.5) * step - frame.width * 0.4, frame.height * (0.34 - 0.06 * (index % 2)), 0.14, scale, 1, "air"
        )
        for index in range(count)
    ]


def hover(index: int) -> Callable[[float], Offset]:
    """The motion of who stays in the air."""
    return lambda t: Offset(math.sin(t * 0.9 + index) * 14, math.sin(t * 1.7 + index * 1.3) * 9)


def passing(travel: float, seconds: float) -> Callable[[float], Offset]:
    """How one who stays behind slides out of the picture of a travelling camera, passing its place a bit before half-time."""
    return lambda t: Offset(travel * (0.42 * seconds - t), 0.0)


def crossing(width: float, seconds: float) -> Callable[[float], Offset]:
    """How one who walks through a set that stays crosses its place, from ``width`` / 2 to the left of it to the right."""
    return lambda t: Offset(width * (t / seconds - 0.5), 0.0)
