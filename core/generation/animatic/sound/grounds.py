"""The layers that outdoor places are made of, beyond the commonest: crowds, harbours, swamps, volcanoes. Rules as in `places`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from core.generation.animatic.sound import calls, places, synth
from core.generation.animatic.sound.calls import Call, voice
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

Layer = Callable[[int, np.random.Generator], Samples]


def afar(names: Sequence[Call], per_second: float, seconds: float = 1.8, top: float = 4_000) -> Layer:
    """Animals that call now and then from far away."""

    def layer(n: int, rng: np.random.Generator) -> Samples:
        bus = scattered(n, rng, per_second, lambda: names[int(rng.integers(len(names)))](rng), 0.9)
        return synth.filtered(0.5 * bus + 0.7 * synth.reverberation(bus, seconds, top), band(120, top, 1))

    layer.__name__ = " ".join(call.__name__ for call in names)  # which is what its random numbers are drawn by
    return layer


hens = afar((calls.cluck,), 0.6, 0.6)
cattle = afar((calls.moo, calls.baa, calls.cluck), 0.4, 1.2)
cock = afar((calls.crow_of_cock,), 0.2, 1.6)
crows = afar((calls.caw,), 0.3, 2.2, 3_000)
frogs = afar((calls.croak,), 2.2, 0.9)
ducks = afar((calls.quack,), 0.35, 1.0)
exotic = afar((calls.chirp, calls.hoohoo, calls.chirp, calls.hawk), 0.7, 1.6, 6_000)
menagerie = afar((calls.trumpet, calls.hoohoo, calls.chirp, calls.roar), 0.4, 1.4)
hawks = afar((calls.hawk,), 0.2, 2.6)
beasts = afar((calls.roar, calls.trumpet), 0.2, 2.4, 2_500)
wolves = afar((calls.howl,), 0.2, 3.0, 2_500)
whales = afar((calls.song_of_whale,), 0.25, 3.0, 2_500)


def crowd(n: int, rng: np.random.Generator) -> Samples:
    """Thousands in the stands: a roar that swells and falls."""
    roar = synth.noise(rng, n, total(peak(600, 220), peak(1_150, 300), shaped(peak(2_500, 500), 0.5)))
    return unit(roar * drift(rng, n, 0.8, 0.45, 1.0) * drift(rng, n, 7, 0.8, 1.0))


def vendors(n: int, rng: np.random.Generator) -> Samples:
    """Sellers who call their wares: vowels without words."""

    def shout() -> Samples:
        pitch = float(rng.choice((rng.uniform(150, 200), rng.uniform(260, 330))))
        parts = []
        for first, second in ((700, 1_150), (450, 900), (420, 1_900))[: int(rng.integers(2, 4))]:
            seconds = float(rng.uniform(0.14, 0.3))
            bend = [(0, 0.95), (seconds * 0.4, 1.12), (seconds, 0.9)]
            parts.append(
                voice(pitch, seconds, bend, total(peak(first, 130), shaped(peak(second, 180), 0.6)), 0.12, rng)
            )
        return np.concatenate(parts)

    bus = scattered(n, rng, 0.7, shout)
    return synth.filtered(0.5 * bus + 0.4 * synth.reverberation(bus, 0.8, 3_500), band(200, 3_200, 1))


def children(n: int, rng: np.random.Generator) -> Samples:
    """Children at play: shouts and laughter some way off."""

    def shout() -> Samples:
        pitch = float(rng.uniform(380, 560))
        if rng.random() < 0.45:
            parts = [
                voice(pitch * 0.97**k, 0.11, [(0, 1.15), (0.11, 0.9)], peak(1_100, 350), 0.25, rng) for k in range(4)
            ]
            return np.concatenate(parts)
        seconds = float(rng.uniform(0.25, 0.5))
        return voice(
            pitch,
            seconds,
            [(0, 0.9), (seconds / 2, 1.2), (seconds, 0.95)],
            total(peak(950, 250), peak(1_900, 350)),
            0.15,
            rng,
        )

    bus = scattered(n, rng, 1.5, shout)
    return synth.filtered(0.4 * bus + 0.6 * synth.reverberation(bus, 1.0, 4_500), band(250, 4_500, 1))


def platform(n: int, rng: np.random.Generator) -> Samples:
    """A station hall: a locomotive's idle, and brakes that squeal far off."""
    idle = synth.noise(rng, n, band(50, 260, 1)) * drift(rng, n, 5, 0.8, 1.0)
    m = count(1.8)
    squeal = synth.tone(2_350, m, (1, 0.3, 0.3), bend=synth.line(m, [(0, 1.04), (1.8, 0.93)])) * drift(
        rng, m, 20, 0.3, 1.0
    )
    bus = synth.silence(n)
    place(bus, synth.edged(squeal, 0.5, 0.7), float(rng.uniform(0.4, 0.6)) * n / SAMPLE_RATE, 0.25, 0.6)
    return unit(idle) + synth.reverberation(bus, 2.4, 4_000)


