"""How a space suit is painted: padded limbs, torso, backpack and the helmet with a face behind golden glass.

It knows shapes and shading and no movement: whoever calls says where shoulders, hands, hips and feet are. Figure units.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Pose

UPPER_ARM, FOREARM, THIGH, SHIN = 50.0, 49.0, 37.0, 37.0
SHARPNESS = 2.0  # pixels per unit of the baked parts; astronauts are drawn at 1.2 to 1.6


@dataclass(frozen=True)
class Suit:
    """The suit's colours. ``accent`` marks the stripes, the cap and the patch."""

    light: str
    base: str
    shade: str
    line: str
    accent: str
    skin: str


def between(first: Point, second: Point, share: float) -> Point:
    return first[0] + (second[0] - first[0]) * share, first[1] + (second[1] - first[1]) * share


GLOVE = 15.0  # from the wrist to the fingertips


def offset(point: Point, dx: float, dy: float) -> Point:
    return point[0] + dx, point[1] + dy


def _wrist(shoulder: Point, hand: Point) -> Point:
    """The hand, or as near to it as the arm can stretch."""
    dx, dy = hand[0] - shoulder[0], hand[1] - shoulder[1]
    share = min(1.0, (UPPER_ARM + FOREARM - 0.5) / (math.hypot(dx, dy) or 1e-6))
    return shoulder[0] + dx * share, shoulder[1] + dy * share


def fingertips(shoulder: Point, hand: Point) -> Point:
    wrist = _wrist(shoulder, hand)
    angle = math.atan2(hand[1] - shoulder[1], hand[0] - shoulder[0])
    return wrist[0] + math.cos(angle) * GLOVE, wrist[1] + math.sin(angle) * GLOVE


def _limb(canvas: skia.Canvas, suit: Suit, start: Point, joint: Point, end: Point, width: float, near: bool) -> None:
    # A padded tube: dark rim, body, a lit ridge on the upper left, and pleats at the joint.
    base = suit.base if near else draw.mix(suit.base, suit.shade, 0.75)
    into, out = between(start, joint, 0.72), between(joint, end, 0.28)
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
        x, y = between(near_end, far_end, share)
        dx, dy = end[0] - start[0], end[1] - start[1]
        length = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / length * width * 0.36, dx / length * width * 0.36
        canvas.drawLine(x - nx, y - ny, x + nx, y + ny, pleat)


def _band(canvas: skia.Canvas, start: Point, end: Point, share: float, width: float, colour: str) -> None:
    x, y = between(start, end, share)
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1.0
    nx, ny = -dy / length * width / 2, dx / length * width / 2
    paint = draw.stroke(colour, 5)
    paint.setStrokeCap(skia.Paint.kButt_Cap)
    canvas.drawLine(x - nx, y - ny, x + nx, y + ny, paint)


def draw_arm(canvas: skia.Canvas, suit: Suit, shoulder: Point, hand: Point, near: bool) -> None:
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
    gradients.fill_vertical(canvas, glove, -10, 10, ("#ffffff", "#c9cde0", "#8d93b4"))
    canvas.drawPath(draw.path((3, 4), (8, 5, 11, 1)), draw.stroke(suit.line, 1.3, alpha=0.6))
    canvas.restore()


def draw_leg(canvas: skia.Canvas, suit: Suit, hip: Point, foot: Point, bend: float, near: bool) -> None:
    ankle = offset(foot, -4, -18)
    knee = draw.two_bone(hip, ankle, THIGH, SHIN, bend)
    _limb(canvas, suit, hip, knee, ankle, 31, near)
    _band(canvas, knee, ankle, 0.34, 27, suit.accent)
    boot = draw.shape(
        (-17, -22), (10, -22), (12, -13, 20, -12), (29, -9, 28, -3), (28, 0, 25, 0), (-15, 0), (-19, 0, -18.5, -5)
    )
    canvas.save()
    canvas.translate(*offset(foot, -4, 0))
    canvas.drawPath(boot, draw.stroke(suit.line, 2.4))
    tone = ("#ffffff", "#c3c8dc", "#858bab") if near else ("#c9cde0", "#9aa0bd", "#676d90")
    gradients.fill_vertical(canvas, boot, -24, 0, tone)
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


