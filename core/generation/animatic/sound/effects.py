"""Sounds that a prompt can ask for by name ("thunder", "a dog barking"), whatever the scene shows.

`EFFECTS` holds them; names outside it and outside the music styles' are not heard.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from core.generation.animatic.sound import places, synth, weather
from core.generation.animatic.sound.synth import (
    SAMPLE_RATE,
    Curve,
    Samples,
    band,
    burst,
    count,
    drift,
    peak,
    place,
    scattered,
    times,
    total,
)

Effect = Callable[[int, np.random.Generator], Samples]


def _voice(
    pitch: float,
    seconds: float,
    bend: Sequence[tuple[float, float]],
    mouth: Curve,
    rough: float,
    rng: np.random.Generator,
) -> Samples:
    """An animal's call: a buzzing source that glides, with a noisy share, through the resonances of a mouth."""
    n = count(seconds)
    buzz = synth.tone(
        pitch,
        n,
        synth.harmonics(40, 0.6),
        bend=synth.line(n, bend) * drift(rng, n, 35, 1 - 0.1 * rough, 1 + 0.1 * rough),
    )
    breath = synth.noise(rng, n, band(200, 6_000, 1), 1)[0] * rough
    call = synth.filtered(buzz * (1 - 0.5 * rough) + breath, mouth)
    call = synth.edged(call, 0.02, seconds / 3)
    return call / max(float(np.abs(call).max()), 1e-6)


def _calls(make: Callable[[np.random.Generator], Samples], times_: Sequence[float]) -> Effect:
    def effect(n: int, rng: np.random.Generator) -> Samples:
        bus = synth.silence(n)
        for at in times_:
            if at < n / SAMPLE_RATE - 0.4:
                place(bus, make(rng), at, 0.9)
        return bus + 0.25 * synth.reverberation(bus, 1.2)

    return effect


def _bark(rng: np.random.Generator) -> Samples:
    mouth = total(peak(600, 180), peak(1_250, 300), lambda f: 0.25 * peak(2_600, 500)(f))
    return _voice(330, 0.2, [(0, 0.8), (0.05, 1.3), (0.2, 0.6)], mouth, 0.5, rng)


def _meow(rng: np.random.Generator) -> Samples:
    mouth = total(peak(900, 250), peak(1_900, 400))
    return _voice(480, 0.8, [(0, 0.85), (0.25, 1.3), (0.8, 0.75)], mouth, 0.1, rng)


def _roar(rng: np.random.Generator) -> Samples:
    mouth = total(peak(320, 160), peak(750, 240))
    return _voice(85, 1.6, [(0, 0.8), (0.3, 1.25), (1.6, 0.6)], mouth, 0.8, rng)


def _howl(rng: np.random.Generator) -> Samples:
    mouth = total(peak(450, 160), peak(850, 180))
    return _voice(330, 2.2, [(0, 0.6), (0.4, 1.15), (1.6, 1.1), (2.2, 0.75)], mouth, 0.06, rng)


def _honk(rng: np.random.Generator) -> Samples:
    n = count(0.5)
    return synth.edged(
        0.4 * (synth.tone(392, n, synth.harmonics(12, 0.8)) + synth.tone(494, n, synth.harmonics(12, 0.8))), 0.01, 0.06
    )


def _bell(rng: np.random.Generator) -> Samples:
    f = 523.0  # hum, prime, tierce, quint, nominal of a church bell (Fletcher & Rossing, ch. 21)
    return synth.struck(
        [(f / 2, 0.3, 5), (f, 0.35, 3.5), (1.2 * f, 0.3, 3), (1.5 * f, 0.15, 2), (2 * f, 0.3, 2)], count(3)
    )


def siren(n: int, rng: np.random.Generator) -> Samples:
    """A siren that passes far away."""
    t = times(n)
    bend = (1 + 0.35 * np.sin(2 * np.pi * 0.32 * t)).astype(np.float32)
    wail = synth.filtered(synth.tone(650, n, synth.harmonics(8, 1.2), bend=bend), band(300, 2_500, 1))
    bus = np.stack([wail, wail * 0.6]) * synth.line(n, [(0, 0.2), (n / SAMPLE_RATE / 2, 1), (n / SAMPLE_RATE, 0.3)])
    return 0.4 * bus + 0.4 * synth.reverberation(bus, 2.0, 2_500)


