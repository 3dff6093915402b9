"""Instructions about more and less, what is put on and taken off, who is who, and one among several."""

from __future__ import annotations

import pytest
from instruction_labels import told

from core.generation.edit import apply_edit, read_edit
from core.generation.prompt import parse

CAFE = "a person thinking in a cozy café on a rainy day, steaming cup of coffee on the table"
GLASSES = "a woman in sunglasses thinking in a cozy café"
PETS = "a dog and a cat playing in the park"
CHESS = "a fox and a hare playing chess"
KITCHEN = "a man and a woman in a kitchen, a cake on the table"
CATS = "two cats on a sofa"


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("undo the rain", "rain → clear weather"),
        ("I hate the rain", "rain → clear weather"),
        ("I'm sick of the rain", "rain → clear weather"),
        ("ich hasse den Regen", "rain → clear weather"),
        ("mir gefällt der Regen nicht", "rain → clear weather"),
        ("less rain", "rain → clear weather"),
        ("it's too rainy", "rain → clear weather"),
        ("weniger Dampf", "coffee: − steaming"),
        ("less steam", "coffee: − steaming"),
        ("der Dampf nervt", "coffee: − steaming"),
        ("make it less cozy", "− cozy"),
        ("nicht so gemütlich", "− cozy"),
    ],
)
def test_who_wants_less_of_it_does_not_get_more(sentence: str, change: str) -> None:
    assert told(CAFE, sentence) == (change, ())


@pytest.mark.parametrize("sentence", ["undo the snow", "less snow", "weniger Schnee", "make it less snowy", "less fog"])
def test_less_of_what_is_not_here_is_named(sentence: str) -> None:
    change, unread = told(CAFE, sentence)
    assert (change, len(unread)) == ("", 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "she takes off the sunglasses",
        "she takes off her sunglasses",
        "she should take off her sunglasses",
        "take her sunglasses off",
        "sie nimmt die Sonnenbrille ab",
        "sie soll die Sonnenbrille absetzen",
        "lass sie die Brille abnehmen",
    ],
)
def test_what_is_taken_off_is_gone_and_its_wearer_stays(sentence: str) -> None:
    assert told(GLASSES, sentence) == ("− sunglasses", ())


@pytest.mark.parametrize("sentence", ["she puts on a hat", "she puts a hat on", "sie setzt einen Hut auf"])
def test_what_is_put_on_is_worn(sentence: str) -> None:
    assert told(CAFE, sentence) == ("person: + hat", ())


def test_what_nobody_wears_can_not_be_taken_off() -> None:
    assert told(CAFE, "she takes off her coat") == ("", ("her coat",))
    assert told(CAFE, "zieh ihm den Mantel aus") == ("", ("den Mantel",))
    both = "the man takes off his hat and the woman puts on glasses"
    assert told(KITCHEN, both) == ("woman: + glasses", ("his hat",))


def test_nothing_becomes_a_place() -> None:
    assert told(CAFE, "turn the coffee into a volcano") == ("", ("a volcano",))


