"""`riffreel demo`: everything in one process tree, started in order and stopped without leaving anything behind."""

from __future__ import annotations

import asyncio
import os
import sys
import webbrowser
from contextlib import AsyncExitStack, suppress

import structlog
import typer
from pydantic import SecretStr

from bots.entry import Entry, opened, run_discord, run_telegram, until_signalled
from bots.web.server import serve
from core.app import App
from core.embedded import embedded_queue
from core.errors import Refusal
from core.log import set_up_logging
from core.settings import Settings

log = structlog.get_logger()

STOP_SECONDS = 10.0
RESTART_SECONDS = 1.0
BOT_PAUSE_SECONDS = 15.0


async def run_demo(settings: Settings, browser: bool) -> None:
    """Run until Ctrl-C. Refusal if the port is taken."""
    set_up_logging(settings)
    async with AsyncExitStack() as stack:
        if settings.redis_url is None:
            url = stack.enter_context(embedded_queue(settings.data_dir / "valkey"))
            settings = settings.model_copy(update={"redis_url": SecretStr(url)})
        app = await stack.enter_async_context(opened(settings))
        await until_signalled(asyncio.ensure_future(_run_all(app, browser)))
    typer.echo("Riffreel has stopped.")


async def _run_all(app: App, browser: bool) -> None:
    def ready(url: str) -> None:
        typer.echo(f"\n  Riffreel is at {url}\n  Stop it with Ctrl-C.\n")
        if browser and _has_display():
            webbrowser.open(url)

    tasks = [
        asyncio.create_task(serve(app, app.settings.web_host, app.settings.web_port, ready)),
        asyncio.create_task(_keep_worker(app.settings)),
    ]
    if app.settings.discord_token is not None:
        tasks.append(asyncio.create_task(_keep_bot("Discord", run_discord, app)))
    if app.settings.telegram_token is not None:
        tasks.append(asyncio.create_task(_keep_bot("Telegram", run_telegram, app)))
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _keep_bot(name: str, entry: Entry, app: App) -> None:
    """A bot beside the page: what is wrong with its token is said, and whatever befalls it, the rest goes on."""
    while True:
        try:
            await entry(app)
        except Refusal as refusal:
            typer.echo(f"{name}: {refusal}", err=True)
            return
        except Exception:
            log.exception("bot.fault", bot=name)
        await asyncio.sleep(BOT_PAUSE_SECONDS)


async def _keep_worker(settings: Settings) -> None:
    """A worker in a process of its own, started again if it dies."""
    environment = os.environ | _as_environment(settings)
    while True:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "worker",
            env=environment,
            start_new_session=True,  # Ctrl-C comes to us alone; we stop the worker in order
        )
        try:
            code = await process.wait()
            log.warning("worker.ended", code=code)
            await asyncio.sleep(RESTART_SECONDS)
        finally:
            await _stop(process)


def _as_environment(settings: Settings) -> dict[str, str]:
    chosen = {"RIFFREEL_DATA_DIR": str(settings.data_dir.resolve())}
    if settings.redis_url is not None:
        chosen["RIFFREEL_REDIS_URL"] = settings.redis_url.get_secret_value()
    return chosen


async def _stop(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(STOP_SECONDS):
            await asyncio.shield(process.wait())
    except TimeoutError:
        process.kill()
        await process.wait()


def _has_display() -> bool:
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
