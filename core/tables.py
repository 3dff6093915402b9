"""The rows. They are the truth: everything in the queue can be rebuilt from them.

Plain columns and ids only; what may happen to a row is decided in the use-cases.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel
from ulid import ULID

STARTED = "started_at IS NOT NULL"


def new_id() -> str:
    """A fresh id of 26 characters that sorts by time of creation (ULID), so ties in the queue are first come first served."""
    return str(ULID())


class JobState(StrEnum):
    """Where a job stands. The last four are ends."""

    AWAITING_CONSENT = "awaiting_consent"
    QUEUED = "queued"
    RUNNING = "running"
    RENDERED = "rendered"
    POSTED = "posted"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    FAILED = "failed"  # rendered, but it could not be posted anywhere
    DEAD = "dead"  # given up after repeated faults; an operator can requeue it


UNDER_WAY = (JobState.AWAITING_CONSENT, JobState.QUEUED, JobState.RUNNING)
"""The states of a job that may still become a clip."""


class DeliveryState(StrEnum):
    """Where an event stands on its way to its address."""

    PENDING = "pending"
    SENDING = "sending"  # marked before the platform is called
    SENT = "sent"
    UNKNOWN = "unknown"  # the call may or may not have arrived
    FAILED = "failed"


class MemberRow(SQLModel, table=True):
    __tablename__ = "member"

    id: str = Field(primary_key=True)
    name: str
    language: str
    confirms: bool = True
    told: bool = True  # of what others make out of their clips


class AccountRow(SQLModel, table=True):
    __tablename__ = "account"

    platform: str = Field(primary_key=True)
    user: str = Field(primary_key=True)
    member_id: str = Field(foreign_key="member.id", index=True)


class JobRow(SQLModel, table=True):
    """A wish for a clip.

    ``attempt`` numbers the announcements in the queue; ``fence`` numbers the runs, so that a run which lost its lease can
    change nothing any more. ``fair_start`` and ``cost`` are virtual milliseconds (see `core.generation.queueing`).
    """

    __tablename__ = "job"
    __table_args__ = (
        Index("job_queue", "state", "fair_start", "id"),
        Index("job_progress", "platform", "state"),
        Index("job_member", "member_id", "state"),
        # People answer messages of the bot that are no clips: without this index each is looked for among all jobs ever made.
        Index("job_answer", "platform", "status_message"),
        # The virtual time is the latest start of all: without this index it is looked for among all jobs ever made.
        Index("job_started", "engine", "fair_start", sqlite_where=text(STARTED), postgresql_where=text(STARTED)),
    )

    id: str = Field(primary_key=True)
    member_id: str = Field(foreign_key="member.id")
    state: str
    engine: str
    language: str
    author: str
    prompt: str = Field(sa_column=Column(Text, nullable=False))
    scene: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    seconds: int

    platform: str
    address: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    status_message: str | None = None
    origin: str | None = Field(default=None, unique=True)

    fair_start: int = Field(sa_type=BigInteger)
    cost: int
    attempt: int = 1
    fence: int = 0
    failures: int = 0
    losses: int = 0
    worker: str | None = None
    lease_until: datetime | None = None
    share: float = 0.0
    phase: str = ""
    preview: str | None = None
    reason: str | None = Field(default=None, sa_column=Column(Text))

    parent_id: str | None = None
    other_parent_id: str | None = None
    root_id: str | None = None
    depth: int = 0
    how: str = ""
    change: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))

    created_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    render_seconds: float | None = None


class ClipRow(SQLModel, table=True):
    """A rendered clip. A deleted one keeps its row, so that its children keep their history.

    ``root_id`` is its own id for a clip that was made from a prompt; ``depth`` is 0 there and one more with every generation.
    ``how`` is what was done with the parents ("remix", "continue", "recast", "mash_up", "reroll", "undo"), ``change`` the difference in words, a line each, in ``language``'s.
    """

    __tablename__ = "clip"
    __table_args__ = (
        Index("clip_channel", "platform", "channel", "id"),
        Index("clip_message", "platform", "channel", "message"),
        Index("clip_family", "root_id", "id"),
        Index("clip_children", "parent_id"),
        Index("clip_other_children", "other_parent_id"),
    )

    id: str = Field(primary_key=True)
    job_id: str = Field(foreign_key="job.id", unique=True)
    member_id: str = Field(foreign_key="member.id", index=True)
    author: str
    prompt: str = Field(sa_column=Column(Text, nullable=False))
    scene: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    notes: list[Any] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    video: str
    poster: str
    width: int
    height: int
    seconds: float
    seed: int

    parent_id: str | None = None
    other_parent_id: str | None = None
    root_id: str
    depth: int = 0
    how: str = ""
    change: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    remixable: bool = True

    platform: str
    channel: str
    message: str | None = None
    created_at: datetime
    posted_at: datetime | None = None
    deleted_at: datetime | None = None


class DraftRow(SQLModel, table=True):
    """A remix that waits for its author's word: what was asked, what it would change, and which clip it starts from.

    ``choices`` are the entities that were picked so far, where words could mean several.
    """

    __tablename__ = "draft"

    id: str = Field(primary_key=True)
    member_id: str = Field(foreign_key="member.id", index=True)
    clip_id: str = Field(foreign_key="clip.id")
    other_id: str | None = None
    sentence: str = Field(sa_column=Column(Text, nullable=False))
    scene: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    change: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    choices: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]"))
    how: str
    job_id: str | None = None
    created_at: datetime


class DeliveryRow(SQLModel, table=True):
    """The outbox: one row for each event and address."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("job_id", "kind", "revision"),
        Index("delivery_pending", "platform", "state", "not_before"),
    )

    id: str = Field(primary_key=True)
    job_id: str = Field(foreign_key="job.id")
    kind: str
    revision: int = 0
    platform: str
    address: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    event: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    state: str = DeliveryState.PENDING
    message: str | None = None
    attempts: int = 0
    not_before: datetime
    created_at: datetime
    reason: str | None = Field(default=None, sa_column=Column(Text))


class WorkerRow(SQLModel, table=True):
    """A live worker's heartbeat: how many there are goes into the expected time."""

    __tablename__ = "worker"

    id: str = Field(primary_key=True)
    engine: str
    seen_at: datetime


class LeaseRow(SQLModel, table=True):
    """Who does something that only one process may do at a time, and until when unless they renew it."""

    __tablename__ = "lease"

    name: str = Field(primary_key=True)
    holder: str
    until: datetime
