"""Clips as files: where they are kept, how they are measured, and how one is made to fit an upload limit."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import av
from av.error import FFmpegError

PREVIEWS = ".previews"
AUDIO_BITS_PER_SECOND = 96_000
MUX_OVERHEAD = 0.04
"""Share of an MP4 that is neither picture nor sound, with room for the encoder's overshoot."""
MIN_VIDEO_BITS_PER_SECOND = 40_000
"""Below this a 480p picture is not worth posting; a link is."""


class MediaStore:
    """A local folder of clips. Keys are relative paths such as "01JD…/clip.mp4"."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, key: str) -> Path:
        """The file for a key. ValueError for a key that leads out of the folder."""
        path = (self.folder / key).resolve()
        if not path.is_relative_to(self.folder):
            raise ValueError(f"not a media key: {key}")
        return path

    def keep(self, file: Path, key: str) -> str:
        """Move a finished file in under a key; readers see all of it or nothing."""
        target = self.path(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        landing = target.with_name(target.name + ".part")
        shutil.move(file, landing)
        landing.replace(target)
        return key

    def keep_preview(self, file: Path, job_id: str) -> str:
        """Move an early picture of a job in; gives its key. It goes when the job ends."""
        return self.keep(file, f"{PREVIEWS}/{job_id}.jpg")

    def discard_preview(self, job_id: str) -> None:
        """Delete a job's early picture, if it has one."""
        self.path(f"{PREVIEWS}/{job_id}.jpg").unlink(missing_ok=True)

    def discard(self, folder: str) -> None:
        """Delete everything kept under a folder, such as a clip's id; nothing happens if it is gone already."""
        path = self.path(folder)
        if path != self.folder and path.is_dir():
            shutil.rmtree(path)

    def free_mb(self) -> int:
        """Free space where clips are kept."""
        folder = self.folder
        while not folder.exists():
            folder = folder.parent
        return shutil.disk_usage(folder).free // 1_000_000


@dataclass(frozen=True)
class Probe:
    """What a video file holds. ``seconds`` is the length of its picture; codecs are FFmpeg's names, None without sound."""

    width: int
    height: int
    fps: float
    seconds: float
    video_codec: str
    audio_codec: str | None
    size: int


def probe(file: Path) -> Probe:
    """Measure a video file. FFmpegError if it is none."""
    with av.open(str(file)) as container:
        video = container.streams.video[0]
        audio = container.streams.audio[0] if container.streams.audio else None
        rate = float(video.average_rate or 0)
        seconds = float((video.duration or 0) * (video.time_base or 0))
        return Probe(
            width=video.width,
            height=video.height,
            fps=rate,
            seconds=seconds,
            video_codec=video.codec_context.name,
            audio_codec=audio.codec_context.name if audio else None,
            size=file.stat().st_size,
        )


def fit(file: Path, limit: int, target: Path) -> Path | None:
    """A version of the clip of at most ``limit`` bytes: the file itself, a re-encoding at ``target``, or None if it can't be had.

    Picks the bit rate from the limit, then checks the result, since one-pass rate control may overshoot; tries twice.
    """
    if file.stat().st_size <= limit:
        return file
    seconds = max(probe(file).seconds, 0.1)
    for share in (1.0, 0.7):
        budget = limit * 8 / seconds * (1 - MUX_OVERHEAD) * share
        bits = int(budget - AUDIO_BITS_PER_SECOND)
        if bits < MIN_VIDEO_BITS_PER_SECOND:
            return None
        try:
            _encode(file, target, bits)
        except FFmpegError:
            target.unlink(missing_ok=True)
            raise
        if target.stat().st_size <= limit:
            return target
    target.unlink(missing_ok=True)
    return None


def _encode(source: Path, target: Path, bits: int) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with av.open(str(source)) as old, av.open(str(target), "w", options={"movflags": "+faststart"}) as new:
        picture = old.streams.video[0]
        video = new.add_stream("libx264", rate=picture.average_rate)
        video.width, video.height, video.pix_fmt = picture.width, picture.height, "yuv420p"
        video.bit_rate = bits
        video.options = {"preset": "fast", "maxrate": str(bits), "bufsize": str(bits * 2)}
        sound = old.streams.audio[0] if old.streams.audio else None
        audio = new.add_stream("aac", rate=sound.rate) if sound else None
        if audio is not None:
            audio.bit_rate = AUDIO_BITS_PER_SECOND
        for frame in old.decode(*(stream for stream in (picture, sound) if stream)):
            frame.pts = None if isinstance(frame, av.AudioFrame) else frame.pts
            stream = video if isinstance(frame, av.VideoFrame) else audio
            if stream is not None:
                new.mux(stream.encode(frame))  # type: ignore[arg-type]
        for stream in (video, audio):
            if stream is not None:
                new.mux(stream.encode(None))
