"""What people do with their arms and faces in each action, above the waist.

Lengths and points as in `rigs.skeleton`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from core.generation.animatic import draw
from core.generation.animatic.props import instruments
from core.generation.animatic.rigs import strides
from core.generation.animatic.rigs.choreography import BEAT
from core.generation.animatic.rigs.face import CALM, Mien
from core.generation.animatic.rigs.skeleton import TABLE, Arm, arm_to, reach

GUITAR_AT, GUITAR_AT_TABLE = (
    (-8.0, 88.0),
    (-8.0, 46.0),
)  # where a guitar's origin lies on the body; a table's edge asks for more height
GUITAR_UNIT = 1.54  # head units per unit of a held guitar, which is 170 units tall beside an adult of 210
BOTH_HANDS = {
    "read": 26.0,
    "drink": 24.0,
    "type": 16.0,
    "work": 16.0,
    "play_games": 16.0,
}  # how far under the wrists a thing's base is


@dataclass(frozen=True)
class Upper:
    """The upper body's part of a posture."""

    near: Arm
    far: Arm
    tilt: float = 0.0
    nod: float = 0.0
    shift: draw.Point = (0.0, 0.0)
    lean: float = 0.0
    mien: Mien = CALM


@dataclass(frozen=True)
class Moment:
    """What a gesture may depend on. ``table`` says that the forearms can rest on a table's edge."""

    t: float
    phase: float
    talk: float
    table: bool
    seated: bool
    rides: str | None = None
    support: str = "stand"
    tool: bool = False

    def wave(self, rate: float, offset: float = 0.0) -> float:
        """A sine at ``rate`` radians per second, out of step with other people's."""
        return math.sin(self.t * rate + self.phase * math.tau + offset)


def idle(m: Moment) -> Upper:
    breath = m.wave(1.7) * 2.2
    glance = draw.smooth(m.wave(0.55) * 2 - 0.4) - 0.3 * draw.smooth(m.wave(0.37, 2.0) * 2 - 0.8)
    mien = Mien(yaw=0.2 + 0.2 * m.wave(0.6), gaze=(0.15 + 0.5 * glance, 0.05))
    tilt = 2.6 * m.wave(0.8)
    if m.table:
        near = Arm((82, TABLE - 17), (22, TABLE - 15), "rest", 4, -1)
        far = Arm((-84, TABLE - 17), (-14, TABLE - 12), "rest", -4, 1)
        return Upper(near, far, tilt, 0, (0, breath), 0, mien)
    if m.seated:
        near, far = arm_to((46, 112), True, prefer="out"), arm_to((-16, 112), False, prefer="out")
    else:
        near = arm_to((68 + m.wave(0.9) * 5, 138 + breath * 0.4), True, prefer="out", degrees=6)
        far = arm_to((-68 + m.wave(0.8) * 5, 138 + breath * 0.4), False, prefer="out", degrees=-6)
    return Upper(near, far, tilt, 0, (0, breath), 0, mien)


def _think(m: Moment) -> Upper:
    """The chin rests on the hand; the eyes wander up and away, and back."""
    up = draw.smooth(0.5 + 1.4 * m.wave(0.62, 1.0))
    tap = max(0.0, m.wave(2.6)) * 2.2
    mien = Mien(0.5, 0.15, 0.85, 1.0, m.talk, 0.32 - 0.1 * up, (0.30 + 0.45 * up, 0.15 - 0.95 * up))
    nod = 2.0
    breath = m.wave(1.5) * 1.2
    # the hand belongs to the head: it moves with its tilt
    wrist = (37.0, 15.0 + breath)
    far_wrist = (30.0, TABLE - 14) if m.table else (34.0, 84.0)
    near = (
        Arm((66, TABLE - 14), wrist, "chin", -14 - tap, -1) if m.table else Arm((62, 78), wrist, "chin", -14 - tap, -1)
    )
    far = Arm((-82, TABLE - 17), far_wrist, "rest", 0, 1) if m.table else Arm((-70, 76), far_wrist, "grip", 0, 1)
    return Upper(near, far, 5.0 + 1.2 * m.wave(0.8), nod, (3, breath), 1.5, mien)


