"""Timbres: each function makes one note or one stroke as a mono sound. It knows no harmony and no time.

Notes are MIDI numbers (69 is A4 at 440 Hz). Sounds peak near 1, so that gains in the music compare.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from core.generation.animatic.sound import synth
from core.generation.animatic.sound.synth import Samples, band, count, edged

Instrument = Callable[[float, float], Samples]
"""``instrument(note, seconds)``: the note held so long; the sound may ring a little longer."""


def hertz(note: float) -> float:
    """The frequency of a MIDI note in equal temperament."""
    return float(440 * 2 ** ((note - 69) / 12))


def keys(note: float, seconds: float) -> Samples:
    """A soft electric piano: a tine that blooms into a round tone."""
    n = count(seconds + 0.5)
    f = hertz(note)
    body = synth.tone(f, n, (1, 0.42, 0.16, 0.1, 0.05, 0.03), damping=1.4)
    tine = synth.tone(f * 7.0, n, (0.2, 0.05), damping=9)
    tremolo = 1 + 0.12 * np.sin(2 * np.pi * 4.6 * synth.times(n))
    return edged(0.7 * (body + tine) * tremolo.astype(np.float32), 0.006, 0.3)


def piano(note: float, seconds: float) -> Samples:
    """A felt piano: two strings a little apart, and the hammer."""
    n = count(seconds + 0.9)
    f = hertz(note)
    partials = [0.9**k * k**-1.15 * abs(np.sin(np.pi * k / 7.3)) * 2 for k in range(1, 13)]
    damping = 0.55 + f / 900
    pair = synth.tone(f * 0.9996, n, partials, damping) + synth.tone(f * 1.0005, n, partials, damping * 1.15)
    hammer = _hammer()
    pair[: len(hammer)] += hammer[:n] * 0.08
    return edged(0.42 * pair, 0.003, 0.5)


@lru_cache(maxsize=1)
def _hammer() -> Samples:
    return synth.burst(synth.generator(0, "hammer"), 0.05, band(150, 1200))


def plucked(note: float, seconds: float, place: float = 0.22, brightness: float = 0.93) -> Samples:
    """A nylon string plucked at ``place`` of its length; higher partials die first."""
    n = count(seconds)
    partials = [brightness**k * np.sin(np.pi * k * place) / k**0.9 for k in range(1, 19)]
    string = synth.tone(hertz(note), n, partials, damping=1.1 + hertz(note) / 420)
    nail = _nail()
    size = min(n, len(nail))
    string[:size] += nail[:size] * 0.1
    return edged(string * 0.75, 0.0015, min(0.12, seconds / 3))


@lru_cache(maxsize=1)
def _nail() -> Samples:
    return synth.burst(synth.generator(0, "nail"), 0.02, band(1500, 6000))


def ukulele(note: float, seconds: float) -> Samples:
    """A short bright string."""
    return plucked(note, min(seconds, 0.9), 0.3, 0.86)


def pizzicato(note: float, seconds: float) -> Samples:
    """A plucked string of an orchestra: dark and short."""
    n = count(min(seconds, 0.45))
    return edged(synth.tone(hertz(note), n, (1, 0.5, 0.22, 0.1, 0.05), damping=9.0), 0.003, 0.05)


def bass(note: float, seconds: float) -> Samples:
    """A round plucked bass."""
    n = count(seconds + 0.06)
    return edged(0.9 * synth.tone(hertz(note), n, (1, 0.45, 0.16, 0.05), damping=1.6), 0.008, 0.08)


def synth_bass(note: float, seconds: float) -> Samples:
    """A sawtooth whose filter closes."""
    n = count(seconds)
    return edged(0.55 * synth.tone(hertz(note), n, synth.harmonics(24), damping=2.2), 0.004, 0.03)


def _ensemble(note: float, n: int, partials: list[float], spread: float) -> Samples:
    """Three players of one note, each a little out of tune and wavering on their own."""
    out = np.zeros(n, np.float32)
    t = synth.times(n)
    for k, cents in enumerate((-spread, 0.5, spread)):
        waver = 1 + 0.0012 * np.sin(2 * np.pi * (4.4 + 0.5 * k) * t + 2.1 * k) * np.minimum(1, t / 0.6)
        out += synth.tone(hertz(note + cents / 100), n, partials, bend=waver.astype(np.float32)) / 3
    return out


def pad(note: float, seconds: float) -> Samples:
    """A warm pad that swells and leaves slowly."""
    n = count(seconds + 0.7)
    return edged(_ensemble(note, n, [1, 0.5, 0.32, 0.2, 0.13, 0.09, 0.06, 0.04], 8), min(0.35, seconds / 2), 0.7)


def strings(note: float, seconds: float) -> Samples:
    """Bowed strings."""
    n = count(seconds + 0.35)
    partials = [k**-1.25 * (0.8 if k % 2 else 1.0) for k in range(1, 13)]
    return edged(0.8 * _ensemble(note, n, partials, 9), min(0.16, seconds / 3), 0.35)


def brass(note: float, seconds: float) -> Samples:
    """Low brass: the sound brightens after the attack."""
    n = count(seconds + 0.15)
    dark, bright = (
        synth.tone(hertz(note), n, synth.harmonics(4, 1.2)),
        synth.tone(hertz(note), n, synth.harmonics(14, 0.9)),
    )
    opening = synth.line(n, [(0, 0), (0.12, 0.5), (0.35, 0.8), (max(0.4, seconds), 0.2)])
    return edged(0.6 * (dark * (1 - 0.6 * opening) + bright * opening * 0.6), 0.05, 0.15)


def lead(note: float, seconds: float) -> Samples:
    """A soft square lead with vibrato."""
    n = count(seconds + 0.12)
    t = synth.times(n)
    vibrato = (1 + 0.004 * np.sin(2 * np.pi * 5.2 * t) * np.minimum(1, t / 0.3)).astype(np.float32)
    return edged(0.6 * synth.tone(hertz(note), n, synth.harmonics(9, 1.15, odd=True), bend=vibrato), 0.02, 0.12)


def whistle(note: float, seconds: float) -> Samples:
    """Somebody whistling."""
    n = count(seconds + 0.05)
    t = synth.times(n)
    glide = 1 - 0.03 * np.exp(-t / 0.03) + 0.006 * np.sin(2 * np.pi * 5.6 * t) * np.minimum(1, t / 0.25)
    breath = synth.noise(synth.generator(0, "whistle"), n, band(1500, 5000), 1)[0] * 0.012
    return edged(0.7 * synth.tone(hertz(note), n, (1, 0.06, 0.03), bend=glide.astype(np.float32)) + breath, 0.03, 0.06)


def sung(note: float, seconds: float) -> Samples:
    """Somebody who sings on "ah": a buzz with vibrato through the vowel's formants."""
    n = count(seconds + 0.08)
    t = synth.times(n)
    vibrato = (1 + 0.011 * np.sin(2 * np.pi * 5.4 * t) * np.minimum(1, t / 0.35)).astype(np.float32)
    vowel = synth.total(
        synth.peak(720, 130), synth.shaped(synth.peak(1_180, 160), 0.6), synth.shaped(synth.peak(2_700, 300), 0.25)
    )
    sound = synth.filtered(synth.tone(hertz(note), n, synth.harmonics(24, 0.8), bend=vibrato), vowel)
    return edged(sound / max(float(np.abs(sound).max()), 1e-6), 0.06, 0.12)


