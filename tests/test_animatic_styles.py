"""Styles, measured on finished frames: each has its line, palette, texture and frame rate."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pytest
import skia

from core.generation.animatic import draw
from core.generation.animatic.casting import produce
from core.generation.animatic.compositor import Compositor, compositor_for
from core.generation.animatic.finish import Finish
from core.generation.animatic.stage import FRAMES, Anchor, Grade, Stage, Still
from core.generation.animatic.styles import PLAIN, STYLES, style_named
from core.generation.lexicon.tables import rows
from core.generation.scene import Entity, Scene, Shape, Shot

NEUTRAL = Grade(contrast=1.0, saturation=1.0, bloom=0.0, vignette=0.0)
SCENES = {
    "meadow": Shot(setting="meadow", time_of_day="day", entities=(Entity(id="dog-1", concept="dog", action="run"),)),
    "night": Shot(setting="street", time_of_day="night", entities=(Entity(id="fox-1", concept="fox", action="run"),)),
}
ON_TWOS = sorted(name for name, style in STYLES.items() if style.rate == 12.0)


@lru_cache(maxsize=4)
def plain(name: str, shape: Shape = Shape.LANDSCAPE) -> np.ndarray:
    """A scene's frame without a style."""
    scene = Scene(prompt="a", shape=shape, shots=(SCENES[name],))
    return compositor_for(produce(scene, 0, 5.0), 0).frame(2.0).copy()


def image(pixels: np.ndarray) -> skia.Image:
    opaque = skia.AlphaType.kOpaque_AlphaType
    return skia.Image.fromarray(np.ascontiguousarray(pixels), skia.kBGRA_8888_ColorType, opaque)


def finished(style: str, pixels: np.ndarray, t: float = 2.0) -> np.ndarray:
    """The frame in that style, as (height, width, 3) ints: blue, green, red."""
    finish = Finish(pixels.shape[1], pixels.shape[0], NEUTRAL, style_named(style))
    made: np.ndarray = finish.apply(image(pixels), t, 0.0, 1.0)[..., :3].astype(int)
    return made


def luma(pixels: np.ndarray) -> np.ndarray:
    grey: np.ndarray = pixels[..., :3] @ np.array([0.114, 0.587, 0.299])
    return grey


def chroma(pixels: np.ndarray) -> np.ndarray:
    spread: np.ndarray = np.ptp(pixels[..., :3].astype(int), axis=2)
    return spread


def colours(pixels: np.ndarray) -> int:
    return len(np.unique(pixels.reshape(-1, pixels.shape[-1]), axis=0))


def disc() -> np.ndarray:
    """A warm, light disc in the middle of a cooler, slightly darker ground; both are flat."""
    surface = draw.blank(832, 480)
    canvas = surface.getCanvas()
    canvas.clear(0xFF7FA0B8)
    canvas.drawCircle(416, 240, 120, draw.fill("#f0d8a8"))
    pixels: np.ndarray = surface.toarray(colorType=skia.kBGRA_8888_ColorType).copy()
    return pixels


# --- which there are ------------------------------------------------------------------------------------------------


def test_every_style_that_can_be_asked_for_has_a_look_of_its_own_or_of_its_kind() -> None:
    names = {row["value"] for row in rows("slots") if row["slot"].startswith("style")} - {"realistic"}
    assert len(names) >= 22
    assert [name for name in sorted(names) if style_named(name).look is None] == []
    assert len({id(style_named(name)) for name in names}) >= 22


def test_no_two_styles_make_the_same_of_a_picture() -> None:
    made = {name: finished(name, plain("meadow")).astype(float) for name in STYLES}
    made["none"] = plain("meadow")[..., :3].astype(float)
    names = sorted(made)
    apart = {(a, b): float(np.abs(made[a] - made[b]).mean()) for i, a in enumerate(names) for b in names[i + 1 :]}
    assert min(apart.values()) > 3.0, min(apart, key=lambda pair: apart[pair])


@pytest.mark.parametrize("shape", [Shape.PORTRAIT, Shape.SQUARE])
@pytest.mark.parametrize("style", sorted(STYLES))
def test_every_style_fills_every_shape_and_depends_on_the_moment_alone(style: str, shape: Shape) -> None:
    width, height = round(FRAMES[shape].width), round(FRAMES[shape].height)
    picture = np.ascontiguousarray(np.rot90(disc())[:height, :width]) if shape is Shape.PORTRAIT else None
    if picture is None:
        picture = np.pad(disc(), ((0, height - 480), (0, 0), (0, 0)), mode="edge")[:, :width].copy()
    finish = Finish(width, height, NEUTRAL, style_named(style))
    finish.study(image(picture))
    first = finish.apply(image(picture), 1.25, 0.0, 1.0).copy()
    finish.apply(image(picture), 3.5, 0.0, 1.0)
    again = finish.apply(image(picture), 1.25, 0.0, 1.0)
    assert first.shape == (height, width, 4)
    assert np.array_equal(first, again)
    assert first[..., 3].min() == 255


