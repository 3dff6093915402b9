"""Instructions that say no, keep, mean several, or can't be carried out: nothing is done that was not asked for, nothing is lost without a word."""

from __future__ import annotations

import pytest
from instruction_labels import told

from core.generation.edit import apply_edit, difference, read_edit
from core.generation.prompt import parse

CAFE = "a person thinking in a cozy café on a rainy day, steaming cup of coffee on the table"
DOGS = "a black dog and a white dog playing in the park"
SOFA = "a cat on a sofa in a living room, a dog and a vase"
SHOTS = "a bear drinks tea in a cafe, then a fox dances on a beach"


@pytest.mark.parametrize(
    "sentence",
    [
        "don't make it snow",
        "never let it snow",
        "nicht schneien lassen",
        "lass es nicht schneien",
        "please do not let it snow",
        "make it not snow",
        "do not make it night",
        "not at night",
        "don't add a dog",
        "füg keinen Hund hinzu",
        "don't make the person blue",
        "the person should not dance",
    ],
)
def test_a_refused_wish_changes_nothing_and_is_named(sentence: str) -> None:
    change, unread = told(CAFE, sentence)
    assert (change, len(unread)) == ("", 1)
    assert unread[0].casefold() in sentence.casefold()


@pytest.mark.parametrize(
    "sentence",
    [
        "it should not rain",
        "es soll nicht regnen",
        "no longer raining",
        "it is no longer raining",
        "it doesn't rain any more",
        "es regnet nicht mehr",
        "es soll aufhören zu regnen",
        "stop the rain",
        "no rain",
    ],
)
def test_what_shall_not_be_ends(sentence: str) -> None:
    assert told(CAFE, sentence) == ("rain → clear weather", ())


@pytest.mark.parametrize(
    ("prompt", "sentence", "change"),
    [
        (DOGS, "the white dog should not play", "white dog: − play"),
        (DOGS, "don't let the dogs play", "black dog: − play · white dog: − play"),
        (DOGS, "die Hunde spielen nicht mehr", "black dog: − play · white dog: − play"),
        (CAFE, "why don't you make it snow?", "rain → snow"),
        (CAFE, "not coffee but cocoa", "coffee → cocoa"),
        (CAFE, "don't forget to add a dog", "+ dog"),
        (CAFE, "don't you think it should be night?", "day → night"),
        (CAFE, "shouldn't it be snowing?", "rain → snow"),
        (CAFE, "it's not raining, it's snowing", "rain → snow"),
        (CAFE, "kein Kaffee, sondern Tee", "coffee → tea"),
        (CAFE, "no person, only the coffee", "− person"),
        (CAFE, "the rain should stop", "rain → clear weather"),
        (DOGS, "stop the white dog", "white dog: − play"),
        (DOGS, "mach den schwarzen Hund nicht blau, sondern rot", "dog: black → red"),
        (DOGS, "neither the black dog nor the white dog should sleep", ""),
        (DOGS, "die Hunde sollen weder schlafen noch singen", ""),
        (SOFA, "without the dog the cat sleeps", ""),
        (CAFE, "no zoom", ""),
        (SOFA, "make the dog and the cat blue", "cat: blue · dog: blue"),
        (CAFE, "no, make it night", "day → night"),
        (CAFE, "lass es aufhören zu regnen", "rain → clear weather"),
        (DOGS, "make the black dog red but not the white one", "dog: black → red"),
        (SOFA, "I don't like the cat, swap it for a hamster", "cat → hamster"),
        (CAFE, 'she says "I do not like it"', "person: “I do not like it”"),
    ],
)
def test_a_no_counts_for_what_it_is_said_of(prompt: str, sentence: str, change: str) -> None:
    assert told(prompt, sentence)[0] == change


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("keep the coffee, change the café to a train", "café → train interior"),
        ("make it snow but don't remove the coffee", "rain → snow"),
        ("don't change the coffee, make it snow", "rain → snow"),
        ("lass den Kaffee stehen, aber mach es Nacht", "day → night"),
        ("behalte den Kaffee, ersetze die Person durch einen Hund", "person → dog"),
        ("everything stays but the coffee becomes tea", "coffee → tea"),
        ("entferne den Kaffee nicht", ""),
        ("nichts ändern", ""),
        ("make it snow, and don't change the music", "rain → snow"),
        ("the coffee stays but the person becomes a cat", "person → cat"),
    ],
)
def test_what_is_to_stay_stays(sentence: str, change: str) -> None:
    assert told(CAFE, sentence) == (change, ())


@pytest.mark.parametrize(
    ("sentence", "change", "unread"),
    [
        ("lass den Kaffee weg", "− coffee", ()),
        ("lass die Person weg", "− person", ()),
        ("lass den Kaffee raus", "− coffee", ()),
        ("lass den Tisch weg", "", ("Tisch",)),
    ],
)
def test_lass_weg_takes_away_what_is_named_and_nobody_else(sentence: str, change: str, unread: tuple[str, ...]) -> None:
    assert told(CAFE, sentence) == (change, unread)


