"""The built outdoor sets: each in every shape, light and weather, and no two alike."""

from __future__ import annotations

import itertools
from functools import lru_cache

import numpy as np
import pytest
import skia

from core.generation import lexicon
from core.generation.animatic.catalogue import builders
from core.generation.animatic.stage import FRAMES, Brief, Live, Stage, Still
from core.generation.scene import Shape

BUILT = (
    *("airport", "amusement_park", "bridge", "castle", "construction_site", "farm", "graveyard", "harbour", "ice_rink"),
    *("market", "park", "playground", "pool", "racetrack", "road", "rooftop", "ruins", "stadium", "station", "temple"),
    *("alley", "canal", "court", "gas_station", "suburb", "town_square", "village", "wild_west"),
)
PAINTED = frozenset(
    {"window", "table", "door", "roof", "bench"}
)  # parts that the set paints and nobody has to stand on


def brief(setting: str, shape: Shape = Shape.LANDSCAPE, **changes: object) -> Brief:
    values: dict[str, object] = {
        "place": None,
        "time_of_day": "day",
        "weather": "clear",
        "style": None,
        "mood": None,
        "seed": 4,
        "seconds": 5.0,
        **changes,
    }
    return Brief(frame=FRAMES[shape], setting=setting, **values)  # type: ignore[arg-type]


def seen(stage: Stage, t: float = 0.0, scale: float = 0.25) -> np.ndarray:
    """The set as it looks at ``t`` without a camera: (height, width, 3), 0..255."""
    frame = stage.frame
    surface = skia.Surface(round(frame.width * scale), round(frame.height * scale))
    canvas = surface.getCanvas()
    canvas.scale(scale, scale)
    canvas.translate(frame.width / 2, 0)
    for layer in sorted(stage.layers, key=lambda layer: layer.depth):
        if isinstance(layer, Live):
            layer.paint(canvas, t)
            continue
        shift = (layer.drift * t) % layer.wrap if layer.wrap else 0.0
        for turn in (-1, 0, 1) if layer.wrap else (0,):
            canvas.save()
            canvas.translate(turn * (layer.wrap or 0) - shift, 0)
            canvas.clipRect(skia.Rect.MakeXYWH(*layer.bounds))
            layer.paint(canvas)
            canvas.restore()
    return np.asarray(surface.toarray(colorType=skia.kRGBA_8888_ColorType), dtype=float)


@lru_cache(maxsize=64)
def day(setting: str) -> np.ndarray:
    return np.asarray(seen(builders()[setting](brief(setting)))[..., :3])


@pytest.mark.parametrize("setting", BUILT)
def test_anchors_lie_in_the_frame_and_the_lead_is_large_in_every_shape(setting: str) -> None:
    for shape in Shape:
        stage = builders()[setting](brief(setting, shape))
        frame = stage.frame
        assert next(iter(stage.anchors)) == "lead"
        for name, anchor in stage.anchors.items():
            assert abs(anchor.x) < frame.width * 0.47, (shape, name)
            assert 0.05 * frame.height < anchor.y < frame.height * 0.97, (shape, name)
        assert 210 * stage.anchors["lead"].scale >= frame.height * frame.pick(0.45, 0.3, 0.4)


@pytest.mark.parametrize("setting", BUILT)
def test_the_parts_that_the_lexicon_names_can_be_stood_on(setting: str) -> None:
    anchors = builders()[setting](brief(setting)).anchors
    for part in lexicon.lexicon().parts.get(setting, frozenset()) - PAINTED:
        assert part in anchors, part


@pytest.mark.parametrize("setting", BUILT)
def test_a_set_fills_its_frame_in_depth(setting: str) -> None:
    for shape in Shape:
        stage = builders()[setting](brief(setting, shape))
        assert len({layer.depth for layer in stage.layers}) >= 5
        assert any(layer.depth > 1.1 for layer in stage.layers), "nothing lies before the cast"
        picture = seen(stage, scale=0.12)
        assert picture[..., 3].min() > 240, "something shows through"
        rows = picture[..., :3].mean(axis=1)
        assert np.abs(np.diff(rows, axis=0)).sum() > 60, "an empty picture"


@pytest.mark.parametrize("setting", BUILT)
def test_night_is_darker_than_day_and_its_lamps_are_not(setting: str) -> None:
    night = seen(builders()[setting](brief(setting, time_of_day="night")))[..., :3]
    assert night.mean() < 0.68 * day(setting).mean()
    if setting != "ruins":  # where nobody is left to light a lamp
        assert np.quantile(night.mean(axis=2), 0.999) > 115


