"""The whole track of a clip: stems, ducking under speech, cuts, and the master. The one place that knows all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from core.generation import lexicon
from core.generation.animatic.lightning import strikes
from core.generation.animatic.moves import tempo_of
from core.generation.animatic.sound import ambience, effects, foley, loudness, music, styles, synth
from core.generation.animatic.sound.ambience import Air
from core.generation.animatic.sound.kinds import nearest
from core.generation.animatic.sound.speech import Utterance
from core.generation.animatic.sound.synth import SAMPLE_RATE, Samples, count
from core.generation.scene import Scene, Shot, seed_for

__all__ = ["SAMPLE_RATE", "soundtrack", "stems"]

Timed = tuple[Shot, float, float]
"""A shot with the seconds of the clip at which it starts and ends."""

Footfalls = Mapping[str, Sequence[float]]
"""By entity id, the seconds of a shot at which feet land; who isn't in it steps at a natural pace."""

CROSSFADE = 0.3
"""Seconds over which ambience changes at a cut, centred on it: short enough to belong to the cut, long enough not to click."""

MUSIC = 10 ** (-6 / 20)
"""The bed against its own RMS of 0.1: about -26 dBFS, 3 to 8 dB above the ambience."""

SPEECH = 2.0
"""The gain of speech, whose samples have an RMS of 0.1: 14 dB above the ducked bed."""

DUCKED = {"music": -10.0, "ambience": -6.0, "weather": -6.0, "effects": -4.0, "foley": -4.0}
"""Decibels by which each stem steps back under speech."""

_PRINTS = frozenset({"vintage"})  # looks of an old film, which crackles


def soundtrack(
    scene: Scene,
    shots: Sequence[Timed],
    utterances: Sequence[Utterance] = (),
    footfalls: Sequence[Footfalls] | None = None,
) -> Samples:
    """The finished track: float32 of shape (samples, 2) at 48 kHz, exactly as long as the last shot's end says.

    ``shots`` follow one another without gaps from 0 seconds. ``utterances`` come from `speech.plan`. ``footfalls`` are
    those of each shot, so that steps are heard when they are seen. The same arguments give the same samples. -16 LUFS integrated, at most -1 dBTP, starts and ends in silence.
    """
    tracks = stems(scene, shots, utterances, footfalls)
    bus = sum(tracks.values(), start=synth.silence(_length(shots)))
    return np.ascontiguousarray(loudness.mastered(bus).T)


def stems(
    scene: Scene,
    shots: Sequence[Timed],
    utterances: Sequence[Utterance] = (),
    footfalls: Sequence[Footfalls] | None = None,
) -> dict[str, Samples]:
    """The parts of the track before the master, ducked and faded, each of shape (2, samples): "ambience", "weather", "foley",
    "effects", "music" and "speech"."""
    n = _length(shots)
    style = styles.style_for([shot for shot, _, _ in shots])
    harmony = bed = None
    if style is not None:
        rng = synth.generator(scene.seed, "harmony", style)
        harmony = music.harmony(styles.STYLES[style], n / SAMPLE_RATE, rng)
        bed = music.performed(styles.STYLES[style], harmony, n, seed_for(scene.seed, "bed"), style) * np.float32(MUSIC)
    tracks = {
        "ambience": _across_cuts(shots, n, lambda air: ambience.bed(air, n, scene.seed)),
        "weather": _across_cuts(
            shots, n, lambda air: ambience.falling(air, n, scene.seed, lightning_seen(shots, air, scene.seed))
        ),
        "foley": synth.silence(n),
        "effects": synth.silence(n),
        "music": bed if bed is not None else synth.silence(n),
        "speech": synth.silence(n),
    }
    for (shot, start, end), feet in zip(shots, footfalls or [{}] * len(shots), strict=True):
        heard = foley.performed(shot, end - start, start, scene.seed, harmony, feet)
        synth.place(tracks["foley"], synth.edged(heard, 0.02, 0.08), start)
        asked = effects.performed(_asked(shot), end - start, scene.seed)
        if nearest(shot.style, _PRINTS, "style") and "silence" not in shot.sounds:
            asked += effects.film(asked.shape[1], synth.generator(scene.seed, "film"))
        synth.place(tracks["effects"], synth.edged(asked, 0.02, 0.15), start)
    if utterances:
        tracks["speech"] = _speech(shots, utterances, n)
    _duck(tracks, utterances, n)
    for name, track in tracks.items():
        synth.edged(track, 0.08 if name in ("ambience", "weather") else 0.01, 0.35)
    return tracks


