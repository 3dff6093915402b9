"""Rendering in a child process that can be killed at any moment.

The child speaks JSON lines. On its standard input come orders, each of one or several requests to be rendered in one go, and words that
one of them is wanted no more; on its standard output go progress and one outcome for each request. It loads its engine once and
renders many clips. It ends itself when its input closes, so it never outlives a worker that was killed.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import structlog

from core.errors import Refusal
from core.generation.engine import RenderedClip, RenderRequest, Stopped
from core.generation.orders import order_as_json
from core.settings import Settings

log = structlog.get_logger()

LINE_LIMIT = 1 << 22
START_SECONDS = 60.0
GPU_START_SECONDS = 600.0
"""The libraries alone may take a minute to import from a slow disk, and weights are checked file by file."""

OnProgress = Callable[[int, float, str], Awaitable[None]]
"""Awaited with the number of the request in its order, the share done and the phase."""


class EngineFault(Exception):
    """The engine raised something unexpected, or its process died. The text is for the log."""


Outcome = RenderedClip | Refusal | EngineFault | Stopped


class RenderChild:
    """The worker's end: starts the child when needed, and again after it died. One order at a time."""

    def __init__(
        self, command: Sequence[str], *, start_seconds: float = START_SECONDS, idle_seconds: float | None = None
    ) -> None:
        """``command`` starts a process that calls `core.generation.orders.serve`; `child_for` knows it.

        A child that takes longer than ``start_seconds`` to load its engine is given up; one that has nothing to do for ``idle_seconds``
        ends, which gives the memory that its engine holds back.
        """
        self.command = command
        self.batch = 1
        """How many requests the engine renders in one go; known once it was loaded."""
        self.films = False
        """Whether it wants the clip that a render starts from."""
        self._start_seconds, self._idle_seconds = start_seconds, idle_seconds
        self._process: asyncio.subprocess.Process | None = None
        self._numbers = count(1)
        self._order = 0
        self._rest: asyncio.TimerHandle | None = None
        self._closing: asyncio.Task[None] | None = None

    async def warm_up(self) -> None:
        """Start the process and wait until its engine is loaded. Raises Refusal if it says that it can't, EngineFault if it dies."""
        await self._ready()
        self._rest_soon()

    async def render(self, requests: Sequence[RenderRequest], on_progress: OnProgress, limit: float) -> list[Outcome]:
        """Render requests in one go; gives an outcome for each, in their order.

        Raises EngineFault when the process dies, Refusal when it can't be started and TimeoutError after ``limit`` seconds. On cancellation the child is killed.
        """
        process = await self._ready()
        assert process.stdin is not None
        self._order = next(self._numbers)
        outcomes: dict[int, Outcome] = {}
        try:
            async with asyncio.timeout(limit):
                process.stdin.write(order_as_json(self._order, requests))
                await process.stdin.drain()
                while len(outcomes) < len(requests):
                    answer = await self._line(process)
                    number = answer["of"]
                    if "share" in answer:
                        await on_progress(number, answer["share"], answer["phase"])
                    else:
                        outcomes[number] = _outcome(answer)
        except (BrokenPipeError, ConnectionResetError) as error:
            raise EngineFault(f"the render process died: {error!r}") from error
        finally:
            if len(outcomes) < len(requests):
                await self.close()
            self._rest_soon()
        return [outcomes[number] for number in range(len(requests))]

    def stop(self, number: int) -> None:
        """Say that a request of the order under way is wanted no more: its outcome will be Stopped, within one step of the engine."""
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                self._process.stdin.write(json.dumps({"stop": number, "order": self._order}).encode() + b"\n")

    async def close(self) -> None:
        """Kill the child and wait for its end."""
        self._stay()
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        # Shielded: a cancelled caller must not leave a zombie behind.
        await asyncio.shield(process.wait())

    # --- idling -----------------------------------------------------------------------------------------------------

    def _rest_soon(self) -> None:
        if self._idle_seconds is not None and self._process is not None:
            self._stay()
            self._rest = asyncio.get_running_loop().call_later(self._idle_seconds, self._unload)

    def _stay(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None

    def _unload(self) -> None:
        log.info("child.unloaded", idle_seconds=self._idle_seconds)
        self._closing = asyncio.get_running_loop().create_task(self.close())

    # --- the line ---------------------------------------------------------------------------------------------------

    async def _ready(self) -> asyncio.subprocess.Process:
        self._stay()
        if self._closing is not None:
            await self._closing
            self._closing = None
        if self._process is not None and self._process.returncode is None:
            return self._process
        self._process = await asyncio.create_subprocess_exec(
            *self.command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=LINE_LIMIT,
            start_new_session=True,  # Ctrl-C in a terminal goes to the worker, which decides
        )
        try:
            async with asyncio.timeout(self._start_seconds):
                hello = await self._line(self._process)
        except BaseException:
            await self.close()
            raise
        if "refusal" in hello:
            await self.close()
            raise Refusal(hello["refusal"], **hello["values"])
        self.batch, self.films = hello["batch"], hello["films"]
        log.debug("child.ready", engine=hello["ready"], pid=self._process.pid)
        return self._process

    async def _line(self, process: asyncio.subprocess.Process) -> dict[str, Any]:
        assert process.stdout is not None
        line = await process.stdout.readline()
        if not line:
            code = await process.wait()
            cause = f"signal {signal.Signals(-code).name}" if code < 0 else f"code {code}"
            raise EngineFault(f"the render process ended with {cause}")
        answer: dict[str, Any] = json.loads(line)
        return answer


def child_for(settings: Settings) -> RenderChild:
    """The child that renders as the settings say."""
    wanted = {"engine": settings.engine, "model": settings.model, "models_dir": str(settings.models_folder)}
    command = [sys.executable, "-m", "core.generation.orders", json.dumps(wanted | {"gpu": settings.gpu})]
    if settings.engine == "animatic":
        return RenderChild(command)
    return RenderChild(command, start_seconds=GPU_START_SECONDS, idle_seconds=settings.idle_seconds)


def _outcome(answer: dict[str, Any]) -> Outcome:
    if "refusal" in answer:
        return Refusal(answer["refusal"], **answer["values"])
    if "fault" in answer:
        return EngineFault(answer["fault"])
    if "stopped" in answer:
        return Stopped()
    clip = dict(answer["clip"])
    return RenderedClip(**{**clip, "video": Path(clip["video"]), "poster": Path(clip["poster"])})
