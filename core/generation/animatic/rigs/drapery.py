"""Skirts, robes, capes, wings and fish tails: what hangs on a body and moves with it. Head units, ground at y = 0."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs.outline import ribbon
from core.generation.animatic.rigs.skeleton import Posture
from core.generation.animatic.rigs.traits import Traits

# How far down the legs each cut reaches (0 hips, 1 ankles) and how far it stands away from them (head units).
_CUTS = {
    "gown": (0.97, 40.0),
    "robe": (0.95, 22.0),
    "dress": (0.56, 26.0),
    "tutu": (0.2, 66.0),
    "kilt": (0.42, 14.0),
    "coat": (0.52, 14.0),
}


def paint_skirt(canvas: skia.Canvas, traits: Traits, waist: Point, body: Posture, seated: bool, t: float) -> None:
    """What hangs from the waist, over the legs."""
    cut = traits.outfit.skirt
    if cut is None:
        return
    reach, spread = _CUTS[cut]
    colour = traits.outfit.skirt_colour or traits.top
    half = 57 * traits.shoulders * (1 - 0.42 * body.turn)
    swing = math.sin(t * 2.1 + traits.phase * 6) * (2 + 3 * body.turn)
    outline = _seated(waist, half, body, reach) if seated else _hanging(waist, half, body, reach, spread, swing)
    low = outline.getBounds().bottom()
    tones = [draw.lighten(colour, 0.12), colour, draw.darken(colour, 0.34)]
    gradients.fill_vertical(canvas, outline, waist[1] - 6, low, tones, [0, 0.45, 1])
    canvas.save()
    canvas.clipPath(outline, True)
    dark = draw.stroke(draw.darken(colour, 0.5), 2.4, alpha=0.35)
    count = 7 if cut == "tutu" else 4
    for index in range(1, count):
        share = index / count * 2 - 1
        canvas.drawPath(
            draw.path((waist[0] + share * half * 0.8, waist[1]), (waist[0] + share * half, waist[1] + 40, waist[0] + share * (half + spread) + swing, low)), dark
        )  # fmt: skip
    if cut in ("gown", "robe", "dress", "tutu"):
        hem = draw.path((waist[0] - 200, low - 6), (waist[0], low + 4, waist[0] + 200, low - 6))
        trim = draw.lighten(colour, 0.4) if cut != "robe" else traits.outfit.trim
        canvas.drawPath(hem, draw.stroke(trim, 9, alpha=0.85))
    if cut == "coat":
        canvas.drawLine(waist[0], waist[1], waist[0] + swing, low, draw.stroke(draw.darken(colour, 0.6), 9, alpha=0.8))
    canvas.restore()


def _along(hip: Point, knee: Point, ankle: Point, share: float) -> Point:
    if share < 0.5:
        s = share * 2
        return hip[0] + (knee[0] - hip[0]) * s, hip[1] + (knee[1] - hip[1]) * s
    s = share * 2 - 1
    return knee[0] + (ankle[0] - knee[0]) * s, knee[1] + (ankle[1] - knee[1]) * s


def _hanging(waist: Point, half: float, body: Posture, reach: float, spread: float, swing: float) -> skia.Path:
    ends = [_along((waist[0], waist[1] + 8), leg.knee, leg.ankle, reach) for leg in (body.near_leg, body.far_leg)]
    middle = [
        _along((waist[0], waist[1] + 8), leg.knee, leg.ankle, reach * 0.5) for leg in (body.near_leg, body.far_leg)
    ]
    tight = spread * (1 - 0.25 * body.turn)
    left = min(min(p[0] for p in ends) - 22 - tight * 0.7, waist[0] - half - tight * 0.75) + swing
    right = max(max(p[0] for p in ends) + 22 + tight * 0.7, waist[0] + half + tight * 0.75) + swing
    inner_left = min(min(p[0] for p in middle) - 26, waist[0] - half - tight * 0.3)
    inner_right = max(max(p[0] for p in middle) + 26, waist[0] + half + tight * 0.3)
    low = max(p[1] for p in ends)
    mid = (waist[1] + low) / 2
    top = waist[1] - 12
    return draw.shape(
        (waist[0] - half, top), (inner_left, mid - 10, left, low), ((left + right) / 2, low + 14, right, low),
        (inner_right, mid - 10, waist[0] + half, top),
    )  # fmt: skip


def _seated(waist: Point, half: float, body: Posture, reach: float) -> skia.Path:
    """Over the lap: along the thighs, and down from the knees as far as it is long."""
    near, far = body.near_leg, body.far_leg
    knee = ((near.knee[0] + far.knee[0]) / 2, (near.knee[1] + far.knee[1]) / 2)
    down = max(0.12, reach * 2 - 1)
    end = [_along((0, 0), leg.knee, leg.ankle, 0.5 + down / 2) for leg in (near, far)]
    left, right = min(p[0] for p in end) - 24, max(p[0] for p in end) + 24
    low = max(p[1] for p in end)
    return draw.shape(
        (waist[0] - half, waist[1] - 12), (waist[0] - half - 4, waist[1] + 40), (knee[0] - 46, knee[1] + 34), (left, low),
        ((left + right) / 2, low + 8, right, low), (right + 4, knee[1] - 4), (knee[0] + 30, knee[1] - 24, waist[0] + half, waist[1] - 12),
    )  # fmt: skip


def paint_back(canvas: skia.Canvas, traits: Traits, body: Posture, length: float, t: float, *, airborne: bool) -> None:
    """What is worn on the back, about the base of the neck. ``length`` is from there to the ground."""
    colour = traits.outfit.back_colour
    match traits.outfit.back:
        case "cape":
            _cape(canvas, traits, body, colour, length, t, airborne)
        case "wings" | "fairy_wings" | "bat_wings" as kind:
            _wings(canvas, kind, colour, t, body, airborne)
        case "backpack":
            _backpack(canvas, body, colour)
        case "quiver":
            canvas.save()
            canvas.translate(-34, 44)
            canvas.rotate(-24)
            for x in (-8, 0, 8):
                canvas.drawLine(x, -60, x, 0, draw.stroke("#c9a06a", 4))
                canvas.drawPath(draw.shape((x - 6, -74), (x + 6, -74), (x, -50)), draw.fill("#e2463c"))
            canvas.drawRoundRect(draw.rect(-16, -48, 32, 100), 8, 8, draw.fill(colour))
            canvas.restore()
        case _:
            return


def _cape(
    canvas: skia.Canvas, traits: Traits, body: Posture, colour: str, length: float, t: float, airborne: bool
) -> None:
    wave = math.sin(t * 3.4 + traits.phase * 6)
    low = length * (0.86 if not airborne else 0.62)
    stream = 70 * body.turn + (54 if airborne else 0)
    w = 60 * traits.shoulders * (1 - 0.35 * body.turn)
    cloth = draw.shape(
        (-w, 4), (-w - 22 - stream * 0.5, low * 0.5, -w - 30 - stream + 9 * wave, low - stream * 0.4),
        (-20 - stream * 0.6, low + 12 + 6 * wave, w * 0.4 - stream * 0.3, low - 4),
        (w + 26 - stream * 0.4 - 6 * wave, low), (w + 16, low * 0.45, w, 4), (0, -14, -w, 4),
    )  # fmt: skip
    gradients.fill_vertical(canvas, cloth, 0, low, [colour, draw.darken(colour, 0.12), draw.darken(colour, 0.45)])
    for share in (-0.6, -0.1, 0.4):
        canvas.drawPath(
            draw.path((share * w * 0.8, 20), (share * w - stream * 0.3, low * 0.5, share * (w + 30) - stream * 0.8 + 5 * wave, low - 10)),
            draw.stroke(draw.darken(colour, 0.55), 3, alpha=0.4),
        )  # fmt: skip


def _wings(canvas: skia.Canvas, kind: str, colour: str, t: float, body: Posture, airborne: bool) -> None:
    rate = {"fairy_wings": 17.0, "bat_wings": 4.0}.get(kind, 3.4) * (1.5 if airborne else 0.6)
    flap = math.sin(t * rate) * (16 if airborne else 7)
    for side in (-1, 1):
        canvas.save()
        canvas.translate(side * 14 * (1 - body.turn) - 10 * body.turn, 34)
        canvas.scale(side * (1 - 0.55 * body.turn * (side > 0)), 1)
        canvas.rotate(-flap)
        if kind == "fairy_wings":
            for size, at in ((1.0, -40.0), (0.66, 26.0)):
                wing = draw.shape(
                    (0, 0), (30, at - 70 * size, 120 * size, at - 66 * size), (146 * size, at + 10, 0, 10)
                )
                gradients.fill_radial(canvas, wing, (20, at * 0.4), 140 * size, [("#ffffff", 0.9), (colour, 0.62), (draw.darken(colour, 0.1), 0.5)], [0, 0.5, 1])  # fmt: skip
                canvas.drawPath(wing, draw.stroke("#ffffff", 2.4, alpha=0.8))
        elif kind == "bat_wings":
            wing = draw.shape((0, 6), (30, -70, 118, -78), (116, -30, 128, 10), (100, -10, 88, 34), (62, 8, 46, 52), (26, 20, 0, 36))  # fmt: skip
            gradients.fill_vertical(
                canvas, wing, -74, 50, [draw.lighten(colour, 0.15), colour, draw.darken(colour, 0.4)]
            )
            for end in ((118, -78), (128, 10), (88, 34), (46, 52)):
                canvas.drawLine(6, 4, *end, draw.stroke(draw.darken(colour, 0.5), 3, alpha=0.7))
        else:
            for row, (reach, lift, tone) in enumerate(((150, -64, 0.16), (124, -34, 0.07), (92, -8, 0.0))):
                wing = draw.shape((-4, 16), (24, lift - 44, reach, lift - 40), (reach + 18, lift + 8, reach - 24, lift + 34), (reach - 40, lift + 60, reach - 76, lift + 76), (10, 84 - row * 14, -4, 16))  # fmt: skip
                gradients.fill_vertical(canvas, wing, lift - 50, 84, [colour, draw.darken(colour, 0.04 + tone), draw.darken(colour, 0.22 + tone)])  # fmt: skip
                canvas.drawPath(wing, draw.stroke(draw.darken(colour, 0.35), 1.6, alpha=0.4))
        canvas.restore()


def _backpack(canvas: skia.Canvas, body: Posture, colour: str) -> None:
    x = -38 * body.turn
    pack = draw.rect(x - 56, 6, 112 - 30 * body.turn, 100)
    canvas.drawRoundRect(pack, 24, 24, draw.fill(draw.darken(colour, 0.14)))
    canvas.drawRoundRect(draw.rect(x - 50, 10, 40, 84), 16, 16, draw.fill(colour))


def paint_straps(canvas: skia.Canvas, traits: Traits, wide: float) -> None:
    """The straps of a backpack over the chest, about the base of the neck."""
    if traits.outfit.back == "backpack":
        for side in (-1, 1):
            strap = draw.path((side * 38 * wide, -4), (side * 48 * wide, 40, side * 52 * wide, 84))
            canvas.drawPath(strap, draw.stroke(draw.darken(traits.outfit.back_colour, 0.25), 11))


def paint_tail(canvas: skia.Canvas, traits: Traits, waist: Point, t: float, *, straight: bool) -> None:
    """A fish's or a spirit's tail in place of legs."""
    colour = traits.outfit.tail or traits.top
    beat = t * (5.0 if straight else 2.0)
    x, y = waist
    if straight:
        spine = [(x + math.sin(beat - i * 0.8) * 4.0 * i, y - 8 + i * 38.0) for i in range(6)]
    else:
        bends = ((0, -10), (6, 34), (2, 74), (-10, 106), (6, 128), (46, 130))
        spine = [(x + dx + math.sin(beat - i * 0.7) * 1.6 * i, y + dy) for i, (dx, dy) in enumerate(bends)]
    radii = [52.0, 54.0, 42.0, 29.0, 19.0, 11.0]
    body = ribbon(spine, radii, radii)
    tones = [draw.lighten(colour, 0.3), colour, draw.darken(colour, 0.35)]
    (ex, ey), (px, py) = spine[-1], spine[-2]
    angle = math.degrees(math.atan2(ey - py, ex - px))
    fin = skia.Path()
    canvas.save()
    canvas.translate(ex, ey)
    canvas.rotate(angle + 8 * math.sin(beat))
    fin = draw.shape((-14, 0), (20, -22, 66, -50), (58, -16, 44, 0), (58, 16, 66, 50), (20, 22, -14, 0))
    gradients.fill_horizontal(canvas, fin, -14, 66, [colour, draw.lighten(colour, 0.45)])
    canvas.restore()
    gradients.fill_vertical(canvas, body, y - 20, y + 170, tones, [0, 0.4, 1])
    canvas.save()
    canvas.clipPath(body, True)
    for row in range(9):
        for column in range(-3, 4):
            sx, sy = spine[min(5, row // 2 + 1)][0] + column * 20 + 10 * (row % 2), y + 6 + row * 18
            canvas.drawPath(draw.path((sx - 9, sy), (sx, sy + 12, sx + 9, sy)), draw.stroke(draw.lighten(colour, 0.4), 2, alpha=0.55))  # fmt: skip
    canvas.restore()
