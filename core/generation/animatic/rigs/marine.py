"""Creatures of the sea that are no fish: octopus, jellyfish, crab, turtle, starfish, seahorse, ray."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs.critter import Critter, moves
from core.generation.animatic.rigs.eyes import eye
from core.generation.animatic.rigs.feelings import CALM
from core.generation.animatic.rigs.outline import arc_points, blob, limb
from core.generation.animatic.stage import Figure, Look, Pose


def shaded(canvas: skia.Canvas, outline: skia.Path, colour: str, top: float, bottom: float) -> None:
    """Fill an outline with its colour, lit from above."""
    tones = [draw.lighten(colour, 0.24), colour, draw.darken(colour, 0.28)]
    gradients.fill_vertical(canvas, outline, top, bottom, tones, [0, 0.5, 1])


class Octopus(Critter):
    """A round head on eight arms that curl, and trail when it swims."""

    head, crown = (0.0, -96.0), 52.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        colour = self.colour("#e2587a")
        swims = pose.action in ("swim", "fly", "float", "run") or pose.support in ("air", "water")
        beat = t * (3.2 if swims else 1.7) + self._phase
        lift = 20 + 16 * math.sin(beat) if swims else 3 * math.sin(beat)
        canvas.translate(0, -lift)
        for index in (0, 7, 1, 6, 2, 5, 3, 4):
            share = index / 7 * 2 - 1
            far = index % 2 == 0
            start = (share * 34, -58.0)
            heading = 90 - share * (42 if not swims else 18)
            curl = [8 * share * -1 + 17 * math.sin(beat + index * 1.3 - joint * 0.9) for joint in range(7)]
            if not swims:
                curl = [c - share * 14 for c in curl]
            arm = arc_points(start, heading, 86 if not far else 78, curl)
            arm = [(x, min(y, -3 + lift)) for x, y in arm]
            tone = draw.darken(colour, 0.16) if far else colour
            canvas.drawPath(limb(arm, [15, 13.5, 12, 10.5, 9, 7.5, 6, 4]), draw.fill(tone))
            if not far:
                for x, y in arm[2:6]:
                    canvas.drawCircle(x, y + 3, 2.8, draw.fill(draw.lighten(colour, 0.45)))
        mantle = blob([(-46, -70), (-58, -112), (-34, -152), (0, -162), (34, -152), (58, -112), (46, -70), (0, -50)])
        shaded(canvas, mantle, colour, -162, -50)
        for x, y, r in ((-24, -138, 6), (-36, -120, 4), (22, -142, 5)):
            canvas.drawCircle(x, y, r, draw.fill(draw.lighten(colour, 0.35), alpha=0.7))
        for side in (-1, 1):
            eye(canvas, side * 20 + 4, -92, 13, t, self._phase, pose.gaze, shut=pose.action == "sleep")
        corners, slant, _ = self.feeling
        ink = draw.darken(colour, 0.5)
        mouth, up = 8 * pose.talk, 8 * (corners if self.feeling != CALM else 0.75)
        if slant:  # brows: their inner ends go down in anger and up in grief
            for side in (-1, 1):
                x = side * 20 + 4
                brow = draw.path((x - side * 14, -111 - 9 * slant), (x + side * 15, -111 + 8 * slant))
                canvas.drawPath(brow, draw.stroke(ink, 6))
        canvas.drawPath(draw.path((-8, -70 - up / 2), (4, -69 + up + mouth, 16, -70 - up / 2)), draw.stroke(ink, 3.4))


class Jellyfish(Critter):
    """A bell that opens and closes over streaming threads."""

    head, crown = (0.0, -150.0), 44.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        colour = self.colour("#c58af0")
        beat = t * 2.6 + self._phase
        squeeze = 0.5 + 0.5 * math.sin(beat)
        canvas.translate(0, -18 * math.sin(beat - 0.8))
        wide, tall = 62 - 12 * squeeze, 66 + 14 * squeeze
        base = -118.0
        for index in range(7):
            x = (index - 3) * wide * 0.26
            thread = arc_points(
                (x, base), 90, 104 - abs(index - 3) * 9, [20 * math.sin(beat - 0.8 * j + index) for j in range(6)]
            )
            canvas.drawPath(
                limb(thread, [6, 5.4, 4.6, 3.8, 3, 2.2, 1.4]), draw.fill(draw.lighten(colour, 0.25), alpha=0.62)
            )
        bell = draw.shape((-wide, base), (-wide * 1.08, base - tall * 1.35, wide * 1.08, base - tall * 1.35, wide, base), (wide * 0.7, base + 14, wide * 0.34, base), (0, base + 16, -wide * 0.34, base), (-wide * 0.7, base + 14, -wide, base))  # fmt: skip
        gradients.fill_vertical(canvas, bell, base - tall, base + 10, [(draw.lighten(colour, 0.4), 0.92), (colour, 0.82), (draw.lighten(colour, 0.3), 0.9)], [0, 0.6, 1])  # fmt: skip
        canvas.drawPath(draw.path((-wide * 0.6, base - tall * 0.5), (-wide * 0.4, base - tall * 0.86, 0, base - tall * 0.9)), draw.stroke("#ffffff", 6, alpha=0.6))  # fmt: skip
        for side in (-1, 1):
            eye(canvas, side * 17 + 3, base - 26, 8, t, self._phase, pose.gaze, shut=pose.action == "sleep")


class Crab(Critter):
    """It goes sideways on eight legs and waves its claws."""

    head, crown = (0.0, -66.0), 30.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        colour = self.colour("#e8502c")
        quick = moves(pose)
        beat = t * (11 if quick else 2.0) + self._phase
        canvas.translate(0, -abs(math.sin(beat)) * (4 if quick else 1))
        for side in (-1, 1):
            for index in range(4):
                swing = math.sin(beat + index * 1.7) * (11 if quick else 2)
                root = (side * (30 + index * 5), -38 + index * 3.0)
                knee = (side * (62 + index * 6) + swing * 0.5, -54 + index * 8.0)
                foot = (side * (76 + index * 4) + swing, min(0.0, -2 - max(0.0, swing) * 0.6))
                canvas.drawPath(draw.path(root, knee, foot), draw.stroke(draw.darken(colour, 0.22), 7))
            wave = math.sin(beat * (0.5 if quick else 1.0) + side) * 9 + (
                16 if pose.action in ("wave", "dance", "fight") else 0
            )
            elbow, hand = (side * 66, -66.0), (side * 78, -96 - wave)
            canvas.drawPath(draw.path((side * 40, -52), elbow, hand), draw.stroke(colour, 12))
            canvas.save()
            canvas.translate(*hand)
            canvas.scale(side, 1)
            canvas.rotate(-20)
            claw = draw.shape((-14, 10), (-26, -18, -8, -40), (4, -16, 2, -8), (12, -22, 16, -38), (34, -14, 12, 12))
            shaded(canvas, claw, colour, -40, 12)
            canvas.restore()
        shell = blob([(-56, -46), (-38, -72), (0, -80), (38, -72), (56, -46), (34, -24), (0, -18), (-34, -24)])
        shaded(canvas, shell, colour, -80, -18)
        for x, y in ((-22, -60), (8, -66), (26, -54)):
            canvas.drawCircle(x, y, 4, draw.fill(draw.lighten(colour, 0.4), alpha=0.7))
        for side in (-1, 1):
            canvas.drawLine(side * 15, -72, side * 18, -92, draw.stroke(colour, 5))
            eye(canvas, side * 18, -96, 10, t, self._phase, pose.gaze, shut=pose.action == "sleep")
        canvas.drawPath(
            draw.path((-12, -40), (0, -32 + 7 * pose.talk, 12, -40)), draw.stroke(draw.darken(colour, 0.5), 3)
        )


class Turtle(Critter):
    """A domed shell, four legs that plod, or flippers that row through water."""

    head, crown = (76.0, -62.0), 19.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        skin = self.colour("#7fae52")
        shell = draw.darken(self._dye, 0.25) if self._dye else "#8a6a3c"
        swims = pose.support in ("water", "air") or pose.action in ("swim", "fly")
        quick = moves(pose)
        beat = t * (2.6 if swims else 3.4 if quick else 1.2) + self._phase
        bob = (
            7 * math.sin(beat) - (44 if pose.support == "stand" and swims else 0)
            if swims
            else -abs(math.sin(beat)) * (2 if quick else 0)
        )
        canvas.translate(0, bob)
        tucked = 26.0 if pose.action == "sleep" else 0.0
        for far in (True, False):
            tone = draw.darken(skin, 0.25) if far else skin
            for front in (True, False):
                x = 40.0 if front else -42.0
                offset = (0.0 if front else math.pi) + (math.pi if far else 0.0)
                swing = math.sin(beat + offset)
                if swims:
                    tip = (x - 34 + 18 * swing if not front else x - 10 + 30 * swing, -8 + 34 * math.cos(beat + offset))
                    canvas.drawPath(limb([(x, -30), ((x + tip[0]) / 2 + 6, -16), tip], [13, 13, 6]), draw.fill(tone))
                else:
                    step = 10 * swing if quick else 0.0
                    lift = max(0.0, math.cos(beat + offset)) * (7 if quick else 0)
                    canvas.drawPath(
                        limb([(x, -30), (x + step * 0.6, -14 - lift), (x + step, -7 - lift)], [13, 12, 12]),
                        draw.fill(tone),
                    )
            if far:
                canvas.drawPath(limb([(-58, -30), (-74, -22), (-84, -16)], [9, 6, 2]), draw.fill(skin))
        head = (self.head[0] - tucked, self.head[1] + (30 if tucked else 0) + 2 * math.sin(beat))
        canvas.drawPath(limb([(44, -38), (62 - tucked, -48), head], [15, 13, 13]), draw.fill(skin))
        skull = blob([(head[0] - 18, head[1] + 4), (head[0] - 8, head[1] - 19), (head[0] + 14, head[1] - 15), (head[0] + 25, head[1] + 2), (head[0] + 10, head[1] + 15), (head[0] - 10, head[1] + 15)])  # fmt: skip
        shaded(canvas, skull, skin, head[1] - 20, head[1] + 16)
        eye(canvas, head[0] + 8, head[1] - 4, 6.5, t, self._phase, pose.gaze, shut=pose.action == "sleep")
        canvas.drawPath(draw.path((head[0] + 24, head[1] + 4), (head[0] + 14, head[1] + 10 + 5 * pose.talk, head[0] + 4, head[1] + 6)), draw.stroke(draw.darken(skin, 0.5), 2.4))  # fmt: skip
        dome = draw.shape((-72, -26), (-70, -112, 62, -114, 62, -30), (40, -18, -50, -16, -72, -26))
        shaded(canvas, dome, shell, -94, -20)
        canvas.save()
        canvas.clipPath(dome, True)
        pen = draw.stroke(draw.darken(shell, 0.4), 4, alpha=0.75)
        for x in (-34, 0, 32):
            plate = draw.path((x - 16, -28), (x - 21, -58), (x, -78), (x + 21, -58), (x + 16, -28))
            canvas.drawPath(plate, pen)
        canvas.drawPath(draw.path((-80, -34), (0, -24, 80, -38)), draw.stroke(draw.lighten(shell, 0.3), 6))
        canvas.drawPath(draw.path((-44, -76), (-20, -92, 14, -90)), draw.stroke("#ffffff", 5, alpha=0.25))
        canvas.restore()


class Starfish(Critter):
    """Five arms, two eyes and a smile."""

    head, crown = (0.0, -66.0), 40.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        colour = self.colour("#f2784a")
        turn = math.sin(t * (5 if moves(pose) else 1.1)) * (14 if moves(pose) else 3)
        canvas.translate(0, -64)
        canvas.rotate(turn)
        tips: list[Point] = []
        for index in range(10):
            angle = math.tau * index / 10 - math.pi / 2
            reach = 66 if index % 2 == 0 else 30
            tips.append((math.cos(angle) * reach, math.sin(angle) * reach))
        shaded(canvas, blob(tips, 0.7), colour, -66, 60)
        for index in range(5):
            angle = math.tau * index / 5 - math.pi / 2
            for reach in (24, 38, 50):
                canvas.drawCircle(
                    math.cos(angle) * reach, math.sin(angle) * reach, 3, draw.fill(draw.lighten(colour, 0.45))
                )
        for side in (-1, 1):
            eye(canvas, side * 11, -6, 7.5, t, self._phase, pose.gaze, shut=pose.action == "sleep")
        canvas.drawPath(draw.path((-8, 9), (0, 16 + 6 * pose.talk, 8, 9)), draw.stroke(draw.darken(colour, 0.5), 2.8))


class Seahorse(Critter):
    """Upright, with a curled tail and a fin that flutters."""

    head, crown = (8.0, -138.0), 22.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        colour = self.colour("#f2a93c")
        beat = t * 1.8 + self._phase
        canvas.translate(4 * math.sin(beat), -16 + 8 * math.sin(beat * 1.2))
        tail = arc_points((-4, -54), 96, 96, (0, -14, -30 + 4 * math.sin(beat), -46, -60, -62, -60))
        body = [(4.0, -120.0), (-10, -96), (2, -74), (-4, -54), *tail[1:]]
        flutter = 7 * math.sin(t * 16)
        fin = blob([(-20, -104), (-48, -98 + flutter), (-46, -76 - flutter), (-14, -76)])
        canvas.drawPath(fin, draw.fill(draw.lighten(colour, 0.35), alpha=0.9))
        outline = limb(body, [15, 23, 21, 15, 12, 10, 8, 6.5, 5, 4, 3])
        shaded(canvas, outline, colour, -130, 0)
        canvas.save()
        canvas.clipPath(outline, True)
        for y in range(-112, -6, 11):
            canvas.drawPath(
                draw.path((-40, y), (0, y + 7, 40, y)), draw.stroke(draw.darken(colour, 0.28), 2.4, alpha=0.6)
            )
        canvas.restore()
        head = blob([(-14, -140), (2, -158), (20, -148), (26, -136), (18, -124), (-4, -118)])
        shaded(canvas, head, colour, -158, -118)
        canvas.drawPath(limb([(18, -136), (34, -130), (48, -128)], [9, 6, 7]), draw.fill(colour))
        for x in (-10, 0, 9):
            canvas.drawPath(draw.shape((x - 5, -150), (x, -168), (x + 6, -150)), draw.fill(draw.darken(colour, 0.15)))
        eye(canvas, 12, -140, 7, t, self._phase, pose.gaze, shut=pose.action == "sleep")


class Ray(Critter):
    """A flat fish that flies through the water."""

    head, crown = (40.0, -60.0), 18.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        colour = self.colour("#5f7896")
        beat = math.sin(t * 2.6 + self._phase)
        canvas.translate(0, -56 - 8 * beat)
        tail = arc_points((-52, 0), 180, 100, [7 * math.sin(t * 2.6 - j * 0.6) for j in range(6)])
        canvas.drawPath(limb(tail, [7, 5, 4, 3, 2.4, 1.8, 1.2]), draw.fill(draw.darken(colour, 0.2)))
        far = draw.shape((52, -4), (0, -14, -4, -40 - 34 * beat), (-34, -10, -60, 0))
        canvas.drawPath(far, draw.fill(draw.darken(colour, 0.28)))
        body = draw.shape((66, 2), (50, -22, 0, -20), (-36, -14, -62, 0), (-40, 12, 0, 14), (40, 18, 66, 2))
        shaded(canvas, body, colour, -22, 18)
        near = draw.shape((50, 4), (14, 8, 0, 46 + 40 * -beat), (-30, 26, -56, 2))
        shaded(canvas, near, colour, 0, 60)
        eye(canvas, 46, -10, 6, t, self._phase, pose.gaze)


CAST: dict[str, Callable[[Look], Figure]] = {
    "octopus": Octopus,
    "squid": Octopus,
    "kraken": Octopus,
    "jellyfish": Jellyfish,
    "crab": Crab,
    "lobster": Crab,
    "turtle": Turtle,
    "tortoise": Turtle,
    "starfish": Starfish,
    "seahorse": Seahorse,
    "stingray": Ray,
    "crayfish": Crab,
    "hermit_crab": Crab,
    "shrimp": Crab,
    "sea_turtle": Turtle,
    "manta_ray": Ray,
}
