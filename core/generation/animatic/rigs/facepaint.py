"""What is painted on, worn over or grown around a face: masks, make-up, fangs, stitches, goggles, long beards. Head units."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.rigs.face import Mien
from core.generation.animatic.rigs.traits import Traits

FacePainter = Callable[[skia.Canvas, Traits, Mien, float], None]

PALE = frozenset({"clown", "mime", "geisha"})
"""Make-up on a whitened face."""
OVER_MOUTH = -13.0


def paint(canvas: skia.Canvas, traits: Traits, mien: Mien, t: float) -> None:
    """Paint the outfit's mask or make-up over the finished face, and a long beard."""
    turn = mien.yaw * 8.0
    if traits.outfit.face in _FACES:
        _FACES[traits.outfit.face](canvas, traits, mien, turn)
    if traits.beard == "long":
        _long_beard(canvas, traits, mien, turn, t)


def _long_beard(canvas: skia.Canvas, traits: Traits, mien: Mien, turn: float, t: float) -> None:
    sway = math.sin(t * 1.3 + traits.phase * 6) * 3
    x = turn
    outline = draw.shape(
        (-41, -46), (-36, -28, -24, -24), (-14 + x, -24), (x, -29, 14 + x, -24), (24, -24, 36, -28, 41, -46), (46, -6, 36, 30),
        (24 + sway, 62, 4 + sway, 84), (-8 + sway, 78, -30, 34), (-46, -4, -41, -46),
    )  # fmt: skip
    tones = [draw.lighten(traits.hair, 0.12), traits.hair, draw.darken(traits.hair, 0.22)]
    gradients.fill_vertical(canvas, outline, -40, 80, tones, [0, 0.4, 1])
    for start in (-24, -8, 8, 22):
        curve = draw.path((start, -6), (start * 0.9 + 4, 26, start * 0.3 + sway, 66 - abs(start)))
        canvas.drawPath(curve, draw.stroke(draw.darken(traits.hair, 0.3), 2, alpha=0.35))
    mouth = OVER_MOUTH
    tall = 2.6 + 9 * mien.talk + 2.5 * max(0.0, mien.smile)
    gap = draw.ellipse(x * 1.15, mouth + tall * 0.3, 9.5, tall)
    canvas.drawPath(gap, draw.fill("#6b1c22"))
    lip = draw.shape((x, -22), (x + 10, -25, x + 22, -12), (x + 10, -14, x, -16.5), (x - 10, -14, x - 22, -12), (x - 10, -25, x, -22))  # fmt: skip
    canvas.drawPath(lip, draw.fill(draw.darken(traits.hair, 0.08)))


def _eye_mask(canvas: skia.Canvas, traits: Traits, mien: Mien, turn: float) -> None:
    tone = draw.darken(traits.top, 0.35) if traits.outfit.back == "cape" else "#20202a"
    mask = skia.Path()
    mask.addPath(draw.shape((-41, -52), (-36, -66, turn, -60), (36, -66, 41, -52), (36, -30, turn + 8, -36), (turn, -42, turn - 8, -36), (-36, -30, -41, -52)))  # fmt: skip
    for side in (-1, 1):
        mask.addOval(draw.rect(side * 17.2 + turn - 9, -52, 18, 15))
    mask.setFillType(skia.PathFillType.kEvenOdd)
    canvas.drawPath(mask, draw.fill(tone))


def _eyepatch(canvas: skia.Canvas, traits: Traits, mien: Mien, turn: float) -> None:
    canvas.drawPath(draw.path((-42, -66), (turn, -62), (42, -38)), draw.stroke("#17151a", 4))
    patch = draw.shape((turn + 5, -54), (turn + 18, -60, turn + 31, -52), (turn + 32, -34, turn + 18, -31), (turn + 6, -36, turn + 5, -54))  # fmt: skip
    canvas.drawPath(patch, draw.fill("#17151a"))


