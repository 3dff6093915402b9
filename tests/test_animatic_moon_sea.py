"""The moon, space and the sea: where their cast stands, what its hands meet, and how light changes them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from itertools import pairwise, product

import numpy as np
import pytest
import skia

from core.generation.animatic.compositor import Compositor
from core.generation.animatic.props import boards, boats, chess, planets, spacecraft
from core.generation.animatic.rigs.astronaut import Astronaut
from core.generation.animatic.sets import moon, sea, underwater
from core.generation.animatic.sets.breaker import Breaker, water_for
from core.generation.animatic.sets.sky import air_for
from core.generation.animatic.stage import FRAMES, Anchor, Brief, Cast, Figure, Live, Look, Offset, Pose, Stage
from core.generation.scene import Entity, Shape

SETS = {**moon.SETS, **sea.SETS, **underwater.SETS}
MOMENTS = [index / 6 for index in range(61)]  # ten seconds
WORLDS = [
    ("moon", "play_chess"),
    ("moon", "walk"),
    ("mars", None),
    ("space", None),
    ("sea", None),
    ("sea", "surf"),
    ("underwater", "swim"),
]


def brief(setting: str, shape: Shape = Shape.LANDSCAPE, action: str | None = None, **rest: object) -> Brief:
    values = {"time_of_day": "day", "weather": "clear", "seed": 11, **rest}
    return Brief(FRAMES[shape], setting, None, style=None, mood=None, seconds=5.0, action=action, **values)  # type: ignore[arg-type]


def stage(setting: str, shape: Shape = Shape.LANDSCAPE, action: str | None = None, **rest: object) -> Stage:
    return SETS[setting](brief(setting, shape, action, **rest))


def look(concept: str, seed: int = 11) -> Look:
    return Look(Entity(id=f"{concept}-1", concept=concept), seed)


def picture(made: Stage, t: float = 0.8) -> np.ndarray:
    return Compositor(made, [], 5.0, camera="static").frame(t)[..., :3].astype(float)


def place(anchor: Anchor, point: tuple[float, float], t: float) -> tuple[float, float]:
    """A figure's point in world units."""
    offset = anchor.motion(t) if anchor.motion else Offset()
    angle = math.radians(offset.degrees)
    x, y = point[0] * anchor.scale * anchor.faces, point[1] * anchor.scale
    return (
        anchor.x + offset.dx + x * math.cos(angle) - y * math.sin(angle),
        anchor.y + offset.dy + x * math.sin(angle) + y * math.cos(angle),
    )


def chess_players(shape: Shape, seed: int = 11) -> Iterable[tuple[Anchor, Astronaut, Pose, bool]]:
    made = stage("moon", shape, "play_chess")
    for name, white in (("lead", True), ("second", False)):
        anchor = made.anchors[name]
        yield anchor, Astronaut(look("astronaut", seed)), Pose("play_chess", anchor.supports, mirrored=not white), white


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize(("setting", "action"), WORLDS)
def test_every_anchor_stays_inside_the_frame(setting: str, action: str | None, shape: Shape) -> None:
    made = stage(setting, shape, action)
    frame = made.frame
    assert {"lead", "second"} <= set(made.anchors)
    for name, anchor in made.anchors.items():
        for t in MOMENTS:
            x, y = place(anchor, (0, 0), t)
            assert abs(x) <= frame.width / 2, (name, t)
            assert 0 <= y <= frame.height, (name, t)


@pytest.mark.parametrize("shape", list(Shape))
def test_both_helmets_and_both_backpacks_of_chess_players_are_in_the_frame(shape: Shape) -> None:
    frame = FRAMES[shape]
    for anchor, astronaut, pose, _ in chess_players(shape):
        for t in MOMENTS:
            body = astronaut.body(t, pose)
            for point in (body.at(4, -129), body.at(-51, -40), body.near_foot):
                x, y = place(anchor, point, t)
                assert abs(x) < frame.width / 2
                assert 0 < y < frame.height


@pytest.mark.parametrize(("shape", "seed"), list(product(Shape, (1, 2, 3, 4, 5))))
def test_the_hand_holds_the_piece_while_it_moves(shape: Shape, seed: int) -> None:
    board = stage("moon", shape, "play_chess").anchors["surface"]
    game = chess.ChessBoard(look("chess", seed)).game
    held = {True: 0, False: 0}
    for anchor, astronaut, pose, white in chess_players(shape, seed):
        for t in (index / 30 for index in range(360)):
            reach = game.reach(t, white)
            found = game.piece(t)
            if reach is None or not reach.holding or found is None:
                continue
            held[white] += 1
            x, y, scale = chess.project(*found)
            index, _ = game.ply(t)
            tall = chess.HEIGHTS[dict(game.positions[index])[game.plies[index].start].lower()] * scale
            hand = place(anchor, astronaut.grip("hand", t, pose), t)
            nearest = min(math.dist(hand, place(board, (x, y - tall * share), t)) for share in (0.5, 0.7, 0.85, 1.0))
            assert nearest <= 6
    assert held[True] > 30
    assert held[False] > 30


