"""Where a cast stands out of doors: the anchors that all open-air sets share, composed for each shape of frame."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from core.generation.animatic.stage import Anchor, Brief, Offset

SEATED = frozenset({"sit", "play_guitar", "play", "read", "eat", "drink", "think", "type", "cook"})
SEAT_HEIGHT = 42.0  # of a log, in units at the anchor's scale: a mascot's feet just reach the ground


@dataclass(frozen=True)
class Marks:
    """The lines a set is drawn to: ``horizon`` and ``feet`` in world units, the lead's ``scale``, and whether it sits."""

    horizon: float
    feet: float
    scale: float
    lead: float
    seat: float | None
    anchors: dict[str, Anchor]
    width: float

    def name(self, **parts: tuple[float, ...]) -> None:
        """Give parts of the set anchors of their own: x as a share of the width, then units below the feet, size and depth.

        What is put on "water" floats.
        """
        for part, (across, down, *more) in parts.items():
            size, depth = (*more, *(0.9, 0.99)[len(more) :])
            faces, place = -1 if across > 0.1 else 1, (across * self.width, self.feet + down * self.scale)
            self.anchors[part] = Anchor(*place, depth, self.scale * size, faces)
            if part.startswith("water"):
                self.anchors[part] = Anchor(*place, depth, self.scale * size, faces, "water", _bobbing)

    def move(self, **places: float) -> None:
        """Put anchors elsewhere across: x as a share of the width. They go on facing the middle."""
        for name, across in places.items():
            self.anchors[name] = replace(self.anchors[name], x=across * self.width)


def marks(brief: Brief, *, horizon: float, seats: bool = False) -> Marks:
    """The marks of an open-air set; ``horizon`` is a share of the frame's height.

    A standing adult (210 units) fills 49 % of a landscape frame, 34 % of a portrait and 42 % of a square one.
    """
    frame = brief.frame
    scale = frame.pick(1.12, 1.35, 1.28)
    feet = frame.height * frame.pick(0.868, 0.83, 0.85)
    sits = seats and brief.action in SEATED
    lead = (
        -frame.width * frame.pick(0.13, 0.13, 0.14) if not brief.travel else -frame.width * frame.pick(0.08, 0.02, 0.05)
    )
    seat = SEAT_HEIGHT * scale if sits else None

    def at(
        x: float, down: float = 0.0, size: float = 1.0, faces: int = 1, depth: float = 1.0, supports: str = "stand"
    ) -> Anchor:
        return Anchor(x * frame.width, feet + down * scale, depth, scale * size, faces, supports)

    wide = frame.pick(0.17, 0.23, 0.2)
    first = Anchor(lead, feet - seat, 1.0, scale, 1, "sit") if seat is not None else Anchor(lead, feet, 1.0, scale)
    anchors = {
        "lead": first,
        "second": at(wide, -2, 0.97, -1, 0.995),
        "third": at(-frame.pick(0.33, 0.34, 0.36), -14, 0.86, 1, 0.985),
        "fourth": at(frame.pick(0.34, 0.36, 0.36), -15, 0.85, -1, 0.98),
        "fifth": at(frame.pick(0.03, 0.04, 0.03), -26, 0.78, 1, 0.975),
        "sixth": at(-frame.pick(0.23, 0.22, 0.24), -30, 0.74, 1, 0.97),
        "ground": at(frame.pick(0.13, 0.2, 0.17), 14, 1.0, 1, 1.01),
        "ground-2": at(frame.pick(0.3, 0.33, 0.32), 4, 0.95, -1, 1.005),
        "ground-3": at(-frame.pick(0.33, 0.36, 0.36), 10, 0.95, 1, 1.008),
        "ground-4": at(frame.pick(0.23, 0.26, 0.24), -28, 0.8, 1, 0.972),
        "air": _hovering(brief, frame.pick(0.2, 0.16, 0.18), frame.pick(0.3, 0.3, 0.3), scale * 0.8, 0.0),
        "air-2": _hovering(brief, -frame.pick(0.3, 0.24, 0.28), frame.pick(0.25, 0.24, 0.25), scale * 0.6, 1.7),
        "air-3": _hovering(brief, frame.pick(0.36, 0.3, 0.34), frame.pick(0.2, 0.18, 0.2), scale * 0.5, 3.1),
    }
    return Marks(frame.height * horizon, feet, scale, lead, seat, anchors, frame.width)


def _bobbing(t: float) -> Offset:
    """What floats rises and sinks with small waves."""
    return Offset(2 * math.sin(t * 0.7), 2.4 * math.sin(t * 1.6), 1.2 * math.sin(t * 1.1))


def _hovering(brief: Brief, x: float, y: float, scale: float, phase: float) -> Anchor:
    def motion(t: float) -> Offset:
        return Offset(7 * math.sin(t * 0.9 + phase), 9 * math.sin(t * 1.5 + phase))

    place = (x * brief.frame.width, y * brief.frame.height + 80 * scale)
    return Anchor(*place, depth=0.96, scale=scale, faces=-1 if x > 0 else 1, supports="air", motion=motion)
