"""What is typed on the web page and what is answered: a real server, a real courier, real rows; no browser and no engine."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from conftest import FinishJob, Studio
from sqlmodel import select
from web_page import FOX, OpenPage, hear

from bots import sentences
from bots.web.render import RENDERINGS
from core.app import App
from core.commands import Cancel
from core.errors import Refusal
from core.events import EVENTS
from core.generation import execution, runs, service
from core.generation.child import OnProgress, Outcome, RenderChild
from core.generation.engine import RenderedClip, RenderRequest
from core.generation.service import OWN_LINES
from core.people import Account, recognise
from core.tables import JobRow, JobState, WorkerRow


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
        while (job := await Studio(app).job(entry["job"])).state != JobState.POSTED:
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
        scene = (await Studio(app).job(entry["job"])).scene
        assert (scene["seconds"], scene["seed"]) == (8, 42)
    chosen = (await page.say("a snail --seed 9", shape="square", seconds=4, seed=7))["entry"]
    scene = (await Studio(app).job(chosen["job"])).scene
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
        await page.generate(
            "a very tall lighthouse keeper with a lantern walks along the stormy coast of northern Norway"
        )
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
            session.add(WorkerRow(id="w", engine=app.settings.queue, seen_at=app.clock()))
        async with asyncio.timeout(5):
            while (await hear(line, "job"))["wait"] == sentences.NO_WORKER:
                pass
    assert (await page.feed())["entries"][0]["wait"] == ""


async def test_a_job_whose_worker_died_says_that_it_had_to_start_over(
    app: App, open_page: OpenPage, tiny_clip: RenderedClip
) -> None:
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

    class Child(RenderChild):
        """Reports two steps, each long enough to be seen."""

        async def render(
            self,
            requests: Sequence[RenderRequest],
            on_progress: OnProgress,
            limit: float,
            on_drawn: Callable[[], None] = lambda: None,
            *,
            alone: bool = False,
        ) -> list[Outcome]:
            assert alone
            for share in (0.1, 0.5):
                await on_progress(0, share, "drawing")
                await asyncio.sleep(3 * execution.WATCH_SECONDS)
                (entry,) = (await page.feed())["entries"]
                seen.append((entry["share"], entry["line"]))
            return [tiny_clip]

    seen: list[tuple[float, str]] = []
    await execution.render(app, Child(()), [execution.Take(run, app.settings.data_dir, "again")], lambda: None)
    assert seen == [(0.1, "had to start over"), (0.5, "drawing")]


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


def test_every_event_has_a_rendering() -> None:
    assert set(RENDERINGS) == set(EVENTS)


async def test_a_remix_is_drafted_made_and_leads_back_to_its_parent(
    app: App, open_page: OpenPage, finish_job: FinishJob
) -> None:
    ada, ben = open_page("ada"), open_page("ben")
    parent = await finish_job(app, await ada.generate("a cat on a sofa"))
    draft = (await ben.say("remix: make the cat blue", remix=parent))["draft"]
    head, change, place = draft["text"].splitlines()
    assert (head, change) == ("Remix of “a cat on a sofa” by Ada", "cat: blue")
    assert place.startswith("If you make it now: next in line")
    status, answer = await ben.act(draft["go"])
    assert (status, answer["entry"]["prompt"]) == (200, "make the cat blue")
    child = await finish_job(app, answer["entry"]["job"])
    entry = next(entry for entry in (await ada.feed())["entries"] if entry.get("clip") == child)
    assert (entry["parent"], entry["origin"]) == (parent, "Remix of “a cat on a sofa” by Ada: cat: blue")


async def test_an_unclear_remix_offers_its_meanings_and_can_be_dropped(
    app: App, open_page: OpenPage, finish_job: FinishJob
) -> None:
    ada = open_page("ada")
    parent = await finish_job(app, await ada.generate("a black dog and a white dog playing in the park"))
    draft = (await ada.say("replace the dog with a cat", remix=parent))["draft"]
    assert ([choice["label"] for choice in draft["choices"]], draft["go"]) == (["1. black dog", "2. white dog"], None)
    _, picked = await ada.act(draft["choices"][1]["action"])
    assert "dog → cat" in picked["draft"]["text"]
    assert await ada.act(picked["draft"]["drop"]) == (200, {})
    status, refused = await ada.act(picked["draft"]["go"])
    assert (status, refused["error"]) == (422, "That remix is no longer waiting. Start it again from the clip.")


async def test_a_remix_that_names_no_clip_says_how_to_choose_one(open_page: OpenPage) -> None:
    status, refused = await open_page().post("/api/say", {"text": "remix: make it snow"})
    assert (status, refused["error"]) == (422, "Press Remix under a clip first, then say what to change.")
