"""Whether what the product stands on answers: the database and the queue."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from core.jobqueue import OUTAGE

if TYPE_CHECKING:
    from core.app import App

LIMIT_SECONDS = 3.0
"""A probe that waits longer than this has its answer."""


@dataclass(frozen=True)
class Health:
    """What answered."""

    database: bool
    queue: bool

    @property
    def good(self) -> bool:
        return self.database and self.queue


async def check(app: App) -> Health:
    """Ask both at once."""
    database, queue = await asyncio.gather(_ask_database(app), _ask_queue(app))
    return Health(database, queue)


async def _ask_database(app: App) -> bool:
    with suppress(DBAPIError, OSError, TimeoutError):
        async with asyncio.timeout(LIMIT_SECONDS), app.database.read() as session:
            return (await session.exec(select(1))).one() == 1
    return False


async def _ask_queue(app: App) -> bool:
    with suppress(*OUTAGE, TimeoutError):
        async with asyncio.timeout(LIMIT_SECONDS):
            return await app.queue.ping()
    return False
