"""Sound from arithmetic: noise, tones, filters, rooms and placing things in time. It knows no scenes and no music.

Buses are float32 arrays of shape (2, samples) at `SAMPLE_RATE`, mono sounds of shape (samples,). Filtering is done
on spectra with `numpy.fft`: it keeps float32, releases the GIL and needs no further import (`scipy.signal` takes 2 s to load).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from core.generation.scene import seed_for

SAMPLE_RATE = 48_000

Samples = npt.NDArray[np.float32]
Spectrum = npt.NDArray[np.complex64]
Curve = Callable[[Samples], Samples]
"""Gain by frequency: called with frequencies in Hz, returns linear gains of the same shape."""


def generator(seed: int, *names: str) -> np.random.Generator:
    """Random numbers for one named sound, the same whatever else is heard."""
    return np.random.Generator(np.random.SFC64(seed_for(seed, "sound", *names)))


def count(seconds: float) -> int:
    """Samples in so many seconds."""
    return round(seconds * SAMPLE_RATE)


def times(n: int) -> npt.NDArray[np.float64]:
    """Seconds since the start for each of ``n`` samples."""
    return np.arange(n, dtype=np.float64) / SAMPLE_RATE


# --- spectra --------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def fast_size(n: int) -> int:
    """The smallest 2^a·3^b·5^c that is at least ``n``: other lengths make the FFT several times slower."""
    best = 1 << max(0, n - 1).bit_length()
    five = 1
    while five < best:
        three = five
        while three < best:
            size = three << max(0, (n - 1) // three).bit_length()
            best = min(best, size) if size >= n else best
            three *= 3
        five *= 5
    return best


def frequencies(size: int) -> Samples:
    """Hz of each bin of a real FFT of ``size`` samples."""
    return np.fft.rfftfreq(size, 1 / SAMPLE_RATE).astype(np.float32)


def band(low: float | None, high: float | None, order: int = 2) -> Curve:
    """A band-pass with Butterworth slopes of 6·``order`` dB per octave; None leaves that side open."""

    def gain(f: Samples) -> Samples:
        g = np.ones_like(f)
        if low is not None:
            ratio = (np.maximum(f, 1e-3) / low) ** order
            g *= ratio / np.sqrt(1 + ratio * ratio)
        if high is not None:
            g /= np.sqrt(1 + (f / high) ** (2 * order))
        return g

    return gain


def peak(centre: float, width: float) -> Curve:
    """A resonance: a bell of ``width`` Hz (standard deviation) round ``centre``."""
    return lambda f: np.exp(-0.5 * ((f - centre) / width) ** 2)


def shaped(curve: Curve, factor: float) -> Curve:
    """The curve times a factor."""
    return lambda f: curve(f) * np.float32(factor)


def total(*curves: Curve) -> Curve:
    """The sum of several curves."""
    return lambda f: np.sum([curve(f) for curve in curves], axis=0, dtype=np.float32)


def noise(rng: np.random.Generator, n: int, curve: Curve, channels: int = 2) -> Samples:
    """Gaussian noise of the given colour, independent per channel, RMS 1. Shape (channels, n)."""
    size = fast_size(max(n, 256))
    bins = size // 2 + 1
    spectrum = rng.standard_normal((channels, 2 * bins), dtype=np.float32).view(np.complex64)
    spectrum *= curve(frequencies(size))
    spectrum[:, 0] = 0
    out: Samples = np.fft.irfft(spectrum, size)[:, :n].astype(np.float32, copy=False)
    return out / max(float(np.sqrt(np.mean(np.square(out)))), 1e-9)


def spectrum_of(sound: Samples, size: int) -> Spectrum:
    """`numpy.fft.rfft` in the sound's own 32 bits.

    By default numpy scales by a whole number, and for its sake calculates in 64 bits, which takes four times as long.
    """
    spectrum = np.fft.rfft(sound, size, norm="forward").astype(np.complex64, copy=False)
    spectrum *= np.float32(size)
    return spectrum


def filtered(sound: Samples, curve: Curve) -> Samples:
    """The sound (any shape, last axis time) through a zero-phase filter."""
    n = sound.shape[-1]
    size = fast_size(n + SAMPLE_RATE // 20)  # a little silence, so that the end does not wrap round to the start
    spectrum = spectrum_of(sound, size)
    spectrum *= curve(frequencies(size))
    return np.fft.irfft(spectrum, size)[..., :n].astype(np.float32, copy=False)


def convolved(sound: Samples, response: Samples) -> Samples:
    """The sound through an impulse response, cut to the sound's own length."""
    n = sound.shape[-1]
    size = fast_size(n + response.shape[-1])
    spectrum = spectrum_of(sound, size) * spectrum_of(response, size)
    return np.fft.irfft(spectrum, size)[..., :n].astype(np.float32, copy=False)


