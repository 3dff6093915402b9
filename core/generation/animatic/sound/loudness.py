"""How loud a sound is to people, and bringing it to a target without overs. Rec. ITU-R BS.1770-4, 48 kHz only.

`pyloudnorm` would do the measuring, but it imports `scipy.signal` (2 s cold), more than the whole track takes to make.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from core.generation.animatic.sound.synth import (
    SAMPLE_RATE,
    Samples,
    Spectrum,
    band,
    count,
    edged,
    fast_size,
    spectrum_of,
)

TARGET = -16.0
"""LUFS, integrated: the upper end of what AES TD1004.1 recommends for streams, so that it carries on a phone."""

CEILING = -1.5
"""dBTP. Half a decibel below the promised -1, because the lossy coder that follows overshoots."""

_SILENT = -70.0  # the absolute gate of BS.1770-4, LUFS

# BS.1770-4, tables 1 and 2: the head's high shelf and the RLB high-pass, for 48 kHz.
_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_RLB = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))


@lru_cache(maxsize=4)
def _k_response(size: int) -> Spectrum:
    """The complex response of both filters on the bins of an FFT of ``size``."""
    z = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    powers = np.stack([np.ones_like(z), z, z * z])
    response = np.ones_like(z)
    for above, below in (_SHELF, _RLB):
        response *= (np.array(above) @ powers) / (np.array(below) @ powers)
    out: Spectrum = response.astype(np.complex64)
    return out


def _block_powers(sound: Samples) -> npt.NDArray[np.float64]:
    """K-weighted power of each 400 ms block, 100 ms apart, both channels with weight 1. Shape (blocks,)."""
    n = sound.shape[1]
    size = fast_size(n + SAMPLE_RATE // 2)  # the high-pass rings for less than half a second
    weighted = np.fft.irfft(spectrum_of(sound, size) * _k_response(size), size)[:, :n]
    step = SAMPLE_RATE // 10
    steps = n // step
    hundredths = (
        np.square(weighted[:, : steps * step]).reshape(2, steps, step).mean(axis=2, dtype=np.float64).sum(axis=0)
    )
    if steps < 4:
        return hundredths.mean(keepdims=True) if steps else np.zeros(1)
    return np.convolve(hundredths, np.full(4, 0.25), "valid")


def _lufs(power: float) -> float:
    return float(-0.691 + 10 * np.log10(max(power, 1e-20)))


def integrated(sound: Samples) -> float:
    """Integrated loudness in LUFS of a bus of shape (2, samples), gated at -70 LUFS and then 10 LU below the rest.

    Returns -inf when nothing passes the absolute gate.
    """
    powers = _block_powers(sound)
    loud = powers[-0.691 + 10 * np.log10(np.maximum(powers, 1e-20)) > _SILENT]
    if not len(loud):
        return float("-inf")
    gate = loud.mean() / 10
    return _lufs(float(loud[loud > gate].mean()))


@lru_cache(maxsize=1)
def _phases() -> Samples:
    """Three FIR filters of 24 taps that give the points a quarter, half and three quarters between two samples."""
    taps = np.arange(-11, 13)
    rows = []
    for fraction in (0.25, 0.5, 0.75):
        x = fraction - taps
        rows.append(np.sinc(x) * np.cos(np.pi * x / 25) ** 2)
    return np.array(rows, np.float32)


def _block_peaks(sound: Samples, block: int) -> Samples:
    """The true peak in each block of so many samples, by fourfold oversampling (BS.1770-4, annex 2). Shape (blocks,)."""
    n = sound.shape[1]
    blocks = -(-n // block)
    padded = np.zeros((2, blocks * block), np.float32)
    padded[:, :n] = np.abs(sound)
    peaks: Samples = padded.reshape(2, blocks, block).max(axis=(0, 2))
    for channel in sound:
        for fir in _phases():
            padded[0, :n] = np.abs(np.convolve(channel, fir[::-1], "same"))
            np.maximum(peaks, padded[0].reshape(blocks, block).max(axis=1), out=peaks)
    return peaks


def true_peak(sound: Samples) -> float:
    """The true peak in dBTP of a bus of shape (2, samples)."""
    return float(20 * np.log10(max(float(_block_peaks(sound, 480).max()), 1e-10)))


def _limited(sound: Samples, ceiling: float) -> Samples:
    """The sound with its peaks held below ``ceiling`` dBTP by a gain that moves smoothly over 8 ms.

    The gain of a millisecond is the least that any of its 4 neighbours on each side needs, then averaged over those: an
    average of values that are each low enough for the peak in the middle is low enough too.
    """
    block, reach = SAMPLE_RATE // 1000, 4
    peaks = _block_peaks(sound, block)
    limit = 10 ** (ceiling / 20)
    needed = np.minimum(1.0, limit / np.maximum(peaks, 1e-9))
    if needed.min() >= 1:
        return sound
    around = np.lib.stride_tricks.sliding_window_view(np.pad(needed, reach + 1, mode="edge"), 2 * reach + 3)
    lowest = around.min(axis=1)
    window = np.hanning(2 * reach + 1)
    smooth = np.convolve(np.pad(lowest, reach, mode="edge"), window / window.sum(), "valid")
    centres = np.arange(len(smooth)) * block + block / 2
    return sound * np.interp(np.arange(sound.shape[1]), centres, smooth).astype(np.float32)


def mastered(sound: Samples, target: float = TARGET, ceiling: float = CEILING) -> Samples:
    """The bus at ``target`` LUFS and below ``ceiling`` dBTP, without DC, starting and ending in silence.

    A bus with hardly anything on it is raised by at most 30 dB: silence that was asked for stays quiet.
    """
    n = sound.shape[1]
    size = fast_size(n + SAMPLE_RATE // 4)
    spectrum = spectrum_of(sound, size)
    f = np.fft.rfftfreq(size, 1 / SAMPLE_RATE).astype(np.float32)
    spectrum *= band(28, 18_500, 2)(f)
    clean: Samples = np.fft.irfft(spectrum, size)[:, :n].astype(np.float32, copy=False)
    out = edged(clean, 0.012, 0.03)
    raised = 0.0
    for _ in range(3):  # limiting takes a little loudness away, which the next round gives back
        level = integrated(out)
        if not np.isfinite(level):
            return out
        step = min(target - level, 30.0 - raised)
        if abs(step) < 0.1:
            break
        raised += step
        louder = out * np.float32(10 ** (step / 20))
        out = _limited(louder, ceiling)
        if out is louder:  # nothing had to give way, so it is as loud as it should be
            break
    edge = count(0.002)
    out[:, :edge] *= np.linspace(0, 1, edge, dtype=np.float32)
    # fading a low rumble at the end, and limiting, leave a trace of DC again
    window = edged(np.ones(n, np.float32), 0.012, 0.03)
    out -= out.mean(axis=1, keepdims=True) * (window / window.mean())
    return out
