"""What is left of a clip when its frames are off the GPU: laying it over what it was made from, sound, film, poster.

Knows no model, so it may be done in another thread while the next clip is drawn. It can be given up at any of its steps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, wait

from core.generation.diffusion import film as films
from core.generation.diffusion.cutting import joined
from core.generation.diffusion.paste import FEATHER, pasted, pixels_of
from core.generation.diffusion.takes import Film, Footage, Mattes, Track
from core.generation.diffusion.telling import DRAWN, Clock
from core.generation.engine import Finish, Progress, RenderedClip, RenderRequest

Notes = Sequence[tuple[str, Mapping[str, str]]]
Sound = Callable[[Callable[[], None]], tuple[Track, int, Notes]]
"""Gives a track, its samples per second, and notes about it. Calls what it is given while it waits, which may raise to give it up."""
Patch = tuple[int, Film]
"""The first frame that something was made anew for, and what was made, of any size."""

_ENCODING = 0.95
"""The share of the work that is done when the film is begun to be written."""
_POSTER_AT = 0.4
_LOOK_SECONDS = 0.2


def designed(sound: Future[tuple[Track, Notes]]) -> Sound:
    """A track that is being made."""

    def heard(still_wanted: Callable[[], None]) -> tuple[Track, int, Notes]:
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


def laid_over(source: Film, patches: Sequence[Patch], mattes: Mattes) -> Film:
    """The film with what was made anew inside the mattes, and every other pixel as it was."""
    if not patches:
        return source
    result = source.copy()
    for start, small in patches:
        span = slice(start, start + len(small))
        large = films.stretched(small, source.shape[2], source.shape[1])
        result[span] = pasted(source[span], large, mattes[span], pixels_of(FEATHER, source))
    return result


def finish(
    request: RenderRequest,
    frames: Callable[[], Film],
    fps: int,
    sound: Sound,
    clock: Clock,
    notes: Notes,
    progress: Progress,
) -> Finish:
    """Makes the clip when it is called."""

    def finished() -> RenderedClip:
        progress(DRAWN, "sound")
        with clock.time("sound"):
            track, rate, more = sound(lambda: progress(DRAWN, "sound"))
        with clock.time("lay"):
            film = frames()
        progress(_ENCODING, "encoding")
        video, poster = request.folder / "clip.mp4", request.folder / "poster.jpg"
        with clock.time("encode"):
            films.write_film(video, film, fps, track, rate, written)
            films.write_picture(film[int(_POSTER_AT * len(film))], poster)
        progress(1.0, "encoding")
        height, width = (side // 2 * 2 for side in film.shape[1:3])
        return RenderedClip(video, poster, width, height, fps, len(film) / fps, clock.timings, [*notes, *more])

    def written(share: float) -> None:
        progress(_ENCODING + (1 - _ENCODING) * share, "encoding")

    return finished
