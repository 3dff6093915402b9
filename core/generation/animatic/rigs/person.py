"""People: one rig for the whole body, for somebody seated, and for the bust behind a table.

Everything is drawn in head units (`HEAD` per head) and scaled: a standing adult comes out 210 units tall, a bust about 215
over the table's edge.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs import clothes, face, gestures, hair, limbs, skeleton
from core.generation.animatic.rigs.skeleton import Arm, Leg, Posture
from core.generation.animatic.rigs.traits import Traits, traits_of
from core.generation.animatic.stage import Look, Pose

BODY_SCALE = 0.5  # a head is 50 units of a standing adult's 210
CHANGE_TIME = 0.45  # seconds from one action to the next
CHILD = 0.7
# What the actions reach, in figure units; the second for arms flung wide.
_BOUNDS = {
    "bust": (draw.rect(-128, -248, 256, 260), draw.rect(-176, -248, 352, 260)),
    "stand": (draw.rect(-94, -264, 188, 276), draw.rect(-94, -264, 188, 276)),
    "sit": (draw.rect(-92, -160, 184, 216), draw.rect(-92, -160, 184, 216)),
}
_ANY = draw.rect(-128, -264, 256, 320), draw.rect(-176, -264, 352, 320)
_WIDE = frozenset({"dance", "jump", "point", "fight", "wave", "cheer", "exercise", "play_guitar", "sleep"})


class Person:
    """Somebody. Traits come from the Look; the pose says what they do."""

    bust_scale = 1 / BODY_SCALE  # how much larger a bust is drawn than a whole figure

    def __init__(self, look: Look, *, age: str = "adult", feminine: bool | None = None) -> None:
        self.traits: Traits = traits_of(look, age=age, feminine=feminine)
        self.size = CHILD if self.traits.age == "child" else 1.0
        self._support, self._doing = "", look.entity.action or ""
        self._action: str | None = None
        self._before: tuple[str, str | None] = ("stand", None)
        self._since = -1e9
        self._last = -1e9

    @property
    def bounds(self) -> skia.Rect:
        """What the figure last drawn can cover: relighting costs by the pixel, and a bust has no legs."""
        return _BOUNDS.get(self._support, _ANY)[self._doing in _WIDE]

    # --- the figure's interface ---------------------------------------------------------------------------------------

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the body for the pose's support: the bust over a table's edge, seated, or from head to foot."""
        self._support, self._doing = pose.support, pose.action
        body = self.posture(t, pose)
        scale = self._scale(pose)
        canvas.save()
        canvas.scale(scale, scale)
        bust = pose.support == "bust"
        if bust:
            canvas.clipRect(draw.rect(-400, -600, 800, 612))
        neck = self._neck(body, pose)
        sway = -4.0 * math.sin(t * 1.3 + self.traits.phase * 6) - (14 + 8 * math.sin(t * 9) if body.turn > 0.5 else 0)
        if not bust:
            self._leg(canvas, body.far_leg, body, near=False, seated=pose.support != "stand")
            if body.turn > 0.5:
                self._arm(canvas, body.far, neck, body, near=False)
            self._leg(canvas, body.near_leg, body, near=True, seated=pose.support != "stand")
        canvas.save()
        canvas.translate(*neck)
        canvas.rotate(body.lean)
        self._at_head(canvas, body, lambda: hair.paint_back(canvas, self.traits, body.mien.yaw * 8, sway))
        wide = self.traits.shoulders * (1 - 0.42 * body.turn)
        clothes.paint_torso(canvas, self.traits, wide, clothes.WAIST + (8 if not bust else 40), body.mien.yaw * 8)
        clothes.paint_neck(canvas, self.traits, body.tilt * 0.25)
        canvas.restore()
        canvas.save()
        canvas.translate(*neck)
        canvas.rotate(body.lean)
        mien = body.mien
        lids = min(mien.lids, mien.lids * face.lids_at(t, self.traits.phase))
        self._at_head(canvas, body, lambda: face.paint_head(canvas, self.traits, replace(mien, lids=lids), t, sway))
        canvas.restore()
        if not self._clasps(pose):
            if body.turn <= 0.5:
                self._arm(canvas, body.far, neck, body, near=False)
            self._arm(canvas, body.near, neck, body, near=True)
        canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """The thought bubble, which shows itself only while the pose is to think."""
        return {"bubble": self._bubble}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """Where things are held ("hand": the base of a thing held upright), worn ("head", "back") or spoken from ("mouth")."""
        body = self.posture(t, pose)
        scale = self._scale(pose)
        neck = self._neck(body, pose)
        match name:
            case "head":
                point = (neck[0], neck[1] - 114)
            case "mouth":
                point = (neck[0] + 8, neck[1] - 30)
            case "back":
                point = (neck[0] - 50, neck[1] + 50)
            case _:
                point = self._hand_point(body, pose, neck)
        return point[0] * scale, point[1] * scale

    def clasp(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the arms that close around what is held."""
        if not self._clasps(pose):
            return
        body = self.posture(t, pose)
        scale = self._scale(pose)
        canvas.save()
        canvas.scale(scale, scale)
        neck = self._neck(body, pose)
        if body.turn <= 0.5:
            self._arm(canvas, body.far, neck, body, near=False)
        self._arm(canvas, body.near, neck, body, near=True)
        canvas.restore()

    def _clasps(self, pose: Pose) -> bool:
        """Whether the arms lie before the thing held. One who types has the hands behind the lid."""
        return pose.holds is not None and pose.action not in ("type", "work", "play_games")

    # --- posture ------------------------------------------------------------------------------------------------------

    def posture(self, t: float, pose: Pose) -> Posture:
        """The body at a moment; a change of action takes `CHANGE_TIME`."""
        if t < self._last or self._action is None:
            self._action, self._since = pose.action, -1e9
        elif pose.action != self._action:
            self._before = (self._action, pose.holds)
            self._action, self._since = pose.action, t
        self._last = t
        now = self._posture(pose.action, t, pose, pose.holds)
        share = draw.smooth((t - self._since) / CHANGE_TIME)
        if share < 1:
            now = skeleton.blend(self._posture(self._before[0], t, pose, self._before[1]), now, share)
        gaze = (now.mien.gaze[0] + pose.gaze[0], now.mien.gaze[1] + pose.gaze[1])
        limited = (max(-1.0, min(1.0, gaze[0])), max(-1.0, min(1.0, gaze[1])))
        mien, (smile, brow, lids) = now.mien, self.traits.feeling
        mien = replace(
            mien,
            gaze=limited,
            smile=max(-1.0, min(1.0, mien.smile + smile)),
            brow=mien.brow + brow,
            lids=min(mien.lids, lids),
        )
        return replace(now, mien=mien)

    def _posture(self, action: str, t: float, pose: Pose, holds: str | None) -> Posture:
        speed = pose.speed / self._scale(pose)
        return gestures.posture(action, pose.support, t, self.traits.phase, pose.talk, speed, holds)

    def _scale(self, pose: Pose) -> float:
        if pose.support == "bust":
            return 0.86 if self.traits.age == "child" else 1.0
        return BODY_SCALE * self.size

    def _neck(self, body: Posture, pose: Pose) -> Point:
        """The base of the neck about the figure's own base."""
        if pose.support == "bust":
            return body.shift[0], -skeleton.TABLE + body.shift[1]
        rise = clothes.WAIST + 4
        angle = math.radians(body.lean)
        hip_y = -skeleton.NECK_HEIGHT + rise + body.shift[1]
        return body.shift[0] + math.sin(angle) * rise, hip_y - math.cos(angle) * rise

    def _hand_point(self, body: Posture, pose: Pose, neck: Point) -> Point:
        near, far = body.near.wrist, body.far.wrist
        if pose.action in gestures.BOTH_HANDS:
            low = gestures.BOTH_HANDS[pose.action]
            return neck[0] + (near[0] + far[0]) / 2, neck[1] + (near[1] + far[1]) / 2 + low
        if pose.action == "play_guitar":
            at = gestures.GUITAR_AT_TABLE if pose.support == "bust" else gestures.GUITAR_AT
            return neck[0] + at[0], neck[1] + at[1]
        return neck[0] + near[0] + 6, neck[1] + near[1] + 12

    def _at_head(self, canvas: skia.Canvas, body: Posture, paint: Callable[[], None]) -> None:
        canvas.save()
        canvas.translate(body.tilt * 0.35 + body.turn * 6, -17 + body.nod)
        canvas.rotate(body.tilt)
        if self.traits.age == "child":
            canvas.scale(1.16, 1.16)
        paint()
        canvas.restore()

    # --- limbs --------------------------------------------------------------------------------------------------------

    def _arm(self, canvas: skia.Canvas, arm: Arm, neck: Point, body: Posture, *, near: bool) -> None:
        traits = self.traits
        colour = traits.top if near or body.turn < 0.5 else draw.darken(traits.top, 0.28)
        side = 1 if near else -1
        across = skeleton.SHOULDER[0] * traits.shoulders * side
        root = (across * (1 - 0.86 * body.turn) + 4 * body.turn, skeleton.SHOULDER[1] + 2)
        extra = (traits.shoulders - 1) * 34 * side * (1 - body.turn)
        points = [root, (arm.elbow[0] + extra, arm.elbow[1]), arm.wrist]
        shoulder, elbow, wrist = ((neck[0] + x, neck[1] + y) for x, y in points)
        bulk = 1.0 if traits.feminine else 1.12
        degrees = math.degrees(math.atan2(wrist[1] - elbow[1], wrist[0] - elbow[0])) + arm.degrees
        bare = traits.top_kind == "tee"
        skin = traits.skin if near or body.turn < 0.5 else draw.darken(traits.skin, 0.2)
        paint_hand = (canvas, wrist, degrees, arm.hand, 12.5 * bulk, skin, traits.skin_shade)
        limbs.hand(*paint_hand, side=arm.side)
        radii = (19.5 * bulk, 16.5 * bulk, 12.0 * bulk)
        if bare:
            limbs.sleeve(canvas, shoulder, elbow, wrist, (15 * bulk, 12 * bulk, 8.5 * bulk), skin, cuff=False)
            middle = (shoulder[0] * 0.45 + elbow[0] * 0.55, shoulder[1] * 0.45 + elbow[1] * 0.55)
            limbs.sleeve(
                canvas,
                shoulder,
                ((shoulder[0] + middle[0]) / 2, (shoulder[1] + middle[1]) / 2),
                middle,
                (20 * bulk, 18.5 * bulk, 17 * bulk),
                colour,
            )
        else:
            limbs.sleeve(canvas, shoulder, elbow, wrist, radii, colour)

    def _leg(self, canvas: skia.Canvas, leg: Leg, body: Posture, *, near: bool, seated: bool) -> None:
        traits = self.traits
        cloth = traits.trousers if near else draw.darken(traits.trousers, 0.3)
        hip_x = (21.0 if near else -21.0) * (1 - 0.8 * body.turn)
        hip_y = -22.0 if seated else -skeleton.HIP_HEIGHT + body.shift[1] - 8
        hip = (hip_x + body.shift[0] * 0.6, hip_y)
        limbs.shoe(canvas, leg.ankle, leg.degrees, 2.0, traits.shoes if near else draw.darken(traits.shoes, 0.25))
        radii = (26.0, 21.0, 14.0) if not seated else (27.0, 24.0, 15.0)
        limbs.sleeve(canvas, hip, leg.knee, (leg.ankle[0], leg.ankle[1] - 5), radii, cloth, contour=0.25)

    # --- the thought bubble ---------------------------------------------------------------------------------------------

    def _bubble(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        if pose.action != "think":
            return
        scale = self._scale(pose)
        body = self.posture(t, pose)
        neck = self._neck(body, pose)
        canvas.save()
        canvas.scale(scale, scale)
        canvas.translate(neck[0], neck[1])
        for index, (x, y, radius) in enumerate(((56, -112, 5.0), (70, -127, 7.5))):
            grown = draw.smooth((t - 0.25 - 0.16 * index) / 0.3)
            _puff(canvas, x, y + math.sin(t * 2 + index) * 1.6, radius * grown)
        grown = draw.smooth((t - 0.55) / 0.4)
        if grown > 0:
            overshoot = 1 + 0.08 * math.sin(min(1.0, max(0.0, (t - 0.6) / 0.6)) * math.pi)
            canvas.translate(122, -158 + math.sin(t * 1.4) * 2.5)
            canvas.scale(grown * overshoot, grown * overshoot)
            _cloud(canvas, t)
        canvas.restore()


def _puff(canvas: skia.Canvas, x: float, y: float, radius: float) -> None:
    if radius > 0.2:
        canvas.drawCircle(x + 1, y + 2, radius, draw.fill("#2a1a3a", alpha=0.18))
        gradients.fill_radial(canvas, draw.circle(x, y, radius), (x - 2, y - 3), radius * 1.6, ["#ffffff", "#e6e2f2"])


def _cloud(canvas: skia.Canvas, t: float) -> None:
    """A cloud about (0, 0), 110 wide, with three dots that hop one after another."""
    breath = math.sin(t * 1.8) * 0.8
    outline = skia.Path()
    for x, y, radius in ((-34, 5, 22), (-16, -13, 25), (14, -12, 26), (36, 4, 21), (8, 12, 24), (-16, 13, 21)):
        outline.addCircle(x, y, radius + breath)
    canvas.save()
    canvas.translate(2, 5)
    canvas.drawPath(outline, draw.fill("#20142e", alpha=0.2))
    canvas.restore()
    gradients.fill_vertical(canvas, outline, -38, 38, ["#ffffff", "#fbfaff", "#dcd8ee"], [0, 0.55, 1])
    for index, colour in enumerate(("#e2856b", "#d9a441", "#4f8f8a")):
        hop = max(0.0, math.sin(t * 4.2 - index * 0.75))
        canvas.drawCircle(-20 + index * 20, 1 - hop * 7, 5.6 + 0.8 * hop, draw.fill(colour))


def _maker(age: str, feminine: bool | None) -> Callable[[Look], Person]:
    return lambda look: Person(look, age=age, feminine=feminine)


CAST: dict[str, Callable[[Look], Person]] = {
    "person": _maker("adult", None),
    "woman": _maker("adult", True),
    "man": _maker("adult", False),
    "child": _maker("child", None),
    "girl": _maker("child", True),
    "boy": _maker("child", False),
    "grandmother": _maker("old", True),
    "grandfather": _maker("old", False),
    "old_woman": _maker("old", True),
    "old_man": _maker("old", False),
}
