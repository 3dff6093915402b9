"""How two-legged mascots move: the skeleton of every action at a moment, as numbers. It draws nothing.

Lengths are figure units: the ground is y = 0, the hips stand at -52, the shoulders at -110, y up is negative. Left and
right are the viewer's. Hands, feet, hips and chest are places; ``squash`` is the height of the body against its rest, its
width changes the other way round so that the volume is kept.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from core.generation.animatic.draw import Point, smooth
from core.generation.animatic.props import instruments
from core.generation.animatic.rigs.repertoire import BASIC, nearest
from core.generation.animatic.rigs.tread import Tread

TAU = math.tau
_KNOWN = BASIC | {"play_piano", "play_drums"}
HIP, CHEST = -52.0, -110.0
BEAT = 0.5  # seconds: dances go at 120 beats a minute
WALK_STRIDE, RUN_STRIDE = 64.0, 108.0  # natural ground covered per cycle, by the eye for legs of 46
NATURAL_SPEED = {"walk": 74.0, "run": 240.0}
SEATED_FEET = 41.0  # how far below a seat the feet are


@dataclass(frozen=True)
class Bones:
    """The skeleton at one moment. ``feet`` and ``hands`` are left and right; ``toes`` is -1 left, 0 to the front, 1 right.

    ``tilt`` and ``lean`` are degrees of the head and of the whole body, ``nod`` moves the head's face down (positive) in
    units, ``turn`` squeezes the body's width (1 front, 0 edge on, negative seen from behind), ``raised`` is how far the
    whole figure has left the ground, ``soles`` says that the feet point at the viewer.
    """

    hip: Point = (0.0, HIP)
    chest: Point = (0.0, CHEST)
    hands: tuple[Point, Point] = ((-50.0, -50.0), (50.0, -50.0))
    feet: tuple[Point, Point] = ((-21.0, 0.0), (21.0, 0.0))
    toes: float = 0.0
    tilt: float = 0.0
    nod: float = 0.0
    lean: float = 0.0
    turn: float = 1.0
    squash: float = 1.0
    raised: float = 0.0
    tail: float = 0.0
    soles: bool = False


def bones(action: str, support: str, holds: str | None, t: float, speed: float = 0.0) -> Bones:
    """The skeleton of any action; what a mascot has no dance for is done standing, with the arms busy."""
    action = nearest(action, _KNOWN)
    if support == "mount":
        return _riding(t)
    if support == "water" or action == "swim":
        return _swimming(t)
    if support == "air" or action in ("fly", "float"):
        return _flying(t)
    if action in ("walk", "sneak", "march") and support == "stand":
        return _with_load(_stepping(t, speed or NATURAL_SPEED["walk"], running=False), holds, t)
    if action in ("run", "chase") and support == "stand":
        return _with_load(_stepping(t, speed or NATURAL_SPEED["run"], running=True), holds, t)
    if action == "dance" and support == "stand":
        return _with_load(_dancing(t), holds, t)
    if action == "jump" and support == "stand":
        return _jumping(t)
    if support in ("sit", "bust"):
        rest = _seated(t, SEATED_FEET)
    elif action in ("sit", "sleep"):
        rest = _on_the_ground(t)
    else:
        rest = _standing(t)
    return _busy(rest, action, holds, t)


# --- at rest --------------------------------------------------------------------------------------------------------


def _standing(t: float) -> Bones:
    breath, sway = math.sin(t * 2.2), math.sin(t * 1.1)
    return Bones(
        hip=(1.5 * sway, HIP),
        chest=(2.2 * sway, CHEST - 1.2 * breath),
        hands=((-51 + sway, -50 - 1.5 * breath), (51 + sway, -50 - 1.5 * breath)),
        tilt=2.4 * math.sin(t * 0.9 + 0.4),
        squash=1 + 0.012 * breath,
        tail=math.sin(t * 3.1),
    )


def _seated(t: float, drop: float) -> Bones:
    """On a log or a stone: the seat at y = 0, knees forward, feet on the ground below."""
    breath, sway = math.sin(t * 2.2), math.sin(t * 1.3)
    return Bones(
        hip=(0.0, -22.0),
        chest=(1.2 * sway, -80.0 - 1.2 * breath),
        hands=((-36, -16 - breath), (36, -16 - breath)),
        feet=((-27, drop), (27, drop)),
        tilt=2.2 * math.sin(t * 1.0),
        squash=1 + 0.012 * breath,
        tail=math.sin(t * 2.6),
    )


def _on_the_ground(t: float) -> Bones:
    """On the seat of its trousers, the soles to the viewer."""
    rest = _seated(t, 0.0)
    return replace(
        rest, hip=(0.0, -25.0), feet=((-38.0, -9.0), (38.0, -9.0)), soles=True, hands=((-50, -18), (50, -18))
    )


def _busy(rest: Bones, action: str, holds: str | None, t: float) -> Bones:
    """The arms and head of somebody who stays where it is, over its ``rest``."""
    x, y = rest.chest
    beat = TAU * t
    match action:
        case "play_guitar" | "play" if holds in ("guitar", "ukulele", "violin") or action == "play_guitar":
            return _playing(rest, holds or "guitar", t)
        case "read":
            page = smooth(((t % 2.8) - 2.3) / 0.4)  # the head follows the page that turns
            scan = math.sin(t * 1.9) * (1 - page)
            held = replace(rest, hands=((x - 31, y + 46), (x + 31, y + 46)))
            return replace(held, nod=6.5, tilt=3.5 * scan - 2.5 * page)
        case "wave":
            hand = (x + 77 + 8 * math.sin(beat * 1.9), y - 24 - 5 * math.cos(beat * 3.8))
            return replace(rest, hands=(rest.hands[0], hand), tilt=5 + 2 * math.sin(beat * 0.95))
        case "talk" | "argue":
            left = (x - 46, y + 28 - 16 * max(0.0, math.sin(t * 3.1)))
            right = (x + 48, y + 24 - 20 * max(0.0, math.sin(t * 3.1 + 2.2)))
            return _grip(
                replace(rest, hands=(left, right), tilt=4 * math.sin(t * 2.3), nod=1.6 * math.sin(t * 6.2)), holds, t
            )
        case "think":
            return replace(rest, hands=((x - 8, y + 38), (x + 19, y + 9)), tilt=7 + 1.5 * math.sin(t * 0.8), nod=-1.5)
        case "eat" | "drink":
            lift = smooth(math.sin(t * 1.7) * 1.3 + 0.35)
            return replace(
                rest, hands=(rest.hands[0], (x + 40 - 20 * lift, y + 34 - 32 * lift)), nod=-2.5 * lift, tilt=-3 * lift
            )
        case "sleep":
            breath = math.sin(t * 1.5)
            return replace(
                rest,
                nod=9 + 1.5 * breath,
                tilt=13.0,
                squash=0.97 + 0.02 * breath,
                hands=((x - 20, y + 46), (x + 22, y + 46)),
            )
        case "cook" | "type" | "work" | "play_chess" | "play_piano" | "play_drums":
            tap = math.sin(t * 9.0)
            return replace(
                rest,
                hands=((x - 24, y + 42 + 2.5 * tap), (x + 26, y + 42 - 2.5 * tap)),
                nod=5.0,
                tilt=2 * math.sin(t * 1.3),
            )
        case "fight":
            jab = max(0.0, math.sin(t * 6.5)) ** 3
            other = max(0.0, math.sin(t * 6.5 + math.pi)) ** 3
            return replace(rest, hands=((x + 8 + 30 * other, y + 14), (x + 34 + 42 * jab, y + 6)), lean=4 + 4 * jab)
        case "hug" | "cuddle":
            return replace(rest, hands=((x + 14, y + 28), (x + 50, y + 22)), tilt=9 + 2 * math.sin(t * 1.6), lean=4.0)
        case "sing" | "shout" | "play" | "cheer":
            up = abs(math.sin(beat * 0.9))
            return replace(
                rest, hands=((x - 70, y - 4 - 26 * up), (x + 70, y - 4 - 26 * up)), tilt=6 * math.sin(beat * 0.9)
            )
        case "look":
            return replace(rest, tilt=6 * math.sin(t * 1.2), nod=-2.0, hands=(rest.hands[0], (x + 33, y - 16)))
        case _:
            return _grip(rest, holds, t)


def _playing(rest: Bones, holds: str, t: float) -> Bones:
    """Both hands on the instrument, the head nodding to the beat, the body rocking with it."""
    beat = TAU * instruments.STRUM_RATE * t
    rocked = replace(
        rest,
        chest=(rest.chest[0] + 2.2 * math.sin(beat / 2), rest.chest[1] + 1.2 * math.cos(beat)),
        tilt=5 * math.sin(beat / 4) + 2.0,
        nod=2.4 * max(0.0, math.cos(beat / 2)) + 1.0,
    )
    way = instruments.VIOLIN if holds == "violin" else instruments.GUITAR
    x, y = instrument_at(rocked)
    pluck, fret = way.plucking(t), way.fretting(t)
    return replace(rocked, hands=((x + pluck[0], y + pluck[1]), (x + fret[0], y + fret[1])))


def instrument_at(frame: Bones) -> Point:
    """Where a guitar's origin lies before the belly."""
    return frame.chest[0] - 9.0, frame.chest[1] + 46.0


