"""Gives everybody room: clusters of casts are moved and sized until none covers another, leaves the frame or is too small to see.

A cluster is a cast with all that is bound to it. Where nothing is in the way, nothing is moved: a set's own composition stands.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from core.generation import lexicon
from core.generation.animatic.extents import Extent, Extents, roaming
from core.generation.animatic.relations import Ties
from core.generation.animatic.stage import Cast, Frame
from core.generation.scene import Shape

_SUBJECT = 0.02  # of the frame's area: what is smaller is enlarged; 1.5 % must be left in any pose
CROWD = 12  # up to so many of a kind are subjects each
_GROWN, _REGROWN = 2.6, 1.6  # how much a thing, and a cluster, may be enlarged for that
_EDGE = 0.475  # of the frame's width, from its middle: how far clusters may reach
_TOP, _BOTTOM = 0.025, 0.985
_LINES = {
    "stand": "floor",
    "ground": "floor",
    "water": "floor",
    "sit": "floor",
    "bust": "bust",
    "surface": "surface",
    "mount": "fixed",
    "below": "fixed",
}
_FIRM = {"sit": 1e5, "surface": 1e3}  # how firmly those keep their place on the line, against 1
_TIGHT = 0.62  # clusters are made smaller together down to this before they form two rows
_SIDE = 0.27  # of the frame's width: where "on the left" is
# Tall and square frames have room above that a wide one has not: who stands in the open comes closer to the camera until it fills
# those shares of the frame's height and width, though no larger than that many times, and no farther down than that share.
_CLOSER = {Shape.PORTRAIT: (0.47, 0.78), Shape.SQUARE: (0.54, 0.7)}
_NEAREST, _LOWEST, _STEP = 1.7, 0.9, 0.13
_OPEN = frozenset({"stand", "ground", "water", "air"})
_SEATED = frozenset({"sit", "bust", "mount", "below"})
_BACKDROP = 0.5  # what is farther off than that depth hangs in the sky
WALL = 0.6  # on a windowsill, or out behind the window: in the way of nobody in the room
_ALONE = 0.085  # of the frame's area: what a thing takes that is alone on a table
_HERO = 2.4  # how much it grows for that
_ELBOWS = 1.45  # how much closer than side by side people at one table may sit before they are made smaller
_SHORE = 0.4  # of the frame's width, from its middle: how far those on water may reach, since the shore has trees at both sides


@dataclass
class Cluster:
    """Casts that move as one; the first carries the others."""

    casts: list[Cast]
    extents: Extents

    @property
    def root(self) -> Cast:
        return self.casts[0]

    @property
    def line(self) -> str:
        """Which others it could get in the way of: those of the same line."""
        anchor = self.root.anchor
        if anchor.depth < WALL and anchor.supports in ("surface", "ground"):
            return "back"
        return _LINES.get(anchor.supports, "air")

    @property
    def box(self) -> Extent:
        box = self.extents.of(self.root)
        for cast in self.casts[1:]:
            box = box.joined(self.extents.of(cast))
        return box

    def shift(self, dx: float, dy: float = 0.0) -> None:
        for cast in self.casts:
            cast.anchor = replace(cast.anchor, x=cast.anchor.x + dx, y=cast.anchor.y + dy)

    def scale(self, factor: float) -> None:
        """Scale about the root's base."""
        x, y = self.root.anchor.x, self.root.anchor.y
        for cast in self.casts:
            here = cast.anchor
            cast.anchor = replace(
                here, x=x + (here.x - x) * factor, y=y + (here.y - y) * factor, scale=here.scale * factor
            )

    def deepen(self, by: float) -> None:
        for cast in self.casts:
            cast.anchor = replace(cast.anchor, depth=cast.anchor.depth + by)


def least_scale(unit: Extent, frame: Frame) -> float:
    """The scale below which a figure of that size would be too small to see."""
    return math.sqrt(_SUBJECT * frame.width * frame.height / unit.area)


def enlarge(casts: Sequence[Cast], extents: Extents, frame: Frame) -> None:
    """Enlarge what would be too small to see."""
    least = _SUBJECT * frame.width * frame.height
    for cast in casts:
        area = extents.of(cast).area
        if cast.anchor.supports == "below":
            continue  # there is no more room
        if cast.entity.count <= CROWD and area < least:
            grown = min(_GROWN, (least / area) ** 0.5)
            cast.anchor = replace(cast.anchor, scale=cast.anchor.scale * grown)


