"""How clips reach Discord: once, in the right channel, in a size that it takes, or else in private."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
from discord_town import Town, labels
from noise import noisy_video
from sqlmodel import select

from bots.discord import postman
from core.generation import runs
from core.tables import ClipRow, JobState


@pytest.fixture(scope="module")
def noise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return noisy_video(tmp_path_factory.mktemp("noise") / "noise.mp4")


async def test_a_clip_arrives_as_the_bots_own_message_with_video_title_author_and_buttons(town: Town) -> None:
    message = await town.clip()
    assert message.author == town.env.bot.user
    assert message.reference is None
    assert message.interaction_metadata is None
    assert [file.filename for file in message.attachments] == ["riffreel.mp4"]
    assert message.content.startswith("**a red fox**\nby <@")
    assert labels(message) == ["Remix", "Continue", "Re-roll", "More…"]
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


async def test_progress_is_shown_by_edits(town: Town) -> None:
    _, job = await town.generate()
    run = await runs.claim(town.app, "w", job.id, 1)
    assert isinstance(run, runs.Run)
    town.courier.postman.edit_gap = 0.0
    await town.courier.progress.show()
    await runs.renew(town.app, run, "drawing", 0.4)
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
    assert labels(message) == ["Remix", "Continue", "Re-roll", "More…"]


async def test_a_clip_that_discord_finds_too_large_is_tried_once_smaller(
    town: Town, noise: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(town.courier.postman), "_upload_limit", lambda *_: 400_000)
    town.env.inject_error("POST", f"/channels/{town.channel.id}/messages", status=413, code=40005)
    (file,) = (await deliver_noise(town, noise)).attachments
    assert file.size <= 200_000
    town.env.inject_error("POST", f"/channels/{town.channel.id}/messages", status=413, code=40005, times=2)
    assert "too big to upload" in (await town.clip()).content


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
    await town.more(town.ada, message, "Delete")
    await town.env.advance_time(2)
    await town.courier.deliver_due()
    assert not [message for message in town.channel.history() if message.attachments]
