"""What people do with the whole body: lie, kneel, swim, fly, climb, ride, balance on boards, lift weights.

Lengths and points as in `rigs.skeleton`. Each deed gives the whole posture at a moment.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from core.generation import lexicon
from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs import strides
from core.generation.animatic.rigs.face import Mien
from core.generation.animatic.rigs.gestures import Moment, Upper, idle
from core.generation.animatic.rigs.pastimes import GESTURES
from core.generation.animatic.rigs.skeleton import ANKLE, HIP_HEIGHT, Arm, Leg, Posture, arm_to, leg_to

BOARDS = frozenset(
    {
        "surfboard",
        "skateboard",
        "snowboard",
        "hoverboard",
        "skis",
        "sled",
        "roller_skates",
        "ice_skates",
        "kick_scooter",
        "longboard",
    }
)
CYCLES = frozenset({"bicycle"})
MOTORS = frozenset({"motorcycle", "scooter"})
PEDAL_RATE = 1.15  # turns of the crank per second
_ASTRIDE = frozenset(
    {"magic_carpet", "broom", "broomstick", "rocket", "snowmobile", "jet_ski", "sled", "carousel", "seesaw"}
)
_PLAYTHINGS = frozenset({"swing", "playground_slide", "water_slide"})
_CRANK, _PEDAL = (46.0, 116.0), 34.0  # where a bicycle's crank lies about its saddle, and how long it is (head units)


def deed(action: str, m: Moment, holds: str | None) -> Posture | None:
    """The posture of a deed of the whole body, or None for what is done standing, seated or walking."""
    if m.support == "mount":
        return _riding(action, m, holds)
    if m.support == "water" and action not in ("sit", "sleep"):
        return _swim(m)
    if m.support == "air" and action not in ("fall", "dance", "wave", "sleep"):
        return _fly(m)
    if m.seated:
        return None
    known = _DEEDS.get(action)
    return known(m) if known else None


def _with(upper: Upper, near: Leg, far: Leg, drop: float, **rest: float) -> Posture:
    shift = (upper.shift[0], upper.shift[1] + drop)
    whole = Posture(upper.near, upper.far, near, far, shift, upper.lean, 0.0, upper.tilt, upper.nod, upper.mien)
    return replace(whole, **rest)  # type: ignore[arg-type]


def _side(wrist: Point, near: bool, hand: str = "rest", bend: float = -1.0) -> Arm:
    """An arm in profile: the shoulder is near the middle of the body."""
    root = (8.0, 24.0) if near else (0.0, 22.0)
    return Arm(draw.two_bone(root, wrist, 60.0, 60.0, bend), wrist, hand, 0.0, 1)


# --- on the ground ----------------------------------------------------------------------------------------------------


def _lie(m: Moment) -> Posture:
    """On the side, facing us, the head on one arm."""
    breath = m.wave(1.1) * 2.5
    shut = Mien(0.35, 0.15, 0, 0.0, m.talk, 0.2)
    near = arm_to((22, 96 + breath), True, prefer="out")
    far = Arm((-84, -22), (-42, -64), "rest", 0, 1)
    return Posture(near, far, leg_to((21, -HIP_HEIGHT), (50, -34), 20, bend=-1.0), Leg((-22, -96), (-16, -14), 8), (0, breath * 0.4), 0.0, 0.0, -6.0, 0.0, shut, roll=-90.0, rise=-HIP_HEIGHT + 80)  # fmt: skip


def _lie_awake(m: Moment) -> Posture:
    base = _lie(m)
    return replace(base, mien=Mien(0.7, 0.3, 0, 1.0, m.talk, 0.1, (0.1, -0.4)))


def _floor_sit(m: Moment) -> Posture:
    upper = idle(replace(m, seated=True))
    near = Arm((76, 70), (58, 118), "rest", 20, -1)
    far = Arm((-76, 70), (-58, 118), "rest", -20, 1)
    return _with(replace(upper, near=near, far=far), *_crossed_legs(), _FLOOR)


_FLOOR = HIP_HEIGHT - 34.0


def _crossed_legs() -> tuple[Leg, Leg]:
    return Leg((86, -30), (-6, -15), 176), Leg((-86, -30), (16, -13), 4)


def _on_floor(name: str) -> Callable[[Moment], Posture]:
    """A gesture made sitting cross-legged on the ground."""
    return lambda m: _with(GESTURES[name](replace(m, seated=True)), *_crossed_legs(), _FLOOR)


def _kneel(m: Moment) -> Posture:
    upper = idle(m)
    return _with(upper, Leg((34, -20), (40, -12), 60), Leg((-34, -20), (-40, -12), 120), HIP_HEIGHT - 104)


def _pray(m: Moment) -> Posture:
    near, far = Arm((66, 86), (10, 40), "rest", -70, -1), Arm((-66, 86), (-10, 40), "rest", 70, 1)
    mien = Mien(0.2, 0.3, 0, 0.0, m.talk, 0.0)
    upper = Upper(near, far, 0, 7 + m.wave(1.2), (0, m.wave(1.5)), 0, mien)
    return _with(upper, Leg((34, -20), (40, -12), 60), Leg((-34, -20), (-40, -12), 120), HIP_HEIGHT - 104)


def _meditate(m: Moment) -> Posture:
    near, far = Arm((80, 66), (74, 116), "open", 80, -1), Arm((-80, 66), (-74, 116), "open", -80, 1)
    breath = m.wave(1.0) * 3
    upper = Upper(near, far, 0, 0, (0, breath), 0, Mien(0.45, 0.2, 0, 0.0, m.talk, 0.0))
    return _with(upper, *_crossed_legs(), _FLOOR, rise=6 + 5 * m.wave(0.9))


def _yoga(m: Moment) -> Posture:
    """The tree: on one leg, hands joined overhead."""
    sway = m.wave(0.9) * 2.5
    near, far = Arm((70, -40), (8 + sway, -130), "rest", 0, -1), Arm((-70, -40), (-8 + sway, -130), "rest", 0, 1)
    upper = Upper(near, far, sway * 0.4, 0, (sway, m.wave(1.3)), 0, Mien(0.5, 0.2, 0, 0.35, m.talk, 0.0))
    return _with(upper, Leg((84, -128), (10, -96), 70), Leg((-8, -98), (-6, -ANKLE), 4), 0.0)


def _crouch(m: Moment) -> Posture:
    near, far = Arm((70, 62), (34, 54), "fist", -20, -1), Arm((-70, 62), (-30, 62), "fist", 20, 1)
    peek = draw.smooth(m.wave(1.1) * 2)
    upper = Upper(near, far, 6 * m.wave(0.7), 2, (6 * peek, m.wave(1.5) - 16 * peek), 4, Mien(-0.1, 0.8, 0, 1.0, m.talk, 0.5 * m.wave(0.9), (0.7 * m.wave(0.9), 0)))  # fmt: skip
    return _with(upper, Leg((66, -78), (30, -ANKLE), 6), Leg((-66, -78), (-32, -ANKLE), 174), HIP_HEIGHT - 84)


def _crawl(m: Moment) -> Posture:
    beat = m.t * 4.2
    s = math.sin(beat)
    near, far = _side((104 + 22 * s, 44), True), _side((104 - 22 * s, 40), False)
    hip = (0.0, -HIP_HEIGHT)
    near_leg = leg_to(hip, (48, -HIP_HEIGHT + 92 + 16 * s), 60)
    far_leg = leg_to(hip, (48, -HIP_HEIGHT + 92 - 16 * s), 60)
    mien = Mien(0.5, 0.3, 0, 1.0, m.talk, 0.6, (0.3, -0.3))
    return Posture(
        near, far, near_leg, far_leg, (0, 0), 0, 1.0, -50, 0, mien, roll=76, rise=-HIP_HEIGHT + 110, ahead=-60
    )


# --- off the ground -----------------------------------------------------------------------------------------------------


def _swim(m: Moment) -> Posture:
    """The crawl: arms wheeling in turn, legs fluttering."""
    beat = m.t * 4.4 + m.phase
    arms = []
    for offset in (0.0, math.pi):
        angle = beat + offset
        arms.append((8 + 52 * math.sin(angle), 18 - 104 * math.cos(angle)))
    kick = math.sin(m.t * 11) * 20
    near_leg, far_leg = Leg((10 + kick * 0.4, -96), (kick, -10), 60), Leg((6 - kick * 0.4, -96), (-kick, -10), 60)
    level = 14.0 if m.support == "water" else -4.0
    mien = Mien(0.5, 0.2, 0, 0.9, 0.3 * max(0.0, math.sin(beat)), 0.5, (0.3, -0.2))
    return Posture(
        _side(arms[0], True, "open"), _side(arms[1], False, "open"), near_leg, far_leg, (0, 0), 0, 1.0, -38 + 8 * math.sin(beat), 0, mien,
        roll=80 + 3 * math.sin(beat), rise=-HIP_HEIGHT + (30 if m.support == "water" else 130) + level + 6 * math.sin(m.t * 2.2), ahead=-40,
    )  # fmt: skip


def _fly(m: Moment) -> Posture:
    """Ahead through the air, one fist first."""
    bob = m.wave(1.7)
    near, far = _side((52, -92 + 4 * bob), True, "fist"), _side((22, 122), False, "fist")
    kick = 5 * m.wave(2.1)
    mien = Mien(0.8, 0.0, 0, 0.95, m.talk, 0.7, (0.5, -0.3))
    return Posture(
        near, far, Leg((10, -98), (2 + kick, -12), 70), Leg((26, -104), (-14 - kick, -36), 80), (0, 0), 0, 1.0, -46, 0, mien,
        roll=68 + 4 * bob, rise=-HIP_HEIGHT + 150 + 8 * bob, ahead=-46,
    )  # fmt: skip


def _fall(m: Moment) -> Posture:
    flail = math.sin(m.t * 9)
    near, far = Arm((100, 0), (112 + 8 * flail, -64 + 14 * flail), "open", 0, -1), Arm((-100, 0), (-112 + 8 * flail, -64 - 14 * flail), "open", 0, 1)  # fmt: skip
    upper = Upper(near, far, 6 * flail, 0, (0, 0), 0, Mien(-0.6, 1.0, 0, 1.0, 0.8, 0.1))
    near_leg = leg_to((21, -HIP_HEIGHT), (62, -52 + 18 * flail), 20)
    far_leg = leg_to((-21, -HIP_HEIGHT), (-66, -46 - 18 * flail), 30, bend=1.0)
    return _with(upper, near_leg, far_leg, 0.0, roll=26 * math.sin(m.t * 1.9 + 0.6), rise=34.0)


def _climb(m: Moment) -> Posture:
    """Hand over hand, one foot after the other."""
    beat = m.t * 3.0
    s = math.sin(beat)
    near, far = (
        Arm((92, -26 - 20 * s), (58, -86 - 34 * s), "grip", 0, -1),
        Arm((-92, -26 + 20 * s), (-58, -86 + 34 * s), "grip", 0, 1),
    )
    upper = Upper(near, far, 4 * s, -3, (5 * s, 0), 0, Mien(0.2, 0.1, 0, 1.0, m.talk, 0.1, (0.2, -0.9)))
    near_leg = leg_to((21, -HIP_HEIGHT), (40, -44 + 34 * s), 6)
    far_leg = leg_to((-21, -HIP_HEIGHT), (-40, -44 - 34 * s), 174, bend=1.0)
    return _with(upper, near_leg, far_leg, 0.0, rise=22 + 10 * abs(s))


# --- with effort --------------------------------------------------------------------------------------------------------


def _lift(m: Moment) -> Posture:
    """Squat with a weight at the chest, stretch, and press it overhead."""
    share = (m.t / 3.0 + m.phase * 0.2) % 1.0
    up = draw.smooth((share - 0.2) / 0.25) - draw.smooth((share - 0.75) / 0.2)
    squat = 46 * (1 - up)
    y = 10 - 122 * up
    near, far = Arm((94, 34 - 60 * up), (74, y), "fist", 0, -1), Arm((-94, 34 - 60 * up), (-74, y), "fist", 0, 1)
    mien = Mien(-0.2 + 0.6 * up, -0.5, 0, 0.75, 0.25 * up, 0.0)
    upper = Upper(near, far, 0, 0, (m.wave(9) * 0.8 * up, 0), 0, mien)
    hip = -HIP_HEIGHT + squat
    return _with(upper, leg_to((21, hip), (44, -ANKLE), 6), leg_to((-21, hip), (-44, -ANKLE), 174, bend=1.0), squat)


def _push(m: Moment) -> Posture:
    base = strides.gait(m.t * 0.55, run=False)
    press = 4 * m.wave(3.0)
    mien = Mien(-0.3, -0.6, 0, 0.8, m.talk, 0.7, (0.4, 0.1))
    return Posture(_side((108 + press, 34), True, "open"), _side((100 + press, 46), False, "open"), base[0], base[1], (8, base[2][1]), 19, 1.0, -8, 0, mien)  # fmt: skip


def _pull(m: Moment) -> Posture:
    base = strides.gait(-m.t * 0.55, run=False)
    tug = 5 * m.wave(3.4)
    mien = Mien(-0.3, -0.6, 0, 0.75, m.talk, 0.7, (0.4, 0.1))
    return Posture(_side((98 + tug, 52), True, "fist"), _side((104 + tug, 62), False, "fist"), base[0], base[1], (-14, base[2][1]), -19, 1.0, 6, 0, mien)  # fmt: skip


def _kick(m: Moment) -> Posture:
    """A run-up's last step and a swing of the leg, every 1.6 s."""
    share = (m.t / 1.6) % 1.0
    back = draw.smooth(share / 0.3) - draw.smooth((share - 0.36) / 0.1)
    out = draw.smooth((share - 0.36) / 0.1) - draw.smooth((share - 0.6) / 0.3)
    near_leg = leg_to(
        (4, -HIP_HEIGHT + 6), (16 - 90 * back + 104 * out, -ANKLE - 40 * back - 66 * out), 30 * back - 34 * out
    )
    far_leg = leg_to((-3, -HIP_HEIGHT + 6), (-6, -ANKLE), 0)
    mien = Mien(0.6, -0.2, 0, 1.0, m.talk, 0.7, (0.5, 0.7))
    return Posture(_side((-50 * out + 40 * back + 20, 100 - 20 * out), True), _side((64 * out - 10, 84), False), near_leg, far_leg, (0, 6), 6 - 16 * out, 1.0, 0, 0, mien)  # fmt: skip


