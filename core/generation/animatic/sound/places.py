"""The layers that places are made of: traffic, surf, birds. Each lasts the whole clip, with an RMS near 1 if it never pauses.

Every layer is a function of a length in samples and random numbers of its own. It sets no levels and knows no shots.
"""

from __future__ import annotations

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
    scattered,
    shaped,
    times,
    total,
    unit,
)


def murmur(n: int, rng: np.random.Generator, people: int = 8) -> Samples:
    """People talking at other tables, too muffled to understand.

    Voices are made at a sixth of the rate: what reaches us through a room of people lies below 2 kHz.
    """
    ratio = 6
    m = n // ratio + 2

    def slow(rate: float, low: float, high: float) -> Samples:
        return drift(rng, m, rate * ratio, low, high)

    out = np.zeros((2, m), np.float32)
    for _ in range(people):
        pitch = rng.choice((rng.uniform(95, 140), rng.uniform(170, 235)))
        phase = 2 * np.pi * np.cumsum(pitch * slow(2.2, 0.88, 1.15), dtype=np.float64) * ratio / SAMPLE_RATE
        z = np.exp(1j * phase).astype(np.complex64)
        voice = np.zeros(m, np.float32)
        for first, second in ((300, 2_100), (650, 1_150), (480, 880)):  # the formants of i, a, o
            k = np.arange(1, int(2_400 / pitch) + 1) * pitch
            weights = (np.exp(-(((k - first) / 130) ** 2)) + 0.4 * np.exp(-(((k - second) / 200) ** 2)) + 0.02) / (
                k / 200
            )
            acc = np.full(m, weights[-1], np.complex64)
            for w in weights[-2::-1]:
                acc *= z
                acc += np.float32(w)
            voice += (acc * z).imag * np.maximum(0, slow(4.5, -0.6, 1.0))
        voice *= np.clip(slow(0.9, -0.5, 1.2), 0, 1)
        angle = rng.uniform(0.15, 0.85) * np.pi / 2
        out += np.array([[np.cos(angle)], [np.sin(angle)]], np.float32) * voice * float(rng.uniform(0.4, 1))
    size = synth.fast_size(m)
    bins = synth.spectrum_of(out, size)
    f = np.fft.rfftfreq(size, ratio / SAMPLE_RATE).astype(np.float32)
    fine = np.fft.irfft(bins * band(120, 1_500, 1)(f), size * ratio)[:, :n].astype(np.float32)
    return unit(fine + 0.5 * synth.reverberation(fine, 0.9, 2_500))


def cups(n: int, rng: np.random.Generator) -> Samples:
    """China, spoons and saucers across the room."""

    def clink() -> Samples:
        base = float(rng.uniform(2_300, 3_400))
        size = count(0.4)
        modes = [(base, 0.5, 0.28), (base * 1.63, 0.35, 0.2), (base * 2.41, 0.2, 0.14), (base * 0.52, 0.15, 0.08)]
        once = synth.struck(modes, size)
        again = synth.struck(modes, size) * float(rng.uniform(0, 0.6))
        gap = count(float(rng.uniform(0.05, 0.12)))
        once[gap:] += again[:-gap]
        return once

    return scattered(n, rng, 0.9, clink)


def espresso(n: int, rng: np.random.Generator) -> Samples:
    """A machine behind the counter: the pump's hum, then steam."""
    bus = synth.silence(n)
    at = float(rng.uniform(0.1, 0.45)) * n / SAMPLE_RATE
    size = count(2.4)
    t = times(size)
    pump = synth.tone(50, size, synth.harmonics(20, 0.8)) * (0.8 + 0.2 * np.sin(2 * np.pi * 12 * t)).astype(np.float32)
    steam = synth.noise(rng, size, band(2_200, 7_500, 1), 1)[0] * synth.line(
        size, [(0, 0), (0.9, 0.05), (1.3, 1), (2.4, 0.6)]
    )
    place(bus, synth.edged(0.35 * pump + 0.6 * steam, 0.25, 0.5), at, 1.0, 0.55)
    return synth.filtered(bus, band(120, 5_000, 1))


def room_tone(n: int, rng: np.random.Generator) -> Samples:
    """The air of a quiet room."""
    return synth.noise(rng, n, total(band(60, 300, 1), shaped(band(300, 3_000, 1), 0.12)))


