"""The layers that rooms are made of: a kitchen's fridge, an office's keys, a club's people. Rules as in `places`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from core.generation.animatic.sound import synth
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
    shaped,
    times,
    total,
    unit,
)


def hall(
    n: int, rng: np.random.Generator, per_second: float, make: Callable[[], Samples], seconds: float, wet: float
) -> Samples:
    """Sounds here and there in a room that rings for so long."""
    bus = scattered(n, rng, per_second, make)
    return bus + np.float32(wet) * synth.reverberation(bus, seconds, 4_000)


def beeps(n: int, every: float, hertz: Sequence[float], length: float, at: float = 0.4) -> Samples:
    """Soft signal tones of those pitches in turn, ``every`` so many seconds. A mono sound."""
    bus = np.zeros(n, np.float32)
    for k, start in enumerate(np.arange(at, n / SAMPLE_RATE - length, every)):
        tone = synth.edged(synth.tone(hertz[k % len(hertz)], count(length), (1, 0.1)), 0.01, length / 2)
        first = count(float(start))
        bus[first : first + len(tone)] += tone
    return bus


def _both(sound: Samples) -> Samples:
    return np.stack([sound, sound])


def fridge(n: int, rng: np.random.Generator) -> Samples:
    """A fridge that hums."""
    hum = synth.tone(50, n, (0.4, 1, 0.2, 0.5, 0.1, 0.25)) * drift(rng, n, 0.5, 0.85, 1.0)
    return unit(_both(hum) + 0.3 * synth.noise(rng, n, band(80, 500, 1)))


def pans(n: int, rng: np.random.Generator) -> Samples:
    """Pots, lids and a knife on a board."""

    def pan() -> Samples:
        base = float(rng.uniform(500, 900))
        return synth.struck([(base, 0.5, 0.3), (base * 2.7, 0.3, 0.22), (base * 4.1, 0.2, 0.15)], count(0.35))

    bus = scattered(n, rng, 0.35, pan, 0.6)
    knock = synth.struck([(300, 0.6, 0.05), (820, 0.4, 0.04)], count(0.06))
    at = float(rng.uniform(0.5, 1.5))
    for k in range(7):
        place(bus, knock, at + 0.17 * k, float(rng.uniform(0.25, 0.45)), -0.3)
    return bus


def far_keys(n: int, rng: np.random.Generator) -> Samples:
    """Somebody typing a few desks away."""

    def word() -> Samples:
        out = np.zeros(count(1.2), np.float32)
        at = 0.0
        while at < 1.0:
            key = burst(rng, 0.03, total(peak(1_900, 500), shaped(peak(450, 120), 0.7)), 0.001)
            first = count(at)
            out[first : first + len(key)] += key * np.float32(rng.uniform(0.5, 1))
            at += float(rng.uniform(0.09, 0.19))
        return out

    return hall(n, rng, 0.55, word, 0.5, 0.3)


def telephone(n: int, rng: np.random.Generator) -> Samples:
    """A telephone that rings twice, far off."""
    ring = synth.tone(880, count(0.5), (0.6, 0.3, 0.15)) * (
        0.6 + 0.4 * np.sign(np.sin(2 * np.pi * 21 * times(count(0.5))))
    ).astype(np.float32)
    bus = synth.silence(n)
    at = float(rng.uniform(0.2, 0.45)) * n / SAMPLE_RATE
    for k in (0.0, 0.9):
        place(bus, synth.edged(ring.copy(), 0.01, 0.1), at + k, 1.0, 0.6)
    return bus + 0.4 * synth.reverberation(bus, 0.6, 3_000)


def far_page(n: int, rng: np.random.Generator) -> Samples:
    """A page turned somewhere, and a chair."""

    def page() -> Samples:
        m = count(0.45)
        sweep = synth.line(m, [(0, 0), (0.1, 0.5), (0.18, 0.2), (0.3, 1), (0.45, 0)])
        paper: Samples = synth.noise(rng, m, band(1_300, 7_000, 1), 1)[0] * sweep * 0.3
        return paper

    return hall(n, rng, 0.4, page, 1.2, 0.5)


def creaks(n: int, rng: np.random.Generator) -> Samples:
    """Old wood that gives."""

    def creak() -> Samples:
        m = count(float(rng.uniform(0.5, 0.9)))
        bend = synth.line(m, [(0, 0.7), (m / SAMPLE_RATE * 0.6, 1.3), (m / SAMPLE_RATE, 1.0)])
        rub = synth.tone(
            float(rng.uniform(70, 120)), m, synth.harmonics(30, 0.4), bend=bend * drift(rng, m, 40, 0.8, 1.2)
        )
        return synth.edged(synth.filtered(rub, total(peak(700, 200), peak(1_500, 350))), 0.1, 0.25)

    return hall(n, rng, 0.4, creak, 0.8, 0.4)


def fans(n: int, rng: np.random.Generator) -> Samples:
    """Ventilation: air through ducts, and a motor behind it."""
    air = synth.noise(rng, n, total(band(100, 900, 1), shaped(band(900, 4_000, 1), 0.2)))
    return unit(air + 0.35 * _both(synth.tone(118, n, (0.6, 0.3, 0.15, 0.1))))


def monitor(n: int, rng: np.random.Generator) -> Samples:
    """A patient's monitor, steady."""
    return _both(beeps(n, 0.95, (980.0,), 0.1)) + 0.2 * synth.reverberation(_both(beeps(n, 0.95, (980.0,), 0.1)), 0.6)