@pytest.mark.parametrize("style", sorted(set(STYLES) - {"sketch", "stained_glass"}))
def test_a_day_stays_brighter_than_a_night(style: str) -> None:
    assert luma(finished(style, plain("meadow"))).mean() > luma(finished(style, plain("night"))).mean() + 4


# --- what they are --------------------------------------------------------------------------------------------------


def test_noir_is_black_and_white_with_bars_of_shade() -> None:
    picture = finished("noir", plain("meadow"))
    assert chroma(picture).max() <= 8
    assert np.percentile(luma(picture), 3) < 30
    assert np.percentile(luma(picture), 99) > 180
    bars = luma(finished("noir", np.full((480, 832, 4), 200, np.uint8)))[60:400, 400:432].mean(axis=1)
    turns = np.count_nonzero(np.diff(np.sign(np.diff(np.convolve(bars, np.ones(9) / 9, "valid")[::8]))))
    assert turns >= 6


def test_a_sketch_is_light_paper_with_dark_lines() -> None:
    for name in SCENES:
        picture = finished("sketch", plain(name))
        assert luma(picture).mean() > 150
        assert np.percentile(luma(picture), 1) < 110
        assert np.percentile(chroma(picture), 99) < 24


def test_pixel_art_is_made_of_blocks_in_few_colours() -> None:
    picture = finished("pixel_art", plain("meadow"))
    blocks = picture.reshape(120, 4, 208, 4, 3)
    assert (blocks == blocks[:, :1, :, :1]).all()
    assert 8 <= colours(picture) <= 30


def test_bricks_are_studs_of_a_few_colours() -> None:
    picture = finished("lego", plain("meadow"))
    assert colours(picture[4::8, 4::8]) <= 40
    stud = luma(picture).reshape(60, 8, 104, 8)
    assert (stud[:, 2, :, 2] > stud[:, 6, :, 6] + 4).mean() > 0.9  # lit from the upper left


def test_facets_and_panes_are_flat_within_their_edges() -> None:
    even = {}
    for style in ("low_poly", "none"):
        picture = plain("meadow")[..., :3].astype(int) if style == "none" else finished(style, plain("meadow"))
        even[style] = (np.abs(np.diff(picture, axis=1)).max(axis=2) == 0).mean()
    assert even["low_poly"] > 0.7
    assert even["low_poly"] > even["none"] + 0.2
    glass = finished("stained_glass", plain("meadow"))
    assert 0.06 < (luma(glass) < 30).mean() < 0.45  # the lead
    assert np.percentile(chroma(glass), 70) > np.percentile(chroma(plain("meadow")), 70) + 20


def test_minimalism_and_pop_art_print_in_few_colours() -> None:
    assert colours(finished("minimalist", plain("meadow"))) <= 16
    flat = finished("pop_art", disc())
    assert colours(flat[20:60, 20:200]) < 40


@pytest.mark.parametrize("style", ["anime", "cartoon", "pop_art", "ukiyo_e", "sketch", "watercolour", "van_gogh"])
def test_drawn_styles_put_a_line_around_things(style: str) -> None:
    picture = luma(finished(style, disc()))
    ring = {
        radius: np.mean(
            [
                picture[round(240 + radius * np.sin(a)), round(416 + radius * np.cos(a))]
                for a in np.linspace(0, 6.28, 90)
            ]
        )
        for radius in (90, 119, 121, 123, 160)
    }
    line = min(ring[119], ring[121], ring[123])
    assert line < ring[90] - 25
    assert line < ring[160] - 6


@pytest.mark.parametrize("style", ["oil_painting", "van_gogh", "clay", "papercut", "watercolour", "ukiyo_e", "vintage"])
def test_materials_give_flat_colour_a_texture(style: str) -> None:
    picture = luma(finished(style, disc()))
    assert picture[200:280, 380:450].std() > 1.0


def test_watercolour_leaves_a_white_border_and_no_black() -> None:
    picture = luma(finished("watercolour", plain("night")))
    edge = np.concatenate([picture[:3].ravel(), picture[-3:].ravel(), picture[:, :3].ravel(), picture[:, -3:].ravel()])
    assert np.median(edge) > 225
    assert np.percentile(picture, 2) > 35


