"""How many milliseconds of processor time the server takes for the page of a family of 10,000 clips, over HTTP, from a real SQLite file.

`python benchmarks/lineage.py`; a chain of 200 remixes and 9,800 of their root. Prints the figures and exits with 1 if the aim is missed.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:1] = [str(ROOT)]

import aiohttp
from pydantic import SecretStr

from bots.web.server import serve
from core.app import App, open_app
from core.embedded import embedded_queue
from core.log import set_up_logging
from core.people import Account, recognise
from core.settings import Settings
from core.tables import ClipRow, JobRow, JobState, new_id

CLIPS, CHAIN, LOADS = 10_000, 200, 20
AIM_MILLISECONDS = 150.0


async def plant(app: App) -> list[str]:
    """Store the family; gives the ids of its clips, the root first."""
    member = await recognise(app, Account("web", "ada", "Ada"))
    now, ids = app.clock(), [new_id() for _ in range(CLIPS)]
    scene: dict[str, Any] = {"prompt": "a cat on a sofa", "seed": 1, "shots": [{}], "unresolved": [], "seconds": 5}
    shared = {"member_id": member.id, "author": "Ada", "scene": scene, "platform": "web", "created_at": now}
    jobs, clips = [], []
    for number, clip in enumerate(ids):
        parent = None if number == 0 else ids[number - 1] if number <= CHAIN else ids[0]
        kin = {
            "parent_id": parent,
            "root_id": ids[0],
            "depth": min(number, CHAIN),
            "how": "remix" if parent else "",
            "change": ["coffee → steaming tea", "rain → snow"],
            "prompt": f"make it snow, and give her a cup of tea, take {number}",
        }
        job = JobRow(
            **shared | kin,
            id=new_id(),
            state=JobState.POSTED,
            engine="animatic",
            language="en",
            seconds=5,
            address={"platform": "web", "channel": "main"},
            fair_start=number,
            cost=1,
        )
        jobs.append(job)
        clips.append(
            ClipRow(
                **shared | kin,
                id=clip,
                job_id=job.id,
                video=f"{clip}/clip.mp4",
                poster=f"{clip}/poster.jpg",
                width=832,
                height=480,
                seconds=5.0,
                seed=1,
                channel="main",
            )
        )
    async with app.database.begin() as session:
        session.add_all(jobs)
        await session.flush()
        session.add_all(clips)
    return ids


async def loads(address: str, clip: str) -> tuple[list[float], int]:
    """Processor seconds of server and client from the request to the last byte, and how many bytes the page has.

    On a quiet machine that is the time that passes; on a busy one it says more.
    """
    taken, size = [], 0
    async with aiohttp.ClientSession() as session:
        for _ in range(LOADS):
            began = time.process_time()
            async with session.get(f"{address}/lineage/{clip}") as response:
                assert response.status == 200
                size = len(await response.read())
            taken.append(time.process_time() - began)
    return sorted(taken), size


async def measured() -> bool:
    missed = False
    with tempfile.TemporaryDirectory() as folder, embedded_queue(Path(folder)) as queue:
        settings = Settings(_env_file=None, data_dir=Path(folder), redis_url=SecretStr(queue), log_level="error")  # type: ignore[call-arg]
        set_up_logging(settings)
        async with open_app(settings) as app:
            ids = await plant(app)
            ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
            server = asyncio.create_task(serve(app, "127.0.0.1", 0, ready.set_result))
            address = await ready
            for name, clip in (("root", ids[0]), (f"end of a chain of {CHAIN}", ids[CHAIN]), ("leaf", ids[-1])):
                taken, size = await loads(address, clip)
                median, worst = 1000 * taken[len(taken) // 2], 1000 * taken[-1]
                print(f"{name:24} median {median:4.0f} ms, worst of {LOADS} {worst:4.0f} ms, {size / 1024:.0f} KiB")
                missed |= median > AIM_MILLISECONDS
            server.cancel()
            await asyncio.gather(server, return_exceptions=True)
    return not missed


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(measured()) else 1)
