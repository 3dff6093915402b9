"""The Discord client: commands, buttons that outlive a restart, and the courier beside them."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from itertools import chain, repeat
from typing import Any

import aiohttp
import discord
import structlog
import yarl
from discord import app_commands

from bots.discord import handlers
from bots.discord.postman import DiscordPostman
from core.actions import PATTERN, Action, parse_action
from core.app import App
from core.delivery import Courier
from core.errors import Refusal
from core.wording import N_, language_of, speaker

log = structlog.get_logger()

SYNCED_FILE = "discord-commands.sha256"
PAUSES = (1.0, 2.0, 5.0, 15.0, 30.0, 60.0)
"""Seconds between tries to log in while Discord can't be reached; the last one for ever."""


class _Translator(app_commands.Translator):
    """Command descriptions from the message catalogue."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        if language_of(locale.value) == "en":
            return None
        said = speaker(locale.value)(string.message)
        return said if said != string.message else None


class ActionButton(discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=re.compile(PATTERN)):
    """Any of our buttons, recognised by its data alone, so that it works after a restart."""

    def __init__(self, button: discord.ui.Button[discord.ui.View], action: Action | None) -> None:
        super().__init__(button)
        self.action = action

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> ActionButton:
        assert isinstance(item, discord.ui.Button)
        return cls(item, parse_action(match.string))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        client = interaction.client
        assert isinstance(client, StudioClient)
        await handlers.press(client.app, interaction, self.action)


class StudioClient(discord.Client):
    """The bot. Needs no privileged intent."""

    def __init__(self, app: App) -> None:
        super().__init__(intents=discord.Intents(guilds=True), allowed_mentions=discord.AllowedMentions.none())
        self.app = app
        self.tree = app_commands.CommandTree(self)
        handlers.add_commands(app, self.tree)
        self.courier = Courier(app, DiscordPostman(app, self))

    async def setup_hook(self) -> None:
        self.add_dynamic_items(ActionButton)
        await self.tree.set_translator(_Translator())
        await self._sync_commands()

    async def _sync_commands(self) -> None:
        """Tell Discord our commands, but only when they changed: it allows few such calls a day."""
        translator = self.tree.translator
        assert translator is not None
        payload = [await command.get_translated_payload(self.tree, translator) for command in self.tree.get_commands()]
        digest = hashlib.sha256(json.dumps([self.application_id, payload], sort_keys=True).encode()).hexdigest()
        file = self.app.settings.data_dir / SYNCED_FILE
        if not file.exists() or file.read_text() != digest:
            await self.tree.sync()
            file.write_text(digest)

    async def on_ready(self) -> None:
        log.info("discord.ready", user=str(self.user), guilds=len(self.guilds))


async def serve(app: App) -> None:
    """Run the bot until cancelled; waits for a network that is away. Refusal if Discord rejects the token."""
    settings = app.settings
    if settings.discord_api_url:
        discord.http.Route.BASE = settings.discord_api_url
    if settings.discord_gateway_url:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)
    for pause in chain(PAUSES, repeat(PAUSES[-1])):
        # A client whose login failed can't be used again.
        async with StudioClient(app) as client:
            try:
                await _log_in(client)
            except (OSError, aiohttp.ClientError, discord.DiscordServerError) as error:
                log.warning("discord.unreachable", again_in=pause, error=repr(error))
            else:
                await _work(client)
                return
        await asyncio.sleep(pause)


async def _log_in(client: StudioClient) -> None:
    token = client.app.settings.discord_token
    assert token is not None
    try:
        await client.login(token.get_secret_value())
    except discord.LoginFailure:
        raise Refusal(
            N_(
                "Discord does not accept RIFFREEL_DISCORD_TOKEN. Copy it again from the bot's page in the developer portal."
            )
        ) from None


async def _work(client: StudioClient) -> None:
    tasks = [asyncio.create_task(client.connect()), asyncio.create_task(_carry(client))]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _carry(client: StudioClient) -> None:
    await client.wait_until_ready()
    await client.courier.run()
