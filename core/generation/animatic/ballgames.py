"""A ball in play: thrown from one to another, passed along the ground, or bounced by who plays alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from core.generation.animatic.catalogue import is_creature, kinds_of
from core.generation.animatic.extents import Extents
from core.generation.animatic.rigs.person import Person
from core.generation.animatic.rigs.tools import ELSEWHERE
from core.generation.animatic.stage import Cast, Frame, Offset, Pose
from core.generation.scene import Entity

PASS = 0.85
"""Seconds from one player to the next, or from bounce to bounce."""

_GAMES = frozenset({"play_ball", "play_football", "throw", "kick", "play"})
_ON_THE_GROUND = frozenset({"play_football", "kick"})
_SIZE = 0.3  # of a player's height
_LEAST = 0.0155  # of the frame's area: smaller, a thing that is named is hard to see
_THROWN = 0.53  # the share of the throw at which the hand is out in front
_THROW = 2 * PASS  # seconds between two throws of one player


def taken_up(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The entities with who plays with a ball throwing it, rather than holding it."""
    balls = {entity.id for entity in entities if _is_ball(entity)}
    result = []
    for entity in entities:
        played = [relation for relation in entity.relations if relation.target in balls and relation.kind == "holding"]
        if entity.action == "play" and played:
            relations = tuple(
                relation.model_copy(update={"kind": "acting_on"}) if relation in played else relation
                for relation in entity.relations
            )
            entity = entity.model_copy(update={"action": "play_ball", "relations": relations})
        result.append(entity)
    return tuple(result)


def keep_in_play(casts: Sequence[Cast], extents: Extents, frame: Frame) -> None:
    """Set each ball that somebody plays with in motion, and its players on their marks. Call it when all have their places."""
    for ball in casts:
        if not _is_ball(ball.entity) or ball.entity.count > 1 or ball.anchor.motion is not None:
            continue
        players = [cast for cast in casts if _plays(cast, ball.entity)]
        if not players:
            continue
        players = sorted(
            sorted(players, key=lambda cast: abs(cast.anchor.x - ball.anchor.x))[:2], key=lambda c: c.anchor.x
        )
        on_ground = players[0].entity.action in _ON_THE_GROUND
        _fit(ball, players, extents, frame)
        if len(players) == 2:
            _face_each_other(players)
            _stand_apart(players, 2.4 * extents.of(ball).width, extents, frame)
            ball.anchor = replace(ball.anchor, motion=_passed(ball, players, extents, on_ground=on_ground))
        else:
            ball.anchor = replace(ball.anchor, motion=_bounced(extents.of(ball).width, on_ground=on_ground))
        for player in players:
            if isinstance(player.figure, Person):
                player.pose = _empty_handed(player.pose)


def _is_ball(entity: Entity) -> bool:
    return "ball" in kinds_of(entity.concept)


def _plays(cast: Cast, ball: Entity) -> bool:
    entity = cast.entity
    tied = any(relation.target == ball.id and relation.kind == "acting_on" for relation in entity.relations)
    return tied and is_creature(entity.concept) and entity.action in _GAMES


def _fit(ball: Cast, players: Sequence[Cast], extents: Extents, frame: Frame) -> None:
    """No larger beside its players than it must be to be seen."""
    wide = extents.of(ball).width
    tall = min(extents.of(player).height for player in players)
    wanted = max(_SIZE * tall, (_LEAST * frame.width * frame.height) ** 0.5)
    if wanted < wide:
        ball.anchor = replace(ball.anchor, scale=ball.anchor.scale * wanted / wide)


def _stand_apart(players: Sequence[Cast], least: float, extents: Extents, frame: Frame) -> None:
    """As much room between the two as a ball needs to fly, as far as the frame has it."""
    left, right = (extents.of(player) for player in players)
    missing = max(0.0, least - (right.left - left.right)) / 2
    edge = 0.46 * frame.width
    players[0].anchor = replace(players[0].anchor, x=players[0].anchor.x - max(0.0, min(missing, left.left + edge)))
    players[1].anchor = replace(players[1].anchor, x=players[1].anchor.x + max(0.0, min(missing, edge - right.right)))


def _face_each_other(players: Sequence[Cast]) -> None:
    for number, player in enumerate(players):
        player.mirrored = number == 1
        before = player.pose
        player.pose = lambda t, before=before, number=number: replace(before(t), mirrored=number == 1)  # type: ignore[misc]
        phase = player.figure.traits.phase if isinstance(player.figure, Person) else 0.0
        player.delay = _THROW * ((_THROWN - phase) % 1.0) + PASS * number


def _empty_handed(pose: Callable[[float], Pose]) -> Callable[[float], Pose]:
    """The ball is seen in the air, so it is not in the hand as well."""
    return lambda t: replace(pose(t), holds=ELSEWHERE)


def _passed(ball: Cast, players: Sequence[Cast], extents: Extents, *, on_ground: bool) -> Callable[[float], Offset]:
    size, (left, right) = extents.of(ball), (extents.of(player) for player in players)
    reach = 0.25 * size.width
    first, last = left.right + reach - ball.anchor.x, right.left - reach - ball.anchor.x
    if first > last:
        first = last = (first + last) / 2
    hand = 0.0 if on_ground else 0.45 * min(left.height, right.height)
    arc = 0.0 if on_ground else 0.22 * max(left.height, right.height)
    turns = 360 * (last - first) / (math.pi * max(1.0, size.width))

    def motion(t: float) -> Offset:
        way, share = int(t / PASS) % 2, t / PASS % 1.0
        across = 1 - share if way else share
        return _spun(
            first + (last - first) * across, -hand - arc * 4 * share * (1 - share), turns * across, size.width / 2
        )

    return motion


def _spun(dx: float, dy: float, degrees: float, radius: float) -> Offset:
    """Shifted, and turned about the middle of the ball rather than about the point it rests on."""
    angle = math.radians(degrees)
    return Offset(dx - radius * math.sin(angle), dy - radius * (1 - math.cos(angle)), degrees)


def _bounced(width: float, *, on_ground: bool) -> Callable[[float], Offset]:
    """Up and down on one spot; a football only rolls to and fro."""

    def bouncing(t: float) -> Offset:
        share = t / PASS % 1.0
        return _spun(0.0, -0.9 * width * 4 * share * (1 - share), 40 * math.sin(math.tau * t / (4 * PASS)), width / 2)

    def rolling(t: float) -> Offset:
        way = 0.35 * (1 - math.cos(math.tau * t / (2 * PASS)))
        return _spun(way * width, 0.0, 360 * way / math.pi, width / 2)

    return rolling if on_ground else bouncing
