"""The heads of dogs and cats in profile, and what all heads share: eye, ear, jaw. Heads on hooves are in `hoofed`.

A head is drawn in its own units: the skull's middle is (0, 0), its radius 1, the nose lies towards +x.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs.breeds import Breed
from core.generation.animatic.rigs.coat import Coat, luminance
from core.generation.animatic.rigs.outline import arc_points, limb

INSIDE = "#7d2436"
TONGUE = "#f0808f"


@dataclass(frozen=True)
class Face:
    """What a head does: ``mouth`` and ``eyes`` are 0 shut to 1 open, ``ears`` -1 forward to 1 flat back, ``brows``
    -1 angry to 1 sad, 0 has none."""

    mouth: float
    eyes: float
    ears: float
    gaze: Point
    t: float
    brows: float = 0.0


def eye(canvas: skia.Canvas, x: float, y: float, size: float, coat: Coat, face: Face, *, slit: bool = False) -> None:
    """An almond eye with a lid, iris, pupil and a spark; shut it is one curved line."""
    line = "#2a1620" if luminance(coat.coat) > 0.22 else "#0b0810"
    if face.brows:  # the front end goes down in anger, and up in grief or fear
        back, front = y - size * (1.35 - 0.35 * face.brows), y - size * (1.35 + 0.6 * face.brows)
        brow = draw.path((x - size * 1.1, back), (x + size * 1.35, front))
        canvas.drawPath(brow, draw.stroke(line, size * 0.5))
    if face.eyes < 0.25:
        lid = draw.path((x - size * 0.9, y), (x, y + size * 0.55, x + size * 0.95, y - size * 0.05))
        canvas.drawPath(lid, draw.stroke(line, size * 0.34))
        return
    open_ = face.eyes
    almond = draw.shape(
        (x - size * 1.05, y + size * 0.15),
        (
            x - size * 0.7,
            y - size * 1.15 * open_,
            x + size * 0.55,
            y - size * 1.25 * open_,
            x + size * 1.2,
            y - size * 0.1,
        ),
        (
            x + size * 0.7,
            y + size * 0.95 * open_,
            x - size * 0.5,
            y + size * 0.95 * open_,
            x - size * 1.05,
            y + size * 0.15,
        ),
    )
    canvas.drawPath(almond, draw.stroke(line, size * 0.42))
    canvas.drawPath(almond, draw.fill("#fff8ef"))
    px, py = x + size * (0.28 + 0.2 * face.gaze[0]), y + size * (-0.08 + 0.25 * face.gaze[1])
    canvas.save()
    canvas.clipPath(almond, skia.ClipOp.kIntersect, True)
    draw.oval(canvas, px, py, size * 0.86, size * 0.92, draw.fill(coat.iris))
    draw.oval(canvas, px + size * 0.06, py, size * (0.34 if slit else 0.55), size * 0.68, draw.fill("#160c12"))
    canvas.restore()
    draw.oval(canvas, px + size * 0.32, py - size * 0.34, size * 0.24, size * 0.26, draw.fill("#ffffff"))
    lid = draw.path(
        (x - size * 1.15, y + size * 0.1),
        (
            x - size * 0.7,
            y - size * 1.2 * open_,
            x + size * 0.55,
            y - size * 1.3 * open_,
            x + size * 1.3,
            y - size * 0.12,
        ),
    )
    canvas.drawPath(lid, draw.stroke(line, size * 0.4))


def ear(
    canvas: skia.Canvas, breed: Breed, coat: Coat, base: Point, turn: float, *, far: bool, inner: str | None = None
) -> None:
    """One ear at ``base``, turned back by ``turn`` degrees."""
    size = breed.ear
    main = coat.deep if far else coat.coat
    canvas.save()
    canvas.translate(*base)
    canvas.rotate(-turn)
    match breed.ears:
        case "pointed":
            outer = draw.shape(
                (-0.42, 0.2), (-0.5, -0.4 * size, -0.12, -0.95 * size), (-0.02, -1.06 * size, 0.08, -0.93 * size),
                (0.42, -0.45 * size, 0.5, 0.12), (0.0, 0.4, -0.42, 0.2),
            )  # fmt: skip
            canvas.drawPath(outer, draw.fill(main))
            if not far:
                hollow = draw.shape(
                    (-0.12, 0.06), (-0.16, -0.4 * size, 0.0, -0.8 * size), (0.3, -0.4 * size, 0.37, 0.04),
                    (0.1, 0.2, -0.12, 0.06),
                )  # fmt: skip
                canvas.drawPath(hollow, draw.fill(inner or draw.mix(coat.pale, coat.dark, 0.22)))
            canvas.save()
            canvas.clipPath(outer, skia.ClipOp.kIntersect, True)
            tip = draw.shape(
                (-0.7, -0.62 * size), (-0.1, -0.78 * size, 0.6, -0.55 * size), (0.6, -1.2 * size), (-0.7, -1.2 * size)
            )
            canvas.drawPath(tip, draw.fill(draw.mix(coat.dark, main, 0.25 if far else 0.0)))
            canvas.restore()
        case "round":
            draw.oval(canvas, 0, -0.35 * size, 0.5 * size, 0.52 * size, draw.fill(main))
            if not far:
                draw.oval(canvas, 0.06, -0.3 * size, 0.3 * size, 0.34 * size, draw.fill(coat.pale_shade))
        case "floppy":
            flap = draw.shape(
                (-0.3, -0.22), (0.1, -0.42, 0.42, -0.05), (0.5, 0.5 * size, 0.2, 0.98 * size), (-0.12, 1.2 * size, -0.36, 0.9 * size),
                (-0.62, 0.4 * size, -0.3, -0.22),
            )  # fmt: skip
            canvas.drawPath(flap, draw.fill(draw.mix(coat.dark, main, 0.2)))
        case "long":
            leaf = draw.shape(
                (-0.2, 0.2), (-0.5, -0.4 * size, -0.22, -0.85 * size), (-0.05, -1.08 * size, 0.12, -0.85 * size),
                (0.4, -0.4 * size, 0.22, 0.2),
            )  # fmt: skip
            canvas.drawPath(leaf, draw.fill(main))
            if not far:
                hollow = draw.shape(
                    (-0.06, -0.05), (-0.24, -0.45 * size, -0.04, -0.84 * size), (0.24, -0.45 * size, 0.12, -0.05)
                )
                canvas.drawPath(hollow, draw.fill(draw.mix("#f2b0b0", coat.coat, 0.25)))
        case "leaf":
            leaf = draw.shape(
                (-0.14, 0.1),
                (-0.62 * size, -0.2 * size, -0.52 * size, -0.8 * size),
                (0.1 * size, -0.75 * size, 0.22, 0.02),
            )
            canvas.drawPath(leaf, draw.fill(main))
            if not far:
                hollow = draw.shape(
                    (-0.04, -0.02),
                    (-0.4 * size, -0.25 * size, -0.42 * size, -0.66 * size),
                    (0.0, -0.5 * size, 0.1, -0.04),
                )
                canvas.drawPath(hollow, draw.fill(draw.mix(coat.pale, "#e7a7a0", 0.35)))
        case "fan":
            fan = draw.shape(
                (0.1, -0.5), (-0.5, -1.0 * size, -1.35 * size, -0.75 * size, -1.3 * size, 0.1),
                (-1.2 * size, 0.8 * size, -0.55 * size, 1.15 * size, -0.3, 0.85), (0.2, 0.5, 0.1, -0.5),
            )  # fmt: skip
            canvas.drawPath(fan, draw.fill(draw.mix(main, coat.deep, 0.25)))
            canvas.drawPath(fan, draw.stroke(coat.deep, 0.04, alpha=0.6))
    canvas.restore()


def _canine(canvas: skia.Canvas, breed: Breed, coat: Coat, face: Face) -> None:
    reach, deep = breed.muzzle, breed.muzzle_depth
    sweep = 6 + 34 * face.ears
    ear(canvas, breed, coat, (0.16, -0.68), sweep - 14, far=True)
    nose_y = 0.16
    jaw_drop = 16 * face.mouth
    canvas.save()
    canvas.translate(0.5, 0.42)
    canvas.rotate(jaw_drop)
    canvas.translate(-0.5, -0.42)
    if face.mouth > 0.06:
        inside = draw.shape(
            (0.4, 0.1), (reach - 0.35, nose_y + 0.1), (reach - 0.42, 0.5 * deep), (0.9, 0.72 * deep), (0.4, 0.6)
        )
        canvas.drawPath(inside, draw.fill(INSIDE))
        if breed.tongue:
            tongue = draw.shape(
                (0.7, 0.4), (reach - 0.7, 0.2, reach - 0.36, 0.42 * deep), (reach - 0.25, 0.62 * deep, reach - 0.5, 0.6 * deep),
                (1.0, 0.6, 0.7, 0.6),
            )  # fmt: skip
            canvas.drawPath(tongue, draw.fill(TONGUE))
    jaw = draw.shape(
        (0.1, 0.5), (0.7, 0.58 * deep, reach - 0.42, 0.42 * deep), (reach - 0.18, 0.46 * deep, reach - 0.3, 0.6 * deep),
        (reach - 0.9, 0.86 * deep, 0.2, 0.98), (-0.2, 0.8, 0.1, 0.5),
    )  # fmt: skip
    canvas.drawPath(jaw, draw.fill(coat.pale_shade if breed.mask else coat.shade))
    canvas.restore()
    tuft = breed.cheek
    skull = draw.shape(
        (-0.95, 0.05),
        (-1.0, -0.62, -0.55, -1.02, 0.02, -0.98),
        (0.42, -0.96, 0.72, -0.66, 0.98, -0.34),
        (1.25, -0.16 * deep - 0.02, reach - 0.5, -0.12 * deep, reach - 0.08, -0.04 * deep),
        (reach + 0.1, 0.06, reach - 0.06, 0.3 * deep),
        (reach - 0.5, 0.52 * deep, 0.95, 0.52 * deep),
        (0.7, 0.78, 0.3, 0.9),
        (0.05, 1.0, -0.18 - 0.2 * tuft, 0.98 + 0.22 * tuft),
        (-0.2 - 0.06 * tuft, 0.9, -0.28 - 0.12 * tuft, 0.78),
        (-0.55, 0.9, -0.62 - 0.34 * tuft, 0.82 + 0.06 * tuft),
        (-0.62 - 0.1 * tuft, 0.62, -0.66 - 0.1 * tuft, 0.5),
        (-0.85, 0.52, -0.95 - 0.22 * tuft, 0.4),
        (-0.94, 0.24, -0.95, 0.05),
    )
    gradients.fill_linear(canvas, skull, (-0.2, -1.0), (0.15, 0.8), [coat.light, coat.coat, coat.shade], [0, 0.4, 1])
    canvas.save()
    canvas.clipPath(skull, skia.ClipOp.kIntersect, True)
    if breed.marking == "saddle":
        cap = draw.shape(
            (-1.3, 0.1), (-0.3, -0.5, 0.5, -0.62), (1.1, -0.5, reach - 0.3, -0.2), (1.2, -1.3), (-1.3, -1.3)
        )
        canvas.drawPath(cap, draw.fill(coat.dark, alpha=0.55))
    if breed.mask:
        cheek = draw.shape(
            (reach + 0.2, 0.1), (reach - 0.5, 0.08, 1.12, 0.0), (0.82, -0.06, 0.66, 0.2), (0.45, 0.42, 0.1, 0.28),
            (-0.3, 0.1, -0.62, 0.34), (-0.9, 0.5, -1.5, 0.5), (-1.5, 1.6), (reach, 1.6),
        )  # fmt: skip
        gradients.fill_vertical(canvas, cheek, 0.1, 1.1, [coat.pale, coat.pale_shade])
        draw.oval(canvas, 0.72, -0.66, 0.15, 0.09, draw.fill(coat.pale, alpha=0.75))
    if breed.blaze:
        stripe = draw.shape(
            (reach, -0.1), (1.2, -0.26, 0.86, -0.5), (0.5, -0.9, 0.1, -1.1), (0.7, -1.2), (1.3, -0.5), (reach, -0.3)
        )
        canvas.drawPath(stripe, draw.fill(coat.pale))
    if breed.marking == "spots":
        for x, y, r in ((-0.5, -0.3, 0.2), (0.05, 0.5, 0.14), (-0.1, -0.75, 0.13), (1.2, 0.12, 0.09)):
            draw.oval(canvas, x, y, r, r * 0.9, draw.fill(coat.dark))
    canvas.restore()
    corner = 0.86 + 0.05 * face.mouth
    smile = draw.path(
        (reach - 0.12, 0.3 * deep),
        (reach - 0.55, 0.54 * deep, corner, 0.5 * deep),
        (corner - 0.16, 0.47 * deep, corner - 0.2, 0.34 * deep),
    )
    canvas.drawPath(smile, draw.stroke(draw.mix(coat.dark, "#2a141c", 0.5), 0.06))
    draw.oval(canvas, reach - 0.06, nose_y - 0.13, 0.22, 0.18, draw.fill(coat.nose))
    draw.oval(canvas, reach - 0.06, nose_y - 0.2, 0.09, 0.045, draw.fill("#ffffff", alpha=0.55))
    eye(canvas, 0.6, -0.26, 0.23 if breed.muzzle > 1.9 else 0.26, coat, face)
    ear(canvas, breed, coat, (-0.32, -0.68), sweep, far=False)


def _feline(canvas: skia.Canvas, breed: Breed, coat: Coat, face: Face) -> None:
    sweep = 4 + 30 * face.ears
    ear(canvas, breed, coat, (0.32, -0.76), sweep - 20, far=True)
    canvas.save()
    canvas.translate(0.45, 0.45)
    canvas.rotate(24 * face.mouth)
    canvas.translate(-0.45, -0.45)
    if face.mouth > 0.06:
        canvas.drawPath(draw.shape((0.4, 0.3), (1.15, 0.3), (1.12, 0.62), (0.8, 0.84), (0.4, 0.7)), draw.fill(INSIDE))
    chin = draw.shape((0.2, 0.5), (0.7, 0.62, 1.02, 0.54), (1.16, 0.72, 0.86, 0.92), (0.4, 1.02, 0.1, 0.8))
    canvas.drawPath(chin, draw.fill(coat.pale_shade))
    canvas.restore()
    tuft = breed.cheek
    nose = breed.muzzle
    skull = draw.shape(
        (-1.0, 0.1),
        (-1.08, -0.62, -0.55, -1.04, 0.1, -1.0),
        (0.52, -0.98, 0.82, -0.62, 0.94, -0.2),
        (nose * 0.9, -0.06, nose + 0.06, 0.06),
        (nose + 0.12, 0.34, nose - 0.04, 0.52),
        (0.98, 0.68, 0.66, 0.66),
        (0.5, 0.9, 0.12, 0.94),
        (-0.1, 0.98, -0.25 - 0.12 * tuft, 0.94 + 0.16 * tuft),
        (-0.36, 0.86, -0.4, 0.8),
        (-0.6, 0.86, -0.74 - 0.22 * tuft, 0.76),
        (-0.8, 0.6, -0.82, 0.5),
        (-0.98, 0.4, -1.0, 0.1),
    )
    gradients.fill_linear(canvas, skull, (-0.2, -1.0), (0.15, 0.8), [coat.light, coat.coat, coat.shade], [0, 0.4, 1])
    canvas.save()
    canvas.clipPath(skull, skia.ClipOp.kIntersect, True)
    muzzle = draw.shape(
        (nose + 0.3, 0.0),
        (0.9, -0.04, 0.74, 0.24),
        (0.6, 0.5, 0.1, 0.6),
        (-0.6, 0.66, -1.2, 0.7),
        (-1.2, 1.4),
        (nose + 0.3, 1.4),
    )
    canvas.drawPath(muzzle, draw.fill(coat.pale))
    draw.oval(canvas, 0.56, -0.5, 0.24, 0.13, draw.fill(coat.pale, alpha=0.6))
    if breed.marking == "stripes":
        ink = draw.fill(coat.dark)
        for x, y, w in ((-0.2, -1.06, 0.16), (0.12, -1.06, 0.14), (0.42, -1.0, 0.12)):
            canvas.drawPath(
                draw.shape((x, y), (x + 0.1, y + 0.2, x + 0.12, y + 0.42), (x + w, y + 0.2, x + w + 0.06, y)), ink
            )
        for y in (-0.1, 0.22, 0.5):
            canvas.drawPath(
                draw.shape((-1.1, y - 0.06), (-0.6, y - 0.02, -0.28, y + 0.12), (-0.7, y + 0.12, -1.1, y + 0.1)), ink
            )
    if breed.marking == "spots":
        for x, y in ((-0.6, -0.4), (-0.2, -0.72), (0.2, -0.8), (-0.7, 0.1), (-0.3, 0.3), (-0.35, -0.1)):
            draw.oval(canvas, x, y, 0.09, 0.07, draw.fill(coat.dark))
    canvas.restore()
    draw_nose = draw.shape(
        (nose - 0.2, -0.02), (nose + 0.02, -0.1, nose + 0.1, 0.04), (nose + 0.06, 0.2), (nose - 0.1, 0.12)
    )
    canvas.drawPath(draw_nose, draw.fill(coat.nose))
    line = draw.mix(coat.dark, "#2a141c", 0.4)
    canvas.drawPath(
        draw.path((nose + 0.04, 0.18), (nose - 0.02, 0.42), (0.95, 0.6, 0.74, 0.46)), draw.stroke(line, 0.05)
    )
    for i in range(3):
        y = 0.3 + 0.09 * i
        canvas.drawPath(
            draw.path((0.92, y), (0.6, y + 0.02 + 0.08 * i, 0.28, y - 0.06 + 0.16 * i)),
            draw.stroke("#ffffff", 0.025, alpha=0.8),
        )
    eye(canvas, 0.5, -0.22, 0.25 if breed.head < 25 else 0.2, coat, face, slit=breed.head < 25)
    ear(canvas, breed, coat, (-0.32, -0.78), sweep, far=False)


def _rabbit(canvas: skia.Canvas, breed: Breed, coat: Coat, face: Face) -> None:
    sweep = 12 + 52 * face.ears
    ear(canvas, breed, coat, (0.1, -0.8), sweep - 12, far=True)
    skull = draw.shape(
        (-0.98, 0.1), (-1.0, -0.9, -0.1, -1.1, 0.4, -0.8), (0.8, -0.6, 1.0, -0.25, 1.14, 0.08), (1.2, 0.4, 0.9, 0.58),
        (0.6, 0.95, 0.0, 0.98), (-0.9, 1.0, -0.98, 0.1),
    )  # fmt: skip
    gradients.fill_linear(canvas, skull, (-0.2, -1.0), (0.15, 0.8), [coat.light, coat.coat, coat.shade], [0, 0.4, 1])
    canvas.save()
    canvas.clipPath(skull, skia.ClipOp.kIntersect, True)
    draw.oval(canvas, 0.75, 0.62, 0.75, 0.5, draw.fill(coat.pale))
    draw.oval(canvas, 0.56, -0.18, 0.36, 0.4, draw.fill(coat.pale, alpha=0.55))
    canvas.restore()
    twitch = 0.03 if (face.t * 3) % 1 < 0.3 else 0.0
    canvas.drawPath(
        draw.shape((0.98, 0.06 - twitch), (1.16, 0.0 - twitch, 1.18, 0.12 - twitch), (1.12, 0.24, 1.0, 0.16)),
        draw.fill(coat.nose),
    )
    line = draw.mix(coat.dark, "#2a141c", 0.3)
    drop = 0.16 * face.mouth
    canvas.drawPath(draw.path((1.1, 0.22), (1.0, 0.46 + drop, 0.72, 0.4)), draw.stroke(line, 0.06))
    if face.mouth > 0.1:
        draw.oval(canvas, 0.92, 0.46 + drop / 2, 0.14, drop, draw.fill(INSIDE))
    draw.oval(canvas, 0.3, 0.32, 0.22, 0.13, draw.fill("#f59a9a", alpha=0.35))
    eye(canvas, 0.5, -0.18, 0.27, coat, face)
    ear(canvas, breed, coat, (-0.3, -0.8), sweep, far=False)


def mane_behind(canvas: skia.Canvas, coat: Coat, face: Face) -> None:
    """A lion's mane: three rings of overlapping locks behind the head and down the neck, stirring a little."""
    rings = (
        (1.75, 13, draw.darken(coat.mane, 0.3)),
        (1.45, 12, coat.mane),
        (1.2, 11, draw.mix(coat.mane, coat.coat, 0.35)),
    )
    for ring, (size, locks, colour) in enumerate(rings):
        path = skia.Path()
        for i in range(locks):
            degrees = 360 / locks * (i + 0.5 * ring)
            sway = 4 * math.sin(face.t * 2.0 + i * 0.9 + ring)
            chain = arc_points((-0.5, 0.12), degrees, size, (0, 14 + sway, 16))
            path.addPath(limb(chain, (0.5, 0.5, 0.42, 0.2)))
        canvas.drawPath(path, draw.fill(colour))
    chest = draw.shape((-1.2, 0.2), (-1.6, 1.6, -0.7, 2.5), (-0.1, 2.2, 0.35, 1.2), (0.2, 0.4, -1.2, 0.2))
    canvas.drawPath(chest, draw.fill(draw.darken(coat.mane, 0.12)))


PAINTERS = {"canine": _canine, "feline": _feline, "rabbit": _rabbit}
