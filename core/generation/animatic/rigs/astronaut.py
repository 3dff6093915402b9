"""An astronaut: a white suit with a backpack, a face behind a golden visor, and arms and legs moved by inverse kinematics.

It knows how a suited body moves and, for chess, how far in front of the seat the board stands (`BOARD`); it knows no set.
Lengths are figure units: an astronaut stands 213 tall and sits 155 above its seat.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.props.chess import Game
from core.generation.animatic.stage import Figure, Look, Pose

BOARD: Point = (114.0, -30.0)
"""Where the base of the chess board stands, from the seat of a player who faces it."""
BOARD_SCALE = 0.5
"""The size of the board against the player's."""
SEAT_HEIGHT = 44.0
"""From the seat down to the ground under the boots."""

UPPER_ARM, FOREARM, THIGH, SHIN = 46.0, 45.0, 37.0, 37.0
SHARPNESS = 2.0  # pixels per unit of the baked parts; astronauts are drawn at 1.2 to 1.6
# Whoever faces left takes from the second half of each, so that two who face each other never look alike.
SKINS = (("#f2c7a0", "#e3ac7f", "#f6d5b4"), ("#b97a50", "#8a5636"))
ACCENTS = (("#e0483e", "#f0932b", "#8a5be0"), ("#2f7de0", "#2aa876"))


@dataclass(frozen=True)
class Suit:
    """The suit's colours. ``accent`` marks the stripes, the cap and the patch."""

    light: str
    base: str
    shade: str
    line: str
    accent: str
    skin: str


@dataclass(frozen=True)
class Body:
    """Where everything is at one moment, in figure coordinates; ``lean`` and ``nod`` in degrees forward."""

    hip: Point
    near_hand: Point
    far_hand: Point
    near_foot: Point
    far_foot: Point
    lean: float = 0.0
    nod: float = 0.0
    turn: float = 0.0  # of the face, -1 (to the camera) .. 1 (away to the front)
    knees: float = -1.0
    legs_in_front: bool = False

    def at(self, x: float, y: float) -> Point:
        """A point of the upper body, given from the hip, after it leans."""
        angle = math.radians(self.lean)
        return (
            self.hip[0] + x * math.cos(angle) - y * math.sin(angle),
            self.hip[1] + x * math.sin(angle) + y * math.cos(angle),
        )

    def moved(self, dx: float, dy: float) -> Body:
        """The whole body shifted."""

        def shift(p: Point) -> Point:
            return p[0] + dx, p[1] + dy

        return replace(
            self,
            hip=shift(self.hip),
            near_hand=shift(self.near_hand),
            far_hand=shift(self.far_hand),
            near_foot=shift(self.near_foot),
            far_foot=shift(self.far_foot),
        )


NEAR_SHOULDER, FAR_SHOULDER, HEAD = (-5.0, -54.0), (15.0, -54.0), (4.0, -92.0)


def _between(first: Point, second: Point, share: float) -> Point:
    return first[0] + (second[0] - first[0]) * share, first[1] + (second[1] - first[1]) * share


