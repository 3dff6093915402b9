"""Rendered prompts show who was asked for: as many, large enough, not covered, inside the frame, and where they were said to be.

All is read off the masks of one moment of the drawn clip. What is expected stands beside each prompt, in words of its own.
"""

from __future__ import annotations

import numpy as np
import pytest
from seen import Box, Seen, box_of, look

from core.generation import lexicon
from core.generation.scene import Shape

LEAST = 0.015  # of the frame: a subject's box
SHAPES = list(Shape)

# prompt | how many of what | where: "left a b", "on a b", "under a b", "above a b", "near a b", "behind a b", "before a b", "meets a b",
# "side a left"
CASES = """
a cat left of a dog | cat 1, dog 1 | left cat dog
a red car to the right of a blue car | car 2 |
a bird on the left, a dog on the right | bird 1, dog 1 | left bird dog, side bird left, side dog right
a robot on the left and an alien on the right | robot 1, alien 1 | left robot alien, side robot left, side alien right
three ducks left of a boat on a lake | duck 3, boat 1 | left duck boat
a rabbit right of a carrot | rabbit 1, carrot 1 | left carrot rabbit
Ein Hund links von einem Baum, eine Katze rechts davon | dog 1, tree 1, cat 1 | left dog tree, left tree cat
Eine Katze links von einem Hund | cat 1, dog 1 | left cat dog
a horse to the right of a house in a field | horse 1, house 1 | left house horse
a penguin left of a snowman in the snow | penguin 1, snowman 1 | left penguin snowman
a cat on a chair in a meadow | cat 1, chair 1 | on cat chair
a monkey on an elephant | monkey 1, elephant 1 | on monkey elephant
Eine Maus auf einem Elefanten | mouse 1, elephant 1 | on mouse elephant
a mouse on top of an elephant on top of a turtle | mouse 1, elephant 1, turtle 1 | on mouse elephant, on elephant turtle
a huge cat on top of a building | cat 1, building 1 | on cat building
a frog on a rock in a pond | frog 1, rock 1 | on frog rock
an owl on a branch | owl 1, branch 1 | on owl branch
a book on a chair in a garden | book 1, chair 1 | on book chair
an apple on a plate on a table | apple 1, plate 1 | on apple plate
a teddy bear on a box | teddy_bear 1, box 1 | on teddy_bear box
a dog under a tree | dog 1, tree 1 | under dog tree
a man standing in the rain under a tree | man 1, tree 1 | under man tree
a cat under an umbrella | cat 1, umbrella 1 | under cat umbrella
a cup of coffee under an umbrella | coffee 1, umbrella 1 | under coffee umbrella
a tiger lying under a palm tree | tiger 1, palm_tree 1 | under tiger palm_tree
a bird above a house | bird 1, house 1 | above bird house
Drei Vögel über einem Haus | bird 3, house 1 | above bird house
a huge dragon above a castle | dragon 1, castle 1 | above dragon castle
a balloon above a tree in the park | balloon 1, tree 1 | above balloon tree
a bee over a flower | bee 1, flower 1 | above bee flower
a cat in a box | cat 1, box 1 | meets cat box
a puppy in a basket | puppy 1, basket 1 | meets puppy basket
a bear behind a tree | bear 1, tree 1 | behind bear tree
a panda behind a bush | panda 1, bush 1 | behind panda bush
a dog in front of a house | dog 1, house 1 | before dog house
a mouse in front of a cat | mouse 1, cat 1 | before mouse cat
a lion beside a campfire at night | lion 1, campfire 1 | near lion campfire
a boy next to a snowman | boy 1, snowman 1 | near boy snowman
a fox next to a rabbit in the forest | fox 1, rabbit 1 | near fox rabbit
a cat chasing a mouse in a garden | cat 1, mouse 1 | left cat mouse
a dog chases a cat through the park | dog 1, cat 1 | left dog cat
a girl holding a red balloon | girl 1, balloon 1 | meets girl balloon
an astronaut riding a horse on the moon | astronaut 1, horse 1 | on astronaut horse
a knight riding a dragon | knight 1, dragon 1 | meets knight dragon
a boy on a bicycle in a street | boy 1, bicycle 1 | meets boy bicycle
two cats on a roof | cat 2 |
two women talking in a café | woman 2 |
three dogs, two cats and a horse | dog 3, cat 2, horse 1 |
five children playing in the park | child 5 |
seven frogs in a swamp | frog 7 |
twelve ducks on a lake | duck 12 |
ten balloons in the sky | balloon 10 |
acht Pinguine auf dem Eis | penguin 8 |
four horses running across a desert | horse 4 |
sechs Fische unter Wasser | fish 6 |
a tiny elephant next to a huge mouse | elephant 1, mouse 1 | near elephant mouse
a whale in a café | whale 1 |
a wizard and a dragon in a cave | wizard 1, dragon 1 |
a king and a queen in front of a castle | king 1, queen 1 |
a tree between two houses | tree 1, house 2 |
a cow, a pig and a sheep on a farm | cow 1, pig 1, sheep 1 |
two astronauts playing chess on the moon | astronaut 2 |
a knight fights a dragon | knight 1, dragon 1 | near knight dragon
a helicopter above a city | helicopter 1 |
"""
ROWS = [tuple(part.strip() for part in row.split("|")) for row in CASES.strip().splitlines()]
_CARRIED = ("meets", "on")


