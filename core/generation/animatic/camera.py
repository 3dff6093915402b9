"""Where the camera is at each moment, and what that does to a layer of a given depth. It draws nothing.

A camera that goes somewhere shifts and enlarges near layers more than far ones (parallax); one that turns or closes its lens treats
all alike; a roll is applied to the finished frame. It is held back where it would look past the edge of a layer or lose a subject.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from core.generation.animatic.moves import View, move_named
from core.generation.animatic.stage import Frame, Still

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in world units."""

ZOOM_DEPTH = 1.8  # nearer layers than this would swell past the frame during a push
_MARGIN = 4.0  # pixels that subjects keep from the edge; those who are nearer to it may lose so many more
_SAMPLES = 25  # moments at which a move is checked; moves are slow, so one every 0.2 s of a 5 s shot is enough


@dataclass
class Camera:
    """One shot's camera. ``pivot`` is the point of the frame (world units) that a zoom closes in on.

    ``limits`` are the layers that fill the frame: the view is held back where it would look past one of their edges. A shot that
    goes on from an earlier clip has unrest ``since`` so many seconds, and the camera goes ``back`` the way it came in every other one. ``amount`` and ``steepness`` are how much of the move, and of
    its looking down, is left so that it loses no subject.
    """

    frame: Frame
    name: str
    seconds: float
    pivot: tuple[float, float]
    limits: list[tuple[float, Box]] = field(default_factory=list)
    amount: float = 1.0
    since: float = 0.0
    back: bool = False
    steepness: float = 1.0
    _kept: tuple[float, list[View]] | None = field(default=None, init=False, repr=False)

    def at(self, t: float) -> View:
        """The view at ``t`` seconds, held within the limits."""
        share = min(1.0, t / self.seconds)
        raw = move_named(self.name)(1 - share if self.back else share, t + self.since).scaled(self.amount)
        width, height = self.frame.width, self.frame.height
        raw = replace(
            raw,
            **{"x": raw.x * width, "y": raw.y * height, "turn_x": raw.turn_x * width, "turn_y": raw.turn_y * height},
            steep=raw.steep * self.steepness,
        )
        across: list[_Limit] = []
        down: list[_Limit] = []
        px, py = self.pivot
        for depth, box in self.limits:
            scale = layer_zoom(raw, depth)
            left = scale * box[0] + width / 2 + px * (1 - scale) if box[0] <= -width / 2 else -math.inf
            right = scale * box[2] - width / 2 + px * (1 - scale) if box[2] >= width / 2 else math.inf
            top = scale * box[1] + py * (1 - scale) if box[1] <= 0 else -math.inf
            bottom = scale * box[3] - height + py * (1 - scale) if box[3] >= height else math.inf
            across.append((depth * scale, left, right))
            down.append((depth * scale, top, bottom))
        x, turn_x = _held(raw.x, raw.turn_x, across)
        y, turn_y = _held(raw.y, raw.turn_y, down)
        return replace(raw, x=x, y=y, turn_x=turn_x, turn_y=turn_y)

    def place(self, view: View, depth: float) -> tuple[float, float, float]:
        """(scale, x, y): a point (X, Y) of a layer at ``depth`` lands on pixel (scale·X + x, scale·Y + y)."""
        scale = layer_zoom(view, depth)
        px, py = self.pivot
        return (
            scale,
            self.frame.width / 2 + px * (1 - scale) - view.x * depth * scale - view.turn_x,
            py * (1 - scale) - view.y * depth * scale - view.turn_y,
        )

    def cover(self, view: View) -> float:
        """How much a rolled frame must be enlarged so that its corners still fill the picture."""
        angle = math.radians(abs(view.degrees))
        aspect = max(self.frame.width / self.frame.height, self.frame.height / self.frame.width)
        return math.cos(angle) + math.sin(angle) * aspect

    def is_still(self) -> bool:
        """Whether the view never changes."""
        return len(set(self.views())) == 1

    def sees(self, depth: float) -> Box:
        """The part of the world that a layer at ``depth`` ever shows during the shot."""
        boxes = []
        for view in self.views():
            scale, x, y = self.place(view, depth)
            boxes.append((-x / scale, -y / scale, (self.frame.width - x) / scale, (self.frame.height - y) / scale))
        return (
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        )

    def greatest_zoom(self, depth: float) -> float:
        """The largest scale at which a layer at ``depth`` is ever shown."""
        return max(self.place(view, depth)[0] for view in self.views())

    def keep_in_frame(self, subjects: Iterable[tuple[float, Box]]) -> None:
        """Lessen the move until it pushes none of the subjects (depth, box) over an edge, or further over one."""
        placed = list(subjects)
        still = self._upright(placed)  # that much is not the move's doing
        held = [(depth, box, max(-_MARGIN, self._outside(still, depth, box) + _MARGIN)) for depth, box in placed]
        for amount in (1.0, 0.85, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.04):
            self.amount = amount
            views = self.views()
            if all(self._outside(view, depth, box) <= most for view in views for depth, box, most in held):
                return

    def _upright(self, subjects: Sequence[tuple[float, Box]]) -> View:
        """The view of a camera that looks down as steeply as the move does and goes nowhere; less steeply if somebody's head would go."""
        steep = self.views()[0].steep
        for share in (1.0, 0.8, 0.6, 0.4, 0.2, 0.0) if steep else ():
            self.steepness = share
            still = View(steep=steep * share)
            if all(
                self._outside(still, depth, box) <= max(-_MARGIN, self._outside(View(), depth, box) + _MARGIN)
                for depth, box in subjects
            ):
                break
        self._kept = None
        return View(steep=steep * self.steepness)

    def _outside(self, view: View, depth: float, box: Box) -> float:
        """How many pixels of the box lie beyond the edge it crosses furthest; negative for what is inside."""
        scale, x, y = self.place(view, depth)
        cover, angle = self.cover(view), math.radians(view.degrees)
        sine, cosine = math.sin(angle), math.cos(angle)
        most = -math.inf
        for px, py in ((box[0], box[1]), (box[2], box[1]), (box[0], box[3]), (box[2], box[3])):
            dx, dy = scale * px + x - self.frame.width / 2, scale * py + y - self.frame.height / 2
            across, down = cover * (dx * cosine - dy * sine), cover * (dx * sine + dy * cosine)
            across, down = tilted(across, down, self.frame.height, view.steep)
            most = max(most, abs(across) - self.frame.width / 2, abs(down) - self.frame.height / 2)
        return most

    def views(self) -> list[View]:
        """The views at `_SAMPLES` moments of the shot; every layer asks for them, so they are kept until the move changes."""
        if self._kept is None or self._kept[0] != self.amount:
            moments = (self.seconds * index / (_SAMPLES - 1) for index in range(_SAMPLES))
            self._kept = self.amount, [self.at(t) for t in moments]
        return self._kept[1]


