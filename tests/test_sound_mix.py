"""The track of a clip as a whole: how loud it is, how long, where it starts, cuts and ends."""

from __future__ import annotations

import time
from fractions import Fraction

import numpy as np
import pytest
from sound_scenes import CAFE, FOX, SHOTS, Track, entity, scene, stems_of, timed, track

from core.generation.animatic.sound import (
    loudness,
    mix,
    synth,
)
from core.generation.animatic.sound.mix import SAMPLE_RATE


def oversampled_peak(sound: Track) -> float:
    """The true peak in dBTP by exact band-limited interpolation: independent of the FIR filters in `loudness`."""
    n = sound.shape[0]
    fine = np.fft.irfft(np.fft.rfft(sound.T.astype(np.float64)), 8 * n) * 8
    return float(20 * np.log10(np.abs(fine).max()))


def ffmpeg_loudness(sound: Track) -> float:
    """The integrated loudness that FFmpeg's ebur128 filter measures."""
    import av
    import av.filter

    graph = av.filter.Graph()
    source = graph.add_abuffer(
        format="flt", sample_rate=SAMPLE_RATE, layout="stereo", time_base=Fraction(1, SAMPLE_RATE)
    )
    meter, sink = graph.add("ebur128", "metadata=1"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound).reshape(1, -1), "flt", "stereo")
    frame.sample_rate, frame.pts = SAMPLE_RATE, 0
    graph.push(frame)
    graph.push(None)
    last = float("nan")
    while True:
        try:
            out = graph.pull()
        except (av.error.EOFError, av.error.BlockingIOError):
            return last
        last = float(out.metadata["lavfi.r128.I"])


@pytest.mark.parametrize("peak_dbfs", [-20.0, -23.0, -33.0])
def test_a_stereo_sine_reads_its_peak_level(peak_dbfs: float) -> None:
    # BS.1770-4: 997 Hz at 0 dBFS in one channel reads -3.01 LKFS, so two channels read 0; EBU Tech 3341, tests 1 and 2, asks
    # the same of 1 kHz at -23 and -33 dBFS within 0.1 LU.
    sine = 10 ** (peak_dbfs / 20) * np.sin(2 * np.pi * 997 * np.arange(20 * SAMPLE_RATE) / SAMPLE_RATE)
    assert loudness.integrated(np.stack([sine, sine]).astype(np.float32)) == pytest.approx(peak_dbfs, abs=0.1)


def test_quiet_passages_do_not_count_towards_the_loudness() -> None:
    # EBU Tech 3341, test 3, in a third of its length: -36, then -23, then -36 dBFS reads -23.
    parts = [np.full(round(seconds * SAMPLE_RATE), 10 ** (db / 20)) for seconds, db in ((3, -36), (20, -23), (3, -36))]
    gains = np.concatenate(parts)
    sine = gains * np.sin(2 * np.pi * 1000 * np.arange(len(gains)) / SAMPLE_RATE)
    assert loudness.integrated(np.stack([sine, sine]).astype(np.float32)) == pytest.approx(-23, abs=0.1)


def test_digital_silence_has_no_loudness_and_stays_silent() -> None:
    nothing = synth.silence(3 * SAMPLE_RATE)
    assert loudness.integrated(nothing) == float("-inf")
    assert not loudness.mastered(nothing).any()


def test_a_peak_between_samples_is_found() -> None:
    # A quarter of the sampling rate at 45 degrees: every sample is 3 dB below the crest.
    sine = 0.5 * np.sin(2 * np.pi * SAMPLE_RATE / 4 * np.arange(48_000) / SAMPLE_RATE + np.pi / 4)
    found = loudness.true_peak(np.stack([sine, sine]).astype(np.float32))
    assert found == pytest.approx(20 * np.log10(0.5), abs=0.2)


@pytest.mark.parametrize("name", list(SHOTS))
def test_every_clip_is_equally_loud_and_never_over(name: str) -> None:
    sound = track(scene(SHOTS[name], seconds=3))
    own, other = loudness.integrated(np.ascontiguousarray(sound.T)), ffmpeg_loudness(sound)
    assert own == pytest.approx(-16, abs=0.5)
    assert other == pytest.approx(own, abs=0.2)
    assert oversampled_peak(sound) <= -1.0
    assert np.abs(sound.mean(axis=0)).max() < 1e-4
    assert sound.dtype == np.float32


@pytest.mark.parametrize("seconds", [3, 5, 12])
def test_a_track_is_exactly_as_long_as_its_clip(seconds: int) -> None:
    assert track(scene(CAFE, FOX, seconds=seconds)).shape == (seconds * SAMPLE_RATE, 2)


def test_the_same_scene_gives_the_same_samples_and_another_seed_others() -> None:
    first = track(scene(CAFE, seconds=3))
    assert np.array_equal(first, track(scene(CAFE, seconds=3)))
    assert not np.allclose(first, track(scene(CAFE, seconds=3, seed=4)), atol=1e-3)


def test_it_starts_and_ends_in_silence_and_cuts_without_a_click() -> None:
    sound = track(scene(CAFE, FOX, SHOTS["moon"], seconds=6))
    assert np.abs(sound[0]).max() == 0
    assert np.abs(sound[-1]).max() < 1e-3
    assert np.abs(sound[:48]).max() < 0.02
    jumps = np.abs(np.diff(sound, axis=0)).max(axis=1)
    elsewhere = np.percentile(jumps, 99.99)
    for cut in (2, 4):
        at = round(cut * SAMPLE_RATE)
        assert jumps[at - 480 : at + 480].max() <= max(elsewhere, 0.1)


def test_ambience_runs_on_unbroken_when_a_cut_stays_in_the_same_place() -> None:
    whole, cut = scene(FOX, seconds=3), scene(FOX, FOX, seconds=3)
    alone = mix.stems(whole, timed(whole))["ambience"]
    assert np.array_equal(alone, mix.stems(cut, timed(cut))["ambience"])


def test_swapping_coffee_for_tea_changes_the_foley_and_nothing_else() -> None:
    tea = CAFE.model_copy(update={"entities": (CAFE.entities[0], entity("tea"))})
    before, after = stems_of(CAFE), stems_of(tea)
    assert {name for name in before if not np.array_equal(before[name], after[name])} == {"foley"}


def test_a_track_takes_little_time() -> None:
    of = scene(CAFE)
    track(of)
    start = time.thread_time()
    track(of)
    assert time.thread_time() - start < 1.2  # measured 0.35 to 0.5 s on one core
