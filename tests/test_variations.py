"""Clips made out of whole clips: what comes next, another lead, a mash-up; and what the authors of their parents hear of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import FinishJob, Studio
from sqlmodel import col, select
from test_delivery import FakePlatform

from core import feed
from core.app import App
from core.commands import Continue, DeleteClip, LockClip, MakeDraft, MashUp, Recast, Remix, SetConfirming, SetTold
from core.delivery import Courier
from core.errors import Refusal
from core.events import ClipReady, ClipsInspired, JobQueued
from core.generation import inspiration, policy, preferences, remix, service, variations
from core.generation.prompt import parse
from core.generation.remix import Draft
from core.generation.scene import Part, Scene
from core.people import Address, Member
from core.tables import ClipRow, DeliveryRow, DeliveryState, JobRow

CAFE = "a person thinking in a cozy café on a rainy day, steaming cup of coffee on the table"
CAMP = "a bear plays guitar at a campfire in the forest at night"
HERE = Address("web", "main")


@pytest.fixture
async def clip(app: App, studio: Studio, finish_job: FinishJob) -> str:
    return await finish_job(app, (await studio.generate(CAFE)).job_id)


@pytest.fixture
async def camp(app: App, studio: Studio, finish_job: FinishJob) -> str:
    return await finish_job(app, (await studio.generate(CAMP)).job_id)


async def made(app: App, member: Member, answer: Draft | JobQueued, finish_job: FinishJob) -> ClipRow:
    assert isinstance(answer, Draft)
    queued = await remix.make(app, MakeDraft(member, HERE, answer.id))
    return await clip_of(app, await finish_job(app, queued.job_id))


async def clip_of(app: App, clip_id: str) -> ClipRow:
    async with app.database.read() as session:
        return (await session.exec(select(ClipRow).where(ClipRow.id == clip_id))).one()


async def digests(app: App) -> list[ClipsInspired]:
    async with app.database.read() as session:
        query = select(DeliveryRow).where(DeliveryRow.kind == ClipsInspired.kind).order_by(col(DeliveryRow.id))
        return [ClipsInspired.from_json(row.event) for row in await session.exec(query)]


# --- what comes next ------------------------------------------------------------------------------------------------


async def test_what_comes_next_starts_where_the_clip_ended(
    app: App, studio: Studio, clip: str, finish_job: FinishJob
) -> None:
    ben = await studio.member("Ben")
    draft = await remix.carry_on(app, Continue(ben, HERE, clip))
    child = await made(app, ben, draft, finish_job)
    before, after = Scene.model_validate((await clip_of(app, clip)).scene), Scene.model_validate(child.scene)
    assert after.shots[0].earlier == (Part(seconds=5.0, camera=before.shots[0].camera),)
    assert after.shots[0].entities == before.shots[0].entities
    assert (after.seed, child.how, child.depth, child.prompt) == (before.seed, "continue", 1, f"{CAFE} (2)")
    third = await made(app, ben, await remix.carry_on(app, Continue(ben, HERE, child.id)), finish_job)
    assert third.prompt == f"{CAFE} (3)"
    assert [part["seconds"] for part in third.scene["shots"][0]["earlier"]] == [5.0, 5.0]


async def test_what_happens_next_can_be_said(app: App, studio: Studio, clip: str, finish_job: FinishJob) -> None:
    ada = await studio.member()
    draft = await remix.carry_on(app, Continue(ada, HERE, clip, "and then it starts to snow"))
    assert isinstance(draft, Draft)
    assert (draft.change, draft.unread) == (("rain → snow",), ())
    child = await made(app, ada, draft, finish_job)
    assert child.scene["shots"][0]["weather"] == "snow"
    assert child.scene["shots"][0]["earlier"]


async def test_what_comes_next_elsewhere_begins_anew(app: App, studio: Studio, clip: str) -> None:
    ada = await studio.member()
    draft = await remix.carry_on(app, Continue(ada, HERE, clip, "then on the moon"))
    assert isinstance(draft, Draft)
    queued = await remix.make(app, MakeDraft(ada, HERE, draft.id))
    scene = (await scene_of_job(app, queued.job_id)).shots[0]
    assert (scene.setting, scene.earlier) == ("moon", ())


async def scene_of_job(app: App, job_id: str) -> Scene:
    async with app.database.read() as session:
        return Scene.model_validate((await session.exec(select(JobRow).where(JobRow.id == job_id))).one().scene)


def test_what_was_said_is_not_said_again_and_the_last_shot_goes_on() -> None:
    scene = parse('a knight in a castle says "halt". Cut to: a dragon flying over the sea')
    after = variations.continued(scene)
    assert len(after.shots) == 1
    assert after.shots[0].setting == "sea"
    assert after.shots[0].earlier[0].seconds == pytest.approx(2.5)
    assert not variations.continued(scene.model_copy(update={"shots": scene.shots[:1]})).shots[0].dialogue


# --- another lead ---------------------------------------------------------------------------------------------------


async def test_somebody_else_plays_the_lead(app: App, studio: Studio, clip: str, finish_job: FinishJob) -> None:
    ben = await studio.member("Ben")
    draft = await remix.recast(app, Recast(ben, HERE, clip, "a panda in a red coat"))
    assert isinstance(draft, Draft)
    assert draft.change[0] == "person → panda"
    scene = Scene.model_validate((await made(app, ben, draft, finish_job)).scene)
    lead = scene.shots[0].entity("person-1")
    assert (lead.concept, lead.action) == ("panda", "think")
    worn = {relation.target for relation in lead.relations if relation.kind == "wearing"}
    assert [scene.shots[0].entity(name).colour for name in worn] == ["red"]
    assert scene.shots[0].entity("coffee-1")


@pytest.mark.parametrize(("words", "said"), [("", "Say who shall play"), ("xyzzy qwrt", "I don't know who")])
async def test_a_lead_nobody_knows_is_asked_for_again(
    app: App, studio: Studio, clip: str, words: str, said: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        await remix.recast(app, Recast(await studio.member(), HERE, clip, words))
    assert str(refusal.value).startswith(said)


async def test_a_clip_without_anybody_can_not_be_recast(app: App, studio: Studio, finish_job: FinishJob) -> None:
    empty = await finish_job(app, (await studio.generate("the desert at sunset")).job_id)
    with pytest.raises(Refusal, match="nobody in this clip"):
        await remix.recast(app, Recast(await studio.member(), HERE, empty, "a panda"))


# --- mash-ups -------------------------------------------------------------------------------------------------------


async def test_a_mash_up_has_the_cast_of_one_and_the_place_of_the_other(
    app: App, studio: Studio, clip: str, camp: str, finish_job: FinishJob
) -> None:
    ben = await studio.member("Ben")
    draft = await remix.mash_up(app, MashUp(ben, HERE, clip, camp))
    assert isinstance(draft, Draft)
    assert draft.other_prompt == CAMP
    child = await made(app, ben, draft, finish_job)
    assert (child.parent_id, child.other_parent_id, child.how) == (clip, camp, "mash_up")
    scene, place = Scene.model_validate(child.scene), Scene.model_validate((await clip_of(app, camp)).scene)
    shot = scene.shots[0]
    assert (shot.setting, shot.time_of_day, shot.weather) == ("forest", "night", None)
    assert {entity.concept for entity in shot.entities} == {"person", "campfire"}
    assert shot.set_seed == place.seed


def test_whoever_was_alone_in_a_place_is_gone_from_it_and_things_nobody_uses_stay() -> None:
    cast = parse("a cat on a sofa")
    for prompt, staying in (("two foxes in a forest at night", set()), ("a lighthouse on a cliff", {"lighthouse"})):
        (shot,) = variations.mashed_up(cast, parse(prompt)).shots
        assert {entity.concept for entity in shot.entities} - {"cat", "sofa"} == staying


async def test_the_name_of_a_mash_up_does_not_grow_without_end(app: App, studio: Studio, clip: str, camp: str) -> None:
    async with app.database.begin() as session:
        for row in await session.exec(select(ClipRow)):
            row.prompt = "x" * policy.MAX_PROMPT
    draft = await remix.mash_up(app, MashUp(await studio.member(), HERE, clip, camp))
    assert isinstance(draft, Draft)
    assert len(draft.sentence) == policy.MAX_PROMPT


async def test_a_mash_up_takes_two_clips_that_the_member_can_see(
    app: App, studio: Studio, clip: str, camp: str, finish_job: FinishJob
) -> None:
    ben = await studio.member("Ben")
    with pytest.raises(Refusal, match="two clips"):
        await remix.mash_up(app, MashUp(ben, HERE, clip, clip))
    await preferences.lock(app, LockClip(await studio.member(), camp, False))
    with pytest.raises(Refusal, match="Ada doesn't want"):
        await remix.mash_up(app, MashUp(ben, HERE, clip, camp))
    with pytest.raises(Refusal, match="not there any more"):
        await remix.mash_up(app, MashUp(ben, Address("web", "elsewhere"), clip, camp))


async def test_clips_to_choose_from_are_those_one_may_use(
    app: App, studio: Studio, clip: str, camp: str, finish_job: FinishJob
) -> None:
    ada, ben = await studio.member(), await studio.member("Ben")
    assert [recent.id for recent in await feed.recent_here(app, ben, HERE)] == [camp, clip]
    await preferences.lock(app, LockClip(ada, camp, False))
    assert [recent.id for recent in await feed.recent_here(app, ben, HERE)] == [clip]
    assert [recent.id for recent in await feed.recent_here(app, ada, HERE)] == [camp, clip]
    assert await feed.recent_here(app, ada, Address("web", "elsewhere")) == ()
    await service.delete_clip(app, DeleteClip(ada, clip))
    assert [recent.id for recent in await feed.recent_here(app, ada, HERE)] == [camp]


# --- what the parents' authors hear ---------------------------------------------------------------------------------


async def remixed(app: App, member: Member, clip: str, sentence: str, finish_job: FinishJob) -> ClipRow:
    return await made(app, member, await remix.remix(app, Remix(member, HERE, clip, sentence)), finish_job)


async def test_many_remixes_are_told_in_one_message(
    app: App, studio: Studio, clip: str, camp: str, finish_job: FinishJob
) -> None:
    ben, cem = await studio.member("Ben"), await studio.member("Cem")
    for member, parent, sentence in ((ben, clip, "at night"), (cem, clip, "make it snow"), (ben, camp, "in the rain")):
        await remixed(app, member, parent, sentence, finish_job)
    (told,) = await digests(app)
    assert (told.count, told.names, told.clips, told.prompt) == (3, ("Ben", "Cem"), (clip, camp), CAMP)
    async with app.database.read() as session:
        row = (await session.exec(select(DeliveryRow).where(DeliveryRow.kind == ClipsInspired.kind))).one()
    assert abs(row.not_before - row.created_at - inspiration.GATHER) < timedelta(seconds=1)
    async with app.database.begin() as session:
        sent = (await session.exec(select(DeliveryRow).where(DeliveryRow.id == row.id))).one()
        sent.state, sent.not_before = DeliveryState.SENT, sent.not_before - timedelta(hours=1)
    await remixed(app, ben, clip, "make it foggy", finish_job)
    first, second = await digests(app)
    assert (first.count, second.count) == (3, 1)
    async with app.database.read() as session:
        rows = (await session.exec(select(DeliveryRow).where(DeliveryRow.kind == ClipsInspired.kind))).all()
    gap = max(row.not_before for row in rows) - min(row.not_before for row in rows)
    assert gap >= inspiration.QUIET


async def test_who_stops_it_is_not_told_of_what_was_gathered_before(
    app: App, studio: Studio, clip: str, finish_job: FinishJob
) -> None:
    await remixed(app, await studio.member("Ben"), clip, "make it snow", finish_job)
    async with app.database.begin() as session:
        row = (await session.exec(select(DeliveryRow).where(DeliveryRow.kind == ClipsInspired.kind))).one()
        row.not_before = app.clock()
    await preferences.set_told(app, SetTold(await studio.member(), False))
    platform = FakePlatform()
    courier = Courier(app, platform)
    while await courier.deliver_due():
        pass
    assert {parcel.event.kind for parcel in platform.posts} == {ClipReady.kind}


async def test_a_clip_made_out_of_two_of_ones_own_is_told_as_one(
    app: App, studio: Studio, clip: str, camp: str, finish_job: FinishJob
) -> None:
    ben = await studio.member("Ben")
    for count in (1, 2):
        await made(app, ben, await remix.mash_up(app, MashUp(ben, HERE, clip, camp)), finish_job)
        (told,) = await digests(app)
        assert (told.count, told.names, told.clips, told.prompt) == (count, ("Ben",), (clip, camp), CAMP)


async def test_neither_ones_own_remix_is_told_nor_anything_to_who_does_not_want_it(
    app: App, studio: Studio, clip: str, finish_job: FinishJob
) -> None:
    ada, ben = await studio.member(), await studio.member("Ben")
    await remixed(app, ada, clip, "at night", finish_job)
    await preferences.set_told(app, SetTold(ada, False))
    await remixed(app, ben, clip, "make it snow", finish_job)
    assert await digests(app) == []
    assert await preferences.wishes_of(app, ada.id) == preferences.Wishes(confirms=True, told=False)
    await preferences.set_confirming(app, SetConfirming(ada, False))
    assert await preferences.wishes_of(app, ada.id) == preferences.Wishes(confirms=False, told=False)


async def test_a_clip_says_how_many_it_inspired(
    app: App, studio: Studio, clip: str, camp: str, finish_job: FinishJob
) -> None:
    ben = await studio.member("Ben")
    await remixed(app, ben, clip, "at night", finish_job)
    await made(app, ben, await remix.mash_up(app, MashUp(ben, HERE, camp, clip)), finish_job)
    page = await feed.page(app, HERE, ben.id)
    counts = {entry.event.clip_id: entry.event.inspired for entry in page.entries if isinstance(entry.event, ClipReady)}
    assert (counts[clip], counts[camp]) == (2, 1)
