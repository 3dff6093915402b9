"""How four legs move: footfalls, spine, head and tail of every action, as numbers. It draws nothing.

Footfall patterns follow Hildebrand, "The quadrupedal gaits of vertebrates" (BioScience 39, 1989): a walk is a lateral
sequence of four even beats, a trot couples the diagonals, and a carnivore's gallop is rotary with two flights, one with
the legs gathered and one with them extended. Lengths are the figure's units, y up is negative, angles are degrees.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from core.generation.animatic.draw import Point
from core.generation.animatic.rigs.tread import Tread

TAU = 2 * math.pi


@dataclass(frozen=True)
class Build:
    """The measures a gait needs: ``body`` from hip to shoulder joint, ``hip`` and ``shoulder`` their heights when standing.

    ``deep`` is how far the belly lies below the spine; ``flex`` how far the back bends, 1 for a cat, less for a horse.
    """

    body: float
    hip: float
    shoulder: float
    deep: float = 0.0
    flex: float = 1.0

    @property
    def leg(self) -> float:
        return (self.hip + self.shoulder) / 2


@dataclass(frozen=True)
class Foot:
    """Where a paw is. ``curl`` is how far it is folded back, 0 flat to 1; ``flat`` is 1 when the whole lower leg lies
    on the ground, as in a seat; ``planted`` while it carries weight."""

    x: float
    y: float = 0.0
    curl: float = 0.0
    flat: float = 0.0
    planted: bool = True


@dataclass(frozen=True)
class Motion:
    """The skeleton at one moment. ``feet`` are near hind, far hind, near fore, far fore.

    ``arch`` lifts the middle of the back, ``neck`` and ``head`` are degrees added to the standing posture (positive is
    down), ``ears`` is -1 pricked forward to 1 flat back, ``tail`` degrees added to the tail's root (positive is up),
    ``wave`` the degrees of its swing at ``phase`` (turns). ``eyes`` is 1 open to 0 shut, ``streaming`` how far the wind of its speed blows tail and mane back.
    """

    hip: Point
    shoulder: Point
    feet: tuple[Foot, Foot, Foot, Foot]
    arch: float = 0.0
    neck: float = 0.0
    head: float = 0.0
    ears: float = 0.0
    tail: float = 0.0
    wave: float = 6.0
    phase: float = 0.0
    eyes: float = 1.0
    mouth: float = 0.0
    streaming: float = 0.0


@dataclass(frozen=True)
class Gait:
    """A footfall pattern: ``falls`` is when each foot lands in turns of the cycle, ``duty`` the share it stays down.

    ``stride`` is the natural ground covered per cycle in leg lengths, ``lift`` the height of a step in leg lengths and
    ``pace`` the cycles per second that look natural, lowest and highest. ``reach`` is how far a swinging foot overshoots.
    """

    falls: tuple[float, float, float, float]
    duty: float
    stride: float
    lift: float
    pace: tuple[float, float]
    reach: float = 1.0


WALK = Gait((0.0, 0.5, 0.25, 0.75), duty=0.64, stride=1.25, lift=0.2, pace=(0.7, 1.7))
TROT = Gait((0.0, 0.5, 0.5, 0.0), duty=0.44, stride=2.0, lift=0.3, pace=(1.3, 2.6))
GALLOP = Gait((0.0, 0.13, 0.58, 0.45), duty=0.25, stride=2.6, lift=0.33, pace=(1.3, 2.7), reach=1.55)
NATURAL_SPEED = {"walk": 1.25, "trot": 3.6, "run": 5.0}  # leg lengths per second, by the eye at 24 pictures a second


def cadence(gait: Gait, leg: float, speed: float) -> float:
    """Cycles per second at which the natural stride covers ``speed`` units per second, within the gait's pace."""
    low, high = gait.pace
    return min(high, max(low, speed / (gait.stride * leg)))


def step(gait: Gait, leg: float, stride: float, turn: float, centre: float, late: float = 0.8) -> Foot:
    """One foot at ``turn`` (cycles since it last landed, any number) about its neutral place ``centre``.

    On the ground it moves back exactly as fast as the ground does; in the air it follows a Hermite cubic that leaves and meets
    the ground at the ground's own speed, so that it trails, folds, reaches and pulls back like a real leg. ``late`` above 1
    lifts it late (a hind leg trails long), below 1 early (a foreleg reaches long).
    """
    share = turn % 1.0
    half = stride * gait.duty / 2
    if share < gait.duty:
        return Foot(centre + half - stride * share)
    s = (share - gait.duty) / (1 - gait.duty)
    tangent = -stride * (1 - gait.duty) * gait.reach
    x = half * (-2 * s**3 + 3 * s**2) * 2 - half + tangent * (2 * s**3 - 3 * s**2 + s)
    lift = leg * gait.lift * math.sin(math.pi * s**late) ** 1.2
    curl = max(0.0, math.sin(math.pi * min(1.0, s * 1.45)))
    return Foot(centre + x, -lift, curl, planted=False)


