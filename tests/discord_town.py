"""A simulated Discord with the real bot in it, and the people of its server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import discord
import pytest
from conftest import FinishJob
from simcord import Env, interactions
from sqlmodel import select

from bots.discord.client import StudioClient
from core.app import App, open_app, utc_now
from core.delivery import Courier
from core.generation import service
from core.settings import Settings
from core.tables import ClipRow, DraftRow, JobRow

CAFE = "a person thinking in a cozy café on a rainy day, steaming cup of coffee on the table"
CHANGE = "replace the coffee with a steaming cup of tea and make the rain outside snow"
SAID = "coffee → steaming tea · rain → snow"
CARD = ["Make it", "Change the words", "Cancel"]
"""What a remix's card has for buttons."""


class Clock:
    """The studio's clock, set to the town's as soon as there is one."""

    def __init__(self) -> None:
        self.read = utc_now

    def __call__(self) -> datetime:
        return self.read()


@pytest.fixture
async def discord_app(settings: Settings) -> AsyncIterator[App]:
    async with open_app(settings, Clock()) as opened:
        yield opened


@pytest.fixture
def simcord_bot(discord_app: App) -> StudioClient:
    return StudioClient(discord_app)


@dataclass
class Town:
    """A server with a channel, a member, another one and a moderator."""

    env: Env
    app: App
    finish: FinishJob

    def __post_init__(self) -> None:
        self.guild = self.env.create_guild()
        self.channel = self.guild.create_text_channel("clips")
        self.ada = self.guild.add_member(self.env.create_user("ada"))
        self.ben = self.guild.add_member(self.env.create_user("ben"))
        role = self.guild.create_role("Mods", permissions=discord.Permissions(manage_messages=True, view_channel=True))
        self.mod = self.guild.add_member(self.env.create_user("mod"), roles=[role])

    @property
    def courier(self) -> Courier:
        client = self.env.bot
        assert isinstance(client, StudioClient)
        return client.courier

    def promises(self) -> list[bool]:
        """The answers promised so far, and whether they were to be for one person only."""
        calls = [call for call in self.env.http_requests if call.path.endswith("/callback")]
        return [bool(call.json.get("data", {}).get("flags")) for call in calls if call.json["type"] == 5]

    async def generate(self, who: Any = None, prompt: str = "a red fox", **options: Any) -> tuple[Any, JobRow]:
        result = await (who or self.ada).slash(self.channel, "generate", prompt=prompt, **options)
        return result, (await self.jobs())[-1]

    async def jobs(self) -> list[JobRow]:
        async with self.app.database.read() as session:
            return list((await session.exec(select(JobRow).order_by(JobRow.id))).all())

    async def clips(self) -> list[ClipRow]:
        async with self.app.database.read() as session:
            return list((await session.exec(select(ClipRow).order_by(ClipRow.id))).all())

    async def drafts(self) -> int:
        """How many remixes wait for their maker's word, or were made."""
        async with self.app.database.read() as session:
            return len((await session.exec(select(DraftRow))).all())

    async def post(self, job_id: str) -> discord.Message:
        """Have a queued job made and posted; gives the clip's message."""
        await self.finish(self.app, job_id)
        await self.courier.deliver_due()
        await self.env.settle()
        return self.channel.history()[-1]

    async def forge(self, data: str) -> discord.Message:
        """A message of the bot's with a button that it would not have made, or not any more."""
        view = discord.ui.View(timeout=None)
        view.add_item(discord.ui.Button(label="?", custom_id=data))
        view.stop()
        channel = self.env.bot.get_partial_messageable(self.channel.id)
        await channel.send("old", view=view)
        return self.channel.history()[-1]

    async def more(self, who: Any, message: discord.Message, label: str) -> Any:
        """Open a clip's menu of further things to do, and press one of its buttons."""
        opened = await who.click(message, label="More…")
        assert opened.ephemeral
        return await who.click(opened.response, label=label)

    async def clip(self, who: Any = None, **options: Any) -> discord.Message:
        """A posted clip's message."""
        _, job = await self.generate(who, **options)
        return await self.post(job.id)


@pytest.fixture
def town(simcord_env: Env, discord_app: App, finish_job: FinishJob) -> Town:
    assert isinstance(discord_app.clock, Clock)
    discord_app.clock.read = simcord_env.now  # Discord's message ids tell its time
    return Town(simcord_env, discord_app, finish_job)


def labels(message: Any) -> list[str]:
    """The labels of a message's buttons, be it one of the channel's or the answer to an interaction."""
    found = []
    for row in message.components:
        items = row["components"] if isinstance(row, dict) else row.children
        found += [item["label"] if isinstance(item, dict) else item.label for item in items]
    return found


def datas(message: Any) -> list[str]:
    """What the buttons of an answer to an interaction carry."""
    return [item["custom_id"] for row in message.components for item in row["components"]]


@dataclass
class Slowness:
    """Use-cases that take longer than Discord waits."""

    town: Town
    monkeypatch: pytest.MonkeyPatch
    over: asyncio.Event = field(default_factory=asyncio.Event)

    def befall(self, name: str, error: Exception | None = None, of: Any = service) -> None:
        """The use-case takes until `outlast`, and ends in an error if one is given."""
        real = getattr(of, name)

        async def work(*arguments: Any) -> Any:
            if not self.over.is_set():
                await self.town.env.external_wait(self.over.wait(), reason="a slow database")
            if error is not None:
                raise error
            return await real(*arguments)

        self.monkeypatch.setattr(of, name, work)

    async def outlast(self, interaction: Awaitable[Any]) -> Any:
        """Wait two seconds by the town's clock, then let the use-case go on; gives the interaction's result."""
        result = await interaction
        await self.town.env.advance_time(2)
        self.over.set()
        await self.town.env.settle()
        return result


@pytest.fixture
def slow(town: Town, monkeypatch: pytest.MonkeyPatch) -> Slowness:
    return Slowness(town, monkeypatch)


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody's Discord app is set to German."""
    real = interactions.base_payload

    def payload(*arguments: Any, **options: Any) -> Any:
        record, said = real(*arguments, **options)
        return record, said | {"locale": "de"}

    monkeypatch.setattr(interactions, "base_payload", payload)
