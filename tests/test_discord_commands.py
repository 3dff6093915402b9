"""What people ask of the Discord bot: slash commands, buttons, private chats, permissions."""

from __future__ import annotations

import pytest
from discord_town import Town, datas, labels

from bots.discord import client
from bots.discord.client import StudioClient
from core.tables import JobState


async def test_generate_is_answered_at_once_with_the_place_in_line_and_a_cancel_button(town: Town) -> None:
    result, job = await town.generate(shape="portrait", length=7, seed=3)
    assert not result.ephemeral
    assert "Got it: next in line" in result.response.content
    assert labels(town.channel.last_message) == ["Cancel"]
    assert (job.scene["shape"], job.scene["seconds"], job.scene["seed"]) == ("portrait", 7, 3)
    assert job.status_message == str(town.channel.last_message.id)


async def test_buttons_work_after_a_restart(town: Town) -> None:
    message = await town.clip()
    await town.env.restart_bot(StudioClient(town.app))
    message = town.channel.history()[-1]
    result = await town.ben.click(message, label="Re-roll")
    assert "Got it" in result.response.content
    assert [job.author for job in await town.jobs()] == ["ada", "ben"]
    deleted = await town.more(town.ada, message, "Delete")
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
    opened = await town.ben.click(message, label="More…")
    assert "Delete" not in labels(opened.response)
    opened = await town.mod.click(message, label="More…")
    (button,) = [data for data in datas(opened.response) if data.startswith("delete:")]
    forged = await town.forge(button)
    refused = await town.ben.click(forged, custom_id=button)
    assert "Only ada or a moderator can delete this." in refused.response.content
    allowed = await town.mod.click(opened.response, label="Delete")
    assert "deleted" in allowed.response.content


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


async def test_a_button_of_another_time_says_so(town: Town) -> None:
    await town.generate()
    for data in ("launch:rockets", f"resend:{'0' * 26}"):
        result = await town.ada.click(await town.forge(data), custom_id=data)
        assert result.ephemeral
        assert "This button is too old to work." in result.response.content