@pytest.mark.parametrize("setting", sorted(set(BUILT) - {"ice_rink", "pool"}))
def test_snow_whitens_the_ground_by_weather_and_by_season(setting: str) -> None:
    ground = slice(int(day(setting).shape[0] * 0.8), int(day(setting).shape[0] * 0.94))
    bare = day(setting)[ground]
    for change in (brief(setting, weather="snow"), brief(setting, season="winter")):
        white = seen(builders()[setting](change))[ground][..., :3]
        assert white.mean() > bare.mean() + 18, change
        assert np.ptp(white.mean(axis=(0, 1))) < 45, change


@pytest.mark.parametrize("setting", ["market", "station", "airport", "rooftop", "bridge", "harbour", "racetrack"])
def test_rain_makes_hard_ground_mirror(setting: str) -> None:
    wet = builders()[setting](brief(setting, weather="rain"))
    assert wet.weather == "rain"
    assert wet.reflection is not None
    assert any(layer.name == wet.reflection.after for layer in wet.layers)
    assert wet.reflection.y < wet.anchors["lead"].y
    assert builders()[setting](brief(setting)).reflection is None


def test_no_two_sets_look_alike() -> None:
    for first, second in itertools.combinations(BUILT, 2):
        assert np.abs(day(first) - day(second)).mean() > 9, (first, second)


@pytest.mark.parametrize("setting", BUILT)
def test_the_ground_passes_under_a_walk_at_its_own_speed_without_a_seam(setting: str) -> None:
    stage = builders()[setting](brief(setting, travel=150.0, action="walk"))
    drifting = [layer for layer in stage.layers if isinstance(layer, Still) and layer.drift]
    assert {layer.drift for layer in drifting if layer.name == "set:ground"} == {150.0}
    for layer in drifting:
        assert layer.wrap is not None
        if layer.name != "set:ground":
            continue
        x, y, _, height = layer.bounds
        edges = []
        for left in (x, x + layer.wrap - 3):
            surface = skia.Surface(3, int(height))
            canvas = surface.getCanvas()
            canvas.translate(-left, -y)
            layer.paint(canvas)
            edges.append(surface.toarray().astype(float))
        # the last columns and the first ones are neighbours, so they differ by a few pixels' worth of drawing at most
        assert np.abs(edges[1][:, 2] - edges[0][:, 0]).mean() < 26


@pytest.mark.parametrize("setting", ["park", "village", "station", "farm", "castle"])
def test_who_sits_has_something_to_sit_on(setting: str) -> None:
    stage = builders()[setting](brief(setting, action="read"))
    assert stage.anchors["lead"].supports == "sit"
    standing = builders()[setting](brief(setting, action="stand"))
    lead = stage.anchors["lead"]
    patch = (
        slice(int((lead.y + 4) * 0.25), int((lead.y + 30) * 0.25)),
        slice(int((lead.x + 416 - 40) * 0.25), int((lead.x + 416 + 40) * 0.25)),
    )
    assert np.abs(seen(stage)[patch] - seen(standing)[patch])[..., :3].mean() > 9


def test_a_park_turns_with_the_seasons() -> None:
    views = {
        season: seen(builders()["park"](brief("park", season=season)))[..., :3]
        for season in ("spring", "summer", "autumn", "winter")
    }
    for first, second in itertools.combinations(views, 2):
        assert np.abs(views[first] - views[second]).mean() > 4, (first, second)
    crowns = {season: view[30:70, :60].mean(axis=(0, 1)) for season, view in views.items()}
    assert crowns["autumn"][0] - crowns["autumn"][1] > crowns["summer"][0] - crowns["summer"][1] + 10


def test_the_cabins_of_the_wheel_go_round() -> None:
    stage = builders()["amusement_park"](brief("amusement_park"))
    assert np.abs(seen(stage, 0.0) - seen(stage, 2.0)).max() > 100


def test_no_weather_comes_down_to_the_underground() -> None:
    dry, wet = builders()["subway"](brief("subway")), builders()["subway"](brief("subway", weather="rain"))
    assert wet.weather is None
    assert np.array_equal(seen(dry), seen(wet))
    late = seen(builders()["subway"](brief("subway", time_of_day="night")))
    assert late.mean() < seen(dry).mean()
    assert {"platform", "wall"} <= set(dry.anchors)