def _slash(m: Moment) -> Posture:
    """A blow from above, every 1.1 s, feet apart."""
    share = (m.t / 1.1 + m.phase) % 1.0
    down = draw.smooth((share - 0.3) / 0.16) - draw.smooth((share - 0.62) / 0.34)
    near = arm_to((34 + 66 * down, -66 + 118 * down), True, "fist", "out")
    far = arm_to((-40 + 20 * down, 66), False, "fist", "out")
    mien = Mien(-0.4, -0.9, 0, 0.9, 0.4 * down, 0.5, (0.6, 0))
    upper = Upper(near, far, 3, 2, (8 + 16 * down, 0), 3 + 8 * down, mien)
    return _with(upper, leg_to((21, -HIP_HEIGHT + 18), (66, -ANKLE), 4), leg_to((-21, -HIP_HEIGHT + 18), (-54, -ANKLE), 8, bend=1.0), 18.0)  # fmt: skip


def _dig(m: Moment) -> Posture:
    heave = draw.smooth(math.sin(m.t * 3.2) * 1.4)
    near = arm_to((58, 92 - 34 * heave), True, "grip", "out", -20)
    far = arm_to((12, 70 - 20 * heave), False, "grip", "out")
    upper = Upper(
        near, far, 4, 5, (8, 10 - 8 * heave), 12 - 9 * heave, Mien(0.1, -0.2, 0, 0.9, m.talk, 0.4, (0.4, 0.8))
    )
    return _with(upper, leg_to((21, -HIP_HEIGHT + 16), (50, -ANKLE), 4), leg_to((-21, -HIP_HEIGHT + 16), (-34, -ANKLE), 8, bend=1.0), 16.0)  # fmt: skip


