"""The Discord client: commands, buttons that outlive a restart, and the courier beside them."""

from __future__ import annotations

import asyncio
import hashlib
import json
from itertools import chain, repeat
from typing import Any

import aiohttp
import discord
import structlog
import yarl
from discord import app_commands

from bots.discord import buttons, handlers, replies
from bots.discord.postman import DiscordPostman
from core.actions import parse_action
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


class StudioClient(discord.Client):
    """The bot. Needs no privileged intent: with ``reads_all`` it asks for one, message content, and so understands replies without a
    ping as well."""

    def __init__(self, app: App, reads_all: bool = False) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=reads_all)
        super().__init__(intents=intents, allowed_mentions=discord.AllowedMentions.none(), max_messages=None)
        self.app = app
        self.tree = app_commands.CommandTree(self)
        handlers.add_commands(app, self.tree)
        self.courier = Courier(app, DiscordPostman(app, self))

    async def setup_hook(self) -> None:
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

    @property
    def may_read_all(self) -> bool:
        """Whether the bot's owner has granted it message content; known once it is logged in."""
        flags = self.application_flags
        return flags.gateway_message_content or flags.gateway_message_content_limited

    async def on_ready(self) -> None:
        reads = "all replies" if self.intents.message_content else "replies that ping"
        log.info("discord.ready", user=str(self.user), guilds=len(self.guilds), reads=reads)

    async def on_message(self, message: discord.Message) -> None:
        if self.user is not None:
            await replies.heard(self.app, self.user.id, message)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Buttons, lists and forms; the command tree takes up the rest. They are recognised by their data alone, so that they
        work after a restart."""
        data: Any = interaction.data
        if interaction.type is discord.InteractionType.component:
            await buttons.press(self.app, interaction, parse_action(data["custom_id"]))
        elif interaction.type is discord.InteractionType.modal_submit:
            await buttons.submitted(self.app, interaction, parse_action(data["custom_id"]), data)


async def serve(app: App) -> None:
    """Run the bot until cancelled; waits for a network that is away. Refusal if Discord rejects the token."""
    settings = app.settings
    if settings.discord_api_url:
        discord.http.Route.BASE = settings.discord_api_url
    if settings.discord_gateway_url:
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)
    pauses = chain(PAUSES, repeat(PAUSES[-1]))
    reads_all = denied = False
    while True:
        # A client whose login failed can't be used again, nor one that asked for more or less than it may have.
        async with StudioClient(app, reads_all) as client:
            try:
                await _log_in(client)
            except (OSError, aiohttp.ClientError, discord.DiscordServerError) as error:
                pause = next(pauses)
                log.warning("discord.unreachable", again_in=pause, error=repr(error))
            else:
                pause, granted = 0.0, client.may_read_all and not denied
                if granted == reads_all:
                    try:
                        return await _work(client)
                    except discord.PrivilegedIntentsRequired:
                        log.warning("discord.may_not_read_all")
                        granted, denied = False, True
                reads_all = granted
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
