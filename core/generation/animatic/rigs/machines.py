"""Animals of metal: robot dogs, cats and horses. They move on the gaits of the animals they are built after, with jointed legs."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs import gaits
from core.generation.animatic.rigs.breeds import BREEDS, Breed
from core.generation.animatic.rigs.gaits import NATURAL_SPEED, Build, Foot
from core.generation.animatic.rigs.limbs import tapered
from core.generation.animatic.rigs.outline import between, polar
from core.generation.animatic.rigs.postures import motion
from core.generation.animatic.rigs.repertoire import nearest
from core.generation.animatic.rigs.tread import Tread
from core.generation.animatic.stage import Figure, Look, Pose

MACHINE = frozenset({"robot", "mechanical", "cyborg", "android"})
"""Words that make a robot of an animal."""
DARK, JOINT = "#39404d", "#5b6472"


class MachineBeast:
    """A robot on four legs of a breed's measures: plates on back and head, a visor with two lights, an aerial for a tail."""

    def __init__(self, breed: Breed, look: Look) -> None:
        rnd = look.random("machine")
        self._breed = breed
        self._shell = look.colour or rnd.choice(("#c9d2dc", "#b9c6d2", "#d5d8de"))
        self._trim = "#f28a3a" if not look.colour else draw.lighten(look.colour, 0.45)
        self._light = rnd.choice(("#5df0ff", "#7dffd0"))
        self._seed = rnd.uniform(0, 3)
        self._deep = max(0.34 * breed.leg, 0.9 * breed.girth)
        self._build = Build(breed.body, breed.leg, breed.leg, self._deep, flex=0.3)
        self.head_width = 2.2 * breed.head
        reach = 0.5 * breed.body + 0.9 * breed.leg
        high = breed.leg + breed.neck + 3.4 * breed.head
        self.bounds = skia.Rect.MakeLTRB(-reach - 40, -high - 0.6 * breed.leg, reach + breed.neck + 2 * breed.head, 24)

    def speed(self, action: str) -> float:
        """Units per second at which the ground passes under a natural walk or run."""
        return NATURAL_SPEED.get({"chase": "run"}.get(action, action), 0.0) * self._build.leg

    def tread(self, pose: Pose) -> Tread | None:
        """When its feet land."""
        return gaits.tread(self._build, nearest(pose.action), pose.speed)

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Far legs, aerial, trunk, near legs, neck and head."""
        b = self._breed
        m = motion(self._build, pose.action, pose.support, t, pose.speed, self._seed)
        hips, shoulder = m.hip, m.shoulder
        near_hind, far_hind, near_fore, far_fore = m.feet
        for root, foot, bend in ((hips, far_hind, 1.0), (shoulder, far_fore, -1.0)):
            self._leg(canvas, (root[0] + 5, root[1] + 4), foot, bend, near=False)
        self._aerial(canvas, hips, m.tail + m.wave * math.sin(m.phase * math.tau))
        pitch = math.degrees(math.atan2(shoulder[1] - hips[1], shoulder[0] - hips[0]))
        canvas.save()
        canvas.translate(*between(hips, shoulder, 0.5))
        canvas.rotate(pitch)
        long = math.dist(hips, shoulder) / 2 + 0.62 * b.girth
        high = 0.72 * self._deep
        trunk = skia.Path.RRect(draw.rect(-long, -high, 2 * long, 1.75 * high), 0.6 * high, 0.6 * high)
        self._plate(canvas, trunk, -high, 0.75 * high)
        canvas.drawRoundRect(draw.rect(-0.5 * long, -0.5 * high, long, 0.34 * high), 4, 4, draw.fill(self._trim))
        for index in range(3):
            on = 0.5 + 0.5 * math.sin(t * 3 + index * 2.1)
            canvas.drawCircle(
                (index - 1) * 0.3 * long, 0.3 * high, 0.11 * high, draw.fill(self._light, alpha=0.35 + 0.65 * on)
            )
        canvas.restore()
        for root, foot, bend in ((hips, near_hind, 1.0), (shoulder, near_fore, -1.0)):
            self._leg(canvas, root, foot, bend, near=True)
        self._head(
            canvas,
            self._skull(m.neck, shoulder),
            m.head + 0.35 * m.neck + 14 * pose.gaze[1],
            m.ears,
            max(m.mouth, pose.talk),
            shoulder,
        )

    def _skull(self, neck: float, shoulder: Point) -> Point:
        x, y = polar(shoulder, -self._breed.carriage + neck, self._breed.neck + 0.5 * self._breed.girth)
        return x, min(y, -self._breed.head)

    def _plate(self, canvas: skia.Canvas, form: skia.Path, top: float, low: float) -> None:
        tones = [draw.lighten(self._shell, 0.35), self._shell, draw.darken(self._shell, 0.3)]
        gradients.fill_vertical(canvas, form, top, low, tones)
        canvas.drawPath(form, draw.stroke(draw.darken(self._shell, 0.5), 1.6, alpha=0.6))

    def _leg(self, canvas: skia.Canvas, root: Point, foot: Foot, bend: float, *, near: bool) -> None:
        thick = 1.35 * self._breed.limb + 3
        shell = self._shell if near else draw.darken(self._shell, 0.36)
        ankle = (foot.x - 2, foot.y - 0.8 * thick)
        half = 0.56 * self._breed.leg
        knee = draw.two_bone(root, ankle, half, half, bend)
        canvas.drawPath(tapered((*root, thick), (*knee, 0.72 * thick)), draw.fill(shell))
        canvas.drawPath(tapered((*knee, 0.62 * thick), (*ankle, 0.5 * thick)), draw.fill(JOINT if near else DARK))
        canvas.drawCircle(*knee, 0.66 * thick, draw.fill(DARK))
        canvas.drawCircle(*knee, 0.3 * thick, draw.fill(self._trim if near else JOINT))
        canvas.drawRoundRect(
            draw.rect(foot.x - thick, foot.y - 0.9 * thick, 2.5 * thick, 0.9 * thick), 4, 4, draw.fill(DARK)
        )

    def _aerial(self, canvas: skia.Canvas, hips: Point, swing: float) -> None:
        root = (hips[0] - 0.7 * self._breed.girth, hips[1] - 0.4 * self._deep)
        tip = polar(root, -122 - 0.6 * swing, 0.62 * self._breed.leg)
        canvas.drawLine(*root, *tip, draw.stroke(JOINT, 4.5))
        canvas.drawCircle(*tip, 6.5, draw.fill(self._trim))

    def _head(
        self, canvas: skia.Canvas, skull: Point, degrees: float, ears: float, mouth: float, shoulder: Point
    ) -> None:
        size, long = self._breed.head, self._breed.muzzle
        canvas.drawPath(tapered((*shoulder, 0.5 * self._breed.girth), (*skull, 0.42 * size)), draw.fill(JOINT))
        for share in (0.35, 0.6, 0.85):
            canvas.drawCircle(*between(shoulder, skull, share), 0.46 * size, draw.stroke(DARK, 2.4))
        canvas.save()
        canvas.translate(*skull)
        canvas.rotate(degrees)
        for dx in (-0.62, -0.05):
            ear = draw.shape(
                (dx * size, -0.8 * size),
                ((dx - 0.12 - 0.3 * ears) * size, -1.75 * size),
                ((dx + 0.42) * size, -0.9 * size),
            )
            self._plate(canvas, ear, -1.7 * size, -0.8 * size)
        jaw = skia.Path.RRect(
            draw.rect(0.2 * size, (0.34 + 0.34 * mouth) * size, (long - 0.45) * size, 0.4 * size), 5, 5
        )
        canvas.drawPath(jaw, draw.fill(JOINT))
        snout = skia.Path.RRect(
            draw.rect(0.1 * size, -0.28 * size, (long - 0.1) * size, 0.76 * size), 0.24 * size, 0.24 * size
        )
        self._plate(canvas, snout, -0.28 * size, 0.48 * size)
        canvas.drawRoundRect(
            draw.rect((long - 0.3) * size, -0.2 * size, 0.34 * size, 0.32 * size), 4, 4, draw.fill(DARK)
        )
        dome = skia.Path.RRect(draw.rect(-1.0 * size, -1.0 * size, 1.95 * size, 1.75 * size), 0.6 * size, 0.6 * size)
        self._plate(canvas, dome, -size, 0.75 * size)
        visor = draw.rect(-0.2 * size, -0.58 * size, 1.12 * size, 0.62 * size)
        canvas.drawRoundRect(visor, 0.28 * size, 0.28 * size, draw.fill("#151a24"))
        for x in (0.14, 0.6):
            draw.oval(canvas, x * size, -0.27 * size, 0.15 * size, 0.19 * size, draw.fill(self._light))
        canvas.drawCircle(-0.56 * size, 0.1 * size, 0.18 * size, draw.fill(self._trim))
        canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None: it is all of one piece."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """The saddle, the crown of the head, the mouth."""
        m = motion(self._build, pose.action, pose.support, t, pose.speed, self._seed)
        skull = self._skull(m.neck, m.shoulder)
        match name:
            case "back":
                x, y = between(m.hip, m.shoulder, 0.55)
                return x, y - 0.72 * self._deep
            case "head" | "eyes":
                return skull[0], skull[1] - 0.9 * self._breed.head
            case _:
                return skull[0] + self._breed.muzzle * self._breed.head, skull[1] + 0.4 * self._breed.head


def machine_of(look: Look, concept: str) -> Figure:
    """The robot built after an animal: after a dog, if no breed of that name is known."""
    return MachineBeast(BREEDS.get(concept, BREEDS["dog"]), look)


CAST: dict[str, Callable[[Look], Figure]] = {"robot_dog": lambda look: machine_of(look, "dog")}