def _grip(rest: Bones, holds: str | None, t: float) -> Bones:
    """One hand forward and up around what it holds."""
    if holds is None:
        return rest
    x, y = rest.chest
    if holds == "book":
        return replace(rest, hands=((x - 31, y + 46), (x + 31, y + 46)))
    if holds in ("guitar", "ukulele", "violin"):
        return _playing(rest, holds, t)
    high = -14.0 if holds in ("umbrella", "balloon", "flag", "torch", "lantern") else 22.0
    return replace(rest, hands=(rest.hands[0], (x + 50, y + high + 1.5 * math.sin(t * 2.2))))


def _with_load(moving: Bones, holds: str | None, t: float) -> Bones:
    """A mover's arms keep hold of what they carry."""
    return moving if holds is None else _grip(moving, holds, t)


# --- getting somewhere ----------------------------------------------------------------------------------------------


def step(turn: float, stride: float, duty: float, lift: float) -> Point:
    """One foot at ``turn`` (cycles since it landed) about its neutral place: back with the ground, forward through the air."""
    share = turn % 1.0
    half = stride * duty / 2
    if share < duty:
        return half - stride * share, 0.0
    s = (share - duty) / (1 - duty)
    return half * (2 * (3 * s * s - 2 * s**3) - 1), -lift * math.sin(math.pi * s)