def _sweep(m: Moment) -> Posture:
    swing = math.sin(m.t * 3.4)
    near = arm_to((50 + 26 * swing, 62), True, "grip", "out", -20)
    far = arm_to((16 + 26 * swing, 92), False, "grip", "out")
    upper = Upper(near, far, 2 * swing, 3, (6 * swing, 0), 4, Mien(0.4, 0.1, 0, 0.95, m.talk, 0.3, (0.3, 0.7)))
    near_leg, far_leg, drop = strides.standing_legs(swing)
    return _with(upper, near_leg, far_leg, drop[1])


def _bow_shot(m: Moment) -> Posture:
    clock = m.t % 2.4
    pull = draw.smooth((clock - 0.3) / 1.0) * (1.0 if clock < 1.9 else max(0.0, 1 - (clock - 1.9) / 0.06))
    near = Arm((92, 26), (112, 18), "fist", 0, -1)
    far = arm_to((90 - 74 * pull, 18), False, "fist", "down")
    mien = Mien(0.0, -0.5, 0, 0.8, m.talk, 0.6, (0.9, 0.0))
    upper = Upper(near, far, 2, 0, (-4 * pull, 0), -2, mien)
    return _with(upper, leg_to((21, -HIP_HEIGHT + 6), (56, -ANKLE), 4), leg_to((-21, -HIP_HEIGHT + 6), (-46, -ANKLE), 170, bend=1.0), 6.0)  # fmt: skip


