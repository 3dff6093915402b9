"""Voices out of recordings: from a file to the voice of the speech step that is nearest to it in pitch, size and pace.

That is all which is taken over. It is a voice matched in three numbers, not a clone: nobody is known again by it. It knows files;
what is measured in them, `measuring` knows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from pathlib import Path

import av
import av.error
import numpy as np
import structlog

from core.generation.animatic.sound.measuring import RATE, Floats, measures_of, own_voice
from core.generation.animatic.sound.voices import Voice

log = structlog.get_logger()

READ = 30.0
"""Seconds of a recording that are listened to: its first ones. Pitch and size settle within ten."""
SHORTEST = 1.0
"""Seconds below which a recording says too little about a voice."""
_SILENT = 10**-3
"""Peak amplitude, -60 dBFS, that a recording must exceed."""

PITCHES, SIZES, PACES = (0.45, 1.7), (0.76, 1.25), (0.88, 1.15)
"""Ratios to the package's own voice within which speech still sounds like a person's; what was measured beyond is brought to the edge.
Pace is held closest: how many syllables a few sentences have differs as much by their words as by who says them."""

_FORMATS = "aac,aiff,amr,asf,caf,flac,matroska,webm,mov,mp4,m4a,mp3,ogg,wav,w64"
"""By FFmpeg's names. Not its playlists: recordings come from people, and a playlist may name any file of this machine."""
_LEAST_RATE = 4_000
"""Samples per second. Below lies no voice; at a claimed 1 Hz, a file of half a megabyte would be 4 GB at `RATE`."""
_MOST_FRAMES = 100_000
"""Frames that are decoded: 30 s of the shortest that a codec has, 2.5 ms, are 12 000. A container may hold frames of one sample each."""
_HEAD, _TAIL = 16 << 20, 1 << 20
"""Bytes from both ends that tell one recording from another, with their number: a file of some hours needn't be read for that."""


@dataclass(frozen=True)
class _Content:
    """What is in a file. Two copies are the same content."""

    digest: bytes
    file: Path = field(compare=False)


def voice_like(file: Path) -> Voice | None:
    """The voice nearest to the recording; None if it can't be used: missing, unreadable, silent, shorter than a second, or without
    any voice.

    Any usual format of sound, and films. Whatever is wrong with it is logged, and raises nothing. Measured once for
    each content; the same content always gives the same voice. 20 s take 0.1 s.
    """
    try:
        return _measured(_Content(_digest(file), file))
    except (av.error.FFmpegError, OSError) as error:
        log.info("recording.unreadable", reason=str(error))
    except Exception:  # somebody's file, read by a dozen decoders: no fault of theirs may cost the clip
        log.warning("recording.unreadable", exc_info=True)
    return None


@lru_cache(maxsize=256)
def _measured(content: _Content) -> Voice | None:
    sound = samples(content.file)
    seconds, peak = len(sound) / RATE, float(np.abs(sound).max(initial=0))
    if seconds < SHORTEST or peak < _SILENT:
        log.info("recording.unusable", seconds=round(seconds, 2), peak=peak)
        return None
    measures = measures_of(sound / np.float32(peak))
    if measures is None:
        log.info("recording.unusable", seconds=round(seconds, 2), reason="no voice in it")
        return None
    own = own_voice()
    ratios = (measures.pitch / own.pitch, measures.size, measures.pace)
    pitch, size, pace = (
        round(float(np.clip(ratio, *bounds)), 3) for ratio, bounds in zip(ratios, (PITCHES, SIZES, PACES), strict=True)
    )
    return Voice(pitch, size, pace)


def samples(file: Path) -> Floats:
    """The first `READ` seconds of a recording's first sound track, mono at `RATE`. Raises what PyAV raises if it can't be decoded.

    A file that breaks off gives what is there.
    """
    whole = int(READ * RATE)
    parts: list[Floats] = []
    length = 0
    try:
        for part in _decoded(file):
            parts.append(part)
            length += len(part)
            if length >= whole:
                break
    except av.error.FFmpegError:
        if not parts:
            raise
    sound = np.concatenate(parts)[:whole] if parts else np.zeros(0, np.float32)
    return np.nan_to_num(sound, nan=0.0, posinf=0.0, neginf=0.0)


def _decoded(file: Path) -> Iterator[Floats]:
    # a "file:" address, so that no name is taken for one of FFmpeg's other protocols
    with av.open(f"file:{file}", options={"format_whitelist": _FORMATS}) as container:
        if not container.streams.audio:
            return
        resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
        for frame in islice(container.decode(container.streams.audio[0]), _MOST_FRAMES):
            if frame.sample_rate < _LEAST_RATE:
                return
            for out in resampler.resample(frame):
                yield out.to_ndarray()[0]
        for out in resampler.resample(None):
            yield out.to_ndarray()[0]


def _digest(file: Path) -> bytes:
    if not file.is_file():
        raise FileNotFoundError(f"no such file, or a pipe that may never end: {file.name}")
    with file.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(0)
        found = hashlib.sha256(stream.read(_HEAD))
        stream.seek(max(size - _TAIL, 0))
        found.update(stream.read(_TAIL))
        found.update(str(size).encode())
    return found.digest()
