"""Insects and other small crawlers: butterflies, bees, beetles, ants, spiders, caterpillars, snails."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.rigs.critter import Critter, moves
from core.generation.animatic.rigs.eyes import eye
from core.generation.animatic.rigs.marine import shaded
from core.generation.animatic.rigs.outline import blob, limb
from core.generation.animatic.stage import Figure, Look, Pose


def _aloft(pose: Pose) -> bool:
    return pose.support == "air" or pose.action in ("fly", "float", "run", "dance", "chase")


class Butterfly(Critter):
    """Four wings seen a little from the side, opening and closing."""

    head, crown = (26.0, -86.0), 12.0
    wing, spots, body = "#f2802c", "#fff0c8", "#2b2430"

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        wing = self.colour(self.wing)
        aloft = _aloft(pose)
        open_ = 0.56 + 0.42 * math.sin(t * (11 if aloft else 2.4) + self._phase)
        canvas.translate(0, -26 - 9 * math.sin(t * (11 if aloft else 2.4) + self._phase + 1.6) * (1 if aloft else 0))
        canvas.rotate(-24)
        for far in (True, False):
            canvas.save()
            canvas.translate(0, -50)
            canvas.scale(1, (0.3 + 0.7 * open_) * (0.86 if far else 1.0))
            if far:
                canvas.translate(9, 0)
                canvas.skew(0.18, 0)
            else:
                canvas.skew(-0.12, 0)
            tone = draw.darken(wing, 0.16) if far else wing
            upper = blob([(6, -4), (16, -58), (52, -92), (74, -72), (56, -22), (24, 0)])
            lower = blob([(0, 0), (-18, -44), (-52, -66), (-70, -40), (-50, -6), (-16, 4)])
            for each in (upper, lower):
                gradients.fill_radial(
                    canvas, each, (0, 0), 104, [draw.lighten(tone, 0.35), tone, draw.darken(tone, 0.12)], [0, 0.55, 1]
                )
                canvas.drawPath(each, draw.stroke(self.body, 5.5))
            for x, y, r in ((58, -70, 6), (48, -48, 4.5), (-52, -44, 6), (-40, -24, 4)):
                canvas.drawCircle(x, y, r, draw.fill(self.spots))
            for x, y in ((60, -74), (62, -50), (40, -30)):
                canvas.drawLine(8, -4, x, y, draw.stroke(self.body, 1.8, alpha=0.6))
            canvas.restore()
        canvas.drawPath(limb([(-36, -42), (-10, -50), (16, -52)], [4, 7.5, 8]), draw.fill(self.body))
        canvas.drawCircle(26, -54, 9.5, draw.fill(self.body))
        for bend in (-10, 6):
            canvas.drawPath(draw.path((30, -62), (40 + bend, -78, 54 + bend, -86)), draw.stroke(self.body, 2.6))
            canvas.drawCircle(54 + bend, -86, 3.4, draw.fill(self.body))
        eye(canvas, 30, -56, 4.6, t, self._phase, pose.gaze)


class Moth(Butterfly):
    """A butterfly in the colours of dusk."""

    wing, spots, body = "#b8a488", "#6a543c", "#5a4a3a"


class Bee(Critter):
    """A striped round body under wings too fast to see."""

    head, crown = (36.0, -66.0), 20.0
    coat, stripe, hovers = "#f5c23a", "#2b2430", True

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        coat = self.colour(self.coat)
        bob = math.sin(t * 2.7 + self._phase) * 8
        canvas.translate(5 * math.sin(t * 1.9), -34 + bob)
        for index, spread in enumerate((0.0, 14.0)):
            canvas.save()
            canvas.translate(2 - index * 14, -46)
            canvas.rotate(-34 - spread + 26 * math.sin(t * 61 + index))
            wing = draw.ellipse(0, -32, 17, 36)
            canvas.drawPath(wing, draw.fill("#e8f4ff", alpha=0.72))
            canvas.drawPath(wing, draw.stroke("#9ab8d0", 2, alpha=0.7))
            canvas.restore()
        for x in (-12, 4, 20):
            canvas.drawPath(draw.path((x, -8), (x + 3, 2, x - 3, 9)), draw.stroke(self.stripe, 3))
        canvas.drawPath(draw.shape((-46, -28), (-64, -24), (-46, -18)), draw.fill(self.stripe))
        body = draw.ellipse(-6, -26, 46, 29)
        shaded(canvas, body, coat, -55, 4)
        canvas.save()
        canvas.clipPath(body, True)
        for x in (-34, -12, 10):
            canvas.drawPath(draw.path((x, -60), (x - 8, -26, x, 8)), draw.stroke(self.stripe, 10))
        canvas.restore()
        skull = draw.circle(36, -34, 20)
        shaded(canvas, skull, coat if self.coat != "#f5c23a" else draw.darken(coat, 0.06), -54, -14)
        for bend in (0, 10):
            canvas.drawPath(draw.path((40, -52), (46 + bend, -66, 56 + bend, -68)), draw.stroke(self.stripe, 2.8))
            canvas.drawCircle(56 + bend, -68, 3.4, draw.fill(self.stripe))
        eye(canvas, 43, -37, 8, t, self._phase, pose.gaze, shut=pose.action == "sleep")
        canvas.drawPath(draw.path((38, -23), (45, -18 + 6 * pose.talk, 52, -24)), draw.stroke(self.stripe, 2.6))


class Fly(Bee):
    """Grey, with large red eyes."""

    coat, stripe = "#6f7a86", "#33303c"


class Dragonfly(Critter):
    """A long straight body between two pairs of glass wings."""

    head, crown = (52.0, -64.0), 14.0
    resting = "fly"

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        colour = self.colour("#2f9fc4")
        canvas.translate(4 * math.sin(t * 3), -58 + 9 * math.sin(t * 2.1 + self._phase))
        for far in (True, False):
            for index, x in enumerate((22, 2)):
                canvas.save()
                canvas.translate(x, -8)
                canvas.rotate((-58 - index * 26) * (1 if not far else 0.82) + 12 * math.sin(t * 44 + index * 2))
                wing = draw.ellipse(52, 0, 52, 10)
                canvas.drawPath(wing, draw.fill("#dff4ff", alpha=0.66))
                canvas.drawPath(wing, draw.stroke("#7fb8d0", 1.8, alpha=0.8))
                canvas.restore()
        canvas.drawPath(limb([(-92, 6), (-40, 0), (0, -4)], [4, 5, 8]), draw.fill(colour))
        for x in range(-84, -6, 15):
            canvas.drawLine(x, -3, x, 9, draw.stroke(draw.darken(colour, 0.4), 2.4))
        shaded(canvas, draw.ellipse(20, -5, 26, 14), colour, -20, 10)
        canvas.drawCircle(50, -6, 13, draw.fill(draw.darken(colour, 0.1)))
        eye(canvas, 54, -10, 9, t, self._phase, pose.gaze, iris="#7a1f2a")


class Ladybug(Critter):
    """A dome with spots on six quick legs."""

    head, crown = (46.0, -30.0), 18.0
    shell, spot, spotted = "#e2303a", "#26222a", True

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        shell = self.colour(self.shell)
        quick = moves(pose)
        beat = t * (13 if quick else 1.6) + self._phase
        flying = pose.support == "air" or pose.action == "fly"
        if flying:
            canvas.translate(0, -36 + 8 * math.sin(t * 2.4))
            canvas.save()
            canvas.translate(-12, -52)
            canvas.rotate(-46 + 20 * math.sin(t * 55))
            draw.oval(canvas, 0, -36, 17, 40, draw.fill("#e8f0fa", alpha=0.7))
            canvas.restore()
        for index, x in enumerate((-30, -2, 26)):
            for far in (True, False):
                swing = 0.0 if flying else math.sin(beat + index * 2.1 + (math.pi if far else 0)) * (9 if quick else 1)
                lift = (
                    0.0
                    if flying
                    else max(0.0, math.cos(beat + index * 2.1 + (math.pi if far else 0))) * (5 if quick else 0)
                )
                canvas.drawPath(
                    draw.path((x, -14), (x + 6 + swing * 0.4, -8), (x + swing + 4, -lift)),
                    draw.stroke("#26222a", 4.6 if not far else 3.6),
                )
        canvas.drawCircle(46, -26, 19, draw.fill("#2b2630"))
        for bend in (-4, 8):
            canvas.drawPath(draw.path((52, -40), (58 + bend, -54, 68 + bend, -56)), draw.stroke("#2b2630", 2.8))
        eye(canvas, 53, -29, 8, t, self._phase, pose.gaze, shut=pose.action == "sleep")
        dome = draw.shape((-56, -10), (-56, -88, 44, -88, 42, -10), (0, -4, -56, -10))
        shaded(canvas, dome, shell, -70, -8)
        canvas.save()
        canvas.clipPath(dome, True)
        canvas.drawPath(draw.path((-4, -80), (-16, -40, -12, 0)), draw.stroke(self.spot, 3, alpha=0.8))
        if self.spotted:
            for x, y, r in ((-34, -30, 9), (-20, -54, 8), (10, -52, 9), (18, -26, 8), (-6, -20, 6)):
                canvas.drawCircle(x, y, r, draw.fill(self.spot))
        canvas.drawPath(draw.path((-40, -44), (-34, -62, -16, -66)), draw.stroke("#ffffff", 5, alpha=0.45))
        canvas.restore()


class Beetle(Ladybug):
    """A dark shining dome."""

    shell, spot, spotted = "#3f6a52", "#1f3a2c", False


class Ant(Critter):
    """Three round parts on six legs."""

    head, crown = (46.0, -34.0), 17.0
    tone = "#7a3a26"

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        tone = self.colour(self.tone)
        quick = moves(pose)
        beat = t * (12 if quick else 1.6) + self._phase
        for index, x in enumerate((-10, 4, 18)):
            for far in (True, False):
                swing = math.sin(beat + index * 2.1 + (math.pi if far else 0)) * (10 if quick else 1)
                lift = max(0.0, math.cos(beat + index * 2.1 + (math.pi if far else 0))) * (6 if quick else 0)
                out = (index - 1) * 16
                canvas.drawPath(
                    draw.path((x, -24), (x + out * 0.6 + swing * 0.3, -42), (x + out + swing, -lift)),
                    draw.stroke(draw.darken(tone, 0.3 if far else 0.1), 4),
                )
        shaded(canvas, draw.ellipse(-38, -32, 30, 22), tone, -54, -10)
        shaded(canvas, draw.ellipse(4, -28, 17, 13), tone, -42, -14)
        shaded(canvas, draw.circle(42, -36, 20), tone, -56, -16)
        for bend in (-2, 10):
            canvas.drawPath(draw.path((46, -52), (50 + bend, -70, 64 + bend, -72)), draw.stroke(tone, 3.2))
        eye(canvas, 49, -40, 8, t, self._phase, pose.gaze, shut=pose.action == "sleep")
        canvas.drawPath(
            draw.path((44, -26), (52, -21 + 6 * pose.talk, 59, -28)), draw.stroke(draw.darken(tone, 0.5), 2.6)
        )


class Spider(Critter):
    """Eight arched legs around a round body."""

    head, crown = (30.0, -50.0), 18.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        tone = self.colour("#3a3344")
        quick = moves(pose)
        beat = t * (9 if quick else 1.4) + self._phase
        for far in (True, False):
            for index in range(4):
                swing = math.sin(beat + index * 1.6 + (1.6 if far else 0)) * (9 if quick else 2)
                lift = max(0.0, math.cos(beat + index * 1.6 + (1.6 if far else 0))) * (7 if quick else 0)
                out = (index - 1.5) * 44 + (8 if far else 0)
                canvas.drawPath(
                    draw.path(
                        (out * 0.16, -44), (out * 0.62 + swing * 0.4, -88 + abs(out) * 0.1), (out + swing, -lift)
                    ),
                    draw.stroke(draw.darken(tone, 0.35 if far else 0.0), 6),
                )
        shaded(canvas, draw.ellipse(-26, -50, 37, 31), tone, -82, -18)
        for x, y in ((-38, -62), (-20, -66), (-30, -44)):
            canvas.drawCircle(x, y, 5, draw.fill(draw.lighten(tone, 0.3), alpha=0.7))
        shaded(canvas, draw.circle(24, -46, 22), tone, -68, -24)
        for x, y, size in ((30, -52, 8.5), (15, -54, 6.5), (39, -42, 4.5)):
            eye(canvas, x, y, size, t, self._phase, pose.gaze, shut=pose.action == "sleep")
        for x in (26, 36):
            canvas.drawPath(draw.shape((x - 3, -32), (x + 3, -32), (x, -22)), draw.fill("#f2efe6"))


class Caterpillar(Critter):
    """Round segments over which a hump travels."""

    head, crown = (62.0, -44.0), 26.0
    tone = "#7fbf4a"

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        tone = self.colour(self.tone)
        quick = moves(pose)
        beat = t * (5 if quick else 1.8) + self._phase
        for index in range(7):
            x = -78 + index * 21.0
            hump = max(0.0, math.sin(beat - index * 0.8)) * (20 if quick else 5)
            for dx in (-5, 5):
                canvas.drawLine(x + dx, -8 - hump, x + dx, -1 - hump * 0.5, draw.stroke(draw.darken(tone, 0.5), 4.5))
            part = draw.circle(x, -24 - hump, 19.5)
            shaded(canvas, part, tone if index % 2 else draw.lighten(tone, 0.22), -44 - hump, -4 - hump)
        skull = draw.circle(66, -42, 25)
        shaded(canvas, skull, tone, -68, -16)
        for bend in (-8, 8):
            canvas.drawPath(
                draw.path((64 + bend, -64), (66 + bend * 1.6, -78, 70 + bend * 2, -84)),
                draw.stroke(draw.darken(tone, 0.5), 3),
            )
            canvas.drawCircle(70 + bend * 2, -84, 4.4, draw.fill("#f2784a"))
        for x in (62, 80):
            eye(canvas, x, -46, 7.5, t, self._phase, pose.gaze, shut=pose.action == "sleep")
        canvas.drawPath(
            draw.path((64, -32), (73, -24 + 6 * pose.talk, 82, -33)), draw.stroke(draw.darken(tone, 0.6), 2.8)
        )


class Worm(Caterpillar):
    """A caterpillar's pink cousin."""

    tone = "#e89a94"


