"""The sound of a clip whose model is silent: the same sound design and speech as the animatic engine's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from core.generation.animatic.timeline import slots_of
from core.generation.diffusion.film import SAMPLE_RATE
from core.generation.diffusion.takes import Track
from core.generation.scene import Scene


def design(
    scene: Scene, seconds: float, recordings: Mapping[str, Path]
) -> tuple[Track, Sequence[tuple[str, Mapping[str, str]]]]:
    """The track, that long, at `SAMPLE_RATE`, and notes on words that could not be said as asked.

    ``recordings`` are those of voices by entity id.
    """
    from core.generation.animatic.sound.mix import soundtrack
    from core.generation.animatic.sound.speech import plan

    # what is seen is cut at whole frames of the model's rate; heard and seen differ by less than one of them
    shots = [(scene.shots[slot.index], slot.start, slot.start + slot.seconds) for slot in slots_of(scene, 24)]
    last, start, _ = shots[-1]
    shots[-1] = (last, start, max(seconds, start + 0.1))
    spoken = plan(scene, shots, recordings)
    track = soundtrack(scene, shots, spoken.utterances)[: round(seconds * SAMPLE_RATE)]
    return track, [(note.sentence, note.values) for note in spoken.notes]
