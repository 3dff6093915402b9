"""What is left of a clip when its frames are off the GPU: laying it over what it was made from, sound, film, poster.

Knows no model, so it may be done in another thread while the next clip is drawn. It can be given up at any of its steps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, wait

import numpy as np

from core.generation.diffusion import film as films
from core.generation.diffusion.cutting import joined
from core.generation.diffusion.paste import FEATHER, pasted, pixels_of
from core.generation.diffusion.takes import Film, Footage, Mattes, Track
from core.generation.diffusion.telling import DRAWN, Clock
from core.generation.engine import Finish, Progress, RenderedClip, RenderRequest

Notes = Sequence[tuple[str, Mapping[str, str]]]
StillWanted = Callable[[], None]
"""Called now and then by what takes long. Raises to have it given up."""
Frames = Callable[[StillWanted], Film]
Sound = Callable[[StillWanted], tuple[Track, int, Notes]]
"""Gives a track, its samples per second, and notes about it."""
Patch = tuple[int, Film]
"""The first frame that something was made anew for, and what was made, of any size."""

_ENCODING = 0.95
"""The share of the work that is done when the film is begun to be written."""
_POSTER_AT = 0.4
_LOOK_SECONDS = 0.2
_BLOCK = 8
"""Frames that are laid over others at a time: a third of a second's work at 832×480."""


def designed(sound: Future[tuple[Track, Notes]]) -> Sound:
    """A track that is being made."""

    def heard(still_wanted: StillWanted) -> tuple[Track, int, Notes]:
        try:
            while wait([sound], _LOOK_SECONDS).not_done:
                still_wanted()
        except Exception:
            sound.cancel()
            raise
        track, notes = sound.result()
        return track, films.SAMPLE_RATE, notes

    return heard


def recorded(parts: Sequence[Footage], fps: int) -> Sound:
    """The model's own sound."""
    return lambda still_wanted: (joined(parts, fps), parts[0].rate, ())


def cut(parts: Sequence[Footage]) -> Frames:
    """Takes one after the other."""
    return lambda still_wanted: np.concatenate([part.frames for part in parts])


def laid_over(source: Film, patches: Sequence[Patch], mattes: Mattes) -> Frames:
    """The film with what was made anew inside the mattes, and every other pixel as it was."""

    def laid(still_wanted: StillWanted) -> Film:
        result = source.copy() if patches else source
        for start, made in patches:
            for first in range(0, len(made), _BLOCK):
                still_wanted()
                small = made[first : first + _BLOCK]
                span = slice(start + first, start + first + len(small))
                large = films.stretched(small, source.shape[2], source.shape[1])
                result[span] = pasted(source[span], large, mattes[span], pixels_of(FEATHER, source))
        return result

    return laid


def finish(
    request: RenderRequest,
    frames: Frames,
    fps: int,
    sound: Sound,
    clock: Clock,
    notes: Notes,
    progress: Progress,
) -> Finish:
    """Makes the clip when it is called."""

    def finished() -> RenderedClip:
        still_wanted()
        with clock.time("sound"):
            track, rate, more = sound(still_wanted)
        with clock.time("lay"):
            film = frames(still_wanted)
        progress(_ENCODING, "encoding")
        video, poster = request.folder / "clip.mp4", request.folder / "poster.jpg"
        with clock.time("encode"):
            films.write_film(video, film, fps, track, rate, written)
            films.write_picture(film[int(_POSTER_AT * len(film))], poster)
        progress(1.0, "encoding")
        height, width = (side // 2 * 2 for side in film.shape[1:3])
        return RenderedClip(video, poster, width, height, fps, len(film) / fps, clock.timings, [*notes, *more])

    def still_wanted() -> None:
        progress(DRAWN, "sound")

    def written(share: float) -> None:
        progress(_ENCODING + (1 - _ENCODING) * share, "encoding")

    return finished