def _clown(canvas: skia.Canvas, traits: Traits, mien: Mien, turn: float) -> None:
    for side in (-1, 1):
        x = side * 17.2 + turn
        for y in (-64, -27):
            way = -1 if y < -45 else 1
            spike = draw.shape((x - 5, y), (x, y + way * 13), (x + 5, y))
            canvas.drawPath(spike, draw.fill("#3f8fd8"))
        canvas.drawCircle(side * 27 + turn, -22, 8, draw.fill("#f28cb0", alpha=0.8))
    smile = 6 + 5 * mien.smile
    lips = draw.shape((turn - 22, -18), (turn, -14 + smile, turn + 22, -18), (turn + 14, -2 + smile, turn, -1 + smile), (turn - 14, -2 + smile, turn - 22, -18))  # fmt: skip
    canvas.drawPath(lips, draw.fill("#e2303a"))
    tall = 2 + 6 * mien.talk
    draw.oval(canvas, turn, -8 + smile * 0.35, 12, tall, draw.fill("#6b1c22"))
    gradients.fill_radial(canvas, draw.circle(turn * 1.3, -29, 11), (turn * 1.3 - 4, -34), 18, ["#ff9a9a", "#e2303a", "#a81f2a"], [0, 0.5, 1])  # fmt: skip


def _mime(canvas: skia.Canvas, traits: Traits, mien: Mien, turn: float) -> None:
    for side in (-1, 1):
        x = side * 17.2 + turn
        canvas.drawLine(x, -66, x, -58, draw.stroke("#1a1820", 3.4))
        canvas.drawPath(draw.shape((x - 3, -33), (x + 3, -33), (x, -22)), draw.fill("#1a1820"))
    draw.oval(canvas, turn * 1.15, -11, 8, 3.4, draw.fill("#c9202e"))


def _geisha(canvas: skia.Canvas, traits: Traits, mien: Mien, turn: float) -> None:
    draw.oval(canvas, turn * 1.15, -11, 6, 4, draw.fill("#c9202e"))
    for side in (-1, 1):
        x = side * 17.2 + turn
        canvas.drawLine(x + side * 7, -47, x + side * 13, -51, draw.stroke("#c9202e", 3))


def _fangs(canvas: skia.Canvas, traits: Traits, mien: Mien, turn: float) -> None:
    x = turn * 1.15
    for side in (-1, 1):
        canvas.drawPath(
            draw.shape((x + side * 3, -13), (x + side * 8.5, -13), (x + side * 5.6, -3)), draw.fill("#ffffff")
        )  # fmt: skip


def _zombie(canvas: skia.Canvas, traits: Traits, mien: Mien, turn: float) -> None:
    for side in (-1, 1):
        draw.oval(canvas, side * 17.2 + turn, -38, 11, 7, draw.fill("#3d2a4a", alpha=0.35))
    canvas.drawLine(turn + 16, -74, turn + 34, -60, draw.stroke("#7a2a34", 3))
    for index in range(3):
        x = turn + 19 + index * 5
        canvas.drawLine(x, -76 + index * 4, x + 3, -66 + index * 4, draw.stroke("#4a1a24", 2))
    draw.oval(canvas, turn - 28, -26, 6, 8, draw.fill("#5a7a4a", alpha=0.8))
    canvas.drawLine(turn + 4, -11, turn + 5, -3, draw.stroke("#7a2a34", 2.4))


def _stitches(canvas: skia.Canvas, traits: Traits, mien: Mien, turn: float) -> None:
    canvas.drawLine(turn - 34, -76, turn + 20, -72, draw.stroke("#3a4a2c", 2.6))
    for index in range(6):
        x = turn - 30 + index * 9
        canvas.drawLine(x, -80 + index * 0.6, x + 1, -70 + index * 0.6, draw.stroke("#3a4a2c", 2.4))
    for side in (-1, 1):
        canvas.drawRoundRect(draw.rect(side * 46 - 9, -16, 18, 9), 3, 3, draw.fill("#9aa0ac"))


