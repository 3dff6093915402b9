"""The whole way in Telegram with the real worker: a café asked for, drawn and posted, and its remix with tea and snow."""

from __future__ import annotations

import asyncio
import io
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from bot_api import LARGE, BotApi
from numpy.typing import NDArray
from telegram_chat import Chat, labels

from core.settings import Settings

ROOT = Path(__file__).parents[1]
CAFE = "a person thinking in a cozy café on a rainy day, steaming cup of coffee on the table"
CHANGE = "replace the coffee with a steaming cup of tea and make the rain outside snow"


@pytest.fixture
async def worker(settings: Settings, tmp_path: Path) -> AsyncIterator[None]:
    """The real worker with the real engine."""
    assert settings.redis_url is not None
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "RIFFREEL_DATA_DIR": str(settings.data_dir),
        "RIFFREEL_REDIS_URL": settings.redis_url.get_secret_value(),
    }
    with (tmp_path / "worker.log").open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "worker", env=environment, cwd=tmp_path, stdout=output, stderr=output
        )
    try:
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.wait(), 20)


def middle(api: BotApi, message: dict[str, Any]) -> NDArray[np.int16]:
    """A frame from the middle of a posted video; it must have sound as well."""
    with av.open(io.BytesIO(api.files[message["video"]["file_id"]]), "r") as video:
        assert video.streams.audio
        frames = [frame.to_ndarray(format="rgb24") for frame in video.decode(video=0)]
    return frames[len(frames) // 2].astype(np.int16)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.usefixtures("worker")
async def test_the_cafe_and_its_remix_are_drawn_and_posted(chat: Chat) -> None:
    group = chat.api.group(LARGE)
    clip = await chat.said(chat.ada, f"/generate {CAFE} --3s", group)
    await chat.until(lambda: "video" in clip, 120)
    card = await chat.said(chat.ben, f"remix: {CHANGE}", group, reply_to=clip)
    assert "<b>coffee → steaming tea · rain → snow</b>" in card["text"]
    assert "ready in about" in card["text"]
    await chat.api.press(chat.ben, card, "Make it")
    await chat.until(lambda: "video" in card, 120)
    assert f'href="https://t.me/c/1234567890/{clip["message_id"]}"' in card["caption"]
    assert labels(card) == ["Remix", "Continue", "Re-roll", "More…"]
    assert chat.api.sent(group) == [clip, card]
    before, after = middle(chat.api, clip), middle(chat.api, card)
    assert before.shape == after.shape
    changed = np.abs(before - after).max(axis=2) > 24
    assert 0.01 < changed.mean() < 0.6, "the window and the cup are not what they were, the room is"