_Limit = tuple[float, float, float]
"""For one layer: by how many pixels it shifts for each unit that the camera goes, and the least and greatest shift it allows."""


def _held(way: float, turn: float, limits: Sequence[_Limit]) -> tuple[float, float]:
    """As much of that way and turn as shows no layer's edge."""
    share = 1.0
    for gain, least, most in limits:
        shift = gain * way + turn
        if least <= 0 <= most and not least <= shift <= most:
            share = min(share, (most if shift > 0 else least) / shift)
    way, turn = way * share, turn * share
    # a layer that the move has already left behind is caught up with
    low = max(((least - turn) / gain for gain, least, _ in limits if gain), default=-math.inf)
    high = min(((most - turn) / gain for gain, _, most in limits if gain), default=math.inf)
    return max(low, min(high, way)), turn


def tilted(x: float, y: float, height: float, steep: float) -> tuple[float, float]:
    """Where a point of the frame (from its middle) goes when the camera looks down steeply; its foot stays as it is."""
    far = 1 / (1 + steep)
    share = y / height + 0.5
    near = far + (1 - far) * share
    return x / near, height * (((2 - far) * share - (1 - far)) / near - 0.5)


def layer_zoom(view: View, depth: float) -> float:
    """How much a layer at ``depth`` is enlarged: by coming closer far ones grow hardly and near ones most, by the lens all alike.

    A camera that goes back (as in a dolly zoom) leaves what is nearer than its subject at the subject's size.
    """
    return view.lens * (1 + (view.zoom - 1) * min(depth, ZOOM_DEPTH if view.zoom >= 1 else 1.0))


def limits_of(layers: Iterable[object]) -> list[tuple[float, Box]]:
    """The edges that must never be seen: those of painted layers that don't repeat."""
    found = []
    for layer in layers:
        if isinstance(layer, Still):
            x, y, width, height = layer.bounds
            sides = (-math.inf, math.inf) if layer.wrap or layer.drift else (x, x + width)
            found.append((layer.depth, (sides[0], y, sides[1], y + height)))
    return found