def _throw(m: Moment) -> Posture:
    share = (m.t / 1.7 + m.phase) % 1.0
    out = draw.smooth((share - 0.42) / 0.12) - draw.smooth((share - 0.7) / 0.3)
    near = arm_to((78 + 34 * out, -30 + 28 * out), True, "fist", "out")  # beside the head, not before the face
    far = arm_to((-40 - 30 * out, 40 + 40 * out), False, "open", "out")
    upper = Upper(
        near, far, 3 - 6 * out, 0, (-12 + 24 * out, 0), -8 + 18 * out, Mien(0.7, 0.3, 0, 1.0, m.talk, 0.4, (0.7, -0.2))
    )
    return _with(upper, leg_to((21, -HIP_HEIGHT + 10), (54, -ANKLE), 4), leg_to((-21, -HIP_HEIGHT + 10), (-44, -ANKLE), 8, bend=1.0), 10.0)  # fmt: skip


def _embrace(m: Moment) -> Posture:
    """Arms around somebody in front."""
    squeeze = 3 * m.wave(1.4)
    near_leg, far_leg, drop = strides.standing_legs(0.0)
    mien = Mien(0.9, 0.3, 0, 0.0, m.talk, 0.75)
    return Posture(_side((92 + squeeze, 46), True), _side((96 + squeeze, 66), False, bend=1.0), near_leg, far_leg, (8, drop[1] + m.wave(1.4)), 6, 0.6, 8, 2, mien)  # fmt: skip


