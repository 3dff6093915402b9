"""The real Discord bot against a simulated Discord: slash commands, buttons, private chats, permissions, restarts."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import aiohttp
import discord
import pytest
from conftest import FinishJob
from simcord import Env
from sqlmodel import select

from bots.discord.client import StudioClient
from core.app import App, open_app, utc_now
from core.delivery import Courier
from core.generation import runs
from core.generation.engine import RenderedClip
from core.settings import Settings
from core.tables import ClipRow, JobRow, JobState


class Clock:
    """The studio's clock, set to the town's as soon as there is one."""

    def __init__(self) -> None:
        self.read = utc_now

    def __call__(self) -> datetime:
        return self.read()


@pytest.fixture
async def app(settings: Settings) -> AsyncIterator[App]:
    async with open_app(settings, Clock()) as opened:
        yield opened


@pytest.fixture
def simcord_bot(app: App) -> StudioClient:
    return StudioClient(app)


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

    async def generate(self, who: Any = None, prompt: str = "a red fox", **options: Any) -> tuple[Any, JobRow]:
        result = await (who or self.ada).slash(self.channel, "generate", prompt=prompt, **options)
        return result, (await self.jobs())[-1]

    async def jobs(self) -> list[JobRow]:
        async with self.app.database.read() as session:
            return list((await session.exec(select(JobRow).order_by(JobRow.id))).all())

    async def clip(self, who: Any = None, **options: Any) -> discord.Message:
        """A posted clip's message."""
        _, job = await self.generate(who, **options)
        await self.finish(self.app, job.id)
        await self.courier.deliver_due()
        await self.env.settle()
        return self.channel.history()[-1]


@pytest.fixture
def town(simcord_env: Env, app: App, finish_job: FinishJob) -> Town:
    assert isinstance(app.clock, Clock)
    app.clock.read = simcord_env.now  # Discord's message ids tell its time
    return Town(simcord_env, app, finish_job)


def labels(message: Any) -> list[str]:
    return [item.label for row in message.components for item in row.children]


async def test_generate_is_answered_at_once_with_the_place_in_line_and_a_cancel_button(town: Town) -> None:
    result, job = await town.generate(shape="portrait", length=7, seed=3)
    assert not result.ephemeral
    assert "On it: next in line" in result.response.content
    assert labels(town.channel.last_message) == ["Cancel"]
    assert (job.scene["shape"], job.scene["seconds"], job.scene["seed"]) == ("portrait", 7, 3)
    assert job.status_message == str(town.channel.last_message.id)


async def test_a_clip_arrives_as_the_bots_own_message_with_video_title_author_and_buttons(town: Town) -> None:
    message = await town.clip()
    assert message.author == town.env.bot.user
    assert message.reference is None
    assert message.interaction_metadata is None
    assert [file.filename for file in message.attachments] == ["riffreel.mp4"]
    assert message.content.startswith("**a red fox**\nby <@")
    assert labels(message) == ["Re-roll", "Delete"]
    status = town.channel.history()[-2]
    assert message.jump_url in status.content
    assert status.components == []
    assert (await town.jobs())[0].state == JobState.POSTED


def lose_answers(town: Town, count: int) -> list[dict[str, Any]]:
    """The next messages are posted, but the connection breaks before the bot learns so. Gives what was posted."""
    http = town.env.bot.http
    real, posted = http.send_message, []

    async def send(channel: Any, *, params: Any) -> Any:
        posted.append(params.payload if params.payload is not None else json.loads(params.multipart[0]["value"]))
        answer = await real(channel, params=params)
        if len(posted) <= count:
            raise aiohttp.ServerDisconnectedError
        return answer

    http.send_message = send  # type: ignore[method-assign]
    return posted


async def test_a_clip_posts_once_when_the_answer_to_the_post_was_lost(town: Town) -> None:
    _, job = await town.generate()
    await town.finish(town.app, job.id)
    posted = lose_answers(town, 1)
    await town.courier.deliver_due()
    assert (await town.jobs())[0].state == JobState.RENDERED
    for _ in range(120):  # a busy channel
        await town.ben.send(town.channel, "hello")
    await town.env.advance_time(2)
    await town.courier.deliver_due()
    videos = [message for message in town.channel.history() if message.attachments]
    assert len(videos) == len(posted) == 1
    async with town.app.database.read() as session:
        clip = (await session.exec(select(ClipRow))).one()
    assert clip.message == str(videos[0].id)


async def test_where_the_history_can_not_be_read_the_same_nonce_keeps_discord_from_posting_twice(town: Town) -> None:
    _, job = await town.generate()
    await town.finish(town.app, job.id)
    posted = lose_answers(town, 1)
    town.env.inject_error("GET", f"/channels/{town.channel.id}/messages", status=403, code=50001)
    await town.courier.deliver_due()
    await town.env.advance_time(2)
    await town.courier.deliver_due()
    first, second = posted
    assert first["enforce_nonce"]
    assert second["enforce_nonce"]
    assert first["nonce"] == second["nonce"]


async def test_buttons_work_after_a_restart(town: Town) -> None:
    message = await town.clip()
    await town.env.restart_bot(StudioClient(town.app))
    message = town.channel.history()[-1]
    result = await town.ben.click(message, label="Re-roll")
    assert "On it" in result.response.content
    assert [job.author for job in await town.jobs()] == ["ada", "ben"]
    deleted = await town.ada.click(message, label="Delete")
    assert deleted.ephemeral
    await town.courier.deliver_due()
    assert not [message for message in town.channel.history() if message.attachments]


