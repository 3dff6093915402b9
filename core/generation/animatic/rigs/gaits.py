"""How four legs move: footfalls, spine, head and tail of every action, as numbers. It draws nothing.

Footfall patterns follow Hildebrand, "The quadrupedal gaits of vertebrates" (BioScience 39, 1989): a walk is a lateral
sequence of four even beats, a trot couples the diagonals, and a carnivore's gallop is rotary with two flights, one with
the legs gathered and one with them extended. Lengths are the figure's units, y up is negative, angles are degrees.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from core.generation.animatic.draw import Point, smooth

TAU = 2 * math.pi


@dataclass(frozen=True)
class Build:
    """The measures a gait needs: ``body`` from hip to shoulder joint, ``hip`` and ``shoulder`` their heights when standing."""

    body: float
    hip: float
    shoulder: float

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
    ``wave`` the degrees of its swing at ``phase`` (turns). ``eyes`` is 1 open to 0 shut. ``lean`` tips the whole figure.
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
    lean: float = 0.0
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
GALLOP = Gait((0.0, 0.13, 0.58, 0.45), duty=0.25, stride=2.6, lift=0.33, pace=(1.3, 2.7), reach=1.35)
NATURAL_SPEED = {"walk": 1.25, "trot": 3.6, "run": 5.0}  # leg lengths per second, by the eye at 24 pictures a second


def cadence(gait: Gait, leg: float, speed: float) -> float:
    """Cycles per second at which the natural stride covers ``speed`` units per second, within the gait's pace."""
    low, high = gait.pace
    return min(high, max(low, speed / (gait.stride * leg)))


def step(gait: Gait, leg: float, stride: float, turn: float, centre: float) -> Foot:
    """One foot at ``turn`` (cycles since it last landed, any number) about its neutral place ``centre``.

    On the ground it moves back exactly as fast as the ground does; in the air it follows a Hermite cubic that leaves and meets
    the ground at the ground's own speed, so that it trails, folds, reaches and pulls back like a real leg.
    """
    share = turn % 1.0
    half = stride * gait.duty / 2
    if share < gait.duty:
        return Foot(centre + half - stride * share)
    s = (share - gait.duty) / (1 - gait.duty)
    tangent = -stride * (1 - gait.duty) * gait.reach
    x = half * (-2 * s**3 + 3 * s**2) * 2 - half + tangent * (2 * s**3 - 3 * s**2 + s)
    lift = leg * gait.lift * math.sin(math.pi * s**0.8) ** 1.2
    curl = max(0.0, math.sin(math.pi * min(1.0, s * 1.45)))
    return Foot(centre + x, -lift, curl, planted=False)


