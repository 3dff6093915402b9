"""The web face over HTTP and WebSocket: a real server, a real courier, real rows; no browser and no engine."""

from __future__ import annotations

import asyncio
import json
import re
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import aiohttp
import pytest
from aiohttp.test_utils import TestServer
from conftest import FinishJob, Studio
from pydantic import SecretStr
from sqlmodel import select

from bots import sentences
from bots.web import words
from bots.web.handlers import HUB
from bots.web.hub import BACKLOG
from bots.web.personas import COOKIE
from bots.web.render import RENDERINGS, file_name
from bots.web.server import STATIC, build_application, serve
from bots.web.translate import preferred_language
from core import feed
from core.app import App
from core.commands import Cancel, Generate
from core.errors import Refusal
from core.events import EVENTS
from core.generation import runs, service
from core.generation.scene import Shape
from core.generation.service import OWN_LINES
from core.people import Account, Address, recognise
from core.tables import JobRow, JobState, WorkerRow

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


async def row_of(app: App, job_id: str) -> JobRow:
    async with app.database.read() as session:
        return (await session.exec(select(JobRow).where(JobRow.id == job_id))).one()


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


async def test_a_prompt_is_answered_at_once_and_its_clip_reaches_every_open_page(
    app: App, open_page: OpenPage, finish_job: FinishJob
) -> None:
    ada, ben = open_page("ada"), open_page("ben")
    async with ada.live() as at_ada, ben.live() as at_ben:
        entry = (await ada.say(f"/generate {FOX}", shape="portrait", seconds=4, seed=7))["entry"]
        assert (entry["type"], entry["prompt"], entry["shape"], entry["author"]["name"]) == (
            "job",
            FOX,
            "portrait",
            "Ada",
        )
        assert entry["line"] == "next in line"
        assert entry["spoken"].startswith("Got it")
        seen = await hear(at_ben, "job")
        assert (seen["job"], seen["author"]["mine"], seen["cancel"]) == (entry["job"], False, None)

        clip_id = await finish_job(app, entry["job"])
        for line, mine in ((at_ada, True), (at_ben, False)):
            clip = await hear(line, "clip")
            assert (clip["clip"], clip["author"]["mine"], clip["facts"]) == (clip_id, mine, "1 s · seed 7")
            assert (clip["delete"] is not None) == mine
    async with asyncio.timeout(5):
        while (job := await row_of(app, entry["job"])).state != JobState.POSTED:
            await asyncio.sleep(0.02)
    assert job.scene["seconds"] == 4


async def test_progress_is_told_while_a_job_runs(app: App, open_page: OpenPage) -> None:
    page = open_page()
    async with page.live() as line:
        job = await page.generate()
        run = await runs.claim(app, "worker", job, 1)
        assert isinstance(run, runs.Run)
        async with app.database.begin() as session:
            row = (await session.exec(select(JobRow).where(JobRow.id == job))).one()
            row.share, row.phase = 0.42, "drawing"
        while (message := await hear(line, "job"))["share"] != 0.42:
            pass
        assert (message["line"], message["position"]) == ("drawing", 0)


async def test_the_bare_sentence_and_the_command_mean_the_same(app: App, open_page: OpenPage) -> None:
    page = open_page()
    said = [(await page.say(text))["entry"]["prompt"] for text in (FOX, f"/generate {FOX}", f"/GENERATE\n{FOX}")]
    assert said == [FOX] * 3


async def test_queue_help_and_cancel_are_answered_in_words(app: App, open_page: OpenPage) -> None:
    page = open_page()
    assert "/generate" in (await page.say("/help"))["answer"]["text"]
    job = await page.generate()
    assert FOX in (await page.say("/queue"))["answer"]["text"]
    ended = (await page.say("/cancel"))["entry"]
    assert (ended["type"], ended["job"], ended["text"]) == ("ended", job, "Cancelled.")
    status, answer = await page.post("/api/say", {"text": "/cancel"})
    assert (status, answer["error"]) == (422, "None of your clips is being made, so there is nothing to cancel.")