class Astronaut:
    """A figure that stands, sits, hops, floats, waves, thinks, rides and plays chess.

    White or black at chess follows from the side it sits at: the player who faces left (`Pose.mirrored`) has black.
    """

    bounds = draw.rect(-88, -285, 245, 345)

    def __init__(self, look: Look) -> None:
        traits = look.random("suit")
        base = look.colour or "#eef0f6"
        self.game = Game(look.seed)
        self.phase = traits.random() * 6
        self._suits = tuple(
            Suit(
                light=draw.lighten(base, 0.7),
                base=base,
                shade=draw.mix(base, "#54608e", 0.42),
                line=draw.mix(base, "#2a3054", 0.72),
                accent=traits.choice(accents),
                skin=traits.choice(skins),
            )
            for accents, skins in zip(ACCENTS, SKINS, strict=True)
        )

    # --- what the stage asks ---

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        body = self.body(t, pose)
        suit = self._suits[pose.mirrored]
        if pose.support == "bust":
            canvas.save()
            canvas.clipRect(draw.rect(-140, -280, 320, 280), True)
        _draw_arm(canvas, suit, body.at(*FAR_SHOULDER), body.far_hand, near=False)
        _stamp(canvas, _paint_backpack, suit, body.hip, (-54.0, -118.0, 46.0, 120.0), body.lean)
        _draw_leg(canvas, suit, _offset(body.hip, 6, 2), body.far_foot, body.knees, near=False)
        if not body.legs_in_front:
            _draw_leg(canvas, suit, _offset(body.hip, -6, 2), body.near_foot, body.knees, near=True)
        _draw_torso(canvas, suit, t, body)
        _draw_helmet(canvas, suit, t + self.phase, pose, body.turn, body.at(*HEAD), body.nod + body.lean * 0.45)
        if body.legs_in_front:
            _draw_leg(canvas, suit, _offset(body.hip, -4, 2), body.near_foot, body.knees, near=True)
        _draw_arm(canvas, suit, body.at(*NEAR_SHOULDER), body.near_hand, near=True)
        if pose.support == "bust":
            canvas.restore()

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        body = self.body(t, pose)
        match name:
            case "head":
                return body.at(HEAD[0], HEAD[1] - 38)
            case "mouth":
                return body.at(HEAD[0] + 20, HEAD[1] + 12)
            case "back":
                return body.at(-46, -40)
            case _:
                return _fingertips(body.at(*NEAR_SHOULDER), body.near_hand)

    # --- how it moves ---

    def body(self, t: float, pose: Pose) -> Body:
        """The pose of every limb at ``t``."""
        breath = math.sin((t + self.phase) * 1.7)
        body = self._legs(t, pose, breath)
        return self._arms(body, t, pose, breath)

    def _legs(self, t: float, pose: Pose, breath: float) -> Body:
        rest = Body((0, -89), (8, -65), (31, -69), (-11, 0), (13, -2), lean=1.5, nod=breath)
        match pose.action, pose.support:
            case _, "bust":
                return rest.moved(0, 60)
            case _, "sit":
                # Knees stay short of the table's edge and the shins slant back under the seat.
                hip = (0.0, -17 + breath * 0.6)
                seated = Body(hip, (30, -34), (40, -38), (29, SEAT_HEIGHT), (42, SEAT_HEIGHT - 3), lean=3 + breath)
                return replace(seated, legs_in_front=True)
            case _, "mount":
                sway = math.sin(t * 2.1)
                crouch = Body((-4, -62 - sway * 4), (-52, -96), (62, -104), (-36, 0), (32, -2), lean=16 + sway * 4)
                return replace(crouch, near_hand=(-54, -100 - sway * 10), far_hand=(66, -106 + sway * 12))
            case "float" | "fly" | "swim" | "sleep", _:
                drift = math.sin(t * 0.9 + self.phase)
                afloat = rest.moved(0, -16 + drift * 7)
                return replace(
                    afloat,
                    near_foot=(-26 + drift * 5, -8),
                    far_foot=(4 + drift * 8, -14),
                    near_hand=(40, -112 + drift * 14),
                    far_hand=(58, -134 - drift * 12),
                    lean=14 + drift * 5,
                )
            case "walk" | "run" | "chase" | "jump" | "dance", _:
                return self._hop(t, pose, rest)
            case _:
                return rest.moved(0, breath * 0.8)

    def _hop(self, t: float, pose: Pose, rest: Body) -> Body:
        # On the moon walking is hopping: a flight of a bit more than half the stride, its height a parabola.
        period = 0.95 if pose.action in ("run", "chase") else 1.3
        height = {"jump": 58.0, "run": 34.0, "chase": 34.0}.get(pose.action, 24.0)
        cycle = (t / period) % 2
        step, flight = cycle % 1, max(0.0, (cycle % 1 - 0.3) / 0.7)
        up = height * 4 * flight * (1 - flight)
        dip = 9 * max(0.0, 1 - abs(step - 0.15) / 0.15)
        swing = 24 * math.cos(math.pi * cycle) if pose.action not in ("jump", "dance") else 6.0
        tuck = 13 * math.sin(math.pi * flight)
        lean = 8.0 if pose.action in ("walk", "run", "chase") else 9 * math.sin(math.pi * cycle)
        raised = up * 0.5 if pose.action in ("jump", "dance") else 0.0
        return replace(
            rest,
            hip=(0, -88 - up + dip),
            near_foot=(-6 + swing, -up - tuck * (0.3 if swing > 0 else 1)),
            far_foot=(6 - swing, -up - tuck * (1 if swing > 0 else 0.3)),
            near_hand=(18 - swing * 1.2, -92 - up * 1.1 - raised),
            far_hand=(32 + swing * 1.2, -96 - up * 1.1 - raised),
            lean=lean,
            nod=-2,
        )

    def _arms(self, body: Body, t: float, pose: Pose, breath: float) -> Body:
        if pose.holds is not None:
            return replace(body, near_hand=body.at(44, -32 + breath), far_hand=body.at(50, -34 + breath), nod=4)
        match pose.action:
            case "play_chess":
                return self._play_chess(body, t, pose, breath)
            case "wave":
                swing = math.sin(t * 5.2)
                return replace(body, far_hand=body.at(52 + swing * 13, -122 - abs(swing) * 3), turn=-0.4, nod=-3)
            case "think" | "read":
                return replace(body, near_hand=body.at(30, -68 + breath), nod=5 + breath * 1.5, turn=0.2)
            case "drink" | "eat":
                lifted = draw.smooth(math.sin(t * 1.3) * 1.6 + 0.4)
                return replace(body, near_hand=body.at(40 - lifted * 4, -34 - lifted * 40), nod=2 - lifted * 4)
            case "talk" | "look" | "play_guitar" | "play" | "cook" | "type":
                stir = math.sin(t * 3.4 + self.phase)
                return replace(
                    body, near_hand=body.at(36 + stir * 7, -36 - stir * 5), far_hand=body.at(46, -40 + stir * 6)
                )
            case "hug" | "fight":
                return replace(body, near_hand=body.at(58, -50 + breath * 3), far_hand=body.at(64, -60 - breath * 3))
            case _:
                return body

    def _play_chess(self, body: Body, t: float, pose: Pose, breath: float) -> Body:
        reach = self.game.reach(t, white=not pose.mirrored)
        # Between moves: the chin in one hand, the other on the thigh, the eyes on the board.
        thinking = replace(body, lean=body.lean + 8, nod=12 + breath * 1.2, turn=0.35, far_hand=(37, -34))
        chin = thinking.at(29, -66 + breath * 0.6)
        if reach is None:
            return replace(thinking, near_hand=chin)
        side = -1 if pose.mirrored else 1
        x, y = BOARD[0] + reach.point[0] * side * BOARD_SCALE, BOARD[1] + reach.point[1] * BOARD_SCALE
        shoulder_span = UPPER_ARM + FOREARM - 6 + _GLOVE
        needed = body.at(*NEAR_SHOULDER)
        far = max(0.0, math.hypot(x - needed[0], y - needed[1]) - shoulder_span)
        # Leaning by one radian moves the shoulder by its height over the hip: lean as far as the arm is too short.
        lean = thinking.lean + reach.share * max(6.0, math.degrees(far / -NEAR_SHOULDER[1]) * 1.15)
        leaning = replace(thinking, lean=lean, nod=12 + reach.share * 6)
        shoulder = leaning.at(*NEAR_SHOULDER)
        # The wrist stays a glove's length short of the fingertips, above the piece.
        down = math.atan2(y - shoulder[1], x - shoulder[0])
        wrist = (x - math.cos(down) * _GLOVE, y - math.sin(down) * _GLOVE)
        return replace(leaning, near_hand=_between(chin, wrist, reach.share))


