"""What people's bodies do in each action: where elbows, wrists, knees and ankles are at a moment, and what the face does.

Lengths are hundredths of a head. Arms are given about the base of the neck (shoulders at x = ±58, y = 18), legs about the
point between the feet (the hips of a standing adult at y = -186). A person faces right (+x); "near" is the right arm of the picture.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import cast

from core.generation.animatic import draw
from core.generation.animatic.rigs.face import Mien

SHOULDER = (56.0, 20.0)
UPPER_ARM, FOREARM = 60.0, 60.0
THIGH, SHIN, ANKLE = 88.0, 86.0, 13.0
HIP_HEIGHT = 184.0
NECK_HEIGHT = 304.0
TABLE = 86.0  # how far a table's edge lies under the base of the neck, sitting behind it
WALK_STRIDE, RUN_STRIDE = 150.0, 330.0  # the ground covered in one cycle of two steps


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
    """A whole body at a moment. ``shift`` moves the upper body, ``lean`` tilts it (degrees), ``turn`` 0..1 shows it from the side."""

    near: Arm
    far: Arm
    near_leg: Leg
    far_leg: Leg
    shift: draw.Point = (0.0, 0.0)
    lean: float = 0.0
    turn: float = 0.0
    tilt: float = 0.0
    nod: float = 0.0
    mien: Mien = Mien()


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


def _arm(wrist: draw.Point, near: bool, hand: str = "rest", prefer: str = "down", degrees: float = 0.0, side: int | None = None) -> Arm:
    return Arm(reach(wrist, near=near, prefer=prefer), wrist, hand, degrees, side if side is not None else (-1 if near else 1))


# --- legs -----------------------------------------------------------------------------------------------------------


def leg_to(hip: draw.Point, ankle: draw.Point, degrees: float = 0.0, bend: float = -1.0) -> Leg:
    """A leg whose knee bends forwards (to the right) for ``bend`` -1."""
    return Leg(draw.two_bone(hip, ankle, THIGH, SHIN, bend), ankle, degrees)


def standing_legs(sway: float) -> tuple[Leg, Leg, draw.Point]:
    """Feet apart; the weight goes slowly from one to the other. ``sway`` -1..1."""
    hip = (sway * 5, -HIP_HEIGHT)
    near = leg_to((hip[0] + 21, hip[1]), (27, -ANKLE), 4)
    far = leg_to((hip[0] - 21, hip[1]), (-24, -ANKLE), 8)
    return near, far, (hip[0], 0.0)


def seated_legs(t: float, phase: float) -> tuple[Leg, Leg, draw.Point]:
    """Thighs towards us and to the right, shins down; one foot taps now and then. The seat is at y = 0."""
    tap = max(0.0, math.sin(t * 5.0)) * 6 * max(0.0, math.sin(t * 0.7 + phase * 6))
    near = Leg((46, 2), (50, 84), 6 - tap)
    far = Leg((-2, 6), (4, 90), 8)
    return near, far, (0.0, HIP_HEIGHT - 22)


def gait(cycle: float, *, run: bool) -> tuple[Leg, Leg, draw.Point]:
    """Both legs at a point of the cycle (turns), and how far the hips have risen. Feet in stance go back at an even speed."""
    stride = RUN_STRIDE if run else WALK_STRIDE
    stance = 0.34 if run else 0.6
    lift = 70.0 if run else 24.0
    hip_y = -HIP_HEIGHT + (10 if run else 4)
    bob = math.cos(4 * math.pi * (cycle - (0.02 if run else 0.05))) * (9.0 if run else 4.0) + (-8 if run else 0)

    def ankle(at: float) -> tuple[draw.Point, float]:
        at %= 1.0
        half = stride * stance / 2
        if at < stance:
            share = at / stance
            heel = max(0.0, share - 0.62) / 0.38
            return (half - 2 * half * share, -ANKLE - heel * (22 if run else 14)), heel * (50 if run else 36) - max(0.0, 0.14 - share) * 90
        share = (at - stance) / (1 - stance)
        ease = draw.smooth(share)
        x = -half + 2 * half * ease + math.sin(share * math.pi) * (16 if run else 6)
        rise = math.sin(share * math.pi) ** 0.9 * lift * (1.15 - 0.4 * share)
        start = 22 if run else 14
        return (x, -ANKLE - start * (1 - share) ** 2 - rise), (70 if run else 42) * (1 - share) - 16 * share

    legs = []
    for offset, hip_x in ((0.0, 5.0), (0.5, -3.0)):
        place, turn = ankle(cycle + offset)
        legs.append(leg_to((hip_x, hip_y + bob), place, turn))
    return legs[0], legs[1], (0.0, bob + (10 if run else 4))


# --- arms and faces ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Upper:
    """The upper body's part of a posture."""

    near: Arm
    far: Arm
    tilt: float = 0.0
    nod: float = 0.0
    shift: draw.Point = (0.0, 0.0)
    lean: float = 0.0
    mien: Mien = Mien()


