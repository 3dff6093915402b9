"""The built-in CPU engine: draws a Scene as a layered, sounding cartoon in seconds, with no model weights.

It ties sets, figures, compositor, sound and encoder together. Drawing, encoding and sound run side by side.
"""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from core.generation import lexicon
from core.generation.animatic import catalogue
from core.generation.animatic.acting import Talk
from core.generation.animatic.casting import produce, settled
from core.generation.animatic.compositor import compositor_for
from core.generation.animatic.encode import Encoder, write_poster
from core.generation.animatic.footfalls import footfalls
from core.generation.animatic.masks import MaskWriter
from core.generation.animatic.timeline import Slot, slots_of
from core.generation.engine import Capabilities, Progress, RenderedClip, RenderRequest
from core.generation.engines import ANIMATIC
from core.generation.scene import Scene
from core.wording import N_

_POSTER_AT = 0.4  # of the clip: the cast is in place and moving, and the camera is close
STAND_IN = N_("I have no “{asked}” to film in yet, so this plays here: {drawn}")
_LAST_DRAWN = 0.95  # the share of the work that is done when the last frame is drawn


class AnimaticEngine:
    """Renders on the CPU. Holds nothing between renders but loaded modules and sprites."""

    name = "animatic"
    capabilities: Capabilities = ANIMATIC

    def __init__(self) -> None:
        _keep_freed_memory()
        # every set, rig and prop is loaded now, so that a warm process starts drawing at once
        catalogue.builders()
        catalogue.makers()

    def render(self, request: RenderRequest, progress: Progress) -> RenderedClip:
        """Render a Scene. Refusal when something can't be drawn, the sprites are missing or the disk is full.

        Of the timings, "total" is wall time and the phases are processor time: they share cores, and would count each other's.
        """
        began = time.perf_counter()
        fps = self.capabilities.fps
        width, height = self.capabilities.sizes[request.scene.shape]
        scene = request.scene.model_copy(update={"shots": tuple(map(settled, request.scene.shots))})
        slots = slots_of(scene, fps)
        total = slots[-1].first_frame + slots[-1].frames
        video, poster = request.folder / "clip.mp4", request.folder / "poster.jpg"
        masks = MaskWriter(request.folder / "masks", fps) if request.masks else None
        clock = {"stage": 0.0, "draw": 0.0}
        progress(0.0, "drawing")
        with (
            _brisk_threads(),
            Encoder(video, width, height, fps) as encoder,
            _Sound(request, scene, slots, encoder) as sound,
        ):
            start = time.thread_time()
            productions = [produce(scene, slot.index, slot.seconds, sound.talk(slot)) for slot in slots]
            sound.begin([footfalls(made) for made in productions])
            clock["stage"] += time.thread_time() - start
            for slot, made in zip(slots, productions, strict=True):
                start = time.thread_time()
                compositor = compositor_for(made, scene.seed)
                clock["stage"] += time.thread_time() - start
                for index in range(slot.frames):
                    start = time.thread_time()
                    picture = compositor.frame(index / fps)
                    clock["draw"] += time.thread_time() - start
                    encoder.put(picture)
                    frame = slot.first_frame + index
                    if frame == int(_POSTER_AT * total):
                        write_poster(picture, poster)
                    if masks is not None:
                        masks.sample(compositor, frame, index / fps)
                    progress(_LAST_DRAWN * (frame + 1) / total, "drawing")
            progress(_LAST_DRAWN, "sound")
            sound.wait()
            progress(0.97, "encoding")
            encoder.finish()
        if masks is not None:
            masks.close()
        _give_memory_back()
        clock |= {"encode": encoder.busy_seconds, "sound": sound.seconds, "total": time.perf_counter() - began}
        progress(1.0, "encoding")
        return RenderedClip(
            video,
            poster,
            width,
            height,
            fps,
            total / fps,
            clock,
            [*_stand_ins(request.scene), *sound.notes],
            scene.model_dump(mode="json"),
        )


