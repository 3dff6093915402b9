"""The bones of a person: arms and legs by their joints, a whole posture, and the way from one posture to another.

Lengths are hundredths of a head. Arms are given about the base of the neck (shoulders at x = ±56, y = 20), legs about the
point between the feet (the hips of a standing adult at y = -184). A person faces right (+x); "near" is the right arm of the picture.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import cast

from core.generation.animatic import draw
from core.generation.animatic.rigs.face import CALM, Mien

SHOULDER = (56.0, 20.0)
UPPER_ARM, FOREARM = 60.0, 60.0
THIGH, SHIN, ANKLE = 88.0, 86.0, 13.0
HIP_HEIGHT = 184.0
NECK_HEIGHT = 304.0
TABLE = 86.0  # how far a table's edge lies under the base of the neck, sitting behind it


@dataclass(frozen=True)
class Arm:
    """Elbow and wrist about the neck's base; ``degrees`` turns the hand against the forearm; ``hand`` as in `limbs.hand`."""

    elbow: draw.Point
    wrist: draw.Point
    hand: str = "rest"
    degrees: float = 0.0
    side: int = 1


@dataclass(frozen=True)
class Leg:
    """Knee and ankle about the point between the feet; ``degrees`` turns the shoe."""

    knee: draw.Point
    ankle: draw.Point
    degrees: float = 0.0


@dataclass(frozen=True)
class Posture:
    """A whole body at a moment. ``shift`` moves the upper body, ``lean`` tilts it (degrees), ``turn`` 0..1 shows it from the side.

    ``roll`` turns everything about the hips (degrees; 90 lies face up towards us or flies ahead), ``rise`` lifts and ``ahead``
    moves it. ``astride`` hides the far leg behind what is ridden.
    """

    near: Arm
    far: Arm
    near_leg: Leg
    far_leg: Leg
    shift: draw.Point = (0.0, 0.0)
    lean: float = 0.0
    turn: float = 0.0
    tilt: float = 0.0
    nod: float = 0.0
    mien: Mien = CALM
    roll: float = 0.0
    rise: float = 0.0
    ahead: float = 0.0
    astride: bool = False


def blend(first: Posture, second: Posture, share: float) -> Posture:
    """Between two postures; hands change their shape half-way."""
    if share <= 0:
        return first
    return second if share >= 1 else cast(Posture, _between(first, second, share))


def _between(a: object, b: object, share: float) -> object:
    if isinstance(a, bool | str | int) and not isinstance(a, float):
        return b if share >= 0.5 else a
    if isinstance(a, float) and isinstance(b, int | float):
        return a + (b - a) * share
    if isinstance(a, tuple) and isinstance(b, tuple):
        return tuple(_between(x, y, share) for x, y in zip(a, b, strict=True))
    return type(a)(**{f.name: _between(getattr(a, f.name), getattr(b, f.name), share) for f in fields(a)})  # type: ignore[arg-type]


def reach(wrist: draw.Point, *, near: bool, prefer: str = "down", shoulder: draw.Point | None = None) -> draw.Point:
    """The elbow for a hand at ``wrist``: the solution that hangs lower ("down"), or sticks out further ("out", "in", "up")."""
    root = shoulder or (SHOULDER if near else (-SHOULDER[0], SHOULDER[1]))
    first = draw.two_bone(root, wrist, UPPER_ARM, FOREARM, 1)
    second = draw.two_bone(root, wrist, UPPER_ARM, FOREARM, -1)
    outward = 1 if near else -1
    keys: dict[str, Callable[[draw.Point], float]] = {
        "down": lambda p: p[1],
        "up": lambda p: -p[1],
        "out": lambda p: p[0] * outward,
        "in": lambda p: -p[0] * outward,
        "back": lambda p: -p[0],
        "front": lambda p: p[0],
    }
    return max(first, second, key=keys[prefer])


def arm_to(
    wrist: draw.Point,
    near: bool,
    hand: str = "rest",
    prefer: str = "down",
    degrees: float = 0.0,
    side: int | None = None,
) -> Arm:
    return Arm(
        reach(wrist, near=near, prefer=prefer), wrist, hand, degrees, side if side is not None else (-1 if near else 1)
    )


def leg_to(hip: draw.Point, ankle: draw.Point, degrees: float = 0.0, bend: float = -1.0) -> Leg:
    """A leg whose knee bends forwards (to the right) for ``bend`` -1."""
    return Leg(draw.two_bone(hip, ankle, THIGH, SHIN, bend), ankle, degrees)
