"""What four legs do without getting anywhere: stand, sit, sleep, jump, swim, dance, eat, balance on a board."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from core.generation.animatic.draw import smooth
from core.generation.animatic.rigs.gaits import NATURAL_SPEED, TROT, Build, Foot, Motion, moving, walked
from core.generation.animatic.rigs.repertoire import nearest


def blink(t: float, seed: float) -> float:
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
        eyes=blink(t, seed),
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
    low = max(build.leg * 0.4, build.deep)
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
        eyes=blink(t, seed),
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
    height = 4 * air * (1 - air) * build.leg * 0.6
    tilt = build.leg * 0.24 * math.sin(2 * math.pi * air)  # up by the head, down by the forefeet
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
        base, feet=(raised[0], raised[1], raised[2], raised[3]), neck=-10.0, head=-4.0, eyes=blink(t, seed), tail=6.0
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


AT_REST: dict[str, Callable[[Build, float, float], Motion]] = {
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


def motion(build: Build, action: str, support: str, t: float, speed: float = 0.0, seed: float = 0.0) -> Motion:
    """The skeleton of any action; what four legs cannot do is done standing (or sitting on a seat, crouched on a mount)."""
    action = nearest(action)
    if support == "mount":
        return surfing(build, t, seed)
    if support == "water":
        return swimming(build, t, seed)
    if support in ("stand", "air"):
        gone = walked(build, action, t, speed)
        if gone is not None:
            return replace(gone, eyes=blink(t, seed))
    if support in ("sit", "bust") and action not in ("sleep", "wave"):
        return sitting(build, t, seed)
    return AT_REST.get(action, standing)(build, t, seed)
