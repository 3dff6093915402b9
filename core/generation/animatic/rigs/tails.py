"""Tails and manes: what hangs on an animal and follows its movement late."""

from __future__ import annotations

import math

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs.breeds import Breed
from core.generation.animatic.rigs.coat import Coat
from core.generation.animatic.rigs.gaits import Motion
from core.generation.animatic.rigs.outline import arc_points, limb, normals, ribbon

SEGMENTS = 8
LAG = 0.085  # turns of the swing by which each segment follows the one before
# Thickness along the tail from root to end, and the bend of each segment in degrees.
PROFILES: dict[str, tuple[tuple[float, ...], float]] = {
    "brush": ((0.42, 0.58, 0.8, 0.98, 1.1, 1.08, 0.9, 0.58, 0.16), 3.0),
    "plume": ((0.6, 0.8, 1.0, 1.08, 1.06, 0.95, 0.75, 0.5, 0.2), 7.0),
    "whip": ((1.0, 0.92, 0.86, 0.82, 0.8, 0.78, 0.76, 0.74, 0.6), 9.0),
    "stub": ((1.0, 1.1, 1.12, 1.1, 1.05, 0.95, 0.8, 0.6, 0.4), 2.0),
    "puff": ((0.7, 0.95, 1.1, 1.15, 1.15, 1.05, 0.9, 0.7, 0.45), 0.0),
    "tuft": ((1.0, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55), 5.0),
    "curl": ((1.0, 1.0, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.4), 52.0),
    "hair": ((0.3, 0.62, 0.86, 1.0, 1.05, 1.0, 0.85, 0.6, 0.2), -5.0),
}


def tail(canvas: skia.Canvas, breed: Breed, coat: Coat, root: Point, degrees: float, m: Motion) -> None:
    """A chain of segments, each swinging a little later than the one before it."""
    profile, curl = PROFILES[breed.tail]
    hanging = (1 - m.streaming) * (1.0 if breed.tail in ("brush", "whip") else 0.6)
    bends = []
    for i in range(SEGMENTS):
        now = math.sin(2 * math.pi * (m.phase - LAG * i))
        before = math.sin(2 * math.pi * (m.phase - LAG * (i - 1))) if i else 0.0
        swing = m.wave * (0.35 + 0.65 * i / SEGMENTS) * (now - 0.55 * before)
        bends.append(swing * 0.62 + (curl * (0.4 + hanging) if breed.tail != "curl" else curl))
    width = breed.girth * breed.tail_girth
    radii = [width * share for share in profile]
    chain = _resting(arc_points(root, degrees, breed.tail_length, bends), radii)
    colour = coat.mane if breed.tail == "hair" else coat.coat
    shape = ribbon(chain, radii, radii, pointed=breed.tail in ("brush", "plume", "hair"))
    gradients.fill_linear(
        canvas,
        shape,
        (chain[4][0], chain[4][1] - width),
        (chain[4][0], chain[4][1] + width),
        [draw.lighten(colour, 0.06), colour, draw.mix(colour, "#3a1440", 0.24)],
        [0, 0.45, 1],
    )
    match breed.tail:
        case "brush" | "plume":
            _tip(canvas, shape, chain, width, coat.tip, 0.66 if breed.tail == "brush" else 0.6)
        case "whip" if breed.marking == "stripes":
            canvas.save()
            canvas.clipPath(shape, skia.ClipOp.kIntersect, True)
            across = normals(chain)
            for i in range(2, SEGMENTS + 1):
                (x, y), (nx, ny) = chain[i], across[i]
                band = draw.stroke(coat.dark if i < SEGMENTS else coat.tip, width * (0.6 if i < SEGMENTS else 1.6))
                canvas.drawLine(x - nx * width, y - ny * width, x + nx * width, y + ny * width, band)
            canvas.restore()
        case "tuft":
            a, b = chain[-2], chain[-1]
            angle = math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))
            size = max(6.0, breed.tail_length * 0.09)
            lock = arc_points(a, angle, breed.tail_length * 0.32, (0, 8, 8))
            canvas.drawPath(limb(lock, (size * 0.5, size, size * 0.8, size * 0.15)), draw.fill(coat.tip))
        case "puff":
            canvas.drawCircle(*chain[4], width * 1.25, draw.fill(coat.tip))


def _resting(chain: list[Point], radii: list[float]) -> list[Point]:
    """The chain laid on the ground where it would go through it, as long as before."""
    result = [chain[0]]
    for (ax, ay), (bx, by), radius in zip(chain, chain[1:], radii[1:], strict=False):
        x, y = result[-1]
        floor = -0.9 * radius
        dx, dy = bx - ax, by - ay
        if y + dy > floor:
            length = math.hypot(dx, dy)
            dy = max(-length, min(length, floor - y))
            dx = math.copysign(math.sqrt(length * length - dy * dy), dx)
        result.append((x + dx, y + dy))
    return result


def _tip(canvas: skia.Canvas, shape: skia.Path, chain: list[Point], width: float, colour: str, start: float) -> None:
    """The end of a brush in another colour, with a jagged edge as fur has."""
    sides = normals(chain)
    index = int(start * SEGMENTS)
    (x, y), (nx, ny) = chain[index], sides[index]
    along = (-ny, nx)
    teeth: list[Point] = []
    for k in range(7):
        across = (k / 3 - 1) * width * 1.5
        ahead = width * (0.5 if k % 2 else -0.35) - abs(k - 3) * width * 0.14
        teeth.append((x + nx * across + along[0] * ahead, y + ny * across + along[1] * ahead))
    far = (chain[-1][0] + along[0] * width * 4, chain[-1][1] + along[1] * width * 4)
    outer = [(far[0] - nx * width * 6, far[1] - ny * width * 6), (far[0] + nx * width * 6, far[1] + ny * width * 6)]
    patch = draw.shape(*teeth, *reversed(outer))
    canvas.save()
    canvas.clipPath(shape, skia.ClipOp.kIntersect, True)
    canvas.drawPath(patch, draw.fill(colour))
    canvas.restore()


def crest(canvas: skia.Canvas, coat: Coat, spine: tuple[Point, ...], breed: Breed, m: Motion) -> None:
    """A horse's mane: locks along the top of the neck that lift as it goes faster."""
    withers, skull = spine[4], spine[7]
    count = 9
    neck = breed.girth * breed.neck_girth
    dx, dy = skull[0] - withers[0], skull[1] - withers[1]
    length = math.hypot(dx, dy) or 1.0
    nx, ny = dy / length, -dx / length
    path = skia.Path()
    for i in range(count):
        share = 0.16 + 0.92 * i / (count - 1)
        x = withers[0] + dx * share + nx * neck * (1.0 - 0.12 * share)
        y = withers[1] + dy * share + ny * neck * (1.0 - 0.12 * share)
        wave = math.sin(2 * math.pi * (m.phase - 0.07 * (count - i)) + i * 0.4)
        hang = 118 + 58 * m.streaming + wave * (5 + 12 * m.streaming)
        lock = arc_points((x, y), hang, breed.neck * 0.46, (0, 8 + 6 * wave, 8))
        path.addPath(limb(lock, (neck * 0.34, neck * 0.36, neck * 0.26, neck * 0.06)))
    canvas.drawPath(path, draw.fill(coat.mane))
