"""Voices of animals: each function makes one call as a mono sound that peaks at 1. It knows no scenes and no levels.

A call is a buzzing or pure source that glides, with a share of breath, through the resonances of a throat. Pitches and lengths are
those of common recordings by ear; a child should know the animal at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from core.generation.animatic.sound import synth
from core.generation.animatic.sound.synth import Curve, Samples, band, burst, count, drift, peak, times, total

Call = Callable[[np.random.Generator], Samples]


def voice(
    pitch: float,
    seconds: float,
    bend: Sequence[tuple[float, float]],
    throat: Curve,
    rough: float,
    rng: np.random.Generator,
) -> Samples:
    """A call at ``pitch`` Hz times ``bend`` (seconds, ratio), with the share ``rough`` of breath, peaking at 1."""
    n = count(seconds)
    buzz = synth.tone(
        pitch,
        n,
        synth.harmonics(40, 0.6),
        bend=synth.line(n, bend) * drift(rng, n, 35, 1 - 0.1 * rough, 1 + 0.1 * rough),
    )
    breath = synth.noise(rng, n, band(200, 6_000, 1), 1)[0] * rough
    return _whole(synth.filtered(buzz * (1 - 0.5 * rough) + breath, throat), 0.02, seconds / 3)


def _whole(sound: Samples, attack: float, release: float) -> Samples:
    sound = synth.edged(sound, attack, release)
    return sound / max(float(np.abs(sound).max()), 1e-6)


def _row(parts: Sequence[Samples], gap: float) -> Samples:
    pause = np.zeros(count(gap), np.float32)
    joined: Samples = np.concatenate([piece for part in parts for piece in (part, pause)])
    return joined


def bark(rng: np.random.Generator) -> Samples:
    """A dog."""
    throat = total(peak(600, 180), peak(1_250, 300), lambda f: 0.25 * peak(2_600, 500)(f))
    return voice(330, 0.2, [(0, 0.8), (0.05, 1.3), (0.2, 0.6)], throat, 0.5, rng)


def roar(rng: np.random.Generator) -> Samples:
    """A lion, a bear, a monster."""
    return voice(85, 1.6, [(0, 0.8), (0.3, 1.25), (1.6, 0.6)], total(peak(320, 160), peak(750, 240)), 0.8, rng)


def howl(rng: np.random.Generator) -> Samples:
    """A wolf."""
    throat = total(peak(450, 160), peak(850, 180))
    return voice(330, 2.2, [(0, 0.6), (0.4, 1.15), (1.6, 1.1), (2.2, 0.75)], throat, 0.06, rng)


def meow(rng: np.random.Generator) -> Samples:
    """A cat: the mouth opens from i over a to u."""
    n = count(0.75)
    opening = synth.line(n, [(0, 0), (0.22, 1), (0.5, 0.8), (0.75, 0)])
    source = synth.tone(
        560, n, synth.harmonics(16, 0.9), bend=synth.line(n, [(0, 0.9), (0.2, 1.25), (0.5, 1.1), (0.75, 0.8)])
    )
    wide, narrow = synth.filtered(source, peak(1_700, 500)), synth.filtered(source, peak(750, 250))
    return _whole(wide * opening + narrow * (1 - 0.6 * opening), 0.05, 0.2)


def moo(rng: np.random.Generator) -> Samples:
    """A cow."""
    throat = total(peak(280, 110), lambda f: 0.5 * peak(700, 200)(f))
    return voice(128, 1.5, [(0, 0.8), (0.35, 1.05), (1.1, 1.0), (1.5, 0.75)], throat, 0.12, rng)


def baa(rng: np.random.Generator) -> Samples:
    """A sheep or a goat: a call that trembles."""
    call = voice(300, 0.9, [(0, 0.95), (0.2, 1.05), (0.9, 0.9)], total(peak(800, 220), peak(1_600, 300)), 0.25, rng)
    return call * (0.65 + 0.35 * np.sin(2 * np.pi * 8.5 * times(len(call)))).astype(np.float32)


def oink(rng: np.random.Generator) -> Samples:
    """A pig, twice."""
    return _row([voice(150, 0.2, [(0, 0.7), (0.2, 1.1)], total(peak(450, 150), peak(1_500, 400)), 0.7, rng)] * 2, 0.12)


def neigh(rng: np.random.Generator) -> Samples:
    """A horse: high, then down in a shake."""
    call = voice(640, 1.3, [(0, 0.9), (0.2, 1.25), (1.3, 0.5)], total(peak(1_000, 400), peak(2_200, 600)), 0.35, rng)
    shake = 1 - 0.5 * np.linspace(0, 1, len(call)) * (1 + np.sin(2 * np.pi * 11 * times(len(call)))) / 2
    shaken: Samples = call * shake.astype(np.float32)
    return shaken


def quack(rng: np.random.Generator) -> Samples:
    """A duck, three times."""
    throat = total(peak(1_100, 250), peak(2_400, 400))
    return _row([voice(240, 0.16, [(0, 1.1), (0.16, 0.85)], throat, 0.3, rng) * g for g in (1.0, 0.8, 0.6)], 0.07)


def cluck(rng: np.random.Generator) -> Samples:
    """A hen."""
    throat = total(peak(950, 200), peak(1_900, 350))
    short = [voice(420, 0.07, [(0, 1.15), (0.07, 0.8)], throat, 0.3, rng) * 0.5 for _ in range(3)]
    return _row([*short, voice(430, 0.28, [(0, 0.9), (0.1, 1.5), (0.28, 1.0)], throat, 0.25, rng)], 0.11)


def crow_of_cock(rng: np.random.Generator) -> Samples:
    """A rooster."""
    throat = total(peak(1_000, 300), peak(2_300, 500))
    parts = ((0.16, 0.8, 0.9), (0.14, 1.0, 1.0), (0.2, 0.95, 1.1), (0.7, 1.25, 0.75))
    return _row([voice(620, s, [(0, a), (s * 0.4, a * 1.1), (s, a * b)], throat, 0.2, rng) for s, a, b in parts], 0.04)


def croak(rng: np.random.Generator) -> Samples:
    """A frog, twice."""
    n = count(0.24)
    pulses = np.maximum(0, np.sin(2 * np.pi * 42 * times(n))).astype(np.float32) ** 2
    one = _whole(
        synth.filtered(synth.tone(260, n, synth.harmonics(12, 0.7)) * pulses, total(peak(700, 250), peak(1_500, 300))),
        0.02,
        0.06,
    )
    return _row([one, one * 0.8], 0.14)


def caw(rng: np.random.Generator) -> Samples:
    """A crow, twice."""
    throat = total(peak(1_150, 280), peak(1_900, 350))
    return _row([voice(450, 0.32, [(0, 0.9), (0.08, 1.1), (0.32, 0.8)], throat, 0.6, rng) * g for g in (1, 0.8)], 0.16)


def hoot(rng: np.random.Generator) -> Samples:
    """An owl."""
    short, n = count(0.3), count(0.8)
    first = _whole(synth.tone(370, short, (1, 0.12, 0.04)), 0.08, 0.12)
    shake = (0.75 + 0.25 * np.cos(2 * np.pi * 9 * times(n))).astype(np.float32)
    return _row([first, _whole(synth.tone(362, n, (1, 0.12, 0.04)) * shake, 0.1, 0.25)], 0.25)


def chirp(rng: np.random.Generator) -> Samples:
    """A small bird's phrase."""
    base = float(rng.uniform(2_600, 4_200))
    parts = []
    for _ in range(int(rng.integers(4, 8))):
        n = count(float(rng.uniform(0.05, 0.12)))
        sweep = float(rng.uniform(-0.3, 0.3))
        bend = np.linspace(1 - sweep, 1 + sweep, n, dtype=np.float32)
        parts.append(_whole(synth.tone(base * float(rng.uniform(0.85, 1.2)), n, (1, 0.08), bend=bend), 0.015, 0.03))
    return _row(parts, 0.05)


