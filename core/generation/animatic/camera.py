"""Where the camera is at each moment, and what that does to a layer of a given depth. It draws nothing.

A move is a function of ``u``, the share of the shot that has passed (0..1), and ``t``, its seconds. It gives a `View`: a
shift in world units, a zoom and a roll. Near layers shift more than far ones (parallax); a roll is applied to the finished frame.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from core.generation.animatic.draw import smooth
from core.generation.animatic.stage import Frame, Still

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in world units."""

ZOOM_DEPTH = 1.8  # nearer layers than this would swell past the frame during a push
_MARGIN = 4.0  # pixels that subjects keep from the edge
_SAMPLES = 25  # moments at which a move is checked; moves are slow, so one every 0.2 s of a 5 s shot is enough


@dataclass(frozen=True)
class View:
    """The camera at one moment: shift in world units, zoom (1 is the frame as built) and roll in degrees clockwise."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0
    degrees: float = 0.0


def _sway(t: float, *waves: tuple[float, float]) -> float:
    """A sum of sines (amplitude, radians per second): unrest that never visibly repeats within a shot."""
    return sum(amplitude * math.sin(t * speed + index * 1.7) for index, (amplitude, speed) in enumerate(waves))


# Shifts are shares of the frame's width and height, so that a move feels the same in every shape.
_Move = Callable[[float, float], View]
_MOVES: dict[str, _Move] = {
    "static": lambda u, t: View(),
    "push": lambda u, t: View(0.012 * (2 * smooth(u) - 1), 0, 1 + 0.10 * smooth(u)),
    "pull": lambda u, t: View(0.012 * (1 - 2 * smooth(u)), 0, 1.13 - 0.12 * smooth(u)),
    "zoom": lambda u, t: View(0, 0, 1 + 0.26 * smooth(u)),
    "close_up": lambda u, t: View(0, 0, 1.22 + 0.05 * smooth(u)),
    "wide": lambda u, t: View(0, 0, 1.02 - 0.02 * smooth(u)),
    "dolly": lambda u, t: View(0.045 * (2 * smooth(u) - 1), 0, 1.02 + 0.10 * smooth(u)),
    "pan": lambda u, t: View(0.07 * (2 * smooth(u) - 1), 0, 1.03),
    "tilt": lambda u, t: View(0, 0.06 - 0.10 * smooth(u), 1.05),
    "crane": lambda u, t: View(0.01 * (2 * smooth(u) - 1), 0.07 - 0.13 * smooth(u), 1.10 - 0.06 * smooth(u)),
    "follow": lambda u, t: View(_sway(t, (0.014, 0.8), (0.004, 2.3)), _sway(t, (0.004, 1.6)), 1.02 + 0.05 * smooth(u)),
    "orbit": lambda u, t: View(
        0.105 * math.sin((u - 0.5) * 2.2), -0.012, 1.04 + 0.03 * math.cos((u - 0.5) * 2.2), -1.3 * (u - 0.5) * 2
    ),
    "handheld": lambda u, t: View(
        _sway(t, (0.006, 1.7), (0.003, 4.1), (0.0012, 9.7)),
        _sway(t, (0.007, 1.3), (0.003, 5.3), (0.0012, 11.3)),
        1.04 + 0.02 * smooth(u),
        _sway(t, (0.35, 1.1), (0.15, 3.7)),
    ),
    "float": lambda u, t: View(
        _sway(t, (0.022, 0.75)), _sway(t, (0.015, 0.95)), 1.03 + 0.04 * smooth(u), _sway(t, (0.9, 0.6))
    ),
}
_MOVES["pan_right"] = _MOVES["pan"]
_MOVES["pan_left"] = lambda u, t: _MOVES["pan"](1 - u, t)
_MOVES["tilt_up"] = _MOVES["tilt"]
_MOVES["tilt_down"] = lambda u, t: _MOVES["tilt"](1 - u, t)
_MOVES["slow"] = lambda u, t: _scaled(_MOVES["push"](u, t), 0.6)


def _scaled(view: View, share: float) -> View:
    return View(view.x * share, view.y * share, 1 + (view.zoom - 1) * share, view.degrees * share)


def is_move(name: str) -> bool:
    """Whether there is a move of that name."""
    return name.removeprefix("slow_") in _MOVES


def move_named(name: str) -> Callable[[float, float], View]:
    """The move of that name; "slow_" before it halves it, and one that isn't known is a gentle push."""
    if name.startswith("slow_"):
        move = move_named(name.removeprefix("slow_"))
        return lambda u, t: _scaled(move(u, t), 0.5)
    return _MOVES.get(name, _MOVES["push"])


