"""Recordings of voices that are known: the package's own speech, through real encoders. No real person is heard."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import av
import numpy as np
from scipy.signal import resample_poly
from sound_scenes import Track

from core.generation.animatic.sound import measuring, speech
from core.generation.animatic.sound.measuring import RATE, measures_of
from core.generation.animatic.sound.synth import SAMPLE_RATE
from core.generation.animatic.sound.voices import Voice, spoken

MAN, WOMAN, CHILD = Voice(0.6, 0.86), Voice(), Voice(1.4, 1.17)
WORDS = (
    "The little boat went out to sea before the sun came up. Nobody saw it leave, but everybody heard the bell. "
    "Hello, my name is not important. I like to walk in the park when it rains, and I drink my coffee black."
)
CODECS = {".wav": "pcm_s16le", ".m4a": "aac", ".mp3": "libmp3lame", ".ogg": "libopus"}


def said(voice: Voice, words: str = WORDS) -> Track:
    return spoken(speech.phonemes(words, "en"), voice)


@lru_cache(maxsize=8)
def studio(voice: Voice) -> Track:
    """The voice in a room with a hiss 20 dB below it, and a second of nothing else before and after the words."""
    sound = np.pad(said(voice), SAMPLE_RATE) * np.float32(0.6)
    hiss = np.random.default_rng(7).normal(0, 0.006, len(sound))
    return (sound + hiss).astype(np.float32)


def write(file: Path, sound: Track, rate: int = SAMPLE_RATE) -> Path:
    """Encode a mono sound as the file's name says."""
    with av.open(str(file), "w") as container:
        stream = container.add_stream(CODECS[file.suffix], rate=rate, layout="mono")
        size = stream.codec_context.frame_size or 1024
        resampler = av.AudioResampler(stream.format.name, "mono", rate, frame_size=size)
        whole = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound[None], np.float32), "fltp", "mono")
        whole.sample_rate = SAMPLE_RATE
        for frame in (*resampler.resample(whole), *resampler.resample(None)):
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file


def heard(sound: Track) -> measuring.Measures:
    """What is measured in a mono sound at 48 kHz."""
    measures = measures_of(resample_poly(sound, 1, SAMPLE_RATE // RATE).astype(np.float32))
    assert measures is not None
    return measures
