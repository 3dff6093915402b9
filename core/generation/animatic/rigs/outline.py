"""Organic outlines: closed smooth curves around a bending centre line. Limbs, tails, necks and trunks are made of them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import skia

from core.generation.animatic.draw import Point


def polar(start: Point, degrees: float, length: float) -> Point:
    """The point at ``length`` from ``start`` towards ``degrees`` (0 is right, 90 is down)."""
    angle = math.radians(degrees)
    return start[0] + math.cos(angle) * length, start[1] + math.sin(angle) * length


def between(first: Point, second: Point, share: float) -> Point:
    """The point ``share`` of the way from the first to the second."""
    return first[0] + (second[0] - first[0]) * share, first[1] + (second[1] - first[1]) * share


def blob(points: Sequence[Point], tension: float = 1.0) -> skia.Path:
    """A closed Catmull-Rom curve through the points, as cubic Béziers (control points a sixth of the chord away)."""
    path = skia.Path()
    count = len(points)
    path.moveTo(*points[0])
    sixth = tension / 6
    for i in range(count):
        before, start, end, after = points[i - 1], points[i], points[(i + 1) % count], points[(i + 2) % count]
        path.cubicTo(
            start[0] + (end[0] - before[0]) * sixth,
            start[1] + (end[1] - before[1]) * sixth,
            end[0] - (after[0] - start[0]) * sixth,
            end[1] - (after[1] - start[1]) * sixth,
            *end,
        )
    path.close()
    return path


def normals(points: Sequence[Point]) -> list[Point]:
    """Unit normals to the left of the direction of travel (up, for a line that runs right)."""
    result = []
    last = len(points) - 1
    for i in range(len(points)):
        before, after = points[max(0, i - 1)], points[min(last, i + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1e-6
        result.append((dy / length, -dx / length))
    return result


def ribbon(
    points: Sequence[Point], left: Sequence[float], right: Sequence[float], *, pointed: bool = False
) -> skia.Path:
    """The outline around a centre line that is ``left`` wide on its left and ``right`` wide on its right at each point.

    The ends are rounded; with ``pointed`` the last one comes to a tip.
    """
    sides = normals(points)
    upper = [(p[0] + n[0] * w, p[1] + n[1] * w) for p, n, w in zip(points, sides, left, strict=True)]
    lower = [(p[0] - n[0] * w, p[1] - n[1] * w) for p, n, w in zip(points, sides, right, strict=True)]
    first, last = sides[0], sides[-1]
    start_width, end_width = (left[0] + right[0]) / 2, (left[-1] + right[-1]) / 2
    start = (points[0][0] + first[1] * start_width, points[0][1] - first[0] * start_width)
    length = end_width * (1.6 if pointed else 1.0)
    end = (points[-1][0] - last[1] * length, points[-1][1] + last[0] * length)
    return blob([start, *upper, end, *reversed(lower)])


def limb(points: Sequence[Point], radii: Sequence[float]) -> skia.Path:
    """A `ribbon` as wide on either side."""
    return ribbon(points, radii, radii)


def arc_points(start: Point, degrees: float, length: float, bends: Sequence[float]) -> list[Point]:
    """A chain of equal segments from ``start``: each turns by its bend in degrees before it goes on."""
    points = [start]
    heading = degrees
    for bend in bends:
        heading += bend
        points.append(polar(points[-1], heading, length / len(bends)))
    return points