@dataclass
class Camera:
    """One shot's camera. ``pivot`` is the point of the frame (world units) that a zoom closes in on.

    ``limits`` are the layers that fill the frame: the view is held back where it would look past one of their edges.
    """

    frame: Frame
    name: str
    seconds: float
    pivot: tuple[float, float]
    limits: list[tuple[float, Box]] = field(default_factory=list)
    amount: float = 1.0
    _kept: tuple[float, list[View]] | None = field(default=None, init=False, repr=False)

    def at(self, t: float) -> View:
        """The view at ``t`` seconds, held within the limits."""
        raw = _scaled(move_named(self.name)(min(1.0, t / self.seconds), t), self.amount)
        zoom = raw.zoom
        left, right = -math.inf, math.inf
        top, bottom = -math.inf, math.inf
        width, height = self.frame.width, self.frame.height
        px, py = self.pivot
        for depth, box in self.limits:
            scale = layer_zoom(zoom, depth)
            shift = depth * scale
            if box[0] <= -width / 2:
                left = max(left, (scale * box[0] + width / 2 + px * (1 - scale)) / shift)
            if box[2] >= width / 2:
                right = min(right, (scale * box[2] - width / 2 + px * (1 - scale)) / shift)
            if box[1] <= 0:
                top = max(top, (scale * box[1] + py * (1 - scale)) / shift)
            if box[3] >= height:
                bottom = min(bottom, (scale * box[3] - height + py * (1 - scale)) / shift)
        x = max(left, min(right, raw.x * width))
        y = max(top, min(bottom, raw.y * height))
        return View(x, y, zoom, raw.degrees)

    def place(self, view: View, depth: float) -> tuple[float, float, float]:
        """(scale, x, y): a point (X, Y) of a layer at ``depth`` lands on pixel (scale·X + x, scale·Y + y)."""
        scale = layer_zoom(view.zoom, depth)
        px, py = self.pivot
        return (
            scale,
            self.frame.width / 2 + px * (1 - scale) - view.x * depth * scale,
            py * (1 - scale) - view.y * depth * scale,
        )

    def cover(self, view: View) -> float:
        """How much a rolled frame must be enlarged so that its corners still fill the picture."""
        angle = math.radians(abs(view.degrees))
        aspect = max(self.frame.width / self.frame.height, self.frame.height / self.frame.width)
        return math.cos(angle) + math.sin(angle) * aspect

    def is_still(self) -> bool:
        """Whether the view never changes."""
        return len(set(self._views())) == 1

    def sees(self, depth: float) -> Box:
        """The part of the world that a layer at ``depth`` ever shows during the shot."""
        boxes = []
        for view in self._views():
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
        return max(self.place(view, depth)[0] for view in self._views())

    def keep_in_frame(self, subjects: Iterable[tuple[float, Box]]) -> None:
        """Lessen the move until it pushes none of the subjects (depth, box) over an edge, or further over one."""
        held = [(depth, box, max(-_MARGIN, self._outside(View(), depth, box) + _MARGIN)) for depth, box in subjects]
        for amount in (1.0, 0.8, 0.6, 0.4, 0.25, 0.1):
            self.amount = amount
            views = self._views()
            if all(self._outside(view, depth, box) <= most for view in views for depth, box, most in held):
                return

    def _outside(self, view: View, depth: float, box: Box) -> float:
        """How many pixels of the box lie beyond the edge it crosses furthest; negative for what is inside."""
        scale, x, y = self.place(view, depth)
        cover, angle = self.cover(view), math.radians(view.degrees)
        sine, cosine = math.sin(angle), math.cos(angle)
        most = -math.inf
        for px, py in ((box[0], box[1]), (box[2], box[1]), (box[0], box[3]), (box[2], box[3])):
            dx, dy = scale * px + x - self.frame.width / 2, scale * py + y - self.frame.height / 2
            across, down = cover * (dx * cosine - dy * sine), cover * (dx * sine + dy * cosine)
            most = max(most, abs(across) - self.frame.width / 2, abs(down) - self.frame.height / 2)
        return most

    def _views(self) -> list[View]:
        """The views at `_SAMPLES` moments of the shot; every layer asks for them, so they are kept until the move changes."""
        if self._kept is None or self._kept[0] != self.amount:
            moments = (self.seconds * index / (_SAMPLES - 1) for index in range(_SAMPLES))
            self._kept = self.amount, [self.at(t) for t in moments]
        return self._kept[1]


def layer_zoom(zoom: float, depth: float) -> float:
    """How much a layer at ``depth`` grows at that zoom: far ones hardly, near ones more than the zoom itself."""
    return 1 + (zoom - 1) * min(depth, ZOOM_DEPTH)


def limits_of(layers: Iterable[object]) -> list[tuple[float, Box]]:
    """The edges that must never be seen: those of painted layers that don't repeat."""
    found = []
    for layer in layers:
        if isinstance(layer, Still) and layer.depth > 0:
            x, y, width, height = layer.bounds
            sides = (-math.inf, math.inf) if layer.wrap or layer.drift else (x, x + width)
            found.append((layer.depth, (sides[0], y, sides[1], y + height)))
    return found