def _talk(m: Moment) -> Upper:
    """One hand speaks along while the mouth moves."""
    base = idle(m)
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
    near = (
        Arm((84, TABLE - 15), (45, low + 8), "grip", -52, -1)
        if m.table
        else arm_to((40, low + 10), True, "grip", "out", -30)
    )
    far = (
        Arm((-84, TABLE - 15), (-45, low + 8), "grip", 52, 1)
        if m.table
        else arm_to((-40, low + 10), False, "grip", "out", 30)
    )
    return Upper(near, far, 1.2 * m.wave(0.6), 6, (0, m.wave(1.5) * 1.3), 0, mien)


def sip(t: float, phase: float) -> float:
    """How far a drinker has raised the cup, 0..1: a sip every 4.5 s, the first after a second."""
    clock = (t + 4.5 * 0.2 * phase + 0.1) % 4.5
    return draw.smooth((clock - 0.9) / 0.8) * (1 - draw.smooth((clock - 2.8) / 0.8))


def _drink(m: Moment) -> Upper:
    up = sip(m.t, m.phase)
    mien = Mien(0.55, 0.2 * up, 0, 1 - 0.95 * draw.smooth(up * 1.5 - 0.4), 0.0, 0.18, (0.1, 0.35 * (1 - up)))
    y = 50.0 - 61 * up
    if not m.table:
        y += 4
    spread = 25.0
    near = Arm((80, TABLE - 14 - 12 * up), (spread, y + 6), "grip", -36, -1)
    far = Arm((-80, TABLE - 14 - 12 * up), (-spread, y + 6), "grip", 36, 1)
    return Upper(near, far, 1.5 * m.wave(0.7) * (1 - up), -3 * up, (0, m.wave(1.6) * 1.4), 0, mien)


def _wave(m: Moment) -> Upper:
    base = idle(m)
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
    """The far hand plucks, the near one frets, where the instrument says they should."""
    x, y = GUITAR_AT_TABLE if m.table else GUITAR_AT
    pluck, fret = instruments.GUITAR.plucking(m.t), instruments.GUITAR.fretting(m.t)
    far_wrist = (x + pluck[0] * GUITAR_UNIT - 20, y + pluck[1] * GUITAR_UNIT - 4)
    near_wrist = (x + fret[0] * GUITAR_UNIT + 8, y + fret[1] * GUITAR_UNIT + 17)
    far = Arm(reach(far_wrist, near=False, prefer="out"), far_wrist, "fist", 8, 1)
    near = Arm(reach(near_wrist, near=True, prefer="down"), near_wrist, "grip", -50, -1)
    mien = Mien(0.7, 0.1, 0, 0.5 + 0.45 * draw.smooth(m.wave(0.5) + 0.5), m.talk, 0.3, (0.5, 0.5))
    return Upper(
        near,
        far,
        -5 + 4 * math.sin(m.t * 4.2),
        2,
        (2 * math.sin(m.t * 4.2), m.wave(1.7)),
        1.5 * math.sin(m.t * 4.2),
        mien,
    )


def _hug(m: Moment) -> Upper:
    squeeze = 3 * m.wave(1.4)
    near = Arm((76, 66), (-14, 58 + squeeze), "rest", 10, -1)
    far = Arm((-76, 66), (16, 74 + squeeze), "rest", -10, 1)
    return Upper(near, far, 9 + 1.5 * m.wave(0.9), 3, (4, m.wave(1.4)), 3, Mien(0.9, 0.3, 0, 0.0, m.talk, 0.4))


def _sleep(m: Moment) -> Upper:
    breath = m.wave(1.1) * 2.5
    mien = Mien(0.3, 0.1, 0, 0.0, 0.0, 0.35)
    if m.table:
        # the arms stay on the table while the body sinks onto them
        near = Arm((96, TABLE - 46 - breath), (2, TABLE - 49 - breath), "rest", 0, -1)
        far = Arm((-84, TABLE - 46 - breath), (20, TABLE - 42 - breath), "rest", 0, 1)
        return Upper(near, far, 38, 24, (20, 32 + breath), 8, mien)
    return Upper(
        arm_to((34, 104), True, prefer="out"), arm_to((-20, 106), False, prefer="out"), 22, 8, (4, breath), 2, mien
    )


