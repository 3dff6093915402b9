"""The café and the room, the people in them and what stands on their tables."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import skia

from core.generation.animatic.compositor import Compositor
from core.generation.animatic.props import drinks, stationery, tableware
from core.generation.animatic.rigs import bearing, face, people, skeleton
from core.generation.animatic.rigs.gestures import Moment
from core.generation.animatic.sets import cafe, room
from core.generation.animatic.stage import FRAMES, Brief, Cast, Figure, Live, Look, Pose, Stage
from core.generation.scene import Entity, Shape

BUILDERS = {"cafe": cafe.build, "room": room.build}


def brief(shape: Shape = Shape.LANDSCAPE, setting: str = "cafe", **changes: object) -> Brief:
    base = Brief(FRAMES[shape], setting, None, "day", "rain", None, "cozy", 7, 5.0, action="think")
    return replace(base, **changes)  # type: ignore[arg-type]


def look(concept: str, seed: int = 7, **changes: object) -> Look:
    return Look(Entity(id=f"{concept}-1", concept=concept), seed, **changes)  # type: ignore[arg-type]


def cast(stage: Stage, anchor: str, figure: Figure, name: str, pose: Pose) -> Cast:
    place = stage.anchors[anchor]
    return Cast(Entity(id=name, concept=name), figure, place, lambda t: replace(pose, support=place.supports))


def scene(setting: Brief, drink: str = "coffee", t: float = 2.0) -> np.ndarray:
    """One finished frame with somebody at the table and a drink before them, (height, width, 3)."""
    stage = BUILDERS[setting.setting](setting)
    somebody = cast(stage, "lead", people.CAST["woman"](look("woman", setting.seed)), "woman-1", Pose("think"))
    cup = cast(stage, "surface", drinks.CAST[drink](look(drink)), "drink-1", Pose())
    return Compositor(stage, [somebody, cup], 5.0, camera="static").frame(t)[..., :3].astype(int).copy()


def picture(figure: Figure, pose: Pose, t: float = 1.0) -> np.ndarray:
    """A figure alone, (height, width, 4), with its base at (200, 320)."""
    surface = skia.Surface(400, 420)
    canvas = surface.getCanvas()
    canvas.translate(200, 320)
    figure.draw(canvas, t, pose)
    return surface.toarray().astype(int)


def posture(action: str, t: float, speed: float = 0.0, support: str = "stand") -> skeleton.Posture:
    """The body of somebody at that moment, holding nothing."""
    seated, table = support in ("sit", "bust"), support == "bust"
    return bearing.posture(action, Moment(t, 0.0, 0.0, table, seated, support=support), speed, None)


def changed(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.abs(a - b).max(axis=-1) > 12


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("setting", list(BUILDERS))
@pytest.mark.parametrize("action", ["think", "dance"])
def test_every_anchor_lies_in_the_frame(shape: Shape, setting: str, action: str) -> None:
    given = brief(shape, setting, action=action)
    stage = BUILDERS[setting](given)
    assert {"lead", "second", "third", "surface", "surface-2", "surface-3"} <= set(stage.anchors)
    for name, anchor in stage.anchors.items():
        assert abs(anchor.x) < given.frame.width / 2 - 20, name
        assert 0 < anchor.y < given.frame.height - 10, name


@pytest.mark.parametrize("shape", list(Shape))
def test_the_lead_and_the_cup_are_wholly_in_the_frame(shape: Shape) -> None:
    given = brief(shape)
    stage = cafe.build(given)
    for name, left, right, top in (("lead", -100, 185, -292), ("surface", -82, 90, -95)):
        anchor = stage.anchors[name]
        assert anchor.x + left * anchor.scale > -given.frame.width / 2
        assert anchor.x + right * anchor.scale < given.frame.width / 2
        assert anchor.y + top * anchor.scale > 0
    assert stage.anchors["surface"].y + 20 < given.frame.height


@pytest.mark.parametrize("shape", list(Shape))
def test_a_cup_does_not_hide_the_chest_of_the_lead(shape: Shape) -> None:
    anchors = cafe.build(brief(shape)).anchors
    lead, cup = anchors["lead"], anchors["surface"]
    beside = cup.x - 56 * cup.scale > lead.x + 60 * lead.scale
    below = cup.y - 95 * cup.scale > lead.y
    assert beside or below


@pytest.mark.parametrize("setting", list(BUILDERS))
def test_weather_stays_outside_the_window(setting: str) -> None:
    stage = BUILDERS[setting](brief(setting=setting, weather="snow"))
    assert stage.weather is None
    wall = next(layer.depth for layer in stage.layers if layer.name == "set:wall")
    assert next(layer.depth for layer in stage.layers if layer.name == "set:snow") < wall


def test_coffee_becoming_tea_changes_only_what_is_near_the_cup() -> None:
    given = brief()
    coffee, tea = scene(given), scene(given, "tea")
    cup = cafe.build(given).anchors["surface"]
    ys, xs = np.nonzero(changed(coffee, tea))
    assert len(xs) > 1500
    x, y = cup.x + given.frame.width / 2, cup.y
    assert xs.min() > x - 110
    assert xs.max() < x + 120
    assert ys.min() > y - 240
    assert ys.max() <= y + 40


def test_rain_and_snow_differ_in_the_window_and_not_on_the_person() -> None:
    rain, snow = scene(brief()), scene(brief(weather="snow"))
    moved = changed(rain, snow)
    assert moved[40:110, 130:380].mean() > 0.5  # the panes left of the thought
    # the jumper: relit by another light, but the same person in the same place
    lead = cafe.build(brief()).anchors["lead"]
    x, y = round(lead.x + 416), round(lead.y)
    jumper = np.abs(rain - snow)[y - 60 : y - 20, x - 40 : x + 40]
    assert jumper.max() < 40


def test_the_same_seed_gives_the_same_picture_and_another_seed_another() -> None:
    first, again, other = scene(brief()), scene(brief()), scene(brief(seed=8))
    assert np.array_equal(first, again)
    assert changed(first, other).mean() > 0.3


def test_the_mouth_opens_with_the_talk() -> None:
    somebody = people.CAST["man"](look("man"))
    silent = picture(somebody, Pose("stand", "bust"))
    speaking = picture(somebody, Pose("stand", "bust", talk=1.0))
    ys, xs = np.nonzero(changed(silent[100:222, 150:250], speaking[100:222, 150:250]))
    assert len(xs) > 120
    # the lower face, not the eyes or the hair
    assert np.median(ys) > 60


def test_a_chin_rests_on_the_hand_that_thinks() -> None:
    for support in ("bust", "stand", "sit"):
        body = posture("think", 2.0, support=support)
        reach_x, reach_y = body.near.wrist
        assert abs(reach_x) < 45, support
        assert -40 < reach_y < 30, support  # the chin is at -15, a hand is 30 long


def test_the_thought_shows_itself_only_to_those_who_think() -> None:
    somebody = people.CAST["person"](look("person"))
    for action, seen in (("think", True), ("read", False)):
        surface = skia.Surface(500, 500)
        canvas = surface.getCanvas()
        canvas.translate(200, 400)
        somebody.parts()["bubble"](canvas, 2.0, Pose(action, "bust"))
        assert bool(surface.toarray()[..., 3].any()) is seen


@pytest.mark.parametrize("action", ["walk", "run"])
def test_arms_and_legs_are_opposed(action: str) -> None:
    steps = [posture(action, t / 12) for t in range(36)]
    near_leg = np.array([step.near_leg.ankle[0] for step in steps])
    far_leg = np.array([step.far_leg.ankle[0] for step in steps])
    near_arm = np.array([step.near.wrist[0] for step in steps])
    assert np.corrcoef(near_leg, far_leg)[0, 1] < -0.5
    assert np.corrcoef(near_leg, near_arm)[0, 1] < -0.5


@pytest.mark.parametrize("action", ["walk", "run"])
def test_feet_on_the_ground_keep_up_with_it(action: str) -> None:
    speed = 200.0 if action == "walk" else 560.0
    step = 0.004
    slips = []
    for index in range(400):
        now = posture(action, index * step, speed).near_leg
        then = posture(action, (index + 1) * step, speed).near_leg
        if now.ankle[1] > -skeleton.ANKLE - 0.5 and then.ankle[1] > -skeleton.ANKLE - 0.5:
            slips.append((then.ankle[0] - now.ankle[0]) / step + speed)
    assert len(slips) > 40
    assert abs(float(np.median(slips))) < 1.0


def test_limbs_keep_their_length() -> None:
    for action in ("stand", "walk", "run", "dance", "wave", "jump"):
        for index in range(20):
            body = posture(action, index * 0.13)
            for leg in (body.near_leg, body.far_leg):
                shin = np.hypot(leg.knee[0] - leg.ankle[0], leg.knee[1] - leg.ankle[1])
                assert 0.85 * skeleton.SHIN < shin < 1.3 * skeleton.SHIN, action


def test_a_change_of_action_is_a_movement_and_not_a_jump() -> None:
    somebody = people.CAST["woman"](look("woman"))
    before = somebody.posture(1.0, Pose("stand", "bust"))
    just_after = somebody.posture(1.02, Pose("wave", "bust"))
    later = somebody.posture(2.0, Pose("wave", "bust"))
    assert abs(just_after.near.wrist[1] - before.near.wrist[1]) < 6
    assert later.near.wrist[1] < before.near.wrist[1] - 60


def test_eyes_blink_out_of_step() -> None:
    times = np.arange(0, 12, 1 / 24)
    blinks = [{round(t, 2) for t in times if face.lids_at(t, phase) < 0.5} for phase in (0.1, 0.6)]
    assert all(2 <= len(each) <= 30 for each in blinks)
    assert blinks[0] != blinks[1]


def test_clothes_take_the_colour_that_was_asked_for() -> None:
    green = people.CAST["woman"](look("woman", colour="#1f9a4a"))
    assert green.traits.top == "#1f9a4a"
    body = picture(green, Pose("stand", "bust"))[240:318, 120:280]
    blue, middle, red = np.median(body[body[..., 3] > 200][:, :3], axis=0)
    assert middle > red + 20
    assert middle > blue + 20


def test_a_grumpy_face_smiles_less_than_a_friendly_one() -> None:
    smiles = [
        people.CAST["man"](look("man", attributes=frozenset({word}))).posture(1.0, Pose("stand", "bust")).mien.smile
        for word in ("grumpy", "friendly")
    ]
    assert smiles[0] < -0.2 < 0.5 < smiles[1]


def test_ages_and_builds_differ() -> None:
    heights = {}
    for concept in ("woman", "boy"):
        alpha = picture(people.CAST[concept](look(concept)), Pose("stand", "stand"))[..., 3]
        heights[concept] = 320 - int(np.nonzero(alpha.any(axis=1))[0][0])
    assert 200 <= heights["woman"] <= 235
    assert heights["boy"] < 0.82 * heights["woman"]
    assert people.CAST["grandmother"](look("grandmother")).traits.age == "old"


@pytest.mark.parametrize("support", ["bust", "stand", "sit"])
def test_bounds_enclose_what_is_drawn(support: str) -> None:
    somebody = people.CAST["woman"](look("woman"))
    for action in ("stand", "think", "wave", "dance", "jump", "run", "read", "play_guitar", "sleep", "cheer"):
        for t in (0.2, 0.9, 1.6):
            alpha = picture(somebody, Pose(action, support), t)[..., 3] > 40
            ys, xs = np.nonzero(alpha)
            box = somebody.bounds
            assert xs.min() - 200 >= box.left() - 1, (action, t)
            assert xs.max() - 200 <= box.right() + 1, (action, t)
            assert ys.min() - 320 >= box.top() - 1, (action, t)
            assert ys.max() - 320 <= box.bottom() + 1, (action, t)


@pytest.mark.parametrize("concept", [*drinks.CAST, *stationery.CAST, *tableware.CAST])
def test_things_on_tables_are_drawn_within_their_bounds(concept: str) -> None:
    makers = {**drinks.CAST, **stationery.CAST, **tableware.CAST}
    thing = makers[concept](look(concept))
    for support in ("surface", "hand"):
        alpha = picture(thing, Pose(support=support))[..., 3] > 10
        assert alpha.sum() > 400
        ys, xs = np.nonzero(alpha)
        assert xs.min() - 200 > thing.bounds.left()
        assert xs.max() - 200 < thing.bounds.right()
        assert ys.min() - 320 > thing.bounds.top()


def test_hot_drinks_steam_and_cold_ones_do_not() -> None:
    assert "steam" in drinks.CAST["coffee"](look("coffee")).parts()
    assert "steam" not in drinks.CAST["coffee"](look("coffee", attributes=frozenset({"cold"}))).parts()
    assert "steam" not in drinks.CAST["juice"](look("juice")).parts()
    assert "steam" in drinks.CAST["milk"](look("milk", attributes=frozenset({"steaming"}))).parts()


def test_only_what_moves_is_drawn_for_every_frame() -> None:
    for build in BUILDERS.values():
        live = [layer.name for layer in build(brief(setting="cafe")).layers if isinstance(layer, Live)]
        assert set(live) == {"set:passing", "set:rain", "set:drops", "set:dust"}
