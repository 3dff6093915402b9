"""How large a cast really is: what its figure paints in its pose, with what it holds and who rides it.

``Figure.bounds`` allow for every pose and are far too wide to put one thing on another. So each figure is drawn small, where nobody sees it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import skia

from core.generation.animatic import draw
from core.generation.animatic.figures import figure_layers
from core.generation.animatic.stage import Anchor, Cast, Frame, Light

_SIDE = 160  # pixels of the trial picture: a figure is measured to about 1 % of its size
_MOMENTS = (0.25, 0.6, 1.1, 2.7, 4.5)  # seconds; phases of a walk or a jump, and of a slow sway
_STEPS = tuple(0.5 * step for step in range(13))  # seconds at which an anchor's motion is looked at
_SPARE = 5.0  # units by which what moves may reach farther than it does at those moments
_FAINT = 40  # of 255: what is paler than that is no part of the body


@dataclass(frozen=True)
class Extent:
    """A box in world units, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        return self.width * self.height

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    def joined(self, other: Extent) -> Extent:
        """The box around both."""
        return Extent(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def shared(self, other: Extent) -> float:
        """The area that both have in common."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, across) * max(0.0, down)


class Extents:
    """Measured boxes of a shot's casts, each figure measured once."""

    def __init__(self) -> None:
        self._units: dict[int, tuple[Cast, Extent]] = {}

    def of(self, cast: Cast) -> Extent:
        """Where the cast is on its anchor, without the anchor's motion."""
        unit, anchor = self.unit(cast), cast.anchor
        left, right = (-unit.right, -unit.left) if cast.mirrored else (unit.left, unit.right)
        return Extent(
            anchor.x + left * anchor.scale,
            anchor.y + unit.top * anchor.scale,
            anchor.x + right * anchor.scale,
            anchor.y + unit.bottom * anchor.scale,
        )

    def unit(self, cast: Cast) -> Extent:
        """The cast at scale 1 on (0, 0), facing right."""
        known = self._units.get(id(cast))
        if known is None:
            known = cast, _measured(cast)
            self._units[id(cast)] = known
        return known[1]

    def forget(self, cast: Cast) -> None:
        """Measure the cast anew when next asked: it has changed its pose."""
        self._units.pop(id(cast), None)

    def share(self, like: Cast, casts: list[Cast]) -> None:
        """Take ``like``'s size for those, of the same kind, without measuring them."""
        unit = self.unit(like)
        self._units.update({id(cast): (cast, unit) for cast in casts})


def roaming(anchor: Anchor, frame: Frame) -> tuple[float, float, float, float]:
    """How far its motion takes it to the left, up, right and down of its place (the first two below 0), in world units.

    All 0 for what stays, and for what passes through: that is not meant to stay in the picture.
    """
    ways = [anchor.motion(t) for t in _STEPS] if anchor.motion else []
    across, down = [0.0, *(way.dx for way in ways)], [0.0, *(way.dy for way in ways)]
    if max(across) - min(across) > 0.5 * frame.width:
        return 0.0, 0.0, 0.0, 0.0
    spare = _SPARE if anchor.motion else 0.0
    return min(across) - spare, min(down) - spare, max(across) + spare, max(down) + spare


def _measured(cast: Cast) -> Extent:
    bounds = cast.figure.bounds
    reach = 1.05 * max(-bounds.left(), bounds.right(), -bounds.top(), bounds.bottom(), 20.0)
    if cast.attached:
        reach += 170.0
    scale = _SIDE / (2 * reach)
    upright = replace(cast, anchor=replace(cast.anchor, x=0.0, y=0.0, scale=1.0, motion=None), mirrored=False)
    surface = draw.blank(_SIDE, _SIDE)
    canvas = surface.getCanvas()
    canvas.translate(_SIDE / 2, _SIDE / 2)
    canvas.scale(scale, scale)
    plain = Light(top=("#ffffff", 0.0), bottom=("#000000", 0.0), shadow=0.0)
    bodies = [paint for _, paint, _, solid in figure_layers(upright, plain, None) if solid]
    for t in _MOMENTS:
        for paint in bodies:
            paint(canvas, t)
    alpha = surface.toarray(colorType=skia.kBGRA_8888_ColorType)[..., 3] > _FAINT
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    if not len(rows):
        return Extent(bounds.left(), bounds.top(), bounds.right(), bounds.bottom())

    def at(pixel: float) -> float:
        return float(pixel / scale - reach)

    return Extent(at(columns[0]), at(rows[0]), at(columns[-1] + 1), at(rows[-1] + 1))
