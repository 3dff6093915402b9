"""What hands and mouths do: eating, writing, hammering, kicking, making music. Each writes on a `Doing`. It knows no feet and no things."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from core.generation import lexicon
from core.generation.animatic.ballgames import PASS
from core.generation.animatic.moves import tempo_of
from core.generation.animatic.sound import calls, instruments, music, places, synth
from core.generation.animatic.sound.kinds import nearest
from core.generation.animatic.sound.steps import Doing
from core.generation.animatic.sound.synth import Samples, band, burst, count, drift, peak, shaped, times, total


def playing(player: music.Player, gain: float) -> Callable[[Doing], None]:
    """Playing an instrument along with the bed, in its harmony."""

    def perform(doing: Doing) -> None:
        if doing.harmony is None:
            return
        whole = synth.silence(max(count(doing.harmony.last.end), count(doing.start) + doing.bus.shape[1]))
        player(music.Part(whole, doing.harmony, doing.rng))
        first = count(doing.start)
        doing.bus += whole[:, first : first + doing.bus.shape[1]] * np.float32(gain)

    return perform


_RHYTHM = (1.5, 0.5, 1, 1)
INSTRUMENTS: dict[str, Callable[[Doing], None]] = {
    "guitar": playing(music.broken(instruments.plucked, (0, 2, 1, 3, 0, 3, 2, 1), 0.5, hold=3), 0.4),
    "piano": playing(music.broken(instruments.piano, (0, 2, 1, 3, 4, 2), 0.5, hold=3), 0.4),
    "violin": playing(music.melody(instruments.strings, _RHYTHM, 67, 84), 0.28),
    "drum": playing(music.drums({"kick": "x...x.x.", "snare": "....x..o", "hat": "x.x.x.xo"}, end="cymbal"), 0.22),
    "trumpet": playing(music.melody(instruments.brass, _RHYTHM, 64, 79), 0.34),
    "saxophone": playing(music.melody(instruments.brass, (1, 0.67, 0.33, 1, -1), 56, 72), 0.34),
    "flute": playing(music.melody(instruments.whistle, _RHYTHM, 74, 89), 0.26),
    "accordion": playing(music.chords(instruments.strings, 0.02), 0.3),
    "harp": playing(music.broken(instruments.plucked, (0, 1, 2, 3, 4, 5), 0.25, octave=1, hold=6), 0.34),
    "microphone": playing(music.melody(instruments.sung, (1, 1, 1.5, 0.5), 60, 76), 0.34),
}
"""What each instrument plays, by its name in the lexicon."""

singing = INSTRUMENTS["microphone"]


def making_music(doing: Doing) -> None:
    """Playing the instrument that is there; whistling a tune where none is."""
    kinds = (nearest(entity.concept, INSTRUMENTS) for entity in doing.shot.entities)
    INSTRUMENTS[next((kind for kind in kinds if kind), "flute")](doing)


def _again(doing: Doing, first: float, every: tuple[float, float], make: Callable[[], Samples], gain: float) -> None:
    """A sound that comes back after so many seconds, at least and at most."""
    at = first
    while at < doing.seconds - 0.3:
        doing.put(make(), at, gain)
        at += float(doing.rng.uniform(*every))


def eating(doing: Doing) -> None:
    """Bites that crunch, and chewing after each."""

    def bite() -> Samples:
        out = np.zeros(count(1.2), np.float32)
        for k, gain in enumerate((1.0, 0.0, 0.35, 0.3, 0.25)):
            part = burst(doing.rng, 0.09, band(700, 5_000, 1), 0.004) * drift(doing.rng, count(0.09), 90, 0.2, 1)
            at = count(0.24 * k)
            out[at : at + len(part)] += part * np.float32(gain)
        return out

    _again(doing, 0.6, (1.5, 2.1), bite, 0.45)


def drinking(doing: Doing) -> None:
    """A sip, a swallow, the cup set down."""

    def sip() -> Samples:
        n = count(0.9)
        air: Samples = synth.noise(doing.rng, n, band(1_200, 5_000, 1), 1)[0] * synth.line(
            n, [(0, 0), (0.25, 0.5), (0.33, 0)]
        )
        m = count(0.12)
        gulp = synth.tone(210, m, (1, 0.3), bend=np.linspace(1.4, 0.7, m, dtype=np.float32))
        at = count(0.45)
        air[at : at + m] += synth.edged(gulp, 0.02, 0.06)
        return air

    _again(doing, 0.9, (2.0, 2.6), sip, 0.12)


def scratching(doing: Doing) -> None:
    """A pen, pencil or brush on paper, stroke by stroke."""

    def stroke() -> Samples:
        n = count(float(doing.rng.uniform(0.12, 0.32)))
        return synth.edged(synth.noise(doing.rng, n, band(1_800, 7_000, 1), 1)[0] * 0.4, 0.04, 0.08)

    _again(doing, 0.4, (0.25, 0.6), stroke, 0.07)


def hammering(doing: Doing) -> None:
    """Three blows and a pause."""
    blow = synth.struck([(560, 0.6, 0.12), (1_450, 0.5, 0.1), (3_100, 0.3, 0.06), (140, 0.6, 0.1)], count(0.15))
    for start in np.arange(0.5, doing.seconds - 0.4, 1.9):
        for k in range(3):
            doing.put(blow, float(start) + 0.36 * k, 0.22)


def digging(doing: Doing) -> None:
    """A spade that cuts in, and earth that falls."""

    def spade() -> Samples:
        n = count(0.9)
        out = synth.noise(doing.rng, n, band(500, 4_000, 1), 1)[0] * synth.line(
            n, [(0, 0), (0.04, 1), (0.25, 0.1), (0.55, 0), (0.62, 0.6), (0.9, 0)]
        )
        return synth.edged(out * drift(doing.rng, n, 60, 0.3, 1), 0.01, 0.1)

    _again(doing, 0.6, (1.3, 1.6), spade, 0.11)


def kicking(doing: Doing) -> None:
    """A ball, struck, caught or bounced when it is seen to be."""
    ball = synth.struck([(150, 1.0, 0.12), (320, 0.5, 0.08), (900, 0.25, 0.04)], count(0.14))
    tempo = tempo_of(doing.shot.camera).near
    since = sum(part.seconds * tempo_of(part.camera).near for part in doing.shot.earlier)
    _again(doing, (-since) % PASS / tempo, (PASS / tempo, PASS / tempo), lambda: ball, 0.32)


_CHAT = 0.04  # against an RMS of 1: as loud as the music


def chatting(doing: Doing) -> None:
    """A conversation of which no words can be told; none where words are spoken."""
    people = [entity for entity in doing.shot.entities if lexicon.kind(entity.concept) == "person"]
    if doing.entity in people and not doing.shot.dialogue:
        talking = sum(entity.count for entity in people if entity.action == "talk")
        doing.bus += places.murmur(doing.bus.shape[1], doing.rng, max(2, min(6, talking))) * np.float32(_CHAT)


def dealing(doing: Doing) -> None:
    """Cards that snap on a table."""
    _again(doing, 0.6, (0.5, 1.1), lambda: burst(doing.rng, 0.06, band(1_500, 8_000, 1), 0.002), 0.2)


def gliding(doing: Doing) -> None:
    """Skates, skis or wheels: long strokes that swell and die."""

    def stroke() -> Samples:
        n = count(0.8)
        return synth.edged(synth.noise(doing.rng, n, band(900, 7_000, 1), 1)[0] * 0.4, 0.25, 0.4)

    _again(doing, 0.1, (0.7, 0.9), stroke, 0.11)


def sweeping(doing: Doing) -> None:
    """A broom or a cloth, to and fro."""

    def stroke() -> Samples:
        n = count(0.45)
        return synth.edged(synth.noise(doing.rng, n, band(1_200, 6_000, 1), 1)[0] * 0.4, 0.12, 0.25)

    _again(doing, 0.3, (0.55, 0.65), stroke, 0.09)


def showering(doing: Doing) -> None:
    """Water on tiles and skin."""
    n = doing.bus.shape[1]
    doing.bus += synth.edged(places.stream(n, doing.rng) * np.float32(0.03), 0.3, 0.3)


def fishing(doing: Doing) -> None:
    """The reel's clicks, and a float that plops."""
    for start in np.arange(0.6, doing.seconds - 0.8, 2.2):
        for k in range(9):
            doing.put(burst(doing.rng, 0.02, band(1_800, 6_000, 1), 0.0005), float(start) + 0.06 * k, 0.06)
        n = count(0.16)
        plop = synth.tone(420, n, (1, 0.1), bend=np.linspace(0.8, 1.8, n, dtype=np.float32)) * synth.fading(n, 0.15)
        doing.put(synth.edged(plop, 0.003, 0.04), float(start) + 0.9, 0.2)