@pytest.mark.parametrize(
    ("prompt", "sentence", "change"),
    [
        (CAFE, "she should wave to a fox", "person: think → wave · person: looks at fox · + fox"),
        (
            CAFE,
            "she should drink it and wave to a fox",
            "person: think → wave · person: holds coffee · person: looks at fox · + fox",
        ),
        (CAFE, "make it snow, and give her a pink scarf", "person: + pink scarf · rain → snow"),
        (CHESS, "gib dem Fuchs einen Schal und dem Hasen eine Brille", "fox: + scarf · hare: + glasses"),
        (PETS, "give the dog a hat, the cat a scarf", "dog: + hat · cat: + scarf"),
        (PETS, "make the dog blue, and give the cat a pink scarf", "dog: blue · cat: + pink scarf"),
        (PETS, "the dog is bigger than the cat", "dog: + huge"),
        (PETS, "the dog is too big", "dog: + tiny"),
        (PETS, "tausche Hund und Katze", "dog → cat · cat → dog"),
        (PETS, "the dog and the cat swap places", "dog → cat · cat → dog"),
        (CAFE, "it gets dark", "day → night"),
        (CAFE, "es wird dunkel", "day → night"),
        (CAFE, "make it look like a Van Gogh painting", "van gogh"),
        (CAFE, "change her sweater to blue", "person: + blue sweater"),
        (CAFE, "let it rain cats and dogs", ""),
        (CAFE, "I hate the rain but love the coffee", "rain → clear weather"),
        (CAFE, "I like the rain but not the coffee", "− coffee"),
        (PETS, "der Hund ist super, aber die Katze nervt", "− cat"),
        (PETS, "the dog is great but I don't like the cat", "− cat"),
        (CAFE, "make it into a forest", "café → forest"),
        (CAFE, "dance", "person: think → dance"),
        (
            CAFE,
            "sie soll den Kaffee trinken und einem Fuchs winken",
            "person: think → wave · person: holds coffee · person: with fox · + fox",
        ),
        (CAFE, "sie soll ihn trinken", "person: think → drink · person: holds coffee"),
        (CAFE, "turn the coffee into a castle", "coffee → castle"),
        (CAFE, "the coffee should steam less", "coffee: − steaming"),
        (KITCHEN, "make it snow, add a dog and he should be smiling", "+ dog · dog: laugh · snow"),
    ],
)
def test_it_is_done_to_who_is_meant(prompt: str, sentence: str, change: str) -> None:
    assert told(prompt, sentence) == (change, ())


@pytest.mark.parametrize(
    ("prompt", "sentence", "change"),
    [
        (CAFE, "put two more people at the table", "+ 2 × person beside table"),
        (CAFE, "a second person sits down opposite her", "+ person beside person"),
        (CHESS, "more foxes", "fox: 1 → 3"),
        (CHESS, "mehr Füchse", "fox: 1 → 3"),
        (PETS, "one dog less", "− dog"),
        (CATS, "one cat less", "cat: 2 → 1"),
    ],
)
def test_more_and_fewer_of_them(prompt: str, sentence: str, change: str) -> None:
    assert told(prompt, sentence)[0].startswith(change)


def test_a_length_that_can_not_be_is_named() -> None:
    assert told(CAFE, "20 seconds") == ("5 s → 12 s", ("20 seconds",))
    assert told(CAFE, "10 seconds") == ("5 s → 10 s", ())


@pytest.mark.parametrize(
    "sentence",
    [
        "make the left cat black and the right cat white",
        "only one should be blue",
        "mach die linke Katze rot",
        "eine der Katzen soll blau sein",
        "one cat black and one cat white",
    ],
)
def test_one_of_two_becomes_somebody_by_itself(sentence: str) -> None:
    before = parse(CATS)
    after = apply_edit(before, read_edit(sentence, before)).shots[0]
    cats = [entity for entity in after.entities if entity.concept == "cat"]
    assert [entity.count for entity in cats] == [1, 1]
    assert len({entity.colour for entity in cats}) == 2


def test_left_and_right_are_asked_for_where_nobody_said_who_is_where() -> None:
    before = parse("a black cat and a white cat playing in the park")
    edit = read_edit("the left cat should sleep", before)
    assert edit.question is not None
    assert len(edit.question.options) == 2
    picked = edit.question.options[1]
    edit = read_edit("make the left cat red and the right cat blue", before, (picked,))
    colours = {entity.id: entity.colour for entity in apply_edit(before, edit).shots[0].entities}
    assert colours == {picked: "red", the_other(picked): "blue"}


def the_other(picked: str) -> str:
    return {"cat-1": "cat-2", "cat-2": "cat-1"}[picked]


@pytest.mark.parametrize("sentence", ["make the dog red", "mach den Hund rot", "the dog should sleep"])
def test_who_is_not_here_is_named_and_nobody_else_is_changed(sentence: str) -> None:
    change, unread = told(CAFE, sentence)
    assert change == ""
    assert unread
    assert unread[0].casefold() in ("dog", "hund")


def test_who_comes_in_does_what_follows() -> None:
    before = parse(KITCHEN)
    after = apply_edit(before, read_edit("a cat comes in and eats the cake", before)).shots[0]
    cast = {entity.id: entity for entity in after.entities}
    assert cast["cat-1"].action == "eat"
    assert cast["cake-1"].action is None


def test_the_language_of_a_song_is_named() -> None:
    assert told(CAFE, "sing a song in German") == ("person: think → sing", ("in German",))
