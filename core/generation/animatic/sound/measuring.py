"""What a voice is like, by its sound alone: how high, how large, how quick.

Works on samples and knows no files and no speech package. Nothing here tells who speaks: two people of one pitch, size and pace
measure alike.

Pitch follows Drugman & Alwan, "Joint robust voicing detection and pitch estimation based on residual harmonics" (Interspeech 2011):
the candidate whose harmonics stand out of a whitened spectrum, and whose half-harmonics don't. Size follows Lee & Rose, "A frequency
warping approach to speaker normalization" (IEEE Trans. Speech and Audio Processing 6(1), 1998): the warp under which a voice is most
like the package's own, as a mixture of Gaussians over cepstra knows it. Pace follows de Jong & Wempe, "Praat script to detect syllable
nuclei and measure speech rate automatically" (Behavior Research Methods 41(2), 2009).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.fft import dct, rfft
from scipy.ndimage import uniform_filter1d
from scipy.signal import find_peaks

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

RATE = 16_000
"""Samples per second that `measures_of` wants."""
OWN = Path(__file__).with_name("own_voice.json")
"""What the package's own voice measures: written by ``python -m benchmarks.own_voice``."""

_HOP = RATE // 100
_WINDOW = 8 * _HOP
"""80 ms: four periods of the lowest pitch. The paper takes 100 ms, in which a lively voice moves too far."""
_FFT = 4096
_BIN = RATE / _FFT
_LOWEST, _HIGHEST = 55.0, 500.0
"""Hz of a voice: from a very deep man to a small child."""
_PER_OCTAVE = 48
_HARMONICS = 5
_WHITE = 400.0
"""Hz over which the spectrum is made even, by its geometric mean, so that no formant passes for a pitch. With 700, or with the mean
itself, deep voices were measured at three times their pitch."""
_CLEAR = 0.3
"""How clear harmonics must be for a voice."""
_LOUD = 10**-2.5
"""Power of the quietest frame that counts, against the loud ones."""
_LEAST_VOICED = 50
"""Frames, half a second."""

_LOW_BAND = 283.0
"""Hz; 48 bands, twelve to the octave, end at 4.3 kHz: with all warps it lies within 200 Hz and 6 kHz."""
_BANDS, _CEPSTRA = 48, 12
_STEPS = 48
"""Warps to the octave: 1.5 % of size each."""
_WARPS = np.arange(-24, 23)
"""The sizes that are looked for, 0.71 to 1.37 of the package's own: bodies of 20 to 11 cm from lips to glottis."""
_FLOOR = -45.0
"""Decibels below the loud parts of the envelopes from which on they may be noise, and count as level."""
_FAINT = 25
"""Percent of the voiced frames that are too faint to tell the size by."""
_MOST_FRAMES = 500
_SIZE_BY_PITCH = 0.3
"""How size goes with pitch, both as logarithms: in Hillenbrand et al., "Acoustic characteristics of American English vowels" (JASA
97(5), 1995), women speak at 220 Hz and men at 131, with formants 1.16 times as high."""
_UNUSUAL = 6.0
"""What a size far from that costs in likelihood: 0.06 for 10 %, where a clear recording's best warp stands out by 2. It decides only
where noise has left little to go by."""
_LIVELY = 0.5
"""How much a voice's cepstra vary, against the package's own voice: 28 synthetic speakers had 0.57 to 1.20; of eighteen tracks
of music, rain, wind and machines, sixteen had up to 0.48. Some music does pass for a voice."""


@dataclass(frozen=True)
class Measures:
    """``pitch`` in Hz, the median of all voiced moments. ``size`` and ``pace`` against the package's own voice: a ``size`` of 0.86 has
    its formants 14 % lower, a ``pace`` of 1.1 has 10 % more syllables a second while it speaks."""

    pitch: float
    size: float
    pace: float


