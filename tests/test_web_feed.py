"""The web page's feed and live line: clips, jobs, what is deleted, who sees what."""

from __future__ import annotations

import asyncio

import aiohttp
from aiohttp.test_utils import TestServer
from conftest import FinishJob, Studio
from web_page import FOX, OpenPage, Page, hear, serving

from bots.web.handlers import HUB
from bots.web.hub import BACKLOG
from bots.web.render import file_name
from bots.web.server import build_application
from core import feed
from core.app import App
from core.commands import Generate
from core.errors import Refusal
from core.generation import runs, service
from core.people import Account, Address, recognise


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
    assert (await Studio(app).job(answer["entry"]["job"])).scene["seed"] != 5


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


def test_a_downloaded_clip_is_named_by_its_prompt() -> None:
    assert file_name("A fox, in Tokyo: night!", "01X") == "a-fox-in-tokyo-night.mp4"
    assert file_name("Ein Bär/../..", "01X") == "ein-bär.mp4"
    assert file_name("🦊", "01X") == "01x.mp4"
    assert len(file_name("fox " * 250, "01X")) <= 64