def spread(
    casts: Sequence[Cast], ties: Ties, extents: Extents, frame: Frame, closer: float = 1.0, top: float = 0.0
) -> None:
    """Move and size the casts of a shot; their anchors are replaced. What flies keeps below ``top`` of the frame's height.

    ``closer`` is how near they may come to the camera, as a share of what fills a frame that is not wide; 0 leaves them where they are.
    """
    clusters = _clusters(casts, ties, extents)
    home = {id(cast): cluster for cluster in clusters for cast in cluster.casts}
    for cluster in clusters:
        _fit(cluster, frame, alone=len(clusters) == 1)
    staged = [cluster for cluster in clusters if cluster.root.anchor.depth > _BACKDROP]
    if len(staged) == 1 and staged[0].line in ("surface", "bust"):
        _show_alone(staged[0], frame)
    elif closer:
        _come_closer(staged, frame, closer)
    for cast, kind in ties.sides:
        _to_side(home[id(cast)], kind, frame)
    order = [(home[id(a)], home[id(b)]) for a, b in ties.order if home[id(a)] is not home[id(b)]]
    near = [(home[id(a)], home[id(b)], close) for a, b, close in ties.near if home[id(a)] is not home[id(b)]]
    _put_in_order(order)
    for one, other, close in near:
        _put_near(one, other, close, frame, order)
    touching = {frozenset((id(one), id(other))) for one, other, close in near if close}
    ordered = {id(cluster) for pair in order for cluster in pair}
    for line in ("floor", "bust", "surface", "back"):
        row = [cluster for cluster in clusters if cluster.line == line]
        if not _stagger(row, ordered, frame):
            _line_up(row, touching, frame)
    _clear_air(clusters, ordered, frame, top)
    for cluster in clusters:
        _keep_inside(cluster, frame)


def _clusters(casts: Sequence[Cast], ties: Ties, extents: Extents) -> list[Cluster]:
    parent = {id(cast): cast for cast in casts}

    def root(cast: Cast) -> Cast:
        while parent[id(cast)] is not cast:
            cast = parent[id(cast)]
        return cast

    for cast, target in ties.bound:
        if root(target) is not root(cast):
            parent[id(root(cast))] = root(target)
    groups: dict[int, list[Cast]] = {}
    for cast in casts:
        top = root(cast)
        group = groups.setdefault(id(top), [top])
        if cast is not top:
            group.append(cast)
    return [Cluster(group, extents) for group in groups.values()]


def _fit(cluster: Cluster, frame: Frame, *, alone: bool) -> None:
    """Enlarge a cluster part of which is too small to see, and make smaller one that is too large for the frame."""
    if cluster.root.anchor.supports == "below":
        return
    if cluster.root.anchor.supports in ("bust", "sit", "mount"):
        over = _TOP * frame.height - cluster.box.top
        if over > 0 and cluster.root.anchor.supports != "mount":
            cluster.scale(1 - over / (cluster.box.bottom - cluster.box.top))
        if cluster.root.anchor.supports != "mount":
            cluster.scale(min(1.0, 1.9 * _EDGE * frame.width / cluster.box.width))  # a family on its sofa
        return
    areas = [cluster.extents.of(cast).area for cast in cluster.casts if cast.entity.count <= CROWD]
    least = _SUBJECT * frame.width * frame.height
    if areas and min(areas) < least:
        cluster.scale(min(_REGROWN, (least / min(areas)) ** 0.5))
    box = cluster.box
    widest = (0.9 if alone else 0.66) * frame.width
    room = box.bottom - _TOP * frame.height if cluster.line != "air" else 0.85 * frame.height
    factor = min(1.0, widest / box.width, room / box.height)
    if factor < 1:
        cluster.scale(factor)


