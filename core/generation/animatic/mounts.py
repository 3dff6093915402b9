"""Who sits where on what carries them: several riders on one boat or seesaw, one each on horses; and how seats move them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from core.generation.animatic.catalogue import is_creature, kinds_of
from core.generation.animatic.props.rides import RIDES
from core.generation.animatic.stage import Cast, Offset, Pose
from core.generation.scene import Entity

OPEN = RIDES | {
    "broom",
    "broomstick",
    "magic_carpet",
    "bicycle",
    "motorcycle",
    "scooter",
    "skateboard",
    "surfboard",
    "snowboard",
    "sled",
    "skis",
    "wheelchair",
    "rocking_horse",
}
"""What carries somebody who is seen whole, not behind doors."""

_SOME = 3  # what a plural without a number counts as: "two girls on horses"
_SHARED = frozenset({"sled", "magic_carpet", "broom"})  # carry several behind one another
MOST = 5  # so many of a kind get a mount each; more would fill the frame


ON_SHOULDERS = -24.0  # units above the neck of who carries somebody there: a child looks over their head


def seats(beasts: Sequence[Cast], riders: int) -> list[tuple[Cast, str, float]]:
    """A place for each rider: on what, at which grip of it, and how far along it (-1..1) where it has no seats of its own.

    Every mount carries one at least; the second seats are taken when all first ones are.
    """
    rows = max(1, -(-riders // max(1, len(beasts))))
    found: list[tuple[Cast, str, float]] = []
    for row in range(rows):
        for beast in beasts:
            if row and len(found) >= riders:
                break
            own: tuple[str, ...] = getattr(beast.figure, "seats", ())
            if own and row < len(own):
                found.append((beast, own[row], 0.0))
            elif not own and not is_creature(beast.entity.concept):
                found.append((beast, "back", 2 * (row + 0.5) / rows - 1 if rows > 1 else 0.0))
            elif row == 0:
                found.append((beast, "back", 0.0))
    return found


def facing(beast: Cast, seat: str) -> int:
    """+1 for a seat on which one looks ahead, -1 for one that looks back."""
    own: tuple[str, ...] = getattr(beast.figure, "seats", ())
    ways: tuple[int, ...] = getattr(beast.figure, "facing", ())
    return ways[own.index(seat)] if seat in own and ways else 1


def turning(beast: Cast, seat: str) -> Callable[[float], Offset] | None:
    """How the seat turns whoever sits on it; None for one that stays level."""
    turn: Callable[[str, float], float] | None = getattr(beast.figure, "turn", None)
    if turn is None or not isinstance(getattr(beast.figure, "seats", None), tuple):
        return None
    return lambda t: Offset(degrees=turn(seat, t + beast.delay))


def one_each(rider: Entity, mount: Entity) -> int:
    """How many copies of a mount several riders need who were given one: an animal or a bicycle carries one of them."""
    single = is_creature(mount.concept) or bool((OPEN - RIDES - _SHARED) & kinds_of(mount.concept))
    alone = bool({"swing", "playground_slide"} & kinds_of(mount.concept))
    if mount.count in (1, _SOME) and rider.count <= MOST and (single or alone):
        return rider.count
    return mount.count


def riding(pose: Callable[[float], Pose], mount: str) -> Callable[[float], Pose]:
    """The pose of who is carried by something of that concept."""
    return lambda t: replace(pose(t), rides=mount)
