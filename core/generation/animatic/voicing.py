"""When an animal is heard to howl, bark or roar, for its mouth and for its voice. It draws nothing and makes no sound."""

from __future__ import annotations

VOICED: dict[str, tuple[tuple[float, ...], float]] = {
    "howl": ((0.8,), 2.0),
    "bark": ((0.7, 1.0, 2.3), 0.2),
    "roar": ((0.8,), 1.5),
}
"""For each action the seconds of the shot at which the voice is raised, and how long it lasts."""

_OPENS = 0.25  # seconds in which a mouth opens or shuts, and a muzzle rises; less for a short sound


def opened(action: str | None, t: float) -> float:
    """How far the mouth of who does that is open at ``t`` seconds of the shot, 0..1."""
    starts, lasts = VOICED.get(action or "", ((), 0.0))
    return max((_between(t - start, lasts) for start in starts), default=0.0)


def _between(since: float, lasts: float) -> float:
    opens = min(_OPENS, 0.45 * lasts)
    return max(0.0, min(1.0, since / opens, (lasts - since) / opens))