def test_old_film_is_brown_flickers_and_weaves() -> None:
    finish = Finish(832, 480, NEUTRAL, style_named("vintage"))
    frames = [finish.apply(image(disc()), step / 16, 0.0, 1.0)[..., :3].astype(int) for step in range(8)]
    blue, green, red = (frames[0][200:280, 380:450, channel].mean() for channel in range(3))
    assert red > green > blue + 15
    assert np.ptp([frame[200:280, 380:450].mean() for frame in frames]) > 1.0
    rows = [int(np.argmax(np.abs(np.diff(luma(frame)[60:200, 416])))) for frame in frames]
    assert len(set(rows)) > 1


def test_neon_styles_take_red_and_blue_apart() -> None:
    grey = np.full((480, 832, 4), 60, np.uint8)
    grey[:, 400:440, :3], grey[..., 3] = 200, 255
    for style in ("cyberpunk", "vaporwave"):
        row = finished(style, grey, t=0.0)[240]
        blue, red = (int(np.argmax(np.diff(row[380:420, channel]))) for channel in (0, 2))
        assert red > blue


def test_a_dream_bends_straight_lines() -> None:
    stripes = np.zeros((480, 832, 4), np.uint8)
    stripes[:, 416:, :3], stripes[..., 3] = 220, 255
    edge = np.argmax(luma(finished("surreal", stripes)) > 110, axis=1)
    assert np.ptp(edge[20:460]) > 8


def test_clockwork_turns_and_bats_fly_over_the_same_picture() -> None:
    for style in ("steampunk", "gothic", "fantasy"):
        finish = Finish(832, 480, NEUTRAL, style_named(style))
        first = finish.apply(image(disc()), 0.0, 0.0, 1.0).astype(int).copy()
        later = finish.apply(image(disc()), 1.0, 0.0, 1.0).astype(int)
        assert (np.abs(first - later).max(axis=2) > 30).mean() > 0.002, style


# --- frame rate -----------------------------------------------------------------------------------------------------


def moving() -> Stage:
    """A white bar that moves to the left."""
    frame = FRAMES[Shape.LANDSCAPE]
    bar = Still(
        "set:bar", 0.9, (-60, 0, 120, 480), lambda c: c.drawRect(draw.rect(-20, 0, 40, 480), draw.fill("#ffffff")),
        wrap=240, drift=200,
    )  # fmt: skip
    wall = Still("set:wall", 0.5, (-700, -100, 1400, 700), lambda canvas: canvas.drawColor(0xFF305070))
    return Stage(frame, [wall, bar], {"lead": Anchor(0, 400)}, grade=NEUTRAL)


@pytest.mark.parametrize("style", ON_TWOS)
def test_a_style_on_twos_shows_every_drawing_for_two_frames(style: str) -> None:
    compositor = Compositor(moving(), [], 5.0, camera="static", style=style_named(style))
    frames = [compositor.frame(index / 24).copy() for index in range(6)]
    assert [np.array_equal(a, b) for a, b in pairwise(frames)] == [True, False, True, False, True]


def test_old_film_shows_sixteen_pictures_a_second_and_no_style_all_of_them() -> None:
    for style, count in ((style_named("vintage"), 16), (PLAIN, 24)):
        compositor = Compositor(moving(), [], 5.0, camera="static", style=style)
        frames = [compositor.frame(index / 24).copy() for index in range(24)]
        changes = sum(not np.array_equal(a, b) for a, b in pairwise(frames))
        assert changes == count - 1


def test_a_mask_is_of_the_picture_that_is_shown_and_no_style_changes_it() -> None:
    scene = Scene(prompt="a", shots=(SCENES["meadow"],))
    drawn = scene.model_copy(update={"shots": (SCENES["meadow"].model_copy(update={"style": "cartoon"}),)})
    without, cartoon = (compositor_for(produce(each, 0, 5.0), 0) for each in (scene, drawn))
    held = without.masks("dog-1", 24 / 24)[0]
    assert held.any()
    assert np.array_equal(cartoon.masks("dog-1", 24 / 24)[0], held)
    assert np.array_equal(cartoon.masks("dog-1", 25 / 24)[0], held)


@pytest.mark.parametrize("weather", ["rain", "snow"])
@pytest.mark.parametrize("style", sorted(name for name, style in STYLES.items() if style.swallows))
def test_rain_and_snow_are_seen_in_styles_that_level_out_what_is_small(style: str, weather: str) -> None:
    frames = [
        Compositor(replace(moving(), weather=kind), [], 5.0, camera="static", style=style_named(style)).frame(1.0)
        for kind in (weather, None)
    ]
    apart = np.abs(luma(frames[0].astype(int)) - luma(frames[1].astype(int)))
    assert (apart > 20).mean() > 0.002
