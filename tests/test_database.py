"""What counts as an outage of the database, and what is a mistake of ours."""

from __future__ import annotations

import socket
import sqlite3

import asyncpg
import pytest
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

from core.database import is_outage


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