def glassware(n: int, rng: np.random.Generator) -> Samples:
    """Something that bubbles in a flask."""

    def bubble() -> Samples:
        m = count(0.06)
        bend = synth.line(m, [(0, 0.8), (0.06, 1.7)])
        return synth.edged(synth.tone(float(rng.uniform(450, 1_000)), m, (1.0,), bend=bend), 0.008, 0.03)

    return scattered(n, rng, 9.0, bubble, 0.4)


def chime(n: int, rng: np.random.Generator) -> Samples:
    """The three notes before an announcement, in a large hall."""
    bus = synth.silence(n)
    at = float(rng.uniform(0.12, 0.3)) * n / SAMPLE_RATE
    for k, hertz in enumerate((784.0, 659.0, 523.0)):
        place(bus, synth.struck([(hertz, 0.6, 1.4), (2 * hertz, 0.15, 0.7)], count(1.5)), at + 0.42 * k, 0.8)
    return 0.5 * bus + 0.8 * synth.reverberation(bus, 2.2, 3_500)


def till(n: int, rng: np.random.Generator) -> Samples:
    """Tills that beep."""

    def beep() -> Samples:
        return synth.edged(synth.tone(1_950, count(0.11), (1, 0.2)), 0.005, 0.03)

    return hall(n, rng, 0.8, beep, 0.9, 0.5)


def screens(n: int, rng: np.random.Generator) -> Samples:
    """Computers that answer one another in short soft tones."""

    def answer() -> Samples:
        tones = [
            synth.edged(synth.tone(float(rng.choice((660, 880, 990, 1_320, 1_760))), count(0.07), (1, 0.2)), 0.01, 0.03)
            for _ in range(int(rng.integers(2, 5)))
        ]
        return np.concatenate(tones)

    return hall(n, rng, 0.9, answer, 0.7, 0.3)


def games(n: int, rng: np.random.Generator) -> Samples:
    """Gaming machines: blips, jumps and small fanfares."""

    def blip() -> Samples:
        m = count(float(rng.uniform(0.12, 0.35)))
        up = float(rng.choice((0.5, 2.0, 3.0)))
        bend = np.linspace(1, up, m, dtype=np.float32)
        return synth.edged(
            synth.tone(float(rng.uniform(300, 800)), m, synth.harmonics(7, 0.9, odd=True), bend=bend), 0.004, 0.05
        )

    return hall(n, rng, 3.0, blip, 0.6, 0.3)


def machines(n: int, rng: np.random.Generator) -> Samples:
    """A factory's beat: a press, a hiss of air, the motors behind."""
    bed = synth.noise(rng, n, total(band(50, 400, 1), shaped(band(400, 2_500, 1), 0.15)))
    bed += 0.5 * _both(synth.tone(97, n, synth.harmonics(8, 0.9)))
    press = synth.struck([(85, 1.0, 0.25), (310, 0.5, 0.15), (930, 0.4, 0.12)], count(0.3))
    air = burst(rng, 0.35, band(2_500, 9_000, 1), 0.02)
    for k, at in enumerate(np.arange(0.3, n / SAMPLE_RATE, 0.8)):
        place(bed, press, float(at), 2.2, -0.4)
        if k % 2:
            place(bed, air, float(at) + 0.36, 1.2, 0.5)
    return unit(bed)


def weights(n: int, rng: np.random.Generator) -> Samples:
    """Weights set down, and soles that squeak."""

    def thud() -> Samples:
        if rng.random() < 0.4:
            m = count(0.12)
            bend = np.linspace(0.9, 1.2, m, dtype=np.float32)
            return synth.edged(synth.tone(1_700, m, (1, 0.4, 0.2), bend=bend), 0.02, 0.05) * np.float32(0.3)
        return synth.struck([(70, 1.0, 0.25), (450, 0.3, 0.2), (1_300, 0.2, 0.3)], count(0.35))

    return hall(n, rng, 0.9, thud, 1.3, 0.5)


