"""Starting one face: open the app, run until a signal comes, close everything."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress

import typer

from core.app import App, open_app
from core.database import is_outage
from core.errors import Refusal
from core.log import set_up_logging
from core.settings import Settings
from core.wording import N_

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Ctrl-C, a service manager, and a terminal that is closed."""

Entry = Callable[[App], Awaitable[None]]


async def run_until_stopped(settings: Settings, entry: Entry) -> None:
    """Run an entry point until it ends, or SIGINT or SIGTERM cancels it."""
    set_up_logging(settings)
    async with opened(settings) as app:
        await until_signalled(asyncio.ensure_future(entry(app)))


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[App]:
    """The app. Refusal if the database can't be reached, even after a while."""
    async with AsyncExitStack() as stack:
        try:
            app = await stack.enter_async_context(open_app(settings))
        except Exception as error:
            if not is_outage(error):
                raise
            raise Refusal(
                N_(
                    "The database can't be reached ({problem}). Check RIFFREEL_DATABASE_URL, and whether the server runs."
                ),
                problem=error,
            ) from error
        yield app


async def until_signalled(task: asyncio.Future[None]) -> None:
    """Wait for a task; the first SIGINT or SIGTERM cancels it. Raises what it raises."""
    loop = asyncio.get_running_loop()

    def stop() -> None:
        # Once: a second Ctrl-C must not cut short the stopping of what was started.
        for number in SIGNALS:
            loop.add_signal_handler(number, lambda: None)
        task.cancel()

    for number in SIGNALS:
        loop.add_signal_handler(number, stop)
    with suppress(asyncio.CancelledError):
        await task


def _need_queue(app: App) -> None:
    """Refusal without a queue: nobody would ever make what people ask for."""
    if app.settings.redis_url is None:
        raise Refusal(
            N_("RIFFREEL_REDIS_URL is not set, so there is no queue to put work in. `riffreel demo` starts its own.")
        )


async def run_discord(app: App) -> None:
    """The Discord bot. Refusal if its token is missing or wrong, or there is no queue."""
    if app.settings.discord_token is None:
        raise Refusal(N_("RIFFREEL_DISCORD_TOKEN is not set. docs/discord.md tells how to get a token."))
    _need_queue(app)
    from bots.discord.client import serve

    await serve(app)


async def run_telegram(app: App) -> None:
    """The Telegram bot. Refusal if its token is missing or wrong, or there is no queue."""
    if app.settings.telegram_token is None:
        raise Refusal(N_("RIFFREEL_TELEGRAM_TOKEN is not set. docs/telegram.md tells how to get a token."))
    _need_queue(app)
    from bots.telegram.client import serve

    await serve(app)


async def run_web(app: App) -> None:
    """The web page."""
    from bots.web.server import serve

    def ready(url: str) -> None:
        typer.echo(f"Riffreel is at {url}")

    await serve(app, app.settings.web_host, app.settings.web_port, ready)