def jets(n: int, rng: np.random.Generator) -> Samples:
    """An airliner that takes off beyond the field."""
    length = n / SAMPLE_RATE
    swell = synth.line(n, [(0, 0.25), (0.55 * length, 1.0), (length, 0.35)])
    roar = synth.noise(rng, n, total(band(50, 500, 1), shaped(band(500, 3_000, 1), 0.3)))
    whine = synth.tone(2_900, n, (1.0,), bend=synth.line(n, [(0, 1.05), (length, 0.88)])) * drift(rng, n, 9, 0.5, 1)
    return unit((roar + 0.12 * whine) * swell)


def racing(n: int, rng: np.random.Generator) -> Samples:
    """Cars that pass at full speed, their pitch falling as they do."""
    bus = synth.noise(rng, n, band(60, 500, 1)) * np.float32(0.12)
    t = times(n)
    for middle in np.arange(float(rng.uniform(0.9, 1.5)), n / SAMPLE_RATE, 2.1):
        away = (t - middle) / 0.22
        bend = (1 - 0.22 * np.tanh(away)).astype(np.float32)
        near = (1 / (1 + (away / 1.6) ** 2)).astype(np.float32)
        car = synth.tone(190, n, synth.harmonics(16, 0.6), bend=bend) * near
        side = np.clip(away / 4, -1, 1)
        bus += car * np.stack([np.sqrt((1 - side) / 2), np.sqrt((1 + side) / 2)]).astype(np.float32)
    return unit(bus)


def ropes(n: int, rng: np.random.Generator) -> Samples:
    """A harbour: halyards against masts, and a ship's horn."""
    bus = scattered(
        n,
        rng,
        2.2,
        lambda: synth.struck([(float(rng.uniform(1_700, 2_600)), 0.4, 0.1), (4_300, 0.2, 0.06)], count(0.12)),
    )
    m = count(1.7)
    horn = synth.edged(synth.tone(92, m, synth.harmonics(14, 0.5)), 0.15, 0.4)
    far = synth.silence(n)
    place(far, horn, float(rng.uniform(0.25, 0.5)) * n / SAMPLE_RATE, 1.0, -0.5)
    return 0.3 * bus + synth.filtered(0.5 * far + synth.reverberation(far, 2.8, 1_500), band(70, 900, 1))


def chorus(n: int, rng: np.random.Generator) -> Samples:
    """A jungle's insects: bands of shimmer that pulse against one another."""
    t = times(n)
    bus = synth.silence(n)
    for hertz, rate in ((3_100, 7.3), (4_600, 11.7), (6_300, 5.1)):
        pulse = (0.55 + 0.45 * np.sin(2 * np.pi * rate * t + rng.uniform(0, 6.28))).astype(np.float32)
        bus += synth.noise(rng, n, peak(hertz, 260)) * pulse * drift(rng, n, 0.7, 0.5, 1.0)
    return unit(bus)


