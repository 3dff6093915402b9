"""Writes frames and sound into an H.264 + AAC MP4 while the next frames are being drawn, and the poster as a JPEG."""

from __future__ import annotations

import errno
import queue
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import av.error
import numpy as np
import skia
from av.video.reformatter import Interpolation, VideoReformatter

from core.errors import Refusal

SAMPLE_RATE = 48_000
# Cartoon frames are flat and sharp: at this quality 5 s are 1–2 MB. "ultrafast" with what it leaves out and flat pictures live on given
# back (three B frames in a fixed pattern, 8×8 transforms, deblocking, the macroblock tree with a short look-ahead, half-pixel search)
# takes six sevenths of the time of "superfast" tuned for animation, at 0.1 dB more and 4 % larger files (mean of six clips).
_VIDEO_OPTIONS = {
    "preset": "ultrafast",
    "crf": "19.5",
    "tune": "animation",
    "x264-params": "cabac=1:8x8dct=1:no-deblock=0:deblock=1,1:bframes=3:b-adapt=0:ref=1:subme=1:aq-mode=1:mbtree=1:rc-lookahead=8",
}
# a third of the time of the default search, for which the higher rate makes up
_AUDIO_OPTIONS, _AUDIO_RATE = {"aac_coder": "fast"}, 192_000


class Encoder:
    """An MP4 being written. Use as a context manager; leaving it on an error stops the writing and removes the file.

    ``busy_seconds`` is the processor time that converting and encoding have taken, complete once it is finished.
    """

    def __init__(self, file: Path, width: int, height: int, fps: int) -> None:
        self.file = file
        self.busy_seconds = 0.0
        self._size, self._fps = (width, height), fps
        self._queue: queue.Queue[av.VideoFrame | np.ndarray | None] = queue.Queue(maxsize=12)
        self._converter = VideoReformatter()
        self._failure: BaseException | None = None
        self._abandoned = False
        self._thread = threading.Thread(target=self._write, name="encoder", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def put(self, picture: np.ndarray) -> None:
        """Append a frame: a (height, width, 4) BGRA array, copied before this returns. Waits while the queue is full."""
        self._raise_failure()
        # converted at once: that reads the array where it lies, and leaves a third of the bytes to keep
        begin = time.thread_time()
        frame = av.VideoFrame.from_numpy_buffer(picture, format="bgra")
        converted = self._converter.reformat(frame, format="yuv420p", interpolation=Interpolation.FAST_BILINEAR)
        self.busy_seconds += time.thread_time() - begin
        self._queue.put(converted)

    def put_sound(self, sound: np.ndarray) -> None:
        """Give the whole track, once, at any time: (samples, 2) floats in -1..1 at `SAMPLE_RATE`."""
        self._queue.put(sound)

    def finish(self) -> None:
        """Write the rest and close the file."""
        self._queue.put(None)
        self._thread.join()
        self._raise_failure()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            return
        self._abandoned = True
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join()
        self.file.unlink(missing_ok=True)

    def _raise_failure(self) -> None:
        if self._failure is None:
            return
        if isinstance(self._failure, OSError) and self._failure.errno == errno.ENOSPC:
            raise _disk_full() from self._failure
        raise self._failure

    def _write(self) -> None:
        try:
            self._write_all()
        except BaseException as failure:  # handed to the drawing thread, which raises it
            self._failure = failure
            while self._queue.get() is not None:
                pass  # keep emptying the queue, or the drawing thread would wait for ever

    def _write_all(self) -> None:
        with av.open(str(self.file), "w", format="mp4", options={"movflags": "+faststart"}) as container:
            video = container.add_stream("libx264", rate=self._fps, options=_VIDEO_OPTIONS)
            video.width, video.height = self._size
            video.pix_fmt = "yuv420p"
            video.codec_context.thread_count = 1  # runs beside the drawing already
            audio = container.add_stream("aac", rate=SAMPLE_RATE, layout="stereo", options=_AUDIO_OPTIONS)
            audio.bit_rate = _AUDIO_RATE
            index, busy = 0, 0.0
            while (item := self._queue.get()) is not None:
                begin = time.thread_time()
                if isinstance(item, np.ndarray):
                    for frame in _audio_frames(item):
                        container.mux(audio.encode(frame))
                else:
                    item.pts = index
                    index += 1
                    container.mux(video.encode(item))
                busy += time.thread_time() - begin
            if self._abandoned:
                return
            begin = time.thread_time()
            container.mux(video.encode(None))
            container.mux(audio.encode(None))
            self.busy_seconds += busy + time.thread_time() - begin


def _audio_frames(sound: np.ndarray) -> list[av.AudioFrame]:
    """AAC takes 1024 samples at a time; the last frame may be shorter."""
    planes = np.ascontiguousarray(np.clip(sound, -1.0, 1.0).astype(np.float32).T)
    frames = []
    for start in range(0, planes.shape[1], 1024):
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(planes[:, start : start + 1024]), "fltp", "stereo")
        frame.sample_rate = SAMPLE_RATE
        frame.pts = start
        frames.append(frame)
    return frames


def _disk_full() -> Refusal:
    from core.wording import N_  # brings the translations' machinery along, which no render needs

    return Refusal(
        N_(
            "This studio's disk is full, so the clip could not be saved. Whoever runs the studio has to free some space."
        )
    )


def write_poster(picture: np.ndarray, file: Path) -> None:
    """Write a (height, width, 4) BGRA array as a JPEG. Refusal when the disk is full."""
    image = skia.Image.fromarray(picture, colorType=skia.kBGRA_8888_ColorType)
    try:
        file.write_bytes(bytes(image.encodeToData(skia.EncodedImageFormat.kJPEG, 90)))
    except OSError as failure:
        if failure.errno == errno.ENOSPC:
            raise _disk_full() from failure
        raise
