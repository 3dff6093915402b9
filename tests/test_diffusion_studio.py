"""The whole way with a model that is no drawing: queue, worker, child and bot, on random weights of a few hundred kilobytes."""

from __future__ import annotations

import asyncio
import io
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import av
import pytest
from telegram_chat import Chat

from core.settings import Settings

ROOT = Path(__file__).parents[1]
CAFE = "a person thinking in a cozy café on a rainy day, steaming cup of coffee on the table"
CHANGE = "replace the coffee with a steaming cup of tea"

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def model() -> str:
    """The name of the model's folder."""
    return "wan"


@pytest.fixture
def settings(settings: Settings, tiny_home: Path, model: str) -> Settings:
    folder = tiny_home / model
    if model == "slow" and not folder.exists():
        shutil.copytree(tiny_home / "wan", folder)
        told = (folder / "riffreel.toml").read_text()
        (folder / "riffreel.toml").write_text(re.sub(r"steps = \d+", "steps = 80", told))
    return settings.model_copy(update={"engine": "wan", "model": str(folder), "lease_seconds": 5.0})


def environment(settings: Settings) -> dict[str, str]:
    assert settings.redis_url is not None
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "RIFFREEL_DATA_DIR": str(settings.data_dir),
        "RIFFREEL_REDIS_URL": settings.redis_url.get_secret_value(),
        "RIFFREEL_ENGINE": settings.engine,
        "RIFFREEL_MODEL": settings.model or "",
        "HF_HUB_OFFLINE": "1",
        "OMP_NUM_THREADS": "1",
    }


@pytest.fixture
async def worker(settings: Settings, tmp_path: Path) -> AsyncIterator[int]:
    """The real worker with the real engine and tiny weights; gives its process id."""
    with (tmp_path / "worker.log").open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "worker", env=environment(settings), cwd=tmp_path, stdout=output, stderr=output
        )
    try:
        yield process.pid
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.wait(), 20)


def streams(chat: Chat, message: dict[str, Any]) -> tuple[tuple[int, int], bool]:
    """The size of a posted video, and whether it sounds."""
    with av.open(io.BytesIO(chat.api.files[message["video"]["file_id"]]), "r") as video:
        picture = video.streams.video[0]
        return (picture.width, picture.height), bool(video.streams.audio)


def child_of(pid: int) -> int | None:
    """The worker's only child, if it has one."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(found[0]) if found else None


async def test_a_clip_and_its_remix_are_made_by_a_model_and_posted(chat: Chat, worker: int) -> None:
    clip = await chat.said(chat.ada, f"/generate {CAFE} --3s")
    await chat.until(lambda: "video" in clip, 200)
    assert streams(chat, clip) == ((96, 64), True)
    first = child_of(worker)
    card = await chat.said(chat.ada, f"remix: {CHANGE}", reply_to=clip)
    assert "coffee → steaming tea" in card["text"]
    await chat.api.press(chat.ada, card, "Make it")
    await chat.until(lambda: "video" in card, 200)
    assert streams(chat, card) == ((96, 64), True)
    assert child_of(worker) == first, "the model was loaded once"
    parent, child = sorted(await chat.jobs(), key=lambda job: job.id)
    assert (parent.engine, child.engine) == ("wan/wan", "wan/wan")


@pytest.mark.parametrize("model", ["slow"])
async def test_a_child_killed_at_its_work_is_replaced_and_the_clip_still_comes(chat: Chat, worker: int) -> None:
    clip = await chat.said(chat.ada, "/generate a red fox in a forest --3s")

    async def at_work() -> bool:
        (job,) = await chat.jobs()
        return job.state == "running" and job.share > 0

    await chat.until(at_work, 120)
    doomed = child_of(worker)
    assert doomed is not None
    os.kill(doomed, signal.SIGKILL)
    await chat.until(lambda: "video" in clip, 200)

    async def noted() -> bool:
        (job,) = await chat.jobs()
        return (job.failures, job.state) == (1, "posted")

    await chat.until(noted)


def test_a_worker_without_a_gpu_says_what_to_do_and_ends(settings: Settings, tmp_path: Path) -> None:
    given = environment(settings) | {"RIFFREEL_MODEL": "wan-1-3b"}
    ended = subprocess.run(
        [sys.executable, "-m", "worker"], env=given, cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert ended.returncode == 1
    assert ended.stderr.strip().splitlines()[-1].startswith("The engine wan needs a graphics card")
    assert "Set RIFFREEL_ENGINE=animatic" in ended.stderr
    assert "Traceback" not in ended.stderr
