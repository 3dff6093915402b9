"""`riffreel doctor`: is everything in place, and what to do if not."""

from __future__ import annotations

import asyncio
import importlib.util
import shutil
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import aiohttp
import typer

from core.database import Database
from core.errors import Refusal
from core.generation import queueing
from core.jobqueue import JobQueue
from core.media import MediaStore
from core.settings import Settings

CALL_SECONDS = 8.0
DISCORD_API = "https://discord.com/api/v10"
TELEGRAM_API = "https://api.telegram.org"


@dataclass(frozen=True)
class Finding:
    """One thing looked at. ``good`` None means: not needed here."""

    topic: str
    good: bool | None
    says: str


Check = Callable[[Settings], Awaitable[Finding]]


async def examine(settings: Settings) -> bool:
    """Print all findings; True if nothing needs doing."""
    healthy = True
    async for finding in findings(settings):
        mark = {True: "ok", False: "!!", None: "--"}[finding.good]
        typer.echo(f"{mark}  {finding.topic:<10} {finding.says}")
        healthy = healthy and finding.good is not False
    return healthy


async def findings(settings: Settings) -> AsyncIterator[Finding]:
    """All checks, in the order in which to mend things."""
    for check in (_data, _database, _queue, _workers, _sprites, _speech, _gpu, _engine, _discord, _telegram, _web):
        try:
            yield await check(settings)
        except Exception as error:  # a check that breaks is itself a finding
            yield Finding(check.__name__.strip("_"), False, f"{type(error).__name__}: {error}")


async def _data(settings: Settings) -> Finding:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    free = MediaStore(settings.media_folder).free_mb()
    where = f"{settings.data_dir.resolve()}, {free:,} MB free"
    if free < settings.min_free_mb:
        return Finding("disk", False, f"{where}: free some space, or set RIFFREEL_DATA_DIR to another disk")
    return Finding("disk", True, where)


async def _database(settings: Settings) -> Finding:
    database = Database(settings.database_address)
    try:
        async with asyncio.timeout(CALL_SECONDS):
            await database.migrate()
    except (OSError, TimeoutError) as error:
        return Finding("database", False, f"can't be reached ({error}): check RIFFREEL_DATABASE_URL")
    finally:
        await database.close()
    return Finding("database", True, f"{'SQLite' if database.is_sqlite else 'PostgreSQL'}, up to date")


async def _queue(settings: Settings) -> Finding:
    if settings.redis_url is None:
        return Finding(
            "queue",
            None,
            "RIFFREEL_REDIS_URL is not set: `riffreel demo` starts its own server, the other commands need one",
        )
    queue = JobQueue(settings.redis_url.get_secret_value())
    try:
        await queue.ping()
    except Exception as error:
        return Finding("queue", False, f"can't be reached ({error}): check RIFFREEL_REDIS_URL")
    finally:
        await queue.close()
    return Finding("queue", True, "answers")


async def _workers(settings: Settings) -> Finding:
    from core.app import open_app

    async with open_app(settings) as app, app.database.read() as session:
        alive = await queueing.live_workers(app, session, settings.queue)
    if alive == 0:
        return Finding("workers", None, f"none is running for {settings.queue}: start one with `riffreel worker`")
    return Finding("workers", True, f"{alive} running for {settings.queue}")


async def _sprites(_: Settings) -> Finding:
    from core.generation.animatic.sprites import FOLDER

    if not FOLDER.is_dir():
        return Finding("sprites", False, "the sprite package is missing: run `make setup`")
    return Finding("sprites", True, f"{sum(1 for _ in FOLDER.glob('*.webp')):,} pictures")


async def _speech(_: Settings) -> Finding:
    if importlib.util.find_spec("hibari") is None:
        return Finding("speech", False, "hibari-tts is not installed: run `make setup`")
    return Finding("speech", True, "English voices; other languages are approximated")