def _dance(m: Moment) -> Upper:
    beat = m.t * math.pi / BEAT  # to one side on every beat, and back on the next
    s, c = math.sin(beat), math.sin(beat * 2)
    near = arm_to((114 + 6 * s, 18 - 78 * s), True, "open", "down", 0)
    far = arm_to((-114 + 6 * s, 18 + 78 * s), False, "open", "down", 0)
    return Upper(
        near, far, 7 * s, 2 * c, (8 * s, 3 * c), 5 * s, Mien(1.0, 0.6, 0, 1.0, m.talk, 0.25 * s, (0.3 * s, 0.0))
    )


def _jump(m: Moment) -> Upper:
    up = strides.jump_height(m.t) / 60
    aside = 72 + 34 * up + 42 * math.sin(math.pi * min(1.0, up))
    near = arm_to((aside, 134 - 196 * up), True, "open", "down")
    far = arm_to((-aside, 134 - 196 * up), False, "open", "down")
    return Upper(near, far, 0, 0, (0, 0), 0, Mien(1.0, 0.8 * up, 0, 1.0, m.talk, 0.15))


def _look(m: Moment) -> Upper:
    away = draw.smooth(0.5 + 1.6 * m.wave(0.7))
    base = idle(m)
    return replace(
        base, tilt=2 + 2 * away, mien=Mien(0.4, 0.3, 0.2, 1.0, m.talk, -0.25 + 0.75 * away, (-0.5 + 1.2 * away, -0.35))
    )


def _eat(m: Moment) -> Upper:
    bite = draw.smooth(math.sin(m.t * 2.0) * 1.6)
    base = idle(m)
    wrist = (40 - 14 * bite, 52 - 50 * bite)
    chew = 0.22 * (1 - bite) * (0.5 + 0.5 * math.sin(m.t * 12))
    near = Arm((78, TABLE - 14 - 12 * bite), wrist, "grip", -30, -1)
    return replace(
        base, near=near, mien=Mien(0.6, 0.1, 0, 1.0, max(chew, 0.5 * draw.smooth(bite * 3 - 2)), 0.2, (0.1, 0.4))
    )


def _dine(m: Moment) -> Upper:
    """A spoon from the plate to the mouth and down again."""
    bite = draw.smooth(math.sin(m.t * 1.7 + m.phase * 5) * 1.6)
    near = Arm((84, TABLE - 10 - 14 * bite), (54 - 22 * bite, TABLE - 26 - 66 * bite), "grip", -20, -1)
    mouth = 0.55 * draw.smooth(bite * 3 - 2)
    mien = Mien(0.55, 0.1, 0, 1.0, max(m.talk, mouth), 0.15, (0.0, 0.5 - 0.3 * bite))
    return replace(idle(m), near=near, nod=5 - 3 * bite, mien=mien)


def _play_chess(m: Moment) -> Upper:
    base = _think(m)
    reach_out = draw.smooth(math.sin(m.t * 1.3 + m.phase * 6) * 3 - 1.6)
    far = replace(base.far, wrist=(base.far.wrist[0] + 34 * reach_out, base.far.wrist[1] - 8 * reach_out))
    return replace(base, far=far, mien=replace(base.mien, gaze=(0.5, 0.7), ask=0.4))


def _cook(m: Moment) -> Upper:
    turn = m.t * 4.4
    near = arm_to((52 + 14 * math.cos(turn), 66 + 6 * math.sin(turn)), True, "grip", "out")
    return Upper(
        near,
        arm_to((-34, 84), False, "grip", "out"),
        2,
        3,
        (0, m.wave(1.7)),
        1,
        Mien(0.7, 0.1, 0, 0.9, m.talk, 0.2, (0.3, 0.7)),
    )


def _fight(m: Moment) -> Upper:
    punch = max(0.0, math.sin(m.t * 6.5)) ** 3
    near = arm_to((66 + 44 * punch, 22.0), True, "fist", "down")
    return Upper(
        near,
        arm_to((4, 26), False, "fist", "down"),
        3,
        3,
        (4 + 10 * punch, 0),
        5,
        Mien(-0.5, -0.9, 0, 0.85, m.talk, 0.5, (0.6, 0.0)),
    )


