"""When feet land: a cycle that repeats, and the moments of it at which one of them comes down. It draws nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from core.generation.animatic.stage import Pose


@dataclass(frozen=True)
class Tread:
    """``rate`` is in cycles per second of the figure's clock; ``falls`` are the turns (0..1) of a cycle at which a foot lands."""

    rate: float
    falls: tuple[float, ...]

    def landings(self, first: float, last: float) -> list[float]:
        """The landings from ``first`` up to, but not at, ``last``: seconds of the figure's clock, in order."""
        cycles = range(math.floor(first * self.rate) - 1, math.ceil(last * self.rate) + 1)
        times = ((cycle + fall) / self.rate for cycle in cycles for fall in sorted(self.falls))
        return [at for at in times if first <= at < last]


@runtime_checkable
class Treads(Protocol):
    """A figure that knows when its feet land."""

    def tread(self, pose: Pose) -> Tread | None:
        """How its feet land in that pose on the ground; None where they stay where they are or nothing is known."""
        ...