def _kiss(m: Moment) -> Posture:
    base = _embrace(m)
    return replace(base, lean=9 + 1.5 * m.wave(1.2), tilt=10.0, mien=Mien(0.3, 0.3, 0, 0.0, 0.08, 0.9))


def _reach_down(m: Moment) -> Posture:
    """A hand on something low in front."""
    stroke = 10 * math.sin(m.t * 3.2)
    near = arm_to((74 + stroke, 108), True, "open", "out", 20)
    upper = Upper(
        near,
        arm_to((-38, 112), False, prefer="out"),
        4,
        5,
        (12, 0),
        14,
        Mien(0.9, 0.3, 0, 0.85, m.talk, 0.5, (0.5, 0.8)),
    )
    return _with(
        upper, leg_to((21, -HIP_HEIGHT + 42), (36, -ANKLE), 4), leg_to((-21, -HIP_HEIGHT + 42), (-24, -ANKLE), 8), 42.0
    )


# --- riding -----------------------------------------------------------------------------------------------------------


def _riding(action: str, m: Moment, holds: str | None) -> Posture:
    rides = m.rides or ""
    if rides in ("roller_skates", "ice_skates") or (action == "skate" and rides not in BOARDS):
        return _glide(m)
    if rides in BOARDS or action in ("surf", "skate", "ski"):
        return _balance(m)
    if rides in CYCLES:
        return _pedal(m)
    if rides in MOTORS:
        bob = m.wave(9.0) * 1.2
        legs = Leg((66, 4), (48, 86), 4), Leg((58, 6), (40, 84), 4)
        mien = Mien(0.7, 0.1, 0, 1.0, m.talk, 0.75, (0.5, 0.0))
        return Posture(
            _side((96, 66), True, "fist"),
            _side((100, 62), False, "fist"),
            *legs,
            (0, HIP_HEIGHT - 22 + bob),
            12,
            1.0,
            -4,
            0,
            mien,
        )
    if rides and lexicon.kind(rides) == "vehicle" and rides not in _ASTRIDE:
        steering = GESTURES[
            "drive"
            if action in ("ride", "run", "walk", "drive", "fly", "stand")
            else action
            if action in GESTURES
            else "drive"
        ]
        legs = Leg((62, -10), (84, 24), 0), Leg((54, -8), (76, 22), 0)
        return _with(steering(replace(m, seated=True, table=False)), *legs, HIP_HEIGHT - 22)
    if rides in _PLAYTHINGS:
        return _at_play(rides, m)
    if rides == "magic_carpet":
        return _with(GESTURES.get(action, idle)(replace(m, seated=True)), *_crossed_legs(), _FLOOR)
    upper = GESTURES.get(action if action not in ("ride", "run", "walk", "drive", "fly", "float") else "", None)
    bounce = math.sin(m.t * 7.5) * 5
    mien = Mien(0.7, 0.3, 0, 1.0, m.talk, 0.6, (0.4, 0.0))
    legs = Leg((46, 26), (22, 100), 6), Leg((38, 20), (16, 92), 6)
    if upper is not None:
        made = upper(replace(m, seated=True, table=False))
        return replace(_with(made, *legs, HIP_HEIGHT - 22 + bounce), astride=True)
    near, far = _side((66, 78 + bounce), True, "fist"), _side((70, 74 + bounce), False, "fist")
    return Posture(near, far, *legs, (0, HIP_HEIGHT - 22 + bounce), 4, 0.7, 0, bounce * 0.4, mien, astride=True)


