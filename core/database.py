"""Engine, sessions and the unit of work; migrations. SQLite for one machine, PostgreSQL for more."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, TypeVar

from alembic import command
from alembic.config import Config
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import SQLModel
from sqlmodel.ext.asyncio.session import AsyncSession
from tenacity import AsyncRetrying, retry_if_exception, stop_after_delay, wait_exponential_jitter

Row = TypeVar("Row", bound=SQLModel)

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_MS = 20_000
"""How long SQLite waits for another writer. Commits take under a millisecond, so this is only reached in a fault."""


AWAY_STATES = ("08", "53", "57P", "40P01", "40001")
"""Beginnings of PostgreSQL's SQLSTATE codes after which the same may work later: connection lost, out of resources, shutting
down or starting up, deadlock, serialisation failure."""
AWAY_SQLITE = ("locked", "busy", "unable to open", "disk i/o")


def is_outage(error: BaseException) -> bool:
    """Whether the database is away or overrun (as opposed to a mistake of ours), so that trying again may help."""
    if not isinstance(error, DBAPIError):
        return isinstance(error, (OSError, TimeoutError))
    state = getattr(error.orig, "sqlstate", None)
    if error.connection_invalidated or isinstance(error, InterfaceError):
        return True
    if state is not None:
        return str(state).startswith(AWAY_STATES)
    return isinstance(error, OperationalError) and any(words in str(error.orig).lower() for words in AWAY_SQLITE)


class Database:
    """A pool of connections. One `begin` is one unit of work: it commits as a whole or not at all."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.is_sqlite = make_url(address).get_backend_name() == "sqlite"
        options: dict[str, Any] = {} if self.is_sqlite else {"pool_pre_ping": True, "pool_size": 10}
        self.engine = create_async_engine(address, **options)
        # SQLite has one writer at a time and makes the others poll. Waiting here instead is fair and wastes nothing.
        self._turn: AbstractAsyncContextManager[object] = asyncio.Lock() if self.is_sqlite else nullcontext()
        if self.is_sqlite:
            event.listen(self.engine.sync_engine, "connect", _set_up_sqlite)
            event.listen(self.engine.sync_engine, "begin", _begin_immediately)
            event.listen(self.engine.sync_engine, "invalidate", _roll_back)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """A session in a transaction. On SQLite it takes the write lock at once, so that what was read stays true."""
        async with self._turn, AsyncSession(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session for looking only."""
        connection = self.engine.execution_options(riffreel_read=True)
        async with AsyncSession(connection, expire_on_commit=False) as session:
            yield session

    def patiently(self, seconds: float = 120.0) -> AsyncRetrying:
        """Attempts for a unit of work that must outlast an outage: ``async for attempt in database.patiently(): with attempt:``."""
        return AsyncRetrying(
            retry=retry_if_exception(is_outage),
            wait=wait_exponential_jitter(multiplier=0.2, max=3.0),
            stop=stop_after_delay(seconds),
            reraise=True,
        )

    async def migrate(self) -> None:
        """Bring the tables up to date. Safe to call from several processes at once."""
        await asyncio.to_thread(_upgrade, self.address)

    async def close(self) -> None:
        await self.engine.dispose()


async def hold(session: AsyncSession, table: type[Row], row_id: str) -> Row | None:
    """A row that nobody else changes until this transaction ends; None if there is none. Use it for every row to be changed.

    SQLite has one writer anyway. On PostgreSQL two transactions would otherwise both change what they both have read.
    """
    return await session.get(table, row_id, with_for_update=True, populate_existing=True)


async def hold_one(session: AsyncSession, table: type[Row], row_id: str) -> Row:
    """`hold` for a row that must be there."""
    row = await hold(session, table, row_id)
    if row is None:
        raise LookupError(f"no {table.__name__} {row_id}")
    return row


def _set_up_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transaction handling would start a deferred one late; `_begin_immediately` starts it instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", f"busy_timeout={BUSY_MS}", "synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediately(connection: Any) -> None:
    reading = connection.get_execution_options().get("riffreel_read")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _roll_back(connection: Any, _record: object, _error: BaseException | None) -> None:
    # The connection of a cancelled task is closed. SQLite keeps a closed one, and its write lock, alive for as long as a
    # statement of it is unfinished; so its transaction is ended first.
    with suppress(sqlite3.Error):
        connection.rollback()


def _upgrade(address: str) -> None:
    url = make_url(address)
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["address"] = address
    command.upgrade(config, "head")
