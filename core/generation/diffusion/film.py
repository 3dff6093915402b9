"""Films in and out: reads an MP4 into frames, and writes frames and sound as H.264 + AAC with a poster.

Where the machine's GPU encodes films itself (NVENC), it is given the work; where it doesn't, or fails at it, x264 does it.
"""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import av
import av.error
import numpy as np
import structlog

from core.errors import Refusal
from core.generation.diffusion.takes import Film, Picture, Track
from core.wording import N_

log = structlog.get_logger()


@dataclass(frozen=True)
class Coder:
    """An H.264 encoder by FFmpeg's name, with the options that it is given."""

    name: str
    options: Mapping[str, str] = field(hash=False)


SAMPLE_RATE = 48_000
X264 = Coder("libx264", {"preset": "veryfast", "crf": "18"})
NVENC = Coder("h264_nvenc", {"preset": "p4", "rc": "vbr", "cq": "20", "b": "0"})
_AUDIO_RATE = 160_000
_TOLD_EVERY = 8
"""Frames; at 832×480 x264 writes as many in about 25 ms."""
UNREADABLE = N_(
    "The clip to start from can't be read any more, so there is nothing to change. Make it again, or start from another."
)
DISK_FULL = N_(
    "This studio's disk is full, so the clip could not be saved. Whoever runs the studio has to free some space."
)


def read_film(file: Path) -> tuple[Film, int]:
    """All frames of a clip and its frames per second, rounded. Refusal if it can't be read."""
    try:
        with av.open(str(file)) as container:
            stream = container.streams.video[0]
            frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(stream)]
            rate = stream.average_rate or stream.guessed_rate
    except (av.error.FFmpegError, OSError, IndexError):
        raise Refusal(UNREADABLE) from None
    if not frames or not rate:
        raise Refusal(UNREADABLE)
    return np.stack(frames), round(rate)


def read_track(file: Path) -> Track | None:
    """The sound of a clip at `SAMPLE_RATE`, or None if it has none."""
    with av.open(str(file)) as container:
        if not container.streams.audio:
            return None
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
        parts = [out.to_ndarray() for frame in container.decode(audio=0) for out in resampler.resample(frame)]
        parts += [out.to_ndarray() for out in resampler.resample(None)]
    return np.concatenate(parts, axis=1).T if parts else None


def write_film(
    file: Path,
    frames: Film,
    fps: int,
    sound: Track | None,
    rate: int = SAMPLE_RATE,
    tell: Callable[[float], None] = lambda share: None,
) -> str:
    """Write an MP4 that can be watched while it loads, and tell the name of its encoder. Refusal when the disk is full.

    H.264 with 4:2:0 needs even sides: an odd row or column at the edge is left out. ``tell`` gets the share of the frames that are written, now and then,
    and may raise to give the film up.
    """
    even = frames[:, : frames.shape[1] // 2 * 2, : frames.shape[2] // 2 * 2]
    coder = coder_here()
    try:
        try:
            _write(file, even, fps, sound, rate, coder, tell)
        except av.error.FFmpegError as failure:
            if coder == X264 or failure.errno == errno.ENOSPC:
                raise
            # a GPU encodes only so many films at a time, and none that are very small
            log.warning("encoder.failed", encoder=coder.name, reason=str(failure), then=X264.name)
            coder = X264
            _write(file, even, fps, sound, rate, coder, tell)
    except OSError as failure:
        file.unlink(missing_ok=True)
        if failure.errno == errno.ENOSPC:
            raise Refusal(DISK_FULL) from failure
        raise
    return coder.name


def _write(
    file: Path, frames: Film, fps: int, sound: Track | None, rate: int, coder: Coder, tell: Callable[[float], None]
) -> None:
    with av.open(str(file), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        video: Any = container.add_stream(coder.name, rate=fps, options=dict(coder.options))
        video.height, video.width = frames.shape[1:3]
        video.pix_fmt = "yuv420p"
        audio: Any = container.add_stream("aac", rate=SAMPLE_RATE, layout="stereo") if sound is not None else None
        for number, picture in enumerate(frames):
            if number % _TOLD_EVERY == 0:
                tell(number / len(frames))
            container.mux(video.encode(av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")))
        container.mux(video.encode(None))
        if sound is None:
            return
        audio.bit_rate = _AUDIO_RATE
        resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE, frame_size=1024)
        planes = np.ascontiguousarray(np.clip(sound, -1.0, 1.0).astype(np.float32).T)
        whole = av.AudioFrame.from_ndarray(planes, "fltp", "stereo")
        whole.sample_rate = rate
        for block in (*resampler.resample(whole), *resampler.resample(None)):
            container.mux(audio.encode(block))
        container.mux(audio.encode(None))


@cache
def coder_here(best: Coder = NVENC) -> Coder:
    """The encoder that this machine's films are written with: the best one if a picture comes out of it, else x264. The log tells which."""
    try:
        context: Any = av.CodecContext.create(best.name, "w")
        context.width, context.height, context.pix_fmt, context.framerate = 256, 256, "yuv420p", 24
        context.options = dict(best.options)
        context.encode(
            av.VideoFrame.from_ndarray(np.zeros((256, 256, 3), np.uint8), format="rgb24").reformat(format="yuv420p")
        )
        context.encode(None)
    except (av.error.FFmpegError, ValueError) as failure:
        log.info("encoder.ready", encoder=X264.name, reason=f"{best.name}: {failure}")
        return X264
    log.info("encoder.ready", encoder=best.name)
    return best


def write_picture(picture: Picture, file: Path) -> None:
    """Write a JPEG, whole or not at all: it is in place under its name only when it is finished. Refusal when the disk is full."""
    from PIL import Image

    part = file.with_suffix(".part")
    try:
        Image.fromarray(picture).save(part, format="JPEG", quality=88)
        part.replace(file)
    except OSError as failure:
        part.unlink(missing_ok=True)
        if failure.errno == errno.ENOSPC:
            raise Refusal(DISK_FULL) from failure
        raise


def resized(picture: Picture, width: int, height: int) -> Picture:
    """The picture filling a frame of that size: scaled to cover it, and what stands over cut off on both sides alike."""
    from PIL import Image, ImageOps

    if picture.shape[:2] == (height, width):
        return picture
    return np.asarray(ImageOps.fit(Image.fromarray(picture), (width, height), Image.Resampling.LANCZOS))


def stretched(film: Film, width: int, height: int) -> Film:
    """Every frame scaled to that size, its proportions following: nothing is cut off, so it can be scaled back."""
    from PIL import Image

    if film.shape[1:3] == (height, width):
        return film
    size, way = (width, height), Image.Resampling.LANCZOS
    return np.stack([np.asarray(Image.fromarray(frame).resize(size, way)) for frame in film])


def read_picture(file: Path) -> Picture:
    """A picture file as RGB, upright."""
    from PIL import Image, ImageOps

    with Image.open(file) as opened:
        return np.asarray(ImageOps.exif_transpose(opened).convert("RGB"))