def _at_play(rides: str, m: Moment) -> Posture:
    """On a swing, pumping with the legs, hands at the ropes; on a slide, legs ahead and arms up."""
    glee = Mien(1.0, 0.4, 0, 1.0, max(m.talk, 0.35), 0.3, (0.3, 0.1))
    if rides == "swing":
        pump = math.sin(2.3 * m.t + 1.2)
        legs = Leg((70, -16), (86 + 42 * pump, 68 - 22 * max(0.0, pump)), -18 * pump), Leg((40, -10), (54 + 42 * pump, 74 - 22 * max(0.0, pump)), -18 * pump)  # fmt: skip
        near, far = arm_to((58, -18), True, "fist", "out"), arm_to((-58, -18), False, "fist", "out")
        return Posture(near, far, *legs, (0, HIP_HEIGHT - 22), 0.0, 0.0, 3 * pump, 0, glee)
    wave = 6 * math.sin(m.t * 5)
    near, far = arm_to((92, -66 + wave), True, "open", "out"), arm_to((-80, -70 - wave), False, "open", "out")
    legs = Leg((78, -22), (150, -16), -34), Leg((62, -18), (132, -8), -34)
    return Posture(near, far, *legs, (0, HIP_HEIGHT - 22), -8.0, 0.2, 2, 0, glee)


