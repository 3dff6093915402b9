"""A robot of painted metal: glowing eyes behind a visor, an antenna, a chest full of lights, jointed limbs, heavy boots.

It moves as mascots do (`choreography`), on longer legs and without their squash: metal does not give.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs.choreography import Bones, bones
from core.generation.animatic.rigs.limbs import tapered
from core.generation.animatic.rigs.mascot import elbow, leaned
from core.generation.animatic.rigs.performer import Performer
from core.generation.animatic.stage import Figure, Look, Pose

TALLER = 15.0  # the hips stand this much higher than a mascot's
LEG, ARM = 27.0, 29.0
DARK, JOINT = "#39404d", "#5b6472"


class Robot(Performer):
    """A robot about 225 units tall to the tip of its antenna."""

    thinnest = 0.2

    def __init__(self, look: Look) -> None:
        rng = look.random("robot")
        self._shell = look.colour or rng.choice(("#b9c6d2", "#c9cdd6", "#a9c3cc"))
        self._trim = "#f28a3a" if not look.colour else draw.lighten(look.colour, 0.45)
        self._eyes = rng.choice(("#5df0ff", "#7dffd0"))
        self._phase = rng.uniform(0, 4)
        high = look.entity.action in ("jump", "dance")
        self.bounds = skia.Rect.MakeLTRB(-118, -316 if high else -250, 118, 54)

    def bones(self, t: float, pose: Pose) -> Bones:
        frame = bones(pose.action, pose.support, pose.holds, t, pose.speed)
        # seated, its flat pelvis needs to come down to where a mascot's round belly touches the seat
        lift = -9.0 if pose.support in ("sit", "bust") or frame.soles else TALLER
        left, right = frame.hands
        frame = replace(
            frame,
            hip=(frame.hip[0], frame.hip[1] - lift),
            chest=(frame.chest[0], frame.chest[1] - lift),
            hands=((left[0], left[1] - lift), (right[0], right[1] - lift)),
        )
        return leaned(replace(frame, squash=1.0))

    # --- the figure -------------------------------------------------------------------------------------------------

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        frame = self.bones(t, pose)
        canvas.save()
        self._enter(canvas, frame, pose)
        self._arm_behind(canvas, frame, pose)
        self._legs(canvas, frame)
        self._torso(canvas, frame, t)
        self._head(canvas, frame, t)
        self._arms_before(canvas, frame, pose)
        canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {"lights": self._lights}

    def _point(self, name: str, frame: Bones) -> Point:
        x, y = frame.chest
        match name:
            case "mouth":
                return x + 12, y - 20
            case "head":
                return x, y - 82
            case _:
                return x - 22, y + 8

    # --- drawing ----------------------------------------------------------------------------------------------------

    def _metal(
        self,
        canvas: skia.Canvas,
        outline: skia.Path,
        left: float,
        right: float,
        *,
        far: bool = False,
        colour: str | None = None,
    ) -> None:
        tone = colour or self._shell
        if far:
            tone = draw.darken(tone, 0.3)
        shades = [
            draw.darken(tone, 0.18),
            draw.lighten(tone, 0.5),
            tone,
            draw.darken(tone, 0.42),
            draw.darken(tone, 0.24),
        ]
        gradients.fill_horizontal(canvas, outline, left, right, shades, [0, 0.22, 0.5, 0.88, 1])

    def _legs(self, canvas: skia.Canvas, frame: Bones) -> None:
        hx, hy = frame.hip
        walking = frame.toes > 0
        for index in (1, 0) if walking else (0, 1):
            side = -1 if index == 0 else 1
            far = walking and index == 1
            fx, fy = frame.feet[index]
            root, ankle = (hx + side * (8 if walking else 19), hy + 6), (fx, fy - 15)
            knee = draw.two_bone(root, ankle, LEG, LEG, -1 if walking or side > 0 else 1)
            if fy > 12:
                knee = (fx, hy + 18)
            joint = draw.darken(JOINT, 0.3) if far else JOINT
            self._metal(canvas, tapered((*root, 8.5), (*knee, 7)), root[0] - 9, root[0] + 9, far=far, colour=DARK)
            self._metal(canvas, draw.circle(*knee, 10), knee[0] - 10, knee[0] + 10, far=far, colour=joint)
            canvas.drawCircle(*knee, 3.6, draw.fill(draw.darken(self._trim, 0.3 if far else 0.0)))
            self._metal(canvas, tapered((*knee, 8), (*ankle, 11.5)), ankle[0] - 12, ankle[0] + 12, far=far)
            ahead = 9 * frame.toes if frame.toes else side * 2.0
            boot = draw.shape(
                (fx - 16 + ahead * 0.3, fy - 1),
                (fx - 18 + ahead * 0.3, fy - 20, fx - 6, fy - 24),
                (fx + 8, fy - 24),
                (fx + 22 + ahead, fy - 19, fx + 22 + ahead, fy - 1),
            )
            self._metal(canvas, boot, fx - 18, fx + 30, far=far, colour=self._trim)
            sole = draw.rect(fx - 18 + ahead * 0.3, fy - 4.5, 41 + ahead * 0.7, 6)
            canvas.drawRoundRect(sole, 3, 3, draw.fill(DARK if not far else draw.darken(DARK, 0.4)))

    def _torso(self, canvas: skia.Canvas, frame: Bones, t: float) -> None:
        (hx, hy), (cx, cy) = frame.hip, frame.chest
        self._metal(canvas, skia.Path.RRect(draw.rect(hx - 27, hy - 4, 54, 18), 9, 9), hx - 27, hx + 27, colour=DARK)
        for index in range(3):  # the bellows of the waist
            y = hy - 5 - 4.6 * index
            x = hx + (cx - hx) * 0.1 * index
            canvas.drawRoundRect(
                draw.rect(x - 19 + index, y - 3, 38 - 2 * index, 5), 2.5, 2.5, draw.fill(JOINT if index % 2 else DARK)
            )
        bottom = hy - 15
        body = draw.shape(
            (cx - 30, cy - 8),
            (cx - 46, cy - 6, cx - 46, cy + 12),
            (hx - 38, bottom - 8),
            (hx - 36, bottom, hx - 26, bottom),
            (hx + 26, bottom),
            (hx + 36, bottom, hx + 38, bottom - 8),
            (cx + 46, cy + 12),
            (cx + 46, cy - 6, cx + 30, cy - 8),
        )
        self._metal(canvas, body, cx - 46, cx + 46)
        canvas.save()
        canvas.clipPath(body, skia.ClipOp.kIntersect, True)
        gradients.fill_vertical(
            canvas,
            skia.Path.Rect(draw.rect(cx - 60, cy - 10, 120, bottom - cy + 12)),
            cy - 8,
            bottom,
            [("#ffffff", 0.22), ("#ffffff", 0.0), (draw.darken(self._shell, 0.8), 0.5)],
            [0, 0.4, 1],
        )
        canvas.drawRect(draw.rect(cx - 60, bottom - 11, 120, 4.5), draw.fill(self._trim))
        canvas.restore()
        canvas.drawPath(body, draw.stroke(draw.darken(self._shell, 0.55), 1.2))
        for dx, y in ((-36, cy + 2), (36, cy + 2), (-31, bottom - 17), (31, bottom - 17)):
            canvas.drawCircle(cx + dx, y, 2.1, draw.fill(draw.darken(self._shell, 0.5)))
            canvas.drawCircle(cx + dx - 0.6, y - 0.7, 1.0, draw.fill("#ffffff", alpha=0.8))
        px = cx + 4 * frame.toes
        plate = draw.rect(px - 25, cy + 3, 50, bottom - cy - 22)
        canvas.drawRoundRect(plate, 6, 6, draw.fill(DARK))
        canvas.drawRoundRect(plate, 6, 6, draw.stroke(draw.lighten(self._shell, 0.4), 1.4))
        gauge = (px - 11, cy + 14)
        canvas.drawCircle(*gauge, 8.6, draw.fill("#f6efdc"))
        canvas.drawCircle(*gauge, 8.6, draw.stroke(draw.darken(self._shell, 0.3), 1.6))
        angle = -2.2 + 0.8 * math.sin(t * 2.3 + self._phase) + 0.2 * math.sin(t * 9)
        canvas.drawLine(
            *gauge, gauge[0] + 6.4 * math.cos(angle), gauge[1] + 6.4 * math.sin(angle), draw.stroke("#d8402f", 1.6)
        )

    def _head(self, canvas: skia.Canvas, frame: Bones, t: float) -> None:
        canvas.save()
        self._into_head(canvas, frame)
        self._metal(canvas, skia.Path.RRect(draw.rect(-12, -6, 24, 14), 3, 3), -12, 12, colour=DARK)
        sway = 3.0 * math.sin(t * 5.2 + self._phase) + 2.5 * frame.tilt * 0.2
        canvas.drawPath(draw.path((0, -68), (0, -82, sway, -94)), draw.stroke(JOINT, 3))
        for side in (-1, 1):
            self._metal(
                canvas,
                skia.Path.RRect(draw.rect(side * 45 - 7, -47, 14, 24), 5, 5),
                side * 45 - 7,
                side * 45 + 7,
                colour=self._trim,
            )
        dome = draw.shape(
            (-44, -18),
            (-44, -72, -34, -72, 0, -72),
            (34, -72, 44, -72, 44, -18),
            (44, -2, 30, 0, 0, 0),
            (-30, 0, -44, -2, -44, -18),
        )
        self._metal(canvas, dome, -45, 45)
        canvas.save()
        canvas.clipPath(dome, skia.ClipOp.kIntersect, True)
        gradients.fill_vertical(
            canvas,
            skia.Path.Rect(draw.rect(-50, -80, 100, 84)),
            -72,
            2,
            [("#ffffff", 0.35), ("#ffffff", 0.0), (draw.darken(self._shell, 0.8), 0.45)],
            [0, 0.45, 1],
        )
        canvas.drawRect(draw.rect(-50, -64, 100, 4), draw.fill(self._trim))
        canvas.restore()
        canvas.drawPath(dome, draw.stroke(draw.darken(self._shell, 0.55), 1.2))
        x = 4.5 * max(0.0, frame.toes)
        visor = draw.rect(-35 + x, -52, 70, 32)
        if frame.turn > 0:
            gradients.fill_vertical(canvas, skia.Path.RRect(visor, 15, 15), -52, -20, ["#0d1422", "#1d2b42"])
            canvas.drawRoundRect(visor, 15, 15, draw.stroke(draw.darken(self._shell, 0.45), 2.2))
            canvas.drawPath(
                draw.path((-26 + x, -46), (-6 + x, -50, 14 + x, -48)), draw.stroke("#ffffff", 2.4, alpha=0.25)
            )
        canvas.restore()

    def _into_head(self, canvas: skia.Canvas, frame: Bones) -> None:
        canvas.translate(frame.chest[0] + 2 * frame.toes, frame.chest[1] - 10)
        canvas.rotate(frame.tilt * 0.8)
        canvas.translate(0, frame.nod * 0.7)

    def _arm(self, canvas: skia.Canvas, frame: Bones, index: int, *, far: bool = False) -> None:
        side = -1 if index == 0 else 1
        cx, cy = frame.chest
        root, hand = (cx + side * (42 - 16 * max(0.0, frame.toes)), cy + 9), frame.hands[index]
        bend = elbow(root, hand, side, ARM)
        self._metal(canvas, tapered((*root, 8), (*bend, 6.5)), bend[0] - 8, bend[0] + 8, far=far, colour=DARK)
        self._metal(canvas, draw.circle(*root, 13), root[0] - 13, root[0] + 13, far=far, colour=self._trim)
        self._metal(
            canvas, tapered((*bend, 8.5), (*hand, 9.5)), min(bend[0], hand[0]) - 9, max(bend[0], hand[0]) + 9, far=far
        )
        canvas.drawCircle(*bend, 8, draw.fill(JOINT if not far else draw.darken(JOINT, 0.3)))
        dx, dy = hand[0] - bend[0], hand[1] - bend[1]
        along = math.atan2(dy, dx)
        claw = draw.darken(DARK, 0.3) if far else DARK
        canvas.drawCircle(*hand, 9, draw.fill(claw))
        for spread in (-0.75, 0.75):
            root_at = (hand[0] + 6 * math.cos(along + spread), hand[1] + 6 * math.sin(along + spread))
            out = (hand[0] + 17 * math.cos(along + spread * 0.8), hand[1] + 17 * math.sin(along + spread * 0.8))
            tip = (hand[0] + 20 * math.cos(along + spread * 0.25), hand[1] + 20 * math.sin(along + spread * 0.25))
            canvas.drawPath(draw.path(root_at, (*out, *tip)), draw.stroke(claw, 5.5))

    def _lights(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Eyes, antenna and panel lights shine whatever light falls on the rest."""
        frame = self.bones(t, pose)
        canvas.save()
        self._enter(canvas, frame, pose)
        (cx, cy) = frame.chest
        if frame.turn > 0:
            px = cx + 4 * frame.toes
            for index, tone in enumerate(("#5dff8a", "#ffd34d", "#ff5a4d")):
                on = 0.35 + 0.65 * (math.sin(t * (2.1 + index) + index * 2.1) > -0.2)
                canvas.drawCircle(px + 2.5 + index * 8.6, cy + 12, 3.1, draw.fill(tone, alpha=on))
            for index in range(4):
                level = 0.3 + 0.7 * abs(math.sin(t * 3.1 + index * 1.3))
                canvas.drawRoundRect(
                    draw.rect(px - 2 + index * 6.2, cy + 27 - 8 * level, 4.2, 8 * level),
                    1,
                    1,
                    draw.fill(self._eyes, alpha=0.9),
                )
        self._into_head(canvas, frame)
        sway = 3.0 * math.sin(t * 5.2 + self._phase) + 2.5 * frame.tilt * 0.2
        pulse = 0.5 + 0.5 * math.sin(t * 4.2)
        draw.glow(canvas, sway, -96, 22, "#ff6a4d", 0.75 * pulse)
        canvas.drawCircle(sway, -96, 5, draw.fill(draw.mix("#b8402f", "#ffb09a", pulse)))
        if frame.turn > 0:
            self._draw_eyes(canvas, frame, t, pose)
        canvas.restore()

    def _draw_eyes(self, canvas: skia.Canvas, frame: Bones, t: float, pose: Pose) -> None:
        since = (t + self._phase) % 3.2
        lid = 0.0 if pose.action == "sleep" else min(1.0, abs(since - 0.08) / 0.08) if since < 0.16 else 1.0
        x = 4.5 * max(0.0, frame.toes) + 5 * pose.gaze[0] + 3.5 * max(0.0, frame.toes)
        y = -36 + 4 * pose.gaze[1] + 0.4 * frame.nod
        for side in (-1, 1):
            draw.glow(canvas, x + side * 14, y, 24, self._eyes, 0.6)
            tall = max(1.6, 8.5 * lid)
            draw.oval(canvas, x + side * 14, y, 6.6, tall, draw.fill(self._eyes))
            if lid > 0.5:
                draw.oval(canvas, x + side * 14 - 2, y - 3, 2.2, 2.8, draw.fill("#ffffff", alpha=0.9))
        for index in range(5):  # a grille that moves like an equaliser while it speaks
            level = 1.3 + 5.0 * pose.talk * abs(math.sin(t * 13 + index * 1.9))
            gx = 4.5 * max(0.0, frame.toes) + (index - 2) * 6.4
            canvas.drawRoundRect(
                draw.rect(gx - 2, -11 - level, 4, 2 * level),
                1.4,
                1.4,
                draw.fill(self._eyes if pose.talk > 0.03 else "#2a3444"),
            )


def robot(look: Look) -> Figure:
    """A robot."""
    return Robot(look)


CAST: dict[str, Callable[[Look], Figure]] = {"robot": robot, "android": robot, "cyborg": robot}
