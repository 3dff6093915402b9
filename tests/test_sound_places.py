"""Where a clip plays and who is in it can be heard: airs of places, grounds under feet, animals, instruments, vehicles."""

from __future__ import annotations

import numpy as np
import pytest
from sound_scenes import Track, entity, level, scene, timed, track

from core.generation.animatic.sound import ambience, calls, foley, loudness, mix, music, pastimes, steps, styles, synth
from core.generation.animatic.sound.ambience import Air
from core.generation.animatic.sound.atmospheres import ATMOSPHERES
from core.generation.animatic.sound.kinds import nearest
from core.generation.animatic.sound.mix import SAMPLE_RATE
from core.generation.lexicon.tables import rows
from core.generation.scene import Line, Shot


def heard(shot: Shot, seconds: float = 3.0) -> Track:
    """The foley of a shot alone."""
    harmony = music.harmony(styles.STYLES["calm"], seconds, synth.generator(1, "test"))
    return foley.performed(shot, seconds, 0.0, 1, harmony, {})


def centre(sound: Track) -> float:
    """The middle of the spectrum in Hz, weighted by power."""
    power = np.square(np.abs(np.fft.rfft(sound)))
    return float((power * np.fft.rfftfreq(sound.shape[-1], 1 / SAMPLE_RATE)).sum() / power.sum())


def test_every_setting_has_an_air_that_suits_it() -> None:
    alone = [row["setting"] for row in rows("settings") if nearest(row["setting"], ATMOSPHERES, "setting") is None]
    assert alone == []
    own = [row["setting"] for row in rows("settings") if row["setting"] in ATMOSPHERES]
    assert len(own) >= 90


@pytest.mark.parametrize("name", list(ATMOSPHERES))
def test_an_air_is_heard_and_stays_in_the_background(name: str) -> None:
    sound = ambience.bed(Air(name, "day", "clear"), 2 * SAMPLE_RATE, 3)
    assert np.isfinite(sound).all()
    loud = 20 * np.log10(np.sqrt(np.mean(np.square(sound))))
    assert -49 <= loud <= -25
    assert np.abs(sound).max() < 1


def test_one_hears_whether_it_is_a_church_a_jungle_or_a_volcano() -> None:
    n = 3 * SAMPLE_RATE
    church, jungle, volcano = (
        ambience.bed(Air(name, "day", "clear"), n, 3) for name in ("church", "jungle", "volcano")
    )
    assert level(jungle, 2_500, 7_000) > level(jungle, 30, 300) + 10
    assert level(volcano, 20, 150) > level(volcano, 2_500, 7_000) + 10
    assert level(church, 20, 8_000) < level(jungle, 20, 8_000) - 3


def test_feet_sound_like_the_ground_they_are_on() -> None:
    def one(setting: str, concept: str = "man", weather: str = "clear") -> Track:
        shot = Shot(setting=setting, weather=weather, entities=(entity(concept, "walk"),))
        doing = steps.Doing(synth.silence(SAMPLE_RATE), shot.entities[0], shot, synth.generator(1, "step"))
        return steps.step(doing, 1.0)

    assert centre(one("desert")) > 2 * centre(one("room"))
    assert centre(one("street")) > centre(one("ship_deck"))
    assert centre(one("street", weather="rain")) > centre(one("street"))
    assert centre(one("moon")) < 400
    power = np.square(np.abs(np.fft.rfft(one("street", "horse"), SAMPLE_RATE)))
    assert 450 < np.argmax(power[300:2_000]) + 300 < 600  # a hoof rings


@pytest.mark.parametrize("name", list(calls.CALLS))
def test_every_animal_calls_once_at_full_height_without_a_click(name: str) -> None:
    call = calls.CALLS[name](synth.generator(2, name))
    assert 0.05 < len(call) / SAMPLE_RATE < 3
    assert 0.3 < np.abs(call).max() <= 1.6
    assert np.abs(call[:8]).max() < 0.2
    assert np.abs(call[-8:]).max() < 0.2


def test_animals_call_unless_they_are_busy_or_speak() -> None:
    awake, busy = (Shot(setting="meadow", entities=(entity("dog", action),)) for action in ("look", "think"))
    speaking = awake.model_copy(update={"dialogue": (Line(speaker="dog-1", text="Hello"),)})
    assert level(heard(awake), 400, 1_500) > -55
    assert not heard(busy).any()
    assert not heard(speaking).any()