def masks_of(seen: Seen, concept: str) -> dict[str, list[np.ndarray]]:
    """The whole masks of the copies of every entity that is that or a kind of it, by entity."""
    return {
        entity.id: [copy.whole for copy in seen.copies(entity.id)]
        for entity in seen.scene.shots[0].entities
        if concept in (entity.concept, *lexicon.ancestors(entity.concept))
    }


def whole_box(seen: Seen, concept: str) -> Box:
    masks = [mask for found in masks_of(seen, concept).values() for mask in found]
    assert masks, f"no {concept} is drawn"
    box = box_of(np.max(masks, axis=0))
    assert box is not None, f"the {concept} is off screen"
    return box


def holds(seen: Seen, claim: str) -> bool:
    """Whether a claim of the table is true of the boxes on the screen."""
    kind, first, second = claim.split()
    a = whole_box(seen, first)
    height, width = seen.frame.shape[:2]
    if kind == "side":
        return a.x < 0.46 * width if second == "left" else a.x > 0.54 * width
    b = whole_box(seen, second)
    together = abs(a.x - b.x) < 0.5 * (a.width + b.width)
    match kind:
        case "left":
            return a.x < b.x and a.right - b.left < 0.3 * min(a.width, b.width)
        case "on":
            return (
                together and a.y < b.y + 0.1 * b.height and b.top - 0.04 * height < a.bottom < b.top + 0.75 * b.height
            )
        case "under":
            return together and a.y > b.y and a.bottom > b.y
        case "above":
            return together and a.bottom < b.top + 0.2 * b.height
        case "near":
            apart = max(a.left, b.left) - min(a.right, b.right)
            return apart < 0.2 * width and a.overlap(b) < 0.5 * min(a.area, b.area)
        case "behind" | "before":
            (far, near) = (a, b) if kind == "behind" else (b, a)
            return together and far.bottom <= near.bottom + 4
        case "meets":
            return a.overlap(b) > 0
    raise AssertionError(kind)


