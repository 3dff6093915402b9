"""Creatures without a skeleton: ghosts, slimes, snowmen, gingerbread men; and the kangaroo, which hops like nobody else."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.rigs.critter import Critter, moves
from core.generation.animatic.rigs.eyes import eye
from core.generation.animatic.rigs.marine import shaded
from core.generation.animatic.rigs.outline import arc_points, blob, limb
from core.generation.animatic.stage import Figure, Look, Pose


def _hop(t: float, pose: Pose, phase: float) -> tuple[float, float]:
    """How high it has hopped (units) and its squash, for what moves by hopping."""
    if not moves(pose) and pose.action != "jump":
        return 0.0, 1 + 0.015 * math.sin(t * 2.2 + phase)
    share = (t * (1.7 if pose.action in ("run", "chase") else 1.2) + phase) % 1.0
    air = max(0.0, math.sin(math.pi * (share - 0.2) / 0.6)) if 0.2 < share < 0.8 else 0.0
    return 34 * air, 1 - 0.12 * (1 - air) + 0.08 * air


class Ghost(Critter):
    """A pale sheet with dark eyes that hovers; its hem ripples."""

    head, crown = (0.0, -130.0), 50.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        colour = self.colour("#f6f7ff")
        beat = t * 2.2 + self._phase
        canvas.translate(6 * math.sin(t * 1.1), -22 + 9 * math.sin(beat))
        canvas.rotate((8 if moves(pose) else 2) * math.sin(beat * 0.7) + (8 if moves(pose) else 0))
        hem: list[tuple[float, ...]] = []
        for index in range(5):
            x = 58 - index * 29.0
            hem.append(
                (
                    x - 7,
                    8 + 9 * math.sin(beat * 1.6 + index * 1.4),
                    x - 14.5,
                    -10 + 6 * math.sin(beat * 1.6 + index * 1.4),
                )
            )
            hem.append((x - 22, -22, x - 29, -8 + 6 * math.sin(beat * 1.6 + index * 1.4 + 1)))
        sheet = draw.shape((58, -8), *hem[:8], (-62, -70), (-66, -186, 66, -186, 58, -70))
        gradients.fill_vertical(
            canvas,
            sheet,
            -186,
            0,
            [(colour, 0.97), (colour, 0.93), (draw.mix(colour, "#a9b4f0", 0.4), 0.66)],
            [0, 0.6, 1],
        )
        lift = 12 * math.sin(beat * 1.3) + (30 if pose.action in ("wave", "dance", "fight", "cheer") else 0)
        for side in (-1, 1):
            arm = limb([(side * 46, -96), (side * 70, -88 - lift * 0.4), (side * 84, -92 - lift)], [17, 14, 9])
            canvas.drawPath(arm, draw.fill(colour, alpha=0.95))
        gape = max(pose.talk, 0.45 + 0.2 * math.sin(t * 2.6))
        for side in (-1, 1):
            draw.oval(canvas, side * 20 + 5, -130, 10, 2 if pose.action == "sleep" else 14, draw.fill("#2b2a44"))
            canvas.drawCircle(side * 20 + 2, -135, 3.6, draw.fill("#ffffff"))
            draw.oval(canvas, side * 34 + 4, -112, 8, 5, draw.fill("#f7a8c4", alpha=0.6))
        draw.oval(canvas, 5, -100, 10, 5 + 11 * gape, draw.fill("#2b2a44"))


class Slime(Critter):
    """A heap of jelly that wobbles, and hops to get about."""

    head, crown = (6.0, -60.0), 40.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        colour = self.colour("#62c84a")
        up, squash = _hop(t, pose, self._phase)
        canvas.translate(0, -up)
        wobble = 0.05 * math.sin(t * 5.4)
        canvas.scale(1 / squash + wobble, squash - wobble)
        body = draw.shape((-74, 0), (-92, -62, -46, -104, 0, -104), (46, -104, 92, -62, 74, 0))
        gradients.fill_vertical(
            canvas,
            body,
            -104,
            0,
            [(draw.lighten(colour, 0.35), 0.9), (colour, 0.9), (draw.darken(colour, 0.22), 0.95)],
            [0, 0.5, 1],
        )
        canvas.drawPath(draw.path((-52, -52), (-44, -82, -14, -88)), draw.stroke("#ffffff", 9, alpha=0.55))
        for x, y, r in ((34, -32, 6), (-36, -24, 8), (10, -18, 4)):
            canvas.drawCircle(x, y, r, draw.fill(draw.lighten(colour, 0.5), alpha=0.5))
        for side in (-1, 1):
            eye(canvas, side * 22 + 8, -58, 11, t, self._phase, pose.gaze, shut=pose.action == "sleep")
        canvas.drawPath(
            draw.path((-6, -38), (8, -28 + 9 * pose.talk, 22, -38)), draw.stroke(draw.darken(colour, 0.6), 3.6)
        )


class Snowman(Critter):
    """Three balls of snow, a carrot and a hat."""

    head, crown = (0.0, -164.0), 38.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        snow = self.colour("#fbfdff")
        up, squash = _hop(t, pose, self._phase)
        tilt = 5 * math.sin(t * (5 if pose.action == "dance" else 1.2))
        canvas.translate(0, -up)
        canvas.scale(1 / math.sqrt(squash), squash)
        swing = 16 * math.sin(t * (6 if pose.action in ("wave", "dance", "cheer") else 1.6))
        for side in (-1, 1):
            hand = (side * 92, -132 - (swing if side > 0 else -swing * 0.6))
            canvas.drawPath(draw.path((side * 38, -104), hand), draw.stroke("#6a4a30", 6))
            for dx, dy in ((12, -10), (14, 2)):
                canvas.drawLine(*hand, hand[0] + side * dx, hand[1] + dy, draw.stroke("#6a4a30", 4))
        for y, radius in ((-44, 56), (-108, 42)):
            ball = draw.circle(0, y, radius)
            gradients.fill_radial(
                canvas, ball, (-radius * 0.3, y - radius * 0.4), radius * 1.5, [snow, snow, "#b4c8e4"], [0, 0.55, 1]
            )
        for y in (-124, -104, -82):
            canvas.drawCircle(4, y, 5, draw.fill("#2b2832"))
        canvas.save()
        canvas.translate(0, -142)
        canvas.rotate(tilt)
        gradients.fill_radial(canvas, draw.circle(0, -26, 34), (-10, -40), 54, [snow, snow, "#b4c8e4"], [0, 0.55, 1])
        canvas.drawPath(draw.path((-34, -2), (0, 10, 34, -2)), draw.stroke("#d8373f", 13))
        canvas.drawLine(16, 4, 22, 34, draw.stroke("#d8373f", 12))
        for side in (-1, 1):
            eye(canvas, side * 12 + 3, -34, 5.5, t, self._phase, pose.gaze, shut=pose.action == "sleep")
        canvas.drawPath(draw.shape((2, -29), (38, -21), (3, -18)), draw.fill("#f08a2c"))
        for index in range(5):
            angle = math.radians(150 - index * 30)
            canvas.drawCircle(
                4 + math.cos(angle) * 16, -18 + math.sin(angle) * (9 + 4 * pose.talk), 2.4, draw.fill("#2b2832")
            )
        canvas.drawRoundRect(draw.rect(-34, -62, 68, 9), 4, 4, draw.fill("#26242e"))
        canvas.drawRoundRect(draw.rect(-22, -98, 44, 40), 4, 4, draw.fill("#32303c"))
        canvas.drawRect(draw.rect(-22, -70, 44, 8), draw.fill("#d8373f"))
        canvas.restore()


class Gingerbread(Critter):
    """A biscuit with icing and button eyes."""

    head, crown = (0.0, -128.0), 36.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        dough = self.colour("#b5733c")
        going = moves(pose)
        swing = math.sin(t * (9 if going else 1.6)) * (22 if going else 4)
        canvas.translate(0, -abs(math.sin(t * 9)) * 8 if going else 0)
        canvas.rotate(swing * 0.25)
        tone = draw.fill(dough)
        for side in (-1, 1):
            arm_y = -88 - (30 if pose.action in ("wave", "dance", "cheer") else 0) - side * swing * 0.6
            for start, end, width in (
                ((side * 20, -84), (side * 62, arm_y), 32),
                ((side * 16, -48), (side * 27 + side * swing * 0.4, -17), 34),
            ):
                canvas.drawPath(draw.path(start, end), draw.stroke(draw.darken(dough, 0.25), width + 4))
                canvas.drawPath(draw.path(start, end), draw.stroke(dough, width))
            canvas.drawLine(side * 54, arm_y - 13, side * 56, arm_y + 13, draw.stroke("#fffaf0", 4))
            canvas.drawLine(side * 14, -22, side * 40, -20, draw.stroke("#fffaf0", 4))
        draw.oval(canvas, 0, -70, 32, 40, tone)
        shaded(canvas, draw.circle(0, -128, 38), dough, -166, -90)
        for y in (-82, -62):
            canvas.drawCircle(2, y, 6, draw.fill("#d8373f" if y < -70 else "#3f9a5a"))
        for side in (-1, 1):
            eye(canvas, side * 13 + 3, -134, 6.5, t, self._phase, pose.gaze, shut=pose.action == "sleep")
        canvas.drawPath(draw.path((-14, -116), (3, -104 + 8 * pose.talk, 20, -116)), draw.stroke("#fffaf0", 4.4))


class Kangaroo(Critter):
    """Upright on long feet and a strong tail; it travels in bounds."""

    head, crown = (46.0, -182.0), 22.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        coat = self.colour("#c08a58")
        pale = draw.lighten(coat, 0.5)
        going = moves(pose) or pose.action == "jump"
        share = (t * (1.75 if pose.action in ("run", "chase") else 1.25) + self._phase) % 1.0 if going else 0.0
        air = math.sin(math.pi * (share - 0.25) / 0.75) if share > 0.25 else 0.0
        crouch = math.sin(math.pi * share / 0.25) if 0 < share <= 0.25 else 0.0
        up = 66 * air
        breath = 1.5 * math.sin(t * 2.2)
        canvas.translate(0, -up)
        canvas.save()
        canvas.translate(0, -70)
        canvas.rotate(16 * air - 8 * crouch + (10 if going else 0))
        canvas.translate(0, 70 + 12 * crouch)
        tail = arc_points(
            (-34, -62),
            150,
            140,
            [2 - 16 * air + 3 * math.sin(t * 2 + j) + (0 if going else -j * 2.4) for j in range(7)],
        )
        tail = [(x, min(y, up - 6)) for x, y in tail]
        canvas.drawPath(limb(tail, [20, 17, 14, 11, 8.5, 6.5, 5, 3.5]), draw.fill(draw.darken(coat, 0.1)))
        for far in (True, False):
            tone = draw.darken(coat, 0.24) if far else coat
            dx = 9.0 if far else 0.0
            toe = (40 + dx - 40 * air, -7 + 22 * air)
            heel = (-14 + dx - 30 * air, -9 + 10 * air)
            knee = (22 + dx - 8 * air, -52 + 8 * air)
            canvas.drawPath(limb([(-14 + dx, -78), knee], [34, 20]), draw.fill(tone))
            canvas.drawPath(limb([knee, heel], [17, 9]), draw.fill(tone))
            canvas.drawPath(limb([heel, toe], [9, 6]), draw.fill(draw.darken(tone, 0.12)))
        body = blob(
            [(-50, -74), (-36, -112), (-2, -142 - breath), (28, -152), (38, -128), (30, -92), (16, -58), (-22, -48)]
        )
        shaded(canvas, body, coat, -154, -50)
        canvas.save()
        canvas.clipPath(body, True)
        canvas.drawPath(blob([(40, -136), (34, -90), (16, -52), (-6, -50), (8, -92), (26, -140)]), draw.fill(pale))
        canvas.drawPath(draw.path((2, -74), (16, -62, 32, -74)), draw.stroke(draw.darken(coat, 0.3), 3))
        canvas.restore()
        jab = max(0.0, math.sin(t * 7)) * 26 if pose.action == "fight" else 0.0
        for far in (True, False):
            tone = draw.darken(coat, 0.24) if far else draw.darken(coat, 0.06)
            hand = (54 + (jab if not far else 0), -104 - (jab * 0.4 if not far else 0) + (5 if far else 0))
            canvas.drawPath(limb([(22, -130), (36, -106), hand], [11, 8.5, 6.5]), draw.fill(tone))
        nod = 2 * math.sin(t * 1.4)
        canvas.drawPath(limb([(24, -140), (36, -160), (42, -176 + nod)], [22, 17, 16]), draw.fill(coat))
        skull = blob(
            [
                (24, -180 + nod),
                (34, -200 + nod),
                (56, -196 + nod),
                (80, -180 + nod),
                (82, -170 + nod),
                (60, -164 + nod),
                (34, -164 + nod),
            ]
        )
        for x, turn in ((34, -20), (46, 4)):
            canvas.save()
            canvas.translate(x, -192 + nod)
            canvas.rotate(turn + 5 * math.sin(t * 1.9))
            draw.oval(canvas, 0, -22, 9, 27, draw.fill(draw.darken(coat, 0.12)))
            draw.oval(canvas, 1, -21, 4.6, 20, draw.fill("#f0b8a4"))
            canvas.restore()
        shaded(canvas, skull, coat, -202 + nod, -162 + nod)
        draw.oval(canvas, 79, -177 + nod, 6, 5, draw.fill("#2b2026"))
        eye(canvas, 54, -185 + nod, 6.5, t, self._phase, pose.gaze, shut=pose.action == "sleep", iris="#3a2014")
        canvas.drawPath(
            draw.path((78, -169 + nod), (66, -164 + 5 * pose.talk + nod, 56, -170 + nod)),
            draw.stroke(draw.darken(coat, 0.5), 2.2),
        )
        canvas.restore()


CAST: dict[str, Callable[[Look], Figure]] = {
    "ghost": Ghost,
    "slime": Slime,
    "microbe": Slime,
    "snowman": Snowman,
    "gingerbread_man": Gingerbread,
    "kangaroo": Kangaroo,
    "wallaby": Kangaroo,
}
