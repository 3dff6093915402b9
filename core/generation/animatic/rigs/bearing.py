"""The whole posture of a person in any action: what the arms do (`gestures`) on the legs it takes, or a deed of the whole body."""

from __future__ import annotations

import math
from dataclasses import replace

from core.generation.animatic.props.bags import LOW
from core.generation.animatic.rigs import deeds, strides
from core.generation.animatic.rigs.face import Mien
from core.generation.animatic.rigs.gestures import Moment, idle
from core.generation.animatic.rigs.pastimes import GESTURES
from core.generation.animatic.rigs.skeleton import Arm, Posture
from core.generation.animatic.rigs.tread import Tread

_WALKS = frozenset({"run", "walk", "chase", "march", "sneak"})


def posture(action: str, m: Moment, speed: float, holds: str | None) -> Posture:
    """The body for an action at a moment. ``speed`` is in head units per second (see `Pose.speed`)."""
    if action in _WALKS and not m.seated:
        return _moving(action, m, speed, holds)
    whole = deeds.deed(action, m, holds)
    if whole is not None:
        return whole
    name = "talk" if m.talk > 0.04 and action in ("stand", "sit", "look", "listen", "play") else action
    if holds == "tool":
        m = replace(m, tool=True)
    if holds and (name not in GESTURES or (holds == "tool" and name in ("look", "talk"))):
        name = "carry" if holds in LOW else "hold"
    upper = GESTURES.get(name, idle)(m)
    upper = replace(upper, mien=replace(upper.mien, talk=max(m.talk, upper.mien.talk)))
    shift, lean = upper.shift, upper.lean
    if m.seated:
        near, far, drop = strides.seated_legs(m.t, m.phase)
        drop = (0.0, 0.0) if m.table else drop
    elif action == "dance":
        near, far, drop = strides.dancing_legs(m.t)
    elif action == "jump":
        near, far, drop = strides.jumping_legs(m.t)
    else:
        near, far, drop = strides.standing_legs(1.6 * m.wave(0.7))
    return Posture(
        upper.near,
        upper.far,
        near,
        far,
        (shift[0] + drop[0], shift[1] + drop[1]),
        lean,
        0.0,
        upper.tilt,
        upper.nod,
        upper.mien,
    )


def tread(action: str, speed: float, phase: float) -> Tread | None:
    """When the feet land of somebody who walks, runs or dances; ``speed`` as for `posture`, ``phase`` (turns) the walker's own."""
    if action == "dance":
        return Tread(strides.DANCE_RATE, (0.0, 0.5))
    if action not in _WALKS:
        return None
    return Tread(_rate(action in ("run", "chase"), speed), ((-phase) % 1.0, (0.5 - phase) % 1.0))


def _rate(run: bool, speed: float) -> float:
    """Cycles of two steps per second."""
    stride = strides.RUN_STRIDE if run else strides.WALK_STRIDE
    return max(0.5, min(2.4, speed / stride if speed else (1.45 if run else 0.95)))


def _moving(action: str, m: Moment, speed: float, holds: str | None) -> Posture:
    run = action in ("run", "chase")
    cycle = m.t * _rate(run, speed) + m.phase
    near_leg, far_leg, rise = strides.gait(cycle, run=run)
    near, far = strides.swinging_arms(cycle, run=run)
    if holds:
        near = Arm((14, 76), (24, 132), "fist", 0, 1) if holds in LOW else Arm((30, 70), (74, 52), "grip", -10, 1)
    mien = Mien(0.9 if run else 0.5, 0.2, 0, 1.0, m.talk, 0.72, (0.4, 0.0))
    lean = 13.0 if run else 3.0
    return Posture(
        near, far, near_leg, far_leg, (6 if run else 2, rise[1]), lean, 1.0, 2 * math.sin(cycle * 4 * math.pi), 0, mien
    )