async def test_options_typed_into_the_prompt_count_more_than_the_controls(app: App, open_page: OpenPage) -> None:
    page = open_page()
    for text in ("/generate --portrait --8s --seed 42 a snail", "a snail --hochformat --sekunden 8 --seed=42"):
        entry = (await page.say(text, shape="square", seconds=4, seed=7))["entry"]
        assert (entry["prompt"], entry["shape"]) == ("a snail", "portrait")
        scene = (await row_of(app, entry["job"])).scene
        assert (scene["seconds"], scene["seed"]) == (8, 42)
    chosen = (await page.say("a snail --seed 9", shape="square", seconds=4, seed=7))["entry"]
    scene = (await row_of(app, chosen["job"])).scene
    assert (chosen["shape"], scene["seconds"], scene["seed"]) == ("square", 4, 9)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a fox --fast", "I don't know the option --fast."),
        ("a fox --seed red", "Say a number after --seed"),
        (f"a fox --{'9' * 5000}s", "A clip can be 3 to 12 seconds long."),
    ],
)
async def test_an_option_that_cannot_be_read_is_refused(open_page: OpenPage, text: str, said: str) -> None:
    status, answer = await open_page().post("/api/say", {"text": text})
    assert (status, answer["error"][: len(said)]) == (422, said)


async def test_a_lone_slash_asks_for_help(open_page: OpenPage) -> None:
    page = open_page()
    assert (await page.say(" / "))["answer"]["text"] == (await page.say("/help"))["answer"]["text"]


async def test_a_long_queue_is_shortened_between_words_and_says_how_many_more(open_page: OpenPage) -> None:
    page = open_page()
    for _ in range(OWN_LINES + 3):
        await page.generate("a very tall lighthouse keeper with a lantern walks along the stormy coast of northern Norway")
    lines = (await page.say("/queue"))["answer"]["text"].splitlines()
    assert lines[-1] == "· and 3 more"
    assert sum("coast…" in line or "of…" in line for line in lines) == OWN_LINES


def test_texts_are_cut_between_words_where_they_can_be() -> None:
    assert sentences.shortened("a fox\nand an owl", 12) == "a fox and…"
    assert sentences.shortened("a fox, an owl", 13) == "a fox, an owl"
    assert sentences.shortened("a fox, an owl", 9) == "a fox…"
    assert sentences.shortened("a " + "b" * 30, 10) == "a bbbbbbb…"


async def test_many_or_endless_words_that_could_not_be_drawn_are_shortened(open_page: OpenPage) -> None:
    page = open_page()
    endless = (await page.say("a fox and " + "A" * 900))["entry"]["note"]
    assert endless == "Couldn't draw: " + "A" * 29 + "…"
    many = (await page.say("a fox " + " ".join(f"blorp{letter}" for letter in "bcdfghjklmnpq")))["entry"]["note"]
    assert many.endswith("blorpk and 5 more")


async def test_a_prompt_in_another_language_is_answered_with_the_languages_that_are_read(
    app: App, open_page: OpenPage, finish_job: FinishJob
) -> None:
    page = open_page()
    hint = "I read English and German."
    entry = (await page.say("рыжая лиса бежит"))["entry"]
    assert entry["note"] == f"Couldn't draw: рыжая, лиса, бежит · {hint}"
    await finish_job(app, entry["job"])
    assert (await page.feed())["entries"][0]["note"].endswith(hint)
    assert hint not in (await page.say("a blorp in the rain"))["entry"]["note"]
    german = open_page("ben", language="de")
    assert "Ich verstehe Englisch und Deutsch." in (await german.say("рыжая лиса"))["entry"]["note"]


