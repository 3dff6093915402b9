"""The real Telegram application over HTTP against a small Bot API server, and people who talk to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import bot_api
import pytest
from bot_api import TOKEN, BotApi
from conftest import FinishJob
from pydantic import SecretStr
from sqlmodel import select

from bots.telegram import client
from core import delivery
from core.app import App, open_app
from core.settings import Settings
from core.tables import JobRow, JobState


@dataclass
class Chat:
    """A running bot, its server, and the people who talk to it."""

    api: BotApi
    app: App
    finish: FinishJob
    ada: dict[str, Any] = field(init=False)
    ben: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        self.ada, self.ben = self.api.user(1, "Ada"), self.api.user(2, "Ben")
        self.group = self.api.group(-100)

    async def until(self, condition: Callable[[], Any], seconds: float = 5) -> Any:
        async with asyncio.timeout(seconds):
            while True:
                value = condition()
                if isinstance(value, Awaitable):
                    value = await value
                if value:
                    return value
                await asyncio.sleep(0.02)

    async def jobs(self) -> list[JobRow]:
        async with self.app.database.read() as session:
            return list((await session.exec(select(JobRow).order_by(JobRow.id))).all())

    async def status(
        self, who: dict[str, Any] | None = None, text: str = "/generate a red fox", chat: int | None = None
    ) -> Any:
        """Say something and wait for the answer, and for the bot to have noted it."""
        who = who or self.ada
        before = len(self.api.sent(chat or who["id"]))
        await self.api.say(who, text, chat)
        answers = await self.until(lambda: self.api.sent(chat or who["id"])[before:])
        await self.until(self.noted)
        return answers[0]

    async def noted(self) -> bool:
        return all(job.status_message is not None for job in await self.jobs())

    async def clip(
        self, chat: int | None = None, prompt: str = "a red fox", who: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """A clip, posted."""
        status: dict[str, Any] = await self.status(who, f"/generate {prompt}", chat)
        await self.finish(self.app, (await self.jobs())[-1].id)
        await self.until(lambda: "video" in status)
        await self.until(self.all_posted)
        return status

    async def press_more(self, who: dict[str, Any], message: dict[str, Any], label: str) -> str:
        """Press a button of a clip's second keyboard; gives the callback's id."""
        if label not in labels(message):
            await self.api.press(who, message, "More…")
            await self.until(lambda: label in labels(message))
        return await self.api.press(who, message, label)

    async def told(self, query: str) -> dict[str, Any]:
        """How a press was answered."""
        found: list[dict[str, Any]] = await self.until(
            lambda: [c for c in self.api.called("answerCallbackQuery") if c["callback_query_id"] == query]
        )
        assert len(found) == 1
        answer: dict[str, Any] = found[0]
        return answer

    async def said(self, who: dict[str, Any], text: str, chat: int | None = None, **more: Any) -> dict[str, Any]:
        """Say something and wait for the bot's next message there."""
        before = {message["message_id"] for message in self.api.sent(chat or who["id"])}
        await self.api.say(who, text, chat, **more)
        return await self.next(chat or who["id"], before)

    async def next(self, chat: int, before: set[int]) -> dict[str, Any]:
        """The bot's first message in a chat that is not among those."""

        def fresh() -> list[dict[str, Any]]:
            return [message for message in self.api.sent(chat) if message["message_id"] not in before]

        first: dict[str, Any] = (await self.until(fresh))[0]
        return first

    def all_answered(self) -> bool:
        return set(self.api.pressed) <= {call["callback_query_id"] for call in self.api.called("answerCallbackQuery")}

    async def all_posted(self) -> bool:
        return all(job.state == JobState.POSTED for job in await self.jobs())


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with bot_api.bot_api() as state:
        yield state


@pytest.fixture
def telegram_settings(settings: Settings, api: BotApi) -> Settings:
    return settings.model_copy(update={"telegram_token": SecretStr(TOKEN), "telegram_api_url": api.url})


@asynccontextmanager
async def running(app: App, api: BotApi) -> AsyncIterator[None]:
    """The bot, started, and stopped at the end."""
    calls = len(api.calls)
    task = asyncio.create_task(client.serve(app))
    try:
        async with asyncio.timeout(10):
            # The menu comes in two languages, then it listens.
            while not any(name in ("deleteWebhook", "setWebhook") for name, _ in api.calls[calls:]):
                await asyncio.sleep(0.02)
                if task.done():
                    task.result()
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


OpenChat = Callable[..., AbstractAsyncContextManager[Chat]]


@pytest.fixture
def open_chat(telegram_settings: Settings, api: BotApi, finish_job: FinishJob) -> OpenChat:
    """Opens a chat with a bot that runs with some settings changed."""

    @asynccontextmanager
    async def opened(**changes: Any) -> AsyncIterator[Chat]:
        async with open_app(telegram_settings.model_copy(update=changes)) as app, running(app, api):
            yield Chat(api, app, finish_job)

    return opened


@pytest.fixture
async def chat(open_chat: OpenChat) -> AsyncIterator[Chat]:
    """A chat in which, at the end, every press of a button must have been answered."""
    async with open_chat() as opened:
        yield opened
        await opened.until(opened.all_answered)


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Failed deliveries are tried again at once."""
    monkeypatch.setattr(delivery, "BACKOFF", (0,) * len(delivery.BACKOFF))


def labels(message: dict[str, Any]) -> list[str]:
    """The buttons under a message, row by row."""
    return [button["text"] for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]