def clock(n: int, rng: np.random.Generator) -> Samples:
    """A clock on a shelf."""
    bus = synth.silence(n)
    for k in range(int(n / SAMPLE_RATE) + 1):
        pitch = 2_700 if k % 2 else 2_300
        tick = synth.struck([(pitch, 0.6, 0.03), (pitch * 1.9, 0.3, 0.02), (700, 0.3, 0.03)], count(0.06))
        place(bus, tick, 0.35 + k, 1.0, -0.5)
    return bus


def traffic(n: int, rng: np.random.Generator) -> Samples:
    """A street: the far rumble, tyres that pass from one side to the other."""
    bus = synth.noise(rng, n, total(band(45, 180, 1), shaped(band(180, 1_200, 1), 0.22))) * drift(rng, n, 0.6, 0.6, 1.0)
    length = n / SAMPLE_RATE
    t = times(n)
    for k in range(max(1, round(length / 2.6))):
        middle = (k + float(rng.uniform(0.2, 0.8))) * 2.6
        width = float(rng.uniform(0.55, 0.95))
        near = np.exp(-(((t - middle) / width) ** 2)).astype(np.float32)
        side = np.clip((t - middle) / (1.6 * width), -1, 1) * (1 if rng.random() < 0.5 else -1)
        tyres = synth.noise(rng, n, total(band(250, 1_600, 1), shaped(peak(900, 300), 0.5)), 1)[0]
        motor = synth.tone(float(rng.uniform(55, 85)), n, synth.harmonics(10, 0.9))
        car = (0.75 * tyres + 0.22 * motor) * near
        bus += car * np.stack([np.sqrt((1 - side) / 2), np.sqrt((1 + side) / 2)]).astype(np.float32)
    return unit(bus)


def neon(n: int, rng: np.random.Generator) -> Samples:
    """A sign that hums and now and then flickers."""
    hum = synth.tone(100, n, [0.5, 0.2, 0.3, 0.1, 0.2, 0.05, 0.1])
    steady = np.where(drift(rng, n, 9, 0, 1) > 0.12, np.float32(1), np.float32(0.3))
    return unit(np.stack([hum * 0.5, hum]) * steady)


def hum(n: int, rng: np.random.Generator) -> Samples:
    """Almost nothing: a deep slow drone, felt rather than heard."""
    drone = synth.tone(55, n, [1, 0.35, 0.15, 0.05]) * drift(rng, n, 0.5, 0.6, 1.0)
    drone2 = synth.tone(82.6, n, [0.5, 0.2]) * drift(rng, n, 0.4, 0.2, 0.9)
    air = synth.noise(rng, n, band(120, 700, 1)) * 0.1
    return unit(np.stack([drone + 0.5 * drone2, 0.5 * drone2 + drone]) + air)


def breath(n: int, rng: np.random.Generator) -> Samples:
    """Breathing in a helmet over the radio, with the two Quindar tones (2525 and 2475 Hz) that opened and closed Apollo's channel."""
    t = times(n)
    cycle = (t / 3.4 + 0.15) % 1
    shape = np.maximum(0, np.sin(np.pi * np.minimum(cycle, 0.42) / 0.42)) ** 1.5
    out_breath = np.where((cycle > 0.5) & (cycle < 0.95), np.sin(np.pi * np.clip((cycle - 0.5) / 0.45, 0, 1)) ** 2, 0)
    air = synth.noise(rng, n, band(500, 2_400, 2), 1)[0] * shape.astype(np.float32)
    air += synth.noise(rng, n, band(350, 1_400, 2), 1)[0] * out_breath.astype(np.float32) * 0.8
    bus = np.stack([air, air]) * np.float32(0.6)
    for at, hz in ((0.25, 2_525.0), (n / SAMPLE_RATE - 1.0, 2_475.0)):
        beep = synth.edged(synth.tone(hz, count(0.25), [1.0]), 0.01, 0.01)
        place(bus, beep, at, 0.16, 0.2)
    return bus


def waves(n: int, rng: np.random.Generator) -> Samples:
    """Swell and surf: each wave gathers, breaks and draws back."""
    t = times(n)
    period = float(rng.uniform(4.2, 5.0))
    turn = (t / period + float(rng.uniform(0.55, 0.8))) % 1
    rise = np.where(turn < 0.45, (turn / 0.45) ** 2.2, np.exp(-(turn - 0.45) * 4.5)).astype(np.float32)
    deep = synth.noise(rng, n, band(45, 320, 1)) * (0.45 + 0.55 * rise)
    deep += 0.85 * synth.noise(rng, n, band(500, 7_000, 1)) * np.power(rise, np.float32(1.6))
    return unit(deep)


