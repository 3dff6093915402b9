"""The page in a real Chromium: how it looks on a phone, in both colour schemes, with tall clips and with motion."""

from __future__ import annotations

import asyncio
import re

import pytest
from conftest import FinishJob
from playwright.async_api import FloatRect, Locator, Page, expect
from visitor import FOX, PHONE, Visitor, send

from core.app import App

# One Chromium for all of them, so they share an event loop.
pytestmark = [pytest.mark.browser, pytest.mark.alone, pytest.mark.asyncio(loop_scope="module")]


async def resting(part: Locator) -> FloatRect | None:
    """Its box, once the page has done scrolling after what was clicked."""
    before = None
    for _ in range(60):
        box = await part.bounding_box()
        if box is not None and box == before:
            break
        before = box
        await part.page.wait_for_timeout(50)
    return before


async def test_a_phone_shows_all_of_it_without_scrolling_sideways(
    host: App, visit: Visitor, url: str, finish_job: FinishJob
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
        await finish_job(host, await send(page, "supercalifragilisticexpialidocious" * 6 + shape))
        await page.wait_for_selector(f".entry.clip.{shape}")
        await assert_it_fits()
    await page.click("#seed-toggle")
    await assert_it_fits()
    delete = page.locator(".entry.clip .delete").last
    spot = await resting(delete)
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


async def test_only_one_clip_plays_silently_unless_motion_is_not_wanted(
    host: App, visit: Visitor, url: str, finish_job: FinishJob
) -> None:
    author = await visit(url)
    for text in ("one", "two", "three"):
        await finish_job(host, await send(author, text))
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
    host: App, visit: Visitor, url: str, finish_job: FinishJob
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


async def test_a_tall_clip_has_its_words_above_and_its_buttons_beside_it(
    host: App, visit: Visitor, url: str, finish_job: FinishJob
) -> None:
    page = await visit(url)
    await finish_job(host, await send(page, f"{FOX} --portrait"))
    await page.wait_for_selector(".entry.clip.portrait")
    title, stage, foot = [
        await page.locator(f".entry.clip {part}").bounding_box() for part in (".title", ".stage", ".foot")
    ]
    assert title is not None
    assert stage is not None
    assert foot is not None
    assert title["y"] + title["height"] <= stage["y"]
    assert title["x"] == stage["x"]
    assert foot["x"] >= stage["x"] + stage["width"]
    assert stage["y"] < foot["y"] < foot["y"] + foot["height"] <= stage["y"] + stage["height"]
    assert "poster.jpg" in await page.locator("video").evaluate("video => getComputedStyle(video).backgroundImage")