async def test_a_job_says_that_no_worker_runs_until_one_does(app: App, open_page: OpenPage) -> None:
    page = open_page()
    async with page.live() as line:
        answer = (await page.say(FOX))["entry"]
        assert (answer["line"], answer["wait"]) == ("next in line", sentences.NO_WORKER)
        assert (await page.feed())["entries"][0]["wait"] == sentences.NO_WORKER
        async with app.database.begin() as session:
            session.add(WorkerRow(id="w", engine=app.settings.engine, seen_at=app.clock()))
        async with asyncio.timeout(5):
            while (await hear(line, "job"))["wait"] == sentences.NO_WORKER:
                pass
    assert (await page.feed())["entries"][0]["wait"] == ""


async def test_a_job_whose_worker_died_says_that_it_had_to_start_over(app: App, open_page: OpenPage) -> None:
    page = open_page()
    job = await page.generate()
    assert isinstance(await runs.claim(app, "worker", job, 1), runs.Run)
    assert (await page.feed())["entries"][0]["line"] == "setting up"
    async with app.database.begin() as session:
        row = (await session.exec(select(JobRow).where(JobRow.id == job))).one()
        row.share, row.lease_until = 0.41, app.clock()
    run = await runs.claim(app, "other", job, 1)
    assert isinstance(run, runs.Run)
    assert run.again
    (entry,) = (await page.feed())["entries"]
    assert (entry["share"], entry["line"]) == (0.0, "had to start over")


async def test_a_cancelled_job_is_told_to_its_author_and_vanishes_for_others(open_page: OpenPage) -> None:
    ada, ben = open_page("ada"), open_page("ben")
    async with ada.live() as at_ada, ben.live() as at_ben:
        await ada.generate()
        await ada.say("/cancel")
        assert (await hear(at_ada, "ended"))["text"] == "Cancelled."
        assert set(await hear(at_ben, "gone")) == {"type", "job"}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"text": "/dance"}, "There is no command /dance."),
        ({"text": "/generate"}, "There is nothing to draw yet."),
        ({"text": " \u0007 "}, "There is nothing to draw yet."),
        ({"text": "fox " * 1250}, "That prompt has 4999 characters"),
        ({"text": FOX, "seconds": 99}, "A clip can be 3 to 12 seconds long."),
        ({"text": FOX, "seed": -1}, "The seed has to be a whole number from 0"),
        ({"text": FOX, "seed": True}, "The page sent something"),
        ({"text": FOX, "seconds": "5"}, "The page sent something"),
        ({"text": FOX, "shape": "round"}, "The page sent something"),
        ({"text": 5}, "The page sent something"),
        ({}, "The page sent something"),
        ([1], "The page sent something"),
    ],
)
async def test_what_cannot_be_made_is_refused_with_one_sentence(open_page: OpenPage, body: Any, said: str) -> None:
    page = open_page()
    status, answer = await page.post("/api/say", body)
    assert status in (400, 422)
    assert answer["error"].startswith(said)
    assert (await page.feed())["entries"] == []


async def test_bodies_that_are_too_large_or_no_json_are_refused_with_one_sentence(open_page: OpenPage) -> None:
    page = open_page()
    for data, status, said in (
        (b"x" * 100_000, 413, "That is more text"),
        (b"{", 400, "The page sent something"),
        (b"\xff\xfe", 400, "The page sent something"),
        (b"[" * 50_000, 400, "The page sent something"),
    ):
        async with page.session.post("/api/say", data=data, headers={"Origin": page.url}) as response:
            assert response.status == status
            assert (await response.json())["error"].startswith(said)


async def test_a_page_that_is_loaded_again_shows_clips_and_jobs_under_way(
    app: App, open_page: OpenPage, finish_job: FinishJob
) -> None:
    ada, ben = open_page("ada"), open_page("ben")
    clip = await finish_job(app, await ada.generate("first"))
    job = await ada.generate("second")
    cancelled = await ada.generate("third")
    await ada.say("/cancel")
    for page, may_cancel in ((ada, True), (ben, False)):
        async with page.live() as line:
            everything = await hear(line, "all")
        assert [(entry["type"], entry["prompt"]) for entry in everything["entries"]] == [
            ("clip", "first"),
            ("job", "second"),
        ]
        assert everything["entries"][0]["clip"] == clip
        assert (everything["entries"][1]["cancel"] is not None) == may_cancel
    assert cancelled != job


