"""A visitor with a real Chromium. Skipped where there is none; with RIFFREEL_REQUIRE_BROWSER=1 a missing one is a failure."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright, expect

from bots.web.server import serve
from core.app import App, open_app
from core.settings import Settings

CAFE = "a person thinking in a cozy café on a rainy day, steaming cup of coffee on the table"
FOX = "a red fox runs through Tokyo at night"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
)


def chromium() -> str:
    """The system's Chromium."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    reason = "no Chromium on this machine (looked for chromium, chromium-browser, google-chrome)"
    if os.environ.get("RIFFREEL_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@asynccontextmanager
async def serving(app: App, port: int = 0) -> AsyncIterator[str]:
    ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(serve(app, "127.0.0.1", port, ready.set_result))
    try:
        async with asyncio.timeout(10):
            yield await ready
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    path = chromium()
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        await started.close()


@pytest_asyncio.fixture(loop_scope="module")
async def host(settings: Settings) -> AsyncIterator[App]:
    async with open_app(settings) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def url(host: App) -> AsyncIterator[str]:
    async with serving(host) as address:
        yield address


@dataclass
class Visitor:
    """Opens pages as fresh visitors. What a page reports as an error fails the test in the end."""

    browser: Browser
    faults: list[str]

    async def __call__(self, url: str, **options: Any) -> Page:
        context = await self.browser.new_context(**{"viewport": DESKTOP, "locale": "en-GB", **options})
        page = await context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._listen)
        await page.goto(url)
        await page.wait_for_selector("#state[data-state=live]")
        return page

    def _listen(self, line: ConsoleMessage) -> None:
        if "Content Security Policy" in line.text:
            self.faults.append(line.text)


@pytest_asyncio.fixture(loop_scope="module")
async def visit(browser: Browser) -> AsyncIterator[Visitor]:
    visitor = Visitor(browser, [])
    yield visitor
    for context in browser.contexts:
        await context.close()
    assert visitor.faults == []


async def send(page: Page, text: str) -> str:
    """Type a prompt and press Enter; gives the job's id."""
    await page.fill("#prompt", text)
    async with page.expect_response("**/api/say") as answering:
        await page.press("#prompt", "Enter")
    return str((await (await answering.value).json())["entry"]["job"])


async def send_command(page: Page, command: str) -> None:
    await page.fill("#prompt", command)
    await page.press("#prompt", "Enter")
    await expect(page.locator(".entry.answer")).to_have_count(1)
