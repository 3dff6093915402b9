"""The animatic engine from a stage to a file: cameras, finished frames, masks, weather and the encoded clip."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import av
import numpy as np
import pytest
import skia

from core.errors import Refusal
from core.generation.animatic import draw
from core.generation.animatic.camera import Camera
from core.generation.animatic.casting import produce
from core.generation.animatic.compositor import Compositor, compositor_for
from core.generation.animatic.encode import SAMPLE_RATE, Encoder
from core.generation.animatic.engine import AnimaticEngine
from core.generation.animatic.moves import MOVES, View, move_named
from core.generation.animatic.stage import (
    FRAMES,
    Anchor,
    Cast,
    Frame,
    Grade,
    Live,
    Pose,
    Reflection,
    Stage,
    Still,
)
from core.generation.animatic.styles import style_named
from core.generation.animatic.timeline import slots_of
from core.generation.engine import RenderedClip, RenderRequest
from core.generation.scene import Entity, Relation, Scene, Shape, Shot

MAGENTA = 0xFFFF00FF
CAMERAS = tuple(MOVES)
PLAIN = Grade(contrast=1.0, saturation=1.0, bloom=0.0, vignette=0.0)


class Block:
    """A figure that is a plain box and bobs a little; with a lighter box as a separable part."""

    bounds = skia.Rect.MakeLTRB(-45, -170, 45, 10)

    def __init__(self, colour: str) -> None:
        self.colour = colour

    def draw(self, canvas: skia.Canvas, t: float, pose: Pose) -> None:
        canvas.drawRect(draw.rect(-40, -150 - 6 * (t % 1), 80, 150), draw.fill(self.colour))

    def parts(self) -> Mapping[str, Callable[[skia.Canvas, float, Pose], None]]:
        return {"hat": lambda canvas, t, pose: canvas.drawRect(draw.rect(-10, -168, 20, 14), draw.fill("#ffffff"))}

    def grip(self, name: str, t: float, pose: Pose) -> draw.Point:
        return (30.0, -80.0)


def box(entity_id: str, x: float, colour: str = "#3060ff", depth: float = 1.0, y: float = 0.85) -> Cast:
    """A block on the ground of a landscape frame."""
    entity = Entity(id=entity_id, concept="block")
    return Cast(entity, Block(colour), Anchor(x, y * 480, depth), lambda t: Pose())


def stage_for(frame: Frame, grade: Grade = PLAIN, **rest: object) -> Stage:
    """A sky and a ground, both a fifth larger than the frame on every side, and a little fence that repeats."""
    width, height = frame.width, frame.height
    around = (-0.7 * width, -0.2 * height, 1.4 * width, 1.4 * height)
    horizon = 0.6 * height

    def sky(canvas: skia.Canvas) -> None:
        canvas.drawRect(draw.rect(*around), draw.fill(shader=draw.vertical(0, height, ["#2244aa", "#ffddaa"])))

    def ground(canvas: skia.Canvas) -> None:
        canvas.drawRect(draw.rect(around[0], horizon, around[2], 0.6 * height), draw.fill("#3a7a40"))

    def fence(canvas: skia.Canvas) -> None:
        canvas.drawRect(draw.rect(-20, horizon - 30, 40, 40), draw.fill("#c0a080"))

    layers = [
        Still("set:sky", 0.1, around, sky),
        Still("set:fence", 0.9, (-50, horizon - 40, 100, 60), fence, wrap=100, drift=120),
        Still("set:ground", 0.95, (around[0], horizon, around[2], 0.6 * height), ground),
    ]
    return Stage(frame, [*layers], {"lead": Anchor(0, 0.85 * height)}, grade=grade, **rest)  # type: ignore[arg-type]


def has_magenta(picture: np.ndarray) -> bool:
    blue, green, red = (picture[..., channel].astype(int) for channel in range(3))
    return bool(((red > 200) & (blue > 200) & (green < 60)).any())


# --- camera ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("camera", CAMERAS)
def test_no_camera_move_ever_shows_the_edge_of_the_stage(camera: str, shape: Shape) -> None:
    compositor = Compositor(stage_for(FRAMES[shape]), [], 5.0, camera=camera, backdrop=MAGENTA)
    for t in (0.0, 0.6, 1.9, 3.1, 4.4, 5.0):
        assert not has_magenta(compositor.frame(t)), (camera, t)


def test_a_stage_that_is_too_small_holds_the_camera_back_instead_of_showing_its_edge() -> None:
    frame = FRAMES[Shape.LANDSCAPE]
    tight = (-frame.width / 2, 0.0, frame.width, frame.height)
    layer = Still("set:wall", 1.0, tight, lambda canvas: canvas.drawRect(draw.rect(*tight), draw.fill("#808080")))
    compositor = Compositor(Stage(frame, [layer], {}, grade=PLAIN), [], 5.0, camera="pan", backdrop=MAGENTA)
    assert not any(has_magenta(compositor.frame(t)) for t in (0.0, 2.5, 5.0))


def test_near_layers_shift_more_than_far_ones() -> None:
    camera = Camera(FRAMES[Shape.LANDSCAPE], "pan", 5.0, (0, 240))
    shifts = [
        abs(camera.place(View(x=50), depth)[1] - camera.place(View(), depth)[1]) for depth in (0.1, 0.5, 1.0, 1.5)
    ]
    assert shifts == sorted(shifts)
    assert shifts[0] < shifts[-1] / 10


def test_every_move_but_static_moves_and_slow_moves_less() -> None:
    for name in set(CAMERAS) - {"static"}:
        assert len({move_named(name)(u, 5 * u) for u in (0.0, 0.3, 0.7, 1.0)}) > 1, name
    assert 0 < move_named("slow_pan")(1.0, 5.0).turn_x < move_named("pan")(1.0, 5.0).turn_x
    assert len({move_named("static")(u, 5 * u) for u in (0.0, 0.5, 1.0)}) == 1


@pytest.mark.parametrize("camera", CAMERAS)
def test_a_subject_near_the_edge_stays_in_the_frame(camera: str) -> None:
    compositor = Compositor(stage_for(FRAMES[Shape.LANDSCAPE]), [box("a-1", 345)], 5.0, camera=camera)
    for t in (0.0, 1.0, 2.5, 4.0, 5.0):
        visible, _ = compositor.masks("a-1", t)
        assert visible.any()
        assert not visible[:, [0, -1]].any()
        assert not visible[0].any()
        assert not visible[-1].any() or camera == "close_up"


# --- frames ---------------------------------------------------------------------------------------------------------


def test_the_same_stage_gives_the_same_pixels_in_any_order_of_frames() -> None:
    first = Compositor(stage_for(FRAMES[Shape.LANDSCAPE], Grade(), weather="rain"), [box("a-1", 0)], 5.0, seed=7)
    second = Compositor(stage_for(FRAMES[Shape.LANDSCAPE], Grade(), weather="rain"), [box("a-1", 0)], 5.0, seed=7)
    later, earlier = first.frame(3.0).copy(), first.frame(1.0).copy()
    assert np.array_equal(second.frame(1.0), earlier)
    assert np.array_equal(second.frame(3.0), later)
    assert not np.array_equal(earlier, later)


def test_a_real_scene_drawn_twice_is_the_same_to_the_pixel() -> None:
    scene = little_scene()
    compositor = compositor_for(produce(scene, 0, 3.0), scene.seed)
    first, later = compositor.frame(1.2).copy(), compositor.frame(2.5).copy()
    assert np.array_equal(compositor.frame(1.2), first)
    again = compositor_for(produce(scene, 0, 3.0), scene.seed)
    assert np.array_equal(again.frame(2.5), later)


def test_what_a_near_layer_hides_is_left_out_without_a_trace() -> None:
    frame = FRAMES[Shape.LANDSCAPE]
    stage = stage_for(frame)
    wall = (-0.7 * 832, -96.0, 1.4 * 832, 1.4 * 480)

    def holed(canvas: skia.Canvas) -> None:
        canvas.clipRect(draw.rect(-100, 100, 200, 120), skia.ClipOp.kDifference)
        canvas.drawRect(draw.rect(*wall), draw.fill("#805040"))

    stage.layers.append(Still("set:wall", 1.02, wall, holed))
    drawn: list[float] = []
    stage.layers.append(Live("set:hidden", 0.99, lambda canvas, t: drawn.append(canvas.getDeviceClipBounds().width())))
    picture = Compositor(stage, [], 5.0, camera="static").frame(0.0)
    assert 200 <= drawn[0] <= 210
    assert tuple(picture[50, 50, :3]) == (0x40, 0x50, 0x80)
    assert tuple(picture[160, 416, :3]) != (0x40, 0x50, 0x80)


def test_removing_an_entity_changes_no_pixel_away_from_it() -> None:
    stage = stage_for(FRAMES[Shape.LANDSCAPE], weather="snow")
    with_both = Compositor(stage, [box("a-1", -150), box("b-1", 150, "#d02020")], 5.0, camera="static", seed=3)
    with_one = Compositor(stage, [box("a-1", -150)], 5.0, camera="static", seed=3)
    changed = np.flatnonzero((with_both.frame(2.0) != with_one.frame(2.0)).any(axis=(0, 2)))
    centre = 832 / 2 + 150
    assert len(changed)
    assert changed.min() > centre - 90
    assert changed.max() < centre + 90


def test_a_figure_in_front_of_wet_ground_is_mirrored_in_it() -> None:
    stage = stage_for(FRAMES[Shape.LANDSCAPE], reflection=Reflection(0.7 * 480, "set:ground", 0.6))
    wet = Compositor(stage, [box("a-1", 0, "#ff2020")], 5.0, camera="static")
    dry = Compositor(stage_for(FRAMES[Shape.LANDSCAPE]), [box("a-1", 0, "#ff2020")], 5.0, camera="static")
    below = (slice(415, 430), slice(400, 432))
    assert wet.frame(0.0)[below][..., 2].mean() > dry.frame(0.0)[below][..., 2].mean() + 40
    assert "a-1/reflection" in {layer.name for layer in wet.layers}


def test_light_falls_on_the_figure_only() -> None:
    stage = stage_for(FRAMES[Shape.LANDSCAPE])
    grey = Compositor(stage, [box("a-1", 0, "#808080")], 5.0, camera="static").frame(0.0).copy()
    empty = Compositor(stage, [], 5.0, camera="static").frame(0.0)
    column = grey[270:405, 416, :3].astype(int).mean(axis=1)
    assert column[5] > column[-5] + 20  # lit from above, shaded below
    assert np.array_equal(grey[:200], empty[:200])


@pytest.mark.parametrize("weather", ["rain", "storm", "snow", "fog", "wind", "dust"])
def test_every_weather_is_seen_and_moves(weather: str) -> None:
    frame = FRAMES[Shape.PORTRAIT]
    clear = Compositor(stage_for(frame), [], 5.0, camera="static").frame(1.0).copy()
    stormy = Compositor(stage_for(frame, weather=weather), [], 5.0, camera="static")
    now, soon = stormy.frame(1.0).copy(), stormy.frame(1.2).copy()
    assert (now != clear).any(axis=2).mean() > 0.0002
    assert (now != soon).any(axis=2).mean() > 0.0002


def test_a_style_changes_the_finish_and_nothing_else() -> None:
    stage = stage_for(FRAMES[Shape.SQUARE], Grade())
    plain = Compositor(stage, [], 5.0, camera="static").frame(0.0)[..., :3].astype(int)
    noir = Compositor(stage, [], 5.0, camera="static", style=style_named("noir")).frame(0.0)[..., :3].astype(int)
    assert np.ptp(plain, axis=2).mean() > 40
    assert np.ptp(noir, axis=2).mean() < 8  # grey
    assert stage.grade == Grade()


def test_a_wrapped_layer_has_no_gap_where_it_repeats() -> None:
    frame = FRAMES[Shape.LANDSCAPE]

    def wall(canvas: skia.Canvas) -> None:
        canvas.drawRect(draw.rect(-150.3, 0, 300.6, 480), draw.fill("#707070"))

    layer = Still(
        "set:wall", 0.7, (-150.3, -100, 300.6, 700), lambda c: c.drawPaint(draw.fill("#707070")), 2.5, 300.6, 90
    )
    for camera in ("static", "push"):
        compositor = Compositor(Stage(frame, [layer], {}, grade=PLAIN), [], 5.0, camera=camera, backdrop=MAGENTA)
        for t in (0.0, 0.7, 3.3):
            assert np.abs(compositor.frame(t)[..., :3].astype(int) - 0x70).max() <= 1


# --- masks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("camera", ["static", "push", "orbit"])
def test_a_mask_covers_what_is_drawn_of_the_entity(camera: str) -> None:
    stage = stage_for(FRAMES[Shape.LANDSCAPE])
    with_it = Compositor(stage, [box("a-1", 40, "#ff0000")], 5.0, camera=camera)
    picture = with_it.frame(2.0)[..., :3].astype(int)
    red = (picture[..., 2] > 100) & (picture[..., 1] < 60) & (picture[..., 0] < 60)
    visible, whole = with_it.masks("a-1", 2.0)
    assert red.sum() > 5000
    assert (visible[red] == 255).mean() > 0.99
    assert red[visible == 255].mean() > 0.95
    assert np.array_equal(visible, whole)


def test_what_stands_in_front_is_taken_out_of_the_visible_mask_only() -> None:
    casts = [box("back-1", 0, "#ff0000", 0.98), box("front-1", 40, "#0000ff", 1.0)]
    compositor = Compositor(stage_for(FRAMES[Shape.LANDSCAPE]), casts, 5.0, camera="static")
    visible, whole = compositor.masks("back-1", 0.0)
    front, _ = compositor.masks("front-1", 0.0)
    assert 0.4 < np.count_nonzero(visible) / np.count_nonzero(whole) < 0.6
    assert not ((visible > 0) & (front > 0)).any()


def test_a_layer_of_the_set_that_shows_an_entity_is_its_mask() -> None:
    frame = FRAMES[Shape.LANDSCAPE]
    stage = stage_for(frame)
    earth = Live("set:earth", 0.2, lambda canvas, t: canvas.drawCircle(100, 90, 40, draw.fill("#2080ff")))
    stage.layers.append(earth)
    compositor = Compositor(stage, [], 5.0, camera="static", shown={"set:earth": "earth-1"})
    visible, _ = compositor.masks("earth-1", 0.0)
    assert np.count_nonzero(visible) == pytest.approx(np.pi * 40**2, rel=0.03)


def test_a_held_thing_goes_where_the_hand_is_and_has_a_mask_of_its_own() -> None:
    holder = box("a-1", -100)
    cup = Cast(Entity(id="cup-1", concept="cup"), Block("#00ff00"), Anchor(0, 0, 0, 0.3, 1, "hand"), lambda t: Pose())
    holder.attached.append(cup)
    compositor = Compositor(stage_for(FRAMES[Shape.LANDSCAPE]), [holder], 5.0, camera="static")
    visible, _ = compositor.masks("cup-1", 0.0)
    rows, columns = np.nonzero(visible)
    assert columns.mean() == pytest.approx(416 - 100 + 30, abs=2)
    assert rows.max() == pytest.approx(0.85 * 480 - 80, abs=2)


# --- file -----------------------------------------------------------------------------------------------------------


def little_scene(**changes: object) -> Scene:
    """Three seconds at a café table."""
    shot = Shot(
        setting="cafe",
        weather="rain",
        entities=(
            Entity(id="person-1", concept="person", action="think"),
            Entity(id="coffee-1", concept="coffee", relations=(Relation(kind="on", target="table"),)),
        ),
    )
    return Scene.model_validate({"prompt": "x", "seconds": 3, "shots": (shot,), **changes})


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> tuple[RenderedClip, list[tuple[float, str]], Path]:
    """One clip with masks, and the progress it reported."""
    folder = tmp_path_factory.mktemp("clip")
    told: list[tuple[float, str]] = []
    request = RenderRequest(little_scene(), folder, masks=True)
    return AnimaticEngine().render(request, lambda share, phase: told.append((share, phase))), told, folder


def test_the_clip_is_h264_and_aac_of_the_asked_length(rendered: tuple[RenderedClip, object, Path]) -> None:
    clip = rendered[0]
    with av.open(str(clip.video)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert (video.codec_context.name, audio.codec_context.name) == ("h264", "aac")
        assert (video.width, video.height, video.codec_context.pix_fmt) == (832, 480, "yuv420p")
        assert video.average_rate == 24
        assert container.duration / av.time_base == pytest.approx(3.0, abs=0.06)
        assert sum(1 for _ in container.decode(video=0)) == 72
    assert clip.seconds == 3.0
    head = clip.video.read_bytes()
    assert head.index(b"moov") < head.index(b"mdat")  # plays before it is all loaded


def test_the_clip_has_sound(rendered: tuple[RenderedClip, object, Path]) -> None:
    with av.open(str(rendered[0].video)) as container:
        samples = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)
    assert samples.shape[0] == 2
    assert samples.shape[1] == pytest.approx(3 * SAMPLE_RATE, abs=2048)
    assert np.abs(samples).max() > 0.02


def test_progress_rises_from_nothing_to_all(rendered: tuple[object, list[tuple[float, str]], Path]) -> None:
    shares = [share for share, _ in rendered[1]]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert {phase for _, phase in rendered[1]} == {"drawing", "sound", "encoding"}


def test_the_poster_is_a_picture_of_the_clip(rendered: tuple[RenderedClip, object, Path]) -> None:
    poster = skia.Image.open(str(rendered[0].poster)).toarray()
    assert poster.shape[:2] == (480, 832)
    assert poster[..., :3].std() > 20


def test_masks_come_four_times_a_second_with_their_boxes(rendered: tuple[object, object, Path]) -> None:
    folder = rendered[2] / "masks"
    boxes = json.loads((folder / "boxes.json").read_text())
    assert [item["t"] for item in boxes] == [index / 4 for index in range(12)]
    names = [f"{6 * i:05d}.png" for i in range(12)]
    assert [file.name for file in sorted((folder / "coffee-1").glob("*.png"))] == names
    coffee = boxes[1]["entities"]["coffee-1"]
    for part in ("whole", *coffee["parts"]):
        assert [file.name for file in sorted((folder / "coffee-1" / part).iterdir())] == names
    assert {"shadow", "steam"} <= set(coffee["parts"])
    assert coffee["depth"] > boxes[1]["entities"]["person-1"]["depth"]  # the table is nearer than who sits behind it
    assert [copy["box"] for copy in coffee["copies"]] == [coffee["box"]]
    mask = skia.Image.open(str(folder / "coffee-1" / "00006.png")).toarray()
    assert set(np.unique(mask)) == {0, 255}
    x, y, width, height = boxes[1]["entities"]["coffee-1"]["box"]
    assert mask[y : y + height, x : x + width].any()
    mask[y : y + height, x : x + width] = 0
    assert not mask.any()
    assert boxes[1]["entities"]["coffee-1"]["visible_share"] > 0.9


def test_two_shots_share_the_clip_and_cut_on_a_frame(tmp_path: Path) -> None:
    scene = little_scene()
    two = scene.model_copy(update={"shots": (scene.shots[0], scene.shots[0].model_copy(update={"weather": "snow"}))})
    first, second = slots_of(two, 24)
    assert (first.frames, second.first_frame, second.frames) == (36, 36, 36)
    uneven = slots_of(two.model_copy(update={"shots": two.shots * 4, "seconds": 5}), 24)
    assert sum(slot.frames for slot in uneven) == 120
    assert all(slot.frames == 15 for slot in uneven)


def write_frames(file: Path, count: int, failure: BaseException | None = None) -> None:
    """A small clip of noise, which ends in ``failure`` after the last frame."""
    noise = np.random.default_rng(1)
    with Encoder(file, 64, 64, 24) as encoder:
        for _ in range(count):
            encoder.put(noise.integers(0, 255, (64, 64, 4), np.uint8))
        if failure:
            raise failure
        encoder.finish()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_a_refusal(tmp_path: Path) -> None:
    file = tmp_path / "clip.mp4"
    file.symlink_to("/dev/full")
    with pytest.raises(Refusal, match="disk is full"):
        write_frames(file, 120)


def test_an_abandoned_clip_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_frames(tmp_path / "clip.mp4", 30, KeyboardInterrupt())
    assert not (tmp_path / "clip.mp4").exists()


def test_a_place_without_a_set_of_its_own_is_said_with_what_stands_in_for_it(tmp_path: Path) -> None:
    scene = Scene(prompt="", seconds=3, shots=(Shot(setting="nowhere"),))
    clip = AnimaticEngine().render(RenderRequest(scene, tmp_path), lambda share, phase: None)
    assert [values for _, values in clip.notes] == [{"asked": "nowhere", "drawn": "meadow"}]
