"""The job state machine: what members ask for, what workers do, and what is left when one of them vanishes."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import FinishJob, Studio
from sqlmodel import select

from core.app import App
from core.commands import Cancel, DeleteClip, Reroll, ShowQueue
from core.errors import Refusal
from core.events import ClipReady, JobCancelled, JobFailed
from core.generation import execution, recovery, runs, service
from core.generation.child import RenderChild
from core.generation.engine import RenderedClip
from core.generation.scene import Shape
from core.people import Account, Address, recognise
from core.tables import ClipRow, DeliveryRow, JobRow, JobState


async def events_of(app: App, job_id: str) -> list[str]:
    async with app.database.read() as session:
        rows = await session.exec(select(DeliveryRow).where(DeliveryRow.job_id == job_id).order_by(DeliveryRow.id))
        return [row.kind for row in rows]


async def expire_lease(app: App, job_id: str) -> None:
    async with app.database.begin() as session:
        job = (await session.exec(select(JobRow).where(JobRow.id == job_id))).one()
        job.lease_until = app.clock() - timedelta(seconds=60)


async def test_a_prompt_becomes_a_queued_job_with_its_scene(studio: Studio) -> None:
    queued = await studio.generate("a red fox", shape=Shape.PORTRAIT, seconds=7, seed=3)
    job = await studio.job(queued.job_id)
    assert (job.state, job.scene["shape"], job.scene["seconds"], job.scene["seed"]) == ("queued", "portrait", 7, 3)
    assert queued.position == 1
    assert await studio.app.queue.announced("animatic") == {f"{job.id}.1"}


@pytest.mark.parametrize("prompt", ["", "   \n\t ", "\x00\x07", "\u200b\u2060", "?!…"])
async def test_a_prompt_with_nothing_in_it_is_refused_with_an_example(studio: Studio, prompt: str) -> None:
    with pytest.raises(Refusal, match="nothing to draw"):
        await studio.generate(prompt)


async def test_a_prompt_of_5000_characters_is_refused_with_the_limit(studio: Studio) -> None:
    with pytest.raises(Refusal, match="5000 characters; 1000 is the most"):
        await studio.generate("foxes" * 1000)


async def test_control_characters_and_line_breaks_are_taken_out_of_a_prompt(studio: Studio) -> None:
    queued = await studio.generate("a red\x00 fox\r\n\truns\u202e by")
    assert queued.prompt == "a red fox runs by"


@pytest.mark.parametrize(("seconds", "seed"), [(2, None), (13, None), (5, -1), (5, 2**31)])
async def test_a_length_or_seed_out_of_range_is_refused(studio: Studio, seconds: int, seed: int | None) -> None:
    with pytest.raises(Refusal):
        await studio.generate(seconds=seconds, seed=seed)


async def test_no_job_is_taken_when_the_disk_is_nearly_full(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    object.__setattr__(studio.app.settings, "min_free_mb", 10**12)
    with pytest.raises(Refusal, match="disk of this studio is nearly full"):
        await studio.generate()


async def test_a_member_has_a_limited_number_of_jobs_waiting(studio: Studio) -> None:
    object.__setattr__(studio.app.settings, "max_waiting", 2)
    await studio.generate()
    await studio.generate()
    with pytest.raises(Refusal, match="2 clips in the making"):
        await studio.generate()
    assert await studio.generate(name="Ben")


async def test_a_newcomer_waits_for_no_more_than_one_job_of_a_flooder(studio: Studio) -> None:
    for _ in range(20):
        await studio.generate(name="Flood")
    newcomer = await studio.generate(name="Newcomer")
    assert newcomer.position == 2


async def test_members_take_turns(studio: Studio) -> None:
    for name in ("Ada", "Ada", "Ada", "Ben", "Ben", "Chloe"):
        await studio.generate(name=name)
    async with studio.app.database.read() as session:
        order = (await session.exec(select(JobRow.author).order_by(JobRow.fair_start, JobRow.id))).all()
    assert order == ["Ada", "Ben", "Chloe", "Ada", "Ben", "Ada"]


async def test_a_cancelled_job_costs_its_member_no_place_in_line(studio: Studio) -> None:
    member = await studio.member("Ada")
    for _ in range(5):
        await studio.generate(name="Ada")
        await service.cancel(studio.app, Cancel(member))
    await studio.generate(name="Ben")
    await studio.generate(name="Ben")
    assert (await studio.generate(name="Ada")).position == 2


async def test_the_expected_time_is_learned_from_finished_jobs(studio: Studio, finish_job: FinishJob) -> None:
    first = await studio.generate(seconds=5)
    assert first.wait_seconds is None
    await finish_job(studio.app, first.job_id)  # 0.5 s for 5 s of clip
    await studio.generate(seconds=10)
    third = await studio.generate(seconds=10)
    assert (third.position, third.wait_seconds) == (2, 2)


async def test_cancelling_takes_a_waiting_job_out_of_the_queue(studio: Studio) -> None:
    queued = await studio.generate()
    event = await service.cancel(studio.app, Cancel(await studio.member(), queued.job_id))
    assert isinstance(event, JobCancelled)
    assert (await studio.job(queued.job_id)).state == JobState.CANCELLED
    assert await studio.app.queue.announced("animatic") == set()


async def test_only_the_author_or_a_moderator_cancels(studio: Studio) -> None:
    queued = await studio.generate(name="Ada")
    ben = await studio.member("Ben")
    with pytest.raises(Refusal, match="Only Ada or a moderator"):
        await service.cancel(studio.app, Cancel(ben, queued.job_id))
    with pytest.raises(Refusal, match="Only Ada or a moderator"):
        await service.cancel(studio.app, Cancel(ben, queued.job_id, moderates=Address("web", "elsewhere")))
    assert await service.cancel(studio.app, Cancel(ben, queued.job_id, moderates=Address("web", "main")))


async def test_cancelling_what_is_finished_or_gone_is_refused(studio: Studio, finish_job: FinishJob) -> None:
    queued = await studio.generate()
    await finish_job(studio.app, queued.job_id)
    member = await studio.member()
    with pytest.raises(Refusal, match="Too late"):
        await service.cancel(studio.app, Cancel(member, queued.job_id))
    with pytest.raises(Refusal, match="not in the queue any more"):
        await service.cancel(studio.app, Cancel(member, "nonsense"))
    with pytest.raises(Refusal, match="nothing to cancel"):
        await service.cancel(studio.app, Cancel(member))


async def test_a_finished_job_leaves_a_clip_in_the_store_and_one_event(studio: Studio, finish_job: FinishJob) -> None:
    queued = await studio.generate()
    clip_id = await finish_job(studio.app, queued.job_id)
    assert (await studio.job(queued.job_id)).state == JobState.RENDERED
    assert studio.app.media.path(f"{clip_id}/clip.mp4").stat().st_size > 1000
    assert await events_of(studio.app, queued.job_id) == [ClipReady.kind]


async def test_a_deleted_clip_loses_its_files_and_keeps_its_row(studio: Studio, finish_job: FinishJob) -> None:
    queued = await studio.generate()
    clip_id = await finish_job(studio.app, queued.job_id)
    with pytest.raises(Refusal, match="Only Ada or a moderator"):
        await service.delete_clip(studio.app, DeleteClip(await studio.member("Ben"), clip_id))
    await service.delete_clip(studio.app, DeleteClip(await studio.member(), clip_id))
    assert not studio.app.media.path(f"{clip_id}/clip.mp4").exists()
    async with studio.app.database.read() as session:
        assert (await session.get(ClipRow, clip_id)).deleted_at is not None  # type: ignore[union-attr]
    with pytest.raises(Refusal, match="not there any more"):
        await service.delete_clip(studio.app, DeleteClip(await studio.member(), clip_id))


async def test_a_reroll_is_the_same_scene_with_another_seed(studio: Studio, finish_job: FinishJob) -> None:
    first = await studio.generate("a red fox", seed=1)
    clip_id = await finish_job(studio.app, first.job_id)
    ben = await studio.member("Ben")
    again = await service.reroll(studio.app, Reroll(ben, Address("web", "main"), clip_id))
    old, new = (await studio.job(first.job_id)).scene, (await studio.job(again.job_id)).scene
    assert new["seed"] != old["seed"]
    assert {**new, "seed": 0} == {**old, "seed": 0}
    assert again.author == "Ben"


def copied(clip: RenderedClip, folder: Path) -> RenderedClip:
    """The clip as a render would leave it: in a folder of its own."""
    files = [folder / file.name for file in (clip.video, clip.poster)]
    for copy, file in zip(files, (clip.video, clip.poster), strict=True):
        copy.write_bytes(file.read_bytes())
    return RenderedClip(files[0], files[1], clip.width, clip.height, clip.fps, clip.seconds)


async def test_a_run_that_lost_its_lease_can_not_finish_the_job_and_keeps_nothing(
    studio: Studio, tiny_clip: RenderedClip, tmp_path: Path
) -> None:
    queued = await studio.generate()
    first = await runs.claim(studio.app, "one", queued.job_id, 1)
    assert isinstance(first, runs.Run)
    await expire_lease(studio.app, queued.job_id)
    second = await runs.claim(studio.app, "two", queued.job_id, 1)
    assert isinstance(second, runs.Run)
    with pytest.raises(runs.LeaseLost):
        await runs.complete(studio.app, first, copied(tiny_clip, tmp_path), 1.0)
    assert not studio.app.media.path(first.clip_id).exists()
    assert (await studio.job(queued.job_id)).losses == 1


async def test_completing_can_be_repeated_when_the_database_failed_at_the_commit(
    studio: Studio, tiny_clip: RenderedClip, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued = await studio.generate()
    run = await runs.claim(studio.app, "w", queued.job_id, 1)
    assert isinstance(run, runs.Run)
    clip = copied(tiny_clip, tmp_path)

    async def fail(*_: object) -> None:
        raise OSError("the database went away")

    with monkeypatch.context() as patch:
        patch.setattr("core.delivery.put", fail)
        with pytest.raises(OSError, match="went away"):
            await runs.complete(studio.app, run, clip, 1.0)
    await runs.complete(studio.app, run, clip, 1.0)
    assert studio.app.media.path(f"{run.clip_id}/clip.mp4").exists()
    assert (await studio.job(queued.job_id)).state == JobState.RENDERED


async def test_a_job_whose_scene_can_not_be_read_is_set_aside_and_does_not_come_back_for_ever(studio: Studio) -> None:
    queued = await studio.generate()
    async with studio.app.database.begin() as session:
        job = (await session.exec(select(JobRow).where(JobRow.id == queued.job_id))).one()
        job.scene = {"version": 99}
    child = RenderChild(["false"])
    for attempt in (1, 2, 3):
        await execution.execute(studio.app, child, "w", queued.job_id, attempt)
    job = await studio.job(queued.job_id)
    assert (job.state, job.failures) == (JobState.DEAD, 3)
    assert "validation errors" in (job.reason or "")


async def test_what_killed_workers_left_behind_is_swept_away(studio: Studio) -> None:
    scratch = studio.app.settings.media_folder / ".scratch"
    old, new = scratch / "render-old", scratch / "render-new"
    for folder in (old, new):
        folder.mkdir(parents=True)
    os.utime(old, (0, 0))
    execution.sweep(studio.app)
    assert [folder.name for folder in scratch.iterdir()] == ["render-new"]


async def test_a_job_with_a_live_lease_is_left_to_its_worker(studio: Studio) -> None:
    queued = await studio.generate()
    await runs.claim(studio.app, "one", queued.job_id, 1)
    again = await runs.claim(studio.app, "two", queued.job_id, 1)
    assert isinstance(again, float)
    assert 0 < again <= studio.app.settings.lease_seconds


async def test_a_job_that_outlives_too_many_workers_is_set_aside_and_can_be_requeued(studio: Studio) -> None:
    queued = await studio.generate()
    for index in range(studio.app.settings.max_losses):
        assert isinstance(await runs.claim(studio.app, f"w{index}", queued.job_id, 1), runs.Run)
        await expire_lease(studio.app, queued.job_id)
    assert await runs.claim(studio.app, "last", queued.job_id, 1) is None
    job = await studio.job(queued.job_id)
    assert (job.state, job.reason) == (JobState.DEAD, "10 workers died while rendering it")
    assert await events_of(studio.app, queued.job_id) == [JobFailed.kind]

    assert await recovery.requeue(studio.app) == [queued.job_id]
    job = await studio.job(queued.job_id)
    assert (job.state, job.losses, job.attempt) == (JobState.QUEUED, 0, 2)


async def test_faults_are_tried_again_up_to_the_cap(studio: Studio) -> None:
    queued = await studio.generate()
    for attempt in (1, 2, 3):
        run = await runs.claim(studio.app, "w", queued.job_id, attempt)
        assert isinstance(run, runs.Run)
        await runs.fail(studio.app, run, RuntimeError("bad luck"))
    job = await studio.job(queued.job_id)
    assert (job.state, job.reason, job.failures) == (JobState.DEAD, "bad luck", 3)


async def test_a_stale_announcement_is_dropped(studio: Studio) -> None:
    queued = await studio.generate()
    run = await runs.claim(studio.app, "w", queued.job_id, 1)
    assert isinstance(run, runs.Run)
    await runs.fail(studio.app, run, RuntimeError("once"))
    assert await runs.claim(studio.app, "w", queued.job_id, 1) is None


async def test_a_flushed_queue_is_rebuilt_from_the_rows_in_the_same_order(
    studio: Studio, valkey_server: object
) -> None:
    jobs = [(await studio.generate(name=name)).job_id for name in ("Ada", "Ada", "Ben")]
    valkey_server.client().flushall()  # type: ignore[attr-defined]
    assert await recovery.reconcile(studio.app) == 3
    pool = studio.app.queue._redis
    order = [name.decode().split(".")[0] for name in await pool.zrange("riffreel:jobs:animatic", 0, -1)]
    assert order == [jobs[0], jobs[2], jobs[1]]
    assert await recovery.reconcile(studio.app) == 0


async def test_a_running_job_whose_worker_and_queue_entry_are_both_gone_is_queued_again(studio: Studio) -> None:
    queued = await studio.generate()
    await runs.claim(studio.app, "w", queued.job_id, 1)
    await expire_lease(studio.app, queued.job_id)
    await recovery.reconcile(studio.app)
    job = await studio.job(queued.job_id)
    assert (job.state, job.attempt, job.losses) == (JobState.QUEUED, 2, 1)


async def test_the_queue_view_tells_my_jobs_and_not_the_words_of_others(studio: Studio) -> None:
    await studio.generate("a secret of Ada", name="Ada")
    mine = await studio.generate("a fox of Ben", name="Ben")
    view = await service.show_queue(studio.app, ShowQueue(await studio.member("Ben")))
    assert (view.running, view.waiting, view.workers) == (0, 2, 0)
    assert [line.job_id for line in view.mine] == [mine.job_id]


async def test_a_member_is_recognised_again_and_their_name_kept_current(app: App) -> None:
    first = await recognise(app, Account("discord", "7", "Ada", "de"))
    again = await recognise(app, Account("discord", "7", "Ada L.", "de-DE"))
    other = await recognise(app, Account("telegram", "7", "Ada", None))
    assert (again.id, again.name, again.language) == (first.id, "Ada L.", "de")
    assert other.id != first.id
    assert other.language == "en"
