"""How quickly a command is acknowledged and a job starts, and whether a member can hold up the others.

Runs the real core, a real SQLite file, a real Valkey and one real worker process whose engine takes a fixed time and draws
nothing. Everything is on this machine. `python benchmarks/queue.py`; prints a table and exits with 1 if an aim is missed.
"""

from __future__ import annotations

import sys
from pathlib import Path

# Python puts this folder first on its path, where this very file would stand for the standard library's `queue`.
ROOT = Path(__file__).resolve().parent.parent
sys.path[:1] = [str(ROOT), str(ROOT / "tests")]

import asyncio
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import SecretStr
from sqlmodel import col, select

from core.app import App, open_app
from core.commands import Generate
from core.embedded import embedded_queue
from core.generation import service
from core.log import set_up_logging
from core.people import Account, Address, Member, recognise
from core.settings import Settings
from core.tables import JobRow, JobState

MEMBERS, COMMANDS, SPREAD_SECONDS = 100, 3, 5.0
IDLE_STARTS = 40
FLOOD = 100
PLACE = Address("web", "bench")
PROMPT = "a red fox runs through Tokyo at night, camera follows"


async def member(app: App, name: str) -> Member:
    return await recognise(app, Account("web", name, name))


async def acknowledgements(app: App) -> list[float]:
    """Seconds from a command to its answer: 100 members send 3 commands each, spread evenly over 5 s."""

    async def send(number: int) -> float:
        await asyncio.sleep(number * SPREAD_SECONDS / (MEMBERS * COMMANDS))
        started = time.perf_counter()
        who = await member(app, f"member-{number % MEMBERS}")
        await service.submit(app, Generate(who, PLACE, PROMPT))
        return time.perf_counter() - started

    return list(await asyncio.gather(*(send(number) for number in range(MEMBERS * COMMANDS))))


async def job(app: App, job_id: str) -> JobRow:
    async with app.database.read() as session:
        return (await session.exec(select(JobRow).where(JobRow.id == job_id))).one()


async def finished(app: App, job_id: str) -> JobRow:
    async with asyncio.timeout(60):
        while (row := await job(app, job_id)).state in (JobState.QUEUED, JobState.RUNNING):
            await asyncio.sleep(0.01)
    return row


async def idle_starts(app: App) -> list[float]:
    """Seconds from storing a job to its start on a worker that has nothing else to do."""
    delays = []
    who = await member(app, "patient")
    for _ in range(IDLE_STARTS):
        event = await service.submit(app, Generate(who, PLACE, PROMPT))
        row = await finished(app, event.job_id)
        assert row.started_at is not None
        delays.append((row.started_at - row.created_at).total_seconds())
    return delays


async def overtaken_by(app: App) -> int:
    """How many of a flooder's 100 jobs start after a newcomer came and before the newcomer's job."""
    flooder, newcomer = await member(app, "flooder"), await member(app, "newcomer")
    for _ in range(FLOOD):
        await service.submit(app, Generate(flooder, PLACE, PROMPT))
    event = await service.submit(app, Generate(newcomer, PLACE, PROMPT))
    row = await finished(app, event.job_id)
    async with app.database.read() as session:
        between = await session.exec(
            select(JobRow.id).where(
                JobRow.member_id == flooder.id,
                col(JobRow.started_at) > row.created_at,
                col(JobRow.started_at) < row.started_at,
            )
        )
        return len(between.all())


@contextmanager
def worker(settings: Settings, clip: tuple[Path, Path], seconds: float) -> Iterator[None]:
    assert settings.redis_url is not None
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(sys.path[:2]),
        "RIFFREEL_DATA_DIR": str(settings.data_dir),
        "RIFFREEL_REDIS_URL": settings.redis_url.get_secret_value(),
        "RIFFREEL_LOG_LEVEL": "error",
    }
    command = [sys.executable, str(ROOT / "tests/stub_worker.py"), *map(str, clip), str(seconds)]
    process = subprocess.Popen(command, env=environment)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def stub_clip(folder: Path) -> tuple[Path, Path]:
    """Two files of the size of a clip and a poster: nothing looks into them here."""
    files = folder / "clip.mp4", folder / "poster.jpg"
    for file, size in zip(files, (1_500_000, 60_000), strict=True):
        file.write_bytes(os.urandom(size))
    return files


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


async def main() -> int:
    with tempfile.TemporaryDirectory() as name, embedded_queue(Path(name) / "valkey") as url:
        folder = Path(name)
        settings = Settings(
            _env_file=None,  # type: ignore[call-arg]
            data_dir=folder / "var",
            redis_url=SecretStr(url),
            min_free_mb=0,
            max_waiting=10_000,
            log_level="error",
        )
        set_up_logging(settings)
        clip = stub_clip(folder)
        async with open_app(settings) as app:
            with worker(settings, clip, 0.02):
                await finished(
                    app, (await service.submit(app, Generate(await member(app, "first"), PLACE, PROMPT))).job_id
                )
                starts = await idle_starts(app)
                answers = await acknowledgements(app)
            async with app.database.begin() as session:
                for row in await session.exec(select(JobRow).where(JobRow.state == JobState.QUEUED)):
                    row.state = JobState.CANCELLED
            with worker(settings, clip, 0.3):
                overtaken = await overtaken_by(app)
    rows = [
        ("acknowledgement, p50", f"{percentile(answers, 0.5) * 1000:.0f} ms", "", True),
        (
            "acknowledgement, p99",
            f"{percentile(answers, 0.99) * 1000:.0f} ms",
            "≤ 300 ms",
            percentile(answers, 0.99) <= 0.3,
        ),
        (
            "queue to start, median",
            f"{statistics.median(starts) * 1000:.0f} ms",
            "≤ 120 ms",
            statistics.median(starts) <= 0.12,
        ),
        ("queue to start, p95", f"{percentile(starts, 0.95) * 1000:.0f} ms", "", True),
        ("flooder's jobs before a newcomer's", str(overtaken), "≤ 1", overtaken <= 1),
    ]
    for what, figure, aim, good in rows:
        print(f"{what:<36} {figure:>8}   {aim:<10} {'' if good else 'MISSED'}")
    return 0 if all(good for *_, good in rows) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
