"""Continue, recast, mash-up, lineage and settings on the web page, over HTTP."""

from __future__ import annotations

import re

import pytest
from conftest import FinishJob
from sqlmodel import select
from web_page import OpenPage, Page, hear

from core import delivery
from core.app import App
from core.commands import DeleteClip
from core.events import ClipsInspired
from core.generation import service
from core.people import Account, recognise
from core.tables import ClipRow, JobRow

CAT = "a cat on a sofa"
DOG = "a dog playing in the park in the rain"


async def test_what_comes_next_is_drafted_at_once_and_can_be_said(
    app: App, open_page: OpenPage, finish_job: FinishJob
) -> None:
    ada = open_page("ada")
    parent = await finish_job(app, await ada.generate(CAT))
    status, answer = await ada.act(f"continue:{parent}")
    lines = answer["draft"]["text"].splitlines()
    assert (status, lines[:2]) == (200, ["What comes after “a cat on a sofa” by Ada", "It goes on as it was."])
    assert lines[2].startswith("If you make it now: next in line")
    said = (await ada.say("then the cat sleeps", **{"continue": parent}))["draft"]
    assert (said["how"], said["text"].splitlines()[1]) == ("continue", "cat: sleep")
    _, queued = await ada.act(said["go"])
    child = await finish_job(app, queued["entry"]["job"])
    (entry,) = [entry for entry in (await ada.feed())["entries"] if entry.get("clip") == child]
    assert entry["origin"] == "What comes after “a cat on a sofa” by Ada: cat: sleep"


async def test_another_lead_and_a_mash_up(app: App, open_page: OpenPage, finish_job: FinishJob) -> None:
    ada, ben = open_page("ada"), open_page("ben")
    cat = await finish_job(app, await ada.generate(CAT))
    dog = await finish_job(app, await ben.generate(DOG))
    draft = (await ben.say("a panda in a red coat", recast=cat))["draft"]
    assert "cat → panda" in draft["text"]
    assert [clip["clip"] for clip in (await ben.json("/api/recent"))["clips"]] == [dog, cat]
    status, answer = await ben.act(f"mash:{cat}-{dog}")
    assert status == 200
    assert answer["draft"]["text"].startswith(f"The cast of “{CAT}” by Ada, in the place of “{DOG}”\n")
    status, refused = await ben.act(f"mash:{cat}-{cat}")
    assert (status, refused["error"]) == (422, "A mash-up takes two clips: choose another one for the place.")


async def test_a_locked_clip_is_left_alone(app: App, open_page: OpenPage, finish_job: FinishJob) -> None:
    ada, ben = open_page("ada"), open_page("ben")
    cat = await finish_job(app, await ada.generate(CAT))
    assert (await ben.act(f"lock:{cat}"))[1]["error"] == "Only Ada can change that."
    assert await ada.act(f"lock:{cat}") == (200, {"done": "Nobody else can remix this clip now."})
    status, refused = await ben.post("/api/say", {"text": "make it night", "remix": cat})
    assert (status, refused["error"]) == (422, "Ada doesn't want this clip remixed.")
    (entry,) = (await ada.feed())["entries"]
    assert (entry["remixable"], entry["unlock"]) == (False, f"unlock:{cat}")
    (seen,) = (await ben.feed())["entries"]
    assert (seen["lock"], seen["locked"]) == (None, "Ada doesn't want this clip remixed.")
    assert entry["locked"] == ""
    assert (await ada.act(f"unlock:{cat}"))[0] == 200
    assert "draft" in await ben.say("make it night", remix=cat)


async def test_what_can_not_be_remixed_is_answered_with_one_clear_sentence(
    app: App, open_page: OpenPage, finish_job: FinishJob
) -> None:
    ada, ben = open_page("ada"), open_page("ben")
    gone, far, dog = [await finish_job(app, await ada.generate(prompt)) for prompt in (CAT, "a red fox", DOG)]
    await ada.act(f"delete:{gone}")
    async with app.database.begin() as session:
        clip = (await session.exec(select(ClipRow).where(ClipRow.id == far))).one()
        job = (await session.exec(select(JobRow).where(JobRow.id == clip.job_id))).one()
        clip.channel, job.address = "elsewhere", job.address | {"channel": "elsewhere"}
    under_way = await ada.generate("a hare")
    for aim, words in (("remix", "make it snow"), ("continue", "she waves"), ("recast", "a panda")):
        for clip_id in (gone, far, under_way, "01JD8Z0000000000000000ZZZZ", "x"):
            status, refused = await ben.post("/api/say", {"text": words, aim: clip_id})
            assert (status, refused["error"]) == (422, "That clip is not there any more.")
    for clip_id in (gone, far, under_way):
        for action in (f"reroll:{clip_id}", f"continue:{clip_id}", f"mash:{clip_id}-{dog}", f"mash:{dog}-{clip_id}"):
            status, refused = await ben.act(action)
            assert (status, refused["error"]) == (422, "That clip is not there any more."), action
    status, refused = await ben.post("/api/say", {"text": "make it rain", "remix": dog})
    assert (status, refused["error"][:31]) == (422, "That would change nothing. Say ")


async def test_settings_are_shown_and_kept(app: App, open_page: OpenPage, finish_job: FinishJob) -> None:
    ada = open_page("ada")
    shown = (await ada.say("/settings"))["settings"]
    assert (shown["confirms"], shown["told"]) == (True, True)
    assert await ada.post("/api/settings", {"confirms": False}) == (
        200,
        {"settings": {"confirms": False, "told": True}},
    )
    cat = await finish_job(app, await ada.generate(CAT))
    assert "entry" in await ada.say("make it night", remix=cat), "nothing is asked any more"
    assert (await ada.act("mute:me"))[1] == {"done": "I don't tell you when your clips are remixed."}
    assert (await ada.say("/settings"))["settings"]["told"] is False
    for wrong in ({}, {"confirms": "yes"}, {"told": 1}, {"other": True}):
        assert (await ada.post("/api/settings", wrong))[0] == 400


