"""Animals on four legs: one fluid body on two pairs of jointed legs, a head, a tail. Any breed in `breeds`.

Knows how a `gaits.Motion` becomes a drawing. The animal stands on y = 0 and faces right; the middle between hip and shoulder
is at x = 0.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs import gaits, hoofed, muzzle, pelt, tails
from core.generation.animatic.rigs.breeds import BREEDS, Breed
from core.generation.animatic.rigs.coat import Coat, coat_of
from core.generation.animatic.rigs.feelings import CALM, feeling_of
from core.generation.animatic.rigs.gaits import NATURAL_SPEED, Build, Foot, Motion
from core.generation.animatic.rigs.outline import between, limb, normals, polar, ribbon
from core.generation.animatic.rigs.postures import motion
from core.generation.animatic.rigs.repertoire import nearest
from core.generation.animatic.rigs.tread import Tread
from core.generation.animatic.stage import Look, Pose

HEADS = {**muzzle.PAINTERS, **hoofed.PAINTERS}
YOUNG = {"baby", "little", "small", "tiny", "young", "cute"}


@dataclass(frozen=True)
class Skeleton:
    """Every joint of one moment, in the figure's coordinates. ``spine`` runs from the rump to the skull."""

    motion: Motion
    spine: tuple[Point, ...]
    skull: Point
    head_degrees: float
    tail_root: Point
    tail_degrees: float


def young(breed: Breed) -> Breed:
    """The young of a breed: shorter everywhere but in the head and ears, and without antlers."""
    return replace(
        breed,
        body=breed.body * 0.72,
        leg=breed.leg * 0.72,
        girth=breed.girth * 0.8,
        limb=breed.limb * 0.86,
        neck=breed.neck * 0.72,
        head=breed.head * 0.92,
        muzzle=1 + (breed.muzzle - 1) * 0.8,
        tail_length=breed.tail_length * 0.66,
        antlers=False,
    )


