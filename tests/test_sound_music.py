"""The music of a clip: beds that suit the scene, keep the beat and end on the tonic."""

from __future__ import annotations

import numpy as np
import pytest
from sound_scenes import CAFE, FOX, SHOTS

from core.generation.animatic.sound import (
    music,
    styles,
    synth,
)
from core.generation.animatic.sound.mix import SAMPLE_RATE
from core.generation.scene import Entity, Shot


@pytest.mark.parametrize("seconds", [3.0, 5.0, 12.0])
@pytest.mark.parametrize("name", list(styles.STYLES))
def test_every_bed_ends_on_its_tonic_in_whole_beats(name: str, seconds: float) -> None:
    style = styles.STYLES[name]
    written = music.harmony(style, seconds, synth.generator(5, name))
    tonic = written.scale[0]
    assert written.last.bass % 12 == tonic
    assert written.last.end == pytest.approx(seconds)
    assert 60 / written.beat == pytest.approx(style.bpm, rel=1 / 3)
    for chord in written.chords:
        assert max(chord.notes) - min(chord.notes) < 12  # close voicing: voices move by steps from chord to chord


@pytest.mark.parametrize("name", list(styles.STYLES))
def test_every_bed_fades_away_without_being_cut(name: str) -> None:
    n = 3 * SAMPLE_RATE
    style = styles.STYLES[name]
    bed = music.performed(style, music.harmony(style, 3.0, synth.generator(1, name)), n, 1, name)
    tail = np.abs(bed[:, -SAMPLE_RATE // 50 :]).max()
    assert tail < 0.002
    assert np.abs(bed).max() < 1
    assert np.isfinite(bed).all()


@pytest.mark.parametrize("seconds", [3.0, 4.0, 5.0, 7.0, 12.0])
def test_dances_have_exactly_two_beats_a_second_as_in_the_picture(seconds: float) -> None:
    assert music.harmony(styles.STYLES["dance"], seconds, synth.generator(1, "dance")).beat == pytest.approx(0.5)


def test_music_suits_the_scene() -> None:
    assert styles.style_for([CAFE]) == "lofi"
    assert styles.style_for([SHOTS["moon"]]) == "space"
    assert styles.style_for([SHOTS["dance"]]) == "dance"
    assert styles.style_for([Shot(setting="street", style="cyberpunk")]) == "synth"
    assert styles.style_for([SHOTS["dunes"]]) == "lonely"
    assert styles.style_for([Shot(setting="restaurant", mood="nostalgic")]) == "lofi"
    assert styles.style_for([Shot(setting="restaurant")]) == "lofi"
    assert styles.style_for([FOX, Shot(mood="epic")]) == "epic"
    assert styles.style_for([Shot(setting="club")]) == "dance"


def test_a_ballerina_dances_to_strings_and_a_club_to_its_beat() -> None:
    ballet = Shot(setting="theatre", entities=(Entity(id="ballerina-1", concept="ballerina", action="dance"),))
    club = Shot(setting="club", entities=(Entity(id="woman-1", concept="woman", action="dance"),))
    assert [styles.style_for([shot]) for shot in (ballet, club)] == ["waltz", "dance"]
    assert styles.STYLES["waltz"].bpm == styles.STYLES["dance"].bpm  # that of the steps in the picture