def applause(n: int, rng: np.random.Generator) -> Samples:
    """Many hands."""
    claps = np.zeros((2, n), np.float32)
    where = rng.integers(0, n, int(n / SAMPLE_RATE * 160))
    claps[rng.integers(0, 2, len(where)), where] = rng.uniform(0.3, 1, len(where))
    kernel = synth.burst(rng, 0.06, total(peak(1_300, 400), lambda f: 0.5 * band(2_000, 6_000, 1)(f)), 0.001)
    return synth.convolved(claps, kernel) * 0.5


def heartbeat(n: int, rng: np.random.Generator) -> Samples:
    """A heart, close."""
    bus = synth.silence(n)
    for at in np.arange(0.3, n / SAMPLE_RATE, 0.95):
        for delay, gain in ((0.0, 1.0), (0.3, 0.6)):
            n_beat = count(0.25)
            beat = synth.tone(48, n_beat, (1, 0.4, 0.15), bend=synth.line(n_beat, [(0, 1.5), (0.08, 1)]))
            place(bus, synth.edged(beat, 0.01, 0.2), float(at) + delay, gain)
    return bus


def laughter(n: int, rng: np.random.Generator) -> Samples:
    """A few people laughing."""

    def laugh() -> Samples:
        pitch = float(rng.choice((rng.uniform(130, 180), rng.uniform(220, 320))))
        mouth = total(peak(700, 160), peak(1_200, 220))
        parts = [_voice(pitch * 0.97**k, 0.13, [(0, 1.15), (0.13, 0.9)], mouth, 0.3, rng) for k in range(6)]
        gap = np.zeros(count(0.06), np.float32)
        return np.concatenate([piece for part in parts for piece in (part, gap)]) * np.float32(0.5)

    return scattered(n, rng, 1.1, laugh, 0.7)


def whoosh(n: int, rng: np.random.Generator) -> Samples:
    """Something fast goes past."""
    bus = synth.silence(n)
    place(bus, burst(rng, 0.9, band(250, 3_500, 1), 0.35), 0.5, 1.0)
    return bus


EFFECTS: dict[str, tuple[Effect, float]] = {
    "rain": (weather.rain, -26),
    "thunder": (weather.thunder, -20),
    "wind": (weather.wind, -28),
    "waves": (places.waves, -27),
    "traffic": (places.traffic, -29),
    "birds": (places.birds, -28),
    "crickets": (places.crickets, -34),
    "owl": (places.owl, -26),
    "gulls": (places.gulls, -28),
    "crowd": (places.murmur, -27),
    "clock": (places.clock, -24),
    "bark": (_calls(_bark, (0.7, 1.0, 2.3)), -14),
    "meow": (_calls(_meow, (0.8, 3.0)), -15),
    "roar": (_calls(_roar, (0.8,)), -11),
    "howl": (_calls(_howl, (0.8,)), -15),
    "horn": (_calls(_honk, (0.9, 1.6)), -18),
    "bell": (_calls(_bell, (0.6, 3.4)), -15),
    "siren": (siren, -17),
    "applause": (applause, -16),
    "heartbeat": (heartbeat, -11),
    "laughter": (laughter, -17),
    "whoosh": (whoosh, -14),
}
"""The sounds with their levels in dB."""


def performed(sounds: Sequence[str], seconds: float, seed: int) -> Samples:
    """The named sounds of a shot together. Shape (2, samples of ``seconds``)."""
    n = count(seconds)
    bus = synth.silence(n)
    for name in dict.fromkeys(sounds):
        if name in EFFECTS:
            effect, level = EFFECTS[name]
            bus += effect(n, synth.generator(seed, "effect", name)) * np.float32(10 ** (level / 20))
    return bus
