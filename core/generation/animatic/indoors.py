"""Animals in rooms with people: on the bench beside them, on the table if they are tiny, and out behind the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.generation import lexicon
from core.generation.animatic.acting import travel_of
from core.generation.animatic.extents import Extents
from core.generation.animatic.stage import Anchor, Cast, Pose
from core.generation.animatic.stature import natural_size
from core.generation.scene import Entity

_SEEN_BEHIND = 185.0  # units: who is lower hardly looks over the edge of a table
_WALL = 0.6  # what is less deep is on the windowsill, or out behind the window
_ON_BENCHES = 0.5  # of its drawn size beside people: who is smaller sits on the table
_NEARER = 1.2  # how much larger: those at a table are drawn larger too than whole figures
_UNDER_BEDS, _FLATTEST = 106.0, 0.5  # units of height that have room under a bed; the least share of its size for that
_SUNK = 0.16  # of its height is below the edge of the table for who sits on the bench


def seat_the_low(casts: Sequence[Cast], extents: Extents, top: Anchor | None) -> None:
    """Find a place for the animals that are too low to be seen behind a table whose ``top`` is there.

    Beside people they sit on the bench, or, if they are as small as mice, on the table; where there are none they have the table. On
    a windowsill, and out behind the window, they sit too.
    """
    behind = [cast for cast in casts if cast.anchor.supports == "bust"]
    peopled = any(lexicon.kind(cast.entity.concept) == "person" for cast in behind)
    for cast in casts:
        by_window = cast.anchor.depth < _WALL and cast.anchor.supports in ("surface", "ground")
        if by_window and cast.anchor.motion is None and lexicon.kind(cast.entity.concept) == "animal":
            _sit(cast, extents)
        if cast.anchor.supports == "below":
            _lie_low(cast, extents)
    for cast in behind:
        low = extents.unit(cast).height < _SEEN_BEHIND
        if top is None or not low or lexicon.kind(cast.entity.concept) != "animal":
            continue
        if peopled and natural_size(cast.entity, peopled=True, mixed=False) >= _ON_BENCHES:
            _on_the_bench(cast, extents)
        else:
            here, scale = cast.anchor, 1.1 * cast.anchor.scale
            cast.anchor = replace(here, y=top.y, depth=top.depth - 0.001, scale=scale, supports="surface")


def _sit(cast: Cast, extents: Extents) -> None:
    """Have it sit on its haunches, unless it does something else."""
    before = cast.pose

    def sitting(t: float) -> Pose:
        pose = before(t)
        return replace(pose, support="surface", action="sit" if pose.action in ("stand", "look") else pose.action)

    cast.pose = sitting
    extents.forget(cast)


def _lie_low(cast: Cast, extents: Extents) -> None:
    """Have it lie under the bed, as high as fits below that and looks out in front of it."""
    before = cast.pose
    lying = "lie" if lexicon.kind(cast.entity.concept) == "person" else "sleep"
    cast.pose = lambda t: replace(before(t), support="stand", action=lying)
    extents.forget(cast)
    fits = max(_FLATTEST, min(1.3, _UNDER_BEDS / extents.unit(cast).height))
    cast.anchor = replace(cast.anchor, scale=cast.anchor.scale * fits)


def _on_the_bench(cast: Cast, extents: Extents) -> None:
    """Have it sit so that it is seen over the edge from its chest up."""
    _sit(cast, extents)
    scale = _NEARER * cast.anchor.scale
    sunk = _SUNK * extents.unit(cast).height * scale
    cast.anchor = replace(cast.anchor, y=cast.anchor.y + sunk, scale=scale)


def is_outside(entity: Entity, concepts: Mapping[str, str], lead: Anchor, *, first: bool) -> bool:
    """Whether it is seen through the window: who passes by or looks in, while others are in the room.

    ``concepts`` are those of the shot's entities by id, ``first`` says that nobody is in the room yet.
    """
    at_window = {
        relation.kind for relation in entity.relations if concepts.get(relation.target, relation.target) == "window"
    }
    if "behind" in at_window:
        return True
    if first:
        return False
    moves = travel_of(entity.action) > 0
    if lexicon.kind(entity.concept) == "animal" and moves and lead.supports == "bust":
        return True  # there is no room to walk in behind a table
    return ("in" in at_window and entity.action == "look") or (moves and "window" in concepts.values())