def kissing(doing: Doing) -> None:
    """Once, softly."""
    doing.put(burst(doing.rng, 0.07, total(peak(1_500, 500), shaped(peak(3_000, 700), 0.5)), 0.004), 1.4, 0.3)


def fencing(doing: Doing) -> None:
    """Blades that meet, and the air they cut."""
    at = 0.5
    while at < doing.seconds - 0.6:
        doing.put(burst(doing.rng, 0.22, band(900, 5_000, 1), 0.09), at, 0.08, 0.6)
        f = float(doing.rng.uniform(1_500, 2_100))
        clash = synth.struck(
            [(f, 0.4, 0.7), (f * 1.51, 0.35, 0.6), (f * 2.33, 0.3, 0.5), (f * 3.1, 0.2, 0.3)], count(0.7)
        )
        doing.put(clash, at + 0.15, 0.16, 0.3)
        at += float(doing.rng.uniform(0.5, 1.0))


def climbing(doing: Doing) -> None:
    """Hands and feet that look for hold, and small stones."""

    def hold() -> Samples:
        n = count(0.35)
        grit = synth.noise(doing.rng, n, band(600, 4_500, 1), 1)[0] * np.maximum(0, drift(doing.rng, n, 45, -0.6, 1))
        return synth.edged(grit * 0.6, 0.02, 0.2)

    _again(doing, 0.4, (0.6, 0.9), hold, 0.11)


