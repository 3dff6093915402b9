"""Seasons and weather on natural sets: leaves turn, snow covers, puddles stand."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from test_animatic_nature_places import brief_of, built, painted

from core.generation.animatic.sets import sky

GREEN_PLACES = ("forest", "meadow", "lake", "river", "valley", "mountain", "jungle", "swamp")


def lower(picture: np.ndarray) -> np.ndarray:
    """The part of a picture where the ground is."""
    return picture[int(picture.shape[0] * 0.7) :]


@pytest.mark.parametrize("setting", GREEN_PLACES)
def test_autumn_turns_green_to_red_and_gold(setting: str) -> None:
    summer, autumn = (painted(built(setting, season=season)) for season in ("summer", "autumn"))
    redder = [(picture[..., 0] - picture[..., 1]).mean() for picture in (summer, autumn)]
    assert redder[1] > redder[0] + 6


@pytest.mark.parametrize("setting", [*GREEN_PLACES, "field", "canyon", "oasis", "fantasy_land", "battlefield"])
def test_winter_and_falling_snow_whiten_the_ground(setting: str) -> None:
    summer = lower(painted(built(setting)))
    for more in ({"season": "winter"}, {"weather": "snow"}):
        white = lower(painted(built(setting, **more)))
        assert white.mean() > summer.mean() + 25, more
        assert np.ptp(white.mean(axis=(0, 1))) < np.ptp(summer.mean(axis=(0, 1))) + 12, more


def test_spring_brings_blossoms_to_the_meadow() -> None:
    def pink(picture: np.ndarray) -> float:
        red, green, blue = picture[..., 0], picture[..., 1], picture[..., 2]
        return float(((red > 180) & (blue > 140) & (red > green + 18)).mean())

    summer, spring = (painted(built("meadow", season=season), scale=0.3) for season in ("summer", "spring"))
    assert pink(spring) > pink(summer) + 0.01


def test_the_season_of_no_name_is_summer() -> None:
    assert np.array_equal(painted(built("forest")), painted(built("forest", season="summer")))


def test_rain_in_winter_leaves_no_snow() -> None:
    assert sky.snow_lies(brief_of("meadow", season="winter"))
    assert not sky.snow_lies(brief_of("meadow", season="winter", weather="rain"))


@pytest.mark.parametrize("setting", ["meadow", "valley", "canyon"])
def test_rain_stands_in_puddles_that_hold_the_sky(setting: str) -> None:
    stage_dry, stage_wet = built(setting, weather="fog"), built(setting, weather="rain")
    dry, wet = lower(painted(stage_dry, scale=0.4)), lower(painted(stage_wet, scale=0.4))
    # a puddle is brighter and greyer than the ground around it
    assert (wet.max(axis=2) - wet.min(axis=2) < 30).mean() > 0.004
    assert not np.array_equal(dry, wet)


@pytest.mark.parametrize("season", ["autumn", "spring"])
def test_what_trees_shed_sails_through_the_air(season: str) -> None:
    names = {layer.name for layer in built("valley", season=season).layers}
    assert "set:falling" in names
    assert "set:falling" not in {layer.name for layer in built("valley").layers}


@pytest.mark.parametrize("setting", ["meadow", "savanna", "field"])
def test_grass_bows_in_the_wind_and_more_in_a_storm(setting: str) -> None:
    def moved(weather: str) -> float:
        stage = built(setting, weather=weather)
        stage.layers = [layer for layer in stage.layers if layer.name == "set:blades"]
        assert stage.layers
        frames = [painted(stage, t, scale=0.5) for t in (0.0, 0.5, 1.0, 1.5)]
        return float(sum(np.abs(a - b).mean() for a, b in pairwise(frames)))

    calm, windy = moved("clear"), moved("wind")
    assert calm > 0.01
    assert windy > calm