def lava(n: int, rng: np.random.Generator) -> Samples:
    """A mountain that seethes: a deep rumble, and bursts of gas."""
    rumble = synth.noise(rng, n, band(22, 110, 2)) * drift(rng, n, 2.5, 0.4, 1.0)

    def gas() -> Samples:
        return burst(rng, 0.9, total(band(120, 900, 1), shaped(band(2_000, 7_000, 1), 0.2)), 0.08)

    return unit(rumble) + 0.8 * scattered(n, rng, 0.9, gas)


def ice(n: int, rng: np.random.Generator) -> Samples:
    """Ice under strain: a crack runs through it, with its strange glide."""

    def crack() -> Samples:
        m = count(0.7)
        glide = synth.tone(900, m, (1, 0.3), bend=synth.line(m, [(0, 2.4), (0.12, 0.9), (0.7, 0.35)])) * synth.fading(
            m, 0.6
        )
        snap = burst(rng, 0.12, band(900, 7_000, 1), 0.001)
        glide[: len(snap)] += snap * 0.6
        return glide

    bus = scattered(n, rng, 0.4, crack)
    return 0.4 * bus + 0.7 * synth.reverberation(bus, 2.6, 5_000)


def blades(n: int, rng: np.random.Generator) -> Samples:
    """Skates that cut the ice in long strokes."""

    def stroke() -> Samples:
        m = count(0.55)
        return synth.edged(synth.noise(rng, m, band(1_800, 8_000, 1), 1)[0] * 0.4, 0.15, 0.3)

    return scattered(n, rng, 1.7, stroke)


def guns(n: int, rng: np.random.Generator) -> Samples:
    """A battle beyond the hills."""

    def boom() -> Samples:
        m = count(1.4)
        low: Samples = synth.noise(rng, m, band(28, 140, 1), 1)[0] * synth.fading(m, 1.2)
        return low

    bus = scattered(n, rng, 1.1, boom)
    return bus + 0.5 * synth.reverberation(bus, 2.6, 700)


def building(n: int, rng: np.random.Generator) -> Samples:
    """A building site: hammers, a saw, the warning beep of a lorry."""
    hammer = synth.struck([(620, 0.6, 0.12), (1_700, 0.5, 0.1), (3_300, 0.3, 0.06)], count(0.14))
    bus = synth.silence(n)
    for start in np.arange(0.3, n / SAMPLE_RATE, 2.3):
        for k in range(4):
            place(bus, hammer, float(start) + 0.42 * k, float(rng.uniform(0.4, 0.7)), -0.5)
    m = count(1.3)
    saw = synth.tone(
        230, m, synth.harmonics(24, 0.5), bend=synth.line(m, [(0, 0.6), (0.3, 1.1), (1.0, 0.95), (1.3, 0.6)])
    )
    place(
        bus,
        synth.edged(synth.filtered(saw, band(600, 5_000, 1)), 0.2, 0.3),
        float(rng.uniform(0.3, 0.5)) * n / SAMPLE_RATE,
        0.12,
        0.6,
    )
    for at in np.arange(0.6, n / SAMPLE_RATE - 0.4, 1.0):
        place(bus, synth.edged(synth.tone(1_250, count(0.4), (1, 0.2)), 0.01, 0.02), float(at), 0.035, 0.8)
    heard: Samples = bus + 0.35 * synth.reverberation(bus, 0.9, 3_500) + 0.12 * places.motor(n, rng)
    return heard


def twinkle(n: int, rng: np.random.Generator) -> Samples:
    """Magic in the air: small glassy bells, rising."""

    def bells() -> Samples:
        out = np.zeros(count(1.5), np.float32)
        base = float(rng.choice((1_047, 1_175, 1_319)))
        for k, ratio in enumerate((1, 1.25, 1.5, 2, 2.5)):
            bell = synth.struck([(base * ratio, 0.5, 0.7), (base * ratio * 2.76, 0.1, 0.25)], count(0.7))
            first = count(0.09 * k)
            out[first : first + len(bell)] += bell * 0.6
        return out

    bus = scattered(n, rng, 0.45, bells)
    return 0.4 * bus + 0.6 * synth.reverberation(bus, 2.6, 7_000)


