"""The heads of animals on hooves, of pigs and of elephants, in the units of `muzzle`: skull radius 1, nose towards +x."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.rigs.breeds import Breed
from core.generation.animatic.rigs.coat import Coat
from core.generation.animatic.rigs.muzzle import INSIDE, Face, ear, eye
from core.generation.animatic.rigs.outline import arc_points, limb

HORN = "#e9dcc0"


def _jaw(canvas: skia.Canvas, coat: Coat, face: Face, hinge: float, tip: float, thick: float) -> None:
    canvas.save()
    canvas.translate(hinge, 0.45)
    canvas.rotate(11 * face.mouth)
    canvas.translate(-hinge, -0.45)
    if face.mouth > 0.08:
        canvas.drawPath(draw.shape((hinge, 0.1), (tip - 0.1, 0.2), (tip - 0.15, 0.5), (hinge, 0.6)), draw.fill(INSIDE))
    jaw = draw.shape(
        (hinge - 0.6, 0.3),
        (hinge, 0.4),
        (tip - 0.3, 0.42),
        (tip, 0.44, tip - 0.12, 0.44 + thick),
        (hinge, 0.9, hinge - 0.5, 0.8),
    )
    canvas.drawPath(jaw, draw.fill(coat.shade))
    canvas.restore()


def _equine(canvas: skia.Canvas, breed: Breed, coat: Coat, face: Face) -> None:
    reach = breed.muzzle
    sweep = 10 + 50 * face.ears
    ear(canvas, breed, coat, (0.1, -0.86), sweep - 26, far=True)
    _jaw(canvas, coat, face, 0.9, reach - 0.1, 0.3)
    skull = draw.shape(
        (-0.95, -0.1),
        (-0.9, -0.85, -0.3, -1.0),
        (0.3, -0.98, 0.8, -0.72),
        (1.5, -0.48, reach - 0.35, -0.36),
        (reach + 0.1, -0.3, reach + 0.18, 0.1),
        (reach + 0.14, 0.46, reach - 0.25, 0.5),
        (reach - 0.8, 0.46, 1.3, 0.52),
        (0.95, 0.98, 0.3, 1.0),
        (-0.5, 1.0, -0.9, 0.6),
    )
    gradients.fill_linear(canvas, skull, (0.5, -1.0), (0.4, 0.9), [coat.light, coat.coat, coat.shade], [0, 0.4, 1])
    canvas.save()
    canvas.clipPath(skull, skia.ClipOp.kIntersect, True)
    gradients.fill_horizontal(
        canvas,
        skia.Path.Rect(draw.rect(reach - 1.2, -1, 1.6, 2)),
        reach - 1.1,
        reach - 0.2,
        [(breed.nose, 0), (breed.nose, 0.85)],
    )
    if breed.marking == "stripes":
        for x in (-0.5, -0.1, 0.3, 0.7, 1.1, 1.5):
            canvas.drawPath(
                draw.shape((x, -1.2), (x + 0.3, -0.3, x - 0.1, 0.5), (x + 0.2, -0.3, x + 0.22, -1.2)),
                draw.fill(coat.dark),
            )
    else:
        blaze = draw.shape((0.9, -0.86), (1.6, -0.4, reach - 0.6, -0.3), (reach - 0.8, -0.5), (1.3, -0.8))
        canvas.drawPath(blaze, draw.fill("#ffffff", alpha=0.8))
    draw.oval(canvas, 0.25, 0.3, 0.56, 0.6, draw.fill(coat.light, alpha=0.3))
    canvas.restore()
    draw.oval(canvas, reach - 0.12, -0.1, 0.13, 0.09, draw.fill(draw.darken(breed.nose, 0.45)))
    canvas.drawPath(
        draw.path((reach + 0.05, 0.32), (reach - 0.4, 0.4, reach - 0.62, 0.3)),
        draw.stroke(draw.darken(breed.nose, 0.4), 0.06),
    )
    eye(canvas, 0.74, -0.32, 0.22, coat, face)
    if breed.horns:
        spear = draw.shape((0.42, -0.92), (0.95, -2.7), (0.8, -0.82))
        gradients.fill_linear(canvas, spear, (0.4, -0.9), (0.95, -2.7), ["#f2b84a", "#fff3c4"])
    ear(canvas, breed, coat, (-0.34, -0.84), sweep, far=False)
    sway = 0.12 * math.sin(face.t * 3.0)
    lock = draw.shape(
        (-0.5, -1.02),
        (0.3, -1.25, 0.68, -0.86),
        (0.9, -0.7 + sway, 0.86, -0.46 + sway),
        (0.6, -0.68, 0.2, -0.74),
        (-0.3, -0.72, -0.5, -1.02),
    )
    canvas.drawPath(lock, draw.fill(coat.mane))


def _antler(canvas: skia.Canvas, colour: str, x: float, lean: float) -> None:
    beam = arc_points((x, -0.75), -98 - lean, 2.5, (0, -16, -14, 12, 24, 26))
    canvas.drawPath(limb(beam, (0.16, 0.13, 0.12, 0.1, 0.09, 0.07, 0.04)), draw.fill(colour))
    for index, degrees, length in ((1, -48, 0.7), (3, -62, 0.72), (4, -78, 0.6)):
        tine = arc_points(beam[index], degrees - lean, length, (0, -8, -12))
        canvas.drawPath(limb(tine, (0.11, 0.1, 0.07, 0.03)), draw.fill(colour))


def _cervine(canvas: skia.Canvas, breed: Breed, coat: Coat, face: Face) -> None:
    reach = breed.muzzle
    sweep = 24 + 34 * face.ears
    if breed.antlers:
        _antler(canvas, "#8d6b4a", 0.2, -14)
    ear(canvas, breed, coat, (0.25, -0.7), sweep - 52, far=True)
    _jaw(canvas, coat, face, 0.8, reach - 0.15, 0.24)
    skull = draw.shape(
        (-0.92, 0.0),
        (-0.95, -0.75, -0.3, -0.98),
        (0.35, -1.0, 0.85, -0.6),
        (1.3, -0.3, reach - 0.2, -0.2),
        (reach + 0.12, -0.12, reach + 0.06, 0.16),
        (reach, 0.42, reach - 0.4, 0.44),
        (1.2, 0.46, 0.9, 0.68),
        (0.5, 0.95, 0.0, 0.92),
        (-0.8, 0.85, -0.92, 0.0),
    )
    gradients.fill_linear(canvas, skull, (0.2, -1.0), (0.3, 0.9), [coat.light, coat.coat, coat.shade], [0, 0.4, 1])
    canvas.save()
    canvas.clipPath(skull, skia.ClipOp.kIntersect, True)
    chin = draw.shape((reach + 0.3, 0.18), (1.3, 0.2, 0.6, 0.62), (0.2, 0.8, -0.9, 0.6), (-0.9, 1.3), (reach, 1.3))
    canvas.drawPath(chin, draw.fill(coat.pale))
    draw.oval(canvas, 0.6, -0.26, 0.34, 0.3, draw.fill(coat.pale, alpha=0.7))
    canvas.restore()
    draw.oval(canvas, reach - 0.04, -0.03, 0.18, 0.17, draw.fill(coat.nose))
    draw.oval(canvas, reach - 0.04, -0.1, 0.07, 0.04, draw.fill("#ffffff", alpha=0.5))
    canvas.drawPath(
        draw.path((reach - 0.06, 0.26), (reach - 0.5, 0.38, reach - 0.75, 0.26)), draw.stroke(coat.dark, 0.05)
    )
    eye(canvas, 0.56, -0.26, 0.25, coat, face)
    if breed.horns:
        for x in (-0.25, 0.2):
            canvas.drawPath(draw.path((x, -0.85), (x - 0.06, -1.5)), draw.stroke(coat.dark, 0.15))
            draw.oval(canvas, x - 0.06, -1.55, 0.16, 0.14, draw.fill(coat.dark))
    if breed.antlers:
        _antler(canvas, "#a9835c", -0.12, 8)
    ear(canvas, breed, coat, (-0.4, -0.62), sweep, far=False)


def _bovine(canvas: skia.Canvas, breed: Breed, coat: Coat, face: Face) -> None:
    reach = breed.muzzle
    woolly = breed.marking == "wool"
    skin = coat.dark if woolly else coat.coat
    if breed.horns:
        far = arc_points((0.3, -0.85), -60, 0.9, (0, -24, -30))
        canvas.drawPath(limb(far, (0.16, 0.14, 0.1, 0.04)), draw.fill(draw.darken(HORN, 0.25)))
    ear(canvas, breed, coat, (0.36, -0.6), -60 + 20 * face.ears, far=True)
    _jaw(canvas, coat, face, 0.8, reach - 0.1, 0.34)
    skull = draw.shape(
        (-0.95, 0.0),
        (-0.95, -0.85, -0.1, -1.0),
        (0.5, -1.0, 0.85, -0.62),
        (1.2, -0.42, reach - 0.3, -0.4),
        (reach + 0.22, -0.38, reach + 0.2, 0.12),
        (reach + 0.16, 0.6, reach - 0.4, 0.6),
        (1.0, 0.62, 0.7, 0.85),
        (0.3, 1.0, -0.2, 0.92),
        (-0.9, 0.8, -0.95, 0.0),
    )
    gradients.fill_linear(
        canvas, skull, (0.2, -1.0), (0.3, 0.9), [draw.lighten(skin, 0.15), skin, draw.darken(skin, 0.14)], [0, 0.4, 1]
    )
    canvas.save()
    canvas.clipPath(skull, skia.ClipOp.kIntersect, True)
    if not woolly:
        end = draw.shape((reach - 0.55, -1), (reach - 0.85, 0.1, reach - 0.5, 1), (reach + 1, 1), (reach + 1, -1))
        canvas.drawPath(end, draw.fill(coat.nose))
    if breed.marking == "patches":
        patch = draw.shape(
            (-0.9, -1.1), (0.9, -1.1), (1.1, -0.5, 0.7, 0.0), (0.2, 0.35, -0.2, 0.1), (-0.8, 0.2, -1.1, -0.4)
        )
        canvas.drawPath(patch, draw.fill(coat.dark))
    canvas.restore()
    draw.oval(canvas, reach - 0.06, -0.06, 0.12, 0.1, draw.fill(draw.darken(coat.nose, 0.5)))
    canvas.drawPath(
        draw.path((reach + 0.1, 0.3), (reach - 0.3, 0.46, reach - 0.62, 0.3)),
        draw.stroke(draw.darken(coat.nose, 0.45), 0.06),
    )
    eye(canvas, 0.62, -0.3, 0.24, coat, face)
    if woolly:
        for x, y, r in (
            (-0.75, -0.35, 0.42),
            (-0.4, -0.8, 0.44),
            (0.1, -0.98, 0.4),
            (0.42, -0.86, 0.28),
            (-0.85, 0.2, 0.38),
        ):
            canvas.drawCircle(x, y, r, draw.fill(coat.coat))
    if breed.horns:
        near = arc_points((-0.05, -0.86), -100, 1.0, (0, 22, 34))
        canvas.drawPath(limb(near, (0.18, 0.15, 0.11, 0.04)), draw.fill(HORN))
    ear(canvas, breed, coat, (-0.45, -0.5), 22 + 20 * face.ears, far=False)


def _pig(canvas: skia.Canvas, breed: Breed, coat: Coat, face: Face) -> None:
    reach = breed.muzzle
    ear(canvas, breed, coat, (0.4, -0.66), -34 + 20 * face.ears, far=True)
    _jaw(canvas, coat, face, 0.7, reach - 0.2, 0.3)
    skull = draw.shape(
        (-0.98, 0.0), (-1.0, -0.95, 0.1, -1.0), (0.7, -0.95, 0.95, -0.4), (1.2, -0.24, reach - 0.05, -0.28), (reach - 0.05, 0.4),
        (1.1, 0.5, 0.9, 0.72), (0.4, 1.05, -0.2, 0.95), (-0.95, 0.85, -0.98, 0.0),
    )  # fmt: skip
    gradients.fill_linear(canvas, skull, (0.1, -1.0), (0.2, 0.9), [coat.light, coat.coat, coat.shade], [0, 0.4, 1])
    draw.oval(canvas, reach, 0.06, 0.2, 0.4, draw.fill(coat.nose))
    for y in (-0.06, 0.2):
        draw.oval(canvas, reach + 0.04, y, 0.06, 0.08, draw.fill(draw.darken(coat.nose, 0.5)))
    draw.oval(canvas, 0.35, 0.28, 0.24, 0.15, draw.fill("#f2707f", alpha=0.3))
    canvas.drawPath(draw.path((1.25, 0.46), (0.95, 0.62, 0.74, 0.42)), draw.stroke(coat.dark, 0.06))
    eye(canvas, 0.6, -0.26, 0.2, coat, face)
    ear(canvas, breed, coat, (-0.1, -0.7), -8 + 20 * face.ears, far=False)


def _elephant(canvas: skia.Canvas, breed: Breed, coat: Coat, face: Face) -> None:
    sway = math.sin(face.t * 1.7)
    lift = 26 * face.mouth
    trunk = arc_points(
        (0.75, 0.1),
        50,
        2.9,
        (6, 14 - lift * 0.6, 14 + 5 * sway - lift, 6 + 8 * sway - lift, -14 + 8 * sway - lift, -34, -30),
    )
    tusk = arc_points((0.72, 0.6), 62, 0.95, (0, -24, -28))
    canvas.drawPath(limb(trunk, (0.52, 0.44, 0.36, 0.3, 0.25, 0.21, 0.18, 0.15)), draw.fill(coat.coat))
    for i in range(1, 5):
        a, b = trunk[i], trunk[i + 1]
        x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
        canvas.drawPath(
            draw.path((x - 0.2, y - 0.04), (x, y + 0.08, x + 0.2, y - 0.1)), draw.stroke(coat.deep, 0.035, alpha=0.5)
        )
    skull = draw.shape(
        (-0.98, 0.1), (-1.0, -0.9, 0.0, -1.05), (0.7, -1.02, 1.05, -0.45), (1.3, 0.0, 1.18, 0.35), (0.9, 0.85, 0.4, 0.9),
        (-0.2, 1.05, -0.6, 0.8), (-0.98, 0.6, -0.98, 0.1),
    )  # fmt: skip
    gradients.fill_linear(canvas, skull, (0.1, -1.0), (0.2, 0.9), [coat.light, coat.coat, coat.shade], [0, 0.4, 1])
    canvas.drawPath(limb(tusk, (0.15, 0.14, 0.1, 0.04)), draw.fill("#fbf3de"))
    eye(canvas, 0.62, -0.24, 0.15, coat, face)
    ear(canvas, breed, coat, (0.05, -0.15), 6 * math.sin(face.t * 1.9) + 8 * face.ears, far=False)


PAINTERS = {"equine": _equine, "cervine": _cervine, "bovine": _bovine, "pig": _pig, "elephant": _elephant}
