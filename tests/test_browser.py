"""The page in a real Chromium: what people do with it, by mouse and by keyboard."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from conftest import FinishJob, Studio
from playwright.async_api import expect
from visitor import CAFE, FOX, Visitor, send, send_command, serving

from core.app import App
from core.generation import runs
from core.settings import Settings

ROOT = Path(__file__).parents[1]

# One Chromium for all of them, so they share an event loop.
pytestmark = [pytest.mark.browser, pytest.mark.alone, pytest.mark.asyncio(loop_scope="module")]


@asynccontextmanager
async def worker(settings: Settings, folder: Path) -> AsyncIterator[None]:
    """The real worker with the real engine, ready to render."""
    assert settings.redis_url is not None
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "RIFFREEL_DATA_DIR": str(settings.data_dir),
        "RIFFREEL_REDIS_URL": settings.redis_url.get_secret_value(),
    }
    log = folder / "worker.log"
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "worker", env=environment, cwd=folder, stdout=output, stderr=output
        )
    try:
        async with asyncio.timeout(60):
            while "worker.ready" not in log.read_text():
                assert process.returncode is None, log.read_text()
                await asyncio.sleep(0.1)
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.wait(), 20)


@pytest.mark.slow
async def test_a_typed_prompt_is_a_playing_clip_with_sound_within_ten_seconds(
    host: App, settings: Settings, visit: Visitor, url: str, tmp_path: Path
) -> None:
    async with worker(settings, tmp_path):
        page = await visit(url)
        await page.fill("#prompt", f"/generate {CAFE}")
        pressed = time.monotonic()
        await page.press("#prompt", "Enter")
        await page.wait_for_selector(".entry.job .track", timeout=2000)
        await page.wait_for_selector(".entry.clip video", timeout=60_000)
        playing = """() => {
            const video = document.querySelector(".entry.clip video");
            return !video.paused && video.currentTime > 0.2 && video.videoWidth > 0 && video.webkitAudioDecodedByteCount > 0;
        }"""
        await page.wait_for_function(playing, timeout=10_000)
        waited = time.monotonic() - pressed
        first = await page.evaluate("document.querySelector('.entry.clip video').currentTime")
        await page.wait_for_function(
            "first => Math.abs(document.querySelector('.entry.clip video').currentTime - first) > 0.3",
            arg=first,
            timeout=5000,
        )
        video = page.locator(".entry.clip video")
        assert await video.evaluate("video => [video.muted, video.videoWidth, video.videoHeight]") == [False, 832, 480]
        assert CAFE in await page.inner_text(".entry.clip .title")
    print(f"{waited:.1f} s from Enter to playing")
    assert waited <= 10


async def test_cancel_stops_the_job_and_offers_another_try(host: App, visit: Visitor, url: str) -> None:
    page = await visit(url)
    job = await send(page, FOX)
    await expect(page.locator(".entry.job .line")).to_have_text("next in line")
    assert isinstance(await runs.claim(host, "worker", job, 1), runs.Run)
    await expect(page.locator(".entry.job")).to_have_attribute("data-running", "true")
    await page.click(".entry.job >> text=Cancel")
    await expect(page.locator(".entry.ended .text")).to_have_text("Cancelled.")
    await expect(page.locator(".entry.job")).to_have_count(0)
    heard = await page.locator("#log p").all_inner_texts()
    assert [text.split(":")[0] for text in heard] == ["Got it", "Cancelled."], "each thing is said once"
    await page.click(".entry.ended >> text=Try again")
    await expect(page.locator("#prompt")).to_have_value(FOX)
    await page.click(".entry.ended >> [aria-label=Dismiss]")
    await expect(page.locator(".entry")).to_have_count(0)
    await expect(page.locator("#empty")).to_be_visible()


async def test_who_one_is_decides_what_one_may_delete(
    host: App, visit: Visitor, url: str, finish_job: FinishJob
) -> None:
    page = await visit(url)
    other_tab = await page.context.new_page()
    await other_tab.goto(url)
    await finish_job(host, await send(page, FOX))
    delete = page.locator(".entry.clip .delete")
    await expect(delete).to_have_count(1)
    for name, may in (("Ben", 0), ("Dana", 1)):
        await page.click("#persona")
        await page.click(f"#persona-menu >> text={name}")
        await expect(page.locator("#persona")).to_contain_text(name)
        await expect(delete).to_have_count(may)
        await expect(other_tab.locator("#persona")).to_contain_text(name)
    await send_command(page, "/help")
    await page.click("#persona")
    await page.click("#persona-menu >> text=Ben")
    await expect(page.locator(".entry.answer"), "what only Dana was told").to_have_count(0)
    await page.click("#persona")
    await page.click("#persona-menu >> text=Dana")
    await delete.click()
    await expect(delete).to_have_text("Really delete?")
    await expect(page.locator(".entry.clip")).to_have_count(1)
    await delete.click()
    for tab in (page, other_tab):
        await expect(tab.locator(".entry.clip")).to_have_count(0)
    await expect(page.locator("#prompt")).to_be_focused()


async def test_a_reload_and_a_restarted_server_keep_clips_and_running_jobs(
    host: App, visit: Visitor, finish_job: FinishJob
) -> None:
    async with serving(host) as url:
        page = await visit(url)
        await finish_job(host, await send(page, "first"))
        job = await send(page, "second")
        await page.wait_for_selector(".entry.clip")
        await page.reload()
        await expect(page.locator(".entry .title")).to_have_text(["first", "second"])
        await expect(page.locator(".entry.job .stop")).to_be_visible()
        port = int(url.rsplit(":", 1)[1])
    await expect(page.locator("#state")).to_have_attribute("data-state", "waiting")
    await finish_job(host, job)
    async with serving(host, port):
        await expect(page.locator("#state")).to_have_attribute("data-state", "live", timeout=10_000)
        await expect(page.locator(".entry.clip .title")).to_have_text(["first", "second"])
        await expect(page.locator(".entry.job")).to_have_count(0)


async def test_everything_is_done_with_the_keyboard_alone(
    host: App, visit: Visitor, url: str, finish_job: FinishJob
) -> None:
    page = await visit(url)
    keys = page.keyboard
    await expect(page.locator("#prompt")).to_be_focused()
    await keys.type("/")
    await expect(page.locator("#suggestions li")).to_have_count(6)
    await keys.press("ArrowDown")
    await expect(page.locator("#suggestions [aria-selected=true]")).to_contain_text("/queue")
    await keys.press("Enter")
    await expect(page.locator(".entry.answer .text")).to_contain_text("no worker is running")
    await expect(page.locator("#log")).to_contain_text("no worker is running")
    await keys.type("/g")
    await keys.press("Tab")
    await expect(page.locator("#prompt")).to_have_value("/generate ")
    await keys.type("a fox")
    await keys.press("Shift+Enter")
    await keys.type("in the snow")
    async with page.expect_response("**/api/say") as answering:
        await keys.press("Enter")
    entry = (await (await answering.value).json())["entry"]
    assert entry["prompt"] == "a fox in the snow"
    await expect(page.locator("#prompt")).to_have_value("")
    await finish_job(host, entry["job"])
    await page.wait_for_selector(".entry.clip video")

    # Back from the box through the clip's buttons, each with a visible focus.
    seen = []
    for _ in range(14):
        await keys.press("Shift+Tab")
        outline, name = await page.evaluate(
            "(() => { const at = document.activeElement; return [getComputedStyle(at).outlineStyle, at.innerText.trim() || at.tagName]; })()"
        )
        seen.append(name)
        if name == "VIDEO":  # Chromium draws the focus on the control inside it
            break
        assert outline != "none", name
    assert seen[-1] == "VIDEO"
    assert {"Delete", "More…", "Re-roll", "Continue", "Remix"} <= set(seen)

    await page.focus("#persona")
    await keys.press("Enter")
    await expect(page.get_by_role("menuitemradio", name="Ada")).to_be_focused()
    await keys.press("ArrowDown")
    await keys.press("Escape")
    await expect(page.locator("#persona")).to_be_focused()
    await expect(page.locator("#persona")).to_contain_text("Ada")
    await keys.press("ArrowDown")
    await keys.press("End")
    await keys.press("Enter")
    await expect(page.locator("#persona")).to_contain_text("Dana")


async def test_markup_in_a_prompt_stays_text(host: App, visit: Visitor, url: str, finish_job: FinishJob) -> None:
    page = await visit(url)
    evil = 'fox <img src=x onerror="window.hit=1"><script>window.hit=1</script> **b** <@everyone>'
    job = await send(page, evil)
    await expect(page.locator(".entry.job .title")).to_have_text(evil)
    await finish_job(host, job)
    await expect(page.locator(".entry.clip .title")).to_have_text(evil)
    await page.locator(".entry.clip").get_by_role("button", name="More…").click()
    await page.locator(".entry.clip [download]").evaluate(
        "link => location.assign(link.href.replace('/media/', '/clip/').replace('/clip.mp4', ''))"
    )
    await expect(page.locator("h1")).to_have_text(evil)
    assert await page.evaluate("window.hit") is None
    assert await page.title() == f"{evil} · Riffreel"


async def test_older_clips_load_when_one_scrolls_up_and_the_view_stays(
    host: App, visit: Visitor, url: str, studio: Studio, finish_job: FinishJob
) -> None:
    for number in range(24):
        await finish_job(host, (await studio.generate(f"clip {number}")).job_id)
    page = await visit(url)
    await expect(page.locator(".entry .title").last).to_have_text("clip 23")
    await expect(page.locator(".entry .title").last).to_be_in_viewport()
    await expect(page.locator(".entry.clip")).to_have_count(20)
    await page.evaluate("document.getElementById('scroller').scrollTop = 0")
    await expect(page.locator(".entry.clip")).to_have_count(24)
    await expect(page.locator(".entry .title").nth(4)).to_be_in_viewport()
    titles = await page.locator(".entry .title").all_inner_texts()
    assert titles == [f"clip {number}" for number in range(24)]


async def test_what_is_newest_comes_last_and_old_answers_stay_above_it(
    host: App, visit: Visitor, url: str, finish_job: FinishJob
) -> None:
    page = await visit(url)
    kinds = "[...document.querySelectorAll('.entry')].map(entry => ['answer', 'job', 'clip', 'ended'].find(kind => entry.classList.contains(kind)))"
    fox, owl = await send(page, "a fox"), await send(page, "an owl")
    assert isinstance(await runs.claim(host, "worker", owl, 1), runs.Run)
    await send_command(page, "/queue")
    assert await page.evaluate(kinds) == ["job", "job", "answer"], "an answer comes where it is looked for"
    await finish_job(host, fox)
    await page.wait_for_selector(".entry.clip")
    assert await page.evaluate(kinds) == ["answer", "clip", "job"]
    await page.fill("#prompt", "/help")
    await page.press("#prompt", "Enter")
    await expect(page.locator(".entry.answer")).to_have_count(2)
    assert await page.evaluate(kinds) == ["answer", "clip", "job", "answer"]
    await page.click(".entry.job .stop")
    await page.wait_for_selector(".entry.ended")
    assert await page.evaluate(kinds) == ["answer", "clip", "answer", "ended"]
    await finish_job(host, await send(page, "a cat"))
    await expect(page.locator(".entry.clip")).to_have_count(2)
    assert await page.evaluate(kinds) == ["answer", "clip", "answer", "ended", "clip"]


async def test_a_refusal_goes_with_its_reason_and_with_its_person(host: App, visit: Visitor) -> None:
    async with serving(host) as url:
        page = await visit(url)
        await page.fill("#prompt", "/dance")
        await page.press("#prompt", "Enter")
        await expect(page.locator("#trouble")).to_contain_text("There is no command /dance")
        await page.click("#persona")
        await page.click("#persona-menu >> text=Ben")
        await expect(page.locator("#trouble")).to_have_text("")
        port = int(url.rsplit(":", 1)[1])
    await expect(page.locator("#state")).to_have_attribute("data-state", "waiting")
    await page.fill("#prompt", FOX)
    await page.press("#prompt", "Enter")
    await expect(page.locator("#trouble")).to_contain_text("The studio can't be reached")
    async with serving(host, port):
        await expect(page.locator("#state")).to_have_attribute("data-state", "live", timeout=10_000)
        await expect(page.locator("#trouble")).to_have_text("")
    await expect(page.locator("#prompt")).to_have_value(FOX)


async def test_a_waiting_job_says_that_no_worker_runs(visit: Visitor, url: str) -> None:
    page = await visit(url)
    await send(page, FOX)
    for _ in range(2):
        await expect(page.locator(".entry.job .line")).to_have_text("next in line")
        await expect(page.locator(".entry.job .wait")).to_contain_text("no worker is running")
        await page.reload()


async def test_a_clip_is_remixed_by_a_sentence_and_shows_where_it_came_from(
    host: App, visit: Visitor, url: str, finish_job: FinishJob
) -> None:
    page = await visit(url)
    await finish_job(host, await send(page, CAFE))
    await page.click(".entry.clip >> text=Remix")
    await expect(page.locator("#target")).to_contain_text(CAFE)
    await page.fill("#prompt", "remix: replace the coffee with a steaming cup of tea and make the rain outside snow")
    await page.press("#prompt", "Enter")
    await expect(page.locator(".entry.draft .text")).to_contain_text("coffee → steaming tea · rain → snow")
    await expect(page.locator("#target")).to_be_hidden()
    await expect(page.locator(".entry.draft .go")).to_be_focused()
    async with page.expect_response("**/api/act") as answering:
        await page.keyboard.press("Enter")
    job = (await (await answering.value).json())["entry"]["job"]
    await expect(page.locator(".entry.draft")).to_have_count(0)
    await finish_job(host, job)
    await expect(page.locator(".entry.clip .origin")).to_have_text(
        re.compile("^Remix of “a person thinking.*” by Ada: coffee → steaming tea · rain → snow$")
    )