def test_the_players_take_turns_and_never_reach_together() -> None:
    game = chess.Game(11)
    for t in (index / 24 for index in range(288)):
        assert game.reach(t, True) is None or game.reach(t, False) is None


def test_an_astronaut_who_only_looks_on_does_not_reach_for_the_pieces() -> None:
    onlooker = Astronaut(look("astronaut"))
    hands = [onlooker.grip("hand", index / 6, Pose("play_chess", "stand")) for index in range(40)]
    assert max(math.dist(hands[0], hand) for hand in hands) < 12


def test_every_opening_is_played_from_occupied_to_free_squares_by_its_own_side() -> None:
    for seed in range(12):
        game = chess.Game(seed)
        for position, ply in zip(game.positions, game.plies, strict=False):
            pieces = dict(position)
            assert pieces[ply.start].isupper() == ply.white
            assert ply.end not in pieces
        assert all(len(position) == 32 for position in game.positions)


def test_two_astronauts_who_face_each_other_do_not_look_alike() -> None:
    astronaut = Astronaut(look("astronaut"))
    right, left = (drawn(astronaut, Pose("stand", "stand", mirrored=mirrored)) for mirrored in (False, True))
    assert (np.abs(right - left).max(axis=2) > 30).sum() > 200


@pytest.mark.parametrize("shape", list(Shape))
def test_the_board_of_a_surfer_touches_the_face_of_the_wave_at_all_times(shape: Shape) -> None:
    made = stage("sea", shape, "surf")
    wave = _wave(shape)
    for t in (index / 24 for index in range(288)):
        x, y = place(made.anchors["lead"], (0, 0), t)
        assert wave.crest(x) + 12 < y < wave.foot(x) - 12
        ridden_x, v, _ = wave.ride(t)
        assert math.dist((x, y), wave.at(ridden_x, v)) <= 12


def _wave(shape: Shape) -> Breaker:
    wanted = brief("sea", shape, "surf")
    return Breaker(wanted, water_for(wanted, False), air_for(wanted, FRAMES[shape].height * 0.44).sun_at[0])


def test_a_surfer_bobs_carves_and_turns_without_jumping() -> None:
    motion = stage("sea", action="surf").anchors["lead"].motion
    assert motion is not None
    path = [motion(index / 24) for index in range(240)]
    assert max(o.dy for o in path) - min(o.dy for o in path) > 15
    assert max(o.degrees for o in path) - min(o.degrees for o in path) > 8
    assert max(abs(o.degrees) for o in path) < 30
    assert max(math.dist((a.dx, a.dy), (b.dx, b.dy)) for a, b in pairwise(path)) < 6


def test_a_boat_goes_up_when_the_water_under_it_goes_up() -> None:
    made = brief("sea")
    swell = sea.Swell(made, 220, 11)
    motion = swell.bob(40, 0.58)
    assert [motion(t).dy for t in (0.0, 1.0, 2.0)] == [-swell.rise(40, 0.58, t) for t in (0.0, 1.0, 2.0)]


@pytest.mark.parametrize("action", [None, "surf"])
def test_a_sunset_at_sea_is_warmer_than_the_day(action: str | None) -> None:
    def warmth(time_of_day: str) -> float:
        blue, _, red = picture(stage("sea", action=action, time_of_day=time_of_day)).mean(axis=(0, 1))
        return float(red - blue)

    assert warmth("sunset") > warmth("day") + 25


@pytest.mark.parametrize(
    ("setting", "action"), [("moon", None), ("mars", None), ("sea", None), ("sea", "surf"), ("underwater", None)]
)
def test_night_is_darker_than_day(setting: str, action: str | None) -> None:
    night, day = (picture(stage(setting, action=action, time_of_day=time)).mean() for time in ("night", "day"))
    assert night < day - 8


def test_the_earth_hangs_in_the_sky_of_the_moon_and_turns() -> None:
    made = stage("moon")
    early, late = picture(made, 0.0), picture(made, 4.5)
    blue = early[:220, :, 0] - early[:220, :, 2]
    assert (blue > 70).sum() > 2000  # the oceans of a disc of about 11000 pixels
    globe = next(layer for layer in made.layers if layer.name == "set:earth")
    assert isinstance(globe, Live)
    assert np.abs(early - late)[:220].max() > 60


@pytest.mark.parametrize(("setting", "action"), [("moon", "play_chess"), ("sea", "surf"), ("sea", None)])
def test_the_same_brief_gives_the_same_picture(setting: str, action: str | None) -> None:
    first, second = (picture(stage(setting, action=action)) for _ in range(2))
    assert (first == second).all()


