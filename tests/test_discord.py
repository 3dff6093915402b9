"""The real Discord bot against a simulated Discord: slash commands, buttons, private chats, permissions, restarts."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import socket
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
from aiohttp import web
from conftest import FinishJob
from noise import noisy_video
from pydantic import SecretStr
from simcord import Env
from sqlmodel import select

from bots import doctor, sentences
from bots.discord import client, postman, render
from bots.discord.client import StudioClient
from bots.entry import run_discord
from core import delivery
from core.app import App, open_app, utc_now
from core.commands import Cancel
from core.delivery import Courier
from core.errors import Refusal
from core.events import (
    ClipReady,
    JobCancelled,
    JobFailed,
    JobProgressed,
    JobQueued,
    JobRefused,
    PostFailed,
)
from core.generation import runs, service
from core.people import Account, recognise
from core.settings import Settings
from core.tables import ClipRow, JobRow, JobState
from core.wording import N_, speaker


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


@pytest.fixture(scope="module")
def noise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return noisy_video(tmp_path_factory.mktemp("noise") / "noise.mp4")


def labels(message: Any) -> list[str]:
    return [item.label for row in message.components for item in row.children]


async def test_generate_is_answered_at_once_with_the_place_in_line_and_a_cancel_button(town: Town) -> None:
    result, job = await town.generate(shape="portrait", length=7, seed=3)
    assert not result.ephemeral
    assert "Got it: next in line" in result.response.content
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
    assert "Got it" in result.response.content
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
    assert "no worker is running" in queue.response.content
    assert "a red fox — next in line" in queue.response.content
    cancelled = await town.ada.slash(town.channel, "cancel")
    assert "Cancelled." in cancelled.response.content
    nothing = await town.ada.slash(town.channel, "cancel")
    assert "None of your clips is being made, so there is nothing to cancel." in nothing.response.content
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


async def deliver_noise(town: Town, noise: Path) -> discord.Message:
    _, job = await town.generate()
    clip = await town.finish(town.app, job.id)
    shutil.copy(noise, town.app.media.path(f"{clip}/clip.mp4"))
    await town.courier.deliver_due()
    assert (await town.jobs())[0].state == JobState.POSTED
    return town.channel.history()[-1]


async def test_a_clip_too_big_for_the_channel_is_encoded_again_to_fit(
    town: Town, noise: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = 200_000
    assert noise.stat().st_size > limit
    monkeypatch.setattr(type(town.courier.postman), "_upload_limit", lambda *_: limit)
    (file,) = (await deliver_noise(town, noise)).attachments
    assert 20_000 < file.size <= limit


async def test_a_clip_that_can_not_be_made_to_fit_is_linked(
    town: Town, noise: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(town.courier.postman), "_upload_limit", lambda *_: 2_000)
    message = await deliver_noise(town, noise)
    assert not message.attachments
    assert "too big to upload here, and this studio has no public address" in message.content
    assert labels(message) == ["Re-roll", "Delete"]


async def test_a_clip_that_discord_finds_too_large_is_tried_once_smaller(
    town: Town, noise: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(town.courier.postman), "_upload_limit", lambda *_: 400_000)
    town.env.inject_error("POST", f"/channels/{town.channel.id}/messages", status=413, code=40005)
    (file,) = (await deliver_noise(town, noise)).attachments
    assert file.size <= 200_000
    town.env.inject_error("POST", f"/channels/{town.channel.id}/messages", status=413, code=40005, times=2)
    assert "too big to upload" in (await town.clip()).content


async def test_a_bug_is_apologised_for_with_a_reference_and_not_shown(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def explode(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("core.generation.service.submit", explode)
    result = await town.ada.slash(town.channel, "generate", prompt="a red fox")
    assert result.ephemeral
    assert "something broke on my side" in result.response.content
    assert "secret" not in result.response.content


async def test_commands_are_told_to_discord_when_they_or_their_translations_changed(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tellings() -> int:
        return sum("/commands" in entry.path for entry in town.env.http_requests if entry.method == "PUT")

    assert tellings() == 1
    await town.env.restart_bot(StudioClient(town.app))
    assert tellings() == 1
    real = client.speaker
    monkeypatch.setattr(client, "speaker", lambda locale: lambda sentence: real(locale)(sentence).upper())
    await town.env.restart_bot(StudioClient(town.app))
    assert tellings() == 2


@dataclass
class Slowness:
    """Use-cases that take longer than Discord waits."""

    town: Town
    monkeypatch: pytest.MonkeyPatch
    over: asyncio.Event = field(default_factory=asyncio.Event)

    def befall(self, name: str, error: Exception | None = None) -> None:
        """The use-case takes until `outlast`, and ends in an error if one is given."""
        real = getattr(service, name)

        async def work(*arguments: Any) -> Any:
            if not self.over.is_set():
                await self.town.env.external_wait(self.over.wait(), reason="a slow database")
            if error is not None:
                raise error
            return await real(*arguments)

        self.monkeypatch.setattr(service, name, work)

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


async def test_a_slow_job_is_promised_and_then_answered(town: Town, slow: Slowness) -> None:
    slow.befall("submit")
    result = await slow.outlast(town.ada.slash(town.channel, "generate", prompt="a red fox"))
    (job,) = await town.jobs()
    assert town.promises() == [False]
    assert not result.ephemeral
    assert "Got it" in result.response.content
    assert job.status_message == str(town.channel.last_message.id)


async def test_a_slow_refusal_is_told_to_its_person_alone(town: Town, slow: Slowness) -> None:
    slow.befall("submit", Refusal(N_("There is no file {file}."), file="x"))
    result = await slow.outlast(town.ada.slash(town.channel, "generate", prompt="a red fox"))
    assert result.response is None  # the promise that all could see is gone
    (told,) = result.followups
    assert told.ephemeral
    assert "There is no file x." in told.content


async def test_a_slow_bug_is_apologised_for_to_its_person_alone(town: Town, slow: Slowness) -> None:
    slow.befall("submit", RuntimeError("secret detail"))
    result = await slow.outlast(town.ada.slash(town.channel, "generate", prompt="a red fox"))
    assert result.response is None
    (told,) = result.followups
    assert told.ephemeral
    assert "(Reference" in told.content


async def test_a_slow_private_answer_stays_private(town: Town, slow: Slowness) -> None:
    slow.befall("show_queue")
    result = await slow.outlast(town.ada.slash(town.channel, "queue"))
    assert town.promises() == [True]
    assert result.ephemeral
    assert "no worker is running" in result.response.content


async def test_a_job_whose_promise_discord_refuses_is_mentioned_in_the_channel(town: Town, slow: Slowness) -> None:
    slow.befall("submit")
    town.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062, times=None)
    await slow.outlast(town.ada.slash(town.channel, "generate", prompt="a red fox"))
    (job,) = await town.jobs()
    assert "Got it" in town.channel.last_message.content
    assert job.status_message == str(town.channel.last_message.id)


async def test_a_job_whose_answer_discord_refuses_is_mentioned_in_the_channel(town: Town) -> None:
    town.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
    _, job = await town.generate()
    assert "Got it" in town.channel.last_message.content
    assert labels(town.channel.last_message) == ["Cancel"]
    assert job.status_message == str(town.channel.last_message.id)


async def test_a_promise_that_arrived_although_discord_said_no_is_kept(town: Town, slow: Slowness) -> None:
    slow.befall("submit")
    adapter = town.env._webhook_adapter
    assert adapter is not None
    real, lost = adapter.request, []

    async def request(route: Any, *arguments: Any, **options: Any) -> Any:
        answer = await real(route, *arguments, **options)
        if not lost:
            lost.append(route)
            raise aiohttp.ServerDisconnectedError
        return answer

    adapter.request = request  # type: ignore[method-assign]
    result = await slow.outlast(town.ada.slash(town.channel, "generate", prompt="a red fox"))
    (job,) = await town.jobs()
    assert lost
    assert "Got it" in result.response.content
    assert job.status_message == str(town.channel.last_message.id)
    assert len(town.channel.history()) == 1


async def test_the_answer_to_a_job_that_ended_meanwhile_is_taken_away(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = delivery.remember_status

    async def too_late(app: App, job_id: str, message: str) -> bool:
        assert town.channel.history()
        await service.cancel(app, Cancel(await recognise(app, Account("discord", str(town.ada.id), "ada")), job_id))
        return await real(app, job_id, message)

    monkeypatch.setattr(delivery, "remember_status", too_late)
    await town.generate()
    assert town.channel.history() == []


async def test_a_fault_behind_the_answer_does_not_answer_twice(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    async def explode(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(delivery, "remember_status", explode)
    result, _ = await town.generate()
    assert "Got it" in result.response.content
    assert result.followups == []


async def test_clips_are_made_in_threads_and_forum_posts_with_the_permissions_we_ask_for(town: Town) -> None:
    guild = town.env.bot.get_guild(town.guild.id)
    assert guild is not None
    channel = guild.get_channel(town.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.create_thread(name="chat", type=discord.ChannelType.public_thread)
    forum = town.guild.create_forum_channel("films")
    await town.env.settle()
    place = guild.get_channel(forum.id)
    assert isinstance(place, discord.ForumChannel)
    await place.create_thread(name="a film", content="first")
    for thread in (*town.channel.threads, *forum.threads):
        await town.ada.slash(thread, "generate", prompt="a red fox")
        await town.finish(town.app, (await town.jobs())[-1].id)
        await town.courier.deliver_due()
        assert thread.history()[-1].attachments
    assert [job.state for job in await town.jobs()] == [JobState.POSTED] * 2
    assert postman.NEEDED.send_messages_in_threads


@pytest.mark.parametrize(
    ("status", "code", "reason"),
    [
        (400, 50083, "the thread is archived or locked."),
        (404, 10003, "the channel is gone."),
        (404, 10008, "the channel is gone."),
        (403, 50001, "I am not allowed to post there any more."),
        (400, 50035, "the platform did not accept it there."),
    ],
)
async def test_where_nothing_can_be_posted_the_author_is_told_why_at_once(
    town: Town, status: int, code: int, reason: str
) -> None:
    _, job = await town.generate()
    await town.finish(town.app, job.id)
    town.env.inject_error("POST", f"/channels/{town.channel.id}/messages", status=status, code=code)
    await town.courier.deliver_due()
    await town.courier.deliver_due()
    dm = await (await town.env.bot.fetch_user(town.ada.id)).create_dm()
    assert reason in (await anext(dm.history())).content


async def test_an_uncertain_clip_that_did_arrive_can_be_deleted(town: Town) -> None:
    _, job = await town.generate()
    await town.finish(town.app, job.id)
    lose_answers(town, 1)
    await town.courier.deliver_due()
    message = town.channel.history()[-1]
    assert message.attachments
    await town.ada.click(message, label="Delete")
    await town.env.advance_time(2)
    await town.courier.deliver_due()
    assert not [message for message in town.channel.history() if message.attachments]


async def test_a_button_of_another_time_says_so(town: Town) -> None:
    await town.generate()
    for data in ("launch:rockets", f"resend:{'0' * 26}"):
        view = discord.ui.View(timeout=None)
        view.add_item(discord.ui.Button(label="?", custom_id=data))
        view.stop()
        channel = town.env.bot.get_partial_messageable(town.channel.id)
        await channel.send("old", view=view)
        result = await town.ada.click(town.channel.last_message, custom_id=data)
        assert result.ephemeral
        assert "This button is too old to work." in result.response.content


async def test_no_message_unfurls_a_link(town: Town, slow: Slowness) -> None:
    await town.clip(prompt="https://example.com/a discord.gg/abc")
    slow.befall("submit")
    await slow.outlast(town.ada.slash(town.channel, "generate", prompt="https://example.com/b discord.gg/abc"))
    messages = town.channel.history()
    assert len(messages) == 3
    for message in messages:
        assert re.search(r"https?://(?!discord\.com/channels/)|discord\.gg", message.content) is None
    assert [message.flags.suppress_embeds for message in messages[:2]] == [True, True]


@pytest.mark.parametrize(
    ("typed", "forbidden"),
    [
        ("<#123456789012345678>", r"(?<!\\)<#"),
        ("<t:1700000000:R>", r"(?<!\\)<t"),
        ("</generate:123456789012345678>", r"(?<!\\)</"),
        ("<:fox:123456789012345678> <a:fox:123456789012345678>", r"(?<!\\)<a?:"),
        ("[a](https://a.example) and [b](https://b.example)", r"(?<!\\)\["),
        ("see http://a.example or HTTPS://b.example", r"(?i)https?://"),
        ("discord.gg/abc discord.com/invite/abc discordapp.com/invite/a", r"discord(app)?\.(gg|com)"),
        ("@everyone @here <@123456789012345678>", r"@(everyone|here)|(?<!\\)<@"),
        ("# big", "^#"),
        ("- item", "^-"),
        ("3. item", r"^3\."),
        ("||secret|| ~~gone~~ `code`", r"(?<!\\)[|~`]"),
    ],
)
def test_what_people_type_shows_as_typed(typed: str, forbidden: str) -> None:
    said = render.plain(typed)
    assert re.search(forbidden, said) is None
    # Nothing else than what makes it harmless was added.
    assert re.sub(r"\\(?=[^\w\s])", "", said).replace("\u200b", "") == typed


def test_a_text_cut_short_never_ends_in_half_an_escape() -> None:
    for length in range(40, 60):
        said = render.plain("*" * 100, length)
        assert len(said) <= length
        assert said.endswith("*…")


LONG = {
    "mentions": "@everyone " * 100,
    "emojis": "🦊" * 1000,
    "markup": "*_~`" * 250,
    "links": "http://a.b " * 90,
}


@pytest.mark.parametrize("prompt", LONG.values(), ids=LONG.keys())
def test_nothing_we_say_is_too_long_for_discord(prompt: str) -> None:
    note = sentences.too_big("https://clips.example/clip/" + "0" * 26, speaker("de"))
    shared: dict[str, Any] = {"job_id": "j", "language": "de", "prompt": prompt}
    clip = {"video": "clip/clip.mp4", "clip_id": "01" * 13}
    words = tuple("*" * 40 for _ in range(40))
    remarks = (("{what}", {"what": "_" * 400}),) * 4
    ready = ClipReady(
        **shared, **clip, author="🦊_" * 26, author_user=None, poster="p", width=1, height=1, seconds=12, seed=2**31 - 1,
        unresolved=words, notes=remarks,
    )  # fmt: skip
    failed = PostFailed(**shared, **clip, author_user="1", reason="I am not allowed to post there any more.")
    messages = [
        render.render(JobQueued(**shared, author="Ada", position=3, wait_seconds=90, unresolved=words)),
        render.render(JobProgressed(**shared, author="Ada", share=0.5, phase="drawing", position=0, wait_seconds=None)),
        render.render(ready),
        render.linked(ready, note),
        render.render(JobRefused(**shared, sentence="{what}", values={"what": prompt * 5})),
        render.render(JobCancelled(**shared)),
        render.render(JobFailed(**shared, reference="0" * 8)),
        render.render(failed),
        render.linked(failed, note),
    ]
    for message in messages:
        assert len(message.content.encode("utf-16-le")) // 2 <= 2000
    assert note in messages[3].content
    for message in messages[-2:]:
        assert render.plain(speaker("de")(failed.reason)) in message.content


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
async def answering(routes: dict[str, Any], port: int = 0) -> AsyncIterator[str]:
    """A server on loopback with these routes; gives its address."""
    application = web.Application()
    for path, handler in routes.items():
        application.router.add_get(path, handler)
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