def moving(build: Build, gait: Gait, t: float, speed: float) -> Motion:
    """A walk, trot or gallop at ``speed`` units per second."""
    rate = cadence(gait, build.leg, speed)
    stride = speed / rate
    turn = t * rate
    centres = (-build.body / 2 - 2, -build.body / 2 + 2, build.body / 2 + 2, build.body / 2 + 5)
    near_hind, far_hind, near_fore, far_fore = (
        step(gait, build.leg, stride, turn - fall, centre) for fall, centre in zip(gait.falls, centres, strict=True)
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
    reach = build.body * 0.075 * extended
    rise = build.leg * 0.05 * flights + build.leg * 0.06
    rock = build.leg * 0.11 * rocking
    late = math.sin(TAU * (turn - 0.22))
    later = math.sin(TAU * (turn - 0.32))
    return Motion(
        hip=(-build.body / 2 - reach, -build.hip + build.leg * 0.10 - rise + rock),
        shoulder=(build.body / 2 + reach, -build.shoulder + build.leg * 0.10 - rise - rock),
        feet=feet,
        arch=-build.leg * 0.17 * extended,
        neck=15.0 + 7.0 * late,
        head=-9.0 - 6.0 * later,
        ears=0.62 + 0.3 * math.sin(TAU * (turn - 0.4)),
        tail=8.0 * math.sin(TAU * (turn - 0.28)),
        wave=17.0,
        phase=turn - 0.15,
        streaming=1.0,
        mouth=0.25,
    )


# --- on the spot ----------------------------------------------------------------------------------------------------


def _blink(t: float, seed: float) -> float:
    """1 open, dipping to 0 for a sixth of a second about every three and a half seconds."""
    since = (t + seed) % 3.4
    return min(1.0, abs(since - 0.09) / 0.09) if since < 0.18 else 1.0


def standing(build: Build, t: float, seed: float) -> Motion:
    """Four feet down, breathing, the tail swaying and the head drifting a little."""
    breath = math.sin(t * 2.1)
    half = build.body / 2
    return Motion(
        hip=(-half, -build.hip),
        shoulder=(half, -build.shoulder - 0.012 * build.leg * breath),
        feet=(Foot(-half - 5), Foot(-half + 9), Foot(half + 1), Foot(half + 12)),
        arch=0.012 * build.leg * breath,
        neck=1.6 * math.sin(t * 1.3 + 0.6),
        head=2.4 * math.sin(t * 0.9 + seed),
        ears=0.1 * math.sin(t * 1.7 + seed),
        tail=4.0 * math.sin(t * 1.1),
        wave=10.0,
        phase=t * 0.45,
        eyes=_blink(t, seed),
    )


def sitting(build: Build, t: float, seed: float) -> Motion:
    """Haunches on the ground, the chest up over straight forelegs."""
    base = standing(build, t, seed)
    breath = math.sin(t * 2.1)
    rise = build.shoulder * 1.12
    front = build.body * 0.26
    return replace(
        base,
        hip=(-build.body * 0.34, -build.hip * 0.42),
        shoulder=(front, -rise - 0.012 * build.leg * breath),
        feet=(Foot(-build.body * 0.02, flat=1.0), Foot(build.body * 0.05, flat=1.0), Foot(front + 3), Foot(front + 13)),
        arch=build.leg * 0.06,
        neck=base.neck - 6,
        tail=base.tail + 40,
        wave=5.0,
    )


def lying(build: Build, t: float, seed: float) -> Motion:
    """Asleep on the belly, the head on the forepaws, breathing slowly."""
    breath = math.sin(t * 1.5)
    half = build.body / 2
    low = build.leg * 0.4
    return Motion(
        hip=(-half, -low),
        shoulder=(half * 0.86, -low * 0.96),
        feet=(
            Foot(-half + 40, flat=1.0),
            Foot(-half + 48, flat=1.0),
            Foot(half + 42, flat=1.0),
            Foot(half + 54, flat=1.0),
        ),
        arch=build.leg * (0.07 + 0.035 * breath),
        neck=86.0 + 1.5 * breath,
        head=-26.0,
        ears=0.5,
        tail=30.0,
        wave=3.0,
        phase=t * 0.2,
        eyes=0.0,
    )


def surfing(build: Build, t: float, seed: float) -> Motion:
    """Crouched on a moving board: paws planted wide, hips and shoulders working against each other to balance."""
    sway, quick = math.sin(t * 2.3), math.sin(t * 3.7 + 0.8)
    half = build.body / 2
    deep = build.leg * 0.2
    return Motion(
        hip=(-half * 0.94 + 2 * sway, -build.hip + deep * 1.15 + build.leg * 0.05 * sway),
        shoulder=(half * 0.96 + 2 * sway, -build.shoulder + deep * 0.6 - build.leg * 0.05 * sway),
        feet=(Foot(-half - 12), Foot(-half + 14), Foot(half - 4), Foot(half + 20)),
        arch=build.leg * (0.05 - 0.02 * quick),
        neck=-2 + 4 * sway,
        head=-6 - 3 * quick,
        ears=0.55 + 0.2 * quick,
        tail=14 + 9 * quick,
        wave=18.0,
        phase=t * 0.8,
        eyes=_blink(t, seed),
        mouth=0.55 + 0.15 * math.sin(t * 5.0),
        streaming=0.35,
    )


def jumping(build: Build, t: float, seed: float) -> Motion:
    """A spring on the spot every 1.5 s: crouch, stretch, gather, land."""
    share = (t / 1.5) % 1.0
    base = standing(build, t, seed)
    crouch = smooth(share / 0.22) - smooth((share - 0.22) / 0.1)
    landing = smooth((share - 0.74) / 0.06) - smooth((share - 0.80) / 0.2)
    air = min(1.0, max(0.0, (share - 0.28) / 0.46))
    height = 4 * air * (1 - air) * build.leg * 0.85
    tilt = build.leg * 0.26 * math.cos(math.pi * air) if 0.0 < air < 1.0 else 0.0
    sink = build.leg * 0.3 * max(crouch, landing)
    tuck = math.sin(math.pi * air) if 0.0 < air < 1.0 else 0.0

    def foot(at: Foot, forward: float) -> Foot:
        x = at.x + forward * tuck * math.cos(math.pi * air) * 22
        return Foot(x, -height * 1.0 - tuck * build.leg * 0.14, tuck * 0.7, planted=tuck == 0.0)

    a, b, c, d = base.feet
    return replace(
        base,
        hip=(base.hip[0], base.hip[1] + sink - height + tilt * 0.5),
        shoulder=(base.shoulder[0], base.shoulder[1] + sink - height - tilt),
        feet=(foot(a, -1), foot(b, -1), foot(c, 1), foot(d, 1)),
        arch=build.leg * (0.1 * (crouch + landing) - 0.05 * tuck),
        neck=-8 * tuck + 12 * sink / build.leg,
        ears=0.5 * tuck,
        tail=base.tail + 20 * tuck,
        mouth=0.4 * tuck,
    )


def swimming(build: Build, t: float, seed: float) -> Motion:
    """Paddling with a level back and the head held up."""
    base = moving(build, TROT, t * 0.6, NATURAL_SPEED["trot"] * build.leg * 0.8)
    raised = tuple(replace(foot, y=foot.y - build.leg * 0.1, planted=False) for foot in base.feet)
    return replace(
        base, feet=(raised[0], raised[1], raised[2], raised[3]), neck=-10.0, head=-4.0, eyes=_blink(t, seed), tail=6.0
    )


def dancing(build: Build, t: float, seed: float) -> Motion:
    """Two bounces a second, the forepaws and the hindquarters taking turns, the tail beating time."""
    beat = math.pi * 2 * t * 1.05
    side = math.sin(beat)
    bounce = abs(math.sin(beat))
    base = standing(build, t, seed)
    a, b, c, d = base.feet
    up = build.leg * 0.42
    return replace(
        base,
        hip=(base.hip[0], base.hip[1] + build.leg * (0.05 + 0.07 * side)),
        shoulder=(base.shoulder[0] - 2, base.shoulder[1] - build.leg * (0.06 * bounce + 0.08 * side)),
        feet=(
            a,
            Foot(b.x, -up * 0.25 * max(0.0, -side), max(0.0, -side) * 0.4, planted=side >= 0),
            Foot(c.x + 10 * max(0.0, side), -up * max(0.0, side), max(0.0, side) * 0.8, planted=side <= 0),
            Foot(d.x + 10 * max(0.0, -side), -up * max(0.0, -side), max(0.0, -side) * 0.8, planted=side >= 0),
        ),
        arch=build.leg * 0.05 * math.cos(2 * beat),
        neck=-6 + 7 * side,
        head=7 * math.sin(2 * beat - 0.5),
        ears=0.2 * math.sin(2 * beat - 1.0),
        tail=18.0,
        wave=26.0,
        phase=t * 2.1,
        mouth=0.35,
    )


def grazing(build: Build, t: float, seed: float) -> Motion:
    """The head down at something to eat or drink."""
    base = standing(build, t, seed)
    return replace(
        base,
        shoulder=(base.shoulder[0], base.shoulder[1] + build.leg * 0.12),
        neck=74 + 3 * math.sin(t * 1.4),
        head=-6 + 5 * math.sin(t * 6.5),
        mouth=0.25 + 0.25 * math.sin(t * 6.5),
    )


def bowing(build: Build, t: float, seed: float) -> Motion:
    """A play bow: elbows down, hindquarters up and wagging."""
    base = standing(build, t, seed)
    hop = abs(math.sin(t * 4.0))
    a, b, c, d = base.feet
    return replace(
        base,
        hip=(base.hip[0] + 3 * math.sin(t * 8), base.hip[1] - build.leg * 0.04 * hop),
        shoulder=(base.shoulder[0] + 2, -build.shoulder * 0.46 - build.leg * 0.05 * hop),
        feet=(a, b, Foot(c.x + 30, flat=1.0), Foot(d.x + 36, flat=1.0)),
        neck=-6.0,
        head=-16 + 3 * hop,
        tail=26.0,
        wave=30.0,
        phase=t * 2.4,
        mouth=0.45,
    )


def waving(build: Build, t: float, seed: float) -> Motion:
    """Sitting with one forepaw raised."""
    base = sitting(build, t, seed)
    a, b, c, d = base.feet
    paw = Foot(c.x + 26, -build.shoulder * 0.86 + 9 * math.sin(t * 7), 0.2, planted=False)
    return replace(base, feet=(a, b, paw, d), head=base.head - 6, mouth=0.3)


AT_REST = {
    "sit": sitting,
    "read": sitting,
    "think": sitting,
    "type": sitting,
    "wave": waving,
    "sleep": lying,
    "surf": surfing,
    "jump": jumping,
    "swim": swimming,
    "dance": dancing,
    "eat": grazing,
    "drink": grazing,
    "cook": grazing,
    "play": bowing,
    "fight": bowing,
}
MOVING = {"walk": (WALK, "walk"), "run": (GALLOP, "run"), "chase": (GALLOP, "run"), "fly": (GALLOP, "run")}


def motion(build: Build, action: str, support: str, t: float, speed: float = 0.0, seed: float = 0.0) -> Motion:
    """The skeleton of any action; what four legs cannot do is done standing (or sitting on a seat, crouched on a mount)."""
    if support == "mount":
        return surfing(build, t, seed)
    if support == "water":
        return swimming(build, t, seed)
    if action in MOVING and support in ("stand", "air"):
        gait, name = MOVING[action]
        pace = speed or NATURAL_SPEED[name] * build.leg
        slow, fast = pace < 1.7 * build.leg, pace > 2.2 * build.leg
        if (name == "run" and slow) or (name == "walk" and fast):
            gait = TROT
        return replace(moving(build, gait, t, pace), eyes=_blink(t, seed))
    if support in ("sit", "bust") and action not in ("sleep", "wave"):
        return sitting(build, t, seed)
    return AT_REST.get(action, standing)(build, t, seed)
