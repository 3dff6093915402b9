"""Making clips out of clips in a real Chromium: continue, recast, mash-up, lock, settings and the family's tree."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from conftest import FinishJob
from playwright.async_api import Page, expect
from visitor import CAFE, DESKTOP, FOX, PHONE, Visitor, send, send_command

from core.app import App

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def go(page: Page) -> str:
    """Have the drafted clip made; gives the job's id."""
    async with page.expect_response("**/api/act") as answering:
        await page.click(".entry.draft .go")
    return str((await (await answering.value).json())["entry"]["job"])


async def shows(page: Page, count: int) -> None:
    await expect(page.locator(".entry.clip")).to_have_count(count)


async def choose(page: Page, name: str) -> None:
    """Open the newest clip's menu and choose from it."""
    await page.locator(".entry.clip").last.get_by_role("button", name="More…").click()
    await page.locator(".entry.clip").last.get_by_role("menuitem", name=name).click()


async def photograph(page: Page, name: str) -> None:
    """A picture for whoever wants to look, where RIFFREEL_PICTURES names a folder."""
    if folder := os.environ.get("RIFFREEL_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png")


@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_clips_are_made_out_of_clips(
    host: App, visit: Visitor, url: str, finish_job: FinishJob, screen: dict[str, int]
) -> None:
    page = await visit(url, viewport=screen)
    name = "phone" if screen == PHONE else "desktop"
    await finish_job(host, await send(page, FOX))
    await finish_job(host, await send(page, CAFE))
    await shows(page, 2)

    await page.locator(".entry.clip").last.get_by_role("button", name="Continue").click()
    await expect(page.locator(".entry.draft .text")).to_contain_text("It goes on as it was.")
    await photograph(page, f"{name}-continue")
    await page.click(".entry.draft >> text=Say what happens")
    await expect(page.locator("#target")).to_contain_text("What comes after")
    await page.fill("#prompt", "then it starts to snow")
    await page.press("#prompt", "Enter")
    await expect(page.locator(".entry.draft .text")).to_contain_text("rain → snow")
    await page.reload()
    await expect(page.locator(".entry.draft .text")).to_contain_text("rain → snow")
    await finish_job(host, await go(page))
    await page.reload()
    await shows(page, 3)
    await expect(page.locator(".entry.draft")).to_have_count(0)
    await shows(page, 3)
    await expect(page.locator(".entry.clip .origin")).to_have_text(re.compile("^What comes after .* rain → snow$"))

    await choose(page, "Recast")
    await page.fill("#prompt", "a panda in a red coat")
    await page.press("#prompt", "Enter")
    await expect(page.locator(".entry.draft .text")).to_contain_text("person → panda")
    await page.click(".entry.draft >> text=Cancel")

    await page.locator(".entry.clip").last.get_by_role("button", name="More…").click()
    await photograph(page, f"{name}-menu")
    await page.keyboard.press("Escape")
    await choose(page, "Mash-up")
    await expect(page.locator(".chooser li")).to_have_count(2)
    await photograph(page, f"{name}-chooser")
    await page.click(f".chooser >> text={FOX}")
    await expect(page.locator(".entry.draft .text")).to_contain_text("in the place of “a red fox")
    await finish_job(host, await go(page))
    await shows(page, 4)

    await choose(page, "Family")
    await expect(page.locator(".kin")).to_have_count(3)
    await expect(page.locator(".kin[aria-current] .facts")).to_have_text("mash-up · Ada")
    await photograph(page, f"{name}-family")
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert await page.evaluate(wide), "nothing runs off the side"


async def test_a_clip_is_locked_and_settings_are_kept(
    host: App, visit: Visitor, url: str, finish_job: FinishJob
) -> None:
    page = await visit(url)
    await finish_job(host, await send(page, CAFE))
    await choose(page, "Lock")
    await expect(page.locator("#toast")).to_have_text("Nobody else can remix this clip now.")
    await page.locator(".entry.clip").get_by_role("button", name="More…").click()
    await expect(page.get_by_role("menuitem", name="Unlock")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator(".entry.clip").get_by_role("button", name="More…")).to_be_focused()
    await send_command(page, "/settings")
    box = page.get_by_label("Ask me before a remix is made")
    await expect(box).to_be_checked()
    async with page.expect_response("**/api/settings"):
        await box.uncheck()
    await page.reload()
    await send_command(page, "/settings")
    await expect(page.get_by_label("Ask me before a remix is made")).not_to_be_checked()
    await photograph(page, "settings")