async def test_cancel_stops_the_job_and_says_so_at_the_answer(town: Town) -> None:
    await town.generate()
    result = await town.ada.click(town.channel.last_message, label="Cancel")
    assert result.ephemeral
    assert "Cancelled." in result.response.content
    await town.courier.deliver_due()
    assert "Cancelled." in town.channel.last_message.content
    assert town.channel.last_message.components == []
    assert (await town.jobs())[0].state == JobState.CANCELLED


async def test_only_the_author_or_a_moderator_may_cancel_or_delete(town: Town) -> None:
    await town.generate()
    refused = await town.ben.click(town.channel.last_message, label="Cancel")
    assert refused.ephemeral
    assert "Only ada or a moderator can cancel this." in refused.response.content
    await town.mod.click(town.channel.last_message, label="Cancel")
    assert (await town.jobs())[0].state == JobState.CANCELLED
    message = await town.clip()
    refused = await town.ben.click(message, label="Delete")
    assert "Only ada or a moderator can delete this." in refused.response.content
    allowed = await town.mod.click(message, label="Delete")
    assert "deleted" in allowed.response.content


async def test_nobody_is_pinged_and_no_markdown_is_run_by_a_prompt(town: Town) -> None:
    bad = f"@everyone **look** <@{town.ben.id}> [click](https://example.com) `x` # big"
    message = await town.clip(prompt=bad)
    assert not message.mention_everyone
    assert [user.id for user in message.mentions] == [town.ada.id]
    assert "@everyone" not in message.content
    assert "**look**" not in message.content
    assert "\\*\\*look\\*\\*" in message.content


async def test_a_prompt_with_nothing_in_it_is_refused_to_its_author_alone(town: Town) -> None:
    result = await town.ada.slash(town.channel, "generate", prompt="\u200b \u2060?")
    assert result.ephemeral
    assert "There is nothing to draw yet." in result.response.content
    assert await town.jobs() == []


async def test_generate_works_in_a_private_chat(town: Town) -> None:
    user = town.env.create_user("cleo")
    town.guild.add_member(user)
    await user.slash("generate", prompt="a red fox")
    (job,) = await town.jobs()
    assert job.address["private"]
    await town.finish(town.app, job.id)
    await town.courier.deliver_due()
    assert (await town.jobs())[0].state == JobState.POSTED


async def test_queue_cancel_help_and_start_answer_in_private(town: Town) -> None:
    await town.generate()
    queue = await town.ada.slash(town.channel, "queue")
    assert queue.ephemeral
    assert "No worker is running" in queue.response.content
    assert "a red fox — next in line" in queue.response.content
    cancelled = await town.ada.slash(town.channel, "cancel")
    assert "Cancelled." in cancelled.response.content
    nothing = await town.ada.slash(town.channel, "cancel")
    assert "You have nothing in the queue." in nothing.response.content
    for name in ("help", "start"):
        result = await town.ada.slash(town.channel, name)
        assert "/generate" in result.response.content
        assert result.ephemeral


async def test_progress_is_shown_by_edits(town: Town) -> None:
    _, job = await town.generate()
    run = await runs.claim(town.app, "w", job.id, 1)
    assert isinstance(run, runs.Run)
    town.courier.postman.edit_gap = 0.0
    await town.courier.progress.show()
    await runs._renew(town.app, run, "drawing", 0.4)
    await town.courier.progress.show()
    assert "▰▰▰▰▱▱▱▱▱▱ 40 % · drawing" in town.channel.last_message.content


async def test_when_posting_is_forbidden_the_author_gets_the_clip_in_private(town: Town) -> None:
    _, job = await town.generate()
    await town.finish(town.app, job.id)
    town.env.inject_error(
        "POST", f"/channels/{town.channel.id}/messages", status=403, code=50013, message="Missing Permissions"
    )
    await town.courier.deliver_due()
    await town.courier.deliver_due()
    assert (await town.jobs())[0].state == JobState.FAILED
    dm = await (await town.env.bot.fetch_user(town.ada.id)).create_dm()
    private = await anext(dm.history())
    assert "I am not allowed to post there any more." in private.content
    assert private.attachments


async def test_a_clip_too_big_for_the_channel_is_encoded_again_to_fit(
    town: Town, monkeypatch: pytest.MonkeyPatch, tiny_clip: RenderedClip
) -> None:
    size = tiny_clip.video.stat().st_size
    monkeypatch.setattr(type(town.courier.postman), "_upload_limit", lambda *_: size - 500)
    message = await town.clip()
    if message.attachments:
        assert message.attachments[0].size <= size - 500
    else:
        assert "too big to upload" in message.content


async def test_a_bug_is_apologised_for_with_a_reference_and_not_shown(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def explode(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("core.generation.service.submit", explode)
    result = await town.ada.slash(town.channel, "generate", prompt="a red fox")
    assert result.ephemeral
    assert "Something broke on our side" in result.response.content
    assert "secret" not in result.response.content


async def test_commands_are_told_to_discord_only_when_they_changed(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    syncs: list[int] = []
    heir = StudioClient(town.app)

    async def sync(**_: object) -> list[object]:
        syncs.append(1)
        return []

    monkeypatch.setattr(heir.tree, "sync", sync)
    await town.env.restart_bot(heir)
    assert syncs == []