@dataclass(frozen=True, eq=False)
class Own:
    """The package's own voice: its pitch in Hz, its syllables a second, and a mixture of Gaussians over its cepstra: weights of shape
    (n,), means and variances of shape (n, 12)."""

    pitch: float
    syllables: float
    weights: Doubles
    means: Doubles
    variances: Doubles

    @property
    def spread(self) -> Doubles:
        """The variance of each cepstrum about its mean, which is 0. Shape (12,)."""
        spread: Doubles = self.weights @ (self.variances + self.means**2)
        return spread

    def likelihoods(self, cepstra: Doubles) -> Doubles:
        """The logarithm of the likelihood of each frame, for cepstra of shape (..., frames, 12)."""
        precise = 1 / self.variances
        level = np.log(self.weights) - 0.5 * (np.log(self.variances) + self.means**2 * precise).sum(axis=1)
        each = cepstra @ (self.means * precise).T - 0.5 * cepstra**2 @ precise.T + level
        top = each.max(axis=-1)
        total: Doubles = top + np.log(np.exp(each - top[..., None]).sum(axis=-1))
        return total


@cache
def own_voice() -> Own:
    """Read at the first call and kept."""
    told = json.loads(OWN.read_text())
    mixture = (np.asarray(told[name]) for name in ("weights", "means", "variances"))
    return Own(told["pitch"], told["syllables"], *mixture)


def measures_of(sound: Floats) -> Measures | None:
    """Measure a recording, mono at `RATE`; None if there isn't half a second of a voice in it.

    The same samples give the same measures. Loudness, the colour that a microphone gives, noise 15 dB below the words, and silence
    round them change little.
    """
    own = own_voice()
    if len(sound) < 2 * _WINDOW:
        return None
    power = spectra(sound)
    pitches, voiced = pitches_of(power)
    if voiced.sum() < _LEAST_VOICED:
        return None
    # a row for each warp: the voice as it would be, had it the size of the package's own
    warped = cepstra(without_noise(power, voiced), pitches[voiced], _WARPS)
    pitch = float(np.median(pitches[voiced]))
    usual = _SIZE_BY_PITCH * np.log(pitch / own.pitch)
    likely = own.likelihoods(warped).mean(axis=1) - _UNUSUAL * (np.log(2) * _WARPS / _STEPS - usual) ** 2
    best = int(likely.argmax())
    if (warped[best].var(axis=0) / own.spread)[:6].mean() < _LIVELY:
        return None
    size = 2 ** (float(_WARPS[best]) / _STEPS)
    return Measures(pitch, size, syllables(power, voiced) / own.syllables)


def spectra(sound: Floats) -> Floats:
    """Power spectra, a hundred a second."""
    frames = np.lib.stride_tricks.sliding_window_view(sound, _WINDOW)[::_HOP] * np.hanning(_WINDOW).astype(np.float32)
    power: Floats = np.square(np.abs(rfft(frames, _FFT, axis=1)))
    return power


def pitches_of(power: Floats) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """The pitch in Hz of each frame's power spectrum, and whether somebody's voice is heard in it.

    In two passes as in the paper: the second looks within an octave of the median of the first, where octaves can't be mistaken.
    """
    top = int(3_400 / _BIN)
    level = np.log(np.sqrt(power[:, : top + int(_WHITE / _BIN)]) + np.float32(1e-9))
    white: Floats = np.exp(level - uniform_filter1d(level, int(_WHITE / _BIN), axis=1).astype(np.float32))[:, :top]
    white /= np.sqrt(np.square(white).sum(axis=1, keepdims=True)) + 1e-9
    candidates = _LOWEST * 2 ** (np.arange(int(np.log2(_HIGHEST / _LOWEST) * _PER_OCTAVE) + 1) / _PER_OCTAVE)
    score: Floats = _at(white, candidates)
    for k in range(2, _HARMONICS + 1):
        score += _at(white, k * candidates) - _at(white, (k - 0.5) * candidates)
    loudness = power[:, int(100 / _BIN) :].sum(axis=1)
    loud = loudness > np.percentile(loudness, 95) * _LOUD
    pitches, voiced = _best(score, candidates, loud)
    if voiced.any():
        middle = float(np.median(pitches[voiced]))
        score[:, (candidates < middle / 2) | (candidates > middle * 2)] = -1
        pitches, voiced = _best(score, candidates, loud)
    return pitches, voiced


def _at(spectra: Floats, frequencies: npt.NDArray[np.float64]) -> Floats:
    """Each spectrum at those frequencies in Hz; 0 beyond its end. Shape (frames, frequencies)."""
    place = frequencies / _BIN
    index = np.minimum(place.astype(int), spectra.shape[1] - 2)
    share = (place - index).astype(np.float32)
    value: Floats = spectra[:, index] * (1 - share) + spectra[:, index + 1] * share
    value[:, place >= spectra.shape[1] - 1] = 0
    return value