class Quadruped:
    """One animal. ``speed`` gives the ground speed of a walk or run at its natural pace, in the figure's units per second."""

    def __init__(self, breed: Breed, look: Look) -> None:
        breed = young(breed) if look.attributes & YOUNG else breed
        self.breed = breed
        self.coat: Coat = coat_of(breed, look.colour)
        self.head_width = 2.0 * breed.head
        self.seed = look.random("life").uniform(0, 3)
        self.feeling = feeling_of(look.attributes, look.entity.words) or CALM
        self.howls = look.entity.action == "howl"
        self.pelt = pelt.Pelt(breed, self.coat, look.random("pelt"))
        deep = breed.girth * max(breed.depth, breed.tuck)
        self.build = Build(breed.body, breed.leg, breed.leg, deep, flex=0.3 if breed.hooves else 1.0)
        self.bounds = self._bounds()

    def _bounds(self) -> skia.Rect:
        """What no pose leaves: a standing animal's outline, a jump above it, a gallop's reach before and behind it."""
        b = self.breed
        crest = {"pointed": 0.7 + 1.06 * b.ear, "long": 0.7 + 1.08 * b.ear, "fan": 1.4}.get(b.ears, 0.7 + 0.85 * b.ear)
        crest = max(crest, 3.5 if b.antlers else 0.0, 2.8 if b.horns else 0.0, 2.1 if b.mane else 0.0)
        raised = math.sin(math.radians(min(90.0, b.carriage + 8)))
        standing = max(b.leg + 0.2 * b.girth + b.neck * raised + b.head * crest, b.leg + b.tail_length) + 8
        behind = max(0.58 * b.body + 0.9 * b.girth + 1.1 * b.tail_length, 0.5 * b.body + 0.8 * b.leg) + 10
        face = b.muzzle + (1.7 if b.head_kind == "elephant" else 0.4)
        ahead = max(0.58 * b.body + 0.45 * b.girth + 0.95 * b.neck + b.head * face, 0.5 * b.body + 54 + 3 * b.limb) + 8
        below = 1.7 * b.head if b.head_kind == "elephant" or b.mane else max(24.0, 0.45 * b.girth + 8)
        return skia.Rect.MakeLTRB(-behind, -standing - 0.75 * b.leg, ahead, below)

    def speed(self, action: str) -> float:
        """Units per second at which the ground passes under a natural walk, trot or run; 0 for what is done on the spot."""
        return NATURAL_SPEED.get({"chase": "run"}.get(action, action), 0.0) * self.build.leg

    def tread(self, pose: Pose) -> Tread | None:
        """When its feet land."""
        return gaits.tread(self.build, nearest(pose.action), pose.speed)

    def skeleton(self, t: float, pose: Pose) -> Skeleton:
        """Where everything is at ``t``."""
        b = self.breed
        m = motion(self.build, pose.action, pose.support, t, pose.speed, self.seed)
        if self.howls:  # with its muzzle up while it is heard, and half up before and after
            m = replace(m, neck=m.neck - 8 - 10 * pose.talk, head=m.head - 14 - 30 * pose.talk)
        (hx, hy), (sx, sy) = m.hip, m.shoulder
        pitch = math.degrees(math.atan2(sy - hy, sx - hx))
        nx, ny = math.sin(math.radians(pitch)), -math.cos(math.radians(pitch))
        rump = polar(m.hip, pitch + 172, b.girth * 0.62)
        loin, ribs = between(m.hip, m.shoulder, 0.36), between(m.hip, m.shoulder, 0.7)
        loin = (loin[0] + nx * (m.arch - 0.02 * b.girth), loin[1] + ny * (m.arch - 0.02 * b.girth))
        ribs = (ribs[0] + nx * m.arch * 0.6, ribs[1] + ny * m.arch * 0.6)
        rise = -b.carriage + m.neck + pitch * 0.25
        root = polar(m.shoulder, rise * 0.35, b.girth * 0.42)
        skull = polar(root, rise, b.neck)
        head = b.head_tilt + m.head + m.neck * 0.35 + 14 * pose.gaze[1] + pitch * 0.1
        droop = math.radians(max(0.0, min(90.0, head)))
        chin = b.head * max(0.92, b.muzzle * math.sin(droop) + 0.5 * math.cos(droop))  # the muzzle rests on the ground
        skull = (skull[0], min(skull[1], -chin))
        bend = polar(between(root, skull, 0.55), rise - 90, -b.neck * 0.05)
        tail_root = polar(m.hip, pitch + 198, b.girth * 0.86)
        resting = b.tail_angle + (b.tail_run - b.tail_angle) * m.streaming
        return Skeleton(
            m,
            (rump, m.hip, loin, ribs, m.shoulder, root, bend, skull),
            skull,
            head,
            tail_root,
            resting + pitch * 0.6 + m.tail,
        )

    def body(self, bones: Skeleton) -> skia.Path:
        """The one outline of rump, back, belly, chest and neck."""
        b = self.breed
        g, neck = b.girth, b.girth * b.neck_girth
        up = (0.5 * g, 0.8 * g, 0.7 * g, 0.75 * g, 0.7 * g, max(neck, 0.72 * g), neck * 0.88, b.head * 0.72)
        down = (
            0.5 * g,
            0.72 * g,
            b.tuck * 0.92 * g,
            0.95 * b.depth * g,
            b.depth * g,
            neck * 1.28,
            neck * 0.98,
            b.head * 0.8,
        )
        return ribbon(bones.spine, up, down)

    # --- legs -------------------------------------------------------------------------------------------------------

    def _hind_joints(self, hip: Point, foot: Foot) -> tuple[Point, Point]:
        """Knee and hock. The hock leans with the leg, folds with the curl and lies behind the paw when the foot is flat."""
        leg = self.build.leg
        reach = math.degrees(math.atan2(foot.x - hip[0], max(1.0, foot.y - hip[1])))
        lean = (17 + 0.85 * max(-48.0, min(30.0, reach))) * (1 - foot.flat) - 36 * foot.curl + 84 * foot.flat
        hock = polar((foot.x, foot.y - self.breed.limb * 0.7), -90 - lean, leg * 0.34)
        return self._above_ground(draw.two_bone(hip, hock, leg * 0.38, leg * 0.39, -1)), hock

    def _fore_joints(self, shoulder: Point, foot: Foot) -> tuple[Point, Point]:
        """Elbow and wrist; the lengths leave a standing leg almost straight."""
        leg = self.build.leg - 0.34 * self.breed.girth
        reach = math.degrees(math.atan2(foot.x - shoulder[0], max(1.0, foot.y - shoulder[1])))
        lean = (3 + 0.4 * max(-44.0, min(44.0, reach))) * (1 - foot.flat) - 82 * foot.curl + 86 * foot.flat
        wrist = polar((foot.x, foot.y - self.breed.limb * 0.7), -90 - lean, leg * 0.26)
        return self._above_ground(draw.two_bone(shoulder, wrist, leg * 0.37, leg * 0.40, 1)), wrist

    def _above_ground(self, joint: Point) -> Point:
        return joint[0], min(joint[1], -self.breed.limb * 1.1)

    def _leg(self, canvas: skia.Canvas, root: Point, foot: Foot, *, hind: bool, far: bool) -> None:
        b, coat = self.breed, self.coat
        ankle = (foot.x - b.limb * 0.15, foot.y - b.limb * 0.75)
        if hind:
            knee, hock = self._hind_joints(root, foot)
            points = [
                root,
                between(root, knee, 0.55),
                knee,
                between(knee, hock, 0.6),
                hock,
                between(hock, ankle, 0.5),
                ankle,
            ]
            radii: tuple[float, ...] = (
                b.girth * 0.66,
                b.girth * 0.58,
                b.limb * 1.75,
                b.limb * 1.12,
                b.limb * 0.92,
                b.limb * 0.8,
                b.limb * 0.84,
            )
        else:
            elbow, wrist = self._fore_joints(root, foot)
            points = [root, between(root, elbow, 0.5), elbow, between(elbow, wrist, 0.55), wrist, ankle]
            radii = (b.girth * 0.46, b.girth * 0.44, b.limb * 1.42, b.limb * 1.04, b.limb * 0.9, b.limb * 0.84)
        main = coat.deep if far else coat.coat
        lower = coat.deep if far else coat.shade
        gradients.fill_linear(
            canvas, limb(points, radii), root, (root[0], root[1] + self.build.leg), [main, main, lower], [0, 0.5, 1]
        )
        if b.marking == "stripes" and not far:
            self._leg_stripes(canvas, points, radii)
        sock = draw.mix(coat.sock, "#3a1440", 0.34) if far else coat.sock
        if b.socks:
            self._sock(canvas, points, radii, sock)
        self._paw(canvas, foot, sock if b.socks else lower, far=far)

    def _leg_stripes(self, canvas: skia.Canvas, points: Sequence[Point], radii: Sequence[float]) -> None:
        """Wedges from the back of the leg, where a tiger, a tabby or a zebra has them."""
        sides = normals(points)
        for index in range(2, len(points) - 1):
            for share in (0.15, 0.65):
                x, y = between(points[index], points[index + 1], share)
                (nx, ny), r = sides[index], radii[index] * 0.96
                wide = max(1.1, self.breed.limb * 0.2)
                back = (x - nx * r, y - ny * r)
                tip = (x + nx * r * 0.25, y + ny * r * 0.25)
                wedge = draw.shape(
                    (back[0] - ny * wide, back[1] + nx * wide), tip, (back[0] + ny * wide, back[1] - nx * wide)
                )
                canvas.drawPath(wedge, draw.fill(self.coat.dark))

    def _sock(self, canvas: skia.Canvas, points: Sequence[Point], radii: Sequence[float], colour: str) -> None:
        """The lower leg in another colour, fading in over its uppermost part; it covers ``socks`` of the way to the knee."""
        joint = 2  # knee or elbow
        place = len(points) - 1 - self.breed.socks * (len(points) - 1 - joint)
        index = int(place)
        share = place - index
        first = between(points[index], points[index + 1], share)
        width = radii[index] + (radii[index + 1] - radii[index]) * share
        chain = [first, *points[index + 1 :]]
        gradients.fill_linear(
            canvas,
            limb(chain, [width + 0.2, *(r + 0.2 for r in radii[index + 1 :])]),
            first,
            chain[1],
            [(colour, 0.0), colour],
        )

    def _paw(self, canvas: skia.Canvas, foot: Foot, colour: str, *, far: bool) -> None:
        size = self.breed.limb
        canvas.save()
        canvas.translate(foot.x - size * 0.2, foot.y - size * 0.9)
        canvas.rotate(62 * foot.curl)
        if self.breed.hooves:
            hoof = draw.shape(
                (-size * 0.72, 0), (size * 0.75, -size * 0.1), (size * 1.15, size * 0.9), (-size * 0.8, size * 0.9)
            )
            dark = draw.mix(self.coat.dark, "#1c1418", 0.5)
            canvas.drawPath(hoof, draw.fill(dark))
            canvas.restore()
            return
        paw = draw.shape(
            (-size * 0.9, size * 0.5), (-size * 0.85, -size * 0.5, size * 0.2, -size * 0.75),
            (size * 1.3, -size * 0.62, size * 1.75, size * 0.3), (size * 1.85, size * 0.9, size * 1.2, size * 0.9),
            (-size * 0.5, size * 0.9), (-size * 0.95, size * 0.9, -size * 0.9, size * 0.5),
        )  # fmt: skip
        canvas.drawPath(paw, draw.fill(colour))
        if not far:
            line = draw.stroke(draw.mix(colour, "#1c0f1a", 0.4), max(0.8, size * 0.12))
            for x in (0.75, 1.2):
                canvas.drawPath(
                    draw.path((size * x, size * 0.82), (size * (x + 0.1), size * 0.5, size * (x - 0.02), size * 0.3)),
                    line,
                )
        canvas.restore()

    def _roots(self, bones: Skeleton) -> tuple[Point, Point, Point, Point]:
        """Where the legs hang: the shoulder blade slides along with its foot by a fifth of the way."""
        m = bones.motion
        g = self.breed.girth
        hips = (m.hip[0] - g * 0.05, m.hip[1] + g * 0.08)
        chest = (m.shoulder[0] - g * 0.04, m.shoulder[1] + g * 0.34)
        slide = [max(-14.0, min(14.0, 0.2 * (foot.x - chest[0]))) for foot in m.feet[2:]]
        return hips, (hips[0] + 4, hips[1]), (chest[0] + slide[0], chest[1]), (chest[0] + slide[1] + 3, chest[1])

    # --- the whole --------------------------------------------------------------------------------------------------

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the animal, back to front."""
        bones = self.skeleton(t, pose)
        m = bones.motion
        near_hind, far_hind, near_fore, far_fore = self._roots(bones)
        canvas.save()
        self._leg(canvas, far_hind, m.feet[1], hind=True, far=True)
        self._leg(canvas, far_fore, m.feet[3], hind=False, far=True)
        tails.tail(canvas, self.breed, self.coat, bones.tail_root, bones.tail_degrees, m)
        corners, brows, lids = self.feeling
        ears = max(m.ears, 0.8) if corners < -0.4 else m.ears
        face = muzzle.Face(
            max(pose.talk, m.mouth), min(m.eyes, lids), ears, pose.gaze, t, brows if corners < 0 else 0.0
        )
        outline = self.body(bones)
        woolly = self.breed.marking == "wool"
        if not woolly:
            self.pelt.paint(canvas, outline, bones.spine)
        self._leg(canvas, near_hind, m.feet[0], hind=True, far=False)
        if not woolly:
            self.pelt.paint_haunch(canvas, near_hind, m.feet[0])
        self._leg(canvas, near_fore, m.feet[2], hind=False, far=False)
        if woolly:  # the fleece hangs over the legs
            self.pelt.paint(canvas, outline, bones.spine)
        if self.breed.mane and self.breed.head_kind == "equine":
            tails.crest(canvas, self.coat, bones.spine, self.breed, m)
        if self.breed.mane and self.breed.head_kind == "feline":
            self._in_head(canvas, bones, lambda c: muzzle.mane_behind(c, self.coat, face))
        self._in_head(canvas, bones, lambda c: HEADS[self.breed.head_kind](c, self.breed, self.coat, face))
        canvas.restore()

    def _in_head(self, canvas: skia.Canvas, bones: Skeleton, paint: Callable[[skia.Canvas], None]) -> None:
        canvas.save()
        canvas.translate(*bones.skull)
        canvas.rotate(bones.head_degrees)
        canvas.scale(self.breed.head, self.breed.head)
        paint(canvas)
        canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None: an animal is all of one piece."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """ "hand" is the near forepaw, "mouth" the muzzle, "head" the crown, "back" the middle of the back."""
        bones = self.skeleton(t, pose)
        b = self.breed
        if name == "mouth":
            return polar(bones.skull, bones.head_degrees + 8, b.head * b.muzzle)
        if name == "eyes":
            return polar(bones.skull, bones.head_degrees - 12, b.head * 0.62)
        if name == "neck":
            middle = between(bones.spine[5], bones.spine[7], 0.55)
            return middle[0] + b.girth * 0.2, middle[1] + b.girth * 0.9
        if name == "head":
            return polar(bones.skull, bones.head_degrees - 92, b.head)
        if name == "back":
            middle = between(bones.spine[2], bones.spine[3], 0.4)
            return middle[0], middle[1] - b.girth * 0.7
        foot = bones.motion.feet[2]
        return foot.x + b.limb, foot.y - b.limb


def _maker(breed: Breed) -> Callable[[Look], Quadruped]:
    return lambda look: Quadruped(breed, look)


CAST: dict[str, Callable[[Look], Quadruped]] = {name: _maker(breed) for name, breed in BREEDS.items()}
