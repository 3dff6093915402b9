"""Fish, sharks, dolphins and whales: a wave runs along the body from head to tail, and the fins beat."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

import skia

from core.generation.animatic import draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.rigs import measure
from core.generation.animatic.rigs.finned import FINNED, Finned
from core.generation.animatic.rigs.outline import blob, ribbon
from core.generation.animatic.rigs.postures import blink
from core.generation.animatic.rigs.repertoire import nearest
from core.generation.animatic.stage import Figure, Look, Pose

_PROFILE = (
    0.30,
    0.74,
    0.98,
    1.0,
    0.86,
    0.62,
    0.38,
    0.2,
    0.13,
)  # half heights from nose to tail root, in shares of the deepest


class Swimmer:
    """One fish or whale, swimming to the right a little above its base, or leaping out of it."""

    def __init__(self, kind: Finned, look: Look) -> None:
        self._k = _dyed(kind, look.colour)
        self._phase = look.random("life").uniform(0, 3)
        self._pose = Pose(action=nearest(look.entity.action or "swim"))
        self._measured: dict[tuple[str, str], skia.Rect] = {}

    @property
    def bounds(self) -> skia.Rect:
        """What it can cover in what it does."""
        key = (self._pose.action, self._pose.support)
        if key not in self._measured:
            pose = replace(self._pose, speed=0.0)
            self._measured[key] = measure.extent(lambda canvas, t: self._paint(canvas, t, pose), 4.0, 14)
        return self._measured[key]

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        """Paint the swimmer."""
        self._pose = replace(pose, action=nearest(pose.action))
        self._paint(canvas, t, self._pose)

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        """None: it is all of one piece."""
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        """ "mouth" and "hand" are the nose, "head" is over the eye, "back" before the fin on the back."""
        k, (_, y, _, _) = self._k, self._course(t, pose)
        half = k.long / 2
        return {
            "head": (half * 0.66, y - k.deep * 0.8),
            "eyes": (half * 0.66, y - k.deep * 0.2),
            "back": (half * 0.05, y - k.deep * 0.92),
            "neck": (half * 0.4, y + k.deep * 0.7),
        }.get(name, (half * 1.02, y))

    def _course(self, t: float, pose: Pose) -> tuple[float, float, float, float]:
        """Where the body's middle is, how it is pitched (degrees), and how fast the tail beats."""
        k = self._k
        level = -k.deep - 34.0 if pose.support != "water" else -k.deep * 0.25
        if pose.support == "air":
            level = -k.deep - 20.0
        quick = pose.action in ("run", "chase", "fight", "swim") or pose.speed > 140
        rate = (7.0 if quick else 4.4) * (0.62 if k.long > 200 else 1.0)
        bob = math.sin(t * 1.4 + self._phase) * 7
        if pose.action in ("jump", "dance", "play"):
            share = ((t + self._phase * 0.3) / 2.2) % 1.0
            air = math.sin(math.pi * min(1.0, share / 0.62))
            return 0.0, level - 118 * max(0.0, air) + 10, -52 * math.cos(math.pi * min(1.0, share / 0.62)), rate
        if pose.action == "sleep":
            return 0.0, level + bob * 0.5, 0.0, 1.4
        return 0.0, level + bob, -4 * math.cos(t * 1.4 + self._phase), rate

    def _paint(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        k = self._k
        x, y, pitch, rate = self._course(t, pose)
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(pitch)
        count = len(_PROFILE)
        spine: list[Point] = []
        for index in range(count):
            share = index / (count - 1)
            swing = math.sin(t * rate - share * 4.2 * min(1.6, k.flex)) * (share**1.7 * 15 + 1.2) * k.flex
            spine.append((k.long / 2 - share * k.long, swing if not k.fluke else swing * 1.15))
        nose = {"pointed": 0.12, "beak": 0.3, "saw": 0.12, "tusk": 0.5, "blunt": 0.62}.get(k.snout, 0.3)
        half = [k.deep * (nose if index == 0 else share) for index, share in enumerate(_PROFILE)]
        if k.snout == "blunt":
            half[1] = k.deep * 0.95
        self._tail(canvas, spine, t, rate)
        self._dorsal(canvas, spine, half)
        body = ribbon(spine, half, half)
        gradients.fill_vertical(
            canvas, body, -k.deep, k.deep, [draw.lighten(k.body, 0.18), k.body, draw.darken(k.body, 0.12)], [0, 0.5, 1]
        )
        canvas.save()
        canvas.clipPath(body, True)
        line = [(p[0], p[1] + h * 0.3) for p, h in zip(spine, half, strict=True)]
        low = [(p[0], p[1] + h * 1.4) for p, h in zip(spine, half, strict=True)]
        belly = blob([(k.long * 0.6, 4), *line, *reversed(low)])
        gradients.fill_vertical(canvas, belly, 0, k.deep, [k.belly, draw.darken(k.belly, 0.16)])
        self._markings(canvas, spine, half)
        canvas.restore()
        if k.spikes:
            for index in range(18):
                angle = math.tau * index / 18
                root = (math.cos(angle) * k.long * 0.42, math.sin(angle) * k.deep * 0.9)
                if math.cos(angle) < 0.82:
                    canvas.drawLine(*root, root[0] * 1.16, root[1] * 1.2, draw.stroke(draw.darken(k.body, 0.3), 3))
        self._face(canvas, t, pose)
        self._pectoral(canvas, spine, t, rate)
        canvas.restore()

    def _tail(self, canvas: skia.Canvas, spine: list[Point], t: float, rate: float) -> None:
        k = self._k
        (ex, ey), (px, py) = spine[-1], spine[-2]
        angle = math.degrees(math.atan2(ey - py, ex - px))
        canvas.save()
        canvas.translate(ex, ey)
        canvas.rotate(angle - 180 + 16 * math.sin(t * rate - 4.6))
        n = k.tail
        if k.fluke:  # seen from the side a fluke that lies flat is thin, and opens as it beats
            open_ = 0.34 + 0.22 * math.sin(t * rate - 4.0)
            fin = draw.shape(
                (8, 0),
                (-n * 0.4, -n * 0.1, -n, -n * open_),
                (-n * 0.74, 0, -n * 0.9, n * open_ * 0.8),
                (-n * 0.4, n * 0.08, 8, 6),
            )
        else:
            fin = draw.shape(
                (8, -4),
                (-n * 0.3, -n * 0.3, -n, -n * 0.78),
                (-n * 0.62, 0, -n * 0.9, n * 0.7),
                (-n * 0.3, n * 0.26, 8, 5),
            )
        gradients.fill_horizontal(canvas, fin, -n, 8, [draw.lighten(k.fin, 0.2), k.fin])
        canvas.save()
        canvas.clipPath(fin, True)
        for y in (-0.5, -0.25, 0.0, 0.25, 0.5):
            canvas.drawLine(0, 0, -n, y * n * 1.3, draw.stroke(draw.darken(k.fin, 0.25), 1.8, alpha=0.5))
        canvas.restore()
        canvas.restore()

    def _dorsal(self, canvas: skia.Canvas, spine: list[Point], half: list[float]) -> None:
        k = self._k
        if not k.dorsal:
            return
        a, b = spine[3], spine[5]
        if k.long > 170 or k.fluke:
            fin = draw.shape((a[0] + 12, -half[3] + 6), (a[0] - 4, -half[3] - k.dorsal * 0.7, a[0] - 34, -half[3] - k.dorsal), (a[0] - 30, -half[3] - k.dorsal * 0.3, a[0] - 46, -half[4] + 8))  # fmt: skip
        else:
            a = spine[2]
            fin = draw.shape((a[0] + 4, -half[2] + 8), (a[0] - 8, -half[2] - k.dorsal, a[0] - 34, -half[3] - k.dorsal), (b[0], -half[4] - k.dorsal * 0.7, b[0] - 12, -half[5] + 6))  # fmt: skip
            under = draw.shape(
                (spine[5][0] + 10, half[5] - 6), (spine[6][0], half[5] + k.dorsal * 0.7), (spine[6][0] - 4, half[6] - 2)
            )
            canvas.drawPath(under, draw.fill(k.fin))
        gradients.fill_vertical(canvas, fin, -k.deep - k.dorsal, -k.deep * 0.5, [draw.lighten(k.fin, 0.18), k.fin])

    def _pectoral(self, canvas: skia.Canvas, spine: list[Point], t: float, rate: float) -> None:
        k = self._k
        canvas.save()
        canvas.translate(k.long * 0.16, k.deep * 0.38)
        canvas.rotate(26 + 15 * math.sin(t * rate * 0.6))
        n = k.pectoral
        fin = draw.shape((8, -4), (-n * 0.3, -n * 0.2, -n, n * 0.34), (-n * 0.5, n * 0.5, 2, n * 0.22))
        gradients.fill_horizontal(canvas, fin, -n, 8, [draw.lighten(k.fin, 0.16), draw.darken(k.fin, 0.1)])
        canvas.restore()

    def _markings(self, canvas: skia.Canvas, spine: list[Point], half: list[float]) -> None:
        k = self._k
        match k.marking:
            case "bands":
                for index in (2, 4, 6):
                    x, y = spine[index]
                    band = draw.path((x, y - k.deep * 1.3), (x + 10, y, x, y + k.deep * 1.3))
                    canvas.drawPath(band, draw.stroke("#26222a", k.long * 0.125))
                    canvas.drawPath(band, draw.stroke(k.mark, k.long * 0.09))
            case "spots":
                for index, (sx, sy) in enumerate(
                    ((0.1, -0.6), (-0.1, -0.25), (0.26, -0.4), (-0.28, -0.4), (-0.05, -0.8), (0.0, 0.2))
                ):
                    size = k.deep * (0.16 + 0.07 * (index % 3))
                    draw.oval(canvas, sx * k.long, sy * k.deep, size * 1.3, size, draw.fill(k.mark, alpha=0.85))
            case "orca":
                draw.oval(canvas, k.long * 0.31, -k.deep * 0.42, 17, 9, draw.fill("#fbfbfb"))
                draw.oval(canvas, -k.long * 0.02, -k.deep * 0.8, 26, 9, draw.fill("#8a8f9c"))
            case "scales":
                pen = draw.stroke(draw.darken(k.body, 0.22), 1.8, alpha=0.45)
                for row in range(-2, 3):
                    for column in range(-3, 3):
                        x, y = column * 16.0 + 8 * (row % 2), row * 13.0
                        canvas.drawPath(draw.path((x, y - 6), (x - 8, y, x, y + 6)), pen)
            case _:
                return

    def _face(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        k = self._k
        half = k.long / 2
        x = half - k.long * (0.2 if k.long > 170 else 0.17)
        y = -k.deep * (0.22 if not k.fluke else 0.06)
        gape = max(pose.talk, 0.12 + 0.1 * math.sin(t * 3.1) if not k.fluke else 0.0)
        if k.gills:
            for index in range(4):
                gx = half - k.long * 0.3 - index * 9
                canvas.drawPath(draw.path((gx, -10), (gx - 5, 4, gx, 16)), draw.stroke(draw.darken(k.body, 0.35), 2.2))
        if k.snout == "tusk":
            canvas.drawPath(draw.shape((half - 6, -6), (half + 96, -26), (half - 8, 5)), draw.fill("#f2e8d0"))
        elif k.snout == "saw":
            canvas.drawPath(
                draw.shape((half - 8, -6), (half + 88, -4), (half - 8, 6)), draw.fill(draw.darken(k.body, 0.2))
            )
        elif k.snout == "beak":
            beak = draw.shape(
                (half - 26, -13),
                (half, -10, half + 30, 4),
                (half + 32, 12, half + 6, 14),
                (half - 10, 16, half - 30, 14),
            )
            gradients.fill_vertical(canvas, beak, -12, 16, [k.body, k.belly])
            canvas.drawPath(
                draw.path((half + 29, 8), (half - 4, 14, half - 26, 6)), draw.stroke(draw.darken(k.body, 0.4), 2.2)
            )
        if k.teeth:
            jaw = draw.path(
                (half - 4, k.deep * 0.1), (half - k.long * 0.1, k.deep * 0.5, half - k.long * 0.2, k.deep * 0.3)
            )
            canvas.drawPath(jaw, draw.stroke("#7a2a34", 6 + 6 * gape))
            for index in range(5):
                tx = half - 10 - index * k.long * 0.034
                ty = k.deep * (0.16 + 0.07 * index)
                canvas.drawPath(draw.shape((tx, ty), (tx - 7, ty + 2), (tx - 4, ty + 10)), draw.fill("#ffffff"))
        elif k.snout in ("round", "pointed", "tusk") and not k.fluke:
            draw.oval(canvas, half - 1, k.deep * 0.16, 5 + 2 * gape, 3 + 9 * gape, draw.fill(draw.darken(k.body, 0.45)))
            canvas.drawPath(
                draw.path((half - 6, k.deep * 0.2), (half - 14, k.deep * 0.34, half - 22, k.deep * 0.24)),
                draw.stroke(draw.darken(k.body, 0.45), 2.6),
            )
        else:
            smile = draw.path(
                (half - 2, k.deep * 0.2), (half - k.long * 0.1, k.deep * 0.44, half - k.long * 0.2, k.deep * 0.2)
            )
            if k.snout != "beak":
                canvas.drawPath(smile, draw.stroke(draw.darken(k.body, 0.4), 3))
        if blink(t, self._phase) < 0.3 or pose.action == "sleep":
            canvas.drawPath(draw.path((x - k.eye, y), (x, y + 5, x + k.eye, y)), draw.stroke("#1c1820", 3))
        else:
            canvas.drawCircle(x, y, k.eye, draw.fill("#ffffff"))
            px, py = x + 1.5 + pose.gaze[0] * 2.5, y + pose.gaze[1] * 2.5
            canvas.drawCircle(px, py, k.eye * 0.64, draw.fill("#1a1620"))
            canvas.drawCircle(px - 1.6, py - 2, k.eye * 0.24, draw.fill("#ffffff"))
        if k.spout and pose.support != "air":
            puff = 0.5 + 0.5 * math.sin(t * 2.2)
            for index in range(7):
                share = (t * 0.9 + index / 7) % 1.0
                side = -1 if index % 2 else 1
                fx = half * 0.5 + side * 32 * share
                fy = -k.deep - 66 * math.sin(math.pi * (0.12 + 0.76 * share)) * (0.6 + 0.4 * puff)
                canvas.drawCircle(fx, fy, 7 - 3 * share, draw.fill("#d8f0ff", alpha=0.9 - 0.5 * share))


def _dyed(k: Finned, colour: str | None) -> Finned:
    if colour is None:
        return k
    return replace(k, body=colour, belly=draw.lighten(colour, 0.3), fin=draw.darken(colour, 0.12))


def _maker(kind: Finned) -> Callable[[Look], Figure]:
    return lambda look: Swimmer(kind, look)


CAST: dict[str, Callable[[Look], Figure]] = {name: _maker(kind) for name, kind in FINNED.items()}
