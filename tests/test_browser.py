"""The page in a real Chromium: what people do with it, by mouse, by keyboard and on a phone.

Skipped where there is no Chromium; with RIFFREEL_REQUIRE_BROWSER=1 a missing one is a failure.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from conftest import FinishJob, Studio
from playwright.async_api import Browser, ConsoleMessage, Page, async_playwright, expect

from bots.web.server import serve
from core.app import App, open_app
from core.generation import runs
from core.settings import Settings

HERE = Path(__file__).parent
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

# One Chromium for all of them, so they share an event loop.
pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


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
async def app(settings: Settings) -> AsyncIterator[App]:
    async with open_app(settings) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="module")
async def url(app: App) -> AsyncIterator[str]:
    async with serving(app) as address:
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


@asynccontextmanager
async def worker(settings: Settings, folder: Path) -> AsyncIterator[None]:
    """The real worker with the real engine, ready to render."""
    assert settings.redis_url is not None
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(HERE.parent),
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
    app: App, settings: Settings, visit: Visitor, url: str, tmp_path: Path
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


async def test_cancel_stops_the_job_and_offers_another_try(app: App, visit: Visitor, url: str) -> None:
    page = await visit(url)
    job = await send(page, FOX)
    await expect(page.locator(".entry.job .line")).to_have_text("next in line")
    assert isinstance(await runs.claim(app, "worker", job, 1), runs.Run)
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
    app: App, visit: Visitor, url: str, finish_job: FinishJob
) -> None:
    page = await visit(url)
    other_tab = await page.context.new_page()
    await other_tab.goto(url)
    await finish_job(app, await send(page, FOX))
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
    app: App, visit: Visitor, finish_job: FinishJob
) -> None:
    async with serving(app) as url:
        page = await visit(url)
        await finish_job(app, await send(page, "first"))
        job = await send(page, "second")
        await page.wait_for_selector(".entry.clip")
        await page.reload()
        await expect(page.locator(".entry .title")).to_have_text(["first", "second"])
        await expect(page.locator(".entry.job .stop")).to_be_visible()
        port = int(url.rsplit(":", 1)[1])
    await expect(page.locator("#state")).to_have_attribute("data-state", "waiting")
    await finish_job(app, job)
    async with serving(app, port):
        await expect(page.locator("#state")).to_have_attribute("data-state", "live", timeout=10_000)
        await expect(page.locator(".entry.clip .title")).to_have_text(["first", "second"])
        await expect(page.locator(".entry.job")).to_have_count(0)


async def test_everything_is_done_with_the_keyboard_alone(
    app: App, visit: Visitor, url: str, finish_job: FinishJob
) -> None:
    page = await visit(url)
    keys = page.keyboard
    await expect(page.locator("#prompt")).to_be_focused()
    await keys.type("/")
    await expect(page.locator("#suggestions li")).to_have_count(4)
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
    await finish_job(app, entry["job"])
    await page.wait_for_selector(".entry.clip video")

    # Back from the box through the clip's buttons, each with a visible focus.
    seen = []
    for _ in range(12):
        await keys.press("Shift+Tab")
        outline, name = await page.evaluate(
            "(() => { const at = document.activeElement; return [getComputedStyle(at).outlineStyle, at.innerText.trim() || at.tagName]; })()"
        )
        seen.append(name)
        if name == "VIDEO":  # Chromium draws the focus on the control inside it
            break
        assert outline != "none", name
    assert seen[-1] == "VIDEO"
    assert {"Delete", "Copy link", "Download", "Re-roll"} <= set(seen)

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


async def test_a_phone_shows_all_of_it_without_scrolling_sideways(
    app: App, visit: Visitor, url: str, finish_job: FinishJob
) -> None:
    page = await visit(url, viewport=PHONE, has_touch=True, is_mobile=True, locale="de-DE")

    async def assert_it_fits() -> None:
        wide = await page.evaluate(
            "[...document.querySelectorAll('body, main, .column, .entry, .stage, .box, .choices > *, .bar-inner > *')]"
            ".filter(part => part.getBoundingClientRect().right > innerWidth + 0.5 || part.scrollWidth > part.clientWidth + 1 && part.tagName === 'BODY')"
            ".map(part => part.className || part.tagName)"
        )
        assert wide == []
        assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]

    await assert_it_fits()
    for shape in ("portrait", "square", "landscape"):
        await page.check(f"#shapes input[value={shape}]", force=True)
        await finish_job(app, await send(page, "supercalifragilisticexpialidocious" * 6 + shape))
        await page.wait_for_selector(f".entry.clip.{shape}")
        await assert_it_fits()
    await page.click("#seed-toggle")
    await assert_it_fits()
    delete = page.locator(".entry.clip .delete").last
    spot = await delete.bounding_box()
    await delete.click()
    grown = await delete.bounding_box()
    assert spot is not None
    assert grown is not None
    assert grown["x"] <= spot["x"]
    assert grown["x"] + grown["width"] >= spot["x"] + spot["width"] - 1, "a second tap on the same spot would miss"
    assert abs(grown["y"] - spot["y"]) < 2
    await assert_it_fits()
    box = await page.locator(".box").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= PHONE["height"]
    small = await page.evaluate(
        "[...document.querySelectorAll('button, a.quiet, select')].map(part => [part.getBoundingClientRect(), part.id || part.className])"
        ".filter(([box]) => box.width && (box.height < 40 || box.width < 40)).map(([, name]) => name)"
    )
    assert small == [], "too small for a thumb"


async def test_markup_in_a_prompt_stays_text(app: App, visit: Visitor, url: str, finish_job: FinishJob) -> None:
    page = await visit(url)
    evil = 'fox <img src=x onerror="window.hit=1"><script>window.hit=1</script> **b** <@everyone>'
    job = await send(page, evil)
    await expect(page.locator(".entry.job .title")).to_have_text(evil)
    await finish_job(app, job)
    await expect(page.locator(".entry.clip .title")).to_have_text(evil)
    await page.locator(".entry.clip [download]").evaluate(
        "link => location.assign(link.href.replace('/media/', '/clip/').replace('/clip.mp4', ''))"
    )
    await expect(page.locator("h1")).to_have_text(evil)
    assert await page.evaluate("window.hit") is None
    assert await page.title() == f"{evil} · Riffreel"


async def test_older_clips_load_when_one_scrolls_up_and_the_view_stays(
    app: App, visit: Visitor, url: str, studio: Studio, finish_job: FinishJob
) -> None:
    for number in range(24):
        await finish_job(app, (await studio.generate(f"clip {number}")).job_id)
    page = await visit(url)
    await expect(page.locator(".entry .title").last).to_have_text("clip 23")
    await expect(page.locator(".entry .title").last).to_be_in_viewport()
    await expect(page.locator(".entry.clip")).to_have_count(20)
    await page.evaluate("document.getElementById('scroller').scrollTop = 0")
    await expect(page.locator(".entry.clip")).to_have_count(24)
    await expect(page.locator(".entry .title").nth(4)).to_be_in_viewport()
    titles = await page.locator(".entry .title").all_inner_texts()
    assert titles == [f"clip {number}" for number in range(24)]


async def test_only_one_clip_plays_silently_unless_motion_is_not_wanted(
    app: App, visit: Visitor, url: str, finish_job: FinishJob
) -> None:
    author = await visit(url)
    for text in ("one", "two", "three"):
        await finish_job(app, await send(author, text))
        await expect(author.locator(".entry.clip")).to_have_count({"one": 1, "two": 2, "three": 3}[text])
    states = "[...document.querySelectorAll('video')].filter(video => !video.paused).map(video => video.muted)"
    await author.wait_for_function(f"() => {states}.length === 1")
    assert await author.evaluate(states) == [False], "the author hears the own new clip"

    visitor = await visit(url)
    await visitor.wait_for_function(f"() => {states}.length === 1")
    assert await visitor.evaluate(states) == [True]
    await visitor.locator(".sound:visible").click()
    await visitor.wait_for_function(f"() => {states}.length === 1 && !{states}[0]")

    calm = await visit(url, reduced_motion="reduce")
    await expect(calm.locator(".entry.clip")).to_have_count(3)
    await asyncio.sleep(0.5)
    assert await calm.evaluate(states) == []


async def test_colours_follow_the_system_and_the_switch_and_can_be_read(
    app: App, visit: Visitor, url: str, finish_job: FinishJob
) -> None:
    for scheme, switch in (("dark", "Switch to light colours"), ("light", "Switch to dark colours")):
        page = await visit(url, color_scheme=scheme)
        await expect(page.locator("#theme")).to_have_attribute("aria-label", switch)
        before = await contrasts(page)
        await page.click("#theme")
        after = await contrasts(page)
        await page.reload()
        await page.wait_for_selector("#state[data-state=live]")
        assert await contrasts(page) == after != before
        for name, ratio in {**before, **after}.items():
            assert ratio >= 4.5, (scheme, name)


async def contrasts(page: Page) -> dict[str, float]:
    """WCAG 2.2 contrast ratios of the colours that text is set in, on each ground it is set on."""
    colours = await page.evaluate(
        """() => Object.fromEntries(["ink", "soft", "accent", "trouble", "ground", "surface", "hover", "raised", "accent-ink"].map((name) => {
            const probe = document.body.appendChild(document.createElement("i"));
            probe.style.color = `var(--${name})`;
            const colour = getComputedStyle(probe).color;
            probe.remove();
            return [name, colour];
        }))"""
    )

    def luminance(colour: str) -> float:
        channels = [int(value) / 255 for value in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def ratio(one: str, other: str) -> float:
        bright, dim = sorted((luminance(colours[one]), luminance(colours[other])), reverse=True)
        return (bright + 0.05) / (dim + 0.05)

    pairs = [(ink, on) for ink in ("ink", "soft") for on in ("ground", "surface", "hover", "raised")]
    pairs += [("accent", "raised"), ("trouble", "surface"), ("accent-ink", "accent"), ("ground", "trouble")]
    return {f"{one} on {other}": round(ratio(one, other), 2) for one, other in pairs}


async def test_what_is_newest_comes_last_and_old_answers_stay_above_it(
    app: App, visit: Visitor, url: str, finish_job: FinishJob
) -> None:
    page = await visit(url)
    kinds = "[...document.querySelectorAll('.entry')].map(entry => ['answer', 'job', 'clip', 'ended'].find(kind => entry.classList.contains(kind)))"
    fox, owl = await send(page, "a fox"), await send(page, "an owl")
    assert isinstance(await runs.claim(app, "worker", owl, 1), runs.Run)
    await send_command(page, "/queue")
    assert await page.evaluate(kinds) == ["job", "job", "answer"], "an answer comes where it is looked for"
    await finish_job(app, fox)
    await page.wait_for_selector(".entry.clip")
    assert await page.evaluate(kinds) == ["answer", "clip", "job"]
    await page.fill("#prompt", "/help")
    await page.press("#prompt", "Enter")
    await expect(page.locator(".entry.answer")).to_have_count(2)
    assert await page.evaluate(kinds) == ["answer", "clip", "job", "answer"]
    await page.click(".entry.job .stop")
    await page.wait_for_selector(".entry.ended")
    assert await page.evaluate(kinds) == ["answer", "clip", "answer", "ended"]
    await finish_job(app, await send(page, "a cat"))
    await expect(page.locator(".entry.clip")).to_have_count(2)
    assert await page.evaluate(kinds) == ["answer", "clip", "answer", "ended", "clip"]


async def test_a_refusal_goes_with_its_reason_and_with_its_person(app: App, visit: Visitor) -> None:
    async with serving(app) as url:
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
    async with serving(app, port):
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


async def test_a_tall_clip_has_its_words_above_and_its_buttons_beside_it(
    app: App, visit: Visitor, url: str, finish_job: FinishJob
) -> None:
    page = await visit(url)
    await finish_job(app, await send(page, f"{FOX} --portrait"))
    await page.wait_for_selector(".entry.clip.portrait")
    title, stage, foot = [await page.locator(f".entry.clip {part}").bounding_box() for part in (".title", ".stage", ".foot")]
    assert title is not None
    assert stage is not None
    assert foot is not None
    assert title["y"] + title["height"] <= stage["y"]
    assert title["x"] == stage["x"]
    assert foot["x"] >= stage["x"] + stage["width"]
    assert stage["y"] < foot["y"] < foot["y"] + foot["height"] <= stage["y"] + stage["height"]
    assert "poster.jpg" in await page.locator("video").evaluate("video => getComputedStyle(video).backgroundImage")