def cycles(t: float, speed: float, *, running: bool) -> tuple[float, float]:
    """How many double steps have been made at ``t``, and the ground covered by one, for a ground speed in units a second."""
    natural, low, high = (RUN_STRIDE, 1.6, 2.7) if running else (WALK_STRIDE, 0.7, 1.7)
    rate = min(high, max(low, speed / natural))
    return t * rate, speed / rate


def tread(action: str, speed: float) -> Tread | None:
    """When the feet land of a mascot on the ground: at every step, or on the beats of its dance but the one it shakes its hips on."""
    action = nearest(action, _KNOWN)
    if action == "dance":
        return Tread(1 / (8 * BEAT), tuple(beat / 8 for beat in range(1, 8)))
    running = action in ("run", "chase")
    if not running and action not in ("walk", "sneak", "march"):
        return None
    rate, _ = cycles(1.0, speed or NATURAL_SPEED["run" if running else "walk"], running=running)
    return Tread(rate, (0.0, 0.5))


def _stepping(t: float, speed: float, *, running: bool) -> Bones:
    turn, stride = cycles(t, speed, running=running)
    duty, lift = (0.36, 26.0) if running else (0.56, 13.0)
    left, right = step(turn, stride, duty, lift), step(turn + 0.5, stride, duty, lift)
    beat = TAU * turn
    bounce = math.cos(2 * beat - TAU * duty)  # lowest in the middle of each stance
    rise = (6.5 if running else 2.6) * -bounce + (3.0 if running else 0.0)
    swing = math.sin(beat) * (34 if running else 24)
    lean = 11.0 if running else 3.0
    x = 5.0 if running else 1.5
    bent = 20.0 if running else 2.0
    return Bones(
        hip=(0.0, HIP - rise),
        chest=(x + 2 * math.sin(beat), CHEST - rise * 1.15),
        hands=(
            (x - 26 - swing, -48 - rise - bent + abs(swing) * -0.16),
            (x + 30 + swing, -48 - rise - bent + abs(swing) * -0.16),
        ),
        feet=((left[0] - 7, left[1]), (right[0] + 9, right[1])),
        toes=1.0,
        tilt=(3.0 if running else 2.4) * math.sin(beat) - lean * 0.3,
        nod=1.8 * bounce,
        lean=lean,
        squash=1 - 0.022 * bounce if running else 1 - 0.012 * bounce,
        tail=math.sin(beat),
    )