@pytest.mark.parametrize(("prompt", "cast", "claims"), ROWS, ids=[row[0] for row in ROWS])
def test_a_prompt_shows_whom_it_names_where_it_says(prompt: str, cast: str, claims: str) -> None:
    seen = look(prompt)
    height, width = seen.frame.shape[:2]
    carried = {claim.split()[1] for claim in claims.split(", ") if claim.split()[:1] == ["meets"]}
    for item in cast.split(", "):
        concept, count = item.split()
        copies = [mask for found in masks_of(seen, concept).values() for mask in found]
        assert len(copies) == int(count), f"{len(copies)} of {item}"
        drawn = [copy for entity in masks_of(seen, concept) for copy in seen.copies(entity)]
        for copy in drawn:
            box, whole = box_of(copy.visible), box_of(copy.whole)
            assert box is not None, f"{copy.owner} {copy.copy} is covered or off screen"
            assert whole is not None
            assert concept in carried or box.area >= LEAST * seen.area, f"{copy.owner} {copy.copy} is too small: {box}"
            share = np.count_nonzero(copy.visible) / np.count_nonzero(copy.whole)
            assert share > (0.3 if concept in carried else 0.45), f"{copy.owner} {copy.copy}: {share:.2f} to be seen"
            inside = whole.left > 0 and whole.right < width and whole.top > 0 and whole.bottom < height
            assert inside or "riding" in prompt, f"{copy.owner} {copy.copy} touches the edge: {whole}"
    for claim in filter(None, claims.split(", ")):
        assert holds(seen, claim), claim


@pytest.mark.parametrize("shape", [Shape.PORTRAIT, Shape.SQUARE])
@pytest.mark.parametrize("row", ROWS[::5], ids=[row[0] for row in ROWS[::5]])
def test_other_shapes_hold_the_same(row: tuple[str, str, str], shape: Shape) -> None:
    prompt, cast, claims = row
    seen = look(prompt, shape)
    height, width = seen.frame.shape[:2]
    for item in cast.split(", "):
        concept, count = item.split()
        assert sum(map(len, masks_of(seen, concept).values())) == int(count)
        box = whole_box(seen, concept)
        inside = box.left > 0 and box.right < width and box.top > 0 and box.bottom < height
        assert inside, (concept, box)
    for claim in filter(None, claims.split(", ")):
        assert holds(seen, claim), claim


@pytest.mark.parametrize("shape", SHAPES)
def test_a_flock_of_thirty_stands_in_rows_with_every_head_to_be_seen(shape: Shape) -> None:
    seen = look("a flock of thirty sheep on a meadow", shape)
    copies = seen.copies("sheep-1")
    assert len(copies) == 30
    assert len({copy.depth for copy in copies}) >= 3
    boxes = [box_of(copy.visible) for copy in copies]
    assert all(boxes)
    assert len(set(boxes)) == 30
    for copy in copies:
        assert np.count_nonzero(copy.visible) > 0.3 * np.count_nonzero(copy.whole)


def test_tiny_is_smaller_and_huge_is_larger_than_said_without() -> None:
    def tall(prompt: str) -> int:
        return whole_box(look(prompt), "elephant").height

    assert tall("a tiny elephant and a cat") < 0.8 * tall("an elephant and a cat") < tall("a huge elephant and a cat")


def test_what_is_in_the_background_is_smaller_and_farther_than_in_the_foreground() -> None:
    far, near = look("a dog in the background in a meadow"), look("a dog in the foreground in a meadow")
    a, b = whole_box(far, "dog"), whole_box(near, "dog")
    assert a.height < 0.75 * b.height
    assert a.bottom < b.bottom
    assert far.copies("dog-1")[0].depth < near.copies("dog-1")[0].depth
    assert a.area >= LEAST * far.area


def test_a_fox_that_runs_behind_another_keeps_its_distance_all_the_time() -> None:
    for at in (0.3, 2.1, 4.6):
        seen = look("a dog chases a cat through the park", Shape.LANDSCAPE, at)
        dog, cat = whole_box(seen, "dog"), whole_box(seen, "cat")
        assert dog.x < cat.x
        assert cat.left - dog.right < 0.3 * seen.frame.shape[1]
        assert not any(cast.mirrored for cast in seen.made.casts)
