"""A chess game on a board seen from the side of the table: the pieces, their moves over time and the hand that makes them.

It knows where a hand must be to move a piece and nothing of the body that hand belongs to; players ask `Game.reach`.
White sits at the left (-x), black at the right. Lengths are the figure's own units; the board is 230 wide.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import skia

from core.generation.animatic import copies, draw, gradients
from core.generation.animatic.draw import Point
from core.generation.animatic.stage import Figure, Look, Pose
from core.generation.scene import seed_for

FRONT_HALF, BACK_HALF, RISE, THICK = 112.0, 90.0, 66.0, 11.0
BORDER = 0.92  # the share of the board's half width that holds squares
PLY_SECONDS = 2.4
SHARPNESS = 2.0  # pixels per unit of the cached pictures

# Real openings without captures or castling, none reaching beyond the fifth rank of the player who moves; the plies
# before the bar have been played before the shot begins.
OPENINGS = (
    "e2e4 e7e5 g1f3 b8c6 f1c4 f8c5 | c2c3 g8f6 d2d3 d7d6 h2h3 h7h6 b1d2 a7a6",  # Giuoco Pianissimo
    "e2e4 e7e5 g1f3 b8c6 f1b5 a7a6 | b5a4 g8f6 d2d3 d7d6 c2c3 f8e7 h2h3 h7h6",  # Ruy Lopez
    "d2d4 d7d5 c2c4 e7e6 b1c3 g8f6 | c1g5 f8e7 e2e3 h7h6 g5h4 b7b6 g1f3 c8b7",  # Queen's Gambit Declined
    "d2d4 d7d5 c1f4 g8f6 e2e3 e7e6 | g1f3 f8d6 f4g3 c7c5 c2c3 b8c6 b1d2 b7b6",  # London System
)

Square = tuple[int, int]  # (file, rank), both 0..7: a1 is (0, 0)


@dataclass(frozen=True)
class Reach:
    """What the hand of a player does now.

    ``point`` is where its fingertips meet the piece, in the board figure's units; ``share`` how far the hand has come
    from its rest to that point (1: it is there); ``holding`` whether the piece moves with it.
    """

    point: Point
    share: float
    holding: bool


@dataclass(frozen=True)
class Ply:
    """One half-move: which side makes it, from where to where."""

    white: bool
    start: Square
    end: Square


Position = tuple[tuple[Square, str], ...]


def _square(name: str) -> Square:
    return "abcdefgh".index(name[0]), int(name[1]) - 1


def _opening_position() -> dict[Square, str]:
    position: dict[Square, str] = {}
    for file, kind in enumerate("rnbqkbnr"):
        position[file, 0], position[file, 1] = kind.upper(), "P"
        position[file, 7], position[file, 6] = kind, "p"
    return position


def project(square: tuple[float, float], lift: float = 0.0) -> tuple[float, float, float]:
    """(x, y, scale) of the centre of a square, which may lie between squares; ``lift`` is a height above the board.

    Ranks run from left to right and files from the back edge to the front one. The scale follows the usual 1/z.
    """
    file, rank = square
    near = (file + 0.5) / 8
    scale = 1 / (1 + (1 - near) * (FRONT_HALF / BACK_HALF - 1))
    x = ((rank + 0.5) / 4 - 1) * FRONT_HALF * BORDER * scale
    depth = (1 - scale) / (1 - BACK_HALF / FRONT_HALF)
    return x, -THICK - RISE * (0.04 + 0.92 * depth) - lift * scale, scale


class Game:
    """The moves of one game over time, the same for everyone who asks with the same seed."""

    def __init__(self, seed: int) -> None:
        before, after = random.Random(seed_for(seed, "chess game")).choice(OPENINGS).split(" | ")
        position = _opening_position()
        for move in before.split():
            position[_square(move[2:])] = position.pop(_square(move[:2]))
        self.positions: list[Position] = [tuple(sorted(position.items()))]
        self.plies: list[Ply] = []
        for index, move in enumerate(after.split()):
            start, end = _square(move[:2]), _square(move[2:])
            position[end] = position.pop(start)
            self.plies.append(Ply(index % 2 == 0, start, end))
            self.positions.append(tuple(sorted(position.items())))

    def ply(self, t: float) -> tuple[int, float]:
        """Which ply is being played at ``t`` (len(plies) once the game is over) and the seconds since it began."""
        index = min(int(max(0.0, t) / PLY_SECONDS), len(self.plies))
        return index, t - index * PLY_SECONDS

    def piece(self, t: float) -> tuple[tuple[float, float], float] | None:
        """Where the piece of the present ply stands, between squares, and how high it is lifted; None after the game."""
        index, since = self.ply(t)
        if index >= len(self.plies):
            return None
        move = self.plies[index]
        share = draw.smooth((since - 1.02) / 0.62)
        lift = 26 * draw.smooth((since - 0.9) / 0.22) * (1 - draw.smooth((since - 1.56) / 0.2))
        file = move.start[0] + (move.end[0] - move.start[0]) * share
        rank = move.start[1] + (move.end[1] - move.start[1]) * share
        return (file, rank), lift

    def reach(self, t: float, white: bool) -> Reach | None:
        """The hand of that side, or None while the other side moves or nobody does."""
        index, since = self.ply(t)
        found = self.piece(t)
        if found is None or self.plies[index].white != white:
            return None
        square, lift = found
        share = draw.smooth((since - 0.3) / 0.55) * (1 - draw.smooth((since - 1.82) / 0.5))
        if share <= 0:
            return None
        x, y, scale = project(square, lift)
        height = HEIGHTS[dict(self.positions[index])[self.plies[index].start].lower()]
        return Reach((x, y - height * scale * 0.86), share, 0.86 <= since <= 1.8)


# --- pieces ---------------------------------------------------------------------------------------------------------

HEIGHTS = {"p": 27.0, "r": 31.0, "n": 36.0, "b": 38.0, "q": 45.0, "k": 50.0}

# Turned on a lathe: (radius, height) from the foot upwards, in units of the figure at scale 1. A square is 26 wide.
_FOOT = ((10.5, 0.0), (10.8, 3.0), (8.6, 5.5), (7.2, 8.0))
_LATHES: dict[str, tuple[Point, ...]] = {
    "p": (*_FOOT, (4.2, 13), (3.8, 16), (6.4, 17.2), (4.4, 18.6)),
    "r": (*_FOOT, (6.0, 12), (5.6, 20), (8.2, 22.5), (8.4, 31)),
    "n": (*_FOOT, (8.4, 10.5)),
    "b": (*_FOOT, (4.8, 14), (4.0, 21), (7.0, 22.6), (4.6, 24.4), (6.4, 29), (4.6, 34), (1.2, 37)),
    "q": (*_FOOT, (5.2, 15), (4.4, 25), (7.6, 27), (5.0, 29.0), (5.4, 33), (8.6, 41), (4.6, 42.5), (1.5, 43)),
    "k": (*_FOOT, (5.6, 15), (4.8, 27), (8.0, 29), (5.4, 31.0), (6.0, 36), (8.0, 42), (3.0, 44), (1.0, 44)),
}
_WHITE = ("#fff9ea", "#e9d9b9", "#9a8468")
_BLACK = ("#8a90b8", "#363a58", "#12142a")


@lru_cache(maxsize=6)
def _silhouette(kind: str) -> skia.Path:
    lathe = _LATHES[kind]
    outline = skia.Path()
    outline.moveTo(-lathe[0][0], -lathe[0][1])
    for radius, height in lathe[1:]:
        outline.lineTo(-radius, -height)
    for radius, height in reversed(lathe):
        outline.lineTo(radius, -height)
    outline.quadTo(0, 4.5, -lathe[0][0], -lathe[0][1])
    outline.close()
    match kind:
        case "p":
            outline.addCircle(0, -22.2, 5.6)
        case "q":
            outline.addCircle(0, -44, 2.4)
            for x in (-7.4, -3.8, 3.8, 7.4):
                outline.addCircle(x, -41.6, 1.9)
        case "k":
            outline.addRect(draw.rect(-1.5, -51, 3, 8))
            outline.addRect(draw.rect(-4, -49, 8, 2.8))
        case "n":
            outline.addPath(
                draw.shape(
                    (-7.5, -9),
                    (-9.5, -20, -6, -30, -1, -33),
                    (-1.5, -37.5),
                    (3, -34),
                    (9, -29, 12, -23.5),
                    (12.5, -20, 9, -19.5),
                    (6, -21, 3, -20.5),
                    (5.5, -16, 7.5, -9),
                )
            )
    return outline


def draw_piece(canvas: skia.Canvas, kind: str, square: tuple[float, float], lift: float) -> None:
    """One piece: an upper-case letter is white, a lower-case one black, and knights look at their opponent."""
    x, y, scale = project(square, lift)
    white = kind.isupper()
    light, middle, dark = _WHITE if white else _BLACK
    ground = project(square)
    draw.soft_shadow(canvas, ground[0] + 4 + lift * 0.3, ground[1] + 1, 14 * scale, 5.5 * scale, 0.5 - lift * 0.012)
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(scale if white else -scale, scale)
    outline = _silhouette(kind.lower())
    turned = (light, middle, dark) if white else (dark, middle, light)
    canvas.drawPath(outline, draw.stroke(dark, 1.4))
    gradients.fill_horizontal(canvas, outline, -9, 10, turned, (0.12, 0.55, 1.0))
    for radius, height in _LATHES[kind.lower()][1:3]:
        canvas.drawLine(-radius + 1, -height, radius - 1, -height, draw.stroke(dark, 0.9, alpha=0.55))
    match kind.lower():
        case "r":
            for notch in (-4.4, 1.8):
                canvas.drawRect(draw.rect(notch, -31.6, 2.6, 4.4), draw.fill(dark))
        case "n":
            canvas.drawCircle(4.2, -28.2, 1.3, draw.fill(dark if white else light))
            mane = draw.path((-2, -33), (-7.5, -27, -6.5, -12))
            canvas.drawPath(mane, draw.stroke(dark if white else light, 1.3, alpha=0.7))
        case "b":
            canvas.drawLine(1, -33, 4, -29, draw.stroke(dark, 1.4))
    shine = -3.4 if white else 3.4
    top = -HEIGHTS[kind.lower()] * 0.55
    canvas.drawLine(shine, -9, shine * 0.7, top, draw.stroke("#ffffff", 1.5, alpha=0.65 if white else 0.4))
    canvas.restore()


# --- the board ------------------------------------------------------------------------------------------------------


def _corner(file: float, rank: float) -> Point:
    x, y, _ = project((file - 0.5, rank - 0.5))
    return x, y


def _draw_board(canvas: skia.Canvas) -> None:
    y_back = -THICK - RISE
    top = draw.shape((-FRONT_HALF, -THICK), (-BACK_HALF, y_back), (BACK_HALF, y_back), (FRONT_HALF, -THICK))
    canvas.drawRRect(
        skia.RRect.MakeRectXY(draw.rect(-FRONT_HALF, -THICK - 1, 2 * FRONT_HALF, THICK + 1), 3, 3),
        draw.fill(shader=draw.vertical(-THICK, 0, ("#8a5a36", "#4c2c1c"))),
    )
    gradients.fill_vertical(canvas, top, y_back, -THICK, ("#7d4c30", "#9c6840"))
    for file in range(8):
        for rank in range(8):
            dark = (file + rank) % 2 == 0
            cell = draw.shape(
                _corner(file, rank), _corner(file + 1, rank), _corner(file + 1, rank + 1), _corner(file, rank + 1)
            )
            canvas.drawPath(cell, draw.fill("#6d4630" if dark else "#f0dcb4"))
    gradients.fill_horizontal(canvas, top, -FRONT_HALF, FRONT_HALF, (("#fff4d8", 0.26), ("#20102c", 0.24)))
    canvas.drawLine(-FRONT_HALF, -THICK, FRONT_HALF, -THICK, draw.stroke("#e2b27c", 1.6, alpha=0.8))


class ChessBoard:
    """A board with a game on it. Its base is the bottom of its front edge."""

    bounds = draw.rect(-122, -140, 244, 148)

    def __init__(self, look: Look) -> None:
        self.game = Game(look.seed)
        self._pictures: dict[tuple[int, bool], skia.Image] = {}

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        index, _ = self.game.ply(t)
        moving = self.game.piece(t)
        self._draw_picture(canvas, index, in_front=False)
        if moving is not None:
            kind = dict(self.game.positions[index])[self.game.plies[index].start]
            draw_piece(canvas, kind, *moving)
            self._draw_picture(canvas, index, in_front=True)

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {}

    def grip(self, name: str, t: float, pose: Pose) -> Point:
        return (0.0, -THICK)

    def _draw_picture(self, canvas: skia.Canvas, index: int, in_front: bool) -> None:
        # Thirty pieces are dear to draw and stand still but for one: a picture per ply serves all its frames.
        if (index, in_front) not in self._pictures:
            self._pictures[index, in_front] = self._paint_picture(index, in_front)
        copies.put(canvas, self._pictures[index, in_front], self.bounds)

    def _paint_picture(self, index: int, in_front: bool) -> skia.Image:
        surface = draw.blank(round(self.bounds.width() * SHARPNESS), round(self.bounds.height() * SHARPNESS))
        with surface as canvas:
            canvas.clear(0)
            canvas.scale(SHARPNESS, SHARPNESS)
            canvas.translate(-self.bounds.left(), -self.bounds.top())
            if not in_front:
                _draw_board(canvas)
            over = index >= len(self.game.plies)
            mover = None if over else self.game.plies[index].start
            border = 8 if over else max(self.game.plies[index].start[0], self.game.plies[index].end[0])
            for square, kind in self.game.positions[index]:
                if square != mover and (square[0] > border) == in_front:
                    draw_piece(canvas, kind, square, 0)
        return surface.makeImageSnapshot()


CAST: dict[str, Callable[[Look], Figure]] = {"chess": ChessBoard}
