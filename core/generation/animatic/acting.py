"""What actors do: which actions there are for figures, who moves along with a travelling camera, and the poses that follow."""

from __future__ import annotations

import math
from collections.abc import Callable

from core.generation import lexicon
from core.generation.animatic import draw
from core.generation.animatic.catalogue import is_creature
from core.generation.animatic.rigs.repertoire import BASIC, HUMAN, nearest
from core.generation.animatic.stage import Brief, Pose
from core.generation.scene import Entity

Talk = Callable[[str | None, float], float]
"""How far a speaker's mouth (an entity id) is open at a moment of the shot, 0..1."""

# World units per second at which the ground passes under a lead that gets somewhere.
_TRAVEL = {
    "run": 270.0,
    "chase": 290.0,
    "ride": 250.0,
    "drive": 320.0,
    "fly": 180.0,
    "walk": 82.0,
}
_GALLOP = 150.0  # what carries somebody faster than this runs under them, else it walks

_TURN = 3.2  # seconds in which both of two have spoken
_COMPANY = 3  # so many people who stand together chat

_PLAYED = BASIC | HUMAN
# What can be done while walking along; with any other action one stays where one is, and a travelling lead passes by.
_ALONG = frozenset({None, "talk", "look", "hold", "wear", "sing", "think", "laugh", "float"})
_FACING = frozenset({"talk", "play_chess", "fight", "hug", "play"})


def played(action: str | None) -> str | None:
    """The action as figures play it: itself, or the nearest they know that it is a kind of."""
    return None if action is None else nearest(action, _PLAYED)


def travel_of(action: str | None) -> float:
    """How fast the ground passes under who does that, in world units per second; 0 for what is done on the spot."""
    if action is None:
        return 0.0
    return next((_TRAVEL[name] for name in (action, *lexicon.ancestors(action, "action")) if name in _TRAVEL), 0.0)


def acts(entity: Entity) -> bool:
    """Whether it is an actor: a creature, or a vehicle that does something."""
    return is_creature(entity.concept) or (lexicon.kind(entity.concept) == "vehicle" and entity.action is not None)


class Acting:
    """The poses of one shot's cast. ``chats``: nobody says anything that is heard, so those who talk or stand together chat."""

    def __init__(self, brief: Brief, talk: Talk, *, chats: bool = False) -> None:
        self._brief, self._talk, self._chats = brief, talk, chats
        self._chatting = 0  # how many have begun to

    def goes_along(self, entity: Entity) -> bool:
        """Whether the entity travels with the camera, when the lead travels."""
        moves = entity.action in _ALONG or travel_of(entity.action) > 0
        return self._brief.travel > 0 and acts(entity) and moves

    def poses(
        self,
        entity: Entity,
        support: str,
        scale: float,
        number: int,
        *,
        mirrored: bool,
        ridden: bool = False,
        pace: float = 0.0,
    ) -> Callable[[float], Pose]:
        """The pose over time of copy ``number`` of an entity, drawn at that scale.

        ``ridden`` is what carries a rider; ``pace`` is how fast it moves through a set that stays, in world units per second.
        """
        action = played(entity.action) or ("sit" if support == "sit" else "stand")
        speed = pace / scale
        if ridden or self.goes_along(entity):
            speed = (self._brief.travel + pace) / scale
            if ridden and speed:
                action = "run" if self._brief.travel + pace > _GALLOP else "walk"
            elif entity.action in _ALONG and self._brief.travel and support != "mount":
                action = played(self._brief.action) or "walk"
        gaze = (0.35, 0.0) if action in _FACING else (0.0, 0.0)
        turn = self._turn_to_chat(entity)

        def pose(t: float) -> Pose:
            loud = self._talk(entity.id, t) if number == 0 else 0.0
            if turn is not None:
                loud = chatter(t, turn)
            return Pose(action, support, loud, gaze, None, speed, mirrored)

        return pose

    def _turn_to_chat(self, entity: Entity) -> float | None:
        """When in a conversation it is this one's turn, 0..1; None for who does not chat: one after the other, or several in a crowd."""
        idle = entity.action is None and entity.count >= _COMPANY and lexicon.kind(entity.concept) == "person"
        if not self._chats or not (idle or entity.action == "talk"):
            return None
        order, self._chatting = self._chatting, self._chatting + 1
        return (0.5 * order + 0.19 * (order // 2)) % 1.0


def chatter(t: float, turn: float) -> float:
    """How far the mouth of somebody who chats is open, 0..1: phrases of syllables in every other half of `_TURN` seconds."""
    share = (t / _TURN + turn) % 1.0
    phrase = draw.smooth(share / 0.06) - draw.smooth((share - 0.42) / 0.06)
    syllable = 0.5 + 0.5 * math.sin(math.tau * (3.6 * t + 0.6 * math.sin(2.3 * t + 5 * turn) + turn))
    return phrase * (0.15 + 0.75 * syllable)
