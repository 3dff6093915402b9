"""What somebody may do with a clip from where they are, where the clip can be seen, and what they are about to make out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import Refusal
from core.generation.lineage import LOCKED, clip_before
from core.generation.remix import NO_SUCH_DRAFT, NOT_YOURS
from core.people import Address, Member
from core.tables import ClipRow, DraftRow, JobRow

if TYPE_CHECKING:
    from core.app import App


@dataclass(frozen=True)
class AtHand:
    """A clip as one member has it before them. ``posted_at`` is the place and the message that show it, once it is posted."""

    clip_id: str
    prompt: str
    author: str
    mine: bool
    remixable: bool
    posted_at: tuple[Address, str] | None

    def check_unlocked(self) -> None:
        """Refusal if the member may make nothing out of it."""
        if not self.mine and not self.remixable:
            raise Refusal(LOCKED, author=self.author)


async def at_hand(app: App, member: Member, address: Address, clip_id: str) -> AtHand:
    """The clip as the member has it there. Refusal if it is gone, or was made where they don't have it before them."""
    async with app.database.read() as session:
        clip, home = await clip_before(session, member, address, clip_id)
    posted = (home, clip.message) if clip.message is not None else None
    return AtHand(clip.id, clip.prompt, clip.author, clip.member_id == member.id, clip.remixable, posted)


async def posted_at(app: App, clip_id: str) -> tuple[Address, str] | None:
    """The place and the message that show a clip; None if it is gone or was never posted."""
    async with app.database.read() as session:
        clip = await session.get(ClipRow, clip_id)
        job = await session.get(JobRow, clip.job_id) if clip is not None else None
    if clip is None or job is None or clip.deleted_at is not None or clip.message is None:
        return None
    return Address.from_json(job.address), clip.message


@dataclass(frozen=True)
class Waiting:
    """A draft that waits for its maker's word: the clip it starts from, what is to be done with that, and in which words."""

    clip_id: str
    how: str
    sentence: str


async def waiting(app: App, draft_id: str, member: Member) -> Waiting:
    """A draft, for a form in which its words are changed. Refusal if it is gone, made already, or somebody else's."""
    async with app.database.read() as session:
        row = await session.get(DraftRow, draft_id)
    if row is None or row.job_id is not None:
        raise Refusal(NO_SUCH_DRAFT)
    if row.member_id != member.id:
        raise Refusal(NOT_YOURS)
    return Waiting(row.clip_id, row.how, row.sentence)
