"""An astronaut: a white suit with a backpack, a face behind a golden visor, and arms and legs moved by inverse kinematics.

It knows how a suited body moves and, for chess, how far in front of the seat the board stands (`BOARD`); it knows no set.
Lengths are figure units: an astronaut stands 213 tall and sits 155 above its seat.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import skia

from core.generation.animatic import draw
from core.generation.animatic.draw import Point
from core.generation.animatic.props.chess import Game
from core.generation.animatic.rigs.suit import (
    FOREARM,
    GLOVE,
    UPPER_ARM,
    Suit,
    between,
    draw_arm,
    draw_backpack,
    draw_helmet,
    draw_leg,
    draw_torso,
    fingertips,
    offset,
)
from core.generation.animatic.rigs.tread import Tread
from core.generation.animatic.stage import Figure, Look, Pose

BOARD: Point = (114.0, -30.0)
"""Where the base of the chess board stands, from the seat of a player who faces it."""
BOARD_SCALE = 0.5
"""The size of the board against the player's."""
SEAT_HEIGHT = 44.0
"""From the seat down to the ground under the boots."""

# Whoever faces left takes from the second half of each, so that two who face each other never look alike.
SKINS = (("#f2c7a0", "#e3ac7f", "#f6d5b4"), ("#b97a50", "#8a5636"))
ACCENTS = (("#e0483e", "#f0932b", "#8a5be0"), ("#2f7de0", "#2aa876"))


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


def _period(pose: Pose) -> float:
    """Seconds from one hop to the next."""
    return 0.95 if pose.action in ("run", "chase") else 1.3


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
        draw_arm(canvas, suit, body.at(*FAR_SHOULDER), body.far_hand, near=False)
        draw_backpack(canvas, suit, body.hip, body.lean)
        draw_leg(canvas, suit, offset(body.hip, 6, 2), body.far_foot, body.knees, near=False)
        if not body.legs_in_front:
            draw_leg(canvas, suit, offset(body.hip, -6, 2), body.near_foot, body.knees, near=True)
        draw_torso(canvas, suit, t, body.hip, body.lean, body.at(20.5, -27.5))
        draw_helmet(canvas, suit, t + self.phase, pose, body.turn, body.at(*HEAD), body.nod + body.lean * 0.45)
        if body.legs_in_front:
            draw_leg(canvas, suit, offset(body.hip, -4, 2), body.near_foot, body.knees, near=True)
        draw_arm(canvas, suit, body.at(*NEAR_SHOULDER), body.near_hand, near=True)
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
                return fingertips(body.at(*NEAR_SHOULDER), body.near_hand)

    # --- how it moves ---

    def body(self, t: float, pose: Pose) -> Body:
        """The pose of every limb at ``t``."""
        breath = math.sin((t + self.phase) * 1.7)
        body = self._legs(t, pose, breath)
        return self._arms(body, t, pose, breath)

    def tread(self, pose: Pose) -> Tread | None:
        """When it comes down from its hops, on both feet."""
        return Tread(1 / _period(pose), (0.0,)) if pose.action in ("walk", "run", "chase", "dance") else None

    def _legs(self, t: float, pose: Pose, breath: float) -> Body:
        rest = Body((0, -89), (9, -57), (31, -61), (-11, 0), (13, -2), lean=1.5, nod=breath)
        match pose.action, pose.support:
            case _, "bust":
                return rest.moved(0, 60)
            case _, "sit":
                # Knees stay short of the table's edge and the shins slant back under the seat.
                hip = (0.0, -17 + breath * 0.6)
                seated = Body(hip, (30, -34), (40, -38), (29, SEAT_HEIGHT), (42, SEAT_HEIGHT - 3), lean=3 + breath)
                return replace(seated, legs_in_front=True)
            case "surf" | "skate" | "ski", "mount":
                sway = math.sin(t * 2.1)
                crouch = Body((-4, -62 - sway * 4), (-52, -96), (62, -104), (-36, 0), (32, -2), lean=16 + sway * 4)
                return replace(crouch, near_hand=(-54, -100 - sway * 10), far_hand=(66, -106 + sway * 12))
            case "ride", "mount":
                jog = 4 * math.sin(t * 9)
                astride = Body((0, -12 + jog), (44, -40 + jog), (50, -44 + jog), (12, 52), (26, 44), lean=5 + jog * 0.5)
                return replace(astride, legs_in_front=True)
            case _, "mount":
                folded = Body((-6, -14 + breath), (22, -34), (36, -36), (24, 4), (32, 3), lean=3 + breath)
                return replace(folded, legs_in_front=True)
            case ("float" | "fly" | "swim", _) | (_, "air" | "water"):
                return self._adrift(t, rest)
            case "sleep" | "sit", _:
                # On the ground, the legs stretched out.
                hip = (-30.0, -16 + breath * 0.6)
                rested = Body(hip, (12, -26), (26, -28), (40, 0), (48, -4), lean=-4 + breath, legs_in_front=True)
                return replace(rested, nod=20 + breath * 2) if pose.action == "sleep" else rested
            case "walk" | "run" | "chase" | "jump" | "dance", _:
                return self._hop(t, pose, rest)
            case _:
                return rest.moved(0, breath * 0.8)

    def _adrift(self, t: float, rest: Body) -> Body:
        drift = math.sin(t * 0.9 + self.phase)
        return replace(
            rest.moved(0, -16 + drift * 7),
            near_foot=(-26 + drift * 5, -8),
            far_foot=(4 + drift * 8, -14),
            near_hand=(40, -112 + drift * 14),
            far_hand=(58, -134 - drift * 12),
            lean=14 + drift * 5,
        )

    def _hop(self, t: float, pose: Pose, rest: Body) -> Body:
        # On the moon walking is hopping: a flight of a bit more than half the stride, its height a parabola.
        height = {"jump": 58.0, "run": 34.0, "chase": 34.0}.get(pose.action, 24.0)
        cycle = (t / _period(pose)) % 2
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
            case "play_chess" if pose.support == "sit":
                return self._play_chess(body, t, pose, breath)
            case "wave":
                swing = math.sin(t * 5.2)
                return replace(body, far_hand=body.at(52 + swing * 13, -122 - abs(swing) * 3), turn=-0.4, nod=-3)
            case "think" | "read" | "play_chess":
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
        shoulder_span = UPPER_ARM + FOREARM - 6 + GLOVE
        needed = body.at(*NEAR_SHOULDER)
        far = max(0.0, math.hypot(x - needed[0], y - needed[1]) - shoulder_span)
        # Leaning by one radian moves the shoulder by its height over the hip: lean as far as the arm is too short.
        lean = thinking.lean + reach.share * max(6.0, math.degrees(far / -NEAR_SHOULDER[1]) * 1.15)
        leaning = replace(thinking, lean=lean, nod=12 + reach.share * 6)
        shoulder = leaning.at(*NEAR_SHOULDER)
        # The wrist stays a glove's length short of the fingertips, above the piece.
        down = math.atan2(y - shoulder[1], x - shoulder[0])
        wrist = (x - math.cos(down) * GLOVE, y - math.sin(down) * GLOVE)
        return replace(leaning, near_hand=between(chin, wrist, reach.share))


CAST: dict[str, Callable[[Look], Figure]] = {"astronaut": Astronaut}