class Snail(Critter):
    """A spiral shell that rocks over a foot that ripples."""

    head, crown = (66.0, -62.0), 14.0

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        skin = "#d8b48a"
        shell = self.colour("#c2703c")
        beat = t * (3.2 if moves(pose) else 1.3) + self._phase
        stretch = 5 * math.sin(beat)
        foot = blob([(-84 - stretch, -3), (-50, -20), (10, -22), (44, -30), (56 + stretch, -60), (74 + stretch, -62), (82 + stretch, -44), (70, -10), (50, 0), (-40, 0)])  # fmt: skip
        shaded(canvas, foot, skin, -64, 0)
        for x in (62 + stretch, 76 + stretch):
            canvas.drawPath(draw.path((x, -54), (x + 3, -76, x + 5, -86 + 2 * math.sin(beat))), draw.stroke(skin, 6))
            eye(canvas, x + 5, -88 + 2 * math.sin(beat), 7, t, self._phase, pose.gaze, shut=pose.action == "sleep")
        canvas.drawPath(
            draw.path((66 + stretch, -34), (74 + stretch, -28 + 5 * pose.talk, 82 + stretch, -38)),
            draw.stroke(draw.darken(skin, 0.5), 2.6),
        )
        canvas.save()
        canvas.translate(-14, -58)
        canvas.rotate(3 * math.sin(beat))
        shaded(canvas, draw.circle(0, 0, 48), shell, -48, 46)
        spiral = skia.Path()
        for index in range(60):
            angle, radius = index * 0.24, 42 - index * 0.66
            spot = (math.cos(angle + 1.9) * radius, math.sin(angle + 1.9) * radius)
            spiral.moveTo(*spot) if index == 0 else spiral.lineTo(*spot)
        canvas.drawPath(spiral, draw.stroke(draw.darken(shell, 0.4), 5, alpha=0.8))
        canvas.drawPath(draw.path((-28, -24), (-16, -40, 6, -40)), draw.stroke("#ffffff", 5, alpha=0.35))
        canvas.restore()


CAST: dict[str, Callable[[Look], Figure]] = {
    "butterfly": Butterfly, "moth": Moth, "bee": Bee, "wasp": Bee, "bumblebee": Bee, "fly": Fly, "mosquito": Fly, "dragonfly": Dragonfly,
    "firefly": Fly, "insect": Beetle, "bug": Beetle, "beetle": Beetle, "cockroach": Beetle, "ladybug": Ladybug, "ant": Ant, "grasshopper": Ant, "cricket": Ant,
    "spider": Spider, "scorpion": Spider, "caterpillar": Caterpillar, "worm": Worm, "snail": Snail, "slug": Snail,
}  # fmt: skip
