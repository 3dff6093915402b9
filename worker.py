"""The arq worker: opens the app, loads an engine in a child process, and runs jobs until it is told to stop."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress

import structlog

from core.app import App, open_app
from core.database import is_outage
from core.errors import Refusal
from core.generation import execution, recovery
from core.generation.child import EngineFault, RenderChild, child_for
from core.jobqueue import OUTAGE, serve_queue
from core.log import set_up_logging
from core.settings import Settings

log = structlog.get_logger()


def worker_name() -> str:
    """Host, process and a random part: unique over restarts and containers."""
    return f"{socket.gethostname()}-{os.getpid()}-{os.urandom(3).hex()}"


async def work(app: App, child: RenderChild, name: str) -> None:
    """Take and run jobs until cancelled."""
    if app.queue.url is None:
        raise RuntimeError(
            "RIFFREEL_REDIS_URL is not set, so there is no queue to work on; `riffreel demo` starts its own"
        )

    async def run(job_id: str, attempt: int, free: Callable[[], None]) -> None:
        await execution.execute(app, child, name, job_id, attempt, free)

    async with asyncio.TaskGroup() as group:
        group.create_task(_tend(app, name))
        group.create_task(serve_queue(app.queue.url, app.settings.queue, run, app.settings.lease_seconds))


async def _tend(app: App, name: str) -> None:
    """Report this worker alive and heal the queue, once per lease."""
    execution.sweep(app)
    while True:
        try:
            await recovery.report_alive(app, name)
            await recovery.reconcile(app)
        except OUTAGE as error:
            log.warning("queue.away", error=repr(error))
        except Exception as error:
            if not is_outage(error):
                raise
            log.warning("database.away", error=repr(error))
            # When it is back, let the others renew their leases before anybody is taken for silent.
            await asyncio.sleep(app.settings.lease_seconds)
        await asyncio.sleep(app.settings.lease_seconds / 2)


async def main(settings: Settings, child: RenderChild) -> None:
    """Work until SIGINT or SIGTERM; a running job is given back to the queue."""
    set_up_logging(settings)
    task = asyncio.current_task()
    assert task is not None
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel)
    name = worker_name()
    async with open_app(settings) as app:
        try:
            with suppress(asyncio.CancelledError):
                with suppress(EngineFault):  # said again, with its job, at the first render
                    await child.warm_up()
                log.info("worker.ready", worker=name, engine=settings.queue)
                await work(app, child, name)
            log.info("worker.stopped", worker=name)
        finally:
            await child.close()
            with suppress(Exception):
                await recovery.report_gone(app, name)


if __name__ == "__main__":
    settings = Settings()
    try:
        asyncio.run(main(settings, child_for(settings)))
    except Refusal as refusal:
        sys.exit(str(refusal))
