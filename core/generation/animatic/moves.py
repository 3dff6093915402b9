"""What each camera move does: a view of the stage for every moment of a shot. It knows no stage and draws nothing.

A move is a function of ``u``, the share of the shot that has passed (0..1), and ``t``, its seconds. Shifts are shares of the frame's
width and height, so that a move feels the same in every shape.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType

from core.generation.animatic.draw import smooth


@dataclass(frozen=True)
class View:
    """The camera at one moment.

    ``x`` and ``y`` are how far it has gone to the right and down, in world units at depth 1: near layers shift more than far ones.
    ``turn_x`` and ``turn_y`` are how far it looks to the right and down: that shifts all layers alike. ``zoom`` is how far it has come
    closer (1: as the frame was built): near layers grow more. ``lens`` is its focal length: that enlarges all layers alike.
    ``degrees`` is its roll, clockwise, applied to the finished frame. ``steep`` is how steeply it looks down: uprights come together
    towards the foot of the picture, whose top is shown that share larger.
    """

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0
    degrees: float = 0.0
    turn_x: float = 0.0
    turn_y: float = 0.0
    lens: float = 1.0
    steep: float = 0.0

    def scaled(self, share: float) -> View:
        """That share of the way from a camera that does nothing."""
        return View(
            self.x * share,
            self.y * share,
            1 + (self.zoom - 1) * share,
            self.degrees * share,
            self.turn_x * share,
            self.turn_y * share,
            1 + (self.lens - 1) * share,
            self.steep,
        )


Move = Callable[[float, float], View]


def _sway(t: float, *waves: tuple[float, float]) -> float:
    """A sum of sines (amplitude, radians per second): unrest that never visibly repeats within a shot."""
    return sum(amplitude * math.sin(t * speed + index * 1.7) for index, (amplitude, speed) in enumerate(waves))


def _across(u: float) -> float:
    """From -1 to 1, with a soft start and a soft end."""
    return 2 * smooth(u) - 1


def _dolly_zoom(u: float, t: float) -> View:
    """The camera goes back while its lens closes in: who stands at depth 1 keeps their size, and what is behind them swells."""
    zoom = 1 - 0.2 * smooth(u)
    return View(zoom=zoom, lens=1 / zoom)


def _orbit(u: float, t: float) -> View:
    """Round the subject: it stays in the middle, what is behind it goes by one way, what is before it the other."""
    way = 0.085 * math.sin((u - 0.5) * 2.4)
    return View(way, -0.008, 1.05 + 0.02 * math.cos((u - 0.5) * 2.2), -0.9 * _across(u), -way)


def _pov(u: float, t: float) -> View:
    """Through somebody's eyes who walks up to it: a nod with every step, a sway with every other."""
    step = math.pi * 1.9 * t
    return View(
        0.006 * math.sin(step), 0.007 * abs(math.sin(step)), 1.02 + 0.12 * u, 0.45 * math.sin(step), 0.012 * _across(u)
    )