def _skull(canvas: skia.Canvas, traits: Traits, mien: Mien, turn: float) -> None:
    dark = "#26202c"
    for side in (-1, 1):
        x = side * 17 + turn
        draw.oval(canvas, x, -45, 13, 14, draw.fill(dark))
        canvas.drawCircle(x + mien.gaze[0] * 4, -44 + mien.gaze[1] * 4, 3.6, draw.fill("#ff9a4a"))
        draw.oval(canvas, side * 36 + turn * 0.5, -22, 8, 12, draw.fill("#cfc8b8"))
    canvas.drawPath(draw.shape((turn - 6, -24), (turn, -37), (turn + 6, -24)), draw.fill(dark))
    drop = 8 * mien.talk
    canvas.drawRoundRect(draw.rect(turn - 22, -17, 44, 12 + drop), 5, 5, draw.fill(dark))
    for index in range(6):
        x = turn - 19 + index * 6.6
        canvas.drawRoundRect(draw.rect(x, -17, 5.4, 6), 1.5, 1.5, draw.fill("#f6f2e6"))
        canvas.drawRoundRect(draw.rect(x, -11 + drop, 5.4, 6), 1.5, 1.5, draw.fill("#f6f2e6"))


def _bandage(canvas: skia.Canvas, traits: Traits, mien: Mien, turn: float) -> None:
    for index, y in enumerate((-100, -88, -76, -64, -26, -14, -3)):
        tilt = 6 if index % 2 else -5
        strip = draw.path((-44, y + tilt), (turn, y + 6), (44, y - tilt))
        canvas.drawPath(strip, draw.stroke(draw.darken(traits.skin, 0.28), 13))
        canvas.drawPath(strip, draw.stroke(traits.skin, 11))


def _goggles(canvas: skia.Canvas, traits: Traits, mien: Mien, turn: float) -> None:
    canvas.drawPath(draw.path((-43, -50), (turn, -46, 43, -50)), draw.stroke("#23242c", 7))
    frame = draw.rect(turn - 35, -62, 70, 32)
    canvas.drawRoundRect(frame, 15, 15, draw.fill("#f2f4f8"))
    lens = skia.Path().addRoundRect(draw.rect(turn - 31, -58, 62, 24), 12, 12)
    gradients.fill_horizontal(canvas, lens, turn - 31, turn + 31, ["#ff9a3c", "#d8387a", "#5a48c8"])
    canvas.drawLine(turn - 22, -52, turn - 8, -54, draw.stroke("#ffffff", 3.4, alpha=0.7))


def _sunglasses(canvas: skia.Canvas, traits: Traits, mien: Mien, turn: float) -> None:
    for side in (-1, 1):
        x = side * 17.5 + turn
        lens = draw.shape((x - 15, -54), (x + 15, -54), (x + 16, -36, x, -33), (x - 16, -36, x - 15, -54))
        canvas.drawPath(lens, draw.fill("#17161e"))
        canvas.drawLine(x - 9, -49, x - 2, -50, draw.stroke("#ffffff", 2.6, alpha=0.6))
        canvas.drawLine(x + side * 14, -52, side * 41, -50, draw.stroke("#17161e", 3))
    canvas.drawLine(turn - 5, -52, turn + 5, -52, draw.stroke("#17161e", 3.4))


def _scarecrow(canvas: skia.Canvas, traits: Traits, mien: Mien, turn: float) -> None:
    for side in (-1, 1):
        x = side * 17 + turn
        canvas.drawCircle(x, -45, 8.5, draw.fill("#2c2118"))
        canvas.drawCircle(x - 2, -48, 2.4, draw.fill("#ffffff", alpha=0.8))
    canvas.drawPath(draw.shape((turn, -38), (turn + 9, -24), (turn - 9, -24)), draw.fill("#d8702c"))
    canvas.drawPath(draw.path((turn - 20, -17), (turn, -4, turn + 20, -17)), draw.stroke("#2c2118", 3))
    for index in range(5):
        x = turn - 14 + index * 7
        canvas.drawLine(x, -15 + (4 if index in (1, 3) else 6 if index == 2 else 0), x, -5, draw.stroke("#2c2118", 2.4))


_FACES: dict[str, FacePainter] = {
    "eye_mask": _eye_mask,
    "eyepatch": _eyepatch,
    "clown": _clown,
    "mime": _mime,
    "geisha": _geisha,
    "fangs": _fangs,
    "zombie": _zombie,
    "stitches": _stitches,
    "skull": _skull,
    "bandage": _bandage,
    "goggles": _goggles,
    "sunglasses": _sunglasses,
    "scarecrow": _scarecrow,
}
