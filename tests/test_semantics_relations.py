"""What people and things have to do with one another is seen: who sits on what moves with it, tables are brought, nobody is hidden.

All is read off masks and pixels of drawn moments, in landscape and, where a row says so, in portrait.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from seen import Box, Seen, box_of, look

from core.generation.animatic.camera import tilted
from core.generation.animatic.looks.patches import patches
from core.generation.scene import Shape

BOTH = (Shape.LANDSCAPE, Shape.PORTRAIT)


def whole(seen: Seen, entity: str) -> Box:
    """The box of all of an entity, whether something stands before it or not."""
    box = seen.box(entity, whole=True)
    assert box is not None, f"{entity} is not in the picture"
    return box


def copies(seen: Seen, entity: str) -> list[Box]:
    boxes = [box_of(cutout.whole) for cutout in seen.copies(entity)]
    return [box for box in boxes if box is not None]


def share_seen(seen: Seen, entity: str) -> float:
    """The share of an entity's pixels that nothing covers."""
    visible = sum(int((cutout.visible > 0).sum()) for cutout in seen.copies(entity))
    return visible / max(1, sum(int((cutout.whole > 0).sum()) for cutout in seen.copies(entity)))


@pytest.mark.parametrize("shape", BOTH)
def test_a_child_on_a_swing_swings_to_and_fro_above_the_ground(shape: Shape) -> None:
    early, late = (look("a child on a swing at a playground", shape, at) for at in (0.5, 1.9))
    child, swing = whole(early, "child-1"), whole(early, "swing-1")
    assert child.overlap(swing) > 0.8 * child.area
    assert child.bottom < swing.bottom - 0.05 * swing.height
    assert abs(whole(late, "child-1").x - child.x) > 0.25 * swing.width


def test_who_slides_gets_down() -> None:
    prompt = "a girl sliding down a slide at the playground"
    above, below = (whole(look(prompt, at=at), "girl-1") for at in (0.3, 3.6))
    assert below.y > above.y + 0.6 * above.height
    assert below.x > above.x + above.width


def test_two_on_a_seesaw_take_turns_and_face_each_other() -> None:
    one, other = (copies(look("two kids on a seesaw", at=at), "child-1") for at in (0.7, 2.3))
    assert len(one) == len(other) == 2
    left, right = (sorted(boxes, key=lambda box: box.x) for boxes in (one, other))
    assert (left[0].y - left[1].y) * (right[0].y - right[1].y) < 0
    facing = [cast.mirrored for cast in look("two kids on a seesaw", at=0.7).made.casts[0].attached]
    assert sorted(facing) == [False, True]


@pytest.mark.parametrize("shape", BOTH)
def test_each_child_on_a_carousel_has_a_horse(shape: Shape) -> None:
    seen = look("three children on a carousel in an amusement park", shape)
    boxes = sorted(copies(seen, "child-1"), key=lambda box: box.x)
    assert len(boxes) == 3
    assert all(a.right < b.x for a, b in pairwise(boxes))


def test_each_of_two_riders_has_a_horse_of_her_own() -> None:
    seen = look("two girls on horses in a field")
    assert len(copies(seen, "girl-1")) == len(copies(seen, "horse-1")) == 2


@pytest.mark.parametrize("shape", BOTH)
@pytest.mark.parametrize(
    ("prompt", "who", "table"),
    [
        ("a dog under a table in a room", "dog-1", "table"),
        ("a dog under a table in a forest", "dog-1", "table"),
        ("Eine Maus unter einem Tisch in der Küche", "mouse-1", "table"),
        ("a cat under a bench in the park", "cat-1", "bench"),
    ],
)
def test_furniture_is_brought_for_those_who_are_under_it(prompt: str, who: str, table: str, shape: Shape) -> None:
    seen = look(prompt, shape)
    furniture = next(cast.entity.id for cast in seen.made.casts if cast.entity.concept == table)
    under, over = whole(seen, who), whole(seen, furniture)
    assert over.left < under.x < over.right
    assert under.top > over.top
    assert under.bottom > over.y
    assert share_seen(seen, who) > 0.6


@pytest.mark.parametrize("place", ["a meadow", "the desert", "a beach"])
def test_a_cat_on_a_table_stands_on_one_anywhere(place: str) -> None:
    seen = look(f"a cat on a table in {place}")
    cat, table = whole(seen, "cat-1"), whole(seen, "table-1")
    assert table.width > 1.5 * table.height  # a table, no chair
    assert abs(cat.bottom - table.top) < 0.25 * table.height