async def test_an_author_alone_hears_what_was_made_out_of_a_clip(
    app: App, open_page: OpenPage, finish_job: FinishJob
) -> None:
    ada, ben = open_page("ada"), open_page("ben")
    cat = await finish_job(app, await ada.generate(CAT))
    async with app.database.read() as session:
        clip = await session.get(ClipRow, cat)
    assert clip is not None
    event = ClipsInspired(clip.job_id, "en", CAT, "ada", 2, ("Ben", "Cem"), (cat,))
    async with ada.live() as line, ben.live() as other:
        async with app.database.begin() as session:
            job = (await session.exec(select(JobRow).where(JobRow.id == clip.job_id))).one()
            await delivery.put(app, session, job, event)
        told = await hear(line, "notice")
        assert told["text"] == "2 new clips were made out of your clip “a cat on a sofa”, by Ben and Cem."
        assert (told["link"], told["mute"]) == (f"/lineage/{cat}", "mute:me")
        assert await hear(other, "nothing")
    for page, seen in ((ada, 1), (ben, 0)):
        notices = [entry for entry in (await page.feed())["entries"] if entry["type"] == "notice"]
        assert len(notices) == seen, "who was not looking finds it later"
    assert notices == [] or notices[0]["key"] == told["key"]


async def test_a_remix_asked_for_again_after_it_was_made_shows_no_ghost(
    app: App, open_page: OpenPage, finish_job: FinishJob
) -> None:
    ada = open_page("ada")
    cat = await finish_job(app, await ada.generate(CAT))
    draft = (await ada.say("make it night", remix=cat))["draft"]
    _, answer = await ada.act(draft["go"])
    await finish_job(app, answer["entry"]["job"])
    assert await ada.act(draft["go"]) == (200, {"done": "This remix is being made, or was made already."})
    assert [entry["type"] for entry in (await ada.feed())["entries"]] == ["clip", "clip"]


async def test_a_prompt_may_begin_with_the_word_remix(open_page: OpenPage) -> None:
    entry = (await open_page().say("Remix artist dancing in a club"))["entry"]
    assert (entry["type"], entry["prompt"]) == ("job", "Remix artist dancing in a club")


# --- the tree -------------------------------------------------------------------------------------------------------


async def test_the_family_of_a_clip_is_a_tree_with_tombstones(
    app: App, open_page: OpenPage, finish_job: FinishJob
) -> None:
    ada, ben = open_page("ada"), open_page("ben")
    root = await finish_job(app, await ada.generate(CAT))

    async def remix(page: Page, parent: str, words: str) -> str:
        draft = (await page.say(words, remix=parent))["draft"]
        _, answer = await page.act(draft["go"])
        return await finish_job(app, answer["entry"]["job"])

    night = await remix(ben, root, "make it night")
    snow = await remix(ada, night, "make it snow")
    blue = await remix(ben, root, "make the cat blue")
    member = await recognise(app, Account("web", "ben", "Ben", "en"))
    await service.delete_clip(app, DeleteClip(member, night))
    text = await ada.text(f"/lineage/{snow}")
    assert "The family of “a cat on a sofa”" in text
    assert "4 clips" in text
    assert "A clip by Ben was here. It was deleted." in text
    assert night not in text
    for shown in (root, snow, blue):
        assert f'href="/clip/{shown}"' in text
    assert re.search(rf'aria-current="true"><a href="/clip/{snow}"', text)
    assert text.index(root) < text.index(snow) < text.index(blue), "in the order of the branches"
    assert text.count("<ol") == text.count("</ol>")
    assert "inspired 1 clip" in await ada.text(f"/lineage/{root}")
    assert "Die Familie von" in await open_page("ada", "de").text(f"/lineage/{root}")


async def test_what_was_made_elsewhere_keeps_its_place_in_the_tree_and_tells_nothing(
    app: App, open_page: OpenPage, finish_job: FinishJob
) -> None:
    ada = open_page("ada")
    root = await finish_job(app, await ada.generate(CAT))
    _, answer = await ada.act((await ada.say("make it night", remix=root))["draft"]["go"])
    secret = await finish_job(app, answer["entry"]["job"])
    async with app.database.begin() as session:
        (await session.exec(select(ClipRow).where(ClipRow.id == secret))).one().channel = "staff"
    text = await ada.text(f"/lineage/{root}")
    assert "2 clips" in text
    assert "A clip from another place." in text
    assert secret not in text
    assert "night" not in text
    assert "The family of “a clip from another place”" in await ada.text(f"/lineage/{secret}")


@pytest.mark.parametrize("clip", ["nothing", "01JD8Z0000000000000000ZZZZ"])
async def test_a_family_nobody_knows_is_not_found(open_page: OpenPage, clip: str) -> None:
    assert await open_page().status(f"/lineage/{clip}") == 404


async def test_what_people_write_stays_text_in_the_tree(app: App, open_page: OpenPage, finish_job: FinishJob) -> None:
    ada = open_page("ada")
    clip = await finish_job(app, await ada.generate('a cat <img src=x onerror=alert(1)> "on" a sofa'))
    text = await ada.text(f"/lineage/{clip}")
    assert "<img src=x" not in text
    assert "&lt;img src=x" in text
