"""How the Discord bot is invited, logs in and waits."""

from __future__ import annotations

import asyncio
import json
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import discord
import pytest
from aiohttp import web
from pydantic import SecretStr

from bots import doctor
from bots.discord import client, postman
from bots.entry import run_discord
from core.app import open_app
from core.errors import Refusal
from core.settings import Settings


def test_the_invitation_asks_for_what_the_bot_needs_and_no_more() -> None:
    names = {name for name, granted in postman.NEEDED if granted}
    assert names == {
        "view_channel", "send_messages", "send_messages_in_threads", "attach_files", "read_message_history"
    } or names == {
        "read_messages", "send_messages", "send_messages_in_threads", "attach_files", "read_message_history"
    }  # fmt: skip
    page = (Path(__file__).parent.parent / "docs/discord.md").read_text()
    assert re.findall(r"\d{5,}", page) == [str(postman.NEEDED.value)]


async def test_doctor_gives_the_invitation_with_these_permissions(settings: Settings) -> None:
    async def me(_: web.Request) -> web.Response:
        return web.json_response({"id": "42", "username": "riffreel"})

    async with answering({"/users/@me": me}) as url:
        chosen = {"discord_token": SecretStr("t"), "discord_api_url": url}
        found = [f async for f in doctor.findings(settings.model_copy(update=chosen)) if f.topic == "discord"]
    assert f"client_id=42&scope=bot+applications.commands&permissions={postman.NEEDED.value}" in found[0].says


@asynccontextmanager
async def answering(routes: dict[str, Any], port: int = 0, puts: dict[str, Any] | None = None) -> AsyncIterator[str]:
    """A server on loopback with these routes, for GET and for PUT; gives its address."""
    application = web.Application()
    for path, handler in routes.items():
        application.router.add_get(path, handler)
    for path, handler in (puts or {}).items():
        application.router.add_put(path, handler)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def test_the_bot_waits_for_discord_to_be_reachable_and_then_learns_that_its_token_is_wrong(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def unauthorised(_: web.Request) -> web.Response:
        return web.json_response({"message": "401: Unauthorized", "code": 0}, status=401)

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    monkeypatch.setattr(client, "PAUSES", (0.05, 0.1))
    chosen = {"discord_token": SecretStr("t"), "discord_api_url": f"http://127.0.0.1:{port}"}
    log = ""
    async with open_app(settings.model_copy(update=chosen)) as app:
        serving = asyncio.create_task(client.serve(app))
        async with asyncio.timeout(5):
            while log.count("discord.unreachable") < 2:
                await asyncio.sleep(0.02)
                log += capsys.readouterr().out
        assert not serving.done()
        async with answering({"/users/@me": unauthorised}, port):
            with pytest.raises(Refusal, match="does not accept RIFFREEL_DISCORD_TOKEN"):
                await asyncio.wait_for(serving, 5)


async def test_without_a_queue_the_bot_does_not_start(settings: Settings) -> None:
    alone = {"redis_url": None, "discord_token": SecretStr("t")}
    async with open_app(settings.model_copy(update=alone)) as app:
        with pytest.raises(Refusal, match="RIFFREEL_REDIS_URL is not set"):
            await run_discord(app)


@pytest.mark.parametrize(
    ("granted", "denied", "reads"), [(1 << 18, 0, True), (1 << 19, 0, True), (0, 0, False), (1 << 18, 1, False)]
)
async def test_the_bot_reads_what_its_owner_has_granted_it_in_the_portal(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, granted: int, denied: int, reads: bool
) -> None:
    def said(what: Any) -> Any:
        async def answer(_: web.Request) -> web.Response:
            return web.Response(body=json.dumps(what).encode(), content_type="application/json")

        return answer

    me = {"id": "42", "username": "riffreel", "discriminator": "0", "avatar": None}
    application = {"id": "42", "name": "Riffreel", "description": "", "icon": None, "verify_key": "", "flags": granted}
    routes = {
        "/users/@me": said(me),
        "/oauth2/applications/@me": said(
            application | {"bot_public": True, "bot_require_code_grant": False, "owner": me}
        ),
    }
    worked: list[discord.Intents] = []

    async def work(logged_in: client.StudioClient) -> None:
        worked.append(logged_in.intents)
        if len(worked) <= denied:  # it was withdrawn since the bot logged in
            raise discord.PrivilegedIntentsRequired(None)

    monkeypatch.setattr(discord.http.Route, "BASE", discord.http.Route.BASE)
    monkeypatch.setattr(client, "_work", work)
    async with answering(routes, puts={"/applications/42/commands": said([])}) as url:
        chosen = {"discord_token": SecretStr("t"), "discord_api_url": url}
        async with open_app(settings.model_copy(update=chosen)) as app:
            await asyncio.wait_for(client.serve(app), 10)
    intents = worked[-1]
    assert len(worked) == denied + 1
    assert intents.message_content is reads
    assert intents.guild_messages
    assert intents.dm_messages