def resampled(sound: Samples, ratio: float) -> Samples:
    """A mono sound stretched to ``ratio`` times its length; pitch and formants fall by the same ratio.

    Interpolates linearly after fourfold oversampling, which keeps images more than 60 dB down below 8 kHz.
    """
    n = len(sound)
    if n < 2:
        return sound
    size = fast_size(n + 64)
    fine = np.fft.irfft(spectrum_of(sound, size), 4 * size)[: 4 * n] * 4
    where = np.arange(round(n * ratio), dtype=np.float64) * (4 / ratio)
    return np.interp(where, np.arange(4 * n), fine).astype(np.float32)


# --- curves over time -----------------------------------------------------------------------------------------------


def drift(rng: np.random.Generator, n: int, rate: float, low: float, high: float) -> Samples:
    """A smooth random curve between ``low`` and ``high`` with ``rate`` new values per second."""
    points = max(2, int(n / SAMPLE_RATE * rate) + 3)
    values = rng.uniform(low, high, points).astype(np.float32)
    coarse = np.linspace(0, points - 1.001, max(2, n // 96 + 1), dtype=np.float32)
    index = coarse.astype(np.int64)
    share = coarse - index
    share = share * share * (3 - 2 * share)
    smooth = values[index] * (1 - share) + values[index + 1] * share
    out: Samples = np.interp(np.arange(n), np.linspace(0, max(1, n - 1), len(smooth)), smooth).astype(np.float32)
    return out


def line(n: int, points: Sequence[tuple[float, float]]) -> Samples:
    """Straight lines through (seconds, value) points, held beyond the ends."""
    at, values = zip(*points, strict=True)
    out: Samples = np.interp(times(n), at, values).astype(np.float32)
    return out


def fading(n: int, seconds: float) -> Samples:
    """Exponential decay that reaches -60 dB after ``seconds``."""
    return np.exp(times(n) * (-6.907755 / seconds)).astype(np.float32)


def edged(sound: Samples, attack: float, release: float) -> Samples:
    """The sound with raised-cosine edges of so many seconds, in place."""
    n = sound.shape[-1]
    a, r = min(count(attack), n), min(count(release), n)
    if a:
        sound[..., :a] *= (0.5 - 0.5 * np.cos(np.linspace(0, np.pi, a))).astype(np.float32)
    if r:
        sound[..., n - r :] *= (0.5 + 0.5 * np.cos(np.linspace(0, np.pi, r))).astype(np.float32)
    return sound


# --- sources --------------------------------------------------------------------------------------------------------


def tone(
    frequency: float, n: int, partials: Sequence[float], damping: float = 0.0, bend: Samples | None = None
) -> Samples:
    """A harmonic tone: partial k has the amplitude ``partials[k - 1]`` and falls by e^(-k·``damping``·t).

    The sum of a_k z^k with z = e^((2πif - damping)t) is evaluated by Horner's rule: one sine for any number of
    partials, and higher ones die away first as on a string. ``bend`` is a ratio of the frequency per sample.
    """
    t = times(n)
    cycles = frequency * t if bend is None else np.cumsum(frequency * bend.astype(np.float64)) / SAMPLE_RATE
    cycles -= np.floor(cycles)
    phase = (2 * np.pi * cycles).astype(np.float32)
    z = np.empty(n, np.complex64)
    np.cos(phase, out=z.real)
    np.sin(phase, out=z.imag)
    if damping:
        z *= np.exp(-damping * t).astype(np.float32)
    kept = list(partials)[: max(1, int(18_000 / frequency))]
    out = np.full(n, kept[-1], np.complex64)
    for amplitude in reversed(kept[:-1]):
        out *= z
        out += np.float32(amplitude)
    out *= z
    return np.ascontiguousarray(out.imag)


def harmonics(size: int, slope: float = 1.0, odd: bool = False) -> list[float]:
    """Amplitudes k^-slope of the first ``size`` partials; ``odd`` leaves out the even ones."""
    return [0.0 if odd and k % 2 == 0 else k**-slope for k in range(1, size + 1)]


def struck(modes: Sequence[tuple[float, float, float]], n: int) -> Samples:
    """A struck body: the sum of decaying sines (Hz, amplitude, seconds to -60 dB)."""
    t = times(n)
    out = np.zeros(n, np.float32)
    for frequency, amplitude, seconds in modes:
        rate = 6.907755 / seconds
        out += (amplitude * np.sin(2 * np.pi * frequency * t) * np.exp(-rate * t)).astype(np.float32)
    return out


def burst(rng: np.random.Generator, seconds: float, curve: Curve, attack: float = 0.002) -> Samples:
    """A short noise that decays to -60 dB within ``seconds``; its loudest part is near 1."""
    n = max(64, count(seconds))
    return edged(noise(rng, n, curve, 1)[0] * fading(n, seconds) * 0.4, attack, min(0.01, seconds / 4))


# --- space ----------------------------------------------------------------------------------------------------------


def silence(n: int) -> Samples:
    """An empty bus of shape (2, n)."""
    return np.zeros((2, n), np.float32)


def place(bus: Samples, sound: Samples, at: float, gain: float = 1.0, pan: float = 0.0) -> None:
    """Add a mono (or stereo) sound to the bus at ``at`` seconds; what lies outside the bus is left out.

    ``pan`` runs from -1 (left) to 1 (right) at constant power.
    """
    start = count(at)
    first, last = max(0, start), min(bus.shape[1], start + sound.shape[-1])
    if last <= first:
        return
    part = sound[..., first - start : last - start]
    if part.ndim == 2:
        bus[:, first:last] += part * np.float32(gain)
        return
    angle = (pan + 1) * np.pi / 4
    bus[0, first:last] += part * np.float32(gain * np.cos(angle))
    bus[1, first:last] += part * np.float32(gain * np.sin(angle))


@lru_cache(maxsize=16)
def _room(seconds: float, brightness: float) -> Samples:
    """A stereo impulse response: decaying noise that loses its highs, energy 1 per channel."""
    n = count(seconds)
    rng = generator(0, "room", str(seconds), str(brightness))
    dull = noise(rng, n, band(150, brightness * 0.35, 1)) * fading(n, seconds)
    bright = noise(rng, n, band(150, brightness, 1)) * fading(n, seconds * 0.5)
    response = edged(dull + 0.6 * bright, 0.006, seconds / 3)
    response /= np.sqrt(np.sum(np.square(response), axis=1, keepdims=True))
    return response


def reverberation(bus: Samples, seconds: float, brightness: float = 5_000) -> Samples:
    """The answer of a room of so many seconds (to -60 dB) to the bus, about as loud as the bus itself."""
    return convolved(bus, _room(seconds, brightness))


def unit(sound: Samples) -> Samples:
    """The sound at an RMS of 1."""
    return sound / max(float(np.sqrt(np.mean(np.square(sound)))), 1e-6)


def scattered(
    n: int, rng: np.random.Generator, per_second: float, make: Callable[[], Samples], spread: float = 0.9
) -> Samples:
    """Sounds at random moments and places, at least one; ``make`` gives each of them."""
    bus = silence(n)
    length = n / SAMPLE_RATE
    for k in range(max(1, round(length * per_second))):
        at = (k + rng.uniform(0.1, 0.9)) * length / max(1, round(length * per_second))
        place(bus, make(), at, float(rng.uniform(0.35, 1)), float(rng.uniform(-spread, spread)))
    return bus