_FORTH: dict[str, Move] = {
    "static": lambda u, t: View(),
    "push": lambda u, t: View(0.012 * _across(u), 0, 1 + 0.11 * smooth(u)),
    "pull": lambda u, t: View(-0.012 * _across(u), 0, 1.13 - 0.12 * smooth(u)),
    "zoom": lambda u, t: View(lens=1 + 0.3 * smooth(u)),
    "zoom_out": lambda u, t: View(lens=1.3 - 0.3 * smooth(u)),
    "dolly_zoom": _dolly_zoom,
    "dolly": lambda u, t: View(0.045 * _across(u), 0, 1.02 + 0.10 * smooth(u)),
    "pan": lambda u, t: View(turn_x=0.085 * _across(u)),
    "truck": lambda u, t: View(0.095 * _across(u), 0, 1.02),
    "tilt": lambda u, t: View(turn_y=-0.085 * _across(u), zoom=1.02),
    "crane": lambda u, t: View(0.01 * _across(u), -0.085 * _across(u), 1.05),
    "follow": lambda u, t: View(_sway(t, (0.014, 0.8), (0.004, 2.3)), _sway(t, (0.004, 1.6)), 1.02 + 0.05 * smooth(u)),
    "orbit": _orbit,
    "handheld": lambda u, t: View(
        _sway(t, (0.006, 1.7), (0.003, 4.1), (0.0012, 9.7)),
        _sway(t, (0.007, 1.3), (0.003, 5.3), (0.0012, 11.3)),
        1.04 + 0.02 * smooth(u),
        _sway(t, (0.35, 1.1), (0.15, 3.7)),
    ),
    "float": lambda u, t: View(
        _sway(t, (0.022, 0.75)), _sway(t, (0.015, 0.95)), 1.03 + 0.04 * smooth(u), _sway(t, (0.9, 0.6))
    ),
    "pov": _pov,
    "close_up": lambda u, t: View(lens=1.7 + 0.08 * smooth(u)),
    "wide": lambda u, t: View(zoom=1.06 - 0.06 * smooth(u)),
    "low_angle": lambda u, t: View(0.008 * _across(u), 0, 1.08 + 0.05 * smooth(u), 0, 0, -0.075 - 0.02 * smooth(u)),
    "aerial": lambda u, t: View(
        0.035 * _across(u), 0.05 * (1 - smooth(u)), 1 + 0.05 * smooth(u), 0, 0, 0.085, steep=0.42
    ),
    "top_down": lambda u, t: View(0, 0, 1.02 + 0.05 * smooth(u), 2.2 * _across(u), 0, 0.15, steep=0.6),
    "slow_motion": lambda u, t: View(_sway(t, (0.008, 0.5)), 0, 1.0 + 0.07 * smooth(u)),
    "timelapse": lambda u, t: View(0, 0, 1.0 + 0.03 * u),
}
_MOVES: dict[str, Move] = {
    **_FORTH,
    "slow": lambda u, t: _FORTH["push"](u, t).scaled(0.6),
    "zoom_in": _FORTH["zoom"],
    "dolly_in": _FORTH["push"],
    "dolly_out": _FORTH["pull"],
}
for _name, _there, _back in (
    ("pan", "right", "left"),
    ("truck", "right", "left"),
    ("tilt", "up", "down"),
    ("crane", "up", "down"),
    ("orbit", "right", "left"),
):
    _MOVES[f"{_name}_{_there}"] = _FORTH[_name]
    _MOVES[f"{_name}_{_back}"] = lambda u, t, move=_FORTH[_name]: move(1 - u, t)  # type: ignore[misc]
MOVES = MappingProxyType(_MOVES)


@dataclass(frozen=True)
class Tempo:
    """How fast time passes under a camera: for figures and the near set, and for what is far off, like the sky."""

    near: float = 1.0
    far: float = 1.0


ORDINARY = Tempo()
_TEMPI = {"slow_motion": Tempo(0.5, 0.5), "timelapse": Tempo(1.6, 9.0)}


def is_move(name: str) -> bool:
    """Whether there is a move of that name."""
    return name.removeprefix("slow_") in MOVES or name in MOVES


def move_named(name: str) -> Move:
    """The move of that name; "slow_" before it halves it, and one that isn't known is a gentle push."""
    if name not in MOVES and name.startswith("slow_"):
        move = move_named(name.removeprefix("slow_"))
        return lambda u, t: move(u, t).scaled(0.5)
    return MOVES.get(name, MOVES["push"])


def tempo_of(name: str | None) -> Tempo:
    """How fast time passes under that camera."""
    return _TEMPI.get(name or "", ORDINARY)


@dataclass(frozen=True)
class Distance:
    """How much farther off a cast stands than the set was composed for: its size, and how far up in the frame (share of its height).

    ``wide`` is the share of the frame's width, about its middle, that the camera keeps in view all the time, and ``top`` the share
    of its height that goes out of view above.
    """

    size: float = 1.0
    up: float = 0.0
    wide: float = 1.0
    top: float = 0.0


NEAR = Distance()
_DISTANCES = {"aerial": Distance(0.64, 0.06), "top_down": Distance(0.66, 0.075), "wide": Distance(0.74, 0.02)}


def distance_under(name: str | None) -> Distance:
    """How far off the cast stands under that camera."""
    found = _DISTANCES.get(name or "", NEAR)
    return replace(found, wide=_kept_in_view(name), top=_lost_above(name)) if name and name not in _CUTTING else found


_CUTTING = frozenset({"close_up", "static"})  # the first is meant to lose what is at the sides
_LEAST_KEPT = 0.68
_HEADS = 0.55  # about where in the frame heads are, of the way from its foot to its top: a camera that looks down shows these larger


def _kept_in_view(name: str) -> float:
    """The share of the frame's width that a move neither shifts nor enlarges out of the picture."""
    kept = 1.0
    for step in range(11):
        view = move_named(name)(step / 10, step / 2)
        scale = view.zoom * view.lens * (1 + _HEADS * view.steep)
        kept = min(kept, (1 - 2 * abs(view.turn_x + view.x * scale)) / scale)
    return max(_LEAST_KEPT, kept)


def _lost_above(name: str) -> float:
    """The share of the frame's height that a camera which looks down steeply leaves out at the top."""
    view = move_named(name)(0.0, 0.0)
    far = 1 / (1 + view.steep)
    return (1 - far) / (2 - far) + view.turn_y + view.y if view.steep else 0.0