def _come_closer(near: Sequence[Cluster], frame: Frame, share: float) -> None:
    """Enlarge all alike, and let them stand lower, where they would look lost in a tall or a square frame."""
    free = [cluster for cluster in near if cluster.root.anchor.supports in _OPEN]
    fills = _CLOSER.get(frame.shape)
    if fills is None or not free or any(_keeps_size(cluster) for cluster in near):
        return
    floor = [cluster.box for cluster in free if cluster.line != "air"]
    high, wide = share * fills[0] * frame.height, share * fills[1] * frame.width
    wide -= max(_pacing(cluster, frame) for cluster in free)
    factor = _NEAREST
    if floor:
        factor = min(factor, high / max(box.height for box in floor), wide / sum(box.width for box in floor))
    for box in (cluster.box for cluster in free if cluster.line == "air"):
        factor = min(factor, 0.8 * high / box.height, 0.9 * wide / box.width)
    if factor <= 1:
        return
    for cluster in free:
        middle = (cluster.box.top + cluster.box.bottom) / 2
        cluster.scale(factor)
        if cluster.line == "air":
            cluster.shift(0.0, middle - (cluster.box.top + cluster.box.bottom) / 2)
        elif cluster.root.anchor.supports != "water":
            room = max(0.0, _LOWEST * frame.height - cluster.root.anchor.y)
            cluster.shift(0.0, min(room, (factor - 1) * _STEP * frame.height))


def _keeps_size(cluster: Cluster) -> bool:
    """Whether the set gives its size: that of a seat, a bed, or the many there are of it."""
    lies = any(cast.entity.action == "sleep" for cast in cluster.casts)
    return cluster.root.anchor.supports in _SEATED or len(cluster.casts) > CROWD or lies


def _show_alone(cluster: Cluster, frame: Frame) -> None:
    """Enlarge the one small thing that a picture shows on a table or in a tub, and lift it out of what it is in."""
    area = cluster.box.area / (frame.width * frame.height)
    if area >= _ALONE or lexicon.kind(cluster.root.entity.concept) == "person":
        return
    cluster.scale(min(_HERO, (_ALONE / area) ** 0.5))
    if cluster.line == "bust":
        cluster.shift(0.0, -0.08 * cluster.box.height)


def _pacing(cluster: Cluster, frame: Frame) -> float:
    """How wide the way is that the cluster goes to and fro, in world units."""
    left, _, right, _ = roaming(cluster.root.anchor, frame)
    return right - left


def _keep_inside(cluster: Cluster, frame: Frame) -> None:
    """Leave room at the sides for the way that a cluster goes to and fro, and below for what hangs under it."""
    before, _, after, _ = roaming(cluster.root.anchor, frame)
    below = cluster.box.bottom - _BOTTOM * frame.height
    if below > 0 and cluster.root.anchor.supports in _OPEN:
        cluster.shift(0.0, -below)  # the fire of a rocket, for example
    if before == after or len(cluster.casts) > CROWD:
        return
    box = cluster.box
    left, right = (box.width / 2 - _EDGE * frame.width - before), (_EDGE * frame.width - box.width / 2 - after)
    cluster.shift(((left + right) / 2 if left > right else min(right, max(left, box.x))) - box.x)


def _to_side(cluster: Cluster, kind: str, frame: Frame) -> None:
    """Left, right, far behind or well in front of the picture's middle."""
    match kind:
        case "left_of" | "right_of":
            side = -_SIDE if kind == "left_of" else _SIDE
            cluster.shift(side * frame.width - cluster.box.x)
        case "behind":
            if cluster.root.anchor.supports in ("stand", "ground"):
                area = cluster.box.area / (frame.width * frame.height)
                cluster.scale(max(0.5, min(1.0, (_SUBJECT / area) ** 0.5)))
                cluster.shift(0.0, -0.085 * frame.height)
                cluster.deepen(-0.03)
        case "in_front_of":
            if cluster.root.anchor.supports in ("stand", "ground"):
                cluster.scale(1.18)
                cluster.shift(0.0, min(0.06 * frame.height, 0.97 * frame.height - cluster.root.anchor.y))
                cluster.deepen(0.02)
        case "above":
            cluster.shift(0.0, 0.06 * frame.height - cluster.box.top)


