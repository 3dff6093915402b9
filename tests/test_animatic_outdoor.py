"""Outdoor sets, mascots, the robot, the campfire and instruments, looked at as pictures and as numbers."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
import skia

from core.generation.animatic import figures
from core.generation.animatic.light import Portrait
from core.generation.animatic.props.campfire import campfire
from core.generation.animatic.props.handheld import CAST as HANDHELD
from core.generation.animatic.props.handheld import sprite_prop
from core.generation.animatic.props.instruments import GUITAR, Guitar
from core.generation.animatic.rigs.choreography import bones, cycles, step
from core.generation.animatic.rigs.creatures import BUILDS
from core.generation.animatic.rigs.mascot import Mascot, mascot
from core.generation.animatic.rigs.robot import robot
from core.generation.animatic.sets import beach, desert, forest, garden, meadow, mountain, savanna, waterside
from core.generation.animatic.stage import FRAMES, Anchor, Brief, Cast, Figure, Light, Live, Look, Pose, Stage, Still
from core.generation.scene import Entity, Shape

BUILDERS = {
    **meadow.SETS,
    **forest.SETS,
    **mountain.SETS,
    **beach.SETS,
    **desert.SETS,
    **garden.SETS,
    **savanna.SETS,
    **waterside.SETS,
}
ACTIONS = (
    "stand",
    "walk",
    "run",
    "dance",
    "sit",
    "play_guitar",
    "read",
    "wave",
    "jump",
    "talk",
    "sleep",
    "think",
    "drink",
)


def brief_of(
    setting: str, time: str = "day", weather: str = "clear", shape: Shape = Shape.LANDSCAPE, **more: object
) -> Brief:
    plain = Brief(FRAMES[shape], setting, None, time, weather, None, None, seed=5, seconds=5.0)
    return replace(plain, **more)  # type: ignore[arg-type]


def look_of(concept: str, action: str | None = None, colour: str | None = None) -> Look:
    return Look(Entity(id=f"{concept}-1", concept=concept, action=action), seed=3, colour=colour)


def painted(stage: Stage, t: float = 0.0, scale: float = 0.4) -> np.ndarray:
    """All of a set's layers, back to front and without a camera, as (height, width, 3) numbers 0..255."""
    frame = stage.frame
    surface = skia.Surface(round(frame.width * scale), round(frame.height * scale))
    canvas = surface.getCanvas()
    canvas.clear(skia.ColorBLACK)
    canvas.scale(scale, scale)
    canvas.translate(frame.width / 2, 0)
    for layer in sorted(stage.layers, key=lambda layer: layer.depth):
        canvas.save()
        if isinstance(layer, Live):
            layer.paint(canvas, t)
        else:
            layer.paint(canvas)
        canvas.restore()
    return np.asarray(surface.toarray(colorType=skia.kRGBA_8888_ColorType)[..., :3], dtype=float)


def drawn(figure: Figure, pose: Pose, t: float = 0.0, margin: float = 80.0) -> tuple[np.ndarray, skia.Rect]:
    """A figure's alpha on a surface larger than its bounds, and the bounds on that surface."""
    bounds = figure.bounds
    surface = skia.Surface(round(bounds.width() + 2 * margin), round(bounds.height() + 2 * margin))
    canvas = surface.getCanvas()
    canvas.clear(0)
    canvas.translate(margin - bounds.left(), margin - bounds.top())
    figure.draw(canvas, t, pose)
    alpha = surface.toarray(colorType=skia.kRGBA_8888_ColorType)[..., 3]
    return alpha, skia.Rect.MakeXYWH(margin, margin, bounds.width(), bounds.height())


# --- sets -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("setting", sorted(BUILDERS))
def test_every_anchor_of_an_outdoor_set_lies_inside_the_frame(setting: str, shape: Shape) -> None:
    for action, travel in ((None, 0.0), ("read", 0.0), ("walk", 82.0)):
        stage = BUILDERS[setting](brief_of(setting, shape=shape, action=action, travel=travel))
        frame = stage.frame
        assert {"lead", "second", "third", "ground", "air"} <= set(stage.anchors)
        for name, anchor in stage.anchors.items():
            assert abs(anchor.x) <= frame.width * 0.47, name
            assert 0 < anchor.y <= frame.height, name