@dataclass(frozen=True)
class Moment:
    """What a gesture may depend on. ``table`` says that the forearms can rest on a table's edge."""

    t: float
    phase: float
    talk: float
    table: bool
    seated: bool

    def wave(self, rate: float, offset: float = 0.0) -> float:
        """A sine at ``rate`` radians per second, out of step with other people's."""
        return math.sin(self.t * rate + self.phase * math.tau + offset)


def _idle(m: Moment) -> Upper:
    breath = m.wave(1.7) * 1.6
    glance = draw.smooth(m.wave(0.55) * 2 - 0.4) - 0.3 * draw.smooth(m.wave(0.37, 2.0) * 2 - 0.8)
    mien = Mien(yaw=0.2 + 0.12 * m.wave(0.6), gaze=(0.15 + 0.5 * glance, 0.05))
    tilt = 1.6 * m.wave(0.8)
    if m.table:
        near = Arm((82, TABLE - 17), (22, TABLE - 15), "rest", 4, -1)
        far = Arm((-84, TABLE - 17), (-14, TABLE - 12), "rest", -4, 1)
        return Upper(near, far, tilt, 0, (0, breath), 0, mien)
    if m.seated:
        near, far = _arm((46, 112), True, prefer="out"), _arm((-16, 112), False, prefer="out")
    else:
        near = _arm((74 + m.wave(0.9) * 2, 132 + breath * 0.5), True, prefer="out", degrees=8)
        far = _arm((-72 + m.wave(0.8) * 2, 132 + breath * 0.5), False, prefer="out", degrees=-8)
    return Upper(near, far, tilt, 0, (0, breath), 0, mien)


def _think(m: Moment) -> Upper:
    """The chin rests on the hand; the eyes wander up and away, and back."""
    up = draw.smooth(0.5 + 1.4 * m.wave(0.62, 1.0))
    tap = max(0.0, m.wave(2.6)) * 2.2
    mien = Mien(0.32, 0.15, 0.85, 1.0, m.talk, 0.32 - 0.1 * up, (0.30 + 0.45 * up, 0.15 - 0.95 * up))
    nod = 2.0
    breath = m.wave(1.5) * 1.2
    # the hand belongs to the head: it moves with its tilt
    wrist = (37.0, 15.0 + breath)
    far_wrist = (30.0, TABLE - 14) if m.table else (34.0, 84.0)
    near = Arm((66, TABLE - 14), wrist, "chin", -14 - tap, -1) if m.table else Arm((62, 78), wrist, "chin", -14 - tap, -1)
    far = Arm((-82, TABLE - 17), far_wrist, "rest", 0, 1) if m.table else Arm((-70, 76), far_wrist, "grip", 0, 1)
    return Upper(near, far, 5.0 + 1.2 * m.wave(0.8), nod, (3, breath), 1.5, mien)


def _talk(m: Moment) -> Upper:
    """One hand speaks along while the mouth moves."""
    base = _idle(m)
    beat = m.talk * (0.5 + 0.5 * math.sin(m.t * 4.2))
    lift = draw.smooth(min(1.0, m.talk * 3))
    y = 46 - 26 * beat if m.table else 60 - 26 * beat
    rest = base.near
    wrist = (rest.wrist[0] + (66 - rest.wrist[0]) * lift, rest.wrist[1] + (y - rest.wrist[1]) * lift)
    elbow = reach(wrist, near=True, prefer="down")
    if m.table:
        elbow = (rest.elbow[0] + (76 - rest.elbow[0]) * lift, rest.elbow[1])
    near = Arm(elbow, wrist, "open" if lift > 0.5 else rest.hand, -30 * lift, -1)
    mien = replace(base.mien, talk=m.talk, smile=0.5, brow=0.35 * beat, yaw=0.34)
    return replace(base, near=near, mien=mien, tilt=2.5 * m.wave(1.9), nod=2 * beat)