@pytest.mark.parametrize(
    "sentence",
    [
        "make the black dog red and the white dog blue",
        "make the black dog red and the white one blue",
        "the black dog is red and the white one is blue",
        "paint the black dog red, the white dog blue",
        "mach den schwarzen Hund rot und den weißen blau",
    ],
)
def test_a_wish_goes_on_for_the_next_one(sentence: str) -> None:
    assert told(DOGS, sentence) == ("dog: black → red · dog: white → blue", ())


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("make the dogs sleep", "black dog: play → sleep · white dog: play → sleep"),
        ("beide Hunde sollen schlafen", "black dog: play → sleep · white dog: play → sleep"),
        ("both dogs are cats now", "black dog → cat · white dog → cat"),
        ("die Hunde sind jetzt Katzen", "black dog → cat · white dog → cat"),
        ("replace both dogs with a fox", "black dog → fox · − white dog"),
        ("mach die Hunde rot", "dog: black → red · dog: white → red"),
        ("give the dogs hats", "black dog: + hat · white dog: + hat"),
        ("remove the dogs", "− black dog · − white dog"),
        ("remove the white one", "− white dog"),
        ("every dog wears a hat", "black dog: + hat · white dog: + hat"),
        ("give each of them a hat", "black dog: + hat · white dog: + hat"),
        ("make the black dog and the white dog red", "dog: black → red · dog: white → red"),
        ("only one dog", "− white dog"),
        ("remove everything but the white dog", "− black dog"),
        ("keep everything but the white dog", "− white dog"),
        ("entferne den weißen", "− white dog"),
        ("replace the black one with a fox", "black dog → fox"),
    ],
)
def test_the_dogs_are_all_of_them_and_the_white_one_is_one(sentence: str, change: str) -> None:
    assert told(DOGS, sentence) == (change, ())


def test_one_of_several_wishes_is_not_lost_without_a_word() -> None:
    assert told(DOGS, "make the black dog red and the white dog xyzzy") == ("dog: black → red", ("xyzzy",))
    assert told(SOFA, "the dog sleeps and the cat doesn't") == ("dog: sleep", ("the cat doesn't",))


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("on a sofa", ""),
        ("put the cat on the sofa", ""),
        ("put the dog on the sofa", "dog: on sofa"),
        ("put the dog on a sofa", "dog: on sofa"),
        ("the dog sits on a sofa", "dog: sit · dog: on sofa"),
        ("setz den Hund auf das Sofa", "dog: on sofa"),
        ("put the dog on another sofa", "dog: on sofa · + sofa"),
    ],
)
def test_furniture_that_is_here_is_used(sentence: str, change: str) -> None:
    assert told(SOFA, sentence) == (change, ())


@pytest.mark.parametrize(
    ("prompt", "sentence", "unread"),
    [
        (DOGS, "make the tail green", ("tail",)),
        (DOGS, "make the dogs' tails green", ("tails",)),
        (CAFE, "the person's eyes should be blue", ("eyes",)),
        (CAFE, "a volcano in the background", ("a volcano in the background",)),
        (CAFE, "ein Vulkan im Hintergrund", ("ein Vulkan im Hintergrund",)),
    ],
)
def test_what_can_not_be_done_is_named(prompt: str, sentence: str, unread: tuple[str, ...]) -> None:
    assert told(prompt, sentence) == ("", unread)


@pytest.mark.parametrize(
    "sentence",
    ["the dance first, then the drinks", "first the fox, then the bear", "zuerst der Fuchs", "the bear at the end"],
)
def test_shots_are_told_apart_by_what_happens(sentence: str) -> None:
    assert told(SHOTS, sentence) == ("🎬 1, 2 → 2, 1", ())
    assert told(CAFE, sentence)[0] == ""


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("mach die Person größer", "person: + huge"),
        ("Kamera fährt langsam ran", "push in"),
        ("the camera slowly moves closer", "push in"),
        ("not cozy", "− cozy"),
        ("the coffee no longer steams", "coffee: − steaming"),
        ("der Kaffee soll nicht dampfen", "coffee: − steaming"),
        ("make the person big and happy", "person: + big · person: + happy"),
    ],
)
def test_more_ways_to_say_it(sentence: str, change: str) -> None:
    assert told(CAFE, sentence) == (change, ())


def test_a_speech_as_long_as_a_prompt_is_kept() -> None:
    speech = "and then we went home, " * 38
    assert told(SOFA, f'the cat says "{speech.strip()}"')[0].count("and then") == 38
    assert told(SOFA, "the cat says: hello there, my friends")[0] == "cat: “hello there, my friends”"


def test_what_is_no_more_is_told_with_a_minus() -> None:
    before = parse("a cat in Tokyo at night")
    after = apply_edit(before, read_edit("make it Mars", before))
    assert difference(before, after) == ("street → Mars", "− Tokyo")
    assert difference(before, after, "de") == ("Straße → Mars", "− Tokio")