@pytest.mark.parametrize(
    "prompt", ["an elephant with a monkey on its back", "Ein Elefant mit einem Affen auf dem Rücken"]
)
def test_a_monkey_on_the_back_of_an_elephant_is_on_it(prompt: str) -> None:
    seen = look(prompt)
    monkey, elephant = whole(seen, "monkey-1"), whole(seen, "elephant-1")
    assert elephant.left < monkey.x < elephant.right
    assert monkey.y < elephant.top + 0.3 * elephant.height


def test_a_waterfall_is_a_landscape_and_no_picture_of_a_wave() -> None:
    seen = look("a waterfall")
    assert seen.made.brief.setting == "waterfall"
    assert (seen.cutouts[0].visible > 0).mean() > 0.02


@pytest.mark.parametrize("shape", BOTH)
@pytest.mark.parametrize(
    "prompt", ["a woman with a shopping bag in a shop", "a woman carrying shopping bags in a city"]
)
def test_a_shopping_bag_hangs_from_the_hand(prompt: str, shape: Shape) -> None:
    seen = look(prompt, shape)
    bag = next(cutout.owner for cutout in seen.cutouts if cutout.owner.startswith("shopping_bag"))
    woman = whole(seen, "woman-1")
    assert whole(seen, bag).top > woman.top + 0.4 * woman.height
    assert whole(seen, bag).bottom <= woman.bottom + 2


@pytest.mark.parametrize("prompt", ["a cat chasing a mouse in a garden", "Eine Katze jagt eine Maus durch die Küche"])
def test_a_mouse_is_smaller_than_the_cat_that_chases_it(prompt: str) -> None:
    seen = look(prompt)
    mouse, cat = whole(seen, "mouse-1"), whole(seen, "cat-1")
    assert mouse.area < 0.6 * cat.area
    assert mouse.height < 0.7 * cat.height
    assert mouse.area > 0.012 * seen.area


@pytest.mark.parametrize("shape", BOTH)
@pytest.mark.parametrize("prompt", ["a dog in a box", "Ein Hund in einer Kiste auf einer Baustelle"])
def test_a_dog_in_a_box_looks_out_of_it(prompt: str, shape: Shape) -> None:
    seen = look(prompt, shape)
    dog, box = whole(seen, "dog-1"), whole(seen, "box-1")
    assert dog.top < box.top < dog.bottom < box.bottom
    assert 0.35 < share_seen(seen, "dog-1") < 0.95


def test_each_of_the_grandparents_has_a_bowl_of_soup_on_the_table() -> None:
    seen = look("grandparents eating soup in a dining room")
    bowls, two = copies(seen, "soup-1"), whole(seen, "grandparents-1")
    assert len(bowls) == 2
    assert all(bowl.y > two.y and two.left < bowl.x < two.right for bowl in bowls)
    assert share_seen(seen, "soup-1") > 0.9


def test_a_dinosaur_skeleton_is_no_human_one() -> None:
    seen = look("a girl looking at a dinosaur skeleton in a museum")
    bones, girl = whole(seen, "dinosaur_skeleton-1"), whole(seen, "girl-1")
    assert bones.width > 3 * girl.width
    assert bones.height > 1.2 * girl.height
    assert bones.width > bones.height


@pytest.mark.parametrize("shape", BOTH)
def test_a_painter_is_seen_beside_the_easel(shape: Shape) -> None:
    seen = look("a painter in front of an easel in a studio", shape)
    assert share_seen(seen, "artist-1") > 0.9
    assert whole(seen, "artist-1").height > 0.3 * seen.frame.shape[0]


@pytest.mark.parametrize("shape", BOTH)
def test_a_yellow_submarine_is_seen_among_its_fish(shape: Shape) -> None:
    seen = look("ein gelbes U-Boot unter Wasser mit drei Fischen", shape)
    boat = whole(seen, "submarine-1")
    assert boat.area > 0.04 * seen.area
    assert share_seen(seen, "submarine-1") > 0.7
    inside = seen.frame[np.max([cutout.visible for cutout in seen.copies("submarine-1")], axis=0) > 0].astype(int)
    assert np.mean(inside[:, 0] > inside[:, 2] + 40) > 0.4  # more red than blue: yellow


@pytest.mark.parametrize("prompt", ["a robot dog chasing a ball in a garden", "a robot cat in a garden"])
def test_a_robot_animal_is_of_metal_and_stays_in_the_picture(prompt: str) -> None:
    beast = "robot_dog-1" if "dog" in prompt else "cat-1"
    for at in (0.4, 2.4, 4.6):
        seen = look(prompt, at=at)
        box = whole(seen, beast)
        assert 0 <= box.left < box.right <= seen.frame.shape[1]
        assert box.area > 0.02 * seen.area
    inside = seen.frame[np.max([cutout.visible for cutout in seen.copies(beast)], axis=0) > 0].astype(int)
    assert np.median(inside.max(axis=1) - inside.min(axis=1)) < 60


