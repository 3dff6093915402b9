"""How entities stand to one another: puts those that were placed onto, into, under, above, behind or before others.

What is so bound moves as one from then on. What only says an order or a side (left of, beside, on the left) is handed on to the
spreading of the clusters over the ground.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.generation import lexicon
from core.generation.animatic import parts, tank
from core.generation.animatic.catalogue import is_creature
from core.generation.animatic.extents import Extents
from core.generation.animatic.stage import Cast, Frame, Pose
from core.generation.scene import FRAME, Entity

_BEARS = ("on", "in", "under")
_SKY = 0.5  # whatever is farther off hangs in the sky
BINDING = ("on", "in", "under", "above", "behind", "in_front_of")
_CONTACT = frozenset({"hug", "kiss", "fight", "dance", "feed", "wash", "comb", "pet", "lick", "bite", "eat", "touch"})
_CHASE = frozenset({"chase", "hunt", "follow"})

# The share of a thing's height at which one sits or lies on it; on top of anything else.
_SEATS = {
    "chair": 0.47,
    "stool": 0.9,
    "sofa": 0.5,
    "bed": 0.55,
    "bench": 0.48,
    "throne": 0.45,
    "boat": 0.5,
    "ship": 0.6,
    "tree": 0.6,
    "fireplace": 0.95,
    "wardrobe": 0.98,
    "gold": 0.7,
    "hammock": 0.46,
    "puddle": 0.55,
    "shelf": 0.98,
}
_SEATING = frozenset({"chair", "stool", "bench", "throne", "sofa", "armchair"})
_PERCHES = frozenset(
    {"rock", "stone", "log", "box", "barrel", "wall", "suitcase", "fence", "tree_stump"}
)  # if one says so
_GABLED = frozenset({"house", "barn", "hut"})  # on their roofs it goes down to both sides
_UP = frozenset({"stand", "jump", "dance", "walk", "run", "climb", "sleep", "lie"})
_DRAWN, _DRAW = frozenset({"carriage", "sleigh", "cart"}), frozenset({"horse", "pony", "donkey", "reindeer", "ox"})
_TOP = 0.93
_SEEN = 0.03  # of the frame's area: who is on something is no smaller, for all may have to shrink to fit
_FEW = 5
_CONTAINERS = frozenset(
    {"box", "basket", "bowl", "bucket", "bag", "nest", "bathtub", "jar", "barrel", "cage", "pot", "pan", "hat", "cup"}
    | {
        "aquarium",
        "container",
        "sink",
        "handbag",
        "backpack",
        "suitcase",
        "boot",
        "shoe",
        "gift",
        "toolbox",
        "cart",
        "laundry",
        "trash_can",
    }
)
_CLEAR = frozenset({"aquarium", "bowl", "jar", "cage", "glass"})  # one sees what is in them
_FLAT = frozenset({"carpet", "blanket", "plate", "path", "road", "ice", "leaf"})  # one stands on their middle
_ROOFS = frozenset({"table", "desk", "bench", "bed", "chair", "counter", "bridge", "umbrella", "tent", "lamp"})


@dataclass
class Ties:
    """What binds the casts of a shot: which move together, who is left of whom, who stays near whom, and who is asked where."""

    bound: list[tuple[Cast, Cast]] = field(default_factory=list)
    order: list[tuple[Cast, Cast]] = field(default_factory=list)
    near: list[tuple[Cast, Cast, bool]] = field(default_factory=list)  # True: so near that they touch
    sides: list[tuple[Cast, str]] = field(default_factory=list)
    faces: list[tuple[Cast, Cast]] = field(default_factory=list)


def relate(entities: Sequence[Entity], casts: Mapping[str, Sequence[Cast]], extents: Extents, frame: Frame) -> Ties:
    """Move the casts that are bound to others, those first that others are bound to, and return what ties them all."""
    ties = Ties()
    by_id = {entity.id: entity for entity in entities}
    sharing: dict[tuple[str, str], list[str]] = {}  # who is to be on, in, ... the same target
    for entity in entities:
        for relation in entity.relations:
            kind = _meant(entity, relation.kind, by_id.get(relation.target))
            sharing.setdefault((kind, relation.target), []).append(entity.id)
    _harness(ties, casts)
    for entity in _bases_first(by_id):
        mine = list(casts.get(entity.id, ()))
        for relation in entity.relations:
            if relation.target == FRAME:
                ties.sides += [(cast, relation.kind) for cast in mine]
                continue
            there = casts.get(relation.target, ())
            if not mine or not there:
                continue
            kind = _meant(entity, relation.kind, by_id.get(relation.target))
            if tank.within(there[0]) != tank.within(mine[0]):
                continue  # there is glass between them
            if kind in ("on", "in") and len(mine) > _FEW * len(there):
                kind = "beside"  # so many find no room on it: they stand around
            if kind in BINDING:
                if kind in _BEARS and len(there) == 1:
                    _bring_here(there[0], mine[0], ties)
                shared = sharing[kind, relation.target]
                before = sum(len(casts.get(id_, ())) for id_ in shared[: shared.index(entity.id)])
                among = sum(len(casts.get(id_, ())) for id_ in shared)
                for number, cast in enumerate(mine, before):
                    target = there[number % len(there)] if len(there) >= among else there[0]
                    beside = _share(number, among) if len(there) < among else 0.0
                    _bind(cast, kind, target, extents, frame, beside)
                    ties.bound.append((cast, target))
                if kind == "above" and len(there) < len(mine):
                    _side_by_side(mine, extents, frame)
            else:
                _tie(ties, entity, kind, mine, there)
    return ties


def _harness(ties: Ties, casts: Mapping[str, Sequence[Cast]]) -> None:
    """Have what is drawn follow whoever draws it: a carriage its horse."""
    every = [cast for group in casts.values() for cast in group]
    carts = [cast for cast in every if _DRAWN & _names(cast.entity.concept)]
    teams = [cast for cast in every if _DRAW & _names(cast.entity.concept) and not cast.attached]
    for cart, beast in zip(carts, teams, strict=False):
        ties.order.append((cart, beast))
        ties.near.append((cart, beast, True))


def _bring_here(base: Cast, cast: Cast, ties: Ties) -> None:
    """Put what somebody is on, in or under to where they stand: it came for them, and is no matter of its own."""
    here, there = cast.anchor, base.anchor
    loose = there.supports in ("ground", "surface") and not any(base in pair for pair in ties.bound)
    if loose and here.supports == "stand" and not is_creature(base.entity.concept):
        base.anchor = replace(here, scale=there.scale if there.supports == "ground" else here.scale, supports="ground")


def _bases_first(by_id: Mapping[str, Entity]) -> Iterator[Entity]:
    """The entities in an order in which whatever one is bound to comes before it; circles are cut where they close."""
    done: set[str] = set()

    def visit(entity: Entity) -> Iterator[Entity]:
        if entity.id in done:
            return
        done.add(entity.id)
        for relation in entity.relations:
            if relation.target in by_id:
                yield from visit(by_id[relation.target])
        yield entity

    for entity in by_id.values():
        yield from visit(entity)


def _meant(entity: Entity, kind: str, target: Entity | None) -> str:
    """The relation as it is played: what is beside one who carries it, or in what holds nothing, needs another word."""
    if target is None:
        return kind
    if any(relation.target == entity.id and relation.kind in BINDING for relation in target.relations):
        return "none" if kind in ("beside", "looking_at", *BINDING) else kind
    if (
        kind in ("in_front_of", "behind", "under", "on")
        and is_creature(entity.concept)
        and parts.WORKED_AT & _names(target.concept)
    ):
        return "at"
    if kind == "in" and not _CONTAINERS & _names(target.concept):
        return "on" if any(name in _SEATS for name in _names(target.concept)) else "in_front_of"
    return kind


def _names(concept: str) -> frozenset[str]:
    return frozenset((concept, *lexicon.ancestors(concept)))


def _tie(ties: Ties, entity: Entity, kind: str, mine: Sequence[Cast], there: Sequence[Cast]) -> None:
    target = there[0]
    actions = {entity.action or "", *(lexicon.ancestors(entity.action, "action") if entity.action else ())}
    match kind:
        case "left_of":
            ties.order += [(cast, other) for cast in mine for other in there]
        case "right_of":
            ties.order += [(other, cast) for cast in mine for other in there]
        case "at":
            ties.order += [(cast, target) for cast in mine]
            ties.near += [(cast, target, True) for cast in mine]
            ties.faces += [(cast, target) for cast in mine]
        case "beside" if target.entity.concept == "game_table":
            before = sum(target in pair for pair in ties.order)  # whoever came first sits across from them
            sides = [(cast, target) if number % 2 == 0 else (target, cast) for number, cast in enumerate(mine, before)]
            ties.order += sides
            ties.near += [(cast, target, True) for cast in mine]
            ties.faces += [(cast, target) for cast in mine]
        case "beside" if len(mine) > _FEW:
            ties.near.append((there[0], mine[0], False))
        case "beside" if len(there) == 2 and len(mine) == 1:
            ties.order += [(there[0], mine[0]), (mine[0], there[1])]  # beside two of them is between them
        case "beside":
            ties.near += [(cast, target, False) for cast in mine]
        case "looking_at":
            ties.faces += [(cast, target) for cast in mine]
        case "acting_on" if actions & _CHASE:
            ties.order += [(cast, other) for cast in mine for other in there]
            ties.near += [(cast, target, False) for cast in mine]
        case "acting_on":
            ties.near += [(cast, target, bool(actions & _CONTACT)) for cast in mine]
            ties.faces += [(cast, target) for cast in mine]
            if actions & _CONTACT:
                ties.faces += [(other, mine[0]) for other in there]


def _side_by_side(casts: Sequence[Cast], extents: Extents, frame: Frame) -> None:
    """Draw up those who share a place in the air in a line that covers none of them."""
    boxes = [extents.of(cast) for cast in casts]
    middle = sum(box.x for box in boxes) / len(boxes)
    wide = max(box.width for box in boxes) * 1.08
    factor = min(1.0, 0.9 * frame.width / (wide * len(casts)))
    for number, (cast, box) in enumerate(zip(casts, boxes, strict=True)):
        _resize(cast, factor)
        x = middle + (number - (len(casts) - 1) / 2) * wide * factor
        cast.anchor = replace(cast.anchor, x=cast.anchor.x + x - box.x)


def _share(number: int, count: int) -> float:
    """Where copy ``number`` of ``count`` stands on what carries them all: -1 at its left end to 1 at its right."""
    return 0.0 if count < 2 else 2 * (number + 0.5) / count - 1


def _bind(cast: Cast, kind: str, target: Cast, extents: Extents, frame: Frame, beside: float) -> None:
    """Move (and size) a cast so that the relation holds; ``beside`` is its `_share` among its like."""
    names = _names(target.entity.concept)
    there = extents.of(target)
    x = there.x + beside * 0.42 * there.width
    match kind:
        case "on":
            seated = _sits_down(cast, names, extents)
            _carry(cast, target, names, extents, frame)
            there = extents.of(target)
            x = there.x + beside * 0.42 * there.width
            if there.height > 0.55 * frame.height and _names(cast.entity.concept).isdisjoint({"bird"}):
                _fit(cast, extents, there.width, 0.3 * frame.height)
            height = 0.5 if _FLAT & names else next((_SEATS[name] for name in names if name in _SEATS), _TOP)
            height -= 0.3 * abs(beside) * bool(_GABLED & names)
            seen = extents.of(cast).area / (frame.width * frame.height)
            least, most = (_SEEN * 1.6, 2.1) if is_creature(cast.entity.concept) else (_SEEN, 1.6)
            _resize(cast, min(most, max(1.0, (least / seen) ** 0.5)))
            _move(cast, extents, x, there.bottom - height * there.height, target, 0.002)
            if seated:
                cast.anchor = replace(cast.anchor, y=there.bottom - height * there.height, supports="sit")
                return
            cast.anchor = replace(cast.anchor, supports="surface" if target.anchor.supports != "air" else "air")
        case "in":
            clear = bool(_CLEAR & names)
            _contain(cast, target, extents, clear=clear)
            here, there = extents.of(cast), extents.of(target)
            x = there.x + beside * 0.4 * there.width
            peeping = min(there.bottom - 0.1 * there.height, there.top + 0.42 * here.height)
            base = there.bottom - 0.2 * there.height if clear else peeping
            _move(cast, extents, x, base, target, 0.001 if clear else -0.001)
            cast.anchor = replace(cast.anchor, supports="mount")
            if beside:
                _look_out(cast, left=beside < 0)
        case "under" if target.anchor.supports == "air" and target.anchor.depth < _SKY:
            # nobody goes up to the sky to be under the moon: the moon comes over them
            target.anchor = replace(target.anchor, x=target.anchor.x + extents.of(cast).x - extents.of(target).x)
        case "under":
            _shelter(cast, target, names, extents, frame)
            there = extents.of(target)
            off = 0.2 * there.width if "tree" in names else 0.0
            base = target.anchor.y if target.anchor.supports != "air" else cast.anchor.y
            _move(cast, extents, there.x + off + beside * 0.4 * there.width, base, target, 0.002)
        case "above":
            _raise(cast, target, extents, frame, x)
        case "behind" | "in_front_of":
            _stagger(cast, kind, target, extents, beside)


def _look_out(cast: Cast, *, left: bool) -> None:
    """Turn one of several who share a container to its own side, so that no head hides another."""
    before = cast.pose
    cast.mirrored = left
    cast.pose = lambda t: replace(before(t), mirrored=left)


def _sits_down(cast: Cast, names: frozenset[str], extents: Extents) -> bool:
    """Have somebody who stands sit on a seat: people with their legs down, animals on their haunches."""
    perch = cast.entity.action == "sit" and bool(_PERCHES & names)
    free = cast.pose(0.0).support in ("stand", "ground", "water", *(("air",) if perch else ()))
    standing = free and cast.entity.action not in _UP and is_creature(cast.entity.concept)
    if not standing or not (_SEATING & names or perch):
        return False
    before, person = cast.pose, lexicon.kind(cast.entity.concept) in ("person", "creature")
    support = "sit" if person else "surface"

    def sitting(t: float) -> Pose:
        pose = before(t)
        return replace(pose, support=support, action="sit" if pose.action in ("stand", "look") else pose.action)

    cast.pose = sitting
    extents.forget(cast)
    return person


def _move(cast: Cast, extents: Extents, x: float, base: float, target: Cast, nearer: float) -> None:
    """Put the middle of the cast at ``x`` and its base at ``base``, and let it move as what carries it does."""
    here = extents.of(cast)
    middle = here.x - cast.anchor.x
    lift = max(0.0, here.bottom - cast.anchor.y)  # some sprites hang below their base
    cast.anchor = replace(
        cast.anchor,
        x=x - middle,
        y=base - min(lift, 0.15 * here.height),
        depth=target.anchor.depth + nearer,
        motion=target.anchor.motion,
    )


def _resize(cast: Cast, factor: float) -> None:
    cast.anchor = replace(cast.anchor, scale=cast.anchor.scale * factor)


def _fit(cast: Cast, extents: Extents, width: float, height: float) -> None:
    """Make a cast smaller, though not below 0.45, until it is no wider and higher than that."""
    here = extents.of(cast)
    _resize(cast, max(0.45, min(1.0, width / here.width, height / here.height)))


def _carry(cast: Cast, target: Cast, names: frozenset[str], extents: Extents, frame: Frame) -> None:
    """Bring what stands on something and what carries it to sizes that fit."""
    here, there = extents.of(cast), extents.of(target)
    ratio = 1.05 * here.width / there.width
    if ratio > 1 and names & {"furniture", "vehicle", "building", "rock"} and target.anchor.supports == "ground":
        grown = min(ratio**0.6, 2.2, max(1.0, 0.5 * frame.height / there.height))
        _resize(target, grown)
        _resize(cast, max(0.5, grown / ratio))
    elif ratio > 1:
        _resize(cast, max(0.45, 1 / ratio))
    _fit(cast, extents, 10 * frame.width, 0.75 * frame.height)


def _contain(cast: Cast, target: Cast, extents: Extents, *, clear: bool) -> None:
    """Bring a container and what is in it to sizes that fit; what hardly fits gives in as well as the container."""
    here, there = extents.of(cast), extents.of(target)
    ratio = max(1.15 * here.width / there.width, (1.7 if clear else 0.8) * here.height / there.height)
    if ratio > 1:
        _resize(cast, max(0.5, ratio**-0.35))
        _resize(target, min(3.0, ratio**0.65))


def _shelter(cast: Cast, target: Cast, names: frozenset[str], extents: Extents, frame: Frame) -> None:
    """Make room under the target: it is raised or enlarged, and the cast gives in a little."""
    here, there = extents.of(cast), extents.of(target)
    if target.anchor.supports == "air":
        return
    room = 0.62 * there.height if _ROOFS & names else 0.95 * there.height
    if here.height <= room:
        return
    if names & {"umbrella", "lamp", "sign", "cloud", "balloon"}:
        base = min(cast.anchor.y, target.anchor.y)
        cast.anchor = replace(cast.anchor, y=base)
        raised = replace(target.anchor, y=base - 0.9 * here.height, supports="air", depth=cast.anchor.depth + 0.001)
        target.anchor = raised
        _resize(target, max(1.0, min(2.5, here.width / there.width)))
        return
    ratio = here.height / room
    _resize(cast, max(0.5, ratio**-0.5))
    _resize(target, min(2.2, ratio**0.5, 0.7 * frame.height / there.height))


def _raise(cast: Cast, target: Cast, extents: Extents, frame: Frame, x: float) -> None:
    """Put a cast over the target; both give in where there is no room."""
    here, there = extents.of(cast), extents.of(target)
    space, gap = 0.03 * frame.height, 0.02 * frame.height
    if there.top - gap - space < here.height and target.anchor.supports != "air":
        room = there.bottom - space - gap
        share = min(1.0, room / (here.height + there.height))
        _resize(cast, max(0.45, share))
        _resize(target, max(0.45, share))
        here, there = extents.of(cast), extents.of(target)
    elif target.anchor.supports == "air" and there.top - gap - space < here.height:
        down = max(0.0, min(here.height + gap + space - there.top, 0.72 * frame.height - there.bottom))
        depth = target.anchor.depth if down < space else max(target.anchor.depth, cast.anchor.depth - 0.004)
        target.anchor = replace(target.anchor, y=target.anchor.y + down, depth=depth)
        there = extents.of(target)
        _fit(cast, extents, here.width, max(0.1 * frame.height, there.top - gap - space))
        here = extents.of(cast)
    motion = cast.anchor.motion
    middle, low = here.x - cast.anchor.x, here.bottom - cast.anchor.y
    cast.anchor = replace(
        cast.anchor,
        x=x - middle,
        y=there.top - gap - low,
        supports="air",
        motion=motion,
        depth=max(target.anchor.depth, cast.anchor.depth),
    )


def _stagger(cast: Cast, kind: str, target: Cast, extents: Extents, beside: float) -> None:
    """Put a cast before or behind the target, aside as far as it takes to see at least two thirds of the one behind."""
    here, there = extents.of(cast), extents.of(target)
    ahead = kind == "in_front_of"
    hidden, hiding = (there, here) if ahead else (here, there)
    cover = min(1.0, hiding.height / hidden.height)
    side = -1.0 if there.x > 0 else 1.0
    side = (beside > 0) - (beside < 0) or side
    # the overlap may be as wide as hides a third of what is behind
    most = min(hidden.width, hiding.width, 0.34 * hidden.width / cover)
    apart = (here.width + there.width) / 2 - most
    x = there.x + side * max(apart, 0.15 * there.width)
    _move(cast, extents, x, target.anchor.y + (12 if ahead else -14), target, 0.003 if ahead else -0.003)
    if not ahead:
        _resize(cast, 0.94)
    cast.anchor = replace(cast.anchor, supports=cast.anchor.supports if cast.anchor.supports != "surface" else "ground")
