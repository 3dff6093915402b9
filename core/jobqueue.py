"""The queue in Redis or Valkey, and the only module that knows arq.

The queue carries job ids and nothing else; all of it can be lost and is rebuilt from the rows. A job's score is its fair start
in virtual milliseconds. arq takes scores for times and runs what is due, so scores far in the past work as priorities.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

import structlog
from arq.connections import ArqRedis
from arq.constants import in_progress_key_prefix, job_key_prefix, retry_key_prefix
from arq.worker import Worker, func
from redis.asyncio import ConnectionPool
from redis.exceptions import RedisError

if TYPE_CHECKING:
    from arq.typing import WorkerCoroutine

log = structlog.get_logger()

OUTAGE = (RedisError, OSError, asyncio.TimeoutError)
QUEUE_PREFIX = "riffreel:jobs:"
KEEP_SECONDS = 30 * 24 * 3600
POLL_SECONDS = 0.05
RECONNECT_SECONDS = 1.0
CALL_SECONDS = 3.0
ANNOUNCE_SECONDS = 1.0
MARK_LEASES = 1.5
READ_LIMIT = 200
"""How many due ids a worker looks at per poll, running ones included: at least four for each worker on the queue."""

MOST_RUNNING = 2
"""Jobs of one worker: one that is drawn, and one before it that is being finished."""

RunJob = Callable[[str, int, Callable[[], None]], Awaitable[None]]
"""``await run(job_id, attempt, free)`` runs an announced job to its end. It may call ``free()`` once the next one can be begun beside it."""


def queue_name(engine: str) -> str:
    return QUEUE_PREFIX + engine


def ticket(job_id: str, attempt: int) -> str:
    """arq's id for one announcement of a job. Fresh for each attempt: an abort or a result kept for an old one can't hit it."""
    return f"{job_id}.{attempt}"


def _dump(value: dict[str, Any]) -> bytes:
    # arq hands an exception over in "r" when a job raised; only its name is of use to anybody.
    return json.dumps(value, default=repr).encode()


def _load(data: bytes) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(data)
    # arq's default (pickle) keeps tuples; JSON gives lists.
    loaded["a"] = tuple(loaded.get("a", ()))
    return loaded


def _connect(url: str) -> ArqRedis:
    """A pool whose calls all end in time: a server that hangs must look like one that is away."""
    pool = ConnectionPool.from_url(
        url, socket_connect_timeout=CALL_SECONDS, socket_timeout=CALL_SECONDS, health_check_interval=30
    )
    return ArqRedis(pool_or_conn=pool, job_serializer=_dump, job_deserializer=_load)


class JobQueue:
    """The producing side. Every method raises one of `OUTAGE` while the server is away."""

    def __init__(self, url: str | None) -> None:
        self.url = url
        self._pool = _connect(url) if url else None

    @property
    def _redis(self) -> ArqRedis:
        if self._pool is None:
            raise ConnectionError("no Redis or Valkey server is configured (RIFFREEL_REDIS_URL)")
        return self._pool

    async def announce(self, engine: str, job_id: str, attempt: int, fair_start: int) -> None:
        """Put a job into its engine's queue. Announcing the same attempt twice changes nothing."""
        # A person waits for this call, and it may fail: the reconciler makes up for it.
        async with asyncio.timeout(ANNOUNCE_SECONDS):
            await self._redis.enqueue_job(
                "render",
                job_id,
                attempt,
                _job_id=ticket(job_id, attempt),
                _queue_name=queue_name(engine),
                _defer_until=datetime.fromtimestamp(fair_start / 1000, UTC),
                _expires=KEEP_SECONDS,
            )

    async def withdraw(self, engine: str, job_id: str, attempt: int) -> None:
        """Take a waiting job out again. A worker that already has it finds out from the row."""
        name = ticket(job_id, attempt)
        await self._redis.zrem(queue_name(engine), name)
        await self._redis.delete(job_key_prefix + name, retry_key_prefix + name)

    async def announced(self, engine: str) -> set[str]:
        """The tickets now in the queue, waiting or running."""
        return {name.decode() for name in await self._redis.zrange(queue_name(engine), 0, -1)}

    async def ping(self) -> bool:
        """True when the server answers."""
        return bool(await self._redis.ping())

    async def close(self) -> None:
        if self._pool is not None:
            with suppress(*OUTAGE):
                await self._pool.aclose()


class _LeasedWorker(Worker):
    """arq's worker with a renewed lease.

    arq marks a job as in progress for its whole timeout, so a killed worker's job would wait that long. Here the mark lives a
    little longer than the lease and is renewed while the job runs.
    """

    lease: float = 5.0

    async def _poll_iteration(self) -> None:
        # A waiting job stays where other workers can have it until it can be begun here.
        self.max_jobs = min(MOST_RUNNING, 1 + len(self.ctx["freed"]))
        await super()._poll_iteration()

    async def run_job(self, job_id: str, score: int) -> None:
        beat = asyncio.create_task(self._renew(in_progress_key_prefix + job_id))
        try:
            await super().run_job(job_id, score)
        finally:
            beat.cancel()

    async def _renew(self, key: str) -> None:
        while True:
            await asyncio.sleep(self.lease / 4)
            try:
                await self.pool.psetex(key, int(self.in_progress_timeout_s * 1000), b"1")
            except OUTAGE:
                # The row's lease is the one that counts; an unrenewed mark only offers the job to others, who look there.
                log.warning("lease.unrenewed", key=key)


async def serve_queue(url: str, engine: str, run: RunJob, lease: float) -> None:
    """Take jobs from an engine's queue and run them until cancelled: the next one when the one before is over, or is free.

    Outlives an absent server: connects again when it is back.
    """

    async def render(context: dict[Any, Any], job_id: str, attempt: int) -> None:
        freed: set[str] = context["freed"]
        name = ticket(job_id, attempt)
        try:
            await run(job_id, attempt, lambda: freed.add(name))
        finally:
            freed.discard(name)

    while True:
        pool = _connect(url)
        worker = _LeasedWorker(
            [
                func(
                    cast("WorkerCoroutine", render),
                    name="render",
                    max_tries=1_000_000,
                    keep_result=0,
                    timeout=7 * 24 * 3600,
                )
            ],
            queue_name=queue_name(engine),
            redis_pool=pool,
            max_jobs=MOST_RUNNING,
            ctx={"freed": set()},
            poll_delay=POLL_SECONDS,
            queue_read_limit=READ_LIMIT,
            health_check_interval=60,
            handle_signals=False,
            log_results=False,
            job_serializer=_dump,
            job_deserializer=_load,
        )
        worker.lease = lease
        # Longer than the row's lease: when the mark has gone, the row can be taken over at once.
        worker.in_progress_timeout_s = lease * MARK_LEASES
        try:
            await worker.async_run()
        except OUTAGE as error:
            log.warning("queue.away", error=repr(error))
            # Renders that are under way go on to their end: only the row has to hear of it.
            await asyncio.gather(*worker.tasks.values(), return_exceptions=True)
            await asyncio.sleep(RECONNECT_SECONDS)
        finally:
            for task in worker.tasks.values():
                task.cancel()
            await asyncio.gather(*worker.tasks.values(), return_exceptions=True)
            with suppress(*OUTAGE):
                await pool.aclose()
