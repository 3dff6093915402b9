"""Weather in the air, measured on frames: seen before any sky, at several depths, and of a kind with place and season."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import skia

from core.generation.animatic import draw
from core.generation.animatic.compositor import Compositor
from core.generation.animatic.stage import FRAMES, Anchor, Brief, Frame, Grade, Stage, Still
from core.generation.animatic.weather import falling, kind_in
from core.generation.scene import Shape

NEUTRAL = Grade(contrast=1.0, saturation=1.0, bloom=0.0, vignette=0.0)
FRAME = FRAMES[Shape.LANDSCAPE]
BRIGHT, DARK = "#f2f6fb", "#0c1226"
BRIEF = Brief(FRAME, "meadow", None, "day", "wind", None, None, 1, 5.0)


def stage(sky: str, weather: str | None, frame: Frame = FRAME) -> Stage:
    """Nothing but sky."""

    def paint(canvas: skia.Canvas) -> None:
        canvas.drawPaint(draw.fill(sky))

    wide = (-0.8 * frame.width, -0.3 * frame.height, 1.6 * frame.width, 1.6 * frame.height)
    return Stage(frame, [Still("set:sky", 0.02, wide, paint)], {"lead": Anchor(0, 400)}, grade=NEUTRAL, weather=weather)


def seen(sky: str, weather: str | None, t: float = 1.0, frame: Frame = FRAME) -> np.ndarray:
    """The luma of a frame, (height, width)."""
    picture = Compositor(stage(sky, weather, frame), [], 5.0, camera="static", seed=3).frame(t)
    luma: np.ndarray = picture[..., :3].astype(float) @ np.array([0.114, 0.587, 0.299])
    return luma


@pytest.mark.parametrize("weather", ["rain", "snow", "storm"])
@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("sky", [BRIGHT, DARK, "#8a94a0"])
def test_drops_and_flakes_are_seen_before_any_sky(sky: str, shape: Shape, weather: str) -> None:
    apart = np.abs(seen(sky, weather, 0.9, FRAMES[shape]) - seen(sky, None, 0.9, FRAMES[shape]))
    assert (apart > 25).mean() > 0.003
    quarters = [half for row in np.array_split(apart, 2, axis=0) for half in np.array_split(row, 2, axis=1)]
    assert min((quarter > 25).mean() for quarter in quarters) > 0.001


def test_a_flake_before_a_bright_sky_has_a_dark_rim_around_a_light_middle() -> None:
    sky, snow = seen(BRIGHT, None), seen(BRIGHT, "snow")
    assert (sky - snow).max() > 35
    assert (snow - sky).max() > 3


def test_falling_weather_lies_before_and_behind_the_cast_at_four_depths_or_more() -> None:
    for kind in ("rain", "snow", "storm"):
        depths = {layer.depth for layer in falling(kind, FRAME, 1)}
        assert len(depths) >= 4
        assert min(depths) < 1 < max(depths)


def test_snow_floats_where_rain_is_gone_by_the_next_frame() -> None:
    stays = {}
    for kind in ("snow", "rain"):
        bare = seen(DARK, None)
        before, after = (seen(DARK, kind, t) - bare > 25 for t in (1.0, 1.0 + 1 / 24))
        stays[kind] = (before & after).sum() / before.sum()
    assert stays["snow"] > 0.3
    assert stays["rain"] < 0.15


def test_lightning_lights_the_whole_picture_for_a_moment() -> None:
    compositor = Compositor(stage(DARK, "storm"), [], 5.0, camera="static", seed=3)
    levels = [float(compositor.frame(index / 24)[..., :3].mean()) for index in range(120)]
    usual = float(np.median(levels))
    flashes = [level > usual + 25 for level in levels]
    assert any(flashes)
    assert sum(flashes) < 24
    bolt = compositor.frame(int(np.argmax(levels)) / 24)[:200, :, :3].min(axis=2)
    assert (bolt > 215).sum() > 60


def test_fog_drifts_and_hides_the_distance_more_than_it_hides_a_dark_sky_alone() -> None:
    now, later = seen(DARK, "fog", 0.0), seen(DARK, "fog", 4.0)
    assert now[240:400].mean() > seen(DARK, None)[240:400].mean() + 30
    assert np.abs(now - later).mean() > 1.5


def test_wind_carries_what_place_and_season_give() -> None:
    assert kind_in(BRIEF, "wind") == "wind"
    assert kind_in(replace(BRIEF, season="spring"), "wind") == "petals"
    assert kind_in(replace(BRIEF, season="autumn"), "wind") == "leaves"
    assert kind_in(replace(BRIEF, season="winter"), "wind") == "flurry"
    assert kind_in(replace(BRIEF, setting="desert", season="spring"), "wind") == "sand"
    assert kind_in(replace(BRIEF, setting="sea"), "wind") == "spray"  # no tree sheds leaves there


def test_a_storm_outdoors_brings_lightning_and_none_where_the_set_lets_no_weather_in() -> None:
    stormy = replace(BRIEF, weather="storm")
    assert kind_in(stormy, "rain") == "storm"
    assert kind_in(stormy, None) is None
    assert falling(None, FRAME, 1) == []


@pytest.mark.parametrize("kind", ["wind", "leaves", "petals", "flurry", "sand", "spray"])
def test_whatever_is_carried_is_seen_and_moves(kind: str) -> None:
    now, soon, clear = seen("#5f8a4a", kind, 1.0), seen("#5f8a4a", kind, 1.25), seen("#5f8a4a", None)
    assert (np.abs(now - clear) > 12).mean() > 0.001
    assert (np.abs(now - soon) > 4).mean() > 0.001


def test_petals_are_pink_and_autumn_leaves_are_warm() -> None:
    for kind in ("petals", "leaves"):
        with_it, without = (
            Compositor(stage("#4a90d0", weather), [], 5.0, camera="static", seed=3).frame(1.0)[..., :3].astype(int)
            for weather in (kind, None)
        )
        found = with_it[np.abs(with_it - without).max(axis=2) > 60].mean(axis=0)
        blue, green, red = found
        assert red > green
        assert red > blue + (10 if kind == "petals" else 40)


def test_the_same_seed_gives_the_same_weather_and_another_seed_another() -> None:
    first, again, other = (
        Compositor(stage(DARK, "snow"), [], 5.0, camera="static", seed=seed).frame(2.0).copy() for seed in (3, 3, 4)
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