def gull(rng: np.random.Generator) -> Samples:
    """A gull's laughing cry."""
    parts = []
    for k in range(4):
        n = count(0.26 - 0.03 * k)
        bend = synth.line(n, [(0, 0.8), (0.06, 1.15), (0.26, 0.8)])
        parts.append(_whole(synth.tone(1_050, n, (0.4, 1, 0.7, 0.35, 0.2), bend=bend), 0.03, 0.09))
    return _row(parts, 0.06)


def hawk(rng: np.random.Generator) -> Samples:
    """A bird of prey, falling."""
    return voice(2_300, 0.9, [(0, 0.9), (0.12, 1.1), (0.9, 0.8)], band(1_500, 6_000, 1), 0.35, rng)


def trumpet(rng: np.random.Generator) -> Samples:
    """An elephant."""
    throat = total(peak(700, 250), peak(1_500, 400), peak(2_600, 500))
    return voice(330, 1.1, [(0, 0.7), (0.15, 1.2), (0.7, 1.35), (1.1, 0.9)], throat, 0.4, rng)


def hoohoo(rng: np.random.Generator) -> Samples:
    """A monkey that gets excited."""
    throat = total(peak(500, 180), peak(1_100, 250))
    parts = [
        voice(300 + 45 * k, 0.16, [(0, 0.85), (0.08, 1.2), (0.16, 0.9)], throat, 0.25, rng) * (0.5 + 0.1 * k)
        for k in range(5)
    ]
    return _row(parts, 0.07)