async def _engine(settings: Settings) -> Finding:
    """The model that a worker on this machine would run, with its licence."""
    if settings.engine == "animatic":
        return Finding("engine", True, "animatic, built in")
    from bots.models import NO_CONDITIONS
    from core.generation.diffusion import weights
    from core.generation.diffusion.machine import free_gb, has_torch
    from core.generation.diffusion.models import pick
    from core.generation.diffusion.profiles import profiles

    try:
        picked = pick(settings.engine, settings.model, settings.models_folder, free_gb(settings.gpu or 0), has_torch())
        if picked is None:
            return Finding("engine", True, "auto: no graphics card for a model here, so the animatic engine is used")
        profile, folder = picked
        weights.check(folder, profile.id)
    except Refusal as refusal:
        return Finding("engine", False, str(refusal))
    said = f"{profile.title} in {folder}; licence {profile.licence}: {profile.conditions}"
    finder = profiles().get(profile.finder)
    if finder is not None and finder.conditions != NO_CONDITIONS:
        said += f"; {finder.title} finds things in clips; licence {finder.licence}: {finder.conditions}"
    return Finding("engine", True, said)


async def _gpu(_: Settings) -> Finding:
    command = shutil.which("nvidia-smi")
    if command is None:
        return Finding("gpu", None, "none found: the animatic engine needs none")
    listed = await asyncio.to_thread(
        subprocess.run,
        [command, "--query-gpu=name,memory.total", "--format=csv,noheader"],
        capture_output=True,
        text=True,
    )
    return Finding("gpu", True, listed.stdout.strip().replace("\n", "; ") or listed.stderr.strip())


async def _discord(settings: Settings) -> Finding:
    if settings.discord_token is None:
        return Finding("discord", None, "RIFFREEL_DISCORD_TOKEN is not set; docs/discord.md tells how to get one")
    base = (settings.discord_api_url or DISCORD_API).rstrip("/")
    headers = {"Authorization": f"Bot {settings.discord_token.get_secret_value()}"}
    status, answer = await _get(f"{base}/users/@me", headers)
    if status == 401:
        return Finding(
            "discord", False, "the token is not accepted: copy it again from the bot's page in the developer portal"
        )
    if status != 200:
        return Finding("discord", False, f"Discord can't be reached (status {status})")
    from bots.discord.postman import NEEDED

    invite = (
        f"https://discord.com/oauth2/authorize?client_id={answer['id']}"
        f"&scope=bot+applications.commands&permissions={NEEDED.value}"
    )
    return Finding(
        "discord", True, f"logged in as {answer['username']}; needs no privileged intent; invite it with {invite}"
    )


async def _telegram(settings: Settings) -> Finding:
    if settings.telegram_token is None:
        return Finding("telegram", None, "RIFFREEL_TELEGRAM_TOKEN is not set; docs/telegram.md tells how to get one")
    base = (settings.telegram_api_url or TELEGRAM_API).rstrip("/")
    status, answer = await _get(f"{base}/bot{settings.telegram_token.get_secret_value()}/getMe", {})
    if status in (401, 404):
        return Finding("telegram", False, "the token is not accepted: copy it again from @BotFather")
    if status != 200:
        return Finding("telegram", False, f"Telegram can't be reached (status {status})")
    if settings.telegram_webhook_url and settings.telegram_webhook_secret is None:
        return Finding("telegram", False, "RIFFREEL_TELEGRAM_WEBHOOK_SECRET is not set: choose a long random text")
    result = answer["result"]
    privacy = "" if result.get("can_read_all_group_messages") else "; in groups write /generate@" + result["username"]
    return Finding("telegram", True, f"logged in as @{result['username']}{privacy}")


async def _get(url: str, headers: dict[str, str]) -> tuple[int, Any]:
    timeout = aiohttp.ClientTimeout(total=CALL_SECONDS)
    try:
        async with aiohttp.ClientSession(timeout=timeout, headers=headers) as session, session.get(url) as answer:
            return answer.status, await answer.json(content_type=None)
    except (aiohttp.ClientError, TimeoutError):
        return 0, {}


async def _web(settings: Settings) -> Finding:
    where = f"http://{settings.web_host}:{settings.web_port}"
    if settings.web_host in ("127.0.0.1", "localhost", "::1"):
        return Finding("web", True, f"{where}, this machine only")
    return Finding("web", True, f"{where}, open to others: everybody who reaches it can use every persona")
