"""Voices out of recordings: what is measured in them, who then speaks how, and what becomes of recordings that can't be used.

The recordings are the package's own speech in voices that are known (`recorded_voices`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from recorded_voices import CHILD, CODECS, MAN, WOMAN, heard, said, studio, write
from sound_scenes import SHOTS, Track, entity, scene, timed

from core.generation.animatic.sound import measuring, mix, recordings, speech
from core.generation.animatic.sound.measuring import RATE, measures_of, own_voice
from core.generation.animatic.sound.recordings import voice_like
from core.generation.animatic.sound.synth import SAMPLE_RATE
from core.generation.animatic.sound.voices import Voice, spoken, voice_for
from core.generation.child import child_for
from core.generation.engine import Likeness, RenderedClip, RenderRequest
from core.generation.scene import Line, Scene, Shape, Shot
from core.settings import Settings

# What is measured


@pytest.mark.parametrize("suffix", CODECS)
@pytest.mark.parametrize("voice", [MAN, WOMAN, CHILD], ids=["man", "woman", "child"])
def test_a_recording_gives_its_voice_back(voice: Voice, suffix: str, tmp_path: Path) -> None:
    found = voice_like(write(tmp_path / f"voice{suffix}", studio(voice)))
    assert found is not None
    assert found.pitch == pytest.approx(voice.pitch, rel=0.06)
    assert found.size == pytest.approx(voice.size, rel=0.08)
    assert 0.88 <= found.pace <= 1.15


def test_pitch_and_size_are_told_apart(tmp_path: Path) -> None:
    found = {voice: heard(said(voice)) for voice in (Voice(0.8, 1.1), Voice(1.1, 0.85))}
    for voice, measures in found.items():
        assert measures.pitch / own_voice().pitch == pytest.approx(voice.pitch, rel=0.06)
        assert measures.size == pytest.approx(voice.size, rel=0.08)


def test_the_pitch_is_that_of_the_pulses() -> None:
    """Not against the speech package, but against pulses whose rate is known, through the resonances of a vowel."""
    at = np.arange(3 * RATE) / RATE
    for rate in (70.0, 80.0, 95.0, 130.0, 210.0, 320.0):
        phase = np.cumsum(rate * 2 ** (0.05 * np.sin(2 * np.pi * at))) / RATE
        pulses = np.diff(np.floor(phase), prepend=0).astype(np.float32)
        spectrum, hz = np.fft.rfft(pulses), np.fft.rfftfreq(len(at), 1 / RATE)
        vowel = sum(1 / (1 + ((hz - formant) / 80) ** 2) for formant in (600, 1_500, 2_500, 3_500))
        sound = np.fft.irfft(spectrum * vowel).astype(np.float32)
        pitches, voiced = measuring.pitches_of(measuring.spectra(sound))
        assert voiced.mean() > 0.8
        assert float(np.median(pitches[voiced])) == pytest.approx(rate, rel=0.03)


def test_who_speaks_slowly_has_a_slower_pace_than_who_hurries() -> None:
    slow, usual, quick = (heard(said(Voice(pace=pace))).pace for pace in (0.8, 1.0, 1.2))
    assert slow < 0.95 * usual
    assert quick > 1.02 * usual


def test_what_is_kept_of_the_packages_own_voice_is_of_the_release_that_is_installed() -> None:
    measures = heard(said(Voice()))
    assert measures.pitch == pytest.approx(own_voice().pitch, rel=0.05)
    assert measures.size == pytest.approx(1, abs=0.04)
    assert own_voice().weights.sum() == pytest.approx(1, abs=0.01)


def test_a_voice_beyond_what_sounds_like_a_person_is_brought_to_the_edge(tmp_path: Path) -> None:
    found = voice_like(write(tmp_path / "giant.wav", said(Voice(0.38, 0.74, 0.7))))
    assert found is not None
    assert (found.pitch, found.size) == (recordings.PITCHES[0], recordings.SIZES[0])
    assert found.pace >= recordings.PACES[0]


def test_the_same_content_is_measured_once_wherever_it_lies(tmp_path: Path) -> None:
    file = write(tmp_path / "one.wav", said(MAN, "We are going home now, because it is late and we are tired."))
    first = voice_like(file)
    before = recordings._measured.cache_info()
    assert voice_like(Path(shutil.copy(file, tmp_path / "two.wav"))) == first
    assert recordings._measured.cache_info().misses == before.misses
    recordings._measured.cache_clear()
    assert voice_like(file) == first


def test_only_the_beginning_of_a_long_recording_is_read(tmp_path: Path) -> None:
    minutes = np.concatenate([np.resize(studio(MAN), 32 * SAMPLE_RATE), np.resize(studio(CHILD), 240 * SAMPLE_RATE)])
    file = write(tmp_path / "long.wav", minutes, 8_000)
    assert len(recordings.samples(file)) == recordings.READ * RATE
    found = voice_like(file)
    assert found is not None
    assert found.pitch == pytest.approx(MAN.pitch, rel=0.06)


def test_of_a_recording_that_breaks_off_there_is_what_there_is(tmp_path: Path) -> None:
    file = write(tmp_path / "voice.mp3", studio(MAN))
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    found = voice_like(file)
    assert found is not None
    assert found.pitch == pytest.approx(MAN.pitch, rel=0.08)


def packed(file: Path, rate: int, *packets: int) -> Path:
    """A container that says its sound has that rate, with packets of so many samples."""
    with av.open(str(file), "w", format="matroska") as container:
        stream = container.add_stream("pcm_s16le", rate=rate, layout="mono")
        at = 0
        for count in packets:
            packet = av.Packet(np.full(count, 5_000, "<i2").tobytes())
            packet.stream, packet.pts, packet.dts, packet.time_base = stream, at, at, Fraction(1, rate)
            container.mux(packet)
            at += count
    return file


def test_of_a_recording_in_crumbs_only_so_many_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sample each: thirty seconds of them would hold up the clip for minutes."""
    monkeypatch.setattr(recordings, "_MOST_FRAMES", 1_000)
    assert 0 < len(recordings.samples(packed(tmp_path / "crumbs.mka", RATE, *[1] * 1_500))) <= 1_000