def lapping(n: int, rng: np.random.Generator) -> Samples:
    """Small waves that run up a beach."""
    return unit(synth.filtered(waves(n, rng), band(250, 6_000, 1)) + 0.3 * synth.noise(rng, n, band(60, 400, 1)))


def gulls(n: int, rng: np.random.Generator) -> Samples:
    """Gulls, some way off."""

    def cry() -> Samples:
        size = count(float(rng.uniform(0.28, 0.45)))
        bend = synth.line(size, [(0, 0.8), (0.07, 1.12), (0.3, 0.85), (0.45, 0.75)])
        return synth.edged(
            synth.tone(float(rng.uniform(900, 1_250)), size, (0.4, 1, 0.7, 0.35, 0.2), bend=bend), 0.03, 0.12
        )

    bus = scattered(n, rng, 0.6, cry)
    return synth.filtered(bus + 0.6 * synth.reverberation(bus, 1.5), band(500, 5_000, 1))


def birds(n: int, rng: np.random.Generator) -> Samples:
    """Songbirds: each sings its own short phrase more than once."""
    bus = synth.silence(n)
    length = n / SAMPLE_RATE
    for _ in range(3):
        base, pan = float(rng.uniform(2_400, 4_600)), float(rng.uniform(-0.9, 0.9))
        notes = [
            (
                float(rng.uniform(0.04, 0.14)),
                float(rng.uniform(0.8, 1.25)),
                float(rng.uniform(-0.3, 0.3)),
                float(rng.uniform(0.02, 0.09)),
            )
            for _ in range(int(rng.integers(3, 7)))
        ]
        at = float(rng.uniform(0, 1.5))
        loud = float(rng.uniform(0.3, 0.9))
        while at < length:
            for seconds, ratio, sweep, pause in notes:
                size = count(seconds)
                bend = np.linspace(1 - sweep, 1 + sweep, size, dtype=np.float32)
                chirp = synth.tone(base * ratio, size, (1.0, 0.08), bend=bend)
                place(bus, synth.edged(chirp, seconds / 3, seconds / 2), at, loud, pan)
                at += seconds + pause
            at += float(rng.uniform(0.9, 2.2))
    return bus + 0.5 * synth.reverberation(bus, 1.6, 6_000)


def crickets(n: int, rng: np.random.Generator) -> Samples:
    """Crickets: three or four pulses at a time, two of them near."""
    t = times(n)
    bus = synth.silence(n)
    for pan, loud in ((-0.6, 1.0), (0.5, 0.8), (0.0, 0.35)):
        pitch, rate = float(rng.uniform(4_100, 4_900)), float(rng.uniform(2.1, 2.9))
        turn = (t * rate + rng.random()) % 1
        pulses = np.where(turn < 0.36, np.sin(np.pi * ((turn / 0.12) % 1)) ** 2, 0)
        place(bus, synth.tone(pitch, n, (1.0, 0.05)) * pulses.astype(np.float32), 0, loud, pan)
    return bus * drift(rng, n, 0.5, 0.7, 1.0)


def owl(n: int, rng: np.random.Generator) -> Samples:
    """An owl, once, far off: one long call and a quavering one."""
    bus = synth.silence(n)
    at = float(rng.uniform(0.3, 0.55)) * n / SAMPLE_RATE
    for delay, seconds, shake in ((0.0, 0.45, 0.0), (0.85, 0.9, 0.5)):
        size = count(seconds)
        t = times(size)
        bend = (1 - 0.04 * t / seconds).astype(np.float32)
        call = synth.tone(370, size, (1, 0.12, 0.04), bend=bend) * (
            1 - shake * (0.5 + 0.5 * np.cos(2 * np.pi * 9 * t))
        ).astype(np.float32)
        place(bus, synth.edged(call, 0.09, 0.2), at + delay, 0.7, -0.7)
    return bus + 0.9 * synth.reverberation(bus, 2.6, 2_500)


def leaves(n: int, rng: np.random.Generator) -> Samples:
    """Leaves in a light air."""
    gust = drift(rng, n, 0.8, 0.3, 1.0)
    return unit(
        synth.noise(rng, n, band(900, 6_000, 1)) * gust * gust + 0.5 * synth.noise(rng, n, band(80, 400, 1)) * gust
    )


