"""Who sounds how: a speaker's voice, made from the one voice that the speech package brings.

Pitch and size of the speaker are changed apart: the pitch in the vocoder's own f0 curve, the size (all formants) by
resampling, with the pace corrected in the synthesis. It knows no time line.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from core.generation.animatic.sound import synth
from core.generation.animatic.sound.kinds import nearest
from core.generation.animatic.sound.synth import SAMPLE_RATE, Samples, band, count
from core.generation.scene import Entity

if TYPE_CHECKING:
    from hibari import Hibari

_VOICE_RATE = 24_000
_BREATH = 0.26
"""Seconds between two sentences; the model itself leaves 0.7, too much for a short clip."""


@dataclass(frozen=True)
class Voice:
    """``pitch``, ``size`` and ``pace`` are ratios to the package's voice, a woman of about 195 Hz: a lower ``size`` is a larger body
    with lower formants. ``manner`` is "", "robot" (ring modulation, no melody), "radio" or "ghost"."""

    pitch: float = 1.0
    size: float = 1.0
    pace: float = 1.0
    manner: str = ""


_MAN, _WOMAN, _CHILD = Voice(0.6, 0.86, 0.97), Voice(1.0, 1.0), Voice(1.38, 1.17, 1.02)
_LARGE, _SMALL, _TINY = Voice(0.46, 0.74, 0.88), Voice(1.3, 1.2, 1.08), Voice(1.6, 1.36, 1.15)

_VOICES: dict[str, Voice] = {
    "man": _MAN,
    "woman": _WOMAN,
    "child": _CHILD,
    **dict.fromkeys(("princess", "witch", "fairy", "mermaid", "angel"), Voice(1.12, 1.03)),
    **dict.fromkeys(("soldier", "cowboy", "knight", "priest", "god", "wizard", "santa"), Voice(0.55, 0.84, 0.92)),
    **dict.fromkeys(("elf", "dwarf"), Voice(1.25, 1.12, 1.05)),
    **dict.fromkeys(
        ("bear", "lion", "elephant", "gorilla", "dragon", "whale", "hippopotamus", "rhinoceros", "monster"), _LARGE
    ),
    **dict.fromkeys(("giant", "dinosaur", "demon", "tank", "truck"), _LARGE),
    **dict.fromkeys(
        ("wolf", "tiger", "horse", "cow", "panda", "deer", "camel", "snowman", "vehicle"), Voice(0.56, 0.82, 0.92)
    ),
    **dict.fromkeys(("mouse", "hamster", "squirrel", "bird", "insect", "frog", "duck", "doll"), _TINY),
    "animal": _SMALL,
    "robot": Voice(0.62, 0.92, 0.95, "robot"),
    "astronaut": Voice(0.72, 0.9, 1.0, "radio"),
    "alien": Voice(1.15, 0.8, 0.95, "robot"),
    "ghost": Voice(0.9, 0.85, 0.82, "ghost"),
    "skeleton": Voice(0.7, 0.95, 0.9, "ghost"),
    "thing": Voice(1.2, 1.1, 1.05),
}


def voice_for(entity: Entity | None, seed: int) -> Voice:
    """The voice of a speaker: by what they are, varied a little by their id; calm and low for a narrator (None)."""
    if entity is None:
        return Voice(0.86, 0.95, 0.95)
    rng = synth.generator(seed, "voice", entity.id)
    name = nearest(entity.concept, _VOICES)
    base = _VOICES[name] if name else (_MAN, _WOMAN)[int(rng.integers(2))]  # anybody: either build
    if {"old", "big", "giant"} & set(entity.attributes):
        base = Voice(base.pitch * 0.9, base.size * 0.95, base.pace * 0.92, base.manner)
    if {"small", "little", "tiny", "baby", "young"} & set(entity.attributes):
        base = Voice(base.pitch * 1.2, base.size * 1.1, base.pace, base.manner)
    pitch, size, pace = (float(rng.uniform(1 - w, 1 + w)) for w in (0.08, 0.04, 0.04))
    return Voice(base.pitch * pitch, base.size * size, base.pace * pace, base.manner)


@lru_cache(maxsize=1)
def speech_model() -> Hibari:
    """The speech model, loaded at the first call (0.2 s, and 0.4 s more at its first English sentence) and kept.

    Its inference runs on the calling thread only.
    """
    from hibari import Hibari  # loads onnxruntime, which only clips with dialogue need

    return Hibari(threads=1)


@lru_cache(maxsize=128)
def spoken(phonemes: tuple[str, ...], voice: Voice, speed: float = 1.0) -> Samples:
    """The sentences in the voice: mono, 48 kHz, without silence round them, RMS 0.1 while it speaks. Read-only."""
    ratio = SAMPLE_RATE / _VOICE_RATE / voice.size
    raw = [_trimmed(synth.resampled(_sentence(sentence, voice, speed), ratio)) for sentence in phonemes]
    pause = np.zeros(count(_BREATH / speed), np.float32)
    parts = [piece for part in raw if len(part) for piece in (part, pause)][:-1]
    joined = np.concatenate(parts or [pause[:0]])
    sound = _manner(_levelled(joined), voice).astype(np.float32)
    loud = np.abs(sound) > 0.02 * max(float(np.abs(sound).max(initial=0)), 1e-6)
    if loud.any():
        sound *= np.float32(0.1 / max(float(np.sqrt(np.mean(np.square(sound[loud])))), 1e-6))
    sound.flags.writeable = False
    return sound


def _sentence(phonemes: str, voice: Voice, speed: float) -> Samples:
    """One sentence at 24 kHz, sped up so that resampling by the voice's size brings it to its pace.

    The model gives a pulse train's filter (lh, th), noise (ln) and a part with phases of its own (lr) that holds the
    breath and the creak. Where the pitch is moved, that part would keep the old harmonics: it steps back by up to 9 dB.
    """
    from hibari import dsp

    model = speech_model()
    ids = model.ids(phonemes)
    if len(ids) < 3:
        return np.zeros(0, np.float32)
    pace = float(np.clip(voice.pace * speed / voice.size, 0.5, 2.0))
    feed = {"ids": np.asarray([ids], np.int64), "speed": np.asarray([pace], np.float32)}
    lh, th, ln, lr, phi, f0 = (part[0] for part in model.sess.run(None, feed))
    voiced = f0 > 40
    if voiced.any():
        ratio = voice.pitch / voice.size
        melody = f0[voiced]
        if voice.manner == "robot":
            melody = np.full_like(melody, np.median(melody))
        f0 = f0.copy()
        f0[voiced] = np.clip(melody * ratio, 48, 700)
        if abs(ratio - 1) > 0.05 or voice.manner == "robot":
            below = 1 / (1 + (np.arange(lr.shape[0]) * 20 / 4_000) ** 4)  # 20 Hz bins: fricatives above 4 kHz stay
            lr = lr - 1.0 * below[:, None] * voiced[None, :]
    rng = np.random.default_rng(len(phonemes))
    return np.asarray(dsp.synth(lh, th, ln, lr.astype(np.float32), phi, f0.astype(np.float32), rng), np.float32)


def _trimmed(sound: Samples) -> Samples:
    """Without the silence before and after; 20 ms of it stay as a guard."""
    if not len(sound):
        return sound
    loud = np.flatnonzero(np.abs(sound) > 0.012 * float(np.abs(sound).max()))
    if not len(loud):
        return sound[:0]
    guard = count(0.02)
    return synth.edged(sound[max(0, loud[0] - guard) : loud[-1] + 2 * guard].copy(), 0.008, 0.03)


def _levelled(sound: Samples) -> Samples:
    """Quiet syllables brought up by a third of what they lack, at most 8 dB, so that no word drowns in the bed."""
    window = count(0.02)
    size = len(sound) // window
    if size < 4:
        return sound
    power = np.mean(np.square(sound[: size * window].reshape(size, window)), axis=1)
    power = np.convolve(np.pad(power, 3, mode="edge"), np.hanning(9)[1:-1] / np.hanning(9).sum(), "valid")
    loud = float(np.percentile(power, 90)) + 1e-9
    gain = np.where(power > loud * 1e-3, np.clip((loud / np.maximum(power, 1e-12)) ** (1 / 6), 0.8, 2.5), 1.0)
    return sound * np.interp(np.arange(len(sound)), (np.arange(size) + 0.5) * window, gain).astype(np.float32)


def _manner(sound: Samples, voice: Voice) -> Samples:
    """What the voice passes through on its way."""
    n = len(sound)
    if not n:
        return sound
    if voice.manner == "robot":
        carrier = np.sin(2 * np.pi * 62 * synth.times(n)).astype(np.float32)
        comb = np.zeros(n, np.float32)
        comb[count(0.009) :] = sound[: n - count(0.009)] if n > count(0.009) else 0
        metal: Samples = 0.55 * sound + 0.5 * sound * carrier + 0.35 * comb
        return metal
    if voice.manner == "radio":
        narrow = synth.filtered(sound, band(380, 3_000, 3))
        driven: Samples = np.tanh(narrow / max(float(np.abs(narrow).max()), 1e-6) * 2.2)
        return driven
    if voice.manner == "ghost":
        hall: Samples = 0.8 * sound + 0.4 * synth.reverberation(np.stack([sound, sound]), 1.1, 4_000)[0]
        return hall
    return sound
