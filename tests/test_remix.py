"""Remixes: a sentence against a clip, the draft, the job, and the family that comes of it."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from conftest import FinishJob, Studio
from sqlmodel import select

from bots import sentences
from core import delivery
from core.app import App
from core.commands import AnswerDraft, Cancel, DeleteClip, DropDraft, LockClip, MakeDraft, Remix, Reroll, SetConfirming
from core.errors import Refusal
from core.events import JobQueued
from core.generation import lineage, preferences, remix, service
from core.generation.remix import Draft
from core.generation.scene import Scene
from core.people import Address, Member
from core.tables import ClipRow, DraftRow, JobRow, new_id
from core.wording import speaker

CAFE = "a person thinking in a cozy café on a rainy day, steaming cup of coffee on the table"
CHANGE = "replace the coffee with a steaming cup of tea and make the rain outside snow"
HERE = Address("web", "main")


async def drafted(app: App, member: Member, clip: str, sentence: str, address: Address = HERE) -> Draft:
    draft = await remix.remix(app, Remix(member, address, clip, sentence))
    assert isinstance(draft, Draft)
    return draft


async def clip_of(app: App, clip_id: str) -> ClipRow:
    async with app.database.read() as session:
        return (await session.exec(select(ClipRow).where(ClipRow.id == clip_id))).one()


@pytest.fixture
async def clip(app: App, studio: Studio, finish_job: FinishJob) -> str:
    return await finish_job(app, (await studio.generate(CAFE)).job_id)


async def test_a_remix_says_what_it_would_change_and_becomes_a_clip_that_knows_its_parent(
    app: App, studio: Studio, clip: str, finish_job: FinishJob
) -> None:
    ben = await studio.member("Ben")
    draft = await drafted(app, ben, clip, CHANGE)
    assert (draft.change, draft.author, draft.prompt) == (("coffee → steaming tea", "rain → snow"), "Ada", CAFE)
    queued = await remix.make(app, MakeDraft(ben, HERE, draft.id))
    child = await clip_of(app, await finish_job(app, queued.job_id))
    parent = await clip_of(app, clip)
    assert (child.parent_id, child.root_id, child.depth, child.how) == (clip, clip, 1, "remix")
    assert (child.author, child.prompt, child.change) == ("Ben", CHANGE, list(draft.change))
    before, after = Scene.model_validate(parent.scene), Scene.model_validate(child.scene)
    assert (after.seed, after.shots[0].entity("coffee-1").concept, after.shots[0].weather) == (
        before.seed,
        "tea",
        "snow",
    )
    assert after.shots[0].entity("person-1") == before.shots[0].entity("person-1")


async def test_pressing_go_twice_makes_one_job(app: App, studio: Studio, clip: str) -> None:
    ada = await studio.member()
    draft = await drafted(app, ada, clip, "at night")
    both = await asyncio.gather(*(remix.make(app, MakeDraft(ada, HERE, draft.id)) for _ in range(2)))
    assert both[0].job_id == both[1].job_id


async def test_who_wants_no_question_gets_the_job_at_once(app: App, studio: Studio, clip: str) -> None:
    ada = await studio.member()
    await preferences.set_confirming(app, SetConfirming(ada, False))
    assert isinstance(await remix.remix(app, Remix(ada, HERE, clip, "at night")), JobQueued)


async def test_a_sentence_with_two_meanings_is_asked_back_and_settled_by_a_choice(
    app: App, studio: Studio, finish_job: FinishJob
) -> None:
    ada = await studio.member()
    dogs = await finish_job(app, (await studio.generate("a black dog and a white dog playing in the park")).job_id)
    draft = await drafted(app, ada, dogs, "replace the dog with a cat")
    assert [choice.label for choice in draft.choices] == ["1. black dog", "2. white dog"]
    settled = await remix.pick(app, AnswerDraft(ada, HERE, draft.id, 1))
    assert isinstance(settled, Draft)
    queued = await remix.make(app, MakeDraft(ada, HERE, settled.id))
    scene = Scene.model_validate((await studio.job(queued.job_id)).scene)
    assert [entity.concept for entity in scene.shots[0].entities] == ["dog", "cat"]


async def test_each_of_two_questions_is_asked_once(app: App, studio: Studio, finish_job: FinishJob) -> None:
    ada = await studio.member()
    park = "a black dog, a white dog, a grey cat and an orange cat playing in the park"
    clip = await finish_job(app, (await studio.generate(park)).job_id)
    first = await drafted(app, ada, clip, "replace the dog with a fox and replace the cat with a rabbit")
    assert [choice.label for choice in first.choices] == ["1. black dog", "2. white dog"]
    second = await remix.pick(app, AnswerDraft(ada, HERE, first.id, 1))
    assert isinstance(second, Draft)
    assert [choice.label for choice in second.choices] == ["1. grey cat", "2. orange cat"]
    settled = await remix.pick(app, AnswerDraft(ada, HERE, second.id, 0))
    assert isinstance(settled, Draft)
    assert (settled.choices, settled.change) == ((), ("white dog → fox", "grey cat → rabbit"))
    queued = await remix.make(app, MakeDraft(ada, HERE, settled.id))
    scene = Scene.model_validate((await studio.job(queued.job_id)).scene)
    assert [entity.concept for entity in scene.shots[0].entities] == ["dog", "fox", "rabbit", "cat"]


async def test_the_newest_draft_that_waits_is_found_again_as_it_was(
    app: App, studio: Studio, finish_job: FinishJob
) -> None:
    ada, ben = await studio.member(), await studio.member("Ben")
    dogs = await finish_job(app, (await studio.generate("a black dog and a white dog playing in the park")).job_id)
    assert await remix.unanswered(app, ada, HERE) is None
    await drafted(app, ada, dogs, "at night")
    asked = await drafted(app, ada, dogs, "replace the dog with a cat")
    assert await remix.unanswered(app, ada, HERE) == asked
    assert await remix.unanswered(app, ben, HERE) is None
    settled = await remix.pick(app, AnswerDraft(ada, HERE, asked.id, 1))
    assert await remix.unanswered(app, ada, HERE) == settled
    unread = await drafted(app, ben, dogs, "at night with a xyzzy")
    assert unread.unread
    assert await remix.unanswered(app, ben, HERE) == unread
    await preferences.lock(app, LockClip(ada, dogs, False))
    assert await remix.unanswered(app, ben, HERE) is None
    await preferences.lock(app, LockClip(ada, dogs, True))
    await remix.make(app, MakeDraft(ben, HERE, unread.id))
    assert await remix.unanswered(app, ben, HERE) is None


async def test_undo_goes_back_to_the_parent(app: App, studio: Studio, clip: str, finish_job: FinishJob) -> None:
    ada = await studio.member()
    first = await remix.make(app, MakeDraft(ada, HERE, (await drafted(app, ada, clip, CHANGE)).id))
    child = await finish_job(app, first.job_id)
    back = await drafted(app, ada, child, "undo")
    assert back.change == ("tea → steaming coffee", "snow → rain")
    assert (await remix.make(app, MakeDraft(ada, HERE, back.id))).prompt == CAFE
    with pytest.raises(Refusal, match="nothing to undo"):
        await drafted(app, ada, clip, "undo")
    again = await finish_job(app, (await service.reroll(app, Reroll(ada, HERE, clip))).job_id)
    assert "Back to the take before this one." in sentences.draft(await drafted(app, ada, again, "undo"), speaker("en"))
    await preferences.set_confirming(app, SetConfirming(ada, False))
    assert isinstance(await remix.remix(app, Remix(ada, HERE, child, "undo")), JobQueued)


async def test_undo_brings_back_nothing_that_was_deleted_or_locked(
    app: App, studio: Studio, clip: str, finish_job: FinishJob
) -> None:
    ada, ben = await studio.member(), await studio.member("Ben")
    first = await remix.make(app, MakeDraft(ben, HERE, (await drafted(app, ben, clip, CHANGE)).id))
    child = await finish_job(app, first.job_id)
    waiting = await drafted(app, ben, child, "undo")
    await preferences.lock(app, LockClip(ada, clip, False))
    with pytest.raises(Refusal, match="doesn't want"):
        await drafted(app, ben, child, "undo")
    await preferences.lock(app, LockClip(ada, clip, True))
    await service.delete_clip(app, DeleteClip(ada, clip))
    for refused in (drafted(app, ben, child, "undo"), remix.make(app, MakeDraft(ben, HERE, waiting.id))):
        with pytest.raises(Refusal, match="no way back"):
            await refused


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("", "Say what to change"),
        ("?!", "Say what to change"),
        ("make it rain", "would change nothing"),
        ("xyzzy plugh", "I found nothing to change for: xyzzy, plugh"),
        ("remove the elephant", "I found nothing to change for: elephant"),
    ],
)
async def test_what_changes_nothing_is_refused_with_a_hint(
    app: App, studio: Studio, clip: str, sentence: str, said: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        await drafted(app, await studio.member(), clip, sentence)
    assert said in refusal.value.sentence.format(**refusal.value.values)


async def test_clips_that_are_gone_locked_or_elsewhere_are_not_remixed(
    app: App, studio: Studio, clip: str, finish_job: FinishJob
) -> None:
    ada, ben = await studio.member(), await studio.member("Ben")
    with pytest.raises(Refusal, match="not there any more"):
        await drafted(app, ben, clip, "at night", Address("discord", "7", community="9"))
    await preferences.lock(app, LockClip(ada, clip, False))
    with pytest.raises(Refusal, match="doesn't want"):
        await drafted(app, ben, clip, "at night")
    for place, said in ((HERE, "doesn't want"), (Address("discord", "7", community="9"), "not there any more")):
        with pytest.raises(Refusal, match=said):
            await service.reroll(app, Reroll(ben, place, clip))
    await drafted(app, ada, clip, "at night")  # it is her own
    with pytest.raises(Refusal, match="Only"):
        await preferences.lock(app, LockClip(ben, clip, True))
    waiting = await drafted(app, ada, clip, "at night")
    await service.delete_clip(app, DeleteClip(ada, clip))
    for refused in (
        remix.remix(app, Remix(ada, HERE, clip, "at night")),
        remix.make(app, MakeDraft(ada, HERE, waiting.id)),
        service.reroll(app, Reroll(ada, HERE, clip)),
    ):
        with pytest.raises(Refusal, match="not there any more"):
            await refused


async def test_a_draft_is_answered_by_its_maker_only(app: App, studio: Studio, clip: str) -> None:
    ada, ben = await studio.member(), await studio.member("Ben")
    draft = await drafted(app, ada, clip, "at night")
    for refused in (remix.make(app, MakeDraft(ben, HERE, draft.id)), remix.drop(app, DropDraft(ben, draft.id))):
        with pytest.raises(Refusal, match="Only the person"):
            await refused
    await remix.drop(app, DropDraft(ada, draft.id))
    await remix.drop(app, DropDraft(ada, draft.id))
    with pytest.raises(Refusal, match="no longer waiting"):
        await remix.make(app, MakeDraft(ada, HERE, draft.id))


async def test_what_is_being_made_can_not_be_dropped_any_more(app: App, studio: Studio, clip: str) -> None:
    ada = await studio.member()
    draft = await drafted(app, ada, clip, "at night")
    queued = await remix.make(app, MakeDraft(ada, HERE, draft.id))
    with pytest.raises(Refusal, match="no longer waiting"):
        await remix.drop(app, DropDraft(ada, draft.id))
    assert (await remix.make(app, MakeDraft(ada, HERE, draft.id))).job_id == queued.job_id


async def test_a_reply_is_traced_to_its_clip(app: App, studio: Studio, clip: str) -> None:
    async with app.database.begin() as session:
        row = (await session.exec(select(ClipRow).where(ClipRow.id == clip))).one()
        row.message = "m1"
    queued = await studio.generate("a fox")
    async with app.database.begin() as session:
        (await session.exec(select(JobRow).where(JobRow.id == queued.job_id))).one().status_message = "m2"
    assert await lineage.clip_at(app, HERE, "m1") == clip
    for message, said in (("m2", "still being made"), ("m3", "not one of my clips")):
        with pytest.raises(Refusal, match=said):
            await lineage.clip_at(app, HERE, message)


async def test_a_reply_to_what_said_how_a_clip_gets_on_is_traced_to_that_clip(
    app: App, studio: Studio, finish_job: FinishJob
) -> None:
    made, stopped = await studio.generate("a fox"), await studio.generate("a hare")
    assert await delivery.remember_status(app, made.job_id, "m1")
    assert await delivery.remember_status(app, stopped.job_id, "m2")
    await service.cancel(app, Cancel(await studio.member(), stopped.job_id))
    clip = await finish_job(app, made.job_id)
    assert await lineage.clip_at(app, HERE, "m1") == clip
    with pytest.raises(Refusal, match="not one of my clips"):
        await lineage.clip_at(app, HERE, "m2")


async def test_many_remix_one_clip_at_once(app: App, studio: Studio, clip: str) -> None:
    people = [await studio.member(f"P{number}") for number in range(50)]

    async def one(member: Member) -> str:
        draft = await drafted(app, member, clip, "make it snow")
        return (await remix.make(app, MakeDraft(member, HERE, draft.id))).job_id

    assert len(set(await asyncio.gather(*map(one, people)))) == 50
    async with app.database.read() as session:
        assert len((await session.exec(select(DraftRow))).all()) == 50


async def test_the_family_is_told_with_a_tombstone_for_what_was_deleted(
    app: App, studio: Studio, clip: str, finish_job: FinishJob
) -> None:
    ada = await studio.member()

    async def child(parent: str, sentence: str) -> str:
        draft = await drafted(app, ada, parent, sentence)
        return await finish_job(app, (await remix.make(app, MakeDraft(ada, HERE, draft.id))).job_id)

    night = await child(clip, "at night")
    snow = await child(night, "make it snow")
    again = await finish_job(app, (await service.reroll(app, Reroll(ada, HERE, night))).job_id)
    await service.delete_clip(app, DeleteClip(ada, night))
    family = await lineage.family(app, snow)
    assert [each.id for each in family.line] == [clip, night, snow]
    assert [(each.deleted, each.prompt != "") for each in family.line] == [(False, True), (True, False), (False, True)]
    assert ([each.id for each in family.others], family.total) == ([again], 4)
    assert (await lineage.family(app, clip)).inspired == 0, "what was made directly out of it was deleted"


async def given_descendants(app: App, parent: ClipRow, count: int, chain: int) -> list[str]:
    """Descendants of a clip, oldest first: a chain, then children of that clip."""
    rows: list[dict[str, Any]] = []
    for number in range(count):
        last = rows[-1]["id"] if 0 < number <= chain else parent.id
        rows.append(parent.model_dump() | {"id": new_id(), "parent_id": last, "depth": min(number + 1, chain)})
    async with app.database.begin() as session:
        job = (await session.exec(select(JobRow).where(JobRow.id == parent.job_id))).one().model_dump()
        for row in rows:
            row["job_id"] = new_id()
        connection = await session.connection()
        jobs = [job | {"id": row["job_id"], "origin": None} for row in rows]
        await connection.execute(JobRow.__table__.insert(), jobs)  # type: ignore[attr-defined]
        await connection.execute(ClipRow.__table__.insert(), rows)  # type: ignore[attr-defined]
    return [row["id"] for row in rows]


async def test_of_a_line_that_is_too_long_to_be_told_the_end_is_told(app: App, studio: Studio, clip: str) -> None:
    longer = lineage.TREE_LIMIT + 100
    ids = await given_descendants(app, await clip_of(app, clip), longer, longer)
    family = await lineage.family(app, ids[-1])
    assert (family.clip.id, family.total, family.others) == (ids[-1], longer + 1, ())
    assert [each.id for each in family.line] == ids[-lineage.TREE_LIMIT :]


async def test_a_chain_of_two_hundred_and_a_tree_of_ten_thousand_are_told(app: App, studio: Studio, clip: str) -> None:
    parent = await clip_of(app, clip)
    ids = await given_descendants(app, parent, 10_000, 200)
    began = time.thread_time()
    family = await lineage.family(app, ids[199])
    print(f"{1000 * (time.thread_time() - began):.0f} ms of this thread for a family of {family.total}")
    assert (family.total, len(family.line)) == (10_001, 201)
    assert len(family.line) + len(family.others) == lineage.TREE_LIMIT
