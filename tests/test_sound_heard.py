"""What is heard in a clip: its place, its weather, steps and things, and sounds asked for by name."""

from __future__ import annotations

import numpy as np
import pytest
from sound_scenes import CAFE, FOX, SHOTS, entity, level, scene, stems_of, timed

from core.generation.animatic.lightning import strikes
from core.generation.animatic.sound import (
    ambience,
    effects,
    foley,
    mix,
    places,
    synth,
    voices,
    weather,
)
from core.generation.animatic.sound.ambience import Air
from core.generation.animatic.sound.mix import SAMPLE_RATE
from core.generation.lexicon.tables import rows
from core.generation.scene import Line, Part, Shot


def under(shot: Shot, falls: str) -> Air:
    return Air.of(shot.model_copy(update={"weather": falls}))


def test_rain_is_bright_outdoors_and_muffled_indoors() -> None:
    n = 3 * SAMPLE_RATE
    rest = stems_of(FOX)["music"] + stems_of(FOX)["ambience"]
    outside, inside = (ambience.falling(under(shot, "rain"), n, 3) for shot in (FOX, CAFE))
    assert level(rest + outside, 1_000, 8_000) > level(rest, 1_000, 8_000) + 5
    assert level(outside, 1_000, 8_000) > level(outside, 100, 1_000)
    assert level(inside, 1_000, 8_000) < level(inside, 100, 1_000)
    assert level(inside, 1_000, 8_000) < level(outside, 1_000, 8_000) - 15


def test_there_is_no_weather_on_the_moon() -> None:
    assert not ambience.falling(under(SHOTS["moon"], "storm"), SAMPLE_RATE, 3).any()


@pytest.mark.parametrize("place", ["storm", "cafe"])
def test_thunder_follows_the_lightning_that_is_seen(place: str) -> None:
    of = scene(CAFE, SHOTS[place].model_copy(update={"weather": "storm"}), seconds=12)
    first = 6 + strikes(of.seed, 6)[0][0]
    low = np.abs(synth.filtered(mix.stems(of, timed(of))["weather"], synth.band(28, 60, 3))).max(
        axis=0
    )  # below the wind
    before, after = (
        low[round(start * SAMPLE_RATE) : round(end * SAMPLE_RATE)].max()
        for start, end in ((first - 1, first + 0.2), (first + 0.3, first + 2))
    )
    assert after > 3 * before


def test_thunder_keeps_to_the_time_that_a_slowed_picture_takes() -> None:
    storm = SHOTS["storm"]
    quick, slow = (
        mix.lightning_seen([(storm.model_copy(update={"camera": camera}), 1.0, 11.0)], Air.of(storm), 3)
        for camera in (None, "slow_motion")
    )
    assert [1 + 2 * (at - 1) for at in quick][: len(slow)] == pytest.approx(slow)
    later = mix.lightning_seen(
        [(storm.model_copy(update={"earlier": (Part(seconds=2.5),)}), 0.0, 7.5)], Air.of(storm), 3
    )
    assert [at + 2.5 for at in later] == pytest.approx([at - 1 for at in quick if at - 1 >= 2.5])


def test_snow_is_far_quieter_than_rain() -> None:
    rain, snow = (ambience.falling(under(FOX, falls), 2 * SAMPLE_RATE, 3) for falls in ("rain", "snow"))
    assert level(snow, 100, 8_000) < level(rain, 100, 8_000) - 10


def test_crickets_sing_at_night_and_not_in_the_rain() -> None:
    night = Shot(setting="forest", time_of_day="night")
    clear, wet = (ambience.bed(under(night, falls), 2 * SAMPLE_RATE, 3) for falls in ("clear", "rain"))
    assert level(clear, 4_000, 5_000) > level(wet, 4_000, 5_000) + 10