def _put_in_order(order: Sequence[tuple[Cluster, Cluster]]) -> None:
    """Have the first of each pair left of the second: they change places, and what stands on one spot moves apart."""
    for _ in range(len(order)):
        settled = True
        for left, right in order:
            a, b = left.box, right.box
            need = 0.45 * (a.width + b.width)
            if b.x - a.x >= need:
                continue
            settled = False
            if a.x > b.x:
                left.shift(b.x - a.x)
                right.shift(a.x - b.x)
            short = need - abs(b.x - a.x)
            if short > 0:
                left.shift(-short / 2)
                right.shift(short / 2)
        if settled:
            return


def _put_near(
    one: Cluster, other: Cluster, close: bool, frame: Frame, order: Sequence[tuple[Cluster, Cluster]]
) -> None:
    """Bring one beside the other, on the side where it is or where an order wants it."""
    if one.line != other.line:
        return
    a, b = one.box, other.box
    need = (0.42 if close else 0.54) * (a.width + b.width)
    gap = abs(a.x - b.x) - need
    if not close and gap < 0.1 * frame.width:
        return
    side = -1.0 if a.x < b.x else 1.0
    if any(left is one and right is other for left, right in order):
        side = -1.0
    elif any(left is other and right is one for left, right in order):
        side = 1.0
    one.shift(b.x + side * need - a.x)


# --- lines on the ground ---------------------------------------------------------------------------------------------


def _stagger(row: Sequence[Cluster], ordered: set[int], frame: Frame) -> bool:
    """Put two or three vehicles for which a tall frame is too narrow one behind another; whether that was done."""
    wide = sum(cluster.box.width for cluster in row)
    if not frame.is_tall or len(row) not in (2, 3) or wide < 0.75 * frame.width:
        return False
    if any(lexicon.kind(cluster.root.entity.concept) != "vehicle" or id(cluster) in ordered for cluster in row):
        return False
    for index, cluster in enumerate(sorted(row, key=lambda each: each.box.x)):
        cluster.scale(min(1.4, 0.66 * frame.width / cluster.box.width))
        side = (-1 if index % 2 == 0 else 1) * (_EDGE * frame.width - cluster.box.width / 2)
        cluster.shift(side - cluster.box.x, -0.6 * index * cluster.box.height)
        cluster.deepen(-0.008 * index)
    return True


