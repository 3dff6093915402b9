"""The street, what drives on it, and the animals on four legs."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
import skia

from core.generation.animatic.catalogue import builders
from core.generation.animatic.props import vehicles
from core.generation.animatic.rigs import gaits, quadruped
from core.generation.animatic.rigs.gaits import GALLOP, TROT, WALK, Build, cadence
from core.generation.animatic.sets import glyphs
from core.generation.animatic.sets.street import SETS, build
from core.generation.animatic.sets.town import PERIOD, town_for
from core.generation.animatic.stage import FRAMES, Brief, Look, Pose, Stage, Still
from core.generation.scene import Entity, Shape

ACTIONS = (
    *("stand", "walk", "run", "sit", "sleep", "jump", "look", "surf", "dance", "eat", "play", "wave", "swim", "talk"),
)


def brief(shape: Shape = Shape.LANDSCAPE, **changes: object) -> Brief:
    values: dict[str, object] = {
        "setting": "street",
        "place": "tokyo",
        "time_of_day": "night",
        "weather": "clear",
        "style": None,
        "mood": None,
        "seed": 5,
        "seconds": 5.0,
        **changes,
    }
    return Brief(frame=FRAMES[shape], **values)  # type: ignore[arg-type]


def animal(name: str, colour: str | None = None) -> quadruped.Quadruped:
    return quadruped.CAST[name](Look(Entity(id=f"{name}-1", concept=name), 3, colour))


def painted(figure: quadruped.Quadruped | vehicles.Wheeled, t: float, pose: Pose, margin: int = 90) -> np.ndarray:
    """The figure on nothing, with a margin around its bounds: (height, width, 4) RGBA."""
    box = figure.bounds.makeOutset(margin, margin)
    surface = skia.Surface(int(box.width()), int(box.height()))
    canvas = surface.getCanvas()
    canvas.translate(-box.left(), -box.top())
    figure.draw(canvas, t, pose)
    return surface.toarray(colorType=skia.kRGBA_8888_ColorType)


def seen(stage: Stage, t: float, scale: float = 0.5) -> np.ndarray:
    """The set as it looks at ``t`` without a camera: (height, width, 3), 0..255."""
    frame = stage.frame
    surface = skia.Surface(round(frame.width * scale), round(frame.height * scale))
    canvas = surface.getCanvas()
    canvas.scale(scale, scale)
    canvas.translate(frame.width / 2, 0)
    for layer in sorted(stage.layers, key=lambda layer: layer.depth):
        if not isinstance(layer, Still):
            layer.paint(canvas, t)
            continue
        shift = (layer.drift * t) % layer.wrap if layer.wrap else 0.0
        for turn in (-1, 0, 1) if layer.wrap else (0,):
            canvas.save()
            canvas.translate(turn * (layer.wrap or 0) - shift, 0)
            canvas.clipRect(skia.Rect.MakeXYWH(*layer.bounds))
            layer.paint(canvas)
            canvas.restore()
    return surface.toarray(colorType=skia.kRGBA_8888_ColorType)[..., :3].astype(float)


# --- the street -----------------------------------------------------------------------------------------------------


def test_a_layer_that_wraps_looks_the_same_after_one_period() -> None:
    stage = build(brief(travel=260.0))
    wrapped = [layer for layer in stage.layers if isinstance(layer, Still) and layer.wrap and "cloud" not in layer.name]
    assert len(wrapped) >= 7
    for layer in wrapped:
        assert layer.wrap is not None
        x, y, width, height = layer.bounds
        columns = []
        for left in (x, x + layer.wrap if width >= layer.wrap else x + width - 2):
            surface = skia.Surface(40, max(1, int(height)))
            canvas = surface.getCanvas()
            canvas.translate(20 - left, -y)
            layer.paint(canvas)
            columns.append(surface.toarray()[:, 20:22].astype(int))
        if width >= layer.wrap:  # the two units by which it overlaps itself are the same picture
            assert width > layer.wrap
            assert np.abs(columns[0] - columns[1]).mean() < 1.0, f"{layer.name} shows a seam"
        else:  # a lone thing: nothing of it may reach its edges
            assert max(columns[0][..., 3].max(), columns[1][..., 3].max()) < 8, f"{layer.name} is cut off"


def test_the_ground_passes_under_the_feet_at_the_leads_own_speed() -> None:
    stage = build(brief(travel=260.0))
    drifts = {layer.name: layer.drift for layer in stage.layers if isinstance(layer, Still)}
    assert drifts["set:road"] == drifts["set:pavement"] == 260.0
    assert drifts["set:skyline-1"] < drifts["set:skyline-3"] < drifts["set:houses"] < 260.0 < drifts["set:foreground"]


def test_nothing_drifts_when_the_lead_stays() -> None:
    stage = build(brief())
    assert all(layer.drift == 0 for layer in stage.layers if isinstance(layer, Still) and "cloud" not in layer.name)


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("style", [None, "cyberpunk"])
def test_every_anchor_lies_inside_the_frame(shape: Shape, style: str | None) -> None:
    stage = build(brief(shape, style=style))
    frame = stage.frame
    assert next(iter(stage.anchors)) == "lead"
    for name, anchor in stage.anchors.items():
        assert abs(anchor.x) < frame.width * 0.46, name
        assert 0 < anchor.y < frame.height * 0.97, name


@pytest.mark.parametrize("shape", list(Shape))
def test_a_fox_fills_a_third_of_the_width_in_every_shape(shape: Shape) -> None:
    stage = build(brief(shape, travel=260.0))
    lead = stage.anchors["lead"]
    alpha = painted(animal("fox"), 0.2, Pose("run", speed=260 / lead.scale))[..., 3]
    columns = np.flatnonzero(alpha.max(axis=0) > 128)
    assert (columns[-1] - columns[0]) * lead.scale >= 0.35 * stage.frame.width


@pytest.mark.parametrize("place", ["tokyo", "paris", None])
def test_night_is_darker_than_day(place: str | None) -> None:
    day, night = (seen(build(brief(place=place, time_of_day=time)), 1.0, 0.3).mean() for time in ("day", "night"))
    assert night < 0.7 * day


@pytest.mark.parametrize("place", ["london", "tokyo", None])
def test_the_glow_of_a_city_at_night_has_no_edge(place: str | None) -> None:
    far = next(layer for layer in build(brief(place=place)).layers if layer.name == "set:skyline-1")
    assert isinstance(far, Still)
    surface = skia.Surface(8, 40)
    canvas = surface.getCanvas()
    canvas.translate(0, -far.bounds[1])
    far.paint(canvas)
    assert surface.toarray()[0, :, 3].max() < 6


def test_snow_lies_on_road_and_roofs() -> None:
    clear, snow = (
        seen(build(brief(place=None, time_of_day="day", weather=kind)), 1.0, 0.3) for kind in ("clear", "snow")
    )
    road = slice(int(clear.shape[0] * 0.86), None)
    assert snow[road].mean() > clear[road].mean() + 40


def test_a_cyberpunk_street_is_not_a_tokyo_street() -> None:
    tokyo, cyber = build(brief()), build(brief(style="cyberpunk"))
    assert cyber.weather == "rain"
    assert cyber.light.left
    assert cyber.light.right
    assert {"set:flyers"} <= {layer.name for layer in cyber.layers} - {layer.name for layer in tokyo.layers}


def test_only_a_wet_street_mirrors() -> None:
    assert build(brief(place=None, time_of_day="day")).reflection is None
    for wet in (brief(), brief(place=None, time_of_day="day", weather="rain")):
        mirror = build(wet).reflection
        assert mirror is not None
        assert any(layer.name == mirror.after for layer in build(wet).layers)
        assert town_for(wet).base < mirror.y < town_for(wet).feet


def test_the_same_seed_builds_the_same_street_and_another_seed_another() -> None:
    first, again, other = (seen(build(brief(seed=seed)), 0.5, 0.25) for seed in (5, 5, 6))
    assert np.array_equal(first, again)
    assert np.abs(first - other).mean() > 3


def test_a_city_is_a_street() -> None:
    assert SETS["street"] is SETS["city"]


def test_a_bus_stop_is_a_street_with_a_shelter_to_sit_in() -> None:
    plain, stop = build(brief(place=None)), builders()["bus_stop"](brief(place=None))
    assert {layer.name for layer in stop.layers} - {layer.name for layer in plain.layers} == {"set:shelter"}
    assert np.abs(seen(stop, 1.0) - seen(plain, 1.0)).mean() > 1
    assert stop.anchors["bench"].supports == "surface"


def test_every_word_on_a_sign_can_be_written() -> None:
    for text in (*glyphs.JAPANESE_WORDS, *glyphs.LATIN_WORDS, *glyphs.FRENCH_WORDS):
        box = glyphs.word(text, 0, 0, 20).computeTightBounds()
        assert box.left() >= 0
        assert box.right() <= glyphs.length(text, 20) + 2, text
    for name in glyphs.PICTOGRAMS:
        assert glyphs.glyph(name, 0, 0, 10).computeTightBounds().height() >= 4


# --- gaits ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["fox", "corgi", "horse", "cat", "rabbit"])
@pytest.mark.parametrize(("action", "speed"), [("run", 270.0), ("walk", 82.0), ("run", 420.0)])
def test_a_planted_paw_does_not_slide_on_the_ground(name: str, action: str, speed: float) -> None:
    figure = animal(name)
    step = 1 / 120
    frames = [figure.skeleton(i * step, Pose(action, speed=speed)).motion.feet for i in range(240)]
    checked = 0
    for before, after in itertools.pairwise(frames):
        for one, two in zip(before, after, strict=True):
            if one.planted and two.planted and two.x < one.x:
                assert abs((two.x - one.x) + speed * step) < 0.05
                assert two.y == 0
                checked += 1
    assert checked > 60
    landed = [foot.x for feet in frames for foot in feet[:1] if foot.planted]
    assert max(landed) - min(landed) > 15  # it does stride


def test_a_gallop_repeats_every_cycle_and_has_two_flights() -> None:
    body = Build(92, 70, 70)
    period = 1 / cadence(GALLOP, body.leg, 270)
    for t in (0.0, 0.11, 0.3):
        one, two = gaits.moving(body, GALLOP, t, 270), gaits.moving(body, GALLOP, t + period, 270)
        for first, second in zip(one.feet, two.feet, strict=True):
            assert first.x == pytest.approx(second.x, abs=1e-6)
            assert first.y == pytest.approx(second.y, abs=1e-6)
        assert one.hip == pytest.approx(two.hip)
    in_air = [
        not any(foot.planted for foot in gaits.moving(body, GALLOP, period * i / 200, 270).feet) for i in range(200)
    ]
    takeoffs = sum(after and not before for before, after in zip(in_air, in_air[1:] + in_air[:1], strict=True))
    assert takeoffs == 2


@pytest.mark.parametrize("action", ["run", "walk", "jump", "dance", "swim", "surf", "play"])
def test_no_joint_ever_leaps(action: str) -> None:
    support = "mount" if action == "surf" else "stand"
    step = 1 / 120
    for name in ("fox", "horse"):
        figure = animal(name)
        frames = [figure.skeleton(0.3 + i * step, Pose(action, support)) for i in range(220)]
        for one, two in itertools.pairwise(frames):
            spots = zip([*one.spine, *one.motion.feet], [*two.spine, *two.motion.feet], strict=True)
            for before, after in spots:
                x0, y0 = (before.x, before.y) if isinstance(before, gaits.Foot) else before
                x1, y1 = (after.x, after.y) if isinstance(after, gaits.Foot) else after
                assert abs(x1 - x0) + abs(y1 - y0) < 0.19 * figure.build.leg


def test_a_walk_keeps_at_least_two_feet_down_and_a_trot_moves_diagonals_together() -> None:
    body = Build(92, 70, 70)
    for i in range(100):
        assert sum(foot.planted for foot in gaits.moving(body, WALK, i / 60, 82).feet) >= 2
        near_hind, far_hind, near_fore, far_fore = gaits.moving(body, TROT, i / 60, 200).feet
        assert near_hind.planted == far_fore.planted
        assert far_hind.planted == near_fore.planted


# --- animals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["fox", "corgi", "dog", "wolf", "cat", "horse", "deer", "tiger", "rabbit", "sheep", "elephant"]
)
def test_bounds_enclose_every_pose(name: str) -> None:
    figure = animal(name)
    for action in ACTIONS:
        for support in ("stand", "mount", "sit") if action == "stand" else ("stand",):
            for t in (0.35, 0.8, 1.27):
                alpha = painted(figure, t, Pose(action, support, talk=1.0, gaze=(0.5, 0.6)))[..., 3]
                inner = alpha[90:-90, 90:-90]
                assert inner.max() == 255
                assert alpha.sum(dtype=np.int64) == inner.sum(dtype=np.int64), (
                    f"{name} {action} sticks out of its bounds"
                )


@pytest.mark.parametrize("name", sorted(quadruped.CAST))
def test_every_breed_stands_on_the_ground(name: str) -> None:
    figure = animal(name)
    alpha = painted(figure, 0.4, Pose())[..., 3]
    lowest = np.flatnonzero(alpha.max(axis=1) > 128)[-1] + figure.bounds.top() - 90
    assert -3 <= lowest <= 4


@pytest.mark.parametrize("name", ["fox", "wolf", "tiger", "horse", "sheep", "pig"])
def test_another_colour_dyes_the_coat(name: str) -> None:
    def hue(colour: str | None) -> np.ndarray:
        pixels = painted(animal(name, colour), 0.4, Pose())
        return pixels[pixels[..., 3] > 250][:, :3].mean(axis=0)

    blue = hue("#3a6ad8")
    assert blue[2] > blue[0] + 40
    assert np.abs(blue - hue(None)).max() > 40


def test_a_fox_has_dark_socks_and_a_white_tip_whatever_its_coat() -> None:
    for colour in (None, "#3a6ad8", "#d84a4a"):
        pixels = painted(animal("fox", colour), 0.4, Pose())
        box = pixels[..., 3] > 250
        rows, columns = np.flatnonzero(box.any(axis=1)), np.flatnonzero(box.any(axis=0))
        paws = pixels[rows[-1] - 8 : rows[-1] - 2][box[rows[-1] - 8 : rows[-1] - 2]][:, :3].mean()
        tip = pixels[:, columns[0] + 6 : columns[0] + 16][box[:, columns[0] + 6 : columns[0] + 16]][:, :3].mean()
        assert paws < 90
        assert tip > 190


def test_a_talking_animal_opens_its_mouth_and_a_sleeping_one_shuts_its_eyes() -> None:
    for name in ("fox", "cat", "horse", "deer", "cow", "pig", "rabbit", "elephant"):
        figure = animal(name)
        shut, open_ = (painted(figure, 0.5, Pose(talk=talk)).astype(int) for talk in (0.0, 1.0))
        assert np.abs(shut - open_).sum() > 3000, name
    assert animal("fox").skeleton(1.0, Pose("sleep")).motion.eyes == 0


def test_the_legs_keep_time_with_the_ground_on_a_mount_too() -> None:
    feet = [animal("corgi").skeleton(t / 10, Pose("surf", "mount")).motion.feet for t in range(20)]
    assert {foot.x for frame in feet for foot in frame} == {foot.x for foot in feet[0]}  # planted on the board


# --- things on wheels -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(vehicles.CAST))
def test_a_vehicle_stays_in_its_bounds_and_its_wheels_turn(name: str) -> None:
    figure = vehicles.CAST[name](Look(Entity(id="v-1", concept=name), 1))
    still, rolled = (painted(figure, t, Pose("drive", speed=30.0)) for t in (0.0, 0.4))
    inner = still[90:-90, 90:-90, 3].sum(dtype=np.int64)
    assert inner == still[..., 3].sum(dtype=np.int64)
    assert np.abs(still.astype(int) - rolled.astype(int)).sum() > 2000


def test_streets_repeat_far_outside_the_picture() -> None:
    assert max(frame.width for frame in FRAMES.values()) * 1.5 < PERIOD


def test_a_puppy_of_any_breed_is_smaller_but_not_in_the_head() -> None:
    grown = animal("wolf")
    small = quadruped.CAST["wolf"](Look(Entity(id="w", concept="wolf"), 3, attributes=frozenset({"baby"})))
    assert small.bounds.height() < 0.85 * grown.bounds.height()
    assert small.breed.head / small.breed.leg > 1.2 * grown.breed.head / grown.breed.leg


def test_the_trees_of_a_street_turn_with_the_seasons() -> None:
    views = {
        season: seen(build(brief(place=None, time_of_day="day", season=season)), 1.0, 0.3)
        for season in (None, "spring", "autumn", "winter")
    }
    for first, second in itertools.combinations(views, 2):
        assert np.abs(views[first] - views[second]).mean() > 1.0, (first, second)


@pytest.mark.parametrize("shape", list(Shape))
def test_the_parts_of_a_street_that_can_be_stood_on_have_anchors(shape: Shape) -> None:
    assert {"sidewalk", "road", "street"} <= set(build(brief(shape)).anchors)
