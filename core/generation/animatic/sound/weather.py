"""What falls and blows: one function per weather, each lasting the whole clip, with an RMS near 1. It sets no levels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.generation.animatic.sound import synth
from core.generation.animatic.sound.synth import (
    SAMPLE_RATE,
    Samples,
    band,
    count,
    drift,
    peak,
    place,
    shaped,
    total,
    unit,
)


def rain(n: int, rng: np.random.Generator) -> Samples:
    """Steady rain: a hiss of far drops and some near ones that can be told apart."""
    hiss = synth.noise(rng, n, total(band(700, 9_000, 1), shaped(band(150, 700, 1), 0.35)))
    hiss *= drift(rng, n, 0.7, 0.85, 1.1)
    near = np.zeros((2, n), np.float32)
    where = rng.integers(0, n, int(n / SAMPLE_RATE * 240))
    near[rng.integers(0, 2, len(where)), where] = rng.exponential(1.0, len(where)) ** 1.5
    return unit(hiss + 0.45 * unit(synth.filtered(near, band(1_400, 6_500, 2))))


def window_rain(n: int, rng: np.random.Generator) -> Samples:
    """The same rain behind glass: dull, with taps on the pane."""
    far = synth.filtered(rain(n, rng), band(90, 430, 2))
    taps = np.zeros((2, n), np.float32)
    where = rng.integers(0, n, int(n / SAMPLE_RATE * 26))
    taps[rng.integers(0, 2, len(where)), where] = rng.exponential(1.0, len(where))
    pane = synth.filtered(taps, total(peak(430, 100), shaped(peak(720, 90), 0.5)))
    return unit(unit(far) + 0.4 * unit(pane))


def wind(n: int, rng: np.random.Generator) -> Samples:
    """Gusts, with a whistle that comes and goes."""
    gust = drift(rng, n, 0.6, 0.25, 1.0)
    low = synth.noise(rng, n, band(60, 380, 1)) * gust
    high = synth.noise(rng, n, band(350, 1_400, 1)) * gust * gust * 0.5
    whistle = sum(
        synth.noise(rng, n, peak(hz, 22)) * drift(rng, n, 0.8, 0.0, 0.25) ** 2 * gust for hz in (480.0, 640.0, 860.0)
    )
    return unit(low + high + whistle)


def hush(n: int, rng: np.random.Generator) -> Samples:
    """Falling snow: hardly a sound, a soft close air with the city swallowed."""
    soft = synth.noise(rng, n, band(180, 900, 1)) * drift(rng, n, 0.4, 0.6, 1.0)
    flakes = synth.noise(rng, n, band(3_500, 9_000, 1)) * drift(rng, n, 2.0, 0.0, 0.12)
    return unit(soft + flakes)


def thunder(n: int, rng: np.random.Generator) -> Samples:
    """A crack and its long roll, in the first half of the clip; another one further away in a long clip."""
    length = n / SAMPLE_RATE
    strikes = [(float(rng.uniform(0.12, 0.3)) * length, 1.0)] + ([(length * 0.66, 0.5)] if length > 7 else [])
    return _rolls(strikes, n, rng)


def thunder_after(strikes: Sequence[float], n: int, rng: np.random.Generator) -> Samples:
    """The thunder of lightning that is seen at those seconds. Sound takes its time: 0.25 to 0.6 s, for a storm that is near."""
    heard = []
    for at in strikes:
        behind = float(rng.uniform(0.25, 0.6))
        heard.append((at + behind, 1.25 - behind))
    return _rolls(heard, n, rng)


def _rolls(strikes: Sequence[tuple[float, float]], n: int, rng: np.random.Generator) -> Samples:
    """Thunder that begins at those seconds, each with how near it is: 1 for overhead."""
    bus = synth.silence(n)
    for at, near in strikes:
        size = count(4.5)
        roll = synth.noise(rng, size, band(28, 170, 1)) * synth.fading(size, 5.0) * drift(rng, size, 5, 0.2, 1.0)
        roll = synth.edged(roll, 0.09, 1.0)
        crack = synth.burst(rng, 0.6, band(250, 5_000, 1)) * drift(rng, count(0.6), 30, 0.1, 1.0)
        place(bus, roll, at + 0.05, 1.1 * near)
        place(bus, crack, at, 0.55 * near * near, float(rng.uniform(-0.5, 0.5)))
    return bus


def through_walls(sound: Samples) -> Samples:
    """What is left indoors of thunder."""
    return synth.filtered(sound, band(25, 260, 1))


def draught(n: int, rng: np.random.Generator) -> Samples:
    """Wind round a house, heard from within."""
    return unit(synth.filtered(wind(n, rng), band(60, 500, 2)))
