"""When the feet of a shot's cast land in the picture, for the sound of their steps. It makes no sound."""

from __future__ import annotations

from collections import Counter

from core.generation.animatic.casting import Production
from core.generation.animatic.rigs.tread import Treads

HEARD = 3
"""So many copies of one entity are heard: the steps of more are a rumble in which no picture can be recognized."""


def footfalls(production: Production) -> dict[str, list[float]]:
    """The seconds of the shot at which feet land, in order, by entity id; copies of an entity share a list.

    An entity that stays where it is, or whose figure doesn't tell when its feet land, is left out.
    """
    tempo = production.tempo.near
    leg = production.leg
    heard: Counter[str] = Counter()
    found: dict[str, list[float]] = {}
    for cast in production.casts:
        name, pose = cast.entity.id, cast.pose(0.0)
        if heard[name] == HEARD or pose.support != "stand" or not isinstance(cast.figure, Treads):
            continue
        tread = cast.figure.tread(pose)
        if tread is None:
            continue
        heard[name] += 1
        # the figure's clock is ahead of the cast's by its delay, and both run at the camera's tempo
        began = leg.since + cast.delay
        landed = tread.landings(began, began + leg.seconds)
        found.setdefault(name, []).extend((at - began) / tempo for at in landed)
    return {name: sorted(landed) for name, landed in found.items()}