def _hold(m: Moment) -> Upper:
    base = idle(m)
    if m.tool:
        return replace(base, near=Arm((80, 74), (96 + 2 * m.wave(1.3), 24), "fist", 0, -1))
    near = Arm((80, TABLE - 14), (34, 44), "grip", -30, -1) if m.table else arm_to((62, 56), True, "grip", "out", -20)
    return replace(base, near=near)


def _carry(m: Moment) -> Upper:
    """The arm down beside the body under a weight."""
    if m.table:
        return _hold(m)
    return replace(idle(m), near=Arm((76, 78), (82 + 2 * m.wave(1.1), 134), "fist", 0, -1), tilt=2)


def _sing(m: Moment) -> Upper:
    base = _talk(replace(m, talk=max(m.talk, 0.35 + 0.3 * m.wave(2.3))))
    return replace(
        base, tilt=5 * m.wave(1.6), mien=replace(base.mien, lids=0.25 + 0.7 * draw.smooth(m.wave(0.8)), smile=0.7)
    )


def _laugh(m: Moment) -> Upper:
    base = idle(m)
    shake = math.sin(m.t * 13) * 2.2
    return replace(
        base,
        shift=(0, base.shift[1] + shake),
        tilt=-4 + shake * 0.6,
        mien=Mien(1.0, 0.5, 0, 0.15, 0.55 + 0.25 * math.sin(m.t * 13), 0.2),
    )


def _cry(m: Moment) -> Upper:
    near = Arm((70, TABLE - 16), (26, -20), "fist", -20, -1)
    base = idle(m)
    return replace(
        base, near=near, tilt=8, nod=6, shift=(0, 2 * math.sin(m.t * 6)), mien=Mien(-0.9, 0.7, 0, 0.15, 0.0, 0.2)
    )


def _write(m: Moment) -> Upper:
    base = _type(m)
    stroke = (math.sin(m.t * 7) * 5 + 8 * m.wave(0.9), math.cos(m.t * 9) * 2)
    near = replace(base.near, wrist=(base.near.wrist[0] - 6 + stroke[0], base.near.wrist[1] + stroke[1]), hand="grip")
    return replace(base, near=near)


def _cheer(m: Moment) -> Upper:
    pump = math.sin(m.t * 9) * 9
    near, far = Arm((100, 20), (96, -48 + pump), "fist", 0, -1), Arm((-100, 20), (-96, -48 - pump), "fist", 0, 1)
    return Upper(
        near,
        far,
        2 * math.sin(m.t * 4.5),
        0,
        (0, 2 * math.sin(m.t * 9)),
        0,
        Mien(1.0, 0.8, 0, 1.0, max(m.talk, 0.5), 0.15),
    )


def _clap(m: Moment) -> Upper:
    apart = 6 + 16 * abs(math.sin(m.t * 8))
    near, far = Arm((84, 74), (apart, 44), "rest", -38, -1), Arm((-84, 74), (-apart, 44), "rest", 38, 1)
    return Upper(near, far, 2 * m.wave(1.4), 0, (0, m.wave(1.7)), 0, Mien(1.0, 0.4, 0, 1.0, m.talk, 0.2))


def _point(m: Moment) -> Upper:
    base = idle(m)
    near = Arm((98, 52), (142, 14 + 2 * m.wave(2.0)), "point", 0, 1)
    return replace(base, near=near, mien=Mien(0.5, 0.5, 0, 1.0, m.talk, 0.6, (0.8, -0.1)))


GESTURES: dict[str, Callable[[Moment], Upper]] = {
    "think": _think, "talk": _talk, "read": _read, "drink": _drink, "wave": _wave, "type": _type, "work": _type,
    "play_guitar": _guitar, "hug": _hug, "sleep": _sleep, "dance": _dance, "jump": _jump, "look": _look, "eat": _eat, "dine": _dine,
    "play_chess": _play_chess, "cook": _cook, "fight": _fight, "hold": _hold, "carry": _carry, "sing": _sing, "laugh": _laugh,
    "lie": _sleep, "play_games": _type, "play_piano": _type, "write": _write, "draw": _write, "paint": _write, "cheer": _cheer, "clap": _clap,
    "point": _point, "cry": _cry, "photograph": _hold, "serve": _hold, "give": _hold, "search": _look, "exercise": _cheer,
    "kiss": _hug, "stroke": _hold, "play_music": _sing,
}  # fmt: skip
