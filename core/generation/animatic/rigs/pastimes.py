"""More of what people do above the waist: instruments, signs, ailments and small chores. Lengths and points as in `rigs.skeleton`."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from core.generation.animatic import draw
from core.generation.animatic.props import instruments
from core.generation.animatic.rigs import gestures
from core.generation.animatic.rigs.choreography import BEAT
from core.generation.animatic.rigs.face import Mien
from core.generation.animatic.rigs.gestures import GUITAR_AT, GUITAR_AT_TABLE, GUITAR_UNIT, Moment, Upper, idle
from core.generation.animatic.rigs.skeleton import TABLE, Arm, arm_to, reach


def _violin(m: Moment) -> Upper:
    x, y = GUITAR_AT_TABLE if m.table else GUITAR_AT
    bow, fret = instruments.VIOLIN.plucking(m.t), instruments.VIOLIN.fretting(m.t)
    far_wrist = (x + bow[0] * GUITAR_UNIT - 20, y + bow[1] * GUITAR_UNIT - 4)
    near_wrist = (x + fret[0] * GUITAR_UNIT + 8, y + fret[1] * GUITAR_UNIT + 17)
    far = Arm(reach(far_wrist, near=False, prefer="out"), far_wrist, "fist", 8, 1)
    near = Arm(reach(near_wrist, near=True, prefer="down"), near_wrist, "grip", -50, -1)
    return Upper(near, far, 9 + 3 * m.wave(2.0), 2, (3 * m.wave(2.0), m.wave(1.7)), 2 * m.wave(2.0), Mien(0.5, 0.2, 0, 0.2, m.talk, 0.3))  # fmt: skip


def _drums(m: Moment) -> Upper:
    beat = m.t * math.tau / BEAT
    a, b = max(0.0, math.sin(beat)), max(0.0, math.sin(beat + math.pi))
    near, far = arm_to((72, 78 - 52 * a), True, "fist", "out"), arm_to((-72, 78 - 52 * b), False, "fist", "out")
    return Upper(near, far, 5 * math.sin(beat / 2), 3 * a, (0, 2 * b), 0, Mien(0.9, 0.3, 0, 0.8, m.talk, 0.1, (0, 0.5)))


def _trumpet(m: Moment) -> Upper:
    press = 2 * math.sin(m.t * 11)
    near, far = Arm((92, 40), (52, -14 + press), "fist", -20, -1), Arm((-48, 62), (26, -8), "fist", 20, 1)
    lift = 4 * math.sin(m.t * 3)
    return Upper(near, far, -4 + lift * 0.5, -4, (0, m.wave(1.7)), -3 + lift * 0.4, Mien(0.1, 0.4, 0, 0.3, 0.12, 0.6))


def _fish(m: Moment) -> Upper:
    tug = 4 * max(0.0, math.sin(m.t * 2.2))
    near, far = arm_to((62, 72 - tug), True, "fist", "out", -10), arm_to((26, 92 - tug), False, "fist", "out")
    return Upper(near, far, 1.5 * m.wave(0.8), 2, (0, m.wave(1.4)), 2, Mien(0.4, 0.1, 0, 0.9, m.talk, 0.4, (0.5, 0.4)))


def _sing(m: Moment) -> Upper:
    """A microphone at the mouth, swaying."""
    base = gestures.GESTURES["sing"](m)
    far = arm_to((-96, 56 + 24 * m.wave(1.3)), False, "open", "down")
    return replace(base, near=Arm((86, 62), (44, 10), "fist", -20, -1), far=far)


def _call(m: Moment) -> Upper:
    base = gestures.GESTURES["talk"](replace(m, talk=max(m.talk, 0.25 + 0.25 * math.sin(m.t * 7))))
    return replace(base, near=Arm((92, 66), (54, -24), "fist", -30, -1), tilt=6 + m.wave(1.1))


def _conjure(m: Moment) -> Upper:
    sweep = math.sin(m.t * 2.6)
    near = arm_to((104 + 8 * sweep, -22 - 26 * sweep), True, "open", "down", -20)
    far = arm_to((-92, 30 + 18 * sweep), False, "open", "down")
    return Upper(near, far, 3 * sweep, -2, (3 * sweep, m.wave(1.5)), 2 * sweep, Mien(0.4, -0.5, 0.4, 1.0, max(m.talk, 0.15), 0.4, (0.6, -0.3)))  # fmt: skip


def _teach(m: Moment) -> Upper:
    base = gestures.GESTURES["talk"](replace(m, talk=max(m.talk, 0.2)))
    return replace(base, near=Arm((92, 44), (108, -10 + 10 * m.wave(1.6)), "fist", 0, -1))


def _wake(m: Moment) -> Upper:
    """Stretching and yawning every three seconds."""
    share = (m.t / 3.0) % 1.0
    up = draw.smooth(share / 0.3) - draw.smooth((share - 0.6) / 0.3)
    near = Arm((78 + 14 * up, 74 - 104 * up), (66 + 10 * up, 130 - 224 * up), "fist", 0, -1)
    far = Arm((-78 - 14 * up, 74 - 104 * up), (-66 - 10 * up, 130 - 224 * up), "fist", 0, 1)
    mien = Mien(0.1, 0.5 * up, 0, 1 - 0.95 * up, 0.85 * up, 0.1)
    return Upper(near, far, 5 * up, -3 * up, (0, -5 * up), -2 * up, mien)


def _shake(m: Moment) -> Upper:
    tremble = math.sin(m.t * 34) * 1.6
    near, far = Arm((72, 66), (-16, 52), "rest", 10, -1), Arm((-72, 66), (16, 66), "rest", -10, 1)
    return Upper(near, far, tremble, 5, (tremble, -5), 2, Mien(-0.5, 0.7, 0, 0.7, 0.1 + 0.1 * abs(tremble), 0.1))


def _sneeze(m: Moment) -> Upper:
    share = (m.t / 2.6 + m.phase) % 1.0
    back = draw.smooth(share / 0.35) - draw.smooth((share - 0.45) / 0.06)
    out = draw.smooth((share - 0.45) / 0.06) - draw.smooth((share - 0.65) / 0.25)
    near = Arm((70, 60), (30, -16 + 30 * (1 - out)), "fist", -20, -1)
    return Upper(near, idle(m).far, -8 * back + 16 * out, 12 * out - 6 * back, (0, 8 * out), 12 * out - 7 * back, Mien(-0.3, 0.8 * back - 0.6 * out, 0, 0.2 + 0.5 * (1 - back - out), 0.5 * back + 0.9 * out, 0.3))  # fmt: skip


def _salute(m: Moment) -> Upper:
    return replace(idle(m), near=Arm((98, 6), (46, -66), "open", 40, -1), tilt=0.0, mien=Mien(0.2, -0.2, 0, 1.0, m.talk, 0.1))  # fmt: skip


def _bow(m: Moment) -> Upper:
    down = draw.smooth(math.sin(m.t * 1.6) * 1.6)
    near = Arm((70, 70), (-6, 84), "rest", 0, -1)
    return Upper(near, arm_to((-70, 110), False, prefer="out"), 6 * down, 16 * down, (10 * down, 18 * down), 20 * down, Mien(0.5, 0.2, 0, 1 - 0.8 * down, m.talk, 0.4))  # fmt: skip


def _brush_teeth(m: Moment) -> Upper:
    near = Arm((92, 40), (46 + 7 * math.sin(m.t * 13), -6), "fist", -20, -1)
    return replace(idle(m), near=near, mien=Mien(0.9, 0.2, 0, 0.9, 0.35, 0.2, (0.0, 0.2)))


def _shower(m: Moment) -> Upper:
    rub = math.sin(m.t * 6) * 10
    near, far = Arm((88, -26), (36, -92 + rub), "open", 0, -1), Arm((-88, -26), (-36, -92 - rub), "open", 0, 1)
    return Upper(near, far, 4 * m.wave(1.6), -3, (0, m.wave(1.7)), 0, Mien(0.9, 0.3, 0, 0.1, 0.3, 0.1))


def _blow(m: Moment) -> Upper:
    puff = draw.smooth(math.sin(m.t * 2.4) * 1.5)
    near = Arm((80, 54), (46, -2), "grip", -20, -1)
    return replace(idle(m), near=near, nod=-3 * (1 - puff), mien=Mien(-0.2, 0.4, 0, 0.7, 0.12 + 0.1 * puff, 0.4))


def _photograph(m: Moment) -> Upper:
    near, far = Arm((86, 50), (36, -40), "grip", -60, -1), Arm((-86, 50), (-28, -40), "grip", 60, 1)
    return Upper(near, far, 2 * m.wave(0.8), 0, (0, m.wave(1.6)), 0, Mien(0.5, 0.2, 0, 0.9, m.talk, 0.1))


def _steer(m: Moment) -> Upper:
    turn = 8 * m.wave(1.3)
    near, far = arm_to((50, 62 + turn), True, "fist", "out"), arm_to((-30, 62 - turn), False, "fist", "out")
    return Upper(
        near, far, 2 * m.wave(1.3), 0, (0, m.wave(9.0) * 0.7), 0, Mien(0.6, 0.1, 0, 1.0, m.talk, 0.5, (0.4, 0))
    )


def _row(m: Moment) -> Upper:
    pull = math.sin(m.t * 2.6)
    near, far = arm_to((70 + 22 * pull, 62), True, "fist", "down"), arm_to((-50 + 22 * pull, 70), False, "fist", "down")
    return Upper(near, far, 2 * pull, 1, (8 * pull, 0), 8 * pull, Mien(0.5, 0.0, 0, 1.0, m.talk, 0.4))


def _juggle(m: Moment) -> Upper:
    a, b = math.sin(m.t * 7), math.sin(m.t * 7 + math.pi)
    near, far = (
        arm_to((66, 62 - 22 * a), True, "open", "out", -40),
        arm_to((-66, 62 - 22 * b), False, "open", "out", 40),
    )
    return Upper(near, far, 2 * a, -3, (0, m.wave(1.7)), 0, Mien(0.9, 0.5, 0, 1.0, m.talk, 0.2 * a, (0.3 * a, -0.8)))


def _nod(m: Moment) -> Upper:
    down = max(0.0, math.sin(m.t * 5))
    near = Arm((84, 70), (30, 74), "rest", 0, -1)
    return replace(
        idle(m), near=near, nod=9 * down, tilt=4 * down, mien=Mien(0.9, 0.3, 0, 1 - 0.4 * down, m.talk, 0.25)
    )


def _argue(m: Moment) -> Upper:
    jab = max(0.0, math.sin(m.t * 5.2))
    base = gestures.GESTURES["talk"](replace(m, talk=max(m.talk, 0.3 + 0.4 * jab)))
    near = arm_to((84 + 22 * jab, 20), True, "point", "down")
    return replace(base, near=near, lean=5 * jab, mien=replace(base.mien, smile=-0.7, brow=-0.9, yaw=0.6))


def _lean_back(m: Moment) -> Upper:
    return replace(idle(m), near=Arm((82, 78), (24, 84), "rest", 0, -1), far=Arm((-82, 78), (-20, 90), "rest", 0, 1), lean=-7.0)  # fmt: skip


def _crying(m: Moment) -> Upper:
    """Both hands at the eyes, the shoulders heaving."""
    sob = math.sin(m.t * 6)
    y = (TABLE - 100 if m.table else -34) + 2 * sob
    near, far = Arm((82, 46), (26, y), "fist", -20, -1), Arm((-82, 46), (-22, y), "fist", 20, 1)
    return Upper(near, far, 5, 8 + sob, (0, 3 * sob), 2, Mien(-1.0, 0.8, 0, 0.1, 0.25 + 0.15 * sob, 0.1))


GESTURES: dict[str, Callable[[Moment], Upper]] = {
    **gestures.GESTURES,
    "sing": _sing, "play_violin": _violin, "play_drums": _drums, "play_trumpet": _trumpet, "fish": _fish, "call": _call, "conjure": _conjure,
    "teach": _teach, "wake": _wake, "shake": _shake, "sneeze": _sneeze, "salute": _salute, "bow": _bow, "brush_teeth": _brush_teeth,
    "shower": _shower, "blow": _blow, "photograph": _photograph, "drive": _steer, "sail": _row, "row": _row, "juggle": _juggle,
    "nod": _nod, "play": _juggle, "argue": _argue, "lean": _lean_back, "cry": _crying, "exercise": gestures.GESTURES["cheer"],
}  # fmt: skip