def conjuring(doing: Doing) -> None:
    """A spell: a shimmer that rises."""
    n = count(1.6)
    rise = synth.line(n, [(0, 0.8), (1.6, 2.2)])
    shimmer = synth.tone(620, n, (0.5, 0.1, 0.3, 0.1, 0.2), bend=rise) * (
        0.6 + 0.4 * np.sin(2 * np.pi * 13 * times(n))
    ).astype(np.float32)
    for at in np.arange(0.6, doing.seconds - 1.2, 2.3):
        doing.put(synth.edged(shimmer, 0.4, 0.7), float(at), 0.08)
        for k in range(7):
            doing.put(instruments.bell(84 + (0, 4, 7, 11, 12, 16, 19)[k], 0.3), float(at) + 0.5 + 0.09 * k, 0.09)


def calling(doing: Doing) -> None:
    """An animal's voice, once and again later; not while it says words, and not of those that are busy with quieter things."""
    name = nearest(doing.entity.concept, calls.CALLS)
    if name is None or any(line.speaker == doing.entity.id for line in doing.shot.dialogue):
        return
    at = float(doing.rng.uniform(0.5, 1.2))
    while at < doing.seconds - 0.5:
        doing.put(calls.CALLS[name](doing.rng), at, 0.2)
        at += float(doing.rng.uniform(2.6, 3.6))


QUIET = frozenset(
    {"sleep", "read", "think", "eat", "drink", "write", "hide", "play_chess", "play_guitar", "type", "talk"}
)
"""Doings during which animals keep silent."""