def _read(m: Moment) -> Upper:
    scan = (m.t * 0.9 + m.phase) % 1.0
    mien = Mien(0.25, 0.05, 0.15, 0.72, m.talk, 0.12, (-0.5 + scan, 0.95))
    low = 44.0 if m.table else 58.0
    near = Arm((84, TABLE - 15), (45, low + 8), "grip", -52, -1) if m.table else _arm((40, low + 10), True, "grip", "out", -30)
    far = Arm((-84, TABLE - 15), (-45, low + 8), "grip", 52, 1) if m.table else _arm((-40, low + 10), False, "grip", "out", 30)
    return Upper(near, far, 1.2 * m.wave(0.6), 6, (0, m.wave(1.5) * 1.3), 0, mien)


def sip(t: float, phase: float) -> float:
    """How far a drinker has raised the cup, 0..1: a sip every 4.5 s, the first after a second."""
    clock = (t + 4.5 * 0.2 * phase + 0.1) % 4.5
    return draw.smooth((clock - 0.9) / 0.8) * (1 - draw.smooth((clock - 2.8) / 0.8))


def _drink(m: Moment) -> Upper:
    up = sip(m.t, m.phase)
    mien = Mien(0.55, 0.2 * up, 0, 1 - 0.95 * draw.smooth(up * 1.5 - 0.4), 0.0, 0.18, (0.1, 0.35 * (1 - up)))
    y = 50.0 - 47 * up
    if not m.table:
        y += 4
    spread = 25.0
    near = Arm((80, TABLE - 14 - 12 * up), (spread, y + 6), "grip", -36, -1)
    far = Arm((-80, TABLE - 14 - 12 * up), (-spread, y + 6), "grip", 36, 1)
    return Upper(near, far, 1.5 * m.wave(0.7) * (1 - up), -3 * up, (0, m.wave(1.6) * 1.4), 0, mien)


def _wave(m: Moment) -> Upper:
    base = _idle(m)
    swing = math.sin(m.t * 7.5)
    wrist = (92 + 15 * swing, -44.0)
    near = Arm((98, 36.0), wrist, "open", 12 * swing, -1)
    return replace(base, near=near, tilt=3.0, mien=Mien(1.0, 0.6, 0, 1.0, m.talk, 0.2, (0.2, 0.0)))


def _type(m: Moment) -> Upper:
    mien = Mien(0.2, 0.0, 0.2, 0.8, m.talk, 0.05 + 0.06 * m.wave(0.5), (0.25 * m.wave(1.3), 0.7))
    a, b = math.sin(m.t * 17) * 2.4, math.sin(m.t * 19 + 1) * 2.4
    level = TABLE - 17 if m.table else 96.0
    near = Arm((82, level - 2), (34, level + a), "rest", 6, -1)
    far = Arm((-82, level - 2), (-34, level + b), "rest", -6, 1)
    return Upper(near, far, 0.8 * m.wave(0.6), 4, (0, m.wave(1.5)), 0, mien)


def _guitar(m: Moment) -> Upper:
    """Strums with the near hand over the body; the far hand frets. The guitar's middle is at (0, 74)."""
    strum = math.sin(m.t * 8.4)
    near = Arm((84, 74), (30, 70 + 15 * strum), "fist", 20, -1)
    slide = 6 * math.sin(m.t * 2.1)
    far = Arm((-86, 66), (-74 - slide * 0.8, 28 + slide * 0.4), "grip", 60, 1)
    mien = Mien(0.6, 0.1, 0, 0.55 + 0.4 * draw.smooth(m.wave(0.5) + 0.5), m.talk, -0.12, (-0.5, 0.5))
    return Upper(near, far, -5 + 4 * math.sin(m.t * 4.2), 2, (2 * math.sin(m.t * 4.2), m.wave(1.7)), 1.5 * math.sin(m.t * 4.2), mien)


def _hug(m: Moment) -> Upper:
    squeeze = 3 * m.wave(1.4)
    near = Arm((76, 66), (-14, 58 + squeeze), "rest", 10, -1)
    far = Arm((-76, 66), (16, 74 + squeeze), "rest", -10, 1)
    return Upper(near, far, 9 + 1.5 * m.wave(0.9), 3, (4, m.wave(1.4)), 3, Mien(0.9, 0.3, 0, 0.0, m.talk, 0.4))


def _sleep(m: Moment) -> Upper:
    breath = m.wave(1.1) * 2.5
    mien = Mien(0.15, 0.1, 0, 0.0, 0.10 if math.sin(m.t * 1.1) > 0.75 else 0.0, 0.35)
    if m.table:
        near = Arm((84, TABLE - 14), (-6, TABLE - 15), "rest", 0, -1)
        far = Arm((-86, TABLE - 14), (14, TABLE - 9), "rest", 0, 1)
        return Upper(near, far, 38, 24, (20, 32 + breath), 8, mien)
    return Upper(_arm((34, 104), True, prefer="out"), _arm((-20, 106), False, prefer="out"), 22, 8, (4, breath), 2, mien)


