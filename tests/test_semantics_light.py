"""Rendered prompts have the colours, the light and the weather they name."""

from __future__ import annotations

import numpy as np
import pytest
from seen import look, stage

from core.generation import lexicon

# CIE 1976 L*a*b* from sRGB under D65: IEC 61966-2-1 and CIE 15
_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_WHITE = np.array([0.9505, 1.0, 1.089])
NAMES = ("red", "orange", "yellow", "green", "turquoise", "blue", "purple", "pink", "brown", "white", "black", "grey")


def lab(rgb: np.ndarray) -> np.ndarray:
    """(..., 3) colours, 0..255, as L*, a*, b*."""
    share = np.asarray(rgb, float) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    xyz = linear @ _TO_XYZ.T / _WHITE
    root = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    x, y, z = root[..., 0], root[..., 1], root[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], -1)


def named(name: str) -> np.ndarray:
    value = lexicon.colour(name)
    return np.array([int(value[index : index + 2], 16) for index in (1, 3, 5)])


PALETTE = lab(np.array([named(name) for name in NAMES]))
_SHADE = np.array([0.45, 1.0, 1.0])  # light and shade count less than the colour itself
_NEIGHBOURS = {"gold": {"yellow", "orange"}, "brown": {"brown", "orange"}}


def colours_of(prompt: str, concept: str) -> list[tuple[float, str]]:
    """The shares of an entity's visible pixels that are nearest (ΔE*ab) to each colour name, largest first."""
    seen = look(prompt)
    (entity,) = (e for e in seen.scene.shots[0].entities if concept in (e.concept, *lexicon.ancestors(e.concept)))
    mask = np.max([copy.visible for copy in seen.copies(entity.id)], axis=0) > 0
    apart = (((lab(seen.frame[mask])[:, None] - PALETTE) * _SHADE) ** 2).sum(-1)
    nearest = apart.argmin(axis=1)
    return sorted(((float((nearest == i).mean()), name) for i, name in enumerate(NAMES)), reverse=True)


@pytest.mark.parametrize(
    ("prompt", "concept", "colour"),
    [
        ("a red car on a street", "car", "red"),
        ("ein blaues Auto", "car", "blue"),
        ("a yellow taxi", "taxi", "yellow"),
        ("a red tractor on a farm", "tractor", "red"),
        ("a yellow boat on the sea", "boat", "yellow"),
        ("a blue dog in a meadow", "dog", "blue"),
        ("a black cat in a room", "cat", "black"),
        ("an orange cat", "cat", "orange"),
        ("a white horse in a meadow", "horse", "white"),
        ("ein weißes Kaninchen", "rabbit", "white"),
        ("a pink elephant", "elephant", "pink"),
        ("a purple dinosaur", "dinosaur", "purple"),
        ("a green dragon", "dragon", "green"),
        ("a purple octopus", "octopus", "purple"),
        ("a blue bird in the sky", "bird", "blue"),
        ("a brown bear in the forest", "bear", "brown"),
        ("a green robot", "robot", "green"),
        ("a woman in a red dress", "dress", "red"),
        ("a red umbrella in a meadow", "umbrella", "red"),
        ("a purple balloon", "balloon", "purple"),
        ("a green apple on a table", "apple", "green"),
        ("a golden crown on a table", "crown", "gold"),
        ("a blue house", "house", "blue"),
        ("ein roter Baum", "tree", "red"),
        ("a yellow flower", "flower", "yellow"),
        ("a blue guitar", "guitar", "blue"),
        ("a green chair in a room", "chair", "green"),
    ],
)
def test_the_stated_colour_dominates_what_has_it(prompt: str, concept: str, colour: str) -> None:
    shares = colours_of(prompt, concept)
    assert shares[0][1] in _NEIGHBOURS.get(colour, {colour}), shares[:3]
    assert shares[0][0] > 0.3, shares[:3]


def brightness(prompt: str, **changes: object) -> float:
    _, _, compositor = stage(prompt, **changes)
    return float((compositor.frame(2.0)[..., 2::-1] @ np.array([0.2126, 0.7152, 0.0722])).mean())


@pytest.mark.parametrize(
    "setting",
    [
        "street",
        "forest",
        "meadow",
        "mountain",
        "beach",
        "desert",
        "sea",
        "lake",
        "park",
        "farm",
        "castle",
        "village",
        "rooftop",
        "room",
        "cafe",
        "jungle",
    ],
)
def test_day_is_brighter_than_night(setting: str) -> None:
    day = brightness("a dog", setting=setting, time_of_day="day", camera="static")
    night = brightness("a dog", setting=setting, time_of_day="night", camera="static")
    assert day > (1.08 if setting in INDOORS else 1.25) * night, (day, night)  # lamps are lit in rooms


OUTDOORS = ["street", "forest", "meadow", "mountain", "beach", "lake", "park", "farm", "castle", "village"]
INDOORS = ("cafe", "room")


def frames(setting: str, weather: str, *moments: float) -> list[np.ndarray]:
    _, _, compositor = stage("a dog", setting=setting, weather=weather, camera="static", time_of_day="day")
    return [compositor.frame(t)[..., :3].astype(int) for t in moments]


def changed(a: np.ndarray, b: np.ndarray) -> float:
    """The share of pixels that are visibly different."""
    return float((np.abs(a - b).max(axis=2) > 10).mean())


@pytest.mark.parametrize("setting", OUTDOORS)
@pytest.mark.parametrize("weather", ["rain", "snow"])
def test_weather_out_of_doors_falls_from_the_sky_to_the_ground(setting: str, weather: str) -> None:
    (clear,) = frames(setting, "clear", 2.0)
    wet, later = frames(setting, weather, 2.0, 2.1)
    third = clear.shape[0] // 3
    for part in (slice(0, third), slice(2 * third, None)):
        assert changed(clear[part], wet[part]) > 0.05
        assert changed(wet[part], later[part]) > 0.0005  # it falls
    if weather == "snow":  # snow lies: the ground is paler than it was
        assert np.ptp(wet[2 * third :], axis=2).mean() < np.ptp(clear[2 * third :], axis=2).mean()


@pytest.mark.parametrize("setting", INDOORS)
@pytest.mark.parametrize("weather", ["rain", "snow"])
def test_weather_stays_outside_of_a_room(setting: str, weather: str) -> None:
    (clear,) = frames(setting, "clear", 2.0)
    wet, later = frames(setting, weather, 2.0, 2.4)
    height = clear.shape[0]
    assert changed(clear[: height * 2 // 3], wet[: height * 2 // 3]) > 0.03  # through the window
    floor = slice(height * 9 // 10, None)
    fallen = changed(wet[floor], later[floor]) - changed(
        *(frames(setting, "clear", 2.0, 2.4)[i][floor] for i in (0, 1))
    )
    assert fallen < 0.01