def _speech(shots: Sequence[Timed], utterances: Sequence[Utterance], n: int) -> Samples:
    """The words where they are said: each in the room of its shot, none for a narrator."""
    dry = synth.silence(n)
    rooms: dict[tuple[float, float], Samples] = {}
    for utterance in utterances:
        synth.place(dry, utterance.samples, utterance.start, SPEECH, utterance.pan)
        shot = next((shot for shot, start, end in shots if start <= utterance.start < end), shots[-1][0])
        if utterance.speaker is not None:
            room = rooms.setdefault(Air.of(shot).atmosphere.room, synth.silence(n))
            synth.place(room, utterance.samples, utterance.start, SPEECH, utterance.pan)
    for (seconds, wet), sound in rooms.items():
        dry += synth.reverberation(sound, seconds, 3_500) * np.float32(wet)
    return dry


def _asked(shot: Shot) -> list[str]:
    """The named sounds of a shot: what its prompt asks for and what its doings sound like, without what its foley makes."""
    verbs = lexicon.lexicon().verbs
    doings = [verbs[entity.action].sound for entity in shot.entities if entity.action and entity.action in verbs]
    made = foley.sounds_like(shot)
    return [name for name in (*shot.sounds, *doings) if name and name not in made]


def lightning_seen(shots: Sequence[Timed], air: Air, seed: int) -> list[float]:
    """The seconds of the clip at which lightning strikes in the shots of that air; none where there is no storm."""
    found: list[float] = []
    for shot, start, end in shots:
        if Air.of(shot) == air and air.weather == "storm":
            # the storm's clock runs at the pace of the camera's time, and on from clip to clip
            pace = tempo_of(shot.camera).near
            since = sum(part.seconds * tempo_of(part.camera).near for part in shot.earlier)
            seen = (at - since for at, _ in strikes(seed, since + (end - start) * pace))
            found.extend(start + at / pace for at in seen if at >= 0)
    return found


def _length(shots: Sequence[Timed]) -> int:
    return count(max(end for _, _, end in shots))


def _across_cuts(shots: Sequence[Timed], n: int, make: Callable[[Air], Samples]) -> Samples:
    """Each shot's air for as long as it lasts, crossfaded at equal power where the air changes and unbroken where it does not."""
    runs: list[tuple[Air, float, float]] = []
    for shot, start, end in shots:
        air = Air.of(shot)
        if runs and runs[-1][0] == air:
            start = runs.pop()[1]
        runs.append((air, start, end))
    if len(runs) == 1:
        return make(runs[0][0])
    bus = synth.silence(n)
    made: dict[Air, Samples] = {}
    for k, (air, start, end) in enumerate(runs):
        if air not in made:
            made[air] = make(air)
        half = CROSSFADE / 2
        points = [(start - half, 0.0), (start + half, 1.0)] if k else [(0.0, 1.0)]
        points += [(end - half, 1.0), (end + half, 0.0)] if k < len(runs) - 1 else []
        bus += made[air] * np.sin(synth.line(n, points) * (np.pi / 2))
    return bus


def _duck(tracks: dict[str, Samples], utterances: Sequence[Utterance], n: int) -> None:
    """Lower everything else while somebody speaks: down within 0.15 s before the words, up again over 0.45 s after them.

    Pauses of less than 0.6 s stay down, so that the bed does not pump.
    """
    spoken: list[list[float]] = []
    for utterance in utterances:
        if spoken and utterance.start - spoken[-1][1] < 0.6:
            spoken[-1][1] = utterance.end
        else:
            spoken.append([utterance.start, utterance.end])
    if not spoken:
        return
    depth = np.zeros(n, np.float32)
    for start, end in spoken:
        depth = np.maximum(depth, synth.line(n, [(start - 0.15, 0), (start, 1), (end, 1), (end + 0.45, 0)]))
    for name, level in DUCKED.items():
        tracks[name] *= np.power(np.float32(10), depth * np.float32(level / 20))
