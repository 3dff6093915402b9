"""Where faces are at a moment, so that a style that draws in large cells can keep them finer than the rest."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from core.generation.animatic.catalogue import is_creature
from core.generation.animatic.stage import Cast, Offset

Face = tuple[float, float, float]
"""The middle and the radius of a head."""

_MOST = 8  # in a crowd nobody's face is looked for
_PERSON = 62.0  # the width of a person's head


def faces(casts: Sequence[Cast], t: float) -> Iterator[tuple[float, Face]]:
    """The depth of each creature and its face in world units, riders included."""
    seen = [cast for cast in casts if is_creature(cast.entity.concept) or cast.attached]
    if len(seen) > _MOST:
        return
    for cast in seen:
        for face in _of(cast, t):
            yield cast.anchor.depth, face


def _of(cast: Cast, t: float) -> Iterator[Face]:
    if is_creature(cast.entity.concept):
        yield _out(cast, t, _own(cast, t))
    for other in cast.attached:
        if is_creature(other.entity.concept):
            seat = cast.figure.grip(other.anchor.supports, t + cast.delay, cast.pose(t))
            x, y, radius = _out(other, t, _own(other, t))
            yield _out(cast, t, (seat[0] + x, seat[1] + y, radius))


def _own(cast: Cast, t: float) -> Face:
    """The face in the figure's own coordinates: a head's width below its crown."""
    figure, pose = cast.figure, cast.pose(t)
    crown = figure.grip("head", t + cast.delay, pose)
    width = getattr(figure, "head_width", None)
    if width is None:
        eyes = figure.grip("eyes", t + cast.delay, pose)
        width = 1.9 * math.dist(crown, eyes) or _PERSON
    radius = 0.56 * float(width)
    return crown[0], crown[1] + 0.92 * radius, radius


def _out(cast: Cast, t: float, face: Face) -> Face:
    """From a figure's coordinates to those that it stands in."""
    anchor, (x, y, radius) = cast.anchor, face
    offset = anchor.motion(t) if anchor.motion else Offset()
    x, y = (-x if cast.mirrored else x) * anchor.scale, y * anchor.scale
    turn = math.radians(offset.degrees)
    across, down = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
    return anchor.x + offset.dx + across, anchor.y + offset.dy + down, radius * anchor.scale
