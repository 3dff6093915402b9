"""Sounds that a prompt can ask for by name ("thunder", "a dog barking"), whatever the scene shows.

`EFFECTS` holds them; "music" and "silence" are the music's business, and "guitar" and its like sound where they are played.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from core.generation.animatic.sound import calls, instruments, places, synth, weather
from core.generation.animatic.sound.calls import voice
from core.generation.animatic.sound.synth import (
    SAMPLE_RATE,
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
from core.generation.animatic.voicing import VOICED

Effect = Callable[[int, np.random.Generator], Samples]


def _calls(make: Callable[[np.random.Generator], Samples], times_: Sequence[float]) -> Effect:
    def effect(n: int, rng: np.random.Generator) -> Samples:
        bus = synth.silence(n)
        for at in times_:
            if at < n / SAMPLE_RATE - 0.4:
                place(bus, make(rng), at, 0.9)
        return bus + 0.25 * synth.reverberation(bus, 1.2)

    return effect


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
        parts = [voice(pitch * 0.97**k, 0.13, [(0, 1.15), (0.13, 0.9)], mouth, 0.3, rng) for k in range(6)]
        gap = np.zeros(count(0.06), np.float32)
        return np.concatenate([piece for part in parts for piece in (part, gap)]) * np.float32(0.5)

    return scattered(n, rng, 1.1, laugh, 0.7)


def _scream(rng: np.random.Generator) -> Samples:
    mouth = total(peak(1_000, 250), peak(1_600, 300), peak(2_900, 500))
    return voice(520, 1.1, [(0, 0.8), (0.2, 1.3), (1.1, 1.05)], mouth, 0.35, rng)


def _sob(rng: np.random.Generator) -> Samples:
    return voice(260, 0.5, [(0, 1.2), (0.15, 1.0), (0.5, 0.8)], total(peak(600, 150), peak(1_100, 200)), 0.3, rng)


def _purr(rng: np.random.Generator) -> Samples:
    n = count(1.1)
    rumble = np.maximum(0, np.sin(2 * np.pi * 25 * times(n))).astype(np.float32)
    return synth.edged(synth.noise(rng, n, band(60, 500, 1), 1)[0] * rumble * 0.5, 0.3, 0.4)


def _boom(rng: np.random.Generator) -> Samples:
    n = count(2.8)
    low: Samples = synth.noise(rng, n, band(25, 140, 1), 1)[0] * synth.fading(n, 2.6) * 0.45
    blast = burst(rng, 1.2, band(120, 5_000, 1), 0.003)
    low[: len(blast)] += blast * 0.8
    return low


def _splash(rng: np.random.Generator) -> Samples:
    return burst(rng, 0.9, total(band(500, 7_000, 1), peak(450, 120)), 0.02)


def _step(rng: np.random.Generator) -> Samples:
    return burst(rng, 0.09, total(band(80, 300, 1), peak(1_100, 350)), 0.002)


def _clash(rng: np.random.Generator) -> Samples:
    f = float(rng.uniform(1_500, 2_100))
    return synth.struck([(f, 0.4, 0.7), (f * 1.51, 0.35, 0.6), (f * 2.33, 0.3, 0.5), (f * 3.1, 0.2, 0.3)], count(0.7))


def _knock(rng: np.random.Generator) -> Samples:
    return synth.struck([(420, 0.6, 0.1), (960, 0.3, 0.07), (2_300, 0.3, 0.05)], count(0.12))


def _zap(rng: np.random.Generator) -> Samples:
    n = count(0.35)
    return synth.edged(
        synth.tone(300, n, synth.harmonics(8, 0.8), bend=synth.line(n, [(0, 6), (0.3, 0.6)])), 0.003, 0.15
    )


def _shutter(rng: np.random.Generator) -> Samples:
    out = np.zeros(count(0.2), np.float32)
    for at in (0.0, 0.09):
        click = burst(rng, 0.05, band(1_500, 8_000, 1), 0.0005)
        out[count(at) : count(at) + len(click)] += click
    return out


def _sparkle(rng: np.random.Generator) -> Samples:
    out = np.zeros(count(1.6), np.float32)
    for k in range(14):
        bell = instruments.bell(84 + (0, 4, 7, 11, 14, 16, 19)[k % 7] + 5 * (k // 7), 0.3)
        at = count(0.06 * k)
        out[at : at + len(bell)] += bell[: len(out) - at] * 0.4
    return out


def _whistled(rng: np.random.Generator) -> Samples:
    notes = (79, 83, 86, 84, 79)
    tune: Samples = np.concatenate([instruments.whistle(note, 0.22) for note in notes])
    return tune


def buzz(n: int, rng: np.random.Generator) -> Samples:
    """An insect, or a wire."""
    hum = synth.tone(190, n, synth.harmonics(16, 0.7), bend=drift(rng, n, 3, 0.92, 1.08)) * drift(rng, n, 1.2, 0.3, 1)
    return np.stack([hum, hum])


def cheering(n: int, rng: np.random.Generator) -> Samples:
    """A crowd that is glad."""
    roar = synth.noise(rng, n, total(peak(700, 220), peak(1_200, 280), peak(2_600, 500))) * drift(rng, n, 4, 0.6, 1)
    roar *= np.float32(0.12)
    return applause(n, rng) + roar


def sizzle(n: int, rng: np.random.Generator) -> Samples:
    """Hot fat."""
    return synth.noise(rng, n, band(2_500, 10_000, 1)) * drift(rng, n, 25, 0.4, 1.0)


def _every(seconds: float) -> tuple[float, ...]:
    return tuple(np.arange(0.4, 12, seconds).round(2).tolist())


EFFECTS: dict[str, tuple[Effect, float]] = {
    "rain": (weather.rain, -28),
    "thunder": (weather.thunder, -16),
    "wind": (weather.wind, -28),
    "waves": (places.waves, -28),
    "water": (places.stream, -31),
    "splash": (_calls(_splash, (0.7, 2.6)), -13),
    "traffic": (places.traffic, -29),
    "birdsong": (places.birds, -27),
    "crickets": (places.crickets, -32),
    "chatter": (places.murmur, -27),
    "clock": (places.clock, -22),
    "fire": (places.flames, 3),
    "engine": (places.motor, -29),
    "footsteps": (_calls(_step, _every(0.55)), -8),
    "bark": (_calls(calls.bark, VOICED["bark"][0]), -14),
    "roar": (_calls(calls.roar, VOICED["roar"][0]), -11),
    "howl": (_calls(calls.howl, VOICED["howl"][0]), -15),
    "purr": (_calls(_purr, (0.3, 1.6, 2.9)), -14),
    "bells": (_calls(_bell, (0.6, 3.4)), -15),
    "sirens": (siren, -17),
    "applause": (applause, -16),
    "cheering": (cheering, -15),
    "laughter": (laughter, -17),
    "crying": (_calls(_sob, (0.6, 1.2, 2.8, 3.4)), -16),
    "scream": (_calls(_scream, (0.8,)), -15),
    "heartbeat": (heartbeat, -11),
    "explosion": (_calls(_boom, (0.9,)), -8),
    "buzz": (buzz, -30),
    "whistle": (_calls(_whistled, (0.6,)), -20),
    "typing": (_calls(_knock, _every(0.17)), -24),
    "sizzling": (sizzle, -32),
    "hammering": (_calls(_knock, _every(0.6)), -12),
    "clash": (_calls(_clash, (0.6, 1.3, 1.7, 2.9)), -17),
    "laser": (_calls(_zap, (0.6, 0.9, 2.1)), -18),
    "magic": (_calls(_sparkle, (0.7, 3.2)), -16),
    "shutter": (_calls(_shutter, (0.8, 2.4)), -14),
}
"""The sounds with their levels in dB, by their names in the lexicon."""


def film(n: int, rng: np.random.Generator) -> Samples:
    """An old print on its projector: the hiss of its soundtrack, the crackle of dust, now and then the pop of a scratch.

    Shape (2, n), the same on both sides as on any film of that age; its RMS is about -46 dBFS.
    """
    dust = np.zeros(n, np.float32)
    seconds = n / SAMPLE_RATE
    for per_second, mean in ((26, 0.35), (1.2, 1.0)):
        where = rng.integers(0, n, int(per_second * seconds))
        dust[where] += rng.exponential(mean, len(where)).astype(np.float32) * rng.choice((-1, 1), len(where))
    np.clip(dust, -2, 2, out=dust)
    hiss = synth.noise(rng, n, band(400, 5_500, 1), 1)[0] * np.float32(0.0045)
    return np.tile(synth.filtered(dust, band(500, 5_500, 1)) * np.float32(0.35) + hiss, (2, 1))


def performed(sounds: Sequence[str], seconds: float, seed: int) -> Samples:
    """The named sounds of a shot together. Shape (2, samples of ``seconds``)."""
    n = count(seconds)
    bus = synth.silence(n)
    for name in dict.fromkeys(sounds):
        if name in EFFECTS:
            effect, level = EFFECTS[name]
            bus += effect(n, synth.generator(seed, "effect", name)) * np.float32(10 ** (level / 20))
    return bus