def _line_up(clusters: list[Cluster], touching: set[frozenset[int]], frame: Frame) -> None:
    """Move the clusters of one line apart, along it; two rows form where one has no room."""
    if not clusters:
        return
    crowds = [cluster for cluster in clusters if cluster.root.entity.count > CROWD]
    single = [cluster for cluster in clusters if cluster.root.entity.count <= CROWD]
    if not single:
        return
    if crowds:  # a crowd stands behind the others as it was composed, and a little higher
        for cluster in crowds:
            cluster.shift(0.0, -0.03 * frame.height)
            cluster.deepen(-0.012)
    room = 2 * _EDGE * frame.width
    total = sum(cluster.box.width for cluster in single)
    if total <= room * 0.98:
        _apart(single, touching, frame)
        return
    if all(cluster.root.anchor.supports in ("bust", "sit") for cluster in single):
        people = all(lexicon.kind(cluster.root.entity.concept) == "person" for cluster in single)
        for cluster in single:
            cluster.scale(max(_TIGHT, min(1.0, (_ELBOWS if people else 1.0) * room / total)))
        _apart(single, touching, frame)
        return
    free = [cluster for cluster in single if cluster.root.anchor.supports not in ("sit", "bust", "surface")]
    factor = max(_TIGHT, 0.95 * room / total)
    for cluster in free:
        cluster.scale(factor * _seen(cluster, factor, frame))
    total = sum(cluster.box.width for cluster in single)
    if total <= room or len(single) < 3:
        _apart(single, touching, frame)
        return
    tallest = sorted(free, key=lambda cluster: -cluster.box.height)[: len(single) // 2]
    front = [cluster for cluster in single if cluster not in tallest]
    for cluster in tallest:
        cluster.shift(0.0, -0.1 * frame.height)
        cluster.deepen(-0.008)
    _apart(front, touching, frame)
    _apart(tallest, touching, frame)


def _seen(cluster: Cluster, factor: float, frame: Frame) -> float:
    """What a factor must be corrected by so that its smallest cast is still large enough to see."""
    smallest = min(cluster.extents.of(cast).area for cast in cluster.casts) * factor**2
    least = _SUBJECT * frame.width * frame.height
    return min(1.0 / factor, max(1.0, (least / smallest) ** 0.5)) if smallest > 0 else 1.0


def _apart(clusters: Sequence[Cluster], touching: set[frozenset[int]], frame: Frame) -> None:
    """Shift clusters along the line, as little as possible, until neighbours no longer cover one another."""
    if not clusters:
        return
    line = sorted(clusters, key=lambda cluster: cluster.box.x)
    boxes = [cluster.box for cluster in line]
    offsets = [0.0]
    for index in range(1, len(line)):
        a, b = boxes[index - 1], boxes[index]
        near = frozenset((id(line[index - 1]), id(line[index]))) in touching
        offsets.append(offsets[-1] + (0.42 if near else 0.49) * (a.width + b.width))
    afloat = all(cluster.root.anchor.supports == "water" for cluster in line)
    edge = (_SHORE if afloat else _EDGE) * frame.width
    low = -edge + boxes[0].width / 2
    high = edge - boxes[-1].width / 2 - offsets[-1]
    if high < low:  # no room even so: shared out evenly, and they overlap
        squeeze = max(0.0, (offsets[-1] + high - low) / offsets[-1]) if offsets[-1] else 0.0
        offsets = [offset * squeeze for offset in offsets]
        high = low
    wanted = [box.x - offset for box, offset in zip(boxes, offsets, strict=True)]
    weights = [_FIRM.get(cluster.root.anchor.supports, 1.0) for cluster in line]
    for cluster, box, base, offset in zip(line, boxes, _rising(wanted, weights), offsets, strict=True):
        target = min(high, max(low, base)) + offset
        if abs(target - box.x) > 0.5:
            cluster.shift(target - box.x)


def _rising(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The nearest non-falling sequence in the sense of least weighted squares, by pooling adjacent violators."""
    pools: list[tuple[float, float, int]] = []  # mean, weight, length
    for value, weight in zip(values, weights, strict=True):
        pools.append((value, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, wa, na), (b, wb, nb) = pools[-2], pools[-1]
            pools[-2:] = [((a * wa + b * wb) / (wa + wb), wa + wb, na + nb)]
    return [mean for mean, _, length in pools for _ in range(length)]


# --- in the air ------------------------------------------------------------------------------------------------------


def _clear_air(clusters: Sequence[Cluster], ordered: set[int], frame: Frame, top: float) -> None:
    """Move what flies or floats to where it covers nobody, as near to its place as can be."""
    placed = [cluster for cluster in clusters if cluster.line != "air"]
    for cluster in clusters:
        if cluster.line == "air":
            if cluster.root.entity.count <= CROWD:
                others = [other.box for other in placed]
                _into_the_clear(cluster, others, frame, max(top, _TOP), free=id(cluster) not in ordered)
            placed.append(cluster)


def _into_the_clear(cluster: Cluster, others: Sequence[Extent], frame: Frame, above: float, *, free: bool) -> None:
    box = cluster.box
    left, right = -_EDGE * frame.width + box.width / 2, _EDGE * frame.width - box.width / 2
    top = above * frame.height
    bottom = max(top, _BOTTOM * frame.height - box.height)
    inside = min(max(box.x, min(left, right)), max(left, right)), min(max(box.top, top), bottom)

    def cost(spot: tuple[float, float]) -> float:
        x, y = spot
        here = Extent(x - box.width / 2, y, x + box.width / 2, y + box.height)
        covered = sum(here.shared(other) / min(here.area, other.area) for other in others)
        far = abs(x - box.x) / frame.width + abs(y - box.top) / frame.height
        return 6 * max(0.0, covered - 0.06) + far

    best: Callable[[tuple[float, float]], float] = cost
    spots = [inside]
    if cost(inside) > 0.05:
        columns = 13 if free else 1
        across = [left + (right - left) * i / (columns - 1) for i in range(columns)] if free else [inside[0]]
        spots += [(x, top + (bottom - top) * j / 9) for x in across for j in range(10)]
    x, y = min(spots, key=best)
    cluster.shift(x - box.x, y - box.top)