@pytest.mark.parametrize(("shape", "least"), [(Shape.LANDSCAPE, 0.4), (Shape.PORTRAIT, 0.3), (Shape.SQUARE, 0.35)])
def test_a_standing_adult_fills_its_share_of_the_frames_height(shape: Shape, least: float) -> None:
    for setting, build in BUILDERS.items():
        stage = build(brief_of(setting, shape=shape))
        assert 210 * stage.anchors["lead"].scale >= least * stage.frame.height, setting


def test_who_reads_in_the_forest_is_given_a_seat_and_who_stands_is_not() -> None:
    reading = forest.build(brief_of("forest", action="read")).anchors["lead"]
    standing = forest.build(brief_of("forest", action="stand")).anchors["lead"]
    assert (reading.supports, standing.supports) == ("sit", "stand")
    assert reading.y < standing.y - 30


@pytest.mark.parametrize("setting", ["forest", "meadow", "mountain", "beach", "desert", "garden"])
def test_night_is_much_darker_than_day(setting: str) -> None:
    day, night = (painted(BUILDERS[setting](brief_of(setting, time))).mean() for time in ("day", "night"))
    assert night < 0.5 * day


@pytest.mark.parametrize("setting", ["forest", "meadow", "mountain", "garden"])
def test_snow_makes_the_ground_brighter(setting: str) -> None:
    clear, snow = (painted(BUILDERS[setting](brief_of(setting, "day", weather))) for weather in ("clear", "snow"))
    ground = slice(int(clear.shape[0] * 0.72), int(clear.shape[0] * 0.95))
    assert snow[ground].mean() > clear[ground].mean() + 40


@pytest.mark.parametrize("setting", ["forest", "meadow", "desert", "beach"])
def test_a_set_is_painted_the_same_twice(setting: str) -> None:
    brief = brief_of(setting, "sunset")
    stage = BUILDERS[setting](brief)
    assert np.array_equal(painted(stage, 1.3, 0.25), painted(stage, 1.3, 0.25))
    assert np.array_equal(painted(stage, 1.3, 0.25), painted(BUILDERS[setting](brief), 1.3, 0.25))


def test_another_seed_grows_another_forest() -> None:
    one, other = (painted(forest.build(brief_of("forest", seed=seed)), scale=0.25) for seed in (1, 2))
    assert np.abs(one - other).mean() > 4


@pytest.mark.parametrize("setting", sorted(BUILDERS))
def test_the_ground_passes_a_walker_at_the_walkers_own_speed(setting: str) -> None:
    stage = BUILDERS[setting](brief_of(setting, action="walk", travel=82.0))
    floors = [layer for layer in stage.layers if isinstance(layer, Still) and 0.9 <= layer.depth <= 1.0 and layer.wrap]
    assert floors
    assert all(layer.drift == pytest.approx(82.0, rel=0.09) for layer in floors)
    far = [layer for layer in stage.layers if isinstance(layer, Still) and layer.depth < 0.3]
    assert all(layer.drift < 40 for layer in far)


def test_strips_repeat_without_a_seam() -> None:
    stage = meadow.build(brief_of("meadow", action="walk", travel=82.0))
    ground = next(layer for layer in stage.layers if layer.name == "set:ground")
    assert isinstance(ground, Still)
    x, y, width, height = ground.bounds
    surface = skia.Surface(round(width), round(height))
    canvas = surface.getCanvas()
    canvas.clear(0)
    canvas.translate(-x, -y)
    ground.paint(canvas)
    pixels = surface.toarray(colorType=skia.kRGBA_8888_ColorType).astype(float)
    seam = np.abs(pixels[:, 0] - pixels[:, -1]).mean()
    elsewhere = np.abs(np.diff(pixels, axis=1)).mean()
    assert seam < 4 * elsewhere + 2


