"""How the web page is served: guards, headers, languages, health, faults."""

from __future__ import annotations

import json
import re
import socket
from dataclasses import replace

import aiohttp
import pytest
from conftest import FinishJob
from pydantic import SecretStr
from sqlmodel import select
from web_page import FOX, OpenPage, Page, hear, serving

from bots.web import words
from bots.web.personas import COOKIE
from bots.web.server import STATIC, serve
from bots.web.translate import preferred_language
from core.app import App
from core.errors import Refusal
from core.generation.scene import Shape
from core.tables import JobRow


async def test_the_server_decides_which_personas_there_are(open_page: OpenPage) -> None:
    page = open_page("admin")
    async with page.live() as line:
        assert (await hear(line, "all"))["persona"] == "ada"
    assert (await page.post("/api/persona", {"persona": "admin"}))[0] == 400
    async with page.session.post("/api/persona", json={"persona": "chloe"}, headers={"Origin": page.url}) as response:
        cookie = response.cookies[COOKIE]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("chloe", True, "Strict")
    assert (await page.say(FOX))["entry"]["author"]["name"] == "Chloé"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Host": "evil.example", "Origin": "http://evil.example"},
        {"Host": "127.0.0.1.evil.example", "Origin": "http://127.0.0.1.evil.example"},
    ],
)
async def test_other_sites_can_neither_write_nor_listen(open_page: OpenPage, headers: dict[str, str]) -> None:
    page = open_page()
    status, answer = await page.post("/api/say", {"text": FOX}, **headers)
    assert (status, answer["error"].count(".")) == (403, 1)
    with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
        await page.session.ws_connect("/ws", headers=headers)
    assert (await page.feed())["entries"] == []


async def test_a_foreign_name_for_this_machine_shows_nothing_at_all(open_page: OpenPage) -> None:
    page = open_page()
    assert await page.status("/", Host="evil.example") == 403
    assert await page.status("/api/feed", Host="evil.example:80") == 403
    assert await page.status("/healthz", Host="evil.example") == 200
    for name in ("localhost", "127.0.0.1:1", "[::1]:8080"):
        assert await page.status("/", Host=name) == 200


async def test_the_configured_public_address_is_our_own(app: App) -> None:
    settings = app.settings.model_copy(update={"public_url": "https://clips.example/"})
    async with serving(replace(app, settings=settings)) as url:
        page = Page(url)
        status, _ = await page.post("/api/say", {"text": FOX}, Host="clips.example", Origin="https://clips.example")
        assert status == 200
        status, _ = await page.post("/api/say", {"text": FOX}, Origin="https://clips.example")
        assert status == 200, "a proxy may put its own Host"
        await page.session.close()


async def test_every_answer_carries_the_guarding_headers(app: App, open_page: OpenPage, finish_job: FinishJob) -> None:
    page = open_page()
    clip = await finish_job(app, await page.generate())
    for path in ("/", "/static/main.js", f"/media/{clip}/clip.mp4", f"/clip/{clip}", "/nothing", "/api/feed"):
        async with page.session.get(path) as response:
            policy = response.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_a_video_is_served_in_ranges(app: App, open_page: OpenPage, finish_job: FinishJob) -> None:
    page = open_page()
    clip = await finish_job(app, await page.generate())
    async with page.session.get(f"/media/{clip}/clip.mp4", headers={"Range": "bytes=4-7"}) as response:
        assert (response.status, response.content_type, await response.read()) == (206, "video/mp4", b"ftyp")
    async with page.session.get(f"/media/{clip}/poster.jpg") as response:
        assert (response.content_type, (await response.read())[:2]) == ("image/jpeg", b"\xff\xd8")


async def test_markup_in_a_prompt_is_text_on_every_page(app: App, open_page: OpenPage, finish_job: FinishJob) -> None:
    page = open_page()
    clip = await finish_job(app, await page.generate('a fox </title><script>alert("1")</script> & "more"'))
    shown = await page.text(f"/clip/{clip}")
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &quot;more&quot;" in shown
    boot = re.search(r'<script type="application/json" id="boot">(.*?)</script>', await page.text("/"), re.DOTALL)
    assert boot is not None
    assert json.loads(boot[1])["words"]["cancel"] == "Cancel"