def draw_backpack(canvas: skia.Canvas, suit: Suit, hip: Point, lean: float) -> None:
    """The pack, which turns with the torso about the hip by ``lean`` degrees."""
    _stamp(canvas, _paint_backpack, suit, hip, (-54.0, -118.0, 46.0, 120.0), lean)


def draw_torso(canvas: skia.Canvas, suit: Suit, t: float, hip: Point, lean: float, lamp_at: Point) -> None:
    """The torso, which turns about the hip by ``lean`` degrees; ``lamp_at`` is where the lamp on the chest ends up."""
    _stamp(canvas, _paint_torso, suit, hip, (-34.0, -74.0, 70.0, 92.0), lean)
    # The lamp of the control unit on the chest breathes.
    lamp = draw.mix("#2a6a50", "#66f0a0", 0.5 + 0.5 * math.sin(t * 3))
    canvas.drawCircle(*lamp_at, 2.6, draw.fill(lamp))


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
    gradients.fill_linear(canvas, torso, (-24, -60), (30, 12), tone, (0, 0.42, 1))
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
    surface = draw.blank(math.ceil(place[2] * SHARPNESS), math.ceil(place[3] * SHARPNESS))
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
    gradients.fill_radial(
        canvas, draw.circle(0, 0, 36.4), (-12, -16), 58, (suit.light, suit.base, suit.shade), (0, 0.5, 1)
    )
    canvas.drawPath(draw.path((-8, -36), (-22, -4, -14, 33)), draw.stroke(suit.accent, 5))
    glass = skia.RRect.MakeRectXY(draw.rect(_GLASS_X - 27.5, -24.5, 55, 52), 27, 25)
    canvas.drawRRect(glass, draw.stroke(suit.line, 6.4))
    canvas.drawRRect(glass, draw.stroke("#c9cee2", 3.6))
    canvas.drawRRect(glass, draw.fill(shader=draw.vertical(-24, 28, ("#2c2238", "#4a3848"))))
    canvas.drawCircle(-25, 4, 9.5, draw.fill(suit.line))
    gradients.fill_vertical(canvas, draw.circle(-25.6, 3.4, 7.8), -5, 12, ("#d8dcea", "#7e85a8"))
    canvas.drawCircle(-25.6, 3.4, 3, draw.fill(suit.accent))


def _paint_film(canvas: skia.Canvas, suit: Suit) -> None:
    # The golden film of the visor and what it mirrors: the earth under its upper rim, the ground along the lower one.
    x = _GLASS_X
    tones = (("#ffe08a", 0.85), ("#f7b23e", 0.24), ("#f09a2e", 0.22), ("#b8641c", 0.8))
    film = draw.linear((x - 22, -24), (x + 26, 26), tones, (0, 0.4, 0.68, 1))
    canvas.drawRRect(skia.RRect.MakeRectXY(draw.rect(x - 27.5, -24.5, 55, 52), 27, 25), draw.fill(shader=film))
    gradients.fill_radial(
        canvas,
        draw.circle(x + 11, -14.5, 6.5),
        (x + 10, -15.5),
        6.5,
        (("#e8fbff", 1.0), ("#58b4ff", 0.95), ("#2a6ae0", 0.0)),
        (0, 0.55, 1),
    )
    ground = draw.shape((x - 22, 17), (x, 24, x + 23, 15), (x + 14, 26.5, x, 26.5), (x - 14, 26.5, x - 22, 17))
    canvas.drawPath(ground, draw.fill("#fff2d0", alpha=0.3))
    canvas.drawPath(draw.path((x - 20, 2), (x - 21, -16, x - 4, -20.5)), draw.stroke("#fffaf0", 4.2, alpha=0.78))
    canvas.drawCircle(x - 19.5, 8, 2.1, draw.fill("#fffaf0", alpha=0.7))


def draw_helmet(canvas: skia.Canvas, suit: Suit, t: float, pose: Pose, turn: float, at: Point, degrees: float) -> None:
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
    gradients.fill_radial(
        canvas,
        draw.ellipse(x + 1, 4.5, 16.5, 18),
        (x + 3, 0),
        24,
        (draw.lighten(suit.skin, 0.18), suit.skin, draw.darken(suit.skin, 0.25)),
    )
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