def _dance(m: Moment) -> Upper:
    beat = m.t * 2 * math.pi * 1.9 / 2
    s, c = math.sin(beat), math.sin(beat * 2)
    near = _arm((84 + 18 * s, -14 - 46 * s), True, "open", "out", 0)
    far = _arm((-84 + 18 * s, -14 + 46 * s), False, "open", "out", 0)
    return Upper(near, far, 7 * s, 2 * c, (8 * s, 3 * c), 5 * s, Mien(1.0, 0.6, 0, 1.0, m.talk, 0.25 * s, (0.3 * s, 0.0)))


def _jump(m: Moment) -> Upper:
    up = jump_height(m.t) / 60
    near = _arm((84, 30 - 92 * up), True, "open", "out")
    far = _arm((-84, 30 - 92 * up), False, "open", "out")
    return Upper(near, far, 0, 0, (0, 0), 0, Mien(1.0, 0.8 * up, 0, 1.0, m.talk, 0.15))


def _look(m: Moment) -> Upper:
    away = draw.smooth(0.5 + 1.6 * m.wave(0.7))
    base = _idle(m)
    return replace(base, tilt=2 + 2 * away, mien=Mien(0.4, 0.3, 0.2, 1.0, m.talk, -0.25 + 0.75 * away, (-0.5 + 1.2 * away, -0.35)))


def _eat(m: Moment) -> Upper:
    bite = draw.smooth(math.sin(m.t * 2.0) * 1.6)
    base = _idle(m)
    wrist = (40 - 14 * bite, 52 - 50 * bite)
    chew = 0.22 * (1 - bite) * (0.5 + 0.5 * math.sin(m.t * 12))
    near = Arm((78, TABLE - 14 - 12 * bite), wrist, "grip", -30, -1)
    return replace(base, near=near, mien=Mien(0.6, 0.1, 0, 1.0, max(chew, 0.5 * draw.smooth(bite * 3 - 2)), 0.2, (0.1, 0.4)))


def _play_chess(m: Moment) -> Upper:
    base = _think(m)
    reach_out = draw.smooth(math.sin(m.t * 1.3 + m.phase * 6) * 3 - 1.6)
    far = replace(base.far, wrist=(base.far.wrist[0] + 34 * reach_out, base.far.wrist[1] - 8 * reach_out))
    return replace(base, far=far, mien=replace(base.mien, gaze=(0.5, 0.7), ask=0.4))


def _cook(m: Moment) -> Upper:
    turn = m.t * 4.4
    near = _arm((52 + 14 * math.cos(turn), 66 + 6 * math.sin(turn)), True, "grip", "out")
    return Upper(near, _arm((-34, 84), False, "grip", "out"), 2, 3, (0, m.wave(1.7)), 1, Mien(0.7, 0.1, 0, 0.9, m.talk, 0.2, (0.3, 0.7)))


def _fight(m: Moment) -> Upper:
    punch = max(0.0, math.sin(m.t * 6.5)) ** 3
    near = _arm((66 + 44 * punch, 22.0), True, "fist", "down")
    return Upper(near, _arm((4, 26), False, "fist", "down"), 3, 3, (4 + 10 * punch, 0), 5, Mien(-0.5, -0.9, 0, 0.85, m.talk, 0.5, (0.6, 0.0)))


def _hold(m: Moment) -> Upper:
    base = _idle(m)
    near = Arm((80, TABLE - 14), (34, 44), "grip", -30, -1) if m.table else _arm((62, 56), True, "grip", "out", -20)
    return replace(base, near=near)


_GESTURES: dict[str, Callable[[Moment], Upper]] = {
    "think": _think, "talk": _talk, "read": _read, "drink": _drink, "wave": _wave, "type": _type, "work": _type,
    "play_guitar": _guitar, "hug": _hug, "sleep": _sleep, "dance": _dance, "jump": _jump, "look": _look, "eat": _eat,
    "play_chess": _play_chess, "cook": _cook, "fight": _fight, "hold": _hold, "sing": _talk, "laugh": _wave,
}  # fmt: skip


def jump_height(t: float) -> float:
    """How far the feet are off the ground in a jump, in head units: 0.85 s in the air, 0.55 s on the ground."""
    clock = (t % 1.4) / 0.85
    return 240 * clock * (1 - clock) if clock < 1 else 0.0


