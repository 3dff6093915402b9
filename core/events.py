"""What has happened: frozen facts that every face renders in its own way.

`EVENTS` lists them all; a face without a rendering for one of them fails the tests. An event goes to the place of its job's
address. Each has a stable JSON form, so that it survives in the outbox.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, Self


@dataclass(frozen=True)
class Event:
    """A fact about a job or a clip, told to ``language``'s reader."""

    kind: ClassVar[str]
    job_id: str
    language: str

    def as_json(self) -> dict[str, Any]:
        return {"kind": self.kind, **asdict(self)}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        return cls(**{f.name: _tuples(value[f.name]) for f in fields(cls) if f.name in value})


def _tuples(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@dataclass(frozen=True)
class JobQueued(Event):
    """A job was accepted. ``position`` counts from 1 (next to start); ``wait_seconds`` is the expected time to the clip,
    None before anything was ever rendered here. ``unresolved`` are the words that could not be drawn; ``blank`` is true when nothing
    at all of the prompt was understood."""

    kind = "job_queued"
    prompt: str
    author: str
    position: int
    wait_seconds: int | None
    unresolved: tuple[str, ...] = ()
    blank: bool = False


@dataclass(frozen=True)
class JobProgressed(Event):
    """A job moved on. ``share`` is 0..1; ``position`` is 0 while it renders, else its place in the queue. ``idle`` is true while no
    worker runs that could make it. ``preview`` is the key of an early picture in the media store, once there is one."""

    kind = "job_progressed"
    prompt: str
    author: str
    share: float
    phase: str
    position: int
    wait_seconds: int | None
    idle: bool = False
    preview: str | None = None


@dataclass(frozen=True)
class ClipReady(Event):
    """A clip was rendered and is to be posted. ``video`` and ``poster`` are keys in the media store; ``author_user`` is the
    author's account on the platform that it is posted to, so that they can be notified. ``blank`` is as in `JobQueued`. ``notes`` are
    the engine's (see `core.generation.engine.RenderedClip`). ``parent`` is the clip that it was made out of, by ``how`` ("remix",
    "continue", "recast", "mash_up", "reroll", "undo"), and ``change`` what was changed, a phrase each; ``other_prompt`` is that of
    the clip whose place a mash-up plays in. ``inspired`` counts the clips made out of it, and ``remixable`` says whether others may."""

    kind = "clip_ready"
    clip_id: str
    prompt: str
    author: str
    author_user: str | None
    video: str
    poster: str
    width: int
    height: int
    seconds: float
    seed: int
    unresolved: tuple[str, ...] = ()
    blank: bool = False
    notes: tuple[tuple[str, dict[str, str]], ...] = ()
    parent: str | None = None
    parent_prompt: str = ""
    parent_author: str = ""
    other_prompt: str = ""
    how: str = ""
    change: tuple[str, ...] = ()
    inspired: int = 0
    remixable: bool = True


@dataclass(frozen=True)
class JobRefused(Event):
    """A job ended in a refusal while it ran. ``sentence`` and ``values`` are the refusal's."""

    kind = "job_refused"
    prompt: str
    sentence: str
    values: dict[str, Any]


@dataclass(frozen=True)
class JobCancelled(Event):
    """A job was stopped on request. ``by`` is the name of whoever asked for it, empty for its author."""

    kind = "job_cancelled"
    prompt: str
    by: str = ""


@dataclass(frozen=True)
class JobFailed(Event):
    """A job was given up because of a fault of ours. ``reference`` is what an operator searches the log for."""

    kind = "job_failed"
    prompt: str
    reference: str


@dataclass(frozen=True)
class ClipDeleted(Event):
    """A clip was taken down: its message is removed or emptied."""

    kind = "clip_deleted"
    clip_id: str


@dataclass(frozen=True)
class PostFailed(Event):
    """A finished clip could not be posted where it was asked for; told to its author in private."""

    kind = "post_failed"
    clip_id: str
    prompt: str
    author_user: str
    reason: str
    video: str


@dataclass(frozen=True)
class ClipsInspired(Event):
    """Others made clips out of somebody's: told to that one in private, gathered so that many of them are one message.

    ``count`` is how many were made, ``names`` are their makers', ``clips`` the ids of the clips they were made out of, the latest
    last, and ``prompt`` is that one's. ``author_user`` is the account that is told. ``job_id`` is the job of the first of the clips.
    """

    kind = "clips_inspired"
    prompt: str
    author_user: str
    count: int
    names: tuple[str, ...]
    clips: tuple[str, ...]


EVENTS: dict[str, type[Event]] = {
    event.kind: event
    for event in (
        JobQueued,
        JobProgressed,
        ClipReady,
        JobRefused,
        JobCancelled,
        JobFailed,
        ClipDeleted,
        PostFailed,
        ClipsInspired,
    )
}


def event_from_json(value: dict[str, Any]) -> Event:
    """The event written by `Event.as_json`; KeyError for a kind this version does not know."""
    return EVENTS[value["kind"]].from_json(value)