def test_a_recording_of_a_rate_that_would_blow_it_up_is_not_unfolded(tmp_path: Path) -> None:
    """16 000 samples for each of its own, were it believed."""
    assert len(recordings.samples(packed(tmp_path / "slow.mka", 10, 200, 200))) == 0


# Who speaks how


def talking(*who: str) -> Scene:
    lines = tuple(Line(speaker=f"{name}-1", text="We should go home before it rains again.") for name in who)
    return scene(Shot(entities=tuple(map(entity, who)), dialogue=lines), seconds=9)


def planned(of: Scene, **files: Path) -> speech.Plan:
    return speech.plan(of, timed(of), {f"{name}-1": file for name, file in files.items()})


def test_a_speaker_with_a_recording_speaks_in_its_voice_and_not_in_the_usual_one(tmp_path: Path) -> None:
    of = talking("woman")
    file = write(tmp_path / "man.ogg", studio(MAN))
    reference, usual = heard(studio(MAN)), heard(planned(of).utterances[0].samples)
    plan = planned(of, woman=file)
    found = heard(plan.utterances[0].samples)
    assert not plan.notes
    assert found.pitch == pytest.approx(reference.pitch, rel=0.1)
    assert abs(np.log(found.pitch / usual.pitch)) > 0.3
    assert found.size == pytest.approx(reference.size, rel=0.08)
    assert usual.size > 1.08 * found.size


def test_two_speakers_with_two_recordings_have_two_voices(tmp_path: Path) -> None:
    files = {"woman": write(tmp_path / "m.m4a", studio(MAN)), "man": write(tmp_path / "c.m4a", studio(CHILD))}
    low, high = (heard(one.samples) for one in planned(talking("woman", "man"), **files).utterances)
    assert low.pitch == pytest.approx(MAN.pitch * own_voice().pitch, rel=0.12)
    assert high.pitch == pytest.approx(CHILD.pitch * own_voice().pitch, rel=0.12)
    assert low.size < 0.85 * high.size


def test_a_robot_with_a_recording_stays_a_robot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoke: list[Voice] = []
    monkeypatch.setattr(speech, "spoken", lambda text, voice, speed: spoke.append(voice) or spoken(text, voice, speed))
    planned(talking("robot"), robot=write(tmp_path / "voice.wav", studio(CHILD)))
    assert {voice.manner for voice in spoke} == {"robot"}
    assert spoke[0].pitch == pytest.approx(CHILD.pitch, rel=0.06)


# Recordings that can't be used


def music() -> Track:
    of = scene(SHOTS["cafe"], seconds=6)
    return mix.stems(of, timed(of))["music"].mean(axis=0)


def written(sound: Callable[[], Track]) -> Callable[[Path], Path]:
    return lambda file: write(file.with_suffix(".wav"), sound())


