"""What swims behind the glass of an aquarium that one walks through, before which people stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.generation.animatic.catalogue import kinds_of
from core.generation.animatic.extents import Extents
from core.generation.animatic.stage import Cast, Frame

SWIMMERS = frozenset(
    {"fish", "shark", "dolphin", "whale", "octopus", "jellyfish", "seahorse", "stingray", "squid", "turtle", "seal"}
    | {"mermaid", "manta_ray", "eel", "orca", "starfish"}
)
DEPTH = 0.45  # between the water and the wall that the panes are let into
_WIDE, _HIGH = 0.42, 0.26  # of the frame: no swimmer is larger


def swims(concept: str) -> bool:
    """Whether it lives in water."""
    return bool(SWIMMERS & kinds_of(concept))


def within(cast: Cast) -> bool:
    """Whether somebody is behind the glass."""
    return cast.anchor.depth == DEPTH and swims(cast.entity.concept)


def settle(casts: Sequence[Cast], extents: Extents, frame: Frame) -> None:
    """Bring swimmers to a size that the tank holds, their middle at their place."""
    for cast in casts:
        box, y = extents.of(cast), cast.anchor.y
        factor = min(1.0, _WIDE * frame.width / box.width, _HIGH * frame.height / box.height)
        cast.anchor = replace(cast.anchor, scale=cast.anchor.scale * factor)
        box = extents.of(cast)
        cast.anchor = replace(cast.anchor, y=y + y - (box.top + box.bottom) / 2)