# --- drawing --------------------------------------------------------------------------------------------------------

_GLOVE = 15.0  # from the wrist to the fingertips


def _offset(point: Point, dx: float, dy: float) -> Point:
    return point[0] + dx, point[1] + dy


def _wrist(shoulder: Point, hand: Point) -> Point:
    """The hand, or as near to it as the arm can stretch."""
    dx, dy = hand[0] - shoulder[0], hand[1] - shoulder[1]
    share = min(1.0, (UPPER_ARM + FOREARM - 0.5) / (math.hypot(dx, dy) or 1e-6))
    return shoulder[0] + dx * share, shoulder[1] + dy * share


def _fingertips(shoulder: Point, hand: Point) -> Point:
    wrist = _wrist(shoulder, hand)
    angle = math.atan2(hand[1] - shoulder[1], hand[0] - shoulder[0])
    return wrist[0] + math.cos(angle) * _GLOVE, wrist[1] + math.sin(angle) * _GLOVE


def _limb(canvas: skia.Canvas, suit: Suit, start: Point, joint: Point, end: Point, width: float, near: bool) -> None:
    # A padded tube: dark rim, body, a lit ridge on the upper left, and pleats at the joint.
    base = suit.base if near else draw.mix(suit.base, suit.shade, 0.75)
    into, out = _between(start, joint, 0.72), _between(joint, end, 0.28)
    tube = draw.path(start, into, (*joint, *out), end)
    canvas.drawPath(tube, draw.stroke(suit.line, width + 2.4))
    canvas.drawPath(tube, draw.stroke(draw.mix(base, suit.shade, 0.75), width))
    canvas.save()
    canvas.translate(-1.4, -1.8)
    canvas.drawPath(tube, draw.stroke(base, width * 0.74))
    canvas.translate(-1.8, -2.0)
    canvas.drawPath(tube, draw.stroke(suit.light, width * 0.26, alpha=0.75 if near else 0.3))
    canvas.restore()
    pleat = draw.stroke(suit.line, 1.2, alpha=0.42)
    for near_end, far_end, share in ((into, joint, 0.3), (into, joint, 0.9), (out, joint, 0.4)):
        x, y = _between(near_end, far_end, share)
        dx, dy = end[0] - start[0], end[1] - start[1]
        length = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / length * width * 0.36, dx / length * width * 0.36
        canvas.drawLine(x - nx, y - ny, x + nx, y + ny, pleat)


