"""Birds: they perch, walk and waddle, peck, swim with the water at their belly, and fly with wing beats."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs import beaks, measure
from core.generation.animatic.rigs.outline import blob, limb, polar
from core.generation.animatic.rigs.plumage import BIRDS, Plumage
from core.generation.animatic.rigs.postures import blink
from core.generation.animatic.rigs.repertoire import nearest
from core.generation.animatic.rigs.tread import Tread
from core.generation.animatic.stage import Figure, Look, Pose

_WALK, _RUN = 58.0, 150.0  # natural speeds, units per second


@dataclass(frozen=True)
class Bones:
    """A bird at one moment: the body's middle and tilt, the head's place, both feet, and the beat of the wings.

    ``beat`` is None while the wings are folded, else -1 (down) .. 1 (up); ``legs`` are drawn unless it swims or flies.
    """

    body: Point
    tilt: float
    head: Point
    feet: tuple[Point, Point]
    beat: float | None = None
    legs: bool = True
    eyes: float = 1.0
    gape: float = 0.0
    rock: float = 0.0
    flap: float = 0.0


class Bird:
    """One bird, about 90 to 220 units tall by its kind."""

    def __init__(self, plumage: Plumage, look: Look) -> None:
        self._p = _dyed(plumage, look.colour)
        self.head_width = 2.0 * plumage.skull
        self._seed = look.random("life").uniform(0, 3)
        self._pose = Pose(action=nearest(look.entity.action or "stand"))
        self._measured: dict[tuple[str, str], skia.Rect] = {}

    @property
    def bounds(self) -> skia.Rect:
        """What the bird can cover in what it does."""
        key = (self._pose.action, self._pose.support)
        if key not in self._measured:
            pose = replace(self._pose, speed=0.0)
            self._measured[key] = measure.extent(lambda canvas, t: self._paint(canvas, t, pose))
        return self._measured[key]

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the bird, back to front."""
        self._pose = replace(pose, action=nearest(pose.action))
        self._paint(canvas, t, self._pose)

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None: a bird is all of one piece."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """ "mouth" and "hand" are the beak, "head" the crown, "back" the middle of the back."""
        bones, p = self._bones(t, pose), self._p
        x, y = bones.head
        match name:
            case "head":
                return x, y - p.skull * 0.95
            case "eyes":
                return x + p.skull * 0.4, y - p.skull * 0.15
            case "neck":
                return x - p.skull * 0.3, y + p.skull
            case "back":
                return bones.body[0] - p.long * 0.2, bones.body[1] - p.deep * 0.8
            case "hand" if p.upright and pose.holds:
                return bones.body[0] + p.deep * 0.7, bones.body[1] + p.long * 0.3
            case _:
                return x + p.skull + p.beak_length * 0.7, y + p.skull * 0.3

    # --- motion -------------------------------------------------------------------------------------------------------

    def _bones(self, t: float, pose: Pose) -> Bones:
        p, action = self._p, nearest(pose.action)
        up = p.leg + (p.long * 1.06 if p.upright else p.deep * 0.9)
        if (pose.support == "air" or action in ("fly", "float")) and not p.flightless:
            return self._flying(t)
        if pose.support == "water" or action in ("swim", "surf"):
            bob = math.sin(t * 2.1) * 2
            if p.upright:  # a penguin shoots along under water
                body = (0.0, -p.long * 0.9 + 6 * math.sin(t * 2.6))
                return self._posed(body, 8 + 6 * math.sin(t * 2.6), t, flap=math.sin(t * 8), legs=False)
            return self._posed((0.0, -p.deep * 0.55 + bob), 6 + 2 * math.sin(t * 2.1), t, legs=False)
        breath = math.sin(t * 2.3 + self._seed)
        rest = self._posed((0.0, -up - 0.6 * breath), p.tilt, t)
        match action:
            case "walk" | "run" | "chase":
                return self._walking(t, pose.speed, action != "walk", up)
            case "eat" | "drink":
                peck = draw.smooth(math.sin(t * 4.2) * 1.6 + 0.3)
                low = (p.long * 0.9 + p.neck * 0.4, -p.skull * 0.6 - p.beak_length * 0.2)
                return replace(
                    rest, head=_between(rest.head, low, peck), tilt=p.tilt - 26 * peck, gape=0.3 * (1 - peck)
                )
            case "sleep":
                low = (rest.head[0] - p.skull * 0.8, rest.head[1] + p.skull * 0.7)
                return replace(rest, body=(0.0, -up * 0.82 - breath), head=low, eyes=0.0)
            case "dance" | "jump" | "cheer" | "play" | "wave" | "fight":
                hop = abs(math.sin(t * 6.2))
                lift = hop * (26 if action == "jump" else 11)
                return self._posed((0.0, -up - lift), p.tilt + 6 * math.sin(t * 6.2), t, beat=math.sin(t * 12.4) * 0.8 if not p.upright else None, lift=lift, flap=math.sin(t * 12.4), rock=5 * math.sin(t * 6.2))  # fmt: skip
            case "sing" | "talk" | "laugh":
                return replace(
                    rest,
                    gape=0.5 + 0.5 * math.sin(t * 9),
                    head=(rest.head[0], rest.head[1] - 2 - 2 * math.sin(t * 4.5)),
                )
            case _:
                return rest

    def _posed(
        self, body: Point, tilt: float, t: float, *, beat: float | None = None, legs: bool = True, lift: float = 0.0, flap: float = 0.0,
        rock: float = 0.0, nod: float = 0.0,
    ) -> Bones:  # fmt: skip
        p = self._p
        root = polar(body, -tilt - 14, p.long * 0.82)
        reach = p.skull * (0.62 if not p.upright else 0.5)
        head = (
            root[0] + reach * (0.9 if not p.upright else 0.15) + p.neck * 0.18 + nod,
            root[1] - reach * 0.6 - p.neck * 0.86,
        )
        # birds hold the head still, and turn it in quick jerks
        jerk = math.floor(t * 0.9 + self._seed) * 2.4
        head = (head[0] + 1.6 * math.sin(jerk), head[1] + 1.2 * math.cos(jerk * 1.7))
        feet = ((body[0] - 7.0, -lift), (body[0] + 11.0, -lift))
        return Bones(body, tilt, head, feet, beat, legs, blink(t, self._seed), 0.0, rock, flap)

    def _flying(self, t: float) -> Bones:
        p = self._p
        rate = max(5.0, min(30.0, 800 / p.span))
        glide = 0.5 + 0.5 * math.sin(t * 0.9 + self._seed) if p.span > 120 else 0.0  # large birds glide between beats
        beat = math.sin(t * rate) * (1 - 0.7 * glide) + 0.25 * glide
        body = (0.0, -p.long - 30 - 5 * math.sin(t * rate - 1.2) * (1 - glide))
        bones = self._posed(body, 6 + 4 * math.sin(t * 1.7), t, beat=beat, legs=False)
        return replace(bones, head=(bones.head[0] + p.neck * 0.5, bones.head[1] + p.neck * 0.62))

    def tread(self, pose: Pose) -> Tread | None:
        """When its feet land: one after the other as it walks, both at once as it hops."""
        action = nearest(pose.action)
        if action == "dance":
            return Tread(6.2 / math.pi, (0.0,))
        running = action in ("run", "chase")
        return Tread(self._rate(pose.speed, running), (0.0, 0.5)) if running or action == "walk" else None

    def _rate(self, speed: float, run: bool) -> float:
        """Double steps per second."""
        stride = (18 + self._p.leg * 0.75) * (1.5 if run else 1.0)
        return max(0.8, min(3.6, (speed or (_RUN if run else _WALK)) / (2 * stride)))

    def _walking(self, t: float, speed: float, run: bool, up: float) -> Bones:
        p = self._p
        natural = _RUN if run else _WALK
        rate = self._rate(speed, run)
        turn = t * rate
        reach = (speed or natural) / rate / 2
        feet = []
        for offset in (0.0, 0.5):
            share = (turn + offset) % 1.0
            if share < 0.55:
                feet.append((reach / 2 - reach * share / 0.55, 0.0))
            else:
                s = (share - 0.55) / 0.45
                feet.append((-reach / 2 + reach * draw.smooth(s), -math.sin(math.pi * s) * (7 + p.leg * 0.22)))
        bob = abs(math.sin(math.tau * turn)) * 3
        rock = 9 * math.sin(math.tau * turn) if p.upright or (p.webbed and p.neck < 60) else 0.0
        # the head stays behind, then is thrust forward with each step
        nod = (((turn * 2) % 1.0) - 0.5) * -9 + (0 if not run else 4)
        bones = self._posed((0.0, -up - bob), p.tilt - (14 if run and not p.upright else 0), t, rock=rock, nod=nod, flap=0.3 * math.sin(math.tau * turn))  # fmt: skip
        return replace(bones, feet=((feet[0][0] - 2, feet[0][1]), (feet[1][0] + 6, feet[1][1])))

    # --- drawing ------------------------------------------------------------------------------------------------------

    def _paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        p, bones = self._p, self._bones(t, pose)
        if pose.talk > 0.03:
            bones = replace(bones, gape=max(bones.gape, pose.talk))
        canvas.save()
        canvas.rotate(bones.rock)
        if bones.legs:
            self._leg(canvas, bones, 1, far=True)
        if bones.beat is not None:
            self._spread(canvas, bones, far=True)
        canvas.save()
        canvas.translate(*bones.body)
        canvas.rotate(-bones.tilt)
        self._tail(canvas, t)
        canvas.restore()
        if bones.legs:
            self._leg(canvas, bones, 0, far=False)
        self._neck(canvas, bones)
        canvas.save()
        canvas.translate(*bones.body)
        canvas.rotate(-bones.tilt)
        body = draw.shape((-p.long, -p.deep * 0.1), (-p.long * 0.7, -p.deep * 1.05, p.long * 0.3, -p.deep * 1.15, p.long * 0.82, -p.deep * 0.55), (p.long * 1.1, -p.deep * 0.1, p.long * 1.0, p.deep * 0.75, p.long * 0.25, p.deep), (-p.long * 0.4, p.deep * 1.1, -p.long * 0.85, p.deep * 0.5, -p.long, -p.deep * 0.1))  # fmt: skip
        gradients.fill_radial(canvas, body, (-p.long * 0.1, -p.deep * 0.5), p.long * 1.25, [draw.lighten(p.body, 0.16), p.body, draw.darken(p.body, 0.26)], [0, 0.5, 1])  # fmt: skip
        canvas.save()
        canvas.clipPath(body, True)
        front = draw.ellipse(p.long * (0.42 if not p.upright else 0.02), p.deep * (0.62 if not p.upright else 0.42), p.long * (0.86 if not p.upright else 0.98), p.deep * (0.66 if not p.upright else 0.78))  # fmt: skip
        gradients.fill_radial(
            canvas,
            front,
            (p.long * 0.3, p.deep * 0.4),
            p.long,
            [p.belly, p.belly, draw.darken(p.belly, 0.16)],
            [0, 0.6, 1],
        )
        if p.face == "owl":
            for row in range(3):
                for column in range(3):
                    x, y = -p.long * 0.5 + row * 22.0, p.deep * (0.1 + column * 0.28)
                    canvas.drawPath(
                        draw.path((x - 2, y - 4), (x + 5, y), (x - 2, y + 4)), draw.stroke(p.body, 2.4, alpha=0.7)
                    )
        canvas.restore()
        if bones.beat is None:
            self._folded(canvas, bones)
        canvas.restore()
        beaks.head(canvas, p, bones.head, bones.gape, bones.eyes, pose.gaze, t)
        if bones.beat is not None:
            self._spread(canvas, bones, far=False)
        canvas.restore()

    def _neck(self, canvas: skia.Canvas, bones: Bones) -> None:
        p = self._p
        colour = p.head or p.body
        root = polar(bones.body, -bones.tilt - 10, p.long * 0.74)
        if p.neck < 5:
            width = min(p.skull * 0.95, p.deep * 0.8)
            canvas.drawPath(limb([root, bones.head], [p.deep * 0.72, width]), draw.fill(p.body))
            return
        bulge = (root[0] + p.neck * 0.34, root[1] - p.neck * 0.16)
        back = (bones.head[0] - p.neck * 0.3, bones.head[1] + p.neck * 0.34)
        spine = [_bezier(root, bulge, back, bones.head, i / 6) for i in range(7)]
        thick = [p.deep * 0.6, p.deep * 0.46] + [p.skull * (0.62 - 0.02 * i) for i in range(5)]
        outline = limb(spine, thick)
        top, low = bones.head[1], root[1] + p.deep
        lower = p.body if colour != p.body and p.face == "ring" else colour
        gradients.fill_vertical(canvas, outline, top, low, [colour, colour, lower, p.body], [0, 0.5, 0.72, 1])
        if p.face == "ring" and p.neck > 10:
            middle = spine[4]
            canvas.drawCircle(*middle, p.skull * 0.62, draw.fill("#ffffff"))

    def _leg(self, canvas: skia.Canvas, bones: Bones, index: int, *, far: bool) -> None:
        p = self._p
        colour = draw.darken(p.leg_colour, 0.22) if far else p.leg_colour
        foot = bones.feet[index]
        hip = (bones.body[0] + (6.0 if far else -4.0), bones.body[1] + p.deep * 0.6 * math.cos(math.radians(bones.tilt)) + p.long * 0.5 * math.sin(math.radians(max(0.0, bones.tilt - 40))))  # fmt: skip
        knee = draw.two_bone(hip, foot, p.leg * 0.6 + 4, p.leg * 0.62 + 4, 1.0)
        pen = draw.stroke(colour, 4.6 if p.leg < 60 else 5.2)
        canvas.drawPath(draw.path(hip, knee, foot), pen)
        x, y = foot
        if p.webbed:
            canvas.drawPath(
                draw.shape((x - 5, y - 4), (x + 17, y - 1), (x + 18, y + 3), (x - 5, y + 3)), draw.fill(colour)
            )
        else:
            for dx in (15.0, 11.0, -9.0):
                canvas.drawLine(x, y - 2, x + dx, y + (1.5 if dx != 11 else -1.5), draw.stroke(colour, 3.4))

    def _tail(self, canvas: skia.Canvas, t: float) -> None:
        p = self._p
        colour = p.tail_colour or draw.darken(p.wing, 0.08)
        sway = 3 * math.sin(t * 2.1)
        x = -p.long * 0.8
        if p.face == "train":
            for index in range(9):
                angle = 196 + index * 11 + sway * 0.5
                tip = polar((x, 0), angle, p.tail + 66)
                canvas.drawPath(
                    limb([(x, 0), _between((x, 0), tip, 0.6), tip], [4, 12, 13]),
                    draw.fill(draw.darken(colour, 0.05 * (index % 2))),
                )
                canvas.drawCircle(*tip, 9, draw.fill("#e8b93a"))
                canvas.drawCircle(*tip, 6, draw.fill("#1f62c4"))
            return
        if p.fan:
            for index in range(4):
                tip = polar((x + 6, 4), 186 + index * 18 + sway, p.tail * (1.1 - 0.06 * index))
                middle = polar((x + 6, 4), 194 + index * 18 + sway, p.tail * 0.62)
                canvas.drawPath(
                    limb([(x + 8, 2), middle, tip], [9, 9, 3.5]), draw.fill(draw.darken(colour, 0.06 * index))
                )
            return
        tip = polar((x, 2), 180 - 6 + sway, p.tail + 10)
        wide = 8.0 if p.tail < 60 else 10.0
        feather = draw.shape(
            (x + 12, -6), (tip[0], tip[1] - wide * 0.7), (tip[0] - 3, tip[1] + wide * 0.9), (x + 12, 12)
        )
        gradients.fill_horizontal(canvas, feather, tip[0], x + 12, [draw.darken(colour, 0.3), colour])
        canvas.drawLine(x, 3, tip[0] + 3, tip[1], draw.stroke(draw.darken(colour, 0.4), 1.6, alpha=0.6))

    def _folded(self, canvas: skia.Canvas, bones: Bones) -> None:
        """The near wing along the side, in the body's own axes."""
        p = self._p
        if p.upright:
            canvas.save()
            canvas.translate(p.long * 0.45, -p.deep * (0.1 if p.face == "owl" else 0.05))
            canvas.rotate(6 + 16 * bones.flap)
            flipper = blob([(4, -6), (-p.long * 0.5, -13), (-p.long * 1.16, 2), (-p.long * 0.6, 9), (0, 8)])
            gradients.fill_horizontal(
                canvas, flipper, -p.long, 0, [draw.darken(p.wing, 0.25), draw.lighten(p.wing, 0.1)]
            )
            canvas.restore()
            return
        wing = blob([(p.long * 0.55, -p.deep * 0.35), (p.long * 0.1, -p.deep * 0.78), (-p.long * 0.8, -p.deep * 0.3), (-p.long * 1.22, p.deep * 0.14), (-p.long * 0.5, p.deep * 0.42), (p.long * 0.3, p.deep * 0.3)])  # fmt: skip
        tones = [p.tip or draw.darken(p.wing, 0.3), p.wing, draw.lighten(p.wing, 0.14)]
        gradients.fill_horizontal(canvas, wing, -p.long * 1.2, p.long * 0.5, tones, [0, 0.42, 1])
        for row, start in enumerate((0.12, -0.22, -0.56)):
            x = p.long * start
            curve = draw.path((x, -p.deep * 0.4 + 3 * row), (x + 6, p.deep * 0.1, x - 12, p.deep * 0.34 - 2 * row))
            canvas.drawPath(curve, draw.stroke(draw.darken(p.wing, 0.35), 2, alpha=0.5))

    def _spread(self, canvas: skia.Canvas, bones: Bones, *, far: bool) -> None:
        """A wing in flight: the inner half swings with the beat, the tip lags behind."""
        p = self._p
        beat = bones.beat or 0.0
        span = p.span * (0.92 if far else 1.0)
        root = polar(bones.body, -bones.tilt - 70, p.deep * 0.55)
        root = (root[0] + (14 if far else 0), root[1])
        inner = polar(root, _lift(beat, far), span * 0.46)
        tip = polar(inner, _lift(beat * 0.86 - 0.12, far) - 16, span * 0.62)
        tone = draw.darken(p.wing, 0.22) if far else p.wing
        chord = p.long * 0.95
        if p.membrane or p.face == "bat":
            outline = draw.shape((root[0] + chord * 0.4, root[1]), inner, tip, (_between(inner, tip, 0.5)[0] - chord * 0.5, _between(inner, tip, 0.5)[1] + 16), (inner[0] - chord * 0.8, inner[1] + 26), (root[0] - chord * 0.8, root[1] + 10))  # fmt: skip
        else:
            edge = [(root[0] + chord * 0.5, root[1] + 4), (inner[0] + chord * 0.16, inner[1]), tip]
            trailing = [
                (tip[0] - chord * 0.42, tip[1] + 16),
                (inner[0] - chord * 0.72, inner[1] + 18),
                (root[0] - chord * 0.66, root[1] + 12),
            ]
            outline = blob([*edge, *trailing], 0.8)
        tones = [p.tip or draw.darken(tone, 0.3), tone, draw.lighten(tone, 0.1)]
        high, low = (tip[1], root[1]) if tip[1] < root[1] else (root[1], tip[1])
        order = tones if tip[1] < root[1] else tones[::-1]
        if high == low:
            low += 1
        gradients.fill_vertical(
            canvas, outline, high - 6, low + 10, order, [0, 0.4, 1] if tip[1] < root[1] else [0, 0.6, 1]
        )
        canvas.save()
        canvas.clipPath(outline, True)
        pen = draw.stroke(draw.darken(tone, 0.4), 1.8, alpha=0.45)
        for share in (0.2, 0.4, 0.6, 0.8):
            a = _between((root[0] + chord * 0.3, root[1]), tip, share)
            canvas.drawLine(a[0], a[1], a[0] - chord * 0.7, a[1] + 22, pen)
        canvas.restore()


def _lift(beat: float, far: bool) -> float:
    """The direction of a wing's bone: up and back at 1, level at 0, down at -1."""
    level = -160.0 if not far else -142.0
    return level + (62.0 if beat > 0 else 74.0) * beat


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _bezier(a: Point, b: Point, c: Point, d: Point, s: float) -> Point:
    q = 1 - s
    return tuple(q**3 * a[i] + 3 * q * q * s * b[i] + 3 * q * s * s * c[i] + s**3 * d[i] for i in (0, 1))  # type: ignore[return-value]


def _dyed(p: Plumage, colour: str | None) -> Plumage:
    """The bird in a colour that was asked for; beak, legs and markings keep their own."""
    if colour is None:
        return p
    belly = draw.mix(colour, "#ffffff", 0.35) if p.face in ("owl", "penguin") else draw.mix(colour, "#ffffff", 0.2)
    return replace(p, body=colour, wing=draw.darken(colour, 0.16), head=colour, belly=belly, tail_colour=None, tip=None)


def _maker(plumage: Plumage) -> Callable[[Look], Figure]:
    return lambda look: Bird(plumage, look)


CAST: dict[str, Callable[[Look], Figure]] = {name: _maker(plumage) for name, plumage in BIRDS.items()}
