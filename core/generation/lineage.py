"""Which clip came from which: parents, roots, depth, who may remix what, and the family tree.

A clip made from a prompt is the root of its family; every remix knows its parent, and a mash-up its other parent too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import func
from sqlalchemy.orm import defer
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from core.errors import Refusal
from core.people import Address, Member
from core.tables import UNDER_WAY, ClipRow, JobRow
from core.wording import N_

if TYPE_CHECKING:
    from core.app import App

TREE_LIMIT = 500
"""Clips of one family that are told at once: those nearest to the one asked about."""

NO_SUCH_CLIP = N_("That clip is not there any more.")
NOT_A_CLIP = N_("That is not one of my clips. Reply to a clip to remix it.")
NOT_READY = N_("That clip is still being made. Remix it when it is there.")
Sees = Callable[[str, str], bool]
"""Whether somebody may see what is made in a channel, by its platform and its id."""

LOCKED = N_("{author} doesn't want this clip remixed.")


@dataclass(frozen=True)
class Kin:
    """Where a job's clip comes from. The default is a clip made from a prompt."""

    parent_id: str | None = None
    other_parent_id: str | None = None
    root_id: str | None = None
    depth: int = 0
    how: str = ""
    change: Sequence[str] = field(default=())


FROM_A_PROMPT = Kin()


def child_of(clip: ClipRow, how: str, change: Sequence[str] = (), other: ClipRow | None = None) -> Kin:
    """The kinship of a clip made out of another, or out of two."""
    depth = 1 + max(clip.depth, other.depth if other else 0)
    return Kin(clip.id, other.id if other else None, clip.root_id, depth, how, tuple(change))


async def clip_at(app: App, address: Address, message: str) -> str:
    """The id of the clip that a message shows. Refusal if it shows none, or one that is still being made."""
    async with app.database.read() as session:
        here = (ClipRow.platform == address.platform, ClipRow.channel == address.channel)
        found = (await session.exec(select(ClipRow.id).where(*here, ClipRow.message == message))).first()
        if found is not None:
            return found
        jobs = await session.exec(
            select(JobRow).where(JobRow.platform == address.platform, JobRow.status_message == message)
        )
        job = next((row for row in jobs if row.address["channel"] == address.channel), None)
        if job is None:
            raise Refusal(NOT_A_CLIP)
        # the answer to a command, which says how the clip is getting on and, on some platforms, where it is
        made = (await session.exec(select(ClipRow.id).where(ClipRow.job_id == job.id))).first()
    if made is not None:
        return made
    raise Refusal(NOT_READY if job.state in UNDER_WAY else NOT_A_CLIP)


async def clip_before(session: AsyncSession, member: Member, address: Address, clip_id: str) -> tuple[ClipRow, Address]:
    """A clip that the member has before them there, and where it was made.

    Refusal if it is gone, or if it is somebody else's and was made where the member does not have it before them.
    """
    clip = await session.get(ClipRow, clip_id)
    job = await session.get(JobRow, clip.job_id) if clip is not None else None
    if clip is None or job is None or clip.deleted_at is not None:
        raise Refusal(NO_SUCH_CLIP)
    home = Address.from_json(job.address)
    if clip.member_id != member.id and not (address.covers(home) or home.covers(address)):
        raise Refusal(NO_SUCH_CLIP)
    return clip, home


async def parent_for(session: AsyncSession, member: Member, address: Address, clip_id: str) -> ClipRow:
    """The clip, if that member may make something out of it there. Refusal as in `clip_before`, and if its author locked it."""
    clip, _ = await clip_before(session, member, address, clip_id)
    if not clip.remixable and clip.member_id != member.id:
        raise Refusal(LOCKED, author=clip.author)
    return clip


@dataclass(frozen=True)
class Kinsman:
    """A clip in a family tree. One that was deleted, or that was made ``elsewhere``, where whoever looks may not be, keeps its place and
    tells nothing but that it was there."""

    id: str
    parent_id: str | None
    other_parent_id: str | None
    depth: int
    how: str
    change: tuple[str, ...]
    author: str
    prompt: str
    poster: str
    deleted: bool
    created_at: datetime
    elsewhere: bool = False