def test_steps_are_heard_where_the_picture_puts_the_feet() -> None:
    of = scene(FOX)
    landed = (1.0, 2.5, 4.0)
    steps = mix.stems(of, timed(of), footfalls=[{"fox-1": landed}])["foley"]
    windows = np.abs(steps).max(axis=0)[: 5 * SAMPLE_RATE].reshape(50, -1).max(axis=1)
    assert [k / 10 for k in np.flatnonzero(windows > windows.max() / 3)] == list(landed)


def test_what_a_prompt_asks_for_by_name_is_heard() -> None:
    for name in effects.EFFECTS:
        assert np.abs(effects.performed((name,), 3.0, 1)).max() > 0.01, name
    assert not effects.performed(("an unheard-of sound",), 3.0, 1).any()
    assert stems_of(SHOTS["asked"])["effects"].any()


def test_an_old_film_crackles_softly_and_a_new_one_does_not() -> None:
    old = stems_of(CAFE.model_copy(update={"style": "vintage"}))
    assert not stems_of(CAFE)["effects"].any()
    assert old["effects"].any()
    crackle, rest = (
        float(np.sqrt(np.mean(np.square(track)))) for track in (old["effects"], old["ambience"] + old["music"])
    )
    assert 0.05 * rest < crackle < 0.5 * rest
    assert np.abs(old["effects"]).max() > 6 * crackle  # single grains of dust, not an even hiss


def test_every_sound_in_the_lexicon_can_be_heard() -> None:
    named = {row["sound"] for row in rows("sounds")} | {row["sound"] for row in rows("actions") if row["sound"]}
    elsewhere = {
        "music",
        "silence",
        "singing",
        "guitar",
        "piano",
        "violin",
        "drums",
    }  # the music's and the players' business
    named = {name for name in named if not name.endswith("_music")}
    assert named - elsewhere <= set(effects.EFFECTS)


def test_a_sound_that_the_foley_makes_is_not_made_twice() -> None:
    campfire, of = SHOTS["campfire"].model_copy(update={"sounds": ("fire", "guitar")}), scene(FOX, seconds=3)
    assert foley.sounds_like(FOX) == {"footsteps"}
    assert foley.sounds_like(campfire) == {"fire", "guitar"}
    assert not mix.stems(of, timed(of))["effects"].any()
    assert not stems_of(campfire)["effects"].any()


def test_kinds_of_things_sound_like_what_they_are_a_kind_of() -> None:
    assert Air.of(Shot(setting="diner", weather="rain")) == Air.of(CAFE)
    assert voices.voice_for(entity("polar_bear"), 3).pitch == pytest.approx(
        voices.voice_for(entity("bear"), 3).pitch, rel=0.2
    )


def test_silence_has_no_music() -> None:
    assert not stems_of(SHOTS["silence"])["music"].any()
    assert stems_of(CAFE)["music"].any()


def test_every_place_and_weather_has_its_own_sound() -> None:
    heard = {}
    for setting in ("cafe", "room", "street", "moon", "sea", "forest", "meadow", "mountain", "beach", "desert"):
        power = np.square(np.abs(np.fft.rfft(ambience.bed(Air(setting, "day", "clear"), 2 * SAMPLE_RATE, 3)))).sum(
            axis=0
        )
        octaves = [np.log10(power[2**k * 150 : 2**k * 300].sum() + 1e-9) for k in range(7)]
        heard[setting] = tuple(np.round(octaves, 2))
    assert len(set(heard.values())) == len(heard)
    for layer in (weather.wind, weather.rain, places.traffic, places.waves):
        assert np.sqrt(np.mean(np.square(layer(SAMPLE_RATE, synth.generator(1, "layer"))))) == pytest.approx(
            1, rel=0.01
        )


def test_who_talks_without_words_is_heard_to_murmur_and_who_says_something_is_not() -> None:
    chat = Shot(setting="park", entities=(entity("man", "talk"), entity("woman", "talk")))
    heard = stems_of(chat)["foley"]
    assert level(heard, 120, 1_500) > level(heard, 3_000, 8_000) + 20
    mute = chat.model_copy(update={"dialogue": (Line(speaker="man-1", text="Hello."),)})
    assert not stems_of(mute)["foley"].any()
