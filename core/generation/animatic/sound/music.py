"""The music bed: which style suits the shots, its chords, and the players that perform them.

A bed is written for its clip: the tempo bends a little so that whole beats fill the time, the chords are counted back
from the tonic that ends them, and that last chord rings out with the clip. It knows no dialogue and no levels in the mix.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.generation.animatic.sound import instruments, synth
from core.generation.animatic.sound.instruments import Instrument
from core.generation.animatic.sound.synth import Samples

MAJOR, MINOR = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10)
LYDIAN, DORIAN = (0, 2, 4, 6, 7, 9, 11), (0, 2, 3, 5, 7, 9, 10)

QUALITIES: dict[str, tuple[int, ...]] = {
    "": (0, 4, 7),
    "m": (0, 3, 7),
    "dim": (0, 3, 6),
    "sus": (0, 5, 7),
    "add9": (0, 4, 7, 14),
    "m9": (0, 3, 7, 10, 14),
    "maj7": (0, 4, 7, 11),
    "maj9": (0, 4, 7, 11, 14),
    "m7": (0, 3, 7, 10),
    "7": (0, 4, 7, 10),
    "13": (0, 4, 10, 14, 21),
    "6": (0, 4, 7, 9),
    "5": (0, 7),
}


@dataclass(frozen=True)
class Chord:
    """A chord from ``start`` to ``end`` seconds. ``bass`` and ``notes`` are MIDI numbers; ``notes`` lie close together."""

    start: float
    end: float
    bass: int
    notes: tuple[int, ...]


@dataclass(frozen=True)
class Harmony:
    """The written-out harmony of a clip. ``beat`` is in seconds; ``scale`` holds the pitch classes of the key."""

    beat: float
    scale: tuple[int, ...]
    chords: tuple[Chord, ...]

    @property
    def last(self) -> Chord:
        return self.chords[-1]


@dataclass
class Part:
    """What a player gets: the bus to play on, the harmony, and random numbers of their own."""

    bus: Samples
    harmony: Harmony
    rng: np.random.Generator

    def play(self, sound: Samples, at: float, gain: float, pan: float = 0.0) -> None:
        """Play a sound, a few milliseconds early or late like a person."""
        at = max(0.0, at + float(self.rng.normal(0, 0.004)))
        synth.place(self.bus, sound, at, gain * float(self.rng.uniform(0.88, 1.0)), pan)


Player = Callable[[Part], None]


def _remembering(instrument: Instrument) -> Instrument:
    """The instrument for the time of one part, of which many notes come again: a sound is made once per note and length."""
    kept = lru_cache(maxsize=32)(instrument)
    return lambda note, seconds: kept(note, round(seconds, 6))


# --- players --------------------------------------------------------------------------------------------------------


def chords(instrument: Instrument, strum: float = 0.0) -> Player:
    """Holds every chord; ``strum`` seconds between its notes."""

    def perform(part: Part) -> None:
        voice = _remembering(instrument)
        for chord in part.harmony.chords:
            for k, note in enumerate(chord.notes):
                pan = 0.5 * (2 * k / max(1, len(chord.notes) - 1) - 1)
                held = chord.end - chord.start - k * strum
                part.play(voice(note, held), chord.start + k * strum, 0.8 / len(chord.notes) ** 0.5, pan)

    return perform


def roots(instrument: Instrument, steps: Sequence[float] = (0.0,), octave: int = 0) -> Player:
    """The bass note of each chord at the given beats after it begins; only once on the last."""

    def perform(part: Part) -> None:
        voice = _remembering(instrument)
        beat = part.harmony.beat
        for chord in part.harmony.chords:
            starts = [chord.start + s * beat for s in steps if chord.start + s * beat < chord.end - 0.05]
            if chord is part.harmony.last:
                starts = starts[:1]
            for start, end in zip(starts, [*starts[1:], chord.end], strict=True):
                part.play(voice(chord.bass + 12 * octave, end - start), start, 0.8)

    return perform


def broken(instrument: Instrument, order: Sequence[int], step: float, octave: int = 0, hold: float = 2.0) -> Player:
    """The chord note by note: ``order`` indexes its notes from the lowest, ``step`` is in beats."""

    def perform(part: Part) -> None:
        voice = _remembering(instrument)
        beat = part.harmony.beat
        for chord in part.harmony.chords:
            steps = round((chord.end - chord.start) / (beat * step))
            if chord is part.harmony.last:
                steps = min(steps, len(order), max(1, round(2 / step)))
            for k in range(steps):
                rank = order[k % len(order)]
                note = chord.notes[rank % len(chord.notes)] + 12 * (octave + rank // len(chord.notes))
                accent = 1.0 if k % 4 == 0 else 0.75
                pan = 0.35 * float(np.sin(1.7 * k))
                part.play(voice(note, beat * step * hold), chord.start + k * step * beat, 0.6 * accent, pan)

    return perform


def strumming(instrument: Instrument, pattern: str) -> Player:
    """Strokes in eighth notes: "D" down, "U" up, "." none. The last chord is one slow stroke."""

    def perform(part: Part) -> None:
        voice = _remembering(instrument)
        eighth = part.harmony.beat / 2
        for chord in part.harmony.chords:
            notes = [*chord.notes, chord.notes[0] + 12]
            strokes = [(0.0, "L")]
            if chord is not part.harmony.last:
                size = round((chord.end - chord.start) / eighth)
                strokes = [(k * eighth, pattern[k % len(pattern)]) for k in range(size)]
            for offset, stroke in strokes:
                if stroke == ".":
                    continue
                gap = 0.028 if stroke == "L" else 0.011
                for k, note in enumerate(reversed(notes) if stroke == "U" else notes):
                    gain = 0.3 if stroke == "U" else 0.42
                    length = 2.2 if stroke == "L" else 0.7
                    part.play(voice(note, length), chord.start + offset + k * gap, gain, 0.15 * (k - 2))

    return perform


def melody(instrument: Instrument, rhythm: Sequence[float], low: int = 67, high: int = 84) -> Player:
    """A tune: chord notes on the beat, steps of the scale between them, home on the last chord.

    ``rhythm`` is a bar's note lengths in beats, negative for rests; it comes again, which is what makes it a tune.
    """

    def perform(part: Part) -> None:
        voice = _remembering(instrument)
        harmony, rng = part.harmony, part.rng
        ladder = [n for n in range(low, high + 1) if n % 12 in harmony.scale]
        here, at, k = int(rng.integers(len(ladder) // 3, 2 * len(ladder) // 3)), harmony.chords[0].start, 0
        while at < harmony.last.start - 0.02:
            length = rhythm[k % len(rhythm)]
            chord = next(c for c in harmony.chords if at < c.end)
            on_beat = abs((at / harmony.beat + 0.01) % 1) < 0.05
            here = int(np.clip(here + rng.integers(-2, 3), 1, len(ladder) - 2))
            if on_beat or rng.random() < 0.3:
                targets = [i for i, n in enumerate(ladder) if any((n - c) % 12 == 0 for c in chord.notes)]
                here = min(targets, key=lambda i: abs(i - here), default=here)
            if length > 0:
                part.play(voice(ladder[here], length * harmony.beat * 0.95), at, 0.7, 0.1)
            at += abs(length) * harmony.beat
            k += 1
        home = min(
            (i for i, n in enumerate(ladder) if any((n - c) % 12 == 0 for c in harmony.last.notes[:3])),
            key=lambda i: abs(i - here),
        )
        part.play(voice(ladder[home], 3 * harmony.beat), harmony.last.start, 0.7, 0.1)

    return perform


def drums(pattern: dict[str, str], swing: float = 0.0, gain: float = 1.0, end: str | None = None) -> Player:
    """Strokes in sixteenth notes, a line per drum: "x" loud, "o" soft, "." none.

    ``swing`` delays every second sixteenth by that share of one. They stop as the last chord begins, with one stroke of ``end``.
    """

    def perform(part: Part) -> None:
        step = part.harmony.beat / 4
        steps = round(part.harmony.last.start / step)
        for name, row in pattern.items():
            sound = instruments.drum(name)
            for k in range(steps):
                stroke = row[k % len(row)]
                if stroke != ".":
                    late = swing * step if k % 2 else 0.0
                    part.play(
                        sound,
                        k * step + late,
                        1.5 * gain * (1.0 if stroke == "x" else 0.5),
                        0.0 if "kick" in name else 0.2,
                    )
        if end:
            part.play(instruments.drum(end), part.harmony.last.start, gain)

    return perform


def crackle(part: Part) -> None:
    """The dust on an old record."""
    n = part.bus.shape[1]
    clicks = np.zeros((2, n), np.float32)
    where = part.rng.integers(0, n, int(n / synth.SAMPLE_RATE * 22))
    clicks[part.rng.integers(0, 2, len(where)), where] = part.rng.exponential(0.5, len(where))
    part.bus += synth.filtered(clicks, synth.band(800, 5000)) * 0.5
    part.bus += synth.noise(part.rng, n, synth.band(300, 4000, 1)) * 0.003


# --- styles ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Style:
    """A kind of music.

    ``bpm`` bends to fit the clip, by at most a third from 3 s on. ``progressions`` are chords as "semitones over the key:quality", each ending
    on the tonic. ``keys`` are possible tonics as pitch classes. ``room`` is the reverberation in seconds, ``wet`` its
    amplitude, ``top`` the low-pass over everything in Hz. ``level`` is below 1 for beds that only accompany what is played on
    screen.
    """

    bpm: float
    beats_per_chord: int
    scale: tuple[int, ...]
    progressions: tuple[str, ...]
    players: tuple[tuple[Player, float], ...]
    keys: tuple[int, ...] = (0, 2, 5, 7, 9)
    centre: int = 60
    room: float = 1.2
    wet: float = 0.25
    top: float = 14_000
    level: float = 1.0


def harmony(style: Style, seconds: float, rng: np.random.Generator) -> Harmony:
    """The style's chords for a clip of so many seconds, with seeded key and progression."""
    beats = seconds * style.bpm / 60
    sizes = {style.beats_per_chord, max(2, style.beats_per_chord // 2)}  # short clips change chords twice as often
    fits = [(max(2, round(beats / size)), size) for size in sorted(sizes, reverse=True)]
    slots, per_chord = min(fits, key=lambda fit: abs(np.log(fit[0] * fit[1] / beats)))
    length = seconds / slots
    beat = length / per_chord
    key = int(rng.choice(style.keys))
    wanted = str(rng.choice(style.progressions)).split()
    names = (wanted * (slots // len(wanted) + 1))[-slots:]
    chords_ = []
    for k, name in enumerate(names):
        offset, quality = name.split(":")
        root = (key + int(offset)) % 12
        bass = 36 + root if root >= 4 else 48 + root
        floor = style.centre - 6
        notes = sorted({floor + (root + i - floor) % 12 for i in QUALITIES[quality]})
        chords_.append(Chord(k * length, (k + 1) * length, bass, tuple(notes)))
    return Harmony(beat, tuple((key + s) % 12 for s in style.scale), tuple(chords_))


def _presence(f: Samples) -> Samples:
    """The equaliser over a bed: up to 10 dB more above 1 kHz and 3 dB less below 110 Hz.

    Beds of plain sines and strings lie too low for a phone's loudspeaker, which gives little below 300 Hz.
    """
    low = f / 110
    highs = ((1 + (f / 700) ** 2) / (1 + (f / 6_000) ** 2)) ** 0.28
    gain: Samples = (highs * np.sqrt((0.5 + low**2) / (1 + low**2))).astype(np.float32)
    return gain


def performed(style: Style, written: Harmony, n: int, seed: int, name: str) -> Samples:
    """The bed: every player's part in the style's room, fading out over the last chord. Shape (2, n), RMS 0.1 times the style's level."""
    bus = synth.silence(n)
    for k, (player, gain) in enumerate(style.players):
        own = synth.silence(n)
        player(Part(own, written, synth.generator(seed, "music", name, str(k))))
        bus += own * np.float32(gain)
    bus += synth.reverberation(bus, style.room, 4_500) * np.float32(style.wet)
    bus = synth.filtered(bus, lambda f: synth.band(35, style.top, 1)(f) * _presence(f))
    end = n / synth.SAMPLE_RATE
    ring = written.last.end - written.last.start
    fade = synth.line(n, [(0, 1), (end - min(0.75 * ring, 1.4), 1), (end - 0.04, 0), (end, 0)])
    bus *= fade * fade * (3 - 2 * fade)
    return bus * np.float32(0.1 * style.level / max(float(np.sqrt(np.mean(np.square(bus)))), 1e-6))
