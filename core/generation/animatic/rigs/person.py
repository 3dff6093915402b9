"""People: one rig for the whole body, for somebody seated, and for the bust behind a table.

Everything is drawn in head units (`HEAD` per head) and scaled: a standing adult comes out 210 units tall, a bust about 215
over the table's edge. What they wear and hold by trade is in `rigs.outfits` and `rigs.tools`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import replace

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs import (
    bearing,
    clothes,
    costumes,
    deeds,
    drapery,
    face,
    facepaint,
    gestures,
    hair,
    limbs,
    measure,
    outline,
    skeleton,
    thought,
    tools,
)
from core.generation.animatic.rigs.garment import Garment
from core.generation.animatic.rigs.likeness import Likeness
from core.generation.animatic.rigs.repertoire import BASIC, HUMAN, nearest
from core.generation.animatic.rigs.skeleton import Arm, Leg, Posture
from core.generation.animatic.rigs.traits import Traits, traits_of
from core.generation.animatic.rigs.tread import Tread
from core.generation.animatic.rigs.wardrobe import HAT_OF, drawn_as
from core.generation.animatic.stage import Figure, Look, Pose

BODY_SCALE = 0.5  # a head is 50 units of a standing adult's 210
CHANGE_TIME = 0.45  # seconds from one action to the next
_SIZES = {"baby": 0.5, "child": 0.7, "teen": 0.9}
_HEADS = {"baby": 1.55, "child": 1.16}
_ON_FEET, _ON_FACE = (
    frozenset({"shoes", "boots", "socks"}),
    frozenset({"glasses", "sunglasses", "goggles", "mask", "snorkel"}),
)
_ON_BACK = frozenset({"cape", "wings", "backpack", "bag"})
_LEANING = frozenset({"sword", "katana", "cutlass", "axe", "club", "hammer", "racket"})


class Person:
    """Somebody. Traits come from the Look; the pose says what they do."""

    bust_scale = 1 / BODY_SCALE  # how much larger a bust is drawn than a whole figure

    def __init__(self, look: Look, *, age: str = "adult", feminine: bool | None = None) -> None:
        self.traits: Traits = traits_of(look, age=age, feminine=feminine)
        self._likeness = Likeness(self.traits)
        self.size = _SIZES.get(self.traits.age, 1.0)
        self._pose = Pose(action=nearest(look.entity.action or "stand", BASIC | HUMAN))
        self._measured: dict[tuple[str | None, ...], skia.Rect] = {}
        self._action: str | None = None
        self._before: tuple[str, str | None] = ("stand", None)
        self._since = -1e9
        self._last = -1e9

    @property
    def bounds(self) -> skia.Rect:
        """What the figure last drawn can cover in what it does."""
        key = (self._pose.support, self._pose.action, self._pose.holds, self._pose.rides)
        if key not in self._measured:
            understudy, pose = copy(self), replace(self._pose, speed=0.0)
            self._measured[key] = measure.extent(lambda canvas, t: understudy.paint(canvas, t, pose))
        return self._measured[key]

    # --- the figure's interface ---------------------------------------------------------------------------------------

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the body for the pose's support: the bust over a table's edge, seated, or from head to foot."""
        self._pose = pose
        self.paint(canvas, t, pose)

    def paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """`draw`, without taking note of the pose; what the hands hold is in front of the arms."""
        body = self.posture(t, pose)
        canvas.save()
        self._enter(canvas, body, pose)
        bust = pose.support == "bust"
        if bust:
            canvas.clipRect(draw.rect(-400, -600, 800, 612))
        neck = self._neck(body, pose)
        sway = -4.0 * math.sin(t * 1.3 + self.traits.phase * 6) - (14 + 8 * math.sin(t * 9) if body.turn > 0.5 else 0)
        mien = body.mien
        lids = min(mien.lids, mien.lids * face.lids_at(t, self.traits.phase))
        mien = face.stepped(replace(mien, lids=lids))
        turn = mien.yaw * 8
        airborne = body.roll > 40

        def at_neck(paint: Callable[[], None]) -> None:
            canvas.save()
            canvas.translate(*neck)
            canvas.rotate(body.lean)
            paint()
            canvas.restore()

        at_neck(lambda: drapery.paint_back(canvas, self.traits, body, -neck[1], t, airborne=airborne))
        if not bust:
            self._lower(canvas, body, neck, pose, t)

        def torso() -> None:
            self._at_head(canvas, body, lambda: hair.paint_back(canvas, self.traits, turn, sway))
            self._at_head(canvas, body, lambda: self._likeness.hat(canvas, turn, behind=True))
            wide = self.traits.shoulders * (1 - 0.42 * body.turn)
            self._likeness.torso(canvas, wide, clothes.WAIST + (8 if not bust else 40), turn, body.tilt * 0.25)

        at_neck(torso)
        if not bust:
            waist = self._waist(body, neck)
            drapery.paint_skirt(canvas, self.traits, waist, body, self._sits(pose), t)
        at_neck(lambda: self._at_head(canvas, body, lambda: self._likeness.head(canvas, mien, t, sway)))
        if not self._clasps(pose):
            self._front_arms(canvas, body, neck, pose, t)
        canvas.restore()

    def _enter(self, canvas: skia.Canvas, body: Posture, pose: Pose) -> None:
        """Into head units, turned about the hips by the posture's roll."""
        scale = self._scale(pose)
        canvas.scale(scale, scale)
        if body.roll or body.rise:
            canvas.translate(body.ahead, -body.rise)
            canvas.translate(0, -skeleton.HIP_HEIGHT)
            canvas.rotate(body.roll)
            canvas.translate(0, skeleton.HIP_HEIGHT)

    def _out(self, point: Point, body: Posture, scale: float) -> Point:
        """A point of the body in the figure's coordinates."""
        x, y = point
        if body.roll or body.rise:
            angle = math.radians(body.roll)
            up = y + skeleton.HIP_HEIGHT
            x, y = x * math.cos(angle) - up * math.sin(angle), x * math.sin(angle) + up * math.cos(angle)
            x, y = x + body.ahead, y - skeleton.HIP_HEIGHT - body.rise
        return x * scale, y * scale

    def _sits(self, pose: Pose) -> bool:
        on_board = pose.support == "mount" and (
            pose.rides in deeds.BOARDS or pose.rides == "magic_carpet" or pose.action in ("surf", "skate", "ski")
        )
        return pose.support not in ("stand", "air", "water") and not on_board

    def _waist(self, body: Posture, neck: Point) -> Point:
        angle = math.radians(body.lean)
        return neck[0] - math.sin(angle) * clothes.WAIST, neck[1] + math.cos(angle) * clothes.WAIST

    def _lower(self, canvas: skia.Canvas, body: Posture, neck: Point, pose: Pose, t: float) -> None:
        seated = self._sits(pose)
        if self.traits.outfit.tail:
            if body.turn > 0.5:
                self._arm(canvas, body.far, neck, body, near=False)
            straight = body.roll > 40 or pose.support == "water"
            drapery.paint_tail(canvas, self.traits, self._waist(body, neck), t, straight=straight)
            return
        if not body.astride:
            self._leg(canvas, body.far_leg, body, near=False, seated=seated)
        if body.turn > 0.5:
            self._arm(canvas, body.far, neck, body, near=False)
        self._leg(canvas, body.near_leg, body, near=True, seated=seated)

    def _front_arms(self, canvas: skia.Canvas, body: Posture, neck: Point, pose: Pose, t: float) -> None:
        if body.turn <= 0.5:
            self._arm(canvas, body.far, neck, body, near=False)
        tool = self._tool(pose)
        if tool is None:
            self._arm(canvas, body.near, neck, body, near=True)
            return
        known = tools.TOOLS[tool]
        x, y = neck[0] + body.near.wrist[0], neck[1] + body.near.wrist[1]
        elbow = (neck[0] + body.near.elbow[0], neck[1] + body.near.elbow[1])
        reach = math.hypot(x - elbow[0], y - elbow[1]) or 1.0
        x, y = x + (x - elbow[0]) / reach * 14, y + (y - elbow[1]) / reach * 14
        lean = known.lean
        if pose.action == "fight" or (pose.action in ("build", "repair", "dig") and tool in _LEANING):
            lean = math.degrees(math.atan2(y - elbow[1], x - elbow[0])) + 65
        if tool == "barbell":
            far = body.far.wrist
            x, y = (x + neck[0] + far[0]) / 2, (y + neck[1] + far[1]) / 2
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(lean)
        known.paint(canvas, t)
        canvas.restore()
        self._arm(canvas, body.near, neck, body, near=True)

    def _tool(self, pose: Pose) -> str | None:
        if pose.holds is not None:
            return None
        return tools.tool_for(pose.action, self.traits.outfit.tool, pose.support)

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """The thought bubble, which shows itself only while the pose is to think."""
        return {"bubble": self._bubble}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """Where things are held ("hand": the base of a thing held upright), worn ("head", "back") or spoken from ("mouth")."""
        body = self.posture(t, pose)
        scale = self._scale(pose)
        neck = self._neck(body, pose)
        match name:
            case "worn":
                return 0.0, 0.0
            case "head":
                point = (neck[0], neck[1] - 114)
            case "eyes":
                point = (neck[0], neck[1] - 62)
            case "neck":
                point = (neck[0], neck[1])
            case "mouth":
                point = (neck[0] + 8, neck[1] - 30)
            case "back":
                point = (neck[0] - 50, neck[1] + 50)
            case _:
                point = self._hand_point(body, pose, neck)
        return self._out(point, body, scale)

    def clasp(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the arms that close around what is held."""
        if not self._clasps(pose):
            return
        body = self.posture(t, pose)
        canvas.save()
        self._enter(canvas, body, pose)
        self._front_arms(canvas, body, self._neck(body, pose), pose, t)
        canvas.restore()

    def garment(self, concept: str) -> Figure | None:
        """The piece of clothing of that concept, if it is one that the body is drawn in."""
        piece = drawn_as(concept)
        if piece is None:
            return None
        return Garment(self.bounds, lambda canvas, t, pose: self._piece(canvas, piece, t, pose))

    def _piece(self, canvas: skia.Canvas, concept: str, t: float, pose: Pose) -> None:
        """Only what of the body is that piece of clothing."""
        body = self.posture(t, pose)
        neck, turn = self._neck(body, pose), body.mien.yaw * 8
        canvas.save()
        self._enter(canvas, body, pose)
        if concept in _ON_FEET:
            for leg in (body.far_leg, body.near_leg):
                limbs.shoe(canvas, leg.ankle, leg.degrees, 2.0, self.traits.shoes)
                if self.traits.outfit.boots:
                    limbs.boot(canvas, leg.knee, leg.ankle, self.traits.shoes)
        elif concept == "trousers":
            for near in (False, True):
                self._leg(canvas, body.near_leg if near else body.far_leg, body, near=near, seated=self._sits(pose))
        else:
            canvas.save()
            canvas.translate(*neck)
            canvas.rotate(body.lean)
            if concept in HAT_OF:
                self._at_head(canvas, body, lambda: self._likeness.hat(canvas, turn, behind=False))
            elif concept in _ON_FACE:
                self._at_head(canvas, body, lambda: facepaint.paint(canvas, self.traits, body.mien, t))
            elif concept in _ON_BACK:
                drapery.paint_back(canvas, self.traits, body, -neck[1], t, airborne=body.roll > 40)
            elif concept != "skirt":
                wide = self.traits.shoulders * (1 - 0.42 * body.turn)
                clothes.paint_torso(canvas, self.traits, wide, clothes.WAIST + 8, turn)
            canvas.restore()
            if concept not in HAT_OF and concept not in _ON_FACE and concept not in _ON_BACK:
                drapery.paint_skirt(canvas, self.traits, self._waist(body, neck), body, self._sits(pose), t)
        canvas.restore()

    def _clasps(self, pose: Pose) -> bool:
        """Whether the arms lie before the thing held. One who types has the hands behind the lid."""
        return pose.holds not in (None, tools.ELSEWHERE) and pose.action not in ("type", "work", "play_games")

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
        tool = self._tool(pose) if holds is None else None
        armed = tool is not None and tool == self.traits.outfit.tool and action == "fight"
        carried = "tool" if tool and not tools.TOOLS[tool].low and self.traits.outfit.tool == tool else None
        moment = gestures.Moment(
            t, self.traits.phase, pose.talk, pose.support == "bust", self._sits(pose), pose.rides, pose.support
        )
        if armed:
            action = "fight_armed"
        return bearing.posture(action, moment, speed, holds or carried)

    def tread(self, pose: Pose) -> Tread | None:
        """When its feet land."""
        return bearing.tread(pose.action, pose.speed / self._scale(pose), self.traits.phase)

    def _scale(self, pose: Pose) -> float:
        if pose.support == "bust":
            return 0.86 if self.traits.age in _HEADS else 1.0
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
        if pose.action in ("play_guitar", "play_violin"):
            at = gestures.GUITAR_AT_TABLE if pose.support == "bust" else gestures.GUITAR_AT
            return neck[0] + at[0], neck[1] + at[1]
        return neck[0] + near[0] + 6, neck[1] + near[1] + 12

    def _at_head(self, canvas: skia.Canvas, body: Posture, paint: Callable[[], None]) -> None:
        canvas.save()
        canvas.translate(body.tilt * 0.35 + body.turn * 6, -17 + body.nod)
        canvas.rotate(body.tilt)
        large = _HEADS.get(self.traits.age)
        if large:
            canvas.scale(large, large)
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
        bare = traits.top_kind in costumes.SHORT_SLEEVED or traits.top_kind in costumes.SLEEVELESS
        skin = traits.skin if near or body.turn < 0.5 else draw.darken(traits.skin, 0.2)
        glove = traits.outfit.gloves
        if glove == "boxing":
            limbs.boxing_glove(canvas, wrist, degrees)
        else:
            hand = glove or skin
            shade = draw.darken(glove, 0.4) if glove else traits.skin_shade
            limbs.hand(canvas, wrist, degrees, arm.hand, 12.5 * bulk, hand, shade, side=arm.side)
        radii = (19.5 * bulk, 16.5 * bulk, 12.0 * bulk)
        if bare:
            limbs.sleeve(canvas, shoulder, elbow, wrist, (15 * bulk, 12 * bulk, 8.5 * bulk), skin, cuff=False)
            if traits.top_kind in costumes.SLEEVELESS:
                return
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
        cloth = traits.trousers if near else draw.darken(traits.trousers, 0.3 if body.turn > 0.5 else 0.1)
        hip_x = (21.0 if near else -21.0) * (1 - 0.8 * body.turn)
        hip_y = -22.0 if seated else -skeleton.HIP_HEIGHT + body.shift[1] - 8
        hip = (hip_x + body.shift[0] * 0.6, hip_y)
        shoes = traits.shoes if near else draw.darken(traits.shoes, 0.25)
        limbs.shoe(canvas, leg.ankle, leg.degrees, 2.0, shoes)
        radii = (26.0, 21.0, 14.0) if not seated else (27.0, 24.0, 15.0)
        ankle = (leg.ankle[0], leg.ankle[1] - 5)
        if traits.outfit.bare_legs:
            skin = traits.skin if near else draw.darken(traits.skin, 0.2)
            limbs.sleeve(canvas, hip, leg.knee, ankle, (23.0, 17.0, 11.0), skin, cuff=False, contour=0.25)
            if traits.outfit.skirt is None:
                short = outline.between(hip, leg.knee, 0.6)
                limbs.sleeve(
                    canvas, hip, outline.between(hip, short, 0.5), short, (27.0, 27.0, 25.0), cloth, contour=0.2
                )
        else:
            limbs.sleeve(canvas, hip, leg.knee, ankle, radii, cloth, contour=0.25)
        if traits.outfit.boots:
            limbs.boot(canvas, leg.knee, leg.ankle, shoes)

    # --- the thought bubble ---------------------------------------------------------------------------------------------

    def _bubble(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        if pose.action != "think":
            return
        body = self.posture(t, pose)
        neck = self._neck(body, pose)
        canvas.save()
        self._enter(canvas, body, pose)
        canvas.translate(neck[0], neck[1])
        thought.paint_bubble(canvas, t)
        canvas.restore()