def _jumping(t: float) -> Bones:
    """A leap on the spot every 1.4 s: crouch, stretch, hang, land."""
    share = (t / 1.4) % 1.0
    crouch = smooth(share / 0.2) - smooth((share - 0.2) / 0.1)
    land = smooth((share - 0.72) / 0.06) - smooth((share - 0.78) / 0.2)
    air = min(1.0, max(0.0, (share - 0.26) / 0.46))
    height = 4 * air * (1 - air) * 74
    sink = 16 * max(crouch, land)
    tuck = math.sin(math.pi * air)
    return Bones(
        hip=(0.0, HIP + sink),
        chest=(0.0, CHEST + sink * 1.5),
        hands=((-52 - 20 * tuck, -54 - 86 * tuck + sink), (52 + 20 * tuck, -54 - 86 * tuck + sink)),
        feet=((-21 - 5 * tuck, -10 * tuck), (21 + 5 * tuck, -10 * tuck)),
        nod=-3 * tuck + 4 * crouch,
        squash=1 - 0.12 * max(crouch, land) + 0.07 * tuck * (1 - tuck) * 4,
        raised=height,
        tail=math.sin(t * 9),
    )


# --- dancing --------------------------------------------------------------------------------------------------------


def _dancing(t: float) -> Bones:
    """Eight beats: side steps with waving arms, two hops with both arms up, a spin, and a shake of the hips."""
    beat = (t / BEAT) % 8
    bounce = abs(math.sin(math.pi * beat))
    rest = Bones(
        hip=(0.0, HIP + 5 - 5 * bounce),
        chest=(0.0, CHEST + 7 - 7 * bounce),
        squash=0.965 + 0.045 * bounce,
        tail=math.sin(math.pi * beat),
    )
    if beat < 4:
        return _side_step(rest, beat)
    if beat < 6:
        return _hop(rest, beat - 4)
    if beat < 7:
        return _spin(rest, beat - 6)
    return _shake(rest, beat - 7)