def test_a_swimmer_is_in_the_water_up_to_the_shoulders_and_a_boat_is_not() -> None:
    swimmer, boat = (stage("sea", action=action).anchors["lead"] for action in ("swim", None))
    assert swimmer.y - boat.y > 50


def test_the_water_of_the_wave_moves() -> None:
    made = stage("sea", action="surf")
    compositor = Compositor(made, [], 5.0, camera="static")
    early, late = (compositor.frame(t)[..., :3].astype(float) for t in (1.0, 1.5))
    assert (np.abs(early - late).max(axis=2) > 12).mean() > 0.04


def drawn(figure: Figure, pose: Pose, t: float = 1.0) -> np.ndarray:
    """The figure alone at half size, in the middle of a transparent surface as large as its bounds."""
    box = figure.bounds
    surface = skia.Surface(math.ceil(box.width()), math.ceil(box.height()))
    with surface as canvas:
        canvas.clear(0)
        canvas.translate(box.width() / 2, box.height() / 2)
        canvas.scale(0.5, 0.5)
        canvas.translate(-box.centerX(), -box.centerY())
        figure.draw(canvas, t, pose)
        for part in figure.parts().values():
            part(canvas, t, pose)
    pixels: np.ndarray = surface.toarray().astype(float)
    return pixels


CASTS = {**boards.CAST, **boats.CAST, **chess.CAST, **planets.CAST, **spacecraft.CAST}


@pytest.mark.parametrize("concept", sorted(CASTS))
def test_props_stay_within_their_bounds(concept: str) -> None:
    figure = CASTS[concept](look(concept))
    for support, t in product(("ground", "air"), (0.0, 0.7, 1.9)):
        _assert_within(drawn(figure, Pose("stand", support), t))


@pytest.mark.parametrize("action", ["stand", "walk", "run", "jump", "dance", "wave", "think", "float", "drink", "hug"])
def test_an_astronaut_stays_within_its_bounds(action: str) -> None:
    for t in (0.2, 0.6, 1.0, 1.4):
        _assert_within(drawn(Astronaut(look("astronaut")), Pose(action, "stand"), t))


@pytest.mark.parametrize(
    ("action", "support"),
    [
        ("play_chess", "sit"),
        ("sit", "sit"),
        ("surf", "mount"),
        ("ride", "mount"),
        ("sleep", "stand"),
        ("stand", "mount"),
    ],
)
def test_an_astronaut_stays_within_its_bounds_on_a_seat_and_on_a_board(action: str, support: str) -> None:
    for t in (0.2, 1.2, 2.6, 3.6):
        _assert_within(drawn(Astronaut(look("astronaut")), Pose(action, support), t))


def _assert_within(pixels: np.ndarray) -> None:
    alpha = pixels[..., 3]
    height, width = alpha.shape
    inner = alpha[height // 4 - 1 : height - height // 4 + 1, width // 4 - 1 : width - width // 4 + 1]
    assert inner.sum() > 0
    assert alpha.sum() == pytest.approx(inner.sum())


def test_a_talking_astronaut_opens_its_mouth_and_a_sleeping_one_closes_its_eyes() -> None:
    astronaut = Astronaut(look("astronaut"))
    silent = drawn(astronaut, Pose())
    assert np.abs(drawn(astronaut, Pose(talk=1.0)) - silent).sum() > 0
    awake, asleep = drawn(astronaut, Pose("sit")), drawn(astronaut, Pose("sleep"))
    assert np.abs(awake - asleep).sum() > 0


def test_a_rider_stands_on_the_deck_of_a_surfboard() -> None:
    board = boards.Surfboard(look("surfboard"))
    x, y = board.grip("back", 0.0, Pose())
    pixels = drawn(board, Pose())
    box = board.bounds
    column = round(box.width() / 2 + (x - box.centerX()) / 2)
    row = round(box.height() / 2 + (y - box.centerY()) / 2)
    assert pixels[row, column, 3] == 255


def test_a_cast_of_astronauts_can_be_composed_on_the_moon() -> None:
    made = stage("moon", action="play_chess", time_of_day="night")
    casts = [
        Cast(Entity(id=f"a{i}", concept="astronaut"), player, anchor, _always(pose), anchor.faces < 0)
        for i, (anchor, player, pose, _) in enumerate(chess_players(Shape.LANDSCAPE))
    ]
    compositor = Compositor(made, casts, 5.0)
    seen = [compositor.masks(f"a{i}", 1.0)[0].mean() / 255 for i in range(2)]
    assert min(seen) > 0.03


def _always(pose: Pose) -> Callable[[float], Pose]:
    return lambda t: pose