def playlist(file: Path) -> Path:
    """A file that calls itself sound, and names another one of this machine."""
    other = write(file.with_name("another.wav"), said(MAN))
    file.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:30\n#EXTINF:20,\n{other}\n#EXT-X-ENDLIST\n")
    return file


def filled(content: bytes) -> Callable[[Path], Path]:
    return lambda file: (file.write_bytes(content), file)[1]


def silent_film(file: Path) -> Path:
    film = file.with_suffix(".mp4")
    with av.open(str(film), "w") as container:
        stream = container.add_stream("libx264", rate=24)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for _ in range(48):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), format="rgb24")))
        container.mux(stream.encode(None))
    return film


def noise() -> Track:
    return np.random.default_rng(5).normal(0, 0.1, 5 * SAMPLE_RATE).astype(np.float32)


BAD: dict[str, Callable[[Path], Path]] = {
    "missing": lambda file: file,
    "a folder": lambda file: file.parent,
    "empty": filled(b""),
    "not a recording": filled(b"Dear diary, " * 500),
    "a playlist": playlist,
    "a film without sound": silent_film,
    "silence": written(lambda: np.zeros(5 * SAMPLE_RATE, np.float32)),
    "too short": written(lambda: said(MAN)[SAMPLE_RATE : round(1.8 * SAMPLE_RATE)]),
    "noise": written(noise),
    "a whistle": written(lambda: np.sin(np.arange(5 * SAMPLE_RATE) * 0.05).astype(np.float32)),
    "music": written(music),
    "not numbers": written(lambda: np.full(5 * SAMPLE_RATE, np.nan, np.float32)),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_recording_that_can_not_be_used_is_told_and_the_usual_voice_speaks(kind: str, tmp_path: Path) -> None:
    file = BAD[kind](tmp_path / "voice.m4a")
    assert voice_like(file) is None
    of = talking("woman")
    plan = planned(of, woman=file)
    assert [(note.sentence, note.values) for note in plan.notes] == [(speech.UNHEARD, {"names": "woman"})]
    assert np.array_equal(plan.utterances[0].samples, planned(of).utterances[0].samples)


def test_several_such_recordings_are_one_note_and_who_says_nothing_is_not_named(tmp_path: Path) -> None:
    gone = tmp_path / "gone.wav"
    of = talking("woman", "man")
    shot = of.shots[0]
    more = (*shot.dialogue, *shot.dialogue)
    of = of.model_copy(
        update={"shots": (shot.model_copy(update={"entities": (*shot.entities, entity("dog")), "dialogue": more}),)}
    )
    notes = [note for note in planned(of, woman=gone, man=gone, dog=gone).notes if note.sentence == speech.UNHEARD]
    assert [note.values for note in notes] == [{"names": "woman, man"}]


def test_a_fault_while_measuring_costs_the_voice_and_not_the_clip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(sound: Track) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(recordings, "measures_of", broken)
    file = write(tmp_path / "voice.wav", said(CHILD, "This has not been heard before, so it is measured now."))
    plan = planned(talking("woman"), woman=file)
    assert [note.sentence for note in plan.notes] == [speech.UNHEARD]
    assert plan.utterances


# A whole clip


async def test_a_clip_from_the_child_process_speaks_in_the_voice_of_the_recording(
    settings: Settings, tmp_path: Path
) -> None:
    lines = (("woman-1", "We should go home before it rains again."), ("man-1", "Yes."))
    shot = Shot(
        setting="room",
        sounds=("silence",),
        entities=(entity("woman"), entity("man")),
        dialogue=tuple(Line(speaker=name, text=text) for name, text in lines),
    )
    of = scene(shot).model_copy(update={"shape": Shape.SQUARE})
    recorded = {"woman-1": write(tmp_path / "man.ogg", studio(MAN)), "man-1": write(tmp_path / "noise.ogg", noise())}
    request = RenderRequest(of, tmp_path, likenesses={name: Likeness((), file) for name, file in recorded.items()})
    child = child_for(settings.model_copy(update={"engine": "animatic"}))
    try:
        (clip,) = await child.render([request], _ignored, 60)
    finally:
        await child.close()
    assert isinstance(clip, RenderedClip)
    assert [values for sentence, values in clip.notes if sentence == speech.UNHEARD] == [{"names": "man"}]
    found = measures_of(recordings.samples(clip.video))
    assert found is not None
    assert found.pitch == pytest.approx(heard(studio(MAN)).pitch, rel=0.12)
    assert voice_for(shot.entities[0], of.seed).pitch * own_voice().pitch > 1.4 * found.pitch


async def _ignored(number: int, share: float, phase: str) -> None:
    """Progress that nobody looks at."""
