"""Things that one process at a time may do: a row that its holder keeps renewing."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from core.database import hold
from core.tables import LeaseRow

if TYPE_CHECKING:
    from core.app import App


class Lease:
    """A named lease. Whoever stops renewing it loses it after ``seconds``."""

    def __init__(self, app: App, name: str) -> None:
        self.app = app
        self.name = name
        self.seconds = 2 * app.settings.lease_seconds
        self.holder = f"{socket.gethostname()}-{os.getpid()}-{os.urandom(3).hex()}"

    async def keep(self) -> Literal["new", "kept"] | None:
        """Take or renew the lease: "new" if it was not ours before, None if somebody else has it."""
        now = self.app.clock()
        async with self.app.database.read() as session:
            row = await session.get(LeaseRow, self.name)
            ours = row is not None and row.holder == self.holder
            if row is not None and ours and row.until - now > timedelta(seconds=self.seconds / 2):
                return "kept"
        async with self.app.database.begin() as session:
            row = await hold(session, LeaseRow, self.name)
            if row is None:
                row = LeaseRow(name=self.name, holder=self.holder, until=now)
                session.add(row)
            elif row.holder != self.holder and row.until > now:
                return None
            row.holder, row.until = self.holder, now + timedelta(seconds=self.seconds)
        return "kept" if ours else "new"

    async def release(self) -> None:
        """Give it up, if it is ours. What can't be told now runs out by itself."""
        with suppress(Exception):
            async with self.app.database.begin() as session:
                row = await hold(session, LeaseRow, self.name)
                if row is not None and row.holder == self.holder:
                    await session.delete(row)
