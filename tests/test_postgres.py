"""The same on PostgreSQL: the tables, the life of a job, and a server that goes away in mid-render.

Needs PostgreSQL's own commands (initdb, pg_ctl) on the path; says so where they are missing. RIFFREEL_REQUIRE_POSTGRES=1 makes that a failure.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import pytest
from conftest import FinishJob, StartWorker, Studio
from pydantic import SecretStr
from sqlmodel import select
from test_delivery import FakePlatform
from test_worker_faults import until

from core.app import App, open_app
from core.commands import Cancel, DeleteClip, MakeDraft, MashUp
from core.delivery import Courier
from core.events import ClipsInspired
from core.generation import remix, runs, service
from core.people import Address
from core.settings import Settings
from core.tables import DeliveryRow, JobState

pytestmark = pytest.mark.alone

ROOT = Path(__file__).parent.parent


@dataclass
class Postgres:
    """A server of our own on a loopback port."""

    folder: Path
    port: int

    def command(self, *words: str) -> None:
        # The server refuses to run as root, so where the tests do, it runs as its own user.
        drop = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
        subprocess.run([*drop, *words], check=True, stdout=subprocess.DEVNULL, cwd=self.folder)

    def start(self) -> None:
        options = f"-c listen_addresses=127.0.0.1 -c port={self.port} -c unix_socket_directories= -c fsync=off"
        log = str(self.folder / "log")
        self.command("pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", log, "-o", options, "start")

    def stop(self) -> None:
        self.command("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")

    @property
    def url(self) -> str:
        return f"postgresql+asyncpg://postgres@127.0.0.1:{self.port}/postgres"


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    if shutil.which("initdb") is None or shutil.which("pg_ctl") is None:
        if os.environ.get("RIFFREEL_REQUIRE_POSTGRES"):
            pytest.fail("initdb and pg_ctl are not on the path")
        pytest.skip("initdb and pg_ctl are not on the path")
    with tempfile.TemporaryDirectory(prefix="riffreel-postgres-") as name, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        server = Postgres(folder, port)
        server.command("initdb", "-D", str(folder / "data"), "-U", "postgres", "-A", "trust", "--no-sync")
        server.start()
        try:
            yield server
        finally:
            server.stop()


@pytest.fixture
def settings(settings: Settings, postgres: Postgres) -> Settings:
    return settings.model_copy(update={"database_url": SecretStr(postgres.url), "lease_seconds": 1.5})


@pytest.fixture
async def app(settings: Settings) -> AsyncIterator[App]:
    async with open_app(settings) as opened:
        yield opened


async def test_a_job_lives_its_life(studio: Studio, finish_job: FinishJob) -> None:
    queued = await studio.generate("a red fox", name="Pia")
    assert queued.position == 1
    clip_id = await finish_job(studio.app, queued.job_id)
    platform = FakePlatform()
    await Courier(studio.app, platform).deliver_due()
    assert platform.clips() == [clip_id]
    await service.delete_clip(studio.app, DeleteClip(await studio.member("Pia"), clip_id))
    again = await studio.generate("a red fox", name="Pia")
    await service.cancel(studio.app, Cancel(await studio.member("Pia"), again.job_id))
    assert (await studio.job(queued.job_id)).state == JobState.POSTED


async def test_claims_of_one_job_by_many_workers_give_one_run(studio: Studio) -> None:
    queued = await studio.generate(name="Quinn")
    claims = await asyncio.gather(*(runs.claim(studio.app, f"w{n}", queued.job_id, 1) for n in range(8)))
    assert sum(isinstance(claim, runs.Run) for claim in claims) == 1


async def test_clips_that_are_finished_at_once_are_told_in_one_message(studio: Studio, finish_job: FinishJob) -> None:
    """Two mash-ups of the same two clips, the other way round, used to wait for each other."""
    app, here = studio.app, Address("web", "main")
    clips = [
        await finish_job(app, (await studio.generate(prompt, name="Rosa")).job_id)
        for prompt in ("a cat on a sofa in the rain", "a dog in a forest at night")
    ]
    jobs = []
    for name, cast, place in (("Sam", *clips), ("Tara", *reversed(clips)), ("Uma", *clips), ("Vito", *reversed(clips))):
        member = await studio.member(name)
        draft = await remix.mash_up(app, MashUp(member, here, cast, place))
        assert isinstance(draft, remix.Draft)
        jobs.append((await remix.make(app, MakeDraft(member, here, draft.id))).job_id)
    await asyncio.gather(*(finish_job(app, job_id) for job_id in jobs))
    async with app.database.read() as session:
        told = await session.exec(select(DeliveryRow.event).where(DeliveryRow.kind == ClipsInspired.kind))
        assert [(event["count"], len(event["names"])) for event in told] == [(4, 4)]


async def test_several_processes_can_migrate_at_once(postgres: Postgres) -> None:
    connection = await asyncpg.connect(postgres.url.replace("+asyncpg", ""))
    await connection.execute("CREATE DATABASE fresh")
    await connection.close()
    environment = os.environ | {"RIFFREEL_DATABASE_URL": postgres.url.removesuffix("postgres") + "fresh"}
    upgrades = [
        await asyncio.create_subprocess_exec(sys.executable, "-m", "bots", "db", "upgrade", env=environment, cwd=ROOT)
        for _ in range(3)
    ]
    assert [await upgrade.wait() for upgrade in upgrades] == [0, 0, 0]


@pytest.mark.slow
async def test_a_render_outlasts_a_database_that_is_away_and_is_posted_once(
    studio: Studio,
    start_worker: StartWorker,
    postgres: Postgres,
) -> None:
    platform = FakePlatform()
    courier = asyncio.create_task(Courier(studio.app, platform).run())
    await start_worker(2.0)
    queued = await studio.generate("a fox in the dark", name="Rosa")

    async def drawing() -> bool:
        return (await studio.job(queued.job_id)).phase == "drawing"

    await until(drawing, 30)
    await asyncio.to_thread(postgres.stop)
    await asyncio.sleep(6)
    await asyncio.to_thread(postgres.start)

    async def posted() -> bool:
        return (await studio.job(queued.job_id)).state == JobState.POSTED

    try:
        await until(posted, 40)
        await asyncio.sleep(1)
        assert courier.done() is False
    finally:
        courier.cancel()
        await asyncio.gather(courier, return_exceptions=True)
    assert [p.event.job_id for p in platform.posts if p.event.kind == "clip_ready"].count(queued.job_id) == 1
