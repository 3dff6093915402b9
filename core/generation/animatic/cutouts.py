"""Where each copy of each entity, and each of its separable parts, is in one frame: visible, and whole.

Layers are gone through from the front to the back once, and what the nearer ones cover is taken from those behind them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np

_VISIBLE = 64  # of 255: what a faint glow of the set has been drawn over still counts as visible
_TINTED = 6  # of 255: a shadow, a reflection or steam reaches as far as it changes what is under it

Alpha = np.ndarray
"""(height, width) array of 8 bits."""


class Piece(Protocol):
    """What is asked of a layer: see `core.generation.animatic.compositor.Drawn`."""

    @property
    def depth(self) -> float: ...

    @property
    def owner(self) -> str | None: ...

    @property
    def copy(self) -> int: ...

    @property
    def part(self) -> str | None: ...

    @property
    def solid(self) -> bool: ...

    @property
    def name(self) -> str: ...


AnyPiece = TypeVar("AnyPiece", bound=Piece)


@dataclass(frozen=True)
class Cutout:
    """One copy of an entity, or a part of it, in one frame.

    ``copy`` counts from 0. ``part`` is None for the body with what belongs to it, else "shadow", "reflection", "steam", ...
    ``depth`` is that of its nearest layer (1 is where the lead is, less is farther). ``visible`` and ``whole`` are (height, width)
    arrays of 0 and 255: what is seen, and what would be seen if nothing stood before it.
    """

    owner: str
    copy: int
    part: str | None
    depth: float
    visible: Alpha
    whole: Alpha


def cut_out(
    pieces: Sequence[AnyPiece],
    draw: Callable[[AnyPiece], Alpha],
    finish: Callable[[Alpha], Alpha],
    owners: Iterable[str],
) -> list[Cutout]:
    """The cutouts of those owners, back to front.

    ``pieces`` are the layers from back to front, ``draw`` gives the alpha of one as it is drawn alone, and ``finish`` rolls a mask as
    the finished frame is rolled.
    """
    wanted = set(owners)
    last = next((index for index, piece in enumerate(pieces) if piece.owner in wanted), len(pieces))
    masks: dict[tuple[str, int, str | None], tuple[float, Alpha, Alpha]] = {}
    clear: np.ndarray | None = None  # how much of each pixel shows what is behind the layers so far, 0..255
    for piece in reversed(pieces[last:]):
        mine = piece.owner in wanted
        if not mine and (not piece.solid or piece.name.endswith("/worn")):
            continue
        alpha = draw(piece)
        if clear is None:
            clear = np.full(alpha.shape, 255, np.uint8)
        seen = (alpha.astype(np.uint16) * clear // 255).astype(np.uint8)
        if mine and piece.owner is not None:
            key = piece.owner, piece.copy, piece.part
            if key in masks:
                depth, visible, whole = masks[key]
                masks[key] = depth, visible + seen, np.maximum(whole, alpha)
            else:
                masks[key] = piece.depth, seen, alpha
        if piece.solid and not piece.name.endswith("/worn"):
            clear = clear - seen
    return [
        Cutout(owner, copy, part, depth, _cut(finish(visible), part), _cut(finish(whole), part))
        for (owner, copy, part), (depth, visible, whole) in reversed(masks.items())
    ]


def _cut(alpha: Alpha, part: str | None) -> Alpha:
    return np.where(alpha >= (_VISIBLE if part is None else _TINTED), 255, 0).astype(np.uint8)
