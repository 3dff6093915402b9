"""How the Telegram bot starts: by long polling, by webhook, and when it can't."""

from __future__ import annotations

import socket

import aiohttp
import pytest
from bot_api import BotApi
from pydantic import SecretStr
from telegram_chat import OpenChat

from bots.entry import run_telegram
from bots.telegram import client
from core.app import open_app
from core.errors import Refusal
from core.settings import Settings


async def test_a_wrong_token_is_refused_with_what_to_do(telegram_settings: Settings) -> None:
    wrong = telegram_settings.model_copy(update={"telegram_token": SecretStr("1:wrong")})
    async with open_app(wrong) as app:
        with pytest.raises(Refusal, match="does not accept RIFFREEL_TELEGRAM_TOKEN"):
            await client.serve(app)


async def test_the_webhook_needs_a_secret(telegram_settings: Settings) -> None:
    open_to_all = telegram_settings.model_copy(update={"telegram_webhook_url": "https://example.com/hook"})
    async with open_app(open_to_all) as app:
        with pytest.raises(Refusal, match="WEBHOOK_SECRET is not set"):
            await client.serve(app)


async def test_by_webhook_the_same_works_and_a_wrong_secret_is_turned_away(open_chat: OpenChat, api: BotApi) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}/hook"
    hook = {"url": url, "secret": SecretStr("s3cret"), "port": port}
    async with open_chat(**{f"telegram_webhook_{name}": value for name, value in hook.items()}) as chat:
        await chat.until(lambda: api.webhook.get("secret_token") == "s3cret")
        await chat.clip()
        forged = {
            "update_id": 1,
            "message": {"message_id": 5, "date": 0, "chat": api.chats[2], "from": chat.ben, "text": "/queue"},
        }
        async with aiohttp.ClientSession() as session:
            for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "wrong"}):
                async with session.post(url, json=forged, headers=headers) as answer:
                    assert answer.status == 403
        assert api.sent(2) == []


async def test_the_bot_waits_for_telegram_to_be_reachable(
    open_chat: OpenChat, api: BotApi, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(client, "PAUSES", (0.05, 0.1))
    api.fail("getMe", 502, "Bad Gateway")
    api.lose_answer("getMe")
    api.fail("setMyCommands", 502, "Bad Gateway")
    async with open_chat() as chat:
        assert "Got it" in (await chat.status())["text"]
    assert capsys.readouterr().out.count("telegram.unreachable") == 3


async def test_without_a_queue_the_bot_does_not_start(telegram_settings: Settings) -> None:
    async with open_app(telegram_settings.model_copy(update={"redis_url": None})) as app:
        with pytest.raises(Refusal, match="RIFFREEL_REDIS_URL is not set"):
            await run_telegram(app)