def tower(n: int, rng: np.random.Generator) -> Samples:
    """A church bell over the roofs, twice. Partials of a church bell: Fletcher & Rossing, ch. 21."""
    f = 440.0
    bell = synth.struck(
        [(f / 2, 0.3, 4), (f, 0.35, 3), (1.2 * f, 0.3, 2.5), (1.5 * f, 0.15, 2), (2 * f, 0.3, 1.6)], count(2.6)
    )
    bus = synth.silence(n)
    for k in range(2):
        place(bus, bell, 0.7 + 1.9 * k, 0.6, 0.5)
    return synth.filtered(0.4 * bus + 0.6 * synth.reverberation(bus, 2.4, 2_500), band(150, 2_500, 1))


def gong(n: int, rng: np.random.Generator) -> Samples:
    """A temple's bell, struck once."""
    modes = [(98, 0.5, 4.5), (196, 0.4, 4.0), (287, 0.3, 3.2), (402, 0.25, 2.6), (571, 0.15, 1.8)]
    bus = synth.silence(n)
    place(bus, synth.edged(synth.struck(modes, count(4.0)), 0.01, 0.8), 0.16 * n / SAMPLE_RATE, 0.8, -0.3)
    return bus + 0.4 * synth.reverberation(bus, 2.6, 2_500)


def bamboo(n: int, rng: np.random.Generator) -> Samples:
    """A bamboo spout that tips over a stone, and hollow stems in the wind."""
    knock = synth.struck([(430, 0.8, 0.12), (880, 0.4, 0.08), (1_420, 0.2, 0.05)], count(0.14))
    bus = scattered(n, rng, 0.7, lambda: knock * np.float32(rng.uniform(0.2, 0.5)))
    place(bus, knock, 0.3 * n / SAMPLE_RATE, 1.0, 0.3)
    return bus + 0.4 * synth.reverberation(bus, 1.0, 3_500)


def otherworld(n: int, rng: np.random.Generator) -> Samples:
    """A strange planet: tones that hover and slide, as nothing on Earth does."""
    bus = synth.silence(n)
    for hertz, pan in ((173.0, -0.6), (261.0, 0.6), (349.0, 0.0)):
        glide = drift(rng, n, 0.5, 0.94, 1.07)
        place(bus, synth.tone(hertz, n, (1, 0.2, 0.3), bend=glide) * drift(rng, n, 0.6, 0.0, 1.0), 0, 0.6, pan)
    return unit(bus + 0.6 * synth.reverberation(bus, 2.6, 3_000))


def scrap(n: int, rng: np.random.Generator) -> Samples:
    """Loose metal that the wind moves."""

    def clang() -> Samples:
        f = float(rng.uniform(300, 800))
        return synth.struck([(f, 0.5, 0.6), (f * 1.59, 0.4, 0.5), (f * 2.71, 0.3, 0.35)], count(0.7))

    bus = scattered(n, rng, 0.5, clang)
    return 0.3 * bus + 0.5 * synth.reverberation(bus, 1.6, 3_500)


def spring(n: int, rng: np.random.Generator) -> Samples:
    """A fountain: a bright, even splash."""
    water = synth.noise(rng, n, total(band(900, 7_000, 1), shaped(band(250, 700, 1), 0.4)))
    return unit(water * drift(rng, n, 9, 0.75, 1.0))


def engines(n: int, rng: np.random.Generator) -> Samples:
    """A steady low thrum of great engines."""
    thrum = synth.tone(43, n, synth.harmonics(10, 0.8)) * (0.8 + 0.2 * np.sin(2 * np.pi * 3.1 * times(n))).astype(
        np.float32
    )
    return unit(np.stack([thrum, thrum]) + 0.4 * synth.noise(rng, n, band(60, 400, 1)))
