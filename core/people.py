"""Who uses Riffreel and where to answer them.

A *member* is a person, an *account* is who they are on one platform, an *address* is a place in a chat. A platform's user id
is never the key of anything but an account.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import bindparam
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from core.tables import AccountRow, MemberRow, new_id
from core.wording import language_of

if TYPE_CHECKING:
    from core.app import App

Platform = Literal["discord", "telegram", "web"]
NAME_LENGTH = 80


@dataclass(frozen=True)
class Account:
    """Somebody as a platform knows them. ``locale`` is the platform's ("de", "en-US"), None if it tells none: then the language that they
    were last met in holds, and for somebody new that of the place, ``around``."""

    platform: Platform
    user: str
    name: str
    locale: str | None = None
    around: str | None = None


@dataclass(frozen=True)
class Member:
    """A person. ``language`` has a catalogue."""

    id: str
    name: str
    language: str


@dataclass(frozen=True)
class Address:
    """A place to answer: a channel, thread or private chat, and the message there to answer to, if any.

    ``community`` is the server or group that the channel belongs to. ``private`` is true for a chat with one person only.
    """

    platform: Platform
    channel: str
    reply_to: str | None = None
    private: bool = False
    community: str | None = None

    def covers(self, other: Address) -> bool:
        """Whether the other place is this one or, where this names a community, lies in that."""
        if self.platform != other.platform:
            return False
        return self.channel == other.channel or (self.community is not None and self.community == other.community)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Address:
        return cls(**value)


async def recognise(app: App, account: Account) -> Member:
    """The member behind an account, met for the first time if need be; their name and language are kept current."""
    name = " ".join(account.name.split())[:NAME_LENGTH] or account.user
    async with app.database.read() as session:
        known = await _find(session, account)
    silent = account.locale is None
    language = known.language if silent and known is not None else language_of(account.locale or account.around)
    if known is not None and (known.name, known.language) == (name, language):
        return Member(known.id, name, language)
    try:
        return await _write(app, account, name, language)
    except IntegrityError:
        # Two first messages of one person at once: the other one won, so this time they are found.
        return await _write(app, account, name, language)


_KNOWN = (
    select(MemberRow)
    .join(AccountRow)
    .where(col(AccountRow.platform) == bindparam("platform"), col(AccountRow.user) == bindparam("user"))
)


async def _find(session: AsyncSession, account: Account) -> MemberRow | None:
    return (await session.exec(_KNOWN, params={"platform": account.platform, "user": account.user})).first()


async def _write(app: App, account: Account, name: str, language: str) -> Member:
    async with app.database.begin() as session:
        member = await _find(session, account)
        if member is None:
            member = MemberRow(id=new_id(), name=name, language=language)
            session.add(member)
            await session.flush()
            session.add(AccountRow(platform=account.platform, user=account.user, member_id=member.id))
        else:
            member.name, member.language = name, language
        return Member(member.id, name, language)


async def account_on(session: AsyncSession, member_id: str, platform: str) -> str | None:
    """The member's user id on a platform, None if they have no account there."""
    found = await session.exec(
        select(AccountRow.user).where(AccountRow.member_id == member_id, AccountRow.platform == platform)
    )
    return found.first()
