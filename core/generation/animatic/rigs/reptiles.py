"""Reptiles and their great kin: snakes, lizards and crocodiles, two-legged dinosaurs, dragons."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs.critter import Critter, moves
from core.generation.animatic.rigs.eyes import eye
from core.generation.animatic.rigs.marine import shaded
from core.generation.animatic.rigs.outline import arc_points, blob, limb
from core.generation.animatic.stage import Figure, Look, Pose


class Snake(Critter):
    """It winds along the ground with its head raised, and tastes the air."""

    head, crown = (78.0, -72.0), 14.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        colour = self.colour("#5aa84a")
        quick = moves(pose)
        beat = t * (6.0 if quick else 1.6) + self._phase
        size = 13.0 if quick else 9.0
        asleep = pose.action == "sleep"
        low = [
            (-128 + index * 19.0, -13 - size * 0.5 + math.sin(beat - index * 0.85) * size * (0.4 + 0.6 * (index < 8)))
            for index in range(9)
        ]
        sway = 4 * math.sin(t * 1.3)
        rise = [(48.0, -18.0), (58, -34), (54 + sway, -54), (62 + sway, -70), (78 + sway, -74)] if not asleep else [(48.0, -14.0), (60, -12), (72, -12), (80, -11), (92, -10)]  # fmt: skip
        spine = [*low, *rise]
        radii = [2.5, 6, 9, 11, 12.5, 13, 13, 13, 13, 12.5, 12, 11, 10.5, 11]
        body = limb(spine, radii)
        shaded(canvas, body, colour, -88, 0)
        canvas.save()
        canvas.clipPath(body, True)
        for index in range(1, len(spine) - 1):
            x, y = spine[index]
            canvas.drawCircle(x, y - 5, 5.5, draw.fill(draw.darken(colour, 0.35), alpha=0.75))
        canvas.restore()
        x, y = spine[-1]
        flick = max(0.0, math.sin(t * 5.0)) * 17
        if flick > 2 and not asleep:
            canvas.drawPath(
                draw.path((x + 20, y + 3), (x + 24 + flick, y + 4), (x + 32 + flick, y - 1)),
                draw.stroke("#e2303a", 2.6),
            )
            canvas.drawLine(x + 24 + flick, y + 4, x + 31 + flick, y + 8, draw.stroke("#e2303a", 2.6))
        skull = blob(
            [(x - 14, y + 2), (x - 6, y - 14), (x + 14, y - 12), (x + 25, y), (x + 14, y + 10), (x - 6, y + 12)]
        )
        shaded(canvas, skull, colour, y - 15, y + 12)
        eye(canvas, x + 6, y - 5, 6.5, t, self._phase, pose.gaze, shut=asleep)
        canvas.drawPath(
            draw.path((x + 24, y + 3), (x + 12, y + 8 + 6 * pose.talk, x, y + 5)),
            draw.stroke(draw.darken(colour, 0.5), 2.2),
        )


@dataclass(frozen=True)
class Scaled:
    """A low walker on four bent legs: the length of trunk, snout and tail, what stands on its back, its pattern."""

    colour: str
    belly: str
    trunk: float = 92
    deep: float = 17
    snout: float = 26
    tail: float = 120
    leg: float = 24
    ridge: str | None = None  # "spikes", "frill", "gills"
    curl: bool = False
    teeth: bool = False
    warts: bool = False


class Lizard(Critter):
    """Lizards, chameleons, crocodiles, axolotls."""

    def __init__(self, look: Look, kind: Scaled) -> None:
        super().__init__(look)
        self._k = (
            kind if look.colour is None else replace(kind, colour=look.colour, belly=draw.lighten(look.colour, 0.4))
        )
        self.head = (kind.trunk * 0.5 + kind.snout, -kind.leg - kind.deep)
        self.crown = kind.deep

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        k = self._k
        quick = moves(pose) or pose.action in ("swim", "walk")
        swims = pose.support == "water" or pose.action == "swim"
        beat = t * (6.4 if quick else 1.3) + self._phase
        asleep = pose.action == "sleep"
        lift = k.leg + k.deep * 0.75 if not (asleep or swims) else k.deep * 0.95
        canvas.translate(0, -lift + (2.0 * math.sin(beat * 2) if quick else 0.8 * math.sin(t * 2)))
        wag = [(2 if not k.curl else 0) + 7 * math.sin(beat - joint * 0.7) for joint in range(8)]
        bends = wag if not k.curl else [-30 + 3 * math.sin(t + j) for j in range(8)]
        tail = arc_points((-k.trunk * 0.46, 0), 176 if not k.curl else 150, k.tail, bends)
        ground = lift - 3
        tail = [(x, min(y, ground)) for x, y in tail]
        half = k.trunk / 2
        for far in (True, False):
            tone = draw.darken(k.colour, 0.26) if far else draw.darken(k.colour, 0.06)
            for front in (True, False):
                x = half * 0.7 if front else -half * 0.72
                offset = beat + (0 if front else math.pi) + (math.pi if far else 0)
                step = 15 * math.sin(offset) if quick else 0.0
                rise = max(0.0, math.cos(offset)) * (9 if quick else 0)
                knee = (x + (10 if front else -12) + step * 0.5, lift * 0.3)
                foot = (x + step + 4, ground - 2 - rise) if not swims else (x - 16 + step, k.deep + 10)
                canvas.drawPath(limb([(x, -2), knee, foot], [11, 9, 7]), draw.fill(tone))
                canvas.drawPath(limb([foot, (foot[0] + 13, foot[1] + 2)], [6, 4]), draw.fill(tone))
            if far:
                canvas.drawPath(limb(tail, [k.deep * (0.86 - 0.1 * j) for j in range(8)] + [1.4]), draw.fill(k.colour))
        trunk = [(-half, 0.0), (-half * 0.3, -2), (half * 0.4, -2), (half * 0.9, -4 + 1.5 * math.sin(beat))]
        body = limb(trunk, [k.deep * 0.85, k.deep * 1.1, k.deep * 1.05, k.deep * 0.9])
        shaded(canvas, body, k.colour, -k.deep * 1.3, k.deep * 1.1)
        canvas.save()
        canvas.clipPath(body, True)
        canvas.drawPath(
            draw.path((-half * 1.2, k.deep), (0, k.deep * 0.4, half * 1.3, k.deep * 0.8)),
            draw.stroke(k.belly, k.deep * 0.8),
        )
        for index in range(8):
            canvas.drawCircle(
                -half + index * k.trunk / 7,
                -k.deep * (0.45 + 0.2 * (index % 2)),
                3.4,
                draw.fill(draw.darken(k.colour, 0.3), alpha=0.7),
            )
        canvas.restore()
        if k.ridge in ("spikes", "frill"):
            for index in range(9):
                x = -half * 1.1 + index * k.trunk / 7
                size = 9.0 if k.ridge == "spikes" else 15.0
                canvas.drawPath(
                    draw.shape((x - 6, -k.deep * 0.9), (x - 2, -k.deep - size), (x + 7, -k.deep * 0.9)),
                    draw.fill(draw.darken(k.colour, 0.3)),
                )
        self._skull(canvas, t, pose, (half * 0.95, -6 + 1.5 * math.sin(beat)), asleep)

    def _skull(self, canvas: skia.Canvas, t: float, pose: Pose, at: Point, asleep: bool) -> None:
        k, (x, y) = self._k, at
        d, n = k.deep, k.snout
        gape = max(pose.talk, 0.5 + 0.5 * math.sin(t * 4) if pose.action in ("eat", "fight", "chase") else 0.0)
        if k.ridge == "gills":
            for side in (-1, 1):
                for index in range(3):
                    tip = (x - 8 - 9 * index, y - 12 - 15 * (1.4 - 0.4 * index) + (26 if side > 0 else 0))
                    canvas.drawPath(limb([(x - 2, y), tip], [5, 2.4]), draw.fill("#f2789a"))
        canvas.save()
        canvas.translate(x, y + d * 0.3)
        canvas.rotate(20 * gape)
        jaw = draw.shape(
            (-6, -d * 0.1), (n + 2, -d * 0.12), (n + 6, d * 0.16, n * 0.6, d * 0.42), (0, d * 0.6, -8, d * 0.4)
        )
        canvas.drawPath(jaw, draw.fill(k.belly))
        canvas.restore()
        skull = draw.shape((x - d, y + d * 0.3), (x - d, y - d * 0.95, x, y - d * 1.0), (x + d * 0.8, y - d * 0.7, x + n * 0.8, y - d * 0.35), (x + n * 1.15, y - d * 0.3, x + n * 1.1, y + d * 0.25), (x + n * 0.4, y + d * 0.4, x - d, y + d * 0.3))  # fmt: skip
        shaded(canvas, skull, k.colour, y - d, y + d * 0.5)
        if k.teeth:
            for index in range(7):
                tx = x + n * (0.25 + 0.115 * index)
                canvas.drawPath(
                    draw.shape((tx - 3, y + d * 0.26), (tx + 3, y + d * 0.26), (tx, y + d * 0.26 + 7)),
                    draw.fill("#ffffff"),
                )
        canvas.drawCircle(x + n, y - d * 0.14, 2.2, draw.fill(draw.darken(k.colour, 0.5)))
        eye(canvas, x + d * 0.24, y - d * 0.72, max(6.5, d * 0.38), t, self._phase, pose.gaze, shut=asleep)


class Tyrant(Critter):
    """A dinosaur on two strong legs, with small arms and a large jaw."""

    head, crown = (84.0, -196.0), 36.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        colour = self.colour("#6aa84a")
        belly = draw.lighten(colour, 0.45)
        run = pose.action in ("run", "chase")
        going = moves(pose)
        rate = (1.5 if run else 0.85) * math.tau
        beat = t * rate + self._phase
        bob = abs(math.sin(beat)) * (9 if run else 5) if going else 2 * math.sin(t * 1.8)
        jump = 60 * max(0.0, math.sin(t * 4.2)) if pose.action == "jump" else 0.0
        canvas.translate(0, -bob - jump)
        roar = max(
            pose.talk,
            0.55 + 0.45 * math.sin(t * 3.4) if pose.action in ("fight", "sing", "talk", "eat", "chase") else 0.12,
        )
        tail = arc_points((-34, -112), 176, 168, [(-6 + 5 * math.sin(beat * 0.5 - j * 0.6)) for j in range(7)])
        for far in (True, False):
            if not far:
                canvas.drawPath(limb(tail, [34, 28, 22, 17, 12, 8, 4.5, 2]), draw.fill(colour))
            tone = draw.darken(colour, 0.25) if far else draw.darken(colour, 0.04)
            phase = beat + (math.pi if far else 0.0)
            step = (34 if run else 24) * math.sin(phase) if going else (12.0 if far else -8.0)
            lift = max(0.0, math.cos(phase)) * (26 if run else 14) if going else 0.0
            hip, foot = (-14.0 + (8 if far else 0), -96.0), (-6 + step, bob + jump - 8 - lift)
            knee = draw.two_bone(hip, (foot[0] - 14, foot[1] - 30), 46, 34, -1.0)
            canvas.drawPath(limb([hip, knee, (foot[0] - 14, foot[1] - 26), foot], [34, 24, 13, 11]), draw.fill(tone))
            canvas.drawPath(limb([foot, (foot[0] + 28, foot[1] + 3)], [10, 6]), draw.fill(tone))
            for dx in (12, 21, 30):
                canvas.drawPath(
                    draw.shape(
                        (foot[0] + dx - 4, foot[1] - 1),
                        (foot[0] + dx + 8, foot[1] + 7),
                        (foot[0] + dx - 5, foot[1] + 7),
                    ),
                    draw.fill("#f2ead2"),
                )
        body = blob(
            [
                (-58, -112),
                (-40, -146),
                (10, -158),
                (48, -182),
                (70, -170),
                (62, -132),
                (36, -96),
                (-10, -80),
                (-46, -88),
            ]
        )
        shaded(canvas, body, colour, -184, -80)
        canvas.save()
        canvas.clipPath(body, True)
        canvas.drawPath(blob([(66, -160), (46, -120), (10, -84), (-20, -76), (40, -70), (80, -120)]), draw.fill(belly))
        for x, y in ((-40, -134), (-18, -146), (6, -150), (28, -164)):
            canvas.drawPath(
                draw.path((x, y - 8), (x + 8, y + 8, x + 2, y + 18)),
                draw.stroke(draw.darken(colour, 0.32), 6, alpha=0.6),
            )
        canvas.restore()
        wave = 8 * math.sin(t * 5)
        for dx in (8, -4):
            arm = limb([(48 + dx, -128), (66 + dx, -112 + wave * 0.4), (80 + dx, -118 + wave)], [9, 7, 5])
            canvas.drawPath(arm, draw.fill(draw.darken(colour, 0.08 if dx < 0 else 0.25)))
        nod = 3 * math.sin(beat)
        canvas.save()
        canvas.translate(56, -178 + nod)
        canvas.rotate(-8 * roar)
        canvas.save()
        canvas.rotate(24 * roar)
        jaw = draw.shape((0, 4), (74, 10), (82, 18, 66, 26), (20, 34, -8, 22))
        shaded(canvas, jaw, draw.darken(colour, 0.06), 4, 30)
        canvas.drawPath(draw.shape((6, 8), (62, 12), (50, 18), (6, 18)), draw.fill("#c94a56"))
        for index in range(6):
            canvas.drawPath(
                draw.shape((24 + index * 8, 11), (31 + index * 8, 12), (28 + index * 8, 2)), draw.fill("#fbf8ee")
            )
        canvas.restore()
        skull = draw.shape(
            (-18, 14), (-24, -34, 12, -44), (34, -48, 44, -34), (84, -32, 88, -14), (90, 6, 70, 10), (30, 12, -18, 14)
        )
        shaded(canvas, skull, colour, -46, 12)
        for index in range(7):
            canvas.drawPath(
                draw.shape((26 + index * 8, 8), (34 + index * 8, 8), (30 + index * 8, 18)), draw.fill("#fbf8ee")
            )
        canvas.drawCircle(78, -16, 3, draw.fill(draw.darken(colour, 0.5)))
        eye(canvas, 22, -26, 9.5, t, self._phase, pose.gaze, shut=pose.action == "sleep", iris="#6a3a14")
        canvas.drawLine(10, -40, 34, -33, draw.stroke(draw.darken(colour, 0.3), 5))
        canvas.restore()


class Dragon(Critter):
    """Scales, horns, a spiked tail, leathery wings that beat, and fire."""

    head, crown = (92.0, -196.0), 36.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        colour = self.colour("#c23a3a")
        belly, dark = "#f2cf7a", draw.darken(colour, 0.3)
        aloft = pose.support == "air" or pose.action in ("fly", "float")
        going = moves(pose) and not aloft
        beat = t * (5.2 if going else 2.0) + self._phase
        flap = math.sin(t * (4.6 if aloft else 1.5))
        canvas.translate(0, (-34 + 14 * math.cos(t * 4.6)) if aloft else (-abs(math.sin(beat)) * 5 if going else 0))
        self._wing(canvas, (4, -140), flap, draw.darken(colour, 0.34), aloft, far=True)
        tail = arc_points(
            (-58, -92), 168, 178, [(4 if not aloft else -3) + 8 * math.sin(t * 2.2 - j * 0.6) for j in range(8)]
        )
        tail = [(x, min(y, -9)) for x, y in tail] if not aloft else tail
        for far in (True, False):
            tone = draw.darken(colour, 0.26) if far else draw.darken(colour, 0.05)
            for front in (True, False):
                x = 34.0 if front else -46.0
                phase = beat + (0 if front else math.pi) + (math.pi if far else 0)
                if aloft:
                    foot = (x - 22 + 3 * math.sin(t * 3 + x), -44.0)
                else:
                    foot = (
                        x + (20 * math.sin(phase) if going else 0),
                        -8 - max(0.0, math.cos(phase)) * (14 if going else 0),
                    )
                knee = (x + (14 if front else -16), -52.0)
                canvas.drawPath(limb([(x, -88), knee, foot], [24 if not front else 17, 15, 11]), draw.fill(tone))
                canvas.drawPath(limb([foot, (foot[0] + 20, foot[1] + 2)], [9, 5]), draw.fill(tone))
                for dx in (12, 20):
                    canvas.drawPath(
                        draw.shape(
                            (foot[0] + dx - 3, foot[1]),
                            (foot[0] + dx + 8, foot[1] + 7),
                            (foot[0] + dx - 4, foot[1] + 6),
                        ),
                        draw.fill("#f6efda"),
                    )
            if far:
                canvas.drawPath(limb(tail, [26, 22, 18, 14, 11, 8, 6, 4, 3]), draw.fill(colour))
                ex, ey = tail[-1]
                canvas.drawPath(
                    draw.shape((ex + 8, ey), (ex - 6, ey - 16), (ex - 26, ey - 2), (ex - 6, ey + 12)), draw.fill(dark)
                )
        body = blob([(-70, -96), (-48, -126), (0, -132), (40, -146), (56, -118), (42, -80), (0, -64), (-50, -70)])
        shaded(canvas, body, colour, -146, -62)
        canvas.save()
        canvas.clipPath(body, True)
        canvas.drawPath(blob([(62, -116), (34, -84), (-6, -70), (-50, -70), (0, -50), (60, -76)]), draw.fill(belly))
        canvas.restore()
        sway = 4 * math.sin(t * 1.6)
        neck = [(38.0, -122.0), (58, -142), (62 + sway * 0.5, -164), (70 + sway, -182)]
        outline = limb(neck, [26, 21, 18, 18])
        shaded(canvas, outline, colour, -196, -100)
        canvas.save()
        canvas.clipPath(outline, True)
        canvas.drawPath(draw.path((60, -112), (76, -140, 84 + sway, -176)), draw.stroke(belly, 15))
        canvas.restore()
        for x, y in ((20, -140), (38, -150), (44, -168), (50, -186), (-8, -134), (-34, -130), (-58, -114)):
            canvas.drawPath(draw.shape((x - 8, y + 6), (x - 7, y - 12), (x + 8, y + 3)), draw.fill(dark))
        roar = max(
            pose.talk, 0.6 + 0.4 * math.sin(t * 3) if pose.action in ("fight", "sing", "eat", "cook", "talk") else 0.1
        )
        canvas.save()
        canvas.translate(70 + sway, -190)
        canvas.save()
        canvas.rotate(22 * roar)
        canvas.drawPath(draw.shape((-4, 6), (50, 10), (56, 18, 40, 22), (0, 26)), draw.fill(draw.darken(colour, 0.12)))
        canvas.drawPath(draw.shape((6, 8), (42, 11), (30, 16), (6, 14)), draw.fill("#e2704a"))
        canvas.restore()
        for x in (-10, 4):
            horn = draw.shape((x - 6, -22), (x - 30, -42, x - 40, -52), (x - 16, -42, x + 8, -28))
            gradients.fill_vertical(canvas, horn, -52, -20, ["#fbf2d8", "#c9b184"])
        skull = draw.shape(
            (-20, 10), (-26, -30, 8, -34), (24, -36, 30, -24), (58, -22, 62, -8), (62, 8, 46, 9), (10, 12, -20, 10)
        )
        shaded(canvas, skull, colour, -36, 12)
        canvas.drawCircle(54, -12, 2.8, draw.fill(dark))
        for tx in (30, 40, 50):
            canvas.drawPath(draw.shape((tx - 4, 7), (tx + 3, 7), (tx, 14)), draw.fill("#fbf8ee"))
        eye(canvas, 12, -18, 9, t, self._phase, pose.gaze, shut=pose.action == "sleep", iris="#d8881a")
        canvas.drawLine(0, -32, 24, -25, draw.stroke(dark, 4.6))
        if pose.action in ("fight", "cook") or roar > 0.7:
            self._fire(canvas, t)
        canvas.restore()
        self._wing(canvas, (-4, -132), flap, colour, aloft, far=False)

    def _fire(self, canvas: skia.Canvas, t: float) -> None:
        for index in range(12):
            share = (t * 1.9 + index / 12) % 1.0
            x, y = 62 + 112 * share, 12 + 26 * share * share + 9 * math.sin(index * 2.1 + t * 9) * share
            tone = "#fff2a0" if share < 0.25 else "#ffb02c" if share < 0.6 else "#e8502c"
            canvas.drawCircle(x, y, 7 + 15 * share, draw.fill(tone, alpha=0.85 * (1 - share**2)))

    def _wing(self, canvas: skia.Canvas, root: Point, flap: float, colour: str, aloft: bool, *, far: bool) -> None:
        spread = 1.0 if aloft else 0.6
        lift = (-112 + (16 if far else 0)) + (48 * flap if aloft else 7 * flap)
        angle = math.radians(lift)
        elbow = (root[0] + math.cos(angle) * 82 * spread, root[1] + math.sin(angle) * 82 * spread)
        tips = []
        for index, (turn, reach) in enumerate(((-26, 112), (-62, 116), (-100, 104))):
            a = math.radians(lift + turn + (14 * flap if aloft else 0) - index * 4)
            tips.append((elbow[0] + math.cos(a) * reach * spread, elbow[1] + math.sin(a) * reach * spread))
        inner = (root[0] - 52 * spread, root[1] + 14)

        def dip(a: Point, b: Point) -> Point:
            return (a[0] + b[0]) / 2 * 0.82 + elbow[0] * 0.18, (a[1] + b[1]) / 2 * 0.82 + elbow[1] * 0.18

        wing = draw.shape(
            root,
            elbow,
            tips[0],
            (*dip(tips[0], tips[1]), *tips[1]),
            (*dip(tips[1], tips[2]), *tips[2]),
            (*dip(tips[2], inner), *inner),
        )
        bounds = wing.getBounds()
        gradients.fill_vertical(
            canvas,
            wing,
            bounds.top(),
            bounds.bottom(),
            [draw.darken(colour, 0.1), draw.mix(colour, "#f2a03c", 0.35), draw.darken(colour, 0.25)],
        )
        pen = draw.stroke(draw.darken(colour, 0.35), 5)
        canvas.drawPath(draw.path(root, elbow), draw.stroke(draw.darken(colour, 0.2), 10))
        for tip in tips:
            canvas.drawLine(*elbow, *tip, pen)


def _lizard(kind: Scaled) -> Callable[[Look], Figure]:
    return lambda look: Lizard(look, kind)


_CROCODILE = Scaled("#6a8a4a", "#d8d8a0", trunk=130, deep=24, snout=76, tail=150, leg=22, ridge="spikes", teeth=True)
CAST: dict[str, Callable[[Look], Figure]] = {
    "snake": Snake,
    "lizard": _lizard(Scaled("#5aa86a", "#e2ecb0")),
    "gecko": _lizard(Scaled("#8fc84a", "#f0f0b8", snout=22)),
    "iguana": _lizard(Scaled("#6a9a52", "#d0d8a0", ridge="frill")),
    "chameleon": _lizard(Scaled("#4fae62", "#c8e08a", trunk=84, deep=24, tail=110, leg=34, ridge="frill", curl=True)),
    "salamander": _lizard(Scaled("#2c2a30", "#f2c22c")),
    "axolotl": _lizard(Scaled("#f7b0c4", "#fde4ec", deep=20, snout=22, leg=18, ridge="gills")),
    "crocodile": _lizard(_CROCODILE),
    "alligator": _lizard(replace(_CROCODILE, colour="#4f6a44")),
    "dinosaur": Tyrant,
    "godzilla": Tyrant,
    "dragon": Dragon,
    "sea_monster": Dragon,
    "chimera": Dragon,
}