def _band(canvas: skia.Canvas, start: Point, end: Point, share: float, width: float, colour: str) -> None:
    x, y = _between(start, end, share)
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / length * width / 2, dx / length * width / 2
    paint = draw.stroke(colour, 5)
    paint.setStrokeCap(skia.Paint.kButt_Cap)
    canvas.drawLine(x - nx, y - ny, x + nx, y + ny, paint)


def _draw_arm(canvas: skia.Canvas, suit: Suit, shoulder: Point, hand: Point, near: bool) -> None:
    wrist = _wrist(shoulder, hand)
    elbow = draw.two_bone(shoulder, wrist, UPPER_ARM, FOREARM, 1)
    _limb(canvas, suit, shoulder, elbow, wrist, 23, near)
    _band(canvas, shoulder, elbow, 0.5, 21, suit.accent)
    _band(canvas, elbow, wrist, 0.86, 22, draw.mix(suit.line, "#8890b0", 0.35))
    # The glove points the way the arm reaches, so that its fingertips meet what the hand was sent to.
    angle = math.degrees(math.atan2(hand[1] - shoulder[1], hand[0] - shoulder[0]))
    canvas.save()
    canvas.translate(*wrist)
    canvas.rotate(angle)
    glove = draw.shape(
        (-3, -9), (8, -11, 12, -7), (17, -4, 16, 0.5), (13, 3, 11, 1.5), (12, 8, 7, 9.5), (1, 10.5, -3, 9)
    )
    canvas.drawPath(glove, draw.stroke(suit.line, 2.4))
    canvas.drawPath(glove, draw.fill(shader=draw.vertical(-10, 10, ("#ffffff", "#c9cde0", "#8d93b4"))))
    canvas.drawPath(draw.path((3, 4), (8, 5, 11, 1)), draw.stroke(suit.line, 1.3, alpha=0.6))
    canvas.restore()