@pytest.mark.parametrize("shape", BOTH)
@pytest.mark.parametrize("prompt", ["a man hugging a bear on a campsite", "a girl hugging a panda"])
def test_nobody_is_hidden_by_a_bear_in_their_arms(prompt: str, shape: Shape) -> None:
    seen = look(prompt, shape)
    person, beast = (entity.id for entity in seen.entities()[:2])
    assert share_seen(seen, person) > 0.85
    assert share_seen(seen, beast) > 0.6
    assert whole(seen, person).overlap(whole(seen, beast)) > 0


@pytest.mark.parametrize("shape", BOTH)
def test_a_shark_swims_behind_the_glass_of_an_aquarium(shape: Shape) -> None:
    early, late = (look("a child looking at a shark in an aquarium hall", shape, at) for at in (0.5, 4.0))
    shark, child = whole(early, "shark-1"), whole(early, "child-1")
    assert shark.bottom < child.top + 0.55 * child.height
    assert shark.area > 0.02 * early.area
    assert abs(whole(late, "shark-1").x - shark.x) > 0.01 * early.frame.shape[1]


@pytest.mark.parametrize(
    ("prompt", "vehicle", "riders"),
    [
        ("a man driving a truck on a highway", "truck-1", 1),
        ("a woman driving a bus in a city", "bus-1", 1),
        ("five children in a bus", "bus-1", 5),
    ],
)
def test_drivers_and_passengers_are_seen_within_the_vehicle(prompt: str, vehicle: str, riders: int) -> None:
    seen = look(prompt)
    body = whole(seen, vehicle)
    people = next(cutout.owner for cutout in seen.cutouts if cutout.owner != vehicle and cutout.part is None)
    boxes = [box_of(cutout.visible) for cutout in seen.copies(people)]
    assert len(boxes) == riders
    for box in boxes:
        assert box is not None, "nobody at the window"
        assert body.left <= box.left < box.right <= body.right
        assert body.top <= box.top < box.bottom < body.bottom


def test_a_motorcycle_is_longer_and_lower_than_a_scooter() -> None:
    motorcycle, scooter = (whole(look(f"a {name} on a road"), f"{name}-1") for name in ("motorcycle", "scooter"))
    assert motorcycle.width / motorcycle.height > 1.2 * scooter.width / scooter.height


@pytest.mark.parametrize("shape", BOTH)
@pytest.mark.parametrize(
    ("prompt", "seat"),
    [("a boy eating ice cream on a bench at the beach", "bench-1"), ("mermaid sitting on a rock, sunset", "rock-1")],
)
def test_people_sit_on_seats_and_do_not_stand_on_them(prompt: str, seat: str, shape: Shape) -> None:
    seen = look(prompt, shape)
    who = next(entity.id for entity in seen.entities() if entity.id != seat)
    person = next(cast for cast in seen.made.casts if cast.entity.id == who)
    assert person.pose(2.1).support == "sit"
    body, below = whole(seen, who), whole(seen, seat)
    assert below.left < body.x < below.right
    assert body.top < below.top
    assert body.bottom > below.top + 0.1 * below.height


def test_a_child_on_shoulders_looks_over_the_head_that_carries_it() -> None:
    seen = look("dad carrying his daughter on his shoulders at the zoo")
    father, daughter = whole(seen, "father-1"), whole(seen, "daughter-1")
    assert daughter.top < father.top
    assert abs(daughter.x - father.x) < 0.5 * father.width
    assert share_seen(seen, "father-1") > 0.95
    assert share_seen(seen, "daughter-1") > 0.35


@pytest.mark.parametrize("shape", BOTH)
def test_chess_players_in_the_open_have_the_board_between_them(shape: Shape) -> None:
    seen = look("two old men playing chess in the park", shape)
    left, right = sorted(copies(seen, "man-1"), key=lambda box: box.x)
    board, table = whole(seen, "chess-1"), whole(seen, "game_table-brought")
    assert left.x < board.x < right.x
    assert board.bottom < table.y


def test_a_kite_flies_over_who_holds_it() -> None:
    seen = look("a girl with a kite on a hill")
    kite = next(cutout.owner for cutout in seen.cutouts if cutout.owner.startswith("kite"))
    girl = whole(seen, "girl-1")
    assert whole(seen, kite).top < girl.top - 0.4 * girl.height