@dataclass(frozen=True)
class Family:
    """A clip's line up to its root (oldest first), and the clips made out of it or of those (oldest first).

    ``total`` counts the whole family, and the mash-ups of other families that play in this clip's place; ``inspired`` the living clips
    that were made directly out of this one.
    """

    clip: Kinsman
    line: tuple[Kinsman, ...]
    others: tuple[Kinsman, ...]
    total: int
    inspired: int


async def family(app: App, clip_id: str, limit: int = TREE_LIMIT, *, sees: Sees | None = None) -> Family:
    """The family of a clip. Refusal if there never was such a clip.

    Who has a clip before them may see what else was made in that place, and what ``sees`` says; a remix of a public clip may have been
    made in private.
    """
    async with app.database.read() as session:
        clip = await session.get(ClipRow, clip_id)
        if clip is None:
            raise Refusal(NO_SUCH_CLIP)
        in_family = ClipRow.root_id == clip.root_id
        total = (await session.exec(select(func.count()).select_from(ClipRow).where(in_family))).one()
        # Ids and parents of all are read, which takes little; texts and pictures only of those that are shown.
        pairs = (
            await session.exec(select(ClipRow.id, ClipRow.parent_id).where(in_family).order_by(col(ClipRow.id)))
        ).all()
        parents = dict(pairs)
        line = _line(parents, clip_id)
        below = _descendants(parents, clip_id)
        # mash-ups that play in this clip's place belong to the families of their casts
        guests = (
            await session.exec(
                select(ClipRow.id).where(ClipRow.other_parent_id == clip_id, ClipRow.root_id != clip.root_id)
            )
        ).all()
        made = (await inspired(session, [clip_id])).get(clip_id, 0)
        # of a line that is longer than that, the end with the clip itself
        chosen = list(dict.fromkeys([*line[-limit:], *below, *guests, *parents]))[:limit]
        # what they show takes most of the room in a row, and a tree tells nothing of it
        brief = (defer(ClipRow.scene), defer(ClipRow.notes))  # type: ignore[arg-type]  # SQLModel shows a column's value type
        shown = (await session.exec(select(ClipRow).where(col(ClipRow.id).in_(chosen)).options(*brief))).all()
    home = (clip.platform, clip.channel)
    rows = {
        row.id: _kinsman(
            row, (row.platform, row.channel) == home or (sees is not None and sees(row.platform, row.channel))
        )
        for row in shown
    }
    in_line = set(line)
    others = tuple(rows[name] for name in (*parents, *guests) if name in rows and name not in in_line)
    return Family(rows[clip_id], tuple(rows[name] for name in line if name in rows), others, total + len(guests), made)


async def inspired(session: AsyncSession, clip_ids: Sequence[str]) -> dict[str, int]:
    """How many clips were made directly out of each of these; those out of which none was made are left out."""
    counts: Counter[str] = Counter()
    for parent in (col(ClipRow.parent_id), col(ClipRow.other_parent_id)):
        query = (
            select(parent, func.count()).where(parent.in_(clip_ids), col(ClipRow.deleted_at).is_(None)).group_by(parent)
        )
        counts.update({name: count for name, count in (await session.exec(query)).all() if name is not None})
    return dict(counts)


def _line(parents: dict[str, str | None], clip_id: str) -> list[str]:
    """From the root down to the clip."""
    line: dict[str, None] = {}
    at = clip_id
    while at in parents and at not in line:
        line[at] = None
        at = parents[at] or ""
    return list(line)[::-1]


def _descendants(parents: dict[str, str | None], clip_id: str) -> list[str]:
    """All that came out of the clip, oldest first: ids sort by time, so a parent is always met before its children."""
    found = {clip_id}
    below = []
    for name, parent in parents.items():
        if parent in found and name not in found:
            found.add(name)
            below.append(name)
    return below


def _kinsman(row: ClipRow, seen: bool) -> Kinsman:
    gone = row.deleted_at is not None
    told = seen and not gone
    return Kinsman(
        id=row.id,
        parent_id=row.parent_id,
        other_parent_id=row.other_parent_id,
        depth=row.depth,
        how=row.how,
        change=tuple(row.change) if told else (),
        author=row.author if seen else "",
        prompt=row.prompt if told else "",
        poster=row.poster if told else "",
        deleted=gone,
        created_at=row.created_at,
        elsewhere=not seen,
    )
