"""How jobs get on, shown by editing the messages that answered their commands. Nothing of it is kept: the row is the truth."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import structlog

from core.events import JobProgressed
from core.generation.queueing import Standing, standings
from core.people import Address

if TYPE_CHECKING:
    from core.app import App
    from core.delivery import Postman

log = structlog.get_logger()

FASTEST_SECONDS = 0.25
SLOWEST_SECONDS = 1.0
WATCHED_PLACES = 10
"""Only those next in line see their place change by itself; the others would use up the edits that a platform allows."""


class ProgressBoard:
    """What each status message showed last, and when."""

    def __init__(self, app: App, postman: Postman) -> None:
        self.app = app
        self.postman = postman
        self._shown: dict[str, tuple[JobProgressed | None, float]] = {}
        self._ended: set[str] = set()
        self._edits: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def show(self) -> float:
        """Edit the messages of jobs that moved, each no more often than the face allows; gives the pause until the next look."""
        now = asyncio.get_running_loop().time()
        async with self.app.database.read() as session:
            jobs = await standings(self.app, session, self.app.settings.queue, self.postman.platform)
        watched = [job for job in jobs if job.status_message and job.place.position <= WATCHED_PLACES]
        for job in watched:
            # The answer to the command is fresh: leave it alone for one gap.
            last, since = self._shown.setdefault(job.job_id, (None, now))
            if now - since < self.postman.edit_gap:
                continue
            event = _progressed(job)
            self._shown[job.job_id] = (event, now)
            if last is None or replace(event, wait_seconds=last.wait_seconds) != last:
                await self._edit(job, event)
        for job_id in (self._shown.keys() | self._ended) - {job.job_id for job in watched}:
            self._shown.pop(job_id, None)
            self._ended.discard(job_id)
        return min(SLOWEST_SECONDS, max(FASTEST_SECONDS, self.postman.edit_gap / 4))

    async def end(self, job_id: str) -> None:
        """Something else is about to be shown there: wait for an edit that is under way, and make no other."""
        self._ended.add(job_id)
        lock = self._edits.pop(job_id, None)
        if lock is not None:
            async with lock:
                pass

    async def _edit(self, job: Standing, event: JobProgressed) -> None:
        async with self._edits[job.job_id]:
            if job.job_id in self._ended:
                return
            try:
                await self.postman.show_progress(Address.from_json(job.address), job.status_message or "", event)
            except Exception:  # whatever the platform's client raises: the next edit mends it
                log.warning("progress.unshown", job=job.job_id, exc_info=True)


def _progressed(job: Standing) -> JobProgressed:
    return JobProgressed(
        job_id=job.job_id,
        language=job.language,
        prompt=job.prompt,
        author=job.author,
        share=round(job.share, 2),
        phase=job.phase,
        position=job.place.position,
        wait_seconds=job.place.wait_seconds,
        idle=job.place.idle,
        preview=job.preview,
    )
