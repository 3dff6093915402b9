"""Every creature that has a name can be drawn: something is painted, inside its bounds, in the colour that was asked for."""

from __future__ import annotations

import math

import numpy as np
import pytest
import skia

from core.generation import lexicon
from core.generation.animatic import draw
from core.generation.animatic.catalogue import figure_for, has_figure, makers
from core.generation.animatic.rigs.outfits import OUTFITS
from core.generation.animatic.rigs.tools import FOR_ACTION, TOOLS
from core.generation.animatic.rigs.wardrobe import HAT_COLOURS, HAT_OF
from core.generation.animatic.stage import Figure, Look, Pose, Wears, Worn
from core.generation.lexicon import lexicon as tables
from core.generation.scene import Entity

HALF = 460
SCALE = 0.4


def concepts(*kinds: str) -> list[str]:
    """Every concept of those kinds."""
    return sorted(name for name in tables().concepts if lexicon.kind(name) in kinds)


def look(concept: str, *, action: str | None = None, colour: str | None = None, words: tuple[str, ...] = (), wears: tuple[Worn, ...] = ()) -> Look:  # fmt: skip
    """A look with one seed for all."""
    entity = Entity(id=f"{concept}-1", concept=concept, action=action, attributes=words)
    return Look(entity, 11, colour, frozenset(words), wears)


def painted(figure: Figure, t: float, pose: Pose) -> np.ndarray:
    """The figure alone as a BGRA array; its base is in the middle of the lower half."""
    surface = draw.blank(round(2 * HALF * SCALE), round(2 * HALF * SCALE))
    canvas = surface.getCanvas()
    canvas.scale(SCALE, SCALE)
    canvas.translate(HALF, HALF * 1.3)
    figure.draw(canvas, t, pose)
    return np.array(surface.toarray(colorType=skia.kBGRA_8888_ColorType))


def outside(picture: np.ndarray, bounds: skia.Rect) -> int:
    """How many clearly visible pixels lie outside of the bounds."""
    left, top = (bounds.left() + HALF) * SCALE, (bounds.top() + 1.3 * HALF) * SCALE
    right, bottom = (bounds.right() + HALF) * SCALE, (bounds.bottom() + 1.3 * HALF) * SCALE
    mask = picture[..., 3] > 60
    mask[max(0, math.floor(top)) : math.ceil(bottom), max(0, math.floor(left)) : math.ceil(right)] = False
    return int(mask.sum())


@pytest.mark.parametrize("kind", ["person", "animal", "creature", "vehicle"])
def test_whoever_has_a_name_is_drawn_inside_its_bounds(kind: str) -> None:
    for concept in concepts(kind):
        assert has_figure(concept), concept
        if kind == "person" and concept not in makers():
            continue  # drawn as the kind of person that it is
        figure = figure_for(look(concept))
        picture = painted(figure, 0.7, Pose())
        area = (picture[..., 3] > 60).sum() / SCALE**2
        assert area > 900, concept
        assert outside(picture, figure.bounds) < 40, concept


def test_no_bird_fish_insect_or_reptile_is_a_flat_picture() -> None:
    for concept in (
        "owl",
        "eagle",
        "duck",
        "penguin",
        "shark",
        "whale",
        "octopus",
        "butterfly",
        "snake",
        "dragon",
        "kangaroo",
    ):
        assert concept in makers(), concept
        resting = painted(figure_for(look(concept)), 0.3, Pose())
        later = painted(figure_for(look(concept)), 0.9, Pose())
        assert (resting != later).any(), concept


def lab(colour: np.ndarray) -> np.ndarray:
    """CIE L*a*b* (D65) of an sRGB colour 0..255."""
    linear = np.where(colour / 255 <= 0.04045, colour / 255 / 12.92, ((colour / 255 + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = (to_xyz @ linear) / np.array([0.9505, 1.0, 1.089])
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


def nearness(picture: np.ndarray, colour: str) -> float:
    """The share of the figure's pixels whose hue is near the colour's: shades and lights of it count."""
    pixels = picture[picture[..., 3] > 200][:, 2::-1].astype(float)[::7]
    asked = lab(np.array(draw.channels(colour), float))
    near = 0
    for pixel in pixels:
        own = lab(pixel)
        near += math.hypot(*(own[1:] - asked[1:])) < 42
    return near / max(1, len(pixels))


@pytest.mark.parametrize(
    "concept", ["man", "wizard", "princess", "robot", "owl", "fish", "butterfly", "snake", "dragon", "fox", "octopus"]
)
@pytest.mark.parametrize("colour", ["red", "blue", "green"])
def test_the_stated_colour_covers_most_of_a_figure(concept: str, colour: str) -> None:
    value = lexicon.colour(colour)
    assert value is not None
    picture = painted(figure_for(look(concept, colour=value)), 0.4, Pose())
    assert nearness(picture, value) > 0.34, nearness(picture, value)


def test_clothes_named_in_the_prompt_are_worn_in_their_colours() -> None:
    plain = painted(figure_for(look("woman")), 0.4, Pose())
    for concept, colour in (
        ("dress", "#d8203a"),
        ("coat", "#2f7fd8"),
        ("trousers", "#2fae4a"),
        ("hat", "#d8203a"),
        ("cape", "#8a2fd8"),
    ):
        figure = figure_for(look("woman", wears=(Worn(concept, concept, colour),)))
        picture = painted(figure, 0.4, Pose())
        assert (picture != plain).any(axis=-1).mean() > 0.002, concept
        assert isinstance(figure, Wears)
        garment = figure.garment(concept)
        assert garment is not None
        alone = painted(garment, 0.4, Pose())
        assert (alone[..., 3] > 60).sum() > 60, concept
        assert nearness(alone, colour) > 0.4, concept


def test_a_trade_shows_on_its_people_and_every_one_looks_different() -> None:
    pictures = {name: painted(figure_for(look(name)), 0.4, Pose()) for name in list(OUTFITS)[:24]}
    names = list(pictures)
    for index, name in enumerate(names):
        for other in names[index + 1 :]:
            assert (pictures[name] != pictures[other]).any(axis=-1).mean() > 0.004, (name, other)


def test_the_data_of_outfits_names_only_what_can_be_painted() -> None:
    from core.generation.animatic.rigs.headwear import HATS

    for name, outfit in OUTFITS.items():
        assert outfit.hat is None or outfit.hat in HATS, name
        assert outfit.tool is None or outfit.tool in TOOLS, name
    assert set(HAT_OF.values()) <= HATS
    assert set(HAT_OF.values()) <= set(HAT_COLOURS)
    assert set(FOR_ACTION.values()) <= set(TOOLS)


def test_old_people_are_grey_and_children_small() -> None:
    man, child, baby = (figure_for(look(name)).bounds.height() for name in ("man", "child", "baby"))
    assert baby < child < man
    assert (
        painted(figure_for(look("man", words=("old",))), 0.4, Pose()) != painted(figure_for(look("man")), 0.4, Pose())
    ).any()


def test_wood_glass_and_giants_differ_from_the_plain_figure() -> None:
    plain = painted(figure_for(look("horse")), 0.4, Pose())
    wooden = painted(figure_for(look("horse", words=("wooden",))), 0.4, Pose())
    glass = painted(figure_for(look("horse", words=("glass",))), 0.4, Pose())
    assert (plain != wooden).any(axis=-1).mean() > 0.02
    assert glass[..., 3].max() < plain[..., 3].max()
    assert figure_for(look("giant")).bounds.height() > 1.2 * figure_for(look("man")).bounds.height()
