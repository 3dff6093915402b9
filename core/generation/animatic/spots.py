"""Places for those that a set has no anchors for: rows of many, the air, the sky, the gaps on the ground."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from core.generation.animatic.stage import Anchor, Frame, Offset

LINE = 5  # up to so many of a kind stand in one line
_OVER, _OVER_FEW = (
    0.52,
    0.72,
)  # of a figure's height is seen over the heads of those before it; where there are but a dozen
_FEW = 12
_ROOM = 0.84  # of the frame's width, so that those at the ends stay in the picture when the camera moves


def line(count: int, around: Anchor, frame: Frame) -> list[Anchor]:
    """``count`` places side by side, all within the frame."""
    step = frame.width * _ROOM / count
    return [
        replace(around, x=(index - (count - 1) / 2) * step, motion=None, depth=around.depth - 0.0005 * (index % 2))
        for index in range(count)
    ]


def rows(count: int, around: Anchor, frame: Frame, width: float, height: float) -> list[Anchor]:
    """Rows behind one another for ``count`` figures ``width`` by ``height`` units in size, the nearest row first.

    As many rows are formed as let the figures be largest. Those behind are smaller, stand in the gaps of those in front and are
    seen over their heads.
    """
    # on water, trees of the shore stand in front at both sides
    wide = frame.width * (0.7 if around.supports == "water" else 0.9)
    over = _OVER_FEW if count <= _FEW else _OVER
    low = around.y if around.supports != "air" else around.y + 0.12 * frame.height
    room = min(low - 0.2 * frame.height, 0.56 * frame.height)

    def scale_of(lines: int) -> float:
        columns = -(-count // lines) + (0.5 if lines > 1 else 0.0)
        across = wide / columns / (0.94 * width)
        return min(around.scale, across, room / (height * (1 + over * (lines - 1))))

    lines = max(range(1, 9), key=lambda number: scale_of(number) * (1 - 0.01 * number))
    columns = -(-count // lines)
    scale = scale_of(lines)
    step = min(wide / (columns + (0.5 if lines > 1 else 0.0)), 1.35 * width * scale)
    result = []
    for index in range(count):
        number, column = divmod(index, columns)
        here = min(columns, count - number * columns)
        aside = 0.25 * step * (1 if number % 2 else -1) if lines > 1 else 0.0
        result.append(
            replace(
                around,
                x=(column - (here - 1) / 2) * step + aside,
                y=low - over * height * scale * number * (1 - 0.04 * number),
                depth=around.depth - 0.003 * number,
                scale=scale * (1 - 0.06 * number),
                motion=around.motion if around.supports == "air" else None,
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


def swimming(index: int, way: float) -> Callable[[float], Offset]:
    """The motion of who swims to and fro in a tank, ``way`` units to either side."""
    return lambda t: Offset(way * math.sin(0.55 * t + index), 10 * math.sin(1.1 * t + 2.1 * index))


def passing(travel: float, seconds: float) -> Callable[[float], Offset]:
    """How one who stays behind slides out of the picture of a travelling camera, passing its place a bit before half-time."""
    return lambda t: Offset(travel * (0.42 * seconds - t), 0.0)


@dataclass(frozen=True)
class Leg:
    """The part of a shot that a clip shows, by the set's clock: it begins at ``since`` and takes ``seconds``.

    ``number`` of them were shown before. Who crosses the picture comes back in every other one.
    """

    seconds: float
    since: float = 0.0
    number: int = 0

    @property
    def back(self) -> bool:
        return self.number % 2 == 1


def crossing(width: float, leg: Leg) -> Callable[[float], Offset]:
    """How one who walks through a set that stays crosses its place, from ``width`` / 2 to the left of it to the right, or back."""
    way = -width if leg.back else width
    return lambda t: Offset(way * ((t - leg.since) / leg.seconds - 0.5), 0.0)
