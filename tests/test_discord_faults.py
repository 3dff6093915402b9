"""Answers on Discord when the studio is slow or broken, or Discord refuses: in time, and to the right eyes."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest
from discord_town import Slowness, Town, labels

from core import delivery
from core.app import App
from core.commands import Cancel
from core.errors import Refusal
from core.generation import service
from core.people import Account, recognise
from core.wording import N_


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