def _side_step(rest: Bones, beat: float) -> Bones:
    """To the right and back to the left, one foot after the other, the arms waving over the head to that side."""
    way = math.sin(math.pi * beat / 2)
    shift = 15 * way
    going = math.cos(math.pi * beat / 2)
    lift_right = 13 * max(0.0, going) * abs(math.sin(math.pi * beat))
    lift_left = 13 * max(0.0, -going) * abs(math.sin(math.pi * beat))
    wave = math.sin(math.pi * beat)
    up = smooth(0.5 + 0.5 * way)
    chest = (rest.chest[0] + shift * 1.25, rest.chest[1])
    left = (chest[0] - 54 - (17 + 7 * wave) * (1 - up), -58 - 84 * (1 - up))
    right = (chest[0] + 54 + (17 + 7 * wave) * up, -58 - 84 * up)
    return replace(
        rest,
        hip=(rest.hip[0] + shift * 0.7, rest.hip[1]),
        chest=chest,
        hands=(left, right),
        feet=((-24 + shift * 0.55, -lift_left), (24 + shift * 0.55, -lift_right)),
        tilt=9 * way,
        lean=5 * way,
        nod=2 * math.cos(TAU * beat),
    )


def _hop(rest: Bones, beat: float) -> Bones:
    """Two hops with the arms thrown up and the feet apart."""
    share = beat % 1.0
    air = 4 * share * (1 - share)
    return replace(
        rest,
        hip=(0.0, HIP + 6 * (1 - air)),
        chest=(0.0, CHEST + 9 * (1 - air)),
        hands=((-62 - 9 * air, -76 - 66 * air), (62 + 9 * air, -76 - 66 * air)),
        feet=((-24 - 9 * air, -5 * air), (24 + 9 * air, -5 * air)),
        raised=27 * air,
        squash=0.93 + 0.12 * air,
        nod=-3 * air,
        tilt=5 * math.sin(math.pi * beat),
    )


def _spin(rest: Bones, beat: float) -> Bones:
    """Once around on the spot: the width follows the cosine, and halfway the back is seen."""
    angle = TAU * smooth(beat)
    turn = math.cos(angle)
    return replace(
        rest, turn=turn, hands=((-44, -104), (44, -104)), feet=((-15, 0), (15, -7 * abs(math.sin(angle)))), squash=1.03
    )


def _shake(rest: Bones, beat: float) -> Bones:
    """Hips left and right twice, the hands on them."""
    sway = math.sin(TAU * 2 * beat)
    return replace(
        rest,
        hip=(9 * sway, HIP),
        chest=(-3 * sway, CHEST),
        hands=((-42 + 9 * sway, -56), (42 + 9 * sway, -56)),
        tilt=-6 * sway,
        lean=-2 * sway,
    )


# --- off the ground -------------------------------------------------------------------------------------------------


def _riding(t: float) -> Bones:
    sway, quick = math.sin(t * 2.3), math.sin(t * 3.7 + 0.8)
    return Bones(
        hip=(0.0, HIP + 12),
        chest=(5 + 3 * sway, CHEST + 16),
        hands=((-58, -88 - 16 * sway), (60, -92 + 16 * sway)),
        feet=((-30, 0), (28, 0)),
        toes=1.0,
        tilt=-5 * sway,
        lean=5 * sway,
        nod=quick,
        squash=0.96,
        tail=quick,
    )


def _swimming(t: float) -> Bones:
    stroke = t * 4.2
    return Bones(
        hip=(0.0, HIP + 34),
        chest=(4.0, CHEST + 34 + 3 * math.sin(stroke)),
        hands=(
            (-40 + 22 * math.cos(stroke), -56 - 30 * max(0.0, math.sin(stroke))),
            (44 + 22 * math.cos(stroke + math.pi), -56 - 30 * max(0.0, math.sin(stroke + math.pi))),
        ),
        feet=((-18, 10), (18, 10)),
        tilt=4 * math.sin(stroke),
        lean=8.0,
    )


def _flying(t: float) -> Bones:
    wave = math.sin(t * 2.6)
    return Bones(
        chest=(9.0, CHEST + 2 * wave),
        hands=((-58, -100 - 14 * wave), (66, -118 - 10 * wave)),
        feet=((-30 - 3 * wave, -12), (-4 - 3 * wave, -4)),
        toes=-0.4,
        tilt=-8.0,
        lean=17 + 3 * wave,
        tail=wave,
    )