def _stand_ins(scene: Scene) -> list[tuple[str, dict[str, str]]]:
    """Notes on places that were asked for and have no set of their own yet."""
    asked = dict.fromkeys(shot.setting for shot in scene.shots if shot.setting)
    drawn = {setting: catalogue.set_name(setting) for setting in asked}
    return [
        (STAND_IN, {"asked": lexicon.label(setting, scene.language), "drawn": lexicon.label(name, scene.language)})
        for setting, name in drawn.items()
        if name != setting
    ]


def _keep_freed_memory() -> None:
    """Have the C library keep what is freed, up to 128 MB, instead of handing it back to the system.

    Every frame asks for the same few megabytes again, and getting them cleared and mapped anew took 6 % of a render. The numbers
    are those of mallopt(3); a library that has no such function, or doesn't know them, goes on as before.
    """
    adjust = _c_library("mallopt")
    if adjust is not None:
        adjust(_M_MMAP_THRESHOLD, 32 << 20)
        adjust(_M_TRIM_THRESHOLD, 128 << 20)


def _give_memory_back() -> None:
    """Hand what is kept back to the system after a render, or the holes that clips leave would add up in a long life."""
    trim = _c_library("malloc_trim")
    if trim is not None:
        trim(0)


def _c_library(name: str) -> Any:
    """A function of the GNU C library; None where there is none of that name."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None


_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3


@contextmanager
def _brisk_threads() -> Iterator[None]:
    """Let threads take turns every millisecond instead of every five.

    Drawing keeps Python's lock for itself, and sound and encoder would wait five milliseconds for each of their many short
    turns; this way they end with the drawing (measured: 3.8 s instead of 4.2 s for 5 s of film on two cores).
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.001)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


class _Sound:
    """The clip's sound, made in a thread of its own while frames are drawn. ``seconds`` is the processor time it took."""

    def __init__(self, request: RenderRequest, scene: Scene, slots: tuple[Slot, ...], encoder: Encoder) -> None:
        self.seconds = 0.0
        self._encoder = encoder
        self._scene = scene
        self._recordings = request.recordings
        self._shots = [(scene.shots[slot.index], slot.start, slot.start + slot.seconds) for slot in slots]
        self._pool = ThreadPoolExecutor(1, "sound")

    def __enter__(self) -> _Sound:
        self._speech: Future[Any] = self._pool.submit(self._speak)
        return self

    def __exit__(self, *error: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def talk(self, slot: Slot) -> Talk | None:
        """How far a speaker's mouth is open at a moment of that shot; None if nobody says anything. Waits for the speech, if any."""
        if not self._scene.shots[slot.index].dialogue:
            return None
        from core.generation.animatic.sound.speech import envelope

        mouths = {}

        def opening(speaker: str | None, t: float) -> float:
            if speaker not in mouths:
                mouths[speaker] = envelope(self._speech.result().utterances, speaker)
            return mouths[speaker](slot.start + t)

        return opening

    def begin(self, feet: Sequence[Mapping[str, Sequence[float]]]) -> None:
        """Start on the track, with the footfalls of each shot. `wait` for it afterwards."""
        self._track: Future[None] = self._pool.submit(self._mix, feet)

    def wait(self) -> None:
        """Return when the encoder has the whole track."""
        self._track.result()

    @property
    def notes(self) -> list[tuple[str, dict[str, str]]]:
        """What of the dialogue could not be said as asked."""
        return [(note.sentence, note.values) for note in self._speech.result().notes]

    # Sound's modules are imported here, in the thread, so that drawing needn't wait for them.

    def _speak(self) -> Any:
        from core.generation.animatic.sound.speech import plan

        start = time.thread_time()
        spoken = plan(self._scene, self._shots, self._recordings)
        self.seconds += time.thread_time() - start
        return spoken

    def _mix(self, feet: Sequence[Mapping[str, Sequence[float]]]) -> None:
        from core.generation.animatic.sound.mix import soundtrack

        start = time.thread_time()
        track = soundtrack(self._scene, self._shots, self._speech.result().utterances, feet)
        self.seconds += time.thread_time() - start
        self._encoder.put_sound(track)
