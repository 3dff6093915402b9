"""The Engine protocol: the only thing the job machinery knows about rendering.

An engine knows no chats, no people and no database. It renders in a child process that may be killed at any moment
(`core.generation.child`), so it keeps nothing outside ``request.folder``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from core.generation.scene import Scene, Shape

Progress = Callable[[float, str], None]
"""Called with the share done, 0.0 to 1.0, and the name of the current phase ("drawing", "sound", "encoding").

An engine calls it often: a model after each of its steps. It may raise `Stopped`, which ends the render there and leaves the engine
as ready for the next one as before.
"""


class Stopped(Exception):
    """Raised by a `Progress` whose render nobody wants any more. Engines let it through."""


@dataclass(frozen=True)
class Capabilities:
    """What an engine can make. ``sizes`` gives (width, height) in pixels for each shape it supports."""

    sizes: Mapping[Shape, tuple[int, int]]
    fps: int
    max_seconds: int
    makes_sound: bool
    makes_masks: bool
    films: bool = False
    """Whether a render may start from a clip (`RenderRequest.parent`) and from pictures of somebody (`likenesses`)."""
    batch: int = 1
    """How many requests at most it renders in one go."""
    overlaps: bool = False
    """Whether a clip that it drew is finished while it draws the next one: pays where the two need different parts of the machine. A
    `StagedEngine` only."""


@dataclass(frozen=True)
class Parent:
    """The clip that a render starts from: its MP4, and the Scene as it was filmed.

    ``masks`` is its folder of masks as docs/masks.md tells, if there is one. ``drawn`` says that the animatic engine made it: drawn again,
    its Scene gives those masks. Without both the engine finds what it needs itself. With ``continues`` the render goes on from the last frame; otherwise it changes what differs between the two Scenes, and nothing else.
    """

    video: Path
    scene: Scene
    masks: Path | None = None
    continues: bool = False
    drawn: bool = False


@dataclass(frozen=True)
class Likeness:
    """What somebody looks and sounds like: picture files, best first, and a recording of the voice.

    The speech step says their words in the voice that it finds nearest to the recording, and a clip whose engine can't use it says so.
    """

    images: tuple[Path, ...]
    voice: Path | None = None


@dataclass(frozen=True)
class RenderRequest:
    """One render. Everything is written under ``folder``, which exists and is this render's own.

    ``masks`` asks for ``folder/masks``: one 8-bit PNG per entity and sampled frame (``<entity id>/<frame:05d>.png``, 255
    where visible) at 4 samples per second, and ``boxes.json``; all that is in it is told in docs/masks.md. ``likenesses`` are by entity
    id. An engine that takes long may write ``folder/preview.jpg`` while it works: what the clip will roughly look like.
    """

    scene: Scene
    folder: Path
    masks: bool = False
    parent: Parent | None = None
    likenesses: Mapping[str, Likeness] = field(default_factory=dict)

    @property
    def recordings(self) -> dict[str, Path]:
        """The recordings of voices by entity id."""
        return {name: likeness.voice for name, likeness in self.likenesses.items() if likeness.voice}


@dataclass(frozen=True)
class RenderedClip:
    """The result: an H.264 + AAC MP4 and a JPEG poster. ``timings`` are seconds by phase.

    ``notes`` tell the author what could not be done as asked (words too long to be spoken in time): pairs of a gettext message
    id with ``str.format`` fields, and their values. ``filmed`` is the Scene in its JSON form with what the engine decided where the
    prompt left it open: a remix starts from that, so that nothing unnamed is decided anew. None if the engine decided nothing.
    """

    video: Path
    poster: Path
    width: int
    height: int
    fps: int
    seconds: float
    timings: Mapping[str, float] = field(default_factory=dict)
    notes: Sequence[tuple[str, Mapping[str, str]]] = ()
    filmed: Mapping[str, Any] | None = None


class Engine(Protocol):
    """Turns Scenes into clips, one at a time."""

    name: str
    capabilities: Capabilities

    def render(self, request: RenderRequest, progress: Progress) -> RenderedClip:
        """Render synchronously. Raises Refusal for what can't be drawn or stored; anything else is a bug."""
        ...


Finish = Callable[[], RenderedClip]
"""Makes a clip out of what was drawn: its sound, its files. Called once, from any thread; raises as `Engine.render` does."""


@runtime_checkable
class StagedEngine(Engine, Protocol):
    """An engine that renders in two stages: it draws, several requests in one go where they fit together, and finishes each clip by itself.

    ``render(request, progress)`` is ``draw([request], [progress])``, and then the one `Finish` that this gives.
    """

    def batch_key(self, request: RenderRequest) -> Any:
        """Requests with the same key may go into one `draw`; None for one that must go alone."""
        ...

    def draw(self, requests: Sequence[RenderRequest], progresses: Sequence[Progress]) -> list[Finish | Stopped]:
        """Draw one request, or several of one key; each clip is as it would be alone. One that is stopped meanwhile gives `Stopped`.

        Raises what `Engine.render` raises, and `Stopped` once none of them is wanted any more. No `Finish` touches what a later `draw` uses.
        """
        ...