async def test_a_refused_job_stays_to_be_seen_by_its_author_only(app: App, open_page: OpenPage) -> None:
    ada, ben = open_page("ada"), open_page("ben")
    run = await runs.claim(app, "worker", await ada.generate(), 1)
    assert isinstance(run, runs.Run)
    await runs.refuse(app, run, Refusal("The {what} is missing.", what="sprite package"))
    (entry,) = (await ada.feed())["entries"]
    assert (entry["type"], entry["text"], entry["trouble"]) == ("ended", "The sprite package is missing.", True)
    assert (await ben.feed())["entries"] == []


async def test_a_clip_rendered_while_the_server_was_away_is_there_when_it_is_back(
    app: App, finish_job: FinishJob
) -> None:
    async with serving(app) as url:
        page = Page(url)
        job = await page.generate()
        await page.session.close()
    clip = await finish_job(app, job)
    async with serving(app) as url:
        page = Page(url)
        async with page.live() as line:
            assert [entry["clip"] for entry in (await hear(line, "all"))["entries"]] == [clip]
        await page.session.close()


async def test_older_clips_come_page_by_page_and_a_returning_page_gets_all_it_had(
    app: App, open_page: OpenPage, finish_job: FinishJob
) -> None:
    page = open_page()
    ids = [await finish_job(app, await page.generate(f"clip {number}")) for number in range(feed.PAGE + 5)]
    newest = await page.feed()
    assert [entry["clip"] for entry in newest["entries"]] == ids[5:]
    assert newest["more"]
    rest = await page.feed(before=newest["entries"][0]["key"])
    assert [entry["clip"] for entry in rest["entries"]] == ids[:5]
    assert not rest["more"]
    async with page.live(since=ids[2]) as line:
        everything = await hear(line, "all")
    assert [entry["clip"] for entry in everything["entries"]] == ids[2:]
    assert everything["more"]


async def test_only_the_author_or_a_moderator_deletes_and_then_nothing_is_left(
    app: App, open_page: OpenPage, finish_job: FinishJob
) -> None:
    ada, ben, dana = open_page("ada"), open_page("ben"), open_page("dana")
    first, second = [await finish_job(app, await ada.generate(text)) for text in ("one", "two")]
    status, answer = await ben.act(f"delete:{first}")
    assert (status, answer["error"]) == (422, "Only Ada or a moderator can delete this.")
    async with ben.live() as line:
        assert (await ada.act(f"delete:{first}"))[0] == 200
        assert (await hear(line, "gone"))["clip"] == first
    assert (await dana.act(f"delete:{second}"))[0] == 200
    assert (await ada.feed())["entries"] == []
    for clip in (first, second):
        for path in (f"/media/{clip}/clip.mp4", f"/media/{clip}/poster.jpg", f"/clip/{clip}"):
            assert await ada.status(path) == 404
    assert (await ada.act(f"reroll:{first}"))[1]["error"] == "That clip is not there any more."


async def test_re_roll_makes_the_scene_again_with_another_seed(
    app: App, open_page: OpenPage, finish_job: FinishJob
) -> None:
    ada, ben = open_page("ada"), open_page("ben")
    clip = await finish_job(app, await ada.generate(seed=5))
    status, answer = await ben.act(f"reroll:{clip}")
    assert (status, answer["entry"]["prompt"], answer["entry"]["author"]["name"]) == (200, FOX, "Ben")
    assert (await row_of(app, answer["entry"]["job"])).scene["seed"] != 5