def test_no_wave_moves_a_lighthouse() -> None:
    early, late = (whole(look("a lighthouse in a storm", at=at), "lighthouse-1") for at in (0.5, 3.0))
    assert early.height > 1.2 * early.width
    assert abs(early.x - late.x) < 0.03 * early.height
    assert abs(early.width - late.width) < 0.05 * early.height


def test_a_carriage_follows_its_horse() -> None:
    seen = look("a horse and carriage in vienna at night")
    assert whole(seen, "carriage-1").x < whole(seen, "horse-1").x


@pytest.mark.parametrize(
    ("prompt", "setting"),
    [
        ("a bear in a bathtub", "bathroom"),
        ("grandma knitting by the fireplace", "living_room"),
        ("a parrot on a pirate's shoulder on a ship", "sea"),
        ("a dinosaur skeleton", "museum"),
        ("a volcano", "volcano"),
    ],
)
def test_furniture_and_ships_say_where_it_plays(prompt: str, setting: str) -> None:
    assert look(prompt).made.brief.setting == setting


@pytest.mark.parametrize(
    ("prompt", "animal", "piece"),
    [
        ("a cat wearing a suit", "cat-1", "suit-1"),
        ("a fox in a red dress", "fox-1", "dress-1"),
        ("a penguin wearing a bow tie", "penguin-1", "bow_tie-1"),
        ("ein Schwein mit Gummistiefeln im Matsch", "pig-1", "rubber_boots-1"),
    ],
)
def test_animals_wear_clothes_on_their_bodies(prompt: str, animal: str, piece: str) -> None:
    seen = look(prompt)
    body, cloth = whole(seen, animal), whole(seen, piece)
    assert body.overlap(cloth) > 0.6 * cloth.area
    assert cloth.y > body.top + 0.2 * body.height  # not on its head
    head = seen.copies(animal)[0].visible[body.top : body.top + body.height // 4]
    assert (head > 0).any()


def test_two_cats_in_a_basket_look_out_to_both_sides() -> None:
    cats = [cast for cast in look("zwei Katzen in einem Wäschekorb").made.casts if cast.entity.concept == "cat"]
    left, right = sorted(cats, key=lambda cast: cast.anchor.x)
    assert left.mirrored
    assert not right.mirrored


def test_a_nose_is_no_thing_beside_the_dog_that_has_it() -> None:
    seen = look("a butterfly landing on a dogs nose")
    assert {cutout.owner for cutout in seen.cutouts} == {"butterfly-1", "dog-1"}


# --- styles and cameras ----------------------------------------------------------------------------------------------


def finest(seen: Seen, cell: int) -> float:
    """How much pixels differ within cells of that size about the first face, in levels of brightness."""
    crown = whole(seen, seen.entities()[0].id)
    radius = 0.1 * crown.height
    left, top, right, bottom = patches([(crown.x, crown.top + 0.14 * crown.height, radius)], 4096, 4096, cell)[0]
    grey = seen.frame[top:bottom, left:right].astype(float).mean(axis=2)
    cells = grey.reshape(grey.shape[0] // cell, cell, grey.shape[1] // cell, cell)
    return float(np.ptp(cells, axis=(1, 3)).max())


def test_a_small_face_of_bricks_has_eyes_that_are_finer_than_bricks() -> None:
    seen = look("a woman standing in a park, lego")
    assert finest(seen, 8) > 90


def test_patches_are_kept_for_faces_that_cells_would_swallow_only() -> None:
    assert patches([(100, 100, 20)], 832, 480, 8) == [(80, 80, 120, 120)]
    assert patches([(100, 100, 200), (300, 300, 2), (2000, 100, 20)], 832, 480, 8) == []


@pytest.mark.parametrize("camera", ["top-down view", "aerial view"])
def test_a_camera_that_looks_down_shows_less_sky_and_more_ground(camera: str) -> None:
    def sky(prompt: str) -> float:
        pixels = look(prompt).frame.astype(int)
        return float(np.mean((pixels[..., 2] > pixels[..., 0] + 20) & (pixels[..., 2] > 150)))

    assert sky(f"a man standing in a meadow, {camera}") < 0.75 * sky("a man standing in a meadow, static camera")


def test_uprights_come_together_towards_the_foot_of_a_steep_picture() -> None:
    assert tilted(100, 240, 480, 0.5) == pytest.approx((100, 240))
    x, y = tilted(100, -60, 480, 0.5)
    assert x > 115
    assert y < -60