def insects(n: int, rng: np.random.Generator) -> Samples:
    """A meadow in the sun: a fine shimmer, and a bee that goes past."""
    shimmer = synth.noise(rng, n, band(5_000, 9_000, 2)) * 0.35 * drift(rng, n, 11, 0.3, 1.0)
    size = count(2.2)
    bee = synth.tone(205, size, synth.harmonics(14, 0.8), bend=drift(rng, size, 3, 0.94, 1.06))
    bee *= np.sin(np.linspace(0, np.pi, size)).astype(np.float32) ** 2
    place(shimmer, bee, float(rng.uniform(0.1, 0.5)) * n / SAMPLE_RATE, 0.5, 0.4)
    return shimmer


def sand(n: int, rng: np.random.Generator) -> Samples:
    """Sand that the wind carries over a ridge."""
    return unit(synth.noise(rng, n, band(3_500, 11_000, 1)) * drift(rng, n, 0.9, 0.0, 1.0) ** 2)


def drips(n: int, rng: np.random.Generator) -> Samples:
    """Drops that fall into a pool in a cave."""

    def drop() -> Samples:
        size = count(0.16)
        bend = synth.line(size, [(0, 0.8), (0.05, 1.5), (0.16, 1.9)])
        return synth.edged(
            synth.tone(float(rng.uniform(650, 1_100)), size, (1, 0.1), bend=bend) * synth.fading(size, 0.14),
            0.002,
            0.03,
        )

    bus = scattered(n, rng, 1.3, drop)
    return bus + 0.9 * synth.reverberation(bus, 3.0, 4_000)


def depths(n: int, rng: np.random.Generator) -> Samples:
    """The pressure of deep water on the ears."""
    return synth.noise(rng, n, total(band(35, 160, 1), shaped(band(160, 500, 2), 0.2))) * drift(rng, n, 0.5, 0.7, 1.0)


def bubbles(n: int, rng: np.random.Generator) -> Samples:
    """Bubbles on their way up, in strings."""

    def string() -> Samples:
        out = np.zeros(count(1.0), np.float32)
        for k in range(int(rng.integers(4, 9))):
            size = count(0.07)
            bend = synth.line(size, [(0, 0.8), (0.07, 1.6)])
            bubble = synth.edged(synth.tone(float(rng.uniform(320, 800)), size, (1.0,), bend=bend), 0.01, 0.04)
            at = count(0.1 * k + float(rng.uniform(0, 0.04)))
            out[at : at + size] += bubble
        return out

    return scattered(n, rng, 0.7, string, 0.6)


def flames(n: int, rng: np.random.Generator) -> Samples:
    """A fire of logs: a low flutter, fine crackle and a few loud snaps."""
    bus = synth.noise(rng, n, band(90, 700, 1)) * drift(rng, n, 7, 0.4, 1) * np.float32(0.022)
    sparks = np.zeros((2, n), np.float32)
    where = rng.integers(0, n, int(n / SAMPLE_RATE * 38))
    sparks[rng.integers(0, 2, len(where)), where] = rng.exponential(1, len(where)) ** 1.6
    bus += synth.filtered(sparks, total(peak(2_400, 900), shaped(band(1_000, 7_000, 1), 0.7))) * np.float32(0.4)
    bus += scattered(n, rng, 1.4, lambda: synth.burst(rng, 0.05, band(500, 4_000, 1), 0.0005), 0.5) * np.float32(0.22)
    return bus


def motor(n: int, rng: np.random.Generator) -> Samples:
    """A motor running."""
    bend = drift(rng, n, 0.8, 0.95, 1.12)
    sound = synth.filtered(synth.tone(58, n, synth.harmonics(18, 0.7), bend=bend), band(50, 1_400, 1))
    return unit(np.stack([sound, sound]) + 0.2 * synth.noise(rng, n, band(100, 900, 1)))


def stream(n: int, rng: np.random.Generator) -> Samples:
    """Running water: a bright rush with a gurgle in it."""
    rush = synth.noise(rng, n, band(600, 7_000, 1)) * drift(rng, n, 6, 0.7, 1.0)
    return unit(rush + 1.2 * unit(synth.noise(rng, n, band(250, 700, 2)) * drift(rng, n, 14, 0.0, 1.0) ** 2))