# --- mascots --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("concept", sorted(BUILDS))
def test_every_mascot_has_a_body_under_its_head(concept: str) -> None:
    figure = mascot(look_of(concept))
    alpha, box = drawn(figure, Pose())
    ground = round(box.bottom() - figure.bounds.bottom())
    for height, least in (
        (12, 40),
        (60, 70),
        (150, 50),
    ):  # feet, belly, head: how many units are covered at that height
        assert (alpha[ground - height] > 200).sum() >= least


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("concept", ["bear", "dragon", "lion", "penguin", "robot"])
def test_figures_stay_within_their_bounds_in_every_action(concept: str, action: str) -> None:
    figure = (robot if concept == "robot" else mascot)(look_of(concept, action))
    for support in ("stand", "sit"):
        for t in np.linspace(0.1, 4.1, 7):
            alpha, box = drawn(figure, Pose(action, support, talk=0.5), float(t))
            inside = np.zeros_like(alpha, dtype=bool)
            inside[
                math.floor(box.top()) - 2 : math.ceil(box.bottom()) + 2,
                math.floor(box.left()) - 2 : math.ceil(box.right()) + 2,
            ] = True
            assert not (alpha[~inside] > 60).any()


@pytest.mark.parametrize("support", ["stand", "sit"])
@pytest.mark.parametrize("concept", ["bear", "panda"])
def test_both_hands_of_a_guitar_player_touch_the_guitar_at_all_times(concept: str, support: str) -> None:
    player = mascot(look_of(concept, "play_guitar"))
    assert isinstance(player, Mascot)
    angle = math.radians(-GUITAR.degrees)
    pose = Pose("play_guitar", support, holds="guitar")
    for t in np.linspace(0, 6, 97):
        origin = player.grip("hand", float(t), pose)
        places = []
        for hand in player.bones(float(t), pose).hands:
            dx, dy = hand[0] - origin[0], hand[1] - origin[1]
            places.append((dx * math.cos(angle) - dy * math.sin(angle), dx * math.sin(angle) + dy * math.cos(angle)))
        (strum_x, strum_y), (neck_x, neck_y) = places
        assert -40 <= strum_x <= 30, "over the guitar's body"
        assert abs(strum_y) <= 20
        assert 24 <= neck_x <= 92, "on the neck"
        assert abs(neck_y) <= 4.6 + 6


def test_the_strumming_hand_crosses_all_strings() -> None:
    heights = [GUITAR.plucking(t)[1] for t in np.linspace(0, 2, 60)]
    assert max(heights) > 6
    assert min(heights) < -6


@pytest.mark.parametrize(("action", "speed"), [("walk", 60.0), ("walk", 90.0), ("run", 240.0)])
def test_a_foot_in_stance_is_on_the_ground_and_moves_back_with_it(action: str, speed: float) -> None:
    moment = 1 / 240
    held = 0
    for t in np.linspace(0, 2, 160):
        now, then = (
            bones(action, "stand", None, float(t), speed),
            bones(action, "stand", None, float(t) + moment, speed),
        )
        for index in (0, 1):
            (x0, y0), (x1, y1) = now.feet[index], then.feet[index]
            assert y0 <= 0
            if y0 == 0 and y1 == 0 and x1 < x0:
                held += 1
                assert (x0 - x1) / moment == pytest.approx(speed, rel=0.02)
        if action == "walk":
            assert max(foot[1] for foot in now.feet) == 0
    assert held > 60


def test_a_step_lands_where_its_stance_begins() -> None:
    turn, stride = cycles(3.0, 80.0, running=False)
    assert turn * stride == pytest.approx(240.0)
    assert step(0.9999, stride, 0.56, 13)[0] == pytest.approx(step(0.0, stride, 0.56, 13)[0], abs=0.1)


def test_arms_are_left_to_the_clasp_while_something_is_held() -> None:
    reader = mascot(look_of("panda", "read"))
    empty, _ = drawn(reader, Pose("read"))
    holding, _ = drawn(reader, Pose("read", holds="book"))
    assert (empty > 0).sum() > (holding > 0).sum()
    assert isinstance(reader, Mascot)


def test_the_same_creature_moves_the_same_way_twice() -> None:
    once, again = (drawn(mascot(look_of("lion", "dance")), Pose("dance"), 2.6)[0] for _ in range(2))
    assert np.array_equal(once, again)


def test_a_dancer_leaves_the_ground_turns_round_and_lifts_its_hands() -> None:
    frames = [bones("dance", "stand", None, float(t)) for t in np.linspace(0, 4, 160)]
    assert max(frame.raised for frame in frames) > 20
    assert min(frame.turn for frame in frames) < -0.9
    assert min(hand[1] for frame in frames for hand in frame.hands) < -125