def hiss(rng: np.random.Generator) -> Samples:
    """A snake."""
    return _whole(synth.noise(rng, count(1.0), band(3_000, 9_000, 1), 1)[0], 0.2, 0.5)


def squeak(rng: np.random.Generator) -> Samples:
    """A mouse, three times."""
    parts = []
    for _ in range(3):
        n = count(0.07)
        bend = synth.line(n, [(0, 0.9), (0.03, 1.15), (0.07, 1)])
        parts.append(_whole(synth.tone(3_400, n, (1, 0.3), bend=bend), 0.01, 0.03))
    return _row(parts, 0.08)


def growl(rng: np.random.Generator) -> Samples:
    """A bear or a tiger: low, rolling."""
    call = voice(62, 1.2, [(0, 0.9), (0.4, 1.1), (1.2, 0.8)], total(peak(240, 120), peak(600, 200)), 0.7, rng)
    return call * (0.7 + 0.3 * np.sin(2 * np.pi * 23 * times(len(call)))).astype(np.float32)


def song_of_whale(rng: np.random.Generator) -> Samples:
    """A whale: a long glide with a tail."""
    n = count(2.4)
    bend = synth.line(n, [(0, 0.8), (0.7, 1.35), (1.5, 1.0), (2.4, 1.7)])
    return _whole(synth.tone(210, n, (1, 0.4, 0.2, 0.1), bend=bend), 0.4, 0.8)


def clicks(rng: np.random.Generator) -> Samples:
    """A dolphin: clicks that run into a whistle."""
    out = np.zeros(count(0.9), np.float32)
    for k in range(14):
        at = count(0.028 * k)
        click = burst(rng, 0.01, band(3_000, 12_000, 1), 0.0005)
        out[at : at + len(click)] += click * 0.6
    n = count(0.45)
    whistle = synth.tone(5_200, n, (1, 0.1), bend=synth.line(n, [(0, 0.8), (0.2, 1.25), (0.45, 1.05)]))
    out[-n:] += synth.edged(whistle, 0.08, 0.15) * 0.5
    return out


CALLS: dict[str, Call] = {
    "dog": bark,
    "wolf": howl,
    "cat": meow,
    "lion": roar,
    "tiger": growl,
    "bear": growl,
    "cow": moo,
    "sheep": baa,
    "goat": baa,
    "pig": oink,
    "horse": neigh,
    "zebra": neigh,
    "unicorn": neigh,
    "duck": quack,
    "goose": quack,
    "chicken": cluck,
    "rooster": crow_of_cock,
    "frog": croak,
    "crow": caw,
    "raven": caw,
    "owl": hoot,
    "eagle": hawk,
    "hawk": hawk,
    "seagull": gull,
    "bird": chirp,
    "elephant": trumpet,
    "monkey": hoohoo,
    "gorilla": growl,
    "snake": hiss,
    "mouse": squeak,
    "rat": squeak,
    "hamster": squeak,
    "dinosaur": roar,
    "dragon": roar,
    "monster": roar,
    "whale": song_of_whale,
    "dolphin": clicks,
}
"""The call of each animal that has one, by its name in the lexicon."""
