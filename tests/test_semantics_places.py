"""Everybody is where they belong: on the bench, on the sill, behind the window, at the board, at their party, on deck, on a track.

All is read off masks and pixels of drawn moments, in landscape and in portrait.
"""

from __future__ import annotations

import numpy as np
import pytest
from seen import Box, Seen, box_of, look

from core.generation.animatic.casting import produce
from core.generation.animatic.compositor import compositor_for
from core.generation.edit import apply_edit, read_edit
from core.generation.prompt import parse
from core.generation.scene import Shape

BOTH = (Shape.LANDSCAPE, Shape.PORTRAIT)
CAFE = "a person thinking in a cozy café on a rainy day, steaming cup of coffee on the table"
_SECONDS, _MOMENT = 5.0, 2.5


def edited(prompt: str, sentence: str, shape: Shape) -> Seen:
    """A prompt after an edit, at one moment."""
    scene = parse(prompt, shape=shape)
    scene = apply_edit(scene, read_edit(sentence, scene))
    made = produce(scene, 0, _SECONDS)
    compositor = compositor_for(made, scene.seed)
    return Seen(scene, made, compositor.frame(_MOMENT)[..., 2::-1].copy(), compositor.cutouts(_MOMENT))


def whole(seen: Seen, entity: str) -> Box:
    box = seen.box(entity, whole=True)
    assert box is not None, f"{entity} is not in the picture"
    return box


def share_seen(seen: Seen, entity: str) -> float:
    """The share of an entity's pixels that nothing covers."""
    visible, every = (np.sum([(mask > 0).sum() for mask in masks]) for masks in zip(
        *((cutout.visible, cutout.whole) for cutout in seen.copies(entity)), strict=True
    ))  # fmt: skip
    return float(visible / every)


@pytest.mark.parametrize("shape", BOTH)
@pytest.mark.parametrize("words", ["", " and a dog next to her"])
def test_a_dog_beside_somebody_in_a_cafe_sits_on_the_bench_and_not_on_the_table(words: str, shape: Shape) -> None:
    seen = look(CAFE + words, shape) if words else edited(CAFE, "add a dog next to her", shape)
    dog, person, coffee = (whole(seen, name) for name in ("dog-1", "person-1", "coffee-1"))
    edge = seen.made.stage.anchors["lead"].y / seen.made.brief.frame.height * seen.frame.shape[0]
    assert dog.top < edge - 0.6 * dog.height
    assert dog.height > 0.4 * person.height
    assert dog.overlap(coffee) < 0.35 * dog.area
    assert dog.overlap(person) < 0.2 * dog.area


@pytest.mark.parametrize("shape", BOTH)
@pytest.mark.parametrize(("sentence", "who"), [("put the coffee on the windowsill", "coffee-1"), ("a grumpy old cat on the windowsill", "cat-1")])  # fmt: skip
def test_what_is_put_on_the_windowsill_of_a_cafe_is_there(sentence: str, who: str, shape: Shape) -> None:
    seen = edited(CAFE, sentence, shape)
    sill = seen.made.stage.anchors["windowsill"].y / seen.made.brief.frame.height * seen.frame.shape[0]
    assert abs(whole(seen, who).bottom - sill) < 0.04 * seen.frame.shape[0]
    assert share_seen(seen, who) > 0.6


@pytest.mark.parametrize("shape", BOTH)
@pytest.mark.parametrize(("sentence", "who"), [("a fox looks in through the window", "fox-1"), ("ein Hund läuft draußen vorbei", "dog-1")])  # fmt: skip
def test_who_is_outside_is_seen_behind_the_window(sentence: str, who: str, shape: Shape) -> None:
    seen = edited(CAFE, sentence, shape)
    cast = next(cast for cast in seen.made.casts if cast.entity.id == who)
    glass = next(layer.depth for layer in seen.made.stage.layers if layer.name == "set:glass")
    assert cast.anchor.depth < glass
    sill = seen.made.stage.anchors["windowsill"].y / seen.made.brief.frame.height * seen.frame.shape[0]
    visible = seen.box(who)
    assert visible is not None
    assert visible.bottom < sill + 0.02 * seen.frame.shape[0]
    assert visible.area > 0.004 * seen.area