def _swing(cycle: float, *, run: bool) -> tuple[Arm, Arm]:
    """Arms opposed to the legs; bent at the elbow when running. Seen from the side."""
    swing = math.sin(2 * math.pi * cycle + 0.3)
    arms = []
    for sign, near in ((-1, True), (1, False)):
        angle = math.radians(90 - sign * swing * (52 if run else 26))
        root = (8.0, 24.0) if near else (-2.0, 22.0)
        elbow = (root[0] + math.cos(angle) * UPPER_ARM, root[1] + math.sin(angle) * UPPER_ARM)
        bend = math.radians(82 + 14 * sign * swing if run else 16 + 12 * max(0.0, sign * swing))
        wrist = (elbow[0] + math.cos(angle - bend) * FOREARM, elbow[1] + math.sin(angle - bend) * FOREARM)
        arms.append(Arm(elbow, wrist, "fist" if run else "rest", 0, 1))
    return arms[0], arms[1]


def posture(action: str, support: str, t: float, phase: float, talk: float, speed: float, holds: str | None) -> Posture:
    """The body for an action on a support. ``speed`` is in head units per second (see `Pose.speed`)."""
    table, seated = support == "bust", support in ("sit", "mount", "bust")
    m = Moment(t, phase, talk, table, seated)
    if action in ("run", "walk", "chase", "march", "sneak") and not seated:
        return _moving(action, m, speed, holds)
    name = "talk" if talk > 0.04 and action in ("stand", "sit", "look", "listen", "play") else action
    if holds and name not in _GESTURES:
        name = "hold"
    upper = _GESTURES.get(name, _idle)(m)
    upper = replace(upper, mien=replace(upper.mien, talk=max(talk, upper.mien.talk)))
    shift, lean = upper.shift, upper.lean
    if seated:
        near, far, drop = seated_legs(t, phase)
        drop = (0.0, 0.0) if table else drop
    elif action == "dance":
        near, far, drop = _dancing_legs(t)
    elif action == "jump":
        near, far, drop = _jumping_legs(t)
    else:
        near, far, drop = standing_legs(m.wave(0.5))
    return Posture(
        upper.near, upper.far, near, far, (shift[0] + drop[0], shift[1] + drop[1]), lean, 0.0, upper.tilt, upper.nod, upper.mien
    )


def _moving(action: str, m: Moment, speed: float, holds: str | None) -> Posture:
    run = action in ("run", "chase")
    stride = RUN_STRIDE if run else WALK_STRIDE
    rate = speed / stride if speed else (1.45 if run else 0.95)
    rate = max(0.5, min(2.4, rate))
    cycle = m.t * rate + m.phase
    near_leg, far_leg, rise = gait(cycle, run=run)
    near, far = _swing(cycle, run=run)
    if holds:
        near = Arm((30, 70), (74, 52), "grip", -10, 1)
    mien = Mien(0.7 if run else 0.5, 0.2, 0, 1.0, max(m.talk, 0.16 if run else 0.0), 0.72, (0.4, 0.0))
    lean = 13.0 if run else 3.0
    return Posture(near, far, near_leg, far_leg, (6 if run else 2, rise[1]), lean, 1.0, 2 * math.sin(cycle * 4 * math.pi), 0, mien)


def _dancing_legs(t: float) -> tuple[Leg, Leg, draw.Point]:
    beat = t * 2 * math.pi * 1.9 / 2
    s = math.sin(beat)
    dip = 10 + 8 * math.cos(beat * 2)
    hip = (14 * s, -HIP_HEIGHT + dip)
    near = leg_to((hip[0] + 21, hip[1]), (34 + 6 * s, -ANKLE - 26 * max(0.0, s)), 4 - 20 * max(0.0, s))
    far = leg_to((hip[0] - 21, hip[1]), (-34 + 6 * s, -ANKLE - 26 * max(0.0, -s)), 8, bend=1.0)
    return near, far, (hip[0], dip)


def _jumping_legs(t: float) -> tuple[Leg, Leg, draw.Point]:
    up = jump_height(t)
    crouch = 26 * max(0.0, math.sin(max(0.0, (t % 1.4) - 0.85) / 0.55 * math.pi))
    hip_y = -HIP_HEIGHT - up + crouch
    tuck = up * 0.35
    near = leg_to((21, hip_y), (30, -ANKLE - up + tuck * 0.2), 10)
    far = leg_to((-21, hip_y), (-26, -ANKLE - up - tuck), 20)
    return near, far, (0.0, crouch - up)