async def test_what_is_not_there_is_said_in_one_sentence_as_a_page_or_as_json(open_page: OpenPage) -> None:
    page = open_page()
    assert "There is nothing at this address." in await page.text("/nothing", Accept="text/html")
    async with page.session.get("/media/unknown/clip.mp4") as response:
        assert (response.status, (await response.json())["error"][:32]) == (404, "There is nothing at this address")
    async with page.session.delete("/api/feed", headers={"Origin": page.url}) as response:
        assert response.status == 405
        assert "error" in await response.json()
    assert await page.status("/static/../server.py") == 404
    assert await page.status("/static/%2e%2e/server.py") in (403, 404)


async def test_a_fault_of_ours_is_an_apology_with_a_reference(app: App, open_page: OpenPage) -> None:
    page = open_page()
    await page.generate()
    async with app.database.begin() as session:
        row = (await session.exec(select(JobRow))).one()
        row.scene = {"broken": True}
    async with page.session.get("/api/feed") as response:
        assert response.status == 500
        assert re.search(r"\(Reference [0-9a-f]{8}\)", (await response.json())["error"])


async def test_the_same_sending_makes_one_job_only(open_page: OpenPage) -> None:
    page = open_page()
    first = await page.generate(mark="0" * 32)
    assert await page.generate(mark="0" * 32) == first
    assert await page.generate(mark="1" * 32) != first
    assert await page.generate(mark="not a mark") != await page.generate(mark="not a mark")


async def test_the_page_speaks_the_browsers_language(open_page: OpenPage) -> None:
    assert '<html lang="de">' in await open_page(language="de-AT,de;q=0.9,en;q=0.5").text("/")
    assert '<html lang="en">' in await open_page(language="fr, en;q=0.3").text("/")


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("de", "de"),
        ("en;q=0.2, de;q=0.8", "de"),
        ("fr, DE-ch;q=0.1", "de"),
        ("de;q=0, en", "en"),
        ("de;q=x", "en"),
        ("", "en"),
        (None, "en"),
        (";;,,;q=", "en"),
    ],
)
def test_the_browsers_wishes_are_weighed(header: str | None, language: str) -> None:
    assert preferred_language(header) == language


async def test_health_tells_whether_database_and_queue_answer(app: App, open_page: OpenPage) -> None:
    page = open_page()
    async with page.session.get("/healthz") as response:
        assert (response.status, await response.json()) == (200, {"database": True, "queue": True})


async def test_health_is_bad_and_prompts_are_still_taken_while_the_queue_is_away(app: App) -> None:
    from core.app import open_app

    away = app.settings.model_copy(update={"redis_url": SecretStr(f"redis://127.0.0.1:{_free_port()}/0")})
    async with open_app(away) as without_queue, serving(without_queue) as url:
        page = Page(url)
        async with page.session.get("/healthz") as response:
            assert (response.status, await response.json()) == (503, {"database": True, "queue": False})
        assert (await page.say(FOX))["entry"]["line"] == "next in line"
        await page.session.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def test_a_taken_port_is_a_refusal_that_names_it(app: App) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        with pytest.raises(Refusal, match=f"Port {port} is in use"):
            await serve(app, "127.0.0.1", port)


def test_the_scripts_ask_for_no_word_the_catalogue_lacks_and_hold_no_markup() -> None:
    scripts = {file: file.read_text(encoding="utf-8") for file in STATIC.glob("*.js")}
    templates = "".join(file.read_text(encoding="utf-8") for file in (STATIC.parent / "templates").glob("*.html"))
    text = "".join(scripts.values())
    asked = set(re.findall(r'\b(?:word|label)\("(\w+)"', text))
    assert asked <= set(words.WORDS)
    unused = {key for key in words.WORDS if f'"{key}"' not in text and f"${key}" not in templates}
    assert unused == set(Shape), "the shapes' names are looked up by shape"
    for file, source in scripts.items():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", source), file
