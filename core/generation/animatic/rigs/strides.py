"""How people's legs go: standing, seated, walking, running, dancing and jumping; and the arms that swing along.

Lengths and points as in `rigs.skeleton`.
"""

from __future__ import annotations

import math

from core.generation.animatic import draw
from core.generation.animatic.rigs.choreography import BEAT
from core.generation.animatic.rigs.skeleton import (
    ANKLE,
    FOREARM,
    HIP_HEIGHT,
    UPPER_ARM,
    Arm,
    Leg,
    leg_to,
)

WALK_STRIDE, RUN_STRIDE = 150.0, 330.0  # the ground covered in one cycle of two steps
DANCE_RATE = 1 / (2 * BEAT)  # cycles per second, of two steps that land on the beats


def standing_legs(sway: float) -> tuple[Leg, Leg, draw.Point]:
    """Feet apart; the weight goes slowly from one to the other. ``sway`` -1..1."""
    hip = (sway * 5, -HIP_HEIGHT)
    # seen from the front a straight leg shows no bend; the one that bears no weight gives way a little
    near = Leg((26 + hip[0] * 0.5 + 3 * max(0.0, -sway), -HIP_HEIGHT / 2 - 6), (27, -ANKLE), 4)
    far = Leg((-24 + hip[0] * 0.5 - 3 * max(0.0, sway), -HIP_HEIGHT / 2 - 6), (-25, -ANKLE), 8)
    return near, far, (hip[0], 0.0)


def seated_legs(t: float, phase: float) -> tuple[Leg, Leg, draw.Point]:
    """Thighs towards us and to the right, shins down; one foot taps now and then. The seat is at y = 0."""
    tap = max(0.0, math.sin(t * 5.0)) * 6 * max(0.0, math.sin(t * 0.7 + phase * 6))
    near = Leg((70, -12), (72, 82), 2 - tap)
    far = Leg((36, -4), (34, 89), 4)
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
            return (half - 2 * half * share, -ANKLE - heel * (22 if run else 14)), heel * (50 if run else 36) - max(
                0.0, 0.14 - share
            ) * 90
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


def swinging_arms(cycle: float, *, run: bool) -> tuple[Arm, Arm]:
    """Arms opposed to the legs; bent at the elbow when running. Seen from the side."""
    swing = math.cos(2 * math.pi * (cycle + (0.08 if run else 0.02)))
    arms = []
    for sign, near in ((-1, True), (1, False)):
        angle = math.radians(90 - sign * swing * (52 if run else 26))
        root = (8.0, 24.0) if near else (-2.0, 22.0)
        elbow = (root[0] + math.cos(angle) * UPPER_ARM, root[1] + math.sin(angle) * UPPER_ARM)
        bend = math.radians(82 + 14 * sign * swing if run else 16 + 12 * max(0.0, sign * swing))
        wrist = (elbow[0] + math.cos(angle - bend) * FOREARM, elbow[1] + math.sin(angle - bend) * FOREARM)
        arms.append(Arm(elbow, wrist, "fist" if run else "rest", 0, 1))
    return arms[0], arms[1]


def dancing_legs(t: float) -> tuple[Leg, Leg, draw.Point]:
    beat = t * 2 * math.pi * DANCE_RATE
    s = math.sin(beat)
    dip = 10 + 8 * math.cos(beat * 2)
    hip = (14 * s, -HIP_HEIGHT + dip)
    near = leg_to((hip[0] + 21, hip[1]), (34 + 6 * s, -ANKLE - 26 * max(0.0, s)), 4 - 20 * max(0.0, s))
    far = leg_to((hip[0] - 21, hip[1]), (-34 + 6 * s, -ANKLE - 26 * max(0.0, -s)), 8, bend=1.0)
    return near, far, (hip[0], dip)


def jump_height(t: float) -> float:
    """How far the feet are off the ground in a jump, in head units: 0.85 s in the air, 0.55 s on the ground."""
    clock = (t % 1.4) / 0.85
    return 240 * clock * (1 - clock) if clock < 1 else 0.0


def jumping_legs(t: float) -> tuple[Leg, Leg, draw.Point]:
    up = jump_height(t)
    crouch = 26 * max(0.0, math.sin(max(0.0, (t % 1.4) - 0.85) / 0.55 * math.pi))
    hip_y = -HIP_HEIGHT - up + crouch
    tuck = up * 0.45
    near = leg_to((21, hip_y), (28, -ANKLE - up - tuck), 10)
    far = leg_to((-21, hip_y), (-26, -ANKLE - up - tuck * 1.3), 16, bend=1.0)
    return near, far, (0.0, crouch - up)