def _pedal(m: Moment) -> Posture:
    turn = m.t * PEDAL_RATE * math.tau
    hip = (0.0, -22.0)
    legs = []
    for offset in (0.0, math.pi):
        x, y = _CRANK[0] + math.cos(turn + offset) * _PEDAL, _CRANK[1] + math.sin(turn + offset) * _PEDAL
        legs.append(leg_to(hip, (x - 6, y - ANKLE), 8 * math.sin(turn + offset)))
    mien = Mien(0.8, 0.2, 0, 1.0, m.talk, 0.7, (0.5, 0.1))
    sway = 2 * math.sin(turn)
    return Posture(_side((92, 100), True, "fist"), _side((96, 96), False, "fist"), legs[0], legs[1], (sway, HIP_HEIGHT - 22), 24, 1.0, -14, 0, mien)  # fmt: skip


def _glide(m: Moment) -> Posture:
    """Skating: one leg bears and glides, the other pushes off behind; the arms swing along."""
    beat = m.t * 2.6 + m.phase
    s = math.sin(beat)
    near_push, far_push = max(0.0, s), max(0.0, -s)
    hip = (0.0, -HIP_HEIGHT + 26)
    near = leg_to(hip, (14 - 92 * near_push, -ANKLE - 4 - 26 * near_push), 34 * near_push)
    far = leg_to((-3.0, hip[1]), (4 - 92 * far_push, -ANKLE - 4 - 26 * far_push), 34 * far_push)
    mien = Mien(0.8, 0.3, 0, 1.0, m.talk, 0.7, (0.5, 0.1))
    return Posture(_side((46 - 66 * s, 92 - 20 * abs(s)), True), _side((46 + 66 * s, 92 - 20 * abs(s)), False), near, far, (4, 26), 21, 1.0, -14, 0, mien)  # fmt: skip


def _balance(m: Moment) -> Posture:
    """Sideways on a board, knees bent, the arms out."""
    s, q = m.wave(2.2), m.wave(3.4, 1.0)
    near, far = arm_to((112, 20 + 20 * s), True, "open", "down"), arm_to((-108, 26 - 20 * s), False, "open", "down")
    deep = 44 + 8 * q
    hip = (6 * s, -HIP_HEIGHT + deep)
    upper = Upper(
        near, far, 5 * s, 0, (6 * s, 0), 10 + 6 * s, Mien(0.95, 0.4, 0, 1.0, max(m.talk, 0.2), 0.6, (0.5, 0.1))
    )
    near_leg = leg_to((hip[0] + 21, hip[1]), (66, -ANKLE), 0)
    return _with(upper, near_leg, leg_to((hip[0] - 21, hip[1]), (-58, -ANKLE), 0, bend=1.0), deep)


_DEEDS: dict[str, Callable[[Moment], Posture]] = {
    "sleep": _lie, "lie": _lie_awake, "sit": _floor_sit, "kneel": _kneel, "pray": _pray, "meditate": _meditate, "yoga": _yoga,
    "hide": _crouch, "crouch": _crouch, "crawl": _crawl, "swim": _swim, "dive": _swim, "fly": _fly, "float": _fly, "fall": _fall,
    "climb": _climb, "exercise": _lift, "push": _push, "pull": _pull, "kick": _kick, "play_football": _kick, "fight_armed": _slash,
    "dig": _dig, "build": _dig, "repair": _dig, "clean": _sweep, "garden": _sweep, "shoot": _bow_shot, "throw": _throw, "play_ball": _throw,
    "hug": _embrace, "kiss": _kiss, "stroke": _reach_down, "feed": _reach_down, "surf": _balance, "skate": _glide, "ski": _balance,
    "knit": _on_floor("type"), "fish": _on_floor("fish"),
}  # fmt: skip
