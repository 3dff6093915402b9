"""A person's head: skull, features and their play, around a neck joint at (0, 0).

Units here are hundredths of a head: the chin is at y = 2, the top of the skull at about -100, the face is 80 wide.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.rigs import hair
from core.generation.animatic.rigs.traits import Traits

BLINK_EVERY, BLINK_TIME = 3.3, 0.17  # seconds; adults at rest blink about 17 times a minute


@dataclass(frozen=True)
class Mien:
    """What the face does. ``smile`` -1..1, ``brow`` -1 (frown) .. 1 (raised), ``ask`` 0..1 raises one brow only.

    ``lids`` 0 (shut) .. 1 (open), ``talk`` 0..1 opens the mouth, ``yaw`` -1..1 turns the head, ``gaze`` -1..1 right and down.
    """

    smile: float = 0.4
    brow: float = 0.0
    ask: float = 0.0
    lids: float = 1.0
    talk: float = 0.0
    yaw: float = 0.25
    gaze: draw.Point = (0.0, 0.0)


CALM = Mien()


def stepped(mien: Mien) -> Mien:
    """The mien in steps of half a unit, too small to see: faces that look the same are then told the same."""

    def near(value: float, steps: int) -> float:
        return round(value * steps) / steps

    gaze = (near(mien.gaze[0], 8), near(mien.gaze[1], 8))
    ask, lids, yaw = near(mien.ask, 10), near(mien.lids, 10), near(mien.yaw, 16)
    return Mien(near(mien.smile, 10), near(mien.brow, 8), ask, lids, mien.talk, yaw, gaze)


def lids_at(t: float, phase: float) -> float:
    """How far the lids are open: 1, and shortly 0 at each blink. Every fourth blink is a double one."""
    clock = t / BLINK_EVERY + phase * 7
    since = (clock % 1.0) * BLINK_EVERY
    if int(clock) % 4 == 3 and BLINK_TIME * 1.4 < since < BLINK_TIME * 2.4:
        since -= BLINK_TIME * 1.4
    if since > BLINK_TIME:
        return 1.0
    return abs(2 * since / BLINK_TIME - 1)


def outline(traits: Traits) -> skia.Path:
    """The face without ears."""
    if traits.age in ("child", "baby"):
        return draw.shape(
            (-41, -52), (-44, -100, 44, -100, 41, -52), (42, -16, 24, 2, 0, 2), (-24, 2, -42, -16, -41, -52)
        )
    if traits.feminine:
        return draw.shape(
            (-40, -58), (-43, -100, 43, -100, 40, -58), (40, -24, 19, 2.5, 0, 2.5), (-19, 2.5, -40, -24, -40, -58)
        )
    return draw.shape(
        (-40, -58), (-43, -100, 43, -100, 40, -58), (41, -18, 26, 3.5, 0, 3.5), (-26, 3.5, -41, -18, -40, -58)
    )


def paint_head(canvas: skia.Canvas, traits: Traits, mien: Mien, t: float, sway: float = 0.0) -> None:
    """The whole head except for the hair that falls behind the shoulders (see `hair.paint_back`)."""
    turn = mien.yaw * 8.0
    hair.paint_behind_face(canvas, traits, turn)
    for side in (-1, 1):
        _ear(canvas, traits, side * 40 - turn * 0.75, side)
    skull = outline(traits)
    gradients.fill_radial(
        canvas,
        skull,
        (-10 + turn, -62),
        84,
        [traits.skin_light, traits.skin, draw.mix(traits.skin, traits.skin_shade, 0.8)],
        [0, 0.55, 1],
    )
    canvas.save()
    canvas.clipPath(skull, True)
    canvas.drawPath(
        draw.shape((-46, 8), (-46, -40, -42, -30), (-38, -6, -18, 1, 6, -2), (20, -4, 34, 0, 20, 10)),
        draw.fill(traits.skin_shade, alpha=0.22),
    )
    hair.paint_shadow(canvas, traits, turn)
    if traits.beard:
        _beard(canvas, traits, turn)
    # dark skin shows a blush less
    blush, strength = draw.mix("#ff5a4c", traits.skin, 0.15), 0.14 + 0.2 * draw.channels(traits.skin)[1] / 215
    for side in (-1, 1):
        x = side * 24 + turn * 0.9
        gradients.fill_radial(
            canvas,
            draw.circle(x, -25, 11.5),
            (x, -25),
            11.5,
            [(blush, strength), (blush, strength * 0.6), (blush, 0)],
            [0, 0.45, 1],
        )
    canvas.restore()
    _features(canvas, traits, mien, turn, t)
    hair.paint_front(canvas, traits, turn, sway)
    if traits.glasses:
        _glasses(canvas, turn)


def _ear(canvas: skia.Canvas, traits: Traits, x: float, side: int) -> None:
    tone = draw.fill(draw.mix(traits.skin, traits.skin_shade, 0.35))
    if traits.outfit.ears == "pointed":
        canvas.drawPath(
            draw.shape((x, -30), (x + side * 8, -50, x + side * 24, -70), (x + side * 2, -58, x, -50)), tone
        )
    draw.oval(canvas, x, -42, 7.5, 11, tone)
    canvas.drawPath(
        draw.path((x + side * 2.5, -48), (x - side * 4.5, -45, x + side * 0.5, -37)),
        draw.stroke(traits.skin_shade, 1.8, alpha=0.8),
    )


def _features(canvas: skia.Canvas, traits: Traits, mien: Mien, turn: float, t: float) -> None:
    young = traits.age in ("child", "baby")
    eye_y = -41.0 if young else -45.0
    for side in (-1, 1):
        near = 1 - 0.10 * max(0.0, side * mien.yaw)
        x = side * 17.2 * near + turn
        _eye(canvas, traits, mien, x, eye_y, side, near * (1.12 if young else 1.0))
        _brow(canvas, traits, mien, x, eye_y - 16.5, side, near)
    if traits.age == "old":
        for side in (-1, 1):
            x = side * 17 + turn
            canvas.drawPath(
                draw.path((x - 7, -33), (x, -29, x + 7, -33)), draw.stroke(traits.skin_shade, 1.4, alpha=0.6)
            )
            canvas.drawPath(
                draw.path((side * 15 + turn, -24), (side * 20 + turn, -17, side * 17 + turn, -10)),
                draw.stroke(traits.skin_shade, 1.5, alpha=0.6),
            )
        for y in (-72.0, -67.0):
            canvas.drawPath(
                draw.path((-14 + turn, y), (turn, y - 3, 14 + turn, y)), draw.stroke(traits.skin_shade, 1.2, alpha=0.35)
            )
    nose = turn * 1.35
    size = 0.75 if young else 1.0
    gradients.fill_radial(
        canvas, draw.circle(nose + 2, -27, 8), (nose + 2, -27), 8, [(traits.skin_shade, 0.35), (traits.skin_shade, 0)]
    )
    way = 1 if mien.yaw >= -0.1 else -1
    hook = draw.path(
        (nose - 0.5 * way, -38 * size - 4),
        (nose + 6.5 * way, -30, nose + 5 * way, -27),
        (nose + 3 * way, -24.5, nose - 2.5 * way, -25.5),
    )
    canvas.drawPath(hook, draw.stroke(traits.skin_shade, 2.3, alpha=0.85))
    canvas.drawCircle(nose + way * 1.5, -31, 2.2, draw.fill("#ffffff", alpha=0.22))
    _mouth(canvas, traits, mien, turn * 1.15, t)


def _eye(canvas: skia.Canvas, traits: Traits, mien: Mien, x: float, y: float, side: int, size: float) -> None:
    lash = draw.darken(traits.hair if traits.age != "old" else "#5a4a44", 0.55)
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(size, size)
    lids = mien.lids
    if lids < 0.22:
        canvas.drawPath(draw.path((-7.5, 1), (0, 5.5, 7.5, 1)), draw.stroke(lash, 2.7))
    else:
        top, low = -8.2 * lids, 6.2 * (0.6 + 0.4 * lids)
        lens = draw.shape((-8, 1), (-5.5, top * 1.12, 5.5, top * 1.12, 8, 0.4), (5, low * 1.15, -5, low * 1.15, -8, 1))
        canvas.drawPath(lens, draw.fill("#fffaf4"))
        canvas.save()
        canvas.clipPath(lens, True)
        ix, iy = mien.gaze[0] * 3.4, mien.gaze[1] * 3.4 - 0.6
        canvas.drawCircle(ix, iy, 6.6, draw.fill(draw.darken(traits.iris, 0.35)))
        canvas.drawCircle(ix, iy + 0.8, 5.2, draw.fill(traits.iris))
        canvas.drawCircle(ix, iy, 3.7, draw.fill("#160d0c"))
        canvas.drawPath(draw.path((-8, -6.5), (0, -9.5, 8, -6.5)), draw.stroke("#3a2018", 4.5, alpha=0.22))
        canvas.drawCircle(ix - 1.9, iy - 2.3, 1.9, draw.fill("#ffffff"))
        canvas.drawCircle(ix + 2, iy + 2.2, 0.9, draw.fill("#ffffff", alpha=0.7))
        canvas.restore()
        lid = draw.path((-8.4, 1.2), (-5.5, top * 1.16, 5.5, top * 1.16, 8.4, 0.6))
        canvas.drawPath(lid, draw.stroke(lash, 2.5))
        if traits.feminine:
            for start, reach in ((8.0, 4.4),):
                canvas.drawLine(
                    side * start,
                    -0.4 - (8 - start) * 1.3,
                    side * (start + reach * 0.8),
                    -reach * 0.75 - (8 - start) * 1.5,
                    draw.stroke(lash, 1.7),
                )
    if mien.smile > 0.72 and lids >= 0.22:
        canvas.drawPath(draw.path((-6, 8.8), (0, 6.6, 6, 8.8)), draw.stroke(traits.skin_shade, 1.5, alpha=0.55))
    canvas.restore()


def _brow(canvas: skia.Canvas, traits: Traits, mien: Mien, x: float, y: float, side: int, near: float) -> None:
    colour = draw.darken(traits.hair, 0.3) if traits.age != "old" else draw.darken(traits.hair, 0.2)
    rise = 3.6 * mien.brow + (4.8 * mien.ask if side > 0 else -1.2 * mien.ask)
    inner = 2.6 * min(0.0, mien.brow)
    half = 9.2 * near
    curve = draw.path(
        (x - side * half, y - rise - inner + 2.2), (x - side * 1.5, y - rise - 3.4, x + side * half, y - rise + 1.8)
    )
    canvas.drawPath(curve, draw.stroke(colour, 2.8 if traits.feminine else 3.7))


def _mouth(canvas: skia.Canvas, traits: Traits, mien: Mien, x: float, t: float) -> None:
    lip = draw.mix("#a83a3c", traits.skin_shade, 0.25 if traits.feminine else 0.6)
    y = -13.0
    talk = mien.talk
    if talk < 0.06:
        half = 8.5 + 2.2 * max(0.0, mien.smile)
        lift = 4.6 * mien.smile
        if mien.smile > 0.8:
            grin = draw.shape(
                (x - half, y - lift * 0.55),
                (x, y + 0.8, x + half, y - lift * 0.55),
                (x + half * 0.78, y + lift * 2.1, x, y + lift * 2.15),
                (x - half * 0.78, y + lift * 2.1, x - half, y - lift * 0.55),
            )
            canvas.drawPath(grin, draw.fill("#7a2326"))
            canvas.save()
            canvas.clipPath(grin, True)
            canvas.drawRect(draw.rect(x - half, y - 4, half * 2, 5.5), draw.fill("#fffaf2"))
            draw.oval(canvas, x, y + lift * 2.2, half * 0.6, 3.6, draw.fill("#e06a6c"))
            canvas.restore()
            canvas.drawPath(grin, draw.stroke(lip, 1.7))
            return
        curve = draw.path((x - half, y - lift * 0.62), (x, y + lift * 1.9, x + half, y - lift * 0.62))
        canvas.drawPath(curve, draw.stroke(draw.darken(lip, 0.25), 2.5))
        if traits.feminine:
            low = y + lift * 0.6 + 3.6
            canvas.drawPath(draw.path((x - 3.6, low), (x, low + 1.8, x + 3.6, low)), draw.stroke(lip, 1.7, alpha=0.45))
        return
    # vowels come and go: the mouth changes between wide and round while it opens
    round_ = 0.5 + 0.5 * math.sin(t * 11.3)
    half = 10.5 - 3.6 * round_ * talk + 1.5 * mien.smile
    tall = 2.5 + 11.5 * talk * (0.8 + 0.2 * round_)
    top = y - 1.5 - 2.0 * talk
    low = top + tall
    shape = draw.shape(
        (x - half, top + 0.6),
        (x - half * 0.5, top - 1.6, x, top - 0.4),
        (x + half * 0.5, top - 1.6, x + half, top + 0.6),
        (x + half * 0.92, top + tall * 0.72, x + half * 0.5, low, x, low),
        (x - half * 0.5, low, x - half * 0.92, top + tall * 0.72, x - half, top + 0.6),
    )
    canvas.drawPath(shape, draw.fill("#6b1c22"))
    canvas.save()
    canvas.clipPath(shape, True)
    canvas.drawRoundRect(
        draw.rect(x - half * 0.74, top - 2, half * 1.48, 2 + 3.4 * talk), 1.2, 1.2, draw.fill("#fffaf2")
    )
    draw.oval(canvas, x, low + 0.5, half * 0.6, tall * 0.4, draw.fill("#dd6468"))
    canvas.restore()
    canvas.drawPath(shape, draw.stroke(lip, 1.9))


def _beard(canvas: skia.Canvas, traits: Traits, turn: float) -> None:
    colour = draw.darken(traits.hair, 0.12)
    if traits.beard in ("moustache", "long"):
        return
    alpha = 0.2 if traits.beard == "stubble" else 1.0
    low = draw.shape(
        (-44, -46),
        (-40, -30, -36, -24),
        (-26, -17, -14 + turn, -21),
        (turn, -25, 14 + turn, -21),
        (26, -17, 36, -24),
        (40, -30, 44, -46),
        (46, 12),
        (-46, 12),
    )
    canvas.drawPath(low, draw.fill(colour, alpha=alpha))
    if alpha == 1.0:
        mouth_hole = draw.shape(
            (-11 + turn * 1.15, -14),
            (turn * 1.15, -19, 11 + turn * 1.15, -14),
            (turn * 1.15, -6, -11 + turn * 1.15, -14),
        )
        canvas.drawPath(mouth_hole, draw.fill(draw.mix(traits.skin, traits.skin_shade, 0.5)))


def _glasses(canvas: skia.Canvas, turn: float) -> None:
    for side in (-1, 1):
        x = side * 17.5 + turn
        canvas.drawCircle(x, -44, 13.5, draw.fill("#ffffff", alpha=0.12))
        canvas.drawCircle(x, -44, 13.5, draw.stroke("#33231e", 2.5))
        canvas.drawPath(draw.path((x - 7, -50), (x - 3, -53, x + 1, -53)), draw.stroke("#ffffff", 1.8, alpha=0.7))
        canvas.drawLine(x + side * 13.5, -46, side * 40 + turn * 0.2, -49, draw.stroke("#33231e", 2.2))
    canvas.drawPath(draw.path((turn - 4, -46), (turn, -49, turn + 4, -46)), draw.stroke("#33231e", 2.4))