def _draw_leg(canvas: skia.Canvas, suit: Suit, hip: Point, foot: Point, bend: float, near: bool) -> None:
    ankle = _offset(foot, -4, -18)
    knee = draw.two_bone(hip, ankle, THIGH, SHIN, bend)
    _limb(canvas, suit, hip, knee, ankle, 31, near)
    _band(canvas, knee, ankle, 0.34, 27, suit.accent)
    boot = draw.shape(
        (-17, -22), (10, -22), (12, -13, 20, -12), (29, -9, 28, -3), (28, 0, 25, 0), (-15, 0), (-19, 0, -18.5, -5)
    )
    canvas.save()
    canvas.translate(*_offset(foot, -4, 0))
    canvas.drawPath(boot, draw.stroke(suit.line, 2.4))
    tone = ("#ffffff", "#c3c8dc", "#858bab") if near else ("#c9cde0", "#9aa0bd", "#676d90")
    canvas.drawPath(boot, draw.fill(shader=draw.vertical(-24, 0, tone)))
    canvas.drawRRect(skia.RRect.MakeRectXY(draw.rect(-19, -5.5, 47, 6), 2.5, 2.5), draw.fill("#4a5072"))
    canvas.drawLine(-15, -16, 10, -16, draw.stroke(suit.line, 1.5, alpha=0.5))
    canvas.restore()


def _rounded(canvas: skia.Canvas, x: float, y: float, w: float, h: float, r: float, paint: skia.Paint) -> None:
    canvas.drawRRect(skia.RRect.MakeRectXY(draw.rect(x, y, w, h), r, r), paint)


def _paint_backpack(canvas: skia.Canvas, suit: Suit) -> None:
    _rounded(canvas, -51, -86, 40, 84, 11, draw.fill(suit.line))
    tone = (suit.light, suit.base, suit.shade)
    _rounded(canvas, -50, -85, 38, 82, 10, draw.fill(shader=draw.horizontal(-50, -12, tone, (0, 0.3, 1))))
    _rounded(canvas, -50, -64, 30, 4, 2, draw.fill(suit.line, alpha=0.35))
    _rounded(canvas, -45, -54, 18, 26, 4, draw.fill(suit.shade, alpha=0.8))
    _rounded(canvas, -43, -22, 14, 6, 3, draw.fill(suit.accent))
    canvas.drawLine(-40, -86, -42, -112, draw.stroke(suit.line, 2))
    canvas.drawCircle(-42, -113, 2.8, draw.fill(suit.accent))


def _draw_torso(canvas: skia.Canvas, suit: Suit, t: float, body: Body) -> None:
    _stamp(canvas, _paint_torso, suit, body.hip, (-34.0, -74.0, 70.0, 92.0), body.lean)
    # The lamp of the control unit on the chest breathes.
    lamp = draw.mix("#2a6a50", "#66f0a0", 0.5 + 0.5 * math.sin(t * 3))
    canvas.drawCircle(*body.at(20.5, -27.5), 2.6, draw.fill(lamp))


def _paint_torso(canvas: skia.Canvas, suit: Suit) -> None:
    torso = draw.shape(
        (-22, 10),
        (-31, -22, -25, -52),
        (-20, -70, 2, -71),
        (26, -70, 30, -48),
        (35, -20, 24, 10),
        (0, 19, -22, 10),
    )
    canvas.drawPath(torso, draw.stroke(suit.line, 2.4))
    tone = (suit.light, suit.base, suit.shade)
    canvas.drawPath(torso, draw.fill(shader=draw.linear((-24, -60), (30, 12), tone, (0, 0.42, 1))))
    waist = draw.path((-24, 0), (0, 9, 26, 0))
    canvas.drawPath(waist, draw.stroke(suit.line, 6.5, alpha=0.55))
    canvas.drawPath(waist, draw.stroke(suit.accent, 3.4))
    _rounded(canvas, 1, -43, 25, 24, 4.5, draw.fill(suit.line))
    _rounded(canvas, 2, -42, 23, 22, 4, draw.fill(shader=draw.vertical(-42, -20, ("#d8dcea", "#9aa1bf"))))
    _rounded(canvas, 5, -39, 11, 8, 1.5, draw.fill("#1c2748"))
    canvas.drawLine(6.5, -35, 14, -36, draw.stroke("#5ce0d0", 1.2))
    canvas.drawCircle(20.5, -35, 2.6, draw.fill("#e4554a"))
    for x in (6, 10.5, 15):
        canvas.drawLine(x, -27.5, x, -23.5, draw.stroke("#5c6388", 1.8))
    canvas.drawPath(draw.path((-20, -40), (-10, -22, 1, -26)), draw.stroke(suit.line, 4.6))
    canvas.drawPath(draw.path((-20, -40), (-10, -22, 1, -26)), draw.stroke("#aab0cc", 2.6))


