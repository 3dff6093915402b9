"""The only wiring: `open_app` turns settings into an App with everything open, and closes it again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from core.database import Database
from core.generation.engine import Capabilities
from core.generation.engines import capabilities_of
from core.generation.prompt import parse
from core.jobqueue import JobQueue
from core.media import MediaStore
from core.settings import Settings

START_SECONDS = 30.0
"""How long a database that is not there yet is waited for: services of one machine start in any order."""


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class App:
    """What a use-case may use. ``clock`` tells the time (aware, UTC)."""

    settings: Settings
    database: Database
    queue: JobQueue
    media: MediaStore
    capabilities: Capabilities
    clock: Callable[[], datetime] = utc_now


@asynccontextmanager
async def open_app(settings: Settings, clock: Callable[[], datetime] = utc_now) -> AsyncIterator[App]:
    """Open the database (migrated), the queue and the media store."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_address)
    queue = JobQueue(settings.redis_url.get_secret_value() if settings.redis_url else None)
    try:
        # The first prompt should not wait for the lexicon.
        await asyncio.gather(_migrate(database), asyncio.to_thread(parse, ""))
        yield App(
            settings=settings,
            database=database,
            queue=queue,
            media=MediaStore(settings.media_folder),
            capabilities=capabilities_of(settings.engine),
            clock=clock,
        )
    finally:
        await queue.close()
        await database.close()


async def _migrate(database: Database) -> None:
    async for attempt in database.patiently(START_SECONDS):
        with attempt:
            await database.migrate()