def _best(
    score: Floats, candidates: npt.NDArray[np.float64], loud: npt.NDArray[np.bool_]
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """The best candidate of each frame, refined by a parabola through its neighbours, and whether it is clear enough."""
    row, best = np.arange(len(score)), np.clip(score.argmax(axis=1), 1, len(candidates) - 2)
    before, peak, after = (score[row, best + k] for k in (-1, 0, 1))
    bend = before + after - 2 * peak
    offset = np.clip(0.5 * (before - after) / np.where(bend < -1e-9, bend, -1e9), -0.5, 0.5)
    pitches = candidates[best] * 2 ** (offset / _PER_OCTAVE)
    return pitches.astype(np.float32), loud & (peak > _CLEAR)


def without_noise(power: Floats, voiced: npt.NDArray[np.bool_]) -> Floats:
    """The voiced frames less what is heard in the quietest tenth of all frames (Boll, "Suppression of acoustic noise in speech using
    spectral subtraction", IEEE Trans. ASSP 27(2), 1979)."""
    loudness = power.sum(axis=1)
    noise = power[loudness <= np.percentile(loudness, 10)].mean(axis=0)
    less: Floats = np.maximum(power[voiced] - noise, 1e-4 * power[voiced])
    return less


def cepstra(power: Floats, pitches: Floats, warps: npt.NDArray[np.int_]) -> Doubles:
    """Cepstra of voiced frames, less their mean, under each warp in steps of a 48th octave. Shape (warps, frames, 12).

    The envelope is read off the power of whole harmonics, so that it doesn't depend on where these happen to be.
    """
    total = power.sum(axis=1)
    clear = np.flatnonzero(total >= np.percentile(total, _FAINT))
    clear = clear[:: -(-len(clear) // _MOST_FRAMES)]
    pitch = pitches[clear][:, None].astype(np.float64)
    summed = np.concatenate([np.zeros((len(pitch), 1)), np.cumsum(power[clear], axis=1, dtype=np.float64)], axis=1)
    most = int(8_000 / float(pitch.min())) + 1
    edges = np.minimum((np.arange(most + 1) + 0.5) * pitch / _BIN, summed.shape[1] - 1.001)
    index = edges.astype(int)
    row = np.arange(len(pitch))[:, None]
    below = summed[row, index] + (summed[row, index + 1] - summed[row, index]) * (edges - index)
    harmonics = 10 * np.log10(np.maximum(np.diff(below, axis=1) / pitch, 1e-15))  # of the first, second, ... harmonic
    wide = int(warps.max() - warps.min()) + (_BANDS - 1) * _STEPS // 12 + 1
    order = _LOW_BAND * 2 ** ((warps.min() + np.arange(wide)) / _STEPS) / pitch - 1
    lower = np.clip(order.astype(int), 0, most - 2)
    share = np.clip(order - lower, 0, 1)
    levels = harmonics[row, lower] * (1 - share) + harmonics[row, lower + 1] * share
    levels = np.logaddexp(levels, np.percentile(levels, 98) + _FLOOR)
    bands = warps[:, None] - warps.min() + np.arange(_BANDS) * _STEPS // 12
    found: Doubles = dct(levels[:, bands], axis=2, norm="ortho")[:, :, 1 : _CEPSTRA + 1].swapaxes(0, 1)
    found -= found.mean(axis=1, keepdims=True)
    return found


def syllables(power: Floats, voiced: npt.NDArray[np.bool_]) -> float:
    """Syllables a second, pauses left out: voiced peaks of loudness, 2 dB and more above the dips beside them."""
    band = power[:, int(300 / _BIN) : int(3_000 / _BIN)].sum(axis=1)
    level = 10 * np.log10(uniform_filter1d(band, 3) + 1e-15)
    level = np.maximum(level, np.percentile(level, 95) - 25)
    peaks, _ = find_peaks(level, prominence=2.0)
    talking = uniform_filter1d(voiced.astype(np.float32), 30) > 0.05  # a gap of 0.3 s is a pause
    seconds = talking.sum() * _HOP / RATE
    return float(voiced[peaks].sum() / max(seconds, 0.1))
