"""Alembic's entry: runs the migrations on the address that `core.database` passes in ``config.attributes``."""

import asyncio
from typing import Any

from alembic import context
from sqlalchemy import event, text
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel

from core import tables  # noqa: F401 - fills the metadata
from core.database import Database

LOCK = 7_305_411_092
"""Any fixed number of ours: PostgreSQL's advisory lock that lets one process migrate at a time."""


def run(connection: Connection) -> None:
    options: dict[str, Any] = {"render_as_batch": connection.dialect.name == "sqlite"}
    context.configure(connection=connection, target_metadata=SQLModel.metadata, compare_type=True, **options)
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
        context.run_migrations()


def _unguarded(connection: Any, _record: object) -> None:
    # A table that SQLite can't alter is copied and dropped, which its foreign keys would forbid (sqlite.org/lang_altertable.html).
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=OFF")
    cursor.close()


async def main() -> None:
    database = Database(context.config.attributes["address"])
    if database.is_sqlite:
        event.listen(database.engine.sync_engine, "connect", _unguarded)
    async with database.engine.connect() as connection:
        await connection.run_sync(run)
        await connection.commit()
    await database.close()


asyncio.run(main())