def moving(build: Build, gait: Gait, t: float, speed: float) -> Motion:
    """A walk, trot or gallop at ``speed`` units per second."""
    rate = cadence(gait, build.leg, speed)
    stride = speed / rate
    turn = t * rate
    # a gallop reaches beyond the body at both ends, most with the hind legs that push
    push, catch = (build.leg * 0.19, build.leg * 0.15) if gait is GALLOP else (0.0, 0.0)
    behind, ahead = -build.body / 2 - push, build.body / 2 + catch
    centres = (behind - 2, behind + 2, ahead + 2, ahead + 5)
    near_hind, far_hind, near_fore, far_fore = (
        step(gait, build.leg, stride, turn - fall, centre, late)
        for fall, centre, late in zip(gait.falls, centres, (1.3, 1.3, 0.75, 0.75), strict=True)
    )
    feet = (near_hind, far_hind, near_fore, far_fore)
    if gait.duty < 0.3:
        return _galloping(build, turn, feet)
    beat = TAU * turn
    bob = build.leg * (0.022 if gait is WALK else 0.045)
    return Motion(
        hip=(-build.body / 2, -build.hip + bob * math.cos(2 * beat)),
        shoulder=(build.body / 2, -build.shoulder + bob * math.cos(2 * beat + 1.6)),
        feet=feet,
        arch=build.leg * 0.015 * math.sin(2 * beat),
        neck=3.0 * math.sin(2 * beat + 0.7),
        head=2.0 * math.sin(2 * beat - 0.3),
        ears=0.12 + 0.08 * math.sin(2 * beat - 1.2),
        tail=3.0 * math.sin(beat),
        wave=9.0 if gait is WALK else 12.0,
        phase=turn,
        streaming=0.15 if gait is WALK else 0.5,
    )


def _galloping(build: Build, turn: float, feet: tuple[Foot, Foot, Foot, Foot]) -> Motion:
    """The body over a gallop's feet: longest and flattest in the extended flight, at 0.41 of the cycle."""
    extended = math.cos(TAU * (turn - 0.41))
    rocking = math.sin(TAU * (turn - 0.10))  # the forehand rises while the hind legs push
    flights = math.cos(2 * TAU * (turn - 0.41))  # both flights lift the body
    reach = build.body * 0.075 * extended * build.flex
    rise = build.leg * 0.05 * flights + build.leg * 0.06
    rock = build.leg * 0.11 * rocking
    late = math.sin(TAU * (turn - 0.22))
    later = math.sin(TAU * (turn - 0.32))
    return Motion(
        hip=(-build.body / 2 - reach, -build.hip + build.leg * 0.10 - rise + rock),
        shoulder=(build.body / 2 + reach, -build.shoulder + build.leg * 0.10 - rise - rock),
        feet=feet,
        arch=-build.leg * 0.17 * extended * build.flex,
        neck=15.0 + 7.0 * late,
        head=-9.0 - 6.0 * later,
        ears=0.62 + 0.3 * math.sin(TAU * (turn - 0.4)),
        tail=8.0 * math.sin(TAU * (turn - 0.28)),
        wave=17.0,
        phase=turn - 0.15,
        streaming=1.0,
        mouth=0.25,
    )


MOVING = {"walk": (WALK, "walk"), "run": (GALLOP, "run"), "chase": (GALLOP, "run"), "fly": (GALLOP, "run")}


def walked(build: Build, action: str, t: float, speed: float) -> Motion | None:
    """The skeleton of an action that gets somewhere, in the gait that suits the speed; None for any other action.

    With ``speed`` 0 it goes at its natural pace.
    """
    found = _gait(build, action, speed)
    return moving(build, found[0], t, found[1]) if found else None


def tread(build: Build, action: str, speed: float) -> Tread | None:
    """When the four feet land in an action that gets somewhere on the ground; diagonals that land at once are one footfall."""
    found = _gait(build, action, speed) if action != "fly" else None
    return Tread(cadence(found[0], build.leg, found[1]), tuple(sorted(set(found[0].falls)))) if found else None


def _gait(build: Build, action: str, speed: float) -> tuple[Gait, float] | None:
    """The gait that suits the action and its speed, and the speed it goes at."""
    if action not in MOVING:
        return None
    gait, name = MOVING[action]
    pace = speed or NATURAL_SPEED[name] * build.leg
    slow, fast = pace < 1.7 * build.leg, pace > 2.2 * build.leg
    if (name == "run" and slow) or (name == "walk" and fast):
        gait = TROT
    return gait, pace
