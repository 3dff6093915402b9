"""What counts as an outage of the database, what is a mistake of ours; what a cancelled task leaves behind."""

from __future__ import annotations

import asyncio
import os
import socket
import sqlite3

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError
from sqlmodel import SQLModel

from core.app import App
from core.database import hold, is_outage
from core.tables import LeaseRow


class Wrapped(Exception):
    """A driver's error as the asyncpg dialect hands it over."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.sqlstate = state


@pytest.mark.parametrize(
    ("error", "outage"),
    [
        (ConnectionRefusedError(), True),
        (socket.gaierror(), True),
        (TimeoutError(), True),
        (DBAPIError("select", None, Wrapped("57P03")), True),
        (DBAPIError("select", None, Wrapped("40P01")), True),
        (DBAPIError("select", None, Wrapped("53300")), True),
        (OperationalError("select", None, sqlite3.OperationalError("database is locked")), True),
        (OperationalError("select", None, sqlite3.OperationalError("no such table: job")), False),
        (ProgrammingError("select", None, Wrapped("42P01")), False),
        (ValueError(), False),
    ],
)
def test_an_outage_is_told_from_a_mistake(error: Exception, outage: bool) -> None:
    assert is_outage(error) is outage


def test_the_drivers_errors_carry_the_states_that_are_looked_for() -> None:
    assert asyncpg.CannotConnectNowError.sqlstate == "57P03"
    assert asyncpg.DeadlockDetectedError.sqlstate == "40P01"


async def test_a_cancelled_unit_of_work_leaves_no_lock_behind(app: App) -> None:
    """Wherever it is cancelled: at its begin, in a query, at its commit."""

    async def work() -> None:
        while True:
            async with app.database.begin() as session:
                row = await hold(session, LeaseRow, "x")
                if row is None:
                    row = LeaseRow(name="x", holder="", until=app.clock())
                    session.add(row)
                row.holder = os.urandom(3).hex()

    for attempt in range(60):
        tasks = [asyncio.create_task(work()) for _ in range(3)]
        await asyncio.sleep(attempt * 0.0004)
        for task in tasks:
            task.cancel()
        async with asyncio.timeout(5), app.database.begin() as session:
            await hold(session, LeaseRow, "x")
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        assert all(isinstance(each, asyncio.CancelledError) for each in ended)


async def test_the_migrations_give_the_tables_that_the_code_knows(app: App) -> None:
    async with app.database.engine.connect() as connection:
        found = await connection.run_sync(
            lambda given: compare_metadata(MigrationContext.configure(given), SQLModel.metadata)
        )
    assert found == []