@pytest.mark.parametrize("concept", ["saxophone", "flute", "harp", "accordion"])
def test_who_plays_an_instrument_is_heard_in_the_key_of_the_music(concept: str) -> None:
    shot = Shot(entities=(entity("woman", "play_music"), entity(concept)))
    harmony = music.harmony(styles.STYLES["calm"], 3.0, synth.generator(1, "test"))
    power = np.square(np.abs(np.fft.rfft(heard(shot).sum(axis=0))))
    hertz = np.fft.rfftfreq(3 * SAMPLE_RATE, 1 / SAMPLE_RATE)
    found = (hertz > 120) & (hertz < 1_500)
    notes = 69 + 12 * np.log2(hertz[found] / 440)
    near = np.abs(notes - np.round(notes)) < 0.3
    inside = np.isin(np.round(notes).astype(int) % 12, harmony.scale)
    assert power[found][near & inside].sum() > 0.7 * power[found].sum()


@pytest.mark.parametrize(
    "action", ["eat", "drink", "write", "build", "dig", "skate", "clean", "fish", "conjure", "sing"]
)
def test_what_somebody_does_is_heard(action: str) -> None:
    assert np.abs(heard(Shot(entities=(entity("man", action),)))).max() > 0.02


def test_blades_ring_where_knights_fight_and_fists_do_not() -> None:
    knights, boxers = (
        heard(Shot(entities=(entity(who, "fight"), entity(who, "fight", id=f"{who}-2")))) for who in ("knight", "man")
    )
    dull, bright = (
        (level(each, 100, 1_400) for each in (boxers, knights)),
        (level(each, 1_400, 5_000) for each in (boxers, knights)),
    )
    fists, blades = (high - low for low, high in zip(dull, bright, strict=True))
    assert blades > fists + 6


@pytest.mark.parametrize(
    ("concept", "low", "high"), [("helicopter", 40, 1_000), ("train", 40, 2_500), ("rocket", 25, 900)]
)
def test_vehicles_are_heard(concept: str, low: float, high: float) -> None:
    sound = heard(Shot(entities=(entity(concept, "fly"),)))
    assert level(sound, low, high) > level(sound, 6_000, 16_000) + 5
    assert level(sound, low, high) > -45


@pytest.mark.parametrize(
    "shot",
    [
        Shot(setting="jungle", weather="rain", entities=(entity("tiger", "run"),)),
        Shot(setting="church", entities=(entity("woman", "sing"),)),
        Shot(setting="racetrack", entities=(entity("race_car", "drive"),)),
        Shot(setting="throne_room", sounds=("silence",), entities=(entity("knight", "fight"),)),
        Shot(setting="library", mood="calm", entities=(entity("girl", "read"),)),
    ],
)
def test_every_place_ends_up_equally_loud_without_overs(shot: Shot) -> None:
    sound = np.ascontiguousarray(track(scene(shot, seconds=3)).T)
    assert loudness.integrated(sound) == pytest.approx(-16, abs=0.5)
    assert loudness.true_peak(sound) <= -1.0
    assert np.abs(sound[:, :48]).max() < 0.02
    assert np.abs(sound[:, -4:]).max() < 1e-3


def test_a_voice_rings_in_a_church_and_not_in_a_car() -> None:
    class Said:
        speaker, start, end, pan = "man-1", 0.2, 0.7, 0.0
        samples = synth.burst(synth.generator(1, "said"), 0.5, synth.band(200, 3_000), 0.01)

    tails = []
    for setting in ("church", "car_interior"):
        of = scene(Shot(setting=setting, entities=(entity("man", "talk"),)), seconds=3)
        spoken = mix.stems(of, timed(of), [Said()])["speech"]  # type: ignore[list-item]
        tails.append(level(spoken[:, SAMPLE_RATE : 2 * SAMPLE_RATE], 200, 3_000))
    assert tails[0] > tails[1] + 15


def test_quiet_doings_are_known_actions() -> None:
    assert {row["action"] for row in rows("actions")} >= pastimes.QUIET
