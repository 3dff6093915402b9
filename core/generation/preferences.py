"""What members choose for their clips and for themselves: to be remixed, to be asked first, to be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.commands import LockClip, SetConfirming, SetTold
from core.database import hold, hold_one
from core.errors import Refusal
from core.generation.lineage import NO_SUCH_CLIP
from core.tables import ClipRow, MemberRow
from core.wording import N_

if TYPE_CHECKING:
    from core.app import App


async def lock(app: App, command: LockClip) -> None:
    """Let a clip be remixed or not. Only its author may say so."""
    async with app.database.begin() as session:
        clip = await hold(session, ClipRow, command.clip_id)
        if clip is None or clip.deleted_at is not None:
            raise Refusal(NO_SUCH_CLIP)
        if clip.member_id != command.member.id:
            raise Refusal(N_("Only {author} can change that."), author=clip.author)
        clip.remixable = command.remixable


async def set_confirming(app: App, command: SetConfirming) -> None:
    """Whether the member is asked before a remix is made."""
    async with app.database.begin() as session:
        member = await hold_one(session, MemberRow, command.member.id)
        member.confirms = command.confirms


async def set_told(app: App, command: SetTold) -> None:
    """Whether the member hears of what others make out of their clips."""
    async with app.database.begin() as session:
        member = await hold_one(session, MemberRow, command.member.id)
        member.told = command.told


@dataclass(frozen=True)
class Wishes:
    """What a member has chosen: to be asked before a remix is made, to hear of what others make out of their clips."""

    confirms: bool
    told: bool


async def wishes_of(app: App, member_id: str) -> Wishes:
    """What a member has chosen."""
    async with app.database.read() as session:
        member = await session.get(MemberRow, member_id)
    return Wishes(True, True) if member is None else Wishes(member.confirms, member.told)