Box = tuple[float, float, float, float]


def _turned(box: Box, degrees: float) -> Box:
    """The upright box around a box turned about the origin."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    corners = [(box[0] + w * box[2], box[1] + h * box[3]) for w in (0, 1) for h in (0, 1)]
    xs, ys = [x * cos - y * sin for x, y in corners], [x * sin + y * cos for x, y in corners]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


@lru_cache(maxsize=256)
def _baked(paint: Callable[[skia.Canvas, Suit], None], suit: Suit, box: Box, degrees: float) -> tuple[skia.Image, Box]:
    """A stiff part of the suit as a picture, already turned, and where it goes."""
    place = _turned(box, degrees)
    surface = skia.Surface(math.ceil(place[2] * SHARPNESS), math.ceil(place[3] * SHARPNESS))
    with surface as canvas:
        canvas.clear(0)
        canvas.scale(SHARPNESS, SHARPNESS)
        canvas.translate(-place[0], -place[1])
        canvas.rotate(degrees)
        paint(canvas, suit)
    image = surface.makeImageSnapshot()
    return image, (place[0], place[1], image.width() / SHARPNESS, image.height() / SHARPNESS)


def _stamp(
    canvas: skia.Canvas,
    paint: Callable[[skia.Canvas, Suit], None],
    suit: Suit,
    at: Point,
    box: Box,
    degrees: float,
) -> None:
    # Upright pictures are drawn eight times faster than turned ones, so there is one for every half degree.
    image, place = _baked(paint, suit, box, round(degrees * 2) / 2)
    canvas.drawImageRect(image, draw.rect(at[0] + place[0], at[1] + place[1], place[2], place[3]), draw.FAST)


_GLASS_X = 8.0  # the middle of the visor, from that of the helmet


def _paint_shell(canvas: skia.Canvas, suit: Suit) -> None:
    # Neck ring, shell and the dark inside behind the glass.
    _rounded(canvas, -25, 24, 52, 11, 5.5, draw.fill(suit.line))
    _rounded(canvas, -23.5, 25, 49, 8.5, 4, draw.fill(shader=draw.horizontal(-24, 26, ("#eef0fa", "#9aa0c0"))))
    canvas.drawCircle(0, 0, 37.6, draw.fill(suit.line))
    shell = draw.radial((-12, -16), 58, (suit.light, suit.base, suit.shade), (0, 0.5, 1))
    canvas.drawCircle(0, 0, 36.4, draw.fill(shader=shell))
    canvas.drawPath(draw.path((-8, -36), (-22, -4, -14, 33)), draw.stroke(suit.accent, 5))
    glass = skia.RRect.MakeRectXY(draw.rect(_GLASS_X - 27.5, -24.5, 55, 52), 27, 25)
    canvas.drawRRect(glass, draw.stroke(suit.line, 6.4))
    canvas.drawRRect(glass, draw.stroke("#c9cee2", 3.6))
    canvas.drawRRect(glass, draw.fill(shader=draw.vertical(-24, 28, ("#2c2238", "#4a3848"))))
    canvas.drawCircle(-25, 4, 9.5, draw.fill(suit.line))
    canvas.drawCircle(-25.6, 3.4, 7.8, draw.fill(shader=draw.vertical(-5, 12, ("#d8dcea", "#7e85a8"))))
    canvas.drawCircle(-25.6, 3.4, 3, draw.fill(suit.accent))


def _paint_film(canvas: skia.Canvas, suit: Suit) -> None:
    # The golden film of the visor and what it mirrors: the earth under its upper rim, the ground along the lower one.
    x = _GLASS_X
    tones = (("#ffe08a", 0.85), ("#f7b23e", 0.24), ("#f09a2e", 0.22), ("#b8641c", 0.8))
    film = draw.linear((x - 22, -24), (x + 26, 26), tones, (0, 0.4, 0.68, 1))
    canvas.drawRRect(skia.RRect.MakeRectXY(draw.rect(x - 27.5, -24.5, 55, 52), 27, 25), draw.fill(shader=film))
    bead = draw.radial((x + 10, -15.5), 6.5, (("#e8fbff", 1.0), ("#58b4ff", 0.95), ("#2a6ae0", 0.0)), (0, 0.55, 1))
    canvas.drawCircle(x + 11, -14.5, 6.5, draw.fill(shader=bead))
    ground = draw.shape((x - 22, 17), (x, 24, x + 23, 15), (x + 14, 26.5, x, 26.5), (x - 14, 26.5, x - 22, 17))
    canvas.drawPath(ground, draw.fill("#fff2d0", alpha=0.3))
    canvas.drawPath(draw.path((x - 20, 2), (x - 21, -16, x - 4, -20.5)), draw.stroke("#fffaf0", 4.2, alpha=0.78))
    canvas.drawCircle(x - 19.5, 8, 2.1, draw.fill("#fffaf0", alpha=0.7))


def _draw_helmet(canvas: skia.Canvas, suit: Suit, t: float, pose: Pose, turn: float, at: Point, degrees: float) -> None:
    _stamp(canvas, _paint_shell, suit, at, (-40.0, -40.0, 80.0, 78.0), degrees)
    canvas.save()
    canvas.translate(*at)
    canvas.rotate(degrees)
    _draw_face(canvas, suit, t, pose, _GLASS_X + 1 + turn * 4)
    canvas.restore()
    _stamp(canvas, _paint_film, suit, at, (_GLASS_X - 29, -26.0, 58.0, 55.0), degrees)


def _draw_face(canvas: skia.Canvas, suit: Suit, t: float, pose: Pose, x: float) -> None:
    # A soft face in three-quarter view, under a brown comms cap.
    down = 2.2 if pose.action in ("play_chess", "read", "think") else 0.0
    look_x, look_y = pose.gaze[0] * 1.6 + 1.2, pose.gaze[1] * 1.6 + down * 0.6
    draw.oval(canvas, x - 2, 0, 21, 23, draw.fill("#4a2f28"))
    skin = draw.radial((x + 3, 0), 24, (draw.lighten(suit.skin, 0.18), suit.skin, draw.darken(suit.skin, 0.25)))
    draw.oval(canvas, x + 1, 4.5, 16.5, 18, draw.fill(shader=skin))
    canvas.drawPath(
        draw.path((x - 15, -2), (x - 6, -14, x + 4, -12.5), (x + 14, -12, x + 16, -1)), draw.stroke("#4a2f28", 5)
    )
    blink = (t % 3.7) < 0.13 or pose.action == "sleep"
    for eye in (x - 5, x + 8.5):
        if blink:
            canvas.drawLine(eye - 2.6, 3 + down, eye + 2.6, 3 + down, draw.stroke("#2a1a1c", 1.8))
        else:
            draw.oval(canvas, eye + look_x, 2.4 + look_y + down * 0.4, 2.3, 3.1 - down * 0.25, draw.fill("#2a1a1c"))
            canvas.drawCircle(eye + look_x + 0.8, 1.3 + look_y + down * 0.4, 0.9, draw.fill("#ffffff"))
        canvas.drawLine(eye - 3.2, -3.4, eye + 3.2, -4, draw.stroke("#4a2f28", 1.7, alpha=0.85))
        canvas.drawCircle(eye + (-3 if eye < x else 2.4), 9.5, 3.6, draw.fill("#ff7a6a", alpha=0.26))
    if pose.talk > 0.05:
        draw.oval(canvas, x + 2.5, 13.2, 3.4, 1 + 3.4 * pose.talk, draw.fill("#7a2a2c"))
    else:
        canvas.drawPath(draw.path((x - 2, 12.4), (x + 2.5, 15.8, x + 7, 12.2)), draw.stroke("#8a3a34", 1.7))


CAST: dict[str, Callable[[Look], Figure]] = {"astronaut": Astronaut}