def bell(note: float, seconds: float) -> Samples:
    """A small glassy bell; partials as on a tuned bar (1 : 2.76 : 5.40, Fletcher & Rossing, ch. 19)."""
    f = hertz(note)
    n = count(max(seconds, 0.6) + 0.6)
    return edged(synth.struck([(f, 0.7, 1.9), (2.76 * f, 0.16, 0.7), (5.4 * f, 0.05, 0.25)], n), 0.002, 0.3)


def arpeggio(note: float, seconds: float) -> Samples:
    """A short bright synthesiser pluck."""
    n = count(seconds + 0.25)
    return edged(0.5 * synth.tone(hertz(note), n, synth.harmonics(16), damping=4.5), 0.003, 0.1)


# --- drums: no pitch, made once -------------------------------------------------------------------------------------


@lru_cache(maxsize=32)
def drum(name: str) -> Samples:
    """A drum stroke by name; KeyError for an unknown one. The array is shared: do not write to it."""
    return _DRUMS[name](synth.generator(0, "drum", name))


def _kick(rng: np.random.Generator, start: float = 120, end: float = 46, seconds: float = 0.35) -> Samples:
    n = count(seconds)
    t = synth.times(n)
    bend = (end + (start - end) * np.exp(-t / 0.03)) / end
    body = synth.tone(end, n, (1, 0.08), bend=bend.astype(np.float32)) * synth.fading(n, seconds * 1.3)
    click = synth.burst(rng, 0.012, band(800, 5000))
    body[: len(click)] += click * 0.15
    return edged(body, 0.002, 0.05)


def _snare(rng: np.random.Generator) -> Samples:
    n = count(0.24)
    wires = synth.noise(rng, n, band(1200, 9000), 1)[0] * synth.fading(n, 0.22) * 0.35
    return edged(wires + synth.struck([(186, 0.5, 0.14), (330, 0.25, 0.1)], n), 0.001, 0.03)


def _clap(rng: np.random.Generator) -> Samples:
    out = np.zeros(count(0.25), np.float32)
    for delay, gain in ((0, 0.6), (0.011, 0.7), (0.022, 1.0)):
        hit = synth.burst(rng, 0.16, band(900, 4500), 0.001)
        at = count(delay)
        out[at : at + len(hit)] += hit[: len(out) - at] * gain * 0.7
    return out


def _taiko(rng: np.random.Generator) -> Samples:
    n = count(1.1)
    skin = _kick(rng, 105, 58, 1.1) * 0.9
    slap = synth.noise(rng, n, band(120, 1100), 1)[0] * synth.fading(n, 0.25) * 0.25
    return edged(skin + slap, 0.002, 0.3)


_DRUMS: dict[str, Callable[[np.random.Generator], Samples]] = {
    "kick": _kick,
    "soft kick": lambda rng: synth.filtered(_kick(rng, 85, 48, 0.28), band(None, 900)),
    "heart": lambda rng: synth.filtered(_kick(rng, 62, 40, 0.3), band(None, 220)),
    "snare": _snare,
    "rim": lambda rng: synth.struck([(820, 0.5, 0.05), (1710, 0.35, 0.04), (2600, 0.15, 0.03)], count(0.08)),
    "brush": lambda rng: edged(synth.burst(rng, 0.2, band(1500, 7500, 1), 0.03) * 0.8, 0.03, 0.05),
    "hat": lambda rng: synth.burst(rng, 0.055, band(6500, 15000), 0.001) * 0.6,
    "open hat": lambda rng: synth.burst(rng, 0.3, band(6000, 14000), 0.001) * 0.6,
    "shaker": lambda rng: synth.burst(rng, 0.09, band(4500, 11000), 0.025) * 0.7,
    "clap": _clap,
    "taiko": _taiko,
    "cymbal": lambda rng: synth.burst(rng, 2.2, band(2500, 13000, 1), 0.01),
}