async def test_buttons_reach_no_further_than_this_channel(app: App, open_page: OpenPage, finish_job: FinishJob) -> None:
    member = await recognise(app, Account("telegram", "77", "Eve"))
    queued = await service.submit(app, Generate(member, Address("telegram", "5"), FOX))
    moderator = open_page("dana")
    assert (await moderator.act(f"cancel:{queued.job_id}"))[1]["error"] == "That clip is not in the queue any more."
    clip = await finish_job(app, queued.job_id)
    for verb in ("delete", "reroll"):
        assert (await moderator.act(f"{verb}:{clip}"))[1]["error"] == "That clip is not there any more."
    assert (await moderator.feed())["entries"] == []
    assert await moderator.status(f"/media/{clip}/clip.mp4") == 200, "links to clips of other places work"
    for nonsense in ("dance:1", "resend:" + clip, "", None, 5, {"a": 1}):
        status, answer = await moderator.post("/api/act", {"action": nonsense})
        assert status in (400, 422)
        assert answer["error"].endswith(".")


async def test_a_private_chats_clip_opens_by_its_link_and_is_in_nobodys_feed(
    app: App, open_page: OpenPage, finish_job: FinishJob
) -> None:
    member = await recognise(app, Account("telegram", "77", "Eve"))
    queued = await service.submit(app, Generate(member, Address("telegram", "5", private=True), FOX))
    clip = await finish_job(app, queued.job_id)
    page = open_page()
    for path in (f"/clip/{clip}", f"/media/{clip}/clip.mp4", f"/media/{clip}/poster.jpg"):
        assert await page.status(path) == 200
    assert (await page.feed())["entries"] == []


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


async def test_a_moderator_cancels_for_others(app: App, open_page: OpenPage) -> None:
    ada, ben, dana = open_page("ada"), open_page("ben"), open_page("dana")
    job = await ada.generate()
    assert (await ben.act(f"cancel:{job}"))[1]["error"] == "Only Ada or a moderator can cancel this."
    async with ada.live() as line:
        status, answer = await dana.act(f"cancel:{job}")
        assert (status, answer["entry"]["type"], answer["done"]) == (200, "gone", "Cancelled.")
        assert (await hear(line, "ended"))["text"] == "Cancelled by Dana."
    (kept,) = (await ada.feed())["entries"]
    assert (kept["type"], kept["text"]) == ("ended", "Cancelled by Dana."), "it is still told after a reload"
    for page in (ben, dana):
        assert (await page.feed())["entries"] == []
    member = await recognise(app, Account("web", "ada", "Ada", "en"))
    with pytest.raises(Refusal, match="Too late"):
        await service.cancel(app, Cancel(member, job))


async def test_a_page_that_falls_too_far_behind_is_cut_off_so_that_it_reads_anew(app: App, studio: Studio) -> None:
    event = await studio.generate(FOX)
    entry = await feed.about(app, event)
    assert entry is not None
    application = build_application(app)
    async with TestServer(application, host="127.0.0.1") as server:
        page = Page(str(server.make_url("/")).rstrip("/"))
        async with page.live() as line:
            await hear(line, "all")
            for _ in range(BACKLOG * 2):
                application[HUB].broadcast(entry)
            async with asyncio.timeout(5):
                heard = [message async for message in line]
        await page.session.close()
    assert (len(heard), line.close_code) == (BACKLOG, aiohttp.WSCloseCode.TRY_AGAIN_LATER)


def test_every_event_has_a_rendering() -> None:
    assert set(RENDERINGS) == set(EVENTS)


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


def test_a_downloaded_clip_is_named_by_its_prompt() -> None:
    assert file_name("A fox, in Tokyo: night!", "01X") == "a-fox-in-tokyo-night.mp4"
    assert file_name("Ein Bär/../..", "01X") == "ein-bär.mp4"
    assert file_name("🦊", "01X") == "01x.mp4"
    assert len(file_name("fox " * 250, "01X")) <= 64
