"""What vehicles sound like while they are there. Each function writes on a `Doing`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from core.generation.animatic.sound import grounds, interiors, places, synth
from core.generation.animatic.sound.steps import Doing
from core.generation.animatic.sound.synth import Samples, band, burst, count, drift, times, unit

Layer = Callable[[int, np.random.Generator], Samples]


def _running(layer: Layer, gain: float) -> Callable[[Doing], None]:
    def run(doing: Doing) -> None:
        n = doing.bus.shape[1]
        doing.bus += synth.edged(layer(n, doing.rng) * np.float32(gain), 0.3, 0.3)

    return run


def rotor(n: int, rng: np.random.Generator) -> Samples:
    """A helicopter: blades that beat the air."""
    beat = (0.5 + 0.5 * np.sin(2 * np.pi * 13 * times(n))).astype(np.float32) ** 3
    return unit(synth.noise(rng, n, band(50, 900, 1)) * (0.15 + beat))


def steam_engine(n: int, rng: np.random.Generator) -> Samples:
    """A train: the beat of its engine, rails beneath, a whistle once."""
    beat = ((times(n) * 3.4) % 1).astype(np.float32)
    chuff = synth.noise(rng, n, band(200, 2_500, 1)) * np.exp(-6 * beat)
    bus = unit(chuff) + 0.7 * interiors.rails(n, rng)
    m = count(1.1)
    whistle = sum(synth.tone(hertz, m, (1, 0.2)) for hertz in (585.0, 695.0, 880.0))
    synth.place(bus, synth.edged(np.asarray(whistle, np.float32), 0.12, 0.3), 0.25 * n / synth.SAMPLE_RATE, 0.9, -0.3)
    return bus


def bicycle(n: int, rng: np.random.Generator) -> Samples:
    """A freewheel that ticks, and a bell."""
    bus = synth.silence(n)
    tick = burst(rng, 0.012, band(2_500, 8_000, 1), 0.0005)
    for at in np.arange(0, n / synth.SAMPLE_RATE, 0.085):
        synth.place(bus, tick, float(at), 1.2)
    bell = synth.struck([(2_350, 0.6, 0.9), (4_780, 0.25, 0.6)], count(0.9))
    for delay in (0.0, 0.16):
        synth.place(bus, bell, 0.3 * n / synth.SAMPLE_RATE + delay, 2.0)
    return bus


def thrust(n: int, rng: np.random.Generator) -> Samples:
    """A rocket: a roar that crackles."""
    return unit(synth.noise(rng, n, band(30, 900, 1)) * drift(rng, n, 30, 0.5, 1.0))


def sailing(n: int, rng: np.random.Generator) -> Samples:
    """A boat under sail: water along the hull, wood and rigging."""
    return 0.6 * places.lapping(n, rng) + 0.7 * interiors.creaks(n, rng)


VEHICLES: dict[str, Callable[[Doing], None]] = {
    **dict.fromkeys(
        ("car", "van", "truck", "tractor", "tank", "bus", "motorcycle", "speedboat"), _running(places.motor, 0.022)
    ),
    "race_car": _running(grounds.racing, 0.05),
    "train": _running(steam_engine, 0.028),
    "tram": _running(interiors.rails, 0.026),
    "helicopter": _running(rotor, 0.035),
    "airplane": _running(grounds.jets, 0.03),
    "rocket": _running(thrust, 0.05),
    "spaceship": _running(grounds.engines, 0.026),
    "ufo": _running(grounds.otherworld, 0.03),
    "bicycle": _running(bicycle, 0.03),
    "sailboat": _running(sailing, 0.03),
    "ship": _running(sailing, 0.03),
    "boat": _running(sailing, 0.025),
}
"""By their names in the lexicon."""
