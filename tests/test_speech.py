"""Spoken lines: when, in whose voice, in which language, and what can't be said."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import numpy as np
import pytest
from sound_scenes import CAFE, Track, entity, level, scene, timed, track

from core.generation.animatic.sound import (
    german,
    mix,
    speech,
    voices,
)
from core.generation.animatic.sound.mix import SAMPLE_RATE
from core.generation.scene import Line, Scene, Shot

TALK = Shot(
    setting="cafe",
    mood="cozy",
    entities=(entity("person", "talk"), entity("bear", "talk")),
    dialogue=(Line(speaker="person-1", text="What a lovely day."), Line(speaker="bear-1", text="More coffee, please!")),
)


@lru_cache(maxsize=1)
def talk() -> tuple[Scene, speech.Plan]:
    of = scene(TALK)
    return of, speech.plan(of, timed(of))


def test_lines_follow_one_another_within_the_clip() -> None:
    _, said = talk()
    assert [u.speaker for u in said.utterances] == ["person-1", "bear-1"]
    assert not said.notes
    assert said.utterances[0].start == pytest.approx(0.6)
    assert said.utterances[0].end < said.utterances[1].start
    assert said.utterances[1].end < 5
    for u in said.utterances:
        assert len(u.samples) == round((u.end - u.start) * SAMPLE_RATE)


def test_the_mouth_opens_with_the_words_and_stays_shut_in_silence() -> None:
    _, said = talk()
    first = said.utterances[0]
    mouth = speech.envelope(said.utterances, "person-1")
    openings = [mouth(t) for t in np.arange(first.start, first.end, 0.02)]
    assert max(openings) > 0.5
    assert min(openings) >= 0
    assert max(openings) <= 1
    assert [
        mouth(t) for t in (0.0, 0.5, first.start - 0.01, first.end + 0.01, said.utterances[1].start + 0.2, 4.99, 60)
    ] == [0] * 7
    assert speech.envelope(said.utterances, "nobody")(1.0) == 0
    assert max(abs(a - b) for a, b in pairwise(openings)) < 0.7


def test_music_steps_back_while_somebody_speaks() -> None:
    of, said = talk()
    with_words, without = mix.stems(of, timed(of), said.utterances), mix.stems(of, timed(of))
    for name, least in (("music", 6.0), ("ambience", 4.0)):
        for u in said.utterances:
            part = slice(round(u.start * SAMPLE_RATE), round(u.end * SAMPLE_RATE))
            power = [np.mean(np.square(stems[name][:, part])) for stems in (with_words, without)]
            assert 10 * np.log10(power[1] / power[0]) >= least
    after = round((said.utterances[-1].end + 0.5) * SAMPLE_RATE)
    assert np.array_equal(with_words["music"][:, after:], without["music"][:, after:])


def test_words_stand_well_above_everything_else() -> None:
    of, said = talk()
    stems = mix.stems(of, timed(of), said.utterances)
    bed = sum(stem for name, stem in stems.items() if name != "speech")
    for u in said.utterances:
        part = slice(round(u.start * SAMPLE_RATE), round(u.end * SAMPLE_RATE))
        assert level(stems["speech"][:, part], 200, 5_000) > level(bed[:, part], 200, 5_000) + 8


def pitch(sound: Track) -> float:
    """The fundamental of the loudest 0.1 s in Hz, by autocorrelation between 55 and 500 Hz."""
    window = SAMPLE_RATE // 10
    size = len(sound) // window
    frames = sound[: size * window].reshape(size, window)
    frame = frames[np.argmax(np.square(frames).sum(axis=1))].astype(np.float64)
    spectrum = np.abs(np.fft.rfft(frame, 2 * window)) ** 2
    correlation = np.fft.irfft(spectrum)[:window]
    shortest, longest = SAMPLE_RATE // 500, SAMPLE_RATE // 55
    return SAMPLE_RATE / (shortest + int(np.argmax(correlation[shortest:longest])))


def test_a_child_speaks_higher_than_a_woman_and_a_bear_lower_than_a_man() -> None:
    pitches = {}
    for who in ("bear", "man", "woman", "child"):
        shot = Shot(entities=(entity(who),), dialogue=(Line(speaker=f"{who}-1", text="Where are we going now?"),))
        of = scene(shot)
        pitches[who] = pitch(speech.plan(of, timed(of)).utterances[0].samples)
    assert pitches["bear"] < pitches["man"] < pitches["woman"] < pitches["child"]


def test_two_people_have_two_voices_that_each_keeps() -> None:
    twins = [entity("man", id=f"man-{k}") for k in range(8)]
    found = {voices.voice_for(twin, 3) for twin in twins}
    assert len(found) == 8
    assert voices.voice_for(twins[0], 3) == voices.voice_for(twins[0], 3)


def test_too_many_words_are_hurried_then_cut_at_a_word_with_a_note() -> None:
    long = "Once upon a time there was a little fox who lived in a forest near the sea and every day she went to look at the ships."
    of = scene(Shot(entities=(entity("woman"),), dialogue=(Line(speaker="woman-1", text=long),)), seconds=3)
    said = speech.plan(of, timed(of))
    (only,) = said.utterances
    assert only.end <= 3
    assert only.text.endswith("…")
    assert long.startswith(only.text[:-1])
    assert long[len(only.text) - 1] == " "
    assert [note.sentence for note in said.notes][-1] == speech.SHORTENED


def test_five_thousand_letters_and_thirty_lines_are_survived() -> None:
    lines = tuple(Line(speaker=None, text="blah " * 1000) for _ in range(30))
    of = scene(Shot(dialogue=lines), seconds=3)
    said = speech.plan(of, timed(of))
    assert all(u.end <= 3 for u in said.utterances)
    assert any(note.sentence == speech.DROPPED for note in said.notes)


@pytest.mark.parametrize("text", ["おはようございます", "Доброе утро", "صباح الخير", "안녕하세요"])
def test_words_in_another_script_are_mumbled_and_that_is_said(text: str) -> None:
    of = scene(Shot(entities=(entity("cat"),), dialogue=(Line(speaker="cat-1", text=text),)))
    said = speech.plan(of, timed(of))
    assert said.notes == (speech.Note(speech.MUMBLED, {"words": text}),)
    assert np.abs(said.utterances[0].samples).max() > 0.05


@pytest.mark.parametrize("text", ["", "...", "🎉🎉", "\x00\x07", "— !?"])
def test_what_has_nothing_to_pronounce_is_left_out_with_a_note(text: str) -> None:
    of = scene(Shot(dialogue=(Line(speaker=None, text=text),)))
    said = speech.plan(of, timed(of))
    assert said.utterances == ()
    assert [note.sentence for note in said.notes] == [speech.UNSAYABLE]
    assert track(of).shape == (5 * SAMPLE_RATE, 2)


def test_a_scene_without_dialogue_loads_no_speech_model() -> None:
    voices.speech_model.cache_clear()
    speech.plan(scene(CAFE), timed(scene(CAFE)))
    assert voices.speech_model.cache_info().currsize == 0


@pytest.mark.parametrize(
    ("word", "phonemes"),
    [
        ("Guten", "ɡˈutən"),
        ("Morgen", "mˈɔɹɡən"),
        ("Straße", "ʃtɹˈɑsə"),
        ("schön", "ʃˈɜn"),
        ("Zeit", "tsˈIt"),
        ("Häuser", "hˈYzə"),
        ("Nacht", "nˈɑht"),
        ("Licht", "lˈɪʃt"),
        ("Hund", "hˈʊnt"),
        ("verstehen", "fɛɹʃtˈAən"),
        ("geben", "ɡˈAbən"),
        ("Wald", "vˈɑlt"),
        ("Spiel", "ʃpˈil"),
        ("Quatsch", "kvˈɑʧ"),
        ("König", "kˈɜnɪʃ"),
        ("und", "ʊnt"),
    ],
)
def test_german_words_are_read_as_german(word: str, phonemes: str) -> None:
    assert german.word_phonemes(word) == phonemes


def test_german_phonemes_are_all_in_the_voices_vocabulary() -> None:
    text = "Franz jagt im komplett verwahrlosten Taxi quer durch Bayern, 21 Mal schöner, süßer Tschüss! Psychologie? Ypsilon. Job, Chef."
    unknown = set(german.phonemes(text)) - set(voices.speech_model().vocab)
    assert not unknown


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (0, "null"),
        (17, "siebzehn"),
        (21, "einundzwanzig"),
        (101, "einhunderteins"),
        (2026, "zweitausendsechsundzwanzig"),
    ],
)
def test_german_numbers_are_spelled_out(value: int, word: str) -> None:
    assert german.number(value) == word


def test_a_line_is_read_in_the_language_of_its_words() -> None:
    assert speech.spoken_language("Guten Morgen", "en") == "de"
    assert speech.spoken_language("Hello, how are you?", "de") == "en"
    assert speech.spoken_language("Berlin", "de") == "de"
    assert speech.spoken_language("Berlin", "en") == "en"
    assert speech.spoken_language("你好", "en") == "none"
