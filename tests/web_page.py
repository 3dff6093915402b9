"""The web face's actor: a page without a browser, over HTTP and WebSocket, on a real server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from bots.web.personas import COOKIE
from bots.web.server import serve
from core.app import App

FOX = "a red fox runs through Tokyo at night"


class Page:
    """What a page does, without the page: requests as one persona, and the live line."""

    def __init__(self, url: str, persona: str = "ada", language: str = "en") -> None:
        self.url = url
        cookies = {COOKIE: persona} if persona else {}
        self.session = aiohttp.ClientSession(
            url, cookies=cookies, cookie_jar=aiohttp.CookieJar(unsafe=True), headers={"Accept-Language": language}
        )

    async def post(self, path: str, body: Any, **headers: str) -> tuple[int, dict[str, Any]]:
        async with self.session.post(path, json=body, headers={"Origin": self.url} | headers) as response:
            return response.status, await response.json()

    async def say(self, text: str, **options: Any) -> dict[str, Any]:
        status, answer = await self.post("/api/say", {"text": text, **options})
        assert status == 200, answer
        return answer

    async def act(self, action: str) -> tuple[int, dict[str, Any]]:
        return await self.post("/api/act", {"action": action})

    async def generate(self, text: str = FOX, **options: Any) -> str:
        return str((await self.say(text, **options))["entry"]["job"])

    async def json(self, path: str) -> dict[str, Any]:
        async with self.session.get(path) as response:
            return dict(await response.json())

    async def feed(self, **query: str) -> dict[str, Any]:
        async with self.session.get("/api/feed", params=query) as response:
            return dict(await response.json())

    async def status(self, path: str, **headers: str) -> int:
        async with self.session.get(path, headers=headers) as response:
            return response.status

    async def text(self, path: str, **headers: str) -> str:
        async with self.session.get(path, headers=headers) as response:
            return await response.text()

    @asynccontextmanager
    async def live(self, **query: str) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
        async with self.session.ws_connect("/ws", origin=self.url, params=query) as line:
            yield line


async def hear(line: aiohttp.ClientWebSocketResponse, kind: str) -> dict[str, Any]:
    """The next message of that type."""
    async with asyncio.timeout(5):
        while True:
            message: dict[str, Any] = await line.receive_json()
            if message["type"] == kind:
                return message


@asynccontextmanager
async def serving(app: App) -> AsyncIterator[str]:
    """The server, as the command line runs it; gives its address."""
    ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(serve(app, "127.0.0.1", 0, ready.set_result))
    either: set[asyncio.Future[Any]] = {ready, task}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    if task.done():
        task.result()
    try:
        yield ready.result()
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def open_page(app: App) -> AsyncIterator[Callable[..., Page]]:
    pages: list[Page] = []
    async with serving(app) as url:

        def opened(persona: str = "ada", language: str = "en") -> Page:
            pages.append(Page(url, persona, language))
            return pages[-1]

        yield opened
        for page in pages:
            await page.session.close()


OpenPage = Callable[..., Page]
