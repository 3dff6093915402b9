"""Mascots: a creature's emoji head on a drawn body in its own colours, that walks, dances, plays, reads and sits.

What has a head sprite gets a body (`Mascot`); a sprite that shows the whole creature waddles as it is (`Figurine`, in
`figurines`). How they move is in `choreography`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

import skia

from core.generation import lexicon
from core.generation.animatic import copies, draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs.choreography import Bones, bones, instrument_at
from core.generation.animatic.rigs.creatures import BUILDS, Build
from core.generation.animatic.rigs.heads import head_of
from core.generation.animatic.rigs.performer import Performer
from core.generation.animatic.stage import Figure, Look, Pose

HEAD = 112.0  # the height of what is visible of a head, in figure units
WIDEST = 138.0
LEG, ARM = 21.0, 30.0  # one half of each


_WIDE = frozenset(
    {
        "dance",
        "jump",
        "wave",
        "fly",
        "swim",
        "surf",
        "ride",
        "run",
        "chase",
        "fight",
        "sing",
        "play",
        "cheer",
        "skate",
        "ski",
    }
)


# --- pieces ---------------------------------------------------------------------------------------------------------


def tube(canvas: skia.Canvas, root: Point, joint: Point, tip: Point, width: float, colour: str) -> None:
    """A soft limb bent at its joint: shaded below, lit from above left."""
    control = (2 * joint[0] - (root[0] + tip[0]) / 2, 2 * joint[1] - (root[1] + tip[1]) / 2)
    line = draw.path(root, (*control, *tip))
    canvas.drawPath(line, draw.stroke(draw.darken(colour, 0.34), width))
    canvas.translate(-width * 0.05, -width * 0.06)
    canvas.drawPath(line, draw.stroke(colour, width * 0.84))
    canvas.translate(-width * 0.09, -width * 0.1)
    canvas.drawPath(line, draw.stroke(draw.lighten(colour, 0.3), width * 0.36, alpha=0.42))
    canvas.translate(width * 0.14, width * 0.16)


def ball(canvas: skia.Canvas, x: float, y: float, rx: float, ry: float, colour: str) -> None:
    """A paw or a foot: an ellipsoid lit from above left."""
    shades = [draw.lighten(colour, 0.28), colour, draw.darken(colour, 0.36)]
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(1, ry / rx)
    gradients.fill_radial(canvas, draw.circle(0, 0, rx), (-rx * 0.3, -rx * 0.45), rx * 1.55, shades, [0, 0.5, 1])
    canvas.restore()


def elbow(root: Point, tip: Point, side: int, half: float = ARM) -> Point:
    """Where an arm bends: outwards, to its own ``side``, and down rather than up."""
    # a hand held close before the body is nearer to the viewer: its arm is seen shortened
    half = min(half, max(half * 0.72, 0.6 * math.hypot(tip[0] - root[0], tip[1] - root[1])))
    both = (draw.two_bone(root, tip, half, half, 1), draw.two_bone(root, tip, half, half, -1))
    return max(both, key=lambda joint: joint[0] * side + joint[1] * 0.9)


def leaned(frame: Bones) -> Bones:
    """The upper body turned about the hips by its lean."""
    if not frame.lean:
        return frame
    angle = math.radians(frame.lean)
    cosine, sine = math.cos(angle), math.sin(angle)
    hx, hy = frame.hip

    def turned(point: Point) -> Point:
        dx, dy = point[0] - hx, point[1] - hy
        return hx + dx * cosine - dy * sine, hy + dx * sine + dy * cosine

    return replace(
        frame,
        chest=turned(frame.chest),
        hands=(turned(frame.hands[0]), turned(frame.hands[1])),
        tilt=frame.tilt + frame.lean * 0.5,
    )


class Mascot(Performer):
    """A head sprite on a body of its colours, about 222 units tall."""

    thinnest = 0.16
    head_width = 84.0

    def __init__(self, look: Look, build: Build) -> None:
        self._build, self._head = build, head_of(build.code, look.colour)
        main = build.body or self._head.main
        if look.colour:
            main = draw.mix(main, look.colour, 0.85)
        self._body, self._limbs = main, build.limbs or draw.darken(main, 0.1)
        self._belly = build.belly or draw.lighten(main, 0.45)
        # as tight as the action allows: light from the side falls off from these edges inwards
        action = look.entity.action
        wide = 114.0 if action in _WIDE or build.wings else 95.0
        self.bounds = skia.Rect.MakeLTRB(-wide, -306 if action in ("jump", "dance") else -240, wide, 54)

    # --- the figure -------------------------------------------------------------------------------------------------

    def bones(self, t: float, pose: Pose) -> Bones:
        frame = leaned(bones(pose.action, pose.support, pose.holds, t, pose.speed))
        if pose.action != "read":
            frame = replace(frame, nod=frame.nod + 3 * pose.gaze[1])
        return frame

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        frame = self.bones(t, pose)
        canvas.save()
        self._enter(canvas, frame, pose)
        if self._build.wings:
            self._wings(canvas, frame, t)
        self._tail(canvas, frame)
        self._arm_behind(canvas, frame, pose)
        seated = max(foot[1] for foot in frame.feet) > 12 or frame.soles
        if not seated:
            self._legs(canvas, frame)
        self._torso(canvas, frame)
        if seated:
            self._legs(canvas, frame)
        if pose.holds in ("guitar", "ukulele"):
            self._strap(canvas, frame)
        self._draw_head(canvas, frame, pose)
        self._arms_before(canvas, frame, pose)
        canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {"dreams": self._dreams}

    def _point(self, name: str, frame: Bones) -> Point:
        x, y = frame.chest
        match name:
            case "mouth":
                return x + 14, y - 20 + frame.nod
            case "eyes":
                return x + frame.tilt * 0.7 + 2.5 * frame.toes, y - 28 + frame.nod
            case "neck":
                return x, y + 44
            case "head":
                return x + frame.tilt * 1.4, y - 96 + frame.nod
            case _:
                return x - 20, y + 8

    # --- drawing ----------------------------------------------------------------------------------------------------

    def _legs(self, canvas: skia.Canvas, frame: Bones) -> None:
        hx, hy = frame.hip
        walking = frame.toes > 0
        for index in (1, 0) if walking else (0, 1):
            side = -1 if index == 0 else 1
            fx, fy = frame.feet[index]
            far = walking and index == 1
            tone = draw.darken(self._limbs, 0.22) if far else self._limbs
            root, ankle = (hx + side * (9 if walking else 20), hy + 8), (fx, fy - 10)
            bend = -1 if walking or side > 0 else 1
            if fy > 12:  # on a seat: the thigh comes towards the viewer and is seen as the knee
                knee = (fx - side * 1.5, hy + 20)
                tube(canvas, knee, ((knee[0] + fx) / 2, (knee[1] + ankle[1]) / 2), ankle, 26, tone)
                ball(canvas, *knee, 19.5, 18, draw.lighten(tone, 0.05))
            else:
                tube(canvas, root, draw.two_bone(root, ankle, LEG, LEG, bend), ankle, 29, tone)
            if frame.soles:
                ball(canvas, fx, fy - 5, 17, 18, tone)
                pad = draw.fill(self._belly, alpha=0.85)
                draw.oval(canvas, fx, fy - 2, 8.5, 8, pad)
                for dx in (-7.5, 0, 7.5):
                    canvas.drawCircle(fx + dx, fy - 15 - (1.6 if dx == 0 else 0), 2.9, pad)
            else:
                toe = 8 * frame.toes if frame.toes else side * 3.0
                ball(canvas, fx + toe, fy - 8.5, 19, 11, draw.darken(tone, 0.08))

    def _torso(self, canvas: skia.Canvas, frame: Bones) -> None:
        (hx, hy), (cx, cy) = frame.hip, frame.chest
        wide = 1 / math.sqrt(max(0.5, frame.squash))
        s, w = 29 * wide, 47 * wide
        outline = draw.shape(
            (cx - s, cy - 6),
            (cx - s - 14, cy + 14, hx - w - 3, hy - 24, hx - w, hy - 1),
            (hx - w + 3, hy + 17, hx - w * 0.5, hy + 23, hx, hy + 23),
            (hx + w * 0.5, hy + 23, hx + w - 3, hy + 17, hx + w, hy - 1),
            (hx + w + 3, hy - 24, cx + s + 14, cy + 14, cx + s, cy - 6),
            (cx, cy - 20, cx - s, cy - 6),
        )
        tall = hy + 23 - cy
        shades = [
            draw.lighten(self._body, 0.26),
            self._body,
            draw.darken(self._body, 0.14),
            draw.darken(self._body, 0.44),
        ]
        gradients.fill_radial(canvas, outline, (cx - 15, cy + tall * 0.34), tall * 0.98, shades, [0, 0.42, 0.7, 1])
        canvas.save()
        canvas.clipPath(outline, skia.ClipOp.kIntersect, True)
        if frame.turn > -0.2:
            bx, by = hx + 6 * frame.toes, hy - 10
            soft = draw.radial((0, 0), 35, [self._belly, self._belly, (self._belly, 0)], [0, 0.72, 1])
            canvas.save()
            canvas.translate(bx, by)
            canvas.scale(0.92, 1.06)
            canvas.drawCircle(0, 0, 35, draw.fill(shader=soft, alpha=0.92))
            canvas.restore()
        if self._build.stripes:
            self._draw_stripes(canvas, frame)
        gradients.fill_radial(
            canvas,
            draw.circle(cx, cy - 4, 52),
            (cx, cy - 4),
            52,
            [(draw.darken(self._body, 0.75), 0.5), (draw.darken(self._body, 0.75), 0)],
        )
        canvas.restore()

    def _draw_stripes(self, canvas: skia.Canvas, frame: Bones) -> None:
        hx, hy = frame.hip
        ink = draw.fill(self._build.stripes, alpha=0.9)
        for side in (-1, 1):
            for up in (4, -14, -32):
                x = hx + side * 52
                wedge = draw.shape(
                    (x, hy + up - 5),
                    (x - side * 14, hy + up - 4, x - side * 25, hy + up + 3),
                    (x - side * 12, hy + up + 6, x, hy + up + 6),
                )
                canvas.drawPath(wedge, ink)

    def _arm(self, canvas: skia.Canvas, frame: Bones, index: int, *, far: bool = False) -> None:
        side = -1 if index == 0 else 1
        cx, cy = frame.chest
        root, hand = (cx + side * (31 - 10 * max(0.0, frame.toes)), cy + 11), frame.hands[index]
        tone = draw.darken(self._limbs, 0.22) if far else self._limbs
        tube(canvas, root, elbow(root, hand, side), hand, 23, tone)
        ball(canvas, hand[0], hand[1], 14, 13.2, draw.mix(tone, self._belly, 0.16))

    def _draw_head(self, canvas: skia.Canvas, frame: Bones, pose: Pose) -> None:
        head, build = self._head, self._build
        box = head.visible
        scale = min(HEAD / box.height(), WIDEST / box.width())
        wide, tall = box.width() * scale, box.height() * scale
        canvas.save()
        canvas.translate(frame.chest[0] + 2.5 * frame.toes, frame.chest[1] + build.ruff - 4)
        canvas.rotate(frame.tilt)
        canvas.translate(0, frame.nod)
        flat = 1 - 0.006 * max(0.0, frame.nod)  # a bowed head is seen from above
        canvas.scale((-1 if build.flip else 1) / math.sqrt(frame.squash), frame.squash * flat)
        paint = skia.Paint(AntiAlias=True)
        if frame.turn < 0:  # from behind there is no face
            paint.setColorFilter(
                skia.ColorFilters.Blend(draw.argb((draw.darken(self._body, 0.1), 0.93)), skia.BlendMode.kSrcATop)
            )
        # the jaw: what lies below the middle of the face is drawn longer while it speaks
        share = 0.6 if pose.talk > 0.03 and not build.flip else 1.0
        drop = 7.5 * pose.talk if share < 1 else 0.0
        cut = box.top() + box.height() * share
        upper = skia.Rect.MakeLTRB(box.left(), box.top(), box.right(), cut)
        place = draw.rect(-wide / 2, -tall - drop * 0.5, wide, tall * share + 0.3)
        copies.put(canvas, head.image, place, paint, part=upper)
        if share < 1:
            lower = skia.Rect.MakeLTRB(box.left(), cut, box.right(), box.bottom())
            top = -tall * (1 - share) - drop * 0.5
            copies.put(canvas, head.image, draw.rect(-wide / 2, top, wide, drop - top), paint, part=lower)
        canvas.restore()

    def _strap(self, canvas: skia.Canvas, frame: Bones) -> None:
        cx, cy = frame.chest
        x, y = instrument_at(frame)
        line = draw.path((cx + 26, cy + 2), (cx + 34, cy + 18, x + 30, y - 24))
        canvas.drawPath(line, draw.stroke("#4a2f22", 7.5))
        canvas.drawPath(line, draw.stroke("#c8503c", 5))
        tail = draw.path((x - 40, y + 14), (cx - 48, cy + 62, cx - 46, cy + 40))
        canvas.drawPath(tail, draw.stroke("#4a2f22", 7.5))
        canvas.drawPath(tail, draw.stroke("#c8503c", 5))

    def _tail(self, canvas: skia.Canvas, frame: Bones) -> None:
        (hx, hy), wag = frame.hip, frame.tail
        body, tip = self._body, self._build.tip or self._body
        root = (hx - 30, hy + 10)
        match self._build.tail:
            case "stub":
                ball(canvas, hx - 45, hy + 6 + 2 * wag, 11, 11, draw.lighten(body, 0.12))
            case "tuft" | "long":
                end = (hx - 74, hy - 34 + 13 * wag)
                tube(
                    canvas,
                    root,
                    (hx - 66, hy + 8 + 4 * wag),
                    end,
                    11,
                    body if self._build.tail == "tuft" else draw.mix(body, tip, 0.4),
                )
                if self._build.tail == "tuft":
                    ball(canvas, end[0] - 1, end[1] - 4, 11, 13, tip)
            case "plume":
                end = (hx - 74, hy - 30 + 10 * wag)
                tube(canvas, root, (hx - 72, hy + 8 + 4 * wag), end, 27, body)
                ball(canvas, end[0], end[1] - 4, 14, 16, tip)
            case "spiked":
                end = (hx - 80, hy + 2 + 12 * wag)
                tube(canvas, root, (hx - 58, hy + 22), end, 19, body)
                ball(canvas, end[0] - 2, end[1] - 4, 10, 11, tip)
                for share in (0.25, 0.5, 0.75):
                    x, y = root[0] + (end[0] - root[0]) * share, root[1] + (end[1] - root[1]) * share
                    canvas.drawPath(draw.shape((x - 6, y - 3), (x - 5, y - 16), (x + 6, y - 5)), draw.fill(tip))
            case _:
                pass

    def _wings(self, canvas: skia.Canvas, frame: Bones, t: float) -> None:
        cx, cy = frame.chest
        flap = math.sin(t * 7) * 9
        tone = draw.darken(self._body, 0.16)
        for side in (-1, 1):
            root = (cx + side * 18, cy + 18)
            tip = (cx + side * 92, cy - 26 - flap)
            wing = draw.shape(
                root,
                (cx + side * 46, cy - 40 - flap, *tip),
                (cx + side * 80, cy + 2, cx + side * 84, cy + 18 - flap * 0.4),
                (cx + side * 62, cy + 10, cx + side * 58, cy + 32),
                (cx + side * 36, cy + 26, *root),
            )
            gradients.fill_linear(canvas, wing, root, tip, [self._build.tip or tone, tone])

    def _dreams(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Three letters that rise while it sleeps."""
        if pose.action != "sleep":
            return
        x, y = self.bones(t, pose).chest
        for index in range(3):
            life = (t * 0.34 + index / 3) % 1.0
            size = 7 + 9 * life
            px, py = x + 52 + 20 * life + 5 * math.sin(t * 2 + index), y - 78 - 62 * life
            ink = draw.stroke("#e6ecff", 2.2 + 1.4 * life, alpha=math.sin(math.pi * life))
            canvas.drawPath(draw.path((px, py), (px + size, py), (px, py + size), (px + size, py + size)), ink)


def mascot(look: Look) -> Figure:
    """The mascot for any creature that has a sprite; Refusal when its sprite is not installed."""
    from core.generation.animatic.rigs.figurines import figurine

    concept = look.entity.concept
    names = (concept, *lexicon.ancestors(concept))
    build = next((BUILDS[name] for name in names if name in BUILDS), None)
    return Mascot(look, build) if build else figurine(look)


_DRAWN_ELSEWHERE = frozenset(
    {"fox", "wolf", "dog", "cat", "horse", "chicken", "dragon", "hare"}
)  # with rigs of their own
CAST: dict[str, Callable[[Look], Figure]] = {name: mascot for name in BUILDS if name not in _DRAWN_ELSEWHERE}