def chains(n: int, rng: np.random.Generator) -> Samples:
    """Iron links, and once a door that falls shut far away."""

    def link() -> Samples:
        out = np.zeros(count(0.6), np.float32)
        for k in range(5):
            ring = synth.struck([(float(rng.uniform(2_200, 4_200)), 0.4, 0.12), (1_300, 0.3, 0.08)], count(0.12))
            first = count(0.08 * k + float(rng.uniform(0, 0.03)))
            out[first : first + len(ring)] += ring * np.float32(rng.uniform(0.3, 0.8))
        return out

    bus = scattered(n, rng, 0.35, link)
    door = synth.struck([(62, 1, 0.6), (180, 0.7, 0.4), (410, 0.4, 0.5)], count(0.7))
    place(bus, door, float(rng.uniform(0.4, 0.6)) * n / SAMPLE_RATE, 1.0, 0.5)
    return 0.4 * bus + synth.reverberation(bus, 2.6, 3_000)


def nave(n: int, rng: np.random.Generator) -> Samples:
    """A church that is silent: its great air, a bench, a step far away."""

    def knock() -> Samples:
        return synth.struck([(230, 0.5, 0.1), (640, 0.4, 0.08)], count(0.12))

    bus = scattered(n, rng, 0.5, knock)
    return 0.25 * bus + 1.2 * synth.reverberation(bus, 3.4, 3_000)


def rails(n: int, rng: np.random.Generator) -> Samples:
    """A carriage under way: rumble, and the joints of the rails in pairs."""
    bed = synth.noise(rng, n, total(band(40, 250, 1), shaped(band(250, 1_500, 1), 0.25))) * drift(rng, n, 0.7, 0.8, 1.0)
    clack = burst(rng, 0.12, total(peak(180, 60), shaped(peak(900, 300), 0.5)), 0.002)
    for at in np.arange(0.3, n / SAMPLE_RATE, 1.05):
        for delay, gain in ((0.0, 1.0), (0.17, 0.75), (0.5, 0.9), (0.67, 0.65)):
            place(bed, clack, float(at) + delay, 2.6 * gain, -0.2)
    return unit(bed)


def cabin(n: int, rng: np.random.Generator) -> Samples:
    """The even rush in an airliner."""
    return unit(synth.noise(rng, n, total(band(60, 500, 1), shaped(band(500, 5_000, 1), 0.3))))


def dashboard(n: int, rng: np.random.Generator) -> Samples:
    """A car from within: tyres, and the engine in front."""
    tyres = synth.noise(rng, n, total(band(50, 300, 1), shaped(band(300, 1_500, 1), 0.2)))
    engine = synth.filtered(
        synth.tone(52, n, synth.harmonics(12, 0.8), bend=drift(rng, n, 0.6, 0.97, 1.06)), band(40, 500, 1)
    )
    return unit(tyres + 0.5 * _both(engine))


def sonar(n: int, rng: np.random.Generator) -> Samples:
    """A ping and its answer from the deep."""
    bus = synth.silence(n)
    for at in np.arange(0.5, n / SAMPLE_RATE - 0.5, 2.7):
        place(bus, synth.struck([(1_480, 0.8, 1.2)], count(1.2)), float(at), 0.8)
    return 0.6 * bus + 0.7 * synth.reverberation(bus, 2.8, 2_500)


def drum_of_washing(n: int, rng: np.random.Generator) -> Samples:
    """A washing machine that turns its load."""
    turn = (1 + np.sin(2 * np.pi * 0.95 * times(n))).astype(np.float32) / 2
    water = synth.noise(rng, n, band(200, 2_500, 1)) * (0.2 + turn**3)
    return unit(water + 0.6 * _both(synth.tone(100, n, (1, 0.3, 0.2))))


def water_tap(n: int, rng: np.random.Generator) -> Samples:
    """A tap that drips on tiles."""

    def drop() -> Samples:
        m = count(0.1)
        bend = synth.line(m, [(0, 0.9), (0.03, 1.6), (0.1, 2.0)])
        return synth.edged(
            synth.tone(float(rng.uniform(900, 1_300)), m, (1, 0.1), bend=bend) * synth.fading(m, 0.1), 0.002, 0.02
        )

    return hall(n, rng, 1.1, drop, 1.1, 0.6)