def test_a_walking_robot_leaves_footprints_behind_itself_and_none_ahead() -> None:
    stage = desert.build(brief_of("desert", "sunset", action="walk", travel=82.0))
    lead = stage.anchors["lead"]
    prints = next(layer for layer in stage.layers if layer.name == "set:footprints")
    assert isinstance(prints, Live)
    width, height = round(stage.frame.width), round(stage.frame.height)
    for t in (0.0, 1.7, 4.6):
        surface = skia.Surface(width, height)
        canvas = surface.getCanvas()
        canvas.clear(0)
        canvas.translate(width / 2, 0)
        prints.paint(canvas, t)
        columns = np.flatnonzero((surface.toarray()[..., 3] > 0).any(axis=0)) - width / 2
        assert columns.min() < -width * 0.4
        assert columns.max() < lead.x + 26 * lead.scale


# --- things ---------------------------------------------------------------------------------------------------------


def test_a_campfire_warms_the_near_side_of_a_figure() -> None:
    bear, fire = mascot(look_of("bear")), campfire(look_of("campfire"))
    body = Cast(look_of("bear").entity, bear, Anchor(-110, 400), lambda t: Pose())
    flames = Cast(look_of("campfire").entity, fire, Anchor(90, 410), lambda t: Pose())
    warmth = {}
    for name, others in (("with", [body, flames]), ("without", [body])):
        surface = skia.Surface(300, 340)
        canvas = surface.getCanvas()
        canvas.clear(0)
        canvas.translate(150, 270)
        Portrait(body, figures.lit_by(Light(), body, others)).show(canvas, 0.0)
        pixels = surface.toarray(colorType=skia.kRGBA_8888_ColorType).astype(float)
        solid = pixels[..., 3] > 200
        difference = pixels[..., 0] - pixels[..., 2]
        sides = (slice(None), slice(100, 150)), (slice(None), slice(150, 200))
        warmth[name] = [difference[side][solid[side]].mean() for side in sides]
    far, near = (warmth["with"][side] - warmth["without"][side] for side in (0, 1))
    assert near > 20
    assert near > far + 15


def test_flames_never_stand_still() -> None:
    fire = campfire(look_of("campfire"))
    pictures = []
    for t in (0.0, 0.25):
        surface = skia.Surface(200, 200)
        canvas = surface.getCanvas()
        canvas.clear(0)
        canvas.translate(100, 170)
        fire.parts()["flames"](canvas, t, Pose())
        pictures.append(surface.toarray().astype(float))
    assert np.abs(pictures[0] - pictures[1]).mean() > 3


@pytest.mark.parametrize("concept", sorted(HANDHELD))
def test_things_for_the_hand_stay_within_their_bounds_held_and_put_down(concept: str) -> None:
    figure = HANDHELD[concept](look_of(concept))
    for support in ("hand", "ground"):
        for t in (0.0, 1.0, 2.4):
            alpha, box = drawn(figure, Pose(support=support), t)
            outside = np.ones_like(alpha, dtype=bool)
            outside[
                math.floor(box.top()) - 2 : math.ceil(box.bottom()) + 2,
                math.floor(box.left()) - 2 : math.ceil(box.right()) + 2,
            ] = False
            assert (alpha > 0).any()
            assert not (alpha[outside] > 60).any(), (support, t)


def test_a_thing_on_the_ground_touches_it_and_a_held_one_is_held_by_its_middle() -> None:
    thing = sprite_prop("1f3a9", look_of("hat"), 80.0)
    for support, bottom in (("ground", 0.0), ("hand", 38.0)):
        alpha, box = drawn(thing, Pose(support=support))
        rows = np.flatnonzero((alpha > 60).any(axis=1))
        assert rows.max() - (box.top() - thing.bounds.top()) == pytest.approx(bottom, abs=4)


def test_a_guitar_asked_for_in_blue_is_blue() -> None:
    surface = skia.Surface(240, 240)
    canvas = surface.getCanvas()
    canvas.clear(0)
    canvas.translate(100, 140)
    Guitar(look_of("guitar", colour="#2a5ad8")).draw(canvas, 0.0, Pose(support="hand"))
    pixels = surface.toarray(colorType=skia.kRGBA_8888_ColorType).astype(float)
    body = pixels[120:165, 62:92][pixels[120:165, 62:92, 3] > 250]
    assert body[:, 2].mean() > body[:, 0].mean() + 40