@pytest.mark.parametrize("shape", BOTH)
def test_two_who_play_chess_face_each_other_across_the_board(shape: Shape) -> None:
    seen = look("a fox and a hare playing chess", shape)
    fox, hare, board = (whole(seen, name) for name in ("fox-1", "hare-1", "chess-1"))
    assert min(fox.x, hare.x) < board.left + 0.1 * board.width
    assert max(fox.x, hare.x) > board.right - 0.1 * board.width
    facing = {cast.entity.id: cast.mirrored for cast in seen.made.casts}
    assert facing["fox-1"] != facing["hare-1"]
    assert facing["fox-1"] == (fox.x > board.x)


@pytest.mark.parametrize("shape", BOTH)
@pytest.mark.parametrize("prompt", ["a panda tea party", "three pandas having a tea party in the meadow"])
def test_a_tea_party_has_a_cloth_with_cups_before_its_guests(prompt: str, shape: Shape) -> None:
    seen = look(prompt, shape)
    guests = next(cutout.owner for cutout in seen.cutouts if cutout.owner.startswith("panda"))
    assert len(seen.copies(guests)) == 3
    tea = seen.copies("tea-1")[0]
    assert (tea.visible > 0).mean() > 0.03
    box = box_of(tea.whole)
    assert box is not None
    assert box.bottom <= seen.frame.shape[0]
    assert box.bottom > whole(seen, guests).bottom


@pytest.mark.parametrize("shape", BOTH)
def test_a_pirate_captain_at_sea_is_on_deck_and_large(shape: Shape) -> None:
    seen = look("a pirate captain with a parrot at sea", shape)
    assert seen.made.brief.setting == "ship_deck"
    assert (seen.copies("captain-1")[0].visible > 0).mean() > 0.03


@pytest.mark.parametrize("shape", BOTH)
@pytest.mark.parametrize(
    ("prompt", "who", "way"),
    [
        ("a train in the snow", "train-1", "rails"),
        ("a motorcycle in the desert", "motorcycle-1", "track"),
        ("a train in a city", "train-1", None),
    ],
)
def test_wheels_have_rails_or_a_track_where_there_is_no_road(
    prompt: str, who: str, way: str | None, shape: Shape
) -> None:
    seen = look(prompt, shape)
    ways = [layer for layer in seen.made.stage.layers if layer.name in ("set:rails", "set:track")]
    assert [layer.name for layer in ways] == ([f"set:{way}"] if way else [])
    if way:
        # left and right of the wheels the ground is darker there than a little above it
        box = whole(seen, who)
        height = seen.frame.shape[0]
        beside = np.r_[0 : max(1, box.left - 8), min(box.right + 8, seen.frame.shape[1] - 1) : seen.frame.shape[1]]
        under = seen.frame[box.bottom - 2 : box.bottom + round(0.02 * height)][:, beside].mean()
        above = seen.frame[box.bottom - round(0.1 * height) : box.bottom - round(0.07 * height)][:, beside].mean()
        assert under < 0.93 * above


def test_the_sea_is_white_with_foam_in_a_storm() -> None:
    def foam(prompt: str) -> float:
        seen = look(prompt)
        below = seen.frame[seen.frame.shape[0] // 2 :].astype(int)
        return float((np.abs(np.diff(below.mean(axis=2), axis=0)) > 40).mean())

    assert foam("a storm at sea, no people") > 2 * foam("the sea on a rainy day, no people")


@pytest.mark.parametrize("prompt", ["an angry octopus", "ein wütender Oktopus"])
def test_an_angry_octopus_frowns(prompt: str) -> None:
    corners, brows, _ = look(prompt).made.casts[0].figure.feeling  # type: ignore[attr-defined]
    assert corners < -0.5
    assert brows < -0.5
    calm = look(prompt.replace("angry ", "").replace("wütender ", ""))
    assert calm.made.casts[0].figure.feeling == (0.0, 0.0, 1.0)  # type: ignore[attr-defined]


@pytest.mark.parametrize("shape", BOTH)
@pytest.mark.parametrize("who", ["cat", "monster"])
def test_who_is_under_the_bed_looks_out_below_it(who: str, shape: Shape) -> None:
    seen = look(f"a {who} under the bed", shape)
    under = whole(seen, f"{who}-1")
    mattress = seen.made.stage.anchors["bed"].y / seen.made.brief.frame.height * seen.frame.shape[0]
    assert under.top > mattress
    assert share_seen(seen, f"{who}-1") > 0.6


@pytest.mark.parametrize("shape", BOTH)
def test_a_band_is_several(shape: Shape) -> None:
    band, one = (whole(look(f"a {who} at a concert", shape), f"{who}-1") for who in ("band", "singer"))
    assert band.width / band.height > 2 * one.width / one.height
